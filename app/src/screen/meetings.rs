//! The screen "Meetings".

mod date;
mod days;
pub(crate) mod draft;
mod entry;
mod free;
mod meeting;
mod polls;

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::MeetingFact;
use kith_sync::node::api::Command;

use self::date::{change_date_ui, date_notes_ui};
use self::draft::NewPoll;
use self::entry::entry_ui;
use self::free::{FreeDraft, free_ui};
pub(crate) use self::meeting::meeting_ui;
use self::meeting::{about, change_buttons_ui, replies_ui};
use super::history::done_button;
use super::parts::{
    card, card_at, divider, field, note, opens, primary, prose, quiet, quiet_row, refusal, row,
    secondary, segments, segments_width, small, soft, subtitle, title,
};
use super::save::{FileContent, Kept, Save, save_beside_ui};
use super::text::fold_button;
use super::{Action, Drafts, Fold, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::entry::MeetingEntry;
use crate::view::free::FreeView;
use crate::view::meetings::{CancelledView, DateView, DaysView, Layout, MeetingView, MeetingsView};
use crate::words::t;

/// Shows the screen; `days` are those of a month or a week, where one is shown.
pub(crate) fn meetings_ui(
    ui: &mut Ui,
    (view, free, days): (&MeetingsView, &FreeView, Option<&DaysView>),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    head_ui(ui, drafts);
    ui.add_space(theme::GAP);
    if days.is_none() {
        if view.meetings.is_empty() {
            soft(ui, t!("meetings-no-meeting-is-set-a-fixed"));
        } else {
            soft(ui, t!("meetings-what-is-coming-everyone-replies-for"));
        }
        if view.how.is_open {
            // What is to be settled does not wait at the foot.
            polls::how_ui(ui, view, drafts, actions);
        }
        ui.add_space(theme::GAP);
    }
    begin_ui(ui, (view, free), drafts);
    new_meeting_ui(ui, view, drafts, actions);
    if view.may_write {
        polls::new_poll_ui(ui, view, drafts, actions);
    }
    if let Some(days) = days {
        if drafts.scheduling.free.is_some() {
            free_ui(ui, free, view.may_write, drafts, actions);
        }
        days::days_ui(ui, (view, days), drafts, actions);
        ui.add_space(theme::PART);
        keep_ui(ui, view, drafts, actions);
        return;
    }
    polls::polls_ui(ui, (view, free), drafts, actions);
    free_ui(ui, free, view.may_write, drafts, actions);
    for meeting in &view.meetings {
        card_at(ui, Spot::Meeting(meeting.id).card(), |ui| {
            ui.push_id(meeting.id, |ui| card_ui(ui, meeting, view, drafts, actions))
        });
    }
    if !view.how.is_open {
        polls::how_ui(ui, view, drafts, actions);
        ui.add_space(theme::PART);
    }
    keep_ui(ui, view, drafts, actions);
}

/// The title, and beside it how the meetings are shown.
fn head_ui(ui: &mut Ui, drafts: &mut Drafts) {
    let words = [
        (Layout::List, t!("schedule-list")),
        (Layout::Month, t!("schedule-month")),
        (Layout::Week, t!("schedule-week")),
    ];
    let chosen = drafts.scheduling.layout;
    let draw = |ui: &mut Ui| segments(ui, t!("schedule-how-it-is-shown"), &words, chosen);
    let pressed = if ui.available_width() < theme::TITLE_ROW {
        title(ui, Place::Meetings.title());
        draw(ui)
    } else {
        let row = ui.horizontal(|ui| {
            title(ui, Place::Meetings.title());
            let room = ui.available_width() - segments_width(ui, &words, chosen);
            ui.add_space(room.max(0.0));
            draw(ui)
        });
        row.inner
    };
    if let Some(layout) = pressed {
        drafts.scheduling.layout = layout;
        ui.ctx().request_repaint();
    }
}

/// What can be begun here: the first thing to do, and what is more seldom done.
fn begin_ui(ui: &mut Ui, (view, free): (&MeetingsView, &FreeView), drafts: &mut Drafts) {
    let is_first = view.meetings.is_empty();
    row(ui, |ui| {
        if view.may_write && drafts.new_meeting.is_none() {
            let words = t!("meetings-add-a-meeting");
            let button = if is_first { primary(ui, words) } else { secondary(ui, words) };
            if opens(ui, button.clicked(), Spot::NewMeeting.first_field()) {
                drafts.new_meeting = Some(MeetingEntry::new(view.today, &view.zone));
            }
        }
        ui.spacing_mut().item_spacing.x = theme::QUIET_GAP;
        if view.may_write && drafts.scheduling.new_poll.is_none() {
            let button = quiet(ui, t!("meetings-look-for-a-date-together"));
            if opens(ui, button.clicked(), Spot::NewPoll.first_field()) {
                drafts.scheduling.new_poll = Some(NewPoll::new(view.today, &view.zone));
            }
        }
        if free.times.is_none() && drafts.scheduling.free.is_none() {
            let button = quiet(ui, t!("meetings-say-when-i-am-usually-free"));
            if opens(ui, button.clicked(), Spot::Free.first_field()) {
                drafts.scheduling.free = Some(FreeDraft::of(None, &view.zone));
            }
        }
    });
    ui.add_space(theme::PART);
}

/// Taking the schedule along, being reminded of it, and what was done.
fn keep_ui(ui: &mut Ui, view: &MeetingsView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let about = Place::Meetings.about();
    if view.meetings.is_empty() {
        quiet_row(ui, |ui| done_button(ui, about, drafts, actions));
        return;
    }
    let save = Save {
        what: Kept::Schedule,
        about: t!("meetings-the-schedule"),
        copied: Some(FileContent::Schedule),
        button: t!("meetings-save-for-my-calendar"),
        content: &|| FileContent::Calendar(None),
    };
    save_beside_ui(ui, save, drafts, actions, |ui, drafts, actions| {
        if quiet(ui, t!("meetings-be-reminded-of-meetings")).clicked() {
            actions.push(Action::Go(Place::Mine));
        }
        done_button(ui, about, drafts, actions);
    });
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
    let Some(entry) = &mut drafts.new_meeting else { return };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, t!("meetings-a-new-meeting"));
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            entry_ui(ui, Spot::NewMeeting, entry, view.today);
            field(
                ui,
                t!("meetings-place-as-you-would-tell-each"),
                TextEdit::singleline(&mut entry.place)
                    .desired_width(theme::MEASURE)
                    .hint_text(t!("meetings-may-stay-open-for-now")),
            );
            if let Some(words) = view.short_notice(&entry.date) {
                let honey = palette(ui.ctx()).honey_pale;
                note(ui, honey, |ui| ui.label(words));
            }
            refusal(ui, refused.as_deref().or(entry.told(view.today)));
            row(ui, |ui| {
                if primary(ui, t!("meetings-add-the-meeting")).clicked() {
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
                cancel = quiet(ui, t!("meetings-not-now")).clicked();
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
    if meeting.dates.first().is_some_and(|next| next.time.date == view.today)
        && secondary(ui, t!("meetings-to-the-room")).clicked()
    {
        actions.push(Action::Go(Place::Room));
    }
    date::left_out_ui(ui, meeting, view.may_write, drafts, actions);
    ui.add_space(theme::GAP);
    let takes_place = meeting.cancelled == CancelledView::TakesPlace;
    match meeting.dates.first().filter(|_| takes_place && view.may_write) {
        Some(next) => change_date_ui(ui, meeting, next, view, drafts, actions, |ui, drafts| {
            folds_ui(ui, meeting, view.may_write, drafts);
        }),
        None => quiet_row(ui, |ui| folds_ui(ui, meeting, view.may_write, drafts)),
    }
    whole_ui(ui, meeting, view, drafts, actions);
    if takes_place && drafts.unfolded.contains(&Fold::LaterDates(meeting.id)) {
        for date in meeting.dates.iter().skip(1) {
            divider(ui);
            subtitle(ui, &date.when.day);
            prose(ui, &date.when.clock);
            date_ui(ui, meeting, date, view, drafts, actions);
        }
    }
    refusal(ui, drafts.refusal(spot));
}

/// The later dates of a meeting, and what can be done with it as a whole: both on demand.
fn folds_ui(ui: &mut Ui, meeting: &MeetingView, may_write: bool, drafts: &mut Drafts) {
    let about = about(meeting);
    if meeting.dates.len() > 1 && meeting.cancelled == CancelledView::TakesPlace {
        let words = (t!("meetings-later-dates"), t!("meetings-hide-the-later-dates"));
        fold_button(ui, drafts, Fold::LaterDates(meeting.id), words, &about);
    }
    // Of what is cancelled there is one thing to say, which is not folded away.
    if may_write && meeting.cancelled != CancelledView::Cancelled {
        let words = (t!("meetings-more"), t!("meetings-less"));
        fold_button(ui, drafts, Fold::Meeting(meeting.id), words, &about);
    }
}

/// What can be changed about a meeting as a whole, and taking it along.
fn whole_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if !view.may_write {
        return;
    }
    let spot = Spot::Meeting(meeting.id);
    let mut read = None;
    let mut close = false;
    let waiting = drafts.is_waiting(spot);
    if let Some(entry) = drafts.moving.get_mut(&meeting.id) {
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            entry_ui(ui, spot, entry, view.today);
            small(ui, t!("meetings-replies-stay-with-the-time-they"));
            refusal(ui, entry.told(view.today));
            row(ui, |ui| {
                if primary(ui, t!("meetings-move-the-meeting")).clicked() {
                    match entry.read(view.today) {
                        Ok(when) => read = Some(when),
                        Err(problem) => entry.problem = Some(problem),
                    }
                }
                close = quiet(ui, t!("meetings-leave-it")).clicked();
            });
        });
    } else if let Some(words) = drafts.placing.get_mut(&meeting.id) {
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            field(
                ui,
                t!("meetings-place-as-you-would-tell-each"),
                TextEdit::singleline(words).id(spot.first_field()).desired_width(theme::MEASURE),
            );
            if let Some(place) = date::listed_ui(ui, &view.places, meeting.place.listed) {
                let (meeting, date) = (meeting.id, None);
                let edit = Edit::SetMeeting { meeting, date, set: MeetingFact::At(place) };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
            row(ui, |ui| {
                if primary(ui, t!("meetings-save-the-place")).clicked() {
                    let edit =
                        Edit::PlaceMeeting { meeting: meeting.id, place: words.trim().to_owned() };
                    actions.push(Action::Do(spot, Command::Edit(edit)));
                }
                close = quiet(ui, t!("meetings-leave-it")).clicked();
            });
        });
    } else if drafts.unfolded.contains(&Fold::Meeting(meeting.id))
        || meeting.cancelled == CancelledView::Cancelled
    {
        let about = about(meeting);
        let save = Save {
            what: Kept::Meeting(meeting.id),
            about: &about,
            copied: None,
            button: t!("meetings-save-this-one-for-a-calendar"),
            content: &|| FileContent::Calendar(Some(meeting.id)),
        };
        save_beside_ui(ui, save, drafts, actions, |ui, drafts, actions| {
            ui.add_enabled_ui(!waiting, |ui| {
                quiet_row(ui, |ui| change_buttons_ui(ui, meeting, drafts, actions));
            });
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
}

/// What became of one date, the replies to it, and what can be changed about it alone.
fn date_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    date_notes_ui(ui, meeting, date, view.may_write, drafts, actions);
    replies_ui(ui, meeting, date, view.may_write, drafts, actions);
    change_date_ui(ui, meeting, date, view, drafts, actions, |_ui, _drafts| {});
}
