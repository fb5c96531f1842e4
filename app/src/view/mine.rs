//! What a member keeps for themselves: how they were, what to be reminded of, notes, what they work through, notes on talks.
//!
//! Invariant: nothing is counted, compared or judged, and a day without a word is simply not there.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use kith_sync::group::snapshot::{Candidate, Words};
use kith_sync::id::RecordId;
use kith_sync::node::mine::{CheckIn, Issue, IssueWords, Mine, Talk};

use super::Source;
use super::finding::{points, said};
use super::focus::uncapital;
use super::people::capital;
use super::when::{day_words, short_date};
use crate::words::dates::{self, Form};
use crate::words::t;

/// Said on the screen.
pub(crate) fn never_leaves() -> &'static str {
    t!("mine-what-you-keep-here-never-leaves")
}

/// Days that the picture shows.
const SHOWN_DAYS: i32 = 90;

/// The words for how worn somebody is, from 1 to 5.
pub(crate) fn worn() -> [(u8, &'static str); 5] {
    [
        (1, t!("mine-rested")),
        (2, t!("mine-a-little-worn")),
        (3, t!("mine-worn")),
        (4, t!("mine-very-worn")),
        (5, t!("mine-worn-out")),
    ]
}
/// The words for how well somebody is, from 1 to 5.
pub(crate) fn well() -> [(u8, &'static str); 5] {
    [
        (1, t!("mine-not-well-at-all")),
        (2, t!("mine-not-so-well")),
        (3, t!("mine-so-so")),
        (4, t!("mine-well")),
        (5, t!("mine-very-well")),
    ]
}

/// How long before a meeting to be reminded, in minutes.
pub(crate) fn before() -> [(Option<u16>, &'static str); 5] {
    [
        (None, t!("mine-not-at-all")),
        (Some(15), t!("mine-a-quarter-of-an-hour")),
        (Some(60), t!("mine-an-hour")),
        (Some(3 * 60), t!("mine-three-hours")),
        (Some(24 * 60), t!("mine-a-day")),
    ]
}
/// What the desktop shows of a reminder.
pub(crate) fn tells() -> [(bool, &'static str); 2] {
    [(false, t!("mine-only-that-there-is-something")), (true, t!("mine-what-it-is-about"))]
}

/// The screen "Mine alone".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MineView {
    pub(crate) today: Date,
    pub(crate) now: DateTime,
    /// What was said of today already.
    pub(crate) of_today: Option<CheckIn>,
    /// How it was, the newest first, as many days as are asked for.
    pub(crate) days: Vec<DayView>,
    /// How many days there are before these.
    pub(crate) earlier_days: usize,
    /// The days of the picture, the oldest first; absent where there are too few to see anything.
    pub(crate) plot: Option<PlotView>,
    pub(crate) remind_minutes: Option<u16>,
    /// Where it is none of those to choose from.
    pub(crate) other_minutes: Option<u16>,
    pub(crate) reminders_tell: bool,
    /// How that stands, in one line.
    pub(crate) reminding: String,
    /// The next one first, after those that are due.
    pub(crate) reminders: Vec<ReminderView>,
    /// The newest first.
    pub(crate) notes: Vec<NoteView>,
    /// What this member works through, the newest first.
    pub(crate) issues: Vec<IssueView>,
    /// Whether any of it can be shared.
    pub(crate) may_share: bool,
    pub(crate) talks: Vec<TalkOfView>,
    /// Whether anything can be kept now.
    pub(crate) may_keep: bool,
}

/// A day and how it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayView {
    pub(crate) day: Date,
    /// "Today, Monday 30 November".
    pub(crate) on: String,
    /// "Very worn; not so well. Three nights."
    pub(crate) words: String,
}

/// How it went, as two lines over the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlotView {
    /// The first of its days.
    pub(crate) first: Date,
    /// Days from the first to the last.
    pub(crate) span: i32,
    /// How worn, and how well.
    pub(crate) lines: [LineView; 2],
}

/// One of the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineView {
    pub(crate) title: &'static str,
    /// For whoever does not see it.
    pub(crate) name: String,
    /// What stands at its side, from 1 to 5.
    pub(crate) scale: [(u8, &'static str); 5],
    /// The oldest first.
    pub(crate) points: Vec<PointView>,
}

/// A day on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PointView {
    /// Days since the first.
    pub(crate) at: i32,
    pub(crate) value: u8,
    /// "Friday 20 November: very worn".
    pub(crate) words: String,
}

impl PlotView {
    /// The days that are named below it, at most so many: the first, the last, and some between them in even steps.
    pub(crate) fn named_days(&self, most: i32) -> Vec<i32> {
        let steps = (most - 1).clamp(1, self.span.max(1));
        (0..=steps).map(|step| self.span * step / steps).collect()
    }

    /// A day of it as it is written below: "20 Nov".
    pub(crate) fn day(&self, at: i32) -> String {
        dates::date(self.first.saturating_add(at.days()), Form::Brief)
    }
}

/// Something to be reminded of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReminderView {
    pub(crate) id: RecordId,
    /// "Thursday 3 December, 18:00".
    pub(crate) when: String,
    pub(crate) words: String,
    /// Whether its time has come.
    pub(crate) is_due: bool,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoteView {
    pub(crate) id: RecordId,
    pub(crate) words: String,
    /// "30 November".
    pub(crate) on: String,
    /// The first words, to name it by.
    pub(crate) about: String,
}

/// What this member works through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IssueView {
    pub(crate) id: RecordId,
    pub(crate) words: IssueWords,
    /// "30 November".
    pub(crate) on: String,
    /// The first words, to name it by.
    pub(crate) about: String,
    /// Whether the group has something of this member's that begins with the same words.
    pub(crate) is_shared: bool,
}

