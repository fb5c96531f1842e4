//! Weeks, from the day on which they begin where the reader lives.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// The days of a week in their order.
pub(crate) fn weekdays(first: Weekday) -> [Weekday; 7] {
    let day = |offset: i64| first.wrapping_add(offset);
    [first, day(1), day(2), day(3), day(4), day(5), day(6)]
}

/// How many days a date is after the beginning of its week.
pub(crate) fn since(first: Weekday, date: Date) -> i8 {
    date.weekday().since(first)
}

/// The week of a date.
pub(crate) fn week(date: Date, first: Weekday) -> [Date; 7] {
    let begin = date.saturating_sub(i64::from(since(first, date)).days());
    let day = |offset: i64| begin.saturating_add(offset.days());
    [begin, day(1), day(2), day(3), day(4), day(5), day(6)]
}

/// The weeks of a month, with the days of the months beside it that belong to them.
pub(crate) fn weeks(month: Date, first: Weekday) -> Vec<[Date; 7]> {
    let mut weeks = vec![week(month.first_of_month(), first)];
    while let Some([.., last]) = weeks.last()
        && let Ok(next) = last.tomorrow()
        && (next.year(), next.month()) == (month.year(), month.month())
    {
        weeks.push(week(next, first));
    }
    weeks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_begins_under_its_weekday_with_the_days_before_it() {
        let december = weeks(date(2026, 12, 24), Weekday::Monday);
        assert_eq!(december.len(), 5);
        assert_eq!(december[0][..2], [date(2026, 11, 30), date(2026, 12, 1)]);
        assert_eq!(december[4][3..5], [date(2026, 12, 31), date(2027, 1, 1)]);
        // February of this year fills four weeks from Monday, and five from Sunday.
        assert_eq!(weeks(date(2027, 2, 1), Weekday::Monday).len(), 4);
        assert_eq!(weeks(date(2027, 2, 1), Weekday::Sunday).len(), 5);
    }

    #[test]
    fn a_week_begins_on_the_day_that_is_asked_for() {
        let thursday = date(2026, 12, 3);
        assert_eq!(week(thursday, Weekday::Monday)[0], date(2026, 11, 30));
        assert_eq!(week(thursday, Weekday::Sunday)[0], date(2026, 11, 29));
        assert_eq!(week(thursday, Weekday::Thursday)[0], thursday);
        assert_eq!(
            weekdays(Weekday::Saturday)[..3],
            [Weekday::Saturday, Weekday::Sunday, Weekday::Monday]
        );
    }
}
