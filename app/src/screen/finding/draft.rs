//! What is half said about finding members.

use std::collections::{BTreeMap, BTreeSet};

use kith_sync::id::RecordId;
use serde::{Deserialize, Serialize};

use crate::notice::Notice;
use crate::screen::unsent::by_key;

/// Where on this screen an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FindingSpot {
    /// Whether the group is open, and its size.
    Facts,
    /// The day of the group's own trial.
    Trial,
    NewPerson,
    /// Where a person stands, and this member's marks.
    Person(RecordId),
    /// A line about a person.
    Line(RecordId, Line),
    /// The day of a person's trial.
    PersonTrial(RecordId),
    /// Putting a person to the group.
    Put(RecordId),
    /// Turning a person down.
    TurnDown(RecordId),
    /// What this member notes of a talk, for themselves.
    Talk(RecordId),
    NewPosting,
    Posting(RecordId),
}

/// A line about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Line {
    Name,
    About,
    From,
}

/// What is open or half typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FindingDrafts {
    pub(super) trial: Option<DayDraft>,
    pub(super) new_person: Option<NewPerson>,
    /// People whose card is open.
    #[serde(skip)]
    pub(super) open: BTreeSet<RecordId>,
    #[serde(with = "by_key")]
    pub(super) lines: BTreeMap<(RecordId, Line), String>,
    #[serde(with = "by_key")]
    pub(super) trials: BTreeMap<RecordId, DayDraft>,
    #[serde(skip)]
    pub(super) putting: BTreeSet<RecordId>,
    #[serde(skip)]
    pub(super) turning_down: BTreeSet<RecordId>,
    #[serde(with = "by_key")]
    pub(super) talks: BTreeMap<RecordId, String>,
    pub(super) new_posting: Option<NewPosting>,
    /// The notice that is shown, and whether it was copied.
    #[serde(skip)]
    pub(super) notice: Option<(Notice, bool)>,
}

/// A day while it is typed, and what could not be read of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct DayDraft {
    pub(super) typed: String,
    #[serde(skip)]
    pub(super) problem: Option<String>,
}

/// A person while they are added.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NewPerson {
    pub(super) name: String,
    pub(super) line: String,
    pub(super) from: String,
    pub(super) knows: bool,
}

/// Where a notice is, while it is written down.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NewPosting {
    pub(super) place: String,
    pub(super) on: DayDraft,
}

impl FindingDrafts {
    /// Whether something is typed and not sent yet.
    pub(crate) fn is_typed(&self) -> bool {
        let Self { trial, new_person, lines, trials, talks, new_posting, .. } = self;
        trial.is_some()
            || new_person.is_some()
            || new_posting.is_some()
            || !lines.is_empty()
            || !trials.is_empty()
            || !talks.is_empty()
    }

    /// Opens the cards of the people about whom something is typed.
    pub(crate) fn open_what_is_typed(&mut self) {
        let lines = self.lines.keys().map(|(person, _)| person);
        self.open.extend(lines.chain(self.trials.keys()).chain(self.talks.keys()));
    }

    /// What was asked for at a spot is done.
    pub(crate) fn done(&mut self, spot: FindingSpot) {
        match spot {
            FindingSpot::Facts | FindingSpot::Person(_) | FindingSpot::Posting(_) => {}
            FindingSpot::Trial => self.trial = None,
            FindingSpot::NewPerson => self.new_person = None,
            FindingSpot::Line(person, line) => {
                self.lines.remove(&(person, line));
            }
            FindingSpot::PersonTrial(person) => {
                self.trials.remove(&person);
            }
            FindingSpot::Put(person) => {
                self.putting.remove(&person);
            }
            FindingSpot::TurnDown(person) => self.forget(person),
            FindingSpot::Talk(person) => {
                self.talks.remove(&person);
            }
            FindingSpot::NewPosting => self.new_posting = None,
        }
    }

    /// Keeps nothing half typed about somebody who was turned down.
    fn forget(&mut self, person: RecordId) {
        self.turning_down.remove(&person);
        self.putting.remove(&person);
        self.open.remove(&person);
        self.trials.remove(&person);
        self.talks.remove(&person);
        self.lines.retain(|(of, _), _| *of != person);
    }
}
