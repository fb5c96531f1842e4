//! Puts the last view into plain data.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Judge;
use super::view::{Scope, View, Who};
use super::{
    DeviceRecord, Facts, InvitationRecord, InvitationState, MemberRecord, Motion, ProposalRecord,
    ProposalState, Roster, Statement, StatementNode, Void,
};
use crate::group::snapshot::Standing;
use crate::id::{DeviceId, EntryHash, GroupId, MemberId, ParcelKey};

/// What the roster is written from.
pub(super) struct Report<'r> {
    judge: &'r Judge<'r>,
    scope: Scope<'r>,
    view: &'r View,
    /// The departures that stand.
    standing: BTreeSet<usize>,
}

impl<'r> Report<'r> {
    pub(super) fn new(judge: &'r Judge<'r>, scope: Scope<'r>, view: &'r View) -> Self {
        let standing = view.departures.iter().map(|departure| departure.id).collect();
        Self { judge, scope, view, standing }
    }

    pub(super) fn write(&self, group: GroupId, facts: &Facts) -> Roster {
        let view = self.view;
        let void = self.void(facts);
        let proposals = self.proposals(&void);
        // Where somebody came in by a ticket used twice, the others have to be able to settle it.
        let is_contested = view.devices.values().any(|bound| bound.in_contest);
        let is_alone = view.had_two && view.size() < 2 && !is_contested;
        Roster {
            group,
            rule: view.rule,
            closed: view.closed,
            read_only: view.closed || is_alone,
            disputed: self.hashes(&view.disputed).into_iter().collect(),
            members: self.members(),
            devices: self.devices(),
            relays: self.relays(&proposals),
            proposals,
            invitations: self.invitations(facts, &void),
            void,
        }
    }

    fn hashes(&self, statements: &[usize]) -> BTreeSet<EntryHash> {
        statements.iter().filter_map(|at| self.judge.hash(*at)).collect()
    }

    fn void(&self, facts: &Facts) -> BTreeMap<EntryHash, Void> {
        let mut void = BTreeMap::new();
        for (at, node) in facts.statements.iter().enumerate() {
            let reason = self.judge.void(at).or_else(|| self.void_now(at, node));
            if let Some(reason) = reason {
                void.insert(node.hash, reason);
            }
        }
        void
    }

    /// Why a statement that was in order when it was made counts no more.
    fn void_now(&self, at: usize, node: &StatementNode) -> Option<Void> {
        let view = self.view;
        let counts = |device: &DeviceId| view.devices.get(device).is_some_and(|b| b.counts);
        match &node.statement {
            Some(Statement::Admit(admit)) if !counts(&admit.device) => {
                let in_contest = view.devices.get(&admit.device).is_some_and(|b| b.in_contest);
                Some(if in_contest { Void::InContest } else { Void::AfterDeparture })
            }
            Some(Statement::Admit(_) | Statement::Found(_)) => None,
            Some(Statement::Leave(_) | Statement::RetireDevice(_)) => {
                (!self.standing.contains(&at)).then_some(Void::AfterDeparture)
            }
            _ if !counts(&node.device) => Some(Void::InContest),
            _ if view.is_outside_standing(self.judge, at) => Some(Void::AfterDeparture),
            Some(
                Statement::Propose(_)
                | Statement::Vote(_)
                | Statement::Close(_)
                | Statement::Settle(_),
            ) => self.judge.is_stale(at, self.scope).then_some(Void::Stale),
            _ => None,
        }
    }

    fn members(&self) -> BTreeMap<MemberId, MemberRecord> {
        let view = self.view;
        let mut members = BTreeMap::new();
        for (member, person) in &view.members {
            let departures =
                || view.departures.iter().filter(|departure| departure.who == Who::Member(*member));
            let was_removed = departures().any(|d| self.judge.ballot(d.id).is_some());
            let standing = match (person.current, person.on_break) {
                (true, false) => Standing::Member,
                (true, true) => Standing::OnBreak,
                (false, _) if was_removed => Standing::Removed,
                (false, _) => Standing::Left,
            };
            let devices: Vec<_> =
                view.devices.iter().filter(|(_, b)| b.counts && b.member == *member).collect();
            let record = MemberRecord {
                standing,
                devices: devices.iter().map(|(device, _)| **device).collect(),
                came_by: devices.iter().flat_map(|(_, b)| self.hashes(&b.by)).collect(),
                went_by: departures().flat_map(|d| self.hashes(&d.words)).collect(),
            };
            members.insert(*member, record);
        }
        members
    }

    fn devices(&self) -> BTreeMap<DeviceId, DeviceRecord> {
        let view = self.view;
        let mut devices = BTreeMap::new();
        for (device, bound) in &view.devices {
            let affecting: Vec<_> = view
                .departures
                .iter()
                .filter(|departure| view.affects(self.judge, departure, *device))
                .collect();
            let parcel_key = bound.by.iter().find_map(|at| match self.judge.statement(*at)? {
                Statement::Found(found) => Some(found.parcel_key),
                Statement::Admit(admit) => Some(admit.parcel_key),
                _ => None,
            });
            let record = DeviceRecord {
                member: bound.member,
                parcel_key: parcel_key.unwrap_or(ParcelKey::from_bytes([0; 32])),
                counts: bound.counts,
                retired: affecting.iter().any(|d| matches!(d.who, Who::Device(_))),
                current: bound.counts && !bound.gone,
                came_by: self.hashes(&bound.by),
                went_by: affecting.iter().flat_map(|d| self.hashes(&d.words)).collect(),
            };
            devices.insert(*device, record);
        }
        devices
    }

