//! Sizes that ten years, or a hostile member, can reach: nobody's device may stand still for it.
//!
//! `KITH_FLOOD` sets how much the hostile member says, to measure with.

use super::build::{self, History, admit_motion, device, propose, rule, vote};
use super::{Answer, Door, MAX_AHEAD, Motion, Purpose, Statement, Threshold, Void};

/// About ten years: a group of six that changes slowly, 5,000 statements and as many other entries that tell something.
#[test]
fn ten_years_of_statements_are_read_in_one_go() {
    let mut history = History::found("alice", rule(Threshold::Majority, Door::ByVote));
    history.let_in("alice", &[], "bob");
    let names: Vec<String> = (0..40).map(|at| format!("member {at}")).collect();
    let mut voters = vec!["alice", "bob"];
    let mut turn = 0;
    while history.facts().statements.len() < 5_000 {
        turn += 1;
        let proposer = voters[turn % voters.len()];
        if turn % 20 == 0 && turn / 20 <= names.len() {
            let name = names[turn / 20 - 1].as_str();
            let others: Vec<&str> =
                voters.iter().copied().filter(|name| *name != proposer).collect();
            history.let_in(proposer, &others, name);
            voters.push(name);
            if voters.len() > 6 {
                history.say(voters.remove(2), Statement::Leave(None));
            }
            history.all_hear();
        }
        let proposal = history.propose(proposer, Motion::SetRelay(None));
        history.all_hear();
        for name in &voters {
            if *name != proposer {
                history.vote(name, proposal, Answer::Yes);
            }
            history.write(name);
        }
        if turn % 5 == 0 {
            history.say(proposer, Statement::Pause(()));
            history.say(proposer, Statement::Resume(()));
        }
        history.all_hear();
    }
    let result = history.roster();
    assert_eq!(result.current_members().count(), voters.len());
    assert!(result.disputed.is_empty() && !result.read_only);
}

