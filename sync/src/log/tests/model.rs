//! Standing, computed again in the plainest way, and compared on random histories.
//!
//! Everything is a map by entry number; nothing here asks the log or `standing` for an answer.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::id::{DeviceId, MemberId};

/// A plain description of one entry.
struct Item {
    device: DeviceId,
    prev: Option<usize>,
    /// By dependency: the entries that would do; `None` for what is no edit, or no change that is allowed.
    needs: Option<Vec<BTreeSet<usize>>>,
    is_edit: bool,
}

fn items(story: &Story) -> Vec<Item> {
    let number = |hash: &EntryHash| story.entries.iter().position(|e| e.hash == *hash).unwrap();
    let mut items: Vec<Item> = Vec::new();
    for signed in &story.entries {
        let prev = signed.entry.prev.map(|prev| number(&prev));
        let is_edit = matches!(signed.entry.kind, Kind::Edit(_));
        let mut own = prev;
        while let Some(at) = own.filter(|at| !items[*at].is_edit) {
            own = items[at].prev;
        }
        let mut named: BTreeSet<usize> = signed.entry.seen.iter().map(number).collect();
        named.extend(prev);
        named.extend(own);
        let mut needs = None;
        if let Kind::Edit(bytes) = &signed.entry.kind
            && let Ok((_, deps)) = crate::encoding::decode::<(u64, Vec<[u8; 32]>)>(bytes)
        {
            let carries =
                |at: &usize, dep| story.change(*at) == Some(dep) && items[*at].needs.is_some();
            let mut all: Vec<BTreeSet<usize>> = deps
                .iter()
                .map(|dep| named.iter().copied().filter(|at| carries(at, *dep)).collect())
                .collect();
            if all.iter().all(|carriers| !carriers.is_empty()) {
                all.extend(own.map(|own| BTreeSet::from([own])));
                needs = Some(all);
            }
        }
        items.push(Item { device: signed.device, prev, needs, is_edit });
    }
    items
}

fn past(story: &Story, hash: EntryHash) -> BTreeSet<usize> {
    let at = story.entries.iter().position(|e| e.hash == hash).unwrap();
    let entry = &story.entries[at].entry;
    let mut all = BTreeSet::from([at]);
    let after = entry.opening.iter().flat_map(|opening| &opening.after);
    for parent in entry.prev.iter().chain(&entry.seen).chain(after) {
        all.extend(past(story, *parent));
    }
    all
}

/// Everything that an entry's change depends on, however far.
fn dependencies(items: &[Item], at: usize) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    for need in items[at].needs.iter().flatten().flatten() {
        all.insert(*need);
        all.extend(dependencies(items, *need));
    }
    all
}

/// Which edits do not count.
pub(super) fn lost(story: &Story, devices: &BTreeMap<DeviceId, DeviceStanding>) -> BTreeSet<usize> {
    let items = items(story);
    let edits: Vec<usize> = (0..items.len()).filter(|at| items[*at].is_edit).collect();
    let member = |at: usize| -> Option<MemberId> {
        match devices.get(&items[at].device)? {
            DeviceStanding::Counts(member) | DeviceStanding::Departed { member, .. } => {
                Some(*member)
            }
            DeviceStanding::Unsettled => None,
        }
    };
    let stands = |at: usize| {
        items[at].needs.is_some()
            && match devices.get(&items[at].device) {
                Some(DeviceStanding::Counts(_)) => true,
                Some(DeviceStanding::Departed { cut, .. }) => {
                    cut.iter().any(|cut| past(story, *cut).contains(&at))
                }
                Some(DeviceStanding::Unsettled) | None => false,
            }
    };
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for at in edits.iter().copied().filter(|at| stands(*at)) {
        wanted.insert(at);
        wanted.extend(dependencies(&items, at));
    }
    let mut lost: BTreeSet<usize> = edits
        .iter()
        .copied()
        .filter(|at| !wanted.contains(at) || items[*at].needs.is_none())
        .collect();
    let unfit = lost.clone();
    // Forks: every entry's followers, then each branch by who rests on it.
    let in_branch = |of: usize| -> BTreeSet<usize> {
        let mut branch = BTreeSet::from([of]);
        for (at, item) in items.iter().enumerate() {
            if item.prev.is_some_and(|prev| branch.contains(&prev)) {
                branch.insert(at);
            }
        }
        branch
    };
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(prev) = item.prev {
            followers.entry(prev).or_default().push(at);
        }
    }
    for siblings in followers.values().filter(|siblings| siblings.len() > 1) {
        let mut ranking = Vec::new();
        for sibling in siblings {
            let branch = in_branch(*sibling);
            let valid: BTreeSet<_> =
                branch.iter().copied().filter(|at| items[*at].needs.is_some()).collect();
            if valid.is_empty() {
                continue;
            }
            let mut supporters: BTreeSet<MemberId> = BTreeSet::new();
            for at in edits.iter().copied().filter(|at| !unfit.contains(at)) {
                if !dependencies(&items, at).is_disjoint(&branch) {
                    supporters.extend(member(at));
                }
            }
            if let Some(author) = member(*sibling) {
                supporters.remove(&author);
            }
            let rank = (std::cmp::Reverse(supporters.len()), story.hash(*sibling));
            ranking.push((rank, branch));
        }
        ranking.sort_by_key(|(rank, _)| *rank);
        for (_, branch) in ranking.into_iter().skip(1) {
            lost.extend(branch.into_iter().filter(|at| items[*at].is_edit));
        }
    }
    loop {
        let more: Vec<usize> = edits
            .iter()
            .copied()
            .filter(|at| !lost.contains(at))
            .filter(|at| {
                let needs = items[*at].needs.as_ref().unwrap();
                needs.iter().any(|carriers| carriers.is_subset(&lost))
            })
            .collect();
        if more.is_empty() {
            return lost;
        }
        lost.extend(more);
    }
}

