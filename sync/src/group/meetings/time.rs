//! When a meeting is: what can be, and on which dates.
//!
//! Invariant: a meeting keeps its wall-clock time in its own zone, whatever the clocks there do.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

use crate::group::edit::{MeetingTime, Repeat};
use crate::group::forms::is_possible;

/// How many dates are looked up at once.
const MAX_DATES: usize = 1_000;
const MAX_ZONE_BYTES: usize = 64;

/// Why a meeting cannot be at a time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The date is too far away.
    #[error("The date has to be in the years from 1970 to 2200.")]
    Date,
    /// The zone is none.
    #[error("“{0}” is no time zone that this device knows; one is for example Europe/Vienna.")]
    Zone(String),
    /// The length is none.
    #[error("A meeting is between one minute and 24 hours long.")]
    Length,
    /// It never comes again.
    #[error("A meeting comes again every one to 52 weeks.")]
    Repeat,
}

impl MeetingTime {
    /// Whether the time can be at all; alike on all devices, so it does not ask which zones this one knows.
    pub(in crate::group) fn is_possible(&self) -> bool {
        let of_zone = |c: char| c.is_ascii_alphanumeric() || "+-_/".contains(c);
        is_possible(self.date)
            && (1..=1440).contains(&self.minutes)
            && !matches!(self.repeat, Repeat::Weeks(weeks) if !(1..=52).contains(&weeks))
            && (1..=MAX_ZONE_BYTES).contains(&self.zone.len())
            && self.zone.chars().all(of_zone)
    }

    /// Whether a person can set this time, and if not, why.
    pub(in crate::group) fn check(&self) -> Result<(), TimeError> {
        if !is_possible(self.date) {
            return Err(TimeError::Date);
        }
        if !(1..=1440).contains(&self.minutes) {
            return Err(TimeError::Length);
        }
        if matches!(self.repeat, Repeat::Weeks(weeks) if !(1..=52).contains(&weeks)) {
            return Err(TimeError::Repeat);
        }
        if !self.is_possible() || TimeZone::get(&self.zone).is_err() {
            return Err(TimeError::Zone(self.zone.chars().take(MAX_ZONE_BYTES).collect()));
        }
        Ok(())
    }

    /// Whether the meeting is on a date.
    pub(in crate::group) fn is_on(&self, date: Date) -> bool {
        self.dates(date, date).first() == Some(&date)
    }

    /// The dates from `from` to `until`, both included.
    fn dates(&self, from: Date, until: Date) -> Vec<Date> {
        let from = from.max(self.date);
        let dates = match self.repeat {
            Repeat::Once => Some(vec![self.date]),
            Repeat::Weeks(weeks) => self.weekly(i64::from(weeks.max(1)), from, until),
            Repeat::MonthlyByWeekday => self.monthly(from, until),
        };
        let mut dates = dates.unwrap_or_default();
        dates.retain(|date| (from..=until).contains(date));
        dates
    }

    fn weekly(&self, weeks: i64, from: Date, until: Date) -> Option<Vec<Date>> {
        let days = i64::from(from.since(self.date).ok()?.get_days());
        let step = weeks * 7;
        let missed = (days + step - 1) / step * step;
        let mut date = self.date.checked_add(missed.days()).ok()?;
        let mut dates = Vec::new();
        while date <= until && dates.len() < MAX_DATES {
            dates.push(date);
            let Ok(next) = date.checked_add(step.days()) else { break };
            date = next;
        }
        Some(dates)
    }

    fn monthly(&self, from: Date, until: Date) -> Option<Vec<Date>> {
        // The fifth of a weekday is not in every month; the last is.
        let nth = (self.date.day() - 1) / 7 + 1;
        let nth = if nth == 5 { -1 } else { nth };
        let weekday = self.date.weekday();
        let mut month = from.first_of_month();
        let mut dates = Vec::new();
        while month <= until && dates.len() < MAX_DATES {
            dates.push(month.nth_weekday_of_month(nth, weekday).ok()?);
            let Ok(next) = month.checked_add(1.month()) else { break };
            month = next;
        }
        Some(dates)
    }
}

