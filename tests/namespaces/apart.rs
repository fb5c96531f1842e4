//! Without a relay: on one net, at known addresses, after a change of address, after sleep.

use std::net::Ipv4Addr;

use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::TextField;
use kith_sync::node::api::NodeState;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use super::capture::{Beside, CANARY, assert_between};
use super::harness::words::{add_rule, has_rule, write};
use super::harness::{Device, Running, converged};
use super::lab::{Host, Lab};

/// Ana's group, with nobody else yet, running on a host.
fn ana_on(host: &Host) -> (Device, Running) {
    let ana = Device::in_namespace("Ana", &host.namespace);
    ana.kith(&["found", "--group", "Night shift", "--me", "Ana"]).succeeds();
    let mut node = ana.start();
    node.edit(&add_rule("What stays here", CANARY));
    (ana, node)
}

/// Somebody who came in with a ticket of Ana's.
fn joined(name: &str, host: &Host, ticket: &str) -> Device {
    let device = Device::in_namespace(name, &host.namespace);
    device.joins(ticket);
    device
}

/// Lets nearby devices be looked for.
fn look_nearby(node: &mut Running) {
    assert_eq!(node.command(&json!({"set_nearby": {"on": true}})), "done");
}

/// Two homes on nets of their own, and Ana and Ben on them, who have everything of each other's.
struct Two {
    lab: Lab,
    hosts: [Host; 2],
    ana: Running,
    ben: Running,
    _devices: [Device; 2],
}

impl Two {
    fn begin() -> Self {
        let mut lab = Lab::new();
        let nets = [lab.net(1), lab.net(2)];
        let hosts = [lab.host("a", nets[0], 2), lab.host("b", nets[1], 2)];
        let (device, mut ana) = ana_on(&hosts[0]);
        let other = joined("Ben", &hosts[1], &ana.invite("Ben"));
        let mut ben = other.start();
        converged(&mut [&mut ana, &mut ben]);
        Self { lab, hosts, ana, ben, _devices: [device, other] }
    }

    fn converged(&mut self) -> GroupSnapshot {
        converged(&mut [&mut self.ana, &mut self.ben])
    }

    /// Ends both; where their packets went beside these addresses.
    #[track_caller]
    fn end_between(self, also: &[Ipv4Addr]) {
        let Self { mut lab, hosts, ana, ben, .. } = self;
        drop((ana, ben));
        let members = [&hosts.map(|host| host.addr), also].concat();
        assert_between(&members, Beside::Nobody, &lab.captured());
    }
}

/// Nobody is connected with a device.
fn is_alone(state: &NodeState) -> bool {
    state.status.peers.iter().all(|peer| !peer.connected)
}

#[test]
fn on_one_net_devices_find_each_other_by_multicast_and_speak_to_nobody_else() {
    let mut lab = Lab::new();
    let net = lab.net(1);
    let (home, guest) = (lab.host("a", net, 2), lab.host("b", net, 3));
    let (_ana, mut ana) = ana_on(&home);
    look_nearby(&mut ana);
    let ben = joined("Ben", &guest, &ana.invite("Ben"));
    let mut ben_node = ben.start();
    look_nearby(&mut ben_node);
    converged(&mut [&mut ana, &mut ben_node]);

    // Ben's host gets another address, and nobody tells Ana but the net.
    ben_node.stop();
    let mut guest = guest;
    guest.readdress(4);
    let mut ben_node = ben.start();
    ana.edit(&write(TextField::FocusPurpose, "To carry the nights together."));
    converged(&mut [&mut ana, &mut ben_node]);
    drop((ana, ben_node));
    assert_between(
        &[home.addr, Ipv4Addr::new(10, 77, 1, 3), guest.addr],
        Beside::Nearby,
        &lab.captured(),
    );
}

#[test]
fn on_separate_nets_known_addresses_suffice_and_nothing_is_multicast() {
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2), lab.net(3)];
    let hosts = [lab.host("a", nets[0], 2), lab.host("b", nets[1], 2), lab.host("c", nets[2], 2)];
    let (_ana, mut ana) = ana_on(&hosts[0]);
    let (for_ben, for_cleo) = (ana.invite("Ben"), ana.invite("Cleo"));
    let ben = joined("Ben", &hosts[1], &for_ben);
    let mut ben = ben.start();
    converged(&mut [&mut ana, &mut ben]);
    let cleo = joined("Cleo", &hosts[2], &for_cleo);
    let mut cleo = cleo.start();
    cleo.edit(&add_rule("Coming late", "Come in quietly."));
    let group = converged(&mut [&mut ana, &mut ben, &mut cleo]);
    assert!(has_rule(&group, "Coming late"));
    drop((ana, ben, cleo));
    assert_between(&hosts.map(|host| host.addr), Beside::Nobody, &lab.captured());
}

#[test]
fn a_host_whose_address_changes_while_it_runs_is_found_again() {
    let mut two = Two::begin();

    let before = two.hosts[1].addr;
    two.hosts[1].readdress(9);
    two.ben.edit(&write(TextField::FocusPurpose, "Written at the new address."));
    two.ana.shows(|group| group.focus.purpose.words == "Written at the new address.");
    two.converged();
    two.end_between(&[before]);
}

#[test]
fn where_no_path_is_left_it_is_said_and_once_there_is_one_again_all_comes_over() {
    let mut two = Two::begin();

    two.lab.part(&two.hosts[0], &two.hosts[1]);
    two.ana.state_with(is_alone);
    two.ben.state_with(is_alone);
    two.ana.edit(&write(TextField::FocusWho, "Nurses who work nights"));
    two.ben.edit(&write(TextField::FocusWhat, "Sleep"));
    two.lab.rejoin();
    let group = two.converged();
    assert_eq!(
        (group.focus.who.words.as_str(), group.focus.what.words.as_str()),
        ("Nurses who work nights", "Sleep")
    );

    two.hosts[1].unplug(true);
    two.ana.state_with(is_alone);
    two.ana.edit(&write(TextField::FocusPurpose, "Written while a cable was out."));
    two.hosts[1].unplug(false);
    two.converged();
    two.end_between(&[]);
}

#[test]
fn a_host_that_slept_through_a_day_of_writing_catches_up_when_it_wakes() {
    /// What three people may write on a busy day.
    const A_DAY: usize = 150;
    let mut two = Two::begin();

    let sleeper = Pid::from_raw(i32::try_from(two.ben.id()).unwrap()).unwrap();
    kill_process(sleeper, Signal::STOP).unwrap();
    two.ana.state_with(is_alone);
    for nth in 0..A_DAY {
        two.ana.edit(&write(
            TextField::FocusWhat,
            &format!("What comes home with us, for the {nth}th time"),
        ));
    }
    kill_process(sleeper, Signal::CONT).unwrap();
    let group = two.converged();
    assert!(group.focus.what.words.contains("149th"));
    two.end_between(&[]);
}
