//! The running node: one task that owns the group on this device and its network.
//!
//! Invariant: a command is answered, and a peer told, only when what that rests on is on disk.
//! Invariant: nothing is polled but the clocks: the task wakes for a command, an event of the network, every five seconds to
//! see whether the machine has slept, once a minute to keep what it knows of others and to try a full disk again, and every
//! two seconds while somebody is in a room.

mod live;
mod network;
mod relay;
mod shares;
mod showing;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use super::addrs::KnownAddrs;
use super::api::{
    Command, Event, LetIn, LiveStatus, NodeState, NodeStatus, PeerWay, Reply, Welcome,
};
use super::commands::refused;
use super::edge;
use super::folder::FolderAsk;
use super::hosting::Hosting;
use super::offline::Offline;
use super::relay_list::RelayListFile;
use super::trouble::Trouble;
use super::waking::{self, Waking};
use super::{Options, reach};
use crate::group::GroupSnapshot;
use crate::id::{DeviceId, EntryHash};
use crate::live::{BEAT, Live};
use crate::net::{DialError, Net, NetEvent, SessionId, Way};
use crate::protocol::{Draft, PeerRun};
use crate::relay::Relay;
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

/// What was asked for at the start, and what came of it.
pub(super) struct Choices {
    pub(super) options: Options,
    /// The relay that the network was opened for.
    pub(super) relay: Option<Relay>,
    /// Whether the local network is searched.
    pub(super) is_nearby: bool,
}

/// A device that could not be reached: how, and since when.
#[derive(Clone, Copy, Debug)]
struct Failure {
    error: DialError,
    since: jiff::Timestamp,
}

/// The state of the task.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub(super) struct Running {
    offline: Offline,
    net: Net,
    hosting: Hosting,
    sessions: BTreeMap<SessionId, PeerRun>,
    by_peer: BTreeMap<PeerRun, SessionId>,
    /// How each session goes.
    ways: BTreeMap<SessionId, Way>,
    /// The devices that could not be reached when they were last dialled.
    failed: BTreeMap<DeviceId, Failure>,
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
    /// Where to listen, as asked for at the start.
    listen: Vec<SocketAddr>,
    /// Addresses at which any of the group's devices may be, as asked for at the start.
    peers: Vec<SocketAddr>,
    /// The relay that the network is open with, and the one that it should be open with.
    relay_used: Option<Relay>,
    relay_wanted: Option<Relay>,
    /// The file that tells the relay whom to let in.
    relay_list: Option<RelayListFile>,
    /// Whether the network could not be opened anew.
    is_netless: bool,
    waking: Waking,
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
        choices: Choices,
        state: watch::Sender<NodeState>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        let Choices { options, relay, is_nearby } = choices;
        let Options { listen, peers, relay_list, .. } = options;
        Self {
            offline,
            net,
            hosting: Hosting::default(),
            sessions: BTreeMap::new(),
            by_peer: BTreeMap::new(),
            ways: BTreeMap::new(),
            failed: BTreeMap::new(),
            shares: Shares::default(),
            has_told: BTreeMap::new(),
            drafts: BTreeMap::new(),
            live: Live::default(),
            live_shown: LiveStatus::default(),
            welcome: Vec::new(),
            turned_away_by: BTreeSet::new(),
            listen,
            peers,
            relay_wanted: relay.clone(),
            relay_used: relay,
            relay_list: relay_list.map(RelayListFile::new),
            is_netless: false,
            waking: Waking::new(edge::now(), edge::uptime()),
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
        let mut clocks = tokio::time::interval(waking::BEAT);
        clocks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
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
                _ = clocks.tick() => {
                    if self.waking.has_slept(edge::now(), edge::uptime()) {
                        self.net.woke().await;
                    }
                }
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
            self.follow_relay(&mut network).await;
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
            Command::SetRelay { on } => self.set_relay(on),
            command @ (Command::Mine(_)
            | Command::Looked
            | Command::WriteParcel { .. }
            | Command::ReadParcel { .. }) => {
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
        let reply = self.offline.settled(reply);
        if let Reply::LetIn(LetIn { device, words, .. }) = &reply {
            self.welcome(Welcome { device: *device, words: words.clone() });
        }
        reply
    }

    /// Shows who came in, and tells it.
    fn welcome(&mut self, welcome: Welcome) {
        self.is_changed = true;
        self.welcome.retain(|earlier| earlier.device != welcome.device);
        self.tell(Event::Admitted { device: welcome.device, words: welcome.words.clone() });
        self.welcome.push(welcome);
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

    /// How a device is connected, or why it is not.
    fn way_of(&self, device: DeviceId) -> PeerWay {
        let ways = self.by_peer.iter().filter(|(peer, _)| peer.device == device);
        let best = ways.filter_map(|(_, session)| self.ways.get(session)).min();
        match best {
            Some(Way::Direct) => PeerWay::Direct,
            Some(Way::Relay) => PeerWay::Relay,
            None => {
                let failure = self.failed.get(&device);
                let known = self.offline.addrs.get(&device).map(KnownAddrs::all);
                let obstacles = reach::Obstacles {
                    is_off: self.is_paused || self.offline.is_stopped(),
                    failure: failure.map(|failure| failure.error),
                    since: failure.map(|failure| failure.since),
                    addrs: &known.unwrap_or_default(),
                    has_places: !self.peers.is_empty(),
                    relay: self.net.relay_state(),
                };
                obstacles.told()
            }
        }
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
