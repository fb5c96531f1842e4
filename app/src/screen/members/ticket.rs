//! Invitations that nobody has used yet, and a ticket as text and as a picture.

use egui::{RichText, Sense, TextEdit, Ui, Vec2};
use kith_sync::node::api::Command;
use qrcodegen::{DataTooLong, QrCode, QrCodeEcc};

use crate::screen::parts::{field, note, quiet, quiet_row, secondary, small};
use crate::screen::save::FileContent;
use crate::screen::{Action, Drafts, Shown, Spot, TicketDraft};
use crate::theme::{self, palette};
use crate::view::members::MembersView;
use crate::words::t;

/// The ticket that is shown, and the invitations that nobody has used yet: to other people, or to devices of one's own.
pub(crate) fn invitations_ui(
    ui: &mut Ui,
    view: &MembersView,
    shown: Shown,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let own = shown == Shown::Mine;
    if let Some(ticket) = drafts.ticket.take_if(|ticket| ticket.shown == shown) {
        ui.add_space(theme::GAP);
        drafts.ticket = ticket_ui(ui, ticket, actions);
    }
    for (at, invitation) in view.invitations.iter().filter(|it| it.own == own).enumerate() {
        if at == 0 {
            ui.add_space(theme::PART);
            small(ui, t!("members-invitations-that-nobody-has-used-yet"));
        }
        quiet_row(ui, |ui| {
            ui.label(&invitation.who);
            let soft = palette(ui.ctx()).soft;
            ui.label(RichText::new(&invitation.until).small().color(soft));
            if let Some(text) = &invitation.ticket
                && quiet(ui, t!("members-show"))
                    .accessible_name(t!("members-show-the-invitation-for", who = invitation.who))
                    .clicked()
            {
                let (invite, who) = (invitation.invite, invitation.who.clone());
                drafts.ticket = Some(TicketDraft::new(invite, shown, who, text.clone()));
            }
            if view.may_write
                && quiet(ui, t!("members-withdraw"))
                    .accessible_name(t!(
                        "members-withdraw-the-invitation-for",
                        who = invitation.who
                    ))
                    .clicked()
            {
                let invite = invitation.invite;
                drafts.ticket.take_if(|ticket| ticket.invite == invite);
                let spot = if own { Spot::MyDevice } else { Spot::Invite };
                actions.push(Action::Do(spot, Command::WithdrawInvite { invite }));
            }
        });
    }
}

/// A ticket as text and as a picture, with what it is; the ticket, unless it is hidden.
pub(crate) fn ticket_ui(
    ui: &mut Ui,
    mut ticket: TicketDraft,
    actions: &mut Vec<Action>,
) -> Option<TicketDraft> {
    let palette = palette(ui.ctx());
    let mut hide = false;
    note(ui, palette.nav, |ui| {
        ui.label(t!("members-the-invitation-for", who = ticket.who));
        small(
            ui,
            if ticket.shown == Shown::Mine {
                t!("members-whoever-has-this-can-come-in")
            } else {
                t!("members-whoever-has-this-can-come-in-2")
            },
        );
        ui.add_space(theme::GAP);
        let mut shown = ticket.text.as_str();
        field(
            ui,
            t!("members-to-send-or-to-copy"),
            TextEdit::multiline(&mut shown)
                .font(egui::TextStyle::Monospace)
                .desired_rows(2)
                .desired_width(f32::INFINITY),
        );
        quiet_row(ui, |ui| {
            if secondary(ui, t!("members-copy-the-text")).clicked() {
                actions.push(Action::Copy(ticket.text.clone()));
                ticket.copied = true;
            }
            if ticket.shown != Shown::Mine
                && secondary(ui, t!("members-copy-with-a-few-words")).clicked()
            {
                actions.push(Action::CopyContent(FileContent::Invitation(ticket.text.clone())));
                ticket.copied = true;
            }
            hide = quiet(ui, t!("members-hide-the-invitation")).clicked();
        });
        if ticket.shown != Shown::Mine {
            small(ui, t!("members-the-few-words-are-your-groups"));
        }
        if ticket.copied {
            small(ui, t!("members-copied-whatever-else-reads-your-clipboard"));
        }
        ui.add_space(theme::GAP);
        picture_ui(ui, &mut ticket);
    });
    (!hide).then_some(ticket)
}

/// The ticket for a camera, once it is asked for.
fn picture_ui(ui: &mut Ui, ticket: &mut TicketDraft) {
    if !ticket.pictured {
        ticket.pictured = quiet(ui, t!("members-show-it-as-a-picture")).clicked();
        return;
    }
    match QrCode::encode_text(&ticket.text, QrCodeEcc::Medium) {
        Ok(code) => {
            small(ui, t!("members-the-same-as-a-picture-the"));
            qr_ui(ui, &code, &t!("members-the-invitation-for-as-a-picture", who = ticket.who));
        }
        Err(DataTooLong::SegmentTooLong | DataTooLong::DataOverCapacity(..)) => {
            small(ui, t!("members-this-invitation-is-too-long-for"));
        }
    }
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
