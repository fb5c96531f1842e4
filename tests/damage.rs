//! Folders that are not as they were left, and passphrases that do not fit.

use std::fs;
use std::path::PathBuf;

use super::harness::words::{add_meeting, add_rule, meeting_time, rule};
use super::harness::{Device, assert_plain, founded};

/// How many places of a store are damaged, one at a time.
const PLACES: usize = 40;

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let ana = founded();
    let before = files(&ana);
    for verb in [vec!["show"], vec!["log"], vec!["verify"], vec!["do", "[]"], vec!["node"]] {
        let mut command = ana.command(&verb);
        command.env("KITH_PASSPHRASE", "eleven quiet nightz");
        let outcome = super::harness::Outcome::of(&command.output().unwrap());
        assert!(outcome.fails_plainly().contains("passphrase"));
    }
    assert_eq!(before, files(&ana));
    ana.kith(&["show"]).succeeds();
}

#[test]
fn a_bit_that_flipped_is_told_or_harmless_but_never_believed() {
    let ana = furnished();
    let (whole, words) = (ana.show().snapshot, "Nobody repeats it outside.");
    let store = largest_file(&ana);
    let bytes = fs::read(&store).unwrap();
    // Most of a small store is empty space, of which there is nothing to tell.
    let filled: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at] != 0).collect();
    let mut told = 0;
    for place in 0..PLACES {
        let at = filled[filled.len() * place / PLACES];
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (place % 8);
        let damaged = ana.copy();
        fs::write(damaged.data().join(store.file_name().unwrap()), &flipped).unwrap();

        let shown = damaged.kith(&["show"]);
        let verified = damaged.kith(&["verify"]);
        match verified.code {
            // The bit lay where nothing is kept.
            Some(0) => assert_eq!(damaged.show().snapshot, whole, "byte {at}"),
            Some(1) => {
                told += 1;
                assert_plain(&verified.stderr);
            }
            other => panic!("byte {at}: {other:?}: {verified:?}"),
        }
        match shown.code {
            Some(0) => {
                let part = shown.stdout.contains("Nobody repeats");
                assert!(!part || shown.stdout.contains(words), "byte {at}: {shown:?}");
            }
            Some(1) => assert_plain(&shown.stderr),
            other => panic!("byte {at}: {other:?}: {shown:?}"),
        }
    }
    assert!(told > PLACES / 2, "only {told} of {PLACES} were told");
}

#[test]
fn a_truncated_store_is_told_and_what_is_left_of_it_is_kept() {
    let ana = furnished();
    let store = largest_file(&ana);
    let bytes = fs::read(&store).unwrap();
    for length in [0, 1, 100, 4096, bytes.len() / 2, bytes.len() - 4096, bytes.len() - 1] {
        let damaged = ana.copy();
        let path = damaged.data().join(store.file_name().unwrap());
        fs::write(&path, &bytes[..length]).unwrap();
        damaged.kith(&["verify"]).fails();
        let shown = damaged.kith(&["show"]);
        match shown.code {
            Some(0) => {}
            Some(1) => assert_plain(&shown.stderr),
            other => panic!("{length} bytes: {other:?}: {shown:?}"),
        }
        assert!(fs::metadata(&path).is_ok(), "the file of {length} bytes was moved or deleted");
    }
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let ana = Device::new("Ana");
    fs::create_dir_all(ana.data()).unwrap();
    fs::write(ana.data().join("letter.txt"), "Dear all").unwrap();
    ana.kith(&["show"]).fails_plainly();
    ana.kith(&["node"]).fails_plainly();
    assert_eq!(fs::read_to_string(ana.data().join("letter.txt")).unwrap(), "Dear all");
}

/// A group with something in it, at rest.
fn furnished() -> Device {
    let ana = founded();
    ana.does(&[
        add_rule("Stays here", "Nobody repeats it outside."),
        add_meeting(meeting_time(3, 4, 19), "Library, room 2"),
    ]);
    assert_eq!(rule(&ana.show().snapshot, "Stays here").answers.len(), 0);
    ana
}

fn files(device: &Device) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(device.data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

fn largest_file(device: &Device) -> PathBuf {
    files(device).into_iter().max_by_key(|(_, bytes)| bytes.len()).unwrap().0
}
