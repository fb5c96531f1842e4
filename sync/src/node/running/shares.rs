//! How much of this device's time the devices of each member may take.
//!
//! A liar can send what is short and takes long: branches each of which takes the place of what counted so far, so that the
//! document is built anew for each. Whoever takes much is listened to more slowly, and everybody else as before.
//!
//! Invariant: pure; moments are passed in. It decides when something is taken in and never what counts.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::id::MemberId;

/// How much a member's devices may take at once: more than catching up after years does.
const AT_ONCE: Duration = Duration::from_secs(20);
/// From then on they may take one part in so many of the time.
const PARTS: u32 = 5;

/// What each member's devices have taken.
#[derive(Debug, Default)]
pub(super) struct Shares {
    taken: BTreeMap<MemberId, Taken>,
}

#[derive(Debug)]
struct Taken {
    time: Duration,
    at: Instant,
}

impl Shares {
    /// Notes that something from a member took so long; gives how long nothing more of theirs should be taken in.
    pub(super) fn take(
        &mut self,
        member: MemberId,
        time: Duration,
        now: Instant,
    ) -> Option<Duration> {
        let taken = self.taken.entry(member).or_insert(Taken { time: Duration::ZERO, at: now });
        let given_back = now.saturating_duration_since(taken.at) / PARTS;
        taken.time = taken.time.saturating_sub(given_back).saturating_add(time);
        taken.at = now;
        let beyond = taken.time.saturating_sub(AT_ONCE);
        (!beyond.is_zero()).then(|| beyond.saturating_mul(PARTS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::edge;

    fn member(byte: u8) -> MemberId {
        MemberId::from_bytes([byte; 16])
    }

    #[test]
    fn whoever_takes_much_gets_a_fifth_of_the_time_and_others_notice_nothing() {
        let mut shares = Shares::default();
        let start = edge::moment();
        let (mut now, mut busy) = (start, Duration::ZERO);
        let frame = Duration::from_secs(3);
        while now - start < Duration::from_hours(1) {
            now += frame;
            busy += frame;
            now += shares.take(member(66), frame, now).unwrap_or_default();
        }
        let fifth = (now - start) / PARTS;
        assert!(busy >= fifth && busy <= fifth + AT_ONCE + 2 * frame, "{busy:?}");
        assert_eq!(shares.take(member(1), frame, now), None);
    }

    #[test]
    fn whoever_catches_up_with_much_once_is_never_kept_waiting() {
        let mut shares = Shares::default();
        let mut now = edge::moment();
        for _ in 0..19 {
            now += Duration::from_secs(1);
            assert_eq!(shares.take(member(1), Duration::from_secs(1), now), None);
        }
        now += Duration::from_mins(2);
        assert_eq!(shares.take(member(1), Duration::from_secs(19), now), None);
    }
}
