//! Each member's own replies, one for each date, each naming the time that it was given for.
//!
//! Merge: after a move a reply stands as one to the old time; two devices of one member that differ give two.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::times;
use crate::group::chunk::Scalar;
use crate::group::edit::Reply;
use crate::group::forms::is_possible;
use crate::group::keys::{self, MEETING, REPLY, ReplyValue, reply_subject};
use crate::group::read::Reader;
use crate::group::snapshot::MeetingReply;
use crate::group::write::{Draft, EditError};
use crate::id::{ExactHash, RecordId};

/// Gives, changes or takes back this member's own reply to one date.
pub(in crate::group) fn reply(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    date: Date,
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

/// The dates that somebody ever replied to.
pub(super) fn dates(reader: &Reader<'_>, meeting: RecordId) -> BTreeSet<Date> {
    let beginning = format!("{meeting}.");
    let said = reader.document.index().own(REPLY, &beginning);
    said.filter_map(|(date, _)| date.parse().ok().filter(|date| is_possible(*date))).collect()
}

/// What the current members reply to one date, whose time has the name `now`, where it has one and one alone.
pub(super) fn read(
    reader: &Reader<'_>,
    meeting: RecordId,
    date: Date,
    now: Option<ExactHash>,
) -> Vec<MeetingReply> {
    let words =
        reader.own_words(REPLY, &reply_subject(meeting, date), Scalar::decoded::<ReplyValue>);
    let mut replies: Vec<MeetingReply> = words
        .into_iter()
        .map(|said| {
            let (member, ReplyValue { reply, when }) = (said.member, said.value);
            MeetingReply { member, date, reply, when, current: now == Some(when) }
        })
        .collect();
    sort(&mut replies);
    replies
}

/// By member, then by what is said, so that all devices list them alike.
pub(super) fn sort(replies: &mut [MeetingReply]) {
    replies.sort_unstable_by_key(|reply| (reply.member, reply.reply, reply.when));
}
