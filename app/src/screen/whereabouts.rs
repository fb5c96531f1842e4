//! The screen "Where my words go".

use egui::Ui;

use super::Action;
use super::content::points_ui;
use super::members::device_line;
use super::parts::{card, prose, quiet, quiet_row, small, soft, subtitle, title};
use crate::theme;
use crate::view::Place;
use crate::view::whereabouts::WhereaboutsView;
use crate::words::t;

/// Shows the screen.
pub(crate) fn whereabouts_ui(ui: &mut Ui, view: &WhereaboutsView, actions: &mut Vec<Action>) {
    title(ui, Place::Whereabouts.title());
    soft(ui, view.intro);
    ui.add_space(theme::PART);
    card(ui, |ui| {
        subtitle(ui, t!("whereabouts-who-has-what-you-wrote"));
        prose(ui, &view.delivery);
        ui.add_space(theme::GAP);
        for person in &view.people {
            for device in &person.devices {
                small(
                    ui,
                    &t!(
                        "members-device-line-of",
                        person = person.name,
                        name = device.name,
                        heard = device.heard,
                        has = device.has
                    ),
                );
            }
        }
        for device in &view.mine {
            small(ui, &device_line(device));
        }
        quiet_row(ui, |ui| {
            for to in [Place::Members, Place::Reach, Place::Parcels] {
                if quiet(ui, to.title()).clicked() {
                    actions.push(Action::Go(to));
                }
            }
        });
    });
    if !view.lately.is_empty() {
        card(ui, |ui| {
            subtitle(ui, t!("whereabouts-what-you-did-last"));
            for (what, who) in &view.lately {
                ui.add_space(theme::GAP);
                prose(ui, what);
                small(ui, who);
            }
        });
    }
    for (heading, points) in &view.parts {
        card(ui, |ui| {
            subtitle(ui, heading);
            points_ui(ui, points);
        });
    }
}
