//! What a member says on one device without knowing what another of theirs knew.

use super::*;

/// Three members, bob with a phone, and a question that bob has not answered.
fn asked() -> (History, crate::id::EntryHash) {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    (history, relay)
}

#[track_caller]
fn assert_stale(history: &mut History, relay: crate::id::EntryHash, is_stale: bool) {
    let yes = history.vote("bob", relay, Answer::Yes);
    assert_eq!(history.roster().void.get(&yes).copied(), is_stale.then_some(Void::Stale));
}

#[test]
fn a_word_that_did_not_know_of_ones_break_or_of_a_leave_is_stale() {
    let (mut history, relay) = asked();
    let mut with_leave = history.clone();
    history.say("bob phone", Statement::Pause(()));
    assert_stale(&mut history, relay, true);
    with_leave.say("carol", Statement::Leave(None));
    with_leave.hear("bob phone", "carol");
    with_leave.write("bob phone");
    assert_stale(&mut with_leave, relay, true);
}

#[test]
fn a_word_that_did_not_know_of_a_removal_is_stale() {
    let mut history = four();
    history.add_device("bob", "bob phone");
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.hear("carol", "alice");
    history.vote("carol", remove, Answer::Yes);
    history.hear("bob phone", "carol");
    history.write("bob phone");
    assert_stale(&mut history, relay, true);
}

#[test]
fn saying_again_what_is_so_makes_nothing_stale() {
    let (mut history, relay) = asked();
    history.say("bob phone", Statement::Resume(()));
    assert_stale(&mut history, relay, false);
}

#[test]
fn of_a_break_and_a_return_said_at_once_the_return_stands() {
    let (mut history, _) = asked();
    history.say("bob phone", Statement::Pause(()));
    history.say("bob", Statement::Resume(()));
    assert_eq!(standing(&history, "bob"), Some(Standing::Member));
}

#[test]
fn a_retired_phone_that_goes_on_makes_nothing_stale() {
    let (mut history, relay) = asked();
    history.say("bob", Statement::RetireDevice(device("bob phone")));
    history.hear("bob phone", "bob");
    history.say("carol", Statement::Leave(None));
    history.hear("bob phone", "carol");
    history.write("bob phone");
    history.say("bob phone", Statement::Resume(()));
    assert_stale(&mut history, relay, false);
}

#[test]
fn a_break_said_on_a_device_after_its_retirement_is_none() {
    let (mut history, _) = asked();
    history.say("bob", Statement::Pause(()));
    history.say("bob phone", Statement::RetireDevice(device("bob")));
    assert_eq!(standing(&history, "bob phone"), Some(Standing::Member));
}

/// Bob's phone knew that carol had left; his yes did not.
#[test]
fn nobody_makes_their_own_stale_yes_good_by_going_on_from_it() {
    let (mut history, relay) = asked();
    history.say("carol", Statement::Leave(None));
    history.hear("bob phone", "carol");
    history.write("bob phone");
    assert_stale(&mut history, relay, true);
    history.all_hear();
    history.write("bob");
    assert_eq!(state(&history, relay), ProposalState::Open);
    history.write("alice");
    assert_eq!(state(&history, relay), ProposalState::Passed);
}

#[test]
fn a_stale_yes_removes_nobody() {
    let mut history = History::of(&["alice", "bob", "carol", "dora", "mallory"], BY_MAJORITY);
    history.add_device("bob", "bob phone");
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    history.say("dora", Statement::Pause(()));
    history.hear("bob phone", "dora");
    history.say("bob phone", Statement::Resume(()));
    for name in ["bob", "carol"] {
        history.vote(name, remove, Answer::Yes);
    }
    assert_in(&history, &["mallory"]);
    history.all_hear();
    history.vote("bob", remove, Answer::Yes);
    assert_out(&history, &["mallory"]);
}
