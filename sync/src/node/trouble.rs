//! What a node has to tell that is no error of another module, in words for the person who has to do something about it.

use crate::reason::Reason;

/// Something that went wrong, or cannot be done now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Trouble {
    /// Kith itself failed while opening.
    #[error("The group could not be opened, because of a fault in Kith.")]
    OpeningFault,
    /// The group is not open, and something else tells why.
    #[error("The group could not be opened.")]
    NotOpened,
    /// Kith itself failed while joining.
    #[error("The group could not be joined, because of a fault in Kith.")]
    JoiningFault,
    /// The node has ended.
    #[error("The group is closed.")]
    Closed,
    /// The node ended before it answered.
    #[error("The group was closed before this was done.")]
    ClosedBefore,
    /// The document is not there yet.
    #[error("The group is still being opened. Please try again in a moment.")]
    StillOpening,
    /// An edit cannot wait for the document.
    #[error(
        "This could not be kept while the group is being opened. Please try again in a moment."
    )]
    NotKept,
    /// It needs the network, or the others.
    #[error("This needs the group to be open in a window or in “kith node”.")]
    NeedsRunning,
    /// Two changes of what opens a group met.
    #[error("What opens this group was just changed elsewhere. Please try again.")]
    KeysChangedMeanwhile,
    /// Nobody lets somebody in alone.
    #[error(
        "The group decides together who comes in. Put this person to the group first; once enough have agreed, any of you \
         can make the invitation."
    )]
    GroupDecides,
    /// Multicast does not work, and was asked for.
    #[error("Devices nearby cannot be looked for on this network.")]
    NothingNearby,
    /// Multicast does not work, and is on.
    #[error("Devices nearby cannot be looked for on this network. Known addresses still work.")]
    NothingNearbyNow,
    /// The sockets could not be opened again.
    #[error(
        "The network could not be opened anew for the group's relay. It is tried again; until then nobody is reached."
    )]
    NoNetwork,
    /// The file for the relay could not be written.
    #[error(
        "The file that tells the relay whom to let in could not be written. Until it is, whoever is new does not get in there, and          whoever has gone still does."
    )]
    RelayListNotWritten,
    /// Rows of the group's are damaged.
    #[error(
        "A part of what was stored on this device is damaged. Whatever another member's device still has comes back by \
         itself when the two are connected. Please keep the folder as it is until then."
    )]
    DamagedContent,
    /// Rows of this device's own are damaged.
    #[error(
        "What this device kept for itself is partly damaged: settings, the tickets of invitations made here, where the \
         others are, or what you keep here for yourself alone. The group's own content is not touched by it."
    )]
    DamagedOwn,
    /// An entry cannot be read.
    #[error(
        "Something that a member wrote cannot be read by this version of Kith. A newer one may."
    )]
    Stuck,
    /// Two runs of one device wrote.
    #[error(
        "A device was copied while it was running, and both copies wrote. What one of them wrote does not count; the \
         history shows it. Please write it again."
    )]
    Forked,
    /// Erasing is not finished.
    #[error(
        "Something was taken back, but traces of it may still be on this disk, because the disk was full or failed. Kith \
         removes them as soon as it can."
    )]
    Traces,
    /// It is not settled who came in.
    #[error(
        "The invitation was used by two devices, so neither counts until the group has settled who came in. You can read \
         what is here."
    )]
    OutsideContested,
    /// This member left.
    #[error("You left this group. You can still read what is here.")]
    OutsideLeft,
    /// This member was removed.
    #[error("You do not belong to this group any more. You can still read what is here.")]
    OutsideRemoved,
    /// The group was closed.
    #[error("The group was closed. You can still read what is here.")]
    OutsideClosed,
    /// This device was retired.
    #[error("This device was retired from the group. You can still read what is here.")]
    OutsideRetired,
    /// All others have gone.
    #[error("Nobody else is in this group any more, so it can only be read.")]
    OutsideAlone,
    /// The disk is full.
    #[error(
        "The disk is full, so nothing can be saved. What you wrote last is still in memory: leave Kith open and make \
         room, and it is saved by itself."
    )]
    UnsavedFull,
    /// The system does not let Kith write.
    #[error(
        "Kith may not write in its folder, so nothing can be saved. What you wrote last is only in memory: copy it, see \
         to the folder's permissions, then close Kith and open it again."
    )]
    UnsavedNotAllowed,
    /// The store is damaged.
    #[error(
        "What is stored on this device is damaged, so nothing more is saved. What you wrote last is only in memory: copy \
         it, then close Kith and open it again. Please keep the folder; whatever had reached the others is safe on their \
         devices."
    )]
    UnsavedDamaged,
    /// The disk failed.
    #[error(
        "The disk reported an error, so nothing more is saved. What you wrote last is only in memory: copy it, then close \
         Kith and open it again."
    )]
    UnsavedError,
    /// A device, nobody knows whose, sent what cannot be.
    #[error(
        "Something that came from another device breaks the group's rules and was not kept. Perhaps Kith there is newer \
         or damaged: ask its owner."
    )]
    MisbehavedDevice,
    /// Another version kept an edit.
    #[error("Another version of Kith kept it.")]
    OtherKept,
    /// An edit that waited is damaged.
    #[error(
        "Something that you did while the group was being opened the last time is damaged and cannot be done any more."
    )]
    WaitingDamaged,
    /// A part of a parcel breaks the rules.
    #[error(
        "A part of this parcel breaks the group's rules and was not kept; what came before it is here. Perhaps Kith is newer or \
         damaged on the device that wrote it."
    )]
    ParcelBrokenOff,
    /// A ticket without a device.
    #[error("the ticket names no device")]
    NoDevice,
    /// The other side ended the exchange.
    #[error("the other device said nothing more")]
    SaidNothing,
    /// A device of a member sent what cannot be.
    #[error(
        "Something that came from a device of {name} breaks the group's rules and was not kept. Perhaps Kith there is newer or \
         damaged: ask its owner."
    )]
    Misbehaved {
        /// The member's name.
        name: String,
    },
    /// It was not done, and what is wrong tells why.
    #[error("This was not done. {because}")]
    NotDone {
        /// What is wrong, as a sentence.
        because: Reason,
    },
    /// It was not kept on disk.
    #[error("This was not done: {because}.")]
    NotWritten {
        /// Why, as the end of a sentence.
        because: Reason,
    },
    /// An edit that waited was not possible.
    #[error(
        "Something that you did while the group was being opened was not possible and was not done. {because}"
    )]
    WaitedInVain {
        /// Why, as a sentence.
        because: Reason,
    },
    /// Kith ended over an edit that waited.
    #[error(
        "Something that you did while the group was being opened is not done. {because} It is kept on this device, and the next \
         version of Kith tries it again. Everything else is done."
    )]
    WaitsStill {
        /// Why, as a sentence.
        because: Reason,
    },
}

/// What does not fit the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The entries do not decode.
    #[error("it cannot be read")]
    Unreadable,
    /// The entries are refused.
    #[error("it breaks the rules")]
    BreaksRules,
    /// The host did not say which group it is.
    #[error("it names no group")]
    NoGroup,
    /// The log holds no invitation of this ticket.
    #[error("the invitation is not in it")]
    NoInvitation,
    /// The host is no current device.
    #[error("the device that let you in does not belong to the group")]
    HostOutside,
    /// The log does not let this device in, or with another key.
    #[error("this device was not let in")]
    NotLetIn,
}
