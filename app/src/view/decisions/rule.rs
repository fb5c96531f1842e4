//! How a group decides who belongs, in words.

use kith_sync::node::api::{Door, Rule, Threshold};

use crate::view::people::capital;

/// How many have to agree, from the most to the least.
pub(crate) const THRESHOLDS: [(Threshold, &str); 4] = [
    (Threshold::Everyone, "Everyone"),
    (Threshold::AllButOne, "All but one"),
    (Threshold::TwoThirds, "Two thirds"),
    (Threshold::Majority, "More than half"),
];

/// Who can come in at all.
pub(crate) const DOORS: [(Door, &str); 3] =
    [(Door::ByVote, "By vote"), (Door::Open, "Open to all"), (Door::Closed, "Closed for now")];

/// The rule as a sentence or two.
pub(crate) fn rule_sentence(rule: Rule) -> String {
    let who = who(rule.threshold);
    match rule.door {
        Door::ByVote => format!("{} before somebody comes in.", capital(who)),
        Door::Open => {
            format!("Anybody whom two of you want can come in. For everything else, {who}.")
        }
        Door::Closed => {
            format!("Nobody new comes in for now. For everything else, {who}.")
        }
    }
}

/// The same as a clause, to stand in a sentence.
pub(crate) fn rule_clause(rule: Rule) -> String {
    let who = who(rule.threshold);
    match rule.door {
        Door::ByVote => format!("{who} before somebody comes in"),
        Door::Open => format!("{who}, and anybody whom two of you want can come in"),
        Door::Closed => format!("{who}, and nobody new comes in for now"),
    }
}

fn who(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => "everyone has to agree",
        Threshold::AllButOne => "all but one have to agree",
        Threshold::TwoThirds => "two thirds have to agree",
        Threshold::Majority => "more than half have to agree",
    }
}

/// What deciding so is like.
pub(crate) fn threshold_meaning(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => {
            "Everyone has to agree before somebody comes in or anything else about the group changes. It can take its time, and \
             nobody is passed over."
        }
        Threshold::AllButOne => {
            "All but one have to agree, so that one alone cannot hold the others back."
        }
        Threshold::TwoThirds => {
            "Two thirds have to agree: most of you, without waiting for the last."
        }
        Threshold::Majority => {
            "More than half have to agree. It is the quickest; whoever was not for it lives with it all the same."
        }
    }
}

/// What such a door is like.
pub(crate) fn door_meaning(door: Door) -> &'static str {
    match door {
        Door::ByVote => "Each person is put forward by one of you and talked about first.",
        Door::Open => {
            "The group is open to all: a person whom two of you want comes in. A concern still makes it wait."
        }
        Door::Closed => {
            "The group takes nobody new, until it decides otherwise. Nobody who left comes back meanwhile."
        }
    }
}
