//! Shared texts while somebody writes: the caret, the others' words, undo, and no words lost.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::group::Edit;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::TextVersion;
use kith_sync::id::ExactHash;
use kith_sync::node::api::{Command, LiveDraft, NodeState};

use super::{click, edits, go, open, rest, type_into};
use crate::desktop::scripted::{ben, fresh, state};
use crate::desktop::{App, News, Request};
use crate::screen::text_id;
use crate::view::Place;

/// Ben's next version of what the group is for.
pub(super) fn what_by_ben(words: &str, name: u8) -> NodeState {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let what = &mut Arc::make_mut(&mut snapshot.focus).what;
    let version = TextVersion { by: Some(ben()), ..what.versions[0].clone() };
    what.words = words.to_owned();
    what.wording = Some(ExactHash::from_bytes([name; 32]));
    what.versions = vec![version];
    state
}

#[test]
fn the_caret_and_selection_stay_where_they_were_when_others_words_arrive() {
    let (mut harness, script) = open(what_by_ben("To rest. To talk.", 60));
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    type_into(&mut harness, "What it is for", " And to laugh.");
    let id = text_id(TextField::FocusWhat);
    let select =
        |from: usize, to: usize| Some(CCursorRange::two(CCursor::new(from), CCursor::new(to)));
    let mut field = TextEditState::load(&harness.ctx, id).unwrap();
    let laugh = "To rest. To talk. And to ".chars().count();
    field.cursor.set_char_range(select(laugh, laugh + 5));
    field.store(&harness.ctx, id);
    harness.run();

    script.push(News::State(what_by_ben("First of all: To rest. To talk.", 61)));
    harness.run();

    let added = "First of all: ".chars().count();
    let field = TextEditState::load(&harness.ctx, id).unwrap();
    assert_eq!(field.cursor.char_range(), select(laugh + added, laugh + added + 5));
    assert!(harness.ctx.memory(|memory| memory.has_focus(id)));
    // What is typed next takes the selection's place, in the joined words.
    harness.event(egui::Event::Text("sing".to_owned()));
    harness.run();
    click(&mut harness, "Save: What it is for");
    let Some(Edit::Write { words, from, .. }) = edits(&script).pop() else {
        panic!("nothing was written")
    };
    assert_eq!(words, "First of all: To rest. To talk. And to sing.");
    assert_eq!(from, Some(ExactHash::from_bytes([61; 32])));
}

#[test]
fn undo_never_takes_out_what_others_wrote() {
    let (mut harness, script) = open(what_by_ben("To rest. To talk.", 60));
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    type_into(&mut harness, "What it is for", " And to laugh.");
    script.push(News::State(what_by_ben("First of all: To rest. To talk.", 61)));
    harness.run();
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
    }
    let id = text_id(TextField::FocusWhat);
    assert!(harness.ctx.memory(|memory| memory.has_focus(id)));
    let value = harness.get_by_role_and_label(Role::MultilineTextInput, "What it is for").value();
    assert_eq!(value.as_deref(), Some("First of all: To rest. To talk."));
}

#[test]
fn the_same_words_changed_meanwhile_are_both_kept_until_somebody_chooses() {
    let (mut harness, script) = open(what_by_ben("We are tired", 60));
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    type_into(&mut harness, "What it is for", "!");
    script.push(News::State(what_by_ben("We are tired?", 61)));
    harness.run();
    harness.get_by_label("The same words were changed meanwhile by Ben:");
    click(&mut harness, "Keep mine");
    click(&mut harness, "Save: What it is for");
    let Some(Edit::Write { words, from, .. }) = edits(&script).pop() else {
        panic!("nothing was written")
    };
    assert_eq!((words.as_str(), from), ("We are tired!", Some(ExactHash::from_bytes([61; 32]))));
}

#[test]
fn others_typing_shows_and_mine_is_told() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    let mut typing = state();
    Arc::make_mut(&mut typing.status).drafts.push(LiveDraft {
        member: ben(),
        text: TextField::FocusWho,
        words: "Nurses and midwives".to_owned(),
    });
    script.push(News::State(typing));
    harness.run();
    let live = harness.get_by_label("Ben is writing").accesskit_node().data().live();
    assert_eq!(live, Some(Live::Polite), "said when it begins, and in no one's way");
    harness.get_by_label("Nurses and midwives");

    click(&mut harness, "Edit: What it is for");
    type_into(&mut harness, "What it is for", " Gently.");
    let told = script.sent().into_iter().rev().find_map(|request| {
        if let Request::Command { command: Command::Draft { text, words }, .. } = request {
            Some((text, words))
        } else {
            None
        }
    });
    let (text, words) = told.unwrap();
    assert_eq!(text, TextField::FocusWhat);
    assert!(words.unwrap().ends_with(" Gently."));
}

