//! The same entries in every order.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::model::{lost, standings, steps, tell};
use super::*;

/// What must not depend on the order of arrival.
fn meaning(
    log: &Log,
    devices: &BTreeMap<DeviceId, DeviceStanding>,
) -> impl PartialEq + std::fmt::Debug + use<> {
    let parked: BTreeMap<_, _> = log
        .standing(devices)
        .parked
        .into_iter()
        .map(|(at, why)| (log.hash(at).unwrap(), why))
        .collect();
    let tips: Vec<_> = log
        .vector()
        .devices
        .into_iter()
        .map(|tips| (tips.device, tips.digest, tips.tips))
        .collect();
    let facts = log.facts();
    let known = |past: &Past| -> Vec<EntryHash> {
        let mut known: Vec<_> = (0..facts.statements.len())
            .filter(|at| past.contains(*at))
            .map(|at| facts.statements[at].hash)
            .collect();
        known.sort_unstable();
        known
    };
    let mut said: Vec<_> =
        facts.statements.iter().map(|s| (s.hash, s.device, known(&s.past))).collect();
    said.sort();
    let mut seen: Vec<_> = facts.witnesses.iter().map(|w| (w.device, known(&w.past))).collect();
    seen.sort();
    (log.heads(), log.vector().heads, parked, tips, said, seen)
}

proptest! {
    #[test]
    fn every_order_of_arrival_means_the_same(
        steps in steps(14), choice in any::<u8>(), cut in any::<usize>(), seed in any::<u64>(),
    ) {
        let story = tell(&steps);
        let standings = standings(&story, choice, cut);
        let mut order: Vec<usize> = (0..story.entries.len()).collect();
        order.sort_by_key(|at| *blake3::hash(&(seed ^ *at as u64).to_le_bytes()).as_bytes());
        prop_assert_eq!(
            meaning(&story.log(order), &standings),
            meaning(&story.whole_log(), &standings)
        );
    }
}

proptest! {
    #[test]
    fn a_batch_with_a_lie_at_its_end_changes_nothing(
        steps in steps(14), choice in any::<u8>(), cut in any::<usize>(), from in any::<usize>(),
    ) {
        let mut story = tell(&steps);
        let standings = standings(&story, choice, cut);
        let from = from % story.entries.len();
        let mut log = story.log(0..from);
        let whole = story.whole_log();
        let count = story.entries.len();
        story.write(99, None, &[count - 1], edit(&[]));
        prop_assert!(log.take_in(story.entries[from..].to_vec(), judge).is_err());
        prop_assert_eq!(meaning(&log, &standings), meaning(&story.log(0..from), &standings));
        prop_assert_eq!(log.oddities, story.log(0..from).oddities);
        prop_assert_eq!(&log.edit_heads, &story.log(0..from).edit_heads);
        log.take_in(story.entries[from..count].to_vec(), judge).unwrap();
        prop_assert_eq!(meaning(&log, &standings), meaning(&whole, &standings));
    }
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mut rest = items.to_vec();
        rest.remove(at);
        for mut tail in permutations(&rest) {
            tail.insert(0, *item);
            all.push(tail);
        }
    }
    all
}

/// All histories of four entries by a liar and a witness: the liar's first entry, then each of three entries by either,
/// following any earlier of its own and resting on any earlier of the other; in all orders.
#[test]
fn every_small_fork_in_every_order_means_the_same() {
    let mut histories = 0;
    for choices in 0..4_usize.pow(3) * 27 {
        let mut story = Story::new(2);
        let base = story.entries.len();
        let first = story.write(1, None, &[base - 1], edit(&[]));
        let mut bits = choices;
        let mut take = |most: usize| {
            let choice = bits % most;
            bits /= most;
            choice
        };
        for _ in 0..3 {
            let (by, follow, rest) = (take(2), take(2), take(3));
            let of = |who: usize| -> Vec<usize> {
                (base..story.entries.len())
                    .filter(|at| story.entries[*at].device == device(who))
                    .collect()
            };
            let (own, others) = (of(by), of(1 - by));
            let prev = own.iter().rev().nth(follow.min(own.len().saturating_sub(1))).copied();
            let mut seen = vec![base - 1];
            seen.extend(rest.checked_sub(1).and_then(|nth| others.iter().rev().nth(nth)).copied());
            let named: Vec<_> = seen
                .iter()
                .chain(&prev)
                .copied()
                .filter(|at| story.change(*at).is_some())
                .collect();
            story.write(by, prev, &seen, edit(&named));
        }
        let whole = story.whole_log();
        let parked: BTreeSet<usize> =
            whole.standing(&story.standings()).parked.into_keys().collect();
        assert_eq!(parked, lost(&story, &story.standings()), "history {choices}");
        let expected = meaning(&whole, &story.standings());
        for order in permutations(&(first..story.entries.len()).collect::<Vec<_>>()) {
            let log = story.log((0..base).chain(order));
            assert_eq!(meaning(&log, &story.standings()), expected, "history {choices}");
        }
        histories += 1;
    }
    assert_eq!(histories, 1_728);
}

/// A liar's chain on which two others went on in every way; then up to two siblings, each on any ground that she has.
#[test]
fn a_sibling_revealed_late_parks_nothing_on_which_others_rest() {
    let mut histories = 0;
    for choices in 0..2 * 4 * 12 * 13 {
        let mut bits = choices;
        let mut take = |most: usize| {
            let choice = bits % most;
            bits /= most;
            choice
        };
        let mut story = Story::new(3);
        let base = story.entries.len() - 1;
        let first = story.write(1, None, &[base], edit(&[]));
        let second = story.write(1, Some(first), &[], edit(&[first]));
        let rest = [first, second][take(2)];
        let alices = story.write(0, Some(base), &[rest], edit(&[rest]));
        let rest = [None, Some(first), Some(second), Some(alices)][take(4)];
        let rest: Vec<usize> = rest.into_iter().collect();
        let seen = [rest.as_slice(), &[base]].concat();
        let carols = story.write(2, None, &seen, edit(&rest));
        let honest: Vec<usize> = [alices, carols].into_iter().chain(rest).collect();
        let mut siblings = vec![first, second];
        for lie in 0..2 {
            let choice = take(12 + lie);
            if choice == 12 {
                continue;
            }
            let prev = [None, Some(first), Some(second), siblings.last().copied()][choice / 3];
            let seen = [vec![base], vec![base, alices], vec![base, carols]][choice % 3].clone();
            let deps: Vec<usize> = seen[1..].iter().chain(&prev).copied().collect();
            siblings.push(story.write(1, prev, &seen, edit(&deps)));
        }
        let standings = story.standings();
        let log = story.whole_log();
        let standing = log.standing(&standings);
        for at in &honest {
            let place = log.position(&story.hash(*at)).unwrap();
            assert!(standing.counts(place), "history {choices}: {at} is lost");
        }
        let last: Vec<usize> = (first..story.entries.len()).collect();
        let orders = permutations(&last);
        // All orders of some, some orders of each.
        let step = if choices % 32 == 0 { 1 } else { 97 };
        for order in orders.iter().step_by(step) {
            let shuffled = story.log((0..first).chain(order.iter().copied()));
            assert_eq!(meaning(&shuffled, &standings), meaning(&log, &standings));
        }
        histories += 1;
    }
    assert_eq!(histories, 1_248);
}
