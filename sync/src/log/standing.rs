//! What of a log counts: forks, and what those wrote who are members no more.
//!
//! Invariant: a pure function of the set of entries and of who belongs; the order of arrival does not matter.
//! Invariant: where an edit is parked, every edit that rests on it is parked, so the document can always be built.
//! Source: FORMATS.md §6.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{EntrySet, Log};
use crate::id::{ChainId, DeviceId, EntryHash, MemberId};

/// How many chains of one member may end side by side in the document. Further ones wait until somebody's edit depends
/// on these, so that a member who opens chains without end cannot make the others' edits too large to write.
pub const MAX_OPEN_CHAINS: usize = 16;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Parked {
    /// Its device told two stories, and more of the group rests on the other; or it rests on such an entry.
    Forked,
    /// It was written by somebody who had left or been taken out, and nobody who stayed rests on it.
    Departed,
    /// The group has not settled that its device belongs.
    Unsettled,
    /// Its bytes are no change that the rules allow; or it rests on such an entry.
    Invalid,
    /// Its member has more than [`MAX_OPEN_CHAINS`] chains that nobody's edit rests on.
    Crowded,
    /// The document refused it, as that of every device does; or it rests on such an entry.
    Refused,
    /// The document of this device failed over it; or it rests on such an entry. Another version may take it.
    Stuck,
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
    /// Judges every edit. Where nobody lied or left, as nearly always, it looks at none of them.
    pub fn standing(&self, devices: &BTreeMap<DeviceId, DeviceStanding>) -> Standing {
        self.standing_without(devices, &BTreeMap::new())
    }

    /// Judges every edit, where the document refused some.
    pub fn standing_without(
        &self,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
        refused: &BTreeMap<usize, Parked>,
    ) -> Standing {
        let counts = |device| matches!(devices.get(&device), Some(DeviceStanding::Counts(_)));
        if self.oddities == 0
            && refused.is_empty()
            && self.edit_heads.len() <= MAX_OPEN_CHAINS
            && self.writers().all(counts)
        {
            return Standing::default();
        }
        let mut parked = refused.clone();
        self.park_departed(devices, &mut parked);
        self.park_forked(devices, &mut parked);
        self.park_dependents(&mut parked);
        self.park_crowded(devices, &mut parked);
        Standing { parked }
    }

    /// What was written by those who are members no more, outside what they had written when it was decided; and what
    /// is no change at all.
    fn park_departed(
        &self,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
        parked: &mut BTreeMap<usize, Parked>,
    ) {
        let mut cuts: BTreeMap<DeviceId, EntrySet> = BTreeMap::new();
        for (device, standing) in devices {
            if let DeviceStanding::Departed { cut, .. } = standing {
                let cut = cut.iter().filter_map(|hash| self.position(hash));
                cuts.insert(*device, self.past(cut, true));
            }
        }
        // Walked backwards, so that everything that depends on an edit is judged before it.
        let mut needed = EntrySet::default();
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if !node.entry.kind.is_edit() {
                continue;
            }
            let why = match devices.get(&node.device) {
                Some(DeviceStanding::Counts(_)) => None,
                Some(DeviceStanding::Departed { .. }) => {
                    let is_before = cuts.get(&node.device).is_some_and(|cut| cut.contains(at));
                    (!is_before).then_some(Parked::Departed)
                }
                Some(DeviceStanding::Unsettled) | None => Some(Parked::Unsettled),
            };
            match why {
                _ if node.change.is_none() => {
                    parked.insert(at, Parked::Invalid);
                }
                Some(why) if !needed.contains(at) => {
                    parked.insert(at, why);
                }
                Some(_) | None => {
                    for parent in node.depends_on.iter().flatten() {
                        needed.insert(*parent);
                    }
                }
            }
        }
    }

    /// Of branches that follow one entry, all but the one on which edits of the most other members rest.
    fn park_forked(
        &self,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
        parked: &mut BTreeMap<usize, Parked>,
    ) {
        let forks = self.forks();
        if forks.is_empty() {
            return;
        }
        let member = |device: &DeviceId| match devices.get(device)? {
            DeviceStanding::Counts(member) | DeviceStanding::Departed { member, .. } => {
                Some(*member)
            }
            DeviceStanding::Unsettled => None,
        };
        let mut members: Vec<MemberId> = self.devices.keys().filter_map(member).collect();
        members.sort_unstable();
        members.dedup();
        let number = |device: &DeviceId| members.binary_search(&member(device)?).ok();
        let support = self.support(&number, parked);
        let mut lost = EntrySet::default();
        for siblings in forks {
            let mut branches: Vec<(usize, EntryHash, usize)> = Vec::new();
            for at in siblings {
                let (Some(node), Some(support)) = (self.nodes.get(at), support.get(at)) else {
                    continue;
                };
                if support.has_edits {
                    let author = number(&node.device);
                    let others = support.members.iter().filter(|other| Some(*other) != author);
                    branches.push((others.count(), node.hash, at));
                }
            }
            // Most members first; of equals the lower hash.
            branches.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            for (_, _, at) in branches.into_iter().skip(1) {
                lost.insert(at);
            }
        }
        for (at, node) in self.nodes.iter().enumerate() {
            let prev = node.entry.prev.and_then(|prev| self.position(&prev));
            if prev.is_some_and(|prev| lost.contains(prev)) {
                lost.insert(at);
            }
            if lost.contains(at) && node.entry.kind.is_edit() {
                parked.entry(at).or_insert(Parked::Forked);
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

    /// For each entry: what follows it in its branch, and whose edits depend on that. One walk, however many branches.
    fn support(
        &self,
        number: &dyn Fn(&DeviceId) -> Option<usize>,
        parked: &BTreeMap<usize, Parked>,
    ) -> Vec<Support> {
        let mut support: Vec<Support> = Vec::new();
        support.resize_with(self.nodes.len(), Support::default);
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let Some(mut own) = support.get_mut(at).map(std::mem::take) else { continue };
            if node.entry.kind.is_edit() && node.change.is_some() {
                own.has_edits = true;
                if !parked.contains_key(&at)
                    && let Some(member) = number(&node.device)
                {
                    own.members.insert(member);
                }
            }
            for parent in node.depends_on.iter().flatten() {
                if let Some(parent) = support.get_mut(*parent) {
                    parent.members.union(&own.members);
                }
            }
            let prev = node.entry.prev.and_then(|prev| self.position(&prev));
            if let Some(prev) = prev.and_then(|prev| support.get_mut(prev)) {
                prev.members.union(&own.members);
                prev.has_edits |= own.has_edits;
            }
            if let Some(slot) = support.get_mut(at) {
                *slot = own;
            }
        }
        support
    }

    /// An edit cannot stand without those that its change depends on.
    fn park_dependents(&self, parked: &mut BTreeMap<usize, Parked>) {
        if parked.is_empty() {
            return;
        }
        for (at, node) in self.nodes.iter().enumerate() {
            let lost = node.depends_on.iter().filter_map(|carriers| {
                let whys = carriers.iter().map(|at| parked.get(at).copied());
                whys.collect::<Option<Vec<_>>>().and_then(|whys| whys.into_iter().min())
            });
            if let Some(why) = lost.min() {
                parked.entry(at).or_insert(why);
            }
        }
    }

    /// Where a member has too many chains whose ends nobody's edit depends on: the ends of those beyond the limit, back
    /// to what somebody's edit depends on. They count again as soon as edits depend on the others.
    fn park_crowded(
        &self,
        devices: &BTreeMap<DeviceId, DeviceStanding>,
        parked: &mut BTreeMap<usize, Parked>,
    ) {
        let mut followed = EntrySet::default();
        let mut rested_on = EntrySet::default();
        for (at, node) in self.nodes.iter().enumerate() {
            if !node.entry.kind.is_edit() || parked.contains_key(&at) {
                continue;
            }
            for parent in node.depends_on.iter().flatten() {
                followed.insert(*parent);
                if self.entry(*parent).is_some_and(|parent| parent.chain != node.entry.chain) {
                    rested_on.insert(*parent);
                }
            }
        }
        let mut open: BTreeMap<MemberId, BTreeSet<(ChainId, usize)>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if node.entry.kind.is_edit()
                && !followed.contains(at)
                && !parked.contains_key(&at)
                && let Some(
                    DeviceStanding::Counts(member) | DeviceStanding::Departed { member, .. },
                ) = devices.get(&node.device)
            {
                open.entry(*member).or_default().insert((node.entry.chain, at));
            }
        }
        for ends in open.into_values() {
            for (_, end) in ends.into_iter().skip(MAX_OPEN_CHAINS) {
                let mut next = Some(end);
                while let Some(at) = next.filter(|at| !rested_on.contains(*at)) {
                    parked.insert(at, Parked::Crowded);
                    next = self.previous_edit(at);
                }
            }
        }
    }

    /// The edit before one in its chain.
    fn previous_edit(&self, at: usize) -> Option<usize> {
        let prev = self.position(&self.entry(at)?.prev?)?;
        self.nodes.get(prev)?.last_edit
    }
}

/// What rests on an entry.
#[derive(Debug, Default)]
struct Support {
    /// By number: whose edits depend on its branch.
    members: EntrySet,
    /// Whether its branch holds an edit at all.
    has_edits: bool,
}
