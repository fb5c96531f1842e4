//! One claim each, with people in it.

use super::build::{History, admit_motion, device, propose, rule, vote};
use super::{
    Answer, Door, InvitationState, Motion, ProposalState, Purpose, Said, Statement, Threshold, Void,
};
use crate::group::snapshot::Standing;

fn alone() -> History {
    History::found("alice", rule(Threshold::Majority, Door::ByVote))
}

/// Alice and bob, by majority.
fn pair() -> History {
    let mut history = alone();
    history.let_in("alice", &[], "bob");
    history
}

fn three() -> History {
    let mut history = pair();
    history.let_in("alice", &["bob"], "carol");
    history
}

fn four() -> History {
    let mut history = three();
    history.let_in("alice", &["bob", "carol"], "mallory");
    history
}

fn standing(history: &History, name: &str) -> Option<Standing> {
    history.roster().members.get(&history.member(name)).map(|member| member.standing)
}

#[track_caller]
fn assert_in(history: &History, names: &[&str]) {
    let roster = history.roster();
    for name in names {
        assert!(roster.is_current(device(name)), "{name} should be in: {:?}", roster.void);
    }
}

#[track_caller]
fn assert_out(history: &History, names: &[&str]) {
    let roster = history.roster();
    for name in names {
        assert!(!roster.is_current(device(name)), "{name} should not be in");
    }
}

#[test]
fn a_founder_alone_lets_in_the_first_by_her_own_word() {
    let history = pair();
    assert_in(&history, &["alice", "bob"]);
    let roster = history.roster();
    assert!(roster.void.is_empty() && !roster.read_only && roster.disputed.is_empty());
    assert_eq!(roster.current_members().count(), 2);
    assert_ne!(roster.member_of(device("alice")), roster.member_of(device("bob")));
}

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
fn a_stranger_says_nothing_that_counts() {
    let mut history = pair();
    let past = history.desk("alice");
    let said = history.say_from("mallory", &past, propose(admit_motion("mallory")));
    assert_eq!(history.roster().void[&said], Void::NotAMember);
    assert_out(&history, &["mallory"]);
}

#[test]
fn a_forged_proof_lets_nobody_in() {
    let mut history = alone();
    let proposal = history.propose("alice", admit_motion("bob"));
    let invite = history.invite("alice", Purpose::Person(proposal));
    let Statement::Admit(mut admit) = history.admission(invite, "mallory") else { panic!() };
    admit.by_invite = admit.by_device;
    let said = history.say("alice", Statement::Admit(admit));
    assert_eq!(history.roster().void[&said], Void::BadProof);
    assert_out(&history, &["mallory"]);
}

#[test]
fn two_members_cannot_remove_each_other_but_can_leave() {
    let mut history = pair();
    let remove = propose(Motion::Remove(history.member("bob")));
    assert_eq!(history.would_count("alice", &remove), Err(Void::TooFew));
    history.say("bob", Statement::Leave(None));
    assert_eq!(standing(&history, "bob"), Some(Standing::Left));
    assert_out(&history, &["bob"]);
    assert_in(&history, &["alice"]);
    let roster = history.roster();
    assert!(roster.read_only && !roster.may_write(device("alice")));
}

#[test]
fn a_removal_takes_two_and_the_one_concerned_has_no_say() {
    let mut history = four();
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    assert_in(&history, &["mallory"]);
    let no = history.vote("mallory", remove, Answer::Concern);
    assert_eq!(history.roster().void[&no], Void::NotAsked);
    let yes = history.vote("bob", remove, Answer::Yes);
    assert_eq!(standing(&history, "mallory"), Some(Standing::Removed));
    assert!(history.roster().members[&history.member("mallory")].went_by.contains(&yes));
    history.hear("mallory", "bob");
    let late = history.propose("mallory", admit_motion("trudy"));
    assert_eq!(history.roster().void[&late], Void::Departed);
}

