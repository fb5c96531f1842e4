//! The screen "What opens this group": passphrase, recovery code, keyring, locking, backup, erasing.
//!
//! Invariant: one thing is open at a time; what was typed to open something is wiped when it is closed.

mod code;
mod keeping;

use std::fmt;

use egui::{Id, Label, Response, TextEdit, Ui};
use kith_sync::node::api::Command;
use lucide_icons::Icon;
use zeroize::Zeroizing;

use self::code::{CodeDraft, code_ui};
pub(crate) use self::keeping::erasing_ui;
use self::keeping::{backup_ui, erase_ui};
use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::parts::{
    announced, card, choices, field, icon, note, opens, prose, quiet, quiet_row, refusal,
    secondary, small, soft, subtitle, tick, title,
};
use super::save::path_of;
use super::{Action, Drafts, Spot};
use crate::desktop::{KeysChange, Opener};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::commands::ctrl;
use crate::view::entry::{PassphraseProblem, passphrase_problem};
use crate::view::keys::{Idle, KeysView};
use crate::words::t;

/// Where on this screen an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum KeysSpot {
    Passphrase,
    Code,
    NoCode,
    Keyring,
    NoKeyring,
    Backup,
    Erase,
}

/// A field for something that opens the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Secret {
    New,
    Again,
}

/// What is half done on this screen.
#[derive(Default)]
pub(crate) struct KeysDrafts {
    /// After how long all is locked by itself.
    pub(crate) idle: Idle,
    open: Option<KeysSpot>,
    old: Zeroizing<String>,
    new: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Whether they are shown while they are typed.
    is_shown: bool,
    problem: Option<(Secret, &'static str)>,
    code: Option<CodeDraft>,
    /// Where a backup is to be written.
    path: String,
    /// What is typed to erase the group.
    name: String,
    /// What was done last.
    done: Option<KeysSpot>,
}

impl fmt::Debug for KeysDrafts {
    /// Tells nothing of what is typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeysDrafts").field("open", &self.open).finish_non_exhaustive()
    }
}

impl KeysDrafts {
    /// What was asked for at a spot is done.
    pub(crate) fn done(&mut self, spot: KeysSpot) {
        self.close();
        self.done = Some(spot);
    }

    /// Whether this was done last; told once.
    pub(crate) fn take_done(&mut self, spot: KeysSpot) -> bool {
        self.done.take_if(|done| *done == spot).is_some()
    }

    /// Closes what is open, and wipes what was typed.
    pub(crate) fn close(&mut self) {
        let (idle, path) = (self.idle, std::mem::take(&mut self.path));
        *self = Self { idle, path, ..Self::default() };
    }

    fn begin(&mut self, spot: KeysSpot) {
        self.close();
        self.open = Some(spot);
    }

    /// Begins to keep a backup.
    pub(crate) fn begin_backup(&mut self, ui: &Ui) {
        self.begin(KeysSpot::Backup);
        self.path = path_of(t!("keys-backup-file"));
        opens(ui, true, Spot::Keys(KeysSpot::Backup).first_field());
    }
}

/// Shows the screen.
pub(crate) fn keys_ui(
    ui: &mut Ui,
    view: &KeysView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Keys.title());
    soft(ui, t!("keys-lead"));
    ui.add_space(theme::PART);
    if !view.is_known {
        soft(ui, t!("keys-not-known-yet"));
        return;
    }
    card(ui, |ui| now_ui(ui, view));
    card(ui, |ui| passphrase_ui(ui, drafts, actions));
    card(ui, |ui| code_ui(ui, view, drafts, actions));
    card(ui, |ui| keyring_ui(ui, view, drafts, actions));
    card(ui, |ui| lock_ui(ui, drafts, actions));
    card(ui, |ui| backup_ui(ui, view, drafts, actions));
    card(ui, |ui| erase_ui(ui, view, drafts, actions));
}

