//! What a device can say about who belongs.
//!
//! Invariant: a statement only ever adds; none changes or removes another.
//! Source: FORMATS.md §5.

use serde::{Deserialize, Serialize};

use crate::encoding::{self, DecodeError};
use crate::id::{
    self, BodyName, Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey, Signature,
};
use crate::threshold::Threshold;

/// The beginning of a group. The group's id is its hash, so it has no group field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The founder's first device, which also writes the entry that carries this.
    pub device: DeviceId,
    /// The founder's key for parcels.
    pub parcel_key: ParcelKey,
    /// How the group decides at first.
    pub rule: Rule,
    /// Random, so that one device can found several groups.
    pub nonce: [u8; 16],
}

impl Found {
    /// The group's id.
    pub fn group(&self) -> GroupId {
        GroupId::from_bytes(id::hash("kith group 1", &[&encoding::encode(self)]))
    }

    /// The founder.
    pub fn member(&self) -> MemberId {
        MemberId::from_bytes(id::short(id::hash("kith founder 1", &[self.group().as_bytes()])))
    }
}

/// The person that a proposal would admit, when it does not name one who returns.
pub fn proposed_member(proposal: EntryHash) -> MemberId {
    MemberId::from_bytes(id::short(id::hash("kith member 1", &[proposal.as_bytes()])))
}

/// How the group decides. Of two rules set at once the stricter of each part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// How many have to agree about who belongs and how the group decides.
    pub threshold: Threshold,
    /// Who can come in at all.
    pub door: Door,
    /// How many have to agree before the wording of a ground rule or a decision holds.
    pub wordings: Threshold,
}

impl Rule {
    /// Everyone has to agree, and nobody new comes in.
    pub(super) const STRICTEST: Self =
        Self { threshold: Threshold::Everyone, door: Door::Closed, wordings: Threshold::Everyone };
}

/// Whether new people can come in, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Whoever two members want.
    Open,
    /// Whoever the group agrees on by its threshold.
    ByVote,
    /// Nobody new for now.
    Closed,
}

/// What a proposal would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// Let a person in.
    Admit {
        /// What the person is called; only those who vote receive it.
        person: BodyName,
        /// The member that this person is, when one who lost every device comes back.
        returning: Option<MemberId>,
    },
    /// Take a member out.
    Remove(MemberId),
    /// Decide by another rule from now on.
    SetRule(Rule),
    /// Use this relay, or none.
    SetRelay(Option<BodyName>),
    /// Retire a device that its member cannot retire.
    RetireDevice(DeviceId),
    /// Erase a body that its author does not take back.
    TakeBack(BodyName),
    /// End the group.
    CloseGroup,
}

/// Something put to the group. Proposing is also saying yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What would be done.
    pub motion: Motion,
    /// Why; only those who vote receive it.
    pub reason: Option<BodyName>,
    /// The day after which a `Close` is in order.
    pub until: Day,
}

/// A member's word on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// For it.
    Yes,
    /// Will go along with whatever the others decide.
    StandAside,
    /// Against it for now.
    NotNow,
    /// Against it until something is settled.
    Concern,
}

/// Who an invitation lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// The person whom this proposal admits.
    Person(EntryHash),
    /// A further device of the member who invites.
    OwnDevice,
}

/// An invitation that can be used once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// Who it lets in.
    pub purpose: Purpose,
    /// The public half of the key made from the ticket's secret.
    pub key: InviteKey,
    /// The last day on which a device should honour it.
    pub expires: Day,
}

/// A device comes in by an invitation. A member's further device comes in by the same statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admit {
    /// The `Invite` used.
    pub invite: EntryHash,
    /// The new device.
    pub device: DeviceId,
    /// The new device's key for parcels.
    pub parcel_key: ParcelKey,
    /// The invitation's key over group, invite and both keys of the device.
    pub by_invite: Signature,
    /// The new device's key over the same.
    pub by_device: Signature,
}

macro_rules! statements {
    ($($tag:literal $(#[$doc:meta])* $name:ident($payload:ty),)*) => {
        /// What a device can say about who belongs.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Statement {
            $($(#[$doc])* $name($payload),)*
        }

        impl Statement {
            /// The number of this kind of statement; never reused.
            pub fn tag(&self) -> u16 {
                match self {
                    $(Self::$name(_) => $tag,)*
                }
            }

            /// The kind's own encoding.
            pub fn payload(&self) -> Vec<u8> {
                match self {
                    $(Self::$name(payload) => encoding::encode(payload),)*
                }
            }

            /// Reads a statement; `None` where the kind is not known here.
            pub fn from_payload(tag: u16, payload: &[u8]) -> Result<Option<Self>, DecodeError> {
                Ok(match tag {
                    $($tag => Some(Self::$name(encoding::decode(payload)?)),)*
                    _ => None,
                })
            }
        }
    };
}

statements! {
    0 /// The group begins.
    Found(Found),
    1 /// Something is put to the group.
    Propose(Proposal),
    2 /// A word on a proposal; may be given again while the proposal is open.
    Vote(Vote),
    3 /// Past its day, a proposal is decided by those who answered.
    Close(EntryHash),
    4 /// An invitation can be used.
    Invite(Invite),
    5 /// An invitation can no longer be used.
    WithdrawInvite(EntryHash),
    6 /// A device comes in by an invitation.
    Admit(Admit),
    7 /// A member's word on which `Admit` of an invitation used twice should stand; decided like a vote.
    Settle(EntryHash),
    8 /// A device of the same member is in use no more.
    RetireDevice(DeviceId),
    9 /// The member takes a break.
    Pause(()),
    10 /// The member is back.
    Resume(()),
    11 /// The member leaves, with or without a farewell.
    Leave(Option<BodyName>),
}

/// A member's word on a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The `Propose` answered.
    pub proposal: EntryHash,
    /// The word.
    pub answer: Answer,
    /// Why; only those who vote receive it.
    pub why: Option<BodyName>,
}
