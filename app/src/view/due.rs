//! What has come due and nobody set a day for: a place to book, a number to check, asking how it is working and whether the
//! first rules fit.

use jiff::civil::Date;
use kith_sync::group::edit::{DateChange, MeetingTime};
use kith_sync::group::snapshot::{Kept, Meeting};

use super::agreement::holds;
use super::choice::{Line, line_view};
use super::meetings::MeetingsView;
use super::today::{NeedView, need};
use super::when::date_of;
use super::{Place, Source, help};
use crate::words::t;

/// So many days before a meeting its place is asked for.
const BOOK_BEFORE_DAYS: i32 = 14;
/// After so many meetings it is time to ask how it is working.
const MEETINGS_BETWEEN: usize = 3;

/// One sentence for each.
pub(crate) fn due_needs(source: &Source<'_>, meetings: &MeetingsView) -> Vec<NeedView> {
    let mut needs = booking_needs(source, meetings);
    needs.extend(number_need(source));
    needs.extend(first_rules_need(source));
    if asks_how_it_is_working(source) {
        let words = t!("due-you-have-met-a-few-times");
        needs.push(need(words.to_owned(), t!("due-ask-everybody"), Place::Going));
    }
    needs
}

/// The places of the next meetings that nobody has booked.
fn booking_needs(source: &Source<'_>, meetings: &MeetingsView) -> Vec<NeedView> {
    let mut needs = Vec::new();
    for meeting in &meetings.meetings {
        let Some(next) = meeting.dates.first() else { continue };
        let place = next.place.as_ref().unwrap_or(&meeting.place);
        let is_near = days_between(source.now.date(), next.time.date) <= BOOK_BEFORE_DAYS;
        // Of a place in words alone nobody knows whether it is booked at all.
        let is_to_book = place.listed.is_some() && place.is_booked_first;
        if !is_near || !is_to_book || next.roles.is_booked {
            continue;
        }
        let (place, day) = (&place.words, &next.when.day);
        if next.roles.booker.is_mine {
            let words = t!("due-you-said-that-you-book-for", place = place, day = day);
            needs.push(need(words, t!("due-look"), Place::Meetings));
        } else if next.roles.booker.words.is_none() {
            let words = t!("due-has-to-be-booked-for-and", place = place, day = day);
            needs.push(need(words, t!("due-look"), Place::Meetings));
        }
    }
    needs
}

/// One number that this member could check: not one that they wrote, nor one that they checked today.
fn number_need(source: &Source<'_>) -> Option<NeedView> {
    let mut contacts = source.snapshot.contacts.iter().filter(|it| it.kept == Kept::Here);
    let due = contacts.find(|contact| help::waits_for(source, contact))?;
    let name = line_view(source, Line::ContactName(due.id), &due.name);
    let words = t!("due-is-the-number-of-still-right", contact = name.heading("a contact"));
    Some(need(words, t!("due-look"), Place::Help))
}

/// The first rules are a try for three meetings: then they are asked for again, unless somebody set a day of their own.
fn first_rules_need(source: &Source<'_>) -> Option<NeedView> {
    let snapshot = source.snapshot;
    let held = snapshot.rules.iter().filter(|rule| holds(rule));
    let first = held.clone().map(|rule| rule.day).min().and_then(date_of)?;
    let is_settled = held.clone().any(|rule| !rule.again.values.is_empty());
    if is_settled || !source.may_write() {
        return None;
    }
    let meetings = snapshot.meetings.iter().filter(|it| it.cancelled.settled() == Some(&false));
    let mut been = meetings.flat_map(|meeting| been(meeting, Some(first), source.now.date()));
    been.nth(MEETINGS_BETWEEN - 1)?;
    let words = t!("due-your-first-rules-were-a-try");
    Some(need(words.to_owned(), t!("due-look-again"), Place::Rules))
}

/// Whether several meetings have been since everybody was asked, and nobody is being asked.
fn asks_how_it_is_working(source: &Source<'_>) -> bool {
    let snapshot = source.snapshot;
    let today = source.now.date();
    if source.people().others().next().is_none() || !source.may_write() {
        return false;
    }
    let after = match snapshot.reviews.last() {
        Some(newest) if !newest.is_shown(&snapshot.members, today) => return false,
        Some(newest) => newest.shows_on(),
        None => None,
    };
    let meetings = snapshot.meetings.iter().filter(|it| it.cancelled.settled() == Some(&false));
    let mut been = meetings.flat_map(|meeting| been(meeting, after, today));
    been.nth(MEETINGS_BETWEEN - 1).is_some()
}

