//! The side of a joining that belongs to the group.
//!
//! Invariant: until a right knock, what the host sends does not depend on the group or its invitations: a challenge,
//! then [`refusal`] for every failure; and each knock costs the check of exactly one signature. Nothing of the group
//! is sent before the node has `Admit` on disk.
//! Source: FORMATS.md §11, messages.

use super::message::{
    MAX_CONTENT_BYTES, MAX_TO_HOST_BYTES, ToHost, ToNewcomer, from_frame, to_frame,
};
use super::proof::{self, KnockSubject};
use super::words::{WORDS, WordsFrom};
use crate::encoding::DecodeError;
use crate::id::{Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey};
use crate::roster::{Admit, Purpose, admit_is_proven, is_signed_by};

/// Whose joining it is, and randomness for it.
#[derive(Clone, Debug)]
pub struct HostSetup {
    /// The group.
    pub group: GroupId,
    /// This device.
    pub host: DeviceId,
    /// The other device, as the transport proved it.
    pub newcomer: DeviceId,
    /// Random, used once.
    pub challenge: [u8; 32],
    /// Random, used once.
    pub nonce: [u8; 32],
}

/// What the roster says about invitations now. Pass no invitations where [`Attempts`](super::Attempts) has had enough.
#[derive(Clone, Copy, Debug)]
pub struct Door<'a> {
    /// The member whose device this is.
    pub me: MemberId,
    /// Today, by this device's clock.
    pub today: Day,
    /// The invitations that stand: neither withdrawn nor undone, used or not.
    pub invites: &'a [OpenInvite],
}

/// An invitation that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInvite {
    /// Which.
    pub invite: EntryHash,
    /// The public half of its key.
    pub key: InviteKey,
    /// Who it lets in.
    pub purpose: Purpose,
    /// The member who made it.
    pub inviter: MemberId,
    /// The last day on which it is honoured.
    pub expires: Day,
    /// The device that came in by it, if one did, with its key for parcels.
    pub used_by: Option<(DeviceId, ParcelKey)>,
}

impl OpenInvite {
    /// Whether it is for `me` to let somebody in by it: a further device only by its own member.
    pub(super) fn is_mine_to_honour(&self, me: MemberId) -> bool {
        self.purpose != Purpose::OwnDevice || self.inviter == me
    }

    /// Whether a device of `me` should let this newcomer in by it. A device that came in by it before gets in again,
    /// also when it has since expired: it may have been cut off before it could save anything.
    pub(super) fn is_honoured(&self, me: MemberId, today: Day, newcomer: DeviceId) -> bool {
        self.is_mine_to_honour(me)
            && match self.used_by {
                None => today <= self.expires,
                Some((device, _)) => device == newcomer,
            }
    }
}

/// What the node has to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostOutput {
    /// Send this frame and wait.
    Send(Vec<u8>),
    /// Write this statement to disk, then send what the group wrote by [`Host::content`]. If it cannot be written,
    /// send [`refusal`] and close.
    Admit(Admit),
    /// The device came in by this invitation before: send what the group wrote by [`Host::content`].
    AdmittedBefore {
        /// Which.
        invite: EntryHash,
    },
    /// The newcomer has everything on disk: close.
    Finished,
}

/// Why a joining ended on the host's side; for its own log only. The newcomer gets [`refusal`], whatever the reason.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// The frame could not be read.
    #[error("a newcomer's message could not be read")]
    Unreadable(#[from] DecodeError),
    /// The knock was not made with a ticket that can be used here and now.
    #[error("a knock without a ticket that can be used")]
    NoTicket,
    /// The invitation can no longer be used.
    #[error("the invitation was used, withdrawn or expired while somebody came in by it")]
    NoLongerOpen,
    /// The signatures or the nonce are not what the knock announced.
    #[error("a newcomer's proof does not hold")]
    Proof,
    /// The device came in before with another key for parcels.
    #[error("a device that came in before returned with another key for parcels")]
    OtherParcelKey,
    /// A message that has no place here.
    #[error("a message out of turn")]
    OutOfTurn,
    /// More content than a frame holds.
    #[error("{length} bytes of content are more than a frame holds")]
    ContentTooLong {
        /// How many there are.
        length: usize,
    },
}

/// The frame to send, before closing, for every [`HostError`].
pub fn refusal() -> Vec<u8> {
    to_frame(&ToNewcomer::Refused)
}

/// One joining, seen from the group.
#[derive(Debug)]
pub struct Host {
    setup: HostSetup,
    state: State,
}

