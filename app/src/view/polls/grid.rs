//! Who can when, as a table: a row for each member, a column for each time, this member's own row first.
//!
//! Invariant: who has not answered says nothing, and of two answers from two devices neither counts.

use std::cmp::Reverse;

use jiff::{ToSpan as _, Zoned};
use kith_sync::group::edit::{MeetingTime, PollAnswer, Slot};
use kith_sync::group::snapshot::{PollSlot, Standing};
use kith_sync::id::MemberId;

use super::{PollView, SlotView};
use crate::view::Source;
use crate::view::people::{FaceView, FacesView, Stand};
use crate::view::when::{city, clocks, day_words, start};
use crate::words::dates::{self, Form};
use crate::words::t;

/// A time as its reader's clock shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeadView {
    /// "Tue".
    pub(crate) weekday: String,
    /// "8 Dec".
    pub(crate) day: String,
    /// "19:00".
    pub(crate) clock: String,
    /// "Tuesday 8 December, 19:00 to 20:30".
    pub(crate) words: String,
    /// What the clock shows where it was set, if that is another time.
    pub(crate) there: Option<String>,
}

/// What was answered to a time, by how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) yes: usize,
    pub(crate) if_need_be: usize,
    pub(crate) no: usize,
    /// Who answered differently on two devices.
    pub(crate) twice: usize,
    pub(crate) open: usize,
}

/// What a member answered to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Answered(PollAnswer),
    /// Differently on two devices.
    Twice,
    NotYet,
}

/// A member, with an answer for each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowView {
    pub(crate) who: FaceView,
    pub(crate) is_me: bool,
    pub(crate) told: Vec<Told>,
}

impl Told {
    /// How it is shown.
    pub(crate) const fn stand(self) -> Stand {
        match self {
            Self::Answered(PollAnswer::Yes) => Stand::For,
            Self::Answered(PollAnswer::IfNeedBe) => Stand::Halfway,
            Self::Answered(PollAnswer::No) => Stand::Against,
            Self::Twice => Stand::Careful,
            Self::NotYet => Stand::Open,
        }
    }

    /// In a word or two.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Answered(PollAnswer::Yes) => t!("meetings-yes"),
            Self::Answered(PollAnswer::IfNeedBe) => t!("meetings-if-need-be"),
            Self::Answered(PollAnswer::No) => t!("meetings-no"),
            Self::Twice => t!("people-two-answers"),
            Self::NotYet => t!("people-not-answered-yet"),
        }
    }
}

impl RowView {
    /// What was answered to a time, as a sentence.
    pub(crate) fn sentence(&self, time: &str, told: Told) -> String {
        let who = if self.is_me { "you" } else { "other" };
        let name = self.who.called.as_str();
        match told {
            Told::Answered(PollAnswer::Yes) => {
                t!("polls-cell-yes", time = time, who = who, name = name)
            }
            Told::Answered(PollAnswer::IfNeedBe) => {
                t!("polls-cell-if-need-be", time = time, who = who, name = name)
            }
            Told::Answered(PollAnswer::No) => {
                t!("polls-cell-no", time = time, who = who, name = name)
            }
            Told::Twice => t!("polls-cell-twice", time = time, who = who, name = name),
            Told::NotYet => t!("polls-cell-not-yet", time = time, who = who, name = name),
        }
    }
}

impl Counted {
    /// As little words below each other: who can, and who can if need be.
    pub(super) fn lines(self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.yes > 0 {
            lines.push(t!("polls-count-yes", count = self.yes));
        }
        if self.if_need_be > 0 {
            lines.push(t!("polls-count-if-need-be", count = self.if_need_be));
        }
        lines
    }

    /// As a sentence.
    pub(crate) fn sentence(self, time: &str) -> String {
        let Self { yes, if_need_be, no, twice, open } = self;
        t!(
            "polls-counted",
            time = time,
            yes = yes,
            if_need_be = if_need_be,
            no = no,
            twice = twice,
            open = open
        )
    }

    /// Whom it suits: as many as possible, gladly rather than if need be, and against as few as possible.
    fn suits(self) -> (usize, usize, Reverse<usize>) {
        (self.yes + self.if_need_be, self.yes, Reverse(self.no))
    }
}

