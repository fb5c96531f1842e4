//! What this device has of the group: the log, who belongs by it, what of it counts, and the document that follows.
//!
//! Invariant: the document holds exactly the edits that count; where that cannot be had by adding, it is built anew.
//! Invariant: what this device writes passes the same checks as what others write, before it is kept.

mod around;
mod open;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::SigningKey;

use super::bodies::Bodies;

use crate::group::snapshot::Standing::Left;
use crate::group::{Document, GroupSnapshot, Touched, VetContext, Vetted, View, vet};
use crate::id::{BodyName, ChainId, DeviceId, EntryHash, MemberId};
use crate::log::{
    Body, ChangeFacts, DeviceStanding, Entry, Kind, Log, Opening, Parked, Place, Refusal,
};
use crate::log::{SignedEntry, Standing};
use crate::roster::{
    DeviceRecord, InvitationRecord, InvitationState, Motion, ProposalState, Purpose, Roster,
    Statement, roster,
};

pub use open::{FoundError, OpenError, Opened, SavedDocument, StoredEntry};
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
pub struct Ledger {
    key: SigningKey,
    log: Log,
    roster: Roster,
    devices: BTreeMap<DeviceId, DeviceStanding>,
    standing: Standing,
    bodies: Bodies,
    document: Document,
    view: View,
    /// The chain of this run: how it opens, and its newest entry once there is one.
    chain: OwnChain,
    /// Edits that were taken in and are not in the document yet.
    pending: Vec<(usize, Vetted)>,
    /// The edits that Automerge could not apply on this device, and those that no device applies.
    refused: BTreeMap<usize, Parked>,
    touched: Touched,
    rows: Vec<Row>,
    new_entries: Vec<usize>,
    /// The statements and witnesses that the roster was last computed from, counted.
    judged: (usize, usize),
    /// Whether the document was built anew, so that the view has to be read from scratch.
    is_view_stale: bool,
}

/// The chain that this run writes.
#[derive(Clone, Debug)]
struct OwnChain {
    id: ChainId,
    opening: Opening,
    tip: Option<usize>,
}

/// Why a batch was not taken in, and nothing of it was. The sender's fault.
#[derive(Debug, thiserror::Error)]
pub enum BatchRefused {
    /// It breaks a rule.
    #[error(transparent)]
    Refusal(#[from] Refusal),
    /// It rests on something that the sender did not send and had not been told was here.
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

    /// The document itself.
    pub fn document(&self) -> &Document {
        &self.document
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

    /// The bodies that are not here and should be.
    pub fn wanted_bodies(&self) -> impl Iterator<Item = BodyName> + '_ {
        self.bodies.wanted()
    }

    /// An entry with its proof and those of its bodies that are here, to be passed on.
    pub fn signed(&self, at: usize) -> Option<SignedEntry> {
        let entry = Entry::clone(self.log.entry(at)?);
        let bodies = entry.bodies.iter().filter_map(|name| {
            let held = self.bodies.get(name)?;
            Some((*name, held.body.clone()))
        });
        Some(SignedEntry {
            bodies: bodies.collect(),
            hash: self.log.hash(at)?,
            device: self.log.device(at)?,
            signature: self.log.signature(at),
            is_proven: true,
            entry,
        })
    }

    /// Takes in what a peer sent, all of it or nothing.
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
        let Some(member) = owner(&self.log, device) else { return false };
        let is_new = self.bodies.hold(self.log.group(), name, device, member, body);
        if is_new {
            self.touched.bodies.insert(name);
            self.rows.push(Row::Body(name, device, body.clone()));
        }
        is_new
    }

    /// Draws the conclusions from everything that was taken in since the last time.
    pub fn settle(&mut self) -> Settled {
        let is_roster_new = self.judge();
        let is_changed = is_roster_new
            || !self.pending.is_empty()
            || self.touched != Touched::default()
            || !self.new_entries.is_empty();
        if is_changed {
            self.build();
        }
        Settled {
            rows: std::mem::take(&mut self.rows),
            new_entries: std::mem::take(&mut self.new_entries),
            is_roster_new,
            is_changed,
        }
    }

