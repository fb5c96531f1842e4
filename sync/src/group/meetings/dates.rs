//! Single dates of a regular meeting: as planned, moved or cancelled, each one value decided together.
//!
//! Merge: moved by one and cancelled by another is both, and not certain. A date that was moved before the series was
//! changed stays where it was moved to; one that was cancelled before is not certain while the series still has it.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::fields::{ON, OnDateValue, of_date};
use super::{check_takes_place, is_regular, roles, times};
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
) -> Vec<MeetingDate> {
    let index = reader.document.index();
    let beginnings = [ON, PLACE].into_iter().chain(roles::FIELDS).map(|field| format!("{field}-"));
    let mut dates: Vec<Date> = beginnings
        .flat_map(|beginning| {
            let dates = index.fields(MEETING, meeting, &beginning);
            dates.filter_map(|date| date.parse().ok()).collect::<Vec<Date>>()
        })
        .collect();
    dates.sort_unstable();
    dates.dedup();
    dates.into_iter().map(|date| read_date(reader, meeting, when, date)).collect()
}

fn read_date(
    reader: &Reader<'_>,
    meeting: RecordId,
    when: &Choice<Timed>,
    date: Date,
) -> MeetingDate {
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
    let is_planned = || when.values.iter().any(|timed| timed.value.time.is_on(date));
    let is_cancelled_before = change.values.iter().any(|chosen| {
        chosen.value.change == DateChange::Cancelled && !chosen.value.of_now && is_planned()
    });
    MeetingDate {
        date,
        uncertain: change.values.len() > 1 || is_cancelled_before,
        change,
        place: roles::read_place(reader, &shared(MEETING, meeting, &of_date(PLACE, Some(date)))),
        roles: roles::read(reader, meeting, Some(date)),
    }
}

/// The name of the time that one date has now; absent where it has none, or people differ. `planned` are the dates of the
/// series, where it has one time.
pub(super) fn exact(
    when: &Choice<Timed>,
    dates: &[MeetingDate],
    planned: &BTreeSet<Date>,
    date: Date,
) -> Option<ExactHash> {
    let of_series = || match when.values.as_slice() {
        [only] if planned.contains(&date) => Some(only.value.exact),
        _ => None,
    };
    let at = dates.binary_search_by_key(&date, |said| said.date).ok();
    let changes = at.and_then(|at| dates.get(at)).map(|said| &said.change.values);
    match changes.map(Vec::as_slice) {
        None | Some([]) => of_series(),
        Some([only]) => match only.value.change {
            DateChange::Moved(_) => Some(only.value.exact),
            DateChange::AsPlanned | DateChange::Cancelled => of_series(),
        },
        Some(_) => None,
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
