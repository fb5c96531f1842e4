//! The replica core: one device's copy of a group, and what it says to its peers.
//!
//! A [`Replica`] takes what happened outside ([`Input`]) and commands, and tells what should happen ([`Output`]). A session
//! begins with both sides saying what they have; each then sends what the other lacks, in causal order, and from then
//! on every new entry at once. What was received is confirmed when it is on disk.
//!
//! Invariant: deterministic. Time and randomness are passed in; this module names no tokio, iroh, file or clock.
//! Invariant: outputs are performed in order, and a [`Output::Store`] is on disk before the next is performed; so nothing
//! is confirmed, shown or passed on that a crash could take away.
//! Source: FORMATS.md §8.

mod bodies;
mod decisions;
mod ledger;
mod message;
mod peer;
mod replica;
mod say;
#[cfg(any(test, feature = "test-utils"))]
pub mod simulator;
#[cfg(test)]
mod tests;

pub use decisions::{Claim, Contest, Decisions, Farewell, Moved, Outcome, Proposed, Word};
pub use ledger::{
    BatchRefused, DEATHS, Edits, FoundError, Ledger, Lent, Loaded, NamedRelay, OpenError, Opened,
    Random, Row, SavedDocument, Settled, StoredEntry, Trials, Tried, Untold, WriteError,
};
pub use message::{Batch, Draft, KnownAddrs, LooseBody, MAX_MESSAGE_BYTES, Message};
pub use peer::PeerRun;
pub use replica::{
    Input, MAX_PARCEL_WANTS, Output, Packed, Packing, Replica, SessionEnd, Trial, Unpacked,
    content_of,
};
pub use say::{PROPOSAL_DAYS, Say};
