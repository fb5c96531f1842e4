//! Moves frames between the devices of a group: who may connect, one session for each two runs, dialling, coming in.
//!
//! What a frame means is for others to know. All work is done in tasks; the handle's methods return at once, and what
//! happens comes out of one bounded channel. While nobody takes from it, nothing more is read from peers.
//!
//! Invariant: this is the only module that names iroh. Nothing here grows without bound, whatever a peer does.
//! Invariant: with nearby devices not looked for, packets leave only for addresses given to [`Net::know`] or
//! [`Net::join_connect`], to the one relay of [`NetConfig::relay`], or in answer to somebody; but iroh also tries, with some packets of 35 bytes, the addresses that
//! the other end of a connection names as its own, and cannot be told not to.
//! Source: FORMATS.md §8; README, "Architecture".

mod accept;
mod allowance;
mod backoff;
mod config;
mod dial;
mod endpoint;
mod frame;
mod gate;
mod join;
mod mesh;
mod nearby;
mod reason;
mod relay;
mod session;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use iroh::{Endpoint, Watcher};
use tokio::sync::{Mutex, Notify, mpsc};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::id::{DeviceId, RunId, hash, short};

pub use config::{NetConfig, Timing};
pub use frame::FRAME_LIMIT;
pub use join::{JoinError, JoinStream};
pub use reason::{CloseReason, DialError};
pub use relay::{RelayState, RelayTrouble, RelayUse};
pub use session::{JOIN_FRAME_LIMIT, QUEUE_LIMIT_BYTES};

/// Events that wait for the node before peers have to wait.
const EVENTS: usize = 16;

/// How long to wait at the start for the first address of this device.
const FIRST_ADDRESS: Duration = Duration::from_secs(1);

/// How long to wait at the end for sessions to notice.
const PARTING: Duration = Duration::from_secs(2);

/// One live exchange between this device and another; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(u64);

/// How a session goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// From this device to the other one.
    Direct,
    /// Through the relay.
    Relay,
}

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SessionKind {
    /// Between two devices of the group.
    Sync {
        /// With which run of the other one.
        run: RunId,
    },
    /// With a device that wants to come in.
    Join,
}

/// Something that happened on the network. For one session: opened, frames, closed, in this order; and where one
/// session takes another's place, the other is closed first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetEvent {
    /// A session with a device of the group began.
    SessionOpened {
        /// Which.
        session: SessionId,
        /// With whom; its key is proven.
        device: DeviceId,
        /// With which run of it: two live copies of a device are two.
        run: RunId,
        /// Whether this device dialled.
        dialled: bool,
        /// Where the other one is, if known.
        addr: Option<SocketAddr>,
        /// How it goes, at first.
        way: Way,
    },
    /// A session goes another way than before.
    WayChanged {
        /// Which.
        session: SessionId,
        /// With whom.
        device: DeviceId,
        /// How it goes now.
        way: Way,
    },
    /// A device wants to come in; a session with limits of its own began. Nothing is known of it but its key.
    JoinRequested {
        /// Which.
        session: SessionId,
        /// The newcomer's device; its key is proven.
        device: DeviceId,
        /// Where it is, if known.
        addr: Option<SocketAddr>,
    },
    /// A frame arrived.
    Frame {
        /// In which session.
        session: SessionId,
        /// What it holds: never nothing, at most [`FRAME_LIMIT`], from a newcomer at most [`JOIN_FRAME_LIMIT`].
        bytes: Vec<u8>,
    },
    /// Everything queued was written, after more than a quarter of [`QUEUE_LIMIT_BYTES`] had been waiting.
    Drained {
        /// In which session.
        session: SessionId,
    },
    /// A session ended.
    SessionClosed {
        /// Which.
        session: SessionId,
        /// With whom.
        device: DeviceId,
        /// Why.
        reason: CloseReason,
        /// Whether the other side said so.
        by_peer: bool,
    },
    /// A device could not be reached, for a reason other than the last time. It will be tried again.
    DialFailed {
        /// Which.
        device: DeviceId,
        /// Why.
        error: DialError,
    },
    /// The addresses of this device changed.
    AddrsChanged(
        /// The new ones.
        Vec<SocketAddr>,
    ),
    /// It stands otherwise with the relay than before.
    RelayChanged(
        /// How.
        RelayState,
    ),
    /// A device of the group is on the local network. It is dialled if it is wanted.
    Nearby {
        /// Which.
        device: DeviceId,
        /// Where.
        addrs: Vec<SocketAddr>,
    },
}

