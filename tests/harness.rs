//! Real `kith` processes with real folders, over loopback.
//!
//! Invariant: no test waits for a time; what is waited for is a condition, with [`eventually`].

mod device;
pub(crate) mod relay;
mod running;
pub(crate) mod words;

use std::thread;
use std::time::Duration;

pub(crate) use device::{Device, Outcome, PASSPHRASE, assert_plain, founded, pair, trio};
pub(crate) use running::{Running, converged};

/// How long anything may take on a machine that is busy with everything else.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);

/// Waits until `condition` gives something, and gives that back.
#[track_caller]
pub(crate) fn eventually<T>(deadline: Duration, mut condition: impl FnMut() -> Option<T>) -> T {
    let end = now() + deadline;
    loop {
        if let Some(found) = condition() {
            return found;
        }
        assert!(now() < end, "it did not come about within {deadline:?}");
        thread::park_timeout(Duration::from_millis(20));
    }
}

#[expect(clippy::disallowed_methods, reason = "tests wait for real processes")]
pub(crate) fn now() -> std::time::Instant {
    std::time::Instant::now()
}
