//! Several devices in one process: replicas, their disks, and links that delay, lose and part.
//!
//! Nothing waits and nothing is random but by the seed, so a failure happens again from its seed. Outputs are performed one
//! by one; a crash comes between any two, and what was not performed is lost.
//!
//! Invariant: a device sees nothing but its own disk and what its links bring.
//! Source: the shape is that of iroh-gossip's and samod's simulators.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "runs in tests only, where a panic is how a broken claim is told"
)]

mod claims;
mod disk;
mod mallory;
mod model;
#[cfg(all(test, feature = "net"))]
mod parcels;
mod people;
mod run;
#[cfg(test)]
mod seeds;

use std::collections::{BTreeMap, VecDeque};

use ed25519_dalek::SigningKey;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::{Input, Ledger, Output, PeerRun, Replica, Say, SessionEnd, Untold};
use crate::group::Edit;
use crate::id::{self, Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey, RunId};
use crate::protocol::WriteError;
use crate::roster::{
    Answer, Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold, Vote,
    prove_admit,
};

pub use disk::Disk;
pub use run::{Run, Setting, run};

/// How many frames and outputs a run may take before it counts as endless.
const MAX_STEPS: usize = 200_000;

/// A device: its disk, and the replica while the program runs.
#[derive(Debug)]
pub struct Device {
    /// What it is called.
    pub name: String,
    key: SigningKey,
    /// The day by its clock.
    pub day: Day,
    /// What is on its disk.
    pub disk: Disk,
    /// The running program.
    pub replica: Option<Replica>,
    /// Which run of it this is, or the last was.
    run: RunId,
    /// How often a session with it was ended by another's will, and why.
    pub dismissed: Vec<SessionEnd>,
    /// What its replica told: sessions ended by its own will, drafts.
    pub told: Vec<Output>,
}

impl Device {
    /// Its id.
    pub fn id(&self) -> DeviceId {
        DeviceId::from_bytes(self.key.verifying_key().to_bytes())
    }

    /// The device and its run, as others meet it.
    pub fn as_peer(&self) -> PeerRun {
        PeerRun { device: self.id(), run: self.run }
    }

    /// The key with which it signs.
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    /// What it has; it has to run.
    pub fn ledger(&self) -> &Ledger {
        self.replica.as_ref().unwrap().ledger()
    }

    /// Its member.
    pub fn member(&self) -> MemberId {
        self.ledger().me().unwrap()
    }
}

#[derive(Clone, Debug)]
enum OnTheWay {
    Frame(Vec<u8>),
    End(SessionEnd),
}

/// Devices and the links between them.
#[derive(Debug)]
pub struct World {
    /// The group.
    pub group: GroupId,
    /// All devices, by number.
    pub devices: Vec<Device>,
    /// By sender and receiver, what is on its way; there for both directions while there is a session.
    links: BTreeMap<(usize, usize), VecDeque<OnTheWay>>,
    /// All that is random.
    pub rng: ChaCha8Rng,
    steps: usize,
    /// How many runs there have been, of all devices.
    runs: u64,
}

/// The key of a device by its name.
pub fn key(name: &str) -> SigningKey {
    SigningKey::from_bytes(&id::hash("kith test device", &[name.as_bytes()]))
}

impl World {
    /// A group that one device has founded.
    pub fn found(name: &str, rule: Rule, seed: u64) -> Self {
        let key = key(name);
        let device = DeviceId::from_bytes(key.verifying_key().to_bytes());
        let found =
            Found { device, parcel_key: ParcelKey::from_bytes([1; 32]), rule, nonce: [7; 16] };
        let group = found.group();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let ledger = Ledger::found(key, found, rng.random(), Day(20_000)).unwrap();
        let mut world =
            Self { group, devices: Vec::new(), links: BTreeMap::new(), rng, steps: 0, runs: 0 };
        world.add(name, Disk::default());
        world.start_with(0, ledger);
        world
    }

    /// A device that is off; returns its number.
    pub fn add(&mut self, name: &str, disk: Disk) -> usize {
        self.devices.push(Device {
            name: name.to_owned(),
            key: key(name),
            day: Day(20_000),
            disk,
            replica: None,
            run: RunId::from_bytes([0; 16]),
            dismissed: Vec::new(),
            told: Vec::new(),
        });
        self.devices.len() - 1
    }

