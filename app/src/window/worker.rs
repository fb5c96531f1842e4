//! The one task that does what the window asks for.
//!
//! Invariant: commands are done in the order in which they were sent; a node runs at most once.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kith_desktop::desktop::{News, Request};
use kith_sync::node::api::{Command, Event, JoinStep, Reply, Rule};
use kith_sync::node::{self, Founding, Node, NodeError, Options};
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
    joining: Option<Joining>,
}

/// A joining that is under way.
struct Joining {
    task: JoinHandle<()>,
    /// Whether a device of the group may have seen this one's key.
    knocked: Arc<AtomicBool>,
}

/// What a joining begins with.
enum Begin {
    Ticket { ticket: String, me: String },
    GoOn,
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
            Request::Found { group, me, rule, passphrase } => {
                match found(self.dir.clone(), group, me, rule, passphrase.clone()).await {
                    Ok(()) => self.start(&passphrase).await,
                    Err(error) => self.not_started(&error),
                }
            }
            Request::Join { ticket, me, passphrase } => {
                self.join(Begin::Ticket { ticket, me }, passphrase, joined.clone()).await;
            }
            Request::GoOnJoining { passphrase } => {
                self.join(Begin::GoOn, passphrase, joined.clone()).await;
            }
            Request::StopJoining => {
                self.stop_joining().await;
                if is_begun(&self.dir) {
                    self.board.put(News::Unfinished { because: None });
                }
            }
            Request::ForgetJoining => {
                self.stop_joining().await;
                self.board.put(match node::forget_joining(&self.dir) {
                    Ok(_) => News::Forgotten,
                    Err(error) => News::Unfinished { because: Some(error.to_string()) },
                });
            }
            Request::Unlock { passphrase } => self.start(&passphrase).await,
            Request::Command { id, command } => self.command(id, command).await,
        }
    }

    async fn join(
        &mut self,
        begin: Begin,
        passphrase: Zeroizing<String>,
        joined: mpsc::Sender<Zeroizing<String>>,
    ) {
        self.stop_joining().await;
        let (dir, board) = (self.dir.clone(), Arc::clone(&self.board));
        // What an earlier try left may have been shown to somebody.
        let knocked = Arc::new(AtomicBool::new(is_begun(&dir)));
        let has_knocked = Arc::clone(&knocked);
        let task = tokio::spawn(async move {
            match join(dir.clone(), begin, &passphrase, &board, &has_knocked).await {
                // Nobody waits for it where the window has just been closed.
                Ok(()) => drop(joined.send(passphrase).await),
                Err(error) => {
                    forget_unless(&has_knocked, &dir);
                    let because = error.to_string();
                    board.put(if is_begun(&dir) {
                        News::Unfinished { because: Some(because) }
                    } else {
                        News::NotStarted { because }
                    });
                }
            }
        });
        self.joining = Some(Joining { task, knocked });
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
        if let Some(Joining { task, knocked }) = self.joining.take() {
            task.abort();
            // Stopped on purpose.
            drop(task.await);
            forget_unless(&knocked, &self.dir);
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
    rule: Rule,
    passphrase: Zeroizing<String>,
) -> Result<(), StartError> {
    // Stretching the passphrase takes a second of all that a thread has.
    tokio::task::spawn_blocking(move || {
        let passphrase = Passphrase::new(&passphrase)?;
        let founding = Founding { group: &group, me: &me, rule, content: None };
        Ok(node::found(&dir, &passphrase, &founding, &options(cost::chosen()?))?)
    })
    .await?
}

async fn join(
    dir: PathBuf,
    begin: Begin,
    passphrase: &str,
    board: &Board,
    knocked: &AtomicBool,
) -> Result<(), StartError> {
    let passphrase = Passphrase::new(passphrase)?;
    let options = options(tokio::task::spawn_blocking(cost::chosen).await??);
    let mut progress = |step| {
        if step != JoinStep::Connecting {
            knocked.store(true, Ordering::Relaxed);
        }
        board.put(News::Join(step));
    };
    Ok(match begin {
        Begin::Ticket { ticket, me } => {
            node::join(&dir, &passphrase, &ticket, &me, &options, &mut progress).await
        }
        Begin::GoOn => node::go_on(&dir, &passphrase, &options, &mut progress).await,
    }?)
}

/// Whether a joining was begun in the folder. What cannot be told, whoever opens it is told.
fn is_begun(dir: &Path) -> bool {
    node::joining_begun(dir).unwrap_or(false)
}

/// Leaves nothing behind of a joining that no device of the group has seen.
fn forget_unless(knocked: &AtomicBool, dir: &Path) {
    if !knocked.load(Ordering::Relaxed)
        && let Err(error) = node::forget_joining(dir)
    {
        tracing::warn!(%error, "a joining that was given up is still in its folder");
    }
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
