//! People as they are shown: a face with the beginning of the name, the name beside it.

use egui::accesskit::Live;
use egui::{Align2, Color32, FontId, Label, Rect, RichText, Sense, Ui};
use lucide_icons::Icon;

use super::icons::paint_icon;
use super::{mood_sign, subtitle};
use crate::theme::{self, palette};
use crate::view::rules::Mood;

/// Somebody's face. The name stands beside it or is said with it; the face itself is not read aloud.
fn face(ui: &mut Ui, name: &str, side: f32) {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(side, side), Sense::hover());
    paint_face(ui, rect, name);
    response.on_hover_text(name);
}

/// A face, and the name in a line beside it.
pub(crate) fn person(ui: &mut Ui, name: &str) {
    ui.horizontal_top(|ui| {
        face(ui, name, theme::FACE);
        // A long name goes on below itself; a short one stands at the middle of the face.
        ui.vertical(|ui| {
            let line = ui.text_style_height(&theme::subtitle());
            ui.add_space(((theme::FACE - line) / 2.0).max(0.0));
            subtitle(ui, name);
        });
    });
}

/// Somebody's face beside what they do now in a few words, which a screen reader says when they appear.
pub(crate) fn doing(ui: &mut Ui, name: &str, words: &str) {
    let soft = palette(ui.ctx()).soft;
    ui.horizontal(|ui| {
        face(ui, name, theme::FACE_SMALL);
        let label = ui.add(Label::new(RichText::new(words).small().color(soft)).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    });
}

/// Faces in a row, each with a sign of where its person stands. `said` is the whole as a sentence, which is read aloud and
/// shown where the pointer rests.
pub(crate) fn faces(ui: &mut Ui, people: &[(String, Mood)], said: &str) {
    let palette = palette(ui.ctx());
    let shown = ui.horizontal_wrapped(|ui| {
        for (name, mood) in people {
            let side = theme::FACE_SMALL;
            let (rect, _response) = ui.allocate_exact_size(egui::vec2(side, side), Sense::hover());
            paint_face(ui, rect, name);
            let (ink, _ground) = theme::mood_colours(palette, *mood);
            paint_sign(ui, rect, mood_sign(*mood), ink, palette.card);
        }
    });
    let response = shown.response.on_hover_text(said);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said));
}

fn paint_face(ui: &Ui, rect: Rect, name: &str) {
    let (ground, ink) = theme::face_colours(palette(ui.ctx()), name);
    ui.painter().circle_filled(rect.center(), rect.width() / 2.0, ground);
    let font = FontId::new(rect.width() / 2.0, theme::semibold_family());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, beginning(name), font, ink);
}

/// A sign at the lower edge of a face.
fn paint_sign(ui: &Ui, face: Rect, sign: Icon, ink: Color32, ground: Color32) {
    let side = face.width() / 2.0;
    let centre = face.right_bottom() - egui::vec2(side / 3.0, side / 3.0);
    ui.painter().circle_filled(centre, side / 2.0, ground);
    paint_icon(ui, centre, sign, side * 0.9, ink);
}

/// The first letter of a name, in capitals where its script has them.
fn beginning(name: &str) -> String {
    name.trim().chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_begins_as_the_name_does_in_any_script() {
        assert_eq!(beginning(" ana"), "A");
        assert_eq!(beginning("şule"), "Ş");
        assert_eq!(beginning("明"), "明");
        assert_eq!(beginning(""), "");
    }
}
