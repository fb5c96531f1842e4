//! What the roster needs of a log, and nothing more.

use super::{Past, Statement};
use crate::id::{DeviceId, EntryHash};

/// What the roster needs of a log; indices are positions in `statements`.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Every statement of the log, in any order.
    pub statements: Vec<StatementNode>,
    /// What the other entries show of their devices' knowledge.
    pub witnesses: Vec<Witness>,
}

impl Facts {
    /// The device that signed an entry: statements at their index, witnesses behind them.
    pub(super) fn device_of(&self, entry: usize) -> DeviceId {
        let witness = || self.witnesses.get(entry.checked_sub(self.statements.len())?);
        match self.statements.get(entry) {
            Some(node) => node.device,
            // No entry is asked about that is not there; the zero key signs nothing.
            None => witness().map_or(DeviceId::from_bytes([0; 32]), |witness| witness.device),
        }
    }
}

/// One statement and everything that its device had seen.
#[derive(Clone, Debug)]
pub struct StatementNode {
    /// The entry that carries it.
    pub hash: EntryHash,
    /// The device that signed it.
    pub device: DeviceId,
    /// What it says; absent where the kind is not known here.
    pub statement: Option<Statement>,
    /// The statements in its causal past, itself not among them.
    pub past: Past,
}

/// Distinct pairs of device and past, of entries that are no statements.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Witness {
    /// The device that signed.
    pub device: DeviceId,
    /// The statements that it had seen.
    pub past: Past,
}
