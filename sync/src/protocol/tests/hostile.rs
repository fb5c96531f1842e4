//! What a member's device can do to the sessions of others: end its own, and nothing else.

use super::{ALICE, BOB, CAROL, purpose, purpose_of, same, three, two};
use crate::group::edit::Edit;
use crate::group::fault;
use crate::id::{BodyName, Day, EntryHash, GroupId};
use crate::log::entry::{self, ENTRY_VERSION};
use crate::log::{Body, Entry, Kind, Opening, Parked, SignedEntry, batch};
use crate::protocol::simulator::{World, key};
use crate::protocol::{Batch, Ledger, LooseBody, MAX_MESSAGE_BYTES, Message, SessionEnd, Untold};
use crate::roster::{Answer, Motion, Proposal, Statement, Vote};

/// An entry that opens a chain after everything there, by the device of a name.
pub(super) fn entry_by(
    world: &World,
    name: &str,
    kind: Kind,
    bodies: Vec<BodyName>,
) -> SignedEntry {
    let key = key(name);
    let device = crate::id::DeviceId::from_bytes(key.verifying_key().to_bytes());
    let opening = Opening { device, nonce: [0x66; 16], after: Vec::new() };
    let entry = Entry {
        version: ENTRY_VERSION,
        group: world.group,
        chain: opening.chain(world.group),
        seq: 0,
        prev: None,
        opening: Some(opening),
        seen: world.devices[ALICE].ledger().log().heads(),
        day: Day(1),
        bodies,
        kind,
    };
    signed(entry, name)
}

fn signed(entry: Entry, name: &str) -> SignedEntry {
    let key = key(name);
    let device = crate::id::DeviceId::from_bytes(key.verifying_key().to_bytes());
    let hash = entry.hash();
    let signature = Some(entry::sign(&key, entry.group, hash));
    SignedEntry { entry, hash, device, signature, is_proven: true, bodies: Vec::new() }
}

fn frame_of(entries: &[SignedEntry]) -> Vec<u8> {
    Message::Entries(Batch { bytes: batch::encode(entries).unwrap() }).encode()
}

/// Bob sends alice a frame; what she ends the session with, if she does.
fn bob_sends(world: &mut World, frame: Vec<u8>) -> Option<SessionEnd> {
    let before = world.devices[BOB].dismissed.len();
    world.inject(BOB, ALICE, frame);
    world.run_until_quiescent();
    world.devices[BOB].dismissed.get(before).cloned()
}

/// After whatever happened, the two still come together.
fn still_works(mut world: World) {
    world.connect_all();
    world.run_until_quiescent();
    world.edit(BOB, &purpose("to rest after all"));
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, ALICE), "to rest after all");
    same(&world);
}

