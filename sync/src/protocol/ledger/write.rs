//! What this device itself writes.

#[cfg(any(test, feature = "test-utils"))]
use ed25519_dalek::SigningKey;

use super::{DEATHS, Ledger, OwnChain, Tried, device_of, facts_of, vet_edit};
use crate::group::edit::Edit;
use crate::group::{Document, EditContext, EditError, Step, Written};
use crate::id::{BodyName, Day, EntryHash, MemberId, Signature};
use crate::log::entry::{self, ENTRY_VERSION};
use crate::log::{Body, Entry, Kind, Opening, Refusal, SignedEntry};
use crate::relay::RelayError;
use crate::roster::{Statement, Void, would_count};

/// How many steps of one run can be undone.
const MAX_STEPS: usize = 20;

/// A source of randomness, 16 bytes at a time.
pub type Random<'a> = &'a mut dyn FnMut() -> [u8; 16];

/// Why something was not written. Nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The edit is not possible, in words for the person who asked.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The statement would count for nothing.
    #[error("This would count for nothing: {0}.")]
    Statement(#[from] Void),
    /// The address of a relay is none.
    #[error(transparent)]
    Relay(#[from] RelayError),
    /// A vote is closed before its last day is over.
    #[error("This waits for everyone until its last day is over; only then can it be closed.")]
    TooEarly,
    /// This device does not belong.
    #[error("This device does not belong to the group (any more), so nothing can be written here.")]
    NotInGroup,
    /// The words to be taken back are somebody else's, or nobody's.
    #[error("Only your own words can be taken back.")]
    NotYours,
    /// More happened at once than one entry can name.
    #[error(
        "Too much came in at once to write after it. Nothing was changed; please try again in a moment."
    )]
    TooMuchAtOnce,
    /// What was written would be refused by the others.
    #[error(
        "This could not be written, because the other devices would refuse it: it breaks a rule of the document. Nothing was changed."
    )]
    BreaksRule,
    /// The process died over making it, again and again.
    #[error("Kith ended {DEATHS} times in a row while doing it.")]
    Deadly,
    /// The log does not take it.
    #[error(
        "This could not be written, because the other devices would refuse it. Nothing was changed."
    )]
    Log(#[source] Refusal),
}

impl Ledger {
    /// Makes one edit, on `today` by this device's clock. Taking back is an edit too. It shows once [`Ledger::settle`] was
    /// called.
    pub fn edit(
        &mut self,
        edit: &Edit,
        today: Day,
        random: Random<'_>,
    ) -> Result<EntryHash, WriteError> {
        self.catch_up();
        let me = self.me().filter(|_| self.belongs()).ok_or(WriteError::NotInGroup)?;
        if let Edit::TakeBack { body } = edit {
            return self.take_back(*body, today);
        }
        let mut written =
            self.compose(me, random, |document, context| document.edit(edit, context))?;
        let step = written.step.take();
        let hash = self.add_edit(written, today)?;
        // Beyond something that cannot be undone nobody goes back.
        match step {
            Some(step) => {
                self.steps.push(step);
                let more = self.steps.len().saturating_sub(MAX_STEPS);
                self.steps.drain(..more);
            }
            None => self.steps.clear(),
        }
        Ok(hash)
    }

    /// Undoes what this run did last, on `today` by this device's clock. A step that somebody went on from is left as it is.
    pub fn undo(&mut self, today: Day, random: Random<'_>) -> Result<EntryHash, WriteError> {
        self.catch_up();
        let me = self.me().filter(|_| self.belongs()).ok_or(WriteError::NotInGroup)?;
        let step = self.steps.pop().ok_or(EditError::NothingToUndo)?;
        let written =
            self.compose(me, random, |document, context| document.undo(&step, context))?;
        self.add_edit(written, today)
    }

