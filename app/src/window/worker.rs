//! The one task that does what the window asks for.
//!
//! Invariant: a node runs at most once for each group; commands to a group are done in the order in which they were sent;
//! nothing that takes time is waited for here while groups are open, so that none holds up another.

mod making;
mod running;
mod saving;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Zoned;
use kith_desktop::desktop::{CommandId, GroupHere, News, Request, Shut, Unable};
use kith_sync::node::api::{Command, Reply};
use kith_sync::node::{self, NodeError};
use kith_sync::reason::{Coded as _, Reason};
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, JoinSet};
use zeroize::Zeroizing;

use self::making::{Begin, Founded, Opened, StartError, forget_unless, found, join, start};
use self::running::Running;
use self::saving::save;
use super::folders::Folders;
use super::notify::notify;
use super::{Board, is_begun};

/// Ends of tasks that wait to be taken.
const CAME: usize = 16;

/// What runs for the window.
pub(super) struct Worker {
    folders: Folders,
    board: Arc<Board>,
    running: BTreeMap<GroupHere, Running>,
    /// Those that are being opened.
    opening: BTreeSet<GroupHere>,
    joining: Option<Joining>,
    /// Where the tasks tell what came of them.
    came: mpsc::Sender<Came>,
    /// Tasks whose end has yet to come, without the joining.
    under_way: usize,
}

/// A joining that is under way.
struct Joining {
    group: GroupHere,
    task: JoinHandle<()>,
    /// Whether a device of the group may have seen this one's key.
    knocked: Arc<AtomicBool>,
}

/// What came of a task.
enum Came {
    /// A group was opened or not; more may come of the same task.
    Tried {
        group: GroupHere,
        opened: Result<Opened, NotOpened>,
    },
    /// All groups that a passphrase was tried on are done with; what to say where none is open, if that is to be said.
    TriedAll {
        because: Option<Shut>,
    },
    Founded {
        group: GroupHere,
        passphrase: Zeroizing<String>,
    },
    NotFounded {
        group: GroupHere,
        error: StartError,
    },
    Joined {
        group: GroupHere,
        passphrase: Zeroizing<String>,
    },
    NotJoined {
        group: GroupHere,
        error: StartError,
    },
}

/// Why a group was not opened.
enum NotOpened {
    Unfinished,
    Start(StartError),
}

impl NotOpened {
    fn is_other_passphrase(&self) -> bool {
        matches!(self, Self::Start(StartError::Node(NodeError::WrongPassphrase)))
    }

    fn shut(&self) -> Shut {
        match self {
            Self::Unfinished => Shut::Unfinished,
            _ if self.is_other_passphrase() => Shut::OtherPassphrase,
            Self::Start(error) => Shut::Failed(error.reason()),
        }
    }
}

impl Worker {
    /// A worker, and what is to be handed to [`Worker::run`].
    pub(super) fn new(folders: Folders, board: Arc<Board>) -> (Self, Ends) {
        let (came, ends) = mpsc::channel(CAME);
        let worker = Self {
            folders,
            board,
            running: BTreeMap::new(),
            opening: BTreeSet::new(),
            joining: None,
            came,
            under_way: 0,
        };
        (worker, Ends(ends))
    }

    /// Works until the window is gone.
    pub(super) async fn run(
        mut self,
        mut ends: Ends,
        mut requests: mpsc::Receiver<(GroupHere, Request)>,
    ) {
        self.tell_groups();
        loop {
            tokio::select! {
                request = requests.recv() => match request {
                    Some((group, request)) => self.handle(group, request, &mut ends).await,
                    None => break,
                },
                Some(came) = ends.0.recv() => self.go_on(came),
            }
        }
        self.stop_joining().await;
        self.end(&mut ends, false).await;
    }

