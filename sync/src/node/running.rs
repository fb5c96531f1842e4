//! The running node: one task that owns the group on this device and its network.
//!
//! Invariant: a command is answered, and a peer told, only when what that rests on is on disk.
//! Invariant: nothing is polled: the task wakes for a command, an event of the network, or once a minute to keep what it
//! knows of others.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use super::api::{Command, Event, LiveDraft, NodeState, Problem, Reply, Welcome};
use super::commands::refused;
use super::edge;
use super::hosting::{self, Hosting};
use super::offline::Offline;
use crate::id::{DeviceId, MemberId};
use crate::log::Parked;
use crate::net::{CloseReason, Net, NetEvent, SessionId};
use crate::protocol::{Draft, Input, KnownAddrs, Output, SessionEnd};

/// How often what is known of others is kept, and a full disk tried again.
const MINUTE: Duration = Duration::from_mins(1);

/// What the handle asks of the task.
pub(super) enum Ask {
    Run(Command, oneshot::Sender<Reply>),
    Pause(bool, oneshot::Sender<()>),
    Stop(oneshot::Sender<()>),
}

/// The state of the task.
pub(super) struct Running {
    offline: Offline,
    net: Net,
    hosting: Hosting,
    sessions: BTreeMap<SessionId, DeviceId>,
    by_device: BTreeMap<DeviceId, SessionId>,
    drafts: BTreeMap<DeviceId, Draft>,
    welcome: Vec<Welcome>,
    /// Addresses at which any of the group's devices may be, as asked for at the start.
    peers: Vec<std::net::SocketAddr>,
    state: watch::Sender<NodeState>,
    events: mpsc::Sender<Event>,
    heads: Vec<crate::id::EntryHash>,
    is_changed: bool,
    is_paused: bool,
    told_stopped: bool,
}

impl Running {
    /// Joins an opened group and its network.
    pub(super) fn new(
        offline: Offline,
        net: Net,
        peers: Vec<std::net::SocketAddr>,
        state: watch::Sender<NodeState>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self {
            offline,
            net,
            hosting: Hosting::default(),
            sessions: BTreeMap::new(),
            by_device: BTreeMap::new(),
            drafts: BTreeMap::new(),
            welcome: Vec::new(),
            peers,
            state,
            events,
            heads: Vec::new(),
            is_changed: true,
            is_paused: false,
            told_stopped: false,
        }
    }

    /// Runs until it is asked to stop.
    pub(super) async fn run(
        mut self,
        mut asks: mpsc::Receiver<Ask>,
        mut network: mpsc::Receiver<NetEvent>,
    ) {
        self.note_addrs(self.net.addrs());
        self.introduce_peers();
        self.act();
        self.publish();
        self.tell(Event::Ready { device: self.offline.device(), addrs: self.net.addrs() });
        let mut minute = tokio::time::interval(MINUTE);
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        minute.tick().await;
        let stopped = loop {
            tokio::select! {
                ask = asks.recv() => match ask {
                    Some(Ask::Run(Command::Lock, reply)) => {
                        drop(reply.send(Reply::Done));
                        break None;
                    }
                    Some(Ask::Run(command, reply)) => {
                        let answer = self.run_command(command).await;
                        // Whoever looks after the reply sees what it confirms.
                        self.publish();
                        drop(reply.send(answer));
                    }
                    Some(Ask::Pause(on, done)) => {
                        self.is_paused = on;
                        self.net.pause(on || self.offline.is_stopped());
                        told(done);
                    }
                    Some(Ask::Stop(done)) => break Some(done),
                    None => break None,
                },
                event = network.recv() => match event {
                    Some(event) => self.take_event(event),
                    None => break None,
                },
                _ = minute.tick() => self.each_minute(),
            }
            // Everything that already waits is taken before the screen is told.
            while let Ok(event) = network.try_recv() {
                self.take_event(event);
            }
            self.publish();
        };
        let Self { offline, net, .. } = self;
        net.shutdown().await;
        offline.close();
        if let Some(stopped) = stopped {
            told(stopped);
        }
    }

    async fn run_command(&mut self, command: Command) -> Reply {
        let reply = match command {
            Command::Draft { text, words } => {
                self.offline.replica.tell_draft(&Draft { text, words });
                Reply::Done
            }
            Command::Dial { device, addrs } => {
                self.net.know(device, &addrs);
                self.net.dial_now(device);
                Reply::Done
            }
            Command::SetNearby { on } => self.set_nearby(on).await,
            command @ (Command::Edit(_)
            | Command::Invite { .. }
            | Command::InviteMyDevice
            | Command::WithdrawInvite { .. }
            | Command::Leave { .. }
            | Command::Lock) => self.offline.perform(command),
        };
        self.act();
        self.offline.settled(reply)
    }

