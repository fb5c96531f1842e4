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
    door_meaning, doors, threshold_meaning, thresholds, wordings_meaning,
};
use crate::words::t;

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
        subtitle(ui, t!("decisions-how-we-decide"));
        prose(ui, words);
        for words in &view.notes {
            let honey = palette(ui.ctx()).honey_pale;
            note(ui, honey, |ui| ui.label(*words));
        }
        small(ui, t!("decisions-nobody-is-the-administrator-each-answers"));
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
        if view.may_propose && quiet(ui, t!("decisions-decide-in-another-way")).clicked() {
            drafts.deciding.rule = Some(RuleDraft { rule, why: String::new() });
        }
        return;
    };
    ui.add_space(theme::GAP);
    let asked = Asked {
        about: t!("decisions-another-way-to-decide"),
        does: if alone { t!("decisions-change-it") } else { t!("decisions-put-it-to-the-group") },
        leaves: t!("decisions-leave-it-as-it-is"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        rule_choice_ui(ui, &mut draft.rule, &doors());
        wordings_choice_ui(ui, &mut draft.rule);
        let line = field(
            ui,
            t!("decisions-why-if-you-like"),
            TextEdit::singleline(&mut draft.why)
                .id(spot.first_field())
                .desired_width(theme::MEASURE),
        );
        small(
            ui,
            if alone {
                t!("decisions-while-you-are-the-only-one-2")
            } else {
                t!("decisions-the-rule-that-holds-now-decides")
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
    small(ui, t!("decisions-who-has-to-agree"));
    if let Some(threshold) =
        choices(ui, &thresholds(), Some(rule.threshold), t!("decisions-how-many-have-to-agree"))
    {
        rule.threshold = threshold;
    }
    small(ui, threshold_meaning(rule.threshold));
    ui.add_space(theme::GAP);
    small(ui, t!("decisions-how-does-somebody-new-come-in"));
    if let Some(door) =
        choices(ui, doors, Some(rule.door), t!("decisions-how-somebody-new-comes-in"))
    {
        rule.door = door;
    }
    small(ui, door_meaning(rule.door));
    ui.add_space(theme::GAP);
}

/// Chooses how many have to agree before a wording holds, with what that means.
pub(crate) fn wordings_choice_ui(ui: &mut Ui, rule: &mut Rule) {
    small(ui, t!("decisions-when-does-a-ground-rule-or"));
    if let Some(wordings) =
        choices(ui, &thresholds(), Some(rule.wordings), t!("decisions-how-many-have-to-agree-to"))
    {
        rule.wordings = wordings;
    }
    small(ui, wordings_meaning(rule.wordings));
    ui.add_space(theme::GAP);
}
