//! A group opened on this device, without the network: the replica, and the folder that keeps it.
//!
//! Invariant: what the replica wants stored is on disk before anything that follows from it is told to anybody. Where the
//! disk refuses, nothing further happens until it takes what is waiting.

mod turned_down;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ed25519_dalek::SigningKey;

use super::addrs::KnownAddrs;
use super::api::{NodeState, Problem};
use super::backup::BackupKept;
use super::edge;
use super::error::NodeError;
use super::folder::{DeviceRecord, Folder, KeptTicket, KnownPeer, ReachChoice, Settings};
use super::keys::KeysStatus;
use super::mark::Mark;
use super::mine::Mine;
use super::news::NewsKept;
use super::parcels::Asked;
use super::problems::unsaved;
use super::trouble::Trouble;
use crate::group::GroupSnapshot;
use crate::group::snapshot::Candidate;
use crate::id::{DeviceId, EntryHash, GroupId, ParcelKey, RecordId};
use crate::log::Kind;
use crate::parcel::Secrets;
use crate::protocol::{Ledger, Loaded, Opened, Output, Replica, Row, SavedDocument};
use crate::seal::Secret;
use crate::store::{Damage, Write};

/// After how many new entries the document and the snapshot are saved again, so that the next opening is quick.
const SAVE_AFTER_ENTRIES: usize = 512;

/// A group opened on this device.
#[derive(Debug)]
pub struct Offline {
    pub(super) folder: Folder,
    pub(super) replica: Replica,
    pub(super) settings: Settings,
    /// Whether this device uses the relay that the group named.
    pub(super) uses_relay: bool,
    pub(super) tickets: Vec<KeptTicket>,
    pub(super) addrs: BTreeMap<DeviceId, KnownAddrs>,
    /// What the member keeps for themselves.
    pub(super) mine: Arc<Mine>,
    /// What came from the others since this member last looked.
    pub(super) news: NewsKept,
    /// What others asked for in their parcels.
    pub(super) asked: Vec<Asked>,
    /// The last backup that was made.
    pub(super) kept_backup: Option<BackupKept>,
    /// What opens it beside its passphrase.
    pub(super) keys: KeysStatus,
    key: SigningKey,
    /// What opens parcels for this device.
    pub(super) secrets: Secrets,
    /// What goes to disk next, all of it or nothing.
    unwritten: Vec<Write>,
    /// What is done once that is on disk.
    held: Vec<Output>,
    problem: Option<Problem>,
    pub(super) damage: Vec<Problem>,
    /// The people whom the snapshot on disk lists.
    listed: BTreeSet<RecordId>,
    /// The list of people that was looked at last beside it.
    looked_at: Option<Arc<Vec<Arc<Candidate>>>>,
    /// How many entries the saved document covers, or there were when saving it last failed.
    saved_entries: usize,
    /// What is known of other devices, as it was last kept.
    kept_peers: Vec<KnownPeer>,
}

/// What a device is in its group, read from the folder before the group itself is loaded.
pub(super) struct Unlocked {
    pub(super) folder: Folder,
    pub(super) device: DeviceRecord,
    pub(super) group: GroupId,
    pub(super) snapshot: Option<GroupSnapshot>,
    pub(super) mine: Arc<Mine>,
    /// Whether some rows of this device's own cannot be read.
    is_own_damaged: bool,
    dir: PathBuf,
}

impl Unlocked {
    /// Opens the folder and reads what can be shown at once.
    pub(super) fn open(dir: &Path, secret: impl Into<Secret>) -> Result<Self, NodeError> {
        let mut folder = Folder::open(dir, secret)?;
        let device: DeviceRecord = folder.private()?.ok_or(NodeError::NoGroup)?;
        if device.joining.is_some() {
            return Err(NodeError::JoiningNotFinished);
        }
        let group = device.group.ok_or(NodeError::NoGroup)?;
        let snapshot = folder.snapshot()?;
        let (mine, is_own_damaged) = folder.mine()?;
        let (mine, dir) = (Arc::new(mine), dir.to_owned());
        Ok(Self { folder, device, group, snapshot, mine, is_own_damaged, dir })
    }

    /// Where it is kept what the document engine is being given.
    pub(super) fn mark(&self) -> Mark {
        Mark::open(&self.dir, self.folder.row_names())
    }

    /// Reads every row of the group.
    pub(super) fn rows(&mut self) -> Result<(Opened, Vec<Damage>), NodeError> {
        let (mut opened, damage) = self.folder.load(self.group)?;
        opened.document = self.folder.document();
        Ok((opened, damage))
    }

    /// Reads every row of the group, while the saved document is being read beside.
    pub(super) fn begin(&mut self) -> Result<Loading, NodeError> {
        let (group, key, nonce) =
            (self.group, SigningKey::from_bytes(&self.device.key), edge::random());
        let chain = Ledger::chain_of(group, &key, nonce);
        let (saved, mark) = (self.folder.document(), Box::new(self.mark()));
        let document = std::thread::spawn(move || {
            let loaded = Loaded::load(saved.as_ref(), chain, mark);
            (saved.map(|saved| SavedDocument { bytes: Vec::new(), ..saved }), loaded)
        });
        let (opened, damage) = self.folder.load(group)?;
        Ok(Loading { group, key, nonce, opened, damage, document })
    }
}

