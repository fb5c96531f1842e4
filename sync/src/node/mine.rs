//! What a member keeps for themselves on this device: in no entry, no frame, no snapshot, and told to nobody.
//!
//! Each thing is one sealed row that tells its own name, so that no list of them has to be kept. Where words are changed the
//! row is erased before it is put again: nothing of the earlier ones stays in the file.
//!
//! Invariant: nothing of this reaches the ledger or the network.
//! Source: FORMATS.md §9.5.

mod jot;
#[cfg(test)]
mod tests;

pub use jot::{
    CheckIn, Issue, IssueWords, Jot, JotError, LastRead, Note, Reminder, Talk, TalkPoint,
};

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::encoding;
use crate::group::edit::FreeTimes;
use crate::group::{EditError, MAX_WORDS_BYTES, Subject, line};
use crate::id::{ExactHash, RecordId};

/// Begins every row, so that it is told from the device's own.
const ROW: &str = "kith mine 1";
/// Days on which somebody said how they are: more than ten years of them.
const MAX_CHECK_INS: usize = 4_000;
const MAX_NOTES: usize = 1_000;
const MAX_TALKS: usize = 500;
const MAX_READ: usize = 64;
const MAX_REMINDERS: usize = 200;
const MAX_ISSUES: usize = 200;
/// How long all words together may be that are typed and not sent yet, in bytes.
const MAX_UNSENT_BYTES: usize = 16 * MAX_WORDS_BYTES;
/// How long the name of a part may be, in bytes.
pub(super) const MAX_PART_BYTES: usize = 64;
/// The longest time before a meeting at which to be reminded: a week.
const MAX_REMIND_MINUTES: u16 = 7 * 24 * 60;

/// Everything that a member keeps for themselves on this device.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// How the member was, by day; one for each.
    pub check_ins: Vec<CheckIn>,
    /// Notes, the oldest first.
    pub notes: Vec<Note>,
    /// What was noted of talks with people who may come in, by person.
    pub talks: Vec<Talk>,
    /// How far each part was read, by part.
    pub read: Vec<LastRead>,
    /// How many minutes before a meeting to be reminded; absent: not at all.
    pub remind_minutes: Option<u16>,
    /// Whether what the desktop shows of a reminder tells what it is about; otherwise only that there is one.
    pub reminders_tell: bool,
    /// When the member is usually free; what the group sees of it is in the group's document.
    pub free: Option<FreeTimes>,
    /// What the member wants to be reminded of, by when; told until it is taken away.
    pub reminders: Vec<Reminder>,
    /// What the member works through and has not shared, the oldest first.
    pub issues: Vec<Issue>,
    /// What is typed and not sent yet, in the form of whoever shows the fields; absent where there is nothing.
    pub unsent: Option<String>,
}

/// A row, by what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Kept {
    CheckIn(CheckIn),
    Note(Note),
    Talk(Talk),
    Read(LastRead),
    Remind(u16),
    RemindersTell,
    Reminder(Reminder),
    Free(FreeTimes),
    Issue(Issue),
    Unsent(String),
}

/// What has to happen on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The name of the row, which is erased.
    pub(super) name: Vec<u8>,
    /// What is put in its place.
    pub(super) row: Option<Vec<u8>>,
}

/// What a row of the private table is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// Something else than what a member keeps.
    Other,
    /// It is one of those, and cannot be read or stands where another belongs.
    Unreadable,
    /// It was taken in.
    Taken,
}

impl fmt::Debug for Mine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the words: what is debugged may be logged.
        f.debug_struct("Mine").finish_non_exhaustive()
    }
}

impl Mine {
    /// What was noted of the talk with somebody.
    pub fn talk(&self, candidate: RecordId) -> Option<&Talk> {
        self.talks.iter().find(|talk| talk.candidate == candidate)
    }