/// When a meeting is from one date to another, both included; the thousand first of them.
///
/// An hour that the clocks leave out is taken as the one after; of an hour that comes twice, the first.
pub fn occurrences(
    time: &MeetingTime,
    from: Date,
    until: Date,
) -> Result<Vec<(Date, Zoned)>, TimeError> {
    let unknown = |_unknown: jiff::Error| TimeError::Zone(time.zone.clone());
    let zone = TimeZone::get(&time.zone).map_err(unknown)?;
    let at = |date: Date| date.to_datetime(time.time).to_zoned(zone.clone());
    time.dates(from, until)
        .into_iter()
        .map(|date| Ok((date, at(date).map_err(|_out_of_range| TimeError::Date)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn evening(first: Date, repeat: Repeat) -> MeetingTime {
        let time = jiff::civil::time(19, 0, 0, 0);
        MeetingTime { date: first, time, zone: "Europe/Vienna".to_owned(), minutes: 90, repeat }
    }

    fn shown(time: &MeetingTime, from: Date, until: Date) -> Vec<String> {
        let all = occurrences(time, from, until).unwrap();
        all.into_iter().map(|(_, at)| at.strftime("%F %R %z").to_string()).collect()
    }

    #[test]
    fn a_weekly_meeting_keeps_its_wall_clock_time_when_summer_comes_and_goes() {
        let weekly = evening(date(2026, 1, 6), Repeat::Weeks(2));
        assert_eq!(
            shown(&weekly, date(2026, 3, 15), date(2026, 4, 20)),
            ["2026-03-17 19:00 +0100", "2026-03-31 19:00 +0200", "2026-04-14 19:00 +0200",]
        );
        assert_eq!(
            shown(&weekly, date(2026, 10, 12), date(2026, 10, 31)),
            ["2026-10-13 19:00 +0200", "2026-10-27 19:00 +0100",]
        );
    }

    #[test]
    fn an_hour_that_does_not_exist_is_the_one_after() {
        let mut night = evening(date(2026, 3, 29), Repeat::Once);
        night.time = jiff::civil::time(2, 30, 0, 0);
        let all = shown(&night, date(2026, 3, 1), date(2026, 4, 1));
        assert_eq!(all, ["2026-03-29 03:30 +0200"]);
    }

    #[test]
    fn the_fifth_of_a_weekday_is_the_last_of_each_month() {
        let last = evening(date(2026, 1, 31), Repeat::MonthlyByWeekday);
        assert_eq!(
            shown(&last, date(2026, 1, 1), date(2026, 5, 31)),
            [
                "2026-01-31 19:00 +0100",
                "2026-02-28 19:00 +0100",
                "2026-03-28 19:00 +0100",
                "2026-04-25 19:00 +0200",
                "2026-05-30 19:00 +0200",
            ]
        );
    }

    #[test]
    fn the_second_tuesday_stays_the_second_tuesday() {
        let second = evening(date(2026, 1, 13), Repeat::MonthlyByWeekday);
        let all = shown(&second, date(2026, 1, 14), date(2026, 3, 31));
        assert_eq!(all, ["2026-02-10 19:00 +0100", "2026-03-10 19:00 +0100"]);
        assert!(second.is_on(date(2026, 3, 10)));
        assert!(!second.is_on(date(2026, 3, 17)));
    }

    #[test]
    fn a_meeting_is_never_before_its_first_date() {
        for repeat in [Repeat::Once, Repeat::Weeks(1), Repeat::MonthlyByWeekday] {
            let time = evening(date(2026, 6, 1), repeat);
            assert_eq!(shown(&time, date(2025, 1, 1), date(2026, 6, 1)).len(), 1, "{repeat:?}");
        }
    }

    #[test]
    fn what_cannot_be_is_said_in_plain_words() {
        let good = evening(date(2026, 6, 1), Repeat::Once);
        assert_eq!(good.check(), Ok(()));
        let mut bad = good.clone();
        bad.minutes = 0;
        assert_eq!(bad.check(), Err(TimeError::Length));
        bad = MeetingTime { zone: "Mars/Base".to_owned(), ..good.clone() };
        assert_eq!(bad.check(), Err(TimeError::Zone("Mars/Base".to_owned())));
        bad = MeetingTime { repeat: Repeat::Weeks(0), ..good.clone() };
        assert_eq!(bad.check(), Err(TimeError::Repeat));
        bad = MeetingTime { date: date(9999, 12, 31), ..good };
        assert_eq!(bad.check(), Err(TimeError::Date));
    }
}
