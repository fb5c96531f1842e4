//! A month: a light grid, with a line in few letters for each thing on a day, or signs alone where that has no room.

use egui::epaint::RectShape;
use egui::{
    Align2, FontId, Rect, Sense, Shape, StrokeKind, TextStyle, TextWrapMode, Ui, pos2, vec2,
};
use jiff::civil::Date;

use super::{day_button, look, mood, name_days};
use crate::screen::parts::paint_icon;
use crate::theme::{self, Palette, palette};
use crate::view::meetings::{DayView, DaysView, OnDay};
use crate::words::t;

/// As many lines have room on a day.
const LINES: usize = 2;
/// As many signs have, where there are no lines.
const SIGNS: usize = 3;

/// Shows the month; the day that was pressed.
pub(super) fn month_ui(ui: &mut Ui, days: &DaysView, at: Date) -> Option<Date> {
    let width = ui.available_width();
    let column = width / 7.0;
    let is_roomy = is_roomy(ui, days, column);
    let height = if is_roomy { height(days) } else { theme::MONTH_WEEK_LOW };
    let palette = palette(ui.ctx());
    let mut taken = None;
    ui.scope(|ui| {
        name_days(ui, days);
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, days, (width, column), is_roomy);
        let ground = ui.painter().add(Shape::Noop);
        let mut all = Rect::NOTHING;
        for week in &days.weeks {
            let (rect, _response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            if all.is_positive() {
                ui.painter().hline(rect.x_range(), rect.top(), theme::underline(palette.line));
            }
            all = all.union(rect);
            let mut left = rect.left();
            for day in week {
                let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(column, height));
                if left > rect.left() {
                    ui.painter().vline(left, rect.y_range(), theme::underline(palette.line));
                }
                left += column;
                if day_ui(ui, cell, (day, at), is_roomy) {
                    taken = Some(day.date);
                }
            }
        }
        let (stroke, radius) = (theme::underline(palette.line), theme::day_radius());
        let shape = RectShape::new(all, radius, palette.card, stroke, StrokeKind::Outside);
        ui.painter().set(ground, shape);
    });
    taken
}

/// How high a week is where what is on a day has a line: no higher than this month needs it.
fn height(days: &DaysView) -> f32 {
    let most = days.weeks.iter().flatten().map(|day| day.on.len()).max().unwrap_or_default();
    let lines = std::iter::repeat_n(theme::DAY_LINE + theme::MONTH_GAP, most.clamp(1, LINES));
    2.0 * theme::TODAY_DISC + 2.5 * theme::DAY_MARGIN + lines.sum::<f32>()
}

/// Whether the hour of everything has room on its day.
fn is_roomy(ui: &Ui, days: &DaysView, column: f32) -> bool {
    let room = column - 2.0 * theme::DAY_MARGIN;
    let all = days.weeks.iter().flatten().flat_map(|day| &day.on);
    column >= theme::MONTH_DAY
        && all.into_iter().all(|on| words_width(ui, &on.clock) + line_sign() <= room)
}

/// What the sign of a line takes of it, with what is around.
fn line_sign() -> f32 {
    theme::DAY_SIGN + 3.0 * theme::DAY_MARGIN
}

fn words_width(ui: &Ui, words: &str) -> f32 {
    let text = egui::WidgetText::from(words);
    text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small).size().x
}

/// The days of the week, above the numbers.
fn head_ui(ui: &mut Ui, days: &DaysView, (width, column): (f32, f32), is_roomy: bool) {
    let (rect, _response) = ui.allocate_exact_size(vec2(width, theme::DAY_HEAD), Sense::hover());
    let (font, soft) = (TextStyle::Small.resolve(ui.style()), palette(ui.ctx()).soft);
    let (inset, align) = if is_roomy {
        (2.0 * theme::DAY_MARGIN, Align2::LEFT_CENTER)
    } else {
        (column / 2.0, Align2::CENTER_CENTER)
    };
    let mut place = pos2(rect.left() + inset, rect.center().y);
    for weekday in &days.weekdays {
        ui.painter().text(place, align, weekday, font.clone(), soft);
        place.x += column;
    }
}

/// A day; whether it was pressed.
fn day_ui(ui: &Ui, cell: Rect, (day, at): (&DayView, Date), is_roomy: bool) -> bool {
    let response = day_button(ui, cell, day, at);
    let inset = theme::DAY_MARGIN + theme::TODAY_DISC;
    let x = if is_roomy { cell.left() + inset } else { cell.center().x };
    number_ui(ui, pos2(x, cell.top() + inset), day);
    if is_roomy {
        lines_ui(ui, cell, day);
    } else {
        signs_ui(ui, cell, day);
    }
    let is_pressed = response.clicked();
    if !day.on.is_empty() {
        response.on_hover_ui(|ui| {
            ui.set_max_width(theme::HINT_DAYS * cell.width());
            ui.label(&day.name);
        });
    }
    is_pressed
}

