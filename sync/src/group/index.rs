//! What there is in the document: its texts, its records and its members' own words, so that nothing has to be searched.

use std::collections::{BTreeMap, BTreeSet};

use super::chunk::{OpId, Scalar};
use super::keys::{Key, MADE, Version};
use super::text::TextGraph;
use crate::id::{MemberId, RecordId};

/// An index over the keys of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    texts: BTreeMap<String, TextGraph>,
    /// By kind and record, the operation that made it.
    records: BTreeMap<(String, RecordId), OpId>,
    /// By kind and subject, whoever said something.
    own: BTreeMap<(String, String), BTreeSet<MemberId>>,
    known: BTreeSet<u64>,
}

impl Index {
    /// Takes in that a key was set; `values` are those that stand under it.
    pub(super) fn note(&mut self, key: &str, values: impl FnOnce() -> Vec<(OpId, Scalar)>) {
        self.known.insert(short_hash(key));
        match Key::parse(key) {
            Some(Key::Text { text, version }) => {
                // Its key names its value and its chain: whoever wrote it twice wrote the same, and the first counts.
                let Some((at, Scalar::Bytes(value))) = values().into_iter().next() else { return };
                let Some(decoded) = Version::decode(&value) else { return };
                if !self.texts.contains_key(text) {
                    self.texts.insert(text.to_owned(), TextGraph::default());
                }
                if let Some(graph) = self.texts.get_mut(text) {
                    graph.insert(version, decoded, at);
                }
            }
            Some(Key::Shared { kind, record: Some(record), field: MADE }) => {
                let Some((at, _)) = values().into_iter().next() else { return };
                self.records.insert((kind.to_owned(), record), at);
            }
            Some(Key::Own { member, kind, subject }) => {
                let subject = (kind.to_owned(), subject.to_owned());
                self.own.entry(subject).or_default().insert(member);
            }
            Some(Key::Shared { .. }) | None => {}
        }
    }

    /// Whether nothing was ever put under a key. Rarely wrong in saying that something was.
    pub(super) fn is_new(&self, key: &str) -> bool {
        !self.known.contains(&short_hash(key))
    }

    /// A text by its path.
    pub(super) fn text(&self, path: &str) -> Option<&TextGraph> {
        self.texts.get(path)
    }

    /// The operation that made a record; absent where there is none.
    pub(super) fn made(&self, kind: &str, record: RecordId) -> Option<OpId> {
        self.records.get(&(kind.to_owned(), record)).copied()
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

fn short_hash(key: &str) -> u64 {
    let hash = blake3::hash(key.as_bytes());
    hash.as_bytes().first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}
