//! The screen "Ground rules".

use egui::{Id, TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Put, Topic};
use kith_sync::node::api::Command;
use lucide_icons::Icon;

use super::agreement::{agreement_ui, aside_ui, keep_ui};
use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::decisions::draft::RuleDraft;
use super::history::done_button;
use super::parts::{
    begin, beginning, card, cards, choices, field, note, opens, prose, quiet, quiet_row, refusal,
    row, secondary, small, soft, subtitle, title,
};
use super::text::fold_button;
use super::{Action, Drafts, Fold, NewRule, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::rules::{ProvisionalView, RuleView, RulesView, StarterView};
use crate::view::starters::offered;
use crate::words::t;

/// Shows the screen.
pub(crate) fn rules_ui(
    ui: &mut Ui,
    view: &RulesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Rules.title());
    let is_empty = view.rules.is_empty() && view.may_write && drafts.new_rule.is_none();
    let nothing = is_empty.then_some((Icon::Handshake, t!("rules-none")));
    beginning(ui, nothing, &view.lead, |ui| new_rule_ui(ui, view, drafts, actions));
    starters_ui(ui, view, drafts);
    if let (Some(provisional), true) = (&view.provisional, view.may_write) {
        card(ui, |ui| provisional_ui(ui, provisional, drafts, actions));
    }
    let id = |rule: &RuleView| Id::unique(("rule", rule.put.id));
    cards(ui, &view.rules, id, |ui, rule| {
        ui.push_id(rule.put.id, |ui| rule_ui(ui, rule, view, drafts, actions));
    });
    let foot_ui = |ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>| {
        if !view.aside.is_empty() {
            let words =
                (t!("rules-rules-that-were-set-aside"), t!("rules-hide-the-rules-that-were-set"));
            fold_button(ui, drafts, Fold::Aside, words, t!("rules-ground-rules"));
        }
        done_button(ui, Place::Rules.about(), drafts, actions);
    };
    if view.rules.is_empty() {
        quiet_row(ui, |ui| foot_ui(ui, drafts, actions));
    } else {
        let kept = (view.text.as_str(), view.page.as_str());
        keep_ui(ui, t!("rules-ground-rules"), kept, drafts, actions, foot_ui);
    }
    ui.add_space(theme::PART);
    if drafts.unfolded.contains(&Fold::Aside) {
        for rule in &view.aside {
            card(ui, |ui| {
                ui.push_id(rule.put.id, |ui| {
                    aside_ui(ui, &rule.put, view.may_write, drafts, actions);
                });
            });
        }
    }
}

fn new_rule_ui(ui: &mut Ui, view: &RulesView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let spot = Spot::NewRule;
    let (waiting, refused) = drafts.standing(spot);
    let Some(rule) = &mut drafts.new_rule else {
        if beginning_ui(ui, view, drafts, spot.first_field()) {
            drafts.new_rule = Some(NewRule::default());
        }
        return;
    };
    let asked = Asked {
        about: "",
        does: t!("rules-put-it-to-the-group"),
        leaves: t!("rules-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("rules-a-new-ground-rule"));
        small(ui, t!("rules-saying-it-in-your-own-words"));
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            field(
                ui,
                t!("rules-a-few-words-that-name-it"),
                TextEdit::singleline(&mut rule.title)
                    .id(spot.first_field())
                    .desired_width(theme::MEASURE),
            );
            field(
                ui,
                t!("rules-the-rule-itself"),
                TextEdit::multiline(&mut rule.wording)
                    .desired_rows(3)
                    .desired_width(theme::MEASURE),
            );
            let is_ready = !rule.title.trim().is_empty() && !rule.wording.trim().is_empty();
            Filled::Ready.only_if(is_ready)
        })
    });
    match answered {
        Answered::Do => {
            let edit = Edit::AddRule {
                title: rule.title.trim().to_owned(),
                wording: rule.wording.trim().to_owned(),
                topic: rule.topic,
            };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
        Answered::Leave => {
            drafts.new_rule = None;
            drafts.refusals.remove(&spot);
        }
        Answered::NotYet => {}
    }
}

/// Begins a rule; beside it what most groups speak about, once there are rules.
fn beginning_ui(ui: &mut Ui, view: &RulesView, drafts: &mut Drafts, first: Id) -> bool {
    let words = t!("rules-add-a-ground-rule");
    if view.rules.is_empty() {
        return begin(ui, true, words, first);
    }
    let is_pressed = row(ui, |ui| {
        let is_pressed = secondary(ui, words).clicked();
        let words = (t!("rules-starting-points-for-rules"), t!("rules-hide-the-starting-points"));
        fold_button(ui, drafts, Fold::Starters, words, t!("rules-ground-rules"));
        is_pressed
    });
    ui.add_space(theme::PART);
    opens(ui, is_pressed, first)
}

