//! The border between the window and whatever runs the group.
//!
//! Invariant: nothing here waits. The window sends and draws on; news are put where [`Backend::take_news`] finds them,
//! and the waker makes the window look.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use kith_sync::node::Progress;
use kith_sync::node::api::{Command, JoinStep, NodeState, Reply, Rule};
use kith_sync::reason::Reason;
use zeroize::Zeroizing;

/// Names a command, so that its reply finds the place it was given at.
pub type CommandId = u64;

/// Makes the window look for news; may be called from any thread, at any time, more than once.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Whatever runs the groups.
pub trait Backend {
    /// Hands over the waker, once, before anything else.
    fn set_waker(&mut self, waker: Waker);

    /// Asks for something in or about a group, and returns at once.
    fn send(&mut self, group: GroupHere, request: Request);

    /// Takes what has come since the last call, in order, each with the group it is of.
    fn take_news(&mut self) -> Vec<(GroupHere, News)>;
}

/// A group on this device. Names are sealed, so that it is told apart from others by the day on which it was founded beside them.
///
/// Newer ones are greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupHere {
    /// That day; absent for the first.
    pub since: Option<Date>,
    /// Which it is of those of that day, from 0.
    pub nth: u16,
}

impl GroupHere {
    /// The first on this device.
    pub const FIRST: Self = Self { since: None, nth: 0 };

    /// What its folder is called in the data folder; the first is in the data folder itself.
    pub fn folder(self) -> Option<String> {
        let since = self.since?;
        Some(if self.nth == 0 { since.to_string() } else { format!("{since}.{}", self.nth) })
    }

    /// The one whose folder is called so.
    pub fn in_folder(folder: &str) -> Option<Self> {
        let (since, nth) = match folder.split_once('.') {
            Some((since, nth)) => (since, nth.parse().ok()?),
            None => (folder, 0),
        };
        let group = Self { since: Some(since.parse().ok()?), nth };
        // Other ways to write a day are nobody's here.
        (group.folder().as_deref() == Some(folder)).then_some(group)
    }
}

/// What the window asks for, of the group that [`Backend::send`] names.
#[derive(Clone, PartialEq, Eq)]
pub enum Request {
    /// Founds a group on this device, beside those that are here. Answered by a [`News::Began`] and a [`News::State`] of the
    /// new group, or a [`News::NotStarted`].
    Found {
        /// The group's name.
        group: String,
        /// What the others call this member.
        me: String,
        /// How it decides who belongs.
        rule: Rule,
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
        /// Whether it begins with what the group that is named has agreed on.
        anew: bool,
    },
    /// Joins a group beside those that are here. Answered by [`News::Join`] steps, then a [`News::Began`] and a
    /// [`News::State`] of it; or by [`News::NotStarted`] or [`News::Unfinished`].
    Join {
        /// The ticket as it was pasted.
        ticket: String,
        /// What the others call this member.
        me: String,
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
    },
    /// Goes on with the joining that was begun on this device; answered as [`Request::Join`].
    GoOnJoining {
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
    },
    /// Asks to join a group by a file alone, without any network. Answered by a [`News::Asked`], or a [`News::NotStarted`].
    AskByFile {
        /// The ticket as it was pasted.
        ticket: String,
        /// What the others call this member.
        me: String,
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
        /// The file for the request, which is not there yet.
        file: PathBuf,
    },
    /// Reads the answer to the request of the group that is named. Answered by a [`News::Began`] and a [`News::State`] of it, or
    /// by a [`News::Unfinished`].
    ReadAnswer {
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
        /// The file.
        file: PathBuf,
    },
    /// Tells the words to compare of the request that was written for the group that is named. Answered by a
    /// [`News::RequestWords`] or a [`News::Unfinished`].
    RequestWords {
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
    },
    /// Stops joining. What a device of the group may have seen stays, answered by a [`News::Unfinished`]; of anything else
    /// nothing is left, and no answer follows.
    StopJoining,
    /// Forgets a joining that is not finished. Answered by a [`News::Forgotten`] or [`News::Unfinished`].
    ForgetJoining,
    /// Opens every group on this device that this opens, the one that is named before the others. Each answers with a
    /// [`News::State`] or [`News::Shut`]; where none opens, a [`News::NotStarted`] says so.
    Unlock {
        /// What was typed.
        with: Opener,
    },
    /// The same with what the system's keyring keeps.
    UnlockByKeyring,
    /// Opens the group that is named. Answered by a [`News::State`] or [`News::Shut`].
    UnlockOne {
        /// What its store is sealed with.
        passphrase: Zeroizing<String>,
    },
    /// A command to the running node of the group. Answered by a [`News::Reply`] with the same id. To lock one is to lock
    /// all.
    Command {
        /// The name of the reply.
        id: CommandId,
        /// The command.
        command: Command,
    },
    /// Saves a page in a file that is not there yet. Answered by a [`News::Reply`] with the same id.
    Save {
        /// The name of the reply.
        id: CommandId,
        /// Where.
        path: PathBuf,
        /// What.
        page: Zeroizing<String>,
    },
    /// Changes what opens the group that is named, and with it every group that is open and that the same opened. Answered by
    /// a [`News::Reply`] with the same id.
    Keys {
        /// The name of the reply.
        id: CommandId,
        /// What is changed.
        change: KeysChange,
    },
    /// Keeps every group that is open in a backup, in a file that is not there yet. Answered by a [`News::Reply`] with the
    /// same id.
    Backup {
        /// The name of the reply.
        id: CommandId,
        /// Where.
        path: PathBuf,
    },
    /// Brings the groups of a backup to this device, where none is open. Answered by [`News::Restoring`] where it takes its time,
    /// then by a [`News::Began`] and a [`News::State`] of those that it opens, or by a [`News::NotStarted`].
    Restore {
        /// The backup.
        path: PathBuf,
        /// What opens it.
        with: Opener,
    },
    /// Erases the group that is named from this device. Answered by a [`News::Erased`], or by a [`News::Reply`] with the same
    /// id and a [`News::Shut`]: it is not open any more.
    Erase {
        /// The name of the reply.
        id: CommandId,
    },
    /// Shows something through the desktop's notification service. Answered by a [`News::Reply`] with the same id.
    Notify {
        /// The name of the reply.
        id: CommandId,
        /// What, as whoever sees the screen may read it.
        words: String,
    },
}

