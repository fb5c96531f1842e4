//! Which bodies the group's decisions erase.
//!
//! Invariant: a function of what was said and decided; what a member put to the group erases that member's own words only,
//! unless the group decided to erase another's.
//! Source: FORMATS.md §3, §5.

use std::collections::BTreeSet;

use crate::id::EntryHash;
use crate::protocol::bodies::Erased;
use crate::roster::{
    Facts, InvitationRecord, InvitationState, Motion, ProposalState, Purpose, Roster, Statement,
    Void,
};

/// Bodies that only served to decide something which is decided: a person's name, reasons; and those that the group
/// decided to erase.
pub(super) fn spent(roster: &Roster, facts: &Facts) -> Erased {
    let mut erased = Erased::default();
    let mut over: BTreeSet<EntryHash> = BTreeSet::new();
    for node in &facts.statements {
        let Some(Statement::Propose(proposal)) = &node.statement else { continue };
        let state = roster.proposals.get(&node.hash).map(|record| record.state);
        let is_over = match state {
            Some(ProposalState::Failed) => true,
            // Whose place is in contest may turn out to belong.
            Some(ProposalState::Void(why)) => why != Void::InContest,
            // The name of somebody who may come in is needed until they have.
            Some(ProposalState::Passed) => match proposal.motion {
                Motion::Admit { .. } => has_come_in(roster, node.hash),
                Motion::Remove(_)
                | Motion::SetRule(_)
                | Motion::SetRelay(_)
                | Motion::RetireDevice(_)
                | Motion::TakeBack(_)
                | Motion::CloseGroup => true,
            },
            Some(ProposalState::Open | ProposalState::Stale) | None => false,
        };
        if !is_over {
            continue;
        }
        over.insert(node.hash);
        erased.of_device.extend(proposal.reason.map(|reason| (reason, node.device)));
        match proposal.motion {
            Motion::Admit { person, .. } => {
                erased.of_device.insert((person, node.device));
            }
            Motion::TakeBack(body) if state == Some(ProposalState::Passed) => {
                erased.anybodys.insert(body);
            }
            Motion::Remove(_)
            | Motion::SetRule(_)
            | Motion::SetRelay(_)
            | Motion::RetireDevice(_)
            | Motion::TakeBack(_)
            | Motion::CloseGroup => {}
        }
    }
    for node in &facts.statements {
        if let Some(Statement::Vote(vote)) = &node.statement
            && over.contains(&vote.proposal)
        {
            erased.of_device.extend(vote.why.map(|why| (why, node.device)));
        }
    }
    erased
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
