//! Sessions with devices that cannot answer: the frames that go into a parcel, and those that come out of one.
//!
//! What comes out goes through the same door as the frames of a session, and means the same but for one thing: what the
//! writer said of itself may be long ago, so it is heard as of a device that is away.
//!
//! Invariant: nothing is ever taken to be at a device because it was put into a parcel for it.
//! Source: FORMATS.md §12.

use std::collections::BTreeSet;

use super::send::{gather, room_of};
use super::{Output, Replica, SessionEnd};
use crate::id::{BodyName, Day, DeviceId};
use crate::log::{EntrySet, SignedEntry, Vector, batch};
use crate::protocol::ledger::BatchRefused;
use crate::protocol::message::{self, Batch, LooseBody, MAX_BODIES_PER_MESSAGE, Message};

/// How many bodies one parcel asks for, and how many are remembered as asked for.
pub const MAX_PARCEL_WANTS: usize = 1_024;

/// What is to be packed.
#[derive(Clone, Copy, Debug)]
pub struct Packing<'a> {
    /// For which devices.
    pub receivers: &'a [DeviceId],
    /// Whether all that is here goes in, in place of what they lack as far as is known.
    pub everything: bool,
    /// The bodies that they asked for.
    pub wants: &'a BTreeSet<BodyName>,
    /// How many bytes the frames may have together.
    pub most_bytes: u64,
}

/// What goes into a parcel.
#[derive(Debug, Default)]
pub struct Packed {
    /// The frames.
    pub frames: Vec<Vec<u8>>,
    /// How many entries are in it.
    pub entries: usize,
    /// Whether words were left out because not all of the receivers may have them.
    pub leaves_out: bool,
}

/// What came out of a parcel so far.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// How many entries were new.
    pub entries: usize,
    /// How many bodies were new.
    pub bodies: usize,
    /// Whether something rests on what is neither here nor in the parcel.
    pub is_incomplete: bool,
    /// What the writer lacks and asks for.
    pub wants: BTreeSet<BodyName>,
    vector: Option<Vector>,
}

impl Replica {
    /// Puts together what devices lack, or everything; absent where it is more than may be.
    pub fn pack(&self, packing: &Packing<'_>) -> Option<Packed> {
        let (ledger, log) = (&self.ledger, self.ledger.log());
        let (mut frames, mut bytes) = (Vec::new(), 0);
        let mut put = |message: &Message| {
            let frame = message.encode();
            bytes += frame.len() as u64;
            frames.push(frame);
            bytes <= packing.most_bytes
        };
        let mut is_within = put(&Message::Hello(log.vector()));
        let known: Vec<(DeviceId, EntrySet)> =
            packing.receivers.iter().map(|it| (*it, self.surely_at(*it))).collect();
        let lacks =
            |at: usize| packing.everything || known.iter().any(|(_, known)| !known.contains(at));
        let mut sent: BTreeSet<BodyName> = BTreeSet::new();
        let (mut next, mut count, mut leaves_out) = (0, 0, false);
        while is_within {
            let entries = gather(log.len(), &mut next, |at| {
                Some(at).filter(|at| lacks(*at)).and_then(|at| {
                    leaves_out |= ledger.is_withheld(at, packing.receivers);
                    ledger.signed_for_all(at, packing.receivers)
                })
            });
            if entries.is_empty() {
                break;
            }
            count += entries.len();
            sent.extend(
                entries.iter().flat_map(|signed| signed.bodies.iter().map(|(name, _)| *name)),
            );
            for bytes in encoded(&entries) {
                is_within &= put(&Message::Entries(Batch { bytes }));
            }
        }
        let wanted: Vec<BodyName> = ledger.wanted_bodies().take(MAX_PARCEL_WANTS).collect();
        for names in wanted.chunks(MAX_BODIES_PER_MESSAGE) {
            is_within &= put(&Message::WantBodies(names.to_vec()));
        }
        let asked = packing.wants.iter().filter(|name| !sent.contains(*name));
        let mut asked: Vec<LooseBody> = asked
            .filter_map(|name| {
                let (device, body) = ledger.body(name)?;
                let may_have =
                    packing.receivers.iter().all(|it| ledger.body_for(name, *it).is_some());
                leaves_out |= !may_have;
                may_have.then_some(LooseBody { name: *name, device, body })
            })
            .collect();
        while !asked.is_empty() {
            let rest = asked.split_off(asked.len().min(MAX_BODIES_PER_MESSAGE));
            is_within &= put(&Message::Bodies(std::mem::replace(&mut asked, rest)));
        }
        is_within.then_some(Packed { frames, entries: count, leaves_out })
    }

    /// What a device is taken to have: what it last said of itself; where nothing was heard of it, the past of whatever it
    /// wrote.
    fn surely_at(&self, device: DeviceId) -> EntrySet {
        let log = self.ledger.log();
        match self.peers.get(&device).filter(|peer| peer.heard.is_some()) {
            Some(peer) => (0..log.len()).filter(|at| peer.has(*at)).collect(),
            None => log.past(log.device_tips(&device), true),
        }
    }

