//! The coming meetings, with each member's reply to the time it was given for.
//!
//! Invariant: where people differ, every value is shown and the cautious reading counts; a past meeting shows no replies.

mod date;
mod days;
mod on_day;
mod place;
mod roles;
#[cfg(test)]
mod sentences;

use jiff::civil::Date;
use kith_sync::group::edit::{MeetingTime, Mode, Reply};
use kith_sync::group::snapshot::{Chosen, Meeting, Timed};
use kith_sync::id::{MemberId, RecordId};

use super::Source;
use super::choice::set_by;
use super::entry::read_coming;
use super::polls::{HowView, PollView, coming_polls, how_view, polls_view};
use super::when::{coming, date_words, repeat_words, start};
use crate::words::t;

pub(crate) use date::{DateView, LeftOut};
pub(crate) use days::{DayView, DaysView, Layout, days_view};
pub(crate) use on_day::{OnDay, Sign, What};
pub(crate) use place::{AddressView, ListedView, PlaceView, WhereView};
pub(crate) use roles::{RoleView, RolesView};

/// Dates of one regular meeting that are shown.
const DATES: usize = 5;
/// The cautious reading.
fn uncertain() -> &'static str {
    t!("meetings-not-certain-do-not-set-out")
}

/// The screen "Meetings".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeetingsView {
    /// By next date.
    pub(crate) meetings: Vec<MeetingView>,
    /// Dates that are being looked for.
    pub(crate) polls: Vec<PollView>,
    /// How the group meets.
    pub(crate) how: HowView,
    /// The places to choose from.
    pub(crate) places: Vec<ListedView>,
    /// Who can host or keep time: each with the name, oneself last.
    pub(crate) people: Vec<(MemberId, String)>,
    pub(crate) me: MemberId,
    /// The zone that a new meeting starts with: the system's.
    pub(crate) zone: String,
    pub(crate) today: Date,
    pub(crate) may_write: bool,
}

impl MeetingsView {
    /// What is said of a day, as it is typed, that is sooner than the group's notice; it is for its members to weigh.
    pub(crate) fn short_notice(&self, typed: &str) -> Option<String> {
        let Some(Mode::WhenNeeded { notice_days }) = self.how.mode else { return None };
        let date = read_coming(typed, self.today).ok()?;
        let days = self.today.until(date).ok()?.get_days();
        (0..i32::from(notice_days))
            .contains(&days)
            .then(|| t!("meetings-that-is-sooner-than-the-notice", days = notice_days))
    }
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeetingView {
    pub(crate) id: RecordId,
    /// The time from which moving starts.
    pub(crate) time: MeetingTime,
    pub(crate) repeat: Option<String>,
    /// The coming dates, the next one first; none while the time is not settled.
    pub(crate) dates: Vec<DateView>,
    /// "which one is right?"; empty unless people set several at once.
    pub(crate) times: Vec<(String, String, MeetingTime)>,
    /// Dates on which a regular meeting is not.
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) place: WhereView,
    /// Whether it came of looking for a date together.
    pub(crate) asked_of: bool,
    pub(crate) cancelled: CancelledView,
    /// The cautious reading.
    pub(crate) caution: Option<String>,
}

/// Whether a meeting is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CancelledView {
    TakesPlace,
    Cancelled,
    Unsettled,
}

/// Makes the screen.
#[cfg(test)]
pub(crate) fn meetings_view(source: &Source<'_>) -> MeetingsView {
    coming_view(source).with_past_polls(source)
}

impl MeetingsView {
    /// The whole screen: with the polls whose times have all passed.
    pub(crate) fn with_past_polls(self, source: &Source<'_>) -> Self {
        Self { polls: polls_view(source), ..self }
    }
}

/// What is to come of it, which other screens tell too.
pub(crate) fn coming_view(source: &Source<'_>) -> MeetingsView {
    MeetingsView {
        meetings: coming_meetings(source),
        polls: coming_polls(source),
        how: how_view(source),
        places: place::to_choose_from(source),
        people: here(source),
        me: source.status.me,
        zone: source.now.time_zone().iana_name().unwrap_or(t!("meetings-utc")).to_owned(),
        today: source.now.date(),
        may_write: source.may_write(),
    }
}

/// The meetings that have a date to come, by next date.
pub(crate) fn coming_meetings(source: &Source<'_>) -> Vec<MeetingView> {
    let meetings = source.snapshot.meetings.iter();
    let views = meetings.filter_map(|meeting| meeting_view(source, meeting));
    let mut views: Vec<(Option<jiff::Zoned>, MeetingView)> =
        views.map(|view| (begins(&view, source), view)).collect();
    views.sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.id.cmp(&right.id)));
    views.into_iter().map(|(_, view)| view).collect()
}

/// Who is here: each with the name, oneself last.
fn here(source: &Source<'_>) -> Vec<(MemberId, String)> {
    let people = source.people();
    let mut others: Vec<(MemberId, String)> =
        people.others().map(|member| (member.id, people.name(member.id))).collect();
    others.sort_by_key(|(id, _)| people.rank(*id));
    others.push((source.status.me, t!("meetings-me-2").to_owned()));
    others
}

/// When a meeting's next date begins, for sorting.
fn begins(view: &MeetingView, source: &Source<'_>) -> Option<jiff::Zoned> {
    let date = match view.dates.first() {
        Some(next) => return start(&next.time, next.time.date),
        None => view
            .times
            .iter()
            .filter_map(|(.., time)| coming(time, source.now, 1).first().copied())
            .min()?,
    };
    start(&view.time, date)
}

