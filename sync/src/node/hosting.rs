//! Letting newcomers in: the joinings that are under way at this device.
//!
//! Invariant: a newcomer receives nothing before its `Admit` is on disk.
//! Source: FORMATS.md §11.

use std::collections::BTreeMap;

use super::api::Welcome;
use super::edge;
use super::offline::Offline;
use crate::id::{DeviceId, EntryHash, MemberId};
use crate::invitation::{Attempts, Door, Host, HostOutput, HostSetup, OpenInvite, refusal};
use crate::log::{SignedEntry, batch};
use crate::net::{CloseReason, Net, SessionId};
use crate::roster::{InvitationRecord, InvitationState, Statement};

/// How many bytes may wait in a session before more is added.
const QUEUE_BYTES: usize = 4 * 1024 * 1024;

/// The joinings under way.
#[derive(Debug, Default)]
pub(super) struct Hosting {
    joinings: BTreeMap<SessionId, Joining>,
    attempts: Attempts,
}

#[derive(Debug)]
struct Joining {
    device: DeviceId,
    host: Host,
    /// Whether its knock was counted and may be looked at.
    is_heard: bool,
    /// What is to be sent, once it may be.
    content: Option<Content>,
}

impl Hosting {
    /// Answers a device that wants to come in.
    pub(super) fn begin(
        &mut self,
        offline: &Offline,
        net: &Net,
        session: SessionId,
        device: DeviceId,
    ) {
        let setup = HostSetup {
            group: offline.replica.ledger().log().group(),
            host: offline.device(),
            newcomer: device,
            challenge: edge::random(),
            nonce: edge::random(),
        };
        let (host, frame) = Host::open(setup);
        self.joinings.insert(session, Joining { device, host, is_heard: false, content: None });
        self.send(net, session, frame);
    }

    /// Takes a newcomer's frame; gives back who is in and has everything. The outputs of what is written are the caller's to
    /// drain, before it sends content.
    pub(super) fn frame(
        &mut self,
        offline: &mut Offline,
        net: &Net,
        session: SessionId,
        bytes: &[u8],
    ) -> Option<Welcome> {
        let mut welcome = None;
        let joining = self.joinings.get_mut(&session)?;
        // A joining counts once, with its first frame; whatever follows needs a right knock before it.
        joining.is_heard =
            joining.is_heard || self.attempts.allow(joining.device, edge::uptime_secs());
        let invites = if joining.is_heard { open_invites(offline) } else { Vec::new() };
        let me = offline.replica.ledger().me().unwrap_or(MemberId::from_bytes([0; 16]));
        let door = Door { me, today: edge::today(), invites: &invites };
        match joining.host.handle(bytes, &door) {
            Ok(HostOutput::Send(frame)) => {
                // All that a host answers before the proof is a right knock.
                net.vouch(session);
                self.send(net, session, frame);
            }
            Ok(HostOutput::Admit(admit)) => {
                let today = edge::today();
                let said = offline
                    .replica
                    .write(|ledger| ledger.say(Statement::Admit(admit), Vec::new(), today));
                if let Err(error) = said {
                    tracing::warn!(%error, "a newcomer could not be let in");
                    self.refuse(net, session);
                }
            }
            Ok(HostOutput::AdmittedBefore { .. }) => {}
            Ok(HostOutput::Finished) => {
                if let Some(joining) = self.joinings.remove(&session) {
                    self.attempts.forgive(&joining.device);
                    let words: Vec<String> = joining
                        .host
                        .words()
                        .iter()
                        .flatten()
                        .map(|word| (*word).to_owned())
                        .collect();
                    welcome = Some(Welcome { device: joining.device, words });
                }
                net.close(session, CloseReason::Done);
            }
            Err(error) => {
                tracing::info!(%error, "a joining ended");
                self.refuse(net, session);
            }
        }
        welcome
    }

