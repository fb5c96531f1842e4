//! The group document: what can be done to it ([`Edit`]) and what it says now ([`GroupSnapshot`]).
//!
//! Invariant: no other module names Automerge.

pub mod edit;
pub mod snapshot;

pub use edit::Edit;
pub use snapshot::GroupSnapshot;
