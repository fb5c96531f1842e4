//! Histories for tests: honest and lying, entry by entry.
//!
//! The changes are not Automerge's: bytes that tell which changes they depend on, read by [`judge`].

#![allow(
    clippy::indexing_slicing,
    reason = "a test that names an entry that is not there is to fail"
)]

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;

use super::{ChangeFacts, DeviceStanding, Entry, Kind, Log, Opening, Place, SignedEntry};
use crate::encoding;
use crate::id::{
    BodyName, Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey, Signature,
};
use crate::log::entry::{self, ENTRY_VERSION};
use crate::roster::{
    Door, Found, Invite, Motion, Proposal, Purpose, Rule, Statement, Threshold, proposed_member,
    prove_admit,
};

/// A group, its devices, and every entry written so far, in causal order.
#[derive(Debug)]
pub struct Story {
    /// The group.
    pub group: GroupId,
    /// Everything written.
    pub entries: Vec<SignedEntry>,
    /// By number: the device's key, and the member that it is.
    devices: Vec<(SigningKey, MemberId)>,
    nonce: u64,
    label: u64,
}

/// What to write.
#[allow(clippy::large_enum_variant, reason = "short-lived, in tests only")]
#[derive(Clone, Debug)]
pub enum What {
    /// A new change that depends on those of these entries.
    Edit(Vec<usize>),
    /// The same change as another entry's.
    SameEdit(usize),
    /// Bytes that are no change.
    Garbage,
    /// A statement.
    Say(Statement),
    /// Something from a newer Kith.
    Unknown(u16),
}

/// The key of the device with a number.
pub fn key(number: usize) -> SigningKey {
    let mut seed = [0x5a; 32];
    seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
    SigningKey::from_bytes(&seed)
}

/// The id of the device with a number.
pub fn device(number: usize) -> DeviceId {
    DeviceId::from_bytes(key(number).verifying_key().to_bytes())
}

/// The founding by device 0.
pub fn found() -> Found {
    Found {
        device: device(0),
        parcel_key: ParcelKey::from_bytes([1; 32]),
        rule: Rule {
            threshold: Threshold::AllButOne,
            door: Door::ByVote,
            wordings: Threshold::Everyone,
        },
        nonce: [7; 16],
    }
}

/// Reads the changes that [`Story`] makes.
pub fn judge(_log: &Log, entry: &Entry, _place: &Place) -> Option<ChangeFacts> {
    let Kind::Edit(bytes) = &entry.kind else { return None };
    let (_, deps): (u64, Vec<[u8; 32]>) = encoding::decode(bytes).ok()?;
    Some(ChangeFacts { hash: *blake3::hash(bytes).as_bytes(), deps })
}

impl Story {
    /// A group founded by device 0, which lets in one member for each further device; all in its first chain.
    pub fn new(devices: usize) -> Self {
        let found = found();
        let mut story = Self {
            group: found.group(),
            entries: Vec::new(),
            devices: vec![(key(0), found.member())],
            nonce: 0,
            label: 0,
        };
        let mut last = story.write(0, None, &[], What::Say(Statement::Found(found)));
        for number in 1..devices {
            let proposal = Proposal {
                motion: Motion::Admit { person: BodyName::from_bytes([9; 32]), returning: None },
                reason: None,
                until: Day(7),
            };
            last = story.write(0, Some(last), &[], What::Say(Statement::Propose(proposal)));
            let proposal = story.hash(last);
            story.devices.push((key(number), proposed_member(proposal)));
            last = story.admit(last, number, Purpose::Person(proposal));
        }
        story
    }

    /// Device 0 invites and lets in the device with a number, after `last`; returns the `Admit`.
    pub fn admit(&mut self, last: usize, number: usize, purpose: Purpose) -> usize {
        let ticket = key(1000 + number);
        let invite = Invite {
            purpose,
            key: InviteKey::from_bytes(ticket.verifying_key().to_bytes()),
            expires: Day(9),
        };
        let last = self.write(0, Some(last), &[], What::Say(Statement::Invite(invite)));
        let parcel_key = ParcelKey::from_bytes([3; 32]);
        let admit = prove_admit(self.group, self.hash(last), &ticket, &key(number), parcel_key);
        self.write(0, Some(last), &[], What::Say(Statement::Admit(admit)))
    }

    /// Gives a member a further device, by its first; returns its number.
    pub fn add_own_device(&mut self, last: usize) -> (usize, usize) {
        let number = self.devices.len();
        let member = self.devices[0].1;
        self.devices.push((key(number), member));
        (number, self.admit(last, number, Purpose::OwnDevice))
    }

