//! What people read after acting at once on a date that is being looked for: in both orders of arrival, and with one
//! device's clock days off.

use super::at_once::at_once;
use super::schedule::{meeting_of, on, slot, told_replies};
use super::*;
use crate::group::edit::{PollAnswer, Reply};
use crate::group::snapshot::Poll;
use crate::id::RecordId;

fn poll(alice: &mut Peer, bob: &mut Peer) -> RecordId {
    let slots = vec![slot(9), slot(10)];
    alice.edit(&Edit::AddPoll { about: "The next evening".to_owned(), slots, closes: None });
    bob.hear(alice);
    alice.snapshot().polls[0].id
}

fn poll_of(peer: &Peer) -> Poll {
    (*peer.snapshot().polls[0]).clone()
}

fn picks(day: i8) -> impl Fn(&mut Peer, RecordId) {
    move |peer, meeting| drop(peer.edit(&Edit::PickSlot { meeting, slot: slot(day) }))
}

#[test]
fn picked_twice_the_same_time_is_one_meeting_and_two_times_are_two() {
    at_once(poll, picks(9), picks(9), |peer, _| {
        let snapshot = peer.snapshot();
        assert_eq!(snapshot.meetings.len(), 1);
        assert_eq!(snapshot.meetings[0].when.values.len(), 1);
        assert!(!snapshot.meetings[0].uncertain && snapshot.polls[0].picked);
    });
    at_once(poll, picks(9), picks(10), |peer, _| {
        let snapshot = peer.snapshot();
        assert_eq!(snapshot.meetings.len(), 1);
        assert_eq!(snapshot.meetings[0].when.values.len(), 2);
        assert!(snapshot.meetings[0].uncertain && snapshot.meetings[0].of_poll);
    });
}

#[test]
fn who_said_yes_is_coming_until_they_reply_and_whoever_said_no_is_not_asked_to_have_said_yes() {
    at_once(
        |alice, bob| {
            let meeting = poll(alice, bob);
            let answer = Some(PollAnswer::No);
            alice.edit(&Edit::AnswerPoll { meeting, slot: slot(9), answer });
            meeting
        },
        picks(9),
        |bob, meeting| {
            let answer = Some(PollAnswer::Yes);
            bob.edit(&Edit::AnswerPoll { meeting, slot: slot(9), answer });
        },
        |peer, _| assert_eq!(told_replies(&meeting_of(peer)), "Bob Coming on 9."),
    );
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let meeting = poll(&mut alice, &mut bob);
    let answer = Some(PollAnswer::Yes);
    bob.edit(&Edit::AnswerPoll { meeting, slot: slot(9), answer });
    bob.edit(&Edit::PickSlot { meeting, slot: slot(9) });
    let when = meeting_of(&bob).when.values[0].value.exact;
    let reply = Some(Reply::NotThisTime);
    bob.edit(&Edit::ReplyToMeeting { meeting, date: on(9), when, reply });
    assert_eq!(told_replies(&meeting_of(&bob)), "Bob NotThisTime on 9.");
    bob.edit(&Edit::ReplyToMeeting { meeting, date: on(9), when, reply: None });
    meet(&mut alice, &mut bob);
    assert_eq!(told_replies(&meeting_of(&alice)), "");
}

#[test]
fn a_time_taken_out_keeps_the_answers_and_can_come_back() {
    at_once(
        poll,
        |alice, meeting| {
            let slot = slot(10);
            drop(alice.edit(&Edit::OfferSlot { meeting, slot, offered: false }));
        },
        |bob, meeting| {
            let answer = Some(PollAnswer::IfNeedBe);
            bob.edit(&Edit::AnswerPoll { meeting, slot: slot(10), answer });
        },
        |peer, _| {
            let poll = poll_of(peer);
            let taken_out = &poll.slots[1];
            assert!(!taken_out.offered && poll.slots[0].offered);
            assert_eq!(taken_out.answers.len(), 1);
            assert_eq!(taken_out.answers[0].value, PollAnswer::IfNeedBe);
        },
    );
    // Taken out by one and offered again by another, it is offered.
    at_once(
        poll,
        |alice, meeting| {
            let slot = slot(10);
            drop(alice.edit(&Edit::OfferSlot { meeting, slot, offered: false }));
        },
        |bob, meeting| {
            let slot = slot(10);
            drop(bob.edit(&Edit::OfferSlot { meeting, slot, offered: true }));
        },
        |peer, _| assert!(poll_of(peer).slots[1].offered),
    );
}

#[test]
fn one_members_devices_that_answer_a_poll_differently_are_both_shown_and_count_for_no_yes() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let mut other = world.device(2, 2);
    let meeting = poll(&mut alice, &mut bob);
    other.hear(&alice);
    let answer = |peer: &mut Peer, answer| {
        peer.edit(&Edit::AnswerPoll { meeting, slot: slot(9), answer: Some(answer) });
    };
    answer(&mut bob, PollAnswer::Yes);
    answer(&mut other, PollAnswer::No);
    meet(&mut bob, &mut other);
    let answers: Vec<_> =
        poll_of(&bob).slots[0].answers.iter().map(|answer| answer.value).collect();
    assert_eq!(answers, [PollAnswer::Yes, PollAnswer::No]);
    bob.edit(&Edit::PickSlot { meeting, slot: slot(9) });
    assert_eq!(told_replies(&meeting_of(&bob)), "");
}

#[test]
fn nobody_answers_for_another_and_only_times_that_are_there_are_answered() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let meeting = poll(&mut alice, &mut bob);
    let answer = Some(PollAnswer::Yes);
    let refused = bob.try_edit(&Edit::AnswerPoll { meeting, slot: slot(20), answer });
    assert!(matches!(refused, Err(EditError::NoSuchSlot)));
    alice.edit(&Edit::AddMeeting { when: evening(2), place: String::new() });
    let single = meeting_of(&alice).id;
    let refused = alice.try_edit(&Edit::AnswerPoll { meeting: single, slot: slot(2), answer });
    assert!(matches!(refused, Err(EditError::NoSuchPoll)));
}
