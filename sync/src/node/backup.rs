//! A backup is written: one file with the groups of this device, those that run among them.
//!
//! Invariant: the file is there whole or not at all, and no other is written over. What is in it is one moment of each group.
//! Source: FORMATS.md §9.7.

mod file;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::edge;
use super::error::NodeError;
use super::folder::{DeviceRecord, Folder, FolderAsk, Private};
use super::offline::Offline;
use super::{NodeHandle, blocking};
use crate::backup::{BackupError, MAX_BYTES, MAX_GROUPS, PartWriter, TABLES, header, padded};
use crate::id::{Day, DeviceId};
use crate::seal::{Secret, Table};
use crate::store::{Scanned, Store as _};
use file::NewFile;

/// That a group was kept in a backup, for the reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BackupKept {
    /// The day of the last one.
    pub(super) day: Day,
    /// How many entries were in it.
    pub(super) entries: u64,
}

impl Private for BackupKept {
    const NAME: &'static [u8] = b"backup";
}

/// Where a group's content is beside this device, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupStatus {
    /// The day of the last backup that was made here.
    pub last: Option<Date>,
    /// Since when something that this member wrote is on this device alone: no other device has it, and no backup.
    pub only_here_since: Option<Date>,
}

/// A backup that is being written. Dropped before it is finished, it leaves nothing.
#[derive(Debug)]
pub struct Backup {
    file: NewFile,
    groups: Vec<Source>,
}

/// A group that is in it or will be.
#[derive(Debug)]
enum Source {
    Closed(Box<Folder>),
    Running(NodeHandle),
}

/// How much of a group was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    bytes: u64,
    entries: u64,
    /// Places of its store that could not be read.
    unreadable: u64,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many groups are in it.
    pub groups: usize,
    /// How many places of their stores could not be read and are missing.
    pub unreadable: u64,
}

impl Backup {
    /// Begins a backup in a file that is not there yet.
    pub fn begin(target: &Path) -> Result<Self, BackupError> {
        Ok(Self { file: NewFile::create(target)?, groups: Vec::new() })
    }

    /// Adds a group that does not run.
    pub fn add(&mut self, dir: &Path, secret: impl Into<Secret>) -> Result<(), NodeError> {
        let mut folder = Folder::open(dir, secret)?;
        let device: DeviceRecord = folder.private()?.ok_or(NodeError::NoGroup)?;
        if device.joining.is_some() {
            return Err(NodeError::JoiningNotFinished);
        }
        self.groups.push(Source::Closed(Box::new(folder)));
        Ok(())
    }

    /// Adds a group that runs.
    pub fn add_running(&mut self, node: NodeHandle) {
        self.groups.push(Source::Running(node));
    }

    /// Writes all of it, and gives the file its name.
    pub async fn finish(self) -> Result<Written, NodeError> {
        let Self { mut file, groups } = self;
        let count = u8::try_from(groups.len()).ok().filter(|it| usize::from(*it) <= MAX_GROUPS);
        let count = count.ok_or(BackupError::TooLarge)?;
        if count == 0 {
            return Err(BackupError::Nothing.into());
        }
        let begun = header(count);
        file.write(&begun)?;
        let mut length = begun.len() as u64;
        let mut done = Vec::new();
        for (nth, group) in (0..count).zip(groups) {
            let (group, part) = group.write(file.out()?, count, nth).await?;
            length += part.bytes;
            if length > MAX_BYTES {
                return Err(BackupError::TooLarge.into());
            }
            done.push((group, part));
        }
        blocking(move || Ok(file.finish(padded(length))?)).await?;
        let mut written = Written { groups: done.len(), unreadable: 0 };
        for (group, part) in done {
            written.unreadable += part.unreadable;
            group.note(BackupKept { day: edge::today(), entries: part.entries }).await;
        }
        Ok(written)
    }
}

impl Source {
    /// Writes the group as it is now.
    async fn write(self, out: File, groups: u8, nth: u8) -> Result<(Self, Part), NodeError> {
        match self {
            Self::Running(node) => {
                let part = node
                    .ask(|reply| FolderAsk::Backup { out, groups, nth, reply }.into())
                    .await??;
                Ok((Self::Running(node), part))
            }
            Self::Closed(mut folder) => {
                let written = blocking(move || {
                    let part = folder.write_part(out, groups, nth)?;
                    Ok((Self::Closed(folder), part))
                });
                written.await
            }
        }
    }

    /// Keeps that there is a backup of it. The backup is there: where this cannot be kept, the next reminder comes too early.
    async fn note(self, kept: BackupKept) {
        let noted = match self {
            Self::Running(node) => {
                node.ask(|reply| FolderAsk::NoteBackup { kept, reply }.into()).await.flatten()
            }
            Self::Closed(mut folder) => folder.note_backup(kept),
        };
        if let Err(error) = noted {
            tracing::warn!(%error, "that a backup was made was not kept");
        }
    }
}

impl NodeHandle {
    /// Writes a backup of this group alone.
    pub(super) async fn write_backup(&self, target: &Path) -> Result<(), NodeError> {
        let mut backup = Backup::begin(target)?;
        backup.add_running(self.clone());
        backup.finish().await.map(|_written| ())
    }
}

impl Folder {
    /// Writes what the store holds now.
    pub(super) fn write_part(&mut self, out: File, groups: u8, nth: u8) -> Result<Part, NodeError> {
        let (check, store) = (self.backup_check(), self.store());
        let slots = store.slots()?;
        let mut out = BufWriter::with_capacity(1 << 20, out);
        let mut part = PartWriter::begin(&mut out, check, groups, nth, &slots)?;
        let (mut entries, mut unreadable, mut failed) = (0, 0, None);
        for table in TABLES {
            store.scan(table, &mut |scanned| match scanned {
                Scanned::Row { key, sealed } => {
                    entries += u64::from(table == Table::Entry);
                    if failed.is_none() {
                        failed = part.row(table, &key, &sealed).err();
                    }
                }
                Scanned::Unreadable => unreadable += 1,
            })?;
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        let bytes = part.end()?;
        out.flush().map_err(BackupError::from)?;
        Ok(Part { bytes, entries, unreadable })
    }

    /// Keeps that there is a backup.
    pub(super) fn note_backup(&mut self, kept: BackupKept) -> Result<(), NodeError> {
        let write = self.put_private(&kept);
        Ok(self.commit(&[write])?)
    }
}

impl Offline {
    /// Where what this member wrote is beside this device.
    pub(super) fn backup_status(
        &self,
        mine: &[DeviceId],
        has_all_mine: impl Fn(DeviceId) -> bool,
    ) -> BackupStatus {
        let ledger = self.replica.ledger();
        let roster = ledger.roster();
        let last = self.kept_backup.map(|kept| edge::date(kept.day));
        let me = ledger.device();
        if roster.current_devices().any(|device| device != me && has_all_mine(device)) {
            return BackupStatus { last, only_here_since: None };
        }
        let kept = self.kept_backup.map_or(0, |kept| kept.entries);
        let kept = usize::try_from(kept).unwrap_or(usize::MAX);
        let first_new = mine.iter().filter_map(|device| {
            let entries = ledger.log().device_entries(device);
            let at = entries.partition_point(|at| *at < kept);
            Some(ledger.log().entry(*entries.get(at)?)?.day)
        });
        BackupStatus { last, only_here_since: first_new.min().map(edge::date) }
    }
}