    /// What [`Ledger::undo`] would undo, as what somebody did.
    pub fn last_step(&self) -> Option<&'static str> {
        self.steps.last().map(Step::what)
    }

    /// Makes a change by this member, which is not added yet.
    fn compose(
        &self,
        me: MemberId,
        random: Random<'_>,
        make: impl FnOnce(&Document, &mut EditContext<'_>) -> Result<Written, EditError>,
    ) -> Result<Written, EditError> {
        let members = self.member_infos();
        let mut context = EditContext {
            me,
            device: self.device(),
            group: self.log.group(),
            roster: &members,
            wordings: self.wordings(),
            bodies: &self.bodies,
            random,
        };
        make(&self.document, &mut context)
    }

    fn add_edit(&mut self, written: Written, today: Day) -> Result<EntryHash, WriteError> {
        let bodies: Vec<_> = written
            .bodies
            .into_iter()
            .map(|body| (body.name, Body { salt: body.salt, text: body.text }))
            .collect();
        self.add(Kind::Edit(written.change), bodies, &written.deps, today)
    }

    /// Makes an edit that was kept until there was a document, `kept` by a hash of it. Should the process die meanwhile, the
    /// edit comes again at the next start; so it is told outward, and refused once it is known to be deadly.
    pub fn edit_kept(
        &mut self,
        kept: [u8; 32],
        edit: &Edit,
        today: Day,
        random: Random<'_>,
    ) -> Result<EntryHash, WriteError> {
        let tried = Tried::Kept(kept);
        if self.trials.is_deadly(&tried) {
            return Err(WriteError::Deadly);
        }
        // Before, since it tells of what it tries itself.
        self.catch_up();
        self.trials.begin(&[tried]);
        let made = self.edit(edit, today, random);
        self.trials.end();
        made
    }

    /// Makes a statement about who belongs, with the bodies that it names.
    pub fn say(
        &mut self,
        statement: Statement,
        bodies: Vec<(BodyName, Body)>,
        today: Day,
    ) -> Result<EntryHash, WriteError> {
        self.catch_up();
        let is_first = self.log.is_empty() && matches!(statement, Statement::Found(_));
        if !is_first {
            if !self.belongs() {
                return Err(WriteError::NotInGroup);
            }
            would_count(self.log.group(), self.log.facts(), self.device(), &statement)?;
        }
        self.add(Kind::Statement(statement), bodies, &[], today)
    }

    /// Goes on as the next run of the program would, with a chain of its own, on the device of this key: one copy can so
    /// stand for several devices that have heard the same.
    #[cfg(any(test, feature = "test-utils"))]
    pub fn begin_run_of(&mut self, key: SigningKey, nonce: [u8; 16]) {
        self.key = key;
        self.chain = OwnChain::new(&self.key, self.log.group(), nonce);
        self.document.begin_chain(self.chain.id);
    }

    /// A body for words that this device introduces.
    pub fn body_of(&self, text: &str, random: Random<'_>) -> (BodyName, Body) {
        let body = Body { salt: random(), text: text.to_owned() };
        (body.name(self.log.group(), self.device()), body)
    }

    fn take_back(&mut self, body: BodyName, today: Day) -> Result<EntryHash, WriteError> {
        if !self.me().is_some_and(|me| self.bodies.is_of(&body, me)) {
            return Err(WriteError::NotYours);
        }
        self.add(Kind::TakeBack(body), Vec::new(), &[], today)
    }

    /// Adds an entry to the chain of this run, opening it where it is not open yet.
    fn add(
        &mut self,
        kind: Kind,
        bodies: Vec<(BodyName, Body)>,
        deps: &[[u8; 32]],
        today: Day,
    ) -> Result<EntryHash, WriteError> {
        let basis = self.log.basis(self.device(), self.chain.tip, deps, &self.standing);
        let basis = basis.ok_or(WriteError::TooMuchAtOnce)?;
        let opening = self
            .chain
            .tip
            .is_none()
            .then(|| Opening { after: basis.after, ..self.chain.opening.clone() });
        let group = self.log.group();
        let entry = Entry {
            version: ENTRY_VERSION,
            group,
            chain: self.chain.id,
            seq: basis.seq,
            prev: basis.prev,
            opening,
            seen: basis.seen,
            day: today,
            bodies: bodies.iter().map(|(name, _)| *name).collect(),
            kind,
        };
        let hash = entry.hash();
        let signature: Signature = entry::sign(&self.key, group, hash);
        let signed = SignedEntry {
            entry,
            hash,
            device: self.device(),
            signature: Some(signature),
            is_proven: true,
            bodies,
        };
        let place = self.log.check(&signed).map_err(WriteError::Log)?;
        let change = vet_edit(&self.log, &signed.entry, &place);
        if change.is_none() && signed.entry.kind.is_edit() {
            return Err(WriteError::BreaksRule);
        }
        let at = self.log.accept(&signed, place, change.as_ref().map(facts_of).as_ref());
        self.took(at, change);
        for (name, body) in &signed.bodies {
            self.hold_body(*name, signed.device, body);
        }
        self.chain.tip = Some(at);
        Ok(hash)
    }

    /// Begins a fresh chain where that of this run cannot go on, because it forks or its edits do not count: Automerge
    /// would not take the next. The document has to be built anew then, to be written on by the new chain.
    pub(super) fn leave_dead_chain(&mut self) -> bool {
        let is_dead = self.chain.tip.is_some_and(|end| !self.log.can_continue(end, &self.standing));
        if is_dead {
            self.chain = self.chain.next(self.log.group());
        }
        is_dead
    }
}

impl OwnChain {
    /// A chain of this device, opened when something is first written.
    pub(super) fn new(
        key: &ed25519_dalek::SigningKey,
        group: crate::id::GroupId,
        nonce: [u8; 16],
    ) -> Self {
        let opening = Opening { device: device_of(key), nonce, after: Vec::new() };
        Self { id: opening.chain(group), opening, tip: None }
    }

    /// Another fresh chain: its nonce follows from the one before, which was random.
    fn next(&self, group: crate::id::GroupId) -> Self {
        let nonce = crate::id::short(crate::id::hash(
            "kith next chain 1",
            &[&self.opening.nonce, self.id.as_bytes()],
        ));
        let opening = Opening { nonce, ..self.opening.clone() };
        Self { id: opening.chain(group), opening, tip: None }
    }
}
