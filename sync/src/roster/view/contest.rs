//! Which of several uses of one invitation counts.
//!
//! Source: FORMATS.md §5, rule 7.

use std::collections::{BTreeMap, BTreeSet};

use super::{Scope, View, within};
use crate::id::{DeviceId, EntryHash, MemberId};
use crate::roster::judge::Judge;

impl Judge<'_> {
    pub(super) fn settle_contests(&self, scope: Scope<'_>, view: &mut View) {
        let contested: Vec<DeviceId> = view
            .devices
            .iter()
            .filter(|(_, bound)| bound.in_contest)
            .map(|(device, _)| *device)
            .collect();
        if contested.is_empty() {
            return;
        }
        let ranks: BTreeMap<DeviceId, _> = contested
            .iter()
            .filter_map(|device| Some((*device, self.rank(*device, scope, view)?)))
            .collect();
        for device in &contested {
            let keys = self.keys(*device, view);
            let wins = ranks.get(device).is_some_and(|rank| {
                ranks.iter().all(|(rival, other)| {
                    rival == device || self.keys(*rival, view).is_disjoint(&keys) || rank > other
                })
            });
            if let Some(bound) = view.devices.get_mut(device) {
                bound.counts = wins;
            }
        }
    }

    fn keys(&self, device: DeviceId, view: &View) -> BTreeSet<EntryHash> {
        let by = view.devices.get(&device).map(|bound| bound.by.as_slice()).unwrap_or_default();
        by.iter().filter_map(|at| self.binding(*at)?.2).collect()
    }

    /// What speaks for a device in a contest: that the group settled on it, then how many rely on it; `None` if nothing does.
    fn rank(
        &self,
        device: DeviceId,
        scope: Scope<'_>,
        view: &View,
    ) -> Option<(bool, usize, std::cmp::Reverse<DeviceId>)> {
        let bound = view.devices.get(&device)?;
        let is_settled = self.keys(device, view).len() == 1
            && bound.by.iter().any(|at| self.is_settled(*at, scope, view));
        let relying: BTreeSet<MemberId> = self
            .entries()
            .filter(|entry| scope.has(*entry))
            .filter(|entry| bound.by.iter().any(|at| self.past(*entry).contains(*at)))
            .filter_map(|entry| {
                let author = self.author(entry).filter(|author| *author != bound.member)?;
                let took = self.view(entry)?.current(device) == Some(bound.member);
                (took && self.is_good(entry, scope, view)).then_some(author)
            })
            .collect();
        (is_settled || !relying.is_empty()).then_some((
            is_settled,
            relying.len(),
            std::cmp::Reverse(device),
        ))
    }

    fn is_settled(&self, admit: usize, scope: Scope<'_>, view: &View) -> bool {
        let Some((_, device, Some(key))) = self.binding(admit) else { return false };
        // The last word of each member on this contest; two different last words are none.
        let mut words: BTreeMap<MemberId, Vec<(usize, DeviceId)>> = BTreeMap::new();
        for at in within(scope, &self.settles) {
            if let Some((for_key, chosen)) = self.settle(at)
                && for_key == key
                && !self.is_stale(at, scope)
                && !view.is_outside(self, &view.claimed, at)
                && let Some(author) = self.author(at)
            {
                let words = words.entry(author).or_default();
                words.retain(|(earlier, _)| !self.past(at).contains(*earlier));
                words.push((at, chosen));
            }
        }
        let yes = words
            .values()
            .filter(|words| words.iter().all(|(_, chosen)| *chosen == device))
            .count();
        let Some(key) = self.index(key) else { return false };
        match (self.ballot(key), self.motion(key)) {
            (Some(ballot), Some(motion)) => ballot.settles(motion, yes),
            // A further device of one's own is settled by its member alone.
            _ => yes > 0,
        }
    }
}
