//! What is on the days of a month or a week, past and coming, at the reader's own hours.
//!
//! Invariant: what people differ about is never told as settled; a reply is told to what is still to come alone.

use jiff::ToSpan as _;
use jiff::Zoned;
use jiff::civil::{Date, DateTime};
use kith_sync::group::edit::{MeetingTime, PollAnswer, Repeat, Reply, Slot};
use kith_sync::group::snapshot::{Meeting, Timed};
use kith_sync::id::RecordId;

use super::date::{date_view, single, times_of};
use super::place::where_view;
use super::{CancelledView, DateView, LeftOut, cancelled_view};
use crate::view::Source;
use crate::view::polls::polls_view;
use crate::view::when::{clocks, day_words, is_over, start};
use crate::words::dates::{self, Form};
use crate::words::t;

/// How something on a day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    /// It is to come, and this member has not replied.
    Unanswered,
    Coming,
    Late,
    NotThisTime,
    /// It is over.
    Past,
    /// It was moved to this day or hour.
    Moved,
    /// It was planned for this day, and moved to another.
    MovedAway,
    Cancelled,
    /// People differ about it.
    Unsettled,
    /// A time to choose from, of a date that is being looked for.
    Asked,
    Yes,
    IfNeedBe,
    No,
}

impl Sign {
    /// What it is called.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Unanswered => t!("schedule-no-reply"),
            Self::Coming => t!("meetings-i-am-coming"),
            Self::Late => t!("meetings-i-am-coming-later"),
            Self::NotThisTime => t!("meetings-not-this-time"),
            Self::Past => t!("schedule-past"),
            Self::Moved => t!("schedule-moved"),
            Self::MovedAway => t!("schedule-moved-away"),
            Self::Cancelled => t!("meetings-cancelled"),
            Self::Unsettled => t!("schedule-unsettled"),
            Self::Asked => t!("schedule-asked"),
            Self::Yes => t!("schedule-yes"),
            Self::IfNeedBe => t!("schedule-if-need-be"),
            Self::No => t!("schedule-no"),
        }
    }

    fn of_reply(reply: Option<Reply>) -> Self {
        match reply {
            None => Self::Unanswered,
            Some(Reply::Coming) => Self::Coming,
            Some(Reply::Late) => Self::Late,
            Some(Reply::NotThisTime) => Self::NotThisTime,
        }
    }

    fn of_answer(answer: Option<PollAnswer>) -> Self {
        match answer {
            None => Self::Unanswered,
            Some(PollAnswer::Yes) => Self::Yes,
            Some(PollAnswer::IfNeedBe) => Self::IfNeedBe,
            Some(PollAnswer::No) => Self::No,
        }
    }
}

/// One thing on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OnDay {
    /// When it begins, where the reader is.
    pub(crate) begins: DateTime,
    /// "19:30".
    pub(crate) clock: String,
    /// "19:30 to 21:00".
    pub(crate) hours: String,
    /// How it stands, and then what this member replied.
    pub(crate) signs: Vec<Sign>,
    /// Where it is; absent for what is not.
    pub(crate) place: Option<String>,
    pub(crate) is_past: bool,
    /// Whole sentences, for whoever listens.
    pub(crate) told: String,
    pub(crate) what: What,
}

impl OnDay {
    /// Whether it is not on this day after all.
    pub(crate) fn is_off(&self) -> bool {
        self.signs.iter().any(|sign| matches!(sign, Sign::Cancelled | Sign::MovedAway))
    }
}

/// What can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Nothing: it is over.
    Over,
    /// A meeting, about which something can be said as a whole.
    Meeting(RecordId),
    /// One date of a regular meeting.
    Date(RecordId, Box<DateView>),
    /// It is on another day.
    Elsewhen(Date),
    /// A date that a regular meeting leaves out.
    LeftOut(RecordId, LeftOut),
    /// A time to answer.
    Slot { poll: RecordId, title: String, slot: Slot, mine: Option<PollAnswer> },
}

/// A time where the reader is.
struct Here {
    begins: DateTime,
    from: String,
    until: String,
    hours: String,
    is_past: bool,
}

impl Here {
    fn of(time: &MeetingTime, now: &Zoned) -> Self {
        let length = i64::from(time.minutes).minutes();
        let (begins, ends) = if let Some(start) = start(time, time.date) {
            let here = start.with_time_zone(now.time_zone().clone());
            (here.datetime(), here.saturating_add(length).datetime())
        } else {
            // A zone that this device does not know: as it was said.
            let begins = time.date.to_datetime(time.time);
            (begins, begins.saturating_add(length))
        };
        Self {
            begins,
            from: dates::clock(begins.time()),
            until: dates::clock(ends.time()),
            hours: clocks(begins.time(), ends.time()),
            is_past: is_over(time, time.date, now),
        }
    }

