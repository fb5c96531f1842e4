//! Without a relay: on one net, at known addresses, after a change of address, after sleep.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use kith_sync::group::edit::TextField;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use super::capture::{Captured, How};
use super::harness::words::{add_rule, has_rule, write};
use super::harness::{Device, Running, converged};
use super::lab::{Host, Lab};

/// What somebody wrote, in a form that no packet may hold.
pub(super) const CANARY: &str = "Canary: the ward is short again, and so am I.";
/// Where multicast DNS is spoken.
const MDNS: (Ipv4Addr, u16) = (Ipv4Addr::new(224, 0, 0, 251), 5353);

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

/// Each packet went from one of these hosts to another, or to the multicast group where that is allowed; none holds the canary.
#[track_caller]
fn assert_between(hosts: &[Ipv4Addr], nearby: bool, captured: &[Captured]) {
    let known: BTreeSet<_> = hosts.iter().copied().collect();
    for link in captured {
        assert!(!link.sent().is_empty(), "nothing was recorded at {}", link.host);
        assert!(!link.holds(CANARY.as_bytes()), "the canary went over the link of {}", link.host);
        for sent in link.sent() {
            let is_known = known.contains(&sent.to)
                && match sent.how {
                    How::Udp(_) => known.contains(&sent.from),
                    // A router says that it could not deliver something.
                    How::Icmp => true,
                    How::Tcp(..) | How::Igmp | How::Other(_) => false,
                };
            let is_mdns = nearby && sent.to == MDNS.0 && sent.how == How::Udp(MDNS.1);
            // Whoever listens to a multicast group tells the net's router so.
            let is_listening = nearby && sent.how == How::Igmp;
            assert!(is_known || is_mdns || is_listening, "at {}: {sent:?}", link.host);
        }
    }
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
    lab.readdress(&mut guest, 4);
    let mut ben_node = ben.start();
    ana.edit(&write(TextField::FocusPurpose, "To carry the nights together."));
    converged(&mut [&mut ana, &mut ben_node]);
    drop((ana, ben_node));
    assert_between(&[home.addr, Ipv4Addr::new(10, 77, 1, 3), guest.addr], true, &lab.captured());
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
    assert_between(&hosts.map(|host| host.addr), false, &lab.captured());
}

#[test]
fn a_host_whose_address_changes_while_it_runs_is_found_again() {
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2)];
    let (home, mut away) = (lab.host("a", nets[0], 2), lab.host("b", nets[1], 2));
    let (_ana, mut ana) = ana_on(&home);
    let ben = joined("Ben", &away, &ana.invite("Ben"));
    let mut ben = ben.start();
    converged(&mut [&mut ana, &mut ben]);

    let before = away.addr;
    lab.readdress(&mut away, 9);
    ben.edit(&write(TextField::FocusPurpose, "Written at the new address."));
    ana.shows(|group| group.focus.purpose.words == "Written at the new address.");
    converged(&mut [&mut ana, &mut ben]);
    drop((ana, ben));
    assert_between(&[home.addr, before, away.addr], false, &lab.captured());
}

#[test]
fn where_no_path_is_left_it_is_said_and_once_there_is_one_again_all_comes_over() {
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2)];
    let hosts = [lab.host("a", nets[0], 2), lab.host("b", nets[1], 2)];
    let (_ana, mut ana) = ana_on(&hosts[0]);
    let ben = joined("Ben", &hosts[1], &ana.invite("Ben"));
    let mut ben = ben.start();
    converged(&mut [&mut ana, &mut ben]);

    lab.part(&hosts[0], &hosts[1]);
    ana.state_with(|state| state.status.peers.iter().all(|peer| !peer.connected));
    ben.state_with(|state| state.status.peers.iter().all(|peer| !peer.connected));
    ana.edit(&write(TextField::FocusWho, "Nurses who work nights"));
    ben.edit(&write(TextField::FocusWhat, "Sleep"));
    lab.rejoin();
    let group = converged(&mut [&mut ana, &mut ben]);
    assert_eq!(
        (group.focus.who.words.as_str(), group.focus.what.words.as_str()),
        ("Nurses who work nights", "Sleep")
    );

    lab.unplug(&hosts[1], true);
    ana.state_with(|state| state.status.peers.iter().all(|peer| !peer.connected));
    ana.edit(&write(TextField::FocusPurpose, "Written while a cable was out."));
    lab.unplug(&hosts[1], false);
    converged(&mut [&mut ana, &mut ben]);
    drop((ana, ben));
    assert_between(&hosts.map(|host| host.addr), false, &lab.captured());
}

#[test]
fn a_host_that_slept_through_a_day_of_writing_catches_up_when_it_wakes() {
    /// What three people may write on a busy day.
    const A_DAY: usize = 150;
    let mut lab = Lab::new();
    let nets = [lab.net(1), lab.net(2)];
    let hosts = [lab.host("a", nets[0], 2), lab.host("b", nets[1], 2)];
    let (_ana, mut ana) = ana_on(&hosts[0]);
    let ben = joined("Ben", &hosts[1], &ana.invite("Ben"));
    let mut ben = ben.start();
    converged(&mut [&mut ana, &mut ben]);

    let sleeper = Pid::from_raw(i32::try_from(ben.id()).unwrap()).unwrap();
    kill_process(sleeper, Signal::STOP).unwrap();
    ana.state_with(|state| state.status.peers.iter().all(|peer| !peer.connected));
    for nth in 0..A_DAY {
        ana.edit(&write(
            TextField::FocusWhat,
            &format!("What comes home with us, for the {nth}th time"),
        ));
    }
    kill_process(sleeper, Signal::CONT).unwrap();
    let group = converged(&mut [&mut ana, &mut ben]);
    assert!(group.focus.what.words.contains("149th"));
    drop((ana, ben));
    assert_between(&hosts.map(|host| host.addr), false, &lab.captured());
}