/// What most groups speak about; one of them is edited before it is put to the group.
fn starters_ui(ui: &mut Ui, view: &RulesView, drafts: &mut Drafts) {
    if !view.may_write || drafts.new_rule.is_some() {
        return;
    }
    if !view.rules.is_empty() && !drafts.unfolded.contains(&Fold::Starters) {
        return;
    }
    card(ui, |ui| {
        subtitle(ui, t!("rules-starting-points"));
        small(ui, t!("rules-most-groups-begin-with-these-four"));
        for (at, starter) in view.starters.iter().enumerate() {
            if at > 0
                && !starter.is_first
                && view.starters.get(at - 1).is_some_and(|it| it.is_first)
            {
                ui.add_space(theme::GAP);
                small(ui, t!("rules-what-others-speak-about-now-or"));
            }
            starter_ui(ui, starter, drafts);
        }
    });
}

fn starter_ui(ui: &mut Ui, view: &StarterView, drafts: &mut Drafts) {
    let about = view.starter.about;
    ui.add_space(theme::GAP);
    prose(ui, about);
    if let Some(words) = view.suggested {
        small(ui, words);
    }
    if let Some(rule) = &view.taken {
        small(ui, &t!("rules-you-have-a-rule-on-it", rule = rule));
        return;
    }
    let spot = Spot::NewRule;
    let begins = secondary(ui, t!("rules-begin-with-this"))
        .accessible_name(t!("rules-begin-with-this-2", about = about));
    if opens(ui, begins.clicked(), spot.first_field()) {
        drafts.new_rule = Some(NewRule {
            title: view.starter.title.to_owned(),
            wording: view.starter.wording.to_owned(),
            topic: Some(view.starter.topic),
        });
    }
}

fn provisional_ui(ui: &mut Ui, view: &ProvisionalView, drafts: &Drafts, actions: &mut Vec<Action>) {
    prose(ui, &view.words);
    ui.add_space(theme::GAP);
    let spot = Spot::Provisional;
    ui.add_enabled_ui(!drafts.is_waiting(spot), |ui| {
        if secondary(ui, &view.button).clicked() {
            for rule in &view.rules {
                let edit = Edit::LookAgain { at: Put::Rule(*rule), on: Some(view.on) };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
        }
    });
    refusal(ui, drafts.refusal(spot));
}

fn rule_ui(
    ui: &mut Ui,
    rule: &RuleView,
    view: &RulesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Topic(rule.put.id);
    let set = |topic: Option<Topic>| {
        let edit = Edit::SetTopic { rule: rule.put.id, topic };
        Action::Do(spot, Command::Edit(edit))
    };
    agreement_ui(
        ui,
        &rule.put,
        view.may_write,
        drafts,
        actions,
        |ui, drafts, actions| {
            if let Some((decides, words)) = &rule.beside {
                let nav = palette(ui.ctx()).nav;
                note(ui, nav, |ui| {
                    ui.label(words);
                    quiet_row(ui, |ui| {
                        let look = quiet(ui, t!("rules-see-how-you-decide"));
                        let name = t!("rules-see-how-you-decide-2", name = rule.put.name);
                        if look.accessible_name(name).clicked() {
                            actions.push(Action::Go(Place::Members));
                        }
                        let change =
                            view.may_write.then(|| quiet(ui, t!("rules-decide-in-another-way")));
                        let name = t!("rules-decide-in-another-way-2", name = rule.put.name);
                        if change.is_some_and(|change| change.accessible_name(name).clicked()) {
                            let draft = RuleDraft { rule: *decides, why: String::new() };
                            drafts.deciding.rule.get_or_insert(draft);
                            actions.push(Action::Go(Place::Members));
                        }
                    });
                });
            }
            if !rule.topics.is_empty() {
                soft(ui, t!("rules-two-of-you-said-at-once"));
                row(ui, |ui| {
                    for (words, topic) in &rule.topics {
                        let shown = secondary(ui, words);
                        let shown = shown.accessible_name(format!("{words}: {}", rule.put.name));
                        if shown.clicked() && view.may_write {
                            actions.push(set(*topic));
                        }
                    }
                });
            }
            refusal(ui, drafts.refusal(spot));
        },
        |ui, drafts, actions| {
            if !view.may_write || !rule.topics.is_empty() {
                return;
            }
            ui.add_space(theme::GAP);
            small(ui, t!("rules-what-it-is-about"));
            let topics: Vec<(Option<Topic>, &str)> = offered()
                .iter()
                .map(|starter| (Some(starter.topic), starter.about))
                .chain([(None, t!("rules-something-else"))])
                .collect();
            let ready = !drafts.is_waiting(spot);
            let about = t!("rules-what-is-about", name = rule.put.name);
            let chosen =
                ui.add_enabled_ui(ready, |ui| choices(ui, &topics, Some(rule.topic), &about)).inner;
            if let Some(topic) = chosen {
                actions.push(set(topic));
            }
        },
    );
}