    async fn handle(&mut self, group: GroupHere, request: Request, ends: &mut Ends) {
        match request {
            Request::Found { group: name, me, rule, passphrase, anew } => {
                let founded = Founded { group: name, me, rule, passphrase, content: None };
                self.found(anew.then_some(group), founded);
            }
            Request::Join { ticket, me, passphrase } => {
                let group = self.folders.next(Zoned::now().date());
                self.join(group, Begin::Ticket { ticket, me }, passphrase).await;
            }
            Request::GoOnJoining { passphrase } => {
                self.join(group, Begin::GoOn, passphrase).await;
            }
            Request::StopJoining => {
                if let Some(group) = self.stop_joining().await {
                    self.tell_unfinished(group, None);
                }
            }
            Request::ForgetJoining => {
                self.stop_joining().await;
                match node::forget_joining(&self.folders.dir_of(group)) {
                    Ok(_) => {
                        self.folders.remove(group);
                        self.tell_groups();
                        self.board.put(group, News::Forgotten);
                    }
                    Err(error) => {
                        let because = Some(error.reason());
                        self.board.put(group, News::Unfinished { because });
                    }
                }
            }
            Request::Unlock { passphrase } => self.unlock_all(passphrase),
            Request::UnlockOne { passphrase } => self.unlock(group, passphrase, false),
            Request::Command { id, command: Command::Lock } => self.lock(group, id, ends).await,
            Request::Command { id, command } => {
                let refused = match self.running.get(&group) {
                    Some(running) => running.command(id, command),
                    None => Some(Unable::NotOpen.reason()),
                };
                if let Some(because) = refused {
                    self.board.put(group, News::Reply(id, Reply::Refused { because }));
                }
            }
            Request::Save { id, path, page } => {
                let saving = tokio::task::spawn_blocking(move || save(&path, &page));
                let reply = match saving.await {
                    Ok(reply) => reply,
                    Err(fault) => Reply::Refused { because: StartError::Fault(fault).reason() },
                };
                self.board.put(group, News::Reply(id, reply));
            }
            Request::Notify { id, words } => {
                let board = Arc::clone(&self.board);
                tokio::spawn(async move { board.put(group, News::Reply(id, notify(words).await)) });
            }
        }
    }

    /// Goes on with what came of a task.
    fn go_on(&mut self, came: Came) {
        match came {
            Came::Tried { group, opened: Ok(opened) } => {
                self.opening.remove(&group);
                let running = Running::new(group, opened, Arc::clone(&self.board));
                self.running.insert(group, running);
            }
            Came::Tried { group, opened: Err(not_opened) } => {
                self.opening.remove(&group);
                self.board.put(group, News::Shut(not_opened.shut()));
            }
            Came::TriedAll { because } => {
                self.under_way -= 1;
                let begun = self.folders.groups().first().copied().unwrap_or(GroupHere::FIRST);
                let news = match because.filter(|_| self.running.is_empty()) {
                    None => return,
                    Some(Shut::Unfinished) => News::Unfinished { because: None },
                    Some(Shut::OtherPassphrase) => {
                        let because = NodeError::WrongPassphrase.reason();
                        News::NotStarted { because }
                    }
                    Some(Shut::Failed(because)) => News::NotStarted { because },
                };
                self.board.put(begun, news);
            }
            Came::Founded { group, passphrase } => {
                self.under_way -= 1;
                self.begin(group, passphrase);
            }
            Came::NotFounded { group, error } => {
                self.under_way -= 1;
                self.board.put(group, News::NotStarted { because: error.reason() });
            }
            Came::Joined { group, passphrase } => {
                self.joining = None;
                self.begin(group, passphrase);
            }
            Came::NotJoined { group, error } => {
                let because = error.reason();
                if is_begun(&self.folders.dir_of(group)) {
                    self.tell_unfinished(group, Some(because));
                } else {
                    self.board.put(group, News::NotStarted { because });
                }
            }
        }
    }

    /// A group has come to be here: it is opened.
    fn begin(&mut self, group: GroupHere, passphrase: Zeroizing<String>) {
        self.folders.add(group);
        self.tell_groups();
        self.board.put(group, News::Began);
        self.unlock(group, passphrase, true);
    }

    /// Founds a group beside those that are here, with what another has agreed on or with nothing.
    fn found(&mut self, from: Option<GroupHere>, founded: Founded) {
        let group = self.folders.next(Zoned::now().date());
        let content = match from {
            None => None,
            Some(from) => {
                let Some(running) = self.running.get(&from) else {
                    let because = Unable::NotOpen.reason();
                    self.board.put(from, News::NotStarted { because });
                    return;
                };
                Some(running.snapshot())
            }
        };
        let founded = Founded { content, ..founded };
        let (dir, came) = (self.folders.dir_of(group), self.came.clone());
        self.under_way += 1;
        tokio::spawn(async move {
            let passphrase = founded.passphrase.clone();
            let end = match found(dir, founded).await {
                Ok(()) => Came::Founded { group, passphrase },
                Err(error) => Came::NotFounded { group, error },
            };
            // Nobody waits for it where the worker has ended.
            drop(came.send(end).await);
        });
    }

    async fn join(&mut self, group: GroupHere, begin: Begin, passphrase: Zeroizing<String>) {
        self.stop_joining().await;
        let (dir, board) = (self.folders.dir_of(group), Arc::clone(&self.board));
        // What an earlier try left may have been shown to somebody.
        let knocked = Arc::new(AtomicBool::new(is_begun(&dir)));
        let (has_knocked, came) = (Arc::clone(&knocked), self.came.clone());
        let task = tokio::spawn(async move {
            let mut progress = |step| board.put(group, News::Join(step));
            match join(&dir, begin, &passphrase, &has_knocked, &mut progress).await {
                // Nobody waits for it where the window has just been closed.
                Ok(()) => drop(came.send(Came::Joined { group, passphrase }).await),
                Err(error) => {
                    forget_unless(&has_knocked, &dir);
                    drop(came.send(Came::NotJoined { group, error }).await);
                }
            }
        });
        self.joining = Some(Joining { group, task, knocked });
    }

