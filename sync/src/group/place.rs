//! The parts of a snapshot that are read together.

use super::edit::TextField;
use super::keys::{self, Key, MEETING, NAME, REPLY, RULE};
use crate::id::RecordId;

/// What is read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// One text of the focus.
    Focus(TextField),
    /// A ground rule.
    Rule(RecordId),
    /// A meeting.
    Meeting(RecordId),
    /// The members.
    Members,
}

impl Place {
    /// The texts of the focus.
    pub(super) const FOCUS: [Self; 4] = [
        Self::Focus(TextField::GroupName),
        Self::Focus(TextField::FocusWho),
        Self::Focus(TextField::FocusWhat),
        Self::Focus(TextField::FocusPurpose),
    ];

    /// What a key belongs to; absent for kinds that are not known here.
    pub(super) fn of(key: &Key<'_>) -> Option<Self> {
        match *key {
            Key::Shared { kind, record, .. } => Self::of_record(kind, record?),
            Key::Text { text, .. } => {
                let (kind, rest) = text.split_once('/')?;
                match rest.split_once('/')? {
                    ("", field) => keys::focus_field(kind, field).map(Self::Focus),
                    (record, _) => Self::of_record(kind, record.parse().ok()?),
                }
            }
            Key::Own { kind: NAME, .. } => Some(Self::Members),
            Key::Own { kind, subject, .. } => {
                let record = subject.split_once('.')?.0.parse().ok()?;
                Self::of_record(if kind == REPLY { MEETING } else { kind }, record)
            }
        }
    }

    fn of_record(kind: &str, record: RecordId) -> Option<Self> {
        match kind {
            RULE => Some(Self::Rule(record)),
            MEETING => Some(Self::Meeting(record)),
            _ => None,
        }
    }
}
