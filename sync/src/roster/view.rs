//! Who belongs as seen from one set of statements.
//!
//! Invariant: a view depends on the statements in its scope alone, never on their order.
//! Source: FORMATS.md §5, rules 19 to 33.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Judge;
use super::{Motion, Past, Purpose, Rule, Statement};
use crate::id::{DeviceId, EntryHash, MemberId};

/// What a view looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    /// Every statement in it.
    pub past: &'a Past,
    /// Those of them that bear on membership.
    pub membership: &'a Past,
    /// Whether it is everything there is, the entries that are no statements too.
    pub whole: bool,
}

impl Scope<'_> {
    /// Whether an entry can testify here.
    pub(super) fn has(&self, entry: usize) -> bool {
        self.whole || self.membership.contains(entry)
    }
}

/// Who a departure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Device(DeviceId),
    Member(MemberId),
}

/// A leave, a removal or a retirement.
#[derive(Clone, Debug)]
pub(super) struct Departure {
    /// The statement or proposal.
    pub id: usize,
    pub who: Who,
    /// What it rests on: the statement, or the counted yes.
    pub words: Vec<usize>,
    /// Everything in the past of `words`, and they themselves.
    pub cut: Past,
}

/// A device that an invitation or the founding brought in.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    pub member: MemberId,
    /// The statements that brought it in, all alike.
    pub by: Vec<usize>,
    /// Whether another bound device or member contradicts it.
    pub in_contest: bool,
    /// Whether it counts: no contest lost, let in by a device that could.
    pub counts: bool,
    /// Whether it is retired, or its member gone since it came.
    pub gone: bool,
}

/// A member.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub current: bool,
    pub on_break: bool,
}

/// Who belongs.
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    pub devices: BTreeMap<DeviceId, Bound>,
    pub members: BTreeMap<MemberId, Person>,
    /// Everything that would be a departure if every word in it counted; for judging who may testify.
    pub claimed: Vec<Departure>,
    /// Devices let in outside the cut of a claimed departure of the one who let them in, and what they let in.
    pub tainted: BTreeSet<DeviceId>,
    pub departures: Vec<Departure>,
    pub rule: Option<Rule>,
    pub rule_from: Vec<usize>,
    pub closed: bool,
    pub had_two: bool,
    /// Admissions whose deciding words were withdrawn by another history of the same people.
    pub disputed: Vec<usize>,
}

impl View {
    /// The member whose current device this is.
    pub(super) fn current(&self, device: DeviceId) -> Option<MemberId> {
        let bound = self.devices.get(&device)?;
        (bound.counts && !bound.gone).then_some(bound.member)
    }

    /// How many people are in.
    pub(super) fn size(&self) -> usize {
        self.members.values().filter(|person| person.current).count()
    }

