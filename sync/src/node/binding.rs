//! Opening the network of a group on this device, at the start and where its relay changes.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use ed25519_dalek::SigningKey;
use tokio::sync::mpsc;

use super::edge;
use super::error::NodeError;
use crate::id::DeviceId;
use crate::net::{Net, NetConfig, NetEvent, RelayUse};
use crate::relay::Relay;

/// What the network is opened with.
#[derive(Debug)]
pub(super) struct Binding<'a> {
    pub(super) key: &'a SigningKey,
    /// Where to listen; empty: everywhere.
    pub(super) listen: &'a [SocketAddr],
    /// The port of last time.
    pub(super) port: Option<u16>,
    /// The devices that may connect.
    pub(super) gate: &'a BTreeSet<DeviceId>,
    pub(super) relay: Option<Relay>,
}

impl Binding<'_> {
    /// Opens the network at the address that was asked for, else at the port of last time if it is free.
    pub(super) async fn open(self) -> Result<(Net, mpsc::Receiver<NetEvent>), NodeError> {
        let config = |listen: Vec<SocketAddr>| {
            let mut config = NetConfig::new(self.key.clone(), edge::random());
            config.devices.clone_from(self.gate);
            config.listen = listen;
            config.relay = self.relay.clone().map(|relay| RelayUse { relay, pass: None });
            config
        };
        if !self.listen.is_empty() {
            return Ok(Net::bind(config(self.listen.to_vec())).await?);
        }
        let everywhere =
            |port| vec![(Ipv4Addr::UNSPECIFIED, port).into(), (Ipv6Addr::UNSPECIFIED, port).into()];
        if let Some(port) = self.port
            && let Ok(bound) = Net::bind(config(everywhere(port))).await
        {
            return Ok(bound);
        }
        Ok(Net::bind(config(everywhere(0))).await?)
    }
}
