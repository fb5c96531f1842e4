//! The room: which part it is, whose turn, who is next, and how the time was shared, without names.
//!
//! Invariant: times are shown to the minute, so that nothing moves all the time; what is shown of the time is true until
//! [`RoomView::moves_at`].

use jiff::{SignedDuration, Zoned};
use kith_sync::group::snapshot::RuleState;
use kith_sync::id::{MemberId, RecordId, SittingId};
use kith_sync::node::api::{
    Format, FormatPart, PartKind, PartStatus, Ready, Room, RoomRole, SHAPE_PIECES, SittingStatus,
};

use super::people::{People, capital, form};
use super::rules::newcomers;
use super::taken::{TakenView, taken_view};
use super::{Place, Source};
use crate::words::t;

mod roles;
mod words;

use roles::{roles, time};

pub(crate) use roles::{RoleView, TimeView};
pub(crate) use words::{about, kind_title, kind_words, ready_title};

const MINUTE_MS: i64 = 60_000;

/// The screen "In the room".
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RoomView {
    /// The room that this device is in.
    pub(crate) inside: Option<InsideView>,
    /// Rooms that somebody else is in.
    pub(crate) open: Vec<OpenView>,
    /// Formats ready to use.
    pub(crate) formats: Vec<FormatView>,
    pub(crate) taken: TakenView,
    /// That somebody is new, so that the rules open the meeting.
    pub(crate) newcomers: Option<String>,
    pub(crate) may_write: bool,
    /// When what is shown of the time is true no more.
    pub(crate) moves_at: Option<Zoned>,
}

/// A room that this device is not in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenView {
    pub(crate) sitting: SittingId,
    pub(crate) words: String,
}

/// A format to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormatView {
    pub(crate) ready: Ready,
    pub(crate) title: &'static str,
    /// What it is for.
    pub(crate) about: &'static str,
    /// How long it takes, and each of its parts: "90 minutes: Arriving 15 · Choosing 5".
    pub(crate) parts: String,
}

/// What somebody in the room sees.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InsideView {
    pub(crate) title: &'static str,
    /// The part of now; several where the room has to choose.
    pub(crate) parts: Vec<PartView>,
    pub(crate) steps: Vec<StepView>,
    pub(crate) before: Option<u8>,
    pub(crate) after: Option<u8>,
    /// Why the clocks stand; absent while they run.
    pub(crate) paused: Option<&'static str>,
    /// Whose turn it is, as a sentence.
    pub(crate) turn: String,
    /// Who it is to choose between, where two have the turn.
    pub(crate) choose: Vec<PersonView>,
    /// Who could be next: whoever would like to speak, then those who had no turn, by name.
    pub(crate) next: Vec<PersonView>,
    pub(crate) i_speak: bool,
    /// Why this member only listens now.
    pub(crate) i_listen: Option<&'static str>,
    /// Who takes on what, where the format has a use for it.
    pub(crate) roles: Vec<RoleView>,
    /// How long what was chosen may take; absent where the format chooses nothing.
    pub(crate) time: Option<TimeView>,
    pub(crate) my_hand: bool,
    pub(crate) i_pass: bool,
    /// Who is here, as a sentence.
    pub(crate) here: String,
    /// Ground rules that somebody has just reminded of: title and wording.
    pub(crate) reminders: Vec<(String, String)>,
    /// Ground rules that can be reminded of.
    pub(crate) rules: Vec<(RecordId, String)>,
    pub(crate) shape: Option<ShapeView>,
}

/// The part of now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartView {
    pub(crate) index: u8,
    pub(crate) title: &'static str,
    /// What to do in it.
    pub(crate) words: &'static str,
    /// "About 12 of 15 minutes are left."
    pub(crate) left: String,
    pub(crate) is_over: bool,
    /// Where what it is about is kept, with words for the way there.
    pub(crate) leads: Option<(&'static str, Place)>,
    /// How much of its time has gone, from 0 to 1.
    pub(crate) gone: f32,
}

/// A part in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StepView {
    pub(crate) index: u8,
    pub(crate) words: String,
    pub(crate) is_now: bool,
}

/// Somebody in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonView {
    pub(crate) member: MemberId,
    pub(crate) name: String,
    /// "Ben, who would like to speak".
    pub(crate) words: String,
    pub(crate) is_me: bool,
}

