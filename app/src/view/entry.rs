//! Dates, times and passphrases as people type them.
//!
//! Invariant: what cannot be read gets a sentence that says how to write it, and changes nothing.

use crate::words::t;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kith_sync::group::edit::{MeetingTime, Pause, Repeat, Weekdays};

/// The longest meeting, in minutes.
const LONGEST: u16 = 24 * 60;
/// The fewest characters of a passphrase.
const SHORTEST_PASSPHRASE: usize = 10;

/// A meeting while it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeetingEntry {
    pub(crate) date: String,
    pub(crate) time: String,
    pub(crate) minutes: u16,
    pub(crate) zone: String,
    /// Whether the zone can be typed; seldom does a meeting take place in another.
    pub(crate) zone_open: bool,
    pub(crate) repeat: Repeat,
    /// Further weekdays of a weekly meeting.
    pub(crate) days: Weekdays,
    /// Whether the end and the pauses are open.
    pub(crate) more_open: bool,
    /// The last day; may be empty.
    pub(crate) until: String,
    /// The first and the last day of each pause.
    pub(crate) pauses: Vec<(String, String)>,
    /// Whether it is one date of a regular meeting, which does not come again by itself.
    pub(crate) is_single: bool,
    pub(crate) place: String,
    /// The next date and the first date of what is moved: where the date stays, a regular meeting keeps its beginning.
    anchor: Option<(Date, Date)>,
    /// The month that the calendar shows; absent while it is closed.
    pub(crate) month: Option<Date>,
    /// What could not be read, shown once somebody has tried.
    pub(crate) problem: Option<String>,
}

impl MeetingEntry {
    /// A week from today, in the evening.
    pub(crate) fn new(today: Date, zone: &str) -> Self {
        Self {
            date: today.checked_add(7.days()).unwrap_or(today).to_string(),
            time: "19:00".to_owned(),
            minutes: 90,
            zone: zone.to_owned(),
            zone_open: false,
            repeat: Repeat::Once,
            days: Weekdays::default(),
            more_open: false,
            until: String::new(),
            pauses: Vec::new(),
            is_single: false,
            place: String::new(),
            anchor: None,
            month: None,
            problem: None,
        }
    }

    /// From what is set; a regular meeting moves from its next date on.
    pub(crate) fn of(time: &MeetingTime, next: Option<Date>) -> Self {
        Self {
            date: next.unwrap_or(time.date).to_string(),
            time: time.time.strftime("%H:%M").to_string(),
            minutes: time.minutes,
            zone: time.zone.clone(),
            zone_open: false,
            repeat: match time.repeat {
                Repeat::Weekdays { weeks, .. } => Repeat::Weeks(weeks),
                Repeat::Once
                | Repeat::Weeks(_)
                | Repeat::MonthlyByWeekday
                | Repeat::MonthlyByDay => time.repeat,
            },
            days: match time.repeat {
                Repeat::Weekdays { days, .. } => days,
                Repeat::Once
                | Repeat::Weeks(_)
                | Repeat::MonthlyByWeekday
                | Repeat::MonthlyByDay => Weekdays::default(),
            },
            more_open: time.until.is_some() || !time.pauses.is_empty(),
            until: time.until.map(|until| until.to_string()).unwrap_or_default(),
            pauses: time
                .pauses
                .iter()
                .map(|pause| (pause.from.to_string(), pause.until.to_string()))
                .collect(),
            is_single: false,
            place: String::new(),
            anchor: next.map(|next| (next, time.date)),
            month: None,
            problem: None,
        }
    }

    /// Reads what was typed.
    pub(crate) fn read(&self, today: Date) -> Result<MeetingTime, String> {
        let date = read_date(&self.date)?;
        let stays = self.anchor.filter(|(next, _)| *next == date);
        if date < today && stays.is_none() {
            return Err(t!("entry-this-date-has-passed-which-coming").to_owned());
        }
        let time = read_time(&self.time)?;
        let zone = self.zone.trim();
        if TimeZone::get(zone).is_err() {
            return Err(t!("entry-this-time-zone-is-not-known").to_owned());
        }
        let date = stays.map_or(date, |(_, first)| first);
        let (until, pauses) = self.read_rest(date)?;
        Ok(MeetingTime {
            date,
            time,
            zone: zone.to_owned(),
            minutes: self.minutes,
            repeat: self.read_repeat(date),
            until,
            pauses,
        })
    }

