//! Dates and times in words, and the coming dates of a meeting.
//!
//! Invariant: a meeting keeps its wall-clock time in its own zone across daylight saving.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, Zoned};
use kith_sync::group::edit::{MeetingTime, Repeat};
use kith_sync::id::Day;

use super::people::join;
use crate::words::dates::{self, Form};
use crate::words::t;

const MINUTES_A_DAY: i64 = 24 * 60;

/// One date of a meeting, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WhenView {
    /// "Thursday 3 December", with "today" or "tomorrow" where it is.
    pub(crate) day: String,
    /// "19:30 to 21:00".
    pub(crate) clock: String,
    /// The viewer's own time where it differs.
    pub(crate) elsewhere: Option<String>,
}

/// Words one date of a meeting for a person in `now`'s zone.
pub(crate) fn date_words(time: &MeetingTime, date: Date, now: &Zoned) -> WhenView {
    let end = time.time.wrapping_add(i64::from(time.minutes).minutes());
    let clock = clocks(time.time, end);
    let elsewhere = match start(time, date) {
        Some(start) => {
            let here = start.with_time_zone(now.time_zone().clone());
            (here.datetime() != start.datetime()).then(|| {
                let until = here.saturating_add(i64::from(time.minutes).minutes());
                let (zone, clocks) = (city(&time.zone), clocks(here.time(), until.time()));
                if here.date() == start.date() {
                    t!("when-elsewhere", zone = zone, clocks = clocks)
                } else {
                    let day = dates::date(here.date(), Form::Weekday);
                    t!("when-elsewhere-on", zone = zone, day = day, clocks = clocks)
                }
            })
        }
        None => Some(t!("when-zone-unknown", zone = &time.zone)),
    };
    WhenView { day: day_words(date, now.date()), clock, elsewhere }
}

/// "19:30 to 21:00".
pub(crate) fn clocks(from: Time, until: Time) -> String {
    t!("when-clocks", from = dates::clock(from), until = dates::clock(until))
}

/// "Thursday 3 December", with the year where it is another, and a nearer word where there is one.
pub(crate) fn day_words(date: Date, today: Date) -> String {
    let form = if date.year() == today.year() { Form::Day } else { Form::DayOfYear };
    let full = dates::date(date, form);
    if date == today {
        t!("when-today", day = full)
    } else if today.tomorrow().is_ok_and(|tomorrow| tomorrow == date) {
        t!("when-tomorrow", day = full)
    } else {
        full
    }
}

/// The day on which something was written: "today", "yesterday", "3 December".
pub(crate) fn written_on(day: Day, today: Date) -> String {
    let Some(date) = date_of(day) else {
        return t!("when-on-an-unknown-day").to_owned();
    };
    if date == today {
        t!("when-today-2").to_owned()
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == date) {
        t!("when-yesterday").to_owned()
    } else {
        t!("when-on", today = short_date(date, today))
    }
}

/// "3 December", with the year where it is another.
pub(crate) fn short_date(date: Date, today: Date) -> String {
    let form = if date.year() == today.year() { Form::Short } else { Form::ShortOfYear };
    dates::date(date, form)
}

/// The day as a date; absent for one that no calendar has.
pub(crate) fn date_of(day: Day) -> Option<Date> {
    let days = jiff::Span::new().try_days(i64::from(day.0)).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok()
}

