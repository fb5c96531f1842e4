//! A disk that takes no more.
#![cfg(unix)]

use std::process::{Command, Stdio};

use kith_sync::group::edit::TextField;
use serde_json::json;

use super::harness::words::{add_rule, has_rule, write};
use super::harness::{Device, Outcome, Running, assert_plain, founded};

#[test]
fn a_disk_that_takes_no_more_is_told_and_what_was_confirmed_before_stays() {
    let ana = founded();
    ana.does(&[add_rule("Before", "Written while there was room.")]);
    // No file of this process may grow beyond 200 KiB; the system answers every further write with an error.
    let mut node = Running::spawn(limited(&ana, &ana.node(&[]), 200));
    node.event("ready");
    let mut confirmed = 0;
    let refused = loop {
        let words = format!("{confirmed} {}", "so many words ".repeat(1000));
        let edit = write(TextField::FocusWhat, &words);
        let reply = node.command(&json!({ "edit": edit }));
        if reply != "done" {
            break reply;
        }
        confirmed += 1;
        assert!(confirmed < 1000, "the limit was never met");
    };
    let because = refused["refused"]["because"].as_str().unwrap_or_else(|| panic!("{refused}"));
    assert_plain(because);
    assert!(!because.contains("so many words"));
    // It stays up, shows what it has, and says what is wrong.
    let state = node.state();
    assert!(has_rule(&state.snapshot, "Before"));
    assert!(!state.status.problems.is_empty());
    for problem in &state.status.problems {
        assert_plain(problem.text.english());
    }
    node.stop();

    // With room again everything confirmed is there, and it goes on.
    ana.kith(&["verify"]).succeeds();
    let state = ana.show();
    let last = format!("{} so many", confirmed - 1);
    assert!(confirmed > 0 && state.snapshot.focus.what.words.starts_with(&last));
    ana.does(&[add_rule("After", "There is room again.")]);
    assert!(has_rule(&ana.show().snapshot, "After"));
}

#[test]
fn a_group_cannot_be_founded_on_a_full_disk_and_can_be_later_in_the_same_folder() {
    let ana = Device::new("Ana");
    let found = ["found", "--group", "Night shift", "--me", "Ana"];
    let output = limited(&ana, &ana.command(found), 8).output().unwrap();
    Outcome::of(&output).fails_plainly();
    ana.kith(&found).succeeds();
    assert_eq!(ana.show().snapshot.focus.name.words, "Night shift");
}

#[test]
fn a_backup_that_does_not_fit_is_told_and_not_there_and_the_same_for_restoring() {
    let ana = founded();
    let words = "so many words ".repeat(1000);
    ana.does(&[add_rule("Long", &words)]);
    let file = ana.data().join("kept");
    let keep = ana.command(["backup", file.to_str().unwrap()]);
    let outcome = Outcome::of(&limited(&ana, &keep, 8).output().unwrap());
    assert!(outcome.fails_plainly().contains("disk is full"));
    assert!(!file.exists());
    ana.kith(&["backup", file.to_str().unwrap()]).succeeds();

    let ben = Device::new("Ben");
    let restore = ["restore", file.to_str().unwrap()];
    let outcome = Outcome::of(&limited(&ben, &ben.command(restore), 16).output().unwrap());
    let said = outcome.fails_plainly();
    assert!(said.contains("full") || said.contains("reported an error"), "{said}");
    assert!(!ben.data().exists());
    ben.kith(&restore).succeeds();
    assert!(has_rule(&ben.show().snapshot, "Long"));
}

/// The same command under a shell that lets no file grow beyond so many KiB, and whose signal about it is ignored.
fn limited(device: &Device, command: &Command, kib: u64) -> Command {
    let mut limited = Command::new("/bin/sh");
    device.environment(&mut limited);
    // The unit of `ulimit -f` is 512 bytes.
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kib * 2);
    limited.arg("-c").arg(script).arg(command.get_program()).args(command.get_args());
    limited.stdin(Stdio::null());
    limited
}