#[test]
fn a_removed_member_cannot_let_herself_in_again_by_a_backdated_admission() {
    let mut history = four();
    let dave = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    history.vote("bob", dave, Answer::Yes);
    history.vote("carol", dave, Answer::Yes);
    history.all_hear();
    let before = history.desk("mallory");
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    history.vote("bob", remove, Answer::Yes);
    history.all_hear();
    history.write("carol");

    let invite = history.say_from("mallory", &before, super::build::invite(Purpose::Person(dave)));
    let past = history.up_to(invite);
    history.admit_from("mallory", &past, invite, "mallory again");

    assert_out(&history, &["mallory", "mallory again"]);
    // Others who hear of it now rest on it without changing that.
    history.all_hear();
    history.write("alice");
    history.say("bob", Statement::Pause(()));
    assert_out(&history, &["mallory", "mallory again"]);
    assert_in(&history, &["alice", "bob", "carol"]);
}

#[test]
fn whom_a_removed_member_let_in_stays_where_another_member_went_on_from_it() {
    let mut history = four();
    let dave = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    history.vote("bob", dave, Answer::Yes);
    history.vote("carol", dave, Answer::Yes);
    history.all_hear();
    let invite = history.invite("mallory", Purpose::Person(dave));
    history.admit("mallory", invite, "dave");
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.hear("bob", "alice");
    history.vote("bob", remove, Answer::Yes);
    assert_out(&history, &["dave", "mallory"]);
    history.hear("carol", "dave");
    history.write("carol");
    assert_in(&history, &["dave", "alice", "bob", "carol"]);
    assert_out(&history, &["mallory"]);
}

#[test]
fn of_two_removals_of_each_other_neither_has_a_say_in_the_other() {
    let mut history = four();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    let of_alice = history.propose("mallory", Motion::Remove(history.member("alice")));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    assert_in(&history, &["alice", "mallory"]);
    let roster = history.roster();
    assert_eq!(roster.proposals[&of_mallory].said[&history.member("alice")], Said::NotAsked);
    assert_eq!(roster.proposals[&of_alice].said[&history.member("mallory")], Said::NotAsked);
    history.all_hear();
    history.vote("carol", of_mallory, Answer::Yes);
    assert_out(&history, &["mallory"]);
    assert_in(&history, &["alice"]);
}

#[test]
fn a_removal_proposed_in_answer_to_ones_own_silences_nobody_else() {
    let mut history = four();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    let of_alice = history.propose("mallory", Motion::Remove(history.member("alice")));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    assert_out(&history, &["mallory"]);
    assert_ne!(history.roster().proposals[&of_alice].state, ProposalState::Passed);
}

#[test]
fn concurrent_removals_all_stand() {
    let mut history = four();
    history.let_in("alice", &["bob", "carol"], "dave");
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    let of_dave = history.propose("bob", Motion::Remove(history.member("dave")));
    history.all_hear();
    for name in ["bob", "carol"] {
        history.vote(name, of_mallory, Answer::Yes);
    }
    for name in ["alice", "carol"] {
        history.vote(name, of_dave, Answer::Yes);
    }
    assert_out(&history, &["mallory", "dave"]);
    assert_in(&history, &["alice", "bob", "carol"]);
}

#[test]
fn a_ticket_used_twice_apart_counts_for_nobody_until_settled() {
    let mut history = pair();
    let proposal = history.propose("alice", admit_motion("carol"));
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    let invite = history.invite("bob", Purpose::Person(proposal));
    history.all_hear();
    let first = history.admit("alice", invite, "carol");
    let second = history.admit("bob", invite, "mallory");
    assert_out(&history, &["carol", "mallory"]);
    assert_eq!(
        history.roster().invitations[&invite].state,
        InvitationState::Contested([first, second].into())
    );
    history.all_hear();
    history.say("alice", Statement::Settle(first));
    assert_out(&history, &["carol", "mallory"]);
    history.say("bob", Statement::Settle(first));
    assert_in(&history, &["carol"]);
    assert_out(&history, &["mallory"]);
}

#[test]
fn a_founder_whose_first_ticket_was_used_twice_apart_can_settle_it() {
    let mut history = alone();
    history.add_device("alice", "phone");
    let proposal = history.propose("alice", admit_motion("bob"));
    let invite = history.invite("alice", Purpose::Person(proposal));
    history.hear("phone", "alice");
    let first = history.admit("alice", invite, "bob");
    history.admit("phone", invite, "mallory");
    history.hear("alice", "phone");
    assert_out(&history, &["bob", "mallory"]);
    let roster = history.roster();
    assert!(!roster.read_only && roster.may_write(device("alice")));
    assert_eq!(history.would_count("alice", &Statement::Settle(first)), Ok(()));
    history.say("alice", Statement::Settle(first));
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["mallory"]);
}

