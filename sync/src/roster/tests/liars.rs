//! What liars try.

use super::*;

#[test]
fn a_removed_member_cannot_let_herself_in_again_by_a_backdated_admission() {
    let mut history = four();
    let dave = history.decide("alice", admit_motion("dave"), &["bob", "carol"]);
    let before = history.desk("mallory");
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    history.vote("bob", remove, Answer::Yes);
    history.all_hear();
    history.write("carol");

    let invite =
        history.say_from("mallory", &before, crate::roster::build::invite(Purpose::Person(dave)));
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
fn a_stolen_retired_phone_cannot_retire_the_other_or_leave_for_its_member() {
    let (mut history, before) = with_retired_phone();
    history.say_from("bob phone", &before, Statement::RetireDevice(device("bob")));
    history.say_from("bob phone", &before, Statement::Leave(None));
    assert_in(&history, &["bob"]);
    assert_out(&history, &["bob phone"]);
}

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
    let_in_by_a_second_history(&mut history);
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
    let mut history = History::found("mallory", BY_MAJORITY);
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
    let mut history = History::found("mallory", BY_MAJORITY);
    let early = history.desk("mallory");
    history.let_in("mallory", &[], "alice");
    history.let_in("mallory", &["alice"], "bob");
    history.say_from("mallory", &early, Statement::Leave(None));
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["mallory"]);
}

/// A leave on an old ground does not make those whom the founder let in bad witnesses of each other.
#[test]
fn a_leave_signed_on_an_old_ground_helps_no_second_use_of_an_invitation() {
    let mut history = History::found("mallory", BY_MAJORITY);
    let early = history.desk("mallory");
    history.let_in("mallory", &[], "alice");
    let invite = history.ticket_for("bob", "alice", &["mallory"]);
    let before = history.desk("mallory");
    history.admit("alice", invite, "bob");
    history.all_hear();
    history.write("alice");
    history.say_from("mallory", &early, Statement::Leave(None));
    history.admit_from("mallory", &before, invite, "sock");
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["mallory", "sock"]);
}

/// The same by a decision that she had once been alone to take.
#[test]
fn a_retirement_decided_on_an_old_ground_helps_no_second_use_of_an_invitation() {
    let mut history = History::found("mallory", BY_MAJORITY);
    let early = history.desk("mallory");
    history.let_in("mallory", &[], "alice");
    let invite = history.ticket_for("bob", "alice", &["mallory"]);
    let before = history.desk("mallory");
    history.admit("alice", invite, "bob");
    history.all_hear();
    history.write("alice");
    history.say_from("mallory", &early, propose(Motion::RetireDevice(device("mallory"))));
    history.admit_from("mallory", &before, invite, "sock");
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["sock"]);
}

/// Two early members claim on an old ground that they had removed alice, the only one who met bob.
#[test]
fn a_removal_claimed_on_an_old_ground_makes_nobody_a_bad_witness() {
    let mut history = History::found("mallory", BY_MAJORITY);
    history.let_in("mallory", &[], "trudy");
    history.let_in("mallory", &["trudy"], "alice");
    let early = history.desk("mallory");
    let bob = history.propose("alice", admit_motion("bob"));
    history.all_hear();
    history.say("trudy", Statement::Pause(()));
    history.vote("mallory", bob, Answer::Yes);
    history.all_hear();
    let invite = history.invite("alice", Purpose::Person(bob));
    history.all_hear();
    let before = history.desk("mallory");
    history.admit("alice", invite, "bob");
    history.all_hear();
    history.write("alice");
    for name in ["mallory", "trudy"] {
        history.write(name);
    }
    let remove = propose(Motion::Remove(history.member("alice")));
    let remove = history.say_from("mallory", &early, remove);
    let past = history.up_to(remove);
    history.say_from("trudy", &past, vote(remove, Answer::Yes));
    history.admit_from("mallory", &before, invite, "sock");
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["sock"]);
}

/// The founder was the only one asked about the first newcomer; that was then.
#[test]
fn a_founder_cannot_settle_on_a_second_use_of_the_first_invitation_once_others_are_in() {
    let mut history = History::found("mallory", BY_MAJORITY);
    let proposal = history.propose("mallory", admit_motion("alice"));
    let invite = history.invite("mallory", Purpose::Person(proposal));
    let before = history.desk("mallory");
    history.admit("mallory", invite, "alice");
    history.let_in("alice", &["mallory"], "bob");
    history.write("bob");
    let again = history.admit_from("mallory", &before, invite, "sock");
    let mut past = history.desk("mallory");
    past.union(&history.up_to(again));
    let settle = history.say_from("mallory", &past, Statement::Settle(again));
    let kept = history.roster().void.get(&settle).copied();
    assert!(kept.is_none() || kept == Some(Void::NothingToSettle) || kept == Some(Void::Stale));
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["sock"]);
}

