//! Looking for words, on the screen "Today".

use egui::{Id, Key, Modifiers, TextEdit, Ui};

use super::parts::{card, line_with, quiet, seen, small, soft, subtitle};
use super::{Action, Drafts};
use crate::theme;
use crate::view::search::FoundView;
use crate::words::t;

/// The field, so that a key can lead to it.
pub(crate) fn search_field() -> Id {
    Id::unique("search")
}

/// Shows the field, and what was found; says whether anything is looked for.
pub(crate) fn search_ui(
    ui: &mut Ui,
    found: &FoundView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) -> bool {
    let field = TextEdit::singleline(&mut drafts.search)
        .id(search_field())
        .hint_text(t!("search-in-everything-that-the-group-keeps"))
        .desired_width(f32::INFINITY);
    let response = seen(ui.add(field)).accessible_name(t!("search-look-for-words"));
    if drafts.search.trim().is_empty() {
        ui.add_space(theme::PART);
        return false;
    }
    let escape =
        |ui: &mut Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if quiet(ui, t!("search-stop-looking")).clicked() || (response.lost_focus() && escape(ui)) {
        drafts.search.clear();
    }
    ui.add_space(theme::PART);
    card(ui, |ui| {
        subtitle(ui, t!("search-found"));
        ui.add_space(theme::GAP);
        if found.lines.is_empty() {
            soft(ui, t!("search-nothing-with-these-words-is-here"));
        }
        for (at, line) in found.lines.iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            let name = t!("search-look-2", heading = line.heading, words = line.words);
            if line_with(ui, t!("search-look"), name, |ui| {
                small(ui, &line.heading);
                ui.label(&line.words);
            }) {
                drafts.scheduling.show_list();
                actions.push(Action::Go(line.place));
            }
        }
        if found.is_cut {
            soft(ui, t!("search-there-is-more-another-word-beside"));
        }
    });
    true
}
