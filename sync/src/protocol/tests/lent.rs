//! A document that was lent comes to what the ledger would have made of it itself.

use super::*;
use crate::group::fault;
use crate::id::EntryHash;
use crate::log::{Parked, SignedEntry};
use crate::protocol::simulator::key;

/// Everything that a device has, as a newcomer takes it in; its document lent meanwhile or not.
fn taken_in(world: &World, from: usize, is_lent: bool) -> Ledger {
    let ledger = world.devices[from].ledger();
    let all = (0..ledger.log().len()).filter_map(|at| ledger.signed_whole(at));
    let all: Vec<SignedEntry> = all.collect();
    let mut newcomer = Ledger::empty(ledger.log().group(), key("dora"), [9; 16]).unwrap();
    if !is_lent {
        newcomer.take_in(all).unwrap();
        newcomer.settle();
        return newcomer;
    }
    let mut lent = newcomer.lend().unwrap().unwrap();
    newcomer.take_in(all).unwrap();
    let rows = newcomer.rows_so_far().len();
    lent.apply(newcomer.edits_to_lend());
    assert!(rows > 0 && newcomer.edits_to_lend().is_empty());
    newcomer.regain(lent);
    newcomer
}

/// Both ways; what is parked.
fn both_ways(world: &World, from: usize) -> Vec<Parked> {
    let [lent, kept] = [true, false].map(|is_lent| taken_in(world, from, is_lent));
    assert_eq!(lent.snapshot(), kept.snapshot());
    assert_eq!(lent.standing(), kept.standing());
    assert_eq!(lent.roster(), kept.roster());
    assert_eq!(lent.document().heads(), kept.document().heads());
    lent.standing().parked.values().copied().collect()
}

#[test]
fn what_was_applied_meanwhile_is_what_counts() {
    let mut world = three();
    world.edit(BOB, &purpose("to rest"));
    world.run_until_quiescent();
    world.edit(CAROL, &write(TextField::FocusWho, "nurses"));
    world.run_until_quiescent();
    assert_eq!(both_ways(&world, ALICE), []);
}

#[test]
fn what_was_applied_and_turns_out_not_to_count_is_in_the_document_no_more() {
    let mut world = two();
    world.run_until_quiescent();
    world.crash(ALICE);
    let disk = world.devices[ALICE].disk.clone();
    let twin = world.add_twin(ALICE, disk);
    // Both write the same chain.
    for (at, words) in [(ALICE, "to rest"), (twin, "to talk")] {
        world.start_as(at, [5; 16]);
        world.edit(at, &purpose(words));
        world.connect(at, BOB);
        world.run_until_quiescent();
        world.crash(at);
    }
    assert_eq!(both_ways(&world, BOB), [Parked::Forked]);
}

#[test]
fn a_panic_over_a_lent_document_leaves_out_what_it_would_have_left_out_at_home() {
    let mut world = three();
    let bad: EntryHash = world.edit(BOB, &purpose("to rest"));
    let change = world.devices[BOB].ledger().document().heads();
    world.run_until_quiescent();
    assert!(world.devices[ALICE].ledger().log().position(&bad).is_some());
    fault::set(change);
    assert_eq!(both_ways(&world, ALICE), [Parked::Stuck]);
    fault::set([]);
}
