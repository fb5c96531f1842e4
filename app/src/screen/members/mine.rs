//! This member's own part: name, devices, a break.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::id::DeviceId;
use kith_sync::node::api::{Command, Say};

use super::ticket::invitations_ui;
use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::parts::{
    card, entered, field, note, opens, primary, prose, quiet, quiet_row, refusal, row, secondary,
    small, subtitle,
};
use crate::screen::{Action, Drafts, Shown, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::decisions::retiring_effect;
use crate::view::members::{DeviceView, MembersView};
use crate::words::t;

/// Shows the part.
pub(super) fn mine_ui(
    ui: &mut Ui,
    view: &MembersView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        subtitle(ui, t!("members-you-and-your-devices"));
        if view.may_write {
            name_ui(ui, view, drafts, actions);
        }
        break_ui(ui, view, drafts, actions);
        ui.add_space(theme::GAP);
        for device in &view.mine {
            my_device_ui(ui, device, view, drafts, actions);
        }
        if view.may_write {
            ui.add_space(theme::GAP);
            let waiting = drafts.is_waiting(Spot::Invite) || drafts.is_waiting(Spot::MyDevice);
            ui.add_enabled_ui(!waiting, |ui| {
                if secondary(ui, t!("members-add-another-device-of-mine")).clicked() {
                    actions.push(Action::Do(Spot::MyDevice, Command::InviteMyDevice));
                }
            });
        }
        refusal(ui, drafts.refusal(Spot::MyDevice));
        invitations_ui(ui, view, Shown::Mine, drafts, actions);
        ui.add_space(theme::PART);
        quiet_row(ui, |ui| {
            if quiet(ui, Place::Reach.title()).clicked() {
                actions.push(Action::Go(Place::Reach));
            }
        });
    });
}

fn name_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let waiting = drafts.is_waiting(Spot::MyName);
    let refused = drafts.refusals.get(&Spot::MyName).cloned();
    let Some(name) = &mut drafts.my_name else {
        row(ui, |ui| {
            ui.label(if view.my_name.trim().is_empty() {
                t!("members-the-others-see-no-name-of").to_owned()
            } else {
                t!("members-the-others-see-you-as", my_name = view.my_name)
            });
            let first = Spot::MyName.first_field();
            let changes = quiet(ui, t!("members-change-my-name")).clicked();
            if opens(ui, changes, first) {
                drafts.my_name = Some(view.my_name.clone());
            }
        });
        return;
    };
    let mut cancel = false;
    ui.add_enabled_ui(!waiting, |ui| {
        let line = field(
            ui,
            t!("members-what-the-others-call-you"),
            TextEdit::singleline(name)
                .id(Spot::MyName.first_field())
                .desired_width(theme::SHORT_FIELD * 2.0),
        );
        refusal(ui, refused.as_deref());
        row(ui, |ui| {
            let ready = !name.trim().is_empty();
            let saves =
                ui.add_enabled_ui(ready, |ui| secondary(ui, t!("members-save-my-name"))).inner;
            if ready && (saves.clicked() || entered(ui, &line)) {
                let edit = Edit::NameMyself { name: name.trim().to_owned() };
                actions.push(Action::Do(Spot::MyName, Command::Edit(edit)));
            }
            cancel = quiet(ui, t!("members-keep-the-name")).clicked();
        });
    });
    if cancel {
        drafts.my_name = None;
    }
}

