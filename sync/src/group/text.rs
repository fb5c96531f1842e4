//! A shared text: versions that replace each other, and the words that follow from them.
//!
//! Invariant: what a text says is a function of its versions and their words, never of the order of their arrival.
//! Source: FORMATS.md §4.

mod merge;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::sync::Arc;

use super::chunk::OpId;
use super::keys::{MAX_REPLACES, Version, VersionId, wording_hash};
use super::snapshot::{Text, TextVersion, Words};
use super::sources::{Bodies, Origins};
use crate::id::ExactHash;

/// How many earlier versions a snapshot lists; the others are there on request.
pub const EARLIER_SHOWN: usize = 20;
/// How many versions written at once are joined; the others are listed beside.
const MERGED: usize = 6;
/// How many versions written at once are listed, the oldest: one member can write thousands in a few bytes each.
const LISTED: usize = 32;
/// How far back the common ancestor of versions is looked for.
const MAX_STEPS: usize = 10_000;
/// How often what versions go back to is itself joined.
const MAX_DEPTH: usize = 4;

/// The versions of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct TextGraph {
    versions: BTreeMap<VersionId, Node>,
    /// All versions from the oldest to the newest, in an order that fits what replaces what.
    order: BTreeSet<(OpId, VersionId)>,
    replaced: BTreeSet<VersionId>,
    unreplaced: BTreeSet<VersionId>,
    /// Wordings that were on this device at some time; only to recognise what a writer names.
    wordings: BTreeMap<ExactHash, Vec<VersionId>>,
}

/// An earlier version as it was read last.
#[derive(Clone, Debug)]
pub(super) struct ReadVersion {
    at: OpId,
    id: VersionId,
    pub(super) version: Arc<TextVersion>,
}

#[derive(Clone, Debug)]
struct Node {
    version: Version,
    at: OpId,
}

impl TextGraph {
    /// Takes a version in, or what is now known of who wrote it.
    pub(super) fn insert(&mut self, id: VersionId, version: Version, at: OpId) {
        if let Some(before) = self.versions.get(&id) {
            self.order.remove(&(before.at, id));
        }
        for replaced in &version.replaces {
            self.replaced.insert(*replaced);
            self.unreplaced.remove(replaced);
        }
        if version.replaces.len() > 1 && version.replaces.len() <= MAX_REPLACES {
            self.wordings
                .insert(wording_hash(version.replaces.iter().copied()), version.replaces.clone());
        }
        self.order.insert((at, id));
        self.versions.insert(id, Node { version, at });
        if !self.replaced.contains(&id) {
            self.unreplaced.insert(id);
        }
        self.wordings.insert(wording_hash([id]), vec![id]);
        // More than a word can name are not kept: each would be as long as the one before and longer.
        if (2..=MAX_REPLACES).contains(&self.unreplaced.len()) {
            let now: Vec<VersionId> = self.unreplaced.iter().copied().collect();
            self.wordings.insert(wording_hash(now.iter().copied()), now);
        }
    }

    /// The exact wording of now; absent where nothing was written yet.
    pub(super) fn wording(&self) -> Option<ExactHash> {
        (!self.unreplaced.is_empty()).then(|| wording_hash(self.unreplaced.iter().copied()))
    }

    /// Whether a version alone is the text of now.
    pub(super) fn is_alone(&self, version: VersionId) -> bool {
        self.unreplaced.len() == 1 && self.unreplaced.contains(&version)
    }

    /// The versions of a wording that this device has shown.
    pub(super) fn resolve(&self, wording: ExactHash) -> Option<Vec<VersionId>> {
        if self.wording() == Some(wording) {
            return Some(self.unreplaced.iter().copied().collect());
        }
        self.wordings.get(&wording).cloned()
    }

    /// What a new version replaces whose writer saw this wording, or the one of now.
    pub(super) fn replaces(&self, from: Option<ExactHash>) -> Option<Vec<VersionId>> {
        let mut seen = match from {
            Some(wording) => self.resolve(wording)?,
            None => self.unreplaced.iter().copied().collect(),
        };
        seen.truncate(MAX_REPLACES);
        Some(seen)
    }

