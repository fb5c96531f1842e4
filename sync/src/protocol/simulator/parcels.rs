//! Histories in which nothing but parcels goes from device to device, and what a network would have made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};

use super::run::Setting;
use super::{Untold, World, people};
use crate::id::{self, BodyName, Day, DeviceId, ParcelKey};
use crate::parcel::{Content, Head, MAX_PARCEL_BYTES, SealedParcel, Secrets, seal_parcel};
use crate::protocol::{Ledger, Packing, Say, Unpacked};
use crate::roster::{Answer, Motion};

/// How many histories.
const HISTORIES: u64 = 200;
/// How much happens in each before everybody is brought together.
const ACTIONS: usize = 60;
/// How often everybody writes to everybody then. Two rounds bring what was written everywhere; two more answer what was
/// asked for by them.
const ROUNDS: usize = 4;

/// A file on its way.
struct Carried {
    to: Vec<usize>,
    bytes: Vec<u8>,
}

struct Post {
    world: World,
    on_the_way: Vec<Carried>,
    /// By device, what each other asked it for.
    asked: Vec<BTreeMap<DeviceId, BTreeSet<BodyName>>>,
    number: usize,
}

fn secret(device: DeviceId) -> [u8; 32] {
    id::hash("kith test parcel secret", &[device.as_bytes()])
}

fn parcel_key(device: DeviceId) -> ParcelKey {
    let secret = x25519_dalek::StaticSecret::from(secret(device));
    ParcelKey::from_bytes(x25519_dalek::PublicKey::from(&secret).to_bytes())
}

impl Post {
    fn new(setting: &Setting, seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut world = World {
            group: setting.group,
            devices: Vec::new(),
            links: BTreeMap::new(),
            rng: ChaCha8Rng::seed_from_u64(rng.random()),
            steps: 0,
            runs: 0,
        };
        for (name, disk) in &setting.devices {
            let at = world.add(name, disk.clone());
            world.devices[at].day = Day(20_000 + rng.random_range(0..800));
            world.start(at);
        }
        let asked = vec![BTreeMap::new(); world.devices.len()];
        Self { world, on_the_way: Vec::new(), asked, number: 0 }
    }

    /// Writes what some devices lack, or everything.
    fn write(&mut self, from: usize, to: Vec<usize>, everything: bool) {
        self.world.perform(from);
        let allowed = self.world.devices[from].ledger().allowed_peers();
        let ids: Vec<DeviceId> = to.iter().map(|at| self.world.devices[*at].id()).collect();
        let receivers: Vec<_> = ids.into_iter().filter(|id| allowed.contains(id)).collect();
        if receivers.is_empty() {
            return;
        }
        let asked = receivers.iter().filter_map(|it| self.asked[from].get(it)).flatten();
        let wants = asked.copied().collect();
        let packing = Packing {
            receivers: &receivers,
            everything,
            wants: &wants,
            most_bytes: MAX_PARCEL_BYTES,
        };
        let device = &self.world.devices[from];
        let packed = device.replica.as_ref().unwrap().pack(&packing).unwrap();
        let ledger = device.ledger();
        let roster = ledger.roster();
        let members = receivers.iter().filter_map(|it| roster.member_of(*it)).collect();
        let group = ledger.log().group();
        let head = Head::new(group, ledger.device(), members, device.day, &packed.frames).unwrap();
        let keys: Vec<_> = receivers.iter().map(|it| parcel_key(*it)).collect();
        let key = device.key().clone();
        let rng = &mut self.world.rng;
        let mut random = |bytes: &mut [u8]| rng.fill_bytes(bytes);
        let bytes =
            seal_parcel(Vec::new(), &keys, &mut random, &key, &head, &packed.frames).unwrap();
        self.on_the_way.push(Carried { to, bytes });
    }

    /// A device reads a file that is on its way.
    fn read(&mut self, at: usize, which: usize) {
        let device = &mut self.world.devices[at];
        let Some(replica) = &mut device.replica else { return };
        let secrets = Secrets::new(
            &secret(DeviceId::from_bytes(device.key.verifying_key().to_bytes())),
            &device.key,
        );
        let mut sealed = SealedParcel::open(Cursor::new(&self.on_the_way[which].bytes)).unwrap();
        let Ok(Content::Parcel(head)) = sealed.check(&secrets) else { return };
        if !replica.ledger().allowed_peers().contains(&head.from) {
            return;
        }
        let mut unpacked = Unpacked::default();
        let mut each = |frame: &[u8]| {
            replica.unpack(frame, &mut unpacked).unwrap();
            true
        };
        sealed.frames(&secrets, &head, &mut each).unwrap();
        replica.heard_by_parcel(head.from, head.day, &unpacked);
        self.asked[at].insert(head.from, unpacked.wants);
        self.world.perform(at);
    }

    fn act(&mut self) {
        self.number += 1;
        let count = self.world.devices.len();
        let at = self.world.rng.random_range(0..count);
        let is_running = self.world.devices[at].replica.is_some();
        match self.world.rng.random_range(0..100) {
            0..45 if is_running => self.edit(at),
            45..52 if is_running => self.speak(at),
            52..72 if is_running => {
                let to: Vec<usize> = (0..count).filter(|_| self.world.rng.random()).collect();
                let everything = self.world.rng.random_range(0..6) == 0;
                self.write(at, to, everything);
            }
            // Late, in another order, twice, or never.
            72..95 if !self.on_the_way.is_empty() => {
                let which = self.world.rng.random_range(0..self.on_the_way.len());
                for reader in self.on_the_way[which].to.clone() {
                    self.read(reader, which);
                }
                if self.world.rng.random() {
                    self.on_the_way.swap_remove(which);
                }
            }
            95..98 => self.world.crash(at),
            _ if !is_running => self.world.start(at),
            _ => {}
        }
    }

