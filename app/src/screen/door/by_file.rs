//! Joining by files alone: a request is written, carried to whoever gave the invitation, and their answer read.
//!
//! Source: FORMATS.md §12.

use std::path::{Path, PathBuf};

use egui::{RichText, TextEdit, Ui};
use kith_sync::node::parcel_file_name;

use super::{Door, Field, Page, field_ui, heading, problem_ui, wide};
use crate::desktop::Request;
use crate::screen::Action;
use crate::screen::parts::{card, entered, primary, prose, quiet, quiet_row, small};
use crate::screen::save::path_of;
use crate::theme;
use crate::view::path::path_typed;
use crate::words::t;

/// How many words are read at one go.
const IN_A_ROW: usize = 4;

/// What is half done with files at the door.
#[derive(Debug, Default)]
pub(super) struct ByFile {
    /// Where the request is to lie, while one is to be written.
    request: Option<String>,
    /// Where the answer is, while one is to be read.
    answer: Option<String>,
    /// Whether an answer is being read.
    is_read: bool,
    /// Whether the words of the request are to be shown.
    tells_words: bool,
}

impl ByFile {
    pub(super) fn is_asking(&self) -> bool {
        self.request.is_some()
    }

    pub(super) fn is_answering(&self) -> bool {
        self.answer.is_some()
    }

    pub(super) fn is_telling(&self) -> bool {
        self.tells_words
    }
}

impl Door {
    /// The request for what was typed: over the network, or by a file.
    pub(super) fn join(&mut self) -> Request {
        let (ticket, me) = (self.pasted(), self.me.trim().to_owned());
        let passphrase = self.passphrase.clone();
        if let Some(file) = &self.by_file.request {
            self.waiting = true;
            Request::AskByFile { ticket, me, passphrase, file: path_typed(file) }
        } else {
            self.page = Page::Joining(None);
            Request::Join { ticket, me, passphrase }
        }
    }

    /// The request to come in is written: what comes next is the answer. The passphrase stays, for that.
    pub(crate) fn asked_by_file(&mut self, file: PathBuf, words: Vec<String>) {
        self.waiting = false;
        self.problem = None;
        self.by_file = ByFile { answer: Some(String::new()), ..ByFile::default() };
        // The keyboard goes to no field: what to do comes first, and a field below would bring itself into view.
        self.page = Page::Asking { file: Some(file), words: vec![words] };
    }

    /// The words of what was asked before are known again. The passphrase stays, for the answer.
    pub(crate) fn tells_words(&mut self, words: Vec<Vec<String>>) {
        self.waiting = false;
        self.problem = None;
        self.by_file = ByFile { answer: Some(String::new()), ..ByFile::default() };
        self.page = Page::Asking { file: None, words };
    }

    /// Beside which field it is said that joining did not go on.
    pub(super) fn refused_beside(&self) -> Option<Field> {
        let is_asking = self.page == Page::Join && self.by_file.is_asking();
        is_asking.then_some(Field::Request).or_else(|| self.page.only_field())
    }

    /// Whether a file can be taken as a backup.
    pub(crate) fn takes_backup(&self) -> bool {
        self.page == Page::Restore
    }

    /// Whether a file can be taken as the answer.
    pub(crate) fn takes_files(&self) -> bool {
        matches!(self.page, Page::Asking { .. } | Page::Unfinished)
    }

    /// Takes a file that was dropped as the answer; what to ask for, where nothing else is missing.
    pub(crate) fn take_file(&mut self, file: &Path) -> Option<Request> {
        if !self.takes_files() || self.waiting {
            return None;
        }
        self.by_file.tells_words = false;
        self.by_file.answer = Some(file.to_string_lossy().into_owned());
        self.read_answer()
    }

    /// Asks for the answer to be read, where all that it takes is there.
    pub(super) fn read_answer(&mut self) -> Option<Request> {
        let file = path_typed(self.by_file.answer.as_deref()?);
        self.problem = None;
        if self.passphrase.is_empty() {
            self.focus = Some(Field::Passphrase);
            return None;
        }
        self.waiting = true;
        self.by_file.is_read = true;
        Some(Request::ReadAnswer { passphrase: self.passphrase.clone(), file })
    }

    /// Whether the group that is about to open was joined by the answer.
    pub(crate) fn came_by_file(&self) -> bool {
        self.by_file.is_read
    }

    /// The answer was not the one.
    pub(super) fn not_read(&mut self) {
        self.by_file.is_read = false;
    }
}

/// Where the request is to lie, where one is to be written; whether that was ended with Enter.
pub(super) fn request_ui(ui: &mut Ui, door: &mut Door) -> bool {
    let Door { by_file: ByFile { request, .. }, focus, problem, .. } = door;
    let Some(path) = request else { return false };
    ui.add_space(theme::GAP);
    let label = t!("door-where-to-put-the-request");
    let line = field_ui(ui, label, wide(path), Field::Request, focus, problem.as_ref());
    entered(ui, &line)
}