/// What was noted of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TalkOfView {
    pub(crate) candidate: RecordId,
    pub(crate) who: String,
    pub(crate) words: String,
    /// What was talked about.
    pub(crate) done: Vec<&'static str>,
}

/// Makes the screen, with so many days.
pub(crate) fn mine_view(source: &Source<'_>, mine: &Mine, days: usize) -> MineView {
    let today = source.now.date();
    let notes = mine.notes.iter().rev().map(|note| NoteView {
        id: note.id,
        words: note.words.clone(),
        on: short_date(note.on, today),
        about: about(&note.words),
    });
    let now = source.now.datetime();
    let reminders = mine.reminders.iter().map(|it| ReminderView {
        id: it.id,
        when: format!("{}, {}", day_words(it.at.date(), today), dates::clock(it.at.time())),
        words: it.words.clone(),
        is_due: it.at <= now,
    });
    let is_listed = before().iter().any(|(minutes, _)| *minutes == mine.remind_minutes);
    MineView {
        today,
        now,
        of_today: mine.check_ins.iter().find(|it| it.day == today).cloned(),
        days: mine.check_ins.iter().rev().take(days).map(|it| day_view(it, today)).collect(),
        earlier_days: mine.check_ins.len().saturating_sub(days),
        plot: plot(&mine.check_ins, today),
        remind_minutes: mine.remind_minutes,
        other_minutes: mine.remind_minutes.filter(|_| !is_listed),
        reminders_tell: mine.reminders_tell,
        reminding: reminding(mine),
        reminders: reminders.collect(),
        notes: notes.collect(),
        issues: mine.issues.iter().rev().map(|issue| issue_view(source, issue)).collect(),
        may_share: source.may_write(),
        talks: mine.talks.iter().map(|talk| talk_view(source, talk)).collect(),
        // Also for whoever left: it has nothing to do with the group.
        may_keep: !source.status.problems.iter().any(|it| it.stops_writing),
    }
}

/// When this member is reminded of a meeting, and of what the desktop then tells.
fn reminding(mine: &Mine) -> String {
    let told = tells().into_iter().filter(|(tell, _)| *tell == mine.reminders_tell);
    let told: String = told.map(|(_, words)| uncapital(words)).collect();
    let Some(minutes) = mine.remind_minutes else {
        return t!("mine-not-reminded", told = told);
    };
    let listed = before().into_iter().find(|(each, _)| *each == Some(minutes));
    let when = listed.map_or_else(
        || t!("mine-so-many-minutes", minutes = minutes),
        |(_, words)| words.to_owned(),
    );
    t!("mine-reminded-before", when = when, told = told)
}