#[derive(Debug)]
enum State {
    /// The challenge is out.
    Challenged,
    /// A right knock came.
    Knocked { invite: EntryHash, commitment: [u8; 32] },
    /// The proof holds; content goes out.
    Proven { words: [&'static str; WORDS] },
    /// The last content is out.
    Sent { words: [&'static str; WORDS] },
    /// It is over; the words stay where it came to that.
    Ended { words: Option<[&'static str; WORDS]> },
}

impl Host {
    /// Begins a joining; send the frame first.
    pub fn open(setup: HostSetup) -> (Self, Vec<u8>) {
        let frame = to_frame(&ToNewcomer::Challenge { challenge: setup.challenge });
        (Self { setup, state: State::Challenged }, frame)
    }

    /// Takes a frame of the newcomer. After an error everything further is an error.
    pub fn handle(&mut self, frame: &[u8], door: &Door<'_>) -> Result<HostOutput, HostError> {
        let state = std::mem::replace(&mut self.state, State::Ended { words: None });
        let message = from_frame::<ToHost>(frame, MAX_TO_HOST_BYTES);
        let (state, output) = match (state, message) {
            (State::Challenged, Ok(ToHost::Knock { invite, commitment, signature })) => {
                let subject = KnockSubject {
                    invite,
                    newcomer: self.setup.newcomer,
                    host: self.setup.host,
                    challenge: self.setup.challenge,
                    commitment,
                };
                let key = self.honoured(door, invite).map(|open| open.key);
                // Where there is no such invitation a signature is checked all the same, so that it takes as long.
                let checked = key.unwrap_or(NOBODYS_KEY);
                let bytes = subject.signed_bytes();
                let is_right = is_signed_by(checked.as_bytes(), &bytes, &signature);
                if !(is_right && key.is_some()) {
                    return Err(HostError::NoTicket);
                }
                let (group, nonce) = (self.setup.group, self.setup.nonce);
                let frame = to_frame(&ToNewcomer::Accepted { group, nonce });
                (State::Knocked { invite, commitment }, HostOutput::Send(frame))
            }
            (
                State::Knocked { invite, commitment },
                Ok(ToHost::Prove { group, parcel_key, by_invite, by_device, nonce }),
            ) => {
                let HostSetup { newcomer, host, .. } = self.setup;
                let open = self.honoured(door, invite).ok_or(HostError::NoLongerOpen)?;
                let admit = Admit { invite, device: newcomer, parcel_key, by_invite, by_device };
                if group != self.setup.group
                    || proof::commitment(newcomer, host, &nonce) != commitment
                    || !admit_is_proven(group, open.key, &admit)
                {
                    return Err(HostError::Proof);
                }
                let output = match open.used_by {
                    None => HostOutput::Admit(admit),
                    Some((_, known)) if known == parcel_key => {
                        HostOutput::AdmittedBefore { invite }
                    }
                    Some(_) => return Err(HostError::OtherParcelKey),
                };
                let host_nonce = self.setup.nonce;
                let from =
                    WordsFrom { group, invite, newcomer, host, newcomer_nonce: nonce, host_nonce };
                (State::Proven { words: from.words() }, output)
            }
            (State::Sent { words }, Ok(ToHost::Saved)) => {
                (State::Ended { words: Some(words) }, HostOutput::Finished)
            }
            (_, Err(error)) => return Err(error.into()),
            (_, Ok(ToHost::Knock { .. } | ToHost::Prove { .. } | ToHost::Saved)) => {
                return Err(HostError::OutOfTurn);
            }
        };
        self.state = state;
        Ok(output)
    }

    /// The frame for a piece of what the group wrote, of at most [`MAX_CONTENT_BYTES`]; only once `Admit` is on disk.
    pub fn content(&mut self, bytes: Vec<u8>, last: bool) -> Result<Vec<u8>, HostError> {
        let State::Proven { words } = self.state else { return Err(HostError::OutOfTurn) };
        if bytes.len() > MAX_CONTENT_BYTES {
            return Err(HostError::ContentTooLong { length: bytes.len() });
        }
        if last {
            self.state = State::Sent { words };
        }
        Ok(to_frame(&ToNewcomer::Content { bytes, last }))
    }

    /// Whether the proof holds and content is to be sent, once `Admit` is on disk.
    pub fn is_ready_for_content(&self) -> bool {
        matches!(self.state, State::Proven { .. })
    }

    /// The words to compare, once the proof holds. Show them when `Admit` is on disk.
    pub fn words(&self) -> Option<[&'static str; WORDS]> {
        match self.state {
            State::Proven { words } | State::Sent { words } => Some(words),
            State::Ended { words } => words,
            State::Challenged | State::Knocked { .. } => None,
        }
    }

    fn honoured<'a>(&self, door: &Door<'a>, invite: EntryHash) -> Option<&'a OpenInvite> {
        let mut named = door.invites.iter().filter(|open| open.invite == invite);
        named.find(|open| open.is_honoured(door.me, door.today, self.setup.newcomer))
    }
}

/// A key that is checked in vain, so that a check with it does all the work of a real one: the public half of 32 zero
/// bytes. Anybody can sign with it, and it opens nothing.
const NOBODYS_KEY: InviteKey = InviteKey::from_bytes([
    0x3b, 0x6a, 0x27, 0xbc, 0xce, 0xb6, 0xa4, 0x2d, 0x62, 0xa3, 0xa8, 0xd0, 0x2a, 0x6f, 0x0d, 0x73,
    0x65, 0x32, 0x15, 0x77, 0x1d, 0xe2, 0x43, 0xa6, 0x3a, 0xc0, 0x48, 0xa1, 0x8b, 0x59, 0xda, 0x29,
]);

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;

    #[test]
    fn the_key_that_is_checked_in_vain_is_a_real_one_and_opens_nothing() {
        let key = SigningKey::from_bytes(&[0; 32]);
        assert_eq!(key.verifying_key().as_bytes(), NOBODYS_KEY.as_bytes());

        let (newcomer, host) = (DeviceId::from_bytes([1; 32]), DeviceId::from_bytes([2; 32]));
        let (invite, challenge, commitment) = (EntryHash::from_bytes([3; 32]), [4; 32], [5; 32]);
        let subject = KnockSubject { invite, newcomer, host, challenge, commitment };
        let signature = proof::sign(&key, &subject.signed_bytes());
        let knock = to_frame(&ToHost::Knock { invite, commitment, signature });
        let group = GroupId::from_bytes([6; 32]);
        let setup = HostSetup { group, host, newcomer, challenge, nonce: [7; 32] };
        let door = Door { me: MemberId::from_bytes([8; 16]), today: Day(0), invites: &[] };
        assert!(matches!(Host::open(setup).0.handle(&knock, &door), Err(HostError::NoTicket)));
    }
}
