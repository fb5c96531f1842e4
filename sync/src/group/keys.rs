//! The keys of the group document and the values under them.
//!
//! Invariant: whose word a key holds, and what may be written once only, can be read from the key.
//! Source: FORMATS.md §4.

use serde::{Deserialize, Serialize};

use super::chunk::Scalar;
use super::edit::{MeetingTime, Reply, Stance, TextField};
use super::vet::{MAX_KEY_BYTES, MAX_VALUE_BYTES};
use crate::encoding;
use crate::id::{self, BodyName, ChainId, ExactHash, IdError, MemberId, RecordId};

/// The field that makes a record; its value is the nonce that the record's id is made of.
pub(super) const MADE: &str = "made";
/// How many versions one version may replace.
pub(super) const MAX_REPLACES: usize = 32;
/// How many members an answer may name.
pub(super) const MAX_AMONG: usize = 24;

pub(super) const RULE: &str = "rule";
pub(super) const MEETING: &str = "meeting";
pub(super) const REPLY: &str = "reply";
pub(super) const NAME: &str = "name";
pub(super) const ASIDE: &str = "aside";
pub(super) const WHEN: &str = "when";
pub(super) const PLACE: &str = "place";
pub(super) const CANCELLED: &str = "cancelled";

/// A key, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key<'a> {
    /// `<kind>/<record>/<field>`: any member may set it.
    Shared { kind: &'a str, record: Option<RecordId>, field: &'a str },
    /// `text/<kind>/<record>/<field>/<version>`: written once.
    Text { text: &'a str, version: VersionId },
    /// `own/<member>/<kind>/<subject>`: only this member's devices may set it.
    Own { member: MemberId, kind: &'a str, subject: &'a str },
}

/// A version of a text: a hash over where it stands and what it says.
pub(super) type VersionId = RecordId;

impl<'a> Key<'a> {
    /// Reads a key of any kind, those of later versions too; absent where it is none.
    pub(super) fn parse(key: &'a str) -> Option<Self> {
        if key.len() > MAX_KEY_BYTES {
            return None;
        }
        let (first, rest) = key.split_once('/')?;
        match first {
            "own" => {
                let mut parts = rest.splitn(3, '/');
                let (member, kind, subject) = (parts.next()?, parts.next()?, parts.next()?);
                let of_subject = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                (is_word(kind) && subject.chars().all(of_subject)).then_some(())?;
                Some(Self::Own { member: member.parse().ok()?, kind, subject })
            }
            "text" => {
                let (text, version) = rest.rsplit_once('/')?;
                let mut parts = text.split('/');
                let (kind, record, field) = (parts.next()?, parts.next()?, parts.next()?);
                (is_word(kind) && is_word(field) && parts.next().is_none()).then_some(())?;
                parse_record(record).ok()?;
                Some(Self::Text { text, version: version.parse().ok()? })
            }
            kind => {
                let (record, field) = rest.split_once('/')?;
                (is_word(kind) && is_word(field)).then_some(())?;
                Some(Self::Shared { kind, record: parse_record(record).ok()?, field })
            }
        }
    }
}

/// The id of a record: only the chain that it is made of can make it.
pub(super) fn record_id(chain: ChainId, nonce: &[u8]) -> RecordId {
    RecordId::from_bytes(id::short(id::hash("kith record 1", &[chain.as_bytes(), nonce])))
}

/// The id of a version: its key says what its value is and whose, so nobody else can write it.
pub(super) fn version_id(chain: ChainId, text: &str, value: &[u8]) -> VersionId {
    let parts: [&[u8]; 3] = [chain.as_bytes(), text.as_bytes(), value];
    RecordId::from_bytes(id::short(id::hash("kith version 1", &parts)))
}

/// The name of an exact wording: of the versions that stood unreplaced, whether or not their words are here.
pub(super) fn wording_hash(versions: impl IntoIterator<Item = VersionId>) -> ExactHash {
    let mut versions: Vec<VersionId> = versions.into_iter().collect();
    versions.sort_unstable();
    ExactHash::from_bytes(id::hash("kith wording 1", &[&encoding::encode(&versions)]))
}

/// The name of an exact time of one meeting.
pub(super) fn time_hash(meeting: RecordId, value: &[u8]) -> ExactHash {
    ExactHash::from_bytes(id::hash("kith time 1", &[meeting.as_bytes(), value]))
}

