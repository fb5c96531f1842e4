//! Real iroh on loopback. Alice, bob and carol are devices of a group; mallory's device is not, or misbehaves.
#![expect(clippy::wildcard_enum_match_arm, reason = "a test looks for one event among many")]

use std::net::Ipv4Addr;

use iroh::endpoint::{Connection, ConnectionError, RecvStream, SendStream, presets};
use iroh::{EndpointAddr, RelayMode, SecretKey};
use tokio::sync::mpsc::Receiver;

use super::endpoint::{JOIN, SYNC};
use super::*;

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

struct Device {
    net: Net,
    events: Receiver<NetEvent>,
}

fn key(byte: u8) -> SigningKey {
    SigningKey::from_bytes(&[byte; 32])
}

fn id(byte: u8) -> DeviceId {
    DeviceId::from_bytes(key(byte).verifying_key().to_bytes())
}

fn ids(bytes: &[u8]) -> BTreeSet<DeviceId> {
    bytes.iter().map(|byte| id(*byte)).collect()
}

/// Two key seeds, the first with the lower device id.
fn pair() -> (u8, u8) {
    if id(1) < id(2) { (1, 2) } else { (2, 1) }
}

fn config(byte: u8, allowed: &[u8]) -> NetConfig {
    NetConfig {
        listen: vec![(Ipv4Addr::LOCALHOST, 0).into()],
        devices: ids(allowed),
        ..NetConfig::new(key(byte), [byte; 32])
    }
}

impl Device {
    async fn start(config: NetConfig) -> Self {
        let (net, events) = Net::bind(config).await.expect("binds on loopback");
        Self { net, events }
    }

    async fn new(byte: u8, allowed: &[u8]) -> Self {
        Self::start(config(byte, allowed)).await
    }

    /// The next event that `pick` takes; others are passed over.
    async fn until<T>(&mut self, what: &str, mut pick: impl FnMut(NetEvent) -> Option<T>) -> T {
        let found = async {
            loop {
                let event = self.events.recv().await.expect("the network runs");
                if let Some(found) = pick(event) {
                    return found;
                }
            }
        };
        timeout(DEADLINE, found).await.unwrap_or_else(|_| panic!("no {what} came"))
    }

    async fn opened(&mut self) -> SessionId {
        self.until("session", |event| match event {
            NetEvent::SessionOpened { session, .. } => Some(session),
            _ => None,
        })
        .await
    }

    async fn closed(&mut self) -> (CloseReason, bool) {
        self.until("end of a session", |event| match event {
            NetEvent::SessionClosed { reason, by_peer, .. } => Some((reason, by_peer)),
            _ => None,
        })
        .await
    }

    async fn frame(&mut self) -> Vec<u8> {
        self.until("frame", |event| match event {
            NetEvent::Frame { bytes, .. } => Some(bytes),
            _ => None,
        })
        .await
    }

    async fn join_requested(&mut self) -> SessionId {
        self.until("joiner", |event| match event {
            NetEvent::JoinRequested { session, .. } => Some(session),
            _ => None,
        })
        .await
    }

    async fn dial_failed(&mut self) -> DialError {
        self.until("failed dial", |event| match event {
            NetEvent::DialFailed { error, .. } => Some(error),
            _ => None,
        })
        .await
    }

    fn dial(&self, other: &Self) {
        self.net.know(other.net.id(), &other.net.addrs());
        self.net.keep_connected(&[other.net.id()].into());
    }
}

/// Alice, who has dialled bob, and bob, with a session between them.
async fn connected() -> (Device, SessionId, Device, SessionId) {
    let mut alice = Device::new(1, &[2]).await;
    let mut bob = Device::new(2, &[1]).await;
    alice.dial(&bob);
    let (at_alice, at_bob) = (alice.opened().await, bob.opened().await);
    (alice, at_alice, bob, at_bob)
}

