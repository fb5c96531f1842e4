//! Locking: by key, by itself, what it takes along and what is there again afterwards.

use std::sync::Arc;

use egui::{Key, Modifiers, OutputCommand, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use kith_sync::node::api::Command;

use super::{App, LATER_SECS, click, go, is_shown, open, sized, type_into};
use crate::desktop::scripted::{Scripted, TICKET, fresh, in_the_room, later, night_table, state};
use crate::desktop::{GroupHere, News, Opener, Opening, Request};
use crate::view::Place;

fn locks(script: &Scripted) -> usize {
    script.commands().iter().filter(|command| **command == Command::Lock).count()
}

fn pass(harness: &mut Harness<'static, App>, minutes: i64) {
    LATER_SECS.set(LATER_SECS.get() + minutes * 60);
    harness.run();
}

/// Somebody does something.
fn touch(harness: &mut Harness<'static, App>) {
    harness.event(egui::Event::PointerMoved(egui::pos2(300.0, 300.0)));
    harness.run();
}

#[test]
fn it_locks_by_itself_a_quarter_of_an_hour_after_the_last_touch_and_once() {
    let (mut harness, script) = open(state());
    pass(&mut harness, 14);
    touch(&mut harness);
    pass(&mut harness, 14);
    assert_eq!(locks(&script), 0);
    pass(&mut harness, 1);
    assert_eq!(locks(&script), 1);
    pass(&mut harness, 1);
    assert_eq!(locks(&script), 1, "it is under way");
    script.push(News::Locked);
    harness.run();
    pass(&mut harness, 60);
    assert_eq!(locks(&script), 1, "there is nothing to lock");
}

#[test]
fn after_how_long_is_a_choice() {
    let (mut harness, script) = open(state());
    click(&mut harness, "What opens this group");
    click(&mut harness, "5 minutes: locking by itself");
    touch(&mut harness);
    pass(&mut harness, 6);
    assert_eq!(locks(&script), 1);
    click(&mut harness, "Never: locking by itself");
    pass(&mut harness, 600);
    assert_eq!(locks(&script), 1);
    click(&mut harness, "Lock now");
    assert_eq!(locks(&script), 2);
}

#[test]
fn it_does_not_lock_while_a_file_is_written_or_in_the_room_of_a_meeting() {
    let (mut harness, script) = open(state());
    click(&mut harness, "What opens this group");
    script.hold();
    click(&mut harness, "Keep a backup…");
    click(&mut harness, "Keep the backup");
    let Some(Request::Backup { id, .. }) = script.sent().pop() else { panic!("no backup") };
    pass(&mut harness, 60);
    assert_eq!(locks(&script), 0);
    script.push(News::Reply(id, kith_sync::node::api::Reply::Done));
    harness.run();
    pass(&mut harness, 14);
    assert_eq!(locks(&script), 0);
    pass(&mut harness, 2);
    assert_eq!(locks(&script), 1);

    let (mut harness, script) = open(in_the_room());
    pass(&mut harness, 90);
    assert_eq!(locks(&script), 0);
}

#[test]
fn what_is_being_written_is_kept_before_it_locks_by_itself() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    type_into(&mut harness, "What it is for", " And to rest.");
    pass(&mut harness, 16);
    let commands = script.commands();
    let at = |is: fn(&Command) -> bool| commands.iter().position(is);
    let written = at(|command| matches!(command, Command::Edit(_))).unwrap();
    assert!(written < at(|command| *command == Command::Lock).unwrap());
}

#[test]
fn what_was_on_screen_is_there_again_in_each_group() {
    let (mut harness, script) = sized(Opening::Starting, [900.0, 600.0], Theme::Light);
    script.push(News::State(state()));
    script.push_of(later(), News::State(night_table()));
    harness.run();
    go(&mut harness, Place::Rules);
    harness.get_by_label("Support rather than advice").scroll_to_me();
    harness.run();
    let before = harness.get_by_label("Support rather than advice").rect();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run();
    script.push(News::Locked);
    harness.run();
    assert!(harness.query_by_label("Support rather than advice").is_none());
    type_into(&mut harness, "Passphrase", "eleven quiet nights");
    click(&mut harness, "Open");
    let with = Opener::Passphrase(zeroize::Zeroizing::new("eleven quiet nights".to_owned()));
    assert_eq!(script.sent().pop(), Some(Request::Unlock { with }));
    script.push(News::State(state()));
    harness.run();
    assert!(is_shown(&harness, Place::Rules));
    let after = harness.get_by_label("Support rather than advice").rect();
    assert!((before.top() - after.top()).abs() < 2.0, "{before:?} {after:?}");
    script.push_of(later(), News::State(night_table()));
    harness.run();
    assert_eq!(script.last_of(), Some(GroupHere::FIRST));
}

#[test]
fn a_screen_that_is_short_while_the_group_is_opened_is_scrolled_again() {
    let (mut harness, script) = sized(Opening::Starting, [900.0, 600.0], Theme::Light);
    script.push(News::State(state()));
    harness.run();
    click(&mut harness, "What opens this group");
    harness.get_by_label("Lock now").scroll_to_me();
    harness.run();
    let before = harness.get_by_label("Lock now").rect();
    script.push(News::Locked);
    harness.run();
    let mut opening = state();
    Arc::make_mut(&mut opening.status).opening = true;
    script.push(News::State(opening));
    harness.run();
    harness.get_by_label("The group is being opened. One moment.");
    script.push(News::State(state()));
    harness.run();
    let after = harness.get_by_label("Lock now").rect();
    assert!((before.top() - after.top()).abs() < 2.0, "{before:?} {after:?}");
}

/// What goes to the clipboard with the last frame.
fn copied(harness: &Harness<'_, App>) -> Option<String> {
    let commands = &harness.output().platform_output.commands;
    commands.iter().rev().find_map(|command| {
        if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
    })
}

/// Locks, and tells what goes to the clipboard with that.
fn lock(harness: &mut Harness<'static, App>) -> Option<String> {
    // One frame: what a key does is in the middle of several.
    harness.get_by_label("Lock").click_accesskit();
    harness.step();
    let copied = copied(harness);
    harness.run();
    copied
}

#[test]
fn an_invitation_is_taken_off_the_clipboard_and_other_words_are_not() {
    let (mut harness, _script) = open(fresh());
    assert_eq!(lock(&mut harness), None);
    go(&mut harness, Place::Members);
    type_into(&mut harness, "What you call this person, for the group’s list", "Dana");
    click(&mut harness, "Make an invitation");
    harness.get_by_label("Copy the text").click_accesskit();
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some(TICKET));
    assert_eq!(lock(&mut harness).as_deref(), Some(""));
    assert_eq!(lock(&mut harness), None, "once");

    harness.get_by_label("Copy with a few words").click_accesskit();
    harness.run();
    harness.input_mut().viewports.values_mut().for_each(|viewport| {
        viewport.events.push(egui::ViewportEvent::Close);
    });
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some(""), "when the window closes");
}

#[test]
fn words_that_were_copied_since_stay_on_the_clipboard() {
    let (mut harness, _script) = open(fresh());
    go(&mut harness, Place::Members);
    type_into(&mut harness, "What you call this person, for the group’s list", "Dana");
    click(&mut harness, "Make an invitation");
    click(&mut harness, "Copy the text");
    click(&mut harness, "Change my name");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_into(&mut harness, "What the others call you", "Ana-Sophia");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("Ana-Sophia"));
    assert_eq!(lock(&mut harness), None);
}
