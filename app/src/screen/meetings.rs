//! The screen "Meetings".

use egui::{RichText, TextEdit, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{Repeat, Reply};
use kith_sync::node::api::Command;

use super::parts::{
    begin, card, choice, choices, field, note, opens, pill, primary, prose, quiet, quiet_row,
    refusal, row, secondary, seen, small, soft, subtitle, title,
};
use super::text::fold_button;
use super::{Action, Drafts, Fold, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::entry::{MeetingEntry, read_date, weeks};
use crate::view::meetings::{CancelledView, DateView, MeetingView, MeetingsView, PlaceView};
use crate::view::rules::Mood;
use crate::view::when::city;

const REPLIES: [(Reply, &str); 3] = [
    (Reply::Coming, "I am coming"),
    (Reply::Late, "I am coming later"),
    (Reply::NotThisTime, "Not this time"),
];

/// Shows the screen.
pub(crate) fn meetings_ui(
    ui: &mut Ui,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Meetings.title());
    if view.meetings.is_empty() {
        soft(
            ui,
            "No meeting is set. A fixed rhythm, every two weeks for example, is easier to keep than finding a date each time.",
        );
    } else {
        soft(ui, "What is coming. Everyone replies for themselves, to the time as it stands.");
    }
    ui.add_space(theme::PART);
    new_meeting_ui(ui, view, drafts, actions);
    for meeting in &view.meetings {
        card(ui, |ui| ui.push_id(meeting.id, |ui| card_ui(ui, meeting, view, drafts, actions)));
    }
}

fn new_meeting_ui(
    ui: &mut Ui,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if !view.may_write {
        return;
    }
    let waiting = drafts.is_waiting(Spot::NewMeeting);
    let refused = drafts.refusals.get(&Spot::NewMeeting).cloned();
    let Some(entry) = &mut drafts.new_meeting else {
        let first = Spot::NewMeeting.first_field();
        if begin(ui, view.meetings.is_empty(), "Add a meeting", first) {
            drafts.new_meeting = Some(MeetingEntry::new(view.today, &view.zone));
        }
        return;
    };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, "A new meeting");
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            entry_ui(ui, Spot::NewMeeting, entry, view.today);
            field(
                ui,
                "Place, as you would tell each other",
                TextEdit::singleline(&mut entry.place)
                    .desired_width(theme::MEASURE)
                    .hint_text("May stay open for now"),
            );
            refusal(ui, refused.as_deref().or(entry.problem.as_deref()));
            row(ui, |ui| {
                if primary(ui, "Add the meeting").clicked() {
                    match entry.read(view.today) {
                        Ok(when) => {
                            entry.problem = None;
                            let edit =
                                Edit::AddMeeting { when, place: entry.place.trim().to_owned() };
                            actions.push(Action::Do(Spot::NewMeeting, Command::Edit(edit)));
                        }
                        Err(problem) => entry.problem = Some(problem),
                    }
                }
                cancel = quiet(ui, "Not now").clicked();
            });
        });
    });
    if cancel {
        drafts.new_meeting = None;
        drafts.refusals.remove(&Spot::NewMeeting);
    }
}

fn card_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    meeting_ui(ui, meeting, view.may_write, drafts, actions);
    let spot = Spot::Meeting(meeting.id);
    if meeting.dates.len() > 1 && meeting.cancelled == CancelledView::TakesPlace {
        let fold = Fold::LaterDates(meeting.id);
        quiet_row(ui, |ui| {
            let words = ("Later dates", "Hide the later dates");
            fold_button(ui, drafts, fold, words, &about(meeting));
        });
        if drafts.unfolded.contains(&fold) {
            for date in meeting.dates.iter().skip(1) {
                ui.add_space(theme::GAP);
                ui.label(format!("{}, {}", date.when.day, date.when.clock));
                replies_ui(ui, meeting, date, view.may_write, drafts, actions);
            }
        }
    }
    if meeting.dates.first().is_some_and(|next| next.date == view.today)
        && secondary(ui, "To the room").clicked()
    {
        actions.push(Action::Go(Place::Room));
    }
    if !view.may_write {
        return;
    }
    let mut read = None;
    let mut close = false;
    let waiting = drafts.is_waiting(spot);
    if let Some(entry) = drafts.moving.get_mut(&meeting.id) {
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            entry_ui(ui, spot, entry, view.today);
            small(ui, "Replies stay with the time they were given to. Everyone is asked again.");
            refusal(ui, entry.problem.as_deref());
            row(ui, |ui| {
                if primary(ui, "Move the meeting").clicked() {
                    match entry.read(view.today) {
                        Ok(when) => read = Some(when),
                        Err(problem) => entry.problem = Some(problem),
                    }
                }
                close = quiet(ui, "Leave it").clicked();
            });
        });
    } else if let Some(words) = drafts.placing.get_mut(&meeting.id) {
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            field(
                ui,
                "Place, as you would tell each other",
                TextEdit::singleline(words).id(spot.first_field()).desired_width(theme::MEASURE),
            );
            row(ui, |ui| {
                if primary(ui, "Save the place").clicked() {
                    let edit =
                        Edit::PlaceMeeting { meeting: meeting.id, place: words.trim().to_owned() };
                    actions.push(Action::Do(spot, Command::Edit(edit)));
                }
                close = quiet(ui, "Leave it").clicked();
            });
        });
    } else {
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            quiet_row(ui, |ui| change_buttons_ui(ui, meeting, drafts, actions));
        });
    }
    if let Some(when) = read {
        let edit = Edit::MoveMeeting { meeting: meeting.id, when };
        actions.push(Action::Do(spot, Command::Edit(edit)));
    }
    if close {
        drafts.moving.remove(&meeting.id);
        drafts.placing.remove(&meeting.id);
    }
    refusal(ui, drafts.refusal(spot));
}

