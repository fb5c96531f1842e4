//! What the group's shelf holds.

use crate::words::t;
use kith_sync::group::edit::Shelf;

pub(crate) fn title() -> &'static str {
    t!("shelf-our-shelf")
}
pub(crate) fn lead() -> &'static str {
    t!("shelf-what-you-want-to-talk-about")
}
/// What a shelf is for, where there is nothing on it.
pub(crate) fn none_lead() -> &'static str {
    t!("shelf-none-lead")
}
/// A ready beginning for each board that has one.
pub(crate) fn ready() -> [(Shelf, &'static str); 3] {
    [
        (Shelf::Topic, t!("shelf-ready-topic")),
        (Shelf::Tip, t!("shelf-ready-tip")),
        (Shelf::Task, t!("shelf-ready-task")),
    ]
}
/// Beside every field that is typed into here.
pub(crate) fn no_details() -> &'static str {
    t!("shelf-no-details-of-clients-or-patients")
}

/// What is said of one of the four shelves.
#[derive(Clone, Copy, Debug)]
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
    /// What it means when others raised theirs.
    pub(crate) hands: fn(names: &str, count: usize) -> String,
    /// The button that ticks it; absent where nothing is ever done.
    pub(crate) tick: Option<&'static str>,
    /// The heading of those that were ticked.
    pub(crate) ticked: &'static str,
}

pub(crate) fn boards() -> [Board; 4] {
    [
        Board {
            shelf: Shelf::Topic,
            heading: t!("shelf-to-talk-about"),
            empty: t!("shelf-nothing-is-listed-to-talk-about"),
            add: t!("shelf-add-a-topic"),
            label: t!("shelf-what-you-want-to-talk-about-2"),
            invitation: t!("shelf-for-example-going-home-after-a"),
            hand: t!("shelf-i-would-talk-about-this"),
            hands: |names, count| t!("shelf-hands-topic", names = names, count = count),
            tick: Some(t!("shelf-we-talked-about-it")),
            ticked: t!("shelf-talked-about"),
        },
        Board {
            shelf: Shelf::Tip,
            heading: t!("shelf-what-helps"),
            empty: t!("shelf-no-tip-is-listed-what-helped"),
            add: t!("shelf-add-a-tip"),
            label: t!("shelf-what-helped-you"),
            invitation: t!("shelf-for-example-five-minutes-alone-before"),
            hand: t!("shelf-this-helped-me-too"),
            hands: |names, count| t!("shelf-hands-tip", names = names, count = count),
            tick: None,
            ticked: "",
        },
        Board {
            shelf: Shelf::Resource,
            heading: t!("shelf-to-read-and-look-at"),
            empty: t!("shelf-nothing-is-listed-to-read-to"),
            add: t!("shelf-add-something-to-read-or-look"),
            label: t!("shelf-its-title"),
            invitation: t!("shelf-a-book-a-page-a-film"),
            hand: t!("shelf-this-helped-me-too"),
            hands: |names, count| t!("shelf-hands-tip", names = names, count = count),
            tick: None,
            ticked: "",
        },
        Board {
            shelf: Shelf::Task,
            heading: t!("shelf-to-do-around-the-group"),
            empty: t!("shelf-no-task-is-listed-booking-the"),
            add: t!("shelf-add-a-task"),
            label: t!("shelf-what-has-to-be-done"),
            invitation: t!("shelf-for-example-book-the-room-for"),
            hand: t!("shelf-i-take-this"),
            hands: |names, count| t!("shelf-hands-task", names = names, count = count),
            tick: Some(t!("shelf-it-is-done")),
            ticked: t!("shelf-done"),
        },
    ]
}

impl PartialEq for Board {
    fn eq(&self, other: &Self) -> bool {
        self.shelf == other.shelf
    }
}

impl Eq for Board {}

/// What is said of one of the four.
pub(crate) fn board(shelf: Shelf) -> Board {
    let [topic, tip, resource, task] = boards();
    match shelf {
        Shelf::Topic => topic,
        Shelf::Tip => tip,
        Shelf::Resource => resource,
        Shelf::Task => task,
    }
}
