//! Looking for a date: a meeting that has no time yet, times to choose from, and each member's own answers.
//!
//! Merge: a time that is taken out keeps its answers and can come back; taken out by one and offered by another, it is
//! offered. Picked twice, the same time is one time and two are two. Who said yes to the time that was picked is coming,
//! until that member replies.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::fields::{ABOUT, CLOSES, SLOT, SlotValue, slot_name};
use super::{replies, shift};
use crate::group::chunk::Scalar;
use crate::group::document::Document;
use crate::group::edit::{MeetingTime, PollAnswer, Reply, Slot};
use crate::group::forms::check_day;
use crate::group::keys::{self, CANCELLED, MEETING, POLL, REPLY, WHEN, reply_subject, shared};
use crate::group::read::Reader;
use crate::group::snapshot::{Choice, MeetingDate, MeetingReply, Poll, PollSlot, Timed};
use crate::group::write::{Draft, EditError, Subject};
use crate::id::{Day, RecordId};

/// How many times there are to choose from.
const MAX_SLOTS: usize = 32;

/// Asks for a date.
pub(in crate::group) fn add_poll(
    draft: &mut Draft<'_, '_>,
    about: &str,
    slots: &[Slot],
    closes: Option<Date>,
) -> Result<(), EditError> {
    let about = draft.line_or_nothing(Subject::About, about)?;
    let meeting = draft.make(MEETING);
    draft.put_encoded(shared(MEETING, meeting, ABOUT), &about);
    draft.switch(shared(MEETING, meeting, CANCELLED), false, BTreeSet::new());
    put_closes(draft, meeting, closes)?;
    if slots.is_empty() {
        return Err(EditError::Empty(Subject::Poll));
    }
    if slots.len() > MAX_SLOTS {
        return Err(EditError::TooManySlots);
    }
    let mut before: Vec<&Slot> = Vec::new();
    for slot in slots {
        if !before.contains(&slot) {
            put_slot(draft, meeting, slot, true)?;
            before.push(slot);
        }
    }
    Ok(())
}

/// Offers a time, or takes it out.
pub(in crate::group) fn offer(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    slot: &Slot,
    offered: bool,
) -> Result<(), EditError> {
    check_poll(draft, meeting)?;
    let count = draft.document.index().fields(MEETING, meeting, SLOT).count();
    let is_there = is_slot(draft.document, meeting, slot);
    if !is_there && !offered {
        return Err(EditError::NoSuchSlot);
    }
    if !is_there && count >= MAX_SLOTS {
        return Err(EditError::TooManySlots);
    }
    put_slot(draft, meeting, slot, offered)
}

/// Says until when answers are asked for.
pub(in crate::group) fn close_on(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    closes: Option<Date>,
) -> Result<(), EditError> {
    check_poll(draft, meeting)?;
    put_closes(draft, meeting, closes)
}

/// Gives, changes or takes back this member's own answer.
pub(in crate::group) fn answer_poll(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    slot: &Slot,
    answer: Option<PollAnswer>,
) -> Result<(), EditError> {
    check_slot(draft, meeting, slot)?;
    let key = keys::own(draft.context.me, POLL, &subject(meeting, slot));
    match answer {
        Some(answer) => draft.put_encoded(key, &answer),
        None => draft.put(key, Scalar::Null),
    }
    Ok(())
}

/// Makes the meeting be at one of the times.
pub(in crate::group) fn pick(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    slot: &Slot,
) -> Result<(), EditError> {
    check_slot(draft, meeting, slot)?;
    shift(draft, meeting, &MeetingTime::from(slot))
}

/// Whether there ever were times to choose from.
pub(super) fn is_poll(document: &Document, meeting: RecordId) -> bool {
    document.index().fields(MEETING, meeting, SLOT).next().is_some()
}

