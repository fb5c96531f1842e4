//! Entries of one member of which neither is after the other, and which of them knew less.
//!
//! Source: FORMATS.md §5, rule 18.

use super::{Judge, NO_PAST};
use crate::id::MemberId;

/// What one device wrote, in causal order as far as it is one.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    statements: Lane,
    witnesses: Lane,
}

#[derive(Debug)]
struct Lane {
    entries: Vec<usize>,
    /// Whether each is after the one before it.
    is_straight: bool,
}

impl Default for Lane {
    fn default() -> Self {
        Self { entries: Vec::new(), is_straight: true }
    }
}

impl Lane {
    /// How many entries at the beginning are surely before something of which `is_before` tells.
    fn before(&self, is_before: impl Fn(usize) -> bool) -> usize {
        if self.is_straight { self.entries.partition_point(|entry| is_before(*entry)) } else { 0 }
    }
}

impl Judge<'_> {
    /// Looks for entries of the same member of which neither is after the other, and notes which knew less.
    ///
    /// What is no statement is in nobody's past here; it counts as before whatever knew all that it knew.
    pub(super) fn compare_histories(&mut self, entry: usize, author: MemberId) {
        let is_witness = entry >= self.facts.statements.len();
        let devices = self.devices_of.entry(author).or_default();
        devices.insert(self.facts.device_of(entry));
        let devices = devices.clone();
        let mut apart = Vec::new();
        for device in devices {
            let Some(lane) = self.lanes.get(&device) else { continue };
            let past = self.past(entry);
            let before = lane.statements.before(|other| past.contains(other));
            let statements = lane.statements.entries.get(before..).unwrap_or_default();
            // Of a straight lane, whatever follows an entry that knew all of this knew all of it too.
            let is_followed = is_witness
                && lane.statements.is_straight
                && statements.first().is_some_and(|next| past.is_subset(self.past(*next)));
            if !is_followed {
                apart.extend_from_slice(statements);
            }
            if is_witness {
                let before = lane.witnesses.before(|other| self.past(other).is_subset(past));
                apart.extend(lane.witnesses.entries.get(before..).unwrap_or_default());
            }
        }
        for other in apart {
            if self.author(other) == Some(author) {
                self.compare(entry, other);
            }
        }
        self.file(entry, is_witness);
    }

    fn compare(&mut self, entry: usize, other: usize) {
        let count = self.facts.statements.len();
        let is_after = if other >= count {
            self.past(other).is_subset(self.past(entry))
        } else {
            self.past(entry).contains(other)
        };
        let other_is_after = if entry >= count {
            self.past(entry).is_subset(self.past(other))
        } else {
            self.past(other).contains(entry)
        };
        if is_after || other_is_after {
            return;
        }
        let knows = |at: usize| self.judged.get(at).map_or(&NO_PAST, |judged| &judged.knows);
        let new_is_stale = !knows(other).is_subset(knows(entry));
        let old_is_stale = !knows(entry).is_subset(knows(other));
        if new_is_stale && self.could_speak(other) {
            self.add_staler(entry, other);
        }
        if old_is_stale && self.could_speak(entry) {
            self.add_staler(other, entry);
        }
    }

    fn file(&mut self, entry: usize, is_witness: bool) {
        let lane = self.lanes.entry(self.facts.device_of(entry)).or_default();
        let lane = if is_witness { &mut lane.witnesses } else { &mut lane.statements };
        let follows = lane.entries.last().copied();
        lane.entries.push(entry);
        let follows = follows.is_none_or(|last| {
            if is_witness {
                self.past(last).is_subset(self.past(entry))
            } else {
                self.past(entry).contains(last)
            }
        });
        if !follows && let Some(lane) = self.lanes.get_mut(&self.facts.device_of(entry)) {
            let lane = if is_witness { &mut lane.witnesses } else { &mut lane.statements };
            lane.is_straight = false;
        }
    }

    fn add_staler(&mut self, entry: usize, by: usize) {
        if let Some(judged) = self.judged.get_mut(entry) {
            judged.is_stale = true;
            // What is no statement testifies only where everything does.
            if by < self.facts.statements.len() {
                judged.stalers.insert(by);
            }
        }
    }
}
