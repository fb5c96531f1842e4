//! What goes over in a session, and how much may wait for a peer that is slow.

use super::*;

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
async fn whoever_has_to_rest_is_heard_later_and_loses_nothing() {
    let (mut alice, at_alice, bob, at_bob) = connected().await;
    alice.net.rest(at_alice, Duration::from_hours(1));
    // What was being waited for already still comes.
    for number in 0..8 {
        bob.net.send(at_bob, vec![number]).unwrap();
    }
    assert_eq!(alice.frame().await, [0]);
    let mut carol = Device::new(3, &[1]).await;
    alice.net.allow(ids(&[2, 3]));
    carol.dial(&alice);
    carol.opened().await;
    while let Ok(event) = alice.events.try_recv() {
        assert!(!matches!(event, NetEvent::Frame { .. }), "{event:?}");
    }
    alice.net.rest(at_alice, Duration::ZERO);
    for number in 1..8 {
        assert_eq!(alice.frame().await, [number]);
    }
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

#[tokio::test]
async fn what_was_queued_before_a_device_went_still_arrives() {
    let (mut alice, at_alice, mut bob, _) = connected().await;
    for _ in 0..5 {
        alice.net.send(at_alice, vec![1; FRAME_LIMIT]).unwrap();
    }
    alice.net.close(at_alice, CloseReason::Done);
    alice.net.allow(ids(&[3]));
    for _ in 0..5 {
        assert_eq!(bob.frame().await.len(), FRAME_LIMIT);
    }
    assert_eq!(bob.closed().await, (CloseReason::Done, true));
    assert_eq!(alice.closed().await, (CloseReason::Done, false));
}

#[tokio::test]
async fn many_small_frames_that_nobody_takes_are_bounded_by_their_number() {
    let mut alice = Device::new(1, &[66]).await;
    let mallory = mallory(66, &[SYNC]).await;
    let (_connection, _send, _recv) = by_hand(&mallory, &alice, SYNC).await;
    let session = alice.opened().await;
    // The windows take what is small for a while; a frame of their size stops them.
    let mut waiting = 0;
    for _ in 0..2 {
        alice.net.send(session, vec![1; FRAME_LIMIT]).unwrap();
    }
    let refused = loop {
        match alice.net.send(session, vec![1]) {
            Ok(()) => waiting += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, SendError::TooSlow);
    assert!(waiting <= session::QUEUE_LIMIT_FRAMES, "{waiting} frames were taken");
    assert_eq!(alice.closed().await, (CloseReason::TooSlow, false));
}

#[tokio::test]
async fn while_the_node_is_busy_little_is_read_from_a_peer_that_floods() {
    let mut alice = Device::new(1, &[66]).await;
    let mallory = mallory(66, &[SYNC]).await;
    let (connection, mut send, _recv) = by_hand(&mallory, &alice, SYNC).await;
    alice.opened().await;
    // Alice's node takes nothing more. What mallory gets rid of lies in the channel, in one reader's hand and in the windows.
    let (frame, mut written) = (vec![1; FRAME_LIMIT], 0);
    while let Ok(sent) =
        timeout(Duration::from_secs(3), super::frame::write(&mut send, &frame)).await
    {
        sent.expect("the session goes on");
        written += FRAME_LIMIT;
    }
    assert!(connection.close_reason().is_none());
    assert_eq!(alice.events.len(), EVENTS);
    // Mallory's own window, which iroh sets, is about ten frames.
    let bound = (EVENTS + 1 + 2 + 12) * FRAME_LIMIT;
    assert!((EVENTS * FRAME_LIMIT..=bound).contains(&written), "{written} bytes were taken");
}
