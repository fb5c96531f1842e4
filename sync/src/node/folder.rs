//! A group's folder on this device, unlocked: rows in their own types, sealed on the way in.
//!
//! Invariant: nothing that names the group, a person or a device is a file name or a row key.
//! Source: FORMATS.md §9.

use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use tokio::sync::oneshot;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Options;
use super::addrs::KnownAddrs;
use super::backup::{BackupKept, Part};
use super::edge;
use super::error::NodeError;
use super::mine::{self, Mine};
use crate::encoding;
use crate::group::GroupSnapshot;
use crate::id::{Day, DeviceId, EntryHash, GroupId};
use crate::log::Body;
use crate::protocol::{Opened, Row, SavedDocument, StoredEntry};
use crate::seal::{Cost, KeySlot, Passphrase, RowNames, Secret, SlotKind, Table, Vault};
use crate::store::{Damage, Keeper, ReadError, SqliteStore, StoreError, Write, unlock};

/// What this device is, in this group.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(super) struct DeviceRecord {
    /// The secret half of the device's key.
    pub(super) key: [u8; 32],
    /// The secret half of its key for parcels.
    pub(super) parcel_key: [u8; 32],
    /// The group, once it is founded or joined.
    #[zeroize(skip)]
    pub(super) group: Option<GroupId>,
    /// The joining that was begun and is not finished.
    pub(super) joining: Option<Joining>,
}

/// A joining that was begun.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(super) struct Joining {
    pub(super) ticket: String,
    pub(super) name: String,
}

/// What a member chose for this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    /// Whether devices on the same network find each other.
    pub(super) nearby: bool,
    /// The port of the last run, to be used again so that known addresses stay good.
    pub(super) port: Option<u16>,
    /// Where this device could be reached in the last run.
    pub(super) addrs: Vec<SocketAddr>,
}

impl Settings {
    /// What was chosen as the folder was made.
    pub(super) fn chosen(options: &Options) -> Self {
        Self { nearby: options.nearby.unwrap_or(false), ..Self::default() }
    }
}

/// What a member chose for this device about the group's relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReachChoice {
    /// Whether this device uses it.
    pub(super) uses_relay: bool,
}

impl Default for ReachChoice {
    fn default() -> Self {
        Self { uses_relay: true }
    }
}

impl ReachChoice {
    /// What was chosen as the folder was made.
    pub(super) fn chosen(options: &Options) -> Self {
        Self { uses_relay: options.relay.unwrap_or(true) }
    }
}

/// A ticket that this device made.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(super) struct KeptTicket {
    #[zeroize(skip)]
    pub(super) invite: EntryHash,
    pub(super) secret: [u8; 16],
}

impl std::fmt::Debug for KeptTicket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The secret stays out.
        f.debug_struct("KeptTicket").field("invite", &self.invite).finish_non_exhaustive()
    }
}

/// What is known of another device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KnownPeer {
    pub(super) device: DeviceId,
    pub(super) heard: Option<Day>,
    pub(super) has: Vec<EntryHash>,
    pub(super) addrs: KnownAddrs,
}

/// A record of the private table, under its name.
pub(super) trait Private: Serialize + DeserializeOwned {
    const NAME: &'static [u8];
}

impl Private for DeviceRecord {
    const NAME: &'static [u8] = b"device";
}
/// What this device asked as by earlier tickets, the newest last: one of those requests may have been granted meanwhile.
impl Private for Vec<DeviceRecord> {
    const NAME: &'static [u8] = b"asked before";
}
impl Private for Settings {
    const NAME: &'static [u8] = b"settings";
}
impl Private for ReachChoice {
    const NAME: &'static [u8] = b"reach";
}
impl Private for Vec<KeptTicket> {
    const NAME: &'static [u8] = b"tickets";
}
impl Private for Vec<KnownPeer> {
    const NAME: &'static [u8] = b"peers";
}

impl Private for Vec<super::parcels::Asked> {
    const NAME: &'static [u8] = b"asked by parcel";
}

