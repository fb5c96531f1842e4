//! Which devices are dialled, when, and where: the addresses of each, how often it failed, when it is tried next.
//!
//! A device is dialled while it is wanted, allowed, and connected with none of its runs. After each failure it is left alone
//! for longer; whatever is new about it (an address, being asked for) lets it be tried at once. Its own addresses, with the
//! relay where there is one, take turns with the places at which any device may be.
//!
//! Invariant: pure; time is passed in, and what varies comes from the seed.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::time::Duration;

use tokio::time::Instant;

use super::backoff;
use super::reason::{CloseReason, DialError};
use crate::id::DeviceId;

/// The most addresses kept for one device, newest first.
const ADDRS_PER_DEVICE: usize = 16;

/// The most devices whose addresses are kept.
const DEVICES: usize = 1_024;

/// How long the device with the higher id lets the other dial first, so that connections seldom cross.
const DEFERENCE: Duration = Duration::from_millis(150);

/// A session that lasted so long was a success, whatever ended it.
const LASTING: Duration = Duration::from_secs(10);

/// How often in a row a device is dialled again at once where another answered in its stead. iroh goes on trying an address
/// that it was once given for a device until it has had no connection with it for a minute, so the wrong one may answer
/// first for so long.
const MISTAKES: u32 = 16;

/// Failures that a device counts as having had when it put another connection in the place of this one, so that it is
/// left alone for a while.
const REPLACED: u32 = 8;

/// See the module.
#[derive(Debug)]
pub(super) struct Mesh {
    me: DeviceId,
    seed: [u8; 32],
    peers: BTreeMap<DeviceId, Peer>,
    /// Addresses at which any device may be.
    places: Vec<SocketAddr>,
    /// Whether there is a relay, through which any device may be reached.
    has_relay: bool,
}

/// Where a device is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) addrs: Vec<SocketAddr>,
    /// Whether through the relay too.
    pub(super) by_relay: bool,
}

#[derive(Debug, Default)]
struct Peer {
    addrs: Vec<SocketAddr>,
    wanted: bool,
    dialling: bool,
    failures: u32,
    /// How often it was dialled, so that its own addresses and the places have their turns.
    dials: usize,
    /// How often in a row another device answered in its stead.
    mistaken: u32,
    next: Option<Instant>,
    said: Option<DialError>,
}

/// The devices to dial now, with where to try each, and when to look again.
pub(super) type Due = (Vec<(DeviceId, Where)>, Option<Instant>);

impl Mesh {
    /// Nobody is known yet.
    pub(super) fn new(me: DeviceId, seed: [u8; 32], has_relay: bool) -> Self {
        Self { me, seed, peers: BTreeMap::new(), places: Vec::new(), has_relay }
    }

    /// Devices to dial now, at most so many, marked as being dialled: of those that `may_dial`, and at none of the places
    /// that are `taken` by another.
    pub(super) fn due(
        &mut self,
        room: usize,
        taken: &BTreeSet<SocketAddr>,
        may_dial: impl Fn(DeviceId) -> bool,
        now: Instant,
    ) -> Due {
        let places: Vec<SocketAddr> =
            self.places.iter().copied().filter(|place| !taken.contains(place)).collect();
        let (mut due, mut again): (Vec<_>, Option<Instant>) = (Vec::new(), None);
        for (device, peer) in &mut self.peers {
            let has_way = self.has_relay || !peer.addrs.is_empty() || !places.is_empty();
            let idle = peer.wanted && !peer.dialling && has_way;
            if !idle || !may_dial(*device) {
                continue;
            }
            match peer.next {
                Some(next) if next > now => again = Some(again.map_or(next, |it| it.min(next))),
                // Without room, the end of another dial rings the bell.
                _ if due.len() >= room => {}
                _ => {
                    peer.dialling = true;
                    due.push((*device, peer.place_now(&places, self.has_relay)));
                    peer.dials = peer.dials.wrapping_add(1);
                }
            }
        }
        (due, again)
    }

