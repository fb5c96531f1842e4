//! Meetings: a time decided as one value, a place, a switch, what becomes of single dates, and each member's own replies.
//!
//! Invariant: of two times, two places, or a move and a cancellation at once none wins; the meeting is uncertain.
//! Source: FORMATS.md §4.

mod dates;
mod fields;
mod polls;
mod repeat;
mod roles;
mod time;
mod value;

use std::collections::BTreeSet;

use super::chunk::Scalar;
use super::document::Document;
use super::edit::{MeetingTime, Repeat, Reply};
use super::forms::is_possible;
use super::keys::{
    self, CANCELLED, MEETING, PLACE, REPLY, ReplyValue, SwitchValue, WHEN, reply_subject,
};
use super::read::Reader;
use super::snapshot::{Choice, Meeting, MeetingDate, MeetingReply, Timed};
use super::sources::Origins;
use super::write::{Draft, EditError};
use crate::id::{ExactHash, MemberId, RecordId};

pub(super) use dates::change;
pub(super) use fields::{body, fits};
pub(super) use polls::{add_poll, answer_poll, close_on, offer, pick, read_poll};
pub use repeat::occurrences;
pub(super) use roles::set;
pub use time::TimeError;
pub(super) use value::time_bytes;
pub(super) use value::time_of;

/// Adds a meeting.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    when: &MeetingTime,
    place: &str,
) -> Result<(), EditError> {
    when.check()?;
    let place = draft.line_or_nothing("A place", place)?;
    let meeting = draft.make(MEETING);
    put_time(draft, meeting, when);
    draft.put_encoded(keys::shared(MEETING, meeting, PLACE), &place);
    draft.switch(keys::shared(MEETING, meeting, CANCELLED), false, BTreeSet::new());
    Ok(())
}

/// Moves a meeting.
pub(super) fn shift(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    when: &MeetingTime,
) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    when.check()?;
    check_takes_place(draft, meeting)?;
    put_time(draft, meeting, when);
    Ok(())
}

fn put_time(draft: &mut Draft<'_, '_>, meeting: RecordId, when: &MeetingTime) {
    draft.put(keys::shared(MEETING, meeting, WHEN), Scalar::Bytes(time_bytes(when)));
}

/// Refuses where a meeting is cancelled and nobody disagrees.
fn check_takes_place(draft: &Draft<'_, '_>, meeting: RecordId) -> Result<(), EditError> {
    let values = draft.document.values(&keys::shared(MEETING, meeting, CANCELLED));
    let mut switches =
        values.iter().filter_map(|(_, value)| value.decoded::<SwitchValue>()).peekable();
    if switches.peek().is_some() && switches.all(|switch| switch.on) {
        return Err(EditError::MeetingCancelled);
    }
    Ok(())
}

/// Says in words where a meeting is.
pub(super) fn place(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    place: &str,
) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    draft.put_line_or_nothing(keys::shared(MEETING, meeting, PLACE), "A place", place)
}

/// Cancels a meeting, or brings it back.
pub(super) fn cancel(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    cancelled: bool,
) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    let of = as_it_stands(draft.document, meeting);
    draft.switch(keys::shared(MEETING, meeting, CANCELLED), cancelled, of);
    Ok(())
}

/// Gives, changes or takes back this member's own reply to one date.
pub(super) fn reply(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    date: jiff::civil::Date,
    when: ExactHash,
    reply: Option<Reply>,
) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    // A reply to a time that was moved away meanwhile stands, as one to the old time.
    let now = times(draft.document, meeting).into_iter().find(|(exact, _)| *exact == when);
    if now.is_some_and(|(_, time)| !time.is_on(date)) {
        return Err(EditError::NotOnThatDate);
    }
    let key = keys::own(draft.context.me, REPLY, &reply_subject(meeting, date));
    match reply {
        Some(reply) => draft.put_encoded(key, &ReplyValue { reply, when }),
        None => draft.put(key, Scalar::Null),
    }
    Ok(())
}

