//! The running replica, and what can be done with a group's folder without running it.
//!
//! A folder holds one group of one device. [`found`] and [`join`] make one; [`Offline`] opens it without the network;
//! [`Node`] opens it, shows the snapshot of last time at once, loads the document beside it, and stays in sync.
//!
//! Invariant: one task owns everything that changes; others send it commands and read whole states.
//! Source: README, "Architecture".

mod addrs;
pub mod api;
mod backup;
mod beginning;
mod binding;
mod codes;
mod commands;
mod edge;
mod erasing;
mod error;
mod folder;
mod founding;
#[cfg(any(test, feature = "test-utils"))]
pub mod grown;
mod history;
mod hosting;
mod joining;
mod keys;
mod mark;
pub mod mine;
mod news;
mod offline;
mod opening;
mod parcels;
mod plain_file;
mod problems;
mod progress;
mod reach;
mod relay_list;
mod restoring;
mod running;
mod status;
#[cfg(test)]
mod tests;
mod trouble;
mod verify;
mod waking;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

pub use api::{Command, Event, JoinStep, NodeState, Reply};
pub use backup::{Backup, Written};
pub use beginning::{HomeLock, claim};
pub use erasing::{erase, finish_erasing, is_being_erased};
pub use error::NodeError;
pub use founding::{Founding, found};
pub use history::HistoryLine;
pub use joining::{forget_joining, go_on, join, joining_begun};
pub use keys::{
    KeysChanged, Place, change_keys, from_keyring, keys_in, keys_opened, new_recovery_code, opens,
    turn_keyring_off, turn_keyring_on,
};
pub use offline::Offline;
pub use parcels::{join_by_parcel, parcel_file_name, read_answer, request_words};
pub use progress::Progress;
pub use restoring::{Restored, restore, restore_and_tell, settle};
pub use verify::Report;

#[cfg(test)]
use crate::seal::Passphrase;
use crate::seal::{Cost, Secret};
pub(crate) use codes::every as every_reason;
use commands::refused;
use running::Ask;
use trouble::Trouble;

/// How long stretching a passphrase should take.
const STRETCH: Duration = Duration::from_secs(1);
/// Commands that may wait for the node.
const ASKS: usize = 64;
/// Events that may wait for whoever listens; see [`Node::start`].
const EVENTS: usize = 1024;

/// How a node runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; empty: all interfaces, at the port of last time if it is free.
    pub listen: Vec<SocketAddr>,
    /// Addresses at which the group's devices may be, tried for each.
    pub peers: Vec<SocketAddr>,
    /// Whether devices on the same network find each other; absent: as last chosen, at first not.
    pub nearby: Option<bool>,
    /// Whether this device uses the relay that the group named; absent: as last chosen, at first it does.
    pub relay: Option<bool>,
    /// The file to keep that tells the relay whom to let in.
    pub relay_list: Option<PathBuf>,
    /// What stretching the passphrase of a new folder costs.
    pub cost: Cost,
}

impl Options {
    /// What a person's device uses; `cost` as [`calibrate`] finds it.
    pub fn new(cost: Cost) -> Self {
        Self {
            listen: Vec::new(),
            peers: Vec::new(),
            nearby: None,
            relay: None,
            relay_list: None,
            cost,
        }
    }
}

/// Finds out what stretching a passphrase has to cost here to take about a second, and never less than is safe. Takes a
/// few seconds itself.
pub fn calibrate() -> Result<Cost, NodeError> {
    let cost = Cost::calibrate(STRETCH, |cost| {
        let mut spent = Ok(());
        let took = edge::measured(|| spent = cost.spend());
        spent.map(|()| took)
    })?;
    Ok(cost)
}

/// Whether there is a group in a folder, or a joining that was begun.
pub fn exists(dir: &Path) -> Result<bool, NodeError> {
    Ok(crate::store::SqliteStore::exists(dir)?)
}

/// A running node.
#[derive(Debug)]
pub struct Node {
    handle: NodeHandle,
}

/// Asks a running node; cheap to clone.
#[derive(Clone, Debug)]
pub struct NodeHandle {
    asks: mpsc::Sender<Ask>,
    state: watch::Receiver<NodeState>,
}

