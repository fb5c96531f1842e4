//! Takes the statements in causal order and judges each by what its device had seen.
//!
//! Whether a statement was in order when it was made depends on its past alone and so never changes. What it comes to
//! in the end is a matter of views (see `view`), which weigh statements that knew nothing of each other.
//!
//! Invariant: no answer depends on the order of arrival; indices serve as names only, and ties are broken by hash.
//! Source: FORMATS.md §5.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

mod ask;
mod count;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::ballot::Ballot;
use super::view::{Scope, View};
use super::{Admit, Facts, Motion, Past, Purpose, Rule, Statement, Void, admit_is_proven};
use crate::id::{DeviceId, EntryHash, GroupId, MemberId};

/// What is known of one entry, once judged.
#[derive(Debug, Default)]
struct Judged {
    author: Option<MemberId>,
    could_speak: bool,
    void: Option<Void>,
    /// The changes of membership that it knew of, or made.
    knows: Past,
    /// Entries of the same member that are not after it and knew of a change that it did not.
    stalers: Vec<usize>,
    view: Option<Rc<View>>,
}

/// Member, device, and the proposal or invitation used up.
type Binding = (MemberId, DeviceId, Option<EntryHash>);

/// What one device wrote, in causal order as far as it is one.
#[derive(Debug, Default)]
struct Lanes {
    statements: Lane,
    witnesses: Lane,
}

#[derive(Debug)]
struct Lane {
    entries: Vec<usize>,
    /// Whether each is after the one before it.
    is_straight: bool,
}

impl Default for Lane {
    fn default() -> Self {
        Self { entries: Vec::new(), is_straight: true }
    }
}

impl Lane {
    /// How many entries at the beginning are surely before something of which `is_before` tells.
    fn before(&self, is_before: impl Fn(usize) -> bool) -> usize {
        if self.is_straight { self.entries.partition_point(|entry| is_before(*entry)) } else { 0 }
    }
}

/// Everything judged so far.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    group: GroupId,
    facts: &'a Facts,
    /// Entries by the size of their past, then by hash: statements at their index, witnesses behind them.
    order: Vec<usize>,
    at: HashMap<EntryHash, usize>,
    judged: Vec<Judged>,
    membership: Past,
    changes: Past,
    rule: Option<Rule>,
    ballots: BTreeMap<usize, Ballot>,
    words: HashMap<usize, Vec<usize>>,
    closes: HashMap<usize, Vec<usize>>,
    proposals_to_remove: BTreeMap<MemberId, Vec<usize>>,
    devices_of: BTreeMap<MemberId, BTreeSet<DeviceId>>,
    lanes: BTreeMap<DeviceId, Lanes>,
    /// Kept because every view asks, and a member's id is a hash.
    bound: HashMap<usize, Binding>,
    views: HashMap<Past, Rc<View>>,
    seen_passed: RefCell<HashMap<(usize, usize), bool>>,
    /// `Found` and `Admit`.
    pub(super) bindings: Vec<usize>,
    /// `Leave` and `RetireDevice`.
    pub(super) departing: Vec<usize>,
    /// Proposals to remove a member or to retire a device.
    pub(super) removals: Vec<usize>,
    pub(super) rule_changes: Vec<usize>,
    pub(super) closings: Vec<usize>,
    pub(super) breaks: Vec<usize>,
    pub(super) settles: Vec<usize>,
}

static NO_PAST: Past = Past::new();

impl<'a> Judge<'a> {
    /// Judges all of them.
    pub(super) fn new(group: GroupId, facts: &'a Facts) -> Self {
        let count = facts.statements.len();
        let total = count + facts.witnesses.len();
        let mut judge = Self {
            group,
            facts,
            order: Vec::new(),
            at: HashMap::new(),
            judged: (0..total).map(|_| Judged::default()).collect(),
            membership: Past::new(),
            changes: Past::new(),
            rule: None,
            ballots: BTreeMap::new(),
            words: HashMap::new(),
            closes: HashMap::new(),
            proposals_to_remove: BTreeMap::new(),
            devices_of: BTreeMap::new(),
            lanes: BTreeMap::new(),
            bound: HashMap::new(),
            views: HashMap::new(),
            seen_passed: RefCell::default(),
            bindings: Vec::new(),
            departing: Vec::new(),
            removals: Vec::new(),
            rule_changes: Vec::new(),
            closings: Vec::new(),
            breaks: Vec::new(),
            settles: Vec::new(),
        };
        judge.at = facts.statements.iter().enumerate().map(|(at, node)| (node.hash, at)).collect();
        judge.membership = (0..count).filter(|at| judge.is_about_membership(*at)).collect();
        let mut order: Vec<(usize, usize)> =
            (0..total).map(|entry| (judge.past(entry).len(), entry)).collect();
        order.sort_by(|(a_seen, a), (b_seen, b)| {
            (a >= &count).cmp(&(b >= &count)).then(a_seen.cmp(b_seen)).then_with(|| {
                let hash = |entry: usize| facts.statements.get(entry).map(|node| node.hash);
                hash(*a).cmp(&hash(*b))
            })
        });
        judge.order = order.into_iter().map(|(_, entry)| entry).collect();
        for place in 0..total {
            if let Some(entry) = judge.order.get(place).copied() {
                judge.judge(entry);
            }
        }
        judge
    }

