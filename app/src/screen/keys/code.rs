//! A recovery code: made, shown once, and typed in part before it counts.

use std::fmt;

use egui::{Label, RichText, TextEdit, Ui};
use kith_sync::node::new_recovery_code;
use kith_sync::seal::RecoveryCode;
use zeroize::Zeroizing;

use super::{KeysSpot, asked, begin_ui, done_ui, leave, secret_field, show_ui, wait_ui};
use crate::desktop::KeysChange;
use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::parts::{
    field, note, opens, primary, prose, quiet, quiet_row, refusal, row, small, soft, subtitle,
};
use crate::screen::save::{FileContent, Kept, Save, save_ui};
use crate::screen::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::keys::KeysView;
use crate::words::t;

/// How many groups of the code are written in a row.
const IN_A_ROW: usize = 4;

/// A code that does not open anything yet.
pub(super) struct CodeDraft {
    code: RecoveryCode,
    /// Which of its groups are typed again, from 0.
    asked: [usize; 2],
    typed: [Zeroizing<String>; 2],
    /// Whether it is on paper, and not shown any more.
    is_written: bool,
    /// Which of the two is not what was typed.
    wrong: Option<usize>,
}

impl fmt::Debug for CodeDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeDraft(..)")
    }
}

impl CodeDraft {
    fn new() -> Self {
        let (code, asked) = new_recovery_code();
        Self { code, asked, typed: Default::default(), is_written: false, wrong: None }
    }

    /// Looks whether both groups are what was typed; says which is not.
    fn is_typed(&mut self) -> bool {
        let mut both = self.asked.iter().zip(&self.typed);
        self.wrong =
            both.find(|(nth, typed)| !self.code.is_group(**nth, typed)).map(|(nth, _)| *nth);
        self.wrong.is_none()
    }
}

pub(super) fn code_ui(
    ui: &mut Ui,
    view: &KeysView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (at, none) = (KeysSpot::Code, KeysSpot::NoCode);
    subtitle(ui, t!("keys-code-title"));
    soft(ui, t!("keys-code-why"));
    done_ui(ui, drafts, at, t!("keys-code-done"));
    done_ui(ui, drafts, none, t!("keys-code-removed"));
    if drafts.keys.open == Some(at) {
        making_ui(ui, view, drafts, actions);
    } else if drafts.keys.open == Some(none) {
        removing_ui(ui, drafts, actions);
    } else {
        quiet_row(ui, |ui| {
            let make = if view.has_code { t!("keys-code-new") } else { t!("keys-code-make") };
            if begin_ui(ui, make, at, drafts) {
                drafts.keys.code = Some(CodeDraft::new());
            }
            if view.has_code {
                begin_ui(ui, t!("keys-code-remove"), none, drafts);
            }
        });
    }
}

fn making_ui(ui: &mut Ui, view: &KeysView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    // It is taken out so that the rest of what is half done can be handed on.
    let Some(mut draft) = drafts.keys.code.take() else { return };
    ui.add_space(theme::GAP);
    let stays = if draft.is_written {
        check_ui(ui, &mut draft, drafts, actions)
    } else {
        paper_ui(ui, view, &mut draft, drafts, actions)
    };
    if stays {
        drafts.keys.code = Some(draft);
    } else {
        leave(KeysSpot::Code, drafts);
    }
}

