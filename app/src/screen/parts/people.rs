//! People as they are shown: a face with the beginning of the name, the name beside it.

use egui::{Align2, FontId, Label, Rect, RichText, Sense, Ui};
use lucide_icons::Icon;

use super::icons::paint_icon;
use super::{announced, subtitle, titled};
use crate::theme::{self, palette};
use crate::view::people::{FacesView, Stand};
use crate::view::rules::Mood;

/// Somebody's face. The name stands beside it or is said with it; the face itself is not read aloud.
fn face(ui: &mut Ui, name: &str, side: f32) {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(side, side), Sense::hover());
    paint_face(ui, rect, name);
    response.on_hover_text(name);
}

/// A face, and in a line beside it the name and, where there is something to say, how its person stands.
pub(crate) fn person(ui: &mut Ui, name: &str, standing: Option<&str>) {
    ui.horizontal_top(|ui| {
        face(ui, name, theme::FACE);
        // A long name goes on below itself; a short one stands at the middle of the face.
        ui.vertical(|ui| {
            let line = ui.text_style_height(&theme::subtitle());
            ui.add_space(((theme::FACE - line) / 2.0).max(0.0));
            match standing {
                Some(standing) => titled(ui, name, (standing, Mood::Quiet)),
                None => subtitle(ui, name),
            }
        });
    });
}

/// Somebody's face beside what they do now in a few words, which a screen reader says when they appear.
pub(crate) fn doing(ui: &mut Ui, name: &str, words: &str) {
    let soft = palette(ui.ctx()).soft;
    ui.horizontal(|ui| {
        face(ui, name, theme::FACE_SMALL);
        let label = ui.add(Label::new(RichText::new(words).small().color(soft)).wrap());
        announced(ui, &label);
    });
}

/// Groups of faces side by side, each behind where its people stand: a sign and a word. Each face says its name aloud; what
/// its person said is shown where the pointer rests.
pub(crate) fn grouped_faces(ui: &mut Ui, groups: &[FacesView]) {
    let palette = palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::FACES_GAP, theme::GAP);
        ui.spacing_mut().interact_size.y = theme::FACE_SMALL;
        for (at, group) in groups.iter().enumerate() {
            let side = theme::FACE_SMALL;
            let words = RichText::new(group.words).small().color(palette.soft);
            let style = egui::TextStyle::Small;
            let galley = egui::WidgetText::from(words.clone()).into_galley(
                ui,
                Some(egui::TextWrapMode::Extend),
                f32::INFINITY,
                style,
            );
            // A word is never parted from the first of its faces.
            let whole = theme::PART + side * 2.0 + galley.size().x + 3.0 * theme::FACES_GAP;
            if at > 0 && whole > ui.available_size_before_wrap().x {
                ui.end_row();
            } else if at > 0 {
                ui.add_space(theme::PART);
            }
            let (rect, _response) = ui.allocate_exact_size(egui::Vec2::splat(side), Sense::hover());
            paint_stand(ui, rect, group.stand);
            ui.label(words);
            for person in &group.people {
                let (rect, response) =
                    ui.allocate_exact_size(egui::Vec2::splat(side), Sense::hover());
                paint_face(ui, rect, &person.name);
                let response =
                    response.on_hover_text(person.told.as_ref().unwrap_or(&person.called));
                let called = person.called.as_str();
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, called));
            }
        }
    });
}

/// The sign of where somebody stands, on a ground of its own. Each has its own shape.
pub(crate) fn paint_stand(ui: &Ui, rect: Rect, stand: Stand) {
    let palette = palette(ui.ctx());
    let (sign, mood) = match stand {
        Stand::For => (Icon::Check, Mood::Settled),
        Stand::Halfway => (Icon::Check, Mood::Open),
        Stand::Against => (Icon::X, Mood::Careful),
        Stand::Careful => (Icon::CircleAlert, Mood::Careful),
        Stand::Aside => (Icon::Minus, Mood::Quiet),
        Stand::Open => (Icon::CircleDashed, Mood::Quiet),
    };
    let (ink, ground) = theme::mood_colours(palette, mood);
    let side = rect.width().min(rect.height());
    if stand != Stand::Open {
        ui.painter().circle_filled(rect.center(), side / 2.0, ground);
    }
    if stand == Stand::Halfway {
        // As one writes it by hand: a mark in brackets.
        let font = FontId::proportional(side * 0.62);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, "(   )", font, ink);
        paint_icon(ui, rect.center(), sign, side * 0.42, ink);
        return;
    }
    let ink = if stand == Stand::Open { palette.soft } else { ink };
    paint_icon(ui, rect.center(), sign, side * 0.62, ink);
}

/// Draws a face where something else has made room for it.
pub(crate) fn paint_face(ui: &Ui, rect: Rect, name: &str) {
    let (ground, ink) = theme::face_colours(palette(ui.ctx()), name);
    ui.painter().circle_filled(rect.center(), rect.width() / 2.0, ground);
    let font = FontId::new(rect.width() / 2.0, theme::semibold_family());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, beginning(name), font, ink);
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
