//! A sitting as it travels: the whole small state, told again and again.
//!
//! Source: FORMATS.md §8, "A sitting".

use serde::{Deserialize, Serialize};

use super::format::{Format, MAX_PART_MINUTES};
use super::register::{MAX_AGE_MS, MAX_SEATS, MAX_VALUES, Seat, Told};
use crate::encoding;
use crate::id::{self, MemberId, RecordId, SittingId};

/// The longest that a sitting's state is when it travels, in bytes.
pub const MAX_FRAME_BYTES: usize = 8 * 1024;
/// How many members a sitting keeps the turns of.
pub(super) const MAX_MEMBERS: usize = 24;

/// Where a sitting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct PartNow {
    /// Which part.
    pub(super) index: u8,
    /// How long it had taken at the write.
    pub(super) spent_ms: u32,
    /// Whether its time runs.
    pub(super) running: bool,
}

/// Whose turn it is. It is of one part: where the room went on to another at once, nobody has the turn there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct TurnNow {
    /// In which part.
    pub(super) index: u8,
    /// Who speaks.
    pub(super) speaker: Option<MemberId>,
    /// How long this turn had taken at the write.
    pub(super) spent_ms: u32,
    /// Whether its time runs.
    pub(super) running: bool,
    /// Who has had a turn in this part, ascending.
    pub(super) had: Vec<MemberId>,
    /// How long each has spoken in all before this turn, by member ascending.
    pub(super) spoken_ms: Vec<(MemberId, u32)>,
}

/// What only the sender can say of its member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Own {
    /// Would like to speak.
    pub(super) hand: bool,
    /// Asks for a pause.
    pub(super) pause: bool,
    /// The part in which this member passes.
    pub(super) passes: Option<u8>,
}

/// What a device tells of the sitting that it is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveFrame {
    pub(super) nonce: [u8; 16],
    pub(super) format: Format,
    /// The writes that it knows of: of each seat the highest, ascending.
    pub(super) context: Vec<(Seat, u32)>,
    pub(super) part: Vec<Told<PartNow>>,
    pub(super) turn: Vec<Told<TurnNow>>,
    /// A ground rule that somebody reminds of.
    pub(super) reminder: Vec<Told<Option<RecordId>>>,
    /// Whose question it is, who leads through it, who checks on whoever needs it.
    pub(super) teller: Vec<Told<Option<MemberId>>>,
    pub(super) moderator: Vec<Told<Option<MemberId>>>,
    pub(super) checker: Vec<Told<Option<MemberId>>>,
    /// How long what was chosen may take in all, in minutes.
    pub(super) minutes: Vec<Told<Option<u8>>>,
    /// Absent: it leaves.
    pub(super) own: Option<Own>,
}

impl LiveFrame {
    /// Which sitting it is about. Nobody can tell another format of it, since the id is made of it.
    pub fn sitting(&self) -> SittingId {
        sitting_id(&self.nonce, &self.format)
    }

    /// Whether it is one that a device that follows the rules would send.
    pub fn is_well_formed(&self) -> bool {
        let seats = &self.context;
        self.format.is_possible()
            && seats.len() <= MAX_SEATS
            && seats.is_sorted_by(|a, b| a.0 < b.0)
            && self.told_well(&self.part, |part| {
                self.format.part(part.index).is_some() && part.spent_ms <= MAX_AGE_MS
            })
            && self.told_well(&self.turn, |turn| {
                self.format.part(turn.index).is_some()
                    && turn.spent_ms <= MAX_AGE_MS
                    && turn.had.len() <= MAX_MEMBERS
                    && turn.had.is_sorted_by(|a, b| a < b)
                    && turn.spoken_ms.len() <= MAX_MEMBERS
                    && turn.spoken_ms.is_sorted_by(|a, b| a.0 < b.0)
                    && turn.spoken_ms.iter().all(|(_, ms)| *ms <= MAX_AGE_MS)
            })
            && self.told_well(&self.reminder, |_| true)
            && [&self.teller, &self.moderator, &self.checker]
                .into_iter()
                .all(|told| self.told_well(told, |_| true))
            && self.told_well(&self.minutes, |minutes| {
                minutes.is_none_or(|minutes| (1..=MAX_PART_MINUTES).contains(&minutes))
            })
            && self
                .own
                .is_none_or(|own| own.passes.is_none_or(|index| self.format.part(index).is_some()))
    }

    fn told_well<T>(&self, told: &[Told<T>], is_well: impl Fn(&T) -> bool) -> bool {
        let known = |it: &Told<T>| {
            let at = self.context.binary_search_by_key(&it.dot.seat, |(seat, _)| *seat);
            let highest = at.ok().and_then(|at| self.context.get(at));
            highest.is_some_and(|(_, highest)| it.dot.count <= *highest)
        };
        told.len() <= MAX_VALUES
            && told.is_sorted_by(|a, b| a.dot < b.dot)
            && told.iter().all(|it| it.age_ms <= MAX_AGE_MS && known(it) && is_well(&it.value))
    }
}

