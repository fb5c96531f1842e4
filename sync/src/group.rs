//! The group document: what can be done to it ([`Edit`]) and what it says now ([`GroupSnapshot`]).
//!
//! Bytes of others come in through [`vet()`] alone; [`Document::apply`] takes them in, [`View`] reads what they
//! touched. One's own edits take the same way: [`Document::edit`] makes a change and passes it through `vet`, the owner
//! stores it, and only then is it applied.
//!
//! Invariant: no other module names Automerge.

mod agreement;
mod candidates;
mod chunk;
mod clicks;
mod contacts;
mod decisions;
mod document;
mod done;
pub mod edit;
mod focus;
mod forms;
mod free;
mod ground;
mod index;
mod keys;
mod legible;
mod meetings;
mod members;
mod part;
mod places;
mod postings;
mod read;
mod records;
mod reviews;
mod rules;
mod schedule;
mod shelf;
pub mod snapshot;
mod sources;
mod taken;
#[cfg(test)]
mod testing;
mod text;
mod undo;
mod vet;
mod write;

#[cfg(test)]
pub(crate) use document::fault;
pub use document::{Applied, ComposeError, Document, DocumentError, Refused, Touched};
pub use done::{About, Done};
pub use edit::Edit;
pub use legible::legible;
pub use meetings::{TimeError, occurrences};
pub use read::View;
pub use snapshot::GroupSnapshot;
pub use sources::{Around, Authors, Bodies, DeviceInfo, MemberInfo};
pub use text::EARLIER_SHOWN;
pub use undo::Step;
pub use vet::{
    MAX_KEY_BYTES, MAX_OPS, MAX_STR_BYTES, MAX_VALUE_BYTES, VetContext, VetError, Vetted, vet,
};
pub use write::{
    Body, EditContext, EditError, MAX_LINE_BYTES, MAX_WORDS_BYTES, Subject, Written, line,
};
