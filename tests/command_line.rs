//! What the program says and how it ends, where things are not as hoped.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use kith_sync::group::edit::TextField;

use super::harness::words::{add_rule, has_rule, write};
use super::harness::{DEADLINE, Device, Outcome, Running, eventually, founded, pair};

#[test]
fn without_a_display_the_window_says_what_works_without_one() {
    let said = Device::new("Ana").kith(&[]).fails_plainly();
    assert!(said.contains("kith node") || said.contains("kith --help"), "{said}");
    let said = Device::new("Ana").kith(&["demo"]).fails_plainly();
    assert!(said.contains("--headless"), "{said}");
}

#[test]
fn a_second_process_on_a_folder_says_so_and_leaves_the_first_alone() {
    let ana = founded();
    let mut first = ana.start();
    for verb in
        [vec!["node"], vec!["show"], vec!["do", "[]"], vec!["verify"], vec!["invite", "Ben"]]
    {
        let said = ana.kith(&verb).fails_plainly();
        assert!(said.contains("using this folder"), "{said}");
    }
    first.edit(&add_rule("Still here", "All day."));
    first.stop();
    assert!(has_rule(&ana.show().snapshot, "Still here"));
}

#[test]
fn a_missing_group_a_second_founding_and_a_missing_passphrase_are_said_plainly() {
    let ana = Device::new("Ana");
    for verb in [vec!["show"], vec!["log"], vec!["verify"], vec!["node"], vec!["invite", "Ben"]] {
        assert!(ana.kith(&verb).fails_plainly().contains("no group"));
    }
    let found = ["found", "--group", "Night shift", "--me", "Ana"];
    ana.kith(&found).succeeds();
    assert!(ana.kith(&found).fails_plainly().contains("already"));

    let mut command = ana.command(["show"]);
    let outcome = Outcome::of(&command.env_remove("KITH_PASSPHRASE").output().unwrap());
    assert!(outcome.fails_plainly().contains("KITH_PASSPHRASE"));
}

#[test]
fn a_passphrase_in_a_file_opens_what_the_same_one_in_the_variable_made() {
    let ana = founded();
    let file = ana.data().with_file_name("passphrase");
    std::fs::write(&file, format!("{}\n", super::harness::PASSPHRASE)).unwrap();
    let mut command = ana.command(["show", "--passphrase-file"]);
    let output = command.arg(&file).env_remove("KITH_PASSPHRASE").output().unwrap();
    assert!(Outcome::of(&output).succeeds().contains("Night shift"));
}

#[test]
fn what_was_typed_wrongly_ends_with_two_and_the_usage() {
    let ana = Device::new("Ana");
    for line in
        [vec!["sing"], vec!["found"], vec!["node", "--listen", "here"], vec!["withdraw", "x"]]
    {
        let outcome = ana.kith(&line);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
        assert!(outcome.stderr.contains("Usage") || outcome.stderr.contains("--help"));
    }
}

#[test]
fn edits_are_done_in_order_up_to_the_first_that_is_refused() {
    let ana = founded();
    let unknown = "AAAAAAAAAAAAAAAAAAAAAA";
    let edits = json!([
        {"do": "add_rule", "title": "First", "wording": "One."},
        {"do": "cancel_meeting", "meeting": unknown, "cancelled": true},
        {"do": "add_rule", "title": "Third", "wording": "Three."},
    ]);
    let said = ana.kith_reads(&["do", "-"], &edits.to_string()).fails_plainly();
    assert!(said.contains("edit 2 of 3"), "{said}");
    let group = ana.show().snapshot;
    assert!(has_rule(&group, "First") && !has_rule(&group, "Third"));

    // What is not even understood changes nothing at all.
    let edits = json!([{"do": "add_rule", "title": "Fourth", "wording": "Four."}, {"do": "sing"}]);
    let said = ana.kith(&["do", &edits.to_string()]).fails_plainly();
    assert!(said.contains("edit 2") && said.contains("nothing was changed"), "{said}");
    assert!(!has_rule(&ana.show().snapshot, "Fourth"));
}