    /// Keeps something on `today`; what has to happen on disk for it. A refusal changes nothing. A new note is called `fresh`.
    pub(super) fn jot(
        &mut self,
        jot: &Jot,
        today: Date,
        fresh: RecordId,
    ) -> Result<Change, JotError> {
        match jot {
            Jot::CheckIn { day, worn, well, line } => self.check_in(*day, *worn, *well, line),
            Jot::ForgetCheckIn { day } => Ok(self.erase(Name::CheckIn(*day))),
            Jot::WriteNote { note, words } => self.write_note(*note, words, today, fresh),
            Jot::ForgetNote { note } => Ok(self.erase(Name::Note(*note))),
            Jot::WriteTalk { candidate, words } => {
                let words = checked(words, MAX_WORDS_BYTES)?.to_owned();
                let done = self.talk(*candidate).map_or_else(Vec::new, |talk| talk.done.clone());
                self.put_talk(Talk { candidate: *candidate, words, done })
            }
            Jot::TickTalk { candidate, point, done } => {
                let talk = self.talk(*candidate).cloned();
                let mut talk = talk.unwrap_or_else(|| Talk {
                    candidate: *candidate,
                    words: String::new(),
                    done: Vec::new(),
                });
                talk.done.retain(|ticked| ticked != point);
                if *done {
                    talk.done.push(*point);
                    talk.done.sort_unstable();
                }
                self.put_talk(talk)
            }
            Jot::ForgetTalk { candidate } => Ok(self.erase(Name::Talk(*candidate))),
            Jot::MarkRead { part, mark } => self.mark_read(part, *mark),
            Jot::Remind { minutes: Some(minutes) } if *minutes > MAX_REMIND_MINUTES => {
                Err(JotError::TooEarly)
            }
            Jot::Remind { minutes: Some(minutes) } => self.put(Kept::Remind(*minutes)),
            Jot::Remind { minutes: None } => Ok(self.erase(Name::Remind)),
            Jot::LetRemindersTell { tell: true } => self.put(Kept::RemindersTell),
            Jot::LetRemindersTell { tell: false } => Ok(self.erase(Name::RemindersTell)),
            Jot::SetFreeTimes { times: Some(times) } => {
                times.check()?;
                self.put(Kept::Free(times.clone()))
            }
            Jot::SetFreeTimes { times: None } => Ok(self.erase(Name::Free)),
            Jot::AddReminder { at, words } => {
                check_year(at.date())?;
                let words = line(Subject::Reminder, words)?.to_owned();
                has_room(true, self.reminders.len(), MAX_REMINDERS)?;
                self.put(Kept::Reminder(Reminder { id: fresh, at: *at, words }))
            }
            Jot::ForgetReminder { reminder } => Ok(self.erase(Name::Reminder(*reminder))),
            Jot::WriteIssue { issue, words } => self.write_issue(*issue, words, today, fresh),
            Jot::ForgetIssue { issue } => Ok(self.erase(Name::Issue(*issue))),
            Jot::KeepUnsent { words: Some(words) } => {
                let words = checked(words, MAX_UNSENT_BYTES)?.to_owned();
                self.put(Kept::Unsent(words))
            }
            Jot::KeepUnsent { words: None } => Ok(self.erase(Name::Unsent)),
        }
    }

    /// Takes in what a row of the private table holds, if it `is_its_name` that the row is called by.
    pub(super) fn read(
        &mut self,
        plaintext: &[u8],
        is_its_name: impl FnOnce(&[u8]) -> bool,
    ) -> Read {
        let begins = encoding::encode(ROW);
        let Some(rest) = plaintext.strip_prefix(begins.as_slice()) else { return Read::Other };
        match encoding::decode::<Kept>(rest) {
            Ok(kept) if is_its_name(&kept.name().bytes()) => {
                self.insert(kept);
                Read::Taken
            }
            Ok(_) | Err(_) => Read::Unreadable,
        }
    }

    fn check_in(&mut self, day: Date, worn: u8, well: u8, words: &str) -> Result<Change, JotError> {
        let is_on_scale = |value: u8| (1..=5).contains(&value);
        if !is_on_scale(worn) || !is_on_scale(well) {
            return Err(JotError::Scale);
        }
        check_year(day)?;
        let words = if words.trim().is_empty() { "" } else { line(Subject::CheckIn, words)? };
        let is_new = self.check_ins.iter().all(|known| known.day != day);
        has_room(is_new, self.check_ins.len(), MAX_CHECK_INS)?;
        self.put(Kept::CheckIn(CheckIn { day, worn, well, line: words.to_owned() }))
    }