    fn is_about_membership(&self, at: usize) -> bool {
        let about = |hash: &EntryHash| {
            self.index(*hash).and_then(|proposal| self.proposed(proposal)).is_some_and(|motion| {
                matches!(
                    motion,
                    Motion::Remove(_)
                        | Motion::SetRule(_)
                        | Motion::RetireDevice(_)
                        | Motion::CloseGroup
                )
            })
        };
        self.statement(at).is_some_and(|statement| match statement {
            Statement::Propose(_) => self.hash(at).is_some_and(|hash| about(&hash)),
            Statement::Vote(vote) => about(&vote.proposal),
            Statement::Close(proposal) => about(proposal),
            Statement::Invite(_) | Statement::WithdrawInvite(_) => false,
            Statement::Found(_)
            | Statement::Admit(_)
            | Statement::Settle(_)
            | Statement::RetireDevice(_)
            | Statement::Pause(())
            | Statement::Resume(())
            | Statement::Leave(_) => true,
        })
    }

    fn judge(&mut self, entry: usize) {
        let view = self.view_of(entry);
        let device = self.device(entry);
        let mut author = view.devices.get(&device).map(|bound| bound.member);
        let mut could_speak = view.current(device).is_some();
        let void = match self.statement(entry) {
            _ if entry >= self.facts.statements.len() => None,
            Some(Statement::Found(found)) => {
                let is_founding = self.past(entry).is_empty()
                    && found.device == device
                    && found.group() == self.group;
                if is_founding {
                    author = Some(found.member());
                    could_speak = true;
                }
                (!is_founding).then_some(Void::NotTheFounding)
            }
            Some(statement) => self.check(entry, statement, &view).err(),
            None => Some(Void::UnknownKind),
        };
        if void.is_none() {
            self.keep(entry, author, &view);
        }
        let mut knows = self.past(entry).intersection(&self.changes);
        if self.changes.contains(entry) {
            knows.insert(entry);
        }
        for departure in view.departures.iter().filter(|d| self.ballots.contains_key(&d.id)) {
            knows.insert(departure.id);
        }
        if let Some(judged) = self.judged.get_mut(entry) {
            *judged =
                Judged { author, could_speak, void, knows, stalers: Vec::new(), view: Some(view) };
        }
        if let Some(author) = author {
            self.compare_histories(entry, author);
        }
    }

    /// Looks for entries of the same member of which neither is after the other, and notes which knew less.
    ///
    /// What is no statement is in nobody's past here; it counts as before whatever knew all that it knew.
    fn compare_histories(&mut self, entry: usize, author: MemberId) {
        let is_witness = entry >= self.facts.statements.len();
        let devices = self.devices_of.entry(author).or_default();
        devices.insert(self.facts.device_of(entry));
        let devices = devices.clone();
        let mut apart = Vec::new();
        for device in devices {
            let Some(lane) = self.lanes.get(&device) else { continue };
            let past = self.past(entry);
            let before = lane.statements.before(|other| past.contains(other));
            let statements = lane.statements.entries.get(before..).unwrap_or_default();
            // Of a straight lane, whatever follows an entry that knew all of this knew all of it too.
            let is_followed = is_witness
                && lane.statements.is_straight
                && statements.first().is_some_and(|next| past.is_subset(self.past(*next)));
            if !is_followed {
                apart.extend_from_slice(statements);
            }
            if is_witness {
                let before = lane.witnesses.before(|other| self.past(other).is_subset(past));
                apart.extend(lane.witnesses.entries.get(before..).unwrap_or_default());
            }
        }
        for other in apart {
            if self.author(other) == Some(author) {
                self.compare(entry, other);
            }
        }
        self.file(entry, is_witness);
    }

