//! When, where and how the group meets, as the document says it now.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Choice, OwnWord, Written};
use crate::group::edit::{DateChange, FreeTimes, MeetingTime, Mode, PollAnswer, Reply, Slot};
use crate::id::{Day, ExactHash, MemberId, RecordId};

/// A meeting, single or regular.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Which.
    pub id: RecordId,
    /// When; several where people moved it at once.
    pub when: Choice<Timed>,
    /// Where; several where people placed it at once.
    pub place: Choice<Where>,
    /// Whether it is cancelled; both where people disagreed at once.
    pub cancelled: Choice<bool>,
    /// The cautious reading: two places, two times, moved and cancelled at once.
    pub uncertain: bool,
    /// Whether that is because of its time, or of whether it takes place.
    pub time_uncertain: bool,
    /// Whether it came of looking for a date together.
    pub of_poll: bool,
    /// Who does what for a single meeting.
    pub roles: Roles,
    /// The dates of which something is said, by date.
    pub dates: Vec<Arc<MeetingDate>>,
    /// Grows whenever another time, place, date or cancelling is made or heard of, the same on all devices.
    pub revision: u32,
    /// Who added it.
    pub by: Option<MemberId>,
}

impl Meeting {
    /// What is said of one date.
    pub fn on(&self, date: Date) -> Option<&MeetingDate> {
        let at = self.dates.binary_search_by_key(&date, |said| said.date).ok()?;
        self.dates.get(at).map(|said| &**said)
    }

    /// Whether one date of it does not take place, as far as everybody who is heard has it.
    pub fn is_cancelled_on(&self, date: Date) -> bool {
        self.on(date).is_some_and(MeetingDate::is_cancelled)
    }

    /// Each current member's own reply, by date and member.
    pub fn replies(&self) -> impl Iterator<Item = &MeetingReply> {
        self.dates.iter().flat_map(|said| &said.replies)
    }
}

/// Where a meeting is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// In words.
    Words(Written),
    /// At one of the places that the group keeps.
    Listed(RecordId),
}

impl Where {
    /// The words, where it is said in words.
    pub fn written(&self) -> Option<&Written> {
        match self {
            Self::Words(written) => Some(written),
            Self::Listed(_) => None,
        }
    }
}

/// Who does what for a meeting; several where people said so at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles {
    /// Who hosts.
    pub host: Choice<Option<MemberId>>,
    /// Who keeps time.
    pub keeper: Choice<Option<MemberId>>,
    /// Who books the place.
    pub booker: Choice<Option<MemberId>>,
    /// Whether it is booked.
    pub booked: Booked,
}

/// Whether a place is booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Booked {
    /// Nobody said so.
    #[default]
    No,
    /// It is.
    Yes,
    /// It was said both ways at once, or of another place than that of now.
    Unsure,
}

/// What is said of one date of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDate {
    /// Which, as the series had it.
    pub date: Date,
    /// What becomes of it; several where people said so at once; none where nobody did.
    pub change: Choice<ChangedDate>,
    /// Where it is, if elsewhere than the series.
    pub place: Choice<Where>,
    /// Who does what.
    pub roles: Roles,
    /// The cautious reading: moved and cancelled at once, or cancelled while the series was moved.
    pub uncertain: bool,
    /// Each current member's own reply, by member.
    pub replies: Vec<MeetingReply>,
}

impl MeetingDate {
    /// A date of which nothing is said yet.
    pub fn of(date: Date) -> Self {
        Self {
            date,
            change: Choice::default(),
            place: Choice::default(),
            roles: Roles::default(),
            uncertain: false,
            replies: Vec::new(),
        }
    }

    /// Whether it does not take place, as far as everybody who is heard has it.
    pub fn is_cancelled(&self) -> bool {
        let settled = self.change.settled().filter(|_| !self.uncertain);
        settled.is_some_and(|it| it.change == DateChange::Cancelled)
    }

    /// Whether anything is said of it but replies.
    pub fn is_other_than_planned(&self) -> bool {
        !self.change.values.is_empty()
            || !self.place.values.is_empty()
            || self.roles != Roles::default()
    }
}

/// What becomes of one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedDate {
    /// What.
    pub change: DateChange,
    /// The name of the time of that date, for a reply to it.
    pub exact: ExactHash,
    /// Whether it was said of the time that the series has now.
    pub of_now: bool,
}

/// A time and the name by which a reply refers to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed {
    /// The time.
    pub time: MeetingTime,
    /// Its name.
    pub exact: ExactHash,
}

/// One member's reply. Two where the member's own devices disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReply {
    /// Who.
    pub member: MemberId,
    /// To which date.
    pub date: Date,
    /// The reply.
    pub reply: Reply,
    /// The time that it was given for.
    pub when: ExactHash,
    /// Whether that is the time of now, and the only one.
    pub current: bool,
}

/// A date that is being looked for: a meeting that has no time yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Which.
    pub id: RecordId,
    /// What it is about.
    pub about: Choice<Written>,
    /// The times to choose from, by date; those taken out with their answers.
    pub slots: Vec<PollSlot>,
    /// Until when answers are asked for.
    pub closes: Choice<Option<Date>>,
    /// Whether it was given up; both where people disagreed at once.
    pub cancelled: Choice<bool>,
    /// Whether its meeting has a time.
    pub picked: bool,
    /// Who asked.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// A time to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollSlot {
    /// The time.
    pub slot: Slot,
    /// Whether it is offered; taken out by one and offered by another at once, it is.
    pub offered: bool,
    /// Each current member's own answer; two where the member's own devices disagree.
    pub answers: Vec<OwnWord<PollAnswer>>,
}

/// How the group meets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// How meetings come about.
    pub mode: Choice<Mode>,
    /// With how many it meets at least.
    pub smallest: Choice<Option<u8>>,
    /// When current members are usually free, as far as they share it, by member; two where one's own devices disagree.
    pub free: Vec<OwnWord<FreeTimes>>,
}
