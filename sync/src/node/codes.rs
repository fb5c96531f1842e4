//! The codes of why a node did not do what it was asked, and of what is wrong on this device.

use super::error::NodeError;
use super::mine::{JotError, MAX_PART_BYTES};
use super::reach::{NoRelay, Unreached};
use super::trouble::{Mismatch, Trouble};
use crate::backup::BackupError;
use crate::encoding::DecodeError;
use crate::group::DocumentError;
use crate::net::{CloseReason, DialError, JoinError, NetError, RelayTrouble};
use crate::parcel::ParcelError;
use crate::protocol::OpenError;
use crate::reason::{reasons, told};
use crate::seal::{KeyringError, SlotError};
use crate::store::{ReadError, StoreError};

reasons! {
    JotError {
        Scale => "jot-scale",
        NoSuchNote => "jot-no-such-note",
        NoSuchIssue => "jot-no-such-issue",
        TooMany => "jot-too-many",
        TooEarly => "jot-too-early",
        @with {
            Self::Part => told("jot-part", [("most", MAX_PART_BYTES.into())]), as in JotError::Part;
        }
        @through {
            Self::Words(error) => error;
        }
    }
    CloseReason {
        Done => "close-done",
        Shutdown => "close-shutdown",
        NotAMember => "close-not-a-member",
        JoinClosed => "close-join-closed",
        Busy => "close-busy",
        Duplicate => "close-duplicate",
        Replaced => "close-replaced",
        Misbehaved => "close-misbehaved",
        TooSlow => "close-too-slow",
        Paused => "close-paused",
        TimedOut => "close-timed-out",
        Lost => "close-lost",
    }
    DialError {
        Unreachable => "dial-unreachable",
        TimedOut => "dial-timed-out",
        AnotherDevice => "dial-another-device",
        Off => "dial-off",
        @with {
            Self::Refused(why) => told("dial-refused", [("why", why.into())]),
                as in DialError::Refused(CloseReason::Busy);
        }
    }
    RelayTrouble {
        Silent => "relay-trouble-silent",
        TurnedAway => "relay-trouble-turned-away",
        AnotherKey => "relay-trouble-another-key",
        NoSuchName => "relay-trouble-no-such-name",
    }
    NoRelay {
        Apart => "no-relay-apart",
        NotHere => "no-relay-not-here",
        TakenBack => "no-relay-taken-back",
        Unreadable => "no-relay-unreadable",
    }
    Unreached {
        NotOpen => "unreached-not-open",
        Off => "unreached-off",
        Sought => "unreached-sought",
        NoAddress => "unreached-no-address",
        Silent => "unreached-silent",
        SilentEverywhere => "unreached-silent-everywhere",
        WouldNeedRelay => "unreached-would-need-relay",
        RelayMissed => "unreached-relay-missed",
        Another => "unreached-another",
        @with {
            Self::Refused(why) => told("unreached-refused", [("why", why.into())]),
                as in Unreached::Refused(CloseReason::Busy);
        }
    }
    JoinError {
        TimedOut => "exchange-timed-out",
        Size => "exchange-size",
        @with {
            Self::Ended(why) => told("exchange-ended", [("why", why.into())]),
                as in JoinError::Ended(CloseReason::Busy);
        }
    }
    NetError {
        Timing => "net-timing",
        Closed => "net-closed",
        @with {
            Self::Listen { addr, .. } => told("net-listen", [("addr", addr.to_string().as_str().into())]),
                as in NetError::Listen { addr: ([127, 0, 0, 1], 1).into(), source: "".into() };
            Self::Bind { .. } => told("net-bind", []), as in NetError::Bind { source: "".into() };
            Self::Nearby { .. } => told("net-nearby", []), as in NetError::Nearby { source: "".into() };
        }
    }
    Mismatch {
        Unreadable => "mismatch-unreadable",
        BreaksRules => "mismatch-breaks-rules",
        NoGroup => "mismatch-no-group",
        NoInvitation => "mismatch-no-invitation",
        HostOutside => "mismatch-host-outside",
        NotLetIn => "mismatch-not-let-in",
    }
    NodeError {
        WrongPassphrase => "node-wrong-passphrase",
        OtherRecoveryCode => "node-other-recovery-code",
        OtherKeyring => "node-other-keyring",
        NotInKeyring => "node-not-in-keyring",
        BeingErased => "node-being-erased",
        NoGroup => "node-no-group",
        GroupHere => "node-group-here",
        InUse => "node-in-use",
        JoiningNotFinished => "node-joining-not-finished",
        @with {
            Self::Slot(why) => told("node-slot", [("why", why.into())]),
                as in NodeError::Slot(SlotError::Damaged);
            Self::Store(why) => told("node-store", [("why", why.into())]),
                as in NodeError::Store(StoreError::Stopped);
            Self::Damaged(_) => told("node-damaged", []),
                as in NodeError::Damaged(ReadError::Store(StoreError::Stopped));
            Self::DamagedSlot(_) => told("node-damaged-slot", []),
                as in NodeError::DamagedSlot(SlotError::Damaged);
            Self::NeedsNewer(_) => told("node-needs-newer", []), as in NodeError::NeedsNewer("".into());
            Self::Unreadable(_) => told("node-unreadable", []),
                as in NodeError::Unreadable(DecodeError::NotCanonical);
            Self::Open(why) => told("node-open", [("why", why.into())]),
                as in NodeError::Open(OpenError::Document(DocumentError::Panicked));
            Self::Net(why) => told("node-net", [("why", why.as_ref().into())]),
                as in NodeError::Net(Box::new(NetError::Closed));
            Self::Unreachable(why) => told("node-unreachable", [("why", why.into())]),
                as in NodeError::Unreachable((&DialError::TimedOut).into());
            Self::Interrupted(why) => told("node-interrupted", [("why", why.into())]),
                as in NodeError::Interrupted((&JoinError::TimedOut).into());
            Self::NotThatGroup(why) => told("node-not-that-group", [("why", why.into())]),
                as in NodeError::NotThatGroup(Mismatch::NoGroup);
        }
        @through {
            Self::Found(error) => error.as_ref();
            Self::Refused(reason) => reason;
            Self::Ticket(error) => error;
            Self::Join(error) => error;
            Self::Parcel(error) => error;
            Self::Keyring(error) => error;
            Self::Backup(error) => error;
        }
    }
    KeyringError {
        Missing => "keyring-missing",
        Locked => "keyring-locked",
        NoEntry => "keyring-no-entry",
        @with {
            Self::Failed(_) => told("keyring-failed", []), as in KeyringError::Failed("".into());
        }
    }
    ParcelError {
        NotAParcel => "parcel-not-a-parcel",
        NewerKith => "parcel-newer-kith",
        NotForThisDevice => "parcel-not-for-this-device",
        OtherGroup => "parcel-other-group",
        CutOff => "parcel-cut-off",
        Damaged => "parcel-damaged",
        TooLarge => "parcel-too-large",
        WriterGone => "parcel-writer-gone",
        WriterUnknown => "parcel-writer-unknown",
        NobodyToRead => "parcel-nobody-to-read",
        TooManyReaders => "parcel-too-many-readers",
        TooMuch => "parcel-too-much",
        FileThere => "parcel-file-there",
        NoFile => "parcel-no-file",
        @with {
            Self::File(_) => told("parcel-file", []),
                as in ParcelError::File(std::io::ErrorKind::Other.into());
        }
    }
    BackupError {
        NotABackup => "backup-not-a-backup",
        Newer => "backup-newer",
        CutOff => "backup-cut-off",
        Damaged => "backup-damaged",
        TooLarge => "backup-too-large",
        Exists => "backup-exists",
        NoSuchPlace => "backup-no-such-place",
        NotAllowed => "backup-not-allowed",
        Full => "backup-full",
        GroupHere => "backup-group-here",
        Nothing => "backup-nothing",
        @with {
            Self::Io(_) => told("backup-io", []),
                as in BackupError::Io(std::io::ErrorKind::Other.into());
        }
    }
    Trouble {
        OpeningFault => "trouble-opening-fault",
        NotOpened => "trouble-not-opened",
        JoiningFault => "trouble-joining-fault",
        Closed => "trouble-closed",
        ClosedBefore => "trouble-closed-before",
        StillOpening => "trouble-still-opening",
        NotKept => "trouble-not-kept",
        NeedsRunning => "trouble-needs-running",
        KeysChangedMeanwhile => "trouble-keys-changed-meanwhile",
        GroupDecides => "trouble-group-decides",
        NothingNearby => "trouble-nothing-nearby",
        NothingNearbyNow => "trouble-nothing-nearby-now",
        NoNetwork => "trouble-no-network",
        RelayListNotWritten => "trouble-relay-list-not-written",
        DamagedContent => "trouble-damaged-content",
        DamagedOwn => "trouble-damaged-own",
        Stuck => "trouble-stuck",
        Forked => "trouble-forked",
        Traces => "trouble-traces",
        OutsideContested => "trouble-outside-contested",
        OutsideLeft => "trouble-outside-left",
        OutsideRemoved => "trouble-outside-removed",
        OutsideClosed => "trouble-outside-closed",
        OutsideRetired => "trouble-outside-retired",
        OutsideAlone => "trouble-outside-alone",
        UnsavedFull => "trouble-unsaved-full",
        UnsavedNotAllowed => "trouble-unsaved-not-allowed",
        UnsavedDamaged => "trouble-unsaved-damaged",
        UnsavedError => "trouble-unsaved-error",
        MisbehavedDevice => "trouble-misbehaved-device",
        OtherKept => "trouble-other-kept",
        WaitingDamaged => "trouble-waiting-damaged",
        ParcelBrokenOff => "trouble-parcel-broken-off",
        NoDevice => "trouble-no-device",
        SaidNothing => "trouble-said-nothing",
        @with {
            Self::Misbehaved { name } => told("trouble-misbehaved", [("name", name.as_str().into())]),
                as in Trouble::Misbehaved { name: "Bob".to_owned() };
            Self::NotDone { because } => told("trouble-not-done", [("why", because.into())]),
                as in Trouble::NotDone { because: (&Trouble::UnsavedFull).into() };
            Self::NotWritten { because } => told("trouble-not-written", [("why", because.into())]),
                as in Trouble::NotWritten { because: (&StoreError::Stopped).into() };
            Self::WaitedInVain { because } => told("trouble-waited-in-vain", [("why", because.into())]),
                as in Trouble::WaitedInVain { because: (&Trouble::OtherKept).into() };
            Self::WaitsStill { because } => told("trouble-waits-still", [("why", because.into())]),
                as in Trouble::WaitsStill { because: (&Trouble::OtherKept).into() };
        }
    }
}
