//! Many histories, each from its seed.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use super::{Setting, run};

/// How many seeds a run of the tests takes, where the environment does not say.
const SEEDS: u64 = 2_000;
/// After how many failures a half of the seeds is given up.
const MAX_FAILURES: usize = 6;

fn play(settings: &[Setting; 2], seed: u64) -> BTreeSet<String> {
    let is_hostile = seed % 2 == 1;
    let setting = &settings[usize::from(seed % 8 >= 6)];
    let mut run = run(setting, seed, is_hostile);
    run.check();
    run.marks()
}

/// `KITH_SEEDS` says how many seeds, `KITH_SEED` plays one alone.
#[test]
fn whatever_happens_the_honest_have_the_same_and_lose_nothing() {
    let settings = [Setting::new(false), Setting::new(true)];
    let number = |name| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    if let Some(seed) = number("KITH_SEED") {
        play(&settings, seed);
        return;
    }
    let seeds = number("KITH_SEEDS").unwrap_or(SEEDS);
    let happened: Mutex<BTreeMap<String, usize>> = Mutex::default();
    let note = |marks: &BTreeSet<String>| {
        let mut happened = happened.lock().unwrap();
        for mark in marks {
            *happened.entry(mark.clone()).or_default() += 1;
        }
    };
    let play_part = |part: u64| {
        let of_part = (0..seeds).filter(|seed| seed / 8 % 2 == part);
        let fails = |seed: &u64| {
            catch_unwind(AssertUnwindSafe(|| play(&settings, *seed)))
                .inspect(note)
                .inspect_err(|_told| eprintln!("that was seed {seed}"))
                .is_err()
        };
        of_part.filter(fails).take(MAX_FAILURES).collect::<Vec<u64>>()
    };
    let failed = std::thread::scope(|scope| {
        let other = scope.spawn(|| play_part(1));
        [play_part(0), other.join().unwrap()].concat()
    });
    assert!(failed.is_empty(), "seeds {failed:?} failed; KITH_SEED plays one alone");
    let happened = happened.into_inner().unwrap();
    eprintln!("in {seeds} histories: {happened:?}");
    // Histories in which nothing happens prove nothing.
    for mark in ["Forked", "Invalid", "Departed", "a twin", "taken back", "accused", "a full disk"]
    {
        assert!(happened.contains_key(mark) || seeds < 500, "{mark} never came about");
    }
}
