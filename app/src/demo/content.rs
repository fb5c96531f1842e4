//! What the demo's group keeps: believable, and nobody's.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use kith_sync::group::Edit;
use kith_sync::group::edit::{MeetingTime, Repeat, Reply, Stance, TextField};
use kith_sync::group::snapshot::{GroundRule, Meeting};
use kith_sync::node::api::NodeState;

use super::DemoError;
use super::stage::{Player, Stage};

pub(super) const WHO: &str = "Nurses who work nights on medical wards, at whichever hospital";
pub(super) const WHAT: &str =
    "Getting through the weeks of nights without losing sleep, people or heart";
pub(super) const PURPOSE: &str = "We are nurses on night shift who meet to talk about what the nights do to us, and to find out what helps.";
pub(super) const STAYS_HERE: (&str, &str) = (
    "What is said here stays here",
    "What we tell each other stays in this group. We speak of our own feelings and never of a patient's details.",
);
const LISTEN: (&str, &str) = (
    "Listening before advice",
    "We ask first whether somebody wants to be heard, asked, or given ideas. Nobody has to speak.",
);
const LATE: (&str, &str) = (
    "Coming late from a shift",
    "Shifts run over. Come in quietly whenever you come; nobody asks why.",
);
pub(super) const PLACE: &str = "Library on Mill Street, group room 2";

/// Fills the group with what a first month leaves behind.
pub(super) async fn furnish(stage: &mut Stage) -> Result<(), DemoError> {
    let write = |text, words: &str| Edit::Write { text, words: words.to_owned(), from: None };
    stage.ana.edit(write(TextField::FocusWho, WHO)).await?;
    stage.ana.edit(write(TextField::FocusWhat, WHAT)).await?;
    stage.ben.edit(write(TextField::FocusPurpose, PURPOSE)).await?;
    stage.ana.edit(rule(STAYS_HERE)).await?;
    stage.ben.edit(rule(LISTEN)).await?;
    stage.cleo.edit(rule(LATE)).await?;
    stage.ben.edit(regular_meeting()).await?;
    stage.converged("the group's first content is everywhere").await?;
    for player in stage.players() {
        let shown = player.now();
        agree(player, find(&shown, STAYS_HERE.0)?).await?;
        if player.name != "Ana" {
            agree(player, find(&shown, LISTEN.0)?).await?;
            reply(player, &shown, Reply::Coming).await?;
        }
    }
    stage.converged("everybody's word is everywhere").await
}

/// Puts a rule to the group.
pub(super) fn rule((title, wording): (&str, &str)) -> Edit {
    Edit::AddRule { title: title.to_owned(), wording: wording.to_owned(), topic: None }
}

/// The meeting that comes again, first a week from now.
pub(super) fn regular_meeting() -> Edit {
    Edit::AddMeeting { when: meeting_time(in_days(7), 19), place: PLACE.to_owned() }
}

/// A meeting every two weeks from a date on, at a full hour.
pub(super) fn meeting_time(date: Date, hour: i8) -> MeetingTime {
    let time = Time::new(hour, 0, 0, 0).unwrap_or(Time::midnight());
    let (zone, repeat) = ("Europe/Zurich".to_owned(), Repeat::Weeks(2));
    let (until, pauses) = (None, Vec::new());
    MeetingTime { date, time, zone, minutes: 90, repeat, until, pauses }
}

/// The date so many days from now.
pub(super) fn in_days(days: i64) -> Date {
    jiff::Zoned::now().date().saturating_add(days.days())
}

/// The rule of that title on a device.
pub(super) fn find<'a>(state: &'a NodeState, title: &str) -> Result<&'a GroundRule, DemoError> {
    let rule = state.snapshot.rules.iter().find(|rule| rule.title.words == title);
    rule.map(AsRef::as_ref).ok_or(DemoError::Differs("a rule is missing"))
}

/// The group's regular meeting on a device.
pub(super) fn meeting(state: &NodeState) -> Result<&Meeting, DemoError> {
    state
        .snapshot
        .meetings
        .first()
        .map(AsRef::as_ref)
        .ok_or(DemoError::Differs("the meeting is missing"))
}

/// Agrees to the wording that a device shows.
pub(super) async fn agree(player: &Player, rule: &GroundRule) -> Result<(), DemoError> {
    let wording = rule.wording.wording.ok_or(DemoError::Differs("a rule has no wording"))?;
    let stance = Some(Stance::Agree);
    player.edit(Edit::AnswerRule { rule: rule.id, wording, stance, why: None }).await
}

/// Replies to the meeting's first date, at the time that a device shows.
pub(super) async fn reply(
    player: &Player,
    state: &NodeState,
    reply: Reply,
) -> Result<(), DemoError> {
    let meeting = meeting(state)?;
    let Some(chosen) = meeting.when.values.first() else {
        return Err(DemoError::Differs("the meeting has no time"));
    };
    player
        .edit(Edit::ReplyToMeeting {
            meeting: meeting.id,
            date: chosen.value.time.date,
            when: chosen.value.exact,
            reply: Some(reply),
        })
        .await
}
