//! A month or a week of days, each with what is on it.
//!
//! Invariant: each day has a name that tells all of it in whole sentences.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::on_day::{OnDay, Sign, on_days};
use crate::view::Source;
use crate::view::weeks::{week, weekdays, weeks};
use crate::view::when::day_words;
use crate::words::dates::{self, Form};
use crate::words::t;

/// How the meetings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One below the other, by date.
    #[default]
    List,
    Month,
    Week,
}

impl Layout {
    /// The days that are shown around one of them; none in the list.
    pub(crate) fn days(self, at: Date, first: Weekday) -> Vec<[Date; 7]> {
        match self {
            Self::List => Vec::new(),
            Self::Month => weeks(at, first),
            Self::Week => vec![week(at, first)],
        }
    }

    /// The same day of the month or week before or after.
    pub(crate) fn beside(self, at: Date, by: i64) -> Date {
        let step = if self == Self::Month { by.months() } else { by.weeks() };
        at.checked_add(step).unwrap_or(at)
    }
}

/// The days that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DaysView {
    pub(crate) layout: Layout,
    /// "December 2026", or from when until when a week is.
    pub(crate) title: String,
    /// "Mon", in the order of the columns.
    pub(crate) weekdays: [String; 7],
    pub(crate) weeks: Vec<Vec<DayView>>,
    /// The signs that are on these days, for whoever does not know them.
    pub(crate) signs: Vec<Sign>,
}

impl DaysView {
    /// A day that is shown.
    pub(crate) fn day(&self, date: Date) -> Option<&DayView> {
        self.weeks.iter().flatten().find(|day| day.date == date)
    }
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayView {
    pub(crate) date: Date,
    /// "3".
    pub(crate) number: String,
    /// "Thu".
    pub(crate) weekday: String,
    /// "Thursday 3 December".
    pub(crate) title: String,
    /// The title, and what is on the day: whole sentences.
    pub(crate) name: String,
    pub(crate) is_today: bool,
    /// Whether it belongs to the month before or after.
    pub(crate) is_beside: bool,
    pub(crate) on: Vec<OnDay>,
}

/// The days around `at`; none in the list.
pub(crate) fn days_view(source: &Source<'_>, layout: Layout, at: Date) -> Option<DaysView> {
    let first = dates::first_weekday();
    let shown = layout.days(at, first);
    let (begin, end) = (*shown.first()?.first()?, *shown.last()?.last()?);
    let on = on_days(source, (begin, end));
    let mut signs: Vec<Sign> = on.iter().flat_map(|on| on.signs.iter().copied()).collect();
    signs.sort_unstable();
    signs.dedup();
    let day = |date: Date| day_view(source, (layout, at), date, &on);
    Some(DaysView {
        layout,
        title: match layout {
            Layout::List | Layout::Month => dates::date(at, Form::MonthOfYear),
            Layout::Week => week_words(begin, end),
        },
        weekdays: weekdays(first).map(dates::weekday_short),
        weeks: shown.iter().map(|week| week.iter().map(|date| day(*date)).collect()).collect(),
        signs,
    })
}

/// "30 November to 6 December 2026".
fn week_words(begin: Date, end: Date) -> String {
    let form = if begin.year() == end.year() { Form::Short } else { Form::ShortOfYear };
    let until = dates::date(end, Form::ShortOfYear);
    t!("schedule-week-from", from = dates::date(begin, form), until = until)
}

fn day_view(
    source: &Source<'_>,
    (layout, at): (Layout, Date),
    date: Date,
    on: &[OnDay],
) -> DayView {
    let today = source.now.date();
    let on = on.iter().filter(|on| on.begins.date() == date);
    let on: Vec<OnDay> = on.cloned().collect();
    let title = day_words(date, today);
    let sentences: Vec<&str> = on.iter().map(|on| on.told.as_str()).collect();
    DayView {
        date,
        number: date.day().to_string(),
        weekday: dates::weekday_short(date.weekday()),
        name: if on.is_empty() {
            t!("schedule-day-nothing", day = title)
        } else {
            t!("schedule-day", day = title, told = sentences.join(" "))
        },
        title,
        is_today: date == today,
        is_beside: layout == Layout::Month
            && (date.year(), date.month()) != (at.year(), at.month()),
        on,
    }
}
