//! The same statements in every order.

use super::by_majority;
use crate::roster::build::{History, admit_motion, propose};
use crate::roster::{Answer, Motion, Roster, Statement, roster};

/// One result, in every order in which the statements from `base` on can stand.
pub(super) fn assert_order_is_nothing(history: &History, result: &Roster, base: usize) -> usize {
    let mut orders = 0;
    let mut tail: Vec<usize> = (base..history.facts().statements.len()).collect();
    permute(&mut tail, 0, &mut |tail| {
        let order: Vec<usize> = tail.iter().copied().chain(0..base).collect();
        assert_eq!(*result, roster(history.group, &history.reordered(&order)));
        orders += 1;
    });
    orders
}

/// One result where they stand backwards, so that each two are the other way round; or also where each of those from
/// `base` on stands first and last, in both directions.
pub(super) fn assert_ends_are_nothing(
    history: &History,
    result: &Roster,
    base: usize,
    each: bool,
) -> usize {
    let mut tail: Vec<usize> = (base..history.facts().statements.len()).collect();
    let mut orders = 0;
    for turn in 0..if each { tail.len() } else { 1 } {
        for is_backwards in [true, false].into_iter().take(1 + usize::from(each)) {
            let mut order: Vec<usize> = (0..base).chain(tail.iter().copied()).collect();
            if is_backwards {
                order.reverse();
            }
            let there = roster(history.group, &history.reordered(&order));
            assert_eq!(*result, there, "{turn} {is_backwards}");
            orders += 1;
        }
        if each {
            tail.rotate_left(1);
        }
    }
    orders
}

fn permute(items: &mut Vec<usize>, from: usize, visit: &mut dyn FnMut(&[usize])) {
    if from + 1 >= items.len() {
        visit(items);
        return;
    }
    for at in from..items.len() {
        items.swap(from, at);
        permute(items, from + 1, visit);
        items.swap(from, at);
    }
}

#[test]
fn every_order_of_the_same_statements_gives_one_roster() {
    let mut history = by_majority(&["alice", "bob"]);
    let base = history.facts().statements.len();
    let early = history.desk("bob");
    let one = history.propose("alice", admit_motion("carol"));
    history.say_from("bob", &early, propose(Motion::SetRelay(None)));
    history.all_hear();
    history.vote("bob", one, Answer::Yes);
    history.say_from("alice", &early, Statement::Pause(()));
    history.say_from("bob", &early, Statement::Leave(None));
    let result = history.roster();
    assert_eq!(assert_order_is_nothing(&history, &result, base), 120);
    assert_eq!(assert_ends_are_nothing(&history, &result, base, true), 10);
}
