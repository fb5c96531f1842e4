//! One history from one seed: people write, links come and go, devices die and come back, and in the end all is well.

use std::collections::BTreeSet;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::mallory::Mallory;
use super::model::{Deed, Model};
use super::{Disk, MAX_STEPS, RULE, World, people};
use crate::group::Edit;
use crate::id::{BodyName, Day, EntryHash};
use crate::protocol::Say;
use crate::roster::{Answer, Purpose, Statement};

/// How much happens before the devices are brought together.
const ACTIONS: usize = 70;
/// How much may happen while they are.
const MAX_STEPS_TO_REST: usize = 60_000;

/// How words about a person begin, which only those who vote may have.
pub(super) const WHISPER: &str = "just between us";

/// A group that stands already, from which many histories start.
#[derive(Clone, Debug)]
pub struct Setting {
    pub(super) group: crate::id::GroupId,
    pub(super) devices: Vec<(String, Disk)>,
}

impl Setting {
    /// Four members with one device each; or three, one of whom has two.
    pub fn new(has_second_device: bool) -> Self {
        let mut world = World::found("alice", RULE, 0);
        world.let_in(0, &[], "bob");
        world.let_in(0, &[1], "carol");
        if has_second_device {
            world.connect_all();
            world.run_until_quiescent();
            world.admit(0, "alice's second", Purpose::OwnDevice);
        } else {
            world.let_in(1, &[0], "dora");
        }
        world.connect_all();
        world.run_until_quiescent();
        let devices = world.devices.iter().map(|it| (it.name.clone(), it.disk.clone()));
        Self { group: world.group, devices: devices.collect() }
    }
}

/// A history and what is known of it from outside.
#[derive(Debug)]
pub struct Run {
    /// The devices.
    pub world: World,
    /// The member who lies, if one does.
    pub(super) mallory: Option<Mallory>,
    pub(super) model: Model,
    /// The entry of each deed of the model.
    pub(super) deeds: Vec<EntryHash>,
    /// What honest people took back: the entry that does, the body, its words.
    pub(super) taken_back: Vec<(EntryHash, BodyName, String)>,
    /// Bodies of honest people: the device that wrote it, its name, its words.
    bodies: Vec<(usize, BodyName, String)>,
    /// By device, the entries that it confirmed.
    pub(super) confirmed: Vec<BTreeSet<EntryHash>>,
    backups: Vec<Option<Disk>>,
    number: usize,
}

/// Plays the history of a seed, checking what has to hold at every moment.
pub fn run(setting: &Setting, seed: u64, is_hostile: bool) -> Run {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let first = rng.random();
    let mut world = World {
        group: setting.group,
        devices: Vec::new(),
        links: std::collections::BTreeMap::new(),
        rng,
        steps: 0,
        runs: 0,
    };
    for (name, disk) in &setting.devices {
        let at = world.add(name, disk.clone());
        world.devices[at].day = Day(20_000 + world.rng.random_range(0..800));
        let nonce = if at == 2 { first } else { world.rng.random() };
        world.start_as(at, nonce);
    }
    let mallory = is_hostile.then(|| Mallory::new(&world, 2, first));
    let count = world.devices.len();
    let mut run = Run {
        world,
        mallory,
        model: Model::default(),
        deeds: Vec::new(),
        taken_back: Vec::new(),
        bodies: Vec::new(),
        confirmed: vec![BTreeSet::new(); count],
        backups: vec![None; count],
        number: 0,
    };
    run.world.connect_all();
    for _ in 0..ACTIONS {
        run.act();
        run.note_confirmed();
    }
    run.bring_together();
    run
}

impl Run {
    /// Whether a device is an honest person's.
    pub fn is_honest(&self, at: usize) -> bool {
        self.mallory.as_ref().is_none_or(|mallory| !mallory.faces.contains(&at))
    }

    /// The devices of honest people.
    pub fn honest(&self) -> Vec<usize> {
        (0..self.world.devices.len()).filter(|at| self.is_honest(*at)).collect()
    }

