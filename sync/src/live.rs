//! A sitting: what is live while a meeting is on. It travels in sessions only, and is never stored.
//!
//! Every device in the room holds the whole of the small state and tells it to all the others, at each change at once and
//! again and again. What is shared (the part, the turn, a reminder) is kept in registers of which two values stand where two
//! wrote at once; what is somebody's own (would like to speak, passes, asks for a pause) is taken from that device alone. Who
//! is there is who was heard just now. So any device can go, a split room joins again and shows both speakers, and when
//! nobody is in it any more there is nothing left of it.
//!
//! Invariant: pure. Moments, on a clock that nobody sets, and randomness are passed in.
//! Invariant: of a peer that lies no more is kept than the limits in `register` and `frame` allow, and a device keeps one
//! sitting alive at the most.
//! Source: FORMATS.md §8, "A sitting".

mod format;
mod frame;
mod register;
mod sitting;
mod status;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use format::{Format, FormatPart, MAX_PART_MINUTES, MAX_PARTS, PartKind, Ready, RoomRole};
pub use frame::{LiveFrame, MAX_FRAME_BYTES};
pub use status::{PartStatus, PersonHere, Room, SHAPE_PIECES, SittingStatus, TurnStatus};

use crate::id::{DeviceId, MemberId, RecordId, RunId, SittingId};
use frame::Own;
use sitting::Sitting;

/// How often a device in the room tells how it stands.
pub const BEAT: Duration = Duration::from_secs(2);
/// After how much silence a device is taken to be gone.
const SILENCE_MS: i64 = 7_000;
/// How many sittings are kept at once.
const MAX_SITTINGS: usize = 4;
/// How many devices in rooms are kept at once.
const MAX_PRESENT: usize = 64;

/// What somebody does in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiveCommand {
    /// Opens a sitting, and enters it.
    Open {
        /// Of which format.
        format: Ready,
    },
    /// Enters one that is open; leaves the one before.
    Enter {
        /// Which.
        sitting: SittingId,
    },
    /// Leaves the room. It goes on for the others.
    Leave,
    /// Goes to a part; where the room is at two, chooses one.
    Go {
        /// Its place in the format.
        part: u8,
    },
    /// “Let us pause”: stops the clocks for all.
    Pause,
    /// Goes on.
    Resume,
    /// Takes the turn.
    TakeTurn,
    /// Gives the turn to somebody; where two have it, chooses one.
    GiveTurn {
        /// To whom.
        to: MemberId,
    },
    /// Passes in this part.
    Pass,
    /// Is done speaking.
    DoneSpeaking,
    /// Would like to speak.
    RaiseHand,
    /// Would not any more.
    LowerHand,
    /// Says who takes something on.
    Assign {
        /// What.
        role: RoomRole,
        /// Who; absent: nobody.
        to: Option<MemberId>,
    },
    /// Says how long what was chosen to talk about may take.
    Allot {
        /// In all, from 1 to 120; absent: as the format has it.
        minutes: Option<u8>,
    },
    /// Reminds of a ground rule. Nobody is told who does.
    Remind {
        /// Of which.
        rule: RecordId,
    },
    /// The reminder was heard.
    Reminded,
}

/// Why something was not done in the room, in words for the person who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// This device is in no room.
    #[error("You are not in the room.")]
    NotInside,
    /// This device is in one.
    #[error("You are in the room already. Leave it first.")]
    Inside,
    /// There is no such sitting any more.
    #[error("Nobody is in that room any more.")]
    Over,
    /// There are too many.
    #[error("Other rooms are open already. Enter one of them.")]
    TooMany,
    /// The format has no such part.
    #[error("There is no such part.")]
    NoSuchPart,
    /// Somebody who is not there.
    #[error("They are not in the room.")]
    NotHere,
    /// There are ideas for the one whose question it is.
    #[error("While there are ideas, whoever told only listens.")]
    Listening,
    /// No time, or too much.
    #[error("It can take from 1 to {MAX_PART_MINUTES} minutes.")]
    Minutes,
    /// Somebody else speaks.
    #[error("It is not your turn.")]
    NotYourTurn,
}

/// One run of one device.
pub type Present = (DeviceId, RunId);

/// Another device in a room.
#[derive(Clone, Debug)]
struct Presence {
    member: MemberId,
    sitting: SittingId,
    own: Own,
    heard_ms: i64,
}

