//! What a member can say about who belongs, as a command, and the statement that it becomes.
//!
//! Letting somebody in, inviting and leaving are commands of their own, because more comes of them than a statement.
//!
//! Invariant: what would count for nothing is not said.
//! Source: FORMATS.md §5.

use serde::{Deserialize, Serialize};

use super::ledger::{Ledger, Random, WriteError};
use crate::group::{EditError, MAX_WORDS_BYTES, Subject, line};
use crate::id::{BodyName, Day, DeviceId, EntryHash, MemberId};
use crate::log::Body;
use crate::relay::Relay;
use crate::roster::{Answer, Door, Motion, Proposal, Rule, Statement, Threshold, Vote};

/// For how many days a proposal waits for everyone; afterwards those who answered can close it.
pub const PROPOSAL_DAYS: u32 = 14;

/// What a member can say about who belongs. `why` reaches only those who vote, and is erased once it is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Say {
    /// Puts to the group that somebody comes in.
    ProposePerson {
        /// A short name or initials; reaches only those who vote, and is erased once the person is in or it is decided against.
        name: String,
        /// The member who this is, where somebody who lost every device comes back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        returning: Option<MemberId>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts to the group that a member is taken out.
    ProposeRemoval {
        /// Who.
        member: MemberId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts to the group that it decides by another rule.
    ProposeRule {
        /// How many have to agree.
        threshold: Threshold,
        /// Who can come in at all.
        door: Door,
        /// How many have to agree before a wording holds; absent: as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wordings: Option<Threshold>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts to the group which relay it uses.
    ProposeRelay {
        /// Its address, as [`Relay::parse`] takes it; absent: none.
        relay: Option<String>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts to the group that a device is retired which its member cannot retire.
    ProposeRetiring {
        /// Which.
        device: DeviceId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts to the group that words are erased which their author does not take back.
    ProposeErasing {
        /// Which.
        body: BodyName,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts to the group that it ends.
    ProposeClosing {
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// This member's own word on what was put to the group; the newest counts.
    Vote {
        /// On what.
        proposal: EntryHash,
        /// The word.
        answer: Answer,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Past its day: those who have not answered stand aside.
    CloseVote {
        /// On what.
        proposal: EntryHash,
    },
    /// A word on which of two devices came in rightly by an invitation that was used twice.
    Settle {
        /// The statement that let it in.
        admit: EntryHash,
    },
    /// A device of this member's own is in use no more.
    Retire {
        /// Which.
        device: DeviceId,
    },
    /// Takes a break: asked about nothing until back.
    Pause,
    /// Is back.
    Resume,
}

impl Say {
    /// The names by which it is asked for in JSON.
    pub const NAMES: [&'static str; 13] = [
        "propose_person",
        "propose_removal",
        "propose_rule",
        "propose_relay",
        "propose_retiring",
        "propose_erasing",
        "propose_closing",
        "vote",
        "close_vote",
        "settle",
        "retire",
        "pause",
        "resume",
    ];
}

impl Ledger {
    /// Says something about who belongs, on `today` by this device's clock.
    pub fn say_so(
        &mut self,
        say: &Say,
        today: Day,
        random: Random<'_>,
    ) -> Result<EntryHash, WriteError> {
        let mut bodies = Bodies { ledger: self, random, made: Vec::new() };
        let statement = match say {
            Say::ProposePerson { name, returning, why } => {
                let person = bodies.line(Subject::Name, name)?;
                bodies.propose(
                    Motion::Admit { person, returning: *returning },
                    why.as_deref(),
                    today,
                )?
            }
            Say::ProposeRemoval { member, why } => {
                bodies.propose(Motion::Remove(*member), why.as_deref(), today)?
            }
            Say::ProposeRule { threshold, door, wordings, why } => {
                let now = bodies.ledger.roster().rule.map(|rule| rule.wordings);
                let wordings = wordings.or(now).unwrap_or(Threshold::Everyone);
                let rule = Rule { threshold: *threshold, door: *door, wordings };
                bodies.propose(Motion::SetRule(rule), why.as_deref(), today)?
            }
            Say::ProposeRelay { relay, why } => {
                let relay = relay.as_deref().map(Relay::parse).transpose()?;
                let relay = relay.map(|relay| bodies.body(&relay.to_string())).transpose()?;
                bodies.propose(Motion::SetRelay(relay), why.as_deref(), today)?
            }
            Say::ProposeRetiring { device, why } => {
                bodies.propose(Motion::RetireDevice(*device), why.as_deref(), today)?
            }
            Say::ProposeErasing { body, why } => {
                bodies.propose(Motion::TakeBack(*body), why.as_deref(), today)?
            }
            Say::ProposeClosing { why } => {
                bodies.propose(Motion::CloseGroup, why.as_deref(), today)?
            }
            Say::Vote { proposal, answer, why } => {
                let why = bodies.words(why.as_deref())?;
                Statement::Vote(Vote { proposal: *proposal, answer: *answer, why })
            }
            Say::CloseVote { proposal } => {
                bodies.ledger.check_day(*proposal, today)?;
                Statement::Close(*proposal)
            }
            Say::Settle { admit } => Statement::Settle(*admit),
            Say::Retire { device } => Statement::RetireDevice(*device),
            Say::Pause => Statement::Pause(()),
            Say::Resume => Statement::Resume(()),
        };
        let made = bodies.made;
        self.say(statement, made, today)
    }

    /// The day is for the device that closes to look at; no other can know by which clock it was.
    fn check_day(&self, proposal: EntryHash, today: Day) -> Result<(), WriteError> {
        let record = self.roster().proposals.get(&proposal);
        match record.map(|record| record.until) {
            Some(until) if today <= until => Err(WriteError::TooEarly),
            Some(_) | None => Ok(()),
        }
    }
}

/// The words that come with a statement.
struct Bodies<'a, 'r> {
    ledger: &'a Ledger,
    random: Random<'r>,
    made: Vec<(BodyName, Body)>,
}

impl Bodies<'_, '_> {
    fn propose(
        &mut self,
        motion: Motion,
        why: Option<&str>,
        today: Day,
    ) -> Result<Statement, WriteError> {
        let reason = self.words(why)?;
        Ok(Statement::Propose(Proposal { motion, reason, until: today.plus(PROPOSAL_DAYS) }))
    }

    fn line(&mut self, what: Subject, words: &str) -> Result<BodyName, WriteError> {
        self.body(line(what, words)?)
    }

    fn words(&mut self, words: Option<&str>) -> Result<Option<BodyName>, WriteError> {
        let words = words.map(str::trim).filter(|words| !words.is_empty());
        words.map(|words| self.body(words)).transpose()
    }

    fn body(&mut self, words: &str) -> Result<BodyName, WriteError> {
        let (length, limit) = (words.len(), MAX_WORDS_BYTES);
        if length > limit {
            return Err(EditError::TooLong { length, limit }.into());
        }
        let (name, body) = self.ledger.body_of(words, self.random);
        self.made.push((name, body));
        Ok(name)
    }
}
