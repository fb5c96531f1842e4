//! What people read after acting at once on single dates, places, and who does what: in both orders of arrival, and with
//! one device's clock days off.

use std::fmt::Write as _;

use jiff::civil::date;

use super::at_once::{at_once, name};
use super::*;
use crate::group::edit::{DateChange, MeetingFact, Mode, Reply, ScheduleFact, Slot, Weekdays};
use crate::group::snapshot::{Booked, Choice, Meeting, MeetingDate, Where};
use crate::id::{ExactHash, RecordId};

fn weekly() -> MeetingTime {
    MeetingTime { repeat: Repeat::Weeks(1), ..evening(2) }
}

pub(super) fn slot(day: i8) -> Slot {
    let MeetingTime { date, time, zone, minutes, .. } = evening(day);
    Slot { date, time, zone, minutes }
}

fn series(alice: &mut Peer, bob: &mut Peer) -> (RecordId, ExactHash) {
    alice.edit(&Edit::AddMeeting { when: weekly(), place: "Library".to_owned() });
    bob.hear(alice);
    let meeting = meeting_of(alice);
    (meeting.id, meeting.when.values[0].value.exact)
}

pub(super) fn meeting_of(peer: &Peer) -> Meeting {
    (*peer.snapshot().meetings[0]).clone()
}

pub(super) fn on(day: i8) -> jiff::civil::Date {
    date(2026, 6, day)
}

fn change(peer: &mut Peer, (meeting, when): (RecordId, ExactHash), day: i8, change: DateChange) {
    peer.edit(&Edit::ChangeDate { meeting, date: on(day), when, change });
}

fn told_date(of: &MeetingDate) -> String {
    let mut told: Vec<String> = of
        .change
        .values
        .iter()
        .map(|chosen| {
            let before = if chosen.value.of_now { "" } else { " (said before the series changed)" };
            match &chosen.value.change {
                DateChange::AsPlanned => format!("as planned{before}"),
                DateChange::Moved(slot) => format!("moved to {}{before}", slot.date.day()),
                DateChange::Cancelled => format!("cancelled{before}"),
            }
        })
        .collect();
    told.sort();
    let certain = if of.uncertain { ", not certain" } else { "" };
    format!("{}: {}{certain}", of.date.day(), told.join(" or "))
}

fn told_places(places: &Choice<Where>) -> String {
    let mut told: Vec<String> = places
        .values
        .iter()
        .map(|place| match &place.value {
            Where::Listed(_) => "a listed place".to_owned(),
            Where::Words(written) => match &written.words {
                Words::Known(words) => words.clone(),
                Words::NotHereYet | Words::TakenBack => "?".to_owned(),
            },
        })
        .collect();
    told.sort();
    told.join(" or ")
}

pub(super) fn told_replies(meeting: &Meeting) -> String {
    let mut told = String::new();
    for reply in meeting.replies() {
        let to = if reply.current { "" } else { " (said to another time)" };
        write!(told, "{} {:?} on {}{to}. ", name(reply.member), reply.reply, reply.date.day())
            .unwrap();
    }
    told.trim_end().to_owned()
}

#[test]
fn one_date_moved_by_one_and_cancelled_by_another_is_both_and_not_certain() {
    at_once(
        series,
        |alice, common| change(alice, common, 9, DateChange::Moved(slot(11))),
        |bob, common| change(bob, common, 9, DateChange::Cancelled),
        |peer, _| {
            let meeting = meeting_of(peer);
            assert_eq!(told_date(&meeting.dates[0]), "9: cancelled or moved to 11, not certain");
            assert_eq!((meeting.dates.len(), meeting.uncertain), (1, false));
        },
    );
}

#[test]
fn a_date_moved_to_the_same_time_by_two_is_moved_once() {
    let moves = |peer: &mut Peer, common| change(peer, common, 9, DateChange::Moved(slot(11)));
    at_once(series, moves, moves, |peer, _| {
        assert_eq!(told_date(&meeting_of(peer).dates[0]), "9: moved to 11");
    });
    at_once(
        series,
        |alice, common| change(alice, common, 9, DateChange::Moved(slot(11))),
        |bob, common| change(bob, common, 9, DateChange::Moved(slot(12))),
        |peer, _| {
            let told = told_date(&meeting_of(peer).dates[0]);
            assert_eq!(told, "9: moved to 11 or moved to 12, not certain");
        },
    );
}

#[test]
fn a_series_changed_while_one_of_its_dates_was_moved_keeps_the_moved_one_and_says_so() {
    let thursdays = || MeetingTime { date: on(4), ..weekly() };
    at_once(
        series,
        |alice, common| change(alice, common, 9, DateChange::Moved(slot(10))),
        |bob, (meeting, _)| drop(bob.edit(&Edit::MoveMeeting { meeting, when: thursdays() })),
        |peer, _| {
            let meeting = meeting_of(peer);
            assert_eq!(
                told_date(&meeting.dates[0]),
                "9: moved to 10 (said before the series changed)"
            );
            assert_eq!(meeting.when.values[0].value.time, thursdays());
        },
    );
}

