//! What a member does who signs anything with her own key, and keeps several faces.

use rand::RngExt;

use super::{Disk, World};
use crate::group::edit::Edit;
use crate::group::{Document, EditContext, MemberInfo};
use crate::id::{BodyName, ChainId, EntryHash, MemberId};
use crate::log::entry::{self, ENTRY_VERSION};
use crate::log::{Body, Entry, Kind, Opening, SignedEntry, batch};
use crate::protocol::{Batch, Ledger, LooseBody, Message};
use crate::roster::{Admit, Answer, Motion, Proposal, Statement, Threshold, Vote};

/// How many faces she keeps at the most.
const MAX_FACES: usize = 3;

/// A member who lies.
#[derive(Debug)]
pub(super) struct Mallory {
    /// Her devices, all with one key.
    pub(super) faces: Vec<usize>,
    nonce: [u8; 16],
    older: Disk,
    overheard: Vec<Vec<u8>>,
}

impl Mallory {
    /// The device with a number turns out to be hers; it runs with this nonce.
    pub(super) fn new(world: &World, at: usize, nonce: [u8; 16]) -> Self {
        let older = world.devices[at].disk.clone();
        Self { faces: vec![at], nonce, older, overheard: Vec::new() }
    }

    /// Does something that nobody should do.
    pub(super) fn act(&mut self, world: &mut World, number: usize) {
        let face = self.faces[world.rng.random_range(0..self.faces.len())];
        if world.devices[face].replica.is_none() {
            world.start(face);
        }
        match world.rng.random_range(0..12) {
            0 => self.show_another_face(world),
            1 => self.older = world.devices[face].disk.clone(),
            2..=5 => self.write_raw(world, face, number),
            6 => Self::open_many_chains(world, face, number),
            7 => Self::speak_about_members(world, face),
            _ => self.send_raw(world, face),
        }
        world.perform(face);
    }

    /// A second device with the same key and the same chain, or one that knows only what she once knew.
    fn show_another_face(&mut self, world: &mut World) {
        if self.faces.len() >= MAX_FACES {
            return;
        }
        let is_clone = world.rng.random();
        let disk =
            if is_clone { world.devices[self.faces[0]].disk.clone() } else { self.older.clone() };
        let twin = world.add_twin(self.faces[0], disk);
        // The chain of a clone is the same, so what both write has the same numbers.
        let nonce = if is_clone { self.nonce } else { world.rng.random() };
        world.start_as(twin, nonce);
        self.faces.push(twin);
    }

    fn write_raw(&mut self, world: &mut World, face: usize, number: usize) {
        let others: Vec<BodyName> = {
            let log = world.devices[face].ledger().log();
            (0..log.len()).filter_map(|at| log.entry(at)).flat_map(|it| it.bodies.clone()).collect()
        };
        let mut bodies = Vec::new();
        let any = |world: &mut World| {
            let named = |world: &mut World| others[world.rng.random_range(0..others.len())];
            if others.is_empty() { BodyName::from_bytes([3; 32]) } else { named(world) }
        };
        let nonce: [u8; 16] = world.rng.random();
        let kind = match world.rng.random_range(0..7) {
            0 => Kind::Edit(vec![0x85, 0x6f, 0x4a, 0x83, 1, 2, 3]),
            1 => Kind::Edit(another_name(world, face, number, nonce)),
            2 => Kind::TakeBack(any(world)),
            3 => {
                bodies.push(any(world));
                Kind::TakeBack(bodies[0])
            }
            4 => {
                bodies.extend([any(world), BodyName::from_bytes(world.rng.random())]);
                bodies.dedup();
                Kind::Edit(Vec::new())
            }
            5 => Kind::Unknown { tag: 900, payload: vec![1, 2] },
            _ => Kind::Statement(Statement::Leave(None)),
        };
        let is_leaving = matches!(kind, Kind::Statement(_));
        let signed = raw_entry(world, face, kind, bodies, nonce);
        if is_leaving {
            // Said to one only, in a chain that nobody knows.
            self.send_entry(world, face, &signed, |_| {});
            return;
        }
        match world.rng.random_range(0..5) {
            0 => self.send_entry(world, face, &signed, |it| it.entry.seq += 7),
            1 => self.send_entry(world, face, &signed, |it| it.signature = None),
            2 => self.send_entry(world, face, &signed, |it| {
                it.entry.seen = vec![EntryHash::from_bytes([9; 32])];
            }),
            _ => {
                let replica = world.devices[face].replica.as_mut().unwrap();
                // What even she cannot keep is dropped.
                drop(replica.write(|ledger| ledger.take_in(vec![signed])));
            }
        }
    }