/// A ledger on its way: its rows are read, its document may still be.
pub(super) struct Loading {
    group: GroupId,
    key: SigningKey,
    nonce: [u8; 16],
    opened: Opened,
    damage: Vec<Damage>,
    document: std::thread::JoinHandle<(Option<SavedDocument>, Loaded)>,
}

impl Loading {
    /// The ledger, the entries that do not fit, and the rows that cannot be read.
    pub(super) fn finish(self) -> Result<(Ledger, Vec<EntryHash>, Vec<Damage>), NodeError> {
        let Self { group, key, nonce, opened, damage, document } = self;
        let (saved, loaded) = document
            .join()
            .map_err(|_panic| NodeError::Refused((&Trouble::OpeningFault).into()))?;
        let opened = Opened { document: saved, ..opened };
        let (ledger, lost) = Ledger::open_with(group, key, nonce, opened, loaded)?;
        Ok((ledger, lost, damage))
    }
}

impl Offline {
    /// Opens the group in a folder.
    pub fn open(dir: &Path, secret: impl Into<Secret>) -> Result<Self, NodeError> {
        let mut unlocked = Unlocked::open(dir, secret)?;
        let (ledger, lost, damage) = unlocked.begin()?.finish()?;
        Self::with(unlocked, ledger, &damage, &lost)
    }

    /// Joins what was loaded.
    pub(super) fn with(
        mut unlocked: Unlocked,
        ledger: Ledger,
        damage: &[Damage],
        lost: &[EntryHash],
    ) -> Result<Self, NodeError> {
        let folder = &mut unlocked.folder;
        let (settings, no_settings) = folder.private_or_first()?;
        let (choice, no_choice): (ReachChoice, bool) = folder.private_or_first()?;
        let (tickets, no_tickets) = folder.private_or_first()?;
        let (peers, no_peers): (Vec<KnownPeer>, bool) = folder.private_or_first()?;
        // Where it is damaged nothing is new: all of it stands in the log.
        let (kept, no_news) = folder.private_or_first()?;
        let news = NewsKept::open(&ledger, kept);
        // Where it is damaged it is asked for again.
        let (asked, _) = folder.private_or_first()?;
        let mut problems = Vec::new();
        if !damage.is_empty() || !lost.is_empty() {
            problems.push(Problem::of(&Trouble::DamagedContent));
        }
        if no_settings || no_choice || no_tickets || no_peers || no_news || unlocked.is_own_damaged
        {
            problems.push(Problem::of(&Trouble::DamagedOwn));
        }
        let saved_entries = ledger.saved_entries();
        let listed = unlocked.snapshot.as_ref().map(turned_down::listed).unwrap_or_default();
        let key = SigningKey::from_bytes(&unlocked.device.key);
        let mut offline = Self {
            secrets: Secrets::new(&unlocked.device.parcel_key, &key),
            key,
            asked,
            folder: unlocked.folder,
            replica: Replica::new(ledger),
            settings,
            uses_relay: choice.uses_relay,
            tickets,
            addrs: BTreeMap::new(),
            mine: unlocked.mine,
            news,
            kept_backup: None,
            keys: KeysStatus::default(),
            unwritten: Vec::new(),
            held: Vec::new(),
            problem: None,
            damage: problems,
            listed,
            looked_at: None,
            saved_entries,
            kept_peers: peers.clone(),
        };
        for peer in peers {
            if let Some(heard) = peer.heard {
                offline.replica.remember(peer.device, heard, &peer.has);
            }
            offline.addrs.insert(peer.device, peer.addrs);
        }
        offline.look_at_keys();
        offline.run_pending()?;
        if offline.forget_turned_down() {
            let outputs = offline.drain();
            offline.held.extend(outputs);
            offline.replica.catch_up();
        }
        Ok(offline)
    }

    /// Looks again at what opens it, and at the last backup. What cannot be read is as if it were not there.
    pub(super) fn look_at_keys(&mut self) {
        self.keys = self.folder.keys().unwrap_or_default();
        self.kept_backup = self.folder.private().unwrap_or_default();
    }

    /// The key of this device.
    pub(super) fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The state as it is without the network.
    pub fn state(&self) -> NodeState {
        let snapshot = Arc::new(self.replica.ledger().snapshot());
        NodeState { snapshot, status: Arc::new(self.status()), mine: Arc::clone(&self.mine) }
    }

    /// Whether the disk refuses, so that nothing can be confirmed.
    pub(super) fn is_stopped(&self) -> bool {
        self.problem.is_some()
    }

