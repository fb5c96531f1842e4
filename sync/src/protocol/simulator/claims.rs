//! What has to hold in the end, whatever happened and whoever lied.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;

use super::run::WHISPER;
use super::{Run, people};
use crate::group::GroupSnapshot;
use crate::id::{BodyName, EntryHash};
use crate::log::{Kind, Parked};
use crate::protocol::{Ledger, Opened, Output, SessionEnd, Untold};
use crate::roster::Statement;

impl Run {
    /// Checks every claim.
    pub fn check(&mut self) {
        let group = self.group();
        let Some(first) = group.first().copied() else { return };
        self.nobody_honest_was_accused();
        self.all_are_in_session(&group);
        self.all_have_the_same(&group);
        self.nothing_confirmed_is_lost(&group);
        self.what_was_taken_back_is_nowhere(&group);
        self.words_for_those_who_vote_are_with_nobody_else(&group);
        self.it_is_what_was_done(first);
        self.any_order_gives_the_same(first);
    }

    /// Names and reasons are on no disk but those of members who are asked, and of whoever wrote them; mallory can pass on
    /// what she was told.
    fn words_for_those_who_vote_are_with_nobody_else(&self, group: &[usize]) {
        for at in group.iter().filter(|_| self.mallory.is_none()) {
            let ledger = self.world.devices[*at].ledger();
            let me = ledger.me();
            let mut allowed: BTreeSet<BodyName> = BTreeSet::new();
            for position in 0..ledger.log().len() {
                let (Some(entry), Some(device)) =
                    (ledger.log().entry(position), ledger.log().device(position))
                else {
                    continue;
                };
                let proposal = match &entry.kind {
                    Kind::Statement(Statement::Propose(_)) => ledger.log().hash(position),
                    Kind::Statement(Statement::Vote(vote)) => Some(vote.proposal),
                    Kind::Statement(_)
                    | Kind::Edit(_)
                    | Kind::TakeBack(_)
                    | Kind::Unknown { .. } => {
                        continue;
                    }
                };
                let record = proposal.and_then(|it| ledger.roster().proposals.get(&it));
                let is_asked =
                    record.zip(me).is_some_and(|(record, me)| record.said.contains_key(&me));
                if is_asked || ledger.roster().member_of(device) == me {
                    allowed.extend(&entry.bodies);
                }
            }
            for (name, _, body) in self.world.devices[*at].disk.open().bodies {
                let is_whispered = body.text.starts_with(WHISPER);
                assert!(
                    !is_whispered || allowed.contains(&name),
                    "{} has it",
                    self.world.devices[*at].name
                );
            }
        }
    }

    /// What came about, so that it can be told whether anything did.
    pub fn marks(&self) -> BTreeSet<String> {
        let mut marks = BTreeSet::new();
        for at in self.group() {
            let device = &self.world.devices[at];
            marks.extend(parked(device.ledger()).values().map(|why| format!("{why:?}")));
            let is_accusation = |told: &Output| matches!(told, Output::Disconnect { reason, .. } if *reason != SessionEnd::NotInGroup);
            if device.told.iter().any(is_accusation) {
                marks.insert("accused".to_owned());
            }
            if device.name == "twin" {
                marks.insert("a twin".to_owned());
            }
        }
        if !self.taken_back.is_empty() {
            marks.insert("taken back".to_owned());
        }
        if self.world.devices.iter().any(|device| device.disk.was_full) {
            marks.insert("a full disk".to_owned());
        }
        marks.insert(format!("{} of the group left", self.group().len()));
        marks
    }

    /// The honest devices that belong, by what each of them has heard: whoever was removed by somebody who has not heard of
    /// it is let in by nobody who has.
    fn group(&self) -> Vec<usize> {
        let ledger = |at: usize| self.world.devices[at].ledger();
        let belongs = |at: usize, to: usize| ledger(to).roster().is_current(ledger(at).device());
        let all: Vec<usize> = self.honest().into_iter().filter(|at| belongs(*at, *at)).collect();
        all.iter().copied().filter(|at| all.iter().all(|other| belongs(*at, *other))).collect()
    }

