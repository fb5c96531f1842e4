//! What the document should say: a plain reference that knows nothing of logs, rosters or documents.
//!
//! There are deeds, each done by somebody who had seen some of the others. A deed puts values under keys. What stands under
//! a key is what was put there by a deed that nobody who put something there had seen; several where people did not see
//! each other's. That is the whole of it, for texts, for shared fields and for a member's own word.
//!
//! Invariant: imports nothing but maps.

use std::collections::{BTreeMap, BTreeSet};

/// What somebody did.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// The deeds that whoever did it had seen.
    pub(super) seen: BTreeSet<usize>,
    /// What it puts where; nothing is a word taken back.
    pub(super) puts: Vec<(String, Option<String>)>,
}

/// All that was done.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// By number.
    pub(super) deeds: Vec<Deed>,
}

impl Model {
    /// What stands under each key if only the deeds in `counting` were done.
    pub(super) fn read(&self, counting: &BTreeSet<usize>) -> BTreeMap<String, BTreeSet<String>> {
        let mut by_key: BTreeMap<&str, Vec<(usize, Option<&String>)>> = BTreeMap::new();
        for (number, deed) in self.deeds.iter().enumerate().filter(|(at, _)| counting.contains(at))
        {
            for (key, value) in &deed.puts {
                by_key.entry(key).or_default().push((number, value.as_ref()));
            }
        }
        let mut all = BTreeMap::new();
        for (key, puts) in by_key {
            let is_newest = |(at, _): &&(usize, Option<&String>)| {
                !puts.iter().any(|(other, _)| {
                    self.deeds.get(*other).is_some_and(|other| other.seen.contains(at))
                })
            };
            let values = puts.iter().filter(is_newest).filter_map(|(_, value)| value.cloned());
            all.insert(key.to_owned(), values.collect());
        }
        all
    }
}
