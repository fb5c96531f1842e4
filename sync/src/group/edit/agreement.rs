//! What members put to each other and say to it.

use serde::{Deserialize, Serialize};

use crate::id::{ExactHash, MemberId, RecordId};

/// What was put to the group for each member's own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Put {
    /// A ground rule.
    Rule(RecordId),
    /// A decision.
    Decision(RecordId),
}

/// The name of a concern, for an answer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConcernName {
    /// Whose it is.
    pub member: MemberId,
    /// What it is about and why: of another wording or with another reason it is another concern.
    pub exact: ExactHash,
}

/// What a ground rule can be about: what most groups speak about, in the order in which it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What is said here stays here.
    StaysHere,
    /// The professional duty to report, which confidentiality does not lift.
    Duty,
    /// The confidentiality of clients and patients, inside the group too.
    Clients,
    /// That members remind each other, and how.
    Reminding,
    /// Sharing the space.
    Sharing,
    /// Support rather than advice.
    Support,
    /// How new members are added.
    NewMembers,
    /// Meeting by chance outside, and contact between meetings.
    Outside,
    /// Coming late and missing.
    Coming,
    /// Phones, notes and recording.
    Phones,
    /// Leaving the room.
    LeavingRoom,
    /// When a rule is broken or two people clash.
    Clash,
    /// Help when somebody is in danger.
    Danger,
    /// Leaving the group.
    Leaving,
}

/// A member's word on what was put to the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Agrees.
    Agree,
    /// Agrees, and says what with.
    AgreeWithReservation,
    /// Does not stand in the way.
    StandAside,
    /// Has a concern.
    Concern,
}
