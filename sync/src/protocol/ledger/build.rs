//! From the log to what is shown: who belongs, which edits count, and the document that they make.
//!
//! Invariant: one edit that came in costs the same however much there is. What counts is judged anew only where something
//! came that can change it; the document is built anew only where something in it counts no more.
//! Invariant: which edits count is a function of the set of entries, but for those at which Automerge failed here.

use std::collections::{BTreeMap, BTreeSet};

use super::trials::{MAX_TOGETHER, Tried};
use super::{Ledger, spent};
use crate::group::{Applied, Document, DocumentError, Touched, VetContext, Vetted, vet};
use crate::log::{DeviceStanding, Kind, Parked, Standing};
use crate::roster::{DeviceRecord, roster};

impl Ledger {
    /// Draws the conclusions from everything that was taken in since the last time.
    pub(super) fn catch_up(&mut self) {
        self.is_roster_new |= self.judge();
        let is_behind =
            self.built < self.log.len() || self.is_unjudged || self.touched != Touched::default();
        if is_behind {
            self.build();
        }
        self.is_changed |= is_behind;
    }

    /// Computes anew who belongs, where something was said or shown that could change it.
    pub(super) fn judge(&mut self) -> bool {
        let facts = self.log.facts();
        let counted = (facts.statements.len(), facts.witnesses.len());
        if counted == self.judged {
            return false;
        }
        self.judged = counted;
        let before = std::mem::replace(&mut self.roster, roster(self.log.group(), facts));
        let devices = self.roster.devices.iter();
        let devices = devices.map(|(device, record)| (*device, standing_of(record))).collect();
        self.is_unjudged |= std::mem::replace(&mut self.devices, devices) != self.devices;
        let erased = spent::spent(&self.roster, self.log.facts());
        for (name, is_gone) in self.bodies.set_erased(erased) {
            self.body_touched(name, is_gone);
        }
        let is_new = before != self.roster;
        self.touched.roster |= is_new;
        is_new
    }

    /// Brings document and snapshot up to what counts.
    pub(super) fn build(&mut self) {
        loop {
            let (mut is_gone, mut back) = (self.document.is_broken(), Vec::new());
            if let Some(before) = self.stand() {
                // A fresh chain cannot write on a document that was made for another.
                is_gone |= self.leave_dead_chain();
                let built = self.built;
                let is_new = |at: &&usize| **at < built;
                is_gone |= self.standing.parked.keys().filter(is_new).any(|at| before.counts(*at));
                let parked = before.parked.into_keys().filter(|at| *at < built);
                back.extend(parked.filter(|at| self.standing.counts(*at)));
            }
            let is_settled = if is_gone {
                self.rebuild()
            } else {
                let back = back.into_iter().filter_map(|at| Some((at, self.vetted(at)?)));
                let mut batch: Vec<_> = back.collect();
                batch.append(&mut self.pending);
                batch.retain(|(at, _)| self.standing.counts(*at));
                self.apply(batch)
            };
            self.built = self.log.len();
            if is_settled {
                break;
            }
        }
        self.refresh();
    }

    /// Judges what counts now, where that can have changed. Hands back what counted before.
    fn stand(&mut self) -> Option<Standing> {
        let counts = |at: &usize| {
            let device = self.log.device(*at).and_then(|device| self.devices.get(&device));
            matches!(device, Some(DeviceStanding::Counts(_)))
        };
        let is_same = !self.is_unjudged
            && self.log.is_uncrowded()
            && self.pending.iter().all(|(at, _)| counts(at))
            && !self.is_crowded;
        if is_same {
            return None;
        }
        self.is_unjudged = false;
        let now = self.judge_edits();
        self.is_crowded = now.parked.values().any(|why| *why == Parked::Crowded);
        let chain = |at: &usize| self.log.entry(*at).map(|entry| entry.chain);
        self.parked_chains = now.parked.keys().filter_map(chain).collect();
        Some(std::mem::replace(&mut self.standing, now))
    }

    /// What counts. Edits that the document refused are left out only where they would count otherwise, so that it does
    /// not matter which of them this device happened to try.
    fn judge_edits(&self) -> Standing {
        let mut refused: BTreeMap<usize, Parked> = BTreeMap::new();
        loop {
            let standing = self.log.standing_without(&self.devices, &refused);
            let counting = self.refused.iter().filter(|(at, _)| standing.counts(**at));
            let more: Vec<_> = counting.map(|(at, why)| (*at, *why)).collect();
            if more.is_empty() {
                return standing;
            }
            refused.extend(more);
        }
    }

    /// Builds the document from every edit that counts. Says whether all of them went in.
    pub(super) fn rebuild(&mut self) -> bool {
        self.pending.clear();
        self.leave_dead_chain();
        let batch = (0..self.log.len()).filter(|at| self.standing.counts(*at));
        let batch: Vec<_> = batch.filter_map(|at| Some((at, self.vetted(at)?))).collect();
        self.start_anew();
        self.apply(batch)
    }