impl Private for super::news::Unseen {
    const NAME: &'static [u8] = b"news";
}

const SNAPSHOT: &[u8] = b"snapshot";
const DOCUMENT: &[u8] = b"document";

/// What is asked of an unlocked folder, whether or not its group is loaded.
pub(super) enum FolderAsk {
    Slots {
        reply: oneshot::Sender<Result<Vec<KeySlot>, NodeError>>,
    },
    /// Replaces what opens it, where it is still `slots`.
    ReplaceSlots {
        slots: Vec<KeySlot>,
        new: Vec<KeySlot>,
        reply: oneshot::Sender<Result<(), NodeError>>,
    },
    Backup {
        out: File,
        groups: u8,
        nth: u8,
        reply: oneshot::Sender<Result<Part, NodeError>>,
    },
    NoteBackup {
        kept: BackupKept,
        reply: oneshot::Sender<Result<(), NodeError>>,
    },
}

impl FolderAsk {
    /// Does it; what comes back tells whoever asked.
    pub(super) fn answer(self, folder: &mut Folder) -> Box<dyn FnOnce() + Send> {
        match self {
            Self::Slots { reply } => later(reply, folder.slots()),
            Self::ReplaceSlots { slots, new, reply } => {
                later(reply, folder.replace_slots(&slots, &new))
            }
            Self::Backup { out, groups, nth, reply } => {
                later(reply, folder.write_part(out, groups, nth))
            }
            Self::NoteBackup { kept, reply } => later(reply, folder.note_backup(kept)),
        }
    }
}

fn later<T: Send + 'static>(reply: oneshot::Sender<T>, answer: T) -> Box<dyn FnOnce() + Send> {
    // Whoever asked may have gone.
    Box::new(move || drop(reply.send(answer)))
}

/// The unlocked folder; with `()` for its store, one that is not made yet.
#[derive(Debug)]
pub(super) struct Folder<S = SqliteStore> {
    keeper: Keeper<S>,
}

/// A folder that is not made yet: its rows can be sealed, and then it is made with all of them or not at all.
#[derive(Debug)]
pub(super) struct Unmade {
    pub(super) folder: Folder<()>,
    slot: KeySlot,
}

impl Unmade {
    /// A vault and its key slot for the passphrase.
    pub(super) fn new(passphrase: &Passphrase, cost: Cost) -> Result<Self, NodeError> {
        let mut random = Box::new(edge::fill);
        let vault = Vault::generate(&mut random);
        let slot = KeySlot::create(SlotKind::Passphrase, passphrase, cost, &vault, &mut random)?;
        Ok(Self { folder: Folder { keeper: Keeper::new((), vault, random) }, slot })
    }

    /// Makes the store, with its first rows in it.
    pub(super) fn make(self, dir: &Path, first: &[Write]) -> Result<Folder, NodeError> {
        let store = SqliteStore::create(dir, &[self.slot], first)?;
        Ok(Folder { keeper: self.folder.keeper.with_store(store) })
    }
}

impl<S> Folder<S> {
    /// What makes the names of its rows on disk.
    pub(super) fn row_names(&self) -> RowNames {
        self.keeper.row_names()
    }

    /// The write that puts a record of this device's own.
    pub(super) fn put_private<T: Private>(&mut self, record: &T) -> Write {
        let bytes = zeroize::Zeroizing::new(encoding::encode(record));
        self.keeper.put(Table::Private, T::NAME, &bytes)
    }

    /// The write that erases a record of this device's own, not only removes it.
    pub(super) fn erase_private<T: Private>(&self) -> Write {
        self.keeper.erase(Table::Private, T::NAME)
    }

    /// The writes for something that the member keeps for themselves. What the row held before is erased, not only replaced.
    pub(super) fn jotted(&mut self, change: &mine::Change) -> Vec<Write> {
        let erase = self.keeper.erase(Table::Private, &change.name);
        let put = change.row.as_ref().map(|row| self.keeper.put(Table::Private, &change.name, row));
        std::iter::once(erase).chain(put).collect()
    }