    /// The operation that wrote a version.
    pub(super) fn at(&self, version: VersionId) -> Option<OpId> {
        Some(self.versions.get(&version)?.at)
    }

    /// Whether all of these are versions of this text.
    pub(super) fn has_all(&self, versions: &[VersionId]) -> bool {
        versions.iter().all(|version| self.versions.contains_key(version))
    }

    /// The newest of these versions, for putting wordings in order.
    pub(super) fn newest(&self, versions: &[VersionId]) -> Option<OpId> {
        versions.iter().filter_map(|version| Some(self.versions.get(version)?.at)).max()
    }

    /// The text as it stands; `kept` are earlier versions as they were read last and still are, and those that are shown now.
    pub(super) fn read(
        &self,
        origins: &dyn Origins,
        bodies: &dyn Bodies,
        kept: &mut Vec<ReadVersion>,
    ) -> Text {
        let now: Vec<VersionId> = self.unreplaced.iter().copied().collect();
        let (words, overlap) = self.words(&now, bodies);
        let mut unreplaced: Vec<&Node> =
            now.iter().filter_map(|version| self.versions.get(version)).collect();
        unreplaced.sort_by_key(|node| node.at);
        unreplaced.truncate(LISTED);
        Text {
            words,
            wording: self.wording(),
            versions: unreplaced.into_iter().map(|node| node.read(origins, bodies)).collect(),
            overlap,
            earlier: self.earlier_again(origins, bodies, kept),
        }
    }

    /// The earlier versions that are shown, read again only where they were not before.
    fn earlier_again(
        &self,
        origins: &dyn Origins,
        bodies: &dyn Bodies,
        kept: &mut Vec<ReadVersion>,
    ) -> Vec<Arc<TextVersion>> {
        let before = std::mem::take(kept);
        let earlier = self.order.iter().rev().filter(|(_, id)| !self.unreplaced.contains(id));
        *kept = earlier
            .take(EARLIER_SHOWN)
            .filter_map(|(at, id)| {
                let again = before.iter().find(|kept| (kept.at, kept.id) == (*at, *id));
                let version = match again {
                    Some(kept) => Arc::clone(&kept.version),
                    None => Arc::new(self.versions.get(id)?.read(origins, bodies)),
                };
                Some(ReadVersion { at: *at, id: *id, version })
            })
            .collect();
        kept.iter().map(|kept| Arc::clone(&kept.version)).collect()
    }

    /// Earlier versions, newest first.
    pub(super) fn earlier(
        &self,
        limit: usize,
        origins: &dyn Origins,
        bodies: &dyn Bodies,
    ) -> Vec<TextVersion> {
        let earlier = self.order.iter().rev().filter(|(_, id)| !self.unreplaced.contains(id));
        let nodes = earlier.take(limit).filter_map(|(_, id)| self.versions.get(id));
        nodes.map(|node| node.read(origins, bodies)).collect()
    }

    /// The words that follow from versions written at once, and whether somebody has to choose among them.
    pub(super) fn words(&self, versions: &[VersionId], bodies: &dyn Bodies) -> (String, bool) {
        self.words_within(versions, bodies, MAX_DEPTH)
    }

    /// The words of a wording if all of them are here.
    pub(super) fn known_words(
        &self,
        versions: &[VersionId],
        bodies: &dyn Bodies,
    ) -> Option<String> {
        let is_known = |version: &VersionId| {
            let node = self.versions.get(version);
            node.is_some_and(|node| matches!(bodies.words(&node.version.body), Words::Known(_)))
        };
        let all = !versions.is_empty() && versions.iter().all(is_known);
        all.then(|| self.words(versions, bodies).0)
    }

    /// Whether words of these versions have not arrived yet, and whether any are here.
    pub(super) fn are_here(&self, versions: &[VersionId], bodies: &dyn Bodies) -> (bool, bool) {
        let nodes = versions.iter().map(|version| self.versions.get(version));
        let words = nodes
            .map(|node| node.map_or(Words::NotHereYet, |node| bodies.words(&node.version.body)));
        words.fold((false, false), |(missing, known), words| match words {
            Words::Known(_) => (missing, true),
            Words::NotHereYet => (true, known),
            Words::TakenBack => (missing, known),
        })
    }