#[test]
fn a_ticket_used_again_later_takes_nothing_from_whom_others_went_on_with() {
    let mut history = three();
    let proposal = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    let invite = history.invite("bob", Purpose::Person(proposal));
    history.all_hear();
    let before = history.desk("bob");
    history.admit("alice", invite, "dave");
    history.hear("carol", "alice");
    history.write("carol");
    history.admit_from("bob", &before, invite, "mallory");
    assert_in(&history, &["dave"]);
    assert_out(&history, &["mallory"]);
}

#[test]
fn one_device_let_in_by_two_members_at_once_is_in_once() {
    let mut history = pair();
    let proposal = history.propose("alice", admit_motion("carol"));
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    let invite = history.invite("bob", Purpose::Person(proposal));
    history.all_hear();
    history.admit("alice", invite, "carol");
    history.admit("bob", invite, "carol");
    assert_in(&history, &["carol"]);
    assert_eq!(history.roster().current_members().count(), 3);
}

#[test]
fn a_second_invitation_for_the_same_person_is_no_way_into_that_persons_name() {
    let mut history = three();
    let proposal = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    history.all_hear();
    let first = history.invite("alice", Purpose::Person(proposal));
    let second = history.invite("carol", Purpose::Person(proposal));
    history.admit("alice", first, "dave");
    history.all_hear();
    let again = history.admit("carol", second, "mallory");
    assert_eq!(history.roster().void[&again], Void::AlreadyUsed);
    assert_out(&history, &["mallory"]);
    assert_in(&history, &["dave"]);
}

#[test]
fn a_withdrawn_invitation_lets_nobody_in() {
    let mut history = alone();
    let proposal = history.propose("alice", admit_motion("bob"));
    let invite = history.invite("alice", Purpose::Person(proposal));
    history.say("alice", Statement::WithdrawInvite(invite));
    assert_eq!(history.roster().invitations[&invite].state, InvitationState::Withdrawn);
    history.admit("alice", invite, "bob");
    assert_out(&history, &["bob"]);
}

#[test]
fn a_second_device_comes_by_ones_own_and_can_be_retired_by_it() {
    let mut history = pair();
    history.add_device("bob", "bob phone");
    assert_in(&history, &["bob", "bob phone"]);
    let roster = history.roster();
    assert_eq!(roster.member_of(device("bob")), roster.member_of(device("bob phone")));
    let no = Statement::RetireDevice(device("bob phone"));
    assert_eq!(history.would_count("alice", &no), Err(Void::NotYours));
    history.say("bob", no);
    assert_out(&history, &["bob phone"]);
    assert!(history.roster().devices[&device("bob phone")].retired);
    assert_in(&history, &["bob"]);
}

#[test]
fn another_members_invitation_for_a_device_is_not_for_others_to_honour() {
    let mut history = pair();
    let invite = history.invite("bob", Purpose::OwnDevice);
    history.all_hear();
    assert!(!history.roster().may_honour(device("alice"), invite));
    let said = history.admit("alice", invite, "mallory");
    assert_eq!(history.roster().void[&said], Void::NotYours);
    assert_out(&history, &["mallory"]);
}

