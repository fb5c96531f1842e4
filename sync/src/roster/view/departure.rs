//! Who went, by which words, and what of it stands.
//!
//! Source: FORMATS.md §5, rules 8, 16, 17 and 20.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::collections::BTreeSet;

use super::{Departure, Scope, View, Who, within};
use crate::id::DeviceId;
use crate::roster::judge::Judge;
use crate::roster::{Motion, Past, Purpose, Statement};

impl View {
    /// Whether a departure of this device, or of its member, came without this entry.
    pub(super) fn is_outside(
        &self,
        judge: &Judge<'_>,
        departures: &[Departure],
        entry: usize,
    ) -> bool {
        let device = judge.device(entry);
        let bound = self.devices.get(&device);
        departures.iter().any(|departure| {
            let is_theirs = match departure.who {
                Who::Device(gone) => gone == device,
                Who::Member(gone) => bound.is_some_and(|bound| bound.member == gone),
            };
            is_theirs && !departure.cut.contains(entry) && self.affects(judge, departure, device)
        })
    }

    /// Whether an `Admit` came without a departure of its device's that takes it along.
    ///
    /// A member's own hand does not: whoever leaves or retires a device on an old ground would otherwise put out
    /// everybody whom that device ever let in. It takes along only further devices of the same member.
    pub(super) fn host_had_gone(
        &self,
        judge: &Judge<'_>,
        departures: &[Departure],
        admit: usize,
    ) -> bool {
        let is_own = judge.purpose_of(admit) == Some(Purpose::OwnDevice);
        departures.iter().any(|departure| {
            (is_own || judge.ballot(departure.id).is_some())
                && !departure.cut.contains(admit)
                && self.affects(judge, departure, judge.device(admit))
        })
    }

    /// Whether an entry came without a departure of its author that stands.
    pub(in crate::roster) fn is_outside_standing(&self, judge: &Judge<'_>, entry: usize) -> bool {
        self.is_outside(judge, &self.departures, entry)
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
    pub(super) fn claimed(&self, scope: Scope<'_>) -> Vec<Departure> {
        let said = within(scope, &self.departing).filter_map(|at| {
            let who = match self.statement(at)? {
                Statement::Leave(_) => Who::Member(self.author(at)?),
                Statement::RetireDevice(device) => Who::Device(*device),
                _ => return None,
            };
            Some(self.departure(at, who, vec![at]))
        });
        let decided = within(scope, &self.removals).filter_map(|at| {
            let who = match self.motion(at)? {
                Motion::Remove(member) => Who::Member(*member),
                Motion::RetireDevice(device) => Who::Device(*device),
                _ => return None,
            };
            self.could_pass(at, scope).then(|| self.departure(at, who, self.yes(at, scope)))
        });
        said.chain(decided).collect()
    }

    fn departure(&self, id: usize, who: Who, words: Vec<usize>) -> Departure {
        let mut cut = Past::new();
        for word in &words {
            cut.union(self.past(*word));
            cut.insert(*word);
        }
        Departure { id, who, words, cut }
    }

    pub(super) fn taint(&self, view: &mut View) {
        if view.claimed.is_empty() {
            return;
        }
        let mut tainted = BTreeSet::new();
        for &at in &self.bindings {
            if let Some((_, device, Some(_))) = self.binding(at)
                && (tainted.contains(&self.device(at)) || view.is_outside(self, &view.claimed, at))
            {
                tainted.insert(device);
            }
        }
        view.tainted = tainted;
    }

    /// Whether an entry is good evidence here: written by somebody who could, hidden from no other history of its
    /// author's, and before any departure that its author may have had.
    pub(in crate::roster) fn is_good(&self, entry: usize, scope: Scope<'_>, view: &View) -> bool {
        let device = self.device(entry);
        self.could_speak(entry)
            && !self.is_stale(entry, scope)
            && !view.tainted.contains(&device)
            && view.devices.get(&device).is_some_and(|bound| !bound.in_contest)
            && !view.is_outside(self, &view.claimed, entry)
    }

    pub(super) fn departures(&self, scope: Scope<'_>, view: &View) -> Vec<Departure> {
        let claimed = &view.claimed;
        // Only a decision has an electorate that could be the wrong one; going is a member's own matter.
        let is_stale = |departure: &Departure, word: usize| {
            self.ballot(departure.id).is_some() && self.is_stale(word, scope)
        };
        let is_clean = |departure: &Departure| {
            departure.words.iter().all(|word| {
                !is_stale(departure, *word)
                    && self.binds(view, *word)
                    && !view.is_outside(self, claimed, *word)
            })
        };
        let firm: Vec<Departure> = if claimed.iter().all(is_clean) {
            Vec::new()
        } else {
            claimed.iter().filter(|d| self.is_relied_on(d.id, scope, view)).cloned().collect()
        };
        let mut standing = Vec::new();
        for departure in claimed {
            let others: Vec<Departure> =
                firm.iter().filter(|other| other.id != departure.id).cloned().collect();
            let counts = |word: usize| {
                !is_stale(departure, word)
                    && self.binds(view, word)
                    && !view.is_outside(self, &others, word)
            };
            let is_firm = firm.iter().any(|other| other.id == departure.id);
            if self.ballot(departure.id).is_some() {
                let words: Vec<usize> =
                    departure.words.iter().copied().filter(|word| counts(*word)).collect();
                let is_passed = self.tally(departure.id, scope, &counts, &|_| false).passes;
                if is_passed {
                    standing.push(self.departure(departure.id, departure.who, words));
                } else if is_firm || self.is_relied_on(departure.id, scope, view) {
                    standing.push(departure.clone());
                }
            } else if is_firm || departure.words.iter().all(|word| counts(*word)) {
                standing.push(departure.clone());
            }
        }
        standing
    }

    /// Whether the device that wrote this is not one that lost a contest.
    fn binds(&self, view: &View, word: usize) -> bool {
        view.devices.get(&self.device(word)).is_some_and(|bound| bound.counts)
    }

    /// Whether another member, who knew nothing against it, went on with a departure as done.
    fn is_relied_on(&self, id: usize, scope: Scope<'_>, view: &View) -> bool {
        if self.ballot(id).is_some() {
            return self.was_seen_passed(id, scope, view);
        }
        let by = self.author(id);
        self.entries().any(|entry| {
            scope.has(entry)
                && self.past(entry).contains(id)
                && self.author(entry) != by
                && self.view(entry).is_some_and(|then| then.departures.iter().any(|d| d.id == id))
                && self.is_good(entry, scope, view)
        })
    }

    pub(super) fn weigh_admits(&self, scope: Scope<'_>, view: &mut View) {
        let mut counting: BTreeSet<DeviceId> = BTreeSet::new();
        let mut refused = BTreeSet::new();
        for at in within(scope, &self.bindings) {
            let Some((member, device, key)) = self.binding(at) else { continue };
            let host = self.device(at);
            let is_sound = key.is_none()
                || (counting.contains(&host) && !view.host_had_gone(self, &view.departures, at));
            if !view.devices.get(&device).is_some_and(|bound| bound.counts) {
                continue;
            }
            let is_in = is_sound
                || self.entries().any(|entry| {
                    scope.has(entry)
                        && self.past(entry).contains(at)
                        && self.author(entry) != Some(member)
                        && self.view(entry).is_some_and(|then| then.current(device).is_some())
                        && self.is_good(entry, scope, view)
                });
            if is_in {
                counting.insert(device);
            } else {
                refused.insert(device);
            }
        }
        for device in refused.difference(&counting) {
            if let Some(bound) = view.devices.get_mut(device) {
                bound.counts = false;
            }
        }
    }
}