#[test]
fn what_cannot_be_read_ends_the_session_and_nothing_else() {
    let bomb = batch::compress(&vec![0; batch::MAX_WIRE_BYTES]).unwrap();
    let beyond = vec![0x28, 0xb5, 0x2f, 0xfd, 0xe4, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    for frame in [
        Vec::new(),
        vec![0xff; 40],
        vec![0; MAX_MESSAGE_BYTES + 1],
        Message::Entries(Batch { bytes: Vec::new() }).encode(),
        Message::Entries(Batch { bytes: vec![1, 2, 3] }).encode(),
        Message::Entries(Batch { bytes: bomb }).encode(),
        Message::Entries(Batch { bytes: beyond }).encode(),
    ] {
        let mut world = two();
        assert_eq!(bob_sends(&mut world, frame), Some(SessionEnd::Unreadable));
        still_works(world);
    }
}

#[test]
fn a_message_of_a_newer_kith_changes_nothing() {
    let mut world = two();
    // Tag 900 with an empty payload.
    assert_eq!(bob_sends(&mut world, vec![0x84, 0x07, 0x00]), None);
    still_works(world);
}

#[test]
fn whoever_greets_twice_or_speaks_before_greeting_is_out_of_turn() {
    let mut world = two();
    let hello = Message::Hello(world.devices[BOB].ledger().log().vector()).encode();
    assert_eq!(bob_sends(&mut world, hello), Some(SessionEnd::OutOfTurn));
    still_works(world);

    let mut world = two();
    world.cut_all();
    let peer = world.devices[BOB].as_peer();
    let alice = world.devices[ALICE].replica.as_mut().unwrap();
    alice.handle(super::Input::Connected { peer }, Day(1));
    let early = Message::Have(Vec::new()).encode();
    alice.handle(super::Input::Received { peer, frame: early }, Day(1));
    assert!(!alice.is_connected(peer.device));
}

#[test]
fn too_much_at_once_ends_the_session() {
    let names = vec![BodyName::from_bytes([3; 32]); 49];
    let hashes = vec![EntryHash::from_bytes([3; 32]); batch::MAX_BATCH_ENTRIES + 1];
    for message in [Message::WantBodies(names), Message::Have(hashes)] {
        let mut world = two();
        assert_eq!(bob_sends(&mut world, message.encode()), Some(SessionEnd::TooMuch));
        still_works(world);
    }
}

#[test]
fn bodies_that_nobody_introduced_are_dropped() {
    let mut world = two();
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    let alice = world.devices[ALICE].id();
    let body = Body { salt: [1; 16], text: "what alice never said".to_owned() };
    let known = world.devices[ALICE].ledger().snapshot().focus.purpose.versions[0].body;
    for name in [body.name(world.group, alice), known] {
        let loose = LooseBody { name, device: alice, body: body.clone() };
        assert_eq!(bob_sends(&mut world, Message::Bodies(vec![loose]).encode()), None);
    }
    assert_eq!(purpose_of(&world, ALICE), "to rest");
    still_works(world);
}

#[test]
fn entries_that_break_a_rule_end_the_session_and_leave_nothing() {
    let world = two();
    let good = entry_by(&world, "bob", Kind::Unknown { tag: 900, payload: vec![1] }, Vec::new());
    let mut hanging = good.entry.clone();
    hanging.seen = vec![EntryHash::from_bytes([9; 32])];
    let stranger =
        entry_by(&world, "mallory", Kind::Unknown { tag: 900, payload: vec![1] }, Vec::new());
    let mut of_alice = good.clone();
    of_alice.device = world.devices[ALICE].id();
    let mut other_group = good.entry.clone();
    other_group.group = GroupId::from_bytes([1; 32]);
    let mut unsigned = good.clone();
    unsigned.signature = None;
    for bad in [signed(hanging, "bob"), stranger, signed(other_group, "bob"), unsigned] {
        let mut world = two();
        let before = world.devices[ALICE].ledger().log().len();
        let end = bob_sends(&mut world, frame_of(std::slice::from_ref(&bad)));
        assert!(
            matches!(end, Some(SessionEnd::Invalid(_) | SessionEnd::Unreadable))
                || bad.signature.is_none(),
            "{end:?} for {bad:?}"
        );
        assert_eq!(world.devices[ALICE].ledger().log().len(), before);
        still_works(world);
    }
}

#[test]
fn whoever_passes_on_a_bad_edit_in_good_faith_is_not_punished() {
    let mut world = three();
    world.cut(ALICE, CAROL);
    let alices = world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    let ledger = world.devices[ALICE].ledger();
    let at = ledger.log().position(&alices).unwrap();
    let of_alice = ledger.log().entry(at).unwrap().bodies[0];
    // Bytes that are no change, and a body that alice wrote introduced as bob's.
    let bad = entry_by(&world, "bob", Kind::Edit(vec![1, 2, 3]), vec![of_alice]);
    let bob = world.devices[BOB].replica.as_mut().unwrap();
    bob.write(|ledger| ledger.take_in(vec![bad.clone()])).unwrap();
    world.run_until_quiescent();
    world.crash(BOB);
    world.connect(ALICE, CAROL);
    world.run_until_quiescent();
    let carol = world.devices[CAROL].ledger();
    let at = carol.log().position(&bad.hash).unwrap();
    assert_eq!(carol.standing().parked.get(&at), Some(&Parked::Invalid));
    assert!(world.devices.iter().all(|device| device.dismissed.is_empty()));
    assert_eq!(purpose_of(&world, CAROL), "to rest");
}

#[test]
fn whoever_is_taken_out_hears_it_and_then_nothing_more() {
    let mut world = three();
    let carol = world.devices[CAROL].member();
    let motion = Motion::Remove(carol);
    let proposal = Proposal { motion, reason: None, until: Day(30_000) };
    let proposal = world.say(ALICE, Statement::Propose(proposal));
    world.run_until_quiescent();
    let vote = Vote { proposal, answer: Answer::Yes, why: None };
    world.say(BOB, Statement::Vote(vote));
    world.edit(BOB, &purpose("after carol"));
    world.run_until_quiescent();
    assert!(!world.is_linked(BOB, CAROL) && !world.is_linked(ALICE, CAROL));
    assert_eq!(purpose_of(&world, ALICE), "after carol");
    assert_eq!(purpose_of(&world, CAROL), "");
    assert!(!world.devices[CAROL].ledger().belongs(), "she heard it");
    let late = world.try_edit(CAROL, &purpose("still here"));
    assert!(late.is_err());
}

#[test]
fn a_panic_of_the_document_engine_stops_one_chain_on_one_device() {
    let mut world = three();
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    world.cut(ALICE, CAROL);
    world.cut(BOB, CAROL);
    let bad = world.edit(ALICE, &purpose("what carol's engine cannot take"));
    let ledger = world.devices[ALICE].ledger();
    let change = ledger.document().heads();
    world.run_until_quiescent();
    fault::set(change);
    world.connect(ALICE, CAROL);
    world.run_until_quiescent();
    let parked = |world: &World| {
        let ledger = world.devices[CAROL].ledger();
        let at = ledger.log().position(&bad).unwrap();
        ledger.standing().parked.get(&at).copied()
    };
    assert_eq!(parked(&world), Some(Parked::Stuck));
    assert_eq!(purpose_of(&world, CAROL), "to rest");
    assert!(world.devices.iter().all(|device| device.dismissed.is_empty()));
    assert!(world.is_linked(ALICE, CAROL));
    // The others go on, and so does carol.
    world.edit(CAROL, &crate::group::Edit::NameMyself { name: "Carol".into() });
    world.run_until_quiescent();
    let names = world.devices[ALICE].ledger().snapshot().members;
    assert!(names.iter().any(|member| member.name == "Carol"));

    // The same program does not try again, so that it does not fail at every start; another one does.
    let mut saved = world.devices[CAROL].ledger().save();
    world.crash(CAROL);
    fault::set([]);
    world.devices[CAROL].disk.document = Some(saved.clone());
    world.start(CAROL);
    assert_eq!(parked(&world), Some(Parked::Stuck));
    world.crash(CAROL);
    saved.program = "0.0.0".to_owned();
    world.devices[CAROL].disk.document = Some(saved);
    world.start(CAROL);
    assert_eq!(parked(&world), None);
    assert_eq!(purpose_of(&world, CAROL), "what carol's engine cannot take");
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
}

#[test]
fn an_entry_whose_proof_was_lost_on_disk_is_fetched_again_and_troubles_nobody() {
    let mut world = three();
    world.cut_all();
    let first = entry_by(&world, "bob", Kind::Unknown { tag: 9, payload: vec![1] }, Vec::new());
    let second = Entry {
        seq: 1,
        prev: Some(first.hash),
        opening: None,
        seen: Vec::new(),
        kind: Kind::Unknown { tag: 9, payload: vec![2] },
        ..first.entry.clone()
    };
    let second = signed(second, "bob");
    let (first_hash, second_hash) = (first.hash, second.hash);
    let first = SignedEntry { signature: None, ..first };
    world.connect(BOB, ALICE);
    world.run_until_quiescent();
    assert_eq!(bob_sends(&mut world, frame_of(&[first, second])), None);
    assert!(world.devices[ALICE].ledger().log().position(&second_hash).is_some());
    world.crash(ALICE);
    world.devices[ALICE].disk.lose(second_hash);
    let opened = world.devices[ALICE].disk.open();
    let (ledger, lost) =
        Ledger::open(world.group, key("alice"), [0x77; 16], opened, Box::new(Untold)).unwrap();
    assert_eq!(lost, [first_hash], "nothing that is here proves it");
    world.start_with(ALICE, ledger);
    // More than one batch can hold, so that all of it would have to be sent at once.
    for at in 0..60 {
        let rule = world.edit(
            ALICE,
            &Edit::AddRule {
                title: format!("rule {at}"),
                wording: "x".repeat(12_000),
                topic: None,
            },
        );
        let _ = rule;
    }
    world.connect(ALICE, CAROL);
    world.run_until_quiescent();
    let devices = &world.devices;
    assert!(
        devices.iter().all(|device| device.dismissed.is_empty()),
        "{:?}",
        devices[ALICE].dismissed
    );
    assert_eq!(devices[CAROL].ledger().log().len(), devices[ALICE].ledger().log().len());
}

#[test]
fn a_body_is_given_once_in_a_session_however_often_it_is_asked_for() {
    let mut world = two();
    for round in 0..6 {
        let words = format!("{round} {}", "word ".repeat(3_000));
        world.edit(ALICE, &purpose(&words));
    }
    world.run_until_quiescent();
    let held: Vec<BodyName> = {
        let log = world.devices[ALICE].ledger().log();
        (0..log.len()).filter_map(|at| log.entry(at)).flat_map(|it| it.bodies.clone()).collect()
    };
    let question = Message::WantBodies(held.iter().copied().take(48).collect()).encode();
    let mut answered = 0;
    for _ in 0..2_000 {
        world.inject(BOB, ALICE, question.clone());
        world.deliver(BOB, ALICE);
        world.perform(ALICE);
        answered += world.frames(ALICE, BOB).iter().map(Vec::len).sum::<usize>();
        while world.deliver(ALICE, BOB) {}
        world.perform(BOB);
    }
    // Six texts once, and two thousand times that there is nothing more.
    assert!((90_000..130_000).contains(&answered), "{answered} bytes for {}", question.len());
    assert!(world.is_linked(ALICE, BOB));
    still_works(world);
}

#[test]
fn bodies_that_were_never_there_are_asked_for_in_vain() {
    let mut world = two();
    for round in 0..2_000_u32 {
        let names = (0..48_u8).map(|nth| {
            let mut bytes = [nth; 32];
            bytes[..4].copy_from_slice(&round.to_le_bytes());
            BodyName::from_bytes(bytes)
        });
        world.inject(BOB, ALICE, Message::WantBodies(names.collect()).encode());
        world.deliver(BOB, ALICE);
        world.perform(ALICE);
        assert!(world.frames(ALICE, BOB).iter().all(|frame| frame.len() < 8));
        while world.deliver(ALICE, BOB) {}
    }
    still_works(world);
}

#[test]
fn chains_without_end_take_up_a_bounded_part_of_the_document() {
    let mut world = two();
    let disk = world.devices[BOB].disk.clone();
    for number in 0..60 {
        // As from a backup that is put back again and again: each run knows nothing of the others.
        let copy = world.add_twin(BOB, disk.clone());
        world.start(copy);
        world.edit(copy, &crate::group::Edit::NameMyself { name: format!("Bob {number}") });
        world.connect(ALICE, copy);
        world.run_until_quiescent();
        world.crash(copy);
    }
    let alice = world.devices[ALICE].ledger();
    let is_crowded = |why: &&Parked| **why == Parked::Crowded;
    let crowded = alice.standing().parked.values().filter(is_crowded).count();
    assert!(crowded >= 60 - crate::log::MAX_OPEN_CHAINS - 1, "{crowded} wait");
    assert!(alice.document().heads().len() <= crate::log::MAX_OPEN_CHAINS + 1);
    // Whoever writes next makes room, until none waits.
    for round in 0..8 {
        world.edit(ALICE, &purpose(&format!("to rest, {round}")));
        world.run_until_quiescent();
    }
    let alice = world.devices[ALICE].ledger();
    assert_eq!(alice.standing().parked.values().filter(is_crowded).count(), 0);
    assert_eq!(alice.log().len(), world.devices[BOB].ledger().log().len());
}
