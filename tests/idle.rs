//! What `kith node` costs while nothing happens: memory, processor time, wakings; with ten devices connected, and with a group
//! of ten years.
//!
//! `cargo bench -p kith --bench idle`; reads Linux's `/proc`. `KITH_BENCH_SECS` says for how long.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    unused_imports,
    reason = "a bench ends at the first thing that goes wrong and prints what it measured; the harness serves scenarios too"
)]

mod harness;

use std::thread;
use std::time::Duration;

use harness::{Device, PASSPHRASE, Running, converged, eventually};
use kith_sync::node::grown::{Grown, Life, WEEK, WEEKS_IN_TEN_YEARS};
use kith_sync::seal::Passphrase;
use serde_json::json;

/// How many other devices are connected.
const PEERS: usize = 10;
/// How long nothing happens, where nobody says otherwise.
const IDLE: Duration = Duration::from_mins(1);
/// Until a node of ten years is there.
const OPENING: Duration = Duration::from_mins(5);

/// What a process has used.
#[derive(Clone, Copy)]
struct Used {
    /// Processor time, in hundredths of a second.
    ticks: u64,
    /// How often it woke.
    wakings: u64,
    /// What it holds of the memory now, and held at most, in KiB.
    memory: [u64; 2],
}

impl Used {
    fn of(node: &Running) -> Self {
        let proc =
            |file: &str| std::fs::read_to_string(format!("/proc/{}/{file}", node.id())).unwrap();
        let stat = proc("stat");
        // The name of the program, in brackets, may hold spaces; user and system time are the 14th and 15th field.
        let fields: Vec<_> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        let ticks = [11, 12].map(|at| fields[at].parse::<u64>().unwrap()).iter().sum();
        let status = proc("status");
        let of = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
        };
        let tasks = std::fs::read_dir(format!("/proc/{}/task", node.id())).unwrap();
        let wakings = tasks
            .map(|task| std::fs::read_to_string(task.unwrap().path().join("status")).unwrap())
            .map(|status| of(&status, "voluntary_ctxt_switches"))
            .sum();
        Self { ticks, wakings, memory: [of(&status, "VmRSS"), of(&status, "VmHWM")] }
    }
}

fn idle_span() -> Duration {
    let secs = std::env::var("KITH_BENCH_SECS").ok().map(|secs| secs.parse().unwrap());
    secs.map_or(IDLE, Duration::from_secs)
}

/// Lets nodes be for a while; tells what the first used.
fn idles(what: &str, node: &Running) {
    let span = idle_span();
    let before = Used::of(node);
    thread::park_timeout(span);
    let after = Used::of(node);
    let ([now, most], secs) = (after.memory, span.as_secs());
    println!(
        "{what}: {} ms of processor time and {} wakings in {secs} s; {} MiB of memory, {} at most",
        (after.ticks - before.ticks) * 10,
        after.wakings - before.wakings,
        now / 1024,
        most / 1024,
    );
}

/// One member with this many further devices, all connected.
fn with_peers() {
    let ana = Device::new("Ana");
    ana.kith(&["found", "--group", "Night shift", "--me", "Ana"]).succeeds();
    let mut node = ana.start();
    let mut others = Vec::new();
    for nth in 0..PEERS {
        let reply = node.command(&json!("invite_my_device"));
        let ticket = reply["ticket"]["ticket"].as_str().unwrap_or_else(|| panic!("{reply}"));
        let other = Device::new(&format!("Ana's {nth}"));
        other.joins(ticket);
        let running = other.start_beside(&[&node]);
        others.push((other, running));
    }
    node.state_with(|state| {
        state.status.peers.iter().filter(|peer| peer.connected).count() == PEERS
    });
    idles(&format!("{PEERS} devices connected"), &node);
}

/// A device of a group that has met for ten years, alone and with another one connected.
fn of_ten_years() {
    let weeks = std::env::var("KITH_BENCH_WEEKS").ok().map(|weeks| weeks.parse().unwrap());
    let mut grown = Grown::found(Life::Years).unwrap();
    grown.grow_to(weeks.unwrap_or(WEEKS_IN_TEN_YEARS) * WEEK).unwrap();
    let (one, other) = (Device::new("Ana"), Device::new("Ben"));
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    grown.keep([&one.data(), &other.data()], &passphrase).unwrap();
    println!("{} edits:", grown.edits());
    drop(grown);
    let mut node = one.start();
    eventually(OPENING, || (!node.state().status.opening).then_some(()));
    idles("alone", &node);
    let mut beside = other.start_beside(&[&node]);
    eventually(OPENING, || (!beside.state().status.opening).then_some(()));
    node.state_with(|state| state.status.peers.iter().any(|peer| peer.connected && peer.has_all));
    idles("with another device of the group", &node);
}

fn main() {
    with_peers();
    of_ten_years();
}
