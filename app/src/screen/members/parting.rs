//! What is seldom done: a member's device is retired, somebody is taken out, the group ends, one leaves.
//!
//! Invariant: nothing here is sent before it was said what it does and what it does not.

use egui::{TextEdit, Ui};
use kith_sync::node::api::{Command, Say};

use crate::screen::decisions::draft::{LostDraft, RemovalDraft, said};
use crate::screen::parts::{
    card, choice, entered, field, opens, primary, prose, quiet, quiet_row, refusal, row, secondary,
    small, subtitle,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme;
use crate::view::decisions::{CLOSING_EFFECT, RETIRING_EFFECT, removal_effect};
use crate::view::members::MembersView;

/// Shows the part.
pub(super) fn parting_ui(
    ui: &mut Ui,
    view: &MembersView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if !view.may_write {
        return;
    }
    lost_ui(ui, view, drafts, actions);
    removal_ui(ui, view, drafts, actions);
    ending_ui(ui, drafts, actions);
    leave_ui(ui, view, drafts, actions);
    let may_propose = view.decisions.may_propose && !view.alone;
    quiet_row(ui, |ui| {
        let deciding = &mut drafts.deciding;
        if may_propose
            && deciding.lost.is_none()
            && !view.theirs.is_empty()
            && quiet(ui, "Somebody lost a device…").clicked()
        {
            deciding.lost = Some(LostDraft::default());
        }
        if deciding.removal.is_none()
            && !view.decisions.removable.is_empty()
            && quiet(ui, "Take somebody out…").clicked()
        {
            deciding.removal = Some(RemovalDraft::default());
        }
        if may_propose && deciding.ending.is_none() {
            let ends = quiet(ui, "End the group…").clicked();
            if opens(ui, ends, Spot::Ending.first_field()) {
                deciding.ending = Some(String::new());
            }
        }
        if drafts.farewell.is_none() {
            let leaves = quiet(ui, "Leave the group…").clicked();
            if opens(ui, leaves, Spot::Leave.first_field()) {
                drafts.farewell = Some(String::new());
            }
        }
    });
    if view.decisions.may_propose && view.people_in == 1 {
        small(ui, "With two of you, nobody can be taken out; each can leave.");
    }
}

fn lost_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Lost;
    let waiting = drafts.is_waiting(spot);
    let refused = drafts.refusals.get(&spot).cloned();
    let Some(draft) = &mut drafts.deciding.lost else { return };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, "Somebody lost a device");
        prose(
            ui,
            "Whoever has another device retires the lost one from there. Otherwise the group can. Which one is it?",
        );
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            for (device, words) in &view.theirs {
                if choice(ui, draft.device == Some(*device), words).clicked() {
                    draft.device = Some(*device);
                }
            }
            ui.add_space(theme::GAP);
            let line = why_ui(ui, &mut draft.why, spot);
            small(ui, RETIRING_EFFECT);
            small(ui, "Once it is retired, you can put forward that the person comes back with a new one.");
            refusal(ui, refused.as_deref());
            row(ui, |ui| {
                let ready = draft.device.is_some();
                let puts = ui.add_enabled_ui(ready, |ui| secondary(ui, "Put it to the group")).inner;
                let puts = puts.accessible_name("Put it to the group: retire the device").clicked();
                if let (Some(device), true) = (draft.device, puts || entered(ui, &line)) {
                    let say = Say::ProposeRetiring { device, why: said(&draft.why) };
                    actions.push(Action::Do(spot, Command::Say(say)));
                }
                cancel = quiet(ui, "Leave it").accessible_name("Leave it: a lost device").clicked();
            });
        });
    });
    if cancel {
        drafts.deciding.lost = None;
    }
}

