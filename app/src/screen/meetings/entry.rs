//! When a meeting is, while somebody types it.

use egui::{RichText, TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::edit::Repeat;
use lucide_icons::Icon;

use super::super::Spot;
use super::super::parts::{
    DateField, choice, date_field, field, icon_button, quiet, quiet_row, row, small, time_field,
};
use crate::theme;
use crate::view::entry::{MeetingEntry, read_coming};
use crate::view::weeks::weekdays;
use crate::view::when::{city, weekday_name};
use crate::words::dates;
use crate::words::t;

/// Date, time, length, repetition, zone.
pub(in crate::screen) fn entry_ui(ui: &mut Ui, spot: Spot, entry: &mut MeetingEntry, today: Date) {
    let is_tried = entry.problem.is_some();
    let coming = DateField::coming(today).at(spot.first_field()).tried(is_tried);
    let mut day_ui = |ui: &mut Ui| date_field(ui, t!("meetings-date"), &mut entry.date, coming);
    let mut clock_ui = |ui: &mut Ui| {
        time_field(ui, t!("meetings-begins-at"), &mut entry.time, (None, is_tried));
    };
    if ui.available_width() < theme::TWO_FIELDS {
        day_ui(ui);
        clock_ui(ui);
    } else {
        ui.columns_const(|[day, clock]| {
            let below = egui::Layout::top_down(egui::Align::Min);
            day.with_layout(below, &mut day_ui);
            clock.with_layout(below, &mut clock_ui);
        });
    }
    row(ui, |ui| {
        ui.label(RichText::new(t!("meetings-takes-minutes", minutes = entry.minutes)));
        ui.spacing_mut().item_spacing.x = theme::SEGMENTS_GAP;
        for (sign, minutes, name) in [
            (Icon::Minus, -15, t!("meetings-a-quarter-of-an-hour-shorter")),
            (Icon::Plus, 15, t!("meetings-a-quarter-of-an-hour-longer")),
        ] {
            if icon_button(ui, sign, name).clicked() {
                entry.lengthen(minutes);
            }
        }
    });
    ui.add_space(theme::GAP);
    if !entry.is_single {
        repeat_ui(ui, entry, today);
        ui.add_space(theme::GAP);
    }
    if entry.zone_open {
        field(
            ui,
            t!("meetings-time-zone"),
            TextEdit::singleline(&mut entry.zone).desired_width(theme::SHORT_FIELD * 2.0),
        );
    } else {
        quiet_row(ui, |ui| {
            ui.label(t!("meetings-in-the-time-of", zone = city(&entry.zone)));
            entry.zone_open = quiet(ui, t!("meetings-another-time-zone")).clicked();
        });
        ui.add_space(theme::GAP);
    }
}

/// How it comes again, until when, and when not.
fn repeat_ui(ui: &mut Ui, entry: &mut MeetingEntry, today: Date) {
    small(ui, t!("meetings-how-often"));
    row(ui, |ui| {
        let mut kinds = vec![
            (Repeat::Once, t!("meetings-once").to_owned()),
            (Repeat::Weeks(1), t!("meetings-every-week").to_owned()),
            (Repeat::Weeks(2), t!("meetings-every-two-weeks").to_owned()),
            (Repeat::MonthlyByWeekday, t!("meetings-every-month-same-weekday").to_owned()),
            (Repeat::MonthlyByDay, t!("meetings-every-month-same-day").to_owned()),
        ];
        if let Repeat::Weeks(weeks @ 3..) = entry.repeat {
            kinds.insert(3, (entry.repeat, t!("meetings-every-weeks", weeks = weeks)));
        }
        for (repeat, words) in kinds {
            if choice(ui, entry.repeat == repeat, &words).clicked() {
                entry.repeat = repeat;
            }
        }
    });
    if entry.repeat == Repeat::Once {
        return;
    }
    if let (Repeat::Weeks(_), Ok(first)) = (entry.repeat, read_coming(&entry.date, today)) {
        ui.add_space(theme::GAP);
        small(ui, t!("meetings-on-which-days-that-of-the"));
        row(ui, |ui| {
            for day in weekdays(dates::first_weekday()) {
                let is_first = day == first.weekday();
                let is_on = is_first || entry.days.contains(day);
                ui.add_enabled_ui(!is_first, |ui| {
                    if choice(ui, is_on, &weekday_name(day)).clicked() {
                        entry.days = entry.days.with(day, !is_on);
                    }
                });
            }
        });
    }
    if !entry.more_open {
        entry.more_open = quiet(ui, t!("meetings-it-ends-or-pauses-in-summer")).clicked();
        return;
    }
    ui.add_space(theme::GAP);
    let coming = DateField::coming(today);
    date_field(ui, t!("meetings-until-empty-open"), &mut entry.until, coming);
    let last = entry.pauses.len();
    let mut gone = None;
    for (at, (from, until)) in entry.pauses.iter_mut().enumerate() {
        date_field(ui, &t!("meetings-pause-first-day", at = at + 1), from, coming);
        date_field(ui, &t!("meetings-pause-last-day", at = at + 1), until, coming);
        if quiet(ui, &t!("meetings-no-pause", at = at + 1)).clicked() {
            gone = Some(at);
        }
    }
    if let Some(at) = gone {
        entry.pauses.remove(at);
    }
    if last < 8 && quiet(ui, t!("meetings-add-a-pause")).clicked() {
        entry.pauses.push((String::new(), String::new()));
    }
}
