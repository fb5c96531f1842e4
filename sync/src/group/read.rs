//! Reading the document: values with who set them, texts, and the snapshot that is kept up to date part by part.
//!
//! Invariant: a snapshot brought up to date equals one built from scratch.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::agreement::{self, Said, Who};
use super::candidates::People;
use super::chunk::{OpId, Scalar};
use super::document::{Document, Touched};
use super::edit::{Put, TextField};
use super::keys::{
    self, CONTACT, DECISION, Key, MEETING, POSTING, QUESTION, REVIEW, RULE, SHELF, SwitchValue,
    TAKEN, VENUE,
};
use super::part::Part;
use super::records::Records;
use super::snapshot::{
    Choice, Chosen, Contact, Decision, Focus, GroundRule, GroupSnapshot, Kept, Meeting,
    MeetingPlace, Member, MemberQuestion, OwnWord, Poll, Posting, Review, Schedule, ShelfItem,
    TakenAlong, Text, TextVersion, Words, Written,
};
use super::sources::{Around, Origins};
use super::text::ReadVersion;
use super::{
    contacts, decisions, focus, meetings, members, places, postings, reviews, rules, schedule,
    shelf, taken,
};
use crate::id::{BodyName, ChainId, Day, ExactHash, GroupId, MemberId, RecordId};

/// Records that are listed in the order in which they were made.
type ByAge<T> = Records<(OpId, RecordId), T>;

/// The snapshot of a document, brought up to date where the document was touched.
#[derive(Clone, Debug)]
pub struct View {
    group: GroupId,
    focus: Arc<Focus>,
    rules: ByAge<GroundRule>,
    decisions: ByAge<Decision>,
    /// What members said on each of both.
    said: BTreeMap<Put, Said>,
    meetings: Records<meetings::Order, Meeting>,
    polls: ByAge<Poll>,
    schedule: Arc<Schedule>,
    places: ByAge<MeetingPlace>,
    contacts: ByAge<Contact>,
    shelf: ByAge<ShelfItem>,
    reviews: ByAge<Review>,
    questions: ByAge<MemberQuestion>,
    candidates: People,
    postings: ByAge<Posting>,
    taken: ByAge<TakenAlong>,
    members: Arc<Vec<Member>>,
    /// Earlier versions of texts as they were read last, by the path of the text.
    versions: BTreeMap<String, Vec<ReadVersion>>,
}

impl View {
    /// Reads the whole document.
    pub fn new(group: GroupId, document: &Document, around: Around<'_>) -> Self {
        let mut view = Self {
            group,
            focus: Arc::default(),
            rules: Records::default(),
            decisions: Records::default(),
            said: BTreeMap::new(),
            meetings: Records::default(),
            polls: Records::default(),
            schedule: Arc::default(),
            places: Records::default(),
            contacts: Records::default(),
            shelf: Records::default(),
            reviews: Records::default(),
            questions: Records::default(),
            candidates: People::default(),
            postings: Records::default(),
            taken: Records::default(),
            members: Arc::default(),
            versions: BTreeMap::new(),
        };
        view.update(document, around, &Touched { roster: true, ..Touched::default() });
        view
    }

