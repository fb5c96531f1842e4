//! When I am usually free, who sees it, and what it says of the times that are asked for.
//!
//! Invariant: only a member's own device answers for them, and only when they press for it; what they say nowhere is left open.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kith_sync::group::edit::{FreeSpan, FreeTimes, MeetingTime, PollAnswer, Slot};
use kith_sync::group::snapshot::{OwnWord, Poll};
use kith_sync::id::{MemberId, RecordId};
use kith_sync::node::mine::Mine;

use super::Source;
use super::people::{capital, join};
use super::when::{is_over, short_date, weekday_name};
use crate::words::dates;
use crate::words::t;

/// How much of it the group sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    Nobody,
    Week,
    All,
}

/// Who can see it.
pub(crate) fn shared() -> [(Sharing, &'static str); 3] {
    [
        (Sharing::Nobody, t!("free-only-me")),
        (Sharing::Week, t!("free-the-group-without-when-i-am")),
        (Sharing::All, t!("free-the-group-all-of-it")),
    ]
}

/// When I am usually free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FreeView {
    /// Absent while nothing was said.
    pub(crate) times: Option<FreeTimes>,
    /// A sentence for each span and each time away.
    pub(crate) lines: Vec<String>,
    /// Absent where what the group sees is none of the choices: something older, or two things from two devices.
    pub(crate) sharing: Option<Sharing>,
    /// What the others share, a sentence each.
    pub(crate) others: Vec<String>,
    /// What my times answer to the times that are asked for and that I have not answered, by poll.
    pub(crate) answers: BTreeMap<RecordId, Vec<(Slot, PollAnswer)>>,
    pub(crate) today: Date,
}

/// Makes it.
pub(crate) fn free_view(source: &Source<'_>, mine: &Mine) -> FreeView {
    let me = source.status.me;
    let free = &source.snapshot.schedule.free;
    let shared: Vec<&FreeTimes> =
        free.iter().filter(|it| it.member == me).map(|it| &it.value).collect();
    // Said on another device and shared, it can be gone on from here.
    let times = mine.free.as_ref().or_else(|| shared.first().copied()).cloned();
    let sharing = match (shared.as_slice(), &times) {
        ([], _) => Some(Sharing::Nobody),
        ([one], Some(times)) if *one == times => Some(Sharing::All),
        ([one], Some(times)) if **one == shared_of(times, Sharing::Week) => Some(Sharing::Week),
        _ => None,
    };
    let answers = source.snapshot.polls.iter().filter(|poll| is_asked(poll));
    let answers = answers.filter_map(|poll| {
        let answers = answers_to(source, poll, times.as_ref()?);
        (!answers.is_empty()).then_some((poll.id, answers))
    });
    FreeView {
        lines: times.as_ref().map(|times| lines(source, times)).unwrap_or_default(),
        sharing,
        others: others(source),
        answers: answers.collect(),
        times,
        today: source.now.date(),
    }
}

/// What the group sees of it.
pub(crate) fn shared_of(times: &FreeTimes, sharing: Sharing) -> FreeTimes {
    let away = if sharing == Sharing::All { times.away.clone() } else { Vec::new() };
    FreeTimes { away, ..times.clone() }
}

/// Of the members who have not answered a time, what they share about it: a sentence for those who are free then and one
/// for those who are away. Where a member's devices disagree, nothing is said.
pub(crate) fn usually(
    source: &Source<'_>,
    slot: &Slot,
    has_answered: impl Fn(MemberId) -> bool,
) -> Vec<String> {
    let free = &source.snapshot.schedule.free;
    let is_one = |it: &&OwnWord<FreeTimes>| {
        free.iter().filter(|other| other.member == it.member).count() == 1
    };
    let others = || {
        let others = free.iter().filter(|it| it.member != source.status.me).filter(is_one);
        others.filter(|it| !has_answered(it.member))
    };
    let who = |says: bool| -> Vec<MemberId> {
        others().filter(|it| it.value.says(slot) == Some(says)).map(|it| it.member).collect()
    };
    let names = |says: bool| {
        let who = who(says);
        (!who.is_empty()).then(|| source.people().list(&who))
    };
    let free = names(true).map(|names| t!("free-usually-free-then", names = names));
    let away = names(false).map(|names| t!("free-away-then", names = names));
    free.into_iter().chain(away).collect()
}

