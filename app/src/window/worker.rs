//! The one task that does what the window asks for.
//!
//! Invariant: a node runs at most once for each group; commands to a group are done in the order in which they were sent;
//! nothing that takes time is waited for here while groups are open, so that none holds up another. What was still being
//! opened when all was locked never comes to run.

mod by_file;
mod came;
mod ending;
mod keys;
mod making;
mod moving;
mod running;
mod saving;
#[cfg(test)]
mod tests;
mod trying;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use jiff::Zoned;
use kith_desktop::desktop::{GroupHere, News, Opener, Request, Shut, Unable};
use kith_sync::node::api::{Command, Reply};
use kith_sync::node::{self, NodeError};
use kith_sync::reason::{Coded as _, Reason};
use kith_sync::seal::Keyring;
use tokio::sync::{Mutex, mpsc};
use tokio::task::{JoinHandle, JoinSet};
use zeroize::Zeroizing;

use self::came::{Came, Task};
use self::making::{Begin, Founded, StartError, forget_unless, found, join};
use self::running::Running;
use self::saving::save;
use super::folders::Folders;
use super::notify::notify;
use super::{Board, is_begun};
use crate::keyring::SystemKeyring;

/// Ends of tasks that wait to be taken.
const CAME: usize = 16;
/// How long a group that nobody wants any more may still take to open, so that it can be ended in order.
const LATE: Duration = Duration::from_secs(5);

/// How long a group that is opened has the machine to itself, most of which goes to its passphrase: then the next one has
/// its turn too.
const PATIENCE: Duration = Duration::from_secs(6);

/// What runs for the window.
pub(super) struct Worker {
    folders: Folders,
    board: Arc<Board>,
    running: BTreeMap<GroupHere, Running>,
    /// Those that are being opened.
    opening: BTreeSet<GroupHere>,
    /// Those that are being erased.
    erasing: BTreeSet<GroupHere>,
    joining: Option<Joining>,
    /// Where the tasks tell what came of them.
    came: mpsc::Sender<Came>,
    /// Tasks whose end is awaited, without the joining, each by its number.
    under_way: BTreeMap<u64, Task>,
    /// How many there were.
    tasks: u64,
    /// A group is opened by one at a time, also where one was given up on.
    turns: BTreeMap<GroupHere, Arc<Mutex<()>>>,
    /// Files that are being saved.
    saving: JoinSet<()>,
    /// Backups that are being written, and what opens groups while it is changed: both need nodes that run.
    keeping: JoinSet<()>,
    /// The system's.
    keyring: Arc<dyn Keyring>,
    /// How long those that nobody wants any more may take.
    late: Duration,
    /// How long a group that is opened has the machine to itself.
    patience: Duration,
}

