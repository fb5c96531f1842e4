//! How the group's devices reach each other: the ways in force, the way to each device, and what whoever stands in between can
//! see.
//!
//! Invariant: what is told holds for this device now; a way that is not used is not among the ways, nor who could watch it.

use std::net::Ipv4Addr;

use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::{Moved, Outcome, PeerStatus, PeerWay, Proposed, RelayStatus};

use super::Source;
use super::decisions::decisions_view;
use super::members::{DeviceView, my_devices, others};
use crate::words::reason::said;
use crate::words::t;

/// The screen "How we reach each other".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReachView {
    /// The ways that this device uses, each a sentence.
    pub(crate) ways: Vec<String>,
    /// What is amiss with the relay, and what to do.
    pub(crate) trouble: Option<String>,
    /// Whether this device looks for others on the local network.
    pub(crate) nearby: bool,
    pub(crate) relay: RelayView,
    /// The others' devices, then this member's own, each with how it is connected now.
    pub(crate) devices: Vec<WayView>,
    /// Whoever stands in between, and what they can see.
    pub(crate) observers: Vec<(&'static str, String)>,
}

/// What can be done about the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RelayView {
    /// Whether this device uses it; absent where none is in force.
    pub(crate) is_used: Option<bool>,
    pub(crate) may_propose: bool,
    /// Whether there is one that the group could give up.
    pub(crate) is_there: bool,
    /// Whether something about a relay waits for the group's word.
    pub(crate) is_put: bool,
}

/// How another device is connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WayView {
    /// Whose it is, and what it is called.
    pub(crate) device: String,
    pub(crate) way: String,
    pub(crate) connected: bool,
    /// For whom a file can be written, where something has not reached this device and nothing leads to it.
    pub(crate) carry: Option<MemberId>,
}

/// Makes the screen.
pub(crate) fn reach_view(source: &Source<'_>) -> ReachView {
    let reach = &source.status.reach;
    let nearby = if reach.nearby { t!("reach-nearby-on") } else { t!("reach-nearby-off") };
    ReachView {
        ways: vec![nearby.to_owned(), t!("reach-addresses").to_owned(), relay_way(&reach.relay)],
        trouble: relay_trouble(&reach.relay),
        nearby: reach.nearby,
        relay: relay_view(source),
        devices: devices(source),
        observers: observers(reach.nearby, &reach.relay),
    }
}

/// What the relay does for this device.
fn relay_way(relay: &RelayStatus) -> String {
    match relay {
        RelayStatus::None => t!("reach-relay-none").to_owned(),
        RelayStatus::InForce { host, .. } => t!("reach-relay-in-force", host = host),
        RelayStatus::RefusedHere { host } => t!("reach-relay-refused-here", host = host),
        RelayStatus::TwoAtOnce { .. } | RelayStatus::NotKnown { .. } => {
            t!("reach-relay-none-now").to_owned()
        }
    }
}

/// What is amiss with it, and what to do.
fn relay_trouble(relay: &RelayStatus) -> Option<String> {
    match relay {
        RelayStatus::None
        | RelayStatus::RefusedHere { .. }
        | RelayStatus::InForce { reached: true, .. } => None,
        RelayStatus::InForce { because: Some(because), .. } => {
            Some(t!("reach-relay-not-reached", because = said(because)))
        }
        RelayStatus::InForce { because: None, .. } => Some(t!("reach-relay-sought").to_owned()),
        RelayStatus::TwoAtOnce { because } | RelayStatus::NotKnown { because } => {
            Some(said(because))
        }
    }
}

fn relay_view(source: &Source<'_>) -> RelayView {
    let relay = &source.status.reach.relay;
    let is_put =
        |it: &Proposed| it.outcome == Outcome::Open && matches!(it.motion, Moved::Relay(_));
    RelayView {
        is_used: match relay {
            RelayStatus::InForce { .. } => Some(true),
            RelayStatus::RefusedHere { .. } => Some(false),
            RelayStatus::None | RelayStatus::TwoAtOnce { .. } | RelayStatus::NotKnown { .. } => {
                None
            }
        },
        may_propose: decisions_view(source).may_propose,
        is_there: *relay != RelayStatus::None,
        is_put: source.status.decisions.proposals.iter().any(is_put),
    }
}

/// Whoever stands in between on the ways in force, and what they can see.
fn observers(nearby: bool, relay: &RelayStatus) -> Vec<(&'static str, String)> {
    let mut observers = Vec::new();
    if nearby {
        observers.push((t!("reach-observer-nearby"), t!("reach-observer-nearby-sees").to_owned()));
    }
    observers.push((t!("reach-observer-net"), t!("reach-observer-net-sees").to_owned()));
    let (rest, host) = match relay {
        RelayStatus::InForce { host, .. } => {
            let sees = t!("reach-observer-relay-sees").to_owned();
            observers.push((t!("reach-observer-relay"), sees));
            (t!("reach-observer-nobody-sees"), Some(host))
        }
        // Two others may meet there, and what they pass on is also what was written here.
        RelayStatus::RefusedHere { .. } => {
            let sees = t!("reach-observer-relay-sees-others").to_owned();
            observers.push((t!("reach-observer-relay"), sees));
            (t!("reach-observer-nobody-sees"), None)
        }
        RelayStatus::None | RelayStatus::TwoAtOnce { .. } | RelayStatus::NotKnown { .. } => {
            (t!("reach-observer-nobody-sees"), None)
        }
    };
    if let Some(host) = host.filter(|host| host.parse::<Ipv4Addr>().is_err()) {
        observers.push((t!("reach-observer-names"), t!("reach-observer-names-sees", host = host)));
    }
    observers.push((t!("reach-observer-nobody"), rest.to_owned()));
    observers
}

