//! A group that runs: its node, and the tasks that hand it commands and pass its news on.
//!
//! Invariant: commands are done in the order in which they were sent, and a group that takes its time holds up no other.

use std::sync::Arc;

use kith_desktop::desktop::{CommandId, GroupHere, News, Unable};
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::{Command, NodeState, Reply};
use kith_sync::node::{Node, NodeHandle};
use kith_sync::reason::{Coded as _, Reason};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::making::{Opened, StartError, pass_over};
use super::saving::Unfinished;
use crate::window::{Board, WAITING};

/// A node, and the tasks around it.
pub(super) struct Running {
    node: Node,
    commands: mpsc::Sender<(CommandId, Command)>,
    doing: JoinHandle<()>,
    telling: JoinHandle<()>,
}

impl Running {
    /// Hands on what `opened` is sent and what it tells.
    pub(super) fn new(group: GroupHere, opened: Opened, board: Arc<Board>) -> Self {
        let Opened { node, events } = opened;
        tokio::spawn(pass_over(events));
        let (commands, sent) = mpsc::channel(WAITING);
        let doing = tokio::spawn(work(group, node.handle(), sent, Arc::clone(&board)));
        let telling = tokio::spawn(tell(group, node.state(), board));
        Self { node, commands, doing, telling }
    }

    /// The node, to ask it for what is no command.
    pub(super) fn handle(&self) -> NodeHandle {
        self.node.handle()
    }

    /// Hands a command on; why not, where too many wait.
    pub(super) fn command(&self, id: CommandId, command: Command) -> Option<Reason> {
        self.commands.try_send((id, command)).is_err().then(|| Unable::TooMuch.reason())
    }

    /// What the group is now.
    pub(super) fn snapshot(&self) -> Arc<GroupSnapshot> {
        Arc::clone(&self.node.state().borrow().snapshot)
    }

    /// Ends it once it has done what it was sent; with its keys forgotten first, to `lock` it.
    pub(super) async fn end(self, lock: bool) {
        let Self { node, commands, doing, telling } = self;
        drop(commands);
        // What fails in it was told; a panic was told by the hook.
        drop(doing.await);
        telling.abort();
        // Stopped on purpose; nothing of this group is told after what comes next.
        drop(telling.await);
        if lock {
            // Whatever it answers, it is ended.
            drop(node.command(Command::Lock).await);
        }
        node.shutdown().await;
    }
}

/// Has commands done, one after the other, and tells what came of each.
async fn work(
    group: GroupHere,
    node: NodeHandle,
    mut sent: mpsc::Receiver<(CommandId, Command)>,
    board: Arc<Board>,
) {
    while let Some((id, command)) = sent.recv().await {
        let reply = done(&node, command).await;
        board.put(group, News::Reply(id, reply));
    }
}

/// Does a command. A file that it writes has its name once it is whole.
async fn done(node: &NodeHandle, mut command: Command) -> Reply {
    let (Command::WriteParcel { file, .. } | Command::ReadParcel { reply: Some(file), .. }) =
        &mut command
    else {
        return node.command(command).await;
    };
    let path = file.clone();
    let begun = blocking(move || Unfinished::beside(&path)).await;
    let unfinished = match begun {
        Ok(unfinished) => unfinished,
        Err(because) => return Reply::Refused { because },
    };
    unfinished.hidden().clone_into(file);
    let reply = node.command(command).await;
    let has_written = match &reply {
        Reply::ParcelWritten(_) | Reply::LetIn(_) => true,
        Reply::ParcelRead(read) => read.reply.is_some(),
        Reply::Done
        | Reply::Ticket { .. }
        | Reply::History(_)
        | Reply::JoinRequest(_)
        | Reply::Refused { .. } => false,
    };
    if !has_written {
        return reply;
    }
    match blocking(move || unfinished.put()).await {
        Ok(()) => reply,
        Err(because) => Reply::Refused { because },
    }
}

/// Does with files what waits for a disk, aside.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Reason> + Send + 'static,
) -> Result<T, Reason> {
    let worked = tokio::task::spawn_blocking(work).await;
    worked.unwrap_or_else(|fault| Err(StartError::Fault(fault).reason()))
}

/// Passes states on until the node ends.
async fn tell(group: GroupHere, mut states: watch::Receiver<NodeState>, board: Arc<Board>) {
    loop {
        let state = states.borrow_and_update().clone();
        board.put(group, News::State(state));
        if states.changed().await.is_err() {
            return;
        }
    }
}
