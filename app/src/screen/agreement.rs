//! A ground rule or a decision on its card: its words, where it stands, my word, what was said on it, and when it is
//! looked at again.

pub(crate) mod draft;
mod remarks;

use egui::text::LayoutJob;
use egui::{TextEdit, TextFormat, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{Aside, Put, Stance};
use kith_sync::node::api::Command;

use self::remarks::{remarks_ui, say_button};
use super::parts::{
    choices, field, grouped_faces, note, opens, pill, primary, prose, quiet, quiet_row, refusal,
    row, secondary, small, soft, titled,
};
use super::save::{FileContent, Kept, Save, save_beside_ui};
use super::text::{Look, fold_button, shared_text_ui, take_back_ui};
use super::{Action, AnswerDraft, Drafts, Fold, Spot};
use crate::desktop::draft::TextDraft;
use crate::desktop::merge::Piece;
use crate::theme::{self, palette};
use crate::view::agreement::{AgreementView, ChangedView};
use crate::view::entry::read_day_or_none;
use crate::view::rules::Mood;
use crate::words::t;

/// The four words, in the order of their weight.
fn stances() -> [(Stance, &'static str); 4] {
    [
        (Stance::Agree, t!("agreement-i-agree")),
        (Stance::AgreeWithReservation, t!("agreement-i-agree-with-a-reservation")),
        (Stance::StandAside, t!("agreement-i-stand-aside")),
        (Stance::Concern, t!("agreement-i-have-a-concern")),
    ]
}

/// Shows the card's content. `middle` stands below the wording, `more` is folded out with the rest.
pub(crate) fn agreement_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    middle: impl FnOnce(&mut Ui, &mut Drafts, &mut Vec<Action>),
    more: impl FnOnce(&mut Ui, &mut Drafts, &mut Vec<Action>),
) {
    let name = view.name.as_str();
    let fold = Fold::RuleWords(view.id);
    let is_more = drafts.unfolded.contains(&fold);
    let editing = |drafts: &Drafts, key| drafts.texts.contains_key(&key);
    if is_more
        || view.title.overlap
        || editing(drafts, view.title.field)
        || !view.title.typing.is_empty()
    {
        shared_text_ui(ui, &view.title, Look::Title, drafts, actions);
        pill(ui, &view.state.words, view.state.mood);
    } else {
        titled(ui, name, (&view.state.words, view.state.mood));
    }
    ui.add_space(theme::GAP);
    wording_ui(ui, view, is_more, drafts, actions);
    middle(ui, drafts, actions);
    ui.add_space(theme::GAP);
    let honey = palette(ui.ctx()).honey_pale;
    if let Some(words) = &view.elsewhere {
        note(ui, honey, |ui| ui.label(words));
    }
    again_ui(ui, view, may_write, is_more, drafts, actions);
    // Who has not spoken yet is seen at the faces, and a concern is said below them in its own words.
    let is_said = view.answers.iter().any(|line| line.says_more && line.concern.is_some());
    let is_careful = view.state.mood == Mood::Careful && !is_said;
    if let Some(more) = view.state.more.as_ref().filter(|_| is_more || is_careful) {
        soft(ui, more);
    }
    grouped_faces(ui, &view.faces);
    for line in view.answers.iter().filter(|line| line.says_more) {
        small(ui, &line.words);
    }
    remarks_ui(ui, view, may_write, drafts, actions);
    ui.add_space(theme::GAP);
    // An answer belongs to words that stand still.
    if !editing(drafts, view.wording.field) {
        mine_ui(ui, view, may_write, drafts, actions);
    }
    if is_more {
        more(ui, drafts, actions);
    }
    feet_ui(ui, view, may_write, drafts, actions);
}

/// What was set aside: only what it was, and taking it up again.
pub(crate) fn aside_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    titled(ui, &view.name, (&view.state.words, view.state.mood));
    prose(ui, &view.wording.words);
    if may_write {
        aside_button(ui, view, false, t!("agreement-take-it-up-again"), drafts, actions);
    }
    refusal(ui, drafts.refusal(Spot::Agreement(view.id)));
}

