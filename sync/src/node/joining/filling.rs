//! A newcomer's copy while it fills: what has come is checked and sealed here, and beside it the document takes in the edits.
//!
//! Invariant: what comes out is what taking everything in at once would give.

use ed25519_dalek::SigningKey;
use tokio::sync::mpsc;

use crate::id::GroupId;
use crate::log::batch;
use crate::node::blocking;
use crate::node::edge;
use crate::node::error::NodeError;
use crate::node::folder::Folder;
use crate::node::mark::Mark;
use crate::node::trouble::{Mismatch, Trouble};
use crate::protocol::{Edits, Ledger, Lent};
use crate::store::Write;

/// How many pieces may wait for the document; whoever brings more waits too.
const WAITING: usize = 16;

/// A ledger that fills.
pub(super) struct Filling {
    pub(super) ledger: Ledger,
    /// Its rows so far, sealed.
    writes: Vec<Write>,
    /// Absent where the document stays with the ledger.
    beside: Option<Beside>,
}

/// The document, at work beside.
struct Beside {
    edits: mpsc::Sender<Edits>,
    document: tokio::task::JoinHandle<Result<Lent, NodeError>>,
}

impl Filling {
    pub(super) fn new(group: GroupId, key: SigningKey, mark: Box<Mark>) -> Result<Self, NodeError> {
        let mut ledger = Ledger::empty(group, key, edge::random())?;
        ledger.tell_trials(mark);
        let beside = ledger.lend()?.map(|lent| {
            let (edits, waiting) = mpsc::channel(WAITING);
            let document = tokio::spawn(blocking(move || Ok(apply(lent, waiting))));
            Beside { edits, document }
        });
        Ok(Self { ledger, writes: Vec::new(), beside })
    }

    /// Takes in a piece of what the group wrote.
    pub(super) async fn take_in(
        &mut self,
        folder: &mut Folder,
        bytes: &[u8],
    ) -> Result<(), NodeError> {
        let entries = batch::decode(bytes, self.ledger.log().group())
            .map_err(|_refused| NodeError::NotThatGroup(Mismatch::Unreadable))?;
        self.ledger
            .take_in(entries)
            .map_err(|_refused| NodeError::NotThatGroup(Mismatch::BreaksRules))?;
        if let Some(beside) = &self.beside {
            let edits = self.ledger.edits_to_lend();
            // Where the document's task is gone, `finish` tells.
            drop(beside.edits.send(edits).await);
            self.writes.extend(folder.rows(&self.ledger.rows_so_far()));
        }
        Ok(())
    }

    /// All has come: the ledger with everything in it, and its rows.
    pub(super) async fn finish(
        mut self,
        folder: &mut Folder,
    ) -> Result<(Ledger, Vec<Write>), NodeError> {
        let settled = match self.beside {
            Some(Beside { edits, document }) => {
                drop(edits);
                let gone = |_gone| NodeError::Refused((&Trouble::JoiningFault).into());
                self.ledger.regain(document.await.map_err(gone)??)
            }
            None => self.ledger.settle(),
        };
        self.writes.extend(folder.rows(&settled.rows));
        Ok((self.ledger, self.writes))
    }
}

impl Filling {
    /// Nothing comes of it; returns when nothing is at work any more.
    pub(super) async fn abandon(self) {
        if let Some(Beside { edits, document }) = self.beside {
            drop(edits);
            drop(document.await);
        }
    }
}

/// Applies what comes until nothing more does; much at once is quicker.
fn apply(mut lent: Lent, mut waiting: mpsc::Receiver<Edits>) -> Lent {
    while let Some(mut edits) = waiting.blocking_recv() {
        while let Ok(later) = waiting.try_recv() {
            edits.append(later);
        }
        lent.apply(edits);
    }
    lent
}
