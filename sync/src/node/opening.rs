//! From an unlocked folder to a running node: the snapshot of last time at once, the document beside it.
//!
//! Invariant: an edit given meanwhile is on disk before it is confirmed, and made when the document is there.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use tokio::sync::{mpsc, oneshot, watch};

use super::api::{Command, Event, NodeState, NodeStatus, Problem, Reach, Reply};
use super::commands::refused;
use super::error::NodeError;
use super::folder::Settings;
use super::offline::{Offline, Unlocked};
use super::running::{self, Ask, Running, told};
use super::{Options, blocking, edge};
use crate::group::GroupSnapshot;
use crate::id::{DeviceId, MemberId};
use crate::net::{Net, NetConfig};
use crate::protocol::Ledger;

/// What the opening of a node has to work with.
pub(super) struct Opening {
    pub(super) options: Options,
    pub(super) asked: mpsc::Receiver<Ask>,
    pub(super) events: mpsc::Sender<Event>,
    pub(super) show: watch::Sender<NodeState>,
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
        let status = NodeStatus {
            me,
            device,
            opening: true,
            belongs: true,
            reach: Reach::default(),
            peers: Vec::new(),
            delivery: super::api::Delivery::default(),
            drafts: Vec::new(),
            invitations: Vec::new(),
            welcome: Vec::new(),
            problems: Vec::new(),
        };
        NodeState { snapshot: Arc::new(snapshot), status: Arc::new(status) }
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
            Ok(Some((offline, net, network))) => {
                drop(ready.send(Ok(())));
                let running =
                    Running::new(offline, net, self.options.peers.clone(), self.show, self.events);
                Box::pin(running.run(self.asked, network)).await;
            }
            Ok(None) => drop(ready.send(Ok(()))),
            Err(error) => {
                let problem = Problem { text: error.to_string(), stops_writing: true };
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
    async fn open(
        &mut self,
        mut unlocked: Unlocked,
    ) -> Result<Option<(Offline, Net, mpsc::Receiver<crate::net::NetEvent>)>, NodeError> {
        let (mut unlocked, opened, damage) = blocking(move || {
            let (opened, damage) = unlocked.rows()?;
            Ok((unlocked, opened, damage))
        })
        .await?;
        let (group, key) = (unlocked.group, SigningKey::from_bytes(&unlocked.device.key));
        let mut loading =
            Box::pin(blocking(move || Ok(Ledger::open(group, key, edge::random(), opened)?)));
        let mut kept = unlocked.folder.pending()?.last().map_or(0, |(number, _)| number + 1);
        let (ledger, lost) = loop {
            tokio::select! {
                loaded = &mut loading => break loaded?,
                ask = self.asked.recv() => match ask {
                    Some(Ask::Run(command, reply)) => drop(reply.send(keep(&mut unlocked, command, &mut kept))),
                    Some(Ask::Pause(_, done)) => told(done),
                    Some(Ask::Stop(done)) => {
                        told(done);
                        return Ok(None);
                    }
                    None => return Ok(None),
                },
            }
        };
        let offline = Offline::with(unlocked, ledger, &damage, &lost)?;
        let (settings, key, gate) =
            (offline.settings.clone(), offline.key().clone(), running::gate_of(&offline));
        let (net, network) = self.bind(&settings, &key, &gate).await?;
        Ok(Some((offline, net, network)))
    }

    async fn bind(
        &self,
        settings: &Settings,
        key: &SigningKey,
        gate: &BTreeSet<DeviceId>,
    ) -> Result<(Net, mpsc::Receiver<crate::net::NetEvent>), NodeError> {
        let Settings { nearby, port, .. } = *settings;
        let config = |listen: Vec<SocketAddr>| {
            let mut config = NetConfig::new(key.clone(), edge::random());
            config.devices.clone_from(gate);
            config.nearby = self.options.nearby.unwrap_or(nearby);
            config.listen = listen;
            config
        };
        if !self.options.listen.is_empty() {
            return Ok(Net::bind(config(self.options.listen.clone())).await?);
        }
        let everywhere =
            |port| vec![(Ipv4Addr::UNSPECIFIED, port).into(), (Ipv6Addr::UNSPECIFIED, port).into()];
        if let Some(port) = port
            && let Ok(bound) = Net::bind(config(everywhere(port))).await
        {
            return Ok(bound);
        }
        Ok(Net::bind(config(everywhere(0))).await?)
    }

    /// Answers whoever asks that the group is not open.
    async fn refuse_everything(&mut self) {
        while let Some(ask) = self.asked.recv().await {
            match ask {
                Ask::Run(_, reply) => drop(reply.send(refused("The group could not be opened."))),
                Ask::Pause(_, done) => told(done),
                Ask::Stop(done) => {
                    told(done);
                    return;
                }
            }
        }
    }
}

/// Puts an edit on disk until the document is there.
fn keep(unlocked: &mut Unlocked, command: Command, kept: &mut u64) -> Reply {
    let Command::Edit(edit) = command else {
        return refused("The group is still being opened. Please try again in a moment.");
    };
    let Ok(json) = serde_json::to_string(&edit) else {
        return refused(
            "This could not be kept while the group is being opened. Please try again in a moment.",
        );
    };
    let write = unlocked.folder.put_pending(*kept, &json);
    match unlocked.folder.commit(&[write]) {
        Ok(()) => {
            *kept += 1;
            Reply::Done
        }
        Err(error) => refused(&format!("Nothing could be saved: {error}.")),
    }
}
