//! Each sort of command in a group of ten years beside the same in one of a month, from the command until the snapshot
//! holds it, turn by turn: once in memory, so that nothing hides what grows, and once as a member waits for it, until it
//! is on disk as well.

use std::time::{Duration, Instant};

use kith_sync::group::Edit;
use kith_sync::id::Day;
use kith_sync::node::Offline;
use kith_sync::node::api::{Command, Reply};
use kith_sync::node::grown::{Grown, Life, WEEK, WEEKS_IN_TEN_YEARS, commands};
use kith_sync::protocol::Ledger;
use tempfile::TempDir;

use super::passphrase;
use super::table::{Table, Times};

/// How old the new group is, in weeks.
const NEW: usize = 4;
const ROUNDS: usize = 40;
/// Rounds that are not counted.
const WARM: usize = 4;

struct Aged {
    ledger: Ledger,
    offline: Offline,
    _dirs: [TempDir; 2],
    weeks: usize,
    /// For the salts of what is written here.
    random: u128,
}

impl Aged {
    fn new(weeks: usize) -> Self {
        let start = Instant::now();
        let mut grown = Grown::found(Life::Years).unwrap();
        grown.grow_to(weeks * WEEK).unwrap();
        eprintln!("{weeks} weeks: {} edits, in {:.1?}", grown.edits(), start.elapsed());
        let dirs = [TempDir::new().unwrap(), TempDir::new().unwrap()];
        let passphrase = passphrase();
        grown.keep([dirs[0].path(), dirs[1].path()], &passphrase).unwrap();
        let offline = Offline::open(dirs[0].path(), &passphrase).unwrap();
        let [ledger, _] = grown.into_ledgers();
        Self { ledger, offline, _dirs: dirs, weeks, random: 1 << 100 }
    }

    fn commands(&self, n: usize) -> Vec<(&'static str, Edit)> {
        commands(&self.ledger.snapshot(), self.ledger.me().unwrap(), self.weeks, n).unwrap()
    }

    /// The same where it is on disk.
    fn durable_commands(&self, n: usize) -> Vec<(&'static str, Edit)> {
        let state = self.offline.state();
        commands(&state.snapshot, state.status.me, self.weeks, n).unwrap()
    }

    fn round(&mut self, edit: &Edit) -> Duration {
        let random = &mut self.random;
        let start = Instant::now();
        let mut next = || {
            *random += 1;
            random.to_le_bytes()
        };
        self.ledger.edit(edit, Day(20_000), &mut next).unwrap();
        let settled = self.ledger.settle();
        let snapshot = self.ledger.snapshot();
        let took = start.elapsed();
        assert!(settled.is_changed && !settled.rows.is_empty());
        drop(snapshot);
        took
    }

    fn durable_round(&mut self, edit: Edit) -> Duration {
        let start = Instant::now();
        let reply = self.offline.run(Command::Edit(edit));
        let state = self.offline.state();
        let took = start.elapsed();
        assert_eq!(reply, Reply::Done);
        drop(state);
        took
    }
}

pub(crate) fn measure(table: &mut Table) {
    let weeks = std::env::var("KITH_BENCH_WEEKS").ok().map(|weeks| weeks.parse().unwrap());
    let mut groups =
        [NEW, weeks.unwrap_or(WEEKS_IN_TEN_YEARS)].map(|weeks| Box::new(Aged::new(weeks)));
    let sorts = groups[0].commands(0).len();
    for sort in 0..sorts {
        compare(table, &mut groups, "in memory", |group, n| {
            let (name, edit) = group.commands(n).swap_remove(sort);
            (name, group.round(&edit))
        });
        compare(table, &mut groups, "on disk", |group, n| {
            let (name, edit) = group.durable_commands(n).swap_remove(sort);
            (name, group.durable_round(edit))
        });
    }
}

fn compare(
    table: &mut Table,
    groups: &mut [Box<Aged>; 2],
    until: &str,
    round: impl Fn(&mut Aged, usize) -> (&'static str, Duration),
) {
    let mut times = [Times::default(), Times::default()];
    let mut name = "";
    for n in 0..ROUNDS + WARM {
        for (group, times) in groups.iter_mut().zip(&mut times) {
            let (called, took) = round(group, n);
            name = called;
            if n >= WARM {
                times.add(took);
            }
        }
    }
    let [new, old] = times;
    let ratio = old.median() / new.median();
    let what = format!("{name}, {until}, after {} weeks", groups[1].weeks);
    table.add(&what, &old.to_string(), &format!("after {NEW} weeks {new}"), Some(ratio), "≤ 2");
}