#[test]
fn a_line_that_is_no_request_is_answered_and_the_node_goes_on() {
    let ana = founded();
    let mut node = ana.start();
    for line in ["what?", "[1]", "{}", r#"{"id": 9, "command": "sing"}"#, "\u{1b}[2J"] {
        assert!(node.write(line.as_bytes()));
    }
    let nine = node.line(|line| (line["id"] == 9).then(|| line.clone()));
    assert!(nine["error"].is_string(), "{nine}");
    let long = [b"{\"id\": 1, \"command\": \"".as_slice(), &vec![b'x'; 3_000_000]].concat();
    assert!(node.write(&long));
    node.edit(&add_rule("After", "All day."));
    let errors = node.lines().iter().filter(|line| line["error"].is_string()).count();
    assert_eq!(errors, 6);
    assert_eq!(node.state().snapshot.rules.len(), 1);
    node.stop();
}

#[test]
fn a_node_that_was_driven_ends_with_its_input_and_one_that_never_was_stays() {
    let ana = founded();
    let mut driven = ana.start();
    driven.edit(&add_rule("Driven", "All day."));
    driven.close_input();
    assert!(driven.end().0.success());

    let ((_ana, mut ana), (ben, ben_node)) = pair();
    ben_node.stop();
    let mut home = Running::spawn(ben.node(&[ana.addr()]));
    home.close_input();
    // It stays and syncs with nobody at its input, until the system asks it to end.
    home.event("ready");
    ana.edit(&add_rule("Heard at home", "All day."));
    let status = ana.state_with(|state| state.status.peers.iter().all(|peer| peer.has_all));
    assert_eq!(status.status.delivery.waiting, []);
    assert!(home.runs());
    if cfg!(unix) {
        let id = home.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(home.end().0.success());
        assert!(has_rule(&ben.show().snapshot, "Heard at home"));
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_output_and_nothing_else() {
    let ana = founded();
    ana.does(&[add_rule("Still here", "All day.")]);
    for args in [["show"], ["log"]] {
        let mut child =
            ana.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let outcome = Outcome::of(&child.wait_with_output().unwrap());
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""), "{outcome:?}");
    }
}

#[test]
fn the_log_says_who_wrote_what_without_being_asked_for_more() {
    let ana = founded();
    ana.does(&[add_rule("Coming late", "Come in quietly.")]);
    let log = ana.kith(&["log"]).succeeds();
    assert!(log.lines().count() >= 3, "{log}");
    assert!(log.lines().skip(1).all(|line| line.starts_with("  Ana: ")), "{log}");
}

#[test]
fn the_log_is_shown_of_one_part_and_words_are_found_until_they_are_gone() {
    let ana = founded();
    ana.does(&[
        add_rule("Coming late", "Come in quietly."),
        write(TextField::FocusWho, "Nurses on night shifts"),
    ]);
    let rules = ana.kith(&["log", "--part", "rules"]).succeeds();
    assert!(rules.contains("a ground rule") && !rules.contains("focus"), "{rules}");
    let refused = ana.kith(&["log", "--part", "weather"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    let found = ana.kith(&["search", "QUIETLY", "come"]).succeeds();
    assert!(found.starts_with("Ground rules: Coming late"), "{found}");
    let none = ana.kith(&["search", "loudly"]).succeeds();
    assert_eq!(none, "Nothing here has all of these words.");
}

#[test]
fn the_demo_without_a_window_comes_to_its_end_in_half_a_minute() {
    let device = Device::new("Ana");
    let mut child = device
        .command(["demo", "--headless"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = super::harness::now();
    let status = eventually(2 * DEADLINE, || child.try_wait().unwrap());
    let outcome = Outcome::of(&child.wait_with_output().unwrap());
    assert!(status.success(), "{outcome:?}");
    assert!(start.elapsed() < DEADLINE);
    for said in ["cut off", "or a colleague's", "for good", "Converged"] {
        assert!(outcome.stdout.contains(said), "{}", outcome.stdout);
    }
    assert_eq!(outcome.stderr, "");
}

#[test]
fn show_as_json_is_what_a_node_shows() {
    let ana = founded();
    let of_verb: Value = serde_json::from_str(&ana.kith(&["show", "--json"]).succeeds()).unwrap();
    let mut node = ana.start();
    let of_node = node.ask(json!({"show": true}))["state"].clone();
    assert_eq!(of_verb["snapshot"], of_node["snapshot"]);
    assert!(of_verb["status"].is_object());
}
