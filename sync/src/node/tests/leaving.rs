//! Leaving.

use super::*;
use crate::group::snapshot::Standing;

fn has_left(state: &NodeState) -> bool {
    state.snapshot.members.iter().any(|member| member.standing == Standing::Left)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_leaves_while_the_others_are_away_is_heard_when_they_are_back() {
    let Pair { alices, bobs, alice, bob } = Pair::new().await;
    alice.shutdown().await;
    let farewell = Some("Thank you all.".to_owned());
    assert_eq!(bob.command(Command::Leave { farewell }).await, Reply::Done);
    assert_eq!(bob.state().borrow().status.delivery.waiting.len(), 1, "she has not heard it");
    let state = eventually(&bob, |state| !state.status.belongs).await;
    let problem = &state.status.problems[0];
    assert!(problem.text.english().starts_with("You left this group."), "{problem:?}");
    let reply = bob.command(write("one more thing")).await;
    assert!(matches!(reply, Reply::Refused { .. }), "{reply:?}");

    let (alice, _events) = start_beside(alices.path(), &bob).await;
    let state = eventually(&alice, has_left).await;
    assert_eq!(state.status.peers, [], "nothing more goes to a device of somebody who left");
    assert_eq!(state.status.delivery.waiting, []);
    let reply = alice.command(write("without bob")).await;
    let Reply::Refused { because } = reply else { panic!("{reply:?}") };
    assert!(because.english().starts_with("Nobody else is in this group"), "{because}");
    alice.shutdown().await;
    bob.shutdown().await;
    assert_whole(alices.path());
    assert_whole(bobs.path());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_leaves_is_told_that_the_others_have_heard_it() {
    let Pair { alices, bobs, alice, bob } = Pair::new().await;
    assert_eq!(bob.command(Command::Leave { farewell: None }).await, Reply::Done);
    let state = eventually(&bob, |state| {
        state.status.delivery.waiting.is_empty()
            && state.status.peers.iter().all(|peer| !peer.connected)
    })
    .await;
    let alices_member = alice.state().borrow().status.me;
    assert_eq!(state.status.delivery.delivered, [alices_member]);
    assert!(!state.status.belongs);
    eventually(&alice, has_left).await;
    alice.shutdown().await;
    bob.shutdown().await;
    // And it is still known later, without the network.
    let later = Offline::open(bobs.path(), &passphrase()).unwrap().state();
    assert_eq!(later.status.delivery.delivered, [alices_member]);
    assert_whole(alices.path());
}
