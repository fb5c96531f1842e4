//! The three devices: founding, inviting, coming in, waiting for what happens on them.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use kith_sync::group::Edit;
use kith_sync::node::api::{Command, Event, JoinStep, NodeState, Reply};
use kith_sync::node::{self, Founding, Node, Options};
use kith_sync::seal::Cost;
use tempfile::TempDir;
use tokio::sync::{mpsc, watch};

use super::{DemoError, in_time, passphrase};

/// What the group is called.
const GROUP: &str = "Night shift, north side";

/// The throwaway folder; gone when dropped.
pub(super) struct Folder(TempDir);

impl Folder {
    /// Ana's part of it.
    pub(super) fn ana(&self) -> PathBuf {
        self.0.path().join("ana")
    }
}

/// The group with its three devices.
pub(super) struct Stage {
    folder: Folder,
    pub(super) ana: Player,
    pub(super) ben: Player,
    pub(super) cleo: Player,
    /// What Ben and Ana compared when he came in.
    pub(super) words: Vec<String>,
}

impl Stage {
    /// Ana founds the group and invites the others, who come in.
    pub(super) async fn build() -> Result<Self, DemoError> {
        let temp = tempfile::Builder::new().prefix("kith-demo-").tempdir();
        let folder = Folder(temp.map_err(DemoError::Folder)?);
        let dir = folder.ana();
        node::found(&dir, &passphrase()?, &Founding::new(GROUP, "Ana"), &options()?)
            .map_err(|error| DemoError::Node { name: "Ana", source: Box::new(error) })?;
        let ana = Player::start("Ana", dir).await?;
        // Both at once, while the founder is alone and decides alone.
        let (for_ben, for_cleo) = (ana.invite("Ben").await?, ana.invite("Cleo").await?);
        let (ben, words) = Player::join("Ben", folder.0.path().join("ben"), &for_ben).await?;
        let (cleo, _) = Player::join("Cleo", folder.0.path().join("cleo"), &for_cleo).await?;
        let stage = Self { folder, ana, ben, cleo, words };
        stage.converged("all three are members").await?;
        Ok(stage)
    }

    /// All three.
    pub(super) fn players(&self) -> [&Player; 3] {
        [&self.ana, &self.ben, &self.cleo]
    }

    /// Waits until all three devices show the same, and each has heard that the others have everything.
    pub(super) async fn converged(&self, what: &str) -> Result<(), DemoError> {
        in_time(what, async {
            let mut news = self.players().map(|player| player.state.clone());
            while !self.same() {
                let [ana, ben, cleo] = &mut news;
                // An error means that a device has ended; the time limit then tells.
                let changed = tokio::select! {
                    changed = ana.changed() => changed,
                    changed = ben.changed() => changed,
                    changed = cleo.changed() => changed,
                };
                if changed.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        })
        .await
    }

    fn same(&self) -> bool {
        let [ana, ben, cleo] = self.players().map(Player::now);
        let complete = |state: &NodeState| {
            state.snapshot.members.len() == 3
                && state.status.peers.len() == 2
                && state.status.peers.iter().all(|peer| peer.has_all)
        };
        ana.snapshot == ben.snapshot
            && ben.snapshot == cleo.snapshot
            && [&ana, &ben, &cleo].into_iter().all(complete)
    }

    /// Ends all three; the folder goes with this.
    pub(super) async fn clear(self) {
        for player in [self.ana, self.ben, self.cleo] {
            player.node.shutdown().await;
        }
    }

    /// Ends Ana's device, so that a window can open it, and leaves the others running.
    pub(super) async fn hand_over(self) -> (Folder, [Player; 2]) {
        self.ana.node.shutdown().await;
        (self.folder, [self.ben, self.cleo])
    }
}

/// A member's device.
pub(super) struct Player {
    pub(super) name: &'static str,
    node: Node,
    state: watch::Receiver<NodeState>,
}

impl Player {
    async fn start(name: &'static str, dir: PathBuf) -> Result<Self, DemoError> {
        let (node, events) = Node::start(&dir, &passphrase()?, options()?)
            .await
            .map_err(|error| DemoError::Node { name, source: Box::new(error) })?;
        tokio::spawn(pass_over(events));
        let state = node.state();
        Ok(Self { name, node, state })
    }

    async fn join(
        name: &'static str,
        dir: PathBuf,
        ticket: &str,
    ) -> Result<(Self, Vec<String>), DemoError> {
        let mut words = Vec::new();
        let mut progress = |step| {
            if let JoinStep::Joined { words: both } = step {
                words = both;
            }
        };
        Box::pin(node::join(&dir, &passphrase()?, ticket, name, &options()?, &mut progress))
            .await
            .map_err(|error| DemoError::Node { name, source: Box::new(error) })?;
        Ok((Self::start(name, dir).await?, words))
    }

    async fn invite(&self, name: &str) -> Result<String, DemoError> {
        let reply = self.node.command(Command::Invite { name: name.to_owned() }).await;
        if let Reply::Ticket { ticket, .. } = reply {
            return Ok(ticket);
        }
        self.done(reply)?;
        Err(DemoError::Differs("an invitation came without a ticket"))
    }

    /// Does something in the group; it is on this device's disk when this returns.
    pub(super) async fn edit(&self, edit: Edit) -> Result<(), DemoError> {
        self.command(Command::Edit(edit)).await
    }

    /// Asks the device for something that has no other answer than that it is done.
    pub(super) async fn command(&self, command: Command) -> Result<(), DemoError> {
        let reply = self.node.command(command).await;
        self.done(reply)
    }

    fn done(&self, reply: Reply) -> Result<(), DemoError> {
        let refused = |because| DemoError::Refused { name: self.name, because };
        reply.refusal().map_or(Ok(()), |because| Err(refused(because)))
    }

    /// Cuts the device off, or connects it again.
    pub(super) async fn cut_off(&self, off: bool) {
        self.node.pause(off).await;
    }

    /// What the device shows now.
    pub(super) fn now(&self) -> NodeState {
        self.state.borrow().clone()
    }

    /// Waits until the device shows something.
    pub(super) async fn until(
        &self,
        what: &str,
        mut shows: impl FnMut(&NodeState) -> bool,
    ) -> Result<NodeState, DemoError> {
        let mut state = self.state.clone();
        let seen = in_time(what, state.wait_for(|state| shows(state))).await?;
        let ended = |_closed| DemoError::InVain { what: what.to_owned() };
        Ok(seen.map_err(ended)?.clone())
    }
}

fn options() -> Result<Options, DemoError> {
    Ok(Options {
        listen: vec![SocketAddr::from((Ipv4Addr::LOCALHOST, 0))],
        nearby: Some(false),
        ..Options::new(Cost::new(8, 1, 1)?)
    })
}

/// Takes events, so that the node need not wait; the demo looks at states.
async fn pass_over(mut events: mpsc::Receiver<Event>) {
    while events.recv().await.is_some() {}
}
