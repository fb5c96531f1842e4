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
mod check;
mod count;
mod histories;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use self::histories::Lanes;
use super::ballot::Ballot;
use super::view::{Scope, View};
use super::{Facts, MAX_AHEAD, Motion, Past, Purpose, Rule, Statement, Void};
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
    stalers: Past,
    /// Whether there is any such entry, what is no statement included.
    is_stale: bool,
    view: Option<Rc<View>>,
}

/// Member, device, and the proposal or invitation used up.
type Binding = (MemberId, DeviceId, Option<EntryHash>);

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
    /// The statements of members, without those that were too much.
    heard: Past,
    heard_of: BTreeMap<MemberId, Past>,
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
    /// `Found` and `Admit` of a device.
    bound_to: HashMap<DeviceId, Vec<usize>>,
    /// `Admit` by a proposal, or by an invitation of an own device.
    bound_by: HashMap<EntryHash, Vec<usize>>,
    withdrawals: HashMap<EntryHash, Vec<usize>>,
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

/// Whom a motion is about: the one who would go, or whose device would be retired, and who has no say in it.
fn about(motion: &Motion, view: &View) -> Option<MemberId> {
    match motion {
        Motion::Remove(member) => Some(*member),
        Motion::RetireDevice(device) => view.devices.get(device).map(|bound| bound.member),
        Motion::Admit { .. }
        | Motion::SetRule(_)
        | Motion::SetRelay(_)
        | Motion::TakeBack(_)
        | Motion::CloseGroup => None,
    }
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
            heard: Past::new(),
            heard_of: BTreeMap::new(),
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
            bound_to: HashMap::new(),
            bound_by: HashMap::new(),
            withdrawals: HashMap::new(),
            bindings: Vec::new(),
            departing: Vec::new(),
            removals: Vec::new(),
            rule_changes: Vec::new(),
            closings: Vec::new(),
            breaks: Vec::new(),
            settles: Vec::new(),
        };
        judge.at = facts.statements.iter().enumerate().map(|(at, node)| (node.hash, at)).collect();
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
        let speaker = self.speaker(entry);
        let is_leave = matches!(self.statement(entry), Some(Statement::Leave(_)));
        if !is_leave && speaker.is_some_and(|speaker| self.is_too_much(entry, speaker)) {
            // As if it had never been said: it decides nothing, shows nothing, and nobody's work grows with it.
            if let Some(judged) = self.judged.get_mut(entry) {
                judged.author = speaker;
                judged.void = Some(Void::TooMuch);
            }
            return;
        }
        if entry < self.facts.statements.len() {
            if self.is_about_membership(entry) {
                self.membership.insert(entry);
            }
            if let Some(speaker) = speaker {
                self.heard.insert(entry);
                self.heard_of.entry(speaker).or_default().insert(entry);
            }
        }
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
            let (stalers, is_stale) = (Past::new(), false);
            let view = Some(view);
            *judged = Judged { author, could_speak, void, knows, stalers, is_stale, view };
        }
        if let Some(author) = author {
            self.compare_histories(entry, author);
        }
    }

    /// The member for whom an entry's device speaks, by the first binding that the entry knew.
    fn speaker(&self, entry: usize) -> Option<MemberId> {
        let bound = self.bound_to.get(&self.device(entry))?;
        let first = bound.iter().find(|at| self.past(entry).contains(**at))?;
        self.binding(*first).map(|(member, _, _)| member)
    }

    /// Whether its member had already said more than can count.
    fn is_too_much(&self, entry: usize, speaker: MemberId) -> bool {
        let own = self.heard_of.get(&speaker).map_or(0, |own| own.count_in(self.past(entry)));
        own >= MAX_AHEAD && own - MAX_AHEAD >= self.heard.count_in(self.past(entry)) - own
    }

    fn keep(&mut self, at: usize, author: Option<MemberId>, view: &View) {
        let Some(statement) = self.statement(at) else { return };
        if let Some(binding) = self.read_binding(at) {
            self.bound.insert(at, binding);
            let (_, device, key) = binding;
            self.bound_to.entry(device).or_default().push(at);
            if let Some(key) = key {
                self.bound_by.entry(key).or_default().push(at);
            }
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
                if let Some(about) = about(&proposal.motion, view) {
                    ballot.electorate.remove(&about);
                }
                match &proposal.motion {
                    Motion::Remove(member) => {
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
            Statement::WithdrawInvite(invite) => {
                self.withdrawals.entry(*invite).or_default().push(at);
            }
            Statement::Invite(_) => {}
        }
    }

    fn ballot_for(&self, view: &View) -> Ballot {
        let in_use = view.devices.values().filter(|bound| bound.counts && !bound.gone);
        let can_answer: BTreeSet<MemberId> = in_use.map(|bound| bound.member).collect();
        let electorate = view
            .members
            .iter()
            .filter(|(member, person)| {
                person.current && !person.on_break && can_answer.contains(*member)
            })
            .map(|(member, _)| *member)
            .collect();
        let rule = view.rule.or(self.rule).unwrap_or(Rule::STRICTEST);
        Ballot { electorate, rule, had_two: view.had_two, disputed: !view.disputed.is_empty() }
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