/// The last dates before today on which a meeting was, the latest few.
fn been(meeting: &Meeting, after: Option<Date>, today: Date) -> Vec<Date> {
    let Some(timed) = meeting.when.settled() else { return Vec::new() };
    let time: &MeetingTime = &timed.time;
    let Ok(yesterday) = today.yesterday() else { return Vec::new() };
    let year_ago = yesterday.saturating_sub(jiff::Span::new().days(366));
    let from = after.map_or(year_ago, |after| after.max(year_ago));
    let is_off = |date: &Date| {
        let said = meeting.on(*date);
        said.is_some_and(|said| {
            said.change.values.iter().any(|it| it.value.change == DateChange::Cancelled)
        })
    };
    let dates = time.dates(from, yesterday).into_iter();
    dates.filter(|date| Some(*date) != after && !is_off(date)).collect()
}

fn days_between(from: Date, until: Date) -> i32 {
    from.until(until).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use kith_sync::group::GroupSnapshot;
    use kith_sync::group::snapshot::Where;

    use super::*;
    use crate::desktop::scripted::{day, keeping, now, one_by_ben, snapshot, status};
    use crate::view::meetings::meetings_view;

    fn told(snapshot: &GroupSnapshot) -> Vec<String> {
        let (status, now) = (status(), now());
        let source = Source { snapshot, status: &status, now: &now };
        let needs = due_needs(&source, &meetings_view(&source));
        needs.into_iter().map(|need| need.words).collect()
    }

    #[test]
    fn after_a_few_meetings_it_is_proposed_to_ask_how_it_is_working() {
        let asks = "You have met a few times since you last asked each other how it is working.";
        let since = |first: Date| {
            let mut snapshot = Arc::unwrap_or_clone(snapshot());
            let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]);
            meeting.when.values[0].value.time.date = first;
            told(&snapshot).contains(&asks.to_owned())
        };
        // Every two weeks; it is the end of November.
        assert!(since(date(2026, 9, 10)));
        assert!(!since(date(2026, 11, 19)));
    }

    #[test]
    fn the_first_rules_are_asked_for_again_after_three_meetings_by_themselves() {
        let asks = "Your first rules were a try for three meetings, and those have been. Do they still fit?";
        let asked = |change: &dyn Fn(&mut GroupSnapshot), first: Date| {
            let mut snapshot = Arc::unwrap_or_clone(snapshot());
            for rule in Arc::make_mut(&mut snapshot.rules) {
                Arc::make_mut(rule).day = day(date(2026, 9, 9));
            }
            let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]);
            meeting.when.values[0].value.time.date = first;
            change(&mut snapshot);
            told(&snapshot).contains(&asks.to_owned())
        };
        // Every two weeks; it is the end of November.
        assert!(asked(&|_| {}, date(2026, 10, 15)));
        assert!(!asked(&|_| {}, date(2026, 11, 19)), "one meeting alone");
        let set = |again: Option<Date>| {
            move |snapshot: &mut GroupSnapshot| {
                let held = Arc::make_mut(&mut snapshot.rules).iter_mut().find(|it| holds(it));
                Arc::make_mut(held.unwrap()).again = one_by_ben(again);
            }
        };
        assert!(!asked(&set(Some(date(2027, 1, 1))), date(2026, 10, 15)), "a day is set");
        assert!(!asked(&set(None), date(2026, 10, 15)), "it was looked at, with no further day");
    }

    #[test]
    fn a_number_that_waits_to_be_checked_is_asked_for_once() {
        let state = keeping();
        let numbers = told(&state.snapshot);
        let numbers: Vec<_> = numbers.iter().filter(|it| it.starts_with("Is the number")).collect();
        assert!(numbers.len() <= 1, "{numbers:?}");
    }

    #[test]
    fn a_place_that_nobody_has_booked_is_asked_for_two_weeks_before() {
        let asked = |first: Date| {
            let mut snapshot = Arc::unwrap_or_clone(keeping().snapshot);
            let library =
                snapshot.places.iter().find(|it| !it.booking.values.is_empty()).unwrap().id;
            let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]);
            meeting.when.values[0].value.time.date = first;
            meeting.place.values[0].value = Where::Listed(library);
            let told = told(&snapshot);
            told.into_iter().filter(|it| it.contains("has to be booked")).collect::<Vec<_>>()
        };
        assert_eq!(
            asked(date(2026, 12, 10)),
            [
                "Library, small room has to be booked for Thursday 10 December, and nobody has said that they do it."
            ]
        );
        assert_eq!(asked(date(2026, 12, 17)), Vec::<String>::new(), "it is the end of November");
    }
}
