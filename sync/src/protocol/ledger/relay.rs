//! The relay that the group decided to use.
//!
//! Invariant: a function of the entries and of which bodies are here; where it is not certain which relay it is, it is none.
//! Source: FORMATS.md §5, rule 24.

use super::Ledger;
use crate::group::snapshot::Words;
use crate::id::BodyName;
use crate::relay::Relay;
use crate::roster::Motion;

/// What the group decided about its relay, as far as it is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedRelay {
    /// It uses none.
    None,
    /// It uses this one.
    Named(Relay),
    /// Different things were decided by people who did not know of each other.
    Apart,
    /// Its address has not come to this device yet.
    NotHere,
    /// Whoever proposed it has taken its address back.
    TakenBack,
    /// It is no address that this program can use.
    Unreadable,
}

impl Ledger {
    /// The relay that the group decided to use.
    pub fn relay(&self) -> NamedRelay {
        let roster = self.roster();
        let decided = roster.relays.iter().filter_map(|hash| roster.proposals.get(hash));
        let mut named = decided.filter_map(|record| match &record.motion {
            Motion::SetRelay(relay) => Some(self.read_relay(relay.as_ref())),
            Motion::Admit { .. }
            | Motion::Remove(_)
            | Motion::SetRule(_)
            | Motion::RetireDevice(_)
            | Motion::TakeBack(_)
            | Motion::CloseGroup => None,
        });
        let Some(first) = named.next() else { return NamedRelay::None };
        named.fold(first, |all, one| match (all, one) {
            (all, one) if all == one => all,
            // What it will say is not known, so neither is whether they differ.
            (NamedRelay::NotHere, _) | (_, NamedRelay::NotHere) => NamedRelay::NotHere,
            _ => NamedRelay::Apart,
        })
    }

    fn read_relay(&self, relay: Option<&BodyName>) -> NamedRelay {
        match relay.map(|relay| self.words_of(relay)) {
            None => NamedRelay::None,
            Some(Words::Known(text)) => {
                Relay::parse(&text).map_or(NamedRelay::Unreadable, NamedRelay::Named)
            }
            Some(Words::NotHereYet) => NamedRelay::NotHere,
            Some(Words::TakenBack) => NamedRelay::TakenBack,
        }
    }
}