/// An endpoint that keeps no rules.
async fn mallory(byte: u8, protocols: &[&[u8]]) -> Endpoint {
    Endpoint::builder(presets::Minimal)
        .secret_key(SecretKey::from_bytes(&[byte; 32]))
        .alpns(protocols.iter().map(|it| it.to_vec()).collect())
        .relay_mode(RelayMode::Disabled)
        .clear_ip_transports()
        .bind_addr((Ipv4Addr::LOCALHOST, 0))
        .expect("a fine address")
        .bind()
        .await
        .expect("binds on loopback")
}

fn place(device: &Device) -> EndpointAddr {
    endpoint::endpoint_addr(device.net.id(), &device.net.addrs()).expect("a key")
}

/// Connects by hand and sends the preface.
async fn by_hand(
    mallory: &Endpoint,
    target: &Device,
    protocol: &[u8],
) -> (Connection, SendStream, RecvStream) {
    let connection =
        mallory.connect(place(target), protocol).await.expect("the handshake is let through");
    let (mut send, recv) = connection.open_bi().await.expect("a stream may be opened");
    send.write_all(&[0; 4]).await.expect("the preface is taken");
    (connection, send, recv)
}

/// The code with which the other side closes the connection.
async fn close_code(connection: &Connection) -> u64 {
    match timeout(DEADLINE, connection.closed()).await.expect("it is closed") {
        ConnectionError::ApplicationClosed(close) => close.error_code.into_inner(),
        other => panic!("closed otherwise: {other:?}"),
    }
}

/// Why a connection attempt by hand does not work out.
async fn refusal(mallory: &Endpoint, target: &Device, protocol: &[u8]) -> DialError {
    match mallory.connect(place(target), protocol).await {
        Ok(connection) => {
            let end = timeout(DEADLINE, connection.closed()).await.expect("it is closed");
            DialError::of_end(&end)
        }
        Err(error) => DialError::of_connect(&error),
    }
}

#[tokio::test]
async fn two_devices_exchange_frames_both_ways() {
    let (mut alice, at_alice, mut bob, at_bob) = connected().await;
    let long = vec![7; FRAME_LIMIT];

    alice.net.send(at_alice, b"from alice".to_vec()).unwrap();
    alice.net.send(at_alice, long.clone()).unwrap();
    bob.net.send(at_bob, b"from bob".to_vec()).unwrap();

    assert_eq!(bob.frame().await, b"from alice");
    assert_eq!(bob.frame().await, long);
    assert_eq!(alice.frame().await, b"from bob");
    assert_eq!(alice.net.send(at_alice, Vec::new()), Err(SendError::Size));
    assert_eq!(alice.net.send(at_alice, vec![0; FRAME_LIMIT + 1]), Err(SendError::Size));
    assert_eq!(alice.net.queued_bytes(at_alice), Some(0));
}

#[tokio::test]
async fn an_unknown_device_is_turned_away_before_any_stream_or_event() {
    let mut alice = Device::new(1, &[2]).await;
    let mut carol = Device::new(3, &[1]).await;
    carol.dial(&alice);
    assert_eq!(carol.dial_failed().await, DialError::Refused(CloseReason::NotAMember));

    let mallory = mallory(66, &[SYNC]).await;
    assert_eq!(refusal(&mallory, &alice, SYNC).await, DialError::Refused(CloseReason::NotAMember));

    // The first event alice has is bob's.
    let bob = Device::new(2, &[1]).await;
    bob.dial(&alice);
    let first = timeout(DEADLINE, alice.events.recv()).await.unwrap().unwrap();
    assert!(
        matches!(first, NetEvent::SessionOpened { device, .. } if device == id(2)),
        "{first:?}"
    );
}

