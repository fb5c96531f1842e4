//! The coming meetings, with each member's reply to the time it was given for.
//!
//! Invariant: where people differ, every value is shown and the cautious reading counts; a past meeting shows no replies.

use jiff::civil::Date;
use kith_sync::group::edit::{MeetingTime, Reply};
use kith_sync::group::snapshot::{Meeting, MeetingReply};
use kith_sync::id::{ExactHash, RecordId};

use super::Source;
use super::people::{capital, join};
use super::text::known_words;
use super::when::{WhenView, coming, date_words, repeat_words, start, written_on};

/// Dates of one regular meeting that are shown.
const DATES: usize = 5;

/// The screen "Meetings".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeetingsView {
    /// By next date.
    pub(crate) meetings: Vec<MeetingView>,
    /// The zone that a new meeting starts with: the system's.
    pub(crate) zone: String,
    pub(crate) today: Date,
    pub(crate) may_write: bool,
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
    pub(crate) times: Vec<(String, MeetingTime)>,
    pub(crate) place: String,
    /// The place as it was typed; empty where it is open, not here, or several.
    pub(crate) placed: String,
    /// "which one is right?"; empty unless people set several at once.
    pub(crate) places: Vec<PlaceView>,
    pub(crate) cancelled: CancelledView,
    /// The cautious reading.
    pub(crate) caution: Option<String>,
}

/// One of several places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceView {
    pub(crate) by: String,
    pub(crate) words: String,
    /// The words as they were typed; absent where they are not here.
    pub(crate) typed: Option<String>,
}

/// Whether a meeting is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CancelledView {
    TakesPlace,
    Cancelled,
    Unsettled,
}

/// One date of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateView {
    pub(crate) date: Date,
    pub(crate) when: WhenView,
    /// The time that a reply is given to.
    pub(crate) exact: ExactHash,
    /// This member's reply to it.
    pub(crate) reply: Option<Reply>,
    /// What to say about this member's earlier or doubled reply.
    pub(crate) note: Option<String>,
    /// What the others replied, a sentence each.
    pub(crate) others: Vec<String>,
}

/// Makes the screen.
pub(crate) fn meetings_view(source: &Source<'_>) -> MeetingsView {
    let mut meetings: Vec<(Option<jiff::Zoned>, MeetingView)> = source
        .snapshot
        .meetings
        .iter()
        .filter_map(|meeting| meeting_view(source, meeting))
        .map(|view| (begins(&view, source), view))
        .collect();
    meetings.sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.id.cmp(&right.id)));
    MeetingsView {
        meetings: meetings.into_iter().map(|(_, view)| view).collect(),
        zone: source.now.time_zone().iana_name().unwrap_or("UTC").to_owned(),
        today: source.now.date(),
        may_write: source.may_write(),
    }
}

/// When a meeting's next date begins, for sorting.
fn begins(view: &MeetingView, source: &Source<'_>) -> Option<jiff::Zoned> {
    let date = match view.dates.first() {
        Some(next) => next.date,
        None => view
            .times
            .iter()
            .filter_map(|(_, time)| coming(time, source.now, 1).first().copied())
            .min()?,
    };
    start(&view.time, date)
}

/// One meeting; absent where it is over.
pub(crate) fn meeting_view(source: &Source<'_>, meeting: &Meeting) -> Option<MeetingView> {
    let people = source.people();
    let today = source.now.date();
    let chosen = meeting.when.values.first()?;
    let dates_of = |time: &MeetingTime| coming(time, source.now, DATES);
    if meeting.when.values.iter().all(|timed| dates_of(&timed.value.time).is_empty()) {
        return None;
    }
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
                (
                    format!(
                        "{}, {}{again} (set by {} {})",
                        words.day,
                        words.clock,
                        people.author(timed.by),
                        written_on(timed.day, today)
                    ),
                    time.clone(),
                )
            })
            .collect()
    } else {
        Vec::new()
    };
    let dates = if several_times {
        Vec::new()
    } else {
        dates_of(&chosen.value.time)
            .into_iter()
            .map(|date| date_view(source, meeting, &chosen.value.time, chosen.value.exact, date))
            .collect()
    };
    let places: Vec<PlaceView> = meeting
        .place
        .values
        .iter()
        .map(|place| {
            let (words, known) = known_words(&place.value.words);
            PlaceView {
                by: capital(&people.author(place.by)),
                typed: known.then(|| words.clone()),
                words: if words.trim().is_empty() { "Place open".to_owned() } else { words },
            }
        })
        .collect();
    let several_places = places.len() > 1;
    let cancelled = match meeting.cancelled.values.as_slice() {
        [one] if one.value => CancelledView::Cancelled,
        [_, _, ..] => CancelledView::Unsettled,
        _ => CancelledView::TakesPlace,
    };
    let caution = if cancelled == CancelledView::Unsettled || (several_times && meeting.uncertain) {
        Some("Not certain: do not set out yet.".to_owned())
    } else if several_places {
        Some("The place is open until one is picked.".to_owned())
    } else {
        meeting.uncertain.then(|| "Not certain: do not set out yet.".to_owned())
    };
    Some(MeetingView {
        id: meeting.id,
        time: chosen.value.time.clone(),
        repeat: if several_times { None } else { repeat_words(&chosen.value.time) },
        dates,
        times,
        place: match places.as_slice() {
            [one] => one.words.clone(),
            _ => "Place open".to_owned(),
        },
        placed: match places.as_slice() {
            [one] => one.typed.clone().unwrap_or_default(),
            _ => String::new(),
        },
        places: if several_places { places } else { Vec::new() },
        cancelled,
        caution,
    })
}