    fn pick(&mut self) -> usize {
        let count = self.world.devices.len();
        self.world.rng.random_range(0..count)
    }

    fn act(&mut self) {
        self.number += 1;
        if let Some(mut mallory) = self.mallory.take() {
            if self.world.rng.random_range(0..7) == 0 {
                mallory.act(&mut self.world, self.number);
            }
            self.mallory = Some(mallory);
        }
        let at = self.pick();
        let is_running = self.world.devices[at].replica.is_some();
        match self.world.rng.random_range(0..100) {
            0..34 if is_running => self.edit(at),
            34..37 if is_running => self.take_back(at),
            37..40 if is_running => self.speak(at),
            40..66 => self.deliver(),
            66..76 => {
                let other = self.pick();
                self.world.connect(at, other);
            }
            76..80 => {
                let other = self.pick();
                self.world.cut(at, other);
            }
            80..83 => {
                self.world.crash(at);
                if self.world.rng.random() {
                    self.world.start(at);
                }
            }
            83..89 if !is_running => self.world.start(at),
            89..91 => self.world.devices[at].disk.is_full = true,
            91..94 if is_running => {
                self.world.perform(at);
                let device = &mut self.world.devices[at];
                device.disk.document = device.replica.as_ref().map(|it| it.ledger().save());
            }
            94..97 if self.is_honest(at) => self.go_back(at),
            _ => {}
        }
        // A program that is busy has not yet done all that it wants.
        for at in 0..self.world.devices.len() {
            let is_busy = self.world.rng.random_range(0..4) == 0;
            let most = if is_busy { self.world.rng.random_range(0..3) } else { usize::MAX };
            for _ in 0..most {
                if !self.world.perform_next(at) {
                    break;
                }
            }
        }
    }

    fn edit(&mut self, at: usize) {
        // Whoever edits has before them what the device has.
        if let Some(replica) = &mut self.world.devices[at].replica {
            replica.catch_up();
        }
        let before = self.world.devices[at].ledger().snapshot();
        let Some(edit) = people::choose(&mut self.world.rng, &before, self.number) else { return };
        let me = self.world.devices[at].ledger().me();
        let seen = self.seen_by(at);
        // What cannot be done just now is refused, and changes nothing.
        let Ok(entry) = self.world.try_edit(at, &edit) else {
            assert_eq!(self.world.devices[at].ledger().snapshot(), before, "{edit:?}");
            return;
        };
        let ledger = self.world.devices[at].ledger();
        let position = ledger.log().position(&entry).unwrap();
        let keys = ledger.keys(position);
        let made = keys.iter().find_map(|key| key.strip_suffix("/made")?.split('/').nth(1));
        let made = made.unwrap_or_default().to_owned();
        let Some(me) = me else { return };
        self.model.deeds.push(Deed { seen, puts: people::puts(&edit, me, &made) });
        self.deeds.push(entry);
        for name in ledger.log().entry(position).unwrap().bodies.clone() {
            let words = ledger.body(&name).unwrap().1.text;
            self.bodies.push((at, name, words));
        }
    }

    /// The deeds that count on a device now.
    fn seen_by(&self, at: usize) -> BTreeSet<usize> {
        let ledger = self.world.devices[at].ledger();
        let counts = |hash: &EntryHash| {
            ledger.log().position(hash).is_some_and(|at| ledger.standing().counts(at))
        };
        self.deeds.iter().enumerate().filter(|(_, hash)| counts(hash)).map(|(at, _)| at).collect()
    }

    fn take_back(&mut self, at: usize) {
        let own: Vec<_> = self.bodies.iter().filter(|(by, ..)| *by == at).cloned().collect();
        if own.is_empty() {
            return;
        }
        let (_, body, words) = own[self.world.rng.random_range(0..own.len())].clone();
        if let Ok(entry) = self.world.try_edit(at, &Edit::TakeBack { body }) {
            self.taken_back.push((entry, body, words));
        }
    }