    /// Notes an entry that is in the log now.
    fn took(&mut self, at: usize, change: Option<Vetted>) {
        let Some(entry) = self.log.entry(at).cloned() else { return };
        let (Some(hash), Some(device)) = (self.log.hash(at), self.log.device(at)) else { return };
        let stored = StoredEntry {
            signature: self.log.signature(at),
            change: change.as_ref().map(facts_of),
            entry: Entry::clone(&entry),
        };
        self.rows.push(Row::Entry(hash, Box::new(stored)));
        self.new_entries.push(at);
        self.pending.extend(change.map(|change| (at, change)));
        self.note(&entry, device);
    }

    /// What an entry means for bodies.
    fn note(&mut self, entry: &Entry, device: DeviceId) {
        let Some((_, member)) = self.log.chain_author(&entry.chain) else { return };
        for name in &entry.bodies {
            self.bodies.introduce(*name, device, member);
            self.touched.bodies.insert(*name);
        }
        if let Kind::TakeBack(name) = entry.kind {
            let log = &self.log;
            let was_held = self.bodies.take_back(name, member, |device| owner(log, device));
            self.touched.bodies.insert(name);
            if was_held {
                self.rows.push(Row::EraseBody(name));
            }
        }
    }

    /// Computes anew who belongs, where something was said or shown that could change it.
    fn judge(&mut self) -> bool {
        let facts = self.log.facts();
        let counted = (facts.statements.len(), facts.witnesses.len());
        if counted == self.judged {
            return false;
        }
        self.judged = counted;
        self.roster = roster(self.log.group(), facts);
        self.devices = self
            .roster
            .devices
            .iter()
            .map(|(device, record)| (*device, standing_of(record)))
            .collect();
        self.touched.roster = true;
        for name in self.spent_bodies() {
            self.touched.bodies.insert(name);
            if self.bodies.erase(name) {
                self.rows.push(Row::EraseBody(name));
            }
        }
        true
    }

    /// Bodies that only served to decide something which is decided: a person's name, reasons; and those that the group
    /// decided to erase.
    fn spent_bodies(&self) -> Vec<BodyName> {
        let is_over = |proposal: &EntryHash, motion: &Motion| {
            match self.roster.proposals.get(proposal).map(|record| record.state) {
                Some(ProposalState::Failed) => true,
                // The name of somebody who may come in is needed until they have.
                Some(ProposalState::Passed) => match motion {
                    Motion::Admit { .. } => has_come_in(&self.roster, *proposal),
                    _ => true,
                },
                Some(ProposalState::Open | ProposalState::Stale | ProposalState::Void(_))
                | None => false,
            }
        };
        let mut spent = Vec::new();
        let mut over = BTreeSet::new();
        for node in &self.log.facts().statements {
            if let Some(Statement::Propose(proposal)) = &node.statement
                && is_over(&node.hash, &proposal.motion)
            {
                over.insert(node.hash);
                spent.extend(proposal.reason);
                match &proposal.motion {
                    Motion::Admit { person, .. } => spent.push(*person),
                    Motion::TakeBack(body) if has_passed(&self.roster, &node.hash) => {
                        spent.push(*body)
                    }
                    _ => {}
                }
            }
        }
        for node in &self.log.facts().statements {
            if let Some(Statement::Vote(vote)) = &node.statement
                && over.contains(&vote.proposal)
            {
                spent.extend(vote.why);
            }
        }
        spent
    }

    /// Brings document and snapshot up to what counts.
    fn build(&mut self) {
        let standing = self.stand();
        let is_other = |at: &usize| self.standing.parked.get(at) != standing.parked.get(at);
        let moved: BTreeSet<usize> = self
            .standing
            .parked
            .keys()
            .chain(standing.parked.keys())
            .filter(|at| is_other(at))
            .copied()
            .collect();
        let pending: BTreeSet<usize> = self.pending.iter().map(|(at, _)| *at).collect();
        let is_only_new = moved.is_subset(&pending);
        self.standing = standing;
        if is_only_new && !self.document.is_broken() && !self.leave_dead_chain() {
            self.apply_pending();
        } else {
            self.rebuild();
        }
        self.refresh();
    }

    /// What counts now.
    fn stand(&self) -> Standing {
        self.log.standing_without(&self.devices, &self.refused)
    }

