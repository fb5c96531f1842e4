//! What the group is and is for: texts, a set of kinds, and a few exact things.
//!
//! Merge: texts as all texts. The kinds are a set: what anybody named stays until somebody who saw it takes it out. Of the
//! exact things none wins.
//! Source: FORMATS.md §4.

use super::chunk::Scalar;
use super::clicks;
use super::document::Document;
use super::edit::{Clicks, FocusFact, Origin, TextField};
use super::forms::{KINDS, SIZES, check_day, kind_field};
use super::keys::{AGAIN, FOCUS, single};
use super::read::Reader;
use super::snapshot::Focus;
use super::write::{Draft, EditError, Subject};
use crate::id::ExactHash;

const ORIGIN: &str = "origin";
const GRADES: &str = "grades";
const OPEN: &str = "open";
const AIM: &str = "aim";
const TRIAL: &str = "trial";

/// Writes one of the texts.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    let body = if text == TextField::GroupName {
        draft.line(Subject::GroupName, words)?
    } else {
        draft.body(words)?
    };
    draft.version(text, body, from)
}

/// Sets one of the exact things.
pub(super) fn set(draft: &mut Draft<'_, '_>, fact: FocusFact) -> Result<(), EditError> {
    let key = |field| single(FOCUS, field);
    match fact {
        FocusFact::Kind { kind, holds } => draft.put(key(kind_field(kind)), Scalar::Bool(holds)),
        FocusFact::Origin(origin) => draft.put_encoded(key(ORIGIN), &origin),
        FocusFact::Grades(grades) => draft.put_encoded(key(GRADES), &grades),
        FocusFact::Again(day) => {
            check_day(day)?;
            draft.put_encoded(key(AGAIN), &day);
        }
        FocusFact::Trial(day) => {
            check_day(day)?;
            draft.put_encoded(key(TRIAL), &day);
        }
        FocusFact::Openness(openness) => draft.put_encoded(key(OPEN), &openness),
        FocusFact::Aim(size) if !SIZES.contains(&size) => return Err(EditError::Size),
        FocusFact::Aim(size) => draft.put_encoded(key(AIM), &size),
    }
    Ok(())
}

/// Says whether it clicks for the group as such.
pub(super) fn say_clicks(
    draft: &mut Draft<'_, '_>,
    answer: Option<Clicks>,
) -> Result<(), EditError> {
    let values = draft.document.values(&single(FOCUS, TRIAL)).iter();
    let days = values.filter_map(|(_, value)| value.decoded());
    let answer = match answer {
        Some(clicks) => Some((clicks, clicks::day_of(days)?)),
        None => None,
    };
    clicks::say(draft, &[None], answer);
    Ok(())
}

/// Where members come from, where that is settled.
pub(super) fn settled_origin(document: &Document) -> Option<Origin> {
    let values = document.values(&single(FOCUS, ORIGIN)).iter();
    let mut origins = values.filter_map(|(_, value)| value.decoded::<Origin>());
    let first = origins.next()?;
    origins.all(|other| other == first).then_some(first)
}

/// Reads one of the texts again.
pub(super) fn read(focus: &mut Focus, text: TextField, reader: &Reader<'_>) {
    let place = match text {
        TextField::GroupName => &mut focus.name,
        TextField::FocusWho => &mut focus.who,
        TextField::FocusWhat => &mut focus.what,
        TextField::FocusPurpose => &mut focus.purpose,
        TextField::FocusInside => &mut focus.inside,
        TextField::FocusOutside => &mut focus.outside,
        TextField::OriginWhy => &mut focus.origin_why,
        TextField::RuleTitle(_)
        | TextField::RuleWording(_)
        | TextField::PlaceAccess(_)
        | TextField::PlaceNotes(_)
        | TextField::ContactNote(_)
        | TextField::ShelfWords(_)
        | TextField::ShelfNote(_)
        | TextField::TakenWords(_)
        | TextField::DecisionTitle(_)
        | TextField::DecisionWording(_)
        | TextField::DecisionReasons(_)
        | TextField::DecisionOutcome(_) => return,
    };
    *place = reader.text(text);
}

/// Reads the rest again.
pub(super) fn read_facts(focus: &mut Focus, reader: &Reader<'_>) {
    let holds = |field| {
        let values = reader.document.values(&single(FOCUS, field));
        values.iter().any(|(_, value)| *value == Scalar::Bool(true))
    };
    focus.kinds = KINDS.into_iter().filter(|kind| holds(kind_field(*kind))).collect();
    focus.origin = reader.exact(&single(FOCUS, ORIGIN));
    focus.grades = reader.exact(&single(FOCUS, GRADES));
    focus.again = reader.exact(&single(FOCUS, AGAIN));
    focus.openness = reader.exact(&single(FOCUS, OPEN));
    focus.aim = reader.exact(&single(FOCUS, AIM));
    focus.trial = reader.exact(&single(FOCUS, TRIAL));
    focus.clicks = clicks::read(reader, &[None]);
}
