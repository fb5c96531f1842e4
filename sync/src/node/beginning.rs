//! The lock of a data folder: whoever has it may look which groups are there and put one beside them.
//!
//! Invariant: one has it at a time, in whatever process; the system lets it go when the process ends, however it ends. It is
//! never waited for while somebody may do at length what it is for.
//! Source: FORMATS.md §9.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::NodeError;
use super::restoring::has_restored;
use crate::backup::BackupError;
use crate::store::{Lock, SqliteStore, lock_file};

/// The file that is locked.
const LOCK: &str = "groups.lock";

/// The lock of a data folder, until it is dropped.
#[derive(Debug)]
pub struct HomeLock {
    home: PathBuf,
    /// Whether the data folder was made for it: then it goes with it, where nothing has come into it.
    is_home_new: bool,
    lock: Option<Lock>,
}

/// Takes the data folder itself for a group that is about to begin in it; nothing where it has one, or somebody else is at it.
/// The data folder is made where there is none.
pub fn claim(home: &Path) -> Result<Option<HomeLock>, NodeError> {
    let Some(lock) = HomeLock::try_take(home)? else { return Ok(None) };
    let is_free = !SqliteStore::exists(home)? && !has_restored(home);
    Ok(is_free.then_some(lock))
}

impl HomeLock {
    /// Takes the lock, or gives nothing at once where somebody else has it.
    pub(super) fn try_take(home: &Path) -> Result<Option<Self>, NodeError> {
        Self::take(home, false)
    }

    /// Waits for the lock.
    pub(super) fn wait(home: &Path) -> Result<Self, NodeError> {
        Self::take(home, true)?.ok_or(NodeError::InUse)
    }

    /// The data folder.
    pub(super) fn home(&self) -> &Path {
        &self.home
    }

    fn take(home: &Path, waits: bool) -> Result<Option<Self>, NodeError> {
        let (file, mut is_home_new) = (home.join(LOCK), false);
        loop {
            is_home_new |= !home.exists();
            SqliteStore::make_folder(home)?;
            let is_gone = |error: &io::Error| {
                matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Interrupted)
            };
            let lock = match lock_file(&file, waits) {
                Ok(Some(lock)) => lock,
                Ok(None) => return Ok(None),
                // Whoever had made the data folder has taken it away again.
                Err(error) if is_gone(&error) => continue,
                Err(error) => return Err(BackupError::from(error).into()),
            };
            if lock.is_at(&file).map_err(BackupError::from)? {
                return Ok(Some(Self { home: home.to_owned(), is_home_new, lock: Some(lock) }));
            }
        }
    }

    /// Whether nothing is in the data folder but the lock.
    fn is_alone(&self) -> bool {
        let is_lock = |name: io::Result<fs::DirEntry>| name.is_ok_and(|it| it.file_name() == LOCK);
        fs::read_dir(&self.home).is_ok_and(|mut names| names.all(is_lock))
    }
}

impl Drop for HomeLock {
    fn drop(&mut self) {
        if self.is_home_new && self.is_alone() {
            // It stays where something else has come into it, or the system removes no file that is open.
            drop(fs::remove_file(self.home.join(LOCK)));
            drop(fs::remove_dir(&self.home));
        }
        drop(self.lock.take());
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn one_has_it_at_a_time_and_a_data_folder_that_was_made_for_it_goes_with_it() {
        let place = TempDir::new().unwrap();
        let home = place.path().join("data/of/kith");
        let first = claim(&home).unwrap().unwrap();
        assert!(claim(&home).unwrap().is_none());
        assert!(HomeLock::try_take(&home).unwrap().is_none());
        drop(first);
        assert!(!home.exists());
        let again = claim(&home).unwrap().unwrap();
        fs::write(home.join("window.json"), "{}").unwrap();
        drop(again);
        assert!(home.join("window.json").exists());
        drop(claim(&home).unwrap().unwrap());
        assert!(home.join(LOCK).exists(), "it was there before, and stays");
        fs::write(home.join("store.sqlite"), "").unwrap();
        assert!(claim(&home).unwrap().is_none(), "it has a group");
    }

    /// Whoever waits for a lock that goes with its folder takes a new one, and so no two have one at once.
    #[test]
    fn of_many_that_wait_each_has_it_alone() {
        let place = TempDir::new().unwrap();
        let home = place.path().join("data");
        let inside = std::sync::atomic::AtomicUsize::new(0);
        let take_turns = || {
            for _ in 0..50 {
                let lock = HomeLock::wait(&home).unwrap();
                assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                assert_eq!(inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst), 1);
                drop(lock);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(take_turns);
            }
        });
    }
}
