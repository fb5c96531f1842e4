//! Sizes that ten years of use, or a liar, can reach.

use super::*;

#[test]
fn a_vector_stays_small_with_forty_thousand_chains() {
    let mut story = Story::new(2);
    let mut last = 3;
    for _ in 0..40_000 {
        let mut entry = Entry { day: crate::id::Day(2), ..story.entries[0].entry.clone() };
        let nonce = *blake3::hash(story.hash(last).as_bytes()).as_bytes();
        let opening = Opening {
            device: device(1),
            nonce: nonce[..16].try_into().unwrap(),
            after: if last == 3 { Vec::new() } else { vec![story.hash(last)] },
        };
        entry.chain = opening.chain(story.group);
        entry.opening = Some(opening);
        entry.seen = vec![story.hash(last)];
        entry.kind = Kind::TakeBack(BodyName::from_bytes([1; 32]));
        let hash = entry.hash();
        story.entries.push(SignedEntry {
            entry,
            hash,
            device: device(1),
            // The log does not look at it.
            signature: Some(Signature::from_bytes([0; 64])),
            is_proven: true,
            bodies: Vec::new(),
        });
        last = story.entries.len() - 1;
    }
    let mut log = Log::new(story.group);
    log.take_in(story.entries, judge).unwrap();
    assert_eq!(log.len(), 40_004);
    let vector = log.vector();
    assert!(crate::encoding::encode(&vector).len() < 1_500);
    assert!(vector.is_well_formed());
    assert_eq!(log.known_to(&vector).len(), log.len());
    assert_eq!(log.facts().witnesses.len(), 1);
}

#[test]
fn a_vector_keeps_within_its_limits_whatever_was_written() {
    let mut story = Story::new(1);
    let mut last = 0;
    for _ in 0..600 {
        let (number, admitted) = story.add_own_device(last);
        last = admitted;
        for _ in 0..if number < 5 { 40 } else { 1 } {
            story.write(number, None, &[last], edit(&[]));
        }
    }
    let vector = story.whole_log().vector();
    assert!(vector.is_well_formed());
    assert_eq!(vector.devices.len(), MAX_VECTOR_DEVICES);
    assert_eq!(vector.devices.iter().map(|device| device.tips.len()).max(), Some(MAX_VECTOR_TIPS));
}
