//! What opens a group in the headless mode: the passphrase, a recovery code, or the system's keyring.
//!
//! Invariant: none of it is an argument, which other users of the machine could read.

use std::path::{Path, PathBuf};

use kith_sync::node::{self, NodeError};
use kith_sync::reason::Coded as _;
use kith_sync::seal::{Passphrase, RecoveryCode, Secret};

use super::passphrase::{self, NoPassphrase};
use super::{CliError, tell};
use crate::keyring::SystemKeyring;

/// What was chosen on the command line.
pub(crate) struct Opening {
    /// The file that holds the passphrase, or the code.
    pub(crate) file: Option<PathBuf>,
    /// Whether it is the recovery code.
    pub(crate) recovery: bool,
    /// Whether the system's keyring opens it.
    pub(crate) keyring: bool,
}

/// What was given.
pub(crate) enum Given {
    Passphrase(Passphrase, Secret),
    Other(Secret),
}

impl Opening {
    /// Reads what opens the group in a folder.
    pub(crate) fn read(&self, dir: &Path) -> Result<Given, CliError> {
        if self.keyring {
            return Ok(Given::Other(node::from_keyring(dir, &SystemKeyring)?));
        }
        let given = self.typed()?;
        if self.recovery {
            tell("With the recovery code, `kith passphrase --recovery` sets a new passphrase.");
        }
        Ok(given)
    }

    /// Reads what is typed and opens groups in any folder.
    pub(crate) fn typed(&self) -> Result<Given, CliError> {
        let file = self.file.as_deref();
        if self.recovery {
            let typed = passphrase::typed(file, "Recovery code: ")?;
            let code = RecoveryCode::parse(&typed)
                .map_err(|error| CliError::Refused { because: error.reason() })?;
            return Ok(Given::Other(Secret::from(&code)));
        }
        let passphrase = passphrase::read(file)?;
        Ok(Given::Passphrase(passphrase.clone(), Secret::from(&passphrase)))
    }

    /// What opens the group in each of these folders, typed once.
    pub(crate) fn each(
        &self,
        dirs: &[PathBuf],
    ) -> Result<Vec<Result<Secret, NodeError>>, CliError> {
        if self.keyring {
            return Ok(dirs.iter().map(|dir| node::from_keyring(dir, &SystemKeyring)).collect());
        }
        let given = self.typed()?;
        Ok(dirs.iter().map(|_dir| Ok(given.secret().clone())).collect())
    }

    /// Whether something is given without anybody being asked.
    pub(crate) fn is_given(&self) -> bool {
        self.keyring || passphrase::is_given(self.file.as_deref())
    }
}

impl Given {
    /// What opens.
    pub(crate) fn secret(&self) -> &Secret {
        match self {
            Self::Passphrase(_, secret) | Self::Other(secret) => secret,
        }
    }

    /// The passphrase, to seal something new with.
    pub(crate) fn passphrase(&self) -> Result<&Passphrase, CliError> {
        match self {
            Self::Passphrase(passphrase, _) => Ok(passphrase),
            Self::Other(_) => Err(NoPassphrase::Needed.into()),
        }
    }
}
