//! The screen "Focus".

use egui::Ui;

use super::parts::{card, soft, title};
use super::text::{Look, shared_text_ui};
use super::{Action, Drafts};
use crate::theme;
use crate::view::Place;
use crate::view::focus::FocusView;

/// Shows the screen.
pub(crate) fn focus_ui(
    ui: &mut Ui,
    view: &FocusView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Focus.title());
    soft(ui, "What brings you together. Everyone may write here; everyone sees who wrote what.");
    ui.add_space(theme::PART);
    for (at, text) in view.texts.iter().enumerate() {
        let look = match at {
            0 => Look::Name,
            1 => Look::Lead,
            _ => Look::Body,
        };
        card(ui, |ui| shared_text_ui(ui, text, look, drafts, actions));
    }
}
