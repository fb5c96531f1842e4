//! Everything that honest people can say at once, each knowing the same, against counting on one's fingers.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{
    assert_admitted_by_the_rule, assert_judged_by_its_past, assert_words_are_ones_own,
};
use super::orders::assert_order_is_nothing;
use super::{founded_by, is_deep};
use crate::id::{EntryHash, MemberId};
use crate::roster::build::{self, History, admit_motion, device, propose, rule, vote};
use crate::roster::{
    Answer, Door, Motion, ProposalState, Purpose, Roster, Rule, Statement, Threshold, roster,
};

/// Where they stand when they speak, and what each could say; people and proposals by number.
struct Ground {
    history: History,
    rule: Rule,
    /// Devices, each with its member's number.
    voices: Vec<(&'static str, usize)>,
    people: Vec<&'static str>,
    open: Vec<EntryHash>,
    invites: Vec<EntryHash>,
    says: Vec<Say>,
    /// People in whose places everything is the same.
    alike: Vec<(usize, usize)>,
}

/// What somebody can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Say {
    Nothing,
    Remove(usize),
    Rule(Threshold, Door),
    Admit,
    RetireByAll(usize),
    CloseGroup,
    Answer(usize, Answer),
    Close(usize),
    Invite,
    Withdraw(usize),
    LetIn(usize, &'static str),
    RetireOwn(usize),
    Pause,
    Resume,
    Leave,
}

impl Say {
    /// The same with two people in each other's places.
    fn swapped(self, a: usize, b: usize) -> Self {
        let other = |who: usize| match who {
            _ if who == a => b,
            _ if who == b => a,
            _ => who,
        };
        match self {
            Self::Remove(who) => Self::Remove(other(who)),
            Self::RetireByAll(who) => Self::RetireByAll(other(who)),
            Self::RetireOwn(who) => Self::RetireOwn(other(who)),
            same @ (Self::Nothing
            | Self::Rule(..)
            | Self::Admit
            | Self::CloseGroup
            | Self::Answer(..)
            | Self::Close(_)
            | Self::Invite
            | Self::Withdraw(_)
            | Self::LetIn(..)
            | Self::Pause
            | Self::Resume
            | Self::Leave) => same,
        }
    }
}

impl Ground {
    fn statement(&self, voice: usize, say: Say) -> Option<Statement> {
        let (name, me) = self.voices[voice];
        Some(match say {
            Say::Nothing => return None,
            Say::Remove(who) if who == me => return None,
            Say::Remove(who) => propose(Motion::Remove(self.history.member(self.people[who]))),
            Say::Rule(threshold, door) => propose(Motion::SetRule(rule(threshold, door))),
            Say::Admit => propose(admit_motion("dave")),
            Say::RetireByAll(who) => propose(Motion::RetireDevice(device(self.people[who]))),
            Say::CloseGroup => propose(Motion::CloseGroup),
            Say::Answer(proposal, answer) => vote(self.open[proposal], answer),
            Say::Close(proposal) => Statement::Close(self.open[proposal]),
            Say::Invite => build::invite(Purpose::OwnDevice),
            Say::Withdraw(invite) => Statement::WithdrawInvite(self.invites[invite]),
            Say::LetIn(invite, newcomer) => self.history.admission(self.invites[invite], newcomer),
            Say::RetireOwn(who) => {
                let other = self.voices.iter().find(|(voice, of)| *of == me && *voice != name);
                if who != me {
                    return None;
                }
                Statement::RetireDevice(device(other?.0))
            }
            Say::Pause => Statement::Pause(()),
            Say::Resume => Statement::Resume(()),
            Say::Leave => Statement::Leave(None),
        })
    }

    /// Whether this choice stands for those that differ from it by people in each other's places.
    fn is_chosen(&self, said: &[Say]) -> bool {
        self.alike.iter().all(|(a, b)| {
            let mut other = said.to_vec();
            other.swap(*a, *b);
            let other: Vec<Say> = other.into_iter().map(|say| say.swapped(*a, *b)).collect();
            said <= other.as_slice()
        })
    }

    fn number(&self, say: Say) -> usize {
        self.says.iter().position(|other| *other == say).map_or(0, |at| at + 1)
    }

    /// Every choice of at most so many words, one from each voice; tells how many.
    fn check(&self, most: usize) -> usize {
        let mut said = vec![Say::Nothing; self.voices.len()];
        self.check_from(&mut said, 0, most)
    }

