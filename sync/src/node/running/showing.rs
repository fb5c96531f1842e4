//! What the running node shows and tells.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Running;
use crate::id::MemberId;
use crate::node::api::{Event, LiveDraft, NodeState, Problem};
use crate::node::hosting;
use crate::node::relay_list::RelayListFile;
use crate::node::trouble::Trouble;
use crate::protocol::{Draft, PeerRun};

impl Running {
    /// Shows the state as it is now and tells what is new, if anything changed.
    pub(super) fn publish(&mut self) {
        self.offline.replica.catch_up();
        self.act();
        if self.is_changed && self.offline.forget_turned_down() {
            self.act();
            self.offline.replica.catch_up();
        }
        if std::mem::take(&mut self.is_changed) {
            self.show();
            self.tell_heads();
            self.offline.save(false);
        }
    }

    /// Shows the state as it is now.
    pub(super) fn show(&mut self) {
        self.is_changed = false;
        self.relay_wanted = self.offline.relay_to_use();
        self.keep_relay_list();
        self.net.open_join(!self.offline.is_stopped() && hosting::is_door_open(&self.offline));
        let mut status = self.offline.status();
        status.drafts = self.live_drafts();
        status.live.clone_from(&self.live_shown);
        status.welcome.clone_from(&self.welcome);
        status.turned_away_by = self.turned_away_by();
        status.reach.nearby = self.is_nearby;
        status.reach.addrs = self.net.addrs();
        status.reach.relay = self.offline.relay_status(self.net.relay_state());
        for peer in &mut status.peers {
            peer.way = self.way_of(peer.device);
        }
        if self.relay_list.as_ref().is_some_and(RelayListFile::has_failed) {
            status.problems.push(Problem::of(&Trouble::RelayListNotWritten));
        }
        if self.is_netless {
            status.problems.push(Problem::of(&Trouble::NoNetwork));
        }
        let snapshot = Arc::new(self.offline.replica.ledger().snapshot());
        let mine = Arc::clone(&self.offline.mine);
        let state = NodeState { snapshot, status: Arc::new(status), mine };
        self.state.send_if_modified(|shown| {
            let is_new = *shown != state;
            if is_new {
                *shown = state;
            }
            is_new
        });
    }

    /// Tells the relay whom to let in, where it is told by this device.
    fn keep_relay_list(&mut self) {
        if let Some(list) = &mut self.relay_list
            && list.keep(&self.offline)
        {
            self.tell(Event::Problem(Problem::of(&Trouble::RelayListNotWritten)));
        }
    }

    /// Tells the newest entries where they are others than before.
    pub(super) fn tell_heads(&mut self) {
        let heads = self.offline.replica.ledger().log().heads();
        if heads != self.heads {
            self.heads.clone_from(&heads);
            self.tell(Event::Changed { heads });
        }
    }

    /// Whose devices say that this one does not belong, where none says that it does: one of them may have heard less.
    fn turned_away_by(&self) -> Vec<MemberId> {
        if !self.by_peer.is_empty() {
            return Vec::new();
        }
        let roster = self.offline.replica.ledger().roster();
        let members: BTreeSet<MemberId> =
            self.turned_away_by.iter().filter_map(|device| roster.member_of(*device)).collect();
        members.into_iter().collect()
    }

    fn live_drafts(&self) -> Vec<LiveDraft> {
        let roster = self.offline.replica.ledger().roster();
        let draft = |(peer, draft): (&PeerRun, &Draft)| -> Option<(MemberId, LiveDraft)> {
            let member = roster.member_of(peer.device)?;
            Some((member, LiveDraft { member, text: draft.text, words: draft.words.clone()? }))
        };
        let mut drafts: Vec<_> = self.drafts.iter().filter_map(draft).collect();
        drafts.sort_by_key(|(member, draft)| (*member, draft.text));
        drafts.into_iter().map(|(_, draft)| draft).collect()
    }

    /// Tells whoever listens. A listener that falls far behind misses events; the state is always whole.
    pub(super) fn tell(&self, event: Event) {
        if let Err(error) = self.events.try_send(event) {
            tracing::debug!(%error, "an event was not taken");
        }
    }
}