fn wording_ui(
    ui: &mut Ui,
    view: &AgreementView,
    is_more: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let palette = palette(ui.ctx());
    // What was changed is shown below, and with it the words that hold meanwhile: they are not said twice.
    let is_below = view.mine.changed.as_ref().map(|changed| &changed.from);
    if let Some(words) = view.meanwhile.as_ref().filter(|words| is_below != Some(*words)) {
        note(ui, palette.nav, |ui| {
            small(ui, t!("agreement-until-the-newer-wording-holds-this"));
            ui.label(words);
        });
        small(ui, t!("agreement-the-newer-wording"));
    }
    if is_more
        || view.wording.overlap
        || drafts.texts.contains_key(&view.wording.field)
        || !view.wording.typing.is_empty()
    {
        shared_text_ui(ui, &view.wording, Look::Body, drafts, actions);
        return;
    }
    if view.wording.words.trim().is_empty() {
        soft(ui, &view.wording.empty);
    } else {
        prose(ui, &view.wording.words);
    }
    if !view.wording.versions.is_empty() {
        note(ui, palette.honey_pale, |ui| {
            ui.label(t!("agreement-two-of-you-reworded-this-at"));
        });
    }
}

/// When it is looked at again; two days are settled by choosing one.
fn again_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    is_more: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let again = &view.again;
    let spot = Spot::Again(view.id);
    let set =
        |on: Option<Date>| Action::Do(spot, Command::Edit(Edit::LookAgain { at: view.put, on }));
    if let Some(words) = &again.words {
        if again.is_due || !again.days.is_empty() {
            let honey = palette(ui.ctx()).honey_pale;
            note(ui, honey, |ui| ui.label(words));
        } else {
            small(ui, words);
        }
    }
    let ready = may_write && !drafts.is_waiting(spot);
    if may_write && !again.days.is_empty() {
        row(ui, |ui| {
            for (words, day) in &again.days {
                let shown = secondary(ui, words);
                if shown.accessible_name(format!("{words}: {}", view.name)).clicked() && ready {
                    actions.push(set(*day));
                }
            }
        });
    } else if may_write && again.is_due {
        row(ui, |ui| {
            if let Some((day, words)) = &again.third {
                let label = t!("agreement-it-fits-look-again-on", words = words);
                let shown = secondary(ui, &label);
                if shown.accessible_name(format!("{label}: {}", view.name)).clicked() && ready {
                    actions.push(set(Some(*day)));
                }
            }
            let shown = quiet(ui, t!("agreement-it-fits-no-further-day"));
            let shown =
                shown.accessible_name(t!("agreement-it-fits-no-further-day-2", name = view.name));
            if shown.clicked() && ready {
                actions.push(set(None));
            }
        });
    }
    if may_write && is_more && again.days.is_empty() {
        day_ui(ui, view, t!("agreement-a-day-to-look-at-it"), spot, drafts, actions);
    }
    refusal(ui, drafts.refusal(spot));
}

