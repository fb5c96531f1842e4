//! Groups of any size for benchmarks: two members' devices that wrote in turns, grown in memory and kept in folders.
//!
//! Invariant: what is kept is what two nodes would have kept, had they written the same; only the network and the
//! commit after each edit are left out.

use std::path::Path;

use ed25519_dalek::SigningKey;

use super::error::NodeError;
use super::folder::{DeviceRecord, Unmade};
use super::offline::Offline;
use crate::group::edit::{MeetingTime, Repeat, Reply, Stance, TextField};
use crate::group::{Edit, GroupSnapshot};
use crate::id::{Day, DeviceId, RecordId, hash, short};
use crate::invitation::Secret;
use crate::log::SignedEntry;
use crate::protocol::{Ledger, Row};
use crate::roster::{
    Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold, prove_admit,
};
use crate::seal::{Cost, Passphrase};

/// How many edits one run of the program writes.
const RUN: usize = 100;
/// How many ground rules there are.
const RULES: usize = 40;

/// A group of two, and what each of their devices would have on disk.
#[derive(Debug)]
pub struct Grown {
    sides: [Side; 2],
    edits: usize,
    random: u64,
}

#[derive(Debug)]
struct Side {
    key: [u8; 32],
    ledger: Ledger,
    rows: Vec<Row>,
    /// How far the other one has heard this log.
    told: usize,
}

/// Randomness that is the same in every run.
fn random(counter: &mut u64) -> [u8; 16] {
    *counter += 1;
    short(hash("kith grown", &[&counter.to_le_bytes()]))
}

fn failed(error: impl std::fmt::Display) -> NodeError {
    NodeError::Refused(error.to_string())
}

impl Grown {
    /// Alice founds a group and lets Bob in.
    pub fn found() -> Result<Self, NodeError> {
        let mut counter = 0;
        let keys = [[1; 32], [2; 32]];
        let [alice, bob] = keys.map(|key| SigningKey::from_bytes(&key));
        let today = Day(16_000);
        let parcel_key = |key: &SigningKey| Offline::parcel_key(key.to_bytes());
        let found = Found {
            device: DeviceId::from_bytes(alice.verifying_key().to_bytes()),
            parcel_key: parcel_key(&alice),
            rule: Rule { threshold: Threshold::Everyone, door: Door::ByVote },
            nonce: random(&mut counter),
        };
        let group = found.group();
        let mut ledger =
            Ledger::found(alice, found, random(&mut counter), today).map_err(failed)?;
        let mut rows = ledger.settle().rows;
        let mut say = |ledger: &mut Ledger, statement, bodies| {
            let said = ledger.say(statement, bodies, today).map_err(failed);
            rows.extend(ledger.settle().rows);
            said
        };
        let (person, body) = ledger.body_of("Bob", &mut || random(&mut counter));
        let motion = Motion::Admit { person, returning: None };
        let proposal = Proposal { motion, reason: None, until: today.plus(14) };
        let proposal = say(&mut ledger, Statement::Propose(proposal), vec![(person, body)])?;
        let secret = Secret::from_random(random(&mut counter));
        let (purpose, expires) = (Purpose::Person(proposal), today.plus(14));
        let invite = Invite { purpose, key: secret.invite_key(), expires };
        let invite = say(&mut ledger, Statement::Invite(invite), Vec::new())?;
        let admit = prove_admit(group, invite, &secret.key(), &bob, parcel_key(&bob));
        say(&mut ledger, Statement::Admit(admit), Vec::new())?;

        let newcomer = Ledger::empty(group, bob, random(&mut counter)).map_err(failed)?;
        let [alices, bobs] = keys;
        let alice = Side { key: alices, ledger, rows, told: 0 };
        let bob = Side { key: bobs, ledger: newcomer, rows: Vec::new(), told: 0 };
        let mut grown = Self { sides: [alice, bob], edits: 0, random: counter };
        grown.meet()?;
        for (number, name) in ["Alice", "Bob"].into_iter().enumerate() {
            grown.write(number, &Edit::NameMyself { name: name.to_owned() })?;
        }
        for number in 0..RULES {
            let (title, wording) = (format!("Rule {number}"), words(number));
            grown.write(0, &Edit::AddRule { title, wording, topic: None })?;
        }
        grown.meet()?;
        Ok(grown)
    }

