//! Which of several uses of one invitation counts.
//!
//! Source: FORMATS.md §5, rule 7.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::{Bound, Scope, View, Who, within};
use crate::id::{DeviceId, EntryHash, MemberId};
use crate::roster::judge::Judge;

/// What speaks for a device in a contest: that the group settled on it; then how many rely on it who came in without it,
/// for a liar who used an invitation twice can let in as many as she likes behind her own use of it; then the others.
type Rank = (bool, usize, usize, std::cmp::Reverse<DeviceId>);

impl Judge<'_> {
    /// Settles which of the devices in contest count.
    ///
    /// At first by those alone who are in no contest. Where that leaves none, by those in other contests too: otherwise
    /// whoever uses two invitations again silences two people who would each have spoken for the other.
    pub(super) fn settle_contests(&self, scope: Scope<'_>, view: &mut View) {
        let mut open: BTreeSet<DeviceId> = BTreeSet::new();
        for (device, bound) in view.devices.iter_mut().filter(|(_, bound)| bound.in_contest) {
            open.insert(*device);
            bound.counts = false;
            bound.is_heard = false;
        }
        for _ in 0..2 {
            if open.is_empty() {
                return;
            }
            let evidence = self.evidence(scope, view);
            let taken: Vec<(DeviceId, MemberId)> =
                open.iter().filter_map(|device| self.taken_for(*device, view, &evidence)).collect();
            for (device, member) in taken {
                if let Some(bound) = view.devices.get_mut(&device) {
                    bound.member = member;
                }
            }
            let winners = self.winners(&open, scope, view, &evidence);
            let decided: BTreeSet<EntryHash> =
                winners.iter().flat_map(|device| self.keys(*device, view)).collect();
            open.retain(|device| self.keys(*device, view).is_disjoint(&decided));
            for (device, bound) in view.devices.iter_mut().filter(|(_, bound)| bound.in_contest) {
                bound.counts |= winners.contains(device);
                bound.is_heard = bound.counts;
            }
            for device in &open {
                if let Some(bound) = view.devices.get_mut(device) {
                    bound.is_heard = true;
                }
            }
        }
        for (_, bound) in view.devices.iter_mut().filter(|(_, bound)| bound.in_contest) {
            bound.is_heard = bound.counts;
        }
    }

    /// Of a device that signed for several places, the one for which most others took it; of equal ones the first.
    fn taken_for(
        &self,
        device: DeviceId,
        view: &View,
        evidence: &Evidence,
    ) -> Option<(DeviceId, MemberId)> {
        let by = view.devices.get(&device)?.by.iter();
        let mut places: Vec<MemberId> = Vec::new();
        for member in by.filter_map(|at| Some(self.binding(*at)?.0)) {
            if !places.contains(&member) {
                places.push(member);
            }
        }
        if places.len() < 2 {
            return None;
        }
        let most = places.iter().rev().max_by_key(|member| evidence.took(device, **member).len());
        Some((device, *most?))
    }

    /// Of these devices, those that count by this evidence.
    fn winners(
        &self,
        open: &BTreeSet<DeviceId>,
        scope: Scope<'_>,
        view: &View,
        evidence: &Evidence,
    ) -> BTreeSet<DeviceId> {
        let mut settled = BTreeMap::new();
        let mut ranks: BTreeMap<DeviceId, Option<Rank>> = BTreeMap::new();
        let mut best: BTreeMap<EntryHash, Rank> = BTreeMap::new();
        for (device, bound) in view.devices.iter().filter(|(device, _)| open.contains(*device)) {
            let keys = self.keys(*device, view);
            for key in &keys {
                settled.entry(*key).or_insert_with(|| self.settled_on(*key, scope, view));
            }
            let is_settled = keys.len() == 1
                && keys
                    .iter()
                    .all(|key| settled.get(key).is_some_and(|settled| settled.contains(device)));
            let relying = evidence.took(*device, bound.member);
            let before = relying.iter().filter(|who| self.came_without(**who, bound, view)).count();
            let rank = (is_settled || !relying.is_empty()).then_some((
                is_settled,
                before,
                relying.len() - before,
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

    /// Whether a member came in without knowing of this admission.
    fn came_without(&self, member: MemberId, admitted: &Bound, view: &View) -> bool {
        let came = view.devices.values().filter(|bound| bound.member == member);
        came.flat_map(|bound| &bound.by).any(|came| {
            !admitted.by.iter().any(|at| *came == *at || self.past(*came).contains(*at))
        })
    }

    /// How many members have a device that is in no contest and have not gone, without the one in contest.
    fn others(&self, key: EntryHash, view: &View) -> usize {
        let contested: BTreeSet<MemberId> = self
            .bound_by(key)
            .iter()
            .filter_map(|at| self.binding(*at))
            .map(|(member, _, _)| member)
            .collect();
        let is_gone = |device: DeviceId| {
            let mut gone = view.claimed.iter().filter(|d| matches!(d.who, Who::Member(_)));
            gone.any(|departure| view.affects(self, departure, device))
        };
        let members = view.devices.iter().filter(|(_, bound)| !bound.in_contest);
        members
            .filter(|(device, bound)| !contested.contains(&bound.member) && !is_gone(**device))
            .map(|(_, bound)| bound.member)
            .collect::<BTreeSet<_>>()
            .len()
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
                && !view.claimed_cuts.is_outside(self, *at)
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
        if yes.is_empty() {
            return BTreeSet::new();
        }
        let others = self.others(key, view);
        let suffices = |yes: usize| {
            let proposal = self.index(key);
            match proposal.and_then(|at| self.ballot(at)) {
                Some(ballot) => ballot.settles(others, yes),
                // A further device of one's own is settled by its member alone.
                None => proposal.is_some() && yes > 0,
            }
        };
        yes.into_iter().filter(|(_, yes)| suffices(*yes)).map(|(device, _)| device).collect()
    }
}
