//! The cuts of several departures at once: whether an entry lies outside any that concerns its device.
//!
//! Source: FORMATS.md §5, rule 17.

use std::collections::BTreeMap;

use super::{Bound, Departure, Who};
use crate::id::{DeviceId, MemberId};
use crate::roster::Past;
use crate::roster::judge::Judge;

/// For each device that a departure concerns, what lies within all of the cuts.
#[derive(Clone, Debug, Default)]
pub(in crate::roster) struct Cuts {
    devices: BTreeMap<DeviceId, Within>,
    members: BTreeMap<MemberId, Within>,
    /// Of each device bound: its member, and what is within the departures of that member from before which it came,
    /// where it came back knowing of others.
    bound: BTreeMap<DeviceId, (MemberId, Option<Within>)>,
}

/// What lies within several cuts.
#[derive(Clone, Debug, Default)]
struct Within {
    ids: Past,
    all: Past,
}

impl Within {
    fn add(&mut self, departure: &Departure, judge: &Judge<'_>) {
        let mut cut = Past::new();
        for word in &departure.words {
            cut.union(judge.past(*word));
            cut.insert(*word);
        }
        if !self.ids.is_empty() {
            cut = self.all.intersection(&cut);
        }
        self.all = cut;
        self.ids.insert(departure.id);
    }

    fn lacks(&self, entry: usize) -> bool {
        !self.ids.is_empty() && !self.all.contains(entry)
    }
}

impl Cuts {
    pub(super) fn new<'d>(
        judge: &Judge<'_>,
        devices: &BTreeMap<DeviceId, Bound>,
        departures: &(impl Iterator<Item = &'d Departure> + Clone),
    ) -> Self {
        let mut cuts = Self::default();
        for departure in departures.clone() {
            let within = match departure.who {
                Who::Device(device) => cuts.devices.entry(device).or_default(),
                Who::Member(member) => cuts.members.entry(member).or_default(),
            };
            within.add(departure, judge);
        }
        for (device, bound) in devices {
            let Some(within) = cuts.members.get(&bound.member) else { continue };
            let came_back = bound.by.iter().any(|by| within.ids.meets(judge.past(*by)));
            let own = came_back.then(|| {
                let mut own = Within::default();
                for departure in departures.clone() {
                    if departure.who == Who::Member(bound.member)
                        && !bound.by.iter().any(|by| judge.knows_departure(*by, departure.id))
                    {
                        own.add(departure, judge);
                    }
                }
                own
            });
            cuts.bound.insert(*device, (bound.member, own));
        }
        cuts
    }

    /// Whether a departure of this entry's device, or of its member, came without it.
    pub(in crate::roster) fn is_outside(&self, judge: &Judge<'_>, entry: usize) -> bool {
        let device = judge.device(entry);
        let of_member = self
            .bound
            .get(&device)
            .and_then(|(member, own)| own.as_ref().or_else(|| self.members.get(member)));
        let of_device = self.devices.get(&device);
        of_device.into_iter().chain(of_member).any(|within| within.lacks(entry))
    }
}