    /// Reads again what was touched.
    pub fn update(&mut self, document: &Document, around: Around<'_>, touched: &Touched) {
        let of_key = |key: &String| Part::of(&Key::parse(key)?);
        let mut parts: BTreeSet<Part> = touched.keys.iter().filter_map(of_key).collect();
        for body in &touched.bodies {
            parts.extend(document.index().mentions(body));
        }
        if touched.roster {
            parts.extend(Part::focus());
            parts.insert(Part::Members);
            parts.insert(Part::Schedule);
            for (kind, part) in Part::records() {
                parts.extend(document.index().records(kind).map(part));
            }
        }
        let versions = std::mem::take(&mut self.versions);
        let versions = RefCell::new(if touched.roster { BTreeMap::new() } else { versions });
        let reader = Reader { document, around, versions, bodies: Some(&touched.bodies) };
        let mut focus = (*self.focus).clone();
        let mut candidates: BTreeSet<RecordId> = BTreeSet::new();
        let mut puts: BTreeMap<Put, agreement::Touched> = BTreeMap::new();
        let mut dates: BTreeMap<RecordId, BTreeSet<Date>> = BTreeMap::new();
        for part in parts {
            match part {
                Part::Focus(text) => focus::read(&mut focus, text, &reader),
                Part::FocusFacts => focus::read_facts(&mut focus, &reader),
                Part::Members => keep(&mut self.members, members::read(&reader)),
                Part::Rule(id) => puts.entry(Put::Rule(id)).or_default().is_whole = true,
                Part::Decision(id) => puts.entry(Put::Decision(id)).or_default().is_whole = true,
                Part::Word(put, wording) => {
                    puts.entry(put).or_default().wordings.insert(wording);
                }
                Part::Remark(put, name) => {
                    puts.entry(put).or_default().remarks.insert(name);
                }
                Part::Meeting(id) => {
                    let meeting = meetings::read(&reader, id);
                    self.meetings.put(id, meeting.map(|it| (meetings::order(&it), it)));
                    self.polls.put(id, reader.by_age(MEETING, id, meetings::read_poll));
                }
                // After all meetings as a whole.
                Part::Date(id, date) => {
                    dates.entry(id).or_default().insert(date);
                }
                Part::Schedule => keep(&mut self.schedule, schedule::read(&reader)),
                Part::Place(id) => self.places.put(id, reader.by_age(VENUE, id, places::read)),
                Part::Contact(id) => {
                    self.contacts.put(id, reader.by_age(CONTACT, id, contacts::read));
                }
                Part::Shelf(id) => self.shelf.put(id, reader.by_age(SHELF, id, shelf::read)),
                Part::Review(id) => {
                    self.reviews.put(id, reader.by_age(REVIEW, id, reviews::read));
                }
                Part::Question(id) => {
                    self.questions.put(id, reader.by_age(QUESTION, id, reviews::read_question));
                }
                Part::Taken(id) => self.taken.put(id, reader.by_age(TAKEN, id, taken::read)),
                Part::Candidate(id) => {
                    candidates.insert(id);
                }
                Part::Posting(id) => {
                    self.postings.put(id, reader.by_age(POSTING, id, postings::read));
                }
            }
        }
        self.update_puts(&reader, &puts, touched.roster);
        for (id, dates) in dates {
            let Some(before) = self.meetings.get(id) else { continue };
            let meeting = meetings::update(&reader, before, &dates);
            self.meetings.put(id, meeting.map(|it| (meetings::order(&it), it)));
        }
        if !candidates.is_empty() {
            self.candidates.update(&reader, &candidates);
        }
        self.versions = reader.versions.into_inner();
        keep(&mut self.focus, focus);
        self.rules.settle();
        self.decisions.settle();
        self.meetings.settle();
        self.polls.settle();
        self.places.settle();
        self.contacts.settle();
        self.shelf.settle();
        self.reviews.settle();
        self.questions.settle();
        self.postings.settle();
        self.taken.settle();
    }

    fn update_puts(
        &mut self,
        reader: &Reader<'_>,
        puts: &BTreeMap<Put, agreement::Touched>,
        is_roster_touched: bool,
    ) {
        if puts.is_empty() {
            return;
        }
        let who = Who::of(&reader.around);
        for (put, touched) in puts {
            let said = self.said.entry(*put).or_default();
            if is_roster_touched {
                *said = Said::read(reader, *put, &who);
            } else {
                said.update(reader, *put, &who, touched);
            }
            match *put {
                Put::Rule(id) => {
                    let before = self.rules.get_arc(id).filter(|_| !touched.is_whole);
                    let before = before.as_deref();
                    let read =
                        |reader: &Reader<'_>, id| rules::read(reader, id, (said, &who), before);
                    self.rules.put(id, reader.by_age(RULE, id, read));
                }
                Put::Decision(id) => {
                    let before = self.decisions.get_arc(id).filter(|_| !touched.is_whole);
                    let before = before.as_deref();
                    let read =
                        |reader: &Reader<'_>, id| decisions::read(reader, id, (said, &who), before);
                    self.decisions.put(id, reader.by_age(DECISION, id, read));
                }
            }
        }
    }