#[tokio::test]
async fn a_device_turned_away_before_its_admission_was_heard_of_comes_again_soon() {
    let mut alice = Device::new(1, &[2]).await;
    let mut carol = Device::new(3, &[1]).await;
    carol.dial(&alice);
    assert_eq!(carol.dial_failed().await, DialError::Refused(CloseReason::NotAMember));
    // Alice does not know where carol is, so everything hangs on carol.
    alice.net.allow(ids(&[2, 3]));
    alice.opened().await;
    carol.opened().await;
}

#[tokio::test]
async fn a_device_that_is_not_the_expected_one_is_not_talked_to() {
    let mut alice = Device::new(1, &[2]).await;
    let carol = Device::new(3, &[1]).await;
    alice.net.know(id(2), &carol.net.addrs());
    alice.net.keep_connected(&ids(&[2]));
    assert!(matches!(alice.dial_failed().await, DialError::Refused(_) | DialError::TimedOut));
}

#[tokio::test]
async fn a_device_taken_out_of_the_gate_loses_its_session_at_once() {
    let (mut alice, at_alice, mut bob, _) = connected().await;
    alice.net.allow(ids(&[3]));
    assert_eq!(alice.net.send(at_alice, b"too late".to_vec()), Err(SendError::Closed));
    assert_eq!(alice.closed().await, (CloseReason::NotAMember, false));
    assert_eq!(bob.closed().await, (CloseReason::NotAMember, true));

    bob.dial(&alice);
    assert_eq!(bob.dial_failed().await, DialError::Refused(CloseReason::NotAMember));
}

#[tokio::test]
async fn both_dial_at_once_and_one_session_stays() {
    let (low, high) = pair();
    let mut alice = Device::new(low, &[high]).await;
    let mut bob = Device::new(high, &[low]).await;
    alice.dial(&bob);
    bob.dial(&alice);
    bob.net.dial_now(alice.net.id());

    // Whatever crosses, both end up in one and the same session, which carries a frame there and back.
    let echo = async {
        let mut last = None;
        loop {
            match bob.events.recv().await.expect("bob runs") {
                NetEvent::SessionOpened { session, .. } => last = Some(session),
                NetEvent::Frame { session, bytes } if Some(session) == last && bytes == b"ping" => {
                    bob.net.send(session, b"pong".to_vec()).ok();
                }
                _ => {}
            }
        }
    };
    let ping = async {
        loop {
            match alice.events.recv().await.expect("alice runs") {
                NetEvent::SessionOpened { session, .. } => {
                    alice.net.send(session, b"ping".to_vec()).ok();
                }
                NetEvent::Frame { bytes, .. } => return bytes,
                _ => {}
            }
        }
    };
    let answer = timeout(DEADLINE, async {
        tokio::select! { answer = ping => answer, () = echo => Vec::new() }
    });
    assert_eq!(answer.await.unwrap(), b"pong");
    assert_eq!(alice.net.shared.open_sessions(), 1);
    assert_eq!(bob.net.shared.open_sessions(), 1);
}

#[tokio::test]
async fn a_connection_that_crosses_gives_way_to_the_lower_ids() {
    let (low, high) = pair();
    let mut alice = Device::new(low, &[high]).await;
    let bob = mallory(high, &[SYNC]).await;

    // Bob, whose id is higher, is in first; then alice's own connection to him comes about.
    let (first, _send, mut recv) = by_hand(&bob, &alice, SYNC).await;
    recv.read_exact(&mut [0; 4]).await.unwrap();
    alice.opened().await;
    let at = bob.bound_sockets();
    let (to_bob, at_bob) =
        tokio::join!(dial::open(&alice.net.endpoint, id(high), &at, SYNC), async {
            let connection = bob.accept().await.unwrap().await.unwrap();
            let (mut send, mut recv) = connection.accept_bi().await.unwrap();
            recv.read_exact(&mut [0; 4]).await.unwrap();
            send.write_all(&[0; 4]).await.unwrap();
            (connection, send, recv)
        });
    let shared = Arc::clone(&alice.net.shared);
    let registered = shared.register(to_bob.unwrap(), SessionKind::Sync, id(high), true, None);
    assert!(registered.is_ok());
    assert_eq!(close_code(&first).await, u64::from(CloseReason::Replaced.code()));
    assert_eq!(alice.closed().await, (CloseReason::Replaced, false));
    alice.opened().await;

    // Another one from bob, meanwhile, is one too many.
    let (second, _send, _recv) = by_hand(&bob, &alice, SYNC).await;
    assert_eq!(close_code(&second).await, u64::from(CloseReason::Duplicate.code()));
    assert_eq!(shared.open_sessions(), 1);
    assert!(at_bob.0.close_reason().is_none());
}

