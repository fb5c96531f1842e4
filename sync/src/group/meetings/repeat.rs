//! On which dates a meeting is, and when exactly.
//!
//! Dates come from the rule that a calendar file carries too, so what a calendar shows is what is shown here; clocks come
//! from the zone's own table.
//!
//! Invariant: a meeting keeps its wall-clock time in its own zone, whatever the clocks there do.
//! Source: RFC 5545 §3.3.10.

use std::collections::BTreeSet;
use std::ops::Bound;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use rrule::RRuleSet;

use super::time::TimeError;
use crate::group::edit::{MeetingTime, Repeat};

/// How many dates are looked up at once.
const MAX_DATES: u16 = 1_000;
/// How far is looked for further dates in one step, and how many steps there are: longer than any pause is likely to be.
const STEP_DAYS: i64 = 400;
const STEPS: usize = 8;

impl MeetingTime {
    /// The rule by which the meeting comes again, as in a calendar file; absent for a single one.
    pub fn rule(&self) -> Option<String> {
        let weekday = |day: Weekday| match day {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        };
        let first = weekday(self.date.weekday());
        Some(match self.repeat {
            Repeat::Once => return None,
            Repeat::Weeks(weeks) => format!("FREQ=WEEKLY;INTERVAL={weeks};BYDAY={first}"),
            Repeat::Weekdays { weeks, days } => {
                let days: Vec<&str> = days.days().map(weekday).collect();
                format!("FREQ=WEEKLY;INTERVAL={weeks};BYDAY={}", days.join(","))
            }
            Repeat::MonthlyByWeekday => {
                // The fifth of a weekday is not in every month; the last is.
                let nth = (self.date.day() - 1) / 7 + 1;
                format!("FREQ=MONTHLY;BYDAY={}{first}", if nth == 5 { -1 } else { nth })
            }
            Repeat::MonthlyByDay => match self.date.day() {
                31 => "FREQ=MONTHLY;BYMONTHDAY=-1".to_owned(),
                // Of the days from the 28th to this one, the last that the month has.
                29 => "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1".to_owned(),
                30 => "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1".to_owned(),
                day => format!("FREQ=MONTHLY;BYMONTHDAY={day}"),
            },
        })
    }

    /// Whether the meeting is on a date.
    pub fn is_on(&self, date: Date) -> bool {
        self.dates(date, date).first() == Some(&date)
    }

    /// Those of `asked` on which the meeting is; years between them cost nothing, and what is near is looked up at once.
    pub(in crate::group) fn those_of(&self, asked: &BTreeSet<Date>) -> BTreeSet<Date> {
        let mut found = BTreeSet::new();
        let mut next = asked.first().copied();
        while let Some(from) = next {
            let until = from.saturating_add(STEP_DAYS.days());
            found.extend(self.dates(from, until).into_iter().filter(|date| asked.contains(date)));
            next = asked.range((Bound::Excluded(until), Bound::Unbounded)).next().copied();
        }
        found
    }

    /// The dates from `from` to `until`, both included; the thousand first of them.
    pub fn dates(&self, from: Date, until: Date) -> Vec<Date> {
        let (from, until) = (from.max(self.date), self.until.map_or(until, |end| end.min(until)));
        let Some(rule) = self.rule() else {
            return Some(self.date)
                .filter(|date| (from..=until).contains(date))
                .into_iter()
                .collect();
        };
        let mut dates = Vec::new();
        // The rule is begun shortly before what is asked for, so that years gone by cost nothing.
        if let Some(begin) = self.begin(from).filter(|_| from <= until) {
            let (begin, end) = (begin.strftime("%Y%m%d"), until.strftime("%Y%m%d"));
            let text = format!("DTSTART:{begin}T000000Z\nRRULE:{rule};UNTIL={end}T000000Z");
            dates = text.parse().map(days).unwrap_or_default();
        }
        let is_paused =
            |date: &Date| self.pauses.iter().any(|pause| (pause.from..=pause.until).contains(date));
        dates.retain(|date| (from..=until).contains(date) && !is_paused(date));
        dates
    }

