//! What the room shows, from a status as a node tells it.

use std::sync::Arc;

use jiff::ToSpan as _;

use super::*;
use crate::desktop::scripted::{ana, ben, in_the_room, now, room_of};
use crate::words::{Language, speak};

fn view(change: impl Fn(&mut Room), later_secs: i64) -> RoomView {
    let mut state = in_the_room();
    change(room_of(&mut state));
    let now = now().saturating_add(later_secs.seconds());
    room_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now })
}

fn inside(change: impl Fn(&mut Room), later_secs: i64) -> InsideView {
    view(change, later_secs).inside.unwrap()
}

fn nothing(_: &mut Room) {}

#[test]
fn the_time_that_is_left_moves_by_whole_minutes_and_ends_in_peace() {
    // Two minutes and a half of fifteen had gone.
    let left = |later| inside(nothing, later).parts[0].left.clone();
    assert_eq!(left(0), "About 13 of 15 minutes are left.");
    assert_eq!(left(29), "About 13 of 15 minutes are left.");
    assert_eq!(left(30), "About 12 of 15 minutes are left.");
    assert_eq!(left(12 * 60), "The last of 15 minutes.");
    assert_eq!(left(13 * 60), "The 15 minutes for this have gone by. Bring it to an end in peace.");
    assert!(inside(nothing, 3600).parts[0].is_over);
    // It is drawn anew when that moves, and not before.
    let moves = |later| view(nothing, later).moves_at.unwrap();
    assert_eq!(moves(0), now().saturating_add(30.seconds()));
    assert_eq!(moves(31), now().saturating_add(90.seconds()));
    assert_eq!(view(nothing, 3600).moves_at, None, "once it has gone by");
}

#[test]
fn while_it_is_paused_nothing_moves() {
    let pause = |room: &mut Room| {
        (room.paused, room.pause_asked) = (true, true);
        room.parts[0].running = false;
    };
    assert_eq!(inside(pause, 600).parts[0].left, "About 13 of 15 minutes are left.");
    assert_eq!(view(pause, 600).moves_at, None);
    let paused = inside(pause, 0).paused.unwrap();
    assert!(paused.starts_with("A pause: one of you asked for it."));
    for name in ["Ana", "Ben", "Cleo"] {
        assert!(!paused.contains(name));
    }
}

#[test]
fn hands_come_first_then_those_who_had_no_turn_by_name() {
    let names = |view: &InsideView| -> Vec<String> {
        view.next.iter().map(|person| person.words.clone()).collect()
    };
    assert_eq!(names(&inside(nothing, 0)), ["Cleo, who would like to speak", "You"]);
    let all = |room: &mut Room| {
        room.turns.clear();
        room.here[2].hand = false;
    };
    assert_eq!(names(&inside(all, 0)), ["You", "Cleo"]);
    let passed = |room: &mut Room| room.here[2].passes = true;
    assert_eq!(names(&inside(passed, 0)), ["You"]);
    speak(Language::German);
    assert_eq!(names(&inside(nothing, 0)), ["Cleo möchte etwas sagen", "Du"]);
}

#[test]
fn two_who_have_the_turn_are_both_shown_and_asked_about() {
    let two = |room: &mut Room| {
        let mut other = room.turns[0];
        other.speaker = ana();
        room.turns.push(other);
    };
    let view = inside(two, 0);
    assert_eq!(
        view.turn,
        "Ben and you have the turn: it was given to each at once, or the room was apart. Whose is it?"
    );
    let choose: Vec<_> = view.choose.iter().map(|person| person.member).collect();
    assert_eq!(choose, [ben(), ana()]);
    speak(Language::German);
    assert!(
        inside(two, 0).turn.starts_with("Ben und du habt das Wort: Es wurde euch gleichzeitig")
    );
}

#[test]
fn a_room_at_two_parts_has_no_next_one_until_somebody_chooses() {
    let two = |room: &mut Room| {
        let mut other = room.parts[0];
        other.index = 1;
        room.parts.push(other);
    };
    let view = inside(two, 0);
    assert_eq!((view.before, view.after), (None, None));
    assert_eq!(
        view.parts.iter().map(|part| part.title).collect::<Vec<_>>(),
        ["Arriving", "Choosing"]
    );
    let one = inside(nothing, 0);
    assert_eq!((one.before, one.after), (None, Some(1)));
}

