//! The screen "Mine alone": how one is, what to be reminded of, notes, what one works through, notes on talks.

mod issues;
mod plot;
mod reminders;

use std::collections::BTreeMap;

use egui::{Align, Layout, TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::id::RecordId;
use kith_sync::node::api::Command;
use kith_sync::node::mine::{IssueWords, Jot};
use lucide_icons::Icon;
use serde::{Deserialize, Serialize};

use self::issues::issues_ui;
use self::plot::plot_ui;
use self::reminders::{ReminderDraft, reminders_ui};
use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::parts::{
    begin_within, beginning, card, choices, entered, field, icon_button, note, opens, primary,
    prose, quiet, quiet_row, ready, refusal, row, small, soft, subtitle, title,
};
use super::text::more_button;
use super::unsent::by_key;
use super::{Action, Drafts, List, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::mine::{DayView, MineView, NoteView, TalkOfView, never_leaves, well, worn};
use crate::words::t;

/// Days that are listed before somebody asks for more, and how many more then.
const DAYS: usize = 7;
/// The same of notes, of what is worked through and of notes on talks.
const KEPT: usize = 12;

/// Where on this screen an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MineSpot {
    CheckIn,
    NewNote,
    Note(RecordId),
    /// Something that is worked through; absent: a new one.
    Issue(Option<RecordId>),
    Share(RecordId),
    /// When and how to be reminded; also what the desktop answers.
    Reminding,
    NewReminder,
    Forget(Forgetting),
}

/// Something that is being deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Forgetting {
    Day(Date),
    Note(RecordId),
    Talk(RecordId),
    Reminder(RecordId),
    Issue(RecordId),
}

/// What is half said on this screen.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct MineDrafts {
    #[serde(skip_serializing_if = "CheckInDraft::is_untouched")]
    check_in: Option<CheckInDraft>,
    new_note: Option<String>,
    new_reminder: Option<ReminderDraft>,
    #[serde(with = "by_key")]
    notes: BTreeMap<RecordId, String>,
    /// What is worked through while it is written; without a name a new one.
    #[serde(with = "by_key")]
    issues: BTreeMap<Option<RecordId>, IssueWords>,
    /// Which of them is about to be shared.
    #[serde(skip)]
    sharing: Option<RecordId>,
    #[serde(skip)]
    forgetting: Option<Forgetting>,
    /// How often more days were asked for.
    #[serde(skip)]
    more: usize,
}

/// How somebody is, while it is said.
#[derive(Debug, Serialize, Deserialize)]
struct CheckInDraft {
    /// The day on which it was begun.
    day: Date,
    worn: Option<u8>,
    well: Option<u8>,
    #[serde(default)]
    line: String,
    /// The line that was kept of that day before.
    #[serde(default)]
    kept: String,
}

impl CheckInDraft {
    fn of(view: &MineView) -> Self {
        let today = view.of_today.as_ref();
        let line = today.map_or_else(String::new, |it| it.line.clone());
        let (worn, well) = (today.map(|it| it.worn), today.map(|it| it.well));
        Self { day: view.today, worn, well, kept: line.clone(), line }
    }

    /// Whether no words were typed that are not kept yet.
    #[expect(clippy::ref_option, reason = "as serde asks")]
    fn is_untouched(of: &Option<Self>) -> bool {
        of.as_ref().is_none_or(|it| it.line == it.kept)
    }
}

impl MineDrafts {
    /// Whether something is typed and not kept yet.
    pub(crate) fn is_typed(&self) -> bool {
        !CheckInDraft::is_untouched(&self.check_in)
            || self.new_note.is_some()
            || self.new_reminder.is_some()
            || !self.notes.is_empty()
            || !self.issues.is_empty()
    }

    /// How many days are listed.
    pub(crate) fn days(&self) -> usize {
        DAYS.saturating_mul(self.more.saturating_add(1))
    }

    /// What was asked for at a spot is done.
    pub(crate) fn done(&mut self, spot: MineSpot) {
        match spot {
            MineSpot::CheckIn => self.check_in = None,
            MineSpot::NewNote => self.new_note = None,
            MineSpot::NewReminder => self.new_reminder = None,
            MineSpot::Reminding => {}
            MineSpot::Note(note) => {
                self.notes.remove(&note);
            }
            MineSpot::Issue(issue) => {
                self.issues.remove(&issue);
            }
            MineSpot::Share(_) => self.sharing = None,
            MineSpot::Forget(_) => self.forgetting = None,
        }
    }
}

