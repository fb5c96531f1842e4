//! How it is going for the invented group.

use std::sync::Arc;

use jiff::civil::{Date, date};
use kith_sync::group::edit::HowItWorks;
use kith_sync::group::snapshot::{
    Choice, Chosen, MemberQuestion, Review, ReviewWord, Words, Written,
};
use kith_sync::id::{BodyName, MemberId, RecordId};
use kith_sync::node::api::NodeState;

use super::content::{ana, ben, cleo, day, state};

fn said(words: &str, by: MemberId, name: u8) -> Choice<Written> {
    let written =
        Written { body: BodyName::from_bytes([name; 32]), words: Words::Known(words.to_owned()) };
    Choice { values: vec![Chosen { value: written, by: Some(by), day: day(date(2026, 11, 28)) }] }
}

/// A member's answer, with what to keep.
pub(crate) fn how(member: MemberId, how: HowItWorks, keep: &str) -> ReviewWord {
    let name = member.as_bytes()[0] + 150;
    let keep = if keep.is_empty() { Choice::default() } else { said(keep, member, name) };
    ReviewWord { member, how: vec![how], keep, change: Choice::default() }
}

/// A round that Ben began two days ago.
pub(crate) fn round(shows: Date, words: Vec<ReviewWord>) -> Arc<Review> {
    let chosen = Chosen { value: shows, by: Some(ben()), day: day(date(2026, 11, 28)) };
    Arc::new(Review {
        id: RecordId::from_bytes([71; 16]),
        shows: Choice { values: vec![chosen] },
        words,
        by: Some(ben()),
        day: day(date(2026, 11, 28)),
    })
}

/// A group in which Ben has answered, and Ana and Cleo work through something.
pub(crate) fn going() -> NodeState {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let answered = vec![how(ben(), HowItWorks::Helps, "The round at the beginning.")];
    snapshot.reviews = Arc::new(vec![round(date(2026, 12, 12), answered)]);
    let mine = MemberQuestion {
        id: RecordId::from_bytes([72; 16]),
        owner: ana(),
        what: said("I cannot let go of the ward when I am home.", ana(), 161),
        ideas: said("Walk the last stop home.", ana(), 162),
        will_try: Choice::default(),
        outcome: Choice::default(),
        day: day(date(2026, 11, 20)),
    };
    let hers = MemberQuestion {
        id: RecordId::from_bytes([73; 16]),
        owner: cleo(),
        what: said("Saying no to a double shift.", cleo(), 163),
        ideas: Choice::default(),
        will_try: said("Ask for a day to think.", cleo(), 164),
        outcome: Choice::default(),
        day: day(date(2026, 11, 22)),
    };
    snapshot.questions = Arc::new(vec![Arc::new(mine), Arc::new(hers)]);
    state
}
