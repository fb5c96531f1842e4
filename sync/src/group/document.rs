//! The group document: an Automerge document of single values under keys, and an index over its keys.
//!
//! Invariant: a change is applied only if it replaces exactly the values that its author had seen and its operations
//! are numbered as Automerge numbers them; both follow from what it rests on, so the answer is alike on all devices.
//! A panic inside Automerge ends here: the document then refuses everything, and its owner builds it anew.
//! Source: FORMATS.md §4.

mod apply;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{
    ActorId, Automerge, AutomergeError, ObjId, PatchLog, ReadDoc, ScalarValue, ValueRef,
};

use super::chunk::{self, OpId, Put, RawChange, Scalar};
use super::ground;
use super::index::Index;
use super::vet::{MAX_PRED, VetContext, VetError, Vetted, vet};
use crate::id::{BodyName, ChainId, MemberId};

#[cfg(test)]
pub(crate) use apply::fault;
pub use apply::{Applied, Refused};

/// The document of one group on one device, written on by one chain.
pub struct Document {
    automerge: Automerge,
    /// Records nothing. It is kept because one made for each change would copy the names of all chains there ever were.
    unrecorded: PatchLog,
    chain: ChainId,
    maps: Vec<ObjId>,
    index: Index,
    /// How many changes the own chain has here, and the hash of the last.
    written: (u64, Option<[u8; 32]>),
    broken: bool,
}

/// What has to be read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Keys of the document that were set.
    pub keys: BTreeSet<String>,
    /// Bodies that came or were taken back.
    pub bodies: BTreeSet<BodyName>,
    /// Whether the roster changed: who belongs, who writes which chain.
    pub roster: bool,
}

impl Touched {
    /// Adds what else has to be read.
    pub fn extend(&mut self, other: Self) {
        self.keys.extend(other.keys);
        self.bodies.extend(other.bodies);
        self.roster |= other.roster;
    }
}

/// Why the document can be used no more, or never could.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Automerge panicked. The document has to be dropped and built anew; the changes tried one by one.
    #[error("the document engine failed and has to start anew")]
    Panicked,
    /// Automerge refused what was checked.
    #[error("the document engine refused a change")]
    Engine(#[source] AutomergeError),
    /// Automerge could not read what was checked.
    #[error("the document engine could not read a change")]
    Unreadable(#[source] automerge::LoadChangeError),
    /// What was saved is not a group document.
    #[error("what was saved is not a group document")]
    NotADocument,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("chain", &self.chain).finish_non_exhaustive()
    }
}

impl Document {
    /// An empty document, to be written on by this chain, which is fresh.
    pub fn new(chain: ChainId) -> Result<Self, DocumentError> {
        let automerge = caught(ground::ground)?.map_err(DocumentError::Engine)?;
        Self::on(automerge, chain)
    }

    /// A document as [`Document::save`] wrote it on this device, to be written on by this chain. Never for bytes from
    /// others: those go through [`vet`](super::vet::vet).
    pub fn load(saved: &[u8], chain: ChainId) -> Result<Self, DocumentError> {
        #[cfg(test)]
        fault::strike(&fault::LOADING);
        let automerge = caught(|| Automerge::load(saved))?.map_err(DocumentError::Engine)?;
        Self::on(automerge, chain)
    }

    fn on(mut automerge: Automerge, chain: ChainId) -> Result<Self, DocumentError> {
        caught(move || {
            let maps = ground::maps(&automerge).ok_or(DocumentError::NotADocument)?;
            automerge.set_actor(ActorId::from(*chain.as_bytes()));
            let last = automerge.get_last_local_change();
            let written = last.map_or((0, None), |last| (last.seq(), Some(last.hash().0)));
            let index = Index::default();
            let unrecorded = PatchLog::inactive();
            let mut document =
                Self { automerge, unrecorded, chain, maps, index, written, broken: false };
            document.index_all();
            Ok(document)
        })?
    }

    /// The whole document, uncompressed, for a sealed row on this device.
    pub fn save(&self) -> Vec<u8> {
        self.automerge.save_nocompress()
    }

    /// The newest changes, ascending; equal heads mean equal documents.
    pub fn heads(&self) -> Vec<[u8; 32]> {
        self.automerge.get_heads().into_iter().map(|head| head.0).collect()
    }

    /// The chain that writes on it.
    pub fn chain(&self) -> ChainId {
        self.chain
    }

    /// Goes on as another chain of the same device, as the next run of the program would.
    #[cfg(any(test, feature = "test-utils"))]
    pub fn begin_chain(&mut self, chain: ChainId) {
        self.automerge.set_actor(ActorId::from(*chain.as_bytes()));
        self.chain = chain;
        self.written = (0, None);
    }

    /// Whether a panic made it useless.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// All values of now under a key that is no text's, in the order of their operations, the same everywhere.
    pub(super) fn values(&self, key: &str) -> &[(OpId, Scalar)] {
        self.index.values(key)
    }