    fn words_within(
        &self,
        versions: &[VersionId],
        bodies: &dyn Bodies,
        depth: usize,
    ) -> (String, bool) {
        let mut nodes: Vec<&Node> =
            versions.iter().filter_map(|version| self.versions.get(version)).collect();
        nodes.sort_by_key(|node| node.at);
        let known = nodes.into_iter().filter_map(|node| match bodies.words(&node.version.body) {
            Words::Known(words) => Some(words),
            Words::NotHereYet | Words::TakenBack => None,
        });
        let mut nodes: Vec<String> = known.take(MERGED + 1).collect();
        let left_out = nodes.len() > MERGED;
        nodes.truncate(MERGED);
        let base = if nodes.len() > 1 { self.common_words(versions, bodies, depth) } else { None };
        let mut nodes = nodes.into_iter();
        let Some(first) = nodes.next() else { return (String::new(), false) };
        nodes.fold((first, left_out), |(merged, overlap), next| {
            let (merged, overlaps) = merge::merge(base.as_deref(), &merged, &next);
            (merged, overlap || overlaps)
        })
    }

    /// The words that all of these go back to: of several versions, theirs joined, so that of two who settled the same
    /// two versions in two ways neither wins.
    fn common_words(
        &self,
        versions: &[VersionId],
        bodies: &dyn Bodies,
        depth: usize,
    ) -> Option<String> {
        let ancestors = self.common_ancestors(versions)?;
        let (missing, known) = self.are_here(&ancestors, bodies);
        if missing || !known || depth == 0 {
            return None;
        }
        Some(self.words_within(&ancestors, bodies, depth - 1).0)
    }

    /// Walks back from the newest to the oldest until nothing is left that is not behind a version reached from all
    /// sides. Absent where that is too far.
    fn common_ancestors(&self, versions: &[VersionId]) -> Option<Vec<VersionId>> {
        /// Set on what is behind a version that was found.
        const BEHIND: u64 = 1 << 63;
        let versions: Vec<VersionId> =
            versions.iter().take(32).copied().filter(|id| self.versions.contains_key(id)).collect();
        let everyone = (1_u64 << versions.len()) - 1;
        let mut reached: BTreeMap<VersionId, u64> = BTreeMap::new();
        let mut next = BinaryHeap::new();
        let mut open: BTreeSet<VersionId> = BTreeSet::new();
        let mut found: BTreeSet<VersionId> = BTreeSet::new();
        for (bit, id) in versions.iter().enumerate() {
            reached.insert(*id, 1 << bit);
            next.push((self.versions.get(id)?.at, *id));
            open.insert(*id);
        }
        let mut steps = 0;
        while !open.is_empty() {
            steps += 1;
            let (_, id) = next.pop().filter(|_| steps <= MAX_STEPS)?;
            open.remove(&id);
            let mut from = reached.get(&id).copied().unwrap_or(0);
            if from & everyone == everyone {
                found.insert(id);
                from |= BEHIND;
            }
            for parent in &self.versions.get(&id)?.version.replaces {
                let Some(node) = self.versions.get(parent) else { continue };
                let before = reached.get(parent).copied().unwrap_or(0);
                let after = before | from;
                if after != before {
                    reached.insert(*parent, after);
                    next.push((node.at, *parent));
                    if after & BEHIND == 0 {
                        open.insert(*parent);
                    } else {
                        open.remove(parent);
                    }
                }
            }
        }
        found.retain(|id| reached.get(id).is_some_and(|reached| reached & BEHIND == 0));
        (!found.is_empty()).then(|| found.into_iter().collect())
    }
}

impl Node {
    fn read(&self, origins: &dyn Origins, bodies: &dyn Bodies) -> TextVersion {
        let (by, day) = origins.origin(self.at);
        let body = self.version.body;
        TextVersion { body, words: bodies.words(&body), by, day }
    }
}
