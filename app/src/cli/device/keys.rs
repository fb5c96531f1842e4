//! Passphrase, recovery code and keyring of the groups on this device.

use std::path::{Path, PathBuf};

use kith_desktop::print::recovery_page;
use kith_sync::node::api::KeysStatus;
use kith_sync::node::{self as replica, KeysChanged, NodeError, Place};
use kith_sync::seal::{KeyChange, RecoveryCode, Secret};

use super::super::opening::Opening;
use super::super::{CliError, block_on, out, passphrase as typed, prompt, tell, write_new};
use super::{Came, NotDone, Turn, left_out, tell_each};
use crate::keyring::SystemKeyring;

/// How often a part of a new code may be typed.
const TRIES: usize = 3;

/// Changes the passphrase of all groups that the earlier one opens, one after the other.
pub(super) fn passphrase(
    dirs: &[PathBuf],
    opening: &Opening,
    file: Option<&Path>,
) -> Result<(), CliError> {
    let secrets = opening.each(dirs)?;
    let new = KeyChange::Passphrase(typed::read_new(file)?);
    let others = dirs.len() > 1;
    let change = |(dir, secret): (&PathBuf, Result<Secret, NodeError>)| {
        let changed = secret.and_then(|secret| replica::change_keys(dir, Some(&secret), &new));
        let came = match changed.map_err(CliError::from) {
            Ok(KeysChanged::Now) => Came::Done("the new passphrase opens it".into()),
            Ok(KeysChanged::Before) => Came::Done("the new passphrase opened it already".into()),
            Err(error) => left_out(error, others),
        };
        (dir.clone(), came)
    };
    tell_each(dirs.iter().zip(secrets).map(change).collect())?;
    tell("Backups and copies made before still open with the earlier passphrase.");
    Ok(())
}

/// Makes a recovery code for all groups that the passphrase opens; it is kept once a part of it was typed again.
pub(super) fn new_code(
    dirs: &[PathBuf],
    opening: &Opening,
    page: Option<&Path>,
) -> Result<(), CliError> {
    let secrets = opening.each(dirs)?;
    // Before anybody writes a code down for nothing.
    let mut opened = Vec::new();
    let mut came = Vec::new();
    let others = dirs.len() > 1;
    for (dir, secret) in dirs.iter().zip(secrets) {
        match secret.and_then(|secret| replica::opens(dir, &secret).map(|()| secret)) {
            Ok(secret) => opened.push((dir, secret)),
            Err(error) => came.push((dir.clone(), left_out(error.into(), others))),
        }
    }
    if !opened.is_empty() {
        let (code, asked) = replica::new_recovery_code();
        let today = jiff::Zoned::now().date();
        if let Some(page) = page {
            write_new(page, recovery_page(&code.text(), today).as_bytes())?;
        }
        out(&format!("{}\n", *code.text()))?;
        tell(&format!(
            "This code opens the groups when the passphrase is forgotten. It is shown this once: write it down or print it, \
             with the day, {today}, and put it where only you find it.",
        ));
        type_again(&code, asked)?;
        let change = KeyChange::RecoveryCode(code);
        for (dir, secret) in opened {
            came.push((
                dir.clone(),
                match replica::change_keys(dir, Some(&secret), &change) {
                    Ok(_) => Came::Done("the code opens it".into()),
                    Err(error) => Came::Failed(error.into()),
                },
            ));
        }
    }
    tell_each(came)
}

fn type_again(code: &RecoveryCode, asked: [usize; 2]) -> Result<(), CliError> {
    for nth in asked {
        let is_typed = |_try: usize| -> Result<bool, CliError> {
            tell(&format!("Group {} of the code:", nth + 1));
            let typed = prompt::read_line().map_err(CliError::Stdio)?;
            Ok(code.is_group(nth, &typed))
        };
        if !(0..TRIES).map(is_typed).find(|it| !matches!(it, Ok(false))).unwrap_or(Ok(false))? {
            return Err(NotDone::CodeNotTyped.into());
        }
    }
    Ok(())
}

/// Tells of each group whether a recovery code opens it, and since when where that is known.
pub(super) fn code(dirs: &[PathBuf], opening: &Opening) -> Result<(), CliError> {
    let secrets = opening.each(dirs)?;
    let others = dirs.len() > 1;
    let look = |(dir, secret): (&PathBuf, Result<Secret, NodeError>)| {
        let came = match secret.and_then(|secret| replica::keys_opened(dir, &secret)) {
            Ok(KeysStatus { recovery_code_made: Some(day), .. }) => {
                Came::Done(format!("there is a recovery code, made on {day}").into())
            }
            Ok(keys) if keys.recovery_code => Came::Done("there is a recovery code".into()),
            Ok(_) => Came::Done("there is no recovery code".into()),
            Err(error) => left_out(error.into(), others),
        };
        (dir.clone(), came)
    };
    tell_each(dirs.iter().zip(secrets).map(look).collect())
}

/// Lets no recovery code open the groups any more.
pub(super) fn remove_code(dirs: &[PathBuf]) -> Result<(), CliError> {
    let remove = |dir: &PathBuf| {
        let came = match replica::change_keys(dir, None, &KeyChange::NoRecoveryCode) {
            Ok(_) => Came::Done("no recovery code opens it".into()),
            Err(error) => Came::Failed(error.into()),
        };
        (dir.clone(), came)
    };
    tell_each(dirs.iter().map(remove).collect())
}

/// Turns the keyring on or off, or tells how it is.
pub(super) fn keyring(
    dirs: &[PathBuf],
    opening: &Opening,
    turn: Option<Turn>,
) -> Result<(), CliError> {
    let came = match turn {
        None => dirs.iter().map(|dir| (dir.clone(), is_on(dir))).collect(),
        Some(Turn::Off) => dirs.iter().map(|dir| (dir.clone(), off(dir))).collect(),
        Some(Turn::On) => {
            let secrets = opening.each(dirs)?;
            let others = dirs.len() > 1;
            let on = |(dir, secret): (&PathBuf, Result<Secret, NodeError>)| {
                let came = match secret.map_err(CliError::from).and_then(|secret| on(dir, secret)) {
                    Ok(()) => Came::Done("the system's keyring opens it".into()),
                    Err(error) => left_out(error, others),
                };
                (dir.clone(), came)
            };
            dirs.iter().zip(secrets).map(on).collect()
        }
    };
    tell_each(came)
}

fn is_on(dir: &Path) -> Came {
    match replica::keys_in(dir) {
        Ok(keys) if keys.keyring => Came::Done("on".into()),
        Ok(_) => Came::Done("off".into()),
        Err(error) => Came::Failed(error.into()),
    }
}

fn on(dir: &Path, secret: Secret) -> Result<(), CliError> {
    block_on(async {
        Ok(replica::turn_keyring_on(Place::Closed(dir), secret, &SystemKeyring).await?)
    })
}

fn off(dir: &Path) -> Came {
    let off = async { Ok(replica::turn_keyring_off(Place::Closed(dir), &SystemKeyring).await?) };
    match block_on(off) {
        Ok(()) => Came::Done("the system's keyring opens it no more".into()),
        Err(error) => Came::Failed(error),
    }
}
