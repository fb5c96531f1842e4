//! Who can say what had been so: evidence for those who came in, and for decisions that others went on from.

use super::*;

#[test]
fn whom_a_removed_member_lets_in_behind_the_removal_do_not_vouch_for_each_other() {
    let mut history = four();
    let dave = history.ticket_for("dave", "alice", &["bob", "carol"]);
    let erin = history.ticket_for("erin", "alice", &["bob", "carol"]);
    let before = history.desk("mallory");
    let remove = Motion::Remove(history.member("mallory"));
    history.decide("alice", remove, &["bob"]);
    let mut past = before.clone();
    for (ticket, sock) in [(dave, "sock"), (erin, "sock 2")] {
        let again = history.admit_from("mallory", &before, ticket, sock);
        past.union(&history.up_to(again));
    }
    for sock in ["sock", "sock 2"] {
        history.write_from(sock, &past);
    }
    assert_out(&history, &["mallory", "sock", "sock 2"]);
}

#[test]
fn a_retired_phone_lets_in_no_further_device() {
    let (mut history, before) = with_retired_phone();
    let invite = crate::roster::build::invite(Purpose::OwnDevice);
    let invite = history.say_from("bob phone", &before, invite);
    let past = history.up_to(invite);
    history.admit_from("bob phone", &past, invite, "thief");
    history.write("thief");
    assert_in(&history, &["bob"]);
    assert_out(&history, &["bob phone", "thief"]);
}

/// Nobody has met dave or the other; the one who says to have met the other came in by bob's stolen phone.
#[test]
fn whoever_a_retired_phone_let_in_is_no_witness() {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let dave = history.ticket_for("dave", "alice", &["carol"]);
    let before = history.desk("bob phone");
    history.say("bob", Statement::RetireDevice(device("bob phone")));
    history.hear("alice", "bob");
    history.admit("alice", dave, "dave");
    let sock = history.admit_from("carol", &before, dave, "sock");
    let invite = crate::roster::build::invite(Purpose::OwnDevice);
    let invite = history.say_from("bob phone", &before, invite);
    let past = history.up_to(invite);
    let thief = history.admit_from("bob phone", &past, invite, "thief");
    let mut past = history.up_to(thief);
    past.union(&history.up_to(sock));
    history.write_from("thief", &past);
    assert_out(&history, &["thief", "sock"]);
}

/// Bob's laptop, phone and tablet: the tablet has heard only the thief.
#[test]
fn what_only_ones_own_tablet_has_heard_of_a_stolen_phone_is_not_relied_on() {
    let mut history = three();
    history.add_device("bob", "bob phone");
    history.add_device("bob", "bob tablet");
    let before = history.desk("bob phone");
    history.say("bob", Statement::RetireDevice(device("bob phone")));
    history.hear("alice", "bob");
    history.write("alice");
    let thief = history.say_from("bob phone", &before, Statement::RetireDevice(device("bob")));
    let past = history.up_to(thief);
    history.write_from("bob tablet", &past);
    assert_in(&history, &["bob", "bob tablet"]);
    assert_out(&history, &["bob phone"]);
}

/// Mallory and trudy, both removed, say that they have met another than the dave whom carol has met.
#[test]
fn what_the_removed_say_behind_their_removal_is_no_evidence() {
    let mut history = History::of(&["alice", "carol", "mallory", "trudy"], BY_MAJORITY);
    let invite = history.ticket_for("dave", "alice", &["carol", "mallory"]);
    let before = history.desk("mallory");
    for name in ["trudy", "mallory"] {
        let remove = Motion::Remove(history.member(name));
        history.decide("alice", remove, &["carol"]);
    }
    history.admit("alice", invite, "dave");
    history.hear("carol", "alice");
    history.write("carol");
    let again = history.admit_from("mallory", &before, invite, "sock");
    let past = history.up_to(again);
    for name in ["trudy", "mallory"] {
        history.write_from(name, &past);
    }
    assert_in(&history, &["alice", "carol", "dave"]);
    assert_out(&history, &["mallory", "trudy", "sock"]);
}

