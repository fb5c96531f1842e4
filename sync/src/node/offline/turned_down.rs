//! What is done on this device about people whom the group turned down: they are in no snapshot, so neither in the one on
//! disk; and what this member wrote about them is taken back.
//!
//! Invariant: it is taken back only once a device of every member has all that this one has. Whoever said otherwise at the
//! same time is then heard of before, with the name that it is about.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Offline;
use crate::group::{Edit, GroupSnapshot};
use crate::id::{MemberId, RecordId};

/// The people whom a snapshot lists, by all their records.
pub(super) fn listed(snapshot: &GroupSnapshot) -> BTreeSet<RecordId> {
    let people = snapshot.candidates.iter();
    people.flat_map(|person| person.same.iter().map(|it| it.id).chain([person.id])).collect()
}

impl Offline {
    /// Does what is due about those who were turned down; says whether there is anything to drain.
    pub(in crate::node) fn forget_turned_down(&mut self) -> bool {
        let snapshot = self.replica.ledger().snapshot();
        let is_same =
            self.looked_at.as_ref().is_some_and(|it| Arc::ptr_eq(it, &snapshot.candidates));
        // Nobody goes from a list that is still the same.
        let is_snapshot_old = !is_same && !self.listed.is_subset(&listed(&snapshot));
        self.looked_at = Some(snapshot.candidates);
        if is_snapshot_old {
            let erase = self.folder.erase_snapshot();
            self.keep(erase);
            self.listed.clear();
        }
        let bodies = self.replica.ledger().turned_down();
        if bodies.is_empty() || self.is_stopped() || !self.has_everybody_all() {
            return is_snapshot_old;
        }
        for body in bodies {
            if let Err(error) = self.edit(&Edit::TakeBack { body }) {
                // It is tried again with the next change.
                tracing::warn!(%error, "what was written about somebody is not taken back yet");
                break;
            }
        }
        true
    }

    /// Whether a device of every other member has all that this one has, as last heard.
    fn has_everybody_all(&self) -> bool {
        let ledger = self.replica.ledger();
        let roster = ledger.roster();
        let me = ledger.me();
        let has_all = |member: MemberId| {
            let devices = roster.current_devices();
            let mut of_them =
                devices.filter(|device| roster.member_of(*device) == Some(member)).peekable();
            of_them.peek().is_none() || of_them.any(|device| self.replica.has_all(device))
        };
        roster.current_members().filter(|member| Some(*member) != me).all(has_all)
    }
}
