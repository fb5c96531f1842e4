//! The screen "Members": what waits for a word first, then people, then the rest.

mod mine;
mod parting;
pub(crate) mod ticket;

use egui::Ui;

use self::mine::mine_ui;
use self::parting::parting_ui;
use super::decisions::coming::coming_ui;
use super::decisions::rule::how_ui;
use super::decisions::{decided_ui, open_ui};
use super::parts::{self, card, note, prose, quiet, quiet_row, small, soft, title};
use super::{Action, Drafts};
use crate::theme;
use crate::view::Place;
use crate::view::members::{DeviceView, MembersView, PersonView};
use crate::words::t;

/// Shows the screen.
pub(crate) fn members_ui(
    ui: &mut Ui,
    view: &MembersView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Members.title());
    open_ui(ui, &view.decisions, drafts, actions);
    people_ui(ui, &view.people, actions);
    coming_ui(ui, view, drafts, actions);
    how_ui(ui, &view.decisions, view.alone, drafts, actions);
    decided_ui(ui, &view.decisions, drafts);
    mine_ui(ui, view, drafts, actions);
    parting_ui(ui, view, drafts, actions);
}

/// All the others on one card.
fn people_ui(ui: &mut Ui, people: &[PersonView], actions: &mut Vec<Action>) {
    if people.is_empty() {
        return;
    }
    card(ui, |ui| {
        for (at, person) in people.iter().enumerate() {
            if at > 0 {
                ui.add_space(theme::PART);
            }
            person_ui(ui, person, actions);
        }
    });
}

fn person_ui(ui: &mut Ui, person: &PersonView, actions: &mut Vec<Action>) {
    parts::person(ui, &person.name, person.standing);
    if let Some(words) = &person.note {
        soft(ui, words);
    }
    if let Some(words) = &person.farewell {
        let palette = theme::palette(ui.ctx());
        note(ui, palette.nav, |ui| prose(ui, words));
    }
    for device in &person.devices {
        device_ui(ui, device);
    }
    if let Some(member) = person.carry {
        quiet_row(ui, |ui| {
            if quiet(ui, &t!("members-write-a-parcel-for", name = person.name)).clicked() {
                actions.push(Action::WriteParcelFor(member));
            }
        });
    }
}

fn device_ui(ui: &mut Ui, device: &DeviceView) {
    small(ui, &device_line(device));
}

/// A device, what was heard of it and what it has.
pub(super) fn device_line(device: &DeviceView) -> String {
    t!("members-device-line", name = device.name, heard = device.heard, has = device.has)
}
