//! Reminders, and when one is usually free, by label.

use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{FreeTimes, PollAnswer};
use kith_sync::node::mine::{Jot, Mine};

use super::*;
use crate::desktop::Request;
use crate::view::reminders::neutral;

fn told(script: &Scripted) -> Vec<String> {
    let sent = script.sent().into_iter();
    let told = sent.filter_map(|request| {
        if let Request::Notify { words, .. } = request { Some(words) } else { None }
    });
    told.collect()
}

fn jots(script: &Scripted) -> Vec<Jot> {
    let commands = script.commands().into_iter();
    commands
        .filter_map(|command| if let Command::Mine(jot) = command { Some(jot) } else { None })
        .collect()
}

fn with(mine: Mine) -> NodeState {
    NodeState { mine: Arc::new(mine), ..state() }
}

/// The next meeting of the scripted group begins at half past seven on 3 December; it is six on 30 November.
fn until_the_meeting(before_minutes: i64) -> i64 {
    3 * 86_400 + 90 * 60 - before_minutes * 60
}

#[test]
fn a_meeting_is_told_of_once_at_its_time_and_without_a_name() {
    let mine = Mine { remind_minutes: Some(60), ..Mine::default() };
    let (mut harness, script) = open(with(mine));
    assert!(rest(&harness) < Duration::from_hours(7), "it would be slept through");
    LATER_SECS.set(until_the_meeting(61));
    harness.run();
    assert_eq!(told(&script), Vec::<String>::new());
    LATER_SECS.set(until_the_meeting(60));
    harness.run();
    assert_eq!(told(&script), [neutral()]);
    LATER_SECS.set(until_the_meeting(30));
    harness.run();
    assert_eq!(told(&script).len(), 1);
}

#[test]
fn a_desktop_that_shows_no_reminder_is_said_so_where_reminders_are_set() {
    let mine = Mine { remind_minutes: Some(60), reminders_tell: true, ..Mine::default() };
    let (mut harness, script) = open(with(mine));
    script.refuse("This desktop showed nothing.");
    LATER_SECS.set(until_the_meeting(10));
    // Somebody is there: it does not lock by itself.
    harness.event(egui::Event::PointerMoved(egui::pos2(300.0, 300.0)));
    harness.run();
    assert!(told(&script).iter().any(|words| words.contains("19:30")), "{:?}", told(&script));
    go(&mut harness, Place::Mine);
    harness.get_by_label("This desktop showed nothing.");
}

#[test]
fn a_reminder_is_set_comes_to_today_and_is_done_with_one_press() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Mine);
    click(&mut harness, "Change: Reminders");
    click(&mut harness, "An hour: before a meeting");
    click(&mut harness, "What it is about: on the desktop");
    click(&mut harness, "Be reminded of something");
    type_into(&mut harness, "Of what", "The keys");
    click(&mut harness, "Keep the reminder");
    harness.get_by_label("This time has passed. When do you want to be reminded?");
    type_into(&mut harness, "At", "x");
    click(&mut harness, "Keep the reminder");
    harness.get_by_label("This cannot be read as a time. Write it like this: 19:30.");
    assert_eq!(
        jots(&script),
        [Jot::Remind { minutes: Some(60) }, Jot::LetRemindersTell { tell: true }]
    );

    let id = kith_sync::id::RecordId::from_bytes([5; 16]);
    let at = date(2026, 11, 30).at(17, 0, 0, 0);
    let reminders = vec![kith_sync::node::mine::Reminder { id, at, words: "The keys".to_owned() }];
    script.push(News::State(with(Mine { reminders, ..Mine::default() })));
    harness.run();
    go(&mut harness, Place::Today);
    click(&mut harness, "Look: You wanted to be reminded of something.");
    click(&mut harness, "Done: The keys");
    assert_eq!(jots(&script).last(), Some(&Jot::ForgetReminder { reminder: id }));
}

#[test]
fn when_i_am_free_is_said_once_and_stays_mine_until_i_share_it() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Say when I am usually free");
    click(&mut harness, "Keep when I am free");
    harness.get_by_label("On which days? Choose at least one, or leave this time out.");
    click(&mut harness, "Monday: time 1");
    click(&mut harness, "Keep when I am free");
    let said = jots(&script);
    let [Jot::SetFreeTimes { times: Some(times) }] = &said[..] else { panic!("{said:?}") };
    assert_eq!(edits(&script), []);

    script.push(News::State(with(Mine { free: Some(times.clone()), ..Mine::default() })));
    harness.run();
    harness.get_by_label("Monday, 18:00 to 21:00");
    click(&mut harness, "The group, all of it: when I am usually free");
    assert_eq!(edits(&script), [Edit::ShareFreeTimes { times: Some(times.clone()) }]);
}

#[test]
fn a_poll_is_answered_from_it_with_one_press() {
    let mut state = super::schedule::asked();
    let zone = "Europe/Berlin".to_owned();
    let days = (0..7).filter_map(|day| jiff::civil::Weekday::from_monday_zero_offset(day).ok());
    let span = kith_sync::group::edit::FreeSpan {
        days: days.collect(),
        from: jiff::civil::time(0, 0, 0, 0),
        until: jiff::civil::time(23, 59, 0, 0),
    };
    let free = FreeTimes { zone, week: vec![span], away: Vec::new() };
    state.mine = Arc::new(Mine { free: Some(free), ..Mine::default() });
    let (mut harness, script) = open(state);
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Answer from when I am usually free: A date is being looked for");
    let said = edits(&script);
    assert_eq!(said.len(), 2);
    let is_yes =
        |edit: &Edit| matches!(edit, Edit::AnswerPoll { answer: Some(PollAnswer::Yes), .. });
    assert!(said.iter().all(is_yes), "{said:?}");
}
