//! Erasing a group from this device.

use std::path::Path;

use kith_sync::node::{self as replica, NodeError, Offline};

use super::super::opening::Opening;
use super::super::{CliError, out, prompt, tell};
use super::NotDone;
use crate::keyring::SystemKeyring;

/// What is typed where the group's name cannot be read.
const WORD: &str = "erase";

/// Erases the group in a folder. Its name has to be typed; where it is not opened, a word.
pub(super) fn erase(dir: &Path, opening: &Opening) -> Result<(), CliError> {
    if !replica::exists(dir)? {
        return Err(NodeError::NoGroup.into());
    }
    let name = if opening.is_given() { name_of(dir, opening)? } else { String::new() };
    tell(
        "This erases the group from this device for good. What the other members' devices, backups and parcels hold stays \
         there, and the others still count you as a member unless you left before (`kith leave`).",
    );
    let expected = if name.is_empty() {
        tell(&format!("Type the word “{WORD}” to erase it:"));
        WORD
    } else {
        tell("Type the group's name to erase it:");
        &name
    };
    if prompt::read_line().map_err(CliError::Stdio)?.trim() != expected {
        return Err(NotDone::NotTyped.into());
    }
    replica::erase(dir, &SystemKeyring)?;
    out("Erased from this device.\n")
}

/// What the group is called; empty where it cannot be opened any more.
fn name_of(dir: &Path, opening: &Opening) -> Result<String, CliError> {
    match Offline::open(dir, opening.read(dir)?.secret()) {
        Ok(group) => {
            let name = group.state().snapshot.focus.name.words.trim().to_owned();
            group.close();
            Ok(name)
        }
        Err(
            error @ (NodeError::WrongPassphrase
            | NodeError::OtherRecoveryCode
            | NodeError::OtherKeyring
            | NodeError::InUse),
        ) => Err(error.into()),
        Err(error) => {
            tell(&format!("{error}"));
            Ok(String::new())
        }
    }
}
