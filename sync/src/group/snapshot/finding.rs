//! Finding members, as the document says it now.

use serde::{Deserialize, Serialize};

use super::{Choice, Kept, OwnWord, Written};
use crate::group::edit::{Clicks, Stage};
use crate::id::{Day, MemberId, RecordId};

/// Somebody whom the group may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Which; of several records of one person, the one made first.
    pub id: RecordId,
    /// A short name or initials.
    pub name: Choice<Written>,
    /// A line about them.
    pub line: Choice<Written>,
    /// Who named them after saying no.
    pub from: Choice<Written>,
    /// Where they stand; several where people said so at once.
    pub stage: Choice<StageOn>,
    /// The day on which both sides say whether it clicks.
    pub trial: Choice<Option<jiff::civil::Date>>,
    /// Whether it clicks with them, by current members, theirs among them.
    pub clicks: Vec<OwnWord<ClicksOn>>,
    /// On which day the group talked about them.
    pub discussed: Choice<Option<jiff::civil::Date>>,
    /// Which current members know them, by member.
    pub knows: Vec<MemberId>,
    /// Which current members are about to ask them, by member.
    pub asking: Vec<MemberId>,
    /// Other records that were said to be of the same person, by when they were made.
    pub same: Vec<SamePerson>,
    /// Records of which some say that they are of the same person and some that they are not.
    pub unsettled: Vec<RecordId>,
    /// Who added them.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// Whether it clicks, as somebody said for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClicksOn {
    /// Whether.
    pub clicks: Clicks,
    /// The day that was set when it was said.
    pub on: jiff::civil::Date,
}

/// Where somebody stands, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageOn {
    /// Where.
    pub stage: Stage,
    /// Since which day, by the clock of whoever said so.
    pub on: jiff::civil::Date,
}

/// A further record of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamePerson {
    /// Which.
    pub id: RecordId,
    /// A short name or initials, as it stands there.
    pub name: Choice<Written>,
    /// A line about them, as it stands there.
    pub line: Choice<Written>,
    /// Who named them, as it stands there.
    pub from: Choice<Written>,
    /// Who added it.
    pub by: Option<MemberId>,
}

/// Where a notice is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Which.
    pub id: RecordId,
    /// Where, in words.
    pub place: Choice<Written>,
    /// Since which day.
    pub on: Choice<jiff::civil::Date>,
    /// Whether it is still up.
    pub kept: Kept,
    /// Who put it up.
    pub by: Option<MemberId>,
    /// When that was written down, by their clock.
    pub day: Day,
}
