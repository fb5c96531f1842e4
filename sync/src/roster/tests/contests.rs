//! Two uses of one invitation: which of them counts, and who has a say in that.

use super::*;

/// Alice has let bob in, nobody else has met him, and mallory has used the same invitation for somebody of hers.
fn bob_or_sock() -> (History, EntryHash) {
    let mut history = History::of(&["mallory", "alice"], BY_MAJORITY);
    let invite = history.ticket_for("bob", "alice", &["mallory"]);
    let before = history.desk("mallory");
    history.admit("alice", invite, "bob");
    let again = history.admit_from("mallory", &before, invite, "sock");
    (history, again)
}

/// Alice meant dave; somebody who had seen the ticket came first, and carol has met that person.
fn stranger_or_dave() -> (History, EntryHash) {
    let mut history = three();
    history.add_device("bob", "bob phone");
    let invite = history.ticket_for("dave", "alice", &["bob", "carol"]);
    history.admit("alice", invite, "stranger");
    history.hear("carol", "alice");
    history.write("carol");
    let dave = history.admit("bob", invite, "dave");
    (history, dave)
}

#[test]
fn whoever_came_by_a_seen_ticket_goes_when_the_others_settle_on_the_one_who_was_meant() {
    let (mut history, dave) = stranger_or_dave();
    assert_in(&history, &["stranger"]);
    history.all_hear();
    history.say("alice", Statement::Settle(dave));
    assert_in(&history, &["stranger"]);
    history.say("bob", Statement::Settle(dave));
    assert_in(&history, &["dave"]);
    assert_out(&history, &["stranger"]);
}

#[test]
fn nobody_settles_alone_where_there_are_two() {
    let all_but_one = rule(Threshold::AllButOne, Door::ByVote);
    let mut history = History::of(&["mallory", "alice"], all_but_one);
    let invite = history.ticket_for("bob", "alice", &["mallory"]);
    let before = history.desk("mallory");
    history.admit("alice", invite, "bob");
    history.write("alice");
    history.all_hear();
    let again = history.admit_from("mallory", &before, invite, "sock");
    let past = knowing(&history, "mallory", &[again]);
    history.say_from("mallory", &past, Statement::Settle(again));
    assert_in(&history, &["alice", "bob"]);
    assert_out(&history, &["sock"]);
}

#[test]
fn a_stale_word_settles_nothing_until_it_is_said_anew() {
    let (mut history, dave) = stranger_or_dave();
    history.all_hear();
    history.say("alice", Statement::Settle(dave));
    history.say("carol", Statement::Leave(None));
    history.hear("bob phone", "carol");
    history.write("bob phone");
    history.say("bob", Statement::Settle(dave));
    assert_out(&history, &["dave"]);
    history.all_hear();
    history.say("bob", Statement::Settle(dave));
    assert_in(&history, &["dave"]);
}

#[test]
fn a_removed_members_word_of_before_settles_nothing() {
    let mut history = History::of(&["alice", "bob", "mallory", "trudy"], BY_MAJORITY);
    let invite = history.ticket_for("dave", "alice", &["bob", "mallory", "trudy"]);
    let before = history.desk("mallory");
    let dave = history.admit("alice", invite, "dave");
    history.write("alice");
    let again = history.admit_from("trudy", &before, invite, "sock");
    let remove = Motion::Remove(history.member("mallory"));
    history.decide("alice", remove, &["bob"]);
    assert_out(&history, &["mallory"]);
    let mut past = history.up_to(dave);
    past.union(&history.up_to(again));
    history.say_from("mallory", &past, Statement::Settle(again));
    history.all_hear();
    history.say("trudy", Statement::Settle(again));
    assert_in(&history, &["dave"]);
    assert_out(&history, &["sock"]);
}

