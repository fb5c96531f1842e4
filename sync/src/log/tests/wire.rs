//! Batches and vectors: what goes across, what lies do, and that nothing gets lost on the way.

use proptest::prelude::*;

use super::model::{steps, tell};
use super::*;
use crate::log::batch::{self, BatchError};

fn offered(log: &Log, known: &EntrySet) -> Vec<SignedEntry> {
    let open = (0..log.len()).filter(|at| !known.contains(*at));
    let signed = open.map(|at| SignedEntry {
        entry: (**log.entry(at).unwrap()).clone(),
        hash: log.hash(at).unwrap(),
        device: log.device(at).unwrap(),
        signature: log.signature(at),
        is_proven: true,
        bodies: Vec::new(),
    });
    signed.collect()
}

/// One side sends the other what it does not know to be there; returns how many entries went across.
fn send(from: &Log, to: &mut Log) -> usize {
    let entries = offered(from, &from.known_to(&to.vector()));
    let mut count = 0;
    for bytes in batch::encode_all(&entries).unwrap() {
        let batch = batch::decode(&bytes, to.group()).unwrap();
        count += batch.len();
        assert!(to.take_in(batch, judge).unwrap().waiting.is_empty());
    }
    count
}

proptest! {
    #[test]
    fn two_devices_have_the_same_after_one_exchange_and_a_third_hears_it_from_either(
        steps in steps(24), mine in any::<u64>(), theirs in any::<u64>(),
    ) {
        let story = tell(&steps);
        let part = |bits: u64| {
            let chosen = (0..story.entries.len()).filter(|at| bits >> (at % 64) & 1 == 1).collect::<Vec<_>>();
            // Causally closed: an entry comes in only with what it rests on.
            story.log(chosen)
        };
        let (mut alice, mut bob) = (part(mine | 0x7ff), part(theirs | 0x7ff));
        // Both vectors are told before anything is sent.
        let from_alice = offered(&alice, &alice.known_to(&bob.vector()));
        send(&bob, &mut alice);
        for bytes in batch::encode_all(&from_alice).unwrap() {
            bob.take_in(batch::decode(&bytes, story.group).unwrap(), judge).unwrap();
        }
        prop_assert_eq!(alice.heads(), bob.heads());
        prop_assert!(alice.vector().is_same_log(&bob.vector()));
        prop_assert_eq!(send(&alice, &mut bob), 0);
        let mut carol = Log::new(story.group);
        send(&bob, &mut carol);
        let mut dave = Log::new(story.group);
        send(&carol, &mut dave);
        prop_assert_eq!(dave.heads(), alice.heads());
    }

    #[test]
    fn changed_or_cut_bytes_never_panic_and_never_bring_in_what_was_not_written(
        steps in steps(10), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let story = tell(&steps);
        let plain = batch::encode(&story.entries).unwrap();
        let mut raw = batch::decompress(&plain).unwrap();
        let at = at.index(raw.len());
        if cut { raw.truncate(at) } else { raw[at] ^= byte }
        if let Ok(entries) = batch::decode(&batch::compress(&raw).unwrap(), story.group) {
            let written: BTreeSet<_> = story.entries.iter().map(|e| e.hash).collect();
            let mut log = Log::new(story.group);
            if let Ok(taken) = log.take_in(entries, judge) {
                for at in taken.accepted {
                    prop_assert!(written.contains(&log.hash(at).unwrap()));
                }
            }
        }
        let mut packed = plain;
        let at = at % packed.len();
        if cut { packed.truncate(at) } else { packed[at] ^= byte }
        // Only that it returns.
        let _result = batch::decode(&packed, story.group);
        let mut entry = story.entries[0].entry.encode();
        let at = at % entry.len();
        if cut { entry.truncate(at) } else { entry[at] ^= byte }
        if let Ok(read) = Entry::decode(&entry, story.group) {
            prop_assert_eq!(read.encode(), entry);
        }
    }
}

/// Two devices that answer each other, each a step behind: no place in between is proven but the end.
fn conversation(length: usize) -> (Story, Vec<SignedEntry>) {
    let mut story = Story::new(2);
    let mut ends = [story.write(0, Some(3), &[], edit(&[])), 0];
    ends[1] = story.write(1, None, &[ends[0]], edit(&[ends[0]]));
    for turn in 0..length {
        let (by, other) = (turn % 2, 1 - turn % 2);
        ends[by] = story.write(by, Some(ends[by]), &[ends[other]], edit(&[ends[other]]));
    }
    let thinned = batch::decode(&batch::encode(&story.entries).unwrap(), story.group).unwrap();
    (story, thinned)
}

#[test]
fn a_batch_carries_few_signatures_and_proves_all_over_many_hops() {
    let (story, thinned) = conversation(600);
    assert!(thinned.iter().all(|signed| signed.is_proven));
    let signatures = thinned.iter().filter(|signed| signed.signature.is_some()).count();
    assert!(signatures < 40, "{signatures}");
    let mut log = story.whole_log();
    for _ in 0..4 {
        let mut next = Log::new(story.group);
        send(&log, &mut next);
        assert_eq!(next.heads(), log.heads());
        log = next;
    }
}

