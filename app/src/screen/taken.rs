//! What the group takes along from its meetings: part of the screen "In the room".

use std::collections::btree_map::Entry;

use egui::{Id, RichText, TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::Aside;
use kith_sync::node::api::Command;
use serde::{Deserialize, Serialize};

use super::parts::{
    begin, card, cards, choice, field, note, opens, pill, primary, prose, quiet, quiet_row,
    refusal, row, secondary, small, soft, subtitle,
};
use super::text::{Look, fold_button, shared_text_ui};
use super::{Action, Drafts, Fold, Spot};
use crate::theme::{self, palette};
use crate::view::entry::read_day_or_none;
use crate::view::rules::Mood;
use crate::view::taken::{TakenItem, TakenView, no_details};
use crate::words::t;

/// Something that is taken along, while it is written.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Along {
    words: String,
    until: String,
    /// What could not be read, shown once somebody has tried.
    #[serde(skip)]
    problem: Option<String>,
}

/// A day until when, while it is entered.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Until {
    day: String,
    #[serde(skip)]
    problem: Option<String>,
}

/// Shows the part.
pub(crate) fn taken_ui(
    ui: &mut Ui,
    view: &TakenView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    ui.add_space(theme::PART);
    subtitle(ui, t!("taken-what-we-take-along"));
    soft(ui, t!("taken-only-if-you-want-to-keep"));
    ui.add_space(theme::PART);
    new_ui(ui, view, drafts, actions);
    let open = view.items.partition_point(|item| item.done != Some(true));
    let (open, done) = view.items.split_at(open);
    items_ui(ui, open, view.may_write, drafts, actions);
    if done.is_empty() {
        return;
    }
    quiet_row(ui, |ui| {
        let words = (t!("taken-what-is-done"), t!("taken-hide-what-is-done"));
        fold_button(ui, drafts, Fold::TakenDone, words, t!("taken-what-we-take-along"));
    });
    if drafts.unfolded.contains(&Fold::TakenDone) {
        ui.add_space(theme::PART);
        items_ui(ui, done, view.may_write, drafts, actions);
    }
}

fn items_ui(
    ui: &mut Ui,
    items: &[TakenItem],
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let id = |item: &TakenItem| Id::unique(("taken along", item.id));
    cards(ui, items, id, |ui, item| {
        ui.push_id(item.id, |ui| item_ui(ui, item, may_write, drafts, actions));
    });
}

fn new_ui(ui: &mut Ui, view: &TakenView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::NewTaken);
    let Some(along) = &mut drafts.along else {
        if begin(ui, false, t!("taken-take-something-along"), Spot::NewTaken.first_field()) {
            drafts.along = Some(Along::default());
        }
        return;
    };
    let mut cancel = false;
    card(ui, |ui| {
        ui.add_enabled_ui(!waiting, |ui| {
            field(
                ui,
                &t!("taken-what-do-you-take-along", no_details = no_details()),
                TextEdit::multiline(&mut along.words)
                    .id(Spot::NewTaken.first_field())
                    .desired_rows(2)
                    .desired_width(theme::MEASURE),
            );
            let until = TextEdit::singleline(&mut along.until).desired_width(theme::SHORT_FIELD);
            field(ui, t!("taken-until-when-if-there-is-a"), until.hint_text("2027-01-15"));
            refusal(ui, refused.as_deref().or(along.problem.as_deref()));
            row(ui, |ui| {
                if primary(ui, t!("taken-keep-it")).clicked() {
                    match read(along, view.today) {
                        Ok(edit) => {
                            along.problem = None;
                            actions.push(Action::Do(Spot::NewTaken, Command::Edit(edit)));
                        }
                        Err(problem) => along.problem = Some(problem),
                    }
                }
                cancel = quiet(ui, t!("taken-not-now"))
                    .accessible_name(t!("taken-not-now-take-nothing-along"))
                    .clicked();
            });
        });
    });
    if cancel {
        drafts.along = None;
        drafts.refusals.remove(&Spot::NewTaken);
    }
}

fn read(along: &Along, today: Date) -> Result<Edit, String> {
    let until = read_day_or_none(&along.until)?;
    Ok(Edit::AddTaken { on: today, words: along.words.trim().to_owned(), until })
}

/// What was done about a day that is entered.
enum Entered {
    Nothing,
    Set(Option<Date>),
    Left,
}

/// Enters another day until when.
fn until_ui(ui: &mut Ui, spot: Spot, until: &mut Until, name: &str) -> Entered {
    let day = TextEdit::singleline(&mut until.day)
        .id(spot.first_field())
        .desired_width(theme::SHORT_FIELD)
        .hint_text("2027-01-15");
    field(ui, t!("taken-until-when-empty-for-no-day"), day);
    refusal(ui, until.problem.as_deref());
    row(ui, |ui| {
        let mut entered = Entered::Nothing;
        if primary(ui, t!("taken-set-the-day"))
            .accessible_name(t!("taken-set-the-day-2", name = name))
            .clicked()
        {
            match read_day_or_none(&until.day) {
                Ok(day) => entered = Entered::Set(day),
                Err(problem) => until.problem = Some(problem),
            }
        }
        let leave = quiet(ui, t!("taken-not-now"))
            .accessible_name(t!("taken-not-now-the-day", name = name));
        if leave.clicked() {
            entered = Entered::Left;
        }
        entered
    })
}

