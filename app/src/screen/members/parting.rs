//! What is seldom done: a member's device is retired, somebody is taken out, the group ends, one leaves.
//!
//! Invariant: nothing here is sent before it was said what it does and what it does not.

use egui::{Response, TextEdit, Ui};
use kith_sync::node::api::{Command, Say};

use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::decisions::draft::{LostDraft, RemovalDraft, said};
use crate::screen::parts::{
    bring, card, card_at, choice, choices, field, opens, prose, quiet, quiet_row, small, subtitle,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme;
use crate::view::decisions::{closing_effect, removal_effect, retiring_effect};
use crate::view::members::MembersView;
use crate::words::t;

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
    card(ui, |ui| {
        subtitle(ui, t!("members-leaving-and-lost-devices"));
        ui.add_space(theme::GAP);
        about_others_ui(ui, view, drafts);
        about_all_ui(ui, view, drafts);
        if let Some((words, anew)) = &view.two {
            ui.add_space(theme::GAP);
            small(ui, words);
            if quiet(ui, t!("members-found-the-group-anew")).clicked() {
                actions.push(Action::FoundAnew(anew.clone()));
            }
        }
    });
}

/// What is begun about somebody else.
fn about_others_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts) {
    let deciding = &mut drafts.deciding;
    quiet_row(ui, |ui| {
        if deciding.lost.is_none()
            && !view.theirs.is_empty()
            && quiet(ui, t!("members-somebody-lost-a-device")).clicked()
        {
            deciding.lost = Some(LostDraft::default());
            bring(ui, Spot::Lost.card());
        }
        if deciding.removal.is_none()
            && !view.decisions.removable.is_empty()
            && quiet(ui, t!("members-take-somebody-out")).clicked()
        {
            deciding.removal = Some(RemovalDraft::default());
            bring(ui, Spot::Removal.card());
        }
    });
}

/// What is begun about oneself, or about the group.
fn about_all_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts) {
    let may_propose = view.decisions.may_propose && !view.alone;
    quiet_row(ui, |ui| {
        if drafts.farewell.is_none() {
            let leaves = quiet(ui, t!("members-leave-the-group")).clicked();
            if opens(ui, leaves, Spot::Leave.first_field()) {
                drafts.farewell = Some(String::new());
            }
        }
        if may_propose && drafts.deciding.ending.is_none() {
            let ends = quiet(ui, t!("members-end-the-group")).clicked();
            if opens(ui, ends, Spot::Ending.first_field()) {
                drafts.deciding.ending = Some(String::new());
            }
        }
    });
}

fn lost_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Lost;
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.deciding.lost else { return };
    let asked = Asked {
        about: t!("members-retire-a-lost-device"),
        does: t!("members-put-it-to-the-group"),
        leaves: t!("members-leave-it"),
        weight: Weight::Even,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card_at(ui, spot.card(), |ui| {
        subtitle(ui, t!("members-somebody-lost-a-device-2"));
        prose(ui, t!("members-whoever-has-another-device-retires-the"));
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            for (device, words) in &view.theirs {
                if choice(ui, draft.device == Some(*device), words).clicked() {
                    draft.device = Some(*device);
                }
            }
            ui.add_space(theme::GAP);
            let line = why_ui(ui, &mut draft.why, spot);
            small(ui, retiring_effect());
            small(ui, t!("members-if-it-was-the-only-one"));
            Filled::by(ui, &line).only_if(draft.device.is_some())
        })
    });
    match (answered, draft.device) {
        (Answered::Do, Some(device)) => {
            let say = Say::ProposeRetiring { device, why: said(&draft.why) };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        (Answered::Leave, _) => drafts.deciding.lost = None,
        (Answered::Do | Answered::NotYet, _) => {}
    }
}

fn removal_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Removal;
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.deciding.removal else { return };
    let is_chosen = |(member, _): &&(_, String)| draft.member == Some(*member);
    let name = view.decisions.removable.iter().find(is_chosen).map(|(_, name)| name.as_str());
    let about = name.map_or_else(
        || t!("members-take-somebody-out-2").to_owned(),
        |name| t!("members-take-out", name = name),
    );
    let asked = Asked {
        about: &about,
        does: t!("members-put-it-to-the-group"),
        leaves: t!("members-leave-it"),
        weight: Weight::Leaving,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card_at(ui, spot.card(), |ui| {
        subtitle(ui, t!("members-take-somebody-out-3"));
        prose(ui, t!("members-it-is-never-done-in-silence"));
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            let removable: Vec<_> = view
                .decisions
                .removable
                .iter()
                .map(|(member, name)| (Some(*member), name.as_str()))
                .collect();
            if let Some(chosen) =
                choices(ui, &removable, Some(draft.member), t!("members-take-somebody-out-2"))
            {
                draft.member = chosen;
                bring(ui, spot.first_field());
            }
            ui.add_space(theme::GAP);
            let Some(name) = name else { return Filled::No };
            prose(ui, removal_effect(name));
            ui.add_space(theme::GAP);
            let line = why_ui(ui, &mut draft.why, spot);
            small(ui, t!("members-the-reason-goes-to-those-who"));
            if let Some(words) = &view.decisions.third {
                small(ui, words);
            }
            Filled::by(ui, &line)
        })
    });
    match (answered, draft.member) {
        (Answered::Do, Some(member)) => {
            let say = Say::ProposeRemoval { member, why: said(&draft.why) };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        (Answered::Leave, _) => drafts.deciding.removal = None,
        (Answered::Do | Answered::NotYet, _) => {}
    }
}

fn ending_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Ending;
    let (waiting, refused) = drafts.standing(spot);
    let Some(why) = &mut drafts.deciding.ending else { return };
    let asked = Asked {
        about: t!("members-end-the-group-2"),
        does: t!("members-put-it-to-the-group"),
        leaves: t!("members-leave-it"),
        weight: Weight::Leaving,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("members-end-the-group-3"));
        prose(ui, t!("members-you-put-it-to-the-group"));
        prose(ui, closing_effect());
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            let line = why_ui(ui, why, spot);
            Filled::by(ui, &line)
        })
    });
    match answered {
        Answered::Do => {
            let say = Say::ProposeClosing { why: said(why) };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        Answered::Leave => drafts.deciding.ending = None,
        Answered::NotYet => {}
    }
}

fn why_ui(ui: &mut Ui, why: &mut String, spot: Spot) -> Response {
    field(
        ui,
        t!("members-why-if-you-like"),
        TextEdit::singleline(why).id(spot.first_field()).desired_width(theme::MEASURE),
    )
}

fn leave_ui(ui: &mut Ui, view: &MembersView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Leave;
    let (waiting, refused) = drafts.standing(spot);
    let Some(farewell) = &mut drafts.farewell else { return };
    let asked = Asked {
        about: "",
        does: t!("members-leave-for-good"),
        leaves: t!("members-stay"),
        weight: Weight::Leaving,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("members-leave-the-group-2"));
        prose(ui, t!("members-your-devices-stop-receiving-what-the"));
        if view.alone {
            prose(ui, t!("members-nobody-else-is-in-the-group"));
        }
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            field(
                ui,
                t!("members-a-last-word-to-the-others"),
                TextEdit::multiline(farewell)
                    .id(spot.first_field())
                    .desired_rows(2)
                    .desired_width(theme::MEASURE),
            );
            Filled::Ready
        })
    });
    match answered {
        Answered::Do => {
            let farewell = said(farewell);
            actions.push(Action::Do(spot, Command::Leave { farewell }));
        }
        Answered::Leave => drafts.farewell = None,
        Answered::NotYet => {}
    }
}
