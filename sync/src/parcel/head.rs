//! What the writer of a parcel signs: who it is, for whom it writes, and a hash of each frame.

use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};

use super::ParcelError;
use crate::encoding;
use crate::id::{Day, DeviceId, GroupId, MemberId, Signature};
use crate::protocol::MAX_MESSAGE_BYTES;
use crate::roster::is_signed_by;

/// The most frames in a parcel.
pub const MAX_FRAMES: usize = 16 * 1024;
/// The most members that a parcel names.
const MAX_MEMBERS: usize = 512;

/// What a parcel says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The group.
    pub group: GroupId,
    /// The device that wrote it.
    pub from: DeviceId,
    /// The members for whom it was written, ascending.
    pub members: Vec<MemberId>,
    /// The day by the writer's clock; shown, never decisive.
    pub day: Day,
    /// Its frames, in order.
    frames: Vec<FrameName>,
}

/// How long a frame is, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FrameName {
    pub(super) bytes: u32,
    pub(super) hash: [u8; 32],
}

impl FrameName {
    pub(super) fn of(frame: &[u8]) -> Self {
        let bytes = u32::try_from(frame.len()).unwrap_or(u32::MAX);
        Self { bytes, hash: blake3::derive_key("kith parcel frame 1", frame) }
    }
}

impl Head {
    /// What is said of a parcel with these frames.
    pub fn new(
        group: GroupId,
        from: DeviceId,
        mut members: Vec<MemberId>,
        day: Day,
        frames: &[Vec<u8>],
    ) -> Result<Self, ParcelError> {
        members.sort_unstable();
        members.dedup();
        let frames = frames.iter().map(|frame| FrameName::of(frame)).collect();
        let head = Self { group, from, members, day, frames };
        if head.is_well_formed() { Ok(head) } else { Err(ParcelError::TooMuch) }
    }

    /// Reads one with its signature, and checks both.
    pub(super) fn read(bytes: &[u8], signature: &Signature) -> Result<Self, ParcelError> {
        let head: Self = encoding::decode(bytes).map_err(|_malformed| ParcelError::Damaged)?;
        let signed = signed_bytes(head.group, bytes);
        let is_good =
            head.is_well_formed() && is_signed_by(head.from.as_bytes(), &signed, signature);
        if is_good { Ok(head) } else { Err(ParcelError::Damaged) }
    }

    /// What its frames are, in order.
    pub(super) fn frame_names(&self) -> &[FrameName] {
        &self.frames
    }

    /// How many bytes the frames have together.
    pub(super) fn frames_bytes(&self) -> u64 {
        self.frames.iter().map(|frame| u64::from(frame.bytes)).sum()
    }

    fn is_well_formed(&self) -> bool {
        let within = |frame: &FrameName| {
            usize::try_from(frame.bytes).is_ok_and(|bytes| (1..=MAX_MESSAGE_BYTES).contains(&bytes))
        };
        self.members.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
            && self.members.len() <= MAX_MEMBERS
            && self.frames.len() <= MAX_FRAMES
            && self.frames.iter().all(within)
    }
}

/// Signs the encoding of a head.
pub(super) fn sign(key: &SigningKey, group: GroupId, head: &[u8]) -> Signature {
    Signature::from_bytes(key.sign(&signed_bytes(group, head)).to_bytes())
}

fn signed_bytes(group: GroupId, head: &[u8]) -> Vec<u8> {
    let hash = blake3::derive_key("kith parcel 1", head);
    [b"kith/parcel/1".as_slice(), group.as_bytes(), &hash].concat()
}
