//! The screen "Ground rules".

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Stance, TextField};
use kith_sync::node::api::Command;

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::parts::{
    begin, card, choices, field, note, opens, pill, primary, prose, quiet, quiet_row, refusal, row,
    secondary, small, soft, subtitle, title,
};
use super::text::{Look, fold_button, shared_text_ui, take_back_ui};
use super::{Action, AnswerDraft, Drafts, Fold, NewRule, Spot};
use crate::desktop::draft::TextDraft;
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::rules::{RuleView, RulesView};

/// The four words, in the order of their weight.
const STANCES: [(Stance, &str); 4] = [
    (Stance::Agree, "I agree"),
    (Stance::AgreeWithReservation, "I agree, with a reservation"),
    (Stance::StandAside, "I stand aside"),
    (Stance::Concern, "I have a concern"),
];

/// Shows the screen.
pub(crate) fn rules_ui(
    ui: &mut Ui,
    view: &RulesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Rules.title());
    soft(ui, &view.lead);
    ui.add_space(theme::PART);
    new_rule_ui(ui, view, drafts, actions);
    for rule in &view.rules {
        card(ui, |ui| ui.push_id(rule.id, |ui| rule_ui(ui, rule, view, drafts, actions)));
    }
    if view.aside.is_empty() {
        return;
    }
    quiet_row(ui, |ui| {
        fold_button(
            ui,
            drafts,
            Fold::Aside,
            ("Rules that were set aside", "Hide the rules that were set aside"),
            "ground rules",
        );
    });
    if drafts.unfolded.contains(&Fold::Aside) {
        for rule in &view.aside {
            card(ui, |ui| ui.push_id(rule.id, |ui| aside_ui(ui, rule, view, drafts, actions)));
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
        if begin(ui, view.rules.is_empty(), "Add a ground rule", spot.first_field()) {
            drafts.new_rule = Some(NewRule::default());
        }
        return;
    };
    let asked = Asked {
        about: "",
        does: "Put it to the group",
        leaves: "Not now",
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, "A new ground rule");
        small(
            ui,
            "Saying it in your own words is enough. The others may reword it, and everyone answers for themselves.",
        );
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            field(
                ui,
                "A few words that name it",
                TextEdit::singleline(&mut rule.title)
                    .id(spot.first_field())
                    .desired_width(theme::MEASURE),
            );
            field(
                ui,
                "The rule itself",
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

fn rule_ui(
    ui: &mut Ui,
    rule: &RuleView,
    view: &RulesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let name = rule.name.as_str();
    let more = Fold::RuleWords(rule.id);
    let editing = |drafts: &Drafts, key| drafts.texts.contains_key(&key);
    if drafts.unfolded.contains(&more)
        || rule.title.overlap
        || editing(drafts, TextField::RuleTitle(rule.id))
        || !rule.title.typing.is_empty()
    {
        shared_text_ui(ui, &rule.title, Look::Title, drafts, actions);
    } else {
        subtitle(ui, name);
    }
    pill(ui, &rule.state.words, rule.state.mood);
    ui.add_space(theme::GAP);
    let palette = palette(ui.ctx());
    if let Some(words) = &rule.meanwhile {
        note(ui, palette.nav, |ui| {
            small(ui, "Until everyone has answered, this goes on holding");
            ui.label(words);
        });
        small(ui, "The newer wording");
    }
    if drafts.unfolded.contains(&more)
        || rule.wording.overlap
        || editing(drafts, TextField::RuleWording(rule.id))
        || !rule.wording.typing.is_empty()
    {
        shared_text_ui(ui, &rule.wording, Look::Body, drafts, actions);
    } else {
        if rule.wording.words.trim().is_empty() {
            soft(ui, &rule.wording.empty);
        } else {
            prose(ui, &rule.wording.words);
        }
        if !rule.wording.versions.is_empty() {
            note(ui, palette.honey_pale, |ui| {
                ui.label("Two of you reworded this at once. This is both, joined, and a wording of its own: please read it before you answer.");
            });
        }
    }
    ui.add_space(theme::GAP);
    if let Some(more) = &rule.state.more {
        soft(ui, more);
    }
    for answer in &rule.answers {
        small(ui, answer);
    }
    ui.add_space(theme::GAP);
    // An answer belongs to words that stand still.
    if !editing(drafts, TextField::RuleWording(rule.id)) {
        mine_ui(ui, rule, view, drafts, actions);
    }
    quiet_row(ui, |ui| {
        let key = TextField::RuleWording(rule.id);
        let shown = drafts.unfolded.contains(&more) || drafts.texts.contains_key(&key);
        if view.may_write
            && !shown
            && !rule.wording.overlap
            && quiet(ui, "Reword").accessible_name(format!("Reword: {name}")).clicked()
        {
            let text = &rule.wording;
            drafts.texts.insert(key, TextDraft::new(text.field, &text.words, text.wording));
        }
        fold_button(ui, drafts, more, ("More", "Less"), name);
        if view.may_write && drafts.unfolded.contains(&more) && !rule.unsettled {
            aside_button(ui, rule, true, "Set this rule aside", drafts, actions);
        }
    });
    if rule.unsettled && view.may_write {
        row(ui, |ui| {
            aside_button(ui, rule, false, "It stays", drafts, actions);
            aside_button(ui, rule, true, "It is set aside", drafts, actions);
        });
    }
    refusal(ui, drafts.refusal(Spot::Rule(rule.id)));
}

/// This member's own word: what it is, or the four to choose from.
fn mine_ui(
    ui: &mut Ui,
    rule: &RuleView,
    view: &RulesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let name = rule.name.as_str();
    let Some(wording) = rule.mine.wording else {
        small(ui, "Everyone is asked for their word once there is one wording.");
        return;
    };
    if let Some(told) = &rule.mine.note {
        soft(ui, told);
    }
    if let Some(changed) = &rule.mine.changed {
        let fill = palette(ui.ctx()).nav;
        note(ui, fill, |ui| {
            small(ui, &changed.heading);
            small(ui, "It read");
            prose(ui, &changed.then);
            small(ui, "It reads now");
            prose(ui, &changed.now);
        });
    }
    let spot = Spot::Rule(rule.id);
    let answer = |stance, why: Option<String>| {
        let edit = Edit::AnswerRule { rule: rule.id, wording, stance, why };
        Action::Do(spot, Command::Edit(edit))
    };
    let ready = view.may_write && !drafts.is_waiting(spot);
    small(ui, "Your word");
    let given = drafts.answers.get(&rule.id).map(|draft| draft.stance).or(rule.mine.stance);
    let chosen = ui.add_enabled_ui(ready, |ui| choices(ui, &STANCES, given, name)).inner;
    match chosen {
        None => {}
        Some(stance @ (Stance::Agree | Stance::StandAside)) => {
            drafts.answers.remove(&rule.id);
            actions.push(answer(Some(stance), None));
        }
        Some(stance @ (Stance::AgreeWithReservation | Stance::Concern)) => {
            let why = rule.mine.why.as_ref().map_or_else(String::new, |(why, _)| why.clone());
            drafts.answers.insert(rule.id, AnswerDraft { stance, why });
            opens(ui, true, spot.first_field());
        }
    }
    let mut cancel = false;
    if let Some(draft) = drafts.answers.get_mut(&rule.id) {
        let question = match draft.stance {
            Stance::Concern => "What is your concern? It is for the group to answer.",
            Stance::Agree | Stance::AgreeWithReservation | Stance::StandAside => {
                "What is your reservation?"
            }
        };
        field(
            ui,
            question,
            TextEdit::multiline(&mut draft.why)
                .id(spot.first_field())
                .desired_rows(2)
                .desired_width(theme::MEASURE),
        );
        row(ui, |ui| {
            let send = ui.add_enabled_ui(ready && !draft.why.trim().is_empty(), |ui| {
                primary(ui, "Say so").accessible_name(format!("Say so: {name}"))
            });
            if send.inner.clicked() {
                actions.push(answer(Some(draft.stance), Some(draft.why.trim().to_owned())));
            }
            cancel = quiet(ui, "Not now").accessible_name(format!("Not now: {name}")).clicked();
        });
    } else if let Some((why, body)) = &rule.mine.why {
        small(ui, &format!("You said: {why}"));
        take_back_ui(ui, *body, &format!("why, on {name}"), view.may_write, drafts, actions);
    }
    if cancel {
        drafts.answers.remove(&rule.id);
    }
    if rule.mine.stance.is_some()
        && drafts.unfolded.contains(&Fold::RuleWords(rule.id))
        && ui
            .add_enabled_ui(ready, |ui| {
                quiet(ui, "Take my answer back")
                    .accessible_name(format!("Take my answer back: {name}"))
            })
            .inner
            .clicked()
    {
        actions.push(answer(None, None));
    }
}

fn aside_ui(
    ui: &mut Ui,
    rule: &RuleView,
    view: &RulesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    subtitle(ui, &rule.name);
    pill(ui, &rule.state.words, rule.state.mood);
    prose(ui, &rule.wording.words);
    if view.may_write {
        aside_button(ui, rule, false, "Take it up again", drafts, actions);
    }
    refusal(ui, drafts.refusal(Spot::Rule(rule.id)));
}

fn aside_button(
    ui: &mut Ui,
    rule: &RuleView,
    aside: bool,
    text: &str,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Rule(rule.id);
    ui.add_enabled_ui(!drafts.is_waiting(spot), |ui| {
        if secondary(ui, text).accessible_name(format!("{text}: {}", rule.name)).clicked() {
            let edit = Edit::SetRuleAside { rule: rule.id, aside };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
    });
}
