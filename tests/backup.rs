//! A data folder that was copied, or kept in a backup: restored later, or running beside its original.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::json;

use super::harness::words::{add_rule, has_rule};
use super::harness::{Device, Outcome, PASSPHRASE, converged, founded, pair};

#[test]
fn a_restored_older_copy_goes_on_without_division_and_gets_back_what_the_others_have() {
    let ((ana, ana_node), (_ben, mut ben)) = pair();
    ana_node.stop();
    let backup = ana.copy();
    let mut ana_node = ana.start_beside(&[&ben]);
    ana_node.edit(&add_rule("After the backup", "Ben has this."));
    ben.shows(|group| has_rule(group, "After the backup"));
    ana_node.stop();

    ana.restore(&backup);
    assert!(!has_rule(&ana.show().snapshot, "After the backup"));
    ana.does(&[add_rule("After the restoring", "Written on the older copy.")]);
    let mut ana_node = ana.start_beside(&[&ben]);
    ana_node.edit(&add_rule("Connected again", "Written while catching up."));
    let group = converged(&mut [&mut ana_node, &mut ben]);
    for title in ["After the backup", "After the restoring", "Connected again"] {
        assert!(has_rule(&group, title), "{title}");
    }
    ana_node.stop();
    ben.stop();
    ana.kith(&["verify"]).succeeds();
}

#[test]
fn a_copy_beside_the_living_original_divides_nobody() {
    let ((ana, ana_node), (ben, mut ben_node)) = pair();
    ana_node.stop();
    let copy = ana.copy();

    // Both write without knowing of each other, then meet Ben one after the other.
    ana.does(&[add_rule("Original", "Written on the original.")]);
    copy.does(&[add_rule("Copy", "Written on the copy.")]);
    let mut original = ana.start_beside(&[&ben_node]);
    original.edit(&add_rule("Original, running", "Written while connected."));
    ben_node.shows(|group| has_rule(group, "Original, running"));

    // The two live copies share a key; Ben hears both, and each of them all.
    let mut second = copy.start_beside(&[&ben_node]);
    second.edit(&add_rule("Copy, running", "Written while both run."));
    original.edit(&add_rule("Original, still", "Written while both run."));
    let titles = ["Original", "Copy", "Original, running", "Copy, running", "Original, still"];
    let has_all =
        |group: &kith_sync::group::GroupSnapshot| titles.iter().all(|title| has_rule(group, title));
    // Ben's device holds a session with each, so all three come to the same while all three run.
    for node in [&mut ben_node, &mut original, &mut second] {
        node.shows(has_all);
    }
    let group = converged(&mut [&mut original, &mut ben_node]);
    assert_eq!(converged(&mut [&mut second, &mut ben_node]), group);
    let peers = ben_node.state().status.peers.clone();
    assert!(peers.len() == 1 && peers[0].connected && peers[0].has_all, "{peers:?}");
    original.stop();
    second.stop();
    ben_node.stop();
    for device in [&ana, &copy, &ben] {
        device.kith(&["verify"]).succeeds();
    }
}

#[test]
fn a_backup_made_while_running_is_the_same_member_elsewhere_and_harms_nobody_beside_the_original() {
    let ((ana, mut ana_node), (ben, mut ben_node)) = pair();
    ana_node.edit(&add_rule("Before the backup", "In it."));
    let file = ana.data().join("kept");
    assert_eq!(ana_node.command(&json!({ "backup": { "file": file } })), "done");
    ana_node.edit(&add_rule("After the backup", "Not in it."));
    ben_node.shows(|group| has_rule(group, "After the backup"));

    let elsewhere = Device::new("Ana");
    let restored = elsewhere.kith(&["restore", file.to_str().unwrap()]).succeeds();
    assert_eq!(restored, elsewhere.data().to_str().unwrap());
    let shown = elsewhere.show();
    assert!(has_rule(&shown.snapshot, "Before the backup"));
    assert!(!has_rule(&shown.snapshot, "After the backup"));
    elsewhere.does(&[add_rule("Elsewhere", "Written without knowing of the rest.")]);
    // The original lives on while its copy comes to the same Ben.
    let mut copy = elsewhere.start_beside(&[&ben_node]);
    copy.edit(&add_rule("Elsewhere, running", "Written while both run."));
    ana_node.edit(&add_rule("Original, running", "Written while both run."));
    let titles = [
        "Before the backup",
        "After the backup",
        "Elsewhere",
        "Elsewhere, running",
        "Original, running",
    ];
    for node in [&mut ben_node, &mut ana_node, &mut copy] {
        node.shows(|group| titles.iter().all(|title| has_rule(group, title)));
    }
    let me = ana_node.state().status.me;
    assert_eq!(copy.state().status.me, me);
    let group = converged(&mut [&mut ana_node, &mut ben_node]);
    assert_eq!(converged(&mut [&mut copy, &mut ben_node]), group);
    for node in [copy, ana_node, ben_node] {
        node.stop();
    }
    for device in [&ana, &elsewhere, &ben] {
        device.kith(&["verify"]).succeeds();
    }
}