/// One step of a random history; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(super) struct Step {
    by: usize,
    /// Which entry of the device's own to follow; none: opens a chain.
    prev: Option<usize>,
    seen: Vec<usize>,
    what: u8,
}

pub(super) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (
        0_usize..4,
        prop_oneof![1 => Just(None), 4 => any::<usize>().prop_map(Some)],
        prop::collection::vec(any::<usize>(), 0..3),
        0_u8..12,
    );
    let step = step.prop_map(|(by, prev, seen, what)| Step { by, prev, seen, what });
    prop::collection::vec(step, 1..most)
}

/// Writes the steps: forks wherever two follow one entry, the same change twice, garbage, unnamed dependencies.
pub(super) fn tell(steps: &[Step]) -> Story {
    let mut story = Story::new(4);
    let founding = story.entries.len();
    for step in steps {
        let own: Vec<usize> = (founding..story.entries.len())
            .filter(|at| story.entries[*at].device == device(step.by))
            .collect();
        let prev = step.prev.filter(|_| !own.is_empty()).map(|prev| {
            // Most often near the end, so that chains grow.
            own[own.len() - 1 - (prev % own.len()).min(prev % 3)]
        });
        let mut seen = vec![founding - 1];
        let count = story.entries.len();
        seen.extend(step.seen.iter().map(|at| founding - 1 + at % (count - founding + 1)));
        let named: Vec<usize> =
            seen.iter().chain(&prev).copied().filter(|at| story.change(*at).is_some()).collect();
        let what = match step.what {
            0 => What::Unknown(300),
            1 => What::Garbage,
            2 => match own.iter().rev().copied().find(|at| story.change(*at).is_some()) {
                Some(at) => What::SameEdit(at),
                None => edit(&named),
            },
            3 => edit(&[count - 1]),
            _ => edit(&named),
        };
        story.write(step.by, prev, &seen, what);
    }
    story
}

/// The devices, one of them departed at the past of some entry, one unsettled, by `choice`.
pub(super) fn standings(
    story: &Story,
    choice: u8,
    cut: usize,
) -> BTreeMap<DeviceId, DeviceStanding> {
    let mut standings = story.standings();
    let cut = story.hash(cut % story.entries.len());
    if !choice.is_multiple_of(3) {
        let member = story.member(1);
        standings.insert(device(1), DeviceStanding::Departed { member, cut: vec![cut] });
    }
    if choice % 5 == 1 {
        standings.insert(device(2), DeviceStanding::Unsettled);
    }
    standings
}

proptest! {
    #[test]
    fn what_counts_is_what_the_plain_model_says(
        steps in steps(16), choice in any::<u8>(), cut in any::<usize>(),
    ) {
        let story = tell(&steps);
        let standings = standings(&story, choice, cut);
        let log = story.whole_log();
        prop_assert_eq!(log.len(), story.entries.len());
        let here: BTreeSet<usize> = log.standing(&standings).parked.into_keys().collect();
        prop_assert_eq!(here, lost(&story, &standings));
    }
}
