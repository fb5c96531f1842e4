//! What the screens of the focus, the places, the shelf and the help have in common: what is half typed there, lines that
//! anybody may change, and what people have to settle.

use std::collections::BTreeMap;

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Aside, PlaceKind, Shelf};
use kith_sync::group::snapshot::Kept;
use kith_sync::id::RecordId;
use kith_sync::node::api::Command;
use serde::{Deserialize, Serialize};

use super::parts::{
    entered, field, line_with, named, note, opens, primary, prose, quiet, quiet_row, refusal, row,
    secondary, small, soft,
};
use super::text::{Look, shared_text_ui, take_back_ui};
use super::unsent::by_key;
use super::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::choice::{Line, LineView, SetView};
use crate::view::focus::Sentence;
use crate::view::text::TextView;
use crate::words::t;

/// Where on these screens an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum At {
    Sentence,
    Kinds,
    Origin,
    Grades,
    Again,
    NewPlace,
    Place(RecordId),
    NewContact,
    Contact(RecordId),
    NewItem(Shelf),
    Item(RecordId),
    Line(Line),
}

impl At {
    pub(crate) const fn spot(self) -> Spot {
        Spot::Content(self)
    }
}

/// What folds out on these screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Part {
    Examples,
    /// What the group says of itself in a word or two.
    Kinds,
    Origin,
    Grades,
    Again,
    /// What can be changed about a record.
    Change(RecordId),
    /// A home's address.
    Address(RecordId),
    AsidePlaces,
    AsideContacts,
    AsideItems,
    Ticked(Shelf),
}

/// What is half typed on these screens.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Content {
    pub(crate) sentence: Option<Sentence>,
    /// A day to look at the focus again.
    pub(crate) again: Option<String>,
    #[serde(skip_serializing_if = "NewPlace::is_untouched")]
    pub(crate) new_place: Option<NewPlace>,
    pub(crate) new_contact: Option<NewContact>,
    #[serde(with = "by_key")]
    pub(crate) new_items: BTreeMap<Shelf, NewItem>,
    /// Lines that are being changed.
    #[serde(with = "by_key")]
    pub(crate) lines: BTreeMap<Line, String>,
}

/// A place while it is added.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct NewPlace {
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) kind: PlaceKind,
    #[serde(default)]
    pub(crate) address: String,
    pub(crate) quiet: Option<bool>,
    pub(crate) private: Option<bool>,
    pub(crate) overheard: Option<bool>,
    #[serde(default)]
    pub(crate) access: String,
}

/// A contact while it is added.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NewContact {
    pub(crate) name: String,
    pub(crate) reach: String,
    pub(crate) region: String,
    pub(crate) note: String,
}

/// Something on the shelf while it is added.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NewItem {
    pub(crate) words: String,
    pub(crate) link: String,
    pub(crate) note: String,
}

impl NewPlace {
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind: PlaceKind::Library,
            address: String::new(),
            quiet: None,
            private: None,
            overheard: None,
            access: String::new(),
        }
    }

    /// Whether nothing but the kind was chosen, which is so from the first.
    #[expect(clippy::ref_option, reason = "as serde asks")]
    fn is_untouched(of: &Option<Self>) -> bool {
        of.as_ref().is_none_or(|it| {
            it.name.is_empty()
                && it.address.is_empty()
                && it.access.is_empty()
                && [it.quiet, it.private, it.overheard] == [None; 3]
        })
    }
}

impl Content {
    /// What was asked for is done.
    pub(crate) fn done(&mut self, at: At) {
        match at {
            At::Again => self.again = None,
            At::NewPlace => self.new_place = None,
            At::NewContact => self.new_contact = None,
            At::NewItem(board) => {
                self.new_items.remove(&board);
            }
            At::Line(line) => {
                self.lines.remove(&line);
            }
            At::Sentence
            | At::Kinds
            | At::Origin
            | At::Grades
            | At::Place(_)
            | At::Contact(_)
            | At::Item(_) => {}
        }
    }
}

/// An edit whose answer belongs at a place of these screens.
pub(crate) fn edit(at: At, edit: Edit) -> Action {
    Action::Do(at.spot(), Command::Edit(edit))
}

/// All of several values, with who set each; the one that was picked.
pub(crate) fn several_ui<'a, T>(
    ui: &mut Ui,
    question: &str,
    several: &'a [SetView<T>],
    ready: bool,
) -> Option<&'a T> {
    if several.is_empty() {
        return None;
    }
    let ground = palette(ui.ctx()).honey_pale;
    note(ui, ground, |ui| {
        ui.label(t!("content-two-of-you-answered-at-once", question = question));
        let mut picked = None;
        for set in several {
            if this_one_ui(ui, &set.words, &set.by, ready) {
                picked = Some(&set.value);
            }
        }
        picked
    })
}

/// One of several, with its button.
pub(crate) fn this_one_ui(ui: &mut Ui, words: &str, by: &str, ready: bool) -> bool {
    let named = t!("content-this-one-2", words = words, by = by);
    let pressed = ui.add_enabled_ui(ready, |ui| {
        line_with(ui, t!("content-this-one"), named, |ui| {
            ui.spacing_mut().item_spacing.y = theme::LABEL_GAP;
            ui.label(words);
            small(ui, by);
        })
    });
    pressed.inner
}

