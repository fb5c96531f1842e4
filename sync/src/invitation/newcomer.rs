//! The side of a joining that comes in.
//!
//! Invariant: the secret itself is never sent, and no words are shown before the node has checked the content.
//! Source: FORMATS.md §11, messages.

use ed25519_dalek::SigningKey;

use super::message::{MAX_TO_NEWCOMER_BYTES, ToHost, ToNewcomer, from_frame, to_frame};
use super::proof::{self, KnockSubject};
use super::ticket::Ticket;
use super::words::{WORDS, WordsFrom};
use crate::encoding::DecodeError;
use crate::id::{DeviceId, EntryHash, GroupId, ParcelKey};
use crate::roster::{Admit, prove_admit};

/// The most content that a host can send in one joining, in bytes.
pub const MAX_CONTENT_TOTAL_BYTES: usize = 512 * 1024 * 1024;

/// Who joins where. The device's keys must be on disk before: a device that is cut off comes in again by them.
#[derive(Debug)]
pub struct NewcomerSetup<'a> {
    /// The ticket.
    pub ticket: &'a Ticket,
    /// This device's key, made for this group.
    pub device_key: &'a SigningKey,
    /// This device's key for parcels.
    pub parcel_key: ParcelKey,
    /// The device that was dialled, as the transport proved it.
    pub host: DeviceId,
    /// Random, used once.
    pub nonce: [u8; 32],
}

/// What the node has to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewcomerOutput {
    /// Send this frame and wait.
    Send(Vec<u8>),
    /// A piece of what the group wrote; more follows.
    Content(Vec<u8>),
    /// The last piece. Check that the log is of [`Newcomer::group`], holds the ticket's `Invite` with the secret's key
    /// and this device's `Admit` with its own key for parcels, and that the host is a member's current device; save
    /// all of it; then call [`Newcomer::saved`]. If anything is amiss, save nothing and close.
    LastContent(Vec<u8>),
}

/// Why a joining did not go on, in words for the person who joins.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// The host refused the ticket.
    #[error(
        "The other device did not accept this ticket. It may have been used, withdrawn or too old; \
         or it tried too often: wait a minute and try again, or ask for a new ticket."
    )]
    NotAccepted,
    /// The host ended the joining after it had accepted the ticket.
    #[error("The other device could not finish letting you in. Try again with the same ticket.")]
    Ended,
    /// The host speaks a version not known here.
    #[error("The other device uses a newer Kith. Update Kith on this device, then try again.")]
    NewerKith,
    /// The host's message could not be read.
    #[error("The other device sent something that cannot be read. Nothing was changed here.")]
    Unreadable(#[source] DecodeError),
    /// The host's message has no place here.
    #[error("The other device did not keep to the order of joining. Nothing was changed here.")]
    OutOfTurn,
    /// The host sends without end.
    #[error("The other device sent more than a group can hold. Nothing was changed here.")]
    TooMuch,
}