    fn write_note(
        &mut self,
        note: Option<RecordId>,
        words: &str,
        today: Date,
        fresh: RecordId,
    ) -> Result<Change, JotError> {
        let words = checked(words, MAX_WORDS_BYTES)?;
        if words.trim().is_empty() {
            return Err(EditError::Empty(Subject::Note).into());
        }
        let begun = self.notes.iter().map(|known| (known.id, known.number));
        let (id, number) = numbered(begun, note, fresh, MAX_NOTES)?.ok_or(JotError::NoSuchNote)?;
        self.put(Kept::Note(Note { id, on: today, number, words: words.to_owned() }))
    }

    fn write_issue(
        &mut self,
        issue: Option<RecordId>,
        words: &IssueWords,
        today: Date,
        fresh: RecordId,
    ) -> Result<Change, JotError> {
        for part in [&words.what, &words.ideas, &words.will_try, &words.outcome] {
            checked(part, MAX_WORDS_BYTES)?;
        }
        if words.what.trim().is_empty() {
            return Err(EditError::Empty(Subject::About).into());
        }
        let begun = self.issues.iter().map(|known| (known.id, known.number));
        let known = numbered(begun, issue, fresh, MAX_ISSUES)?;
        let (id, number) = known.ok_or(JotError::NoSuchIssue)?;
        self.put(Kept::Issue(Issue { id, on: today, number, words: words.clone() }))
    }

    fn put_talk(&mut self, talk: Talk) -> Result<Change, JotError> {
        if talk.words.trim().is_empty() && talk.done.is_empty() {
            return Ok(self.erase(Name::Talk(talk.candidate)));
        }
        has_room(self.talk(talk.candidate).is_none(), self.talks.len(), MAX_TALKS)?;
        self.put(Kept::Talk(talk))
    }

    fn mark_read(&mut self, part: &str, mark: Option<ExactHash>) -> Result<Change, JotError> {
        if part.is_empty() || part.len() > MAX_PART_BYTES {
            return Err(JotError::Part);
        }
        let Some(mark) = mark else { return Ok(self.erase(Name::Read(part))) };
        let is_new = self.read.iter().all(|known| known.part != part);
        has_room(is_new, self.read.len(), MAX_READ)?;
        self.put(Kept::Read(LastRead { part: part.to_owned(), mark }))
    }

    #[expect(clippy::unnecessary_wraps, reason = "the last step of what may be refused")]
    fn put(&mut self, kept: Kept) -> Result<Change, JotError> {
        let row = [encoding::encode(ROW), encoding::encode(&kept)].concat();
        let name = kept.name().bytes();
        self.insert(kept);
        Ok(Change { name, row: Some(row) })
    }

    /// Puts it in its place among the others, or in the place of what has its name.
    fn insert(&mut self, kept: Kept) {
        match kept {
            Kept::CheckIn(check_in) => put_among(&mut self.check_ins, check_in, |it| it.day),
            Kept::Note(note) => put_among(&mut self.notes, note, |it| (it.number, it.id)),
            Kept::Talk(talk) => put_among(&mut self.talks, talk, |it| it.candidate),
            Kept::Read(read) => put_among(&mut self.read, read, |it| it.part.clone()),
            Kept::Remind(minutes) => self.remind_minutes = Some(minutes),
            Kept::RemindersTell => self.reminders_tell = true,
            Kept::Free(times) => self.free = Some(times),
            Kept::Reminder(reminder) => {
                put_among(&mut self.reminders, reminder, |it| (it.at, it.id));
            }
            Kept::Issue(issue) => put_among(&mut self.issues, issue, |it| (it.number, it.id)),
            Kept::Unsent(words) => self.unsent = Some(words),
        }
    }

