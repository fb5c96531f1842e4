//! What to know about places.

use crate::words::t;
use kith_sync::group::edit::{Comfort, PlaceKind};

pub(crate) fn lead() -> &'static str {
    t!("places-where-you-can-meet-a-good")
}
pub(crate) fn empty() -> &'static str {
    t!("places-no-place-is-listed-a-room")
}

/// Where others can hear, or may.
pub(crate) fn heard() -> &'static str {
    t!("places-others-can-hear-you-here-and")
}
pub(crate) fn at_work() -> &'static str {
    t!("places-at-work-colleagues-see-who-goes")
}
pub(crate) fn online() -> &'static str {
    t!("places-each-of-you-needs-a-room")
}
pub(crate) fn home() -> &'static str {
    t!("places-homes-are-for-later-once-the")
}
pub(crate) fn home_address() -> &'static str {
    t!("places-the-address-of-a-home-is")
}

pub(crate) fn kinds() -> [(PlaceKind, &'static str); 6] {
    [
        (PlaceKind::Library, t!("places-library")),
        (PlaceKind::Cafe, t!("places-caf")),
        (PlaceKind::Workplace, t!("places-at-work")),
        (PlaceKind::Home, t!("places-somebodys-home")),
        (PlaceKind::Online, t!("places-online")),
        (PlaceKind::Other, t!("places-another")),
    ]
}

pub(crate) fn comforts() -> [(Comfort, &'static str); 3] {
    [
        (Comfort::Fine, t!("places-fine-with-me")),
        (Comfort::Unsure, t!("places-i-am-not-sure")),
        (Comfort::RatherNot, t!("places-i-would-rather-not")),
    ]
}

/// What can be known of a place or not: the question, and the answers as they stand on a card.
pub(crate) fn quiet() -> (&'static str, [&'static str; 2]) {
    (t!("places-is-it-quiet"), [t!("places-quiet"), t!("places-not-quiet")])
}
pub(crate) fn private() -> (&'static str, [&'static str; 2]) {
    (
        t!("places-are-you-among-yourselves"),
        [t!("places-you-are-among-yourselves"), t!("places-others-are-in-the-room")],
    )
}
pub(crate) fn overheard() -> (&'static str, [&'static str; 2]) {
    (
        t!("places-can-others-hear-you"),
        [t!("places-others-can-hear-you"), t!("places-nobody-can-hear-you")],
    )
}
