//! Whatever opens a key slot: a passphrase, a recovery code, or what the system's keyring keeps.
//!
//! Invariant: a secret is tried on the slots of its own kind alone, so that each is stretched once.

use zeroize::Zeroizing;

use super::{Passphrase, Random, RecoveryCode, SlotKind};

/// The name under which a keyring keeps a secret.
pub type KeyringName = [u8; 16];

/// Something that opens a store.
#[derive(Clone)]
pub struct Secret {
    kind: SecretKind,
    text: Passphrase,
}

/// What a [`Secret`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    /// What a person types at every start.
    Passphrase,
    /// A recovery code.
    RecoveryCode,
    /// What the system's keyring keeps under this name.
    Keyring(KeyringName),
}

impl Secret {
    /// What a keyring gave for a name. `None` where that can be none: then nothing is to be tried.
    pub fn from_keyring(name: KeyringName, kept: &str) -> Option<Self> {
        let text = Passphrase::new(kept).ok()?;
        Some(Self { kind: SecretKind::Keyring(name), text })
    }

    /// A new name and what a keyring is to keep under it: 256 random bits, as text.
    pub fn new_for_keyring(random: &mut Random<'_>) -> (KeyringName, Zeroizing<String>) {
        let (mut name, mut bytes) = ([0; 16], Zeroizing::new([0; 32]));
        random(&mut name);
        random(bytes.as_mut_slice());
        (name, Zeroizing::new(data_encoding::HEXLOWER.encode(bytes.as_slice())))
    }

    /// What it is.
    pub fn kind(&self) -> SecretKind {
        self.kind
    }

    /// Whether a slot of this kind can be its own.
    pub(crate) fn fits(&self, kind: SlotKind) -> bool {
        kind == self.kind.slot()
    }

    pub(crate) fn text(&self) -> &Passphrase {
        &self.text
    }
}

impl SecretKind {
    /// The kind of the slots that it opens.
    pub(crate) fn slot(self) -> SlotKind {
        match self {
            Self::Passphrase => SlotKind::Passphrase,
            Self::RecoveryCode => SlotKind::RecoveryCode,
            Self::Keyring(name) => SlotKind::Keyring(name),
        }
    }
}

impl From<&Self> for Secret {
    fn from(secret: &Self) -> Self {
        secret.clone()
    }
}

impl From<&Passphrase> for Secret {
    fn from(passphrase: &Passphrase) -> Self {
        Self { kind: SecretKind::Passphrase, text: passphrase.clone() }
    }
}

impl From<&RecoveryCode> for Secret {
    fn from(code: &RecoveryCode) -> Self {
        Self { kind: SecretKind::RecoveryCode, text: code.secret() }
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The text shows nothing of itself.
        f.debug_struct("Secret").field("kind", &self.kind).finish_non_exhaustive()
    }
}
