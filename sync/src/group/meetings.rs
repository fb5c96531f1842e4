//! Meetings: a time decided as one value, a place in words, a switch, and each member's own replies.
//!
//! Invariant: of two times, two places, or a move and a cancellation at once none wins; the meeting is uncertain.
//! Source: FORMATS.md §4.

mod time;

use std::collections::BTreeSet;

use super::chunk::Scalar;
use super::edit::{MeetingTime, Reply};
use super::keys::{
    self, CANCELLED, MEETING, PLACE, REPLY, ReplyValue, SwitchValue, WHEN, reply_subject,
};
use super::read::Reader;
use super::snapshot::{Choice, Meeting, MeetingReply, Timed};
use super::sources::Origins;
use super::write::{Draft, EditError};
use crate::encoding;
use crate::id::{ExactHash, MemberId, RecordId};

pub use time::{TimeError, occurrences};

/// Adds a meeting.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    when: &MeetingTime,
    place: &str,
) -> Result<(), EditError> {
    when.check()?;
    let place = draft.line_or_nothing("A place", place)?;
    let meeting = draft.make(MEETING);
    draft.put_encoded(keys::shared(MEETING, meeting, WHEN), when);
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
    let values = draft.document.values(&keys::shared(MEETING, meeting, CANCELLED));
    let mut switches =
        values.iter().filter_map(|(_, value)| value.decoded::<SwitchValue>()).peekable();
    if switches.peek().is_some() && switches.all(|switch| switch.on) {
        return Err(EditError::MeetingCancelled);
    }
    draft.put_encoded(keys::shared(MEETING, meeting, WHEN), when);
    Ok(())
}

/// Says where a meeting is.
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
    let of = times(draft, meeting).into_iter().map(|(exact, _)| exact).collect();
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
    let now = times(draft, meeting).into_iter().find(|(exact, _)| *exact == when);
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

/// Reads a meeting; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, meeting: RecordId) -> Option<Meeting> {
    let (by, day) = reader.origin(reader.document.index().made(MEETING, meeting)?);
    let when = reader.choice(&keys::shared(MEETING, meeting, WHEN), |value| {
        let Scalar::Bytes(value) = value else { return None };
        Some(Timed { time: keys::time_value(value)?, exact: keys::time_hash(meeting, value) })
    });
    if when.values.is_empty() {
        return None;
    }
    let place = reader.line(&keys::shared(MEETING, meeting, PLACE));
    let times: BTreeSet<ExactHash> = when.values.iter().map(|timed| timed.value.exact).collect();
    let cancelled_key = keys::shared(MEETING, meeting, CANCELLED);
    let (cancelled, moved_meanwhile) = reader.switch(&cancelled_key, &times, (by, day));
    let uncertain = when.values.len() > 1
        || place.values.len() > 1
        || cancelled.values.len() > 1
        || moved_meanwhile;
    let replies = replies(reader, meeting, &when);
    Some(Meeting { id: meeting, when, place, cancelled, uncertain, by, replies })
}

/// Where a meeting stands in the list: by its date, the earlier of two.
pub(super) type Order = (Option<jiff::civil::DateTime>, RecordId);

/// Where a meeting stands in the list.
pub(super) fn order(meeting: &Meeting) -> Order {
    let times = meeting.when.values.iter().map(|timed| &timed.value.time);
    (times.map(|time| time.date.to_datetime(time.time)).min(), meeting.id)
}

fn replies(reader: &Reader<'_>, meeting: RecordId, when: &Choice<Timed>) -> Vec<MeetingReply> {
    let current: BTreeSet<MemberId> = reader.around.current().map(|member| member.id).collect();
    let beginning = format!("{meeting}.");
    let mut replies: Vec<MeetingReply> = Vec::new();
    for (date, member) in reader.document.index().own(REPLY, &beginning) {
        let Ok(date) = date.parse::<jiff::civil::Date>() else { continue };
        if !current.contains(&member) {
            continue;
        }
        let key = keys::own(member, REPLY, &reply_subject(meeting, date));
        for (_, value) in reader.document.values(&key) {
            let Some(ReplyValue { reply, when: to }) = value.decoded() else { continue };
            let is_now = matches!(when.values.as_slice(), [only]
                if only.value.exact == to && only.value.time.is_on(date));
            let reply = MeetingReply { member, date, reply, when: to, current: is_now };
            if !replies.contains(&reply) {
                replies.push(reply);
            }
        }
    }
    replies.sort_by_key(|reply| (reply.date, reply.member, reply.reply, reply.when));
    replies
}

fn times(draft: &Draft<'_, '_>, meeting: RecordId) -> Vec<(ExactHash, MeetingTime)> {
    let values = draft.document.values(&keys::shared(MEETING, meeting, WHEN));
    let times = values.iter().filter_map(|(_, value)| {
        let Scalar::Bytes(value) = value else { return None };
        Some((keys::time_hash(meeting, value), encoding::decode(value).ok()?))
    });
    times.collect()
}
