use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn my_last_steps_are_undone_one_by_one_and_the_others_see_it() {
    let pair = Pair::new().await;
    write_purpose(&pair.alice, "to rest").await;
    write_purpose(&pair.alice, "to rest and to talk").await;
    eventually(&pair.bob, |state| purpose(state) == "to rest and to talk").await;
    let undo = |node: &Node| node.state().borrow().status.undo.clone();
    assert_eq!(undo(&pair.alice).as_deref(), Some("wrote about the focus"));
    assert_eq!(undo(&pair.bob), None, "what others did is not mine to undo");
    assert_eq!(pair.alice.command(Command::Undo).await, Reply::Done);
    eventually(&pair.bob, |state| purpose(state) == "to rest").await;
    write_purpose(&pair.bob, "to rest well").await;
    eventually(&pair.alice, |state| purpose(state) == "to rest well").await;
    // Bob went on from it.
    let refused = pair.alice.command(Command::Undo).await;
    assert!(matches!(refused, Reply::Refused { .. }), "{refused:?}");
    assert_eq!(purpose(&pair.alice.state().borrow()), "to rest well");
    let (alices, _bobs) = pair.shutdown().await;

    let mut offline = Offline::open(alices.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().status.undo, None, "of another run nothing is undone");
    assert!(matches!(offline.run(Command::Undo), Reply::Refused { .. }));
}
