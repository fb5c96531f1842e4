//! What comes in in sessions: each message read, checked against what a peer may say, and taken in.
//!
//! Invariant: whatever is wrong with a message ends the session it came in, and no other.
//! Source: FORMATS.md §8, "Flow".

use std::collections::BTreeSet;

use super::{Output, Replica, SessionEnd};
use crate::id::{BodyName, Day, EntryHash};
use crate::live::LiveFrame;
use crate::log::Vector;
use crate::log::batch::{self, MAX_BATCH_ENTRIES};
use crate::protocol::ledger::{BatchRefused, Row, Settled};
use crate::protocol::message::{self, Batch, Draft, KnownAddrs, LooseBody, Message};
use crate::protocol::peer::PeerRun;

/// What came of a batch.
pub(super) struct Came {
    /// Its entries.
    pub(super) sent: Vec<EntryHash>,
    /// Those that no other in it follows in its chain.
    pub(super) newest: Vec<EntryHash>,
    /// How many bodies were new.
    pub(super) bodies: usize,
    pub(super) settled: Settled,
    /// Whether all of it was taken in.
    pub(super) taken: Result<(), BatchRefused>,
}

impl Replica {
    pub(super) fn received(
        &mut self,
        peer: PeerRun,
        frame: &[u8],
        today: Day,
    ) -> Result<(), SessionEnd> {
        if let Some(device) = self.peers.get_mut(&peer.device) {
            device.heard = Some(today);
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
            Some(Message::Bodies(bodies)) => self.bodies(peer, &bodies),
            Some(Message::Draft(draft)) => self.draft(peer, draft),
            Some(Message::Addresses(known)) => self.addresses(peer, known),
            Some(Message::Live(frame)) => self.live(peer, frame),
            None => Ok(()),
        }
    }

    fn greeted(&mut self, peer: PeerRun, vector: &Vector) -> Result<(), SessionEnd> {
        if !vector.is_well_formed() {
            return Err(SessionEnd::Unreadable);
        }
        let has = self.ledger.log().known_to(vector);
        if let Some(session) = self.session_mut(peer) {
            session.has = has;
            session.is_greeted = true;
        }
        self.ask_for_bodies(peer);
        self.send_lacking(peer);
        self.note_complete(peer.device);
        Ok(())
    }

    /// Notes that a run has these entries and all before them.
    fn note_has(&mut self, peer: PeerRun, entries: &[EntryHash]) {
        let log = self.ledger.log();
        let device = self.peers.get_mut(&peer.device);
        if let Some(session) = device.and_then(|device| device.sessions.get_mut(&peer.run)) {
            let at = entries.iter().filter_map(|hash| log.position(hash));
            log.extend_past(&mut session.has, at, true);
        }
    }

    fn entries(&mut self, peer: PeerRun, batch: &Batch) -> Result<(), SessionEnd> {
        let Came { sent, newest, settled, taken, .. } = self.take_in(batch)?;
        self.note_has(peer, &sent);
        if taken.is_ok() {
            // Whoever hears of the last of each branch knows that its past is here. Said before what follows from it, so that
            // whoever goes by it still hears that it came.
            self.send(peer, &Message::Have(newest));
        }
        self.conclude(&settled);
        taken.map_err(|refused| SessionEnd::Invalid(refused.to_string()))?;
        self.ask_for_bodies(peer);
        self.send_everywhere();
        self.note_complete(peer.device);
        Ok(())
    }

    /// Takes in a batch, from whichever way it came; what follows from it is put on its way to the disk.
    pub(super) fn take_in(&mut self, batch: &Batch) -> Result<Came, SessionEnd> {
        let group = self.ledger.log().group();
        let entries =
            batch::decode(&batch.bytes, group).map_err(|_refused| SessionEnd::Unreadable)?;
        let sent: Vec<EntryHash> = entries.iter().map(|signed| signed.hash).collect();
        let followed: BTreeSet<_> = entries.iter().filter_map(|signed| signed.entry.prev).collect();
        let newest = sent.iter().filter(|hash| !followed.contains(hash)).copied().collect();
        let taken = self.ledger.take_in(entries);
        let settled = self.ledger.settle();
        let bodies = settled.rows.iter().filter(|row| matches!(row, Row::Body(..))).count();
        let settled = self.note_settled(settled);
        Ok(Came { sent, newest, bodies, settled, taken })
    }

