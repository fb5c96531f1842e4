//! Meetings: a time decided as one value, a place, a switch, what becomes of single dates, and each member's own replies.
//!
//! Invariant: of two times, two places, or a move and a cancellation at once none wins; the meeting is uncertain.
//! Source: FORMATS.md §4.

mod dates;
mod fields;
mod polls;
mod repeat;
mod replies;
mod roles;
mod time;
mod value;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::chunk::Scalar;
use super::document::Document;
use super::edit::{MeetingTime, Repeat};
use super::keys::{self, CANCELLED, MEETING, PLACE, SwitchValue, WHEN};
use super::read::Reader;
use super::snapshot::{Choice, Meeting, MeetingDate, Timed};
use super::sources::Origins;
use super::write::{Draft, EditError, Subject};
use crate::id::{ExactHash, RecordId};

pub(super) use dates::change;
pub(super) use fields::{body, date_of, fits};
pub(super) use polls::{add_poll, answer_poll, close_on, offer, pick, read_poll};
pub use repeat::occurrences;
pub(super) use replies::reply;
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
    let place = draft.line_or_nothing(Subject::Place, place)?;
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
    draft.put_line_or_nothing(keys::shared(MEETING, meeting, PLACE), Subject::Place, place)
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

/// Reads a meeting; absent where it is none, or has no time yet.
pub(super) fn read(reader: &Reader<'_>, meeting: RecordId) -> Option<Meeting> {
    let when = read_times(reader, meeting);
    let dates = dates::read(reader, meeting, &when);
    of_dates(reader, meeting, when, dates)
}

/// Reads some dates of a meeting again, of which nothing else was touched.
pub(super) fn update(
    reader: &Reader<'_>,
    before: &Meeting,
    touched: &BTreeSet<Date>,
) -> Option<Meeting> {
    // Who said yes to a time before it was picked stands under the meeting as a whole.
    if before.of_poll {
        return read(reader, before.id);
    }
    let (meeting, when) = (before.id, before.when.clone());
    let mut dates = before.dates.clone();
    dates::update(reader, meeting, &when, &mut dates, touched);
    of_dates(reader, meeting, when, dates)
}

fn of_dates(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: Choice<Timed>,
    mut dates: Vec<Arc<MeetingDate>>,
) -> Option<Meeting> {
    let (by, day) = reader.origin(reader.document.index().made(MEETING, meeting)?);
    if when.values.is_empty() {
        return None;
    }
    let of_poll = polls::is_poll(reader.document, meeting);
    if of_poll {
        polls::add_yes(reader, meeting, &when, &mut dates);
    }
    let place = roles::read_place(reader, &keys::shared(MEETING, meeting, PLACE));
    let cancelled_key = keys::shared(MEETING, meeting, CANCELLED);
    let now = as_it_stands(reader.document, meeting);
    let (cancelled, moved_meanwhile) = reader.switch(&cancelled_key, &now, (by, day));
    let time_uncertain = when.values.len() > 1 || cancelled.values.len() > 1 || moved_meanwhile;
    Some(Meeting {
        id: meeting,
        roles: roles::read(reader, meeting, None),
        revision: revision(reader.document, meeting),
        uncertain: time_uncertain || place.values.len() > 1,
        time_uncertain,
        when,
        place,
        cancelled,
        of_poll,
        dates,
        by,
    })
}

fn read_times(reader: &Reader<'_>, meeting: RecordId) -> Choice<Timed> {
    reader.choice(&keys::shared(MEETING, meeting, WHEN), |value| {
        let Scalar::Bytes(value) = value else { return None };
        Some(Timed { time: time_of(value)?, exact: keys::time_hash(meeting, value) })
    })
}

/// Where a meeting stands in the list: by its date, the earlier of two.
pub(super) type Order = (Option<jiff::civil::DateTime>, RecordId);

/// Where a meeting stands in the list.
pub(super) fn order(meeting: &Meeting) -> Order {
    let times = meeting.when.values.iter().map(|timed| &timed.value.time);
    (times.map(|time| time.date.to_datetime(time.time)).min(), meeting.id)
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
