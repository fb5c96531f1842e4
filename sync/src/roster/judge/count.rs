//! Counting votes: which words count in a scope, and whether a proposal is decided.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::Judge;
use crate::id::MemberId;
use crate::roster::ballot::{Count, Said};
use crate::roster::view::{Scope, View};
use crate::roster::{Answer, Motion, Past, Statement};

impl Judge<'_> {
    /// The words for it, whoever may still count.
    pub(in crate::roster) fn yes(&self, proposal: usize, scope: Scope<'_>) -> Vec<usize> {
        let words = self.words(proposal).iter().copied();
        words
            .filter(|at| scope.past.contains(*at) && self.answer(*at) == Some(Answer::Yes))
            .collect()
    }

    fn answer(&self, word: usize) -> Option<Answer> {
        match self.statement(word)? {
            Statement::Propose(_) => Some(Answer::Yes),
            Statement::Vote(vote) => Some(vote.answer),
            _ => None,
        }
    }

    /// The newest of each member's words: those that none of the member's others knew of.
    pub(in crate::roster) fn last_words(
        &self,
        words: impl Iterator<Item = usize>,
    ) -> BTreeMap<MemberId, Vec<usize>> {
        let mut by_author: BTreeMap<MemberId, Vec<usize>> = BTreeMap::new();
        for word in words {
            if let Some(author) = self.author(word) {
                by_author.entry(author).or_default().push(word);
            }
        }
        for words in by_author.values_mut().filter(|words| words.len() > 1) {
            let mut earlier = Past::new();
            for word in &*words {
                earlier.union(self.past(*word));
            }
            words.retain(|word| !earlier.contains(*word));
        }
        by_author
    }

    /// Counts the words that `counts`; `is_gone` tells who is asked no more unless they answered.
    pub(in crate::roster) fn tally(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        counts: &dyn Fn(usize) -> bool,
        is_gone: &dyn Fn(MemberId) -> bool,
    ) -> Count {
        let (Some(ballot), Some(motion)) = (self.ballot(proposal), self.motion(proposal)) else {
            return Count { said: BTreeMap::new(), needed: None, passes: false };
        };
        let last = self.counted_words(proposal, scope, counts);
        let silenced = match motion {
            Motion::Remove(about) => {
                let left = ballot.electorate.iter().filter(|member| !is_gone(**member)).count();
                let silenced = self.silenced(*about, proposal, scope, counts);
                silenced.filter(|_| left > 2)
            }
            _ => None,
        };
        let mut said = BTreeMap::new();
        for member in &ballot.electorate {
            let answers: BTreeSet<Answer> = last
                .get(member)
                .map(|words| words.iter().filter_map(|word| self.answer(*word)).collect())
                .unwrap_or_default();
            let mut answers = answers.into_iter();
            let answer = match (answers.next(), answers.next()) {
                _ if silenced == Some(*member) => Said::NotAsked,
                (None, _) if is_gone(*member) => Said::NotAsked,
                (None, _) => Said::Nothing,
                (Some(answer), None) => Said::Answered(answer),
                (Some(_), Some(_)) => Said::Contradicting,
            };
            said.insert(*member, answer);
        }
        ballot.count(motion, said, self.closed_by(proposal, scope, counts))
    }

    /// The newest of each member's words on it, of those that `counts`.
    fn counted_words(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        counts: &dyn Fn(usize) -> bool,
    ) -> BTreeMap<MemberId, Vec<usize>> {
        let words = self.words(proposal).iter().copied();
        self.last_words(words.filter(|at| scope.past.contains(*at) && counts(*at)))
    }

    /// The members whose word that it is closed `counts`.
    fn closers_by(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        counts: &dyn Fn(usize) -> bool,
    ) -> BTreeSet<MemberId> {
        let closes = self.closes.get(&proposal).into_iter().flatten().copied();
        closes
            .filter(|at| scope.past.contains(*at) && counts(*at))
            .filter_map(|at| self.author(at))
            .collect()
    }

    /// The members who asked that it is closed, as it stands.
    pub(in crate::roster) fn closers(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        view: &View,
    ) -> BTreeSet<MemberId> {
        self.closers_by(proposal, scope, &|word| self.is_counted(word, scope, view))
    }

    /// Who has no say in removing `about`: the one whom `about` would have removed, not knowing of this proposal.
    ///
    /// Where `about` would have several removed it is nobody: whoever proposes to remove everybody would take the say
    /// from everybody. A removal that enough of those asked have spoken against silences nobody either.
    fn silenced(
        &self,
        about: MemberId,
        proposal: usize,
        scope: Scope<'_>,
        counts: &dyn Fn(usize) -> bool,
    ) -> Option<MemberId> {
        let is_upheld = |other: usize| {
            let words = self.words(other).iter().copied();
            let theirs =
                words.filter(|at| self.author(*at) == Some(about) && scope.past.contains(*at));
            let last = self.last_words(theirs);
            last.values().flatten().all(|word| self.answer(*word) == Some(Answer::Yes))
        };
        let mut subjects = self.proposals_to_remove.iter().filter(|(_, proposals)| {
            proposals.iter().any(|other| {
                self.author(*other) == Some(about)
                    && scope.past.contains(*other)
                    && counts(*other)
                    && !self.past(*other).contains(proposal)
                    && is_upheld(*other)
                    && self.can_still_pass(*other, scope, counts)
            })
        });
        let subject = subjects.next().map(|(member, _)| *member);
        subject.filter(|_| subjects.next().is_none())
    }

    /// Whether it would pass if everybody who was asked and has said nothing else yet said yes.
    fn can_still_pass(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        counts: &dyn Fn(usize) -> bool,
    ) -> bool {
        let (Some(ballot), Some(motion)) = (self.ballot(proposal), self.motion(proposal)) else {
            return false;
        };
        let last = self.counted_words(proposal, scope, counts);
        let says = |member: &&MemberId, answer: Answer| {
            last.get(*member).into_iter().flatten().all(|word| self.answer(*word) == Some(answer))
        };
        let asked = ballot.electorate.iter();
        let yes = asked.clone().filter(|member| says(member, Answer::Yes)).count();
        let aside = asked
            .clone()
            .filter(|member| last.contains_key(*member) && says(member, Answer::StandAside));
        ballot.settles_among(motion, ballot.electorate.len() - aside.count(), yes)
    }

    fn is_counted(&self, word: usize, scope: Scope<'_>, view: &View) -> bool {
        let device = self.device(word);
        !self.is_stale(word, scope)
            && view.devices.get(&device).is_some_and(|bound| bound.counts)
            && !view.is_outside_standing(self, word)
    }

    /// The count of a proposal as it stands.
    pub(in crate::roster) fn count(&self, proposal: usize, scope: Scope<'_>, view: &View) -> Count {
        let is_gone =
            |member: MemberId| !view.members.get(&member).is_some_and(|person| person.current);
        self.tally(proposal, scope, &|word| self.is_counted(word, scope, view), &is_gone)
    }

    /// Whether a proposal is decided for; whether somebody is to go the view has already said.
    pub(in crate::roster) fn passes(&self, proposal: usize, scope: Scope<'_>, view: &View) -> bool {
        if matches!(self.motion(proposal), Some(Motion::Remove(_) | Motion::RetireDevice(_))) {
            return view.departures.iter().any(|departure| departure.id == proposal);
        }
        self.could_pass(proposal, scope)
            && (self.count(proposal, scope, view).passes
                || self.was_seen_passed(proposal, scope, view))
    }

    pub(in crate::roster) fn is_closed(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        view: &View,
    ) -> bool {
        self.closed_by(proposal, scope, &|word| self.is_counted(word, scope, view))
    }

    /// Whether as many members as it takes said that it is closed, of the words that `counts`.
    fn closed_by(&self, proposal: usize, scope: Scope<'_>, counts: &dyn Fn(usize) -> bool) -> bool {
        let closers = self.closers_by(proposal, scope, counts);
        self.ballot(proposal).is_some_and(|ballot| ballot.can_close(closers.len()))
    }

    /// Whether it would pass if every yes that anybody ever gave counted; asked first, as it costs little.
    pub(in crate::roster) fn could_pass(&self, proposal: usize, scope: Scope<'_>) -> bool {
        let (Some(ballot), Some(motion)) = (self.ballot(proposal), self.motion(proposal)) else {
            return false;
        };
        let authors: BTreeSet<MemberId> =
            self.yes(proposal, scope).into_iter().filter_map(|word| self.author(word)).collect();
        ballot.settles_among(motion, authors.len(), authors.len())
    }

    /// Whether it would pass if every yes that is not stale counted.
    pub(in crate::roster) fn could_pass_unstale(&self, proposal: usize, scope: Scope<'_>) -> bool {
        let (Some(ballot), Some(motion)) = (self.ballot(proposal), self.motion(proposal)) else {
            return false;
        };
        let words =
            self.yes(proposal, scope).into_iter().filter(|word| !self.is_stale(*word, scope));
        let authors: BTreeSet<MemberId> = words.filter_map(|word| self.author(word)).collect();
        ballot.settles_among(motion, authors.len(), authors.len())
    }

    /// Whether somebody who was asked, whose own yes is not stale, went on in good faith knowing it decided.
    pub(in crate::roster) fn was_seen_passed(
        &self,
        proposal: usize,
        scope: Scope<'_>,
        view: &View,
    ) -> bool {
        self.sightings(proposal, scope).any(|entry| self.is_good(entry, scope, view))
    }

    /// Entries of those who were asked and whose own yes is not stale, that knew it decided.
    pub(in crate::roster) fn sightings<'s>(
        &'s self,
        proposal: usize,
        scope: Scope<'s>,
    ) -> impl Iterator<Item = usize> + 's {
        let asked = self.ballot(proposal).map(|ballot| &ballot.electorate);
        self.entries().filter(move |entry| {
            scope.has(*entry)
                && self.past(*entry).contains(proposal)
                && self
                    .author(*entry)
                    .zip(asked)
                    .is_some_and(|(author, asked)| asked.contains(&author))
                && self.saw_passed(*entry, proposal)
                && self.words(proposal).iter().all(|word| {
                    self.author(*word) != self.author(*entry)
                        || !self.past(*entry).contains(*word)
                        || !self.is_stale(*word, scope)
                })
        })
    }

    // Entries are asked in causal order, so that what one of them asks in turn is already known: the depth is bounded.
    fn saw_passed(&self, entry: usize, proposal: usize) -> bool {
        if let Some(known) = self.seen_passed.borrow().get(&(entry, proposal)) {
            return *known;
        }
        let Some(view) = self.view(entry) else { return false };
        let membership = self.seen_membership(entry);
        let scope = Scope { past: self.past(entry), membership: &membership, whole: false };
        let passed = self.passes(proposal, scope, view);
        self.seen_passed.borrow_mut().insert((entry, proposal), passed);
        passed
    }
}
