//! What a device has, told in a few names.
//!
//! A log is causally closed, so whoever has an entry has its past. The newest entries of each device therefore tell the
//! whole; some earlier ones, ever further apart, let a peer that lacks the newest find common ground.
//!
//! Invariant: equal digests mean equal logs. Invariant: nothing is ever taken to be at a peer that the peer did not name
//! or that is not in the past of what it named: what is wrongly taken to be there would never be sent.
//! Source: FORMATS.md §6; the exponentially spaced "have" lines follow git's `Documentation/technical/pack-protocol`.

use serde::{Deserialize, Serialize};

use super::{EntrySet, Log};
use crate::id::{self, DeviceId, EntryHash};

/// How many devices a vector may speak of; of more, those with the lowest ids.
pub const MAX_VECTOR_DEVICES: usize = 512;
/// How many newest entries it may name of each; of more, the lowest.
pub const MAX_VECTOR_TIPS: usize = 16;
/// How many earlier ones.
pub const MAX_VECTOR_EARLIER: usize = 24;

/// What a device has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vector {
    /// A hash over the entries on which no other rests: equal for equal logs only.
    pub heads: [u8; 32],
    /// How many entries it has.
    pub length: u32,
    /// By device, ascending; [`MAX_VECTOR_DEVICES`] at most.
    pub devices: Vec<DeviceTips>,
}

/// What a device has of one device's entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceTips {
    /// Whose entries.
    pub device: DeviceId,
    /// A hash over all of the newest, also those that are not named.
    pub digest: [u8; 32],
    /// The newest: those that none of the same device follows, ascending; [`MAX_VECTOR_TIPS`] at most.
    pub tips: Vec<EntryHash>,
    /// Earlier ones, ever further apart; [`MAX_VECTOR_EARLIER`] at most.
    pub earlier: Vec<EntryHash>,
}

impl Vector {
    /// Whether both stand for the same log.
    pub fn is_same_log(&self, other: &Self) -> bool {
        self.heads == other.heads && self.length == other.length
    }

    /// Whether it is in order and within its limits.
    pub fn is_well_formed(&self) -> bool {
        let in_order =
            self.devices.windows(2).all(|pair| matches!(pair, [a, b] if a.device < b.device));
        let within = |device: &DeviceTips| {
            device.tips.len() <= MAX_VECTOR_TIPS && device.earlier.len() <= MAX_VECTOR_EARLIER
        };
        in_order && self.devices.len() <= MAX_VECTOR_DEVICES && self.devices.iter().all(within)
    }
}

impl Log {
    /// What this log has.
    pub fn vector(&self) -> Vector {
        let devices = self.writers().take(MAX_VECTOR_DEVICES).map(|device| {
            let mut tips = self.sorted_tips(&device);
            let digest = digest(&tips);
            tips.truncate(MAX_VECTOR_TIPS);
            let entries = self.device_entries(&device);
            let steps = std::iter::successors(Some(1_usize), |step| step.checked_mul(2));
            let earlier = steps.map_while(|step| entries.len().checked_sub(step + 1));
            let earlier = earlier.filter_map(|at| entries.get(at).and_then(|at| self.hash(*at)));
            let earlier = earlier.take(MAX_VECTOR_EARLIER).collect();
            DeviceTips { device, digest, tips, earlier }
        });
        Vector {
            heads: digest(&self.heads()),
            length: u32::try_from(self.len()).unwrap_or(u32::MAX),
            devices: devices.collect(),
        }
    }

    /// Of this log's entries, those that a device with the given vector has for certain.
    pub fn known_to(&self, vector: &Vector) -> EntrySet {
        let mut known = EntrySet::default();
        for device in &vector.devices {
            let named = device.tips.iter().chain(&device.earlier);
            let named: Vec<_> = named.filter_map(|hash| self.position(hash)).collect();
            self.extend_past(&mut known, named, true);
            if digest(&self.sorted_tips(&device.device)) == device.digest {
                self.extend_past(&mut known, self.device_tips(&device.device), true);
            }
        }
        known
    }

    fn sorted_tips(&self, device: &DeviceId) -> Vec<EntryHash> {
        let mut tips: Vec<_> = self.device_tips(device).filter_map(|at| self.hash(at)).collect();
        tips.sort_unstable();
        tips
    }
}

fn digest(hashes: &[EntryHash]) -> [u8; 32] {
    let parts: Vec<&[u8]> = hashes.iter().map(|hash| hash.as_bytes().as_slice()).collect();
    id::hash("kith tips 1", &parts)
}
