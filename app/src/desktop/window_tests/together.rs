//! Two people write in one text at once: caret, selection, undo, and that both are seen at once.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::{TextVersion, Words};
use kith_sync::node::api::LiveDraft;

use super::writing::what_by_ben;
use super::{click, edits, go, open};
use crate::desktop::scripted::{Scripted, ana, ben, state};
use crate::desktop::{App, News};
use crate::screen::text_id;
use crate::view::Place;

const FIELD: TextField = TextField::FocusWhat;
const BASE: &str = "We rest. We talk. We laugh.";

/// The text while it is edited here.
fn editing() -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = open(what_by_ben(BASE, 60));
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    (harness, script)
}

fn words(harness: &Harness<'_, App>) -> String {
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "What it is for");
    field.value().unwrap()
}

/// Puts the caret behind the second of two words, with what is between them selected.
fn select(harness: &mut Harness<'static, App>, [from, to]: [usize; 2]) {
    let mut field = TextEditState::load(&harness.ctx, text_id(FIELD)).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(from), CCursor::new(to));
    field.cursor.set_char_range(Some(range));
    field.store(&harness.ctx, text_id(FIELD));
    harness.run();
}

fn selected(harness: &Harness<'_, App>) -> [usize; 2] {
    let field = TextEditState::load(&harness.ctx, text_id(FIELD)).unwrap();
    let range = field.cursor.char_range().unwrap();
    [range.secondary.index.0, range.primary.index.0]
}

fn selected_words(harness: &Harness<'_, App>) -> String {
    let [from, to] = selected(harness);
    words(harness).chars().skip(from.min(to)).take(from.abs_diff(to)).collect()
}

fn type_here(harness: &mut Harness<'static, App>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run();
}

/// Ben's words arrive.
fn ben_writes(harness: &mut Harness<'static, App>, script: &Scripted, words: &str, name: u8) {
    script.push(News::State(what_by_ben(words, name)));
    harness.run();
}

fn undo(harness: &mut Harness<'static, App>, modifiers: Modifiers) {
    harness.key_press_modifiers(modifiers, Key::Z);
    harness.run();
}

#[test]
fn whoever_types_in_the_middle_goes_on_there_while_others_write_before_and_behind() {
    let (mut harness, script) = editing();
    let middle = "We rest. We talk".len();
    select(&mut harness, [middle, middle]);
    type_here(&mut harness, " long");
    ben_writes(&mut harness, &script, "We rest. We talk. We laugh. We sing.", 61);
    assert_eq!(selected(&harness), [middle + 5, middle + 5]);
    type_here(&mut harness, " and");
    ben_writes(&mut harness, &script, "First: We rest. We talk. We laugh. We sing.", 62);
    type_here(&mut harness, " well");
    assert_eq!(words(&harness), "First: We rest. We talk long and well. We laugh. We sing.");
    let at = "First: We rest. We talk long and well".len();
    assert_eq!(selected(&harness), [at, at]);
    assert!(harness.ctx.memory(|memory| memory.has_focus(text_id(FIELD))));
    assert_eq!(edits(&script), [], "nothing is written before its time");
}

#[test]
fn a_selection_keeps_its_words_wherever_others_write() {
    let (from, to) = ("We rest. ".len(), "We rest. We talk".len());
    for range in [[from, to], [to, from]] {
        for (theirs, chosen) in [
            ("Here: We rest. We talk. We laugh.", "We talk"),
            ("We rest. Today We talk. We laugh.", "We talk"),
            ("We rest. We gently talk. We laugh.", "We gently talk"),
            ("We rest. We talk softly. We laugh.", "We talk"),
            ("We rest. We talk. We laugh a lot.", "We talk"),
        ] {
            let (mut harness, script) = editing();
            select(&mut harness, range);
            ben_writes(&mut harness, &script, theirs, 61);
            assert_eq!(words(&harness), theirs);
            assert_eq!(selected_words(&harness), chosen, "{theirs}");
            let [anchor, caret] = selected(&harness);
            assert_eq!(anchor < caret, range[0] < range[1], "the caret stays at its end");
            // What takes the selection's place takes out nothing beside it.
            type_here(&mut harness, "We sing");
            assert_eq!(words(&harness), theirs.replacen(chosen, "We sing", 1));
        }
    }
}

#[test]
fn undo_takes_back_mine_alone_step_by_step_and_redo_brings_it_again() {
    let (mut harness, script) = editing();
    let middle = "We rest. We talk".len();
    select(&mut harness, [middle, middle]);
    type_here(&mut harness, " long");
    // A pause: what follows is a step of its own.
    harness.run_steps(8);
    type_here(&mut harness, " and well");
    ben_writes(&mut harness, &script, "First: We rest. We talk. We laugh. We sing.", 61);
    assert_eq!(words(&harness), "First: We rest. We talk long and well. We laugh. We sing.");
    undo(&mut harness, Modifiers::COMMAND);
    assert_eq!(words(&harness), "First: We rest. We talk long. We laugh. We sing.");
    undo(&mut harness, Modifiers::COMMAND);
    for _ in 0..2 {
        assert_eq!(words(&harness), "First: We rest. We talk. We laugh. We sing.");
        undo(&mut harness, Modifiers::COMMAND);
    }
    for again in [" long", " long and well"] {
        undo(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT);
        let expected = format!("First: We rest. We talk{again}. We laugh. We sing.");
        assert_eq!(words(&harness), expected);
    }
}

#[test]
fn others_words_are_drawn_in_the_next_frame() {
    let (mut harness, script) = editing();
    script.push(News::State(what_by_ben("First: We rest. We talk. We laugh.", 61)));
    harness.step();
    assert_eq!(words(&harness), "First: We rest. We talk. We laugh.");

    // Also where nobody edits, and while they are still being typed.
    let (mut harness, script) = open(what_by_ben(BASE, 60));
    go(&mut harness, Place::Focus);
    script.push(News::State(what_by_ben("We rest. We sing.", 61)));
    harness.step();
    harness.get_by_label("We rest. We sing.");
    let mut typing = what_by_ben("We rest. We sing.", 61);
    let draft = LiveDraft { member: ben(), text: FIELD, words: "We rest. We hum.".to_owned() };
    Arc::make_mut(&mut typing.status).drafts.push(draft);
    script.push(News::State(typing));
    harness.step();
    harness.get_by_label("We rest. We hum.");
}

#[test]
fn a_paragraph_that_two_changed_apart_shows_both_and_says_so() {
    let mut state = state();
    let focus = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).focus);
    let like = focus.what.versions[0].clone();
    let both = [(ben(), "We rest at noon."), (ana(), "We rest at night.")];
    let versions = both.map(|(by, words)| TextVersion {
        by: Some(by),
        words: Words::Known(words.to_owned()),
        ..like.clone()
    });
    focus.what.words = "We rest at noon.".to_owned();
    focus.what.versions = versions.to_vec();
    focus.what.overlap = true;
    let (mut harness, _script) = open(what_by_ben("We rest.", 60));
    go(&mut harness, Place::Focus);
    let asks = |harness: &Harness<'_, App>| {
        let sentence = "Two of you changed the same words at once. Which wording is right?";
        harness.query_all_by_label(sentence).count()
    };
    let before = asks(&harness);
    let (mut harness, _script) = open(state);
    go(&mut harness, Place::Focus);
    assert_eq!(asks(&harness), before + 1);
    for (_, words) in both {
        harness.get_by_label(words);
    }
}
