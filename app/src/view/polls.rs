//! Dates that are being looked for: times to choose from, each member's own answers, and who has still to answer.
//!
//! Invariant: an answer is never dropped, silence is never a yes, and what was taken out is shown with its answers.

mod grid;

use std::sync::Arc;

use kith_sync::group::edit::{MeetingTime, Mode, PollAnswer, Slot};
use kith_sync::group::snapshot::{OwnWord, Poll, PollSlot, Standing, Words};
use kith_sync::id::{MemberId, RecordId};

pub(crate) use self::grid::{Counted, HeadView, RowView, Told};
use super::Source;
use super::free::usually;
use super::people::{capital, form};
use super::when::{is_over, short_date};
use crate::view::people::either;
use crate::words::t;

/// So many are named who have still to answer.
const NAMED: usize = 4;

/// A date that is being looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PollView {
    pub(crate) id: RecordId,
    /// "The next evening", or that a date is being looked for.
    pub(crate) title: String,
    pub(crate) slots: Vec<SlotView>,
    /// Who answered what to them, this member first.
    pub(crate) rows: Vec<RowView>,
    /// Times that were taken out, with what was answered to them.
    pub(crate) taken_out: Vec<SlotView>,
    /// Until when answers are asked for.
    pub(crate) closes: Option<String>,
    /// Who has still to answer.
    pub(crate) waiting: Option<String>,
    /// Whether this member has.
    pub(crate) needs_me: bool,
    /// Given up by one and not by another.
    pub(crate) is_open: bool,
}

impl PollView {
    /// The year of its last time, where all its times have passed.
    pub(crate) fn over_since(&self) -> Option<i16> {
        let last = self.slots.iter().map(|slot| slot.slot.date.year()).max()?;
        self.slots.iter().all(|slot| slot.is_past).then_some(last)
    }
}

/// A time to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlotView {
    pub(crate) slot: Slot,
    pub(crate) head: HeadView,
    pub(crate) counted: Counted,
    /// The same in little words below each other.
    pub(crate) lines: Vec<String>,
    /// Whether no other time suits more of them.
    pub(crate) suits_most: bool,
    pub(crate) mine: Option<PollAnswer>,
    /// That this member's devices answered differently.
    pub(crate) note: Option<&'static str>,
    /// What the others answered, a sentence each.
    pub(crate) others: Vec<String>,
    /// What else is known of it, a sentence each: two answers from two devices, who is usually free then.
    pub(crate) more: Vec<String>,
    /// What to say before it is picked although somebody cannot come.
    pub(crate) refused: Option<String>,
    pub(crate) is_past: bool,
}

/// How the group meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HowView {
    /// How meetings come about, or that two ways were set at once.
    pub(crate) words: String,
    pub(crate) mode: Option<Mode>,
    pub(crate) is_open: bool,
    pub(crate) smallest: Option<u8>,
    /// With how many it meets at least.
    pub(crate) few: Option<String>,
}

/// The dates that are being looked for, oldest first.
pub(crate) fn polls_view(source: &Source<'_>) -> Vec<PollView> {
    open_polls(source).map(|poll| poll_view(source, poll)).collect()
}

/// The same without those whose times have all passed: over years these are most.
pub(crate) fn coming_polls(source: &Source<'_>) -> Vec<PollView> {
    let coming = open_polls(source).filter(|poll| !has_passed(source, poll));
    coming.map(|poll| poll_view(source, poll)).collect()
}

fn open_polls<'a>(source: &'a Source<'_>) -> impl Iterator<Item = &'a Poll> {
    let polls = source.snapshot.polls.iter().map(Arc::as_ref);
    polls.filter(|poll| !poll.picked && poll.cancelled.settled() != Some(&true))
}

/// Whether there were times to choose from, and all have passed.
fn has_passed(source: &Source<'_>, poll: &Poll) -> bool {
    let mut offered =
        poll.slots.iter().filter(|slot| slot.offered).map(|slot| &slot.slot).peekable();
    offered.peek().is_some()
        && offered.all(|slot| is_over(&MeetingTime::from(slot), slot.date, source.now))
}

