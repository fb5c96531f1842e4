//! What the roster is computed from.

use super::Statement;
use crate::id::{DeviceId, EntryHash};

/// What the roster needs of a log; indices are positions in `statements`.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Every statement.
    pub statements: Vec<StatementNode>,
    /// What entries that are no statements had seen.
    pub witnesses: Vec<Witness>,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct StatementNode {
    /// Its entry.
    pub hash: EntryHash,
    /// Who says it.
    pub device: DeviceId,
    /// What it says.
    pub statement: Option<Statement>,
    /// Its past.
    pub past: Past,
}

/// An entry that is no statement.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Who wrote it.
    pub device: DeviceId,
    /// Its past.
    pub past: Past,
}

/// A set of statement indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past(Vec<u64>);

impl Past {
    /// x
    pub fn contains(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
    /// x
    pub fn insert(&mut self, at: usize) -> bool {
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
        true
    }
    /// x
    pub fn union(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
    /// x
    pub fn is_subset(&self, other: &Self) -> bool {
        self.0
            .iter()
            .enumerate()
            .all(|(at, word)| word & !other.0.get(at).copied().unwrap_or(0) == 0)
    }
}
