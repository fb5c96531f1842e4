//! The system's keyring: the secret service on Linux, the keychain on macOS, the credential manager on Windows.
//!
//! Invariant: nothing in it tells what it opens: entries are named by random letters.

use keyring::{Entry, Error};
use kith_sync::seal::{Keyring, KeyringError, KeyringName};
use zeroize::Zeroizing;

/// Whose entries they are.
const SERVICE: &str = "kith";

/// The keyring of this system. Each call may wait for the person to unlock it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemKeyring;

impl Keyring for SystemKeyring {
    fn put(&self, name: &KeyringName, secret: &str) -> Result<(), KeyringError> {
        apart(|| entry(name)?.set_password(secret))
    }

    fn get(&self, name: &KeyringName) -> Result<Zeroizing<String>, KeyringError> {
        apart(|| entry(name)?.get_password().map(Zeroizing::new))
    }

    fn delete(&self, name: &KeyringName) -> Result<(), KeyringError> {
        match apart(|| entry(name)?.delete_credential()) {
            Ok(()) | Err(KeyringError::NoEntry) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

fn entry(name: &KeyringName) -> Result<Entry, Error> {
    // In a fixed width, as the format has it.
    Entry::new(SERVICE, &format!("{:032x}", u128::from_be_bytes(*name)))
}

/// Asks on a thread of its own: what waits for an answer here must not run within another thing that waits.
fn apart<T: Send>(ask: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, KeyringError> {
    let asked = std::thread::scope(|scope| scope.spawn(ask).join());
    match asked {
        Ok(answer) => answer.map_err(told),
        Err(_panic) => Err(KeyringError::Failed("the keyring's own fault".into())),
    }
}

fn told(error: Error) -> KeyringError {
    if matches!(error, Error::NoDefaultStore | Error::NotSupportedByStore(_)) {
        KeyringError::Missing
    } else if matches!(error, Error::NoStorageAccess(_)) {
        KeyringError::Locked
    } else if matches!(error, Error::NoEntry) {
        KeyringError::NoEntry
    } else {
        KeyringError::Failed(Box::new(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_keyring_says_is_told_apart() {
        let no_access = || "no access, made up".into();
        assert!(matches!(told(Error::NoDefaultStore), KeyringError::Missing));
        assert!(matches!(told(Error::NoStorageAccess(no_access())), KeyringError::Locked));
        assert!(matches!(told(Error::NoEntry), KeyringError::NoEntry));
        assert!(matches!(told(Error::PlatformFailure(no_access())), KeyringError::Failed(_)));
    }
}
