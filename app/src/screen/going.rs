//! The screen "How it is going".

use std::collections::BTreeMap;

use egui::{Id, RichText, TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{HowItWorks, QuestionField, ReviewAnswer};
use kith_sync::id::{BodyName, RecordId};
use kith_sync::node::api::Command;
use serde::{Deserialize, Serialize};

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::parts::{
    bring, card, cards, choices, field, opens, prose, quiet, quiet_row, row, secondary, small,
    soft, subtitle, title,
};
use super::text::{fold_button, take_back_ui};
use super::unsent::by_key;
use super::{Action, Drafts, Fold, Spot};
use crate::theme;
use crate::view::Place;
use crate::view::going::{GoingView, PartView, QuestionView, RoundView, hows, parts};
use crate::words::t;

/// Where on this screen an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum GoingSpot {
    NewRound,
    Round(RecordId),
    NewQuestion,
    /// One part of what somebody works through.
    Question(RecordId, QuestionField),
}

/// What is half done on this screen.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct GoingDraft {
    /// A round in the making, with the day chosen for it.
    #[serde(skip)]
    pub(crate) asking: Option<AskingDraft>,
    #[serde(with = "by_key")]
    pub(crate) answers: BTreeMap<RecordId, AnswerDraft>,
    /// A question in the making, part by part.
    pub(crate) sharing: Option<BTreeMap<QuestionField, String>>,
    /// A part of a question that is being written.
    #[serde(with = "by_key")]
    pub(crate) writing: BTreeMap<(RecordId, QuestionField), String>,
}

/// A round while everybody is about to be asked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AskingDraft {
    /// The day on which the answers are shown at the latest.
    shows: Option<Date>,
}

/// This member's answer while it is given.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerDraft {
    how: Option<HowItWorks>,
    keep: String,
    change: String,
}

impl GoingDraft {
    /// Whether something is typed and not sent yet.
    pub(crate) fn is_typed(&self) -> bool {
        !self.answers.is_empty() || self.sharing.is_some() || !self.writing.is_empty()
    }

    /// What was asked for at a spot is done.
    pub(crate) fn done(&mut self, spot: GoingSpot) {
        match spot {
            GoingSpot::NewRound => self.asking = None,
            GoingSpot::Round(review) => drop(self.answers.remove(&review)),
            GoingSpot::NewQuestion => self.sharing = None,
            GoingSpot::Question(question, part) => drop(self.writing.remove(&(question, part))),
        }
    }
}

/// Shows the screen.
pub(crate) fn going_ui(
    ui: &mut Ui,
    view: &GoingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Going.title());
    soft(ui, t!("going-every-few-meetings-each-of-you"));
    ui.add_space(theme::PART);
    if let Some(round) = &view.round {
        card(ui, |ui| ui.push_id(round.id, |ui| round_ui(ui, round, view, drafts, actions)));
    }
    asking_ui(ui, view, drafts, actions);
    if !view.earlier.is_empty() {
        quiet_row(ui, |ui| {
            let words = (t!("going-earlier-answers"), t!("going-hide-the-earlier-answers"));
            fold_button(ui, drafts, Fold::EarlierRounds, words, t!("going-how-it-is-going"));
        });
        if drafts.unfolded.contains(&Fold::EarlierRounds) {
            for round in &view.earlier {
                card(ui, |ui| answers_ui(ui, round));
            }
        }
    }
    ui.add_space(theme::SECTION);
    subtitle(ui, t!("going-working-through-something"));
    soft(ui, t!("going-what-weighs-on-one-of-you"));
    ui.add_space(theme::GAP);
    sharing_ui(ui, view, drafts, actions);
    let id = |question: &QuestionView| Id::unique(("worked through", question.id));
    cards(ui, &view.questions, id, |ui, question| {
        ui.push_id(question.id, |ui| question_ui(ui, question, view, drafts, actions));
    });
}

fn answers_ui(ui: &mut Ui, round: &RoundView) {
    subtitle(ui, t!("going-how-is-it-working-for-us"));
    small(ui, &round.heading);
    small(ui, &round.status);
    for answer in &round.answers {
        prose(ui, &answer.words);
        for more in &answer.more {
            small(ui, more);
        }
    }
}

