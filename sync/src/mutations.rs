//! Bytes that somebody changed, at every decoder that faces a peer, a pasted text or the disk.
//!
//! Nothing may panic, and whatever is refused leaves the reader as it was. What is written here is changed at random from
//! things that are right, so that much of it comes far; every failure happens again from its seed. `KITH_MUTATIONS` says how
//! many changed inputs each decoder gets.

use ed25519_dalek::SigningKey;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt, SeedableRng};

use crate::encoding;
use crate::group::GroupSnapshot;
use crate::group::edit::{Edit, MeetingTime, Repeat, TextField};
use crate::id::{BodyName, Day, DeviceId, EntryHash, GroupId, MemberId, ParcelKey};
use crate::invitation::{
    Door, Host, HostOutput, HostSetup, Newcomer, NewcomerOutput, NewcomerSetup, OpenInvite, Secret,
    Ticket, TicketDevice,
};
use crate::live::{Live, LiveCommand, LiveFrame, Ready};
use crate::log::entry;
use crate::log::{Body, Entry, Kind, Opening, SignedEntry, Vector, batch};
use crate::protocol::simulator::{RULE, World, key};
use crate::protocol::{
    Batch, Draft, KnownAddrs, Ledger, LooseBody, Message, Opened, SavedDocument, StoredEntry,
    Unpacked, Untold,
};
use crate::roster::Purpose;
use crate::seal::{Cost, KeySlot, Passphrase, Sealed, SlotKind, Table, Vault};

const ALICE: usize = 0;
const BOB: usize = 1;

/// How many changed inputs each decoder gets.
fn rounds() -> usize {
    let asked = std::env::var("KITH_MUTATIONS").ok().and_then(|count| count.parse().ok());
    asked.unwrap_or(2_000)
}

