//! When to remind, and of what: of meetings as long before as the member chose, and of what they set for themselves.
//!
//! Invariant: what the desktop shows names nobody and nothing unless the member let it tell; where people differ, it says so
//! and sends nobody on their way.

use jiff::{Timestamp, ToSpan as _, Zoned};
use kith_sync::group::edit::Reply;
use kith_sync::id::RecordId;
use kith_sync::node::mine::Mine;

use super::meetings::{CancelledView, DateView, MeetingView, coming_meetings};
use super::today::{NeedView, need};
use super::when::{coming, start};
use super::{Place, Source};
use crate::words::t;

/// What the desktop shows unless the member let it tell more.
pub(crate) fn neutral() -> &'static str {
    t!("reminders-you-wanted-to-be-reminded-of")
}
/// So long after its time something is still told of, where nobody was there: half a day.
const LATE_HOURS: i64 = 12;

/// What is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Of {
    /// A meeting that begins then.
    Meeting(RecordId, Timestamp),
    /// Something that the member set for themselves.
    Own(RecordId),
}

/// One reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reminding {
    pub(crate) of: Of,
    pub(crate) at: Zoned,
    /// When it is too late to be told.
    until: Zoned,
    pub(crate) words: String,
}

impl Reminding {
    /// Whether it is to be told now.
    pub(crate) fn is_due(&self, now: &Zoned) -> bool {
        self.at <= *now && *now < self.until
    }
}

/// The reminders that are due or to come, the first ones first.
pub(crate) fn reminders(source: &Source<'_>, mine: &Mine) -> Vec<Reminding> {
    let mut all = own(source, mine);
    if let Some(minutes) = mine.remind_minutes
        && (source.status.belongs || source.status.opening)
    {
        for meeting in coming_meetings(source) {
            all.extend(of_meeting(source, &meeting, i64::from(minutes), mine.reminders_tell));
        }
    }
    all.retain(|it| *source.now < it.until);
    all.sort_by(|a, b| a.at.cmp(&b.at).then(a.of.cmp(&b.of)));
    all
}

/// Own reminders whose time has come, for Today, where the member reads them alone.
pub(crate) fn has_due(source: &Source<'_>, mine: &Mine) -> bool {
    mine.reminders.iter().any(|it| it.at <= source.now.datetime())
}

/// What Today says of them; not of what, because the screen may be seen by others.
pub(crate) fn reminder_need() -> NeedView {
    need(
        t!("reminders-you-wanted-to-be-reminded-of-2").to_owned(),
        t!("reminders-look"),
        Place::Mine,
    )
}

fn own(source: &Source<'_>, mine: &Mine) -> Vec<Reminding> {
    let reminders = mine.reminders.iter().filter_map(|it| {
        let at = it.at.to_zoned(source.now.time_zone().clone()).ok()?;
        let until = at.saturating_add(LATE_HOURS.hours());
        let words = if mine.reminders_tell { it.words.clone() } else { neutral().to_owned() };
        Some(Reminding { of: Of::Own(it.id), at, until, words })
    });
    reminders.collect()
}

fn of_meeting(
    source: &Source<'_>,
    meeting: &MeetingView,
    minutes: i64,
    tells: bool,
) -> Vec<Reminding> {
    if meeting.cancelled == CancelledView::Cancelled {
        return Vec::new();
    }
    let reminding = |begins: Option<Zoned>, words: String| {
        let until = begins?;
        let at = until.saturating_sub(minutes.minutes());
        let words = if tells { words } else { neutral().to_owned() };
        Some(Reminding { of: Of::Meeting(meeting.id, until.timestamp()), at, until, words })
    };
    let dates = meeting.dates.iter().filter(|date| date.reply != Some(Reply::NotThisTime));
    let dates =
        dates.map(|date| reminding(start(&date.time, date.time.date), words(meeting, date)));
    // Set to several times at once: reminded of each, and told that it is not certain.
    let times = meeting.times.iter().map(|(.., time)| {
        let next = coming(time, source.now, 1).first().copied();
        let words = t!("reminders-a-meeting-is-set-to-several");
        reminding(next.and_then(|next| start(time, next)), words.to_owned())
    });
    dates.chain(times).flatten().collect()
}

