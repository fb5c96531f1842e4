//! What the group decides and has decided about who belongs, as plain data for people to read and answer.
//!
//! Invariant: it follows from the entries, and from which bodies are here; no clock, no order of arrival.
//! Source: FORMATS.md §5.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ledger::Ledger;
use crate::group::snapshot::Words;
use crate::id::{BodyName, Day, DeviceId, EntryHash, MemberId};
use crate::reason::Reason;
use crate::roster::{
    Admit, Answer, InvitationRecord, InvitationState, Motion, ProposalRecord, ProposalState,
    Purpose, Rule, Said, Statement, StatementNode, Void,
};

/// What the group decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// The rule in force; absent where nothing is known of the founding.
    pub rule: Option<Rule>,
    /// Whether people came in by two contradicting histories: then every decision takes everyone, until everyone agrees on
    /// a rule.
    pub disputed: bool,
    /// Whether the group has closed.
    pub closed: bool,
    /// Whether nothing can be written: closed, or fewer than two members where there had been two.
    pub read_only: bool,
    /// Everything that was put to the group, newest first: of one day, what was put knowing of another comes before it.
    pub proposals: Vec<Proposed>,
    /// Invitations that were used twice, for the group to settle.
    pub contests: Vec<Contest>,
    /// The last words of those who left, by member.
    pub farewells: Vec<Farewell>,
}

/// A last word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Farewell {
    /// Whose.
    pub member: MemberId,
    /// The body, by which its author can take it back.
    pub body: BodyName,
    /// What it says.
    pub words: Words,
    /// The day, by its author's clock.
    pub day: Day,
}

/// Something that was put to the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Which.
    pub proposal: EntryHash,
    /// What would be done.
    pub motion: Moved,
    /// Who proposed it.
    pub by: MemberId,
    /// The day, by the proposer's clock.
    pub day: Day,
    /// The last day on which it waits for everyone.
    pub until: Day,
    /// The rule by which it is decided: as it stood when this was put.
    pub rule: Rule,
    /// Why; absent where nothing was given, or where this member is not asked.
    pub why: Option<Words>,
    /// Everybody asked, by member, and what each said.
    pub asked: Vec<Word>,
    /// How many yes it takes; absent where it cannot pass at all.
    pub needed: Option<usize>,
    /// Who asked that it is closed over the silence of others, past its day.
    pub closers: Vec<MemberId>,
    /// Where it stands.
    pub outcome: Outcome,
    /// Where it is the admission of a person that the group agreed to: the last day on which an invitation for it is honoured.
    pub invited_until: Option<Day>,
    /// The device by which the person came in.
    pub came_in: Option<DeviceId>,
}

/// What a proposal would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moved {
    /// Let a person in.
    Person {
        /// What the person is called.
        name: Words,
        /// The member who this is, where somebody comes back.
        returning: Option<MemberId>,
    },
    /// Take a member out.
    Removal {
        /// Who.
        member: MemberId,
    },
    /// Decide by another rule.
    Rule(Rule),
    /// Use this relay, or none.
    Relay(Option<Words>),
    /// Retire a device.
    Retiring {
        /// Which.
        device: DeviceId,
        /// Whose.
        member: Option<MemberId>,
    },
    /// Erase words.
    Erasing {
        /// Which.
        body: BodyName,
        /// What they say.
        words: Words,
    },
    /// End the group.
    Closing,
}

/// What one member said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Who.
    pub member: MemberId,
    /// What.
    pub said: Said,
    /// The different answers, where the member's devices contradict each other.
    pub answers: Vec<Answer>,
    /// Why.
    pub why: Option<Words>,
    /// Whether it has to be said again, because who belongs changed meanwhile.
    pub stale: bool,
}

/// Where a proposal stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Words are still asked for.
    Open,
    /// Decided for.
    Passed,
    /// Closed without enough yes.
    Failed,
    /// Its proposer knew of a newer membership; it has to be put anew.
    Stale,
    /// It counts for nothing.
    Void {
        /// Why.
        because: Reason,
    },
}

/// An invitation that was used by several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// The proposal that admits the person; absent for a device of one's own.
    pub proposal: Option<EntryHash>,
    /// What the person is called; absent for a device of one's own.
    pub name: Option<Words>,
    /// Who settles it: those asked about the person, or whose device it is.
    pub settled_by: Vec<MemberId>,
    /// Who came in.
    pub claims: Vec<Claim>,
}

/// One use of an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The statement that let it in, by which it is settled on.
    pub admit: EntryHash,
    /// The device that came in.
    pub device: DeviceId,
    /// Whose device let it in.
    pub let_in_by: Option<MemberId>,
    /// The day, by that device's clock.
    pub day: Day,
    /// Who settled on it.
    pub chosen_by: Vec<MemberId>,
}

