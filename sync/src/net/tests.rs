//! Real iroh on loopback. Alice, bob and carol are devices of a group; mallory's device is not, or misbehaves.
#![expect(clippy::wildcard_enum_match_arm, reason = "a test looks for one event among many")]

use std::net::Ipv4Addr;

use ed25519_dalek::SigningKey;
use iroh::endpoint::{Connection, ConnectionError, RecvStream, SendStream, presets};
use iroh::{EndpointAddr, RelayMode, SecretKey};
use tokio::sync::mpsc::Receiver;

use super::endpoint::{JOIN, SYNC};
use super::table::{JOINERS, RUNS_PER_DEVICE};
use super::*;

mod addresses;
mod frames;
mod joining;
#[cfg(feature = "relay")]
mod relayed;
mod runs;
mod waking;
mod who_gets_in;

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

struct Device {
    net: Net,
    events: Receiver<NetEvent>,
}

fn key(byte: u8) -> SigningKey {
    SigningKey::from_bytes(&[byte; 32])
}

fn id(byte: u8) -> DeviceId {
    DeviceId::from_bytes(key(byte).verifying_key().to_bytes())
}

fn ids(bytes: &[u8]) -> BTreeSet<DeviceId> {
    bytes.iter().map(|byte| id(*byte)).collect()
}

/// Two key seeds, the first with the lower device id.
fn pair() -> (u8, u8) {
    if id(1) < id(2) { (1, 2) } else { (2, 1) }
}

fn config(byte: u8, allowed: &[u8]) -> NetConfig {
    NetConfig {
        listen: vec![(Ipv4Addr::LOCALHOST, 0).into()],
        devices: ids(allowed),
        ..NetConfig::new(key(byte), [byte; 32])
    }
}

impl Device {
    async fn start(config: NetConfig) -> Self {
        let (net, events) = Net::bind(config).await.expect("binds on loopback");
        Self { net, events }
    }

    async fn new(byte: u8, allowed: &[u8]) -> Self {
        Self::start(config(byte, allowed)).await
    }

    /// The next event that `pick` takes; others are passed over.
    async fn until<T>(&mut self, what: &str, pick: impl FnMut(NetEvent) -> Option<T>) -> T {
        self.within(DEADLINE, what, pick).await
    }

    /// The same, with another patience.
    async fn within<T>(
        &mut self,
        patience: Duration,
        what: &str,
        mut pick: impl FnMut(NetEvent) -> Option<T>,
    ) -> T {
        let found = async {
            loop {
                let event = self.events.recv().await.expect("the network runs");
                if let Some(found) = pick(event) {
                    return found;
                }
            }
        };
        timeout(patience, found).await.unwrap_or_else(|_| panic!("no {what} came"))
    }

    async fn opened(&mut self) -> SessionId {
        self.until("session", |event| match event {
            NetEvent::SessionOpened { session, .. } => Some(session),
            _ => None,
        })
        .await
    }

    async fn closed(&mut self) -> (CloseReason, bool) {
        self.until("end of a session", |event| match event {
            NetEvent::SessionClosed { reason, by_peer, .. } => Some((reason, by_peer)),
            _ => None,
        })
        .await
    }

    async fn frame(&mut self) -> Vec<u8> {
        self.until("frame", |event| match event {
            NetEvent::Frame { bytes, .. } => Some(bytes),
            _ => None,
        })
        .await
    }

    async fn join_requested(&mut self) -> SessionId {
        self.until("joiner", |event| match event {
            NetEvent::JoinRequested { session, .. } => Some(session),
            _ => None,
        })
        .await
    }

    async fn dial_failed(&mut self) -> DialError {
        self.until("failed dial", |event| match event {
            NetEvent::DialFailed { error, .. } => Some(error),
            _ => None,
        })
        .await
    }

    fn dial(&self, other: &Self) {
        self.net.know(other.net.id(), &other.net.addrs());
        self.net.keep_connected(&[other.net.id()].into());
    }
}

/// Alice, who has dialled bob, and bob, with a session between them.
async fn connected() -> (Device, SessionId, Device, SessionId) {
    let mut alice = Device::new(1, &[2]).await;
    let mut bob = Device::new(2, &[1]).await;
    alice.dial(&bob);
    let (at_alice, at_bob) = (alice.opened().await, bob.opened().await);
    (alice, at_alice, bob, at_bob)
}

/// An endpoint that keeps no rules.
async fn mallory(byte: u8, protocols: &[&[u8]]) -> Endpoint {
    Endpoint::builder(presets::Minimal)
        .secret_key(SecretKey::from_bytes(&[byte; 32]))
        .alpns(protocols.iter().map(|it| it.to_vec()).collect())
        .relay_mode(RelayMode::Disabled)
        .clear_ip_transports()
        .bind_addr((Ipv4Addr::LOCALHOST, 0))
        .expect("a fine address")
        .bind()
        .await
        .expect("binds on loopback")
}

fn place(device: &Device) -> EndpointAddr {
    endpoint::endpoint_addr(device.net.id(), &device.net.addrs(), None).expect("a key")
}

/// Connects by hand and sends the preface, in a session that of run 66.
async fn by_hand(
    mallory: &Endpoint,
    target: &Device,
    protocol: &[u8],
) -> (Connection, SendStream, RecvStream) {
    by_hand_as(66, mallory, target, protocol).await
}

/// The same as another run.
async fn by_hand_as(
    run: u8,
    mallory: &Endpoint,
    target: &Device,
    protocol: &[u8],
) -> (Connection, SendStream, RecvStream) {
    let connection =
        mallory.connect(place(target), protocol).await.expect("the handshake is let through");
    let (mut send, recv) = connection.open_bi().await.expect("a stream may be opened");
    let run = (protocol == SYNC).then_some(RunId::from_bytes([run; 16]));
    frame::write(&mut send, &frame::preface(run)).await.expect("the preface is taken");
    (connection, send, recv)
}

/// The code with which the other side closes the connection.
async fn close_code(connection: &Connection) -> u64 {
    match timeout(DEADLINE, connection.closed()).await.expect("it is closed") {
        ConnectionError::ApplicationClosed(close) => close.error_code.into_inner(),
        other => panic!("closed otherwise: {other:?}"),
    }
}

/// Why a connection attempt by hand does not work out.
async fn refusal(mallory: &Endpoint, target: &Device, protocol: &[u8]) -> DialError {
    match mallory.connect(place(target), protocol).await {
        Ok(connection) => {
            let end = timeout(DEADLINE, connection.closed()).await.expect("it is closed");
            DialError::of_end(&end)
        }
        Err(error) => DialError::of_connect(&error),
    }
}
