//! Letting newcomers in: the joinings that are under way at this device.
//!
//! Invariant: a newcomer receives nothing before its `Admit` is on disk.
//! Source: FORMATS.md, "Invitation".

use std::collections::{BTreeMap, VecDeque};

use super::api::{Event, Welcome};
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
    /// What is still to be sent.
    content: VecDeque<Vec<u8>>,
}

/// What came of a newcomer's frame.
#[derive(Debug, Default)]
pub(super) struct Hosted {
    /// Somebody is in and has everything.
    pub(super) welcome: Option<Welcome>,
    /// What to tell.
    pub(super) event: Option<Event>,
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
        self.joinings.insert(session, Joining { device, host, content: VecDeque::new() });
        self.send(net, session, frame);
    }

    /// Takes a newcomer's frame. The outputs of what is written are the caller's to drain, before it sends content.
    pub(super) fn frame(
        &mut self,
        offline: &mut Offline,
        net: &Net,
        session: SessionId,
        bytes: &[u8],
    ) -> Hosted {
        let mut hosted = Hosted::default();
        let Some(joining) = self.joinings.get_mut(&session) else { return hosted };
        let now_secs = edge::uptime_secs();
        let invites = if self.attempts.allow(joining.device, now_secs) {
            open_invites(offline)
        } else {
            Vec::new()
        };
        let me = offline.replica.ledger().me().unwrap_or(MemberId::from_bytes([0; 16]));
        let door = Door { me, today: edge::today(), invites: &invites };
        match joining.host.handle(bytes, &door) {
            Ok(HostOutput::Send(frame)) => self.send(net, session, frame),
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
                    hosted.welcome = Some(Welcome { device: joining.device, words: words.clone() });
                    hosted.event = Some(Event::Admitted { device: joining.device, words });
                }
                net.close(session, CloseReason::Done);
            }
            Err(error) => {
                tracing::info!(%error, "a joining ended");
                self.refuse(net, session);
            }
        }
        hosted
    }

    /// Once everything is on disk: sends those who proved themselves what the group wrote.
    pub(super) fn serve(&mut self, offline: &Offline, net: &Net) {
        if offline.is_stopped() {
            for session in self.joinings.keys().copied().collect::<Vec<_>>() {
                self.refuse(net, session);
            }
            return;
        }
        for (session, joining) in &mut self.joinings {
            if joining.host.is_ready_for_content() && joining.content.is_empty() {
                joining.content = everything(offline);
            }
            while net.queued_bytes(*session).is_some_and(|queued| queued < QUEUE_BYTES) {
                let Some(bytes) = joining.content.pop_front() else { break };
                match joining.host.content(bytes, joining.content.is_empty()) {
                    Ok(frame) => drop(net.send(*session, frame)),
                    Err(error) => {
                        tracing::warn!(%error, "the content could not be sent");
                        break;
                    }
                }
            }
        }
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
            InvitationState::Used(device) => {
                Some((device, roster.devices.get(&device).map(|device| device.parcel_key)?))
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

/// Whether anybody could come in now.
pub(super) fn is_door_open(offline: &Offline) -> bool {
    let today = edge::today();
    open_invites(offline).iter().any(|open| open.used_by.is_none() && today <= open.expires)
        || open_invites(offline).iter().any(|open| {
            // A device that came in and never wrote may have been cut off before it could save anything.
            open.used_by.is_some_and(|(device, _)| {
                offline.replica.ledger().log().device_entries(&device).is_empty()
            })
        })
}

/// All entries and bodies, in batches.
fn everything(offline: &Offline) -> VecDeque<Vec<u8>> {
    let ledger = offline.replica.ledger();
    let entries: Vec<SignedEntry> =
        (0..ledger.log().len()).filter_map(|at| ledger.signed(at)).collect();
    match batch::encode_all(&entries) {
        Ok(batches) => batches.into(),
        Err(error) => unreachable!("whatever was taken in can be passed on: {error}"),
    }
}
