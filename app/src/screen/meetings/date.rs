//! One date of a meeting: where it is, what became of it, who does what, and what can be changed about it alone.

use egui::{TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{DateChange, MeetingFact, Slot};
use kith_sync::id::{MemberId, RecordId};
use kith_sync::node::api::Command;

use super::super::parts::{
    field, note, opens, option, pill, primary, prose, quiet, quiet_row, refusal, row, secondary,
    small,
};
use super::super::text::fold_button;
use super::super::{Action, Drafts, Fold, Spot};
use super::entry::entry_ui;
use crate::theme::{self, palette};
use crate::view::entry::MeetingEntry;
use crate::view::meetings::{
    AddressView, DateView, ListedView, MeetingView, MeetingsView, PlaceView, RoleView, RolesView,
    WhereView,
};
use crate::view::rules::Mood;
use crate::words::t;

/// A role as it is set.
type Fact = fn(Option<MemberId>) -> MeetingFact;

/// Where a meeting or one of its dates is.
pub(super) fn where_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: Option<Date>,
    place: &WhereView,
    ready: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (id, spot) = (meeting.id, Spot::Meeting(meeting.id));
    if place.several.is_empty() {
        prose(ui, &place.words);
    } else {
        prose(ui, t!("meetings-two-places-which-one-is-right"));
        let ground = palette(ui.ctx()).nav;
        for PlaceView { by, words, pick } in &place.several {
            let Some(set) = pick.clone() else {
                note(ui, ground, |ui| {
                    ui.label(words);
                    small(ui, by);
                });
                continue;
            };
            let name = t!("meetings-this-one-3", words = words, by = by);
            let button = (t!("meetings-this-one"), name);
            let is_picked =
                ui.add_enabled_ui(ready, |ui| option(ui, (words, Some(by)), button, ground));
            if is_picked.inner {
                let edit = Edit::SetMeeting { meeting: id, date, set };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
        }
    }
    if let Some(AddressView { place, words, folded }) = &place.address {
        match folded {
            Some(why) if !drafts.scheduling.addresses.contains(place) => {
                small(ui, why);
                if quiet(ui, t!("meetings-show-the-address")).clicked() {
                    drafts.scheduling.addresses.insert(*place);
                }
            }
            Some(_) | None => small(ui, words),
        }
    }
    for words in &place.notes {
        small(ui, words);
    }
}

/// What became of a date, and who does what for it.
pub(super) fn date_notes_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Meeting(meeting.id);
    let ready = may_write && !drafts.is_waiting(spot);
    if let Some(moved) = &date.moved {
        small(ui, moved);
    }
    if let Some(place) = &date.place {
        where_ui(ui, meeting, Some(date.date), place, ready, drafts, actions);
    }
    if let Some(caution) = date.caution {
        pill(ui, caution, Mood::Careful);
        let ground = palette(ui.ctx()).clay_pale;
        prose(ui, t!("meetings-which-one-is-right"));
        for (words, change) in &date.options {
            let button = (t!("meetings-this-one"), t!("meetings-this-one-2", words = words));
            let is_picked =
                ui.add_enabled_ui(ready, |ui| option(ui, (words, None), button, ground));
            if is_picked.inner {
                actions.push(changed(meeting.id, date, change.clone()));
            }
        }
    }
    let RolesView { host, keeper, booker, booked, .. } = &date.roles;
    for RoleView { words, is_open, .. } in [host, keeper, booker] {
        match words {
            Some(words) if *is_open => pill(ui, words, Mood::Careful),
            Some(words) => small(ui, words),
            None => {}
        }
    }
    if let Some(booked) = booked {
        small(ui, booked);
    }
}

