//! Restoring a backup: its groups come to be in a data folder.
//!
//! All of them are made in a folder of their own, aside. That folder then gets another name: from that moment on they are
//! here, and whoever is next in this data folder brings each to its place, should this process be killed before.
//!
//! Invariant: killed at any instant, either nothing of the backup counts, or all that it opened does. Nothing that is here
//! is changed. What is looked at and what is put stand under the lock of the data folder, so that no group comes twice.
//! Source: FORMATS.md §9.7.

#[cfg(test)]
mod tests;

use std::fs;
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::beginning::HomeLock;
use super::edge;
use super::error::NodeError;
use super::folder::{DeviceRecord, Folder};
use super::plain_file;
use super::progress::{Progress, Reading, Telling};
use crate::backup::{BackupError, MAX_BYTES, PartReader, read_header, read_padding};
use crate::id::GroupId;
use crate::seal::{KeySlot, KeysError, Secret, SlotError, StoreId, unlocked};
use crate::store::{SqliteStore, Store as _, StoreError, UnlockError};

/// Where groups are made.
const ASIDE: &str = "restore.new";
/// Where they are once all are made.
const MADE: &str = "restore.made";

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The folders of the groups.
    pub folders: Vec<PathBuf>,
    /// How many groups of the backup have another passphrase, or no such recovery code, and were left out.
    pub left_out: usize,
}

/// Restores every group of a backup that `secret` opens, in the data folder `home`: in the folder itself where it has no
/// group, and in folders named by the day.
pub fn restore(
    backup: &Path,
    home: &Path,
    secret: impl Into<Secret>,
) -> Result<Restored, NodeError> {
    restore_and_tell(backup, home, secret, &mut |_progress| {})
}

/// The same, and tells now and then how much of the backup is read and written here.
pub fn restore_and_tell(
    backup: &Path,
    home: &Path,
    secret: impl Into<Secret>,
    told: &mut dyn FnMut(Progress),
) -> Result<Restored, NodeError> {
    restore_telling(backup, home, &secret.into(), Telling::begin(edge::uptime(), told))
}

fn restore_telling(
    backup: &Path,
    home: &Path,
    secret: &Secret,
    telling: Telling<'_>,
) -> Result<Restored, NodeError> {
    let file = plain_file::open(backup).map_err(|error| {
        let is_no_file = error.kind() == ErrorKind::InvalidInput;
        if is_no_file { BackupError::NotABackup } else { error.into() }
    })?;
    let length = file.metadata().map_err(BackupError::from)?.len();
    if length > MAX_BYTES {
        return Err(BackupError::TooLarge.into());
    }
    let file = BufReader::with_capacity(1 << 20, file);
    let mut from = Reading { from: file, telling: telling.of(length) };
    let groups = read_header(&mut from)?;
    let lock = HomeLock::try_take(home)?.ok_or(NodeError::InUse)?;
    bring_in(&lock)?;
    let here = Here::look(&lock, secret)?;
    let aside = Aside::make(&lock)?;
    let (mut made, mut length, mut refused) = (0, 13, None);
    for nth in 0..groups {
        let (part, slots) = PartReader::begin(&mut from, groups, nth)?;
        length += match unlocked(&slots, secret) {
            Ok(opened) => {
                let mut part = part;
                part.check_with(opened.vault.backup_check());
                let bytes = aside.fill(made, &slots, part)?;
                here.compare(&aside.folder(made), secret)?;
                made += 1;
                bytes
            }
            Err(error) => {
                let bytes = part.pass_over()?;
                if let KeysError::Slot(SlotError::Damaged | SlotError::CostOutOfBounds) = error {
                    return Err(BackupError::Damaged.into());
                }
                if !is_another(&error) {
                    return Err(UnlockError::from(error).into());
                }
                refused = Some(error);
                bytes
            }
        };
    }
    read_padding(&mut from, length)?;
    match refused {
        Some(error) if made == 0 => return Err(UnlockError::from(error).into()),
        Some(_) | None => {}
    }
    aside.commit()?;
    let folders = bring_in(&lock)?;
    Ok(Restored { folders, left_out: usize::from(groups) - made })
}

/// Brings to their places groups that were restored when a process was killed; where they are now.
pub fn settle(home: &Path) -> Result<Vec<PathBuf>, NodeError> {
    // Only where there are some: for others that are at this data folder nobody waits.
    if has_restored(home) { bring_in(&HomeLock::wait(home)?) } else { Ok(Vec::new()) }
}

/// Whether there are groups that were restored and are not in their places yet.
pub(super) fn has_restored(home: &Path) -> bool {
    home.join(MADE).is_dir()
}

fn bring_in(lock: &HomeLock) -> Result<Vec<PathBuf>, NodeError> {
    let (home, mut folders) = (lock.home(), Vec::new());
    let made = home.join(MADE);
    // Whoever had the lock before may have brought them in.
    if !has_restored(home) {
        return Ok(folders);
    }
    let names = fs::read_dir(&made).map_err(BackupError::from)?;
    let mut groups = Vec::new();
    for name in names {
        let folder = name.map_err(BackupError::from)?.path();
        if SqliteStore::exists(&folder)? {
            groups.push(folder);
        }
    }
    // In the order of the backup: the first is in the data folder itself.
    groups.sort();
    for group in groups {
        folders.push(SqliteStore::take_over(&group, home, dated(edge::date(edge::today())))?);
    }
    remove_all(&made)?;
    Ok(folders)
}

