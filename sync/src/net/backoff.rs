//! When to try a device again: twice as long after each failure, spread so that devices do not try in step.
//!
//! Invariant: pure; what varies comes from the seed.

use std::time::Duration;

use crate::id::{DeviceId, hash};

/// The wait after the first failure.
const SHORTEST: Duration = Duration::from_millis(250);

/// No wait is longer.
const LONGEST: Duration = Duration::from_mins(1);

/// How long to wait before trying `device` again after `failures` failures in a row: between half and the whole of a
/// span that doubles up to a minute.
pub(super) fn wait(seed: &[u8; 32], device: DeviceId, failures: u32) -> Duration {
    let span = SHORTEST.saturating_mul(1 << failures.min(16)).min(LONGEST);
    let hash = hash("kith net backoff", &[seed, device.as_bytes(), &failures.to_le_bytes()]);
    let [byte, ..] = hash;
    span / 2 + span.mul_f64(f64::from(byte) / 512.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute_and_differ_between_devices() {
        let (alice, bob) = (DeviceId::from_bytes([1; 32]), DeviceId::from_bytes([2; 32]));
        for failures in 0..100 {
            let span = Duration::from_millis(250 << failures.min(16)).min(LONGEST);
            let wait = wait(&[7; 32], alice, failures);
            assert!(wait >= span / 2 && wait <= span, "{failures}: {wait:?}");
        }
        assert_ne!(wait(&[7; 32], alice, 3), wait(&[7; 32], bob, 3));
        assert_ne!(wait(&[7; 32], alice, 3), wait(&[8; 32], alice, 3));
    }
}
