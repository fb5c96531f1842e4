//! Making a sound file of what a damaged one still gives.
//!
//! Invariant: nothing is deleted: the damaged file stays beside the new one, and until the new one is whole and has the
//! name, the damaged one has it.

use std::path::Path;

use rusqlite::Connection;

use super::super::{Scanned, Store, StoreError, Table, Write};
use super::{SqliteStore, apply, build, connect, fault, files};

impl SqliteStore {
    /// Copies every row that can be read into a new file, which takes the damaged one's place; the damaged one is kept
    /// as `store.damaged`. Asked for by a person; needs no key. Tells how many places could not be read.
    pub fn rebuild(folder: &Path) -> Result<usize, StoreError> {
        if !Self::exists(folder)? {
            return Err(StoreError::Missing);
        }
        let lock = files::lock(folder)?;
        let mut damaged = Self::open_locked(folder, lock)?;
        if damaged.stopped || damaged.fold_is_due {
            // A log that is left over would be taken for the new file's.
            return Err(StoreError::Stopped);
        }
        let slots = damaged.slots()?;
        let new = files::prepare_new(folder)?;
        let copied = build(&new, &slots, std::iter::empty::<Result<Write, StoreError>>())
            .and_then(|()| copy_rows(&mut damaged, &new));
        let unreadable = match copied {
            Ok(unreadable) => unreadable,
            Err(error) => {
                // What cannot be removed now is removed before the next try; nobody relies on it.
                drop(files::remove_new(folder));
                return Err(error);
            }
        };
        let Self { connection, lock, .. } = damaged;
        connection.close().map_err(|(_connection, error)| fault(error))?;
        if files::wal(folder).try_exists().map_err(files::fault)? {
            return Err(StoreError::Stopped);
        }
        files::keep_damaged(folder)?;
        files::move_into_place(folder, &new)?;
        drop(lock);
        Ok(unreadable)
    }
}

/// One transaction for each table, so that memory holds one table at the most.
fn copy_rows(damaged: &mut SqliteStore, new: &Path) -> Result<usize, StoreError> {
    let mut connection = connect(new).map_err(fault)?;
    let mut unreadable = 0;
    for table in Table::ALL {
        unreadable += copy_table(damaged, &mut connection, table)?;
    }
    connection.close().map_err(|(_connection, error)| fault(error))?;
    Ok(unreadable)
}

fn copy_table(
    damaged: &mut SqliteStore,
    connection: &mut Connection,
    table: Table,
) -> Result<usize, StoreError> {
    let transaction = connection.transaction().map_err(fault)?;
    let (mut unreadable, mut result) = (0, Ok(()));
    damaged.scan(table, &mut |scanned| match scanned {
        Scanned::Row { key, sealed } if result.is_ok() => {
            result = apply(&transaction, &Write::Put { table, key, sealed });
        }
        Scanned::Row { .. } => {}
        Scanned::Unreadable => unreadable += 1,
    })?;
    result.and_then(|()| transaction.commit()).map_err(fault)?;
    Ok(unreadable)
}
