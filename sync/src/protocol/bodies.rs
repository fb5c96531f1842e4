//! The bodies that this device holds, those that it lacks, and those that were taken back.
//!
//! A body's name tells which device alone can have written it, so a liar who introduces another's body as one of its own
//! gains nothing: the two are kept apart by device.
//!
//! Invariant: a body that was taken back is not held, is refused when it comes again, and is never sent.
//! Invariant: what is gone follows from the set of entries, not from the order in which they came.
//! Source: FORMATS.md §3.

use std::collections::{BTreeMap, BTreeSet};

use crate::group::snapshot::Words;
use crate::id::{BodyName, DeviceId, GroupId, MemberId};
use crate::log::Body;

/// Every body that an entry introduced, and what became of it.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    held: BTreeMap<BodyName, Held>,
    /// By name, the devices whose entries introduced it, and for whom they spoke.
    introduced: BTreeMap<BodyName, BTreeMap<DeviceId, BTreeSet<MemberId>>>,
    /// By name, the members who took it back.
    taken_back: BTreeMap<BodyName, BTreeSet<MemberId>>,
    erased: Erased,
    /// Introduced by somebody who did not take it back, and not here.
    wanted: BTreeSet<BodyName>,
}

/// A body that is here.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) device: DeviceId,
    pub(super) body: Body,
}

/// Bodies that are to be held no more because of what the group decided.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Erased {
    /// Whoever wrote them.
    pub(super) anybodys: BTreeSet<BodyName>,
    /// As written by these devices.
    pub(super) of_device: BTreeSet<(BodyName, DeviceId)>,
}

impl Bodies {
    /// An entry of `device`, which speaks for `member`, introduces a body. Says whether one that was held is now gone.
    pub(super) fn introduce(&mut self, name: BodyName, device: DeviceId, member: MemberId) -> bool {
        self.introduced.entry(name).or_default().entry(device).or_default().insert(member);
        self.review(name)
    }

    /// Takes in a body if an entry of `device` introduced it, it was not taken back, and it is the one that its name names.
    /// Says whether it is new.
    pub(super) fn hold(
        &mut self,
        group: GroupId,
        name: BodyName,
        device: DeviceId,
        body: &Body,
    ) -> bool {
        self.has_room_for(&name, device)
            && body.name(group, device) == name
            && self.hold_stored(name, device, body.clone())
    }

    /// The same for a body from the store, under the name that was made of it.
    pub(super) fn hold_stored(&mut self, name: BodyName, device: DeviceId, body: Body) -> bool {
        let has_room = self.has_room_for(&name, device);
        if has_room {
            self.wanted.remove(&name);
            self.held.insert(name, Held { device, body });
        }
        has_room
    }

    fn has_room_for(&self, name: &BodyName, device: DeviceId) -> bool {
        let is_introduced =
            self.introduced.get(name).is_some_and(|devices| devices.contains_key(&device));
        is_introduced && !self.held.contains_key(name) && !self.is_gone(name, &device)
    }

    /// A member takes a body back. Says whether one that was held is now gone.
    pub(super) fn take_back(&mut self, name: BodyName, member: MemberId) -> bool {
        self.taken_back.entry(name).or_default().insert(member);
        self.review(name)
    }

    /// Puts in place what the group's decisions erase. Hands back each body that this touches, and whether one that was held
    /// is now gone.
    pub(super) fn set_erased(&mut self, erased: Erased) -> Vec<(BodyName, bool)> {
        let before = std::mem::replace(&mut self.erased, erased);
        let of_device = before.of_device.symmetric_difference(&self.erased.of_device);
        let touched: BTreeSet<BodyName> = before
            .anybodys
            .symmetric_difference(&self.erased.anybodys)
            .copied()
            .chain(of_device.map(|(name, _)| *name))
            .collect();
        touched.into_iter().map(|name| (name, self.review(name))).collect()
    }

    /// The body, where it is here.
    pub(super) fn get(&self, name: &BodyName) -> Option<&Held> {
        self.held.get(name)
    }

    /// The words of a body, as far as they are here.
    pub(super) fn words_of(&self, name: &BodyName) -> Words {
        let mut introducers = self.introduced.get(name).into_iter().flatten();
        match self.held.get(name) {
            Some(held) => Words::Known(held.body.text.clone()),
            None if introducers.any(|(device, _)| self.is_gone(name, device)) => Words::TakenBack,
            None => Words::NotHereYet,
        }
    }

