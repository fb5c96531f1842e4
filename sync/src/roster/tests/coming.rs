//! Who comes in, with which devices.

use super::*;

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
fn a_ticket_used_twice_apart_counts_for_nobody_until_settled() {
    let mut history = pair();
    let proposal = history.decide("alice", admit_motion("carol"), &["bob"]);
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
    let proposal = history.decide("alice", admit_motion("dave"), &["bob"]);
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
    let proposal = history.decide("alice", admit_motion("carol"), &["bob"]);
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
    let proposal = history.decide("alice", admit_motion("dave"), &["bob"]);
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
fn nobody_is_let_in_under_the_name_of_a_member_whose_device_is_in_use() {
    let history = three();
    let person = crate::id::BodyName::from_bytes([5; 32]);
    let motion = Motion::Admit { person, returning: Some(history.member("carol")) };
    assert_eq!(history.would_count("alice", &propose(motion)), Err(Void::StillHere));
}
