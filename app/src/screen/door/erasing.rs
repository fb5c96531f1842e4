//! Erasing a group from this device while it is locked.
//!
//! Invariant: what is lost is said before anything is asked; one of several is chosen first, and its name has to be typed.

use egui::Ui;

use super::{Door, Page, heading, which_group_ui};
use crate::desktop::GroupHere;
use crate::screen::Action;
use crate::screen::confirm::Answered;
use crate::screen::keys::erasing_ui;
use crate::screen::parts::{card, prose, quiet, soft, subtitle};
use crate::theme;
use crate::view::keys::erasing_locked;
use crate::words::t;

/// What is half done with erasing at the door.
#[derive(Debug, Default)]
pub(super) struct Erasing {
    /// Which group, once that is said.
    group: Option<GroupHere>,
    /// What is typed to erase it.
    typed: String,
    /// Why it was not erased.
    refused: Option<String>,
}

impl Door {
    /// Erasing this one.
    pub(crate) fn erasing(group: GroupHere) -> Self {
        let erasing = Erasing { group: Some(group), ..Erasing::default() };
        Self { erasing, ..Self::at(Page::Erase) }
    }

    /// It was not erased.
    pub(crate) fn not_erased(&mut self, group: GroupHere, because: String) {
        if self.page == Page::Erase && self.to_erase().is_some_and(|(here, _)| here == group) {
            self.waiting = false;
            self.erasing.refused = Some(because);
        }
    }

    /// The group that is to be erased, and what it is called while it is locked.
    fn to_erase(&self) -> Option<(GroupHere, String)> {
        match (self.erasing.group, self.here.locked.as_slice()) {
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
            (Some(group), locked) => locked.iter().find(|(here, _)| *here == group).cloned(),
        }
    }
}

/// Offers to erase, where there is anything.
pub(super) fn offer_erasing_ui(ui: &mut Ui, door: &mut Door) {
    let words = match door.here.locked.len() {
        0 => return,
        1 => t!("keys-erase-begin"),
        _ => t!("door-erase-a-group"),
    };
    if quiet(ui, words).clicked() {
        door.turn_to(Page::Erase);
    }
}

/// Erases a group that is locked; whether somebody goes back to the group that is open.
pub(super) fn erase_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    heading(ui, t!("keys-erase-title"));
    soft(ui, t!("door-erase-without-passphrase"));
    ui.add_space(theme::PART);
    if door.here.locked.len() > 1 {
        ui.add_enabled_ui(!door.waiting, |ui| which_ui(ui, door));
    }
    let Some((group, name)) = door.to_erase() else { return left(door, quiet_back(ui)) };
    let mut answered = Answered::NotYet;
    card(ui, |ui| {
        subtitle(ui, &name);
        prose(ui, t!("door-erase-what-holds"));
        ui.add_space(theme::GAP);
        let Door { erasing: Erasing { typed, refused, .. }, waiting, here, .. } = &mut *door;
        let mut does = erasing_locked().to_vec();
        if here.openers.recovery_code {
            does.push(t!("door-erase-code"));
        }
        answered = erasing_ui(ui, typed, &name, &does, (*waiting, refused.as_deref()));
    });
    match answered {
        Answered::Do => {
            door.waiting = true;
            door.erasing.refused = None;
            actions.push(Action::EraseLocked(group));
            false
        }
        Answered::Leave => left(door, true),
        Answered::NotYet => false,
    }
}

/// Which of several.
fn which_ui(ui: &mut Ui, door: &mut Door) {
    let Door { erasing, here, .. } = door;
    let words = (t!("door-erase-which"), t!("keys-erase-title"));
    if let Some(chosen) = which_group_ui(ui, words, &here.locked, erasing.group) {
        *erasing = Erasing { group: Some(chosen), ..Erasing::default() };
    }
}

fn quiet_back(ui: &mut Ui) -> bool {
    quiet(ui, t!("door-back")).clicked()
}

/// Leaves it; whether that leads back to the group that is open.
fn left(door: &mut Door, is_left: bool) -> bool {
    if is_left && !door.is_beside {
        door.go_home();
    }
    is_left && door.is_beside
}
