//! A month or a week of days, with what is on the chosen one below.
//!
//! Invariant: of all days only one is reached by Tab, and arrow keys go from there to the others; each is a button with a name
//! that tells all that is on it. No sign is told by its colour alone.

mod chosen;
mod month;
mod week;

use egui::accesskit::Role;
use egui::{
    EventFilter, Id, Rect, Response, RichText, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode,
    Ui,
};
use jiff::ToSpan as _;
use jiff::civil::Date;
use lucide_icons::Icon;

use self::chosen::chosen_ui;
use self::month::month_ui;
use self::week::week_ui;
use super::super::parts::month::{focus_day, follow_keys};
use super::super::parts::{bring, icon_button, paint_icon, row, secondary, seen, subtitle};
use super::super::{Action, Drafts};
use crate::theme::{self, palette};
use crate::view::meetings::{DayView, DaysView, Layout, MeetingsView, OnDay, Sign};
use crate::view::rules::Mood;
use crate::words::t;

/// Where the days are.
fn days_id() -> Id {
    Id::unique("the days of the schedule")
}

/// What is on the chosen day.
fn chosen_id() -> Id {
    Id::unique("the chosen day of the schedule")
}

/// Shows the days, and what is on the chosen one.
pub(super) fn days_ui(
    ui: &mut Ui,
    (view, days): (&MeetingsView, &DaysView),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let before = drafts.scheduling.at.unwrap_or(view.today);
    let mut at = before;
    let step =
        if days.layout == Layout::Month { (7.days(), 1.month()) } else { (1.day(), 1.week()) };
    follow_keys(ui, days_id(), &mut at, step);
    head_ui(ui, (view, days), &mut at);
    ui.add_space(theme::GAP);
    let taken = match days.layout {
        Layout::List | Layout::Month => month_ui(ui, days, at),
        Layout::Week => week_ui(ui, days, at),
    };
    if let Some(date) = taken {
        at = date;
        focus_day(ui, days_id(), date);
        bring(ui, chosen_id());
    }
    if days.layout == Layout::Month {
        legend_ui(ui, days);
    }
    ui.add_space(theme::PART);
    if at == before
        && let Some(day) = days.day(at)
    {
        chosen_ui(ui, day, view, drafts, actions);
    }
    if at != before {
        drafts.scheduling.at = Some(at);
        ui.ctx().request_repaint();
    }
}

/// Which days these are, and the ways to others.
fn head_ui(ui: &mut Ui, (view, days): (&MeetingsView, &DaysView), at: &mut Date) {
    let (earlier, later) = if days.layout == Layout::Month {
        (t!("schedule-a-month-earlier"), t!("schedule-a-month-later"))
    } else {
        (t!("schedule-a-week-earlier"), t!("schedule-a-week-later"))
    };
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::SEGMENTS_GAP;
        if icon_button(ui, Icon::ChevronLeft, earlier).clicked() {
            *at = days.layout.beside(*at, -1);
        }
        if icon_button(ui, Icon::ChevronRight, later).clicked() {
            *at = days.layout.beside(*at, 1);
        }
        ui.spacing_mut().item_spacing.x = theme::ROW_GAP;
        let today = secondary(ui, t!("schedule-to-today"));
        if today.accessible_name(t!("schedule-to-today-2")).clicked() {
            *at = view.today;
        }
        subtitle(ui, &days.title);
    });
}

/// What the signs on these days mean.
fn legend_ui(ui: &mut Ui, days: &DaysView) {
    if days.signs.is_empty() {
        return;
    }
    ui.add_space(theme::GAP);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::PART, theme::SEGMENTS_GAP);
        for sign in &days.signs {
            meaning_ui(ui, *sign);
        }
    });
}

/// A sign and its words, which stay together.
fn meaning_ui(ui: &mut Ui, sign: Sign) {
    let (shape, mood) = look(sign);
    let palette = palette(ui.ctx());
    let (ink, _ground) = theme::mood_colours(palette, mood);
    let words = egui::WidgetText::from(RichText::new(sign.words()).small().color(palette.soft));
    let style = TextStyle::Small;
    let words = words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, style);
    let begin = theme::DAY_SIGN + theme::DAY_MARGIN;
    let size = egui::vec2(begin + words.size().x, words.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, sign.words()));
    let centre = rect.left_center() + egui::vec2(theme::DAY_SIGN / 2.0, 0.0);
    paint_icon(ui, centre, shape, theme::DAY_SIGN, ink);
    ui.painter().galley(rect.min + egui::vec2(begin, 0.0), words, palette.soft);
}

/// How a sign is drawn: no two that mean different things alike.
const fn look(sign: Sign) -> (Icon, Mood) {
    match sign {
        Sign::Unanswered => (Icon::CircleDashed, Mood::Open),
        Sign::Coming => (Icon::Check, Mood::Settled),
        Sign::Late => (Icon::Clock3, Mood::Settled),
        Sign::NotThisTime => (Icon::Minus, Mood::Quiet),
        Sign::Past => (Icon::CircleSmall, Mood::Quiet),
        Sign::Moved => (Icon::CornerDownRight, Mood::Open),
        Sign::MovedAway => (Icon::ArrowRight, Mood::Quiet),
        Sign::Cancelled => (Icon::X, Mood::Quiet),
        Sign::Unsettled => (Icon::CircleAlert, Mood::Careful),
        Sign::Asked => (Icon::CircleQuestionMark, Mood::Open),
        Sign::Yes => (Icon::CircleCheck, Mood::Settled),
        Sign::IfNeedBe => (Icon::EqualApproximately, Mood::Open),
        Sign::No => (Icon::CircleX, Mood::Quiet),
    }
}

/// How something on a day stands as a whole.
fn mood(on: &OnDay) -> Mood {
    let sign = match on.signs.as_slice() {
        // That it was moved matters less than whether one comes.
        [Sign::Moved, reply] => Some(*reply),
        signs => signs.first().copied(),
    };
    sign.filter(|_| !on.is_past).map_or(Mood::Quiet, |sign| look(sign).1)
}

/// Tells whoever listens that what follows are the days of a month or a week.
fn name_days(ui: &Ui, days: &DaysView) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Group);
        node.set_label(t!("schedule-days", title = &days.title));
    });
}

/// A day as a button over `rect`.
fn day_button(ui: &Ui, rect: Rect, day: &DayView, at: Date) -> Response {
    let id = days_id().with(day.date);
    let is_here = day.date == at;
    // Only the chosen day is reached by Tab.
    let sense = if is_here { Sense::click() } else { Sense::CLICK };
    let response = seen(ui.interact(rect, id, sense));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_here, day.name.clone())
    });
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: false,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let palette = palette(ui.ctx());
    let (inner, radius) = (rect.shrink(theme::MONTH_GAP), theme::day_radius());
    if response.hovered() {
        ui.painter().rect_filled(inner, radius, palette.nav);
    }
    let (stroke, radius) = if response.has_focus() {
        theme::ring(palette)
    } else if is_here {
        (theme::underline(palette.soft), radius)
    } else {
        (Stroke::NONE, radius)
    };
    ui.painter().rect_stroke(inner, radius, stroke, StrokeKind::Inside);
    response
}
