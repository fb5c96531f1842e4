//! The signed log, the roster, the shared document and the peer-to-peer replication of Kith.
//!
//! Invariant: without the feature `net` this crate names no tokio, no iroh, no file and no clock.
#![warn(missing_docs)]

#[cfg(feature = "net")]
pub mod backup;
pub mod encoding;
pub mod group;
pub mod id;
pub mod invitation;
pub mod live;
pub mod log;
#[cfg(test)]
mod mutations;
#[cfg(feature = "net")]
pub mod net;
#[cfg(feature = "net")]
pub mod node;
#[cfg(feature = "net")]
pub mod parcel;
pub mod protocol;
pub mod reason;
pub mod relay;
pub mod roster;
pub mod seal;
pub mod store;
pub mod threshold;
