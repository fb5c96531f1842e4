//! A first join, from the ticket until everything is on disk, beside Automerge applying the same changes in batches.

use std::path::Path;
use std::time::{Duration, Instant};

use automerge::{Automerge, Change};
use ed25519_dalek::SigningKey;
use kith_sync::log::batch;
use kith_sync::node::{Command, Reply, join};
use kith_sync::protocol::Ledger;

use super::edit::start;
use super::table::{Table, Times, millis};
use super::{Group, options, passphrase};

/// How many changes are applied at once.
const BATCH: usize = 1024;

pub(crate) async fn measure(group: &Group, home: &Path, table: &mut Table) {
    let rounds = if group.edits > 10_000 { 1 } else { 3 };
    let document = Automerge::load(&group.document).unwrap();
    let changes: Vec<Vec<u8>> =
        document.get_changes(&[]).iter().map(|change| change.raw_bytes().to_vec()).collect();
    let saved_bytes = document.save().len();
    let alice = start(&group.dirs[0], options()).await;
    let (mut joins, mut bare) = (Times::default(), Times::default());
    for round in 0..rounds {
        let reply = alice.node.command(Command::InviteMyDevice).await;
        let Reply::Ticket { ticket, .. } = reply else { panic!("no ticket: {reply:?}") };
        let dir = home.join(format!("newcomer-{}-{round}", group.edits));
        let begin = Instant::now();
        join(&dir, &passphrase(), &ticket, "Alice", &options(), &mut |_step| {}).await.unwrap();
        joins.add(begin.elapsed());

        let begin = Instant::now();
        let mut document = Automerge::new();
        for batch in changes.chunks(BATCH) {
            let batch: Vec<Change> =
                batch.iter().map(|bytes| Change::from_bytes(bytes.clone()).unwrap()).collect();
            document.apply_changes(batch).unwrap();
        }
        bare.add(begin.elapsed());
    }
    alice.node.shutdown().await;
    tell_parts(group);

    let size = group.edits;
    let beside = format!("applying the changes in batches {}", millis(bare.median()));
    let ratio = joins.median() / bare.median();
    let what = format!("first join, {size} changes");
    table.add(&what, &millis(joins.median()), &beside, Some(ratio), "≤ 1.3");
    let batches_bytes: usize = group.batches.1.iter().map(Vec::len).sum();
    let floor = saved_bytes + group.bodies_bytes;
    let ratio = batches_bytes as f64 / floor as f64;
    let beside = format!("saved document {saved_bytes} + bodies {}", group.bodies_bytes);
    let what = format!("first join's bytes, {size} changes");
    table.add(&what, &batches_bytes.to_string(), &beside, Some(ratio), "≤ 1.5");
}

/// What a newcomer does, without the network and the disk, one part after the other.
fn tell_parts(group: &Group) {
    let id = group.batches.0;
    let mut ledger = Ledger::empty(id, SigningKey::from_bytes(&[9; 32]), [9; 16]).unwrap();
    let (mut decoding, mut taking) = (Duration::ZERO, Duration::ZERO);
    for bytes in &group.batches.1 {
        let start = Instant::now();
        let entries = batch::decode(bytes, id).unwrap();
        decoding += start.elapsed();
        let start = Instant::now();
        ledger.take_in(entries).unwrap();
        taking += start.elapsed();
    }
    let start = Instant::now();
    let rows = ledger.settle().rows.len();
    let settling = start.elapsed();
    let start = Instant::now();
    let saved = ledger.save().bytes.len();
    let saving = start.elapsed();
    eprintln!(
        "joining by parts: reading and verifying {decoding:.0?}, vetting {taking:.0?}, applying and showing \
         {settling:.0?}, saving {saving:.0?} ({rows} rows, {saved} bytes)"
    );
}
