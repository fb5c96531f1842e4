//! Histories for tests: named devices that say things and hear each other, or lie about what they heard.
//!
//! Every device has a *desk*: what it has heard so far. [`History::say`] writes from there; [`History::say_from`]
//! writes from any past, as a liar would.

use std::cell::RefCell;
use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;

use super::{
    Answer, Door, Facts, Found, Invite, Motion, Past, Proposal, Purpose, Roster, Rule, Statement,
    StatementNode, Threshold, Vote, Witness, proposed_member, prove_admit, roster, would_count,
};
use crate::id::{
    self, BodyName, Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey,
};

/// A growing set of statements.
#[derive(Clone, Debug)]
pub struct History {
    /// The group.
    pub group: GroupId,
    facts: Facts,
    desks: BTreeMap<DeviceId, Past>,
    members: BTreeMap<DeviceId, MemberId>,
}

/// The key of a named device.
pub fn device_key(name: &str) -> SigningKey {
    SigningKey::from_bytes(&id::hash("kith test device", &[name.as_bytes()]))
}

thread_local! {
    static DEVICES: RefCell<BTreeMap<String, DeviceId>> = RefCell::default();
}

/// A named device. Kept, because a public key takes as long to make as a small roster, and names are asked for all the time.
pub fn device(name: &str) -> DeviceId {
    DEVICES.with_borrow_mut(|known| {
        if let Some(device) = known.get(name) {
            return *device;
        }
        let device = DeviceId::from_bytes(device_key(name).verifying_key().to_bytes());
        known.insert(name.to_owned(), device);
        device
    })
}

/// A rule in short.
pub const fn rule(threshold: Threshold, door: Door) -> Rule {
    Rule { threshold, door, wordings: Threshold::Everyone }
}

/// A motion to admit somebody new.
pub fn admit_motion(name: &str) -> Motion {
    let person = BodyName::from_bytes(id::hash("kith test body", &[name.as_bytes()]));
    Motion::Admit { person, returning: None }
}

fn parcel_key() -> ParcelKey {
    ParcelKey::from_bytes([9; 32])
}

impl History {
    /// A group founded on this device, by this rule.
    pub fn found(name: &str, rule: Rule) -> Self {
        let found = Found { device: device(name), parcel_key: parcel_key(), rule, nonce: [1; 16] };
        let mut history = Self {
            group: found.group(),
            facts: Facts::default(),
            desks: BTreeMap::new(),
            members: BTreeMap::new(),
        };
        history.members.insert(device(name), found.member());
        history.say(name, Statement::Found(found));
        history
    }

    /// A group founded by the first of these; each of the others was let in by all who were there.
    pub fn of(names: &[&str], rule: Rule) -> Self {
        let (founder, others) =
            names.split_first().map_or(("", names), |(first, rest)| (*first, rest));
        let mut history = Self::found(founder, rule);
        for (at, name) in others.iter().enumerate() {
            history.let_in(founder, others.get(..at).unwrap_or_default(), name);
        }
        history
    }

    /// Everything said so far.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Who belongs.
    pub fn roster(&self) -> Roster {
        roster(self.group, &self.facts)
    }

    /// The member of a named device, as let in by [`History::admit`] or the founding.
    pub fn member(&self, name: &str) -> MemberId {
        self.members.get(&device(name)).copied().unwrap_or(MemberId::from_bytes([0; 16]))
    }

    /// What a device has heard.
    pub fn desk(&self, name: &str) -> Past {
        self.desks.get(&device(name)).cloned().unwrap_or_default()
    }

    /// The position of a statement.
    pub fn position(&self, hash: EntryHash) -> usize {
        self.facts.statements.iter().position(|node| node.hash == hash).unwrap_or(usize::MAX)
    }

    /// The past of a statement and it itself.
    pub fn up_to(&self, hash: EntryHash) -> Past {
        let at = self.position(hash);
        let mut past =
            self.facts.statements.get(at).map(|node| node.past.clone()).unwrap_or_default();
        past.insert(at);
        past
    }