/// What was typed to open groups.
#[derive(Clone, PartialEq, Eq)]
pub enum Opener {
    /// The passphrase.
    Passphrase(Zeroizing<String>),
    /// A recovery code.
    RecoveryCode(Zeroizing<String>),
}

/// How what opens a group is changed.
#[derive(Clone, PartialEq, Eq)]
pub enum KeysChange {
    /// Another passphrase opens it.
    Passphrase {
        /// What opens it until now.
        from: Opener,
        /// What opens it from now on.
        to: Zeroizing<String>,
    },
    /// A recovery code opens it too, in place of an earlier one.
    RecoveryCode {
        /// The passphrase.
        passphrase: Zeroizing<String>,
        /// The code.
        code: Zeroizing<String>,
    },
    /// No recovery code opens it.
    NoRecoveryCode,
    /// The system's keyring opens it too.
    Keyring {
        /// The passphrase.
        passphrase: Zeroizing<String>,
    },
    /// The keyring opens it no more.
    NoKeyring,
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opener(..)")
    }
}

impl std::fmt::Debug for KeysChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeysChange(..)")
    }
}

/// What opens groups on this device beside their passphrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Openers {
    /// Whether a recovery code was made for one.
    pub recovery_code: bool,
    /// Whether the system's keyring is to open one.
    pub keyring: bool,
}

impl std::fmt::Debug for Request {
    /// Tells the kind alone: requests hold passphrases, tickets and what people wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Found { .. } => "Found",
            Self::Join { .. } => "Join",
            Self::GoOnJoining { .. } => "GoOnJoining",
            Self::AskByFile { .. } => "AskByFile",
            Self::ReadAnswer { .. } => "ReadAnswer",
            Self::RequestWords { .. } => "RequestWords",
            Self::StopJoining => "StopJoining",
            Self::ForgetJoining => "ForgetJoining",
            Self::Unlock { .. } => "Unlock",
            Self::UnlockByKeyring => "UnlockByKeyring",
            Self::UnlockOne { .. } => "UnlockOne",
            Self::Command { .. } => "Command",
            Self::Save { .. } => "Save",
            Self::Notify { .. } => "Notify",
            Self::Keys { .. } => "Keys",
            Self::Backup { .. } => "Backup",
            Self::Restore { .. } => "Restore",
            Self::Erase { .. } => "Erase",
        })
    }
}

/// What the window hears, of the group that it came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The newest state; those between may be left out.
    State(NodeState),
    /// The answer to a command.
    Reply(CommandId, Reply),
    /// How far joining has got.
    Join(JoinStep),
    /// A request to come in was written.
    Asked {
        /// Where it lies.
        file: PathBuf,
        /// The words that whoever lets this device in sees too.
        words: Vec<String>,
    },
    /// Founding, joining or opening did not go on, and why, in plain words. Nothing changed on this device.
    NotStarted {
        /// Why, with what to do.
        because: Reason,
    },
    /// The words of what this device asks by a file.
    RequestWords {
        /// Those of the newest request, and those of earlier ones.
        words: Vec<Vec<String>>,
    },
    /// A joining that was begun on this device is not finished.
    Unfinished {
        /// Why it did not go on, in plain words; absent where it was only stopped.
        because: Option<Reason>,
    },
    /// Nothing is left of the joining that was begun.
    Forgotten,
    /// The groups that are on this device.
    Groups {
        /// All of them, newest first.
        groups: Vec<GroupHere>,
    },
    /// What opens the groups that are here and locked.
    Openers(Openers),
    /// The group has just been founded, joined or restored here, and is about to be opened.
    Began,
    /// How far restoring a backup has got; the newest alone.
    Restoring(Progress),
    /// Groups of a backup were restored here, and something else opens some of it, which were left out.
    LeftOut,
    /// The group is here no more.
    Erased,
    /// The group is here and was not opened.
    Shut(Shut),
    /// All groups were locked; their keys are forgotten.
    Locked,
    /// The system asks the program to end: the window closes as if somebody had closed it.
    Close,
}

/// Why a group on this device is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shut {
    /// The passphrase that was given is not its own.
    OtherPassphrase,
    /// Joining it was begun and is not finished.
    Unfinished,
    /// Something else, in plain words.
    Failed(Reason),
}
