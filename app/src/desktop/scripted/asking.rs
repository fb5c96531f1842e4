//! A larger invented group that looks for a date: twelve members, ten times, long names, answers of every sort.

use std::sync::Arc;

use jiff::civil::{date, time};
use kith_sync::group::edit::{PollAnswer, Slot};
use kith_sync::group::snapshot::{OwnWord, Poll, PollSlot, Words, Written};
use kith_sync::id::{BodyName, MemberId, RecordId};
use kith_sync::node::api::{Answer, NodeState, Proposed, Said};

use super::content::{ana, ben, cleo, day, member, one, state};
use super::scenes::{admission, word};

/// Who is asked beside Ana, Ben and Cleo.
const OTHERS: [&str; 9] = [
    "Dana",
    "Emil",
    "Farah",
    "Gita",
    "Henrike Wilhelmine von Oberwesterwald",
    "Jörg",
    "Kim Minh Nguyen",
    "Şule",
    "Zoë",
];

fn other(at: usize) -> MemberId {
    MemberId::from_bytes([u8::try_from(30 + at).unwrap(); 16])
}

/// A date that is being looked for, with an answer for each member and time where `answer` gives one.
pub(crate) fn poll(
    id: u8,
    about: &str,
    days: &[(i8, i8)],
    who: &[MemberId],
    answer: impl Fn(usize, usize) -> Option<PollAnswer>,
) -> Arc<Poll> {
    let slots = days.iter().enumerate().map(|(at, (day, hour))| PollSlot {
        slot: Slot {
            date: date(2026, 12, *day),
            time: time(*hour, 0, 0, 0),
            zone: "Europe/Berlin".to_owned(),
            minutes: 90,
        },
        offered: true,
        answers: who
            .iter()
            .enumerate()
            .filter_map(|(row, member)| Some(OwnWord { member: *member, value: answer(row, at)? }))
            .collect(),
    });
    let about =
        Written { body: BodyName::from_bytes([id; 32]), words: Words::Known(about.to_owned()) };
    Arc::new(Poll {
        id: RecordId::from_bytes([id; 16]),
        about: one(about, ben()),
        slots: slots.collect(),
        closes: one(Some(date(2026, 12, 4)), ben()),
        cancelled: one(false, ben()),
        picked: false,
        by: Some(ben()),
        day: day(date(2026, 11, 28)),
    })
}

/// A few times, as a small group asks for them.
pub(crate) fn few_times() -> Arc<Poll> {
    use PollAnswer::{IfNeedBe, No, Yes};
    let answers = [
        [Some(Yes), None, None, None],
        [Some(Yes), Some(Yes), Some(No), Some(IfNeedBe)],
        [Some(IfNeedBe), Some(Yes), Some(Yes), None],
    ];
    let days = [(8, 19), (9, 19), (11, 18), (15, 20)];
    poll(90, "The evening before the holidays", &days, &[ana(), ben(), cleo()], |row, at| {
        answers.get(row)?.get(at).copied().flatten()
    })
}

/// A group in which twelve look for a date among ten times.
pub(crate) fn asking() -> NodeState {
    use PollAnswer::{IfNeedBe, No, Yes};
    let mut state = state();
    let mut who = vec![ana(), ben(), cleo()];
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let members = Arc::make_mut(&mut snapshot.members);
    for (at, name) in OTHERS.into_iter().enumerate() {
        let device = u8::try_from(100 + at).unwrap();
        members.push(member(other(at), name, &[device]));
        who.push(other(at));
    }
    let days: Vec<(i8, i8)> = (0..10_i8).map(|at| (7 + at, 17 + at % 4)).collect();
    let many = poll(91, "A whole evening together", &days, &who, |row, at| {
        match (row * 7 + at * 3) % 11 {
            _ if row == 0 && at > 3 => None,
            _ if row > 9 => None,
            0..=4 => Some(Yes),
            5 | 6 => Some(IfNeedBe),
            7..=9 => Some(No),
            _ => None,
        }
    });
    snapshot.polls = Arc::new(vec![many]);
    let said = [
        Said::Nothing,
        Said::Answered(Answer::Yes),
        Said::Answered(Answer::Yes),
        Said::Answered(Answer::Yes),
        Said::Answered(Answer::StandAside),
        Said::Answered(Answer::NotNow),
        Said::Answered(Answer::Yes),
        Said::Answered(Answer::Concern),
        Said::Contradicting,
    ];
    let said = said.into_iter().chain(std::iter::repeat(Said::Nothing));
    let asked = who.iter().zip(said).map(|(member, said)| word(*member, said)).collect();
    let proposal = Proposed { asked, ..admission("Emilia") };
    Arc::make_mut(&mut state.status).decisions.proposals = vec![proposal];
    state
}
