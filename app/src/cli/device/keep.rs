//! Backups, written and restored.

use std::path::{Path, PathBuf};

use kith_sync::node::{self as replica, Backup, NodeError, Restored, Written};

use super::super::opening::Opening;
use super::super::{CliError, block_on, out, tell};

/// Keeps the groups that open in a file.
pub(super) fn backup(dirs: &[PathBuf], opening: &Opening, file: &Path) -> Result<(), CliError> {
    let mut backup = Backup::begin(file).map_err(NodeError::from)?;
    let (mut left_out, mut why) = (0, None);
    for (dir, secret) in dirs.iter().zip(opening.each(dirs)?) {
        match secret.and_then(|secret| backup.add(dir, &secret)) {
            Ok(()) => {}
            Err(
                error @ (NodeError::WrongPassphrase
                | NodeError::OtherRecoveryCode
                | NodeError::NotInKeyring
                | NodeError::JoiningNotFinished),
            ) => {
                left_out += 1;
                why = Some(error);
            }
            Err(error) => return Err(error.into()),
        }
    }
    if let Some(why) = why.filter(|_| left_out == dirs.len()) {
        return Err(why.into());
    }
    let Written { groups, unreadable } = block_on(async { Ok(backup.finish().await?) })?;
    out(&format!("{} kept.\n", counted(groups)))?;
    if left_out > 0 {
        tell(&format!("{} left out: what was given does not open all.", counted(left_out)));
    }
    if unreadable > 0 {
        tell(
            "A part of what is stored here is damaged and is missing in the backup. Run `kith verify`.",
        );
    }
    tell(
        "It opens with the passphrase, and with the recovery code if there is one. Keep it away from this device.",
    );
    Ok(())
}

/// Brings the groups of a backup into the data folder.
pub(super) fn restore(dir: &Path, opening: &Opening, file: &Path) -> Result<(), CliError> {
    let given = opening.typed()?;
    let Restored { folders, left_out } = replica::restore(file, dir, given.secret())?;
    for folder in folders {
        out(&format!("{}\n", folder.display()))?;
    }
    if left_out > 0 {
        tell(&format!("{} of the backup left out: something else opens it.", counted(left_out)));
    }
    Ok(())
}

fn counted(groups: usize) -> String {
    if groups == 1 { "1 group".to_owned() } else { format!("{groups} groups") }
}
