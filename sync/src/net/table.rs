//! The sessions that are open, and beside them the mesh of devices to dial: what the handle and the tasks share.
//!
//! Two live copies of one device have one key and one id. Each tells its run in the preface, and there is a session with
//! each. A device is dialled while there is a session with none of its runs: whoever has none with this device dials, and so
//! does a further run.
//!
//! Invariant: one sync session for each run of a device, and few runs of one device. Of two connections with one run that
//! cross, both sides keep the one that the device with the lower id dialled; otherwise the newer one counts, since whoever
//! dials has none.
//! Invariant: whoever has not shown a right ticket keeps nobody from the door: a newcomer takes the place of the oldest such.
//! Invariant: the lock is never held across an await, and taken before the gate's where both are needed.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use iroh::RelayUrl;
use iroh::endpoint::Connection;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::time::Instant;

use super::dial;
use super::gate::Gate;
use super::mesh::{Due, Mesh};
use super::reason::{CloseReason, DialError};
use super::relay::RelayState;
use super::session::{Link, QUEUE_LIMIT_FRAMES, Queued, Task};
use super::{NetEvent, SendError, SessionId, SessionKind, Timing, Way};
use crate::id::{DeviceId, RunId};

/// The most devices that may be joining at once.
pub(super) const JOINERS: usize = 8;

/// The most runs of one device with which there are sessions: a member who makes more displaces the oldest of them.
pub(super) const RUNS_PER_DEVICE: usize = 4;

/// The most sessions at once.
const SESSIONS: usize = 128;

/// What the handle and the tasks share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) me: DeviceId,
    /// Which run of this device this is.
    pub(super) run: RunId,
    pub(super) timing: Timing,
    pub(super) gate: Arc<Gate>,
    /// The relay that the endpoint is bound for.
    pub(super) relay: Option<RelayUrl>,
    /// Rung when there may be somebody to dial.
    pub(super) bell: Notify,
    pub(super) events: mpsc::Sender<NetEvent>,
    pub(super) table: Mutex<Table>,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Table {
    sessions: BTreeMap<SessionId, Open>,
    syncing: BTreeMap<(DeviceId, RunId), SessionId>,
    mesh: Mesh,
    relay: RelayState,
    last: u64,
    over: bool,
}

#[derive(Debug)]
struct Open {
    device: DeviceId,
    /// Where the other end is, if known.
    addr: Option<SocketAddr>,
    /// How it goes now.
    way: Way,
    dialled: bool,
    kind: SessionKind,
    since: Instant,
    connection: Connection,
    outbox: Option<mpsc::Sender<Vec<u8>>>,
    queued: Arc<Queued>,
    closing: watch::Sender<Option<CloseReason>>,
    /// Whether a newcomer has shown a right ticket.
    vouched: watch::Sender<bool>,
    /// Until when nothing is read of it.
    rests: watch::Sender<Option<Instant>>,
    /// Whether it is being looked at whether anything is heard in it.
    watched: bool,
    ended: Option<oneshot::Receiver<()>>,
}

impl Table {
    /// Without a session yet.
    pub(super) fn new(mesh: Mesh) -> Self {
        Self {
            sessions: BTreeMap::new(),
            syncing: BTreeMap::new(),
            mesh,
            relay: RelayState::Sought,
            last: 0,
            over: false,
        }
    }

    fn runs_of(&self, device: DeviceId) -> impl Iterator<Item = SessionId> + '_ {
        let (first, last) = (RunId::from_bytes([0; 16]), RunId::from_bytes([0xff; 16]));
        self.syncing.range((device, first)..=(device, last)).map(|(_, session)| *session)
    }

    fn is_connected(&self, device: DeviceId) -> bool {
        self.runs_of(device).next().is_some()
    }
}

impl Open {
    /// Whether it is being ended at once.
    fn is_gone(&self) -> bool {
        self.closing.borrow().is_some_and(|reason| reason != CloseReason::Done)
    }

    /// Ends the session: at once, or once all is said if the reason is [`CloseReason::Done`].
    fn close(&mut self, reason: CloseReason) {
        if reason != CloseReason::Done {
            // Before all else: a writer that finds its outbox gone would say that everything is said.
            self.connection.close(reason.code(), b"");
        }
        self.closing.send_if_modified(|closing| {
            let changes = closing.is_none_or(|earlier| earlier == CloseReason::Done);
            if changes {
                *closing = Some(reason);
            }
            changes
        });
        self.outbox = None;
    }
}