/// A device of this member's own, with what can be done about it.
fn my_device_ui(
    ui: &mut Ui,
    device: &DeviceView,
    view: &MembersView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Device(device.id);
    let is_named = drafts.deciding.naming.as_ref().is_some_and(|(named, _)| *named == device.id);
    let is_retired = drafts.deciding.retiring == Some(device.id);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        quiet_row(ui, |ui| {
            ui.label(&device.name);
            if is_named || is_retired || !view.may_write {
                return;
            }
            let names = quiet(ui, t!("members-name-it"))
                .accessible_name(t!("members-name-it-2", name = device.name));
            if opens(ui, names.clicked(), spot.first_field()) {
                drafts.deciding.naming = Some((device.id, device.given.clone()));
            }
            let is_this = view.mine.first().is_some_and(|this| this.id == device.id);
            let is_lost = |ui: &mut Ui| {
                let lost = quiet(ui, t!("members-it-is-lost"));
                lost.accessible_name(t!("members-it-is-lost-2", name = device.name)).clicked()
            };
            if !is_this && is_lost(ui) {
                drafts.deciding.retiring = Some(device.id);
            }
        });
        small(ui, &device.stands());
    });
    ui.add_space(theme::GAP);
    if is_named {
        naming_ui(ui, device, drafts, actions);
    } else if is_retired {
        retiring_ui(ui, (device, view.unheard), drafts, actions);
    }
    refusal(ui, drafts.refusal(spot));
}

fn naming_ui(ui: &mut Ui, device: &DeviceView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Device(device.id);
    let waiting = drafts.is_waiting(spot);
    let Some((id, name)) = &mut drafts.deciding.naming else { return };
    let id: DeviceId = *id;
    let mut cancel = false;
    ui.add_enabled_ui(!waiting, |ui| {
        let line = field(
            ui,
            t!("members-what-you-call-this-device-the"),
            TextEdit::singleline(name)
                .id(spot.first_field())
                .desired_width(theme::SHORT_FIELD * 2.0),
        );
        row(ui, |ui| {
            if secondary(ui, t!("members-save-its-name")).clicked() || entered(ui, &line) {
                let edit = Edit::NameDevice { device: id, name: name.trim().to_owned() };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
            cancel = quiet(ui, t!("members-keep-its-name")).clicked();
        });
    });
    if cancel {
        drafts.deciding.naming = None;
    }
}

fn retiring_ui(
    ui: &mut Ui,
    (device, unheard): (&DeviceView, Option<&str>),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Device(device.id);
    let asked = Asked {
        about: &device.name,
        does: t!("members-retire-it-for-good"),
        leaves: t!("members-keep-it"),
        weight: Weight::Even,
        waiting: drafts.is_waiting(spot),
        // It is said below the device, also where its name was refused.
        refused: None,
    };
    let ground = palette(ui.ctx()).nav;
    let answered = note(ui, ground, |ui| {
        confirm_ui(ui, asked, |ui| {
            prose(ui, retiring_effect());
            if let Some(unheard) = unheard {
                prose(ui, unheard);
            }
            prose(ui, t!("members-it-cannot-be-taken-into-use"));
            Filled::Ready
        })
    });
    match answered {
        Answered::Do => {
            let say = Say::Retire { device: device.id };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        Answered::Leave => drafts.deciding.retiring = None,
        Answered::NotYet => {}
    }
}

fn break_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if view.alone || !view.may_write {
        return;
    }
    let spot = Spot::Break;
    let ready = !drafts.is_waiting(spot);
    if view.decisions.on_break {
        let ground = palette(ui.ctx()).honey_pale;
        note(ui, ground, |ui| {
            prose(ui, t!("members-you-are-on-a-break-you"));
            if ui.add_enabled_ui(ready, |ui| primary(ui, t!("members-i-am-back"))).inner.clicked() {
                actions.push(Action::Do(spot, Command::Say(Say::Resume)));
            }
        });
    } else if drafts.deciding.pausing {
        let asked = Asked {
            about: t!("members-a-break"),
            does: t!("members-i-take-a-break"),
            leaves: t!("members-not-now"),
            weight: Weight::Even,
            waiting: !ready,
            refused: None,
        };
        let ground = palette(ui.ctx()).nav;
        let answered = note(ui, ground, |ui| {
            confirm_ui(ui, asked, |ui| {
                prose(ui, t!("members-while-you-are-on-a-break"));
                Filled::Ready
            })
        });
        match answered {
            Answered::Do => actions.push(Action::Do(spot, Command::Say(Say::Pause))),
            Answered::Leave => drafts.deciding.pausing = false,
            Answered::NotYet => {}
        }
    } else if quiet(ui, t!("members-i-need-a-break")).clicked() {
        drafts.deciding.pausing = true;
    }
    refusal(ui, drafts.refusal(spot));
}
