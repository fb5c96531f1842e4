//! Devices by hand: alice founds, bob and carol come in, all write, everybody has the same.

use super::simulator::{RULE, World};
use super::*;
use crate::group::edit::{Edit, TextField};
use crate::group::snapshot::Words;
use crate::id::Day;
use crate::roster::Purpose;

mod hostile;
mod lent;

const ALICE: usize = 0;
const BOB: usize = 1;
const CAROL: usize = 2;

fn write(text: TextField, words: &str) -> Edit {
    Edit::Write { text, words: words.to_owned(), from: None }
}

fn purpose(words: &str) -> Edit {
    write(TextField::FocusPurpose, words)
}

/// Alice and bob, who is let in by alice alone.
fn two() -> World {
    let mut world = World::found("alice", RULE, 1);
    assert_eq!(world.let_in(ALICE, &[], "bob"), BOB);
    world.connect_all();
    world.run_until_quiescent();
    world
}

/// Alice, bob and carol.
fn three() -> World {
    let mut world = two();
    assert_eq!(world.let_in(ALICE, &[BOB], "carol"), CAROL);
    // Bob has to hear of carol before he lets her in.
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    world
}

fn same(world: &World) {
    let first = world.devices[0].ledger();
    for device in &world.devices[1..] {
        assert_eq!(device.ledger().log().heads(), first.log().heads(), "{}", device.name);
        assert_eq!(device.ledger().roster(), first.roster());
        assert_eq!(device.ledger().snapshot(), first.snapshot());
    }
}

fn purpose_of(world: &World, at: usize) -> String {
    world.devices[at].ledger().snapshot().focus.purpose.words.clone()
}

#[test]
fn what_one_writes_the_other_reads() {
    let mut world = two();
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, BOB), "to rest");
    same(&world);
    let (alice, bob) = (world.devices[ALICE].id(), world.devices[BOB].id());
    assert!(world.devices[ALICE].replica.as_ref().unwrap().has_all(bob));
    assert!(world.devices[BOB].replica.as_ref().unwrap().has_all(alice));
    assert!(world.devices[ALICE].told.iter().any(|it| matches!(it, Output::Complete { .. })));
}

#[test]
fn what_was_written_apart_is_joined() {
    let mut world = two();
    world.edit(ALICE, &purpose("we meet to rest and to talk"));
    world.run_until_quiescent();
    world.cut_all();
    world.edit(ALICE, &purpose("we meet every week to rest and to talk"));
    world.edit(BOB, &purpose("we meet to rest and to listen"));
    world.edit(BOB, &Edit::NameMyself { name: "Bob".into() });
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, ALICE), "we meet every week to rest and to listen");
    same(&world);
}

#[test]
fn two_edits_in_one_step_both_stand() {
    let mut world = two();
    let day = Day(20_000);
    let mut number = 0;
    let mut random = || {
        number += 1;
        [number; 16]
    };
    let replica = world.devices[ALICE].replica.as_mut().unwrap();
    let both = replica.write(|ledger| {
        ledger.edit(&purpose("to rest"), day, &mut random)?;
        ledger.edit(&write(TextField::FocusWho, "nurses"), day, &mut random)
    });
    both.unwrap();
    world.run_until_quiescent();
    let focus = world.devices[BOB].ledger().snapshot().focus;
    assert_eq!((focus.purpose.words.as_str(), focus.who.words.as_str()), ("to rest", "nurses"));
    same(&world);
}

#[test]
fn a_late_joiner_gets_the_whole_history_from_one_who_did_not_invite_it() {
    let mut world = two();
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    world.let_in(BOB, &[ALICE], "carol");
    world.cut_all();
    world.run_until_quiescent();
    world.edit(BOB, &purpose("to rest and to talk"));
    world.connect(BOB, CAROL);
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, CAROL), "to rest and to talk");
    world.edit(CAROL, &Edit::NameMyself { name: "Carol".into() });
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(world.devices[ALICE].ledger().snapshot().members.len(), 3);
}

