//! Folders in which stores are made aside, and a store that comes from there to its place.

use std::path::{Path, PathBuf};

use super::super::StoreError;
use super::{SqliteStore, files};

impl SqliteStore {
    /// Makes a folder for this user alone.
    pub(crate) fn make_folder(folder: &Path) -> Result<(), StoreError> {
        files::make_folder(folder)
    }

    /// Makes durable which names are in a folder.
    pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
        files::sync_folder(folder)
    }

    /// Moves the store out of the folder `from`, where nobody has it open, into `home`, or into the first folder in it of
    /// these names that has none; says where it is then.
    pub(crate) fn take_over(
        from: &Path,
        home: &Path,
        names: impl Iterator<Item = String>,
    ) -> Result<PathBuf, StoreError> {
        let beside = names.map(|name| home.join(name));
        for folder in std::iter::once(home.to_owned()).chain(beside) {
            if Self::exists(&folder)? {
                continue;
            }
            files::make_folder(&folder)?;
            let lock = match files::lock(&folder) {
                Err(StoreError::InUse) => continue,
                lock => lock?,
            };
            // Somebody may have made one meanwhile.
            if !Self::exists(&folder)? {
                files::move_over(from, &folder)?;
                return Ok(folder);
            }
            drop(lock);
        }
        Err(StoreError::AlreadyThere)
    }
}
