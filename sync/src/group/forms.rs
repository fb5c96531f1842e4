//! The forms that values have, by their keys.
//!
//! Invariant: whether a value may stand under a key can be read from both alone. Kinds and fields that are not known here
//! take any value: later versions add them.
//! Source: FORMATS.md §4.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::chunk::Scalar;
use super::edit::{
    Comfort, FocusKind, FreeTimes, Grades, HowItWorks, Mode, Openness, Origin, PlaceKind,
    PollAnswer, Topic,
};
use super::keys::{
    AGAIN, ASIDE, ASKING, AnswerValue, CANDIDATE, CHECK, CLICKS, COMFORT, CONTACT, CheckValue,
    ClicksValue, DECISION, DECISION_REMARK, DONE, FOCUS, FREE, HAND, KNOWS, Key, MADE, MEETING,
    NAME, POLL, POSTING, REPLY, REVIEW, RULE, RULE_REMARK, RemarkValue, ReplyValue, SCHEDULE,
    SHELF, StageValue, SwitchValue, TAKEN, TAKES, TOPIC, UNTIL, VENUE, Version, wording_hash,
};
use super::write::EditError;
use super::{meetings, reviews, schedule, shelf, taken};
use crate::id::{BodyName, RecordId};

/// The years in which anything can be.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2200;

/// The sizes that a group can aim at.
pub(super) const SIZES: std::ops::RangeInclusive<u8> = 2..=24;

/// The field that says whether a focus is of a kind.
pub(super) const fn kind_field(kind: FocusKind) -> &'static str {
    match kind {
        FocusKind::SelfCare => "kind-self-care",
        FocusKind::Strain => "kind-strain",
        FocusKind::Profession => "kind-profession",
        FocusKind::Role => "kind-role",
        FocusKind::Community => "kind-community",
        FocusKind::Company => "kind-company",
    }
}

/// All kinds of a focus, in the order in which they are shown.
pub(super) const KINDS: [FocusKind; 6] = [
    FocusKind::SelfCare,
    FocusKind::Strain,
    FocusKind::Profession,
    FocusKind::Role,
    FocusKind::Community,
    FocusKind::Company,
];

/// Whether a date can be.
pub(super) fn is_possible(date: jiff::civil::Date) -> bool {
    YEARS.contains(&date.year())
}

/// Refuses a day that cannot be.
pub(super) fn check_day(day: impl Into<Option<jiff::civil::Date>>) -> Result<(), EditError> {
    if day.into().is_none_or(is_possible) { Ok(()) } else { Err(EditError::Day) }
}

/// Whether a value has the form that its key asks for.
pub(super) fn fits(key: &Key<'_>, value: &Scalar) -> bool {
    match *key {
        Key::Text { .. } => value.as_bytes().is_some_and(|bytes| Version::decode(bytes).is_some()),
        Key::Own { kind, subject, .. } => *value == Scalar::Null || own_fits(kind, subject, value),
        Key::Shared { kind: FOCUS, record: None, field } => focus_fits(field, value),
        Key::Shared { kind: SCHEDULE, record: None, field: schedule::MODE } => is::<Mode>(value),
        Key::Shared { kind: SCHEDULE, record: None, field: schedule::SMALLEST } => {
            is::<Option<u8>>(value)
        }
        Key::Shared { kind: MEETING, record: Some(meeting), field } => {
            meetings::fits(meeting, field, value)
        }
        Key::Shared { kind, record: Some(_), field } => record_fits(kind, field, value),
        Key::Shared { .. } => true,
    }
}

fn own_fits(kind: &str, subject: &str, value: &Scalar) -> bool {
    match kind {
        NAME => is::<BodyName>(value),
        RULE | DECISION => {
            let answer = value.as_bytes().and_then(AnswerValue::decode);
            let wording = subject.split_once('.').map(|(_, wording)| wording.to_owned());
            answer.is_some_and(|answer| wording == Some(wording_hash(answer.versions).to_string()))
        }
        RULE_REMARK | DECISION_REMARK => is::<RemarkValue>(value),
        REPLY => is::<ReplyValue>(value),
        POLL => is::<PollAnswer>(value),
        CLICKS => value.decoded::<ClicksValue>().is_some_and(|it| is_possible(it.on)),
        FREE => value.decoded::<FreeTimes>().is_some_and(|times| times.is_possible()),
        COMFORT => is::<Comfort>(value),
        CHECK => value.decoded::<CheckValue>().is_some_and(|check| is_possible(check.on)),
        HAND | TAKES | KNOWS | ASKING => matches!(value, Scalar::Bool(true)),
        _ if reviews::is_words(kind, subject) => is::<BodyName>(value),
        _ if reviews::is_how(kind, subject) => is::<HowItWorks>(value),
        _ => true,
    }
}

