//! What is asked of a running node and what it tells: plain data, the same for the window and the headless mode.
//!
//! Source: README, "The headless mode".

mod status;

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

pub use self::status::{
    Delivery, Heard, LiveDraft, LiveStatus, News, NewsLine, NodeState, NodeStatus, OpenInvitation,
    PeerStatus, PeerWay, Problem, Reach, RelayStatus, SentLine, Welcome,
};
pub use super::backup::BackupStatus;
pub use super::history::{HistoryLine, HistoryPage, MyWords};
pub use super::keys::KeysStatus;
use super::mine::Jot;
pub use crate::group::About;
use crate::group::Edit;
use crate::group::edit::TextField;
use crate::id::{DeviceId, EntryHash, MemberId};
pub use crate::live::{
    Format, FormatPart, LiveCommand, MAX_PART_MINUTES, PartKind, PartStatus, PersonHere, Ready,
    Room, RoomRole, SHAPE_PIECES, SittingStatus, TurnStatus,
};
pub use crate::protocol::{
    Claim, Contest, Decisions, Farewell, Moved, Outcome, Proposed, Say, Word,
};
use crate::reason::Reason;
pub use crate::roster::{Answer, Door, Rule, Said, Threshold};

/// What can be asked of a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Changes the group document.
    Edit(Edit),
    /// Says something about who belongs.
    Say(Say),
    /// Makes an invitation for a person of this name whom the group agreed to; while the founder is alone, the founder
    /// decides alone.
    Invite {
        /// What the person is called.
        name: String,
    },
    /// Makes an invitation for the person whom a proposal admits.
    InviteProposed {
        /// Which proposal.
        proposal: EntryHash,
    },
    /// Makes an invitation for a further device of one's own.
    InviteMyDevice,
    /// Makes an invitation unusable.
    WithdrawInvite {
        /// Which.
        invite: EntryHash,
    },
    /// Keeps something for this member alone, on this device: never sent, and told to nobody.
    Mine(Jot),
    /// Undoes what was done last in this run, as long as nobody has gone on from it.
    Undo,
    /// This member has looked at what is new; kept on this device, and told to nobody.
    Looked,
    /// What was done, the newest first. Answered by [`Reply::History`]; changes nothing.
    History {
        /// In which part; absent: in all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<About>,
        /// Only what this member did.
        #[serde(default)]
        only_mine: bool,
        /// How many lines at most.
        limit: usize,
    },
    /// Writes a parcel: what the devices of these members lack as far as is known, into a file that is not there yet.
    /// Answered by [`Reply::ParcelWritten`].
    WriteParcel {
        /// For whom; with oneself, for one's other devices.
        to: Vec<MemberId>,
        /// Whether all that is here goes in.
        #[serde(default)]
        everything: bool,
        /// The file.
        file: PathBuf,
    },
    /// Reads a parcel, or a request to come in. Answered by [`Reply::ParcelRead`], and of a request by
    /// [`Reply::JoinRequest`] or [`Reply::LetIn`].
    ReadParcel {
        /// The file.
        file: PathBuf,
        /// Where to write the reply to a parcel, or the answer to a request.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply: Option<PathBuf>,
        /// The device whose request is granted, as [`JoinAsked`] named it: after its words were compared, and with a place
        /// for the answer. A request of another device, put in the place of the first, is only told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        let_in: Option<DeviceId>,
    },
    /// Leaves the group.
    Leave {
        /// A last word to the others.
        farewell: Option<String>,
    },
    /// What this member is typing, for those who are connected; absent: no longer typing. Never stored.
    Draft {
        /// Where.
        text: TextField,
        /// The words so far.
        words: Option<String>,
    },
    /// Does something in the room in which a meeting is held; never stored.
    Live(LiveCommand),
    /// Tries a device's address now.
    Dial {
        /// Which device.
        device: DeviceId,
        /// Where.
        addrs: Vec<SocketAddr>,
    },
    /// Turns finding devices on the local network on or off; kept.
    SetNearby {
        /// On, or off.
        on: bool,
    },
    /// Lets this device use the relay that the group named, or refuses it here; kept.
    SetRelay {
        /// Use it, or not.
        on: bool,
    },
    /// Changes what opens the group on this device.
    Keys(KeysCommand),
    /// Writes a backup of the group.
    Backup {
        /// In this file, which is not there yet.
        file: PathBuf,
    },
    /// Takes the group out of memory: closes the endpoint, forgets the keys.
    Lock,
}

/// How what opens a group on this device is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeysCommand {
    /// Another passphrase opens it from now on.
    ChangePassphrase {
        /// The passphrase until now.
        from: Typed,
        /// The one from now on.
        to: Typed,
    },
    /// A recovery code opens it too, in place of an earlier one.
    SetRecoveryCode {
        /// The passphrase.
        passphrase: Typed,
        /// The code.
        code: Typed,
    },
    /// No recovery code opens it any more.
    RemoveRecoveryCode,
}

