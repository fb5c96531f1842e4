//! What the app itself has to say at some length: explanations, examples, words of help.
//!
//! Invariant: nothing here is a legal or medical fact or a number to call; such things differ from place to place and change,
//! and the group keeps its own. A few words beside one control stand where it is drawn or worded.

pub(crate) mod focus;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod places;
pub(crate) mod shelf;
pub(crate) mod whereabouts;
