//! What an edit did, by part and in a few words, from the keys that it wrote.
//!
//! Invariant: it says what was done, not what was said: nobody's words are in it.

use serde::{Deserialize, Serialize};

use super::forms::subject_record;
use super::keys::{
    AGAIN, ASKING, CANDIDATE, CHECK, CLICKS, COMFORT, CONTACT, DECISION, DECISION_REMARK, FOCUS,
    FREE, HAND, KNOWS, Key, MADE, MEETING, NAME, POLL, POSTING, QUESTION, REPLY, REVIEW, RULE,
    RULE_REMARK, SCHEDULE, SHELF, TAKEN, TAKES, TOPIC, UNTIL, VENUE,
};
use crate::id::RecordId;

/// The part of what a group keeps that something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// What the group is for.
    Focus,
    /// Whom it may ask, and its notices.
    Finding,
    /// Who belongs, and what they are called.
    Members,
    /// Where it can meet.
    Places,
    /// When it meets.
    Meetings,
    /// What its meetings take along.
    Taken,
    /// Its ground rules.
    Rules,
    /// What else it decides.
    Decisions,
    /// Topics, tips, resources and tasks.
    Shelf,
    /// Whom to turn to for help.
    Help,
    /// How it is working, and what members work through.
    Going,
    /// Something that this version does not know.
    Newer,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// In which part.
    pub about: About,
    /// To which of its records, where it is about one.
    pub record: Option<RecordId>,
    /// What, as what somebody "…" did.
    pub what: &'static str,
}

impl Done {
    /// What an edit did that wrote these keys: of several the one that made something, or else wrote words.
    pub fn by<'a>(keys: impl IntoIterator<Item = &'a str>) -> Self {
        let newer = "changed something that needs a newer Kith to be read";
        let mut most = (0, Self { about: About::Newer, record: None, what: newer });
        for key in keys {
            if let Some(done) = of_key(key)
                && done.0 > most.0
            {
                most = done;
            }
        }
        most.1
    }
}

/// What a key says, and how much that says of the whole edit.
fn of_key(key: &str) -> Option<(u8, Done)> {
    let (rank, (about, what), record) = match Key::parse(key)? {
        Key::Shared { kind, record: None, .. } => (1, of_group(kind)?, None),
        Key::Shared { kind, record, field: MADE } => (4, made(kind)?, record),
        Key::Shared { kind, record, field } => (1, set(kind, field)?, record),
        Key::Text { text, .. } => {
            let mut parts = text.split('/');
            let (kind, record, field) = (parts.next()?, parts.next()?, parts.next()?);
            (3, written(kind, field)?, record.parse().ok())
        }
        Key::Own { kind: NAME, subject: "", .. } => (2, (About::Members, "chose a name"), None),
        Key::Own { kind, subject, .. } => (2, said(kind)?, subject_record(subject)),
    };
    Some((rank, Done { about, record, what }))
}

fn of_group(kind: &str) -> Option<(About, &'static str)> {
    Some(match kind {
        FOCUS => (About::Focus, "wrote about the focus"),
        SCHEDULE => (About::Meetings, "said how the group meets"),
        _ => return None,
    })
}

fn made(kind: &str) -> Option<(About, &'static str)> {
    Some(match kind {
        RULE => (About::Rules, "put a ground rule to the group"),
        DECISION => (About::Decisions, "put a decision to the group"),
        MEETING => (About::Meetings, "added a meeting"),
        CANDIDATE => (About::Finding, "added somebody whom the group may ask"),
        POSTING => (About::Finding, "wrote where a notice is"),
        TAKEN => (About::Taken, "took something along from a meeting"),
        VENUE => (About::Places, "added a place to meet"),
        CONTACT => (About::Help, "added somebody to turn to for help"),
        SHELF => (About::Shelf, "put something on the shelf"),
        REVIEW => (About::Going, "asked everybody how it is working"),
        QUESTION => (About::Going, "shared what they work through"),
        _ => return None,
    })
}

fn set(kind: &str, field: &str) -> Option<(About, &'static str)> {
    Some(match (kind, field) {
        (RULE, TOPIC) => (About::Rules, "said what a ground rule is about"),
        (RULE, AGAIN) => (About::Rules, "set a day to look at a ground rule again"),
        (RULE, _) => (About::Rules, "set a ground rule aside, or took it up again"),
        (DECISION, UNTIL | AGAIN) => (About::Decisions, "set a day for a decision"),
        (DECISION, _) => (About::Decisions, "set a decision aside, or took it up again"),
        (CANDIDATE, _) => (About::Finding, "wrote about somebody whom the group may ask"),
        (POSTING, _) => (About::Finding, "wrote where a notice is"),
        (MEETING, _) => (About::Meetings, "changed a meeting"),
        (TAKEN, _) => (About::Taken, "changed what was taken along"),
        (VENUE, _) => (About::Places, "wrote about a place"),
        (CONTACT, _) => (About::Help, "corrected somebody to turn to for help"),
        (SHELF, _) => (About::Shelf, "changed something on the shelf"),
        (REVIEW, _) => (About::Going, "asked everybody how it is working"),
        (QUESTION, _) => (About::Going, "shared what they work through"),
        _ => return None,
    })
}

fn written(kind: &str, field: &str) -> Option<(About, &'static str)> {
    Some(match (kind, field) {
        (FOCUS, NAME) => (About::Focus, "wrote the group's name"),
        (FOCUS, _) => (About::Focus, "wrote about the focus"),
        (RULE, _) => (About::Rules, "reworded a ground rule"),
        (DECISION, "outcome") => (About::Decisions, "wrote what came of a decision"),
        (DECISION, _) => (About::Decisions, "reworded a decision"),
        (kind, field) => set(kind, field)?,
    })
}

fn said(kind: &str) -> Option<(About, &'static str)> {
    Some(match kind {
        RULE => (About::Rules, "gave a word on a ground rule"),
        DECISION => (About::Decisions, "gave a word on a decision"),
        RULE_REMARK => (About::Rules, "said something on a ground rule"),
        DECISION_REMARK => (About::Decisions, "said something on a decision"),
        NAME => (About::Members, "named a device"),
        KNOWS | ASKING => (About::Finding, "wrote about somebody whom the group may ask"),
        REPLY => (About::Meetings, "replied to a meeting"),
        CLICKS => (About::Finding, "said whether it clicks"),
        FREE => (About::Meetings, "said when they are usually free"),
        POLL => (About::Meetings, "answered which times are good"),
        TAKES => (About::Taken, "changed what was taken along"),
        COMFORT => (About::Places, "said how they are with a place"),
        CHECK => (About::Help, "checked a number"),
        HAND => (About::Shelf, "raised a hand, or took it down"),
        REVIEW => (About::Going, "said how it is working"),
        QUESTION => (About::Going, "shared what they work through"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_keys_the_one_counts_that_made_something() {
        let rule = RecordId::from_bytes([7; 16]);
        let keys = [
            format!("rule/{rule}/aside"),
            format!("text/rule/{rule}/title/{rule}"),
            format!("rule/{rule}/made"),
        ];
        let done = Done::by(keys.iter().map(String::as_str));
        assert_eq!(
            done,
            Done {
                about: About::Rules,
                record: Some(rule),
                what: "put a ground rule to the group"
            }
        );
        let reworded = Done::by(keys.iter().take(2).map(String::as_str));
        assert_eq!(reworded.what, "reworded a ground rule");
    }

    #[test]
    fn what_is_not_known_needs_a_newer_kith() {
        let done = Done::by(["weather//rain"]);
        assert_eq!(done.about, About::Newer);
    }
}
