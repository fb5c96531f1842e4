//! One date of a meeting: when it is now, what became of it, and each member's reply to it.

use jiff::civil::Date;
use kith_sync::group::edit::{DateChange, MeetingTime, Reply, Slot};
use kith_sync::group::snapshot::{ChangedDate, Meeting, MeetingDate, MeetingReply, Timed};
use kith_sync::id::ExactHash;

use super::place::{WhereView, where_view};
use super::roles::{RolesView, roles_view};
use super::{DATES, uncertain};
use crate::view::Source;
use crate::view::people::{capital, form};
use crate::view::when::{WhenView, coming, date_words, day_words, is_over, start, written_on};
use crate::words::t;

/// One date of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateView {
    /// By which it is named: the one that the series has, or had.
    pub(crate) date: Date,
    pub(crate) when: WhenView,
    /// The single time from which moving this date starts.
    pub(crate) time: MeetingTime,
    /// The time that a reply is given to.
    pub(crate) exact: ExactHash,
    /// The time of the series, to which a change of this date refers.
    pub(crate) of: ExactHash,
    /// Where it was moved from, and whether the series has changed since.
    pub(crate) moved: Option<String>,
    /// Whether the series can be followed again on this date.
    pub(crate) is_moved: bool,
    /// "which one is right?"; empty unless people said several things at once.
    pub(crate) options: Vec<(String, DateChange)>,
    /// The cautious reading.
    pub(crate) caution: Option<&'static str>,
    /// Where it is, if elsewhere than the series.
    pub(crate) place: Option<WhereView>,
    pub(crate) roles: RolesView,
    /// This member's reply to it.
    pub(crate) reply: Option<Reply>,
    /// What to say about this member's earlier or doubled reply.
    pub(crate) note: Option<String>,
    /// What the others replied, a sentence each.
    pub(crate) others: Vec<String>,
    /// That it is not certain yet that enough come.
    pub(crate) few: Option<&'static str>,
}

/// A date on which a regular meeting is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) date: Date,
    /// The time of the series, to which bringing it back refers.
    pub(crate) of: ExactHash,
    pub(crate) words: String,
}

/// The coming dates of a meeting that has one time, and those that it leaves out.
pub(super) fn dates(
    source: &Source<'_>,
    meeting: &Meeting,
    timed: &Timed,
) -> (Vec<DateView>, Vec<LeftOut>) {
    let said = |date: Date| meeting.on(date);
    let mut all = coming(&timed.time, source.now, DATES);
    let further = all.last().copied();
    // What is over is most of it after some years, and nothing else is asked of it.
    let ahead = meeting.dates.iter().filter(|said| {
        let moved = moved_to(Some(said)).map(|(slot, _)| MeetingTime::from(slot));
        let (time, date) = moved.as_ref().map_or((&timed.time, said.date), |it| (it, it.date));
        !is_over(time, date, source.now)
    });
    // What was moved is shown wherever the series is now.
    let changed = ahead.filter(|said| {
        let is_near = further.is_none_or(|last| said.date <= last) || all.len() < DATES;
        let is_moved = times_of(said).next().is_some();
        is_moved || is_near && timed.time.is_on(said.date)
    });
    let changed: Vec<Date> = changed.map(|said| said.date).collect();
    all.extend(changed);
    all.sort_unstable();
    all.dedup();
    let (mut shown, mut left_out) = (Vec::new(), Vec::new());
    for date in all {
        let said = said(date);
        let is_cancelled = said.is_some_and(MeetingDate::is_cancelled);
        let planned = single(&timed.time, date);
        if is_cancelled {
            if !is_over(&planned, date, source.now) {
                let day = day_words(date, source.now.date());
                let words = t!("meetings-cancelled-2", day = day);
                left_out.push(LeftOut { date, of: timed.exact, words });
            }
            continue;
        }
        let view = date_view(source, meeting, timed, date, said);
        if !is_over(&view.time, view.time.date, source.now) {
            shown.push(view);
        }
    }
    shown.sort_by_key(|view| (start(&view.time, view.time.date), view.date));
    shown.truncate(DATES);
    (shown, left_out)
}

/// The time that one date was moved to, as far as that is settled.
fn moved_to(said: Option<&MeetingDate>) -> Option<(&Slot, &ChangedDate)> {
    let settled = said?.change.settled()?;
    match &settled.change {
        DateChange::Moved(slot) => Some((slot, settled)),
        DateChange::AsPlanned | DateChange::Cancelled => None,
    }
}

/// The times that one date was moved to.
pub(super) fn times_of(said: &MeetingDate) -> impl Iterator<Item = MeetingTime> {
    said.change.values.iter().filter_map(|chosen| match &chosen.value.change {
        DateChange::Moved(slot) => Some(MeetingTime::from(slot)),
        DateChange::AsPlanned | DateChange::Cancelled => None,
    })
}

/// A date of a series as a time of its own.
pub(super) fn single(time: &MeetingTime, date: Date) -> MeetingTime {
    MeetingTime {
        date,
        repeat: kith_sync::group::edit::Repeat::Once,
        until: None,
        pauses: Vec::new(),
        ..time.clone()
    }
}

