//! Coming in: who is heard, for how long, and that strangers keep nobody out.

use super::*;

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
async fn a_newcomer_who_says_too_much_is_cut_off() {
    let mut alice = Device::new(1, &[]).await;
    alice.net.open_join(true);
    let mallory = mallory(66, &[JOIN]).await;
    let (connection, mut send, _recv) = by_hand(&mallory, &alice, JOIN).await;
    alice.join_requested().await;
    send.write_all(&u32::try_from(JOIN_FRAME_LIMIT + 1).unwrap().to_le_bytes()).await.unwrap();
    assert_eq!(close_code(&connection).await, u64::from(CloseReason::Misbehaved.code()));
    assert_eq!(alice.closed().await, (CloseReason::Misbehaved, false));
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
async fn strangers_who_hold_every_place_at_the_door_keep_nobody_out() {
    let timing = Timing { knock: Duration::from_mins(1), ..Timing::default() };
    let mut alice = Device::start(NetConfig { timing, ..config(1, &[]) }).await;
    alice.net.open_join(true);
    let mallory = mallory(66, &[JOIN]).await;
    let mut strangers = Vec::new();
    for _ in 0..JOINERS {
        strangers.push(by_hand(&mallory, &alice, JOIN).await);
        alice.join_requested().await;
    }

    // Carol takes the place of the one who has been there longest, and shows a right ticket.
    let carol = Device::new(3, &[]).await;
    let (to, at) = (alice.net.id(), alice.net.addrs());
    let mut stream = carol.net.join_connect(to, &at, DEADLINE).await.unwrap();
    let session = alice.join_requested().await;
    assert_eq!(close_code(&strangers[0].0).await, u64::from(CloseReason::Busy.code()));
    alice.net.vouch(session);

    // However many come after her, they take places from each other.
    let mut later = Vec::new();
    for _ in 0..=JOINERS {
        later.push(by_hand(&mallory, &alice, JOIN).await);
        alice.join_requested().await;
    }
    for (connection, ..) in strangers.iter().chain(&later[..1]) {
        assert_eq!(close_code(connection).await, u64::from(CloseReason::Busy.code()));
    }
    stream.send(b"still here").await.unwrap();
    assert_eq!(alice.frame().await, b"still here");
}

#[tokio::test]
async fn whoever_shows_no_right_ticket_soon_goes_and_whoever_did_has_time() {
    let timing = Timing {
        knock: Duration::from_millis(300),
        join: Duration::from_secs(2),
        ..Timing::default()
    };
    let mut alice = Device::start(NetConfig { timing, ..config(1, &[]) }).await;
    alice.net.open_join(true);
    let mallory = mallory(66, &[JOIN]).await;
    let (connection, _send, _recv) = by_hand(&mallory, &alice, JOIN).await;
    let (vouched, mut send, _recv) = by_hand(&mallory, &alice, JOIN).await;
    alice.join_requested().await;
    let session = alice.join_requested().await;
    alice.net.vouch(session);
    assert_eq!(close_code(&connection).await, u64::from(CloseReason::TimedOut.code()));
    frame::write(&mut send, b"on with it").await.unwrap();
    assert_eq!(alice.frame().await, b"on with it");
    assert_eq!(close_code(&vouched).await, u64::from(CloseReason::TimedOut.code()));
}

#[tokio::test]
async fn when_all_at_the_door_have_right_tickets_the_next_is_told_to_come_again() {
    let mut alice = Device::new(1, &[]).await;
    alice.net.open_join(true);
    let mallory = mallory(66, &[JOIN]).await;
    let mut inside = Vec::new();
    for _ in 0..JOINERS {
        inside.push(by_hand(&mallory, &alice, JOIN).await);
        let session = alice.join_requested().await;
        alice.net.vouch(session);
    }
    let (next, _send, _recv) = by_hand(&mallory, &alice, JOIN).await;
    assert_eq!(close_code(&next).await, u64::from(CloseReason::Busy.code()));
    assert!(inside.iter().all(|(connection, ..)| connection.close_reason().is_none()));
}
