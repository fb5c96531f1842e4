//! Coming in by an invitation: tickets, secrets, proofs, and the joining as two state machines.
//!
//! A member's device says [`Invite`](crate::roster::Invite) with the public half of a key made from a [`Secret`]; the
//! [`Ticket`] carries the secret to the newcomer by any way the two people trust. The newcomer's device connects to a
//! device of the group, and [`Newcomer`] and [`Host`] talk over that authenticated, encrypted stream:
//!
//! ```text
//! host      Challenge   a fresh number
//! newcomer  Knock       the invitation's key over that number and both devices; a commitment to a nonce
//! host      Accepted    the group, the host's nonce         | or Refused, alike for every failure
//! newcomer  Prove       both signatures of `Admit`, the nonce
//! host      (the node writes `Admit` to disk)
//! host      Content …   entries and bodies, in frames
//! newcomer  (the node checks them and saves them)
//! newcomer  Saved
//! ```
//!
//! `Admit` comes before the content, so that nobody can read the group with a ticket and stay unrecorded: whoever
//! received anything stands in the log for all to see, with words to compare. What the newcomer signs before it has
//! seen the log binds only its own device, by this invitation, so a lying host gains nothing by it; whether the log
//! holds the invitation, and the host is a member's device, the newcomer checks before it shows any words.
//!
//! Invariant: nothing about the group, not even that it is there, is said before the right secret was shown. This
//! module names no clock, no randomness and no stream; all three are passed in.
//! Source: FORMATS.md §11.

mod attempts;
mod host;
mod message;
mod newcomer;
mod proof;
mod request;
mod secret;
#[cfg(test)]
mod tests;
mod ticket;
mod words;

pub use attempts::Attempts;
pub use host::{Door, Host, HostError, HostOutput, HostSetup, OpenInvite, refusal};
pub use message::{MAX_CONTENT_BYTES, MAX_TO_HOST_BYTES, MAX_TO_NEWCOMER_BYTES};
pub use newcomer::{JoinError, MAX_CONTENT_TOTAL_BYTES, Newcomer, NewcomerOutput, NewcomerSetup};
pub use request::{Granted, JoinRequest, REQUEST_WORDS, RequestError};
pub use secret::Secret;
pub use ticket::{MAX_ADDRS, MAX_DEVICES, MAX_TICKET_CHARS, Ticket, TicketDevice, TicketError};
pub use words::{WORDS, WordsFrom};
