//! Random histories, honest and lying.

use proptest::prelude::*;

use super::by_majority;
use super::claims::{assert_admitted_by_the_rule, assert_judged_by_its_past};
use crate::roster::build::{self, History, admit_motion, device, propose, rule, vote};
use crate::roster::{Answer, Door, Motion, ProposalState, Purpose, Statement, Threshold, roster};

const CAST: [&str; 6] = ["alice", "bob", "carol", "alice phone", "mallory", "mallory phone"];

/// Builds a history of random words; liars pick any past, the others know all they heard.
fn random_history(moves: &[(u8, u8, u8)], liars: &[&str]) -> History {
    let mut history = by_majority(&["alice", "bob", "mallory"]);
    for (who, what, which) in moves {
        let name = CAST[usize::from(*who) % CAST.len()];
        let count = history.facts().statements.len();
        let any = history.facts().statements[usize::from(*which) % count].hash;
        let target = CAST[usize::from(*which) % CAST.len()];
        let person = *which % 2 == 0;
        let statement = match what % 14 {
            0 | 1 => {
                history.hear(name, target);
                continue;
            }
            2 => {
                history.write(name);
                continue;
            }
            3 => propose(admit_motion("carol")),
            4 => propose(Motion::Remove(history.member(target))),
            5 => propose(Motion::SetRule(rule(Threshold::TwoThirds, Door::Open))),
            6 | 7 => vote(any, Answer::Yes),
            8 => vote(any, Answer::NotNow),
            9 => build::invite(if person { Purpose::Person(any) } else { Purpose::OwnDevice }),
            10 => history.admission(any, target),
            11 => Statement::RetireDevice(device(target)),
            12 if person => Statement::Pause(()),
            12 => Statement::Resume(()),
            _ => Statement::Settle(any),
        };
        if liars.contains(&name) {
            let past = history.up_to(any);
            history.say_from(name, &past, statement);
        } else if matches!(statement, Statement::Admit(_)) {
            history.admit(name, any, target);
        } else {
            history.say(name, statement);
        }
    }
    history
}

/// Whether this move is made by somebody's second device, or lets one in.
const fn makes_second_device((who, what, which): (u8, u8, u8)) -> bool {
    let second = matches!(who % 6, 3 | 5);
    second || (what % 14 == 9 && which % 2 == 1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn random_histories_give_one_roster_in_any_order_and_let_nobody_in_without_the_rule(
        moves in prop::collection::vec(any::<(u8, u8, u8)>(), 0..40),
        seed in any::<u64>(),
    ) {
        let history = random_history(&moves, &["mallory", "mallory phone"]);
        let result = history.roster();
        let mut order: Vec<usize> = (0..history.facts().statements.len()).collect();
        order.sort_by_key(|at| (*at as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        prop_assert_eq!(&result, &roster(history.group, &history.reordered(&order)));
        assert_admitted_by_the_rule(&history, &result);
        let at = usize::try_from(seed % order.len() as u64).unwrap();
        assert_judged_by_its_past(&history, at);
    }

    #[test]
    fn people_with_one_device_each_never_say_anything_stale(
        moves in prop::collection::vec(any::<(u8, u8, u8)>(), 0..40),
    ) {
        let moves: Vec<_> = moves.into_iter().filter(|one| !makes_second_device(*one)).collect();
        let history = random_history(&moves, &[]);
        let result = history.roster();
        prop_assert!(result.disputed.is_empty());
        prop_assert!(result.proposals.values().all(|p| p.state != ProposalState::Stale));
    }
}