fn round_ui(
    ui: &mut Ui,
    round: &RoundView,
    view: &GoingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    answers_ui(ui, round);
    ui.add_space(theme::GAP);
    if !view.may_write {
        return;
    }
    let spot = Spot::Going(GoingSpot::Round(round.id));
    let (waiting, refused) = drafts.standing(spot);
    if let Some(note) = &round.mine.note {
        soft(ui, note);
    }
    let is_open = drafts.going.answers.contains_key(&round.id);
    if !is_open && let Some(how) = round.mine.how {
        let said = hows().iter().find(|(each, _)| *each == how).map_or("", |(_, words)| words);
        small(ui, &t!("going-you-said", said = said));
        for words in [&round.mine.keep, &round.mine.change].into_iter().filter(|it| !it.is_empty())
        {
            small(ui, words);
        }
        quiet_row(ui, |ui| {
            if quiet(ui, t!("going-change-my-answer")).clicked() {
                drafts.going.answers.insert(round.id, draft_of(round));
            }
            if ui
                .add_enabled_ui(!waiting, |ui| quiet(ui, t!("going-take-my-answer-back")))
                .inner
                .clicked()
            {
                let edit = Edit::AnswerHowItWorks { review: round.id, answer: None };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
        });
        for body in &round.mine.bodies {
            take_back_ui(ui, *body, t!("going-my-answer"), view.may_write, drafts, actions);
        }
        super::parts::refusal(ui, refused.as_deref());
        return;
    }
    if !is_open && !round.mine.asked {
        return;
    }
    let mut draft = drafts.going.answers.remove(&round.id).unwrap_or_else(|| draft_of(round));
    let asked = Asked {
        about: t!("going-how-it-is-working"),
        does: t!("going-say-so"),
        leaves: t!("going-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    small(ui, t!("going-your-word"));
    let words = (hows(), t!("going-how-it-is-working"));
    let how = ui.add_enabled_ui(!waiting, |ui| choices(ui, &words.0, draft.how, words.1)).inner;
    draft.how = how.or(draft.how);
    // There is nothing to say or to leave before the first word.
    let answered = if draft.how.is_some() {
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            let line =
                |words| TextEdit::multiline(words).desired_rows(2).desired_width(theme::MEASURE);
            field(ui, t!("going-what-should-stay-if-you-like"), line(&mut draft.keep));
            field(ui, t!("going-what-could-be-otherwise-if-you"), line(&mut draft.change));
            Filled::Ready
        })
    } else {
        Answered::NotYet
    };
    match (answered, draft.how) {
        (Answered::Do, Some(how)) => {
            let (keep, change) = (draft.keep.trim().to_owned(), draft.change.trim().to_owned());
            let answer = Some(ReviewAnswer { how, keep, change });
            let edit = Edit::AnswerHowItWorks { review: round.id, answer };
            actions.push(Action::Do(spot, Command::Edit(edit)));
            drafts.going.answers.insert(round.id, draft);
        }
        (Answered::Leave, _) => drop(drafts.refusals.remove(&spot)),
        (Answered::Do | Answered::NotYet, _) => {
            let is_begun = draft.how != round.mine.how || is_open;
            if is_begun {
                drafts.going.answers.insert(round.id, draft);
            }
        }
    }
}

fn draft_of(round: &RoundView) -> AnswerDraft {
    let mine = &round.mine;
    AnswerDraft { how: mine.how, keep: mine.keep.clone(), change: mine.change.clone() }
}

fn asking_ui(ui: &mut Ui, view: &GoingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_ask {
        return;
    }
    let spot = Spot::Going(GoingSpot::NewRound);
    let (waiting, refused) = drafts.standing(spot);
    let Some(mut draft) = drafts.going.asking else {
        let ask = |ui: &mut Ui| {
            if view.round.is_none() {
                super::parts::primary(ui, t!("going-ask-everybody-how-it-is-working"))
            } else {
                secondary(ui, t!("going-ask-everybody-again"))
            }
        };
        if row(ui, ask).clicked() {
            drafts.going.asking = Some(AskingDraft::default());
            bring(ui, spot.card());
        }
        return;
    };
    let asked = Asked {
        about: "",
        does: t!("going-ask-everybody"),
        leaves: t!("going-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("going-how-is-it-working-for-us"));
        prose(ui, t!("going-each-of-you-answers-when-you"));
        confirm_ui(ui, asked, |ui| {
            small(ui, t!("going-shown-at-the-latest"));
            let days: Vec<(Date, &str)> =
                view.days.iter().map(|(day, words)| (*day, words.as_str())).collect();
            if let Some(day) = choices(ui, &days, draft.shows, t!("going-shown-at-the-latest-2")) {
                draft.shows = Some(day);
            }
            Filled::Ready.only_if(draft.shows.is_some())
        })
    });
    drafts.going.asking = Some(draft);
    match (answered, draft.shows) {
        (Answered::Do, Some(shows)) => {
            actions.push(Action::Do(spot, Command::Edit(Edit::AskHowItWorks { shows })));
        }
        (Answered::Leave, _) => {
            drafts.going.asking = None;
            drafts.refusals.remove(&spot);
        }
        (Answered::Do | Answered::NotYet, _) => {}
    }
}

fn sharing_ui(ui: &mut Ui, view: &GoingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let spot = Spot::Going(GoingSpot::NewQuestion);
    let (waiting, refused) = drafts.standing(spot);
    let Some(sharing) = &mut drafts.going.sharing else {
        let is_pressed = row(ui, |ui| {
            let is_pressed = secondary(ui, t!("going-share-something")).clicked();
            if quiet(ui, t!("going-begin-it-for-myself-alone-first")).clicked() {
                actions.push(Action::Go(Place::Mine));
            }
            is_pressed
        });
        ui.add_space(theme::PART);
        if opens(ui, is_pressed, spot.first_field()) {
            drafts.going.sharing = Some(BTreeMap::new());
        }
        return;
    };
    let asked = Asked {
        about: "",
        does: t!("going-share-it-with-the-group"),
        leaves: t!("going-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        confirm_ui(ui, asked, |ui| {
            for (part, label) in parts() {
                let words = sharing.entry(part).or_default();
                let mut edit =
                    TextEdit::multiline(words).desired_rows(2).desired_width(theme::MEASURE);
                if part == QuestionField::What {
                    edit = edit.id(spot.first_field());
                }
                field(ui, label, edit);
            }
            let what = sharing.get(&QuestionField::What);
            Filled::Ready.only_if(what.is_some_and(|what| !what.trim().is_empty()))
        })
    });
    match answered {
        Answered::Do => {
            let words =
                |part| sharing.get(&part).map(|it| it.trim().to_owned()).unwrap_or_default();
            let edit = Edit::ShareQuestion {
                what: words(QuestionField::What),
                ideas: words(QuestionField::Ideas),
                will_try: words(QuestionField::WillTry),
                outcome: words(QuestionField::Outcome),
            };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
        Answered::Leave => {
            drafts.going.sharing = None;
            drafts.refusals.remove(&spot);
        }
        Answered::NotYet => {}
    }
}

