//! What the roster comes to: plain data and the questions that the other modules ask of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Motion, Purpose, Rule, Said};
use crate::group::snapshot::Standing;
use crate::id::{Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey};

/// Who belongs, what is asked, what was decided, and what counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The group.
    pub group: GroupId,
    /// The rule in force; absent without a founding.
    pub rule: Option<Rule>,
    /// Whether the group has closed.
    pub closed: bool,
    /// Whether nothing can be written: closed, or fewer than two members where there had been two.
    pub read_only: bool,
    /// Admissions by histories of the same people that contradict each other. While there are any, every decision
    /// takes everyone and nobody can be removed; a change of rule that everyone agrees on ends it.
    pub disputed: Vec<EntryHash>,
    /// Everybody who is or was a member.
    pub members: BTreeMap<MemberId, MemberRecord>,
    /// Every device that was ever brought in.
    pub devices: BTreeMap<DeviceId, DeviceRecord>,
    /// Everything that was put to the group in order.
    pub proposals: BTreeMap<EntryHash, ProposalRecord>,
    /// The proposals that name the relay, or none: those decided for that no other of them knew. More than one were decided
    /// at once.
    pub relays: BTreeSet<EntryHash>,
    /// Every invitation made in order.
    pub invitations: BTreeMap<EntryHash, InvitationRecord>,
    /// Statements that count for nothing, and why.
    pub void: BTreeMap<EntryHash, Void>,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRecord {
    /// Where the member stands.
    pub standing: Standing,
    /// The member's devices, retired ones too.
    pub devices: BTreeSet<DeviceId>,
    /// The founding or the admissions by which the member came.
    pub came_by: BTreeSet<EntryHash>,
    /// The statements by which the member left or was removed.
    pub went_by: BTreeSet<EntryHash>,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRecord {
    /// Whose it is.
    pub member: MemberId,
    /// The key for parcels to it.
    pub parcel_key: ParcelKey,
    /// Whether its coming in counts; not while it is in contest, nor if nobody who stayed let it in.
    pub counts: bool,
    /// Whether it is retired.
    pub retired: bool,
    /// Whether it counts, is in use, and its member is in.
    pub current: bool,
    /// The statements that brought it in.
    pub came_by: BTreeSet<EntryHash>,
    /// The statements by which it or its member went. Their past, and they themselves, are the cut: what the device
    /// wrote outside it counts only where an entry of a member who stayed rests on it.
    pub went_by: BTreeSet<EntryHash>,
}

/// Something put to the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRecord {
    /// What would be done.
    pub motion: Motion,
    /// Who proposed it.
    pub by: MemberId,
    /// The day after which a `Close` is in order; the device that closes looks at its clock, nobody else does.
    pub until: Day,
    /// The rule by which it is decided: as it stood when this was put.
    pub rule: Rule,
    /// Everybody asked and what they said.
    pub said: BTreeMap<MemberId, Said>,
    /// How many yes it takes of those who have a say; absent where it cannot pass at all.
    pub needed: Option<usize>,
    /// Who asked that it is closed over the silence of others, past its day.
    pub closers: BTreeSet<MemberId>,
    /// Where it stands.
    pub state: ProposalState,
}

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalState {
    /// Words are still asked for.
    Open,
    /// Decided for.
    Passed,
    /// Closed without enough yes.
    Failed,
    /// Its proposer knew of a newer membership; it has to be put anew.
    Stale,
    /// It counts for nothing, for this reason.
    Void(Void),
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRecord {
    /// Who it lets in.
    pub purpose: Purpose,
    /// Who made it.
    pub by: MemberId,
    /// The public half of its secret.
    pub key: InviteKey,
    /// The last day on which a device should honour it.
    pub expires: Day,
    /// Where it stands.
    pub state: InvitationState,
}

/// Where an invitation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It can be used.
    Open,
    /// This device came in by it, or by another for the same person.
    Used(DeviceId),
    /// It was taken back.
    Withdrawn,
    /// It was used more than once apart, by these `Admit`s; until others rest on one of them or the group settles it,
    /// none counts.
    Contested(BTreeSet<EntryHash>),
    /// What it rested on counts no more.
    Void(Void),
}