#[tokio::test]
async fn an_oversize_frame_ends_the_session() {
    let mut alice = Device::new(1, &[66]).await;
    let mallory = mallory(66, &[SYNC]).await;
    for header in [[0xff; 4], 0u32.to_le_bytes(), (1u32 << 20 | 1).to_le_bytes()] {
        let (connection, mut send, _recv) = by_hand(&mallory, &alice, SYNC).await;
        send.write_all(&header).await.unwrap();
        assert_eq!(alice.closed().await, (CloseReason::Misbehaved, false));
        assert_eq!(close_code(&connection).await, u64::from(CloseReason::Misbehaved.code()));
    }
}

#[tokio::test]
async fn a_peer_that_never_reads_loses_its_session_and_little_waits_for_it() {
    let mut alice = Device::new(1, &[66]).await;
    let mallory = mallory(66, &[SYNC]).await;
    let (_connection, _send, _recv) = by_hand(&mallory, &alice, SYNC).await;
    let session = alice.opened().await;

    let mut taken = 0;
    let refused = loop {
        match alice.net.send(session, vec![1; FRAME_LIMIT]) {
            Ok(()) => taken += FRAME_LIMIT,
            Err(error) => break error,
        }
        assert!(alice.net.queued_bytes(session).unwrap_or(0) <= QUEUE_LIMIT_BYTES);
    };
    assert_eq!(refused, SendError::TooSlow);
    assert!(taken <= 2 * QUEUE_LIMIT_BYTES, "{taken} bytes were taken");
    assert_eq!(alice.closed().await, (CloseReason::TooSlow, false));
}

#[tokio::test]
async fn a_peer_that_takes_nothing_for_a_while_loses_its_session() {
    let timing = Timing { stall: Duration::from_millis(300), ..Timing::default() };
    let mut alice = Device::start(NetConfig { timing, ..config(1, &[66]) }).await;
    let mallory = mallory(66, &[SYNC]).await;
    let (_connection, _send, recv) = by_hand(&mallory, &alice, SYNC).await;
    let session = alice.opened().await;
    for _ in 0..6 {
        alice.net.send(session, vec![1; FRAME_LIMIT]).unwrap();
    }
    assert_eq!(alice.closed().await, (CloseReason::TooSlow, false));
    drop(recv);
}

#[tokio::test]
async fn a_busy_node_makes_its_peer_wait_and_hears_when_all_is_out() {
    let (mut alice, at_alice, mut bob, _) = connected().await;
    // More than bob's channel and windows hold: bob is busy, so something stays behind.
    let mut sent = 0_usize;
    while sent < 5 * EVENTS {
        while alice.net.queued_bytes(at_alice).unwrap() + FRAME_LIMIT <= QUEUE_LIMIT_BYTES
            && sent < 5 * EVENTS
        {
            alice.net.send(at_alice, vec![1; FRAME_LIMIT]).unwrap();
            sent += 1;
        }
        if sent < 5 * EVENTS {
            // Bob works now, and alice is told when there is room again.
            let drained = alice
                .until("room", |event| matches!(event, NetEvent::Drained { .. }).then_some(()));
            tokio::select! {
                () = drained => {}
                () = async { loop { bob.frame().await; } } => {}
            }
        }
    }
    assert!(alice.net.queued_bytes(at_alice).unwrap() <= QUEUE_LIMIT_BYTES);
}

