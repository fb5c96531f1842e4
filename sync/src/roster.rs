//! Who belongs: a pure function of signed statements and what each had seen.

mod facts;
mod proof;
mod statement;

pub use facts::{Facts, Past, StatementNode, Witness};
pub use proof::{admit_is_proven, admit_signed_bytes, prove_admit};
pub use statement::{
    Admit, Answer, Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold,
    Vote, proposed_member,
};
