//! The schedule for other calendars (iCalendar) and as plain text.
//!
//! Invariant: no names of people, no address, and nothing that the group wrote but what was asked for; what is not certain
//! is tentative. The same meeting keeps its UID, and its SEQUENCE grows with whatever changes.
//! Source: RFC 5545.

mod zones;

use std::collections::BTreeSet;

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::{DateChange, MeetingTime};
use kith_sync::group::snapshot::{Choice, Meeting, Where, Words};
use kith_sync::id::RecordId;

use crate::view::when::{coming, date_words, is_over};
use crate::words::t;

/// Dates of a regular meeting that are written as text.
const DATES: usize = 6;

/// What a calendar is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// One meeting; absent: all that are to come.
    pub only: Option<RecordId>,
    /// Where, by name; never an address.
    pub place: bool,
}

/// The schedule as an iCalendar file, written at `now`.
pub fn calendar_file(snapshot: &GroupSnapshot, told: Told, now: &Zoned) -> String {
    let mut calendar = Calendar::new();
    calendar.properties.clear();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    let (mut zones, mut first) = (BTreeSet::new(), now.timestamp());
    for meeting in shown(snapshot, told, now) {
        for time in times(meeting) {
            first = first.min(begins(&time, time.date).map_or(first, |begins| begins.timestamp()));
            zones.insert(time.zone);
        }
        for event in events(snapshot, meeting, told, now) {
            calendar.push(event);
        }
    }
    let text = calendar.to_string();
    let at = text.find("BEGIN:VEVENT").unwrap_or(text.len());
    let (head, events) = text.split_at(at);
    // The library knows no time zones.
    let zones = if events.is_empty() {
        String::new()
    } else {
        zones::defined(&zones, first, now.timestamp())
    };
    format!("{head}{zones}{events}")
}

/// All times that a meeting's events are told by.
fn times(meeting: &Meeting) -> impl Iterator<Item = MeetingTime> {
    let series = meeting.when.values.iter().map(|timed| timed.value.time.clone());
    let moved = meeting.dates.iter().flat_map(|said| &said.change.values);
    series.chain(moved.filter_map(|chosen| moved_to(&chosen.value.change)))
}

/// The schedule in words, one date a line.
pub fn schedule_text(snapshot: &GroupSnapshot, told: Told, now: &Zoned) -> String {
    let mut lines: Vec<(Option<Zoned>, String)> = Vec::new();
    for meeting in shown(snapshot, told, now) {
        let whole = meeting.time_uncertain;
        let is_cancelled = meeting.cancelled.settled() == Some(&true) && !whole;
        for timed in &meeting.when.values {
            let mut dates = coming(&timed.value.time, now, DATES);
            dates.extend(meeting.dates.iter().map(|said| said.date));
            dates.sort_unstable();
            dates.dedup();
            for date in dates {
                let Some((time, state)) = date_of(meeting, &timed.value.time, date) else {
                    continue;
                };
                if is_over(&time, time.date, now) {
                    continue;
                }
                let words = date_words(&time, time.date, now);
                let zone = words.elsewhere.map(|words| format!(" ({words})")).unwrap_or_default();
                let mut line = format!("{}, {}{zone}", words.day, words.clock);
                if let Some(place) = place_of(snapshot, meeting, date, told) {
                    line = format!("{line}, {place}");
                }
                if is_cancelled || state == DateState::Cancelled {
                    line = t!("calendar-cancelled", line = line);
                } else if whole || state == DateState::Uncertain {
                    line = format!("{line} – {}", t!("calendar-uncertain"));
                }
                lines.push((begins(&time, time.date), line));
            }
        }
    }
    lines.sort();
    let mut text = String::new();
    for (_, line) in lines {
        text.extend([line.as_str(), "\n"]);
    }
    if text.is_empty() {
        text.extend([t!("calendar-none"), "\n"]);
    }
    text
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateState {
    Planned,
    Cancelled,
    Uncertain,
}

/// The meetings to tell of: those that are not over.
fn shown<'a>(
    snapshot: &'a GroupSnapshot,
    told: Told,
    now: &'a Zoned,
) -> impl Iterator<Item = &'a Meeting> {
    let meetings = snapshot.meetings.iter().map(|meeting| &**meeting);
    meetings.filter(move |meeting| {
        let is_asked = told.only.is_none_or(|only| only == meeting.id);
        let mut times = meeting.when.values.iter();
        let planned = times.any(|timed| !coming(&timed.value.time, now, 1).is_empty());
        let moved = meeting.dates.iter().flat_map(|said| &said.change.values);
        let mut moved = moved.filter_map(|chosen| moved_to(&chosen.value.change));
        is_asked && (planned || moved.any(|time| !is_over(&time, time.date, now)))
    })
}

