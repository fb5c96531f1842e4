//! The fields of a meeting, and the values that they take.
//!
//! Invariant: whether a value may stand in a field can be read from both and the meeting's id.
//! Source: FORMATS.md §4.

use data_encoding::HEXLOWER;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::value::time_of;
use crate::encoding;
use crate::group::chunk::Scalar;
use crate::group::edit::{DateChange, Slot};
use crate::group::forms::is_possible;
use crate::group::keys::{CANCELLED, PLACE, SwitchValue, WHEN};
use crate::id::{self, BodyName, ExactHash, MemberId, RecordId};

pub(super) const ON: &str = "on";
pub(super) const HOST: &str = "host";
pub(super) const KEEPER: &str = "keeper";
pub(super) const BOOKER: &str = "booker";
pub(super) const BOOKED: &str = "booked";
pub(super) const SLOT: &str = "slot-";
pub(super) const CLOSES: &str = "closes";
pub(super) const ABOUT: &str = "about";

/// How many bytes of a slot's hash its name has: a field is no longer than 32 characters.
const SLOT_NAME_BYTES: usize = 13;

/// What becomes of one date, said of the series as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OnDateValue {
    /// The time of the series.
    pub(super) of: ExactHash,
    /// What becomes of the date.
    pub(super) change: DateChange,
}

/// A time to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SlotValue {
    /// Whether it is offered.
    pub(super) on: bool,
    /// The time.
    pub(super) slot: Slot,
}

/// A place as it is written: 32 bytes are words, 16 a place of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceValue {
    Words(BodyName),
    Listed(RecordId),
}

/// The field of one date, or of the meeting as a whole.
pub(super) fn of_date(field: &str, date: Option<Date>) -> String {
    date.map_or_else(|| field.to_owned(), |date| format!("{field}-{date}"))
}

/// A field without the date that it ends with, and that date.
fn dated(field: &str) -> (&str, Option<Date>) {
    let date = |(name, date): (&'_ str, &str)| {
        // Only the one form in which dates are written here.
        let read: Date = date.parse().ok().filter(|date| is_possible(*date))?;
        (read.to_string() == date).then_some((name.len(), read))
    };
    match field.split_once('-').and_then(date) {
        Some((at, date)) => (field.get(..at).unwrap_or(field), Some(date)),
        None => (field, None),
    }
}

/// The date that a field is of; absent where it is of the meeting as a whole.
pub(in crate::group) fn date_of(field: &str) -> Option<Date> {
    dated(field).1
}

/// The name of a slot of a meeting.
pub(super) fn slot_name(meeting: RecordId, slot: &Slot) -> String {
    let hash = id::hash("kith slot 1", &[meeting.as_bytes(), &encoding::encode(slot)]);
    let (name, _) = hash.split_at(SLOT_NAME_BYTES);
    HEXLOWER.encode(name)
}

/// Whether a value may stand in a field.
pub(in crate::group) fn fits(meeting: RecordId, field: &str, value: &Scalar) -> bool {
    if let Some(name) = field.strip_prefix(SLOT) {
        return value.decoded::<SlotValue>().is_some_and(|SlotValue { slot, .. }| {
            slot.is_possible() && slot_name(meeting, &slot) == name
        });
    }
    match dated(field) {
        (WHEN, None) => value.as_bytes().is_some_and(|bytes| time_of(bytes).is_some()),
        (CANCELLED, None) | (BOOKED, _) => {
            value.as_bytes().is_some_and(|bytes| SwitchValue::decode(bytes).is_some())
        }
        (PLACE, _) => place(value).is_some(),
        (HOST | KEEPER | BOOKER, _) => value.decoded::<Option<MemberId>>().is_some(),
        (ON, Some(_)) => value.decoded::<OnDateValue>().is_some_and(|on| match on.change {
            DateChange::Moved(slot) => slot.is_possible(),
            DateChange::AsPlanned | DateChange::Cancelled => true,
        }),
        (CLOSES, None) => {
            value.decoded::<Option<Date>>().is_some_and(|day| day.is_none_or(is_possible))
        }
        (ABOUT, None) => value.decoded::<BodyName>().is_some(),
        _ => true,
    }
}

/// The body that a value in a field refers to.
pub(in crate::group) fn body(field: &str, value: &Scalar) -> Option<BodyName> {
    match dated(field) {
        (PLACE, _) | (ABOUT, None) => value.decoded(),
        _ => None,
    }
}

pub(super) fn place(value: &Scalar) -> Option<PlaceValue> {
    let words = value.decoded().map(PlaceValue::Words);
    words.or_else(|| value.decoded().map(PlaceValue::Listed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_a_date_is_told_from_others() {
        let date = jiff::civil::date(2026, 6, 2);
        assert_eq!(dated("place-2026-06-02"), ("place", Some(date)));
        assert_eq!(of_date("place", Some(date)), "place-2026-06-02");
        for other in ["place", "place-2026-6-2", "place-of-honour", "place-2026-06-02t19", "-"] {
            assert_eq!(dated(other), (other, None));
        }
    }
}
