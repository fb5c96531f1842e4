//! What the group document says now: plain, sorted, read-only data.
//!
//! Invariant: the same entries give the same snapshot; nothing in it depends on the order of arrival or on a clock.

mod agreement;
mod content;
mod finding;
mod schedule;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::agreement::{Agreement, Decision, GroundRule, Remark, RuleAnswer, RuleState};
pub use self::content::{
    Contact, MeetingPlace, MemberQuestion, Reach, Review, ReviewWord, ShelfItem, TakenAlong,
};
pub use self::finding::{Candidate, ClicksOn, Posting, SamePerson, StageOn};
pub use self::schedule::{
    Booked, ChangedDate, Meeting, MeetingDate, MeetingReply, Poll, PollSlot, Roles, Schedule,
    Timed, Where,
};
use super::edit::{FocusKind, Grades, Openness, Origin, TextField};
use crate::id::{BodyName, Day, DeviceId, ExactHash, GroupId, MemberId};

/// The whole, by parts; a part or a record that did not change is the same `Arc` as before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSnapshot {
    /// The group.
    pub group: GroupId,
    /// Its focus.
    pub focus: Arc<Focus>,
    /// Its ground rules, oldest first.
    pub rules: Arc<Vec<Arc<GroundRule>>>,
    /// What was put to it beside, oldest first.
    pub decisions: Arc<Vec<Arc<Decision>>>,
    /// Its meetings, by date.
    pub meetings: Arc<Vec<Arc<Meeting>>>,
    /// Dates that are being looked for, oldest first.
    pub polls: Arc<Vec<Arc<Poll>>>,
    /// How it meets.
    pub schedule: Arc<Schedule>,
    /// Its members, by name then id, and their devices.
    pub members: Arc<Vec<Member>>,
    /// Places where it can meet, oldest first.
    pub places: Arc<Vec<Arc<MeetingPlace>>>,
    /// Whom to turn to for help, oldest first.
    pub contacts: Arc<Vec<Arc<Contact>>>,
    /// Topics, tips, resources and tasks, oldest first.
    pub shelf: Arc<Vec<Arc<ShelfItem>>>,
    /// Rounds of how it is working, oldest first.
    pub reviews: Arc<Vec<Arc<Review>>>,
    /// What members work through and share, oldest first.
    pub questions: Arc<Vec<Arc<MemberQuestion>>>,
    /// People whom the group may ask, by when they were added; without those whom it turned down.
    pub candidates: Arc<Vec<Arc<Candidate>>>,
    /// Where notices are, oldest first.
    pub postings: Arc<Vec<Arc<Posting>>>,
    /// What meetings took along, oldest first.
    pub taken: Arc<Vec<Arc<TakenAlong>>>,
}

impl GroupSnapshot {
    /// A group of which nothing is known yet.
    pub fn empty(group: GroupId) -> Self {
        Self {
            group,
            focus: Arc::default(),
            rules: Arc::default(),
            decisions: Arc::default(),
            meetings: Arc::default(),
            polls: Arc::default(),
            schedule: Arc::default(),
            members: Arc::default(),
            places: Arc::default(),
            contacts: Arc::default(),
            shelf: Arc::default(),
            reviews: Arc::default(),
            questions: Arc::default(),
            candidates: Arc::default(),
            postings: Arc::default(),
            taken: Arc::default(),
        }
    }

    /// A text by its field; absent where there is no such record.
    pub fn text(&self, field: TextField) -> Option<&Text> {
        let focus = &self.focus;
        let rule = |id| self.rules.iter().find(|rule| rule.id == id);
        let decision = |id| self.decisions.iter().find(|decision| decision.put.id == id);
        let place = |id| self.places.iter().find(|place| place.id == id);
        let item = |id| self.shelf.iter().find(|item| item.id == id);
        match field {
            TextField::GroupName => Some(&focus.name),
            TextField::FocusWho => Some(&focus.who),
            TextField::FocusWhat => Some(&focus.what),
            TextField::FocusPurpose => Some(&focus.purpose),
            TextField::FocusInside => Some(&focus.inside),
            TextField::FocusOutside => Some(&focus.outside),
            TextField::OriginWhy => Some(&focus.origin_why),
            TextField::RuleTitle(id) => rule(id).map(|rule| &rule.title),
            TextField::RuleWording(id) => rule(id).map(|rule| &rule.wording),
            TextField::PlaceAccess(id) => place(id).map(|place| &place.access),
            TextField::PlaceNotes(id) => place(id).map(|place| &place.notes),
            TextField::ContactNote(id) => {
                self.contacts.iter().find(|contact| contact.id == id).map(|contact| &contact.note)
            }
            TextField::ShelfWords(id) => item(id).map(|item| &item.words),
            TextField::ShelfNote(id) => item(id).map(|item| &item.note),
            TextField::DecisionTitle(id) => decision(id).map(|it| &it.put.title),
            TextField::DecisionWording(id) => decision(id).map(|it| &it.put.wording),
            TextField::DecisionReasons(id) => decision(id).map(|it| &it.reasons),
            TextField::DecisionOutcome(id) => decision(id).map(|it| &it.outcome),
            TextField::TakenWords(id) => {
                self.taken.iter().find(|taken| taken.id == id).map(|taken| &taken.words)
            }
        }
    }
}

