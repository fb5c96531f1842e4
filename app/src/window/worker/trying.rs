//! Groups are opened: a passphrase is tried on one after the other.
//!
//! Invariant: a group is opened by one try at a time, also where an earlier one was given up on and is still at it; one that
//! takes its time holds up no other for longer than its turn.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kith_desktop::desktop::{GroupHere, Opener, Shut};
use kith_sync::node::{self, NodeError};
use kith_sync::reason::Coded as _;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::{AbortHandle, JoinError, JoinSet};

use super::making::{Opened, StartError, secret, start};
use super::{Came, Task, Worker};
use crate::window::is_begun;

/// A passphrase that is being tried.
pub(super) struct Trying {
    /// Whether nobody wants more of it.
    is_given_up: Arc<AtomicBool>,
    task: AbortHandle,
}

impl Trying {
    /// Ends it after what it is at.
    pub(super) fn stop(&self) {
        self.is_given_up.store(true, Ordering::Relaxed);
    }

    /// Ends it after what it is at, and after `late` whatever that is.
    pub(super) fn give_up(self, late: Duration) {
        self.stop();
        tokio::spawn(async move {
            tokio::time::sleep(late).await;
            self.task.abort();
        });
    }
}

/// Why a group was not opened.
pub(super) enum NotOpened {
    Unfinished,
    Start(StartError),
}

impl NotOpened {
    pub(super) fn is_other_passphrase(&self) -> bool {
        matches!(self, Self::Start(StartError::Node(NodeError::WrongPassphrase)))
    }

    pub(super) fn shut(&self) -> Shut {
        match self {
            Self::Unfinished => Shut::Unfinished,
            _ if self.is_other_passphrase() => Shut::OtherPassphrase,
            Self::Start(error) => Shut::Failed(error.reason()),
        }
    }
}

/// The group that is to be shown before the others, which keep their order.
pub(super) fn in_turn(mut groups: Vec<GroupHere>, shown: GroupHere) -> Vec<GroupHere> {
    groups.sort_by_key(|group| *group != shown);
    groups
}

impl Worker {
    /// Tries what was typed on every group that is not open, on the one that is to be shown before the others.
    pub(super) fn unlock_all(&mut self, shown: GroupHere, with: Opener) {
        let groups = self.closed(shown);
        self.try_on(groups, with, true);
    }

    /// Opens every group that is not open and that the system's keyring is to open.
    pub(super) fn unlock_by_keyring(&mut self, shown: GroupHere) {
        let (groups, keyring) = (self.closed(shown), Arc::clone(&self.keyring));
        self.try_with(groups, true, move |dir| {
            let keyring = Arc::clone(&keyring);
            async move {
                let of = dir.clone();
                // The system may ask the person first.
                let kept = tokio::task::spawn_blocking(move || node::from_keyring(&of, &*keyring));
                start(dir, kept.await??).await
            }
        });
    }

    fn closed(&self, shown: GroupHere) -> Vec<GroupHere> {
        let here = self.folders.groups().iter().copied();
        in_turn(here.filter(|group| self.is_closed(*group)).collect(), shown)
    }

    /// Tries what was typed on some groups that are not open.
    pub(super) fn unlock(&mut self, groups: Vec<GroupHere>, with: Opener, is_told: bool) {
        let groups = groups.into_iter().filter(|group| self.is_closed(*group)).collect();
        self.try_on(groups, with, is_told);
    }

    fn is_closed(&self, group: GroupHere) -> bool {
        !self.running.contains_key(&group)
            && !self.opening.contains(&group)
            && !self.erasing.contains(&group)
    }

    /// Tries what was typed on groups, one after the other: trying takes all that the machine has on purpose, its memory too.
    /// Whether it `is_told` where none is open afterwards.
    fn try_on(&mut self, groups: Vec<GroupHere>, with: Opener, is_told: bool) {
        self.try_with(groups, is_told, move |dir| {
            let secret = secret(&with);
            async move { start(dir, secret?).await }
        });
    }

