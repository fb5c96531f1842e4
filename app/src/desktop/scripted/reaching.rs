//! How the invented group's devices reach each other.

use std::sync::Arc;

use kith_sync::node::api::{NodeState, PeerWay, RelayStatus};

use super::content::state;
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
        // Ben is at home; Cleo's device is found through the relay.
        for peer in status.peers.iter_mut().skip(2) {
            (peer.connected, peer.way) = (true, PeerWay::Relay);
        }
    }
    state
}
