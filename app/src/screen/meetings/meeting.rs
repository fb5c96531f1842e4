//! One meeting: when, where, who comes, and what can be changed about it.

use egui::Ui;
use kith_sync::group::Edit;
use kith_sync::group::edit::Reply;
use kith_sync::node::api::Command;

use super::date::{date_notes_ui, where_ui};
use crate::screen::parts::{
    choices, note, opens, option, pill, prose, quiet, row, secondary, small, soft, subtitle,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::entry::MeetingEntry;
use crate::view::meetings::{CancelledView, DateView, MeetingView};
use crate::view::rules::Mood;
use crate::words::t;
fn replies() -> [(Reply, &'static str); 3] {
    [
        (Reply::Coming, t!("meetings-i-am-coming")),
        (Reply::Late, t!("meetings-i-am-coming-later")),
        (Reply::NotThisTime, t!("meetings-not-this-time")),
    ]
}

/// What can be changed about a meeting as a whole.
pub(super) fn change_buttons_ui(
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
            if named(ui, t!("meetings-it-takes-place-after-all")) {
                actions.push(cancel(false));
            }
        }
        CancelledView::TakesPlace => {
            let first = Spot::Meeting(meeting.id).first_field();
            let moves = if meeting.repeat.is_some() {
                t!("meetings-move-all-its-dates")
            } else {
                t!("meetings-move")
            };
            let moves = named(ui, moves);
            if opens(ui, moves, first) {
                let next = meeting.dates.first().map(|date| date.date);
                drafts.moving.insert(meeting.id, MeetingEntry::of(&meeting.time, next));
            }
            let places = named(ui, t!("meetings-change-the-place"));
            if opens(ui, places, first) {
                drafts.placing.insert(meeting.id, meeting.place.typed.clone());
            }
            if named(
                ui,
                if meeting.repeat.is_some() {
                    t!("meetings-cancel-all-its-dates")
                } else {
                    t!("meetings-cancel")
                },
            ) {
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
    let pick = |ui: &mut Ui, words: &str, name: String, edit: Edit, to: &mut Vec<Action>| {
        ui.add_enabled_ui(ready, |ui| {
            if secondary(ui, words).accessible_name(name).clicked() {
                to.push(Action::Do(spot, Command::Edit(edit)));
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
    } else if meeting.times.is_empty() {
        subtitle(ui, t!("meetings-no-date-of-it-is-coming"));
    } else {
        let question = if meeting.asked_of {
            t!("meetings-two-times-were-picked-which-one")
        } else {
            t!("meetings-two-times-which-one-is-right")
        };
        subtitle(ui, question);
        for (words, by, time) in &meeting.times {
            let button = (t!("meetings-this-one"), t!("meetings-this-one-2", words = words));
            let is_picked =
                ui.add_enabled_ui(ready, |ui| option(ui, (words, Some(by)), button, palette.nav));
            if is_picked.inner {
                let edit = Edit::MoveMeeting { meeting: meeting.id, when: time.clone() };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
        }
    }
    let next_place = meeting.dates.first().and_then(|next| next.place.as_ref());
    if next_place.is_none() {
        where_ui(ui, meeting, None, &meeting.place, ready, drafts, actions);
    }
    match meeting.cancelled {
        CancelledView::TakesPlace => {}
        CancelledView::Cancelled => pill(ui, t!("meetings-cancelled"), Mood::Quiet),
        CancelledView::Unsettled => {
            note(ui, palette.clay_pale, |ui| {
                ui.label(t!("meetings-one-of-you-cancelled-this-meeting"));
                row(ui, |ui| {
                    for (text, cancelled) in [
                        (t!("meetings-it-takes-place"), false),
                        (t!("meetings-it-is-cancelled"), true),
                    ] {
                        let edit = Edit::CancelMeeting { meeting: meeting.id, cancelled };
                        pick(ui, text, format!("{text}: {}", about(meeting)), edit, actions);
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
        date_notes_ui(ui, meeting, next, may_write, drafts, actions);
        ui.add_space(theme::GAP);
        replies_ui(ui, meeting, next, may_write, drafts, actions);
    }
}

/// The replies to a date, and mine.
pub(super) fn replies_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Meeting(meeting.id);
    if date.caution.is_some() {
        // What people should say yes to has to be settled first.
        return;
    }
    if let Some(told) = &date.note {
        soft(ui, told);
    }
    // Buttons that can never be pressed would only be in the way.
    if may_write {
        ui.add_enabled_ui(!drafts.is_waiting(spot), |ui| {
            if let Some(reply) = choices(ui, &replies(), date.reply, &date.when.day) {
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
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::LABEL_GAP;
        for others in &date.others {
            small(ui, others);
        }
    });
    if let Some(few) = date.few {
        pill(ui, few, Mood::Open);
    }
}

/// What a meeting is called beside a button.
pub(super) fn about(meeting: &MeetingView) -> String {
    meeting.dates.first().map_or_else(|| meeting.place.words.clone(), |next| next.when.day.clone())
}
