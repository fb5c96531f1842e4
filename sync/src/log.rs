//! The signed log: entries, the chains they form, and what rests on what.
//!
//! The log is a graph. An entry rests on the one before it in its chain and on those that its author had `seen`; an
//! opening also names the ends of its device's earlier chains. An entry is accepted only when all of these are there.
//!
//! Invariant: the log is causally closed, so an entry's past is exact and the same on every device that holds it.
//! Invariant: nothing that was accepted leaves the log; what does not count is parked ([`Standing`]).
//! Source: FORMATS.md §3, §6.

pub mod batch;
mod binding;
pub mod entry;
mod set;
mod standing;
mod take_in;
#[cfg(any(test, feature = "test-utils"))]
pub mod testing;
mod vector;
mod write;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use batch::{Body, SignedEntry};
pub use entry::{Entry, EntryError, Kind, Opening};
pub use set::EntrySet;
pub use standing::{DeviceStanding, MAX_OPEN_CHAINS, Parked, Standing};
pub use take_in::{Taken, Waiting};
pub use vector::{DeviceTips, MAX_VECTOR_DEVICES, MAX_VECTOR_EARLIER, MAX_VECTOR_TIPS, Vector};
pub use write::Basis;

use crate::id::{self, ChainId, DeviceId, EntryHash, GroupId, MemberId, Signature};
use crate::roster::{Facts, Past, Statement};

/// Every entry of a group that this device holds, and how they rest on each other.
#[derive(Clone, Debug)]
pub struct Log {
    group: GroupId,
    nodes: Vec<Node>,
    index: HashMap<EntryHash, usize>,
    changes: HashMap<[u8; 32], Vec<usize>>,
    chains: BTreeMap<ChainId, ChainInfo>,
    devices: BTreeMap<DeviceId, DeviceInfo>,
    facts: Facts,
    statement_at: HashMap<EntryHash, usize>,
    bindings: BTreeMap<DeviceId, Vec<(usize, MemberId)>>,
    heads: BTreeSet<usize>,
    /// The edits on which no edit depends.
    edit_heads: BTreeSet<usize>,
    /// How many entries share their number with an earlier one of their chain, or are edits that are no change.
    oddities: usize,
}

/// An entry and its place in the graph.
#[derive(Clone, Debug)]
struct Node {
    hash: EntryHash,
    entry: Arc<Entry>,
    device: DeviceId,
    signature: Option<Signature>,
    /// What it rests on: the previous entry of its chain and what was seen.
    rests_on: Box<[usize]>,
    /// The ends of its device's earlier chains.
    after: Box<[usize]>,
    /// The statements in its past, itself included where it is one.
    past: Arc<Past>,
    /// For an edit: for each change that its own depends on, the entries that carry it among those it names; and the
    /// edit before it in its chain.
    depends_on: Box<[Box<[usize]>]>,
    /// The newest edit of its chain up to here, itself included.
    last_edit: Option<usize>,
    /// The change that it carries; absent in an edit whose bytes are no change that the rules allow.
    change: Option<[u8; 32]>,
    /// Whether a witness was registered for it.
    is_witness: bool,
    /// How many edits its chain has up to here, itself included.
    edits_in_chain: u32,
}

#[derive(Clone, Debug)]
struct ChainInfo {
    device: DeviceId,
    member: MemberId,
    /// Per number, the entries that have it; more than one is a fork.
    by_seq: Vec<Vec<usize>>,
}

#[derive(Clone, Debug, Default)]
struct DeviceInfo {
    /// In order of acceptance.
    entries: Vec<usize>,
    /// Those that no other entry of the device follows.
    tips: BTreeSet<usize>,
}

/// Why an entry cannot be taken into the log.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// What it rests on is not all here yet.
    #[error("{} entries that it rests on are not here yet", .0.len())]
    Missing(Vec<EntryHash>),
    /// Neither its own signature nor that of a later entry of its chain was verified.
    #[error("nothing proves that its device wrote it")]
    Unproven,
    /// No device that follows the rules would have written it.
    #[error("no device that follows the rules would have written it: {0}")]
    Invalid(&'static str),
}

