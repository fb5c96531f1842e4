//! Before a group is open: founding, joining, unlocking, and locking again.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::widgets::text_edit::TextEditState;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::{Command, JoinStep};

use super::{
    App, LATER_SECS, begin_founding, begin_joining, click, go, is_shown, open, passphrase,
    type_into, window,
};
use crate::desktop::scripted::{TICKET, fresh, state};
use crate::desktop::{News, Opening, Request};
use crate::screen::text_id;
use crate::view::Place;
use kith_sync::group::edit::TextField;

#[test]
fn a_group_is_founded_once_both_passphrases_are_the_same() {
    let (mut harness, script) = window(Opening::FirstRun);
    begin_founding(&mut harness);
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

    script.push(News::Began);
    script.push(News::State(fresh()));
    harness.run();
    click(&mut harness, "Later");
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
    click(&mut harness, "Go on");
    let problem = harness.get_by_label("Please give the group a name.").rect();
    let field = harness.get_by_role_and_label(Role::TextInput, "Name of the group").rect();
    let below = harness.get_by_label("Go on").rect();
    assert!(field.bottom() < problem.top() && problem.bottom() < below.top());
    assert_eq!(focused(&harness).as_deref(), Some("Name of the group"));
    type_into(&mut harness, "Name of the group", &"night ".repeat(60));
    click(&mut harness, "Go on");
    harness.get_by_label_contains("This is too long");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_into(&mut harness, "Name of the group", "Thursday table");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("What the others call you"));
    type_into(&mut harness, "What the others call you", "Ana");
    click(&mut harness, "Go on");
    assert_eq!(focused(&harness).as_deref(), Some("A passphrase for this device"));
    click(&mut harness, "Found the group");
    assert_eq!(focused(&harness).as_deref(), Some("A passphrase for this device"));
    assert_eq!(script.sent(), []);
    // Whoever goes back finds what they typed.
    click(&mut harness, "Back");
    click(&mut harness, "Back");
    let name = harness.get_by_role_and_label(Role::TextInput, "Name of the group");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Thursday table"));
}

/// Presses a button, and counts it as a step.
fn step(harness: &mut Harness<'static, App>, steps: &mut usize, label: &str) {
    click(harness, label);
    *steps += 1;
}

#[test]
fn from_the_first_start_to_an_invitation_in_hand_it_is_five_steps_of_one_question_each() {
    let (mut harness, script) = window(Opening::FirstRun);
    let mut steps = 0;
    step(&mut harness, &mut steps, "Found a group");
    let questions = |harness: &Harness<'_, App>| {
        let of = [Role::TextInput, Role::MultilineTextInput, Role::PasswordInput];
        let all = harness.root().children_recursive();
        let labels = all.filter(|node| of.contains(&node.accesskit_node().role()));
        labels.filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>()
    };
    assert_eq!(questions(&harness), ["Name of the group"]);
    type_into(&mut harness, "Name of the group", "Thursday table");
    step(&mut harness, &mut steps, "Go on");
    assert_eq!(questions(&harness), ["What the others call you"]);
    type_into(&mut harness, "What the others call you", "Ana");
    step(&mut harness, &mut steps, "Go on");
    // A passphrase is typed twice, and is one question all the same.
    assert_eq!(questions(&harness), ["A passphrase for this device", "The same once more"]);
    passphrase(&mut harness);
    step(&mut harness, &mut steps, "Found the group");
    script.push(News::Began);
    script.push(News::State(fresh()));
    harness.run();
    assert_eq!(questions(&harness), ["What you call this person, for the group’s list"]);
    type_into(&mut harness, "What you call this person, for the group’s list", "Ben");
    step(&mut harness, &mut steps, "Make an invitation");
    assert_eq!(script.commands(), [Command::Invite { name: "Ben".to_owned() }]);
    let shown = harness.get_by_role_and_label(Role::MultilineTextInput, "To send or to copy");
    assert_eq!(shown.accesskit_node().value().as_deref(), Some(TICKET));
    assert_eq!(steps, 5);
    click(&mut harness, "To the group");
    assert!(is_shown(&harness, Place::Today));
}

#[test]
fn from_an_invitation_to_being_inside_it_is_three_steps() {
    let (mut harness, script) = window(Opening::FirstRun);
    let mut steps = 0;
    type_into(&mut harness, "The invitation, as text", TICKET);
    step(&mut harness, &mut steps, "Join a group");
    type_into(&mut harness, "What the others call you", "Dana");
    step(&mut harness, &mut steps, "Go on");
    passphrase(&mut harness);
    step(&mut harness, &mut steps, "Join");
    assert!(matches!(&script.sent()[..], [Request::Join { ticket, .. }] if ticket == TICKET));
    script.push(News::Join(JoinStep::Joined { words: vec!["river".to_owned()] }));
    script.push(News::State(state()));
    harness.run();
    harness.get_by_label("You are in");
    assert_eq!(steps, 3);
}

#[test]
fn what_is_no_invitation_is_told_beside_its_field_before_anything_else_is_asked() {
    let (mut harness, script) = window(Opening::FirstRun);
    for (typed, told) in [
        ("", "Please paste the invitation."),
        ("hello", "This is not an invitation. An invitation begins with “kith1”; copy all of it."),
    ] {
        type_into(&mut harness, "The invitation, as text", typed);
        click(&mut harness, "Join a group");
        harness.get_by_label(told);
        harness.get_by_label("Welcome to Kith");
    }
    assert_eq!(script.sent(), []);
}

#[test]
fn whoever_founds_may_bring_somebody_in_later() {
    let (mut harness, script) = window(Opening::FirstRun);
    begin_founding(&mut harness);
    passphrase(&mut harness);
    click(&mut harness, "Found the group");
    script.push(News::Began);
    script.push(News::State(fresh()));
    harness.run();
    click(&mut harness, "Later");
    assert!(is_shown(&harness, Place::Today));
    assert_eq!(script.commands(), []);
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
    begin_joining(&mut harness);
    click(&mut harness, "Stop");
    assert_eq!(script.sent().last(), Some(&Request::StopJoining));
    click(&mut harness, "Join");
    script.push(News::NotStarted { because: "Nobody is at home.".to_owned().into() });
    harness.run();
    harness.get_by_label("Nobody is at home.");
    click(&mut harness, "Try once more");
    let joins = script.sent().iter().filter(|it| matches!(it, Request::Join { .. })).count();
    assert_eq!(joins, 3);

    script.push(News::NotStarted { because: "The invitation was used.".to_owned().into() });
    harness.run();
    click(&mut harness, "Use another invitation");
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "The invitation, as text");
    assert_eq!(field.value().as_deref(), Some(""));
}

#[test]
fn enter_in_the_invitation_goes_on() {
    let (mut harness, _script) = window(Opening::FirstRun);
    type_into(&mut harness, "The invitation, as text", TICKET);
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("What do the others call you?");
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