fn poll_view(source: &Source<'_>, poll: &Poll) -> PollView {
    let people = source.people();
    let me = source.status.me;
    let today = source.now.date();
    let about = poll.about.values.iter().filter_map(|line| match &line.value.words {
        Words::Known(words) if !words.trim().is_empty() => Some(words.clone()),
        Words::Known(_) | Words::NotHereYet | Words::TakenBack => None,
    });
    let about: Vec<String> = about.collect();
    let view = |slot: &PollSlot| slot_view(source, slot);
    let (offered, gone): (Vec<&PollSlot>, Vec<&PollSlot>) =
        poll.slots.iter().partition(|slot| slot.offered);
    let mut slots: Vec<SlotView> = offered.iter().map(|slot| view(slot)).collect();
    let rows = grid::rows(source, &offered);
    for (at, slot) in slots.iter_mut().enumerate() {
        slot.counted = grid::counted(&rows, at);
        slot.lines = slot.counted.lines();
    }
    grid::mark(&mut slots);
    let is_asked = |member: MemberId| {
        let still = offered.iter().zip(&slots).filter(|(_, view)| !view.is_past);
        still.map(|(slot, _)| slot).any(|slot| {
            let answers = slot.answers.iter().filter(|answer| answer.member == member);
            answers.count() != 1
        })
    };
    let here = source.snapshot.members.iter().filter(|it| it.standing == Standing::Member);
    let waiting: Vec<MemberId> =
        here.map(|member| member.id).filter(|member| is_asked(*member)).collect();
    let names = capital(&people.list(&waiting));
    PollView {
        id: poll.id,
        title: if about.is_empty() {
            t!("polls-a-date-is-being-looked-for").to_owned()
        } else {
            either(&about)
        },
        slots,
        rows,
        taken_out: gone.iter().map(|slot| view(slot)).collect(),
        closes: match poll.closes.values.as_slice() {
            [] => None,
            [only] => only.value.map(|day| {
                let when = if day < today { "past" } else { "coming" };
                t!("polls-answers-asked-for-until", when = when, day = short_date(day, today))
            }),
            _ => Some(t!("polls-until-when-answers-are-asked-for").to_owned()),
        },
        needs_me: waiting.contains(&me),
        waiting: match waiting.len() {
            0 => None,
            1..=NAMED => Some(t!("polls-still-to-answer", names = names, who = form(&waiting, me))),
            // More names than anybody reads, and all of them stand in the table.
            _ => Some(t!("polls-several-still-to-answer").to_owned()),
        },
        is_open: poll.cancelled.values.len() > 1,
    }
}

