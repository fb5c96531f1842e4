//! The screen "How we reach each other".
//!
//! Invariant: what this device does is one press; what the group does is put to the group.

use egui::{TextEdit, Ui};
use kith_sync::node::api::{Command, Say};

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::decisions::draft::{RelayDraft, said};
use super::parts::{
    beside_tick, card, card_at, entered, field, notice, opens, prose, quiet, quiet_row, refusal,
    small, soft, subtitle, tick, title,
};
use super::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::reach::{ReachView, RelayView, WayView};
use crate::words::t;

/// Shows the screen.
pub(crate) fn reach_ui(
    ui: &mut Ui,
    view: &ReachView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Reach.title());
    soft(ui, t!("reach-intro"));
    ui.add_space(theme::PART);
    ways_ui(ui, view, drafts, actions);
    if drafts.deciding.relay.is_some() {
        proposing_ui(ui, drafts, actions);
    }
    if !view.devices.is_empty() {
        card(ui, |ui| {
            subtitle(ui, t!("reach-now"));
            for device in &view.devices {
                ui.add_space(theme::GAP);
                device_ui(ui, device, actions);
            }
        });
    }
    card(ui, |ui| {
        subtitle(ui, t!("reach-by-hand"));
        prose(ui, t!("reach-by-hand-means"));
        ui.add_space(theme::GAP);
        quiet_row(ui, |ui| {
            if quiet(ui, t!("reach-to-parcels")).clicked() {
                actions.push(Action::Go(Place::Parcels));
            }
        });
    });
    card(ui, |ui| {
        subtitle(ui, t!("reach-who-sees-what"));
        for (who, what) in &view.observers {
            ui.add_space(theme::GAP);
            pair_ui(ui, who, what);
        }
        ui.add_space(theme::GAP);
        quiet_row(ui, |ui| {
            if quiet(ui, Place::Whereabouts.title()).clicked() {
                actions.push(Action::Go(Place::Whereabouts));
            }
        });
    });
}

/// Something, with what there is to say of it close below.
fn pair_ui(ui: &mut Ui, what: &str, told: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::LABEL_GAP;
        prose(ui, what);
        small(ui, told);
    });
}

/// The ways in force, what this device takes part in, and what can be put to the group.
fn ways_ui(ui: &mut Ui, view: &ReachView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        subtitle(ui, t!("reach-ways"));
        for way in &view.ways {
            ui.add_space(theme::GAP);
            prose(ui, way);
        }
        if let Some(trouble) = &view.trouble {
            ui.add_space(theme::GAP);
            let ground = palette(ui.ctx()).honey_pale;
            notice(ui, lucide_icons::Icon::CircleAlert, ground, trouble);
        }
        ui.add_space(theme::PART);
        subtitle(ui, t!("reach-this-device"));
        let mut nearby = view.nearby;
        if tick(ui, &mut nearby, t!("reach-find-nearby")).changed() {
            actions.push(Action::Do(Spot::Reach, Command::SetNearby { on: nearby }));
        }
        if let Some(mut uses) = view.relay.is_used {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if tick(ui, &mut uses, t!("reach-use-the-relay")).changed() {
                    actions.push(Action::Do(Spot::Reach, Command::SetRelay { on: uses }));
                }
                beside_tick(ui, |ui| small(ui, t!("reach-use-the-relay-means")));
            });
        }
        refusal(ui, drafts.refusal(Spot::Reach));
        ui.add_space(theme::GAP);
        group_ui(ui, &view.relay, drafts, actions);
    });
}

/// What can be put to the group.
fn group_ui(ui: &mut Ui, view: &RelayView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if view.is_put {
        quiet_row(ui, |ui| {
            if quiet(ui, t!("reach-put-already")).clicked() {
                actions.push(Action::Go(Place::Members));
            }
        });
    } else if view.may_propose && drafts.deciding.relay.is_none() {
        quiet_row(ui, |ui| {
            let another = if view.is_there {
                t!("reach-suggest-another")
            } else {
                t!("reach-suggest-a-relay")
            };
            let begins = quiet(ui, another).clicked();
            if opens(ui, begins, Spot::Relay.first_field()) {
                drafts.deciding.relay = Some(RelayDraft::default());
            }
            if view.is_there {
                let begins = quiet(ui, t!("reach-suggest-none")).clicked();
                if opens(ui, begins, Spot::Relay.first_field()) {
                    drafts.deciding.relay =
                        Some(RelayDraft { is_none: true, ..RelayDraft::default() });
                }
            }
        });
    }
}

fn device_ui(ui: &mut Ui, device: &WayView, actions: &mut Vec<Action>) {
    pair_ui(ui, &device.device, &device.way);
    if let Some(member) = device.carry {
        quiet_row(ui, |ui| {
            let name = t!("reach-write-a-parcel-for", device = device.device);
            let button = quiet(ui, t!("reach-write-a-parcel")).accessible_name(name);
            if button.clicked() {
                actions.push(Action::WriteParcelFor(member));
            }
        });
    }
}

/// A relay, or none, while it is put to the group.
fn proposing_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Relay;
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.deciding.relay else { return };
    let asked = Asked {
        about: t!("reach-suggest-about"),
        does: t!("reach-put-it"),
        leaves: t!("reach-leave-it"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card_at(ui, spot.card(), |ui| {
        let heading =
            if draft.is_none { t!("reach-suggest-none-title") } else { t!("reach-suggest-title") };
        subtitle(ui, heading);
        confirm_ui(ui, asked, |ui| filled_ui(ui, draft))
    });
    match answered {
        Answered::Do => {
            let relay = (!draft.is_none).then(|| draft.address.trim().to_owned());
            let say = Say::ProposeRelay { relay, why: said(&draft.why) };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        Answered::Leave => {
            drafts.deciding.relay = None;
            drafts.refusals.remove(&spot);
        }
        Answered::NotYet => {}
    }
}

/// What is asked for.
fn filled_ui(ui: &mut Ui, draft: &mut RelayDraft) -> Filled {
    let first = Spot::Relay.first_field();
    let mut is_ready = true;
    let mut why = TextEdit::singleline(&mut draft.why).desired_width(f32::INFINITY);
    if draft.is_none {
        prose(ui, t!("reach-suggest-none-means"));
        why = why.id(first);
    } else {
        prose(ui, t!("reach-suggest-means"));
        small(ui, t!("reach-suggest-how"));
        ui.add_space(theme::GAP);
        let address = TextEdit::singleline(&mut draft.address).id(first);
        let line = field(ui, t!("reach-address"), address.desired_width(f32::INFINITY));
        is_ready = !draft.address.trim().is_empty();
        if is_ready && entered(ui, &line) {
            return Filled::Entered;
        }
    }
    ui.add_space(theme::GAP);
    let line = field(ui, t!("reach-why"), why);
    Filled::by(ui, &line).only_if(is_ready)
}
