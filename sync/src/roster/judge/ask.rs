//! Plain questions about what was judged.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::rc::Rc;

use super::{Binding, Judge, NO_PAST};
use crate::id::{DeviceId, EntryHash, MemberId};
use crate::roster::ballot::Ballot;
use crate::roster::view::{Scope, View};
use crate::roster::{Motion, Past, Purpose, Rule, Statement, Void, proposed_member};

impl<'a> Judge<'a> {
    pub(in crate::roster) fn entries(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.order.iter().copied()
    }

    pub(in crate::roster) fn statement(&self, at: usize) -> Option<&'a Statement> {
        self.facts.statements.get(at)?.statement.as_ref()
    }

    pub(in crate::roster) fn hash(&self, at: usize) -> Option<EntryHash> {
        self.facts.statements.get(at).map(|node| node.hash)
    }

    pub(in crate::roster) fn index(&self, hash: EntryHash) -> Option<usize> {
        self.at.get(&hash).copied()
    }

    pub(super) fn known(&self, hash: EntryHash, past: &Past) -> Option<usize> {
        self.index(hash).filter(|at| past.contains(*at))
    }

    pub(in crate::roster) fn device(&self, entry: usize) -> DeviceId {
        self.facts.device_of(entry)
    }

    pub(in crate::roster) fn past(&self, entry: usize) -> &Past {
        let count = self.facts.statements.len();
        match self.facts.statements.get(entry) {
            Some(node) => &node.past,
            None => self
                .facts
                .witnesses
                .get(entry.saturating_sub(count))
                .map_or(&NO_PAST, |witness| &witness.past),
        }
    }

    pub(in crate::roster) fn author(&self, entry: usize) -> Option<MemberId> {
        self.judged.get(entry)?.author
    }

    pub(in crate::roster) fn could_speak(&self, entry: usize) -> bool {
        self.judged.get(entry).is_some_and(|judged| judged.could_speak)
    }

    pub(in crate::roster) fn void(&self, at: usize) -> Option<Void> {
        self.judged.get(at)?.void
    }

    pub(in crate::roster) fn is_valid(&self, at: usize) -> bool {
        self.judged.get(at).is_some_and(|judged| judged.view.is_some() && judged.void.is_none())
    }

    pub(in crate::roster) fn view(&self, entry: usize) -> Option<&View> {
        self.judged.get(entry)?.view.as_deref()
    }

    pub(in crate::roster) fn founding_rule(&self) -> Option<Rule> {
        self.rule
    }

    pub(in crate::roster) fn ballot(&self, at: usize) -> Option<&Ballot> {
        self.ballots.get(&at)
    }

    pub(in crate::roster) fn proposals(&self) -> impl Iterator<Item = usize> + '_ {
        self.ballots.keys().copied()
    }

    pub(super) fn proposed(&self, at: usize) -> Option<&'a Motion> {
        match self.statement(at)? {
            Statement::Propose(proposal) => Some(&proposal.motion),
            _ => None,
        }
    }

    pub(in crate::roster) fn motion(&self, at: usize) -> Option<&'a Motion> {
        self.proposed(at).filter(|_| self.ballots.contains_key(&at))
    }

    pub(in crate::roster) fn words(&self, proposal: usize) -> &[usize] {
        self.words.get(&proposal).map(Vec::as_slice).unwrap_or_default()
    }

    pub(in crate::roster) fn membership(&self) -> &Past {
        &self.membership
    }

    pub(in crate::roster) fn knows_departure(&self, entry: usize, id: usize) -> bool {
        self.past(entry).contains(id)
            && (!self.ballots.contains_key(&id)
                || self.judged.get(entry).is_some_and(|judged| judged.knows.contains(id)))
    }

    pub(in crate::roster) fn invite_of(&self, admit: usize) -> Option<usize> {
        match self.statement(admit)? {
            Statement::Admit(admit) => self.index(admit.invite),
            _ => None,
        }
    }

    pub(in crate::roster) fn invite_purpose(&self, invite: usize) -> Option<Purpose> {
        match self.statement(invite)? {
            Statement::Invite(invite) => Some(invite.purpose),
            _ => None,
        }
    }

    /// Whether this admits a person or a further device.
    pub(in crate::roster) fn purpose_of(&self, admit: usize) -> Option<Purpose> {
        self.invite_purpose(self.invite_of(admit)?)
    }

    /// What can be used once: a person's admission by a proposal, or one invitation of a member's own device.
    pub(in crate::roster) fn key_of(&self, invite: usize) -> Option<EntryHash> {
        match self.invite_purpose(invite)? {
            Purpose::OwnDevice => self.hash(invite),
            Purpose::Person(proposal) => Some(proposal),
        }
    }

    /// The `Admit`s by a proposal, or by an invitation of an own device.
    pub(in crate::roster) fn bound_by(&self, key: EntryHash) -> &[usize] {
        self.bound_by.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// How an entry saw the group, to be told apart from other such views.
    pub(in crate::roster) fn shared_view(&self, entry: usize) -> Option<&Rc<View>> {
        self.judged.get(entry)?.view.as_ref()
    }

    /// Member, device, and what was used up, of a `Found` or an `Admit`.
    pub(in crate::roster) fn binding(&self, at: usize) -> Option<Binding> {
        self.bound.get(&at).copied().or_else(|| self.read_binding(at))
    }

    pub(super) fn read_binding(&self, at: usize) -> Option<Binding> {
        match self.statement(at)? {
            Statement::Found(found) => Some((found.member(), found.device, None)),
            Statement::Admit(admit) => {
                let invite = self.index(admit.invite)?;
                let member = match self.invite_purpose(invite)? {
                    Purpose::OwnDevice => self.author(invite)?,
                    Purpose::Person(hash) => match self.proposed(self.index(hash)?)? {
                        Motion::Admit { returning: Some(member), .. } => *member,
                        _ => proposed_member(hash),
                    },
                };
                Some((member, admit.device, Some(self.key_of(invite)?)))
            }
            _ => None,
        }
    }

    /// What a `Settle` chooses: the contest and the device.
    pub(in crate::roster) fn settle(&self, at: usize) -> Option<(EntryHash, DeviceId)> {
        match self.statement(at)? {
            Statement::Settle(admit) => {
                let (_, device, key) = self.binding(self.index(*admit)?)?;
                Some((key?, device))
            }
            _ => None,
        }
    }

    pub(in crate::roster) fn is_stale(&self, entry: usize, scope: Scope<'_>) -> bool {
        self.judged.get(entry).is_some_and(|judged| {
            if scope.whole { judged.is_stale } else { judged.stalers.meets(scope.membership) }
        })
    }
}