    /// What stops all writing, if anything does.
    pub(super) fn stopped_by(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Puts on disk what the replica wants there, in one piece, and returns what is to be done then, in order; nothing while
    /// the disk refuses.
    pub(super) fn drain(&mut self) -> Vec<Output> {
        while let Some(output) = self.replica.poll_output() {
            if let Output::Store(rows) = output {
                let writes = self.writes_for(&rows);
                self.unwritten.extend(writes);
            } else {
                self.held.push(output);
            }
        }
        if self.write_out() { std::mem::take(&mut self.held) } else { Vec::new() }
    }

    /// Saves what makes the next opening quick, if there is anything new.
    pub(super) fn save(&mut self, always: bool) {
        let entries = self.replica.ledger().log().len();
        let is_due = entries >= self.saved_entries + SAVE_AFTER_ENTRIES
            || (always && entries > self.saved_entries);
        if !is_due || self.is_stopped() {
            return;
        }
        let ledger = self.replica.ledger();
        let (snapshot, document) = (ledger.snapshot(), ledger.save());
        let writes = self.folder.shortcuts(&snapshot, &document);
        self.listed = turned_down::listed(&snapshot);
        // Nothing that counts is lost where this fails: it is made anew from the entries. It is tried again after as many
        // more of them, not at once.
        self.saved_entries = entries;
        if let Err(error) = self.folder.commit(&writes) {
            tracing::warn!(%error, "the shortcuts for the next opening were not saved");
        }
    }

    /// Saves and closes.
    pub fn close(mut self) {
        drop(self.drain());
        self.save(true);
        self.keep_peers();
    }

    /// Keeps what is known of other devices, where it changed.
    pub(super) fn keep_peers(&mut self) {
        let devices: Vec<DeviceId> = self.replica.ledger().roster().current_devices().collect();
        let peers = devices.into_iter().map(|device| {
            let (heard, has) = self
                .replica
                .remembered(device)
                .map_or((None, Vec::new()), |(day, has)| (Some(day), has));
            KnownPeer {
                device,
                heard,
                has,
                addrs: self.addrs.get(&device).cloned().unwrap_or_default(),
            }
        });
        let peers: Vec<KnownPeer> = peers.collect();
        if peers != self.kept_peers && !self.is_stopped() {
            let write = self.folder.put_private(&peers);
            // It is no group data: where the disk refuses, the next minute tries again.
            match self.folder.commit(&[write]) {
                Ok(()) => self.kept_peers = peers,
                Err(error) => tracing::warn!(%error, "what is known of others was not kept"),
            }
        }
    }

    /// What was drained, to be drained again by whoever does it.
    pub(super) fn hold(&mut self, outputs: Vec<Output>) {
        self.held.extend(outputs);
    }

    /// Adds to what goes to disk next, together with what the replica wants there; see [`Offline::drain`].
    pub(super) fn keep(&mut self, write: Write) {
        self.unwritten.push(write);
    }

    fn writes_for(&mut self, rows: &[Row]) -> Vec<Write> {
        let mut writes = self.folder.rows(rows);
        // With the rows themselves, so that what came and that it is new are kept together or not at all.
        writes.extend(self.news.take_in(self.replica.ledger(), rows, &mut self.folder));
        let takes_back = |row: &Row| match row {
            Row::EraseBody(_) => true,
            // The body may be damaged here, and its words stand in the snapshot all the same.
            Row::Entry(_, stored) => matches!(stored.entry.kind, Kind::TakeBack(_)),
            Row::Body(..) => false,
        };
        if rows.iter().any(takes_back) {
            // The snapshot of last time may hold the words.
            writes.push(self.folder.erase_snapshot());
        }
        writes
    }

    /// Tries to write what is waiting.
    fn write_out(&mut self) -> bool {
        if self.unwritten.is_empty() {
            return true;
        }
        match self.folder.commit(&self.unwritten) {
            Ok(()) => {
                self.unwritten.clear();
                self.problem = None;
                true
            }
            Err(error) => {
                if self.problem.is_none() {
                    tracing::error!(%error, "nothing can be written");
                }
                self.problem = Some(Problem {
                    text: (&unsaved(&error)).into(),
                    stops_writing: true,
                    outside: false,
                });
                false
            }
        }
    }

    /// Tries again what the disk refused; says whether nothing waits any more.
    pub(super) fn retry(&mut self) -> bool {
        !self.is_stopped() || self.write_out()
    }

    /// Makes the edits that were given while the document was being loaded and kept until then.
    pub(super) fn run_pending(&mut self) -> Result<(), NodeError> {
        let (pending, is_damaged) = self.folder.pending()?;
        if is_damaged {
            self.tell(&Trouble::WaitingDamaged);
        }
        for (number, edit) in pending {
            if self.run_kept(number, &edit) {
                // In the same commit as what it did, so that it is done once, whenever this is cut off.
                let done = self.folder.delete_pending(number);
                self.keep(done);
            }
            let outputs = self.drain();
            self.held.extend(outputs);
            self.replica.catch_up();
            if self.is_stopped() {
                break;
            }
        }
        Ok(())
    }

    /// Adds to what is wrong.
    pub(super) fn tell(&mut self, trouble: &Trouble) {
        self.damage.push(Problem::of(trouble));
    }

    /// The key for parcels that belongs to a secret.
    pub(super) fn parcel_key(secret: [u8; 32]) -> ParcelKey {
        let secret = x25519_dalek::StaticSecret::from(secret);
        ParcelKey::from_bytes(x25519_dalek::PublicKey::from(&secret).to_bytes())
    }
}