/// How the speaking time was shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShapeView {
    /// The largest first, in pieces of [`SHAPE_PIECES`].
    pub(crate) pieces: Vec<u8>,
    /// The same in words.
    pub(crate) words: &'static str,
    /// This member's own part, for this member alone.
    pub(crate) mine: String,
}

fn newcomers_words(source: &Source<'_>) -> Option<String> {
    let new = newcomers(source);
    (!new.is_empty()).then(|| {
        let names = capital(&source.people().list(&new));
        let form = form(&new, source.status.me);
        t!("room-new-here-and-not-spoken-on", names = names, form = form)
    })
}

/// Makes the screen.
pub(crate) fn room_view(source: &Source<'_>) -> RoomView {
    let live = &source.status.live;
    let ago = live
        .as_of
        .map_or(SignedDuration::ZERO, |as_of| source.now.timestamp().duration_since(as_of));
    let ago_ms = i64::try_from(ago.as_millis()).unwrap_or(0).max(0);
    let inside = live.sittings.iter().find_map(|sitting| Some((sitting, sitting.room.as_ref()?)));
    let open = live.sittings.iter().filter(|sitting| sitting.room.is_none());
    RoomView {
        inside: inside.map(|(sitting, room)| inside_view(source, &sitting.format, room, ago_ms)),
        open: open.map(open_view).collect(),
        formats: Ready::ALL.into_iter().map(format_view).collect(),
        newcomers: newcomers_words(source),
        taken: taken_view(source),
        may_write: source.may_write(),
        moves_at: inside.and_then(|(sitting, room)| {
            let next =
                room.parts.iter().filter_map(|part| moves_in(&sitting.format, *part, ago_ms));
            let next = next.min()?;
            source.now.checked_add(SignedDuration::from_millis(next)).ok()
        }),
    }
}

/// Whether a room is open that somebody else is in: said on other screens too.
pub(crate) fn is_open(source: &Source<'_>) -> bool {
    source.status.live.sittings.iter().any(|sitting| sitting.room.is_none())
}

/// Whether this device is in a room.
pub(crate) fn is_inside(source: &Source<'_>) -> bool {
    source.status.live.sittings.iter().any(|sitting| sitting.room.is_some())
}

fn open_view(sitting: &SittingStatus) -> OpenView {
    let title = ready_title(sitting.format.ready);
    OpenView { sitting: sitting.sitting, words: t!("room-a-room-is-open", title = title) }
}

fn format_view(ready: Ready) -> FormatView {
    let format = ready.format();
    let part = |part: &FormatPart| format!("{} {}", kind_title(part.kind), part.minutes);
    let parts: Vec<String> = format.parts.iter().map(part).collect();
    let minutes: u32 = format.parts.iter().map(|part| u32::from(part.minutes)).sum();
    FormatView {
        ready,
        title: ready_title(ready),
        about: about(ready),
        parts: t!("room-minutes-2", minutes = minutes, parts = parts.join(" · ")),
    }
}

fn step_words(part: FormatPart) -> String {
    format!("{}, {}", kind_title(part.kind), minutes_words(i64::from(part.minutes)))
}

fn minutes_words(minutes: i64) -> String {
    t!("room-minutes", minutes = minutes)
}

