//! Ground rules: what is put to the group to hold among its members, and what each is about.
//!
//! Merge: see [`super::agreement`]. Of two topics or days said at once none wins.
//! Source: FORMATS.md §4.

use super::agreement::{self, Said, Who};
use super::edit::{Put, Topic};
use super::keys::{RULE, TOPIC, shared};
use super::read::Reader;
use super::snapshot::GroundRule;
use super::write::{Draft, EditError};
use crate::id::RecordId;

/// Puts a rule to the group.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    title: &str,
    wording: &str,
    topic: Option<Topic>,
) -> Result<(), EditError> {
    let rule = agreement::add(draft, Put::Rule, title, wording)?;
    if topic.is_some() {
        draft.put_encoded(shared(RULE, rule.record(), TOPIC), &topic);
    }
    Ok(())
}

/// Says what a rule is about.
pub(super) fn set_topic(
    draft: &mut Draft<'_, '_>,
    rule: RecordId,
    topic: Option<Topic>,
) -> Result<(), EditError> {
    draft.check(RULE, rule)?;
    draft.put_encoded(shared(RULE, rule, TOPIC), &topic);
    Ok(())
}

/// Reads a rule, with what was said on it; absent where it is none. `before`: as it was, where only what was said is new.
pub(super) fn read(
    reader: &Reader<'_>,
    rule: RecordId,
    said: (&Said, &Who),
    before: Option<&GroundRule>,
) -> Option<GroundRule> {
    agreement::read(reader, Put::Rule(rule), said, before)
}