/// A day that is typed, for looking at it again or for answering by.
pub(crate) fn day_ui(
    ui: &mut Ui,
    view: &AgreementView,
    label: &str,
    spot: Spot,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let ready = !drafts.is_waiting(spot);
    let Some(typed) = drafts.agreeing.days.get_mut(&spot) else {
        let opened = quiet_row(ui, |ui| {
            let words = t!("agreement-opens", words = label);
            quiet(ui, &words).accessible_name(format!("{words}: {}", view.name)).clicked()
        });
        if opens(ui, opened, spot.first_field()) {
            drafts.agreeing.days.insert(spot, String::new());
        }
        return;
    };
    let edit = TextEdit::singleline(typed)
        .id(spot.first_field())
        .hint_text("2027-01-14")
        .desired_width(theme::MEASURE / 2.0);
    field(ui, &t!("agreement-empty-no-day", label = label), edit);
    let day = read_day_or_none(typed);
    if let (Err(problem), false) = (&day, typed.trim().is_empty()) {
        small(ui, problem);
    }
    let mut leave = false;
    row(ui, |ui| {
        let set = ui.add_enabled_ui(ready && day.is_ok(), |ui| {
            primary(ui, t!("agreement-set-the-day"))
                .accessible_name(t!("agreement-set-the-day-2", name = view.name))
        });
        if let (true, Ok(day)) = (set.inner.clicked(), &day) {
            let edit = if spot == Spot::Until(view.id) {
                Edit::SetUntil { decision: view.id, until: *day }
            } else {
                Edit::LookAgain { at: view.put, on: *day }
            };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
        leave = quiet(ui, t!("agreement-not-now"))
            .accessible_name(t!("agreement-leave-the-day", name = view.name))
            .clicked();
    });
    if leave {
        drafts.agreeing.days.remove(&spot);
        drafts.refusals.remove(&spot);
    }
}

/// This member's own word: what it is, or the four to choose from.
fn mine_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let name = view.name.as_str();
    let Some(wording) = view.mine.wording else {
        small(ui, t!("agreement-everyone-is-asked-for-their-word"));
        return;
    };
    for told in &view.mine.notes {
        soft(ui, told);
    }
    if let Some(changed) = &view.mine.changed {
        changed_ui(ui, changed);
    }
    let spot = Spot::Agreement(view.id);
    let answer = |stance, why: Option<String>| {
        let edit = match view.put {
            Put::Rule(rule) => Edit::AnswerRule { rule, wording, stance, why },
            Put::Decision(decision) => Edit::AnswerDecision { decision, wording, stance, why },
        };
        Action::Do(spot, Command::Edit(edit))
    };
    let ready = may_write && !drafts.is_waiting(spot);
    small(ui, t!("agreement-your-word"));
    let given = drafts.answers.get(&view.id).map(|draft| draft.stance).or(view.mine.stance);
    let is_more = drafts.unfolded.contains(&Fold::RuleWords(view.id));
    let is_given = view.mine.stance.is_some() && !drafts.answers.contains_key(&view.id);
    // Once it is given, the one word stands alone until somebody wants another.
    let is_folded = is_given && !is_more && !drafts.unfolded.contains(&Fold::OtherWords(view.id));
    let words = stances().into_iter().filter(|(each, _)| !is_folded || given == Some(*each));
    let words: Vec<_> = words.collect();
    let chosen = row(ui, |ui| {
        let chosen = ui.add_enabled_ui(ready, |ui| choices(ui, &words, given, name)).inner;
        if is_folded && may_write {
            let words = t!("agreement-another-word");
            let another = quiet(ui, words).accessible_name(format!("{words}: {name}"));
            if another.clicked() {
                drafts.unfolded.insert(Fold::OtherWords(view.id));
            }
        }
        chosen
    });
    if chosen.is_some() {
        drafts.unfolded.remove(&Fold::OtherWords(view.id));
    }
    match chosen {
        None => {}
        Some(stance @ (Stance::Agree | Stance::StandAside)) => {
            drafts.answers.remove(&view.id);
            actions.push(answer(Some(stance), None));
        }
        Some(stance @ (Stance::AgreeWithReservation | Stance::Concern)) => {
            let why = view.mine.why.as_ref().map_or_else(String::new, |(why, _)| why.clone());
            drafts.answers.insert(view.id, AnswerDraft { stance, why });
            opens(ui, true, spot.first_field());
        }
    }
    let mut cancel = false;
    if let Some(draft) = drafts.answers.get_mut(&view.id) {
        let question = match draft.stance {
            Stance::Concern => t!("agreement-what-is-your-concern-it-is"),
            Stance::Agree | Stance::AgreeWithReservation | Stance::StandAside => {
                t!("agreement-what-is-your-reservation")
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
                primary(ui, t!("agreement-say-so"))
                    .accessible_name(t!("agreement-say-so-2", name = name))
            });
            if send.inner.clicked() {
                actions.push(answer(Some(draft.stance), Some(draft.why.trim().to_owned())));
            }
            cancel = quiet(ui, t!("agreement-not-now"))
                .accessible_name(t!("agreement-not-now-2", name = name))
                .clicked();
        });
    } else if let Some((why, body)) = &view.mine.why {
        small(ui, &t!("agreement-you-said", why = why));
        if is_more || drafts.unfolded.contains(&Fold::TakeBack(*body)) {
            let what = t!("agreement-why-on", name = name);
            take_back_ui(ui, *body, &what, may_write, drafts, actions);
        }
    }
    if cancel {
        drafts.answers.remove(&view.id);
    }
    if view.mine.stance.is_some() && is_more {
        let back = ui.add_enabled_ui(ready, |ui| {
            quiet(ui, t!("agreement-take-my-answer-back"))
                .accessible_name(t!("agreement-take-my-answer-back-2", name = name))
        });
        if back.inner.clicked() {
            actions.push(answer(None, None));
        }
    }
}

