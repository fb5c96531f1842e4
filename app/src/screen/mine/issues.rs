//! What somebody works through for themselves, until they share it.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::QuestionField;
use kith_sync::id::RecordId;
use kith_sync::node::api::Command;
use kith_sync::node::mine::{IssueWords, Jot};

use super::{Forgetting, KEPT, MineSpot, forget_button, forgetting_ui, jot};
use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::parts::{
    begin_within, card, field, note, opens, prose, quiet, quiet_row, small, soft, subtitle,
};
use crate::screen::text::more_button;
use crate::screen::{Action, Drafts, List, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::going::parts;
use crate::view::mine::{IssueView, MineView};
use crate::words::t;

/// Shows them, and lets another one be begun.
pub(super) fn issues_ui(
    ui: &mut Ui,
    view: &MineView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        subtitle(ui, t!("mine-what-i-work-through"));
        soft(ui, t!("mine-in-the-same-steps-as-something"));
        ui.add_space(theme::GAP);
        let first = Spot::Mine(MineSpot::Issue(None)).first_field();
        let is_begun = writing_ui(ui, None, t!("mine-something-new"), drafts, actions);
        if !is_begun && begin_within(ui, t!("mine-begin-something"), first) {
            drafts.mine.issues.insert(None, IssueWords::default());
        }
        let shown = drafts.shown_of(List::Issues, KEPT);
        for (at, issue) in view.issues.iter().enumerate() {
            if at < shown || drafts.mine.issues.contains_key(&Some(issue.id)) {
                ui.add_space(theme::GAP);
                ui.push_id(issue.id, |ui| issue_ui(ui, issue, view.may_share, drafts, actions));
            }
        }
        if view.issues.len() > shown {
            ui.add_space(theme::GAP);
            more_button(ui, drafts, List::Issues, t!("mine-what-i-work-through"));
        }
    });
}

/// One of them.
fn issue_ui(
    ui: &mut Ui,
    view: &IssueView,
    may_share: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        small(ui, &view.on);
        let key = Some(view.id);
        if writing_ui(ui, key, &view.about, drafts, actions) {
            return;
        }
        for (part, label) in parts() {
            let words = part_of(&view.words, part);
            if !words.trim().is_empty() {
                small(ui, label);
                prose(ui, words);
            }
        }
        if view.is_shared {
            small(ui, t!("mine-you-have-shared-it-go-on"));
        }
        quiet_row(ui, |ui| {
            let first = Spot::Mine(MineSpot::Issue(key)).first_field();
            let change =
                quiet(ui, t!("mine-go-on")).accessible_name(t!("mine-go-on-2", about = view.about));
            if opens(ui, change.clicked(), first) {
                drafts.mine.issues.insert(key, view.words.clone());
            }
            if view.is_shared {
                let there = quiet(ui, t!("mine-where-it-is-shared"));
                let name = t!("mine-where-it-is-shared-2", about = view.about);
                if there.accessible_name(name).clicked() {
                    actions.push(Action::Go(Place::Going));
                }
            }
            forget_button(ui, Forgetting::Issue(view.id), &view.about, drafts);
        });
        if may_share && !view.is_shared {
            share_ui(ui, view, drafts, actions);
        }
        let forget = Jot::ForgetIssue { issue: view.id };
        forgetting_ui(ui, Forgetting::Issue(view.id), &view.about, drafts, actions, forget);
    });
}

/// One of them, or a new one, while it is written; says whether it is.
fn writing_ui(
    ui: &mut Ui,
    issue: Option<RecordId>,
    about: &str,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) -> bool {
    let spot = MineSpot::Issue(issue);
    let (waiting, refused) = drafts.standing(Spot::Mine(spot));
    let Some(words) = drafts.mine.issues.get_mut(&issue) else { return false };
    let asked = Asked {
        about,
        does: t!("mine-keep-it-to-myself"),
        leaves: t!("mine-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        for (part, label) in parts() {
            let mut edit = TextEdit::multiline(part_of_mut(words, part))
                .desired_rows(2)
                .desired_width(theme::MEASURE);
            if part == QuestionField::What {
                edit = edit.id(Spot::Mine(spot).first_field());
            }
            field(ui, label, edit);
        }
        Filled::Ready.only_if(!words.what.trim().is_empty())
    });
    match answered {
        Answered::NotYet => {}
        Answered::Do => actions.push(jot(spot, Jot::WriteIssue { issue, words: trimmed(words) })),
        Answered::Leave => {
            drafts.mine.issues.remove(&issue);
            drafts.refusals.remove(&Spot::Mine(spot));
        }
    }
    true
}

/// Lets it be shared, asked once more: from then on others have it.
fn share_ui(ui: &mut Ui, view: &IssueView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Mine(MineSpot::Share(view.id));
    if drafts.mine.sharing != Some(view.id) {
        let share = quiet(ui, t!("mine-share-it-with-the-group"));
        if share.accessible_name(t!("mine-share-it-with-the-group-2", about = view.about)).clicked()
        {
            drafts.mine.sharing = Some(view.id);
        }
        return;
    }
    let (waiting, refused) = drafts.standing(spot);
    let asked = Asked {
        about: &view.about,
        does: t!("mine-share-all-of-it"),
        leaves: t!("mine-keep-it-to-myself"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        small(ui, t!("mine-all-members-receive-what-stands-here"));
        Filled::Ready
    });
    match answered {
        Answered::NotYet => {}
        Answered::Do => {
            let IssueWords { what, ideas, will_try, outcome } = trimmed(&view.words);
            let edit = Edit::ShareQuestion { what, ideas, will_try, outcome };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
        Answered::Leave => {
            drafts.mine.sharing = None;
            drafts.refusals.remove(&spot);
        }
    }
}

fn trimmed(words: &IssueWords) -> IssueWords {
    let trim = |words: &String| words.trim().to_owned();
    IssueWords {
        what: trim(&words.what),
        ideas: trim(&words.ideas),
        will_try: trim(&words.will_try),
        outcome: trim(&words.outcome),
    }
}

fn part_of(words: &IssueWords, part: QuestionField) -> &str {
    match part {
        QuestionField::What => &words.what,
        QuestionField::Ideas => &words.ideas,
        QuestionField::WillTry => &words.will_try,
        QuestionField::Outcome => &words.outcome,
    }
}

fn part_of_mut(words: &mut IssueWords, part: QuestionField) -> &mut String {
    match part {
        QuestionField::What => &mut words.what,
        QuestionField::Ideas => &mut words.ideas,
        QuestionField::WillTry => &mut words.will_try,
        QuestionField::Outcome => &mut words.outcome,
    }
}
