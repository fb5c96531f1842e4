//! The folders of the groups on this device: the data folder itself holds the first; each further group has a folder of its
//! own in it, named by the day.
//!
//! Invariant: a folder counts once its store is whole, and nothing here changes one that is there: killed at any instant,
//! founding a further group leaves the earlier ones as they were and the new one whole or not at all. No two that begin at
//! the same moment, here or in another window, are given one folder.
//! Source: FORMATS.md §9.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kith_desktop::desktop::GroupHere;
use kith_sync::node::{self, HomeLock, NodeError};
use kith_sync::seal::Keyring;

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
    /// Those that are about to be here.
    begun: BTreeSet<GroupHere>,
    /// Keeps others off the data folder itself while the first is about to be in it.
    claim: Option<HomeLock>,
}

/// What a folder may hold in which no group has come to be.
const LEFT: [&str; 2] = ["store.new", "lock"];

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
        Ok(Self { home, groups, begun: BTreeSet::new(), claim: None })
    }

    /// Takes away what was being erased when a process was killed: nothing opens it any more.
    pub(super) fn finish_erasing(&mut self, keyring: &dyn Keyring) {
        for group in self.groups.clone() {
            match node::finish_erasing(&self.dir_of(group), keyring) {
                Ok(true) => self.erased(group),
                Ok(false) => {}
                // Whoever wants to open it is told.
                Err(error) => {
                    tracing::warn!(%error, "it cannot be told whether a group was being erased");
                }
            }
        }
    }

    /// All of them, newest first.
    pub(crate) fn groups(&self) -> &[GroupHere] {
        &self.groups
    }

    /// Where a group is.
    pub(crate) fn dir_of(&self, group: GroupHere) -> PathBuf {
        group.folder().map_or_else(|| self.home.clone(), |name| self.home.join(name))
    }

    /// Makes room for one that begins on this day; [`Folders::add`] or [`Folders::free`] says what came of it.
    pub(super) fn begin(&mut self, today: Date) -> Result<GroupHere, FoldersError> {
        if self.claims_first()? {
            self.begun.insert(GroupHere::FIRST);
            return Ok(GroupHere::FIRST);
        }
        std::fs::create_dir_all(&self.home).map_err(FoldersError::System)?;
        let before = self.groups.iter().chain(&self.begun);
        let of_today = before.filter(|group| group.since == Some(today));
        let mut nth = of_today.map(|group| group.nth + 1).max().unwrap_or_default();
        loop {
            let group = GroupHere { since: Some(today), nth };
            match make_folder(&self.dir_of(group)) {
                Ok(()) => {
                    self.begun.insert(group);
                    return Ok(group);
                }
                // Somebody else's, or what a program that was killed has left.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => nth += 1,
                Err(error) => return Err(FoldersError::System(error)),
            }
        }
    }

    /// Takes the data folder itself, where it is free and nobody else, in another window too, is about to be in it.
    fn claims_first(&mut self) -> Result<bool, NodeError> {
        if !self.groups.is_empty() || self.begun.contains(&GroupHere::FIRST) {
            return Ok(false);
        }
        self.claim = node::claim(&self.home)?;
        Ok(self.claim.is_some())
    }

    /// One is about to be here no more: it is, or nothing came of it.
    fn has_ended(&mut self, group: GroupHere) -> bool {
        if group == GroupHere::FIRST {
            self.claim = None;
        }
        self.begun.remove(&group)
    }

    /// Nothing came of one that was about to begin: its folder goes, where it holds nothing.
    pub(super) fn free(&mut self, group: GroupHere) {
        let dir = self.dir_of(group);
        if !self.has_ended(group)
            || group == GroupHere::FIRST
            || !matches!(node::exists(&dir), Ok(false))
        {
            return;
        }
        let left = LEFT.map(|name| std::fs::remove_file(dir.join(name)));
        let removed = left.into_iter().chain([std::fs::remove_dir(&dir)]);
        for error in removed.filter_map(Result::err) {
            if error.kind() != ErrorKind::NotFound {
                tracing::warn!(kind = %error.kind(), "an empty folder of a group stays");
            }
        }
    }

    /// One has come to be here; says whether that is new.
    pub(super) fn add(&mut self, group: GroupHere) -> bool {
        self.has_ended(group);
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

    /// One was erased: its folder goes, where it has one of its own.
    pub(super) fn erased(&mut self, group: GroupHere) {
        self.remove(group);
        self.begun.insert(group);
        self.free(group);
    }

    /// Those have come to be in these folders; which they are.
    pub(super) fn restored(&mut self, dirs: &[PathBuf]) -> Vec<GroupHere> {
        let in_dir = |dir: &PathBuf| {
            if *dir == self.home {
                return Some(GroupHere::FIRST);
            }
            GroupHere::in_folder(dir.file_name()?.to_str()?)
        };
        let groups: Vec<GroupHere> = dirs.iter().filter_map(in_dir).collect();
        for group in &groups {
            self.add(*group);
        }
        groups
    }

    /// The data folder.
    pub(super) fn home(&self) -> &Path {
        &self.home
    }
}

