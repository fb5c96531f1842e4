//! The one task that does what the window asks for.
//!
//! Invariant: commands are done in the order in which they were sent; a node runs at most once.

use std::path::PathBuf;
use std::sync::Arc;

use kith_desktop::desktop::{News, Request};
use kith_sync::node::api::{Command, Event, Reply};
use kith_sync::node::{self, Node, NodeError, Options};
use kith_sync::seal::{Passphrase, PassphraseError};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use super::Board;
use crate::cost;

/// Why a group did not start; shown to the person as it is.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error(transparent)]
    Node(#[from] NodeError),
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    #[error("Kith met a fault of its own.")]
    Fault(#[from] tokio::task::JoinError),
}

/// What runs for the window.
pub(super) struct Worker {
    dir: PathBuf,
    board: Arc<Board>,
    running: Option<Running>,
    joining: Option<JoinHandle<()>>,
}

/// A node, and the task that passes its news on.
struct Running {
    node: Node,
    telling: JoinHandle<()>,
}

impl Worker {
    pub(super) fn new(dir: PathBuf, board: Arc<Board>) -> Self {
        Self { dir, board, running: None, joining: None }
    }

    /// Works until the window is gone.
    pub(super) async fn run(mut self, mut requests: mpsc::Receiver<Request>) {
        let (joined, mut came_in) = mpsc::channel(1);
        loop {
            tokio::select! {
                request = requests.recv() => match request {
                    Some(request) => self.handle(request, &joined).await,
                    None => break,
                },
                Some(passphrase) = came_in.recv() => {
                    self.joining = None;
                    self.start(&passphrase).await;
                }
            }
        }
        self.stop_joining().await;
        self.end().await;
    }

    async fn handle(&mut self, request: Request, joined: &mpsc::Sender<Zeroizing<String>>) {
        match request {
            Request::Found { group, me, passphrase } => {
                match found(self.dir.clone(), group, me, passphrase.clone()).await {
                    Ok(()) => self.start(&passphrase).await,
                    Err(error) => self.not_started(&error),
                }
            }
            Request::Join { ticket, me, passphrase } => {
                self.stop_joining().await;
                let (dir, board, joined) =
                    (self.dir.clone(), Arc::clone(&self.board), joined.clone());
                self.joining = Some(tokio::spawn(async move {
                    match join(dir, &ticket, &me, &passphrase, &board).await {
                        // Nobody waits for it where the window has just been closed.
                        Ok(()) => drop(joined.send(passphrase).await),
                        Err(error) => {
                            board.put(News::NotStarted { because: error.to_string() });
                        }
                    }
                }));
            }
            Request::StopJoining => self.stop_joining().await,
            Request::Unlock { passphrase } => self.start(&passphrase).await,
            Request::Command { id, command } => self.command(id, command).await,
        }
    }

    async fn start(&mut self, passphrase: &str) {
        if self.running.is_some() {
            return;
        }
        match start(self.dir.clone(), passphrase).await {
            Ok((node, events)) => {
                tokio::spawn(pass_over(events));
                let telling = tokio::spawn(tell(node.state(), Arc::clone(&self.board)));
                self.running = Some(Running { node, telling });
            }
            Err(error) => self.not_started(&error),
        }
    }

    async fn command(&mut self, id: u64, command: Command) {
        let lock = command == Command::Lock;
        let reply = match &self.running {
            Some(running) => running.node.command(command).await,
            None => Reply::Refused { because: "The group is not open.".to_owned() },
        };
        let locked = lock && reply == Reply::Done;
        self.board.put(News::Reply(id, reply));
        if locked {
            self.end().await;
            self.board.put(News::Locked);
        }
    }

    fn not_started(&self, error: &StartError) {
        self.board.put(News::NotStarted { because: error.to_string() });
    }

    async fn stop_joining(&mut self) {
        if let Some(joining) = self.joining.take() {
            joining.abort();
            // Stopped on purpose.
            drop(joining.await);
        }
    }

    async fn end(&mut self) {
        if let Some(Running { node, telling }) = self.running.take() {
            node.shutdown().await;
            telling.abort();
        }
    }
}

async fn found(
    dir: PathBuf,
    group: String,
    me: String,
    passphrase: Zeroizing<String>,
) -> Result<(), StartError> {
    // Stretching the passphrase takes a second of all that a thread has.
    tokio::task::spawn_blocking(move || {
        let passphrase = Passphrase::new(&passphrase)?;
        Ok(node::found(&dir, &passphrase, &group, &me, &options(cost::chosen()?))?)
    })
    .await?
}

async fn join(
    dir: PathBuf,
    ticket: &str,
    me: &str,
    passphrase: &str,
    board: &Board,
) -> Result<(), StartError> {
    let passphrase = Passphrase::new(passphrase)?;
    let options = options(tokio::task::spawn_blocking(cost::chosen).await??);
    let mut progress = |step| board.put(News::Join(step));
    Ok(node::join(&dir, &passphrase, ticket, me, &options, &mut progress).await?)
}

async fn start(
    dir: PathBuf,
    passphrase: &str,
) -> Result<(Node, mpsc::Receiver<Event>), StartError> {
    let passphrase = Passphrase::new(passphrase)?;
    Ok(Node::start(&dir, &passphrase, options(cost::least())).await?)
}

fn options(cost: kith_sync::seal::Cost) -> Options {
    Options { listen: Vec::new(), peers: Vec::new(), nearby: None, cost }
}

/// Passes states on until the node ends.
async fn tell(mut states: watch::Receiver<kith_sync::node::api::NodeState>, board: Arc<Board>) {
    loop {
        let state = states.borrow_and_update().clone();
        board.put(News::State(state));
        if states.changed().await.is_err() {
            return;
        }
    }
}

/// Takes events, so that the node need not wait; the window looks at states.
async fn pass_over(mut events: mpsc::Receiver<Event>) {
    while events.recv().await.is_some() {}
}
