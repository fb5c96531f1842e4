//! The keys of the group document and the values under them.
//!
//! Invariant: whose word a key holds, and what may be written once only, can be read from the key.
//! Source: FORMATS.md §4.

use serde::{Deserialize, Serialize};

use super::chunk::Scalar;
use super::edit::{Clicks, ConcernName, Origin, Put, Reply, Stage, Stance, TextField};
use super::vet::{MAX_KEY_BYTES, MAX_VALUE_BYTES};
use crate::encoding;
use crate::id::{self, BodyName, ChainId, ExactHash, IdError, MemberId, RecordId};
use crate::threshold::Threshold;

/// The field that makes a record; its value is the nonce that the record's id is made of.
pub(super) const MADE: &str = "made";
/// How many versions one version may replace.
pub(super) const MAX_REPLACES: usize = 32;
/// How many members an answer may name.
pub(super) const MAX_AMONG: usize = 24;
/// How many wordings or values a switch may refer to.
pub(super) const MAX_SWITCH_OF: usize = 16;

pub(super) const RULE: &str = "rule";
pub(super) const DECISION: &str = "decision";
pub(super) const MEETING: &str = "meeting";
pub(super) const REPLY: &str = "reply";
pub(super) const NAME: &str = "name";
pub(super) const ASIDE: &str = "aside";
/// What a ground rule is about.
pub(super) const TOPIC: &str = "topic";
/// The day on which to look at something again.
pub(super) const AGAIN: &str = "again";
/// The day until which everyone is asked to answer.
pub(super) const UNTIL: &str = "until";
pub(super) const WHEN: &str = "when";
pub(super) const PLACE: &str = "place";
pub(super) const CANCELLED: &str = "cancelled";
pub(super) const FOCUS: &str = "focus";
pub(super) const VENUE: &str = "place";
pub(super) const CONTACT: &str = "contact";
pub(super) const SHELF: &str = "shelf";
pub(super) const REVIEW: &str = "review";
pub(super) const QUESTION: &str = "question";
pub(super) const CANDIDATE: &str = "candidate";
pub(super) const POSTING: &str = "posting";
pub(super) const DONE: &str = "done";
/// What a meeting takes along.
pub(super) const TAKEN: &str = "taken";
/// How a member is with a place.
pub(super) const COMFORT: &str = "comfort";
/// That a member checked a contact.
pub(super) const CHECK: &str = "check";
/// A member's raised hand.
pub(super) const HAND: &str = "hand";
/// What a member says on a ground rule.
pub(super) const RULE_REMARK: &str = "rule-remark";
/// What a member says on a decision.
pub(super) const DECISION_REMARK: &str = "decision-remark";
/// That a member takes on what was taken along.
pub(super) const TAKES: &str = "takes";

/// That a member knows somebody.
pub(super) const KNOWS: &str = "knows";
/// That a member is about to ask somebody.
pub(super) const ASKING: &str = "asking";
/// How the group meets.
pub(super) const SCHEDULE: &str = "schedule";
/// Whether it clicks, by a member.
pub(super) const CLICKS: &str = "clicks";
/// When a member is usually free.
pub(super) const FREE: &str = "free";
/// A member's answer to a time to choose from.
pub(super) const POLL: &str = "poll";

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

/// How many random bytes a record's nonce begins with.
const NONCE_BYTES: usize = 16;

/// What a record is for ever: what stands behind the random part of the nonce that its id is made of.
pub(super) fn made_as<T: Serialize + serde::de::DeserializeOwned>(nonce: &Scalar) -> Option<T> {
    encoding::decode(nonce.as_bytes()?.get(NONCE_BYTES..)?).ok()
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

/// `<kind>//<field>`: what there is one of.
pub(super) fn single(kind: &str, field: &str) -> String {
    format!("{kind}//{field}")
}

/// The name of an exact value of a record, for a word that refers to it.
pub(super) fn value_hash(record: RecordId, field: &str, value: &[u8]) -> ExactHash {
    let parts: [&[u8]; 3] = [record.as_bytes(), field.as_bytes(), value];
    ExactHash::from_bytes(id::hash("kith exact 1", &parts))
}

/// The subject of a member's word on one wording of what was put to the group.
pub(super) fn answer_subject(put: RecordId, wording: ExactHash) -> String {
    format!("{put}.{wording}")
}

/// The name of a concern: of another wording or with another reason it is another.
pub(super) fn concern_hash(
    put: RecordId,
    member: MemberId,
    wording: ExactHash,
    why: Option<BodyName>,
) -> ExactHash {
    value_hash(put, "concern", &encoding::encode(&(member, wording, why)))
}

impl Put {
    /// The kind of its record and of the words on it.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Rule(_) => RULE,
            Self::Decision(_) => DECISION,
        }
    }

    /// The kind of what is said on it.
    pub(super) const fn remarks(self) -> &'static str {
        match self {
            Self::Rule(_) => RULE_REMARK,
            Self::Decision(_) => DECISION_REMARK,
        }
    }

    /// Its record.
    pub(super) const fn record(self) -> RecordId {
        match self {
            Self::Rule(record) | Self::Decision(record) => record,
        }
    }

    /// Its few words.
    pub(super) const fn title(self) -> TextField {
        match self {
            Self::Rule(record) => TextField::RuleTitle(record),
            Self::Decision(record) => TextField::DecisionTitle(record),
        }
    }

    /// What everyone's word is given to.
    pub(super) const fn wording(self) -> TextField {
        match self {
            Self::Rule(record) => TextField::RuleWording(record),
            Self::Decision(record) => TextField::DecisionWording(record),
        }
    }
}

