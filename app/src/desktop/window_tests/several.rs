//! Several groups on one device: which is on screen, what waits in the others, and that nothing goes over.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use kith_sync::node::api::{Command, NodeState, Reply};

use super::{App, click, go, is_shown, open, type_into, unnamed, window};
use crate::desktop::scripted::{Scripted, later, night_table, state};
use crate::desktop::{GroupHere, News, Opening, Request, Shut};
use crate::view::Place;

const HEAD: &str = "Thursday table, change the group";
const NIGHT_HEAD: &str = "Night table, change the group";

fn two(other: NodeState) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = open(state());
    script.push_of(later(), News::State(other));
    harness.run();
    (harness, script)
}

/// Changes to the group whose row begins like this.
fn change(harness: &mut Harness<'static, App>, begins: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.get_by_label_contains(begins).click_accesskit();
    harness.run();
}

#[test]
fn the_list_says_what_waits_in_each_group_and_every_control_in_it_has_a_name() {
    let (mut harness, script) = two(night_table());
    harness.get_by_label_contains("wait for your word outside this group");
    script.push_of(
        GroupHere { since: Some(date(2026, 11, 20)), nth: 0 },
        News::Shut(Shut::OtherPassphrase),
    );
    harness.run();
    click(&mut harness, HEAD);
    harness.get_by_label_contains("Night table. ");
    harness.get_by_label("It has another passphrase.");
    assert_eq!(unnamed(&harness), Vec::<String>::new());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Groups on this device").is_none());
}

#[test]
fn each_group_is_left_and_found_again_as_it_was() {
    let (mut harness, script) = two(night_table());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    type_into(&mut harness, "What it is for", "More. ");
    change(&mut harness, "Night table. ");
    harness.get_by_label(NIGHT_HEAD);
    assert!(is_shown(&harness, Place::Today));
    let written = script.commands().into_iter().any(|it| matches!(it, Command::Edit(_)));
    assert!(written, "what was being typed is written");
    assert_eq!(script.last_of(), Some(GroupHere::FIRST));
    change(&mut harness, "Thursday table. ");
    assert!(is_shown(&harness, Place::Focus));
}

#[test]
fn an_answer_is_shown_in_the_group_in_which_it_was_asked_for() {
    let (mut harness, script) = two(night_table());
    script.hold();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    let sent = script.sent();
    let Some(Request::Command { id, command: Command::Undo }) = sent.last() else {
        panic!("{sent:?}")
    };
    change(&mut harness, "Night table. ");
    let because = "This cannot be undone any more.".to_owned();
    script.push(News::Reply(*id, Reply::Refused { because: because.clone().into() }));
    harness.run();
    assert!(harness.query_by_label(&because).is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(script.last_of(), Some(later()));
    change(&mut harness, "Thursday table. ");
    harness.get_by_label(&because);
}

#[test]
fn a_group_with_another_passphrase_is_unlocked_in_the_list() {
    let (mut harness, script) = open(state());
    script.push_of(later(), News::Shut(Shut::OtherPassphrase));
    harness.run();
    click(&mut harness, HEAD);
    click(&mut harness, "Unlock: Group of 24 November 2026");
    type_into(&mut harness, "Passphrase", "of the other");
    harness.key_press(Key::Enter);
    harness.run();
    let passphrase = zeroize::Zeroizing::new("of the other".to_owned());
    assert_eq!(script.sent(), [Request::UnlockOne { passphrase }]);
    assert_eq!(script.last_of(), Some(later()));
    script.push_of(later(), News::State(night_table()));
    harness.run();
    harness.get_by_label(HEAD);
    harness.get_by_label_contains("Night table. ").click_accesskit();
    harness.run();
    harness.get_by_label(NIGHT_HEAD);
}

#[test]
fn with_one_group_its_name_stands_alone_and_another_can_be_joined_or_not() {
    let (mut harness, script) = open(state());
    click(&mut harness, "Thursday table");
    click(&mut harness, "Join another group…");
    harness.get_by_label("The invitation, as text");
    script.push(News::State(state()));
    harness.run();
    harness.get_by_label("The invitation, as text");
    click(&mut harness, "Back");
    harness.get_by_label("Thursday table");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.event(egui::Event::Text("found another".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("Name of the group");
}

#[test]
fn where_the_first_group_has_another_passphrase_the_one_that_opens_is_shown() {
    let (mut harness, script) = window(Opening::Locked);
    script.push(News::Groups { groups: vec![later(), GroupHere::FIRST] });
    harness.run();
    harness.get_by_role_and_label(Role::PasswordInput, "Passphrase");
    script.push(News::Shut(Shut::OtherPassphrase));
    script.push_of(later(), News::State(night_table()));
    harness.run();
    harness.get_by_label(NIGHT_HEAD);
    script.push(News::Locked);
    harness.run();
    harness.get_by_label("Kith is locked");
    assert!(harness.query_by_label(NIGHT_HEAD).is_none());
}

/// A locked window in which the later of two groups was on screen last.
fn locked() -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = window(Opening::Locked);
    harness.state_mut().show_first(later());
    script.push(News::Groups { groups: vec![later(), GroupHere::FIRST] });
    harness.run();
    type_into(&mut harness, "Passphrase", "four calm words here");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(script.last_of(), Some(later()), "and is to be tried first");
    (harness, script)
}

#[test]
fn the_group_that_was_on_screen_last_is_shown_first_if_it_opens() {
    let (mut harness, script) = locked();
    script.push(News::State(state()));
    harness.run();
    // Another is not held up by it, and is no choice of anybody's.
    harness.get_by_label(HEAD);
    assert_eq!(harness.state().last_shown(), None);
    script.push_of(later(), News::State(night_table()));
    harness.run();
    harness.get_by_label(NIGHT_HEAD);
    assert_eq!(harness.state().last_shown(), Some(later()));

    let (mut harness, script) = locked();
    script.push(News::State(state()));
    script.push_of(later(), News::Shut(Shut::OtherPassphrase));
    harness.run();
    harness.get_by_label(HEAD);
    assert_eq!(harness.state().last_shown(), Some(GroupHere::FIRST));
}

#[test]
fn whoever_has_begun_with_another_group_is_not_taken_away_from_it() {
    let (mut harness, script) = locked();
    script.push(News::State(state()));
    harness.run();
    go(&mut harness, Place::Focus);
    script.push_of(later(), News::State(night_table()));
    harness.run();
    harness.get_by_label(HEAD);
    assert!(is_shown(&harness, Place::Focus));
    assert_eq!(harness.state().last_shown(), Some(GroupHere::FIRST));
}

#[test]
fn after_locking_the_group_that_was_on_screen_comes_first_again() {
    let (mut harness, script) = two(night_table());
    change(&mut harness, "Night table. ");
    script.push(News::Locked);
    script.push(News::State(state()));
    script.push_of(later(), News::State(night_table()));
    harness.run();
    harness.get_by_label(NIGHT_HEAD);
}
