//! What an edit can be about in several parts of the group: shared texts, and what can be put aside.

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// A text that any member may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    /// The group's name.
    GroupName,
    /// Who the group is for.
    FocusWho,
    /// What the group is for.
    FocusWhat,
    /// The one sentence of purpose.
    FocusPurpose,
    /// A ground rule's few words.
    RuleTitle(RecordId),
    /// A ground rule itself.
    RuleWording(RecordId),
    /// What belongs to the focus.
    FocusInside,
    /// What does not belong to it.
    FocusOutside,
    /// Why members come from where they come from.
    OriginWhy,
    /// How a place is reached: steps, doors, lifts.
    PlaceAccess(RecordId),
    /// What else is good to know about a place.
    PlaceNotes(RecordId),
    /// When and for what a contact is there.
    ContactNote(RecordId),
    /// A topic, a tip, a resource's title or a task.
    ShelfWords(RecordId),
    /// More about something on the shelf.
    ShelfNote(RecordId),
    /// A decision's few words.
    DecisionTitle(RecordId),
    /// What is to be decided.
    DecisionWording(RecordId),
    /// Why it is put to the group.
    DecisionReasons(RecordId),
    /// What came of it, and why.
    DecisionOutcome(RecordId),
    /// What was taken along from a meeting.
    TakenWords(RecordId),
}

/// What can be put aside and taken up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aside {
    /// A place.
    Place(RecordId),
    /// A contact.
    Contact(RecordId),
    /// Something on the shelf.
    Shelf(RecordId),
    /// A decision.
    Decision(RecordId),
    /// A notice that was put up.
    Posting(RecordId),
    /// What was taken along.
    Taken(RecordId),
}
