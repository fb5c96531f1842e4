//! Everything that can be done to the group document.
//!
//! Source: FORMATS.md §4.

use serde::{Deserialize, Serialize};

use crate::id::{DeviceId, ExactHash, RecordId};

/// One thing that a member does; as JSON, what the headless mode takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Gives a shared text a new version in place of the one that its writer saw.
    Write {
        /// Which text.
        text: TextField,
        /// The words.
        words: String,
        /// The wording that the writer started from, as the snapshot named it; absent: the one of now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<ExactHash>,
    },
    /// What the others call this member.
    NameMyself {
        /// The name.
        name: String,
    },
    /// What one of this member's devices is called.
    NameDevice {
        /// Which.
        device: DeviceId,
        /// The name; empty: none.
        name: String,
    },
    /// Puts a ground rule to the group.
    AddRule {
        /// A few words.
        title: String,
        /// The rule itself.
        wording: String,
    },
    /// Sets a ground rule aside, or takes it up again.
    SetRuleAside {
        /// Which rule.
        rule: RecordId,
        /// Set aside, or taken up again.
        aside: bool,
    },
    /// This member's own word on the exact wording of a rule.
    AnswerRule {
        /// Which rule.
        rule: RecordId,
        /// The wording answered to, as the snapshot named it.
        wording: ExactHash,
        /// The word; absent: taken back.
        stance: Option<Stance>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Adds a meeting, single or regular.
    AddMeeting {
        /// When.
        when: MeetingTime,
        /// Where, in words; may be empty.
        place: String,
    },
    /// Moves a meeting.
    MoveMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// When it is now.
        when: MeetingTime,
    },
    /// Says where a meeting is.
    PlaceMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Where, in words; may be empty.
        place: String,
    },
    /// Cancels a meeting, or brings it back.
    CancelMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Cancelled, or not.
        cancelled: bool,
    },
    /// This member's own reply to one date of a meeting, at the time it was given for.
    ReplyToMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Which of its dates.
        date: jiff::civil::Date,
        /// The time replied to, as the snapshot named it.
        when: ExactHash,
        /// The reply; absent: taken back.
        reply: Option<Reply>,
    },
    /// Erases for good something that this member wrote, on every device that hears of it.
    TakeBack {
        /// The body, as the snapshot named it.
        body: crate::id::BodyName,
    },
}

/// A text that any member may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    /// The group's name.
    GroupName,
    /// Who the group is for.
    FocusWho,
    /// What the group is for.
    FocusWhat,
    /// The one sentence of purpose.
    FocusPurpose,
    /// A ground rule's few words.
    RuleTitle(RecordId),
    /// A ground rule itself.
    RuleWording(RecordId),
}

/// A member's word on a rule.
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
    pub date: jiff::civil::Date,
    /// The wall-clock time at which it starts, in `zone`.
    pub time: jiff::civil::Time,
    /// The IANA time zone.
    pub zone: String,
    /// How long it is, in minutes.
    pub minutes: u16,
    /// How it comes again.
    pub repeat: Repeat,
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
}