    fn edit(&mut self, at: usize) {
        self.world.perform(at);
        let before = self.world.devices[at].ledger().snapshot();
        if let Some(edit) = people::choose(&mut self.world.rng, &before, self.number) {
            // What cannot be done just now is refused.
            drop(self.world.try_edit(at, &edit));
        }
    }

    /// Says something that only those who vote may read.
    fn speak(&mut self, at: usize) {
        let roster = self.world.devices[at].ledger().roster();
        let proposals: Vec<_> = roster.proposals.keys().copied().collect();
        let motions: BTreeMap<_, _> =
            roster.proposals.iter().map(|(hash, it)| (*hash, it.motion.clone())).collect();
        let members: Vec<_> = roster.current_members().collect();
        let why = Some(format!("just between us {}", self.number));
        let rng = &mut self.world.rng;
        let say = match rng.random_range(0..4) {
            0 => Say::ProposePerson {
                name: format!("somebody {}", self.number),
                returning: None,
                why,
            },
            1 => Say::ProposeRemoval { member: members[rng.random_range(0..members.len())], why },
            _ if proposals.is_empty() => return,
            _ => {
                let proposal = proposals[rng.random_range(0..proposals.len())];
                // Whom the others take out hears no more, by parcel as by the network; when, would be a matter of luck here.
                let is_removal = matches!(motions.get(&proposal), Some(Motion::Remove(_)));
                let answer = if is_removal { Answer::Concern } else { Answer::Yes };
                Say::Vote { proposal, answer, why }
            }
        };
        drop(self.world.try_say_so(at, &say));
    }
}

/// What has to be the same on two devices, whichever way they came to it.
#[derive(Debug, PartialEq)]
struct Same {
    vector: crate::log::Vector,
    roster: crate::roster::Roster,
    snapshot: crate::group::GroupSnapshot,
    parked: BTreeMap<crate::id::EntryHash, crate::log::Parked>,
    wanted: BTreeSet<BodyName>,
    words: BTreeMap<BodyName, crate::group::snapshot::Words>,
}

fn same(ledger: &Ledger) -> Same {
    let log = ledger.log();
    let parked = ledger.standing().parked.iter();
    let bodies = (0..log.len()).filter_map(|at| log.entry(at)).flat_map(|it| it.bodies.clone());
    Same {
        vector: sorted(log.vector()),
        roster: ledger.roster().clone(),
        snapshot: ledger.snapshot(),
        parked: parked.map(|(at, why)| (log.hash(*at).unwrap(), *why)).collect(),
        wanted: ledger.wanted_bodies().collect(),
        words: bodies.map(|name| (name, ledger.words_of(&name))).collect(),
    }
}

/// What is named of earlier entries goes by the order in which they came.
fn sorted(mut vector: crate::log::Vector) -> crate::log::Vector {
    vector.devices.iter_mut().for_each(|device| device.earlier.clear());
    vector
}

#[test]
fn parcels_alone_come_to_what_a_network_comes_to() {
    let settings = [Setting::new(false), Setting::new(true)];
    let only = std::env::var("KITH_SEED").ok().and_then(|it| it.parse::<u64>().ok());
    let seeds = only.map_or(0..HISTORIES, |seed| seed..seed + 1);
    let (mut entries, mut read) = (0, 0);
    for seed in seeds {
        let setting = &settings[usize::from(seed % 4 == 3)];
        let mut post = Post::new(setting, seed);
        for _ in 0..ACTIONS {
            post.act();
        }
        let count = post.world.devices.len();
        for at in 0..count {
            if post.world.devices[at].replica.is_none() {
                post.world.start(at);
            }
            post.world.perform(at);
        }
        let by_network = network(&post);
        for _ in 0..ROUNDS {
            for from in 0..count {
                // To each alone, so that words that only some may read reach them.
                for to in (0..count).filter(|to| *to != from) {
                    post.on_the_way.clear();
                    post.write(from, vec![to], false);
                    if !post.on_the_way.is_empty() {
                        post.read(to, 0);
                        read += 1;
                    }
                }
            }
        }
        for (at, expected) in by_network.iter().enumerate() {
            let ledger = post.world.devices[at].ledger();
            assert_eq!(same(ledger), *expected, "seed {seed}, {}", post.world.devices[at].name);
            entries += ledger.log().len();
            // Each says of the others that they have it, and so it is.
            let replica = post.world.devices[at].replica.as_ref().unwrap();
            for peer in ledger.allowed_peers() {
                assert!(
                    replica.has_all(peer),
                    "seed {seed}: {at} does not know that {peer} has all"
                );
            }
        }
    }
    eprintln!("{entries} entries, {read} parcels at the end alone");
}

/// What a network makes of the same devices.
fn network(post: &Post) -> Vec<Same> {
    let mut world = World {
        group: post.world.group,
        devices: Vec::new(),
        links: BTreeMap::new(),
        rng: ChaCha8Rng::seed_from_u64(1),
        steps: 0,
        runs: 0,
    };
    for device in &post.world.devices {
        let at = world.add(&device.name, device.disk.clone());
        world.devices[at].day = device.day;
        let nonce = world.rng.random();
        let disk = world.devices[at].disk.open();
        let opened = Ledger::open(world.group, device.key.clone(), nonce, disk, Box::new(Untold));
        world.devices[at].key = device.key.clone();
        world.start_with(at, opened.unwrap().0);
    }
    for _ in 0..3 {
        world.connect_all();
        world.run_until_quiescent();
    }
    world.devices.iter().map(|device| same(device.ledger())).collect()
}