impl Shared {
    /// Tells the node, waiting while it is busy; false once nobody listens.
    pub(super) async fn tell(&self, event: NetEvent) -> bool {
        self.events.send(event).await.is_ok()
    }

    pub(super) fn table(&self) -> MutexGuard<'_, Table> {
        // Nothing that holds the lock can leave the table half-changed.
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a link as a session and starts it, or says why not.
    pub(super) fn register(
        self: &Arc<Self>,
        link: Link,
        device: DeviceId,
        dialled: bool,
        addr: Option<SocketAddr>,
    ) -> Result<(), (Connection, CloseReason)> {
        let now = Instant::now();
        let kind = link.kind;
        let mut table = self.table();
        let previous = match self.room(&mut table, kind, device, dialled, now) {
            Ok(previous) => previous,
            Err(reason) => return Err((link.connection, reason)),
        };
        table.last += 1;
        let session = SessionId(table.last);
        let (outbox, outbox_end) = mpsc::channel(QUEUE_LIMIT_FRAMES);
        let (closing, closing_end) = watch::channel(None);
        let (vouched, vouched_end) = watch::channel(false);
        let (rests, rests_end) = watch::channel(None);
        let (ended, ended_end) = oneshot::channel();
        let queued = Arc::new(Queued::default());
        let way = dial::way(&link.connection).unwrap_or(match addr {
            None if self.relay.is_some() => Way::Relay,
            _ => Way::Direct,
        });
        let open = Open {
            device,
            addr,
            way,
            dialled,
            kind,
            since: now,
            connection: link.connection.clone(),
            outbox: Some(outbox),
            queued: Arc::clone(&queued),
            closing,
            vouched,
            rests,
            watched: false,
            ended: Some(ended_end),
        };
        table.sessions.insert(session, open);
        let opened = match kind {
            SessionKind::Sync { run } => {
                self.watch_others(&mut table, device);
                table.syncing.insert((device, run), session);
                NetEvent::SessionOpened { session, device, run, dialled, addr, way }
            }
            SessionKind::Join => NetEvent::JoinRequested { session, device, addr },
        };
        let task = Task {
            shared: Arc::clone(self),
            id: session,
            opened,
            link,
            outbox: outbox_end,
            queued,
            closing: closing_end,
            vouched: vouched_end,
            rests: rests_end,
            previous,
            ended,
        };
        tokio::spawn(task.run());
        Ok(())
    }

    /// Makes room for a session; gives the end of the one whose place it takes.
    fn room(
        &self,
        table: &mut Table,
        kind: SessionKind,
        device: DeviceId,
        dialled: bool,
        now: Instant,
    ) -> Result<Option<oneshot::Receiver<()>>, CloseReason> {
        if table.over {
            return Err(CloseReason::Shutdown);
        }
        if self.gate.is_paused() {
            return Err(CloseReason::Paused);
        }
        match kind {
            SessionKind::Join => {
                let joiners = table.sessions.values_mut();
                let joiners: Vec<_> = joiners.filter(|open| open.kind == kind).collect();
                if joiners.len() >= 2 * JOINERS {
                    return Err(CloseReason::Busy);
                }
                let mut present: Vec<_> =
                    joiners.into_iter().filter(|open| !open.is_gone()).collect();
                if present.len() >= JOINERS {
                    // In the order in which they came.
                    let stranger = present.iter_mut().find(|open| !*open.vouched.borrow());
                    stranger.ok_or(CloseReason::Busy)?.close(CloseReason::Busy);
                }
                Ok(None)
            }
            SessionKind::Sync { run } => {
                if !self.gate.contains(device) {
                    return Err(CloseReason::NotAMember);
                }
                // Those that are being ended too, so that nothing piles up while the node is busy.
                let syncing = table.sessions.values().filter(|open| open.kind != SessionKind::Join);
                let of_device = syncing.clone().filter(|open| open.device == device);
                if syncing.count() >= SESSIONS || of_device.count() >= 2 * RUNS_PER_DEVICE {
                    return Err(CloseReason::Busy);
                }
                let earlier = table.syncing.get(&(device, run)).copied();
                let Some(open) = earlier.and_then(|id| table.sessions.get_mut(&id)) else {
                    return Ok(Self::room_for_run(table, device));
                };
                let crossing = open.dialled != dialled && now - open.since < self.timing.dial;
                let lower_dialled_it = open.dialled == (self.me < device);
                if crossing && lower_dialled_it {
                    return Err(CloseReason::Duplicate);
                }
                open.close(CloseReason::Replaced);
                Ok(open.ended.take())
            }
        }
    }

