//! What is on the chosen day, with what can be done about it.

use egui::Ui;
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{DateChange, PollAnswer, Slot};
use kith_sync::id::RecordId;
use kith_sync::node::api::Command;

use super::{chosen_id, days_id};
use crate::screen::meetings::date::where_ui;
use crate::screen::meetings::polls::answers;
use crate::screen::meetings::{card_ui, date_ui};
use crate::screen::parts::month::focus_day;
use crate::screen::parts::{
    bring, card, choices, part_at, prose, quiet, quiet_row, refusal, small, soft, subtitle,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme;
use crate::view::meetings::{DateView, DayView, LeftOut, MeetingView, MeetingsView, OnDay, What};
use crate::words::t;

/// Shows what is on a day.
pub(super) fn chosen_ui(
    ui: &mut Ui,
    day: &DayView,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    part_at(ui, chosen_id(), |ui| {
        subtitle(ui, &day.title);
        if day.on.is_empty() {
            soft(ui, t!("schedule-nothing-on-this-day"));
        }
        for (at, on) in day.on.iter().enumerate() {
            ui.push_id(at, |ui| on_ui(ui, (day, on), view, drafts, actions));
        }
    });
}

fn on_ui(
    ui: &mut Ui,
    (day, on): (&DayView, &OnDay),
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let meeting = |id: RecordId| view.meetings.iter().find(|meeting| meeting.id == id);
    match &on.what {
        What::Date(id, date) => {
            if let Some(meeting) = meeting(*id) {
                return card(ui, |ui| {
                    date_card_ui(ui, (meeting, date), view, drafts, actions);
                });
            }
        }
        What::Meeting(id) => {
            if let Some(meeting) = meeting(*id) {
                return card(ui, |ui| card_ui(ui, meeting, view, drafts, actions));
            }
        }
        What::LeftOut(id, out) => {
            return card(ui, |ui| left_out_ui(ui, on, (*id, out), view.may_write, drafts, actions));
        }
        What::Slot { poll, title, slot, mine } => {
            return card(ui, |ui| {
                let about = (title.as_str(), *mine, format!("{}, {}", day.title, on.hours));
                slot_ui(ui, (*poll, slot), about, view.may_write, drafts, actions);
            });
        }
        What::Elsewhen(date) => return card(ui, |ui| elsewhen_ui(ui, on, *date, drafts)),
        What::Over => {}
    }
    // It is over: there is nothing to say about it but what it was.
    card(ui, |ui| soft(ui, &on.told));
}

/// One date of a regular meeting.
fn date_card_ui(
    ui: &mut Ui,
    (meeting, date): (&MeetingView, &DateView),
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Meeting(meeting.id);
    // What was moved is not as often as it says.
    let again = meeting.repeat.as_ref().filter(|_| !date.is_moved);
    let again = again.map(|again| format!(", {again}")).unwrap_or_default();
    prose(ui, theme::semibold(format!("{}{again}", date.when.clock)));
    if let Some(elsewhere) = &date.when.elsewhere {
        small(ui, elsewhere);
    }
    if date.place.is_none() {
        let ready = view.may_write && !drafts.is_waiting(spot);
        where_ui(ui, meeting, None, &meeting.place, ready, drafts, actions);
    }
    date_ui(ui, meeting, date, view, drafts, actions);
    to_list_ui(ui, (spot, &date.when.day), drafts);
    refusal(ui, drafts.refusal(spot));
}

/// A date that was moved to another day, and the way there.
fn elsewhen_ui(ui: &mut Ui, on: &OnDay, date: Date, drafts: &mut Drafts) {
    prose(ui, &on.told);
    quiet_row(ui, |ui| {
        if quiet(ui, t!("schedule-show-that-day")).clicked() {
            drafts.scheduling.at = Some(date);
            focus_day(ui, days_id(), date);
            bring(ui, chosen_id());
        }
    });
}

/// A date that a regular meeting leaves out, to be brought back.
fn left_out_ui(
    ui: &mut Ui,
    on: &OnDay,
    (meeting, out): (RecordId, &LeftOut),
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Meeting(meeting);
    prose(ui, &on.told);
    ui.add_enabled_ui(may_write && !drafts.is_waiting(spot), |ui| {
        let text = t!("meetings-it-takes-place-after-all");
        if quiet(ui, text).accessible_name(format!("{text}: {}", out.words)).clicked() {
            let (date, when, change) = (out.date, out.of, DateChange::AsPlanned);
            let edit = Edit::ChangeDate { meeting, date, when, change };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
    });
    refusal(ui, drafts.refusal(spot));
}

/// A time that can be chosen for a date that is being looked for.
fn slot_ui(
    ui: &mut Ui,
    (poll, slot): (RecordId, &Slot),
    (title, mine, about): (&str, Option<PollAnswer>, String),
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let here = Spot::Meeting(poll);
    prose(ui, theme::semibold(title));
    prose(ui, &about);
    ui.add_enabled_ui(may_write && !drafts.is_waiting(here), |ui| {
        if let Some(answer) = choices(ui, &answers(), mine, &about) {
            let answer = Some(answer).filter(|answer| mine != Some(*answer));
            let edit = Edit::AnswerPoll { meeting: poll, slot: slot.clone(), answer };
            actions.push(Action::Do(here, Command::Edit(edit)));
        }
    });
    to_list_ui(ui, (here, title), drafts);
    refusal(ui, drafts.refusal(here));
}

/// The way to all that is said about it.
fn to_list_ui(ui: &mut Ui, (spot, about): (Spot, &str), drafts: &mut Drafts) {
    quiet_row(ui, |ui| {
        let show = quiet(ui, t!("schedule-show-it-in-the-list"));
        if show.accessible_name(t!("schedule-show-it-in-the-list-2", about = about)).clicked() {
            drafts.scheduling.show_list();
            bring(ui, spot.card());
        }
    });
}
