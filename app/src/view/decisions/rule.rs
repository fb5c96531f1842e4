//! How a group decides who belongs, in words.

use kith_sync::node::api::{Door, Rule, Threshold};

use crate::words::t;

/// How a group decides that chose nothing else.
pub(crate) const FIRST_RULE: Rule =
    Rule { threshold: Threshold::Everyone, door: Door::ByVote, wordings: Threshold::Everyone };

/// How many have to agree, from the most to the least.
pub(crate) fn thresholds() -> [(Threshold, &'static str); 4] {
    [
        (Threshold::Everyone, t!("decisions-everyone")),
        (Threshold::AllButOne, t!("decisions-all-but-one")),
        (Threshold::TwoThirds, t!("decisions-two-thirds")),
        (Threshold::Majority, t!("decisions-more-than-half")),
    ]
}

/// Who can come in at all.
pub(crate) fn doors() -> [(Door, &'static str); 3] {
    [
        (Door::ByVote, t!("decisions-by-vote")),
        (Door::Open, t!("decisions-open-to-all")),
        (Door::Closed, t!("decisions-closed-for-now")),
    ]
}

/// The rule as a few sentences.
pub(crate) fn rule_sentence(rule: Rule) -> String {
    format!("{} {}", membership_sentence(rule), wordings_sentence(rule.wordings))
}

/// When the wording of a ground rule or a decision holds.
pub(crate) fn wordings_sentence(wordings: Threshold) -> String {
    t!("decisions-a-ground-rule-or-a-decision", agree = code(wordings))
}

/// How it decides on who belongs, as a sentence or two.
pub(crate) fn membership_sentence(rule: Rule) -> String {
    let agree = code(rule.threshold);
    match rule.door {
        Door::ByVote => t!("decisions-before-somebody-comes-in", agree = agree),
        Door::Open => t!("decisions-anybody-whom-two-of-you-want", agree = agree),
        Door::Closed => t!("decisions-nobody-new-comes-in-for-now", agree = agree),
    }
}

/// The same as a clause, to stand in a sentence.
pub(crate) fn rule_clause(rule: Rule) -> String {
    t!(
        "decisions-what-you-word-holds-once-to",
        membership = membership_clause(rule),
        agree = code(rule.wordings)
    )
}

/// How it decides on who belongs, as a clause.
pub(crate) fn membership_clause(rule: Rule) -> String {
    let agree = code(rule.threshold);
    match rule.door {
        Door::ByVote => t!("decisions-clause-by-vote", agree = agree),
        Door::Open => t!("decisions-clause-open", agree = agree),
        Door::Closed => t!("decisions-clause-closed", agree = agree),
    }
}

/// How many have to agree, for a message to choose by.
fn code(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => "everyone",
        Threshold::AllButOne => "all-but-one",
        Threshold::TwoThirds => "two-thirds",
        Threshold::Majority => "majority",
    }
}

/// What deciding so is like.
pub(crate) fn threshold_meaning(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => {
            t!("decisions-everyone-has-to-agree-before-somebody")
        }
        Threshold::AllButOne => {
            t!("decisions-all-but-one-have-to-agree-2")
        }
        Threshold::TwoThirds => {
            t!("decisions-two-thirds-have-to-agree-most")
        }
        Threshold::Majority => {
            t!("decisions-more-than-half-have-to-agree-2")
        }
    }
}

/// What it is like when a wording holds so.
pub(crate) fn wordings_meaning(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Everyone => {
            t!("decisions-nobody-is-bound-by-words-they")
        }
        Threshold::AllButOne => {
            t!("decisions-one-alone-cannot-hold-a-wording")
        }
        Threshold::TwoThirds => {
            t!("decisions-a-wording-holds-without-waiting-for")
        }
        Threshold::Majority => {
            t!("decisions-a-wording-holds-as-soon-as")
        }
    }
}

/// What such a door is like.
pub(crate) fn door_meaning(door: Door) -> &'static str {
    match door {
        Door::ByVote => t!("decisions-each-person-is-put-forward-by"),
        Door::Open => {
            t!("decisions-the-group-is-open-to-all")
        }
        Door::Closed => {
            t!("decisions-the-group-takes-nobody-new-until")
        }
    }
}
