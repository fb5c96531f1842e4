//! With a relay that the group named: through it where nothing else connects, past it where the nets allow a direct way.

use std::net::{Ipv4Addr, SocketAddr};

use kith_sync::group::edit::TextField;
use kith_sync::node::api::{NodeState, PeerWay};

use super::capture::{Beside, CANARY, assert_between};
use super::harness::relay::{Relay, is_reached};
use super::harness::words::{add_rule, has_rule, write};
use super::harness::{Device, Running, converged};
use super::lab::{Host, Lab};

/// Where the relay listens.
const PORT: u16 = 3340;

/// A relay on a host, and Ana's group on another, which uses it and whose list of devices her node keeps.
fn ana_with_relay(relay_host: &Host, home: &Host) -> (Device, Running, Relay) {
    let relay = Relay::in_namespace(&relay_host.namespace, at(relay_host));
    let ana = Device::in_namespace("Ana", &home.namespace);
    ana.kith(&["found", "--group", "Night shift", "--me", "Ana"]).succeeds();
    let mut node = relay.decided_on_by(&ana);
    node.edit(&add_rule("What stays here", CANARY));
    (ana, node, relay)
}

fn at(host: &Host) -> SocketAddr {
    (host.addr, PORT).into()
}

fn ways(state: &NodeState) -> Vec<&PeerWay> {
    state.status.peers.iter().map(|peer| &peer.way).collect()
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
    let (_ana, mut ana, mut relay) = ana_with_relay(&relay_host, &hosts[0]);
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
    relay.start_again();
    let group = converged(&mut [&mut ana, ben, cleo]);
    assert!(has_rule(&group, "Coming late"));
    drop((ana, others));
    assert_between(&hosts.map(|host| host.addr), Beside::Relay(at(&relay_host)), &lab.captured());
}

#[test]
fn two_homes_behind_routers_that_let_nobody_in_find_a_direct_way_with_the_relays_help() {
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2), lab.net(9)];
    let relay_host = lab.host("relay", nets[2], 2);
    let homes = [lab.home("a", nets[0], 2), lab.home("b", nets[1], 3)];
    let outside = [Ipv4Addr::new(10, 77, 1, 2), Ipv4Addr::new(10, 77, 2, 3)];
    let (_ana, mut ana, _relay) = ana_with_relay(&relay_host, &homes[0]);
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
    let members = [a, b, outside[0], outside[1]];
    assert_between(&members, Beside::Relay(at(&relay_host)), &lab.captured());
}