fn item_ui(
    ui: &mut Ui,
    item: &TakenItem,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::Taken(item.id);
    let is_worked_on = words_ui(ui, item, drafts, actions);
    if drafts.texts.contains_key(&item.text.field) {
        small(ui, no_details());
    }
    small(ui, &item.from);
    prose(
        ui,
        item.until.as_ref().map_or(item.who.clone(), |until| format!("{} {until}", item.who)),
    );
    let name = item.text.words.as_str();
    let edit = |edit: Edit| Action::Do(spot, Command::Edit(edit));
    let ready = may_write && !drafts.is_waiting(spot);
    ui.add_enabled_ui(ready, |ui| {
        if !item.days.is_empty() {
            row(ui, |ui| {
                for (words, until) in &item.days {
                    let pick = secondary(ui, words).accessible_name(format!("{words}: {name}"));
                    if pick.clicked() {
                        let until = *until;
                        actions.push(edit(Edit::SetTakenUntil { taken: item.id, until }));
                    }
                }
            });
        }
        match item.done {
            Some(true) => pill(ui, t!("taken-done"), Mood::Settled),
            Some(false) => {}
            None => {
                let ground = palette(ui.ctx()).honey_pale;
                note(ui, ground, |ui| ui.label(t!("taken-one-of-you-says-that-it")));
            }
        }
        if item.unsettled {
            let ground = palette(ui.ctx()).honey_pale;
            note(ui, ground, |ui| ui.label(t!("taken-one-of-you-put-this-aside")));
        }
        row(ui, |ui| {
            if item.done != Some(true) {
                let take = choice(ui, item.i_take, t!("taken-i-do-it"))
                    .accessible_name(t!("taken-i-do-it-2", name = name));
                if take.clicked() {
                    actions.push(edit(Edit::Take { taken: item.id, mine: !item.i_take }));
                }
            }
            let is_done = item.done == Some(true);
            let words = if is_done { t!("taken-not-done-yet") } else { t!("taken-it-is-done") };
            if secondary(ui, words).accessible_name(format!("{words}: {name}")).clicked() {
                actions.push(edit(Edit::TickTaken { taken: item.id, done: !is_done }));
            }
        });
        let entering = drafts.untils.get_mut(&item.id);
        match entering.map(|until| until_ui(ui, spot, until, name)) {
            Some(Entered::Set(until)) => {
                actions.push(edit(Edit::SetTakenUntil { taken: item.id, until }));
            }
            Some(Entered::Left) => drop(drafts.untils.remove(&item.id)),
            Some(Entered::Nothing) | None => {}
        }
    });
    quiet_row(ui, |ui| {
        ui.add_enabled_ui(ready, |ui| {
            quiet_row(ui, |ui| feet_ui(ui, item, drafts, actions));
        });
        // What was written before is to be read by anybody.
        if !is_worked_on {
            let words = (t!("taken-more"), t!("taken-less"));
            fold_button(ui, drafts, Fold::TakenWords(item.id), words, name);
        }
    });
    refusal(ui, drafts.refusal(spot));
}

/// What it is, with who wrote it where somebody asks for more; says whether its words are being worked on.
fn words_ui(ui: &mut Ui, item: &TakenItem, drafts: &mut Drafts, actions: &mut Vec<Action>) -> bool {
    let text = &item.text;
    let is_worked_on = text.overlap
        || !text.versions.is_empty()
        || !text.typing.is_empty()
        || drafts.texts.contains_key(&text.field);
    if is_worked_on || drafts.unfolded.contains(&Fold::TakenWords(item.id)) {
        shared_text_ui(ui, text, Look::Body, drafts, actions);
    } else if text.words.trim().is_empty() {
        soft(ui, &text.empty);
    } else {
        prose(ui, RichText::new(&text.words).text_style(theme::subtitle()));
    }
    is_worked_on
}

/// Another day, and putting it aside.
fn feet_ui(ui: &mut Ui, item: &TakenItem, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let (spot, name) = (Spot::Taken(item.id), item.text.words.as_str());
    if let Entry::Vacant(entered) = drafts.untils.entry(item.id) {
        let words =
            if item.until.is_some() { t!("taken-another-day") } else { t!("taken-set-a-day") };
        let opened = quiet(ui, words).accessible_name(format!("{words}: {name}"));
        if opens(ui, opened.clicked(), spot.first_field()) {
            entered.insert(Until::default());
        }
    }
    let asides = [(t!("taken-put-aside"), true), (t!("taken-keep-it"), false)];
    for (words, aside) in asides.into_iter().filter(|(_, aside)| *aside || item.unsettled) {
        if quiet(ui, words).accessible_name(format!("{words}: {name}")).clicked() {
            let edit = Edit::PutAside { what: Aside::Taken(item.id), aside };
            actions.push(Action::Do(spot, Command::Edit(edit)));
        }
    }
}
