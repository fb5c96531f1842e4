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

/// Date, time, length, repetition, zone.
pub(in crate::screen) fn entry_ui(ui: &mut Ui, spot: Spot, entry: &mut MeetingEntry, today: Date) {
    let days = [("−", -1, "A day earlier"), ("+", 1, "A day later")];
    let date = TextEdit::singleline(&mut entry.date).id(spot.first_field());
    if let Some(days) = stepped_ui(ui, "Date", date, days) {
        entry.shift_days(days);
    }
    if let Some(date) = read_date(&entry.date).ok().filter(|date| *date >= today) {
        small(ui, &crate::view::when::day_words(date, today));
    }
    let open = entry.month.is_some();
    if quiet(ui, if open { "Hide the calendar" } else { "Pick from a calendar" }).clicked() {
        let month = read_date(&entry.date).unwrap_or(today).first_of_month();
        entry.month = if open { None } else { Some(month) };
    }
    if let Some(month) = entry.month {
        calendar_ui(ui, entry, month, today);
    }
    ui.add_space(theme::GAP);
    let quarters =
        [("−", -15, "A quarter of an hour earlier"), ("+", 15, "A quarter of an hour later")];
    let time = TextEdit::singleline(&mut entry.time);
    if let Some(minutes) = stepped_ui(ui, "Begins at", time, quarters) {
        entry.shift_minutes(minutes);
    }
    ui.add_space(theme::GAP);
    row(ui, |ui| {
        ui.label(RichText::new(format!("Takes {} minutes", entry.minutes)));
        for (text, minutes, name) in
            [("−", -15, "A quarter of an hour shorter"), ("+", 15, "A quarter of an hour longer")]
        {
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
            "Time zone",
            TextEdit::singleline(&mut entry.zone).desired_width(theme::SHORT_FIELD * 2.0),
        );
    } else {
        quiet_row(ui, |ui| {
            ui.label(format!("In the time of {}", city(&entry.zone)));
            entry.zone_open = quiet(ui, "Another time zone").clicked();
        });
        ui.add_space(theme::GAP);
    }
}

/// How it comes again, until when, and when not.
fn repeat_ui(ui: &mut Ui, entry: &mut MeetingEntry) {
    row(ui, |ui| {
        let mut kinds = vec![
            (Repeat::Once, "Once".to_owned()),
            (Repeat::Weeks(1), "Every week".to_owned()),
            (Repeat::Weeks(2), "Every two weeks".to_owned()),
            (Repeat::MonthlyByWeekday, "Every month, same weekday".to_owned()),
            (Repeat::MonthlyByDay, "Every month, same day".to_owned()),
        ];
        if let Repeat::Weeks(weeks @ 3..) = entry.repeat {
            kinds.insert(3, (entry.repeat, format!("Every {weeks} weeks")));
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
        small(ui, "On which days; that of the first date is one of them.");
        row(ui, |ui| {
            for at in 0..7 {
                let Ok(day) = jiff::civil::Weekday::from_monday_zero_offset(at) else { continue };
                let is_first = day == first.weekday();
                let is_on = is_first || entry.days.contains(day);
                ui.add_enabled_ui(!is_first, |ui| {
                    if choice(ui, is_on, weekday_name(day)).clicked() {
                        entry.days = entry.days.with(day, !is_on);
                    }
                });
            }
        });
    }
    if !entry.more_open {
        entry.more_open = quiet(ui, "It ends, or pauses in summer").clicked();
        return;
    }
    ui.add_space(theme::GAP);
    let hint = "2027-06-30";
    let short = |text| TextEdit::singleline(text).desired_width(theme::SHORT_FIELD).hint_text(hint);
    field(ui, "Until; empty: open", short(&mut entry.until));
    let last = entry.pauses.len();
    let mut gone = None;
    for (at, (from, until)) in entry.pauses.iter_mut().enumerate() {
        field(ui, &format!("Pause {}, first day", at + 1), short(from));
        field(ui, &format!("Pause {}, last day", at + 1), short(until));
        if quiet(ui, &format!("No pause {}", at + 1)).clicked() {
            gone = Some(at);
        }
    }
    if let Some(at) = gone {
        entry.pauses.remove(at);
    }
    if last < 8 && quiet(ui, "Add a pause").clicked() {
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
        for (text, months, name) in [("‹", -1, "The month before"), ("›", 1, "The month after")]
        {
            if secondary(ui, text).accessible_name(name).clicked() {
                entry.month = month.checked_add(months.months()).ok().or(entry.month);
            }
        }
        ui.label(RichText::new(month.strftime("%B %Y").to_string()).strong());
    });
    egui::Grid::new("calendar").spacing([2.0, 2.0]).show(ui, |ui| {
        for name in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] {
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
                    .accessible_name(date.strftime("%A %-d %B %Y").to_string());
                if response.clicked() {
                    entry.date = date.to_string();
                }
            }
            ui.end_row();
        }
    });
}