    fn nobody_honest_was_accused(&self) {
        let honest: BTreeSet<_> =
            self.honest().into_iter().map(|at| self.world.devices[at].id()).collect();
        for at in self.honest() {
            for told in &self.world.devices[at].told {
                if let Output::Disconnect { peer, reason } = told {
                    let is_fair =
                        *reason == SessionEnd::NotInGroup || !honest.contains(&peer.device);
                    assert!(is_fair, "{} accused {peer:?}: {reason}", self.world.devices[at].name);
                }
            }
        }
    }

    /// Live copies of one device too: each has a session with everybody else.
    fn all_are_in_session(&self, group: &[usize]) {
        let id = |at: usize| self.world.devices[at].id();
        for a in group {
            for b in group.iter().filter(|b| id(**b) != id(*a)) {
                let name = |at: usize| &self.world.devices[at].name;
                assert!(self.world.is_linked(*a, *b), "{} and {}", name(*a), name(*b));
            }
        }
    }

    fn all_have_the_same(&self, group: &[usize]) {
        let first = self.world.devices[group[0]].ledger();
        for at in group {
            let device = &self.world.devices[*at];
            let ledger = device.ledger();
            assert_eq!(
                ledger.log().heads(),
                first.log().heads(),
                "{} has another log",
                device.name
            );
            assert_eq!(ledger.roster(), first.roster(), "{} has another roster", device.name);
            assert_eq!(parked(ledger), parked(first), "{} parks otherwise", device.name);
            assert_eq!(ledger.snapshot(), first.snapshot(), "{} shows otherwise", device.name);
            assert_eq!(ledger.document().heads(), first.document().heads());
        }
    }

    fn nothing_confirmed_is_lost(&self, group: &[usize]) {
        let log = self.world.devices[group[0]].ledger().log();
        for at in group {
            for hash in &self.confirmed[*at] {
                assert!(log.position(hash).is_some(), "{hash:?} was confirmed and is lost");
            }
        }
        if self.mallory.is_none() {
            let parked = parked(self.world.devices[group[0]].ledger());
            let is_departed = |why: &Parked| *why == Parked::Departed;
            assert!(parked.values().all(is_departed), "without a lie: {parked:?}");
        }
    }

    fn what_was_taken_back_is_nowhere(&self, group: &[usize]) {
        for at in group {
            let device = &self.world.devices[*at];
            for (entry, body, words) in &self.taken_back {
                if device.ledger().log().position(entry).is_none() {
                    continue;
                }
                assert!(device.disk.body(body).is_none(), "{words} is on the disk");
                assert!(device.ledger().body(body).is_none(), "{words} is in memory");
            }
            let wanted = device.ledger().wanted_bodies();
            let wanted: Vec<_> = wanted.filter(|body| !self.is_erased_by_all(*body, *at)).collect();
            assert!(wanted.is_empty() || self.mallory.is_some(), "{wanted:?} never came");
        }
    }

    /// Whether it is what somebody said on a proposal, and nobody who belongs has it: words that were erased once it was
    /// decided do not come back when what is heard later opens it again; and where their author is out before anybody who
    /// is asked has heard of them, whoever the proposal is about has passed on the proposal, and was never given the words.
    fn is_erased_by_all(&self, body: BodyName, at: usize) -> bool {
        let log = self.world.devices[at].ledger().log();
        let is_said = (0..log.len()).filter_map(|at| log.entry(at)).any(|entry| {
            entry.bodies.contains(&body)
                && matches!(
                    &entry.kind,
                    Kind::Statement(Statement::Propose(_) | Statement::Vote(_))
                )
        });
        let holds =
            |device: &super::Device| device.ledger().belongs() && device.disk.body(&body).is_some();
        is_said && !self.world.devices.iter().any(holds)
    }

