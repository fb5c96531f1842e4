//! The window over nodes of its own, one for each group: requests go to one task, news come back from it.
//!
//! Invariant: the window never waits for a node; what the window sent before it was closed is done before the nodes end.
//! Source: README, "Architecture".

mod folders;
mod notify;
mod worker;

use std::collections::VecDeque;
use std::io;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kith_desktop::desktop::{
    self, Backend, DesktopError, GroupHere, News, Opener, Opening, Request, Shut, Unable, Waker,
};
use kith_sync::node;
use kith_sync::node::api::Reply;
use kith_sync::reason::Coded as _;
use tokio::sync::mpsc;
use zeroize::Zeroizing;

pub(crate) use folders::{Folders, FoldersError};
use worker::Worker;

use crate::keyring::SystemKeyring;
use crate::signal::asked_to_end;

/// The file in which the window's size, place and colours are kept, and which group was on screen.
const APPEARANCE: &str = "window.json";
/// Requests that wait; nobody clicks faster.
const WAITING: usize = 1024;
/// How long the end may take after the window is closed.
const END: Duration = Duration::from_secs(10);

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WindowError {
    /// It cannot be shown.
    #[error(transparent)]
    Desktop(#[from] DesktopError),
    /// It cannot be told what the data folder holds.
    #[error(transparent)]
    Folders(#[from] FoldersError),
    /// The operating system refused.
    #[error("the system refused: {0}")]
    System(#[source] io::Error),
}

/// Shows the groups in the data folder `home` until the window is closed; with a passphrase they are opened at once.
pub(crate) fn show(home: PathBuf, passphrase: Option<&str>) -> Result<(), WindowError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(WindowError::System)?;
    let appearance = home.join(APPEARANCE);
    // What was restored when a process was killed comes to its place.
    node::settle(&home).map_err(FoldersError::from)?;
    let mut folders = Folders::look(home)?;
    folders.finish_erasing(&SystemKeyring);
    let first = desktop::last_shown(&appearance).unwrap_or(GroupHere::FIRST);
    let opening = match passphrase {
        Some(_) => Opening::Starting,
        None if folders.groups().is_empty() => Opening::FirstRun,
        None if folders.groups().iter().all(|group| is_begun(&folders.dir_of(*group))) => {
            Opening::Unfinished
        }
        None => Opening::Locked,
    };
    let (requests, received) = mpsc::channel(WAITING);
    let board = Arc::new(Board::default());
    let mut backend = NodeBackend { requests, board: Arc::clone(&board) };
    if let Some(passphrase) = passphrase {
        let passphrase = Zeroizing::new(passphrase.to_owned());
        backend.send(first, Request::Unlock { with: Opener::Passphrase(passphrase) });
    }
    let (worker, ends) = Worker::new(folders, Arc::clone(&board));
    let working = runtime.spawn(worker.run(ends, received));
    let ending = {
        let _within = runtime.enter();
        asked_to_end().map_err(WindowError::System)?
    };
    runtime.spawn(async move {
        ending.await;
        board.put(first, News::Close);
    });
    let shown = desktop::run(Box::new(backend), opening, Some(appearance));
    // The window, and with it the sender of requests, is gone: the worker does what is left and ends. What fails in it
    // was told in the window; a panic was told by the hook.
    runtime.block_on(async { drop(tokio::time::timeout(END, working).await) });
    runtime.shutdown_background();
    Ok(shown?)
}

/// Whether a joining was begun in a folder. What cannot be told, whoever opens it is told.
fn is_begun(dir: &Path) -> bool {
    node::joining_begun(dir).unwrap_or(false)
}

/// Where the news wait for the window.
#[derive(Default)]
pub(crate) struct Board {
    news: Mutex<VecDeque<(GroupHere, News)>>,
    waker: Mutex<Option<Waker>>,
}

impl Board {
    /// Puts news of a group up. A state, or how far something is, takes the place of the one before it, so that a window that
    /// does not look cannot fill the memory.
    pub(crate) fn put(&self, group: GroupHere, news: News) {
        let mut waiting = lock(&self.news);
        if matches!(news, News::State(_) | News::Restoring(_)) {
            let is_replaced = |older: &News| discriminant(older) == discriminant(&news);
            waiting.retain(|(of, older)| *of != group || !is_replaced(older));
        }
        waiting.push_back((group, news));
        drop(waiting);
        if let Some(waker) = &*lock(&self.waker) {
            waker();
        }
    }
}

/// Where a panic left the lock there is still a whole value under it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct NodeBackend {
    requests: mpsc::Sender<(GroupHere, Request)>,
    board: Arc<Board>,
}

impl Backend for NodeBackend {
    fn set_waker(&mut self, waker: Waker) {
        *lock(&self.board.waker) = Some(waker);
    }

    fn send(&mut self, group: GroupHere, request: Request) {
        let Err(refused) = self.requests.try_send((group, request)) else {
            return;
        };
        let because = Unable::TooMuch.reason();
        let news = match refused.into_inner().1 {
            Request::Command { id, .. }
            | Request::Save { id, .. }
            | Request::Notify { id, .. }
            | Request::Keys { id, .. }
            | Request::Backup { id, .. }
            | Request::Erase { id } => News::Reply(id, Reply::Refused { because }),
            Request::Found { .. }
            | Request::Join { .. }
            | Request::GoOnJoining { .. }
            | Request::AskByFile { .. }
            | Request::ReadAnswer { .. }
            | Request::RequestWords { .. }
            | Request::StopJoining
            | Request::ForgetJoining
            | Request::Unlock { .. }
            | Request::UnlockByKeyring
            | Request::Restore { .. } => News::NotStarted { because },
            Request::UnlockOne { .. } => News::Shut(Shut::Failed(because)),
        };
        self.board.put(group, news);
    }

    fn take_news(&mut self) -> Vec<(GroupHere, News)> {
        lock(&self.board.news).drain(..).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_come_in_order_and_wake_the_window() {
        let board = Board::default();
        let woken = Arc::new(Mutex::new(0));
        let count = Arc::clone(&woken);
        *lock(&board.waker) = Some(Arc::new(move || *lock(&count) += 1));
        let group = GroupHere::FIRST;
        board.put(group, News::Locked);
        board.put(group, News::Reply(1, Reply::Done));
        let news: Vec<_> = lock(&board.news).drain(..).collect();
        assert_eq!(news, [(group, News::Locked), (group, News::Reply(1, Reply::Done))]);
        assert_eq!(*lock(&woken), 2);
    }

    #[test]
    fn of_what_a_window_did_not_look_at_the_newest_alone_is_kept() {
        let (board, group) = (Board::default(), GroupHere::FIRST);
        let so_far = |done_bytes| News::Restoring(node::Progress { done_bytes, all_bytes: 9 });
        for news in [so_far(1), News::Began, so_far(2), so_far(3)] {
            board.put(group, news);
        }
        let news: Vec<_> = lock(&board.news).drain(..).collect();
        assert_eq!(news, [(group, News::Began), (group, so_far(3))]);
    }

    #[test]
    fn a_request_that_does_not_fit_is_refused_and_not_lost_in_silence() {
        let (requests, received) = mpsc::channel(1);
        let mut backend = NodeBackend { requests, board: Arc::new(Board::default()) };
        let group = GroupHere::FIRST;
        backend.send(group, Request::StopJoining);
        let command = kith_sync::node::api::Command::InviteMyDevice;
        backend.send(group, Request::Command { id: 7, command });
        let news = backend.take_news();
        assert!(matches!(&news[..], [(of, News::Reply(7, Reply::Refused { .. }))] if *of == group));
        drop(received);
    }
}
