//! How the group decides.

use super::*;

#[test]
fn after_the_first_every_admission_takes_two() {
    let mut history = pair();
    let proposal = history.propose("alice", admit_motion("carol"));
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Open);
    let early = history.invite("alice", Purpose::Person(proposal));
    assert_eq!(history.roster().void[&early], Void::NotDecided);
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Passed);
    let invite = history.invite("bob", Purpose::Person(proposal));
    history.all_hear();
    assert!(history.roster().may_honour(device("alice"), invite));
    history.admit("alice", invite, "carol");
    assert_in(&history, &["alice", "bob", "carol"]);
    assert_eq!(history.roster().invitations[&invite].state, InvitationState::Used(device("carol")));
}

#[test]
fn a_member_on_a_break_is_not_asked() {
    let mut history = three();
    history.say("carol", Statement::Pause(()));
    history.all_hear();
    assert_eq!(standing(&history, "carol"), Some(Standing::OnBreak));
    assert_in(&history, &["carol"]);
    let proposal = history.propose("alice", Motion::SetRelay(None));
    assert!(!history.roster().proposals[&proposal].said.contains_key(&history.member("carol")));
    history.all_hear();
    assert_eq!(history.would_count("carol", &vote(proposal, Answer::Yes)), Err(Void::NotAsked));
    history.say("carol", Statement::Resume(()));
    assert_eq!(standing(&history, "carol"), Some(Standing::Member));
}

#[test]
fn ones_two_devices_saying_different_things_ask_that_member() {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let proposal = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    history.vote("bob phone", proposal, Answer::NotNow);
    let bob = history.member("bob");
    assert_eq!(history.roster().proposals[&proposal].said[&bob], Said::Contradicting);
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Open);
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Passed);
}

#[test]
fn silence_is_closed_over_by_more_than_half_but_never_for_a_removal() {
    let mut history = four();
    let everyone = Motion::SetRule(rule(Threshold::Everyone, Door::ByVote));
    let proposal = history.propose("alice", everyone);
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    history.all_hear();
    history.vote("carol", proposal, Answer::Yes);
    history.all_hear();
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    history.vote("bob", relay, Answer::Yes);
    for name in ["alice", "bob"] {
        history.say(name, Statement::Close(relay));
    }
    assert_eq!(history.roster().proposals[&relay].state, ProposalState::Open);
    history.say("carol", Statement::Close(relay));
    let roster = history.roster();
    assert_eq!(roster.proposals[&relay].state, ProposalState::Passed);
    assert_eq!(roster.proposals[&relay].said[&history.member("carol")], Said::StoodAside);
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    assert_eq!(history.would_count("bob", &Statement::Close(remove)), Err(Void::CannotBeClosed));
}

#[test]
fn silence_closed_over_is_no_yes_and_closes_over_nobodys_word() {
    let mut history = four();
    let quiet = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    for name in ["alice", "bob", "carol"] {
        history.say(name, Statement::Close(quiet));
    }
    assert_eq!(state(&history, quiet), ProposalState::Failed);

    let everyone = rule(Threshold::Everyone, Door::ByVote);
    let mut history = History::of(&["alice", "bob", "carol", "dora"], everyone);
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    history.vote("bob", relay, Answer::Yes);
    history.vote("carol", relay, Answer::Concern);
    for name in ["alice", "bob", "carol"] {
        history.say(name, Statement::Close(relay));
    }
    assert_eq!(state(&history, relay), ProposalState::Failed);
}

#[test]
fn two_devices_of_one_member_close_as_one() {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    for name in ["bob", "bob phone"] {
        history.say(name, Statement::Close(relay));
    }
    assert_eq!(state(&history, relay), ProposalState::Open);
    let carol = history.member("carol");
    assert_eq!(history.roster().proposals[&relay].said[&carol], Said::Nothing);
    history.say("alice", Statement::Close(relay));
    assert_eq!(state(&history, relay), ProposalState::Failed);
}

#[test]
fn two_devices_of_one_member_are_one_voice() {
    let mut history = History::of(&["alice", "bob", "carol", "dora"], BY_MAJORITY);
    history.add_device("bob", "bob phone");
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    for name in ["bob", "bob phone"] {
        history.vote(name, relay, Answer::Yes);
    }
    assert_eq!(state(&history, relay), ProposalState::Open);
    history.vote("carol", relay, Answer::Yes);
    assert_eq!(state(&history, relay), ProposalState::Passed);
}

#[test]
fn whoever_alone_is_asked_cannot_close() {
    let mut history = pair();
    history.say("bob", Statement::Pause(()));
    history.all_hear();
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.say("alice", Statement::Close(relay));
    assert_eq!(state(&history, relay), ProposalState::Open);
}

