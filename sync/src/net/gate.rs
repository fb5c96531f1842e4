//! Who may connect: the one place that decides it, asked at the handshake and once more when a session is counted.
//!
//! Invariant: a device that is not in the gate gets neither a stream nor an event; one that joins gets its own protocol
//! only, while invitations are open, and not often.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iroh::EndpointAddr;
use iroh::endpoint::{
    AfterHandshakeOutcome, BeforeConnectOutcome, Connection, EndpointHooks, Side,
};
use tokio::time::Instant;

use super::allowance::Allowance;
use super::endpoint::{JOIN, SYNC, device_of};
use super::reason::CloseReason;
use crate::id::DeviceId;

/// Attempts to join that are heard in a minute, of all devices together: so many that a crowd at a few addresses does not use
/// them up.
const JOINS_PER_MINUTE: u32 = 600;

/// Attempts to join that are heard in a minute from one address.
const JOINS_PER_ADDRESS: u32 = 30;

/// Handshakes from one address that may end badly in a minute before its next ones are not answered.
const FAULTS_PER_MINUTE: u32 = 60;

/// Handshakes that may be under way at once.
const HANDSHAKES: usize = 64;

/// Handshakes from one address that may be under way at once.
const HANDSHAKES_PER_ADDRESS: usize = 24;

/// Above so many handshakes under way, a sender has to show that its address is its own.
const HANDSHAKES_UNASKED: usize = 16;

/// Addresses remembered for their faults.
const REMEMBERED: usize = 256;

/// What to do with somebody who begins a handshake.
#[derive(Debug)]
pub(super) enum Knock {
    /// Go on; the handshake counts until this is dropped.
    Answer(Handshake),
    /// Let it show that its address is its own.
    Verify,
    /// Say that it is too much.
    Refuse,
    /// Say nothing.
    Ignore,
}

/// A handshake under way.
#[derive(Debug)]
pub(super) struct Handshake {
    gate: Arc<Gate>,
    ip: Option<IpAddr>,
    /// Whether the address is surely the sender's own. Anybody can write another's on a first packet.
    is_verified: bool,
}

impl Handshake {
    /// It came to an end, so packets reach the sender at its address.
    pub(super) fn verified(&mut self) {
        self.is_verified = true;
    }

    /// Counts it against the address it came from; where that may be made up, the next ones have to show that it is theirs.
    pub(super) fn fault(&self) {
        let now = Instant::now();
        let mut state = self.gate.state();
        let Some(ip) = self.ip else { return };
        let State { faults, doubts, .. } = &mut *state;
        let counted = if self.is_verified { faults } else { doubts };
        take_of(counted, ip, FAULTS_PER_MINUTE, now);
    }
}

/// Takes one of what an address may do in a minute, if there is one; few addresses are remembered.
fn take_of(
    by_address: &mut BTreeMap<IpAddr, Allowance<Instant>>,
    ip: IpAddr,
    per_minute: u32,
    now: Instant,
) -> bool {
    if !by_address.contains_key(&ip) && by_address.len() >= REMEMBERED {
        by_address.pop_first();
    }
    by_address.entry(ip).or_insert_with(|| Allowance::new(per_minute, now)).take(now)
}

/// What counts as one address: in IPv6 the network, whose addresses its owner can choose.
fn source(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(ip) => ip.to_ipv4_mapped().map_or_else(
            || IpAddr::from(Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64)),
            IpAddr::from,
        ),
    }
}

impl Drop for Handshake {
    fn drop(&mut self) {
        let mut state = self.gate.state();
        state.under_way = state.under_way.saturating_sub(1);
        let Some(ip) = self.ip else { return };
        if let Some(count) = state.under_way_from.get_mut(&ip) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                state.under_way_from.remove(&ip);
            }
        }
    }
}

/// Who may connect.
#[derive(Debug)]
pub(super) struct Gate {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    devices: BTreeSet<DeviceId>,
    join_open: bool,
    paused: bool,
    joins: Allowance<Instant>,
    joins_from: BTreeMap<IpAddr, Allowance<Instant>>,
    faults: BTreeMap<IpAddr, Allowance<Instant>>,
    /// The same where the address may be made up.
    doubts: BTreeMap<IpAddr, Allowance<Instant>>,
    under_way: usize,
    under_way_from: BTreeMap<IpAddr, usize>,
}

impl Gate {
    pub(super) fn new(devices: BTreeSet<DeviceId>) -> Self {
        let joins = Allowance::new(JOINS_PER_MINUTE, Instant::now());
        Self {
            state: Mutex::new(State {
                devices,
                join_open: false,
                paused: false,
                joins,
                joins_from: BTreeMap::new(),
                faults: BTreeMap::new(),
                doubts: BTreeMap::new(),
                under_way: 0,
                under_way_from: BTreeMap::new(),
            }),
        }
    }

