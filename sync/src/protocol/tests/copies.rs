//! Live copies of one device: the same key, several runs at once.

use super::{ALICE, BOB, CAROL, purpose, purpose_of, same, three, two, write};
use crate::group::Edit;
use crate::group::edit::TextField;
use crate::protocol::Output;
use crate::protocol::simulator::World;

/// Bob's device runs twice from now on; the copy is connected to nobody. Returns its number.
fn copy_of_bob(world: &mut World) -> usize {
    let disk = world.devices[BOB].disk.clone();
    let copy = world.add_twin(BOB, disk);
    world.start(copy);
    copy
}

#[test]
fn both_are_in_session_at_once_and_converge_through_a_third_while_both_run() {
    let mut world = two();
    let copy = copy_of_bob(&mut world);
    // Written apart, before they are both connected.
    world.edit(copy, &write(TextField::FocusWho, "nurses"));
    world.edit(BOB, &purpose("to rest"));
    world.connect(ALICE, copy);
    world.run_until_quiescent();
    assert!(world.is_linked(ALICE, BOB) && world.is_linked(ALICE, copy));
    same(&world);
    // And while both are.
    for round in 0..5 {
        world.edit(BOB, &purpose(&format!("to rest, {round}")));
        world.edit(copy, &write(TextField::FocusWho, &format!("nurses, {round}")));
        world.edit(ALICE, &write(TextField::FocusWhat, &format!("all else, {round}")));
        world.run_until_quiescent();
        same(&world);
    }
    assert_eq!(purpose_of(&world, copy), "to rest, 4");
    assert!(world.is_linked(ALICE, BOB) && world.is_linked(ALICE, copy));
    assert!(world.devices.iter().all(|device| device.dismissed.is_empty()));
    assert!(world.devices[ALICE].ledger().standing().parked.is_empty());
}

#[test]
fn what_is_taken_back_on_one_is_gone_from_the_other() {
    let mut world = three();
    world.edit(BOB, &purpose("canary"));
    world.run_until_quiescent();
    let copy = copy_of_bob(&mut world);
    world.connect_all();
    world.run_until_quiescent();
    let body = world.devices[copy].ledger().snapshot().focus.purpose.versions[0].body;
    world.edit(copy, &Edit::TakeBack { body });
    world.run_until_quiescent();
    same(&world);
    assert!(world.devices.iter().all(|device| device.disk.body(&body).is_none()));
}

/// Delivers what is on its way between alice and another, and nothing else.
fn exchange(world: &mut World, other: usize) {
    loop {
        world.perform(ALICE);
        world.perform(other);
        if !(world.deliver(ALICE, other) || world.deliver(other, ALICE)) {
            return;
        }
    }
}

#[test]
fn a_device_has_what_each_of_its_live_copies_has() {
    let mut world = two();
    let copy = copy_of_bob(&mut world);
    world.connect(ALICE, copy);
    world.run_until_quiescent();
    let bob = world.devices[BOB].id();
    let completes = |world: &World| {
        let told = world.devices[ALICE].told.iter();
        told.filter(|it| matches!(it, Output::Complete { peer } if *peer == bob)).count()
    };
    let before = completes(&world);
    let has_all = |world: &World| world.devices[ALICE].replica.as_ref().unwrap().has_all(bob);
    assert!(has_all(&world));

    world.edit(ALICE, &purpose("to rest"));
    exchange(&mut world, BOB);
    assert_eq!(purpose_of(&world, BOB), "to rest");
    assert!(!has_all(&world), "the copy has not");
    assert_eq!(completes(&world), before);
    exchange(&mut world, copy);
    assert!(has_all(&world));
    assert_eq!(completes(&world), before + 1);

    // What the copy that is still there has counts, not what the one that went had.
    world.edit(ALICE, &purpose("to rest well"));
    exchange(&mut world, BOB);
    assert!(!has_all(&world));
    world.cut(ALICE, copy);
    world.perform(ALICE);
    assert!(has_all(&world));
    assert_eq!(completes(&world), before + 2);
    world.connect(ALICE, copy);
    world.cut(ALICE, BOB);
    assert!(world.devices[ALICE].replica.as_ref().unwrap().is_connected(bob));
    world.run_until_quiescent();
    same(&world);
    assert!(has_all(&world));
}

#[test]
fn one_that_misbehaves_loses_its_own_session_only() {
    let mut world = two();
    let copy = copy_of_bob(&mut world);
    world.connect(ALICE, copy);
    world.run_until_quiescent();
    world.inject(copy, ALICE, vec![0xff; 40]);
    world.run_until_quiescent();
    assert!(world.is_linked(ALICE, BOB) && !world.is_linked(ALICE, copy));
    world.edit(BOB, &purpose("to rest"));
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, ALICE), "to rest");
}

#[test]
fn when_the_device_goes_every_copy_of_it_is_let_go() {
    let mut world = three();
    let copy = copy_of_bob(&mut world);
    world.connect_all();
    world.run_until_quiescent();
    world.say(copy, crate::roster::Statement::Leave(None));
    world.run_until_quiescent();
    for other in [ALICE, CAROL] {
        assert!(!world.is_linked(other, BOB) && !world.is_linked(other, copy));
    }
    assert_eq!(world.devices[ALICE].ledger().roster().current_members().count(), 2);
}