fn inside_view(source: &Source<'_>, format: &Format, room: &Room, ago_ms: i64) -> InsideView {
    let people = source.people();
    let me = source.status.me;
    let parts: Vec<PartView> =
        room.parts.iter().filter_map(|part| part_view(format, *part, ago_ms)).collect();
    let at = match room.parts.as_slice() {
        [only] => Some(only.index),
        _ => None,
    };
    let speakers: Vec<MemberId> = room.turns.iter().map(|turn| turn.speaker).collect();
    let i_speak = speakers.contains(&me);
    let turn = turn_words(people, &speakers);
    let mine = room.here.iter().find(|person| person.member == me);
    let kind = at.and_then(|at| format.part(at)).map(|part| part.kind);
    let i_listen = listens(room, kind, me);
    let here: Vec<MemberId> = room.here.iter().map(|person| person.member).collect();
    let paused = match (room.paused, room.pause_asked) {
        (false, _) => None,
        (true, true) => Some(t!("room-a-pause-one-of-you-asked")),
        (true, false) => Some(t!("room-a-pause-the-clocks-stand-still")),
    };
    InsideView {
        title: ready_title(format.ready),
        steps: steps(format, &room.parts),
        before: at.and_then(|at| at.checked_sub(1)),
        after: at.map(|at| at.saturating_add(1)).filter(|at| format.part(*at).is_some()),
        parts,
        paused,
        turn,
        choose: if speakers.len() > 1 {
            speakers.iter().map(|member| person(people, *member, "none")).collect()
        } else {
            Vec::new()
        },
        next: next(people, room, &speakers, kind),
        i_speak,
        i_listen: i_listen.then_some(t!("room-these-are-ideas-for-you-you")),
        roles: roles(people, format, room),
        time: time(format, &room.minutes),
        my_hand: mine.is_some_and(|mine| mine.hand),
        i_pass: mine.is_some_and(|mine| mine.passes),
        here: match here.as_slice() {
            [_] => t!("room-you-are-alone-here-so-far").to_owned(),
            all => t!("room-here-are", all = people.list(all)),
        },
        reminders: reminders(source, &room.reminders),
        rules: rules(source),
        shape: shape(room),
    }
}

/// How long a part has taken by now.
fn elapsed(part: PartStatus, ago_ms: i64) -> i64 {
    i64::from(part.spent_ms) + if part.running { ago_ms } else { 0 }
}

/// In how long what is shown of a part's time is another; absent where it stands, or has gone by.
fn moves_in(format: &Format, part: PartStatus, ago_ms: i64) -> Option<i64> {
    let elapsed = elapsed(part, ago_ms);
    let whole = i64::from(format.part(part.index)?.minutes) * MINUTE_MS;
    (part.running && elapsed < whole).then_some(MINUTE_MS - elapsed % MINUTE_MS)
}

fn part_view(format: &Format, part: PartStatus, ago_ms: i64) -> Option<PartView> {
    let FormatPart { kind, minutes } = format.part(part.index)?;
    let gone = elapsed(part, ago_ms) / MINUTE_MS;
    let minutes = i64::from(minutes);
    let left = minutes - gone;
    let of = minutes_words(minutes);
    Some(PartView {
        index: part.index,
        title: kind_title(kind),
        words: kind_words(kind),
        left: match left {
            ..=0 => t!("room-the-for-this-have-gone-by", minutes = minutes),
            1 => t!("room-the-last-of", of = of),
            left => t!("room-about-of-are-left", left = left, of = of),
        },
        is_over: left <= 0,
        leads: leads(kind),
        gone: share(gone.clamp(0, minutes), minutes),
    })
}

#[allow(clippy::cast_precision_loss, reason = "minutes of a meeting")]
fn share(part: i64, all: i64) -> f32 {
    if all == 0 { 0.0 } else { part as f32 / all as f32 }
}

fn steps(format: &Format, at: &[PartStatus]) -> Vec<StepView> {
    let steps = (0_u8..).zip(&format.parts);
    let steps = steps.map(|(index, part)| StepView {
        index,
        words: step_words(*part),
        is_now: at.iter().any(|part| part.index == index),
    });
    steps.collect()
}

fn turn_words(people: People<'_>, speakers: &[MemberId]) -> String {
    match speakers {
        [] => t!("room-nobody-has-the-turn").to_owned(),
        [only] if *only == people.me() => t!("room-it-is-your-turn").to_owned(),
        [only] => t!("room-has-the-turn", only = people.subject(*only)),
        several => {
            let (names, form) = (capital(&people.list(several)), form(several, people.me()));
            t!("room-have-the-turn-it-was-given", names = names, form = form)
        }
    }
}

/// Somebody, with why they could be next: "hand", "question" or "none", for the message to choose by.
fn person(people: People<'_>, member: MemberId, why: &str) -> PersonView {
    let name = people.subject(member);
    let words = t!("room-person", name = name, form = form(&[member], people.me()), why = why);
    PersonView { member, words, name, is_me: member == people.me() }
}

/// Whether somebody only listens in a part: there are ideas for the one whose question it is.
fn listens(room: &Room, kind: Option<PartKind>, member: MemberId) -> bool {
    kind == Some(PartKind::Ideas) && room.teller == [member]
}

