//! What a device has on disk: plain rows, written all or none.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{BodyName, DeviceId, EntryHash};
use crate::log::Body;
use crate::protocol::{Opened, Row, SavedDocument, StoredEntry};

/// The rows of one device. A clone is a backup.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    entries: Vec<(EntryHash, StoredEntry)>,
    bodies: BTreeMap<BodyName, (DeviceId, Body)>,
    /// The document, where it was saved.
    pub document: Option<SavedDocument>,
    /// Whether the next commit finds the disk full.
    pub is_full: bool,
    /// Whether one ever did.
    pub was_full: bool,
}

impl Disk {
    /// Writes rows; says whether they are on disk.
    pub fn commit(&mut self, rows: Vec<Row>) -> bool {
        if std::mem::take(&mut self.is_full) {
            self.was_full = true;
            return false;
        }
        for row in rows {
            match row {
                Row::Entry(hash, stored) => self.entries.push((hash, *stored)),
                Row::Body(name, device, body) => {
                    self.bodies.insert(name, (device, body));
                }
                Row::EraseBody(name) => {
                    self.bodies.remove(&name);
                }
            }
        }
        true
    }

    /// What a program finds that starts now.
    pub fn open(&self) -> Opened {
        let bodies = self.bodies.iter();
        Opened {
            entries: self.entries.iter().map(|(_, stored)| stored.clone()).collect(),
            bodies: bodies.map(|(name, (device, body))| (*name, *device, body.clone())).collect(),
            document: self.document.clone(),
        }
    }

    /// The entries on it.
    pub fn entries(&self) -> BTreeSet<EntryHash> {
        self.entries.iter().map(|(hash, _)| *hash).collect()
    }

    /// The row of an entry was lost, and came back behind all others.
    pub fn lose_and_fetch_again(&mut self, hash: EntryHash) {
        let (mut lost, mut kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.entries).into_iter().partition(|(it, _)| *it == hash);
        kept.append(&mut lost);
        self.entries = kept;
    }

    /// The row of an entry is lost.
    pub fn lose(&mut self, hash: EntryHash) {
        self.entries.retain(|(it, _)| *it != hash);
    }

    /// The body of a name.
    pub fn body(&self, name: &BodyName) -> Option<&Body> {
        self.bodies.get(name).map(|(_, body)| body)
    }
}
