//! Who belongs: a pure function of signed statements and what each had seen.

mod facts;
mod statement;

pub use facts::{Facts, Past, StatementNode, Witness};
pub use statement::{
    Admit, Answer, Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold,
    Vote, proposed_member,
};