#[test]
fn a_stolen_retired_phone_cannot_retire_the_other_or_leave_for_its_member() {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let before = history.desk("bob phone");
    history.say("bob", Statement::RetireDevice(device("bob phone")));
    history.all_hear();
    history.write("alice");
    history.say_from("bob phone", &before, Statement::RetireDevice(device("bob")));
    history.say_from("bob phone", &before, Statement::Leave(None));
    assert_in(&history, &["bob"]);
    assert_out(&history, &["bob phone"]);
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
fn who_left_can_come_back_as_the_same_member() {
    let mut history = three();
    history.say("carol", Statement::Leave(None));
    history.all_hear();
    let carol = history.member("carol");
    let person = crate::id::BodyName::from_bytes([5; 32]);
    let proposal = history.propose("alice", Motion::Admit { person, returning: Some(carol) });
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    let invite = history.invite("bob", Purpose::Person(proposal));
    history.admit("bob", invite, "carol anew");
    assert_in(&history, &["carol anew"]);
    assert_out(&history, &["carol"]);
    assert_eq!(standing(&history, "carol anew"), Some(Standing::Member));
    assert_eq!(history.roster().member_of(device("carol anew")), Some(carol));
}

#[test]
fn nobody_is_let_in_under_the_name_of_a_member_whose_device_is_in_use() {
    let history = three();
    let person = crate::id::BodyName::from_bytes([5; 32]);
    let motion = Motion::Admit { person, returning: Some(history.member("carol")) };
    assert_eq!(history.would_count("alice", &propose(motion)), Err(Void::StillHere));
}

#[test]
fn a_closed_group_is_read_only_and_can_be_left() {
    let mut history = three();
    let close = history.propose("alice", Motion::CloseGroup);
    history.all_hear();
    history.vote("bob", close, Answer::Yes);
    history.all_hear();
    let roster = history.roster();
    assert!(roster.closed && roster.read_only && roster.is_current(device("carol")));
    assert_eq!(
        history.would_count("carol", &propose(Motion::SetRelay(None))),
        Err(Void::GroupClosed)
    );
    assert_eq!(history.would_count("carol", &Statement::Leave(None)), Ok(()));
}

// What liars try.

#[test]
fn a_founder_cannot_sign_today_what_has_seen_only_the_founding() {
    let mut history = three();
    history.write("alice");
    let founding = history.up_to(history.facts().statements[0].hash);
    let proposal = history.say_from("alice", &founding, propose(admit_motion("mallory")));
    assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Stale);
    assert_in(&history, &["alice", "bob", "carol"]);
}

/// Two histories from the founding are symmetrical: nothing in the set tells which was first, and counting heads would
/// let the founder's invented members outvote the real ones. So nobody is put out, and nothing is decided but by all.
#[test]
fn a_founder_with_two_histories_puts_nobody_out_and_decides_nothing_more() {
    let mut history = three();
    let founding = history.up_to(history.facts().statements[0].hash);
    let proposal = history.say_from("alice", &founding, propose(admit_motion("mallory")));
    let past = history.up_to(proposal);
    let invite = history.say_from("alice", &past, super::build::invite(Purpose::Person(proposal)));
    let past = history.up_to(invite);
    history.admit_from("alice", &past, invite, "mallory");
    // Mallory and the founder go on there, and make the first history look late.
    history.say("mallory", Statement::Pause(()));
    let past = history.desk("mallory");
    history.say_from("alice", &past, Statement::Pause(()));
    let resume = history.say("mallory", Statement::Resume(()));

    assert_in(&history, &["alice", "bob", "carol"]);
    let roster = history.roster();
    assert!(!roster.disputed.is_empty());
    assert!(!roster.void.contains_key(&resume));
    history.all_hear();
    let remove = propose(Motion::Remove(history.member("bob")));
    assert_eq!(history.would_count("mallory", &remove), Err(Void::Disputed));
    history.say("alice", Statement::Resume(()));
    history.all_hear();
    let motion = Motion::SetRule(rule(Threshold::Majority, Door::ByVote));
    let rule = history.propose("bob", motion);
    for name in ["alice", "carol"] {
        history.all_hear();
        history.vote(name, rule, Answer::Yes);
    }
    assert_eq!(history.roster().proposals[&rule].state, ProposalState::Open);
    history.all_hear();
    history.vote("mallory", rule, Answer::Yes);
    assert_eq!(history.roster().proposals[&rule].state, ProposalState::Passed);
    assert!(history.roster().disputed.is_empty());
}