    /// How it comes again from a first date on, whose weekday is always one of its days.
    fn read_repeat(&self, first: Date) -> Repeat {
        let days = self.days.with(first.weekday(), true);
        match self.repeat {
            Repeat::Weeks(weeks) if days.days().count() > 1 => Repeat::Weekdays { weeks, days },
            Repeat::Once
            | Repeat::Weeks(_)
            | Repeat::Weekdays { .. }
            | Repeat::MonthlyByWeekday
            | Repeat::MonthlyByDay => self.repeat,
        }
    }

    /// The end and the pauses of a regular meeting.
    fn read_rest(&self, first: Date) -> Result<(Option<Date>, Vec<Pause>), String> {
        if self.repeat == Repeat::Once {
            return Ok((None, Vec::new()));
        }
        let until = self.until.trim();
        let until = if until.is_empty() { None } else { Some(read_date(until)?) };
        if until.is_some_and(|until| until < first) {
            return Err(t!("entry-it-would-end-before-it-begins").to_owned());
        }
        let mut pauses = Vec::new();
        for (from, until) in &self.pauses {
            let pause = Pause { from: read_date(from)?, until: read_date(until)? };
            if pause.until < pause.from {
                return Err(t!("entry-a-pause-ends-on-its-first").to_owned());
            }
            pauses.push(pause);
        }
        pauses.sort_unstable();
        if !pauses.is_sorted_by(|a, b| a.until < b.from) {
            return Err(t!("entry-two-pauses-lie-over-each-other").to_owned());
        }
        Ok((until, pauses))
    }

    /// Another day, where the date can be read.
    pub(crate) fn shift_days(&mut self, days: i64) {
        if let Ok(date) = read_date(&self.date)
            .and_then(|date| date.checked_add(days.days()).map_err(|_out_of_range| String::new()))
        {
            self.date = date.to_string();
            self.month = self.month.map(|_| date.first_of_month());
        }
    }

    /// A quarter of an hour earlier or later, where the time can be read.
    pub(crate) fn shift_minutes(&mut self, minutes: i64) {
        if let Ok(time) = read_time(&self.time) {
            self.time = time.wrapping_add(minutes.minutes()).strftime("%H:%M").to_string();
        }
    }

    /// Shorter or longer.
    pub(crate) fn lengthen(&mut self, minutes: i16) {
        self.minutes = self.minutes.saturating_add_signed(minutes).clamp(15, LONGEST);
    }
}

/// "2026-12-03".
pub(crate) fn read_date(text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_not_a_date| t!("entry-a-date-is-written-as-year").to_owned())
}

/// A date as it was typed, or none where nothing was.
pub(crate) fn read_day_or_none(text: &str) -> Result<Option<Date>, String> {
    if text.trim().is_empty() { Ok(None) } else { read_date(text).map(Some) }
}