    /// Everything that was ever written about people whom the group turned down, and by which chain. They stand in no
    /// snapshot; whoever wrote this there takes it back, so that it is on no device either.
    pub fn turned_down(&self) -> &BTreeSet<(BodyName, ChainId)> {
        self.candidates.turned_down()
    }

    /// The snapshot as it stands; cheap.
    pub fn snapshot(&self) -> GroupSnapshot {
        GroupSnapshot {
            group: self.group,
            focus: Arc::clone(&self.focus),
            rules: self.rules.all(),
            decisions: self.decisions.all(),
            meetings: self.meetings.all(),
            polls: self.polls.all(),
            schedule: Arc::clone(&self.schedule),
            members: Arc::clone(&self.members),
            places: self.places.all(),
            contacts: self.contacts.all(),
            shelf: self.shelf.all(),
            reviews: self.reviews.all(),
            questions: self.questions.all(),
            candidates: self.candidates.all(),
            postings: self.postings.all(),
            taken: self.taken.all(),
        }
    }
}

impl Document {
    /// All earlier versions of a text, newest first, up to `limit`.
    pub fn history(&self, text: TextField, limit: usize, around: Around<'_>) -> Vec<TextVersion> {
        let reader = Reader { document: self, around, versions: RefCell::default(), bodies: None };
        let graph = self.index().text(&text.path());
        graph.map(|graph| graph.earlier(limit, &reader, around.bodies)).unwrap_or_default()
    }
}

/// A document and what is around it.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) around: Around<'a>,
    /// Earlier versions as they were read last, by the path of the text.
    versions: RefCell<BTreeMap<String, Vec<ReadVersion>>>,
    /// The bodies that say something else since; absent where nothing was read before.
    bodies: Option<&'a BTreeSet<BodyName>>,
}

impl Origins for Reader<'_> {
    fn origin(&self, at: OpId) -> (Option<MemberId>, Day) {
        let chain = ChainId::from_bytes(at.actor);
        let day =
            self.document.change_of(at).map(|change| self.around.authors.day(&chain, &change));
        (self.around.authors.member(&chain), day.unwrap_or_default())
    }
}

