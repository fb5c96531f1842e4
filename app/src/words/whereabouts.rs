//! Where words go: what leaves a device, to whom, and what stays.

use crate::words::t;

pub(crate) fn lead() -> &'static str {
    t!("whereabouts-what-you-write-goes-to-the")
}

pub(crate) fn who_has_it() -> &'static str {
    t!("whereabouts-who-has-what-you-wrote")
}

pub(crate) fn lately() -> &'static str {
    t!("whereabouts-what-you-did-last")
}

pub(crate) fn leaves() -> &'static str {
    t!("whereabouts-what-leaves-this-device-and-to")
}
pub(crate) fn to_members() -> &'static str {
    t!("whereabouts-all-that-the-group-keeps-goes")
}
pub(crate) fn to_newcomers() -> &'static str {
    t!("whereabouts-whoever-comes-in-with-an-invitation")
}
/// What a vote's words are kept to.
pub(crate) fn to_voters() -> &'static str {
    t!("whereabouts-what-is-said-of-somebody-before")
}
pub(crate) fn network() -> &'static str {
    t!("whereabouts-whoever-runs-a-network-in-between")
}

pub(crate) fn nearby_on() -> &'static str {
    t!("whereabouts-on-the-local-network-this-device")
}
pub(crate) fn nearby_off() -> &'static str {
    t!("whereabouts-this-device-does-not-make-itself")
}
pub(crate) fn no_relay() -> &'static str {
    t!("whereabouts-no-other-computer-passes-anything-on")
}

pub(crate) fn stays() -> &'static str {
    t!("whereabouts-what-stays-on-this-device")
}
pub(crate) fn mine() -> &'static str {
    t!("whereabouts-everything-under-mine-alone-what-you")
}
pub(crate) fn sealed() -> &'static str {
    t!("whereabouts-all-of-it-lies-on-the")
}

pub(crate) fn by_you() -> &'static str {
    t!("whereabouts-what-only-you-give-away")
}
pub(crate) fn files() -> &'static str {
    t!("whereabouts-a-file-that-you-save-and")
}
pub(crate) fn names_nobody() -> &'static str {
    t!("whereabouts-calendar-files-and-notices-name-nobody")
}
pub(crate) fn tickets() -> &'static str {
    t!("whereabouts-an-invitation-lets-in-whoever-uses")
}

pub(crate) fn no_promise() -> &'static str {
    t!("whereabouts-what-nobody-can-promise")
}
pub(crate) fn copies() -> &'static str {
    t!("whereabouts-whoever-has-read-something-can-have")
}
pub(crate) fn open_device() -> &'static str {
    t!("whereabouts-whoever-uses-a-device-while-kith")
}