fn slot_view(source: &Source<'_>, slot: &PollSlot) -> SlotView {
    let people = source.people();
    let me = source.status.me;
    let time = MeetingTime::from(&slot.slot);
    let of = |member: MemberId| -> Vec<PollAnswer> {
        let answers = slot.answers.iter().filter(|answer| answer.member == member);
        answers.map(|answer| answer.value).collect()
    };
    let mine = of(me);
    let is_one = |answer: &&OwnWord<PollAnswer>| of(answer.member).len() == 1;
    let who = |wanted: PollAnswer| -> Vec<MemberId> {
        let others = slot.answers.iter().filter(|answer| answer.member != me).filter(is_one);
        others.filter(|answer| answer.value == wanted).map(|answer| answer.member).collect()
    };
    let sentence = |wanted, words: &str| {
        let who = who(wanted);
        (!who.is_empty()).then(|| format!("{}: {words}", capital(&people.list(&who))))
    };
    let others: Vec<String> = [
        sentence(PollAnswer::Yes, t!("polls-yes")),
        sentence(PollAnswer::IfNeedBe, t!("polls-if-need-be")),
        sentence(PollAnswer::No, t!("polls-no")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut unsure: Vec<MemberId> = slot
        .answers
        .iter()
        .filter(|answer| answer.member != me && of(answer.member).len() > 1)
        .map(|answer| answer.member)
        .collect();
    unsure.dedup();
    let twice = unsure.into_iter().map(|member| {
        t!("polls-answered-differently-on-two-devices", member = people.subject(member))
    });
    let mut more: Vec<String> = twice.collect();
    more.extend(usually(source, &slot.slot, |member| !of(member).is_empty()));
    let refusing: Vec<MemberId> = slot
        .answers
        .iter()
        .filter(|answer| answer.value == PollAnswer::No)
        .map(|answer| answer.member)
        .collect();
    let refused = (!refusing.is_empty()).then(|| {
        let (names, form) = (capital(&people.list(&refusing)), form(&refusing, me));
        t!("polls-said-no-to-this-time-pick", names = names, form = form)
    });
    SlotView {
        head: grid::head(&slot.slot, source.now),
        counted: Counted::default(),
        lines: Vec::new(),
        suits_most: false,
        is_past: is_over(&time, slot.slot.date, source.now),
        slot: slot.slot.clone(),
        note: (mine.len() > 1).then_some(t!("polls-your-devices-gave-two-different-answers")),
        mine: if mine.len() == 1 { mine.first().copied() } else { None },
        others,
        more,
        refused,
    }
}

/// How the group meets.
pub(crate) fn how_view(source: &Source<'_>) -> HowView {
    let schedule = &source.snapshot.schedule;
    let mode = schedule.mode.settled().copied();
    let is_open = schedule.mode.values.len() > 1;
    let words = match mode {
        Some(mode) => mode_words(mode),
        None if is_open => {
            let ways: Vec<String> =
                schedule.mode.values.iter().map(|it| mode_words(it.value)).collect();
            t!("polls-two-of-you-set-how-you", join = ways.join(" – "))
        }
        None => t!("polls-how-you-meet-is-not-set").to_owned(),
    };
    let smallest = schedule.smallest.settled().copied().flatten();
    HowView {
        words,
        mode,
        is_open,
        smallest,
        few: match schedule.smallest.values.len() {
            0 | 1 => {
                smallest.map(|smallest| t!("polls-you-meet-when-at-least-can", smallest = smallest))
            }
            _ => Some(t!("polls-two-of-you-set-at-once").to_owned()),
        },
    }
}

fn mode_words(mode: Mode) -> String {
    match mode {
        Mode::Regular => t!("polls-you-meet-regularly").to_owned(),
        Mode::NextWhenWeMeet => t!("polls-at-each-meeting-you-set-the").to_owned(),
        Mode::WhenNeeded { notice_days } => {
            t!("polls-you-meet-when-somebody-needs-it", days = notice_days)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, now, snapshot, status};
    use kith_sync::group::snapshot::{Choice, Chosen};

    fn one<T>(value: T) -> Choice<T> {
        Choice { values: vec![Chosen { value, by: Some(ben()), day: kith_sync::id::Day(0) }] }
    }

    fn slot(day: i8, answers: Vec<(MemberId, PollAnswer)>, offered: bool) -> PollSlot {
        let slot = Slot {
            date: jiff::civil::date(2026, 12, day),
            time: jiff::civil::time(19, 0, 0, 0),
            zone: "Europe/Berlin".to_owned(),
            minutes: 90,
        };
        let answers = answers.into_iter().map(|(member, value)| OwnWord { member, value });
        PollSlot { slot, offered, answers: answers.collect() }
    }

    fn view(slots: Vec<PollSlot>) -> PollView {
        let (status, now) = (status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot());
        snapshot.polls = Arc::new(vec![Arc::new(Poll {
            id: RecordId::from_bytes([90; 16]),
            about: Choice::default(),
            slots,
            closes: one(Some(jiff::civil::date(2026, 12, 1))),
            cancelled: one(false),
            picked: false,
            by: Some(ben()),
            day: kith_sync::id::Day(0),
        })]);
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        polls_view(&source).remove(0)
    }

    #[test]
    fn who_still_has_to_answer_is_named_and_a_no_is_told_before_picking() {
        use PollAnswer::{IfNeedBe, No, Yes};
        let poll = view(vec![
            slot(8, vec![(ben(), Yes), (cleo(), No)], true),
            slot(9, vec![(ben(), IfNeedBe)], true),
        ]);
        assert_eq!(poll.waiting.as_deref(), Some("Cleo and you have still to answer."));
        assert!(poll.needs_me);
        assert_eq!(poll.slots[0].others, ["Ben: yes", "Cleo: no"]);
        assert_eq!(
            poll.slots[0].refused.as_deref(),
            Some("Cleo said no to this time. Pick it all the same?")
        );
        assert_eq!(poll.slots[1].refused, None);
        assert_eq!(poll.closes.as_deref(), Some("Answers are asked for by 1 December."));
    }

    #[test]
    fn who_has_still_to_answer_is_said_in_a_whole_sentence_for_one_for_several_and_for_me() {
        use crate::words::{Language, speak};
        let of = |answers: &[MemberId]| {
            let answers = answers.iter().map(|member| (*member, PollAnswer::Yes));
            view(vec![slot(8, answers.collect(), true)]).waiting.unwrap()
        };
        assert_eq!(of(&[ben(), cleo()]), "You have still to answer.");
        assert_eq!(of(&[ana(), cleo()]), "Ben has still to answer.");
        speak(Language::German);
        assert_eq!(of(&[ben(), cleo()]), "Du hast noch nicht geantwortet.");
        assert_eq!(of(&[ana(), cleo()]), "Ben hat noch nicht geantwortet.");
        assert_eq!(of(&[ana()]), "Ben und Cleo haben noch nicht geantwortet.");
    }

    #[test]
    fn a_poll_is_over_only_when_all_its_times_have_passed() {
        let past = |day: i8| {
            let mut of = slot(day, Vec::new(), true);
            of.slot.date = jiff::civil::date(2024, 3, day);
            of
        };
        assert_eq!(view(vec![past(1), past(8)]).over_since(), Some(2024));
        assert_eq!(view(vec![past(1), slot(8, Vec::new(), true)]).over_since(), None);
        assert_eq!(view(Vec::new()).over_since(), None);
    }

    #[test]
    fn a_time_taken_out_is_shown_with_its_answers() {
        let poll = view(vec![slot(8, vec![(ben(), PollAnswer::Yes)], false)]);
        assert_eq!(poll.slots, []);
        assert_eq!(poll.taken_out[0].others, ["Ben: yes"]);
        assert_eq!(poll.waiting, None);
    }

    #[test]
    fn two_devices_that_answered_differently_ask_their_member() {
        let answers = vec![(ana(), PollAnswer::Yes), (ana(), PollAnswer::No)];
        let poll = view(vec![slot(8, answers, true)]);
        assert_eq!(poll.slots[0].mine, None);
        assert_eq!(
            poll.slots[0].note,
            Some("Your devices gave two different answers. Which one is yours?")
        );
        assert!(poll.needs_me);
        let answers = vec![(ben(), PollAnswer::Yes), (ben(), PollAnswer::No)];
        let poll = view(vec![slot(8, answers, true)]);
        assert_eq!(poll.slots[0].more, ["Ben answered differently on two devices"]);
    }

    #[test]
    fn everybody_has_a_row_mine_first_and_the_time_that_suits_most_is_marked() {
        use PollAnswer::{IfNeedBe, No, Yes};
        let poll = view(vec![
            slot(8, vec![(ben(), Yes), (cleo(), No)], true),
            slot(9, vec![(ben(), IfNeedBe), (cleo(), Yes), (ana(), Yes)], true),
            slot(10, vec![(ben(), Yes), (ben(), No)], true),
        ]);
        let rows: Vec<_> = poll.rows.iter().map(|row| row.who.called.as_str()).collect();
        assert_eq!(rows, ["You", "Ben", "Cleo"]);
        assert_eq!(poll.rows[0].who.name, "Ana", "my face begins as my name does");
        let bens = [Told::Answered(Yes), Told::Answered(IfNeedBe), Told::Twice];
        assert_eq!(poll.rows[1].told, bens);
        let counted = Counted { yes: 2, if_need_be: 1, no: 0, twice: 0, open: 0 };
        assert_eq!(poll.slots[1].counted, counted);
        assert_eq!(poll.slots[1].lines, ["2 yes", "1 if need be"]);
        // Two answers from two devices are told as that, and not as silence.
        let counted = Counted { twice: 1, open: 2, ..Counted::default() };
        assert_eq!(poll.slots[2].counted, counted);
        assert_eq!(
            counted.sentence("Then"),
            "Then: yes 0, if need be 0, no 0, two different answers 1, not answered yet 2."
        );
        let marked: Vec<bool> = poll.slots.iter().map(|slot| slot.suits_most).collect();
        assert_eq!(marked, [false, true, false]);
        let groups: Vec<_> = poll.groups(0).into_iter().map(|it| (it.words, it.people)).collect();
        let people = |at: usize| vec![poll.rows[at].who.clone()];
        assert_eq!(
            groups,
            [("Yes", people(1)), ("No", people(2)), ("Not answered yet", people(0))]
        );
    }

    #[test]
    fn no_time_suits_most_where_nobody_answered_or_all_suit_alike() {
        let yes = |day| slot(day, vec![(ben(), PollAnswer::Yes)], true);
        for slots in [vec![slot(8, Vec::new(), true)], vec![yes(8), yes(9)], vec![yes(8)]] {
            assert!(view(slots).slots.iter().all(|slot| !slot.suits_most));
        }
    }

    #[test]
    fn an_answer_is_a_whole_sentence_in_both_languages() {
        use crate::words::{Language, speak};
        let told = || {
            let poll = view(vec![slot(8, vec![(ben(), PollAnswer::IfNeedBe)], true)]);
            let time = poll.slots[0].head.words.clone();
            poll.rows.iter().map(|row| row.sentence(&time, row.told[0])).collect::<Vec<_>>()
        };
        let at = "Tuesday 8 December, 19:00 to 20:30";
        assert_eq!(
            told(),
            [
                format!("{at}: you have not answered yet."),
                format!("{at}: Ben can if need be."),
                format!("{at}: Cleo has not answered yet.")
            ]
        );
        speak(Language::German);
        let at = "Dienstag, 8. Dezember, 19:00 bis 20:30";
        assert_eq!(
            told(),
            [
                format!("{at}: Du hast noch nicht geantwortet."),
                format!("{at}: Ben kann zur Not."),
                format!("{at}: Cleo hat noch nicht geantwortet.")
            ]
        );
    }

    #[test]
    fn a_time_is_read_by_the_readers_clock_and_told_by_the_groups_too() {
        let at = |zone: &str| {
            let now = now().in_tz(zone).unwrap();
            grid::head(&slot(8, Vec::new(), true).slot, &now)
        };
        let (here, away, far) = (at("Europe/Berlin"), at("Europe/London"), at("Pacific/Auckland"));
        assert_eq!(
            (here.weekday.as_str(), here.day.as_str(), here.clock.as_str()),
            ("Tue", "8 Dec", "19:00")
        );
        assert_eq!(here.there, None);
        assert_eq!(away.words, "Tuesday 8 December, 18:00 to 19:30");
        assert_eq!(away.there.as_deref(), Some("19:00 to 20:30 in Berlin"));
        assert_eq!((far.day.as_str(), far.clock.as_str()), ("9 Dec", "07:00"));
        assert_eq!(far.there.as_deref(), Some("Tuesday, 19:00 to 20:30 in Berlin"));
    }

    #[test]
    fn two_ways_of_meeting_set_at_once_are_both_told() {
        let (status, now) = (status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot());
        let mut mode = one(Mode::Regular);
        mode.values.extend(one(Mode::WhenNeeded { notice_days: 3 }).values);
        Arc::make_mut(&mut snapshot.schedule).mode = mode;
        let how = how_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(
            how.words,
            "Two of you set how you meet at once. Which one is right? You meet regularly. – You meet when somebody \
             needs it; anyone can call a meeting, 3 days before."
        );
    }
}