/// The number of a day; that of today on a disc.
pub(super) fn number_ui(ui: &Ui, centre: egui::Pos2, day: &DayView) {
    let palette = palette(ui.ctx());
    let body = TextStyle::Body.resolve(ui.style());
    let (font, ink) = if day.is_today {
        ui.painter().circle_filled(centre, theme::TODAY_DISC, palette.clay);
        (FontId::new(body.size, theme::semibold_family()), palette.on_clay)
    } else if day.is_beside {
        (body, palette.soft)
    } else {
        (body, palette.ink)
    };
    ui.painter().text(centre, Align2::CENTER_CENTER, &day.number, font, ink);
}

fn lines_ui(ui: &Ui, cell: Rect, day: &DayView) {
    let shown = if day.on.len() > LINES { LINES - 1 } else { LINES };
    let top = cell.top() + 1.5 * theme::DAY_MARGIN + 2.0 * theme::TODAY_DISC;
    let size = vec2(cell.width() - 2.0 * theme::DAY_MARGIN, theme::DAY_LINE);
    let mut rect = Rect::from_min_size(pos2(cell.left() + theme::DAY_MARGIN, top), size);
    for on in day.on.iter().take(shown) {
        line_ui(ui, rect, on);
        rect = rect.translate(vec2(0.0, theme::DAY_LINE + theme::MONTH_GAP));
    }
    let more = day.on.len().saturating_sub(shown);
    if more > 0 {
        let (font, soft) = (TextStyle::Small.resolve(ui.style()), palette(ui.ctx()).soft);
        let words = t!("schedule-more", count = more);
        let place = rect.left_center() + vec2(theme::DAY_MARGIN, 0.0);
        ui.painter().text(place, Align2::LEFT_CENTER, words, font, soft);
    }
}

/// One thing on a day: how it stands, and when it begins.
fn line_ui(ui: &Ui, rect: Rect, on: &OnDay) {
    let (ink, ground) = theme::mood_colours(palette(ui.ctx()), mood(on));
    ui.painter().rect_filled(rect, theme::day_line_radius(), ground);
    let half = theme::DAY_SIGN / 2.0;
    let mut signs = on.signs.iter().map(|sign| look(*sign).0);
    if let Some(sign) = signs.next() {
        let centre = rect.left_center() + vec2(theme::DAY_MARGIN + half, 0.0);
        paint_icon(ui, centre, sign, theme::DAY_SIGN, ink);
    }
    let place = rect.left_center() + vec2(2.0 * theme::DAY_MARGIN + theme::DAY_SIGN, 0.0);
    let font = TextStyle::Small.resolve(ui.style());
    let words = ui.painter().text(place, Align2::LEFT_CENTER, &on.clock, font, ink);
    if on.is_off() {
        let line = theme::underline(ink);
        ui.painter().hline(words.x_range(), words.center().y, line);
    }
    if let Some(sign) = signs.next() {
        let centre = rect.right_center() - vec2(theme::DAY_MARGIN + half, 0.0);
        if centre.x - half > words.right() + theme::MONTH_GAP {
            paint_icon(ui, centre, sign, theme::DAY_SIGN, ink);
        }
    }
}

/// Signs alone, side by side.
fn signs_ui(ui: &Ui, cell: Rect, day: &DayView) {
    let shown = if day.on.len() > SIGNS { SIGNS - 1 } else { day.on.len() };
    let more = day.on.len() - shown;
    let step = theme::DAY_SIGN + theme::MONTH_GAP;
    let places = if more > 0 { SIGNS } else { shown };
    let wide = std::iter::repeat_n(step, places).sum::<f32>();
    let top = cell.top() + theme::DAY_MARGIN + 2.0 * theme::TODAY_DISC + theme::DAY_MARGIN;
    let mut centre = pos2(cell.center().x - wide / 2.0 + step / 2.0, top + theme::DAY_SIGN / 2.0);
    let colours: &Palette = palette(ui.ctx());
    for on in day.on.iter().take(shown) {
        let (ink, _ground) = theme::mood_colours(colours, mood(on));
        if let Some(sign) = on.signs.first() {
            paint_icon(ui, centre, look(*sign).0, theme::DAY_SIGN, ink);
        }
        centre.x += step;
    }
    if more > 0 {
        let font = TextStyle::Small.resolve(ui.style());
        let words = t!("schedule-more", count = more);
        ui.painter().text(centre, Align2::CENTER_CENTER, words, font, colours.soft);
    }
}