/// What the group is and is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// Its name.
    pub name: Text,
    /// Who it is for.
    pub who: Text,
    /// What it is for.
    pub what: Text,
    /// One sentence of purpose.
    pub purpose: Text,
    /// What belongs to it.
    pub inside: Text,
    /// What does not.
    pub outside: Text,
    /// The kinds that hold, in a fixed order: whatever anybody named and nobody who saw that took out again.
    pub kinds: Vec<FocusKind>,
    /// Where members come from.
    pub origin: Choice<Origin>,
    /// Why.
    pub origin_why: Text,
    /// Whether supervisors or other grades may join.
    pub grades: Choice<Grades>,
    /// When to look at the focus again.
    pub again: Choice<Option<jiff::civil::Date>>,
    /// Whether others can come in.
    pub openness: Choice<Openness>,
    /// How many the group would like to be.
    pub aim: Choice<u8>,
    /// When to ask whether it clicks.
    pub trial: Choice<Option<jiff::civil::Date>>,
    /// Whether it clicks, by current members.
    pub clicks: Vec<OwnWord<ClicksOn>>,
}

/// A shared text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The words to show: one version's, or the merged words of several.
    pub words: String,
    /// The exact wording of now, for a word that refers to it; absent where nothing was written yet.
    pub wording: Option<ExactHash>,
    /// The versions that nothing replaced, of very many the oldest; more than one where people wrote at once.
    pub versions: Vec<TextVersion>,
    /// Whether `versions` change the same words, so that `words` shows both and somebody has to choose.
    pub overlap: bool,
    /// Earlier versions, newest first; [`EARLIER_SHOWN`](super::EARLIER_SHOWN) at most.
    pub earlier: Vec<Arc<TextVersion>>,
}

/// One version of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextVersion {
    /// Its body, by which it can be taken back.
    pub body: BodyName,
    /// Its words.
    pub words: Words,
    /// Who wrote it; absent where the roster does not tell.
    pub by: Option<MemberId>,
    /// The day by its author's clock.
    pub day: Day,
}

/// The text of a body, as far as this device has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// Here they are.
    Known(String),
    /// They are not on this device yet.
    #[default]
    NotHereYet,
    /// They were taken back.
    TakenBack,
}

impl Words {
    /// The same as a line that is read.
    pub(crate) fn legible(self) -> Self {
        match self {
            Self::Known(words) => Self::Known(super::legible(&words)),
            Self::NotHereYet | Self::TakenBack => self,
        }
    }
}

/// A value of which people may have set several at once. Empty only where something need not be set and nobody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Choice<T> {
    /// All of them, in a fixed order; more than one is for people to settle.
    pub values: Vec<Chosen<T>>,
}

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self { values: Vec::new() }
    }
}

impl<T> Choice<T> {
    /// The value, where there is exactly one.
    pub fn settled(&self) -> Option<&T> {
        match self.values.as_slice() {
            [only] => Some(&only.value),
            _ => None,
        }
    }
}

/// One value and who set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen<T> {
    /// The value.
    pub value: T,
    /// Who set it; absent where the roster does not tell.
    pub by: Option<MemberId>,
    /// The day by its author's clock.
    pub day: Day,
}

/// A few words of a member's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The body, by which it can be taken back.
    pub body: BodyName,
    /// The words.
    pub words: Words,
}

impl Written {
    /// The same as a line that is read.
    pub(super) fn legible(self) -> Self {
        Self { words: self.words.legible(), ..self }
    }
}

/// What one member says of something. Two of one member where the member's own devices disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWord<T> {
    /// Who.
    pub member: MemberId,
    /// What.
    pub value: T,
}

/// Whether something is still in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// It is.
    Here,
    /// It was put aside.
    Aside,
    /// Put aside by one and kept or changed by another at once: it stays until people settle it.
    Unsettled,
}

/// A member, as the roster and the document tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// What the others call this member; empty before the member said.
    pub name: String,
    /// The body of the name.
    pub name_body: Option<BodyName>,
    /// Where this member stands.
    pub standing: Standing,
    /// The member's devices, retired ones too.
    pub devices: Vec<Device>,
}

/// Where a member comes among all, who are listed by name, for whatever else lists people; whoever is not known is last.
/// (The order of ids differs from group to group and means nothing to anybody.)
pub fn rank(members: &[Member], id: MemberId) -> usize {
    members.iter().position(|member| member.id == id).unwrap_or(usize::MAX)
}

/// Where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In.
    Member,
    /// In, on a break.
    OnBreak,
    /// Left.
    Left,
    /// Taken out.
    Removed,
}

/// A member's device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Which.
    pub id: DeviceId,
    /// Whether it is in use no more.
    pub retired: bool,
    /// What its member calls it; empty where no name was given.
    pub name: String,
    /// The body of the name.
    pub name_body: Option<BodyName>,
}
