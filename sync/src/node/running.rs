//! The running node: one task that owns the group on this device and its network.
//!
//! Invariant: a command is answered, and a peer told, only when what that rests on is on disk.
//! Invariant: nothing is polled: the task wakes for a command, an event of the network, once a minute to keep what it
//! knows of others and to try a full disk again, and every two seconds while somebody is in a room.

mod live;
mod network;
mod shares;
mod showing;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use super::api::{Command, Event, LiveStatus, NodeState, NodeStatus, Reply, Welcome};
use super::commands::refused;
use super::edge;
use super::folder::FolderAsk;
use super::hosting::Hosting;
use super::offline::Offline;
use super::trouble::Trouble;
use crate::group::GroupSnapshot;
use crate::id::{DeviceId, EntryHash};
use crate::live::{BEAT, Live};
use crate::net::{Net, NetEvent, SessionId};
use crate::protocol::{Draft, PeerRun};
use shares::Shares;

/// How often what is known of others is kept, and a full disk tried again.
const MINUTE: Duration = Duration::from_mins(1);
/// How many events of the network are taken before commands have their turn, and for how long: a peer that floods keeps
/// nobody waiting.
const EVENTS_AT_ONCE: usize = 64;
const EVENTS_FOR: Duration = Duration::from_millis(50);

/// What the handle asks of the task.
pub(super) enum Ask {
    Run(Command, oneshot::Sender<Reply>),
    Folder(FolderAsk),
    Pause(bool, oneshot::Sender<()>),
    Stop(oneshot::Sender<()>),
}

impl From<FolderAsk> for Ask {
    fn from(ask: FolderAsk) -> Self {
        Self::Folder(ask)
    }
}

/// Who waits for the end.
enum Ending {
    Nobody,
    Stopped(oneshot::Sender<()>),
    Locked(oneshot::Sender<Reply>),
}

/// The state of the task.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub(super) struct Running {
    offline: Offline,
    net: Net,
    hosting: Hosting,
    sessions: BTreeMap<SessionId, PeerRun>,
    by_peer: BTreeMap<PeerRun, SessionId>,
    /// How much of this device's time each member's devices take.
    shares: Shares,
    /// How often in each session the peer has told where devices are.
    has_told: BTreeMap<SessionId, u32>,
    drafts: BTreeMap<PeerRun, Draft>,
    /// The rooms in which somebody is now; never stored.
    live: Live,
    /// What is shown of them.
    live_shown: LiveStatus,
    welcome: Vec<Welcome>,
    /// The devices that turned this one away when it last asked.
    turned_away_by: BTreeSet<DeviceId>,
    /// Addresses at which any of the group's devices may be, as asked for at the start.
    peers: Vec<SocketAddr>,
    /// Whether the local network is searched.
    is_nearby: bool,
    state: watch::Sender<NodeState>,
    events: mpsc::Sender<Event>,
    heads: Vec<EntryHash>,
    is_changed: bool,
    is_paused: bool,
    told_stopped: bool,
}