    /// The first dates from `from` on, at most `count` of them.
    pub fn dates_from(&self, from: Date, count: usize) -> Vec<Date> {
        let mut dates = Vec::new();
        let mut from = from.max(self.date);
        for _ in 0..STEPS {
            let until = from.saturating_add(STEP_DAYS.days());
            dates.extend(self.dates(from, until));
            let Ok(next) = until.tomorrow() else { break };
            if dates.len() >= count || self.until.is_some_and(|end| end < next) {
                break;
            }
            from = next;
        }
        dates.truncate(count);
        dates
    }

    /// A day from which the rule gives the same dates from `from` on as from its own beginning.
    fn begin(&self, from: Date) -> Option<Date> {
        let weeks = match self.repeat {
            Repeat::Once => return Some(self.date),
            Repeat::MonthlyByWeekday | Repeat::MonthlyByDay => return Some(from.first_of_month()),
            Repeat::Weeks(weeks) | Repeat::Weekdays { weeks, .. } => i64::from(weeks),
        };
        let monday = i64::from(self.date.weekday().to_monday_zero_offset());
        let monday = self.date.checked_sub(monday.days()).ok()?;
        let days = i64::from(from.since(monday).ok()?.get_days());
        monday.checked_add((days / (weeks * 7) * weeks * 7).days()).ok()
    }
}

