//! One claim each, with people in it.

mod coming;
mod deciding;
mod going;
mod liars;

use super::build::{History, admit_motion, device, propose, rule, vote};
use super::{
    Answer, Door, InvitationState, Motion, ProposalState, Purpose, Said, Statement, Threshold, Void,
};
use crate::group::snapshot::Standing;

fn alone() -> History {
    History::found("alice", rule(Threshold::Majority, Door::ByVote))
}

/// Alice and bob, by majority.
fn pair() -> History {
    let mut history = alone();
    history.let_in("alice", &[], "bob");
    history
}

fn three() -> History {
    let mut history = pair();
    history.let_in("alice", &["bob"], "carol");
    history
}

fn four() -> History {
    let mut history = three();
    history.let_in("alice", &["bob", "carol"], "mallory");
    history
}

fn standing(history: &History, name: &str) -> Option<Standing> {
    history.roster().members.get(&history.member(name)).map(|member| member.standing)
}

#[track_caller]
fn assert_in(history: &History, names: &[&str]) {
    let roster = history.roster();
    for name in names {
        assert!(roster.is_current(device(name)), "{name} should be in: {:?}", roster.void);
    }
}

#[track_caller]
fn assert_out(history: &History, names: &[&str]) {
    let roster = history.roster();
    for name in names {
        assert!(!roster.is_current(device(name)), "{name} should not be in");
    }
}