/// Reads a poll; absent where there is none.
pub(in crate::group) fn read_poll(reader: &Reader<'_>, meeting: RecordId) -> Option<Poll> {
    let (by, day) = reader.made(MEETING, meeting)?;
    if !is_poll(reader.document, meeting) {
        return None;
    }
    let picked = !reader.document.values(&shared(MEETING, meeting, WHEN)).is_empty();
    let names = reader.document.index().fields(MEETING, meeting, SLOT);
    let mut slots: Vec<PollSlot> =
        names.filter_map(|name| read_slot(reader, meeting, name)).collect();
    slots.sort_by(|a, b| a.slot.cmp(&b.slot));
    let none = BTreeSet::new();
    let (cancelled, _) =
        reader.switch(&shared(MEETING, meeting, CANCELLED), &none, (None, Day::default()));
    Some(Poll {
        id: meeting,
        about: reader.line(&shared(MEETING, meeting, ABOUT)),
        slots,
        closes: reader.exact(&shared(MEETING, meeting, CLOSES)),
        cancelled,
        picked,
        by,
        day,
    })
}

fn read_slot(reader: &Reader<'_>, meeting: RecordId, name: &str) -> Option<PollSlot> {
    let key = shared(MEETING, meeting, &format!("{SLOT}{name}"));
    let values = reader.exact::<SlotValue>(&key).values;
    let slot = values.first()?.value.slot.clone();
    let offered = values.iter().any(|chosen| chosen.value.on);
    let mut answers = reader.own_words(POLL, &subject(meeting, &slot), Scalar::decoded);
    answers.sort_by_key(|answer| (answer.member, answer.value));
    Some(PollSlot { slot, offered, answers })
}

/// Adds a reply for whoever said yes to the time that was picked and said nothing since.
pub(super) fn add_yes(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: &Choice<Timed>,
    dates: &mut Vec<Arc<MeetingDate>>,
) {
    let [only] = when.values.as_slice() else { return };
    let Timed { time, exact } = &only.value;
    let slot =
        Slot { date: time.date, time: time.time, zone: time.zone.clone(), minutes: time.minutes };
    if MeetingTime::from(&slot) != *time || !is_slot(reader.document, meeting, &slot) {
        return;
    }
    let answers = reader.own_words(POLL, &subject(meeting, &slot), Scalar::decoded::<PollAnswer>);
    let mut coming = Vec::new();
    for answer in &answers {
        let own = keys::own(answer.member, REPLY, &reply_subject(meeting, slot.date));
        let said = !reader.document.values(&own).is_empty();
        let is_one = answers.iter().filter(|other| other.member == answer.member).count() == 1;
        if answer.value == PollAnswer::Yes && is_one && !said {
            let (member, date, when) = (answer.member, slot.date, *exact);
            let reply = Reply::Coming;
            coming.push(MeetingReply { member, date, reply, when, current: true });
        }
    }
    if coming.is_empty() {
        return;
    }
    let at = match dates.binary_search_by_key(&slot.date, |said| said.date) {
        Ok(at) => at,
        Err(at) => {
            dates.insert(at, Arc::new(MeetingDate::of(slot.date)));
            at
        }
    };
    if let Some(said) = dates.get_mut(at).map(Arc::make_mut) {
        said.replies.append(&mut coming);
        replies::sort(&mut said.replies);
    }
}

fn put_slot(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    slot: &Slot,
    on: bool,
) -> Result<(), EditError> {
    MeetingTime::from(slot).check()?;
    let key = shared(MEETING, meeting, &format!("{SLOT}{}", slot_name(meeting, slot)));
    draft.put_encoded(key, &SlotValue { on, slot: slot.clone() });
    Ok(())
}

fn put_closes(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    closes: Option<Date>,
) -> Result<(), EditError> {
    check_day(closes)?;
    draft.put_encoded(shared(MEETING, meeting, CLOSES), &closes);
    Ok(())
}

fn check_poll(draft: &Draft<'_, '_>, meeting: RecordId) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    if is_poll(draft.document, meeting) { Ok(()) } else { Err(EditError::NoSuchPoll) }
}

fn check_slot(draft: &Draft<'_, '_>, meeting: RecordId, slot: &Slot) -> Result<(), EditError> {
    check_poll(draft, meeting)?;
    if is_slot(draft.document, meeting, slot) { Ok(()) } else { Err(EditError::NoSuchSlot) }
}

fn is_slot(document: &Document, meeting: RecordId, slot: &Slot) -> bool {
    let name = slot_name(meeting, slot);
    document.index().fields(MEETING, meeting, SLOT).any(|known| known == name)
}

fn subject(meeting: RecordId, slot: &Slot) -> String {
    format!("{meeting}.{}", slot_name(meeting, slot))
}
