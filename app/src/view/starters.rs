//! Starting points for ground rules: what most groups speak about. A group that speaks another language translates this
//! file; what its members put to each other is theirs to word in any case.
//!
//! Invariant: no law, number or address stands here as a fact.

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
pub(crate) const STARTERS: [Starter; 14] = [
    Starter {
        topic: Topic::StaysHere,
        about: "What is said here stays here",
        title: "What is said here stays here",
        wording: "What somebody tells in this group stays in this group. Outside we do not say who is in it, and we do not retell \
                  what we heard, also without a name. What we take home is what we learned for ourselves.",
    },
    Starter {
        topic: Topic::Duty,
        about: "The duty to report",
        title: "What we may have to report",
        wording: "Some of us have a duty to report serious ethical or legal violations. Keeping things among us does not lift it. \
                  Whoever sees it coming says so early: “I may have to report this if you go on.” We then talk about it openly \
                  and never behind somebody’s back.",
    },
    Starter {
        topic: Topic::Clients,
        about: "Clients and patients",
        title: "We speak of ourselves, not of cases",
        wording: "We talk about what our work does to us, not about the people we care for: nothing by which somebody could be \
                  recognised, here among us neither. Whoever recognises somebody all the same says so and steps out for a \
                  while, without having to explain.",
    },
    Starter {
        topic: Topic::Reminding,
        about: "Reminding each other",
        title: "We remind each other",
        wording: "Any of us may remind the others of a rule, kindly and right then: “let us stay with ourselves” is enough. \
                  Whoever is reminded says thank you and goes on. A reminder is no reproach.",
    },
    Starter {
        topic: Topic::Sharing,
        about: "Sharing the space",
        title: "Everyone has room",
        wording: "Everyone may speak and nobody has to. We let each other finish. Whoever has talked a lot makes room; whoever has \
                  been quiet is asked once, gently, and may stay quiet.",
    },
    Starter {
        topic: Topic::Support,
        about: "Support rather than advice",
        title: "Support rather than advice",
        wording: "We listen first. Before we give ideas we ask: “Do you want to be heard, do you want questions, or do you want \
                  ideas?” What somebody does with them is theirs.",
    },
    Starter {
        topic: Topic::NewMembers,
        about: "New members, friends and colleagues",
        title: "Who joins us",
        wording: "Before we ask anybody, we talk about it together: whether there is room, whether it fits, and whether one of us \
                  would then hold back. Friends, relatives and colleagues of a member are welcome only if that is fine with \
                  everyone. One of us talks with each new person alone before they come.",
    },
    Starter {
        topic: Topic::Outside,
        about: "Meeting outside, contact in between",
        title: "Outside our meetings",
        wording: "If we meet by chance, we greet each other only if both want to, and we do not mention the group. Between \
                  meetings we may call each other if we have said so before; no answer is an answer too. What two talk about \
                  outside does not replace telling the group what concerns it.",
    },
    Starter {
        topic: Topic::Coming,
        about: "Coming late and missing",
        title: "Coming late, not coming",
        wording: "We begin and end on time. Whoever comes late comes in quietly and listens first. Whoever cannot come says so as \
                  soon as they know, without having to give a reason. If somebody misses several times, one of us asks how \
                  they are.",
    },
    Starter {
        topic: Topic::Phones,
        about: "Phones, notes and recording",
        title: "Phones away, nothing recorded",
        wording: "Phones are silent and out of sight; whoever has to be reachable says so at the beginning. Nobody records, takes \
                  pictures or writes down what others say. Notes on oneself are fine.",
    },
    Starter {
        topic: Topic::LeavingRoom,
        about: "Leaving the room",
        title: "Going out for a while",
        wording: "Anybody may leave the room at any time and come back. A sign says “I am all right”; without one, somebody looks \
                  after them.",
    },
    Starter {
        topic: Topic::Clash,
        about: "When a rule is broken, when two clash",
        title: "When it goes wrong",
        wording: "When a rule is broken or two of us clash, we talk about it: first those two, then, if they want, with somebody \
                  beside them, then all of us. If that is not enough, we take a pause. Only when nothing else helped do we speak \
                  about whether somebody leaves.",
    },
    Starter {
        topic: Topic::Danger,
        about: "When somebody is in danger",
        title: "When somebody is in danger",
        wording: "This group does not replace professional help. If one of us is in danger or puts others in danger, we do not \
                  keep it to ourselves: we say it to them, we stay with them, and we get help from outside together. We have \
                  a list of whom to call.",
    },
    Starter {
        topic: Topic::Leaving,
        about: "Leaving the group",
        title: "Saying goodbye",
        wording: "Anybody may leave, at any time and for any reason. We ask for one thing: to come once more, or to send a few \
                  words, so that nobody is left wondering. What we heard from each other stays among us afterwards too.",
    },
];

/// What a topic is called.
pub(crate) fn about(topic: Topic) -> &'static str {
    let mut starters = STARTERS.iter();
    starters.find(|starter| starter.topic == topic).map_or("", |starter| starter.about)
}

/// Why a topic is good to speak about where members come from there; absent where it is so in any group.
pub(crate) fn suggested(topic: Topic, origin: Origin) -> Option<&'static str> {
    let same = matches!(origin, Origin::SameWorkplace | Origin::Mixed);
    let different = matches!(origin, Origin::DifferentWorkplaces | Origin::Mixed);
    match topic {
        Topic::StaysHere if same => Some(
            "Some of you share a workplace: say to each other that nothing of this is spoken of there, with nobody.",
        ),
        Topic::Clients if same && !different => Some(
            "You share a workplace. A shared employer is still no permission to share details.",
        ),
        Topic::Clients if different => Some(
            "You come from different workplaces: no client may be spoken of, and every detail needs more care.",
        ),
        Topic::NewMembers if same => Some(
            "You share a workplace: speak about supervisors, other grades and close colleagues.",
        ),
        Topic::Outside if same => {
            Some("You will see each other at work: say how you want to meet there.")
        }
        Topic::Duty if different => {
            Some("Each of you may have other duties at work: tell each other which.")
        }
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
        for (at, starter) in STARTERS.iter().enumerate() {
            assert_eq!(starter.topic as usize, at, "{}", starter.about);
            assert!(starter.title.len() <= kith_sync::group::MAX_LINE_BYTES);
            assert!(starter.wording.ends_with('.') && !starter.wording.contains("  "));
            assert_eq!(about(starter.topic), starter.about);
        }
    }

    #[test]
    fn no_number_and_no_link_is_built_in() {
        for starter in STARTERS {
            let words = format!("{} {} {}", starter.about, starter.title, starter.wording);
            assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
            assert!(!words.contains("http") && !words.contains('§'), "{words}");
        }
    }

    #[test]
    fn what_is_suggested_follows_where_members_come_from() {
        let suggested = |origin| {
            let topics = STARTERS.iter().map(|starter| starter.topic);
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
