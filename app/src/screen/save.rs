//! Keeping something outside Kith: on the clipboard, or in a file that is not there yet.

use egui::{RichText, TextEdit, Ui};
use kith_sync::id::RecordId;
use kith_sync::seal::RecoveryCode;

use super::parts::{announced, field, opens, primary, quiet, quiet_row, refusal, row, small};
use super::{Action, Drafts, Spot};
use crate::notice::Notice;
use crate::theme::{self, palette};
use crate::words::t;

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// A page to print, by what is on it.
    Page(&'static str),
    /// The schedule.
    Schedule,
    /// One meeting of it.
    Meeting(RecordId),
    Notice(Notice),
    RecoveryCode,
}

/// What is being kept, and what was.
#[derive(Debug, Default)]
pub(crate) struct Keeping {
    /// What is to be saved, and where.
    open: Option<(Kept, String)>,
    /// What is being saved, and where.
    saving: Option<(Kept, String)>,
    /// What was kept last, and how.
    done: Option<(Kept, String)>,
}

impl Keeping {
    /// It was saved.
    pub(crate) fn saved(&mut self) {
        let Some((what, path)) = self.saving.take() else { return };
        // Somebody may have gone on to save something else.
        self.open.take_if(|(open, _)| *open == what);
        self.done = Some((what, t!("save-the-file-is-saved", path = path)));
    }
}

/// What a file is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileContent {
    /// These words.
    Words(String),
    /// The schedule for a calendar, or one meeting of it.
    Calendar(Option<RecordId>),
    /// A ticket with what the group is for before it, and what to do with it.
    Invitation(String),
    /// The schedule in words, with the places by name.
    Schedule,
    /// A recovery code, as a page to print.
    RecoveryCode(RecoveryCode),
}

impl Kept {
    /// A name that says nothing about the group.
    fn file(self) -> &'static str {
        match self {
            Self::Page(_) | Self::RecoveryCode => t!("save-to-print-html"),
            Self::Schedule => t!("save-calendar-ics"),
            Self::Meeting(_) => t!("save-date-ics"),
            Self::Notice(_) => t!("save-text-txt"),
        }
    }

    fn holds(self) -> &'static str {
        match self {
            Self::Page(_) => {
                t!("save-the-page-holds-what-you-agreed")
            }
            Self::Schedule | Self::Meeting(_) => {
                t!("save-the-file-holds-days-and-times")
            }
            Self::Notice(_) => t!("save-the-file-holds-the-words-above"),
            Self::RecoveryCode => t!("keys-the-file-opens"),
        }
    }
}

/// The buttons that copy and save something, and where it is saved to.
pub(crate) struct Save<'a> {
    pub(crate) what: Kept,
    /// What it is called beside the buttons, for whoever does not see where they stand.
    pub(crate) about: &'a str,
    /// What is copied; absent: nothing can be.
    pub(crate) copied: Option<FileContent>,
    /// The words of the button that saves.
    pub(crate) button: &'a str,
    pub(crate) content: &'a dyn Fn() -> FileContent,
}

pub(crate) fn save_ui(ui: &mut Ui, save: Save<'_>, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    save_beside_ui(ui, save, drafts, actions, |_ui, _drafts, _actions| {});
}

/// The same with more buttons at the end of the row.
pub(crate) fn save_beside_ui(
    ui: &mut Ui,
    save: Save<'_>,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    beside: impl FnOnce(&mut Ui, &mut Drafts, &mut Vec<Action>),
) {
    let Save { what, about, copied, button, content } = save;
    let spot = Spot::SavePage;
    let (waiting, refused) = drafts.standing(spot);
    quiet_row(ui, |ui| {
        beside(ui, drafts, actions);
        let keeping = &mut drafts.keeping;
        if let Some(copied) = copied {
            let copy = quiet(ui, t!("save-copy-as-text"));
            if copy.accessible_name(t!("save-copy-as-text-2", about = about)).clicked() {
                actions.push(Action::CopyContent(copied));
                keeping.done = Some((what, t!("save-it-is-on-the-clipboard").to_owned()));
            }
        }
        let name = format!("{}: {about}", button.trim_end_matches(['…', '\u{a0}']));
        let save = quiet(ui, button).accessible_name(name).clicked();
        if opens(ui, save, spot.first_field()) {
            keeping.done = None;
            keeping.open = Some((what, path(what)));
        }
    });
    let keeping = &mut drafts.keeping;
    let mut leave = false;
    if let Some((_, path)) = keeping.open.as_mut().filter(|(of, _)| *of == what) {
        let edit = TextEdit::singleline(path).id(spot.first_field()).desired_width(theme::MEASURE);
        field(ui, t!("save-where-to-save-it"), edit);
        small(ui, what.holds());
        row(ui, |ui| {
            let is_this = keeping.saving.as_ref().is_some_and(|(saving, _)| *saving == what);
            let words = if waiting && is_this {
                t!("save-the-file-is-being-saved")
            } else {
                t!("save-save-the-file")
            };
            let save =
                ui.add_enabled_ui(!waiting && !path.trim().is_empty(), |ui| primary(ui, words));
            if save.inner.clicked() {
                keeping.saving = Some((what, path.trim().to_owned()));
                actions.push(Action::Save(spot, path.trim().into(), content()));
            }
            leave =
                quiet(ui, t!("save-not-now")).accessible_name(t!("save-save-no-file")).clicked();
        });
        refusal(ui, refused.as_deref());
    }
    if leave {
        keeping.open = None;
        drafts.refusals.remove(&spot);
    }
    if let Some((_, words)) = drafts.keeping.done.as_ref().filter(|(of, _)| *of == what) {
        told(ui, words);
    }
}

/// Says that something is done, also to whoever does not see it.
fn told(ui: &mut Ui, words: &str) {
    let soft = palette(ui.ctx()).soft;
    let label = ui.label(RichText::new(words).small().color(soft));
    announced(ui, &label);
}

/// Where something is saved unless somebody says otherwise: among the person's documents, under a name that says nothing.
fn path(what: Kept) -> String {
    path_of(what.file())
}

/// The same of a file of this name.
pub(crate) fn path_of(file: &str) -> String {
    let dirs = directories::UserDirs::new();
    let folder = dirs.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    folder
        .map_or_else(|| file.to_owned(), |folder| folder.join(file).to_string_lossy().into_owned())
}