    fn check_from(&self, said: &mut Vec<Say>, voice: usize, left: usize) -> usize {
        if voice == said.len() {
            // Where all speak at once that anybody does here, every so many; all of them where it goes deep.
            let spread: usize = said.iter().map(|say| self.number(*say)).sum();
            let is_skipped = !is_deep() && left == 0 && !spread.is_multiple_of(23);
            if is_skipped || !self.is_chosen(said) {
                return 0;
            }
            self.assert_right(said);
            return 1;
        }
        let mut count = self.check_from(said, voice + 1, left);
        for say in &self.says {
            if left > 0 && self.statement(voice, *say).is_some() {
                said[voice] = *say;
                count += self.check_from(said, voice + 1, left - 1);
            }
        }
        said[voice] = Say::Nothing;
        count
    }

    fn assert_right(&self, said: &[Say]) {
        let mut history = self.history.clone();
        let base = history.facts().statements.len();
        for (voice, say) in said.iter().enumerate() {
            if let Some(statement) = self.statement(voice, *say) {
                history.say(self.voices[voice].0, statement);
            }
        }
        let count = history.facts().statements.len();
        let seed = history.facts().statements[count - 1].hash.as_bytes()[0];
        if is_deep() || count - base < 3 || seed.is_multiple_of(16) {
            assert_order_is_nothing(&history, base);
        }
        let mut settled = BTreeMap::new();
        let first = self.assert_counted(&history, said, &mut settled);
        if seed.is_multiple_of(16) {
            for at in base..count {
                assert_judged_by_its_past(&history, at);
            }
        }

        // All hear it and go on; then everybody says yes to everything, and later speaks against everything.
        for answer in [Answer::Yes, Answer::Concern] {
            history.all_hear();
            for (name, _) in &self.voices {
                history.write(name);
            }
            self.assert_taken(&history, &first);
            // Closing the group comes last: nobody answers anything after that.
            let mut open: Vec<_> = first.proposals.iter().collect();
            open.sort_by_key(|(hash, proposal)| (proposal.motion == Motion::CloseGroup, **hash));
            for (name, _) in &self.voices {
                for (proposal, _) in &open {
                    history.say(name, vote(**proposal, answer));
                }
            }
            let now = self.assert_counted(&history, said, &mut settled);
            self.assert_taken(&history, &first);
            if seed.is_multiple_of(32) {
                let backwards: Vec<usize> = (0..history.facts().statements.len()).rev().collect();
                assert_eq!(now, roster(history.group, &history.reordered(&backwards)));
            }
        }
    }

    /// What was decided when everybody went on stays decided.
    fn assert_taken(&self, history: &History, first: &Roster) {
        let now = history.roster();
        for (hash, proposal) in &first.proposals {
            if proposal.state == ProposalState::Passed {
                assert_eq!(now.proposals[hash].state, ProposalState::Passed, "{hash:?}");
            }
        }
        let is_in = |name: &str| first.is_current(device(name));
        for (name, _) in self.voices.iter().filter(|(name, _)| !is_in(name)) {
            assert!(!now.is_current(device(name)), "{name} is back");
        }
    }

    /// Compares with counting on one's fingers; `settled` holds what earlier rounds came to, which stays.
    fn assert_counted(
        &self,
        history: &History,
        said: &[Say],
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
            Say::Nothing
            | Say::Remove(_)
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
        let about_who = said.iter().filter(decides_who).count();
        let is_staying = !said.iter().any(by_own_hand);
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
                && said.iter().filter(|say| **say == Say::CloseGroup).count() > 1;
            if is_staying && about_who == usize::from(is_about_who) && !is_second {
                assert_eq!(passed, must, "{said:?} {:?}\n{result:#?}", proposal.motion);
            }
        }
        // Nobody is out but by their own hand or by what was decided, and whoever is, is out.
        for (voice, (name, me)) in self.voices.iter().enumerate() {
            let member = history.member(name);
            let by_own_hand =
                said.iter().zip(&self.voices).enumerate().any(|(other, (say, (_, of)))| {
                    of == me
                        && (*say == Say::Leave || (*say == Say::RetireOwn(*me) && other != voice))
                });
            let is_out =
                by_own_hand || removed.contains(&member) || retired.contains(&device(name));
            assert_eq!(result.is_current(device(name)), !is_out, "{name}: {said:?}\n{result:#?}");
        }
        result
    }

    /// Whether it was put where they stand or later.
    fn is_put_here(&self, history: &History, hash: EntryHash) -> bool {
        self.open.contains(&hash) || history.position(hash) >= self.history.facts().statements.len()
    }

