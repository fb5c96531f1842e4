//! A few devices in one process that hear of each other's changes only when told to.

mod agreements;
mod at_once;
mod clicks;
mod convergence;
mod finding;
mod free;
mod golden;
mod hostile;
mod meetings;
mod parts;
mod polls;
mod reviews;
mod rules;
mod schedule;
mod taken;
mod undo;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::edit::{MeetingTime, Repeat, TextField};
use super::snapshot::{Standing, Words};
use super::*;
use crate::id::{BodyName, ChainId, Day, DeviceId, GroupId, MemberId};
use crate::threshold::Threshold;

pub(super) const GROUP: GroupId = GroupId::from_bytes([9; 32]);

/// What all devices of a test know without being told: who writes which chain, what bodies say, who belongs.
#[derive(Clone, Default)]
pub(super) struct World {
    inner: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    chains: BTreeMap<ChainId, MemberId>,
    bodies: BTreeMap<BodyName, Words>,
    roster: Vec<MemberInfo>,
    /// How many have to agree before a wording holds; everyone, where nothing is set.
    wordings: Option<Threshold>,
    days: BTreeMap<[u8; 32], Day>,
    /// By how many days a member's clock is ahead.
    ahead: BTreeMap<MemberId, u32>,
    /// Whether bodies travel slower than changes, and those on their way.
    slow: bool,
    on_the_way: BTreeMap<BodyName, Words>,
}

impl Authors for World {
    fn member(&self, chain: &ChainId) -> Option<MemberId> {
        self.inner.lock().unwrap().chains.get(chain).copied()
    }

    fn day(&self, chain: &ChainId, change: &[u8; 32]) -> Day {
        assert!(Authors::member(self, chain).is_some());
        self.inner.lock().unwrap().days.get(change).copied().unwrap_or_default()
    }
}

impl Bodies for World {
    fn words(&self, body: &BodyName) -> Words {
        self.inner.lock().unwrap().bodies.get(body).cloned().unwrap_or_default()
    }
}

impl World {
    pub(super) fn member(&self, number: u8) -> MemberId {
        let id = MemberId::from_bytes([number; 16]);
        let mut shared = self.inner.lock().unwrap();
        if shared.roster.iter().all(|member| member.id != id) {
            let devices =
                vec![DeviceInfo { id: DeviceId::from_bytes([number; 32]), retired: false }];
            shared.roster.push(MemberInfo { id, standing: Standing::Member, devices });
        }
        id
    }

    pub(super) fn set_standing(&self, member: MemberId, standing: Standing) {
        let mut shared = self.inner.lock().unwrap();
        shared.roster.iter_mut().find(|info| info.id == member).unwrap().standing = standing;
    }

    pub(super) fn set_wordings(&self, wordings: Threshold) {
        self.inner.lock().unwrap().wordings = Some(wordings);
    }

    pub(super) fn wordings(&self) -> Threshold {
        self.inner.lock().unwrap().wordings.unwrap_or(Threshold::Everyone)
    }

    pub(super) fn roster(&self) -> Vec<MemberInfo> {
        self.inner.lock().unwrap().roster.clone()
    }

    pub(super) fn take_back(&self, body: BodyName) {
        let mut shared = self.inner.lock().unwrap();
        shared.on_the_way.remove(&body);
        shared.bodies.insert(body, Words::TakenBack);
    }

    /// Lets every body of these words say something else.
    pub(super) fn say_instead(&self, words: &str, other: &str) {
        let mut shared = self.inner.lock().unwrap();
        let said =
            shared.bodies.values_mut().filter(|it| matches!(it, Words::Known(it) if it == words));
        for said in said {
            *said = Words::Known(other.to_owned());
        }
    }

    /// Every body that was ever written, in a fixed order.
    pub(super) fn bodies(&self) -> Vec<BodyName> {
        let shared = self.inner.lock().unwrap();
        shared.bodies.keys().chain(shared.on_the_way.keys()).copied().collect()
    }

