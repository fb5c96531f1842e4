//! Asking once more before something is done: what it does is said first, and leaving it is as near as doing it.

use egui::{Response, Ui};

use crate::theme;

use super::parts::{entered, primary, quiet, refusal, row, secondary};

/// The two ways to answer, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// What it is about, for those who do not see what stands around the buttons; empty where their words say it.
    pub(crate) about: &'a str,
    /// The words that do it.
    pub(crate) does: &'a str,
    /// The words that leave it.
    pub(crate) leaves: &'a str,
    pub(crate) weight: Weight,
    /// Whether it is under way.
    pub(crate) waiting: bool,
    /// Why it was not done.
    pub(crate) refused: Option<&'a str>,
}

/// What is the one thing to do where it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Doing it.
    Doing,
    /// Neither: it can be right to do it, and it is no loss to leave it.
    Even,
    /// Leaving it: it takes something from somebody.
    Leaving,
}

/// What was typed and chosen above the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filled {
    /// Something is missing.
    No,
    /// It can be done.
    Ready,
    /// It is to be done: a line was ended with Enter.
    Entered,
}

impl Filled {
    /// What a line that may stay empty comes to.
    pub(crate) fn by(ui: &Ui, line: &Response) -> Self {
        if entered(ui, line) { Self::Entered } else { Self::Ready }
    }

    /// The same where something else has to be chosen too.
    pub(crate) fn only_if(self, is_ready: bool) -> Self {
        if is_ready { self } else { Self::No }
    }
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    NotYet,
    Do,
    Leave,
}

/// Shows `content` and the two answers below it.
pub(crate) fn confirm_ui(
    ui: &mut Ui,
    asked: Asked<'_>,
    content: impl FnOnce(&mut Ui) -> Filled,
) -> Answered {
    let named = |words: &str| {
        if asked.about.is_empty() { words.to_owned() } else { format!("{words}: {}", asked.about) }
    };
    ui.add_enabled_ui(!asked.waiting, |ui| {
        let filled = content(ui);
        refusal(ui, asked.refused);
        ui.add_space(theme::GAP);
        row(ui, |ui| {
            let does = |ui: &mut Ui| {
                let button = |ui: &mut Ui| match asked.weight {
                    Weight::Doing => primary(ui, asked.does),
                    Weight::Even | Weight::Leaving => secondary(ui, asked.does),
                };
                let pressed = ui.add_enabled_ui(filled != Filled::No, button).inner;
                let pressed = pressed.accessible_name(named(asked.does)).clicked();
                filled != Filled::No && (pressed || filled == Filled::Entered)
            };
            let leaves = |ui: &mut Ui| {
                let button = match asked.weight {
                    Weight::Leaving => primary(ui, asked.leaves),
                    Weight::Doing | Weight::Even => quiet(ui, asked.leaves),
                };
                button.accessible_name(named(asked.leaves)).clicked()
            };
            let (is_left, is_done) = if asked.weight == Weight::Leaving {
                (leaves(ui), does(ui))
            } else {
                let is_done = does(ui);
                (leaves(ui), is_done)
            };
            match (is_left, is_done) {
                (true, _) => Answered::Leave,
                (false, true) => Answered::Do,
                (false, false) => Answered::NotYet,
            }
        })
    })
    .inner
}
