//! Who went, by which words, and what of it stands.
//!
//! Source: FORMATS.md §5, rules 8, 16 and 17.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::collections::BTreeSet;

use super::cuts::Cuts;
use super::{Departure, Scope, View, Who, within};
use crate::id::{DeviceId, MemberId};
use crate::roster::judge::Judge;
use crate::roster::{Motion, Purpose, Statement};

impl View {
    /// Whether an entry came without a departure of its author that stands.
    pub(in crate::roster) fn is_outside_standing(&self, judge: &Judge<'_>, entry: usize) -> bool {
        self.cuts.is_outside(judge, entry)
    }

    pub(in crate::roster) fn affects(
        &self,
        judge: &Judge<'_>,
        departure: &Departure,
        device: DeviceId,
    ) -> bool {
        match departure.who {
            Who::Device(gone) => gone == device,
            Who::Member(gone) => self.devices.get(&device).is_some_and(|bound| {
                bound.member == gone
                    && !bound.by.iter().any(|by| judge.knows_departure(*by, departure.id))
            }),
        }
    }
}

impl Judge<'_> {
    /// Everything that would be a departure if every word in it counted, and that somebody can take for one.
    pub(super) fn claimed(&self, scope: Scope<'_>) -> Vec<Departure> {
        let said = within(scope, &self.departing).filter_map(|at| {
            let who = match self.statement(at)? {
                Statement::Leave(_) => Who::Member(self.author(at)?),
                Statement::RetireDevice(device) => Who::Device(*device),
                _ => return None,
            };
            Some(Departure { id: at, who, words: vec![at] })
        });
        let decided = within(scope, &self.removals).filter_map(|at| {
            let who = match self.motion(at)? {
                Motion::Remove(member) => Who::Member(*member),
                Motion::RetireDevice(device) => Who::Device(*device),
                _ => return None,
            };
            // What only stale words claim, and nobody saw, would spoil the evidence of whom it names.
            let is_claimed = self.could_pass_unstale(at, scope)
                || (self.could_pass(at, scope) && self.sightings(at, scope).next().is_some());
            is_claimed.then(|| Departure { id: at, who, words: self.yes(at, scope) })
        });
        said.chain(decided).collect()
    }

    /// Devices let in outside the cut of a claimed departure of the one who let them in, and what they let in.
    pub(super) fn tainted(&self, scope: Scope<'_>, view: &View) -> BTreeSet<DeviceId> {
        let mut tainted = BTreeSet::new();
        if view.claimed.is_empty() {
            return tainted;
        }
        let decided = view.claimed.iter().filter(|d| self.ballot(d.id).is_some());
        let decided = Cuts::new(self, &view.devices, &decided);
        for at in within(scope, &self.bindings) {
            // As in `unsound`, a member's own hand takes along only further devices of the same member.
            let is_own = self.purpose_of(at) == Some(Purpose::OwnDevice);
            let cuts = if is_own { &view.claimed_cuts } else { &decided };
            if let Some((_, device, Some(_))) = self.binding(at)
                && (tainted.contains(&self.device(at)) || cuts.is_outside(self, at))
            {
                tainted.insert(device);
            }
        }
        tainted
    }

    /// Of the claimed departures, those that stand, by the words that count.
    pub(super) fn departures(
        &self,
        scope: Scope<'_>,
        view: &View,
        relied_on: &dyn Fn() -> BTreeSet<usize>,
    ) -> Vec<Departure> {
        // Only a decision has an electorate that could be the wrong one; going is a member's own matter.
        let is_stale = |departure: &Departure, word: usize| {
            self.ballot(departure.id).is_some() && self.is_stale(word, scope)
        };
        let is_clean = |departure: &Departure| {
            departure.words.iter().all(|word| {
                !is_stale(departure, *word)
                    && self.binds(view, *word)
                    && !view.claimed_cuts.is_outside(self, *word)
            })
        };
        let mut firm = BTreeSet::new();
        if !view.claimed.iter().all(is_clean) {
            let relied_on = relied_on();
            firm.extend(view.claimed.iter().map(|departure| departure.id).filter(|id| {
                if self.ballot(*id).is_some() {
                    self.was_seen_passed(*id, scope, view)
                } else {
                    relied_on.contains(id)
                }
            }));
        }
        let firm_cuts = Cuts::new(
            self,
            &view.devices,
            &view.claimed.iter().filter(|departure| firm.contains(&departure.id)),
        );
        let stand = |gone: &BTreeSet<MemberId>| -> Vec<Departure> {
            let mut standing = Vec::new();
            for departure in &view.claimed {
                let counts = |word: usize| {
                    !is_stale(departure, word)
                        && self.binds(view, word)
                        && !firm_cuts.is_outside(self, word)
                };
                let is_firm = firm.contains(&departure.id);
                if self.ballot(departure.id).is_some() {
                    let words =
                        departure.words.iter().copied().filter(|word| counts(*word)).collect();
                    let is_gone = |member| gone.contains(&member);
                    if self.tally(departure.id, scope, &counts, &is_gone).passes {
                        standing.push(Departure { words, ..*departure });
                    } else if is_firm || self.was_seen_passed(departure.id, scope, view) {
                        standing.push(departure.clone());
                    }
                } else if is_firm || departure.words.iter().all(|word| counts(*word)) {
                    standing.push(departure.clone());
                }
            }
            standing
        };
        // Whoever goes by one of them without a word on another is asked about that no more; what stood before that was
        // known goes on standing, so this ends, and at the least that it can come to. (Fewer who are asked can undo what
        // passed where the one whom it names had nobody silenced before only because more were left.)
        let mut standing = stand(&BTreeSet::new());
        while standing.len() < view.claimed.len() {
            let before = standing.len();
            let more = stand(&self.gone_by(view, &standing)).into_iter();
            let is_new = |departure: &Departure| standing.iter().all(|it| it.id != departure.id);
            let more: Vec<Departure> = more.filter(is_new).collect();
            standing.extend(more);
            if standing.len() == before {
                break;
            }
        }
        standing
    }

    /// Members none of whose counting devices is left by these departures.
    fn gone_by(&self, view: &View, departures: &[Departure]) -> BTreeSet<MemberId> {
        let of_members: Vec<&Departure> =
            departures.iter().filter(|d| matches!(d.who, Who::Member(_))).collect();
        let mut gone = BTreeSet::new();
        let mut here = BTreeSet::new();
        for (device, bound) in view.devices.iter().filter(|(_, bound)| bound.counts) {
            if of_members.iter().any(|departure| view.affects(self, departure, *device)) {
                gone.insert(bound.member);
            } else {
                here.insert(bound.member);
            }
        }
        gone.difference(&here).copied().collect()
    }

    /// Whether the device that wrote this is not one that lost a contest.
    fn binds(&self, view: &View, word: usize) -> bool {
        view.devices.get(&self.device(word)).is_some_and(|bound| bound.counts)
    }

    /// Devices that nobody let in who could, and that nobody else went on with.
    ///
    /// A member's own hand takes along only further devices of the same member: whoever leaves or retires a device on
    /// an old ground would otherwise put out everybody whom that device ever let in.
    pub(super) fn unsound(
        &self,
        scope: Scope<'_>,
        view: &View,
        saw_in: &dyn Fn(DeviceId, MemberId) -> bool,
    ) -> BTreeSet<DeviceId> {
        let decided = view.departures.iter().filter(|d| self.ballot(d.id).is_some());
        let decided = Cuts::new(self, &view.devices, &decided);
        let mut counting: BTreeSet<DeviceId> = BTreeSet::new();
        let mut refused = BTreeSet::new();
        for at in within(scope, &self.bindings) {
            let Some((member, device, key)) = self.binding(at) else { continue };
            if !view.devices.get(&device).is_some_and(|bound| bound.counts) {
                continue;
            }
            let is_own = self.purpose_of(at) == Some(Purpose::OwnDevice);
            let cuts = if is_own { &view.cuts } else { &decided };
            let is_sound = key.is_none()
                || (counting.contains(&self.device(at)) && !cuts.is_outside(self, at));
            if is_sound || saw_in(device, member) {
                counting.insert(device);
            } else {
                refused.insert(device);
            }
        }
        refused.difference(&counting).copied().collect()
    }
}
