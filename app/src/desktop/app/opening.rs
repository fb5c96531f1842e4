//! What the window begins with.

use crate::screen::door::Page;

/// What the window begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// No group is on this device: found one or join one.
    FirstRun,
    /// A group is on this device: ask for its passphrase.
    Locked,
    /// A joining was begun on this device and is not finished.
    Unfinished,
    /// The backend opens the group by itself; its state follows.
    Starting,
}

impl Opening {
    /// The page of the door.
    pub(super) fn page(self) -> Page {
        match self {
            Self::FirstRun => Page::Welcome,
            Self::Locked => Page::Unlock,
            Self::Unfinished => Page::Unfinished,
            Self::Starting => Page::Opening,
        }
    }
}
