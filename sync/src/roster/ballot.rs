//! Counting: who is asked about a proposal, what each said, and how many have to agree.
//!
//! Invariant: silence is never a yes; from the first admission on nothing is decided by fewer than two.
//! Source: FORMATS.md §5, rules 10 to 18.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Answer, Door, Motion, Rule, Threshold};
use crate::id::MemberId;

/// The terms of a proposal, fixed by what its proposer had seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ballot {
    /// Who is asked: the members with a device in use who were not on a break, without the one who would go or lose a device.
    pub electorate: BTreeSet<MemberId>,
    /// The rule in force there.
    pub rule: Rule,
    /// Whether anybody had been admitted yet.
    pub had_two: bool,
    /// Whether people had come in by histories that contradict each other.
    pub disputed: bool,
}

/// What one member says on one proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Nothing yet.
    Nothing,
    /// This.
    Answered(Answer),
    /// Different things on different devices: the member is asked which it is.
    Contradicting,
    /// Nothing in time; the vote was closed.
    StoodAside,
    /// No longer asked: departed without a word, or subject of a removal that this one answers.
    NotAsked,
}

/// The count.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub said: BTreeMap<MemberId, Said>,
    /// How many yes it takes of those who have a say; absent where it cannot pass at all.
    pub needed: Option<usize>,
    pub passes: bool,
}

impl Ballot {
    /// The rule by which it is decided: where people had come in by histories that contradict each other, everyone has to agree.
    pub(super) fn terms(&self) -> Rule {
        if !self.disputed {
            return self.rule;
        }
        let door = if self.rule.door == Door::Open { Door::ByVote } else { self.rule.door };
        Rule { threshold: Threshold::Everyone, door, ..self.rule }
    }

    /// How many yes it takes of `asked` people, or `None` where it cannot pass at all.
    fn needed(&self, motion: &Motion, asked: usize) -> Option<usize> {
        if !self.had_two {
            return Some(1);
        }
        let needed = if !self.disputed
            && matches!(motion, Motion::Admit { .. })
            && self.rule.door == Door::Open
        {
            2
        } else {
            self.agreeing(asked)
        };
        let needed = needed.max(2);
        (needed <= asked).then_some(needed)
    }

    /// How many of so many the rule calls agreement.
    fn agreeing(&self, asked: usize) -> usize {
        if self.disputed { asked } else { self.rule.threshold.of(asked) }
    }

    /// Whether so many suffice to settle a contest in a group that now has so many members, whoever is in contest left
    /// out. It can cost somebody a place, so an open door makes it no easier, and only who is alone decides alone.
    pub(super) fn settles(&self, members: usize, yes: usize) -> bool {
        yes > 0 && yes >= self.agreeing(members).max(members.min(2))
    }

    /// Whether so many suffice where so many are asked and nobody else has a say.
    pub(super) fn settles_among(&self, motion: &Motion, asked: usize, yes: usize) -> bool {
        self.needed(motion, asked).is_some_and(|needed| yes >= needed)
    }

    /// Whether so many members can close a vote.
    pub(super) fn can_close(&self, closers: usize) -> bool {
        closers >= 2 && 2 * closers > self.electorate.len()
    }

    /// Counts what `said` holds; whoever is not in it has said nothing.
    pub(super) fn count(
        &self,
        motion: &Motion,
        mut said: BTreeMap<MemberId, Said>,
        closed: bool,
    ) -> Count {
        for member in &self.electorate {
            let said = said.entry(*member).or_insert(Said::Nothing);
            if closed && *said == Said::Nothing {
                *said = Said::StoodAside;
            }
        }
        let is = |wanted: &[Said]| said.values().filter(|said| wanted.contains(said)).count();
        let yes = is(&[Said::Answered(Answer::Yes)]);
        let aside = is(&[Said::Answered(Answer::StandAside), Said::StoodAside, Said::NotAsked]);
        let waits =
            matches!(motion, Motion::Admit { .. }) && is(&[Said::Answered(Answer::Concern)]) > 0;
        let asked = said.len().saturating_sub(aside);
        let needed = self.needed(motion, asked);
        let passes = !waits && needed.is_some_and(|needed| yes >= needed);
        Count { said, needed, passes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BodyName;

    fn needed(threshold: Threshold, door: Door, motion: &Motion, asked: usize) -> Option<usize> {
        let rule = Rule { threshold, door, wordings: Threshold::Everyone };
        let ballot = Ballot { electorate: BTreeSet::new(), rule, had_two: true, disputed: false };
        ballot.needed(motion, asked)
    }

    #[test]
    fn each_rule_needs_what_its_words_say() {
        for asked in 0..=12 {
            let enough: [(Threshold, &dyn Fn(usize) -> bool); 4] = [
                (Threshold::Majority, &|yes| yes * 2 > asked),
                (Threshold::TwoThirds, &|yes| yes * 3 >= asked * 2),
                (Threshold::AllButOne, &|yes| yes + 1 >= asked),
                (Threshold::Everyone, &|yes| yes == asked),
            ];
            for (threshold, enough) in enough {
                let expected = (2..=asked).find(|yes| enough(*yes));
                let relay = Motion::SetRelay(None);
                assert_eq!(needed(threshold, Door::Open, &relay, asked), expected, "{asked}");
                let person = BodyName::from_bytes([1; 32]);
                let admit = Motion::Admit { person, returning: None };
                assert_eq!(needed(threshold, Door::ByVote, &admit, asked), expected, "{asked}");
                let two = (asked >= 2).then_some(2);
                assert_eq!(needed(threshold, Door::Open, &admit, asked), two, "{asked}");
            }
        }
    }

    #[test]
    fn among_four_at_the_most_three_of_the_rules_need_the_same() {
        for asked in 0..=4 {
            let relay = Motion::SetRelay(None);
            let majority = needed(Threshold::Majority, Door::ByVote, &relay, asked);
            for threshold in [Threshold::TwoThirds, Threshold::AllButOne] {
                assert_eq!(needed(threshold, Door::ByVote, &relay, asked), majority, "{asked}");
            }
        }
    }
}
