//! What the group is for, in exact things.

use serde::{Deserialize, Serialize};

use super::Openness;

/// One thing about what the group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FocusFact {
    /// Whether it is of a kind; several may hold.
    Kind {
        /// Which.
        kind: FocusKind,
        /// Whether it holds.
        holds: bool,
    },
    /// Where members come from.
    Origin(Origin),
    /// Whether supervisors or other grades may join.
    Grades(Grades),
    /// When to look at the focus again; absent: no day is set.
    Again(Option<jiff::civil::Date>),
    /// Whether others can come in.
    Openness(Openness),
    /// How many the group would like to be.
    Aim(u8),
    /// When to ask whether it clicks; absent: no day is set.
    Trial(Option<jiff::civil::Date>),
}

/// What a group can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FocusKind {
    /// One side of looking after oneself.
    SelfCare,
    /// One strain, or a question of health.
    Strain,
    /// What a profession asks of people.
    Profession,
    /// A role at work.
    Role,
    /// People of one age, gender, origin, or another community.
    Community,
    /// Simply company.
    Company,
}

/// Where members come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Not decided.
    Undecided,
    /// From one workplace.
    SameWorkplace,
    /// From different workplaces.
    DifferentWorkplaces,
    /// Some from one, some from others.
    Mixed,
}

/// Whether supervisors or other grades may join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grades {
    /// No.
    No,
    /// Yes.
    Yes,
    /// The group looks at each case.
    CaseByCase,
}