    /// Once everything is on disk: sends those who proved themselves what the group wrote.
    pub(super) fn serve(&mut self, offline: &Offline, net: &Net) {
        if offline.is_stopped() {
            for session in self.joinings.keys().copied().collect::<Vec<_>>() {
                self.refuse(net, session);
            }
            return;
        }
        let mut broken = Vec::new();
        for (session, joining) in &mut self.joinings {
            if joining.host.is_ready_for_content() && joining.content.is_none() {
                joining.content = Some(Content::everything(offline, joining.device));
            }
            let Some(content) = &mut joining.content else { continue };
            while net.queued_bytes(*session).is_some_and(|queued| queued < QUEUE_BYTES) {
                let Some(bytes) = content.next_batch() else { break };
                match joining.host.content(bytes, content.is_sent()) {
                    Ok(frame) => drop(net.send(*session, frame)),
                    Err(error) => {
                        tracing::error!(%error, "the content could not be sent");
                        broken.push(*session);
                        break;
                    }
                }
            }
        }
        for session in broken {
            self.refuse(net, session);
        }
    }

    /// Every session ended.
    pub(super) fn forget(&mut self) {
        self.joinings.clear();
    }

    /// A session ended.
    pub(super) fn end(&mut self, session: SessionId) -> bool {
        self.joinings.remove(&session).is_some()
    }

    /// Whether a session is a joining.
    pub(super) fn has(&self, session: SessionId) -> bool {
        self.joinings.contains_key(&session)
    }

    fn refuse(&mut self, net: &Net, session: SessionId) {
        self.send(net, session, refusal());
        self.joinings.remove(&session);
        net.close(session, CloseReason::Done);
    }

    fn send(&mut self, net: &Net, session: SessionId, frame: Vec<u8>) {
        if net.send(session, frame).is_err() {
            // The session is over; its end comes as an event.
            self.joinings.remove(&session);
        }
    }
}

/// The invitations that this device may honour, used or not.
pub(super) fn open_invites(offline: &Offline) -> Vec<OpenInvite> {
    let ledger = offline.replica.ledger();
    if !ledger.belongs() {
        return Vec::new();
    }
    let roster = ledger.roster();
    let open = |(invite, record): (&EntryHash, &InvitationRecord)| {
        let used_by = match record.state {
            InvitationState::Open => None,
            // One that has left, or was retired or taken out, does not come in again by its old ticket.
            InvitationState::Used(device) => {
                let known = roster.devices.get(&device).filter(|device| device.current)?;
                Some((device, known.parcel_key))
            }
            InvitationState::Withdrawn
            | InvitationState::Contested(_)
            | InvitationState::Void(_) => return None,
        };
        Some(OpenInvite {
            invite: *invite,
            key: record.key,
            purpose: record.purpose,
            inviter: record.by,
            expires: record.expires,
            used_by,
        })
    };
    roster.invitations.iter().filter_map(open).collect()
}

/// Whether anybody could come in now, for the first time or again.
pub(super) fn is_door_open(offline: &Offline) -> bool {
    waited_for(offline).next().is_some()
}

/// The invitations by which somebody could come in now, for the first time or again.
pub(super) fn waited_for(offline: &Offline) -> impl Iterator<Item = OpenInvite> + '_ {
    let today = edge::today();
    let ledger = offline.replica.ledger();
    open_invites(offline).into_iter().filter(move |open| match open.used_by {
        None => today <= open.expires,
        // It may have been cut off before it could save anything: until it has written or was heard.
        Some((device, _)) => {
            ledger.log().device_entries(&device).is_empty()
                && offline.replica.heard(device).is_none()
        }
    })
}

/// All entries and bodies, made into batches one at a time, so that the newcomer works on the first while the next is made.
#[derive(Debug)]
struct Content {
    entries: Vec<SignedEntry>,
    /// How many of them are in the batches made so far.
    sent: usize,
}

impl Content {
    fn everything(offline: &Offline, newcomer: DeviceId) -> Self {
        let ledger = offline.replica.ledger();
        let entries =
            (0..ledger.log().len()).filter_map(|at| ledger.signed_for(at, newcomer)).collect();
        Self { entries, sent: 0 }
    }

    fn is_sent(&self) -> bool {
        self.sent >= self.entries.len()
    }

    fn next_batch(&mut self) -> Option<Vec<u8>> {
        let rest = self.entries.get(self.sent..).filter(|rest| !rest.is_empty())?;
        match batch::encode_first(rest) {
            Ok((batch, count)) => {
                self.sent += count;
                Some(batch)
            }
            Err(error) => unreachable!("whatever was taken in can be passed on: {error}"),
        }
    }
}
