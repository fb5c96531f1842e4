//! How often something may happen: a bucket that fills again with time.
//!
//! Invariant: time is passed in.

use std::time::Duration;

/// So many times a minute, and as many at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance<T> {
    per_minute: u32,
    left: u32,
    refilled: T,
}

impl<T: Copy + std::ops::Sub<T, Output = Duration> + std::ops::Add<Duration, Output = T>>
    Allowance<T>
{
    /// A full bucket.
    pub(super) fn new(per_minute: u32, now: T) -> Self {
        Self { per_minute, left: per_minute, refilled: now }
    }

    /// Takes one, if there is one.
    pub(super) fn take(&mut self, now: T) -> bool {
        self.refill(now);
        let taken = self.left > 0;
        self.left = self.left.saturating_sub(1);
        taken
    }

    /// Whether there is none left.
    pub(super) fn is_used_up(&mut self, now: T) -> bool {
        self.refill(now);
        self.left == 0
    }

    fn refill(&mut self, now: T) {
        let interval = Duration::from_mins(1) / self.per_minute.max(1);
        let gained = (now - self.refilled).as_nanos() / interval.as_nanos().max(1);
        let gained = u32::try_from(gained).unwrap_or(u32::MAX);
        self.left = self.left.saturating_add(gained).min(self.per_minute);
        self.refilled =
            if self.left == self.per_minute { now } else { self.refilled + interval * gained };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_up_comes_back_evenly() {
        let start = Duration::ZERO;
        let mut bucket = Allowance::new(4, start);
        assert!((0..4).all(|_| bucket.take(start)));
        assert!(!bucket.take(start));
        assert!(!bucket.take(start + Duration::from_secs(14)));
        assert!(bucket.take(start + Duration::from_secs(15)));
        assert!(bucket.is_used_up(start + Duration::from_secs(29)));
        assert!(!bucket.is_used_up(start + Duration::from_secs(30)));
        let much_later = start + Duration::from_secs(100_000);
        assert!((0..4).all(|_| bucket.take(much_later)));
        assert!(!bucket.take(much_later));
    }
}
