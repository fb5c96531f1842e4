//! The demo without a window: a story in plain lines, told from what the devices themselves show.
//!
//! Invariant: no line is written before what it says was seen on the device that it speaks of.

use kith_sync::group::Edit;
use kith_sync::group::edit::{Reply, TextField};
use kith_sync::group::snapshot::RuleState;
use kith_sync::id::MemberId;
use kith_sync::node::api::NodeState;

use super::DemoError;
use super::content::{
    PURPOSE, STAYS_HERE, agree, find, in_days, meeting, meeting_time, regular_meeting, reply, rule,
};
use super::stage::{Player, Stage};
use crate::cli::print;

/// Plays and tells the story.
pub(super) async fn tell(stage: &mut Stage) -> Result<(), DemoError> {
    say("Three devices on this machine, each with its own folder and its own key. No server.")?;
    say(&format!(
        "Ana founded “{}” and invited two people.",
        stage.ana.now().snapshot.focus.name.words
    ))?;
    say(&format!("Ben and Cleo came in. Ben and Ana both saw: {}.", stage.words.join(" ")))?;
    together(stage).await?;
    apart(stage).await?;
    again(stage).await
}

/// All connected: everybody writes, everybody sees.
async fn together(stage: &Stage) -> Result<(), DemoError> {
    let purpose = TextField::FocusPurpose;
    let words = PURPOSE.to_owned();
    stage.ana.edit(Edit::Write { text: purpose, words, from: None }).await?;
    stage.ben.edit(rule(STAYS_HERE)).await?;
    stage.cleo.edit(regular_meeting()).await?;
    stage.converged("all three wrote and saw it").await?;
    say(
        "Ana wrote the purpose, Ben a ground rule, Cleo a meeting. All three devices show all of it.",
    )?;

    for player in stage.players() {
        agree(player, find(&player.now(), STAYS_HERE.0)?).await?;
    }
    stage.converged("all three agreed").await?;
    if find(&stage.cleo.now(), STAYS_HERE.0)?.state != RuleState::Agreed {
        return Err(DemoError::Differs("the rule is not agreed though everyone agreed"));
    }
    say(&format!("All three agreed to “{}”.", STAYS_HERE.0))
}

/// Cleo's device is cut off; both sides go on writing.
async fn apart(stage: &Stage) -> Result<(), DemoError> {
    stage.cleo.cut_off(true).await;
    for player in [&stage.ana, &stage.ben] {
        player.until("Cleo's device is gone", |state| connected(state) == 1).await?;
    }
    stage.cleo.until("Cleo is alone", |state| connected(state) == 0).await?;
    say("Cleo's device is cut off.")?;

    reword(&stage.ana, "stays in this group", "stays in this group, for good").await?;
    reword(&stage.cleo, "a patient's details", "a patient's or a colleague's details").await?;
    let ben = stage.ben.now();
    let (id, when) = (meeting(&ben)?.id, meeting_time(in_days(8), 20));
    stage.ben.edit(Edit::MoveMeeting { meeting: id, when }).await?;
    reply(&stage.cleo, &stage.cleo.now(), Reply::Coming).await?;
    say("Meanwhile Ana reworded the rule and Ben moved the meeting;")?;
    say("Cleo, who cannot know, reworded the rule in another place and said yes to the old time.")?;

    let ana =
        stage.ana.until("Ben has what Ana wrote", |state| reached(state).0.len() == 1).await?;
    say(&who_has_what("Ana", &ana))?;
    let cleo = stage.cleo.until("Cleo waits", |state| reached(state).1.len() == 2).await?;
    say(&who_has_what("Cleo", &cleo))?;
    if stage.ana.now().snapshot == stage.cleo.now().snapshot {
        return Err(DemoError::Differs("the two sides were to differ while they were apart"));
    }
    Ok(())
}

/// Cleo's device is back; everything comes together.
async fn again(stage: &Stage) -> Result<(), DemoError> {
    stage.cleo.cut_off(false).await;
    stage.converged("all three are the same again").await?;
    say("Cleo's device is back. All three devices show the same:")?;

    let shown = stage.cleo.now();
    let rule = find(&shown, STAYS_HERE.0)?;
    let words = &rule.wording.words;
    if !(words.contains("for good") && words.contains("or a colleague's")) || rule.wording.overlap {
        return Err(DemoError::Differs("the two rewordings were to be joined in one text"));
    }
    say(&format!("  The rule: {words}"))?;
    if rule.state == RuleState::Agreed || rule.answers.iter().any(|answer| answer.current) {
        return Err(DemoError::Differs("nobody can have agreed to the joined words"));
    }
    say(
        "  Nobody is bound to words they never saw: all three are asked again, and the old wording holds until then.",
    )?;
    let meeting = meeting(&shown)?;
    let times: Vec<_> = meeting.when.values.iter().map(|chosen| &chosen.value.time).collect();
    let replies: Vec<_> = meeting.replies().collect();
    let ([time], [yes]) = (times.as_slice(), replies.as_slice()) else {
        return Err(DemoError::Differs("one time and one reply were to be left"));
    };
    if yes.current {
        return Err(DemoError::Differs("a yes to the old time counts for the new one"));
    }
    say(&format!(
        "  The meeting: {} at {}; Cleo said yes to the old time.",
        time.date,
        time.time.strftime("%H:%M")
    ))?;
    for player in stage.players() {
        say(&format!("  {}", who_has_what(player.name, &player.now())))?;
    }
    say("Converged. The folders are removed.")
}

/// Writes the rule anew with `from` put as `to`.
async fn reword(player: &Player, from: &str, to: &str) -> Result<(), DemoError> {
    let state = player.now();
    let rule = find(&state, STAYS_HERE.0)?;
    let text = TextField::RuleWording(rule.id);
    let words = rule.wording.words.replace(from, to);
    player.edit(Edit::Write { text, words, from: rule.wording.wording }).await
}

fn connected(state: &NodeState) -> usize {
    state.status.peers.iter().filter(|peer| peer.connected).count()
}

fn reached(state: &NodeState) -> (&[MemberId], &[MemberId]) {
    (&state.status.delivery.delivered, &state.status.delivery.waiting)
}

fn who_has_what(name: &str, state: &NodeState) -> String {
    let names = |ids: &[MemberId]| {
        let members = state.snapshot.members.iter().filter(|member| ids.contains(&member.id));
        members.map(|member| member.name.as_str()).collect::<Vec<_>>().join(" and ")
    };
    match reached(state) {
        (have, []) => format!("What {name} wrote: {} have it.", names(have)),
        ([], lack) => format!("What {name} wrote: not yet {}.", names(lack)),
        (have, lack) => {
            format!("What {name} wrote: {} has it; not yet {}.", names(have), names(lack))
        }
    }
}

fn say(line: &str) -> Result<(), DemoError> {
    print(&format!("{line}\n")).map_err(DemoError::Stdout)
}
