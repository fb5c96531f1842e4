//! What is wrong, in words for the person who has to do something about it.

use super::api::Problem;
use super::offline::Offline;
use super::trouble::Trouble;
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
        let mut add = |trouble: &Trouble| problems.push(Problem::of(trouble));
        if is_parked(Parked::Stuck) {
            add(&Trouble::Stuck);
        }
        if is_parked(Parked::Forked) {
            add(&Trouble::Forked);
        }
        if self.folder.erasure_is_due() {
            add(&Trouble::Traces);
        }
        if !self.is_stopped() && !self.replica.ledger().belongs() {
            problems.push(Problem { outside: true, ..Problem::of(&self.why_outside()) });
        }
        problems
    }

    /// Why nothing can be written by this device.
    pub(super) fn why_outside(&self) -> Trouble {
        let ledger = self.replica.ledger();
        let roster = ledger.roster();
        let standing = |member| roster.members.get(&member).map(|record| record.standing);
        match ledger.me().and_then(standing) {
            None => Trouble::OutsideContested,
            Some(Standing::Left) => Trouble::OutsideLeft,
            Some(Standing::Removed) => Trouble::OutsideRemoved,
            Some(Standing::Member | Standing::OnBreak) if roster.closed => Trouble::OutsideClosed,
            Some(Standing::Member | Standing::OnBreak) if !roster.is_current(ledger.device()) => {
                Trouble::OutsideRetired
            }
            Some(Standing::Member | Standing::OnBreak) => Trouble::OutsideAlone,
        }
    }
}

impl Problem {
    /// Something that does not stop writing.
    pub(super) fn of(trouble: &Trouble) -> Self {
        Self { text: trouble.into(), stops_writing: false, outside: false }
    }
}

/// What to tell where the disk refuses, with what to do.
pub(super) fn unsaved(error: &StoreError) -> Trouble {
    match error {
        StoreError::Full(_) => Trouble::UnsavedFull,
        StoreError::NotAllowed(_) => Trouble::UnsavedNotAllowed,
        StoreError::Damaged(_) => Trouble::UnsavedDamaged,
        StoreError::Missing
        | StoreError::AlreadyThere
        | StoreError::InUse
        | StoreError::NewerVersion { .. }
        | StoreError::Io(_)
        | StoreError::Stopped
        | StoreError::SlotCount => Trouble::UnsavedError,
    }
}