#[test]
fn two_early_members_cannot_backdate_a_rule_or_a_removal() {
    let mut history = three();
    let early = history.desk("alice");
    history.let_in("alice", &["bob", "carol"], "dave");
    history.let_in("alice", &["bob", "carol", "dave"], "erin");
    for name in ["alice", "bob", "carol", "dave", "erin"] {
        history.write(name);
    }
    let carol = history.member("carol");
    for motion in [Motion::Remove(carol), Motion::SetRule(rule(Threshold::Everyone, Door::Closed))]
    {
        let proposal = history.say_from("alice", &early, propose(motion));
        let past = history.up_to(proposal);
        let yes = history.say_from("bob", &past, vote(proposal, Answer::Yes));
        // They rest on it themselves, on the same old ground.
        let past = history.up_to(yes);
        history.write_from("alice", &past);
        history.write_from("bob", &past);
        assert_eq!(history.roster().proposals[&proposal].state, ProposalState::Stale);
    }
    assert_in(&history, &["alice", "bob", "carol", "dave", "erin"]);
    assert_eq!(history.roster().rule, Some(rule(Threshold::Majority, Door::ByVote)));
}

#[test]
fn a_sibling_revealed_late_does_not_undo_what_others_went_on_from() {
    let mut history = four();
    history.let_in("alice", &["bob", "carol"], "dave");
    let before = history.desk("alice");
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    for name in ["bob", "carol"] {
        history.all_hear();
        history.vote(name, remove, Answer::Yes);
    }
    history.hear("dave", "carol");
    history.write("dave");
    assert_out(&history, &["mallory"]);
    // Alice now shows that she had known of a break of bob's before she proposed.
    let pause = history.say_from("bob", &before, Statement::Pause(()));
    let past = history.up_to(pause);
    history.write_from("alice", &past);
    assert_out(&history, &["mallory"]);
    assert_eq!(history.roster().proposals[&remove].state, ProposalState::Passed);
}

#[test]
fn a_removed_members_backdated_vote_changes_nothing() {
    let mut history = four();
    let of_alice = history.propose("mallory", Motion::Remove(history.member("alice")));
    history.all_hear();
    let before = history.desk("bob");
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.hear("bob", "alice");
    history.hear("carol", "alice");
    history.vote("bob", of_mallory, Answer::Yes);
    history.hear("carol", "bob");
    history.vote("carol", of_mallory, Answer::Yes);
    history.all_hear();
    history.write("bob");
    history.write("carol");
    assert_out(&history, &["mallory"]);
    // A vote of another time.
    history.say_from("mallory", &before, vote(of_alice, Answer::Yes));
    assert_in(&history, &["alice", "bob", "carol"]);
    assert_out(&history, &["mallory"]);
}

/// The one place where a liar costs somebody else a place: nobody but the liar can tell which use of the invitation was
/// meant, and both would speak under one name. One entry of any third member ends it.
#[test]
fn a_newcomer_whom_only_her_host_has_met_can_be_put_in_contest_by_that_host() {
    let mut history = History::found("mallory", rule(Threshold::Majority, Door::ByVote));
    let proposal = history.propose("mallory", admit_motion("alice"));
    let invite = history.invite("mallory", Purpose::Person(proposal));
    let before = history.desk("mallory");
    history.admit("mallory", invite, "alice");
    let mut with_bob = history.clone();
    history.admit_from("mallory", &before, invite, "sock");
    assert_out(&history, &["alice", "sock"]);

    with_bob.let_in("alice", &["mallory"], "bob");
    with_bob.write("bob");
    with_bob.admit_from("mallory", &before, invite, "sock");
    assert_in(&with_bob, &["alice", "bob"]);
    assert_out(&with_bob, &["sock"]);
}

#[test]
fn a_leave_signed_on_an_old_ground_takes_nobody_else_along() {
    let mut history = History::found("mallory", rule(Threshold::Majority, Door::ByVote));
    let early = history.desk("mallory");
    history.let_in("mallory", &[], "alice");
    history.let_in("mallory", &["alice"], "bob");
    history.say_from("mallory", &early, Statement::Leave(None));
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["mallory"]);
}

#[test]
fn void_statements_are_named_with_their_reason() {
    let mut history = pair();
    let nothing = history.vote("bob", crate::id::EntryHash::from_bytes([1; 32]), Answer::Yes);
    assert_eq!(history.roster().void[&nothing], Void::NoSuchProposal);
    assert_eq!(Void::NotDecided.to_string(), "the group has not decided this yet");
}