    fn start_anew(&mut self) {
        match Document::new(self.chain.id) {
            Ok(document) => self.document = document,
            Err(error) => unreachable!("an empty document can always be made: {error}"),
        }
        self.is_view_stale = true;
    }

    /// Applies changes. Where the document refused some, what counts has to be judged anew: then the answer is no.
    fn apply(&mut self, batch: Vec<(usize, Vetted)>) -> bool {
        let mut is_settled = true;
        for (positions, changes) in self.parts(batch) {
            let by_hash: BTreeMap<[u8; 32], usize> =
                changes.iter().map(Vetted::hash).zip(positions.iter().copied()).collect();
            match self.try_together(&positions, changes) {
                Ok(applied) => {
                    self.touched.extend(applied.touched);
                    let refused = applied.refused.iter().filter_map(|it| by_hash.get(&it.hash));
                    let refused: BTreeSet<usize> = refused.copied().collect();
                    for at in &refused {
                        self.leave_out(*at, Parked::Refused);
                    }
                    is_settled &= refused.is_empty();
                }
                Err(_engine) => return self.build_one_by_one(),
            }
        }
        is_settled
    }

    /// What is tried together: much at once, and each by itself over which the process may have died.
    fn parts(&self, batch: Vec<(usize, Vetted)>) -> Vec<(Vec<usize>, Vec<Vetted>)> {
        let mut parts: Vec<(Vec<usize>, Vec<Vetted>)> = Vec::new();
        let mut is_open = false;
        for (at, vetted) in batch {
            let hash = self.log.hash(at);
            let is_suspect = hash.is_some_and(|hash| self.trials.is_suspect(&Tried::Edit(hash)));
            match parts.last_mut() {
                Some((positions, changes))
                    if is_open && !is_suspect && positions.len() < MAX_TOGETHER =>
                {
                    positions.push(at);
                    changes.push(vetted);
                }
                _ => parts.push((vec![at], vec![vetted])),
            }
            is_open = !is_suspect;
        }
        parts
    }

    /// Gives edits to the document engine, under a mark.
    fn try_together(
        &mut self,
        positions: &[usize],
        changes: Vec<Vetted>,
    ) -> Result<Applied, DocumentError> {
        let hashes = positions.iter().filter_map(|at| self.log.hash(*at));
        let tried: Vec<Tried> = hashes.map(Tried::Edit).collect();
        self.trials.begin(&tried);
        let applied = self.document.apply(changes);
        self.trials.end();
        applied
    }

    /// Leaves out an edit over which the process died again and again, as if the document had failed over it.
    pub(super) fn leave_out_deadly(&mut self, at: usize) {
        let is_deadly = |hash| self.trials.is_deadly(&Tried::Edit(hash));
        if self.log.hash(at).is_some_and(is_deadly) {
            self.refused.insert(at, Parked::Stuck);
            self.is_unjudged = true;
        }
    }

    /// Builds the document edit by edit, and leaves out those at which it fails, with their chains.
    fn build_one_by_one(&mut self) -> bool {
        let mut is_settled = true;
        'anew: loop {
            self.start_anew();
            for at in 0..self.log.len() {
                if !self.standing.counts(at) {
                    continue;
                }
                let Some(vetted) = self.vetted(at) else { continue };
                match self.try_together(&[at], vec![vetted]) {
                    Ok(applied) if applied.refused.is_empty() => {}
                    Ok(_refused) => {
                        self.leave_out(at, Parked::Refused);
                        is_settled = false;
                    }
                    Err(_engine) => {
                        self.leave_out(at, Parked::Stuck);
                        self.standing = self.judge_edits();
                        continue 'anew;
                    }
                }
            }
            return is_settled;
        }
    }

    fn leave_out(&mut self, at: usize, why: Parked) {
        self.refused.insert(at, why);
        // The document holds it no more; what follows from that is judged next.
        self.standing.parked.insert(at, why);
        self.is_unjudged = true;
    }

    /// The change of an entry that was vetted when it was taken in.
    pub(super) fn vetted(&self, at: usize) -> Option<Vetted> {
        let entry = self.log.entry(at)?;
        let Kind::Edit(bytes) = &entry.kind else { return None };
        let (_, author) = self.log.chain_author(&entry.chain)?;
        let edits = u64::from(self.log.edits_in_chain(at)).saturating_sub(1);
        let context =
            VetContext { chain: entry.chain, author, edits, previous: self.log.change_before(at) };
        vet(bytes, &context).ok()
    }
}

fn standing_of(record: &DeviceRecord) -> DeviceStanding {
    let member = record.member;
    if !record.counts {
        DeviceStanding::Unsettled
    } else if record.went_by.is_empty() {
        DeviceStanding::Counts(member)
    } else {
        DeviceStanding::Departed { member, cut: record.went_by.iter().copied().collect() }
    }
}
