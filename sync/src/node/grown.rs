//! Groups of any size for benchmarks: members' devices that wrote in turns, grown in memory and kept in folders.
//!
//! Invariant: what is kept is what two nodes would have kept, had they written the same; only the network and the
//! commit after each edit are left out.

mod replies;
mod years;

use std::path::Path;

use ed25519_dalek::SigningKey;

use super::error::NodeError;
use super::folder::{DeviceRecord, Unmade};
use super::offline::Offline;
use crate::group::{Edit, GroupSnapshot};
use crate::id::{Day, DeviceId, EntryHash, MemberId, ParcelKey, hash, short};
use crate::invitation::Secret;
use crate::log::SignedEntry;
use crate::protocol::{Ledger, Row};
use crate::roster::{
    Answer, Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold, Vote,
    prove_admit,
};
use crate::seal::{Cost, Passphrase};

pub use self::years::{WEEK, WEEKS_IN_TEN_YEARS, commands};

/// The members of a group of twelve; the first two have devices of their own here.
const NAMES: [&str; 12] = [
    "Alice", "Bob", "Carol", "Dora", "Emil", "Fatima", "Goran", "Hanna", "Ines", "Jonas", "Kofi",
    "Lena",
];

/// What the members of a group write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Two of them, mostly replies to many single meetings.
    Replies,
    /// Twelve of them, week after week, of everything that a group keeps.
    Years,
}

/// A group, and what each of two devices would have on disk.
#[derive(Debug)]
pub struct Grown {
    life: Life,
    /// The devices of the first two members, and one that stands for those of all others in turn.
    sides: Vec<Side>,
    /// The members' device keys.
    keys: Vec<[u8; 32]>,
    edits: usize,
    random: u64,
}

#[derive(Debug)]
struct Side {
    ledger: Ledger,
    rows: Vec<Row>,
    /// How far each other side has heard this log.
    told: Vec<usize>,
}

/// Randomness that is the same in every run.
fn random(counter: &mut u64) -> [u8; 16] {
    *counter += 1;
    short(hash("kith grown", &[&counter.to_le_bytes()]))
}

fn failed(error: impl std::fmt::Display) -> NodeError {
    NodeError::Refused(error.to_string().into())
}

fn parcel_key(key: &SigningKey) -> ParcelKey {
    Offline::parcel_key(key.to_bytes())
}