    /// A device says something, knowing what it has heard.
    pub fn say(&mut self, name: &str, statement: Statement) -> EntryHash {
        let past = self.desk(name);
        let hash = self.say_from(name, &past, statement);
        let at = self.position(hash);
        self.desks.entry(device(name)).or_default().insert(at);
        hash
    }

    /// A device says something as if it knew no more than `past`; its desk stays as it is.
    pub fn say_from(&mut self, name: &str, past: &Past, statement: Statement) -> EntryHash {
        let count = self.facts.statements.len();
        let author = device(name);
        let parts: [&[u8]; 4] = [
            author.as_bytes(),
            &count.to_le_bytes(),
            &statement.tag().to_le_bytes(),
            &statement.payload(),
        ];
        let hash = EntryHash::from_bytes(id::hash("kith test entry", &parts));
        self.facts.statements.push(StatementNode {
            hash,
            device: author,
            statement: Some(statement),
            past: past.clone(),
        });
        hash
    }

    /// A device says something as if it knew no more than `last` and what that knew.
    pub fn say_after(&mut self, name: &str, last: EntryHash, statement: Statement) -> EntryHash {
        let past = self.up_to(last);
        self.say_from(name, &past, statement)
    }

    /// A device writes something that is no statement.
    pub fn write(&mut self, name: &str) {
        let past = self.desk(name);
        self.write_from(name, &past);
    }

    /// A device writes something that is no statement, as if it knew no more than `past`.
    pub fn write_from(&mut self, name: &str, past: &Past) {
        self.facts.witnesses.push(Witness { device: device(name), past: past.clone() });
    }

    /// A device hears all that another has.
    pub fn hear(&mut self, name: &str, from: &str) {
        let heard = self.desk(from);
        self.desks.entry(device(name)).or_default().union(&heard);
    }

    /// Everybody hears everything.
    pub fn all_hear(&mut self) {
        let all = Past::below(self.facts.statements.len());
        for desk in self.desks.values_mut() {
            *desk = all.clone();
        }
    }

    /// Puts something to the group.
    pub fn propose(&mut self, name: &str, motion: Motion) -> EntryHash {
        self.say(name, propose(motion))
    }

    /// Answers.
    pub fn vote(&mut self, name: &str, proposal: EntryHash, answer: Answer) -> EntryHash {
        self.say(name, vote(proposal, answer))
    }

    /// Makes an invitation whose secret is known by its name.
    pub fn invite(&mut self, name: &str, purpose: Purpose) -> EntryHash {
        self.say(name, invite(purpose))
    }

    /// `host` lets a new device in.
    pub fn admit(&mut self, host: &str, invite: EntryHash, newcomer: &str) -> EntryHash {
        let past = self.desk(host);
        let hash = self.admit_from(host, &past, invite, newcomer);
        let at = self.position(hash);
        self.desks.entry(device(host)).or_default().insert(at);
        let heard = self.desk(host);
        self.desks.entry(device(newcomer)).or_default().union(&heard);
        hash
    }

    /// `host` lets a new device in as if it knew no more than `past`; the newcomer hears only that.
    pub fn admit_from(
        &mut self,
        host: &str,
        past: &Past,
        invite: EntryHash,
        newcomer: &str,
    ) -> EntryHash {
        let admit = self.admission(invite, newcomer);
        let hash = self.say_from(host, past, admit);
        let heard = self.up_to(hash);
        self.desks.entry(device(newcomer)).or_default().union(&heard);
        let inviter = self.facts.statements.get(self.position(invite)).cloned();
        if let Some(StatementNode { device, statement: Some(Statement::Invite(terms)), .. }) =
            inviter
        {
            let member = match terms.purpose {
                Purpose::OwnDevice => self.members.get(&device).copied(),
                Purpose::Person(proposal) => {
                    let at = self.position(proposal);
                    match self.facts.statements.get(at).map(|node| &node.statement) {
                        Some(Some(Statement::Propose(Proposal {
                            motion: Motion::Admit { returning: Some(member), .. },
                            ..
                        }))) => Some(*member),
                        _ => Some(proposed_member(proposal)),
                    }
                }
            };
            if let Some(member) = member {
                self.members.insert(crate::roster::build::device(newcomer), member);
            }
        }
        hash
    }

