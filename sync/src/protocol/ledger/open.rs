//! From what a store holds to a ledger, and to what goes beside it so that the next opening is quick.
//!
//! Invariant: nothing is verified again that was verified before it was sealed; what does not fit is told, never mended.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use super::trials::{Trials, Tried, Untold};
use super::{Confined, Ledger, OwnChain, Row};
use crate::encoding;
use crate::group::Around;
use crate::group::snapshot::Words;
use crate::group::{Document, Touched, View};
use crate::id::{BodyName, ChainId, Day, DeviceId, EntryHash, GroupId, Signature, hash};
use crate::log::{Body, ChangeFacts, Entry, Log, Parked, SignedEntry, Standing};
use crate::protocol::bodies::Bodies;
use crate::roster::{Facts, Found, Statement, Threshold, roster};

/// The version of this program.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// An entry as a row holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEntry {
    /// Its signature, where it has one of its own.
    pub signature: Option<Signature>,
    /// What was found out of its change when it was taken in.
    pub change: Option<ChangeFacts>,
    /// The entry.
    pub entry: Entry,
}

/// The document as a row holds it, so that it need not be built from all changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDocument {
    /// The version of the program that saved it.
    pub program: String,
    /// How many entries it covers, from the first.
    pub entries: u64,
    /// A hash over them in their order, so that it is never joined with others, nor with the same in another order.
    pub order: [u8; 32],
    /// The edits among them that did not count, and why.
    pub parked: Vec<(u64, Parked)>,
    /// Of those, the ones that Automerge refused or failed at.
    pub refused: Vec<(u64, Parked)>,
    /// The document.
    pub bytes: Vec<u8>,
}

/// What a store holds of a group.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Every entry, in the order in which they were stored.
    pub entries: Vec<StoredEntry>,
    /// Every body, and the device that introduced it.
    pub bodies: Vec<(BodyName, DeviceId, Body)>,
    /// The document, if it was saved.
    pub document: Option<SavedDocument>,
}

/// The saved document, read ahead of [`Ledger::open_with`], as whoever has threads can do beside the reading of the rows.
#[derive(Debug)]
pub struct Loaded {
    /// Absent where there is none or it cannot be read, or the process died again and again over reading it.
    document: Option<Document>,
    trials: Box<dyn Trials>,
}

impl Loaded {
    /// Reads a saved document, to be written on by a chain; see [`Ledger::chain_of`].
    pub fn load(
        saved: Option<&SavedDocument>,
        chain: ChainId,
        mut trials: Box<dyn Trials>,
    ) -> Self {
        let name =
            |saved: &SavedDocument| Tried::Document(hash("kith saved document 1", &[&saved.bytes]));
        let saved = saved.filter(|saved| !trials.is_deadly(&name(saved)));
        let document = saved.and_then(|saved| {
            trials.begin(&[name(saved)]);
            let document = Document::load(&saved.bytes, chain);
            trials.end();
            document.ok()
        });
        Self { document, trials }
    }
}

/// Why a ledger could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The document engine failed at nothing.
    #[error("the document engine does not start")]
    Document(#[from] crate::group::DocumentError),
}

impl Ledger {
    /// A ledger with nothing in it: before a founding, or before a newcomer received anything.
    pub fn empty(group: GroupId, key: SigningKey, nonce: [u8; 16]) -> Result<Self, OpenError> {
        let chain = OwnChain::new(&key, group, nonce);
        let log = Log::new(group);
        let document = Document::new(chain.id)?;
        let bodies = Bodies::default();
        let around =
            Around { authors: &log, bodies: &bodies, roster: &[], wordings: Threshold::Everyone };
        let view = View::new(group, &document, around);
        Ok(Self {
            key,
            roster: roster(group, &Facts::default()),
            devices: BTreeMap::new(),
            standing: Standing::default(),
            bodies,
            confined: Confined::default(),
            document,
            view,
            chain,
            steps: Vec::new(),
            pending: Vec::new(),
            refused: BTreeMap::new(),
            trials: Box::new(Untold),
            touched: Touched::default(),
            rows: Vec::new(),
            new_entries: Vec::new(),
            built: 0,
            saved_entries: 0,
            judged: (0, 0),
            is_unjudged: false,
            is_crowded: false,
            parked_chains: BTreeSet::new(),
            is_view_stale: false,
            is_roster_new: false,
            is_changed: false,
            log,
        })
    }

