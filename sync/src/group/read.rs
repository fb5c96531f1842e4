//! Reading the document: values with who set them, texts, and the snapshot that is kept up to date part by part.
//!
//! Invariant: a snapshot brought up to date equals one built from scratch.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::chunk::{OpId, Scalar};
use super::document::{Document, Touched};
use super::edit::TextField;
use super::keys::{Key, MEETING, RULE};
use super::place::Place;
use super::snapshot::{
    Choice, Chosen, Focus, GroundRule, GroupSnapshot, Meeting, Member, Text, TextVersion, Words,
    Written,
};
use super::sources::{Around, Origins};
use super::{focus, meetings, members, rules};
use crate::id::{BodyName, ChainId, Day, GroupId, MemberId, RecordId};

/// The snapshot of a document, brought up to date where the document was touched.
#[derive(Clone, Debug)]
pub struct View {
    group: GroupId,
    focus: Arc<Focus>,
    rules: BTreeMap<(OpId, RecordId), Arc<GroundRule>>,
    meetings: BTreeMap<meetings::Order, Arc<Meeting>>,
    /// Where each meeting stands among the others.
    order: BTreeMap<RecordId, meetings::Order>,
    members: Arc<Vec<Member>>,
    all_rules: Arc<Vec<Arc<GroundRule>>>,
    all_meetings: Arc<Vec<Arc<Meeting>>>,
}

impl View {
    /// Reads the whole document.
    pub fn new(group: GroupId, document: &Document, around: Around<'_>) -> Self {
        let mut view = Self {
            group,
            focus: Arc::default(),
            rules: BTreeMap::new(),
            meetings: BTreeMap::new(),
            order: BTreeMap::new(),
            members: Arc::default(),
            all_rules: Arc::default(),
            all_meetings: Arc::default(),
        };
        view.update(document, around, &Touched { roster: true, ..Touched::default() });
        view
    }

    /// Reads again what was touched.
    pub fn update(&mut self, document: &Document, around: Around<'_>, touched: &Touched) {
        let of_key = |key: &String| Place::of(&Key::parse(key)?);
        let mut places: BTreeSet<Place> = touched.keys.iter().filter_map(of_key).collect();
        for body in &touched.bodies {
            places.extend(document.index().mentions(body));
        }
        if touched.roster {
            places.extend(Place::FOCUS);
            places.insert(Place::Members);
            places.extend(document.index().records(RULE).map(Place::Rule));
            places.extend(document.index().records(MEETING).map(Place::Meeting));
        }

        let reader = Reader { document, around };
        let mut focus = (*self.focus).clone();
        let (mut rules, mut meetings) = (false, false);
        for place in places {
            match place {
                Place::Focus(text) => focus::read(&mut focus, text, &reader),
                Place::Members => keep(&mut self.members, members::read(&reader)),
                Place::Rule(rule) => {
                    let Some(made) = document.index().made(RULE, rule) else { continue };
                    rules |= replace(&mut self.rules, (made, rule), rules::read(&reader, rule));
                }
                Place::Meeting(meeting) => {
                    meetings |= self.place_meeting(meeting, meetings::read(&reader, meeting));
                }
            }
        }
        keep(&mut self.focus, focus);
        if rules {
            self.all_rules = Arc::new(self.rules.values().cloned().collect());
        }
        if meetings {
            self.all_meetings = Arc::new(self.meetings.values().cloned().collect());
        }
    }

    /// The snapshot as it stands; cheap.
    pub fn snapshot(&self) -> GroupSnapshot {
        GroupSnapshot {
            group: self.group,
            focus: Arc::clone(&self.focus),
            rules: Arc::clone(&self.all_rules),
            meetings: Arc::clone(&self.all_meetings),
            members: Arc::clone(&self.members),
        }
    }

    fn place_meeting(&mut self, id: RecordId, now: Option<Meeting>) -> bool {
        let before = self.order.get(&id).copied();
        let after = now.as_ref().map(meetings::order);
        let Some(order) = after.or(before) else { return false };
        if let Some(before) = before
            && after != Some(before)
        {
            self.meetings.remove(&before);
            self.order.remove(&id);
        }
        if now.is_some() {
            self.order.insert(id, order);
        }
        replace(&mut self.meetings, order, now) || before != after
    }
}

impl Document {
    /// All earlier versions of a text, newest first, up to `limit`.
    pub fn history(&self, text: TextField, limit: usize, around: Around<'_>) -> Vec<TextVersion> {
        let reader = Reader { document: self, around };
        let graph = self.index().text(&text.path());
        graph.map(|graph| graph.earlier(limit, &reader, around.bodies)).unwrap_or_default()
    }
}

/// A document and what is around it.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) around: Around<'a>,
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
        let graph = self.document.index().text(&text.path());
        graph.map(|graph| graph.read(self, self.around.bodies)).unwrap_or_default()
    }

    /// What a body says.
    pub(super) fn words(&self, body: BodyName) -> Words {
        self.around.bodies.words(&body)
    }

    /// A body with what it says.
    pub(super) fn written(&self, body: BodyName) -> Written {
        Written { body, words: self.words(body) }
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

/// Puts a record in place of the one before; tells whether that changed anything.
fn replace<K: Ord, T: PartialEq>(
    records: &mut BTreeMap<K, Arc<T>>,
    key: K,
    now: Option<T>,
) -> bool {
    match now {
        Some(now) if records.get(&key).is_some_and(|before| **before == now) => false,
        Some(now) => {
            records.insert(key, Arc::new(now));
            true
        }
        None => records.remove(&key).is_some(),
    }
}