/// When one date of a meeting is; absent where the series has it no more and nothing was moved.
fn date_of(
    meeting: &Meeting,
    series: &MeetingTime,
    date: Date,
) -> Option<(MeetingTime, DateState)> {
    let planned = || {
        let repeat = kith_sync::group::edit::Repeat::Once;
        MeetingTime { date, repeat, until: None, pauses: Vec::new(), ..series.clone() }
    };
    let said = meeting.on(date);
    let is_on = series.is_on(date);
    let Some(said) = said else { return is_on.then(|| (planned(), DateState::Planned)) };
    let settled = said.change.settled().map(|it| &it.change);
    let state = if said.uncertain {
        DateState::Uncertain
    } else if settled == Some(&DateChange::Cancelled) {
        DateState::Cancelled
    } else {
        DateState::Planned
    };
    match settled.and_then(moved_to) {
        Some(time) => Some((time, state)),
        None => is_on.then(|| (planned(), state)),
    }
}

fn moved_to(change: &DateChange) -> Option<MeetingTime> {
    match change {
        DateChange::Moved(slot) => Some(MeetingTime::from(slot)),
        DateChange::AsPlanned | DateChange::Cancelled => None,
    }
}

fn events(snapshot: &GroupSnapshot, meeting: &Meeting, told: Told, now: &Zoned) -> Vec<Event> {
    let Some(timed) = meeting.when.values.first() else { return Vec::new() };
    let series = &timed.value.time;
    let uid = meeting.id.to_string();
    let is_uncertain = meeting.time_uncertain;
    let is_cancelled = meeting.cancelled.settled() == Some(&true) && !is_uncertain;
    let whole = if is_cancelled {
        DateState::Cancelled
    } else if is_uncertain {
        DateState::Uncertain
    } else {
        DateState::Planned
    };
    let place = place_words(snapshot, &meeting.place, told);
    let mut main = event(&uid, meeting.revision, series, whole, place, now);
    let mut others = Vec::new();
    if let Some(rule) = series.rule() {
        main.append_property(Property::new("RRULE", bounded(&rule, series)));
        let unpaused = MeetingTime { pauses: Vec::new(), ..series.clone() };
        for pause in &series.pauses {
            for date in unpaused.dates(pause.from, pause.until) {
                main.append_multi_property(local("EXDATE", series, date));
            }
        }
        for said in &meeting.dates {
            let Some((time, state)) = date_of(meeting, series, said.date) else { continue };
            let is_on = series.is_on(said.date);
            if state == DateState::Cancelled {
                main.append_multi_property(local("EXDATE", series, said.date));
                continue;
            }
            let has_place = place_words(snapshot, &said.place, told).is_some();
            if time.date == said.date
                && state == DateState::Planned
                && is_on
                && !has_place
                && time.time == series.time
                && time.zone == series.zone
                && time.minutes == series.minutes
            {
                continue;
            }
            let place = place_of(snapshot, meeting, said.date, told);
            let state = if whole == DateState::Planned { state } else { whole };
            // A date that the series has no more is a meeting of its own.
            let own = if is_on { uid.clone() } else { format!("{uid}-{}", said.date) };
            let mut event = event(&own, meeting.revision, &time, state, place, now);
            if is_on {
                event.append_property(local("RECURRENCE-ID", series, said.date));
            }
            others.push(event);
        }
    }
    others.insert(0, main);
    others
}

