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

/// "30 November to 6 December 2026", "7 to 13 December 2026".
fn week_words(begin: Date, end: Date) -> String {
    let (form, within) = match (begin.year() == end.year(), begin.month() == end.month()) {
        (true, true) => (Form::DayOfMonth, "month"),
        (true, false) => (Form::Short, "other"),
        (false, _) => (Form::ShortOfYear, "other"),
    };
    let (from, until) = (dates::date(begin, form), dates::date(end, Form::ShortOfYear));
    t!("schedule-week-from", within = within, from = from, until = until)
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

#[cfg(test)]
mod tests {
    use jiff::Zoned;
    use jiff::civil::date;

    use super::*;
    use crate::desktop::scripted::{now, planned};
    use crate::words::{Language, speak, speak_as};

    fn shown(layout: Layout, at: Date, now: &Zoned) -> DaysView {
        let state = planned();
        let source = Source { snapshot: &state.snapshot, status: &state.status, now };
        days_view(&source, layout, at).unwrap()
    }

    /// What is on each day that has something on it.
    fn on(view: &DaysView) -> Vec<(i8, &str, &[Sign])> {
        let all =
            view.weeks.iter().flatten().flat_map(|day| day.on.iter().map(move |on| (day, on)));
        all.map(|(day, on)| (day.date.day(), on.clock.as_str(), on.signs.as_slice())).collect()
    }

    #[test]
    fn a_month_tells_what_is_planned_moved_cancelled_uncertain_and_asked_for() {
        use Sign::{Asked, Cancelled, Coming, Moved, MovedAway, Unanswered, Unsettled, Yes};
        let view = shown(Layout::Month, date(2026, 12, 24), &now());
        assert_eq!((view.title.as_str(), view.weeks.len()), ("December 2026", 5));
        assert_eq!(
            on(&view),
            [
                (3, "19:30", &[Coming][..]),
                (8, "19:00", &[Asked, Yes]),
                (9, "12:00", &[Asked, Unanswered]),
                (9, "17:00", &[Asked, Unanswered]),
                (9, "20:00", &[Asked, Unanswered]),
                (12, "10:00", &[Unsettled]),
                (13, "10:00", &[Unsettled]),
                (17, "19:30", &[MovedAway]),
                (18, "18:00", &[Moved, Unanswered]),
                (31, "19:30", &[Cancelled]),
            ]
        );
        let moved = &view.day(date(2026, 12, 17)).unwrap().on[0];
        assert_eq!(moved.what, crate::view::meetings::What::Elsewhen(date(2026, 12, 18)));
        assert_eq!(
            view.signs,
            [Unanswered, Coming, Moved, MovedAway, Cancelled, Unsettled, Asked, Yes]
        );
    }

    #[test]
    fn of_a_date_that_one_moved_and_another_cancelled_every_time_is_told_as_uncertain() {
        let view = shown(Layout::Month, date(2027, 1, 1), &now());
        let january: Vec<_> = on(&view).into_iter().filter(|(day, ..)| *day < 30).collect();
        assert_eq!(
            january,
            [
                (14, "19:30", &[Sign::Unsettled][..]),
                (15, "18:00", &[Sign::Unsettled]),
                (28, "19:30", &[Sign::Unanswered]),
            ]
        );
        let day = view.day(date(2027, 1, 14)).unwrap();
        assert!(matches!(day.on[0].what, crate::view::meetings::What::Date(..)));
    }

    #[test]
    fn what_is_past_is_shown_without_a_reply_and_nothing_can_be_done_about_it() {
        let later = date(2026, 12, 20).at(9, 0, 0, 0).in_tz("Europe/Berlin").unwrap();
        let view = shown(Layout::Month, date(2026, 12, 1), &later);
        let on = &view.day(date(2026, 12, 3)).unwrap().on[0];
        assert_eq!((on.signs.as_slice(), on.is_past), (&[Sign::Past][..], true));
        assert_eq!(on.told, "A meeting was planned from 19:30 to 21:00.");
        assert_eq!(on.what, crate::view::meetings::What::Over);
        // A time that nobody can choose any more is not one to choose from.
        assert_eq!(view.day(date(2026, 12, 8)).unwrap().on, []);
        let november = shown(Layout::Month, date(2026, 11, 1), &now());
        assert_eq!(november.day(date(2026, 11, 5)).unwrap().on[0].signs, [Sign::Past]);
    }

    #[test]
    fn a_week_has_seven_days_with_hours_and_place() {
        let view = shown(Layout::Week, date(2026, 12, 3), &now());
        assert_eq!(view.title, "30 November to 6 December 2026");
        assert_eq!(view.weeks.iter().map(Vec::len).collect::<Vec<_>>(), [7]);
        let days = &view.weeks[0];
        assert_eq!((days[0].is_today, days[0].weekday.as_str()), (true, "Mon"));
        let on = &days[3].on[0];
        assert_eq!(on.hours, "19:30 to 21:00");
        assert_eq!(on.place.as_deref(), Some("Library, small room on the first floor"));
        let next = shown(Layout::Week, date(2026, 12, 8), &now());
        assert_eq!(next.title, "7 to 13 December 2026");
    }

    #[test]
    fn everything_stands_on_the_day_on_which_it_is_where_the_reader_is() {
        let far = now().with_time_zone(jiff::tz::TimeZone::get("Pacific/Auckland").unwrap());
        let view = shown(Layout::Week, date(2026, 12, 4), &far);
        assert_eq!(on(&view), [(4, "07:30", &[Sign::Coming][..])]);
        let day = view.day(date(2026, 12, 4)).unwrap();
        assert!(day.name.starts_with("Friday 4 December. There is a meeting from 07:30 to 09:00."));
    }

    #[test]
    fn a_day_is_told_in_whole_sentences_in_both_languages() {
        let name = |day: i8| {
            let view = shown(Layout::Month, date(2026, 12, 1), &now());
            view.day(date(2026, 12, day)).unwrap().name.clone()
        };
        assert_eq!(name(1), "Tomorrow, Tuesday 1 December: nothing is on.");
        assert_eq!(
            name(12),
            "Saturday 12 December. A meeting from 10:00 to 12:00 is not certain: do not set out yet."
        );
        speak(Language::German);
        assert_eq!(name(1), "Morgen, Dienstag, 1. Dezember: Es steht nichts an.");
        assert_eq!(
            name(18),
            "Freitag, 18. Dezember. Es gibt ein Treffen von 18:00 bis 19:00, verschoben von Donnerstag, 17. \
             Dezember. Du hast noch nicht gesagt, ob du kommst."
        );
    }

    #[test]
    fn columns_begin_with_the_first_day_of_the_readers_week() {
        let begins = |system| {
            speak_as(system);
            let view = shown(Layout::Month, date(2026, 12, 1), &now());
            (view.weekdays[0].clone(), view.weeks[0][0].date)
        };
        assert_eq!(begins("en_GB"), ("Mon".to_owned(), date(2026, 11, 30)));
        assert_eq!(begins("en_US"), ("Sun".to_owned(), date(2026, 11, 29)));
        assert_eq!(begins("de_DE"), ("Mo".to_owned(), date(2026, 11, 30)));
    }
}
