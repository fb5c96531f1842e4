//! The window over a node of its own: requests go to one task, news come back from it.
//!
//! Invariant: the window never waits for the node; what the window sent before it was closed is done before the node ends.
//! Source: README, "Architecture".

mod folders;
mod notify;
mod worker;

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kith_desktop::desktop::{self, Backend, DesktopError, News, Opening, Request, Waker};
use kith_sync::node;
use kith_sync::node::api::Reply;
use tokio::sync::mpsc;
use zeroize::Zeroizing;

use folders::{Folders, FoldersError};
use worker::Worker;

/// The file in which the window's size, place and colours are kept.
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

/// Shows the newest group in the data folder `home` until the window is closed; with a passphrase it is opened at once.
pub(crate) fn show(home: PathBuf, passphrase: Option<&str>) -> Result<(), WindowError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(WindowError::System)?;
    let appearance = home.join(APPEARANCE);
    let folders = Folders::look(home)?;
    let opening = match passphrase {
        Some(_) => Opening::Starting,
        None if folders.groups().is_empty() => Opening::FirstRun,
        // What cannot be told now, unlocking tells.
        None if node::joining_begun(&folders.dir()).unwrap_or(false) => Opening::Unfinished,
        None => Opening::Locked,
    };
    let (requests, received) = mpsc::channel(WAITING);
    let board = Arc::new(Board::default());
    let mut backend = NodeBackend { requests, board: Arc::clone(&board) };
    if let Some(passphrase) = passphrase {
        backend.send(Request::Unlock { passphrase: Zeroizing::new(passphrase.to_owned()) });
    }
    let working = runtime.spawn(Worker::new(folders, board).run(received));
    let shown = desktop::run(Box::new(backend), opening, Some(appearance));
    // The window, and with it the sender of requests, is gone: the worker does what is left and ends. What fails in it
    // was told in the window; a panic was told by the hook.
    runtime.block_on(async { drop(tokio::time::timeout(END, working).await) });
    runtime.shutdown_background();
    Ok(shown?)
}

/// Where the news wait for the window.
#[derive(Default)]
pub(crate) struct Board {
    news: Mutex<VecDeque<News>>,
    waker: Mutex<Option<Waker>>,
}

impl Board {
    /// Puts news up. A state takes the place of the one before it, so that a window that does not look cannot fill the memory.
    pub(crate) fn put(&self, news: News) {
        let mut waiting = lock(&self.news);
        if matches!(news, News::State(_)) {
            waiting.retain(|older| !matches!(older, News::State(_)));
        }
        waiting.push_back(news);
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
    requests: mpsc::Sender<Request>,
    board: Arc<Board>,
}

impl Backend for NodeBackend {
    fn set_waker(&mut self, waker: Waker) {
        *lock(&self.board.waker) = Some(waker);
    }

    fn send(&mut self, request: Request) {
        let Err(refused) = self.requests.try_send(request) else {
            return;
        };
        let because = "Too much is waiting to be written. Try again in a moment.".to_owned();
        self.board.put(match refused.into_inner() {
            Request::Command { id, .. } | Request::Save { id, .. } | Request::Notify { id, .. } => {
                News::Reply(id, Reply::Refused { because })
            }
            Request::Found { .. }
            | Request::Join { .. }
            | Request::GoOnJoining { .. }
            | Request::StopJoining
            | Request::ForgetJoining
            | Request::Choose(_)
            | Request::Unlock { .. } => News::NotStarted { because },
        });
    }

    fn take_news(&mut self) -> Vec<News> {
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
        board.put(News::Locked);
        board.put(News::Reply(1, Reply::Done));
        let news: Vec<_> = lock(&board.news).drain(..).collect();
        assert_eq!(news, [News::Locked, News::Reply(1, Reply::Done)]);
        assert_eq!(*lock(&woken), 2);
    }

    #[test]
    fn a_request_that_does_not_fit_is_refused_and_not_lost_in_silence() {
        let (requests, received) = mpsc::channel(1);
        let mut backend = NodeBackend { requests, board: Arc::new(Board::default()) };
        backend.send(Request::StopJoining);
        backend.send(Request::Command {
            id: 7,
            command: kith_sync::node::api::Command::InviteMyDevice,
        });
        assert!(matches!(backend.take_news().as_slice(), [News::Reply(7, Reply::Refused { .. })]));
        drop(received);
    }
}
