//! What people do about single dates, who does what, how the group meets, and looking for a date.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;
use rand::rngs::ChaCha8Rng;

use super::reference::{place_words, said};
use crate::group::GroupSnapshot;
use crate::group::edit::{
    DateChange, Edit, FreeSpan, FreeTimes, MeetingFact, MeetingTime, Mode, Pause, PollAnswer,
    Repeat, ScheduleFact, Slot, Weekdays,
};
use crate::id::MemberId;

pub(super) fn choose(
    rng: &mut ChaCha8Rng,
    snapshot: &GroupSnapshot,
    words: String,
) -> Option<Edit> {
    let poll = |rng: &mut ChaCha8Rng| {
        let polls = &snapshot.polls;
        (!polls.is_empty()).then(|| polls[rng.random_range(0..polls.len())].clone())
    };
    let series = snapshot.meetings.iter().find_map(|meeting| {
        let timed = &meeting.when.values.first()?.value;
        (timed.time.repeat != Repeat::Once).then_some((meeting.id, timed.clone()))
    });
    Some(match rng.random_range(0..10) {
        0 => {
            let (date, place) = (jiff::civil::date(2027, 3, rng.random_range(1..29)), words);
            let pause = Pause { from: date, until: date };
            let when = MeetingTime {
                repeat: Repeat::Weeks(1),
                pauses: vec![pause],
                ..MeetingTime::from(&slot(rng))
            };
            Edit::AddMeeting { when, place }
        }
        1 | 2 => {
            let (meeting, timed) = series?;
            let dates = timed.time.dates_from(timed.time.date, 2);
            let date = *dates.get(rng.random_range(0..2))?;
            let change = match rng.random_range(0..3) {
                0 => DateChange::AsPlanned,
                1 => DateChange::Cancelled,
                _ => DateChange::Moved(slot(rng)),
            };
            Edit::ChangeDate { meeting, date, when: timed.exact, change }
        }
        3 => {
            let (meeting, timed) = series?;
            let date = Some(*timed.time.dates_from(timed.time.date, 1).first()?);
            let who = snapshot.members.get(rng.random_range(0..snapshot.members.len().max(1)));
            let set = match (rng.random_range(0..3), snapshot.places.first(), who) {
                (0, Some(place), _) => MeetingFact::At(place.id),
                (1, _, Some(who)) => MeetingFact::Host(Some(who.id)),
                _ => MeetingFact::Place(words),
            };
            Edit::SetMeeting { meeting, date, set }
        }
        4 => Edit::SetSchedule {
            set: match rng.random_range(0..3) {
                0 => ScheduleFact::Mode(Mode::Regular),
                1 => ScheduleFact::Mode(Mode::WhenNeeded { notice_days: 3 }),
                _ => ScheduleFact::Smallest(Some(rng.random_range(2..4))),
            },
        },
        5 => Edit::AddPoll { about: words, slots: vec![slot(rng), slot(rng)], closes: None },
        6 => Edit::OfferSlot { meeting: poll(rng)?.id, slot: slot(rng), offered: rng.random() },
        7 => {
            let poll = poll(rng)?;
            Edit::PickSlot { meeting: poll.id, slot: poll.slots.first()?.slot.clone() }
        }
        8 => Edit::ShareFreeTimes { times: rng.random::<bool>().then(|| free_times(rng)) },
        _ => {
            let poll = poll(rng)?;
            let slot = poll.slots.get(rng.random_range(0..2))?.slot.clone();
            let answers = [PollAnswer::Yes, PollAnswer::IfNeedBe, PollAnswer::No];
            let answer = answers.get(rng.random_range(0..4)).copied();
            Edit::AnswerPoll { meeting: poll.id, slot, answer }
        }
    })
}

fn free_times(rng: &mut ChaCha8Rng) -> FreeTimes {
    let Slot { date, time, zone, .. } = slot(rng);
    let days = Weekdays::default().with(date.weekday(), true);
    let week = vec![FreeSpan { days, from: time, until: jiff::civil::time(21, 0, 0, 0) }];
    FreeTimes { zone, week, away: Vec::new() }
}

fn slot(rng: &mut ChaCha8Rng) -> Slot {
    Slot {
        date: jiff::civil::date(2027, 4, rng.random_range(1..5)),
        time: jiff::civil::time(18, 0, 0, 0),
        zone: "Europe/Vienna".to_owned(),
        minutes: 60,
    }
}

