//! How a device takes part in the network, and how long things may take there.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use ed25519_dalek::SigningKey;

use super::RelayUse;
use crate::id::DeviceId;

/// How a device takes part in the network.
pub struct NetConfig {
    /// The device's key; its public half is the device's id.
    pub key: SigningKey,
    /// Where to listen, at most one address of each family. An unspecified IPv6 address may fail.
    pub listen: Vec<SocketAddr>,
    /// The devices that may connect.
    pub devices: BTreeSet<DeviceId>,
    /// Whether to find devices on the local network, and to be found.
    pub nearby: bool,
    /// The relay through which devices can be reached and find a direct way. Another one takes another [`Net`](super::Net).
    pub relay: Option<RelayUse>,
    /// Randomness of this run, never used again: it names the run and spreads the times of dialling.
    pub seed: [u8; 32],
    /// How long things may take.
    pub timing: Timing,
}

impl NetConfig {
    /// Listens on all interfaces at any free port, with nobody to connect to yet.
    pub fn new(key: SigningKey, seed: [u8; 32]) -> Self {
        Self {
            key,
            listen: vec![(Ipv4Addr::UNSPECIFIED, 0).into(), (Ipv6Addr::UNSPECIFIED, 0).into()],
            devices: BTreeSet::new(),
            nearby: false,
            relay: None,
            seed,
            timing: Timing::default(),
        }
    }
}

impl std::fmt::Debug for NetConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The key stays out.
        f.debug_struct("NetConfig").field("listen", &self.listen).finish_non_exhaustive()
    }
}

/// How long things may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Silence after which a connection is lost: three keep-alives, so that two may go missing. Ends a session at
    /// 15 s at the latest.
    pub idle: Duration,
    /// Silence after which a run of a device is taken for dead once another run of it has come: longer than a keep-alive.
    pub silence: Duration,
    /// From dialling to a session, and a handshake from outside.
    pub dial: Duration,
    /// From the handshake to the first frame of the stream.
    pub preface: Duration,
    /// Taking a piece of 64 KiB.
    pub stall: Duration,
    /// Until a newcomer has shown a right ticket.
    pub knock: Duration,
    /// The whole of coming in.
    pub join: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(15),
            silence: Duration::from_secs(8),
            dial: Duration::from_secs(10),
            preface: Duration::from_secs(10),
            stall: Duration::from_secs(30),
            knock: Duration::from_secs(5),
            join: Duration::from_mins(2),
        }
    }
}
