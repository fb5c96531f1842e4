//! Two members in turns: of fifty edits 35 are replies, 5 new meetings, 6 of the group's own texts, 2 rewordings of a rule
//! and 2 answers.

use super::{Grown, failed, words};
use crate::group::edit::{MeetingTime, Repeat, Reply, Stance, TextField};
use crate::group::{Edit, GroupSnapshot};
use crate::id::RecordId;
use crate::node::NodeError;

/// How many edits one run of the program writes.
const RUN: usize = 100;
/// How many ground rules there are.
const RULES: usize = 40;

pub(super) fn begin(grown: &mut Grown) -> Result<(), NodeError> {
    for number in 0..RULES {
        let (title, wording) = (format!("Rule {number}"), words(number));
        grown.write(0, &Edit::AddRule { title, wording, topic: None })?;
    }
    Ok(())
}

pub(super) fn grow_to(grown: &mut Grown, edits: usize) -> Result<(), NodeError> {
    while grown.edits < edits {
        let who = (grown.edits / RUN) % 2;
        grown.begin_run(who)?;
        for _ in 0..RUN.min(edits - grown.edits) {
            let edit = next_edit(&grown.seen_by(who)?, grown.edits)?;
            grown.write(who, &edit)?;
        }
        grown.meet()?;
    }
    Ok(())
}

fn next_edit(snapshot: &GroupSnapshot, n: usize) -> Result<Edit, NodeError> {
    if snapshot.meetings.is_empty() {
        return Ok(Edit::AddMeeting { when: meeting_time(0), place: words(n) });
    }
    let text = |text| Edit::Write { text, words: words(n), from: None };
    Ok(match n % 50 {
        0 | 10 | 20 | 30 | 40 => {
            Edit::AddMeeting { when: meeting_time(snapshot.meetings.len()), place: words(n) }
        }
        1 | 21 => text(TextField::FocusPurpose),
        5 | 25 => text(TextField::FocusWho),
        7 | 27 => text(TextField::FocusWhat),
        3 | 33 => text(TextField::RuleWording(rule_of(snapshot, n)?)),
        4 | 34 => {
            let rule = rule_of(snapshot, n - 1)?;
            let known = snapshot.rules.iter().find(|known| known.id == rule);
            let wording = known.and_then(|rule| rule.wording.wording);
            let wording = wording.ok_or_else(|| failed("the rule has no wording"))?;
            Edit::AnswerRule { rule, wording, stance: Some(Stance::Agree), why: None }
        }
        _ => reply(snapshot, n)?,
    })
}

fn rule_of(snapshot: &GroupSnapshot, number: usize) -> Result<RecordId, NodeError> {
    let rule = snapshot.rules.get((number / 10) % RULES).or_else(|| snapshot.rules.first());
    rule.map(|rule| rule.id).ok_or_else(|| failed("there are no rules"))
}

fn meeting_time(number: usize) -> MeetingTime {
    let first = jiff::civil::date(2014, 1, 1);
    let days = jiff::Span::new().days(i64::try_from(number).unwrap_or(0));
    MeetingTime {
        date: first.checked_add(days).unwrap_or(first),
        time: jiff::civil::time(19, 0, 0, 0),
        zone: "Europe/Vienna".to_owned(),
        minutes: 90,
        repeat: Repeat::Once,
        until: None,
        pauses: Vec::new(),
    }
}

fn reply(snapshot: &GroupSnapshot, number: usize) -> Result<Edit, NodeError> {
    let meeting = snapshot.meetings.iter().rev().nth(number % 3).or(snapshot.meetings.last());
    let meeting = meeting.ok_or_else(|| failed("there are no meetings"))?;
    let when = meeting.when.values.first().map(|chosen| &chosen.value);
    let when = when.ok_or_else(|| failed("the meeting has no time"))?;
    let answer = [Reply::Coming, Reply::Late, Reply::NotThisTime].get(number % 7 % 3).copied();
    Ok(Edit::ReplyToMeeting {
        meeting: meeting.id,
        date: when.time.date,
        when: when.exact,
        reply: answer,
    })
}
