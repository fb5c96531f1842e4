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

/// Reads the part.
pub(super) fn read(reader: &Reader<'_>) -> Focus {
    Focus {
        name: reader.text(TextField::GroupName),
        who: reader.text(TextField::FocusWho),
        what: reader.text(TextField::FocusWhat),
        purpose: reader.text(TextField::FocusPurpose),
    }
}