#[test]
fn two_early_members_cannot_settle_on_a_second_use_of_an_old_invitation() {
    for door in [Door::ByVote, Door::Open] {
        let mut history = History::found("mallory", rule(Threshold::Majority, door));
        history.let_in("mallory", &[], "trudy");
        let proposal = history.propose("mallory", admit_motion("alice"));
        history.all_hear();
        history.vote("trudy", proposal, Answer::Yes);
        history.all_hear();
        let invite = history.invite("mallory", Purpose::Person(proposal));
        let before = history.desk("mallory");
        history.admit("mallory", invite, "alice");
        history.let_in("alice", &["mallory", "trudy"], "bob");
        history.let_in("bob", &["mallory", "trudy"], "carol");
        for name in ["alice", "bob", "carol"] {
            history.write(name);
        }
        let again = history.admit_from("mallory", &before, invite, "sock");
        let mut past = history.desk("mallory");
        past.union(&history.up_to(again));
        for name in ["mallory", "trudy"] {
            history.say_from(name, &past, Statement::Settle(again));
        }
        assert_in(&history, &["alice", "bob", "carol"]);
        assert_out(&history, &["sock"]);
    }
}

/// Mallory uses bob's invitation again and lets in one after another behind it; alice alone had met bob.
#[test]
fn invented_members_do_not_win_a_contest_by_their_number() {
    let mut history = alone();
    history.let_in("alice", &[], "mallory");
    let bob = history.propose("mallory", admit_motion("bob"));
    history.all_hear();
    history.vote("alice", bob, Answer::Yes);
    history.all_hear();
    let invite = history.invite("mallory", Purpose::Person(bob));
    let before = history.desk("mallory");
    history.admit("mallory", invite, "bob");
    history.all_hear();
    history.write("alice");

    // From here on mallory's devices alone hear each other.
    let mut other = history.clone();
    let mut past = before;
    let say =
        |history: &mut History, past: &mut crate::roster::Past, name: &str, what: Statement| {
            let hash = history.say_from(name, past, what);
            past.insert(history.position(hash));
            hash
        };
    let admit = other.admission(invite, "sock");
    say(&mut other, &mut past, "mallory", admit);
    let mut yes = vec!["mallory", "sock"];
    for newcomer in ["sock 2", "sock 3", "sock 4"] {
        let proposal = say(&mut other, &mut past, "mallory", propose(admit_motion(newcomer)));
        for name in &yes[1..] {
            say(&mut other, &mut past, name, vote(proposal, Answer::Yes));
        }
        let invite = crate::roster::build::invite(Purpose::Person(proposal));
        let invite = say(&mut other, &mut past, "mallory", invite);
        let admit = other.admission(invite, newcomer);
        say(&mut other, &mut past, "mallory", admit);
        other.write_from(newcomer, &past);
        yes.push(newcomer);
    }
    assert_in(&other, &["alice", "bob"]);
    assert_out(&other, &["sock"]);
}

/// Alice and bob have met each other and nobody else has met them.
#[test]
fn two_invitations_used_again_silence_nobody_who_speaks_for_the_other() {
    for is_one in [true, false] {
        let mut history = History::found("mallory", BY_MAJORITY);
        let first = history.propose("mallory", admit_motion("alice"));
        let first = history.invite("mallory", Purpose::Person(first));
        let early = history.desk("mallory");
        history.admit("mallory", first, "alice");
        history.all_hear();
        let second = history.propose("alice", admit_motion("bob"));
        history.all_hear();
        history.vote("mallory", second, Answer::Yes);
        history.all_hear();
        let second = history.invite("alice", Purpose::Person(second));
        history.all_hear();
        let late = history.desk("mallory");
        history.admit("alice", second, "bob");
        history.all_hear();
        history.write("alice");
        history.write("bob");
        history.admit_from("mallory", &early, first, "sock");
        history.admit_from("mallory", &late, second, if is_one { "sock" } else { "sock 2" });
        assert_in(&history, &["alice", "bob"]);
        assert_out(&history, &["sock", "sock 2"]);
    }
}