impl Running {
    /// Joins an opened group and its network.
    pub(super) fn new(
        offline: Offline,
        net: Net,
        peers: Vec<SocketAddr>,
        is_nearby: bool,
        state: watch::Sender<NodeState>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self {
            offline,
            net,
            hosting: Hosting::default(),
            sessions: BTreeMap::new(),
            by_peer: BTreeMap::new(),
            shares: Shares::default(),
            has_told: BTreeMap::new(),
            drafts: BTreeMap::new(),
            live: Live::default(),
            live_shown: LiveStatus::default(),
            welcome: Vec::new(),
            turned_away_by: BTreeSet::new(),
            peers,
            is_nearby,
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
        self.show();
        self.tell(Event::Ready { device: self.offline.device(), addrs: self.net.addrs() });
        self.tell_heads();
        self.offline.folder.make_room();
        let mut minute = tokio::time::interval(MINUTE);
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        minute.tick().await;
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let ending = loop {
            tokio::select! {
                ask = asks.recv() => match ask {
                    Some(Ask::Run(Command::Lock, reply)) => break Ending::Locked(reply),
                    Some(Ask::Run(command, reply)) => {
                        let answer = self.run_command(command).await;
                        // What was written goes out to the others before it is worked out what it looks like here.
                        tokio::task::yield_now().await;
                        // Whoever looks after the reply sees what it confirms.
                        self.publish();
                        drop(reply.send(answer));
                    }
                    Some(Ask::Folder(ask)) => {
                        self.act();
                        let tell = ask.answer(&mut self.offline.folder);
                        self.offline.look_at_keys();
                        self.is_changed = true;
                        self.publish();
                        tell();
                    }
                    Some(Ask::Pause(on, done)) => {
                        self.is_paused = on;
                        self.net.pause(on || self.offline.is_stopped());
                        told(done);
                    }
                    Some(Ask::Stop(done)) => break Ending::Stopped(done),
                    None => break Ending::Nobody,
                },
                event = network.recv() => match event {
                    Some(event) => self.take_event(event),
                    None => break Ending::Nobody,
                },
                _ = minute.tick() => self.each_minute(),
                _ = beat.tick(), if self.live.is_on() => self.beat(),
            }
            // Much of what already waits is taken before the screen is told.
            let begun = edge::moment();
            for _ in 0..EVENTS_AT_ONCE {
                if begun.elapsed() > EVENTS_FOR {
                    break;
                }
                let Ok(event) = network.try_recv() else { break };
                self.take_event(event);
            }
            self.publish();
            self.offline.folder.make_room();
        };
        let Self { offline, net, state, events, .. } = self;
        net.shutdown().await;
        offline.close();
        match ending {
            Ending::Nobody => {}
            Ending::Stopped(done) => told(done),
            Ending::Locked(reply) => {
                forget(&state);
                drop(reply.send(Reply::Done));
            }
        }
        // Whoever listens hears of the end only after whoever asked for it.
        drop(events);
    }

    async fn run_command(&mut self, command: Command) -> Reply {
        let reply = match command {
            Command::Draft { text, words } => {
                self.offline.replica.tell_draft(&Draft { text, words });
                self.act();
                return Reply::Done;
            }
            Command::Dial { device, addrs } => {
                self.net.know(device, &addrs);
                self.net.dial_now(device);
                return Reply::Done;
            }
            Command::Live(command) => return self.act_live(command),
            // Reads what is there: nothing follows from it.
            command @ Command::History { .. } => return self.offline.perform(command),
            Command::SetNearby { on } => self.set_nearby(on).await,
            command @ (Command::Mine(_) | Command::Looked) => {
                self.is_changed = true;
                self.offline.perform(command)
            }
            command @ (Command::Edit(_)
            | Command::Undo
            | Command::Say(_)
            | Command::Invite { .. }
            | Command::InviteProposed { .. }
            | Command::InviteMyDevice
            | Command::WithdrawInvite { .. }
            | Command::Leave { .. }
            | Command::Keys(_)
            | Command::Backup { .. }
            | Command::Lock) => self.offline.perform(command),
        };
        self.act();
        self.offline.settled(reply)
    }

    async fn set_nearby(&mut self, on: bool) -> Reply {
        if self.net.set_nearby(on).await.is_err() {
            return refused(&Trouble::NothingNearby);
        }
        self.is_nearby = on;
        self.offline.settings.nearby = on;
        let settings = self.offline.settings.clone();
        let write = self.offline.folder.put_private(&settings);
        self.offline.keep(write);
        self.is_changed = true;
        Reply::Done
    }

    fn each_minute(&mut self) {
        self.act();
        self.offline.keep_peers();
        // A day may have passed, by which “heard today” is told and an invitation runs out.
        self.is_changed = true;
    }
}

/// Shows nothing any more: what was shown last would otherwise stay in memory.
pub(super) fn forget(state: &watch::Sender<NodeState>) {
    state.send_modify(|state| {
        let NodeStatus { me, device, .. } = *state.status;
        *state = NodeState {
            snapshot: Arc::new(GroupSnapshot::empty(state.snapshot.group)),
            status: Arc::new(NodeStatus { opening: false, ..NodeStatus::nothing(me, device) }),
            mine: Arc::default(),
        };
    });
}

/// Tells whoever waits that it is done; nobody waiting is no harm.
pub(super) fn told(done: oneshot::Sender<()>) {
    let _nobody_waits = done.send(());
}

/// The devices that a gate lets in.
pub(super) fn gate_of(offline: &Offline) -> BTreeSet<DeviceId> {
    offline.replica.ledger().allowed_peers()
}
