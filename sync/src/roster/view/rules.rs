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
        let replaced = self.rules_before(&passed);
        let newest: Vec<usize> =
            passed.iter().copied().filter(|at| !replaced.contains(at)).collect();
        let mut rules = newest.iter().filter_map(|at| match self.motion(*at) {
            Some(Motion::SetRule(rule)) => Some(*rule),
            _ => None,
        });
        view.rule = match rules.next() {
            Some(first) => Some(rules.fold(first, |a, b| Rule {
                threshold: a.threshold.max(b.threshold),
                door: a.door.max(b.door),
                wordings: a.wordings.max(b.wordings),
            })),
            None => self.founding_rule(),
        };
        view.rule_from = newest;
    }

    /// Every rule that was in force, or had been, when one of these was proposed.
    fn rules_before(&self, rules: &[usize]) -> BTreeSet<usize> {
        let mut before = BTreeSet::new();
        let mut left = rules.to_vec();
        while let Some(rule) = left.pop() {
            let earlier = self.view(rule).map(|then| then.rule_from.as_slice()).unwrap_or_default();
            left.extend(earlier.iter().filter(|at| before.insert(**at)));
        }
        before
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
