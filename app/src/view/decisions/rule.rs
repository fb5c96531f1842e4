//! How a group decides who belongs, in words.

use kith_sync::node::api::{Door, Rule, Threshold};

use crate::view::people::capital;

/// How a group decides that chose nothing else.
pub(crate) const FIRST_RULE: Rule =
    Rule { threshold: Threshold::Everyone, door: Door::ByVote, wordings: Threshold::Everyone };

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

/// The rule as a few sentences.
pub(crate) fn rule_sentence(rule: Rule) -> String {
    format!("{} {}", membership_sentence(rule), wordings_sentence(rule.wordings))
}

/// When the wording of a ground rule or a decision holds.
pub(crate) fn wordings_sentence(wordings: Threshold) -> String {
    format!("A ground rule or a decision holds once {} to its wording.", agreed(wordings))
}

/// How it decides on who belongs, as a sentence or two.
pub(crate) fn membership_sentence(rule: Rule) -> String {
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
    let membership = membership_clause(rule);
    format!("{membership}; what you word holds once {} to it", agreed(rule.wordings))
}

/// How it decides on who belongs, as a clause.
pub(crate) fn membership_clause(rule: Rule) -> String {
    let who = who(rule.threshold);
    match rule.door {
        Door::ByVote => format!("{who} before somebody comes in"),
        Door::Open => format!("{who}, and anybody whom two of you want can come in"),
        Door::Closed => format!("{who}, and nobody new comes in for now"),
    }
}

fn agreed(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => "everyone has agreed",
        Threshold::AllButOne => "all but one have agreed",
        Threshold::TwoThirds => "two thirds have agreed",
        Threshold::Majority => "more than half have agreed",
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

/// What it is like when a wording holds so.
pub(crate) fn wordings_meaning(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => {
            "Nobody is bound by words they did not agree to. Whoever stands aside does not hold the others back."
        }
        Threshold::AllButOne => {
            "One alone cannot hold a wording back; a concern of theirs is still shown before all else."
        }
        Threshold::TwoThirds => {
            "A wording holds without waiting for the last third. A concern is still shown before all else."
        }
        Threshold::Majority => {
            "A wording holds as soon as more than half agree. A concern is still shown before all else."
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
