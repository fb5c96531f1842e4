//! Who goes, and by whose word.

use super::*;

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
fn whom_a_removed_member_let_in_stays_where_another_member_went_on_from_it() {
    let mut history = four();
    let dave = history.decide("alice", admit_motion("dave"), &["bob", "carol"]);
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

/// She still has the ticket, and would come in by it as somebody else.
#[test]
fn an_invitation_ends_with_whoever_made_it() {
    let mut history = four();
    let dave = history.decide("alice", admit_motion("dave"), &["bob", "carol"]);
    let invite = history.invite("mallory", Purpose::Person(dave));
    history.hear("alice", "mallory");
    assert!(history.roster().may_honour(device("alice"), invite));
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.hear("bob", "alice");
    history.vote("bob", remove, Answer::Yes);
    let roster = history.roster();
    assert_eq!(roster.invitations[&invite].state, InvitationState::Void(Void::Departed));
    assert!(!roster.may_honour(device("alice"), invite));
    // Another member makes one for the same person.
    history.hear("alice", "bob");
    let anew = history.invite("alice", Purpose::Person(dave));
    assert!(history.roster().may_honour(device("bob"), anew));
    history.hear("bob", "alice");
    history.admit("bob", anew, "dave");
    assert_in(&history, &["dave"]);
}

#[test]
fn an_invitation_for_a_device_ends_with_the_device_that_made_it() {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let by_phone = history.invite("bob phone", Purpose::OwnDevice);
    history.all_hear();
    assert!(history.roster().may_honour(device("bob"), by_phone));
    history.say("bob", Statement::RetireDevice(device("bob phone")));
    assert!(!history.roster().may_honour(device("bob"), by_phone));
    let by_laptop = history.invite("bob", Purpose::OwnDevice);
    assert!(history.roster().may_honour(device("bob"), by_laptop));
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

/// One member goes by a removal in which another has no say only because enough others are left; once all who are named
/// elsewhere count as gone, too few are left for that, and taking it back would bring them back, and so on without end.
#[test]
fn removals_that_cross_come_to_an_end() {
    let rule = rule(Threshold::Everyone, Door::ByVote);
    let names = ["alice", "bob", "carol", "mallory"];
    let mut history = History::of(&names, rule);
    let remove = |history: &History, name: &str| Motion::Remove(history.member(name));
    let mut put = vec![history.propose("bob", remove(&history, "carol"))];
    put.push(history.propose("carol", remove(&history, "bob")));
    put.push(history.propose("carol", remove(&history, "mallory")));
    history.say("carol", Statement::Leave(None));
    put.push(history.propose("mallory", remove(&history, "bob")));
    history.all_hear();
    for name in names {
        history.write(name);
    }
    for name in names {
        for proposal in &put {
            history.say(name, vote(*proposal, Answer::Yes));
        }
    }
    // Carol left; whom three of them would have go goes; whoever is left decides on nobody any more.
    assert_in(&history, &["alice"]);
    assert_out(&history, &["carol"]);
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
fn whoever_takes_back_a_removal_gives_the_other_the_say_again() {
    let mut history = four();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    let of_alice = history.propose("mallory", Motion::Remove(history.member("alice")));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    assert_in(&history, &["mallory"]);
    history.vote("mallory", of_alice, Answer::NotNow);
    assert_out(&history, &["mallory"]);
}

/// Mallory speaks first: she proposes to remove each of the others, so that none of them should have a say about her.
#[test]
fn whoever_proposes_to_remove_everybody_is_not_safe_by_that() {
    let mut history = four();
    for name in ["alice", "bob", "carol"] {
        history.propose("mallory", Motion::Remove(history.member(name)));
    }
    history.all_hear();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    assert_out(&history, &["mallory"]);
    assert_in(&history, &["alice", "bob", "carol"]);
}

#[test]
fn of_two_among_three_who_would_remove_each_other_the_third_decides() {
    let mut history = three();
    let of_alice = history.propose("carol", Motion::Remove(history.member("alice")));
    history.all_hear();
    let of_carol = history.propose("alice", Motion::Remove(history.member("carol")));
    history.all_hear();
    let mut other = history.clone();
    history.vote("bob", of_carol, Answer::Yes);
    assert_out(&history, &["carol"]);
    other.vote("bob", of_alice, Answer::Yes);
    assert_out(&other, &["alice"]);
}

#[test]
fn where_one_of_three_others_has_left_nobody_is_silenced() {
    let mut history = four();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.propose("mallory", Motion::Remove(history.member("alice")));
    history.say("carol", Statement::Leave(None));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    assert_out(&history, &["mallory"]);
}

#[test]
fn a_removal_that_does_not_count_silences_nobody() {
    let mut history = four();
    history.add_device("mallory", "mallory phone");
    history.say("carol", Statement::Pause(()));
    history.hear("mallory phone", "carol");
    history.write("mallory phone");
    history.propose("mallory", Motion::Remove(history.member("alice")));
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.hear("bob", "alice");
    history.vote("bob", of_mallory, Answer::Yes);
    assert_out(&history, &["mallory"]);
}

#[test]
fn a_removal_is_taken_back_by_whoever_proposed_it_and_by_nobody_else() {
    let mut history = four();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    let of_alice = history.propose("mallory", Motion::Remove(history.member("alice")));
    history.all_hear();
    history.vote("carol", of_alice, Answer::NotNow);
    history.vote("bob", of_mallory, Answer::Yes);
    assert_in(&history, &["mallory"]);
}

/// Mallory had proposed to remove alice, which bob has not heard when he agrees to remove mallory.
#[test]
fn a_removal_that_somebody_had_not_heard_of_changes_nothing_about_what_they_said() {
    let mut history = four();
    history.propose("mallory", Motion::Remove(history.member("alice")));
    let remove = Motion::Remove(history.member("mallory"));
    let of_mallory = history.propose("alice", remove.clone());
    history.hear("bob", "alice");
    history.vote("bob", of_mallory, Answer::Yes);
    let again = history.propose("bob", remove);
    assert_eq!(history.roster().void[&again], Void::NoSuchMember);
    assert_out(&history, &["mallory"]);
}

/// Mallory's own yes to removing alice still stands, but bob and carol have said no to it: it says nothing about alice.
#[test]
fn a_removal_that_the_others_did_not_want_silences_nobody() {
    let mut history = four();
    let of_alice = history.propose("mallory", Motion::Remove(history.member("alice")));
    history.all_hear();
    for name in ["bob", "carol"] {
        history.vote(name, of_alice, Answer::NotNow);
    }
    history.all_hear();
    let of_mallory = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    assert_out(&history, &["mallory"]);
}

/// Carol dropped her only phone into the river. She cannot answer, and is not waited for.
#[test]
fn whoever_lost_the_only_device_comes_back_by_the_vote_of_the_others() {
    let everyone = rule(Threshold::Everyone, Door::ByVote);
    let mut history = History::of(&["alice", "bob", "carol"], everyone);
    let carol = history.member("carol");
    let retire = history.decide("alice", Motion::RetireDevice(device("carol")), &["bob"]);
    assert_eq!(state(&history, retire), ProposalState::Passed);
    assert!(history.roster().devices[&device("carol")].retired);
    let person = crate::id::BodyName::from_bytes([5; 32]);
    let back = Motion::Admit { person, returning: Some(carol) };
    let back = history.decide("bob", back, &["alice"]);
    let invite = history.invite("alice", Purpose::Person(back));
    history.admit("alice", invite, "carol anew");
    assert_in(&history, &["carol anew"]);
    assert_out(&history, &["carol"]);
    assert_eq!(history.roster().member_of(device("carol anew")), Some(carol));
}

/// Where everyone has to agree, dora leaves while the others remove mallory: what is shown as decided is also done.
#[test]
fn who_goes_without_a_word_is_asked_no_more_about_a_removal() {
    let everyone = rule(Threshold::Everyone, Door::ByVote);
    let mut history = History::of(&["alice", "bob", "dora", "mallory"], everyone);
    let remove = history.propose("alice", Motion::Remove(history.member("mallory")));
    history.all_hear();
    history.vote("bob", remove, Answer::Yes);
    assert_eq!(state(&history, remove), ProposalState::Open);
    assert_in(&history, &["mallory"]);
    history.say("dora", Statement::Leave(None));
    assert_eq!(state(&history, remove), ProposalState::Passed);
    assert_out(&history, &["mallory"]);
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

/// Carol goes by mallory's word, and mallory by bob's, who has heard of neither when each of them agrees.
#[test]
fn of_two_removals_made_apart_both_stay_carried_out_once_somebody_has_gone_on() {
    let mut history = four();
    let of_mallory = history.propose("carol", Motion::Remove(history.member("mallory")));
    let of_carol = history.propose("bob", Motion::Remove(history.member("carol")));
    history.all_hear();
    history.vote("bob", of_mallory, Answer::Yes);
    history.vote("mallory", of_carol, Answer::Yes);
    history.all_hear();
    history.write("bob");
    for removal in [of_mallory, of_carol] {
        assert_eq!(state(&history, removal), ProposalState::Passed);
    }
    assert_out(&history, &["carol", "mallory"]);
}
