//! What is locked is opened: by passphrase, recovery code or keyring; or a backup is brought here.
//!
//! Invariant: the recovery code is kept no longer than until there is a new passphrase, or somebody leaves it.

use egui::{TextStyle, Ui};
use kith_sync::seal::RecoveryCode;
use lucide_icons::Icon;
use zeroize::Zeroizing;

use super::erasing::offer_erasing_ui;
use super::{
    Door, Field, Page, entered, field_ui, heading, passphrase_ui, problem_ui, told_ui, wide,
};
use crate::desktop::{KeysChange, Opener, Request};
use crate::screen::keys::{KeysSpot, new_ui, show_ui, wait_ui};
use crate::screen::parts::{
    announced, card, choices, icon, primary, progress_ui, prose, quiet, quiet_row, refusal, row,
    secondary, small, soft,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::words::reason::said;
use crate::words::t;

pub(super) fn unlock_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    told_ui(ui, door.told);
    ui.add_space(ui.ctx().content_rect().height() * theme::LOCKED_ABOVE);
    let ink = palette(ui.ctx()).clay;
    icon(ui, Icon::LockKeyhole, &theme::title(), ink);
    ui.add_space(theme::GAP);
    heading(ui, t!("door-kith-is-locked"));
    let words = if door.here.groups > 1 {
        t!("door-there-are-several-groups-on-this")
    } else {
        t!("door-what-your-group-has-written-here")
    };
    soft(ui, words);
    ui.add_space(theme::PART);
    ui.add_enabled_ui(!door.waiting, |ui| {
        if let Some(passphrase) = passphrase_ui(ui, door, t!("door-open")) {
            door.waiting = true;
            let with = Opener::Passphrase(passphrase);
            actions.push(Action::Ask(Request::Unlock { with }));
        }
        if door.here.openers.keyring && secondary(ui, t!("door-open-by-keyring")).clicked() {
            door.waiting = true;
            door.problem = None;
            actions.push(Action::Ask(Request::UnlockByKeyring));
        }
    });
    if door.waiting {
        small(ui, t!("door-one-moment-2"));
    }
    ui.add_space(theme::PART);
    quiet_row(ui, |ui| {
        if quiet(ui, t!("door-i-have-a-code")).clicked() {
            door.turn_to(Page::Code);
        }
        if quiet(ui, t!("door-i-forgot")).clicked() {
            door.turn_to(Page::Forgotten);
        }
        if let Some((begun, _)) = door.here.unfinished.first()
            && quiet(ui, t!("door-go-on-joining")).clicked()
        {
            door.begun = *begun;
            door.turn_to(Page::Unfinished);
        }
    });
}

/// Opens with the recovery code.
pub(super) fn code_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, t!("door-open-with-the-code"));
    soft(ui, t!("door-the-code-is-on-paper"));
    if !door.here.openers.recovery_code {
        small(ui, t!("door-no-code-was-made"));
    }
    ui.add_space(theme::PART);
    let mut is_given = false;
    ui.add_enabled_ui(!door.waiting, |ui| {
        let Door { code, focus, problem, .. } = door;
        let edit = wide(code).font(TextStyle::Monospace);
        let label = t!("print-recovery-code");
        let typed = field_ui(ui, label, edit, Field::Code, focus, problem.as_ref());
        let is_ready = !code.trim().is_empty();
        row(ui, |ui| {
            let open = ui.add_enabled_ui(is_ready, |ui| primary(ui, t!("door-open"))).inner;
            is_given = is_ready && (open.clicked() || entered(ui, &typed));
            if quiet(ui, t!("door-back")).clicked() {
                door.go_home();
            }
        });
    });
    if is_given {
        match RecoveryCode::parse(&door.code) {
            Ok(_code) => {
                door.waiting = true;
                door.problem = None;
                let with = Opener::RecoveryCode(door.code.clone());
                actions.push(Action::Ask(Request::Unlock { with }));
            }
            Err(error) => door.refused(said(&(&error).into())),
        }
    }
    wait_ui(ui, door.waiting);
}

