//! Taking in changes of others, in batches, after checking what only the changes they rest on can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{AutomergeError, Change, ChangeHash, ReadDoc};

use super::{Document, DocumentError, Touched, op_id};
use crate::group::chunk::{OpId, Put, Scalar};
use crate::group::vet::{MAX_PRED, VetError, Vetted};

/// How many changes are applied at once: enough for the fixed cost of applying to disappear.
const BATCH: usize = 4096;
/// How many changes of the document one change of a batch may rest on, directly or through the batch.
const MAX_FRONTIER: usize = 1024;

/// What became of a batch.
#[derive(Debug, Default)]
pub struct Applied {
    /// What has to be read again.
    pub touched: Touched,
    /// The changes that count for nothing, here as everywhere.
    pub refused: Vec<Refused>,
}

/// A change that counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its hash.
    pub hash: [u8; 32],
    /// Why.
    pub why: VetError,
}

/// Changes that are checked and about to be applied.
#[derive(Default)]
struct Batch {
    changes: Vec<Vec<u8>>,
    by_hash: BTreeMap<[u8; 32], Checked>,
    /// What its changes put, in their order.
    puts: Vec<BatchPut>,
    /// For each key which of these are on it.
    by_key: BTreeMap<String, Vec<usize>>,
    last_of_own_chain: Option<(u64, [u8; 32])>,
    /// The newest changes of the document before it.
    heads: Vec<ChangeHash>,
}

/// A put of a change of a batch.
struct BatchPut {
    of: usize,
    key: String,
    at: OpId,
    value: Scalar,
    replaces: Vec<OpId>,
}

/// A change of a batch.
struct Checked {
    at: usize,
    max_op: u64,
    /// Which changes of the batch it rests on and is: one bit each.
    past: Vec<u64>,
    /// The newest changes of the document that it rests on.
    frontier: BTreeSet<ChangeHash>,
    /// Whether that is all of the document.
    on_all: bool,
}

impl Document {
    /// Applies changes, each after those it rests on. One that is here already is passed over; one that counts for
    /// nothing is named in [`Applied::refused`], and so is one that rests on such a change or on one that is not here.
    pub fn apply(&mut self, batch: Vec<Vetted>) -> Result<Applied, DocumentError> {
        if self.broken {
            return Err(DocumentError::Panicked);
        }
        let applied = catch_unwind(AssertUnwindSafe(|| self.apply_unguarded(batch)));
        applied.unwrap_or_else(|_panic| {
            self.broken = true;
            Err(DocumentError::Panicked)
        })
    }

    fn apply_unguarded(&mut self, incoming: Vec<Vetted>) -> Result<Applied, DocumentError> {
        let mut applied = Applied::default();
        let mut batch = Batch { heads: self.automerge.get_heads(), ..Batch::default() };
        for vetted in incoming {
            #[cfg(test)]
            fault::strike(&vetted.hash());
            let is_here = |hash: &[u8; 32]| {
                self.automerge.get_change_meta_by_hash(&ChangeHash(*hash)).is_some()
            };
            if batch.by_hash.contains_key(&vetted.hash()) || is_here(&vetted.hash()) {
                continue;
            }
            let frontier: usize = vetted
                .deps
                .iter()
                .map(|dep| batch.by_hash.get(dep).map_or(1, |checked| checked.frontier.len()))
                .sum();
            if batch.changes.len() >= BATCH || frontier > MAX_FRONTIER {
                self.flush(&mut batch, &mut applied)?;
                batch.heads = self.automerge.get_heads();
            }
            match self.check(&vetted, &batch) {
                Ok(checked) => batch.push(vetted, checked, self.chain),
                Err(why) => applied.refused.push(Refused { hash: vetted.hash(), why }),
            }
        }
        self.flush(&mut batch, &mut applied)?;
        Ok(applied)
    }

    fn flush(&mut self, batch: &mut Batch, applied: &mut Applied) -> Result<(), DocumentError> {
        let batch = std::mem::take(batch);
        if batch.changes.is_empty() {
            return Ok(());
        }
        let changes = batch.changes.into_iter().map(Change::from_bytes);
        let changes = changes.collect::<Result<Vec<_>, _>>().map_err(|error| {
            self.broken = true;
            DocumentError::Unreadable(error)
        })?;
        if let Err(error) = self.automerge.apply_changes_log_patches(changes, &mut self.unrecorded)
        {
            // A second change with a place in a chain that is taken; whoever asked keeps forks apart before this.
            self.broken = !matches!(error, AutomergeError::DuplicateSeqNumber(..));
            return Err(DocumentError::Engine(error));
        }
        if let Some((seq, hash)) = batch.last_of_own_chain {
            self.written = (seq, Some(hash));
        }
        for BatchPut { key, at, value, replaces, .. } in batch.puts {
            self.index.put(&key, at, value, &replaces);
            applied.touched.keys.insert(key);
        }
        Ok(())
    }

