//! The mark in the group's folder: what the document engine is at work on, and over what the process died before.
//!
//! Plain writes to a file that stays open, never synced: it has to outlive the process, not the system. Where it cannot be
//! written the group is used all the same, without this protection.
//!
//! Invariant: it names everything by row keys alone, which tell nothing without the data key.
//! Source: FORMATS.md §9.4.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use crate::encoding;
use crate::id::{hash, short};
use crate::protocol::{DEATHS, Trials, Tried};
use crate::seal::{RowKey, RowNames, Table};
use crate::store::open_mark;

/// The version of its format.
const MARK_VERSION: u8 = 1;
/// The most suspects that are remembered; of more, those over which the process died least often are forgotten.
const MAX_SUSPECTS: usize = 8 * 1024;
/// The most bytes that are read of it.
const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// Its head: the length of the content, and the check.
const HEAD_BYTES: usize = 4 + 16;

/// What the file holds behind its check.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
struct Content {
    version: u8,
    /// The version of the program that counted.
    program: String,
    /// Over what the process died, and how often alone.
    suspects: Vec<([u8; 16], u8)>,
    /// What is being tried; if it is one, alone.
    begun: Vec<[u8; 16]>,
}

/// The mark of one folder.
#[derive(Debug)]
pub(super) struct Mark {
    /// Absent where it cannot be written.
    file: Option<File>,
    names: RowNames,
    program: String,
    suspects: BTreeMap<RowKey, u8>,
    begun: Vec<RowKey>,
}

impl Mark {
    /// Opens the mark in a folder whose store is open, and counts the death of which it tells, if it does.
    pub(super) fn open(dir: &Path, names: RowNames) -> Self {
        Self::open_as(dir, names, env!("CARGO_PKG_VERSION"))
    }

    fn open_as(dir: &Path, names: RowNames, program: &str) -> Self {
        let mut mark = Self {
            file: None,
            names,
            program: program.to_owned(),
            suspects: BTreeMap::new(),
            begun: Vec::new(),
        };
        let read = open_mark(dir).and_then(|mut file| Ok((read(&mut file)?, file)));
        let (content, file) = match read {
            Ok(read) => read,
            Err(error) => {
                tracing::warn!(%error, "the mark cannot be kept");
                return mark;
            }
        };
        mark.file = Some(file);
        let Some(content) = content else { return mark };
        let is_same_program = content.program == program;
        // Another version of the engine may take what that one died over, so it is tried again, alone.
        let deaths = |deaths: u8| if is_same_program { deaths } else { 0 };
        let suspects = content.suspects.into_iter();
        mark.suspects =
            suspects.map(|(key, counted)| (RowKey::from_stored(key), deaths(counted))).collect();
        let is_alone = content.begun.len() == 1;
        for key in &content.begun {
            let counted = mark.suspects.entry(RowKey::from_stored(*key)).or_default();
            *counted = counted.saturating_add(u8::from(is_alone && is_same_program));
        }
        if !content.begun.is_empty() {
            tracing::warn!(
                count = content.begun.len(),
                is_alone,
                "the last run ended in the document engine"
            );
        }
        mark.forget_least();
        mark.write();
        mark
    }

    fn key(&self, what: &Tried) -> RowKey {
        match what {
            Tried::Edit(entry) => self.names.row_key(Table::Entry, entry.as_bytes()),
            Tried::Document(bytes) => self.names.row_key(Table::Document, bytes),
            Tried::Kept(edit) => self.names.row_key(Table::Pending, edit),
        }
    }

    fn deaths(&self, what: &Tried) -> Option<u8> {
        // Nearly always there is no suspect, and no name to make.
        if self.suspects.is_empty() { None } else { self.suspects.get(&self.key(what)).copied() }
    }

    fn forget_least(&mut self) {
        for deaths in 0..=u8::MAX {
            let excess = self.suspects.len().saturating_sub(MAX_SUSPECTS);
            let least = self.suspects.iter().filter(|(_, counted)| **counted == deaths);
            for key in least.map(|(key, _)| *key).take(excess).collect::<Vec<_>>() {
                self.suspects.remove(&key);
            }
        }
    }

    fn write(&mut self) {
        let content = Content {
            version: MARK_VERSION,
            program: self.program.clone(),
            suspects: self
                .suspects
                .iter()
                .map(|(key, deaths)| (*key.as_bytes(), *deaths))
                .collect(),
            begun: self.begun.iter().map(|key| *key.as_bytes()).collect(),
        };
        let content = encoding::encode(&content);
        let Some(file) = &mut self.file else { return };
        // Its length stands in front: what an earlier, longer content left behind it means nothing.
        let length = u32::try_from(content.len()).unwrap_or(0).to_le_bytes();
        let bytes = [length.as_slice(), &check(&content), &content].concat();
        let written = file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&bytes));
        if let Err(error) = written {
            tracing::warn!(%error, "the mark cannot be kept");
            self.file = None;
        }
    }
}

impl Trials for Mark {
    fn has_suspects(&self) -> bool {
        !self.suspects.is_empty()
    }

    fn is_suspect(&self, what: &Tried) -> bool {
        self.deaths(what).is_some()
    }

    fn is_deadly(&self, what: &Tried) -> bool {
        self.deaths(what).is_some_and(|deaths| deaths >= DEATHS)
    }

    fn begin(&mut self, what: &[Tried]) {
        self.begun = what.iter().map(|what| self.key(what)).collect();
        self.write();
    }

    fn end(&mut self) {
        for key in std::mem::take(&mut self.begun) {
            self.suspects.remove(&key);
        }
        self.write();
    }

