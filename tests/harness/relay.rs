//! A `kith relay` that runs.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use kith_sync::node::api::{NodeState, RelayStatus};
use serde_json::json;
use tempfile::TempDir;

use super::device::program;
use super::{Device, Running};

/// The process; killed when dropped.
pub(crate) struct Relay {
    home: TempDir,
    namespace: Option<String>,
    listen: SocketAddr,
    child: Child,
    /// Its address, as it prints it.
    pub(crate) address: String,
}

impl Relay {
    /// On this machine, at any port of loopback.
    pub(crate) fn start() -> Self {
        Self::begin(TempDir::new().unwrap(), None, (Ipv4Addr::LOCALHOST, 0).into())
    }

    /// In a network namespace, where devices reach it at this address.
    #[allow(dead_code, reason = "the scenarios in network namespaces alone use it")]
    pub(crate) fn in_namespace(namespace: &str, listen: SocketAddr) -> Self {
        Self::begin(TempDir::new().unwrap(), Some(namespace.to_owned()), listen)
    }

    fn begin(home: TempDir, namespace: Option<String>, listen: SocketAddr) -> Self {
        let mut command = program(namespace.as_deref());
        command.env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin");
        command.arg("--data").arg(home.path());
        command.args(["relay", "--listen", &listen.to_string(), "--allow"]);
        let mut child = command
            .arg(home.path().join("list"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { home, namespace, listen, child, address: address.trim_end().to_owned() }
    }

    /// Whom it lets in.
    pub(crate) fn list(&self) -> PathBuf {
        self.home.path().join("list")
    }

    fn port(&self) -> u16 {
        let (_, behind) = self.address.rsplit_once(':').unwrap();
        behind.split_once('#').unwrap().0.parse().unwrap()
    }

    /// Ends it, as a power cut does.
    pub(crate) fn end(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// The same again, at the same port and with the same key.
    pub(crate) fn start_again(&mut self) {
        self.end();
        let home = std::mem::replace(&mut self.home, TempDir::new().unwrap());
        let listen = SocketAddr::new(self.listen.ip(), self.port());
        let again = Self::begin(home, self.namespace.clone(), listen);
        assert_eq!(again.address, self.address, "it keeps its key");
        *self = again;
    }

    /// A running node that keeps the list of this relay, and whose founder has decided on it alone.
    pub(crate) fn decided_on_by(&self, founder: &Device) -> Running {
        let mut command = founder.node(&[]);
        command.arg("--relay-list").arg(self.list());
        let mut node = Running::spawn(command);
        node.event("ready");
        let say = json!({"say": {"do": "propose_relay", "relay": self.address}});
        assert_eq!(node.command(&say), "done");
        node.state_with(is_reached);
        node
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.end();
    }
}

/// Whether a node is connected to its group's relay.
pub(crate) fn is_reached(state: &NodeState) -> bool {
    matches!(state.status.reach.relay, RelayStatus::InForce { reached: true, .. })
}
