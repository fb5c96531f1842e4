//! Single dates, who does what, looking for a date, and how the group meets.

use std::sync::Arc;

use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{date, time};
use kith_sync::group::Edit;
use kith_sync::group::edit::{
    DateChange, MeetingFact, Mode, PollAnswer, Repeat, ScheduleFact, Slot,
};
use kith_sync::group::snapshot::{Choice, Chosen, OwnWord, Poll, PollSlot};
use kith_sync::id::{Day, RecordId};
use kith_sync::node::api::NodeState;

use super::{App, News, Opening, Scripted, click, edits, go, open, sized, type_into};
use crate::desktop::Request;
use crate::desktop::scripted::{ana, asking, ben, busy, cleo, state};
use crate::view::Place;
use crate::words::{Language, speak};

fn slot(day: i8) -> Slot {
    Slot {
        date: date(2026, 12, day),
        time: time(19, 0, 0, 0),
        zone: "Europe/Berlin".to_owned(),
        minutes: 90,
    }
}

/// A date is being looked for; Cleo cannot come on the 8th.
pub(super) fn asked() -> NodeState {
    let mut state = state();
    let one = |value| Choice { values: vec![Chosen { value, by: Some(ben()), day: Day(0) }] };
    let no = OwnWord { member: cleo(), value: PollAnswer::No };
    let poll = Poll {
        id: RecordId::from_bytes([90; 16]),
        about: Choice::default(),
        slots: vec![
            PollSlot { slot: slot(8), offered: true, answers: vec![no] },
            PollSlot { slot: slot(9), offered: true, answers: Vec::new() },
        ],
        closes: Choice::default(),
        cancelled: one(false),
        picked: false,
        by: Some(ben()),
        day: Day(0),
    };
    Arc::make_mut(&mut state.snapshot).polls = Arc::new(vec![Arc::new(poll)]);
    state
}

#[test]
fn one_date_is_moved_alone() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Change this date: Thursday 3 December");
    click(&mut harness, "Move this date: Thursday 3 December");
    click(&mut harness, "Pick a day: Date");
    click(&mut harness, "Friday, 4 December 2026");
    click(&mut harness, "Move this date");
    let [Edit::ChangeDate { date: of, change: DateChange::Moved(to), .. }] = &edits(&script)[..]
    else {
        panic!("nothing was moved")
    };
    assert_eq!((*of, to.date, to.time), (date(2026, 12, 3), date(2026, 12, 4), time(19, 30, 0, 0)));
}

#[test]
fn one_date_is_cancelled_alone() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Change this date: Thursday 3 December");
    click(&mut harness, "Cancel this date: Thursday 3 December");
    let [Edit::ChangeDate { change, .. }] = &edits(&script)[..] else { panic!("not cancelled") };
    assert_eq!(*change, DateChange::Cancelled);
}

#[test]
fn somebody_takes_hosting() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Who does what: Thursday 3 December");
    click(&mut harness, "Hosts, me: Thursday 3 December");
    let [Edit::SetMeeting { date: of, set, .. }] = &edits(&script)[..] else { panic!("no host") };
    assert_eq!((*of, set), (Some(date(2026, 12, 3)), &MeetingFact::Host(Some(ana()))));
}

#[test]
fn somebody_keeps_time() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Who does what: Thursday 3 December");
    click(&mut harness, "Keeps time, me: Thursday 3 December");
    let [Edit::SetMeeting { date: of, set, .. }] = &edits(&script)[..] else { panic!("nobody") };
    assert_eq!((*of, set), (Some(date(2026, 12, 3)), &MeetingFact::Keeper(Some(ana()))));
}

#[test]
fn a_time_that_somebody_refused_is_picked_only_when_asked_once_more() {
    let (mut harness, script) = open(asked());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Tuesday 8 December, 19:00 to 20:30: you have not answered yet.");
    click(&mut harness, "Yes: Tuesday 8 December, 19:00 to 20:30");
    let [Edit::AnswerPoll { answer, .. }] = &edits(&script)[..] else { panic!("no answer") };
    assert_eq!(*answer, Some(PollAnswer::Yes));

    let (mut harness, script) = open(asked());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "More about Tuesday 8 December, 19:00 to 20:30");
    click(&mut harness, "Pick this time: Tuesday 8 December, 19:00 to 20:30");
    assert_eq!(edits(&script), []);
    harness.get_by_label("Cleo said no to this time. Pick it all the same?");
    click(&mut harness, "Pick it all the same: Tuesday 8 December, 19:00 to 20:30");
    let meeting = RecordId::from_bytes([90; 16]);
    assert_eq!(edits(&script), [Edit::PickSlot { meeting, slot: slot(8) }]);
}

