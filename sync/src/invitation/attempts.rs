//! How often devices may knock.
//!
//! Every knock counts, right or wrong, so that the words cannot be ground by knocking again and again with the ticket.
//! One device has a few tries a minute. All strangers together have a bucket that refills by the second, so that a
//! flood slows honest newcomers down while it lasts and never shuts them out for longer.
//!
//! Invariant: the table holds at most [`MAX_DEVICES_KNOWN`] devices.

use std::collections::BTreeMap;

use crate::id::DeviceId;

/// How many knocks one device has within [`PER_DEVICE_SECS`].
const PER_DEVICE: u8 = 6;
/// How long a knock counts against its device, from the first one on.
const PER_DEVICE_SECS: u32 = 60;
/// How many knocks of all devices can come at once.
const TOTAL_BURST: u32 = 60;
/// How many more each second allows. A knock costs the host one check of a signature, about 50 µs.
const TOTAL_PER_SEC: u32 = 10;
/// More devices than the total can let knock while any of them is remembered.
const MAX_DEVICES_KNOWN: usize = 1024;

/// Counts knocks; keep one for each group.
#[derive(Clone, Debug)]
pub struct Attempts {
    devices: BTreeMap<DeviceId, Knocks>,
    /// How many knocks are left for all.
    left: u32,
    /// When `left` was last refilled.
    at_secs: u64,
}

#[derive(Clone, Copy, Debug)]
struct Knocks {
    since_secs: u64,
    count: u8,
}

impl Default for Attempts {
    fn default() -> Self {
        Self { devices: BTreeMap::new(), left: TOTAL_BURST, at_secs: 0 }
    }
}

impl Attempts {
    /// Counts a knock and says whether it may be looked at. Seconds are counted from any fixed moment, best by a clock
    /// that nobody sets; one that goes back costs nobody more than the wait.
    pub fn allow(&mut self, device: DeviceId, now_secs: u64) -> bool {
        self.forget_before(now_secs);
        let known = self.devices.get(&device).map_or(0, |knocks| knocks.count);
        if known >= PER_DEVICE || self.left == 0 || self.is_full_for(&device) {
            return false;
        }
        self.left -= 1;
        self.devices.entry(device).or_insert(Knocks { since_secs: now_secs, count: 0 }).count += 1;
        true
    }

    /// Forgets the knocks of a device that has come in.
    pub fn forgive(&mut self, device: &DeviceId) {
        self.devices.remove(device);
    }

    fn is_full_for(&self, device: &DeviceId) -> bool {
        self.devices.len() >= MAX_DEVICES_KNOWN && !self.devices.contains_key(device)
    }

    fn forget_before(&mut self, now_secs: u64) {
        if now_secs < self.at_secs {
            // The clock went back: what was counted by it starts anew, so that no wait grows.
            for knocks in self.devices.values_mut() {
                knocks.since_secs = now_secs;
            }
        }
        let passed_secs = u32::try_from(now_secs.saturating_sub(self.at_secs)).unwrap_or(u32::MAX);
        self.left =
            self.left.saturating_add(passed_secs.saturating_mul(TOTAL_PER_SEC)).min(TOTAL_BURST);
        self.at_secs = now_secs;
        self.devices.retain(|_device, knocks| {
            now_secs.saturating_sub(knocks.since_secs) < u64::from(PER_DEVICE_SECS)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(number: u64) -> DeviceId {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_le_bytes());
        DeviceId::from_bytes(bytes)
    }

    #[test]
    fn a_device_that_knocks_too_often_waits_a_minute() {
        let mut attempts = Attempts::default();
        for _ in 0..PER_DEVICE {
            assert!(attempts.allow(device(1), 100));
        }
        assert!(!attempts.allow(device(1), 100));
        assert!(!attempts.allow(device(1), 159));
        assert!(attempts.allow(device(2), 159), "another device is not in its way");
        assert!(attempts.allow(device(1), 160));
    }

    #[test]
    fn a_flood_of_strangers_ends_for_an_honest_newcomer_a_second_after_it_ends() {
        let mut attempts = Attempts::default();
        let mut stranger = 1_000;
        let mut allowed = 0;
        for second in 100..400 {
            for _ in 0..1_000 {
                stranger += 1;
                allowed += u32::from(attempts.allow(device(stranger), second));
            }
            assert!(attempts.devices.len() <= MAX_DEVICES_KNOWN);
        }
        assert_eq!(allowed, TOTAL_BURST + 299 * TOTAL_PER_SEC);
        assert!(!attempts.allow(device(1), 399));
        assert!(attempts.allow(device(1), 400));
    }

    #[test]
    fn the_table_never_refuses_what_the_total_allows() {
        let mut attempts = Attempts::default();
        let mut most = 0;
        for second in 1_000..1_200 {
            for knock in 0..TOTAL_BURST {
                attempts.allow(device(second * 1_000 + u64::from(knock)), second);
            }
            most = most.max(attempts.devices.len());
        }
        assert!(most < MAX_DEVICES_KNOWN, "{most}");
    }

    #[test]
    fn a_device_that_came_in_starts_anew() {
        let mut attempts = Attempts::default();
        while attempts.allow(device(1), 5) {}
        attempts.forgive(&device(1));
        assert!(attempts.allow(device(1), 5));
    }

    #[test]
    fn a_clock_set_back_shuts_nobody_out_for_longer_than_the_wait() {
        let mut attempts = Attempts::default();
        while attempts.allow(device(1), 1_000_000) {}
        assert!(!attempts.allow(device(1), 10));
        assert!(attempts.allow(device(1), 70));
    }
}