/// The others' devices by person; then this member's own.
fn devices(source: &Source<'_>) -> Vec<WayView> {
    let members = &source.snapshot.members;
    let others = others(source).into_iter().flat_map(|person| {
        let whose = move |device: &DeviceView| {
            t!("reach-device-of", person = person.name, device = device.name)
        };
        person.devices.into_iter().map(move |device| (device.id, whose(&device)))
    });
    let mine = my_devices(source).into_iter();
    let mine = mine.map(|device| (device.id, t!("reach-device-mine", device = device.name)));
    let peer = |id: DeviceId| source.status.peers.iter().find(|peer| peer.device == id);
    let is_in = |peer: &&PeerStatus| members.iter().any(|member| member.id == peer.member);
    others
        .chain(mine)
        .filter_map(|(id, device)| Some(way_view(device, peer(id).filter(is_in)?)))
        .collect()
}

fn way_view(device: String, peer: &PeerStatus) -> WayView {
    let (way, connected) = match &peer.way {
        PeerWay::Direct => (t!("reach-way-direct").to_owned(), true),
        PeerWay::Relay => (t!("reach-way-relay").to_owned(), true),
        PeerWay::Not { because, .. } => (t!("reach-way-not", because = said(because)), false),
    };
    let carry = (!connected && !peer.has_all).then_some(peer.member);
    WayView { device, way, connected, carry }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::snapshot::Words;
    use kith_sync::node::api::NodeState;

    use super::*;
    use crate::desktop::scripted::{cleo, now, proposed, relayed, state};

    fn view(state: &NodeState) -> ReachView {
        reach_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now() })
    }

    fn whose(view: &ReachView) -> Vec<&'static str> {
        view.observers.iter().map(|(who, _)| *who).collect()
    }

    #[test]
    fn without_a_relay_the_ways_are_the_network_and_known_addresses_and_nobody_else_sees_a_thing() {
        let mut state = state();
        let told = view(&state);
        assert_eq!(
            told.ways,
            [
                "On the same network, your devices find each other by themselves.",
                "Elsewhere, each is tried at the addresses where it was last reached.",
                "The group uses no relay: a device to which neither leads waits until you are on one network, or for a file \
                 that somebody carries over.",
            ]
        );
        assert_eq!(told.trouble, None);
        assert_eq!(told.relay.is_used, None);
        let net = "Whoever runs a network in between";
        assert_eq!(whose(&told), ["Whoever is on the same network", net, "Anybody else"]);

        Arc::make_mut(&mut state.status).reach.nearby = false;
        let told = view(&state);
        assert!(told.ways[0].contains("neither looks for others nor shows itself"));
        assert_eq!(whose(&told), [net, "Anybody else"]);
    }

    #[test]
    fn a_relay_in_force_is_named_with_what_its_host_sees_and_what_is_amiss_with_it() {
        let told = view(&relayed("reached"));
        assert!(told.ways[2].contains("the relay at relay.example.org"), "{:?}", told.ways);
        assert_eq!((told.trouble, told.relay.is_used), (None, Some(true)));
        let [.., relay, names, _nobody] = &told.observers[..] else { panic!("few observers") };
        assert_eq!(relay.0, "Whoever runs the relay");
        assert!(names.1.contains("relay.example.org"), "a name is looked up");

        let told = view(&relayed("missed"));
        let trouble = told.trouble.unwrap();
        assert!(trouble.contains("not reached now: it does not answer"), "{trouble}");

        let told = view(&relayed("refused"));
        assert!(told.ways[2].ends_with("This device does not use it."), "{:?}", told.ways);
        assert_eq!(told.relay.is_used, Some(false));
        assert!(!whose(&told).contains(&"Whoever answers for names"));
    }

    #[test]
    fn of_two_relays_at_once_none_is_named_and_the_way_out_is_told() {
        let told = view(&relayed("two"));
        assert_eq!(told.ways[2], "No relay is used now.");
        assert!(told.trouble.unwrap().contains("Put one of them to the group again"));
        assert_eq!(told.relay.is_used, None);
        assert!(told.relay.is_there, "it can be decided to use none");
    }

    #[test]
    fn each_device_has_its_way_or_why_there_is_none_and_a_file_for_who_lacks_something() {
        let state = state();
        let told = view(&state);
        let lines: Vec<_> =
            told.devices.iter().map(|it| (it.device.as_str(), it.way.as_str(), it.carry)).collect();
        let not = "Not connected: it does not answer at any address that is known of it.";
        assert_eq!(
            lines,
            [
                ("Ben: Device", "Connected directly.", None),
                ("Cleo: Device", not, Some(cleo())),
                ("You: Phone", not, None),
            ]
        );
    }

    #[test]
    fn what_is_put_already_is_not_put_again() {
        let mut state = state();
        assert!(!view(&state).relay.is_put && view(&state).relay.may_propose);
        let relay = Moved::Relay(Some(Words::Known("https://relay.example.org".to_owned())));
        let put = proposed(95, relay, Vec::new());
        Arc::make_mut(&mut state.status).decisions.proposals = vec![put.clone()];
        assert!(view(&state).relay.is_put);
        let decided = Proposed { outcome: Outcome::Passed, ..put };
        Arc::make_mut(&mut state.status).decisions.proposals = vec![decided];
        assert!(!view(&state).relay.is_put);
    }
}
