//! Dates and times as people type them, in the form of their locale or in that of ISO 8601.
//!
//! Invariant: what can mean two things is not guessed at; the day that was read is said in words beside the field.

use jiff::civil::{Date, Time};

use crate::words::dates::{self, Form};
use crate::words::t;

/// A day whose parts cannot be taken for one another.
const EXAMPLE: Date = Date::constant(2026, 12, 31);
/// How many years a day without one is looked for: 29 February comes again within eight.
const YEARS: i16 = 8;

/// The order of day, month and year in a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl Order {
    /// By how the locale writes [`EXAMPLE`].
    fn of(shown: &str) -> Self {
        let (day, month, year) = (shown.find("31"), shown.find("12"), shown.find("2026"));
        if year < day && year < month {
            Self::YearMonthDay
        } else if month < day {
            Self::MonthDayYear
        } else {
            Self::DayMonthYear
        }
    }

    fn here() -> Self {
        Self::of(&typed_date(EXAMPLE))
    }
}

/// A date as it is typed: "03/12/2026".
pub(crate) fn typed_date(date: Date) -> String {
    dates::date(date, Form::Digits)
}

/// A time as it is typed: "19:30".
pub(crate) fn typed_time(time: Time) -> String {
    dates::clock(time)
}

/// "03/12/2026" as the locale has it, or "2026-12-03".
pub(crate) fn read_date(text: &str) -> Result<Date, String> {
    read(text, None)
}

/// The same, and "3/12" for the nearest day to come.
pub(crate) fn read_coming(text: &str, today: Date) -> Result<Date, String> {
    read(text, Some(today))
}

/// A date as it was typed, or none where nothing was.
pub(crate) fn read_day_or_none(text: &str) -> Result<Option<Date>, String> {
    if text.trim().is_empty() { Ok(None) } else { read_date(text).map(Some) }
}

/// The same, and "3/12" for the nearest day to come.
pub(crate) fn read_coming_or_none(text: &str, today: Date) -> Result<Option<Date>, String> {
    if text.trim().is_empty() { Ok(None) } else { read_coming(text, today).map(Some) }
}

fn read(text: &str, today: Option<Date>) -> Result<Date, String> {
    let text = text.trim();
    match numbers(text).and_then(|numbers| date_of(&numbers, Order::here(), today)) {
        Some(Some(date)) => Ok(date),
        Some(None) => Err(t!("entry-no-such-day").to_owned()),
        None => Err(t!("entry-a-date-is-written", example = typed_date(EXAMPLE))),
    }
}

/// The numbers of a date, each with how many digits it has; absent where anything else stands between them.
fn numbers(text: &str) -> Option<Vec<(i16, usize)>> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let parts = text.split(['.', '/', '-']);
    parts
        .map(|part| {
            let part = part.trim();
            let is_number =
                (1..=4).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_digit());
            is_number.then(|| part.parse().ok().map(|number| (number, part.len()))).flatten()
        })
        .collect()
}

/// What the numbers say; `Some(None)` for a day that no calendar has, `None` where they are no date.
#[expect(
    clippy::option_option,
    reason = "no date, and a date that is no day, are told differently"
)]
fn date_of(numbers: &[(i16, usize)], order: Order, today: Option<Date>) -> Option<Option<Date>> {
    let short =
        |(number, digits): (i16, usize)| (digits <= 2).then(|| i8::try_from(number).ok()).flatten();
    match *numbers {
        [year @ (_, 4), month, day] => Some(Date::new(year.0, short(month)?, short(day)?).ok()),
        [first, second, year] => {
            let (day, month) = match order {
                Order::MonthDayYear => (second, first),
                // Two digits could be the year or the day.
                Order::YearMonthDay if year.1 != 4 => return None,
                Order::DayMonthYear | Order::YearMonthDay => (first, second),
            };
            let year = match year {
                (year, 4) => year,
                (year, 2) => year.checked_add(2000)?,
                _ => return None,
            };
            Some(Date::new(year, short(month)?, short(day)?).ok())
        }
        [first, second] => {
            let today = today?;
            let (day, month) = match order {
                Order::DayMonthYear => (first, second),
                Order::MonthDayYear | Order::YearMonthDay => (second, first),
            };
            let (day, month) = (short(day)?, short(month)?);
            let years = today.year()..=today.year().saturating_add(YEARS);
            let mut dates = years.filter_map(|year| Date::new(year, month, day).ok());
            Some(dates.find(|date| *date >= today))
        }
        _ => None,
    }
}

/// "19:30", "19.30", "1930", "19", "7:30 pm".
pub(crate) fn read_time(text: &str) -> Result<Time, String> {
    let example = || typed_time(Time::constant(19, 30, 0, 0));
    time_of(text).ok_or_else(|| t!("entry-a-time-is-written", example = example()))
}

/// Half of the day, where clocks have twelve hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