    /// A further device that shares another's key, with this on its disk.
    pub fn add_twin(&mut self, of: usize, disk: Disk) -> usize {
        let twin = self.add("twin", disk);
        self.devices[twin].key = self.devices[of].key.clone();
        twin
    }

    /// Starts a device's program on what its disk holds.
    pub fn start(&mut self, at: usize) {
        let nonce = self.rng.random();
        self.start_as(at, nonce);
    }

    /// Starts a device's program, with the nonce of its chain.
    pub fn start_as(&mut self, at: usize, nonce: [u8; 16]) {
        let device = &self.devices[at];
        let (ledger, lost) = Ledger::open(
            self.group,
            device.key.clone(),
            nonce,
            device.disk.open(),
            Box::new(Untold),
        )
        .unwrap();
        assert!(lost.is_empty(), "{} of {} do not fit", lost.len(), device.name);
        self.start_with(at, ledger);
    }

    /// Starts a device's program around a ledger.
    pub fn start_with(&mut self, at: usize, ledger: Ledger) {
        self.runs += 1;
        let mut run = [0; 16];
        run[..8].copy_from_slice(&self.runs.to_be_bytes());
        self.devices[at].run = RunId::from_bytes(run);
        self.devices[at].replica = Some(Replica::new(ledger));
        self.perform(at);
    }

    /// Kills a device's program; whatever it had not performed is lost.
    pub fn crash(&mut self, at: usize) {
        self.devices[at].replica = None;
        for other in 0..self.devices.len() {
            self.cut(at, other);
        }
    }

    /// Whether there is a session between two devices.
    pub fn is_linked(&self, a: usize, b: usize) -> bool {
        self.links.contains_key(&(a, b))
    }

    /// Begins a session between two running devices that let each other in.
    pub fn connect(&mut self, a: usize, b: usize) {
        let (id_a, id_b) = (self.devices[a].id(), self.devices[b].id());
        let lets_in = |at: usize, id: DeviceId| {
            let replica = self.devices[at].replica.as_ref();
            replica.is_some_and(|replica| replica.ledger().allowed_peers().contains(&id))
        };
        if a == b || id_a == id_b || !lets_in(a, id_b) || !lets_in(b, id_a) {
            return;
        }
        self.cut(a, b);
        self.links.insert((a, b), VecDeque::new());
        self.links.insert((b, a), VecDeque::new());
        let (peer_a, peer_b) = (self.devices[a].as_peer(), self.devices[b].as_peer());
        self.tell(a, Input::Connected { peer: peer_b });
        self.tell(b, Input::Connected { peer: peer_a });
    }

    /// Connects everybody with everybody.
    pub fn connect_all(&mut self) {
        for a in 0..self.devices.len() {
            for b in 0..a {
                self.connect(a, b);
            }
        }
    }

    /// Ends a session; what is on its way is lost.
    pub fn cut(&mut self, a: usize, b: usize) {
        if self.links.remove(&(a, b)).is_some() && self.links.remove(&(b, a)).is_some() {
            let (peer_a, peer_b) = (self.devices[a].as_peer(), self.devices[b].as_peer());
            self.tell(a, Input::Disconnected { peer: peer_b });
            self.tell(b, Input::Disconnected { peer: peer_a });
        }
    }

    /// Ends all sessions.
    pub fn cut_all(&mut self) {
        while let Some((a, b)) = self.links.keys().next().copied() {
            self.cut(a, b);
        }
    }

    /// Puts a frame on its way, whatever it is.
    pub fn inject(&mut self, from: usize, to: usize, frame: Vec<u8>) {
        if let Some(link) = self.links.get_mut(&(from, to)) {
            link.push_back(OnTheWay::Frame(frame));
        }
    }

    /// The frames that are on their way.
    pub fn frames(&self, from: usize, to: usize) -> Vec<Vec<u8>> {
        let link = self.links.get(&(from, to)).into_iter().flatten();
        let frames = link.filter_map(|it| match it {
            OnTheWay::Frame(frame) => Some(frame.clone()),
            OnTheWay::End(_) => None,
        });
        frames.collect()
    }

    /// Makes an edit on a device and performs nothing.
    pub fn try_edit(&mut self, at: usize, edit: &Edit) -> Result<EntryHash, WriteError> {
        let rng = &mut self.rng;
        let device = &mut self.devices[at];
        let mut random = || rng.random();
        let day = device.day;
        let replica = device.replica.as_mut().unwrap();
        replica.write(|ledger| ledger.edit(edit, day, &mut random))
    }

