//! One entry: what a device wrote, bound to everything it had seen.
//!
//! Invariant: an entry's hash covers all of it but the signature; the signature covers the hash.
//! Source: FORMATS.md §3.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::encoding::{self, DecodeError};
use crate::id::{self, BodyName, ChainId, Day, DeviceId, EntryHash, GroupId, Signature};
use crate::roster::Statement;

/// The version of the entry format that this program writes, and the only one it reads.
pub const ENTRY_VERSION: u8 = 1;
/// The largest encoded entry, in bytes.
pub const MAX_ENTRY_BYTES: usize = 64 * 1024;
/// The largest Automerge change in an entry, in bytes.
pub const MAX_CHANGE_BYTES: usize = 16 * 1024;
/// How many entries `seen` may name.
pub const MAX_SEEN: usize = 512;
/// How many bodies one entry may introduce.
pub const MAX_BODIES: usize = 16;
/// How many ends of earlier chains an opening may name.
pub const MAX_AFTER: usize = 16;

/// What one run of a device wrote at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// [`ENTRY_VERSION`].
    pub version: u8,
    /// The group that it belongs to.
    pub group: GroupId,
    /// The chain that it continues.
    pub chain: ChainId,
    /// Its place in the chain, from 0.
    pub seq: u32,
    /// The entry before it in the chain; absent in the first, and only there.
    pub prev: Option<EntryHash>,
    /// Who opens the chain; present in the first entry, and only there.
    pub opening: Option<Opening>,
    /// The newest entries of other chains that its author had, in ascending order, each once; [`MAX_SEEN`] at most.
    pub seen: Vec<EntryHash>,
    /// The day by the author's clock; shown, never decisive.
    pub day: Day,
    /// The bodies that it introduces; [`MAX_BODIES`] at most.
    pub bodies: Vec<BodyName>,
    /// What it says.
    pub kind: Kind,
}

/// The start of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The device that writes the chain.
    pub device: DeviceId,
    /// Random, so that every run has a chain of its own.
    pub nonce: [u8; 16],
    /// The ends of this device's earlier chains, in ascending order; [`MAX_AFTER`] at most.
    pub after: Vec<EntryHash>,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "RawKind", try_from = "RawKind")]
pub enum Kind {
    /// One Automerge change, as an uncompressed chunk of at most [`MAX_CHANGE_BYTES`].
    Edit(Vec<u8>),
    /// Its author wants a body of theirs erased everywhere.
    TakeBack(BodyName),
    /// A statement about who belongs.
    Statement(Statement),
    /// Something that a newer Kith wrote: kept, forwarded, and otherwise without effect.
    Unknown {
        /// Its tag, none of those known here.
        tag: u16,
        /// Its bytes.
        payload: Vec<u8>,
    },
}

/// [`Kind`] as encoded: a tag and bytes, so that a kind not known here can be carried on unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawKind {
    /// Which kind: 1 edit, 2 take-back, 16 and up statements.
    pub tag: u16,
    /// The kind's own encoding.
    pub payload: Vec<u8>,
}

const TAG_EDIT: u16 = 1;
const TAG_TAKE_BACK: u16 = 2;
/// Tags from here on are statements, known or not.
const FIRST_STATEMENT_TAG: u16 = 16;

impl From<Kind> for RawKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Edit(change) => Self { tag: TAG_EDIT, payload: change },
            Kind::TakeBack(body) => Self { tag: TAG_TAKE_BACK, payload: body.as_bytes().to_vec() },
            Kind::Statement(statement) => {
                Self { tag: FIRST_STATEMENT_TAG + statement.tag(), payload: statement.payload() }
            }
            Kind::Unknown { tag, payload } => Self { tag, payload },
        }
    }
}

impl TryFrom<RawKind> for Kind {
    type Error = DecodeError;

    fn try_from(raw: RawKind) -> Result<Self, DecodeError> {
        let RawKind { tag, payload } = raw;
        match tag {
            TAG_EDIT if payload.len() > MAX_CHANGE_BYTES => {
                Err(DecodeError::TooLong { length: payload.len(), limit: MAX_CHANGE_BYTES })
            }
            TAG_EDIT => Ok(Self::Edit(payload)),
            TAG_TAKE_BACK => Ok(Self::TakeBack(encoding::decode(&payload)?)),
            FIRST_STATEMENT_TAG.. => {
                Ok(match Statement::from_payload(tag - FIRST_STATEMENT_TAG, &payload)? {
                    Some(statement) => Self::Statement(statement),
                    None => Self::Unknown { tag, payload },
                })
            }
            _ => Ok(Self::Unknown { tag, payload }),
        }
    }
}

impl Kind {
    /// Whether it belongs to the roster's part of the log, known here or not.
    pub fn is_statement(&self) -> bool {
        match self {
            Self::Statement(_) => true,
            Self::Unknown { tag, .. } => *tag >= FIRST_STATEMENT_TAG,
            Self::Edit(_) | Self::TakeBack(_) => false,
        }
    }

