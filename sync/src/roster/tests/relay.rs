//! Which relay is in force.

use std::collections::BTreeSet;

use super::*;
use crate::id::BodyName;
use crate::roster::roster;

fn relay(number: u8) -> Motion {
    Motion::SetRelay(Some(BodyName::from_bytes([number; 32])))
}

fn in_force(history: &History) -> BTreeSet<EntryHash> {
    history.roster().relays
}

#[test]
fn a_relay_is_in_force_once_it_is_decided_and_until_another_is() {
    let mut history = three();
    assert_eq!(in_force(&history), [].into());
    let first = history.propose("alice", relay(1));
    history.all_hear();
    assert_eq!(in_force(&history), [].into(), "one of three has agreed");
    history.vote("bob", first, Answer::Yes);
    assert_eq!(in_force(&history), [first].into());
    let second = history.decide("bob", relay(2), &["carol"]);
    assert_eq!(in_force(&history), [second].into());
    let none = history.decide("carol", Motion::SetRelay(None), &["alice"]);
    assert_eq!(in_force(&history), [none].into());
}

#[test]
fn a_relay_that_was_turned_down_or_is_still_asked_about_changes_nothing() {
    let mut history = three();
    let first = history.decide("alice", relay(1), &["bob"]);
    let second = history.propose("bob", relay(2));
    history.all_hear();
    history.vote("alice", second, Answer::NotNow);
    history.vote("carol", second, Answer::NotNow);
    assert_eq!(in_force(&history), [first].into());
}

#[test]
fn of_two_that_were_decided_at_once_both_stand_until_one_is_decided_knowing_them() {
    let mut history = four();
    let first = history.propose("alice", relay(1));
    let second = history.propose("carol", relay(2));
    history.hear("bob", "alice");
    history.hear("mallory", "carol");
    for (name, proposal) in [("bob", first), ("mallory", second)] {
        history.vote(name, proposal, Answer::Yes);
    }
    history.all_hear();
    history.vote("carol", first, Answer::Yes);
    history.vote("alice", second, Answer::Yes);
    assert_eq!(in_force(&history), [first, second].into());
    let again = history.decide("alice", relay(2), &["bob", "carol"]);
    assert_eq!(in_force(&history), [again].into());
}

#[test]
fn the_relay_in_force_is_the_same_in_whatever_order_things_are_heard() {
    let mut history = three();
    let early = history.desk("bob");
    let first = history.propose("alice", relay(1));
    history.vote("carol", first, Answer::NotNow);
    let second = history.say_from("bob", &early, propose(relay(2)));
    history.all_hear();
    history.vote("bob", first, Answer::Yes);
    history.vote("carol", second, Answer::Yes);
    let expected = history.roster();
    assert_eq!(expected.relays, [first, second].into());
    let count = history.facts().statements.len();
    let backwards: Vec<usize> = (0..count).rev().collect();
    let rotated: Vec<usize> = (count / 2..count).chain(0..count / 2).collect();
    for order in [backwards, rotated] {
        assert_eq!(roster(history.group, &history.reordered(&order)), expected);
    }
}

#[test]
fn whoever_has_gone_names_no_relay_any_more() {
    let mut history = four();
    let before = history.desk("mallory");
    let first = history.decide("alice", relay(1), &["bob", "carol"]);
    history.decide("alice", Motion::Remove(history.member("mallory")), &["bob", "carol"]);
    history.say_from("mallory", &before, propose(relay(2)));
    history.all_hear();
    assert_eq!(in_force(&history), [first].into());
}
