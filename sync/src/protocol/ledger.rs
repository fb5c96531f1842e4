//! What this device has of the group: the log, who belongs by it, what of it counts, and the document that follows.
//!
//! Invariant: the document holds exactly the edits that count; where that cannot be had by adding, it is built anew.
//! Invariant: what this device writes passes the same checks as what others write, before it is kept.

mod around;
mod audience;
mod build;
mod lend;
mod open;
mod relay;
mod spent;
mod trials;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::SigningKey;

use super::bodies::Bodies;
use crate::group::snapshot::Standing::Left;
use crate::group::snapshot::Words;
use crate::group::{
    Authors, Document, GroupSnapshot, Step, Touched, VetContext, Vetted, View, vet,
};
use crate::id::{BodyName, ChainId, DeviceId, EntryHash, MemberId};
use crate::log::{
    Body, ChangeFacts, DeviceStanding, Entry, Kind, Log, Opening, Parked, Place, Refusal,
};
use crate::log::{SignedEntry, Standing};
use crate::roster::Roster;
use audience::Confined;

pub use lend::{Edits, Lent};
pub use open::{FoundError, Loaded, OpenError, Opened, SavedDocument, StoredEntry};
pub use relay::NamedRelay;
pub use trials::{DEATHS, Trials, Tried, Untold};
pub use write::{Random, WriteError};

/// A row for the store, not yet sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A new entry, after all others.
    Entry(EntryHash, Box<StoredEntry>),
    /// A body, and the device that introduced it.
    Body(BodyName, DeviceId, Body),
    /// A body is to be erased.
    EraseBody(BodyName),
}

/// One device's copy of a group, apart from its sessions.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct Ledger {
    key: SigningKey,
    log: Log,
    roster: Roster,
    devices: BTreeMap<DeviceId, DeviceStanding>,
    standing: Standing,
    bodies: Bodies,
    confined: Confined,
    document: Document,
    view: View,
    /// The chain of this run: how it opens, and its newest entry once there is one.
    chain: OwnChain,
    /// What this run did last and can undo, the newest last.
    steps: Vec<Step>,
    /// Edits that were taken in and are not in the document yet.
    pending: Vec<(usize, Vetted)>,
    /// The edits that Automerge could not apply on this device, and those that no device applies.
    refused: BTreeMap<usize, Parked>,
    /// Where it is told what is being tried.
    trials: Box<dyn Trials>,
    touched: Touched,
    rows: Vec<Row>,
    new_entries: Vec<usize>,
    /// How many entries, from the first, the document was built from.
    built: usize,
    /// How many of them the saved document covered with which this run began.
    saved_entries: usize,
    /// The statements and witnesses that the roster was last computed from, counted.
    judged: (usize, usize),
    /// Whether something came that can change what counts of the other entries.
    is_unjudged: bool,
    /// Whether somebody has more open chains than the document takes.
    is_crowded: bool,
    /// The chains of which something does not count.
    parked_chains: BTreeSet<ChainId>,
    /// Whether the document was built anew, so that the view has to be read from scratch.
    is_view_stale: bool,
    /// What [`Ledger::settle`] has to tell.
    is_roster_new: bool,
    is_changed: bool,
}

/// The chain that this run writes.
#[derive(Clone, Debug)]
struct OwnChain {
    id: ChainId,
    opening: Opening,
    tip: Option<usize>,
}

