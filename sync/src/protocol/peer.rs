//! What this device knows of another device of the group.
//!
//! Two live copies of one device share its key: a copied disk image, a restored backup beside the living original. So there
//! is a session for each run of the device, and what one run has says nothing about the other.
//!
//! Invariant: within a session `has` only grows, and only by what the peer said in it. A device can be set back to an
//! older copy of itself, so what was heard before a session counts for nothing in it.

use std::collections::{BTreeMap, BTreeSet};

use super::message::KnownAddrs;
use crate::id::{BodyName, Day, DeviceId, RunId};
use crate::log::EntrySet;

/// How many batches may be on their way to a peer before it has confirmed one.
const MAX_IN_FLIGHT: usize = 4;

/// One run of another device: whom a session is with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeerRun {
    /// Which device.
    pub device: DeviceId,
    /// Which of its runs.
    pub run: RunId,
}

/// Another device, connected or not.
#[derive(Debug, Default)]
pub(super) struct Peer {
    /// The entries that it has, as last heard while no run of it is connected.
    has: EntrySet,
    /// The day on which it was last heard.
    pub(super) heard: Option<Day>,
    /// Whether everything was there when one of its runs last said something.
    pub(super) was_complete: bool,
    /// The sessions with its runs.
    pub(super) sessions: BTreeMap<RunId, Session>,
}

/// One live exchange.
#[derive(Debug, Default)]
pub(super) struct Session {
    /// The entries that it has, as far as it said so in this session.
    pub(super) has: EntrySet,
    /// Whether it said what it has; nothing is sent before.
    pub(super) is_greeted: bool,
    /// Every entry before this position was sent or is known to be there.
    pub(super) next: usize,
    /// Batches sent and not confirmed.
    pub(super) in_flight: usize,
    /// The bodies that it was asked for.
    pub(super) asked: BTreeSet<BodyName>,
    /// Whether it has not answered the last question for bodies.
    pub(super) owes_bodies: bool,
    /// The bodies that it was given; each goes out once, however often it is asked for.
    pub(super) given: BTreeSet<BodyName>,
    /// The bodies that it asked for and that this device wants too; sent when they come.
    pub(super) wants: BTreeSet<BodyName>,
    /// What it last told of devices that did not belong yet: who tells may know of a newcomer first.
    pub(super) early_addrs: Vec<KnownAddrs>,
}

impl Peer {
    /// Whether the device has an entry, as last heard: every run of it that is connected has.
    pub(super) fn has(&self, at: usize) -> bool {
        let mut greeted = self.sessions.values().filter(|session| session.is_greeted).peekable();
        if greeted.peek().is_none() {
            return self.has.contains(at);
        }
        greeted.all(|session| session.has.contains(at))
    }

    /// What it is taken to have while it is away, to be added to; nothing while it is connected.
    pub(super) fn has_while_away(&mut self) -> Option<&mut EntrySet> {
        self.sessions.is_empty().then_some(&mut self.has)
    }

    /// Ends the session with a run. What the last of them had is what the device is taken to have from then on.
    pub(super) fn close(&mut self, run: RunId) -> Option<Session> {
        let mut session = self.sessions.remove(&run)?;
        if self.sessions.is_empty() && session.is_greeted {
            self.has = std::mem::take(&mut session.has);
        }
        Some(session)
    }
}

impl Session {
    /// Whether another batch may be sent.
    pub(super) fn has_room(&self) -> bool {
        self.is_greeted && self.in_flight < MAX_IN_FLIGHT
    }
}

/// Whose turn it is to be told, in a fixed order.
pub(super) type Peers = BTreeMap<DeviceId, Peer>;