    /// Which form a sentence about it takes.
    fn when(&self) -> &'static str {
        if self.is_past { "past" } else { "coming" }
    }

    fn on(self, signs: Vec<Sign>, told: String, what: What) -> OnDay {
        let Self { begins, from: clock, hours, is_past, .. } = self;
        OnDay { begins, clock, hours, signs, place: None, is_past, told, what }
    }
}

/// What is on the days from one to another, both included, in its order.
pub(super) fn on_days(source: &Source<'_>, (from, until): (Date, Date)) -> Vec<OnDay> {
    let mut found = Vec::new();
    // Zones are up to a day apart.
    let near = (from.saturating_sub(2.days()), until.saturating_add(2.days()));
    for meeting in source.snapshot.meetings.iter() {
        let cancelled = cancelled_view(meeting);
        match meeting.when.values.as_slice() {
            [only] if cancelled == CancelledView::TakesPlace => {
                series(source, meeting, &only.value, near, &mut found);
            }
            times => {
                for timed in times {
                    let time = &timed.value.time;
                    let dates = time.dates(near.0, near.1).into_iter();
                    let singles = dates.map(|date| single(time, date));
                    found.extend(singles.map(|time| whole(source, meeting, &time, cancelled)));
                }
            }
        }
    }
    slots(source, &mut found);
    found.retain(|on| (from..=until).contains(&on.begins.date()));
    found.sort_by(|a, b| a.begins.cmp(&b.begins).then_with(|| a.told.cmp(&b.told)));
    found
}

/// A date of a meeting about which something is said as a whole: cancelled, or not certain.
fn whole(
    source: &Source<'_>,
    meeting: &Meeting,
    time: &MeetingTime,
    cancelled: CancelledView,
) -> OnDay {
    let here = Here::of(time, source.now);
    let what = if here.is_past { What::Over } else { What::Meeting(meeting.id) };
    if cancelled == CancelledView::Cancelled {
        cancelled_on(here, what)
    } else {
        unsettled_on(here, what)
    }
}

fn cancelled_on(here: Here, what: What) -> OnDay {
    let (from, until) = (&here.from, &here.until);
    let told = t!("schedule-told-cancelled", when = here.when(), from = from, until = until);
    here.on(vec![Sign::Cancelled], told, what)
}

fn unsettled_on(here: Here, what: What) -> OnDay {
    let (from, until) = (&here.from, &here.until);
    let told = t!("schedule-told-unsettled", when = here.when(), from = from, until = until);
    here.on(vec![Sign::Unsettled], told, what)
}

/// The dates of a meeting that has one time and takes place.
fn series(
    source: &Source<'_>,
    meeting: &Meeting,
    timed: &Timed,
    near: (Date, Date),
    found: &mut Vec<OnDay>,
) {
    let planned = timed.time.dates(near.0, near.1);
    let is_near = |time: MeetingTime| (near.0..=near.1).contains(&time.date);
    let moved = meeting.dates.iter().filter(|said| times_of(said).any(is_near));
    let mut all: Vec<Date> = moved.map(|said| said.date).chain(planned).collect();
    all.sort_unstable();
    all.dedup();
    for date in all {
        let is_left_out = meeting.is_cancelled_on(date);
        let is_on = timed.time.is_on(date);
        if !is_left_out {
            found.extend(one_date(source, meeting, timed, (date, is_on)));
        } else if is_on {
            found.push(left_out_on(source, meeting, timed, date));
        }
    }
}

/// A date that a regular meeting leaves out.
fn left_out_on(source: &Source<'_>, meeting: &Meeting, timed: &Timed, date: Date) -> OnDay {
    let here = Here::of(&single(&timed.time, date), source.now);
    if here.is_past {
        return cancelled_on(here, What::Over);
    }
    let words = t!("meetings-cancelled-2", day = day_words(date, source.now.date()));
    cancelled_on(here, What::LeftOut(meeting.id, LeftOut { date, of: timed.exact, words }))
}