#[test]
fn a_date_cancelled_while_the_series_was_moved_is_not_certain_where_it_still_is() {
    let later = || MeetingTime { time: jiff::civil::time(20, 0, 0, 0), ..weekly() };
    at_once(
        series,
        |alice, common| change(alice, common, 9, DateChange::Cancelled),
        |bob, (meeting, _)| drop(bob.edit(&Edit::MoveMeeting { meeting, when: later() })),
        |peer, _| {
            assert_eq!(
                told_date(&meeting_of(peer).dates[0]),
                "9: cancelled (said before the series changed), not certain"
            );
        },
    );
}

#[test]
fn all_cancelled_by_one_while_another_moves_a_date_is_not_certain() {
    at_once(
        series,
        |alice, common| change(alice, common, 9, DateChange::Moved(slot(11))),
        |bob, (meeting, _)| drop(bob.edit(&Edit::CancelMeeting { meeting, cancelled: true })),
        |peer, _| assert!(meeting_of(peer).uncertain),
    );
    // Cancelled by somebody who saw the date moved, it is just cancelled.
    at_once(
        |alice, bob| {
            let common = series(alice, bob);
            change(alice, common, 9, DateChange::Moved(slot(11)));
            bob.hear(alice);
            common
        },
        |alice, (meeting, _)| drop(alice.edit(&Edit::CancelMeeting { meeting, cancelled: true })),
        |_, _| (),
        |peer, _| assert!(!meeting_of(peer).uncertain),
    );
}

#[test]
fn a_yes_given_while_the_date_is_moved_is_one_to_the_old_time() {
    at_once(
        series,
        |alice, common| change(alice, common, 9, DateChange::Moved(slot(11))),
        |bob, (meeting, when)| {
            let reply = Some(Reply::Coming);
            for day in [9, 16] {
                bob.edit(&Edit::ReplyToMeeting { meeting, date: on(day), when, reply });
            }
        },
        |peer, _| {
            assert_eq!(
                told_replies(&meeting_of(peer)),
                "Bob Coming on 9 (said to another time). Bob Coming on 16."
            );
        },
    );
}

#[test]
fn a_reply_to_a_moved_date_names_its_new_time() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let common = series(&mut alice, &mut bob);
    change(&mut alice, common, 9, DateChange::Moved(slot(11)));
    let when = meeting_of(&alice).dates[0].change.values[0].value.exact;
    let (meeting, reply) = (common.0, Some(Reply::Coming));
    alice.edit(&Edit::ReplyToMeeting { meeting, date: on(9), when, reply });
    assert_eq!(told_replies(&meeting_of(&alice)), "Alice Coming on 9.");
    change(&mut alice, common, 9, DateChange::Moved(slot(12)));
    assert_eq!(told_replies(&meeting_of(&alice)), "Alice Coming on 9 (said to another time).");
    change(&mut alice, common, 9, DateChange::AsPlanned);
    let when = common.1;
    alice.edit(&Edit::ReplyToMeeting { meeting, date: on(9), when, reply });
    meet(&mut alice, &mut bob);
    assert_eq!(told_replies(&meeting_of(&bob)), "Alice Coming on 9.");
}

#[test]
fn what_cannot_be_said_of_a_date_is_a_mistake() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let (meeting, when) = series(&mut alice, &mut bob);
    let mut refused = |date, when, change| {
        alice.try_edit(&Edit::ChangeDate { meeting, date, when, change }).unwrap_err().to_string()
    };
    let cancelled = DateChange::Cancelled;
    assert_eq!(refused(on(10), when, cancelled.clone()), "The meeting is not on that date.");
    let other = ExactHash::from_bytes([7; 32]);
    assert_eq!(
        refused(on(9), other, cancelled),
        "The time has changed in the meantime. Please look at it again."
    );
    let bad = DateChange::Moved(Slot { minutes: 0, ..slot(3) });
    assert_eq!(refused(on(9), when, bad), "A meeting is between one minute and 24 hours long.");
}

#[test]
fn two_places_for_one_date_are_both_shown_and_a_listed_place_is_one() {
    at_once(
        |alice, bob| {
            let (name, set) = ("Town library".to_owned(), Vec::new());
            let (access, notes) = (String::new(), String::new());
            alice.edit(&Edit::AddPlace { name, set, access, notes });
            let place = alice.snapshot().places[0].id;
            (series(alice, bob).0, place)
        },
        |alice, (meeting, place)| {
            let set = MeetingFact::At(place);
            alice.edit(&Edit::SetMeeting { meeting, date: Some(on(9)), set });
        },
        |bob, (meeting, _)| {
            let set = MeetingFact::Place("Café".to_owned());
            bob.edit(&Edit::SetMeeting { meeting, date: Some(on(9)), set });
        },
        |peer, (_, place)| {
            let meeting = meeting_of(peer);
            assert_eq!(told_places(&meeting.dates[0].place), "Café or a listed place");
            assert!(
                meeting.dates[0].place.values.iter().any(|it| it.value == Where::Listed(place))
            );
            assert_eq!(told_places(&meeting.place), "Library");
        },
    );
}

