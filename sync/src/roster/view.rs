//! Who belongs as seen from one set of statements.
//!
//! Invariant: a view depends on the statements in its scope alone, never on their order.
//! Source: FORMATS.md §5.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

mod contest;
mod departure;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Judge;
use super::{Past, Purpose, Rule, Statement};
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
}

/// Those of `list` that are in scope.
fn within<'s>(scope: Scope<'s>, list: &'s [usize]) -> impl Iterator<Item = usize> + 's {
    list.iter().copied().filter(move |at| scope.past.contains(*at))
}
