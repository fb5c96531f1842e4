//! What the screens show: plain data, sorted and worded, from a snapshot and a moment.
//!
//! Invariant: nothing here names egui, reads a clock or waits; the same inputs give the same view.

pub(crate) mod anew;
pub(crate) mod decisions;
pub(crate) mod entry;
pub(crate) mod focus;
pub(crate) mod meetings;
pub(crate) mod members;
pub(crate) mod people;
pub(crate) mod polls;
pub(crate) mod rules;
pub(crate) mod shell;
pub(crate) mod text;
pub(crate) mod today;
pub(crate) mod when;

use jiff::Zoned;
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::NodeStatus;

use self::people::People;

/// The screens of an open group, in the order of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    Today,
    Focus,
    Rules,
    Meetings,
    Members,
}

impl Place {
    pub(crate) const ALL: [Self; 5] =
        [Self::Today, Self::Focus, Self::Rules, Self::Meetings, Self::Members];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Focus => "Focus",
            Self::Rules => "Ground rules",
            Self::Meetings => "Meetings",
            Self::Members => "Members and devices",
        }
    }
}

/// What every view is made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    pub(crate) snapshot: &'a GroupSnapshot,
    pub(crate) status: &'a NodeStatus,
    pub(crate) now: &'a Zoned,
}

impl<'a> Source<'a> {
    pub(crate) fn people(&self) -> People<'a> {
        People::new(&self.snapshot.members, self.status.me)
    }

    /// Whether this device may write.
    pub(crate) fn may_write(&self) -> bool {
        self.status.belongs && !self.status.problems.iter().any(|problem| problem.stops_writing)
    }
}