#[test]
fn the_shape_of_the_time_has_words_and_no_names() {
    let shaped = |shape: &'static [u8], mine| {
        let view = inside(move |room| (room.shape, room.mine) = (shape.to_vec(), mine), 0);
        view.shape.map(|shape| (shape.words, shape.mine))
    };
    assert_eq!(shaped(&[], 0), None);
    let words = |shape| shaped(shape, 0).unwrap().0;
    assert_eq!(words(&[7, 7, 6]), "The time is shared rather evenly so far.");
    assert_eq!(words(&[11, 5, 4]), "Some have had more of the time than others so far.");
    assert_eq!(words(&[16, 2, 2]), "Much of the time is with one of you so far.");
    let mine = shaped(&[11, 5, 4], 5).unwrap().1;
    assert_eq!(mine, "Your own part, which only you see: about a quarter.");
}

#[test]
fn a_reminder_shows_the_wording_that_holds_and_nobody() {
    let view = inside(|room| room.reminders = vec![RecordId::from_bytes([24; 16])], 0);
    let words = "We begin on time. Whoever comes late comes in quietly.".to_owned();
    assert_eq!(view.reminders, [("Coming late".to_owned(), words)]);
    assert!(view.rules.iter().all(|(_, title)| title != "Snacks"), "what is set aside is no rule");
}

#[test]
fn whoever_is_not_in_the_room_reads_that_there_is_one() {
    let mut state = in_the_room();
    Arc::make_mut(&mut state.status).live.sittings[0].room = None;
    let now = now();
    let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
    let view = room_view(&source);
    assert_eq!(view.inside, None);
    assert_eq!(view.open[0].words, "A room is open: “An open evening”.");
    assert!(is_open(&source) && !is_inside(&source));
    assert_eq!(view.formats.len(), 7);
    assert_eq!(view.formats[3].about, "Three of you, each has three minutes; the others listen.");
    let parts = view.formats[3].parts.as_str();
    assert!(parts.starts_with("10 minutes: ") && parts.ends_with(" · Closing round 1"), "{parts}");
}

#[test]
fn whoever_tells_comes_first_and_only_listens_while_there_are_ideas() {
    let at = |kind: PartKind| {
        let mut state = in_the_room();
        let sitting = &mut Arc::make_mut(&mut state.status).live.sittings[0];
        sitting.format = Ready::LongQuestion.format();
        let index = sitting.format.parts.iter().position(|part| part.kind == kind).unwrap();
        let room = room_of(&mut state);
        room.parts[0].index = u8::try_from(index).unwrap();
        room.turns.clear();
        room.here[2].hand = false;
        room.teller = vec![ana()];
        room.moderator = vec![ben()];
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now() };
        room_view(&source).inside.unwrap()
    };
    let told = at(PartKind::Telling);
    let next: Vec<_> = told.next.iter().map(|person| person.words.as_str()).collect();
    assert_eq!(next, ["You, whose question it is"]);
    let roles: Vec<_> = told.roles.iter().map(|role| role.words.as_str()).collect();
    assert_eq!(
        roles,
        [
            "The question is yours.",
            "Ben leads through it.",
            "Who checks on whoever needs it is not agreed on."
        ]
    );
    assert_eq!(
        (told.i_listen, told.time.unwrap().words.as_str()),
        (None, "What you choose has 31 minutes in all.")
    );
    let ideas = at(PartKind::Ideas);
    assert!(ideas.i_listen.unwrap().contains("you only listen now"));
    assert!(ideas.next.iter().all(|person| !person.is_me));
}

#[test]
fn two_whose_question_it_is_and_two_times_are_both_told() {
    let view = inside(
        |room| {
            room.teller = vec![ana(), ben()];
            room.minutes = vec![20, 40];
        },
        0,
    );
    assert_eq!(view.roles[0].words, "Whose question: Ben and you were chosen at once. Who is it?");
    assert!(view.time.unwrap().words.starts_with("20 and 40 minutes were given to it at once."));
}

#[test]
fn the_part_for_the_next_date_leads_to_where_it_is_set() {
    let leads = |index| inside(|room| room.parts[0].index = index, 0).parts[0].leads;
    assert_eq!(leads(5), Some(("Set the next date", Place::Meetings)));
    assert_eq!(leads(0), None);
}

#[test]
fn where_somebody_is_new_the_rules_open_the_meeting() {
    let mut state = in_the_room();
    let told = |state: &kith_sync::node::api::NodeState| {
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now() };
        room_view(&source).newcomers
    };
    assert_eq!(told(&state), None, "all have spoken on them");
    let rules = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).rules);
    for rule in rules.iter_mut().map(Arc::make_mut) {
        rule.answers.retain(|answer| answer.member != ben());
        rule.by = Some(ana());
    }
    let words = told(&state).unwrap();
    assert!(
        words.starts_with("Ben is new here and has not spoken on the ground rules."),
        "{words}"
    );
}