    /// Makes room for a session with a further run of a device; gives the end of the one whose place it takes.
    fn room_for_run(table: &mut Table, device: DeviceId) -> Option<oneshot::Receiver<()>> {
        let runs: Vec<SessionId> = table.runs_of(device).collect();
        let is_open = |id: &SessionId| table.sessions.get(id).is_some_and(|open| !open.is_gone());
        let mut open: Vec<SessionId> = runs.into_iter().filter(is_open).collect();
        open.sort_unstable();
        let oldest = open.first().filter(|_| open.len() >= RUNS_PER_DEVICE)?;
        let oldest = table.sessions.get_mut(oldest)?;
        oldest.close(CloseReason::Replaced);
        oldest.ended.take()
    }

    /// A further run of a device may be one that was started after a crash: ends the sessions with its other runs if nothing
    /// is heard in them for longer than a living one is silent.
    fn watch_others(self: &Arc<Self>, table: &mut Table, device: DeviceId) {
        let heard = |connection: &Connection| connection.stats().udp_rx.datagrams;
        let runs: Vec<SessionId> = table.runs_of(device).collect();
        let mut others = Vec::new();
        for session in runs {
            let Some(open) = table.sessions.get_mut(&session) else { continue };
            if !std::mem::replace(&mut open.watched, true) {
                let connection = open.connection.clone();
                others.push((session, heard(&connection), connection));
            }
        }
        if others.is_empty() {
            return;
        }
        let shared = Arc::clone(self);
        tokio::spawn(async move {
            tokio::time::sleep(shared.timing.silence).await;
            for (session, before, connection) in others {
                if let Some(open) = shared.table().sessions.get_mut(&session) {
                    open.watched = false;
                    if heard(&connection) == before {
                        open.close(CloseReason::Lost);
                    }
                }
            }
        });
    }

    /// Takes a session that is over out of the table; gives its device.
    pub(super) fn forget(&self, session: SessionId, reason: CloseReason) -> Option<DeviceId> {
        let now = Instant::now();
        let mut table = self.table();
        let open = table.sessions.remove(&session)?;
        if let SessionKind::Sync { run } = open.kind
            && table.syncing.get(&(open.device, run)) == Some(&session)
        {
            table.syncing.remove(&(open.device, run));
            if !table.is_connected(open.device) {
                table.mesh.parted(open.device, reason, now - open.since, now);
            }
        }
        drop(table);
        self.bell.notify_one();
        Some(open.device)
    }

    /// Devices to dial now, marked as being dialled, and when to look again.
    pub(super) fn due(&self, room: usize) -> Due {
        let mut table = self.table();
        let Table { sessions, mesh, syncing, over, .. } = &mut *table;
        if *over || self.gate.is_paused() {
            return (Vec::new(), None);
        }
        let taken: BTreeSet<SocketAddr> = sessions.values().filter_map(|open| open.addr).collect();
        let connected: BTreeSet<DeviceId> = syncing.keys().map(|(device, _)| *device).collect();
        let may_dial = |device| !connected.contains(&device) && self.gate.contains(device);
        mesh.due(room, &taken, may_dial, Instant::now())
    }

    /// Notes how a dial ended; gives an error that the node has not heard yet.
    pub(super) fn dialled(
        &self,
        device: DeviceId,
        outcome: Result<(), DialError>,
    ) -> Option<DialError> {
        let mut table = self.table();
        let connected = table.is_connected(device);
        table.mesh.dialled(device, outcome, connected, Instant::now())
    }

    /// Adds addresses at which any device may be; new ones are tried at once.
    pub(super) fn know_places(&self, addrs: &[SocketAddr]) {
        if self.table().mesh.know_places(addrs) {
            self.try_now(None);
        }
    }

    /// Adds addresses of a device; new ones are tried at once.
    pub(super) fn know(&self, device: DeviceId, addrs: &[SocketAddr]) {
        if self.table().mesh.know(device, addrs, Instant::now()) {
            self.bell.notify_one();
        }
    }

