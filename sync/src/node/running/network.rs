//! What happens on the network, and what the replica wants done there.

use std::net::SocketAddr;

use super::{Failure, Running};
use crate::id::DeviceId;
use crate::net::{CloseReason, DialError, NetEvent, SessionId};
use crate::node::api::{Event, Problem};
use crate::node::trouble::Trouble;
use crate::node::{addrs, edge};
use crate::protocol::{Input, KnownAddrs, Output, PeerRun, SessionEnd};

/// How often in one session a device is listened to about where others are.
const MAX_HEARSAY: u32 = 64;

impl Running {
    pub(super) fn take_event(&mut self, event: NetEvent) {
        let (today, begun) = (edge::today(), edge::moment());
        let mut heard_in = None;
        match event {
            NetEvent::SessionOpened { session, device, run, addr, dialled, way } => {
                let peer = PeerRun { device, run };
                let is_first = !self.is_connected(device);
                self.turned_away_by.remove(&device);
                self.sessions.insert(session, peer);
                self.by_peer.insert(peer, session);
                self.ways.insert(session, way);
                self.failed.remove(&device);
                if dialled && let Some(addr) = addr {
                    self.offline.addrs.entry(device).or_default().reached(addr);
                }
                self.offline.replica.handle(Input::Connected { peer }, today);
                let known = self.known_addrs();
                self.offline.replica.tell_addresses(peer, known);
                if is_first {
                    self.tell(Event::PeerConnected { device });
                }
                self.is_changed = true;
            }
            NetEvent::WayChanged { session, way, .. } => {
                if let Some(known) = self.ways.get_mut(&session) {
                    *known = way;
                    self.is_changed = true;
                }
            }
            NetEvent::RelayChanged(state) => {
                tracing::debug!(?state, "the relay");
                self.is_changed = true;
            }
            NetEvent::JoinRequested { session, device, .. } => {
                self.hosting.begin(&self.offline, &self.net, session, device);
            }
            NetEvent::Frame { session, bytes } => {
                heard_in = Some(session);
                if let Some(peer) = self.sessions.get(&session).copied() {
                    self.offline.replica.handle(Input::Received { peer, frame: bytes }, today);
                } else if self.hosting.has(session) {
                    let hosted = self.hosting.frame(&mut self.offline, &self.net, session, &bytes);
                    if let Some(welcome) = hosted {
                        self.welcome(welcome);
                    }
                }
            }
            NetEvent::Drained { .. } => {}
            NetEvent::SessionClosed { session, device, reason, by_peer } => {
                if self.sessions.contains_key(&session) {
                    if by_peer && reason == CloseReason::NotAMember {
                        self.turned_away(device);
                    }
                    let is_goodbye = matches!(reason, CloseReason::Done | CloseReason::NotAMember);
                    let because = if is_goodbye && !self.offline.replica.ledger().belongs() {
                        "This device does not belong to the group any more."
                    } else {
                        lost_because(reason, by_peer)
                    };
                    self.session_over(session, device, because);
                } else {
                    self.hosting.end(session);
                }
            }
            NetEvent::DialFailed { device, error } => {
                if matches!(error, DialError::Refused(CloseReason::NotAMember)) {
                    self.turned_away(device);
                }
                tracing::debug!(%device, %error, "a device could not be reached");
                let since = self.failed.get(&device).map_or_else(edge::now, |it| it.since);
                self.failed.insert(device, Failure { error, since });
                self.is_changed = true;
            }
            NetEvent::AddrsChanged(addrs) => {
                self.note_addrs(addrs);
                for peer in self.by_peer.keys().copied().collect::<Vec<_>>() {
                    let known = self.known_addrs();
                    self.offline.replica.tell_addresses(peer, known);
                }
            }
            NetEvent::Nearby { device, addrs } => {
                tracing::debug!(%device, count = addrs.len(), "a device is nearby");
            }
        }
        self.act();
        if let Some(session) = heard_in {
            self.share_time(session, begun);
        }
    }

