//! What is out of order when it is said, each with its reason.

use super::*;

#[test]
fn nobody_answers_what_they_know_to_be_decided() {
    let mut history = three();
    let relay = history.decide("alice", Motion::SetRelay(None), &["bob"]);
    let late = vote(relay, Answer::Concern);
    assert_eq!(history.would_count("carol", &late), Err(Void::AlreadyDecided));
}

#[test]
fn nobody_is_invited_or_let_in_twice_by_one_decision() {
    let mut history = three();
    let invite = history.ticket_for("dave", "alice", &["bob", "carol"]);
    history.admit("alice", invite, "dave");
    history.all_hear();
    let Some(Statement::Invite(terms)) =
        history.facts().statements[history.position(invite)].statement.clone()
    else {
        panic!()
    };
    let again = Statement::Invite(terms);
    assert_eq!(history.would_count("bob", &again), Err(Void::AlreadyUsed));
    let other = history.ticket_for("erin", "alice", &["bob", "carol"]);
    let taken = history.admission(other, "dave");
    assert_eq!(history.would_count("alice", &taken), Err(Void::DeviceTaken));
}

#[test]
fn a_persons_invitation_is_everybodys_to_withdraw_and_a_devices_only_its_members() {
    let mut history = three();
    let person = history.ticket_for("dave", "alice", &["bob"]);
    let own = history.invite("alice", Purpose::OwnDevice);
    history.all_hear();
    assert_eq!(history.would_count("carol", &Statement::WithdrawInvite(person)), Ok(()));
    let anothers = Statement::WithdrawInvite(own);
    assert_eq!(history.would_count("carol", &anothers), Err(Void::NotYours));
    assert_eq!(history.would_count("alice", &anothers), Ok(()));
}

#[test]
fn only_a_contest_is_settled_and_only_by_those_who_were_asked() {
    let mut history = three();
    let sure =
        history.facts().statements.iter().rev().find_map(|node| {
            matches!(node.statement, Some(Statement::Admit(_))).then_some(node.hash)
        });
    let settle = Statement::Settle(sure.unwrap());
    assert_eq!(history.would_count("alice", &settle), Err(Void::NothingToSettle));
    let invite = history.ticket_for("dave", "alice", &["bob"]);
    history.let_in("bob", &["alice", "carol"], "erin");
    let first = history.admit("alice", invite, "dave");
    history.admit("bob", invite, "sock");
    history.all_hear();
    let settle = Statement::Settle(first);
    assert_eq!(history.would_count("erin", &settle), Err(Void::NotAsked));
    assert_eq!(history.would_count("carol", &settle), Ok(()));
}

#[test]
fn no_device_retires_itself_and_nobody_proposes_to_remove_themselves() {
    let history = three();
    let itself = Statement::RetireDevice(device("bob"));
    assert_eq!(history.would_count("bob", &itself), Err(Void::NotYours));
    let own = propose(Motion::Remove(history.member("bob")));
    assert_eq!(history.would_count("bob", &own), Err(Void::OwnRemoval));
    let own = propose(Motion::RetireDevice(device("bob")));
    assert_eq!(history.would_count("bob", &own), Err(Void::OwnDevice));
    let theirs = propose(Motion::RetireDevice(device("bob")));
    assert_eq!(pair().would_count("alice", &theirs), Err(Void::TooFew));
}

#[test]
fn nobody_on_a_break_and_nobody_left_alone_puts_a_question() {
    let mut history = pair();
    history.say("bob", Statement::Pause(()));
    let relay = propose(Motion::SetRelay(None));
    assert_eq!(history.would_count("bob", &relay), Err(Void::OnBreak));
    history.say("bob", Statement::Leave(None));
    assert_eq!(history.would_count("alice", &relay), Err(Void::TooFew));
    assert!(!alone().roster().read_only);
}

#[test]
fn nobody_returns_who_was_never_there() {
    let history = three();
    let person = crate::id::BodyName::from_bytes([5; 32]);
    let nobody = crate::id::MemberId::from_bytes([7; 16]);
    let motion = Motion::Admit { person, returning: Some(nobody) };
    assert_eq!(history.would_count("alice", &propose(motion)), Err(Void::NoSuchMember));
}

#[test]
fn nobody_is_removed_and_no_device_retired_that_is_not_there() {
    let mut history = three();
    history.say("carol", Statement::Leave(None));
    let remove = propose(Motion::Remove(history.member("carol")));
    assert_eq!(history.would_count("alice", &remove), Err(Void::NoSuchMember));
    let mut history = four();
    history.say("mallory", Statement::Leave(None));
    let retire = propose(Motion::RetireDevice(device("mallory")));
    assert_eq!(history.would_count("alice", &retire), Err(Void::NoSuchDevice));
    let invite = history.ticket_for("dave", "alice", &["bob"]);
    history.admit("alice", invite, "dave");
    history.admit("bob", invite, "sock");
    let retire = propose(Motion::RetireDevice(device("sock")));
    assert_eq!(history.would_count("alice", &retire), Err(Void::NoSuchDevice));
}