/// `<kind>/<record>/<field>`.
pub(super) fn shared(kind: &str, record: RecordId, field: &str) -> String {
    format!("{kind}/{record}/{field}")
}

/// `own/<member>/<kind>/<subject>`.
pub(super) fn own(member: MemberId, kind: &str, subject: &str) -> String {
    format!("own/{member}/{kind}/{subject}")
}

/// The subject of a member's word on one wording of a rule.
pub(super) fn rule_subject(rule: RecordId, wording: ExactHash) -> String {
    format!("{rule}.{wording}")
}

/// The subject of a member's reply to one date of a meeting.
pub(super) fn reply_subject(meeting: RecordId, date: jiff::civil::Date) -> String {
    format!("{meeting}.{date}")
}

/// The text of the focus that a field names.
pub(super) fn focus_field(kind: &str, field: &str) -> Option<TextField> {
    match (kind, field) {
        ("focus", "name") => Some(TextField::GroupName),
        ("focus", "who") => Some(TextField::FocusWho),
        ("focus", "what") => Some(TextField::FocusWhat),
        ("focus", "purpose") => Some(TextField::FocusPurpose),
        _ => None,
    }
}

impl TextField {
    /// Where the text stands: `<kind>/<record>/<field>`.
    pub(super) fn path(self) -> String {
        match self {
            Self::GroupName => "focus//name".to_owned(),
            Self::FocusWho => "focus//who".to_owned(),
            Self::FocusWhat => "focus//what".to_owned(),
            Self::FocusPurpose => "focus//purpose".to_owned(),
            Self::RuleTitle(rule) => shared(RULE, rule, "title"),
            Self::RuleWording(rule) => shared(RULE, rule, "wording"),
        }
    }
}

/// A version of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Version {
    /// Its words.
    pub(super) body: BodyName,
    /// The versions that its writer saw, ascending; [`MAX_REPLACES`] at most.
    pub(super) replaces: Vec<VersionId>,
}

impl Version {
    pub(super) fn decode(value: &[u8]) -> Option<Self> {
        let version: Self = encoding::decode_within(value, MAX_VALUE_BYTES).ok()?;
        let ordered = version.replaces.is_sorted_by(|a, b| a < b);
        (ordered && version.replaces.len() <= MAX_REPLACES).then_some(version)
    }
}

/// A member's word on one wording of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnswerValue {
    /// The word.
    pub(super) stance: Stance,
    /// Why.
    pub(super) why: Option<BodyName>,
    /// The versions that make up the wording, ascending; their hash is in the key.
    pub(super) versions: Vec<VersionId>,
    /// Who else was asked, as far as the member knew, ascending: so that whoever comes later unsettles nothing.
    pub(super) among: Vec<MemberId>,
}

/// A member's reply to one date of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReplyValue {
    /// The reply.
    pub(super) reply: Reply,
    /// The time that it was given for.
    pub(super) when: ExactHash,
}

/// Whether a rule is set aside, or a meeting cancelled, and what it said when that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SwitchValue {
    /// Set aside or cancelled.
    pub(super) on: bool,
    /// The wording or the times that whoever decided saw, ascending.
    pub(super) of: Vec<ExactHash>,
}

/// Whether a value has the form that its key asks for. Kinds and fields not known here take any value.
pub(super) fn fits(key: &Key<'_>, value: &Scalar) -> bool {
    let bytes = match value {
        Scalar::Bytes(bytes) => Some(bytes.as_slice()),
        Scalar::Null | Scalar::Bool(_) | Scalar::Uint(_) | Scalar::Int(_) | Scalar::Str(_) => None,
    };
    let body = || bytes.is_some_and(|bytes| encoding::decode::<BodyName>(bytes).is_ok());
    match *key {
        Key::Shared { kind: RULE, field: ASIDE, .. }
        | Key::Shared { kind: MEETING, field: CANCELLED, .. } => {
            bytes.is_some_and(|bytes| SwitchValue::decode(bytes).is_some())
        }
        Key::Shared { kind: MEETING, field: WHEN, .. } => {
            bytes.is_some_and(|bytes| time_value(bytes).is_some())
        }
        Key::Shared { kind: MEETING, field: PLACE, .. } => body(),
        Key::Own { kind: NAME, .. } => *value == Scalar::Null || body(),
        Key::Own { kind: RULE, subject, .. } => {
            let answer = || AnswerValue::decode(bytes?);
            let wording = subject.split_once('.').map(|(_, wording)| wording.to_owned());
            *value == Scalar::Null
                || answer().is_some_and(|answer| {
                    wording == Some(wording_hash(answer.versions).to_string())
                })
        }
        Key::Own { kind: REPLY, .. } => {
            *value == Scalar::Null
                || bytes.is_some_and(|bytes| encoding::decode::<ReplyValue>(bytes).is_ok())
        }
        Key::Text { .. } => bytes.is_some_and(|bytes| Version::decode(bytes).is_some()),
        Key::Shared { .. } | Key::Own { .. } => true,
    }
}

