//! Devices that meet through a real relay on loopback. Alice listens at an IPv4 address alone and bob at an IPv6 address alone,
//! so that neither can reach the other directly.

use std::fs;
use std::net::Ipv6Addr;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::invitation::Secret;
use crate::relay::list::RelayList;
use crate::relay::server::{RelayConfig, RelayLimits, RelayProof, RelayServer};
use crate::relay::{Relay, pass};

/// A relay, its key, and its list.
struct House {
    dir: TempDir,
    relay: Relay,
    server: Option<RelayServer>,
}

impl House {
    async fn open(list: &RelayList) -> Self {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join("list"), list.to_text()).unwrap();
        let server = Self::serve(&dir, 0).await;
        let (port, pin) = (server.addr().port(), server.pin().unwrap());
        let relay = Relay::pinned("127.0.0.1", port, pin).unwrap();
        Self { dir, relay, server: Some(server) }
    }

    async fn serve(dir: &TempDir, port: u16) -> RelayServer {
        let config = RelayConfig {
            listen: (Ipv4Addr::LOCALHOST, port).into(),
            udp: Some((Ipv4Addr::LOCALHOST, 0).into()),
            proof: RelayProof::Own(dir.path().to_owned()),
            lists: vec![dir.path().join("list")],
            limits: RelayLimits::default(),
        };
        RelayServer::start(config, |_news| {}).await.unwrap()
    }

    fn list(&self) -> PathBuf {
        self.dir.path().join("list")
    }

    /// Another list, put in the place of the earlier one as a node does.
    fn allow(&self, list: &RelayList) {
        let half = self.dir.path().join("half");
        fs::write(&half, list.to_text()).unwrap();
        fs::rename(half, self.list()).unwrap();
    }

    async fn close(&mut self) {
        self.server.take().unwrap().stop().await;
    }

    async fn open_again(&mut self) {
        let port = self.relay.udp_port().unwrap();
        self.server = Some(Self::serve(&self.dir, port).await);
    }

    fn use_of_it(&self) -> RelayUse {
        RelayUse { relay: self.relay.clone(), pass: None }
    }
}

fn devices(bytes: &[u8]) -> RelayList {
    RelayList { devices: ids(bytes), ..RelayList::default() }
}

/// So that what is lost is noticed soon.
fn quick() -> Timing {
    Timing { idle: Duration::from_secs(3), ..Timing::default() }
}

/// Who wants the others and knows no address of theirs.
async fn at(listen: SocketAddr, byte: u8, others: &[u8], relay: RelayUse) -> Device {
    let (listen, relay) = (vec![listen], Some(relay));
    let config = NetConfig { listen, relay, timing: quick(), ..config(byte, others) };
    let device = Device::start(config).await;
    device.net.keep_connected(&ids(others));
    device
}

async fn alice(relay: RelayUse) -> Device {
    at((Ipv4Addr::LOCALHOST, 0).into(), 1, &[2], relay).await
}

async fn bob(relay: RelayUse) -> Device {
    at((Ipv6Addr::LOCALHOST, 0).into(), 2, &[1], relay).await
}

impl Device {
    async fn opened_by(&mut self) -> (SessionId, Way) {
        self.until("session", |event| match event {
            NetEvent::SessionOpened { session, way, .. } => Some((session, way)),
            _ => None,
        })
        .await
    }

    /// A connection is lost, whatever became of others that crossed.
    async fn lost(&mut self) {
        self.until("lost connection", |event| match event {
            NetEvent::SessionClosed { reason, .. } => (reason == CloseReason::Lost).then_some(()),
            _ => None,
        })
        .await;
    }