#[tokio::test]
async fn done_lets_everything_arrive_first() {
    let (mut alice, at_alice, mut bob, _) = connected().await;
    for _ in 0..5 {
        alice.net.send(at_alice, vec![1; FRAME_LIMIT]).unwrap();
    }
    alice.net.close(at_alice, CloseReason::Done);
    for _ in 0..5 {
        assert_eq!(bob.frame().await.len(), FRAME_LIMIT);
    }
    assert_eq!(bob.closed().await, (CloseReason::Done, true));
    assert_eq!(alice.closed().await, (CloseReason::Done, false));
}

#[tokio::test]
async fn joining_is_refused_while_closed_and_heard_while_open() {
    let mut alice = Device::new(1, &[]).await;
    let carol = Device::new(3, &[]).await;
    let (to, at) = (alice.net.id(), alice.net.addrs());
    let refused = carol.net.join_connect(to, &at, DEADLINE).await;
    assert_eq!(refused.err(), Some(DialError::Refused(CloseReason::JoinClosed)));

    alice.net.open_join(true);
    let mut stream = carol.net.join_connect(to, &at, DEADLINE).await.unwrap();
    let session = alice.join_requested().await;
    stream.send(b"may I come in?").await.unwrap();
    assert_eq!(alice.frame().await, b"may I come in?");
    // The last invitation is used; whoever is being heard goes on.
    alice.net.open_join(false);
    alice.net.send(session, b"welcome".to_vec()).unwrap();
    alice.net.close(session, CloseReason::Done);
    assert_eq!(stream.receive().await.unwrap().unwrap(), b"welcome");
    assert_eq!(stream.receive().await, Ok(None));
    assert_eq!(alice.closed().await, (CloseReason::Done, false));
    assert_eq!(stream.send(&[]).await, Err(JoinError::Size));
}

#[tokio::test]
async fn joiners_are_few_say_little_and_do_not_stay() {
    let timing = Timing { join: Duration::from_millis(700), ..Timing::default() };
    let mut alice = Device::start(NetConfig { timing, ..config(1, &[]) }).await;
    alice.net.open_join(true);
    let mallory = mallory(66, &[JOIN]).await;
    let (connection, mut send, _recv) = by_hand(&mallory, &alice, JOIN).await;
    alice.join_requested().await;
    send.write_all(&u32::try_from(JOIN_FRAME_LIMIT + 1).unwrap().to_le_bytes()).await.unwrap();
    assert_eq!(close_code(&connection).await, u64::from(CloseReason::Misbehaved.code()));
    assert_eq!(alice.closed().await, (CloseReason::Misbehaved, false));

    let mut waiting = Vec::new();
    for _ in 0..4 {
        waiting.push(by_hand(&mallory, &alice, JOIN).await);
    }
    for _ in 0..4 {
        alice.join_requested().await;
    }
    let (fifth, _send, _recv) = by_hand(&mallory, &alice, JOIN).await;
    assert_eq!(close_code(&fifth).await, u64::from(CloseReason::Busy.code()));
    for _ in 0..4 {
        assert_eq!(alice.closed().await, (CloseReason::TimedOut, false));
    }
}

