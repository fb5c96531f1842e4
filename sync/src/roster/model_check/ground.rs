//! Where honest people stand when they speak without hearing each other, and every set of words they can say there.

use std::collections::BTreeMap;

use super::claims::assert_judged_by_its_past;
use super::is_deep;
use super::orders::{assert_ends_are_nothing, assert_order_is_nothing};
use crate::id::EntryHash;
use crate::roster::build::{self, History, admit_motion, device, propose, rule, vote};
use crate::roster::{
    Answer, Door, Motion, ProposalRecord, ProposalState, Purpose, Roster, Rule, Statement,
    Threshold,
};

/// Where they stand when they speak, and what each could say; people and proposals by number.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub history: History,
    pub rule: Rule,
    /// Devices, each with its member's number.
    pub voices: Vec<(&'static str, usize)>,
    pub people: Vec<&'static str>,
    pub open: Vec<EntryHash>,
    pub invites: Vec<EntryHash>,
    /// In the order in which one voice says them.
    pub says: Vec<Say>,
    /// People in whose places everything is the same.
    pub alike: Vec<(usize, usize)>,
    /// How many questions that touch nobody's place are put in one set.
    pub most_questions: usize,
    /// Whether one voice says its words in every order.
    pub in_every_order: bool,
}

/// What somebody can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Say {
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
            same @ (Self::Rule(..)
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

    /// Whether it puts a question that touches nobody's place.
    fn is_question(self) -> bool {
        matches!(self, Self::Rule(..) | Self::Admit | Self::CloseGroup)
    }

    /// Whether one voice that said this later has said no more than if it had not said the other before.
    pub(super) fn replaces(self, earlier: Self) -> bool {
        match (self, earlier) {
            (Self::Answer(one, _), Self::Answer(other, _)) => one == other,
            (Self::Pause | Self::Resume, Self::Pause | Self::Resume) => true,
            _ => false,
        }
    }
}

/// What each voice says, one word after the other.
pub(super) type Words = Vec<Vec<Say>>;

