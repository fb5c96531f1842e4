//! How the group decides, and choosing another way.

use egui::{TextEdit, Ui};
use kith_sync::node::api::{Command, Door, Rule, Say};

use super::draft::{RuleDraft, said};
use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::parts::{card, choices, field, note, prose, quiet, small, subtitle};
use crate::screen::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::decisions::DecisionsView;
use crate::view::decisions::rule::{
    DOORS, THRESHOLDS, door_meaning, threshold_meaning, wordings_meaning,
};

/// How the group decides.
pub(crate) fn how_ui(
    ui: &mut Ui,
    view: &DecisionsView,
    alone: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let Some((rule, words)) = &view.rule else { return };
    card(ui, |ui| {
        subtitle(ui, "How we decide");
        prose(ui, words);
        for words in &view.notes {
            let honey = palette(ui.ctx()).honey_pale;
            note(ui, honey, |ui| ui.label(*words));
        }
        small(
            ui,
            "Nobody is the administrator. Each answers on a device of their own, when they are next there; whoever takes a break is asked \
             nothing. Two have to say yes in any case.",
        );
        change_ui(ui, *rule, view, alone, drafts, actions);
    });
}

fn change_ui(
    ui: &mut Ui,
    rule: Rule,
    view: &DecisionsView,
    alone: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::HowWeDecide;
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.deciding.rule else {
        if view.may_propose && quiet(ui, "Decide in another way…").clicked() {
            drafts.deciding.rule = Some(RuleDraft { rule, why: String::new() });
        }
        return;
    };
    ui.add_space(theme::GAP);
    let asked = Asked {
        about: "another way to decide",
        does: if alone { "Change it" } else { "Put it to the group" },
        leaves: "Leave it as it is",
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        rule_choice_ui(ui, &mut draft.rule, &DOORS);
        wordings_choice_ui(ui, &mut draft.rule);
        let line = field(
            ui,
            "Why, if you like",
            TextEdit::singleline(&mut draft.why)
                .id(spot.first_field())
                .desired_width(theme::MEASURE),
        );
        small(
            ui,
            if alone {
                "While you are the only one, it changes at once."
            } else {
                "The rule that holds now decides whether it changes, and it waits for every answer. A vote that is open already stays with \
                 the rule of when it was put; a wording that is not agreed on yet goes by the new one."
            },
        );
        Filled::by(ui, &line).only_if(draft.rule != rule)
    });
    match answered {
        Answered::Do => {
            let Rule { threshold, door, wordings } = draft.rule;
            let (wordings, why) = (Some(wordings), said(&draft.why));
            let say = Say::ProposeRule { threshold, door, wordings, why };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        Answered::Leave => drafts.deciding.rule = None,
        Answered::NotYet => {}
    }
}

/// Chooses how many have to agree and who can come in at all, with what that means.
pub(crate) fn rule_choice_ui(ui: &mut Ui, rule: &mut Rule, doors: &[(Door, &str)]) {
    small(ui, "Who has to agree?");
    if let Some(threshold) =
        choices(ui, &THRESHOLDS, Some(rule.threshold), "how many have to agree")
    {
        rule.threshold = threshold;
    }
    small(ui, threshold_meaning(rule.threshold));
    ui.add_space(theme::GAP);
    small(ui, "How does somebody new come in?");
    if let Some(door) = choices(ui, doors, Some(rule.door), "how somebody new comes in") {
        rule.door = door;
    }
    small(ui, door_meaning(rule.door));
    ui.add_space(theme::GAP);
}

/// Chooses how many have to agree before a wording holds, with what that means.
pub(crate) fn wordings_choice_ui(ui: &mut Ui, rule: &mut Rule) {
    small(ui, "When does a ground rule or a decision hold? Once these have agreed to its wording:");
    if let Some(wordings) =
        choices(ui, &THRESHOLDS, Some(rule.wordings), "how many have to agree to a wording")
    {
        rule.wordings = wordings;
    }
    small(ui, wordings_meaning(rule.wordings));
    ui.add_space(theme::GAP);
}