    /// Notes how a dial ended, of a device that is connected by now or not; gives an error that was not told yet.
    pub(super) fn dialled(
        &mut self,
        device: DeviceId,
        outcome: Result<(), DialError>,
        connected: bool,
        now: Instant,
    ) -> Option<DialError> {
        let (me, seed) = (self.me, self.seed);
        let peer = self.peers.get_mut(&device)?;
        peer.dialling = false;
        let error = match outcome {
            // A connection from the other side came first.
            Ok(()) | Err(DialError::Refused(CloseReason::Duplicate)) => None,
            Err(error) => Some(error),
        };
        let is_mistaken = outcome == Err(DialError::AnotherDevice);
        peer.mistaken = if is_mistaken { peer.mistaken.saturating_add(1) } else { 0 };
        if outcome.is_err() && !connected {
            // Who answered first says nothing about the device itself, so it is tried again at once, if not for ever. Being
            // turned away is a failure like any other: the other device may hear in a moment that this one belongs.
            if !is_mistaken || peer.mistaken > MISTAKES {
                peer.failures = peer.failures.saturating_add(1);
            }
            peer.next = Some(now + wait(me, &seed, device, peer.failures));
        }
        let news = error.filter(|error| !connected && peer.said != Some(*error));
        peer.said = if connected { None } else { error };
        news
    }

    /// Notes that the last session with a device is over, and how long that had lasted.
    pub(super) fn parted(
        &mut self,
        device: DeviceId,
        reason: CloseReason,
        lasted: Duration,
        now: Instant,
    ) {
        let (me, seed) = (self.me, self.seed);
        let Some(peer) = self.peers.get_mut(&device) else { return };
        peer.failures = if reason == CloseReason::Replaced {
            REPLACED
        } else if lasted >= LASTING {
            0
        } else {
            peer.failures.saturating_add(1)
        };
        peer.next = Some(now + wait(me, &seed, device, peer.failures));
    }

    /// Adds addresses at which any device may be; says whether some are new. Those are worth trying at once, see
    /// [`Mesh::try_now`].
    pub(super) fn know_places(&mut self, addrs: &[SocketAddr]) -> bool {
        let news = addrs.iter().any(|addr| !self.places.contains(addr));
        if news {
            self.places = newest_first(addrs, &self.places);
        }
        news
    }

    /// Adds addresses of a device; says whether some are new, and then it is to be tried at once.
    pub(super) fn know(&mut self, device: DeviceId, addrs: &[SocketAddr], now: Instant) -> bool {
        let is_full = self.peers.len() >= DEVICES && !self.peers.contains_key(&device);
        if device == self.me || is_full {
            return false;
        }
        let next = now + deference(self.me, device);
        let peer = self.peers.entry(device).or_default();
        let news = addrs.iter().any(|addr| !peer.addrs.contains(addr));
        peer.addrs = newest_first(addrs, &peer.addrs);
        if news {
            (peer.failures, peer.next) = (0, Some(next));
        }
        news
    }

    /// Replaces the set of devices that are dialled until connected.
    pub(super) fn keep_connected(&mut self, devices: &BTreeSet<DeviceId>, now: Instant) {
        for device in devices.iter().filter(|device| **device != self.me) {
            let next = Some(now + deference(self.me, *device));
            let peer = self.peers.entry(*device).or_default();
            if !peer.wanted {
                (peer.wanted, peer.failures, peer.next) = (true, 0, next);
            }
        }
        for (device, peer) in &mut self.peers {
            peer.wanted &= devices.contains(device);
        }
    }

    /// Forgets earlier failures, of one device or of all, and lets them be tried now.
    pub(super) fn try_now(&mut self, only: Option<DeviceId>, now: Instant) {
        let me = self.me;
        for (device, peer) in &mut self.peers {
            if only.is_none_or(|only| only == *device) {
                (peer.failures, peer.said) = (0, None);
                peer.next =
                    Some(now + only.map_or_else(|| deference(me, *device), |_| Duration::ZERO));
            }
        }
    }
}

impl Peer {
    /// Where to dial it this time: its own addresses and the relay in turns with one of the places. Never two places at once:
    /// iroh talks to whoever answers first, and where that is another device the right one is not heard.
    fn place_now(&self, places: &[SocketAddr], has_relay: bool) -> Where {
        let is_own_turn = places.is_empty() || self.dials.is_multiple_of(2);
        let has_own = has_relay || !self.addrs.is_empty();
        if is_own_turn && has_own {
            return Where { addrs: self.addrs.clone(), by_relay: has_relay };
        }
        let turn = if has_own { self.dials / 2 } else { self.dials };
        let place = turn.checked_rem(places.len()).and_then(|at| places.get(at));
        Where { addrs: place.copied().into_iter().collect(), by_relay: false }
    }
}

fn wait(me: DeviceId, seed: &[u8; 32], device: DeviceId, failures: u32) -> Duration {
    deference(me, device) + backoff::wait(seed, device, failures)
}

fn deference(me: DeviceId, device: DeviceId) -> Duration {
    if me < device { Duration::ZERO } else { DEFERENCE }
}

