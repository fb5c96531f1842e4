//! The parts of a snapshot that are read together.

use jiff::civil::Date;

use super::edit::{Put, TextField};
use super::forms::subject_record;
use super::keys::{
    ASKING, CANDIDATE, CHECK, CLICKS, COMFORT, CONTACT, DECISION, DECISION_REMARK, FOCUS, FREE,
    HAND, KNOWS, Key, MEETING, NAME, POLL, POSTING, QUESTION, REPLY, REVIEW, RULE, RULE_REMARK,
    SCHEDULE, SHELF, TAKEN, TAKES, VENUE,
};
use super::meetings;
use crate::id::{ExactHash, RecordId};

/// What is read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// One text of the focus.
    Focus(TextField),
    /// What else there is of the focus.
    FocusFacts,
    /// A ground rule.
    Rule(RecordId),
    /// A decision.
    Decision(RecordId),
    /// What members say on one wording of a rule or a decision.
    Word(Put, ExactHash),
    /// A remark on a rule or a decision, by its name.
    Remark(Put, RecordId),
    /// How the group meets.
    Schedule,
    /// A meeting.
    Meeting(RecordId),
    /// One date of a meeting.
    Date(RecordId, Date),
    /// A place to meet.
    Place(RecordId),
    /// A contact.
    Contact(RecordId),
    /// Something on the shelf.
    Shelf(RecordId),
    /// A round of how it is working.
    Review(RecordId),
    /// Something that a member works through.
    Question(RecordId),
    /// Somebody whom the group may ask; all of them are read together.
    Candidate(RecordId),
    /// Where a notice is.
    Posting(RecordId),
    /// What was taken along.
    Taken(RecordId),
    /// The members.
    Members,
}

/// The texts of the focus.
const FOCUS_TEXTS: [TextField; 7] = [
    TextField::GroupName,
    TextField::FocusWho,
    TextField::FocusWhat,
    TextField::FocusPurpose,
    TextField::FocusInside,
    TextField::FocusOutside,
    TextField::OriginWhy,
];

/// A kind of records, and how the part of one of them is named.
pub(super) type Kind = (&'static str, fn(RecordId) -> Part);

/// The kinds of records.
const RECORDS: &[Kind] = &[
    (RULE, Part::Rule),
    (DECISION, Part::Decision),
    (MEETING, Part::Meeting),
    (VENUE, Part::Place),
    (CONTACT, Part::Contact),
    (SHELF, Part::Shelf),
    (REVIEW, Part::Review),
    (QUESTION, Part::Question),
    (CANDIDATE, Part::Candidate),
    (POSTING, Part::Posting),
    (TAKEN, Part::Taken),
];

impl Part {
    /// The parts of the focus.
    pub(super) fn focus() -> impl Iterator<Item = Self> {
        FOCUS_TEXTS.into_iter().map(Self::Focus).chain([Self::FocusFacts])
    }

    /// The kinds of records.
    pub(super) fn records() -> impl Iterator<Item = Kind> {
        RECORDS.iter().copied()
    }

    /// What a key belongs to; absent for kinds that are not known here.
    pub(super) fn of(key: &Key<'_>) -> Option<Self> {
        match *key {
            Key::Shared { kind: FOCUS, record: None, .. }
            | Key::Own { kind: CLICKS, subject: "", .. } => Some(Self::FocusFacts),
            Key::Shared { kind: SCHEDULE, record: None, .. } | Key::Own { kind: FREE, .. } => {
                Some(Self::Schedule)
            }
            Key::Shared { kind: MEETING, record: Some(record), field } => {
                Some(Self::of_meeting(record, meetings::date_of(field)))
            }
            Key::Shared { kind, record, .. } => Self::of_record(kind, record?),
            Key::Text { text, .. } => {
                let (kind, rest) = text.split_once('/')?;
                match rest.split_once('/')? {
                    ("", field) => {
                        let mut texts = FOCUS_TEXTS.into_iter();
                        texts.find(|text| text.stands() == (kind, None, field)).map(Self::Focus)
                    }
                    (record, _) => Self::of_record(kind, record.parse().ok()?),
                }
            }
            Key::Own { kind: NAME, .. } => Some(Self::Members),
            Key::Own { kind: REPLY, subject, .. } => {
                let date = subject.split_once('.').and_then(|(_, date)| date.parse().ok());
                Some(Self::of_meeting(subject_record(subject)?, date))
            }
            Key::Own { kind: kind @ (RULE | DECISION), subject, .. } => {
                let put = put_of(kind == RULE, subject_record(subject)?);
                let wording = subject.split_once('.').and_then(|(_, it)| it.parse().ok());
                Some(wording.map_or_else(|| Self::of_put(put), |wording| Self::Word(put, wording)))
            }
            Key::Own { kind: kind @ (RULE_REMARK | DECISION_REMARK), subject, .. } => {
                let put = put_of(kind == RULE_REMARK, subject_record(subject)?);
                let name = subject.split_once('.').and_then(|(_, it)| it.parse().ok());
                Some(name.map_or_else(|| Self::of_put(put), |name| Self::Remark(put, name)))
            }
            Key::Own { kind, subject, .. } => {
                let of = match kind {
                    POLL => MEETING,
                    COMFORT => VENUE,
                    CHECK => CONTACT,
                    HAND => SHELF,
                    KNOWS | ASKING | CLICKS => CANDIDATE,
                    TAKES => TAKEN,
                    kind => kind,
                };
                Self::of_record(of, subject_record(subject)?)
            }
        }
    }

    fn of_put(put: Put) -> Self {
        match put {
            Put::Rule(rule) => Self::Rule(rule),
            Put::Decision(decision) => Self::Decision(decision),
        }
    }

    fn of_meeting(meeting: RecordId, date: Option<Date>) -> Self {
        date.map_or(Self::Meeting(meeting), |date| Self::Date(meeting, date))
    }

    fn of_record(kind: &str, record: RecordId) -> Option<Self> {
        let (_, part) = RECORDS.iter().copied().find(|(known, _)| *known == kind)?;
        Some(part(record))
    }
}

fn put_of(is_rule: bool, record: RecordId) -> Put {
    if is_rule { Put::Rule(record) } else { Put::Decision(record) }
}
