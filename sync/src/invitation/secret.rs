//! The secret of an invitation.
//!
//! It is 128 random bits, so guessing it takes 2^127 tries on average however fast each one is. A slow function
//! (Argon2id) makes up for passwords that people choose, which this is not; one hash is enough to make a key of it.
//!
//! Invariant: the secret is wiped when dropped and is never printed.

use ed25519_dalek::SigningKey;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::id::InviteKey;

/// What a ticket carries and nobody else may know: 128 random bits.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 16]);

impl Secret {
    /// Takes 128 bits, which must come from the system's source of randomness.
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The key that the secret is stretched to; who has it has the invitation.
    pub fn key(&self) -> SigningKey {
        let seed = Zeroizing::new(blake3::derive_key("kith invitation key 1", &self.0));
        SigningKey::from_bytes(&seed)
    }

    /// The public half of the key, which stands in the `Invite`.
    pub fn invite_key(&self) -> InviteKey {
        InviteKey::from_bytes(self.key().verifying_key().to_bytes())
    }

    /// The bytes, for the ticket.
    pub(crate) const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_makes_for_ever_the_same_key() {
        let key = Secret::from_random([7; 16]).invite_key();
        assert_eq!(key.to_string(), "sAj3ASsXFD948VjgzctxpTVMAz5IK3aEUlhnBtkBDIY");
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Secret::from_random([7; 16])), "Secret(…)");
    }
}