    /// Lets whoever takes much of this device's time wait.
    fn share_time(&mut self, session: SessionId, begun: std::time::Instant) {
        let roster = self.offline.replica.ledger().roster();
        let peer = self.sessions.get(&session);
        let Some(member) = peer.and_then(|peer| roster.member_of(peer.device)) else { return };
        let now = edge::moment();
        if let Some(rest) = self.shares.take(member, now - begun, now) {
            tracing::debug!(?rest, "a device that takes much time is listened to later");
            self.net.rest(session, rest);
        }
    }

    /// A device says that this one does not belong: what it says decides nothing, and is shown.
    fn turned_away(&mut self, by: DeviceId) {
        self.is_changed |= self.turned_away_by.insert(by);
    }

    pub(super) fn session_over(&mut self, session: SessionId, device: DeviceId, because: &str) {
        let peer = self.sessions.remove(&session);
        self.ways.remove(&session);
        self.has_told.remove(&session);
        if let Some(peer) = peer.filter(|peer| self.by_peer.get(peer) == Some(&session)) {
            self.by_peer.remove(&peer);
            self.drafts.remove(&peer);
            self.offline.replica.handle(Input::Disconnected { peer }, edge::today());
        }
        if !self.is_connected(device) {
            self.tell(Event::PeerLost { device, because: because.to_owned() });
        }
        self.is_changed = true;
    }

    /// Whether there is a session with any run of a device.
    fn is_connected(&self, device: DeviceId) -> bool {
        self.by_peer.keys().any(|peer| peer.device == device)
    }

