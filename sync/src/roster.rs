//! Who belongs: a pure, stateless, total function of signed statements and what each had seen.
//!
//! Each statement is judged by its own past, once and for ever (`judge`); what statements that knew nothing of each
//! other come to together is worked out for a set of them (`view`), for everything there is as for what one of them had
//! seen. What nobody can tell from the set alone (which of two histories of one liar came first) never costs anybody a
//! place: it stops decisions until everyone agrees.
//!
//! Invariant: the roster depends on the set of facts alone, never on their order, on indices or on a clock.
//! Source: FORMATS.md §5.

mod ballot;
#[cfg(any(test, feature = "test-utils"))]
pub mod build;
mod facts;
mod judge;
#[cfg(test)]
mod model_check;
mod outcome;
mod past;
mod proof;
mod report;
#[cfg(test)]
mod scale;
mod statement;
#[cfg(test)]
mod tests;
mod view;

pub use ballot::Said;
pub use facts::{Facts, StatementNode, Witness};
pub use outcome::{
    DeviceRecord, InvitationRecord, InvitationState, MemberRecord, ProposalRecord, ProposalState,
    Roster, Void,
};
pub use past::Past;
pub(crate) use proof::is_signed_by;
pub use proof::{admit_is_proven, admit_signed_bytes, prove_admit, prove_admit_by_file};
pub use statement::{
    Admit, Answer, Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Vote,
    proposed_member,
};

use crate::id::{DeviceId, EntryHash, GroupId};
pub use crate::threshold::Threshold;
use judge::Judge;
use report::Report;
use view::Scope;

/// How many more statements a member can make than all others together. It bounds what one member can make everybody's
/// device work out; no group that talks with each other comes near it.
pub const MAX_AHEAD: usize = 1_000;

/// Works out who belongs.
pub fn roster(group: GroupId, facts: &Facts) -> Roster {
    let judge = Judge::new(group, facts);
    let everything = Past::below(facts.statements.len());
    let scope = Scope { past: &everything, membership: judge.membership(), whole: true };
    let view = judge.look(scope);
    Report::new(&judge, scope, &view).write(group, facts)
}

/// Whether a statement that `device` made now, having seen everything, would count; if not, why.
pub fn would_count(
    group: GroupId,
    facts: &Facts,
    device: DeviceId,
    statement: &Statement,
) -> Result<(), Void> {
    let mut with_it = facts.clone();
    // No entry has this name: it is no hash of anything.
    let hash = EntryHash::from_bytes([0xff; 32]);
    with_it.statements.push(StatementNode {
        hash,
        device,
        statement: Some(statement.clone()),
        past: Past::below(facts.statements.len()),
    });
    match roster(group, &with_it).void.get(&hash) {
        Some(reason) => Err(*reason),
        None => Ok(()),
    }
}
