//! Taking a store away, with every file of it.

use super::super::StoreError;
use super::{SqliteStore, fault, files};

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

    /// Whether an earlier file of it was set aside, which may hold more; see [`SqliteStore::rebuild`].
    pub fn was_rebuilt(&self) -> Result<bool, StoreError> {
        files::damaged(&self.folder).try_exists().map_err(files::fault)
    }
}
