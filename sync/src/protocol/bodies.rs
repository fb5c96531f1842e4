//! The bodies that this device holds, those that it lacks, and those that were taken back.
//!
//! Invariant: a body that was taken back is not held, is refused when it comes again, and is named in nothing that is sent.
//! Source: FORMATS.md §3.

use std::collections::{BTreeMap, BTreeSet};

use crate::group::snapshot::Words;
use crate::id::{BodyName, DeviceId, GroupId, MemberId};
use crate::log::Body;

/// Every body that an entry introduced, and what became of it.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    held: BTreeMap<BodyName, Held>,
    /// By name, the devices whose entries introduced it; more than one only where somebody lies.
    introduced: BTreeMap<BodyName, BTreeSet<DeviceId>>,
    /// By name, the members who took it back.
    taken_back: BTreeMap<BodyName, BTreeSet<MemberId>>,
    /// Erased whoever introduced it, by a decision or because its purpose has passed.
    erased: BTreeSet<BodyName>,
    wanted: BTreeSet<BodyName>,
}

#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) device: DeviceId,
    pub(super) body: Body,
}

impl Bodies {
    /// An entry of `device` introduces a body.
    pub(super) fn introduce(&mut self, name: BodyName, device: DeviceId, member: MemberId) {
        self.introduced.entry(name).or_default().insert(device);
        if !self.held.contains_key(&name) && !self.is_gone(&name, member) {
            self.wanted.insert(name);
        }
    }

    /// Takes in a body if an entry of `device` introduced it, nobody took it back, and it is the one that its name names.
    /// Says whether it is new.
    pub(super) fn hold(
        &mut self,
        group: GroupId,
        name: BodyName,
        device: DeviceId,
        member: MemberId,
        body: &Body,
    ) -> bool {
        let is_introduced =
            self.introduced.get(&name).is_some_and(|devices| devices.contains(&device));
        if !is_introduced
            || self.held.contains_key(&name)
            || self.is_gone(&name, member)
            || body.name(group, device) != name
        {
            return false;
        }
        self.wanted.remove(&name);
        self.held.insert(name, Held { device, body: body.clone() });
        true
    }

    /// A member takes a body back; says whether one was held and is now gone. `owner` tells whose a device is.
    pub(super) fn take_back(
        &mut self,
        name: BodyName,
        member: MemberId,
        owner: impl Fn(DeviceId) -> Option<MemberId>,
    ) -> bool {
        self.taken_back.entry(name).or_default().insert(member);
        let is_theirs = |device: &DeviceId| owner(*device) == Some(member);
        if self.introduced.get(&name).is_some_and(|devices| devices.iter().all(is_theirs)) {
            self.wanted.remove(&name);
        }
        if self.held.get(&name).is_some_and(|held| is_theirs(&held.device)) {
            self.held.remove(&name);
            return true;
        }
        false
    }

    /// Erases a body whoever introduced it; says whether one was held.
    pub(super) fn erase(&mut self, name: BodyName) -> bool {
        self.wanted.remove(&name);
        self.erased.insert(name) && self.held.remove(&name).is_some()
    }

    /// The body, where it is here.
    pub(super) fn get(&self, name: &BodyName) -> Option<&Held> {
        self.held.get(name)
    }

    /// The words of a body, as far as they are here.
    pub(super) fn words_of(&self, name: &BodyName) -> Words {
        match self.held.get(name) {
            Some(held) => Words::Known(held.body.text.clone()),
            None if self.wanted.contains(name) => Words::NotHereYet,
            None if self.taken_back.contains_key(name) || self.erased.contains(name) => {
                Words::TakenBack
            }
            None => Words::NotHereYet,
        }
    }

    /// Names of bodies that were introduced, are not here, and were not taken back.
    pub(super) fn wanted(&self) -> impl Iterator<Item = BodyName> + '_ {
        self.wanted.iter().copied()
    }

    /// Whose entry introduced a body; more than one only where somebody lies.
    pub(super) fn introducers(&self, name: &BodyName) -> impl Iterator<Item = DeviceId> + '_ {
        self.introduced.get(name).into_iter().flatten().copied()
    }

    fn is_gone(&self, name: &BodyName, member: MemberId) -> bool {
        self.erased.contains(name)
            || self.taken_back.get(name).is_some_and(|members| members.contains(&member))
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

    fn owner(device: DeviceId) -> Option<MemberId> {
        [ALICE, MALLORY].iter().find(|(known, _)| *known == device).map(|(_, member)| *member)
    }

    fn words_of_alice() -> (BodyName, Body) {
        let body = Body { salt: [9; 16], text: "the night shift".into() };
        (body.name(GROUP, ALICE.0), body)
    }

    #[test]
    fn a_body_taken_back_is_gone_and_refused_when_it_comes_again() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.introduce(name, ALICE.0, ALICE.1);
        assert!(bodies.hold(GROUP, name, ALICE.0, ALICE.1, &body));
        assert!(bodies.take_back(name, ALICE.1, owner));
        assert!(!bodies.hold(GROUP, name, ALICE.0, ALICE.1, &body));
        assert_eq!(bodies.words_of(&name), Words::TakenBack);
        assert_eq!(bodies.wanted().count(), 0);
    }

    #[test]
    fn nobody_takes_back_what_another_wrote_not_even_by_introducing_it_again() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.introduce(name, MALLORY.0, MALLORY.1);
        assert!(!bodies.take_back(name, MALLORY.1, owner));
        bodies.introduce(name, ALICE.0, ALICE.1);
        assert!(bodies.hold(GROUP, name, ALICE.0, ALICE.1, &body));
        assert!(!bodies.take_back(name, MALLORY.1, owner));
        assert_eq!(bodies.words_of(&name), Words::Known("the night shift".into()));
        assert!(
            !bodies.hold(GROUP, name, MALLORY.0, MALLORY.1, &body),
            "it is not what mallory's entry would name"
        );
    }

    #[test]
    fn a_take_back_that_comes_before_the_body_still_holds() {
        let (name, body) = words_of_alice();
        let mut bodies = Bodies::default();
        bodies.take_back(name, ALICE.1, owner);
        bodies.introduce(name, ALICE.0, ALICE.1);
        assert!(!bodies.hold(GROUP, name, ALICE.0, ALICE.1, &body));
        assert_eq!(bodies.wanted().count(), 0);
    }
}
