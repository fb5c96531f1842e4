//! The border between the window and whatever runs the group.
//!
//! Invariant: nothing here waits. The window sends and draws on; news are put where [`Backend::take_news`] finds them,
//! and the waker makes the window look.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use kith_sync::node::api::{Command, JoinStep, NodeState, Reply, Rule};
use zeroize::Zeroizing;

/// Names a command, so that its reply finds the place it was given at.
pub type CommandId = u64;

/// Makes the window look for news; may be called from any thread, at any time, more than once.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Whatever runs the group.
pub trait Backend {
    /// Hands over the waker, once, before anything else.
    fn set_waker(&mut self, waker: Waker);

    /// Asks for something and returns at once.
    fn send(&mut self, request: Request);

    /// Takes what has come since the last call, in order.
    fn take_news(&mut self) -> Vec<News>;
}

/// A group on this device. Names are sealed, so that it is told apart from others by the day on which it was founded beside them.
///
/// Newer ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupHere {
    /// That day; absent for the first.
    pub since: Option<Date>,
    /// Which it is of those of that day, from 0.
    pub nth: u16,
}

impl GroupHere {
    /// The first on this device.
    pub const FIRST: Self = Self { since: None, nth: 0 };
}

/// What the window asks for.
#[derive(Clone, PartialEq, Eq)]
pub enum Request {
    /// Founds a group on this device. Answered by a [`News::State`] or [`News::NotStarted`].
    Found {
        /// The group's name.
        group: String,
        /// What the others call this member.
        me: String,
        /// How it decides who belongs.
        rule: Rule,
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
        /// Whether it begins with what the open group has agreed on, beside it. Before the new state a [`News::Closed`] tells
        /// that the earlier group is open no more, and a [`News::Groups`] which are here.
        anew: bool,
    },
    /// Joins a group. Answered by [`News::Join`] steps, then a [`News::State`]; or by [`News::NotStarted`] or
    /// [`News::Unfinished`].
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
    /// Stops joining. What a device of the group may have seen stays, answered by a [`News::Unfinished`]; of anything else
    /// nothing is left, and no answer follows.
    StopJoining,
    /// Forgets a joining that is not finished. Answered by a [`News::Forgotten`] or [`News::Unfinished`].
    ForgetJoining,
    /// Another of the groups on this device is the one to open. Answered by a [`News::Groups`].
    Choose(GroupHere),
    /// Opens the group that is on this device. Answered by a [`News::State`] or [`News::NotStarted`].
    Unlock {
        /// What the store is sealed with.
        passphrase: Zeroizing<String>,
    },
    /// A command to the running node. Answered by a [`News::Reply`] with the same id.
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
        page: String,
    },
    /// Shows something through the desktop's notification service. Answered by a [`News::Reply`] with the same id.
    Notify {
        /// The name of the reply.
        id: CommandId,
        /// What, as whoever sees the screen may read it.
        words: String,
    },
}

impl std::fmt::Debug for Request {
    /// Tells the kind alone: requests hold passphrases, tickets and what people wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Found { .. } => "Found",
            Self::Join { .. } => "Join",
            Self::GoOnJoining { .. } => "GoOnJoining",
            Self::StopJoining => "StopJoining",
            Self::ForgetJoining => "ForgetJoining",
            Self::Choose(_) => "Choose",
            Self::Unlock { .. } => "Unlock",
            Self::Command { .. } => "Command",
            Self::Save { .. } => "Save",
            Self::Notify { .. } => "Notify",
        })
    }
}

/// What the window hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The newest state; those between may be left out.
    State(NodeState),
    /// The answer to a command.
    Reply(CommandId, Reply),
    /// How far joining has got.
    Join(JoinStep),
    /// Founding, joining or opening did not go on, and why, in plain words. Nothing changed on this device.
    NotStarted {
        /// Why, with what to do.
        because: String,
    },
    /// A joining that was begun on this device is not finished.
    Unfinished {
        /// Why it did not go on, in plain words; absent where it was only stopped.
        because: Option<String>,
    },
    /// Nothing is left of the joining that was begun.
    Forgotten,
    /// The groups that are on this device.
    Groups {
        /// All of them, newest first.
        groups: Vec<GroupHere>,
        /// The one that is opened.
        shown: GroupHere,
    },
    /// The group was closed, because another is about to be opened.
    Closed,
    /// The group was locked; its keys are forgotten.
    Locked,
}