    async fn set_nearby(&mut self, on: bool) -> Reply {
        if let Err(error) = self.net.set_nearby(on).await {
            return refused(&format!("{error}"));
        }
        self.offline.settings.nearby = on;
        let settings = self.offline.settings.clone();
        let write = self.offline.folder.put_private(&settings);
        self.offline.keep(write);
        self.is_changed = true;
        Reply::Done
    }

    fn take_event(&mut self, event: NetEvent) {
        let today = edge::today();
        match event {
            NetEvent::SessionOpened { session, device, addr, dialled } => {
                self.sessions.insert(session, device);
                self.by_device.insert(device, session);
                if dialled && let Some(addr) = addr {
                    self.offline.note_addr(device, addr);
                }
                self.offline.replica.handle(Input::Connected { peer: device }, today);
                let known = self.known_addrs();
                self.offline.replica.tell_addresses(device, known);
                self.tell(Event::PeerConnected { device });
                self.is_changed = true;
            }
            NetEvent::JoinRequested { session, device, .. } => {
                self.hosting.begin(&self.offline, &self.net, session, device);
            }
            NetEvent::Frame { session, bytes } => {
                if let Some(peer) = self.sessions.get(&session).copied() {
                    self.offline.replica.handle(Input::Received { peer, frame: bytes }, today);
                } else if self.hosting.has(session) {
                    let hosted = self.hosting.frame(&mut self.offline, &self.net, session, &bytes);
                    self.is_changed |= hosted.welcome.is_some();
                    self.welcome.extend(hosted.welcome);
                    if let Some(event) = hosted.event {
                        self.tell(event);
                    }
                }
            }
            NetEvent::Drained { .. } => {}
            NetEvent::SessionClosed { session, device, reason, .. } => {
                if !self.hosting.end(session) {
                    self.session_over(session, device, &reason.to_string());
                }
            }
            NetEvent::DialFailed { device, error } => {
                tracing::debug!(%device, %error, "a device could not be reached");
            }
            NetEvent::AddrsChanged(addrs) => self.note_addrs(addrs),
            NetEvent::Nearby { device, addrs } => {
                tracing::debug!(%device, count = addrs.len(), "a device is nearby");
            }
        }
        self.act();
    }

    fn session_over(&mut self, session: SessionId, device: DeviceId, because: &str) {
        self.sessions.remove(&session);
        if self.by_device.get(&device) == Some(&session) {
            self.by_device.remove(&device);
            self.drafts.remove(&device);
            self.offline.replica.handle(Input::Disconnected { peer: device }, edge::today());
            let write = self.offline.remembered_peers();
            self.offline.keep(write);
        }
        self.tell(Event::PeerLost { device, because: because.to_owned() });
        self.is_changed = true;
    }

    /// Does what the replica wants done.
    fn act(&mut self) {
        for output in self.offline.drain() {
            self.perform(output);
        }
        self.hosting.serve(&self.offline, &self.net);
        let is_stopped = self.offline.is_stopped();
        if is_stopped != self.told_stopped {
            self.told_stopped = is_stopped;
            self.is_changed = true;
            // Nothing can be confirmed while nothing can be written; sessions begin afresh once it can.
            self.net.pause(is_stopped || self.is_paused);
            let problem = self.offline.problems().into_iter().find(|problem| problem.stops_writing);
            if let Some(problem) = problem {
                self.tell(Event::Problem(problem));
            }
        }
    }

    fn perform(&mut self, output: Output) {
        match output {
            Output::Store(_) => {
                unreachable!("the rows were stored before the other outputs were handed out")
            }
            Output::Send { peer, frame } => {
                if let Some(session) = self.by_device.get(&peer)
                    && let Err(error) = self.net.send(*session, frame)
                {
                    tracing::debug!(%peer, %error, "a frame was not sent");
                }
            }
            Output::Disconnect { peer, reason } => {
                if let Some(session) = self.by_device.get(&peer).copied() {
                    let close = match reason {
                        // The queue still holds what decided it, which the peer should hear.
                        SessionEnd::NotInGroup => CloseReason::Done,
                        SessionEnd::Unreadable | SessionEnd::Invalid(_) | SessionEnd::TooMuch => {
                            CloseReason::Misbehaved
                        }
                    };
                    if close == CloseReason::Misbehaved {
                        tracing::warn!(%peer, %reason, "a session was ended");
                        self.tell(Event::Problem(Problem {
                            text: format!(
                                "The connection with another device was ended, because {reason}."
                            ),
                            stops_writing: false,
                        }));
                    }
                    self.net.close(session, close);
                }
            }
            Output::Gate(devices) => {
                self.net.allow(devices.clone());
                self.net.keep_connected(&devices);
                self.introduce_peers();
                self.is_changed = true;
            }
            Output::Changed => self.is_changed = true,
            Output::Complete { peer } => {
                self.is_changed = true;
                if let Some(member) = self.offline.replica.ledger().roster().member_of(peer) {
                    self.tell(Event::Delivered { device: peer, member });
                }
            }
            Output::Draft { peer, draft } => {
                if draft.words.is_some() {
                    self.drafts.insert(peer, draft);
                } else {
                    self.drafts.remove(&peer);
                }
                self.is_changed = true;
            }
            Output::Addresses { known, .. } => {
                for told in known {
                    self.net.know(told.device, &told.addrs);
                    for addr in told.addrs.into_iter().rev() {
                        self.offline.note_addr(told.device, addr);
                    }
                }
            }
        }
    }