/// The words of then and of now in one: what was taken out is struck through, what was added underlined.
fn changed_ui(ui: &mut Ui, changed: &ChangedView) {
    let palette = palette(ui.ctx());
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = theme::MEASURE.min(ui.available_width());
    for piece in &changed.pieces {
        let plain = TextFormat::simple(font.clone(), palette.ink);
        let (words, format) = match piece {
            Piece::Same(words) => (words, plain),
            Piece::Removed(words) => {
                let line = egui::Stroke::new(1.0, palette.soft);
                (words, TextFormat { color: palette.soft, strikethrough: line, ..plain })
            }
            Piece::Added(words) => {
                let line = egui::Stroke::new(1.0, palette.ink);
                (words, TextFormat { underline: line, ..plain })
            }
        };
        job.append(words, 0.0, format);
        if matches!(piece, Piece::Removed(_)) {
            job.append(" ", 0.0, TextFormat::simple(font.clone(), palette.ink));
        }
    }
    note(ui, palette.nav, |ui| {
        small(ui, &changed.heading);
        job.wrap.max_width = job.wrap.max_width.min(ui.available_width());
        let shown = ui.add(egui::Label::new(job).wrap());
        // Strokes are not heard: whoever listens gets the same in words.
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_value(changed.spoken.clone()));
        small(ui, t!("agreement-struck-through-taken-out-underlined-added"));
    });
}

/// Saying something, rewording, the rest, and setting aside.
fn feet_ui(
    ui: &mut Ui,
    view: &AgreementView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (name, fold) = (view.name.as_str(), Fold::RuleWords(view.id));
    quiet_row(ui, |ui| {
        if may_write {
            say_button(ui, view, drafts);
        }
        let key = view.wording.field;
        let shown = drafts.unfolded.contains(&fold) || drafts.texts.contains_key(&key);
        if may_write
            && !shown
            && !view.wording.overlap
            && quiet(ui, t!("agreement-reword"))
                .accessible_name(t!("agreement-reword-2", name = name))
                .clicked()
        {
            let text = &view.wording;
            drafts.texts.insert(key, TextDraft::new(text.field, &text.words, text.wording));
        }
        fold_button(ui, drafts, fold, (t!("agreement-more"), t!("agreement-less")), name);
        if may_write && drafts.unfolded.contains(&fold) && !view.unsettled {
            let words = match view.put {
                Put::Rule(_) => t!("agreement-set-this-rule-aside"),
                Put::Decision(_) => t!("agreement-set-this-decision-aside"),
            };
            aside_button(ui, view, true, words, drafts, actions);
        }
    });
    if view.unsettled && may_write {
        row(ui, |ui| {
            aside_button(ui, view, false, t!("agreement-it-stays"), drafts, actions);
            aside_button(ui, view, true, t!("agreement-it-is-set-aside"), drafts, actions);
        });
    }
    refusal(ui, drafts.refusal(Spot::Agreement(view.id)));
}

fn aside_button(
    ui: &mut Ui,
    view: &AgreementView,
    aside: bool,
    text: &str,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Agreement(view.id);
    ui.add_enabled_ui(!drafts.is_waiting(spot), |ui| {
        if secondary(ui, text).accessible_name(format!("{text}: {}", view.name)).clicked() {
            let edit = match view.put {
                Put::Rule(rule) => Edit::SetRuleAside { rule, aside },
                Put::Decision(decision) => {
                    Edit::PutAside { what: Aside::Decision(decision), aside }
                }
            };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
    });
}

/// What was agreed on can be kept, on the clipboard or as a page to print; `beside` draws what stands at the end of the row.
pub(crate) fn keep_ui(
    ui: &mut Ui,
    what: &'static str,
    (text, page): (&str, &str),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    beside: impl FnOnce(&mut Ui, &mut Drafts, &mut Vec<Action>),
) {
    let save = Save {
        what: Kept::Page(what),
        about: what,
        copied: Some(FileContent::Words(text.to_owned())),
        button: t!("agreement-save-a-page-to-print"),
        content: &|| FileContent::Words(page.to_owned()),
    };
    save_beside_ui(ui, save, drafts, actions, beside);
}