impl Grown {
    /// Alice founds a group and lets Bob in, and both let in whoever else there is.
    pub fn found(life: Life) -> Result<Self, NodeError> {
        let people = match life {
            Life::Replies => 2,
            Life::Years => NAMES.len(),
        };
        let keys: Vec<[u8; 32]> = (1..).take(people).map(|number| [number; 32]).collect();
        let mut counter = 0;
        let alice = SigningKey::from_bytes(&[1; 32]);
        let door = if people > 2 { Door::Open } else { Door::ByVote };
        let found = Found {
            device: DeviceId::from_bytes(alice.verifying_key().to_bytes()),
            parcel_key: parcel_key(&alice),
            rule: Rule { threshold: Threshold::Everyone, door, wordings: Threshold::Everyone },
            nonce: random(&mut counter),
        };
        let group = found.group();
        let mut ledger =
            Ledger::found(alice, found, random(&mut counter), Day(16_000)).map_err(failed)?;
        let rows = ledger.settle().rows;
        let mut sides = vec![Side { ledger, rows, told: vec![0; people.min(3)] }];
        for key in keys.iter().skip(1).take(2) {
            let key = SigningKey::from_bytes(key);
            let ledger = Ledger::empty(group, key, random(&mut counter)).map_err(failed)?;
            sides.push(Side { ledger, rows: Vec::new(), told: vec![0; people.min(3)] });
        }
        let mut grown = Self { life, sides, keys, edits: 0, random: counter };
        for (number, name) in NAMES.iter().enumerate().take(people).skip(1) {
            grown.let_in(number, name)?;
        }
        for (number, name) in NAMES.iter().enumerate().take(people) {
            grown.begin_run(number)?;
            grown.write(number, &Edit::NameMyself { name: (*name).to_owned() })?;
        }
        match life {
            Life::Replies => replies::begin(&mut grown)?,
            Life::Years => years::begin(&mut grown)?,
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
        match self.sides.as_slice() {
            [alice, bob, ..] => [&alice.ledger, &bob.ledger],
            _ => unreachable!("Alice and Bob are there from the founding"),
        }
    }

    /// Gives up the copies.
    pub fn into_ledgers(self) -> [Ledger; 2] {
        let mut ledgers = self.sides.into_iter().map(|side| side.ledger);
        match (ledgers.next(), ledgers.next()) {
            (Some(alice), Some(bob)) => [alice, bob],
            _ => unreachable!("Alice and Bob are there from the founding"),
        }
    }

    /// The members write in turns, each run in a chain of its own, until there are so many edits.
    pub fn grow_to(&mut self, edits: usize) -> Result<(), NodeError> {
        match self.life {
            Life::Replies => replies::grow_to(self, edits),
            Life::Years => years::grow_to(self, edits),
        }
    }

    /// Makes a folder for each device.
    pub fn keep(&self, dirs: [&Path; 2], passphrase: &Passphrase) -> Result<(), NodeError> {
        for ((side, key), dir) in self.sides.iter().zip(&self.keys).zip(dirs) {
            let mut unmade = Unmade::new(passphrase, Cost::TEST)?;
            let group = Some(side.ledger.log().group());
            let (key, parcel_key) = (*key, *key);
            let device = DeviceRecord { key, parcel_key, group, joining: None };
            let folder = &mut unmade.folder;
            let mut writes = folder.rows(&side.rows);
            writes.push(folder.put_private(&device));
            writes.extend(folder.shortcuts(&side.ledger.snapshot(), &side.ledger.save()));
            unmade.make(dir, &writes)?;
        }
        Ok(())
    }

    /// Alice puts a person forward, Bob says yes once he is in, and the person comes.
    fn let_in(&mut self, number: usize, name: &str) -> Result<(), NodeError> {
        let today = self.today();
        let [alice, others @ ..] = self.sides.as_mut_slice() else { return Ok(()) };
        let group = alice.ledger.log().group();
        let (person, body) = alice.ledger.body_of(name, &mut || random(&mut self.random));
        let motion = Motion::Admit { person, returning: None };
        let proposal = Proposal { motion, reason: None, until: today.plus(14) };
        let proposal = alice.say(Statement::Propose(proposal), vec![(person, body)], today)?;
        if let [bob, ..] = others
            && number > 1
        {
            hear(bob, alice, 1)?;
            let vote = Vote { proposal, answer: Answer::Yes, why: None };
            bob.say(Statement::Vote(vote), Vec::new(), today)?;
            hear(alice, bob, 0)?;
        }
        let Some(key) = self.keys.get(number).map(SigningKey::from_bytes) else { return Ok(()) };
        let secret = Secret::from_random(random(&mut self.random));
        let (purpose, expires) = (Purpose::Person(proposal), today.plus(14));
        let invite = Invite { purpose, key: secret.invite_key(), expires };
        let invite = alice.say(Statement::Invite(invite), Vec::new(), today)?;
        let admit = prove_admit(group, invite, &secret.key(), &key, parcel_key(&key));
        alice.say(Statement::Admit(admit), Vec::new(), today)?;
        self.meet()
    }

    /// Which device a member writes on here.
    fn side_of(member: usize) -> usize {
        member.min(2)
    }

    /// What a member sees.
    fn seen_by(&self, member: usize) -> Result<GroupSnapshot, NodeError> {
        let side = self.sides.get(Self::side_of(member));
        side.map(|side| side.ledger.snapshot()).ok_or_else(|| failed("nobody is there"))
    }

    /// The ids of the members, in the order of [`NAMES`].
    fn members(&self) -> Vec<MemberId> {
        let device = |key: &[u8; 32]| {
            DeviceId::from_bytes(SigningKey::from_bytes(key).verifying_key().to_bytes())
        };
        let [alice, _] = self.ledgers();
        self.keys.iter().filter_map(|key| alice.roster().member_of(device(key))).collect()
    }

    fn today(&self) -> Day {
        let edits_in_a_day = match self.life {
            Life::Replies => 25,
            Life::Years => WEEK / 7,
        };
        Day(16_000 + u32::try_from(self.edits / edits_in_a_day).unwrap_or(0))
    }

    fn begin_run(&mut self, member: usize) -> Result<(), NodeError> {
        let nonce = random(&mut self.random);
        let key = self.keys.get(member).map(SigningKey::from_bytes);
        let at = Self::side_of(member);
        let (Some(side), Some(key)) = (self.sides.get_mut(at), key) else {
            return Err(failed("there is no such member"));
        };
        side.ledger.begin_run_of(key, nonce);
        Ok(())
    }

    fn write(&mut self, member: usize, edit: &Edit) -> Result<(), NodeError> {
        let today = self.today();
        let at = Self::side_of(member);
        let Some(side) = self.sides.get_mut(at) else { return Ok(()) };
        let counter = &mut self.random;
        side.ledger.edit(edit, today, &mut || random(counter)).map_err(failed)?;
        side.rows.extend(side.ledger.settle().rows);
        self.edits += 1;
        Ok(())
    }

    /// Each hears what the others wrote.
    fn meet(&mut self) -> Result<(), NodeError> {
        for from in 0..self.sides.len() {
            for to in 0..self.sides.len() {
                if from == to {
                    continue;
                }
                let Ok([side, other]) = self.sides.get_disjoint_mut([to, from]) else {
                    return Err(failed("nobody is there"));
                };
                hear(side, other, to)?;
            }
        }
        Ok(())
    }
}

impl Side {
    fn say(
        &mut self,
        statement: Statement,
        bodies: Vec<(crate::id::BodyName, crate::log::Body)>,
        today: Day,
    ) -> Result<EntryHash, NodeError> {
        let said = self.ledger.say(statement, bodies, today).map_err(failed);
        self.rows.extend(self.ledger.settle().rows);
        said
    }
}

/// One side, the `to`th, hears what another has and it has not.
fn hear(side: &mut Side, other: &mut Side, to: usize) -> Result<(), NodeError> {
    let Some(told) = other.told.get_mut(to) else { return Ok(()) };
    let new = *told..other.ledger.log().len();
    *told = new.end;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_kept_whole_on_both_sides(life: Life, edits: usize) {
        let dirs = [tempfile::TempDir::new().unwrap(), tempfile::TempDir::new().unwrap()];
        let passphrase = Passphrase::new("a long night").unwrap();
        let mut grown = Grown::found(life).unwrap();
        grown.grow_to(edits).unwrap();
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

    #[test]
    fn a_grown_group_is_kept_whole_on_both_sides() {
        is_kept_whole_on_both_sides(Life::Replies, 250);
    }

    #[test]
    fn a_group_of_twelve_writes_of_everything_and_is_kept_whole() {
        is_kept_whole_on_both_sides(Life::Years, 10 * WEEK);
    }
}