    fn compare(&mut self, entry: usize, other: usize) {
        let count = self.facts.statements.len();
        let is_after = if other >= count {
            self.past(other).is_subset(self.past(entry))
        } else {
            self.past(entry).contains(other)
        };
        let other_is_after = if entry >= count {
            self.past(entry).is_subset(self.past(other))
        } else {
            self.past(other).contains(entry)
        };
        if is_after || other_is_after {
            return;
        }
        let knows = |at: usize| self.judged.get(at).map_or(&NO_PAST, |judged| &judged.knows);
        let new_is_stale = !knows(other).is_subset(knows(entry));
        let old_is_stale = !knows(entry).is_subset(knows(other));
        if new_is_stale && self.could_speak(other) {
            self.add_staler(entry, other);
        }
        if old_is_stale && self.could_speak(entry) {
            self.add_staler(other, entry);
        }
    }

    fn file(&mut self, entry: usize, is_witness: bool) {
        let lane = self.lanes.entry(self.facts.device_of(entry)).or_default();
        let lane = if is_witness { &mut lane.witnesses } else { &mut lane.statements };
        let follows = lane.entries.last().copied();
        lane.entries.push(entry);
        let follows = follows.is_none_or(|last| {
            if is_witness {
                self.past(last).is_subset(self.past(entry))
            } else {
                self.past(entry).contains(last)
            }
        });
        if !follows && let Some(lane) = self.lanes.get_mut(&self.facts.device_of(entry)) {
            let lane = if is_witness { &mut lane.witnesses } else { &mut lane.statements };
            lane.is_straight = false;
        }
    }

    fn add_staler(&mut self, entry: usize, by: usize) {
        if let Some(judged) = self.judged.get_mut(entry) {
            judged.stalers.push(by);
        }
    }

    fn keep(&mut self, at: usize, author: Option<MemberId>, view: &View) {
        let Some(statement) = self.statement(at) else { return };
        if let Some(binding) = self.read_binding(at) {
            self.bound.insert(at, binding);
        }
        match statement {
            Statement::Found(found) => {
                self.rule = Some(found.rule);
                self.bindings.push(at);
            }
            Statement::Admit(_) => {
                self.bindings.push(at);
                if matches!(self.purpose_of(at), Some(Purpose::Person(_))) {
                    self.changes.insert(at);
                }
            }
            Statement::Propose(proposal) => {
                let mut ballot = self.ballot_for(view);
                match &proposal.motion {
                    Motion::Remove(member) => {
                        ballot.electorate.remove(member);
                        self.proposals_to_remove.entry(*member).or_default().push(at);
                        self.removals.push(at);
                    }
                    Motion::RetireDevice(_) => self.removals.push(at),
                    Motion::SetRule(_) => self.rule_changes.push(at),
                    Motion::CloseGroup => self.closings.push(at),
                    Motion::Admit { .. } | Motion::SetRelay(_) | Motion::TakeBack(_) => {}
                }
                self.ballots.insert(at, ballot);
                self.words.entry(at).or_default().push(at);
            }
            Statement::Vote(vote) => {
                if let Some(proposal) = self.index(vote.proposal) {
                    self.words.entry(proposal).or_default().push(at);
                }
            }
            Statement::Close(proposal) => {
                if let Some(proposal) = self.index(*proposal) {
                    self.closes.entry(proposal).or_default().push(at);
                }
            }
            Statement::Settle(_) => self.settles.push(at),
            Statement::RetireDevice(_) => self.departing.push(at),
            Statement::Pause(()) | Statement::Resume(()) => {
                self.breaks.push(at);
                // Saying again what is already so changes nothing, and so makes nobody's words stale.
                let is_new =
                    author.and_then(|author| view.members.get(&author)).is_some_and(|person| {
                        person.on_break != matches!(statement, Statement::Pause(()))
                    });
                if is_new {
                    self.changes.insert(at);
                }
            }
            Statement::Leave(_) => {
                self.departing.push(at);
                self.changes.insert(at);
            }
            Statement::Invite(_) | Statement::WithdrawInvite(_) => {}
        }
    }

    fn ballot_for(&self, view: &View) -> Ballot {
        let electorate = view
            .members
            .iter()
            .filter(|(_, person)| person.current && !person.on_break)
            .map(|(member, _)| *member)
            .collect();
        let rule = view
            .rule
            .or(self.rule)
            .unwrap_or(Rule { threshold: super::Threshold::Everyone, door: super::Door::Closed });
        Ballot { electorate, rule, had_two: view.had_two, disputed: !view.disputed.is_empty() }
    }