fn now_ui(ui: &mut Ui, view: &KeysView) {
    subtitle(ui, t!("keys-now"));
    ui.add_space(theme::GAP);
    let palette = palette(ui.ctx());
    for (does, words) in &view.opens {
        ui.horizontal_top(|ui| {
            let (sign, ink) =
                if *does { (Icon::Check, palette.sage) } else { (Icon::Minus, palette.soft) };
            icon(ui, sign, &egui::TextStyle::Body, ink);
            ui.add(Label::new(words).wrap());
        });
    }
    ui.add_space(theme::GAP);
    note(ui, palette.nav, |ui| {
        for words in &view.forgotten {
            prose(ui, *words);
        }
    });
}

/// What is asked before something is done, and where it stands.
fn asked<'a>(does: &'a str, weight: Weight, waiting: bool, refused: Option<&'a str>) -> Asked<'a> {
    Asked { about: "", does, leaves: t!("keys-not-now"), weight, waiting, refused }
}

/// The button that opens a part; whether it was pressed.
fn begin_ui(ui: &mut Ui, words: &str, spot: KeysSpot, drafts: &mut Drafts) -> bool {
    let begins = quiet(ui, words).clicked();
    if opens(ui, begins, Spot::Keys(spot).first_field()) {
        drafts.keys.begin(spot);
        drafts.refusals.remove(&Spot::Keys(spot));
    }
    begins
}

/// Closes a part without doing what it asks.
fn leave(spot: KeysSpot, drafts: &mut Drafts) {
    drafts.keys.close();
    drafts.refusals.remove(&Spot::Keys(spot));
}

/// That something was just done, also to whoever does not see it.
fn done_ui(ui: &mut Ui, drafts: &Drafts, spot: KeysSpot, words: &str) {
    if drafts.keys.done == Some(spot) {
        let ground = palette(ui.ctx()).sage_pale;
        note(ui, ground, |ui| {
            let label = ui.label(words);
            announced(ui, &label);
        });
    }
}

/// A field for something secret, as wide as words are.
fn secret_field(ui: &mut Ui, label: &str, text: &mut String, is_shown: bool, id: Id) -> Response {
    let edit = TextEdit::singleline(text).password(!is_shown).desired_width(theme::MEASURE);
    field(ui, label, edit.id(id))
}

/// Whether what is typed is shown.
pub(crate) fn show_ui(ui: &mut Ui, is_shown: &mut bool) {
    tick(ui, is_shown, t!("keys-show"));
}

fn passphrase_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let at = KeysSpot::Passphrase;
    subtitle(ui, t!("keys-passphrase-title"));
    soft(ui, t!("keys-passphrase-why"));
    done_ui(ui, drafts, at, t!("keys-passphrase-done"));
    if drafts.keys.open != Some(at) {
        begin_ui(ui, t!("keys-passphrase-change"), at, drafts);
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::Keys(at));
    let keys = &mut drafts.keys;
    ui.add_space(theme::GAP);
    let asked = asked(t!("keys-passphrase-does"), Weight::Doing, waiting, refused.as_deref());
    let answered = confirm_ui(ui, asked, |ui| {
        let first = Spot::Keys(at).first_field();
        secret_field(ui, t!("keys-passphrase-old"), &mut keys.old, keys.is_shown, first);
        let last = new_ui(ui, keys);
        Filled::by(ui, &last).only_if(!keys.old.is_empty())
    });
    wait_ui(ui, waiting);
    match answered {
        Answered::Do => {
            if let Some(to) = drafts.keys.new_passphrase() {
                let from = Opener::Passphrase(drafts.keys.old.clone());
                actions.push(Action::Keys(at, KeysChange::Passphrase { from, to }));
            }
        }
        Answered::Leave => leave(at, drafts),
        Answered::NotYet => {}
    }
}

impl KeysDrafts {
    /// The new passphrase, unless something is wrong with it, which is then said beside its field.
    pub(crate) fn new_passphrase(&mut self) -> Option<Zeroizing<String>> {
        self.problem = passphrase_problem(&self.new, &self.again).map(|problem| match problem {
            PassphraseProblem::Short(words) => (Secret::New, words),
            PassphraseProblem::Differs(words) => (Secret::Again, words),
        });
        self.problem.is_none().then(|| self.new.clone())
    }
}