impl Ground {
    /// A group by this rule where each has one device and nothing is open.
    pub(super) fn quiet(people: &[&'static str], by: Rule) -> Self {
        Self {
            history: History::of(people, by),
            rule: by,
            voices: people.iter().enumerate().map(|(at, name)| (*name, at)).collect(),
            people: people.to_vec(),
            open: Vec::new(),
            invites: Vec::new(),
            says: Vec::new(),
            alike: Vec::new(),
            most_questions: usize::MAX,
            in_every_order: false,
        }
    }

    pub(super) fn statement(&self, voice: usize, say: Say) -> Option<Statement> {
        let (name, me) = self.voices[voice];
        Some(match say {
            Say::Remove(who) | Say::RetireByAll(who) if who == me => return None,
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

    /// What one voice can say in one go, at most so many words.
    fn chains(&self, voice: usize, most: usize) -> Vec<Vec<Say>> {
        let mut chains = vec![Vec::new()];
        let mut open = 0;
        while let Some(chain) = chains.get(open).cloned() {
            open += 1;
            if chain.len() == most || chain.last() == Some(&Say::Leave) {
                continue;
            }
            for say in &self.says {
                let is_next = match chain.last() {
                    Some(last) if !self.in_every_order => self.number(*say) > self.number(*last),
                    _ => !chain.contains(say),
                };
                let is_idle = !self.in_every_order && chain.iter().any(|past| say.replaces(*past));
                if is_next && !is_idle && self.statement(voice, *say).is_some() {
                    chains.push(chain.iter().copied().chain([*say]).collect());
                }
            }
        }
        chains
    }

    fn number(&self, say: Say) -> usize {
        self.says.iter().position(|other| *other == say).unwrap_or(usize::MAX)
    }

    /// Whether this choice stands for those that differ from it by people in each other's places.
    fn is_chosen(&self, said: &Words) -> bool {
        self.alike.iter().all(|(a, b)| {
            let mut other: Words = said.clone();
            other.swap(*a, *b);
            for chain in &mut other {
                for say in &mut *chain {
                    *say = say.swapped(*a, *b);
                }
                if !self.in_every_order {
                    chain.sort_by_key(|say| self.number(*say));
                }
            }
            *said <= other
        })
    }

    /// Every set of at most `complete` words, and of those of up to `most` one in `step`; all of them where it goes deep.
    /// Tells how many.
    pub(super) fn check(&self, complete: usize, most: usize, step: usize) -> usize {
        let chains: Vec<_> = (0..self.voices.len()).map(|voice| self.chains(voice, most)).collect();
        let mut sets = Sets { ground: self, chains, complete, step, seen: 0, tried: 0 };
        sets.take(&mut Vec::new(), most, self.most_questions);
        sets.tried
    }

    pub(super) fn say(&self, said: &Words) -> History {
        let mut history = self.history.clone();
        for (voice, chain) in said.iter().enumerate() {
            for statement in chain.iter().filter_map(|say| self.statement(voice, *say)) {
                history.say(self.voices[voice].0, statement);
            }
        }
        history
    }

    fn assert_right(&self, said: &Words) {
        let base = self.history.facts().statements.len();
        let mut history = self.say(said);
        let count = history.facts().statements.len();
        let seed = history.facts().statements[count - 1].hash.as_bytes()[0];
        let mut settled = BTreeMap::new();
        let first = self.assert_counted(&history, said, &mut settled);
        match count - base {
            0..3 => assert_order_is_nothing(&history, &first, base),
            3..5 if is_deep() || seed.is_multiple_of(8) => {
                assert_order_is_nothing(&history, &first, base)
            }
            _ => assert_ends_are_nothing(&history, &first, base, seed.is_multiple_of(8)),
        };
        if seed.is_multiple_of(16) {
            for at in base..count {
                assert_judged_by_its_past(&history, at);
            }
        }

        // Of the largest sets one in eight is gone on from.
        if count - base > 4 && !seed.is_multiple_of(8) {
            return;
        }
        // All hear it and go on; then everybody says yes to everything that is not decided, and later speaks against it.
        let mut before = first.clone();
        let is_answered_again = is_deep() || seed.is_multiple_of(4);
        for answer in
            [Answer::Yes, Answer::Concern].into_iter().take(1 + usize::from(is_answered_again))
        {
            history.all_hear();
            for (name, _) in &self.voices {
                history.write(name);
            }
            if answer == Answer::Yes {
                self.assert_taken(&history.roster(), &first, said);
            }
            // Closing the group comes last: nobody answers anything after that.
            let is_open = |(hash, it): &(&EntryHash, &ProposalRecord)| {
                self.is_put_here(&history, **hash) && it.state != ProposalState::Passed
            };
            let mut open: Vec<_> = before.proposals.iter().filter(is_open).collect();
            open.sort_by_key(|(hash, proposal)| (proposal.motion == Motion::CloseGroup, **hash));
            for (name, _) in &self.voices {
                for (proposal, _) in &open {
                    history.say(name, vote(**proposal, answer));
                }
            }
            let now = self.assert_counted(&history, said, &mut settled);
            self.assert_taken(&now, &first, said);
            if seed.is_multiple_of(32) {
                assert_ends_are_nothing(&history, &now, 0, false);
            }
            before = now;
        }
    }

    /// What was decided when everybody went on stays decided.
    fn assert_taken(&self, now: &Roster, first: &Roster, said: &Words) {
        for (hash, proposal) in &first.proposals {
            if proposal.state == ProposalState::Passed {
                assert_eq!(now.proposals[hash].state, ProposalState::Passed, "{said:?}");
            }
        }
        let is_in = |name: &str| first.is_current(device(name));
        for (name, _) in self.voices.iter().filter(|(name, _)| !is_in(name)) {
            assert!(!now.is_current(device(name)), "{name} is back");
        }
    }
}

/// The walk through all sets of words.
struct Sets<'g> {
    ground: &'g Ground,
    chains: Vec<Vec<Vec<Say>>>,
    complete: usize,
    step: usize,
    seen: usize,
    tried: usize,
}

impl Sets<'_> {
    fn take(&mut self, said: &mut Words, left: usize, questions: usize) {
        let voice = said.len();
        if voice == self.chains.len() {
            let words: usize = said.iter().map(Vec::len).sum();
            if !is_deep() && words > self.complete {
                self.seen += 1;
                if !self.seen.is_multiple_of(self.step) {
                    return;
                }
            }
            if self.ground.is_chosen(said) {
                self.ground.assert_right(said);
                self.tried += 1;
            }
            return;
        }
        for at in 0..self.chains[voice].len() {
            let chain = &self.chains[voice][at];
            let put = chain.iter().filter(|say| say.is_question()).count();
            if chain.len() <= left && put <= questions {
                let left = left - chain.len();
                said.push(chain.clone());
                self.take(said, left, questions - put);
                said.pop();
            }
        }
    }
}