/// Shows the screen.
pub(crate) fn mine_ui(
    ui: &mut Ui,
    view: &MineView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Mine.title());
    if is_empty(view, drafts) {
        let nothing = Some((Icon::NotebookPen, t!("mine-none")));
        beginning(ui, nothing, t!("mine-none-lead"), |ui| ready_ui(ui, drafts));
    } else {
        soft(ui, never_leaves());
        ui.add_space(theme::PART);
    }
    ui.add_enabled_ui(view.may_keep, |ui| {
        check_in_ui(ui, view, drafts, actions);
        days_ui(ui, view, drafts, actions);
        reminders_ui(ui, view, drafts, actions);
        notes_ui(ui, view, drafts, actions);
        issues_ui(ui, view, drafts, actions);
        talks_ui(ui, view, drafts, actions);
    });
    quiet_row(ui, |ui| {
        if quiet(ui, Place::Keys.title()).clicked() {
            actions.push(Action::Go(Place::Keys));
        }
    });
}

/// Whether nothing is kept, nor about to be.
fn is_empty(view: &MineView, drafts: &Drafts) -> bool {
    let has_words = !view.days.is_empty() || !view.notes.is_empty() || !view.issues.is_empty();
    let has_more = !view.reminders.is_empty() || !view.talks.is_empty();
    let is_begun = drafts.mine.new_note.is_some() || !drafts.mine.issues.is_empty();
    view.may_keep && !has_words && !has_more && !is_begun
}

/// Beginnings of a note.
fn ready_ui(ui: &mut Ui, drafts: &mut Drafts) {
    let words = [t!("mine-ready-today"), t!("mine-ready-meeting")];
    let pressed = ready(ui, t!("mine-own-beginning"), &words);
    if let Some(words) = pressed.and_then(|at| words.get(at)) {
        drafts.mine.new_note = Some(format!("{words}\n"));
        opens(ui, true, Spot::Mine(MineSpot::NewNote).first_field());
    }
}

fn jot(spot: MineSpot, jot: Jot) -> Action {
    Action::Do(Spot::Mine(spot), Command::Mine(jot))
}

fn check_in_ui(ui: &mut Ui, view: &MineView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let (waiting, refused) = drafts.standing(Spot::Mine(MineSpot::CheckIn));
    let today = view.of_today.as_ref();
    let draft = drafts.mine.check_in.get_or_insert_with(|| CheckInDraft::of(view));
    if draft.day != view.today {
        // Another day has begun; what was typed and not kept stays.
        let typed = Some(std::mem::take(&mut draft.line)).filter(|line| *line != draft.kept);
        *draft = CheckInDraft::of(view);
        draft.line = typed.unwrap_or_else(|| draft.kept.clone());
    }
    card(ui, |ui| {
        subtitle(ui, t!("mine-how-are-you-today"));
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            small(ui, t!("mine-how-worn"));
            draft.worn = choices(ui, &worn(), draft.worn, t!("mine-today")).or(draft.worn);
            ui.add_space(theme::GAP);
            small(ui, t!("mine-how-well"));
            draft.well = choices(ui, &well(), draft.well, t!("mine-today")).or(draft.well);
            ui.add_space(theme::GAP);
            let line = field(
                ui,
                t!("mine-a-line-if-you-like"),
                TextEdit::singleline(&mut draft.line).desired_width(theme::MEASURE),
            );
            refusal(ui, refused.as_deref());
            let Some((worn, well)) = draft.worn.zip(draft.well) else {
                small(ui, t!("mine-choose-one-of-both"));
                return;
            };
            let words = if today.is_some() { t!("mine-change-it") } else { t!("mine-keep-it") };
            let keeps =
                primary(ui, words).accessible_name(t!("mine-how-i-am-today", words = words));
            if keeps.clicked() || entered(ui, &line) {
                let line = draft.line.trim().to_owned();
                let day = view.today;
                actions.push(jot(MineSpot::CheckIn, Jot::CheckIn { day, worn, well, line }));
            }
        });
    });
}

