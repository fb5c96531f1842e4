//! Disks that are full.

use super::*;

fn is_stopped(state: &NodeState) -> bool {
    state.status.problems.iter().any(|problem| problem.stops_writing)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_full_disk_refuses_is_not_confirmed_nor_sent_and_is_saved_once_there_is_room() {
    let pair = Pair::new().await;
    full_disk::set(pair.alices.path(), true);
    let words = many_words("kept");
    let reply = pair.alice.command(write(&words)).await;
    let Reply::Refused { because } = reply else { panic!("{reply:?}") };
    assert!(
        because.english().contains("full") && because.english().contains("make room"),
        "{because}"
    );
    let state = eventually(&pair.alice, is_stopped).await;
    assert_eq!(purpose(&state), words, "it is kept in memory");
    // Whatever comes after it is not done at all.
    let reply = pair.alice.command(write("later")).await;
    let Reply::Refused { because } = reply else { panic!("{reply:?}") };
    assert!(because.english().starts_with("This was not done."), "{because}");
    eventually(&pair.bob, |state| state.status.peers.iter().all(|peer| !peer.connected)).await;
    assert_eq!(purpose(&pair.bob.state().borrow()), "", "what is not on disk is told to nobody");

    full_disk::set(pair.alices.path(), false);
    let edit = Command::Edit(add_rule("Room again"));
    assert_eq!(pair.alice.command(edit).await, Reply::Done);
    eventually(&pair.alice, |state| !is_stopped(state)).await;
    let state = eventually(&pair.bob, |state| titles(state) == ["Room again"]).await;
    assert_eq!(purpose(&state), words);
    eventually(&pair.alice, all_delivered).await;
    let (alices, _bobs) = pair.shutdown().await;
    let offline = Offline::open(alices.path(), &passphrase()).unwrap();
    assert_eq!(purpose(&offline.state()), words);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_told_that_a_full_disk_has_what_it_could_not_keep() {
    let pair = Pair::new().await;
    full_disk::set(pair.bobs.path(), true);
    let words = many_words("for bob");
    write_purpose(&pair.alice, &words).await;
    eventually(&pair.bob, is_stopped).await;
    let state =
        eventually(&pair.alice, |state| state.status.peers.iter().all(|peer| !peer.connected))
            .await;
    assert_eq!(state.status.delivery.delivered, [], "{:?}", state.status.delivery);

    full_disk::set(pair.bobs.path(), false);
    assert_eq!(pair.bob.command(Command::Edit(add_rule("Room"))).await, Reply::Done);
    eventually(&pair.alice, |state| all_delivered(state) && titles(state) == ["Room"]).await;
    let (_alices, bobs) = pair.shutdown().await;
    let offline = Offline::open(bobs.path(), &passphrase()).unwrap();
    assert_eq!(purpose(&offline.state()), words);
}

#[test]
fn without_the_network_too_what_a_full_disk_refuses_is_kept_and_what_follows_is_not_done() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    full_disk::set(dir.path(), true);
    let words = many_words("kept");
    assert!(matches!(offline.run(write(&words)), Reply::Refused { .. }));
    assert!(matches!(offline.run(Command::Edit(add_rule("Not done"))), Reply::Refused { .. }));
    full_disk::set(dir.path(), false);
    assert_eq!(offline.run(Command::Edit(add_rule("Done"))), Reply::Done);
    drop(offline);
    let state = Offline::open(dir.path(), &passphrase()).unwrap().state();
    assert_eq!(titles(&state), ["Done"]);
    assert_eq!(purpose(&state), words);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_whose_disk_is_full_comes_in_later_by_the_same_ticket() {
    let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    let (alice, _events) = start(alices.path()).await;
    write_purpose(&alice, &many_words("the group's")).await;
    let ticket = ticket(&alice, "Bob").await;
    full_disk::set(bobs.path(), true);
    let failed = join(bobs.path(), &passphrase(), &ticket, "Bob", &options(), &mut |_| {}).await;
    assert!(matches!(failed, Err(NodeError::Store(_))), "{failed:?}");
    // Let in, and not there: whoever opens the folder is told what to do.
    eventually(&alice, |state| state.snapshot.members.len() == 2).await;
    let opened = Offline::open(bobs.path(), &passphrase());
    assert!(matches!(opened, Err(NodeError::JoiningNotFinished)), "{opened:?}");

    full_disk::set(bobs.path(), false);
    join_in(bobs.path(), &ticket, "Bob").await;
    let (bob, _events) = start(bobs.path()).await;
    let state = eventually(&alice, all_delivered).await;
    assert_eq!(state.snapshot.members.len(), 2);
    assert_eq!(state.status.peers.len(), 1, "one device came in, once");
    alice.shutdown().await;
    bob.shutdown().await;
}
