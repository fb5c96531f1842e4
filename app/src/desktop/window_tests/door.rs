//! Before a group is open: founding, joining, unlocking, and locking again.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::widgets::text_edit::TextEditState;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::{Command, JoinStep};

use super::{App, LATER_SECS, begin_joining, click, go, open, type_into, window};
use crate::desktop::scripted::{fresh, state};
use crate::desktop::{News, Opening, Request};
use crate::screen::text_id;
use crate::view::Place;
use kith_sync::group::edit::TextField;

#[test]
fn a_group_is_founded_once_both_passphrases_are_the_same() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "Found a group");
    type_into(&mut harness, "Name of the group", "Thursday table");
    type_into(&mut harness, "What the others call you", "Ana");
    type_into(&mut harness, "A passphrase for this device", "four calm words here");
    type_into(&mut harness, "The same once more", "four calm words her");
    click(&mut harness, "Found the group");
    harness.get_by_label("The two are not the same. Please type the passphrase once more.");
    assert_eq!(script.sent(), []);
    type_into(&mut harness, "The same once more", "e");
    click(&mut harness, "Found the group");
    assert!(
        matches!(&script.sent()[..], [Request::Found { group, me, .. }] if group == "Thursday table" && me == "Ana")
    );

    script.push(News::State(fresh()));
    harness.run();
    click(&mut harness, "Write the purpose");
    harness.get_by_label("Save: Purpose, in one sentence");
    assert!(harness.ctx.memory(|memory| memory.has_focus(text_id(TextField::FocusPurpose))));
}

#[test]
fn what_is_missing_is_said_beside_its_field_and_the_keyboard_goes_there() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "Found a group");
    let focused = |harness: &Harness<'_, App>| {
        let all = harness.root().children_recursive();
        all.filter(egui_kittest::Node::is_focused).find_map(|node| node.accesskit_node().label())
    };
    assert_eq!(focused(&harness).as_deref(), Some("Name of the group"));
    type_into(&mut harness, "Name of the group", "Thursday table");
    click(&mut harness, "Found the group");
    let problem = harness.get_by_label("Please say what the others call you.").rect();
    let field = harness.get_by_role_and_label(Role::TextInput, "What the others call you").rect();
    let below = harness.get_by_label("A passphrase for this device").rect();
    assert!(field.bottom() < problem.top() && problem.bottom() < below.top());
    assert_eq!(focused(&harness).as_deref(), Some("What the others call you"));
    type_into(&mut harness, "What the others call you", "Ana");
    click(&mut harness, "Found the group");
    assert_eq!(focused(&harness).as_deref(), Some("A passphrase for this device"));
    assert_eq!(script.sent(), []);
}

#[test]
fn a_group_that_has_nothing_to_show_yet_is_not_shown_without_its_name() {
    let (mut harness, script) = window(Opening::Starting);
    let mut empty = fresh();
    empty.snapshot = Arc::new(GroupSnapshot::empty(empty.snapshot.group));
    Arc::make_mut(&mut empty.status).opening = true;
    script.push(News::State(empty));
    harness.run();
    harness.get_by_label("The group is being opened.");
    script.push(News::State(fresh()));
    harness.run();
    harness.get_by_label("Thursday table");
}

#[test]
fn joining_that_was_stopped_or_refused_can_be_tried_again_as_it_was_typed() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "Join a group");
    begin_joining(&mut harness);
    click(&mut harness, "Stop");
    assert_eq!(script.sent().last(), Some(&Request::StopJoining));
    click(&mut harness, "Join");
    script.push(News::NotStarted { because: "Nobody is at home.".to_owned().into() });
    harness.run();
    harness.get_by_label("Nobody is at home.");
    click(&mut harness, "Join");
    let joins = script.sent().iter().filter(|it| matches!(it, Request::Join { .. })).count();
    assert_eq!(joins, 3);
}

#[test]
fn an_unfinished_joining_goes_on_or_is_forgotten_after_one_question() {
    let (mut harness, script) = window(Opening::Unfinished);
    harness.get_by_label("Joining is not finished");
    harness.event(egui::Event::Text("four calm words here".to_owned()));
    harness.run();
    click(&mut harness, "Go on");
    assert!(matches!(&script.sent()[..], [Request::GoOnJoining { .. }]));
    harness.get_by_label("Now: Looking for a device of the group");
    script.push(News::Unfinished { because: Some("Nobody is at home.".to_owned().into()) });
    harness.run();
    harness.get_by_label("Nobody is at home.");

    click(&mut harness, "Forget it and begin anew…");
    assert_eq!(script.sent().len(), 1);
    click(&mut harness, "Forget it");
    assert_eq!(script.sent().last(), Some(&Request::ForgetJoining));
    script.push(News::Forgotten);
    harness.run();
    harness.get_by_label("Welcome to Kith");
}

#[test]
fn a_group_that_does_not_open_after_joining_asks_for_the_passphrase_again() {
    let (mut harness, script) = window(Opening::Starting);
    script.push(News::NotStarted { because: "The network could not be used.".to_owned().into() });
    harness.run();
    harness.get_by_label("The network could not be used.");
    harness.get_by_role_and_label(Role::PasswordInput, "Passphrase");
}

#[test]
fn joining_shows_its_steps_and_the_words_to_compare_before_the_group() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "Join a group");
    begin_joining(&mut harness);
    harness.get_by_label("Now: Looking for a device of the group");
    script.push(News::Join(JoinStep::Knocking));
    harness.run();
    harness.get_by_label("Now: Showing the invitation");
    script
        .push(News::Join(JoinStep::Joined { words: vec!["river".to_owned(), "lamp".to_owned()] }));
    script.push(News::State(state()));
    harness.run();
    harness.get_by_label("river   lamp");
    assert!(harness.query_by_label("Thursday table").is_none());
    click(&mut harness, "They are the same");
    harness.get_by_label("Thursday table");
}

#[test]
fn joining_that_does_not_go_on_ends_and_says_what_to_do() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "Join a group");
    begin_joining(&mut harness);
    LATER_SECS.set(119);
    harness.run();
    harness.get_by_label("Now: Looking for a device of the group");
    LATER_SECS.set(121);
    harness.run();
    assert_eq!(script.sent().last(), Some(&Request::StopJoining));
    harness.get_by_label_contains("Nothing moved for two minutes.");
}

#[test]
fn a_wrong_passphrase_is_said_beside_the_field() {
    let (mut harness, script) = window(Opening::Locked);
    // The field has the keyboard from the first.
    harness.event(egui::Event::Text("not this one".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(matches!(&script.sent()[..], [Request::Unlock { .. }]));
    script
        .push(News::NotStarted { because: "This passphrase does not open it.".to_owned().into() });
    harness.run();
    harness.get_by_label("This passphrase does not open it.");
}

#[test]
fn locking_leaves_nothing_of_the_group_in_the_window() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run();
    assert_eq!(script.commands().last(), Some(&Command::Lock));
    script.push(News::Locked);
    harness.run();
    harness.get_by_label("Kith is locked");
    assert!(harness.query_by_label("Thursday table").is_none());
    assert!(TextEditState::load(&harness.ctx, text_id(TextField::FocusWhat)).is_none());
}

#[test]
fn before_a_group_is_founded_there_is_a_word_on_those_that_are_there_already() {
    let (harness, _script) = window(Opening::FirstRun);
    harness.get_by_label_contains("Perhaps there is a group already: colleagues, the staff office");
}