    /// Makes an edit on a device and performs what follows.
    pub fn edit(&mut self, at: usize, edit: &Edit) -> EntryHash {
        let hash = self.try_edit(at, edit).unwrap();
        self.perform(at);
        hash
    }

    /// Says something about who belongs, and performs nothing.
    pub fn try_say(&mut self, at: usize, statement: Statement) -> Result<EntryHash, WriteError> {
        let device = &mut self.devices[at];
        let day = device.day;
        let replica = device.replica.as_mut().unwrap();
        replica.write(|ledger| ledger.say(statement, Vec::new(), day))
    }

    /// Says something about who belongs.
    pub fn say(&mut self, at: usize, statement: Statement) -> EntryHash {
        let hash = self.try_say(at, statement).unwrap();
        self.perform(at);
        hash
    }

    /// Asks for something about who belongs as a person does, and performs nothing.
    pub fn try_say_so(&mut self, at: usize, say: &Say) -> Result<EntryHash, WriteError> {
        let rng = &mut self.rng;
        let device = &mut self.devices[at];
        let mut random = || rng.random();
        let day = device.day;
        let replica = device.replica.as_mut().unwrap();
        replica.write(|ledger| ledger.say_so(say, day, &mut random))
    }

    /// Asks for something about who belongs as a person does.
    pub fn say_so(&mut self, at: usize, say: &Say) -> EntryHash {
        let hash = self.try_say_so(at, say).unwrap();
        self.perform(at);
        hash
    }

    /// A member leaves with a last word.
    pub fn leave(&mut self, at: usize, farewell: &str) {
        let rng = &mut self.rng;
        let device = &mut self.devices[at];
        let mut random = || rng.random();
        let day = device.day;
        let replica = device.replica.as_mut().unwrap();
        let left = replica.write(|ledger| {
            let (name, body) = ledger.body_of(farewell, &mut random);
            ledger.say(Statement::Leave(Some(name)), vec![(name, body)], day)
        });
        left.unwrap();
        self.perform(at);
    }

    /// One device puts a person to the group, the voters agree, and the device lets the new one in; both are connected
    /// while this lasts. The newcomer starts with what its host has. Returns its number.
    pub fn let_in(&mut self, host: usize, voters: &[usize], name: &str) -> usize {
        let person = id::BodyName::from_bytes(id::hash("kith test body", &[name.as_bytes()]));
        let motion = Motion::Admit { person, returning: None };
        let proposal = self
            .say(host, Statement::Propose(Proposal { motion, reason: None, until: Day(30_000) }));
        self.connect_all();
        self.run_until_quiescent();
        for voter in voters {
            let vote = Vote { proposal, answer: Answer::Yes, why: None };
            self.say(*voter, Statement::Vote(vote));
            self.run_until_quiescent();
        }
        self.admit(host, name, Purpose::Person(proposal))
    }

    /// A device makes an invitation; returns it and the key of its ticket.
    pub fn invite(&mut self, host: usize, purpose: Purpose) -> (EntryHash, SigningKey) {
        let ticket = key("ticket");
        let invite_key = InviteKey::from_bytes(ticket.verifying_key().to_bytes());
        let invite = Invite { purpose, key: invite_key, expires: Day(30_000) };
        (self.say(host, Statement::Invite(invite)), ticket)
    }

    /// A device lets a new one in; the newcomer starts with what its host has. Returns its number.
    pub fn admit(&mut self, host: usize, name: &str, purpose: Purpose) -> usize {
        let (invite, ticket) = self.invite(host, purpose);
        self.use_invite(host, name, invite, &ticket)
    }

    /// A device lets a new one in by an invitation; the newcomer starts with what its host has. Returns its number.
    pub fn use_invite(
        &mut self,
        host: usize,
        name: &str,
        invite: EntryHash,
        ticket: &SigningKey,
    ) -> usize {
        let parcel_key = ParcelKey::from_bytes([2; 32]);
        let admit = prove_admit(self.group, invite, ticket, &key(name), parcel_key);
        self.say(host, Statement::Admit(admit));
        let at = self.add(name, Disk::default());
        let nonce = self.rng.random();
        let mut ledger = Ledger::empty(self.group, key(name), nonce).unwrap();
        let (from, newcomer) = (self.devices[host].ledger(), self.devices[at].id());
        let all = (0..from.log().len()).filter_map(|at| from.signed_for(at, newcomer)).collect();
        ledger.take_in(all).unwrap();
        self.start_with(at, ledger);
        at
    }

