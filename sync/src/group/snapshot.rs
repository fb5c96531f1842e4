//! What the group document says now: plain, sorted, read-only data.
//!
//! Invariant: the same entries give the same snapshot; nothing in it depends on the order of arrival or on a clock.

mod finding;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::finding::{Candidate, Posting, SamePerson, StageOn};
use super::edit::{
    Comfort, ConcernName, FocusKind, Grades, HowItWorks, MeetingTime, Openness, Origin, PlaceKind,
    Reply, Shelf, Stance, TextField, Topic,
};
use crate::id::{BodyName, Day, DeviceId, ExactHash, GroupId, MemberId, RecordId};

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
    pub earlier: Vec<TextVersion>,
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

/// A ground rule.
pub type GroundRule = Agreement;

/// What was put to the group for each member's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which.
    pub id: RecordId,
    /// A few words.
    pub title: Text,
    /// What everyone's word is given to.
    pub wording: Text,
    /// What a ground rule is about; empty where nobody said, and for decisions.
    pub topic: Choice<Option<Topic>>,
    /// When to look at it again; empty where nobody said.
    pub again: Choice<Option<jiff::civil::Date>>,
    /// Who put it to the group.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
    /// Whether it is set aside; both where two people disagreed at once.
    pub aside: Choice<bool>,
    /// Each current member's own word, by member; whoever said nothing is not listed.
    pub answers: Vec<RuleAnswer>,
    /// What follows from the answers.
    pub state: RuleState,
    /// What members say on it, oldest first; of very many the newest.
    pub remarks: Vec<Remark>,
}

/// Something put to the group that is not a ground rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What is to be decided, and everyone's word on it.
    pub put: Agreement,
    /// Why.
    pub reasons: Text,
    /// Until when everyone is asked to answer; empty where nobody said.
    pub until: Choice<Option<jiff::civil::Date>>,
    /// What came of it, and why.
    pub outcome: Text,
}

/// What a member says on a ground rule or a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who.
    pub member: MemberId,
    /// When, by their clock.
    pub day: Day,
    /// The words.
    pub written: Written,
    /// The concern that they answer.
    pub to: Option<ConcernName>,
}

/// One member's word on what was put to the group. Two where the member's own devices disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleAnswer {
    /// Who.
    pub member: MemberId,
    /// The word.
    pub stance: Stance,
    /// Why.
    pub why: Option<Written>,
    /// The wording that it was given to.
    pub wording: ExactHash,
    /// Whether that is the wording of now.
    pub current: bool,
    /// The words of an earlier wording, where they are all still here.
    #[serde(default)]
    pub words: Option<String>,
    /// The word on the same wording that it took the place of, if it was another.
    pub before: Option<Stance>,
    /// Where members came from when it was given, where that was settled.
    pub origin: Option<Origin>,
    /// Its name, where it is a concern, for an answer to it.
    pub concern: Option<ConcernName>,
}

/// A few words of a member's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The body, by which it can be taken back.
    pub body: BodyName,
    /// The words.
    pub words: Words,
}

/// Where a ground rule or a decision stands; derived, never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// Not everybody has spoken on any wording yet.
    InTheMaking {
        /// Who has not spoken on the wording of now.
        waiting_for: Vec<MemberId>,
    },
    /// Everyone agreed, or stands aside; whoever came later may still have to answer.
    Agreed,
    /// An earlier wording was agreed to and holds while the newer one is being agreed.
    EarlierWordingHolds {
        /// The words that hold.
        words: String,
        /// Who has not spoken on the wording of now.
        waiting_for: Vec<MemberId>,
    },
    /// Somebody has a concern with the wording of now.
    Concern {
        /// Who.
        by: Vec<MemberId>,
    },
    /// Set aside.
    Aside,
    /// Set aside by one and kept or reworded by another at once: for people to settle.
    Unsettled,
}

/// A meeting, single or regular.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Which.
    pub id: RecordId,
    /// When; several where people moved it at once.
    pub when: Choice<Timed>,
    /// Where; several where people placed it at once.
    pub place: Choice<Written>,
    /// Whether it is cancelled; both where people disagreed at once.
    pub cancelled: Choice<bool>,
    /// The cautious reading: two places, two times, moved and cancelled at once.
    pub uncertain: bool,
    /// Who added it.
    pub by: Option<MemberId>,
    /// Each current member's own reply, by date and member.
    pub replies: Vec<MeetingReply>,
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

