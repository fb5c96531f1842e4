//! The JSON lines of `kith node`: one request on each line in, one answer or event on each line out.
//!
//! Invariant: every line gets exactly one answer, with the id of its request where it has one.
//! Source: README, "The headless mode".

use kith_sync::node::api::{Command, NodeState, Reply};
use kith_sync::node::mine::Mine;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::edits;

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// A command to the node.
    Command(Command),
    /// The state of the node.
    Show,
    /// What the member keeps on this device for themselves.
    Mine,
    /// To stay away from the network, or to come back.
    Offline(bool),
    /// To end.
    Stop,
}

/// A line that is not a request, with its id if it has one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) id: Value,
    pub(crate) because: String,
}

/// What an answer says.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer<'a> {
    /// What the node replied to a command.
    Reply(Reply),
    /// The state asked for.
    State(&'a NodeState),
    /// What the member keeps on this device for themselves.
    Mine(&'a Mine),
    /// The line was not understood, in plain words; nothing changed.
    Error(String),
}

#[derive(Serialize)]
struct Answered<'a> {
    id: &'a Value,
    #[serde(flatten)]
    answer: Answer<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    // Was read before; here so that it is no unknown field.
    #[serde(default, rename = "id")]
    _id: Value,
    command: Option<Command>,
    show: Option<bool>,
    mine: Option<bool>,
    offline: Option<bool>,
    stop: Option<bool>,
}

/// Reads a line.
pub(crate) fn read(line: &[u8]) -> Result<(Value, Ask), Malformed> {
    let malformed = |id: &Value, because: String| Malformed { id: id.clone(), because };
    let value: Value = serde_json::from_slice(line)
        .map_err(|error| malformed(&Value::Null, edits::explain(&error).to_string()))?;
    let id = value.get("id").cloned().unwrap_or_default();
    if !value.is_object() {
        return Err(malformed(&id, "a request is a JSON object".to_owned()));
    }
    let fields: Fields = serde_json::from_value(value)
        .map_err(|error| malformed(&id, edits::explain(&error).to_string()))?;
    let ask = match fields {
        Fields {
            command: Some(command),
            show: None,
            mine: None,
            offline: None,
            stop: None,
            ..
        } => Ask::Command(command),
        Fields {
            command: None, show: Some(true), mine: None, offline: None, stop: None, ..
        } => Ask::Show,
        Fields {
            command: None, show: None, mine: Some(true), offline: None, stop: None, ..
        } => Ask::Mine,
        Fields { command: None, show: None, mine: None, offline: Some(on), stop: None, .. } => {
            Ask::Offline(on)
        }
        Fields {
            command: None, show: None, mine: None, offline: None, stop: Some(true), ..
        } => Ask::Stop,
        Fields { .. } => {
            let because = "a request asks for one thing: command, show, mine, offline or stop";
            return Err(malformed(&id, because.to_owned()));
        }
    };
    Ok((id, ask))
}

/// Writes an answer, as one line.
pub(crate) fn write(id: &Value, answer: Answer<'_>) -> serde_json::Result<String> {
    line(&Answered { id, answer })
}

/// Writes anything as one line.
pub(crate) fn line(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value).map(|json| json + "\n")
}

#[cfg(test)]
mod tests {
    use kith_sync::group::Edit;
    use kith_sync::node::api::Say;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_requests_of_the_readme_are_understood() {
        let line = br#"{"id": 1, "command": {"edit": {"do": "name_myself", "name": "Ana"}}}"#;
        let edit = Edit::NameMyself { name: "Ana".to_owned() };
        assert_eq!(read(line), Ok((json!(1), Ask::Command(Command::Edit(edit)))));
        let line = br#"{"id": 1, "command": {"say": {"do": "pause"}}}"#;
        assert_eq!(read(line), Ok((json!(1), Ask::Command(Command::Say(Say::Pause)))));
        let line = br#"{"id": "a", "command": "invite_my_device"}"#;
        assert_eq!(read(line), Ok((json!("a"), Ask::Command(Command::InviteMyDevice))));
        assert_eq!(read(br#"{"show": true}"#), Ok((Value::Null, Ask::Show)));
        assert_eq!(read(br#"{"mine": true}"#), Ok((Value::Null, Ask::Mine)));
        assert_eq!(read(br#"{"id": 2, "offline": true}"#), Ok((json!(2), Ask::Offline(true))));
        assert_eq!(read(br#"{"id": 3, "stop": true}"#), Ok((json!(3), Ask::Stop)));
    }

    #[test]
    fn a_line_that_is_no_request_is_answered_with_its_id_and_without_its_words() {
        let cases: [&[u8]; 8] = [
            b"",
            b"canary",
            b"\xff\xfe",
            br#"["canary"]"#,
            br#"{"id": 7, "command": {"edit": {"do": "name_myself", "name": 5, "canary": 1}}}"#,
            br#"{"id": 7, "command": "invite_my_device", "show": true}"#,
            br#"{"id": 7}"#,
            br#"{"id": 7, "command": {"edit": {"do": "name_myself", "name": {"canary": "canary"}}}}"#,
        ];
        for case in cases {
            let malformed = read(case).unwrap_err();
            let id = if case.starts_with(br#"{"id": 7"#) { json!(7) } else { Value::Null };
            assert_eq!(malformed.id, id, "{malformed:?}");
            assert!(!malformed.because.is_empty());
            assert!(!malformed.because.contains("canary\""), "{malformed:?}");
        }
    }

    #[test]
    fn an_answer_is_one_line_with_the_id() {
        let line = write(&json!(1), Answer::Reply(Reply::Done)).unwrap();
        assert_eq!(line, "{\"id\":1,\"reply\":\"done\"}\n");
        let line = write(&Value::Null, Answer::Error("a\nb".to_owned())).unwrap();
        assert_eq!(line, "{\"id\":null,\"error\":\"a\\nb\"}\n");
    }
}
