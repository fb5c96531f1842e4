//! The same statements in every order.

use super::founded_by;
use crate::roster::build::{History, admit_motion, propose};
use crate::roster::{Answer, Motion, Statement, roster};

/// One result, in every order in which the statements from `base` on can stand.
pub(super) fn assert_order_is_nothing(history: &History, base: usize) -> usize {
    let result = history.roster();
    let mut orders = 0;
    let mut tail: Vec<usize> = (base..history.facts().statements.len()).collect();
    permute(&mut tail, 0, &mut |tail| {
        let order: Vec<usize> = tail.iter().copied().chain(0..base).collect();
        assert_eq!(result, roster(history.group, &history.reordered(&order)));
        orders += 1;
    });
    orders
}

pub(super) fn permute(items: &mut Vec<usize>, from: usize, visit: &mut dyn FnMut(&[usize])) {
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
    let mut history = founded_by("alice");
    history.let_in("alice", &[], "bob");
    let base = history.facts().statements.len();
    let early = history.desk("bob");
    let one = history.propose("alice", admit_motion("carol"));
    history.say_from("bob", &early, propose(Motion::SetRelay(None)));
    history.all_hear();
    history.vote("bob", one, Answer::Yes);
    history.say_from("alice", &early, Statement::Pause(()));
    history.say_from("bob", &early, Statement::Leave(None));
    assert_eq!(assert_order_is_nothing(&history, base), 120);
}