    /// The snapshot says what the reference says; where somebody lies, of what honest members alone can say.
    fn it_is_what_was_done(&self, at: usize) {
        let ledger = self.world.devices[at].ledger();
        let has = |hash: &EntryHash| ledger.log().position(hash);
        let counting = self.deeds.iter().enumerate();
        let counting = counting
            .filter(|(_, hash)| has(hash).is_some_and(|at| ledger.standing().counts(at)))
            .map(|(number, _)| number)
            .collect();
        let gone: BTreeSet<&String> = self
            .taken_back
            .iter()
            .filter(|(entry, ..)| has(entry).is_some())
            .map(|(_, _, words)| words)
            .collect();
        let snapshot = ledger.snapshot();
        let shown = people::keys(&snapshot);
        let liar = self.mallory.as_ref().map(|mallory| self.world.devices[mallory.faces[0]].id());
        let liar = liar.and_then(|device| ledger.roster().bound_member(device));
        for (key, values) in self.model.read(&counting) {
            if let Some(liar) = liar
                && (!key.starts_with("own/") || key.contains(&liar.to_string()))
            {
                continue;
            }
            if !is_listed(&key, &snapshot, ledger) {
                continue;
            }
            let mut values: BTreeSet<String> =
                values.iter().map(|value| without(value, &gone)).collect();
            if key.starts_with("own/") && (key.ends_with("/name") || key.contains("/device/")) {
                values.remove(people::GONE);
            }
            let shown = shown.get(&key).cloned().unwrap_or_default();
            assert_eq!(shown, values, "{key} is not what was done");
        }
    }

    /// Entries in another order and other groups make the same of everything.
    fn any_order_gives_the_same(&mut self, at: usize) {
        if self.world.rng.random_range(0..4) != 0 {
            return;
        }
        let rng = &mut self.world.rng;
        let device = &self.world.devices[at];
        let ledger = device.ledger();
        let log = ledger.log();
        let mut open: BTreeSet<usize> = (0..log.len()).collect();
        let nonce = rng.random();
        let mut other = Ledger::empty(log.group(), device.key().clone(), nonce).unwrap();
        while !open.is_empty() {
            let can_come: Vec<usize> = open
                .iter()
                .copied()
                .filter(|at| log.entry(*at).is_some_and(|it| other.log().missing(it).is_empty()))
                .collect();
            let next = can_come[rng.random_range(0..can_come.len())];
            open.remove(&next);
            let mut signed = ledger.signed_whole(next).unwrap();
            // Some came in with the later one that proves them, which does not come with them here.
            signed.signature.get_or_insert(crate::id::Signature::from_bytes([0; 64]));
            other.take_in(vec![signed]).unwrap();
            if rng.random_range(0..3) == 0 {
                other.settle();
            }
        }
        other.settle();
        assert_eq!(other.roster(), ledger.roster(), "in another order another roster");
        assert_eq!(parked(&other), parked(ledger), "in another order others are parked");
        assert_eq!(other.snapshot(), ledger.snapshot(), "in another order another snapshot");
        let opened: Opened = device.disk.open();
        let key = device.key().clone();
        let (again, lost) =
            Ledger::open(log.group(), key, rng.random(), opened, Box::new(Untold)).unwrap();
        assert!(lost.is_empty());
        assert_eq!(again.snapshot(), ledger.snapshot(), "opened again another snapshot");
    }
}

fn parked(ledger: &Ledger) -> BTreeMap<EntryHash, Parked> {
    let parked = ledger.standing().parked.iter();
    parked.filter_map(|(at, why)| Some((ledger.log().hash(*at)?, *why))).collect()
}

/// Whether a snapshot lists what stands under a key: of answers those on the wording of now, and of own words those of
/// current members only.
fn is_listed(key: &str, snapshot: &GroupSnapshot, ledger: &Ledger) -> bool {
    let mut parts = key.split('/');
    if parts.next() != Some("own") {
        return true;
    }
    let (member, kind) = (parts.next().unwrap_or_default(), parts.next());
    let is_current = ledger.roster().current_members().any(|it| it.to_string() == member);
    match kind {
        Some("name") => true,
        Some("answer") => {
            let (put, wording) = (parts.next(), parts.next());
            let rules = snapshot.rules.iter().map(AsRef::as_ref);
            let mut puts = rules.chain(snapshot.decisions.iter().map(|decision| &decision.put));
            let put = puts.find(|it| Some(it.id.to_string().as_str()) == put);
            let now = put.and_then(|it| it.wording.wording).map(|it| it.to_string());
            is_current && now.as_deref() == wording
        }
        _ => is_current,
    }
}

/// A value, with the words in it that were taken back replaced.
fn without(value: &str, gone: &BTreeSet<&String>) -> String {
    for words in gone {
        if value == words.as_str() {
            return people::GONE.to_owned();
        }
        if let Some(stance) = value.strip_suffix(words.as_str()).filter(|it| *it == "Concern ") {
            return format!("{stance}{}", people::GONE);
        }
    }
    value.to_owned()
}