/// A new passphrase, typed twice; the last field.
pub(crate) fn new_ui(ui: &mut Ui, keys: &mut KeysDrafts) -> Response {
    let is_shown = keys.is_shown;
    let new =
        secret_field(ui, t!("keys-passphrase-new"), &mut keys.new, is_shown, Secret::New.id());
    if new.changed() {
        keys.problem = None;
    }
    keys.problem_ui(ui, Secret::New);
    small(ui, t!("keys-passphrase-hint"));
    let again = secret_field(
        ui,
        t!("door-the-same-once-more"),
        &mut keys.again,
        is_shown,
        Secret::Again.id(),
    );
    keys.problem_ui(ui, Secret::Again);
    show_ui(ui, &mut keys.is_shown);
    again
}

impl Secret {
    pub(crate) fn id(self) -> Id {
        Id::unique(("something secret", self))
    }
}

impl KeysDrafts {
    fn problem_ui(&self, ui: &mut Ui, at: Secret) {
        if let Some((_, words)) = self.problem.filter(|(beside, _)| *beside == at) {
            refusal(ui, Some(words));
            ui.add_space(theme::GAP);
        }
    }
}

/// That the passphrase takes its second.
pub(crate) fn wait_ui(ui: &mut Ui, waiting: bool) {
    if waiting {
        small(ui, t!("door-one-moment-the-passphrase-is-being"));
    }
}

fn keyring_ui(ui: &mut Ui, view: &KeysView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let (on, off) = (KeysSpot::Keyring, KeysSpot::NoKeyring);
    subtitle(ui, t!("keys-keyring-title"));
    soft(ui, t!("keys-keyring-why"));
    done_ui(ui, drafts, on, t!("keys-keyring-done"));
    done_ui(ui, drafts, off, t!("keys-keyring-off-done"));
    if view.has_keyring {
        let (waiting, refused) = drafts.standing(Spot::Keys(off));
        let stops = quiet_row(ui, |ui| {
            ui.add_enabled_ui(!waiting, |ui| quiet(ui, t!("keys-keyring-off")).clicked()).inner
        });
        if stops {
            actions.push(Action::Keys(off, KeysChange::NoKeyring));
        }
        refusal(ui, refused.as_deref());
        return;
    }
    if drafts.keys.open != Some(on) {
        begin_ui(ui, t!("keys-keyring-on"), on, drafts);
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::Keys(on));
    let keys = &mut drafts.keys;
    ui.add_space(theme::GAP);
    let asked = asked(t!("keys-keyring-does"), Weight::Even, waiting, refused.as_deref());
    let answered = confirm_ui(ui, asked, |ui| {
        let first = Spot::Keys(on).first_field();
        let typed = secret_field(ui, t!("door-passphrase"), &mut keys.old, keys.is_shown, first);
        show_ui(ui, &mut keys.is_shown);
        Filled::by(ui, &typed).only_if(!keys.old.is_empty())
    });
    if waiting {
        small(ui, t!("keys-keyring-waits"));
    }
    match answered {
        Answered::Do => {
            let passphrase = drafts.keys.old.clone();
            actions.push(Action::Keys(on, KeysChange::Keyring { passphrase }));
        }
        Answered::Leave => leave(on, drafts),
        Answered::NotYet => {}
    }
}

fn lock_ui(ui: &mut Ui, drafts: &Drafts, actions: &mut Vec<Action>) {
    subtitle(ui, t!("keys-lock-title"));
    soft(ui, t!("keys-lock-why"));
    ui.add_space(theme::GAP);
    small(ui, t!("keys-idle"));
    let chosen = choices(ui, &Idle::all(), Some(drafts.keys.idle), t!("keys-idle-about"));
    if let Some(idle) = chosen {
        actions.push(Action::Idle(idle));
    }
    ui.add_space(theme::GAP);
    let lock = secondary(ui, t!("keys-lock-now")).on_hover_text(ctrl("L"));
    if lock.clicked() {
        actions.push(Action::Do(Spot::General, Command::Lock));
    }
}
