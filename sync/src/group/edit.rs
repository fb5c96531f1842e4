//! Everything that can be done to the group document.
//!
//! Source: FORMATS.md §4.

mod agreement;
mod content;
mod field;
mod finding;
mod focus;
mod schedule;

use serde::{Deserialize, Serialize};

pub use self::agreement::{ConcernName, Put, Stance, Topic};
pub use self::content::{
    Comfort, ContactField, HowItWorks, PlaceFact, PlaceKind, QuestionField, ReviewAnswer, Shelf,
};
pub use self::field::{Aside, TextField};
pub use self::finding::{CandidateFact, CandidateMark, Clicks, Openness, PostingFact, Stage};
pub use self::focus::{FocusFact, FocusKind, Grades, Origin};
pub use self::schedule::{
    DateChange, FreeSpan, FreeTimes, MeetingFact, MeetingTime, Mode, Pause, PollAnswer, Repeat,
    Reply, ScheduleFact, Slot, Weekdays,
};
use crate::id::{DeviceId, ExactHash, RecordId};

/// One thing that a member does; as JSON, what the headless mode takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Gives a shared text a new version in place of the one that its writer saw.
    Write {
        /// Which text.
        text: TextField,
        /// The words.
        words: String,
        /// The wording that the writer started from, as the snapshot named it; absent: the one of now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<ExactHash>,
    },
    /// What the others call this member.
    NameMyself {
        /// The name.
        name: String,
    },
    /// What one of this member's devices is called.
    NameDevice {
        /// Which.
        device: DeviceId,
        /// The name; empty: none.
        name: String,
    },
    /// Puts a ground rule to the group.
    AddRule {
        /// A few words.
        title: String,
        /// The rule itself.
        wording: String,
        /// What it is about, where it is one of what most groups speak about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<Topic>,
    },
    /// Says what a ground rule is about.
    SetTopic {
        /// Which rule.
        rule: RecordId,
        /// What; absent: nothing of what most groups speak about.
        topic: Option<Topic>,
    },
    /// Sets a ground rule aside, or takes it up again.
    SetRuleAside {
        /// Which rule.
        rule: RecordId,
        /// Set aside, or taken up again.
        aside: bool,
    },
    /// This member's own word on the exact wording of a rule.
    AnswerRule {
        /// Which rule.
        rule: RecordId,
        /// The wording answered to, as the snapshot named it.
        wording: ExactHash,
        /// The word; absent: taken back.
        stance: Option<Stance>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Puts a decision to the group.
    AddDecision {
        /// A few words.
        title: String,
        /// What is to be decided.
        wording: String,
        /// Why; may be empty.
        #[serde(default)]
        reasons: String,
        /// Until when the others are asked to answer; absent: no day is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<jiff::civil::Date>,
    },
    /// Sets the day until which the others are asked to answer a decision.
    SetUntil {
        /// Which decision.
        decision: RecordId,
        /// The day; absent: none.
        until: Option<jiff::civil::Date>,
    },
    /// This member's own word on the exact wording of a decision.
    AnswerDecision {
        /// Which decision.
        decision: RecordId,
        /// The wording answered to, as the snapshot named it.
        wording: ExactHash,
        /// The word; absent: taken back.
        stance: Option<Stance>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Sets the day on which to look at a ground rule or a decision again.
    LookAgain {
        /// At what.
        at: Put,
        /// The day; absent: none.
        on: Option<jiff::civil::Date>,
    },
    /// Says something on a ground rule or a decision.
    Remark {
        /// On what.
        on: Put,
        /// The words.
        words: String,
        /// The concern that they answer, as the snapshot named it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<ConcernName>,
    },
    /// Adds a meeting, single or regular.
    AddMeeting {
        /// When.
        when: MeetingTime,
        /// Where, in words; may be empty.
        place: String,
    },
    /// Moves a meeting.
    MoveMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// When it is now.
        when: MeetingTime,
    },
    /// Says where a meeting is.
    PlaceMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Where, in words; may be empty.
        place: String,
    },
    /// Cancels a meeting, or brings it back.
    CancelMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Cancelled, or not.
        cancelled: bool,
    },
    /// This member's own reply to one date of a meeting, at the time it was given for.
    ReplyToMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Which of its dates.
        date: jiff::civil::Date,
        /// The time replied to, as the snapshot named it.
        when: ExactHash,
        /// The reply; absent: taken back.
        reply: Option<Reply>,
    },
    /// Says what becomes of one date of a regular meeting.
    ChangeDate {
        /// Which meeting.
        meeting: RecordId,
        /// Which of its dates, as the series has it.
        date: jiff::civil::Date,
        /// The time of the series that was seen, as the snapshot named it.
        when: ExactHash,
        /// What becomes of it.
        change: DateChange,
    },
    /// Sets one thing about a meeting, or about one of its dates.
    SetMeeting {
        /// Which meeting.
        meeting: RecordId,
        /// Which of its dates; absent: all of which nothing else is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<jiff::civil::Date>,
        /// What.
        set: MeetingFact,
    },
    /// Sets one thing about how the group meets.
    SetSchedule {
        /// What.
        set: ScheduleFact,
    },
    /// Asks the group for a date: a meeting that has no time yet.
    AddPoll {
        /// What it is about; may be empty.
        #[serde(default)]
        about: String,
        /// The times to choose from.
        slots: Vec<Slot>,
        /// Until when answers are asked for; absent: open.
        #[serde(default)]
        closes: Option<jiff::civil::Date>,
    },
    /// Adds a time to choose from, or takes it out; answers to it stay.
    OfferSlot {
        /// Which poll.
        meeting: RecordId,
        /// The time.
        slot: Slot,
        /// Offered, or not.
        offered: bool,
    },
    /// Says until when answers are asked for.
    ClosePollOn {
        /// Which poll.
        meeting: RecordId,
        /// The day; absent: open.
        closes: Option<jiff::civil::Date>,
    },
    /// This member's own answer to a time to choose from.
    AnswerPoll {
        /// Which poll.
        meeting: RecordId,
        /// The time.
        slot: Slot,
        /// The answer; absent: taken back.
        answer: Option<PollAnswer>,
    },
    /// Shares when this member is usually free.
    ShareFreeTimes {
        /// When; absent: shared no more.
        times: Option<FreeTimes>,
    },
    /// Makes the meeting of a poll be at one of its times.
    PickSlot {
        /// Which poll.
        meeting: RecordId,
        /// The time.
        slot: Slot,
    },
    /// Sets one thing about what the group is for.
    SetFocus {
        /// What.
        set: FocusFact,
    },
    /// Adds a place where the group can meet.
    AddPlace {
        /// What it is called.
        name: String,
        /// What is known of it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        set: Vec<PlaceFact>,
        /// How it is reached; may be empty.
        #[serde(default)]
        access: String,
        /// What else is good to know; may be empty.
        #[serde(default)]
        notes: String,
    },
    /// Sets one thing about a place.
    SetPlace {
        /// Which place.
        place: RecordId,
        /// What.
        set: PlaceFact,
    },
    /// This member's own comfort with a place.
    RatePlace {
        /// Which place.
        place: RecordId,
        /// How it is; absent: taken back.
        comfort: Option<Comfort>,
    },
    /// Adds somebody to turn to for help.
    AddContact {
        /// Who.
        name: String,
        /// Their number or address.
        reach: String,
        /// Where it is good for; may be empty.
        #[serde(default)]
        region: String,
        /// When, for what; may be empty.
        #[serde(default)]
        note: String,
    },
    /// Corrects a contact's name, number or region.
    SetContact {
        /// Which contact.
        contact: RecordId,
        /// What is corrected.
        field: ContactField,
        /// The words.
        words: String,
    },
    /// This member has tried the contact, or asked, and it is right as it stands.
    CheckContact {
        /// Which contact.
        contact: RecordId,
        /// What was checked, as the snapshot named it.
        exact: ExactHash,
        /// On which day; absent: taken back.
        on: Option<jiff::civil::Date>,
    },
    /// Puts something on the group's shelf: a topic, a tip, a resource or a task.
    AddToShelf {
        /// Which of them.
        shelf: Shelf,
        /// The words: what it is.
        words: String,
        /// A link or address, for a resource; may be empty.
        #[serde(default)]
        link: String,
        /// More about it; may be empty.
        #[serde(default)]
        note: String,
    },
    /// Changes the link of something on the shelf.
    SetLink {
        /// Which.
        item: RecordId,
        /// The link; may be empty.
        link: String,
    },
    /// This member's own hand raised: would talk about the topic, was helped by the tip or the resource, takes the task.
    RaiseHand {
        /// Which.
        item: RecordId,
        /// Raised, or taken down.
        raised: bool,
    },
    /// Says that a topic was talked about or a task done, or that it is open again.
    Tick {
        /// Which.
        item: RecordId,
        /// Done, or open.
        done: bool,
    },
    /// Adds somebody whom the group may ask.
    AddCandidate {
        /// A short name or initials.
        name: String,
        /// A line about them; may be empty.
        #[serde(default)]
        line: String,
        /// Who named them after saying no; may be empty.
        #[serde(default)]
        from: String,
        /// Whether this member knows them.
        #[serde(default)]
        knows: bool,
    },
    /// Sets one thing about somebody whom the group may ask.
    SetCandidate {
        /// Whom.
        candidate: RecordId,
        /// What.
        set: CandidateFact,
    },
    /// This member's own word, for the day that is set, on whether it clicks.
    SayWhetherItClicks {
        /// With whom who tries it out; absent: the group as such.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        candidate: Option<RecordId>,
        /// The word; absent: taken back.
        answer: Option<Clicks>,
    },
    /// Something of this member's own about somebody whom the group may ask.
    MarkCandidate {
        /// Whom.
        candidate: RecordId,
        /// What.
        mark: CandidateMark,
        /// So, or not.
        on: bool,
    },
    /// Says where a notice was put up.
    AddPosting {
        /// Where, in words.
        place: String,
        /// On which day.
        on: jiff::civil::Date,
    },
    /// Corrects where or when a notice was put up.
    SetPosting {
        /// Which.
        posting: RecordId,
        /// What.
        set: PostingFact,
    },
    /// Takes something along from a meeting: who does what until when. No client details.
    AddTaken {
        /// From the meeting on which day.
        on: jiff::civil::Date,
        /// What.
        words: String,
        /// Until when; absent: open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<jiff::civil::Date>,
    },
    /// Says until when what was taken along is to be done.
    SetTakenUntil {
        /// Which.
        taken: RecordId,
        /// Until when; absent: open.
        until: Option<jiff::civil::Date>,
    },
    /// This member takes on what was taken along, or does not any more.
    Take {
        /// Which.
        taken: RecordId,
        /// Does it, or not.
        mine: bool,
    },
    /// Says that what was taken along is done, or that it is open again.
    TickTaken {
        /// Which.
        taken: RecordId,
        /// Done, or open.
        done: bool,
    },
    /// Puts a place, a contact, a notice, something on the shelf, a decision or what was taken along aside, or takes it up
    /// again.
    PutAside {
        /// What.
        what: Aside,
        /// Aside, or not.
        aside: bool,
    },
    /// Asks everybody how it is working for them.
    AskHowItWorks {
        /// The day on which the answers are shown even if not everybody has answered.
        shows: jiff::civil::Date,
    },
    /// This member's own answer to how it is working.
    AnswerHowItWorks {
        /// Which round.
        review: RecordId,
        /// The answer; absent: taken back.
        answer: Option<ReviewAnswer>,
    },
    /// Shares with the group something that this member is working through.
    ShareQuestion {
        /// What it is.
        what: String,
        /// Ideas so far; may be empty.
        #[serde(default)]
        ideas: String,
        /// What this member will try; may be empty.
        #[serde(default)]
        will_try: String,
        /// How it went; may be empty.
        #[serde(default)]
        outcome: String,
    },
    /// Writes one part of a question of this member's own.
    WriteQuestion {
        /// Which question.
        question: RecordId,
        /// Which part.
        part: QuestionField,
        /// The words; empty: this part is shared no more.
        words: String,
    },
    /// Erases for good something that this member wrote, on every device that hears of it.
    TakeBack {
        /// The body, as the snapshot named it.
        body: crate::id::BodyName,
    },
}