fn event(
    uid: &str,
    revision: u32,
    time: &MeetingTime,
    state: DateState,
    place: Option<String>,
    now: &Zoned,
) -> Event {
    let mut event = Event::new();
    event.uid(uid).sequence(revision).summary(t!("calendar-title"));
    let stamp = now.with_time_zone(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    event.append_property(Property::new("DTSTAMP", stamp));
    event.append_property(local("DTSTART", time, time.date));
    event.append_property(Property::new("DURATION", format!("PT{}M", time.minutes)));
    match state {
        DateState::Planned => event.status(EventStatus::Confirmed),
        DateState::Cancelled => event.status(EventStatus::Cancelled),
        DateState::Uncertain => {
            event.status(EventStatus::Tentative).description(t!("calendar-uncertain"))
        }
    };
    if let Some(place) = place {
        event.location(&place);
    }
    event
}

/// A wall-clock time in the meeting's zone, on a date.
fn local(key: &str, time: &MeetingTime, date: Date) -> Property {
    let at = date.to_datetime(time.time).strftime("%Y%m%dT%H%M%S").to_string();
    let mut property = Property::new(key, at);
    property.add_parameter("TZID", &time.zone);
    property
}

/// The rule with its end, which a calendar wants as an instant.
fn bounded(rule: &str, time: &MeetingTime) -> String {
    let end = time.until.and_then(|until| begins(time, until));
    match end {
        Some(end) => {
            let end = end.with_time_zone(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
            format!("{rule};UNTIL={end}")
        }
        None => rule.to_owned(),
    }
}

fn begins(time: &MeetingTime, date: Date) -> Option<Zoned> {
    date.to_datetime(time.time).to_zoned(TimeZone::get(&time.zone).ok()?).ok()
}

/// Where one date is, by name.
fn place_of(snapshot: &GroupSnapshot, meeting: &Meeting, date: Date, told: Told) -> Option<String> {
    let said = meeting.on(date);
    let own = said.map(|said| &said.place).filter(|place| !place.values.is_empty());
    place_words(snapshot, own.unwrap_or(&meeting.place), told)
}

/// A place by name, if that is wanted; "place open" where there are several, which names none.
fn place_words(snapshot: &GroupSnapshot, place: &Choice<Where>, told: Told) -> Option<String> {
    let known = |words: &Words| match words {
        // One line, whatever a changed program put there: it would begin another in the file.
        Words::Known(words) if !words.trim().is_empty() => {
            Some(words.trim().replace(char::is_control, " "))
        }
        Words::Known(_) | Words::NotHereYet | Words::TakenBack => None,
    };
    if place.values.len() > 1 {
        return Some(t!("calendar-place-open").to_owned());
    }
    match place.settled().filter(|_| told.place)? {
        Where::Words(written) => known(&written.words),
        Where::Listed(id) => {
            let place = snapshot.places.iter().find(|place| place.id == *id)?;
            known(&place.name.settled()?.words)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use calcard::icalendar::ICalendar;
    use calcard::icalendar::dates::TimeOrDelta;
    use kith_sync::group::edit::{Pause, Repeat, Slot};
    use kith_sync::group::snapshot::{ChangedDate, Chosen, MeetingDate};
    use kith_sync::id::{Day, ExactHash};

    use super::*;
    use crate::desktop::scripted::{now, snapshot};

    fn changed(date: Date, changes: Vec<DateChange>) -> Arc<MeetingDate> {
        let values = changes.into_iter().map(|change| Chosen {
            value: ChangedDate { change, exact: ExactHash::from_bytes([1; 32]), of_now: true },
            by: None,
            day: Day(0),
        });
        let values: Vec<_> = values.collect();
        let uncertain = values.len() > 1;
        let change = Choice { values };
        Arc::new(MeetingDate { change, uncertain, ..MeetingDate::of(date) })
    }

    /// Every two weeks from 19 November, until the end of May, not in January; one moved, one cancelled, one in question.
    fn busy() -> GroupSnapshot {
        let mut snapshot = Arc::unwrap_or_clone(snapshot());
        let mut meeting = (*snapshot.meetings[1]).clone();
        let time = &mut meeting.when.values[0].value.time;
        time.repeat = Repeat::Weeks(2);
        time.until = Some(jiff::civil::date(2027, 4, 30));
        time.pauses = vec![Pause {
            from: jiff::civil::date(2027, 1, 1),
            until: jiff::civil::date(2027, 1, 31),
        }];
        let slot = |day| Slot {
            date: jiff::civil::date(2026, 12, day),
            time: jiff::civil::time(18, 0, 0, 0),
            zone: "Europe/Berlin".to_owned(),
            minutes: 60,
        };
        let moved = DateChange::Moved(slot(4));
        meeting.dates = vec![
            changed(jiff::civil::date(2026, 12, 3), vec![moved]),
            changed(jiff::civil::date(2026, 12, 17), vec![DateChange::Cancelled]),
            changed(
                jiff::civil::date(2026, 12, 31),
                vec![DateChange::Cancelled, DateChange::Moved(slot(30))],
            ),
        ];
        snapshot.meetings = Arc::new(vec![Arc::new(meeting)]);
        snapshot
    }

    /// What another program makes of a file: when each event begins there, in its own zone.
    fn read_back(file: &str) -> Vec<String> {
        let calendar = ICalendar::parse(file).unwrap();
        let expanded = calendar.expand_dates(calcard::common::timezone::Tz::UTC, 100);
        assert!(expanded.errors.is_empty(), "{:?}", expanded.errors);
        let mut events: Vec<String> = expanded
            .events
            .iter()
            .map(|event| {
                let minutes = match &event.end {
                    TimeOrDelta::Delta(length) => length.num_minutes(),
                    TimeOrDelta::Time(end) => {
                        (end.naive_local() - event.start.naive_local()).num_minutes()
                    }
                };
                format!("{} {minutes}", event.start.format("%Y-%m-%d %H:%M %z"))
            })
            .collect();
        events.sort();
        events
    }

    #[test]
    fn another_program_reads_the_same_dates_at_the_same_hour_summer_and_winter() {
        let file = calendar_file(&busy(), Told::default(), &now());
        assert_eq!(
            read_back(&file),
            [
                "2026-11-19 19:30 +0100 90",
                "2026-12-04 18:00 +0100 60",
                "2026-12-31 19:30 +0100 90",
                "2027-02-11 19:30 +0100 90",
                "2027-02-25 19:30 +0100 90",
                "2027-03-11 19:30 +0100 90",
                "2027-03-25 19:30 +0100 90",
                "2027-04-08 19:30 +0200 90",
                "2027-04-22 19:30 +0200 90",
            ]
        );
    }

    #[test]
    fn a_file_names_nobody_and_no_place_unless_it_is_asked_for() {
        let (snapshot, now) = (snapshot(), now());
        let file = calendar_file(&snapshot, Told::default(), &now);
        for word in ["Ana", "Ben", "Cleo", "Library", "Thursday table", "Kith", "kith", "LOCATION"]
        {
            assert!(!file.contains(word), "{word} in {file}");
        }
        assert!(file.contains("SUMMARY:Meeting\r\n"));
        let told = Told { place: true, ..Told::default() };
        assert!(calendar_file(&snapshot, told, &now).contains("LOCATION:Library"));
    }

    #[test]
    fn two_places_at_once_are_told_as_open_and_neither_is_named() {
        let mut snapshot = busy();
        let library = snapshot.meetings[0].place.values[0].clone();
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[0]);
        meeting.place.values = vec![library.clone(), library.clone()];
        for place in [false, true] {
            let told = Told { place, ..Told::default() };
            let file = calendar_file(&snapshot, told, &now());
            assert!(file.contains("LOCATION:Place open") && !file.contains("Library"), "{file}");
            assert!(schedule_text(&snapshot, told, &now()).contains(t!("calendar-place-open")));
        }
        // One date alone.
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[0]);
        meeting.place.values = vec![library.clone()];
        Arc::make_mut(&mut meeting.dates[0]).place.values = vec![library.clone(), library];
        let file = calendar_file(&snapshot, Told::default(), &now());
        assert_eq!(file.matches("LOCATION:Place open").count(), 1, "{file}");
    }

    #[test]
    fn what_is_not_certain_is_tentative_and_what_is_cancelled_says_so() {
        let file = calendar_file(&busy(), Told::default(), &now());
        assert_eq!(file.matches("STATUS:TENTATIVE").count(), 1);
        assert!(file.contains(t!("calendar-uncertain")));
        let mut snapshot = busy();
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[0]);
        meeting.cancelled.values[0].value = true;
        (meeting.uncertain, meeting.time_uncertain) = (true, true);
        let file = calendar_file(&snapshot, Told::default(), &now());
        assert!(file.contains("STATUS:TENTATIVE") && !file.contains("STATUS:CANCELLED"));
        let text = schedule_text(&snapshot, Told::default(), &now());
        // Moved by one and cancelled by another: only the date that was cancelled by itself is told as such.
        assert_eq!(text.matches("cancelled").count(), 1, "{text}");
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[0]);
        (meeting.uncertain, meeting.time_uncertain) = (false, false);
        let file = calendar_file(&snapshot, Told::default(), &now());
        assert!(file.contains("STATUS:CANCELLED"));
    }

    #[test]
    fn one_meeting_can_be_told_alone_and_keeps_its_name() {
        let (snapshot, now) = (snapshot(), now());
        let only = Some(snapshot.meetings[1].id);
        let file = calendar_file(&snapshot, Told { only, place: false }, &now);
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
        assert!(file.contains(&format!("UID:{}\r\n", snapshot.meetings[1].id)));
        assert!(file.contains("SEQUENCE:7\r\n"));
    }

    #[test]
    fn the_text_tells_each_date_on_a_line_with_the_cautious_reading() {
        let told = Told { place: true, only: None };
        let text = schedule_text(&busy(), told, &now());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..3],
            [
                "Friday 4 December, 18:00 to 19:00, Library, small room on the first floor",
                "Thursday 17 December, 19:30 to 21:00, Library, small room on the first floor – cancelled",
                "Thursday 31 December, 19:30 to 21:00, Library, small room on the first floor – Not certain: do not set \
                 out yet.",
            ]
        );
    }
}