    /// Tries a passphrase on every group that is not open.
    fn unlock_all(&mut self, passphrase: Zeroizing<String>) {
        let here = self.folders.groups().iter().copied();
        let groups: Vec<_> = here.filter(|group| self.is_closed(*group)).collect();
        self.try_on(groups, passphrase, true);
    }

    /// Tries a passphrase on one group.
    fn unlock(&mut self, group: GroupHere, passphrase: Zeroizing<String>, is_told: bool) {
        let groups = if self.is_closed(group) { vec![group] } else { Vec::new() };
        self.try_on(groups, passphrase, is_told);
    }

    fn is_closed(&self, group: GroupHere) -> bool {
        !self.running.contains_key(&group) && !self.opening.contains(&group)
    }

    /// Tries a passphrase on groups, one after the other: trying takes all that the machine has on purpose. Whether it
    /// `is_told` where none is open afterwards.
    fn try_on(&mut self, groups: Vec<GroupHere>, passphrase: Zeroizing<String>, is_told: bool) {
        let at = |group: GroupHere| (group, self.folders.dir_of(group));
        let places: Vec<(GroupHere, PathBuf)> = groups.iter().copied().map(at).collect();
        self.opening.extend(groups);
        self.under_way += 1;
        let came = self.came.clone();
        tokio::spawn(async move {
            let mut because = None;
            for (group, dir) in places {
                let opened = if is_begun(&dir) {
                    Err(NotOpened::Unfinished)
                } else {
                    start(dir, &passphrase).await.map_err(NotOpened::Start)
                };
                if let Err(not_opened) = &opened {
                    because = Some(more_telling(because, not_opened.shut()));
                }
                drop(came.send(Came::Tried { group, opened }).await);
            }
            drop(came.send(Came::TriedAll { because: because.filter(|_| is_told) }).await);
        });
    }

    /// Locks all groups: one word opens them, one locks them.
    async fn lock(&mut self, group: GroupHere, id: CommandId, ends: &mut Ends) {
        self.end(ends, true).await;
        self.board.put(group, News::Reply(id, Reply::Done));
        self.board.put(group, News::Locked);
    }

    /// Stops the joining that is under way; says of which group something stayed.
    async fn stop_joining(&mut self) -> Option<GroupHere> {
        let Joining { group, task, knocked } = self.joining.take()?;
        task.abort();
        // Stopped on purpose.
        drop(task.await);
        let dir = self.folders.dir_of(group);
        forget_unless(&knocked, &dir);
        is_begun(&dir).then_some(group)
    }

    /// Ends every node, each once it has done what it was sent, all at once; also those that were still being opened.
    async fn end(&mut self, ends: &mut Ends, lock: bool) {
        let mut ending = JoinSet::new();
        for (_, running) in std::mem::take(&mut self.running) {
            ending.spawn(running.end(lock));
        }
        while self.under_way > 0 {
            let Some(came) = ends.0.recv().await else { break };
            match came {
                Came::Tried { group, opened } => {
                    self.opening.remove(&group);
                    if let Ok(opened) = opened {
                        ending.spawn(opened.end());
                    }
                }
                Came::Founded { group, .. } => {
                    self.under_way -= 1;
                    self.folders.add(group);
                }
                Came::TriedAll { .. } | Came::NotFounded { .. } => self.under_way -= 1,
                Came::Joined { group, .. } => {
                    self.joining = None;
                    self.folders.add(group);
                }
                Came::NotJoined { .. } => {}
            }
        }
        while ending.join_next().await.is_some() {}
    }

    fn tell_unfinished(&mut self, group: GroupHere, because: Option<Reason>) {
        if self.folders.add(group) {
            self.tell_groups();
        }
        self.board.put(group, News::Unfinished { because });
    }

    fn tell_groups(&self) {
        let groups = self.folders.groups().to_vec();
        self.board.put(GroupHere::FIRST, News::Groups { groups });
    }
}

/// Of two reasons the one to tell: that something is damaged before that a passphrase is another's, and that before that a
/// joining is not finished.
fn more_telling(before: Option<Shut>, now: Shut) -> Shut {
    match (before, now) {
        (Some(before @ Shut::Failed(_)), _) => before,
        (_, now @ Shut::Failed(_)) => now,
        (Some(Shut::OtherPassphrase), _) | (_, Shut::OtherPassphrase) => Shut::OtherPassphrase,
        (Some(Shut::Unfinished) | None, Shut::Unfinished) => Shut::Unfinished,
    }
}

/// Where what came of the tasks arrives.
pub(super) struct Ends(mpsc::Receiver<Came>);
