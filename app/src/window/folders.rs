//! The folders of the groups on this device: the data folder itself holds the first; each further group has a folder of its
//! own in it, named by the day.
//!
//! Invariant: a folder counts once its store is whole, and nothing here changes one that is there: killed at any instant,
//! founding a further group leaves the earlier ones as they were and the new one whole or not at all.
//! Source: FORMATS.md §9.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kith_desktop::desktop::GroupHere;
use kith_sync::node::{self, NodeError};

/// Why it cannot be told which groups are here.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FoldersError {
    /// It cannot be told what a folder holds.
    #[error(transparent)]
    Folder(#[from] NodeError),
    /// The operating system refused.
    #[error("the system refused: {0}")]
    System(#[source] io::Error),
}

/// The groups on this device.
#[derive(Debug)]
pub(crate) struct Folders {
    home: PathBuf,
    /// Newest first.
    groups: Vec<GroupHere>,
}

impl Folders {
    /// Looks which groups are in the data folder.
    pub(crate) fn look(home: PathBuf) -> Result<Self, FoldersError> {
        let mut groups = Vec::new();
        if node::exists(&home)? {
            groups.push(GroupHere::FIRST);
        }
        for name in names_in(&home).map_err(FoldersError::System)? {
            if let Some(group) = GroupHere::in_folder(&name)
                && node::exists(&home.join(&name))?
            {
                groups.push(group);
            }
        }
        groups.sort_unstable_by(|one, other| other.cmp(one));
        Ok(Self { home, groups })
    }

    /// All of them, newest first.
    pub(crate) fn groups(&self) -> &[GroupHere] {
        &self.groups
    }

    /// Where a group is.
    pub(crate) fn dir_of(&self, group: GroupHere) -> PathBuf {
        group.folder().map_or_else(|| self.home.clone(), |name| self.home.join(name))
    }

    /// The one that would begin on this day.
    pub(super) fn next(&self, today: Date) -> GroupHere {
        if self.groups.is_empty() {
            return GroupHere::FIRST;
        }
        let of_today = self.groups.iter().filter(|group| group.since == Some(today));
        let nth = of_today.map(|group| group.nth + 1).max().unwrap_or_default();
        GroupHere { since: Some(today), nth }
    }

    /// One has come to be here; says whether that is new.
    pub(super) fn add(&mut self, group: GroupHere) -> bool {
        let is_new = !self.groups.contains(&group);
        if is_new {
            self.groups.push(group);
            self.groups.sort_unstable_by(|one, other| other.cmp(one));
        }
        is_new
    }

    /// One is here no more.
    pub(super) fn remove(&mut self, group: GroupHere) {
        self.groups.retain(|here| *here != group);
    }
}

fn names_in(home: &Path) -> io::Result<Vec<String>> {
    let entries = match std::fs::read_dir(home) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;

    fn put_store(dir: &Path) {
        std::fs::create_dir_all(dir).unwrap();
        std::fs::write(dir.join("store.sqlite"), b"").unwrap();
    }

    fn of(since: Date, nth: u16) -> GroupHere {
        GroupHere { since: Some(since), nth }
    }

    #[test]
    fn the_newest_group_is_the_first_of_all_and_the_first_here_is_the_data_folder_itself() {
        let home = TempDir::new().unwrap();
        let at = |name: &str| home.path().join(name);
        let empty = Folders::look(at("not made yet")).unwrap();
        assert_eq!(empty.groups(), []);
        assert_eq!(empty.next(date(2026, 11, 24)), GroupHere::FIRST);
        put_store(home.path());
        let one = Folders::look(home.path().to_owned()).unwrap();
        assert_eq!(one.groups(), [GroupHere::FIRST]);
        for name in ["2026-11-24", "2026-11-24.1", "2025-03-02"] {
            put_store(&at(name));
        }
        let all = Folders::look(home.path().to_owned()).unwrap();
        let (newest, earlier) = (date(2026, 11, 24), date(2025, 3, 2));
        let expected = [of(newest, 1), of(newest, 0), of(earlier, 0), GroupHere::FIRST];
        assert_eq!(all.groups(), expected);
        assert_eq!(all.dir_of(expected[0]), at("2026-11-24.1"));
        assert_eq!(all.dir_of(GroupHere::FIRST), home.path());
    }

    #[test]
    fn what_is_no_group_is_passed_over() {
        let home = TempDir::new().unwrap();
        put_store(home.path());
        for name in ["2026-11-24.0", "20261124", "2026-11-24.01", "backup"] {
            put_store(&home.path().join(name));
        }
        // Killed before its store was whole.
        std::fs::create_dir(home.path().join("2026-11-25")).unwrap();
        std::fs::write(home.path().join("2026-11-25/store.new"), b"").unwrap();
        let folders = Folders::look(home.path().to_owned()).unwrap();
        assert_eq!(folders.groups(), [GroupHere::FIRST]);
        assert_eq!(folders.next(date(2026, 11, 25)), of(date(2026, 11, 25), 0));
    }

    #[test]
    fn two_of_one_day_are_in_two_folders() {
        let mut folders = Folders::look(PathBuf::from("nowhere at all")).unwrap();
        let today = date(2026, 11, 24);
        assert!(folders.add(GroupHere::FIRST));
        for nth in 0..3 {
            let next = folders.next(today);
            assert_eq!(next, of(today, nth));
            assert!(folders.add(next));
            assert!(!folders.add(next));
        }
        folders.remove(of(today, 2));
        assert_eq!(folders.groups(), [of(today, 1), of(today, 0), GroupHere::FIRST]);
    }
}