#[tokio::test]
async fn joining_too_often_is_not_heard() {
    let mut alice = Device::new(1, &[]).await;
    alice.net.open_join(true);
    let target = place(&alice);
    let mut node = JoinSet::new();
    node.spawn(async move { while alice.events.recv().await.is_some() {} });
    let mallory = mallory(66, &[JOIN]).await;
    let mut reasons = BTreeSet::new();
    for _ in 0..40 {
        let (connection, _send, mut recv) = match mallory.connect(target.clone(), JOIN).await {
            Ok(connection) => match connection.open_bi().await {
                Ok((mut send, recv)) => {
                    send.write_all(&[0; 4]).await.ok();
                    (connection, send, recv)
                }
                Err(error) => {
                    reasons.insert(DialError::of_end(&error));
                    continue;
                }
            },
            Err(error) => {
                reasons.insert(DialError::of_connect(&error));
                continue;
            }
        };
        if recv.read_exact(&mut [0; 4]).await.is_err() {
            reasons.insert(DialError::of_end(&connection.close_reason().unwrap()));
        }
        connection.close(0u32.into(), b"");
    }
    assert_eq!(reasons, [DialError::Refused(CloseReason::Busy)].into());
}

#[tokio::test]
async fn a_device_that_comes_back_at_the_same_address_is_connected_again() {
    let mut alice = Device::new(1, &[2]).await;
    let mut bob = Device::new(2, &[1]).await;
    let addr = bob.net.addrs();
    alice.dial(&bob);
    alice.opened().await;
    bob.opened().await;

    bob.net.shutdown().await;
    assert_eq!(alice.closed().await, (CloseReason::Shutdown, true));

    // The socket is free once iroh's last task has let go of it.
    let rebind = async {
        loop {
            let config = NetConfig { listen: addr.clone(), ..config(2, &[1]) };
            match Net::bind(config).await {
                Ok((net, events)) => return Device { net, events },
                Err(_in_use) => tokio::task::yield_now().await,
            }
        }
    };
    let mut bob = timeout(DEADLINE, rebind).await.expect("the address is free again");
    let (at_alice, _) = (alice.opened().await, bob.opened().await);
    alice.net.send(at_alice, b"again".to_vec()).unwrap();
    assert_eq!(bob.frame().await, b"again");
}

#[tokio::test]
async fn a_crashed_device_that_dials_again_takes_the_place_of_its_old_session() {
    let mut alice = Device::new(1, &[66]).await;
    let before = mallory(66, &[SYNC]).await;
    let (old, _send, _recv) = by_hand(&before, &alice, SYNC).await;
    alice.opened().await;
    let after = mallory(66, &[SYNC]).await;
    let (new, _send, _recv) = by_hand(&after, &alice, SYNC).await;
    assert_eq!(alice.closed().await, (CloseReason::Replaced, false));
    alice.opened().await;
    assert_eq!(close_code(&old).await, u64::from(CloseReason::Replaced.code()));
    assert!(new.close_reason().is_none());
}

#[tokio::test]
async fn a_paused_device_is_cut_off_until_it_resumes() {
    let (mut alice, _, mut bob, _) = connected().await;
    bob.net.pause(true);
    assert_eq!(bob.closed().await, (CloseReason::Paused, false));
    assert_eq!(alice.closed().await, (CloseReason::Paused, true));
    let carol = Device::new(3, &[]).await;
    let off = bob.net.join_connect(carol.net.id(), &carol.net.addrs(), DEADLINE).await;
    assert_eq!(off.err(), Some(DialError::Off));
    assert_eq!(bob.net.shared.open_sessions(), 0);

    bob.net.pause(false);
    bob.dial(&alice);
    alice.opened().await;
    bob.opened().await;
}

#[tokio::test]
async fn a_client_of_another_protocol_gets_no_connection() {
    let alice = Device::new(1, &[66]).await;
    let mallory = mallory(66, &[]).await;
    let error = mallory.connect(place(&alice), b"h3").await.expect_err("no protocol is shared");
    assert!(matches!(DialError::of_connect(&error), DialError::Refused(_)), "{error:?}");
}

