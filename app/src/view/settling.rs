//! What two did at once with the focus, how and where the group meets, the contacts, the shelf and what is taken along, and
//! people have to settle.

use kith_sync::group::edit::{Put, Repeat};
use kith_sync::group::snapshot::{Choice, Kept, Text};

use super::agreement;
use super::choice::{Line, line_view};
use super::today::{NeedView, need};
use super::{Place, Source};
use crate::words::t;

/// One sentence for each, with where to settle it.
pub(crate) fn settling_needs(source: &Source<'_>) -> Vec<NeedView> {
    let mut needs = focus_needs(source);
    needs.extend(place_needs(source));
    needs.extend(contact_needs(source));
    needs.extend(shelf_needs(source));
    needs.extend(schedule_needs(source));
    needs.extend(taken_needs(source));
    needs.extend(topic_needs(source));
    needs
}

fn focus_needs(source: &Source<'_>) -> Vec<NeedView> {
    let focus = &source.snapshot.focus;
    let texts = [
        (&focus.inside, t!("settling-what-belongs-here")),
        (&focus.outside, t!("settling-what-does-not-belong-here")),
        (&focus.origin_why, t!("settling-why-members-come-from-where-they")),
    ];
    let written = texts.into_iter().filter(|(text, _)| text.overlap).map(|(_, about)| {
        let words = t!("settling-two-of-you-wrote-at-once", about = about);
        need(words, t!("settling-look-at-both"), Place::Focus)
    });
    let facts = [
        (is_open(&focus.origin), t!("settling-where-members-come-from-has-two")),
        (is_open(&focus.grades), t!("settling-whether-other-grades-may-join-has")),
        (is_open(&focus.again), t!("settling-the-day-to-look-at-the")),
    ];
    let facts = facts.into_iter().filter(|(is_open, _)| *is_open);
    written
        .chain(
            facts.map(|(_, words)| need(words.to_owned(), t!("settling-settle-it"), Place::Focus)),
        )
        .collect()
}

fn place_needs(source: &Source<'_>) -> Vec<NeedView> {
    let places = source.snapshot.places.iter().filter(|place| place.kept != Kept::Aside);
    let open = places.filter(|place| {
        let lines = [&place.name, &place.address, &place.cost, &place.booking];
        let known = [&place.quiet, &place.private, &place.overheard];
        place.kept == Kept::Unsettled
            || lines.into_iter().any(is_open)
            || known.into_iter().any(is_open)
            || is_open(&place.kind)
            || is_open(&place.room)
            || is_written_twice(&[&place.access, &place.notes])
    });
    open.map(|place| {
        let name = line_view(source, Line::PlaceName(place.id), &place.name);
        unsettled(&name.heading(t!("settling-a-place")), Place::Places)
    })
    .collect()
}

fn contact_needs(source: &Source<'_>) -> Vec<NeedView> {
    let contacts = source.snapshot.contacts.iter().filter(|it| it.kept != Kept::Aside);
    let open = contacts.filter(|contact| {
        contact.kept == Kept::Unsettled
            || is_open(&contact.name)
            || is_open(&contact.reach)
            || is_open(&contact.region)
            || is_written_twice(&[&contact.note])
    });
    open.map(|contact| {
        let name = line_view(source, Line::ContactName(contact.id), &contact.name);
        unsettled(&name.heading(t!("settling-a-contact")), Place::Help)
    })
    .collect()
}

fn shelf_needs(source: &Source<'_>) -> Vec<NeedView> {
    let items = source.snapshot.shelf.iter().filter(|item| item.kept != Kept::Aside);
    let open = items.filter(|item| {
        item.kept == Kept::Unsettled
            || is_open(&item.done)
            || is_open(&item.link)
            || is_written_twice(&[&item.words, &item.note])
    });
    open.map(|item| {
        let words = item.words.words.trim();
        let called = if item.words.overlap || words.is_empty() {
            t!("settling-something-on-the-shelf")
        } else {
            words
        };
        unsettled(called, Place::Shelf)
    })
    .collect()
}

fn schedule_needs(source: &Source<'_>) -> Vec<NeedView> {
    let today = source.now.date();
    let snapshot = source.snapshot;
    let schedule = &snapshot.schedule;
    let meetings = snapshot.meetings.iter().filter(|it| it.cancelled.settled() != Some(&true));
    let coming = meetings.clone().flat_map(|it| it.dates.iter().filter(|on| on.date >= today));
    let single = meetings.filter(|it| {
        let mut times = it.when.values.iter();
        times.any(|timed| timed.value.time.repeat == Repeat::Once && timed.value.time.date >= today)
    });
    let mut roles = single.map(|it| &it.roles).chain(coming.clone().map(|on| &on.roles));
    let open_polls = snapshot.polls.iter().filter(|poll| !poll.picked);
    let facts = [
        (is_open(&schedule.mode), t!("settling-two-of-you-said-how-you")),
        (is_open(&schedule.smallest), t!("settling-with-how-few-you-still-meet")),
        (
            roles.any(|it| is_open(&it.host) || is_open(&it.keeper) || is_open(&it.booker)),
            t!("settling-two-of-you-took-the-same"),
        ),
        (coming.clone().any(|on| is_open(&on.place)), t!("settling-two-places-were-said-for-one")),
        (
            open_polls.clone().any(|poll| is_open(&poll.closes) || is_open(&poll.about)),
            t!("settling-two-of-you-changed-the-looking"),
        ),
    ];
    let facts = facts.into_iter().filter(|(is_open, _)| *is_open);
    facts
        .map(|(_, words)| need(words.to_owned(), t!("settling-settle-it"), Place::Meetings))
        .collect()
}

