//! Somebody who was turned down: in no snapshot, no history, no row, on every device that heard of it.

use jiff::civil::date;

use super::*;
use crate::group::edit::{CandidateFact, Stage};
use crate::id::RecordId;
use crate::node::offline::Unlocked;

const CANARY: &str = "Canary Dana";

fn add(line: &str) -> Command {
    Command::Edit(Edit::AddCandidate {
        name: CANARY.to_owned(),
        line: line.to_owned(),
        from: String::new(),
        knows: true,
    })
}

fn set(candidate: RecordId, set: CandidateFact) -> Command {
    Command::Edit(Edit::SetCandidate { candidate, set })
}

fn stage(stage: Stage) -> CandidateFact {
    CandidateFact::Stage { stage, on: date(2026, 11, 30) }
}

fn holds(state: &NodeState) -> bool {
    serde_json::to_string(state).unwrap().contains(CANARY)
}

fn assert_gone(dir: &Path) {
    let offline = Offline::open(dir, &passphrase()).unwrap();
    assert!(!holds(&offline.state()));
    assert!(!serde_json::to_string(&offline.history()).unwrap().contains(CANARY));
    drop(offline);
    let mut unlocked = Unlocked::open(dir, &passphrase()).unwrap();
    let (opened, damage) = unlocked.rows().unwrap();
    assert_eq!(damage, []);
    assert!(opened.bodies.iter().all(|(_, _, body)| !body.text.contains(CANARY)));
    assert!(!serde_json::to_string(&unlocked.snapshot).unwrap().contains(CANARY));
    drop(unlocked);
    assert_whole(dir);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_takes_back_what_they_wrote_about_somebody_who_was_turned_down() {
    let pair = Pair::new().await;
    assert_eq!(pair.alice.command(add("a line")).await, Reply::Done);
    let state = eventually(&pair.bob, holds).await;
    let person = state.snapshot.candidates[0].id;
    // Bob writes about the person too, and both have saved a snapshot with the name in it.
    let line = CandidateFact::Line(format!("{CANARY}, of ward 3"));
    assert_eq!(pair.bob.command(set(person, line)).await, Reply::Done);
    let both = |state: &NodeState| {
        state
            .snapshot
            .candidates
            .first()
            .is_some_and(|it| serde_json::to_string(&it.line).unwrap().contains(CANARY))
    };
    eventually(&pair.alice, both).await;
    let Pair { alices, bobs, alice, bob } = pair;
    alice.shutdown().await;
    bob.shutdown().await;
    for dir in [&alices, &bobs] {
        let kept = Unlocked::open(dir.path(), &passphrase()).unwrap().snapshot.unwrap();
        assert_eq!(kept.candidates.len(), 1);
    }
    let (alice, _events) = start(alices.path()).await;
    let (bob, _events) = start_beside(bobs.path(), &alice).await;
    eventually(&bob, all_delivered).await;
    assert_eq!(bob.command(set(person, stage(Stage::NotNow))).await, Reply::Done);
    assert!(!holds(&bob.state().borrow()), "gone as soon as it is said");
    eventually(&alice, |state| !holds(state)).await;
    // Nobody does anything more: the devices take the words back by themselves, as soon as each knows that the other heard.
    for node in [&alice, &bob] {
        eventually(node, all_delivered).await;
    }
    alice.shutdown().await;
    bob.shutdown().await;
    let mut rounds = 0;
    while [&alices, &bobs].iter().any(|dir| holds_words(dir.path())) {
        rounds += 1;
        assert!(rounds < 5, "the words are still there");
        let (alice, _events) = start(alices.path()).await;
        let (bob, _events) = start_beside(bobs.path(), &alice).await;
        for node in [&alice, &bob] {
            eventually(node, all_delivered).await;
        }
        alice.shutdown().await;
        bob.shutdown().await;
    }
    for dir in [&alices, &bobs] {
        assert_gone(dir.path());
    }
}

fn holds_words(dir: &Path) -> bool {
    let mut unlocked = Unlocked::open(dir, &passphrase()).unwrap();
    let (opened, _damage) = unlocked.rows().unwrap();
    opened.bodies.iter().any(|(_, _, body)| body.text.contains(CANARY))
}

#[test]
fn whoever_is_alone_forgets_at_once_and_a_kill_leaves_no_old_snapshot() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(add(CANARY)), Reply::Done);
    let person = offline.state().snapshot.candidates[0].id;
    offline.close();
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(set(person, stage(Stage::NotNow))), Reply::Done);
    // Nothing is saved at the end.
    drop(offline);
    assert!(Unlocked::open(dir.path(), &passphrase()).unwrap().snapshot.is_none());
    assert_gone(dir.path());
    // Once more on the list, as somebody new.
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(add("")), Reply::Done);
    assert_eq!(offline.state().snapshot.candidates.len(), 1);
}

#[test]
fn a_kill_between_the_word_and_what_follows_is_made_up_for_at_the_next_opening() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(add("")), Reply::Done);
    let person = offline.state().snapshot.candidates[0].id;
    offline.close();
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let said = offline.perform(set(person, stage(Stage::NotNow)));
    assert_eq!(said, Reply::Done);
    drop(offline.drain());
    drop(offline);
    Offline::open(dir.path(), &passphrase()).unwrap().close();
    assert_gone(dir.path());
}