    /// Whether a departure of this device, or of its member, came without this entry.
    fn is_outside(&self, judge: &Judge<'_>, departures: &[Departure], entry: usize) -> bool {
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
    fn host_had_gone(&self, judge: &Judge<'_>, departures: &[Departure], admit: usize) -> bool {
        let is_own = judge.purpose_of(admit) == Some(Purpose::OwnDevice);
        departures.iter().any(|departure| {
            (is_own || judge.ballot(departure.id).is_some())
                && !departure.cut.contains(admit)
                && self.affects(judge, departure, judge.device(admit))
        })
    }

    /// Whether an entry came without a departure of its author that stands.
    pub(super) fn is_outside_standing(&self, judge: &Judge<'_>, entry: usize) -> bool {
        self.is_outside(judge, &self.departures, entry)
    }

    pub(super) fn affects(
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
    /// Works out who belongs.
    pub(super) fn look(&self, scope: Scope<'_>) -> View {
        let mut view = View::default();
        self.bind(scope, &mut view);
        view.claimed = self.claimed(scope);
        self.taint(&mut view);
        self.settle_contests(scope, &mut view);
        view.departures = self.departures(scope, &view);
        self.weigh_admits(scope, &mut view);
        self.people(scope, &mut view);
        self.rules(scope, &mut view);
        view.closed =
            within(scope, &self.closings).any(|proposal| self.passes(proposal, scope, &view));
        view.disputed = self.disputed(scope, &view);
        view
    }

    fn bind(&self, scope: Scope<'_>, view: &mut View) {
        let mut by_key: BTreeMap<EntryHash, BTreeSet<DeviceId>> = BTreeMap::new();
        let mut keys: BTreeMap<DeviceId, BTreeSet<EntryHash>> = BTreeMap::new();
        for at in within(scope, &self.bindings) {
            let Some((member, device, key)) = self.binding(at) else { continue };
            if let Some(key) = key {
                view.had_two |= matches!(self.purpose_of(at), Some(Purpose::Person(_)));
                by_key.entry(key).or_default().insert(device);
                keys.entry(device).or_default().insert(key);
            }
            let bound = view.devices.entry(device).or_insert_with(|| Bound {
                member,
                by: Vec::new(),
                in_contest: false,
                counts: true,
                gone: false,
            });
            bound.by.push(at);
        }
        for devices in by_key.values().filter(|devices| devices.len() > 1) {
            for device in devices {
                if let Some(bound) = view.devices.get_mut(device) {
                    bound.in_contest = true;
                }
            }
        }
        for (device, keys) in keys {
            if let Some(bound) = view.devices.get_mut(&device).filter(|_| keys.len() > 1) {
                // A key that signed for two places is nobody's until others took it for one of them.
                bound.in_contest = true;
            }
        }
    }

    fn claimed(&self, scope: Scope<'_>) -> Vec<Departure> {
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

    fn taint(&self, view: &mut View) {
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
    pub(super) fn is_good(&self, entry: usize, scope: Scope<'_>, view: &View) -> bool {
        let device = self.device(entry);
        self.could_speak(entry)
            && !self.is_stale(entry, scope)
            && !view.tainted.contains(&device)
            && view.devices.get(&device).is_some_and(|bound| !bound.in_contest)
            && !view.is_outside(self, &view.claimed, entry)
    }

    fn settle_contests(&self, scope: Scope<'_>, view: &mut View) {
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

    fn departures(&self, scope: Scope<'_>, view: &View) -> Vec<Departure> {
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

    fn weigh_admits(&self, scope: Scope<'_>, view: &mut View) {
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

    fn people(&self, scope: Scope<'_>, view: &mut View) {
        let mut gone = BTreeMap::new();
        for device in view.devices.keys() {
            let affecting: Vec<Who> = view
                .departures
                .iter()
                .filter(|departure| view.affects(self, departure, *device))
                .map(|departure| departure.who)
                .collect();
            gone.insert(*device, affecting);
        }
        for (device, bound) in &mut view.devices {
            let affecting = gone.get(device).map(Vec::as_slice).unwrap_or_default();
            bound.gone = !affecting.is_empty();
            if bound.counts {
                let person = view.members.entry(bound.member).or_default();
                person.current |= !affecting.iter().any(|who| matches!(who, Who::Member(_)));
            }
        }
        // On a break where the last word says so; of two last words being back is the one that keeps a voice.
        let mut last: BTreeMap<MemberId, Vec<usize>> = BTreeMap::new();
        for at in within(scope, &self.breaks) {
            if let Some(author) = self.author(at)
                && !view.is_outside(self, &view.departures, at)
            {
                let words = last.entry(author).or_default();
                words.retain(|earlier| !self.past(at).contains(*earlier));
                words.push(at);
            }
        }
        for (member, words) in last {
            if let Some(person) = view.members.get_mut(&member) {
                person.on_break = words
                    .iter()
                    .all(|at| matches!(self.statement(*at), Some(Statement::Pause(()))));
            }
        }
    }

    fn rules(&self, scope: Scope<'_>, view: &mut View) {
        let passed: Vec<usize> = within(scope, &self.rule_changes)
            .filter(|proposal| self.passes(*proposal, scope, view))
            .collect();
        let newest: Vec<usize> = passed
            .iter()
            .copied()
            .filter(|at| {
                !passed.iter().any(|later| {
                    self.view(*later).is_some_and(|then| self.is_or_was_in_force(*at, then))
                })
            })
            .collect();
        let mut rules = newest.iter().filter_map(|at| match self.motion(*at) {
            Some(Motion::SetRule(rule)) => Some(*rule),
            _ => None,
        });
        view.rule = match rules.next() {
            Some(first) => Some(rules.fold(first, |a, b| Rule {
                threshold: a.threshold.max(b.threshold),
                door: a.door.max(b.door),
            })),
            None => self.founding_rule(),
        };
        view.rule_from = newest;
    }

    fn is_or_was_in_force(&self, at: usize, view: &View) -> bool {
        let mut left = view.rule_from.clone();
        let mut done = BTreeSet::new();
        while let Some(rule) = left.pop() {
            if rule == at {
                return true;
            }
            if done.insert(rule)
                && let Some(before) = self.view(rule)
            {
                left.extend(&before.rule_from);
            }
        }
        false
    }

    fn disputed(&self, scope: Scope<'_>, view: &View) -> Vec<usize> {
        let settled: Vec<usize> = within(scope, &self.rule_changes)
            .filter(|proposal| self.passes(*proposal, scope, view))
            .collect();
        within(scope, &self.bindings)
            .filter(|at| {
                let Some(Purpose::Person(proposal)) = self.purpose_of(*at) else { return false };
                let Some(proposal) = self.index(proposal) else { return false };
                let known = Scope { past: self.past(*at), ..scope };
                let counts = |word: usize| !self.is_stale(word, scope);
                self.words(proposal).iter().any(|word| known.past.contains(*word) && !counts(*word))
                    && !self.tally(proposal, known, &counts, &|_| false).passes
                    && !self.was_seen_passed(proposal, scope, view)
                    && !settled.iter().any(|rule| self.past(*rule).contains(*at))
            })
            .collect()
    }
}

/// Those of `list` that are in scope.
fn within<'s>(scope: Scope<'s>, list: &'s [usize]) -> impl Iterator<Item = usize> + 's {
    list.iter().copied().filter(move |at| scope.past.contains(*at))
}
