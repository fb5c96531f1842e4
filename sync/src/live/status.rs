//! What is told of sittings to whoever shows them: plain data, times as milliseconds and whether they run.
//!
//! Invariant: of how the time was shared there is one shape without names, and this member's own part. Whoever is not in
//! the room is told that there is a sitting and of which format, and nothing of who is there.

use serde::{Deserialize, Serialize};

use super::format::Format;
use crate::id::{MemberId, RecordId, SittingId};

/// Into how many pieces the shared time is cut: so coarse that nobody counts seconds.
pub const SHAPE_PIECES: u8 = 20;
/// By how much a shown time may be off before it is shown anew.
const TOLERANCE_MS: u32 = 300;

/// A sitting that is open now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SittingStatus {
    /// Which.
    pub sitting: SittingId,
    /// Its format; in the room with the time that was given to what was chosen.
    pub format: Format,
    /// What there is to see in the room; absent while this device is not in it.
    pub room: Option<Room>,
}

/// What whoever is in the room sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The part of now, by its place; several where two went on differently at once, or the room was split.
    pub parts: Vec<PartStatus>,
    /// Whether the clocks stand; they do as soon as anybody paused.
    pub paused: bool,
    /// Whether somebody asks for a pause.
    pub pause_asked: bool,
    /// Who speaks, by member; several where it was given to two at once, or the room was split.
    pub turns: Vec<TurnStatus>,
    /// Who is in the room, by member, this member too.
    pub here: Vec<PersonHere>,
    /// Whose question it is; several where it was said of two at once, as of what follows.
    pub teller: Vec<MemberId>,
    /// Who leads through it.
    pub moderator: Vec<MemberId>,
    /// Who checks in the next days on whoever needs it.
    pub checker: Vec<MemberId>,
    /// How many minutes what was chosen may take in all; empty: as the format has it. Of several the longest counts.
    pub minutes: Vec<u8>,
    /// Ground rules that somebody has just reminded of.
    pub reminders: Vec<RecordId>,
    /// How the speaking time was shared, largest part first, in pieces of [`SHAPE_PIECES`]; empty at the beginning.
    pub shape: Vec<u8>,
    /// This member's own part of it.
    pub mine: u8,
}

/// A part that the sitting is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartStatus {
    /// Its place in the format.
    pub index: u8,
    /// How long it has taken.
    pub spent_ms: u32,
    /// Whether that goes on.
    pub running: bool,
}

/// A turn to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnStatus {
    /// Whose.
    pub speaker: MemberId,
    /// How long it has taken.
    pub spent_ms: u32,
    /// Whether that goes on.
    pub running: bool,
}

/// Somebody in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonHere {
    /// Who.
    pub member: MemberId,
    /// Would like to speak.
    pub hand: bool,
    /// Passes in this part.
    pub passes: bool,
    /// Has had a turn in this part.
    pub had_turn: bool,
}

/// Whether the first, shown so long ago, still tells what the second does.
pub(super) fn is_still_true(shown: &[SittingStatus], ago_ms: u32, now: &[SittingStatus]) -> bool {
    let stopped = |sittings: &[SittingStatus]| {
        let mut sittings = sittings.to_vec();
        for room in sittings.iter_mut().filter_map(|it| it.room.as_mut()) {
            for part in &mut room.parts {
                part.spent_ms = 0;
            }
            for turn in &mut room.turns {
                turn.spent_ms = 0;
            }
        }
        sittings
    };
    let times = |sittings: &[SittingStatus], ago_ms: u32| -> Vec<u32> {
        let rooms = sittings.iter().filter_map(|it| it.room.as_ref());
        let times = rooms.flat_map(|room| {
            let parts = room.parts.iter().map(|part| (part.spent_ms, part.running));
            parts.chain(room.turns.iter().map(|turn| (turn.spent_ms, turn.running)))
        });
        times.map(|(ms, running)| if running { ms.saturating_add(ago_ms) } else { ms }).collect()
    };
    stopped(shown) == stopped(now)
        && times(shown, ago_ms)
            .into_iter()
            .zip(times(now, 0))
            .all(|(shown, now)| shown.abs_diff(now) <= TOLERANCE_MS)
}