/// A passphrase or a code as it was typed: wiped from memory, and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(pub Zeroizing<String>);

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed(..)")
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|typed| Self(Zeroizing::new(typed)))
    }
}

/// What a node answers to a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It is done and on disk.
    Done,
    /// An invitation was made; the ticket is the only copy of its secret that others get.
    Ticket {
        /// Which invitation.
        invite: EntryHash,
        /// The ticket, as text.
        ticket: String,
    },
    /// What was done, as far as it was asked for.
    History(HistoryPage),
    /// A parcel was written.
    ParcelWritten(ParcelWritten),
    /// A parcel was read, and what came of it is on disk.
    ParcelRead(Box<ParcelRead>),
    /// The file asks to come in. Nothing was changed.
    JoinRequest(JoinAsked),
    /// Somebody who asked by a file was let in, and the answer was written.
    LetIn(LetIn),
    /// It was not done, and nothing changed; except where the disk just refused it: then it is in memory, not confirmed,
    /// and saved once there is room, as the words say.
    Refused {
        /// Why, in plain words.
        because: Reason,
    },
}

impl Reply {
    /// Why it was not done; absent where it was, whatever else was answered.
    pub fn refusal(self) -> Option<Reason> {
        match self {
            Self::Refused { because } => Some(because),
            Self::Done
            | Self::Ticket { .. }
            | Self::History(_)
            | Self::ParcelWritten(_)
            | Self::ParcelRead(_)
            | Self::JoinRequest(_)
            | Self::LetIn(_) => None,
        }
    }
}

/// A parcel that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelWritten {
    /// For whom.
    pub members: Vec<MemberId>,
    /// Of those who were named, members without a device that it could be written for.
    pub without_device: Vec<MemberId>,
    /// How many entries are in it. Without any it only says what this device has.
    pub entries: usize,
    /// Whether words were left out because not all of these members may have them: alone, each gets their own.
    pub leaves_out: bool,
}

/// A parcel that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelRead {
    /// Whose device wrote it.
    pub member: MemberId,
    /// Which device.
    pub device: DeviceId,
    /// How many entries were new; without any, nothing in it was.
    pub entries: usize,
    /// How many texts were new.
    pub texts: usize,
    /// Whether something in it rests on what is not here, so that its writer should write one with everything.
    pub is_incomplete: bool,
    /// Whether its writer lacks something that is here, as far as the parcel tells.
    pub writer_lacks: bool,
    /// Why a part of it was not taken in, where that is so: what came before that part is here.
    pub broken_off: Option<Reason>,
    /// The reply, where one was asked for.
    pub reply: Option<ParcelWritten>,
    /// Why the reply was not written, where that is so.
    pub no_reply: Option<Reason>,
}

/// Somebody asks by a file to come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinAsked {
    /// What the person is called who was invited; absent for a further device of one's own.
    pub name: Option<String>,
    /// The words that whoever asks sees too.
    pub words: Vec<String>,
    /// The device that asks.
    pub device: DeviceId,
    /// Whether this device came in by the invitation before.
    pub came_before: bool,
}

/// Somebody who asked by a file was let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetIn {
    /// The new device.
    pub device: DeviceId,
    /// The words that whoever asked sees too.
    pub words: Vec<String>,
    /// The answer.
    pub answer: ParcelWritten,
}

/// Something that happened, for the headless mode and for notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The node runs and its document is loaded.
    Ready {
        /// This device.
        device: DeviceId,
        /// Where it listens.
        addrs: Vec<SocketAddr>,
    },
    /// The document or the roster changed.
    Changed {
        /// The newest entries, in ascending order: equal on converged devices.
        heads: Vec<EntryHash>,
    },
    /// A session with a peer began.
    PeerConnected {
        /// Which device.
        device: DeviceId,
    },
    /// A session with a peer ended.
    PeerLost {
        /// Which device.
        device: DeviceId,
        /// Why, in plain words.
        because: String,
    },
    /// A peer confirmed that it has everything this device has.
    Delivered {
        /// Which device.
        device: DeviceId,
        /// Whose.
        member: MemberId,
    },
    /// Somebody came in by an invitation that this device honoured.
    Admitted {
        /// The new device.
        device: DeviceId,
        /// The words that both sides see.
        words: Vec<String>,
    },
    /// Something went wrong that a person should know of.
    Problem(Problem),
}

/// How far joining has got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum JoinStep {
    /// Looking for a device of the group.
    Connecting,
    /// A device answered; the invitation is being shown to it.
    Knocking,
    /// The invitation was honoured; the group's content is coming over.
    Receiving {
        /// Entries so far.
        entries: usize,
    },
    /// Everything is here.
    Joined {
        /// The words that both sides see.
        words: Vec<String>,
    },
}
