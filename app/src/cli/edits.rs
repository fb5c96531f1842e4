//! Edits and words on who belongs as somebody types them in JSON, and what to say when they are not understood.
//!
//! Invariant: a message about JSON that is not understood holds no words out of its values.

use kith_sync::node::api::{Command, Say};
use serde_json::Value;

/// JSON that is not understood, and where.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotUnderstood(String);

/// Reads one thing to do, or a list of them.
pub(crate) fn read(json: &str) -> Result<Vec<Command>, NotUnderstood> {
    // One by one, so that the message tells which.
    let value: Value = serde_json::from_str(json).map_err(|error| explain(&error))?;
    let Value::Array(values) = value else {
        return Ok(vec![command(value)?]);
    };
    let commands = values.into_iter().enumerate().map(|(at, value)| {
        command(value).map_err(|error| NotUnderstood(format!("edit {}: {error}", at + 1)))
    });
    commands.collect()
}

/// Reads what its name says that it is.
fn command(value: Value) -> Result<Command, NotUnderstood> {
    let name = value.get("do").and_then(Value::as_str).map(str::to_owned);
    if name.as_deref().is_some_and(|name| Say::NAMES.contains(&name)) {
        return serde_json::from_value(value).map(Command::Say).map_err(|error| explain(&error));
    }
    serde_json::from_value(value).map(Command::Edit).map_err(|error| {
        let NotUnderstood(words) = explain(&error);
        let is_unknown = |name: String| words.starts_with(&format!("unknown variant `{name}`"));
        // All that there is would be a page.
        NotUnderstood(if name.is_some_and(is_unknown) {
            let (unknown, _) = words.split_once(", expected").unwrap_or((&words, ""));
            format!(
                "{unknown}; what there is to do stands in the README, for instance `write`, `add_rule`, `add_meeting`, \
                 `propose_person`, `vote`"
            )
        } else {
            words
        })
    })
}

/// Says in plain words what is wrong with JSON, without the values in it.
pub(crate) fn explain(error: &serde_json::Error) -> NotUnderstood {
    let place = match (error.line(), error.column()) {
        (0, _) => String::new(),
        (line, column) => format!(" (line {line}, column {column})"),
    };
    if !error.is_data() {
        return NotUnderstood(format!("this is not complete, valid JSON{place}"));
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    NotUnderstood(match message.rsplit_once(", expected ") {
        // Quotes the value that it met.
        Some((met, expected)) if met.starts_with("invalid") => {
            format!("a value is not as expected: {expected}{place}")
        }
        _ if message.starts_with("unknown") || message.starts_with("missing") => {
            format!("{message}{place}")
        }
        _ => format!("a value is not as expected{place}"),
    })
}

#[cfg(test)]
mod tests {
    use kith_sync::group::Edit;

    use super::*;

    #[test]
    fn one_edit_or_a_list_is_read() {
        let one = r#"{"do": "name_myself", "name": "Ana"}"#;
        let edit = Edit::NameMyself { name: "Ana".to_owned() };
        assert_eq!(read(one).unwrap(), [Command::Edit(edit)]);
        assert_eq!(read(&format!(" [{one}, {one}]")).unwrap().len(), 2);
        assert_eq!(read("[]").unwrap(), []);
    }

    #[test]
    fn the_message_says_which_edit_and_what_is_missing() {
        let list = r#"[{"do": "name_myself", "name": "Ana"}, {"do": "name_myself"}]"#;
        assert_eq!(read(list).unwrap_err().to_string(), "edit 2: missing field `name`");
        let unknown = read(r#"{"do": "sing"}"#).unwrap_err().to_string();
        assert!(unknown.starts_with("unknown variant `sing`; what there is"), "{unknown}");
        assert!(
            unknown.contains("`add_rule`") && unknown.contains("`propose_person`"),
            "{unknown}"
        );
    }

    #[test]
    fn words_on_who_belongs_stand_beside_edits() {
        let list = r#"[{"do": "name_myself", "name": "Ana"}, {"do": "propose_person", "name": "Dana"}, {"do": "pause"}]"#;
        let said = read(list).unwrap();
        let person = Say::ProposePerson { name: "Dana".to_owned(), returning: None, why: None };
        assert_eq!(said[1..], [Command::Say(person), Command::Say(Say::Pause)]);
        let half = read(r#"{"do": "vote", "answer": "yes"}"#).unwrap_err().to_string();
        assert_eq!(half, "missing field `proposal`");
    }

    #[test]
    fn what_was_written_is_not_repeated() {
        let cases = [
            r#"{"do": "name_myself", "name": ["canary"]}"#,
            r#"{"do": "set_rule_aside", "rule": "canary", "aside": true}"#,
            r#"{"do": "set_rule_aside", "rule": "AAAAAAAAAAAAAAAAAAAAAA", "aside": "canary"}"#,
            r#"{"do": "add_meeting", "place": "", "when": {"date": "canary", "time": "19:00", "zone": "", "minutes": 1, "repeat": "once"}}"#,
            r#"{"do": "name_myself", "name": "canary"#,
            r#""canary""#,
        ];
        for case in cases {
            let message = read(case).unwrap_err().to_string();
            assert!(!message.contains("canary"), "{message}");
            assert!(!message.is_empty());
        }
    }
}