#[tokio::test]
async fn a_stream_that_never_speaks_is_closed() {
    let timing = Timing { preface: Duration::from_millis(200), ..Timing::default() };
    let mut alice = Device::start(NetConfig { timing, ..config(1, &[2, 66]) }).await;
    let mallory = mallory(66, &[SYNC]).await;
    let silent = mallory.connect(place(&alice), SYNC).await.unwrap();
    assert_eq!(close_code(&silent).await, u64::from(CloseReason::TimedOut.code()));
    let half = mallory.connect(place(&alice), SYNC).await.unwrap();
    let (mut send, _recv) = half.open_bi().await.unwrap();
    send.write_all(&[0; 3]).await.unwrap();
    assert_eq!(close_code(&half).await, u64::from(CloseReason::TimedOut.code()));
    // No second stream and no one-way stream may be opened beside the first.
    let (third, _send, _recv) = by_hand(&mallory, &alice, SYNC).await;
    alice.opened().await;
    let more = timeout(Duration::from_millis(200), third.open_uni()).await;
    assert!(more.is_err(), "a one-way stream was opened");
    let more = timeout(Duration::from_millis(200), third.open_bi()).await;
    assert!(more.is_err(), "a second stream was opened");
}

#[tokio::test]
async fn a_member_still_gets_in_while_strangers_crowd_at_the_door() {
    let mut alice = Device::new(1, &[2]).await;
    let mut crowd = JoinSet::new();
    for byte in 100..106 {
        let stranger = mallory(byte, &[SYNC]).await;
        let target = place(&alice);
        crowd.spawn(async move {
            for _ in 0..20 {
                drop(stranger.connect(target.clone(), SYNC).await);
            }
        });
    }
    let mut bob = Device::new(2, &[1]).await;
    bob.dial(&alice);
    alice.dial(&bob);
    let first = timeout(DEADLINE, alice.events.recv()).await.unwrap().unwrap();
    assert!(
        matches!(first, NetEvent::SessionOpened { device, .. } if device == id(2)),
        "{first:?}"
    );
    bob.opened().await;
    crowd.shutdown().await;
}

#[tokio::test]
async fn a_device_bound_to_loopback_names_only_that_and_looks_nobody_up() {
    let alice = Device::new(1, &[]).await;
    let addrs = alice.net.addrs();
    assert!(!addrs.is_empty() && addrs.iter().all(|addr| addr.ip().is_loopback()), "{addrs:?}");
    assert!(alice.net.endpoint.address_lookup().unwrap().is_empty());
    assert_eq!(alice.net.endpoint.addr().relay_urls().count(), 0);
    let nowhere = alice.net.join_connect(id(2), &[], DEADLINE).await;
    assert_eq!(nowhere.err(), Some(DialError::Unreachable));
}

#[tokio::test]
async fn a_device_that_listens_everywhere_names_an_address_with_a_port() {
    let everywhere = NetConfig { devices: ids(&[]), ..NetConfig::new(key(1), [1; 32]) };
    let alice = Device::start(everywhere).await;
    let addrs = alice.net.addrs();
    assert!(!addrs.is_empty() && addrs.iter().all(|addr| endpoint::is_usable(*addr)), "{addrs:?}");
}

#[tokio::test]
async fn a_port_in_use_is_said() {
    let alice = Device::new(1, &[]).await;
    let taken = NetConfig { listen: alice.net.addrs(), ..config(2, &[]) };
    assert!(matches!(Net::bind(taken).await, Err(NetError::Bind { .. })));
}

/// Run by hand: `cargo test -p kith-sync --lib --release -- --nocapture a_frame_goes`.
#[tokio::test]
async fn a_frame_goes_there_and_back() {
    let (mut alice, at_alice, mut bob, at_bob) = connected().await;
    let rounds: u32 = 200;
    let start = tokio::time::Instant::now();
    for _ in 0..rounds {
        alice.net.send(at_alice, vec![1; 300]).unwrap();
        let frame = bob.frame().await;
        bob.net.send(at_bob, frame).unwrap();
        assert_eq!(alice.frame().await.len(), 300);
    }
    println!("round trip of 300 bytes: {:?}", start.elapsed() / rounds);
}
