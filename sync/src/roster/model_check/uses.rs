//! One invitation, used and taken back by everybody at once.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, Say};
use super::orders::assert_order_is_nothing;
use crate::roster::build::{admit_motion, device, rule};
use crate::roster::{Door, Purpose, Threshold};

/// At most one newcomer, and only one that somebody let in.
#[test]
fn whoever_lets_somebody_in_at_once_one_at_most_comes_in() {
    let majority = rule(Threshold::Majority, Door::ByVote);
    let mut ground = Ground::quiet(&["alice", "bob", "carol"], majority);
    let history = &mut ground.history;
    let proposal = history.decide("alice", admit_motion("dave"), &["bob"]);
    let one = history.invite("alice", Purpose::Person(proposal));
    let two = history.invite("bob", Purpose::Person(proposal));
    history.all_hear();
    ground.open = vec![proposal];
    ground.invites = vec![one, two];
    let ways = [
        Say::LetIn(0, "dave"),
        Say::LetIn(0, "erin"),
        Say::LetIn(1, "dave"),
        Say::LetIn(1, "erin"),
        Say::Withdraw(0),
        Say::Withdraw(1),
        Say::Pause,
        Say::Leave,
    ];
    let choices = ways.len() + 1;
    for choice in 0..choices.pow(3) {
        let mut history = ground.history.clone();
        let base = history.facts().statements.len();
        let (mut hosts, mut left) = (BTreeMap::<&str, BTreeSet<&str>>::new(), choice);
        for (voice, (name, _)) in ground.voices.iter().enumerate() {
            let say = ways.get(left % choices);
            left /= choices;
            if let Some(statement) = say.and_then(|say| ground.statement(voice, *say)) {
                history.say(name, statement);
            }
            if let Some(Say::LetIn(_, newcomer)) = say {
                hosts.entry(newcomer).or_default().insert(name);
            }
        }
        let result = history.roster();
        assert_order_is_nothing(&history, &result, base);
        let is_in = |name: &&str| result.is_current(device(name));
        let came: Vec<&str> = ["dave", "erin"].into_iter().filter(is_in).collect();
        // Used for two people at once it is for the others to settle.
        let expected: Vec<&str> =
            if hosts.len() == 1 { hosts.keys().copied().collect() } else { Vec::new() };
        assert_eq!(came, expected, "{choice}");
    }
}
