//! What there is of places, contacts, the shelf, and how it is working.

use serde::{Deserialize, Serialize};

/// One thing about a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceFact {
    /// What it is called.
    Name(String),
    /// The address or link; may be empty.
    Address(String),
    /// What it costs; may be empty.
    Cost(String),
    /// How, and until when, to book it; may be empty.
    Booking(String),
    /// What kind of place it is.
    Kind(PlaceKind),
    /// Whether it is quiet; absent: not known.
    Quiet(Option<bool>),
    /// Whether the group is alone there; absent: not known.
    Private(Option<bool>),
    /// Whether others can hear; absent: not known.
    Overheard(Option<bool>),
    /// For how many it has room; absent: not known.
    Room(Option<u16>),
}

/// A kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A member's home.
    Home,
    /// A room in a library.
    Library,
    /// A room in a café.
    Cafe,
    /// A room at work.
    Workplace,
    /// A call or a chat room.
    Online,
    /// Another.
    Other,
}

/// How a member is with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comfort {
    /// Fine with it.
    Fine,
    /// Not sure.
    Unsure,
    /// Would rather not.
    RatherNot,
}

/// A line of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactField {
    /// Who.
    Name,
    /// The number or address.
    Reach,
    /// Where it is good for.
    Region,
}

/// What the group keeps on its shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// Something to talk about.
    Topic,
    /// Something that helps.
    Tip,
    /// Something to read, watch or visit.
    Resource,
    /// Something to be done around the group.
    Task,
}

/// How it is working for a member, in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAnswer {
    /// How it is.
    pub how: HowItWorks,
    /// What should stay; may be empty.
    #[serde(default)]
    pub keep: String,
    /// What could be otherwise; may be empty.
    #[serde(default)]
    pub change: String,
}

/// How it is working for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowItWorks {
    /// It does this member good.
    Helps,
    /// It is all right.
    Fine,
    /// Not sure.
    Unsure,
    /// Not as it is.
    NotAsItIs,
}

/// A part of what a member works through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionField {
    /// What it is.
    What,
    /// Ideas.
    Ideas,
    /// What the member will try.
    WillTry,
    /// How it went.
    Outcome,
}
