//! What can be said about finding members.

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// Whether others can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// They can.
    Open,
    /// Not for now.
    Closed,
    /// Somebody can come as a guest, to see.
    Guests,
}

/// One thing about somebody whom the group may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateFact {
    /// A short name or initials.
    Name(String),
    /// A line about them; may be empty.
    Line(String),
    /// Who named them after saying no; may be empty.
    From(String),
    /// Where they stand. Where all that is said is "not now", the person is listed nowhere any more.
    Stage {
        /// Where.
        stage: Stage,
        /// Since when.
        on: jiff::civil::Date,
    },
    /// The day on which both sides say whether it clicks; absent: none is set.
    Trial(Option<jiff::civil::Date>),
    /// On which day the group talked about them; absent: not yet.
    Discussed(Option<jiff::civil::Date>),
    /// That this is the same person as another; absent: they are two.
    Same(Option<RecordId>),
}

/// Where somebody stands whom the group may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Somebody thought of them.
    Idea,
    /// They were asked.
    Asked,
    /// Somebody talked with them.
    SpokenWith,
    /// Both sides want the same.
    SamePage,
    /// The group votes.
    Vote,
    /// They have an invitation.
    Invited,
    /// They are trying it out.
    TryingOut,
    /// They are a member.
    Member,
    /// Not now.
    NotNow,
}

/// Something of a member's own about somebody whom the group may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateMark {
    /// Knows them.
    Knows,
    /// Is about to ask them.
    Asking,
}

/// Whether it clicks, when a trial comes to its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clicks {
    /// It does.
    Yes,
    /// It is not clear yet.
    Unsure,
    /// It does not.
    No,
}

/// One thing about a notice that was put up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostingFact {
    /// Where, in words.
    Where(String),
    /// On which day.
    On(jiff::civil::Date),
}
