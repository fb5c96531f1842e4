//! What is signed to knock. What `Admit` is signed with stands in the roster, which judges it.
//!
//! Invariant: every signed form begins with a context of its own and is of fixed length, so that no signature made for
//! one use or one joining is good for another. Checks are strict: a signature is good on every device or on none.
//! Source: FORMATS.md §11, signed bytes.

use ed25519_dalek::{Signer, SigningKey};

use crate::id::{self, DeviceId, EntryHash, Signature};

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
