//! What of a log counts: forks, and what those wrote who are members no more.
//!
//! Invariant: a pure function of the set of entries and of who belongs; the order of arrival does not matter.
//! Invariant: where an edit is parked, every edit that rests on it is parked, so the document can always be built.
//! Source: FORMATS.md §6; DESIGN §3 (forks), §5 (removal).

use std::collections::{BTreeMap, BTreeSet};

use super::{EntrySet, Log};
use crate::id::{DeviceId, EntryHash, MemberId};

/// What the roster says of a device, as far as its entries are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceStanding {
    /// It is, or was to the end, this member's; its entries count.
    Counts(MemberId),
    /// It is in use no more, or its member is none any more. What it wrote outside the past of these statements counts
    /// only where an entry of a member who stayed rests on it.
    Departed {
        /// Whose it was.
        member: MemberId,
        /// The statements that decided it.
        cut: Vec<EntryHash>,
    },
    /// The group has not settled that it belongs.
    Unsettled,
}

/// Why an entry does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parked {
    /// Its device told two stories, and the other is the one that more of the group rests on; or it rests on such an entry.
    Forked,
    /// It was written by somebody who had left or been taken out, and nobody who stayed rests on it.
    Departed,
    /// The group has not settled that its device belongs.
    Unsettled,
}

/// Which edits do not count, and why; all others do. Statements are the roster's to judge, and a take-back always counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// By position.
    pub parked: BTreeMap<usize, Parked>,
}

impl Standing {
    /// Whether the edit at a position counts.
    pub fn counts(&self, at: usize) -> bool {
        !self.parked.contains_key(&at)
    }
}

impl Log {
    /// Judges every edit.
    pub fn standing(&self, devices: &BTreeMap<DeviceId, DeviceStanding>) -> Standing {
        let mut parked = BTreeMap::new();
        self.park_departed(devices, &mut parked);
        self.park_forked(devices, &mut parked);
        // An edit cannot stand without those that its change depends on.
        for (at, node) in self.nodes.iter().enumerate() {
            let lost = node
                .depends_on
                .iter()
                .find(|carriers| carriers.iter().all(|at| parked.contains_key(at)));
            if let Some(why) =
                lost.and_then(|carriers| carriers.first()).and_then(|at| parked.get(at)).copied()
            {
                parked.entry(at).or_insert(why);
            }
        }
        Standing { parked }
    }

    fn park_departed(
        &self,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
        parked: &mut BTreeMap<usize, Parked>,
    ) {
        let stays =
            |device: &DeviceId| matches!(devices.get(device), Some(DeviceStanding::Counts(_)));
        if self.devices.keys().all(stays) {
            return;
        }
        let mut cuts: BTreeMap<DeviceId, EntrySet> = BTreeMap::new();
        for (device, standing) in devices {
            if let DeviceStanding::Departed { cut, .. } = standing {
                cuts.insert(
                    *device,
                    self.past(cut.iter().filter_map(|hash| self.position(hash)), true),
                );
            }
        }
        // Walked backwards, so that everything that depends on an edit is judged before it.
        let mut needed = EntrySet::default();
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if stays(&node.device) || needed.contains(at) {
                for parent in node.depends_on.iter().flatten() {
                    needed.insert(*parent);
                }
            }
        }
        for (at, node) in
            self.nodes.iter().enumerate().filter(|(_, node)| node.entry.kind.is_edit())
        {
            let before_the_cut = cuts.get(&node.device).is_some_and(|cut| cut.contains(at));
            if stays(&node.device) || before_the_cut || needed.contains(at) {
                continue;
            }
            parked.insert(
                at,
                if cuts.contains_key(&node.device) { Parked::Departed } else { Parked::Unsettled },
            );
        }
    }

    fn park_forked(
        &self,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
        parked: &mut BTreeMap<usize, Parked>,
    ) {
        for siblings in self.forks() {
            let mut branches: Vec<(usize, EntryHash, EntrySet)> = Vec::new();
            for sibling in siblings {
                let (Some(hash), edits) = (self.hash(sibling), self.branch_edits(sibling)) else {
                    continue;
                };
                if !edits.is_empty() {
                    branches.push((self.support(sibling, &edits, devices), hash, edits));
                }
            }
            // Most members first; of equals the lower hash.
            branches.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            for (_, _, edits) in branches.into_iter().skip(1) {
                for at in edits.iter() {
                    parked.entry(at).or_insert(Parked::Forked);
                }
            }
        }
    }

    /// The places where a chain parts: the entries that follow the same one.
    fn forks(&self) -> Vec<Vec<usize>> {
        let mut forks = Vec::new();
        for siblings in
            self.chains.values().flat_map(|info| &info.by_seq).filter(|siblings| siblings.len() > 1)
        {
            let mut by_prev: BTreeMap<Option<EntryHash>, Vec<usize>> = BTreeMap::new();
            for at in siblings {
                by_prev.entry(self.entry(*at).and_then(|entry| entry.prev)).or_default().push(*at);
            }
            forks.extend(by_prev.into_values().filter(|group| group.len() > 1));
        }
        forks
    }

    /// The edits of a chain from `at` on, in the branch that `at` begins.
    fn branch_edits(&self, at: usize) -> EntrySet {
        let mut branch = EntrySet::default();
        branch.insert(at);
        let Some(first) = self.entry(at) else { return branch };
        let later = self.chains.get(&first.chain).into_iter().flat_map(|info| info.by_seq.iter());
        for next in later.skip(first.seq as usize + 1).flatten() {
            let prev = self
                .entry(*next)
                .and_then(|entry| entry.prev)
                .and_then(|prev| self.position(&prev));
            if prev.is_some_and(|prev| branch.contains(prev)) {
                branch.insert(*next);
            }
        }
        branch
            .iter()
            .filter(|at| self.entry(*at).is_some_and(|entry| entry.kind.is_edit()))
            .collect()
    }

    /// How many members other than its author have an edit that depends on one of these of a branch.
    fn support(
        &self,
        branch: usize,
        edits: &EntrySet,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
    ) -> usize {
        let member = |at: usize| match devices.get(&self.device(at)?)? {
            DeviceStanding::Counts(member) | DeviceStanding::Departed { member, .. } => {
                Some(*member)
            }
            DeviceStanding::Unsettled => None,
        };
        let mut dependents = edits.clone();
        for (at, node) in self.nodes.iter().enumerate().skip(branch + 1) {
            if node.depends_on.iter().flatten().any(|parent| dependents.contains(*parent)) {
                dependents.insert(at);
            }
        }
        let author = member(branch);
        let others: BTreeSet<MemberId> = dependents.iter().filter_map(member).collect();
        others.iter().filter(|other| Some(**other) != author).count()
    }
}