pub(super) fn date_view(
    source: &Source<'_>,
    meeting: &Meeting,
    timed: &Timed,
    date: Date,
    said: Option<&MeetingDate>,
) -> DateView {
    let today = source.now.date();
    let moved_to = moved_to(said);
    let (time, exact) = match moved_to {
        Some((slot, it)) => (MeetingTime::from(slot), it.exact),
        None => (single(&timed.time, date), timed.exact),
    };
    let moved = moved_to.map(|(_, it)| {
        let from = t!("meetings-moved-from", today = day_words(date, today));
        if it.of_now { from } else { t!("meetings-the-series-was-changed-at-the", from = from) }
    });
    let options = match said {
        Some(said) if said.uncertain => options(source, said),
        Some(_) | None => Vec::new(),
    };
    let said_of = Replies::of(source, meeting, date);
    let roles = said.map_or(&meeting.roles, |said| &said.roles);
    let place = said.filter(|said| !said.place.values.is_empty());
    let is_coming = matches!(said_of.reply, Some(Reply::Coming | Reply::Late));
    let smallest = source.snapshot.schedule.smallest.settled().copied().flatten();
    let few = smallest.is_some_and(|smallest| said_of.yes < usize::from(smallest));
    DateView {
        date,
        when: date_words(&time, time.date, source.now),
        is_moved: moved_to.is_some(),
        time,
        exact,
        of: timed.exact,
        moved,
        caution: (!options.is_empty()).then_some(uncertain()),
        options,
        place: place.map(|said| where_view(source, &said.place, is_coming)),
        roles: roles_view(source, meeting, date, roles),
        reply: said_of.reply,
        note: said_of.note,
        others: said_of.others,
        few: few.then_some(t!("meetings-not-enough-of-you-have-said")),
    }
}

/// What people said at once of one date, with who said it, and what each of it would make of the date.
fn options(source: &Source<'_>, said: &MeetingDate) -> Vec<(String, DateChange)> {
    let people = source.people();
    let today = source.now.date();
    let mut options: Vec<(String, DateChange)> = said
        .change
        .values
        .iter()
        .map(|chosen| {
            let what = match &chosen.value.change {
                DateChange::AsPlanned => t!("meetings-as-planned").to_owned(),
                DateChange::Cancelled => t!("meetings-cancelled").to_owned(),
                DateChange::Moved(slot) => {
                    let words = date_words(&MeetingTime::from(slot), slot.date, source.now);
                    t!("meetings-moved-to", day = words.day, clock = words.clock)
                }
            };
            let by = people.by(chosen.by);
            let words =
                t!("meetings-said-by", what = what, by = by, today = written_on(chosen.day, today));
            (words, chosen.value.change.clone())
        })
        .collect();
    if let [(_, DateChange::Cancelled)] = options.as_slice() {
        let words = t!("meetings-as-planned-at-the-time-that").to_owned();
        options.push((words, DateChange::AsPlanned));
    }
    options
}

/// What members replied to one date.
struct Replies {
    reply: Option<Reply>,
    note: Option<String>,
    others: Vec<String>,
    /// How many said that they come; never shown as a number.
    yes: usize,
}

impl Replies {
    fn of(source: &Source<'_>, meeting: &Meeting, date: Date) -> Self {
        let people = source.people();
        let me = source.status.me;
        let mut replies: Vec<&MeetingReply> =
            meeting.on(date).into_iter().flat_map(|said| &said.replies).collect();
        replies.sort_by_key(|reply| people.rank(reply.member));
        let here = || replies.iter().copied();
        let mine: Vec<&MeetingReply> = here().filter(|reply| reply.member == me).collect();
        let current: Vec<Reply> =
            mine.iter().filter(|reply| reply.current).map(|reply| reply.reply).collect();
        let note = match (current.as_slice(), mine.first()) {
            ([_, _, ..], _) => {
                Some(t!("meetings-your-devices-gave-two-different-replies").to_owned())
            }
            ([], Some(earlier)) => {
                Some(t!("meetings-you-said-to-the-old-time", reply = code(earlier.reply)))
            }
            _ => None,
        };
        let sentence = |wanted: Reply| {
            let who: Vec<_> = here()
                .filter(|reply| reply.member != me && reply.current && reply.reply == wanted)
                .map(|reply| reply.member)
                .collect();
            let (names, form) = (capital(&people.list(&who)), form(&who, me));
            (!who.is_empty())
                .then(|| t!("meetings-replied", names = names, form = form, reply = code(wanted)))
        };
        let each = [Reply::Coming, Reply::Late, Reply::NotThisTime];
        let mut others: Vec<String> = each.into_iter().filter_map(sentence).collect();
        others.extend(here().filter(|reply| reply.member != me && !reply.current).map(|reply| {
            t!(
                "meetings-said-to-the-old-time",
                member = people.subject(reply.member),
                reply = code(reply.reply)
            )
        }));
        let comes = |reply: &&&MeetingReply| {
            reply.current && matches!(reply.reply, Reply::Coming | Reply::Late)
        };
        let reply = if current.len() == 1 { current.first().copied() } else { None };
        Self { reply, note, others, yes: replies.iter().filter(comes).count() }
    }
}

/// Which reply it is, for a message to choose by.
fn code(reply: Reply) -> &'static str {
    match reply {
        Reply::Coming => "coming",
        Reply::Late => "late",
        Reply::NotThisTime => "no",
    }
}