/// Changes bytes: flips, cuts, doubles, borrows from another sample, puts numbers in that are far too large.
fn mutate(rng: &mut ChaCha8Rng, bytes: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..rng.random_range(1..4) {
        let at = rng.random_range(0..=bytes.len());
        let end = rng.random_range(at..=bytes.len().min(at + 40));
        match rng.random_range(0..9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            3 => {
                let from = rng.random_range(0..=other.len());
                let to = rng.random_range(from..=other.len().min(from + 64));
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            4 => {
                let huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
                let from = rng.random_range(0..huge.len());
                bytes.splice(at..end.min(at + 1), huge[from..].iter().copied());
            }
            5 => {
                let value = [0, 1, 2, 0x7f, 0x80, 0xff][rng.random_range(0..6)];
                bytes.splice(at..end.min(at + 1), [value]);
            }
            _ if at < bytes.len() => bytes[at] ^= 1 << rng.random_range(0..8),
            _ => bytes.push(rng.random()),
        }
    }
    bytes
}

/// Alice and bob, who have written something of every kind.
fn world(seed: u64) -> World {
    let mut world = World::found("alice", RULE, seed);
    assert_eq!(world.let_in(ALICE, &[], "bob"), BOB);
    world.connect_all();
    world.run_until_quiescent();
    let when = MeetingTime {
        date: jiff::civil::date(2031, 3, 4),
        time: jiff::civil::time(19, 30, 0, 0),
        zone: "Europe/Zurich".to_owned(),
        minutes: 90,
        repeat: Repeat::Weeks(2),
        until: None,
        pauses: Vec::new(),
    };
    for edit in [
        Edit::NameMyself { name: "Bob".to_owned() },
        Edit::AddRule {
            title: "Quiet".to_owned(),
            wording: "What is said stays.".to_owned(),
            topic: None,
        },
        Edit::AddMeeting { when, place: "Library".to_owned() },
        Edit::Write { text: TextField::FocusPurpose, words: "to rest".to_owned(), from: None },
    ] {
        world.edit(BOB, &edit);
        world.run_until_quiescent();
    }
    world
}

/// One frame of every kind of message.
fn frames(world: &World) -> Vec<Vec<u8>> {
    let ledger = world.devices[BOB].ledger();
    let log = ledger.log();
    let all: Vec<SignedEntry> = (0..log.len()).filter_map(|at| ledger.signed_whole(at)).collect();
    let names: Vec<BodyName> = all.iter().flat_map(|signed| signed.entry.bodies.clone()).collect();
    let loose = names.iter().filter_map(|name| {
        let (device, body) = ledger.body(name)?;
        Some(LooseBody { name: *name, device, body })
    });
    let addrs = vec![([127, 0, 0, 1], 7).into(), ([0, 0, 0, 0, 0, 0, 0, 1], 9).into()];
    let device = world.devices[ALICE].id();
    let text = TextField::RuleTitle(crate::id::RecordId::from_bytes([4; 16]));
    [
        Message::Hello(log.vector()),
        Message::Entries(Batch { bytes: batch::encode(&all).unwrap() }),
        Message::Have(log.heads()),
        Message::WantBodies(names.clone()),
        Message::Bodies(loose.collect()),
        Message::Draft(Draft { text, words: Some("to re".to_owned()) }),
        Message::Addresses(vec![KnownAddrs { device, addrs }]),
        Message::Live(sitting()),
    ]
    .iter()
    .map(Message::encode)
    .collect()
}

/// A sitting in which somebody speaks and somebody was reminded of a rule.
fn sitting() -> LiveFrame {
    let (me, now) = (crate::id::MemberId::from_bytes([3; 16]), std::time::Duration::from_secs(9));
    let mut live = Live::default();
    let commands = [
        LiveCommand::Open { format: Ready::Trio },
        LiveCommand::TakeTurn,
        LiveCommand::Remind { rule: crate::id::RecordId::from_bytes([4; 16]) },
    ];
    for command in commands {
        live.act(command, me, now, [8; 16]).unwrap();
    }
    live.beat(now).unwrap()
}

/// Bob says something in a session with alice.
fn say(world: &mut World, frame: Vec<u8>) {
    if !world.is_linked(ALICE, BOB) {
        world.connect(ALICE, BOB);
        world.run_until_quiescent();
    }
    world.inject(BOB, ALICE, frame);
    world.run_until_quiescent();
}

/// After all of it the two still come together.
fn still_converges(world: &mut World) {
    world.connect_all();
    world.run_until_quiescent();
    let words = "after all".to_owned();
    world.edit(ALICE, &Edit::Write { text: TextField::FocusWho, words, from: None });
    world.run_until_quiescent();
    let (alice, bob) = (world.devices[ALICE].ledger(), world.devices[BOB].ledger());
    assert_eq!(alice.snapshot(), bob.snapshot());
    assert_eq!(alice.log().heads(), bob.log().heads());
    assert_eq!(alice.snapshot().focus.who.words, "after all");
}

#[test]
fn changed_frames_end_a_session_at_most() {
    // What alice took in costs every later round a little, so there are several worlds.
    for part in 0..rounds().div_ceil(1_000) {
        let mut world = world(part as u64);
        let frames = frames(&world);
        let mut rng = ChaCha8Rng::seed_from_u64(part as u64);
        for _ in 0..rounds().min(1_000) {
            let (frame, other) =
                (frames.choose(&mut rng).unwrap(), frames.choose(&mut rng).unwrap());
            let changed = mutate(&mut rng, frame, other);
            say(&mut world, changed);
        }
        still_converges(&mut world);
    }
}

#[test]
fn changed_frames_of_a_parcel_end_its_reading_at_most() {
    for part in 0..rounds().div_ceil(1_000) {
        let mut world = world(part as u64);
        let frames = frames(&world);
        let hello = frames[0].clone();
        let mut rng = ChaCha8Rng::seed_from_u64(part as u64);
        for _ in 0..rounds().min(1_000) {
            let (frame, other) =
                (frames.choose(&mut rng).unwrap(), frames.choose(&mut rng).unwrap());
            let changed = mutate(&mut rng, frame, other);
            let bob = world.devices[BOB].id();
            let alice = world.devices[ALICE].replica.as_mut().unwrap();
            let mut trial = alice.trial();
            let was_taken = trial.add(&changed).is_ok();
            assert!(trial.lets_in(bob), "taken: {was_taken}");
            let mut unpacked = Unpacked::default();
            // Whatever is refused, or not: what is to be done with it is done.
            if rng.random() {
                alice.unpack(&hello, &mut unpacked).unwrap();
            }
            drop(alice.unpack(&changed, &mut unpacked));
            alice.heard_by_parcel(bob, Day(20_001), &unpacked);
            world.perform(ALICE);
        }
        still_converges(&mut world);
    }
}

#[test]
fn changed_batches_are_read_or_refused() {
    let world = world(1);
    let ledger = world.devices[BOB].ledger();
    let all: Vec<SignedEntry> =
        (0..ledger.log().len()).filter_map(|at| ledger.signed_whole(at)).collect();
    // Without signatures, so that a change is not refused for its signature alone.
    let bare: Vec<SignedEntry> =
        all.iter().map(|signed| SignedEntry { signature: None, ..signed.clone() }).collect();
    let samples = [&all, &bare].map(|it| batch::decompress(&batch::encode(it).unwrap()).unwrap());
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    let mut read = 0;
    for _ in 0..rounds() {
        let sample = samples.choose(&mut rng).unwrap();
        let changed = mutate(&mut rng, sample, &samples[0]);
        let Ok(packed) = batch::compress(&changed) else { continue };
        read += usize::from(batch::decode(&packed, world.group).is_ok());
    }
    assert!(read > rounds() / 100, "only {read} were worth anything");
}

#[test]
fn entries_of_a_member_who_signs_anything_leave_the_others_whole() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for part in 0..rounds().div_ceil(400) {
        let mut world = world(part as u64);
        let kinds: Vec<(u16, Vec<u8>)> = {
            let log = world.devices[ALICE].ledger().log();
            let raw = |at| entry::RawKind::from(log.entry(at).unwrap().kind.clone());
            (0..log.len()).map(raw).map(|raw| (raw.tag, raw.payload)).collect()
        };
        let mut taken = 0;
        for _ in 0..rounds().min(400) {
            let (tag, payload) = kinds.choose(&mut rng).unwrap();
            let other = &kinds.choose(&mut rng).unwrap().1;
            let payload = mutate(&mut rng, payload, other);
            let tag = if rng.random_range(0..8) == 0 { rng.random_range(0..32) } else { *tag };
            let Ok(kind) = Kind::try_from(entry::RawKind { tag, payload }) else { continue };
            let signed = by_bob(&world, &mut rng, kind);
            let before = world.devices[ALICE].ledger().log().len();
            say(
                &mut world,
                Message::Entries(Batch { bytes: batch::encode(&[signed]).unwrap() }).encode(),
            );
            let ledger = world.devices[ALICE].ledger();
            taken += usize::from(ledger.log().len() > before);
            assert!(ledger.belongs(), "bob's word alone puts nobody out");
            if !ledger.allowed_peers().contains(&world.devices[BOB].id()) {
                // He said that he leaves.
                break;
            }
        }
        assert!(taken > 20, "only {taken} came in");
        let shown = world.devices[ALICE].ledger().snapshot();
        world.crash(ALICE);
        world.start(ALICE);
        assert_eq!(world.devices[ALICE].ledger().snapshot(), shown, "opened again it is the same");
    }
}