    /// Replaces the set of devices that are dialled until connected.
    pub(super) fn keep_connected(&self, devices: &BTreeSet<DeviceId>) {
        self.table().mesh.keep_connected(devices, Instant::now());
        self.bell.notify_one();
    }

    /// Forgets earlier failures, of one device or of all, and tries again now.
    pub(super) fn try_now(&self, only: Option<DeviceId>) {
        self.table().mesh.try_now(only, Instant::now());
        self.bell.notify_one();
    }

    /// Queues a frame.
    pub(super) fn send(&self, session: SessionId, frame: Vec<u8>) -> Result<(), SendError> {
        let mut table = self.table();
        let open = table.sessions.get_mut(&session).ok_or(SendError::Closed)?;
        let outbox = open.outbox.as_ref().ok_or(SendError::Closed)?;
        if open.queued.add(frame.len()) && outbox.try_send(frame).is_ok() {
            return Ok(());
        }
        open.close(CloseReason::TooSlow);
        Err(SendError::TooSlow)
    }

    /// How many bytes wait to be sent in a session.
    pub(super) fn queued(&self, session: SessionId) -> Option<usize> {
        self.table().sessions.get(&session).map(|open| open.queued.bytes())
    }

    /// Ends a session.
    pub(super) fn close(&self, session: SessionId, reason: CloseReason) {
        if let Some(open) = self.table().sessions.get_mut(&session) {
            open.close(reason);
        }
    }

    /// Reads nothing more of a session for so long.
    pub(super) fn rest(&self, session: SessionId, span: Duration) {
        if let Some(open) = self.table().sessions.get(&session) {
            open.rests.send_replace(Some(Instant::now() + span));
        }
    }

    /// The newcomer of a session has shown a right ticket.
    pub(super) fn vouch(&self, session: SessionId) {
        if let Some(open) = self.table().sessions.get(&session) {
            open.vouched.send_replace(true);
        }
    }

    /// Notes which way a session goes now; gives its device if that is another than before.
    pub(super) fn goes(
        &self,
        session: SessionId,
        way: Way,
        addr: Option<SocketAddr>,
    ) -> Option<DeviceId> {
        let mut table = self.table();
        let open = table.sessions.get_mut(&session)?;
        open.addr = addr.or(open.addr);
        (std::mem::replace(&mut open.way, way) != way).then_some(open.device)
    }

    /// Notes how it stands with the relay; gives how it stood where that is new.
    pub(super) fn relay_is(&self, state: RelayState) -> Option<RelayState> {
        let before = std::mem::replace(&mut self.table().relay, state);
        (before != state).then_some(before)
    }

    /// How it stands with the relay.
    pub(super) fn relay_state(&self) -> Option<RelayState> {
        self.relay.as_ref().map(|_| self.table().relay)
    }

    /// Ends every sync session as one that was lost.
    pub(super) fn lose_all(&self) {
        for open in self.table().sessions.values_mut() {
            if open.kind != SessionKind::Join {
                open.close(CloseReason::Lost);
            }
        }
    }

    /// Lets no session begin any more, and ends those that are once all is said.
    pub(super) fn part(&self) {
        self.table().over = true;
        self.close_all(CloseReason::Done);
    }

    /// Ends the sync sessions of devices that are not in the gate any more. Where this device is done already, what was
    /// queued still goes out: it may be what tells that device why.
    pub(super) fn sweep(&self) {
        for open in self.table().sessions.values_mut() {
            let is_open = open.closing.borrow().is_none();
            if open.kind != SessionKind::Join && is_open && !self.gate.contains(open.device) {
                open.close(CloseReason::NotAMember);
            }
        }
        self.bell.notify_one();
    }

    /// Ends every session.
    pub(super) fn close_all(&self, reason: CloseReason) {
        for open in self.table().sessions.values_mut() {
            open.close(reason);
        }
    }

    #[cfg(test)]
    pub(super) fn open_sessions(&self) -> usize {
        let open = |open: &&Open| open.closing.borrow().is_none();
        self.table().sessions.values().filter(open).count()
    }

    /// Whether no session is left.
    pub(super) fn is_quiet(&self) -> bool {
        self.table().sessions.is_empty()
    }

    /// Ends every session and lets none begin any more.
    pub(super) fn end(&self) {
        self.table().over = true;
        self.close_all(CloseReason::Shutdown);
        self.bell.notify_one();
    }
}