#[test]
fn what_is_taken_back_is_nowhere() {
    let mut world = three();
    world.edit(BOB, &purpose("canary"));
    world.run_until_quiescent();
    let body = world.devices[ALICE].ledger().snapshot().focus.purpose.versions[0].body;
    let refused = world.try_edit(ALICE, &Edit::TakeBack { body });
    assert!(matches!(refused, Err(WriteError::NotYours)));
    world.edit(BOB, &Edit::TakeBack { body });
    world.run_until_quiescent();
    same(&world);
    for device in &world.devices {
        assert_eq!(device.ledger().snapshot().focus.purpose.versions[0].words, Words::TakenBack);
        assert!(device.ledger().body(&body).is_none());
        assert!(device.disk.body(&body).is_none());
    }
}

#[test]
fn a_draft_is_seen_and_never_stored() {
    let mut world = two();
    let draft = Draft { text: TextField::FocusPurpose, words: Some("to r".into()) };
    world.devices[ALICE].replica.as_mut().unwrap().tell_draft(&draft);
    world.run_until_quiescent();
    let peer = world.devices[ALICE].id();
    let seen = |it: &&Output| matches!(it, Output::Draft { peer: from, draft: it } if *from == peer && *it == draft);
    assert_eq!(world.devices[BOB].told.iter().filter(seen).count(), 1);
    assert_eq!(world.devices[BOB].ledger().snapshot().focus.purpose.words, "");
}

#[test]
fn a_restart_goes_on_from_the_rows_with_and_without_the_saved_document() {
    for is_saved in [false, true] {
        let mut world = three();
        world.edit(ALICE, &purpose("to rest"));
        world.run_until_quiescent();
        if is_saved {
            world.devices[ALICE].disk.document = Some(world.devices[ALICE].ledger().save());
        }
        world.edit(BOB, &write(TextField::FocusWho, "nurses"));
        world.run_until_quiescent();
        let before = world.devices[ALICE].ledger().snapshot();
        world.crash(ALICE);
        world.start(ALICE);
        assert_eq!(world.devices[ALICE].ledger().snapshot(), before);
        world.edit(ALICE, &purpose("to rest and to talk"));
        world.connect_all();
        world.run_until_quiescent();
        assert_eq!(purpose_of(&world, CAROL), "to rest and to talk");
        same(&world);
    }
}

#[test]
fn a_device_set_back_to_an_older_copy_hears_again_what_it_once_had() {
    let mut world = three();
    world.edit(BOB, &purpose("to rest"));
    let backup = world.devices[BOB].disk.clone();
    world.edit(BOB, &purpose("to rest and to talk"));
    world.run_until_quiescent();
    world.crash(BOB);
    world.devices[BOB].disk = backup;
    world.start(BOB);
    world.edit(BOB, &write(TextField::FocusWho, "nurses"));
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(purpose_of(&world, BOB), "to rest and to talk");
    assert!(world.devices.iter().all(|device| device.dismissed.is_empty()));
}

#[test]
fn one_member_writes_on_two_devices() {
    let mut world = two();
    let second = world.admit(ALICE, "alice's second", Purpose::OwnDevice);
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(world.devices[second].member(), world.devices[ALICE].member());
    let name = |name: &str| Edit::NameMyself { name: name.to_owned() };
    world.edit(second, &name("Alice"));
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(world.devices[BOB].ledger().snapshot().members.len(), 2);
}

#[test]
fn a_disk_that_is_full_confirms_nothing() {
    let mut world = two();
    world.devices[BOB].disk.is_full = true;
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    assert!(world.devices[BOB].replica.is_none(), "it stopped");
    let bob = world.devices[BOB].id();
    assert!(!world.devices[ALICE].replica.as_ref().unwrap().has_all(bob));
    world.start(BOB);
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
}