fn is_asked(poll: &Poll) -> bool {
    !poll.picked && poll.cancelled.settled() != Some(&true)
}

fn answers_to(source: &Source<'_>, poll: &Poll, times: &FreeTimes) -> Vec<(Slot, PollAnswer)> {
    let me = source.status.me;
    let open = poll.slots.iter().filter(|slot| {
        let is_past = is_over(&MeetingTime::from(&slot.slot), slot.slot.date, source.now);
        slot.offered && !is_past && slot.answers.iter().all(|answer| answer.member != me)
    });
    let answers = open.filter_map(|slot| {
        let answer = if times.says(&slot.slot)? { PollAnswer::Yes } else { PollAnswer::No };
        Some((slot.slot.clone(), answer))
    });
    answers.collect()
}

fn others(source: &Source<'_>) -> Vec<String> {
    let people = source.people();
    let free = &source.snapshot.schedule.free;
    let mut others: Vec<&OwnWord<FreeTimes>> =
        free.iter().filter(|it| it.member != source.status.me).collect();
    others.sort_by_key(|it| people.rank(it.member));
    let sentence = |it: &OwnWord<FreeTimes>| {
        let name = capital(&people.name(it.member));
        format!("{name}: {}", lines(source, &it.value).join("; "))
    };
    others.into_iter().map(sentence).collect()
}

fn lines(source: &Source<'_>, times: &FreeTimes) -> Vec<String> {
    let today = source.now.date();
    let is_elsewhere = source.now.time_zone().iana_name() != Some(times.zone.as_str());
    let zone = if is_elsewhere {
        format!(" {}", t!("free-zone", zone = super::when::city(&times.zone)))
    } else {
        String::new()
    };
    let week = times.week.iter().map(|span| format!("{}{zone}", span_words(span)));
    let away = times.away.iter().filter(|away| away.until >= today).map(|away| {
        let (from, until) = (short_date(away.from, today), short_date(away.until, today));
        if from == until {
            t!("free-away-on", from = from)
        } else {
            t!("free-away-from-to", from = from, until = until)
        }
    });
    week.chain(away).collect()
}