/// Why a statement counts for nothing. The words are what a person reads who tries to make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Void {
    /// A kind that a newer program wrote.
    #[error("this needs a newer Kith")]
    UnknownKind,
    /// A second founding, or one by another device.
    #[error("this is not how the group began")]
    NotTheFounding,
    /// Its device was not let in.
    #[error("this device is not a member's")]
    NotAMember,
    /// Its device came in by an invitation that others used too.
    #[error("the invitation was used twice; the group has to settle which use counts")]
    InContest,
    /// Its device was retired or its member gone, as it had seen.
    #[error("this device is no longer part of the group")]
    Departed,
    /// Its device was retired or its member gone, which it had not seen, and nobody who stayed rests on it.
    #[error("it was said by somebody who had gone, apart from the others")]
    AfterDeparture,
    /// Another entry of the same member, not after it, knew of a newer membership.
    #[error("its member knew that the membership had changed; it has to be said again")]
    Stale,
    /// The group was closed.
    #[error("the group is closed")]
    GroupClosed,
    /// Its member had said far more than all others together; see [`super::MAX_AHEAD`].
    #[error(
        "you have said far more than everybody else together; somebody else has to speak first"
    )]
    TooMuch,
    /// No such proposal was known.
    #[error("there is no such proposal")]
    NoSuchProposal,
    /// The member is not among those asked.
    #[error("this member is not asked about this")]
    NotAsked,
    /// It was decided, as its device had seen.
    #[error("this is already decided")]
    AlreadyDecided,
    /// A removal and a change of rule wait for every answer.
    #[error("a removal or a change of rule cannot be closed over somebody's silence")]
    CannotBeClosed,
    /// The member is on a break.
    #[error("you are on a break; come back first")]
    OnBreak,
    /// There are not enough members for that.
    #[error("there are too few members for this")]
    TooFew,
    /// The rule lets nobody in.
    #[error("the group takes nobody new for now")]
    DoorClosed,
    /// There is no such member now.
    #[error("there is no such member")]
    NoSuchMember,
    /// The member has a device in use and so does not need to be let in again.
    #[error("this member still has a device in use")]
    StillHere,
    /// One leaves by leaving.
    #[error("you cannot propose your own removal; you can leave")]
    OwnRemoval,
    /// One retires one's own devices without asking.
    #[error("you retire your own device yourself, from another of yours")]
    OwnDevice,
    /// People came in by histories that contradict each other.
    #[error(
        "people came in by two contradicting histories; until everyone agrees on the rule, nobody can be removed, and no device retired"
    )]
    Disputed,
    /// There is no such device in use.
    #[error("there is no such device in use")]
    NoSuchDevice,
    /// It is for another member, or for another device of the same member, to say.
    #[error("this is not yours to say")]
    NotYours,
    /// No such invitation was known.
    #[error("there is no such invitation")]
    NoSuchInvite,
    /// The invitation was taken back.
    #[error("the invitation was withdrawn")]
    Withdrawn,
    /// The proposal behind it had not passed.
    #[error("the group has not decided this yet")]
    NotDecided,
    /// Somebody came in by it.
    #[error("the invitation was already used")]
    AlreadyUsed,
    /// A device's key can come in once only.
    #[error("this device was already let in once")]
    DeviceTaken,
    /// A signature is not the invitation's, or not the device's.
    #[error("the proof of the invitation is not good")]
    BadProof,
    /// There is no contest to settle.
    #[error("there is nothing to settle")]
    NothingToSettle,
}

impl Roster {
    /// The member whose device this is, as far as its coming in counts; retired and departed ones too.
    pub fn member_of(&self, device: DeviceId) -> Option<MemberId> {
        self.devices.get(&device).filter(|device| device.counts).map(|device| device.member)
    }

    /// The member to whom a device was ever bound in order, whether or not that counts.
    pub fn bound_member(&self, device: DeviceId) -> Option<MemberId> {
        self.devices.get(&device).map(|device| device.member)
    }

    /// Whether a device can connect: a current member's, in use.
    pub fn is_current(&self, device: DeviceId) -> bool {
        self.devices.get(&device).is_some_and(|device| device.current)
    }

    /// Whether a device can write.
    pub fn may_write(&self, device: DeviceId) -> bool {
        self.is_current(device) && !self.read_only
    }

    /// The devices that can connect, ascending.
    pub fn current_devices(&self) -> impl Iterator<Item = DeviceId> + '_ {
        self.devices.iter().filter(|(_, record)| record.current).map(|(device, _)| *device)
    }

    /// Whether a device can let somebody in by an invitation; the day is for it to look at.
    pub fn may_honour(&self, device: DeviceId, invite: EntryHash) -> bool {
        let member = self.member_of(device).filter(|_| self.is_current(device));
        self.invitations.get(&invite).zip(member).is_some_and(|(invitation, member)| {
            invitation.state == InvitationState::Open
                && match invitation.purpose {
                    Purpose::OwnDevice => invitation.by == member,
                    Purpose::Person(_) => true,
                }
        })
    }

    /// The members who are in, on a break or not.
    pub fn current_members(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.members
            .iter()
            .filter(|(_, record)| matches!(record.standing, Standing::Member | Standing::OnBreak))
            .map(|(member, _)| *member)
    }
}
