//! The codes of why something does not count, or was not written or read.

use std::collections::TryReserveError;

use super::{Value, told};
use crate::encoding::DecodeError;
use crate::group::{ComposeError, DocumentError, EditError, Subject, TimeError};
use crate::invitation::{JoinError, RequestError, TicketError};
use crate::live::{LiveError, MAX_PART_MINUTES};
use crate::log::Refusal;
use crate::protocol::{DEATHS, FoundError, OpenError, WriteError};
use crate::relay::{MAX_RELAY_BYTES, RelayError};
use crate::roster::Void;
use crate::seal::{MAX_TYPED_BYTES, PassphraseError, RecoveryCodeError, SlotError};
use crate::store::{MAX_SLOTS, StoreError};

super::reasons! {
    Void {
        UnknownKind => "void-unknown-kind",
        NotTheFounding => "void-not-the-founding",
        NotAMember => "void-not-a-member",
        InContest => "void-in-contest",
        Departed => "void-departed",
        AfterDeparture => "void-after-departure",
        Stale => "void-stale",
        GroupClosed => "void-group-closed",
        TooMuch => "void-too-much",
        NoSuchProposal => "void-no-such-proposal",
        NotAsked => "void-not-asked",
        AlreadyDecided => "void-already-decided",
        CannotBeClosed => "void-cannot-be-closed",
        OnBreak => "void-on-break",
        TooFew => "void-too-few",
        DoorClosed => "void-door-closed",
        NoSuchMember => "void-no-such-member",
        StillHere => "void-still-here",
        OwnRemoval => "void-own-removal",
        OwnDevice => "void-own-device",
        Disputed => "void-disputed",
        NoSuchDevice => "void-no-such-device",
        NotYours => "void-not-yours",
        NoSuchInvite => "void-no-such-invite",
        Withdrawn => "void-withdrawn",
        NotDecided => "void-not-decided",
        AlreadyUsed => "void-already-used",
        DeviceTaken => "void-device-taken",
        BadProof => "void-bad-proof",
        NothingToSettle => "void-nothing-to-settle",
    }
    Subject {
        Name => "subject-name",
        GroupName => "subject-group-name",
        Address => "subject-address",
        Place => "subject-place",
        Cost => "subject-cost",
        Booking => "subject-booking",
        Remark => "subject-remark",
        About => "subject-about",
        Poll => "subject-poll",
        Where => "subject-where",
        ShelfItem => "subject-shelf-item",
        Link => "subject-link",
        Contact => "subject-contact",
        Number => "subject-number",
        Region => "subject-region",
        Taken => "subject-taken",
        Question => "subject-question",
        Person => "subject-person",
        PersonLine => "subject-person-line",
        PersonFrom => "subject-person-from",
        RuleTitle => "subject-rule-title",
        DecisionTitle => "subject-decision-title",
        Rule => "subject-rule",
        Decision => "subject-decision",
        Reminder => "subject-reminder",
        CheckIn => "subject-check-in",
        Note => "subject-note",
    }
    EditError {
        NoSuchRule => "edit-no-such-rule",
        NotYourDevice => "edit-not-your-device",
        NoSuchDecision => "edit-no-such-decision",
        NoSuchConcern => "edit-no-such-concern",
        NoSuchMeeting => "edit-no-such-meeting",
        NoSuchPlace => "edit-no-such-place",
        NoSuchContact => "edit-no-such-contact",
        NoSuchNumber => "edit-no-such-number",
        NotOnTheShelf => "edit-not-on-the-shelf",
        NoSuchReview => "edit-no-such-review",
        NotYourQuestion => "edit-not-your-question",
        NotTakenAlong => "edit-not-taken-along",
        Day => "edit-day",
        NoSuchCandidate => "edit-no-such-candidate",
        ChangedSince => "edit-changed-since",
        NothingToUndo => "edit-nothing-to-undo",
        NoTrial => "edit-no-trial",
        SamePerson => "edit-same-person",
        NoSuchPosting => "edit-no-such-posting",
        Size => "edit-size",
        Twice => "edit-twice",
        NoSuchWording => "edit-no-such-wording",
        SideBySide => "edit-side-by-side",
        WordsNotHere => "edit-words-not-here",
        WordsTakenBack => "edit-words-taken-back",
        ReasonAlone => "edit-reason-alone",
        RuleAside => "edit-rule-aside",
        DecisionAside => "edit-decision-aside",
        PlaceAside => "edit-place-aside",
        ContactAside => "edit-contact-aside",
        Aside => "edit-aside",
        MeetingCancelled => "edit-meeting-cancelled",
        NotOnThatDate => "edit-not-on-that-date",
        NoSuchTime => "edit-no-such-time",
        NotRegular => "edit-not-regular",
        NotAmongUs => "edit-not-among-us",
        NoSuchPoll => "edit-no-such-poll",
        NoSuchSlot => "edit-no-such-slot",
        TooManySlots => "edit-too-many-slots",
        Notice => "edit-notice",
        FreeTimes => "edit-free-times",
        TakeBack => "edit-take-back",
        NotAMember => "edit-not-a-member",
        @with {
            Self::Empty(what) => told("edit-empty", [("what", what.into())]),
                as in EditError::Empty(Subject::Name);
            Self::SeveralLines(what) => told("edit-several-lines", [("what", what.into())]),
                as in EditError::SeveralLines(Subject::Name);
            Self::TooLong { length, limit } => told(
                "edit-too-long", [("length", (*length).into()), ("limit", (*limit).into())],
            ), as in EditError::TooLong { length: 2, limit: 1 };
            Self::Compose(_) => told("edit-not-composed", []),
                as in EditError::Compose(ComposeError::Document(DocumentError::Panicked));
        }
        @through {
            Self::Time(error) => error;
        }
    }
    TimeError {
        Date => "time-date",
        Length => "time-length",
        Repeat => "time-repeat",
        Weekdays => "time-weekdays",
        Until => "time-until",
        Pauses => "time-pauses",
        @with {
            Self::Zone(zone) => told("time-zone", [("zone", zone.as_str().into())]),
                as in TimeError::Zone("Nowhere".to_owned());
        }
    }
    RelayError {
        Unreadable => "relay-unreadable",
        Unencrypted => "relay-unencrypted",
        Extra => "relay-extra",
        Ipv6 => "relay-other-address",
        Pin => "relay-pin",
        @with {
            Self::TooLong => told("relay-too-long", [("most", MAX_RELAY_BYTES.into())]),
                as in RelayError::TooLong;
        }
    }
    WriteError {
        TooEarly => "write-too-early",
        NotInGroup => "write-not-in-group",
        NotYours => "write-not-yours",
        TooMuchAtOnce => "write-too-much-at-once",
        BreaksRule => "write-breaks-rule",
        @with {
            Self::Statement(why) => told("write-statement", [("why", why.into())]),
                as in WriteError::Statement(Void::TooFew);
            Self::Deadly => told("write-deadly", [("deaths", usize::from(DEATHS).into())]),
                as in WriteError::Deadly;
            Self::Log(_) => told("write-log", []), as in WriteError::Log(Refusal::Unproven);
        }
        @through {
            Self::Relay(error) => error;
            Self::Edit(error) => error;
        }
    }
    LiveError {
        NotInside => "live-not-inside",
        Inside => "live-inside",
        Over => "live-over",
        TooMany => "live-too-many",
        NoSuchPart => "live-no-such-part",
        NotHere => "live-not-here",
        Listening => "live-listening",
        NotYourTurn => "live-not-your-turn",
        @with {
            Self::Minutes => told("live-minutes", [("most", usize::from(MAX_PART_MINUTES).into())]),
                as in LiveError::Minutes;
        }
    }
    TicketError {
        NotATicket => "ticket-not-a-ticket",
        Damaged => "ticket-damaged",
        NewerKith => "ticket-newer-kith",
        TooLong => "ticket-too-long",
        NoDevice => "ticket-no-device",
    }
    JoinError {
        NotAccepted => "join-not-accepted",
        Ended => "join-ended",
        NewerKith => "join-newer-kith",
        OutOfTurn => "join-out-of-turn",
        TooMuch => "join-too-much",
        @with {
            Self::Unreadable(_) => told("join-unreadable", []),
                as in JoinError::Unreadable(DecodeError::NotCanonical);
        }
    }
    RequestError {
        NoInvitation => "request-no-invitation",
        NotYours => "request-not-yours",
        Proof => "request-proof",
    }
    PassphraseError {
        Empty => "passphrase-empty",
        ControlCharacter => "passphrase-control-character",
        @with {
            Self::TooLong => told("passphrase-too-long", [("most", MAX_TYPED_BYTES.into())]),
                as in PassphraseError::TooLong;
        }
    }
    RecoveryCodeError {
        Check => "recovery-check",
        @with {
            Self::Length { found } => told("recovery-length", [("found", (*found).into())]),
                as in RecoveryCodeError::Length { found: 34 };
            Self::Group { group } => told("recovery-group", [("group", (*group).into())]),
                as in RecoveryCodeError::Group { group: 3 };
        }
    }
    SlotError {
        WrongPassphrase => "slot-wrong-passphrase",
        NeedsNewer => "slot-needs-newer",
        Damaged => "slot-damaged",
        CostOutOfBounds => "slot-cost-out-of-bounds",
        LastKey => "slot-last-key",
        @with {
            Self::NoMemory(_) => told("slot-no-memory", []), as in SlotError::NoMemory(no_memory());
            Self::Stretch(_) => told("slot-stretch", []), as in SlotError::Stretch(argon2::Error::TimeTooSmall);
        }
    }
    StoreError {
        Missing => "store-missing",
        AlreadyThere => "store-already-there",
        InUse => "store-in-use",
        Stopped => "store-stopped",
        @with {
            Self::NewerVersion { found, known } => told("store-newer-version", [
                ("found", Value::Number((*found).into())), ("known", Value::Number((*known).into())),
            ]), as in StoreError::NewerVersion { found: 2, known: 1 };
            Self::Damaged(_) => told("store-damaged", []), as in StoreError::Damaged(None);
            Self::Full(_) => told("store-full", []), as in StoreError::Full("".into());
            Self::NotAllowed(_) => told("store-not-allowed", []), as in StoreError::NotAllowed("".into());
            Self::Io(_) => told("store-io", []), as in StoreError::Io("".into());
            Self::SlotCount => told("store-slot-count", [("most", MAX_SLOTS.into())]), as in StoreError::SlotCount;
        }
    }
    FoundError {
        @through {
            Self::Open(error) => error;
            Self::Write(error) => error;
        }
    }
    OpenError {
        @with {
            Self::Document(_) => told("open-document", []),
                as in OpenError::Document(DocumentError::Panicked);
        }
    }
}

/// An example of memory that is not there.
fn no_memory() -> TryReserveError {
    match Vec::<u8>::new().try_reserve(usize::MAX) {
        Err(error) => error,
        Ok(()) => unreachable!("no list is longer than half of the memory that can be named"),
    }
}