/// "every two weeks, on Thursday", with its end and its pauses; absent for a single meeting.
pub(crate) fn repeat_words(time: &MeetingTime) -> Option<String> {
    let weekday = dates::date(time.date, Form::Weekday);
    let mut words = match time.repeat {
        Repeat::Once => return None,
        Repeat::Weeks(weeks) => t!("when-every-weeks", weeks = weeks, on = weekday),
        Repeat::Weekdays { weeks, days } => {
            let days: Vec<String> = days.days().map(weekday_name).collect();
            t!("when-every-weeks", weeks = weeks, on = join(&days))
        }
        Repeat::MonthlyByWeekday => {
            t!("when-monthly-by-weekday", nth = week_of_month(time.date), weekday = weekday)
        }
        Repeat::MonthlyByDay => match time.date.day() {
            31 => t!("when-monthly-last-day").to_owned(),
            day @ 29.. => t!("when-monthly-day-or-last", day = ordinal(day)),
            day => t!("when-monthly-day", day = ordinal(day)),
        },
    };
    if let Some(until) = time.until {
        words = t!("when-until", words = words, until = dates::date(until, Form::ShortOfYear));
    }
    for pause in &time.pauses {
        let from = dates::date(pause.from, Form::Short);
        let until = dates::date(pause.until, Form::ShortOfYear);
        words = t!("when-pause", words = words, from = from, until = until);
    }
    Some(words)
}

/// "Tuesday".
pub(crate) fn weekday_name(day: Weekday) -> String {
    dates::weekday(day)
}

/// "21st".
fn ordinal(day: i8) -> String {
    match (day % 10, day / 10) {
        (1, 0 | 2 | 3) => t!("when-ordinal-first", day = day),
        (2, 0 | 2) => t!("when-ordinal-second", day = day),
        (3, 0 | 2) => t!("when-ordinal-third", day = day),
        _ => t!("when-ordinal-other", day = day),
    }
}

/// The next dates that are not over yet, at most `count`.
pub(crate) fn coming(time: &MeetingTime, now: &Zoned, count: usize) -> Vec<Date> {
    // A meeting of yesterday can still go on, and zones are up to a day apart.
    let from = now.date().saturating_sub(2.days());
    let mut dates = time.dates_from(from, count.saturating_add(3));
    dates.retain(|date| !is_over(time, *date, now));
    dates.truncate(count);
    dates
}

/// Whether a date of a meeting is over.
pub(crate) fn is_over(time: &MeetingTime, date: Date, now: &Zoned) -> bool {
    // Whatever the zone: no two are two days apart. Of years of dates most end here.
    let days_at_most = i64::from(time.minutes) / MINUTES_A_DAY + 3;
    if date.saturating_add(days_at_most.days()) < now.date() {
        return true;
    }
    match end(time, date) {
        Some(end) => end <= *now,
        None => date < now.date(),
    }
}

/// When a date of a meeting begins; absent where this device does not know the zone.
pub(crate) fn start(time: &MeetingTime, date: Date) -> Option<Zoned> {
    let zone = TimeZone::get(&time.zone).ok()?;
    date.to_datetime(time.time).to_zoned(zone).ok()
}

fn end(time: &MeetingTime, date: Date) -> Option<Zoned> {
    Some(start(time, date)?.saturating_add(i64::from(time.minutes).minutes()))
}

/// From 1 to 5.
fn week_of_month(date: Date) -> i8 {
    (date.day() - 1) / 7 + 1
}

