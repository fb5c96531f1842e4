//! Words taken back, and words that are missing.

use super::*;
use crate::group::About;
use crate::group::snapshot::Words;
use crate::node::offline::Unlocked;

const CANARY: &str = "canary of the night";

fn assert_gone(dir: &Path) {
    let offline = Offline::open(dir, &passphrase()).unwrap();
    let shown = serde_json::to_string(&offline.state()).unwrap();
    assert!(!shown.contains(CANARY));
    let history = serde_json::to_string(&offline.history()).unwrap();
    assert!(!history.contains(CANARY));
    drop(offline);
    let mut unlocked = Unlocked::open(dir, &passphrase()).unwrap();
    let (opened, damage) = unlocked.rows().unwrap();
    assert_eq!(damage, []);
    assert!(opened.bodies.iter().all(|(_, _, body)| !body.text.contains(CANARY)));
    assert!(!format!("{opened:?}").contains(CANARY));
    let snapshot = serde_json::to_string(&unlocked.snapshot).unwrap();
    assert!(!snapshot.contains(CANARY));
    assert!(unlocked.folder.pending().unwrap().0.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_taken_back_are_gone_from_every_row_here_and_there() {
    let pair = Pair::new().await;
    write_purpose(&pair.alice, CANARY).await;
    eventually(&pair.bob, |state| purpose(state) == CANARY).await;
    let Pair { alices, bobs, alice, bob } = pair;
    // Both have saved a snapshot with the words in it.
    alice.shutdown().await;
    bob.shutdown().await;
    for dir in [&alices, &bobs] {
        let kept = Unlocked::open(dir.path(), &passphrase()).unwrap().snapshot.unwrap();
        assert_eq!(kept.focus.purpose.words, CANARY);
    }
    let (alice, _events) = start(alices.path()).await;
    let (bob, _events) = start_beside(bobs.path(), &alice).await;
    let state = eventually(&bob, all_delivered).await;
    let body = state.snapshot.focus.purpose.versions[0].body;
    let refused = bob.command(Command::Edit(Edit::TakeBack { body })).await;
    assert!(matches!(refused, Reply::Refused { .. }), "only one's own: {refused:?}");
    assert_eq!(alice.command(Command::Edit(Edit::TakeBack { body })).await, Reply::Done);
    let gone = |state: &NodeState| {
        state.snapshot.focus.purpose.versions.iter().all(|one| one.words == Words::TakenBack)
            && !serde_json::to_string(state).unwrap().contains(CANARY)
    };
    eventually(&alice, gone).await;
    eventually(&bob, gone).await;
    // Killed now, or closed: the words are in no row.
    alice.shutdown().await;
    bob.shutdown().await;
    for dir in [&alices, &bobs] {
        assert_gone(dir.path());
        assert_whole(dir.path());
    }
}

#[test]
fn what_was_kept_while_opening_leaves_no_trace_once_taken_back() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut unlocked = Unlocked::open(dir.path(), &passphrase()).unwrap();
    let Command::Edit(edit) = write(CANARY) else { unreachable!() };
    let kept = unlocked.folder.put_pending(0, &serde_json::to_string(&edit).unwrap());
    unlocked.folder.commit(&[kept]).unwrap();
    drop(unlocked);
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let body = offline.state().snapshot.focus.purpose.versions[0].body;
    assert_eq!(offline.run(Command::Edit(Edit::TakeBack { body })), Reply::Done);
    drop(offline);
    assert_gone(dir.path());
    assert_whole(dir.path());
}

#[test]
fn a_device_killed_right_after_a_take_back_shows_the_words_no_more() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(write(CANARY)), Reply::Done);
    let body = offline.state().snapshot.focus.purpose.versions[0].body;
    offline.close();
    let kept = Unlocked::open(dir.path(), &passphrase()).unwrap().snapshot.unwrap();
    assert_eq!(kept.focus.purpose.words, CANARY);

    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(Command::Edit(Edit::TakeBack { body })), Reply::Done);
    // Nothing is saved at the end.
    drop(offline);
    assert_gone(dir.path());
}

/// Whatever a member wrote can be taken back from what was done, also where no screen shows whose words they are.
#[test]
fn what_was_done_holds_my_own_words_until_they_are_taken_back() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let history = |offline: &mut Offline, about, only_mine, limit| match offline
        .run(Command::History { about, only_mine, limit })
    {
        Reply::History(page) => page,
        other => panic!("{other:?}"),
    };
    let person = Edit::AddCandidate {
        name: CANARY.to_owned(),
        line: String::new(),
        from: String::new(),
        knows: true,
    };
    assert_eq!(offline.run(Command::Edit(person)), Reply::Done);
    assert_eq!(offline.run(write("to rest")), Reply::Done);
    let all = history(&mut offline, None, true, 100);
    assert!(!all.is_more && all.lines.len() >= 3);
    let first = history(&mut offline, None, true, 1);
    assert_eq!((first.lines.as_slice(), first.is_more), (&all.lines[..1], true));
    assert_eq!(first.lines[0].mine[0].words, "to rest");
    let people = history(&mut offline, Some(About::Finding), false, 100);
    let [line] = &people.lines[..] else { panic!("one line") };
    let [mine] = &line.mine[..] else { panic!("one text") };
    assert_eq!(mine.words, CANARY);
    assert!(!format!("{people:?}").contains(CANARY), "words are never logged");
    let taken = Command::Edit(Edit::TakeBack { body: mine.body });
    assert_eq!(offline.run(taken), Reply::Done);
    let people = history(&mut offline, Some(About::Finding), false, 100);
    assert_eq!(people.lines[0].mine, []);
    drop(offline);
    assert_gone(dir.path());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_that_are_missing_are_asked_for_again() {
    let pair = Pair::new().await;
    write_purpose(&pair.alice, "to rest").await;
    eventually(&pair.bob, |state| purpose(state) == "to rest").await;
    let Pair { alices: _alices, bobs, alice, bob } = pair;
    let body = bob.state().borrow().snapshot.focus.purpose.versions[0].body;
    bob.shutdown().await;
    let mut unlocked = Unlocked::open(bobs.path(), &passphrase()).unwrap();
    let lose = unlocked.folder.rows(&[crate::protocol::Row::EraseBody(body)]);
    unlocked.folder.commit(&lose).unwrap();
    drop(unlocked);
    let offline = Offline::open(bobs.path(), &passphrase()).unwrap();
    let versions = &offline.state().snapshot.focus.purpose.versions;
    assert_eq!(versions[0].words, Words::NotHereYet);
    drop(offline);

    let (bob, _events) = start(bobs.path()).await;
    eventually(&bob, |state| purpose(state) == "to rest").await;
    bob.shutdown().await;
    let offline = Offline::open(bobs.path(), &passphrase()).unwrap();
    assert_eq!(purpose(&offline.state()), "to rest");
    alice.shutdown().await;
}