#[test]
fn leaving_a_field_writes_it_and_a_refusal_keeps_the_words() {
    let (mut harness, script) = open(state());
    script.refuse("The disk is full. Nothing was changed.");
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: Who it is for");
    type_into(&mut harness, "Who it is for", " Welcome.");
    harness.get_by_label("Today").focus();
    harness.run();
    assert_eq!(edits(&script).len(), 1);
    harness.get_by_label("The disk is full. Nothing was changed.");
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "Who it is for");
    assert!(field.value().unwrap().ends_with(" Welcome."));
}

#[test]
fn discarding_sends_nothing() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: Who it is for");
    type_into(&mut harness, "Who it is for", " Oh no.");
    // By pointer: the field is left when the button is pressed, and the click comes when it is released.
    harness.get_by_label("Discard my change: Who it is for").click();
    harness.run();
    assert_eq!(edits(&script), []);
    harness.get_by_label("Edit: Who it is for");
}

#[test]
fn another_screen_by_keyboard_writes_what_was_typed() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: Who it is for");
    type_into(&mut harness, "Who it is for", " Welcome.");
    go(&mut harness, Place::Rules);
    assert!(matches!(edits(&script).as_slice(), [Edit::Write { text: TextField::FocusWho, .. }]));
    go(&mut harness, Place::Focus);
    harness.get_by_label("Edit: Who it is for");
}

#[test]
fn what_is_typed_is_written_before_the_window_is_locked_by_whichever_way() {
    for lock in [
        |harness: &mut _| click(harness, "Lock"),
        |harness: &mut Harness<'static, App>| {
            harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
            harness.run();
        },
    ] {
        let (mut harness, script) = open(state());
        go(&mut harness, Place::Focus);
        click(&mut harness, "Edit: Who it is for");
        type_into(&mut harness, "Who it is for", " Welcome.");
        lock(&mut harness);
        let commands = script.commands();
        let [.., Command::Edit(Edit::Write { text, .. }), Command::Lock] = commands.as_slice()
        else {
            panic!("{commands:?}")
        };
        assert_eq!(*text, TextField::FocusWho);
    }
}

#[test]
fn one_of_two_versions_is_chosen_with_a_click() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Use this one: Ben, yesterday");
    let [Edit::Write { text, words, from }] = &edits(&script)[..] else {
        panic!("nothing was written")
    };
    assert_eq!(*text, TextField::FocusPurpose);
    assert!(words.contains("to carry night shifts"));
    assert_eq!(*from, Some(ExactHash::from_bytes([14; 32])));
}

#[test]
fn a_new_rule_stays_typed_until_it_is_on_disk() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Rules);
    click(&mut harness, "Add a ground rule");
    type_into(&mut harness, "A few words that name it", "Phones");
    type_into(&mut harness, "The rule itself", "Out of sight.");
    script.hold();
    click(&mut harness, "Put it to the group");
    assert_eq!(
        edits(&script),
        [Edit::AddRule {
            title: "Phones".to_owned(),
            wording: "Out of sight.".to_owned(),
            topic: None
        }]
    );
    assert_eq!(
        harness
            .get_by_role_and_label(Role::TextInput, "A few words that name it")
            .value()
            .as_deref(),
        Some("Phones")
    );
}

#[test]
fn a_long_pause_writes_the_words_and_leaves_the_field_open() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "Reword: Phones");
    type_into(&mut harness, "Wording", " Please.");
    assert!(rest(&harness) <= Duration::from_secs(20), "{:?}", rest(&harness));
    assert_eq!(edits(&script), []);
    // The harness moves its time by a quarter of a second each step.
    harness.run_steps(84);
    let [Edit::Write { words, .. }] = &edits(&script)[..] else { panic!("{:?}", edits(&script)) };
    assert!(words.ends_with("at the beginning. Please."));
    assert!(harness.get_by_role_and_label(Role::MultilineTextInput, "Wording").is_focused());
}

#[test]
fn before_words_are_taken_back_it_is_said_that_copies_may_remain() {
    let (mut harness, script) = open(crate::desktop::scripted::busy());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Earlier versions: Purpose, in one sentence");
    click(&mut harness, "Take my words back: the newest wording");
    harness.get_by_label_contains("What somebody has copied or remembers cannot be taken back.");
    assert_eq!(edits(&script), [], "and nothing is done before");
}
