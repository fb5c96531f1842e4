//! What must hold, read from who signed what.

use std::collections::BTreeSet;

use crate::roster::build::{History, device};
use crate::roster::judge::Judge;
use crate::roster::{Answer, Facts, Motion, Past, Purpose, Roster, Said, Statement, StatementNode};

/// How many devices said yes to removing somebody, or to retiring their device; whether they could is not asked.
pub(super) fn yes_to_going(history: &History, name: &str) -> usize {
    let motions = [Motion::Remove(history.member(name)), Motion::RetireDevice(device(name))];
    let statements = &history.facts().statements;
    let mut most = 0;
    for node in statements {
        let Some(Statement::Propose(proposal)) = &node.statement else { continue };
        if !motions.contains(&proposal.motion) {
            continue;
        }
        let mut yes = BTreeSet::from([node.device]);
        for other in statements {
            if let Some(Statement::Vote(vote)) = &other.statement
                && vote.proposal == node.hash
                && vote.answer == Answer::Yes
            {
                yes.insert(other.device);
            }
        }
        most = most.max(yes.len());
    }
    most
}

/// Everybody who is in came by an invitation that rested on enough yes of people who were in before.
pub(super) fn assert_admitted_by_the_rule(history: &History, result: &Roster) {
    let statements = &history.facts().statements;
    let is_in_before = |past: &Past, device| {
        past.iter().any(|at| match &statements[at].statement {
            Some(Statement::Found(found)) => found.device == device,
            Some(Statement::Admit(admit)) => admit.device == device,
            _ => false,
        })
    };
    for (newcomer, record) in &result.devices {
        if !record.current {
            continue;
        }
        let came = record.came_by.iter().any(|hash| {
            let node = &statements[history.position(*hash)];
            let Some(Statement::Admit(admit)) = &node.statement else { return true };
            let Some(Statement::Invite(invite)) =
                &statements[history.position(admit.invite)].statement
            else {
                return false;
            };
            let Purpose::Person(hash) = invite.purpose else {
                return statements[history.position(admit.invite)].device == node.device
                    || result.member_of(node.device) == Some(record.member);
            };
            let proposed = &statements[history.position(hash)];
            let yes: BTreeSet<_> = node
                .past
                .iter()
                .map(|at| &statements[at])
                .filter(|word| match &word.statement {
                    Some(Statement::Vote(vote)) => {
                        vote.proposal == hash && vote.answer == Answer::Yes
                    }
                    Some(Statement::Propose(_)) => word.hash == hash,
                    _ => false,
                })
                .filter(|word| is_in_before(&proposed.past, word.device))
                .map(|word| word.device)
                .collect();
            let was_alone = !proposed
                .past
                .iter()
                .any(|at| matches!(statements[at].statement, Some(Statement::Admit(_))));
            yes.len() >= if was_alone { 1 } else { 2 }
        });
        assert!(came, "{newcomer:?} is in without the rule\n{statements:#?}");
    }
}

/// Nobody is said to have said what no device of that member signed.
pub(super) fn assert_words_are_ones_own(history: &History, result: &Roster, names: &[&str]) {
    for name in names {
        let member = history.member(name);
        let is_own =
            |signer| names.iter().any(|n| device(n) == signer && history.member(n) == member);
        for (hash, proposal) in &result.proposals {
            let Some(Said::Answered(answer)) = proposal.said.get(&member) else { continue };
            let signed = history.facts().statements.iter().any(|node| {
                is_own(node.device)
                    && match &node.statement {
                        Some(Statement::Vote(vote)) => {
                            vote.proposal == *hash && vote.answer == *answer
                        }
                        Some(Statement::Propose(_)) => node.hash == *hash,
                        _ => false,
                    }
            });
            assert!(signed, "{name} did not say {answer:?}");
        }
    }
}

/// Whether a statement was in order when made depends on what it had seen and on nothing else.
pub(super) fn assert_judged_by_its_past(history: &History, at: usize) {
    let facts = history.facts();
    let node = &facts.statements[at];
    let known: Vec<usize> = node.past.iter().chain([at]).collect();
    let place = |old: usize| known.iter().position(|known| *known == old).unwrap();
    let moved = |past: &Past| past.iter().map(place).collect();
    let statements = known
        .iter()
        .map(|old| &facts.statements[*old])
        .map(|node| StatementNode { past: moved(&node.past), ..node.clone() })
        .collect();
    let alone = Facts { statements, witnesses: Vec::new() };
    let here = Judge::new(history.group, facts).void(at);
    let there = Judge::new(history.group, &alone).void(known.len() - 1);
    assert_eq!(here, there, "{at}\n{:#?}", facts.statements);
}