    /// Takes in the next frame of a parcel, which is its writer's fault where it is refused. Drain the outputs then.
    pub fn unpack(&mut self, frame: &[u8], unpacked: &mut Unpacked) -> Result<(), SessionEnd> {
        let message = Message::decode(frame).map_err(|_malformed| SessionEnd::Unreadable)?;
        let Some(message) = message else { return Ok(()) };
        if matches!(message, Message::Hello(_)) == unpacked.vector.is_some() {
            return Err(SessionEnd::OutOfTurn);
        }
        match message {
            Message::Hello(vector) if vector.is_well_formed() => unpacked.vector = Some(vector),
            Message::Hello(_) => return Err(SessionEnd::Unreadable),
            Message::Entries(batch) => self.unpack_entries(&batch, unpacked)?,
            Message::WantBodies(names) => {
                unpacked.wants.extend(names);
                if unpacked.wants.len() > MAX_PARCEL_WANTS {
                    return Err(SessionEnd::TooMuch);
                }
            }
            Message::Bodies(bodies) => {
                unpacked.bodies += self.hold_bodies(&bodies)?;
                self.settle();
            }
            Message::Have(_) | Message::Draft(_) | Message::Addresses(_) | Message::Live(_) => {
                return Err(SessionEnd::OutOfTurn);
            }
        }
        Ok(())
    }

    fn unpack_entries(&mut self, batch: &Batch, unpacked: &mut Unpacked) -> Result<(), SessionEnd> {
        let came = self.take_in(batch)?;
        unpacked.entries += came.settled.new_entries.len();
        unpacked.bodies += came.bodies;
        self.conclude(&came.settled);
        match came.taken {
            Ok(()) => {}
            Err(BatchRefused::Incomplete) => unpacked.is_incomplete = true,
            Err(refused @ BatchRefused::Refusal(_)) => {
                return Err(SessionEnd::Invalid(refused.to_string()));
            }
        }
        self.send_everywhere();
        Ok(())
    }

    /// A parcel is at its end: notes what its writer had on the day it was written. False where a later one was heard, which
    /// tells better what its writer has and lacks.
    ///
    /// What it says replaces what was known: a device that was set back to a backup has less than it had, and would else be
    /// sent nothing of that again.
    pub fn heard_by_parcel(&mut self, from: DeviceId, day: Day, unpacked: &Unpacked) -> bool {
        for peer in self.connected_peers() {
            self.ask_for_bodies(peer);
        }
        let Some(vector) = &unpacked.vector else { return false };
        let had = self.ledger.log().known_to(vector);
        let had_all = self.has_all(from);
        let peer = self.peers.entry(from).or_default();
        if peer.heard.is_some_and(|heard| day < heard) {
            return false;
        }
        peer.heard = Some(day);
        if let Some(has) = peer.has_while_away() {
            *has = had;
        }
        let has_news = !had_all && self.has_all(from);
        self.outputs.push_back(if has_news {
            Output::Complete { peer: from }
        } else {
            Output::Changed
        });
        true
    }
}

fn encoded(entries: &[SignedEntry]) -> Vec<Vec<u8>> {
    batch::encode_all(entries)
        .unwrap_or_else(|error| unreachable!("whatever was taken in can be passed on: {error}"))
}

/// How many bytes of entries are looked at of a writer who does not belong yet: more than ten years of a group's make.
const MAX_TRIAL_BYTES: usize = 256 * 1024 * 1024;

/// Who would belong, if the entries of a parcel were here; nothing of it is taken in.
#[derive(Debug)]
pub struct Trial {
    log: crate::log::Log,
    bytes: usize,
}

/// A frame that breaks the rules, or is one too many: nothing after it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrialEnds;

impl Replica {
    /// Begins with what is here.
    pub fn trial(&self) -> Trial {
        Trial { log: self.ledger.log().clone(), bytes: 0 }
    }
}

impl Trial {
    /// Adds the next frame; one that is refused adds nothing, and ends the trial, as it ends reading.
    pub fn add(&mut self, frame: &[u8]) -> Result<(), TrialEnds> {
        match Message::decode(frame).map_err(|_malformed| TrialEnds)? {
            Some(Message::Entries(batch)) => self.take_in(&batch),
            Some(
                Message::Hello(_)
                | Message::WantBodies(_)
                | Message::Bodies(_)
                | Message::Have(_)
                | Message::Draft(_)
                | Message::Addresses(_)
                | Message::Live(_),
            )
            | None => Ok(()),
        }
    }

    fn take_in(&mut self, batch: &Batch) -> Result<(), TrialEnds> {
        let entries =
            batch::decode(&batch.bytes, self.log.group()).map_err(|_refused| TrialEnds)?;
        self.bytes += entries.iter().map(room_of).sum::<usize>();
        if self.bytes > MAX_TRIAL_BYTES {
            return Err(TrialEnds);
        }
        // No document is made of it, so that what an edit changes is not looked at.
        self.log.take_in(entries, |_, _, _| None).map(drop).map_err(|_refused| TrialEnds)
    }

    /// Whether a device would belong.
    pub fn lets_in(&self, device: DeviceId) -> bool {
        crate::roster::roster(self.log.group(), self.log.facts()).is_current(device)
    }
}

/// The least that has to be known of a frame in a parcel whose group is not here yet: entries and bodies, for a newcomer.
pub fn content_of(frame: &[u8]) -> Result<(Option<Batch>, Vec<LooseBody>), SessionEnd> {
    let message = Message::decode(frame).map_err(|_malformed| SessionEnd::Unreadable)?;
    Ok(match message {
        Some(Message::Entries(batch)) => (Some(batch), Vec::new()),
        Some(Message::Bodies(bodies)) if bodies.len() <= message::MAX_BODIES_PER_MESSAGE => {
            (None, bodies)
        }
        Some(Message::Bodies(_)) => return Err(SessionEnd::TooMuch),
        Some(
            Message::Hello(_)
            | Message::Have(_)
            | Message::WantBodies(_)
            | Message::Draft(_)
            | Message::Addresses(_)
            | Message::Live(_),
        )
        | None => (None, Vec::new()),
    })
}