/// The names of folders of a day, in order.
fn dated(today: Date) -> impl Iterator<Item = String> {
    std::iter::once(today.to_string()).chain((1_u16..).map(move |nth| format!("{today}.{nth}")))
}

/// Whether a group has only another passphrase.
fn is_another(error: &KeysError) -> bool {
    match error {
        KeysError::Slot(SlotError::WrongPassphrase)
        | KeysError::OtherRecoveryCode
        | KeysError::OtherKeyring => true,
        KeysError::Slot(_) | KeysError::Erased => false,
    }
}

/// The groups that are on this device.
struct Here {
    stores: Vec<StoreId>,
    /// Those that the secret opens.
    groups: Vec<GroupId>,
}

impl Here {
    fn look(lock: &HomeLock, secret: &Secret) -> Result<Self, NodeError> {
        let mut here = Self { stores: Vec::new(), groups: Vec::new() };
        let mut folders = vec![lock.home().to_owned()];
        for name in fs::read_dir(lock.home()).map_err(BackupError::from)? {
            folders.push(name.map_err(BackupError::from)?.path());
        }
        for folder in folders.into_iter().filter(|folder| folder.is_dir()) {
            if SqliteStore::exists(&folder)? {
                here.add(&folder, secret)?;
            }
        }
        Ok(here)
    }

    fn add(&mut self, folder: &Path, secret: &Secret) -> Result<(), NodeError> {
        let mut store = match SqliteStore::open(folder) {
            Ok(store) => store,
            Err(error @ StoreError::InUse) => return Err(error.into()),
            // Whatever it was, it is not read.
            Err(_damaged) => return Ok(()),
        };
        self.stores.extend(store.slots()?.iter().filter_map(KeySlot::store));
        drop(store);
        match group_in(folder, secret) {
            Ok(group) => self.groups.extend(group),
            // One with another passphrase is another group, as far as can be told.
            Err(error) => tracing::debug!(%error, "a group here was not compared with the backup"),
        }
        Ok(())
    }

    /// Refuses a group that is here already.
    fn compare(&self, folder: &Path, secret: &Secret) -> Result<(), NodeError> {
        let slots = SqliteStore::open(folder)?.slots()?;
        let is_here = slots.iter().filter_map(KeySlot::store).any(|id| self.stores.contains(&id));
        let is_in = || -> Result<bool, NodeError> {
            Ok(!self.groups.is_empty()
                && group_in(folder, secret)?.is_some_and(|group| self.groups.contains(&group)))
        };
        if is_here || is_in()? { Err(BackupError::GroupHere.into()) } else { Ok(()) }
    }
}

/// Which group a folder holds.
fn group_in(folder: &Path, secret: &Secret) -> Result<Option<GroupId>, NodeError> {
    let device: Option<DeviceRecord> = Folder::open(folder, secret)?.private()?;
    Ok(device.and_then(|device| device.group))
}

/// Where groups are made. Dropped before they are all made, it leaves nothing.
struct Aside<'a> {
    home: &'a Path,
    is_committed: bool,
}

impl<'a> Aside<'a> {
    fn make(lock: &'a HomeLock) -> Result<Self, NodeError> {
        let aside = Self { home: lock.home(), is_committed: false };
        let folder = aside.home.join(ASIDE);
        SqliteStore::make_folder(&folder)?;
        // What a killed process left.
        for left in fs::read_dir(&folder).map_err(BackupError::from)? {
            remove_all(&left.map_err(BackupError::from)?.path())?;
        }
        Ok(aside)
    }

    fn folder(&self, nth: usize) -> PathBuf {
        self.home.join(ASIDE).join(format!("{nth:03}"))
    }

    fn fill(
        &self,
        nth: usize,
        slots: &[KeySlot],
        mut part: PartReader<'_, impl Read>,
    ) -> Result<u64, NodeError> {
        let rows = std::iter::from_fn(|| part.row().map_err(NodeError::from).transpose());
        SqliteStore::create_from(&self.folder(nth), slots, rows)?;
        Ok(part.end()?)
    }

    /// From now on the groups are here.
    fn commit(mut self) -> Result<(), NodeError> {
        SqliteStore::sync_folder(&self.home.join(ASIDE))?;
        fs::rename(self.home.join(ASIDE), self.home.join(MADE)).map_err(BackupError::from)?;
        self.is_committed = true;
        Ok(SqliteStore::sync_folder(self.home)?)
    }
}

impl Drop for Aside<'_> {
    fn drop(&mut self) {
        if !self.is_committed
            && let Err(error) = remove_all(&self.home.join(ASIDE))
        {
            tracing::warn!(%error, "what was made of a backup is still aside; the next try removes it");
        }
    }
}

fn remove_all(folder: &Path) -> Result<(), BackupError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}