    /// The writes for rows of the group.
    pub(super) fn rows(&mut self, rows: &[Row]) -> Vec<Write> {
        let write = |row: &Row| match row {
            Row::Entry(hash, entry) => {
                self.keeper.put(Table::Entry, hash.as_bytes(), &entry.encode())
            }
            Row::Body(name, device, body) => {
                let bytes = zeroize::Zeroizing::new(encoding::encode(&(device, body)));
                self.keeper.put(Table::Body, name.as_bytes(), &bytes)
            }
            Row::EraseBody(name) => self.keeper.erase(Table::Body, name.as_bytes()),
        };
        rows.iter().map(write).collect()
    }

    /// The writes for what makes the next opening quick.
    pub(super) fn shortcuts(
        &mut self,
        snapshot: &GroupSnapshot,
        document: &SavedDocument,
    ) -> Vec<Write> {
        let snapshot = zeroize::Zeroizing::new(encoding::encode(snapshot));
        let document = encoding::encode(document);
        vec![
            self.keeper.put(Table::Snapshot, SNAPSHOT, &snapshot),
            self.keeper.put(Table::Document, DOCUMENT, &document),
        ]
    }

    /// The write that erases the snapshot: it may hold words that were just taken back.
    pub(super) fn erase_snapshot(&mut self) -> Write {
        self.keeper.erase(Table::Snapshot, SNAPSHOT)
    }

    /// The write that keeps an edit until the document is there; as JSON, the words of the headless mode.
    pub(super) fn put_pending(&mut self, number: u64, edit: &str) -> Write {
        let bytes = zeroize::Zeroizing::new(encoding::encode(&(number, edit)));
        self.keeper.put(Table::Pending, &number.to_le_bytes(), &bytes)
    }

    /// The write that forgets one.
    pub(super) fn delete_pending(&mut self, number: u64) -> Write {
        self.keeper.delete(Table::Pending, &number.to_le_bytes())
    }
}

impl Folder {
    /// Opens the store in the folder.
    pub(super) fn open(dir: &Path, secret: impl Into<Secret>) -> Result<Self, NodeError> {
        let mut store = SqliteStore::open(dir)?;
        let vault = unlock(&mut store, secret)?;
        Ok(Self::unlocked(store, vault))
    }

    /// A store with what opened it.
    pub(super) fn unlocked(store: SqliteStore, vault: Vault) -> Self {
        Self { keeper: Keeper::new(store, vault, Box::new(edge::fill)) }
    }

    /// A record of this device's own; `None` where it was never put.
    pub(super) fn private<T: Private>(&mut self) -> Result<Option<T>, NodeError> {
        match self.keeper.get(Table::Private, T::NAME)? {
            Some(bytes) => Ok(Some(encoding::decode(&bytes)?)),
            None => Ok(None),
        }
    }

    /// A record that the device can do without: where it is damaged, as at first. Says whether it was.
    pub(super) fn private_or_first<T: Private + Default>(
        &mut self,
    ) -> Result<(T, bool), NodeError> {
        match self.private() {
            Ok(record) => Ok((record.unwrap_or_default(), false)),
            Err(NodeError::Damaged(_) | NodeError::NeedsNewer(_) | NodeError::Unreadable(_)) => {
                Ok((T::default(), true))
            }
            Err(error) => Err(error),
        }
    }

    /// What the member keeps for themselves, and whether some of the rows of this device's own cannot be read.
    pub(super) fn mine(&mut self) -> Result<(Mine, bool), NodeError> {
        let (rows, damaged) = self.keeper.load(Table::Private)?;
        let (mut mine, mut is_damaged) = (Mine::default(), !damaged.is_empty());
        for row in rows {
            let is_its_name = |name: &[u8]| self.keeper.row_key(Table::Private, name) == row.key;
            is_damaged |= mine.read(&row.plaintext, is_its_name) == mine::Read::Unreadable;
        }
        Ok((mine, is_damaged))
    }

