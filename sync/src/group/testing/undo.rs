//! Undoing one's own last step, while others go on.

use super::*;
use crate::group::edit::{Aside, Comfort, FocusFact, Reply, TextField};

/// Does something and gives what undoes it.
fn step(peer: &mut Peer, edit: &Edit) -> Step {
    peer.edit(edit).step.unwrap()
}

fn purpose(peer: &Peer) -> String {
    peer.snapshot().focus.purpose.words.clone()
}

fn write(words: &str) -> Edit {
    Edit::Write { text: TextField::FocusPurpose, words: words.to_owned(), from: None }
}

fn two() -> (World, Peer, Peer) {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let roster = Touched { roster: true, ..Touched::default() };
    alice.refresh(&roster);
    bob.refresh(&roster);
    (world, alice, bob)
}

#[test]
fn the_words_before_stand_again_and_both_versions_stay_near() {
    let (_world, mut alice, mut bob) = two();
    alice.edit(&write("To rest"));
    meet(&mut alice, &mut bob);
    let reworded = step(&mut bob, &write("To rest and to talk"));
    assert_eq!(reworded.what(), "wrote about the focus");
    bob.undo(&reworded).unwrap();
    meet(&mut alice, &mut bob);
    assert_eq!((purpose(&alice), purpose(&bob)), ("To rest".to_owned(), "To rest".to_owned()));
    assert_eq!(alice.snapshot().focus.purpose.earlier.len(), 2);
}

#[test]
fn what_somebody_went_on_from_is_not_undone() {
    let (_world, mut alice, mut bob) = two();
    alice.edit(&write("To rest"));
    let reworded = step(&mut alice, &write("To talk"));
    meet(&mut alice, &mut bob);
    bob.edit(&write("To talk at length"));
    meet(&mut alice, &mut bob);
    assert!(matches!(alice.undo(&reworded), Err(EditError::ChangedSince)));

    let day = jiff::civil::date(2026, 6, 9);
    let set = step(&mut alice, &Edit::SetFocus { set: FocusFact::Again(Some(day)) });
    bob.edit(&Edit::SetFocus { set: FocusFact::Again(None) });
    meet(&mut alice, &mut bob);
    assert_eq!(alice.snapshot().focus.again.values.len(), 2);
    assert!(matches!(alice.undo(&set), Err(EditError::ChangedSince)), "two days stand");
}

#[test]
fn no_words_come_back_that_were_taken_back() {
    let (world, mut alice, mut bob) = two();
    bob.edit(&write("canary"));
    meet(&mut alice, &mut bob);
    let body = alice.snapshot().focus.purpose.versions[0].body;
    let reworded = step(&mut alice, &write("To rest"));
    world.take_back(body);
    assert!(matches!(alice.undo(&reworded), Err(EditError::WordsTakenBack)));
    assert_eq!(purpose(&alice), "To rest");
}

#[test]
fn a_reply_a_day_and_a_switch_are_as_they_were() {
    let (_world, mut alice, mut bob) = two();
    alice.edit(&Edit::AddMeeting { when: evening(2), place: "Library".to_owned() });
    let meeting = alice.snapshot().meetings[0].clone();
    let (id, exact) = (meeting.id, meeting.when.values[0].value.exact);
    let reply = Edit::ReplyToMeeting {
        meeting: id,
        date: meeting.when.values[0].value.time.date,
        when: exact,
        reply: Some(Reply::Coming),
    };
    let replied = step(&mut alice, &reply);
    alice.undo(&replied).unwrap();
    assert_eq!(alice.snapshot().meetings[0].replies().count(), 0);

    let moved = step(&mut alice, &Edit::MoveMeeting { meeting: id, when: evening(3) });
    alice.undo(&moved).unwrap();
    let times = |when: &crate::group::snapshot::Choice<_>| when.settled().cloned();
    assert_eq!(times(&alice.snapshot().meetings[0].when), times(&meeting.when));

    let cancelled = step(&mut alice, &Edit::CancelMeeting { meeting: id, cancelled: true });
    alice.undo(&cancelled).unwrap();
    assert_eq!(alice.snapshot().meetings[0].cancelled.settled(), Some(&false));

    let name = "Café".to_owned();
    let (access, notes) = (String::new(), String::new());
    let added = alice.edit(&Edit::AddPlace { name, set: Vec::new(), access, notes });
    assert!(added.step.is_none(), "what is made is put aside or taken back instead");
    let place = alice.snapshot().places[0].id;
    let rated = step(&mut alice, &Edit::RatePlace { place, comfort: Some(Comfort::RatherNot) });
    alice.undo(&rated).unwrap();
    assert_eq!(alice.snapshot().places[0].comfort, []);
    let aside = Edit::PutAside { what: Aside::Place(place), aside: true };
    let aside = step(&mut alice, &aside);
    alice.undo(&aside).unwrap();
    assert_eq!(alice.snapshot().places[0].kept, crate::group::snapshot::Kept::Here);
    meet(&mut alice, &mut bob);
    assert_eq!(alice.snapshot().places, bob.snapshot().places);
}