/// Something that bob's device signs in a chain of its own, after everything that alice has or after something older.
fn by_bob(world: &World, rng: &mut ChaCha8Rng, kind: Kind) -> SignedEntry {
    let key = key("bob");
    let device = DeviceId::from_bytes(key.verifying_key().to_bytes());
    let log = world.devices[ALICE].ledger().log();
    let opening = Opening { device, nonce: rng.random(), after: Vec::new() };
    let seen = if rng.random() {
        log.heads()
    } else {
        vec![log.hash(rng.random_range(5.min(log.len() - 1)..log.len())).unwrap()]
    };
    let bodies = (0..rng.random_range(0..3)).map(|_| BodyName::from_bytes(rng.random())).collect();
    let entry = Entry {
        version: entry::ENTRY_VERSION,
        group: world.group,
        chain: opening.chain(world.group),
        seq: 0,
        prev: None,
        opening: Some(opening),
        seen,
        day: Day(rng.next_u32()),
        bodies,
        kind,
    };
    let hash = entry.hash();
    let signature = Some(entry::sign(&key, world.group, hash));
    SignedEntry { entry, hash, device, signature, is_proven: true, bodies: Vec::new() }
}

#[test]
fn changed_entries_and_vectors_are_read_or_refused() {
    let world = world(4);
    let log = world.devices[ALICE].ledger().log();
    let entries: Vec<Vec<u8>> = (0..log.len()).map(|at| log.entry(at).unwrap().encode()).collect();
    let vector = encoding::encode(&log.vector());
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    for _ in 0..rounds() {
        let (entry, other) = (entries.choose(&mut rng).unwrap(), entries.choose(&mut rng).unwrap());
        let changed = mutate(&mut rng, entry, other);
        if let Ok(entry) = Entry::decode(&changed, world.group) {
            assert_eq!(entry.encode(), changed, "one form only");
        }
        let changed = mutate(&mut rng, &vector, &entries[0]);
        if let Ok(vector) = encoding::decode::<Vector>(&changed)
            && vector.is_well_formed()
        {
            assert!(log.known_to(&vector).len() <= log.len());
        }
    }
}