/// The subject of a member's reply to one date of a meeting.
pub(super) fn reply_subject(meeting: RecordId, date: jiff::civil::Date) -> String {
    format!("{meeting}.{date}")
}

impl TextField {
    /// The kind, the record and the field where the text stands.
    pub(super) const fn stands(self) -> (&'static str, Option<RecordId>, &'static str) {
        match self {
            Self::GroupName => (FOCUS, None, "name"),
            Self::FocusWho => (FOCUS, None, "who"),
            Self::FocusWhat => (FOCUS, None, "what"),
            Self::FocusPurpose => (FOCUS, None, "purpose"),
            Self::FocusInside => (FOCUS, None, "inside"),
            Self::FocusOutside => (FOCUS, None, "outside"),
            Self::OriginWhy => (FOCUS, None, "origin-why"),
            Self::RuleTitle(rule) => (RULE, Some(rule), "title"),
            Self::RuleWording(rule) => (RULE, Some(rule), "wording"),
            Self::PlaceAccess(place) => (VENUE, Some(place), "access"),
            Self::PlaceNotes(place) => (VENUE, Some(place), "notes"),
            Self::ContactNote(contact) => (CONTACT, Some(contact), "note"),
            Self::ShelfWords(item) => (SHELF, Some(item), "words"),
            Self::ShelfNote(item) => (SHELF, Some(item), "note"),
            Self::DecisionTitle(decision) => (DECISION, Some(decision), "title"),
            Self::DecisionWording(decision) => (DECISION, Some(decision), "wording"),
            Self::DecisionReasons(decision) => (DECISION, Some(decision), "reasons"),
            Self::DecisionOutcome(decision) => (DECISION, Some(decision), "outcome"),
            Self::TakenWords(taken) => (TAKEN, Some(taken), "words"),
        }
    }

    /// Where the text stands: `<kind>/<record>/<field>`.
    pub(super) fn path(self) -> String {
        let (kind, record, field) = self.stands();
        let record = record.map(|record| record.to_string()).unwrap_or_default();
        format!("{kind}/{record}/{field}")
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

/// A member's word on one wording of what was put to the group.
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
    /// The word on this wording that it took the place of, if it was another: changing one's word is visible.
    pub(super) before: Option<Stance>,
    /// Where members came from when it was given, where that was settled: so that a change of it is known without a clock.
    pub(super) origin: Option<Origin>,
    /// How many had to agree when it was given, as far as the member knew: so that a stricter rule unsettles nothing.
    pub(super) terms: Threshold,
}

/// What a member says on what was put to the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RemarkValue {
    /// The words.
    pub(super) body: BodyName,
    /// The concern that they answer.
    pub(super) to: Option<ConcernName>,
}

/// A member's reply to one date of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReplyValue {
    /// The reply.
    pub(super) reply: Reply,
    /// The time that it was given for.
    pub(super) when: ExactHash,
}

/// That a member checked a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CheckValue {
    /// On which day, by their clock.
    pub(super) on: jiff::civil::Date,
    /// What it said then.
    pub(super) of: ExactHash,
}

/// Whether it clicks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClicksValue {
    /// Whether.
    pub(super) clicks: Clicks,
    /// The day that was set when it was said.
    pub(super) on: jiff::civil::Date,
}

/// Where a person stands whom the group may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StageValue {
    /// Where.
    pub(super) stage: Stage,
    /// Since which day, by the clock of whoever said so.
    pub(super) on: jiff::civil::Date,
}

/// Whether something is set aside, done or cancelled, and what it said when that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SwitchValue {
    /// Set aside or cancelled.
    pub(super) on: bool,
    /// The wording or the times that whoever decided saw, ascending.
    pub(super) of: Vec<ExactHash>,
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
        (switch.of.is_sorted_by(|a, b| a < b) && switch.of.len() <= MAX_SWITCH_OF).then_some(switch)
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