    /// The hash of an entry.
    pub fn hash(&self, at: usize) -> EntryHash {
        self.entries[at].hash
    }

    /// The member of the device with a number.
    pub fn member(&self, number: usize) -> MemberId {
        self.devices[number].1
    }

    /// All devices, each counting as its member's.
    pub fn standings(&self) -> BTreeMap<DeviceId, DeviceStanding> {
        let counts = |(key, member): &(SigningKey, MemberId)| {
            let id = DeviceId::from_bytes(key.verifying_key().to_bytes());
            (id, DeviceStanding::Counts(*member))
        };
        self.devices.iter().map(counts).collect()
    }

    /// The change that an entry carries.
    pub fn change(&self, at: usize) -> Option<[u8; 32]> {
        match &self.entries[at].entry.kind {
            Kind::Edit(bytes) => Some(*blake3::hash(bytes).as_bytes()),
            Kind::TakeBack(_) | Kind::Statement(_) | Kind::Unknown { .. } => None,
        }
    }

    /// Writes an entry after `prev`, or opens a chain after everything of the device so far that ends; returns its number.
    pub fn write(&mut self, by: usize, prev: Option<usize>, seen: &[usize], what: What) -> usize {
        let device = device(by);
        let mut seen: Vec<_> = seen.iter().map(|at| self.hash(*at)).collect();
        seen.sort_unstable();
        seen.dedup();
        let opening = prev.is_none().then(|| {
            self.nonce += 1;
            let mut nonce = [0; 16];
            nonce[..8].copy_from_slice(&self.nonce.to_le_bytes());
            Opening { device, nonce, after: Vec::new() }
        });
        let before = prev.map(|prev| self.entries[prev].clone());
        let chain = match (&opening, &before) {
            (Some(opening), _) => opening.chain(self.group),
            (None, Some(before)) => before.entry.chain,
            (None, None) => unreachable!("an entry follows another or opens a chain"),
        };
        let kind = match what {
            What::Edit(deps) => {
                self.label += 1;
                let deps: Vec<_> = deps.iter().filter_map(|at| self.change(*at)).collect();
                Kind::Edit(encoding::encode(&(self.label, deps)))
            }
            What::SameEdit(other) => self.entries[other].entry.kind.clone(),
            What::Garbage => {
                self.label += 1;
                Kind::Edit([[0xff; 11].as_slice(), &self.label.to_le_bytes()].concat())
            }
            What::Say(statement) => Kind::Statement(statement),
            What::Unknown(tag) => {
                self.label += 1;
                Kind::Unknown { tag, payload: encoding::encode(&self.label) }
            }
        };
        let entry = Entry {
            version: ENTRY_VERSION,
            group: self.group,
            chain,
            seq: before.as_ref().map_or(0, |before| before.entry.seq + 1),
            prev: before.map(|before| before.hash),
            opening,
            seen,
            day: Day(1),
            bodies: Vec::new(),
            kind,
        };
        self.push(entry, by)
    }

    /// Signs an entry as the device with a number, and adds it as it is; the same entry is there once.
    pub fn push(&mut self, entry: Entry, by: usize) -> usize {
        let hash = entry.hash();
        if let Some(at) = self.entries.iter().position(|signed| signed.hash == hash) {
            return at;
        }
        let signature: Signature = entry::sign(&key(by), self.group, hash);
        self.entries.push(SignedEntry {
            entry,
            hash,
            device: device(by),
            signature: Some(signature),
            is_proven: true,
            bodies: Vec::new(),
        });
        self.entries.len() - 1
    }

    /// A log of the entries with these numbers, offered again and again until no more come in.
    pub fn log(&self, order: impl IntoIterator<Item = usize>) -> Log {
        let mut log = Log::new(self.group);
        let mut open: Vec<_> = order.into_iter().map(|at| self.entries[at].clone()).collect();
        loop {
            let before = open.len();
            let mut waiting = Vec::new();
            for signed in open {
                // A refused entry is a lie, and stays out.
                if let Ok(taken) = log.take_in(vec![signed], judge) {
                    waiting.extend(taken.waiting.into_iter().map(|waiting| waiting.entry));
                }
            }
            if waiting.len() == before {
                return log;
            }
            open = waiting;
        }
    }

    /// A log of everything.
    pub fn whole_log(&self) -> Log {
        self.log(0..self.entries.len())
    }
}
