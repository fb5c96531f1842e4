//! Sessions: who is connected, what is known of whom, and in which order what follows is to happen.
//!
//! What is done with what peers say stands in `receive`, what is said to them in `send`.
//!
//! Source: FORMATS.md §8.

mod carried;
mod receive;
mod send;

use std::collections::{BTreeSet, VecDeque};

pub use carried::{MAX_PARCEL_WANTS, Packed, Packing, Trial, Unpacked, content_of};

use super::ledger::{Ledger, Row, Settled};
use super::message::{self, Draft, KnownAddrs, Message};
use super::peer::{Peer, PeerRun, Peers, Session};
use crate::id::{Day, DeviceId, EntryHash};
use crate::live::LiveFrame;

/// Something that happened outside the core.
#[derive(Debug)]
pub enum Input {
    /// A session with a run of a device of the group began.
    Connected {
        /// Which.
        peer: PeerRun,
    },
    /// It ended.
    Disconnected {
        /// With which.
        peer: PeerRun,
    },
    /// A frame came in.
    Received {
        /// From which.
        peer: PeerRun,
        /// Its bytes.
        frame: Vec<u8>,
    },
}

/// Something that should happen; in order.
#[derive(Debug)]
pub enum Output {
    /// These rows go to disk, all or none, before the next output is performed.
    Store(Vec<Row>),
    /// A frame goes out in a session.
    Send {
        /// To which run.
        peer: PeerRun,
        /// Its bytes.
        frame: Vec<u8>,
    },
    /// A session is to end.
    Disconnect {
        /// With which run.
        peer: PeerRun,
        /// Why.
        reason: SessionEnd,
    },
    /// Which devices belong has changed: the gate lets in these and no others.
    Gate(BTreeSet<DeviceId>),
    /// The snapshot, the roster, or what counts has changed.
    Changed,
    /// A peer confirmed that it has everything that is here; each of its runs, where several are connected.
    Complete {
        /// Which device.
        peer: DeviceId,
    },
    /// A peer's member is typing.
    Draft {
        /// On which run of which device.
        peer: PeerRun,
        /// What.
        draft: Draft,
    },
    /// A peer tells how the sitting stands that it is in.
    Live {
        /// On which run of which device.
        peer: PeerRun,
        /// What.
        frame: LiveFrame,
    },
    /// A peer tells where it has reached others.
    Addresses {
        /// Which run tells.
        peer: PeerRun,
        /// What.
        known: Vec<KnownAddrs>,
    },
}

/// Why a session ends by this side's will. Each is the peer's fault or the group's decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionEnd {
    /// The peer does not belong, or no longer.
    #[error("the device does not belong to the group")]
    NotInGroup,
    /// The peer sent something unreadable.
    #[error("the other device sent something that cannot be read")]
    Unreadable,
    /// The peer said something before it greeted, or greeted twice.
    #[error("the other device spoke out of turn")]
    OutOfTurn,
    /// The peer sent an entry that no device that follows the rules would have written or passed on.
    #[error("the other device sent something that breaks the rules: {0}")]
    Invalid(String),
    /// The peer sent more than it may.
    #[error("the other device sent more than it may")]
    TooMuch,
}

/// One device's copy of a group.
#[derive(Debug)]
pub struct Replica {
    ledger: Ledger,
    peers: Peers,
    outputs: VecDeque<Output>,
    gate: BTreeSet<DeviceId>,
}

impl Replica {
    /// A replica around what a device has. What of it is not on disk yet is stored first.
    pub fn new(ledger: Ledger) -> Self {
        let mut replica =
            Self { ledger, peers: Peers::new(), outputs: VecDeque::new(), gate: BTreeSet::new() };
        replica.settle();
        replica.open_gate();
        replica
    }

    /// What the device has.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The next thing that should happen.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Takes in something that happened outside on `today`.
    pub fn handle(&mut self, input: Input, today: Day) {
        match input {
            Input::Connected { peer } => self.connected(peer, today),
            Input::Disconnected { peer } => self.disconnected(peer),
            Input::Received { peer, frame } => {
                if self.session(peer).is_none() {
                    return;
                }
                if let Err(reason) = self.received(peer, &frame, today) {
                    self.end(peer, reason);
                }
            }
        }
    }

