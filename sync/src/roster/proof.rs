//! The two signatures by which a device comes in: the invitation's and the device's own.
//!
//! Source: FORMATS.md §5.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use super::Admit;
use crate::id::{DeviceId, EntryHash, GroupId, InviteKey, ParcelKey, Signature};

/// What both signatures of an [`Admit`] cover: group, invite, and both keys of the new device.
pub fn admit_signed_bytes(
    group: GroupId,
    invite: EntryHash,
    device: DeviceId,
    parcel_key: ParcelKey,
) -> Vec<u8> {
    let parts: [&[u8]; 5] = [
        b"kith/admit/1",
        group.as_bytes(),
        invite.as_bytes(),
        device.as_bytes(),
        parcel_key.as_bytes(),
    ];
    parts.concat()
}

/// What both signatures cover where the newcomer has a ticket and has heard of nothing else: the hash of the invitation, of
/// which the group is a part, stands for the group.
fn by_file_signed_bytes(invite: EntryHash, device: DeviceId, parcel_key: ParcelKey) -> Vec<u8> {
    let parts: [&[u8]; 4] =
        [b"kith/admit/2", invite.as_bytes(), device.as_bytes(), parcel_key.as_bytes()];
    parts.concat()
}

/// Makes the statement by which a device comes in; `invitation` is the key made from the ticket's secret.
pub fn prove_admit(
    group: GroupId,
    invite: EntryHash,
    invitation: &SigningKey,
    device: &SigningKey,
    parcel_key: ParcelKey,
) -> Admit {
    let bytes = admit_signed_bytes(group, invite, device_of(device), parcel_key);
    signed(&bytes, invite, invitation, device, parcel_key)
}

/// The same by a newcomer who cannot know the group.
pub fn prove_admit_by_file(
    invite: EntryHash,
    invitation: &SigningKey,
    device: &SigningKey,
    parcel_key: ParcelKey,
) -> Admit {
    let bytes = by_file_signed_bytes(invite, device_of(device), parcel_key);
    signed(&bytes, invite, invitation, device, parcel_key)
}

fn device_of(key: &SigningKey) -> DeviceId {
    DeviceId::from_bytes(key.verifying_key().to_bytes())
}

fn signed(
    bytes: &[u8],
    invite: EntryHash,
    invitation: &SigningKey,
    device: &SigningKey,
    parcel_key: ParcelKey,
) -> Admit {
    let id = device_of(device);
    let sign = |key: &SigningKey| Signature::from_bytes(key.sign(bytes).to_bytes());
    Admit { invite, device: id, parcel_key, by_invite: sign(invitation), by_device: sign(device) }
}

/// Whether both signatures are good, strictly, so that no device judges otherwise than another.
pub fn admit_is_proven(group: GroupId, invitation: InviteKey, admit: &Admit) -> bool {
    let Admit { invite, device, parcel_key, .. } = *admit;
    let is_signed = |bytes: &[u8]| {
        is_signed_by(invitation.as_bytes(), bytes, &admit.by_invite)
            && is_signed_by(device.as_bytes(), bytes, &admit.by_device)
    };
    is_signed(&admit_signed_bytes(group, invite, device, parcel_key))
        || is_signed(&by_file_signed_bytes(invite, device, parcel_key))
}

/// Whether a signature is the given key's, strictly.
pub(crate) fn is_signed_by(key: &[u8; 32], bytes: &[u8], signature: &Signature) -> bool {
    #[cfg(test)]
    return known::is_signed_by(key, bytes, signature);
    #[cfg(not(test))]
    verify(key, bytes, signature)
}

fn verify(key: &[u8; 32], bytes: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
}

/// The model check looks at the same few signatures in millions of rosters, and would spend its time on them.
#[cfg(test)]
mod known {
    use std::cell::RefCell;
    use std::collections::HashMap;

    use crate::id::Signature;

    thread_local! {
        static KNOWN: RefCell<HashMap<Vec<u8>, bool>> = RefCell::default();
    }

    pub(super) fn is_signed_by(key: &[u8; 32], bytes: &[u8], signature: &Signature) -> bool {
        let asked = [key, bytes, signature.as_bytes().as_slice()].concat();
        KNOWN.with_borrow_mut(|known| {
            if known.len() > 10_000 {
                known.clear();
            }
            *known.entry(asked).or_insert_with(|| super::verify(key, bytes, signature))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_good_for_its_own_group_invite_and_keys_only() {
        let (invitation, device) =
            (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let key = InviteKey::from_bytes(invitation.verifying_key().to_bytes());
        let group = GroupId::from_bytes([3; 32]);
        let (invite, parcel) = (EntryHash::from_bytes([4; 32]), ParcelKey::from_bytes([5; 32]));
        let admit = prove_admit(group, invite, &invitation, &device, parcel);
        assert!(admit_is_proven(group, key, &admit));

        assert!(!admit_is_proven(GroupId::from_bytes([9; 32]), key, &admit));
        assert!(!admit_is_proven(group, InviteKey::from_bytes([9; 32]), &admit));
        for changed in [
            Admit { invite: EntryHash::from_bytes([9; 32]), ..admit.clone() },
            Admit { parcel_key: ParcelKey::from_bytes([9; 32]), ..admit.clone() },
            Admit { by_invite: admit.by_device, ..admit.clone() },
            Admit { by_device: admit.by_invite, ..admit.clone() },
        ] {
            assert!(!admit_is_proven(group, key, &changed));
        }
    }

    #[test]
    fn a_proof_by_file_is_good_for_its_own_invite_and_keys_only_and_is_not_mixed_with_the_other() {
        let (invitation, device) =
            (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let key = InviteKey::from_bytes(invitation.verifying_key().to_bytes());
        let group = GroupId::from_bytes([3; 32]);
        let (invite, parcel) = (EntryHash::from_bytes([4; 32]), ParcelKey::from_bytes([5; 32]));
        let live = prove_admit(group, invite, &invitation, &device, parcel);
        let admit = prove_admit_by_file(invite, &invitation, &device, parcel);
        assert!(admit_is_proven(group, key, &admit));
        for changed in [
            Admit { invite: EntryHash::from_bytes([9; 32]), ..admit.clone() },
            Admit { parcel_key: ParcelKey::from_bytes([9; 32]), ..admit.clone() },
            Admit { device: DeviceId::from_bytes([9; 32]), ..admit.clone() },
            Admit { by_invite: live.by_invite, ..admit.clone() },
            Admit { by_device: live.by_device, ..admit.clone() },
            Admit { by_device: admit.by_invite, ..admit.clone() },
        ] {
            assert!(!admit_is_proven(group, key, &changed));
        }
    }
}
