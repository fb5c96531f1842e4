//! When a meeting can be.
//!
//! Invariant: whether a time can be at all follows from the time alone; only a person who sets one is asked whether its
//! zone is known here.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::group::edit::{MeetingTime, Pause, Repeat, Slot};
use crate::group::forms::is_possible;

const MAX_ZONE_BYTES: usize = 64;
/// How many pauses a regular meeting can have.
const MAX_PAUSES: usize = 8;

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
    /// One weekday, or not the first date's.
    #[error("Of several weekdays, one is that of the first date.")]
    Weekdays,
    /// It ends before it begins, or does not come again.
    #[error("A regular meeting ends on its first date or later; a single one has no end.")]
    Until,
    /// Pauses that are none.
    #[error("A regular meeting has at most eight pauses, each after the one before.")]
    Pauses,
}

impl MeetingTime {
    /// Whether the time can be at all; alike on all devices, so it does not ask which zones this one knows.
    pub(in crate::group) fn is_possible(&self) -> bool {
        let of_zone = |c: char| c.is_ascii_alphanumeric() || "+-_/".contains(c);
        self.form().is_ok()
            && (1..=MAX_ZONE_BYTES).contains(&self.zone.len())
            && self.zone.chars().all(of_zone)
    }

    /// Whether a person can set this time, and if not, why.
    pub(in crate::group) fn check(&self) -> Result<(), TimeError> {
        self.form()?;
        if !self.is_possible() || TimeZone::get(&self.zone).is_err() {
            return Err(TimeError::Zone(self.zone.chars().take(MAX_ZONE_BYTES).collect()));
        }
        Ok(())
    }

    fn form(&self) -> Result<(), TimeError> {
        let is_single = self.repeat == Repeat::Once;
        if !is_possible(self.date) {
            return Err(TimeError::Date);
        }
        if !(1..=1440).contains(&self.minutes) {
            return Err(TimeError::Length);
        }
        let weeks = match self.repeat {
            Repeat::Weeks(weeks) | Repeat::Weekdays { weeks, .. } => weeks,
            Repeat::Once | Repeat::MonthlyByWeekday | Repeat::MonthlyByDay => 1,
        };
        if !(1..=52).contains(&weeks) {
            return Err(TimeError::Repeat);
        }
        if let Repeat::Weekdays { days, .. } = self.repeat
            && (!days.contains(self.date.weekday()) || days.days().count() < 2)
        {
            return Err(TimeError::Weekdays);
        }
        let ends = |until: Date| !is_single && is_possible(until) && until >= self.date;
        if !self.until.is_none_or(ends) {
            return Err(TimeError::Until);
        }
        let whole = |pause: &Pause| {
            is_possible(pause.from) && is_possible(pause.until) && pause.from <= pause.until
        };
        let apart = self.pauses.is_sorted_by(|a, b| a.until < b.from);
        let some = self.pauses.len() <= if is_single { 0 } else { MAX_PAUSES };
        if !(some && apart && self.pauses.iter().all(whole)) {
            return Err(TimeError::Pauses);
        }
        Ok(())
    }
}

impl Slot {
    /// Whether the time can be at all.
    pub(in crate::group) fn is_possible(&self) -> bool {
        MeetingTime::from(self).is_possible()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::group::edit::Weekdays;

    #[test]
    fn what_cannot_be_is_said_in_plain_words() {
        let good = MeetingTime::from(&Slot {
            date: date(2026, 6, 1),
            time: jiff::civil::time(19, 0, 0, 0),
            zone: "Europe/Vienna".to_owned(),
            minutes: 90,
        });
        assert_eq!(good.check(), Ok(()));
        let mut bad = good.clone();
        bad.minutes = 0;
        assert_eq!(bad.check(), Err(TimeError::Length));
        bad = MeetingTime { zone: "Mars/Base".to_owned(), ..good.clone() };
        assert_eq!(bad.check(), Err(TimeError::Zone("Mars/Base".to_owned())));
        bad = MeetingTime { repeat: Repeat::Weeks(0), ..good.clone() };
        assert_eq!(bad.check(), Err(TimeError::Repeat));
        bad = MeetingTime { date: date(9999, 12, 31), ..good.clone() };
        assert_eq!(bad.check(), Err(TimeError::Date));
        bad = MeetingTime { until: Some(date(2026, 7, 1)), ..good.clone() };
        assert_eq!(bad.check(), Err(TimeError::Until));
        let weekly = MeetingTime { repeat: Repeat::Weeks(1), ..good };
        bad = MeetingTime { until: Some(date(2026, 5, 31)), ..weekly.clone() };
        assert_eq!(bad.check(), Err(TimeError::Until));
        let days = Weekdays::default().with(weekly.date.weekday(), true);
        bad = MeetingTime { repeat: Repeat::Weekdays { weeks: 1, days }, ..weekly.clone() };
        assert_eq!(bad.check(), Err(TimeError::Weekdays));
        let pause = |from, until| Pause { from: date(2026, 7, from), until: date(2026, 7, until) };
        for pauses in [vec![pause(5, 4)], vec![pause(1, 5), pause(5, 6)], vec![pause(1, 1); 9]] {
            bad = MeetingTime { pauses, ..weekly.clone() };
            assert_eq!(bad.check(), Err(TimeError::Pauses));
        }
        bad = MeetingTime { pauses: vec![pause(1, 5), pause(6, 6)], ..weekly };
        assert_eq!(bad.check(), Ok(()));
    }
}