fn date_view(
    source: &Source<'_>,
    meeting: &Meeting,
    time: &MeetingTime,
    exact: ExactHash,
    date: Date,
) -> DateView {
    let people = source.people();
    let me = source.status.me;
    let mut replies: Vec<&MeetingReply> =
        meeting.replies.iter().filter(|reply| reply.date == date).collect();
    replies.sort_by_key(|reply| people.rank(reply.member));
    let here = || replies.iter().copied();
    let mine: Vec<&MeetingReply> = here().filter(|reply| reply.member == me).collect();
    let current: Vec<Reply> =
        mine.iter().filter(|reply| reply.current).map(|reply| reply.reply).collect();
    let note = match (current.as_slice(), mine.first()) {
        ([_, _, ..], _) => {
            Some("Your devices gave two different replies. Which one is yours?".to_owned())
        }
        ([], Some(earlier)) => Some(format!("You said {} to the old time.", said(earlier.reply))),
        _ => None,
    };
    let named = |wanted: Reply| -> Vec<String> {
        here()
            .filter(|reply| reply.member != me && reply.current && reply.reply == wanted)
            .map(|reply| people.name(reply.member))
            .collect()
    };
    let sentence = |names: Vec<String>, one: &str, many: &str| {
        let verb = if names.len() == 1 { one } else { many };
        (!names.is_empty()).then(|| format!("{} {verb}", capital(&join(&names))))
    };
    let mut others: Vec<String> = [
        sentence(named(Reply::Coming), "is coming", "are coming"),
        sentence(named(Reply::Late), "is coming later", "are coming later"),
        sentence(named(Reply::NotThisTime), "not this time", "not this time"),
    ]
    .into_iter()
    .flatten()
    .collect();
    others.extend(here().filter(|reply| reply.member != me && !reply.current).map(|reply| {
        format!("{} said {} to the old time", people.subject(reply.member), said(reply.reply))
    }));
    DateView {
        date,
        when: date_words(time, date, source.now),
        exact,
        reply: if current.len() == 1 { current.first().copied() } else { None },
        note,
        others,
    }
}

fn said(reply: Reply) -> &'static str {
    match reply {
        Reply::Coming => "yes",
        Reply::Late => "“later”",
        Reply::NotThisTime => "no",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::snapshot::Words;

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
                (meeting.dates.first().map(|next| next.when.day.clone()), meeting.place.clone())
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
        let mut gone = places[0].clone();
        gone.value.words = Words::TakenBack;
        let mut open = places[0].clone();
        open.value.words = Words::Known(String::new());
        places.extend([gone, open]);
        let view = meetings_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let places = &view.meetings[0].places;
        let typed: Vec<_> = places.iter().map(|place| place.typed.as_deref()).collect();
        assert_eq!(typed, [Some("Library, small room on the first floor"), None, Some("")]);
        assert_eq!(view.meetings[0].placed, "");
    }

    #[test]
    fn two_times_are_both_shown_with_the_cautious_reading() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = meetings_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let meeting = view.meetings.get(1).unwrap();
        assert_eq!(meeting.dates, []);
        let words: Vec<_> = meeting.times.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Saturday 12 December, 10:00 to 12:00 (set by Ben yesterday)",
                "Sunday 13 December, 10:00 to 12:00 (set by Cleo yesterday)",
            ]
        );
        assert_eq!(meeting.caution.as_deref(), Some("Not certain: do not set out yet."));
    }
}
