//! The signed log: entries, the chains they form, and what rests on what.

pub mod entry;

pub use entry::{Entry, EntryError, Kind, Opening};
