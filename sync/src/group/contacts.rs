//! Whom to turn to for help: the group's own list, each number checked by members on a day.
//!
//! Merge: of two corrections of one number both are shown, the one checked last first; corrected by one and removed by
//! another at once, the contact stays. A check is of one exact number and says nothing of another.
//! Source: FORMATS.md §4.

use super::chunk::Scalar;
use super::edit::{ContactField, TextField};
use super::forms::check_day;
use super::keys::{self, ASIDE, CHECK, CONTACT, CheckValue, shared, value_hash};
use super::read::Reader;
use super::snapshot::{Choice, Chosen, Contact, OwnWord, Reach, Words};
use super::write::{Draft, EditError, Subject};
use crate::encoding;
use crate::id::{BodyName, ExactHash, RecordId};

const REACH: &str = "reach";
/// The lines of a contact: whoever puts it aside has seen these.
const NAMED_BY: [&str; 3] = ["name", REACH, "region"];

/// Adds a contact.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    name: &str,
    reach: &str,
    region: &str,
    note: &str,
) -> Result<(), EditError> {
    let contact = draft.make(CONTACT);
    put(draft, contact, ContactField::Name, name)?;
    put(draft, contact, ContactField::Reach, reach)?;
    put(draft, contact, ContactField::Region, region)?;
    draft.begin_text(TextField::ContactNote(contact), note)
}

/// Corrects one line of a contact.
pub(super) fn set(
    draft: &mut Draft<'_, '_>,
    contact: RecordId,
    field: ContactField,
    words: &str,
) -> Result<(), EditError> {
    check_in_use(draft, contact)?;
    put(draft, contact, field, words)
}

/// Says, or takes back, that this member found a number right on a day.
pub(super) fn confirm(
    draft: &mut Draft<'_, '_>,
    contact: RecordId,
    exact: ExactHash,
    on: Option<jiff::civil::Date>,
) -> Result<(), EditError> {
    draft.check(CONTACT, contact)?;
    let key = keys::own(draft.context.me, CHECK, &contact.to_string());
    let Some(on) = on else {
        draft.put(key, Scalar::Null);
        return Ok(());
    };
    check_in_use(draft, contact)?;
    check_day(on)?;
    if !draft.document.index().exact_hashes(CONTACT, contact, &[REACH]).contains(&exact) {
        return Err(EditError::NoSuchNumber);
    }
    draft.put_encoded(key, &CheckValue { on, of: exact });
    Ok(())
}

/// Writes a contact's note.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    contact: RecordId,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    check_in_use(draft, contact)?;
    let body = draft.body(words)?;
    draft.version(TextField::ContactNote(contact), body, from)
}

/// Puts a contact aside, or takes it up again.
pub(super) fn put_aside(
    draft: &mut Draft<'_, '_>,
    contact: RecordId,
    aside: bool,
) -> Result<(), EditError> {
    draft.put_aside(CONTACT, contact, &NAMED_BY, aside)
}

/// Reads a contact; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, contact: RecordId) -> Option<Contact> {
    let (by, day) = reader.made(CONTACT, contact)?;
    let key = |field| shared(CONTACT, contact, field);
    let now = reader.document.index().exact_hashes(CONTACT, contact, &NAMED_BY);
    Some(Contact {
        id: contact,
        name: reader.line(&key("name")),
        reach: reaches(reader, contact),
        region: reader.line(&key("region")),
        note: reader.text(TextField::ContactNote(contact)),
        kept: reader.kept(&key(ASIDE), &now),
        by,
        day,
    })
}

/// The numbers, each with its checks; one that was written twice alike is one.
fn reaches(reader: &Reader<'_>, contact: RecordId) -> Choice<Reach> {
    let checks = reader.own_words(CHECK, &contact.to_string(), Scalar::decoded::<CheckValue>);
    let bodies = reader.exact::<BodyName>(&shared(CONTACT, contact, REACH));
    let mut reaches: Vec<Chosen<Reach>> = Vec::new();
    for Chosen { value: body, by, day } in bodies.values {
        let exact = value_hash(contact, REACH, &encoding::encode(&body));
        let of_this = checks.iter().filter(|check| check.value.of == exact);
        let of_this = of_this.map(|it| OwnWord { member: it.member, value: it.value.on });
        let written = reader.written(body).legible();
        let is_same = |other: &Chosen<Reach>| {
            matches!(written.words, Words::Known(_)) && other.value.written.words == written.words
        };
        if let Some(same) = reaches.iter_mut().find(|other| is_same(other)) {
            same.value.checks.extend(of_this);
        } else {
            let value = Reach { written, exact, checks: of_this.collect() };
            reaches.push(Chosen { value, by, day });
        }
    }
    let last = |it: &Chosen<Reach>| it.value.checks.iter().map(|check| check.value).max();
    reaches.sort_by_key(|it| std::cmp::Reverse(last(it)));
    Choice { values: reaches }
}

fn check_in_use(draft: &Draft<'_, '_>, contact: RecordId) -> Result<(), EditError> {
    let now = draft.document.index().exact_hashes(CONTACT, contact, &NAMED_BY);
    draft.check_in_use(CONTACT, contact, &now)
}

fn put(
    draft: &mut Draft<'_, '_>,
    contact: RecordId,
    field: ContactField,
    words: &str,
) -> Result<(), EditError> {
    let key = |field| shared(CONTACT, contact, field);
    match field {
        ContactField::Name => draft.put_line(key("name"), Subject::Contact, words),
        ContactField::Reach => draft.put_line(key(REACH), Subject::Number, words),
        ContactField::Region => draft.put_line_or_nothing(key("region"), Subject::Region, words),
    }
}
