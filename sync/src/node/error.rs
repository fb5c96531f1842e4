//! What can go wrong around a node, in words for the person who has to do something about it.

use super::trouble::Mismatch;
use crate::backup::BackupError;
use crate::encoding::DecodeError;
use crate::invitation::{JoinError, TicketError};
use crate::net::NetError;
use crate::parcel::ParcelError;
use crate::protocol::{FoundError, OpenError};
use crate::reason::Reason;
use crate::seal::{KeyringError, KeysError, OpenError as RowError, SlotError};
use crate::store::{ReadError, Source, StoreError, UnlockError};

/// What is so, and what there is to do, where a folder does not open any more.
const KEEP: &str = "Nothing was moved or deleted; please keep the folder. Whatever had reached the others is safe on their \
    devices. If you use Kith on another device as well, make a ticket there for a further device of your own, and join with it \
    in a new folder.";

/// Why a group cannot be founded, joined, opened or run.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// The passphrase opens nothing here.
    #[error("The passphrase is not the right one. Nothing was changed.")]
    WrongPassphrase,
    /// The recovery code opens nothing here.
    #[error(
        "This is not the recovery code of this group: none was made for it, or a newer one took its place. Nothing was changed."
    )]
    OtherRecoveryCode,
    /// What the keyring keeps opens nothing here.
    #[error(
        "What the system's keyring keeps does not open this group any more. Your passphrase does; you can then turn the keyring \
         on again."
    )]
    OtherKeyring,
    /// The keyring is not to open it.
    #[error("The system's keyring keeps nothing for this group. Your passphrase opens it.")]
    NotInKeyring,
    /// The keyring.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// Nothing opens it any more.
    #[error(
        "This group was being erased from this device, and nothing opens it here any more. Erase it again to finish that."
    )]
    BeingErased,
    /// A backup.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// There is no group in the folder.
    #[error("There is no group in this folder yet. Found one or join one first.")]
    NoGroup,
    /// There is one already.
    #[error("There is a group in this folder already. Choose another folder for another group.")]
    GroupHere,
    /// Another process has the folder open.
    #[error("Another Kith is using this folder. Close it there first.")]
    InUse,
    /// A joining was begun in this folder and is not finished.
    #[error(
        "Joining a group was begun in this folder and is not finished. Join again with the same ticket to go on, or with a new one."
    )]
    JoiningNotFinished,
    /// A key slot could not be made.
    #[error("The passphrase could not be prepared: {0}")]
    Slot(#[source] SlotError),
    /// The store.
    #[error("Kith could not use its folder: {0}.")]
    Store(#[source] StoreError),
    /// The store's file, or a row without which nothing can be opened, is damaged.
    #[error("The group cannot be opened, because what is stored on this device is damaged. {KEEP}")]
    Damaged(#[source] ReadError),
    /// No key slot is whole.
    #[error(
        "Your passphrase could not be tried, because what it opens is damaged on this device. {KEEP}"
    )]
    DamagedSlot(#[source] SlotError),
    /// Something is sealed by a newer program.
    #[error(
        "A newer Kith wrote a part of this folder, and this one cannot read it. Please open it with the newer one. Nothing was \
         changed."
    )]
    NeedsNewer(#[source] Source),
    /// A row is not what it should be.
    #[error(
        "What this device keeps for itself cannot be read by this Kith; another version may have written it, and can open it. \
         {KEEP}"
    )]
    Unreadable(#[from] DecodeError),
    /// The group could not be opened.
    #[error("The group could not be opened: {0}.")]
    Open(#[from] OpenError),
    /// The group could not be founded.
    #[error("{0}")]
    Found(#[source] Box<FoundError>),
    /// The first words were refused.
    #[error("{0}")]
    Refused(Reason),
    /// The ticket.
    #[error(transparent)]
    Ticket(#[from] TicketError),
    /// The network.
    #[error("The network could not be used: {0}.")]
    Net(#[source] Box<NetError>),
    /// No device of the group could be reached.
    #[error(
        "No device of the group could be reached ({0}). Ask the person who invited you to open Kith and stay on the same \
         network, then try again with the same ticket."
    )]
    Unreachable(Reason),
    /// The joining was not finished.
    #[error(transparent)]
    Join(#[from] JoinError),
    /// The connection ended while joining.
    #[error(
        "The connection ended before everything was here ({0}). Try again with the same ticket."
    )]
    Interrupted(Reason),
    /// A file.
    #[error(transparent)]
    Parcel(#[from] ParcelError),
    /// What came over is not what the ticket promised.
    #[error("What the other device sent does not fit this ticket: {0}. Nothing was kept.")]
    NotThatGroup(Mismatch),
}

impl From<StoreError> for NodeError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::NoGroup,
            StoreError::AlreadyThere => Self::GroupHere,
            StoreError::InUse => Self::InUse,
            error @ StoreError::Damaged(_) => Self::Damaged(ReadError::Store(error)),
            error @ (StoreError::NewerVersion { .. }
            | StoreError::Full(_)
            | StoreError::NotAllowed(_)
            | StoreError::Io(_)
            | StoreError::Stopped
            | StoreError::SlotCount) => Self::Store(error),
        }
    }
}

impl From<UnlockError> for NodeError {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::Store(error) => error.into(),
            UnlockError::Keys(KeysError::OtherRecoveryCode) => Self::OtherRecoveryCode,
            UnlockError::Keys(KeysError::OtherKeyring) => Self::OtherKeyring,
            UnlockError::Keys(KeysError::Erased) => Self::BeingErased,
            UnlockError::Keys(KeysError::Slot(error)) => match error {
                SlotError::Damaged | SlotError::CostOutOfBounds => Self::DamagedSlot(error),
                SlotError::NeedsNewer => Self::NeedsNewer(Box::new(error)),
                SlotError::WrongPassphrase
                | SlotError::NoMemory(_)
                | SlotError::LastKey
                | SlotError::Stretch(_) => error.into(),
            },
        }
    }
}

impl From<SlotError> for NodeError {
    fn from(error: SlotError) -> Self {
        match error {
            SlotError::WrongPassphrase => Self::WrongPassphrase,
            error @ (SlotError::NeedsNewer
            | SlotError::Damaged
            | SlotError::CostOutOfBounds
            | SlotError::NoMemory(_)
            | SlotError::LastKey
            | SlotError::Stretch(_)) => Self::Slot(error),
        }
    }
}

impl From<NetError> for NodeError {
    fn from(error: NetError) -> Self {
        Self::Net(Box::new(error))
    }
}

impl From<FoundError> for NodeError {
    fn from(error: FoundError) -> Self {
        Self::Found(Box::new(error))
    }
}

impl From<ReadError> for NodeError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Store(error) => error.into(),
            ReadError::Row(error @ RowError::UnknownVersion(_)) => {
                Self::NeedsNewer(Box::new(error))
            }
            error @ ReadError::Row(RowError::Damaged) => Self::Damaged(error),
        }
    }
}
