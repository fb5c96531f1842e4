//! Which relay the group uses, as each device knows it.

use super::*;
use crate::relay::{Relay, RelayError};

const FIRST: &str = "https://relay.example.org";
const SECOND: &str = "https://other.example.org:3340";

fn propose(relay: Option<&str>) -> Say {
    Say::ProposeRelay { relay: relay.map(str::to_owned), why: Some("it is Ana's".to_owned()) }
}

fn yes(proposal: crate::id::EntryHash) -> Say {
    Say::Vote { proposal, answer: Answer::Yes, why: None }
}

fn named(text: &str) -> NamedRelay {
    NamedRelay::Named(Relay::parse(text).unwrap())
}

fn on(world: &World, at: usize) -> NamedRelay {
    world.devices[at].ledger().relay()
}

/// Alice proposes, bob agrees, everybody hears.
fn decide(world: &mut World, relay: Option<&str>) {
    let proposal = world.say_so(ALICE, &propose(relay));
    world.run_until_quiescent();
    world.say_so(BOB, &yes(proposal));
    world.run_until_quiescent();
}

/// Alice and bob each propose one without hearing of the other's, and carol agrees to both.
fn decided_at_once(alices: &str, bobs: &str) -> World {
    let mut world = three();
    world.cut_all();
    let first = world.say_so(ALICE, &propose(Some(alices)));
    let second = world.say_so(BOB, &propose(Some(bobs)));
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    world.say_so(CAROL, &yes(first));
    world.say_so(CAROL, &yes(second));
    world.run_until_quiescent();
    world
}

#[test]
fn what_the_group_decided_is_known_to_all_and_to_whoever_comes_later() {
    let mut world = three();
    assert_eq!(on(&world, CAROL), NamedRelay::None);
    decide(&mut world, Some("https://Relay.example.org:443/"));
    for at in [ALICE, BOB, CAROL] {
        assert_eq!(on(&world, at), named(FIRST));
    }
    assert_eq!(world.let_in(ALICE, &[BOB], "dave"), 3);
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    assert_eq!(on(&world, 3), named(FIRST), "dave was not asked, and needs it all the same");
    let proposal = world.say_so(ALICE, &propose(None));
    world.run_until_quiescent();
    for at in [BOB, 3] {
        world.say_so(at, &yes(proposal));
        world.run_until_quiescent();
    }
    assert_eq!(on(&world, 3), NamedRelay::None);
}

#[test]
fn what_is_no_relay_is_refused_and_changes_nothing() {
    let mut world = three();
    let before = world.devices[ALICE].ledger().log().heads();
    for text in ["", "relay.example.org", "http://relay.example.org", "https://a/b", "two\nlines"] {
        let refused = world.try_say_so(ALICE, &propose(Some(text))).unwrap_err();
        assert!(matches!(refused, WriteError::Relay(_)), "{text}: {refused}");
    }
    let refused = world.try_say_so(ALICE, &propose(Some("http://a"))).unwrap_err();
    assert_eq!(refused.to_string(), RelayError::Unencrypted.to_string());
    assert_eq!(world.devices[ALICE].ledger().log().heads(), before);
}

#[test]
fn of_two_decided_at_once_none_is_used_until_one_is_decided_anew() {
    let mut world = decided_at_once(FIRST, SECOND);
    for at in [ALICE, BOB, CAROL] {
        assert_eq!(on(&world, at), NamedRelay::Apart);
    }
    decide(&mut world, Some(SECOND));
    for at in [ALICE, BOB, CAROL] {
        assert_eq!(on(&world, at), named(SECOND));
    }
}

#[test]
fn two_who_name_the_same_relay_at_once_agree() {
    let world = decided_at_once(FIRST, "HTTPS://relay.example.org/");
    assert_eq!(on(&world, ALICE), named(FIRST));
}

#[test]
fn a_member_with_a_changed_program_names_nothing_that_is_used() {
    let mut world = three();
    let text = "https://relay.example.org/?to=mallory";
    let device = &mut world.devices[BOB];
    let (day, replica) = (device.day, device.replica.as_mut().unwrap());
    let proposal = replica.write(|ledger| {
        let (name, body) = ledger.body_of(text, &mut || [5; 16]);
        let motion = Motion::SetRelay(Some(name));
        let proposal = Proposal { motion, reason: None, until: day.plus(9) };
        ledger.say(Statement::Propose(proposal), vec![(name, body)], day)
    });
    let proposal = proposal.unwrap();
    world.perform(BOB);
    world.run_until_quiescent();
    world.say_so(ALICE, &yes(proposal));
    world.run_until_quiescent();
    for at in [ALICE, BOB, CAROL] {
        assert_eq!(on(&world, at), NamedRelay::Unreadable);
    }
}

#[test]
fn a_relay_whose_address_was_taken_back_is_used_no_more() {
    let mut world = three();
    decide(&mut world, Some(FIRST));
    let roster = world.devices[ALICE].ledger().roster();
    let record = roster.relays.iter().map(|hash| &roster.proposals[hash]).next().unwrap();
    let Motion::SetRelay(Some(body)) = record.motion else { panic!("{record:?}") };
    world.edit(ALICE, &Edit::TakeBack { body });
    world.run_until_quiescent();
    for at in [ALICE, BOB, CAROL] {
        assert_eq!(on(&world, at), NamedRelay::TakenBack);
    }
}
