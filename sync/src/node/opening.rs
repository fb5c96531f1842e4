//! From an unlocked folder to a running node: the snapshot of last time at once, the document beside it.
//!
//! Invariant: an edit given meanwhile is on disk before it is confirmed, and made when the document is there; one over which
//! the process died again and again stays there unmade, and that is told.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use tokio::sync::{mpsc, oneshot, watch};

use super::api::{Command, Event, NodeState, NodeStatus, Problem, Reply};
use super::binding::Binding;
use super::commands::refused;
use super::error::NodeError;
use super::mine::{Jot, Mine};
use super::offline::{Offline, Unlocked};
use super::running::{self, Ask, Choices, Running, told};
use super::trouble::Trouble;
use super::{Options, blocking, edge};
use crate::group::GroupSnapshot;
use crate::id::{DeviceId, MemberId, RecordId};
use crate::net::{Net, NetEvent};
use crate::relay::Relay;

/// What the opening of a node has to work with.
pub(super) struct Opening {
    pub(super) options: Options,
    pub(super) asked: mpsc::Receiver<Ask>,
    pub(super) events: mpsc::Sender<Event>,
    pub(super) show: watch::Sender<NodeState>,
}

/// What a node runs with.
struct Opened {
    offline: Offline,
    net: Net,
    network: mpsc::Receiver<NetEvent>,
    /// The relay that the network was opened for.
    relay: Option<Relay>,
    is_nearby: bool,
}

impl Unlocked {
    /// What can be shown before anything is loaded.
    pub(super) fn first_state(&self) -> NodeState {
        let key = SigningKey::from_bytes(&self.device.key);
        let device = DeviceId::from_bytes(key.verifying_key().to_bytes());
        let snapshot = self.snapshot.clone().unwrap_or_else(|| GroupSnapshot::empty(self.group));
        let is_mine = |member: &&crate::group::snapshot::Member| {
            member.devices.iter().any(|own| own.id == device)
        };
        let me = snapshot
            .members
            .iter()
            .find(is_mine)
            .map_or(MemberId::from_bytes([0; 16]), |member| member.id);
        let status = NodeStatus { belongs: true, ..NodeStatus::nothing(me, device) };
        let (snapshot, status) = (Arc::new(snapshot), Arc::new(status));
        NodeState { snapshot, status, mine: Arc::clone(&self.mine) }
    }
}

impl Opening {
    /// Loads, opens the network, and runs until the node is asked to stop. `ready` hears once whether it runs.
    pub(super) async fn run(
        mut self,
        unlocked: Unlocked,
        ready: oneshot::Sender<Result<(), NodeError>>,
    ) {
        match Box::pin(self.open(unlocked)).await {
            Ok(Some(Opened { offline, net, network, relay, is_nearby })) => {
                drop(ready.send(Ok(())));
                let choices = Choices { options: self.options, relay, is_nearby };
                let running = Running::new(offline, net, choices, self.show, self.events);
                Box::pin(running.run(self.asked, network)).await;
            }
            Ok(None) => drop(ready.send(Ok(()))),
            Err(error) => {
                let problem =
                    Problem { text: (&error).into(), stops_writing: true, outside: false };
                drop(self.events.try_send(Event::Problem(problem.clone())));
                self.show.send_modify(|state| {
                    let mut status = NodeStatus::clone(&state.status);
                    status.opening = false;
                    status.belongs = false;
                    status.problems.push(problem);
                    state.status = Arc::new(status);
                });
                drop(ready.send(Err(error)));
                self.refuse_everything().await;
            }
        }
    }

