//! Where a meeting is and who does what for it: as a whole, or for one of its dates.
//!
//! Merge: of two places or two people none wins. Booked means the place of then: another place is not booked.
//! Source: FORMATS.md §4.

use jiff::civil::Date;

use super::fields::{self, BOOKED, BOOKER, HOST, KEEPER, PlaceValue, of_date};
use super::{dates, is_regular};
use crate::group::chunk::Scalar;
use crate::group::document::Document;
use crate::group::edit::MeetingFact;
use crate::group::keys::{MEETING, PLACE, VENUE, shared};
use crate::group::read::Reader;
use crate::group::snapshot::{Booked, Choice, Roles, Where, Words};
use crate::group::write::{Draft, EditError, Subject};
use crate::id::{Day, ExactHash, MemberId, RecordId};

/// The fields of who does what.
pub(super) const FIELDS: [&str; 4] = [HOST, KEEPER, BOOKER, BOOKED];

/// Sets one thing about a meeting, or about one of its dates.
pub(in crate::group) fn set(
    draft: &mut Draft<'_, '_>,
    meeting: RecordId,
    date: Option<Date>,
    fact: &MeetingFact,
) -> Result<(), EditError> {
    draft.check(MEETING, meeting)?;
    if let Some(date) = date {
        dates::check_date(draft, meeting, date)?;
    }
    // The only date of a single meeting is the meeting.
    let date = date.filter(|_| is_regular(draft.document, meeting));
    let key = |field| shared(MEETING, meeting, &of_date(field, date));
    match fact {
        MeetingFact::Place(words) => {
            draft.put_line_or_nothing(key(PLACE), Subject::Place, words)?;
        }
        MeetingFact::At(place) => {
            draft.check(VENUE, *place)?;
            draft.put_encoded(key(PLACE), place);
        }
        MeetingFact::Host(member) => put_member(draft, key(HOST), *member)?,
        MeetingFact::Keeper(member) => put_member(draft, key(KEEPER), *member)?,
        MeetingFact::Booker(member) => put_member(draft, key(BOOKER), *member)?,
        MeetingFact::Booked(booked) => {
            let of = places(draft.document, meeting, date);
            draft.switch(key(BOOKED), *booked, of);
        }
    }
    Ok(())
}

fn put_member(
    draft: &mut Draft<'_, '_>,
    key: String,
    member: Option<MemberId>,
) -> Result<(), EditError> {
    let is_current = |id: MemberId| {
        draft.context.roster.iter().any(|member| member.id == id && member.is_current())
    };
    if member.is_some_and(|id| !is_current(id)) {
        return Err(EditError::NotAmongUs);
    }
    draft.put_encoded(key, &member);
    Ok(())
}

/// Reads who does what.
pub(super) fn read(reader: &Reader<'_>, meeting: RecordId, date: Option<Date>) -> Roles {
    let key = |field| shared(MEETING, meeting, &of_date(field, date));
    let places = places(reader.document, meeting, date);
    let (booked, is_other) = reader.switch(&key(BOOKED), &places, (None, Day::default()));
    Roles {
        host: reader.exact(&key(HOST)),
        keeper: reader.exact(&key(KEEPER)),
        booker: reader.exact(&key(BOOKER)),
        booked: match booked.settled() {
            Some(true) if !is_other => Booked::Yes,
            Some(false) => Booked::No,
            Some(true) | None => Booked::Unsure,
        },
    }
}

/// Reads all places of now under a key, those that say the same once.
pub(super) fn read_place(reader: &Reader<'_>, key: &str) -> Choice<Where> {
    let mut places = reader.choice(key, |value: &Scalar| {
        Some(match fields::place(value)? {
            PlaceValue::Words(body) => Where::Words(reader.written(body).legible()),
            PlaceValue::Listed(place) => Where::Listed(place),
        })
    });
    let mut said: Vec<String> = Vec::new();
    places.values.retain(|chosen| match &chosen.value {
        Where::Words(written) => match &written.words {
            Words::Known(words) if said.contains(words) => false,
            Words::Known(words) => {
                said.push(words.clone());
                true
            }
            Words::NotHereYet | Words::TakenBack => true,
        },
        Where::Listed(_) => true,
    });
    places
}

/// The names of the places of now, of a date and of the whole.
fn places(
    document: &Document,
    meeting: RecordId,
    date: Option<Date>,
) -> std::collections::BTreeSet<ExactHash> {
    let of_date = of_date(PLACE, date);
    document.index().exact_hashes(MEETING, meeting, &[PLACE, &of_date])
}