fn days(set: RRuleSet) -> Vec<Date> {
    let dates = set.all(MAX_DATES).dates.into_iter();
    let days = dates.filter_map(|date| Timestamp::from_second(date.timestamp()).ok());
    days.map(|at| at.to_zoned(TimeZone::UTC).date()).collect()
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

    use proptest::prelude::*;

    use super::*;
    use crate::group::edit::{Pause, Weekdays};

    fn evening(first: Date, repeat: Repeat) -> MeetingTime {
        let time = jiff::civil::time(19, 0, 0, 0);
        let zone = "Europe/Vienna".to_owned();
        let (until, pauses) = (None, Vec::new());
        MeetingTime { date: first, time, zone, minutes: 90, repeat, until, pauses }
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
    fn on_several_weekdays_it_is_on_each_of_them_in_every_second_week() {
        let days = Weekdays::from_iter([Weekday::Tuesday, Weekday::Thursday]);
        // Begun on a Thursday: the Tuesday of that week is before its beginning.
        let twice = evening(date(2026, 1, 8), Repeat::Weekdays { weeks: 2, days });
        assert_eq!(
            twice.dates(date(2026, 1, 1), date(2026, 2, 6)),
            [
                date(2026, 1, 8),
                date(2026, 1, 20),
                date(2026, 1, 22),
                date(2026, 2, 3),
                date(2026, 2, 5)
            ]
        );
    }

    #[test]
    fn a_day_that_a_month_lacks_is_its_last() {
        let on = |day, months| {
            let monthly = evening(date(2028, 1, day), Repeat::MonthlyByDay);
            monthly.dates_from(date(2028, 1, 1), months)
        };
        let days = |dates: Vec<Date>| dates.iter().map(|date| date.day()).collect::<Vec<_>>();
        assert_eq!(days(on(31, 4)), [31, 29, 31, 30]);
        assert_eq!(days(on(30, 4)), [30, 29, 30, 30]);
        assert_eq!(days(on(29, 3)), [29, 29, 29]);
        let plain = evening(date(2027, 1, 29), Repeat::MonthlyByDay);
        assert_eq!(days(plain.dates_from(date(2027, 2, 1), 2)), [28, 29]);
        assert_eq!(days(on(5, 3)), [5, 5, 5]);
    }

    #[test]
    fn a_pause_leaves_dates_out_and_the_end_is_the_end() {
        let mut weekly = evening(date(2026, 6, 2), Repeat::Weeks(1));
        weekly.pauses = vec![Pause { from: date(2026, 6, 9), until: date(2026, 6, 22) }];
        weekly.until = Some(date(2026, 6, 30));
        assert_eq!(
            weekly.dates(date(2026, 1, 1), date(2027, 1, 1)),
            [date(2026, 6, 2), date(2026, 6, 23), date(2026, 6, 30)]
        );
        assert_eq!(weekly.dates_from(date(2026, 6, 3), 5), [date(2026, 6, 23), date(2026, 6, 30)]);
        assert!(!weekly.is_on(date(2026, 6, 9)));
    }

    /// The dates by walking through all days, which nobody would do but a test.
    fn walked(time: &MeetingTime, from: Date, until: Date) -> Vec<Date> {
        let monday = |date: Date| {
            let days = i64::from(date.weekday().to_monday_zero_offset());
            date.checked_sub(days.days()).unwrap()
        };
        let week = |date: Date| monday(date).since(monday(time.date)).unwrap().get_days() / 7;
        let every = |weeks: u8, date: Date| week(date) % i32::from(weeks) == 0;
        let is_on = |date: &Date| match time.repeat {
            Repeat::Once => *date == time.date,
            Repeat::Weeks(weeks) => date.weekday() == time.date.weekday() && every(weeks, *date),
            Repeat::Weekdays { weeks, days } => {
                days.contains(date.weekday()) && every(weeks, *date)
            }
            Repeat::MonthlyByWeekday => {
                let last = date.checked_add(7.days()).unwrap().month() != date.month();
                let (nth, wanted) = ((date.day() - 1) / 7, (time.date.day() - 1) / 7);
                date.weekday() == time.date.weekday()
                    && if wanted == 4 { last } else { nth == wanted }
            }
            Repeat::MonthlyByDay => date.day() == time.date.day().min(date.days_in_month()),
        };
        let is_paused = |date: &Date| {
            time.pauses.iter().any(|pause| pause.from <= *date && *date <= pause.until)
        };
        let end = time.until.map_or(until, |end| end.min(until));
        let mut day = from.max(time.date);
        let mut dates = Vec::new();
        while day <= end {
            if is_on(&day) && !is_paused(&day) {
                dates.push(day);
            }
            day = day.tomorrow().unwrap();
        }
        dates
    }

    fn any_time() -> impl Strategy<Value = MeetingTime> {
        let day = (1970..2190_i16, 1..=12_i8, 1..=31_i8)
            .prop_map(|(year, month, day)| date(year, month, 1).with().day(day).build().ok())
            .prop_filter_map("no such day", |day| day);
        let rest =
            (0..5_u8, 1..=52_u8, 1..128_u8, 0..900_i64, 0..400_i64, 0..90_i64, any::<bool>());
        (day, rest).prop_map(|(first, (kind, weeks, bits, end, pause, length, ends))| {
            let days = (0..7_i8).filter(|at| bits & (1 << at) != 0);
            let days = days.map(|at| Weekday::from_monday_zero_offset(at).unwrap());
            let repeat = match kind {
                0 => Repeat::Once,
                1 => Repeat::Weeks(weeks),
                2 => Repeat::MonthlyByWeekday,
                3 => {
                    let days = days.collect::<Weekdays>().with(first.weekday(), true);
                    Repeat::Weekdays { weeks: weeks % 4 + 1, days }
                }
                _ => Repeat::MonthlyByDay,
            };
            let mut time = evening(first, repeat);
            if ends && kind > 0 {
                let from = first.checked_add(pause.days()).unwrap();
                time.until = Some(first.checked_add(end.days()).unwrap());
                time.pauses = vec![Pause { from, until: from.checked_add(length.days()).unwrap() }];
            }
            time
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_rule_gives_the_dates_that_walking_through_all_days_gives(
            time in any_time(),
            after in -300..2_500_i64,
            span in 0..800_i64,
        ) {
            let from = time.date.checked_add(after.days()).unwrap();
            let until = from.checked_add(span.days()).unwrap();
            prop_assert_eq!(time.dates(from, until), walked(&time, from, until));
        }
    }
}