    fn proposals(&self, void: &BTreeMap<EntryHash, Void>) -> BTreeMap<EntryHash, ProposalRecord> {
        let mut proposals = BTreeMap::new();
        for at in self.judge.proposals() {
            let (Some(hash), Some(Statement::Propose(proposal)), Some(by), Some(ballot)) = (
                self.judge.hash(at),
                self.judge.statement(at),
                self.judge.author(at),
                self.judge.ballot(at),
            ) else {
                continue;
            };
            let is_used = self.admits_by(hash).any(|bound| bound);
            let count = self.judge.count(at, self.scope, self.view);
            let passed = is_used
                || self.standing.contains(&at)
                || self.judge.passes(at, self.scope, self.view);
            let state = match void.get(&hash) {
                _ if passed => ProposalState::Passed,
                Some(Void::Stale) => ProposalState::Stale,
                Some(reason) => ProposalState::Void(*reason),
                None if self.judge.is_closed(at, self.scope, self.view) => ProposalState::Failed,
                None => ProposalState::Open,
            };
            let record = ProposalRecord {
                motion: proposal.motion.clone(),
                by,
                until: proposal.until,
                rule: ballot.terms(),
                said: count.said,
                needed: count.needed,
                closers: self.judge.closers(at, self.scope, self.view),
                state,
            };
            proposals.insert(hash, record);
        }
        proposals
    }

    /// Of what was decided about the relay, what nothing else that was decided about it knew.
    fn relays(&self, proposals: &BTreeMap<EntryHash, ProposalRecord>) -> BTreeSet<EntryHash> {
        let decided = |record: &ProposalRecord| {
            matches!(record.motion, Motion::SetRelay(_)) && record.state == ProposalState::Passed
        };
        let decided: Vec<(EntryHash, usize)> = proposals
            .iter()
            .filter(|(_, record)| decided(record))
            .filter_map(|(hash, _)| Some((*hash, self.judge.index(*hash)?)))
            .collect();
        let is_known = |at: usize| decided.iter().any(|(_, by)| self.judge.past(*by).contains(at));
        decided.iter().filter(|(_, at)| !is_known(*at)).map(|(hash, _)| *hash).collect()
    }

    /// For each device that came in by this proposal or invitation, whether it counts.
    fn admits_by(&self, key: EntryHash) -> impl Iterator<Item = bool> + '_ {
        self.bound_by(key)
            .map(|(_, device)| self.view.devices.get(&device).is_some_and(|bound| bound.counts))
    }

    fn bound_by(&self, key: EntryHash) -> impl Iterator<Item = (usize, DeviceId)> + '_ {
        self.judge
            .bound_by(key)
            .iter()
            .filter_map(|at| self.judge.binding(*at).map(|(_, device, _)| (*at, device)))
    }

    fn invitations(
        &self,
        facts: &Facts,
        void: &BTreeMap<EntryHash, Void>,
    ) -> BTreeMap<EntryHash, InvitationRecord> {
        let withdrawn: BTreeSet<EntryHash> = facts
            .statements
            .iter()
            .filter(|node| !void.contains_key(&node.hash))
            .filter_map(|node| match &node.statement {
                Some(Statement::WithdrawInvite(invite)) => Some(*invite),
                _ => None,
            })
            .collect();
        let mut invitations = BTreeMap::new();
        for (at, node) in facts.statements.iter().enumerate() {
            let (Some(Statement::Invite(invite)), true, Some(by), Some(key)) = (
                &node.statement,
                self.judge.is_valid(at),
                self.judge.author(at),
                self.judge.key_of(at),
            ) else {
                continue;
            };
            let record = InvitationRecord {
                purpose: invite.purpose,
                by,
                key: invite.key,
                expires: invite.expires,
                state: self.invitation_state(node, key, &withdrawn, void),
            };
            invitations.insert(node.hash, record);
        }
        invitations
    }

    fn invitation_state(
        &self,
        node: &StatementNode,
        key: EntryHash,
        withdrawn: &BTreeSet<EntryHash>,
        void: &BTreeMap<EntryHash, Void>,
    ) -> InvitationState {
        let bound = |device: &DeviceId| self.view.devices.get(device);
        let uses: Vec<(usize, DeviceId)> = self.bound_by(key).collect();
        let counting =
            uses.iter().find(|(_, device)| bound(device).is_some_and(|bound| bound.counts));
        let contested: BTreeSet<EntryHash> = uses
            .iter()
            .filter(|(_, device)| bound(device).is_some_and(|bound| bound.in_contest))
            .filter_map(|(at, _)| self.judge.hash(*at))
            .collect();
        if let Some((_, device)) = counting {
            InvitationState::Used(*device)
        } else if contested.len() > 1 {
            InvitationState::Contested(contested)
        } else if withdrawn.contains(&node.hash) {
            InvitationState::Withdrawn
        } else if let Some(reason) = void.get(&node.hash) {
            InvitationState::Void(*reason)
        } else if !bound(&node.device).is_some_and(|by| by.counts && !by.gone) {
            // Whoever is gone lets nobody in any more, least of all themselves: they still have the ticket.
            InvitationState::Void(Void::Departed)
        } else {
            let undecided = self.judge.index(key).filter(|at| {
                self.judge.ballot(*at).is_some() && !self.judge.passes(*at, self.scope, self.view)
            });
            undecided.map_or(InvitationState::Open, |_| InvitationState::Void(Void::NotDecided))
        }
    }
}
