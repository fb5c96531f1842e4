//! What is signed to come in.
//!
//! Invariant: every signed form begins with a context of its own and is of fixed length, so that no signature made for
//! one use or one joining is good for another. Checks are strict: a signature is good on every device or on none.
//! Source: FORMATS.md §11, signed bytes.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use crate::id::{self, DeviceId, EntryHash, GroupId, ParcelKey, Signature};
use crate::roster::Admit;

/// Who comes in where: what both signatures of an [`Admit`] cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdmitSubject {
    /// The group.
    pub group: GroupId,
    /// The `Invite` used.
    pub invite: EntryHash,
    /// The new device.
    pub device: DeviceId,
    /// The new device's key for parcels.
    pub parcel_key: ParcelKey,
}

/// The bytes that both signatures of an [`Admit`] sign.
pub fn proof(subject: &AdmitSubject) -> Vec<u8> {
    let AdmitSubject { group, invite, device, parcel_key } = subject;
    let context = b"kith/admit/1".as_slice();
    [context, group.as_bytes(), invite.as_bytes(), device.as_bytes(), parcel_key.as_bytes()]
        .concat()
}

/// What a newcomer signs to knock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KnockSubject {
    /// The `Invite` used.
    pub(super) invite: EntryHash,
    /// The newcomer's device.
    pub(super) newcomer: DeviceId,
    /// The device knocked at.
    pub(super) host: DeviceId,
    /// The host's fresh number.
    pub(super) challenge: [u8; 32],
    /// The newcomer's commitment to its nonce.
    pub(super) commitment: [u8; 32],
}

impl KnockSubject {
    /// The bytes that are signed.
    pub(super) fn signed_bytes(&self) -> Vec<u8> {
        let Self { invite, newcomer, host, challenge, commitment } = self;
        let devices = [newcomer.as_bytes().as_slice(), host.as_bytes()].concat();
        let context = b"kith/knock/1".as_slice();
        [context, invite.as_bytes(), &devices, challenge, commitment].concat()
    }
}

/// The newcomer's commitment to a nonce, good for these two devices only.
pub(super) fn commitment(newcomer: DeviceId, host: DeviceId, nonce: &[u8; 32]) -> [u8; 32] {
    id::hash("kith words commitment 1", &[newcomer.as_bytes(), host.as_bytes(), nonce])
}

/// Signs.
pub(super) fn sign(key: &SigningKey, bytes: &[u8]) -> Signature {
    Signature::from_bytes(key.sign(bytes).to_bytes())
}

/// Whether a signature is the given key's.
pub(super) fn is_signed_by(key: &[u8; 32], bytes: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
}

/// Whether both signatures of an `Admit` are good, the invitation's by the given key.
pub(super) fn is_proven(group: GroupId, invite_key: &[u8; 32], admit: &Admit) -> bool {
    let Admit { invite, device, parcel_key, by_invite, by_device } = admit;
    let subject = AdmitSubject { group, invite: *invite, device: *device, parcel_key: *parcel_key };
    let bytes = proof(&subject);
    is_signed_by(invite_key, &bytes, by_invite)
        && is_signed_by(device.as_bytes(), &bytes, by_device)
}
