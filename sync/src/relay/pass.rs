//! How a newcomer's device, which is on nobody's list yet, gets past the door of the group's relay: by a proof that it holds
//! the secret of an open invitation.
//!
//! Invariant: a pass is good for one device, whose key the relay has proven before; it opens nothing of the group, and whoever
//! reads it can use it for nothing.
//! Source: FORMATS.md §11, "Through a relay".

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};

use crate::id::{DeviceId, InviteKey};
use crate::invitation::Secret;

/// The length of a pass: key and signature.
const BYTES: usize = 32 + 64;

fn signed(device: DeviceId) -> Vec<u8> {
    [b"kith/relay/1".as_slice(), device.as_bytes()].concat()
}

/// The pass of a device that holds the secret of an invitation, as text.
pub fn of(secret: &Secret, device: DeviceId) -> String {
    let signature = secret.key().sign(&signed(device));
    let bytes = [secret.invite_key().as_bytes().as_slice(), &signature.to_bytes()].concat();
    BASE64URL_NOPAD.encode(&bytes)
}

/// The invitation whose secret a device holds, by its pass; nothing where that is not good.
pub fn invitation(pass: &str, device: DeviceId) -> Option<InviteKey> {
    let bytes = BASE64URL_NOPAD.decode(pass.as_bytes()).ok()?;
    let bytes: [u8; BYTES] = bytes.try_into().ok()?;
    let (key, signature) = bytes.split_first_chunk::<32>()?;
    let signature = Signature::from_slice(signature).ok()?;
    let checked = VerifyingKey::from_bytes(key).ok()?;
    checked.verify_strict(&signed(device), &signature).ok()?;
    Some(InviteKey::from_bytes(*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOB: DeviceId = DeviceId::from_bytes([2; 32]);

    #[test]
    fn a_pass_tells_its_invitation_and_only_of_its_own_device() {
        let secret = Secret::from_random([7; 16]);
        let pass = of(&secret, BOB);
        assert_eq!(invitation(&pass, BOB), Some(secret.invite_key()));
        assert_eq!(invitation(&pass, DeviceId::from_bytes([3; 32])), None);
        assert_eq!(invitation("", BOB), None);
        for at in 0..pass.len() {
            let mut changed = pass.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(invitation(&String::from_utf8(changed).unwrap(), BOB), None, "{at}");
        }
    }

    #[test]
    fn a_pass_has_for_ever_this_text() {
        assert_eq!(
            of(&Secret::from_random([7; 16]), BOB),
            "sAj3ASsXFD948VjgzctxpTVMAz5IK3aEUlhnBtkBDIaD1beVqMmu3ocjCJ_zVZNJUQIuJNwK52uS9iZAo593\
             kyC_LqPU5XGYOEM-ji1iSgW9CfzUaVka6wGWO33O1j0H"
        );
    }
}
