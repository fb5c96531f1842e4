//! What is shown while a file is held over the window.

use egui::{Align2, Area, Id, LayerId, Order, Ui};
use lucide_icons::Icon;

use super::parts::icon;
use crate::theme::{self, palette};

/// Says over everything else what becomes of a file that is let go here.
pub(crate) fn hovering_ui(ui: &Ui, words: &str) {
    let context = ui.ctx();
    let palette = palette(context);
    let whole = context.content_rect();
    let veil = LayerId::new(Order::Foreground, Id::unique("veil of what is dropped"));
    context.layer_painter(veil).rect_filled(whole, 0.0, theme::veil(palette));
    let area = Area::new(Id::unique("what is dropped")).order(Order::Tooltip);
    area.anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO).interactable(false).show(context, |ui| {
        theme::float_frame(palette).inner_margin(theme::SECTION).show(ui, |ui| {
            ui.horizontal(|ui| {
                icon(ui, Icon::Package, &theme::subtitle(), palette.clay);
                ui.label(egui::RichText::new(words).text_style(theme::subtitle()));
            });
        });
    });
}
