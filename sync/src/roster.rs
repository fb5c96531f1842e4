//! Who belongs: a pure function of signed statements and what each had seen.

mod statement;

pub use statement::{
    Admit, Answer, Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold,
    Vote, proposed_member,
};