    /// The statement by which a device comes in, with good proofs.
    pub fn admission(&self, invite: EntryHash, newcomer: &str) -> Statement {
        let key = device_key(newcomer);
        Statement::Admit(prove_admit(self.group, invite, &invitation_key(), &key, parcel_key()))
    }

    /// `host` proposes, `voters` agree one after the other, everybody hears.
    pub fn decide(&mut self, host: &str, motion: Motion, voters: &[&str]) -> EntryHash {
        self.all_hear();
        let proposal = self.propose(host, motion);
        self.all_hear();
        for voter in voters {
            self.vote(voter, proposal, Answer::Yes);
            self.all_hear();
        }
        proposal
    }

    /// Decides about somebody new; `host` has the invitation, and everybody has heard of it.
    pub fn ticket_for(&mut self, newcomer: &str, host: &str, voters: &[&str]) -> EntryHash {
        let proposal = self.decide(host, admit_motion(newcomer), voters);
        let invite = self.invite(host, Purpose::Person(proposal));
        self.all_hear();
        invite
    }

    /// Admits somebody by the book: `host` proposes, `voters` agree, `host` invites and lets in, everybody hears.
    pub fn let_in(&mut self, host: &str, voters: &[&str], newcomer: &str) -> EntryHash {
        let invite = self.ticket_for(newcomer, host, voters);
        let admit = self.admit(host, invite, newcomer);
        self.all_hear();
        admit
    }

    /// A member's further device comes in through one of the member's, and everybody hears.
    pub fn add_device(&mut self, host: &str, further: &str) -> EntryHash {
        let invite = self.invite(host, Purpose::OwnDevice);
        let admit = self.admit(host, invite, further);
        self.all_hear();
        admit
    }

    /// Whether a statement would count if the device made it now, knowing everything.
    pub fn would_count(&self, name: &str, statement: &Statement) -> Result<(), super::Void> {
        would_count(self.group, &self.facts, device(name), statement)
    }

    /// The same set, with positions in the order that `order` lists them.
    pub fn reordered(&self, order: &[usize]) -> Facts {
        let mut place = BTreeMap::new();
        for (new, old) in order.iter().enumerate() {
            place.insert(*old, new);
        }
        let moved = |past: &Past| past.iter().filter_map(|at| place.get(&at).copied()).collect();
        let statements = order
            .iter()
            .filter_map(|old| self.facts.statements.get(*old))
            .map(|node| StatementNode { past: moved(&node.past), ..node.clone() })
            .collect();
        let witnesses = self.facts.witnesses.iter().rev();
        let witnesses = witnesses
            .map(|witness| Witness { device: witness.device, past: moved(&witness.past) })
            .collect();
        Facts { statements, witnesses }
    }
}

/// A `Propose`.
pub fn propose(motion: Motion) -> Statement {
    Statement::Propose(Proposal { motion, reason: None, until: Day(100) })
}

/// A `Vote`.
pub fn vote(proposal: EntryHash, answer: Answer) -> Statement {
    Statement::Vote(Vote { proposal, answer, why: None })
}

/// An `Invite` with the one test key.
pub fn invite(purpose: Purpose) -> Statement {
    let key = InviteKey::from_bytes(invitation_key().verifying_key().to_bytes());
    Statement::Invite(Invite { purpose, key, expires: Day(100) })
}

/// The key of every test invitation.
pub fn invitation_key() -> SigningKey {
    SigningKey::from_bytes(&[77; 32])
}