/// The code, to be written down or printed; whether it is not given up.
fn paper_ui(
    ui: &mut Ui,
    view: &KeysView,
    draft: &mut CodeDraft,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) -> bool {
    prose(ui, t!("keys-code-shown"));
    prose(ui, &*view.code_dated);
    if view.has_code {
        prose(ui, t!("keys-code-replaces"));
    }
    ui.add_space(theme::GAP);
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(theme::PART);
            for (nth, letters) in draft.code.groups().enumerate() {
                let shown = RichText::new(letters)
                    .text_style(theme::title())
                    .family(egui::FontFamily::Monospace);
                // What is not selected is not copied by accident.
                let label = ui.add(Label::new(shown).selectable(false).extend());
                let named = t!("keys-code-group", at = nth + 1, letters = letters);
                ui.ctx().accesskit_node_builder(label.id, |node| node.set_label(named));
                if nth + 1 == IN_A_ROW {
                    ui.end_row();
                }
            }
        });
    });
    ui.add_space(theme::GAP);
    let code = draft.code.clone();
    let content = || FileContent::RecoveryCode(code.clone());
    let save = Save {
        what: Kept::RecoveryCode,
        about: t!("keys-code-about"),
        copied: None,
        button: t!("keys-code-print"),
        content: &content,
    };
    save_ui(ui, save, drafts, actions);
    ui.add_space(theme::GAP);
    row(ui, |ui| {
        let goes_on = primary(ui, t!("keys-code-written")).clicked();
        if opens(ui, goes_on, Spot::Keys(KeysSpot::Code).first_field()) {
            draft.is_written = true;
        }
        !quiet(ui, t!("keys-not-now")).clicked()
    })
}

/// Two groups of the code and the passphrase, typed; whether it is not given up.
fn check_ui(
    ui: &mut Ui,
    draft: &mut CodeDraft,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) -> bool {
    let at = KeysSpot::Code;
    let (waiting, refused) = drafts.standing(Spot::Keys(at));
    prose(ui, t!("keys-code-check"));
    ui.add_space(theme::GAP);
    let keys = &mut drafts.keys;
    let asked = asked(t!("keys-code-does"), Weight::Doing, waiting, refused.as_deref());
    let mut shows_again = false;
    let answered = confirm_ui(ui, asked, |ui| {
        for (place, (nth, typed)) in draft.asked.iter().zip(&mut draft.typed).enumerate() {
            let id = match place {
                0 => Spot::Keys(at).first_field(),
                _ => egui::Id::unique("second group of the code"),
            };
            let edit = TextEdit::singleline(&mut **typed).id(id).desired_width(theme::SHORT_FIELD);
            field(ui, &t!("keys-code-type", at = nth + 1), edit.font(egui::TextStyle::Monospace));
            if draft.wrong == Some(*nth) {
                refusal(ui, Some(&t!("keys-code-wrong", at = nth + 1)));
                ui.add_space(theme::GAP);
            }
        }
        let id = egui::Id::unique("passphrase for the code");
        let last = secret_field(ui, t!("door-passphrase"), &mut keys.old, keys.is_shown, id);
        show_ui(ui, &mut keys.is_shown);
        quiet_row(ui, |ui| shows_again = quiet(ui, t!("keys-code-again")).clicked());
        let is_filled = draft.typed.iter().all(|typed| !typed.trim().is_empty());
        Filled::by(ui, &last).only_if(is_filled && !keys.old.is_empty())
    });
    wait_ui(ui, waiting);
    if shows_again {
        draft.is_written = false;
        draft.typed = Default::default();
    }
    if answered == Answered::Do && draft.is_typed() {
        let passphrase = keys.old.clone();
        let code = draft.code.text();
        actions.push(Action::Keys(at, KeysChange::RecoveryCode { passphrase, code }));
    }
    answered != Answered::Leave
}

fn removing_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let at = KeysSpot::NoCode;
    let (waiting, refused) = drafts.standing(Spot::Keys(at));
    let asked = Asked {
        leaves: t!("keys-code-keep"),
        ..asked(t!("keys-code-removes"), Weight::Leaving, waiting, refused.as_deref())
    };
    ui.add_space(theme::GAP);
    let answered = confirm_ui(ui, asked, |ui| {
        prose(ui, t!("keys-code-removing"));
        small(ui, t!("keys-code-paper"));
        Filled::Ready
    });
    match answered {
        Answered::Do => actions.push(Action::Keys(at, KeysChange::NoRecoveryCode)),
        Answered::Leave => leave(at, drafts),
        Answered::NotYet => {}
    }
}