    pub(super) fn set_devices(&self, devices: BTreeSet<DeviceId>) {
        self.state().devices = devices;
    }

    pub(super) fn set_join_open(&self, open: bool) {
        self.state().join_open = open;
    }

    pub(super) fn set_paused(&self, paused: bool) {
        self.state().paused = paused;
    }

    pub(super) fn is_paused(&self) -> bool {
        self.state().paused
    }

    pub(super) fn contains(&self, device: DeviceId) -> bool {
        self.state().devices.contains(&device)
    }

    /// Decides about a handshake that begins.
    pub(super) fn knock(self: &Arc<Self>, ip: Option<IpAddr>, verified: bool) -> Knock {
        let now = Instant::now();
        let ip = ip.map(source);
        let mut state = self.state();
        let state = &mut *state;
        if state.paused {
            return Knock::Ignore;
        }
        if let Some(ip) = ip {
            if state.faults.get_mut(&ip).is_some_and(|faults| faults.is_used_up(now)) {
                return Knock::Ignore;
            }
            if state.under_way_from.get(&ip).is_some_and(|count| *count >= HANDSHAKES_PER_ADDRESS) {
                return Knock::Refuse;
            }
        }
        if state.under_way >= HANDSHAKES {
            return Knock::Refuse;
        }
        let is_doubtful = |ip| {
            state
                .doubts
                .get_mut(&ip)
                .is_some_and(|doubts: &mut Allowance<_>| doubts.is_used_up(now))
        };
        if !verified && ip.is_some_and(is_doubtful) {
            return Knock::Verify;
        }
        if state.under_way >= HANDSHAKES_UNASKED && !verified {
            return Knock::Verify;
        }
        state.under_way += 1;
        if let Some(ip) = ip {
            *state.under_way_from.entry(ip).or_default() += 1;
        }
        Knock::Answer(Handshake { gate: Arc::clone(self), ip, is_verified: verified })
    }

    /// Whether another attempt to join is heard now, from an address: first by what is left to it, then by what is left to
    /// all, so that one address takes nothing from the others that is not heard anyway.
    pub(super) fn hears_from(&self, ip: Option<IpAddr>) -> bool {
        let (mut state, now) = (self.state(), Instant::now());
        let has_its_own = ip
            .map(source)
            .is_none_or(|ip| take_of(&mut state.joins_from, ip, JOINS_PER_ADDRESS, now));
        has_its_own && state.joins.take(now)
    }

