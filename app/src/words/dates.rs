//! Dates and times in the form of the reader's locale.
//!
//! Source: Unicode CLDR, through ICU4X.

use std::cell::RefCell;

use icu_calendar::Gregorian;
use icu_calendar::week::WeekInformation;
use icu_datetime::fieldsets::enums::{CalendarPeriodFieldSet, DateFieldSet};
use icu_datetime::fieldsets::{D, E, M, MD, MDE, T, YM, YMD, YMDE};
use icu_datetime::{
    DateTimeFormatterLoadError, DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter,
    NoCalendarFormatter,
};
use icu_locale_core::Locale;
use icu_locale_core::extensions::unicode::{Value, key};
use jiff::civil::{Date, Time, Weekday};

use super::with_locale;

/// How much of a date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "Thursday 3 December".
    Day,
    /// "Thursday, 3 December 2026".
    DayOfYear,
    /// "3 December".
    Short,
    /// "3 Dec", where there is little room.
    Brief,
    /// "3 December 2026".
    ShortOfYear,
    /// "03/12/2026": as it is typed.
    Digits,
    /// "Thursday".
    Weekday,
    /// "Thu".
    WeekdayShort,
    /// "December".
    Month,
    /// "December 2026".
    MonthOfYear,
    /// "3", with a point where the locale has one.
    DayOfMonth,
}

/// A date in a form of the reader's locale.
pub(crate) fn date(date: Date, form: Form) -> String {
    let plain = || date.to_string();
    let Ok(given) = icu_calendar::Date::try_new_gregorian(
        i32::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    ) else {
        return plain();
    };
    formed(|forms| match form {
        Form::Month | Form::MonthOfYear => {
            let month = if form == Form::Month { &forms.month } else { &forms.month_of_year };
            month.format(&given).to_string()
        }
        Form::Day => forms.day.format(&given).to_string(),
        Form::DayOfYear => forms.day_of_year.format(&given).to_string(),
        Form::Short => forms.short.format(&given).to_string(),
        Form::Brief => forms.brief.format(&given).to_string(),
        Form::ShortOfYear => forms.short_of_year.format(&given).to_string(),
        Form::Digits => forms.digits.format(&given).to_string(),
        Form::Weekday => forms.weekday.format(&given).to_string(),
        Form::WeekdayShort => forms.weekday_short.format(&given).to_string(),
        Form::DayOfMonth => forms.day_of_month.format(&given).to_string(),
    })
    .unwrap_or_else(plain)
}

/// "Thursday".
pub(crate) fn weekday(day: Weekday) -> String {
    date(some(day), Form::Weekday)
}

/// The day on which a week begins where the reader lives.
pub(crate) fn first_weekday() -> Weekday {
    with_locale(first_weekday_of)
}

fn first_weekday_of(locale: &Locale) -> Weekday {
    WeekInformation::try_new(locale.into())
        .ok()
        .and_then(|week| Weekday::from_monday_one_offset(week.first_weekday as i8).ok())
        .unwrap_or(Weekday::Monday)
}

/// A locale whose weeks begin as those of `other` do.
pub(super) fn beginning_weeks_as(locale: &Locale, other: &Locale) -> Locale {
    let (mut locale, first) = (locale.clone(), first_weekday_of(other));
    if first != first_weekday_of(&locale) {
        let day = match first {
            Weekday::Monday => "mon",
            Weekday::Tuesday => "tue",
            Weekday::Wednesday => "wed",
            Weekday::Thursday => "thu",
            Weekday::Friday => "fri",
            Weekday::Saturday => "sat",
            Weekday::Sunday => "sun",
        };
        if let Ok(day) = Value::try_from_str(day) {
            locale.extensions.unicode.keywords.set(key!("fw"), day);
        }
    }
    locale
}

/// "Thu".
pub(crate) fn weekday_short(day: Weekday) -> String {
    date(some(day), Form::WeekdayShort)
}

/// "19:30", or "7:30 PM" where clocks are read so.
pub(crate) fn clock(time: Time) -> String {
    let plain = || time.strftime("%H:%M").to_string();
    let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
    let Ok(given) = icu_datetime::input::Time::try_new(hour, minute, 0, 0) else {
        return plain();
    };
    formed(|forms| forms.clock.format(&given).to_string()).unwrap_or_else(plain)
}

/// A date of a day of the week.
fn some(day: Weekday) -> Date {
    // The first of January 2024 was a Monday.
    Date::constant(2024, 1, 1 + day.to_monday_zero_offset())
}

type Days = FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>;
type Months = FixedCalendarDateTimeFormatter<Gregorian, CalendarPeriodFieldSet>;

