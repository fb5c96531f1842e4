//! Who receives which words: what is said about a proposal goes only to those who vote on it.
//!
//! All but the address of a relay, which everybody needs.
//!
//! The names of the words stand in the entries that everybody has, so nobody else can tell more than that there are some.
//!
//! Invariant: a function of the entries; the words of one member always reach that member's other devices.
//! Source: FORMATS.md §5, "Words for those who vote".

use std::collections::{BTreeMap, BTreeSet};

use super::Ledger;
use crate::id::{BodyName, DeviceId, EntryHash};
use crate::log::{Entry, Kind};
use crate::roster::{Motion, Statement};

/// The words that are for some only: by name and author, the proposals about which they were said.
#[derive(Debug, Default)]
pub(super) struct Confined(BTreeMap<(BodyName, DeviceId), BTreeSet<EntryHash>>);

impl Confined {
    /// An entry of `device` came in.
    pub(super) fn note(&mut self, entry: &Entry, hash: EntryHash, device: DeviceId) {
        let Kind::Statement(statement) = &entry.kind else { return };
        // The address of a relay is for everybody: whoever comes later needs it too.
        let mut for_all = None;
        let proposal = match statement {
            Statement::Propose(proposal) => {
                if let Motion::SetRelay(relay) = proposal.motion {
                    for_all = relay;
                }
                hash
            }
            Statement::Vote(vote) => vote.proposal,
            Statement::Found(_)
            | Statement::Close(_)
            | Statement::Invite(_)
            | Statement::WithdrawInvite(_)
            | Statement::Admit(_)
            | Statement::Settle(_)
            | Statement::RetireDevice(_)
            | Statement::Pause(())
            | Statement::Resume(())
            | Statement::Leave(_) => return,
        };
        for name in entry.bodies.iter().filter(|name| Some(**name) != for_all) {
            self.0.entry((*name, device)).or_default().insert(proposal);
        }
    }
}

impl Ledger {
    /// Whether a device may have the words that another introduced under this name.
    pub(super) fn may_have(&self, name: &BodyName, author: DeviceId, device: DeviceId) -> bool {
        let Some(proposals) = self.confined.0.get(&(*name, author)) else { return true };
        let Some(member) = self.roster.member_of(device) else { return false };
        let is_asked = |proposal: &EntryHash| {
            let record = self.roster.proposals.get(proposal);
            record.is_some_and(|record| record.said.contains_key(&member))
        };
        self.roster.member_of(author) == Some(member) || proposals.iter().any(is_asked)
    }
}
