//! Who comes in: the founder invites, and later a member puts somebody forward.

use egui::{Response, TextEdit, Ui};
use kith_sync::id::MemberId;
use kith_sync::node::api::{Command, Say};

use super::draft::{ForwardDraft, said};
use crate::screen::members::ticket::invitations_ui;
use crate::screen::parts::{
    begin_within, card, choices, entered, field, note, primary, prose, quiet, refusal, row, small,
    soft, subtitle,
};
use crate::screen::{Action, Drafts, Shown, Spot};
use crate::theme::{self, palette};
use crate::view::decisions::{ComingView, DecisionsView};
use crate::view::members::MembersView;
use crate::words::t;

/// How somebody comes in, and the invitations that nobody has used yet.
pub(crate) fn coming_ui(
    ui: &mut Ui,
    view: &MembersView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let has_invitations = view.invitations.iter().any(|invitation| !invitation.own);
    if !view.may_write && !has_invitations {
        // Why nobody can come in stands above the screen.
        return;
    }
    card(ui, |ui| {
        match view.decisions.coming {
            ComingView::Alone => alone_ui(ui, view, drafts, actions),
            ComingView::ByVote => {
                subtitle(ui, t!("decisions-who-comes-in"));
                forward_ui(ui, &view.decisions, drafts, actions);
            }
            ComingView::NotNow(words) => {
                subtitle(ui, t!("decisions-who-comes-in"));
                soft(ui, words);
            }
        }
        invitations_ui(ui, view, Shown::People, drafts, actions);
    });
}

fn alone_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    subtitle(ui, t!("decisions-invite-somebody"));
    first_words_ui(ui);
    ui.add_space(theme::GAP);
    invitee_ui(ui, view.may_write, drafts, actions);
}

/// What is good to know before the first invitation.
fn first_words_ui(ui: &mut Ui) {
    prose(ui, t!("decisions-talk-with-the-person-alone-first"));
    soft(ui, t!("decisions-while-you-are-the-only-one"));
}

/// Whom the founder invites; the field of the name.
pub(crate) fn invitee_ui(
    ui: &mut Ui,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) -> Response {
    let waiting = drafts.is_waiting(Spot::Invite) || drafts.is_waiting(Spot::MyDevice);
    let name = ui.add_enabled_ui(may_write && !waiting, |ui| {
        let name = field(
            ui,
            t!("decisions-what-you-call-this-person-for"),
            TextEdit::singleline(&mut drafts.invitee).desired_width(theme::SHORT_FIELD * 2.0),
        );
        let ready = !drafts.invitee.trim().is_empty();
        let invite =
            ui.add_enabled_ui(ready, |ui| primary(ui, t!("decisions-make-an-invitation"))).inner;
        if ready && (invite.clicked() || entered(ui, &name)) {
            let name = drafts.invitee.trim().to_owned();
            actions.push(Action::Do(Spot::Invite, Command::Invite { name }));
        }
        name
    });
    refusal(ui, drafts.refusal(Spot::Invite));
    name.inner
}

fn forward_ui(ui: &mut Ui, view: &DecisionsView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Forward;
    let waiting = drafts.is_waiting(spot);
    let refused = drafts.refusals.get(&spot).cloned();
    let Some(draft) = &mut drafts.deciding.forward else {
        prose(ui, t!("decisions-who-else-comes-in-is-for"));
        ui.add_space(theme::GAP);
        if begin_within(ui, t!("decisions-put-somebody-forward"), spot.first_field()) {
            drafts.deciding.forward = Some(ForwardDraft::default());
        }
        return;
    };
    let mut cancel = false;
    ui.add_enabled_ui(!waiting, |ui| {
        returning_ui(ui, view, draft);
        let name = draft.returning.is_none().then(|| {
            field(
                ui,
                t!("decisions-a-name-or-initials"),
                TextEdit::singleline(&mut draft.name)
                    .id(spot.first_field())
                    .desired_width(theme::SHORT_FIELD * 2.0),
            )
        });
        if let (None, Some(words)) = (draft.returning, view.same_name(&draft.name)) {
            let honey = palette(ui.ctx()).honey_pale;
            note(ui, honey, |ui| ui.label(words));
        }
        let why = field(
            ui,
            t!("decisions-why-if-you-like"),
            TextEdit::singleline(&mut draft.why).desired_width(theme::MEASURE),
        );
        small(ui, t!("decisions-only-those-who-vote-receive-the"));
        refusal(ui, refused.as_deref());
        let called = match draft.returning {
            Some(member) => name_of(view, member),
            None => said(&draft.name),
        };
        row(ui, |ui| {
            let puts = ui
                .add_enabled_ui(called.is_some(), |ui| primary(ui, t!("decisions-put-forward")))
                .inner;
            let is_entered = name.is_some_and(|name| entered(ui, &name)) || entered(ui, &why);
            if let (Some(name), true) = (called, puts.clicked() || is_entered) {
                let say =
                    Say::ProposePerson { name, returning: draft.returning, why: said(&draft.why) };
                actions.push(Action::Do(spot, Command::Say(say)));
            }
            cancel = quiet(ui, t!("decisions-not-now"))
                .accessible_name(t!("decisions-not-now-put-somebody-forward"))
                .clicked();
        });
    });
    if cancel {
        drafts.deciding.forward = None;
    }
}

/// Whether it is somebody new, or a member who lost every device.
fn returning_ui(ui: &mut Ui, view: &DecisionsView, draft: &mut ForwardDraft) {
    if view.returning.is_empty() {
        return;
    }
    let back: Vec<(Option<MemberId>, String)> = view
        .returning
        .iter()
        .map(|(member, name)| (Some(*member), t!("decisions-with-a-new-device", name = name)))
        .collect();
    let mut words: Vec<(Option<MemberId>, &str)> = vec![(None, t!("decisions-somebody-new"))];
    words.extend(back.iter().map(|(member, words)| (*member, words.as_str())));
    if let Some(chosen) = choices(ui, &words, Some(draft.returning), t!("decisions-who-comes-in-2"))
    {
        draft.returning = chosen;
    }
    if draft.returning.is_some() {
        small(ui, t!("decisions-whoever-comes-in-with-that-invitation"));
    }
}

fn name_of(view: &DecisionsView, member: MemberId) -> Option<String> {
    view.returning.iter().find(|(id, _)| *id == member).map(|(_, name)| name.clone())
}
