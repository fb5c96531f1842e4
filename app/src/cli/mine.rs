//! `kith mine`: what a member keeps on this device for themselves alone.

use kith_sync::group::snapshot::Words;
use kith_sync::id::RecordId;
use kith_sync::node::api::{Command, NodeState};
use kith_sync::node::mine::{Jot, Mine, Talk, TalkPoint};
use serde_json::Value;

use super::edits::{NotUnderstood, explain};
use super::output::plain;
use super::show::day;

/// Reads one thing to keep, or a list of them.
pub(crate) fn read(json: &str) -> Result<Vec<Command>, NotUnderstood> {
    let value: Value = serde_json::from_str(json).map_err(|error| explain(&error))?;
    let values = if let Value::Array(values) = value { values } else { vec![value] };
    let jot = |value| serde_json::from_value::<Jot>(value).map_err(|error| explain(&error));
    values.into_iter().map(|value| Ok(Command::Mine(jot(value)?))).collect()
}

/// All of it, as text.
pub(crate) fn show(state: &NodeState) -> String {
    let mine: &Mine = &state.mine;
    let mut text =
        "Yours alone. It never leaves this device, and nobody is told that it is here.\n"
            .to_owned();
    if *mine == Mine::default() {
        text.push_str("\nNothing is kept yet.\n");
        return text;
    }
    let mut part = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.extend(["\n", heading, "\n"]);
            for line in lines {
                text.extend(["  ", &line, "\n"]);
            }
        }
    };
    let check_ins = mine.check_ins.iter().map(|it| {
        let line = plain(&it.line, " ");
        let line = if line.is_empty() { line } else { format!(": {line}") };
        format!("{}, worn {} of 5, well {} of 5{line}", day(it.day), it.worn, it.well)
    });
    part("How I was", check_ins.collect());
    let notes = mine.notes.iter();
    let notes = notes.map(|it| format!("{} ({})", plain(&it.words, "\n  "), it.id));
    part("Notes", notes.collect());
    let issues = mine.issues.iter().map(|it| {
        let more = [
            ("Ideas", &it.words.ideas),
            ("What I will try", &it.words.will_try),
            ("How it went", &it.words.outcome),
        ];
        let more = more.into_iter().filter(|(_, words)| !words.trim().is_empty());
        let more = more.map(|(label, words)| format!("\n  {label}: {}", plain(words, "\n  ")));
        let what = plain(&it.words.what, "\n  ");
        format!("{what} ({}){}", it.id, more.collect::<String>())
    });
    part("What I work through", issues.collect());
    let unsent = mine.unsent.iter().map(|_| "the window shows it where it was typed".to_owned());
    part("Typed and not sent yet", unsent.collect());
    part("Talks", mine.talks.iter().map(|talk| told_talk(state, talk)).collect());
    let before = mine.remind_minutes.map(|minutes| format!("{minutes} minutes before a meeting"));
    let reminders = mine.reminders.iter().map(|it| {
        let (on, at) = (day(it.at.date()), it.at.strftime("%H:%M"));
        format!("{on}, {at}: {} ({})", plain(&it.words, " "), it.id)
    });
    let free = mine.free.iter().flat_map(|times| times.week.iter()).map(|span| {
        let days: Vec<_> = span.days.days().map(|day| format!("{day:?}")).collect();
        format!(
            "{}, {} to {}",
            days.join(", "),
            span.from.strftime("%H:%M"),
            span.until.strftime("%H:%M")
        )
    });
    let away = mine.free.iter().flat_map(|times| times.away.iter());
    let away = away.map(|away| format!("away from {} to {}", day(away.from), day(away.until)));
    part("When I am usually free", free.chain(away).collect());
    part("Reminders", before.into_iter().chain(reminders).collect());
    text
}

fn told_talk(state: &NodeState, talk: &Talk) -> String {
    let done: Vec<&str> = talk.done.iter().map(|point| point_words(*point)).collect();
    let done = if done.is_empty() {
        String::new()
    } else {
        format!(" (talked about {})", done.join(", "))
    };
    let words = plain(&talk.words, "\n  ");
    format!("{}: {words}{done}", whom(state, talk.candidate))
}

/// With whom; whoever is listed no more has no name here either.
fn whom(state: &NodeState, candidate: RecordId) -> String {
    let people = &state.snapshot.candidates;
    let person = people.iter().find(|person| person.id == candidate);
    let name = person.and_then(|person| person.name.values.first());
    match name.map(|name| &name.value.words) {
        Some(Words::Known(name)) => plain(name, " "),
        Some(Words::NotHereYet | Words::TakenBack) | None => {
            format!("somebody who is not on the list ({candidate})")
        }
    }
}

const fn point_words(point: TalkPoint) -> &'static str {
    match point {
        TalkPoint::Purpose => "what it is for",
        TalkPoint::Time => "time",
        TalkPoint::Rules => "ground rules",
        TalkPoint::Confidentiality => "what stays here",
        TalkPoint::Trial => "that it is a try",
        TalkPoint::SomebodyElse => "whom else they know",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_kept_is_read_alone_or_in_a_list() {
        let one = r#"{"do": "check_in", "day": "2026-11-30", "worn": 2, "well": 4}"#;
        assert_eq!(read(one).unwrap().len(), 1);
        let two = format!(r#"[{one}, {{"do": "write_note", "words": "rest"}}]"#);
        assert_eq!(read(&two).unwrap().len(), 2);
    }

    #[test]
    fn what_is_not_understood_is_not_repeated() {
        for case in [
            r#"{"do": "check_in", "day": "canary", "worn": 2, "well": 4}"#,
            r#"{"do": "write_note", "words": ["canary"]}"#,
            r#"{"do": "write_note", "words": "canary"#,
            r#"{"do": "add_rule", "title": "canary", "wording": ""}"#,
        ] {
            let because = read(case).unwrap_err().to_string();
            assert!(!because.is_empty() && !because.contains("canary"), "{because}");
        }
    }
}