    /// Decides about a device whose handshake is complete: its key is proven.
    fn admit(&self, device: DeviceId, protocol: &[u8], side: Side) -> Result<(), CloseReason> {
        let state = self.state();
        if state.paused {
            return Err(CloseReason::Paused);
        }
        match (protocol, side) {
            (SYNC, Side::Client | Side::Server) if state.devices.contains(&device) => Ok(()),
            (SYNC, Side::Client | Side::Server) => Err(CloseReason::NotAMember),
            (JOIN, Side::Server) if !state.join_open => Err(CloseReason::JoinClosed),
            // This device is the one that wants to join; or another, and how many of those are heard is asked where the
            // address is known too.
            (JOIN, Side::Client | Side::Server) => Ok(()),
            _ => Err(CloseReason::Misbehaved),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock can leave the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Asks the gate from inside the endpoint.
#[derive(Debug)]
pub(super) struct GateHooks(pub(super) Arc<Gate>);

impl EndpointHooks for GateHooks {
    async fn before_connect<'a>(
        &'a self,
        _remote: &'a EndpointAddr,
        _protocol: &'a [u8],
    ) -> BeforeConnectOutcome {
        if self.0.is_paused() { BeforeConnectOutcome::Reject } else { BeforeConnectOutcome::Accept }
    }

    async fn after_handshake<'a>(&'a self, connection: &'a Connection) -> AfterHandshakeOutcome {
        let device = device_of(connection.remote_id());
        match self.0.admit(device, connection.alpn(), connection.side()) {
            Ok(()) => AfterHandshakeOutcome::Accept,
            Err(reason) => {
                AfterHandshakeOutcome::Reject { error_code: reason.code(), reason: Vec::new() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(byte: u8) -> DeviceId {
        DeviceId::from_bytes([byte; 32])
    }

    #[tokio::test]
    async fn only_the_groups_devices_sync_and_only_invited_ones_join() {
        let gate = Gate::new([device(1)].into());
        assert_eq!(gate.admit(device(1), SYNC, Side::Server), Ok(()));
        assert_eq!(gate.admit(device(2), SYNC, Side::Server), Err(CloseReason::NotAMember));
        assert_eq!(gate.admit(device(2), SYNC, Side::Client), Err(CloseReason::NotAMember));
        assert_eq!(gate.admit(device(1), b"h3", Side::Server), Err(CloseReason::Misbehaved));
        assert_eq!(gate.admit(device(2), JOIN, Side::Server), Err(CloseReason::JoinClosed));
        gate.set_join_open(true);
        assert_eq!(gate.admit(device(2), JOIN, Side::Server), Ok(()));
        gate.set_devices(BTreeSet::new());
        assert_eq!(gate.admit(device(1), SYNC, Side::Server), Err(CloseReason::NotAMember));
        gate.set_paused(true);
        assert_eq!(gate.admit(device(2), JOIN, Side::Server), Err(CloseReason::Paused));
    }

    #[tokio::test(start_paused = true)]
    async fn joining_is_heard_so_often_a_minute() {
        let gate = Gate::new(BTreeSet::new());
        gate.set_join_open(true);
        let from = |last: u32| Some(IpAddr::from(std::net::Ipv4Addr::from_bits(last)));
        let heard = (0..700).filter(|last| gate.hears_from(from(*last))).count();
        assert_eq!(heard, JOINS_PER_MINUTE as usize);
        assert!(!gate.hears_from(from(800)) && !gate.hears_from(None));
        tokio::time::advance(std::time::Duration::from_secs(2)).await;
        assert!(gate.hears_from(from(800)) && gate.hears_from(None));
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowd_at_one_address_uses_up_nobody_elses_attempts() {
        let gate = Gate::new(BTreeSet::new());
        let heard = |ip: &str| {
            let ip: IpAddr = ip.parse().unwrap();
            (0..5_000).filter(|_| gate.hears_from(Some(ip))).count()
        };
        assert_eq!(heard("10.0.0.1"), JOINS_PER_ADDRESS as usize);
        assert_eq!(heard("::ffff:10.0.0.1"), 0, "the same address in another form");
        assert_eq!(heard("10.0.0.2"), JOINS_PER_ADDRESS as usize);
        assert_eq!(heard("2001:db8:0:1::1"), JOINS_PER_ADDRESS as usize);
        assert_eq!(heard("2001:db8:0:1::2"), 0, "the same network");
        for last in 0..1_000 {
            gate.hears_from(Some(Ipv6Addr::from_bits(last << 64).into()));
        }
        assert!(gate.state().joins_from.len() <= REMEMBERED);
    }

    #[tokio::test(start_paused = true)]
    async fn handshakes_are_bounded_by_address_and_in_all() {
        let gate = Arc::new(Gate::new(BTreeSet::new()));
        let ip = |last: u8| Some(IpAddr::from([10, 0, 0, last]));
        let mut held = Vec::new();
        while let Knock::Answer(handshake) = gate.knock(ip(1), true) {
            held.push(handshake);
        }
        assert_eq!(held.len(), HANDSHAKES_PER_ADDRESS);
        assert!(matches!(gate.knock(ip(2), false), Knock::Verify));
        for last in 2..100 {
            if let Knock::Answer(handshake) = gate.knock(ip(last), true) {
                held.push(handshake);
            }
        }
        assert_eq!(held.len(), HANDSHAKES);
        held.clear();
        assert!(matches!(gate.knock(ip(1), false), Knock::Answer(_)));
        assert!(gate.state().under_way_from.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn first_packets_that_bear_anothers_address_shut_nobody_out() {
        let gate = Arc::new(Gate::new(BTreeSet::new()));
        let bobs = Some(IpAddr::from([10, 0, 0, 1]));
        for _ in 0..2 * FAULTS_PER_MINUTE {
            match gate.knock(bobs, false) {
                Knock::Answer(handshake) => handshake.fault(),
                Knock::Verify => {}
                other @ (Knock::Refuse | Knock::Ignore) => panic!("{other:?}"),
            }
        }
        assert!(matches!(gate.knock(bobs, false), Knock::Verify));
        let Knock::Answer(bob) = gate.knock(bobs, true) else { panic!("bob is there") };
        drop(bob);
        // Whoever is there counts as before.
        for _ in 0..FAULTS_PER_MINUTE {
            let Knock::Answer(handshake) = gate.knock(bobs, true) else {
                panic!("answered so far")
            };
            handshake.fault();
        }
        assert!(matches!(gate.knock(bobs, true), Knock::Ignore));
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_with_many_faults_is_not_answered_for_a_while() {
        let gate = Arc::new(Gate::new(BTreeSet::new()));
        let ip = Some(IpAddr::from([10, 0, 0, 1]));
        for _ in 0..FAULTS_PER_MINUTE {
            let Knock::Answer(handshake) = gate.knock(ip, true) else { panic!("answered so far") };
            handshake.fault();
        }
        assert!(matches!(gate.knock(ip, true), Knock::Ignore));
        let other = Some(IpAddr::from([10, 0, 0, 2]));
        assert!(matches!(gate.knock(other, true), Knock::Answer(_)));
        tokio::time::advance(std::time::Duration::from_secs(2)).await;
        assert!(matches!(gate.knock(ip, true), Knock::Answer(_)));
    }
}
