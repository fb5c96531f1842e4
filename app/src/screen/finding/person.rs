//! One person whom the group may ask.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{CandidateFact, CandidateMark, Stage};
use kith_sync::node::api::{Command, Say};
use kith_sync::node::mine::Jot;

use super::draft::Line;
use super::{FindingSpot, clicks_ui, day_ui, edit, question_ui};
use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::parts::{
    choice, choices, entered, field, note, primary, prose, quiet, quiet_row, refusal, row,
    secondary, small, tick, titled,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::finding::{FindingView, PersonView, PuttingView, points, stages};
use crate::words::t;

/// Shows the card.
pub(super) fn person_ui(
    ui: &mut Ui,
    person: &PersonView,
    view: &FindingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    titled(ui, &person.name, person.pill);
    if !person.line.is_empty() {
        prose(ui, &person.line);
    }
    small(ui, &person.known());
    ui.add_space(theme::GAP);
    for words in &person.notes {
        question_ui(ui, Some(words));
    }
    let spot = FindingSpot::Person(person.id);
    let (waiting, refused) = drafts.standing(Spot::Finding(spot));
    let is_open = drafts.finding.open.contains(&person.id);
    row(ui, |ui| {
        marks_ui(ui, person, view.may_write && !waiting, actions);
        let words = if is_open { t!("finding-less") } else { t!("finding-more") };
        if quiet(ui, words).accessible_name(format!("{words}: {}", person.name)).clicked()
            && !drafts.finding.open.remove(&person.id)
        {
            drafts.finding.open.insert(person.id);
        }
    });
    refusal(ui, refused.as_deref());
    if is_open {
        ui.add_space(theme::PART);
        if view.may_write {
            stages_ui(ui, person, view, drafts, actions);
            putting_ui(ui, person, view, drafts, actions);
        }
        talk_ui(ui, person, drafts, actions);
        if view.may_write {
            trial_ui(ui, person, view, drafts, actions);
            lines_ui(ui, person, drafts, actions);
            same_ui(ui, person, actions);
        }
    }
}

/// What this member says of the person for themselves.
fn marks_ui(ui: &mut Ui, person: &PersonView, ready: bool, actions: &mut Vec<Action>) {
    for (words, mark, on) in [
        (t!("finding-i-know-them"), CandidateMark::Knows, person.i_know),
        (t!("finding-i-am-about-to-ask-them"), CandidateMark::Asking, person.i_ask),
    ] {
        let named = format!("{words}: {}", person.name);
        let marked = ui.add_enabled_ui(ready, |ui| choice(ui, on, words)).inner;
        if marked.accessible_name(named).clicked() {
            let change = Edit::MarkCandidate { candidate: person.id, mark, on: !on };
            actions.push(edit(FindingSpot::Person(person.id), change));
        }
    }
}

fn set(person: &PersonView, spot: FindingSpot, set: CandidateFact) -> Action {
    edit(spot, Edit::SetCandidate { candidate: person.id, set })
}

fn stages_ui(
    ui: &mut Ui,
    person: &PersonView,
    view: &FindingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    small(ui, t!("finding-where-they-stand"));
    let spot = FindingSpot::Person(person.id);
    let waiting = drafts.is_waiting(Spot::Finding(spot));
    let pressed =
        ui.add_enabled_ui(!waiting, |ui| choices(ui, &stages(), person.stage, &person.name)).inner;
    match pressed {
        None => {}
        Some(Stage::NotNow) => {
            drafts.finding.turning_down.insert(person.id);
        }
        Some(stage) => {
            drafts.finding.turning_down.remove(&person.id);
            actions.push(set(person, spot, CandidateFact::Stage { stage, on: view.today }));
        }
    }
    turning_down_ui(ui, person, view, drafts, actions);
    ui.add_space(theme::GAP);
}

/// The day on which both sides say whether it clicks, and what they say.
fn trial_ui(
    ui: &mut Ui,
    person: &PersonView,
    view: &FindingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = FindingSpot::PersonTrial(person.id);
    let (waiting, refused) = drafts.standing(Spot::Finding(spot));
    small(ui, t!("finding-a-trial-ends-on-a-day"));
    let about = t!("finding-the-day-to-ask-whether-it-2", name = person.name);
    let mut draft = drafts.finding.trials.remove(&person.id);
    ui.add_enabled_ui(!waiting, |ui| {
        day_ui(ui, &mut draft, (person.trial, view.today, view.third.as_ref()), &about, |day| {
            actions.push(set(person, spot, CandidateFact::Trial(day)));
        });
    });
    if let Some(draft) = draft {
        drafts.finding.trials.insert(person.id, draft);
    }
    refusal(ui, refused.as_deref());
    clicks_ui(ui, &person.clicks, Some(person.id), &person.name, (spot, waiting), actions);
    ui.add_space(theme::GAP);
}

fn turning_down_ui(
    ui: &mut Ui,
    person: &PersonView,
    view: &FindingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if !drafts.finding.turning_down.contains(&person.id) {
        return;
    }
    let spot = FindingSpot::TurnDown(person.id);
    let (waiting, refused) = drafts.standing(Spot::Finding(spot));
    let asked = Asked {
        about: &person.name,
        does: t!("finding-not-now"),
        leaves: t!("finding-leave-it-as-it-is"),
        weight: Weight::Even,
        waiting,
        refused: refused.as_deref(),
    };
    let ground = palette(ui.ctx()).clay_pale;
    let answered = note(ui, ground, |ui| {
        confirm_ui(ui, asked, |ui| {
            ui.label(&person.turning_down);
            Filled::Ready
        })
    });
    match answered {
        Answered::NotYet => {}
        Answered::Do => {
            let fact = CandidateFact::Stage { stage: Stage::NotNow, on: view.today };
            actions.push(set(person, spot, fact));
        }
        Answered::Leave => {
            drafts.finding.turning_down.remove(&person.id);
            drafts.refusals.remove(&Spot::Finding(spot));
        }
    }
}

fn putting_ui(
    ui: &mut Ui,
    person: &PersonView,
    view: &FindingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = FindingSpot::Put(person.id);
    let (waiting, refused) = drafts.standing(Spot::Finding(spot));
    let propose = || {
        let say = Say::ProposePerson { name: person.name.clone(), returning: None, why: None };
        Action::Do(Spot::Finding(spot), Command::Say(say))
    };
    let words = t!("finding-put-to-the-group");
    match &person.putting {
        PuttingView::No(why) => small(ui, why),
        PuttingView::Invite => {
            small(ui, t!("finding-while-you-are-alone-you-decide"));
            let named = t!("finding-invite", name = person.name);
            if secondary(ui, t!("finding-invite-2")).accessible_name(named).clicked() {
                drafts.invitee.clone_from(&person.name);
                actions.push(Action::Go(Place::Members));
            }
        }
        PuttingView::Put => {
            ui.add_enabled_ui(!waiting, |ui| {
                let named = format!("{words}: {}", person.name);
                if primary(ui, words).accessible_name(named).clicked() {
                    actions.push(propose());
                }
            });
            refusal(ui, refused.as_deref());
        }
        PuttingView::AskFirst(question) => {
            if !drafts.finding.putting.contains(&person.id) {
                let words = t!("finding-put-to-the-group-2");
                let named = format!("{words}: {}", person.name);
                if secondary(ui, words).accessible_name(named).clicked() {
                    drafts.finding.putting.insert(person.id);
                }
                ui.add_space(theme::GAP);
                return;
            }
            let asked = Asked {
                about: &person.name,
                does: t!("finding-we-have-talked-put-it-to"),
                leaves: t!("finding-not-yet"),
                weight: Weight::Even,
                waiting,
                refused: refused.as_deref(),
            };
            let ground = palette(ui.ctx()).nav;
            let answered = note(ui, ground, |ui| {
                confirm_ui(ui, asked, |ui| {
                    ui.label(question);
                    Filled::Ready
                })
            });
            match answered {
                Answered::NotYet => {}
                Answered::Do => {
                    let talked = CandidateFact::Discussed(Some(view.today));
                    actions.push(set(person, FindingSpot::Person(person.id), talked));
                    actions.push(propose());
                }
                Answered::Leave => {
                    drafts.finding.putting.remove(&person.id);
                    drafts.refusals.remove(&Spot::Finding(spot));
                }
            }
        }
    }
    ui.add_space(theme::GAP);
}

/// What to talk about, and what this member notes of the talk.
fn talk_ui(ui: &mut Ui, person: &PersonView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Finding(FindingSpot::Talk(person.id));
    let (waiting, refused) = drafts.standing(spot);
    let candidate = person.id;
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        ui.label(t!("finding-for-the-talk-that-you-have"));
        small(ui, t!("finding-what-you-tick-and-write-here"));
        ui.add_enabled_ui(!waiting, |ui| {
            for (point, words) in points() {
                let mut done = person.talk.done.contains(&point);
                let ticked = tick(ui, &mut done, words);
                if ticked.accessible_name(format!("{words}: {}", person.name)).changed() {
                    let jot = Jot::TickTalk { candidate, point, done };
                    // Beside what is being typed, which it does not end.
                    actions.push(Action::Do(
                        Spot::Finding(FindingSpot::Person(candidate)),
                        Command::Mine(jot),
                    ));
                }
            }
            ui.add_space(theme::GAP);
            let Some(words) = drafts.finding.talks.get_mut(&candidate) else {
                if !person.talk.words.trim().is_empty() {
                    prose(ui, &person.talk.words);
                }
                let named = t!("finding-write-for-yourself", name = person.name);
                if quiet(ui, t!("finding-write-for-yourself-2")).accessible_name(named).clicked() {
                    drafts.finding.talks.insert(candidate, person.talk.words.clone());
                }
                return;
            };
            let edit = TextEdit::multiline(words).desired_rows(3).desired_width(theme::MEASURE);
            field(ui, t!("finding-for-yourself-alone"), edit);
            refusal(ui, refused.as_deref());
            let mut cancel = false;
            row(ui, |ui| {
                let named = t!("finding-keep-for-yourself", name = person.name);
                if primary(ui, t!("finding-keep-for-yourself-2")).accessible_name(named).clicked() {
                    let words = words.trim().to_owned();
                    let jot = Jot::WriteTalk { candidate, words };
                    actions.push(Action::Do(spot, Command::Mine(jot)));
                }
                let named = t!("finding-discard-what-you-write-on-the", name = person.name);
                cancel = quiet(ui, t!("finding-discard")).accessible_name(named).clicked();
            });
            if cancel {
                drafts.finding.talks.remove(&candidate);
            }
        });
    });
    ui.add_space(theme::GAP);
}