/// The sittings that this device knows of, and the one that it is in.
#[derive(Debug, Default)]
pub struct Live {
    sittings: BTreeMap<SittingId, Sitting>,
    present: BTreeMap<Present, Presence>,
    inside: Option<(SittingId, Own)>,
    /// What was shown last, and when.
    shown: Option<(Vec<SittingStatus>, i64)>,
}

impl Live {
    /// Whether this device is in a room.
    pub const fn is_inside(&self) -> bool {
        self.inside.is_some()
    }

    /// Whether time matters now: somebody is in a room.
    pub fn is_on(&self) -> bool {
        !self.sittings.is_empty()
    }

    /// Does what this member asks; what the others are to be told at once, in order.
    pub fn act(
        &mut self,
        command: LiveCommand,
        me: MemberId,
        now: Duration,
        random: [u8; 16],
    ) -> Result<Vec<LiveFrame>, LiveError> {
        let now_ms = millis(now);
        let mut told = Vec::new();
        match command {
            LiveCommand::Open { format } => {
                if self.is_inside() {
                    return Err(LiveError::Inside);
                }
                if self.sittings.len() >= MAX_SITTINGS && !self.make_room() {
                    return Err(LiveError::TooMany);
                }
                let sitting = Sitting::open(random, format.format(), now_ms);
                self.inside = Some((sitting.id(), Own::default()));
                self.sittings.insert(sitting.id(), sitting);
            }
            LiveCommand::Enter { sitting } => {
                if !self.sittings.contains_key(&sitting) {
                    return Err(LiveError::Over);
                }
                if self.inside.is_some_and(|(inside, _)| inside != sitting) {
                    told.extend(self.leave(me, now_ms, random));
                }
                self.inside.get_or_insert((sitting, Own::default()));
            }
            LiveCommand::Leave => {
                if !self.is_inside() {
                    return Err(LiveError::NotInside);
                }
                return Ok(self.leave(me, now_ms, random).into_iter().collect());
            }
            LiveCommand::Go { .. }
            | LiveCommand::Pause
            | LiveCommand::Resume
            | LiveCommand::TakeTurn
            | LiveCommand::GiveTurn { .. }
            | LiveCommand::Pass
            | LiveCommand::DoneSpeaking
            | LiveCommand::RaiseHand
            | LiveCommand::LowerHand
            | LiveCommand::Assign { .. }
            | LiveCommand::Allot { .. }
            | LiveCommand::Remind { .. }
            | LiveCommand::Reminded => self.act_inside(command, me, now_ms, random)?,
        }
        self.settle_own(me, now_ms);
        told.extend(self.frame(now_ms));
        Ok(told)
    }

    fn act_inside(
        &mut self,
        command: LiveCommand,
        me: MemberId,
        now_ms: i64,
        random: [u8; 16],
    ) -> Result<(), LiveError> {
        let here = self.members_here();
        let (id, own) = self.inside.as_mut().ok_or(LiveError::NotInside)?;
        let sitting = self.sittings.get_mut(&*id).ok_or(LiveError::NotInside)?;
        let turns = sitting.turns(now_ms);
        let speaks = |member| turns.iter().any(|turn| turn.speaker == member);
        match command {
            LiveCommand::Go { part } => {
                sitting.format().part(part).ok_or(LiveError::NoSuchPart)?;
                sitting.go(part, random, now_ms);
            }
            LiveCommand::Pause => {
                own.pause = true;
                if !sitting.is_paused() {
                    sitting.run(false, random, now_ms);
                }
            }
            LiveCommand::Resume => {
                own.pause = false;
                sitting.run(true, random, now_ms);
            }
            LiveCommand::TakeTurn if sitting.only_listens(me) => return Err(LiveError::Listening),
            LiveCommand::TakeTurn => sitting.give(Some(me), random, now_ms),
            LiveCommand::GiveTurn { to } => {
                if to != me && !here.contains(&to) && !speaks(to) {
                    return Err(LiveError::NotHere);
                }
                if sitting.only_listens(to) {
                    return Err(LiveError::Listening);
                }
                sitting.give(Some(to), random, now_ms);
            }
            LiveCommand::Pass => {
                own.passes = sitting.parts(now_ms).first().map(|part| part.index);
                own.hand = false;
                if speaks(me) {
                    sitting.give(None, random, now_ms);
                }
            }
            LiveCommand::DoneSpeaking => {
                if !speaks(me) {
                    return Err(LiveError::NotYourTurn);
                }
                sitting.give(None, random, now_ms);
            }
            LiveCommand::RaiseHand => {
                own.hand = true;
                own.passes = None;
            }
            LiveCommand::LowerHand => own.hand = false,
            LiveCommand::Assign { role, to } => {
                if to.is_some_and(|to| to != me && !here.contains(&to)) {
                    return Err(LiveError::NotHere);
                }
                sitting.assign(role, to, random, now_ms);
            }
            LiveCommand::Allot { minutes } => {
                if minutes.is_some_and(|it| !(1..=MAX_PART_MINUTES).contains(&it)) {
                    return Err(LiveError::Minutes);
                }
                sitting.allot(minutes, random, now_ms);
            }
            LiveCommand::Remind { rule } => sitting.remind(Some(rule), random, now_ms),
            LiveCommand::Reminded => sitting.remind(None, random, now_ms),
            LiveCommand::Open { .. } | LiveCommand::Enter { .. } | LiveCommand::Leave => {}
        }
        Ok(())
    }