    /// How many edits there are.
    pub fn edits(&self) -> usize {
        self.edits
    }

    /// Alice's and Bob's copies; both have everything.
    pub fn ledgers(&self) -> [&Ledger; 2] {
        let [alice, bob] = &self.sides;
        [&alice.ledger, &bob.ledger]
    }

    /// Gives up the copies.
    pub fn into_ledgers(self) -> [Ledger; 2] {
        self.sides.map(|side| side.ledger)
    }

    /// Alice and Bob write in turns, each run in a chain of its own, until there are so many edits.
    pub fn grow_to(&mut self, edits: usize) -> Result<(), NodeError> {
        while self.edits < edits {
            let who = (self.edits / RUN) % 2;
            let nonce = random(&mut self.random);
            let Some(side) = self.sides.get_mut(who) else { break };
            side.ledger.begin_run(nonce);
            for _ in 0..RUN.min(edits - self.edits) {
                let edit = self.next_edit(who)?;
                self.write(who, &edit)?;
            }
            self.meet()?;
        }
        Ok(())
    }

    /// Makes a folder for each device.
    pub fn keep(&self, dirs: [&Path; 2], passphrase: &Passphrase) -> Result<(), NodeError> {
        for (side, dir) in self.sides.iter().zip(dirs) {
            let mut unmade = Unmade::new(passphrase, Cost::TEST)?;
            let group = Some(side.ledger.log().group());
            let (key, parcel_key) = (side.key, side.key);
            let device = DeviceRecord { key, parcel_key, group, joining: None };
            let folder = &mut unmade.folder;
            let mut writes = folder.rows(&side.rows);
            writes.push(folder.put_private(&device));
            writes.extend(folder.shortcuts(&side.ledger.snapshot(), &side.ledger.save()));
            unmade.make(dir, &writes)?;
        }
        Ok(())
    }

    fn write(&mut self, who: usize, edit: &Edit) -> Result<(), NodeError> {
        let Some(side) = self.sides.get_mut(who) else { return Ok(()) };
        let today = Day(16_000 + u32::try_from(self.edits / 25).unwrap_or(0));
        let counter = &mut self.random;
        side.ledger.edit(edit, today, &mut || random(counter)).map_err(failed)?;
        side.rows.extend(side.ledger.settle().rows);
        self.edits += 1;
        Ok(())
    }

    /// Each hears what the other wrote.
    fn meet(&mut self) -> Result<(), NodeError> {
        let [alice, bob] = &mut self.sides;
        hear(alice, bob)?;
        hear(bob, alice)
    }

    /// Of fifty edits 35 are replies, 5 new meetings, 6 of the group's own texts, 2 rewordings of a rule and 2 answers.
    fn next_edit(&self, who: usize) -> Result<Edit, NodeError> {
        let n = self.edits;
        let snapshot = self.sides.get(who).map(|side| side.ledger.snapshot());
        let snapshot = snapshot.ok_or_else(|| failed("there are two sides"))?;
        if snapshot.meetings.is_empty() {
            return Ok(Edit::AddMeeting { when: meeting_time(0), place: words(n) });
        }
        let text = |text| Edit::Write { text, words: words(n), from: None };
        Ok(match n % 50 {
            0 | 10 | 20 | 30 | 40 => {
                Edit::AddMeeting { when: meeting_time(snapshot.meetings.len()), place: words(n) }
            }
            1 | 21 => text(TextField::FocusPurpose),
            5 | 25 => text(TextField::FocusWho),
            7 | 27 => text(TextField::FocusWhat),
            3 | 33 => text(TextField::RuleWording(rule_of(&snapshot, n)?)),
            4 | 34 => {
                let rule = rule_of(&snapshot, n - 1)?;
                let known = snapshot.rules.iter().find(|known| known.id == rule);
                let wording = known.and_then(|rule| rule.wording.wording);
                let wording = wording.ok_or_else(|| failed("the rule has no wording"))?;
                Edit::AnswerRule { rule, wording, stance: Some(Stance::Agree), why: None }
            }
            _ => reply(&snapshot, n)?,
        })
    }
}

