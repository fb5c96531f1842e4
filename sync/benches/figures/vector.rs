//! A vector exchange between two devices whose group has 40,000 chains.

use std::time::Instant;

use ed25519_dalek::SigningKey;
use kith_sync::id::{BodyName, Day, DeviceId, ParcelKey};
use kith_sync::log::entry::ENTRY_VERSION;
use kith_sync::log::{Entry, Kind, Log, Opening, SignedEntry, Standing, batch};
use kith_sync::protocol::Message;
use kith_sync::roster::{Door, Found, Rule, Statement, Threshold};

use super::table::{Table, millis};

const CHAINS: u64 = 40_000;
/// How many of the newest the other one lacks.
const BEHIND: usize = 100;
const ROUNDS: u32 = 20;

fn entries() -> (Found, Vec<SignedEntry>) {
    let key = SigningKey::from_bytes(&[3; 32]);
    let device = DeviceId::from_bytes(key.verifying_key().to_bytes());
    let found = Found {
        device,
        parcel_key: ParcelKey::from_bytes([1; 32]),
        rule: Rule {
            threshold: Threshold::Everyone,
            door: Door::ByVote,
            wordings: Threshold::Everyone,
        },
        nonce: [7; 16],
    };
    let group = found.group();
    let mut log = Log::new(group);
    let mut entries = Vec::new();
    for number in 0..CHAINS {
        let basis = log.basis(device, None, &[], &Standing::default()).unwrap();
        let mut nonce = [0; 16];
        nonce[..8].copy_from_slice(&number.to_le_bytes());
        let opening = Opening { device, nonce, after: basis.after };
        let name = BodyName::from_bytes(*blake3::hash(&nonce).as_bytes());
        let kind = match number {
            0 => Kind::Statement(Statement::Found(found.clone())),
            _ => Kind::TakeBack(name),
        };
        let entry = Entry {
            version: ENTRY_VERSION,
            group,
            chain: opening.chain(group),
            seq: 0,
            prev: None,
            opening: Some(opening),
            seen: basis.seen,
            day: Day(16_000),
            bodies: Vec::new(),
            kind,
        };
        let hash = entry.hash();
        let signature = Some(kith_sync::log::entry::sign(&key, group, hash));
        let signed =
            SignedEntry { entry, hash, device, signature, is_proven: true, bodies: Vec::new() };
        take(&mut log, &signed);
        entries.push(signed);
    }
    (found, entries)
}

fn take(log: &mut Log, signed: &SignedEntry) {
    let place = log.check(signed).unwrap();
    log.accept(signed, place, None);
}

pub(crate) fn measure(table: &mut Table) {
    let (found, entries) = entries();
    let log_of = |count: usize| {
        let mut log = Log::new(found.group());
        entries.iter().take(count).for_each(|signed| take(&mut log, signed));
        log
    };
    let (alice, bob) = (log_of(entries.len()), log_of(entries.len() - BEHIND));
    for (what, other) in [("equal", &log_of(entries.len())), ("one 100 behind", &bob)] {
        let (mut bytes, mut lacking) = (0, 0);
        let start = Instant::now();
        for _ in 0..ROUNDS {
            let hello = Message::Hello(other.vector()).encode();
            let Some(Message::Hello(vector)) = Message::decode(&hello).unwrap() else {
                panic!("a hello comes out as it went in")
            };
            let known = alice.known_to(&vector);
            lacking = (0..alice.len()).filter(|at| !known.contains(*at)).count();
            bytes = hello.len();
        }
        let took = start.elapsed().as_secs_f64() * 1e3 / f64::from(ROUNDS);
        let figure = format!("{bytes} bytes, {} to make, read and compare", millis(took));
        table.add(
            &format!("a vector, {CHAINS} chains, {what}"),
            &figure,
            &format!("{lacking} entries to send"),
            None,
            "measured",
        );
    }
    let known = alice.known_to(&bob.vector());
    let missing = entries.iter().enumerate().filter(|(at, _)| !known.contains(*at));
    let batch = batch::encode(missing.map(|(_, signed)| signed)).unwrap();
    table.add(
        "what then goes over to the one behind",
        &format!("{} bytes", batch.len()),
        "",
        None,
        "measured",
    );
}
