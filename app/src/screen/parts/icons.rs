//! Icons beside words: never the only sign of anything, and nothing that is read aloud.

use egui::{Align2, Button, Color32, Response, RichText, Sense, TextStyle, Ui};
use lucide_icons::Icon;

use super::{ring, seen, soft, subtitle};
use crate::theme::{self, palette};

/// An icon as high as letters of `style`. Screen readers hear the words beside it alone.
pub(crate) fn icon(ui: &mut Ui, icon: Icon, style: &TextStyle, ink: Color32) {
    let font = style.resolve(ui.style());
    let side = font.size;
    let (rect, _response) = ui.allocate_exact_size(egui::vec2(side, side), Sense::hover());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, char::from(icon), font, ink);
}

/// A button that is an icon; `name` is shown where the pointer rests and read aloud.
pub(crate) fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let ink = palette(ui.ctx()).soft;
    let text = RichText::new(char::from(icon)).color(ink);
    let response = seen(ui.add(Button::new(text).frame_when_inactive(false)));
    ring(ui, &response);
    response.on_hover_text(name).accessible_name(name)
}

/// A place where there is nothing yet: what will be here, and how it begins. What can be done is drawn by `next`.
pub(crate) fn empty<R>(
    ui: &mut Ui,
    sign: Icon,
    title: &str,
    words: &str,
    next: impl FnOnce(&mut Ui) -> R,
) -> R {
    let palette = palette(ui.ctx());
    super::card(ui, |ui| {
        let (rect, _response) = ui
            .allocate_exact_size(egui::vec2(theme::EMPTY_ICON, theme::EMPTY_ICON), Sense::hover());
        let font = egui::FontId::proportional(theme::EMPTY_ICON);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            char::from(sign),
            font,
            palette.clay,
        );
        subtitle(ui, title);
        soft(ui, words);
        ui.add_space(theme::GAP);
        next(ui)
    })
}

/// A sentence on a ground of its own with an icon before it.
pub(crate) fn notice(ui: &mut Ui, sign: Icon, ground: Color32, words: &str) {
    let ink = palette(ui.ctx()).ink;
    super::note(ui, ground, |ui| {
        ui.horizontal_top(|ui| {
            icon(ui, sign, &TextStyle::Body, ink);
            ui.add(egui::Label::new(words).wrap());
        });
    });
}
