//! A relay for one or more groups: iroh's, that lets in only whom its lists name, within limits.
//!
//! It keeps nothing and writes nothing down. Its own certificate proves a key that the group's members pin; so it needs no
//! name, and nobody else has to vouch for it.
//!
//! Invariant: packets are passed on only between devices that were let in. Whoever is on no list any more is cut off within
//! [`LIST_CADENCE`]. What strangers can hold is bounded: sockets, each for a few seconds.
//! Source: FORMATS.md §14; README, "A relay of your own".

mod certificate;
mod door;
mod sockets;
#[cfg(test)]
mod tests;

use std::io;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iroh_relay::KeyCache;
use iroh_relay::server::http_server::{Handlers, RelayService};
use iroh_relay::server::{self as relay, ClientRateLimit, QuicConfig, ServerConfig};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::Pin;
use super::list::ListError;
use certificate::Certificate;
pub use certificate::CertificateError;
use door::Door;

/// How often it is looked whether a list has changed.
pub const LIST_CADENCE: Duration = Duration::from_secs(1);
/// The public keys that are remembered, so that they need not be read anew for each packet.
const KEYS: usize = 1024;

/// How a relay runs.
#[derive(Clone, Debug)]
pub struct RelayConfig {
    /// Where devices connect.
    pub listen: SocketAddr,
    /// Where devices ask, over UDP, from where they are seen; absent: they cannot. Needs TLS.
    pub udp: Option<SocketAddr>,
    /// How it proves itself.
    pub proof: RelayProof,
    /// The files that list who may use it, each kept by a member's node.
    pub lists: Vec<PathBuf>,
    /// What it bears.
    pub limits: RelayLimits,
}

/// How a relay proves that it is the one.
#[derive(Clone, Debug)]
pub enum RelayProof {
    /// By a key of its own, kept in this folder; made where there is none.
    Own(PathBuf),
    /// By a certificate that an authority vouches for; read again when it changes.
    Files {
        /// The certificates, as PEM.
        certificate: PathBuf,
        /// Its key, as PEM.
        key: PathBuf,
    },
    /// Not at all, without encryption: on loopback, to try things out.
    None,
}

/// What a relay bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelayLimits {
    /// Connections of those who were let in.
    pub connections: usize,
    /// Bytes that one connection may send in a second; it may send ten seconds' worth at once.
    pub bytes_per_second: NonZeroU32,
    /// How long a socket stays open over which nobody was let in.
    pub within: Duration,
}

impl Default for RelayLimits {
    fn default() -> Self {
        let bytes_per_second = NonZeroU32::MIN.saturating_add(512 * 1024 - 1);
        Self { connections: 256, bytes_per_second, within: Duration::from_secs(10) }
    }
}

