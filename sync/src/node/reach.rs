//! How this device and the others can reach each other, in facts: the relay in force, and of each device the way or why there
//! is none.
//!
//! Invariant: nothing here decides anything; it tells.

use std::net::{IpAddr, SocketAddr};

use super::api::{PeerWay, RelayStatus};
use super::offline::Offline;
use crate::net::{CloseReason, DialError, RelayState, RelayTrouble};
use crate::protocol::NamedRelay;
use crate::reason::Reason;
use crate::relay::Relay;

/// Why there is no relay in force though the group decided on one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoRelay {
    /// Two at once.
    #[error(
        "Two different things were decided about the relay by members who could not know of each other, so none is used. Put one of \
         them to the group again: what is decided then holds."
    )]
    Apart,
    /// Its address has not come.
    #[error("The address of the relay has not come to this device yet.")]
    NotHere,
    /// Its address was taken back.
    #[error(
        "Whoever proposed the relay has taken its address back, so none is used. The group can decide on one again."
    )]
    TakenBack,
    /// What it says is no address.
    #[error(
        "What the group decided on is no address of a relay that this Kith can use, so none is used. The group can decide on \
         one again."
    )]
    Unreadable,
}

/// Why there is no connection with a device, as the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreached {
    /// No network is open.
    #[error("the group is not open here")]
    NotOpen,
    /// All connections are off.
    #[error("connections are switched off on this device")]
    Off,
    /// Nothing failed yet.
    #[error("it is being looked for")]
    Sought,
    /// Nothing is known.
    #[error("no address of it is known here, and there is no relay")]
    NoAddress,
    /// Neither answers.
    #[error("it does not answer at any address that is known of it")]
    Silent,
    /// It could be nowhere else.
    #[error(
        "it answers neither at its known addresses nor through the relay, so it is probably off"
    )]
    SilentEverywhere,
    /// Its addresses are of its own network.
    #[error(
        "its known addresses are good on its own network only; from anywhere else it takes a relay"
    )]
    WouldNeedRelay,
    /// The relay is missing too.
    #[error("it does not answer at its known addresses, and the relay is not reached")]
    RelayMissed,
    /// Somebody else is there now.
    #[error("another device answers at its known addresses")]
    Another,
    /// It refuses.
    #[error("it refused: {0}")]
    Refused(CloseReason),
}

/// What stands between this device and another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Obstacles<'a> {
    /// Whether connections are off here.
    pub(super) is_off: bool,
    /// The last failure.
    pub(super) failure: Option<DialError>,
    /// Since when it has failed.
    pub(super) since: Option<jiff::Timestamp>,
    /// Where it may be.
    pub(super) addrs: &'a [SocketAddr],
    /// Whether there are addresses at which any device may be.
    pub(super) has_places: bool,
    /// How it stands with the relay that is used here.
    pub(super) relay: Option<RelayState>,
}

impl Obstacles<'_> {
    /// Why there is no connection.
    pub(super) fn told(&self) -> PeerWay {
        let because = self.because();
        PeerWay::Not { because: (&because).into(), since: self.since }
    }

    fn because(&self) -> Unreached {
        if self.is_off {
            return Unreached::Off;
        }
        let has_addrs = !self.addrs.is_empty() || self.has_places;
        if !has_addrs && self.relay.is_none() {
            return Unreached::NoAddress;
        }
        match self.failure {
            None => Unreached::Sought,
            Some(DialError::Off) => Unreached::Off,
            Some(DialError::AnotherDevice) => Unreached::Another,
            Some(DialError::Refused(why)) => Unreached::Refused(why),
            Some(DialError::Unreachable | DialError::TimedOut) => match self.relay {
                Some(RelayState::Reached) => Unreached::SilentEverywhere,
                Some(RelayState::Sought | RelayState::Missed(_)) => Unreached::RelayMissed,
                None if !self.has_places && self.addrs.iter().all(|addr| is_local(addr.ip())) => {
                    Unreached::WouldNeedRelay
                }
                None => Unreached::Silent,
            },
        }
    }
}

/// Whether an address means something on one network only.
fn is_local(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            let is_shared = a == 100 && (64..128).contains(&b);
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || is_shared
        }
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

