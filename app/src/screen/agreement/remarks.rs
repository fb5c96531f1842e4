//! What was said on a ground rule or a decision, and saying something on it.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::node::api::Command;

use super::super::parts::{
    field, note, opens, primary, prose, quiet, quiet_row, refusal, row, small,
};
use super::super::text::{fold_button, take_back_ui};
use super::super::{Action, Drafts, Fold, Spot};
use super::draft::RemarkDraft;
use crate::theme::{self, palette};
use crate::view::agreement::AgreementView;
use crate::words::t;

/// How many of the newest are shown at first.
const SHOWN: usize = 3;

/// What was said on it, the newest few at first, and an answer to a concern.
pub(super) fn remarks_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    said_ui(ui, view, may_write, drafts, actions);
    if may_write {
        offers_ui(ui, view, drafts);
        saying_ui(ui, view, drafts, actions);
    }
}

/// What was said, oldest first; where it is much, what came before the newest is folded.
fn said_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let fold = Fold::Remarks(view.id);
    let mut folded = view.remarks.len().saturating_sub(SHOWN);
    if folded > 0 {
        let words = t!("agreement-earlier-remarks", count = folded);
        let words = (words.as_str(), t!("agreement-hide-the-earlier-remarks"));
        quiet_row(ui, |ui| fold_button(ui, drafts, fold, words, &view.name));
    }
    if drafts.unfolded.contains(&fold) {
        folded = 0;
    }
    let nav = palette(ui.ctx()).nav;
    for remark in view.remarks.iter().skip(folded) {
        note(ui, nav, |ui| {
            small(ui, &remark.by);
            prose(ui, &remark.words);
            if let Some(body) = remark.mine {
                let what = t!("agreement-what-i-said-on", name = view.name);
                take_back_ui(ui, body, &what, may_write, drafts, actions);
            }
        });
    }
}

/// Answering a concern, beside it.
fn offers_ui(ui: &mut Ui, view: &AgreementView, drafts: &mut Drafts) {
    let spot = Spot::Remark(view.id);
    if drafts.agreeing.remarks.contains_key(&view.id) {
        return;
    }
    if view.answers.iter().all(|line| line.concern.is_none()) {
        return;
    }
    quiet_row(ui, |ui| {
        let concerns = view.answers.iter().filter_map(|line| line.concern.as_ref());
        for (concern, name) in concerns {
            let words = t!("agreement-answer", name = name);
            let shown = quiet(ui, &words).accessible_name(format!("{words}: {}", view.name));
            if opens(ui, shown.clicked(), spot.first_field()) {
                let draft =
                    RemarkDraft { to: Some((*concern, name.clone())), ..RemarkDraft::default() };
                drafts.agreeing.remarks.insert(view.id, draft);
            }
        }
    });
}

/// Begins to say something that answers nobody.
pub(super) fn say_button(ui: &mut Ui, view: &AgreementView, drafts: &mut Drafts) {
    if drafts.agreeing.remarks.contains_key(&view.id) {
        return;
    }
    let shown = quiet(ui, t!("agreement-say-something-on-it"));
    let shown = shown.accessible_name(t!("agreement-say-something-on-it-2", name = view.name));
    if opens(ui, shown.clicked(), Spot::Remark(view.id).first_field()) {
        drafts.agreeing.remarks.insert(view.id, RemarkDraft::default());
    }
}

/// What is being said, until it is.
fn saying_ui(ui: &mut Ui, view: &AgreementView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Remark(view.id);
    let ready = !drafts.is_waiting(spot);
    let mut leave = false;
    if let Some(draft) = drafts.agreeing.remarks.get_mut(&view.id) {
        let label = draft.to.as_ref().map_or_else(
            || t!("agreement-what-do-you-want-to-say").to_owned(),
            |(_, name)| t!("agreement-your-answer-to", name = name),
        );
        let edit = TextEdit::multiline(&mut draft.words).id(spot.first_field()).desired_rows(2);
        field(ui, &label, edit.desired_width(theme::MEASURE));
        row(ui, |ui| {
            let say = ui.add_enabled_ui(ready && !draft.words.trim().is_empty(), |ui| {
                primary(ui, t!("agreement-say-it"))
                    .accessible_name(t!("agreement-say-it-2", name = view.name))
            });
            if say.inner.clicked() {
                let (words, to) = (draft.words.trim().to_owned(), draft.to.as_ref().map(|it| it.0));
                let edit = Edit::Remark { on: view.put, words, to };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
            let shown = quiet(ui, t!("agreement-not-now"));
            leave =
                shown.accessible_name(t!("agreement-leave-it-unsaid", name = view.name)).clicked();
        });
    }
    if leave {
        drafts.agreeing.remarks.remove(&view.id);
        drafts.refusals.remove(&spot);
    }
    refusal(ui, drafts.refusal(spot));
}