    /// Sets a member's clock ahead.
    pub(super) fn set_ahead(&self, member: MemberId, days: u32) {
        self.inner.lock().unwrap().ahead.insert(member, days);
    }

    /// Lets bodies written from now on travel slower than changes.
    pub(super) fn hold_bodies(&self) {
        self.inner.lock().unwrap().slow = true;
    }

    /// Lets all bodies on their way arrive.
    pub(super) fn let_bodies_arrive(&self) -> Touched {
        let mut shared = self.inner.lock().unwrap();
        shared.slow = false;
        let arrived = std::mem::take(&mut shared.on_the_way);
        let bodies = arrived.keys().copied().collect();
        shared.bodies.extend(arrived);
        Touched { bodies, ..Touched::default() }
    }

    /// A device of member `number`; `run` tells its chains apart.
    pub(super) fn device(&self, number: u8, run: u8) -> Peer {
        let me = self.member(number);
        let mut bytes = [number; 32];
        bytes[0] = run;
        let chain = ChainId::from_bytes(bytes);
        self.inner.lock().unwrap().chains.insert(chain, me);
        let document = Document::new(chain).unwrap();
        let roster = self.roster();
        let around =
            Around { authors: self, bodies: self, roster: &roster, wordings: self.wordings() };
        let view = View::new(GROUP, &document, around);
        Peer { world: self.clone(), document, view, me, log: Vec::new(), random: 0, number, run }
    }
}

/// A change as its entry carries it.
#[derive(Clone)]
pub(super) struct Sent {
    pub(super) chain: ChainId,
    pub(super) bytes: Vec<u8>,
    pub(super) hash: [u8; 32],
}

pub(super) struct Peer {
    pub(super) world: World,
    pub(super) document: Document,
    pub(super) view: View,
    pub(super) me: MemberId,
    /// Everything that it has, each after what it rests on.
    pub(super) log: Vec<Sent>,
    random: u64,
    number: u8,
    run: u8,
}

impl Peer {
    pub(super) fn try_edit(&mut self, edit: &Edit) -> Result<Written, EditError> {
        self.make(|document, context| document.edit(edit, context))
    }

    pub(super) fn undo(&mut self, step: &Step) -> Result<Written, EditError> {
        self.make(|document, context| document.undo(step, context))
    }

