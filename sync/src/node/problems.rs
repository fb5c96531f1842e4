//! What is wrong, in words for the person who has to do something about it.

use super::api::Problem;
use super::offline::Offline;
use crate::group::snapshot::Standing;
use crate::log::Parked;
use crate::store::StoreError;

impl Offline {
    /// What is wrong, in plain words.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut problems: Vec<_> =
            self.stopped_by().into_iter().chain(&self.damage).cloned().collect();
        let parked = &self.replica.ledger().standing().parked;
        let is_parked = |why: Parked| parked.values().any(|parked| *parked == why);
        let mut add = |text: &str| {
            problems.push(Problem { text: text.to_owned(), stops_writing: false, outside: false });
        };
        if is_parked(Parked::Stuck) {
            add(
                "Something that a member wrote cannot be read by this version of Kith. A newer one may.",
            );
        }
        if is_parked(Parked::Forked) {
            add(
                "A device was copied while it was running, and both copies wrote. What one of them wrote does not count; the \
                 history shows it. Please write it again.",
            );
        }
        if self.folder.erasure_is_due() {
            add(
                "Something was taken back, but traces of it may still be on this disk, because the disk was full or failed. \
                 Kith removes them as soon as it can.",
            );
        }
        if !self.is_stopped() && !self.replica.ledger().belongs() {
            let text = self.why_outside().to_owned();
            problems.push(Problem { text, stops_writing: false, outside: true });
        }
        problems
    }

    /// Why nothing can be written by this device.
    pub(super) fn why_outside(&self) -> &'static str {
        let ledger = self.replica.ledger();
        let roster = ledger.roster();
        let standing = |member| roster.members.get(&member).map(|record| record.standing);
        match ledger.me().and_then(standing) {
            None => {
                "The invitation was used by two devices, so neither counts until the group has settled who came in. You can read \
                 what is here."
            }
            Some(Standing::Left) => "You left this group. You can still read what is here.",
            Some(Standing::Removed) => {
                "You do not belong to this group any more. You can still read what is here."
            }
            Some(Standing::Member | Standing::OnBreak) if roster.closed => {
                "The group was closed. You can still read what is here."
            }
            Some(Standing::Member | Standing::OnBreak) if !roster.is_current(ledger.device()) => {
                "This device was retired from the group. You can still read what is here."
            }
            Some(Standing::Member | Standing::OnBreak) => {
                "Nobody else is in this group any more, so it can only be read."
            }
        }
    }
}

/// What to tell where the disk refuses, with what to do.
pub(super) fn unsaved(error: &StoreError) -> &'static str {
    match error {
        StoreError::Full(_) => {
            "The disk is full, so nothing can be saved. What you wrote last is still in memory: leave Kith open and make room, \
             and it is saved by itself."
        }
        StoreError::NotAllowed(_) => {
            "Kith may not write in its folder, so nothing can be saved. What you wrote last is only in memory: copy it, see to \
             the folder's permissions, then close Kith and open it again."
        }
        StoreError::Damaged(_) => {
            "What is stored on this device is damaged, so nothing more is saved. What you wrote last is only in memory: copy \
             it, then close Kith and open it again. Please keep the folder; whatever had reached the others is safe on their \
             devices."
        }
        StoreError::Missing
        | StoreError::AlreadyThere
        | StoreError::InUse
        | StoreError::NewerVersion { .. }
        | StoreError::Io(_)
        | StoreError::Stopped
        | StoreError::SlotCount => {
            "The disk reported an error, so nothing more is saved. What you wrote last is only in memory: copy it, then close \
             Kith and open it again."
        }
    }
}
