//! The clock and the randomness of the system: the only place in this crate that asks for either.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::id::Day;

/// Today by this device's clock, which may be wrong and decides nothing.
pub(super) fn today() -> Day {
    #[allow(clippy::disallowed_methods, reason = "the edge: the day is read here and passed in")]
    let now = SystemTime::now();
    Day::from_unix_secs(now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// A moment on a clock that nobody sets.
pub(super) fn moment() -> Instant {
    #[allow(clippy::disallowed_methods, reason = "the edge: moments are read here and passed in")]
    Instant::now()
}

/// How long ago this process first asked, on a clock that nobody sets.
pub(super) fn uptime() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(moment).elapsed()
}

/// Seconds on a clock that nobody sets.
pub(super) fn uptime_secs() -> u64 {
    uptime().as_secs()
}

/// Now by this device's clock, which may be wrong and decides nothing.
pub(super) fn now() -> jiff::Timestamp {
    #[allow(clippy::disallowed_methods, reason = "the edge: the time is read here and passed in")]
    let now = SystemTime::now();
    jiff::Timestamp::try_from(now).unwrap_or_default()
}

/// Today where this device is, as people write it on paper.
pub(super) fn local_date() -> jiff::civil::Date {
    now().to_zoned(jiff::tz::TimeZone::system()).date()
}

/// How long something takes.
pub(super) fn measured(run: impl FnOnce()) -> Duration {
    let start = moment();
    run();
    start.elapsed()
}

/// Fills bytes with randomness.
pub(super) fn fill(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        // Going on with anything weaker would break every promise about keys.
        panic!("the system gives no randomness: {error}");
    }
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// A day as a date.
pub(super) fn date(day: Day) -> jiff::civil::Date {
    let start = jiff::civil::date(1970, 1, 1);
    start.checked_add(jiff::Span::new().days(i64::from(day.0.min(2_000_000)))).unwrap_or(start)
}