#[test]
fn a_new_rule_is_never_closed_over() {
    let mut history = three();
    let motion = Motion::SetRule(rule(Threshold::Everyone, Door::ByVote));
    let proposal = history.propose("alice", motion);
    history.all_hear();
    let close = Statement::Close(proposal);
    assert_eq!(history.would_count("bob", &close), Err(Void::CannotBeClosed));
}

#[test]
fn who_leaves_without_a_word_is_asked_no_more() {
    let everyone = rule(Threshold::Everyone, Door::ByVote);
    let mut history = History::of(&["alice", "bob", "carol"], everyone);
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    history.vote("bob", relay, Answer::Yes);
    assert_eq!(state(&history, relay), ProposalState::Open);
    history.say("carol", Statement::Leave(None));
    assert_eq!(state(&history, relay), ProposalState::Passed);
}

#[test]
fn of_two_rules_set_at_once_the_stricter_of_each_part_stands() {
    let mut history = three();
    let one = history.propose("alice", Motion::SetRule(rule(Threshold::Everyone, Door::Open)));
    let two = history.propose("bob", Motion::SetRule(rule(Threshold::TwoThirds, Door::Closed)));
    history.all_hear();
    history.vote("carol", one, Answer::Yes);
    history.vote("carol", two, Answer::Yes);
    assert_eq!(history.roster().rule, Some(rule(Threshold::Everyone, Door::Closed)));
    history.all_hear();
    assert_eq!(history.would_count("alice", &propose(admit_motion("dave"))), Err(Void::DoorClosed));
    // A later one, made knowing both, replaces both.
    let later = history.propose("alice", Motion::SetRule(rule(Threshold::Majority, Door::Open)));
    history.all_hear();
    history.vote("bob", later, Answer::Yes);
    history.all_hear();
    history.vote("carol", later, Answer::Yes);
    assert_eq!(history.roster().rule, Some(rule(Threshold::Majority, Door::Open)));
}

#[test]
fn of_two_rules_on_wordings_set_at_once_the_stricter_stands() {
    let mut history = three();
    let wordings = |wordings| Motion::SetRule(Rule { wordings, ..BY_MAJORITY });
    let one = history.propose("alice", wordings(Threshold::TwoThirds));
    let two = history.propose("bob", wordings(Threshold::Majority));
    history.all_hear();
    history.vote("carol", one, Answer::Yes);
    history.vote("carol", two, Answer::Yes);
    let stands = history.roster().rule.unwrap();
    assert_eq!((stands.threshold, stands.wordings), (Threshold::Majority, Threshold::TwoThirds));
}

/// "All but one" was replaced by "majority", and that by "two thirds". Then it comes out that the phones of the two who
/// agreed to the second had known of a break of carol's that their yes did not know of.
#[test]
fn a_rule_that_was_replaced_does_not_come_back_when_what_replaced_it_falls() {
    let mut history = History::of(&["alice", "mallory", "carol"], BY_MAJORITY);
    history.add_device("alice", "alice phone");
    history.add_device("mallory", "mallory phone");
    let first = Motion::SetRule(rule(Threshold::AllButOne, Door::ByVote));
    history.decide("alice", first, &["mallory"]);
    let pause = history.say("carol", Statement::Pause(()));
    let second = history.propose("alice", Motion::SetRule(BY_MAJORITY));
    history.hear("mallory", "alice");
    history.vote("mallory", second, Answer::Yes);
    history.let_in("alice", &["mallory"], "bob");
    let third = rule(Threshold::TwoThirds, Door::ByVote);
    let last = history.decide("bob", Motion::SetRule(third), &["alice"]);
    assert_eq!(history.roster().rule, Some(third));

    let past = history.up_to(pause);
    for phone in ["alice phone", "mallory phone"] {
        history.write_from(phone, &past);
    }
    assert_eq!(state(&history, second), ProposalState::Stale);
    assert_eq!(state(&history, last), ProposalState::Passed);
    assert_eq!(history.roster().rule, Some(third));
}

#[test]
fn a_concern_makes_an_admission_wait() {
    let mut history = three();
    let proposal = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    history.vote("carol", proposal, Answer::Concern);
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Open);
    history.vote("carol", proposal, Answer::StandAside);
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Passed);
}

#[test]
fn void_statements_are_named_with_their_reason() {
    let mut history = pair();
    let nothing = history.vote("bob", crate::id::EntryHash::from_bytes([1; 32]), Answer::Yes);
    assert_eq!(history.roster().void[&nothing], Void::NoSuchProposal);
    assert_eq!(Void::NotDecided.to_string(), "the group has not decided this yet");
}
