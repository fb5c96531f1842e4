//! What is under way for the window, and what came of it.

use std::path::PathBuf;

use kith_desktop::desktop::{CommandId, GroupHere, Opener, Shut};
use kith_sync::node::Restored;
use tokio::sync::OwnedMutexGuard;
use zeroize::Zeroizing;

use super::by_file::NotAsked;
use super::making::{Opened, StartError};
use super::trying::{NotOpened, Trying};

/// What is under way.
pub(super) enum Task {
    /// A group is founded, restored or erased, a request to come in written or its answer read: something that is ended in
    /// order.
    Whole,
    Trying(Trying),
}

/// A group that is erased.
pub(super) struct Erasing {
    /// The name of the reply.
    pub(super) id: CommandId,
    /// Whether it was open.
    pub(super) was_open: bool,
}

/// What came of a task.
pub(super) enum Came {
    /// A group was opened or not; more may come of the same task.
    Tried {
        task: u64,
        group: GroupHere,
        opened: Result<Opened, NotOpened>,
        turn: OwnedMutexGuard<()>,
    },
    /// A passphrase was tried on all groups, and some take their time; what to say where none of the others is open.
    TriedMost {
        task: u64,
        because: Shut,
    },
    /// All groups that a passphrase was tried on are done with; what to say where none is open, if that is to be said.
    TriedAll {
        task: u64,
        because: Option<Shut>,
    },
    Founded {
        task: u64,
        group: GroupHere,
        passphrase: Zeroizing<String>,
    },
    NotFounded {
        task: u64,
        group: GroupHere,
        error: StartError,
    },
    Restored {
        task: u64,
        /// For whom.
        asker: GroupHere,
        with: Opener,
        restored: Result<Restored, StartError>,
    },
    Erased {
        task: u64,
        group: GroupHere,
        erasing: Erasing,
        erased: Result<(), StartError>,
    },
    Joined {
        group: GroupHere,
        passphrase: Zeroizing<String>,
    },
    NotJoined {
        group: GroupHere,
        error: StartError,
    },
    /// A request to come in was written, with the words to compare, or was not.
    Asked {
        task: u64,
        group: GroupHere,
        file: PathBuf,
        asked: Result<Vec<String>, NotAsked>,
    },
    /// The words of a request were looked for.
    Words {
        task: u64,
        group: GroupHere,
        words: Result<Vec<Vec<String>>, StartError>,
    },
    /// The answer to it was read, or was not.
    Answered {
        task: u64,
        group: GroupHere,
        passphrase: Zeroizing<String>,
        read: Result<(), StartError>,
    },
}
