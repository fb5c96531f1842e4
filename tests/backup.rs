//! A data folder that was copied: restored later, or running beside its original.

use super::harness::words::{add_rule, has_rule};
use super::harness::{converged, pair};

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
