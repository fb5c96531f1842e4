//! A week: its days one below the other, each with what is on it, from when until when, and where.

use std::sync::Arc;

use egui::epaint::RectShape;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, FontId, Galley, Rect, Sense, Shape, StrokeKind, TextStyle, Ui, pos2, vec2};
use jiff::civil::Date;

use super::month::number_ui;
use super::{day_button, look, mood, name_days};
use crate::theme::{self, palette};
use crate::view::meetings::{DayView, DaysView, OnDay};

/// Shows the week; the day that was pressed.
pub(super) fn week_ui(ui: &mut Ui, days: &DaysView, at: Date) -> Option<Date> {
    let palette = palette(ui.ctx());
    let mut taken = None;
    ui.scope(|ui| {
        name_days(ui, days);
        ui.spacing_mut().item_spacing.y = 0.0;
        let ground = ui.painter().add(Shape::Noop);
        let mut all = Rect::NOTHING;
        for day in days.weeks.iter().flatten() {
            let (rect, is_taken) = day_ui(ui, day, at);
            if all.is_positive() {
                ui.painter().hline(rect.x_range(), rect.top(), theme::underline(palette.line));
            }
            all = all.union(rect);
            if is_taken {
                taken = Some(day.date);
            }
        }
        let (stroke, radius) = (theme::underline(palette.line), theme::day_radius());
        let shape = RectShape::new(all, radius, palette.card, stroke, StrokeKind::Outside);
        ui.painter().set(ground, shape);
    });
    taken
}

/// A day: where it is, and whether it was pressed.
fn day_ui(ui: &mut Ui, day: &DayView, at: Date) -> (Rect, bool) {
    let width = ui.available_width();
    let room = width - theme::WEEK_DAY - theme::GAP;
    let wide = room - 2.0 * theme::GAP;
    let blocks: Vec<Arc<Galley>> = day.on.iter().map(|on| block(ui, on, wide)).collect();
    let high = |galley: &Arc<Galley>| galley.size().y + 2.0 * theme::DAY_MARGIN;
    let all: f32 = blocks.iter().map(|galley| high(galley) + theme::DAY_MARGIN).sum();
    let height = theme::WEEK_ROW.max(all + 3.0 * theme::DAY_MARGIN);
    let (rect, _response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let response = day_button(ui, rect, day, at);
    let line = rect.top() + theme::WEEK_ROW / 2.0;
    let soft = palette(ui.ctx()).soft;
    let font = TextStyle::Small.resolve(ui.style());
    let place = pos2(rect.left() + 2.0 * theme::GAP, line);
    ui.painter().text(place, Align2::LEFT_CENTER, &day.weekday, font, soft);
    let inset = theme::GAP + theme::TODAY_DISC;
    number_ui(ui, pos2(rect.left() + theme::WEEK_DAY - inset, line), day);
    let mut top = rect.top() + 2.0 * theme::DAY_MARGIN;
    for (on, galley) in day.on.iter().zip(blocks) {
        let (ink, ground) = theme::mood_colours(palette(ui.ctx()), mood(on));
        let size = vec2(room, high(&galley));
        let block = Rect::from_min_size(pos2(rect.left() + theme::WEEK_DAY, top), size);
        ui.painter().rect_filled(block, theme::day_line_radius(), ground);
        ui.painter().galley(block.min + vec2(theme::GAP, theme::DAY_MARGIN), galley, ink);
        top += size.y + theme::DAY_MARGIN;
    }
    (rect, response.clicked())
}

/// What is on a day, in words.
fn block(ui: &Ui, on: &OnDay, width: f32) -> Arc<Galley> {
    let (body, small) = (TextStyle::Body.resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
    let (ink, _ground) = theme::mood_colours(palette(ui.ctx()), mood(on));
    let format = |font: FontId| TextFormat { font_id: font, color: ink, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut hours = format(FontId::new(body.size, theme::semibold_family()));
    if on.is_off() {
        hours.strikethrough = theme::underline(ink);
    }
    job.append(&on.hours, 0.0, hours);
    for (at, sign) in on.signs.iter().enumerate() {
        let before = if at == 0 { "\n" } else { "   " };
        let icons = FontId::new(small.size, theme::icon_family());
        job.append(before, 0.0, format(small.clone()));
        job.append(&char::from(look(*sign).0).to_string(), 0.0, format(icons));
        job.append(&format!(" {}", sign.words()), 0.0, format(small.clone()));
    }
    if let Some(place) = &on.place {
        job.append(&format!("\n{place}"), 0.0, format(small));
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