    /// The devices whose entries introduced a body.
    pub(super) fn introducers(&self, name: &BodyName) -> impl Iterator<Item = &DeviceId> + '_ {
        self.introduced.get(name).into_iter().flat_map(BTreeMap::keys)
    }

    /// Names of bodies that were introduced, are not here, and were not taken back.
    pub(super) fn wanted(&self) -> impl Iterator<Item = BodyName> + '_ {
        self.wanted.iter().copied()
    }

    /// Whether a body is wanted.
    pub(super) fn is_wanted(&self, name: &BodyName) -> bool {
        self.wanted.contains(name)
    }

    /// Whether a member's device introduced a body.
    pub(super) fn is_of(&self, name: &BodyName, member: MemberId) -> bool {
        let mut devices = self.introduced.get(name).into_iter().flatten();
        devices.any(|(_, members)| members.contains(&member))
    }

    fn is_gone(&self, name: &BodyName, device: &DeviceId) -> bool {
        let members = self.introduced.get(name).and_then(|devices| devices.get(device));
        let taken_back = self.taken_back.get(name);
        self.erased.anybodys.contains(name)
            || self.erased.of_device.contains(&(*name, *device))
            || members.zip(taken_back).is_some_and(|(members, by)| !members.is_disjoint(by))
    }

    /// Brings what is held and wanted under a name in line with the rest; says whether one that was held is now gone.
    fn review(&mut self, name: BodyName) -> bool {
        let is_dropped = self.held.get(&name).is_some_and(|held| self.is_gone(&name, &held.device));
        if is_dropped {
            self.held.remove(&name);
        }
        let mut introducers = self.introduced.get(&name).into_iter().flatten();
        let is_wanted = !self.held.contains_key(&name)
            && introducers.any(|(device, _)| !self.is_gone(&name, device));
        if is_wanted {
            self.wanted.insert(name);
        } else {
            self.wanted.remove(&name);
        }
        is_dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: GroupId = GroupId::from_bytes([1; 32]);
    const ALICE: (DeviceId, MemberId) =
        (DeviceId::from_bytes([2; 32]), MemberId::from_bytes([2; 16]));
    const MALLORY: (DeviceId, MemberId) =
        (DeviceId::from_bytes([3; 32]), MemberId::from_bytes([3; 16]));

    fn words_of_alice() -> (BodyName, Body) {
        let body = Body { salt: [9; 16], text: "the night shift".into() };
        (body.name(GROUP, ALICE.0), body)
    }

    #[test]
    fn a_body_taken_back_is_gone_and_refused_when_it_comes_again() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.introduce(name, ALICE.0, ALICE.1);
        assert!(bodies.hold(GROUP, name, ALICE.0, &body));
        assert!(bodies.take_back(name, ALICE.1));
        assert!(!bodies.hold(GROUP, name, ALICE.0, &body));
        assert_eq!(bodies.words_of(&name), Words::TakenBack);
        assert_eq!(bodies.wanted().count(), 0);
    }

    #[test]
    fn nobody_takes_back_what_another_wrote_not_even_by_introducing_it_again() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.introduce(name, MALLORY.0, MALLORY.1);
        assert!(!bodies.take_back(name, MALLORY.1));
        bodies.introduce(name, ALICE.0, ALICE.1);
        assert!(bodies.hold(GROUP, name, ALICE.0, &body));
        assert!(!bodies.take_back(name, MALLORY.1));
        assert_eq!(bodies.words_of(&name), Words::Known("the night shift".into()));
        assert!(
            !bodies.hold(GROUP, name, MALLORY.0, &body),
            "it is not what mallory's entry would name"
        );
    }

    #[test]
    fn a_take_back_that_comes_before_the_body_still_holds() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.take_back(name, ALICE.1);
        bodies.introduce(name, ALICE.0, ALICE.1);
        assert!(!bodies.hold(GROUP, name, ALICE.0, &body));
        assert_eq!(bodies.wanted().count(), 0);
    }

    #[test]
    fn what_a_decision_erased_is_wanted_again_once_it_turns_out_not_to_be_decided() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.introduce(name, ALICE.0, ALICE.1);
        bodies.hold(GROUP, name, ALICE.0, &body);
        let of_mallory = Erased { of_device: [(name, MALLORY.0)].into(), ..Erased::default() };
        assert_eq!(bodies.set_erased(of_mallory), [(name, false)], "it is not mallory's");
        let of_alice = Erased { of_device: [(name, ALICE.0)].into(), ..Erased::default() };
        assert_eq!(bodies.set_erased(of_alice), [(name, true)]);
        assert_eq!(bodies.words_of(&name), Words::TakenBack);
        assert_eq!(bodies.set_erased(Erased::default()), [(name, false)]);
        assert!(bodies.is_wanted(&name) && bodies.hold(GROUP, name, ALICE.0, &body));
    }
}