fn words(meeting: &MeetingView, date: &DateView) -> String {
    let at = date.when.clock.split(' ').next().unwrap_or_default();
    let elsewhere = date.when.elsewhere.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    let place = date.place.as_ref().unwrap_or(&meeting.place);
    let place = place.words.trim_end_matches('.');
    let caution = date.caution.map(str::to_owned).or_else(|| meeting.caution.clone());
    let caution = caution.map(|caution| format!(" {caution}")).unwrap_or_default();
    t!(
        "reminders-your-group-meets-where",
        day = date.when.day,
        at = at,
        elsewhere = elsewhere,
        place = place,
        caution = caution
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::{date, time};
    use kith_sync::group::GroupSnapshot;
    use kith_sync::node::mine::Reminder;

    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

    fn told(snapshot: &GroupSnapshot, mine: &Mine) -> Vec<(String, String)> {
        let (status, now) = (status(), now());
        let source = Source { snapshot, status: &status, now: &now };
        let all = reminders(&source, mine);
        all.into_iter().map(|it| (it.at.strftime("%d %H:%M").to_string(), it.words)).collect()
    }

    fn an_hour_before(tells: bool) -> Mine {
        Mine { remind_minutes: Some(60), reminders_tell: tells, ..Mine::default() }
    }

    #[test]
    fn a_meeting_is_reminded_of_as_long_before_as_was_chosen() {
        let all = told(&snapshot(), &an_hour_before(true));
        let expected = (
            "03 18:30".to_owned(),
            "Your group meets: Thursday 3 December, 19:30. Where: Library, small room on the first floor.".to_owned(),
        );
        assert!(all.contains(&expected), "{all:?}");
        assert_eq!(told(&snapshot(), &Mine::default()), []);
    }

    #[test]
    fn nothing_is_told_of_it_unless_that_was_chosen() {
        let mut mine = an_hour_before(false);
        let words = "canary".to_owned();
        let at = date(2026, 12, 1).at(9, 0, 0, 0);
        mine.reminders = vec![Reminder { id: RecordId::from_bytes([3; 16]), at, words }];
        let all = told(&snapshot(), &mine);
        assert!(all.len() > 1);
        assert!(all.iter().all(|(_, words)| words == neutral()), "{all:?}");
        mine.reminders_tell = true;
        assert!(told(&snapshot(), &mine).contains(&("01 09:00".to_owned(), "canary".to_owned())));
    }

    #[test]
    fn what_is_not_certain_is_said_and_sends_nobody_on_their_way() {
        let mut snapshot = Arc::unwrap_or_clone(snapshot());
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]);
        let mut other = meeting.cancelled.values[0].clone();
        other.value = true;
        meeting.cancelled.values.push(other);
        let all = told(&snapshot, &an_hour_before(true));
        let uncertain = |it: &(String, String)| it.1.contains("do not set out yet");
        assert!(all.iter().any(uncertain), "{all:?}");
    }

    #[test]
    fn who_does_not_come_is_not_reminded_and_what_is_over_is_past() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let at = now.datetime().with().time(time(8, 0, 0, 0)).build().unwrap();
        let own =
            |at, id| Reminder { id: RecordId::from_bytes([id; 16]), at, words: "x".to_owned() };
        let long_ago = at.date().yesterday().unwrap().at(7, 0, 0, 0);
        let mine = Mine { reminders: vec![own(long_ago, 1), own(at, 2)], ..Mine::default() };
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let all = reminders(&source, &mine);
        assert_eq!(all.iter().map(|it| it.of).collect::<Vec<_>>(), [Of::Own(mine.reminders[1].id)]);
        assert!(all[0].is_due(&now));
        assert!(has_due(&source, &mine));

        let mut changed = Arc::unwrap_or_clone(snapshot.clone());
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut changed.meetings)[1]);
        meeting.cancelled.values[0].value = true;
        let of = |snapshot: &GroupSnapshot| told(snapshot, &an_hour_before(false)).len();
        assert!(of(&changed) < of(&snapshot));
    }
}
