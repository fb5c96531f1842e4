//! When members are usually free, as far as each of them shares it.
//!
//! Merge: it is each member's own word and stands whole; where a member's two devices said different things, both stand, and
//! the member is free only when both say so.
//! Source: FORMATS.md §4.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _};

use super::chunk::Scalar;
use super::edit::{FreeTimes, MeetingTime, Pause, Slot};
use super::forms::is_possible;
use super::keys::{self, FREE};
use super::read::Reader;
use super::snapshot::OwnWord;
use super::write::{Draft, EditError};

/// How many spans a week can have.
const MAX_SPANS: usize = 14;
/// How often somebody can be away.
const MAX_AWAY: usize = 8;

impl FreeTimes {
    /// Whether it can be at all; alike on all devices, so it does not ask which zones this one knows.
    pub(super) fn is_possible(&self) -> bool {
        let span = |span: &super::edit::FreeSpan| {
            span.days.days().next().is_some() && span.from < span.until
        };
        let away = |away: &Pause| {
            is_possible(away.from) && is_possible(away.until) && away.from <= away.until
        };
        self.week.len() <= MAX_SPANS
            && self.away.len() <= MAX_AWAY
            && self.week.iter().all(span)
            && self.away.iter().all(away)
            && self.any_time().is_possible()
    }

    /// Refuses what a person cannot say.
    pub fn check(&self) -> Result<(), EditError> {
        self.any_time().check()?;
        if self.is_possible() { Ok(()) } else { Err(EditError::FreeTimes) }
    }

    /// Whether the member is free for the whole of a time: no where they are away, absent where neither is said, or where
    /// this device does not know one of the zones.
    pub fn says(&self, slot: &Slot) -> Option<bool> {
        let begins = self.here(slot)?;
        let ends = begins.checked_add(i64::from(slot.minutes).minutes()).ok()?;
        let is_away = |away: &Pause| away.from <= ends.date() && begins.date() <= away.until;
        if self.away.iter().any(is_away) {
            return Some(false);
        }
        let is_within = |from: Time, until: Time| {
            // Midnight is on the next day, and a minute before it the latest that can be said.
            let minute = SignedDuration::from_secs(60);
            let until = begins.date().to_datetime(until);
            begins.time() >= from && ends.checked_sub(minute).is_ok_and(|ends| ends <= until)
        };
        let is_free = self.week.iter().any(|span| {
            span.days.contains(begins.date().weekday()) && is_within(span.from, span.until)
        });
        is_free.then_some(true)
    }

    /// When a time begins, by the clock on the member's wall.
    fn here(&self, slot: &Slot) -> Option<DateTime> {
        let there = TimeZone::get(&slot.zone).ok()?;
        let here = TimeZone::get(&self.zone).ok()?;
        let begins = slot.date.to_datetime(slot.time).to_zoned(there).ok()?;
        Some(begins.with_time_zone(here).datetime())
    }

    /// A time in the zone, whose rules are those of meetings.
    fn any_time(&self) -> MeetingTime {
        let (date, time) = (Date::constant(2000, 1, 1), Time::midnight());
        MeetingTime::from(&Slot { date, time, zone: self.zone.clone(), minutes: 1 })
    }
}

/// Shares when this member is usually free, or shares it no more.
pub(super) fn share(draft: &mut Draft<'_, '_>, times: Option<&FreeTimes>) -> Result<(), EditError> {
    let key = keys::own(draft.context.me, FREE, "");
    match times {
        Some(times) => {
            times.check()?;
            draft.put_encoded(key, times);
        }
        None => draft.put(key, Scalar::Null),
    }
    Ok(())
}

/// When members are usually free, of those who are in and say so.
pub(super) fn read(reader: &Reader<'_>) -> Vec<OwnWord<FreeTimes>> {
    let mut times = reader.own_words(FREE, "", Scalar::decoded::<FreeTimes>);
    times.sort_by_key(|it| it.member);
    times
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date, time};

    use super::*;
    use crate::group::edit::{FreeSpan, Weekdays};

    fn evenings() -> FreeTimes {
        let days = [Weekday::Monday, Weekday::Thursday].into_iter().collect::<Weekdays>();
        FreeTimes {
            zone: "Europe/Berlin".to_owned(),
            week: vec![FreeSpan { days, from: time(18, 0, 0, 0), until: time(21, 0, 0, 0) }],
            away: vec![Pause { from: date(2026, 12, 21), until: date(2027, 1, 3) }],
        }
    }

    fn slot(day: Date, hour: i8, minutes: u16, zone: &str) -> Slot {
        Slot { date: day, time: time(hour, 0, 0, 0), zone: zone.to_owned(), minutes }
    }

    #[test]
    fn a_time_is_free_only_if_all_of_it_is_and_away_is_no() {
        let says = |day, hour, minutes| evenings().says(&slot(day, hour, minutes, "Europe/Berlin"));
        let monday = date(2026, 12, 7);
        assert_eq!(says(monday, 18, 180), Some(true));
        assert_eq!(says(monday, 19, 180), None, "it would go on longer");
        assert_eq!(says(monday, 17, 90), None);
        let mut late = evenings();
        late.week[0].until = time(23, 59, 0, 0);
        assert_eq!(late.says(&slot(monday, 23, 60, "Europe/Berlin")), Some(true));
        assert_eq!(says(date(2026, 12, 8), 19, 60), None, "on another day nothing is said");
        assert_eq!(says(date(2026, 12, 24), 19, 60), Some(false));
        assert_eq!(says(date(2026, 12, 20), 23, 120), Some(false), "it would end on a day away");
        assert_eq!(says(date(2027, 1, 4), 19, 60), Some(true));
    }

    #[test]
    fn it_is_the_clock_on_the_members_own_wall() {
        let monday = date(2026, 12, 7);
        assert_eq!(evenings().says(&slot(monday, 18, 60, "Europe/London")), Some(true));
        assert_eq!(evenings().says(&slot(monday, 20, 60, "Europe/London")), None);
        assert_eq!(evenings().says(&slot(monday, 18, 60, "Nowhere/Atall")), None);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut backwards = evenings();
        backwards.week[0].until = time(17, 0, 0, 0);
        let mut never = evenings();
        never.week[0].days = Weekdays::default();
        let mut many = evenings();
        many.week = vec![many.week[0].clone(); MAX_SPANS + 1];
        let mut nowhere = evenings();
        nowhere.zone = "Nowhere/Atall".to_owned();
        for times in [backwards, never, many, nowhere] {
            assert!(times.check().is_err(), "{times:?}");
        }
        assert!(evenings().check().is_ok());
    }
}