fn question_ui(
    ui: &mut Ui,
    question: &QuestionView,
    view: &GoingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    small(ui, &question.heading);
    for part in &question.parts {
        part_ui(ui, question, part, view, drafts, actions);
    }
    if question.is_mine && view.may_write {
        feet_ui(ui, question, drafts);
    }
}

/// Going on with what is one's own: the parts that have no words yet, and changing those that have.
fn feet_ui(ui: &mut Ui, question: &QuestionView, drafts: &mut Drafts) {
    ui.add_space(theme::GAP);
    quiet_row(ui, |ui| {
        for part in question.parts.iter().filter(|part| part.words.is_empty()) {
            if !drafts.going.writing.contains_key(&(question.id, part.part)) {
                write_button(ui, question, part, &t!("going-add", label = part.label), drafts);
            }
        }
        let words = (t!("going-change-or-take-back"), t!("going-change-no-more"));
        fold_button(ui, drafts, Fold::Question(question.id), words, &question.heading);
    });
}

/// Begins to write a part.
fn write_button(
    ui: &mut Ui,
    question: &QuestionView,
    part: &PartView,
    words: &str,
    drafts: &mut Drafts,
) {
    let spot = Spot::Going(GoingSpot::Question(question.id, part.part));
    let button = quiet(ui, words).accessible_name(format!("{words}: {}", part.label));
    if opens(ui, button.clicked(), spot.first_field()) {
        drafts.going.writing.insert((question.id, part.part), part.words.clone());
    }
}

fn part_ui(
    ui: &mut Ui,
    question: &QuestionView,
    part: &PartView,
    view: &GoingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let key = (question.id, part.part);
    let spot = Spot::Going(GoingSpot::Question(question.id, part.part));
    let (waiting, refused) = drafts.standing(spot);
    if let Some(words) = drafts.going.writing.get_mut(&key) {
        let asked = Asked {
            about: part.label,
            does: t!("going-keep-it"),
            leaves: t!("going-leave-it"),
            weight: Weight::Doing,
            waiting,
            refused: refused.as_deref(),
        };
        let answered = confirm_ui(ui, asked, |ui| {
            let edit = TextEdit::multiline(words).desired_rows(2).desired_width(theme::MEASURE);
            field(ui, part.label, edit.id(spot.first_field()));
            if words.trim().is_empty() {
                small(ui, t!("going-without-words-this-part-is-shared"));
            }
            Filled::Ready
        });
        match answered {
            Answered::Do => {
                let words = words.trim().to_owned();
                let edit = Edit::WriteQuestion { question: question.id, part: part.part, words };
                actions.push(Action::Do(spot, Command::Edit(edit)));
            }
            Answered::Leave => {
                drafts.going.writing.remove(&key);
                drafts.refusals.remove(&spot);
            }
            Answered::NotYet => {}
        }
        return;
    }
    let is_changed = question.is_mine
        && view.may_write
        && drafts.unfolded.contains(&Fold::Question(question.id));
    if !part.words.is_empty() {
        if part.part == QuestionField::What {
            // It heads the card.
            prose(ui, RichText::new(&part.words).text_style(theme::lead()));
        } else {
            ui.add_space(theme::GAP);
            small(ui, part.label);
            prose(ui, &part.words);
        }
    }
    if !is_changed {
        return;
    }
    let (asked, offered): (Vec<&BodyName>, Vec<&BodyName>) =
        part.bodies.iter().partition(|it| drafts.unfolded.contains(&Fold::TakeBack(**it)));
    quiet_row(ui, |ui| {
        if !part.words.is_empty() {
            write_button(ui, question, part, t!("going-reword"), drafts);
        }
        for body in offered {
            take_back_ui(ui, *body, part.label, view.may_write, drafts, actions);
        }
    });
    for body in asked {
        take_back_ui(ui, *body, part.label, view.may_write, drafts, actions);
    }
}
