//! What the formats and their parts are called, and what to do in each.

use super::{PartKind, Ready, RoomRole};
use crate::words::t;

/// What a format is called.
pub(crate) fn ready_title(ready: Ready) -> &'static str {
    match ready {
        Ready::OpenEvening => t!("room-an-open-evening"),
        Ready::Question => t!("room-one-members-question"),
        Ready::LongQuestion => t!("room-one-members-question-with-more-time"),
        Ready::Trio => t!("room-a-trio"),
        Ready::FirstMeeting => t!("room-a-first-meeting"),
        Ready::CheckUp => t!("room-how-is-it-working-for-us"),
        Ready::LastMeeting => t!("room-a-last-meeting"),
    }
}

/// What a format is for.
pub(crate) fn about(ready: Ready) -> &'static str {
    match ready {
        Ready::OpenEvening => {
            t!("room-everyone-arrives-you-choose-together-what")
        }
        Ready::Question => t!("room-one-of-you-brings-a-question"),
        Ready::LongQuestion => t!("room-the-same-and-you-choose-first"),
        Ready::Trio => t!("room-three-of-you-each-has-three"),
        Ready::FirstMeeting => t!("room-you-get-to-know-each-other"),
        Ready::CheckUp => {
            t!("room-every-few-months-what-is-good")
        }
        Ready::LastMeeting => t!("room-you-look-back-say-what-helped"),
    }
}

/// What somebody takes on.
pub(crate) fn role_title(role: RoomRole) -> &'static str {
    match role {
        RoomRole::Teller => t!("room-whose-question"),
        RoomRole::Moderator => t!("room-who-leads-through-it"),
        RoomRole::Checker => t!("room-who-checks-on-whoever-needs-it-2"),
    }
}

/// What a part is called.
pub(crate) fn kind_title(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Arrival => t!("room-arriving"),
        PartKind::Choosing => t!("room-choosing"),
        PartKind::Theme => t!("room-one-theme"),
        PartKind::Telling => t!("room-telling"),
        PartKind::Asking => t!("room-asking"),
        PartKind::Ideas => t!("room-what-was-asked-for"),
        PartKind::Taking => t!("room-what-i-take"),
        PartKind::Sharing => t!("room-sharing-what-helps"),
        PartKind::GroundRules => t!("room-ground-rules"),
        PartKind::LookingBack => t!("room-looking-back"),
        PartKind::Break => t!("room-a-break"),
        PartKind::Closing => t!("room-closing-round"),
        PartKind::NextDate => t!("room-the-next-date"),
    }
}

/// What to do in a part.
pub(crate) fn kind_words(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Arrival => {
            t!("room-a-round-of-arriving-how-am")
        }
        PartKind::Choosing => {
            t!("room-whose-question-is-it-today-or")
        }
        PartKind::Theme => {
            t!("room-we-talk-of-ourselves-what-i")
        }
        PartKind::Telling => {
            t!("room-one-tells-and-the-others-listen")
        }
        PartKind::Asking => {
            t!("room-whoever-leads-through-it-asks-the")
        }
        PartKind::Ideas => {
            t!("room-what-was-asked-for-and-nothing")
        }
        PartKind::Taking => t!("room-whoever-told-says-what-they-take"),
        PartKind::Sharing => t!("room-what-helps-me-in-my-own"),
        PartKind::GroundRules => {
            t!("room-what-do-we-need-from-each")
        }
        PartKind::LookingBack => t!("room-how-is-it-for-me-here"),
        PartKind::Break => t!("room-water-air-a-window"),
        PartKind::Closing => {
            t!("room-a-last-round-how-do-i")
        }
        PartKind::NextDate => t!("room-when-do-we-meet-next-and"),
    }
}
