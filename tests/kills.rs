//! `kill -9` while what opens groups is changed, while a backup is written, and while one is restored.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use kith_sync::node::{self, Offline};
use kith_sync::seal::{Passphrase, Secret};

use super::crash::{Random, at_an_instant_within};
use super::harness::words::add_rule;
use super::harness::{Device, PASSPHRASE, founded, now};

/// How many kills of each; the variable `KITH_KILLS` says otherwise.
const KILLS: u64 = 100;

fn kills() -> u64 {
    std::env::var("KITH_KILLS").map_or(KILLS, |kills| kills.parse().unwrap())
}

fn seed() -> u64 {
    let own = |_| u64::from(std::process::id());
    std::env::var("KITH_SEED").map_or_else(own, |seed| seed.parse().unwrap())
}

/// A device with two groups, in the data folder and in a folder in it.
fn two_groups() -> (Device, [PathBuf; 2]) {
    let ana = founded();
    let beside = ana.founds_beside("Day shift");
    let wordings: Vec<_> =
        (0..40).map(|nth| add_rule(&format!("Rule {nth}"), &"words ".repeat(400))).collect();
    ana.does(&wordings);
    let folders = [ana.data(), beside];
    (ana, folders)
}

fn secret(passphrase: &str) -> Secret {
    Secret::from(&Passphrase::new(passphrase).unwrap())
}

/// Runs a command to its end; how long it took.
fn time_of(mut command: Command) -> Duration {
    let begun = now();
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(done.success());
    begun.elapsed()
}

/// Starts a command and kills it; whether it had ended well before.
fn kill(mut command: Command, within: Duration, random: &mut Random) -> bool {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    at_an_instant_within(within, random);
    // It may have ended by itself.
    drop(child.kill());
    child.wait().unwrap().success()
}

#[test]
fn each_group_opens_with_the_earlier_or_the_new_passphrase_and_the_same_again_does_the_rest() {
    println!("KITH_SEED={}", seed());
    let ((ana, folders), mut random) = (two_groups(), Random(seed()));
    let change = |from: &str, to: &str| {
        let mut command = ana.command(["passphrase"]);
        command.env("KITH_PASSPHRASE", from).env("KITH_NEW_PASSPHRASE", to);
        command
    };
    let passphrase =
        |round: u64| if round == 0 { PASSPHRASE.into() } else { format!("nth {round}") };
    let whole = time_of(change(PASSPHRASE, PASSPHRASE));
    let (mut both, mut one, mut none) = (0, 0, 0);
    for round in 0..kills() {
        let (from, to) = (passphrase(round), passphrase(round + 1));
        let was_told = kill(change(&from, &to), whole.mul_f32(1.2), &mut random);
        let opens = |folder: &PathBuf, with: &str| node::opens(folder, &secret(with)).is_ok();
        let changed: Vec<_> = folders.iter().map(|folder| opens(folder, &to)).collect();
        for (folder, is_changed) in folders.iter().zip(&changed) {
            assert_ne!(opens(folder, &from), *is_changed, "round {round}: neither or both");
        }
        match changed.iter().filter(|is_changed| **is_changed).count() {
            2 => both += 1,
            1 => one += 1,
            _ => none += 1,
        }
        assert!(!was_told || changed == [true, true], "told and not so");
        time_of(change(&from, &to));
        assert!(folders.iter().all(|folder| opens(folder, &to)));
    }
    println!("changed in both {both}, in one {one}, in none {none}");
    assert!(both > 0 && none > 0);
    verify(&folders, &passphrase(kills()));
}

#[test]
fn a_backup_is_whole_or_not_there() {
    println!("KITH_SEED={}", seed());
    let ((ana, folders), mut random) = (two_groups(), Random(seed()));
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("kept");
    let keep = || ana.command(["backup", file.to_str().unwrap()]);
    let whole = time_of(keep());
    std::fs::remove_file(&file).unwrap();
    let (mut there, mut not_there) = (0, 0);
    for round in 0..kills() {
        let was_told = kill(keep(), whole.mul_f32(1.2), &mut random);
        if file.exists() {
            there += 1;
            let home = place.path().join("restored");
            let restored = node::restore(&file, &home, secret(PASSPHRASE)).unwrap();
            assert_eq!(restored.folders.len(), 2, "round {round}");
            std::fs::remove_dir_all(home).unwrap();
            std::fs::remove_file(&file).unwrap();
        } else {
            not_there += 1;
            assert!(!was_told, "told and not there");
        }
        // On other systems what was begun lies beside, and the next try takes it over.
        let left = std::fs::read_dir(place.path()).unwrap().count();
        assert!(left == 0 || !cfg!(target_os = "linux"), "round {round}: something else stays");
    }
    println!("there {there}, not there {not_there}");
    assert!(there > 0 && not_there > 0);
    verify(&folders, PASSPHRASE);
}

#[test]
fn a_backup_is_restored_with_all_its_groups_or_with_none() {
    println!("KITH_SEED={}", seed());
    let ((ana, _), mut random) = (two_groups(), Random(seed()));
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("kept");
    ana.kith(&["backup", file.to_str().unwrap()]).succeeds();
    let home = place.path().join("data");
    let restore = || ana.command_in(&home, ["restore", file.to_str().unwrap()]);
    let whole = time_of(restore());
    std::fs::remove_dir_all(&home).unwrap();
    let (mut all, mut none) = (0, 0);
    for round in 0..kills() {
        let was_told = kill(restore(), whole.mul_f32(1.2), &mut random);
        // Whoever comes next.
        node::settle(&home).unwrap();
        let folders = groups_in(&home);
        match folders.len() {
            0 => {
                none += 1;
                assert!(!was_told, "told and not there");
                // Nothing that was begun stands in the way.
                time_of(restore());
                assert_eq!(groups_in(&home).len(), 2);
            }
            2 => {
                all += 1;
                if round % 10 == 0 {
                    verify(&folders, PASSPHRASE);
                }
            }
            some => panic!("round {round}: {some} of 2 groups"),
        }
        let left = std::fs::read_dir(&home).unwrap().map(|it| it.unwrap().file_name());
        let left: Vec<_> =
            left.filter(|name| name.to_string_lossy().starts_with("restore")).collect();
        assert_eq!(left, Vec::<std::ffi::OsString>::new());
        verify(&groups_in(&home)[1..], PASSPHRASE);
        std::fs::remove_dir_all(&home).unwrap();
    }
    println!("all {all}, none {none}");
    assert!(all > 0 && none > 0);
}

fn groups_in(home: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(home) else { return Vec::new() };
    let beside = entries.map(|entry| entry.unwrap().path());
    let folders = std::iter::once(home.to_owned()).chain(beside);
    folders.filter(|folder| folder.is_dir() && node::exists(folder).unwrap()).collect()
}

fn verify(folders: &[PathBuf], passphrase: &str) {
    for folder in folders {
        let report = Offline::verify(folder, secret(passphrase)).unwrap();
        assert_eq!(report.problems, Vec::<String>::new());
    }
}
