//! What the formats and their parts are called, and what to do in each.

use super::{PartKind, Ready, RoomRole};

/// What a format is called.
pub(crate) const fn ready_title(ready: Ready) -> &'static str {
    match ready {
        Ready::OpenEvening => "An open evening",
        Ready::Question => "One member’s question",
        Ready::LongQuestion => "One member’s question, with more time",
        Ready::Trio => "A trio",
        Ready::FirstMeeting => "A first meeting",
        Ready::CheckUp => "How is it working for us?",
        Ready::LastMeeting => "A last meeting",
    }
}

/// What a format is for.
pub(crate) const fn about(ready: Ready) -> &'static str {
    match ready {
        Ready::OpenEvening => {
            "Everyone arrives, you choose together what to talk about, and share what helps."
        }
        Ready::Question => "One of you brings a question, and says what they want from the others.",
        Ready::LongQuestion => "The same, and you choose first whose question it is.",
        Ready::Trio => "Three of you, each has three minutes; the others listen.",
        Ready::FirstMeeting => "You get to know each other and make the ground rules.",
        Ready::CheckUp => {
            "Every few months: what is good, what you would change, which rules to look at again."
        }
        Ready::LastMeeting => "You look back, say what helped, and part.",
    }
}

/// What somebody takes on.
pub(crate) const fn role_title(role: RoomRole) -> &'static str {
    match role {
        RoomRole::Teller => "Whose question",
        RoomRole::Moderator => "Who leads through it",
        RoomRole::Checker => "Who checks on whoever needs it",
    }
}

/// What a part is called.
pub(crate) const fn kind_title(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Arrival => "Arriving",
        PartKind::Choosing => "Choosing",
        PartKind::Theme => "One theme",
        PartKind::Telling => "Telling",
        PartKind::Asking => "Asking",
        PartKind::Ideas => "What was asked for",
        PartKind::Taking => "What I take",
        PartKind::Sharing => "Sharing what helps",
        PartKind::GroundRules => "Ground rules",
        PartKind::LookingBack => "Looking back",
        PartKind::Break => "A break",
        PartKind::Closing => "Closing round",
        PartKind::NextDate => "The next date",
    }
}

/// What to do in a part.
pub(crate) const fn kind_words(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Arrival => {
            "A round of arriving: how am I here today? A few sentences each. Whoever wants to pass, passes."
        }
        PartKind::Choosing => {
            "Whose question is it today, or what will we talk about, and for how long?"
        }
        PartKind::Theme => {
            "We talk of ourselves: what I live through and how it is for me. No clients, no cases."
        }
        PartKind::Telling => {
            "One tells, and the others listen. One of the others watches the time and keeps questions for later."
        }
        PartKind::Asking => {
            "Whoever leads through it asks the one who told: do you want to be heard, questions, or ideas?"
        }
        PartKind::Ideas => {
            "What was asked for, and nothing else. While there are ideas, whoever told only listens and answers nothing."
        }
        PartKind::Taking => "Whoever told says what they take along; it may be nothing.",
        PartKind::Sharing => "What helps me, in my own words. It need not help anybody else.",
        PartKind::GroundRules => {
            "What do we need from each other? The ground rules are on their own screen."
        }
        PartKind::LookingBack => "How is it for me here? What is good, what would I change?",
        PartKind::Break => "Water, air, a window.",
        PartKind::Closing => {
            "A last round: how do I go? And who checks on whoever needs it in the next days?"
        }
        PartKind::NextDate => "When do we meet next, and where?",
    }
}