fn issue_view(source: &Source<'_>, issue: &Issue) -> IssueView {
    let what = issue.words.what.trim();
    let mut shared = source.snapshot.questions.iter().filter(|it| it.owner == source.status.me);
    IssueView {
        id: issue.id,
        words: issue.words.clone(),
        on: short_date(issue.on, source.now.date()),
        about: about(&issue.words.what),
        is_shared: shared.any(|it| {
            let mut known = it.what.values.iter();
            known.any(|it| matches!(&it.value.words, Words::Known(words) if words.trim() == what))
        }),
    }
}

fn day_view(it: &CheckIn, today: Date) -> DayView {
    let line = it.line.trim();
    let line = if line.is_empty() { String::new() } else { format!(" {line}") };
    let (worn, well) = (word(&worn(), it.worn), lower(word(&well(), it.well)));
    DayView { day: it.day, on: day_words(it.day, today), words: format!("{worn}; {well}.{line}") }
}

fn word(words: &[(u8, &'static str)], value: u8) -> &'static str {
    words.iter().find(|(each, _)| *each == value).map_or("", |(_, word)| word)
}

/// As within a sentence.
fn lower(words: &str) -> String {
    words.to_lowercase()
}

fn plot(check_ins: &[CheckIn], today: Date) -> Option<PlotView> {
    let ago = |day: Date| day.until(today).map_or(i32::MAX, |span| span.get_days());
    let shown: Vec<&CheckIn> =
        check_ins.iter().filter(|it| (0..=SHOWN_DAYS).contains(&ago(it.day))).collect();
    let (first, last) = (shown.first()?, shown.last()?);
    if first.day == last.day {
        return None;
    }
    let (from, until) = (short_date(first.day, today), short_date(last.day, today));
    let line = |title, scale: [(u8, &'static str); 5], value: fn(&CheckIn) -> u8| {
        let points = shown.iter().map(|it| {
            let (day, said) = (day_words(it.day, today), lower(word(&scale, value(it))));
            PointView {
                at: ago(first.day) - ago(it.day),
                value: value(it),
                words: t!("mine-plot-day", day = day, said = said),
            }
        });
        let values = shown.iter().map(|it| value(it));
        let end = |value: Option<u8>| lower(word(&scale, value.unwrap_or(1)));
        let (lowest, most) = (end(values.clone().min()), end(values.max()));
        let range = if lowest == most { "same" } else { "other" };
        let name = t!(
            "mine-plot-line",
            title = title,
            from = from,
            until = until,
            range = range,
            least = lowest,
            most = most
        );
        LineView { title, name, points: points.collect(), scale }
    };
    Some(PlotView {
        first: first.day,
        span: ago(first.day) - ago(last.day),
        lines: [
            line(t!("mine-how-worn"), worn(), |it| it.worn),
            line(t!("mine-how-well"), well(), |it| it.well),
        ],
    })
}

fn talk_view(source: &Source<'_>, talk: &Talk) -> TalkOfView {
    let is_of = |person: &&std::sync::Arc<Candidate>| {
        person.id == talk.candidate || person.same.iter().any(|same| same.id == talk.candidate)
    };
    let person = source.snapshot.candidates.iter().find(is_of);
    let who = person.map_or_else(
        || t!("mine-somebody-who-is-not-on-the").to_owned(),
        |person| capital(&said(&person.name)),
    );
    let done = points().into_iter().filter(|(point, _)| talk.done.contains(point));
    TalkOfView {
        candidate: talk.candidate,
        who,
        words: talk.words.clone(),
        done: done.map(|(_, words)| words).collect(),
    }
}

/// The first words of a note.
fn about(words: &str) -> String {
    let mut about: String = words.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    if about.chars().count() > 48 {
        about = about.chars().take(48).collect();
    }
    about
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kith_sync::node::mine::{Note, TalkPoint};

    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

    fn check_in(day: Date, worn: u8, well: u8, line: &str) -> CheckIn {
        CheckIn { day, worn, well, line: line.to_owned() }
    }

    fn view(mine: &Mine) -> MineView {
        let (snapshot, status, now) = (snapshot(), status(), now());
        mine_view(&Source { snapshot: &snapshot, status: &status, now: &now }, mine, 7)
    }

    #[test]
    fn days_are_told_in_words_newest_first_and_seen_over_time() {
        let mine = Mine {
            check_ins: vec![
                check_in(date(2026, 6, 1), 5, 1, "Long ago."),
                check_in(date(2026, 11, 20), 4, 2, "Three nights."),
                check_in(date(2026, 11, 30), 2, 4, ""),
            ],
            ..Mine::default()
        };
        let view = view(&mine);
        let told: Vec<_> = view.days.iter().map(|it| (it.on.as_str(), it.words.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Today, Monday 30 November", "A little worn; well."),
                ("Friday 20 November", "Very worn; not so well. Three nights."),
                ("Monday 1 June", "Worn out; not well at all. Long ago."),
            ]
        );
        let plot = view.plot.unwrap();
        let [worn, well] = &plot.lines;
        let drawn = |line: &LineView| -> Vec<_> {
            line.points.iter().map(|point| (point.at, point.value)).collect()
        };
        assert_eq!(
            (drawn(worn), drawn(well), plot.span),
            (vec![(0, 4), (10, 2)], vec![(0, 2), (10, 4)], 10)
        );
        assert_eq!(worn.points[0].words, "Friday 20 November: very worn");
        assert_eq!(
            worn.name,
            "How worn, from 20 November to 30 November: between “a little worn” and “very worn”. Each day is in the list below."
        );
        assert_eq!(
            well.name,
            "How well, from 20 November to 30 November: between “not so well” and “well”. Each day is in the list below."
        );
        assert_eq!(view.of_today.unwrap().worn, 2);
    }

    #[test]
    fn a_picture_names_its_first_and_last_day_and_as_many_between_as_fit() {
        let of = |days: &[i8]| {
            let check_ins = days.iter().map(|day| check_in(date(2026, 11, *day), 3, 3, ""));
            view(&Mine { check_ins: check_ins.collect(), ..Mine::default() }).plot.unwrap()
        };
        let month = of(&[1, 9, 30]);
        assert_eq!(month.named_days(4), [0, 9, 19, 29]);
        assert_eq!(month.named_days(1), [0, 29]);
        assert_eq!(
            month.named_days(4).iter().map(|at| month.day(*at)).collect::<Vec<_>>(),
            ["1 Nov", "10 Nov", "20 Nov", "30 Nov"]
        );
        assert_eq!(of(&[29, 30]).named_days(6), [0, 1]);
        let name = &month.lines[0].name;
        assert!(name.contains("“worn” all the time"), "{name}");
    }

    #[test]
    fn one_day_alone_is_no_picture() {
        let check_ins = vec![check_in(date(2026, 11, 30), 3, 3, "")];
        assert_eq!(view(&Mine { check_ins, ..Mine::default() }).plot, None);
    }

    #[test]
    fn notes_and_talks_are_there_with_whom_they_are_about() {
        let note = |number, words: &str| Note {
            id: RecordId::from_bytes([7; 16]),
            on: date(2026, 11, 29),
            number,
            words: words.to_owned(),
        };
        let talk = Talk {
            candidate: RecordId::from_bytes([9; 16]),
            words: "Mondays".to_owned(),
            done: vec![TalkPoint::Purpose],
        };
        let notes = vec![note(0, "first"), note(1, "second of them")];
        let view = view(&Mine { notes, talks: vec![talk], ..Mine::default() });
        let notes: Vec<_> =
            view.notes.iter().map(|note| (note.words.as_str(), note.on.as_str())).collect();
        assert_eq!(notes, [("second of them", "29 November"), ("first", "29 November")]);
        let talk = view.talks.first().unwrap();
        // Whoever was turned down has no name here either.
        assert_eq!(talk.who, "Somebody who is not on the group’s list any more");
        assert_eq!(talk.done, ["What the group is for, and what not"]);
    }
}