/// Why a relay cannot run.
#[derive(Debug, thiserror::Error)]
pub enum RelayServerError {
    /// Its certificate.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// Without encryption only on this machine.
    #[error("without encryption a relay listens on 127.0.0.1 or ::1 only")]
    Open,
    /// The address is in use, or not this machine's.
    #[error("cannot listen at {addr}: {source}")]
    Listen {
        /// Which.
        addr: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The same over UDP.
    #[error("cannot listen at {addr} over UDP: {source}")]
    Udp {
        /// Which.
        addr: SocketAddr,
        /// What iroh says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Something that whoever runs it should know.
#[derive(Debug)]
pub enum RelayNews {
    /// A list was read; so many devices and invitations are on all lists.
    Lists {
        /// Devices.
        devices: usize,
        /// Invitations.
        invitations: usize,
    },
    /// A list cannot be read; what it said last goes on.
    BadList {
        /// Which.
        file: PathBuf,
        /// Why.
        because: ListError,
    },
    /// A list is not there: nobody is let in by it.
    NoList {
        /// Which.
        file: PathBuf,
    },
}

/// A running relay; dropping it ends it.
#[derive(Debug)]
pub struct RelayServer {
    addr: SocketAddr,
    udp: Option<SocketAddr>,
    pin: Option<Pin>,
    service: RelayService,
    door: Arc<Door>,
    quic: Option<relay::Server>,
    tasks: JoinSet<()>,
}

impl RelayServer {
    /// Opens the sockets, reads the lists, and begins to let in. `news` hears what whoever runs it should know.
    pub async fn start(
        config: RelayConfig,
        news: impl Fn(RelayNews) + Send + Sync + 'static,
    ) -> Result<Self, RelayServerError> {
        if matches!(config.proof, RelayProof::None) && !config.listen.ip().is_loopback() {
            return Err(RelayServerError::Open);
        }
        let certificate = Certificate::load(&config.proof).await?;
        let pin = certificate.as_ref().and_then(|it| it.pin);
        let listen = |source| RelayServerError::Listen { addr: config.listen, source };
        let listener = TcpListener::bind(config.listen).await.map_err(listen)?;
        let addr = listener.local_addr().map_err(listen)?;
        let tls = certificate.map(|it| it.server);
        // Port 0 stands for the same port over UDP as the one that TCP was given.
        let udp = config.udp.map(|mut udp| {
            if udp.port() == 0 {
                udp.set_port(addr.port());
            }
            udp
        });
        let quic = match (udp, &tls) {
            (Some(udp), Some(tls)) => Some(quic(udp, tls).await?),
            (Some(_) | None, _) => None,
        };
        let door = Arc::new(Door::new(config.limits.connections));
        let mut rate = ClientRateLimit::new(config.limits.bytes_per_second);
        let ten_seconds = NonZeroU32::MIN.saturating_add(9);
        rate.max_burst_bytes = Some(config.limits.bytes_per_second.saturating_mul(ten_seconds));
        let mut handlers = Handlers::default();
        sockets::answer_probes(&mut handlers);
        let service = RelayService::new(
            handlers,
            sockets::no_headers(),
            Some(rate),
            KeyCache::new(KEYS),
            Arc::clone(&door) as Arc<dyn relay::DynAccessControl>,
            Arc::default(),
        );
        let mut lists = door::Lists::new(config.lists, Box::new(news));
        door.allow(lists.read());
        let mut tasks = JoinSet::new();
        let sockets =
            sockets::Sockets { tls, service: service.clone(), within: config.limits.within };
        tasks.spawn(sockets.accept(listener));
        tasks.spawn(keep_lists(lists, Arc::clone(&door), service.clone()));
        let udp = quic.as_ref().and_then(relay::Server::quic_addr);
        Ok(Self { addr, udp, pin, service, door, quic, tasks })
    }

    /// Where devices connect.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Where devices ask from where they are seen.
    pub fn udp(&self) -> Option<SocketAddr> {
        self.udp
    }

    /// The key that devices know it by, where it has one of its own.
    pub fn pin(&self) -> Option<Pin> {
        self.pin
    }

    /// How many connections there are of those who were let in.
    pub fn connections(&self) -> usize {
        self.door.connections()
    }

    /// Ends every connection and closes the sockets.
    pub async fn stop(mut self) {
        self.tasks.shutdown().await;
        self.service.shutdown().await;
        if let Some(quic) = self.quic.take()
            && let Err(error) = quic.shutdown().await
        {
            tracing::debug!(%error, "the address discovery ended otherwise than asked");
        }
    }
}

/// The part that tells devices over UDP from where they are seen.
async fn quic(
    addr: SocketAddr,
    tls: &Arc<rustls::ServerConfig>,
) -> Result<relay::Server, RelayServerError> {
    let mut quic = QuicConfig::new(addr);
    quic.server_config = Some(rustls::ServerConfig::clone(tls));
    let mut config = ServerConfig::default();
    config.quic = Some(quic);
    let started = relay::Server::spawn(config).await;
    started.map_err(|source| RelayServerError::Udp { addr, source: Box::new(source) })
}

/// Reads the lists again whenever one changes, and cuts off who is on none any more.
async fn keep_lists(mut lists: door::Lists, door: Arc<Door>, service: RelayService) {
    let mut ticks = tokio::time::interval(LIST_CADENCE);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if lists.have_changed() {
            door.allow(lists.read());
        }
        door.sweep(service.clients());
    }
}
