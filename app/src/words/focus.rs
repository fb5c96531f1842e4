//! How to find a focus: examples, kinds, and where members come from.

use crate::words::t;
use kith_sync::group::edit::{FocusKind, Grades, Origin};

pub(crate) fn lead() -> &'static str {
    t!("focus-what-brings-you-together-a-group")
}

/// A purpose that tells little, one that tells more, and what makes the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    pub(crate) vague: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) why: &'static str,
}

pub(crate) fn examples() -> [Example; 3] {
    [
        Example {
            vague: t!("focus-a-group-for-everybody-who-is"),
            clear: t!("focus-a-group-of-nurses-on-night"),
            why: t!("focus-it-says-who-and-what-for"),
        },
        Example {
            vague: t!("focus-let-us-support-each-other"),
            clear: t!("focus-a-group-of-social-workers-in"),
            why: t!("focus-it-says-what-you-would-do"),
        },
        Example {
            vague: t!("focus-something-for-our-well-being"),
            clear: t!("focus-a-group-of-paramedics-who-like"),
            why: t!("focus-simply-company-is-a-purpose-too"),
        },
    ]
}

/// What stands where nothing was written of it yet, while the sentence is built.
pub(crate) fn who_missing() -> &'static str {
    t!("focus-it-does-not-say-yet-who")
}
pub(crate) fn what_missing() -> &'static str {
    t!("focus-it-does-not-say-yet-what")
}
/// The same of what the group has written already.
pub(crate) fn who_open() -> &'static str {
    t!("focus-it-is-not-said-yet-who")
}
pub(crate) fn both_open() -> &'static str {
    t!("focus-neither-is-said-yet")
}
pub(crate) fn what_open() -> &'static str {
    t!("focus-it-is-not-said-yet-what")
}

/// Where two wrote the purpose at once.
pub(crate) fn no_notice() -> &'static str {
    t!("focus-two-of-you-wrote-this-at")
}

/// The kinds, each with its line.
pub(crate) fn kinds() -> [(FocusKind, &'static str, &'static str); 6] {
    [
        (
            FocusKind::SelfCare,
            t!("focus-looking-after-ourselves"),
            t!("focus-one-side-of-it-rest-food"),
        ),
        (
            FocusKind::Strain,
            t!("focus-one-strain-or-a-question-of"),
            t!("focus-something-that-weighs-on-all-of"),
        ),
        (
            FocusKind::Profession,
            t!("focus-what-a-profession-asks-of-us"),
            t!("focus-you-do-the-same-work-in"),
        ),
        (FocusKind::Role, t!("focus-a-role-at-work"), t!("focus-you-have-the-same-task-guiding")),
        (
            FocusKind::Community,
            t!("focus-a-community"),
            t!("focus-people-of-one-age-gender-origin"),
        ),
        (FocusKind::Company, t!("focus-simply-company"), t!("focus-no-task-and-no-theme-not")),
    ]
}

pub(crate) fn origins() -> [(Origin, &'static str); 4] {
    [
        (Origin::SameWorkplace, t!("focus-from-one-workplace")),
        (Origin::DifferentWorkplaces, t!("focus-from-different-workplaces")),
        (Origin::Mixed, t!("focus-some-from-one-some-from-others")),
        (Origin::Undecided, t!("focus-not-decided-yet")),
    ]
}

/// One side of where members can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) title: &'static str,
    pub(crate) good: [&'static str; 2],
    pub(crate) care: [&'static str; 2],
}

pub(crate) fn sides() -> [Side; 2] {
    [
        Side {
            title: t!("focus-from-one-workplace"),
            good: [
                t!("focus-everyone-knows-the-place-and-its"),
                t!("focus-where-nobody-else-can-hear-situations"),
            ],
            care: [
                t!("focus-it-is-harder-to-open-up"),
                t!("focus-working-for-the-same-employer-is"),
            ],
        },
        Side {
            title: t!("focus-from-different-workplaces"),
            good: [
                t!("focus-you-can-speak-more-freely-about"),
                t!("focus-there-is-less-fear-that-it"),
            ],
            care: [
                t!("focus-no-client-can-be-talked-about"),
                t!("focus-every-detail-needs-more-care-because"),
            ],
        },
    ]
}

pub(crate) fn rules_after() -> &'static str {
    t!("focus-what-can-be-told-differs-with")
}

pub(crate) fn grades() -> [(Grades, &'static str); 3] {
    [
        (Grades::No, t!("focus-no")),
        (Grades::Yes, t!("focus-yes")),
        (Grades::CaseByCase, t!("focus-we-look-at-each-case")),
    ]
}

pub(crate) fn grades_lead() -> &'static str {
    t!("focus-whoever-may-judge-your-work-hears")
}

pub(crate) fn again_lead() -> &'static str {
    t!("focus-what-you-need-changes-a-day")
}