fn hear(side: &mut Side, other: &mut Side) -> Result<(), NodeError> {
    let new = other.told..other.ledger.log().len();
    other.told = new.end;
    let known = |at: &usize| {
        let hash = other.ledger.log().hash(*at);
        hash.is_some_and(|hash| side.ledger.log().position(&hash).is_none())
    };
    let entries: Vec<SignedEntry> =
        new.filter(known).filter_map(|at| other.ledger.signed_whole(at)).collect();
    side.ledger.take_in(entries).map_err(failed)?;
    side.rows.extend(side.ledger.settle().rows);
    Ok(())
}

fn words(number: usize) -> String {
    format!("What we wrote here the {number}th time, in about as many words as people use.")
}

fn rule_of(snapshot: &GroupSnapshot, number: usize) -> Result<RecordId, NodeError> {
    let rule = snapshot.rules.get((number / 10) % RULES).or_else(|| snapshot.rules.first());
    rule.map(|rule| rule.id).ok_or_else(|| failed("there are no rules"))
}

fn meeting_time(number: usize) -> MeetingTime {
    let first = jiff::civil::date(2014, 1, 1);
    let days = jiff::Span::new().days(i64::try_from(number).unwrap_or(0));
    MeetingTime {
        date: first.checked_add(days).unwrap_or(first),
        time: jiff::civil::time(19, 0, 0, 0),
        zone: "Europe/Vienna".to_owned(),
        minutes: 90,
        repeat: Repeat::Once,
        until: None,
        pauses: Vec::new(),
    }
}

fn reply(snapshot: &GroupSnapshot, number: usize) -> Result<Edit, NodeError> {
    let meeting = snapshot.meetings.iter().rev().nth(number % 3).or(snapshot.meetings.last());
    let meeting = meeting.ok_or_else(|| failed("there are no meetings"))?;
    let when = meeting.when.values.first().map(|chosen| &chosen.value);
    let when = when.ok_or_else(|| failed("the meeting has no time"))?;
    let answer = [Reply::Coming, Reply::Late, Reply::NotThisTime].get(number % 7 % 3).copied();
    Ok(Edit::ReplyToMeeting {
        meeting: meeting.id,
        date: when.time.date,
        when: when.exact,
        reply: answer,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grown_group_is_kept_whole_on_both_sides() {
        let dirs = [tempfile::TempDir::new().unwrap(), tempfile::TempDir::new().unwrap()];
        let passphrase = Passphrase::new("a long night").unwrap();
        let mut grown = Grown::found().unwrap();
        grown.grow_to(250).unwrap();
        let [alice, bob] = grown.ledgers();
        assert_eq!(alice.log().heads(), bob.log().heads());
        assert_eq!(alice.snapshot(), bob.snapshot());
        grown.keep([dirs[0].path(), dirs[1].path()], &passphrase).unwrap();
        for dir in &dirs {
            let report = Offline::verify(dir.path(), &passphrase).unwrap();
            assert_eq!(report.problems, Vec::<String>::new());
            let offline = Offline::open(dir.path(), &passphrase).unwrap();
            assert_eq!(offline.state().snapshot.as_ref(), &grown.ledgers()[0].snapshot());
        }
    }
}
