//! Meetings and passphrases as people type them.
//!
//! Invariant: what cannot be read gets a sentence that says how to write it, and changes nothing.

mod typed;

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kith_sync::group::edit::{MeetingTime, Pause, Repeat, Weekdays};
use serde::{Deserialize, Serialize};

pub(crate) use self::typed::{
    read_coming, read_coming_or_none, read_date, read_day_or_none, read_time, typed_date,
    typed_time,
};
use crate::words::t;

/// The longest meeting, in minutes.
const LONGEST: u16 = 24 * 60;
/// The fewest characters of a passphrase.
const SHORTEST_PASSPHRASE: usize = 10;

/// A meeting while it is entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MeetingEntry {
    #[serde(default)]
    pub(crate) date: String,
    #[serde(default)]
    pub(crate) time: String,
    pub(crate) minutes: u16,
    #[serde(default)]
    pub(crate) zone: String,
    /// Whether the zone can be typed; seldom does a meeting take place in another.
    #[serde(default)]
    pub(crate) zone_open: bool,
    pub(crate) repeat: Repeat,
    /// Further weekdays of a weekly meeting.
    #[serde(default)]
    pub(crate) days: Weekdays,
    /// Whether the end and the pauses are open.
    #[serde(default)]
    pub(crate) more_open: bool,
    /// The last day; may be empty.
    #[serde(default)]
    pub(crate) until: String,
    /// The first and the last day of each pause.
    #[serde(default)]
    pub(crate) pauses: Vec<(String, String)>,
    /// Whether it is one date of a regular meeting, which does not come again by itself.
    #[serde(default)]
    pub(crate) is_single: bool,
    #[serde(default)]
    pub(crate) place: String,
    /// The next date and the first date of what is moved: where the date stays, a regular meeting keeps its beginning.
    anchor: Option<(Date, Date)>,
    /// What could not be read, shown once somebody has tried.
    #[serde(skip)]
    pub(crate) problem: Option<String>,
}

impl MeetingEntry {
    /// A week from today, in the evening.
    pub(crate) fn new(today: Date, zone: &str) -> Self {
        Self {
            date: typed_date(today.checked_add(7.days()).unwrap_or(today)),
            time: typed_time(Time::constant(19, 0, 0, 0)),
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
            problem: None,
        }
    }

    /// From what is set; a regular meeting moves from its next date on.
    pub(crate) fn of(time: &MeetingTime, next: Option<Date>) -> Self {
        Self {
            date: typed_date(next.unwrap_or(time.date)),
            time: typed_time(time.time),
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
            until: time.until.map(typed_date).unwrap_or_default(),
            pauses: time
                .pauses
                .iter()
                .map(|pause| (typed_date(pause.from), typed_date(pause.until)))
                .collect(),
            is_single: false,
            place: String::new(),
            anchor: next.map(|next| (next, time.date)),
            problem: None,
        }
    }

    /// Reads what was typed.
    pub(crate) fn read(&self, today: Date) -> Result<MeetingTime, String> {
        let date = read_coming(&self.date, today)?;
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
        let (until, pauses) = self.read_rest(date, today)?;
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

    /// What is wrong, unless a field says it already.
    pub(crate) fn told(&self, today: Date) -> Option<&str> {
        let date = read_coming(&self.date, today).err().filter(|_| !self.date.trim().is_empty());
        let time = read_time(&self.time).err().filter(|_| !self.time.trim().is_empty());
        let beside = [date, time];
        self.problem.as_deref().filter(|it| beside.iter().flatten().all(|said| said != it))
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
    fn read_rest(&self, first: Date, today: Date) -> Result<(Option<Date>, Vec<Pause>), String> {
        if self.repeat == Repeat::Once {
            return Ok((None, Vec::new()));
        }
        let until = read_coming_or_none(&self.until, today)?;
        if until.is_some_and(|until| until < first) {
            return Err(t!("entry-it-would-end-before-it-begins").to_owned());
        }
        let mut pauses = Vec::new();
        for (from, until) in &self.pauses {
            let from = read_coming(from, today)?;
            // A pause into the next year ends in it.
            let pause = Pause { from, until: read_coming(until, today.max(from))? };
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

    /// Shorter or longer.
    pub(crate) fn lengthen(&mut self, minutes: i16) {
        self.minutes = self.minutes.saturating_add_signed(minutes).clamp(15, LONGEST);
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
    fn a_past_or_unreadable_date_gets_a_sentence() {
        let today = date(2026, 11, 30);
        let mut entry = MeetingEntry::new(today, "Europe/Berlin");
        assert_eq!(entry.read(today).unwrap().date, date(2026, 12, 7));
        entry.date = "2026-11-29".to_owned();
        assert!(entry.read(today).unwrap_err().starts_with("This date has passed"));
        entry.date = "next week".to_owned();
        assert!(entry.read(today).unwrap_err().starts_with("This cannot be read as a date"));
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
        assert_eq!(entry.date, "26/02/2026");
        entry.time = "20:00".to_owned();
        // The fourth Thursday of February is its last; beginning there would mean the fourth of each month.
        let moved = entry.read(date(2026, 2, 1)).unwrap();
        assert_eq!((moved.date, moved.time), (date(2026, 1, 29), time(20, 0, 0, 0)));
        entry.date = "27/2".to_owned();
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
    fn a_meeting_is_a_quarter_of_an_hour_at_least() {
        let mut entry = MeetingEntry::new(date(2026, 11, 30), "Europe/Berlin");
        entry.lengthen(-15);
        assert_eq!(entry.minutes, 75);
        entry.minutes = 15;
        entry.lengthen(-15);
        assert_eq!(entry.minutes, 15);
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
