//! Who a device is, and what it knew of who belongs, read from an entry's past.
//!
//! Invariant: judged by the entry's past alone, so that every device that holds the entry says the same.
//! Source: FORMATS.md §6 (binding).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Entry, Kind, Log, Refusal};
use crate::id::{DeviceId, EntryHash, MemberId};
use crate::roster::{
    Admit, Motion, Past, Proposal, Purpose, Statement, StatementNode, Witness, admit_is_proven,
    proposed_member,
};

impl Log {
    /// For whom a device opens a chain: the one member to whom the statements in the opening's past bind it.
    pub(super) fn binding(
        &self,
        entry: &Entry,
        device: DeviceId,
        rests_on: &[usize],
        after: &[usize],
    ) -> Result<MemberId, Refusal> {
        if let Kind::Statement(Statement::Found(found)) = &entry.kind {
            return Ok(found.member());
        }
        let pasts: Vec<_> = rests_on
            .iter()
            .chain(after)
            .filter_map(|at| self.nodes.get(*at))
            .map(|node| &node.past)
            .collect();
        let known = self.bindings.get(&device).map_or(&[][..], Vec::as_slice);
        let members: BTreeSet<MemberId> = known
            .iter()
            .filter(|(statement, _)| pasts.iter().any(|past| past.contains(*statement)))
            .map(|(_, member)| *member)
            .collect();
        match members.len() {
            1 => members.first().copied().ok_or(Refusal::Invalid("its device was never let in")),
            0 => Err(Refusal::Invalid("its device was never let in")),
            _ => Err(Refusal::Invalid("its device was let in as several people")),
        }
    }

    /// The statements in the past of a new entry; registers it where it is a statement, or as a witness where no
    /// entry of its device that it names shows the same.
    pub(super) fn past_of(
        &mut self,
        entry: &Entry,
        hash: EntryHash,
        device: DeviceId,
        parents: &[usize],
    ) -> (Arc<Past>, bool) {
        let mut pasts = parents.iter().filter_map(|at| self.nodes.get(*at)).map(|node| &node.past);
        let mut past = pasts.next().map(Arc::clone).unwrap_or_default();
        for other in pasts {
            if !Arc::ptr_eq(&past, other) && !other.is_subset(&past) {
                Arc::make_mut(&mut past).union(other);
            }
        }
        if entry.kind.is_statement() {
            let number = self.facts.statements.len();
            let statement = match &entry.kind {
                Kind::Statement(statement) => Some(statement.clone()),
                Kind::Unknown { .. } | Kind::Edit(_) | Kind::TakeBack(_) => None,
            };
            self.bind(statement.as_ref(), number, &past);
            self.facts.statements.push(StatementNode {
                hash,
                device,
                statement,
                past: (*past).clone(),
            });
            self.statement_at.insert(hash, number);
            Arc::make_mut(&mut past).insert(number);
            return (past, false);
        }
        let shows_nothing_new = parents.iter().filter_map(|at| self.nodes.get(*at)).any(|node| {
            node.device == device
                && !node.entry.kind.is_statement()
                && (Arc::ptr_eq(&node.past, &past) || *node.past == *past)
        });
        if !shows_nothing_new {
            self.facts.witnesses.push(Witness { device, past: (*past).clone() });
        }
        (past, !shows_nothing_new)
    }

    /// Notes to which member a statement binds a device, judged by the statement's own past alone.
    fn bind(&mut self, statement: Option<&Statement>, number: usize, past: &Past) {
        let bound = match statement {
            Some(Statement::Found(found)) => Some((found.device, found.member())),
            Some(Statement::Admit(admit)) => {
                self.invited_member(admit, past).map(|member| (admit.device, member))
            }
            _ => None,
        };
        if let Some((device, member)) = bound {
            self.bindings.entry(device).or_default().push((number, member));
        }
    }

    /// As whom an invitation lets a device in, where it stands in the given past and both keys have signed; without the
    /// signatures anybody could bind another's device to themselves and so shut it out.
    fn invited_member(&self, admit: &Admit, past: &Past) -> Option<MemberId> {
        let known = |hash: &EntryHash, past: &Past| {
            let number = *self.statement_at.get(hash)?;
            self.facts.statements.get(number).filter(|_| past.contains(number))
        };
        let node = known(&admit.invite, past)?;
        let Some(Statement::Invite(invite)) = &node.statement else { return None };
        if !admit_is_proven(self.group, invite.key, admit) {
            return None;
        }
        match invite.purpose {
            Purpose::Person(proposal) => match &known(&proposal, &node.past)?.statement {
                Some(Statement::Propose(Proposal {
                    motion: Motion::Admit { returning, .. },
                    ..
                })) => Some(returning.unwrap_or_else(|| proposed_member(proposal))),
                _ => None,
            },
            Purpose::OwnDevice => {
                let chain = self.entry(self.position(&node.hash)?)?.chain;
                self.chain_author(&chain).map(|(_, member)| member)
            }
        }
    }
}
