//! What this device knows of another device of the group.
//!
//! Invariant: within a session `has` only grows, and only by what the peer said in it. A device can be set back to an
//! older copy of itself, so what was heard before a session counts for nothing in it.

use std::collections::BTreeSet;

use super::message::KnownAddrs;
use crate::id::{BodyName, Day, DeviceId};
use crate::log::EntrySet;

/// How many batches may be on their way to a peer before it has confirmed one.
const MAX_IN_FLIGHT: usize = 4;

/// Another device, connected or not.
#[derive(Debug, Default)]
pub(super) struct Peer {
    /// The entries that it has, as last heard.
    pub(super) has: EntrySet,
    /// The day on which it was last heard.
    pub(super) heard: Option<Day>,
    /// The session with it, if there is one.
    pub(super) session: Option<Session>,
}

/// One live exchange.
#[derive(Debug, Default)]
pub(super) struct Session {
    /// Whether it said what it has; nothing is sent before.
    pub(super) is_greeted: bool,
    /// Every entry before this position was sent or is known to be there.
    pub(super) next: usize,
    /// Batches sent and not confirmed.
    pub(super) in_flight: usize,
    /// Whether everything was there when it last confirmed.
    pub(super) was_complete: bool,
    /// The bodies that it was asked for.
    pub(super) asked: BTreeSet<BodyName>,
    /// Whether it has not answered the last question for bodies.
    pub(super) owes_bodies: bool,
    /// The bodies that it asked for and that this device wants too; sent when they come.
    pub(super) wants: BTreeSet<BodyName>,
    /// What it last told of devices that did not belong yet: who tells may know of a newcomer first.
    pub(super) early_addrs: Vec<KnownAddrs>,
}

impl Session {
    /// Whether another batch may be sent.
    pub(super) fn has_room(&self) -> bool {
        self.is_greeted && self.in_flight < MAX_IN_FLIGHT
    }
}

/// Whose turn it is to be told, in a fixed order.
pub(super) type Peers = std::collections::BTreeMap<DeviceId, Peer>;