fn taken_needs(source: &Source<'_>) -> Vec<NeedView> {
    let taken = source.snapshot.taken.iter().filter(|it| it.kept != Kept::Aside);
    let open = taken.filter(|it| {
        it.kept == Kept::Unsettled
            || is_open(&it.until)
            || is_open(&it.done)
            || is_written_twice(&[&it.words])
    });
    open.map(|it| {
        let words = it.words.words.trim();
        let called = if it.words.overlap || words.is_empty() {
            t!("settling-something-that-you-took-along")
        } else {
            words
        };
        unsettled(called, Place::Room)
    })
    .collect()
}

fn topic_needs(source: &Source<'_>) -> Vec<NeedView> {
    let open = source.snapshot.rules.iter().filter(|rule| is_open(&rule.topic));
    open.map(|rule| {
        let name = agreement::name(Put::Rule(rule.id), rule);
        let words = t!("settling-what-is-about-has-two-answers", name = name);
        need(words, t!("settling-settle-it"), Place::Rules)
    })
    .collect()
}

fn unsettled(called: &str, place: Place) -> NeedView {
    let words = t!("settling-was-changed-by-two-of-you", called = called);
    need(words, t!("settling-settle-it"), place)
}

fn is_open<T>(choice: &Choice<T>) -> bool {
    choice.values.len() > 1
}

fn is_written_twice(texts: &[&Text]) -> bool {
    texts.iter().any(|text| text.overlap)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::GroupSnapshot;
    use kith_sync::group::edit::{Mode, Topic};
    use kith_sync::group::snapshot::Chosen;
    use kith_sync::id::Day;

    use super::*;
    use crate::desktop::scripted::{ben, cleo, keeping, now, snapshot, status};

    fn told(change: impl FnOnce(&mut GroupSnapshot)) -> Vec<(String, Place)> {
        let (mut snapshot, status, now) = (Arc::unwrap_or_clone(snapshot()), status(), now());
        change(&mut snapshot);
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        settling_needs(&source).into_iter().map(|need| (need.words, need.place)).collect()
    }

    fn both<T>(values: [T; 2]) -> Choice<T> {
        let values = values.map(|value| Chosen { value, by: Some(ben()), day: Day(0) });
        Choice { values: values.into() }
    }

    #[test]
    fn two_ways_of_meeting_two_hosts_and_two_topics_are_told() {
        assert_eq!(
            told(|snapshot| {
                let schedule = Arc::make_mut(&mut snapshot.schedule);
                schedule.mode = both([Mode::Regular, Mode::NextWhenWeMeet]);
            }),
            [(
                "Two of you said how you meet at once. Which one is right?".to_owned(),
                Place::Meetings
            )]
        );
        assert_eq!(
            told(|snapshot| {
                let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]);
                let host = both([Some(ben()), Some(cleo())]);
                Arc::make_mut(&mut meeting.dates[0]).roles.host = host;
            }),
            [(
                "Two of you took the same task at a meeting. Who does it?".to_owned(),
                Place::Meetings
            )]
        );
        assert_eq!(
            told(|snapshot| {
                let rule = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.rules)[0]);
                "Phones".clone_into(&mut rule.title.words);
                rule.topic = both([Some(Topic::Phones), None]);
            }),
            [(
                "What “Phones” is about has two answers. Which one is right?".to_owned(),
                Place::Rules
            )]
        );
    }

    #[test]
    fn everything_that_two_did_at_once_is_named_once_with_its_place() {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let needs = settling_needs(&source);
        let told: Vec<_> = needs.iter().map(|need| (need.words.as_str(), need.place)).collect();
        assert_eq!(
            told,
            [
                ("Where members come from has two answers. Which one is right?", Place::Focus),
                (
                    "“Community house” was changed by two of you at once. What is right?",
                    Place::Places
                ),
                (
                    "“Counselling at work” was changed by two of you at once. What is right?",
                    Place::Help
                ),
                (
                    "“Put up the notice at the library” was changed by two of you at once. What is right?",
                    Place::Shelf
                ),
            ]
        );
        let (snapshot, status) = (snapshot(), status());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        assert_eq!(settling_needs(&source), []);
    }
}