/// Offers to ask by a file, where there is no network.
pub(super) fn offer_request_ui(ui: &mut Ui, door: &mut Door) {
    ui.add_space(theme::GAP);
    if door.by_file.request.is_none() {
        if quiet(ui, t!("door-ask-by-a-file")).clicked() {
            door.by_file.request = Some(path_of(&parcel_file_name()));
            door.problem = None;
            door.focus = Some(Field::Request);
        }
    } else if quiet(ui, t!("door-over-the-network")).clicked() {
        door.by_file.request = None;
        door.problem = None;
    }
}

/// The request is written, and the answer awaited; whether somebody goes back to the group that is open.
pub(super) fn asking_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    if let Page::Asking { file, words } = &door.page {
        asked_ui(ui, file.as_deref(), words);
    }
    prose(ui, t!("door-their-answer-comes-as-a-file"));
    ui.add_space(theme::GAP);
    let is_sent = ui.add_enabled_ui(!door.waiting, |ui| {
        let is_entered = answer_by_file_ui(ui, door);
        let is_ready = door.by_file.answer.as_ref().is_some_and(|path| !path.trim().is_empty());
        let words = t!("door-read-the-answer");
        let button = ui.add_enabled_ui(is_ready, |ui| primary(ui, words)).inner;
        is_ready && (button.clicked() || is_entered)
    });
    if is_sent.inner
        && let Some(request) = door.read_answer()
    {
        actions.push(Action::Ask(request));
    }
    if door.waiting {
        small(ui, t!("door-one-moment-2"));
        return false;
    }
    ui.add_space(theme::PART);
    small(ui, t!("door-you-can-close-kith-meanwhile"));
    quiet_row(ui, |ui| {
        if quiet(ui, t!("door-other-ways")).clicked() {
            door.by_file = ByFile::default();
            door.turn_to(Page::Unfinished);
        }
        door.is_beside && quiet(ui, t!("door-back")).clicked()
    })
}

/// Where the request lies, where that is known, and its words; those of earlier ones below them.
fn asked_ui(ui: &mut Ui, file: Option<&Path>, words: &[Vec<String>]) {
    if let Some(file) = file {
        heading(ui, t!("door-your-request-is-written"));
        prose(ui, t!("door-bring-the-request"));
        ui.add_space(theme::GAP);
        prose(ui, theme::semibold(file.display().to_string()));
        ui.add_space(theme::PART);
        prose(ui, t!("door-read-these-words-to-them"));
    } else {
        heading(ui, t!("door-the-words-of-your-request"));
        prose(ui, t!("door-read-them-if-you-wrote-one"));
    }
    ui.add_space(theme::GAP);
    let mut words = words.iter();
    if let Some(newest) = words.next() {
        let rows: Vec<String> = newest.chunks(IN_A_ROW).map(|row| row.join("   ")).collect();
        card(ui, |ui| ui.label(RichText::new(rows.join("\n")).text_style(theme::title())));
    }
    if words.len() > 0 {
        prose(ui, t!("door-words-of-earlier-requests"));
        ui.add_space(theme::GAP);
    }
    for earlier in words {
        card(ui, |ui| ui.label(earlier.join("   ")));
    }
}

/// Where the answer is; whether that was ended with Enter.
pub(super) fn answer_by_file_ui(ui: &mut Ui, door: &mut Door) -> bool {
    let Door { by_file, focus, problem, .. } = door;
    let path = by_file.answer.get_or_insert_default();
    let label = t!("door-where-the-answer-is");
    let edit: TextEdit<'_> = wide(path);
    let line = field_ui(ui, label, edit, Field::Answer, focus, problem.as_ref());
    problem_ui(ui, problem.as_ref(), Field::Whole);
    entered(ui, &line)
}

/// Offers to read an answer, or to see the words of the request, where a joining is not finished.
pub(super) fn offer_by_file_ui(ui: &mut Ui, door: &mut Door) {
    let Door { by_file, focus, .. } = door;
    quiet_row(ui, |ui| {
        if !by_file.is_answering() && quiet(ui, t!("door-i-have-an-answer-file")).clicked() {
            *by_file = ByFile { answer: Some(String::new()), ..ByFile::default() };
            *focus = Some(Field::Answer);
        }
        if !by_file.is_telling() && quiet(ui, t!("door-show-the-words")).clicked() {
            *by_file = ByFile { tells_words: true, ..ByFile::default() };
            *focus = Some(Field::Passphrase);
        }
        let is_by_file = by_file.is_answering() || by_file.is_telling();
        if is_by_file && quiet(ui, t!("door-over-the-network")).clicked() {
            *by_file = ByFile::default();
        }
    });
}