    /// Opens groups one after the other, each by `start`.
    pub(super) fn try_with<F>(
        &mut self,
        groups: Vec<GroupHere>,
        is_told: bool,
        start: impl Fn(PathBuf) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Opened, StartError>> + Send + 'static,
    {
        let task = self.next_task();
        self.opening.extend(groups.iter().copied());
        let mut places: Vec<Place> = Vec::new();
        for group in groups {
            let turn = Arc::clone(self.turns.entry(group).or_default());
            places.push(Place { group, dir: self.folders.dir_of(group), turn });
        }
        // Where an earlier try that was given up on is still at it, the others go first.
        places.sort_by_cached_key(|place| place.turn.try_lock().is_err());
        let (came, is_given_up) = (self.came.clone(), Arc::new(AtomicBool::new(false)));
        let (has_ended, patience) = (Arc::clone(&is_given_up), self.patience);
        let trying = tokio::spawn(async move {
            let mut tries = JoinSet::new();
            let mut because = None;
            for place in places {
                if has_ended.load(Ordering::Relaxed) {
                    break;
                }
                let dir = place.dir.clone();
                let (done, is_done) = oneshot::channel::<()>();
                let outcome = place.try_it(task, start(dir), Arc::clone(&has_ended), came.clone());
                tries.spawn(async move {
                    let because = outcome.await;
                    drop(done);
                    because
                });
                // It ends when that is dropped, or its turn is over.
                drop(tokio::time::timeout(patience, is_done).await);
                while let Some(ended) = tries.try_join_next() {
                    because = more_telling(because, told(ended));
                }
            }
            let most = because.clone().filter(|_| is_told && !tries.is_empty());
            let is_told_already = most.is_some();
            if let Some(because) = most {
                drop(came.send(Came::TriedMost { task, because }).await);
            }
            while let Some(ended) = tries.join_next().await {
                because = more_telling(because, told(ended));
            }
            let because = because.filter(|_| is_told && !is_told_already);
            drop(came.send(Came::TriedAll { task, because }).await);
        });
        let trying = Trying { is_given_up, task: trying.abort_handle() };
        self.under_way.insert(task, Task::Trying(trying));
    }
}

/// A group that is to be opened.
struct Place {
    group: GroupHere,
    dir: PathBuf,
    /// It is opened by one at a time.
    turn: Arc<Mutex<()>>,
}

impl Place {
    /// Opens it by `start` unless it `is_given_up` before its turn comes, and tells what came of it; why it is not open.
    async fn try_it(
        self,
        task: u64,
        start: impl Future<Output = Result<Opened, StartError>>,
        is_given_up: Arc<AtomicBool>,
        came: mpsc::Sender<Came>,
    ) -> Option<Shut> {
        let Self { group, dir, turn } = self;
        let turn = turn.lock_owned().await;
        if is_given_up.load(Ordering::Relaxed) {
            return None;
        }
        let opened = if is_begun(&dir) {
            Err(NotOpened::Unfinished)
        } else {
            start.await.map_err(NotOpened::Start)
        };
        let because = opened.as_ref().err().map(NotOpened::shut);
        // Nobody waits for it where the worker has ended.
        drop(came.send(Came::Tried { task, group, opened, turn }).await);
        because
    }
}

/// Why a group is not open after a try.
fn told(ended: Result<Option<Shut>, JoinError>) -> Option<Shut> {
    ended.unwrap_or_else(|fault| Some(NotOpened::Start(StartError::Fault(fault)).shut()))
}

/// Of two reasons the one to tell: that something is damaged before that a passphrase is another's, and that before that a
/// joining is not finished.
fn more_telling(before: Option<Shut>, now: Option<Shut>) -> Option<Shut> {
    match (before, now) {
        (Some(Shut::Failed(because)), _) | (_, Some(Shut::Failed(because))) => {
            Some(Shut::Failed(because))
        }
        (Some(Shut::OtherPassphrase), _) | (_, Some(Shut::OtherPassphrase)) => {
            Some(Shut::OtherPassphrase)
        }
        (Some(Shut::Unfinished), _) | (_, Some(Shut::Unfinished)) => Some(Shut::Unfinished),
        (None, None) => None,
    }
}