    /// Whether a statement by the device that wrote `entry` is in order after what it had seen.
    fn check(&self, entry: usize, statement: &Statement, view: &View) -> Result<(), Void> {
        let device = self.device(entry);
        let past = self.past(entry);
        let bound = view.devices.get(&device).ok_or(Void::NotAMember)?;
        let ensure = |is_so: bool, void: Void| if is_so { Ok(()) } else { Err(void) };
        ensure(bound.counts, if bound.in_contest { Void::InContest } else { Void::NotAMember })?;
        ensure(!bound.gone, Void::Departed)?;
        ensure(!view.closed || matches!(statement, Statement::Leave(_)), Void::GroupClosed)?;
        let author = bound.member;
        let membership = self.seen_membership(entry);
        let scope = Scope { past, membership: &membership, whole: false };
        match statement {
            Statement::Found(_) => Err(Void::NotTheFounding),
            Statement::Propose(proposal) => self.check_motion(author, &proposal.motion, view),
            Statement::Vote(vote) => {
                self.check_asked(author, vote.proposal, scope, view).map(|_proposal| ())
            }
            Statement::Close(proposal) => {
                let proposal = self.check_asked(author, *proposal, scope, view)?;
                let can_close =
                    !matches!(self.motion(proposal), Some(Motion::Remove(_) | Motion::SetRule(_)));
                ensure(can_close, Void::CannotBeClosed)
            }
            Statement::Invite(invite) => match invite.purpose {
                Purpose::OwnDevice => Ok(()),
                Purpose::Person(hash) => {
                    let proposal = self.known(hash, past).ok_or(Void::NoSuchProposal)?;
                    ensure(
                        self.ballot(proposal).is_some()
                            && matches!(self.motion(proposal), Some(Motion::Admit { .. })),
                        Void::NoSuchProposal,
                    )?;
                    ensure(self.passes(proposal, scope, view), Void::NotDecided)?;
                    ensure(!self.is_used(hash, None, past), Void::AlreadyUsed)
                }
            },
            Statement::WithdrawInvite(hash) => {
                let invite = self.valid_invite(*hash, past)?;
                let is_own = self.author(invite) == Some(author);
                let is_person = !matches!(self.invite_purpose(invite), Some(Purpose::OwnDevice));
                ensure(is_person || is_own, Void::NotYours)
            }
            Statement::Admit(admit) => self.check_admit(author, admit, scope, view),
            Statement::Settle(hash) => {
                let admit = self.known(*hash, past).ok_or(Void::NothingToSettle)?;
                let (_, newcomer, key) = self.binding(admit).ok_or(Void::NothingToSettle)?;
                let key = key.ok_or(Void::NothingToSettle)?;
                let is_contested = self.is_valid(admit)
                    && view.devices.get(&newcomer).is_some_and(|bound| bound.in_contest);
                ensure(is_contested, Void::NothingToSettle)?;
                let may = match self.index(key).and_then(|proposal| self.ballot(proposal)) {
                    Some(ballot) => ballot.electorate.contains(&author),
                    None => self.invite_of(admit).and_then(|at| self.author(at)) == Some(author),
                };
                ensure(may, Void::NotAsked)
            }
            Statement::RetireDevice(other) => {
                let bound = view.devices.get(other).ok_or(Void::NoSuchDevice)?;
                ensure(bound.member == author && *other != device, Void::NotYours)?;
                ensure(!bound.gone, Void::NoSuchDevice)
            }
            Statement::Pause(()) | Statement::Resume(()) | Statement::Leave(_) => Ok(()),
        }
    }