/// Hands first, then whose question it is, then those who had no turn, by name; nobody who passes, speaks or only listens.
fn next(
    people: People<'_>,
    room: &Room,
    speakers: &[MemberId],
    kind: Option<PartKind>,
) -> Vec<PersonView> {
    let is_round = kind.is_some_and(PartKind::is_round);
    let is_told = matches!(kind, Some(PartKind::Telling | PartKind::Taking));
    let tells = |member: MemberId| is_told && room.teller.contains(&member);
    let mut waiting: Vec<_> = room
        .here
        .iter()
        .filter(|it| !speakers.contains(&it.member) && !it.passes)
        .filter(|it| it.hand || (is_round && !it.had_turn) || tells(it.member))
        .filter(|it| !listens(room, kind, it.member))
        .collect();
    waiting.sort_by_key(|it| (!it.hand, !tells(it.member), people.rank(it.member)));
    let why = |member: MemberId, hand: bool| match (hand, tells(member)) {
        (true, _) => "hand",
        (false, true) => "question",
        (false, false) => "none",
    };
    waiting.into_iter().map(|it| person(people, it.member, why(it.member, it.hand))).collect()
}

/// Where what a part is about is kept.
fn leads(kind: PartKind) -> Option<(&'static str, Place)> {
    match kind {
        PartKind::NextDate => Some((t!("room-set-the-next-date"), Place::Meetings)),
        PartKind::GroundRules => Some((t!("room-to-the-ground-rules"), Place::Rules)),
        PartKind::LookingBack => Some((t!("room-how-it-is-going"), Place::Going)),
        PartKind::Arrival
        | PartKind::Choosing
        | PartKind::Theme
        | PartKind::Telling
        | PartKind::Asking
        | PartKind::Ideas
        | PartKind::Taking
        | PartKind::Sharing
        | PartKind::Break
        | PartKind::Closing => None,
    }
}

fn rules(source: &Source<'_>) -> Vec<(RecordId, String)> {
    let rules = source.snapshot.rules.iter();
    let rules = rules.filter(|rule| rule.state != RuleState::Aside);
    let rules = rules.filter(|rule| !rule.title.words.trim().is_empty());
    rules.map(|rule| (rule.id, rule.title.words.clone())).collect()
}

fn reminders(source: &Source<'_>, of: &[RecordId]) -> Vec<(String, String)> {
    let rules = source.snapshot.rules.iter().filter(|rule| of.contains(&rule.id));
    let words = |state: &RuleState, now: &str| match state {
        RuleState::EarlierWordingHolds { words, .. }
        | RuleState::Concern { holds: Some(words), .. } => words.clone(),
        RuleState::InTheMaking { .. }
        | RuleState::Agreed
        | RuleState::Concern { holds: None, .. }
        | RuleState::Aside
        | RuleState::Unsettled => now.to_owned(),
    };
    rules.map(|rule| (rule.title.words.clone(), words(&rule.state, &rule.wording.words))).collect()
}

fn shape(room: &Room) -> Option<ShapeView> {
    let first = room.shape.first().copied()?;
    let even = SHAPE_PIECES / u8::try_from(room.shape.len()).unwrap_or(1).max(1);
    let words = if first > even.saturating_mul(2) && first > SHAPE_PIECES / 2 {
        t!("room-much-of-the-time-is-with")
    } else if first > even.saturating_add(even / 2 + 1) {
        t!("room-some-have-had-more-of-the")
    } else {
        t!("room-the-time-is-shared-rather-evenly")
    };
    let mine = match room.mine {
        0 => t!("room-your-own-part-which-only-you").to_owned(),
        mine => {
            let mine = match mine {
                ..=3 => t!("room-a-small-part"),
                4..=6 => t!("room-about-a-quarter"),
                7..=8 => t!("room-about-a-third"),
                9..=11 => t!("room-about-half"),
                12..=14 => t!("room-about-two-thirds"),
                15..=17 => t!("room-about-three-quarters"),
                18.. => t!("room-nearly-all"),
            };
            t!("room-your-own-part-which-only-you-2", mine = mine)
        }
    };
    Some(ShapeView { pieces: room.shape.clone(), words, mine })
}

#[cfg(test)]
mod tests;