/// Why the network could not be used.
#[derive(Debug, thiserror::Error)]
pub enum NetError {
    /// An address to listen at cannot be used together with the others.
    #[error("cannot listen at {addr}")]
    Listen {
        /// Which.
        addr: SocketAddr,
        /// What iroh says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No socket could be opened: perhaps the port is in use.
    #[error("cannot open a network socket; perhaps the port is in use")]
    Bind {
        /// What iroh says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The local network allows no multicast.
    #[error("nearby devices cannot be looked for on this network")]
    Nearby {
        /// What the search says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A time in the configuration is too long.
    #[error("a time in the configuration is too long")]
    Timing,
    /// The network was shut down.
    #[error("the network was shut down")]
    Closed,
}

/// Why a frame was not queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The session is over, or ending.
    #[error("the session is over")]
    Closed,
    /// Too much was waiting for the peer; its session has been ended.
    #[error("the device does not take what is sent to it")]
    TooSlow,
    /// The frame is empty or longer than [`FRAME_LIMIT`]; nothing was sent.
    #[error("a frame has the wrong size")]
    Size,
}

/// The handle to the network of one group. Dropping it ends everything at once; [`Net::shutdown`] says goodbye first.
#[derive(Debug)]
pub struct Net {
    endpoint: Endpoint,
    shared: Arc<table::Shared>,
    nearby: Mutex<Option<nearby::Search>>,
    tasks: JoinSet<()>,
}

impl Net {
    /// Opens the sockets and begins to listen.
    pub async fn bind(config: NetConfig) -> Result<(Self, mpsc::Receiver<NetEvent>), NetError> {
        let gate = Arc::new(gate::Gate::new(config.devices.clone()));
        let seen = Arc::default();
        let endpoint = endpoint::bind(&config, Arc::clone(&gate), &seen).await?;
        let mut watcher = endpoint.watch_addr();
        if endpoint::usable_addrs(&watcher.get()).is_empty() {
            // Without a network there is none; it will be told when there is.
            drop(timeout(FIRST_ADDRESS, watcher.updated()).await);
        }
        let (events, receiver) = mpsc::channel(EVENTS);
        let me = endpoint::device_of(endpoint.id());
        let shared = Arc::new(table::Shared {
            me,
            run: RunId::from_bytes(short(hash("kith net run", &[&config.seed]))),
            timing: config.timing,
            gate,
            relay: config.relay.as_ref().and_then(|using| relay::url_of(&using.relay)),
            bell: Notify::new(),
            events,
            table: std::sync::Mutex::new(table::Table::new(mesh::Mesh::new(
                me,
                config.seed,
                config.relay.is_some(),
            ))),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(accept::accept(endpoint.clone(), Arc::clone(&shared)));
        tasks.spawn(dial::keep_mesh(endpoint.clone(), Arc::clone(&shared)));
        tasks.spawn(watch_addrs(endpoint.clone(), Arc::clone(&shared)));
        if let Some(using) = config.relay {
            tasks.spawn(relay::watch(endpoint.clone(), Arc::clone(&shared), using, seen));
        }
        let net = Self { endpoint, shared, nearby: Mutex::new(None), tasks };
        if config.nearby {
            net.set_nearby(true).await?;
        }
        Ok((net, receiver))
    }

    /// This device.
    pub fn id(&self) -> DeviceId {
        self.shared.me
    }

    /// Addresses at which this device can be reached, for tickets and other devices.
    pub fn addrs(&self) -> Vec<SocketAddr> {
        endpoint::usable_addrs(&self.endpoint.addr())
    }

    /// Replaces the set of devices that may connect. Sessions of devices no longer in it end at once; a frame that
    /// already waits in the channel still comes out of it.
    pub fn allow(&self, devices: BTreeSet<DeviceId>) {
        self.shared.gate.set_devices(devices);
        self.shared.sweep();
    }

    /// The port at which this device listens; over IPv4 where it listens at both. A router may show another one to others.
    pub fn port(&self) -> Option<u16> {
        let bound = self.endpoint.bound_sockets();
        let over_v4 = bound.iter().find(|addr| addr.is_ipv4());
        over_v4.or_else(|| bound.first()).map(SocketAddr::port)
    }

    /// Whether newcomers are heard: while there are invitations that can be used. Those already heard go on.
    pub fn open_join(&self, open: bool) {
        self.shared.gate.set_join_open(open);
    }

    /// Adds addresses of a device, newest first; at most 16 are kept. New ones are tried at once.
    pub fn know(&self, device: DeviceId, addrs: &[SocketAddr]) {
        self.shared.know(device, &endpoint::usable(addrs));
    }

    /// Adds addresses at which any of the devices may be, newest first; at most 16 are kept. A device is looked for at one
    /// of them at a time, and not where another is connected.
    pub fn know_places(&self, addrs: &[SocketAddr]) {
        self.shared.know_places(&endpoint::usable(addrs));
    }

    /// Replaces the set of devices that are dialled, again and again, until there is a session with each. Those that
    /// are not allowed or have no known address are left alone until that changes.
    pub fn keep_connected(&self, devices: &BTreeSet<DeviceId>) {
        self.shared.keep_connected(devices);
    }

    /// Dials a device now if it is wanted and not connected, however often that failed before.
    pub fn dial_now(&self, device: DeviceId) {
        self.shared.try_now(Some(device));
    }

    /// Queues a frame of 1 to [`FRAME_LIMIT`] bytes. A peer for which more than [`QUEUE_LIMIT_BYTES`] would be waiting
    /// loses its session: send in portions, see [`Net::queued_bytes`] and [`NetEvent::Drained`].
    pub fn send(&self, session: SessionId, frame: Vec<u8>) -> Result<(), SendError> {
        if frame.is_empty() || frame.len() > FRAME_LIMIT {
            return Err(SendError::Size);
        }
        self.shared.send(session, frame)
    }

    /// How many bytes wait to be sent in a session; nothing if it is over.
    pub fn queued_bytes(&self, session: SessionId) -> Option<usize> {
        self.shared.queued(session)
    }

    /// The newcomer of a session has shown a right ticket: from now on it has as long as coming in may take, and no stranger
    /// takes its place.
    pub fn vouch(&self, session: SessionId) {
        self.shared.vouch(session);
    }

    /// Reads nothing more of a session for so long.
    pub fn rest(&self, session: SessionId, span: Duration) {
        self.shared.rest(session, span);
    }

    /// Ends a session: at once, or, with [`CloseReason::Done`], once everything queued has arrived.
    pub fn close(&self, session: SessionId, reason: CloseReason) {
        self.shared.close(session, reason);
    }

    /// How it stands with the relay; nothing without one.
    pub fn relay_state(&self) -> Option<RelayState> {
        self.shared.relay_state()
    }

    /// This machine has slept: whoever was connected has given it up long ago, so all are dialled anew, and what the network
    /// is now is looked at again.
    pub async fn woke(&self) {
        self.shared.lose_all();
        self.shared.try_now(None);
        self.endpoint.network_change().await;
    }

    /// Lets no session begin any more, and ends each once everything queued has arrived, before this is shut down. Take the
    /// events until [`Net::is_quiet`].
    pub fn part(&self) {
        self.shared.part();
    }

    /// Whether no session is left.
    pub fn is_quiet(&self) -> bool {
        self.shared.is_quiet()
    }

    /// Switches all connections off or on again. Off: sessions end, nobody is answered, nobody is dialled.
    pub fn pause(&self, on: bool) {
        self.shared.gate.set_paused(on);
        if on {
            self.shared.close_all(CloseReason::Paused);
        } else {
            self.shared.try_now(None);
        }
    }

    /// Switches finding devices on the local network, and being found there, on or off.
    pub async fn set_nearby(&self, on: bool) -> Result<(), NetError> {
        let mut search = self.nearby.lock().await;
        if !on {
            *search = None;
        } else if search.is_none() {
            *search = Some(nearby::Search::start(&self.endpoint, Arc::clone(&self.shared)).await?);
        }
        Ok(())
    }

    /// Connects to a device of a group that this device wants to join.
    pub async fn join_connect(
        &self,
        device: DeviceId,
        addrs: &[SocketAddr],
        within: Duration,
    ) -> Result<JoinStream, DialError> {
        let usable = endpoint::usable(addrs);
        let allowed = self.shared.timing.join;
        let relay = self.shared.relay.as_ref();
        JoinStream::connect(&self.endpoint, device, &usable, relay, within, allowed).await
    }

    /// Ends every session, tells the peers, and closes the sockets. Events may be left in the channel, which ends.
    pub async fn shutdown(mut self) {
        self.end().await;
    }

    /// The same, of a network that is then replaced.
    pub async fn end(&mut self) {
        self.shared.end();
        self.tasks.shutdown().await;
        *self.nearby.lock().await = None;
        let quiet = async {
            while !self.shared.is_quiet() {
                self.shared.bell.notified().await;
            }
        };
        // A session waits only for its connection to notice. If one does not, the socket outlives this call.
        drop(timeout(PARTING, quiet).await);
        self.endpoint.close().await;
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        self.shared.end();
    }
}

/// Tells of new addresses, and takes them as a sign that others may be reachable now.
async fn watch_addrs(endpoint: Endpoint, shared: Arc<table::Shared>) {
    let mut watcher = endpoint.watch_addr();
    let mut known = endpoint::usable_addrs(&watcher.get());
    while let Ok(addr) = watcher.updated().await {
        let addrs = endpoint::usable_addrs(&addr);
        if addrs == known {
            continue;
        }
        known.clone_from(&addrs);
        shared.try_now(None);
        if !shared.tell(NetEvent::AddrsChanged(addrs)).await {
            return;
        }
    }
}
