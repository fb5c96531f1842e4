//! A schedule with one of everything: moved, cancelled, not certain, and a date that is being looked for.

use std::sync::Arc;

use jiff::civil::{Date, date, time};
use kith_sync::group::edit::{DateChange, PollAnswer, Reply, Slot};
use kith_sync::group::snapshot::{
    ChangedDate, Choice, Chosen, MeetingDate, MeetingReply, OwnWord, Poll, PollSlot,
};
use kith_sync::id::{Day, ExactHash, RecordId};
use kith_sync::node::api::NodeState;

use super::content::{ana, ben, cleo, state};

fn one<T>(value: T) -> Chosen<T> {
    Chosen { value, by: Some(ben()), day: Day(20_780) }
}

fn slot(date: Date, hour: i8, minutes: u16) -> Slot {
    Slot { date, time: time(hour, 0, 0, 0), zone: "Europe/Berlin".to_owned(), minutes }
}

fn changed(date: Date, changes: Vec<DateChange>) -> Arc<MeetingDate> {
    let exact = ExactHash::from_bytes([50; 32]);
    let changes = changes.into_iter().map(|change| ChangedDate { change, exact, of_now: true });
    let change = Choice { values: changes.map(one).collect() };
    let uncertain = change.values.len() > 1;
    Arc::new(MeetingDate { change, uncertain, ..MeetingDate::of(date) })
}

/// Every two weeks on Thursday: Ana comes on 3 December, the 17th is moved, the 31st cancelled, 14 January is both; and the
/// group is asked for three days, one of them with three times.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn planned() -> NodeState {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let meetings = Arc::make_mut(&mut snapshot.meetings);
    for meeting in meetings.iter_mut().filter(|it| it.id == RecordId::from_bytes([42; 16])) {
        let meeting = Arc::make_mut(meeting);
        for said in &mut meeting.dates {
            let (member, reply, date) = (ana(), Reply::Coming, said.date);
            let when = ExactHash::from_bytes([42; 32]);
            let mine = MeetingReply { member, date, reply, when, current: true };
            Arc::make_mut(said).replies.push(mine);
        }
        let friday = slot(date(2026, 12, 18), 18, 60);
        let other = slot(date(2027, 1, 15), 18, 60);
        meeting.dates.extend([
            changed(date(2026, 12, 17), vec![DateChange::Moved(friday)]),
            changed(date(2026, 12, 31), vec![DateChange::Cancelled]),
            changed(date(2027, 1, 14), vec![DateChange::Cancelled, DateChange::Moved(other)]),
        ]);
    }
    let word = |member, value| OwnWord { member, value };
    let asked = |day: i8, hour: i8, answers| PollSlot {
        slot: slot(date(2026, 12, day), hour, 90),
        offered: true,
        answers,
    };
    let yes = vec![word(ana(), PollAnswer::Yes), word(cleo(), PollAnswer::No)];
    let poll = Poll {
        id: RecordId::from_bytes([90; 16]),
        about: Choice::default(),
        slots: vec![
            asked(8, 19, yes),
            asked(9, 12, Vec::new()),
            asked(9, 17, Vec::new()),
            asked(9, 20, Vec::new()),
        ],
        closes: Choice::default(),
        cancelled: Choice { values: vec![one(false)] },
        picked: false,
        by: Some(ben()),
        day: Day(20_780),
    };
    snapshot.polls = Arc::new(vec![Arc::new(poll)]);
    state
}
