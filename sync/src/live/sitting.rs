//! One sitting: its registers, what follows from them, and what is written to them.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{Format, PartKind, RoomRole};
use super::frame::{LiveFrame, MAX_MEMBERS, Own, PartNow, TurnNow, sitting_id};
use super::register::{Context, Dot, MAX_AGE_MS, Register, Seat, Standing};
use super::status::{PartStatus, SHAPE_PIECES, TurnStatus};
use crate::id::{MemberId, RecordId, SittingId};

/// How long a reminder of a ground rule is shown.
const REMINDER_MS: u32 = 3 * 60 * 1000;
/// Before so much was said in all, the shape of it would tell little and much of one person.
const SHAPE_FROM_MS: u32 = 3 * 60 * 1000;

/// A sitting as this device knows it.
#[derive(Clone, Debug)]
pub(super) struct Sitting {
    nonce: [u8; 16],
    format: Format,
    context: Context,
    part: Register<PartNow>,
    turn: Register<TurnNow>,
    reminder: Register<Option<RecordId>>,
    teller: Register<Option<MemberId>>,
    moderator: Register<Option<MemberId>>,
    checker: Register<Option<MemberId>>,
    minutes: Register<Option<u8>>,
    /// This device's own seat, and how often it wrote.
    seat: Option<(Seat, u32)>,
}

impl Sitting {
    /// Opens one.
    pub(super) fn open(nonce: [u8; 16], format: Format, now_ms: i64) -> Self {
        let mut sitting = Self::empty(nonce, format);
        let dot = sitting.dot(nonce);
        sitting.part.write(dot, PartNow { index: 0, spent_ms: 0, running: true }, now_ms);
        sitting
    }

    /// One that was only heard of.
    pub(super) fn heard(frame: &LiveFrame) -> Self {
        Self::empty(frame.nonce, frame.format.clone())
    }

    fn empty(nonce: [u8; 16], format: Format) -> Self {
        Self {
            nonce,
            format,
            context: Context::default(),
            part: Register::default(),
            turn: Register::default(),
            reminder: Register::default(),
            teller: Register::default(),
            moderator: Register::default(),
            checker: Register::default(),
            minutes: Register::default(),
            seat: None,
        }
    }

    pub(super) fn id(&self) -> SittingId {
        sitting_id(&self.nonce, &self.format)
    }

    pub(super) const fn format(&self) -> &Format {
        &self.format
    }

    /// Takes in what another device tells.
    pub(super) fn hear(&mut self, frame: &LiveFrame, now_ms: i64) {
        let theirs = Context::new(frame.context.iter().copied());
        self.part.join(&self.context, &theirs, &frame.part, now_ms);
        self.turn.join(&self.context, &theirs, &frame.turn, now_ms);
        self.reminder.join(&self.context, &theirs, &frame.reminder, now_ms);
        self.teller.join(&self.context, &theirs, &frame.teller, now_ms);
        self.moderator.join(&self.context, &theirs, &frame.moderator, now_ms);
        self.checker.join(&self.context, &theirs, &frame.checker, now_ms);
        self.minutes.join(&self.context, &theirs, &frame.minutes, now_ms);
        self.context.join(&theirs);
        self.trim();
    }

    /// Keeps no more of what is known of than fits.
    fn trim(&mut self) {
        let Self { context, part, turn, reminder, seat, .. } = self;
        let roles = [&self.teller, &self.moderator, &self.checker];
        let minutes = &self.minutes;
        let own = seat.map(|(seat, _)| seat);
        context.trim(|seat| {
            own == Some(seat)
                || part.holds(seat)
                || turn.holds(seat)
                || reminder.holds(seat)
                || minutes.holds(seat)
                || roles.iter().any(|role| role.holds(seat))
        });
    }

    /// What this device tells.
    pub(super) fn frame(&self, own: Option<Own>, now_ms: i64) -> LiveFrame {
        LiveFrame {
            nonce: self.nonce,
            format: self.format.clone(),
            context: self.context.all().collect(),
            part: self.part.told(now_ms),
            turn: self.turn.told(now_ms),
            reminder: self.reminder.told(now_ms),
            teller: self.teller.told(now_ms),
            moderator: self.moderator.told(now_ms),
            checker: self.checker.told(now_ms),
            minutes: self.minutes.told(now_ms),
            own,
        }
    }

    /// A dot for the next write. Where somebody else wrote in this seat's name, another is taken.
    fn dot(&mut self, random: [u8; 16]) -> Dot {
        let kept = self.seat.filter(|(seat, count)| {
            *count < u32::MAX && self.context.of(*seat).is_none_or(|highest| highest == *count)
        });
        let (seat, count) = kept.unwrap_or_else(|| {
            let (seat, _) = random.split_at(8);
            (seat.try_into().unwrap_or_default(), 0)
        });
        let dot = Dot { seat, count: count.saturating_add(1) };
        self.seat = Some((dot.seat, dot.count));
        self.context.note(dot);
        self.trim();
        dot
    }