    /// Checks what follows from the changes that a change rests on.
    fn check(&self, vetted: &Vetted, batch: &Batch) -> Result<Checked, VetError> {
        let at = batch.changes.len();
        let mut past = vec![0_u64; BATCH / 64 + 1];
        let mut frontier = BTreeSet::new();
        let mut max_op = 0;
        for dep in &vetted.deps {
            if let Some(checked) = batch.by_hash.get(dep) {
                max_op = max_op.max(checked.max_op);
                frontier.extend(checked.frontier.iter().copied());
                for (bits, more) in past.iter_mut().zip(&checked.past) {
                    *bits |= more;
                }
            } else {
                let dep = ChangeHash(*dep);
                let meta =
                    self.automerge.get_change_meta_by_hash(&dep).ok_or(VetError::RestsOnNothing)?;
                max_op = max_op.max(meta.max_op);
                frontier.insert(dep);
            }
        }
        if vetted.start_op != max_op + 1 {
            return Err(VetError::Number);
        }
        let on_all = batch.heads.iter().all(|head| frontier.contains(head));
        let checked = Checked { at, max_op: vetted.max_op(), past, frontier, on_all };
        for put in &vetted.puts {
            if self.seen_by(&checked, &put.key, batch) != put.pred {
                return Err(VetError::Replaces);
            }
        }
        let mut checked = checked;
        if let Some(bits) = checked.past.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
        Ok(checked)
    }

    /// The operations that a change has to replace under a key: those whose values stood there in its past, ascending; of many
    /// the lowest.
    fn seen_by(&self, change: &Checked, key: &str, batch: &Batch) -> Vec<OpId> {
        let in_past =
            |at: usize| change.past.get(at / 64).is_some_and(|bits| bits & (1 << (at % 64)) != 0);
        let mut seen: BTreeSet<OpId> = self.stood(key, change).into_iter().collect();
        let puts = batch.by_key.get(key).into_iter().flatten();
        for put in puts.filter_map(|at| batch.puts.get(*at)).filter(|put| in_past(put.of)) {
            // Each comes after those that it replaces.
            for replaced in &put.replaces {
                seen.remove(replaced);
            }
            seen.insert(put.at);
        }
        seen.into_iter().take(MAX_PRED).collect()
    }

    /// The operations whose values stood under a key of the document in the past of these changes.
    fn stood(&self, key: &str, change: &Checked) -> Vec<OpId> {
        let now = self.index.standing(key);
        let (Some(map), false) = (self.map(key), change.on_all || !self.index.has(key)) else {
            return now;
        };
        let heads: Vec<ChangeHash> = change.frontier.iter().copied().collect();
        let values = self.automerge.get_all_at(map, key, &heads).unwrap_or_default();
        values.into_iter().filter_map(|(_, id)| op_id(&id)).collect()
    }
}

impl Batch {
    fn push(&mut self, vetted: Vetted, checked: Checked, own: crate::id::ChainId) {
        let hash = vetted.hash();
        if vetted.chain == own {
            self.last_of_own_chain = Some((vetted.seq, hash));
        }
        let actor = *vetted.chain.as_bytes();
        for (counter, put) in (vetted.start_op..).zip(vetted.puts) {
            let at = OpId { counter, actor };
            if let Some(of_key) = self.by_key.get_mut(&put.key) {
                of_key.push(self.puts.len());
            } else {
                self.by_key.insert(put.key.clone(), vec![self.puts.len()]);
            }
            let Put { key, value, pred: replaces } = put;
            self.puts.push(BatchPut { of: checked.at, key, at, value, replaces });
        }
        self.by_hash.insert(hash, checked);
        self.changes.push(vetted.bytes);
    }
}

/// Panics and aborts made up, as if they came out of Automerge.
#[cfg(test)]
pub(crate) mod fault {
    use std::cell::RefCell;
    use std::collections::BTreeSet;
    use std::sync::OnceLock;

    use crate::group::Edit;

    /// Over what the process dies.
    static DEADLY: OnceLock<[u8; 32]> = OnceLock::new();
    /// Stands for the reading of a saved document.
    pub(crate) const LOADING: [u8; 32] = [0xff; 32];

    /// Stands for the making of a change for an edit.
    pub(crate) fn composing(edit: &Edit) -> [u8; 32] {
        crate::id::hash("made up", &[format!("{edit:?}").as_bytes()])
    }

    /// From now on this process aborts when it applies a change, or does what this stands for.
    #[cfg(feature = "net")]
    pub(crate) fn die_at(change: [u8; 32]) {
        DEADLY.set(change).unwrap();
    }

    thread_local! {
        static AT: RefCell<BTreeSet<[u8; 32]>> = const { RefCell::new(BTreeSet::new()) };
    }

    /// From now on, on this thread, applying these changes panics.
    pub(crate) fn set(changes: impl IntoIterator<Item = [u8; 32]>) {
        AT.with_borrow_mut(|at| *at = changes.into_iter().collect());
    }

    pub(in crate::group) fn strike_composing(edit: &Edit) {
        if DEADLY.get().is_some() {
            strike(&composing(edit));
        }
    }

    pub(in crate::group::document) fn strike(change: &[u8; 32]) {
        if DEADLY.get() == Some(change) {
            std::process::abort();
        }
        assert!(!AT.with_borrow(|at| at.contains(change)), "a panic made up");
    }
}