/// Makes a folder that nobody else can look into, where none is.
fn make_folder(dir: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
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
        let mut empty = Folders::look(at("not made yet")).unwrap();
        assert_eq!(empty.groups(), []);
        assert_eq!(empty.begin(date(2026, 11, 24)).unwrap(), GroupHere::FIRST);
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
        let mut folders = Folders::look(home.path().to_owned()).unwrap();
        assert_eq!(folders.groups(), [GroupHere::FIRST]);
        let next = folders.begin(date(2026, 11, 25)).unwrap();
        assert_eq!(next, of(date(2026, 11, 25), 1), "what may be another's is left alone");
        assert!(home.path().join("2026-11-25/store.new").exists());
    }

    #[test]
    fn two_of_one_day_are_in_two_folders() {
        let home = TempDir::new().unwrap();
        let mut folders = Folders::look(home.path().to_owned()).unwrap();
        let today = date(2026, 11, 24);
        assert!(folders.add(GroupHere::FIRST));
        for nth in 0..3 {
            let next = folders.begin(today).unwrap();
            assert_eq!(next, of(today, nth));
            assert!(folders.add(next));
            assert!(!folders.add(next));
        }
        folders.remove(of(today, 2));
        assert_eq!(folders.groups(), [of(today, 1), of(today, 0), GroupHere::FIRST]);
    }

    #[test]
    fn those_that_begin_at_the_same_moment_are_given_a_folder_each() {
        let home = TempDir::new().unwrap();
        let today = date(2026, 11, 24);
        let here = || Folders::look(home.path().to_owned()).unwrap();
        // One founds and joins; another window founds too.
        let (mut one, mut other) = (here(), here());
        let first = [one.begin(today).unwrap(), one.begin(today).unwrap()];
        assert_eq!(first, [GroupHere::FIRST, of(today, 0)]);
        assert_eq!(other.begin(today).unwrap(), of(today, 1), "the first is being founded");
        put_store(home.path());
        one.add(GroupHere::FIRST);
        assert_eq!(other.begin(today).unwrap(), of(today, 2), "and is here, not known there");
        assert_eq!(one.begin(today).unwrap(), of(today, 3));
        // While a third brings a backup here, the data folder itself is theirs.
        let home = TempDir::new().unwrap();
        let restoring = node::claim(home.path()).unwrap().unwrap();
        let mut beside = Folders::look(home.path().to_owned()).unwrap();
        assert_eq!(beside.begin(today).unwrap(), of(today, 0));
        drop(restoring);
        assert_eq!(beside.begin(today).unwrap(), GroupHere::FIRST);
        beside.free(GroupHere::FIRST);
        assert!(node::claim(home.path()).unwrap().is_some(), "nothing came of it");
    }

    #[test]
    fn of_one_that_did_not_come_to_be_nothing_stays_and_its_name_is_free_again() {
        let home = TempDir::new().unwrap();
        put_store(home.path());
        let mut folders = Folders::look(home.path().to_owned()).unwrap();
        let today = date(2026, 11, 24);
        let dir = home.path().join("2026-11-24");
        for left in [&LEFT[..], &["lock"], &[]] {
            assert_eq!(folders.begin(today).unwrap(), of(today, 0));
            for name in left {
                std::fs::write(dir.join(name), b"").unwrap();
            }
            folders.free(of(today, 0));
            assert!(!dir.exists());
        }
        // A group that has come to be stays, and so does one that was not begun here.
        folders.begin(today).unwrap();
        put_store(&dir);
        folders.free(of(today, 0));
        folders.free(of(today, 0));
        assert!(dir.join("store.sqlite").exists());
        assert!(home.path().join("store.sqlite").exists());
    }
}