/// Reads a meeting; absent where it is none, or has no time yet.
pub(super) fn read(reader: &Reader<'_>, meeting: RecordId) -> Option<Meeting> {
    let (by, day) = reader.origin(reader.document.index().made(MEETING, meeting)?);
    let when = reader.choice(&keys::shared(MEETING, meeting, WHEN), |value| {
        let Scalar::Bytes(value) = value else { return None };
        Some(Timed { time: time_of(value)?, exact: keys::time_hash(meeting, value) })
    });
    if when.values.is_empty() {
        return None;
    }
    let place = roles::read_place(reader, &keys::shared(MEETING, meeting, PLACE));
    let cancelled_key = keys::shared(MEETING, meeting, CANCELLED);
    let now = as_it_stands(reader.document, meeting);
    let (cancelled, moved_meanwhile) = reader.switch(&cancelled_key, &now, (by, day));
    let time_uncertain = when.values.len() > 1 || cancelled.values.len() > 1 || moved_meanwhile;
    let uncertain = time_uncertain || place.values.len() > 1;
    let dates = dates::read(reader, meeting, &when);
    let mut replies = replies(reader, meeting, &when, &dates);
    let of_poll = polls::is_poll(reader.document, meeting);
    if of_poll {
        polls::add_yes(reader, meeting, &when, &mut replies);
    }
    replies.sort_by_key(|reply| (reply.date, reply.member, reply.reply, reply.when));
    replies.dedup();
    Some(Meeting {
        id: meeting,
        roles: roles::read(reader, meeting, None),
        revision: revision(reader.document, meeting),
        when,
        place,
        cancelled,
        uncertain,
        time_uncertain,
        of_poll,
        dates,
        by,
        replies,
    })
}

/// Where a meeting stands in the list: by its date, the earlier of two.
pub(super) type Order = (Option<jiff::civil::DateTime>, RecordId);

/// Where a meeting stands in the list.
pub(super) fn order(meeting: &Meeting) -> Order {
    let times = meeting.when.values.iter().map(|timed| &timed.value.time);
    (times.map(|time| time.date.to_datetime(time.time)).min(), meeting.id)
}

fn replies(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: &Choice<Timed>,
    dates: &[MeetingDate],
) -> Vec<MeetingReply> {
    let current: BTreeSet<MemberId> = reader.around.current().map(|member| member.id).collect();
    let beginning = format!("{meeting}.");
    let said = reader.document.index().own(REPLY, &beginning).filter_map(|(date, member)| {
        let date = date.parse().ok().filter(|date| is_possible(*date))?;
        current.contains(&member).then_some((date, member))
    });
    let said: Vec<(jiff::civil::Date, MemberId)> = said.collect();
    let asked: BTreeSet<jiff::civil::Date> = said.iter().map(|(date, _)| *date).collect();
    let planned = match when.values.as_slice() {
        [only] => only.value.time.those_of(&asked),
        _ => BTreeSet::new(),
    };
    let mut replies: Vec<MeetingReply> = Vec::new();
    for (date, member) in said {
        let key = keys::own(member, REPLY, &reply_subject(meeting, date));
        let values = reader.document.values(&key);
        let now = if values.is_empty() { None } else { dates::exact(when, dates, &planned, date) };
        for (_, value) in values {
            let Some(ReplyValue { reply, when: to }) = value.decoded() else { continue };
            replies.push(MeetingReply { member, date, reply, when: to, current: now == Some(to) });
        }
    }
    replies
}

/// The times of a meeting now, each with its name.
fn times(document: &Document, meeting: RecordId) -> Vec<(ExactHash, MeetingTime)> {
    let values = document.values(&keys::shared(MEETING, meeting, WHEN));
    let times = values.iter().filter_map(|(_, value)| {
        let value = value.as_bytes()?;
        Some((keys::time_hash(meeting, value), time_of(value)?))
    });
    times.collect()
}

/// The names of all that a meeting is cancelled with: its times, and in one what was said of single dates.
fn as_it_stands(document: &Document, meeting: RecordId) -> BTreeSet<ExactHash> {
    let times = times(document, meeting).into_iter().map(|(exact, _)| exact);
    let changed = dates::exact_of_all(document, meeting);
    times.chain(changed).collect()
}

/// Twice the highest operation of all that a calendar shows, and one more while people differ: whatever is made later, or
/// is heard of and changes anything, is higher, and settling it is higher still.
fn revision(document: &Document, meeting: RecordId) -> u32 {
    let whole = [WHEN, PLACE, CANCELLED].map(str::to_owned).into_iter();
    let index = document.index();
    let dated = [fields::ON, PLACE].into_iter().flat_map(|field| {
        let beginning = format!("{field}-");
        let dates: Vec<String> = index
            .fields(MEETING, meeting, &beginning)
            .map(|date| format!("{field}-{date}"))
            .collect();
        dates
    });
    let mut highest = 0;
    let mut is_open = false;
    for field in whole.chain(dated) {
        let values = document.values(&keys::shared(MEETING, meeting, &field));
        is_open |= values.len() > 1;
        highest = values.iter().map(|(at, _)| at.counter).fold(highest, u64::max);
    }
    u32::try_from(highest.saturating_mul(2).saturating_add(u64::from(is_open))).unwrap_or(u32::MAX)
}

/// Whether a meeting comes again, by any of its times.
fn is_regular(document: &Document, meeting: RecordId) -> bool {
    times(document, meeting).iter().any(|(_, time)| time.repeat != Repeat::Once)
}