    fn confirmed(&mut self, peer: PeerRun, newest: &[EntryHash]) -> Result<(), SessionEnd> {
        if newest.len() > MAX_BATCH_ENTRIES {
            return Err(SessionEnd::TooMuch);
        }
        self.note_has(peer, newest);
        if let Some(session) = self.session_mut(peer) {
            session.in_flight = session.in_flight.saturating_sub(1);
        }
        self.send_lacking(peer);
        self.note_complete(peer.device);
        Ok(())
    }

    fn bodies_wanted(&mut self, peer: PeerRun, names: &[BodyName]) -> Result<(), SessionEnd> {
        if names.len() > message::MAX_BODIES_PER_MESSAGE {
            return Err(SessionEnd::TooMuch);
        }
        let wanted: Vec<_> =
            names.iter().filter(|name| self.ledger.is_wanted(name)).copied().collect();
        let mut bodies: Vec<LooseBody> =
            names.iter().filter_map(|name| self.loose(name, peer.device)).collect();
        if let Some(session) = self.session_mut(peer) {
            session.wants.extend(wanted);
            // A question is short and its answer long, so whoever asks again and again gets nothing by it.
            bodies.retain(|loose| session.given.insert(loose.name));
        }
        self.send(peer, &Message::Bodies(bodies));
        Ok(())
    }

    fn bodies(&mut self, peer: PeerRun, bodies: &[LooseBody]) -> Result<(), SessionEnd> {
        self.hold_bodies(bodies)?;
        if let Some(session) = self.session_mut(peer) {
            session.owes_bodies = false;
        }
        self.settle();
        self.ask_for_bodies(peer);
        Ok(())
    }

    /// Takes in bodies, from whichever way they came; says how many are new.
    pub(super) fn hold_bodies(&mut self, bodies: &[LooseBody]) -> Result<usize, SessionEnd> {
        if bodies.len() > message::MAX_BODIES_PER_MESSAGE {
            return Err(SessionEnd::TooMuch);
        }
        for loose in bodies {
            batch::check_body(&loose.body).map_err(|_too_long| SessionEnd::TooMuch)?;
        }
        let held = bodies
            .iter()
            .filter(|loose| self.ledger.hold_body(loose.name, loose.device, &loose.body));
        Ok(held.count())
    }

    fn draft(&mut self, peer: PeerRun, draft: Draft) -> Result<(), SessionEnd> {
        if draft.words.as_ref().is_some_and(|words| words.len() > message::MAX_DRAFT_BYTES) {
            return Err(SessionEnd::TooMuch);
        }
        self.outputs.push_back(Output::Draft { peer, draft });
        Ok(())
    }

    fn live(&mut self, peer: PeerRun, frame: LiveFrame) -> Result<(), SessionEnd> {
        if !frame.is_well_formed() {
            return Err(SessionEnd::Unreadable);
        }
        self.outputs.push_back(Output::Live { peer, frame });
        Ok(())
    }

    fn addresses(&mut self, peer: PeerRun, known: Vec<KnownAddrs>) -> Result<(), SessionEnd> {
        let is_too_much = |device: &KnownAddrs| device.addrs.len() > message::MAX_TOLD_ADDRS;
        if known.len() > message::MAX_TOLD_DEVICES || known.iter().any(is_too_much) {
            return Err(SessionEnd::TooMuch);
        }
        let (known, early): (Vec<_>, Vec<_>) =
            known.into_iter().partition(|told| self.gate.contains(&told.device));
        if let Some(session) = self.session_mut(peer) {
            session.early_addrs = early;
        }
        self.outputs.push_back(Output::Addresses { peer, known });
        Ok(())
    }
}