/// "19:30", "19.30", "1930" or "19".
pub(crate) fn read_time(text: &str) -> Result<Time, String> {
    let problem = || t!("entry-a-time-is-written-as-hours").to_owned();
    let text = text.trim();
    let (hours, minutes) = match text.split_once([':', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => (text, "0"),
    };
    let (hours, minutes) = (
        hours.parse().map_err(|_not_a_number| problem())?,
        minutes.parse().map_err(|_not_a_number| problem())?,
    );
    Time::new(hours, minutes, 0, 0).map_err(|_out_of_range| problem())
}

/// The weeks of a month, from Monday; absent days belong to another month.
pub(crate) fn weeks(month: Date) -> Vec<[Option<Date>; 7]> {
    let mut weeks = vec![[None; 7]];
    let mut date = month.first_of_month();
    loop {
        let column = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        if column == 0 && date.day() > 1 {
            weeks.push([None; 7]);
        }
        if let Some(cell) = weeks.last_mut().and_then(|week| week.get_mut(column)) {
            *cell = Some(date);
        }
        match date.tomorrow() {
            Ok(next) if next.month() == month.month() => date = next,
            _ => return weeks,
        }
    }
}

/// What is wrong with a new passphrase, typed twice, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PassphraseProblem {
    /// The first is easy to guess.
    Short(&'static str),
    /// The second is another one.
    Differs(&'static str),
}

/// Looks at a new passphrase, typed twice.
pub(crate) fn passphrase_problem(first: &str, second: &str) -> Option<PassphraseProblem> {
    if first.chars().count() < SHORTEST_PASSPHRASE {
        Some(PassphraseProblem::Short(t!("entry-please-take-at-least-ten-characters")))
    } else if first != second {
        Some(PassphraseProblem::Differs(t!("entry-the-two-are-not-the-same")))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for text in ["19:30", "19.30", "1930", " 19:30 "] {
            assert_eq!(read_time(text).unwrap(), time(19, 30, 0, 0), "{text}");
        }
        assert_eq!(read_time("7").unwrap(), time(7, 0, 0, 0));
        for text in ["", "25:00", "19:61", "half eight", "-1:00", "日本語時"] {
            assert_eq!(
                read_time(text).unwrap_err(),
                "A time is written as hours and minutes: 19:30.",
                "{text}"
            );
        }
    }

    #[test]
    fn a_past_or_unreadable_date_gets_a_sentence() {
        let today = date(2026, 11, 30);
        let mut entry = MeetingEntry::new(today, "Europe/Berlin");
        assert_eq!(entry.read(today).unwrap().date, date(2026, 12, 7));
        entry.date = "2026-11-29".to_owned();
        assert!(entry.read(today).unwrap_err().starts_with("This date has passed"));
        entry.date = "next week".to_owned();
        assert!(entry.read(today).unwrap_err().starts_with("A date is written"));
        entry.date = "2026-12-03".to_owned();
        entry.zone = "Here".to_owned();
        assert!(entry.read(today).unwrap_err().starts_with("This time zone"));
    }

    #[test]
    fn another_hour_leaves_a_regular_meeting_on_its_days() {
        let last_thursday = MeetingTime {
            date: date(2026, 1, 29),
            time: time(19, 30, 0, 0),
            zone: "Europe/Berlin".to_owned(),
            minutes: 90,
            repeat: Repeat::MonthlyByWeekday,
            until: None,
            pauses: Vec::new(),
        };
        let mut entry = MeetingEntry::of(&last_thursday, Some(date(2026, 2, 26)));
        assert_eq!(entry.date, "2026-02-26");
        entry.time = "20:00".to_owned();
        // The fourth Thursday of February is its last; beginning there would mean the fourth of each month.
        let moved = entry.read(date(2026, 2, 1)).unwrap();
        assert_eq!((moved.date, moved.time), (date(2026, 1, 29), time(20, 0, 0, 0)));
        entry.shift_days(1);
        assert_eq!(entry.read(date(2026, 2, 1)).unwrap().date, date(2026, 2, 27));
    }

    #[test]
    fn several_weekdays_an_end_and_a_pause_are_read() {
        let today = date(2026, 11, 30);
        let mut entry = MeetingEntry::new(today, "Europe/Berlin");
        entry.repeat = Repeat::Weeks(2);
        entry.days = Weekdays::default().with(jiff::civil::Weekday::Thursday, true);
        entry.until = "2027-06-30".to_owned();
        entry.pauses = vec![("2027-04-01".to_owned(), "2027-04-10".to_owned())];
        let time = entry.read(today).unwrap();
        let days = entry.days.with(jiff::civil::Weekday::Monday, true);
        assert_eq!(time.repeat, Repeat::Weekdays { weeks: 2, days });
        assert_eq!(time.until, Some(date(2027, 6, 30)));
        assert_eq!(MeetingEntry::of(&time, None).read(today), Ok(time));
        entry.pauses = vec![("2027-04-10".to_owned(), "2027-04-01".to_owned())];
        assert_eq!(entry.read(today).unwrap_err(), "A pause ends on its first day or later.");
        entry.until = "2026-01-01".to_owned();
        assert!(entry.read(today).unwrap_err().starts_with("It would end before it begins"));
    }

    #[test]
    fn stepping_stays_within_what_can_be_read() {
        let mut entry = MeetingEntry::new(date(2026, 11, 30), "Europe/Berlin");
        entry.shift_days(-8);
        assert_eq!(entry.date, "2026-11-29");
        entry.shift_minutes(-15);
        assert_eq!(entry.time, "18:45");
        entry.lengthen(-15);
        assert_eq!(entry.minutes, 75);
        entry.minutes = 15;
        entry.lengthen(-15);
        assert_eq!(entry.minutes, 15);
        entry.date = "soon".to_owned();
        entry.shift_days(1);
        assert_eq!(entry.date, "soon");
    }

    #[test]
    fn a_month_begins_under_its_weekday() {
        let december = weeks(date(2026, 12, 24));
        assert_eq!(december.len(), 5);
        assert_eq!(december[0][..2], [None, Some(date(2026, 12, 1))]);
        assert_eq!(december[4][3], Some(date(2026, 12, 31)));
        assert_eq!(december[4][4], None);
        assert_eq!(weeks(date(2027, 2, 1)).len(), 4);
    }

    #[test]
    fn a_passphrase_is_asked_twice_and_not_too_short() {
        assert!(matches!(passphrase_problem("short", "short"), Some(PassphraseProblem::Short(_))));
        assert!(matches!(
            passphrase_problem("four calm words here", "four calm words her"),
            Some(PassphraseProblem::Differs(_))
        ));
        assert_eq!(passphrase_problem("four calm words here", "four calm words here"), None);
    }
}
