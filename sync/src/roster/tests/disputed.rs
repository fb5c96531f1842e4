//! Admissions by two histories of the same people.

use super::*;

/// The founder lets mallory in as if nobody else had come yet.
fn disputed(door: Door) -> History {
    let mut history = History::of(&["alice", "bob", "carol"], rule(Threshold::Majority, door));
    let_in_by_a_second_history(&mut history);
    history.all_hear();
    assert!(!history.roster().disputed.is_empty());
    history
}

#[test]
fn in_a_dispute_nobody_is_removed_and_no_device_retired() {
    let history = disputed(Door::ByVote);
    let remove = propose(Motion::Remove(history.member("bob")));
    assert_eq!(history.would_count("carol", &remove), Err(Void::Disputed));
    let retire = propose(Motion::RetireDevice(device("bob")));
    assert_eq!(history.would_count("carol", &retire), Err(Void::Disputed));
}

#[test]
fn in_a_dispute_an_open_door_opens_for_nobody_whom_not_all_want() {
    let mut history = disputed(Door::Open);
    let sock = history.propose("mallory", admit_motion("sock"));
    for name in ["alice", "bob", "carol"] {
        assert_eq!(state(&history, sock), ProposalState::Open);
        history.all_hear();
        history.vote(name, sock, Answer::Yes);
    }
    assert_eq!(state(&history, sock), ProposalState::Passed);
}

/// Mallory's yes to dave was needed; now she shows that her phone had said before that she takes a break.
#[test]
fn a_history_shown_late_disputes_no_admission_that_somebody_asked_went_on_from() {
    let mut history = four();
    history.add_device("mallory", "mallory phone");
    let before = history.desk("mallory phone");
    history.let_in("alice", &["bob", "mallory"], "dave");
    history.write("carol");
    history.say_from("mallory phone", &before, Statement::Pause(()));
    let roster = history.roster();
    assert!(roster.disputed.is_empty());
    assert!(roster.void.values().any(|why| *why == Void::Stale));
    assert_in(&history, &["dave"]);
}