    /// Loads the document, keeping the edits that come meanwhile; nothing if asked to stop before.
    async fn open(&mut self, mut unlocked: Unlocked) -> Result<Option<Opened>, NodeError> {
        let (mut unlocked, loading) = blocking(move || {
            let loading = unlocked.begin()?;
            Ok((unlocked, loading))
        })
        .await?;
        let mut loading = Box::pin(blocking(move || loading.finish()));
        let mut kept = unlocked.folder.pending()?.0.last().map_or(0, |(number, _)| number + 1);
        let (ledger, lost, damage) = loop {
            tokio::select! {
                loaded = &mut loading => break loaded?,
                ask = self.asked.recv() => match ask {
                    Some(Ask::Run(Command::Lock, reply)) => {
                        drop(unlocked);
                        running::forget(&self.show);
                        drop(reply.send(Reply::Done));
                        return Ok(None);
                    }
                    Some(Ask::Run(command, reply)) => {
                        let kept = keep(&mut unlocked, command, &mut kept);
                        self.show.send_if_modified(|state| {
                            let is_new = state.mine != unlocked.mine;
                            state.mine = Arc::clone(&unlocked.mine);
                            is_new
                        });
                        drop(reply.send(kept));
                    }
                    Some(Ask::Folder(ask)) => ask.answer(&mut unlocked.folder)(),
                    Some(Ask::Pause(_, done)) => told(done),
                    Some(Ask::Stop(done)) => {
                        // Whoever waits may open the folder again at once.
                        drop(unlocked);
                        told(done);
                        return Ok(None);
                    }
                    None => return Ok(None),
                },
            }
        };
        let mut offline = Offline::with(unlocked, ledger, &damage, &lost)?;
        if let Some(uses_relay) = self.options.relay {
            offline.uses_relay = uses_relay;
        }
        let (key, gate, relay) =
            (offline.key().clone(), running::gate_of(&offline), offline.relay_to_use());
        let binding = Binding {
            key: &key,
            listen: &self.options.listen,
            port: offline.settings.port,
            gate: &gate,
            relay: relay.clone(),
        };
        let (net, network) = binding.open().await?;
        let is_nearby = self.options.nearby.unwrap_or(offline.settings.nearby);
        let is_found = !is_nearby || net.set_nearby(true).await.is_ok();
        if !is_found {
            offline.tell(&Trouble::NothingNearbyNow);
        }
        Ok(Some(Opened { offline, net, network, relay, is_nearby: is_nearby && is_found }))
    }

    /// Answers whoever asks that the group is not open.
    async fn refuse_everything(&mut self) {
        while let Some(ask) = self.asked.recv().await {
            match ask {
                Ask::Run(Command::Lock, reply) => {
                    running::forget(&self.show);
                    drop(reply.send(Reply::Done));
                    return;
                }
                Ask::Run(_, reply) => drop(reply.send(refused(&Trouble::NotOpened))),
                // Whoever asked hears that nobody answers.
                Ask::Folder(ask) => drop(ask),
                Ask::Pause(_, done) => told(done),
                Ask::Stop(done) => {
                    told(done);
                    return;
                }
            }
        }
    }
}

/// Puts an edit on disk until the document is there; what a member keeps for themselves needs no document.
fn keep(unlocked: &mut Unlocked, command: Command, kept: &mut u64) -> Reply {
    if let Command::Mine(jot) = &command {
        return keep_mine(unlocked, jot);
    }
    let Command::Edit(edit) = command else {
        return refused(&Trouble::StillOpening);
    };
    let Ok(json) = serde_json::to_string(&edit) else {
        return refused(&Trouble::NotKept);
    };
    let write = unlocked.folder.put_pending(*kept, &json);
    match unlocked.folder.commit(&[write]) {
        Ok(()) => {
            *kept += 1;
            Reply::Done
        }
        Err(error) => refused(&Trouble::NotWritten { because: (&error).into() }),
    }
}

fn keep_mine(unlocked: &mut Unlocked, jot: &Jot) -> Reply {
    let mut mine = Mine::clone(&unlocked.mine);
    let today = edge::date(edge::today());
    let change = match mine.jot(jot, today, RecordId::from_bytes(edge::random())) {
        Ok(change) => change,
        Err(error) => return refused(&error),
    };
    let writes = unlocked.folder.jotted(&change);
    match unlocked.folder.commit(&writes) {
        Ok(()) => {
            unlocked.mine = Arc::new(mine);
            Reply::Done
        }
        Err(error) => refused(&Trouble::NotWritten { because: (&error).into() }),
    }
}
