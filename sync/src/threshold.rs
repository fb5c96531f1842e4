//! How many of those asked a group calls agreement.

use serde::{Deserialize, Serialize};

/// How many of those asked have to agree, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// More than half.
    Majority,
    /// At least two thirds.
    TwoThirds,
    /// All but one, and never fewer than two in a group of two or more.
    AllButOne,
    /// Everyone.
    Everyone,
}

impl Threshold {
    /// How many of so many it calls agreement; that nothing is decided by fewer than two is for the caller.
    pub(crate) const fn of(self, asked: usize) -> usize {
        match self {
            Self::Majority => asked / 2 + 1,
            Self::TwoThirds => (2 * asked).div_ceil(3),
            Self::AllButOne => asked.saturating_sub(1),
            Self::Everyone => asked,
        }
    }
}