    async fn relay_is(&mut self, wanted: RelayState) {
        if self.net.relay_state() == Some(wanted) {
            return;
        }
        self.until("news of the relay", |event| match event {
            NetEvent::RelayChanged(state) => (state == wanted).then_some(()),
            _ => None,
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_that_cannot_reach_each_other_meet_through_the_relay() {
    let house = House::open(&devices(&[1, 2])).await;
    let (mut alice, mut bob) = (alice(house.use_of_it()).await, bob(house.use_of_it()).await);
    let (at_alice, way) = alice.opened_by().await;
    assert_eq!((way, bob.opened_by().await.1), (Way::Relay, Way::Relay));
    alice.net.send(at_alice, b"hello".to_vec()).unwrap();
    assert_eq!(bob.frame().await, b"hello");
    alice.relay_is(RelayState::Reached).await;
    assert_eq!(house.server.as_ref().unwrap().connections(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_way_that_begins_through_the_relay_goes_on_directly_where_that_is_possible() {
    let house = House::open(&devices(&[1, 2])).await;
    let mut alice = alice(house.use_of_it()).await;
    let _bob = at((Ipv4Addr::LOCALHOST, 0).into(), 2, &[1], house.use_of_it()).await;
    let is_direct = |event| match event {
        NetEvent::SessionOpened { way, .. } | NetEvent::WayChanged { way, .. } => {
            (way == Way::Direct).then_some(())
        }
        _ => None,
    };
    alice.until("direct way", is_direct).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_is_turned_away_by_the_relay() {
    let house = House::open(&devices(&[1])).await;
    let mut mallory = bob(house.use_of_it()).await;
    mallory.relay_is(RelayState::Missed(RelayTrouble::TurnedAway)).await;
    assert_eq!(house.server.as_ref().unwrap().connections(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_taken_off_the_list_is_cut_off() {
    let house = House::open(&devices(&[1, 2])).await;
    let (mut alice, mut bob) = (alice(house.use_of_it()).await, bob(house.use_of_it()).await);
    alice.opened_by().await;
    bob.relay_is(RelayState::Reached).await;
    house.allow(&devices(&[1]));
    bob.relay_is(RelayState::Missed(RelayTrouble::TurnedAway)).await;
    alice.lost().await;
    assert_eq!(house.server.as_ref().unwrap().connections(), 1);
    house.allow(&devices(&[1, 2]));
    // Somebody hears what happens at Bob's, as in a node; what nobody hears is waited with.
    tokio::spawn(async move { while bob.events.recv().await.is_some() {} });
    // Whoever was turned away asks again after up to twice 16 seconds, as iroh (1.4.1) has it.
    let is_open = |event| matches!(event, NetEvent::SessionOpened { .. }).then_some(());
    alice.within(Duration::from_mins(1), "session", is_open).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relay_that_was_away_is_found_again() {
    let mut house = House::open(&devices(&[1, 2])).await;
    let (mut alice, _bob) = (alice(house.use_of_it()).await, bob(house.use_of_it()).await);
    alice.opened_by().await;
    alice.relay_is(RelayState::Reached).await;
    house.close().await;
    alice.lost().await;
    house.open_again().await;
    alice.opened_by().await;
    assert_eq!(alice.net.relay_state(), Some(RelayState::Reached));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relay_that_comes_later_than_the_devices_is_found() {
    let mut house = House::open(&devices(&[1, 2])).await;
    house.close().await;
    let (mut alice, _bob) = (alice(house.use_of_it()).await, bob(house.use_of_it()).await);
    alice.relay_is(RelayState::Missed(RelayTrouble::Silent)).await;
    house.open_again().await;
    alice.opened_by().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_with_another_key_is_talked_to() {
    let (house, other) = (House::open(&devices(&[1])).await, House::open(&devices(&[1])).await);
    let port = other.relay.udp_port().unwrap();
    let relay = Relay::pinned("127.0.0.1", port, house.relay.pin().unwrap()).unwrap();
    let mut alice = alice(RelayUse { relay, pass: None }).await;
    alice.relay_is(RelayState::Missed(RelayTrouble::AnotherKey)).await;
    // Nor is a certificate of one's own taken where no key is named.
    let relay = Relay::parse(&format!("https://127.0.0.1:{port}")).unwrap();
    let mut carol =
        at((Ipv4Addr::LOCALHOST, 0).into(), 3, &[], RelayUse { relay, pass: None }).await;
    carol.relay_is(RelayState::Missed(RelayTrouble::AnotherKey)).await;
    assert_eq!(other.server.as_ref().unwrap().connections(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_leads_nowhere_is_said() {
    let relay = Relay::parse("https://nowhere.invalid").unwrap();
    let mut alice = alice(RelayUse { relay, pass: None }).await;
    alice.relay_is(RelayState::Missed(RelayTrouble::NoSuchName)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_comes_through_the_relay_with_a_pass_and_not_without() {
    let secret = Secret::from_random([7; 16]);
    let list = RelayList { devices: ids(&[1]), invitations: [secret.invite_key()].into() };
    let house = House::open(&list).await;
    let mut alice = alice(house.use_of_it()).await;
    alice.net.open_join(true);
    alice.relay_is(RelayState::Reached).await;
    let newcomer = async |pass: Option<String>| {
        let relay = RelayUse { relay: house.relay.clone(), pass };
        let device = at((Ipv6Addr::LOCALHOST, 0).into(), 2, &[], relay).await;
        let joined = device.net.join_connect(id(1), &[], Duration::from_secs(8)).await;
        (device, joined)
    };
    let (without, joined) = newcomer(None).await;
    assert!(joined.is_err());
    without.net.shutdown().await;
    let (_bob, joined) = newcomer(Some(pass::of(&secret, id(2)))).await;
    joined.unwrap();
    alice.join_requested().await;
    // Once the invitation is used up and the device is no member's, it is cut off.
    house.allow(&devices(&[1]));
    alice.lost().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_earlier_relay_hears_nothing_once_the_network_is_closed() {
    let house = House::open(&devices(&[1])).await;
    let mut alice = alice(house.use_of_it()).await;
    alice.relay_is(RelayState::Reached).await;
    alice.net.end().await;
    let server = house.server.as_ref().unwrap();
    let until = tokio::time::Instant::now() + DEADLINE;
    while server.connections() != 0 {
        assert!(tokio::time::Instant::now() < until, "it is still connected");
        tokio::task::yield_now().await;
    }
}
