//! Whether the machine has slept, from two clocks: one that goes on while it sleeps, and one that does not.
//!
//! Invariant: pure; both clocks are passed in. A clock that is set decides nothing: at worst all are dialled anew.

use std::time::Duration;

use jiff::Timestamp;

/// How often the clocks are looked at.
pub(super) const BEAT: Duration = Duration::from_secs(5);
/// A sleep so long ends every connection at the other end: the silence after which one is lost.
const LONG: Duration = Duration::from_secs(15);
/// Where the second clock goes on during sleep too, only this shows it: nothing was done for so long.
const STILL: Duration = Duration::from_mins(1);

/// The clocks as they stood last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waking {
    wall: Timestamp,
    awake: Duration,
}

impl Waking {
    /// Begins to look; `awake` counts from anywhere.
    pub(super) fn new(wall: Timestamp, awake: Duration) -> Self {
        Self { wall, awake }
    }

    /// Whether the machine has slept since this was asked last, for long enough to be given up by the others.
    pub(super) fn has_slept(&mut self, wall: Timestamp, awake: Duration) -> bool {
        let passed = wall.duration_since(self.wall);
        let passed = Duration::try_from(passed).unwrap_or(Duration::ZERO);
        let lived = awake.saturating_sub(self.awake);
        *self = Self { wall, awake };
        passed.saturating_sub(lived) > LONG || lived > STILL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clocks of a machine that was awake and asleep for so many seconds each, in turns.
    fn slept(turns: &[(u64, i64)]) -> Vec<bool> {
        let (mut wall, mut awake) = (Timestamp::UNIX_EPOCH, Duration::ZERO);
        let mut waking = Waking::new(wall, awake);
        let turn = |(up, away): &(u64, i64)| {
            awake += Duration::from_secs(*up);
            let up = i64::try_from(*up).unwrap();
            wall += jiff::SignedDuration::from_secs(up + away);
            waking.has_slept(wall, awake)
        };
        turns.iter().map(turn).collect()
    }

    #[test]
    fn a_sleep_is_noticed_once_and_a_nap_is_none() {
        let day = 24 * 60 * 60;
        assert_eq!(slept(&[(5, 0), (5, 10), (5, day), (5, 0)]), [false, false, true, false]);
    }

    #[test]
    fn a_clock_that_is_set_back_wakes_nobody() {
        assert_eq!(slept(&[(5, -3600), (5, 0)]), [false, false]);
    }

    #[test]
    fn where_both_clocks_go_on_a_long_standstill_shows_it() {
        assert_eq!(slept(&[(5, 0), (30, 0), (3600, 0), (5, 0)]), [false, false, true, false]);
    }
}
