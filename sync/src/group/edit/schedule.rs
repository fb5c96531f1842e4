//! When, where and how the group meets.

use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::id::{MemberId, RecordId};

/// A member's reply to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Is coming.
    Coming,
    /// Is coming later.
    Late,
    /// Not this time.
    NotThisTime,
}

/// When a meeting is: one value, decided together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeetingTime {
    /// The date, or the first date.
    pub date: Date,
    /// The wall-clock time at which it starts, in `zone`.
    pub time: Time,
    /// The IANA time zone.
    pub zone: String,
    /// How long it is, in minutes.
    pub minutes: u16,
    /// How it comes again.
    pub repeat: Repeat,
    /// The last day on which it can be; absent: open, and for a single meeting.
    #[serde(default)]
    pub until: Option<Date>,
    /// When it is not, in their order and apart from each other.
    #[serde(default)]
    pub pauses: Vec<Pause>,
}

/// How a meeting comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// It does not.
    Once,
    /// Every so many weeks, on the weekday of the first date.
    Weeks(u8),
    /// Every month, on the same weekday of the same week of the month as the first date; a fifth week means the last.
    MonthlyByWeekday,
    /// Every so many weeks, on several weekdays, that of the first date among them.
    Weekdays {
        /// Every so many weeks.
        weeks: u8,
        /// On which days.
        days: Weekdays,
    },
    /// Every month, on the same day as the first date; in a shorter month on its last day.
    MonthlyByDay,
}

/// Days from one to another on which a regular meeting is not, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pause {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

/// A set of weekdays; in text a list of their names from Monday on, in bytes one bit each, Monday the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weekdays(u8);

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "monday"),
    (Weekday::Tuesday, "tuesday"),
    (Weekday::Wednesday, "wednesday"),
    (Weekday::Thursday, "thursday"),
    (Weekday::Friday, "friday"),
    (Weekday::Saturday, "saturday"),
    (Weekday::Sunday, "sunday"),
];

impl Weekdays {
    /// The set with a day, or without it.
    #[must_use]
    pub fn with(self, day: Weekday, is_in: bool) -> Self {
        let bit = 1_u8 << day.to_monday_zero_offset();
        Self(if is_in { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether a day is in it.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1_u8 << day.to_monday_zero_offset()) != 0
    }

    /// The days, from Monday on.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        WEEKDAYS.into_iter().map(|(day, _)| day).filter(move |day| self.contains(*day))
    }

    fn from_bits(bits: u8) -> Option<Self> {
        (bits < 1 << 7).then_some(Self(bits))
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<T: IntoIterator<Item = Weekday>>(days: T) -> Self {
        days.into_iter().fold(Self::default(), |set, day| set.with(day, true))
    }
}

impl Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        let names = WEEKDAYS.into_iter().filter(|(day, _)| self.contains(*day));
        serializer.collect_seq(names.map(|(_, name)| name))
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let unknown = || de::Error::custom("this is no weekday");
        if !deserializer.is_human_readable() {
            return Self::from_bits(u8::deserialize(deserializer)?).ok_or_else(unknown);
        }
        let names = Vec::<String>::deserialize(deserializer)?;
        let day = |name: String| WEEKDAYS.into_iter().find(|(_, known)| *known == name);
        names.into_iter().map(|name| Ok(day(name).ok_or_else(unknown)?.0)).collect()
    }
}

/// When a member is usually free: as much of it as that member shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeTimes {
    /// The IANA time zone of the clock on the member's wall.
    pub zone: String,
    /// When in a week; at most 14.
    pub week: Vec<FreeSpan>,
    /// When the member is away all the same; at most 8.
    #[serde(default)]
    pub away: Vec<Pause>,
}

/// A span on some days of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeSpan {
    /// On which days; at least one.
    pub days: Weekdays,
    /// From when.
    pub from: Time,
    /// Until when, on the same day.
    pub until: Time,
}

/// One single time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The date.
    pub date: Date,
    /// The wall-clock time at which it starts, in `zone`.
    pub time: Time,
    /// The IANA time zone.
    pub zone: String,
    /// How long it is, in minutes.
    pub minutes: u16,
}

impl From<&Slot> for MeetingTime {
    fn from(slot: &Slot) -> Self {
        let Slot { date, time, zone, minutes } = slot.clone();
        Self { date, time, zone, minutes, repeat: Repeat::Once, until: None, pauses: Vec::new() }
    }
}

/// What becomes of one date of a regular meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateChange {
    /// It is as the series says.
    AsPlanned,
    /// It is at another time.
    Moved(Slot),
    /// It is not.
    Cancelled,
}

/// One thing about a meeting, or about one of its dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingFact {
    /// Where it is, in words; may be empty.
    Place(String),
    /// Where it is: one of the places that the group keeps.
    At(RecordId),
    /// Who hosts; absent: nobody yet.
    Host(Option<MemberId>),
    /// Who keeps time; absent: nobody yet.
    Keeper(Option<MemberId>),
    /// Who books the place; absent: nobody yet.
    Booker(Option<MemberId>),
    /// Whether the place, as it stands now, is booked.
    Booked(bool),
}

/// One thing about how the group meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleFact {
    /// How meetings come about.
    Mode(Mode),
    /// With how many it meets at least; absent: with however many come.
    Smallest(Option<u8>),
}

/// How meetings come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// They come regularly.
    Regular,
    /// At each meeting the next one is set.
    NextWhenWeMeet,
    /// When somebody needs one; anyone can call it.
    WhenNeeded {
        /// This many days before.
        notice_days: u8,
    },
}

/// A member's answer to a time to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PollAnswer {
    /// Yes.
    Yes,
    /// If need be.
    IfNeedBe,
    /// No.
    No,
}