impl Node {
    /// Opens the group in a folder and runs it. Returns as soon as there is something to show.
    ///
    /// Whoever falls more than 1,024 events behind misses some; the state is always whole.
    pub async fn start(
        dir: &Path,
        secret: impl Into<Secret>,
        options: Options,
    ) -> Result<(Self, mpsc::Receiver<Event>), NodeError> {
        let (dir, secret) = (dir.to_owned(), secret.into());
        let unlocked = blocking(move || offline::Unlocked::open(&dir, secret)).await?;
        let (asks, asked) = mpsc::channel(ASKS);
        let (events, listener) = mpsc::channel(EVENTS);
        let (show, state) = watch::channel(unlocked.first_state());
        let opening = opening::Opening { options, asked, events, show };
        let has_snapshot = unlocked.snapshot.is_some();
        let (ready, opened) = oneshot::channel();
        tokio::spawn(opening.run(unlocked, ready));
        let failed = || NodeError::Refused((&Trouble::NotOpened).into());
        if has_snapshot {
            // Whatever goes wrong from here on is shown beside it.
            drop(opened);
        } else {
            opened.await.map_err(|_gone| failed())??;
        }
        Ok((Self { handle: NodeHandle { asks, state } }, listener))
    }

    /// A handle to it.
    pub fn handle(&self) -> NodeHandle {
        self.handle.clone()
    }

    /// Asks it to do something; returns when it is done and on disk, or refused.
    pub async fn command(&self, command: Command) -> Reply {
        self.handle.command(command).await
    }

    /// What it shows, replaced whole.
    pub fn state(&self) -> watch::Receiver<NodeState> {
        self.handle.state()
    }

    /// Switches all connections off or on again.
    pub async fn pause(&self, on: bool) {
        let (done, paused) = oneshot::channel();
        if self.handle.asks.send(Ask::Pause(on, done)).await.is_ok() {
            drop(paused.await);
        }
    }

    /// Ends it: says goodbye to the peers, saves, closes the folder.
    pub async fn shutdown(self) {
        let (done, stopped) = oneshot::channel();
        if self.handle.asks.send(Ask::Stop(done)).await.is_ok() {
            drop(stopped.await);
        }
    }
}

impl NodeHandle {
    /// Asks the node to do something; returns when it is done and on disk, or refused.
    pub async fn command(&self, command: Command) -> Reply {
        // What takes long is done beside the task.
        if let Command::Keys(keys) = command {
            return done_or_not(self.change_keys_as(keys).await);
        }
        if let Command::Backup { file } = command {
            return done_or_not(self.write_backup(&file).await);
        }
        self.run(command).await
    }

    async fn run(&self, command: Command) -> Reply {
        let (reply, answer) = oneshot::channel();
        if self.asks.send(Ask::Run(command, reply)).await.is_err() {
            return refused(&Trouble::Closed);
        }
        answer.await.unwrap_or_else(|_gone| refused(&Trouble::ClosedBefore))
    }

    /// Asks the task something that it answers by itself.
    async fn ask<T>(&self, ask: impl FnOnce(oneshot::Sender<T>) -> Ask) -> Result<T, NodeError> {
        let (reply, answer) = oneshot::channel();
        let closed = |trouble: &Trouble| NodeError::Refused(trouble.into());
        self.asks.send(ask(reply)).await.map_err(|_gone| closed(&Trouble::Closed))?;
        answer.await.map_err(|_gone| closed(&Trouble::ClosedBefore))
    }

    /// What the node shows, replaced whole.
    pub fn state(&self) -> watch::Receiver<NodeState> {
        self.state.clone()
    }
}

fn done_or_not(done: Result<(), NodeError>) -> Reply {
    done.map_or_else(|error| refused(&error), |()| Reply::Done)
}

/// Runs something slow beside the other tasks.
async fn blocking<T: Send + 'static>(
    run: impl FnOnce() -> Result<T, NodeError> + Send + 'static,
) -> Result<T, NodeError> {
    let task = tokio::task::spawn_blocking(run);
    // What a panic says is for the log, not for the screen.
    task.await.map_err(|error| {
        tracing::error!(is_panic = error.is_panic(), "opening failed");
        NodeError::Refused((&Trouble::OpeningFault).into())
    })?
}
