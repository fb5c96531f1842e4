//! Taking a store away, with every file of it, or for good.

use std::path::Path;

use super::super::{Store as _, StoreError};
use super::{SqliteStore, fault, files};
use crate::seal::KeySlot;

impl SqliteStore {
    /// Removes the store with whatever lies beside it as part of it: its log, the mark, one that was being made, one that was
    /// set aside. Cut off at any instant, it leaves a store that can be removed again, or none. The lock stays, empty: two
    /// processes that wait for one store have to wait for one file.
    pub fn remove(self) -> Result<(), StoreError> {
        let Self { connection, lock, folder, .. } = self;
        // First, since some systems remove no file that is open.
        connection.close().map_err(|(_connection, error)| fault(error))?;
        files::remove(&folder)?;
        drop(lock);
        Ok(())
    }

    /// Takes a store away for good, whatever state it is in: what opens it is overwritten first, so that one that was being
    /// taken away when the process was killed opens no more; then its files go. `slots` sees what opened it, before all, if
    /// that can be read. A disk that keeps old copies of what is written over may keep them.
    pub fn destroy(folder: &Path, slots: impl FnOnce(&[KeySlot])) -> Result<(), StoreError> {
        let was_rebuilt = files::damaged(folder).try_exists().map_err(files::fault)?;
        if !Self::exists(folder)? && !was_rebuilt {
            return Err(StoreError::Missing);
        }
        let lock = files::lock(folder)?;
        let is_forgotten = match Self::open_locked(folder, lock.clone()) {
            Ok(mut store) => {
                // What cannot be read is overwritten all the same.
                slots(&store.slots().unwrap_or_default());
                store.erase_slots().is_ok() && !store.erasure_is_due()
            }
            Err(error @ (StoreError::InUse | StoreError::NotAllowed(_))) => return Err(error),
            // What is no store any more, or a newer one, is overwritten as a whole.
            Err(_no_store) => false,
        };
        files::overwrite(folder, !is_forgotten)?;
        files::remove(folder)?;
        drop(lock);
        Ok(())
    }

    /// Overwrites the key slots and removes them: nothing opens the store any more.
    pub(crate) fn erase_slots(&mut self) -> Result<(), StoreError> {
        self.write(true, |transaction| {
            transaction.execute("UPDATE slot SET bytes = zeroblob(length(bytes))", [])?;
            transaction.execute("DELETE FROM slot", []).map(drop)
        })
    }

    /// Whether an earlier file of it was set aside, which may hold more; see [`SqliteStore::rebuild`].
    pub fn was_rebuilt(&self) -> Result<bool, StoreError> {
        files::damaged(&self.folder).try_exists().map_err(files::fault)
    }
}