    /// The snapshot of last time, if it can be read.
    pub(super) fn snapshot(&mut self) -> Result<Option<GroupSnapshot>, NodeError> {
        match self.keeper.get(Table::Snapshot, SNAPSHOT) {
            // One that is damaged or of an older version is no loss: it is made anew.
            Ok(bytes) => Ok(bytes.and_then(|bytes| encoding::decode(&bytes).ok())),
            Err(ReadError::Row(_) | ReadError::Store(StoreError::Damaged(_))) => Ok(None),
            Err(error @ ReadError::Store(_)) => Err(error.into()),
        }
    }

    /// The rows that [`Folder::load`] does not read and that do not open.
    pub(super) fn damaged_beside(&mut self) -> Result<Vec<Damage>, NodeError> {
        let mut damaged = Vec::new();
        for table in [Table::Document, Table::Snapshot, Table::Pending, Table::Private] {
            damaged.extend(self.keeper.load(table)?.1);
        }
        Ok(damaged)
    }

    /// The saved document, if it can be read.
    pub(super) fn document(&mut self) -> Option<SavedDocument> {
        let bytes = self.keeper.get(Table::Document, DOCUMENT).ok()??;
        encoding::decode_own(&bytes).ok()
    }

    /// Everything of the group that can be read but the saved document, and what cannot.
    pub(super) fn load(&mut self, group: GroupId) -> Result<(Opened, Vec<Damage>), NodeError> {
        let mut opened = Opened::default();
        let (entries, mut damage) = self.keeper.load(Table::Entry)?;
        for row in entries {
            match encoding::decode_own::<StoredEntry>(&row.plaintext) {
                Ok(entry) => opened.entries.push(entry),
                // Sealed here and not understood: as good as not there.
                Err(_unreadable) => damage.push(Damage::Unreadable),
            }
        }
        let (bodies, damaged) = self.keeper.load(Table::Body)?;
        damage.extend(damaged);
        for row in bodies {
            match encoding::decode_own::<(DeviceId, Body)>(&row.plaintext) {
                Ok((device, body)) => {
                    opened.bodies.push((body.name(group, device), device, body));
                }
                Err(_unreadable) => damage.push(Damage::Unreadable),
            }
        }
        Ok((opened, damage))
    }

    /// The edits that were kept, by number; and whether some cannot be read.
    pub(super) fn pending(&mut self) -> Result<(Vec<(u64, String)>, bool), NodeError> {
        let (rows, damaged) = self.keeper.load(Table::Pending)?;
        let mut is_damaged = !damaged.is_empty();
        let mut pending = Vec::new();
        for row in rows {
            match encoding::decode::<(u64, String)>(&row.plaintext) {
                Ok(kept) => pending.push(kept),
                Err(_unreadable) => is_damaged = true,
            }
        }
        pending.sort_unstable_by_key(|(number, _)| *number);
        Ok((pending, is_damaged))
    }

    /// Writes all or nothing, durably before it returns.
    pub(super) fn commit(&mut self, writes: &[Write]) -> Result<(), StoreError> {
        if writes.is_empty() { Ok(()) } else { self.keeper.commit(writes) }
    }

    /// Does now what would hold up the next commits.
    pub(super) fn make_room(&mut self) {
        use crate::store::Store as _;
        self.keeper.store().make_room();
    }

    /// Whether something erased may still lie on disk.
    pub(super) fn erasure_is_due(&self) -> bool {
        use crate::store::Store as _;
        self.keeper.stored().erasure_is_due()
    }

    /// Its store.
    pub(super) fn store(&mut self) -> &mut SqliteStore {
        self.keeper.store()
    }

    /// What checks a backup of it.
    pub(super) fn backup_check(&self) -> blake3::Hasher {
        self.keeper.backup_check()
    }

    /// Whether the file itself is whole, as far as can be told without a key.
    pub(super) fn check(&mut self) -> Result<(), StoreError> {
        use crate::store::Store as _;
        self.keeper.store().check()
    }
}
