//! What a set of words comes to, counted on one's fingers: who signed what, and the rule in its plain words.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{assert_admitted_by_the_rule, assert_words_are_ones_own};
use super::ground::{Ground, Say, Words};
use crate::id::{EntryHash, MemberId};
use crate::roster::build::{History, device};
use crate::roster::{Answer, Door, Motion, ProposalState, Roster, Statement, Threshold};

impl Ground {
    /// Compares with counting on one's fingers; `settled` holds what earlier rounds came to, which stays.
    pub(super) fn assert_counted(
        &self,
        history: &History,
        said: &Words,
        settled: &mut BTreeMap<EntryHash, bool>,
    ) -> Roster {
        let result = history.roster();
        let names: Vec<&str> = self.voices.iter().map(|(name, _)| *name).collect();
        assert_admitted_by_the_rule(history, &result);
        assert_words_are_ones_own(history, &result, &names);
        assert!(result.disputed.is_empty());
        let decides_who = |say: &&Say| matches!(say, Say::Remove(_) | Say::RetireByAll(_));
        // One device's break makes stale what the other said without knowing it.
        let has_further = self.voices.len() > self.people.len();
        let by_own_hand = |say: &Say| match say {
            Say::Leave | Say::RetireOwn(_) => true,
            Say::Pause | Say::Resume => has_further,
            Say::Remove(_)
            | Say::Rule(..)
            | Say::Admit
            | Say::RetireByAll(_)
            | Say::CloseGroup
            | Say::Answer(..)
            | Say::Close(_)
            | Say::Invite
            | Say::Withdraw(_)
            | Say::LetIn(..) => false,
        };
        let is_of_going = |hash: &&EntryHash| {
            let motion = result.proposals.get(hash).map(|proposal| &proposal.motion);
            matches!(motion, Some(Motion::Remove(_) | Motion::RetireDevice(_)))
        };
        let about_who = said.iter().flatten().filter(decides_who).count()
            + self.open.iter().filter(is_of_going).count();
        let is_staying = !said.iter().flatten().any(by_own_hand);
        let mut removed: BTreeSet<MemberId> = BTreeSet::new();
        let mut retired = BTreeSet::new();
        for (hash, proposal) in &result.proposals {
            let passed = proposal.state == ProposalState::Passed;
            if !self.is_put_here(history, *hash) {
                continue;
            }
            let count = self.count(history, *hash, &proposal.motion);
            let is_about_who = match &proposal.motion {
                Motion::Remove(member) => {
                    removed.extend(passed.then_some(*member));
                    true
                }
                Motion::RetireDevice(device) => {
                    retired.extend(passed.then_some(*device));
                    true
                }
                Motion::Admit { .. }
                | Motion::SetRule(_)
                | Motion::SetRelay(_)
                | Motion::TakeBack(_)
                | Motion::CloseGroup => false,
            };
            assert!(count.could || !passed, "decided without the rule: {said:?}\n{result:#?}");
            let must = settled.get(hash).copied().unwrap_or(count.must);
            if must || count.is_closed {
                settled.insert(*hash, must);
            }
            // Where nobody goes, or this is the one question of going, it is exact. Whoever sees the group closed by one
            // proposal answers no second one.
            let is_second = proposal.motion == Motion::CloseGroup
                && said.iter().flatten().filter(|say| **say == Say::CloseGroup).count() > 1;
            if is_staying && about_who == usize::from(is_about_who) && !is_second {
                assert_eq!(passed, must, "{said:?} {:?}\n{result:#?}", proposal.motion);
            }
        }
        // Nobody is out but by their own hand or by what was decided, and whoever is, is out.
        for (voice, (name, me)) in self.voices.iter().enumerate() {
            let member = history.member(name);
            let by_own_hand =
                said.iter().zip(&self.voices).enumerate().any(|(at, (words, (_, of)))| {
                    let is_gone = |say: &Say| {
                        *say == Say::Leave || (*say == Say::RetireOwn(*me) && at != voice)
                    };
                    of == me && words.iter().any(is_gone)
                });
            let is_out =
                by_own_hand || removed.contains(&member) || retired.contains(&device(name));
            assert_eq!(result.is_current(device(name)), !is_out, "{name}: {said:?}\n{result:#?}");
        }
        result
    }

    /// Whether it was put where they stand or later.
    pub(super) fn is_put_here(&self, history: &History, hash: EntryHash) -> bool {
        self.open.contains(&hash) || history.position(hash) >= self.history.facts().statements.len()
    }