fn removal_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Removal;
    let waiting = drafts.is_waiting(spot);
    let refused = drafts.refusals.get(&spot).cloned();
    let Some(draft) = &mut drafts.deciding.removal else { return };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, "Take somebody out?");
        prose(
            ui,
            "It is never done in silence, and the one concerned has no voice in it. If you can, talk with each other first.",
        );
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            row(ui, |ui| {
                for (member, name) in &view.decisions.removable {
                    let pressed = choice(ui, draft.member == Some(*member), name);
                    if pressed.accessible_name(format!("{name}: take somebody out")).clicked() {
                        draft.member = Some(*member);
                    }
                }
            });
            let mut removable = view.decisions.removable.iter();
            let chosen = removable.find(|(member, _)| draft.member == Some(*member));
            ui.add_space(theme::GAP);
            let Some((member, name)) = chosen else {
                cancel =
                    quiet(ui, "Leave it").accessible_name("Leave it: take somebody out").clicked();
                return;
            };
            prose(ui, removal_effect(name));
            ui.add_space(theme::GAP);
            let line = why_ui(ui, &mut draft.why, spot);
            small(ui, "The reason goes to those who vote. It waits for every answer.");
            refusal(ui, refused.as_deref());
            row(ui, |ui| {
                cancel = primary(ui, "Leave it")
                    .accessible_name("Leave it: take somebody out")
                    .clicked();
                let puts = secondary(ui, "Put it to the group");
                let puts = puts.accessible_name(format!("Put it to the group: take {name} out"));
                if puts.clicked() || entered(ui, &line) {
                    let say = Say::ProposeRemoval { member: *member, why: said(&draft.why) };
                    actions.push(Action::Do(spot, Command::Say(say)));
                }
            });
        });
    });
    if cancel {
        drafts.deciding.removal = None;
    }
}

fn ending_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Ending;
    let waiting = drafts.is_waiting(spot);
    let refused = drafts.refusals.get(&spot).cloned();
    let Some(why) = &mut drafts.deciding.ending else { return };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, "End the group?");
        prose(
            ui,
            "You put it to the group, which decides it by its rule. That a group ends can be right.",
        );
        prose(ui, CLOSING_EFFECT);
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            let line = why_ui(ui, why, spot);
            refusal(ui, refused.as_deref());
            row(ui, |ui| {
                cancel =
                    primary(ui, "Leave it").accessible_name("Leave it: end the group").clicked();
                let puts = secondary(ui, "Put it to the group");
                if puts.accessible_name("Put it to the group: end the group").clicked()
                    || entered(ui, &line)
                {
                    let say = Say::ProposeClosing { why: said(why) };
                    actions.push(Action::Do(spot, Command::Say(say)));
                }
            });
        });
    });
    if cancel {
        drafts.deciding.ending = None;
    }
}

fn why_ui(ui: &mut Ui, why: &mut String, spot: Spot) -> egui::Response {
    field(
        ui,
        "Why, if you like",
        TextEdit::singleline(why).id(spot.first_field()).desired_width(theme::MEASURE),
    )
}

fn leave_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let waiting = drafts.is_waiting(Spot::Leave);
    let refused = drafts.refusals.get(&Spot::Leave).cloned();
    let Some(farewell) = &mut drafts.farewell else { return };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, "Leave the group?");
        prose(
            ui,
            "Your devices stop receiving what the group writes, and no longer count in what it decides. What you wrote stays with \
             the others unless you take it back first. What is on this device stays readable for you. To come back, the group has to \
             invite you again.",
        );
        if view.alone {
            prose(ui, "Nobody else is in: the group ends with you.");
        }
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            field(
                ui,
                "A last word to the others, if you like",
                TextEdit::multiline(farewell)
                    .id(Spot::Leave.first_field())
                    .desired_rows(2)
                    .desired_width(theme::MEASURE),
            );
            refusal(ui, refused.as_deref());
            row(ui, |ui| {
                cancel = primary(ui, "Stay").clicked();
                if secondary(ui, "Leave for good").clicked() {
                    let farewell =
                        Some(farewell.trim().to_owned()).filter(|words| !words.is_empty());
                    actions.push(Action::Do(Spot::Leave, Command::Leave { farewell }));
                }
            });
        });
    });
    if cancel {
        drafts.farewell = None;
    }
}