/// "Berlin" of "Europe/Berlin".
pub(crate) fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use kith_sync::group::edit::{Pause, Weekdays};

    use super::*;

    fn evening(repeat: Repeat) -> MeetingTime {
        MeetingTime {
            date: date(2026, 1, 29),
            time: time(19, 30, 0, 0),
            zone: "Europe/Berlin".to_owned(),
            minutes: 90,
            repeat,
            until: None,
            pauses: Vec::new(),
        }
    }

    fn at(text: &str) -> Zoned {
        text.parse().unwrap()
    }

    #[test]
    fn the_date_of_now_counts_until_the_meeting_is_over() {
        let weekly = evening(Repeat::Weeks(2));
        let during = at("2026-02-12T20:00[Europe/Berlin]");
        assert_eq!(coming(&weekly, &during, 2), [date(2026, 2, 12), date(2026, 2, 26)]);
        let after = at("2026-02-12T21:00[Europe/Berlin]");
        assert_eq!(coming(&weekly, &after, 2), [date(2026, 2, 26), date(2026, 3, 12)]);
    }

    #[test]
    fn the_fifth_week_means_the_last() {
        let monthly = evening(Repeat::MonthlyByWeekday);
        let now = at("2026-01-30T08:00[Europe/Berlin]");
        assert_eq!(
            coming(&monthly, &now, 3),
            [date(2026, 2, 26), date(2026, 3, 26), date(2026, 4, 30)]
        );
        assert_eq!(repeat_words(&monthly).unwrap(), "every month, on the last Thursday");
    }

    #[test]
    fn a_series_is_told_with_its_days_its_end_and_its_pauses() {
        let days = Weekdays::from_iter([Weekday::Tuesday, Weekday::Thursday]);
        let mut time = evening(Repeat::Weekdays { weeks: 1, days });
        time.until = Some(date(2026, 12, 31));
        time.pauses = vec![Pause { from: date(2026, 7, 1), until: date(2026, 8, 31) }];
        assert_eq!(
            repeat_words(&time).unwrap(),
            "every Tuesday and Thursday, until 31 December 2026, not from 1 July to 31 August 2026"
        );
        let now = at("2026-06-29T08:00[Europe/Berlin]");
        assert_eq!(coming(&time, &now, 2), [date(2026, 6, 30), date(2026, 9, 1)]);
        let monthly = evening(Repeat::MonthlyByDay);
        assert_eq!(repeat_words(&monthly).unwrap(), "every month, on the 29th or its last day");
    }

    #[test]
    fn years_later_the_next_date_is_still_found() {
        let now = at("2041-07-01T08:00[Europe/Berlin]");
        assert_eq!(coming(&evening(Repeat::Weeks(1)), &now, 1), [date(2041, 7, 4)]);
        assert_eq!(coming(&evening(Repeat::MonthlyByWeekday), &now, 1), [date(2041, 7, 25)]);
        assert_eq!(coming(&evening(Repeat::Once), &now, 1), []);
    }

    #[test]
    fn another_zone_is_told_in_the_viewers_time_too() {
        let now = at("2026-01-29T08:00[Europe/London]");
        assert_eq!(
            date_words(&evening(Repeat::Once), date(2026, 1, 29), &now),
            WhenView {
                day: "Today, Thursday 29 January".to_owned(),
                clock: "19:30 to 21:00".to_owned(),
                elsewhere: Some("Berlin time; 18:30 to 20:00 where you are".to_owned()),
            }
        );
        let far = at("2026-01-29T08:00[Pacific/Auckland]");
        let words = date_words(&evening(Repeat::Once), date(2026, 1, 29), &far).elsewhere.unwrap();
        assert_eq!(words, "Berlin time; Friday, 07:30 to 09:00 where you are");
    }

    #[test]
    fn daylight_saving_moves_the_viewer_and_not_the_meeting() {
        let weekly = evening(Repeat::Weeks(1));
        let now = at("2026-03-20T08:00[America/New_York]");
        // Between the two changes of the clock the difference is five hours, afterwards six.
        let before = date_words(&weekly, date(2026, 3, 26), &now);
        let after = date_words(&weekly, date(2026, 4, 2), &now);
        assert_eq!(before.clock, after.clock);
        assert_eq!(before.elsewhere.unwrap(), "Berlin time; 14:30 to 16:00 where you are");
        assert_eq!(after.elsewhere.unwrap(), "Berlin time; 13:30 to 15:00 where you are");
    }

    #[test]
    fn days_of_writing_are_told_as_people_say_them() {
        let today = date(2026, 12, 3);
        let day = |year, month, day| {
            Day(u32::try_from(
                Date::constant(1970, 1, 1).until(date(year, month, day)).unwrap().get_days(),
            )
            .unwrap())
        };
        assert_eq!(written_on(day(2026, 12, 3), today), "today");
        assert_eq!(written_on(day(2026, 12, 2), today), "yesterday");
        assert_eq!(written_on(day(2026, 5, 9), today), "on 9 May");
        assert_eq!(written_on(day(2025, 5, 9), today), "on 9 May 2025");
        assert_eq!(written_on(Day(u32::MAX), today), "on an unknown day");
    }
}
