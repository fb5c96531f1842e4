//! The room: what is shown of it, and what is asked of it.

use egui::accesskit::Live;
use kith_sync::node::api::{LiveCommand, Ready, RoomRole};

use super::*;
use crate::desktop::scripted::{ana, ben, cleo, in_the_room, room_of};
use crate::words::{Language, speak};

fn asked(script: &Scripted) -> Vec<LiveCommand> {
    let live = |command| if let Command::Live(command) = command { Some(command) } else { None };
    script.commands().into_iter().filter_map(live).collect()
}

fn room() -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = open(in_the_room());
    go(&mut harness, Place::Room);
    (harness, script)
}

#[test]
fn a_room_is_opened_with_a_format_whose_parts_are_written_out() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Room);
    harness.get_by_label_contains("90 minutes: Arriving 15 · Choosing 5");
    click(&mut harness, "Open the room: A trio");
    assert_eq!(asked(&script), [LiveCommand::Open { format: Ready::Trio }]);
    assert_eq!(unnamed(&harness), Vec::<String>::new());
}

#[test]
fn whose_turn_it_is_and_who_could_be_next_is_shown_and_given_on() {
    let (mut harness, script) = room();
    harness.get_by_label("Ben has the turn.");
    harness.get_by_label("Cleo, who would like to speak");
    harness.get_by_label("About 13 of 15 minutes are left.");
    for button in [
        "Give the turn to: Cleo",
        "I would like to speak",
        "I pass",
        "Let us pause",
        "The next part",
        "Leave the room",
    ] {
        click(&mut harness, button);
    }
    assert_eq!(
        asked(&script),
        [
            LiveCommand::GiveTurn { to: cleo() },
            LiveCommand::RaiseHand,
            LiveCommand::Pass,
            LiveCommand::Pause,
            LiveCommand::Go { part: 1 },
            LiveCommand::Leave,
        ]
    );
    assert_eq!(unnamed(&harness), Vec::<String>::new());
}

#[test]
fn the_part_and_the_turn_are_said_by_a_screen_reader_when_they_change() {
    let (harness, _script) = room();
    let said: Vec<String> = harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| node.data().live() == Some(Live::Polite))
        .filter_map(|node| node.label().or_else(|| node.value()))
        .collect();
    assert_eq!(
        said,
        [
            "Arriving",
            "Ben has the turn.",
            "Whose question it is has not been chosen.",
            "Nobody leads through it.",
            "Who checks on whoever needs it is not agreed on.",
        ]
    );
}

#[test]
fn the_minute_that_is_left_moves_and_nothing_is_drawn_in_between() {
    let (mut harness, _script) = room();
    let delay = |harness: &Harness<'_, App>| {
        harness.output().viewport_output.get(&ViewportId::ROOT).unwrap().repaint_delay
    };
    let before = delay(&harness);
    assert!(before > Duration::from_secs(29) && before <= Duration::from_secs(31), "{before:?}");
    LATER_SECS.set(31);
    harness.run();
    harness.get_by_label("About 12 of 15 minutes are left.");
    LATER_SECS.set(13 * 60);
    harness.run();
    harness.get_by_label("The time is up");
}

#[test]
fn two_speakers_after_a_split_are_both_shown_and_one_is_chosen() {
    let (mut harness, script) = room();
    let mut state = in_the_room();
    let room = room_of(&mut state);
    let mut other = room.turns[0];
    other.speaker = ana();
    room.turns.push(other);
    script.push(News::State(state));
    harness.run();
    harness.get_by_label_contains("Ben and you have the turn");
    click(&mut harness, "The turn is with: Ben");
    assert_eq!(asked(&script), [LiveCommand::GiveTurn { to: ben() }]);
}

#[test]
fn a_rule_is_reminded_of_without_a_name() {
    let (mut harness, script) = room();
    click(&mut harness, "Remind of a ground rule: nobody is named");
    click(&mut harness, "Remind of: Phones");
    let rule = kith_sync::id::RecordId::from_bytes([23; 16]);
    assert_eq!(asked(&script), [LiveCommand::Remind { rule }]);
    let mut state = in_the_room();
    room_of(&mut state).reminders.push(rule);
    script.push(News::State(state));
    harness.run();
    harness.get_by_label("A reminder for all of us: Phones");
    click(&mut harness, "Heard: Phones");
    assert_eq!(asked(&script).last(), Some(&LiveCommand::Reminded));
}

#[test]
fn what_was_refused_in_the_room_is_said_there() {
    let (mut harness, script) = room();
    script.refuse("It is not your turn.");
    click(&mut harness, "The next part");
    harness.get_by_label("It is not your turn.");
}