/// The sentence of what has the keyboard.
fn focused(harness: &Harness<'_, App>) -> Option<String> {
    let mut nodes = harness.root().children_recursive();
    nodes.find(|node| node.accesskit_node().is_focused())?.accesskit_node().label()
}

#[test]
fn a_time_is_answered_with_the_keyboard_alone_and_the_answer_is_changed_and_taken_back() {
    let (mut harness, script) = open(asked());
    go(&mut harness, Place::Meetings);
    let cell = "Wednesday 9 December, 19:00 to 20:30: you have not answered yet.";
    harness.get_by_label(cell).focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    for _press in 0..2 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    assert_eq!(
        focused(&harness).as_deref(),
        Some("If need be: Wednesday 9 December, 19:00 to 20:30")
    );
    harness.key_press(Key::Enter);
    harness.run();
    let meeting = RecordId::from_bytes([90; 16]);
    let answer = |answer| Edit::AnswerPoll { meeting, slot: slot(9), answer };
    assert_eq!(edits(&script), [answer(Some(PollAnswer::IfNeedBe))]);
    assert_eq!(focused(&harness).as_deref(), Some(cell), "the keyboard is where it was");

    let mut state = asked();
    let poll = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).polls);
    let mine = OwnWord { member: ana(), value: PollAnswer::IfNeedBe };
    Arc::make_mut(&mut poll[0]).slots[1].answers.push(mine);
    let (mut harness, script) = open(state);
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Wednesday 9 December, 19:00 to 20:30: you can if need be.");
    click(&mut harness, "Take my answer back: Wednesday 9 December, 19:00 to 20:30");
    assert_eq!(edits(&script), [answer(None)]);
}

#[test]
fn the_arrows_go_from_time_to_time_and_escape_leaves_an_answer_as_it_was() {
    let (mut harness, script) = open(asked());
    go(&mut harness, Place::Meetings);
    let cell = |day: &str| format!("{day} December, 19:00 to 20:30: you have not answered yet.");
    let (first, second) = (cell("Tuesday 8"), cell("Wednesday 9"));
    harness.get_by_label(&first).focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(focused(&harness).as_ref(), Some(&second));
    harness.key_press(Key::Space);
    harness.run();
    harness.get_by_label("No: Wednesday 9 December, 19:00 to 20:30");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("No: Wednesday 9 December, 19:00 to 20:30").is_none());
    assert_eq!(focused(&harness).as_ref(), Some(&second));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert_eq!(focused(&harness).as_ref(), Some(&first), "from answer to answer with Tab too");
    assert_eq!(edits(&script), []);
}

#[test]
fn what_everybody_answered_is_said_cell_by_cell_and_the_time_that_suits_most_is_told() {
    let (mut harness, _script) = open(busy());
    go(&mut harness, Place::Meetings);
    harness.get_by_label("Wednesday 9 December, 19:00 to 20:30: Ben said yes.");
    harness.get_by_label("Friday 11 December, 18:00 to 19:30: Ben said no.");
    harness.get_by_label("Tuesday 15 December, 20:00 to 21:30: Ben can if need be.");
    harness.get_by_label("Tuesday 15 December, 20:00 to 21:30: Cleo has not answered yet.");
    harness.get_by_label(
        "Tuesday 8 December, 19:00 to 20:30: yes 2, if need be 1, no 0, not answered yet 0.",
    );
    // It stands below the table already, to be picked.
    harness.get_by_label("Pick this time: Tuesday 8 December, 19:00 to 20:30");
}

#[test]
fn the_names_stay_while_the_times_scroll_and_a_long_one_makes_nothing_larger() {
    let (mut harness, script) = sized(Opening::Starting, [900.0, 1600.0], Theme::Light);
    script.push(News::State(asking()));
    harness.run();
    go(&mut harness, Place::Meetings);
    let long = "Henrike Wilhelmine von Oberwesterwald";
    let name = harness.get_by_label(long).rect();
    let next = harness.get_by_label("Jörg").rect();
    assert!((name.height() - next.height()).abs() < 0.5 && (name.left() - next.left()).abs() < 0.5);
    let last = "More about Wednesday 16 December, 18:00 to 19:30";
    let before = harness.get_by_label(last).rect();
    assert!(before.left() > 900.0, "{before:?}");
    harness.get_by_label(last).focus();
    harness.run();
    harness.run();
    let after = harness.get_by_label(last).rect();
    assert!(after.right() < 900.0 && after.left() > name.right() - 0.5, "{after:?}");
    assert_eq!(harness.get_by_label(long).rect(), name);
}