    /// Does something of this device's own: whatever `write` adds to the ledger goes to disk and to the peers; also to
    /// those who by it belong no more, so that they hear it from the one who decided it. Document and snapshot have it only
    /// after [`Replica::catch_up`], so that nobody waits for them.
    pub fn write<T, E>(&mut self, write: impl FnOnce(&mut Ledger) -> Result<T, E>) -> Result<T, E> {
        let done = write(&mut self.ledger);
        let settled = self.ledger.note_down();
        let settled = self.note_settled(settled);
        self.send_everywhere();
        self.conclude(&settled);
        done
    }

    /// Brings document and snapshot up to what this device wrote, when what followed from [`Replica::write`] is done.
    pub fn catch_up(&mut self) {
        self.settle();
    }

    /// Tells the connected peers what this member is typing.
    pub fn tell_draft(&mut self, draft: &Draft) {
        let frame = Message::Draft(draft.clone()).encode();
        self.tell_all(&frame);
    }

    /// Tells the connected peers how the sitting stands that this device is in.
    pub fn tell_live(&mut self, frame: &LiveFrame) {
        let frame = Message::Live(frame.clone()).encode();
        self.tell_all(&frame);
    }

    /// Tells one peer where others were reached.
    pub fn tell_addresses(&mut self, peer: PeerRun, mut known: Vec<KnownAddrs>) {
        known.truncate(message::MAX_TOLD_DEVICES);
        for device in &mut known {
            device.addrs.truncate(message::MAX_TOLD_ADDRS);
        }
        if self.session(peer).is_some() {
            self.send(peer, &Message::Addresses(known));
        }
    }

    /// Whether a device has every entry that the given device wrote, as last heard.
    pub fn has_all_of(&self, peer: DeviceId, writer: DeviceId) -> bool {
        let log = self.ledger.log();
        let peer = self.peers.get(&peer);
        log.device_tips(&writer).all(|tip| peer.is_some_and(|peer| peer.has(tip)))
    }

    /// Whether a device has one entry, by its position in the log, as last heard.
    pub fn has_entry(&self, peer: DeviceId, at: usize) -> bool {
        self.peers.get(&peer).is_some_and(|peer| peer.has(at))
    }

    /// Whether a device has everything that is here, as last heard.
    pub fn has_all(&self, peer: DeviceId) -> bool {
        self.ledger.log().writers().all(|writer| self.has_all_of(peer, writer))
    }

    /// The day on which a device was last heard.
    pub fn heard(&self, peer: DeviceId) -> Option<Day> {
        self.peers.get(&peer).and_then(|peer| peer.heard)
    }

    /// Whether there is a session with a device, with any of its runs.
    pub fn is_connected(&self, peer: DeviceId) -> bool {
        self.peers.get(&peer).is_some_and(|peer| !peer.sessions.is_empty())
    }

    /// What is known of a device, to be kept across runs: the day it was last heard, and the newest entries that it has.
    pub fn remembered(&self, peer: DeviceId) -> Option<(Day, Vec<EntryHash>)> {
        let peer = self.peers.get(&peer)?;
        let log = self.ledger.log();
        let newest = |writer: DeviceId| {
            let entries = log.device_entries(&writer).iter().rev();
            entries.copied().find(|at| peer.has(*at)).and_then(|at| log.hash(at))
        };
        Some((peer.heard?, log.writers().filter_map(newest).collect()))
    }

    /// Takes up what an earlier run knew of a device.
    pub fn remember(&mut self, device: DeviceId, heard: Day, has: &[EntryHash]) {
        let log = self.ledger.log();
        let peer = self.peers.entry(device).or_default();
        peer.heard = peer.heard.max(Some(heard));
        if let Some(had) = peer.has_while_away() {
            log.extend_past(had, has.iter().filter_map(|hash| log.position(hash)), true);
        }
    }

    fn session(&self, peer: PeerRun) -> Option<&Session> {
        self.peers.get(&peer.device)?.sessions.get(&peer.run)
    }

    fn session_mut(&mut self, peer: PeerRun) -> Option<&mut Session> {
        self.peers.get_mut(&peer.device)?.sessions.get_mut(&peer.run)
    }

    /// Whom there are sessions with.
    fn connected_peers(&self) -> Vec<PeerRun> {
        let runs = self.peers.iter().flat_map(|(device, peer)| {
            peer.sessions.keys().map(|run| PeerRun { device: *device, run: *run })
        });
        runs.collect()
    }

