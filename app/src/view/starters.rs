//! Starting points for ground rules: what most groups speak about. A group that speaks another language translates this
//! file; what its members put to each other is theirs to word in any case.
//!
//! Invariant: no law, number or address stands here as a fact.

use crate::words::t;
use kith_sync::group::edit::{Origin, Topic};

/// A starting point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Starter {
    pub(crate) topic: Topic,
    /// What it is about, for a list.
    pub(crate) about: &'static str,
    pub(crate) title: &'static str,
    pub(crate) wording: &'static str,
}

/// With how many of them most groups begin.
pub(crate) const FIRST: usize = 4;

/// All of them, in the order in which they are offered.
pub(crate) fn offered() -> [Starter; 14] {
    [
        Starter {
            topic: Topic::StaysHere,
            about: t!("starters-what-is-said-here-stays-here"),
            title: t!("starters-what-is-said-here-stays-here"),
            wording: t!("starters-what-somebody-tells-in-this-group"),
        },
        Starter {
            topic: Topic::Duty,
            about: t!("starters-the-duty-to-report"),
            title: t!("starters-what-we-may-have-to-report"),
            wording: t!("starters-some-of-us-have-a-duty"),
        },
        Starter {
            topic: Topic::Clients,
            about: t!("starters-clients-and-patients"),
            title: t!("starters-we-speak-of-ourselves-not-of"),
            wording: t!("starters-we-talk-about-what-our-work"),
        },
        Starter {
            topic: Topic::Reminding,
            about: t!("starters-reminding-each-other"),
            title: t!("starters-we-remind-each-other"),
            wording: t!("starters-any-of-us-may-remind-the"),
        },
        Starter {
            topic: Topic::Sharing,
            about: t!("starters-sharing-the-space"),
            title: t!("starters-everyone-has-room"),
            wording: t!("starters-everyone-may-speak-and-nobody-has"),
        },
        Starter {
            topic: Topic::Support,
            about: t!("starters-support-rather-than-advice"),
            title: t!("starters-support-rather-than-advice"),
            wording: t!("starters-we-listen-first-before-we-give"),
        },
        Starter {
            topic: Topic::NewMembers,
            about: t!("starters-new-members-friends-and-colleagues"),
            title: t!("starters-who-joins-us"),
            wording: t!("starters-before-we-ask-anybody-we-talk"),
        },
        Starter {
            topic: Topic::Outside,
            about: t!("starters-meeting-outside-contact-in-between"),
            title: t!("starters-outside-our-meetings"),
            wording: t!("starters-if-we-meet-by-chance-we"),
        },
        Starter {
            topic: Topic::Coming,
            about: t!("starters-coming-late-and-missing"),
            title: t!("starters-coming-late-not-coming"),
            wording: t!("starters-we-begin-and-end-on-time"),
        },
        Starter {
            topic: Topic::Phones,
            about: t!("starters-phones-notes-and-recording"),
            title: t!("starters-phones-away-nothing-recorded"),
            wording: t!("starters-phones-are-silent-and-out-of"),
        },
        Starter {
            topic: Topic::LeavingRoom,
            about: t!("starters-leaving-the-room"),
            title: t!("starters-going-out-for-a-while"),
            wording: t!("starters-anybody-may-leave-the-room-at"),
        },
        Starter {
            topic: Topic::Clash,
            about: t!("starters-when-a-rule-is-broken-when"),
            title: t!("starters-when-it-goes-wrong"),
            wording: t!("starters-when-a-rule-is-broken-or"),
        },
        Starter {
            topic: Topic::Danger,
            about: t!("starters-when-somebody-is-in-danger"),
            title: t!("starters-when-somebody-is-in-danger"),
            wording: t!("starters-this-group-does-not-replace-professional"),
        },
        Starter {
            topic: Topic::Leaving,
            about: t!("starters-leaving-the-group"),
            title: t!("starters-saying-goodbye"),
            wording: t!("starters-anybody-may-leave-at-any-time"),
        },
    ]
}

/// What a topic is called.
pub(crate) fn about(topic: Topic) -> &'static str {
    let mut starters = offered().into_iter();
    starters.find(|starter| starter.topic == topic).map_or("", |starter| starter.about)
}

/// Why a topic is good to speak about where members come from there; absent where it is so in any group.
pub(crate) fn suggested(topic: Topic, origin: Origin) -> Option<&'static str> {
    let same = matches!(origin, Origin::SameWorkplace | Origin::Mixed);
    let different = matches!(origin, Origin::DifferentWorkplaces | Origin::Mixed);
    match topic {
        Topic::StaysHere if same => Some(t!("starters-some-of-you-share-a-workplace")),
        Topic::Clients if same && !different => Some(t!("starters-you-share-a-workplace-a-shared")),
        Topic::Clients if different => Some(t!("starters-you-come-from-different-workplaces-no")),
        Topic::NewMembers if same => Some(t!("starters-you-share-a-workplace-speak-about")),
        Topic::Outside if same => Some(t!("starters-you-will-see-each-other-at")),
        Topic::Duty if different => Some(t!("starters-each-of-you-may-have-other")),
        Topic::StaysHere
        | Topic::Duty
        | Topic::Clients
        | Topic::Reminding
        | Topic::Sharing
        | Topic::Support
        | Topic::NewMembers
        | Topic::Outside
        | Topic::Coming
        | Topic::Phones
        | Topic::LeavingRoom
        | Topic::Clash
        | Topic::Danger
        | Topic::Leaving => None,
    }
}

/// Whether a rule on this hangs on where members come from; one that is on nothing of these may.
pub(crate) fn hangs_on_origin(topic: Option<Topic>) -> bool {
    match topic {
        None
        | Some(
            Topic::StaysHere
            | Topic::Duty
            | Topic::Clients
            | Topic::NewMembers
            | Topic::Outside
            | Topic::Clash
            | Topic::Leaving,
        ) => true,
        Some(
            Topic::Reminding
            | Topic::Sharing
            | Topic::Support
            | Topic::Coming
            | Topic::Phones
            | Topic::LeavingRoom
            | Topic::Danger,
        ) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_one_starting_point_that_fits_a_rule() {
        for (at, starter) in offered().iter().enumerate() {
            assert_eq!(starter.topic as usize, at, "{}", starter.about);
            assert!(starter.title.len() <= kith_sync::group::MAX_LINE_BYTES);
            assert!(starter.wording.ends_with('.') && !starter.wording.contains("  "));
            assert_eq!(about(starter.topic), starter.about);
        }
    }

    #[test]
    fn no_number_and_no_link_is_built_in() {
        for starter in offered() {
            let words = format!("{} {} {}", starter.about, starter.title, starter.wording);
            assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
            assert!(!words.contains("http") && !words.contains('§'), "{words}");
        }
    }

    #[test]
    fn what_is_suggested_follows_where_members_come_from() {
        let suggested = |origin| {
            let topics = offered().into_iter().map(|starter| starter.topic);
            topics.filter(|topic| suggested(*topic, origin).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(suggested(Origin::Undecided), []);
        assert_eq!(suggested(Origin::DifferentWorkplaces), [Topic::Duty, Topic::Clients]);
        assert_eq!(
            suggested(Origin::SameWorkplace),
            [Topic::StaysHere, Topic::Clients, Topic::NewMembers, Topic::Outside]
        );
    }
}
