//! Who belongs as seen from one set of statements.
//!
//! Invariant: a view depends on the statements in its scope alone, never on their order.
//! Source: FORMATS.md §5.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

mod contest;
mod cuts;
mod departure;
mod evidence;
mod rules;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use self::cuts::Cuts;
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
    ///
    /// Everything in the past of these, and they themselves, is its cut.
    pub words: Vec<usize>,
}

/// A device that an invitation or the founding brought in.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub(super) struct Bound {
    pub member: MemberId,
    /// The statements that brought it in, all alike.
    pub by: Vec<usize>,
    /// Whether another bound device or member contradicts it.
    pub in_contest: bool,
    /// Whether its entries can be evidence: in no contest, or in one that it won.
    pub is_heard: bool,
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
    /// Everything that somebody can take for a departure; for judging who may testify.
    pub claimed: Vec<Departure>,
    pub claimed_cuts: Cuts,
    /// Devices let in outside the cut of a claimed departure of the one who let them in, and what they let in.
    pub tainted: BTreeSet<DeviceId>,
    pub departures: Vec<Departure>,
    pub cuts: Cuts,
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
        view.claimed_cuts = Cuts::new(self, &view.devices, &view.claimed.iter());
        view.tainted = self.tainted(scope, &view);
        self.settle_contests(scope, &mut view);
        let seen = OnceCell::new();
        // Going on from here nothing changes that makes an entry good evidence.
        let evidence = || seen.get_or_init(|| self.evidence(scope, &view));
        let departures = self.departures(scope, &view, &|| evidence().departures(self));
        view.cuts = Cuts::new(self, &view.devices, &departures.iter());
        view.departures = departures;
        let evidence = || seen.get_or_init(|| self.evidence(scope, &view));
        let unsound =
            self.unsound(scope, &view, &|device, member| evidence().saw_in(device, member));
        for device in unsound {
            if let Some(bound) = view.devices.get_mut(&device) {
                bound.counts = false;
            }
        }
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
                is_heard: true,
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
        let mut retired = BTreeSet::new();
        let mut departed: BTreeMap<MemberId, Vec<&Departure>> = BTreeMap::new();
        for departure in &view.departures {
            match departure.who {
                Who::Device(device) => {
                    retired.insert(device);
                }
                Who::Member(member) => departed.entry(member).or_default().push(departure),
            }
        }
        for (device, bound) in &mut view.devices {
            let mut departures = departed.get(&bound.member).into_iter().flatten();
            let is_departed =
                departures.any(|d| !bound.by.iter().any(|by| self.knows_departure(*by, d.id)));
            bound.gone = is_departed || retired.contains(device);
            if bound.counts {
                let person = view.members.entry(bound.member).or_default();
                person.current |= !is_departed;
            }
        }
        // On a break where the last word says so; of two last words being back is the one that keeps a voice.
        let words = within(scope, &self.breaks).filter(|at| !view.is_outside_standing(self, *at));
        let last = self.last_words(words);
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
