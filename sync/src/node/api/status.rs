//! What a node knows and tells of itself, replaced whole.

use std::net::SocketAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{About, BackupStatus, Decisions, KeysStatus, SittingStatus};
use crate::group::GroupSnapshot;
use crate::group::edit::TextField;
use crate::id::{DeviceId, EntryHash, MemberId, RecordId};
use crate::node::mine::Mine;
use crate::reason::Reason;

/// The state of a node, replaced whole; cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeState {
    /// The group document. The sealed one of last time while `opening`.
    pub snapshot: Arc<GroupSnapshot>,
    /// Everything else.
    pub status: Arc<NodeStatus>,
    /// What this member keeps on this device for themselves. Not written where the state is: whoever asks for the group's
    /// content is given nothing of it.
    #[serde(skip)]
    pub mine: Arc<Mine>,
}

/// What a node knows beside the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeStatus {
    /// This member.
    pub me: MemberId,
    /// This device.
    pub device: DeviceId,
    /// Whether the document is still being loaded beside the last snapshot.
    pub opening: bool,
    /// Whether this device belongs to the group; without it everything is read-only.
    pub belongs: bool,
    /// How other devices can reach this one.
    pub reach: Reach,
    /// The group's other devices, by member then device.
    pub peers: Vec<PeerStatus>,
    /// Who has what this member wrote.
    pub delivery: Delivery,
    /// What others are typing now, by member.
    pub drafts: Vec<LiveDraft>,
    /// The sittings that are open now.
    #[serde(default)]
    pub live: LiveStatus,
    /// How the group decides who belongs, and what it decides.
    pub decisions: Decisions,
    /// Members whose devices turned this one away when it last asked, because it does not belong by what they know.
    pub turned_away_by: Vec<MemberId>,
    /// Invitations that can still be used.
    pub invitations: Vec<OpenInvitation>,
    /// Somebody who came in while this ran, and the words to compare with them.
    pub welcome: Vec<Welcome>,
    /// What is wrong, in plain words; empty is well.
    pub problems: Vec<Problem>,
    /// What came from the others since this member last looked, the newest first.
    #[serde(default)]
    pub news: Arc<News>,
    /// What this member did last, the newest first, and who has it.
    #[serde(default)]
    pub sent: Arc<Vec<SentLine>>,
    /// What was done last in this run and can be undone, as what somebody did.
    #[serde(default)]
    pub undo: Option<String>,
    /// Where this member's content is beside this device.
    #[serde(default)]
    pub backup: BackupStatus,
    /// What opens the group on this device beside its passphrase.
    #[serde(default)]
    pub keys: KeysStatus,
}

/// What came from the others since this member last looked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The newest first; what one member did alike to one thing once.
    pub lines: Vec<NewsLine>,
    /// Whether there was more than is listed.
    pub is_cut: bool,
}

/// Something that another member did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsLine {
    /// Who.
    pub member: MemberId,
    /// In which part.
    pub about: About,
    /// To which of its records, where it is about one.
    pub record: Option<RecordId>,
    /// What, as what somebody "…" did; nobody's words are in it.
    pub what: String,
}

/// Something that this member did, and how far it has got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentLine {
    /// What.
    pub line: NewsLine,
    /// Members of whom a device has it, as last heard.
    pub delivered: Vec<MemberId>,
    /// Members of whom no device is known to have it.
    pub waiting: Vec<MemberId>,
}

/// How other devices can reach this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Whether devices on the same network find each other by themselves.
    pub nearby: bool,
    /// Addresses at which this device listens.
    pub addrs: Vec<SocketAddr>,
    /// The relay that the group decided to use.
    #[serde(default)]
    pub relay: RelayStatus,
}

/// How it stands with the relay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelayStatus {
    /// The group uses none: no packet leaves for any host that is not a member's device.
    #[default]
    None,
    /// This one is in force, and used by this device.
    InForce {
        /// Where it is: a name or an address. Whoever runs it sees which devices are connected, from where, when and how much;
        /// never what.
        host: String,
        /// Whether this device is connected to it.
        reached: bool,
        /// Why not.
        because: Option<Reason>,
    },
    /// This one is in force, and this device does not use it.
    RefusedHere {
        /// Where it is.
        host: String,
    },
    /// Two were decided on at once, so none is in force.
    TwoAtOnce {
        /// That, and what to do.
        because: Reason,
    },
    /// One was decided on, and its address is not known here.
    NotKnown {
        /// Why.
        because: Reason,
    },
}

/// How a device is connected, or why it is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerWay {
    /// From this device to that one: the network between them sees both addresses.
    Direct,
    /// Through the relay.
    Relay,
    /// Not at all.
    Not {
        /// Why, as the end of a sentence.
        because: Reason,
        /// Since when it was tried in vain, where it was.
        since: Option<jiff::Timestamp>,
    },
}

/// Another device of the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerStatus {
    /// Which.
    pub device: DeviceId,
    /// Whose.
    pub member: MemberId,
    /// Whether it is connected now.
    pub connected: bool,
    /// How it is connected, or why it is not.
    pub way: PeerWay,
    /// When it was last heard, no finer than this.
    pub heard: Heard,
    /// Whether it has everything that this device has, as last heard.
    pub has_all: bool,
}

/// When a device was last heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// Today.
    Today,
    /// In the last seven days.
    ThisWeek,
    /// Longer ago.
    Longer,
    /// Not yet.
    Never,
}

/// Who has everything that this member wrote, as last heard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Members with at least one device that has it all.
    pub delivered: Vec<MemberId>,
    /// The other members.
    pub waiting: Vec<MemberId>,
}

/// What somebody is typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveDraft {
    /// Who.
    pub member: MemberId,
    /// Where.
    pub text: TextField,
    /// The words so far.
    pub words: String,
}

/// The sittings that are open now, as they stood at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveStatus {
    /// That moment by this device's clock: what runs has run on since. Absent where nothing is open.
    pub as_of: Option<jiff::Timestamp>,
    /// The sittings.
    pub sittings: Vec<SittingStatus>,
}

/// An invitation that can still be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    /// Which.
    pub invite: EntryHash,
    /// The proposal that admits the person; absent for a device of one's own.
    pub proposal: Option<EntryHash>,
    /// What the person is called; absent for a device of one's own.
    pub name: Option<String>,
    /// The ticket, where this device made it.
    pub ticket: Option<String>,
    /// The last day on which it is honoured.
    pub expires: jiff::civil::Date,
}

/// Somebody who just came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The new device.
    pub device: DeviceId,
    /// The words that both sides see.
    pub words: Vec<String>,
}

/// Something wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What, in plain words, with what to do.
    pub text: Reason,
    /// Whether nothing can be written until it is mended.
    pub stops_writing: bool,
    /// Whether it only tells why this device does not belong, which the standings of the members tell too.
    pub outside: bool,
}
