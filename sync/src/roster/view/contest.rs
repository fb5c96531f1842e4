//! Which of several uses of one invitation counts.
//!
//! Source: FORMATS.md §5, rule 7.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::{Scope, View, within};
use crate::id::{DeviceId, EntryHash};
use crate::roster::judge::Judge;

/// What speaks for a device in a contest: that the group settled on it, then how many rely on it.
type Rank = (bool, usize, std::cmp::Reverse<DeviceId>);

impl Judge<'_> {
    /// Of the devices in contest, those that count.
    pub(super) fn settle_contests(
        &self,
        scope: Scope<'_>,
        view: &View,
        evidence: &Evidence,
    ) -> BTreeSet<DeviceId> {
        let mut settled = BTreeMap::new();
        let mut ranks: BTreeMap<DeviceId, Option<Rank>> = BTreeMap::new();
        let mut best: BTreeMap<EntryHash, Rank> = BTreeMap::new();
        for (device, bound) in view.devices.iter().filter(|(_, bound)| bound.in_contest) {
            let keys = self.keys(*device, view);
            for key in &keys {
                settled.entry(*key).or_insert_with(|| self.settled_on(*key, scope, view));
            }
            let is_settled = keys.len() == 1
                && keys
                    .iter()
                    .all(|key| settled.get(key).is_some_and(|settled| settled.contains(device)));
            let relying = evidence.took(*device, bound.member);
            let rank = (is_settled || relying > 0).then_some((
                is_settled,
                relying,
                std::cmp::Reverse(*device),
            ));
            if let Some(rank) = rank {
                for key in keys {
                    let best = best.entry(key).or_insert(rank);
                    *best = rank.max(*best);
                }
            }
            ranks.insert(*device, rank);
        }
        let wins = |device: &DeviceId, rank: Rank| {
            self.keys(*device, view).iter().all(|key| best.get(key) == Some(&rank))
        };
        ranks
            .into_iter()
            .filter(|(device, rank)| rank.is_some_and(|rank| wins(device, rank)))
            .map(|(device, _)| device)
            .collect()
    }

    fn keys(&self, device: DeviceId, view: &View) -> BTreeSet<EntryHash> {
        let by = view.devices.get(&device).map(|bound| bound.by.as_slice()).unwrap_or_default();
        by.iter().filter_map(|at| self.binding(*at)?.2).collect()
    }

    /// The devices of which enough said that they should count.
    fn settled_on(&self, key: EntryHash, scope: Scope<'_>, view: &View) -> BTreeSet<DeviceId> {
        let words = within(scope, &self.settles).filter(|at| {
            self.settle(*at).is_some_and(|(for_key, _)| for_key == key)
                && !self.is_stale(*at, scope)
                && !view.claimed_cuts.is_outside(self, *at, None)
        });
        // The last word of each member on this contest; two different last words are none.
        let mut yes: BTreeMap<DeviceId, usize> = BTreeMap::new();
        for words in self.last_words(words).values() {
            let chosen: BTreeSet<DeviceId> =
                words.iter().filter_map(|at| Some(self.settle(*at)?.1)).collect();
            if let (Some(device), 1) = (chosen.first(), chosen.len()) {
                *yes.entry(*device).or_default() += 1;
            }
        }
        let suffices = |yes: usize| {
            let proposal = self.index(key);
            match proposal.and_then(|at| Some((self.ballot(at)?, self.motion(at)?))) {
                Some((ballot, motion)) => ballot.settles(motion, yes),
                // A further device of one's own is settled by its member alone.
                None => proposal.is_some() && yes > 0,
            }
        };
        yes.into_iter().filter(|(_, yes)| suffices(*yes)).map(|(device, _)| device).collect()
    }
}