/// A date that takes place, as planned or elsewhen, or of which that is not certain: on each day that it concerns.
fn one_date(
    source: &Source<'_>,
    meeting: &Meeting,
    timed: &Timed,
    (date, is_on): (Date, bool),
) -> Vec<OnDay> {
    let said = meeting.on(date);
    let view = date_view(source, meeting, timed, date, said);
    let what = |is_past: bool| match (is_past, timed.time.repeat) {
        (true, _) => What::Over,
        (false, Repeat::Once) => What::Meeting(meeting.id),
        (false, _) => What::Date(meeting.id, Box::new(view.clone())),
    };
    let time = single(&timed.time, date);
    let mut all = Vec::new();
    if view.caution.is_some() {
        // Each time that was said, and the one that was planned.
        let mut told: Vec<MeetingTime> = said.into_iter().flat_map(times_of).collect();
        told.extend(is_on.then_some(time));
        told.sort_by_key(|time| (time.date, time.time));
        told.dedup();
        let here = told.iter().map(|time| Here::of(time, source.now));
        all.extend(
            here.map(|here| (what(here.is_past), here)).map(|(it, on)| unsettled_on(on, it)),
        );
    } else if view.is_moved {
        let (here, to) = (Here::of(&time, source.now), Here::of(&view.time, source.now));
        if is_on && to.begins.date() != here.begins.date() {
            all.push(moved_away_on(source, here, &to));
        }
        let what = what(to.is_past);
        all.push(moved_on(source, to, (date, view.reply), what));
    } else if is_on {
        let here = Here::of(&time, source.now);
        let what = what(here.is_past);
        all.push(planned_on(here, view.reply, what));
    }
    let place = view.place.unwrap_or_else(|| where_view(source, &meeting.place, false)).words;
    for on in all.iter_mut().filter(|on| !on.is_off()) {
        on.place = Some(place.clone()).filter(|words| !words.is_empty());
    }
    all
}

fn moved_away_on(source: &Source<'_>, here: Here, to: &Here) -> OnDay {
    let date = to.begins.date();
    let day = plain_day(source, date);
    let told = t!("schedule-told-moved-away", from = here.from, day = day, to = to.from);
    here.on(vec![Sign::MovedAway], told, What::Elsewhen(date))
}

fn planned_on(here: Here, reply: Option<Reply>, what: What) -> OnDay {
    let (from, until) = (&here.from, &here.until);
    let told = t!("schedule-told-planned", when = here.when(), from = from, until = until);
    if here.is_past {
        return here.on(vec![Sign::Past], told, what);
    }
    let told = format!("{told} {}", replied(reply));
    here.on(vec![Sign::of_reply(reply)], told, what)
}

fn moved_on(
    source: &Source<'_>,
    here: Here,
    (date, reply): (Date, Option<Reply>),
    what: What,
) -> OnDay {
    let day = plain_day(source, date);
    let (when, from, until) = (here.when(), &here.from, &here.until);
    let told = t!("schedule-told-moved", when = when, day = day, from = from, until = until);
    if here.is_past {
        return here.on(vec![Sign::Past, Sign::Moved], told, what);
    }
    let told = format!("{told} {}", replied(reply));
    here.on(vec![Sign::Moved, Sign::of_reply(reply)], told, what)
}

/// "Thursday 3 December", as it stands within a sentence.
fn plain_day(source: &Source<'_>, date: Date) -> String {
    let is_this_year = date.year() == source.now.year();
    dates::date(date, if is_this_year { Form::Day } else { Form::DayOfYear })
}

/// The times that can still be chosen for a date that is being looked for.
fn slots(source: &Source<'_>, found: &mut Vec<OnDay>) {
    for poll in polls_view(source) {
        for slot in poll.slots.iter().filter(|slot| !slot.is_past) {
            let here = Here::of(&MeetingTime::from(&slot.slot), source.now);
            let (from, until) = (&here.from, &here.until);
            let told = t!("schedule-told-asked", from = from, until = until, title = &poll.title);
            let told = format!("{told} {}", answered(slot.mine));
            let what = What::Slot {
                poll: poll.id,
                title: poll.title.clone(),
                slot: slot.slot.clone(),
                mine: slot.mine,
            };
            found.push(here.on(vec![Sign::Asked, Sign::of_answer(slot.mine)], told, what));
        }
    }
}

fn replied(reply: Option<Reply>) -> &'static str {
    match reply {
        None => t!("schedule-told-no-reply"),
        Some(Reply::Coming) => t!("schedule-told-coming"),
        Some(Reply::Late) => t!("schedule-told-late"),
        Some(Reply::NotThisTime) => t!("schedule-told-not-this-time"),
    }
}

fn answered(answer: Option<PollAnswer>) -> &'static str {
    match answer {
        None => t!("schedule-told-no-answer"),
        Some(PollAnswer::Yes) => t!("schedule-told-yes"),
        Some(PollAnswer::IfNeedBe) => t!("schedule-told-if-need-be"),
        Some(PollAnswer::No) => t!("schedule-told-no"),
    }
}
