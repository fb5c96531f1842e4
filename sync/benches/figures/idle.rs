//! What it costs to be connected and quiet: four devices of a group, each with three peers, twenty seconds long.
//!
//! Reads `/proc`, so it measures on Linux only. The four nodes share one process; the figures are for one of them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kith_sync::node::{Command, Founding, Options, Reply, found, join};

use super::edit::{eventually, start};
use super::table::Table;
use super::{options, passphrase};

const NODES: usize = 4;
const SPAN: Duration = Duration::from_secs(20);
/// Ticks in a second, on every Linux that Rust runs on.
const TICKS_PER_SEC: f64 = 100.0;

pub(crate) async fn measure(home: &Path, table: &mut Table) {
    let Some(_) = spent() else {
        eprintln!("idle: there is no /proc here");
        return;
    };
    let dirs: Vec<_> = (0..NODES).map(|nth| home.join(format!("idle-{nth}"))).collect();
    found(&dirs[0], &passphrase(), &Founding::new("Night shift", "Alice"), &options()).unwrap();
    let first = start(&dirs[0], options()).await;
    let mut tickets = Vec::new();
    for name in ["Bob", "Carol", "Dora"] {
        let reply = first.node.command(Command::Invite { name: name.into() }).await;
        let Reply::Ticket { ticket, .. } = reply else { panic!("no ticket: {reply:?}") };
        tickets.push((name, ticket));
    }
    let mut nodes = vec![first];
    for (dir, (name, ticket)) in dirs[1..].iter().zip(&tickets) {
        join(dir, &passphrase(), ticket, name, &options(), &mut |_step| {}).await.unwrap();
        let peers = nodes.iter().flat_map(|up: &super::edit::Up| up.addrs.clone()).collect();
        nodes.push(start(dir, Options { peers, ..options() }).await);
    }
    for up in &nodes {
        eventually(&up.node, |state| {
            let peers = &state.status.peers;
            peers.len() == NODES - 1 && peers.iter().all(|peer| peer.connected && peer.has_all)
        })
        .await;
    }
    // What follows on connecting is over a keep-alive later.
    tokio::time::sleep(Duration::from_secs(6)).await;
    let (ticks, switches) = spent().unwrap();
    tokio::time::sleep(SPAN).await;
    let (ticks_after, switches_after) = spent().unwrap();
    let of_one = 1.0 / NODES as f64 / SPAN.as_secs_f64();
    let cpu = (ticks_after - ticks) as f64 / TICKS_PER_SEC * 1e3 * of_one;
    let switches = (switches_after - switches) as f64 * of_one;
    let what = format!("idle with {} connected peers, a node and second", NODES - 1);
    let figure = format!("{cpu:.2} ms of CPU, {switches:.1} context switches");
    table.add(&what, &figure, "", None, "no CPU");
    for up in nodes {
        up.node.shutdown().await;
    }
}

/// Ticks of CPU and context switches of this process so far.
fn spent() -> Option<(u64, u64)> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    let mut switches = 0;
    for thread in fs::read_dir("/proc/self/task").ok()? {
        let status = fs::read_to_string(thread.ok()?.path().join("status")).ok()?;
        let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
        switches += counts
            .filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok())
            .sum::<u64>();
    }
    Some((ticks, switches))
}
