//! The time zones that a calendar file names, each defined in it.
//!
//! Invariant: each change of the offset is written out, so that no calendar has to know the rules of a zone.
//! Source: RFC 5545, §3.6.5.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// So long after it is written a file still knows the offsets: ten years of days.
const DAYS_AHEAD: i64 = 3_660;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A `VTIMEZONE` for each zone that this device knows, for the times from `first` on.
pub(super) fn defined(zones: &BTreeSet<String>, first: Timestamp, now: Timestamp) -> String {
    let last = now.saturating_add(days(DAYS_AHEAD)).unwrap_or(Timestamp::MAX);
    // The day before, because the first time may be told by another clock.
    let first = first.saturating_sub(days(1)).unwrap_or(Timestamp::MIN);
    let mut text = String::new();
    for name in zones {
        let Ok(zone) = TimeZone::get(name) else { continue };
        text.push_str(&zone_text(name, &zone, first, last));
    }
    text
}

fn days(days: i64) -> SignedDuration {
    DAY.saturating_mul(i32::try_from(days).unwrap_or(i32::MAX))
}

fn zone_text(name: &str, zone: &TimeZone, first: Timestamp, last: Timestamp) -> String {
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n");
    let begin = zone.to_offset_info(first);
    let mut before = begin.offset();
    observance(&mut text, (first, before), before, begin.dst(), begin.abbreviation());
    for change in zone.following(first).take_while(|change| change.timestamp() <= last) {
        let at = (change.timestamp(), before);
        observance(&mut text, at, change.offset(), change.dst(), change.abbreviation());
        before = change.offset();
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

/// From a moment on, told by the clock that held before it.
fn observance(
    text: &mut String,
    (at, before): (Timestamp, Offset),
    offset: Offset,
    dst: Dst,
    abbreviation: &str,
) {
    let kind = if dst == Dst::Yes { "DAYLIGHT" } else { "STANDARD" };
    let begins = before.to_datetime(at).strftime("%Y%m%dT%H%M%S");
    let (from, to) = (offset_text(before), offset_text(offset));
    let written = write!(
        text,
        "BEGIN:{kind}\r\nDTSTART:{begins}\r\nTZOFFSETFROM:{from}\r\nTZOFFSETTO:{to}\r\nTZNAME:{abbreviation}\r\nEND:{kind}\r\n"
    );
    debug_assert!(written.is_ok(), "a string takes everything");
}

/// "+0100".
fn offset_text(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let rest = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_change_of_the_clock_is_written_out() {
        let now = date(2026, 11, 30).at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp();
        let zones = ["Europe/Berlin", "Asia/Kathmandu", "Nowhere/Atall"].map(str::to_owned);
        let text = defined(&zones.into_iter().collect(), now, now);
        assert!(text.contains(
            "BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"
        ));
        assert!(text.contains(
            "BEGIN:STANDARD\r\nDTSTART:20271031T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"
        ));
        assert!(text.contains("TZID:Asia/Kathmandu\r\n") && text.contains("TZOFFSETTO:+0545"));
        assert!(!text.contains("Nowhere"));
        assert_eq!(offset_text(Offset::from_seconds(-12_630).unwrap()), "-033030");
    }
}