    /// Leaves the room, and the turn with it.
    fn leave(&mut self, me: MemberId, now_ms: i64, random: [u8; 16]) -> Option<LiveFrame> {
        let (id, _) = self.inside.take()?;
        let sitting = self.sittings.get_mut(&id)?;
        if matches!(sitting.turns(now_ms).as_slice(), [turn] if turn.speaker == me) {
            sitting.give(None, random, now_ms);
        }
        let farewell = sitting.frame(None, now_ms);
        self.forget_empty();
        Some(farewell)
    }

    /// Takes in what a device of a member tells. A frame that is not well-formed is not for here.
    pub fn hear(
        &mut self,
        from: Present,
        member: MemberId,
        me: MemberId,
        frame: &LiveFrame,
        now: Duration,
    ) {
        let (now_ms, id) = (millis(now), frame.sitting());
        let is_known = self.sittings.contains_key(&id);
        match frame.own {
            None if !is_known => return,
            None => drop(self.present.remove(&from)),
            Some(own) => {
                let has_room = self.present.contains_key(&from) || self.present.len() < MAX_PRESENT;
                if !has_room || (!is_known && !self.has_room_beside(from) && !self.make_room()) {
                    return;
                }
                let presence = Presence { member, sitting: id, own, heard_ms: now_ms };
                self.present.insert(from, presence);
            }
        }
        self.sittings.entry(id).or_insert_with(|| Sitting::heard(frame)).hear(frame, now_ms);
        self.forget_empty();
        self.settle_own(me, now_ms);
    }

    /// Lets go of a sitting in which there is nobody but one member who is in another too: one member's devices cannot keep
    /// all rooms to themselves. Says whether there was one.
    fn make_room(&mut self) -> bool {
        let mut rooms_of: BTreeMap<MemberId, BTreeSet<SittingId>> = BTreeMap::new();
        let mut members_in: BTreeMap<SittingId, BTreeSet<MemberId>> = BTreeMap::new();
        for it in self.present.values() {
            rooms_of.entry(it.member).or_default().insert(it.sitting);
            members_in.entry(it.sitting).or_default().insert(it.member);
        }
        let mine = self.inside.map(|(inside, _)| inside);
        let is_spare = |members: &BTreeSet<MemberId>| {
            members.len() == 1
                && members.iter().all(|it| rooms_of.get(it).is_some_and(|rooms| rooms.len() > 1))
        };
        let spare = members_in.iter().find(|(id, members)| Some(**id) != mine && is_spare(members));
        let Some((spare, _)) = spare else { return false };
        self.present.retain(|_, it| it.sitting != *spare);
        self.sittings.remove(spare);
        true
    }

    /// Whether one more sitting fits once a device is no longer where it was.
    fn has_room_beside(&self, from: Present) -> bool {
        let left = self.present.get(&from).map(|before| before.sitting);
        let stays = |id: &SittingId| {
            Some(*id) != left
                || self.inside.is_some_and(|(inside, _)| inside == *id)
                || self.present.iter().any(|(other, it)| *other != from && it.sitting == *id)
        };
        self.sittings.keys().filter(|id| stays(id)).count() < MAX_SITTINGS
    }