#[test]
fn whoever_left_is_not_waited_for_to_settle() {
    let everyone = rule(Threshold::Everyone, Door::ByVote);
    let mut history = History::of(&["alice", "bob", "carol"], everyone);
    let invite = history.ticket_for("dave", "alice", &["bob", "carol"]);
    let dave = history.admit("alice", invite, "dave");
    history.admit("bob", invite, "sock");
    history.say("carol", Statement::Leave(None));
    history.all_hear();
    history.say("alice", Statement::Settle(dave));
    assert_out(&history, &["dave"]);
    history.say("bob", Statement::Settle(dave));
    assert_in(&history, &["dave"]);
    assert_out(&history, &["sock"]);
}

/// Carol lost her only device; the ticket by which she comes back is used twice. She herself cannot answer.
#[test]
fn whoever_comes_back_is_not_asked_which_of_two_devices_is_theirs() {
    let everyone = rule(Threshold::Everyone, Door::ByVote);
    let mut history = History::of(&["alice", "bob", "carol"], everyone);
    let carol = history.member("carol");
    history.decide("alice", Motion::RetireDevice(device("carol")), &["bob"]);
    let person = crate::id::BodyName::from_bytes([5; 32]);
    let back = Motion::Admit { person, returning: Some(carol) };
    let back = history.decide("alice", back, &["bob"]);
    let invite = history.invite("alice", Purpose::Person(back));
    history.all_hear();
    let anew = history.admit("alice", invite, "carol anew");
    history.admit("bob", invite, "sock");
    history.all_hear();
    let relay = history.propose("alice", Motion::SetRelay(None));
    assert!(!history.roster().proposals[&relay].said.contains_key(&carol));
    for name in ["alice", "bob"] {
        assert_out(&history, &["carol anew", "sock"]);
        history.say(name, Statement::Settle(anew));
    }
    assert_in(&history, &["carol anew"]);
    assert_out(&history, &["sock"]);
}

#[test]
fn whoever_settles_on_both_settles_on_neither() {
    for is_first in [true, false] {
        let mut history = pair();
        history.add_device("bob", "bob phone");
        let invite = history.ticket_for("carol", "alice", &["bob"]);
        let one = history.admit("alice", invite, "carol");
        let two = history.admit("bob", invite, "carol laptop");
        history.all_hear();
        history.say("alice", Statement::Settle(if is_first { one } else { two }));
        history.say("bob", Statement::Settle(one));
        history.say("bob phone", Statement::Settle(two));
        assert_out(&history, &["carol", "carol laptop"]);
    }
}

#[test]
fn nobody_speaks_for_themselves_in_a_contest() {
    let (mut history, _) = bob_or_sock();
    history.write("sock");
    assert_out(&history, &["sock"]);
    history.write("alice");
    assert_in(&history, &["bob"]);
    assert_out(&history, &["sock"]);
}

/// Carol has met all three; mallory's three have met nobody but each other.
#[test]
fn those_in_contest_have_no_say_while_anybody_else_has() {
    let people = ["alice", "bob", "dave"];
    let socks = ["sock", "sock 2", "sock 3"];
    let mut history = History::of(&["mallory", "carol"], BY_MAJORITY);
    let tickets = people.map(|name| history.ticket_for(name, "carol", &["mallory"]));
    let before = history.desk("mallory");
    for (ticket, name) in tickets.iter().zip(people) {
        history.admit("carol", *ticket, name);
    }
    history.write("carol");
    let mut past = before.clone();
    for (ticket, sock) in tickets.iter().zip(socks) {
        let again = history.admit_from("mallory", &before, *ticket, sock);
        past.union(&history.up_to(again));
    }
    for sock in socks {
        history.write_from(sock, &past);
    }
    assert_in(&history, &people);
    assert_out(&history, &socks);
}