    /// Performs everything that a device's replica wants.
    pub fn perform(&mut self, at: usize) {
        while self.perform_next(at) {}
    }

    /// Performs the next thing that a device's replica wants; says whether there was one. Where the disk is full the program
    /// stops, as one that can promise nothing any more.
    pub fn perform_next(&mut self, at: usize) -> bool {
        let device = &mut self.devices[at];
        let Some(replica) = &mut device.replica else { return false };
        let output = replica.poll_output().or_else(|| {
            replica.catch_up();
            replica.poll_output()
        });
        let Some(output) = output else { return false };
        self.steps += 1;
        assert!(self.steps < MAX_STEPS, "the devices never come to rest");
        match output {
            Output::Store(rows) => {
                if !device.disk.commit(rows) {
                    self.crash(at);
                }
            }
            Output::Send { peer, frame } => {
                assert!(frame.len() <= super::MAX_MESSAGE_BYTES, "a frame of {}", frame.len());
                if let Some(link) = self.link_to(at, peer).and_then(|key| self.links.get_mut(&key))
                {
                    link.push_back(OnTheWay::Frame(frame));
                }
            }
            Output::Disconnect { peer, reason } => {
                // What was sent before still arrives; what comes the other way is read no more.
                if let Some((from, to)) = self.link_to(at, peer) {
                    if let Some(link) = self.links.get_mut(&(from, to)) {
                        link.push_back(OnTheWay::End(reason.clone()));
                    }
                    if let Some(back) = self.links.get_mut(&(to, from)) {
                        back.clear();
                    }
                }
                self.devices[at].told.push(Output::Disconnect { peer, reason });
            }
            Output::Draft { .. }
            | Output::Live { .. }
            | Output::Addresses { .. }
            | Output::Complete { .. } => {
                device.told.push(output);
            }
            Output::Gate(_) | Output::Changed => {}
        }
        true
    }

    /// Delivers the next thing on a link; says whether there was one.
    pub fn deliver(&mut self, from: usize, to: usize) -> bool {
        let Some(next) = self.links.get_mut(&(from, to)).and_then(VecDeque::pop_front) else {
            return false;
        };
        self.steps += 1;
        assert!(self.steps < MAX_STEPS, "the devices never come to rest");
        match next {
            OnTheWay::Frame(frame) => {
                let peer = self.devices[from].as_peer();
                self.tell(to, Input::Received { peer, frame });
            }
            OnTheWay::End(reason) => {
                self.devices[to].dismissed.push(reason);
                self.cut(from, to);
            }
        }
        true
    }

    /// The links on which something is on its way.
    pub fn busy_links(&self) -> Vec<(usize, usize)> {
        let busy = self.links.iter().filter(|(_, link)| !link.is_empty());
        busy.map(|(key, _)| *key).collect()
    }

    /// Performs and delivers until there is nothing left to do, links taking turns at random.
    pub fn run_until_quiescent(&mut self) {
        loop {
            for at in 0..self.devices.len() {
                self.perform(at);
            }
            let busy = self.busy_links();
            if busy.is_empty() {
                return;
            }
            let (from, to) = busy[self.rng.random_range(0..busy.len())];
            self.deliver(from, to);
        }
    }

    /// Begins to count afresh what a run takes.
    pub fn forget_steps(&mut self) {
        self.steps = 0;
    }

    fn link_to(&self, from: usize, peer: PeerRun) -> Option<(usize, usize)> {
        let to = |key: &&(usize, usize)| key.0 == from && self.devices[key.1].as_peer() == peer;
        self.links.keys().find(to).copied()
    }

    fn tell(&mut self, at: usize, input: Input) {
        let device = &mut self.devices[at];
        if let Some(replica) = &mut device.replica {
            replica.handle(input, device.day);
        }
    }
}

/// A rule by which a small group can do everything.
pub const RULE: Rule =
    Rule { threshold: Threshold::Majority, door: Door::ByVote, wordings: Threshold::Everyone };