/// By member, the newest words, each with its statement.
type Newest<T> = BTreeMap<MemberId, Vec<(EntryHash, T)>>;
/// A word, its statement, and where that stands among all.
type Placed<'a, T> = (usize, &'a StatementNode, T);
/// The newest answers to one proposal, each with the body of its reason.
type Votes = Newest<(Answer, Option<BodyName>)>;

impl Ledger {
    /// What the group decides and has decided.
    pub fn decisions(&self) -> Decisions {
        let roster = self.roster();
        // Gathered once: this is asked after every change.
        let mut votes = self.newest_words(|statement| match statement {
            Statement::Vote(vote) => Some((vote.proposal, (vote.answer, vote.why))),
            _ => None,
        });
        let mut proposals: Vec<Proposed> = roster
            .proposals
            .iter()
            .filter_map(|(hash, record)| {
                self.proposed(*hash, record, votes.remove(hash).unwrap_or_default())
            })
            .collect();
        let facts = self.log().facts();
        let known: BTreeMap<EntryHash, usize> =
            facts.statements.iter().map(|node| (node.hash, node.past.len())).collect();
        // Whoever knows a statement knows everything that it knew, and more.
        let seen = |it: &Proposed| known.get(&it.proposal).copied().unwrap_or_default();
        proposals.sort_by_key(|it| (Reverse(it.day), Reverse(seen(it)), it.proposal));
        Decisions {
            rule: roster.rule,
            disputed: !roster.disputed.is_empty(),
            closed: roster.closed,
            read_only: roster.read_only,
            proposals,
            contests: self.contests(),
            farewells: self.farewells(),
        }
    }

    /// What those who are gone by their own word said with it.
    fn farewells(&self) -> Vec<Farewell> {
        let mut farewells = Vec::new();
        for (member, record) in &self.roster().members {
            let words = record.went_by.iter().filter_map(|hash| {
                let entry = self.log().entry(self.log().position(hash)?)?;
                match entry.kind {
                    crate::log::Kind::Statement(Statement::Leave(Some(body))) => Some(Farewell {
                        member: *member,
                        body,
                        words: self.words_of(&body),
                        day: entry.day,
                    }),
                    _ => None,
                }
            });
            farewells.extend(words);
        }
        farewells
    }

    /// Whether this device's member is among those asked about a proposal, or made it.
    fn is_asked(&self, record: &ProposalRecord) -> bool {
        self.me().is_some_and(|me| record.by == me || record.said.contains_key(&me))
    }

    fn proposed(&self, hash: EntryHash, record: &ProposalRecord, votes: Votes) -> Option<Proposed> {
        let entry = self.log().entry(self.log().position(&hash)?)?;
        let crate::log::Kind::Statement(Statement::Propose(proposal)) = &entry.kind else {
            return None;
        };
        let is_asked = self.is_asked(record);
        let invitations = || {
            let of_this = |it: &&InvitationRecord| it.purpose == Purpose::Person(hash);
            self.roster().invitations.values().filter(of_this)
        };
        Some(Proposed {
            proposal: hash,
            motion: self.moved(&record.motion),
            by: record.by,
            day: entry.day,
            until: record.until,
            rule: record.rule,
            why: proposal.reason.filter(|_| is_asked).map(|reason| self.words_of(&reason)),
            asked: self.asked(record, votes, is_asked),
            needed: record.needed,
            closers: record.closers.iter().copied().collect(),
            outcome: match record.state {
                ProposalState::Open => Outcome::Open,
                ProposalState::Passed => Outcome::Passed,
                ProposalState::Failed => Outcome::Failed,
                ProposalState::Stale => Outcome::Stale,
                ProposalState::Void(why) => Outcome::Void { because: (&why).into() },
            },
            invited_until: invitations()
                .filter(|it| it.state == InvitationState::Open)
                .map(|it| it.expires)
                .max(),
            came_in: invitations().find_map(|it| match it.state {
                InvitationState::Used(device) => Some(device),
                InvitationState::Open
                | InvitationState::Withdrawn
                | InvitationState::Contested(_)
                | InvitationState::Void(_) => None,
            }),
        })
    }

    fn moved(&self, motion: &Motion) -> Moved {
        match motion {
            Motion::Admit { person, returning } => {
                Moved::Person { name: self.words_of(person).legible(), returning: *returning }
            }
            Motion::Remove(member) => Moved::Removal { member: *member },
            Motion::SetRule(rule) => Moved::Rule(*rule),
            Motion::SetRelay(relay) => {
                Moved::Relay(relay.as_ref().map(|relay| self.words_of(relay).legible()))
            }
            Motion::RetireDevice(device) => {
                Moved::Retiring { device: *device, member: self.roster().member_of(*device) }
            }
            Motion::TakeBack(body) => Moved::Erasing { body: *body, words: self.words_of(body) },
            Motion::CloseGroup => Moved::Closing,
        }
    }