impl Reader<'_> {
    /// A text; empty where nothing was written yet.
    pub(super) fn text(&self, text: TextField) -> Text {
        let path = text.path();
        let Some(graph) = self.document.index().text(&path) else { return Text::default() };
        let mut kept = self.versions.borrow_mut().remove(&path).unwrap_or_default();
        kept.retain(|kept| self.bodies.is_some_and(|bodies| !bodies.contains(&kept.version.body)));
        let read = graph.read(self, self.around.bodies, &mut kept);
        if !kept.is_empty() {
            self.versions.borrow_mut().insert(path, kept);
        }
        read
    }

    /// What a body says.
    pub(super) fn words(&self, body: BodyName) -> Words {
        self.around.bodies.words(&body)
    }

    /// A body with what it says.
    pub(super) fn written(&self, body: BodyName) -> Written {
        Written { body, words: self.words(body) }
    }

    /// A record with where it stands among those of its kind, by when it was made.
    fn by_age<T>(
        &self,
        kind: &str,
        id: RecordId,
        read: impl Fn(&Self, RecordId) -> Option<T>,
    ) -> Option<((OpId, RecordId), T)> {
        let made = self.document.index().made(kind, id)?;
        Some(((made, id), read(self, id)?))
    }

    /// Who made a record, and when by their clock.
    pub(super) fn made(&self, kind: &str, id: RecordId) -> Option<(Option<MemberId>, Day)> {
        Some(self.origin(self.document.index().made(kind, id)?))
    }

    /// All exact values of now under a key, with who set them; empty where nobody did.
    pub(super) fn exact<T>(&self, key: &str) -> Choice<T>
    where
        T: PartialEq + serde::Serialize + serde::de::DeserializeOwned,
    {
        self.choice(key, Scalar::decoded::<T>)
    }

    /// All lines of now under a key, those that say the same once.
    pub(super) fn line(&self, key: &str) -> Choice<Written> {
        let mut lines =
            self.choice(key, |value| Some(self.written(value.decoded::<BodyName>()?).legible()));
        let mut said: BTreeSet<String> = BTreeSet::new();
        lines.values.retain(|chosen| match &chosen.value.words {
            Words::Known(words) => said.insert(words.clone()),
            Words::NotHereYet | Words::TakenBack => true,
        });
        lines
    }

    /// A switch, and whether it was switched on when what it is about stood otherwise.
    pub(super) fn switch(
        &self,
        key: &str,
        now: &BTreeSet<ExactHash>,
        made: (Option<MemberId>, Day),
    ) -> (Choice<bool>, bool) {
        let switches = self.exact::<SwitchValue>(key);
        let of_now = |of: &[ExactHash]| of.iter().copied().collect::<BTreeSet<_>>() == *now;
        let is_past = switches.values.iter().any(|it| it.value.on && !of_now(&it.value.of));
        let mut values: Vec<Chosen<bool>> = Vec::new();
        for Chosen { value, by, day } in switches.values {
            if values.iter().all(|before| before.value != value.on) {
                values.push(Chosen { value: value.on, by, day });
            }
        }
        if values.is_empty() {
            values.push(Chosen { value: false, by: made.0, day: made.1 });
        }
        (Choice { values }, is_past)
    }

    /// Whether something is still in use, from its switch `aside`.
    pub(super) fn kept(&self, key: &str, now: &BTreeSet<ExactHash>) -> Kept {
        let (aside, is_past) = self.switch(key, now, (None, Day::default()));
        let is = |wanted: bool| aside.values.iter().any(|chosen| chosen.value == wanted);
        match (is(true), is(false)) {
            (true, true) => Kept::Unsettled,
            (true, false) if is_past => Kept::Unsettled,
            (true, false) => Kept::Aside,
            (false, _) => Kept::Here,
        }
    }

    /// What each current member says of a subject; two words where a member's own devices disagree.
    pub(super) fn own_words<T: PartialEq>(
        &self,
        kind: &str,
        subject: &str,
        read: impl Fn(&Scalar) -> Option<T>,
    ) -> Vec<OwnWord<T>> {
        let mut words = Vec::new();
        for (rest, member) in self.document.index().own(kind, subject) {
            if !rest.is_empty() || self.around.current().all(|current| current.id != member) {
                continue;
            }
            let values = self.choice(&keys::own(member, kind, subject), &read);
            words.extend(values.values.into_iter().map(|it| OwnWord { member, value: it.value }));
        }
        words
    }

    /// All values of now under a key, with who set them; equal ones once.
    pub(super) fn choice<T: PartialEq>(
        &self,
        key: &str,
        read: impl Fn(&Scalar) -> Option<T>,
    ) -> Choice<T> {
        let mut values: Vec<Chosen<T>> = Vec::new();
        for (at, value) in self.document.values(key) {
            let Some(value) = read(value) else { continue };
            if values.iter().all(|chosen| chosen.value != value) {
                let (by, day) = self.origin(*at);
                values.push(Chosen { value, by, day });
            }
        }
        Choice { values }
    }
}

fn keep<T: PartialEq>(before: &mut Arc<T>, now: T) {
    if **before != now {
        *before = Arc::new(now);
    }
}
