//! Names of things: groups, members, devices, chains, entries, bodies, records.
//!
//! Invariant: an id is plain bytes; in JSON and on screens it is unpadded base64url, in the binary encoding the bytes.
//! Source: FORMATS.md §2.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Text that is not an id.
#[derive(Debug, thiserror::Error)]
#[error("this is not an id of the expected kind")]
pub struct IdError;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $size:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $size]);

        impl $name {
            /// Takes the bytes as they are.
            pub const fn from_bytes(bytes: [u8; $size]) -> Self {
                Self(bytes)
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $size] {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&BASE64URL_NOPAD.encode(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let text = BASE64URL_NOPAD.encode(&self.0);
                write!(f, "{}({})", stringify!($name), text.get(..8).unwrap_or(&text))
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_not_base64| IdError)?;
                bytes.try_into().map(Self).map_err(|_wrong_length| IdError)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    id_bytes::serialize(&self.0, serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
                } else {
                    id_bytes::deserialize(deserializer).map(Self)
                }
            }
        }
    };
}

/// Byte arrays of any length, as so many bytes without a length in front.
mod id_bytes {
    use serde::{Deserializer, Serializer, de, ser::SerializeTuple};

    pub(super) fn serialize<const N: usize, S: Serializer>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(N)?;
        for byte in bytes {
            tuple.serialize_element(byte)?;
        }
        tuple.end()
    }

    pub(super) fn deserialize<'de, const N: usize, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        struct Bytes<const N: usize>;

        impl<'de, const N: usize> de::Visitor<'de> for Bytes<N> {
            type Value = [u8; N];

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{N} bytes")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<[u8; N], A::Error> {
                let mut bytes = [0; N];
                for (at, byte) in bytes.iter_mut().enumerate() {
                    *byte =
                        seq.next_element()?.ok_or_else(|| de::Error::invalid_length(at, &self))?;
                }
                Ok(bytes)
            }
        }

        deserializer.deserialize_tuple(N, Bytes::<N>)
    }
}

id! {
    /// A group: the BLAKE3 hash of its [`Found`](crate::roster::Found).
    GroupId, 32
}
id! {
    /// A device, one installation in one group: its Ed25519 public key.
    DeviceId, 32
}
id! {
    /// One run of the program on a device: 128 bits drawn anew at each start, told in the preface of a session and never stored.
    RunId, 16
}
id! {
    /// A member, a person in one group: a hash over the founding or over the proposal that admitted the person.
    MemberId, 16
}
id! {
    /// A chain, the entries that one run of the program writes; the Automerge actor of its changes.
    ChainId, 32
}
id! {
    /// An entry: the BLAKE3 hash of its bytes, without the signature.
    EntryHash, 32
}
id! {
    /// A body, a string that a person typed: a hash over group, author's device, salt and text.
    BodyName, 32
}
id! {
    /// A record of the group document: 128 random bits.
    RecordId, 16
}
id! {
    /// A sitting: a hash over its format and 128 random bits.
    SittingId, 16
}
id! {
    /// An exact wording or an exact time that a member's word refers to.
    ExactHash, 32
}
id! {
    /// An X25519 public key, to which parcels for one device are sealed.
    ParcelKey, 32
}
id! {
    /// The public half of the key that an invitation's secret is stretched to.
    InviteKey, 32
}
id! {
    /// An Ed25519 signature.
    Signature, 64
}

/// A day as a count of days since 1 January 1970; the only moment that an entry tells.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub u32);

impl Day {
    /// The day that holds the given moment, in seconds since 1970.
    pub fn from_unix_secs(secs: u64) -> Self {
        Self(u32::try_from(secs / 86_400).unwrap_or(u32::MAX))
    }

    /// The day this many days later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

/// Hashes `parts`, each with its length in front, under a context of its own, so that no two inputs or uses share a form.
pub(crate) fn hash(context: &'static str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key(context);
    for part in parts {
        hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

/// The first 16 bytes of a hash.
pub(crate) fn short(hash: [u8; 32]) -> [u8; 16] {
    let (first, _) = hash.split_at(16);
    // The length is fixed by the line above.
    first.try_into().unwrap_or([0; 16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::{decode, encode};

    #[test]
    fn an_id_is_its_bytes_in_binary_and_text_elsewhere() {
        let id = MemberId::from_bytes([7; 16]);
        assert_eq!(encode(&id), vec![7; 16]);
        assert_eq!(decode::<MemberId>(&[7; 16]).unwrap(), id);
        assert_eq!(id.to_string().parse::<MemberId>().unwrap(), id);
        assert!("short".parse::<MemberId>().is_err());
    }

    #[test]
    fn a_boundary_between_parts_changes_the_hash() {
        assert_ne!(hash("kith test", &[b"ab", b"c"]), hash("kith test", &[b"a", b"bc"]));
    }
}
