//! The document away from its ledger, so that whoever has threads can apply edits while the next are being checked.
//!
//! Invariant: nothing that follows from the entries depends on it: where an edit was refused or the document failed, and
//! where something that was applied turns out not to count, the document is built anew once it is back.

use super::trials::{MAX_TOGETHER, Trials, Tried, Untold};
use super::{Ledger, OpenError, Row, Settled};
use crate::group::{Document, Vetted};
use crate::id::EntryHash;

/// A document that was lent.
#[derive(Debug)]
pub struct Lent {
    document: Document,
    trials: Box<dyn Trials>,
    is_spoiled: bool,
}

/// Edits that were taken in, for a document that was lent.
#[derive(Debug, Default)]
pub struct Edits(Vec<(EntryHash, Vetted)>);

impl Edits {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds those that follow.
    pub fn append(&mut self, mut later: Self) {
        self.0.append(&mut later.0);
    }
}

impl Lent {
    /// Applies edits, in the order in which they were taken in.
    pub fn apply(&mut self, edits: Edits) {
        let mut edits = edits.0.into_iter().peekable();
        while edits.peek().is_some() && !self.is_spoiled {
            let (hashes, changes): (Vec<EntryHash>, Vec<Vetted>) =
                edits.by_ref().take(MAX_TOGETHER).unzip();
            let tried: Vec<Tried> = hashes.into_iter().map(Tried::Edit).collect();
            self.trials.begin(&tried);
            let applied = self.document.apply(changes);
            self.trials.end();
            self.is_spoiled = !applied.is_ok_and(|applied| applied.refused.is_empty());
        }
    }
}

impl Ledger {
    /// Hands out the document of a ledger that has nothing in it yet; not where something is suspected, which is to be tried
    /// alone. Until it is back nothing may be settled or written: only taken in.
    pub fn lend(&mut self) -> Result<Option<Lent>, OpenError> {
        if !self.log.is_empty() || self.trials.has_suspects() {
            return Ok(None);
        }
        let document = std::mem::replace(&mut self.document, Document::new(self.chain.id)?);
        let trials = std::mem::replace(&mut self.trials, Box::new(Untold));
        Ok(Some(Lent { document, trials, is_spoiled: false }))
    }

    /// The edits that were taken in since the last time, for the document that was lent.
    pub fn edits_to_lend(&mut self) -> Edits {
        let pending = std::mem::take(&mut self.pending).into_iter();
        Edits(pending.filter_map(|(at, vetted)| Some((self.log.hash(at)?, vetted))).collect())
    }

    /// The rows of what was taken in, ahead of [`Ledger::settle`], which hands out the rest.
    pub fn rows_so_far(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.rows)
    }

    /// Takes the document back, and draws the conclusions from everything.
    pub fn regain(&mut self, lent: Lent) -> Settled {
        self.trials = lent.trials;
        self.is_unjudged = true;
        self.is_view_stale = true;
        if lent.is_spoiled {
            let all = (0..self.log.len()).filter_map(|at| Some((at, self.vetted(at)?)));
            self.pending = all.collect();
        } else {
            self.document = lent.document;
            self.built = self.log.len();
        }
        self.settle()
    }
}