    fn clear(&mut self, what: &Tried) {
        if self.deaths(what).is_some() {
            self.suspects.remove(&self.key(what));
            self.write();
        }
    }
}

/// What the file holds; nothing where it is empty, or was cut off while it was written.
fn read(file: &mut File) -> io::Result<Option<Content>> {
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
    let Some((head, rest)) = bytes.split_first_chunk::<HEAD_BYTES>() else { return Ok(None) };
    let Some((length, said)) = head.split_first_chunk::<4>() else { return Ok(None) };
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let content = rest.get(..length).filter(|content| said == check(content));
    let content = content.and_then(|content| encoding::decode::<Content>(content).ok());
    Ok(content.filter(|content| content.version == MARK_VERSION))
}

fn check(content: &[u8]) -> [u8; 16] {
    short(hash("kith mark check 1", &[content]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::EntryHash;
    use crate::seal::Vault;

    /// Opens the mark as another process would, after this one died.
    fn opened(dir: &Path, vault: &Vault, program: &str) -> Mark {
        Mark::open_as(dir, vault.row_names(), program)
    }

    const NOW: &str = env!("CARGO_PKG_VERSION");

    fn vault() -> Vault {
        Vault::generate(&mut |bytes: &mut [u8]| bytes.fill(7))
    }

    fn edit(number: u8) -> Tried {
        Tried::Edit(EntryHash::from_bytes([number; 32]))
    }

    #[test]
    fn only_three_deaths_alone_and_in_a_row_are_deadly() {
        let (dir, vault) = (tempfile::TempDir::new().unwrap(), vault());
        let die_over = |what: &[Tried]| opened(dir.path(), &vault, NOW).begin(what);
        die_over(&[edit(1), edit(2), edit(3)]);
        for _ in 0..2 {
            die_over(&[edit(2)]);
        }
        let mut mark = opened(dir.path(), &vault, NOW);
        assert!([1, 2, 3].iter().all(|number| mark.is_suspect(&edit(*number))));
        assert!(!mark.is_suspect(&edit(4)) && !mark.is_deadly(&edit(2)));
        // It goes through: whatever happened before was no fault of its.
        mark.begin(&[edit(2)]);
        mark.end();
        assert!(!opened(dir.path(), &vault, NOW).is_suspect(&edit(2)));
        for death in 0..3 {
            assert!(!opened(dir.path(), &vault, NOW).is_deadly(&edit(2)), "after {death}");
            die_over(&[edit(2)]);
        }
        let mark = opened(dir.path(), &vault, NOW);
        assert!(mark.is_deadly(&edit(2)) && !mark.is_deadly(&edit(1)));
        assert!(mark.is_suspect(&edit(1)), "it was not tried again");
    }

    #[test]
    fn another_version_of_the_program_counts_from_the_beginning() {
        let (dir, vault) = (tempfile::TempDir::new().unwrap(), vault());
        for _ in 0..3 {
            opened(dir.path(), &vault, NOW).begin(&[edit(2)]);
        }
        assert!(opened(dir.path(), &vault, NOW).is_deadly(&edit(2)));
        let mark = opened(dir.path(), &vault, "0.0.0");
        assert!(!mark.is_deadly(&edit(2)) && mark.is_suspect(&edit(2)));
    }

    #[test]
    fn a_mark_that_was_cut_off_or_cannot_be_kept_is_as_none() {
        let (dir, vault) = (tempfile::TempDir::new().unwrap(), vault());
        opened(dir.path(), &vault, NOW).begin(&[edit(1)]);
        let file = dir.path().join("mark");
        let whole = std::fs::read(&file).unwrap();
        for length in 0..whole.len() {
            std::fs::write(&file, &whole[..length]).unwrap();
            assert!(!opened(dir.path(), &vault, NOW).is_suspect(&edit(1)));
        }
        let nowhere = dir.path().join("nowhere");
        let mut mark = opened(&nowhere, &vault, NOW);
        mark.begin(&[edit(1)]);
        mark.end();
        assert!(!mark.is_suspect(&edit(1)));
    }

    #[test]
    fn the_bytes_of_a_mark_are_these() {
        let (dir, vault) = (tempfile::TempDir::new().unwrap(), vault());
        let open = || opened(dir.path(), &vault, "1.0.0");
        open().begin(&[Tried::Document([2; 32])]);
        open().begin(&[edit(1), Tried::Kept([3; 32])]);
        let bytes = std::fs::read(dir.path().join("mark")).unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&bytes),
            "3a000000c2e866bb194a368a548045c40d53ed5d0105312e302e3001752f236a9156cf7315000664c3cdf53e\
             010272564f7eaf60b915c8ea8c242123a5103e6c28eec8f87e9e024c8a14d9ad92c3"
        );
        let mark = open();
        assert!(mark.is_suspect(&Tried::Kept([3; 32])) && !mark.is_suspect(&edit(3)));
    }

    #[test]
    fn what_is_remembered_is_bounded_and_the_deadly_stay() {
        let (dir, vault) = (tempfile::TempDir::new().unwrap(), vault());
        for _ in 0..3 {
            opened(dir.path(), &vault, NOW).begin(&[edit(0)]);
        }
        let many = |round: u32| -> Vec<Tried> {
            let name = |number: u32| hash("test", &[&(round * 10_000 + number).to_le_bytes()]);
            (0..4096).map(|number| Tried::Edit(EntryHash::from_bytes(name(number)))).collect()
        };
        for round in 0..3 {
            opened(dir.path(), &vault, NOW).begin(&many(round));
        }
        let mark = opened(dir.path(), &vault, NOW);
        assert_eq!(mark.suspects.len(), MAX_SUSPECTS);
        assert!(mark.is_deadly(&edit(0)));
    }
}