    /// The parts that it is at, each once, by their place.
    pub(super) fn parts(&self, now_ms: i64) -> Vec<PartStatus> {
        let mut parts: BTreeMap<u8, PartStatus> = BTreeMap::new();
        for it in self.part.standing() {
            let PartNow { index, spent_ms, running } = it.value;
            let now = PartStatus { index, spent_ms: spent(it, spent_ms, running, now_ms), running };
            parts.entry(index).and_modify(|before| *before = later(*before, now)).or_insert(now);
        }
        parts.into_values().collect()
    }

    /// Whether the clocks stand.
    pub(super) fn is_paused(&self) -> bool {
        self.part.standing().any(|it| !it.value.running)
    }

    /// Who speaks in the part of now, each once, by member.
    pub(super) fn turns(&self, now_ms: i64) -> Vec<TurnStatus> {
        let mut turns: BTreeMap<MemberId, TurnStatus> = BTreeMap::new();
        for it in self.turn.standing().filter(|it| self.is_at(it.value.index)) {
            let Some(speaker) = it.value.speaker else { continue };
            let running = it.value.running;
            let spent_ms = spent(it, it.value.spent_ms, running, now_ms);
            let now = TurnStatus { speaker, spent_ms, running };
            let turn = turns.entry(speaker).or_insert(now);
            if spent_ms > turn.spent_ms {
                *turn = now;
            }
        }
        turns.into_values().collect()
    }

    /// Who has had a turn in this part.
    pub(super) fn had(&self) -> BTreeSet<MemberId> {
        let here = self.turn.standing().filter(|it| self.is_at(it.value.index));
        here.flat_map(|it| it.value.had.iter().copied()).collect()
    }

    fn is_at(&self, index: u8) -> bool {
        self.part.standing().any(|it| it.value.index == index)
    }

