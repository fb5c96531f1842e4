//! A change in the making: what it puts where, and the words that it introduces.

use std::collections::BTreeSet;

use super::{Body, EditContext, EditError, MAX_WORDS_BYTES, Subject, line};
use crate::encoding;
use crate::group::chunk::Scalar;
use crate::group::document::Document;
use crate::group::edit::{Aside, TextField};
use crate::group::keys::{self, SwitchValue, Version};
use crate::group::text::TextGraph;
use crate::id::{BodyName, ExactHash, RecordId};
use crate::log::entry::body_name;

/// A change in the making.
pub(in crate::group) struct Draft<'a, 'b> {
    pub(super) puts: Vec<(String, Scalar)>,
    pub(super) bodies: Vec<Body>,
    pub(in crate::group) context: &'a mut EditContext<'b>,
    pub(in crate::group) document: &'a Document,
}

impl Draft<'_, '_> {
    pub(in crate::group) fn put(&mut self, key: String, value: Scalar) {
        self.puts.push((key, value));
    }

    /// Puts a value as its encoding.
    pub(in crate::group) fn put_encoded<T: serde::Serialize>(&mut self, key: String, value: &T) {
        self.put(key, Scalar::Bytes(encoding::encode(value)));
    }

    /// Refuses where there is no such record.
    pub(in crate::group) fn check(&self, kind: &str, record: RecordId) -> Result<(), EditError> {
        if self.document.index().made(kind, record).is_some() {
            return Ok(());
        }
        Err(match kind {
            keys::RULE => EditError::NoSuchRule,
            keys::DECISION => EditError::NoSuchDecision,
            keys::MEETING => EditError::NoSuchMeeting,
            keys::VENUE => EditError::NoSuchPlace,
            keys::CONTACT => EditError::NoSuchContact,
            keys::REVIEW => EditError::NoSuchReview,
            keys::QUESTION => EditError::NotYourQuestion,
            keys::CANDIDATE => EditError::NoSuchCandidate,
            keys::POSTING => EditError::NoSuchPosting,
            keys::TAKEN => EditError::NotTakenAlong,
            _ => EditError::NotOnTheShelf,
        })
    }

    /// Refuses where there is no such record, or where it is put aside as it stands `now`: whoever changes it knowing that
    /// takes it up again first. One that somebody changed at once with its putting aside is not, and may be changed.
    pub(in crate::group) fn check_in_use(
        &self,
        kind: &str,
        record: RecordId,
        now: &BTreeSet<ExactHash>,
    ) -> Result<(), EditError> {
        self.check(kind, record)?;
        let values = self.document.values(&keys::shared(kind, record, keys::ASIDE));
        let mut switches =
            values.iter().filter_map(|(_, value)| value.decoded::<SwitchValue>()).peekable();
        let is_aside = switches.peek().is_some()
            && switches.all(|switch| switch.on && switch.of.iter().eq(now.iter()));
        if !is_aside {
            return Ok(());
        }
        Err(match kind {
            keys::VENUE => EditError::PlaceAside,
            keys::CONTACT => EditError::ContactAside,
            _ => EditError::Aside,
        })
    }

    /// Puts words that stand on one line.
    pub(in crate::group) fn put_line(
        &mut self,
        key: String,
        what: Subject,
        words: &str,
    ) -> Result<(), EditError> {
        let line = self.line(what, words)?;
        self.put_encoded(key, &line);
        Ok(())
    }

    /// Like [`Draft::put_line`], and the line may be empty.
    pub(in crate::group) fn put_line_or_nothing(
        &mut self,
        key: String,
        what: Subject,
        words: &str,
    ) -> Result<(), EditError> {
        let line = self.line_or_nothing(what, words)?;
        self.put_encoded(key, &line);
        Ok(())
    }

    /// Begins a text of a new record, where there are any words.
    pub(in crate::group) fn begin_text(
        &mut self,
        text: TextField,
        words: &str,
    ) -> Result<(), EditError> {
        if words.trim().is_empty() {
            return Ok(());
        }
        let body = self.body(words)?;
        self.version(text, body, None)
    }

