//! The figures of the whole beside bare loops of the same pieces, in one run: `cargo bench -p kith-sync --all-features`.
//!
//! Words after `--` choose figures (`edit open join wire vector idle years`); `KITH_BENCH_SIZES=1000,10000` chooses sizes,
//! `KITH_BENCH_WEEKS=104` how old the old group of `years` is.
//! Times depend on the machine; the ratios are what counts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark measures time, prints, and is to fail loudly"
)]

mod bare;
mod edit;
mod idle;
mod join;
mod open;
mod table;
mod vector;
mod wire;
mod years;

use std::path::{Path, PathBuf};
use std::time::Instant;

use kith_sync::id::GroupId;
use kith_sync::node::Options;
use kith_sync::node::grown::{Grown, Life};
use kith_sync::seal::{Cost, Passphrase};
use table::Table;

/// A group of one size: two folders, and the document as both have it.
struct Group {
    edits: usize,
    dirs: [PathBuf; 2],
    document: Vec<u8>,
    /// Its id, and its entries as a newcomer gets them.
    batches: (GroupId, Vec<Vec<u8>>),
    /// Its bodies, in bytes.
    bodies_bytes: usize,
}

fn passphrase() -> Passphrase {
    Passphrase::new("a long night").unwrap()
}

fn options() -> Options {
    Options { listen: vec!["127.0.0.1:0".parse().unwrap()], ..Options::new(Cost::TEST) }
}

fn main() {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |figure: &str| wanted.is_empty() || wanted.iter().any(|word| word == figure);
    let sizes =
        std::env::var("KITH_BENCH_SIZES").unwrap_or_else(|_unset| "1000,10000,100000".into());
    let sizes: Vec<usize> = sizes.split(',').map(|size| size.trim().parse().unwrap()).collect();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut table = Table::default();

    if is_wanted("vector") {
        vector::measure(&mut table);
    }
    if is_wanted("years") {
        years::measure(&mut table);
    }
    if is_wanted("wire") {
        runtime.block_on(wire::measure(&mut table));
    }
    if is_wanted("idle") {
        let home = tempfile::TempDir::new().unwrap();
        runtime.block_on(idle::measure(home.path(), &mut table));
    }
    if ["edit", "open", "join"].into_iter().any(is_wanted) {
        let home = tempfile::TempDir::new().unwrap();
        let groups = grow(home.path(), &sizes);
        for group in &groups {
            if is_wanted("open") {
                runtime.block_on(open::measure(group, &mut table));
            }
            if is_wanted("edit") {
                runtime.block_on(edit::measure(group, home.path(), &mut table));
            }
            if is_wanted("join") {
                runtime.block_on(join::measure(group, home.path(), &mut table));
            }
        }
        edit::compare_sizes(&groups, &mut table);
    }
    println!("\n{table}");
}

fn grow(home: &Path, sizes: &[usize]) -> Vec<Group> {
    let mut grown = Grown::found(Life::Replies).unwrap();
    let mut groups = Vec::new();
    for edits in sizes.iter().copied() {
        let start = Instant::now();
        grown.grow_to(edits).unwrap();
        let dirs = ["alice", "bob"].map(|name| home.join(format!("{name}-{edits}")));
        grown.keep([&dirs[0], &dirs[1]], &passphrase()).unwrap();
        let [ledger, _] = grown.ledgers();
        let entries: Vec<_> =
            (0..ledger.log().len()).filter_map(|at| ledger.signed_whole(at)).collect();
        let batches = kith_sync::log::batch::encode_all(&entries).unwrap();
        let bodies = entries.iter().flat_map(|entry| &entry.bodies);
        groups.push(Group {
            edits,
            dirs,
            document: ledger.document().save(),
            batches: (ledger.log().group(), batches),
            bodies_bytes: bodies.map(|(_, body)| body.salt.len() + body.text.len()).sum(),
        });
        eprintln!("grew to {edits} edits, {} entries, in {:.1?}", entries.len(), start.elapsed());
    }
    groups
}