/// Twelve members over ten years: votes, proposals, invitations, pauses, and what they write between.
#[test]
fn ten_years_of_twelve_members_are_read_in_one_go() {
    let names: Vec<String> = (0..12).map(|at| format!("member {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut history = History::found(names[0], rule(Threshold::Majority, Door::ByVote));
    for (at, name) in names.iter().enumerate().skip(1) {
        history.let_in(names[0], &names[1..at], name);
    }
    let mut turn = 0;
    while history.facts().statements.len() < 2_000 {
        turn += 1;
        let proposer = names[turn % names.len()];
        let motion = match turn % 8 {
            0 => Motion::SetRule(rule(Threshold::Majority, Door::ByVote)),
            1 => admit_motion("somebody"),
            _ => Motion::SetRelay(None),
        };
        let proposal = history.propose(proposer, motion);
        history.all_hear();
        for (at, name) in names.iter().enumerate().filter(|(_, name)| **name != proposer) {
            history.vote(name, proposal, Answer::Yes);
            history.write(name);
            if at % 3 == 0 {
                history.all_hear();
            }
        }
        history.all_hear();
        if turn % 8 == 1 {
            let invite = history.invite(proposer, Purpose::Person(proposal));
            history.say(proposer, Statement::WithdrawInvite(invite));
        } else if turn % 8 == 2 {
            history.say(proposer, Statement::Pause(()));
            history.say(proposer, Statement::Resume(()));
        }
        history.all_hear();
    }
    let result = history.roster();
    assert_eq!(result.current_members().count(), 12);
    assert!(result.disputed.is_empty() && !result.read_only);
    assert!(!result.void.values().any(|why| *why == Void::TooMuch || *why == Void::Stale));
}

/// What mallory says again and again, by number.
type Words = Box<dyn Fn(usize) -> Statement>;

/// Everything that mallory could say without end, each by its name.
fn floods(history: &History) -> Vec<(&'static str, Words)> {
    let alice = history.member("alice");
    let proposals: Vec<_> = history.roster().proposals.into_keys().collect();
    let on_all = move |at: usize| {
        let answer = if at.is_multiple_of(2) { Answer::Concern } else { Answer::NotNow };
        vote(proposals[at % proposals.len()], answer)
    };
    vec![
        (
            "breaks",
            Box::new(|at: usize| {
                if at.is_multiple_of(2) { Statement::Pause(()) } else { Statement::Resume(()) }
            }),
        ),
        ("removals", Box::new(move |_| propose(Motion::Remove(alice)))),
        ("rules", Box::new(|_| propose(Motion::SetRule(rule(Threshold::Everyone, Door::Closed))))),
        ("retirements", Box::new(|_| propose(Motion::RetireDevice(device("bob"))))),
        ("relays", Box::new(|_| propose(Motion::SetRelay(None)))),
        ("votes", Box::new(on_all)),
        ("leaves", Box::new(|_| Statement::Leave(None))),
        ("invitations", Box::new(|_| build::invite(Purpose::OwnDevice))),
    ]
}

fn flooded() -> History {
    let mut history = History::found("alice", rule(Threshold::Majority, Door::ByVote));
    history.let_in("alice", &[], "bob");
    history.let_in("alice", &["bob"], "carol");
    history.let_in("alice", &["bob", "carol"], "mallory");
    history.propose("alice", Motion::SetRelay(None));
    history.propose("alice", Motion::Remove(history.member("bob")));
    history.all_hear();
    for name in ["alice", "bob", "carol"] {
        history.write(name);
    }
    history
}

fn flood_size() -> usize {
    std::env::var("KITH_FLOOD").ok().and_then(|size| size.parse().ok()).unwrap_or(2_000)
}

fn assert_unharmed(history: &History, what: &str) {
    let result = history.roster();
    for name in ["alice", "bob", "carol"] {
        assert!(result.is_current(device(name)), "{what}: {name}");
    }
}

#[test]
fn whoever_says_things_without_end_each_after_the_other_is_heard_no_more() {
    let history = flooded();
    let others = history.facts().statements.len() - 1;
    for (what, words) in floods(&history) {
        let mut history = history.clone();
        let mut past = history.desk("mallory");
        for at in 0..flood_size() {
            let place = history.facts().statements.len();
            history.say_from("mallory", &past, words(at));
            past.insert(place);
        }
        assert_unharmed(&history, what);
        let void = history.roster().void;
        let too_much = void.values().filter(|why| **why == Void::TooMuch).count();
        let heard = if what == "leaves" { flood_size() } else { MAX_AHEAD + others - 1 };
        assert!(too_much.abs_diff(flood_size() - heard) <= 3, "{what}: {too_much}");
        // When the others have spoken she is heard again.
        history.all_hear();
        if what != "leaves" {
            let before = history.would_count("mallory", &Statement::Resume(()));
            assert_eq!(before, Err(Void::TooMuch), "{what}");
            for _ in 0..3 {
                history.say("carol", Statement::Resume(()));
            }
            history.all_hear();
            assert_eq!(history.would_count("mallory", &Statement::Resume(())), Ok(()), "{what}");
        }
    }
}

#[test]
fn whoever_says_things_without_end_on_one_ground_harms_nobody_else() {
    let history = flooded();
    for (what, words) in floods(&history) {
        let mut history = history.clone();
        let ground = history.desk("mallory");
        for at in 0..flood_size() {
            history.say_from("mallory", &ground, words(at));
        }
        // Others hear it all and go on.
        history.all_hear();
        history.write("bob");
        history.say("carol", Statement::Pause(()));
        assert_unharmed(&history, what);
    }
}

#[test]
fn whoever_adds_devices_without_end_harms_nobody_else() {
    for is_wide in [false, true] {
        let mut history = flooded();
        let ground = history.desk("mallory");
        let mut past = ground.clone();
        for at in 0..flood_size() / 2 {
            let place = history.facts().statements.len();
            let from = if is_wide { ground.clone() } else { past.clone() };
            let invite = history.say_from("mallory", &from, build::invite(Purpose::OwnDevice));
            let admit = history.admission(invite, &format!("sock {at}"));
            let mut from = from;
            from.insert(place);
            history.say_from("mallory", &from, admit);
            past.insert(place);
            past.insert(place + 1);
        }
        history.all_hear();
        history.write("bob");
        assert_unharmed(&history, "devices");
    }
}