    /// Forgets what has this name; where there is none, that is no error.
    fn erase(&mut self, name: Name<'_>) -> Change {
        match name {
            Name::CheckIn(day) => self.check_ins.retain(|known| known.day != day),
            Name::Note(note) => self.notes.retain(|known| known.id != note),
            Name::Talk(candidate) => self.talks.retain(|known| known.candidate != candidate),
            Name::Read(part) => self.read.retain(|known| known.part != part),
            Name::Remind => self.remind_minutes = None,
            Name::RemindersTell => self.reminders_tell = false,
            Name::Free => self.free = None,
            Name::Reminder(reminder) => self.reminders.retain(|known| known.id != reminder),
            Name::Issue(issue) => self.issues.retain(|known| known.id != issue),
            Name::Unsent => self.unsent = None,
        }
        Change { name: name.bytes(), row: None }
    }
}

/// What is written is called, and which it is of those that were begun, in order: one of them, which is absent where it is
/// not there, or the next.
fn numbered(
    mut begun: impl ExactSizeIterator<Item = (RecordId, u32)> + DoubleEndedIterator,
    known: Option<RecordId>,
    fresh: RecordId,
    limit: usize,
) -> Result<Option<(RecordId, u32)>, JotError> {
    if let Some(known) = known {
        return Ok(begun.find(|(id, _)| *id == known));
    }
    has_room(true, begun.len(), limit)?;
    let last = begun.next_back();
    Ok(Some((fresh, last.map_or(0, |(_, number)| number.saturating_add(1)))))
}

/// Puts something into a list that is in the order of its keys, in place of what has the same.
fn put_among<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    match list.binary_search_by_key(&key(&item), &key) {
        Ok(at) => drop(list.get_mut(at).map(|known| std::mem::replace(known, item))),
        Err(at) => list.insert(at, item),
    }
}

/// What a row is called by.
#[derive(Clone, Copy)]
enum Name<'a> {
    CheckIn(Date),
    Note(RecordId),
    Talk(RecordId),
    Read(&'a str),
    Remind,
    RemindersTell,
    Reminder(RecordId),
    Free,
    Issue(RecordId),
    Unsent,
}

impl Name<'_> {
    fn bytes(self) -> Vec<u8> {
        let name = match self {
            Self::CheckIn(day) => format!("mine check-in {day}"),
            Self::Note(note) => format!("mine note {note}"),
            Self::Talk(candidate) => format!("mine talk {candidate}"),
            Self::Read(part) => format!("mine read {part}"),
            Self::Remind => "mine remind".to_owned(),
            Self::RemindersTell => "mine reminders tell".to_owned(),
            Self::Free => "mine free".to_owned(),
            Self::Reminder(reminder) => format!("mine reminder {reminder}"),
            Self::Issue(issue) => format!("mine issue {issue}"),
            Self::Unsent => "mine unsent".to_owned(),
        };
        name.into_bytes()
    }
}

impl Kept {
    fn name(&self) -> Name<'_> {
        match self {
            Self::CheckIn(check_in) => Name::CheckIn(check_in.day),
            Self::Note(note) => Name::Note(note.id),
            Self::Talk(talk) => Name::Talk(talk.candidate),
            Self::Read(read) => Name::Read(&read.part),
            Self::Remind(_) => Name::Remind,
            Self::RemindersTell => Name::RemindersTell,
            Self::Free(_) => Name::Free,
            Self::Reminder(reminder) => Name::Reminder(reminder.id),
            Self::Issue(issue) => Name::Issue(issue.id),
            Self::Unsent(_) => Name::Unsent,
        }
    }
}

fn checked(words: &str, limit: usize) -> Result<&str, EditError> {
    let length = words.len();
    if length > limit { Err(EditError::TooLong { length, limit }) } else { Ok(words) }
}

fn check_year(day: Date) -> Result<(), EditError> {
    if (1970..=2200).contains(&day.year()) { Ok(()) } else { Err(EditError::Day) }
}

fn has_room(is_new: bool, are: usize, limit: usize) -> Result<(), JotError> {
    if is_new && are >= limit { Err(JotError::TooMany) } else { Ok(()) }
}
