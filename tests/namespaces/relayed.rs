//! With a relay that the group named: through it where nothing else connects, past it where the nets allow a direct way.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};

use kith_sync::group::edit::TextField;
use kith_sync::node::api::{NodeState, PeerWay, RelayStatus};
use serde_json::json;
use tempfile::TempDir;

use super::apart::CANARY;
use super::capture::{Captured, How};
use super::harness::words::{add_rule, has_rule, write};
use super::harness::{Device, Running, converged};
use super::lab::{Host, Lab};

/// Where the relay listens.
const PORT: u16 = 3340;

/// A `kith relay` on a host of its own; killed when dropped.
struct Relay {
    home: TempDir,
    host: Host,
    child: Child,
    /// Its address, as it prints it.
    address: String,
}

impl Relay {
    fn start(host: &Host) -> Self {
        Self::at(host, TempDir::new().unwrap())
    }

    fn at(host: &Host, home: TempDir) -> Self {
        let listen = SocketAddr::from((host.addr, PORT)).to_string();
        let mut command = Command::new("nsenter");
        command.arg(format!("--net=/run/netns/{}", host.namespace)).arg(env!("CARGO_BIN_EXE_kith"));
        command.env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin");
        command.arg("--data").arg(home.path()).args(["relay", "--listen", &listen, "--allow"]);
        let mut child = command
            .arg(home.path().join("list"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { home, host: host.clone(), child, address: address.trim_end().to_owned() }
    }

    fn end(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// The same again, on the same host.
    fn started_again(&mut self) {
        let home = std::mem::replace(&mut self.home, TempDir::new().unwrap());
        *self = Self::at(&self.host.clone(), home);
    }

    /// Ana's group, which uses this relay and whose list of devices her node keeps.
    fn ana_on(&self, host: &Host) -> (Device, Running) {
        let ana = Device::in_namespace("Ana", &host.namespace);
        ana.kith(&["found", "--group", "Night shift", "--me", "Ana"]).succeeds();
        let mut command = ana.node(&[]);
        command.arg("--relay-list").arg(self.home.path().join("list"));
        let mut node = Running::spawn(command);
        node.event("ready");
        node.edit(&add_rule("What stays here", CANARY));
        let say = json!({"say": {"do": "propose_relay", "relay": self.address}});
        assert_eq!(node.command(&say), "done");
        node.state_with(is_reached);
        (ana, node)
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.end();
    }
}

fn is_reached(state: &NodeState) -> bool {
    matches!(state.status.reach.relay, RelayStatus::InForce { reached: true, .. })
}

fn ways(state: &NodeState) -> Vec<&PeerWay> {
    state.status.peers.iter().map(|peer| &peer.way).collect()
}

/// Each packet of a member's host went to another's or to the relay, and none holds the canary.
#[track_caller]
fn assert_between(members: &[Ipv4Addr], relay: Ipv4Addr, captured: &[Captured]) {
    for link in captured {
        assert!(!link.sent().is_empty(), "nothing was recorded at {}", link.host);
        assert!(!link.holds(CANARY.as_bytes()), "the canary went over the link of {}", link.host);
        for sent in link.sent() {
            let is_member = |addr| members.contains(&addr);
            let [from, to] = [sent.from, sent.to].map(|addr| is_member(addr) || addr == relay);
            let is_known = match sent.how {
                How::Udp(_) => from && to,
                How::Tcp(from_port, to_port) => {
                    let to_relay = is_member(sent.from) && sent.to == relay && to_port == PORT;
                    let of_relay = sent.from == relay && is_member(sent.to) && from_port == PORT;
                    to_relay || of_relay
                }
                // A router says that it could not deliver something.
                How::Icmp => to,
                How::Igmp | How::Other(_) => false,
            };
            assert!(is_known, "at {}: {sent:?}", link.host);
        }
    }
}

#[test]
fn where_no_direct_way_is_open_members_come_in_and_meet_through_the_relay() {
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2), lab.net(3), lab.net(9)];
    let relay_host = lab.host("relay", nets[3], 2);
    let hosts = [lab.host("a", nets[0], 2), lab.host("b", nets[1], 2), lab.host("c", nets[2], 2)];
    lab.part(&hosts[0], &hosts[1]);
    lab.part(&hosts[0], &hosts[2]);
    lab.part(&hosts[1], &hosts[2]);
    let mut relay = Relay::start(&relay_host);
    let (_ana, mut ana) = relay.ana_on(&hosts[0]);
    let (for_ben, for_cleo) = (ana.invite("Ben"), ana.invite("Cleo"));
    let mut others = Vec::new();
    for (name, host, ticket) in [("Ben", &hosts[1], for_ben), ("Cleo", &hosts[2], for_cleo)] {
        let device = Device::in_namespace(name, &host.namespace);
        device.joins(&ticket);
        let node = device.start();
        others.push((device, node));
    }
    let [(_, ben), (_, cleo)] = others.as_mut_slice() else { panic!("two came in") };
    ben.edit(&write(TextField::FocusPurpose, "To carry the nights together."));
    converged(&mut [&mut ana, ben, cleo]);
    for node in [&mut ana, ben, cleo] {
        node.state_with(|state| ways(state) == [&PeerWay::Relay, &PeerWay::Relay]);
    }

    relay.end();
    ana.state_with(|state| !is_reached(state));
    cleo.edit(&add_rule("Coming late", "Come in quietly."));
    relay.started_again();
    let group = converged(&mut [&mut ana, ben, cleo]);
    assert!(has_rule(&group, "Coming late"));
    drop((ana, others));
    assert_between(&hosts.map(|host| host.addr), relay_host.addr, &lab.captured());
}

#[test]
fn two_homes_behind_routers_that_let_nobody_in_find_a_direct_way_with_the_relays_help() {
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2), lab.net(9)];
    let relay_host = lab.host("relay", nets[2], 2);
    let homes = [lab.home("a", nets[0], 2), lab.home("b", nets[1], 3)];
    let outside = [Ipv4Addr::new(10, 77, 1, 2), Ipv4Addr::new(10, 77, 2, 3)];
    let relay = Relay::start(&relay_host);
    let (_ana, mut ana) = relay.ana_on(&homes[0]);
    let ben = Device::in_namespace("Ben", &homes[1].namespace);
    ben.joins(&ana.invite("Ben"));
    let mut ben = ben.start();
    ben.edit(&write(TextField::FocusPurpose, "To carry the nights together."));
    converged(&mut [&mut ana, &mut ben]);
    for node in [&mut ana, &mut ben] {
        node.state_with(|state| ways(state) == [&PeerWay::Direct]);
    }
    drop((ana, ben));
    let [a, b] = homes.map(|home| home.addr);
    // Each home's own address, and the one that its router gives it outside.
    assert_between(&[a, b, outside[0], outside[1]], relay_host.addr, &lab.captured());
}