    /// Sends an entry to somebody, perhaps mangled, and does not keep it.
    fn send_entry(
        &mut self,
        world: &mut World,
        face: usize,
        signed: &SignedEntry,
        mangle: impl Fn(&mut SignedEntry),
    ) {
        let mut signed = signed.clone();
        mangle(&mut signed);
        signed.hash = signed.entry.hash();
        let proof = entry::sign(world.devices[face].key(), world.group, signed.hash);
        signed.signature = signed.signature.map(|_| proof);
        let Ok(bytes) = batch::encode([&signed]) else { return };
        let frame = Message::Entries(Batch { bytes }).encode();
        self.overheard.push(frame.clone());
        Self::send_to_somebody(world, face, frame);
    }

    fn send_to_somebody(world: &mut World, face: usize, frame: Vec<u8>) {
        let to = world.rng.random_range(0..world.devices.len());
        world.inject(face, to, frame);
    }

    /// Frames that are none, that were sent before, that are out of turn, that say too much.
    fn send_raw(&mut self, world: &mut World, face: usize) {
        for other in 0..world.devices.len() {
            self.overheard.extend(world.frames(other, face));
        }
        self.overheard.truncate(64);
        let frame = match world.rng.random_range(0..6) {
            0 => (0..40).map(|_| world.rng.random()).collect(),
            1 if !self.overheard.is_empty() => {
                self.overheard[world.rng.random_range(0..self.overheard.len())].clone()
            }
            2 => Message::Hello(world.devices[face].ledger().log().vector()).encode(),
            3 => {
                let device = world.devices[0].id();
                let body = Body { salt: [1; 16], text: "what alice never said".to_owned() };
                let name = BodyName::from_bytes([3; 32]);
                Message::Bodies(vec![LooseBody { name, device, body }]).encode()
            }
            4 => {
                let names = vec![BodyName::from_bytes([3; 32]); world.rng.random_range(1..60)];
                Message::WantBodies(names).encode()
            }
            _ => Message::Entries(Batch { bytes: bomb() }).encode(),
        };
        Self::send_to_somebody(world, face, frame);
    }

    fn open_many_chains(world: &mut World, face: usize, number: usize) {
        world.perform(face);
        let disk = world.devices[face].disk.clone();
        for chain in 0..6 {
            world.crash(face);
            let newest = std::mem::replace(&mut world.devices[face].disk, disk.clone());
            world.start(face);
            let edit = Edit::NameMyself { name: format!("mallory {number} {chain}") };
            let made = world.try_edit(face, &edit).ok();
            let signed = made.and_then(|hash| {
                let ledger = world.devices[face].ledger();
                ledger.signed_whole(ledger.log().position(&hash)?)
            });
            world.crash(face);
            world.devices[face].disk = newest;
            world.start(face);
            if let Some(signed) = signed {
                let replica = world.devices[face].replica.as_mut().unwrap();
                drop(replica.write(|ledger| ledger.take_in(vec![signed])));
            }
            world.perform(face);
        }
    }

    fn speak_about_members(world: &mut World, face: usize) {
        let ledger = world.devices[face].ledger();
        let me = ledger.me();
        let members: Vec<MemberId> =
            ledger.roster().current_members().filter(|it| Some(*it) != me).collect();
        let proposals: Vec<EntryHash> = ledger.roster().proposals.keys().copied().collect();
        let stolen = ledger.snapshot().focus.purpose.versions.first().map(|it| it.body);
        let admissions = admissions(ledger);
        let statement = match world.rng.random_range(0..4) {
            // An invitation that was used, used again: as often as she likes, on whatever ground.
            3 if !admissions.is_empty() => {
                let at = world.rng.random_range(0..admissions.len());
                Statement::Admit(admissions[at].clone())
            }
            0 if !members.is_empty() => {
                let who = members[world.rng.random_range(0..members.len())];
                let motion = Motion::Remove(who);
                Statement::Propose(Proposal { motion, reason: stolen, until: crate::id::Day(1) })
            }
            1 if !proposals.is_empty() => {
                let proposal = proposals[world.rng.random_range(0..proposals.len())];
                let answer = if world.rng.random() { Answer::Yes } else { Answer::Concern };
                Statement::Vote(Vote { proposal, answer, why: stolen })
            }
            _ => Statement::Pause(()),
        };
        // Whether it would count does not matter to her.
        let nonce = world.rng.random();
        let signed = raw_entry(world, face, Kind::Statement(statement), Vec::new(), nonce);
        let replica = world.devices[face].replica.as_mut().unwrap();
        drop(replica.write(|ledger| ledger.take_in(vec![signed])));
    }
}