/// Why a batch was not taken in. The sender's fault.
#[derive(Debug, thiserror::Error)]
pub enum BatchRefused {
    /// It breaks a rule; nothing of it was taken in.
    #[error(transparent)]
    Refusal(#[from] Refusal),
    /// Part of it rests on something that the sender did not send and had not been told was here; the rest was taken in.
    #[error("it rests on something that did not come with it")]
    Incomplete,
}

/// What followed from what was taken in.
#[derive(Debug, Default)]
pub struct Settled {
    /// Rows for the store.
    pub rows: Vec<Row>,
    /// Positions of the entries that are new.
    pub new_entries: Vec<usize>,
    /// Whether who belongs may have changed.
    pub is_roster_new: bool,
    /// Whether anything that is shown may have changed.
    pub is_changed: bool,
}

impl Ledger {
    /// From now on tells these what is being tried, and leaves out what they know to be deadly.
    pub fn tell_trials(&mut self, trials: Box<dyn Trials>) {
        self.trials = trials;
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Who belongs.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// What does not count, and why.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The document as it is shown.
    pub fn snapshot(&self) -> GroupSnapshot {
        self.view.snapshot()
    }

    /// How many entries the saved document covered with which this run began.
    pub fn saved_entries(&self) -> usize {
        self.saved_entries
    }

    /// The document itself.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What this member wrote about people whom the group turned down and has not taken back yet.
    pub fn turned_down(&self) -> Vec<BodyName> {
        let Some(me) = self.me().filter(|_| self.belongs()) else { return Vec::new() };
        // What another named there is another's doing: it must not make this member take back words of their own.
        let written = self.view.turned_down().iter();
        let written = written.filter(|(_, chain)| Authors::member(&self.log, chain) == Some(me));
        let is_left = |body: &BodyName| {
            self.bodies.is_of(body, me) && self.bodies.words_of(body) != Words::TakenBack
        };
        written.map(|(body, _)| *body).filter(is_left).collect()
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        device_of(&self.key)
    }

    /// The member whose device this is, where it was ever let in.
    pub fn me(&self) -> Option<MemberId> {
        self.roster.member_of(self.device())
    }

    /// Whether this device belongs to the group now and may write.
    pub fn belongs(&self) -> bool {
        self.roster.may_write(self.device())
    }

    /// The devices with which sessions are held: all that belong but this one. A member who left keeps them until the
    /// others have heard of it; one who was taken out has none.
    pub fn allowed_peers(&self) -> BTreeSet<DeviceId> {
        let left = self
            .me()
            .and_then(|me| self.roster.members.get(&me))
            .is_some_and(|me| me.standing == Left);
        if !self.roster.is_current(self.device()) && !left {
            return BTreeSet::new();
        }
        self.roster.current_devices().filter(|device| *device != self.device()).collect()
    }

    /// The keys of the document that an edit set; none where it is no edit.
    pub fn keys(&self, at: usize) -> Vec<String> {
        self.vetted(at).map(|vetted| vetted.keys().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// A body and the device that introduced it, where it is here.
    pub fn body(&self, name: &BodyName) -> Option<(DeviceId, Body)> {
        self.bodies.get(name).map(|held| (held.device, held.body.clone()))
    }

    /// The same, for a device that may have it.
    pub fn body_for(&self, name: &BodyName, device: DeviceId) -> Option<(DeviceId, Body)> {
        self.body(name).filter(|(author, _)| self.may_have(name, *author, device))
    }

    /// The words of a body, as far as they are here.
    pub fn words_of(&self, name: &BodyName) -> Words {
        self.bodies.words_of(name)
    }

    /// Whether a body is not here and should be.
    pub fn is_wanted(&self, name: &BodyName) -> bool {
        let is_mine = |author: &DeviceId| self.may_have(name, *author, self.device());
        self.bodies.is_wanted(name) && self.bodies.introducers(name).any(is_mine)
    }

    /// The bodies that are not here and should be.
    pub fn wanted_bodies(&self) -> impl Iterator<Item = BodyName> + '_ {
        self.bodies.wanted().filter(|name| self.is_wanted(name))
    }

    /// An entry with its proof and those of its bodies that are here, whoever may have them.
    #[cfg(any(test, feature = "test-utils"))]
    pub fn signed_whole(&self, at: usize) -> Option<SignedEntry> {
        self.signed_for(at, self.log.device(at)?)
    }

    /// An entry with its proof and those of its bodies that are here and that a device may have, to be passed on to it.
    pub fn signed_for(&self, at: usize, receiver: DeviceId) -> Option<SignedEntry> {
        self.signed_for_all(at, &[receiver])
    }

    /// The same for several devices: with those of its bodies that each of them may have.
    pub fn signed_for_all(&self, at: usize, receivers: &[DeviceId]) -> Option<SignedEntry> {
        let entry = Entry::clone(self.log.entry(at)?);
        let device = self.log.device(at)?;
        // A liar can introduce another's body. It is no part of the liar's entry, whose hash would not fit it.
        let bodies = entry.bodies.iter().filter_map(|name| {
            let held = self.bodies.get(name).filter(|held| held.device == device)?;
            let may_have = receivers.iter().all(|it| self.may_have(name, device, *it));
            may_have.then(|| (*name, held.body.clone()))
        });
        Some(SignedEntry {
            bodies: bodies.collect(),
            hash: self.log.hash(at)?,
            device,
            signature: self.log.signature(at),
            is_proven: true,
            entry,
        })
    }

    /// Whether an entry has a body here that not all of these devices may have.
    pub fn is_withheld(&self, at: usize, receivers: &[DeviceId]) -> bool {
        let (Some(entry), Some(device)) = (self.log.entry(at), self.log.device(at)) else {
            return false;
        };
        let is_here =
            |name: &&BodyName| self.bodies.get(name).is_some_and(|it| it.device == device);
        let mut here = entry.bodies.iter().filter(is_here);
        here.any(|name| receivers.iter().any(|it| !self.may_have(name, device, *it)))
    }

    /// Takes in what a peer sent, in causal order.
    pub fn take_in(&mut self, batch: Vec<SignedEntry>) -> Result<(), BatchRefused> {
        let bodies: Vec<_> = batch
            .iter()
            .flat_map(|signed| {
                signed.bodies.iter().map(|(name, body)| (*name, signed.device, body.clone()))
            })
            .collect();
        // A change for each edit that came in, in order; none where its bytes are none that the rules allow.
        let mut vetted: Vec<Option<Vetted>> = Vec::new();
        let taken = self.log.take_in(batch, |log, entry, place| {
            let change = vet_edit(log, entry, place);
            let facts = change.as_ref().map(facts_of);
            vetted.push(change);
            facts
        })?;
        let mut vetted = vetted.into_iter();
        for at in taken.accepted {
            let is_edit = self.log.entry(at).is_some_and(|entry| entry.kind.is_edit());
            let change = if is_edit { vetted.next().flatten() } else { None };
            self.took(at, change);
        }
        for (name, device, body) in bodies {
            self.hold_body(name, device, &body);
        }
        if taken.waiting.is_empty() { Ok(()) } else { Err(BatchRefused::Incomplete) }
    }

    /// Takes in a body that an entry of `device` introduced. Says whether it is new.
    pub fn hold_body(&mut self, name: BodyName, device: DeviceId, body: &Body) -> bool {
        let is_new = self.bodies.hold(self.log.group(), name, device, body);
        if is_new {
            self.touched.bodies.insert(name);
            self.rows.push(Row::Body(name, device, body.clone()));
        }
        is_new
    }

    /// Draws the conclusions from everything that was taken in since the last time.
    pub fn settle(&mut self) -> Settled {
        self.catch_up();
        self.settled()
    }

    /// What has to be kept and told of what was taken in, before document and snapshot have it. They lag behind until
    /// [`Ledger::settle`].
    pub fn note_down(&mut self) -> Settled {
        self.is_roster_new |= self.judge();
        self.settled()
    }

    fn settled(&mut self) -> Settled {
        Settled {
            rows: std::mem::take(&mut self.rows),
            new_entries: std::mem::take(&mut self.new_entries),
            is_roster_new: std::mem::take(&mut self.is_roster_new),
            is_changed: std::mem::take(&mut self.is_changed),
        }
    }

    /// Notes an entry that is in the log now.
    fn took(&mut self, at: usize, change: Option<Vetted>) {
        let Some(entry) = self.log.entry(at).cloned() else { return };
        let (Some(hash), Some(device)) = (self.log.hash(at), self.log.device(at)) else { return };
        self.is_unjudged |= !self.is_harmless(&entry, change.as_ref());
        self.leave_out_deadly(at);
        let stored = StoredEntry {
            signature: self.log.signature(at),
            change: change.as_ref().map(facts_of),
            entry: Entry::clone(&entry),
        };
        self.rows.push(Row::Entry(hash, Box::new(stored)));
        self.new_entries.push(at);
        self.pending.extend(change.map(|change| (at, change)));
        self.note(&entry, hash, device);
    }

    /// Whether an entry just taken in leaves what counts of the others as it is: it forks nothing, and if it is an edit it
    /// can be judged by its device alone.
    fn is_harmless(&self, entry: &Entry, change: Option<&Vetted>) -> bool {
        if self.log.in_chain(&entry.chain, entry.seq).len() > 1 {
            return false;
        }
        if !entry.kind.is_edit() {
            return true;
        }
        let counts = |at: &usize| self.standing.counts(*at);
        change.is_some_and(|change| {
            // Where the chain parts further back, this may be the first edit of a branch that so far had none to lose.
            !self.log.is_forked(&entry.chain)
                && !self.parked_chains.contains(&entry.chain)
                && change.deps().all(|dep| self.log.change(&dep).iter().all(counts))
        })
    }

    /// What an entry means for bodies.
    fn note(&mut self, entry: &Entry, hash: EntryHash, device: DeviceId) {
        self.confined.note(entry, hash, device);
        let Some((_, member)) = self.log.chain_author(&entry.chain) else { return };
        for name in &entry.bodies {
            let is_gone = self.bodies.introduce(*name, device, member);
            self.body_touched(*name, is_gone);
        }
        if let Kind::TakeBack(name) = entry.kind {
            let is_gone = self.bodies.take_back(name, member);
            self.body_touched(name, is_gone);
        }
    }

    fn body_touched(&mut self, name: BodyName, is_gone: bool) {
        self.touched.bodies.insert(name);
        if is_gone {
            // A body that came and went in one step is not to be written after it was erased.
            self.rows.retain(|row| !matches!(row, Row::Body(other, ..) if *other == name));
            self.rows.push(Row::EraseBody(name));
        }
    }
}

/// Lets the change of an entry through, or not.
fn vet_edit(log: &Log, entry: &Entry, place: &Place) -> Option<Vetted> {
    let Kind::Edit(bytes) = &entry.kind else { return None };
    let context = VetContext {
        chain: entry.chain,
        author: place.member,
        edits: u64::from(place.edits_before),
        previous: log.previous_change(place),
    };
    let vetted = vet(bytes, &context).ok()?;
    log.allows_deps(place, &vetted.deps().collect::<Vec<_>>()).then_some(vetted)
}

fn facts_of(vetted: &Vetted) -> ChangeFacts {
    ChangeFacts { hash: vetted.hash(), deps: vetted.deps().collect() }
}

/// The device that signs with a key.
fn device_of(key: &SigningKey) -> DeviceId {
    DeviceId::from_bytes(key.verifying_key().to_bytes())
}