    /// Says something about who belongs, as far as it would count.
    fn speak(&mut self, at: usize) {
        let roster = self.world.devices[at].ledger().roster();
        let members: Vec<_> = roster.current_members().collect();
        let proposals: Vec<EntryHash> = roster.proposals.keys().copied().collect();
        let number = self.number;
        let rng = &mut self.world.rng;
        let why = Some(format!("{WHISPER} {number}")).filter(|_| rng.random());
        let say = match rng.random_range(0..12) {
            0..2 if !members.is_empty() => {
                let member = members[rng.random_range(0..members.len())];
                Say::ProposeRemoval { member, why }
            }
            2..7 if !proposals.is_empty() => {
                let proposal = proposals[rng.random_range(0..proposals.len())];
                let answers = [Answer::Yes, Answer::Yes, Answer::Yes, Answer::Concern];
                let answer = answers[rng.random_range(0..answers.len())];
                Say::Vote { proposal, answer, why }
            }
            7 => Say::Pause,
            8 => Say::Resume,
            9 | 10 => {
                let name = format!("{WHISPER} {number}");
                Say::ProposePerson { name, returning: None, why }
            }
            _ if rng.random_range(0..6) == 0 => {
                // What would count for nothing is refused.
                drop(self.world.try_say(at, Statement::Leave(None)));
                return;
            }
            _ => return,
        };
        drop(self.world.try_say_so(at, &say));
    }

    fn deliver(&mut self) {
        for _ in 0..self.world.rng.random_range(1..8) {
            let busy = self.world.busy_links();
            if busy.is_empty() {
                return;
            }
            let (from, to) = busy[self.world.rng.random_range(0..busy.len())];
            self.world.deliver(from, to);
            self.world.perform_next(to);
        }
    }

    /// Keeps a backup; or puts one in the place of the disk; or beside the living original.
    fn go_back(&mut self, at: usize) {
        let Some(backup) = self.backups[at].clone() else {
            self.backups[at] = Some(self.world.devices[at].disk.clone());
            return;
        };
        if self.world.rng.random() || self.world.devices.len() > 5 {
            self.world.crash(at);
            self.world.devices[at].disk = backup;
            self.confirmed[at] = self.world.devices[at].disk.entries();
            self.world.start(at);
        } else {
            let twin = self.world.add_twin(at, backup);
            self.confirmed.push(self.world.devices[twin].disk.entries());
            self.backups.push(None);
            self.world.start(twin);
        }
    }

    fn note_confirmed(&mut self) {
        // Her further faces promise nothing.
        self.confirmed.resize_with(self.world.devices.len(), BTreeSet::new);
        self.backups.resize_with(self.world.devices.len(), || None);
        for at in self.honest() {
            let entries = self.world.devices[at].disk.entries();
            assert!(self.confirmed[at].is_subset(&entries), "something confirmed left the disk");
            self.confirmed[at] = entries;
        }
    }

    /// Everybody comes back, and everybody meets everybody, first with mallory, then without.
    fn bring_together(&mut self) {
        assert!(self.world.steps < MAX_STEPS);
        self.world.forget_steps();
        for at in 0..self.world.devices.len() {
            self.world.devices[at].disk.is_full = false;
            if self.world.devices[at].replica.is_none() {
                self.world.start(at);
            }
        }
        self.world.run_until_quiescent();
        self.world.connect_all();
        self.world.run_until_quiescent();
        for at in self.mallory.iter().flat_map(|mallory| &mallory.faces) {
            self.world.crash(*at);
        }
        for _ in 0..3 {
            for a in self.honest() {
                for b in self.honest() {
                    if a < b {
                        self.world.connect(a, b);
                        self.world.run_until_quiescent();
                    }
                }
            }
        }
        assert!(self.world.steps < MAX_STEPS_TO_REST, "it took {} steps", self.world.steps);
        self.note_confirmed();
    }
}