fn days_ui(ui: &mut Ui, view: &MineView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if view.days.is_empty() {
        return;
    }
    card(ui, |ui| {
        subtitle(ui, t!("mine-how-it-was"));
        ui.add_space(theme::GAP);
        if let Some(plot) = &view.plot {
            plot_ui(ui, plot);
            ui.add_space(theme::GAP);
        }
        for (at, day) in view.days.iter().enumerate() {
            if at > 0 {
                ui.add_space(theme::GAP);
            }
            let forgetting = Forgetting::Day(day.day);
            ui.push_id(day.day.to_string(), |ui| {
                day_ui(ui, day, drafts);
                let jotted = Jot::ForgetCheckIn { day: day.day };
                forgetting_ui(ui, forgetting, &day.on, drafts, actions, jotted);
            });
        }
        if view.earlier_days > 0 && quiet(ui, t!("mine-earlier-days")).clicked() {
            drafts.mine.more = drafts.mine.more.saturating_add(1);
        }
    });
}

/// A day in two lines, with what deletes it at their end.
fn day_ui(ui: &mut Ui, day: &DayView, drafts: &mut Drafts) {
    let forgetting = Forgetting::Day(day.day);
    ui.horizontal_top(|ui| {
        let room = ui.spacing().interact_size.x + theme::ROW_GAP;
        let width = (ui.available_width() - room).max(0.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        let lines = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), lines, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            small(ui, &day.on);
            prose(ui, &day.words);
        });
        if drafts.mine.forgetting == Some(forgetting) {
            return;
        }
        let end = Layout::right_to_left(Align::Min);
        let button = ui.with_layout(end, |ui| {
            icon_button(ui, Icon::Trash2, &t!("mine-delete-2", about = day.on))
        });
        if button.inner.clicked() {
            drafts.mine.forgetting = Some(forgetting);
        }
    });
}

fn notes_ui(ui: &mut Ui, view: &MineView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Mine(MineSpot::NewNote);
    let (waiting, refused) = drafts.standing(spot);
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, t!("mine-notes"));
        if view.notes.is_empty() {
            soft(ui, t!("mine-for-whatever-you-want-to-set"));
        }
        ui.add_space(theme::GAP);
        if let Some(words) = &mut drafts.mine.new_note {
            ui.add_enabled_ui(!waiting, |ui| {
                field(
                    ui,
                    t!("mine-a-note"),
                    TextEdit::multiline(words)
                        .id(spot.first_field())
                        .desired_rows(3)
                        .desired_width(theme::MEASURE),
                );
                refusal(ui, refused.as_deref());
                row(ui, |ui| {
                    if primary(ui, t!("mine-keep-the-note")).clicked() {
                        let words = words.trim().to_owned();
                        actions.push(jot(MineSpot::NewNote, Jot::WriteNote { note: None, words }));
                    }
                    cancel = quiet(ui, t!("mine-discard-the-note")).clicked();
                });
            });
        } else if begin_within(ui, t!("mine-write-a-note"), spot.first_field()) {
            drafts.mine.new_note = Some(String::new());
        }
        let shown = drafts.shown_of(List::Notes, KEPT);
        for (at, note) in view.notes.iter().enumerate() {
            if at < shown || drafts.mine.notes.contains_key(&note.id) {
                ui.add_space(theme::GAP);
                ui.push_id(note.id, |ui| note_ui(ui, note, drafts, actions));
            }
        }
        if view.notes.len() > shown {
            ui.add_space(theme::GAP);
            more_button(ui, drafts, List::Notes, t!("mine-notes"));
        }
    });
    if cancel {
        drafts.mine.new_note = None;
        drafts.refusals.remove(&spot);
    }
}