/// A new passphrase for whoever came in with the recovery code; whether somebody goes on to the group.
pub(super) fn new_passphrase_ui(
    ui: &mut Ui,
    door: &mut Door,
    drafts: Option<&mut Drafts>,
    actions: &mut Vec<Action>,
) -> bool {
    let at = KeysSpot::Passphrase;
    let Some(drafts) = drafts else { return true };
    heading(ui, t!("door-now-a-new-passphrase"));
    prose(ui, t!("door-the-code-opened-it"));
    ui.add_space(theme::PART);
    let (waiting, refused) = drafts.standing(Spot::Keys(at));
    let mut is_left = false;
    ui.add_enabled_ui(!waiting, |ui| {
        let last = new_ui(ui, &mut drafts.keys);
        refusal(ui, refused.as_deref());
        ui.add_space(theme::GAP);
        row(ui, |ui| {
            let sets = primary(ui, t!("door-set-it")).clicked();
            if (sets || entered(ui, &last))
                && let Some(to) = drafts.keys.new_passphrase()
            {
                let from = Opener::RecoveryCode(door.code.clone());
                actions.push(Action::Keys(at, KeysChange::Passphrase { from, to }));
            }
            is_left = quiet(ui, t!("keys-not-now")).clicked();
        });
    });
    wait_ui(ui, waiting);
    let is_through = is_left || drafts.keys.take_done(at);
    if is_through {
        door.forget();
        drafts.keys.close();
    }
    is_through
}

/// What a forgotten passphrase means, and what there is to do.
pub(super) fn forgotten_ui(ui: &mut Ui, door: &mut Door) {
    heading(ui, t!("door-the-passphrase-is-forgotten"));
    prose(ui, t!("door-nobody-can-open-it"));
    ui.add_space(theme::PART);
    for (why, way, to) in [
        (t!("door-forgotten-code"), t!("door-i-have-a-code"), Page::Code),
        (t!("door-forgotten-invitation"), t!("door-i-have-an-invitation"), Page::Join),
        (t!("door-forgotten-backup"), t!("door-i-have-a-backup"), Page::Restore),
    ] {
        card(ui, |ui| {
            prose(ui, why);
            ui.add_space(theme::GAP);
            if secondary(ui, way).clicked() {
                door.turn_to(to);
            }
        });
    }
    if quiet(ui, t!("door-back")).clicked() {
        door.go_home();
        return;
    }
    ui.add_space(theme::PART);
    offer_erasing_ui(ui, door);
}

/// Brings the groups of a backup here.
pub(super) fn restore_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, t!("door-restore"));
    soft(ui, t!("door-the-groups-of-the-backup"));
    ui.add_space(theme::PART);
    let dropped = ui.input(|input| Some(input.raw.dropped_files.first()?.path().to_owned()));
    if let Some(path) = dropped {
        door.path = path.to_string_lossy().into_owned();
    }
    if door.waiting {
        // In place of what was typed, so that it is seen in a small window too.
        restoring_ui(ui, door.restoring);
        return;
    }
    let Door { path, passphrase, focus, problem, is_shown, by_code, .. } = door;
    let path_edit = wide(path);
    field_ui(ui, t!("door-where-it-is"), path_edit, Field::Path, focus, problem.as_ref());
    small(ui, t!("door-drop-it"));
    ui.add_space(theme::GAP);
    let ways = [(false, t!("door-passphrase")), (true, t!("print-recovery-code"))];
    small(ui, t!("door-what-opens-it"));
    let chosen = choices(ui, &ways, Some(*by_code), t!("door-restore"));
    *by_code = chosen.unwrap_or(*by_code);
    let label = if *by_code { t!("print-recovery-code") } else { t!("door-passphrase") };
    let edit = wide(passphrase).password(!*is_shown && !*by_code);
    let typed = field_ui(ui, label, edit, Field::Passphrase, focus, problem.as_ref());
    if !*by_code {
        show_ui(ui, is_shown);
    }
    problem_ui(ui, problem.as_ref(), Field::Whole);
    ui.add_space(theme::GAP);
    let is_ready = !path.trim().is_empty() && !passphrase.is_empty();
    let mut is_back = false;
    row(ui, |ui| {
        let restore = ui.add_enabled_ui(is_ready, |ui| primary(ui, t!("door-restore-it"))).inner;
        if is_ready && (restore.clicked() || entered(ui, &typed)) {
            door.restores(actions);
        }
        is_back = quiet(ui, t!("door-back")).clicked();
    });
    if is_back {
        door.go_home();
    }
}

/// That it takes its time, and how far it is.
fn restoring_ui(ui: &mut Ui, percent: Option<u8>) {
    if let Some(percent) = percent {
        progress_ui(ui, &t!("door-restoring-so-far", percent = percent), percent);
    }
    let words = ui.label(t!("door-restoring"));
    announced(ui, &words);
}

impl Door {
    fn restores(&mut self, actions: &mut Vec<Action>) {
        let typed: Zeroizing<String> = self.passphrase.clone();
        let with = if self.by_code {
            if let Err(error) = RecoveryCode::parse(&typed) {
                self.problem = Some((Field::Passphrase, said(&(&error).into())));
                return;
            }
            Opener::RecoveryCode(typed)
        } else {
            Opener::Passphrase(typed)
        };
        self.waiting = true;
        self.problem = None;
        self.restoring = None;
        let path = self.path.trim().into();
        actions.push(Action::Ask(Request::Restore { path, with }));
    }
}