    /// Whether it is a change of the group document.
    pub fn is_edit(&self) -> bool {
        matches!(self, Self::Edit(_))
    }
}

/// Why an entry is refused whatever else is known.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// Its bytes are none.
    #[error("an entry could not be read")]
    Decode(#[from] DecodeError),
    /// It belongs to another group.
    #[error("an entry belongs to another group")]
    OtherGroup,
    /// Its fields contradict each other.
    #[error("an entry contradicts itself: {0}")]
    Shape(&'static str),
    /// Its signature is not its device's.
    #[error("an entry's signature is not its device's")]
    Signature,
}

impl Entry {
    /// The bytes that are hashed and stored.
    pub fn encode(&self) -> Vec<u8> {
        encoding::encode(self)
    }

    /// Reads an entry of `group` and checks everything that can be seen from it alone.
    pub fn decode(bytes: &[u8], group: GroupId) -> Result<Self, EntryError> {
        if let Some(&version) = bytes.first()
            && version != ENTRY_VERSION
        {
            return Err(DecodeError::UnknownVersion(version).into());
        }
        let entry: Self = encoding::decode_within(bytes, MAX_ENTRY_BYTES)?;
        entry.check_shape(group)?;
        Ok(entry)
    }

    /// Checks everything that can be seen from the entry alone.
    pub fn check_shape(&self, group: GroupId) -> Result<(), EntryError> {
        if self.version != ENTRY_VERSION {
            return Err(DecodeError::UnknownVersion(self.version).into());
        }
        if self.group != group {
            return Err(EntryError::OtherGroup);
        }
        let is_first = self.seq == 0;
        if self.prev.is_none() != is_first || self.opening.is_some() != is_first {
            return Err(EntryError::Shape("the first entry of a chain, and no other, opens it"));
        }
        if !strictly_ascending(&self.seen) || self.seen.len() > MAX_SEEN {
            return Err(EntryError::Shape("what was seen is out of order or too much"));
        }
        if self.bodies.len() > MAX_BODIES {
            return Err(EntryError::Shape("too many bodies"));
        }
        if let Some(opening) = &self.opening {
            if opening.chain(group) != self.chain {
                return Err(EntryError::Shape("the chain is not the one that its opening makes"));
            }
            if !strictly_ascending(&opening.after) || opening.after.len() > MAX_AFTER {
                return Err(EntryError::Shape("the earlier chains are out of order or too many"));
            }
        }
        if let Kind::Statement(Statement::Found(found)) = &self.kind
            && (found.group() != group
                || !is_first
                || self.opening.as_ref().map(|o| o.device) != Some(found.device))
        {
            return Err(EntryError::Shape("the founding is not this group's first word"));
        }
        Ok(())
    }

    /// The entry's name.
    pub fn hash(&self) -> EntryHash {
        hash_of(&self.encode())
    }
}

/// The name of the entry with these bytes.
pub fn hash_of(bytes: &[u8]) -> EntryHash {
    EntryHash::from_bytes(blake3::derive_key("kith entry 1", bytes))
}

impl Opening {
    /// The chain that this opening makes, which is also the Automerge actor of its changes.
    pub fn chain(&self, group: GroupId) -> ChainId {
        let parts: [&[u8]; 3] = [group.as_bytes(), self.device.as_bytes(), &self.nonce];
        ChainId::from_bytes(id::hash("kith actor 1", &parts))
    }
}

/// The name of a body: only the device that introduced it can have made it.
pub fn body_name(group: GroupId, device: DeviceId, salt: &[u8; 16], text: &str) -> BodyName {
    let parts: [&[u8]; 4] = [group.as_bytes(), device.as_bytes(), salt, text.as_bytes()];
    BodyName::from_bytes(id::hash("kith body 1", &parts))
}

/// Signs an entry's name for its group.
pub fn sign(key: &SigningKey, group: GroupId, hash: EntryHash) -> Signature {
    Signature::from_bytes(key.sign(&signed_bytes(group, hash)).to_bytes())
}

/// Checks a signature over an entry's name; strict, so that no signature is good on one device and bad on another.
pub fn verify(
    device: DeviceId,
    group: GroupId,
    hash: EntryHash,
    signature: &Signature,
) -> Result<(), EntryError> {
    let key =
        VerifyingKey::from_bytes(device.as_bytes()).map_err(|_not_a_key| EntryError::Signature)?;
    let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
    key.verify_strict(&signed_bytes(group, hash), &signature)
        .map_err(|_mismatch| EntryError::Signature)
}

fn signed_bytes(group: GroupId, hash: EntryHash) -> Vec<u8> {
    [b"kith/entry/1".as_slice(), group.as_bytes(), hash.as_bytes()].concat()
}

fn strictly_ascending<T: Ord>(values: &[T]) -> bool {
    values.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
}