#[test]
fn an_entry_whose_only_proof_cannot_come_in_does_not_come_in_either() {
    let mut story = Story::new(2);
    let unsigned = story.write(0, Some(3), &[], edit(&[]));
    let mut lie = story.entries[unsigned].entry.clone();
    lie.seq += 1;
    lie.prev = Some(story.hash(unsigned));
    lie.seen = vec![EntryHash::from_bytes([0xee; 32])];
    let lie = story.push(lie, 0);
    story.entries[unsigned].signature = None;
    let bytes = batch::encode(&story.entries[unsigned..=lie]).unwrap();
    let batch = batch::decode(&bytes, story.group).unwrap();
    assert!(batch.iter().all(|signed| signed.is_proven));
    let mut log = story.log(0..=3);
    let taken = log.take_in(batch, judge).unwrap();
    assert!(taken.accepted.is_empty());
    assert_eq!(taken.waiting.len(), 1);
    assert_eq!(taken.waiting[0].missing.len(), 2);
}

#[test]
fn both_sides_of_a_fork_go_across_in_one_batch() {
    let mut story = Story::new(1);
    let start = story.write(0, Some(0), &[], edit(&[]));
    for _ in 0..3 {
        let branch = story.write(0, Some(start), &[], edit(&[start]));
        story.write(0, Some(branch), &[], edit(&[branch]));
    }
    let decoded = batch::decode(&batch::encode(&story.entries).unwrap(), story.group).unwrap();
    let hashes = |entries: &[SignedEntry]| entries.iter().map(|e| e.hash).collect::<Vec<_>>();
    assert_eq!(hashes(&decoded), hashes(&story.entries));
    assert!(decoded.iter().all(|signed| signed.is_proven));
}

#[test]
fn a_signature_by_another_device_refuses_the_batch() {
    let mut story = Story::new(2);
    let words = story.write(0, Some(3), &[], edit(&[]));
    story.entries[words].device = device(1);
    let bytes = batch::encode(&story.entries[words..]).unwrap();
    assert!(matches!(
        batch::decode(&bytes, story.group),
        Err(BatchError::Entry(EntryError::Signature))
    ));
}

#[test]
fn more_than_a_batch_may_hold_is_refused_by_both_sides() {
    let mut story = Story::new(1);
    let fat = |story: &mut Story, last| {
        let at = story.write(0, Some(last), &[], What::Unknown(300));
        let mut entry = story.entries.pop().unwrap().entry;
        entry.kind = Kind::Unknown { tag: 300, payload: vec![0; 60 * 1024] };
        assert_eq!(story.push(entry, 0), at);
        at
    };
    let mut last = 0;
    for _ in 0..30 {
        last = fat(&mut story, last);
    }
    assert!(batch::encode(&story.entries).is_err());
    let batches = batch::encode_all(&story.entries).unwrap();
    assert!(batches.len() >= 4);
    let total: usize = batches.iter().map(|b| batch::decode(b, story.group).unwrap().len()).sum();
    assert_eq!(total, story.entries.len());
}

#[test]
fn a_compression_bomb_is_refused_at_its_limit() {
    let bomb = zstd::bulk::compress(&vec![0; 64 * 1024 * 1024], 3).unwrap();
    assert!(bomb.len() < 10_000);
    let group = Story::new(1).group;
    assert!(matches!(batch::decode(&bomb, group), Err(BatchError::Compression(_))));
}

#[test]
fn a_vector_never_claims_the_other_branch_of_a_fork() {
    let mut story = Story::new(2);
    let start = story.write(0, Some(3), &[], edit(&[]));
    let bobs = story.write(1, None, &[start], edit(&[start]));
    let left = story.write(0, Some(start), &[bobs], edit(&[bobs]));
    let right = story.write(0, Some(start), &[], edit(&[start]));
    let longer = story.write(0, Some(right), &[], edit(&[right]));
    let here = story.log(0..=left);
    let peer = story.log((0..=start).chain([right, longer]));
    let known = here.known_to(&peer.vector());
    assert!(known.contains(here.position(&story.hash(start)).unwrap()));
    assert!(!known.contains(here.position(&story.hash(left)).unwrap()));
    assert!(!known.contains(here.position(&story.hash(bobs)).unwrap()));
}

#[test]
fn logs_that_differ_beyond_what_a_vector_names_are_not_taken_to_be_the_same() {
    let mut story = Story::new(1);
    let branches: Vec<_> = (0..100).map(|_| story.write(0, Some(0), &[], edit(&[]))).collect();
    let whole = story.whole_log();
    let lowest = *branches.iter().max_by_key(|at| story.hash(**at)).unwrap();
    let most = story.log((0..story.entries.len()).filter(|at| *at != lowest));
    assert_eq!(whole.vector().devices[0].tips, most.vector().devices[0].tips);
    assert!(!whole.vector().is_same_log(&most.vector()));
    let lacking = whole.position(&story.hash(lowest)).unwrap();
    assert!(!whole.known_to(&most.vector()).contains(lacking));
}

#[test]
fn what_goes_across_twice_is_no_more_than_what_the_peer_has_beyond() {
    let mut story = Story::new(2);
    let mut last = 3;
    let mut ends = Vec::new();
    for _ in 0..1_000 {
        last = story.write(0, Some(last), &[], edit(&[]));
        ends.push(last);
    }
    let whole = story.whole_log();
    for have in [1, 10, 100, 500, 990] {
        let mut behind = story.log(0..=ends[have]);
        let again = offered(&behind, &behind.known_to(&whole.vector())).len();
        assert!(again <= 1_000 - have, "{again} at {have}");
        assert_eq!(send(&whole, &mut behind), 999 - have);
    }
}