    fn check_motion(&self, author: MemberId, motion: &Motion, view: &View) -> Result<(), Void> {
        let ensure = |is_so: bool, void: Void| if is_so { Ok(()) } else { Err(void) };
        let ballot = self.ballot_for(view);
        ensure(ballot.electorate.contains(&author), Void::OnBreak)?;
        ensure(!ballot.had_two || view.size() >= 2, Void::TooFew)?;
        match motion {
            Motion::Admit { returning: None, .. } => {
                ensure(ballot.rule.door != super::Door::Closed, Void::DoorClosed)
            }
            Motion::Admit { returning: Some(member), .. } => {
                ensure(view.members.contains_key(member), Void::NoSuchMember)?;
                let has_device = view
                    .devices
                    .values()
                    .any(|bound| bound.member == *member && bound.counts && !bound.gone);
                ensure(!has_device, Void::StillHere)
            }
            Motion::Remove(member) => {
                ensure(view.members.get(member).is_some_and(|p| p.current), Void::NoSuchMember)?;
                ensure(*member != author, Void::OwnRemoval)?;
                ensure(view.size() > 2, Void::TooFew)?;
                ensure(!ballot.disputed, Void::Disputed)
            }
            Motion::RetireDevice(device) => {
                let bound = view.devices.get(device).ok_or(Void::NoSuchDevice)?;
                ensure(bound.counts && !bound.gone, Void::NoSuchDevice)
            }
            Motion::SetRule(_) | Motion::SetRelay(_) | Motion::TakeBack(_) | Motion::CloseGroup => {
                Ok(())
            }
        }
    }

    fn check_asked(
        &self,
        author: MemberId,
        proposal: EntryHash,
        scope: Scope<'_>,
        view: &View,
    ) -> Result<usize, Void> {
        let proposal = self.known(proposal, scope.past).ok_or(Void::NoSuchProposal)?;
        let ballot = self.ballot(proposal).ok_or(Void::NoSuchProposal)?;
        if !ballot.electorate.contains(&author) {
            return Err(Void::NotAsked);
        }
        if self.passes(proposal, scope, view) || self.is_closed(proposal, scope, view) {
            return Err(Void::AlreadyDecided);
        }
        Ok(proposal)
    }

    fn check_admit(
        &self,
        author: MemberId,
        admit: &Admit,
        scope: Scope<'_>,
        view: &View,
    ) -> Result<(), Void> {
        let ensure = |is_so: bool, void: Void| if is_so { Ok(()) } else { Err(void) };
        let invite = self.valid_invite(admit.invite, scope.past)?;
        let Some(Statement::Invite(terms)) = self.statement(invite) else {
            return Err(Void::NoSuchInvite);
        };
        let is_withdrawn = self.facts.statements.iter().enumerate().any(|(at, node)| {
            scope.past.contains(at)
                && node.statement == Some(Statement::WithdrawInvite(admit.invite))
                && self.is_valid(at)
        });
        ensure(!is_withdrawn, Void::Withdrawn)?;
        match terms.purpose {
            Purpose::OwnDevice => ensure(self.author(invite) == Some(author), Void::NotYours)?,
            Purpose::Person(hash) => {
                let proposal = self.known(hash, scope.past).ok_or(Void::NoSuchProposal)?;
                ensure(self.passes(proposal, scope, view), Void::NotDecided)?;
            }
        }
        let key = self.key_of(invite).ok_or(Void::NoSuchInvite)?;
        ensure(!self.is_used(key, Some(admit.device), scope.past), Void::AlreadyUsed)?;
        let is_taken = self.bindings.iter().any(|at| {
            scope.past.contains(*at)
                && self
                    .binding(*at)
                    .is_some_and(|(_, device, by)| device == admit.device && by != Some(key))
        });
        ensure(!is_taken, Void::DeviceTaken)?;
        ensure(admit_is_proven(self.group, terms.key, admit), Void::BadProof)
    }

    /// Whether somebody else than `device` came in by this.
    fn is_used(&self, key: EntryHash, device: Option<DeviceId>, past: &Past) -> bool {
        self.bindings.iter().any(|at| {
            past.contains(*at)
                && self
                    .binding(*at)
                    .is_some_and(|(_, other, by)| by == Some(key) && Some(other) != device)
        })
    }

    fn valid_invite(&self, hash: EntryHash, past: &Past) -> Result<usize, Void> {
        let invite = self.known(hash, past).filter(|at| self.is_valid(*at));
        invite
            .filter(|at| matches!(self.statement(*at), Some(Statement::Invite(_))))
            .ok_or(Void::NoSuchInvite)
    }

    fn seen_membership(&self, entry: usize) -> Past {
        self.past(entry).intersection(&self.membership)
    }

    fn view_of(&mut self, entry: usize) -> Rc<View> {
        // Membership depends on the statements that bear on it and on no others, so entries share their views.
        let membership = self.seen_membership(entry);
        if let Some(view) = self.views.get(&membership) {
            return Rc::clone(view);
        }
        let scope = Scope { past: &membership, membership: &membership, whole: false };
        let view = Rc::new(self.look(scope));
        self.views.insert(membership, Rc::clone(&view));
        view
    }
}
