//! Coming in by files alone: what a newcomer asks, and whether it is granted.
//!
//! The newcomer has a ticket and nothing else, so it cannot know the group; its invitation's hash names it. The request is
//! sealed to the devices that the ticket names. Its words follow from keys that stand in it and nowhere else yet: whoever
//! puts another request in its place, with the ticket even, does not know them. Where they leak before they are compared,
//! a key that gives the same ones would have to be looked for among 2^64: nothing is exchanged that could shorten that.
//!
//! Invariant: a request is judged as a knock and a proof are in a live joining.
//! Source: FORMATS.md §12.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use super::host::Door;
use super::ticket::Ticket;
use super::words::first_words;
use crate::id::{self, DeviceId, EntryHash, GroupId, ParcelKey};
use crate::roster::{Admit, admit_is_proven, prove_admit_by_file};

/// How many words of a request are compared: twice as many as in a live joining, where each try to find others is counted.
pub const REQUEST_WORDS: usize = 8;

/// What a newcomer's device asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinRequest {
    /// The statement that would let it in.
    admit: Admit,
}

/// Why a request is not granted, in words for whoever read it.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// There is no such invitation, or it can be used no more.
    #[error(
        "This asks to come in by an invitation that was used by another device, withdrawn, is too old, or is not known here. \
         Nothing was changed."
    )]
    NoInvitation,
    /// Only the member who made the invitation lets their own device in.
    #[error(
        "This asks to come in as a further device of another member, who alone can let it in. Nothing was changed."
    )]
    NotYours,
    /// It was not made with the ticket.
    #[error("This request was not made with an invitation of this group. Nothing was changed.")]
    Proof,
}

/// A request that is granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// Write this statement to disk, then give it what the group wrote.
    Admit(Box<Admit>),
    /// The device came in by it before: give it what the group wrote.
    AdmittedBefore,
}

impl JoinRequest {
    /// Asks with a ticket. The device's keys must be on disk before.
    pub fn new(ticket: &Ticket, device_key: &SigningKey, parcel_key: ParcelKey) -> Self {
        let (invite, invite_key) = (ticket.invite(), ticket.secret().key());
        Self { admit: prove_admit_by_file(invite, &invite_key, device_key, parcel_key) }
    }

    /// The device that asks.
    pub fn device(&self) -> DeviceId {
        self.admit.device
    }

    /// The invitation by which it asks.
    pub fn invite(&self) -> EntryHash {
        self.admit.invite
    }

    /// The words that whoever asks and whoever is asked compare before anybody is let in.
    pub fn words(&self) -> [&'static str; REQUEST_WORDS] {
        let Admit { invite, device, parcel_key, .. } = &self.admit;
        let parts: [&[u8]; 3] = [invite.as_bytes(), device.as_bytes(), parcel_key.as_bytes()];
        first_words(id::hash("kith request words 2", &parts))
    }

    /// Whether a device of the group may let the newcomer in.
    pub fn granted(&self, group: GroupId, door: &Door<'_>) -> Result<Granted, RequestError> {
        let Admit { invite, device, parcel_key, .. } = self.admit;
        let mut named = door.invites.iter().filter(|open| open.invite == invite);
        let open = named.next().ok_or(RequestError::NoInvitation)?;
        if !admit_is_proven(group, open.key, &self.admit) {
            return Err(RequestError::Proof);
        }
        if !open.is_mine_to_honour(door.me) {
            return Err(RequestError::NotYours);
        }
        if !open.is_honoured(door.me, door.today, device) {
            return Err(RequestError::NoInvitation);
        }
        match open.used_by {
            None => Ok(Granted::Admit(Box::new(self.admit.clone()))),
            Some((_, known)) if known == parcel_key => Ok(Granted::AdmittedBefore),
            Some(_) => Err(RequestError::Proof),
        }
    }
}