impl Log {
    /// An empty log.
    pub fn new(group: GroupId) -> Self {
        Self {
            group,
            nodes: Vec::new(),
            index: HashMap::new(),
            changes: HashMap::new(),
            chains: BTreeMap::new(),
            devices: BTreeMap::new(),
            facts: Facts::default(),
            statement_at: HashMap::new(),
            bindings: BTreeMap::new(),
            heads: BTreeSet::new(),
            edit_heads: BTreeSet::new(),
            oddities: 0,
        }
    }

    /// The group.
    pub fn group(&self) -> GroupId {
        self.group
    }

    /// How many entries there are; positions run from 0, in an order in which each comes after what it rests on.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The position of an entry.
    pub fn position(&self, hash: &EntryHash) -> Option<usize> {
        self.index.get(hash).copied()
    }

    /// The entry at a position.
    pub fn entry(&self, at: usize) -> Option<&Arc<Entry>> {
        self.nodes.get(at).map(|node| &node.entry)
    }

    /// The hash of the entry at a position.
    pub fn hash(&self, at: usize) -> Option<EntryHash> {
        self.nodes.get(at).map(|node| node.hash)
    }

    /// The device that wrote the entry at a position.
    pub fn device(&self, at: usize) -> Option<DeviceId> {
        self.nodes.get(at).map(|node| node.device)
    }

    /// The signature that the entry at a position has of its own.
    pub fn signature(&self, at: usize) -> Option<Signature> {
        self.nodes.get(at).and_then(|node| node.signature)
    }

    /// The positions of the entries that carry a change; more than one only where a liar wrote the same change twice.
    pub fn change(&self, hash: &[u8; 32]) -> &[usize] {
        self.changes.get(hash).map_or(&[], Vec::as_slice)
    }

    /// The device that writes a chain, and the member for whom it does.
    pub fn chain_author(&self, chain: &ChainId) -> Option<(DeviceId, MemberId)> {
        self.chains.get(chain).map(|info| (info.device, info.member))
    }

    /// The entries of a chain with a given number; more than one where the chain forks.
    pub fn in_chain(&self, chain: &ChainId, seq: u32) -> &[usize] {
        self.chains
            .get(chain)
            .and_then(|info| info.by_seq.get(seq as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// Every chain, with the device and the member that writes it.
    pub fn chains(&self) -> impl Iterator<Item = (ChainId, DeviceId, MemberId)> + '_ {
        self.chains.iter().map(|(chain, info)| (*chain, info.device, info.member))
    }

    /// The devices that wrote something.
    pub fn writers(&self) -> impl Iterator<Item = DeviceId> + '_ {
        self.devices.keys().copied()
    }

    /// The newest entries of a device: those that none of its own follows.
    pub fn device_tips(&self, device: &DeviceId) -> impl Iterator<Item = usize> + '_ {
        self.devices.get(device).into_iter().flat_map(|info| info.tips.iter().copied())
    }

    /// All entries of a device, in order of acceptance.
    pub fn device_entries(&self, device: &DeviceId) -> &[usize] {
        self.devices.get(device).map_or(&[], |info| info.entries.as_slice())
    }

    /// The entries on which no other rests; equal on converged devices.
    pub fn heads(&self) -> Vec<EntryHash> {
        let mut heads: Vec<_> = self.heads.iter().filter_map(|at| self.hash(*at)).collect();
        heads.sort_unstable();
        heads
    }

    /// A hash over the first entries in their order.
    pub fn order_of_first(&self, entries: usize) -> [u8; 32] {
        let first = self.nodes.iter().take(entries);
        let parts: Vec<&[u8]> = first.map(|node| node.hash.as_bytes().as_slice()).collect();
        id::hash("kith order 1", &parts)
    }

    /// Whether no member can have more open chains than the document takes, see [`MAX_OPEN_CHAINS`].
    pub fn is_uncrowded(&self) -> bool {
        self.edit_heads.len() <= MAX_OPEN_CHAINS
    }

    /// The change before that of the edit at a position, in its chain.
    pub fn change_before(&self, at: usize) -> Option<[u8; 32]> {
        let prev = self.position(&self.entry(at)?.prev?)?;
        self.nodes.get(self.nodes.get(prev)?.last_edit?)?.change
    }

    /// The change before that of an edit that would stand at a place, in its chain.
    pub fn previous_change(&self, place: &Place) -> Option<[u8; 32]> {
        self.nodes.get(place.last_edit?)?.change
    }