/// What can be changed about one date alone; its buttons have those that `beside` draws at their end.
pub(super) fn change_date_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    beside: impl FnOnce(&mut Ui, &mut Drafts),
) {
    if !view.may_write {
        return;
    }
    let (key, here) = ((meeting.id, date.date), Spot::Meeting(meeting.id));
    let is_other = |open: &(RecordId, Date)| open.0 == meeting.id && *open != key;
    let scheduling = &drafts.scheduling;
    if drafts.moving.contains_key(&meeting.id)
        || drafts.placing.contains_key(&meeting.id)
        || scheduling.moving.keys().chain(scheduling.placing.keys()).any(is_other)
    {
        // One thing at a time: what is open has the fields.
        return;
    }
    let waiting = drafts.is_waiting(here);
    let mut close = false;
    if let Some(entry) = drafts.scheduling.moving.get_mut(&key) {
        ui.add_enabled_ui(!waiting, |ui| {
            entry_ui(ui, here, entry, view.today);
            small(ui, t!("meetings-only-this-date-moves-replies-stay"));
            refusal(ui, entry.told(view.today));
            row(ui, |ui| {
                if primary(ui, t!("meetings-move-this-date")).clicked() {
                    match entry.read(view.today) {
                        Ok(time) => {
                            let kith_sync::group::edit::MeetingTime {
                                date: to,
                                time,
                                zone,
                                minutes,
                                ..
                            } = time;
                            let slot = Slot { date: to, time, zone, minutes };
                            actions.push(changed(meeting.id, date, DateChange::Moved(slot)));
                        }
                        Err(problem) => entry.problem = Some(problem),
                    }
                }
                close = quiet(ui, t!("meetings-leave-it")).clicked();
            });
        });
    } else if let Some(words) = drafts.scheduling.placing.get_mut(&key) {
        ui.add_enabled_ui(!waiting, |ui| {
            let edit = TextEdit::singleline(words).id(here.first_field());
            field(ui, t!("meetings-place-on-this-date"), edit.desired_width(theme::MEASURE));
            let listed = date.place.as_ref().and_then(|place| place.listed);
            let set = listed_ui(ui, &view.places, listed).map(MeetingFact::At);
            row(ui, |ui| {
                let saves = primary(ui, t!("meetings-save-the-place")).clicked();
                let typed = saves.then(|| MeetingFact::Place(words.trim().to_owned()));
                if let Some(set) = set.or(typed) {
                    actions.push(set_of(meeting.id, date.date, set));
                }
                close = quiet(ui, t!("meetings-leave-it")).clicked();
            });
        });
    } else {
        ui.add_enabled_ui(!waiting, |ui| {
            quiet_row(ui, |ui| {
                on_demand_ui(ui, meeting, date, drafts);
                beside(ui, drafts);
            });
            if meeting.repeat.is_some()
                && drafts.unfolded.contains(&Fold::OneDate(meeting.id, date.date))
            {
                quiet_row(ui, |ui| date_buttons_ui(ui, meeting, date, drafts, actions));
            }
        });
        if drafts.scheduling.roles.contains(&key) {
            ui.add_enabled_ui(!waiting, |ui| roles_ui(ui, meeting, date, view, actions));
        }
    }
    if close {
        drafts.scheduling.moving.remove(&key);
        drafts.scheduling.placing.remove(&key);
    }
}

/// What folds out about one date: who does what, and what can be changed about it.
fn on_demand_ui(ui: &mut Ui, meeting: &MeetingView, date: &DateView, drafts: &mut Drafts) {
    let (key, day) = ((meeting.id, date.date), date.when.day.as_str());
    let is_open = drafts.scheduling.roles.contains(&key);
    let words =
        if is_open { t!("meetings-hide-who-does-what") } else { t!("meetings-who-does-what") };
    if quiet(ui, words).accessible_name(format!("{words}: {day}")).clicked() {
        if is_open {
            drafts.scheduling.roles.remove(&key);
        } else {
            drafts.scheduling.roles.insert(key);
        }
    }
    if meeting.repeat.is_some() {
        let words = (t!("meetings-change-this-date"), t!("meetings-leave-this-date"));
        fold_button(ui, drafts, Fold::OneDate(key.0, key.1), words, day);
    }
}

/// What can be changed about one date of a regular meeting.
fn date_buttons_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (key, first) = ((meeting.id, date.date), Spot::Meeting(meeting.id).first_field());
    let day = &date.when.day;
    let scheduling = &mut drafts.scheduling;
    let named = |ui: &mut Ui, text: &str| {
        quiet(ui, text).accessible_name(format!("{text}: {day}")).clicked()
    };
    let moves = named(ui, t!("meetings-move-this-date"));
    if opens(ui, moves, first) {
        let mut entry = MeetingEntry::of(&date.time, Some(date.time.date));
        entry.is_single = true;
        scheduling.moving.insert(key, entry);
    }
    if named(ui, t!("meetings-cancel-this-date")) {
        actions.push(changed(meeting.id, date, DateChange::Cancelled));
    }
    if date.is_moved && named(ui, t!("meetings-as-planned-after-all")) {
        actions.push(changed(meeting.id, date, DateChange::AsPlanned));
    }
    let places = named(ui, t!("meetings-elsewhere-on-this-date"));
    if opens(ui, places, first) {
        let typed = date.place.as_ref().map(|place| place.typed.clone());
        scheduling.placing.insert(key, typed.unwrap_or_default());
    }
}