    /// Does what the replica wants done.
    pub(super) fn act(&mut self) {
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
            if let Some(problem) = self.offline.stopped_by() {
                self.tell(Event::Problem(problem.clone()));
            }
        }
    }

    fn perform(&mut self, output: Output) {
        match output {
            Output::Store(_) => {
                unreachable!("the rows were stored before the other outputs were handed out")
            }
            Output::Send { peer, frame } => {
                if let Some(session) = self.by_peer.get(&peer)
                    && let Err(error) = self.net.send(*session, frame)
                {
                    tracing::debug!(peer = %peer.device, %error, "a frame was not sent");
                }
            }
            Output::Disconnect { peer, reason } => self.disconnect(peer, &reason),
            Output::Gate(_) => {
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
                if draft.words.is_some() && self.by_peer.contains_key(&peer) {
                    self.drafts.insert(peer, draft);
                } else {
                    self.drafts.remove(&peer);
                }
                self.is_changed = true;
            }
            Output::Live { peer, frame } => self.hear_live(peer, &frame),
            Output::Addresses { peer, known } => self.hear_addrs(peer, known),
        }
    }

    fn disconnect(&mut self, peer: PeerRun, reason: &SessionEnd) {
        let Some(session) = self.by_peer.get(&peer).copied() else { return };
        match reason {
            // The queue still holds what decided it, which the peer should hear.
            SessionEnd::NotInGroup => self.net.close(session, CloseReason::Done),
            SessionEnd::OutOfTurn
            | SessionEnd::Unreadable
            | SessionEnd::Invalid(_)
            | SessionEnd::TooMuch => {
                tracing::warn!(peer = %peer.device, %reason, "a session was ended");
                let member = self.offline.replica.ledger().roster().member_of(peer.device);
                let trouble = member.map_or(Trouble::MisbehavedDevice, |member| {
                    Trouble::Misbehaved { name: self.offline.member_name(member) }
                });
                self.tell(Event::Problem(Problem::of(&trouble)));
                self.net.close(session, CloseReason::Misbehaved);
            }
        }
    }

    /// Takes in where a peer says that devices are: itself at any time, others once in a session.
    fn hear_addrs(&mut self, peer: PeerRun, known: Vec<KnownAddrs>) {
        let Some(session) = self.by_peer.get(&peer).copied() else { return };
        let told = self.has_told.entry(session).or_default();
        *told += 1;
        let is_heard = *told <= MAX_HEARSAY;
        let mut is_news = false;
        for about in known {
            let device = about.device;
            let addrs = self.offline.addrs.entry(device).or_default();
            if device == peer.device {
                let before = addrs.sure().to_vec();
                addrs.said(&about.addrs);
                is_news |= addrs.sure() != before;
            } else if is_heard {
                addrs.told(&about.addrs);
            } else {
                continue;
            }
            let all = addrs.all();
            self.net.know(device, &all);
        }
        // Who came in before this device cannot know where it is: the two may otherwise wait for each other for ever.
        if is_news && is_heard {
            let others = self.by_peer.keys().copied().filter(|other| *other != peer);
            for other in others.collect::<Vec<_>>() {
                let known = self.known_addrs();
                self.offline.replica.tell_addresses(other, known);
            }
        }
    }

    /// Tells the network who belongs and where they may be.
    pub(super) fn introduce_peers(&mut self) {
        let gate = super::gate_of(&self.offline);
        self.net.allow(gate.clone());
        for device in &gate {
            let known = self.offline.addrs.get(device).map(addrs::KnownAddrs::all);
            if let Some(known) = known.filter(|known| !known.is_empty()) {
                self.net.know(*device, &known);
            }
        }
        self.net.know_places(&self.peers);
        self.net.keep_connected(&gate);
    }

    /// Where this device is, and where it knows the others to be.
    fn known_addrs(&self) -> Vec<KnownAddrs> {
        let own = KnownAddrs { device: self.offline.device(), addrs: self.net.addrs() };
        let gate = super::gate_of(&self.offline);
        let others = gate.into_iter().filter_map(|device| {
            let addrs = self.offline.addrs.get(&device)?.sure().to_vec();
            (!addrs.is_empty()).then_some(KnownAddrs { device, addrs })
        });
        std::iter::once(own).chain(others).collect()
    }

    /// Keeps where this device is, for tickets and to listen there again. Without a network the last known place stays.
    pub(super) fn note_addrs(&mut self, addrs: Vec<SocketAddr>) {
        self.is_changed = true;
        if addrs.is_empty() {
            return;
        }
        let mut settings = self.offline.settings.clone();
        settings.port = self.net.port().or(settings.port);
        settings.addrs = addrs;
        if settings != self.offline.settings {
            let write = self.offline.folder.put_private(&settings);
            self.offline.settings = settings;
            self.offline.keep(write);
        }
    }
}

/// Why a session ended, as a person reads it.
fn lost_because(reason: CloseReason, by_peer: bool) -> &'static str {
    match (reason, by_peer) {
        (CloseReason::Done | CloseReason::NotAMember, false) => {
            "The other device does not belong to the group any more."
        }
        (CloseReason::Done, true) => "The other device ended the connection.",
        (CloseReason::NotAMember, true) => {
            "The other device says that this one does not belong to the group."
        }
        (CloseReason::Shutdown, true) => "The other device was closed.",
        (CloseReason::Shutdown, false) => "Kith is being closed here.",
        (CloseReason::Duplicate | CloseReason::Replaced, _) => {
            "A newer connection took the place of this one."
        }
        (CloseReason::Misbehaved, false) => "What came from the other device breaks the rules.",
        (CloseReason::Misbehaved, true) => {
            "The other device did not understand this one. Perhaps one of them needs a newer Kith."
        }
        (CloseReason::TooSlow | CloseReason::TimedOut, _) => "The other device took too long.",
        (CloseReason::Paused, true) => "Connections are switched off on the other device.",
        (CloseReason::Paused, false) => "Connections are switched off on this device.",
        (CloseReason::Busy | CloseReason::JoinClosed, _) => "The other device is busy.",
        (CloseReason::Lost, _) => "The connection was lost.",
    }
}
