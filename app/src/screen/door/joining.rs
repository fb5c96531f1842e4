//! Joining a group: the ticket, how far it has got, the words to compare, and a joining that is not finished.

use egui::{RichText, TextEdit, Ui};
use kith_sync::node::api::JoinStep;

use super::{Door, Field, Page, field_ui, heading, me_ui, passphrase_ui, secret_ui};
use crate::desktop::Request;
use crate::screen::Action;
use crate::screen::parts::{card, primary, prose, quiet, row, secondary, soft};
use crate::theme::{self, palette};

pub(super) fn join_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, "Join a group");
    soft(ui, "Whoever invited you keeps Kith open until you are in.");
    ui.add_space(theme::PART);
    let ticket = TextEdit::multiline(&mut door.ticket)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .font(egui::TextStyle::Monospace);
    field_ui(
        ui,
        "The invitation, as text",
        ticket,
        Field::Ticket,
        &mut door.focus,
        door.problem.as_ref(),
    );
    me_ui(ui, door);
    let is_entered = secret_ui(ui, door);
    row(ui, |ui| {
        if primary(ui, "Join").clicked() || is_entered {
            let complete = door.is_complete(&[
                (Field::Ticket, "Please paste the invitation."),
                (Field::Me, "Please say what the others call you."),
            ]);
            if complete {
                actions.push(Action::Ask(Request::Join {
                    ticket: door.ticket.split_whitespace().collect(),
                    me: door.me.trim().to_owned(),
                    passphrase: door.passphrase.clone(),
                }));
                door.page = Page::Joining(None);
            }
        }
        if quiet(ui, "Back").clicked() {
            door.turn_to(Page::Welcome);
        }
    });
}

pub(super) fn joining_ui(ui: &mut Ui, step: Option<&JoinStep>, actions: &mut Vec<Action>) {
    heading(ui, "Joining");
    let at = match step {
        None | Some(JoinStep::Connecting) => 0,
        Some(JoinStep::Knocking) => 1,
        Some(JoinStep::Receiving { .. }) => 2,
        Some(JoinStep::Joined { .. }) => 3,
    };
    let steps = [
        "Looking for a device of the group",
        "Showing the invitation",
        "Receiving what the group has written",
        "Comparing words",
    ];
    card(ui, |ui| {
        for (number, words) in steps.into_iter().enumerate() {
            let palette = palette(ui.ctx());
            let (mark, ink) = match number.cmp(&at) {
                std::cmp::Ordering::Less => ("Done: ", palette.sage),
                std::cmp::Ordering::Equal => ("Now: ", palette.ink),
                std::cmp::Ordering::Greater => ("Then: ", palette.soft),
            };
            ui.label(RichText::new(format!("{mark}{words}")).color(ink));
        }
    });
    soft(
        ui,
        "If nothing moves for two minutes, this stops by itself, and you can try again: with Kith open on the device that invited you, \
         both on the same network or reachable for each other.",
    );
    ui.add_space(theme::PART);
    if secondary(ui, "Stop").clicked() {
        actions.push(Action::Ask(Request::StopJoining));
    }
}

pub(super) fn compare_ui(ui: &mut Ui, words: &str, door: &mut Door) -> bool {
    heading(ui, "You are in");
    prose(
        ui,
        "Now compare these words with whoever invited you, in person or by phone. If both of you see the same, nobody stands between you.",
    );
    ui.add_space(theme::PART);
    card(ui, |ui| ui.label(RichText::new(words).text_style(theme::title())));
    row(ui, |ui| {
        let same = primary(ui, "They are the same").clicked();
        if secondary(ui, "They differ").clicked() {
            door.page = Page::Differ;
        }
        same
    })
}

pub(super) fn differ_ui(ui: &mut Ui) -> bool {
    heading(ui, "The words differ");
    prose(
        ui,
        "Then somebody else may have answered in the group’s place. Write nothing here that should stay among you. Tell whoever invited \
         you, in person; they can withdraw the invitation and give you a new one.",
    );
    ui.add_space(theme::PART);
    secondary(ui, "Go on, knowing this").clicked()
}

pub(super) fn unfinished_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, "Joining is not finished");
    soft(
        ui,
        "It was begun on this device. Go on with the same invitation, with Kith open on the device that invited you; or forget it and \
         begin anew.",
    );
    ui.add_space(theme::PART);
    if let Some(passphrase) = passphrase_ui(ui, door, "Go on") {
        actions.push(Action::Ask(Request::GoOnJoining { passphrase }));
        door.page = Page::Joining(None);
    }
    ui.add_space(theme::PART);
    if !door.forgetting {
        door.forgetting = quiet(ui, "Forget it and begin anew…").clicked();
        return;
    }
    prose(
        ui,
        "What was begun is removed from this device. If the group has let this device in already, the invitation is used up, and you \
         need another one.",
    );
    row(ui, |ui| {
        if secondary(ui, "Forget it").clicked() {
            actions.push(Action::Ask(Request::ForgetJoining));
        }
        if quiet(ui, "Keep it").clicked() {
            door.forgetting = false;
        }
    });
}