    fn make(
        &mut self,
        make: impl FnOnce(&Document, &mut EditContext<'_>) -> Result<Written, EditError>,
    ) -> Result<Written, EditError> {
        let roster = self.world.roster();
        let (number, run, random) = (self.number, self.run, &mut self.random);
        let mut source = move || {
            *random += 1;
            let mut bytes = [number; 16];
            bytes[1] = run;
            bytes[8..].copy_from_slice(&random.to_le_bytes());
            bytes
        };
        let mut context = EditContext {
            me: self.me,
            device: DeviceId::from_bytes([number; 32]),
            group: GROUP,
            roster: &roster,
            wordings: self.world.wordings(),
            bodies: &self.world,
            random: &mut source,
        };
        let written = make(&self.document, &mut context)?;
        {
            let mut shared = self.world.inner.lock().unwrap();
            for body in &written.bodies {
                let words = Words::Known(body.text.clone());
                if shared.slow {
                    shared.on_the_way.insert(body.name, words);
                } else {
                    shared.bodies.insert(body.name, words);
                }
            }
            let ahead = shared.ahead.get(&self.me).copied().unwrap_or_default();
            let day = Day(u32::try_from(shared.days.len()).unwrap() + ahead);
            shared.days.insert(written.hash, day);
        }
        let chain = self.document.chain();
        self.log.push(Sent { chain, bytes: written.change.clone(), hash: written.hash });
        let applied = self.document.apply(vec![written.vetted.clone()]).unwrap();
        assert_eq!(applied.refused, []);
        let mut touched = applied.touched;
        touched.bodies.extend(written.bodies.iter().map(|body| body.name));
        self.refresh(&touched);
        Ok(written)
    }

    /// Writes what no edit writes.
    pub(super) fn puts(&mut self, key: String, value: super::chunk::Scalar) {
        let (bytes, vetted) = self.document.compose(self.me, vec![(key, value)]).unwrap();
        let chain = self.document.chain();
        self.log.push(Sent { chain, bytes, hash: vetted.hash() });
        let applied = self.document.apply(vec![vetted]).unwrap();
        assert_eq!(applied.refused, []);
        self.refresh(&applied.touched);
    }

    pub(super) fn edit(&mut self, edit: &Edit) -> Written {
        self.try_edit(edit).unwrap()
    }

    pub(super) fn write(&mut self, text: TextField, words: &str) -> Written {
        self.edit(&Edit::Write { text, words: words.to_owned(), from: None })
    }

    pub(super) fn refresh(&mut self, touched: &Touched) {
        let roster = self.world.roster();
        let wordings = self.world.wordings();
        let around =
            Around { authors: &self.world, bodies: &self.world, roster: &roster, wordings };
        self.view.update(&self.document, around, touched);
    }

    pub(super) fn snapshot(&self) -> GroupSnapshot {
        self.view.snapshot()
    }

    /// The snapshot as somebody would read it who opens the saved document.
    pub(super) fn read_anew(&self) -> GroupSnapshot {
        let chain = ChainId::from_bytes([0xee; 32]);
        let document = Document::load(&self.document.save(), chain).unwrap();
        let roster = self.world.roster();
        let wordings = self.world.wordings();
        let around =
            Around { authors: &self.world, bodies: &self.world, roster: &roster, wordings };
        View::new(GROUP, &document, around).snapshot()
    }

    pub(super) fn context(&self, chain: ChainId, pending: &[Sent]) -> VetContext {
        let of_chain = self.log.iter().chain(pending).filter(|sent| sent.chain == chain);
        let previous = of_chain.clone().next_back().map(|sent| sent.hash);
        let author = Authors::member(&self.world, &chain).unwrap();
        VetContext { chain, author, edits: of_chain.count() as u64, previous }
    }

    /// Hears what the other has, up to its first `limit` changes.
    pub(super) fn hear_some(&mut self, other: &Self, limit: usize) {
        let mut new: Vec<Sent> = Vec::new();
        let mut vetted = Vec::new();
        for sent in other.log.iter().take(limit) {
            if self.log.iter().any(|mine| mine.hash == sent.hash) {
                continue;
            }
            vetted.push(vet(&sent.bytes, &self.context(sent.chain, &new)).unwrap());
            new.push(sent.clone());
        }
        let applied = self.document.apply(vetted).unwrap();
        assert_eq!(applied.refused, []);
        self.log.extend(new);
        self.refresh(&applied.touched);
    }

    pub(super) fn hear(&mut self, other: &Self) {
        self.hear_some(other, usize::MAX);
    }
}

/// Both hear each other, and read the same.
pub(super) fn meet(alice: &mut Peer, bob: &mut Peer) -> GroupSnapshot {
    alice.hear(bob);
    bob.hear(alice);
    alice.refresh(&Touched { roster: true, ..Touched::default() });
    bob.refresh(&Touched { roster: true, ..Touched::default() });
    assert_eq!(alice.document.heads(), bob.document.heads());
    let snapshot = alice.snapshot();
    assert_eq!(snapshot, bob.snapshot());
    assert_eq!(snapshot, alice.read_anew());
    snapshot
}

pub(super) fn evening(day: i8) -> MeetingTime {
    MeetingTime {
        date: jiff::civil::date(2026, 6, day),
        time: jiff::civil::time(19, 0, 0, 0),
        zone: "Europe/Vienna".to_owned(),
        minutes: 90,
        repeat: Repeat::Once,
        until: None,
        pauses: Vec::new(),
    }
}