    fn apply_pending(&mut self) {
        let mut batch = Vec::with_capacity(self.pending.len());
        for (at, vetted) in std::mem::take(&mut self.pending) {
            if self.standing.counts(at) {
                batch.push(vetted);
            }
        }
        self.apply(batch);
    }

    /// Builds the document from every edit that counts.
    fn rebuild(&mut self) {
        self.pending.clear();
        self.touched.roster = true;
        self.leave_dead_chain();
        let mut batch = Vec::new();
        for at in 0..self.log.len() {
            if self.standing.counts(at) {
                batch.extend(self.vetted(at));
            }
        }
        match Document::new(self.chain.id) {
            Ok(document) => {
                self.document = document;
                self.is_view_stale = true;
                self.apply(batch);
            }
            Err(error) => unreachable!("an empty document can always be made: {error}"),
        }
    }

    /// Applies changes; where Automerge fails over one, finds it, stops its chain here, and goes on without it.
    fn apply(&mut self, batch: Vec<Vetted>) {
        if batch.is_empty() {
            return;
        }
        match self.document.apply(batch) {
            Ok(applied) => {
                self.touched.extend(applied.touched);
                let refused: Vec<_> = applied.refused.iter().map(|refused| refused.hash).collect();
                self.park(&refused, Parked::Refused);
            }
            Err(_engine) => self.find_the_bad_one(),
        }
    }

    /// Applies the edits that count one by one to a new document, and parks the one at which it fails.
    fn find_the_bad_one(&mut self) {
        let mut good = Vec::new();
        let mut bad = None;
        if let Ok(mut document) = Document::new(self.chain.id) {
            for at in (0..self.log.len()).filter(|at| self.standing.counts(*at)) {
                let Some(vetted) = self.vetted(at) else { continue };
                let hash = vetted.hash();
                match document.apply(vec![vetted]) {
                    Ok(_) => good.push(at),
                    Err(_engine) => {
                        bad = Some(hash);
                        break;
                    }
                }
            }
        }
        if let Some(hash) = bad {
            self.park(&[hash], Parked::Stuck);
        }
        self.rebuild();
    }

    fn park(&mut self, changes: &[[u8; 32]], why: Parked) {
        for at in changes.iter().flat_map(|hash| self.log.change(hash)) {
            self.refused.entry(*at).or_insert(why);
        }
        if !changes.is_empty() {
            self.standing = self.stand();
        }
    }

    /// The change of an entry that was vetted when it was taken in.
    fn vetted(&self, at: usize) -> Option<Vetted> {
        let entry = self.log.entry(at)?;
        let Kind::Edit(bytes) = &entry.kind else { return None };
        let (_, author) = self.log.chain_author(&entry.chain)?;
        let edits = u64::from(self.log.edits_in_chain(at)).saturating_sub(1);
        let context =
            VetContext { chain: entry.chain, author, edits, previous: self.log.change_before(at) };
        vet(bytes, &context).ok()
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

/// For whom a device speaks or spoke, by the first chain that it opened.
fn owner(log: &Log, device: DeviceId) -> Option<MemberId> {
    let first = log.device_entries(&device).first()?;
    let chain = log.entry(*first)?.chain;
    log.chain_author(&chain).map(|(_, member)| member)
}

fn has_passed(roster: &Roster, proposal: &EntryHash) -> bool {
    roster.proposals.get(proposal).is_some_and(|record| record.state == ProposalState::Passed)
}

/// Whether somebody came in by an invitation that a proposal allowed.
fn has_come_in(roster: &Roster, proposal: EntryHash) -> bool {
    let of_this = |record: &&InvitationRecord| record.purpose == Purpose::Person(proposal);
    roster
        .invitations
        .values()
        .filter(of_this)
        .any(|record| matches!(record.state, InvitationState::Used(_)))
}

fn standing_of(record: &DeviceRecord) -> DeviceStanding {
    let member = record.member;
    if !record.counts {
        DeviceStanding::Unsettled
    } else if record.went_by.is_empty() {
        DeviceStanding::Counts(member)
    } else {
        DeviceStanding::Departed { member, cut: record.went_by.iter().copied().collect() }
    }
}

/// The device that signs with a key.
fn device_of(key: &SigningKey) -> DeviceId {
    DeviceId::from_bytes(key.verifying_key().to_bytes())
}
