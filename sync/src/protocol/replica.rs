//! Sessions: what is said to whom, and what is done with what they say.

mod send;

use std::collections::{BTreeSet, VecDeque};

use super::ledger::{Ledger, Row, Settled};
use super::message::{self, Batch, Draft, KnownAddrs, LooseBody, Message};
use super::peer::{Peers, Session};
use crate::id::{BodyName, Day, DeviceId, EntryHash};
use crate::log::Vector;
use crate::log::batch::{self, MAX_BATCH_ENTRIES};

/// Something that happened outside the core.
#[derive(Debug)]
pub enum Input {
    /// A session with a device of the group began.
    Connected {
        /// Which device.
        peer: DeviceId,
    },
    /// It ended.
    Disconnected {
        /// Which device.
        peer: DeviceId,
    },
    /// A frame came in.
    Received {
        /// From which device.
        peer: DeviceId,
        /// Its bytes.
        frame: Vec<u8>,
    },
}

/// Something that should happen; in order.
#[derive(Debug)]
pub enum Output {
    /// These rows go to disk, all or none, before the next output is performed.
    Store(Vec<Row>),
    /// A frame goes to a connected device.
    Send {
        /// To which device.
        peer: DeviceId,
        /// Its bytes.
        frame: Vec<u8>,
    },
    /// A session is to end.
    Disconnect {
        /// With which device.
        peer: DeviceId,
        /// Why.
        reason: SessionEnd,
    },
    /// Which devices belong has changed: the gate lets in these and no others.
    Gate(BTreeSet<DeviceId>),
    /// The snapshot, the roster, or what counts has changed.
    Changed,
    /// A peer confirmed that it has everything that is here.
    Complete {
        /// Which device.
        peer: DeviceId,
    },
    /// A peer's member is typing.
    Draft {
        /// Which device.
        peer: DeviceId,
        /// What.
        draft: Draft,
    },
    /// A peer tells where it has reached others.
    Addresses {
        /// Which device tells.
        peer: DeviceId,
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

    /// Tells one peer where others were reached.
    pub fn tell_addresses(&mut self, peer: DeviceId, mut known: Vec<KnownAddrs>) {
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
        log.device_tips(&writer).all(|tip| peer.is_some_and(|peer| peer.has.contains(tip)))
    }

    /// Whether a device has everything that is here, as last heard.
    pub fn has_all(&self, peer: DeviceId) -> bool {
        self.ledger.log().writers().all(|writer| self.has_all_of(peer, writer))
    }

    /// The day on which a device was last heard.
    pub fn heard(&self, peer: DeviceId) -> Option<Day> {
        self.peers.get(&peer).and_then(|peer| peer.heard)
    }

    /// Whether there is a session with a device.
    pub fn is_connected(&self, peer: DeviceId) -> bool {
        self.session(peer).is_some()
    }

    /// What is known of a device, to be kept across runs: the day it was last heard, and the newest entries that it has.
    pub fn remembered(&self, peer: DeviceId) -> Option<(Day, Vec<EntryHash>)> {
        let peer = self.peers.get(&peer)?;
        let log = self.ledger.log();
        let newest = |writer: DeviceId| {
            let entries = log.device_entries(&writer).iter().rev();
            entries.copied().find(|at| peer.has.contains(*at)).and_then(|at| log.hash(at))
        };
        Some((peer.heard?, log.writers().filter_map(newest).collect()))
    }

    /// Takes up what an earlier run knew of a device.
    pub fn remember(&mut self, device: DeviceId, heard: Day, has: &[EntryHash]) {
        let log = self.ledger.log();
        let peer = self.peers.entry(device).or_default();
        peer.heard = peer.heard.max(Some(heard));
        log.extend_past(&mut peer.has, has.iter().filter_map(|hash| log.position(hash)), true);
    }

    fn session(&self, peer: DeviceId) -> Option<&Session> {
        self.peers.get(&peer).and_then(|peer| peer.session.as_ref())
    }

    fn session_mut(&mut self, peer: DeviceId) -> Option<&mut Session> {
        self.peers.get_mut(&peer).and_then(|peer| peer.session.as_mut())
    }

    fn connected(&mut self, device: DeviceId, today: Day) {
        if !self.gate.contains(&device) {
            self.outputs
                .push_back(Output::Disconnect { peer: device, reason: SessionEnd::NotInGroup });
            return;
        }
        self.forget_outputs(device);
        let peer = self.peers.entry(device).or_default();
        peer.session = Some(Session::default());
        peer.heard = Some(today);
        let hello = Message::Hello(self.ledger.log().vector());
        self.send(device, &hello);
    }

    fn disconnected(&mut self, peer: DeviceId) {
        self.forget_outputs(peer);
        self.close(peer);
    }

    /// What was to be said in a session that is over is not to be said in the next.
    fn forget_outputs(&mut self, device: DeviceId) {
        self.outputs.retain(|output| match output {
            Output::Send { peer, .. } | Output::Disconnect { peer, .. } => *peer != device,
            Output::Store(_)
            | Output::Gate(_)
            | Output::Changed
            | Output::Complete { .. }
            | Output::Draft { .. }
            | Output::Addresses { .. } => true,
        });
    }

    fn close(&mut self, peer: DeviceId) {
        if let Some(peer) = self.peers.get_mut(&peer) {
            peer.session = None;
        }
    }

    /// Ends a session; what was said before still goes out.
    fn end(&mut self, peer: DeviceId, reason: SessionEnd) {
        self.close(peer);
        self.outputs.push_back(Output::Disconnect { peer, reason });
    }

    fn received(&mut self, peer: DeviceId, frame: &[u8], today: Day) -> Result<(), SessionEnd> {
        if let Some(peer) = self.peers.get_mut(&peer) {
            peer.heard = Some(today);
        }
        let message = Message::decode(frame).map_err(|_malformed| SessionEnd::Unreadable)?;
        let is_greeted = self.session(peer).is_some_and(|session| session.is_greeted);
        if message.as_ref().is_some_and(|it| matches!(it, Message::Hello(_)) == is_greeted) {
            return Err(SessionEnd::OutOfTurn);
        }
        match message {
            Some(Message::Hello(vector)) => self.greeted(peer, &vector),
            Some(Message::Entries(batch)) => self.entries(peer, &batch),
            Some(Message::Have(newest)) => self.confirmed(peer, &newest),
            Some(Message::WantBodies(names)) => self.bodies_wanted(peer, &names),
            Some(Message::Bodies(bodies)) => self.bodies(peer, bodies),
            Some(Message::Draft(draft)) => self.draft(peer, draft),
            Some(Message::Addresses(known)) => self.addresses(peer, known),
            None => Ok(()),
        }
    }

    fn greeted(&mut self, device: DeviceId, vector: &Vector) -> Result<(), SessionEnd> {
        if !vector.is_well_formed() {
            return Err(SessionEnd::Unreadable);
        }
        if let Some(peer) = self.peers.get_mut(&device) {
            peer.has = self.ledger.log().known_to(vector);
            if let Some(session) = &mut peer.session {
                session.is_greeted = true;
            }
        }
        self.ask_for_bodies(device);
        self.send_lacking(device);
        self.note_complete(device);
        Ok(())
    }

    fn entries(&mut self, peer: DeviceId, batch: &Batch) -> Result<(), SessionEnd> {
        let group = self.ledger.log().group();
        let entries =
            batch::decode(&batch.bytes, group).map_err(|_refused| SessionEnd::Unreadable)?;
        let sent: Vec<EntryHash> = entries.iter().map(|signed| signed.hash).collect();
        let followed: BTreeSet<_> = entries.iter().filter_map(|signed| signed.entry.prev).collect();
        let taken = self.ledger.take_in(entries);
        let log = self.ledger.log();
        let at: Vec<usize> = sent.iter().filter_map(|hash| log.position(hash)).collect();
        if let Some(peer) = self.peers.get_mut(&peer) {
            log.extend_past(&mut peer.has, at, true);
        }
        self.settle();
        taken.map_err(|refused| SessionEnd::Invalid(refused.to_string()))?;
        // Whoever hears of the last of each branch knows that its past is here.
        let newest = sent.into_iter().filter(|hash| !followed.contains(hash)).collect();
        self.send(peer, &Message::Have(newest));
        self.ask_for_bodies(peer);
        self.send_everywhere();
        self.note_complete(peer);
        Ok(())
    }

    fn confirmed(&mut self, device: DeviceId, newest: &[EntryHash]) -> Result<(), SessionEnd> {
        if newest.len() > MAX_BATCH_ENTRIES {
            return Err(SessionEnd::TooMuch);
        }
        let log = self.ledger.log();
        if let Some(peer) = self.peers.get_mut(&device) {
            log.extend_past(
                &mut peer.has,
                newest.iter().filter_map(|hash| log.position(hash)),
                true,
            );
            if let Some(session) = &mut peer.session {
                session.in_flight = session.in_flight.saturating_sub(1);
            }
        }
        self.send_lacking(device);
        self.note_complete(device);
        Ok(())
    }

    fn bodies_wanted(&mut self, peer: DeviceId, names: &[BodyName]) -> Result<(), SessionEnd> {
        if names.len() > message::MAX_BODIES_PER_MESSAGE {
            return Err(SessionEnd::TooMuch);
        }
        let wanted: Vec<_> =
            names.iter().filter(|name| self.ledger.is_wanted(name)).copied().collect();
        let bodies = names.iter().filter_map(|name| self.loose(name)).collect();
        if let Some(session) = self.session_mut(peer) {
            session.wants.extend(wanted);
        }
        self.send(peer, &Message::Bodies(bodies));
        Ok(())
    }

    fn bodies(&mut self, peer: DeviceId, bodies: Vec<LooseBody>) -> Result<(), SessionEnd> {
        if bodies.len() > message::MAX_BODIES_PER_MESSAGE {
            return Err(SessionEnd::TooMuch);
        }
        for loose in &bodies {
            batch::check_body(&loose.body).map_err(|_too_long| SessionEnd::TooMuch)?;
        }
        for loose in bodies {
            self.ledger.hold_body(loose.name, loose.device, &loose.body);
        }
        if let Some(session) = self.session_mut(peer) {
            session.owes_bodies = false;
        }
        self.settle();
        self.ask_for_bodies(peer);
        Ok(())
    }

    fn draft(&mut self, peer: DeviceId, draft: Draft) -> Result<(), SessionEnd> {
        if draft.words.as_ref().is_some_and(|words| words.len() > message::MAX_DRAFT_BYTES) {
            return Err(SessionEnd::TooMuch);
        }
        self.outputs.push_back(Output::Draft { peer, draft });
        Ok(())
    }

    fn addresses(&mut self, peer: DeviceId, known: Vec<KnownAddrs>) -> Result<(), SessionEnd> {
        let is_too_much = |device: &KnownAddrs| device.addrs.len() > message::MAX_TOLD_ADDRS;
        if known.len() > message::MAX_TOLD_DEVICES || known.iter().any(is_too_much) {
            return Err(SessionEnd::TooMuch);
        }
        let known: Vec<_> =
            known.into_iter().filter(|told| self.gate.contains(&told.device)).collect();
        self.outputs.push_back(Output::Addresses { peer, known });
        Ok(())
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
            if let Some(peer) = self.peers.get_mut(&writer).filter(|peer| peer.session.is_none()) {
                log.extend_past(&mut peer.has, [*at], true);
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
        for shut_out in self.gate.difference(&gate).copied().collect::<Vec<_>>() {
            if self.session(shut_out).is_some() {
                self.end(shut_out, SessionEnd::NotInGroup);
            }
        }
        self.gate.clone_from(&gate);
        self.outputs.push_back(Output::Gate(gate));
    }

    fn note_complete(&mut self, device: DeviceId) {
        let is_complete = self.has_all(device);
        let Some(session) = self.session_mut(device) else { return };
        let was_complete = std::mem::replace(&mut session.was_complete, is_complete);
        if is_complete && !was_complete {
            self.outputs.push_back(Output::Complete { peer: device });
        } else {
            self.outputs.push_back(Output::Changed);
        }
    }
}