/// One meeting; absent where it is over.
pub(crate) fn meeting_view(source: &Source<'_>, meeting: &Meeting) -> Option<MeetingView> {
    let chosen = meeting.when.values.first()?;
    let dates_of = |time: &MeetingTime| coming(time, source.now, DATES);
    let several_times = meeting.when.values.len() > 1;
    let times = if several_times {
        meeting
            .when
            .values
            .iter()
            .map(|timed| {
                let time = &timed.value.time;
                let date = dates_of(time).first().copied().unwrap_or(time.date);
                let words = date_words(time, date, source.now);
                let again =
                    repeat_words(time).map(|again| format!(", {again}")).unwrap_or_default();
                let by = set_by(source, timed.by, timed.day);
                (format!("{}, {}{again}", words.day, words.clock), by, time.clone())
            })
            .collect()
    } else {
        Vec::new()
    };
    let (dates, left_out) = if several_times {
        (Vec::new(), Vec::new())
    } else {
        date::dates(source, meeting, &chosen.value)
    };
    let has_coming = |timed: &Chosen<Timed>| !dates_of(&timed.value.time).is_empty();
    if dates.is_empty() && left_out.is_empty() && !meeting.when.values.iter().any(has_coming) {
        return None;
    }
    let is_coming =
        dates.first().is_some_and(|next| matches!(next.reply, Some(Reply::Coming | Reply::Late)));
    let place = place::where_view(source, &meeting.place, is_coming);
    let several_places = !place.several.is_empty();
    let cancelled = cancelled_view(meeting);
    let caution = if cancelled == CancelledView::Unsettled || (several_times && meeting.uncertain) {
        Some(uncertain().to_owned())
    } else if several_places {
        Some(t!("meetings-the-place-is-open-until-one").to_owned())
    } else {
        meeting.uncertain.then(|| uncertain().to_owned())
    };
    Some(MeetingView {
        id: meeting.id,
        time: chosen.value.time.clone(),
        repeat: if several_times { None } else { repeat_words(&chosen.value.time) },
        dates,
        times,
        left_out,
        place,
        asked_of: meeting.of_poll,
        cancelled,
        caution,
    })
}

/// Whether a meeting is cancelled.
fn cancelled_view(meeting: &Meeting) -> CancelledView {
    match meeting.cancelled.values.as_slice() {
        // Moved by one and cancelled by another: which of the two is for them to say.
        [one] if one.value && meeting.time_uncertain && meeting.when.values.len() < 2 => {
            CancelledView::Unsettled
        }
        [one] if one.value => CancelledView::Cancelled,
        [_, _, ..] => CancelledView::Unsettled,
        _ => CancelledView::TakesPlace,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::edit::MeetingFact;
    use kith_sync::group::snapshot::{Where, Words, Written};
    use kith_sync::id::BodyName;

    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

    #[test]
    fn the_next_meeting_comes_first_and_past_ones_are_not_shown() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = meetings_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view
            .meetings
            .iter()
            .map(|meeting| {
                (
                    meeting.dates.first().map(|next| next.when.day.clone()),
                    meeting.place.words.clone(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    Some("Thursday 3 December".to_owned()),
                    "Library, small room on the first floor".to_owned()
                ),
                (None, "Place open".to_owned()),
            ]
        );
    }

    #[test]
    fn a_reply_to_the_old_time_reads_so_and_counts_for_nothing_new() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = meetings_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let next = view.meetings.first().unwrap().dates.first().unwrap();
        assert_eq!(next.reply, None);
        assert_eq!(next.others, ["Ben is coming", "Cleo said yes to the old time"]);
    }

    #[test]
    fn of_two_places_only_words_that_are_here_can_be_picked() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let meetings = Arc::make_mut(&mut snapshot.meetings);
        let places = &mut Arc::make_mut(&mut meetings[1]).place.values;
        let words =
            |words: Words| Where::Words(Written { body: BodyName::from_bytes([9; 32]), words });
        let mut gone = places[0].clone();
        gone.value = words(Words::TakenBack);
        let mut open = places[0].clone();
        open.value = words(Words::Known(String::new()));
        places.extend([gone, open]);
        let view = meetings_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let place = &view.meetings[0].place;
        let picks: Vec<_> = place.several.iter().map(|place| place.pick.clone()).collect();
        let library = "Library, small room on the first floor".to_owned();
        assert_eq!(
            picks,
            [Some(MeetingFact::Place(library)), None, Some(MeetingFact::Place(String::new()))]
        );
        assert_eq!((place.words.as_str(), place.typed.as_str()), ("Place open", ""));
    }

    #[test]
    fn two_times_are_both_shown_with_the_cautious_reading() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = meetings_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let meeting = view.meetings.get(1).unwrap();
        assert_eq!(meeting.dates, []);
        let words: Vec<_> =
            meeting.times.iter().map(|(words, by, _)| (words.as_str(), by.as_str())).collect();
        assert_eq!(
            words,
            [
                ("Saturday 12 December, 10:00 to 12:00", "Set by Ben yesterday"),
                ("Sunday 13 December, 10:00 to 12:00", "Set by Cleo yesterday"),
            ]
        );
        assert_eq!(meeting.caution.as_deref(), Some("Not certain: do not set out yet."));
    }
}
