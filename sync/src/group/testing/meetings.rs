//! What two people read after acting at once on meetings, written before the code.

use super::*;
use crate::group::edit::Reply;
use crate::group::snapshot::Meeting;

fn pair() -> (Peer, Peer) {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    alice.edit(&Edit::AddMeeting { when: evening(2), place: "Library".to_owned() });
    meet(&mut alice, &mut bob);
    (alice, bob)
}

fn only_meeting(peer: &Peer) -> Meeting {
    let meetings = peer.snapshot().meetings;
    assert_eq!(meetings.len(), 1);
    (*meetings[0]).clone()
}

#[test]
fn moved_by_one_and_cancelled_by_another_is_not_certain() {
    for moved_first in [true, false] {
        let (mut alice, mut bob) = pair();
        let meeting = only_meeting(&alice).id;
        alice.edit(&Edit::MoveMeeting { meeting, when: evening(9) });
        bob.edit(&Edit::CancelMeeting { meeting, cancelled: true });
        if moved_first {
            bob.hear(&alice);
        } else {
            alice.hear(&bob);
        }

        meet(&mut alice, &mut bob);

        let read = only_meeting(&alice);
        assert!(read.uncertain);
        assert_eq!(read.when.values[0].value.time, evening(9));
        assert!(read.cancelled.values[0].value);

        // Cancelled again by somebody who saw the new time, it is just cancelled.
        bob.edit(&Edit::CancelMeeting { meeting, cancelled: true });
        meet(&mut alice, &mut bob);
        assert!(!only_meeting(&alice).uncertain);
    }
}

#[test]
fn two_places_are_both_shown_and_the_place_is_open() {
    let (mut alice, mut bob) = pair();
    let meeting = only_meeting(&alice).id;
    alice.edit(&Edit::PlaceMeeting { meeting, place: "Café".to_owned() });
    bob.edit(&Edit::PlaceMeeting { meeting, place: "Online".to_owned() });

    meet(&mut alice, &mut bob);

    let read = only_meeting(&bob);
    let places: Vec<&Words> =
        read.place.values.iter().map(|place| &place.value.written().unwrap().words).collect();
    assert_eq!(places, [&Words::Known("Café".to_owned()), &Words::Known("Online".to_owned())]);
    assert!(read.uncertain);

    alice.edit(&Edit::PlaceMeeting { meeting, place: "Café".to_owned() });
    meet(&mut alice, &mut bob);
    assert!(!only_meeting(&bob).uncertain);
}

#[test]
fn the_same_place_named_twice_is_one_place() {
    let (mut alice, mut bob) = pair();
    let meeting = only_meeting(&alice).id;
    alice.edit(&Edit::PlaceMeeting { meeting, place: "Café".to_owned() });
    bob.edit(&Edit::PlaceMeeting { meeting, place: " Café ".to_owned() });
    meet(&mut alice, &mut bob);
    assert_eq!(only_meeting(&bob).place.values.len(), 1);
    assert!(!only_meeting(&bob).uncertain);
}

#[test]
fn moved_by_two_to_different_times_shows_both_and_to_the_same_is_one() {
    let (mut alice, mut bob) = pair();
    let meeting = only_meeting(&alice).id;
    alice.edit(&Edit::MoveMeeting { meeting, when: evening(9) });
    bob.edit(&Edit::MoveMeeting { meeting, when: evening(10) });
    meet(&mut alice, &mut bob);
    assert_eq!(only_meeting(&alice).when.values.len(), 2);
    assert!(only_meeting(&alice).uncertain);

    alice.edit(&Edit::MoveMeeting { meeting, when: evening(11) });
    bob.edit(&Edit::MoveMeeting { meeting, when: evening(11) });
    meet(&mut alice, &mut bob);
    assert_eq!(only_meeting(&alice).when.values.len(), 1);
    assert!(!only_meeting(&alice).uncertain);
}

#[test]
fn after_a_move_a_reply_reads_as_one_to_the_old_time() {
    let (mut alice, mut bob) = pair();
    let read = only_meeting(&alice);
    let (meeting, when) = (read.id, read.when.values[0].value.exact);
    let date = evening(2).date;
    bob.edit(&Edit::ReplyToMeeting { meeting, date, when, reply: Some(Reply::Coming) });
    meet(&mut alice, &mut bob);
    assert!(only_meeting(&alice).replies().next().unwrap().current);

    alice.edit(&Edit::MoveMeeting { meeting, when: evening(9) });

    let reply = only_meeting(&alice).replies().next().unwrap().clone();
    assert_eq!((reply.member, reply.reply, reply.current), (bob.me, Reply::Coming, false));
}

#[test]
fn two_devices_of_one_member_that_answer_differently_are_both_shown() {
    let (mut alice, bob) = pair();
    let mut other = bob.world.device(1, 2);
    other.hear(&bob);
    let read = only_meeting(&alice);
    let (meeting, when) = (read.id, read.when.values[0].value.exact);
    let date = evening(2).date;
    alice.edit(&Edit::ReplyToMeeting { meeting, date, when, reply: Some(Reply::Coming) });
    other.edit(&Edit::ReplyToMeeting { meeting, date, when, reply: Some(Reply::NotThisTime) });
    meet(&mut alice, &mut other);
    let replies: Vec<Reply> = only_meeting(&alice).replies().map(|r| r.reply).collect();
    assert_eq!(replies, [Reply::Coming, Reply::NotThisTime]);
}

#[test]
fn a_cancelled_meeting_has_to_come_back_before_it_is_moved() {
    let (mut alice, _) = pair();
    let meeting = only_meeting(&alice).id;
    alice.edit(&Edit::CancelMeeting { meeting, cancelled: true });
    let moved = alice.try_edit(&Edit::MoveMeeting { meeting, when: evening(9) });
    assert!(matches!(moved, Err(EditError::MeetingCancelled)));
    alice.edit(&Edit::CancelMeeting { meeting, cancelled: false });
    alice.edit(&Edit::MoveMeeting { meeting, when: evening(9) });
    assert!(!only_meeting(&alice).uncertain);
}

#[test]
fn a_reply_to_a_date_without_a_meeting_is_a_mistake() {
    let (mut alice, _) = pair();
    let read = only_meeting(&alice);
    let refused = alice.try_edit(&Edit::ReplyToMeeting {
        meeting: read.id,
        date: evening(3).date,
        when: read.when.values[0].value.exact,
        reply: Some(Reply::Coming),
    });
    assert!(matches!(refused, Err(EditError::NotOnThatDate)));
}

#[test]
fn two_names_given_at_once_on_ones_own_devices_are_both_shown() {
    let world = World::default();
    let (mut alice, mut other) = (world.device(1, 1), world.device(1, 2));
    alice.edit(&Edit::NameMyself { name: "Alice".to_owned() });
    other.edit(&Edit::NameMyself { name: "Ali".to_owned() });
    let snapshot = meet(&mut alice, &mut other);
    assert_eq!(snapshot.members[0].name, "Alice / Ali");
}