#[test]
fn an_open_room_is_told_on_the_first_screen() {
    let mut state = in_the_room();
    Arc::make_mut(&mut state.status).live.sittings[0].room = None;
    let (mut harness, script) = open(state);
    click(&mut harness, "Look in: A room is open now.");
    click(&mut harness, "Enter the room: A room is open: “An open evening”.");
    assert!(matches!(asked(&script)[..], [LiveCommand::Enter { .. }]));
}

#[test]
fn what_is_taken_along_says_on_the_spot_what_does_not_belong_there() {
    let (mut harness, script) = room();
    click(&mut harness, "Take something along");
    let label =
        "What do you take along? No client details. That includes initials, dates, ages and wards.";
    type_into(&mut harness, label, "Bring tea");
    type_into(&mut harness, "By when, if there is a day", "soon");
    click(&mut harness, "Keep it");
    assert_eq!(edits(&script), []);
    // Half of it is there still after another screen was looked at.
    go(&mut harness, Place::Rules);
    go(&mut harness, Place::Room);
    let typed = |value: &str| {
        let nodes = harness.root().children_recursive();
        nodes.filter_map(|node| node.accesskit_node().value()).any(|it| it == value)
    };
    assert!(typed("Bring tea") && typed("soon"));
    click(&mut harness, "I do it: Ask for the small room again");
    let taken = kith_sync::id::RecordId::from_bytes([81; 16]);
    assert_eq!(edits(&script), [Edit::Take { taken, mine: true }]);
    click(&mut harness, "Another day: Ask for the small room again");
    type_into(&mut harness, "By when; empty for no day", "2026-12-05");
    click(&mut harness, "Set the day: Ask for the small room again");
    let until = Some(date(2026, 12, 5));
    assert_eq!(edits(&script).last(), Some(&Edit::SetTakenUntil { taken, until }));
    click(&mut harness, "It is done: Ask for the small room again");
    click(&mut harness, "Put aside: Ask for the small room again");
    assert_eq!(edits(&script).len(), 4);
    assert_eq!(unnamed(&harness), Vec::<String>::new());
}

#[test]
fn who_wrote_what_is_taken_along_waits_until_somebody_asks_for_more() {
    let (mut harness, _script) = room();
    harness.get_by_label("Ask for the small room again");
    assert!(harness.query_by_label("Edit: Taken along").is_none());
    click(&mut harness, "More: Ask for the small room again");
    harness.get_by_label("Edit: Taken along");
    click(&mut harness, "Less: Ask for the small room again");
    assert!(harness.query_by_label("Edit: Taken along").is_none());
}

#[test]
fn whose_question_it_is_who_leads_and_how_long_is_chosen_with_a_press_each() {
    let (mut harness, script) = room();
    harness.get_by_label("Whose question it is has not been chosen.");
    click(&mut harness, "Choose who, and for how long: in the room");
    for button in [
        "Whose question: Cleo",
        "Who leads through it: Ben",
        "Who checks on whoever needs it: nobody",
        "It may take 20 minutes",
    ] {
        click(&mut harness, button);
    }
    assert_eq!(
        asked(&script),
        [
            LiveCommand::Assign { role: RoomRole::Teller, to: Some(cleo()) },
            LiveCommand::Assign { role: RoomRole::Moderator, to: Some(ben()) },
            LiveCommand::Assign { role: RoomRole::Checker, to: None },
            LiveCommand::Allot { minutes: Some(20) },
        ]
    );
    assert_eq!(unnamed(&harness), Vec::<String>::new());
}

#[test]
fn what_is_done_is_folded_and_can_be_looked_at_in_both_languages() {
    let folds = [
        (Language::English, "What is done: What we take along", "Not done yet: Ask for the key"),
        (
            Language::German,
            "Was erledigt ist: Was wir mitnehmen",
            "Noch nicht erledigt: Ask for the key",
        ),
    ];
    for (language, fold, undone) in folds {
        speak(language);
        let mut state = state();
        let items = [
            scripted::taken(1, "Ask for the key", None, &[ben()], true),
            scripted::taken(2, "Bring tea", None, &[ben()], false),
        ];
        Arc::make_mut(&mut state.snapshot).taken = Arc::new(items.map(Arc::new).into());
        let (mut harness, script) = open(state);
        go(&mut harness, Place::Room);
        harness.get_by_label("Bring tea");
        assert!(harness.query_by_label("Ask for the key").is_none());
        click(&mut harness, fold);
        click(&mut harness, undone);
        assert!(matches!(&edits(&script)[..], [Edit::TickTaken { done: false, .. }]));
    }
}