    /// The hash of the change that did an operation.
    pub(super) fn change_of(&self, at: OpId) -> Option<[u8; 32]> {
        let id = ObjId::Id(at.counter, ActorId::from(at.actor), 0);
        Some(self.automerge.hash_for_opid(&id)?.0)
    }

    /// Makes a change of the own chain that puts values, without applying it.
    ///
    /// Automerge's own transactions are not used: putting a value that stands already makes them write nothing, or
    /// delete the values beside it, and neither says "I too decided this".
    pub(super) fn compose(
        &self,
        me: MemberId,
        puts: Vec<(String, Scalar)>,
    ) -> Result<(Vec<u8>, Vetted), ComposeError> {
        if self.broken {
            return Err(DocumentError::Panicked.into());
        }
        caught(|| {
            let (edits, previous) = self.written;
            let heads = self.automerge.get_heads();
            let metas =
                heads.iter().filter_map(|head| self.automerge.get_change_meta_by_hash(head));
            let max_op = metas.map(|meta| meta.max_op).max().unwrap_or(0);
            let deps: BTreeSet<[u8; 32]> =
                heads.iter().map(|head| head.0).chain(previous).collect();
            let puts = puts.into_iter().map(|(key, value)| {
                let mut pred = self.index.standing(&key);
                pred.truncate(MAX_PRED);
                Put { key, value, pred }
            });
            let raw = RawChange {
                deps: deps.into_iter().collect(),
                actor: *self.chain.as_bytes(),
                seq: edits + 1,
                start_op: max_op + 1,
                puts: puts.collect(),
            };
            let bytes = chunk::sealed(chunk::encode(&raw));
            let context = VetContext { chain: self.chain, author: me, edits, previous };
            let vetted = vet(&bytes, &context)?;
            Ok((bytes, vetted))
        })?
    }

    fn map(&self, key: &str) -> Option<&ObjId> {
        self.maps.get(usize::try_from(ground::shard(key)).ok()?)
    }

    /// Reads the whole document, once.
    fn index_all(&mut self) {
        let mut puts: Vec<(OpId, String, Scalar)> = Vec::new();
        for map in &self.maps {
            for item in self.automerge.map_range(map, ..) {
                if item.conflict {
                    puts.extend(self.values_under(map, &item.key));
                } else if let (Some(at), ValueRef::Scalar(value)) = (op_id(&item.id()), &item.value)
                    && let Some(value) = scalar(&ScalarValue::from(value))
                {
                    puts.push((at, item.key.into_owned(), value));
                }
            }
        }
        // Versions of a text after those that they replace.
        puts.sort_unstable_by_key(|put| put.0);
        for (at, key, value) in puts {
            self.index.put(&key, at, value, &[]);
        }
    }

    /// Whether the index holds what Automerge would give for every key.
    #[cfg(test)]
    pub(super) fn agrees_with_its_index(&self) -> bool {
        let keys = self
            .maps
            .iter()
            .flat_map(|map| self.automerge.keys(map).map(move |key| self.values_under(map, &key)));
        keys.flatten().all(|(at, key, value)| {
            let stands = self.index.standing(&key);
            let values = self.index.values(&key);
            stands.contains(&at)
                && stands.len()
                    == self.automerge.get_all(self.map(&key).unwrap(), &key).unwrap().len()
                && (key.starts_with("text/") || values.contains(&(at, value)))
        })
    }

    fn values_under(&self, map: &ObjId, key: &str) -> Vec<(OpId, String, Scalar)> {
        // The map is there and a map, which is all that this can fail on.
        let values = self.automerge.get_all(map, key).unwrap_or_default();
        let values = values.into_iter().filter_map(|(value, id)| {
            let automerge::Value::Scalar(value) = value else { return None };
            Some((op_id(&id)?, key.to_owned(), scalar(&value)?))
        });
        values.collect()
    }
}

/// Why a change of one's own was not made.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The document failed.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Others would refuse the change.
    #[error("the change would be refused by the others")]
    Vet(#[from] VetError),
}

/// Runs something of Automerge's, whose panics end here.
fn caught<T>(run: impl FnOnce() -> T) -> Result<T, DocumentError> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_panic| DocumentError::Panicked)
}

fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => {
            Some(OpId { counter: *counter, actor: actor.to_bytes().try_into().ok()? })
        }
        ObjId::Root => None,
    }
}

fn scalar(value: &ScalarValue) -> Option<Scalar> {
    Some(match value {
        ScalarValue::Null => Scalar::Null,
        ScalarValue::Boolean(value) => Scalar::Bool(*value),
        ScalarValue::Uint(value) => Scalar::Uint(*value),
        ScalarValue::Int(value) => Scalar::Int(*value),
        ScalarValue::Str(value) => Scalar::Str(value.to_string()),
        ScalarValue::Bytes(value) => Scalar::Bytes(value.clone()),
        // No such value passes `vet`.
        ScalarValue::F64(_)
        | ScalarValue::Counter(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Unknown { .. } => return None,
    })
}