#[test]
fn changed_rows_are_read_or_refused_and_open_to_something_whole() {
    let mut world = world(5);
    world.devices[BOB].disk.document = Some(world.devices[BOB].ledger().save());
    let opened = world.devices[BOB].disk.open();
    let snapshot = encoding::encode(&world.devices[BOB].ledger().snapshot());
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let rows: Vec<Vec<u8>> = opened.entries.iter().map(StoredEntry::encode).collect();
    let saved = opened.document.clone().unwrap();
    // The document's own bytes are sealed by this device and go to Automerge as they are.
    let around = encoding::encode(&SavedDocument { bytes: Vec::new(), ..saved.clone() });
    for round in 0..rounds() {
        drop(encoding::decode::<GroupSnapshot>(&mutate(&mut rng, &snapshot, &rows[0])));
        let body = mutate(&mut rng, &encoding::encode(&opened.bodies[0]), &rows[0]);
        drop(encoding::decode::<(DeviceId, Body)>(&body));
        let row = rows.choose(&mut rng).unwrap();
        let changed = mutate(&mut rng, row, &rows[0]);
        let row = encoding::decode::<StoredEntry>(&changed);
        let document = encoding::decode::<SavedDocument>(&mutate(&mut rng, &around, &rows[0]));
        if row.is_err() && document.is_err() || round % 8 != 0 {
            continue;
        }
        let mut entries = opened.entries.clone();
        let at = rng.random_range(0..entries.len());
        match row {
            Ok(row) => entries[at] = row,
            Err(_) => drop(entries.remove(at)),
        }
        let document = document.ok().map(|it| SavedDocument { bytes: saved.bytes.clone(), ..it });
        let opened = Opened { entries, bodies: opened.bodies.clone(), document };
        let (mut ledger, _lost) =
            Ledger::open(world.group, key("bob"), [9; 16], opened, Box::new(Untold)).unwrap();
        ledger.settle();
        drop(ledger.snapshot());
    }
}

#[test]
fn changed_sealed_rows_and_key_slots_do_not_open() {
    let mut random = |bytes: &mut [u8]| bytes.fill(7);
    let vault = Vault::generate(&mut random);
    let name = vault.row_key(Table::Body, b"one");
    let sealed = vault.seal(Table::Body, &name, b"what was said", &mut random);
    let passphrase = Passphrase::new("eleven quiet nights").unwrap();
    let slot = KeySlot::create(SlotKind::Passphrase, &passphrase, Cost::TEST, &vault, &mut random)
        .unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(6);
    for _ in 0..rounds() {
        let changed = mutate(&mut rng, sealed.as_bytes(), slot.as_bytes());
        if changed != sealed.as_bytes() {
            vault.open(Table::Body, &name, &Sealed::from_stored(changed)).unwrap_err();
        }
        let changed = mutate(&mut rng, slot.as_bytes(), sealed.as_bytes());
        if changed != slot.as_bytes() {
            let kept = KeySlot::decode(changed.clone());
            assert!(matches!(kept.kind(), SlotKind::Damaged | SlotKind::Newer));
            assert_eq!(kept.as_bytes(), changed, "kept as it is");
            kept.open(&passphrase).unwrap_err();
        }
    }
}

