//! Decisions: what is put to the group beside its ground rules, why, until when, and what came of it.
//!
//! Merge: see [`super::agreement`]; reasons and outcome as all texts; of two days said at once none wins. No day closes
//! anything: it only says until when the others are asked to answer.
//! Source: FORMATS.md §4.

use super::agreement::{self, Said, Who};
use super::edit::{Put, TextField};
use super::forms::check_day;
use super::keys::{DECISION, UNTIL, shared};
use super::read::Reader;
use super::snapshot::Decision;
use super::write::{Draft, EditError};
use crate::id::{ExactHash, RecordId};

/// Puts a decision to the group.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    title: &str,
    wording: &str,
    reasons: &str,
    until: Option<jiff::civil::Date>,
) -> Result<(), EditError> {
    let decision = agreement::add(draft, Put::Decision, title, wording)?.record();
    draft.begin_text(TextField::DecisionReasons(decision), reasons)?;
    if until.is_some() {
        put_until(draft, decision, until)?;
    }
    Ok(())
}

/// Sets the day until which everyone is asked to answer.
pub(super) fn set_until(
    draft: &mut Draft<'_, '_>,
    decision: RecordId,
    until: Option<jiff::civil::Date>,
) -> Result<(), EditError> {
    draft.check(DECISION, decision)?;
    put_until(draft, decision, until)
}

/// Writes the reasons or what came of it.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    decision: RecordId,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    draft.check(DECISION, decision)?;
    let body = draft.body(words)?;
    draft.version(text, body, from)
}

/// Reads a decision, with what was said on it; absent where it is none. `before`: as it was, where only what was said is new.
pub(super) fn read(
    reader: &Reader<'_>,
    decision: RecordId,
    said: (&Said, &Who),
    before: Option<&Decision>,
) -> Option<Decision> {
    let put =
        agreement::read(reader, Put::Decision(decision), said, before.map(|before| &before.put))?;
    if let Some(Decision { reasons, until, outcome, .. }) = before {
        let (reasons, until, outcome) = (reasons.clone(), until.clone(), outcome.clone());
        return Some(Decision { put, reasons, until, outcome });
    }
    Some(Decision {
        put,
        reasons: reader.text(TextField::DecisionReasons(decision)),
        until: reader.exact(&shared(DECISION, decision, UNTIL)),
        outcome: reader.text(TextField::DecisionOutcome(decision)),
    })
}

fn put_until(
    draft: &mut Draft<'_, '_>,
    decision: RecordId,
    until: Option<jiff::civil::Date>,
) -> Result<(), EditError> {
    check_day(until)?;
    draft.put_encoded(shared(DECISION, decision, UNTIL), &until);
    Ok(())
}