    /// Whether a proposal can have passed, and whether, where nobody goes, it must.
    fn count(&self, history: &History, hash: EntryHash, motion: &Motion) -> Counted {
        let asked = self.asked(history, hash, motion);
        let mut last: Last = BTreeMap::new();
        let mut ever_yes: BTreeSet<MemberId> = BTreeSet::new();
        let mut closing = BTreeSet::new();
        for (at, node) in history.facts().statements.iter().enumerate() {
            let by = self.voices.iter().find(|(name, _)| device(name) == node.device);
            let Some((name, _)) = by else { continue };
            let member = history.member(name);
            if !asked.contains(&member) {
                continue;
            }
            let answer = match &node.statement {
                Some(Statement::Propose(_)) if node.hash == hash => Answer::Yes,
                Some(Statement::Vote(vote)) if vote.proposal == hash => vote.answer,
                Some(Statement::Close(proposal)) if *proposal == hash => {
                    closing.insert(member);
                    continue;
                }
                _ => continue,
            };
            if answer == Answer::Yes {
                ever_yes.insert(member);
            }
            let words = last.entry(member).or_default();
            words.retain(|(earlier, _)| !node.past.contains(*earlier));
            words.push((at, answer));
        }
        let is_closed = closing.len() >= 2 && closing.len() * 2 > asked.len();
        Counted {
            could: ever_yes.len() >= self.needed(motion, ever_yes.len()),
            must: self.is_enough(&asked, &last, is_closed, motion),
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
            .filter(|member| *motion != Motion::Remove(*member))
            .collect()
    }

    fn is_enough(
        &self,
        asked: &BTreeSet<MemberId>,
        last: &Last,
        is_closed: bool,
        motion: &Motion,
    ) -> bool {
        let (mut yes, mut aside, mut concern) = (0, 0, false);
        for member in asked {
            let answers: BTreeSet<Answer> =
                last.get(member).into_iter().flatten().map(|(_, answer)| *answer).collect();
            match answers.into_iter().collect::<Vec<_>>().as_slice() {
                [] => aside += usize::from(is_closed),
                [Answer::Yes] => yes += 1,
                [Answer::StandAside] => aside += 1,
                [Answer::Concern] => concern = true,
                _ => {}
            }
        }
        let waits = concern && matches!(motion, Motion::Admit { .. });
        !waits && yes >= self.needed(motion, asked.len() - aside)
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

/// Each member's newest words.
type Last = BTreeMap<MemberId, Vec<(usize, Answer)>>;

fn group(names: &[&'static str], by: Rule) -> History {
    let mut history = History::found(names[0], by);
    for (at, name) in names.iter().enumerate().skip(1) {
        history.let_in(names[0], &names[1..at], name);
    }
    history
}

const THRESHOLDS: [Threshold; 4] =
    [Threshold::Majority, Threshold::TwoThirds, Threshold::AllButOne, Threshold::Everyone];

#[test]
fn whatever_three_members_propose_at_once_is_counted_as_on_ones_fingers() {
    let mut tried = 0;
    for threshold in THRESHOLDS {
        let by = rule(threshold, Door::ByVote);
        let people = vec!["alice", "bob", "carol"];
        let ground = Ground {
            history: group(&people, by),
            rule: by,
            voices: vec![("alice", 0), ("bob", 1), ("carol", 2)],
            people,
            open: Vec::new(),
            invites: Vec::new(),
            says: vec![
                Say::Remove(0),
                Say::Remove(1),
                Say::Remove(2),
                Say::Rule(Threshold::Everyone, Door::Closed),
                Say::Rule(Threshold::Majority, Door::Open),
                Say::Admit,
                Say::RetireByAll(0),
                Say::RetireByAll(1),
                Say::RetireByAll(2),
                Say::CloseGroup,
                Say::Pause,
                Say::Leave,
            ],
            alike: if threshold == Threshold::Majority { Vec::new() } else { vec![(1, 2)] },
        };
        let is_plain = matches!(threshold, Threshold::AllButOne | Threshold::Everyone);
        tried += ground.check(if is_deep() || !is_plain { 3 } else { 2 });
    }
    assert!(tried > 400, "{tried}");
}

#[test]
fn whatever_four_members_answer_at_once_is_counted_as_on_ones_fingers() {
    let mut tried = 0;
    for (threshold, door) in
        THRESHOLDS.into_iter().map(|t| (t, Door::ByVote)).chain([(Threshold::Everyone, Door::Open)])
    {
        let by = rule(threshold, door);
        let people = vec!["alice", "bob", "carol", "dora"];
        let mut history = group(&people, by);
        let admit = history.propose("alice", admit_motion("dave"));
        let relay = history.propose("alice", Motion::SetRelay(None));
        history.all_hear();
        let ground = Ground {
            history,
            rule: by,
            voices: vec![("alice", 0), ("bob", 1), ("carol", 2), ("dora", 3)],
            people,
            open: vec![admit, relay],
            invites: Vec::new(),
            says: vec![
                Say::Answer(0, Answer::Yes),
                Say::Answer(0, Answer::StandAside),
                Say::Answer(0, Answer::Concern),
                Say::Answer(1, Answer::Yes),
                Say::Answer(1, Answer::StandAside),
                Say::Answer(1, Answer::NotNow),
                Say::Close(1),
                Say::Pause,
                Say::Leave,
            ],
            alike: vec![(1, 2), (2, 3)],
        };
        let most = if threshold == Threshold::TwoThirds { 3 } else { 2 };
        tried += ground.check(if is_deep() { 4 } else { most });
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn whatever_two_devices_each_say_at_once_is_one_word_of_each_member() {
    let by = rule(Threshold::Majority, Door::ByVote);
    let mut history = group(&["alice", "bob"], by);
    history.add_device("alice", "alice phone");
    history.add_device("bob", "bob phone");
    let relay = history.propose("alice", Motion::SetRelay(None));
    history.all_hear();
    let ground = Ground {
        history,
        rule: by,
        voices: vec![("alice", 0), ("alice phone", 0), ("bob", 1), ("bob phone", 1)],
        people: vec!["alice", "bob"],
        open: vec![relay],
        invites: Vec::new(),
        says: vec![
            Say::Answer(0, Answer::Yes),
            Say::Answer(0, Answer::NotNow),
            Say::Close(0),
            Say::RetireOwn(0),
            Say::RetireOwn(1),
            Say::Invite,
            Say::Pause,
            Say::Resume,
            Say::Leave,
        ],
        alike: Vec::new(),
    };
    let tried = ground.check(if is_deep() { 4 } else { 3 });
    assert!(tried > 200, "{tried}");
}

/// One invitation, used and taken back by everybody at once: at most one newcomer, and only one that somebody let in.
#[test]
fn whoever_lets_somebody_in_at_once_one_at_most_comes_in() {
    let mut history = founded_by("alice");
    history.let_in("alice", &[], "bob");
    history.let_in("alice", &["bob"], "carol");
    let proposal = history.propose("alice", admit_motion("dave"));
    history.all_hear();
    history.vote("bob", proposal, Answer::Yes);
    history.all_hear();
    let one = history.invite("alice", Purpose::Person(proposal));
    let two = history.invite("bob", Purpose::Person(proposal));
    history.all_hear();
    let ways = [
        Say::Nothing,
        Say::LetIn(0, "dave"),
        Say::LetIn(0, "erin"),
        Say::LetIn(1, "dave"),
        Say::LetIn(1, "erin"),
        Say::Withdraw(0),
        Say::Withdraw(1),
        Say::Pause,
        Say::Leave,
    ];
    let by = rule(Threshold::Majority, Door::ByVote);
    let ground = Ground {
        history,
        rule: by,
        voices: vec![("alice", 0), ("bob", 1), ("carol", 2)],
        people: vec!["alice", "bob", "carol"],
        open: vec![proposal],
        invites: vec![one, two],
        says: Vec::new(),
        alike: Vec::new(),
    };
    for choice in 0..ways.len().pow(3) {
        let mut history = ground.history.clone();
        let base = history.facts().statements.len();
        let (mut hosts, mut left) = (BTreeMap::<&str, BTreeSet<&str>>::new(), choice);
        for (voice, (name, _)) in ground.voices.iter().enumerate() {
            let say = ways[left % ways.len()];
            left /= ways.len();
            if let Some(statement) = ground.statement(voice, say) {
                history.say(name, statement);
            }
            if let Say::LetIn(_, newcomer) = say {
                hosts.entry(newcomer).or_default().insert(name);
            }
        }
        assert_order_is_nothing(&history, base);
        let result = history.roster();
        let is_in = |name: &&str| result.is_current(device(name));
        let came: Vec<&str> = ["dave", "erin"].into_iter().filter(is_in).collect();
        // Used for two people at once it is for the others to settle.
        let expected: Vec<&str> =
            if hosts.len() == 1 { hosts.keys().copied().collect() } else { Vec::new() };
        assert_eq!(came, expected, "{choice}");
    }
}