    /// Lets go of who was silent for long; what to tell the others, while this device is in a room.
    pub fn beat(&mut self, now: Duration) -> Option<LiveFrame> {
        let now_ms = millis(now);
        self.present.retain(|_, it| now_ms.saturating_sub(it.heard_ms) <= SILENCE_MS);
        self.forget_empty();
        self.frame(now_ms)
    }

    /// Forgets everything: this device belongs no more, or the group is closed.
    pub fn forget(&mut self) {
        *self = Self { shown: self.shown.take(), ..Self::default() };
    }

    /// How the sittings stand, where that is another than what was given last, moved on by the time since.
    pub fn news(&mut self, me: MemberId, now: Duration) -> Option<Vec<SittingStatus>> {
        let now_ms = millis(now);
        let status = self.status(me, now_ms);
        if let Some((shown, at)) = &self.shown {
            let ago = u32::try_from(now_ms.saturating_sub(*at).max(0)).unwrap_or(u32::MAX);
            if status::is_still_true(shown, ago, &status) {
                return None;
            }
        } else if status.is_empty() {
            return None;
        }
        self.shown = Some((status.clone(), now_ms));
        Some(status)
    }

    fn status(&self, me: MemberId, now_ms: i64) -> Vec<SittingStatus> {
        let status = |(id, sitting): (&SittingId, &Sitting)| SittingStatus {
            sitting: *id,
            format: match self.inside {
                Some((inside, _)) if inside == *id => sitting.format_now(),
                Some(_) | None => sitting.format().clone(),
            },
            room: self
                .inside
                .filter(|(inside, _)| inside == id)
                .map(|(_, own)| self.room(sitting, own, me, now_ms)),
        };
        self.sittings.iter().map(status).collect()
    }

    fn room(&self, sitting: &Sitting, own: Own, me: MemberId, now_ms: i64) -> Room {
        let parts = sitting.parts(now_ms);
        let had = sitting.had();
        let mut owns: BTreeMap<MemberId, Vec<Own>> = BTreeMap::from([(me, vec![own])]);
        for it in self.present.values().filter(|it| it.sitting == sitting.id()) {
            owns.entry(it.member).or_default().push(it.own);
        }
        let is_at = |index: u8| parts.iter().any(|part| part.index == index);
        let here = owns.iter().map(|(member, owns)| PersonHere {
            member: *member,
            hand: owns.iter().any(|own| own.hand),
            passes: owns.iter().any(|own| own.passes.is_some_and(is_at)),
            had_turn: had.contains(member),
        });
        let here: Vec<PersonHere> = here.collect();
        let members = here.iter().map(|person| person.member).collect();
        let (shape, mine) = sitting.shape(&members, me, now_ms);
        Room {
            paused: sitting.is_paused(),
            pause_asked: owns.values().flatten().any(|own| own.pause),
            turns: sitting.turns(now_ms),
            reminders: sitting.reminders(now_ms),
            teller: sitting.role(RoomRole::Teller),
            moderator: sitting.role(RoomRole::Moderator),
            checker: sitting.role(RoomRole::Checker),
            minutes: sitting.minutes(),
            parts,
            here,
            shape,
            mine,
        }
    }

    /// A raised hand comes down with the turn, and a pause that was asked for is over when it goes on.
    fn settle_own(&mut self, me: MemberId, now_ms: i64) {
        let Some((id, own)) = &mut self.inside else { return };
        let Some(sitting) = self.sittings.get(&*id) else { return };
        if sitting.turns(now_ms).iter().any(|turn| turn.speaker == me) {
            own.hand = false;
            own.passes = None;
        }
        own.pause &= sitting.is_paused();
    }

    fn members_here(&self) -> BTreeSet<MemberId> {
        let Some((inside, _)) = self.inside else { return BTreeSet::new() };
        let here = self.present.values().filter(|it| it.sitting == inside);
        here.map(|it| it.member).collect()
    }

    fn forget_empty(&mut self) {
        let Self { sittings, present, inside, .. } = self;
        sittings.retain(|id, _| {
            inside.is_some_and(|(inside, _)| inside == *id)
                || present.values().any(|it| it.sitting == *id)
        });
    }

    fn frame(&self, now_ms: i64) -> Option<LiveFrame> {
        let (id, own) = self.inside?;
        Some(self.sittings.get(&id)?.frame(Some(own), now_ms))
    }
}

fn millis(now: Duration) -> i64 {
    i64::try_from(now.as_millis()).unwrap_or(i64::MAX)
}
