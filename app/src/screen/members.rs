//! The screen "Members and devices".

use egui::{RichText, Sense, TextEdit, Ui, Vec2};
use kith_sync::group::Edit;
use kith_sync::node::api::Command;
use qrcodegen::{QrCode, QrCodeEcc};

use super::parts::{
    card, field, note, opens, pill, primary, prose, quiet, quiet_row, refusal, row, secondary,
    small, soft, subtitle, title,
};
use super::{Action, Drafts, Spot, TicketDraft};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::members::{DeviceView, MembersView};
use crate::view::rules::Mood;

/// Shows the screen.
pub(crate) fn members_ui(
    ui: &mut Ui,
    view: &MembersView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Members.title());
    soft(ui, &view.delivery);
    ui.add_space(theme::PART);
    for person in &view.people {
        card(ui, |ui| {
            row(ui, |ui| {
                subtitle(ui, &person.name);
                if let Some(standing) = person.standing {
                    pill(ui, standing, Mood::Quiet);
                }
            });
            devices_ui(ui, &person.devices);
        });
    }
    invite_ui(ui, view, drafts, actions);
    mine_ui(ui, view, drafts, actions);
    leave_ui(ui, view, drafts, actions);
}

fn devices_ui(ui: &mut Ui, devices: &[DeviceView]) {
    for device in devices {
        small(ui, &format!("{}: {}. {}.", device.name, device.heard.to_lowercase(), device.has));
    }
}

fn invite_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        subtitle(ui, "Invite somebody");
        if view.alone {
            prose(
                ui,
                "Talk with the person alone first: what the group is for, when it meets, what stays within it, and that it is a try.",
            );
            prose(
                ui,
                "While you are the only one, you decide alone. Make an invitation for each person with whom you begin: once \
                 somebody is in, who else comes in is for all of you to decide.",
            );
            ui.add_space(theme::GAP);
            invitee_ui(ui, view, drafts, actions);
        } else {
            prose(
                ui,
                "Who else comes in is for all of you to decide. Deciding that together is not part of this version of Kith \
                 yet; invitations made before can still be used.",
            );
        }
        refusal(ui, drafts.refusal(Spot::Invite));
        invitations_ui(ui, view, false, drafts, actions);
    });
}

/// The ticket that is shown, and the invitations that nobody has used yet: to other people, or to devices of one's own.
fn invitations_ui(
    ui: &mut Ui,
    view: &MembersView,
    own: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if let Some(ticket) = drafts.ticket.take_if(|ticket| ticket.own == own) {
        ui.add_space(theme::GAP);
        drafts.ticket = ticket_ui(ui, ticket, actions);
    }
    for (at, invitation) in view.invitations.iter().filter(|it| it.own == own).enumerate() {
        if at == 0 {
            ui.add_space(theme::PART);
            small(ui, "Invitations that nobody has used yet");
        }
        quiet_row(ui, |ui| {
            ui.label(&invitation.who);
            let soft = palette(ui.ctx()).soft;
            ui.label(RichText::new(&invitation.until).small().color(soft));
            if let Some(text) = &invitation.ticket
                && quiet(ui, "Show")
                    .accessible_name(format!("Show the invitation for {}", invitation.who))
                    .clicked()
            {
                let (invite, who) = (invitation.invite, invitation.who.clone());
                drafts.ticket = Some(TicketDraft::new(invite, own, who, text.clone()));
            }
            ui.add_enabled_ui(view.may_write, |ui| {
                if quiet(ui, "Withdraw")
                    .accessible_name(format!("Withdraw the invitation for {}", invitation.who))
                    .clicked()
                {
                    let invite = invitation.invite;
                    drafts.ticket.take_if(|ticket| ticket.invite == invite);
                    let spot = if own { Spot::MyDevice } else { Spot::Invite };
                    actions.push(Action::Do(spot, Command::WithdrawInvite { invite }));
                }
            });
        });
    }
}

/// Where the name of somebody to be invited is typed.
fn invitee_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let waiting = drafts.is_waiting(Spot::Invite) || drafts.is_waiting(Spot::MyDevice);
    ui.add_enabled_ui(view.may_write && !waiting, |ui| {
        field(
            ui,
            "What you call this person, for the group’s list",
            TextEdit::singleline(&mut drafts.invitee).desired_width(theme::SHORT_FIELD * 2.0),
        );
        let ready = !drafts.invitee.trim().is_empty();
        let invite = ui.add_enabled_ui(ready, |ui| primary(ui, "Make an invitation")).inner;
        if invite.clicked() {
            let name = drafts.invitee.trim().to_owned();
            actions.push(Action::Do(Spot::Invite, Command::Invite { name }));
        }
    });
}