    /// Puts a record aside by the lines that name it, or takes it up again.
    pub(in crate::group) fn put_aside(
        &mut self,
        kind: &str,
        record: RecordId,
        named_by: &[&str],
        aside: bool,
    ) -> Result<(), EditError> {
        self.check(kind, record)?;
        let of = self.document.index().exact_hashes(kind, record, named_by);
        self.switch(keys::shared(kind, record, keys::ASIDE), aside, of);
        Ok(())
    }

    /// Switches something that a text is about, by the wording of now.
    pub(in crate::group) fn switch_text(
        &mut self,
        (kind, record, field): (&str, RecordId, &str),
        text: TextField,
        on: bool,
    ) -> Result<(), EditError> {
        self.check(kind, record)?;
        let of = self.wording(text);
        self.switch(keys::shared(kind, record, field), on, of);
        Ok(())
    }

    /// The wording of now by which a text is that text; none where nothing was written.
    pub(in crate::group) fn wording(&self, text: TextField) -> BTreeSet<ExactHash> {
        let graph = self.document.index().text(&text.path());
        graph.and_then(TextGraph::wording).into_iter().collect()
    }

    /// Makes a body of words that must not be empty; `what` they are begins the sentence about it.
    pub(in crate::group) fn words(
        &mut self,
        what: Subject,
        words: &str,
    ) -> Result<BodyName, EditError> {
        if words.trim().is_empty() {
            return Err(EditError::Empty(what));
        }
        self.body(words.trim())
    }

    /// Switches something, with what it is about as it stands now.
    pub(in crate::group) fn switch(&mut self, key: String, on: bool, of: BTreeSet<ExactHash>) {
        let of = of.into_iter().take(keys::MAX_SWITCH_OF).collect();
        self.put_encoded(key, &SwitchValue { on, of });
    }

    /// Makes a record that is for ever what its nonce ends with.
    pub(in crate::group) fn make_as(&mut self, kind: &str, what: &[u8]) -> RecordId {
        let nonce = [&(self.context.random)(), what].concat();
        let record = keys::record_id(self.document.chain(), &nonce);
        self.put(keys::shared(kind, record, keys::MADE), Scalar::Bytes(nonce));
        record
    }

    /// Makes a record, and its id.
    pub(in crate::group) fn make(&mut self, kind: &str) -> RecordId {
        self.make_as(kind, &[])
    }

    /// Makes a body of words.
    pub(in crate::group) fn body(&mut self, words: &str) -> Result<BodyName, EditError> {
        let (length, limit) = (words.len(), MAX_WORDS_BYTES);
        if length > limit {
            return Err(EditError::TooLong { length, limit });
        }
        let salt = (self.context.random)();
        let name = body_name(self.context.group, self.context.device, &salt, words);
        self.bodies.push(Body { name, salt, text: words.to_owned() });
        Ok(name)
    }

    /// Makes a body of words that stand on one line.
    pub(in crate::group) fn line(
        &mut self,
        what: Subject,
        words: &str,
    ) -> Result<BodyName, EditError> {
        self.body(line(what, words)?)
    }

    /// Like [`Draft::line`], and the line may be empty.
    pub(in crate::group) fn line_or_nothing(
        &mut self,
        what: Subject,
        words: &str,
    ) -> Result<BodyName, EditError> {
        self.body(if words.trim().is_empty() { "" } else { line(what, words)? })
    }

    /// Gives a text a new version in place of those of a wording, or of the one of now.
    pub(in crate::group) fn version(
        &mut self,
        text: TextField,
        body: BodyName,
        from: Option<ExactHash>,
    ) -> Result<(), EditError> {
        let path = text.path();
        let replaces = match (self.document.index().text(&path), from) {
            (Some(graph), from) => {
                let replaces = graph.replaces(from).ok_or(EditError::NoSuchWording)?;
                // Brackets around two wordings are no wording.
                let (shown, overlap) = graph.words(&replaces, self.context.bodies);
                let written = self.bodies.iter().find(|written| written.name == body);
                if overlap && written.is_some_and(|written| written.text.trim() == shown.trim()) {
                    return Err(EditError::SideBySide);
                }
                replaces
            }
            (None, None) => Vec::new(),
            (None, Some(_)) => return Err(EditError::NoSuchWording),
        };
        let value = encoding::encode(&Version { body, replaces });
        let version = keys::version_id(self.document.chain(), &path, &value);
        self.put(format!("text/{path}/{version}"), Scalar::Bytes(value));
        Ok(())
    }
}
