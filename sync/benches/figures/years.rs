//! Each sort of command in a group of ten years beside the same in one of a month: from the command until the snapshot
//! holds it, in memory, turn by turn. Nothing is written to disk, so that nothing hides what grows.

use std::time::Instant;

use kith_sync::group::Edit;
use kith_sync::id::Day;
use kith_sync::node::grown::{Grown, Life, WEEK, WEEKS_IN_TEN_YEARS, commands};
use kith_sync::protocol::Ledger;

use super::table::{Table, Times};

/// How old the new group is, in weeks.
const NEW: usize = 4;
const ROUNDS: usize = 40;

struct Aged {
    ledger: Ledger,
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
        let [ledger, _] = grown.into_ledgers();
        Self { ledger, weeks, random: 1 << 100 }
    }

    fn commands(&self, n: usize) -> Vec<(&'static str, Edit)> {
        commands(&self.ledger.snapshot(), self.ledger.me().unwrap(), self.weeks, n).unwrap()
    }

    fn round(&mut self, edit: &Edit) -> std::time::Duration {
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
}

pub(crate) fn measure(table: &mut Table) {
    let weeks = std::env::var("KITH_BENCH_WEEKS").ok().map(|weeks| weeks.parse().unwrap());
    let mut groups = [Aged::new(NEW), Aged::new(weeks.unwrap_or(WEEKS_IN_TEN_YEARS))];
    let sorts = groups[0].commands(0).len();
    for sort in 0..sorts {
        let mut times = [Times::default(), Times::default()];
        let mut name = "";
        for n in 0..ROUNDS + 4 {
            for (group, times) in groups.iter_mut().zip(&mut times) {
                let (called, edit) = group.commands(n).swap_remove(sort);
                name = called;
                let took = group.round(&edit);
                if n >= 4 {
                    times.add(took);
                }
            }
        }
        let [new, old] = times;
        let ratio = old.median() / new.median();
        let what = format!("{name}, after {} weeks", groups[1].weeks);
        table.add(&what, &old.to_string(), &format!("after {NEW} weeks {new}"), Some(ratio), "≤ 2");
    }
}
