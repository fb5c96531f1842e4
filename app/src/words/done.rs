//! What somebody did, in the reader's language.
//!
//! The group's own part words it in English, which is what scripts read; here each of those phrases has its words.

use crate::words::t;

/// The words for something that somebody did; a phrase of a newer part stays as it is.
pub(crate) fn done(what: &str) -> String {
    if let Some(name) = what.strip_prefix("let a device of ").and_then(|it| it.strip_suffix(" in"))
    {
        return t!("done-let-a-device-of-in", name = name);
    }
    let words = match what {
        "chose a name" => t!("done-chose-a-name"),
        "wrote about the focus" => t!("done-wrote-about-the-focus"),
        "said how the group meets" => t!("done-said-how-the-group-meets"),
        "put a ground rule to the group" => t!("done-put-a-ground-rule-to-the-group"),
        "put a decision to the group" => t!("done-put-a-decision-to-the-group"),
        "added a meeting" => t!("done-added-a-meeting"),
        "added somebody whom the group may ask" => t!("done-added-somebody-whom-the-group-may-ask"),
        "wrote where a notice is" => t!("done-wrote-where-a-notice-is"),
        "took something along from a meeting" => t!("done-took-something-along-from-a-meeting"),
        "added a place to meet" => t!("done-added-a-place-to-meet"),
        "added somebody to turn to for help" => t!("done-added-somebody-to-turn-to-for-help"),
        "put something on the shelf" => t!("done-put-something-on-the-shelf"),
        "asked everybody how it is working" => t!("done-asked-everybody-how-it-is-working"),
        "shared what they work through" => t!("done-shared-what-they-work-through"),
        "said what a ground rule is about" => t!("done-said-what-a-ground-rule-is-about"),
        "set a day to look at a ground rule again" => t!("done-set-a-day-to-look-at-a-ground-rule"),
        "set a ground rule aside, or took it up again" => {
            t!("done-set-a-ground-rule-aside-or-took-it-up")
        }
        "set a day for a decision" => t!("done-set-a-day-for-a-decision"),
        "set a decision aside, or took it up again" => {
            t!("done-set-a-decision-aside-or-took-it-up-again")
        }
        "wrote about somebody whom the group may ask" => {
            t!("done-wrote-about-somebody-whom-the-group-may-ask")
        }
        "changed a meeting" => t!("done-changed-a-meeting"),
        "changed what was taken along" => t!("done-changed-what-was-taken-along"),
        "wrote about a place" => t!("done-wrote-about-a-place"),
        "corrected somebody to turn to for help" => {
            t!("done-corrected-somebody-to-turn-to-for-help")
        }
        "changed something on the shelf" => t!("done-changed-something-on-the-shelf"),
        "wrote the group's name" => t!("done-wrote-the-group-s-name"),
        "reworded a ground rule" => t!("done-reworded-a-ground-rule"),
        "wrote what came of a decision" => t!("done-wrote-what-came-of-a-decision"),
        "reworded a decision" => t!("done-reworded-a-decision"),
        "gave a word on a ground rule" => t!("done-gave-a-word-on-a-ground-rule"),
        "gave a word on a decision" => t!("done-gave-a-word-on-a-decision"),
        "said something on a ground rule" => t!("done-said-something-on-a-ground-rule"),
        "said something on a decision" => t!("done-said-something-on-a-decision"),
        "named a device" => t!("done-named-a-device"),
        "replied to a meeting" => t!("done-replied-to-a-meeting"),
        "said whether it clicks" => t!("done-said-whether-it-clicks"),
        "said when they are usually free" => t!("done-said-when-they-are-usually-free"),
        "answered which times are good" => t!("done-answered-which-times-are-good"),
        "said how they are with a place" => t!("done-said-how-they-are-with-a-place"),
        "checked a number" => t!("done-checked-a-number"),
        "raised a hand, or took it down" => t!("done-raised-a-hand-or-took-it-down"),
        "said how it is working" => t!("done-said-how-it-is-working"),
        "changed something that needs a newer Kith to be read" => {
            t!("done-changed-something-that-needs-a-newer-kith-to-be")
        }
        "took something back for good" => t!("done-took-something-back-for-good"),
        "did something that needs a newer Kith to be read" => {
            t!("done-did-something-that-needs-a-newer-kith-to-be")
        }
        "founded the group" => t!("done-founded-the-group"),
        "suggested that somebody come in" => t!("done-suggested-that-somebody-come-in"),
        "suggested letting a member in again with a new device" => {
            t!("done-suggested-letting-a-member-in-again-with-a-new")
        }
        "suggested that somebody leave" => t!("done-suggested-that-somebody-leave"),
        "suggested another way of deciding" => t!("done-suggested-another-way-of-deciding"),
        "suggested a relay" => t!("done-suggested-a-relay"),
        "suggested retiring a device" => t!("done-suggested-retiring-a-device"),
        "suggested erasing something" => t!("done-suggested-erasing-something"),
        "suggested closing the group" => t!("done-suggested-closing-the-group"),
        "gave a word on a suggestion" => t!("done-gave-a-word-on-a-suggestion"),
        "closed a suggestion whose day had passed" => {
            t!("done-closed-a-suggestion-whose-day-had-passed")
        }
        "made an invitation" => t!("done-made-an-invitation"),
        "made an invitation for a further device" => {
            t!("done-made-an-invitation-for-a-further-device")
        }
        "withdrew an invitation" => t!("done-withdrew-an-invitation"),
        "let a device in" => t!("done-let-a-device-in"),
        "gave a word on an invitation that was used twice" => {
            t!("done-gave-a-word-on-an-invitation-that-was-used")
        }
        "retired a device" => t!("done-retired-a-device"),
        "began a break" => t!("done-began-a-break"),
        "came back from a break" => t!("done-came-back-from-a-break"),
        "left the group" => t!("done-left-the-group"),
        newer => newer,
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{Language, speak};
    use super::*;

    /// What is between quotation marks in a source, up to its tests.
    fn phrases(source: &'static str) -> impl Iterator<Item = &'static str> {
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        source.split('"').skip(1).step_by(2)
    }

    #[test]
    fn everything_that_can_be_done_is_told_in_german_too() {
        speak(Language::German);
        let history = include_str!("../../../sync/src/node/history.rs");
        let (_, history) = history.split_once("Some(Kind::TakeBack(_))").unwrap();
        let all = phrases(include_str!("../../../sync/src/group/done.rs")).chain(phrases(history));
        let mut count = 0;
        for phrase in all.filter(|phrase| phrase.contains(' ')) {
            assert_ne!(done(phrase), phrase, "{phrase} has no German words");
            count += 1;
        }
        assert!(count > 50, "{count}");
        assert_eq!(done("let a device of Ben in"), "ein Gerät von Ben zugelassen");
    }
}
