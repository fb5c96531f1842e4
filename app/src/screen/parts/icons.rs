//! Icons beside words: never the only sign of anything, and nothing that is read aloud.

use egui::{
    Align2, Button, Color32, FontId, Pos2, Response, RichText, Sense, TextStyle, Ui, WidgetText,
};
use lucide_icons::Icon;

use super::{ring, seen, small, soft, subtitle};
use crate::theme::{self, palette};
use crate::view::rules::Mood;
use crate::words::t;

/// An icon as high as letters of `style`. Screen readers hear the words beside it alone.
pub(crate) fn icon(ui: &mut Ui, icon: Icon, style: &TextStyle, ink: Color32) {
    sized_icon(ui, icon, style.resolve(ui.style()).size, ink);
}

fn sized_icon(ui: &mut Ui, icon: Icon, side: f32, ink: Color32) {
    let (rect, _response) = ui.allocate_exact_size(egui::Vec2::splat(side), Sense::hover());
    paint_icon(ui, rect.center(), icon, side, ink);
}

/// An icon among words, as large as they are.
pub(crate) fn icon_text(icon: Icon) -> RichText {
    RichText::new(char::from(icon)).family(theme::icon_family())
}

/// The words of a button, with a sign before them and another ink where they are chosen.
pub(super) fn chosen_text(ui: &Ui, words: &str, is_chosen: bool) -> WidgetText {
    if !is_chosen {
        // As the words of any other button, so that those of a row are equally high.
        return RichText::new(words).into();
    }
    let ink = palette(ui.ctx()).sage;
    let parts = [icon_text(Icon::Check), RichText::new(format!(" {words}"))];
    WidgetText::concat(ui, parts.map(|part| part.text_style(TextStyle::Button).color(ink)))
}

/// Draws an icon around a point, where something else has made room for it.
pub(crate) fn paint_icon(ui: &Ui, centre: Pos2, icon: Icon, side: f32, ink: Color32) {
    let font = FontId::new(side, theme::icon_family());
    ui.painter().text(centre, Align2::CENTER_CENTER, char::from(icon), font, ink);
}

/// The sign of how something stands.
pub(crate) const fn mood_sign(mood: Mood) -> Icon {
    match mood {
        Mood::Settled => Icon::Check,
        Mood::Open => Icon::CircleDashed,
        Mood::Careful => Icon::CircleAlert,
        Mood::Quiet => Icon::Minus,
    }
}

/// A button that is an icon; `name` is shown where the pointer rests and read aloud.
pub(crate) fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let ink = palette(ui.ctx()).soft;
    let text = icon_text(icon).color(ink);
    let response = seen(ui.add(Button::new(text).frame_when_inactive(false)));
    ring(ui, &response);
    response.on_hover_text(name).accessible_name(name)
}

/// How a screen begins: `lead`, and what begins something new, drawn by `next`. Where there is `nothing` yet, both are on a
/// card that says so.
pub(crate) fn beginning(
    ui: &mut Ui,
    nothing: Option<(Icon, &str)>,
    lead: &str,
    next: impl FnOnce(&mut Ui),
) {
    let Some((sign, title)) = nothing else {
        soft(ui, lead);
        ui.add_space(theme::PART);
        next(ui);
        return;
    };
    let ink = palette(ui.ctx()).clay;
    super::card(ui, |ui| {
        sized_icon(ui, sign, theme::EMPTY_ICON, ink);
        subtitle(ui, title);
        soft(ui, lead);
        ui.add_space(theme::GAP);
        next(ui);
    });
}

/// Ready beginnings below `label`, each a press away from a draft that holds it; which one was pressed.
pub(crate) fn ready(ui: &mut Ui, label: &str, words: &[&str]) -> Option<usize> {
    small(ui, label);
    let mut pressed = None;
    super::row(ui, |ui| {
        for (at, words) in words.iter().enumerate() {
            let named = t!("content-begin-with", words = *words);
            if super::secondary(ui, words).accessible_name(named).clicked() {
                pressed = Some(at);
            }
        }
    });
    pressed
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