/// "Monday and Thursday, 18:00 to 21:00".
fn span_words(span: &FreeSpan) -> String {
    let days: Vec<String> = span.days.days().map(weekday_name).collect();
    let (from, until) = (dates::clock(span.from), dates::clock(span.until));
    t!("free-to", days = join(&days), from = from, until = until)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::{Weekday, date, time};
    use kith_sync::group::GroupSnapshot;
    use kith_sync::group::edit::{Pause, Weekdays};
    use kith_sync::group::snapshot::PollSlot;
    use kith_sync::id::Day;

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, now, one_by_ben, snapshot, status};

    fn mondays() -> FreeTimes {
        let days = [Weekday::Monday].into_iter().collect::<Weekdays>();
        FreeTimes {
            zone: "Europe/Berlin".to_owned(),
            week: vec![FreeSpan { days, from: time(18, 0, 0, 0), until: time(21, 0, 0, 0) }],
            away: vec![Pause { from: date(2026, 12, 21), until: date(2026, 12, 27) }],
        }
    }

    fn slot(day: Date) -> Slot {
        let zone = "Europe/Berlin".to_owned();
        Slot { date: day, time: time(19, 0, 0, 0), zone, minutes: 90 }
    }

    fn asked(days: [i8; 4], answered: &[i8]) -> GroupSnapshot {
        let mut group = Arc::unwrap_or_clone(snapshot());
        let slots = days.into_iter().map(|day| PollSlot {
            slot: slot(date(2026, 12, day)),
            offered: true,
            answers: if answered.contains(&day) {
                vec![OwnWord { member: ana(), value: PollAnswer::IfNeedBe }]
            } else {
                Vec::new()
            },
        });
        group.polls = Arc::new(vec![Arc::new(Poll {
            id: RecordId::from_bytes([90; 16]),
            about: one_by_ben_nothing(),
            slots: slots.collect(),
            closes: one_by_ben(None),
            cancelled: one_by_ben(false),
            picked: false,
            by: Some(ben()),
            day: Day(0),
        })]);
        group
    }

    fn one_by_ben_nothing<T>() -> kith_sync::group::snapshot::Choice<T> {
        kith_sync::group::snapshot::Choice::default()
    }

    fn view(group: &GroupSnapshot, mine: &Mine) -> FreeView {
        let (status, now) = (status(), now());
        free_view(&Source { snapshot: group, status: &status, now: &now }, mine)
    }

    fn says(free: Vec<(MemberId, FreeTimes)>) -> GroupSnapshot {
        let mut group = Arc::unwrap_or_clone(snapshot());
        let free = free.into_iter().map(|(member, value)| OwnWord { member, value });
        Arc::make_mut(&mut group.schedule).free = free.collect();
        group
    }

    #[test]
    fn a_poll_is_answered_as_far_as_my_times_say_and_nothing_that_i_answered_is_touched() {
        let mine = Mine { free: Some(mondays()), ..Mine::default() };
        // Two Mondays, one of them while away, a Tuesday of which nothing is said, and one that is answered.
        let view = view(&asked([7, 8, 21, 14], &[14]), &mine);
        let answers: Vec<_> = view.answers.values().flatten().collect();
        let told: Vec<_> = answers.iter().map(|(slot, it)| (slot.date.day(), *it)).collect();
        assert_eq!(told, [(7, PollAnswer::Yes), (21, PollAnswer::No)]);
        assert_eq!(view.lines, ["Monday, 18:00 to 21:00", "away from 21 December to 27 December"]);
    }

    #[test]
    fn it_is_told_how_much_the_group_sees() {
        let mine = Mine { free: Some(mondays()), ..Mine::default() };
        let sharing = |shared: Vec<FreeTimes>| {
            let shared = shared.into_iter().map(|times| (ana(), times)).collect();
            view(&says(shared), &mine).sharing
        };
        assert_eq!(sharing(vec![]), Some(Sharing::Nobody));
        assert_eq!(sharing(vec![mondays()]), Some(Sharing::All));
        assert_eq!(sharing(vec![shared_of(&mondays(), Sharing::Week)]), Some(Sharing::Week));
        let other = FreeTimes { zone: "Europe/London".to_owned(), ..mondays() };
        assert_eq!(sharing(vec![other.clone()]), None);
        assert_eq!(sharing(vec![mondays(), other]), None, "my devices differ");
    }

    #[test]
    fn of_whoever_has_not_answered_it_is_told_what_they_share() {
        let (status, now) = (status(), now());
        let told = |free, day, answered: &[MemberId]| {
            let group = says(free);
            let source = Source { snapshot: &group, status: &status, now: &now };
            usually(&source, &slot(date(2026, 12, day)), |member| answered.contains(&member))
        };
        let both = || vec![(ben(), mondays()), (cleo(), mondays())];
        assert_eq!(told(both(), 7, &[]), ["Usually free then: Ben and Cleo"]);
        assert_eq!(told(both(), 7, &[cleo()]), ["Usually free then: Ben"]);
        assert_eq!(told(both(), 21, &[]), ["Away then: Ben and Cleo"]);
        assert_eq!(told(both(), 8, &[]), Vec::<String>::new());
        let twice = vec![(ben(), mondays()), (ben(), shared_of(&mondays(), Sharing::Week))];
        assert_eq!(told(twice, 7, &[]), Vec::<String>::new());
    }
}