impl PollView {
    /// Who answered the same to a time, with this member last.
    pub(crate) fn groups(&self, at: usize) -> Vec<FacesView> {
        let all = [
            Told::Answered(PollAnswer::Yes),
            Told::Answered(PollAnswer::IfNeedBe),
            Told::Answered(PollAnswer::No),
            Told::Twice,
            Told::NotYet,
        ];
        let (mine, others): (Vec<&RowView>, Vec<&RowView>) =
            self.rows.iter().partition(|row| row.is_me);
        let group = |told: Told| {
            let rows = others.iter().chain(&mine).filter(|row| row.told.get(at) == Some(&told));
            let people: Vec<FaceView> = rows.map(|row| row.who.clone()).collect();
            FacesView { stand: told.stand(), words: told.words(), people }
        };
        all.into_iter().map(group).filter(|group| !group.people.is_empty()).collect()
    }
}

/// How a time reads by the reader's clock.
pub(super) fn head(slot: &Slot, now: &Zoned) -> HeadView {
    let set = slot.date.to_datetime(slot.time);
    let begins = start(&MeetingTime::from(slot), slot.date);
    let here =
        begins.as_ref().map_or(set, |at| at.with_time_zone(now.time_zone().clone()).datetime());
    let long = i64::from(slot.minutes).minutes();
    let words = |from: jiff::civil::DateTime| clocks(from.time(), from.saturating_add(long).time());
    let city = city(&slot.zone);
    let there = if begins.is_none() {
        Some(t!("when-zone-unknown", zone = slot.zone))
    } else if here == set {
        None
    } else if here.date() == set.date() {
        Some(t!("polls-there", clocks = words(set), city = city))
    } else {
        let day = dates::date(set.date(), Form::Weekday);
        Some(t!("polls-there-on", day = day, clocks = words(set), city = city))
    };
    HeadView {
        weekday: dates::date(here.date(), Form::WeekdayShort),
        day: dates::date(here.date(), Form::Brief),
        clock: dates::clock(here.time()),
        words: t!("polls-time", day = day_words(here.date(), now.date()), clocks = words(here)),
        there,
    }
}

/// A row for everybody who is asked or has answered; this member's first, the others by name.
pub(super) fn rows(source: &Source<'_>, offered: &[&PollSlot]) -> Vec<RowView> {
    let (people, me) = (source.people(), source.status.me);
    let mut who: Vec<MemberId> = source
        .snapshot
        .members
        .iter()
        .filter(|it| it.standing == Standing::Member)
        .map(|it| it.id)
        .collect();
    for answer in offered.iter().flat_map(|slot| &slot.answers) {
        if !who.contains(&answer.member) {
            who.push(answer.member);
        }
    }
    who.sort_by_key(|id| (*id != me, people.rank(*id)));
    let row = |id: MemberId| RowView {
        who: people.face(id),
        is_me: id == me,
        told: offered.iter().map(|slot| told(slot, id)).collect(),
    };
    who.into_iter().map(row).collect()
}

fn told(slot: &PollSlot, member: MemberId) -> Told {
    let mut answers = slot.answers.iter().filter(|answer| answer.member == member);
    match (answers.next(), answers.next()) {
        (None, _) => Told::NotYet,
        (Some(only), None) => Told::Answered(only.value),
        (Some(_), Some(_)) => Told::Twice,
    }
}

/// What was answered to the time of a column.
pub(super) fn counted(rows: &[RowView], at: usize) -> Counted {
    let mut counted = Counted::default();
    for told in rows.iter().filter_map(|row| row.told.get(at)) {
        match told {
            Told::Answered(PollAnswer::Yes) => counted.yes += 1,
            Told::Answered(PollAnswer::IfNeedBe) => counted.if_need_be += 1,
            Told::Answered(PollAnswer::No) => counted.no += 1,
            Told::Twice => counted.twice += 1,
            Told::NotYet => counted.open += 1,
        }
    }
    counted
}

/// Marks the times that suit best, where not all suit the same.
pub(super) fn mark(slots: &mut [SlotView]) {
    let ranks = || slots.iter().filter(|slot| !slot.is_past).map(|slot| slot.counted.suits());
    let Some(best) = ranks().max().filter(|(can, ..)| *can > 0) else { return };
    if ranks().all(|rank| rank == best) {
        return;
    }
    for slot in slots {
        slot.suits_most = !slot.is_past && slot.counted.suits() == best;
    }
}