/// The id of a sitting.
pub(super) fn sitting_id(nonce: &[u8; 16], format: &Format) -> SittingId {
    let hash = id::hash("kith sitting 1", &[nonce, &encoding::encode(format)]);
    SittingId::from_bytes(id::short(hash))
}

#[cfg(test)]
mod tests {
    use super::super::format::Ready;
    use super::super::register::Dot;
    use super::*;

    fn frame() -> LiveFrame {
        let dot = Dot { seat: [2; 8], count: 3 };
        let me = MemberId::from_bytes([5; 16]);
        LiveFrame {
            nonce: [1; 16],
            format: Ready::Trio.format(),
            context: vec![([2; 8], 3)],
            part: vec![Told {
                dot,
                age_ms: 300,
                value: PartNow { index: 1, spent_ms: 7, running: true },
            }],
            turn: vec![Told {
                dot,
                age_ms: 0,
                value: TurnNow {
                    index: 1,
                    speaker: Some(me),
                    spent_ms: 0,
                    running: true,
                    had: vec![me],
                    spoken_ms: vec![(me, 9)],
                },
            }],
            reminder: vec![Told { dot, age_ms: 0, value: None }],
            teller: vec![Told { dot, age_ms: 0, value: Some(me) }],
            moderator: vec![Told { dot, age_ms: 0, value: None }],
            checker: Vec::new(),
            minutes: vec![Told { dot, age_ms: 0, value: Some(20) }],
            own: Some(Own { hand: true, pause: false, passes: Some(1) }),
        }
    }

    #[test]
    fn golden_bytes_of_a_sitting() {
        let bytes = data_encoding::HEXLOWER.encode(&encoding::encode(&frame()));
        assert_eq!(bytes, GOLDEN);
        assert_eq!(frame().sitting().to_string(), "Sx2ODBEhUrKnxN3qins0yQ");
        assert!(frame().is_well_formed());
    }

    const GOLDEN: &str = "0101010101010101010101010101010103040303030303030b010102020202020202020301020202020202020203ac020107010102020202020202020300010105050505050505050505050505050505000101050505050505050505050505050505050105050505050505050505050505050505090102020202020202020300000102020202020202020300010505050505050505050505050505050501020202020202020203000000010202020202020202030001140101000101";

    #[test]
    fn the_largest_fits_and_more_is_refused() {
        let members = |count: u8| (0..count).map(|it| MemberId::from_bytes([it; 16]));
        let mut largest = frame();
        largest.format.parts = vec![largest.format.parts[0]; super::super::format::MAX_PARTS];
        largest.context = (0..64).map(|seat| ([seat; 8], u32::MAX)).collect();
        let value = TurnNow {
            index: 1,
            speaker: members(1).next(),
            spent_ms: MAX_AGE_MS,
            running: true,
            had: members(24).collect(),
            spoken_ms: members(24).map(|member| (member, MAX_AGE_MS)).collect(),
        };
        let dot = |seat: u8| Dot { seat: [seat; 8], count: u32::MAX };
        largest.turn = (0..4)
            .map(|seat| Told { dot: dot(seat), age_ms: MAX_AGE_MS, value: value.clone() })
            .collect();
        let somebody =
            |seat: u8| Told { dot: dot(seat), age_ms: MAX_AGE_MS, value: members(1).next() };
        largest.teller = (0..4).map(somebody).collect();
        largest.moderator = largest.teller.clone();
        largest.checker = largest.teller.clone();
        assert!(largest.is_well_formed());
        assert!(encoding::encode(&largest).len() < MAX_FRAME_BYTES);

        let wrong = [
            |it: &mut LiveFrame| it.format.parts.clear(),
            |it: &mut LiveFrame| it.format.parts[0].minutes = 0,
            |it: &mut LiveFrame| it.context.clear(),
            |it: &mut LiveFrame| it.context.push(([1; 8], 1)),
            |it: &mut LiveFrame| it.part[0].value.index = 4,
            |it: &mut LiveFrame| it.turn[0].value.index = 4,
            |it: &mut LiveFrame| it.part[0].value.spent_ms = u32::MAX,
            |it: &mut LiveFrame| it.part[0].age_ms = u32::MAX,
            |it: &mut LiveFrame| it.part[0].dot.count = 4,
            |it: &mut LiveFrame| it.part = vec![it.part[0].clone(); 2],
            |it: &mut LiveFrame| it.turn[0].value.spoken_ms[0].1 = u32::MAX,
            |it: &mut LiveFrame| it.turn[0].value.had = vec![it.turn[0].value.had[0]; 2],
            |it: &mut LiveFrame| it.minutes[0].value = Some(0),
            |it: &mut LiveFrame| it.minutes[0].value = Some(121),
            |it: &mut LiveFrame| it.teller[0].dot.count = 4,
            |it: &mut LiveFrame| it.own = Some(Own { passes: Some(9), ..Own::default() }),
        ];
        for (at, change) in wrong.into_iter().enumerate() {
            let mut frame = frame();
            change(&mut frame);
            assert!(!frame.is_well_formed(), "{at}");
        }
    }
}