    /// Tells the network where the group's devices may be.
    fn introduce_peers(&mut self) {
        let gate = self.offline.replica.ledger().allowed_peers();
        self.net.allow(gate.clone());
        for device in &gate {
            let known = self.offline.addrs.get(device).cloned().unwrap_or_default();
            let addrs: Vec<_> = self.peers.iter().copied().chain(known).collect();
            if !addrs.is_empty() {
                self.net.know(*device, &addrs);
            }
        }
        self.net.keep_connected(&gate);
    }

    /// Where this device and those that it reached are.
    fn known_addrs(&self) -> Vec<KnownAddrs> {
        let own = KnownAddrs { device: self.offline.device(), addrs: self.net.addrs() };
        let others = self
            .offline
            .addrs
            .iter()
            .map(|(device, addrs)| KnownAddrs { device: *device, addrs: addrs.clone() });
        std::iter::once(own).chain(others).collect()
    }

    fn note_addrs(&mut self, addrs: Vec<std::net::SocketAddr>) {
        self.offline.settings.port = addrs.first().map(std::net::SocketAddr::port);
        self.offline.settings.addrs = addrs;
        let settings = self.offline.settings.clone();
        let write = self.offline.folder.put_private(&settings);
        self.offline.keep(write);
        self.is_changed = true;
    }

    fn each_minute(&mut self) {
        self.act();
        self.offline.save(false);
        self.is_changed = true;
    }

    /// Shows the state as it is now, if anything changed.
    fn publish(&mut self) {
        if !std::mem::take(&mut self.is_changed) {
            return;
        }
        self.net.open_join(!self.offline.is_stopped() && hosting::is_door_open(&self.offline));
        let mut state = self.offline.state();
        let mut status = self.offline.status();
        status.drafts = self.live_drafts();
        status.welcome.clone_from(&self.welcome);
        status.reach.addrs = self.net.addrs();
        let stuck = self
            .offline
            .replica
            .ledger()
            .standing()
            .parked
            .values()
            .any(|why| *why == Parked::Stuck);
        if stuck {
            status.problems.push(Problem {
                text: "Something that a member wrote cannot be read by this version of Kith. A newer one may.".to_owned(),
                stops_writing: false,
            });
        }
        state.status = std::sync::Arc::new(status);
        self.state.send_if_modified(|shown| {
            let is_new = *shown != state;
            if is_new {
                *shown = state;
            }
            is_new
        });
        let heads = self.offline.replica.ledger().log().heads();
        if heads != self.heads {
            self.heads.clone_from(&heads);
            self.tell(Event::Changed { heads });
        }
        self.offline.save(false);
    }

    fn live_drafts(&self) -> Vec<LiveDraft> {
        let roster = self.offline.replica.ledger().roster();
        let draft = |(device, draft): (&DeviceId, &Draft)| -> Option<(MemberId, LiveDraft)> {
            let member = roster.member_of(*device)?;
            Some((member, LiveDraft { member, text: draft.text, words: draft.words.clone()? }))
        };
        let mut drafts: Vec<_> = self.drafts.iter().filter_map(draft).collect();
        drafts.sort_by_key(|(member, draft)| (*member, draft.text));
        drafts.into_iter().map(|(_, draft)| draft).collect()
    }

    /// Tells whoever listens. A listener that falls far behind misses events; the state is always whole.
    fn tell(&self, event: Event) {
        if let Err(error) = self.events.try_send(event) {
            tracing::debug!(%error, "an event was not taken");
        }
    }
}

/// Tells whoever waits that it is done; nobody waiting is no harm.
pub(super) fn told(done: oneshot::Sender<()>) {
    let _nobody_waits = done.send(());
}

/// The devices that a gate lets in.
pub(super) fn gate_of(offline: &Offline) -> BTreeSet<DeviceId> {
    offline.replica.ledger().allowed_peers()
}
