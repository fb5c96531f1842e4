//! Erasing a group from this device: what opens it first, then its files.
//!
//! Invariant: killed at any instant, it leaves a group that is whole, one that nothing opens any more and that can be erased
//! again, or none. It needs no passphrase: whoever can write in the folder could remove it anyway.
//! Source: FORMATS.md §9.

use std::path::Path;

use super::error::NodeError;
use crate::seal::{Keyring, keyring_names};
use crate::store::SqliteStore;

/// Erases the group in a folder, and what a keyring keeps for it. What other members' devices, backups and parcels hold
/// stays where it is.
pub fn erase(dir: &Path, keyring: &dyn Keyring) -> Result<(), NodeError> {
    SqliteStore::destroy(dir, |slots| {
        for name in keyring_names(slots) {
            // What stays there opens nothing any more.
            if let Err(error) = keyring.delete(&name) {
                tracing::warn!(%error, "the keyring still keeps something for a group that is erased");
            }
        }
    })?;
    Ok(())
}

/// Finishes what was begun in a folder when a process was killed while it erased a group; says whether there was anything.
/// What somebody had rebuilt is left to a person: what was set aside may hold more.
pub fn finish_erasing(dir: &Path, keyring: &dyn Keyring) -> Result<bool, NodeError> {
    let is_due = is_being_erased(dir)? && !SqliteStore::open(dir)?.was_rebuilt()?;
    if is_due {
        erase(dir, keyring)?;
    }
    Ok(is_due)
}

/// Whether the group in a folder was being erased, so that nothing opens it any more.
pub fn is_being_erased(dir: &Path) -> Result<bool, NodeError> {
    use crate::store::Store as _;
    if !SqliteStore::exists(dir)? {
        return Ok(false);
    }
    Ok(SqliteStore::open(dir)?.slots()?.is_empty())
}
