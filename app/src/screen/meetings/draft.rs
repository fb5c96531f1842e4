//! What is half typed about single dates.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kith_sync::group::edit::Slot;
use kith_sync::id::RecordId;
use serde::{Deserialize, Serialize};

use super::free::FreeDraft;
use crate::screen::unsent::by_key;
use crate::view::entry::MeetingEntry;
use crate::view::meetings::Layout;

/// What is open and half typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Scheduling {
    /// Single dates that are being moved.
    #[serde(with = "by_key")]
    pub(crate) moving: BTreeMap<(RecordId, Date), MeetingEntry>,
    /// Places of single dates that are being changed.
    #[serde(with = "by_key")]
    pub(crate) placing: BTreeMap<(RecordId, Date), String>,
    /// Dates for which who does what is open.
    #[serde(skip)]
    pub(crate) roles: BTreeSet<(RecordId, Date)>,
    /// A date that the group is about to be asked for.
    pub(crate) new_poll: Option<NewPoll>,
    /// When one is usually free, while it is said.
    pub(crate) free: Option<FreeDraft>,
    /// A refused time that somebody is asked about once more before it is picked.
    #[serde(skip)]
    pub(crate) picking: Option<(RecordId, Slot)>,
    /// The time of a poll that is looked at more closely.
    #[serde(skip)]
    pub(crate) looked_at: BTreeMap<RecordId, Slot>,
    /// Whether how the group meets is being changed.
    #[serde(skip)]
    pub(crate) how_open: bool,
    /// Places whose address somebody folded out.
    #[serde(skip)]
    pub(crate) addresses: BTreeSet<RecordId>,
    /// How the meetings are shown.
    #[serde(skip)]
    pub(crate) layout: Layout,
    /// The day that was chosen in a month or a week; at first it is today.
    #[serde(skip)]
    pub(crate) at: Option<Date>,
}

/// A date that is about to be looked for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct NewPoll {
    #[serde(default)]
    pub(crate) about: String,
    /// The times, by date.
    #[serde(default)]
    pub(crate) slots: Vec<Slot>,
    /// The time that is typed.
    pub(crate) entry: MeetingEntry,
    /// Until when answers are asked for; may be empty.
    #[serde(default)]
    pub(crate) closes: String,
}

impl Scheduling {
    /// What waits for a word, or was looked for, stands in the list, whatever month is shown.
    pub(crate) fn show_list(&mut self) {
        self.layout = Layout::List;
    }

    /// Whether something is typed and not sent yet.
    pub(crate) fn is_typed(&self) -> bool {
        let Self { moving, placing, new_poll, free, .. } = self;
        !moving.is_empty() || !placing.is_empty() || new_poll.is_some() || free.is_some()
    }

    /// Forgets what was typed about a meeting: it was done.
    pub(crate) fn done(&mut self, meeting: RecordId) {
        self.moving.retain(|(of, _), _| *of != meeting);
        self.placing.retain(|(of, _), _| *of != meeting);
        self.roles.retain(|(of, _)| *of != meeting);
    }
}
