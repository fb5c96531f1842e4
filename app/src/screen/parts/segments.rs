//! One of a few ways to show the same thing, side by side in one frame.

use egui::accesskit::{Role, Toggled};
use egui::{Button, Stroke, TextStyle, TextWrapMode, Ui};

use super::icons::chosen_text;
use super::{ring, seen};
use crate::theme::{self, palette};

/// Shows what can be chosen; the one that was pressed. The chosen one has a sign, and not only another colour.
pub(crate) fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    words: &[(T, &str)],
    chosen: T,
) -> Option<T> {
    let palette = palette(ui.ctx());
    let mut pressed = None;
    theme::segments_frame(palette).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(name);
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SEGMENTS_GAP;
            // A sign is less high than a letter; all stand at one height.
            let high = ui.text_style_height(&TextStyle::Button);
            let high = egui::vec2(0.0, high + 2.0 * ui.spacing().button_padding.y);
            for (each, words) in words {
                let is_chosen = *each == chosen;
                let shown = chosen_text(ui, words, is_chosen);
                let fill = if is_chosen { palette.sage_pale } else { palette.card };
                let button = Button::new(shown).fill(fill).stroke(Stroke::NONE).min_size(high);
                let response = seen(ui.add(button)).accessible_name(*words);
                ring(ui, &response);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(Role::RadioButton);
                    node.set_toggled(if is_chosen { Toggled::True } else { Toggled::False });
                });
                if response.clicked() {
                    pressed = Some(*each);
                }
            }
        });
    });
    pressed
}

/// How wide they are together.
pub(crate) fn segments_width<T: Copy + PartialEq>(ui: &Ui, words: &[(T, &str)], chosen: T) -> f32 {
    let frame = theme::segments_frame(palette(ui.ctx()));
    let around = frame.total_margin().sum().x;
    // They have no line around them, and do without the room for one.
    let line = ui.visuals().widgets.inactive.bg_stroke.width;
    let each = words.iter().map(|(each, words)| {
        let text = chosen_text(ui, words, *each == chosen);
        let style = TextStyle::Button;
        let text = text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, style);
        text.size().x + 2.0 * (ui.spacing().button_padding.x - line) + theme::SEGMENTS_GAP
    });
    around + each.sum::<f32>() - theme::SEGMENTS_GAP
}
