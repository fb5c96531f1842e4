//! What the group's shelf holds.

use kith_sync::group::edit::Shelf;

pub(crate) const TITLE: &str = "Our shelf";
pub(crate) const LEAD: &str = "What you want to talk about, what helps, what is worth reading, and what has to be done around the group.";
/// Beside every field that is typed into here.
pub(crate) const NO_DETAILS: &str =
    "No details of clients or patients here: no initials, no dates, no ages, no wards.";

/// What is said of one of the four shelves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Board {
    pub(crate) shelf: Shelf,
    pub(crate) heading: &'static str,
    /// What stands where there is nothing.
    pub(crate) empty: &'static str,
    /// The button that begins a new one, and the label of its field.
    pub(crate) add: &'static str,
    pub(crate) label: &'static str,
    pub(crate) invitation: &'static str,
    /// A member's own hand.
    pub(crate) hand: &'static str,
    /// What it means when others raised theirs: before their names, after one, and after several.
    pub(crate) hands: [&'static str; 3],
    /// The button that ticks it; absent where nothing is ever done.
    pub(crate) tick: Option<&'static str>,
    /// The heading of those that were ticked.
    pub(crate) ticked: &'static str,
}

pub(crate) const BOARDS: [Board; 4] = [
    Board {
        shelf: Shelf::Topic,
        heading: "To talk about",
        empty: "Nothing is listed to talk about. A word or two is enough: it can wait here for an evening that suits it.",
        add: "Add a topic",
        label: "What you want to talk about",
        invitation: "For example: going home after a hard shift",
        hand: "I would talk about this",
        hands: ["", " would talk about this", " would talk about this"],
        tick: Some("We talked about it"),
        ticked: "Talked about",
    },
    Board {
        shelf: Shelf::Tip,
        heading: "What helps",
        empty: "No tip is listed. What helped one of you may help another: a way to breathe, a walk home, a sentence to say no with.",
        add: "Add a tip",
        label: "What helped you",
        invitation: "For example: five minutes alone before going home",
        hand: "This helped me too",
        hands: ["It helped ", " too", " too"],
        tick: None,
        ticked: "",
    },
    Board {
        shelf: Shelf::Resource,
        heading: "To read and look at",
        empty: "Nothing is listed to read, to hear or to look at.",
        add: "Add something to read or look at",
        label: "Its title",
        invitation: "A book, a page, a film, a place",
        hand: "This helped me too",
        hands: ["It helped ", " too", " too"],
        tick: None,
        ticked: "",
    },
    Board {
        shelf: Shelf::Task,
        heading: "To do around the group",
        empty: "No task is listed. Booking the room, putting up the notice, leaving a device on at home: shared, none of it is much.",
        add: "Add a task",
        label: "What has to be done",
        invitation: "For example: book the room for January",
        hand: "I take this",
        hands: ["", " has taken this", " have taken this"],
        tick: Some("It is done"),
        ticked: "Done",
    },
];

/// What is said of one of the four.
pub(crate) const fn board(shelf: Shelf) -> &'static Board {
    let [topic, tip, resource, task] = &BOARDS;
    match shelf {
        Shelf::Topic => topic,
        Shelf::Tip => tip,
        Shelf::Resource => resource,
        Shelf::Task => task,
    }
}