/// The forms of a locale: made once, for making them takes longer than a frame may.
struct Forms {
    locale: Locale,
    day: Days,
    day_of_year: Days,
    short: Days,
    brief: Days,
    short_of_year: Days,
    digits: Days,
    weekday: Days,
    weekday_short: Days,
    day_of_month: Days,
    month: Months,
    month_of_year: Months,
    clock: NoCalendarFormatter<T>,
}

thread_local! {
    static FORMS: RefCell<Option<Forms>> = const { RefCell::new(None) };
}

/// Calls `each` with the forms of the locale that is read; absent where the data have none, which they do for every locale.
fn formed<R>(each: impl FnOnce(&Forms) -> R) -> Option<R> {
    with_locale(|locale| {
        FORMS.with_borrow_mut(|kept| {
            if kept.as_ref().is_none_or(|forms| forms.locale != *locale) {
                *kept = Forms::new(locale).ok();
            }
            kept.as_ref().map(each)
        })
    })
}

impl Forms {
    fn new(locale: &Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let prefs = || DateTimeFormatterPreferences::from(locale);
        let days = |fields| Days::try_new(prefs(), fields);
        let months = |fields| Months::try_new(prefs(), fields);
        Ok(Self {
            locale: locale.clone(),
            day: days(DateFieldSet::MDE(MDE::long()))?,
            day_of_year: days(DateFieldSet::YMDE(YMDE::long()))?,
            short: days(DateFieldSet::MD(MD::long()))?,
            brief: days(DateFieldSet::MD(MD::medium()))?,
            short_of_year: days(DateFieldSet::YMD(YMD::long()))?,
            digits: days(DateFieldSet::YMD(
                YMD::short().with_year_style(icu_datetime::options::YearStyle::Full),
            ))?,
            weekday: days(DateFieldSet::E(E::long()))?,
            weekday_short: days(DateFieldSet::E(E::short()))?,
            day_of_month: days(DateFieldSet::D(D::short()))?,
            month: months(CalendarPeriodFieldSet::M(M::long()))?,
            month_of_year: months(CalendarPeriodFieldSet::YM(YM::long()))?,
            clock: NoCalendarFormatter::try_new(prefs(), T::hm())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, speak, speak_as};
    use super::*;
    use jiff::civil::{date as day, time};

    #[test]
    fn dates_and_times_have_the_form_of_the_language() {
        let when = day(2026, 12, 3);
        assert_eq!(date(when, Form::Day), "Thursday 3 December");
        assert_eq!(date(when, Form::DayOfYear), "Thursday, 3 December 2026");
        assert_eq!(date(when, Form::Short), "3 December");
        assert_eq!(date(when, Form::Brief), "3 Dec");
        assert_eq!(date(when, Form::ShortOfYear), "3 December 2026");
        assert_eq!(date(when, Form::Digits), "03/12/2026");
        assert_eq!(date(when, Form::MonthOfYear), "December 2026");
        assert_eq!(date(when, Form::Month), "December");
        assert_eq!(date(when, Form::DayOfMonth), "3");
        assert_eq!(weekday(Weekday::Sunday), "Sunday");
        assert_eq!(weekday_short(Weekday::Monday), "Mon");
        assert_eq!(clock(time(7, 5, 0, 0)), "07:05");
        speak(Language::German);
        assert_eq!(date(when, Form::Day), "Donnerstag, 3. Dezember");
        assert_eq!(date(when, Form::DayOfYear), "Donnerstag, 3. Dezember 2026");
        assert_eq!(date(when, Form::Short), "3. Dezember");
        assert_eq!(date(when, Form::Brief), "3. Dez.");
        assert_eq!(date(when, Form::Digits), "03.12.2026");
        assert_eq!(date(when, Form::MonthOfYear), "Dezember 2026");
        assert_eq!(weekday(Weekday::Sunday), "Sonntag");
        assert_eq!(weekday_short(Weekday::Monday), "Mo");
        assert_eq!(clock(time(19, 30, 0, 0)), "19:30");
    }

    #[test]
    fn a_week_begins_as_it_does_where_the_reader_lives() {
        let begins = |system| {
            speak_as(system);
            first_weekday()
        };
        assert_eq!(begins("de_DE.UTF-8"), Weekday::Monday);
        assert_eq!(begins("en_GB.UTF-8"), Weekday::Monday);
        assert_eq!(begins("en_US.UTF-8"), Weekday::Sunday);
        assert_eq!(begins("en-DE"), Weekday::Monday);
        assert_eq!(begins("fr_FR.UTF-8"), Weekday::Monday);
        assert_eq!(begins("pt_BR.UTF-8"), Weekday::Sunday);
        assert_eq!(begins("ar_EG.UTF-8"), Weekday::Saturday);
        assert_eq!(begins("C"), Weekday::Monday);
    }
}
