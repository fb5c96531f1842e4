//! Taking back one's own last step, as long as nobody has gone on from it.
//!
//! What a change replaced is known when it is made. Undoing it is a change like any other, which the others see too: it puts
//! that back where the value of now is exactly the one that was put, and writes the words again that stood before, if they
//! are still there.
//!
//! Invariant: nothing that somebody else did is undone, and no words come back that were taken back.

use super::chunk::{Put, Scalar};
use super::document::Document;
use super::done::Done;
use super::edit::{Edit, TextField};
use super::forms;
use super::keys::{AGAIN, Key, MADE, SwitchValue, TOPIC, UNTIL, Version, VersionId};
use super::write::{Draft, EditContext, EditError, Written, write_text};
use crate::encoding;

/// A step that can be undone, of this run of the program; nothing of it is kept on disk.
#[derive(Clone, PartialEq, Eq)]
pub struct Step {
    change: [u8; 32],
    did: Vec<Did>,
    done: Done,
}

/// One thing that a step did.
#[derive(Clone, PartialEq, Eq)]
enum Did {
    /// Put a value in place of another, or where that stands for none.
    Value { key: String, before: Scalar, after: Scalar },
    /// Wrote a version of a text in place of another, or the first.
    Text { field: TextField, version: VersionId, before: Option<VersionId> },
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Step").field("done", &self.done).finish_non_exhaustive()
    }
}

impl Step {
    /// What it did, in a few words.
    pub fn what(&self) -> &'static str {
        self.done.what
    }

    /// What an edit is about to do by these puts in `change`; absent where that cannot be undone: it makes something, or
    /// other words than a text's.
    pub(super) fn of(
        document: &Document,
        edit: &Edit,
        puts: &[Put],
        change: [u8; 32],
    ) -> Option<Self> {
        let did = puts.iter().map(|Put { key, value, .. }| {
            if let Edit::Write { text, .. } = edit {
                wrote(*text, key, value)
            } else {
                put(document, key, value)
            }
        });
        let did: Vec<Did> = did.collect::<Option<_>>()?;
        let done = Done::by(puts.iter().map(|put| put.key.as_str()));
        (!did.is_empty()).then_some(Self { change, did, done })
    }
}

fn wrote(field: TextField, key: &str, value: &Scalar) -> Option<Did> {
    let Key::Text { version, .. } = Key::parse(key)? else { return None };
    let replaces = value.as_bytes().and_then(Version::decode)?.replaces;
    let before = match replaces.as_slice() {
        [] => None,
        [one] => Some(*one),
        // What two wrote side by side was settled: that is nothing to go back to.
        _ => return None,
    };
    Some(Did::Text { field, version, before })
}

fn put(document: &Document, key: &str, after: &Scalar) -> Option<Did> {
    let read = Key::parse(key)?;
    if matches!(read, Key::Text { .. } | Key::Shared { field: MADE, .. }) {
        return None;
    }
    let before = match document.values(key) {
        [] => none(&read, after)?,
        [(_, one)] => one.clone(),
        _ => return None,
    };
    let has_words = |value: &Scalar| forms::body(&read, value).is_some();
    let is_plain = !has_words(after) && !has_words(&before);
    let (key, after) = (key.to_owned(), after.clone());
    is_plain.then_some(Did::Value { key, before, after })
}

/// What says as much as no value at all; absent where nothing does.
fn none(key: &Key<'_>, after: &Scalar) -> Option<Scalar> {
    match *key {
        Key::Own { .. } => Some(Scalar::Null),
        Key::Text { .. } => None,
        Key::Shared { field, .. } => {
            if let Some(switch) = after.as_bytes().and_then(SwitchValue::decode)
                && ["aside", "done", "booked"].iter().any(|it| field.starts_with(it))
            {
                let off = SwitchValue { on: false, of: switch.of };
                return Some(Scalar::Bytes(encoding::encode(&off)));
            }
            let is_optional = [TOPIC, AGAIN, UNTIL, "trial", "discussed", "closes", "smallest"]
                .contains(&field)
                || ["host", "keeper", "booker"].iter().any(|it| field.starts_with(it));
            is_optional.then(|| Scalar::Bytes(encoding::encode(&None::<u8>)))
        }
    }
}

impl Document {
    /// Makes a change that takes a step of this member's own back; what follows is as for [`Document::edit`].
    pub fn undo(&self, step: &Step, context: &mut EditContext<'_>) -> Result<Written, EditError> {
        self.edit_by(context, |draft| {
            for did in &step.did {
                take_back(draft, step.change, did)?;
            }
            Ok(())
        })
    }
}

fn take_back(draft: &mut Draft<'_, '_>, change: [u8; 32], did: &Did) -> Result<(), EditError> {
    match did {
        Did::Value { key, before, after } => {
            let is_as_it_was = match draft.document.values(key) {
                [(at, value)] => value == after && draft.document.change_of(*at) == Some(change),
                _ => false,
            };
            if !is_as_it_was {
                return Err(EditError::ChangedSince);
            }
            draft.put(key.clone(), before.clone());
            Ok(())
        }
        Did::Text { field, version, before } => {
            let graph = draft.document.index().text(&field.path());
            let graph = graph.filter(|graph| graph.is_alone(*version));
            let graph = graph.ok_or(EditError::ChangedSince)?;
            let wording = graph.wording();
            let words = match before {
                None => String::new(),
                Some(before) => graph
                    .known_words(&[*before], draft.context.bodies)
                    .ok_or(EditError::WordsTakenBack)?,
            };
            write_text(draft, *field, &words, wording)
        }
    }
}
