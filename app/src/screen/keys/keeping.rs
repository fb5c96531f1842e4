//! A backup, and erasing the group from this device.

use egui::{TextEdit, Ui};

use super::{KeysSpot, asked, begin_ui, done_ui, leave};
use crate::screen::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use crate::screen::content::points_ui;
use crate::screen::parts::{field, prose, quiet, quiet_row, small, soft, subtitle};
use crate::screen::{Action, Drafts, Spot};
use crate::theme;
use crate::view::keys::KeysView;
use crate::words::t;

pub(super) fn backup_ui(
    ui: &mut Ui,
    view: &KeysView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let at = KeysSpot::Backup;
    subtitle(ui, t!("keys-backup-title"));
    soft(ui, t!("keys-backup-why"));
    for words in &view.backup {
        prose(ui, words);
    }
    let done = t!("keys-backup-done", path = drafts.keys.path);
    done_ui(ui, drafts, at, &done);
    if drafts.keys.open != Some(at) {
        if quiet_row(ui, |ui| quiet(ui, t!("keys-backup-keep")).clicked()) {
            drafts.keys.begin_backup(ui);
            drafts.refusals.remove(&Spot::Keys(at));
        }
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::Keys(at));
    let path = &mut drafts.keys.path;
    ui.add_space(theme::GAP);
    let asked = asked(t!("keys-backup-does"), Weight::Doing, waiting, refused.as_deref());
    let answered = confirm_ui(ui, asked, |ui| {
        let edit = TextEdit::singleline(path).desired_width(theme::MEASURE);
        let typed = field(ui, t!("save-where-to-save-it"), edit.id(Spot::Keys(at).first_field()));
        small(ui, t!("keys-backup-later"));
        Filled::by(ui, &typed).only_if(!path.trim().is_empty())
    });
    if waiting {
        small(ui, t!("keys-backup-waits"));
    }
    match answered {
        Answered::Do => {
            let path = drafts.keys.path.trim().to_owned();
            actions.push(Action::Backup(path.clone().into()));
            drafts.keys.path = path;
        }
        Answered::Leave => leave(at, drafts),
        Answered::NotYet => {}
    }
}

pub(super) fn erase_ui(
    ui: &mut Ui,
    view: &KeysView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let at = KeysSpot::Erase;
    subtitle(ui, t!("keys-erase-title"));
    soft(ui, t!("keys-erase-why"));
    if drafts.keys.open != Some(at) {
        begin_ui(ui, t!("keys-erase-begin"), at, drafts);
        return;
    }
    let (waiting, refused) = drafts.standing(Spot::Keys(at));
    let standing = (waiting, refused.as_deref());
    ui.add_space(theme::GAP);
    match erasing_ui(ui, &mut drafts.keys.name, &view.name, &view.erasing, standing) {
        Answered::Do => actions.push(Action::Erase),
        Answered::Leave => leave(at, drafts),
        Answered::NotYet => {}
    }
}

/// What erasing a group does, and the field for its name, which has to be typed; with whether it is under way, and why it was
/// not done.
pub(crate) fn erasing_ui(
    ui: &mut Ui,
    typed: &mut String,
    name: &str,
    does: &[&str],
    (waiting, refused): (bool, Option<&str>),
) -> Answered {
    let at = Spot::Keys(KeysSpot::Erase);
    let asked = Asked {
        leaves: t!("keys-erase-keep"),
        ..asked(t!("keys-erase-does"), Weight::Leaving, waiting, refused)
    };
    let answered = confirm_ui(ui, asked, |ui| {
        points_ui(ui, does);
        ui.add_space(theme::GAP);
        let edit = TextEdit::singleline(typed).desired_width(theme::MEASURE);
        let label = t!("keys-erase-type", name = name);
        let line = field(ui, &label, edit.id(at.first_field()));
        Filled::by(ui, &line).only_if(is_named(typed, name))
    });
    if waiting {
        small(ui, t!("keys-erase-waits"));
    }
    answered
}

/// Whether a name was typed, however its spaces and letters are written.
fn is_named(typed: &str, name: &str) -> bool {
    let form = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    !form(name).is_empty() && form(typed) == form(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_name_erases() {
        assert!(is_named(" thursday  Table ", "Thursday table"));
        for typed in ["", "Thursday", "Thursday table!"] {
            assert!(!is_named(typed, "Thursday table"), "{typed}");
        }
    }
}
