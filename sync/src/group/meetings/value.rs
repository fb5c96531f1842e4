//! The bytes of a time, which replies name: what was written before there were series reads and writes as it did.
//!
//! Source: FORMATS.md §4.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::encoding;
use crate::group::edit::{MeetingTime, Pause, Repeat, Weekdays};

#[derive(Serialize, Deserialize)]
struct TimeValue {
    date: Date,
    time: Time,
    zone: String,
    minutes: u16,
    repeat: RepeatValue,
}

#[derive(Serialize, Deserialize)]
enum RepeatValue {
    Once,
    Weeks(u8),
    MonthlyByWeekday,
    /// Whatever cannot be said in one of the others.
    Series {
        every: Every,
        until: Option<Date>,
        pauses: Vec<Pause>,
    },
}

#[derive(Serialize, Deserialize)]
enum Every {
    Weeks(u8),
    MonthlyByWeekday,
    Weekdays { weeks: u8, days: Weekdays },
    MonthlyByDay,
}

/// The one form of a time in bytes.
pub(in crate::group) fn time_bytes(time: &MeetingTime) -> Vec<u8> {
    let MeetingTime { date, time, zone, minutes, repeat, until, pauses } = time.clone();
    let series = |every| RepeatValue::Series { every, until, pauses: pauses.clone() };
    let is_plain = until.is_none() && pauses.is_empty();
    let repeat = match repeat {
        // Neither an end nor a pause can be: `is_possible` says so.
        Repeat::Once => RepeatValue::Once,
        Repeat::Weeks(weeks) if is_plain => RepeatValue::Weeks(weeks),
        Repeat::Weeks(weeks) => series(Every::Weeks(weeks)),
        Repeat::MonthlyByWeekday if is_plain => RepeatValue::MonthlyByWeekday,
        Repeat::MonthlyByWeekday => series(Every::MonthlyByWeekday),
        Repeat::Weekdays { weeks, days } => series(Every::Weekdays { weeks, days }),
        Repeat::MonthlyByDay => series(Every::MonthlyByDay),
    };
    encoding::encode(&TimeValue { date, time, zone, minutes, repeat })
}

/// The time that bytes say, if it is one that can be and these are its one form.
pub(in crate::group) fn time_of(bytes: &[u8]) -> Option<MeetingTime> {
    let TimeValue { date, time, zone, minutes, repeat } = encoding::decode(bytes).ok()?;
    let (repeat, until, pauses) = match repeat {
        RepeatValue::Once => (Repeat::Once, None, Vec::new()),
        RepeatValue::Weeks(weeks) => (Repeat::Weeks(weeks), None, Vec::new()),
        RepeatValue::MonthlyByWeekday => (Repeat::MonthlyByWeekday, None, Vec::new()),
        RepeatValue::Series { every, until, pauses } => {
            let repeat = match every {
                Every::Weeks(weeks) => Repeat::Weeks(weeks),
                Every::MonthlyByWeekday => Repeat::MonthlyByWeekday,
                Every::Weekdays { weeks, days } => Repeat::Weekdays { weeks, days },
                Every::MonthlyByDay => Repeat::MonthlyByDay,
            };
            (repeat, until, pauses)
        }
    };
    let time = MeetingTime { date, time, zone, minutes, repeat, until, pauses };
    (time.is_possible() && time_bytes(&time) == bytes).then_some(time)
}
