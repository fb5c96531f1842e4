//! What is half said about finding members.

use std::collections::{BTreeMap, BTreeSet};

use kith_sync::id::RecordId;

use crate::notice::Notice;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Line {
    Name,
    About,
    From,
}

/// What is open or half typed.
#[derive(Debug, Default)]
pub(crate) struct FindingDrafts {
    pub(super) trial: Option<DayDraft>,
    pub(super) new_person: Option<NewPerson>,
    /// People whose card is open.
    pub(super) open: BTreeSet<RecordId>,
    pub(super) lines: BTreeMap<(RecordId, Line), String>,
    pub(super) trials: BTreeMap<RecordId, DayDraft>,
    pub(super) putting: BTreeSet<RecordId>,
    pub(super) turning_down: BTreeSet<RecordId>,
    pub(super) talks: BTreeMap<RecordId, String>,
    pub(super) new_posting: Option<NewPosting>,
    /// The notice that is shown, and whether it was copied.
    pub(super) notice: Option<(Notice, bool)>,
}

/// A day while it is typed, and what could not be read of it.
#[derive(Debug, Default)]
pub(super) struct DayDraft {
    pub(super) typed: String,
    pub(super) problem: Option<String>,
}

/// A person while they are added.
#[derive(Debug, Default)]
pub(super) struct NewPerson {
    pub(super) name: String,
    pub(super) line: String,
    pub(super) from: String,
    pub(super) knows: bool,
}

/// Where a notice is, while it is written down.
#[derive(Debug, Default)]
pub(super) struct NewPosting {
    pub(super) place: String,
    pub(super) on: DayDraft,
}

impl FindingDrafts {
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
