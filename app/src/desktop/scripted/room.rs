//! An open evening that the invented group is in, and what it took along from another.

use std::sync::Arc;

use jiff::civil::{Date, date};
use kith_sync::group::snapshot::{Choice, Chosen, Kept, TakenAlong};
use kith_sync::id::{MemberId, RecordId, SittingId};
use kith_sync::node::api::{
    LiveStatus, NodeState, PartStatus, PersonHere, Ready, Room, SittingStatus, TurnStatus,
};

use super::content::{ana, ben, cleo, day, now, state, text};

/// Something that was taken along on 19 November.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn taken(
    name: u8,
    words: &str,
    until: Option<Date>,
    takers: &[MemberId],
    done: bool,
) -> TakenAlong {
    let said = |value| Choice {
        values: vec![Chosen { value, by: Some(ben()), day: day(date(2026, 11, 19)) }],
    };
    TakenAlong {
        id: RecordId::from_bytes([name; 16]),
        on: date(2026, 11, 19),
        words: text(words, name),
        until: Choice {
            values: vec![Chosen { value: until, by: Some(ben()), day: day(date(2026, 11, 19)) }],
        },
        takers: takers.to_vec(),
        done: said(done),
        kept: Kept::Here,
        by: Some(ben()),
        day: day(date(2026, 11, 19)),
    }
}

/// Ana, Ben and Cleo are in the room; Ben speaks, and Cleo would like to.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn in_the_room() -> NodeState {
    let mut state = state();
    let here = |member, hand, had_turn| PersonHere { member, hand, passes: false, had_turn };
    let room = Room {
        parts: vec![PartStatus { index: 0, spent_ms: 150_000, running: true }],
        paused: false,
        pause_asked: false,
        turns: vec![TurnStatus { speaker: ben(), spent_ms: 40_000, running: true }],
        here: vec![here(ana(), false, false), here(ben(), false, true), here(cleo(), true, false)],
        reminders: Vec::new(),
        teller: Vec::new(),
        moderator: Vec::new(),
        checker: Vec::new(),
        minutes: Vec::new(),
        shape: vec![11, 5, 4],
        mine: 5,
    };
    Arc::make_mut(&mut state.status).live = LiveStatus {
        as_of: Some(now().timestamp()),
        sittings: vec![SittingStatus {
            sitting: SittingId::from_bytes([5; 16]),
            format: Ready::OpenEvening.format(),
            room: Some(room),
        }],
    };
    let tea = taken(81, "Ask for the small room again", Some(date(2026, 12, 3)), &[ben()], false);
    Arc::make_mut(&mut state.snapshot).taken = Arc::new(vec![Arc::new(tea)]);
    state
}

/// The room in a state as [`in_the_room`] makes it.
#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "not every user of this file changes it; it is there"
)]
pub(crate) fn room_of(state: &mut NodeState) -> &mut Room {
    Arc::make_mut(&mut state.status)
        .live
        .sittings
        .first_mut()
        .and_then(|it| it.room.as_mut())
        .unwrap()
}
