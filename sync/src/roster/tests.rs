//! One claim each, with people in it.

mod coming;
mod contests;
mod deciding;
mod disputed;
mod evidence;
mod going;
mod liars;
mod refused;
mod relay;
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

/// Alice, bob and carol, and bob's phone, which he has retired since, as everybody heard; and what the phone knew before.
fn with_retired_phone() -> (History, Past) {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let before = history.desk("bob phone");
    history.say("bob", Statement::RetireDevice(device("bob phone")));
    history.all_hear();
    history.write("alice");
    (history, before)
}

/// Alice, the founder, lets mallory in as if nobody else had come yet.
fn let_in_by_a_second_history(history: &mut History) {
    let founding = history.up_to(history.facts().statements[0].hash);
    let proposal = history.say_from("alice", &founding, propose(admit_motion("mallory")));
    let invite = super::build::invite(Purpose::Person(proposal));
    let invite = history.say_after("alice", proposal, invite);
    let past = history.up_to(invite);
    history.admit_from("alice", &past, invite, "mallory");
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
