//! What a meeting takes along: who does what until when, kept only where the group wants it.
//!
//! Merge: words as all texts. That somebody takes it on is their own word, so of two who do, both are shown. Of two days
//! until when, both are. Put aside by one and reworded by another it stays until somebody settles it.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::chunk::Scalar;
use super::edit::TextField;
use super::forms::{check_day, is_possible};
use super::keys::{self, ASIDE, DONE, MADE, TAKEN, TAKES, UNTIL, shared};
use super::read::Reader;
use super::snapshot::TakenAlong;
use super::write::{Draft, EditError, Subject};
use crate::encoding;
use crate::id::{ExactHash, RecordId};

/// What begins the sentence about missing words.
const WHAT: Subject = Subject::Taken;

/// Takes something along from the meeting on a day.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    on: Date,
    words: &str,
    until: Option<Date>,
) -> Result<(), EditError> {
    check_day(on)?;
    let taken = draft.make_as(TAKEN, &encoding::encode(&on));
    let words = draft.words(WHAT, words)?;
    draft.version(TextField::TakenWords(taken), words, None)?;
    if until.is_some() {
        set_until(draft, taken, until)?;
    }
    Ok(())
}

/// Sets until when.
pub(super) fn put_until(
    draft: &mut Draft<'_, '_>,
    taken: RecordId,
    until: Option<Date>,
) -> Result<(), EditError> {
    draft.check(TAKEN, taken)?;
    set_until(draft, taken, until)
}

/// Writes the words.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    taken: RecordId,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    draft.check(TAKEN, taken)?;
    let body = draft.words(WHAT, words)?;
    draft.version(TextField::TakenWords(taken), body, from)
}

/// This member takes it on, or does not any more.
pub(super) fn take(
    draft: &mut Draft<'_, '_>,
    taken: RecordId,
    mine: bool,
) -> Result<(), EditError> {
    draft.check(TAKEN, taken)?;
    let key = keys::own(draft.context.me, TAKES, &taken.to_string());
    draft.put(key, if mine { Scalar::Bool(true) } else { Scalar::Null });
    Ok(())
}

/// Says that it is done, or open again.
pub(super) fn tick(
    draft: &mut Draft<'_, '_>,
    taken: RecordId,
    done: bool,
) -> Result<(), EditError> {
    draft.switch_text((TAKEN, taken, DONE), TextField::TakenWords(taken), done)
}

/// Puts it aside, or takes it up again.
pub(super) fn put_aside(
    draft: &mut Draft<'_, '_>,
    taken: RecordId,
    aside: bool,
) -> Result<(), EditError> {
    draft.switch_text((TAKEN, taken, ASIDE), TextField::TakenWords(taken), aside)
}

/// Reads it; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, taken: RecordId) -> Option<TakenAlong> {
    let made = reader.made(TAKEN, taken)?;
    let key = |field| shared(TAKEN, taken, field);
    let (_, nonce) = reader.document.values(&key(MADE)).first()?;
    let on = on(nonce)?;
    let words = reader.text(TextField::TakenWords(taken));
    let now: BTreeSet<ExactHash> = words.wording.into_iter().collect();
    let takers = reader
        .own_words(TAKES, &taken.to_string(), |value| (*value == Scalar::Bool(true)).then_some(()));
    let (done, _) = reader.switch(&key(DONE), &now, made);
    Some(TakenAlong {
        id: taken,
        on,
        words,
        until: reader.exact(&key(UNTIL)),
        takers: takers.into_iter().map(|word| word.member).collect(),
        done,
        kept: reader.kept(&key(ASIDE), &now),
        by: made.0,
        day: made.1,
    })
}

/// From the meeting on which day: behind the nonce that the id is made of, so that it never changes.
pub(super) fn on(nonce: &Scalar) -> Option<Date> {
    keys::made_as(nonce).filter(|on| is_possible(*on))
}

fn set_until(
    draft: &mut Draft<'_, '_>,
    taken: RecordId,
    until: Option<Date>,
) -> Result<(), EditError> {
    check_day(until)?;
    draft.put_encoded(shared(TAKEN, taken, UNTIL), &until);
    Ok(())
}
