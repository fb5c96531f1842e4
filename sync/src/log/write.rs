//! What a device names in the next entry that it writes.
//!
//! Invariant: whatever others wrote, there is always something that can be named: at most [`MAX_SEEN`] entries, those
//! first on which the change depends.
//! Source: FORMATS.md §6.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{MAX_AFTER, MAX_SEEN};
use super::{Log, Standing};
use crate::id::{DeviceId, EntryHash};

/// What the next entry of a device names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The entry before it in its chain; absent where it opens one.
    pub prev: Option<EntryHash>,
    /// Its number in the chain.
    pub seq: u32,
    /// What it has seen.
    pub seen: Vec<EntryHash>,
    /// Where it opens a chain: the ends of the device's earlier ones.
    pub after: Vec<EntryHash>,
}

impl Log {
    /// Whether a chain can go on at `end`: it does not fork there or before, and its edits up to there count. Otherwise
    /// its device opens another.
    pub fn can_continue(&self, end: usize, standing: &Standing) -> bool {
        let Some(node) = self.nodes.get(end) else { return false };
        let counts = node.last_edit.is_none_or(|edit| standing.counts(edit));
        let by_seq = self.chains.get(&node.entry.chain).map(|info| info.by_seq.as_slice());
        let is_end = by_seq.is_some_and(|by_seq| by_seq.len() == node.entry.seq as usize + 1);
        let forks = by_seq.is_none_or(|by_seq| by_seq.iter().any(|siblings| siblings.len() > 1));
        counts && is_end && !forks
    }

    /// What the next entry of `device` names: after `end`, the last entry of its chain, or opening a chain. `deps` are
    /// the changes on which its own will depend, where it is an edit. `None` where the log has not all of them, or they are
    /// more than can be named.
    pub fn basis(
        &self,
        device: DeviceId,
        end: Option<usize>,
        deps: &[[u8; 32]],
        standing: &Standing,
    ) -> Option<Basis> {
        let last = end.and_then(|end| self.nodes.get(end));
        let mut seen = BTreeSet::new();
        for dep in deps {
            let carriers = self.change(dep);
            let carrier = carriers.iter().find(|at| standing.counts(**at)).or(carriers.first())?;
            let is_own = last.is_some_and(|node| node.last_edit == Some(*carrier));
            if !is_own && Some(*carrier) != end {
                seen.insert(self.hash(*carrier)?);
            }
        }
        if seen.len() > MAX_SEEN {
            return None;
        }
        for head in self.heads_in_turn() {
            if seen.len() >= MAX_SEEN {
                break;
            }
            if Some(head) != end {
                seen.extend(self.hash(head));
            }
        }
        let mut after = Vec::new();
        if end.is_none() {
            after.extend(self.device_tips(&device).filter_map(|at| self.hash(at)));
            after.sort_unstable();
            after.truncate(MAX_AFTER);
        }
        Some(Basis {
            prev: last.map(|node| node.hash),
            seq: last.map_or(0, |node| node.entry.seq + 1),
            seen: seen.into_iter().collect(),
            after,
        })
    }

    /// The heads, one of each device, then the second of each: so that nobody's many can crowd out another's.
    fn heads_in_turn(&self) -> Vec<usize> {
        let mut counts: BTreeMap<DeviceId, usize> = BTreeMap::new();
        let ranked = self.heads.iter().filter_map(|at| {
            let count = counts.entry(self.device(*at)?).or_default();
            *count += 1;
            Some((*count, self.hash(*at)?, *at))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, _, at)| at).collect()
    }
}
