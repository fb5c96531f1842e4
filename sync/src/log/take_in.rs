//! Taking in what a peer sent: all that can come in does, or, where a lie is found, nothing.
//!
//! Invariant: an entry without a signature of its own comes in only together with a later entry of its chain that has
//! one. So whatever is in the log can be proven to the next device, from the log alone.
//! Source: FORMATS.md §6.

use std::collections::HashMap;
use std::ops::Range;

use super::{ChangeFacts, EntryHash, Log, Place, Refusal, SignedEntry};
use crate::log::Entry;

/// How often what cannot come in is taken away from a batch, before only what is signed singly is considered.
const MAX_ROUNDS: usize = 4;

/// What came of taking in a batch.
#[derive(Debug, Default)]
pub struct Taken {
    /// The positions of what came in.
    pub accepted: Range<usize>,
    /// What has a signature of its own, but rests on something that is not here.
    pub waiting: Vec<Waiting>,
}

/// An entry that rests on something that is not here.
#[derive(Debug)]
pub struct Waiting {
    /// The entry.
    pub entry: SignedEntry,
    /// What is not here.
    pub missing: Vec<EntryHash>,
}

impl Log {
    /// Takes in what [`batch::decode`](super::batch::decode) returned, or what this device wrote, in causal order.
    ///
    /// `judge` looks at the bytes of an edit and tells of its change; `None` where the rules do not allow it: the edit then
    /// stays in the log, so that others can check what rests on it, and never counts. An error is the sender's fault
    /// and leaves the log as it was.
    pub fn take_in(
        &mut self,
        batch: Vec<SignedEntry>,
        mut judge: impl FnMut(&Self, &Entry, &Place) -> Option<ChangeFacts>,
    ) -> Result<Taken, Refusal> {
        let start = self.nodes.len();
        let can_come_in = self.can_come_in(&batch);
        let mut waiting = Vec::new();
        for (mut signed, can_come_in) in batch.into_iter().zip(can_come_in) {
            if self.index.contains_key(&signed.hash) {
                continue;
            }
            if !can_come_in {
                if signed.signature.is_some() && signed.is_proven {
                    waiting.push(Waiting { missing: self.missing(&signed.entry), entry: signed });
                }
                continue;
            }
            signed.is_proven = true;
            match self.check(&signed) {
                Ok(place) => {
                    let is_edit = signed.entry.kind.is_edit();
                    let change = is_edit.then(|| judge(self, &signed.entry, &place)).flatten();
                    self.accept(&signed, place, change.as_ref());
                }
                Err(refusal) => {
                    self.truncate(start);
                    return Err(refusal);
                }
            }
        }
        Ok(Taken { accepted: start..self.nodes.len(), waiting })
    }

    /// Which entries of a batch rest only on what is here or comes in with them, and are proven by what comes in.
    fn can_come_in(&self, batch: &[SignedEntry]) -> Vec<bool> {
        let mut places: HashMap<EntryHash, usize> = HashMap::new();
        let mut parents: Vec<Vec<usize>> = Vec::with_capacity(batch.len());
        let mut comes_in: Vec<bool> = Vec::with_capacity(batch.len());
        for (at, signed) in batch.iter().enumerate() {
            let missing = self.missing(&signed.entry);
            let within: Vec<usize> =
                missing.iter().filter_map(|hash| places.get(hash).copied()).collect();
            comes_in.push(within.len() == missing.len());
            parents.push(within);
            places.entry(signed.hash).or_insert(at);
        }
        let is_signed: Vec<bool> =
            batch.iter().map(|signed| signed.signature.is_some() && signed.is_proven).collect();
        for round in 0..=MAX_ROUNDS {
            let mut is_proven = is_signed.clone();
            if round < MAX_ROUNDS {
                for (at, signed) in batch.iter().enumerate().rev() {
                    let proves =
                        is_proven.get(at) == Some(&true) && comes_in.get(at) == Some(&true);
                    let prev = signed.entry.prev.and_then(|prev| places.get(&prev).copied());
                    if proves
                        && let Some(prev) = prev
                        && batch.get(prev).is_some_and(|before| before.device == signed.device)
                        && let Some(before) = is_proven.get_mut(prev)
                    {
                        *before = true;
                    }
                }
            }
            let mut is_settled = true;
            for (at, within) in parents.iter().enumerate() {
                let is_complete = within.iter().all(|parent| comes_in.get(*parent) == Some(&true));
                let is_in_log =
                    batch.get(at).is_some_and(|signed| self.index.contains_key(&signed.hash));
                let is_proven = is_proven.get(at) == Some(&true) || is_in_log;
                if let Some(comes_in) = comes_in.get_mut(at)
                    && *comes_in
                    && !(is_complete && is_proven)
                {
                    *comes_in = false;
                    is_settled = false;
                }
            }
            if is_settled {
                break;
            }
        }
        comes_in
    }

    /// Forgets all entries from a position on.
    fn truncate(&mut self, length: usize) {
        if self.nodes.len() <= length {
            return;
        }
        while self.nodes.len() > length {
            let Some(node) = self.nodes.pop() else { break };
            let at = self.nodes.len();
            self.index.remove(&node.hash);
            if let Some(change) = &node.change
                && let Some(carriers) = self.changes.get_mut(change)
            {
                carriers.retain(|carrier| *carrier != at);
                if carriers.is_empty() {
                    self.changes.remove(change);
                }
            }
            if let Some(info) = self.chains.get_mut(&node.entry.chain) {
                if let Some(siblings) = info.by_seq.get_mut(node.entry.seq as usize) {
                    siblings.retain(|sibling| *sibling != at);
                }
                while info.by_seq.last().is_some_and(Vec::is_empty) {
                    info.by_seq.pop();
                }
                if info.by_seq.is_empty() {
                    self.chains.remove(&node.entry.chain);
                }
            }
            if let Some(info) = self.devices.get_mut(&node.device) {
                info.entries.pop();
                if info.entries.is_empty() {
                    self.devices.remove(&node.device);
                }
            }
            if node.entry.kind.is_statement() {
                self.facts.statements.pop();
                self.statement_at.remove(&node.hash);
            }
            if node.is_witness {
                self.facts.witnesses.pop();
            }
        }
        let statements = self.facts.statements.len();
        self.bindings.retain(|_, bound| {
            bound.retain(|(number, _)| *number < statements);
            !bound.is_empty()
        });
        self.find_ends();
    }

    /// Works out afresh on which entries nothing rests.
    fn find_ends(&mut self) {
        self.heads = (0..self.nodes.len()).collect();
        let is_edit = |at: &usize| self.entry(*at).is_some_and(|entry| entry.kind.is_edit());
        self.edit_heads = self.heads.iter().copied().filter(is_edit).collect();
        let siblings = self.chains.values().flat_map(|info| &info.by_seq);
        self.oddities = siblings.map(|siblings| siblings.len().saturating_sub(1)).sum();
        for info in self.devices.values_mut() {
            info.tips = info.entries.iter().copied().collect();
        }
        for node in &self.nodes {
            for parent in node.depends_on.iter().flatten() {
                self.edit_heads.remove(parent);
            }
            self.oddities += usize::from(node.entry.kind.is_edit() && node.change.is_none());
            for parent in &node.rests_on {
                self.heads.remove(parent);
            }
            if let Some(info) = self.devices.get_mut(&node.device) {
                for parent in node.rests_on.iter().chain(&node.after) {
                    info.tips.remove(parent);
                }
            }
        }
    }
}
