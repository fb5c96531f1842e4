//! Where the group put up a notice, and when: who did is who added it.
//!
//! Merge: of two places or days given at once none wins; taken down by one and corrected by another, it stays until
//! somebody settles it.
//! Source: FORMATS.md §4.

use jiff::civil::Date;

use super::edit::PostingFact;
use super::forms::check_day;
use super::keys::{ASIDE, POSTING, shared};
use super::read::Reader;
use super::snapshot::Posting;
use super::write::{Draft, EditError, Subject};
use crate::id::RecordId;

const WHERE: &str = "where";
const ON: &str = "on";
/// What makes it that posting: whoever takes it down has seen these.
const NAMED_BY: [&str; 2] = [WHERE, ON];

/// Adds a posting.
pub(super) fn add(draft: &mut Draft<'_, '_>, place: &str, on: Date) -> Result<(), EditError> {
    let posting = draft.make(POSTING);
    put(draft, posting, &PostingFact::Where(place.to_owned()))?;
    put(draft, posting, &PostingFact::On(on))
}

/// Corrects one thing about a posting.
pub(super) fn set(
    draft: &mut Draft<'_, '_>,
    posting: RecordId,
    fact: &PostingFact,
) -> Result<(), EditError> {
    draft.check(POSTING, posting)?;
    put(draft, posting, fact)
}

/// Takes a posting down, or says that it is up again.
pub(super) fn put_aside(
    draft: &mut Draft<'_, '_>,
    posting: RecordId,
    aside: bool,
) -> Result<(), EditError> {
    draft.put_aside(POSTING, posting, &NAMED_BY, aside)
}

/// Reads a posting; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, posting: RecordId) -> Option<Posting> {
    let (by, day) = reader.made(POSTING, posting)?;
    let key = |field| shared(POSTING, posting, field);
    let now = reader.document.index().exact_hashes(POSTING, posting, &NAMED_BY);
    Some(Posting {
        id: posting,
        place: reader.line(&key(WHERE)),
        on: reader.exact(&key(ON)),
        kept: reader.kept(&key(ASIDE), &now),
        by,
        day,
    })
}

fn put(draft: &mut Draft<'_, '_>, posting: RecordId, fact: &PostingFact) -> Result<(), EditError> {
    match fact {
        PostingFact::Where(place) => {
            draft.put_line(shared(POSTING, posting, WHERE), Subject::Where, place)
        }
        PostingFact::On(on) => {
            check_day(*on)?;
            draft.put_encoded(shared(POSTING, posting, ON), on);
            Ok(())
        }
    }
}