/// The lines about a person, each changed on its own.
fn lines_ui(ui: &mut Ui, person: &PersonView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let lines = [
        (Line::Name, t!("finding-name"), t!("finding-a-short-name-or-initials"), &person.name),
        (
            Line::About,
            t!("finding-the-line-about-them"),
            t!("finding-a-line-about-them"),
            &person.line,
        ),
        (
            Line::From,
            t!("finding-who-named-them"),
            t!("finding-who-named-them-after-saying-no-2"),
            &person.from,
        ),
    ];
    quiet_row(ui, |ui| {
        for (line, words, _, now) in lines {
            let key = (person.id, line);
            let named = t!("finding-change-of", line = words, name = person.name);
            if !drafts.finding.lines.contains_key(&key)
                && quiet(ui, &t!("finding-change", line = words)).accessible_name(named).clicked()
            {
                drafts.finding.lines.insert(key, now.clone());
            }
        }
    });
    for (line, _, label, _) in lines {
        let spot = FindingSpot::Line(person.id, line);
        let (waiting, refused) = drafts.standing(Spot::Finding(spot));
        let Some(typed) = drafts.finding.lines.get_mut(&(person.id, line)) else { continue };
        let mut cancel = false;
        ui.add_enabled_ui(!waiting, |ui| {
            let edit = TextEdit::singleline(typed).desired_width(theme::MEASURE);
            let field = field(ui, label, edit);
            refusal(ui, refused.as_deref());
            row(ui, |ui| {
                let saves = primary(ui, t!("finding-save"))
                    .accessible_name(t!("finding-save-2", label = label));
                if saves.clicked() || entered(ui, &field) {
                    let words = typed.trim().to_owned();
                    actions.push(set(
                        person,
                        spot,
                        match line {
                            Line::Name => CandidateFact::Name(words),
                            Line::About => CandidateFact::Line(words),
                            Line::From => CandidateFact::From(words),
                        },
                    ));
                }
                let leaves = quiet(ui, t!("finding-leave-it-as-it-was"));
                cancel = leaves
                    .accessible_name(t!("finding-leave-it-as-it-was-2", label = label))
                    .clicked();
            });
        });
        if cancel {
            drafts.finding.lines.remove(&(person.id, line));
            drafts.refusals.remove(&Spot::Finding(spot));
        }
    }
}

/// Other entries of the same person, to be told apart again.
fn same_ui(ui: &mut Ui, person: &PersonView, actions: &mut Vec<Action>) {
    for (id, words) in &person.same {
        small(ui, words);
        let named = t!("finding-these-are-two-people", words = words);
        if quiet(ui, t!("finding-these-are-two-people-2")).accessible_name(named).clicked() {
            let set = CandidateFact::Same(None);
            let spot = FindingSpot::Person(person.id);
            actions.push(edit(spot, Edit::SetCandidate { candidate: *id, set }));
        }
    }
}
