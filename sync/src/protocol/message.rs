//! What two devices say to each other in a session.
//!
//! Invariant: a message not known here is passed over; one that is known and malformed ends the session.
//! Source: FORMATS.md §8.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use crate::encoding::{self, DecodeError};
use crate::group::edit::TextField;
use crate::id::{BodyName, DeviceId, EntryHash};
use crate::live::LiveFrame;
use crate::log::Vector;
use crate::log::batch::Body;

/// The largest message, in bytes; also the largest frame.
pub const MAX_MESSAGE_BYTES: usize = 1024 * 1024;
/// How many bodies one message may ask for or bring: so many of the longest fit into one message.
pub(super) const MAX_BODIES_PER_MESSAGE: usize = 48;
/// How many characters of a text being typed are passed on, in bytes.
pub(super) const MAX_DRAFT_BYTES: usize = 16 * 1024;
/// How many devices' addresses one message may tell.
pub(super) const MAX_TOLD_DEVICES: usize = 64;
/// How many addresses of one device.
pub(super) const MAX_TOLD_ADDRS: usize = 8;

/// Entries as [`log::batch`](crate::log::batch) encodes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A body on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LooseBody {
    /// Its name.
    pub name: BodyName,
    /// The device that introduced it.
    pub device: DeviceId,
    /// The body.
    pub body: Body,
}

/// What somebody is typing; never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Where.
    pub text: TextField,
    /// The words so far; absent: no longer typing.
    pub words: Option<String>,
}

/// Where a device was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownAddrs {
    /// Which device.
    pub device: DeviceId,
    /// Where.
    pub addrs: Vec<SocketAddr>,
}

#[derive(Serialize, Deserialize)]
struct RawMessage {
    tag: u16,
    payload: Vec<u8>,
}

macro_rules! messages {
    ($($tag:literal $(#[$doc:meta])* $name:ident($payload:ty),)*) => {
        /// What one device says to another.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Message {
            $($(#[$doc])* $name($payload),)*
        }

        impl Message {
            /// The frame that carries it.
            pub fn encode(&self) -> Vec<u8> {
                let (tag, payload) = match self {
                    $(Self::$name(payload) => ($tag, encoding::encode(payload)),)*
                };
                encoding::encode(&RawMessage { tag, payload })
            }

            /// Reads a frame; `None` where the message is not known here.
            pub fn decode(frame: &[u8]) -> Result<Option<Self>, DecodeError> {
                let RawMessage { tag, payload } = encoding::decode_within(frame, MAX_MESSAGE_BYTES)?;
                Ok(match tag {
                    $($tag => Some(Self::$name(encoding::decode(&payload)?)),)*
                    _ => None,
                })
            }
        }
    };
}

messages! {
    1 /// What the sender has; the first message of each side.
    Hello(Vector),
    2 /// Entries that the sender thinks the other lacks, in causal order.
    Entries(Batch),
    3 /// The answer to each `Entries`: the newest entries that are now on the sender's disk.
    Have(Vec<EntryHash>),
    4 /// Bodies that the sender lacks.
    WantBodies(Vec<BodyName>),
    5 /// Bodies that were asked for, as far as they are here: the answer to each `WantBodies`, perhaps empty. Those that come
      /// in later follow.
    Bodies(Vec<LooseBody>),
    6 /// What the sender's member is typing.
    Draft(Draft),
    7 /// Where the sender has reached other devices of the group.
    Addresses(Vec<KnownAddrs>),
    8 /// How a sitting stands that the sender is in; never stored.
    Live(LiveFrame),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_out_as_it_went_in() {
        let message =
            Message::Draft(Draft { text: TextField::FocusPurpose, words: Some("to rest".into()) });
        assert_eq!(Message::decode(&message.encode()).unwrap(), Some(message));
    }

    #[test]
    fn a_message_of_a_newer_kith_is_passed_over() {
        let frame = encoding::encode(&RawMessage { tag: 900, payload: vec![1, 2, 3] });
        assert_eq!(Message::decode(&frame).unwrap(), None);
    }

    #[test]
    fn a_malformed_message_is_an_error() {
        let frame = encoding::encode(&RawMessage { tag: 1, payload: vec![0xff; 9] });
        assert!(Message::decode(&frame).is_err());
        assert!(Message::decode(&vec![0; MAX_MESSAGE_BYTES + 1]).is_err());
    }
}