fn note_ui(ui: &mut Ui, view: &NoteView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = MineSpot::Note(view.id);
    let (waiting, refused) = drafts.standing(Spot::Mine(spot));
    let mut cancel = false;
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        small(ui, &view.on);
        if let Some(words) = drafts.mine.notes.get_mut(&view.id) {
            ui.add_enabled_ui(!waiting, |ui| {
                let edit = TextEdit::multiline(words).desired_rows(3).desired_width(theme::MEASURE);
                field(ui, t!("mine-the-note"), edit);
                refusal(ui, refused.as_deref());
                row(ui, |ui| {
                    let named = |words: &str| format!("{words}: {}", view.about);
                    if primary(ui, t!("mine-save"))
                        .accessible_name(named(t!("mine-save")))
                        .clicked()
                    {
                        let words = words.trim().to_owned();
                        actions.push(jot(spot, Jot::WriteNote { note: Some(view.id), words }));
                    }
                    let discard = quiet(ui, t!("mine-leave-it-as-it-was"));
                    cancel =
                        discard.accessible_name(named(t!("mine-leave-it-as-it-was"))).clicked();
                });
            });
            return;
        }
        prose(ui, &view.words);
        quiet_row(ui, |ui| {
            let change = quiet(ui, t!("mine-change"))
                .accessible_name(t!("mine-change-2", about = view.about));
            if change.clicked() {
                drafts.mine.notes.insert(view.id, view.words.clone());
            }
            forget_button(ui, Forgetting::Note(view.id), &view.about, drafts);
        });
        let forget = Jot::ForgetNote { note: view.id };
        forgetting_ui(ui, Forgetting::Note(view.id), &view.about, drafts, actions, forget);
    });
    if cancel {
        drafts.mine.notes.remove(&view.id);
        drafts.refusals.remove(&Spot::Mine(spot));
    }
}

fn talks_ui(ui: &mut Ui, view: &MineView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if view.talks.is_empty() {
        return;
    }
    card(ui, |ui| {
        subtitle(ui, t!("mine-notes-on-talks"));
        small(ui, t!("mine-they-are-written-where-the-person"));
        let shown = drafts.shown_of(List::Talks, KEPT);
        for talk in view.talks.iter().take(shown) {
            ui.add_space(theme::GAP);
            ui.push_id(talk.candidate, |ui| talk_ui(ui, talk, drafts, actions));
        }
        if view.talks.len() > shown {
            ui.add_space(theme::GAP);
            more_button(ui, drafts, List::Talks, t!("mine-notes-on-talks"));
        }
    });
}

fn talk_ui(ui: &mut Ui, view: &TalkOfView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        ui.label(&view.who);
        if !view.words.trim().is_empty() {
            prose(ui, &view.words);
        }
        if !view.done.is_empty() {
            small(ui, &t!("mine-talked-about", join = view.done.join("; ")));
        }
        let forget = Jot::ForgetTalk { candidate: view.candidate };
        let forgetting = Forgetting::Talk(view.candidate);
        forget_ui(ui, forgetting, &view.who, drafts, actions, forget);
    });
}

/// Deletes something for good, asked once more.
fn forget_ui(
    ui: &mut Ui,
    what: Forgetting,
    about: &str,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    jotted: Jot,
) {
    forget_button(ui, what, about, drafts);
    forgetting_ui(ui, what, about, drafts, actions, jotted);
}

/// Begins to delete something.
fn forget_button(ui: &mut Ui, what: Forgetting, about: &str, drafts: &mut Drafts) {
    if drafts.mine.forgetting == Some(what) {
        return;
    }
    let button = quiet(ui, t!("mine-delete")).accessible_name(t!("mine-delete-2", about = about));
    if button.clicked() {
        drafts.mine.forgetting = Some(what);
    }
}

/// Asks once more before something is deleted.
fn forgetting_ui(
    ui: &mut Ui,
    what: Forgetting,
    about: &str,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    jotted: Jot,
) {
    let spot = MineSpot::Forget(what);
    if drafts.mine.forgetting != Some(what) {
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::Mine(spot));
    let asked = Asked {
        about,
        does: t!("mine-delete-for-good"),
        leaves: t!("mine-keep-it"),
        weight: Weight::Even,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        small(ui, t!("mine-it-is-erased-from-this-device"));
        Filled::Ready
    });
    match answered {
        Answered::NotYet => {}
        Answered::Do => actions.push(jot(spot, jotted)),
        Answered::Leave => {
            drafts.mine.forgetting = None;
            drafts.refusals.remove(&Spot::Mine(spot));
        }
    }
}
