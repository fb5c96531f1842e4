//! The screen "Decisions".

use egui::{TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::node::api::Command;
use lucide_icons::Icon;

use super::agreement::draft::NewDecision;
use super::agreement::{agreement_ui, aside_ui, day_ui, keep_ui};
use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::content::text_ui;
use super::history::done_button;
use super::parts::{
    begin, beginning, card, field, named, prose, quiet_row, refusal, row, secondary, small, soft,
    subtitle, title,
};
use super::text::{Look, fold_button, more_button, shared_text_ui};
use super::{Action, Drafts, Fold, List, Spot};
use crate::theme;
use crate::view::Place;
use crate::view::group_decisions::{DecisionView, GroupDecisionsView};
use crate::words::t;

/// Decisions of each part that are shown before somebody asks for more, and how many more then.
const SHOWN: usize = 5;

/// Shows the screen.
pub(crate) fn group_decisions_ui(
    ui: &mut Ui,
    view: &GroupDecisionsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Decisions.title());
    let is_empty = view.open.is_empty() && view.standing.is_empty() && view.may_write;
    let is_empty = is_empty && drafts.agreeing.new_decision.is_none();
    let nothing = is_empty.then_some((Icon::Signpost, t!("group-decisions-none")));
    beginning(ui, nothing, &view.lead, |ui| new_decision_ui(ui, view, drafts, actions));
    let parts = [
        (List::OpenDecisions, t!("group-decisions-open"), &view.open),
        (List::StandingDecisions, t!("group-decisions-our-standing-decisions"), &view.standing),
    ];
    for (list, heading, decisions) in parts {
        if decisions.is_empty() {
            continue;
        }
        subtitle(ui, heading);
        ui.add_space(theme::GAP);
        let shown = drafts.shown_of(list, SHOWN);
        for decision in decisions.iter().take(shown) {
            card(ui, |ui| {
                ui.push_id(decision.put.id, |ui| decision_ui(ui, decision, view, drafts, actions));
            });
        }
        if decisions.len() > shown {
            more_button(ui, drafts, list, heading);
            ui.add_space(theme::PART);
        }
    }
    let foot_ui = |ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>| {
        if !view.aside.is_empty() {
            let words = (
                t!("group-decisions-decisions-that-were-set-aside"),
                t!("group-decisions-hide-the-decisions-that-were-set"),
            );
            fold_button(ui, drafts, Fold::AsideDecisions, words, t!("group-decisions-decisions"));
        }
        done_button(ui, Place::Decisions.about(), drafts, actions);
    };
    if view.standing.is_empty() {
        quiet_row(ui, |ui| foot_ui(ui, drafts, actions));
    } else {
        let (what, kept) =
            (t!("group-decisions-our-standing-decisions-2"), (&view.text, &view.page));
        keep_ui(ui, what, (kept.0, kept.1), drafts, actions, foot_ui);
    }
    ui.add_space(theme::PART);
    if drafts.unfolded.contains(&Fold::AsideDecisions) {
        for decision in &view.aside {
            card(ui, |ui| {
                ui.push_id(decision.put.id, |ui| {
                    aside_ui(ui, &decision.put, view.may_write, drafts, actions);
                    outcome_ui(ui, decision, drafts, actions);
                });
            });
        }
    }
}