impl Offline {
    /// The relay that this device uses: the one that the group decided on, unless it is refused here.
    pub(super) fn relay_to_use(&self) -> Option<Relay> {
        let ledger = self.replica.ledger();
        let is_needed = ledger.roster().is_current(ledger.device())
            // Whoever left still tells the others.
            || !ledger.allowed_peers().is_empty();
        match ledger.relay() {
            NamedRelay::Named(relay) if is_needed && self.uses_relay => Some(relay),
            NamedRelay::Named(_)
            | NamedRelay::None
            | NamedRelay::Apart
            | NamedRelay::NotHere
            | NamedRelay::TakenBack
            | NamedRelay::Unreadable => None,
        }
    }

    /// The relay in force in the group, whether or not this device uses it.
    pub(super) fn relay_named(&self) -> Option<Relay> {
        match self.replica.ledger().relay() {
            NamedRelay::Named(relay) => Some(relay),
            NamedRelay::None
            | NamedRelay::Apart
            | NamedRelay::NotHere
            | NamedRelay::TakenBack
            | NamedRelay::Unreadable => None,
        }
    }

    /// How it stands with the relay; `state` is what the network says of it.
    pub(super) fn relay_status(&self, state: Option<RelayState>) -> RelayStatus {
        let not_known = |why: NoRelay| RelayStatus::NotKnown { because: (&why).into() };
        match self.replica.ledger().relay() {
            NamedRelay::None => RelayStatus::None,
            NamedRelay::Named(relay) if !self.uses_relay => {
                RelayStatus::RefusedHere { host: relay.host().to_owned() }
            }
            NamedRelay::Named(relay) => RelayStatus::InForce {
                host: relay.host().to_owned(),
                reached: state == Some(RelayState::Reached),
                because: missed(state),
            },
            NamedRelay::Apart => RelayStatus::TwoAtOnce { because: (&NoRelay::Apart).into() },
            NamedRelay::NotHere => not_known(NoRelay::NotHere),
            NamedRelay::TakenBack => not_known(NoRelay::TakenBack),
            NamedRelay::Unreadable => not_known(NoRelay::Unreadable),
        }
    }
}

fn missed(state: Option<RelayState>) -> Option<Reason> {
    match state {
        None => Some((&Unreached::NotOpen).into()),
        Some(RelayState::Reached) => None,
        Some(RelayState::Sought) => Some((&Unreached::Sought).into()),
        Some(RelayState::Missed(trouble)) => Some(<Reason as From<&RelayTrouble>>::from(&trouble)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: [SocketAddr; 1] =
        [SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 7)), 7)];
    const SERVER: [SocketAddr; 1] =
        [SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 5)), 7)];

    fn obstacles(addrs: &[SocketAddr]) -> Obstacles<'_> {
        let failure = Some(DialError::TimedOut);
        Obstacles { is_off: false, failure, since: None, addrs, has_places: false, relay: None }
    }

    #[test]
    fn why_a_device_is_not_reached_says_what_would_help() {
        let reached = Some(RelayState::Reached);
        let missed = Some(RelayState::Missed(RelayTrouble::Silent));
        let at_home = obstacles(&HOME);
        assert_eq!(at_home.because(), Unreached::WouldNeedRelay);
        assert_eq!(Obstacles { has_places: true, ..at_home }.because(), Unreached::Silent);
        assert_eq!(obstacles(&SERVER).because(), Unreached::Silent);
        assert_eq!(Obstacles { relay: reached, ..at_home }.because(), Unreached::SilentEverywhere);
        assert_eq!(Obstacles { relay: missed, ..at_home }.because(), Unreached::RelayMissed);
        assert_eq!(obstacles(&[]).because(), Unreached::NoAddress);
        let by_relay = Obstacles { relay: reached, ..obstacles(&[]) };
        assert_eq!(by_relay.because(), Unreached::SilentEverywhere);
        assert_eq!(Obstacles { failure: None, ..by_relay }.because(), Unreached::Sought);
        assert_eq!(Obstacles { is_off: true, ..by_relay }.because(), Unreached::Off);
    }

    #[test]
    fn an_address_of_one_network_is_told_from_one_of_all() {
        for local in
            ["10.0.0.1", "172.20.0.1", "192.168.1.7", "100.64.0.1", "127.0.0.1", "fd00::1", "::1"]
        {
            assert!(is_local(local.parse().unwrap()), "{local}");
        }
        for global in ["203.0.113.5", "100.128.0.1", "2001:db8::1", "::ffff:203.0.113.5"] {
            assert!(!is_local(global.parse().unwrap()), "{global}");
        }
    }
}