    fn connected(&mut self, peer: PeerRun, today: Day) {
        if !self.gate.contains(&peer.device) {
            self.outputs.push_back(Output::Disconnect { peer, reason: SessionEnd::NotInGroup });
            return;
        }
        self.forget_outputs(peer);
        let device = self.peers.entry(peer.device).or_default();
        device.close(peer.run);
        device.sessions.insert(peer.run, Session::default());
        device.heard = Some(today);
        device.was_complete = false;
        let hello = Message::Hello(self.ledger.log().vector());
        self.send(peer, &hello);
    }

    fn disconnected(&mut self, peer: PeerRun) {
        self.forget_outputs(peer);
        self.close(peer);
        // Without it, what the device's other runs have may be everything.
        self.note_complete(peer.device);
    }

    /// What was to be said in a session that is over is not to be said in the next.
    fn forget_outputs(&mut self, over: PeerRun) {
        self.outputs.retain(|output| match output {
            Output::Send { peer, .. } | Output::Disconnect { peer, .. } => *peer != over,
            Output::Store(_)
            | Output::Gate(_)
            | Output::Changed
            | Output::Complete { .. }
            | Output::Draft { .. }
            | Output::Live { .. }
            | Output::Addresses { .. } => true,
        });
    }

    fn close(&mut self, peer: PeerRun) {
        if let Some(device) = self.peers.get_mut(&peer.device) {
            device.close(peer.run);
        }
    }

    /// Ends a session; what was said before still goes out.
    fn end(&mut self, peer: PeerRun, reason: SessionEnd) {
        self.close(peer);
        self.outputs.push_back(Output::Disconnect { peer, reason });
    }

    /// After the ledger changed: what is new goes to disk first, then the gate, then the screen.
    fn settle(&mut self) {
        let settled = self.ledger.settle();
        let settled = self.note_settled(settled);
        self.conclude(&settled);
    }

    fn note_settled(&mut self, mut settled: Settled) -> Settled {
        if !settled.rows.is_empty() {
            let rows = std::mem::take(&mut settled.rows);
            let came = rows.iter().filter_map(|row| match row {
                Row::Body(name, ..) => Some(*name),
                Row::Entry(..) | Row::EraseBody(_) => None,
            });
            let came: Vec<_> = came.collect();
            self.outputs.push_back(Output::Store(rows));
            self.pass_on_bodies(came);
        }
        for at in &settled.new_entries {
            let log = self.ledger.log();
            let Some(writer) = log.device(*at) else { continue };
            // Whoever wrote an entry had its past. In a session only what is said counts: a device can have been set back
            // to an older copy, or have a twin.
            if let Some(has) = self.peers.get_mut(&writer).and_then(Peer::has_while_away) {
                log.extend_past(has, [*at], true);
            }
        }
        settled
    }

    fn conclude(&mut self, settled: &Settled) {
        if settled.is_roster_new {
            self.open_gate();
        }
        if settled.is_changed {
            self.outputs.push_back(Output::Changed);
        }
    }

    fn open_gate(&mut self) {
        let gate = self.ledger.allowed_peers();
        if gate == self.gate {
            return;
        }
        for peer in self.connected_peers() {
            if !gate.contains(&peer.device) {
                self.tell_departure(peer);
                self.end(peer, SessionEnd::NotInGroup);
            }
        }
        self.gate.clone_from(&gate);
        self.outputs.push_back(Output::Gate(gate));
        self.use_early_addrs();
    }

    /// Hands on what peers told of devices before these belonged.
    fn use_early_addrs(&mut self) {
        for peer in self.connected_peers() {
            let gate = &self.gate;
            let device = self.peers.get_mut(&peer.device);
            let Some(session) = device.and_then(|device| device.sessions.get_mut(&peer.run)) else {
                continue;
            };
            let told = std::mem::take(&mut session.early_addrs);
            let (known, early): (Vec<_>, Vec<_>) =
                told.into_iter().partition(|told| gate.contains(&told.device));
            session.early_addrs = early;
            if !known.is_empty() {
                self.outputs.push_back(Output::Addresses { peer, known });
            }
        }
    }

    fn note_complete(&mut self, device: DeviceId) {
        if !self.is_connected(device) {
            return;
        }
        let is_complete = self.has_all(device);
        let Some(peer) = self.peers.get_mut(&device) else { return };
        let was_complete = std::mem::replace(&mut peer.was_complete, is_complete);
        if is_complete && !was_complete {
            self.outputs.push_back(Output::Complete { peer: device });
        } else {
            self.outputs.push_back(Output::Changed);
        }
    }
}