/// Alice alone has met bob. That mallory would have her removed changes nothing about what alice saw.
#[test]
fn a_removal_that_is_only_proposed_makes_nobody_a_bad_witness() {
    let mut history = History::of(&["mallory", "alice", "carol"], BY_MAJORITY);
    let invite = history.ticket_for("bob", "alice", &["mallory", "carol"]);
    let before = history.desk("mallory");
    history.admit("alice", invite, "bob");
    history.write("alice");
    let remove = propose(Motion::Remove(history.member("alice")));
    history.say_from("mallory", &before, remove);
    history.admit_from("mallory", &before, invite, "sock");
    assert_in(&history, &["alice", "bob", "carol"]);
    assert_out(&history, &["sock"]);
}

/// Three who had been three of four decide on the ground of that time; one of them only looks on.
#[test]
fn whoever_looks_on_from_an_old_ground_makes_no_removal_stand() {
    let mut history = History::of(&["mallory", "trudy", "peggy", "alice"], BY_MAJORITY);
    let early = history.desk("mallory");
    history.let_in("alice", &["mallory", "trudy", "peggy"], "bob");
    for name in ["mallory", "trudy", "peggy", "alice", "bob"] {
        history.write(name);
    }
    let remove = propose(Motion::Remove(history.member("alice")));
    let remove = history.say_from("mallory", &early, remove);
    let yes = history.say_after("trudy", remove, vote(remove, Answer::Yes));
    let past = history.up_to(yes);
    history.write_from("peggy", &past);
    assert_eq!(state(&history, remove), ProposalState::Stale);
    assert_in(&history, &["alice", "bob"]);
}

/// Peggy was on a break when mallory and trudy had been two of three who were asked.
#[test]
fn whoever_was_not_asked_makes_no_removal_of_an_old_ground_stand() {
    let mut history = History::of(&["mallory", "trudy", "peggy", "alice"], BY_MAJORITY);
    history.say("peggy", Statement::Pause(()));
    history.all_hear();
    let early = history.desk("mallory");
    history.let_in("alice", &["mallory"], "bob");
    for name in ["mallory", "trudy"] {
        history.write(name);
    }
    let remove = propose(Motion::Remove(history.member("alice")));
    let remove = history.say_from("mallory", &early, remove);
    let yes = history.say_after("trudy", remove, vote(remove, Answer::Yes));
    let past = knowing(&history, "peggy", &[yes]);
    history.write_from("peggy", &past);
    assert_eq!(state(&history, remove), ProposalState::Stale);
    assert_in(&history, &["alice", "bob"]);
}

/// Carol has only alice's removal of mallory before her and agrees to it. Mallory had put a new rule apart from that.
#[test]
fn what_a_removed_member_put_apart_from_the_removal_is_not_decided() {
    let mut history = History::of(&["alice", "carol", "mallory"], BY_MAJORITY);
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    let strict = rule(Threshold::Everyone, Door::Closed);
    let change = history.propose("mallory", Motion::SetRule(strict));
    history.hear("carol", "alice");
    history.vote("carol", remove, Answer::Yes);
    history.hear("alice", "mallory");
    history.vote("alice", change, Answer::Yes);
    assert_out(&history, &["mallory"]);
    assert_eq!(history.roster().rule, Some(BY_MAJORITY));
}

/// Trudy's yes decided about dave; then it comes out that she had left before.
#[test]
fn an_invitation_lets_nobody_in_whose_decision_turns_out_not_to_stand() {
    let mut history = History::of(&["alice", "bob", "trudy"], BY_MAJORITY);
    let dave = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    let before = history.desk("trudy");
    history.vote("trudy", dave, Answer::Yes);
    history.all_hear();
    let invite = history.invite("alice", Purpose::Person(dave));
    history.say_from("trudy", &before, Statement::Leave(None));
    history.all_hear();
    let admit = history.admit("bob", invite, "dave");
    assert_eq!(history.roster().void[&admit], Void::NotDecided);
    assert_out(&history, &["dave", "trudy"]);
}