/// By which words everybody came in.
fn admissions(ledger: &Ledger) -> Vec<Admit> {
    let log = ledger.log();
    let entries = (0..log.len()).filter_map(|position| log.entry(position));
    let admits = entries.filter_map(|entry| match &entry.kind {
        Kind::Statement(Statement::Admit(admit)) => Some(admit.clone()),
        Kind::Statement(_) | Kind::Edit(_) | Kind::TakeBack(_) | Kind::Unknown { .. } => None,
    });
    admits.collect()
}

/// She needs nobody's words to lie.
struct NoBodies;

impl crate::group::Bodies for NoBodies {
    fn words(&self, _body: &BodyName) -> crate::group::snapshot::Words {
        crate::group::snapshot::Words::NotHereYet
    }
}

/// A change that gives another member a name, as that member would write it, in a chain of hers.
fn another_name(world: &mut World, face: usize, number: usize, nonce: [u8; 16]) -> Vec<u8> {
    let device = &world.devices[face];
    let members = device.ledger().roster().members.iter();
    let roster: Vec<MemberInfo> = members
        .map(|(id, record)| MemberInfo { id: *id, standing: record.standing, devices: Vec::new() })
        .collect();
    let others =
        roster.iter().filter(|info| info.is_current() && Some(info.id) != device.ledger().me());
    let Some(other) = others.map(|info| info.id).next() else { return Vec::new() };
    let chain: ChainId =
        Opening { device: device.id(), nonce, after: Vec::new() }.chain(world.group);
    let mut random = || [5; 16];
    let mut context = EditContext {
        me: other,
        device: device.id(),
        group: world.group,
        roster: &roster,
        wordings: Threshold::Everyone,
        bodies: &NoBodies,
        random: &mut random,
    };
    let edit = Edit::NameMyself { name: format!("a fool {number}") };
    let document = Document::new(chain).unwrap();
    document.edit(&edit, &mut context).map(|written| written.change).unwrap_or_default()
}

/// An entry that opens a chain, or goes on with one of hers, perhaps where it went on already.
fn raw_entry(
    world: &mut World,
    face: usize,
    kind: Kind,
    bodies: Vec<BodyName>,
    nonce: [u8; 16],
) -> SignedEntry {
    let goes_on = world.rng.random_range(0..3) == 0;
    let device = &world.devices[face];
    let log = device.ledger().log();
    let own = log.device_entries(&device.id());
    let prev = if goes_on && !own.is_empty() {
        own.get(nonce[0] as usize % own.len()).copied()
    } else {
        None
    };
    let mut seen = log.heads();
    seen.truncate(if nonce[1].is_multiple_of(2) { 512 } else { 1 });
    let prev = prev.and_then(|at| Some((log.entry(at)?, log.hash(at)?)));
    seen.retain(|hash| prev.as_ref().is_none_or(|(_, prev)| hash != prev));
    let opening = prev.is_none().then(|| {
        let mut after: Vec<_> =
            log.device_tips(&device.id()).filter_map(|at| log.hash(at)).collect();
        after.sort_unstable();
        after.truncate(16);
        Opening { device: device.id(), nonce, after }
    });
    let entry = Entry {
        version: ENTRY_VERSION,
        group: world.group,
        chain: prev.as_ref().map_or_else(
            || Opening { device: device.id(), nonce, after: Vec::new() }.chain(world.group),
            |(entry, _)| entry.chain,
        ),
        seq: prev.as_ref().map_or(0, |(entry, _)| entry.seq + 1),
        prev: prev.map(|(_, hash)| hash),
        opening,
        seen,
        day: device.day,
        bodies,
        kind,
    };
    let hash = entry.hash();
    let signature = Some(entry::sign(device.key(), world.group, hash));
    SignedEntry { entry, hash, device: device.id(), signature, is_proven: true, bodies: Vec::new() }
}

/// A few bytes that would be many.
fn bomb() -> Vec<u8> {
    batch::compress(&vec![0; batch::MAX_WIRE_BYTES]).unwrap_or_default()
}
