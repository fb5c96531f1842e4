//! What there is in the document: its texts, its records, the values of now, and what mentions a body, so that nothing
//! has to be searched and nothing is read from Automerge twice.
//!
//! Invariant: the values here are those that Automerge would give; a change is let in only if it replaces exactly what
//! stood in its past, so what stands follows from the operations alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::chunk::{OpId, Scalar};
use super::forms;
use super::keys::{self, Key, MADE, Version};
use super::part::Part;
use super::text::TextGraph;
use crate::id::{BodyName, ChainId, ExactHash, MemberId, RecordId};

/// An index over a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    texts: BTreeMap<String, TextGraph>,
    /// By kind and record, the operation that made it.
    records: BTreeMap<(String, RecordId), OpId>,
    /// By kind and record, the fields that are named by more than a word, of which a record may have any number.
    fields: BTreeMap<(String, RecordId), BTreeSet<String>>,
    /// By kind and subject, whoever said something.
    own: BTreeMap<(String, String), BTreeSet<MemberId>>,
    /// What stands under each key that is no text's, in the order of the operations.
    values: HashMap<String, Vec<(OpId, Scalar)>>,
    /// What has to be read again when a body comes or goes.
    mentions: BTreeMap<BodyName, BTreeSet<Part>>,
    /// By person whom the group may ask, everything that was ever written about them, and by which chain: anybody can name
    /// anything there, and says by that nothing of it.
    about: BTreeMap<RecordId, BTreeSet<(BodyName, ChainId)>>,
}

impl Index {
    /// Takes in a put, each after those that it replaces and, for texts, those that they replace.
    pub(super) fn put(&mut self, key: &str, at: OpId, value: Scalar, replaces: &[OpId]) {
        let Some(read) = Key::parse(key) else { return };
        if let (Some(body), Some(place)) = (forms::body(&read, &value), Part::of(&read)) {
            self.mentions.entry(body).or_default().insert(place);
            if let Part::Candidate(person) = place {
                let by = ChainId::from_bytes(at.actor);
                self.about.entry(person).or_default().insert((body, by));
            }
        }
        match read {
            Key::Text { text, version } => {
                let Some(decoded) = value.as_bytes().and_then(Version::decode) else { return };
                if !self.texts.contains_key(text) {
                    self.texts.insert(text.to_owned(), TextGraph::default());
                }
                if let Some(graph) = self.texts.get_mut(text) {
                    graph.insert(version, decoded, at);
                }
                return;
            }
            Key::Shared { kind, record: Some(record), field: MADE } => {
                self.records.insert((kind.to_owned(), record), at);
            }
            Key::Own { member, kind, subject } => {
                let subject = (kind.to_owned(), subject.to_owned());
                self.own.entry(subject).or_default().insert(member);
            }
            Key::Shared { kind, record: Some(record), field } if field.contains('-') => {
                let record = (kind.to_owned(), record);
                self.fields.entry(record).or_default().insert(field.to_owned());
            }
            Key::Shared { .. } => {}
        }
        if !self.values.contains_key(key) {
            self.values.insert(key.to_owned(), Vec::new());
        }
        if let Some(values) = self.values.get_mut(key) {
            values.retain(|(stood, _)| replaces.binary_search(stood).is_err());
            let before = values.partition_point(|(stood, _)| *stood < at);
            values.insert(before, (at, value));
        }
    }

    /// All values of now under a key that is no text's, in the order of their operations.
    pub(super) fn values(&self, key: &str) -> &[(OpId, Scalar)] {
        self.values.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The names of the exact values that stand now in some fields of a record.
    pub(super) fn exact_hashes(
        &self,
        kind: &str,
        record: RecordId,
        fields: &[&str],
    ) -> BTreeSet<ExactHash> {
        let of = |field: &&str| {
            let values = self.values(&keys::shared(kind, record, field)).iter();
            let bytes = values.filter_map(|(_, value)| value.as_bytes());
            bytes.map(|value| keys::value_hash(record, field, value)).collect::<Vec<_>>()
        };
        fields.iter().flat_map(of).collect()
    }

    /// The operations whose values stand now under a key, ascending.
    pub(super) fn standing(&self, key: &str) -> Vec<OpId> {
        match Key::parse(key) {
            Some(Key::Text { text, version }) => {
                self.texts.get(text).and_then(|graph| graph.at(version)).into_iter().collect()
            }
            Some(Key::Shared { .. } | Key::Own { .. }) | None => {
                self.values(key).iter().map(|(at, _)| *at).collect()
            }
        }
    }

    /// Whether anything was ever put under a key.
    pub(super) fn has(&self, key: &str) -> bool {
        match Key::parse(key) {
            Some(Key::Text { text, version }) => {
                self.texts.get(text).is_some_and(|graph| graph.at(version).is_some())
            }
            Some(Key::Shared { .. } | Key::Own { .. }) | None => self.values.contains_key(key),
        }
    }

    /// What mentions a body.
    pub(super) fn mentions(&self, body: &BodyName) -> impl Iterator<Item = Part> {
        self.mentions.get(body).into_iter().flatten().copied()
    }

    /// Everything that was ever written about a person whom the group may ask.
    pub(super) fn about(&self, person: RecordId) -> impl Iterator<Item = (BodyName, ChainId)> {
        self.about.get(&person).into_iter().flatten().copied()
    }

    /// A text by its path.
    pub(super) fn text(&self, path: &str) -> Option<&TextGraph> {
        self.texts.get(path)
    }

    /// The operation that made a record; absent where there is none.
    pub(super) fn made(&self, kind: &str, record: RecordId) -> Option<OpId> {
        self.records.get(&(kind.to_owned(), record)).copied()
    }

    /// What follows `beginning` in the fields of a record that begin with it, ascending.
    pub(super) fn fields<'a>(
        &'a self,
        kind: &str,
        record: RecordId,
        beginning: &'a str,
    ) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.get(&(kind.to_owned(), record)).into_iter().flatten();
        fields.filter_map(move |field| field.strip_prefix(beginning))
    }

    /// All records of a kind.
    pub(super) fn records(&self, kind: &str) -> impl Iterator<Item = RecordId> {
        let from = (kind.to_owned(), RecordId::from_bytes([0; 16]));
        let kind = kind.to_owned();
        let records = self.records.range(from..);
        records.take_while(move |((of, _), _)| *of == kind).map(|((_, record), _)| *record)
    }

    /// Whoever said something of a kind on subjects that begin like this: the rest of the subject, and who.
    pub(super) fn own<'a>(
        &'a self,
        kind: &'a str,
        beginning: &'a str,
    ) -> impl Iterator<Item = (&'a str, MemberId)> {
        let words = self.own.range((kind.to_owned(), beginning.to_owned())..);
        let words = words.map_while(move |((of, subject), members)| {
            let rest = subject.strip_prefix(beginning).filter(|_| of == kind)?;
            Some((rest, members))
        });
        words.flat_map(|(rest, members)| members.iter().map(move |member| (rest, *member)))
    }
}
