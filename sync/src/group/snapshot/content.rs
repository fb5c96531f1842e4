//! Places, contacts, the shelf, what was taken along, and how it is working.

use serde::{Deserialize, Serialize};

use super::{Choice, Kept, Member, OwnWord, Standing, Text, Written};
use crate::group::edit::{Comfort, HowItWorks, PlaceKind, Shelf};
use crate::id::{Day, ExactHash, MemberId, RecordId};

/// A place where the group can meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingPlace {
    /// Which.
    pub id: RecordId,
    /// What it is called.
    pub name: Choice<Written>,
    /// The address or link.
    pub address: Choice<Written>,
    /// What it costs.
    pub cost: Choice<Written>,
    /// How, and until when, to book it.
    pub booking: Choice<Written>,
    /// What kind of place it is.
    pub kind: Choice<PlaceKind>,
    /// Whether it is quiet.
    pub quiet: Choice<Option<bool>>,
    /// Whether the group is alone there.
    pub private: Choice<Option<bool>>,
    /// Whether others can hear.
    pub overheard: Choice<Option<bool>>,
    /// For how many it has room.
    pub room: Choice<Option<u16>>,
    /// How it is reached.
    pub access: Text,
    /// What else is good to know.
    pub notes: Text,
    /// How each current member is with it.
    pub comfort: Vec<OwnWord<Comfort>>,
    /// Whether it is still in use.
    pub kept: Kept,
    /// Who added it.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// Somebody to turn to for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Which.
    pub id: RecordId,
    /// Who.
    pub name: Choice<Written>,
    /// Their number or address; of several, the one checked last first.
    pub reach: Choice<Reach>,
    /// Where it is good for.
    pub region: Choice<Written>,
    /// When, and for what.
    pub note: Text,
    /// Whether it is still in use.
    pub kept: Kept,
    /// Who added it.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// A number or address, and who found that it is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The number or address.
    pub written: Written,
    /// Its name, for a check that refers to it.
    pub exact: ExactHash,
    /// Who checked it, on which day by their clock.
    pub checks: Vec<OwnWord<jiff::civil::Date>>,
}

/// A topic, a tip, a resource or a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfItem {
    /// Which.
    pub id: RecordId,
    /// What it is.
    pub shelf: Shelf,
    /// The words.
    pub words: Text,
    /// More about it.
    pub note: Text,
    /// A link or address.
    pub link: Choice<Written>,
    /// Whose hand is raised, by member.
    pub hands: Vec<MemberId>,
    /// Whether it was talked about or done; both where people disagreed at once.
    pub done: Choice<bool>,
    /// Whether it is still in use.
    pub kept: Kept,
    /// Who put it there.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// What a meeting took along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenAlong {
    /// Which.
    pub id: RecordId,
    /// From the meeting on which day.
    pub on: jiff::civil::Date,
    /// What.
    pub words: Text,
    /// Until when; several where people disagreed at once.
    pub until: Choice<Option<jiff::civil::Date>>,
    /// Who takes it on, by member.
    pub takers: Vec<MemberId>,
    /// Whether it is done; both where people disagreed at once.
    pub done: Choice<bool>,
    /// Whether it is still kept.
    pub kept: Kept,
    /// Who wrote it down.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// A round of how it is working for the members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Which.
    pub id: RecordId,
    /// The day on which the answers are shown even if not everybody has answered.
    pub shows: Choice<jiff::civil::Date>,
    /// What each current member answered; whoever did not is not listed.
    pub words: Vec<ReviewWord>,
    /// Who asked.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

impl Review {
    /// Members who are asked and have not answered: those who are in and not on a break.
    pub fn waiting_for(&self, members: &[Member]) -> Vec<MemberId> {
        let has_answered = |id: MemberId| self.words.iter().any(|word| word.member == id);
        let asked = members.iter().filter(|member| member.standing == Standing::Member);
        asked.map(|member| member.id).filter(|id| !has_answered(*id)).collect()
    }

    /// The day on which the answers are shown in any case: of several the latest.
    pub fn shows_on(&self) -> Option<jiff::civil::Date> {
        self.shows.values.iter().map(|chosen| chosen.value).max()
    }

    /// Whether the answers are shown: together, once everybody has answered or the day has come.
    pub fn is_shown(&self, members: &[Member], today: jiff::civil::Date) -> bool {
        self.waiting_for(members).is_empty() || self.shows_on().is_some_and(|day| today >= day)
    }
}

/// One member's answer to how it is working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewWord {
    /// Who.
    pub member: MemberId,
    /// How it is; several where the member's own devices disagree.
    pub how: Vec<HowItWorks>,
    /// What should stay.
    pub keep: Choice<Written>,
    /// What could be otherwise.
    pub change: Choice<Written>,
}

/// Something that a member works through and shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberQuestion {
    /// Which.
    pub id: RecordId,
    /// Whose.
    pub owner: MemberId,
    /// What it is.
    pub what: Choice<Written>,
    /// Ideas.
    pub ideas: Choice<Written>,
    /// What the member will try.
    pub will_try: Choice<Written>,
    /// How it went.
    pub outcome: Choice<Written>,
    /// When it was first shared, by its owner's clock.
    pub day: Day,
}