/// A place where the group can meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingPlace {
    /// Which.
    pub id: RecordId,
    /// What it is called.
    pub name: Choice<Written>,
    /// The address or link.
    pub address: Choice<Written>,
    /// What it costs.
    pub cost: Choice<Written>,
    /// How, and until when, to book it.
    pub booking: Choice<Written>,
    /// What kind of place it is.
    pub kind: Choice<PlaceKind>,
    /// Whether it is quiet.
    pub quiet: Choice<Option<bool>>,
    /// Whether the group is alone there.
    pub private: Choice<Option<bool>>,
    /// Whether others can hear.
    pub overheard: Choice<Option<bool>>,
    /// For how many it has room.
    pub room: Choice<Option<u16>>,
    /// How it is reached.
    pub access: Text,
    /// What else is good to know.
    pub notes: Text,
    /// How each current member is with it.
    pub comfort: Vec<OwnWord<Comfort>>,
    /// Whether it is still in use.
    pub kept: Kept,
    /// Who added it.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// Somebody to turn to for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Which.
    pub id: RecordId,
    /// Who.
    pub name: Choice<Written>,
    /// Their number or address; of several, the one checked last first.
    pub reach: Choice<Reach>,
    /// Where it is good for.
    pub region: Choice<Written>,
    /// When, and for what.
    pub note: Text,
    /// Whether it is still in use.
    pub kept: Kept,
    /// Who added it.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// A number or address, and who found that it is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The number or address.
    pub written: Written,
    /// Its name, for a check that refers to it.
    pub exact: ExactHash,
    /// Who checked it, on which day by their clock.
    pub checks: Vec<OwnWord<jiff::civil::Date>>,
}

/// A topic, a tip, a resource or a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfItem {
    /// Which.
    pub id: RecordId,
    /// What it is.
    pub shelf: Shelf,
    /// The words.
    pub words: Text,
    /// More about it.
    pub note: Text,
    /// A link or address.
    pub link: Choice<Written>,
    /// Whose hand is raised, by member.
    pub hands: Vec<MemberId>,
    /// Whether it was talked about or done; both where people disagreed at once.
    pub done: Choice<bool>,
    /// Whether it is still in use.
    pub kept: Kept,
    /// Who put it there.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// What a meeting took along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenAlong {
    /// Which.
    pub id: RecordId,
    /// From the meeting on which day.
    pub on: jiff::civil::Date,
    /// What.
    pub words: Text,
    /// Until when; several where people disagreed at once.
    pub until: Choice<Option<jiff::civil::Date>>,
    /// Who takes it on, by member.
    pub takers: Vec<MemberId>,
    /// Whether it is done; both where people disagreed at once.
    pub done: Choice<bool>,
    /// Whether it is still kept.
    pub kept: Kept,
    /// Who wrote it down.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

/// A round of how it is working for the members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Which.
    pub id: RecordId,
    /// The day on which the answers are shown even if not everybody has answered.
    pub shows: Choice<jiff::civil::Date>,
    /// What each current member answered; whoever did not is not listed.
    pub words: Vec<ReviewWord>,
    /// Who asked.
    pub by: Option<MemberId>,
    /// When, by their clock.
    pub day: Day,
}

impl Review {
    /// Members who are asked and have not answered: those who are in and not on a break.
    pub fn waiting_for(&self, members: &[Member]) -> Vec<MemberId> {
        let has_answered = |id: MemberId| self.words.iter().any(|word| word.member == id);
        let asked = members.iter().filter(|member| member.standing == Standing::Member);
        asked.map(|member| member.id).filter(|id| !has_answered(*id)).collect()
    }

    /// The day on which the answers are shown in any case: of several the latest.
    pub fn shows_on(&self) -> Option<jiff::civil::Date> {
        self.shows.values.iter().map(|chosen| chosen.value).max()
    }

    /// Whether the answers are shown: together, once everybody has answered or the day has come.
    pub fn is_shown(&self, members: &[Member], today: jiff::civil::Date) -> bool {
        self.waiting_for(members).is_empty() || self.shows_on().is_some_and(|day| today >= day)
    }
}

/// One member's answer to how it is working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewWord {
    /// Who.
    pub member: MemberId,
    /// How it is; several where the member's own devices disagree.
    pub how: Vec<HowItWorks>,
    /// What should stay.
    pub keep: Choice<Written>,
    /// What could be otherwise.
    pub change: Choice<Written>,
}

/// Something that a member works through and shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberQuestion {
    /// Which.
    pub id: RecordId,
    /// Whose.
    pub owner: MemberId,
    /// What it is.
    pub what: Choice<Written>,
    /// Ideas.
    pub ideas: Choice<Written>,
    /// What the member will try.
    pub will_try: Choice<Written>,
    /// How it went.
    pub outcome: Choice<Written>,
    /// When it was first shared, by its owner's clock.
    pub day: Day,
}

/// A time and the name by which a reply refers to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed {
    /// The time.
    pub time: MeetingTime,
    /// Its name.
    pub exact: ExactHash,
}

/// One member's reply. Two where the member's own devices disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReply {
    /// Who.
    pub member: MemberId,
    /// To which date.
    pub date: jiff::civil::Date,
    /// The reply.
    pub reply: Reply,
    /// The time that it was given for.
    pub when: ExactHash,
    /// Whether that is the time of now, and the only one.
    pub current: bool,
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
