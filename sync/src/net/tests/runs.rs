//! One session for each two runs: crossing, coming back, and live copies of one device.

use super::*;

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
    frame::read_run(&mut recv).await.unwrap();
    alice.opened().await;
    let at = bob.bound_sockets();
    let (to_bob, at_bob) = tokio::join!(
        dial::open(&alice.net.endpoint, id(high), &at, None, Some(alice.net.shared.run)),
        async {
            let connection = bob.accept().await.unwrap().await.unwrap();
            let (mut send, mut recv) = connection.accept_bi().await.unwrap();
            frame::read_run(&mut recv).await.unwrap();
            let same = frame::preface(Some(RunId::from_bytes([66; 16])));
            frame::write(&mut send, &same).await.unwrap();
            (connection, send, recv)
        }
    );
    let shared = Arc::clone(&alice.net.shared);
    let registered = shared.register(to_bob.unwrap(), id(high), true, None);
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
async fn a_run_that_dials_again_takes_the_place_of_its_old_session() {
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

/// A live copy of a device: the same key, another run.
async fn copy_of(byte: u8, allowed: &[u8]) -> Device {
    Device::start(NetConfig { seed: [byte + 100; 32], ..config(byte, allowed) }).await
}

#[tokio::test]
async fn two_live_copies_of_one_device_are_in_session_at_once() {
    let mut alice = Device::new(1, &[2]).await;
    let mut bob = Device::new(2, &[1]).await;
    let mut copy = copy_of(2, &[1]).await;
    // One dialled by alice, one that dials her.
    alice.dial(&bob);
    let (alice_bob, at_bob) = (alice.opened().await, bob.opened().await);
    copy.dial(&alice);
    let (alice_copy, at_copy) = (alice.opened().await, copy.opened().await);
    assert_eq!(alice.net.shared.open_sessions(), 2);

    for _ in 0..20 {
        bob.net.send(at_bob, b"bob".to_vec()).unwrap();
        assert_eq!(alice.frame().await, b"bob");
        copy.net.send(at_copy, b"copy".to_vec()).unwrap();
        assert_eq!(alice.frame().await, b"copy");
        alice.net.send(alice_bob, b"to bob".to_vec()).unwrap();
        assert_eq!(bob.frame().await, b"to bob");
        alice.net.send(alice_copy, b"to copy".to_vec()).unwrap();
        assert_eq!(copy.frame().await, b"to copy");
    }

    // One goes, the other stays.
    bob.net.shutdown().await;
    assert_eq!(alice.closed().await, (CloseReason::Shutdown, true));
    copy.net.send(at_copy, b"still here".to_vec()).unwrap();
    assert_eq!(alice.frame().await, b"still here");
    assert_eq!(alice.net.shared.open_sessions(), 1);
}

#[tokio::test]
async fn whichever_copy_answers_first_is_one_and_the_other_comes_by_itself() {
    let mut alice = Device::new(1, &[2]).await;
    let mut bob = Device::new(2, &[1]).await;
    let mut copy = copy_of(2, &[1]).await;
    let both = [bob.net.addrs(), copy.net.addrs()].concat();
    alice.net.know(id(2), &both);
    alice.net.keep_connected(&ids(&[2]));
    alice.opened().await;
    bob.dial(&alice);
    copy.dial(&alice);
    alice.opened().await;
    bob.opened().await;
    copy.opened().await;
    assert_eq!(alice.net.shared.open_sessions(), 2);
    // With a session there is nobody to dial, and no time at which to look again.
    assert_eq!(alice.net.shared.due(8), (Vec::new(), None));
}

#[tokio::test]
async fn while_one_copy_is_connected_a_dial_reaches_it_whatever_the_address() {
    let mut alice = Device::new(1, &[2]).await;
    let bob = Device::new(2, &[1]).await;
    let copy = copy_of(2, &[1]).await;
    alice.dial(&bob);
    alice.opened().await;
    // So iroh does it, which is why a device is not dialled while a run of it is connected.
    let run = Some(alice.net.shared.run);
    let link = dial::open(&alice.net.endpoint, id(2), &copy.net.addrs(), None, run).await.unwrap();
    assert_eq!(link.kind, SessionKind::Sync { run: bob.net.shared.run });
}

#[tokio::test]
async fn a_device_with_ever_new_runs_displaces_only_its_own() {
    let mut alice = Device::new(1, &[2, 66]).await;
    let bob = Device::new(2, &[1]).await;
    alice.dial(&bob);
    alice.opened().await;
    let mallory = mallory(66, &[SYNC]).await;
    let mut runs = Vec::new();
    for run in 0..u8::try_from(RUNS_PER_DEVICE).unwrap() + 2 {
        runs.push(by_hand_as(run, &mallory, &alice, SYNC).await);
        alice.opened().await;
    }
    for (connection, ..) in &runs[..2] {
        assert_eq!(close_code(connection).await, u64::from(CloseReason::Replaced.code()));
    }
    assert_eq!(alice.net.shared.open_sessions(), RUNS_PER_DEVICE + 1);
    assert!(runs[2..].iter().all(|(connection, ..)| connection.close_reason().is_none()));
}

#[test]
fn a_run_that_died_is_dropped_soon_after_the_next_one_came() {
    let alices = tokio::runtime::Runtime::new().unwrap();
    let mallorys = tokio::runtime::Runtime::new().unwrap();
    // Long enough that nothing else ends the session.
    let timing = Timing {
        idle: Duration::from_mins(5),
        silence: Duration::from_millis(300),
        ..Timing::default()
    };
    alices.block_on(async {
        let mut alice = Device::start(NetConfig { timing, ..config(1, &[66]) }).await;
        let target = place(&alice);
        let connected = mallorys.spawn(async move {
            let mallory = mallory(66, &[SYNC]).await;
            let connection = mallory.connect(target, SYNC).await.unwrap();
            let (mut send, recv) = connection.open_bi().await.unwrap();
            let run = frame::preface(Some(RunId::from_bytes([1; 16])));
            frame::write(&mut send, &run).await.unwrap();
            (mallory, connection, send, recv)
        });
        alice.opened().await;
        // As a crash does it: no goodbye.
        let kept = connected.await.unwrap();
        mallorys.shutdown_background();
        let next = mallory(66, &[SYNC]).await;
        let (connection, _send, _recv) = by_hand_as(2, &next, &alice, SYNC).await;
        alice.opened().await;
        assert_eq!(alice.closed().await, (CloseReason::Lost, false));
        assert!(connection.close_reason().is_none());
        std::mem::forget(kept);
    });
}
