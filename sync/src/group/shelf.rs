//! The group's shelf: topics to talk about, tips, resources, and tasks around the group.
//!
//! What an item is never changes. Merge: words as all texts. A raised hand is its member's own. Put aside by one and reworded by another, an item stays
//! until somebody settles it; done by one and opened again by another, both are shown.
//! Source: FORMATS.md §4.

use std::collections::BTreeSet;

use super::chunk::Scalar;
use super::edit::{Shelf, TextField};
use super::keys::{self, ASIDE, DONE, HAND, MADE, SHELF, shared};
use super::read::Reader;
use super::snapshot::ShelfItem;
use super::write::{Draft, EditError, Subject};
use crate::encoding;
use crate::id::{ExactHash, RecordId};

const LINK: &str = "link";
/// What begins the sentence about missing words.
const WHAT: Subject = Subject::ShelfItem;

/// Puts something on the shelf.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    which: Shelf,
    words: &str,
    link: &str,
    note: &str,
) -> Result<(), EditError> {
    let item = draft.make_as(SHELF, &encoding::encode(&which));
    let words = draft.words(WHAT, words)?;
    draft.version(TextField::ShelfWords(item), words, None)?;
    if !link.trim().is_empty() {
        draft.put_line_or_nothing(shared(SHELF, item, LINK), Subject::Link, link)?;
    }
    draft.begin_text(TextField::ShelfNote(item), note)
}

/// Changes the link.
pub(super) fn set_link(
    draft: &mut Draft<'_, '_>,
    item: RecordId,
    link: &str,
) -> Result<(), EditError> {
    check_in_use(draft, item)?;
    draft.put_line_or_nothing(shared(SHELF, item, LINK), Subject::Link, link)
}

/// Writes the words or the note.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    item: RecordId,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    check_in_use(draft, item)?;
    let body = if text == TextField::ShelfWords(item) {
        draft.words(WHAT, words)?
    } else {
        draft.body(words)?
    };
    draft.version(text, body, from)
}

/// Raises this member's hand, or takes it down.
pub(super) fn raise(
    draft: &mut Draft<'_, '_>,
    item: RecordId,
    raised: bool,
) -> Result<(), EditError> {
    if raised {
        check_in_use(draft, item)?;
    } else {
        draft.check(SHELF, item)?;
    }
    let key = keys::own(draft.context.me, HAND, &item.to_string());
    draft.put(key, if raised { Scalar::Bool(true) } else { Scalar::Null });
    Ok(())
}

/// Says that it was talked about or is done, or is open again.
pub(super) fn tick(draft: &mut Draft<'_, '_>, item: RecordId, done: bool) -> Result<(), EditError> {
    check_in_use(draft, item)?;
    draft.switch_text((SHELF, item, DONE), TextField::ShelfWords(item), done)
}

/// Puts it aside, or takes it up again.
pub(super) fn put_aside(
    draft: &mut Draft<'_, '_>,
    item: RecordId,
    aside: bool,
) -> Result<(), EditError> {
    draft.switch_text((SHELF, item, ASIDE), TextField::ShelfWords(item), aside)
}

/// Reads what is on the shelf; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, item: RecordId) -> Option<ShelfItem> {
    let made = reader.made(SHELF, item)?;
    let key = |field| shared(SHELF, item, field);
    let (_, nonce) = reader.document.values(&key(MADE)).first()?;
    let which = which(nonce)?;
    let words = reader.text(TextField::ShelfWords(item));
    let now: BTreeSet<ExactHash> = words.wording.into_iter().collect();
    let hands = reader
        .own_words(HAND, &item.to_string(), |value| (*value == Scalar::Bool(true)).then_some(()));
    let (done, _) = reader.switch(&key(DONE), &now, made);
    Some(ShelfItem {
        id: item,
        shelf: which,
        words,
        note: reader.text(TextField::ShelfNote(item)),
        link: reader.line(&key(LINK)),
        hands: hands.into_iter().map(|hand| hand.member).collect(),
        done,
        kept: reader.kept(&key(ASIDE), &now),
        by: made.0,
        day: made.1,
    })
}

/// What an item is: the last byte of the nonce that its id is made of, so that nobody can say it of another's item.
pub(super) fn which(nonce: &Scalar) -> Option<Shelf> {
    keys::made_as(nonce)
}

fn check_in_use(draft: &Draft<'_, '_>, item: RecordId) -> Result<(), EditError> {
    draft.check_in_use(SHELF, item, &draft.wording(TextField::ShelfWords(item)))
}
