//! The meetings of a month and of a week, day by day.

use egui::accesskit::Toggled;
use jiff::civil::Date;
use kith_sync::group::edit::{DateChange, PollAnswer};
use kith_sync::id::RecordId;

use super::super::scripted::planned;
use super::walk::{SMALL, clipped, open_at, unreached};
use super::*;
use crate::words::{Language, speak, speak_as};

const THIRD: &str =
    "Thursday 3 December. There is a meeting from 19:30 to 21:00. You said that you are coming.";

/// The meetings as a month or a week.
fn shown(state: NodeState, layout: &str) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = open(state);
    go(&mut harness, Place::Meetings);
    click(&mut harness, layout);
    (harness, script)
}

fn is_chosen(harness: &Harness<'_, App>, layout: &str) -> bool {
    let node = harness.get_by_role_and_label(Role::RadioButton, layout);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

fn press(harness: &mut Harness<'static, App>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

/// The name of what the keyboard is on.
fn focused(harness: &Harness<'_, App>) -> String {
    let node = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn the_list_comes_first_and_what_is_chosen_stays_while_other_screens_are_shown() {
    let (mut harness, _script) = open(planned());
    go(&mut harness, Place::Meetings);
    harness.get_by_role_and_label(Role::RadioGroup, "How the meetings are shown");
    assert!(is_chosen(&harness, "List") && !is_chosen(&harness, "Month"));
    harness.get_by_label("Later dates: Thursday 3 December");
    click(&mut harness, "Month");
    go(&mut harness, Place::Today);
    go(&mut harness, Place::Meetings);
    assert!(is_chosen(&harness, "Month") && !is_chosen(&harness, "List"));
    harness.get_by_label("November 2026");
    click(&mut harness, "Week");
    harness.get_by_label("30 November to 6 December 2026");
    harness.get_by_label(THIRD);
    click(&mut harness, "List");
    assert!(harness.query_by_label(THIRD).is_none());
}

#[test]
fn every_day_is_a_button_that_tells_what_is_on_it() {
    let (mut harness, _script) = shown(planned(), "Month");
    click(&mut harness, "A month later");
    for name in [
        "Today, Monday 30 November: nothing is on.",
        THIRD,
        "Thursday 17 December. The meeting that was planned for 19:30 was moved to Friday 18 December, 18:00.",
        "Friday 18 December. There is a meeting from 18:00 to 19:00, moved from Thursday 17 December. You have not said \
         yet whether you are coming.",
        "Thursday 31 December. The meeting from 19:30 to 21:00 is cancelled.",
    ] {
        harness.get_by_role_and_label(Role::Button, name);
    }
    let days = harness.get_all_by_role(Role::Button).filter(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(" December") || label.contains(" November:") || label.contains(" January")
    });
    assert!(days.count() >= 35);
}

#[test]
fn arrow_keys_go_from_day_to_day_and_on_to_the_next_month_and_enter_opens_a_day() {
    let (mut harness, script) = shown(planned(), "Month");
    harness.get_by_label("Today, Monday 30 November: nothing is on.").focus();
    harness.run();
    press(&mut harness, &[Key::ArrowDown, Key::ArrowLeft]);
    harness.get_by_label("December 2026");
    assert_eq!(focused(&harness), "Sunday 6 December: nothing is on.");
    press(&mut harness, &[Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft]);
    assert_eq!(focused(&harness), THIRD);
    press(&mut harness, &[Key::Enter]);
    assert_eq!(focused(&harness), THIRD);
    click(&mut harness, "Not this time: Thursday 3 December");
    let [Edit::ReplyToMeeting { date: on, reply, .. }] = &edits(&script)[..] else {
        panic!("no reply")
    };
    assert_eq!((*on, *reply), (date(2026, 12, 3), Some(Reply::NotThisTime)));
    press(&mut harness, &[Key::PageDown, Key::Home]);
    // A month after Thursday the 3rd is a Sunday; the week of it begins in December.
    assert_eq!(focused(&harness), "Monday 28 December: nothing is on.");
}

#[test]
fn earlier_later_and_today_lead_from_month_to_month_and_from_week_to_week() {
    let (mut harness, _script) = shown(planned(), "Month");
    click(&mut harness, "A month earlier");
    harness.get_by_label("October 2026");
    click(&mut harness, "Today: go to this day");
    harness.get_by_label("November 2026");
    harness.get_by_label("Thursday 19 November. A meeting was planned from 19:30 to 21:00.");
    click(&mut harness, "Week");
    click(&mut harness, "A week later");
    harness.get_by_label("7 to 13 December 2026");
    click(&mut harness, "A week earlier");
    harness.get_by_label(THIRD);
}

#[test]
fn a_date_far_ahead_is_answered_and_one_that_is_cancelled_brought_back() {
    let (mut harness, script) = shown(planned(), "Month");
    for _ in 0..8 {
        click(&mut harness, "A month later");
    }
    let name = "Thursday, 29 July 2027. There is a meeting from 19:30 to 21:00. You have not said yet whether you are coming.";
    click(&mut harness, name);
    click(&mut harness, "I am coming: Thursday, 29 July 2027");
    click(&mut harness, "Today: go to this day");
    click(&mut harness, "A month later");
    click(&mut harness, "Thursday 31 December. The meeting from 19:30 to 21:00 is cancelled.");
    click(&mut harness, "It takes place after all: Thursday 31 December: cancelled.");
    let edits = edits(&script);
    let [Edit::ReplyToMeeting { date: far, .. }, Edit::ChangeDate { date: back, change, .. }] =
        &edits[..]
    else {
        panic!("{edits:?}")
    };
    let days: [Date; 2] = [*far, *back];
    assert_eq!(days, [date(2027, 7, 29), date(2026, 12, 31)]);
    assert_eq!(*change, DateChange::AsPlanned);
}

#[test]
fn a_date_that_was_moved_leads_to_its_new_day() {
    let (mut harness, script) = shown(planned(), "Month");
    click(&mut harness, "A month later");
    harness.get_by_label_contains("Thursday 17 December. The meeting that").click_accesskit();
    harness.run();
    click(&mut harness, "Show that day");
    assert!(focused(&harness).starts_with("Friday 18 December. There is a meeting"));
    click(&mut harness, "Change this date: Friday 18 December");
    click(&mut harness, "As planned after all: Friday 18 December");
    let [Edit::ChangeDate { date: on, change, .. }] = &edits(&script)[..] else { panic!("none") };
    assert_eq!((*on, change), (date(2026, 12, 17), &DateChange::AsPlanned));
}

#[test]
fn a_time_that_is_asked_for_is_answered_on_its_day_and_found_again_in_the_list() {
    let (mut harness, script) = shown(planned(), "Week");
    click(&mut harness, "A week later");
    let name = "Tuesday 8 December. 19:00 to 20:30 is one of the times to choose from: A date is being looked for. You \
                said that you can come then.";
    click(&mut harness, name);
    click(&mut harness, "If need be: Tuesday 8 December, 19:00 to 20:30");
    let [Edit::AnswerPoll { meeting, answer, .. }] = &edits(&script)[..] else { panic!("none") };
    assert_eq!(*meeting, RecordId::from_bytes([90; 16]));
    assert_eq!(*answer, Some(PollAnswer::IfNeedBe));
    click(&mut harness, "Show it in the list: A date is being looked for");
    assert!(is_chosen(&harness, "List"));
    harness.get_by_role_and_label(Role::Heading, "A date is being looked for");
}

#[test]
fn what_waits_for_a_word_is_gone_to_in_the_list() {
    let (mut harness, _script) = shown(planned(), "Month");
    go(&mut harness, Place::Today);
    click(&mut harness, "Settle it: Two of you said different things of one date of a meeting.");
    assert!(is_shown(&harness, Place::Meetings));
    assert!(is_chosen(&harness, "List"));
}

#[test]
fn weeks_begin_on_sunday_where_they_do() {
    for (system, monday, sunday, is_first) in [
        ("en_GB.UTF-8", "Today, Monday 30 November", "Sunday 29 November", false),
        ("en_US.UTF-8", "Today, Monday, November 30", "Sunday, November 29", true),
        ("de_DE.UTF-8", "Heute, Montag, 30. November", "Sonntag, 29. November", false),
    ] {
        speak_as(system);
        let (mut harness, _script) = open(state());
        go(&mut harness, Place::Meetings);
        click(&mut harness, t!("schedule-month"));
        let left = |day: &str| {
            let name = t!("schedule-day-nothing", day = day);
            harness.get_by_label(&name).rect().left()
        };
        assert_eq!(left(sunday) < left(monday), is_first, "{system}");
    }
}

#[test]
fn nothing_is_clipped_in_a_month_or_a_week_and_nothing_moves_there() {
    for language in [Language::English, Language::German] {
        speak(language);
        for (theme, zoom) in
            [(Theme::Light, 1.0), (Theme::Dark, 1.0), (Theme::Light, 2.0), (Theme::Dark, 0.8)]
        {
            let mut harness = open_at(planned(), zoom, theme);
            walk::walk_to(&mut harness, Place::Meetings);
            for layout in [t!("schedule-month"), t!("schedule-week")] {
                click(&mut harness, layout);
                let later = [t!("schedule-a-month-later"), t!("schedule-a-week-later")];
                for _ in 0..3 {
                    assert_eq!(
                        clipped(&harness, SMALL[0] / zoom),
                        Vec::<String>::new(),
                        "{language:?} {theme:?} {zoom} {layout}"
                    );
                    assert_eq!(unnamed(&harness), Vec::<String>::new());
                    assert!(rest(&harness) > Duration::from_mins(1));
                    let next = later.iter().find(|it| harness.query_by_label(it).is_some());
                    click(&mut harness, next.unwrap());
                }
            }
        }
    }
}

#[test]
fn every_control_of_a_month_and_a_week_is_reached_with_tab_alone() {
    let mut harness = open_at(planned(), 1.0, Theme::Light);
    walk::walk_to(&mut harness, Place::Meetings);
    for layout in ["Month", "Week"] {
        click(&mut harness, layout);
        harness.run();
        assert_eq!(unreached(&mut harness), std::collections::BTreeSet::new(), "{layout}");
    }
}
