//! What a member can keep for themselves, and why something is not kept.

use std::fmt;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::MAX_PART_BYTES;
use crate::group::EditError;
use crate::group::edit::FreeTimes;
use crate::id::{ExactHash, RecordId};

/// How a member was on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    /// The day.
    pub day: Date,
    /// How worn, from 1 to 5.
    pub worn: u8,
    /// How well, from 1 to 5.
    pub well: u8,
    /// A line; may be empty.
    pub line: String,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which.
    pub id: RecordId,
    /// When it was last changed, by this device's clock.
    pub on: Date,
    /// Which it is of all, in the order in which they were begun.
    pub number: u32,
    /// The words.
    pub words: String,
}

/// What was noted of the talk with somebody who may come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// With whom.
    pub candidate: RecordId,
    /// The words; may be empty.
    pub words: String,
    /// What was talked about, in the order of the list.
    pub done: Vec<TalkPoint>,
}

/// What to talk about with somebody who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TalkPoint {
    /// What the group is for.
    Purpose,
    /// When it meets, and how much time it takes.
    Time,
    /// Its ground rules.
    Rules,
    /// What stays within it.
    Confidentiality,
    /// That it is a try, for both sides.
    Trial,
    /// If it is not for them, whether they know somebody.
    SomebodyElse,
}

/// How far a part was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRead {
    /// Which part, in a word of whoever shows it.
    pub part: String,
    /// What it said then, as a hash that means nothing to anybody else.
    pub mark: ExactHash,
}

/// Something to be reminded of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Which.
    pub id: RecordId,
    /// When, by the clock on the wall wherever the member is then.
    pub at: DateTime,
    /// Of what; one line.
    pub words: String,
}

/// Something that a member works through; the same parts as of one that is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Which.
    pub id: RecordId,
    /// When it was last changed, by this device's clock.
    pub on: Date,
    /// Which it is of all, in the order in which they were begun.
    pub number: u32,
    /// The words.
    pub words: IssueWords,
}

/// The words of something that a member works through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueWords {
    /// What it is about.
    pub what: String,
    /// Ideas for it; may be empty.
    #[serde(default)]
    pub ideas: String,
    /// What to try; may be empty.
    #[serde(default)]
    pub will_try: String,
    /// How it went; may be empty.
    #[serde(default)]
    pub outcome: String,
}

/// One thing that a member keeps for themselves; as JSON, what `kith mine` takes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Jot {
    /// Says how one is on a day, in place of what was said of that day before.
    CheckIn {
        /// The day.
        day: Date,
        /// How worn, from 1 to 5.
        worn: u8,
        /// How well, from 1 to 5.
        well: u8,
        /// A line; may be empty.
        #[serde(default)]
        line: String,
    },
    /// Erases what was said of a day.
    ForgetCheckIn {
        /// The day.
        day: Date,
    },
    /// Writes a note.
    WriteNote {
        /// Which; absent: a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<RecordId>,
        /// The words.
        words: String,
    },
    /// Erases a note.
    ForgetNote {
        /// Which.
        note: RecordId,
    },
    /// Writes down something of a talk.
    WriteTalk {
        /// With whom.
        candidate: RecordId,
        /// The words; may be empty.
        words: String,
    },
    /// Says that something was talked about, or not yet.
    TickTalk {
        /// With whom.
        candidate: RecordId,
        /// What.
        point: TalkPoint,
        /// It was, or not yet.
        done: bool,
    },
    /// Erases all that was noted of a talk.
    ForgetTalk {
        /// With whom.
        candidate: RecordId,
    },
    /// Notes how far a part was read.
    MarkRead {
        /// Which part.
        part: String,
        /// What it says now; absent: forgotten.
        mark: Option<ExactHash>,
    },
    /// Sets when to be reminded of a meeting.
    Remind {
        /// How many minutes before; absent: not at all.
        minutes: Option<u16>,
    },
    /// Sets whether what the desktop shows of a reminder tells what it is about.
    LetRemindersTell {
        /// It does, or only that there is one.
        tell: bool,
    },
    /// Says when one is usually free, in place of what was said before.
    SetFreeTimes {
        /// When; absent: forgotten.
        times: Option<FreeTimes>,
    },
    /// Wants to be reminded of something.
    AddReminder {
        /// When, by the clock on the wall wherever the member is then.
        at: DateTime,
        /// Of what; one line.
        words: String,
    },
    /// Takes a reminder away, whether its time has come or not.
    ForgetReminder {
        /// Which.
        reminder: RecordId,
    },
    /// Writes down what one works through.
    WriteIssue {
        /// Which; absent: a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        issue: Option<RecordId>,
        /// All of its words, in place of those before.
        words: IssueWords,
    },
    /// Erases what one works through.
    ForgetIssue {
        /// Which.
        issue: RecordId,
    },
    /// Keeps what is typed and not sent yet, in place of what was kept of that before.
    KeepUnsent {
        /// All of it, in the form of whoever shows the fields; absent: nothing.
        words: Option<String>,
    },
}

/// Why something was not kept, in words for the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum JotError {
    /// Words that are not possible.
    #[error(transparent)]
    Words(#[from] EditError),
    /// Not on the scale.
    #[error("How worn and how well you are is told from 1 to 5.")]
    Scale,
    /// There is no such note.
    #[error("This note is not here (any more).")]
    NoSuchNote,
    /// There is no such thing that one works through.
    #[error("What you want to change is not here (any more).")]
    NoSuchIssue,
    /// There are as many as are kept.
    #[error("There is no room for more of these. Delete some that you do not need any more.")]
    TooMany,
    /// Not the name of a part.
    #[error("A part is named in {MAX_PART_BYTES} bytes at most.")]
    Part,
    /// Too long before a meeting.
    #[error("A reminder can come a week before a meeting at the earliest.")]
    TooEarly,
}

impl fmt::Debug for Jot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jot").finish_non_exhaustive()
    }
}

impl TalkPoint {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 6] = [
        Self::Purpose,
        Self::Time,
        Self::Rules,
        Self::Confidentiality,
        Self::Trial,
        Self::SomebodyElse,
    ];
}