/// Dates that a regular meeting leaves out, to be brought back.
pub(super) fn left_out_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Meeting(meeting.id);
    for out in &meeting.left_out {
        quiet_row(ui, |ui| {
            ui.label(&out.words);
            ui.add_enabled_ui(may_write && !drafts.is_waiting(spot), |ui| {
                let text = t!("meetings-it-takes-place-after-all");
                let name = format!("{text}: {}", out.words);
                if quiet(ui, text).accessible_name(name).clicked() {
                    let (meeting, date, when) = (meeting.id, out.date, out.of);
                    let change = DateChange::AsPlanned;
                    let edit = Edit::ChangeDate { meeting, date, when, change };
                    actions.push(Action::Do(spot, Command::Edit(edit)));
                }
            });
        });
    }
}

/// The places that the group keeps; the one that was picked.
pub(super) fn listed_ui(
    ui: &mut Ui,
    places: &[ListedView],
    chosen: Option<RecordId>,
) -> Option<RecordId> {
    if places.is_empty() {
        return None;
    }
    small(ui, t!("meetings-or-one-of-your-places"));
    let mut picked = None;
    for place in places {
        let is_chosen = chosen == Some(place.id);
        if super::super::parts::choice(ui, is_chosen, &place.name).clicked() {
            picked = Some(place.id);
        }
        if let Some(words) = &place.note {
            small(ui, words);
        }
    }
    picked
}

fn roles_ui(
    ui: &mut Ui,
    meeting: &MeetingView,
    date: &DateView,
    view: &MeetingsView,
    actions: &mut Vec<Action>,
) {
    let roles = &date.roles;
    let parts: [(&str, &RoleView, Fact); 3] = [
        (t!("meetings-hosts"), &roles.host, MeetingFact::Host),
        (t!("meetings-keeps-time"), &roles.keeper, MeetingFact::Keeper),
        (t!("meetings-books-the-place"), &roles.booker, MeetingFact::Booker),
    ];
    let place = date.place.as_ref().unwrap_or(&meeting.place);
    let day = &date.when.day;
    for (label, role, fact) in parts {
        if label == t!("meetings-books-the-place") && !place.is_booked_first && role.words.is_none()
        {
            continue;
        }
        small(ui, label);
        row(ui, |ui| {
            for (member, name) in &view.people {
                let chosen = *member == view.me && role.is_mine;
                let named = format!("{label}, {name}: {day}");
                let button = super::super::parts::choice(ui, chosen, name).accessible_name(named);
                if button.clicked() {
                    // A second press gives it back.
                    let who = Some(*member).filter(|_| !chosen);
                    actions.push(set_of(meeting.id, date.date, fact(who)));
                }
            }
            let nobody = t!("meetings-nobody-yet", label = label, day = day);
            if quiet(ui, t!("meetings-nobody-yet-2")).accessible_name(nobody).clicked() {
                actions.push(set_of(meeting.id, date.date, fact(None)));
            }
        });
    }
    if place.is_booked_first {
        let text = if roles.is_booked {
            t!("meetings-it-is-not-booked")
        } else {
            t!("meetings-it-is-booked")
        };
        if secondary(ui, text).accessible_name(format!("{text}: {day}")).clicked() {
            let set = MeetingFact::Booked(!roles.is_booked);
            actions.push(set_of(meeting.id, date.date, set));
        }
    }
}

fn changed(meeting: RecordId, date: &DateView, change: DateChange) -> Action {
    let edit = Edit::ChangeDate { meeting, date: date.date, when: date.of, change };
    Action::Do(Spot::Meeting(meeting), Command::Edit(edit))
}

fn set_of(meeting: RecordId, date: Date, set: MeetingFact) -> Action {
    let edit = Edit::SetMeeting { meeting, date: Some(date), set };
    Action::Do(Spot::Meeting(meeting), Command::Edit(edit))
}
