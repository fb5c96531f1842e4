//! What a device has, told in a few names.
//!
//! A log is causally closed, so whoever has an entry has its past. The newest entries of each device therefore tell the
//! whole; some earlier ones, ever further apart, let a peer that lacks the newest find common ground.
//!
//! Invariant: equal tips mean equal logs.
//! Source: FORMATS.md §6; the exponentially spaced "have" lines follow git's `Documentation/technical/pack-protocol`.

use serde::{Deserialize, Serialize};

use super::{EntrySet, Log};
use crate::id::{ChainId, DeviceId, EntryHash};

/// How many devices a vector may speak of.
const MAX_VECTOR_DEVICES: usize = 1024;
/// How many tips and how many earlier entries it may name of each.
const MAX_VECTOR_TIPS: usize = 64;

/// What a device has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vector {
    /// By device, ascending.
    pub devices: Vec<DeviceTips>,
}

/// What a device has of one device's entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceTips {
    /// Whose entries.
    pub device: DeviceId,
    /// The newest: those that none of the same device follows, by hash.
    pub tips: Vec<Tip>,
    /// Earlier ones, ever further apart.
    pub earlier: Vec<EntryHash>,
}

/// The newest entry of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tip {
    /// Which entry.
    pub hash: EntryHash,
    /// Its chain.
    pub chain: ChainId,
    /// Its number.
    pub seq: u32,
}

impl Vector {
    /// Whether both name the same newest entries, and so stand for the same log.
    pub fn is_same_log(&self, other: &Self) -> bool {
        let tips = |vector: &Self| -> Vec<_> {
            vector.devices.iter().map(|device| (device.device, device.tips.clone())).collect()
        };
        tips(self) == tips(other)
    }

    /// Whether it is in order and within its limits.
    pub fn is_well_formed(&self) -> bool {
        let in_order =
            self.devices.windows(2).all(|pair| matches!(pair, [a, b] if a.device < b.device));
        let within = |device: &DeviceTips| {
            device.tips.len() <= MAX_VECTOR_TIPS && device.earlier.len() <= MAX_VECTOR_TIPS
        };
        in_order && self.devices.len() <= MAX_VECTOR_DEVICES && self.devices.iter().all(within)
    }
}

impl Log {
    /// What this log has.
    pub fn vector(&self) -> Vector {
        let devices = self.writers().map(|device| {
            let mut tips: Vec<_> =
                self.device_tips(&device).filter_map(|at| self.tip(at)).collect();
            tips.sort_unstable();
            tips.truncate(MAX_VECTOR_TIPS);
            let entries = self.device_entries(&device);
            let steps = std::iter::successors(Some(1_usize), |step| step.checked_mul(2));
            let earlier = steps.map_while(|step| entries.len().checked_sub(step + 1));
            let earlier = earlier.filter_map(|at| entries.get(at).and_then(|at| self.hash(*at)));
            DeviceTips { device, tips, earlier: earlier.collect() }
        });
        Vector { devices: devices.collect() }
    }

    /// The name of an entry as a tip.
    pub fn tip(&self, at: usize) -> Option<Tip> {
        let entry = self.entry(at)?;
        Some(Tip { hash: self.hash(at)?, chain: entry.chain, seq: entry.seq })
    }

    /// Of this log's entries, those that a device with the given vector has for certain.
    pub fn known_to(&self, vector: &Vector) -> EntrySet {
        let mut known = EntrySet::default();
        for device in &vector.devices {
            let tips = device.tips.iter().filter_map(|tip| self.covered(tip));
            let earlier = device.earlier.iter().filter_map(|hash| self.position(hash));
            self.extend_past(&mut known, tips.chain(earlier).collect::<Vec<_>>(), true);
        }
        known
    }

    /// The entry here that whoever has `tip` has for certain: the tip, or the newest here of its chain where the chain
    /// does not fork here.
    fn covered(&self, tip: &Tip) -> Option<usize> {
        self.position(&tip.hash).or_else(|| {
            let info = self.chains.get(&tip.chain)?;
            let is_longer = info.by_seq.len() <= tip.seq as usize;
            let is_single = info.by_seq.iter().all(|siblings| siblings.len() == 1);
            (is_longer && is_single).then(|| info.by_seq.last()?.first().copied()).flatten()
        })
    }
}