#[test]
fn where_there_is_no_room_for_a_table_each_time_stands_for_itself_with_faces() {
    let (mut harness, script) = sized(Opening::Starting, [450.0, 1600.0], Theme::Light);
    script.push(News::State(asking()));
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run();
    assert!(
        harness.query_by_label("Wednesday 9 December, 19:00 to 20:30: Ben said yes.").is_none()
    );
    click(&mut harness, "No: Wednesday 9 December, 19:00 to 20:30");
    let [Edit::AnswerPoll { answer, .. }] = &edits(&script)[..] else { panic!("no answer") };
    assert_eq!(*answer, Some(PollAnswer::No));
    assert!(harness.query_all_by_label("Cleo").count() > 3);
}

/// A date is looked for of which nothing came: all its times have passed.
fn asked_in_vain() -> NodeState {
    let mut state = asked();
    let poll = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).polls);
    for slot in &mut Arc::make_mut(&mut poll[0]).slots {
        slot.slot.date = date(2024, 12, slot.slot.date.day());
    }
    state
}

#[test]
fn a_date_looked_for_in_vain_is_folded_under_its_year_and_still_reached() {
    let title = "A date is being looked for";
    let (mut harness, _script) = open(asked());
    go(&mut harness, Place::Meetings);
    harness.get_by_label(title);

    let (mut harness, _script) = open(asked_in_vain());
    go(&mut harness, Place::Meetings);
    assert!(harness.query_by_label(title).is_none());
    click(&mut harness, "Show dates looked for whose times have passed: 2024");
    harness.get_by_label(title);
    click(&mut harness, "Hide dates looked for whose times have passed: 2024");
    assert!(harness.query_by_label(title).is_none());
}

#[test]
fn a_date_looked_for_in_vain_is_folded_in_german_too() {
    speak(Language::German);
    let (mut harness, _script) = open(asked_in_vain());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Gesuchte Termine zeigen, deren Zeiten vorbei sind: 2024");
    harness.get_by_label("Ein Termin wird gesucht");
}

#[test]
fn what_is_typed_for_a_date_to_look_for_stays_when_another_screen_is_shown() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Look for a date together");
    type_into(&mut harness, "What it is about", "The evening in January");
    click(&mut harness, "Add this time");
    go(&mut harness, Place::Today);
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Pick a day: Date");
    click(&mut harness, "Tuesday, 8 December 2026");
    click(&mut harness, "Add this time");
    click(&mut harness, "Ask the group");
    let [Edit::AddPoll { about, slots, closes }] = &edits(&script)[..] else { panic!("no poll") };
    let days: Vec<i8> = slots.iter().map(|slot| slot.date.day()).collect();
    assert_eq!((about.as_str(), days, *closes), ("The evening in January", vec![7, 8], None));
}

#[test]
fn a_series_is_set_on_two_weekdays_with_a_pause() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Add a meeting");
    click(&mut harness, "Every week");
    click(&mut harness, "Thursday");
    click(&mut harness, "It ends, or pauses in summer");
    click(&mut harness, "Add a pause");
    type_into(&mut harness, "Pause 1, first day", "2027-07-01");
    type_into(&mut harness, "Pause 1, last day", "2027-08-31");
    click(&mut harness, "Add the meeting");
    let [Edit::AddMeeting { when, .. }] = &edits(&script)[..] else { panic!("no meeting") };
    let Repeat::Weekdays { weeks: 1, days } = when.repeat else { panic!("not on two days") };
    assert_eq!((days.days().count(), when.pauses.len(), when.until), (2, 1, None));
}

#[test]
fn how_the_group_meets_is_set() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Change how we meet");
    click(&mut harness, "We set the next one when we meet");
    let set = ScheduleFact::Mode(Mode::NextWhenWeMeet);
    assert_eq!(edits(&script), [Edit::SetSchedule { set }]);
}

#[test]
fn the_schedule_and_one_meeting_are_saved_for_a_calendar_without_a_name_or_a_place() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    let saved = |script: &Scripted| -> Vec<(String, String)> {
        let sent = script.sent().into_iter();
        let saved = sent.filter_map(|request| {
            if let Request::Save { path, page, .. } = request {
                Some((path.file_name()?.to_string_lossy().into_owned(), page.to_string()))
            } else {
                None
            }
        });
        saved.collect()
    };
    click(&mut harness, "Save for my calendar: the schedule");
    click(&mut harness, "Save the file");
    harness.get_by_label_contains("The file is saved: ");
    click(&mut harness, "More: Thursday 3 December");
    click(&mut harness, "Save this one for a calendar: Thursday 3 December");
    click(&mut harness, "Save the file");
    let files = saved(&script);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["calendar.ics", "date.ics"]);
    for (_, page) in &files {
        assert!(page.starts_with("BEGIN:VCALENDAR"), "{page}");
        assert!(!page.contains("Library") && !page.contains("Ben"), "{page}");
    }
    let meetings = |page: &str| page.matches("BEGIN:VEVENT").count();
    assert!(meetings(&files[1].1) < meetings(&files[0].1));
}