pub(super) fn puts(edit: &Edit, me: MemberId, made: &str) -> Vec<(String, Option<String>)> {
    let put = |key: String, value: String| vec![(key, Some(value))];
    if let Edit::ChangeDate { meeting, date, change, .. } = edit {
        return put(format!("meeting/{meeting}/on {date}"), format!("{change:?}"));
    }
    if let Edit::SetMeeting { meeting, date: Some(date), set } = edit {
        return match set {
            MeetingFact::At(place) => {
                put(format!("meeting/{meeting}/place {date}"), format!("at {place}"))
            }
            MeetingFact::Place(words) => {
                put(format!("meeting/{meeting}/place {date}"), words.clone())
            }
            MeetingFact::Host(host) => {
                put(format!("meeting/{meeting}/host {date}"), format!("{host:?}"))
            }
            MeetingFact::Keeper(_) | MeetingFact::Booker(_) | MeetingFact::Booked(_) => Vec::new(),
        };
    }
    if let Edit::SetSchedule { set } = edit {
        return match set {
            ScheduleFact::Mode(way) => put("schedule/mode".to_owned(), format!("{way:?}")),
            ScheduleFact::Smallest(least) => {
                put("schedule/smallest".to_owned(), format!("{least:?}"))
            }
        };
    }
    if let Edit::ShareFreeTimes { times } = edit {
        return vec![(format!("own/{me}/free"), times.as_ref().map(|times| format!("{times:?}")))];
    }
    if let Edit::AddPoll { about, .. } = edit {
        return vec![
            (format!("poll/{made}/about"), Some(about.clone())),
            (format!("meeting/{made}/cancelled"), Some("false".to_owned())),
        ];
    }
    if let Edit::AnswerPoll { meeting, slot, answer } = edit {
        let key = format!("own/{me}/poll/{meeting}/{slot:?}");
        return vec![(key, answer.map(|answer| format!("{answer:?}")))];
    }
    if let Edit::PickSlot { meeting, slot } = edit {
        return put(format!("meeting/{meeting}/when"), format!("{:?}", MeetingTime::from(slot)));
    }
    // A time that is taken out by one and offered by another is offered: no value stands for that.
    Vec::new()
}

pub(super) fn keys(snapshot: &GroupSnapshot, all: &mut BTreeMap<String, BTreeSet<String>>) {
    let mut put = |key: String, values: Vec<String>| all.entry(key).or_default().extend(values);
    for meeting in snapshot.meetings.iter() {
        for of_date in &meeting.dates {
            let (id, date) = (meeting.id, of_date.date);
            let changes = of_date.change.values.iter();
            let changes = changes.map(|chosen| format!("{:?}", chosen.value.change)).collect();
            put(format!("meeting/{id}/on {date}"), changes);
            let places = of_date.place.values.iter();
            let places = places.map(|chosen| place_words(&chosen.value)).collect();
            put(format!("meeting/{id}/place {date}"), places);
            let hosts = of_date.roles.host.values.iter();
            let hosts = hosts.map(|chosen| format!("{:?}", chosen.value)).collect();
            put(format!("meeting/{id}/host {date}"), hosts);
        }
    }
    for poll in snapshot.polls.iter() {
        let about = poll.about.values.iter().map(|chosen| said(&chosen.value.words)).collect();
        put(format!("poll/{}/about", poll.id), about);
        let cancelled = poll.cancelled.values.iter().map(|chosen| chosen.value.to_string());
        put(format!("meeting/{}/cancelled", poll.id), cancelled.collect());
        for slot in &poll.slots {
            for answer in &slot.answers {
                let key = format!("own/{}/poll/{}/{:?}", answer.member, poll.id, slot.slot);
                put(key, vec![format!("{:?}", answer.value)]);
            }
        }
    }
    for free in &snapshot.schedule.free {
        put(format!("own/{}/free", free.member), vec![format!("{:?}", free.value)]);
    }
    let modes = snapshot.schedule.mode.values.iter().map(|chosen| format!("{:?}", chosen.value));
    put("schedule/mode".to_owned(), modes.collect());
    let smallest = snapshot.schedule.smallest.values.iter();
    put("schedule/smallest".to_owned(), smallest.map(|it| format!("{:?}", it.value)).collect());
}
