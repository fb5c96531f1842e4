//! The system's keyring, as far as a store needs one: it keeps a text under a name.
//!
//! Invariant: this crate reaches no keyring by itself; whoever runs it hands one in.

use zeroize::Zeroizing;

use super::secret::KeyringName;

/// A keyring.
pub trait Keyring: std::fmt::Debug + Send + Sync {
    /// Keeps a text under a name; what was there is replaced.
    fn put(&self, name: &KeyringName, secret: &str) -> Result<(), KeyringError>;

    /// What is kept under a name.
    fn get(&self, name: &KeyringName) -> Result<Zeroizing<String>, KeyringError>;

    /// Keeps nothing under a name any more; where nothing was, that is no error.
    fn delete(&self, name: &KeyringName) -> Result<(), KeyringError>;
}

/// Why a keyring does not do what it is asked.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// There is none.
    #[error(
        "This system has no keyring that Kith can use. Your passphrase opens everything as before."
    )]
    Missing,
    /// It is locked, or its owner said no.
    #[error(
        "The system's keyring is locked, or did not let Kith in. Your passphrase opens everything as before."
    )]
    Locked,
    /// It keeps nothing under this name.
    #[error(
        "The system's keyring keeps nothing for this group any more. Your passphrase opens it as before; you can then turn the \
         keyring on again."
    )]
    NoEntry,
    /// Something else.
    #[error("The system's keyring reported a fault. Your passphrase opens everything as before.")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

#[cfg(any(test, feature = "test-utils"))]
pub use in_memory::MemoryKeyring;

#[cfg(any(test, feature = "test-utils"))]
mod in_memory {
    use std::collections::BTreeMap;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use super::{Keyring, KeyringError, KeyringName, Zeroizing};

    /// A keyring in memory, for tests; it can be locked.
    #[derive(Debug, Default)]
    pub struct MemoryKeyring {
        kept: Mutex<BTreeMap<KeyringName, String>>,
        is_locked: Mutex<bool>,
    }

    impl MemoryKeyring {
        /// Locks it, or unlocks it.
        pub fn lock(&self, locked: bool) {
            *hold(&self.is_locked) = locked;
        }

        /// How much it keeps.
        pub fn len(&self) -> usize {
            hold(&self.kept).len()
        }

        /// Whether it keeps nothing.
        pub fn is_empty(&self) -> bool {
            self.len() == 0
        }

        fn open(&self) -> Result<MutexGuard<'_, BTreeMap<KeyringName, String>>, KeyringError> {
            if *hold(&self.is_locked) { Err(KeyringError::Locked) } else { Ok(hold(&self.kept)) }
        }
    }

    /// What is kept is whole also where a test that held it failed.
    fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
        mutex.lock().unwrap_or_else(PoisonError::into_inner)
    }

    impl Keyring for MemoryKeyring {
        fn put(&self, name: &KeyringName, secret: &str) -> Result<(), KeyringError> {
            self.open()?.insert(*name, secret.to_owned());
            Ok(())
        }

        fn get(&self, name: &KeyringName) -> Result<Zeroizing<String>, KeyringError> {
            let kept = self.open()?.get(name).cloned();
            kept.map(Zeroizing::new).ok_or(KeyringError::NoEntry)
        }

        fn delete(&self, name: &KeyringName) -> Result<(), KeyringError> {
            self.open()?.remove(name);
            Ok(())
        }
    }
}