    /// Whether a proposal can have passed, and whether, where nobody goes, it must.
    fn count(&self, history: &History, hash: EntryHash, motion: &Motion) -> Counted {
        let asked = self.asked(history, hash, motion);
        let statements = &history.facts().statements;
        let mut words = Vec::new();
        let mut ever_yes = BTreeSet::new();
        let (mut was_seen, mut seen) = (false, BTreeMap::<Vec<usize>, _>::new());
        for (at, node) in statements.iter().enumerate() {
            let by = self.voices.iter().find(|(name, _)| device(name) == node.device);
            let Some(member) = by.map(|(name, _)| history.member(name)) else { continue };
            if !asked.contains(&member) {
                continue;
            }
            // What somebody went on from stays, and no word of theirs changes it.
            let known: Vec<&Word> =
                words.iter().filter(|word: &&Word| node.past.contains(word.at)).collect();
            let known_ats = known.iter().map(|word| word.at).collect();
            let (is_enough, is_closed) = *seen
                .entry(known_ats)
                .or_insert_with(|| self.is_enough(&asked, history, &known, motion));
            was_seen |= is_enough;
            let answer = match &node.statement {
                Some(Statement::Propose(_)) if node.hash == hash => Some(Answer::Yes),
                Some(Statement::Vote(vote)) if vote.proposal == hash => Some(vote.answer),
                Some(Statement::Close(proposal)) if *proposal == hash => None,
                _ => continue,
            };
            if answer == Some(Answer::Yes) {
                ever_yes.insert(member);
            }
            if !is_enough && !is_closed {
                words.push(Word { at, member, answer });
            }
        }
        let all: Vec<&Word> = words.iter().collect();
        let (is_enough, is_closed) = self.is_enough(&asked, history, &all, motion);
        Counted {
            could: ever_yes.len() >= self.needed(motion, ever_yes.len()),
            must: is_enough || was_seen,
            is_closed,
        }
    }

    fn asked(&self, history: &History, hash: EntryHash, motion: &Motion) -> BTreeSet<MemberId> {
        let paused = |name: &str| {
            let ground = &history.facts().statements[history.position(hash)].past;
            ground.iter().any(|at| {
                let node = &history.facts().statements[at];
                node.device == device(name) && node.statement == Some(Statement::Pause(()))
            })
        };
        self.people
            .iter()
            .filter(|name| !paused(name))
            .map(|name| history.member(name))
            .filter(|member| {
                *motion != Motion::Remove(*member) && self.owner(motion) != Some(*member)
            })
            .collect()
    }

    /// Whose device would be retired.
    fn owner(&self, motion: &Motion) -> Option<MemberId> {
        let Motion::RetireDevice(of) = motion else { return None };
        let voice = self.voices.iter().find(|(name, _)| device(name) == *of);
        voice.map(|(name, _)| self.history.member(name))
    }

    /// Whether these words decide it, and whether they close it.
    fn is_enough(
        &self,
        asked: &BTreeSet<MemberId>,
        history: &History,
        words: &[&Word],
        motion: &Motion,
    ) -> (bool, bool) {
        let statements = &history.facts().statements;
        let mut last: BTreeMap<MemberId, Vec<&Word>> = BTreeMap::new();
        let mut closing = BTreeSet::new();
        for word in words {
            if word.answer.is_none() {
                closing.insert(word.member);
                continue;
            }
            let newest = last.entry(word.member).or_default();
            newest.retain(|earlier| !statements[word.at].past.contains(earlier.at));
            newest.push(word);
        }
        let is_closed = closing.len() >= 2 && closing.len() * 2 > asked.len();
        let (mut yes, mut aside, mut concern) = (0, 0, false);
        for member in asked {
            let newest = last.get(member).into_iter().flatten();
            let answers: BTreeSet<Answer> = newest.filter_map(|word| word.answer).collect();
            match answers.into_iter().collect::<Vec<_>>().as_slice() {
                [] => aside += usize::from(is_closed),
                [Answer::Yes] => yes += 1,
                [Answer::StandAside] => aside += 1,
                [Answer::Concern] => concern = true,
                _ => {}
            }
        }
        let waits = concern && matches!(motion, Motion::Admit { .. });
        (!waits && yes >= self.needed(motion, asked.len() - aside), is_closed)
    }

    fn needed(&self, motion: &Motion, asked: usize) -> usize {
        let enough = |yes: usize| match self.rule.threshold {
            _ if matches!(motion, Motion::Admit { .. }) && self.rule.door == Door::Open => true,
            Threshold::Majority => yes * 2 > asked,
            Threshold::TwoThirds => yes * 3 >= asked * 2,
            Threshold::AllButOne => yes + 1 >= asked,
            Threshold::Everyone => yes == asked,
        };
        (2..=asked).find(|yes| enough(*yes)).unwrap_or(usize::MAX)
    }
}

/// What counting on one's fingers says of a proposal.
struct Counted {
    could: bool,
    must: bool,
    is_closed: bool,
}

/// A word on a proposal; without an answer where it closes it.
struct Word {
    at: usize,
    member: MemberId,
    answer: Option<Answer>,
}
