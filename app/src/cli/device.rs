//! What concerns this device and not the group: what opens its groups, backups, erasing.
//!
//! Invariant: of several groups each is told, and what could not be done for one is never taken for done.

mod erase;
mod keep;
mod keys;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use kith_sync::node::{self as replica, NodeError};

use super::opening::Opening;
use super::{CliError, out, tell};
use crate::window::Folders;

/// What to do on this device.
#[derive(Subcommand)]
pub(crate) enum OnDevice {
    /// Change the passphrase of every group on this device that the earlier one opens
    Passphrase {
        /// A file that holds the new passphrase, in place of a variable of its own
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
        #[command(flatten)]
        groups: Groups,
    },
    /// Make a code that opens the groups when the passphrase is forgotten, or remove it; without NEW or REMOVE, say how it is
    Recovery {
        /// What to do
        #[arg(value_enum)]
        what: Option<Recover>,
        /// Also write the new code into FILE, as a page to print it on paper
        #[arg(long, value_name = "FILE")]
        page: Option<PathBuf>,
        #[command(flatten)]
        groups: Groups,
    },
    /// Let the system's keyring open the groups, or no longer; without ON or OFF, say how it is
    Keyring {
        /// What to do
        #[arg(value_enum)]
        turn: Option<Turn>,
        #[command(flatten)]
        groups: Groups,
    },
    /// Keep all groups of this device in one file, sealed as they are here
    Backup {
        /// The file, which is not there yet
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        groups: Groups,
    },
    /// Bring the groups of a backup into the data folder
    Restore {
        /// The backup
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Erase the group in the folder from this device; what is to be typed for it is read from standard input
    Erase,
}

/// Which groups.
#[derive(Args)]
pub(crate) struct Groups {
    /// Only the group in the folder itself, not those in folders in it
    #[arg(long)]
    only_this: bool,
}

/// What to do about the recovery code.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Recover {
    /// Make a new one, in place of an earlier one
    New,
    /// Let none open the groups any more
    Remove,
}

/// Whether something is on.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Turn {
    On,
    Off,
}

/// Why something that concerns the device was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDone {
    /// Of some groups only.
    #[error("Not all of it was done. What was done is listed; the same again does the rest.")]
    NotAll,
    /// The code was not typed again.
    #[error(
        "The code was not typed again, so it was not kept, and opens nothing. Nothing was changed."
    )]
    CodeNotTyped,
    /// What has to be typed was not.
    #[error("That is not what has to be typed. Nothing was erased.")]
    NotTyped,
}

impl OnDevice {
    /// Does it.
    pub(crate) fn run(self, dir: &Path, opening: &Opening) -> Result<(), CliError> {
        match self {
            Self::Passphrase { new_passphrase_file, groups } => {
                keys::passphrase(&groups.of(dir)?, opening, new_passphrase_file.as_deref())
            }
            Self::Recovery { what, page, groups } => {
                let dirs = groups.of(dir)?;
                match what {
                    Some(Recover::New) => keys::new_code(&dirs, opening, page.as_deref()),
                    Some(Recover::Remove) => keys::remove_code(&dirs),
                    None => keys::code(&dirs, opening),
                }
            }
            Self::Keyring { turn, groups } => keys::keyring(&groups.of(dir)?, opening, turn),
            Self::Backup { file, groups } => keep::backup(&groups.of(dir)?, opening, &file),
            Self::Restore { file } => keep::restore(dir, opening, &file),
            Self::Erase => erase::erase(dir, opening),
        }
    }
}

impl Groups {
    /// The folders of the groups, oldest first.
    fn of(&self, dir: &Path) -> Result<Vec<PathBuf>, CliError> {
        let folders = if self.only_this {
            replica::exists(dir)?.then(|| dir.to_owned()).into_iter().collect()
        } else {
            let here = Folders::look(dir.to_owned())?;
            here.groups().iter().rev().map(|group| here.dir_of(*group)).collect::<Vec<_>>()
        };
        if folders.is_empty() { Err(NodeError::NoGroup.into()) } else { Ok(folders) }
    }
}

/// What came of one group.
enum Came {
    /// In a few words.
    Done(Cow<'static, str>),
    /// It was not, and need not be: something else opens it.
    LeftOut(&'static str),
    Failed(CliError),
}

/// Tells what came of each group. It is a failure where something failed, and where nothing was done at all.
fn tell_each(all: Vec<(PathBuf, Came)>) -> Result<(), CliError> {
    let is_one = all.len() == 1;
    let (mut done, mut failed) = (0, 0);
    for (dir, came) in all {
        let dir = dir.display();
        match came {
            Came::Done(what) => {
                done += 1;
                out(&format!("{dir}: {what}\n"))?;
            }
            Came::LeftOut(why) => out(&format!("{dir}: {why}\n"))?,
            Came::Failed(error) if is_one => return Err(error),
            Came::Failed(error) => {
                failed += 1;
                tell(&format!("{dir}: {error}"));
            }
        }
    }
    match (done, failed) {
        (0, 0) => Err(NodeError::WrongPassphrase.into()),
        (_, 0) => Ok(()),
        _ => Err(NotDone::NotAll.into()),
    }
}

/// What to say of an error: that something else opens a group is no failure where there are others.
fn left_out(error: CliError, others: bool) -> Came {
    let is_another = matches!(
        error,
        CliError::Node(
            NodeError::WrongPassphrase | NodeError::OtherRecoveryCode | NodeError::NotInKeyring
        )
    );
    if is_another && others {
        Came::LeftOut("left as it is; something else opens it")
    } else {
        Came::Failed(error)
    }
}
