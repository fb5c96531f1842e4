//! The rooms in which somebody is now.
//!
//! Invariant: nothing of a room reaches the store; it lives in this task alone.

use super::Running;
use crate::live::{LiveCommand, LiveFrame};
use crate::node::api::{LiveStatus, Reply};
use crate::node::commands::refused;
use crate::node::edge;
use crate::protocol::PeerRun;

impl Running {
    /// Does what this member asks in the room.
    pub(super) fn act_live(&mut self, command: LiveCommand) -> Reply {
        let ledger = self.offline.replica.ledger();
        let Some(me) = ledger.me().filter(|_| ledger.belongs()) else {
            return refused(&self.offline.why_outside());
        };
        match self.live.act(command, me, edge::uptime(), edge::random()) {
            Ok(frames) => {
                for frame in frames {
                    self.offline.replica.tell_live(&frame);
                }
                self.act();
                self.look_at_rooms();
                Reply::Done
            }
            Err(error) => refused(&error),
        }
    }

    /// Takes in what a device tells of the room that it is in.
    pub(super) fn hear_live(&mut self, peer: PeerRun, frame: &LiveFrame) {
        let ledger = self.offline.replica.ledger();
        let member = ledger.roster().member_of(peer.device);
        let (Some(member), Some(me)) = (member, ledger.me()) else { return };
        self.live.hear((peer.device, peer.run), member, me, frame, edge::uptime());
        self.look_at_rooms();
    }

    /// Tells the others how the room stands, and lets go of who was silent for long.
    pub(super) fn beat(&mut self) {
        if !self.offline.replica.ledger().belongs() {
            self.live.forget();
        }
        if let Some(frame) = self.live.beat(edge::uptime()) {
            self.offline.replica.tell_live(&frame);
            self.act();
        }
        self.look_at_rooms();
    }

    /// Shows the rooms where they stand otherwise than shown.
    fn look_at_rooms(&mut self) {
        let Some(me) = self.offline.replica.ledger().me() else { return };
        if let Some(sittings) = self.live.news(me, edge::uptime()) {
            let as_of = (!sittings.is_empty()).then(edge::now);
            self.live_shown = LiveStatus { as_of, sittings };
            self.is_changed = true;
        }
    }
}