    /// Founds a group.
    pub fn found(
        key: SigningKey,
        found: Found,
        nonce: [u8; 16],
        today: Day,
    ) -> Result<Self, FoundError> {
        let mut ledger = Self::empty(found.group(), key, nonce)?;
        ledger.say(Statement::Found(found), Vec::new(), today)?;
        Ok(ledger)
    }

    /// A ledger from what a store holds. Entries that do not fit, because one before them could not be read, are handed
    /// back; peers send them again.
    pub fn open(
        group: GroupId,
        key: SigningKey,
        nonce: [u8; 16],
        opened: Opened,
        trials: Box<dyn Trials>,
    ) -> Result<(Self, Vec<EntryHash>), OpenError> {
        let chain = Self::chain_of(group, &key, nonce);
        let loaded = Loaded::load(opened.document.as_ref(), chain, trials);
        Self::open_with(group, key, nonce, opened, loaded)
    }

    /// The chain that a run with this nonce opens.
    pub fn chain_of(group: GroupId, key: &SigningKey, nonce: [u8; 16]) -> ChainId {
        OwnChain::new(key, group, nonce).id
    }

    /// The same, with the saved document read already, of which the bytes are not needed any more.
    pub fn open_with(
        group: GroupId,
        key: SigningKey,
        nonce: [u8; 16],
        opened: Opened,
        loaded: Loaded,
    ) -> Result<(Self, Vec<EntryHash>), OpenError> {
        let mut ledger = Self::empty(group, key, nonce)?;
        let chain = ledger.chain.id;
        ledger.trials = loaded.trials;
        let Sorted { entries, mut lost } = sort_out(opened.entries);
        for (hash, stored) in entries {
            if !ledger.take_stored(stored, hash) {
                lost.push(hash);
            }
        }
        let mut refused = Vec::new();
        for (name, device, body) in opened.bodies {
            let is_held = ledger.bodies.hold_stored(name, device, body);
            // One that nothing here introduces stays: the row of its entry may be damaged, or only a newer Kith's to read.
            if !is_held && ledger.bodies.words_of(&name) == Words::TakenBack {
                refused.push(name);
            }
        }
        ledger.is_unjudged = true;
        ledger.is_view_stale = true;
        ledger.judge();
        (0..ledger.log.len()).for_each(|at| ledger.leave_out_deadly(at));
        if let Some(saved) = opened.document.filter(|saved| ledger.covers(saved))
            && let Some(document) = loaded.document.filter(|document| document.chain() == chain)
        {
            ledger.resume(saved, document);
        }
        let rest = ledger.built..ledger.log.len();
        ledger.pending = rest.filter_map(|at| Some((at, ledger.vetted(at)?))).collect();
        ledger.build();
        // All of it came from the store and does not go there again. What should not have been there goes away.
        ledger.rows.retain(|row| matches!(row, Row::EraseBody(_)));
        ledger.rows.extend(refused.into_iter().map(Row::EraseBody));
        ledger.new_entries.clear();
        Ok((ledger, lost))
    }

    /// What the next opening can start from: the document as it was when [`Ledger::settle`] was last called.
    pub fn save(&self) -> SavedDocument {
        let list = |parked: &BTreeMap<usize, Parked>| {
            parked.iter().map(|(at, why)| (*at as u64, *why)).collect()
        };
        SavedDocument {
            program: PROGRAM.to_owned(),
            entries: self.built as u64,
            order: self.log.order_of_first(self.built),
            parked: list(&self.standing.parked),
            refused: list(&self.refused),
            bytes: self.document.save(),
        }
    }

    /// Takes in an entry that was checked before it was stored. Says whether it fits.
    fn take_stored(&mut self, stored: StoredEntry, hash: EntryHash) -> bool {
        let device = match &stored.entry.opening {
            Some(opening) => Some(opening.device),
            None => self.log.chain_author(&stored.entry.chain).map(|(device, _)| device),
        };
        let Some(device) = device else { return false };
        let StoredEntry { signature, change, entry } = stored;
        let signed =
            SignedEntry { entry, hash, device, signature, is_proven: true, bodies: Vec::new() };
        let Ok(place) = self.log.check(&signed) else { return false };
        self.log.accept(&signed, place, change.as_ref());
        self.note(&signed.entry, signed.hash, device);
        true
    }

