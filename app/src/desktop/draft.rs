//! A shared text while somebody edits it here.
//!
//! Invariant: no words are lost. Others' words are joined into the draft where they touch other words; where they
//! touch the same ones, both stay until the person chooses, and saving without choosing leaves both to the group.
//! Undo steps are this person's own: they never take out what others wrote meanwhile.
//! Source: FORMATS.md §4, "How it is read".

use kith_sync::group::Edit;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::Text;
use kith_sync::id::ExactHash;
use kith_sync::node::api::Command;
use serde::{Deserialize, Serialize};

use super::merge;
use crate::words::t;

/// Seconds without a key after which the words are written, so that a crash cannot take them.
pub(crate) const PAUSE_SECS: f64 = 20.0;
/// Seconds within which typing is one step of undo.
const STEP_SECS: f64 = 1.0;
/// Steps of undo that are kept.
const STEPS: usize = 200;

/// A shared text while it is edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about one field")]
pub(crate) struct TextDraft {
    field: TextField,
    /// What is in the field.
    #[serde(default)]
    pub(crate) words: String,
    /// What the group had when this draft last knew it.
    #[serde(default)]
    base: String,
    from: Option<ExactHash>,
    /// Words on their way to the group.
    #[serde(skip)]
    sent: Option<String>,
    /// Others' words that touch the same words as these.
    #[serde(skip)]
    pub(crate) met: Option<Met>,
    /// What happened to the draft, for the person.
    #[serde(skip)]
    pub(crate) note: Option<String>,
    /// Whether the field is left, so that the draft ends once its words are written.
    #[serde(skip)]
    pub(crate) leaving: bool,
    /// Whether the caret has yet to be put into the field.
    #[serde(skip)]
    pub(crate) wants_focus: bool,
    /// Whether the field has been entered, so that it can be left.
    #[serde(skip)]
    pub(crate) entered: bool,
    #[serde(skip)]
    undo: Vec<String>,
    #[serde(skip)]
    redo: Vec<String>,
    #[serde(skip)]
    last: String,
    #[serde(skip)]
    changed_at: f64,
    #[serde(skip)]
    told: bool,
}

/// Others' words that arrived meanwhile and touch the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Met {
    pub(crate) by: String,
    pub(crate) words: String,
    wording: Option<ExactHash>,
}

impl TextDraft {
    /// Begins to edit what the group has.
    pub(crate) fn new(field: TextField, words: &str, wording: Option<ExactHash>) -> Self {
        Self {
            field,
            words: words.to_owned(),
            base: words.to_owned(),
            from: wording,
            sent: None,
            met: None,
            note: None,
            leaving: false,
            wants_focus: true,
            entered: false,
            undo: Vec::new(),
            redo: Vec::new(),
            last: words.to_owned(),
            changed_at: 0.0,
            told: false,
        }
    }

    /// Goes on with what was kept when the window was closed or locked.
    pub(crate) fn taken_up(self) -> Self {
        Self { last: self.words.clone(), ..self }
    }

    /// Which text it is of.
    pub(crate) fn field(&self) -> TextField {
        self.field
    }

    /// Whether there are words that the group does not have.
    pub(crate) fn is_changed(&self) -> bool {
        self.words != self.base
    }

    /// Whether words are on their way.
    pub(crate) fn is_sending(&self) -> bool {
        self.sent.is_some()
    }

    /// Tells the draft what the group has now; gives back where the caret's places went, where they moved.
    pub(crate) fn meet(&mut self, by: &str, text: &Text, carets: [usize; 2]) -> Option<[usize; 2]> {
        let (words, wording) = (text.words.as_str(), text.wording);
        if wording == self.from || self.met.as_ref().is_some_and(|met| met.wording == wording) {
            return None;
        }
        if self.sent.as_deref() == Some(words) || words == self.base {
            words.clone_into(&mut self.base);
            self.from = wording;
            return None;
        }
        // What is on its way may be part of what arrived; the reply will tell.
        if self.sent.is_some() {
            return None;
        }
        // Words that wait for somebody's choice are joined with nothing: that would be to choose.
        let joined = if text.overlap { None } else { merge::join(&self.base, &self.words, words) };
        let Some(joined) = joined else {
            self.met = Some(Met { by: by.to_owned(), words: words.to_owned(), wording });
            self.note = None;
            return None;
        };
        let rebase =
            |step: String| merge::join(&self.base, &step, words).map(|joined| joined.words);
        self.undo = std::mem::take(&mut self.undo).into_iter().filter_map(rebase).collect();
        self.redo = std::mem::take(&mut self.redo).into_iter().filter_map(rebase).collect();
        if self.is_changed() {
            self.note = Some(t!("draft-changed-this-meanwhile-their-words-are", by = by));
        }
        let moved = joined.range(carets);
        self.words = joined.words;
        self.last.clone_from(&self.words);
        words.clone_into(&mut self.base);
        self.from = wording;
        self.met = None;
        Some(moved)
    }

