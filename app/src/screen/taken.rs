//! What the group takes along from its meetings: part of the screen "In the room".

use egui::{TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::Aside;
use kith_sync::node::api::Command;

use super::parts::{
    begin, card, choice, field, note, opens, pill, primary, prose, quiet, quiet_row, refusal, row,
    secondary, small, soft, subtitle,
};
use super::text::{Look, shared_text_ui};
use super::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::entry::read_day_or_none;
use crate::view::rules::Mood;
use crate::view::taken::{NO_DETAILS, TakenItem, TakenView};

/// Something that is taken along, while it is written.
#[derive(Debug, Default)]
pub(crate) struct Along {
    words: String,
    until: String,
    /// What could not be read, shown once somebody has tried.
    problem: Option<String>,
}

/// A day until when, while it is entered.
#[derive(Debug, Default)]
pub(crate) struct Until {
    day: String,
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
    subtitle(ui, "What we take along");
    soft(
        ui,
        "Only if you want to keep it: who does what until when. Unlike the rest of this screen it stays with the group.",
    );
    ui.add_space(theme::PART);
    new_ui(ui, view, drafts, actions);
    for item in &view.items {
        card(ui, |ui| ui.push_id(item.id, |ui| item_ui(ui, item, view.may_write, drafts, actions)));
    }
}

fn new_ui(ui: &mut Ui, view: &TakenView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::NewTaken);
    let Some(along) = &mut drafts.along else {
        if begin(ui, false, "Take something along", Spot::NewTaken.first_field()) {
            drafts.along = Some(Along::default());
        }
        return;
    };
    let mut cancel = false;
    card(ui, |ui| {
        ui.add_enabled_ui(!waiting, |ui| {
            field(
                ui,
                &format!("What do you take along? {NO_DETAILS}"),
                TextEdit::multiline(&mut along.words)
                    .id(Spot::NewTaken.first_field())
                    .desired_rows(2)
                    .desired_width(theme::MEASURE),
            );
            let until = TextEdit::singleline(&mut along.until).desired_width(theme::SHORT_FIELD);
            field(ui, "Until when, if there is a day", until.hint_text("2027-01-15"));
            refusal(ui, refused.as_deref().or(along.problem.as_deref()));
            row(ui, |ui| {
                if primary(ui, "Keep it").clicked() {
                    match read(along, view.today) {
                        Ok(edit) => {
                            along.problem = None;
                            actions.push(Action::Do(Spot::NewTaken, Command::Edit(edit)));
                        }
                        Err(problem) => along.problem = Some(problem),
                    }
                }
                cancel =
                    quiet(ui, "Not now").accessible_name("Not now: take nothing along").clicked();
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
    field(ui, "Until when; empty for no day", day);
    refusal(ui, until.problem.as_deref());
    row(ui, |ui| {
        let mut entered = Entered::Nothing;
        if primary(ui, "Set the day").accessible_name(format!("Set the day: {name}")).clicked() {
            match read_day_or_none(&until.day) {
                Ok(day) => entered = Entered::Set(day),
                Err(problem) => until.problem = Some(problem),
            }
        }
        let leave = quiet(ui, "Not now").accessible_name(format!("Not now, the day: {name}"));
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
    shared_text_ui(ui, &item.text, Look::Body, drafts, actions);
    if drafts.texts.contains_key(&item.text.field) {
        small(ui, NO_DETAILS);
    }
    small(ui, &item.from);
    prose(ui, &item.who);
    if let Some(until) = &item.until {
        prose(ui, until);
    }
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
            Some(true) => pill(ui, "Done", Mood::Settled),
            Some(false) => {}
            None => {
                let ground = palette(ui.ctx()).honey_pale;
                note(ui, ground, |ui| {
                    ui.label("One of you says that it is done, another that it is not.")
                });
            }
        }
        if item.unsettled {
            let ground = palette(ui.ctx()).honey_pale;
            note(ui, ground, |ui| {
                ui.label("One of you put this aside, and another kept or changed it. It stays until you settle it.")
            });
        }
        row(ui, |ui| {
            if item.done != Some(true) {
                let take = choice(ui, item.i_take, "I do it")
                    .accessible_name(format!("I do it: {name}"));
                if take.clicked() {
                    actions.push(edit(Edit::Take { taken: item.id, mine: !item.i_take }));
                }
            }
            let is_done = item.done == Some(true);
            let words = if is_done { "Not done yet" } else { "It is done" };
            if secondary(ui, words).accessible_name(format!("{words}: {name}")).clicked() {
                actions.push(edit(Edit::TickTaken { taken: item.id, done: !is_done }));
            }
        });
        let entering = drafts.untils.get_mut(&item.id);
        let is_entering = entering.is_some();
        match entering.map(|until| until_ui(ui, spot, until, name)) {
            Some(Entered::Set(until)) => {
                actions.push(edit(Edit::SetTakenUntil { taken: item.id, until }));
            }
            Some(Entered::Left) => drop(drafts.untils.remove(&item.id)),
            Some(Entered::Nothing) | None => {}
        }
        quiet_row(ui, |ui| {
            if !is_entering {
                let words = if item.until.is_some() { "Another day" } else { "Set a day" };
                let opened = quiet(ui, words).accessible_name(format!("{words}: {name}"));
                if opens(ui, opened.clicked(), spot.first_field()) {
                    drafts.untils.insert(item.id, Until::default());
                }
            }
            let mut asides = vec![("Put aside", true)];
            if item.unsettled {
                asides.push(("Keep it", false));
            }
            for (words, aside) in asides {
                if quiet(ui, words).accessible_name(format!("{words}: {name}")).clicked() {
                    let what = Aside::Taken(item.id);
                    actions.push(edit(Edit::PutAside { what, aside }));
                }
            }
        });
    });
    refusal(ui, drafts.refusal(spot));
}