    fn asked(&self, record: &ProposalRecord, mut words: Votes, is_asked: bool) -> Vec<Word> {
        let word = |(member, said): (&MemberId, &Said)| {
            let votes = words.remove(member).unwrap_or_default();
            let answers: BTreeSet<Answer> = votes.iter().map(|(_, (answer, _))| *answer).collect();
            let why = votes.iter().find_map(|(_, (_, why))| *why).filter(|_| is_asked);
            let is_stale = |hash: &EntryHash| self.roster().void.get(hash) == Some(&Void::Stale);
            Word {
                member: *member,
                said: *said,
                answers: match said {
                    Said::Contradicting => answers.into_iter().collect(),
                    Said::Nothing | Said::Answered(_) | Said::StoodAside | Said::NotAsked => {
                        Vec::new()
                    }
                },
                why: why.map(|why| self.words_of(&why)),
                stale: !votes.is_empty() && votes.iter().all(|(hash, _)| is_stale(hash)),
            }
        };
        record.said.iter().map(word).collect()
    }

    /// The newest of each member's statements of one kind, by what they are about: those that none of the member's others
    /// about it knew of.
    fn newest_words<K: Ord, T>(
        &self,
        of: impl Fn(&Statement) -> Option<(K, T)>,
    ) -> BTreeMap<K, Newest<T>> {
        let facts = self.log().facts();
        let mut said: BTreeMap<K, BTreeMap<MemberId, Vec<Placed<'_, T>>>> = BTreeMap::new();
        for (at, node) in facts.statements.iter().enumerate() {
            let word = node.statement.as_ref().and_then(&of);
            if let Some((member, (about, word))) = self.roster().member_of(node.device).zip(word) {
                said.entry(about).or_default().entry(member).or_default().push((at, node, word));
            }
        }
        let newest = |mut words: Vec<Placed<'_, T>>| {
            let known: BTreeSet<usize> = words
                .iter()
                .map(|(at, ..)| *at)
                .filter(|at| words.iter().any(|(_, later, _)| later.past.contains(*at)))
                .collect();
            words.retain(|(at, ..)| !known.contains(at));
            words.into_iter().map(|(_, node, said)| (node.hash, said)).collect()
        };
        let by_member = |words: BTreeMap<MemberId, Vec<_>>| {
            words.into_iter().map(|(member, words)| (member, newest(words))).collect()
        };
        said.into_iter().map(|(about, words)| (about, by_member(words))).collect()
    }

    fn contests(&self) -> Vec<Contest> {
        let roster = self.roster();
        let mut contests: Vec<Contest> = Vec::new();
        for record in roster.invitations.values() {
            let InvitationState::Contested(admits) = &record.state else { continue };
            let claims: Vec<Claim> = admits.iter().filter_map(|it| self.claim(*it)).collect();
            // Two invitations for one person, each used, are one contest.
            if contests.iter().any(|it| it.claims == claims) {
                continue;
            }
            let (proposal, name, settled_by) = match record.purpose {
                Purpose::Person(proposal) => {
                    let asked = roster.proposals.get(&proposal);
                    let name = asked.and_then(|asked| match &asked.motion {
                        Motion::Admit { person, .. } => Some(self.words_of(person)),
                        _ => None,
                    });
                    let asked = asked.map(|asked| asked.said.keys().copied().collect());
                    (Some(proposal), Some(name.unwrap_or_default()), asked.unwrap_or_default())
                }
                Purpose::OwnDevice => (None, None, vec![record.by]),
            };
            contests.push(Contest { proposal, name, settled_by, claims });
        }
        contests
    }

    fn claim(&self, admit: EntryHash) -> Option<Claim> {
        let at = self.log().position(&admit)?;
        let entry = self.log().entry(at)?;
        let crate::log::Kind::Statement(Statement::Admit(Admit { device, .. })) = &entry.kind
        else {
            return None;
        };
        // All that a member settled on is one question here: the newest counts, whichever use it is.
        let mut chosen = self.newest_words(|statement| match statement {
            Statement::Settle(on) => Some(((), *on)),
            _ => None,
        });
        let chosen = chosen.remove(&()).unwrap_or_default();
        let chosen_by = chosen.into_iter().filter(|(_, on)| on.iter().any(|(_, on)| *on == admit));
        Some(Claim {
            admit,
            device: *device,
            let_in_by: self.log().device(at).and_then(|host| self.roster().member_of(host)),
            day: entry.day,
            chosen_by: chosen_by.map(|(member, _)| member).collect(),
        })
    }
}