fn time_of(text: &str) -> Option<Time> {
    let text: String = text.to_lowercase().chars().filter(|it| !it.is_whitespace()).collect();
    let mut words = t!("entry-after-a-time").split_whitespace();
    let (text, half) = if let Some(text) =
        ["am", "a.m.", "a.m"].iter().find_map(|it| text.strip_suffix(it))
    {
        (text, Some(Half::Morning))
    } else if let Some(text) = ["pm", "p.m.", "p.m"].iter().find_map(|it| text.strip_suffix(it)) {
        (text, Some(Half::Afternoon))
    } else {
        (words.find_map(|it| text.strip_suffix(it)).unwrap_or(&text), None)
    };
    let (hours, minutes) = match text.split_once([':', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => (text, "00"),
    };
    let number = |text: &str| -> Option<i8> {
        let is_number = text.len() <= 2 && text.chars().all(|it| it.is_ascii_digit());
        is_number.then(|| text.parse().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let hours = match half {
        None => hours,
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some(Half::Morning) => hours % 12,
        Some(Half::Afternoon) => hours % 12 + 12,
    };
    Time::new(hours, minutes, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::words::{Language, speak};

    const TODAY: Date = Date::constant(2026, 11, 30);

    #[test]
    fn dates_are_read_in_the_form_of_the_reader_and_in_that_of_iso() {
        for text in ["2026-12-03", "03/12/2026", "3/12/2026", "3.12.2026", "3/12/26", " 3/12 "] {
            assert_eq!(read_coming(text, TODAY), Ok(date(2026, 12, 3)), "{text}");
        }
        speak(Language::German);
        for text in ["2026-12-03", "03.12.2026", "3.12.2026", "3. 12. 2026", "3.12.", "3.12"] {
            assert_eq!(read_coming(text, TODAY), Ok(date(2026, 12, 3)), "{text}");
        }
    }

    #[test]
    fn where_the_month_comes_first_it_is_read_first() {
        assert_eq!(Order::of("12/31/2026"), Order::MonthDayYear);
        assert_eq!(Order::of("31.12.2026"), Order::DayMonthYear);
        assert_eq!(Order::of("2026/12/31"), Order::YearMonthDay);
        let read = |text: &str| date_of(&numbers(text).unwrap(), Order::MonthDayYear, Some(TODAY));
        assert_eq!(read("12/3/2026"), Some(Some(date(2026, 12, 3))));
        assert_eq!(read("2026-12-03"), Some(Some(date(2026, 12, 3))));
        assert_eq!(read("12/3"), Some(Some(date(2026, 12, 3))));
        assert_eq!(read("27/11/2026"), Some(None), "what could be a slip is not turned round");
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_to_come() {
        assert_eq!(read_coming("30/11", TODAY), Ok(TODAY));
        assert_eq!(read_coming("29/11", TODAY), Ok(date(2027, 11, 29)));
        assert_eq!(read_coming("29/2", TODAY), Ok(date(2028, 2, 29)));
        assert!(read_date("29/2").is_err(), "without a today there is no nearest");
    }

    #[test]
    fn what_is_no_date_gets_a_sentence_that_says_how_one_is_written() {
        let written = "This cannot be read as a date. Write it like this: 31/12/2026.";
        for text in ["", "next week", "3", "3/12/1", "1.2.3.4", "2026-", "12345/1/1", "日本"] {
            assert_eq!(read_coming(text, TODAY).unwrap_err(), written, "{text}");
        }
        for text in ["31/11/2026", "2026-02-30", "30/2", "0/0/2026"] {
            assert_eq!(read_coming(text, TODAY).unwrap_err(), "There is no such day.", "{text}");
        }
        speak(Language::German);
        assert_eq!(
            read_date("bald").unwrap_err(),
            "Das lässt sich nicht als Datum lesen. Schreib es so: 31.12.2026."
        );
    }

    #[test]
    fn what_a_field_is_filled_with_can_be_read_again() {
        for language in [Language::English, Language::German] {
            speak(language);
            assert_eq!(read_date(&typed_date(EXAMPLE)), Ok(EXAMPLE));
            assert_eq!(read_time(&typed_time(time(7, 5, 0, 0))), Ok(time(7, 5, 0, 0)));
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for text in ["19:30", "19.30", "1930", " 19:30 ", "7:30 pm", "7:30\u{202f}PM", "7.30 p.m."]
        {
            assert_eq!(read_time(text), Ok(time(19, 30, 0, 0)), "{text}");
        }
        for text in ["7", "07", "7 am", "7:00", "7h"] {
            assert_eq!(read_time(text), Ok(time(7, 0, 0, 0)), "{text}");
        }
        assert_eq!(read_time("12 am"), Ok(time(0, 0, 0, 0)));
        assert_eq!(read_time("12 pm"), Ok(time(12, 0, 0, 0)));
        for text in ["", "25:00", "19:61", "half eight", "-1:00", "日本語時", "13 pm", "7:", "pm"]
        {
            assert_eq!(
                read_time(text).unwrap_err(),
                "This cannot be read as a time. Write it like this: 19:30.",
                "{text}"
            );
        }
        speak(Language::German);
        assert_eq!(read_time("19 Uhr"), Ok(time(19, 0, 0, 0)));
        assert_eq!(read_time("19:30 Uhr"), Ok(time(19, 30, 0, 0)));
    }
}
