//! What the screens show: plain data, sorted and worded, from a snapshot and a moment.
//!
//! Invariant: nothing here names egui, reads a clock or waits; the same inputs give the same view.

pub(crate) mod agreement;
pub(crate) mod anew;
#[cfg(test)]
mod at_once;
pub(crate) mod choice;
pub(crate) mod commands;
pub(crate) mod decisions;
pub(crate) mod due;
pub(crate) mod entry;
pub(crate) mod finding;
pub(crate) mod focus;
pub(crate) mod free;
pub(crate) mod going;
pub(crate) mod group_decisions;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod invitation;
pub(crate) mod keys;
pub(crate) mod meetings;
pub(crate) mod members;
pub(crate) mod mine;
pub(crate) mod news;
pub(crate) mod parcels;
pub(crate) mod path;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod polls;
pub(crate) mod reach;
pub(crate) mod reminders;
pub(crate) mod room;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod settling;
pub(crate) mod shelf;
pub(crate) mod shell;
pub(crate) mod starters;
pub(crate) mod switcher;
pub(crate) mod taken;
pub(crate) mod text;
pub(crate) mod today;
pub(crate) mod weeks;
pub(crate) mod when;
pub(crate) mod whereabouts;

use jiff::Zoned;
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::{About, NodeStatus};

use self::people::People;
use crate::words::t;

/// The screens of an open group, in the order of the navigation; the last are shown from its foot or from other screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    Today,
    Focus,
    Finding,
    Members,
    Places,
    Meetings,
    Room,
    Rules,
    Decisions,
    Shelf,
    Going,
    Mine,
    Help,
    Whereabouts,
    Reach,
    Parcels,
    History,
    Keys,
}

impl Place {
    /// Those that are listed there.
    pub(crate) const LISTED: [Self; 13] = [
        Self::Today,
        Self::Focus,
        Self::Finding,
        Self::Members,
        Self::Places,
        Self::Meetings,
        Self::Room,
        Self::Rules,
        Self::Decisions,
        Self::Shelf,
        Self::Going,
        Self::Mine,
        Self::Help,
    ];

    /// Those that other screens lead to.
    pub(crate) const BESIDE: [Self; 5] =
        [Self::Whereabouts, Self::Reach, Self::Parcels, Self::History, Self::Keys];

    /// Whether what follows belongs together in the navigation: who we are, where and when, what we agreed on, what we keep,
    /// what is one's own.
    pub(crate) const fn begins_a_part(self) -> bool {
        matches!(self, Self::Focus | Self::Places | Self::Rules | Self::Shelf | Self::Mine)
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Today => t!("view-today"),
            Self::Focus => t!("view-focus"),
            Self::Finding => t!("view-finding-members"),
            Self::Rules => t!("view-ground-rules"),
            Self::Decisions => t!("view-decisions"),
            Self::Meetings => t!("view-meetings"),
            Self::Room => t!("view-in-the-room"),
            Self::Members => t!("view-members-and-devices"),
            Self::Places => t!("view-places"),
            Self::Shelf => crate::words::shelf::title(),
            Self::Going => t!("view-how-it-is-going"),
            Self::Help => t!("view-help"),
            Self::Mine => t!("view-mine-alone"),
            Self::Whereabouts => t!("view-where-my-words-go"),
            Self::Reach => t!("view-reach"),
            Self::Parcels => t!("view-parcels"),
            Self::History => t!("history-what-was-done"),
            Self::Keys => t!("keys-title"),
        }
    }

    /// Whether the way to what was done there stands among other ways at its foot.
    pub(crate) const fn has_foot(self) -> bool {
        matches!(self, Self::Places | Self::Meetings | Self::Rules | Self::Decisions)
    }

    /// Whose history can be looked at by itself there.
    pub(crate) const fn about(self) -> Option<About> {
        Some(match self {
            Self::Focus => About::Focus,
            Self::Finding => About::Finding,
            Self::Members => About::Members,
            Self::Places => About::Places,
            Self::Meetings => About::Meetings,
            Self::Room => About::Taken,
            Self::Rules => About::Rules,
            Self::Decisions => About::Decisions,
            Self::Shelf => About::Shelf,
            Self::Going => About::Going,
            Self::Help => About::Help,
            Self::Today
            | Self::Mine
            | Self::Whereabouts
            | Self::Reach
            | Self::Parcels
            | Self::History
            | Self::Keys => return None,
        })
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
