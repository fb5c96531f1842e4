//! Members who cannot reach each other directly, or are never up together.

use std::fs;
use std::net::{Ipv4Addr, UdpSocket};
use std::process::{Child, Command, Stdio};

use kith_sync::group::edit::TextField;
use kith_sync::node::api::{NodeState, PeerWay, RelayStatus};
use kith_sync::relay::list::RelayList;
use serde_json::json;

use super::harness::relay::{Relay, is_reached};
use super::harness::words::write;
use super::harness::{DEADLINE, Device, Running, converged, eventually, founded};

fn way(state: &NodeState) -> Option<&PeerWay> {
    state.status.peers.first().map(|peer| &peer.way)
}

fn is_by_relay(state: &NodeState) -> bool {
    way(state) == Some(&PeerWay::Relay)
}

/// Ana's running node, which keeps the list of a relay that she alone decided on.
fn with_relay() -> (Device, Running, Relay) {
    let (ana, relay) = (founded(), Relay::start());
    let node = relay.decided_on_by(&ana);
    (ana, node, relay)
}

#[test]
fn members_whose_devices_cannot_reach_each_other_come_in_and_meet_through_the_groups_relay() {
    let (_ana, mut ana, mut relay) = with_relay();
    let ben = Device::apart("Ben");
    ben.joins(&ana.invite("Ben"));
    let mut ben_node = ben.start();
    converged(&mut [&mut ana, &mut ben_node]);
    for node in [&mut ana, &mut ben_node] {
        node.state_with(is_by_relay);
    }
    ana.edit(&write(TextField::FocusPurpose, "We meet wherever we are."));
    ben_node.shows(|group| group.focus.purpose.words == "We meet wherever we are.");

    // A relay that was away is found again, and what was written meanwhile comes over.
    relay.start_again();
    ben_node.edit(&write(TextField::FocusWho, "Whoever works nights"));
    ana.shows(|group| group.focus.who.words == "Whoever works nights");

    // Whoever leaves is off the list, and with it out of the relay.
    let left = ben_node.command(&json!({"leave": {"farewell": null}}));
    assert_eq!(left, "done");
    eventually(DEADLINE, || {
        let list = RelayList::from_text(&fs::read_to_string(relay.list()).unwrap()).unwrap();
        (list.devices.len() == 1 && list.invitations.is_empty()).then_some(())
    });
}

#[test]
fn a_relay_lets_in_nobody_of_another_group() {
    let (_ana, _node, relay) = with_relay();
    let mallory = Device::new("Mallory");
    mallory.kith(&["found", "--group", "Others", "--me", "Mallory"]).succeeds();
    let mut node = mallory.start();
    let say = json!({"say": {"do": "propose_relay", "relay": relay.address}});
    assert_eq!(node.command(&say), "done");
    let is_turned_away = |state: &NodeState| {
        let relay = &state.status.reach.relay;
        let RelayStatus::InForce { reached: false, because: Some(because), .. } = relay else {
            return false;
        };
        because.english().contains("does not let this device in")
    };
    node.state_with(is_turned_away);
}

#[test]
fn a_device_can_refuse_the_relay_for_itself_and_goes_on_without() {
    let (_ana, mut ana, relay) = with_relay();
    assert_eq!(ana.command(&json!({"set_relay": {"on": false}})), "done");
    let refused =
        |state: &NodeState| matches!(state.status.reach.relay, RelayStatus::RefusedHere { .. });
    ana.state_with(refused);
    let ben = Device::new("Ben");
    ben.joins(&ana.invite("Ben"));
    let mut ben_node = ben.start_beside(&[&ana]);
    converged(&mut [&mut ana, &mut ben_node]);
    assert_eq!(way(&ana.state()), Some(&PeerWay::Direct));
    assert_eq!(ana.command(&json!({"set_relay": {"on": true}})), "done");
    ana.state_with(is_reached);
    drop(relay);
}

#[test]
fn what_is_no_relay_is_refused_in_plain_words() {
    let ana = founded();
    let said = ana.kith(&["do", r#"{"do": "propose_relay", "relay": "http://192.0.2.1"}"#]);
    assert!(said.fails_plainly().contains("https://"));
    let said = ana.kith(&["relay", "--allow", "list"]).fails_plainly();
    assert!(said.contains("--host"), "{said}");
    let said = ana.kith(&["relay", "--allow", "list", "--host", "a/b"]).fails_plainly();
    assert!(said.contains("host"), "{said}");
}

/// A port at which nobody listens now.
fn free_port() -> u16 {
    UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// Sends it what a system sends that wants a service to end, and waits for that.
fn terminate(mut service: Child) -> (String, String) {
    let id = service.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let status = eventually(DEADLINE, || service.try_wait().unwrap());
    let output = service.wait_with_output().unwrap();
    assert!(status.success(), "{status}");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn members_who_are_never_up_together_meet_through_a_device_that_is_always_on() {
    let (ana, home) = (founded(), Device::at_port("Ana at home", free_port()));
    let mut ana_node = ana.start();
    let reply = ana_node.command(&json!("invite_my_device"));
    home.joins(reply["ticket"]["ticket"].as_str().unwrap());
    let ben = Device::new("Ben");
    ben.joins(&ana_node.invite("Ben"));
    ana_node.stop();

    let service = || {
        let mut command = home.node(&[]);
        command.arg("--service").stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut at_home = service();
    let place = home.listens_at();
    let up = |device: &Device| {
        let node = Running::spawn(device.node(&[place]));
        node.event("ready");
        node
    };
    // Home has not heard of Ben, whom Ana let in; she tells it.
    let mut ana_node = up(&ana);
    ana_node.edit(&write(TextField::FocusPurpose, "We carry the nights together."));
    let heard_at_home = |state: &NodeState| {
        let mine = state.status.peers.iter().filter(|peer| peer.member == state.status.me);
        mine.clone().count() == 1 && mine.clone().all(|peer| peer.has_all)
    };
    ana_node.state_with(heard_at_home);
    ana_node.stop();

    let mut ben_node = up(&ben);
    ben_node.shows(|group| group.focus.purpose.words == "We carry the nights together.");
    ben_node.edit(&write(TextField::FocusWho, "Whoever works nights"));
    ben_node
        .state_with(|state| state.status.peers.iter().any(|peer| peer.connected && peer.has_all));
    ben_node.stop();

    // Home is started anew meanwhile, as a system does after an update.
    let (stdout, stderr) = terminate(at_home);
    assert_eq!(stdout, "");
    for word in ["nights", "Ana", "Ben", "127.0.0.1"] {
        assert!(!stderr.contains(word), "{stderr}");
    }
    at_home = service();
    let mut ana_node = up(&ana);
    ana_node.shows(|group| group.focus.who.words == "Whoever works nights");
    ana_node.stop();
    terminate(at_home);
}

#[test]
fn a_unit_is_printed_without_a_passphrase() {
    let ana = Device::new("Ana");
    let mut command = ana.command(["node", "--print-unit"]);
    command.env_remove("KITH_PASSPHRASE");
    let output = command.output().unwrap();
    assert!(output.status.success());
    let unit = String::from_utf8(output.stdout).unwrap();
    assert!(unit.contains("LoadCredential=passphrase:%h/") && unit.contains(" --service "));
}