/// A ticket as text and as a picture, with what it is; the ticket, unless it is hidden.
fn ticket_ui(
    ui: &mut Ui,
    mut ticket: TicketDraft,
    actions: &mut Vec<Action>,
) -> Option<TicketDraft> {
    let palette = palette(ui.ctx());
    let mut hide = false;
    note(ui, palette.nav, |ui| {
        ui.label(format!("The invitation for {}", ticket.who));
        small(
            ui,
            if ticket.own {
                "Whoever has this can come in with it as you, once. Keep it to yourself, keep Kith open here until the device is in, \
                 and compare the words that both devices show."
            } else {
                "Whoever has this can come in with it, once. Hand it over where only this person sees it, and keep Kith open here \
                 until they are in. Then compare the words that both of you see."
            },
        );
        ui.add_space(theme::GAP);
        let mut shown = ticket.text.as_str();
        field(
            ui,
            "To send or to copy",
            TextEdit::multiline(&mut shown)
                .font(egui::TextStyle::Monospace)
                .desired_rows(2)
                .desired_width(f32::INFINITY),
        );
        quiet_row(ui, |ui| {
            if secondary(ui, "Copy the text").clicked() {
                actions.push(Action::Copy(ticket.text.clone()));
                ticket.copied = true;
            }
            hide = quiet(ui, "Hide the invitation").clicked();
        });
        if ticket.copied {
            small(ui, "Copied. Whatever else reads your clipboard can read it too.");
        }
        ui.add_space(theme::GAP);
        if let Ok(code) = QrCode::encode_text(&ticket.text, QrCodeEcc::Medium) {
            small(ui, "The same as a picture: the camera of a phone reads the text from it");
            qr_ui(ui, &code, &format!("The invitation for {} as a picture to scan", ticket.who));
        } else {
            small(ui, "This invitation is too long for a picture; please hand over the text.");
        }
    });
    (!hide).then_some(ticket)
}

/// Draws a QR code, dark on light whatever the theme, with its quiet zone.
fn qr_ui(ui: &mut Ui, code: &QrCode, name: &str) {
    let palette = palette(ui.ctx());
    let size = code.size();
    let modules = size + 2 * theme::QR_QUIET;
    #[expect(clippy::cast_precision_loss, reason = "a QR code has at most 177 modules a side")]
    let at = |module: i32| module as f32 * theme::QR_MODULE;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(at(modules)), Sense::hover());
    let named = name.to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, named.clone()));
    let mut mesh = egui::Mesh::default();
    mesh.add_colored_rect(rect, palette.qr_light);
    let module = Vec2::splat(theme::QR_MODULE);
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            let corner = rect.min + Vec2::new(at(x + theme::QR_QUIET), at(y + theme::QR_QUIET));
            mesh.add_colored_rect(egui::Rect::from_min_size(corner, module), palette.qr_dark);
        }
    }
    ui.painter().add(mesh);
}

fn mine_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        subtitle(ui, "You and your devices");
        devices_ui(ui, &view.mine);
        ui.add_space(theme::GAP);
        name_ui(ui, view, drafts, actions);
        ui.add_space(theme::GAP);
        let waiting = drafts.is_waiting(Spot::Invite) || drafts.is_waiting(Spot::MyDevice);
        ui.add_enabled_ui(view.may_write && !waiting, |ui| {
            if secondary(ui, "Add another device of mine").clicked() {
                actions.push(Action::Do(Spot::MyDevice, Command::InviteMyDevice));
            }
        });
        refusal(ui, drafts.refusal(Spot::MyDevice));
        invitations_ui(ui, view, true, drafts, actions);
        ui.add_space(theme::PART);
        small(ui, &view.reach);
        let mut nearby = view.nearby;
        if super::parts::seen(
            ui.checkbox(&mut nearby, "Find the group’s devices on the same network"),
        )
        .changed()
        {
            actions.push(Action::Do(Spot::General, Command::SetNearby { on: nearby }));
        }
        refusal(ui, drafts.refusal(Spot::General));
    });
}

fn name_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let waiting = drafts.is_waiting(Spot::MyName);
    let refused = drafts.refusals.get(&Spot::MyName).cloned();
    let Some(name) = &mut drafts.my_name else {
        row(ui, |ui| {
            ui.label(if view.my_name.trim().is_empty() {
                "The others see no name of yours yet.".to_owned()
            } else {
                format!("The others see you as {}.", view.my_name)
            });
            let first = Spot::MyName.first_field();
            let changes = view.may_write && quiet(ui, "Change my name").clicked();
            if opens(ui, changes, first) {
                drafts.my_name = Some(view.my_name.clone());
            }
        });
        return;
    };
    let mut cancel = false;
    ui.add_enabled_ui(!waiting, |ui| {
        field(
            ui,
            "What the others call you",
            TextEdit::singleline(name)
                .id(Spot::MyName.first_field())
                .desired_width(theme::SHORT_FIELD * 2.0),
        );
        refusal(ui, refused.as_deref());
        row(ui, |ui| {
            let ready = !name.trim().is_empty();
            if ui.add_enabled_ui(ready, |ui| secondary(ui, "Save my name")).inner.clicked() {
                let edit = Edit::NameMyself { name: name.trim().to_owned() };
                actions.push(Action::Do(Spot::MyName, Command::Edit(edit)));
            }
            cancel = quiet(ui, "Keep the name").clicked();
        });
    });
    if cancel {
        drafts.my_name = None;
    }
}

fn leave_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let waiting = drafts.is_waiting(Spot::Leave);
    let refused = drafts.refusals.get(&Spot::Leave).cloned();
    let Some(farewell) = &mut drafts.farewell else {
        let pressed = quiet_row(ui, |ui| quiet(ui, "Leave the group…").clicked());
        if opens(ui, pressed, Spot::Leave.first_field()) {
            drafts.farewell = Some(String::new());
        }
        return;
    };
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
