//! When a meeting is, while somebody types it.

use egui::{RichText, TextEdit, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kith_sync::group::edit::Repeat;

use super::super::Spot;
use super::super::parts::{choice, field, quiet, quiet_row, row, secondary, seen, small};
use crate::theme::{self, palette};
use crate::view::entry::{MeetingEntry, read_date, weeks};
use crate::view::when::{city, weekday_name};
use crate::words::dates::{self, Form};
use crate::words::t;

/// Date, time, length, repetition, zone.
pub(in crate::screen) fn entry_ui(ui: &mut Ui, spot: Spot, entry: &mut MeetingEntry, today: Date) {
    let days = [("−", -1, t!("meetings-a-day-earlier")), ("+", 1, t!("meetings-a-day-later"))];
    let date = TextEdit::singleline(&mut entry.date).id(spot.first_field());
    if let Some(days) = stepped_ui(ui, t!("meetings-date"), date, days) {
        entry.shift_days(days);
    }
    if let Some(date) = read_date(&entry.date).ok().filter(|date| *date >= today) {
        small(ui, &crate::view::when::day_words(date, today));
    }
    let open = entry.month.is_some();
    if quiet(
        ui,
        if open { t!("meetings-hide-the-calendar") } else { t!("meetings-pick-from-a-calendar") },
    )
    .clicked()
    {
        let month = read_date(&entry.date).unwrap_or(today).first_of_month();
        entry.month = if open { None } else { Some(month) };
    }
    if let Some(month) = entry.month {
        calendar_ui(ui, entry, month, today);
    }
    ui.add_space(theme::GAP);
    let quarters = [
        ("−", -15, t!("meetings-a-quarter-of-an-hour-earlier")),
        ("+", 15, t!("meetings-a-quarter-of-an-hour-later")),
    ];
    let time = TextEdit::singleline(&mut entry.time);
    if let Some(minutes) = stepped_ui(ui, t!("meetings-begins-at"), time, quarters) {
        entry.shift_minutes(minutes);
    }
    ui.add_space(theme::GAP);
    row(ui, |ui| {
        ui.label(RichText::new(t!("meetings-takes-minutes", minutes = entry.minutes)));
        for (text, minutes, name) in [
            ("−", -15, t!("meetings-a-quarter-of-an-hour-shorter")),
            ("+", 15, t!("meetings-a-quarter-of-an-hour-longer")),
        ] {
            if secondary(ui, text).accessible_name(name).clicked() {
                entry.lengthen(minutes);
            }
        }
    });
    ui.add_space(theme::GAP);
    if !entry.is_single {
        repeat_ui(ui, entry);
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
fn repeat_ui(ui: &mut Ui, entry: &mut MeetingEntry) {
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
    if let (Repeat::Weeks(_), Ok(first)) = (entry.repeat, read_date(&entry.date)) {
        ui.add_space(theme::GAP);
        small(ui, t!("meetings-on-which-days-that-of-the"));
        row(ui, |ui| {
            for at in 0..7 {
                let Ok(day) = jiff::civil::Weekday::from_monday_zero_offset(at) else { continue };
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
    let hint = "2027-06-30";
    let short = |text| TextEdit::singleline(text).desired_width(theme::SHORT_FIELD).hint_text(hint);
    field(ui, t!("meetings-until-empty-open"), short(&mut entry.until));
    let last = entry.pauses.len();
    let mut gone = None;
    for (at, (from, until)) in entry.pauses.iter_mut().enumerate() {
        field(ui, &t!("meetings-pause-first-day", at = at + 1), short(from));
        field(ui, &t!("meetings-pause-last-day", at = at + 1), short(until));
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

/// A short field with a button for a step down and one for a step up.
fn stepped_ui(
    ui: &mut Ui,
    label: &str,
    edit: TextEdit<'_>,
    steps: [(&str, i64, &str); 2],
) -> Option<i64> {
    let soft = palette(ui.ctx()).soft;
    let label = ui.label(RichText::new(label).small().color(soft));
    row(ui, |ui| {
        seen(ui.add(edit.desired_width(theme::SHORT_FIELD))).labelled_by(label.id);
        steps
            .into_iter()
            .filter(|(sign, _, name)| secondary(ui, sign).accessible_name(*name).clicked())
            .map(|(_, step, _)| step)
            .last()
    })
}

/// A month to pick a day from.
fn calendar_ui(ui: &mut Ui, entry: &mut MeetingEntry, month: Date, today: Date) {
    let chosen = read_date(&entry.date).ok();
    row(ui, |ui| {
        for (text, months, name) in
            [("‹", -1, t!("meetings-the-month-before")), ("›", 1, t!("meetings-the-month-after"))]
        {
            if secondary(ui, text).accessible_name(name).clicked() {
                entry.month = month.checked_add(months.months()).ok().or(entry.month);
            }
        }
        ui.label(RichText::new(dates::date(month, Form::MonthOfYear)).strong());
    });
    egui::Grid::new("calendar").spacing([2.0, 2.0]).show(ui, |ui| {
        for name in [
            t!("meetings-mo"),
            t!("meetings-tu"),
            t!("meetings-we"),
            t!("meetings-th"),
            t!("meetings-fr"),
            t!("meetings-sa"),
            t!("meetings-su"),
        ] {
            ui.vertical_centered(|ui| small(ui, name));
        }
        ui.end_row();
        for week in weeks(month) {
            for day in week {
                let Some(date) = day else {
                    ui.label("");
                    continue;
                };
                let button = egui::Button::selectable(chosen == Some(date), date.day().to_string())
                    .min_size(egui::Vec2::splat(theme::DAY_CELL));
                let response = seen(ui.add_enabled(date >= today, button))
                    .accessible_name(dates::date(date, Form::DayOfYear));
                if response.clicked() {
                    entry.date = date.to_string();
                }
            }
            ui.end_row();
        }
    });
}