    /// Whether a saved document stands for the first entries of this log.
    fn covers(&self, saved: &SavedDocument) -> bool {
        usize::try_from(saved.entries).is_ok_and(|entries| {
            entries <= self.log.len() && self.log.order_of_first(entries) == saved.order
        })
    }

    /// Goes on from a saved document.
    fn resume(&mut self, saved: SavedDocument, document: Document) {
        let positions = |list: Vec<(u64, Parked)>| -> BTreeMap<usize, Parked> {
            list.into_iter()
                .filter_map(|(at, why)| Some((usize::try_from(at).ok()?, why)))
                .collect()
        };
        let Ok(built) = usize::try_from(saved.entries) else { return };
        self.document = document;
        let parked = positions(saved.parked);
        for at in (0..built).filter(|at| !parked.contains_key(at)) {
            // It is in the document, so it has gone through.
            if let Some(hash) = self.log.hash(at) {
                self.trials.clear(&Tried::Edit(hash));
            }
            self.refused.remove(&at);
        }
        let mut refused = positions(saved.refused);
        if saved.program != PROGRAM {
            // Another version of Automerge may take what that one failed at.
            refused.retain(|_, why| *why != Parked::Stuck);
        }
        self.refused.extend(refused);
        self.standing = Standing { parked };
        self.built = built;
        self.saved_entries = built;
    }
}

/// What a store holds, each entry after those that it rests on.
struct Sorted {
    entries: Vec<(EntryHash, StoredEntry)>,
    /// What rests on something that is not here, or is proven by nothing that is.
    lost: Vec<EntryHash>,
}

/// Puts entries in an order in which they fit. A row that was lost and came again stands behind what rests on it; and
/// where the row of a signed entry is lost, what it alone proved cannot be passed on and has to come again with it.
fn sort_out(stored: Vec<StoredEntry>) -> Sorted {
    let mut stored: Vec<Option<(EntryHash, StoredEntry)>> =
        stored.into_iter().map(|stored| Some((stored.entry.hash(), stored))).collect();
    let mut unproven = BTreeSet::new();
    loop {
        let order = causal_order(&stored, &unproven);
        let mut is_proven: HashSet<EntryHash> = HashSet::new();
        let before = unproven.len();
        for (hash, stored) in order.iter().rev().filter_map(|at| stored.get(*at)?.as_ref()) {
            if stored.signature.is_some() || is_proven.contains(hash) {
                is_proven.extend(stored.entry.prev);
            } else {
                unproven.insert(*hash);
            }
        }
        if unproven.len() > before {
            // What rests on those does not fit either.
            continue;
        }
        let entries = order.iter().filter_map(|at| stored.get_mut(*at)?.take()).collect();
        let lost = stored.into_iter().flatten().map(|(hash, _)| hash).collect();
        return Sorted { entries, lost };
    }
}

/// Where the entries stand that fit, each after those that it rests on and otherwise as they are stored.
fn causal_order(
    stored: &[Option<(EntryHash, StoredEntry)>],
    left_out: &BTreeSet<EntryHash>,
) -> Vec<usize> {
    let mut order = Vec::with_capacity(stored.len());
    let mut placed: HashSet<EntryHash> = HashSet::new();
    // By an entry that is not placed yet, those that wait for it before anything else.
    let mut waiting: HashMap<EntryHash, Vec<usize>> = HashMap::new();
    for at in 0..stored.len() {
        let mut next = vec![at];
        while let Some(at) = next.pop() {
            let Some((hash, StoredEntry { entry, .. })) = stored.get(at).and_then(Option::as_ref)
            else {
                continue;
            };
            let after = entry.opening.iter().flat_map(|opening| &opening.after);
            let mut named = entry.prev.iter().chain(&entry.seen).chain(after);
            if let Some(missing) = named.find(|named| !placed.contains(*named)) {
                waiting.entry(*missing).or_default().push(at);
            } else if !left_out.contains(hash) && placed.insert(*hash) {
                order.push(at);
                next.extend(waiting.remove(hash).into_iter().flatten().rev());
            }
        }
    }
    order
}

/// Why a group could not be founded.
#[derive(Debug, thiserror::Error)]
pub enum FoundError {
    /// There is no document to begin with.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The first entry was refused.
    #[error(transparent)]
    Write(#[from] super::WriteError),
}

impl StoredEntry {
    /// The bytes of the row.
    pub fn encode(&self) -> Vec<u8> {
        encoding::encode(self)
    }
}