fn new_decision_ui(
    ui: &mut Ui,
    view: &GroupDecisionsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if !view.may_write {
        return;
    }
    let spot = Spot::NewDecision;
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.agreeing.new_decision else {
        let is_first = view.open.is_empty() && view.standing.is_empty();
        if begin(
            ui,
            is_first,
            t!("group-decisions-put-a-decision-to-the-group"),
            spot.first_field(),
        ) {
            drafts.agreeing.new_decision = Some(NewDecision::default());
        }
        return;
    };
    let asked = Asked {
        about: "",
        does: t!("group-decisions-put-it-to-the-group"),
        leaves: t!("group-decisions-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("group-decisions-a-new-decision"));
        small(ui, t!("group-decisions-everyone-answers-for-themselves-and-the"));
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            let line = TextEdit::singleline(&mut draft.title).id(spot.first_field());
            field(
                ui,
                t!("group-decisions-a-few-words-that-name-it"),
                line.desired_width(theme::MEASURE),
            );
            let words = TextEdit::multiline(&mut draft.wording).desired_rows(2);
            field(
                ui,
                t!("group-decisions-what-is-to-be-decided"),
                words.desired_width(theme::MEASURE),
            );
            let reasons = TextEdit::multiline(&mut draft.reasons).desired_rows(2);
            field(ui, t!("group-decisions-why-if-you-like"), reasons.desired_width(theme::MEASURE));
            let until = TextEdit::singleline(&mut draft.until).hint_text("2027-01-14");
            let until = until.desired_width(theme::MEASURE / 2.0);
            field(ui, t!("group-decisions-please-answer-until-if-it-matters"), until);
            let day = draft.day();
            if let Err(problem) = &day {
                small(ui, problem);
            }
            let has_words = !draft.title.trim().is_empty() && !draft.wording.trim().is_empty();
            Filled::Ready.only_if(has_words && day.is_ok())
        })
    });
    match (answered, draft.day()) {
        (Answered::Do, Ok(until)) => {
            let edit = Edit::AddDecision {
                title: draft.title.trim().to_owned(),
                wording: draft.wording.trim().to_owned(),
                reasons: draft.reasons.trim().to_owned(),
                until,
            };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
        (Answered::Leave, _) => {
            drafts.agreeing.new_decision = None;
            drafts.refusals.remove(&spot);
        }
        (Answered::NotYet | Answered::Do, _) => {}
    }
}

fn decision_ui(
    ui: &mut Ui,
    decision: &DecisionView,
    view: &GroupDecisionsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Until(decision.put.id);
    let is_more = drafts.unfolded.contains(&Fold::RuleWords(decision.put.id));
    agreement_ui(
        ui,
        &decision.put,
        view.may_write,
        drafts,
        actions,
        |ui, drafts, actions| {
            let reasons = &decision.reasons;
            if is_more || reasons.overlap || drafts.texts.contains_key(&reasons.field) {
                shared_text_ui(ui, reasons, Look::Body, drafts, actions);
            } else if !reasons.words.trim().is_empty() {
                ui.add_space(theme::GAP);
                named(ui, reasons.label, |ui| prose(ui, &reasons.words));
            }
            until_ui(ui, decision, view, spot, drafts, actions);
            outcome_ui(ui, decision, drafts, actions);
        },
        |ui, drafts, actions| {
            if view.may_write && decision.untils.is_empty() {
                day_ui(
                    ui,
                    &decision.put,
                    t!("group-decisions-a-day-to-answer-by"),
                    spot,
                    drafts,
                    actions,
                );
            }
        },
    );
}

/// Until when answers are asked for; two days are settled by choosing one.
fn until_ui(
    ui: &mut Ui,
    decision: &DecisionView,
    view: &GroupDecisionsView,
    spot: Spot,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    if let Some(words) = &decision.until {
        soft(ui, words);
    }
    let set = |until: Option<Date>| {
        let edit = Edit::SetUntil { decision: decision.put.id, until };
        Action::Do(spot, Command::Edit(edit))
    };
    if view.may_write && !decision.untils.is_empty() {
        row(ui, |ui| {
            for (words, day) in &decision.untils {
                let shown = secondary(ui, words);
                let shown = shown.accessible_name(format!("{words}: {}", decision.put.name));
                if shown.clicked() {
                    actions.push(set(*day));
                }
            }
        });
    }
    refusal(ui, drafts.refusal(spot));
}

/// What came of it, once there is something to tell.
fn outcome_ui(
    ui: &mut Ui,
    decision: &DecisionView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if decision.has_outcome {
        ui.add_space(theme::GAP);
        let outcome = &decision.outcome;
        let is_open = drafts.unfolded.contains(&Fold::RuleWords(decision.put.id));
        text_ui(ui, outcome, is_open || outcome.words.trim().is_empty(), drafts, actions);
    }
}