#[test]
fn two_who_take_the_same_booking_see_each_other() {
    let takes = |peer: &mut Peer, (meeting, _): (RecordId, ExactHash)| {
        let set = MeetingFact::Booker(Some(peer.me));
        peer.edit(&Edit::SetMeeting { meeting, date: Some(on(9)), set });
    };
    at_once(series, takes, takes, |peer, _| {
        let booker = &meeting_of(peer).dates[0].roles.booker;
        let mut who: Vec<&str> = booker.values.iter().filter_map(|it| it.value.map(name)).collect();
        who.sort_unstable();
        assert_eq!(who, ["Alice", "Bob"]);
    });
}

#[test]
fn booked_while_another_changes_the_place_is_not_certainly_booked() {
    at_once(
        series,
        |alice, (meeting, _)| {
            let set = MeetingFact::Booked(true);
            alice.edit(&Edit::SetMeeting { meeting, date: None, set });
            assert_eq!(meeting_of(alice).roles.booked, Booked::Yes);
        },
        |bob, (meeting, _)| {
            bob.edit(&Edit::PlaceMeeting { meeting, place: "Café".to_owned() });
        },
        |peer, _| assert_eq!(meeting_of(peer).roles.booked, Booked::Unsure),
    );
}

#[test]
fn a_host_is_somebody_of_the_group_and_hosting_twice_at_once_is_a_question() {
    at_once(
        series,
        |alice, (meeting, _)| {
            let set = MeetingFact::Host(Some(alice.me));
            alice.edit(&Edit::SetMeeting { meeting, date: Some(on(9)), set });
            let set = MeetingFact::Keeper(Some(MemberId::from_bytes([99; 16])));
            let refused = alice.try_edit(&Edit::SetMeeting { meeting, date: None, set });
            assert!(matches!(refused, Err(EditError::NotAmongUs)));
        },
        |bob, (meeting, _)| {
            let set = MeetingFact::Host(Some(bob.me));
            bob.edit(&Edit::SetMeeting { meeting, date: Some(on(9)), set });
        },
        |peer, _| assert_eq!(meeting_of(peer).dates[0].roles.host.values.len(), 2),
    );
}

#[test]
fn two_ways_of_meeting_set_at_once_are_both_shown() {
    at_once(
        |_, _| (),
        |alice, ()| {
            let set = ScheduleFact::Mode(Mode::Regular);
            alice.edit(&Edit::SetSchedule { set });
            let set = ScheduleFact::Smallest(Some(3));
            alice.edit(&Edit::SetSchedule { set });
        },
        |bob, ()| {
            let set = ScheduleFact::Mode(Mode::WhenNeeded { notice_days: 3 });
            bob.edit(&Edit::SetSchedule { set });
        },
        |peer, ()| {
            let schedule = peer.snapshot().schedule;
            assert_eq!(schedule.mode.values.len(), 2);
            assert_eq!(schedule.smallest.settled(), Some(&Some(3)));
        },
    );
}

#[test]
fn a_series_of_several_weekdays_with_a_pause_reads_back_as_it_was_written() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    let days = Weekdays::default()
        .with(jiff::civil::Weekday::Tuesday, true)
        .with(jiff::civil::Weekday::Friday, true);
    let when = MeetingTime {
        repeat: Repeat::Weekdays { weeks: 2, days },
        until: Some(date(2027, 6, 30)),
        pauses: vec![crate::group::edit::Pause {
            from: date(2026, 7, 1),
            until: date(2026, 8, 31),
        }],
        ..evening(2)
    };
    alice.edit(&Edit::AddMeeting { when: when.clone(), place: String::new() });
    assert_eq!(meeting_of(&alice).when.values[0].value.time, when);
    assert_eq!(alice.snapshot(), alice.read_anew());
    let json = serde_json::to_string(&when).unwrap();
    assert!(json.contains(r#""days":["tuesday","friday"]"#), "{json}");
    assert_eq!(serde_json::from_str::<MeetingTime>(&json).unwrap(), when);
}

#[test]
fn the_revision_grows_with_whatever_is_made_heard_and_settled() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let (meeting, when) = series(&mut alice, &mut bob);
    let revision = |peer: &Peer| meeting_of(peer).revision;
    let begun = revision(&alice);
    change(&mut alice, (meeting, when), 9, DateChange::Cancelled);
    bob.edit(&Edit::MoveMeeting { meeting, when: MeetingTime { minutes: 60, ..weekly() } });
    alice.edit(&Edit::MoveMeeting { meeting, when: MeetingTime { minutes: 45, ..weekly() } });
    let (of_alice, of_bob) = (revision(&alice), revision(&bob));
    assert!(of_alice > begun && of_bob > begun);
    meet(&mut alice, &mut bob);
    let both = revision(&alice);
    assert!(both >= of_alice && both > of_bob);
    alice.edit(&Edit::MoveMeeting { meeting, when: weekly() });
    assert!(revision(&alice) > both);
}