#[test]
fn all_groups_of_a_device_are_kept_and_come_back_in_folders_of_their_own() {
    let ana = founded();
    let beside = ana.founds_beside("Day shift");
    ana.does(&[add_rule("Night", "Only there.")]);
    let file = ana.data().join("kept");
    let name = file.to_str().unwrap();
    assert!(ana.kith(&["backup", name]).succeeds().contains("2 groups"));
    let again = ana.kith(&["backup", name]).fails_plainly();
    assert!(again.contains("already"), "{again}");
    let only = ana.data().join("only");
    let said = ana.kith(&["backup", "--only-this", only.to_str().unwrap()]).succeeds();
    assert!(said.contains("1 group"), "{said}");

    let elsewhere = Device::new("Ana");
    let folders = elsewhere.kith(&["restore", name]).succeeds();
    assert_eq!(folders.lines().count(), 2);
    assert_eq!(elsewhere.show().snapshot, ana.show().snapshot);
    let second = folders.lines().nth(1).unwrap();
    let shown = elsewhere.kith_in(Path::new(second), PASSPHRASE, &["show"]).succeeds();
    assert!(shown.contains("Day shift"), "{shown}");
    assert!(ana.kith_in(&beside, PASSPHRASE, &["show"]).succeeds().contains("Day"));
    // Nothing comes twice.
    let said = elsewhere.kith(&["restore", name]).fails_plainly();
    assert!(said.contains("already"), "{said}");
}

#[test]
fn of_two_programs_that_restore_at_once_one_does_and_nothing_comes_twice() {
    let ana = founded();
    ana.founds_beside("Day shift");
    let file = ana.data().join("kept");
    ana.kith(&["backup", file.to_str().unwrap()]).succeeds();
    for _ in 0..3 {
        let elsewhere = Device::new("Ana");
        let starting = [(); 2].map(|()| {
            let mut command = elsewhere.command(["restore", file.to_str().unwrap()]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        });
        let ends = starting.map(|it| Outcome::of(&it.wait_with_output().unwrap()));
        let (done, refused): (Vec<_>, Vec<_>) = ends.into_iter().partition(|it| it.code == Some(0));
        let ([done], [refused]) = (&done[..], &refused[..]) else { panic!("{done:?} {refused:?}") };
        assert_eq!(done.stdout.lines().count(), 2, "{done:?}");
        let said = &refused.stderr;
        assert!(said.contains("using this folder") || said.contains("already"), "{said}");
        let folders = fs::read_dir(elsewhere.data()).unwrap().map(|it| it.unwrap().path());
        assert_eq!(folders.filter(|it| it.is_dir()).count(), 1, "one beside the first");
        elsewhere.kith(&["verify"]).succeeds();
    }
}

#[test]
fn whatever_is_wrong_with_a_backup_is_one_plain_sentence_and_changes_nothing() {
    let ana = founded();
    let file = ana.data().join("kept");
    ana.kith(&["backup", file.to_str().unwrap()]).succeeds();
    let whole = fs::read(&file).unwrap();
    let elsewhere = Device::new("Ana");
    let bad = ana.data().join("bad");
    let refused = |bytes: &[u8]| {
        fs::write(&bad, bytes).unwrap();
        let said = elsewhere.kith(&["restore", bad.to_str().unwrap()]).fails_plainly();
        assert!(!elsewhere.data().exists(), "{said}");
        said
    };
    assert!(refused(&whole[..whole.len() / 2]).contains("cut off"));
    assert!(refused(&whole[..whole.len() - 1]).contains("cut off"));
    let mut mangled = whole.clone();
    let at = whole.iter().rposition(|byte| *byte != 0).unwrap();
    mangled[at] ^= 1;
    assert!(refused(&mangled).contains("damaged"));
    assert!(refused(b"Dear all").contains("no backup"));
    let mut newer = whole.clone();
    newer[11] = 2;
    assert!(refused(&newer).contains("newer Kith"));
    let wrong = elsewhere.kith_with("not it", &["restore", file.to_str().unwrap()]);
    assert!(wrong.fails_plainly().contains("passphrase"));
    let missing = elsewhere.kith(&["restore", "/nowhere/at/all"]).fails_plainly();
    assert!(missing.contains("no such file"), "{missing}");
    let nowhere = ana.kith(&["backup", "/nowhere/at/all"]).fails_plainly();
    assert!(nowhere.contains("no such file"), "{nowhere}");
    let nothing = Outcome::of(&elsewhere.command(["backup", "x"]).output().unwrap());
    assert!(nothing.fails_plainly().contains("no group"));
    assert!(!elsewhere.data().exists());
}
