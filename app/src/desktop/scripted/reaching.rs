//! How the invented group's devices reach each other.

use std::sync::Arc;

use kith_sync::node::api::{NodeState, PeerWay, RelayStatus};

use super::content::{cleo, state};
use super::scenes::reason;

const HOST: &str = "relay.example.org";

/// A group that decided on a relay: it is reached, missed or refused here, or two were decided on at once.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn relayed(how: &str) -> NodeState {
    let mut state = state();
    let host = HOST.to_owned();
    let status = Arc::make_mut(&mut state.status);
    status.reach.relay = match how {
        "reached" => RelayStatus::InForce { host, reached: true, because: None },
        "missed" => {
            RelayStatus::InForce { host, reached: false, because: reason("relay-trouble-silent") }
        }
        "refused" => RelayStatus::RefusedHere { host },
        _ => RelayStatus::TwoAtOnce { because: reason("no-relay-apart").unwrap() },
    };
    if how == "reached" {
        // Ben is at home; Cleo's device is found through the relay, and Ana's phone is off.
        for peer in &mut status.peers {
            if peer.member == cleo() {
                (peer.connected, peer.way) = (true, PeerWay::Relay);
            } else if !peer.connected {
                let because = reason("unreached-silent-everywhere").unwrap();
                peer.way = PeerWay::Not { because, since: None };
            }
        }
    }
    state
}
