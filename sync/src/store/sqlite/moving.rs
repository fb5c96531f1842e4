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
    /// these names that nobody made before; says where it is then.
    pub(crate) fn take_over(
        from: &Path,
        home: &Path,
        names: impl Iterator<Item = String>,
    ) -> Result<PathBuf, StoreError> {
        if !Self::exists(home)? && Self::moves_into(from, home)? {
            return Ok(home.to_owned());
        }
        for folder in names.map(|name| home.join(name)) {
            // One that is there and empty is where somebody is about to found or to join.
            if files::make_new_folder(&folder)? && Self::moves_into(from, &folder)? {
                return Ok(folder);
            }
        }
        Err(StoreError::AlreadyThere)
    }

    /// Moves the store into a folder, unless somebody is at it or has made one meanwhile; whether it did.
    fn moves_into(from: &Path, folder: &Path) -> Result<bool, StoreError> {
        let _lock = match files::lock(folder) {
            Err(StoreError::InUse) => return Ok(false),
            lock => lock?,
        };
        let is_free = !Self::exists(folder)?;
        if is_free {
            files::move_over(from, folder)?;
        }
        Ok(is_free)
    }
}