#[test]
fn changed_tickets_are_told_from_right_ones() {
    let device = DeviceId::from_bytes(key("alice").verifying_key().to_bytes());
    let addrs = vec![([192, 168, 1, 20], 41_234).into(), ([10, 0, 0, 7], 41_234).into()];
    let invite = EntryHash::from_bytes([2; 32]);
    let secret = Secret::from_random([7; 16]);
    let ticket = Ticket::new(invite, secret, [TicketDevice { device, addrs }], None).unwrap();
    let text = ticket.to_text().to_string();
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    for _ in 0..rounds() {
        let changed = mutate(&mut rng, text.as_bytes(), b"kith1 kith2 > -- \xf0\x9f\x98\x80");
        let changed = String::from_utf8_lossy(&changed);
        if let Ok(read) = Ticket::from_text(&changed) {
            assert_eq!(Ticket::from_text(&read.to_text()).unwrap(), read);
        }
    }
}

#[test]
fn changed_messages_of_a_joining_end_it_at_most() {
    let (alice, ben) = (key("alice"), key("ben"));
    let id = |key: &SigningKey| DeviceId::from_bytes(key.verifying_key().to_bytes());
    let secret = Secret::from_random([7; 16]);
    let open = [OpenInvite {
        invite: EntryHash::from_bytes([2; 32]),
        key: secret.invite_key(),
        purpose: Purpose::Person(EntryHash::from_bytes([3; 32])),
        inviter: MemberId::from_bytes([1; 16]),
        expires: Day(9),
        used_by: None,
    }];
    let door = Door { me: MemberId::from_bytes([1; 16]), today: Day(8), invites: &open };
    let addrs = Vec::new();
    let ticket =
        Ticket::new(open[0].invite, secret, [TicketDevice { device: id(&alice), addrs }], None)
            .unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    let mut samples: Vec<Vec<u8>> = vec![vec![1, 2, 3]];
    let mut changes_that_passed = 0;
    for _ in 0..rounds() {
        let setup = HostSetup {
            group: GroupId::from_bytes([1; 32]),
            host: id(&alice),
            newcomer: id(&ben),
            challenge: rng.random(),
            nonce: rng.random(),
        };
        let (mut host, mut frame) = Host::open(setup);
        let mut newcomer = Newcomer::new(&NewcomerSetup {
            ticket: &ticket,
            device_key: &ben,
            parcel_key: ParcelKey::from_bytes([3; 32]),
            host: id(&alice),
            nonce: rng.random(),
        });
        let target = rng.random_range(0..6);
        let mut was_changed = false;
        for step in 0..6 {
            if samples.len() < 64 {
                samples.push(frame.clone());
            }
            if step == target {
                let other = samples.choose(&mut rng).unwrap();
                let changed = mutate(&mut rng, &frame, other);
                was_changed = changed != frame;
                frame = changed;
            }
            let next = if step % 2 == 0 {
                match newcomer.handle(&frame) {
                    Ok(NewcomerOutput::Send(frame)) => Some(frame),
                    Ok(NewcomerOutput::LastContent(_)) => newcomer.saved().ok().map(|it| it.0),
                    Ok(NewcomerOutput::Content(_)) | Err(_) => None,
                }
            } else {
                match host.handle(&frame, &door) {
                    Ok(HostOutput::Send(frame)) => Some(frame),
                    Ok(HostOutput::Admit(_)) => {
                        // Up to here every byte was signed or committed to.
                        assert!(step != target || !was_changed, "a changed proof let somebody in");
                        host.content(b"all".to_vec(), true).ok()
                    }
                    Ok(HostOutput::AdmittedBefore { .. }) => panic!("nobody came in before"),
                    Ok(HostOutput::Finished) => {
                        changes_that_passed += usize::from(was_changed);
                        None
                    }
                    Err(_) => None,
                }
            };
            let Some(next) = next else { break };
            frame = next;
        }
    }
    // A challenge or content that somebody between the two changes is not noticed here: the connection sees to that.
    assert!(changes_that_passed < rounds());
}
