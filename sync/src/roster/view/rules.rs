//! The rule in force, and the admissions in dispute.
//!
//! Source: FORMATS.md §5, rules 15 and 21.

use std::collections::BTreeSet;

use super::{Scope, View, within};
use crate::roster::judge::Judge;
use crate::roster::{Motion, Purpose, Rule};

impl Judge<'_> {
    pub(super) fn rules(&self, scope: Scope<'_>, view: &mut View) {
        let passed: Vec<usize> = within(scope, &self.rule_changes)
            .filter(|proposal| self.passes(*proposal, scope, view))
            .collect();
        let newest: Vec<usize> = passed
            .iter()
            .copied()
            .filter(|at| {
                !passed.iter().any(|later| {
                    self.view(*later).is_some_and(|then| self.is_or_was_in_force(*at, then))
                })
            })
            .collect();
        let mut rules = newest.iter().filter_map(|at| match self.motion(*at) {
            Some(Motion::SetRule(rule)) => Some(*rule),
            _ => None,
        });
        view.rule = match rules.next() {
            Some(first) => Some(rules.fold(first, |a, b| Rule {
                threshold: a.threshold.max(b.threshold),
                door: a.door.max(b.door),
            })),
            None => self.founding_rule(),
        };
        view.rule_from = newest;
    }

    fn is_or_was_in_force(&self, at: usize, view: &View) -> bool {
        let mut left = view.rule_from.clone();
        let mut done = BTreeSet::new();
        while let Some(rule) = left.pop() {
            if rule == at {
                return true;
            }
            if done.insert(rule)
                && let Some(before) = self.view(rule)
            {
                left.extend(&before.rule_from);
            }
        }
        false
    }

    pub(super) fn disputed(&self, scope: Scope<'_>, view: &View) -> Vec<usize> {
        let settled: Vec<usize> = within(scope, &self.rule_changes)
            .filter(|proposal| self.passes(*proposal, scope, view))
            .collect();
        within(scope, &self.bindings)
            .filter(|at| {
                let Some(Purpose::Person(proposal)) = self.purpose_of(*at) else { return false };
                let Some(proposal) = self.index(proposal) else { return false };
                let known = Scope { past: self.past(*at), ..scope };
                let counts = |word: usize| !self.is_stale(word, scope);
                self.words(proposal).iter().any(|word| known.past.contains(*word) && !counts(*word))
                    && !self.tally(proposal, known, &counts, &|_| false).passes
                    && !self.was_seen_passed(proposal, scope, view)
                    && !settled.iter().any(|rule| self.past(*rule).contains(*at))
            })
            .collect()
    }
}