/// A joining that is under way.
struct Joining {
    group: GroupHere,
    task: JoinHandle<()>,
    /// Whether a device of the group may have seen this one's key.
    knocked: Arc<AtomicBool>,
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
            erasing: BTreeSet::new(),
            joining: None,
            came,
            under_way: BTreeMap::new(),
            tasks: 0,
            turns: BTreeMap::new(),
            saving: JoinSet::new(),
            keeping: JoinSet::new(),
            keyring: Arc::new(SystemKeyring),
            late: LATE,
            patience: PATIENCE,
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
        self.tell_openers().await;
        loop {
            tokio::select! {
                request = requests.recv() => match request {
                    Some((group, request)) => self.handle(group, request).await,
                    None => break,
                },
                Some(came) = ends.0.recv() => self.go_on(came).await,
            }
        }
        self.stop_joining().await;
        self.end(&mut ends).await;
    }

    async fn handle(&mut self, group: GroupHere, request: Request) {
        match request {
            Request::Found { group: name, me, rule, passphrase, anew } => {
                let founded = Founded { group: name, me, rule, passphrase, content: None };
                self.found(anew.then_some(group), founded);
            }
            Request::Join { ticket, me, passphrase } => {
                self.stop_joining().await;
                if let Some(group) = self.make_room(group) {
                    self.join(group, Begin::Ticket { ticket, me }, passphrase).await;
                }
            }
            Request::GoOnJoining { passphrase } => {
                self.join(group, Begin::GoOn, passphrase).await;
            }
            Request::AskByFile { ticket, me, passphrase, file } => {
                self.stop_joining().await;
                self.ask_by_file(group, (ticket, me), passphrase, file);
            }
            Request::ReadAnswer { passphrase, file } => {
                self.stop_joining().await;
                self.read_answer(group, passphrase, file);
            }
            Request::RequestWords { passphrase } => {
                self.stop_joining().await;
                self.look_for_words(group, passphrase);
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
                        self.folders.free(group);
                        self.tell_groups();
                        self.board.put(group, News::Forgotten);
                    }
                    Err(error) => {
                        let because = Some(error.reason());
                        self.board.put(group, News::Unfinished { because });
                    }
                }
            }
            Request::Unlock { with } => self.unlock_all(group, with),
            Request::UnlockByKeyring => self.unlock_by_keyring(group),
            Request::UnlockOne { passphrase } => {
                self.unlock(vec![group], Opener::Passphrase(passphrase), false);
            }
            Request::Keys { id, change } => self.change_keys(group, id, change),
            Request::Backup { id, path } => self.back_up(group, id, path),
            Request::Restore { path, with } => self.restore(group, path, with),
            Request::Erase { id } => self.erase(group, id).await,
            Request::Command { id, command: Command::Lock } => self.lock(group, id).await,
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
                // What was saved before needs no looking at.
                while self.saving.try_join_next().is_some() {}
                let board = Arc::clone(&self.board);
                self.saving.spawn(async move {
                    let saving = tokio::task::spawn_blocking(move || save(&path, &page));
                    let reply = match saving.await {
                        Ok(reply) => reply,
                        Err(fault) => Reply::Refused { because: StartError::Fault(fault).reason() },
                    };
                    board.put(group, News::Reply(id, reply));
                });
            }
            Request::Notify { id, words } => {
                let board = Arc::clone(&self.board);
                tokio::spawn(async move { board.put(group, News::Reply(id, notify(words).await)) });
            }
        }
    }

    /// Goes on with what came of a task.
    async fn go_on(&mut self, came: Came) {
        match came {
            Came::Tried { task, opened, turn, .. } if !self.under_way.contains_key(&task) => {
                // All was locked meanwhile.
                tokio::spawn(async move {
                    if let Ok(opened) = opened {
                        opened.end().await;
                    }
                    drop(turn);
                });
            }
            Came::Tried { group, opened: Ok(opened), .. } => {
                self.opening.remove(&group);
                let running = Running::new(group, opened, Arc::clone(&self.board));
                self.running.insert(group, running);
            }
            Came::Tried { group, opened: Err(not_opened), .. } => {
                self.opening.remove(&group);
                self.board.put(group, News::Shut(not_opened.shut()));
            }
            Came::TriedMost { task, because } => {
                if self.under_way.contains_key(&task) {
                    self.tell_not_opened(because);
                }
            }
            Came::TriedAll { task, because } => {
                if self.under_way.remove(&task).is_some()
                    && let Some(because) = because
                {
                    self.tell_not_opened(because);
                }
            }
            Came::Founded { task, group, passphrase } => {
                if self.under_way.remove(&task).is_some() {
                    self.begin(group, passphrase);
                } else {
                    self.folders.add(group);
                    self.tell_groups();
                }
            }
            Came::NotFounded { task, group, error } => {
                self.under_way.remove(&task);
                self.folders.free(group);
                self.board.put(group, News::NotStarted { because: error.reason() });
            }
            Came::Asked { task, group, file, asked } => {
                self.under_way.remove(&task);
                self.tell_asked(group, file, asked);
            }
            Came::Answered { task, group, passphrase, read } => {
                // Where all was locked meanwhile, it is opened with the others.
                if self.under_way.remove(&task).is_some() {
                    self.tell_answered(group, passphrase, read);
                }
            }
            Came::Words { task, group, words } => {
                self.under_way.remove(&task);
                self.tell_words(group, words);
            }
            Came::Restored { task, asker, with, restored } => {
                self.go_on_restored(task, asker, with, restored);
            }
            Came::Erased { task, group, erasing, erased } => {
                self.under_way.remove(&task);
                self.go_on_erased(group, erasing, erased).await;
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
                    self.folders.free(group);
                    self.board.put(group, News::NotStarted { because });
                }
            }
        }
    }

    /// Says why no group is open, where none is.
    fn tell_not_opened(&self, because: Shut) {
        if !self.running.is_empty() {
            return;
        }
        let begun = self.folders.groups().first().copied().unwrap_or(GroupHere::FIRST);
        let news = match because {
            Shut::Unfinished => News::Unfinished { because: None },
            Shut::OtherPassphrase => {
                News::NotStarted { because: NodeError::WrongPassphrase.reason() }
            }
            Shut::Failed(because) => News::NotStarted { because },
        };
        self.board.put(begun, news);
    }

    /// A group has come to be here: it is opened.
    fn begin(&mut self, group: GroupHere, passphrase: Zeroizing<String>) {
        self.folders.add(group);
        self.tell_groups();
        self.board.put(group, News::Began);
        self.unlock(vec![group], Opener::Passphrase(passphrase), true);
    }

    /// Founds a group beside those that are here, with what another has agreed on or with nothing.
    fn found(&mut self, from: Option<GroupHere>, founded: Founded) {
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
        let Some(group) = self.make_room(from.unwrap_or(GroupHere::FIRST)) else { return };
        let founded = Founded { content, ..founded };
        let dir = self.folders.dir_of(group);
        self.begin_whole(|task| async move {
            let passphrase = founded.passphrase.clone();
            match found(dir, founded).await {
                Ok(()) => Came::Founded { task, group, passphrase },
                Err(error) => Came::NotFounded { task, group, error },
            }
        });
    }

    /// Begins something that is ended in order; what comes of it is heard later.
    fn begin_whole<F>(&mut self, run: impl FnOnce(u64) -> F)
    where
        F: Future<Output = Came> + Send + 'static,
    {
        let (task, came) = (self.next_task(), self.came.clone());
        self.under_way.insert(task, Task::Whole);
        let run = run(task);
        tokio::spawn(async move {
            // Nobody waits for it where the worker has ended.
            drop(came.send(run.await).await);
        });
    }

    /// Makes room for a group that begins; where that cannot be, `asker` is told.
    fn make_room(&mut self, asker: GroupHere) -> Option<GroupHere> {
        match self.folders.begin(Zoned::now().date()) {
            Ok(group) => Some(group),
            Err(error) => {
                tracing::warn!(%error, "no folder could be made for a group");
                self.board.put(asker, News::NotStarted { because: Unable::NoFolder.reason() });
                None
            }
        }
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

    fn next_task(&mut self) -> u64 {
        self.tasks += 1;
        self.tasks
    }

    /// Stops the joining that is under way; says of which group something stayed.
    async fn stop_joining(&mut self) -> Option<GroupHere> {
        let Joining { group, task, knocked } = self.joining.take()?;
        task.abort();
        // Stopped on purpose.
        drop(task.await);
        let dir = self.folders.dir_of(group);
        forget_unless(&knocked, &dir);
        let has_begun = is_begun(&dir);
        if !has_begun {
            self.folders.free(group);
        }
        has_begun.then_some(group)
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

/// Where what came of the tasks arrives.
pub(super) struct Ends(mpsc::Receiver<Came>);