    /// The ground rules that somebody has just reminded of.
    pub(super) fn reminders(&self, now_ms: i64) -> Vec<RecordId> {
        let fresh = self.reminder.standing().filter(|it| it.age_ms(now_ms) < REMINDER_MS);
        fresh.filter_map(|it| it.value).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How long each has spoken, the turns of now included.
    fn spoken(&self, now_ms: i64) -> BTreeMap<MemberId, u32> {
        let mut spoken: BTreeMap<MemberId, u32> = BTreeMap::new();
        for it in self.turn.standing() {
            let mut here: BTreeMap<MemberId, u32> = it.value.spoken_ms.iter().copied().collect();
            if let Some(speaker) = it.value.speaker {
                let ms = here.entry(speaker).or_default();
                let running = it.value.running && self.is_at(it.value.index);
                let turn = spent(it, it.value.spent_ms, running, now_ms);
                *ms = ms.saturating_add(turn).min(MAX_AGE_MS);
            }
            for (member, ms) in here {
                let most = spoken.entry(member).or_default();
                *most = ms.max(*most);
            }
        }
        spoken
    }

    /// How the time was shared between those who are `here` and whoever spoke, without names, and one member's own part.
    pub(super) fn shape(
        &self,
        here: &BTreeSet<MemberId>,
        me: MemberId,
        now_ms: i64,
    ) -> (Vec<u8>, u8) {
        let mut spoken = self.spoken(now_ms);
        for member in here {
            spoken.entry(*member).or_default();
        }
        let all: u64 = spoken.values().map(|ms| u64::from(*ms)).sum();
        if all < u64::from(SHAPE_FROM_MS) {
            return (Vec::new(), 0);
        }
        let pieces = |ms: u32| {
            let pieces = (u64::from(ms) * u64::from(SHAPE_PIECES) + all / 2) / all;
            u8::try_from(pieces).unwrap_or(SHAPE_PIECES)
        };
        let mine = spoken.get(&me).copied().map_or(0, pieces);
        let mut shape: Vec<u8> = spoken.into_values().map(pieces).collect();
        shape.sort_unstable_by(|a, b| b.cmp(a));
        (shape, mine)
    }

    /// Goes to a part, where nobody has the turn yet. One that it is at keeps its time and its turn; what was paused stays
    /// paused.
    pub(super) fn go(&mut self, index: u8, random: [u8; 16], now_ms: i64) {
        let known = self.parts(now_ms).into_iter().find(|part| part.index == index);
        let spent_ms = known.map_or(0, |part| part.spent_ms);
        let running = !self.is_paused();
        let has_turns = self.turn.standing().next().is_some();
        let spoken = self.spoken(now_ms);
        let dot = self.dot(random);
        self.part.write(dot, PartNow { index, spent_ms, running }, now_ms);
        if !has_turns {
            return;
        }
        match self.turns(now_ms).as_slice() {
            // Only where it was at this part already.
            [turn] if known.is_some() => {
                self.write_turn(Some(turn.speaker), self.had(), spoken, random, now_ms);
            }
            [_, _, ..] if known.is_some() => {}
            _ => {
                let had = if known.is_some() { self.had() } else { BTreeSet::new() };
                self.write_turn(None, had, spoken, random, now_ms);
            }
        }
    }

    /// Stops the clocks, or lets them go on. Where it is at two parts, the first is gone on with.
    pub(super) fn run(&mut self, running: bool, random: [u8; 16], now_ms: i64) {
        let Some(part) = self.parts(now_ms).first().copied() else { return };
        let (turns, spoken) = (self.turns(now_ms), self.spoken(now_ms));
        let dot = self.dot(random);
        self.part.write(dot, PartNow { running, ..part.into() }, now_ms);
        if let [turn] = turns.as_slice() {
            self.write_turn(Some(turn.speaker), self.had(), spoken, random, now_ms);
        }
    }

    /// Gives the turn to somebody, or to nobody.
    pub(super) fn give(&mut self, speaker: Option<MemberId>, random: [u8; 16], now_ms: i64) {
        self.write_turn(speaker, self.had(), self.spoken(now_ms), random, now_ms);
    }

    fn write_turn(
        &mut self,
        speaker: Option<MemberId>,
        mut had: BTreeSet<MemberId>,
        mut spoken: BTreeMap<MemberId, u32>,
        random: [u8; 16],
        now_ms: i64,
    ) {
        let going_on = self.turns(now_ms).into_iter().find(|turn| Some(turn.speaker) == speaker);
        let spent_ms = going_on.map_or(0, |turn| turn.spent_ms);
        if let Some(speaker) = speaker {
            had.insert(speaker);
            // The turn that goes on is counted with it, once.
            if let Some(ms) = spoken.get_mut(&speaker) {
                *ms = ms.saturating_sub(spent_ms);
            }
        }
        let value = TurnNow {
            index: self.parts(now_ms).first().map_or(0, |part| part.index),
            speaker,
            spent_ms,
            running: !self.is_paused(),
            had: had.into_iter().take(MAX_MEMBERS).collect(),
            spoken_ms: spoken.into_iter().take(MAX_MEMBERS).collect(),
        };
        let dot = self.dot(random);
        self.turn.write(dot, value, now_ms);
    }

    /// Who has taken something on, by member; several where it was said of two at once.
    pub(super) fn role(&self, role: RoomRole) -> Vec<MemberId> {
        let register = match role {
            RoomRole::Teller => &self.teller,
            RoomRole::Moderator => &self.moderator,
            RoomRole::Checker => &self.checker,
        };
        let members: BTreeSet<MemberId> = register.standing().filter_map(|it| it.value).collect();
        members.into_iter().collect()
    }

    /// Says who takes something on, or that nobody does.
    pub(super) fn assign(
        &mut self,
        role: RoomRole,
        to: Option<MemberId>,
        random: [u8; 16],
        now_ms: i64,
    ) {
        let dot = self.dot(random);
        let register = match role {
            RoomRole::Teller => &mut self.teller,
            RoomRole::Moderator => &mut self.moderator,
            RoomRole::Checker => &mut self.checker,
        };
        register.write(dot, to, now_ms);
    }

    /// How long what was chosen may take, ascending; several where two gave it different times at once.
    pub(super) fn minutes(&self) -> Vec<u8> {
        let minutes: BTreeSet<u8> = self.minutes.standing().filter_map(|it| it.value).collect();
        minutes.into_iter().collect()
    }

    /// Says how long it may take; absent: as the format has it.
    pub(super) fn allot(&mut self, minutes: Option<u8>, random: [u8; 16], now_ms: i64) {
        let dot = self.dot(random);
        self.minutes.write(dot, minutes, now_ms);
    }

    /// The format with the time that was given to what was chosen; of two times the longer, so that nobody is cut short.
    pub(super) fn format_now(&self) -> Format {
        let longest = self.minutes().last().copied();
        longest.map_or_else(|| self.format.clone(), |minutes| self.format.with_minutes(minutes))
    }

    /// Whether somebody only listens now: there are ideas for the one whose question it is.
    pub(super) fn only_listens(&self, member: MemberId) -> bool {
        let mut at = self.part.standing().map(|it| self.format.part(it.value.index)).peekable();
        at.peek().is_some()
            && at.all(|part| part.is_some_and(|part| part.kind == PartKind::Ideas))
            && self.role(RoomRole::Teller) == [member]
    }

    /// Reminds of a ground rule, or takes the reminder away.
    pub(super) fn remind(&mut self, rule: Option<RecordId>, random: [u8; 16], now_ms: i64) {
        let dot = self.dot(random);
        self.reminder.write(dot, rule, now_ms);
    }
}

impl From<PartStatus> for PartNow {
    fn from(part: PartStatus) -> Self {
        Self { index: part.index, spent_ms: part.spent_ms, running: part.running }
    }
}

/// How long something has taken that had taken `spent_ms` when it was written.
fn spent<T>(it: &Standing<T>, spent_ms: u32, running: bool, now_ms: i64) -> u32 {
    let age = if running { it.age_ms(now_ms) } else { 0 };
    spent_ms.saturating_add(age).min(MAX_AGE_MS)
}

/// Of two that are at one part: a pause holds, then the longer time.
fn later(a: PartStatus, b: PartStatus) -> PartStatus {
    let b_holds = (!b.running, b.spent_ms) > (!a.running, a.spent_ms);
    if b_holds { b } else { a }
}
