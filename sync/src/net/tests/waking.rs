//! A machine that has slept.

use super::*;

#[tokio::test]
async fn whoever_wakes_takes_no_connection_of_before_for_living() {
    let (mut alice, _, mut bob, _) = connected().await;
    alice.net.woke().await;
    assert_eq!(alice.closed().await, (CloseReason::Lost, false));
    alice.opened().await;
    bob.opened().await;
}
