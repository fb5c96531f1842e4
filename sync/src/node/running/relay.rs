//! The relay that this device uses follows what the group decides and what the member chose for this device.
//!
//! Invariant: what decided it is told to whoever is connected before the network of the earlier relay is closed; from then
//! on nothing goes to that one.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

use super::{Running, gate_of};
use crate::net::NetEvent;
use crate::node::api::{Event, Problem, Reply};
use crate::node::binding::Binding;
use crate::node::folder::ReachChoice;
use crate::node::trouble::Trouble;

/// How long the others may take to read what was said last.
const LAST_WORDS: Duration = Duration::from_secs(3);

impl Running {
    /// Opens the network anew where another relay is to be used than the one it is open with.
    pub(super) async fn follow_relay(&mut self, network: &mut mpsc::Receiver<NetEvent>) {
        if self.relay_wanted == self.relay_used {
            return;
        }
        self.act();
        self.net.part();
        let until = Instant::now() + LAST_WORDS;
        while !self.net.is_quiet() {
            match timeout_at(until, network.recv()).await {
                Ok(Some(event)) => self.take_event(event),
                Ok(None) | Err(_) => break,
            }
        }
        // What is left in the channel is of sessions that are over.
        while let Ok(event) = network.try_recv() {
            self.take_event(event);
        }
        for (session, peer) in self.sessions.clone() {
            self.session_over(session, peer.device, "The group uses another relay now.");
        }
        self.hosting.forget();
        self.failed.clear();
        self.net.end().await;
        let (key, gate) = (self.offline.key().clone(), gate_of(&self.offline));
        let binding = Binding {
            key: &key,
            listen: &self.listen,
            port: self.offline.settings.port,
            gate: &gate,
            relay: self.relay_wanted.clone(),
        };
        match binding.open().await {
            Ok((net, events)) => {
                (self.net, *network) = (net, events);
                self.relay_used.clone_from(&self.relay_wanted);
                self.is_netless = false;
            }
            Err(error) => {
                tracing::warn!(%error, "the network was not opened anew");
                // It is tried again at the next beat.
                if !std::mem::replace(&mut self.is_netless, true) {
                    self.tell(Event::Problem(Problem::of(&Trouble::NoNetwork)));
                }
                self.is_changed = true;
                return;
            }
        }
        if self.is_nearby && self.net.set_nearby(true).await.is_err() {
            self.is_nearby = false;
            self.offline.tell(&Trouble::NothingNearbyNow);
        }
        self.net.pause(self.is_paused || self.offline.is_stopped());
        self.note_addrs(self.net.addrs());
        self.introduce_peers();
        self.is_changed = true;
    }

    /// Lets this device use the group's relay, or refuses it here.
    pub(super) fn set_relay(&mut self, on: bool) -> Reply {
        self.offline.uses_relay = on;
        let write = self.offline.folder.put_private(&ReachChoice { uses_relay: on });
        self.offline.keep(write);
        self.is_changed = true;
        Reply::Done
    }
}