/// A line of what `about` names: its words or all of several and, where the record `is_open`, how to change it.
pub(crate) fn line_ui(
    ui: &mut Ui,
    view: &LineView,
    about: &str,
    (is_open, may_write): (bool, bool),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (line, label) = (view.at, view.at.label());
    let at = At::Line(line);
    let ready = may_write && !drafts.is_waiting(at.spot());
    if !view.several.is_empty() {
        let ground = palette(ui.ctx()).honey_pale;
        note(ui, ground, |ui| {
            ui.label(t!("content-two-of-you-wrote-it-at", label = label));
            for said in &view.several {
                let can_be = ready && said.typed.is_some();
                if this_one_ui(ui, &said.words, &said.by, can_be)
                    && let Some(typed) = &said.typed
                {
                    set_line(line, typed, drafts, actions);
                }
            }
        });
    } else if !view.words.trim().is_empty()
        && !is_heading(line)
        && !drafts.content.lines.contains_key(&line)
    {
        named(ui, label, |ui| prose(ui, &view.words));
    }
    if is_open && may_write {
        changing_ui(ui, view, about, ready, drafts, actions);
    }
    refusal(ui, drafts.refusal(at.spot()));
}

/// Whether a line heads its card, so that it is not said once more below.
fn is_heading(line: Line) -> bool {
    matches!(
        line,
        Line::PlaceName(_) | Line::ContactName(_) | Line::ContactReach(_) | Line::PlaceRoom(_)
    )
}

fn changing_ui(
    ui: &mut Ui,
    view: &LineView,
    about: &str,
    ready: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (line, label) = (view.at, view.at.label());
    let spot = At::Line(line).spot();
    let first = spot.first_field();
    let Some(words) = drafts.content.lines.get_mut(&line) else {
        let begins = quiet_row(ui, |ui| {
            let verb = if view.is_empty() { t!("content-add") } else { t!("content-change") };
            let words = format!("{verb}: {label}");
            quiet(ui, &words).accessible_name(format!("{words}, {about}")).clicked()
        });
        if opens(ui, begins, first) {
            drafts.content.lines.insert(line, view.typed.clone());
        }
        for body in &view.mine {
            take_back_ui(ui, *body, &format!("{label}, {about}"), ready, drafts, actions);
        }
        return;
    };
    let (mut save, mut leave) = (false, false);
    ui.add_enabled_ui(ready, |ui| {
        let edit = TextEdit::singleline(words).id(first).desired_width(theme::MEASURE);
        let typed = field(ui, label, edit);
        row(ui, |ui| {
            save = entered(ui, &typed)
                | primary(ui, t!("content-save"))
                    .accessible_name(t!("content-save-2", label = label, about = about))
                    .clicked();
            leave = quiet(ui, t!("content-leave-it"))
                .accessible_name(t!("content-leave-it-2", label = label, about = about))
                .clicked();
        });
    });
    let words = words.clone();
    if leave {
        drafts.content.lines.remove(&line);
        drafts.refusals.remove(&spot);
    } else if save {
        set_line(line, &words, drafts, actions);
    }
}

fn set_line(line: Line, words: &str, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    match line.edit(words) {
        Ok(change) => actions.push(edit(At::Line(line), change)),
        Err(problem) => {
            drafts.refusals.insert(At::Line(line).spot(), problem);
        }
    }
}

/// A shared text that is read where nobody works on it, and shows its history where its record `is_open`.
pub(crate) fn text_ui(
    ui: &mut Ui,
    view: &TextView,
    is_open: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let is_worked_on =
        view.overlap || drafts.texts.contains_key(&view.field) || !view.typing.is_empty();
    if is_open || is_worked_on {
        shared_text_ui(ui, view, Look::Body, drafts, actions);
        return;
    }
    if !view.words.trim().is_empty() {
        named(ui, view.label, |ui| prose(ui, &view.words));
    } else if view.empty != view.invitation {
        named(ui, view.label, |ui| soft(ui, &view.empty));
    }
    if !view.versions.is_empty() {
        let ground = palette(ui.ctx()).honey_pale;
        note(ui, ground, |ui| {
            ui.label(t!("content-two-of-you-wrote-here-at"));
        });
    }
}

/// What was put aside by one and changed by another at once: both ways to settle it.
pub(crate) fn unsettled_ui(
    ui: &mut Ui,
    (what, kept): (Aside, Kept),
    about: &str,
    at: At,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    if kept != Kept::Unsettled {
        return;
    }
    let ground = palette(ui.ctx()).honey_pale;
    note(ui, ground, |ui| {
        ui.label(t!("content-one-of-you-put-this-aside"));
        row(ui, |ui| {
            for (words, aside) in
                [(t!("content-it-stays"), false), (t!("content-it-is-put-aside"), true)]
            {
                aside_button(ui, (what, aside), words, (about, at, may_write), drafts, actions);
            }
        });
    });
}

/// A button that puts something aside, or takes it up again.
pub(crate) fn aside_button(
    ui: &mut Ui,
    (what, aside): (Aside, bool),
    words: &str,
    (about, at, may_write): (&str, At, bool),
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let ready = may_write && !drafts.is_waiting(at.spot());
    let pressed = ui.add_enabled_ui(ready, |ui| secondary(ui, words)).inner;
    if pressed.accessible_name(format!("{words}: {about}")).clicked() {
        actions.push(edit(at, Edit::PutAside { what, aside }));
    }
}

/// Sentences below each other, each with a point before it.
pub(crate) fn points_ui(ui: &mut Ui, sentences: &[impl AsRef<str>]) {
    for words in sentences {
        ui.horizontal_top(|ui| {
            ui.label("•");
            ui.vertical(|ui| prose(ui, words.as_ref()));
        });
    }
}

/// A question above records of one name.
pub(crate) fn question_ui(ui: &mut Ui, question: Option<&String>) {
    if let Some(question) = question {
        let ground = palette(ui.ctx()).honey_pale;
        note(ui, ground, |ui| ui.label(question));
        ui.add_space(theme::GAP);
    }
}
