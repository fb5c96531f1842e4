//! Ground rules and decisions, each member's word on them, and what follows.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Choice, Text, Written};
use crate::group::edit::{ConcernName, Origin, Stance, Topic};
use crate::id::{Day, ExactHash, MemberId, RecordId};

/// What was put to the group for each member's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which.
    pub id: RecordId,
    /// A few words.
    pub title: Text,
    /// What everyone's word is given to.
    pub wording: Text,
    /// What a ground rule is about; empty where nobody said, and for decisions.
    pub topic: Choice<Option<Topic>>,
    /// When to look at it again; empty where nobody said.
    pub again: Choice<Option<jiff::civil::Date>>,
    /// Who put it to the group.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
    /// Whether it is set aside; both where two people disagreed at once.
    pub aside: Choice<bool>,
    /// Each current member's own word, by member; whoever said nothing is not listed.
    pub answers: Vec<RuleAnswer>,
    /// What follows from the answers.
    pub state: RuleState,
    /// What members say on it, oldest first; of very many the newest.
    pub remarks: Vec<Arc<Remark>>,
}

/// Something put to the group that is not a ground rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What is to be decided, and everyone's word on it.
    pub put: Agreement,
    /// Why.
    pub reasons: Text,
    /// Until when everyone is asked to answer; empty where nobody said.
    pub until: Choice<Option<jiff::civil::Date>>,
    /// What came of it, and why.
    pub outcome: Text,
}

/// What a member says on a ground rule or a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who.
    pub member: MemberId,
    /// When, by their clock.
    pub day: Day,
    /// The words.
    pub written: Written,
    /// The concern that they answer.
    pub to: Option<ConcernName>,
}

/// One member's word on what was put to the group. Two where the member's own devices disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleAnswer {
    /// Who.
    pub member: MemberId,
    /// The word.
    pub stance: Stance,
    /// Why.
    pub why: Option<Written>,
    /// The wording that it was given to.
    pub wording: ExactHash,
    /// Whether that is the wording of now.
    pub current: bool,
    /// The words of an earlier wording, where they are all still here.
    #[serde(default)]
    pub words: Option<String>,
    /// The word on the same wording that it took the place of, if it was another.
    pub before: Option<Stance>,
    /// Where members came from when it was given, where that was settled.
    pub origin: Option<Origin>,
    /// Its name, where it is a concern, for an answer to it.
    pub concern: Option<ConcernName>,
}

/// Where a ground rule or a decision stands; derived, never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// Not everybody has spoken on any wording yet.
    InTheMaking {
        /// Who has not spoken on the wording of now.
        waiting_for: Vec<MemberId>,
    },
    /// Everyone agreed, or stands aside; whoever came later may still have to answer.
    Agreed,
    /// An earlier wording was agreed to and holds while the newer one is being agreed.
    EarlierWordingHolds {
        /// The words that hold.
        words: String,
        /// Who has not spoken on the wording of now.
        waiting_for: Vec<MemberId>,
    },
    /// Somebody has a concern with the wording of now.
    Concern {
        /// Who.
        by: Vec<MemberId>,
        /// The words that hold meanwhile, where any do.
        holds: Option<String>,
    },
    /// Set aside.
    Aside,
    /// Set aside by one and kept or reworded by another at once: for people to settle.
    Unsettled,
}

/// A ground rule.
pub type GroundRule = Agreement;
