//! Entries that carry the same name: offered to be one, never made one by themselves.

use std::collections::BTreeMap;

use kith_sync::group::snapshot::Candidate;
use kith_sync::id::RecordId;

use super::said;
use crate::view::Source;
use crate::view::decisions::{folded, known};
use crate::view::people::{capital, form, join};
use crate::words::t;

/// Two entries that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OfferView {
    /// The one that would be put with the other.
    pub(crate) this: RecordId,
    /// The one that was added first.
    pub(crate) other: RecordId,
    pub(crate) name: String,
    pub(crate) words: String,
}

/// Every pair of neighbours among those who are called the same.
pub(super) fn offers(source: &Source<'_>) -> Vec<OfferView> {
    let mut last_called: BTreeMap<String, (usize, &Candidate)> = BTreeMap::new();
    let mut offers = Vec::new();
    for (at, this) in source.snapshot.candidates.iter().enumerate() {
        let names = names(this);
        // With the one before it: once they are one, the next pair is offered.
        let earlier = names.iter().filter_map(|name| last_called.get(name));
        if let Some((_, other)) = earlier.max_by_key(|(at, _)| *at) {
            offers.push(offer(source, this, other));
        }
        last_called.extend(names.into_iter().map(|name| (name, (at, &**this))));
    }
    offers
}

/// The names of a person, in every entry, so that they can be compared.
pub(super) fn names(person: &Candidate) -> Vec<String> {
    let own = person.name.values.iter();
    let others = person.same.iter().flat_map(|same| same.name.values.iter());
    own.chain(others).filter_map(|it| Some(folded(known(&it.value.words)?))).collect()
}

fn offer(source: &Source<'_>, this: &Candidate, other: &Candidate) -> OfferView {
    let people = source.people();
    let name = said(&this.name);
    let is_contested = this.unsettled.contains(&other.id) || other.unsettled.contains(&this.id);
    let words = if is_contested {
        t!("finding-one-of-you-said-that-the", name = name)
    } else if this.by == other.by {
        t!("finding-stands-on-the-list-twice-is", name = name)
    } else {
        let ids: Vec<_> = [other.by, this.by].into_iter().flatten().collect();
        let who = [other.by, this.by].map(|by| people.author(by));
        let (who, form) = (capital(&join(&who)), form(&ids, people.me()));
        // Who is not known by an id is one more beside.
        let form = if form == "you" { "with-you" } else { form };
        t!("finding-stands-on-the-list-twice-each", name = name, who = who, form = form)
    };
    OfferView { this: this.id, other: other.id, name, words }
}