    /// Takes the words that arrived in place of one's own; one step of undo brings one's own back.
    pub(crate) fn take_theirs(&mut self) {
        if let Some(met) = self.met.take() {
            self.undo = vec![std::mem::take(&mut self.words)];
            self.redo.clear();
            self.words.clone_from(&met.words);
            self.last.clone_from(&met.words);
            self.base = met.words;
            self.from = met.wording;
        }
    }

    /// Keeps one's own in place of what arrived, knowing it.
    pub(crate) fn keep_mine(&mut self) {
        if let Some(met) = self.met.take() {
            self.base = met.words;
            self.from = met.wording;
        }
    }

    /// Notes that the person changed the words at `now` seconds.
    pub(crate) fn changed(&mut self, now: f64) {
        if self.words == self.last {
            return;
        }
        if now - self.changed_at > STEP_SECS || self.undo.is_empty() {
            self.undo.push(std::mem::take(&mut self.last));
            if self.undo.len() > STEPS {
                self.undo.remove(0);
            }
        }
        self.redo.clear();
        self.last.clone_from(&self.words);
        self.changed_at = now;
        self.note = None;
        self.leaving = false;
    }

    /// Takes back this person's last step.
    pub(crate) fn undo(&mut self, now: f64) {
        if let Some(step) = self.undo.pop() {
            self.redo.push(std::mem::replace(&mut self.words, step));
            self.stepped(now);
        }
    }

    /// Does again what was taken back.
    pub(crate) fn redo(&mut self, now: f64) {
        if let Some(step) = self.redo.pop() {
            self.undo.push(std::mem::replace(&mut self.words, step));
            self.stepped(now);
        }
    }

    fn stepped(&mut self, now: f64) {
        self.last.clone_from(&self.words);
        // The next key begins a step of its own.
        self.changed_at = now - 2.0 * STEP_SECS;
    }

    /// Seconds until the words are written for the pause, where there is something to write.
    pub(crate) fn pause_left(&self, now: f64) -> Option<f64> {
        (self.is_changed() && self.sent.is_none() && self.met.is_none())
            .then(|| (self.changed_at + PAUSE_SECS - now).max(0.0))
    }

    /// The command that writes the words; absent where there is nothing to write or it is under way.
    pub(crate) fn write(&mut self) -> Option<Command> {
        if !self.is_changed() || self.sent.is_some() {
            return None;
        }
        self.sent = Some(self.words.clone());
        Some(Command::Edit(Edit::Write {
            text: self.field,
            words: self.words.clone(),
            from: self.from,
        }))
    }

    /// The words that were sent are on disk. Whether the draft has ended.
    pub(crate) fn written(&mut self) -> bool {
        if let Some(sent) = self.sent.take() {
            self.base = sent;
            self.met = None;
        }
        self.leaving && !self.is_changed()
    }

    /// The words that were sent were refused; they stay in the field.
    pub(crate) fn refused(&mut self) {
        self.sent = None;
        self.leaving = false;
    }

    /// What the others are told of the typing.
    pub(crate) fn tell(&mut self) -> Command {
        self.told = true;
        Command::Draft { text: self.field, words: Some(self.words.clone()) }
    }

    /// What the others are told once their words are joined in: what they were told before lacks those. Absent where nobody
    /// was told anything.
    pub(crate) fn tell_again(&mut self) -> Option<Command> {
        self.told.then(|| self.tell())
    }

