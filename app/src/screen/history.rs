//! The screen "What was done".

use egui::Ui;
use kith_sync::node::api::{About, Command, HistoryPage};

use super::parts::{
    card, choices, note, prose, quiet, quiet_row, secondary, small, soft, subtitle, title,
};
use super::text::take_back_ui;
use super::{Action, Drafts};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::history::{DoneView, HistoryView, parts};
use crate::words::t;

/// How many lines are asked for at first, and how many more each time.
const LINES: usize = 60;

/// What of the history is looked at.
#[derive(Clone, Debug)]
pub(crate) struct HistoryDraft {
    pub(crate) about: Option<About>,
    pub(crate) only_mine: bool,
    limit: usize,
    /// What the node told last.
    pub(crate) page: Option<HistoryPage>,
    is_asked: bool,
}

impl Default for HistoryDraft {
    fn default() -> Self {
        Self { about: None, only_mine: false, limit: LINES, page: None, is_asked: false }
    }
}

impl HistoryDraft {
    /// Looks at one part, or at all.
    pub(crate) fn turn_to(&mut self, about: Option<About>, only_mine: bool) {
        *self = Self { about, only_mine, ..Self::default() };
    }

    /// What it shows is not the newest any more.
    pub(crate) fn is_old(&mut self) {
        self.is_asked = false;
    }

    fn go_back(&mut self) {
        self.limit += LINES;
        self.is_asked = false;
    }

    /// What has to be asked, once for each thing that changed.
    pub(crate) fn ask(&mut self) -> Option<Command> {
        let (about, only_mine, limit) = (self.about, self.only_mine, self.limit);
        (!std::mem::replace(&mut self.is_asked, true)).then_some(Command::History {
            about,
            only_mine,
            limit,
        })
    }
}

/// Shows the screen; without a view while nothing was told yet.
pub(crate) fn history_ui(
    ui: &mut Ui,
    view: Option<&HistoryView>,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::History.title());
    soft(ui, t!("history-who-did-what-as-it-came"));
    ui.add_space(theme::GAP);
    let (about, only_mine) = (drafts.history.about, drafts.history.only_mine);
    let by = [(false, t!("history-by-anybody")), (true, t!("history-by-me"))];
    let turned = choices(ui, &parts(), Some(about), t!("history-which-part"))
        .map(|about| (about, only_mine));
    ui.add_space(theme::GAP);
    let turned = turned.or_else(|| {
        choices(ui, &by, Some(only_mine), t!("history-by-whom")).map(|only| (about, only))
    });
    if let Some((about, only_mine)) = turned {
        drafts.history.turn_to(about, only_mine);
    }
    ui.add_space(theme::PART);
    let Some(view) = view else {
        soft(ui, t!("history-one-moment"));
        return;
    };
    if view.days.is_empty() {
        soft(ui, t!("history-nothing-yet"));
    }
    if view.may_write && view.days.iter().flat_map(|day| &day.lines).any(|it| !it.mine.is_empty()) {
        small(ui, t!("history-your-own-words-stand-below-what"));
        ui.add_space(theme::GAP);
    }
    for day in &view.days {
        card(ui, |ui| {
            subtitle(ui, &day.title);
            for done in &day.lines {
                done_ui(ui, done, view.may_write, drafts, actions);
            }
        });
    }
    if view.is_more && secondary(ui, t!("history-earlier")).clicked() {
        drafts.history.go_back();
    }
}

fn done_ui(
    ui: &mut Ui,
    done: &DoneView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    ui.add_space(theme::GAP);
    prose(ui, &done.words);
    if let Some(who) = &done.who {
        small(ui, who);
    }
    for (body, words, beginning) in &done.mine {
        let ground = palette(ui.ctx()).nav;
        note(ui, ground, |ui| {
            prose(ui, words);
            take_back_ui(ui, *body, beginning, may_write, drafts, actions);
        });
    }
}

/// The way from a part to what was done in it.
pub(crate) fn of_part_ui(
    ui: &mut Ui,
    about: Option<About>,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    ui.add_space(theme::PART);
    quiet_row(ui, |ui| done_button(ui, about, drafts, actions));
}

/// The same as a button in a row of others.
pub(crate) fn done_button(
    ui: &mut Ui,
    about: Option<About>,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let words = if about.is_some() {
        t!("history-what-was-done-here")
    } else {
        t!("history-all-that-was-done")
    };
    if quiet(ui, words).clicked() {
        drafts.history.turn_to(about, false);
        actions.push(Action::Go(Place::History));
    }
}
