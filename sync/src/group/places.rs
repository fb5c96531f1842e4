//! Places where the group can meet: lines and facts, two texts, and each member's own comfort.
//!
//! Merge: of two names, addresses or facts given at once none wins. A place put aside by one and renamed or moved by
//! another stays until somebody settles it.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;

use super::chunk::Scalar;
use super::edit::{Comfort, PlaceFact, TextField};
use super::keys::{self, ASIDE, COMFORT, VENUE, shared};
use super::read::Reader;
use super::snapshot::MeetingPlace;
use super::write::{Draft, EditError, Subject};
use crate::id::{ExactHash, RecordId};

/// The lines by which a place is that place: whoever puts it aside has seen these.
const NAMED_BY: [&str; 2] = ["name", "address"];

/// Adds a place.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    name: &str,
    facts: &[PlaceFact],
    access: &str,
    notes: &str,
) -> Result<(), EditError> {
    let place = draft.make(VENUE);
    put(draft, place, &PlaceFact::Name(name.to_owned()))?;
    let mut kinds = BTreeSet::new();
    for fact in facts {
        if matches!(fact, PlaceFact::Name(_)) || !kinds.insert(field(fact)) {
            return Err(EditError::Twice);
        }
        put(draft, place, fact)?;
    }
    draft.begin_text(TextField::PlaceAccess(place), access)?;
    draft.begin_text(TextField::PlaceNotes(place), notes)
}

/// Sets one thing about a place.
pub(super) fn set(
    draft: &mut Draft<'_, '_>,
    place: RecordId,
    fact: &PlaceFact,
) -> Result<(), EditError> {
    check_in_use(draft, place)?;
    put(draft, place, fact)
}

/// Gives, changes or takes back this member's own comfort with a place.
pub(super) fn rate(
    draft: &mut Draft<'_, '_>,
    place: RecordId,
    comfort: Option<Comfort>,
) -> Result<(), EditError> {
    draft.check(VENUE, place)?;
    let key = keys::own(draft.context.me, COMFORT, &place.to_string());
    match comfort {
        Some(comfort) => {
            check_in_use(draft, place)?;
            draft.put_encoded(key, &comfort);
        }
        None => draft.put(key, Scalar::Null),
    }
    Ok(())
}

/// Writes one of a place's texts.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    place: RecordId,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    check_in_use(draft, place)?;
    let body = draft.body(words)?;
    draft.version(text, body, from)
}

/// Puts a place aside, or takes it up again.
pub(super) fn put_aside(
    draft: &mut Draft<'_, '_>,
    place: RecordId,
    aside: bool,
) -> Result<(), EditError> {
    draft.put_aside(VENUE, place, &NAMED_BY, aside)
}

/// Reads a place; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, place: RecordId) -> Option<MeetingPlace> {
    let (by, day) = reader.made(VENUE, place)?;
    let key = |field| shared(VENUE, place, field);
    let now = reader.document.index().exact_hashes(VENUE, place, &NAMED_BY);
    Some(MeetingPlace {
        id: place,
        name: reader.line(&key("name")),
        address: reader.line(&key("address")),
        cost: reader.line(&key("cost")),
        booking: reader.line(&key("booking")),
        kind: reader.exact(&key("kind")),
        quiet: reader.exact(&key("quiet")),
        private: reader.exact(&key("private")),
        overheard: reader.exact(&key("overheard")),
        room: reader.exact(&key("room")),
        access: reader.text(TextField::PlaceAccess(place)),
        notes: reader.text(TextField::PlaceNotes(place)),
        comfort: reader.own_words(COMFORT, &place.to_string(), Scalar::decoded),
        kept: reader.kept(&key(ASIDE), &now),
        by,
        day,
    })
}

fn check_in_use(draft: &Draft<'_, '_>, place: RecordId) -> Result<(), EditError> {
    let now = draft.document.index().exact_hashes(VENUE, place, &NAMED_BY);
    draft.check_in_use(VENUE, place, &now)
}

const fn field(fact: &PlaceFact) -> &'static str {
    match fact {
        PlaceFact::Name(_) => "name",
        PlaceFact::Address(_) => "address",
        PlaceFact::Cost(_) => "cost",
        PlaceFact::Booking(_) => "booking",
        PlaceFact::Kind(_) => "kind",
        PlaceFact::Quiet(_) => "quiet",
        PlaceFact::Private(_) => "private",
        PlaceFact::Overheard(_) => "overheard",
        PlaceFact::Room(_) => "room",
    }
}

fn put(draft: &mut Draft<'_, '_>, place: RecordId, fact: &PlaceFact) -> Result<(), EditError> {
    let key = shared(VENUE, place, field(fact));
    match fact {
        PlaceFact::Name(name) => draft.put_line(key, Subject::Place, name)?,
        PlaceFact::Address(words) => draft.put_line_or_nothing(key, Subject::Address, words)?,
        PlaceFact::Cost(words) => draft.put_line_or_nothing(key, Subject::Cost, words)?,
        PlaceFact::Booking(words) => {
            draft.put_line_or_nothing(key, Subject::Booking, words)?;
        }
        PlaceFact::Kind(kind) => draft.put_encoded(key, kind),
        PlaceFact::Quiet(is) | PlaceFact::Private(is) | PlaceFact::Overheard(is) => {
            draft.put_encoded(key, is);
        }
        PlaceFact::Room(room) => draft.put_encoded(key, room),
    }
    Ok(())
}
