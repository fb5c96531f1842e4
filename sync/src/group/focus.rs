//! What the group is and is for: four texts.

use super::edit::TextField;
use super::read::Reader;
use super::snapshot::Focus;
use super::write::{Draft, EditError};
use crate::id::ExactHash;

/// Writes one of the texts.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    let body = match text {
        TextField::GroupName => draft.line("The group's name", words)?,
        TextField::FocusWho
        | TextField::FocusWhat
        | TextField::FocusPurpose
        | TextField::RuleTitle(_)
        | TextField::RuleWording(_) => draft.body(words)?,
    };
    draft.version(text, body, from)
}

/// Reads one of the texts again.
pub(super) fn read(focus: &mut Focus, text: TextField, reader: &Reader<'_>) {
    let place = match text {
        TextField::GroupName => &mut focus.name,
        TextField::FocusWho => &mut focus.who,
        TextField::FocusWhat => &mut focus.what,
        TextField::FocusPurpose => &mut focus.purpose,
        TextField::RuleTitle(_) | TextField::RuleWording(_) => return,
    };
    *place = reader.text(text);
}