/// New addresses before those known before, as many as are kept.
fn newest_first(addrs: &[SocketAddr], known: &[SocketAddr]) -> Vec<SocketAddr> {
    let earlier = known.iter().filter(|addr| !addrs.contains(addr));
    addrs.iter().chain(earlier).copied().take(ADDRS_PER_DEVICE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addr(port: u16) -> SocketAddr {
        ([127, 0, 0, 1], port).into()
    }

    fn turns(peer: &mut Peer, places: &[SocketAddr], count: usize) -> Vec<Vec<SocketAddr>> {
        let turn = |dials| {
            peer.dials = dials;
            peer.place_now(places, false).addrs
        };
        (0..count).map(turn).collect()
    }

    #[test]
    fn a_devices_own_addresses_have_turns_with_the_places_and_no_two_places_one() {
        let mut peer = Peer { addrs: vec![addr(1), addr(2)], ..Peer::default() };
        let own = vec![addr(1), addr(2)];
        assert_eq!(turns(&mut peer, &[], 2), [own.clone(), own.clone()]);
        let places = [addr(8), addr(9)];
        let expected = [own.clone(), vec![addr(8)], own.clone(), vec![addr(9)], own];
        assert_eq!(turns(&mut peer, &places, 5), expected);
    }

    #[test]
    fn a_device_of_which_nothing_is_known_is_looked_for_at_one_place_after_the_other() {
        let mut peer = Peer::default();
        let expected = [vec![addr(8)], vec![addr(9)], vec![addr(8)]];
        assert_eq!(turns(&mut peer, &[addr(8), addr(9)], 3), expected);
    }

    fn id(byte: u8) -> DeviceId {
        DeviceId::from_bytes([byte; 32])
    }

    /// Alice's, who dials before bob does, and wants him at one address.
    fn wanting_bob(now: Instant) -> Mesh {
        let mut mesh = Mesh::new(id(1), [7; 32], false);
        mesh.know(id(2), &[addr(2)], now);
        mesh.keep_connected(&BTreeSet::from([id(2)]), now);
        mesh
    }

    fn due(mesh: &mut Mesh, now: Instant) -> Due {
        mesh.due(8, &BTreeSet::new(), |_| true, now)
    }

    fn bob_at(port: u16) -> Vec<(DeviceId, Where)> {
        bob_at_all(&[port])
    }

    fn bob_at_all(ports: &[u16]) -> Vec<(DeviceId, Where)> {
        let addrs = ports.iter().map(|port| addr(*port)).collect();
        vec![(id(2), Where { addrs, by_relay: false })]
    }

    #[test]
    fn with_a_relay_a_device_of_which_nothing_is_known_is_dialled_through_it() {
        let now = Instant::now();
        let mut mesh = Mesh::new(id(1), [7; 32], true);
        mesh.keep_connected(&BTreeSet::from([id(2)]), now);
        let by_relay = |addrs: Vec<SocketAddr>| vec![(id(2), Where { addrs, by_relay: true })];
        assert_eq!(due(&mut mesh, now).0, by_relay(Vec::new()));
        mesh.dialled(id(2), Err(DialError::TimedOut), false, now);
        mesh.know(id(2), &[addr(2)], now);
        assert_eq!(due(&mut mesh, now).0, by_relay(vec![addr(2)]));
        mesh.dialled(id(2), Err(DialError::TimedOut), false, now);
        mesh.know_places(&[addr(9)]);
        let turns: Vec<bool> = (0..4)
            .map(|_| {
                mesh.try_now(Some(id(2)), now);
                let turn = due(&mut mesh, now).0;
                mesh.dialled(id(2), Err(DialError::TimedOut), false, now);
                turn[0].1.by_relay
            })
            .collect();
        assert_eq!(turns, [true, false, true, false]);
    }

    #[test]
    fn a_device_is_dialled_once_at_a_time_and_only_where_it_may_be() {
        let now = Instant::now();
        let mut mesh = wanting_bob(now);
        let nobody = |_| false;
        assert_eq!(mesh.due(8, &BTreeSet::new(), nobody, now), (Vec::new(), None));
        assert_eq!(mesh.due(0, &BTreeSet::new(), |_| true, now), (Vec::new(), None));
        assert_eq!(due(&mut mesh, now), (bob_at(2), None));
        assert_eq!(due(&mut mesh, now), (Vec::new(), None));
        mesh.dialled(id(2), Ok(()), true, now);
        mesh.keep_connected(&BTreeSet::new(), now);
        assert_eq!(due(&mut mesh, now), (Vec::new(), None));
    }

    #[test]
    fn after_failures_it_is_left_alone_for_longer_until_something_is_new() {
        let mut now = Instant::now();
        let mut mesh = wanting_bob(now);
        let mut waits = Vec::new();
        for failure in 0..6 {
            assert_eq!(due(&mut mesh, now).0, bob_at(2), "{failure}");
            let told = mesh.dialled(id(2), Err(DialError::TimedOut), false, now);
            assert_eq!(told.is_some(), failure == 0, "it is told once");
            let (none, again) = due(&mut mesh, now);
            let next = again.unwrap();
            assert_eq!(none, []);
            waits.push(next - now);
            now = next;
        }
        assert!(waits.last().unwrap() > &(waits[0] * 8), "{waits:?}");
        assert_eq!(due(&mut mesh, now).0, bob_at(2));
        mesh.dialled(id(2), Err(DialError::TimedOut), false, now);
        assert_eq!(due(&mut mesh, now).0, []);
        assert!(!mesh.know(id(2), &[addr(2)], now), "nothing new");
        assert_eq!(due(&mut mesh, now).0, []);
        assert!(mesh.know(id(2), &[addr(3)], now));
        assert_eq!(due(&mut mesh, now).0, bob_at_all(&[3, 2]));
    }

    #[test]
    fn where_another_answers_it_is_tried_again_soon_but_not_for_ever() {
        let mut now = Instant::now();
        let mut mesh = wanting_bob(now);
        let mut wait_after_mistake = || {
            assert_eq!(due(&mut mesh, now).0, bob_at(2));
            mesh.dialled(id(2), Err(DialError::AnotherDevice), false, now);
            let next = due(&mut mesh, now).1.unwrap();
            next - std::mem::replace(&mut now, next)
        };
        let first = wait_after_mistake();
        for _ in 1..MISTAKES {
            assert_eq!(wait_after_mistake(), first);
        }
        let later: Vec<Duration> = (0..4).map(|_| wait_after_mistake()).collect();
        assert!(later.last().unwrap() > &(first * 4), "{first:?} {later:?}");
    }

    #[test]
    fn how_a_session_ended_decides_how_soon_its_device_is_dialled_again() {
        let now = Instant::now();
        let wait_after = |reason, lasted| {
            let mut mesh = wanting_bob(now);
            due(&mut mesh, now);
            mesh.dialled(id(2), Ok(()), true, now);
            mesh.parted(id(2), reason, lasted, now);
            due(&mut mesh, now).1.unwrap() - now
        };
        let lasting = wait_after(CloseReason::Lost, LASTING);
        let short = wait_after(CloseReason::Lost, Duration::ZERO);
        let replaced = wait_after(CloseReason::Replaced, LASTING);
        assert!(lasting < Duration::from_millis(300), "{lasting:?}");
        assert!(lasting < short && short < replaced, "{lasting:?} {short:?} {replaced:?}");
        assert!(replaced > Duration::from_secs(20), "{replaced:?}");
    }

    #[test]
    fn a_place_where_another_is_connected_is_not_tried() {
        let now = Instant::now();
        let mut mesh = Mesh::new(id(1), [7; 32], false);
        mesh.keep_connected(&BTreeSet::from([id(2)]), now);
        assert!(mesh.know_places(&[addr(8), addr(9)]));
        assert!(!mesh.know_places(&[addr(9)]), "it is known");
        let taken = BTreeSet::from([addr(8)]);
        assert_eq!(mesh.due(8, &taken, |_| true, now).0, bob_at(9));
    }

    #[test]
    fn what_is_known_is_bounded_and_this_device_is_nobody_to_dial() {
        let now = Instant::now();
        let mut mesh = wanting_bob(now);
        let ports = |range: std::ops::Range<u16>| range.map(addr).collect::<Vec<_>>();
        mesh.know(id(2), &ports(100..200), now);
        assert_eq!(mesh.peers[&id(2)].addrs, ports(100..116));
        for number in 0..2_000_u16 {
            let mut bytes = [9; 32];
            bytes[..2].copy_from_slice(&number.to_le_bytes());
            mesh.know(DeviceId::from_bytes(bytes), &[addr(1)], now);
        }
        assert_eq!(mesh.peers.len(), DEVICES);
        assert!(!mesh.know(id(1), &[addr(1)], now));
        mesh.keep_connected(&BTreeSet::from([id(1)]), now);
        assert!(!mesh.peers.contains_key(&id(1)));
    }
}
