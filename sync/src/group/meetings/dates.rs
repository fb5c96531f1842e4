//! Single dates of a regular meeting: as planned, moved or cancelled, each one value decided together.
//!
//! Merge: moved by one and cancelled by another is both, and not certain. A date that was moved before the series was
//! changed stays where it was moved to; one that was cancelled before is not certain while the series still has it.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::fields::{ON, OnDateValue, of_date};
use super::{check_takes_place, is_regular, replies, roles, times};
use crate::encoding;
use crate::group::document::Document;
use crate::group::edit::{DateChange, MeetingTime};
use crate::group::keys::{self, MEETING, PLACE, shared};
use crate::group::read::Reader;
use crate::group::snapshot::{ChangedDate, Choice, MeetingDate, Timed};
use crate::group::write::{Draft, EditError};
use crate::id::{ExactHash, RecordId};

/// Says what becomes of one date.
pub(in crate::group) fn change(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    date: Date,
    when: ExactHash,
    change: &DateChange,
) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    check_takes_place(draft, meeting)?;
    if !is_regular(draft.document, meeting) {
        return Err(EditError::NotRegular);
    }
    if times(draft.document, meeting).iter().all(|(exact, _)| *exact != when) {
        return Err(EditError::NoSuchTime);
    }
    check_date(draft, meeting, date)?;
    if let DateChange::Moved(slot) = change {
        MeetingTime::from(slot).check()?;
    }
    let key = shared(MEETING, meeting, &of_date(ON, Some(date)));
    draft.put_encoded(key, &OnDateValue { of: when, change: change.clone() });
    Ok(())
}

/// Refuses where a meeting is not on a date and never was moved from it.
pub(super) fn check_date(
    draft: &Draft<'_, '_>,
    meeting: RecordId,
    date: Date,
) -> Result<(), EditError> {
    let on = shared(MEETING, meeting, &of_date(ON, Some(date)));
    let is_on = times(draft.document, meeting).iter().any(|(_, time)| time.is_on(date));
    if is_on || !draft.document.values(&on).is_empty() {
        return Ok(());
    }
    Err(EditError::NotOnThatDate)
}

/// Reads all dates of which something is said.
pub(super) fn read(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: &Choice<Timed>,
) -> Vec<Arc<MeetingDate>> {
    let index = reader.document.index();
    let beginnings = [ON, PLACE].into_iter().chain(roles::FIELDS).map(|field| format!("{field}-"));
    let mut dates: BTreeSet<Date> = beginnings
        .flat_map(|beginning| {
            let dates = index.fields(MEETING, meeting, &beginning);
            dates.filter_map(|date| date.parse().ok()).collect::<Vec<Date>>()
        })
        .collect();
    dates.extend(replies::dates(reader, meeting));
    let planned = planned(when, &dates);
    let of = |date| read_date(reader, meeting, when, date, planned.contains(&date));
    dates.iter().filter_map(|date| of(*date).map(Arc::new)).collect()
}

/// Reads some dates again.
pub(super) fn update(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: &Choice<Timed>,
    dates: &mut Vec<Arc<MeetingDate>>,
    touched: &BTreeSet<Date>,
) {
    let planned = planned(when, touched);
    for date in touched {
        let now = read_date(reader, meeting, when, *date, planned.contains(date)).map(Arc::new);
        match (dates.binary_search_by_key(date, |said| said.date), now) {
            (Ok(at), Some(now)) => {
                if let Some(before) = dates.get_mut(at) {
                    *before = now;
                }
            }
            (Ok(at), None) => {
                dates.remove(at);
            }
            (Err(at), Some(now)) => dates.insert(at, now),
            (Err(_), None) => {}
        }
    }
}

/// Those of some dates that are of the series, where it has one time.
fn planned(when: &Choice<Timed>, dates: &BTreeSet<Date>) -> BTreeSet<Date> {
    match when.values.as_slice() {
        [only] => only.value.time.those_of(dates),
        _ => BTreeSet::new(),
    }
}

/// Reads one date; absent where nothing is said of it.
fn read_date(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: &Choice<Timed>,
    date: Date,
    is_planned: bool,
) -> Option<MeetingDate> {
    let field = of_date(ON, Some(date));
    let change = reader.choice(&shared(MEETING, meeting, &field), |value| {
        let OnDateValue { of, change } = value.decoded()?;
        let exact = match change {
            DateChange::Moved(_) => keys::value_hash(meeting, &field, value.as_bytes()?),
            DateChange::AsPlanned | DateChange::Cancelled => of,
        };
        let of_now = matches!(when.values.as_slice(), [only] if only.value.exact == of);
        Some(ChangedDate { change, exact, of_now })
    });
    let is_of_any = || when.values.iter().any(|timed| timed.value.time.is_on(date));
    let is_cancelled_before = change.values.iter().any(|chosen| {
        chosen.value.change == DateChange::Cancelled && !chosen.value.of_now && is_of_any()
    });
    let said = MeetingDate {
        date,
        uncertain: change.values.len() > 1 || is_cancelled_before,
        replies: replies::read(reader, meeting, date, exact(when, &change, is_planned)),
        change,
        place: roles::read_place(reader, &shared(MEETING, meeting, &of_date(PLACE, Some(date)))),
        roles: roles::read(reader, meeting, Some(date)),
    };
    (said.is_other_than_planned() || !said.replies.is_empty()).then_some(said)
}

/// The name of the time that a date has now; absent where it has none, or people differ.
fn exact(
    when: &Choice<Timed>,
    change: &Choice<ChangedDate>,
    is_planned: bool,
) -> Option<ExactHash> {
    let of_series = || match when.values.as_slice() {
        [only] if is_planned => Some(only.value.exact),
        _ => None,
    };
    match change.values.as_slice() {
        [] => of_series(),
        [only] => match only.value.change {
            DateChange::Moved(_) => Some(only.value.exact),
            DateChange::AsPlanned | DateChange::Cancelled => of_series(),
        },
        _ => None,
    }
}

/// One name for everything that is said of single dates; absent where nothing is.
pub(super) fn exact_of_all(document: &Document, meeting: RecordId) -> Option<ExactHash> {
    let beginning = format!("{ON}-");
    let dates = document.index().fields(MEETING, meeting, &beginning);
    let fields: Vec<String> = dates.map(|date| format!("{ON}-{date}")).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let all = document.index().exact_hashes(MEETING, meeting, &fields);
    (!all.is_empty()).then(|| keys::value_hash(meeting, ON, &encoding::encode(&all)))
}