/// One joining, seen from the newcomer.
#[derive(Debug)]
pub struct Newcomer {
    invite: EntryHash,
    invite_key: SigningKey,
    device_key: SigningKey,
    parcel_key: ParcelKey,
    host: DeviceId,
    nonce: [u8; 32],
    group: Option<GroupId>,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Waiting for the challenge.
    Connected,
    /// The knock is out.
    Knocked,
    /// The proof is out; content comes in.
    Proven { words: [&'static str; WORDS], received_bytes: usize },
    /// The last content is here.
    Received { words: [&'static str; WORDS] },
    /// It is over.
    Ended,
}

impl Newcomer {
    /// Begins a joining; the host speaks first.
    pub fn new(setup: &NewcomerSetup<'_>) -> Self {
        Self {
            invite: setup.ticket.invite(),
            invite_key: setup.ticket.secret().key(),
            device_key: setup.device_key.clone(),
            parcel_key: setup.parcel_key,
            host: setup.host,
            nonce: setup.nonce,
            group: None,
            state: State::Connected,
        }
    }

    /// The group, once the host has named it. It is the host's word until the content is checked.
    pub fn group(&self) -> Option<GroupId> {
        self.group
    }

    /// Takes a frame of the host. After an error everything further is an error.
    pub fn handle(&mut self, frame: &[u8]) -> Result<NewcomerOutput, JoinError> {
        let state = std::mem::replace(&mut self.state, State::Ended);
        let message = from_frame(frame, MAX_TO_NEWCOMER_BYTES).map_err(|error| match error {
            DecodeError::UnknownVersion(_) => JoinError::NewerKith,
            error @ (DecodeError::Malformed(_)
            | DecodeError::NotCanonical
            | DecodeError::TooLong { .. }) => JoinError::Unreadable(error),
        })?;
        let (state, output) = match (state, message) {
            (State::Connected, ToNewcomer::Challenge { challenge }) => {
                (State::Knocked, NewcomerOutput::Send(self.knock(challenge)))
            }
            (State::Knocked, ToNewcomer::Accepted { group, nonce }) => {
                self.group = Some(group);
                let words = self.words_with(group, nonce).words();
                let state = State::Proven { words, received_bytes: 0 };
                (state, NewcomerOutput::Send(self.prove(group)))
            }
            (State::Proven { words, received_bytes }, ToNewcomer::Content { bytes, last }) => {
                let received_bytes = received_bytes.saturating_add(bytes.len());
                if received_bytes > MAX_CONTENT_TOTAL_BYTES {
                    return Err(JoinError::TooMuch);
                }
                if last {
                    (State::Received { words }, NewcomerOutput::LastContent(bytes))
                } else {
                    (State::Proven { words, received_bytes }, NewcomerOutput::Content(bytes))
                }
            }
            (State::Connected | State::Knocked, ToNewcomer::Refused) => {
                return Err(JoinError::NotAccepted);
            }
            (State::Proven { .. } | State::Received { .. }, ToNewcomer::Refused) => {
                return Err(JoinError::Ended);
            }
            (_, _out_of_turn) => return Err(JoinError::OutOfTurn),
        };
        self.state = state;
        Ok(output)
    }

    /// Call when everything was checked and is on disk. Returns the last frame and the words to compare.
    pub fn saved(&mut self) -> Result<(Vec<u8>, [&'static str; WORDS]), JoinError> {
        match std::mem::replace(&mut self.state, State::Ended) {
            State::Received { words } => Ok((to_frame(&ToHost::Saved), words)),
            State::Connected | State::Knocked | State::Proven { .. } | State::Ended => {
                Err(JoinError::OutOfTurn)
            }
        }
    }

    fn device(&self) -> DeviceId {
        DeviceId::from_bytes(self.device_key.verifying_key().to_bytes())
    }

    fn knock(&self, challenge: [u8; 32]) -> Vec<u8> {
        let (invite, newcomer, host) = (self.invite, self.device(), self.host);
        let commitment = proof::commitment(newcomer, host, &self.nonce);
        let subject = KnockSubject { invite, newcomer, host, challenge, commitment };
        let signature = proof::sign(&self.invite_key, &subject.signed_bytes());
        to_frame(&ToHost::Knock { invite, commitment, signature })
    }

    fn prove(&self, group: GroupId) -> Vec<u8> {
        let (invite, parcel_key) = (self.invite, self.parcel_key);
        let admit = prove_admit(group, invite, &self.invite_key, &self.device_key, parcel_key);
        let Admit { by_invite, by_device, .. } = admit;
        to_frame(&ToHost::Prove { group, parcel_key, by_invite, by_device, nonce: self.nonce })
    }

    fn words_with(&self, group: GroupId, host_nonce: [u8; 32]) -> WordsFrom {
        WordsFrom {
            group,
            invite: self.invite,
            newcomer: self.device(),
            host: self.host,
            newcomer_nonce: self.nonce,
            host_nonce,
        }
    }
}
