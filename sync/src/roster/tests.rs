//! One claim each, with people in it.

mod coming;
mod contests;
mod deciding;
mod disputed;
mod evidence;
mod going;
mod liars;
mod refused;
mod stale;

use super::build::{History, admit_motion, device, propose, rule, vote};
use super::{
    Answer, Door, InvitationState, Motion, Past, ProposalState, Purpose, Rule, Said, Statement,
    Threshold, Void,
};
use crate::group::snapshot::Standing;
use crate::id::EntryHash;

const BY_MAJORITY: Rule = rule(Threshold::Majority, Door::ByVote);

fn alone() -> History {
    History::found("alice", BY_MAJORITY)
}

/// Alice and bob, by majority.
fn pair() -> History {
    History::of(&["alice", "bob"], BY_MAJORITY)
}

fn three() -> History {
    History::of(&["alice", "bob", "carol"], BY_MAJORITY)
}

fn four() -> History {
    History::of(&["alice", "bob", "carol", "mallory"], BY_MAJORITY)
}

/// What a device has heard, and these besides.
fn knowing(history: &History, name: &str, also: &[EntryHash]) -> Past {
    let mut past = history.desk(name);
    for hash in also {
        past.union(&history.up_to(*hash));
    }
    past
}

fn state(history: &History, proposal: crate::id::EntryHash) -> ProposalState {
    history.roster().proposals[&proposal].state
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