    /// That the typing has ended; absent where nobody was told of it.
    pub(crate) fn tell_end(&mut self) -> Option<Command> {
        std::mem::take(&mut self.told).then_some(Command::Draft { text: self.field, words: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "as a snapshot holds it")]
    fn wording(byte: u8) -> Option<ExactHash> {
        Some(ExactHash::from_bytes([byte; 32]))
    }

    fn text(words: &str, name: u8) -> Text {
        Text { words: words.to_owned(), wording: wording(name), ..Text::default() }
    }

    fn typed(base: &str, words: &str) -> TextDraft {
        let mut draft = TextDraft::new(TextField::FocusWhat, base, wording(1));
        draft.words = words.to_owned();
        draft.changed(10.0);
        draft
    }

    fn written(command: Option<Command>) -> (String, Option<ExactHash>) {
        let Some(Command::Edit(Edit::Write { words, from, .. })) = command else {
            panic!("not a write: {command:?}")
        };
        (words, from)
    }

    #[test]
    fn others_words_elsewhere_are_joined_and_the_caret_stays() {
        let mut draft = typed("keep time. listen.", "keep time. listen well.");
        let caret = "keep time. listen we".chars().count();
        let moved = draft.meet("Ben", &text("please keep time. listen.", 2), [caret, caret]);
        assert_eq!(draft.words, "please keep time. listen well.");
        assert_eq!(moved, Some([caret + 7, caret + 7]));
        assert_eq!(
            written(draft.write()),
            ("please keep time. listen well.".to_owned(), wording(2))
        );
    }

    #[test]
    fn others_change_of_the_same_words_loses_neither() {
        let mut draft = typed("we are tired", "we are exhausted");
        assert_eq!(draft.meet("Ben", &text("we are weary", 2), [3, 3]), None);
        assert_eq!(draft.words, "we are exhausted");
        assert_eq!(draft.met.as_ref().unwrap().words, "we are weary");

        // Saved without a choice, it stands beside Ben's; with one, in place of it.
        assert_eq!(written(draft.clone().write()).1, wording(1));
        draft.keep_mine();
        assert_eq!(written(draft.write()), ("we are exhausted".to_owned(), wording(2)));
    }

    #[test]
    fn words_that_wait_for_a_choice_are_never_joined_into_a_draft() {
        let mut draft = typed("we are tired. come in.", "we are tired. do come in.");
        let both = Text { overlap: true, ..text("we are weary / worn out. come in.", 2) };
        assert_eq!(draft.meet("Ben", &both, [0, 0]), None);
        assert_eq!(draft.words, "we are tired. do come in.");
        assert_eq!(draft.met.unwrap().words, both.words);
    }

    #[test]
    fn taking_theirs_can_be_taken_back() {
        let mut draft = typed("we are tired", "we are exhausted");
        draft.meet("Ben", &text("we are weary", 2), [0, 0]);
        draft.take_theirs();
        assert_eq!(draft.words, "we are weary");
        assert!(!draft.is_changed());
        draft.undo(20.0);
        assert_eq!(draft.words, "we are exhausted");
    }

    #[test]
    fn undo_takes_out_my_words_and_never_others() {
        let mut draft = typed("keep time. listen.", "keep time. listen well.");
        draft.meet("Ben", &text("please keep time. listen.", 2), [0, 0]);
        draft.undo(20.0);
        assert_eq!(draft.words, "please keep time. listen.");
        draft.redo(21.0);
        assert_eq!(draft.words, "please keep time. listen well.");
    }

    #[test]
    fn my_own_words_coming_back_from_the_group_are_no_news() {
        let mut draft = typed("", "one");
        assert!(draft.write().is_some());
        draft.words = "one two".to_owned();
        draft.changed(12.0);
        // The state may come before the reply or after it.
        assert_eq!(draft.meet("You", &text("one", 2), [7, 7]), None);
        assert!(!draft.written());
        assert_eq!(draft.words, "one two");
        assert_eq!(draft.met, None);
        assert_eq!(written(draft.write()), ("one two".to_owned(), wording(2)));
    }

    #[test]
    fn a_draft_ends_when_its_words_are_on_disk_and_not_before() {
        let mut draft = typed("", "one");
        draft.leaving = true;
        assert!(draft.write().is_some());
        assert!(draft.write().is_none(), "never twice");
        draft.refused();
        assert_eq!(draft.words, "one");
        assert!(!draft.leaving);
        draft.leaving = true;
        assert!(draft.write().is_some());
        assert!(draft.written());
    }

    #[test]
    fn typing_in_a_row_is_one_step_of_undo() {
        let mut draft = TextDraft::new(TextField::FocusWhat, "", None);
        for (at, words) in [(10.0, "a"), (10.2, "ab"), (10.4, "abc"), (15.0, "abc d")] {
            draft.words = words.to_owned();
            draft.changed(at);
        }
        draft.undo(16.0);
        assert_eq!(draft.words, "abc");
        draft.undo(16.0);
        assert_eq!(draft.words, "");
    }
}