/// Mallory's one device took the places of bob, whom carol and dora have met, and of alice, whom only bob has met.
#[test]
fn whoever_takes_two_places_has_to_be_the_one_meant_for_both() {
    let mut history = History::of(&["mallory", "trudy", "carol", "dora"], BY_MAJORITY);
    let first = history.ticket_for("bob", "carol", &["mallory", "dora"]);
    let early = history.desk("mallory");
    history.admit("carol", first, "bob");
    history.hear("dora", "carol");
    history.write("carol");
    history.write("dora");
    let second = history.ticket_for("alice", "bob", &["carol", "dora"]);
    let late = history.desk("mallory");
    history.admit("bob", second, "alice");
    history.write("bob");
    let again = history.admit_from("mallory", &early, first, "sock");
    let past = history.up_to(again);
    history.write_from("trudy", &past);
    history.admit_from("mallory", &late, second, "sock");
    assert_in(&history, &["alice", "bob", "carol", "dora"]);
    assert_out(&history, &["sock"]);
}

#[test]
fn whoever_lost_a_contest_neither_votes_nor_leaves_under_that_name() {
    let (mut history, again) = bob_or_sock();
    history.write("alice");
    let strict = rule(Threshold::Everyone, Door::Closed);
    let change = history.say_after("mallory", again, propose(Motion::SetRule(strict)));
    let mut with_leave = history.clone();
    history.say_after("sock", change, vote(change, Answer::Yes));
    assert_eq!(history.roster().rule, Some(BY_MAJORITY));
    with_leave.say_after("sock", again, Statement::Leave(None));
    assert_in(&with_leave, &["alice", "bob"]);
    assert_out(&with_leave, &["sock"]);
}

#[test]
fn whoever_takes_two_free_places_has_neither_until_somebody_has_met_them_in_one() {
    // Each time with other hashes, and so in another order.
    for earlier in 0..6 {
        let mut history = three();
        for _ in 0..earlier {
            history.propose("alice", Motion::SetRelay(None));
            history.all_hear();
        }
        let dave = history.ticket_for("dave", "alice", &["bob"]);
        let erin = history.ticket_for("erin", "alice", &["bob"]);
        let as_dave = history.admit("alice", dave, "sock");
        history.admit("bob", erin, "sock");
        assert_out(&history, &["sock"]);
        let met = history.up_to(as_dave);
        history.write_from("alice", &met);
        assert_in(&history, &["sock"]);
        let only_dave = {
            let mut history = three();
            for _ in 0..earlier {
                history.propose("alice", Motion::SetRelay(None));
                history.all_hear();
            }
            let dave = history.ticket_for("dave", "alice", &["bob"]);
            history.admit("alice", dave, "sock");
            history.roster().bound_member(device("sock"))
        };
        assert_eq!(history.roster().bound_member(device("sock")), only_dave, "as whom she was met");
    }
}

#[test]
fn whoever_lost_a_contest_lets_in_no_further_device() {
    let (mut history, _) = bob_or_sock();
    let invite = history.invite("sock", Purpose::OwnDevice);
    history.admit("sock", invite, "sock phone");
    history.write("sock phone");
    assert_out(&history, &["bob", "sock", "sock phone"]);
    history.write("alice");
    assert_in(&history, &["bob"]);
    assert_out(&history, &["sock", "sock phone"]);
}

/// What counts for nothing is evidence too, and no better than the rest: both liars had known of carol's break.
#[test]
fn words_that_count_for_nothing_are_as_stale_as_others() {
    let mut history = History::of(&["mallory", "trudy", "alice", "carol"], BY_MAJORITY);
    let invite = history.ticket_for("bob", "alice", &["mallory", "trudy"]);
    let before = history.desk("mallory");
    history.say("carol", Statement::Pause(()));
    for name in ["mallory", "trudy"] {
        history.hear(name, "carol");
        history.write(name);
    }
    history.admit("alice", invite, "bob");
    history.write("alice");
    let again = history.admit_from("mallory", &before, invite, "sock");
    for name in ["mallory", "trudy"] {
        let own = propose(Motion::Remove(history.member(name)));
        let own = history.say_after(name, again, own);
        assert_eq!(history.roster().void[&own], Void::OwnRemoval);
    }
    assert_in(&history, &["bob"]);
    assert_out(&history, &["sock"]);
}