fn focus_fits(field: &str, value: &Scalar) -> bool {
    match field {
        "origin" => is::<Origin>(value),
        "grades" => is::<Grades>(value),
        "again" | "trial" => is_day(value),
        "open" => is::<Openness>(value),
        "aim" => value.decoded::<u8>().is_some_and(|size| SIZES.contains(&size)),
        _ if KINDS.iter().any(|kind| kind_field(*kind) == field) => {
            matches!(value, Scalar::Bool(_))
        }
        _ => true,
    }
}

fn record_fits(kind: &str, field: &str, value: &Scalar) -> bool {
    match (kind, field) {
        (RULE | DECISION | VENUE | CONTACT | SHELF | POSTING | TAKEN, ASIDE)
        | (SHELF | TAKEN, DONE) => {
            value.as_bytes().is_some_and(|bytes| SwitchValue::decode(bytes).is_some())
        }
        (RULE, TOPIC) => is::<Option<Topic>>(value),
        (RULE | DECISION, AGAIN)
        | (DECISION | TAKEN, UNTIL)
        | (CANDIDATE, "trial" | "discussed") => is_day(value),
        _ if is_line(kind, field) => is::<BodyName>(value),
        (VENUE, "kind") => is::<PlaceKind>(value),
        (VENUE, "quiet" | "private" | "overheard") => is::<Option<bool>>(value),
        (VENUE, "room") => is::<Option<u16>>(value),
        (SHELF, MADE) => shelf::which(value).is_some(),
        (REVIEW, "shows") => value.decoded().is_some_and(is_possible),
        (CANDIDATE, "stage") => value.decoded::<StageValue>().is_some_and(|it| is_possible(it.on)),
        (CANDIDATE, "same") => is::<Option<RecordId>>(value),
        (POSTING, "on") => value.decoded::<jiff::civil::Date>().is_some_and(is_possible),
        (TAKEN, MADE) => taken::on(value).is_some(),
        _ => true,
    }
}

/// Whether a field of a record is one line of words.
fn is_line(kind: &str, field: &str) -> bool {
    matches!(
        (kind, field),
        (VENUE, "name" | "address" | "cost" | "booking")
            | (CONTACT, "name" | "reach" | "region")
            | (SHELF, "link")
            | (CANDIDATE, "name" | "line" | "from")
            | (POSTING, "where")
    )
}

/// The body that a value refers to.
pub(super) fn body(key: &Key<'_>, value: &Scalar) -> Option<BodyName> {
    match *key {
        Key::Text { .. } => value.decoded::<Version>().map(|version| version.body),
        Key::Shared { kind: MEETING, field, .. } => meetings::body(field, value),
        Key::Shared { kind, field, .. } if is_line(kind, field) => value.decoded(),
        Key::Own { kind: NAME, .. } => value.decoded(),
        Key::Own { kind: RULE | DECISION, .. } => value.decoded::<AnswerValue>()?.why,
        Key::Own { kind: RULE_REMARK | DECISION_REMARK, .. } => {
            value.decoded::<RemarkValue>().map(|remark| remark.body)
        }
        Key::Own { kind, subject, .. } if reviews::is_words(kind, subject) => value.decoded(),
        Key::Shared { .. } | Key::Own { .. } => None,
    }
}

/// The record that a member's own word is about.
pub(super) fn subject_record(subject: &str) -> Option<RecordId> {
    subject.split('.').next()?.parse().ok()
}

fn is<T: Serialize + DeserializeOwned>(value: &Scalar) -> bool {
    value.decoded::<T>().is_some()
}

fn is_day(value: &Scalar) -> bool {
    value.decoded::<Option<jiff::civil::Date>>().is_some_and(|day| day.is_none_or(is_possible))
}