    /// How many edits a chain has up to and including an entry.
    pub fn edits_in_chain(&self, at: usize) -> u32 {
        self.nodes.get(at).map_or(0, |node| node.edits_in_chain)
    }

    /// Whether a chain parts anywhere.
    pub fn is_forked(&self, chain: &ChainId) -> bool {
        let parts = |siblings: &Vec<usize>| siblings.len() > 1;
        self.oddities > 0
            && self.chains.get(chain).is_some_and(|info| info.by_seq.iter().any(parts))
    }

    /// What the roster is computed from.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What an entry rests on that is not here.
    pub fn missing(&self, entry: &Entry) -> Vec<EntryHash> {
        let after = entry.opening.iter().flat_map(|opening| &opening.after);
        let named = entry.prev.iter().chain(&entry.seen).chain(after);
        named.filter(|hash| !self.index.contains_key(hash)).copied().collect()
    }

    /// Checks an entry against the log, without taking it in, and says for whom it speaks.
    ///
    /// The bytes of an edit are judged by [`group::vet`](crate::group), which needs to know what this returns.
    pub fn check(&self, signed: &SignedEntry) -> Result<Place, Refusal> {
        let entry = &signed.entry;
        let missing = self.missing(entry);
        if !missing.is_empty() {
            return Err(Refusal::Missing(missing));
        }
        if !signed.is_proven {
            return Err(Refusal::Unproven);
        }
        let positions = |hashes: &[EntryHash]| -> Vec<usize> {
            hashes.iter().filter_map(|hash| self.index.get(hash).copied()).collect()
        };
        let mut rests_on = positions(&entry.seen);
        let (device, member, after, prev) = match (&entry.opening, entry.prev) {
            (Some(opening), None) => {
                let after = positions(&opening.after);
                if after.iter().any(|at| self.device(*at) != Some(opening.device)) {
                    return Err(Refusal::Invalid("it follows another device's chain"));
                }
                let member = self.binding(entry, opening.device, &rests_on, &after)?;
                (opening.device, member, after, None)
            }
            (None, Some(prev)) => {
                let prev = self.position(&prev).ok_or(Refusal::Invalid("it follows nothing"))?;
                let before = self.nodes.get(prev).ok_or(Refusal::Invalid("it follows nothing"))?;
                if before.entry.chain != entry.chain
                    || before.entry.seq.checked_add(1) != Some(entry.seq)
                {
                    return Err(Refusal::Invalid("it does not follow the entry that it names"));
                }
                let info = self
                    .chains
                    .get(&entry.chain)
                    .ok_or(Refusal::Invalid("nobody opened its chain"))?;
                rests_on.insert(0, prev);
                (info.device, info.member, Vec::new(), Some(before))
            }
            _ => {
                return Err(Refusal::Invalid(
                    "it is neither the first of its chain nor a later one",
                ));
            }
        };
        if signed.device != device {
            return Err(Refusal::Invalid("another device continues the chain"));
        }
        let edits_before = prev.map_or(0, |node| node.edits_in_chain);
        let last_edit = prev.and_then(|node| node.last_edit);
        if matches!(&entry.kind, Kind::Statement(Statement::Found(_)))
            && !(rests_on.is_empty() && after.is_empty())
        {
            return Err(Refusal::Invalid("a founding comes first"));
        }
        Ok(Place { device, member, edits_before, last_edit, rests_on, after })
    }

    /// Whether each change that an edit depends on is carried by an entry that the edit's entry names itself, or by the
    /// last edit of its own chain; so that what a change depends on always lies in its entry's past.
    pub fn allows_deps(&self, place: &Place, deps: &[[u8; 32]]) -> bool {
        deps.iter().all(|dep| !self.carriers(place, dep).is_empty())
    }

    /// The entries that carry a change, among those that an entry at `place` may depend on.
    fn carriers(&self, place: &Place, change: &[u8; 32]) -> Box<[usize]> {
        let is_named = |at: &&usize| place.last_edit == Some(**at) || place.rests_on.contains(at);
        self.change(change).iter().filter(is_named).copied().collect()
    }

