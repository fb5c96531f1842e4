//! Who is let in, and what whoever is not gets to see.

use super::*;

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
    assert_eq!(alice.dial_failed().await, DialError::AnotherDevice);
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
