//! What a node knows beside the document, put together for the screen and the headless mode.

use std::sync::Arc;

use super::api::{
    BackupStatus, Delivery, Heard, KeysStatus, LiveStatus, NodeStatus, OpenInvitation, PeerStatus,
    PeerWay, Reach, SentLine,
};
use super::edge;
use super::offline::Offline;
use super::reach::Unreached;
use crate::id::{Day, DeviceId, EntryHash, MemberId};
use crate::invitation::Secret;
use crate::protocol::Decisions;
use crate::roster::{InvitationState, Motion, Purpose};

/// How much of what this member did last is told.
const SENT: usize = 8;

impl NodeStatus {
    /// Nothing but who this is, while it is being opened.
    pub(super) fn nothing(me: MemberId, device: DeviceId) -> Self {
        Self {
            me,
            device,
            opening: true,
            belongs: false,
            reach: Reach::default(),
            peers: Vec::new(),
            delivery: Delivery::default(),
            drafts: Vec::new(),
            live: LiveStatus::default(),
            decisions: Decisions::default(),
            turned_away_by: Vec::new(),
            invitations: Vec::new(),
            welcome: Vec::new(),
            problems: Vec::new(),
            news: Arc::default(),
            sent: Arc::default(),
            undo: None,
            backup: BackupStatus::default(),
            keys: KeysStatus::default(),
        }
    }
}

impl Offline {
    /// The status as far as it does not depend on the network.
    pub(super) fn status(&self) -> NodeStatus {
        let ledger = self.replica.ledger();
        let me = ledger.me().unwrap_or(MemberId::from_bytes([0; 16]));
        let roster = ledger.roster();
        let mine: Vec<DeviceId> =
            ledger.log().writers().filter(|device| roster.member_of(*device) == Some(me)).collect();
        let has_mine =
            |device: DeviceId| mine.iter().all(|writer| self.replica.has_all_of(device, *writer));
        let (delivered, waiting) = self.who_has(me, has_mine);
        NodeStatus {
            opening: false,
            belongs: ledger.belongs(),
            reach: Reach {
                nearby: self.settings.nearby,
                addrs: self.settings.addrs.clone(),
                relay: self.relay_status(None),
            },
            peers: self.peers(),
            delivery: Delivery { delivered, waiting },
            backup: self.backup_status(&mine, has_mine),
            keys: self.keys,
            decisions: ledger.decisions(),
            invitations: self.invitations(me),
            problems: self.problems(),
            news: self.news.shown(ledger, me),
            sent: Arc::new(self.sent(me)),
            undo: ledger.last_step().map(str::to_owned),
            ..NodeStatus::nothing(me, ledger.device())
        }
    }

    fn peers(&self) -> Vec<PeerStatus> {
        let ledger = self.replica.ledger();
        let roster = ledger.roster();
        let today = edge::today();
        let others = roster.current_devices().filter(|device| *device != ledger.device());
        let mut peers: Vec<_> = others
            .filter_map(|device| {
                Some(PeerStatus {
                    device,
                    member: roster.member_of(device)?,
                    connected: self.replica.is_connected(device),
                    way: PeerWay::Not { because: (&Unreached::NotOpen).into(), since: None },
                    heard: heard(self.replica.heard(device), today),
                    has_all: self.replica.has_all(device),
                })
            })
            .collect();
        peers.sort_unstable_by_key(|peer| (peer.member, peer.device));
        peers
    }

    /// What this member did last, from all of their devices, the newest first, and who has it.
    fn sent(&self, me: MemberId) -> Vec<SentLine> {
        let sent = self.news.sent(self.replica.ledger()).take(SENT);
        let sent = sent.map(|(at, line)| {
            let (delivered, waiting) =
                self.who_has(me, |device| self.replica.has_entry(device, at));
            SentLine { line: line.clone(), delivered, waiting }
        });
        sent.collect()
    }

    /// The other members of whom a device has something, and those of whom none has.
    pub(super) fn who_has(
        &self,
        me: MemberId,
        has: impl Fn(DeviceId) -> bool,
    ) -> (Vec<MemberId>, Vec<MemberId>) {
        let roster = self.replica.ledger().roster();
        let others = roster.current_members().filter(|member| *member != me);
        others.partition(|member| {
            let mut devices = roster
                .current_devices()
                .filter(|device| roster.member_of(*device) == Some(*member));
            devices.any(&has)
        })
    }

    fn invitations(&self, me: MemberId) -> Vec<OpenInvitation> {
        let roster = self.replica.ledger().roster();
        let today = edge::today();
        let is_shown =
            |by: MemberId, purpose: Purpose| by == me || matches!(purpose, Purpose::Person(_));
        let open = roster.invitations.iter().filter(|(_, record)| {
            record.state == InvitationState::Open
                && today <= record.expires
                && is_shown(record.by, record.purpose)
        });
        open.map(|(invite, record)| OpenInvitation {
            invite: *invite,
            proposal: match record.purpose {
                Purpose::Person(proposal) => Some(proposal),
                Purpose::OwnDevice => None,
            },
            name: match record.purpose {
                Purpose::Person(proposal) => Some(self.proposed_name(proposal)),
                Purpose::OwnDevice => None,
            },
            ticket: self.kept_ticket(*invite),
            expires: edge::date(record.expires),
        })
        .collect()
    }

    /// What the person is called whom a proposal would let in; empty where that is not here.
    pub(super) fn proposed_name(&self, proposal: EntryHash) -> String {
        let ledger = self.replica.ledger();
        let motion = ledger.roster().proposals.get(&proposal).map(|record| &record.motion);
        match motion {
            Some(Motion::Admit { person, .. }) => {
                ledger.body(person).map(|(_, body)| body.text).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn kept_ticket(&self, invite: EntryHash) -> Option<String> {
        let kept = self.tickets.iter().find(|ticket| ticket.invite == invite)?;
        self.ticket_text(invite, &Secret::from_random(kept.secret)).ok()
    }

    /// The name of a member as the group shows it.
    pub(super) fn member_name(&self, member: MemberId) -> String {
        let snapshot = self.replica.ledger().snapshot();
        let known = snapshot.members.iter().find(|known| known.id == member);
        known
            .map(|known| known.name.clone())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "somebody".to_owned())
    }
}

fn heard(day: Option<Day>, today: Day) -> Heard {
    match day {
        None => Heard::Never,
        Some(day) if day >= today => Heard::Today,
        Some(day) if today.0 - day.0 < 7 => Heard::ThisWeek,
        Some(_) => Heard::Longer,
    }
}