fn change_buttons_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let about = about(meeting);
    let named = |ui: &mut Ui, text: &str| {
        quiet(ui, text).accessible_name(format!("{text}: {about}")).clicked()
    };
    let cancel = |cancelled| {
        let edit = Edit::CancelMeeting { meeting: meeting.id, cancelled };
        Action::Do(Spot::Meeting(meeting.id), Command::Edit(edit))
    };
    match meeting.cancelled {
        CancelledView::Cancelled => {
            if named(ui, "It takes place after all") {
                actions.push(cancel(false));
            }
        }
        CancelledView::TakesPlace => {
            let first = Spot::Meeting(meeting.id).first_field();
            let moves = named(ui, "Move");
            if opens(ui, moves, first) {
                let next = meeting.dates.first().map(|date| date.date);
                drafts.moving.insert(meeting.id, MeetingEntry::of(&meeting.time, next));
            }
            let places = named(ui, "Change the place");
            if opens(ui, places, first) {
                drafts.placing.insert(meeting.id, meeting.placed.clone());
            }
            if named(ui, if meeting.repeat.is_some() { "Cancel all its dates" } else { "Cancel" }) {
                actions.push(cancel(true));
            }
        }
        CancelledView::Unsettled => {}
    }
}

/// One meeting: when, where, what is not certain, and the replies to its next date.
pub(crate) fn meeting_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let palette = palette(ui.ctx());
    let spot = Spot::Meeting(meeting.id);
    let ready = may_write && !drafts.is_waiting(spot);
    let mut pick = |ui: &mut Ui, words: &str, name: String, edit: Edit| {
        ui.add_enabled_ui(ready, |ui| {
            if secondary(ui, words).accessible_name(name).clicked() {
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
        });
    };
    if let Some(next) = meeting.dates.first() {
        subtitle(ui, &next.when.day);
        let again = meeting.repeat.as_ref().map(|again| format!(", {again}")).unwrap_or_default();
        prose(ui, format!("{}{again}", next.when.clock));
        if let Some(elsewhere) = &next.when.elsewhere {
            small(ui, elsewhere);
        }
    } else {
        subtitle(ui, "Two times: which one is right?");
        for (words, time) in &meeting.times {
            note(ui, palette.nav, |ui| {
                ui.label(words);
                let edit = Edit::MoveMeeting { meeting: meeting.id, when: time.clone() };
                pick(ui, "This one", format!("This one: {words}"), edit);
            });
        }
    }
    if meeting.places.is_empty() {
        prose(ui, &meeting.place);
    } else {
        prose(ui, "Two places: which one is right?");
        for PlaceView { by, words, typed } in &meeting.places {
            note(ui, palette.nav, |ui| {
                ui.label(words);
                small(ui, by);
                if let Some(place) = typed.clone() {
                    let edit = Edit::PlaceMeeting { meeting: meeting.id, place };
                    pick(ui, "This one", format!("This one: {words}, {by}"), edit);
                }
            });
        }
    }
    match meeting.cancelled {
        CancelledView::TakesPlace => {}
        CancelledView::Cancelled => pill(ui, "Cancelled", Mood::Quiet),
        CancelledView::Unsettled => {
            note(ui, palette.clay_pale, |ui| {
                ui.label("One of you cancelled this meeting, and another did not or moved it.");
                row(ui, |ui| {
                    for (text, cancelled) in [("It takes place", false), ("It is cancelled", true)]
                    {
                        let edit = Edit::CancelMeeting { meeting: meeting.id, cancelled };
                        pick(ui, text, format!("{text}: {}", about(meeting)), edit);
                    }
                });
            });
        }
    }
    if let Some(caution) = &meeting.caution {
        pill(ui, caution, Mood::Careful);
    }
    if meeting.cancelled == CancelledView::TakesPlace
        && let Some(next) = meeting.dates.first()
    {
        ui.add_space(theme::GAP);
        replies_ui(ui, meeting, next, may_write, drafts, actions);
    }
}

fn replies_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Meeting(meeting.id);
    if let Some(told) = &date.note {
        soft(ui, told);
    }
    ui.add_enabled_ui(may_write && !drafts.is_waiting(spot), |ui| {
        if let Some(reply) = choices(ui, &REPLIES, date.reply, &date.when.day) {
            let edit = Edit::ReplyToMeeting {
                meeting: meeting.id,
                date: date.date,
                when: date.exact,
                // A second press takes the reply back.
                reply: Some(reply).filter(|reply| date.reply != Some(*reply)),
            };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
    });
    for others in &date.others {
        small(ui, others);
    }
}

/// What a meeting is called beside a button.
fn about(meeting: &MeetingView) -> String {
    meeting.dates.first().map_or_else(|| meeting.place.clone(), |next| next.when.day.clone())
}

/// Date, time, length, repetition, zone.
fn entry_ui(ui: &mut Ui, spot: Spot, entry: &mut MeetingEntry, today: Date) {
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
    row(ui, |ui| {
        let mut kinds = vec![
            (Repeat::Once, "Once".to_owned()),
            (Repeat::Weeks(1), "Every week".to_owned()),
            (Repeat::Weeks(2), "Every two weeks".to_owned()),
            (Repeat::MonthlyByWeekday, "Every month".to_owned()),
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
    ui.add_space(theme::GAP);
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