    /// Takes in an entry that was checked and whose signature was verified. `change` tells of its change where it is an
    /// edit; an edit without it, or with one whose dependencies are not allowed, stays in the log and never counts.
    /// Returns its position.
    pub fn accept(
        &mut self,
        signed: &SignedEntry,
        place: Place,
        change: Option<&ChangeFacts>,
    ) -> usize {
        if let Some(at) = self.position(&signed.hash) {
            return at;
        }
        let at = self.nodes.len();
        let entry = Arc::new(signed.entry.clone());
        let is_edit = entry.kind.is_edit();
        let change = change.filter(|change| is_edit && self.allows_deps(&place, &change.deps));
        let mut depends_on: Vec<Box<[usize]>> = change
            .iter()
            .flat_map(|change| &change.deps)
            .map(|dep| self.carriers(&place, dep))
            .collect();
        if is_edit && let Some(before) = place.last_edit {
            depends_on.push([before].into());
        }
        let Place { device, member, edits_before, last_edit, rests_on, after } = place;
        let parents = [rests_on.as_slice(), after.as_slice()].concat();
        let (past, is_witness) = self.past_of(&entry, signed.hash, device, &parents);
        for parent in &rests_on {
            self.heads.remove(parent);
        }
        self.heads.insert(at);
        let info = self.devices.entry(device).or_default();
        for parent in &parents {
            info.tips.remove(parent);
        }
        info.entries.push(at);
        info.tips.insert(at);
        let nodes = &self.nodes;
        let chain = self.chains.entry(entry.chain).or_insert_with(|| ChainInfo {
            device,
            member,
            by_seq: Vec::new(),
        });
        // Never further than one beyond the end: `check` saw that the number follows the previous entry's.
        let seq = entry.seq as usize;
        if chain.by_seq.len() <= seq {
            chain.by_seq.resize(seq + 1, Vec::new());
        }
        if let Some(siblings) = chain.by_seq.get_mut(seq) {
            let before =
                |sibling: &usize| nodes.get(*sibling).is_some_and(|node| node.hash < signed.hash);
            self.oddities += usize::from(!siblings.is_empty());
            siblings.insert(siblings.partition_point(before), at);
        }
        if is_edit {
            for parent in depends_on.iter().flatten() {
                self.edit_heads.remove(parent);
            }
            self.edit_heads.insert(at);
            self.oddities += usize::from(change.is_none());
        }
        self.index.insert(signed.hash, at);
        if let Some(change) = change {
            self.changes.entry(change.hash).or_default().push(at);
        }
        self.nodes.push(Node {
            hash: signed.hash,
            device,
            signature: signed.signature,
            rests_on: rests_on.into(),
            after: after.into(),
            past,
            depends_on: depends_on.into(),
            last_edit: if is_edit { Some(at) } else { last_edit },
            change: change.map(|change| change.hash),
            is_witness,
            edits_in_chain: edits_before + u32::from(is_edit),
            entry,
        });
        at
    }

    /// Everything that the given entries rest on, they included; `after` counts where `with_after` says so.
    pub fn past(&self, from: impl IntoIterator<Item = usize>, with_after: bool) -> EntrySet {
        let mut past = EntrySet::default();
        self.extend_past(&mut past, from, with_after);
        past
    }

    /// Adds to a causally closed set everything that the given entries rest on, they included.
    pub fn extend_past(
        &self,
        past: &mut EntrySet,
        from: impl IntoIterator<Item = usize>,
        with_after: bool,
    ) {
        let mut open: Vec<usize> =
            from.into_iter().filter(|at| *at < self.nodes.len() && past.insert(*at)).collect();
        while let Some(at) = open.pop() {
            let Some(node) = self.nodes.get(at) else { continue };
            let after = if with_after { &*node.after } else { &[] };
            open.extend(node.rests_on.iter().chain(after).filter(|parent| past.insert(**parent)));
        }
    }
}

/// What the log has to know of an edit's change.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ChangeFacts {
    /// Its hash.
    pub hash: [u8; 32],
    /// The changes that it depends on.
    pub deps: Vec<[u8; 32]>,
}

/// Where a checked entry stands in the log.
#[derive(Clone, Debug)]
pub struct Place {
    /// The device that wrote it.
    pub device: DeviceId,
    /// The member for whom it speaks.
    pub member: MemberId,
    /// How many edits its chain has before it.
    pub edits_before: u32,
    last_edit: Option<usize>,
    rests_on: Vec<usize>,
    after: Vec<usize>,
}
