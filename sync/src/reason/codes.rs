//! The codes of what counts for nothing.

use crate::roster::Void;

reasons! {
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
}
