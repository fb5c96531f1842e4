//! What is being tried for the first time, told outward before it is, so that it can be known after a death.
//!
//! A panic of the document engine is caught; an abort (no memory, no stack) takes the process with it, and what caused it
//! comes again: from the disk, from a peer, or as an edit that was kept until there was a document. So whoever performs a ledger's outputs keeps a mark beside the store. After
//! a death under the mark, what it names is tried alone; what the process died over alone [`DEATHS`] times in a row is left
//! out, as if it had panicked.
//!
//! Invariant: what is tried alone and goes through is suspected no more, so a kill during a good change parks nothing.
//! Source: FORMATS.md §9.

use crate::id::EntryHash;

/// How often in a row a process dies over one thing alone before that is tried no more.
pub const DEATHS: u8 = 3;
/// The most edits that are tried together.
pub(super) const MAX_TOGETHER: usize = 4096;

/// Something over which the document engine is about to work for the first time in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tried {
    /// The change of an entry.
    Edit(EntryHash),
    /// A saved document, by the hash of its bytes.
    Document([u8; 32]),
    /// The making of a change for an edit that was kept, by a hash of it.
    Kept([u8; 32]),
}

/// Where it is kept what is being tried, across the death of the process but not of the system.
pub trait Trials: Send + Sync + std::fmt::Debug {
    /// Whether there is anything over which the process may have died.
    fn has_suspects(&self) -> bool;
    /// Whether the process died while this was tried and it has not gone through since.
    fn is_suspect(&self, what: &Tried) -> bool;
    /// Whether the process died over this alone, [`DEATHS`] times in a row, with this version of the program.
    fn is_deadly(&self, what: &Tried) -> bool;
    /// These are about to be tried, together or, if it is one, alone.
    fn begin(&mut self, what: &[Tried]);
    /// What was begun is over, and the process lives.
    fn end(&mut self);
    /// This has gone through before.
    fn clear(&mut self, what: &Tried);
}

/// Keeps nothing: for replicas that live in memory alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Untold;

impl Trials for Untold {
    fn has_suspects(&self) -> bool {
        false
    }

    fn is_suspect(&self, _what: &Tried) -> bool {
        false
    }

    fn is_deadly(&self, _what: &Tried) -> bool {
        false
    }

    fn begin(&mut self, _what: &[Tried]) {}

    fn end(&mut self) {}

    fn clear(&mut self, _what: &Tried) {}
}
