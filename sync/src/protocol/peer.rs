//! What this device knows of another device of the group.
//!
//! Invariant: `has` begins anew with what the peer says at the start of a session, since a restored older copy of a device
//! has less than it once had; from then on it only grows, by what the peer says or by what its own entries prove.

use std::collections::VecDeque;

use crate::id::{Day, DeviceId};
use crate::log::EntrySet;

/// How many batches may be on their way to a peer before it has confirmed one.
const MAX_IN_FLIGHT: u32 = 4;

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
    /// Every entry before this position was sent, stands in the queue, or is known to be there.
    pub(super) next: usize,
    /// Batches that are still to be sent.
    pub(super) queue: VecDeque<Vec<u8>>,
    /// Batches sent and not confirmed.
    pub(super) in_flight: u32,
    /// Whether everything was there when it last confirmed.
    pub(super) was_complete: bool,
}

impl Session {
    /// Whether another batch may be sent.
    pub(super) fn has_room(&self) -> bool {
        self.is_greeted && self.in_flight < MAX_IN_FLIGHT
    }
}

/// Whose turn it is to be told, in a fixed order.
pub(super) type Peers = std::collections::BTreeMap<DeviceId, Peer>;
