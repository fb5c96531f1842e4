//! Keeps the file that tells the group's relay whom to let in.
//!
//! Invariant: the file is whole at every moment, and holds nothing but what [`RelayList`] does.
//! Source: FORMATS.md §14.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::hosting;
use super::offline::Offline;
use crate::relay::list::RelayList;

/// The file, and what stands in it.
#[derive(Debug)]
pub(super) struct RelayListFile {
    file: PathBuf,
    written: Option<RelayList>,
    has_failed: bool,
}

impl RelayListFile {
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file, written: None, has_failed: false }
    }

    /// Writes the list where it is another than last time; says whether this is the first time that it could not be.
    pub(super) fn keep(&mut self, offline: &Offline) -> bool {
        let list = list_of(offline);
        if self.written.as_ref() == Some(&list) {
            return false;
        }
        match replace(&self.file, &list.to_text()) {
            Ok(()) => {
                (self.written, self.has_failed) = (Some(list), false);
                false
            }
            Err(error) => {
                tracing::warn!(%error, "the list for the relay was not written");
                !std::mem::replace(&mut self.has_failed, true)
            }
        }
    }

    /// Whether what stands in it is old.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed
    }
}

/// Whom the relay is to let in: the group's devices, and who may still come in. Nobody where this device does not belong.
fn list_of(offline: &Offline) -> RelayList {
    let ledger = offline.replica.ledger();
    if !ledger.roster().is_current(ledger.device()) {
        return RelayList::default();
    }
    let waited_for = hosting::waited_for(offline);
    RelayList {
        devices: ledger.roster().current_devices().collect(),
        invitations: waited_for.map(|open| open.key).collect(),
    }
}

/// Puts a file in the place of one that may be there, whole or not at all.
fn replace(file: &Path, text: &str) -> io::Result<()> {
    let mut name = OsString::from(".");
    name.push(file.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    name.push(".new");
    let beside = file.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut half = options.open(&beside)?;
    half.write_all(text.as_bytes())?;
    half.sync_all()?;
    drop(half);
    fs::rename(&beside, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_for_its_owner_alone() {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("list");
        for text in ["a long first text", "short"] {
            replace(&file, text).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(replace(&dir.path().join("no such folder/list"), "").is_err());
    }
}
