//! What is said in a joining: one frame each, version in front, of limited size.
//!
//! Invariant: a frame that decodes is the one form of its message.
//! Source: FORMATS.md §11, messages.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::encoding::{self, DecodeError};
use crate::id::{EntryHash, GroupId, ParcelKey, Signature};

/// The version of the messages that this program writes, and the only one it reads.
const MESSAGE_VERSION: u8 = 1;
/// The largest frame that a newcomer may send, in bytes.
pub const MAX_TO_HOST_BYTES: usize = 4 * 1024;
/// The largest frame that a host may send, in bytes.
pub const MAX_TO_NEWCOMER_BYTES: usize = 1024 * 1024;
/// The most content that fits one frame, in bytes: version, kind, length and end mark take the rest.
pub const MAX_CONTENT_BYTES: usize = MAX_TO_NEWCOMER_BYTES - 16;

/// What the host says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ToNewcomer {
    /// A fresh number to sign.
    Challenge {
        /// Random.
        challenge: [u8; 32],
    },
    /// No, and nothing else, whatever the reason.
    Refused,
    /// The knock was right.
    Accepted {
        /// The group.
        group: GroupId,
        /// The host's nonce for the words.
        nonce: [u8; 32],
    },
    /// The next piece of what the group wrote.
    Content {
        /// In a form of the node's.
        bytes: Vec<u8>,
        /// Whether it is the last piece.
        last: bool,
    },
}

/// What the newcomer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ToHost {
    /// Shows the invitation without giving it away.
    Knock {
        /// The `Invite`.
        invite: EntryHash,
        /// To the newcomer's nonce for the words.
        commitment: [u8; 32],
        /// By the invitation's key.
        signature: Signature,
    },
    /// What an `Admit` of this connection's device needs.
    Prove {
        /// The group named by the host.
        group: GroupId,
        /// The new device's key for parcels.
        parcel_key: ParcelKey,
        /// By the invitation's key.
        by_invite: Signature,
        /// By the new device's key.
        by_device: Signature,
        /// The newcomer's nonce for the words, which the commitment was to.
        nonce: [u8; 32],
    },
    /// Everything was checked and is on disk.
    Saved,
}

/// Encodes a message with its version in front.
pub(super) fn to_frame<T: Serialize>(message: &T) -> Vec<u8> {
    encoding::encode(&(MESSAGE_VERSION, message))
}

/// Reads a message of at most `limit` bytes.
pub(super) fn from_frame<T: Serialize + DeserializeOwned>(
    frame: &[u8],
    limit: usize,
) -> Result<T, DecodeError> {
    match frame.first() {
        Some(&version) if version != MESSAGE_VERSION => Err(DecodeError::UnknownVersion(version)),
        _ => encoding::decode_within::<(u8, T)>(frame, limit).map(|(_version, message)| message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_content_fits_a_frame() {
        let frame =
            to_frame(&ToNewcomer::Content { bytes: vec![0xff; MAX_CONTENT_BYTES], last: true });
        assert!(frame.len() <= MAX_TO_NEWCOMER_BYTES, "{}", frame.len());
        assert!(from_frame::<ToNewcomer>(&frame, MAX_TO_NEWCOMER_BYTES).is_ok());
    }

    #[test]
    fn everything_a_newcomer_says_is_far_below_its_limit() {
        let signature = Signature::from_bytes([0xff; 64]);
        let prove = ToHost::Prove {
            group: GroupId::from_bytes([0xff; 32]),
            parcel_key: ParcelKey::from_bytes([0xff; 32]),
            by_invite: signature,
            by_device: signature,
            nonce: [0xff; 32],
        };
        assert!(to_frame(&prove).len() < MAX_TO_HOST_BYTES / 4);
    }

    #[test]
    fn a_frame_of_another_version_is_refused_whole() {
        let mut frame = to_frame(&ToHost::Saved);
        frame[0] = 2;
        let read = from_frame::<ToHost>(&frame, MAX_TO_HOST_BYTES);
        assert!(matches!(read, Err(DecodeError::UnknownVersion(2))));
        assert!(from_frame::<ToHost>(&[], MAX_TO_HOST_BYTES).is_err());
    }
}