/// The body that a value refers to.
pub(super) fn body(key: &Key<'_>, value: &Scalar) -> Option<BodyName> {
    match *key {
        Key::Text { .. } => value.decoded::<Version>().map(|version| version.body),
        Key::Shared { kind: MEETING, field: PLACE, .. } | Key::Own { kind: NAME, .. } => {
            value.decoded()
        }
        Key::Own { kind: RULE, .. } => value.decoded::<AnswerValue>()?.why,
        Key::Shared { .. } | Key::Own { .. } => None,
    }
}

/// A time of a meeting, if it is one that can be.
pub(super) fn time_value(value: &[u8]) -> Option<MeetingTime> {
    let time: MeetingTime = encoding::decode(value).ok()?;
    time.is_possible().then_some(time)
}

impl AnswerValue {
    pub(super) fn decode(value: &[u8]) -> Option<Self> {
        let answer: Self = encoding::decode(value).ok()?;
        let ordered =
            answer.versions.is_sorted_by(|a, b| a < b) && answer.among.is_sorted_by(|a, b| a < b);
        let small = answer.versions.len() <= MAX_REPLACES && answer.among.len() <= MAX_AMONG;
        (ordered && small && !answer.versions.is_empty()).then_some(answer)
    }
}

impl SwitchValue {
    pub(super) fn decode(value: &[u8]) -> Option<Self> {
        let switch: Self = encoding::decode(value).ok()?;
        (switch.of.is_sorted_by(|a, b| a < b) && switch.of.len() <= 16).then_some(switch)
    }
}

/// The record that a part of a key names; the one focus has none.
fn parse_record(record: &str) -> Result<Option<RecordId>, IdError> {
    if record.is_empty() { Ok(None) } else { record.parse().map(Some) }
}

fn is_word(text: &str) -> bool {
    let of_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=32).contains(&text.len()) && text.chars().all(of_word) && !matches!(text, "own" | "text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_one_of_three_shapes_and_nothing_else() {
        let id = RecordId::from_bytes([7; 16]);
        let kind_of_later = shared("poll", id, "closing-date");
        assert!(matches!(Key::parse(&kind_of_later), Some(Key::Shared { kind: "poll", .. })));
        assert!(matches!(Key::parse("focus//look-again"), Some(Key::Shared { record: None, .. })));
        let text = format!("text/focus//name/{id}");
        assert!(matches!(Key::parse(&text), Some(Key::Text { text: "focus//name", .. })));
        let name = own(MemberId::from_bytes([1; 16]), NAME, "");
        assert!(matches!(Key::parse(&name), Some(Key::Own { kind: NAME, subject: "", .. })));
        for none in [
            "",
            "rule",
            "rule/x/title",
            "Rule//title",
            "rule//ti tle",
            "own/x/name/",
            "text/focus//name",
            "text/text//name/AAAAAAAAAAAAAAAAAAAAAA",
            "own/AAAAAAAAAAAAAAAAAAAAAA/name",
            "own/AAAAAAAAAAAAAAAAAAAAAA/name/a/b",
            "text/own/AAAAAAAAAAAAAAAAAAAAAA/name/AAAAAAAAAAAAAAAAAAAAAA/x",
            // The last character carries bits that no id has.
            "rule/AAAAAAAAAAAAAAAAAAAAAB/title",
        ] {
            assert_eq!(Key::parse(none), None, "{none}");
        }
        assert_eq!(Key::parse(&own(MemberId::from_bytes([1; 16]), NAME, &"a".repeat(150))), None);
    }
}
