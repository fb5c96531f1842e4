//! A month of days: arrow keys go from day to day, Page Up and Page Down from month to month, Enter takes a day.
//!
//! Invariant: of all days only one is reached by Tab, so that whoever passes by passes quickly; each has its name.

use egui::{Align2, EventFilter, FontId, Id, Key, Modifiers, RichText, Sense, TextStyle, Ui, Vec2};
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use lucide_icons::Icon;

use super::icons::paint_icon;
use super::{icon_button, seen};
use crate::theme::{self, palette};
use crate::view::rules::Mood;
use crate::view::weeks::{since, weekdays, weeks};
use crate::words::dates::{self, Form};
use crate::words::t;

/// A day in a month.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    /// What is read aloud: the date, and what is on it.
    pub(crate) name: String,
    pub(crate) can_be_taken: bool,
    pub(crate) is_chosen: bool,
    /// That something is on it, and how it stands.
    pub(crate) sign: Option<(Icon, Mood)>,
}

/// Shows the month of `at`, the day that the keyboard is on; the day that was taken.
pub(crate) fn month_ui(
    ui: &mut Ui,
    id: Id,
    at: &mut Date,
    (today, cell): (Date, Vec2),
    day: impl Fn(Date) -> Day,
) -> Option<Date> {
    follow_keys(ui, id, at, (7.days(), 1.month()));
    header_ui(ui, at);
    let mut taken = None;
    let gap = theme::MONTH_GAP;
    egui::Grid::new(id).spacing([gap, gap]).min_col_width(cell.x).show(ui, |ui| {
        let first = dates::first_weekday();
        for weekday in weekdays(first) {
            let soft = palette(ui.ctx()).soft;
            let (rect, _response) =
                ui.allocate_exact_size(egui::vec2(cell.x, theme::DAY_HEAD), Sense::hover());
            let font = TextStyle::Small.resolve(ui.style());
            let short = dates::weekday_short(weekday);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, short, font, soft);
        }
        ui.end_row();
        let month = at.month();
        for week in weeks(*at, first) {
            for date in week {
                if date.month() != month {
                    ui.allocate_exact_size(cell, Sense::hover());
                } else if day_ui(ui, id, (date, date == *at, date == today), cell, &day(date)) {
                    *at = date;
                    taken = Some(date);
                }
            }
            ui.end_row();
        }
    });
    taken
}

/// Puts the keyboard on a day.
pub(crate) fn focus_day(ui: &Ui, id: Id, date: Date) {
    ui.memory_mut(|memory| memory.request_focus(id.with(date)));
    ui.ctx().request_repaint();
}

/// The month, and the ways to the ones beside it.
fn header_ui(ui: &mut Ui, at: &mut Date) {
    ui.horizontal(|ui| {
        if icon_button(ui, Icon::ChevronLeft, t!("meetings-the-month-before")).clicked() {
            *at = at.checked_sub(1.month()).unwrap_or(*at);
        }
        if icon_button(ui, Icon::ChevronRight, t!("meetings-the-month-after")).clicked() {
            *at = at.checked_add(1.month()).unwrap_or(*at);
        }
        let month = dates::date(*at, Form::MonthOfYear);
        ui.label(RichText::new(month).family(theme::semibold_family()));
    });
}

/// Follows the keys while the keyboard is on a day: up and down by `row`, by pages by `page`. Whether another day was reached.
pub(crate) fn follow_keys(ui: &Ui, id: Id, at: &mut Date, (row, page): (Span, Span)) -> bool {
    if !ui.memory(|memory| memory.has_focus(id.with(*at))) {
        return false;
    }
    let since = i64::from(since(dates::first_weekday(), *at));
    let steps: [(Key, Span); 8] = [
        (Key::ArrowLeft, (-1).days()),
        (Key::ArrowRight, 1.days()),
        (Key::ArrowUp, -row),
        (Key::ArrowDown, row),
        (Key::Home, (-since).days()),
        (Key::End, (6 - since).days()),
        (Key::PageUp, -page),
        (Key::PageDown, page),
    ];
    let mut is_moved = false;
    for (key, step) in steps {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            *at = at.checked_add(step).unwrap_or(*at);
            focus_day(ui, id, *at);
            is_moved = true;
        }
    }
    is_moved
}

/// A day; whether it was taken.
fn day_ui(
    ui: &mut Ui,
    id: Id,
    (date, is_here, is_today): (Date, bool, bool),
    cell: Vec2,
    day: &Day,
) -> bool {
    let id = id.with(date);
    let (rect, _response) = ui.allocate_exact_size(cell, Sense::hover());
    // A day that cannot be taken is still read when the keyboard passes over it.
    let sense = if is_here { Sense::click() } else { Sense::CLICK };
    let response = seen(ui.interact(rect, id, sense));
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::Role::Button,
            day.can_be_taken,
            day.is_chosen,
            day.name.clone(),
        )
    });
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let palette = palette(ui.ctx());
    let (radius, painter) = (theme::day_radius(), ui.painter());
    if day.is_chosen {
        painter.rect_filled(rect, radius, palette.sage_pale);
    } else if response.hovered() && day.can_be_taken {
        painter.rect_filled(rect, radius, palette.nav);
    }
    if response.has_focus() {
        let (stroke, radius) = theme::ring(palette);
        painter.rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside);
    } else if is_today || day.is_chosen {
        let stroke = theme::underline(palette.soft);
        painter.rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside);
    }
    let ink = if day.can_be_taken { palette.ink } else { palette.soft };
    let body = TextStyle::Body.resolve(ui.style());
    let font = if is_today { FontId::new(body.size, theme::semibold_family()) } else { body };
    let number = dates::date(date, Form::DayOfMonth);
    let middle = if day.sign.is_some() { rect.height() / 4.0 } else { 0.0 };
    let place = rect.center() - egui::vec2(0.0, middle * 0.7);
    painter.text(place, Align2::CENTER_CENTER, number, font, ink);
    if let Some((sign, mood)) = day.sign {
        let (ink, _ground) = theme::mood_colours(palette, mood);
        let place = rect.center() + egui::vec2(0.0, middle);
        paint_icon(ui, place, sign, TextStyle::Small.resolve(ui.style()).size, ink);
    }
    response.on_hover_text(&day.name).clicked() && day.can_be_taken
}
