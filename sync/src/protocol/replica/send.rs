//! What goes out in sessions: entries that a peer lacks, bodies, questions for bodies.
//!
//! Source: FORMATS.md §8, "Flow".

use std::collections::BTreeSet;

use super::{Output, Replica};
use crate::id::{BodyName, DeviceId};
use crate::log::batch;
use crate::log::{EntrySet, Kind, SignedEntry};
use crate::protocol::message::{self, Batch, LooseBody, Message};
use crate::protocol::peer::PeerRun;

/// About how many bytes of entries and bodies are put into one batch.
const BATCH_BYTES: usize = 128 * 1024;
/// How many entries a device that belongs no more is still sent, at the most, to hear of it.
const MAX_FAREWELL: usize = 1_000;
/// What an entry without its change and its bodies has at the most, more or less.
const ENTRY_BYTES: usize = 512;

impl Replica {
    pub(super) fn send_everywhere(&mut self) {
        for peer in self.connected_peers() {
            self.send_lacking(peer);
        }
    }

    /// Sends what a peer lacks, as far as there is room.
    pub(super) fn send_lacking(&mut self, peer: PeerRun) {
        while let Some(batches) = self.next_batches(peer) {
            for bytes in batches {
                self.send(peer, &Message::Entries(Batch { bytes }));
            }
        }
    }

    /// The next batches for a peer, noted as sent; one, but for what cannot be parted.
    fn next_batches(&mut self, peer: PeerRun) -> Option<Vec<Vec<u8>>> {
        let log = self.ledger.log();
        let sessions = &mut self.peers.get_mut(&peer.device)?.sessions;
        let session = sessions.get_mut(&peer.run).filter(|session| session.has_room())?;
        let has = &session.has;
        let entries = gather(log.len(), &mut session.next, |at| {
            let lacking = Some(at).filter(|at| !has.contains(*at));
            lacking.and_then(|at| self.ledger.signed_for(at, peer.device))
        });
        if entries.is_empty() {
            return None;
        }
        match batch::encode_all(&entries) {
            Ok(batches) => {
                session.in_flight += batches.len();
                Some(batches)
            }
            Err(error) => unreachable!("whatever was taken in can be passed on: {error}"),
        }
    }

    /// Sends a device that belongs no more what decided it, as far as it rests on nothing newer, so that nobody is out
    /// without hearing of it.
    pub(super) fn tell_departure(&mut self, peer: PeerRun) {
        let log = self.ledger.log();
        let Some(record) = self.ledger.roster().devices.get(&peer.device) else { return };
        let Some(session) = self.session(peer).filter(|session| session.is_greeted) else { return };
        let mut due = EntrySet::default();
        log.extend_past(&mut due, record.went_by.iter().filter_map(|it| log.position(it)), true);
        let lacking: Vec<SignedEntry> = due
            .iter()
            .filter(|at| *at >= session.next && !session.has.contains(*at))
            .take(MAX_FAREWELL + 1)
            .filter_map(|at| self.ledger.signed_for(at, peer.device))
            .collect();
        let followed: BTreeSet<_> = lacking.iter().filter_map(|signed| signed.entry.prev).collect();
        let is_proven = |it: &SignedEntry| it.signature.is_some() || followed.contains(&it.hash);
        if lacking.is_empty() || lacking.len() > MAX_FAREWELL || !lacking.iter().all(is_proven) {
            return;
        }
        match batch::encode_all(&lacking) {
            Ok(batches) => {
                for bytes in batches {
                    self.send(peer, &Message::Entries(Batch { bytes }));
                }
            }
            Err(error) => unreachable!("whatever was taken in can be passed on: {error}"),
        }
    }

    /// Asks for the bodies that are not here, a few at a time, each once in a session.
    pub(super) fn ask_for_bodies(&mut self, peer: PeerRun) {
        let device = self.peers.get_mut(&peer.device);
        let Some(session) = device.and_then(|device| device.sessions.get_mut(&peer.run)) else {
            return;
        };
        if session.owes_bodies || !session.is_greeted {
            return;
        }
        let wanted = self.ledger.wanted_bodies().filter(|name| !session.asked.contains(name));
        let names: Vec<_> = wanted.take(message::MAX_BODIES_PER_MESSAGE).collect();
        if !names.is_empty() {
            session.asked.extend(&names);
            session.owes_bodies = true;
            self.send(peer, &Message::WantBodies(names));
        }
    }

    /// A body for a device that may have it.
    pub(super) fn loose(&self, name: &BodyName, receiver: DeviceId) -> Option<LooseBody> {
        let (device, body) = self.ledger.body_for(name, receiver)?;
        Some(LooseBody { name: *name, device, body })
    }

    /// Passes on the bodies that others asked for before they were here.
    pub(super) fn pass_on_bodies(&mut self, came: Vec<BodyName>) {
        for name in came {
            for peer in self.connected_peers() {
                if self.session_mut(peer).is_some_and(|session| session.wants.remove(&name)) {
                    let bodies = self.loose(&name, peer.device).into_iter().collect();
                    self.send(peer, &Message::Bodies(bodies));
                }
            }
        }
    }

    pub(super) fn tell_all(&mut self, frame: &[u8]) {
        for peer in self.connected_peers() {
            if self.session(peer).is_some_and(|session| session.is_greeted) {
                self.outputs.push_back(Output::Send { peer, frame: frame.to_vec() });
            }
        }
    }

    /// Says something to a peer, if there is still a session with it.
    pub(super) fn send(&mut self, peer: PeerRun, message: &Message) {
        if self.session(peer).is_none() {
            return;
        }
        self.outputs.push_back(Output::Send { peer, frame: message.encode() });
    }
}

/// The next entries of those that `take` hands out by position, up to the end of the log: about as many as one batch holds,
/// and where they end, all in them is proven.
pub(super) fn gather(
    end: usize,
    next: &mut usize,
    mut take: impl FnMut(usize) -> Option<SignedEntry>,
) -> Vec<SignedEntry> {
    let mut entries: Vec<SignedEntry> = Vec::new();
    let (mut bytes, mut unproven) = (0, BTreeSet::new());
    while *next < end && (bytes < BATCH_BYTES || !unproven.is_empty()) {
        let at = *next;
        *next += 1;
        let Some(signed) = take(at) else { continue };
        bytes += room_of(&signed);
        // An entry without a signature goes with the later one that proves it.
        if let Some(prev) = &signed.entry.prev {
            unproven.remove(prev);
        }
        if signed.signature.is_none() {
            unproven.insert(signed.hash);
        }
        entries.push(signed);
    }
    entries
}

/// About how much of a batch an entry takes.
pub(super) fn room_of(signed: &SignedEntry) -> usize {
    let kind = match &signed.entry.kind {
        Kind::Edit(bytes) => bytes.len(),
        Kind::Unknown { payload, .. } => payload.len(),
        Kind::Statement(_) | Kind::TakeBack(_) => 0,
    };
    let bodies = signed.bodies.iter().map(|(_, body)| body.text.len());
    ENTRY_BYTES + kind + 32 * signed.entry.seen.len() + bodies.sum::<usize>()
}
