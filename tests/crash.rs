//! `kill -9` at random instants.

use std::process::Command;
use std::thread;
use std::time::Duration;

use kith_sync::group::snapshot::Words;
use kith_sync::group::{Edit, GroupSnapshot};
use serde_json::json;

use super::harness::words::{add_meeting, add_rule, meeting_time};
use super::harness::{Device, Running, assert_plain, founded};

/// How many kills; the variable `KITH_KILLS` says otherwise.
const KILLS: u64 = 200;
/// How many times a group is founded anew and killed.
const FOUNDINGS: u32 = 60;
/// How many edits a round has under way.
const EDITS: u64 = 12;

#[test]
fn nothing_confirmed_is_lost_by_a_kill_at_any_instant_and_everything_stays_whole() {
    let kills = std::env::var("KITH_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let seed = std::env::var("KITH_SEED")
        .map_or_else(|_| u64::from(std::process::id()), |seed| seed.parse().unwrap());
    println!("KITH_SEED={seed}");
    let (ana, mut random) = (founded(), Random(seed));
    let mut confirmed: Vec<Edit> = Vec::new();
    for round in 0..kills {
        // One in four is a process that only writes and ends; the others stay up.
        let node = if round % 4 == 3 { None } else { Some(ana.node(&[])) };
        confirmed.extend(match node {
            Some(node) => kill_a_node(node, round, &mut random),
            None => kill_a_verb(&ana, round, &mut random),
        });
        if round % 10 == 9 {
            ana.kith(&["verify"]).succeeds();
            all_there(&ana.show().snapshot, &confirmed);
        }
    }
    ana.kith(&["verify"]).succeeds();
    all_there(&ana.show().snapshot, &confirmed);
    assert!(confirmed.len() as u64 > kills, "too little was confirmed to prove anything");
}

#[test]
fn founding_anew_killed_at_any_instant_leaves_the_earlier_group_and_a_whole_new_one_or_none() {
    let seed = std::env::var("KITH_SEED")
        .map_or_else(|_| u64::from(std::process::id()), |seed| seed.parse().unwrap());
    println!("KITH_SEED={seed}");
    let (ana, mut random) = (founded(), Random(seed));
    ana.does(&(0..EDITS).map(|nth| edit(0, nth)).collect::<Vec<_>>());
    let earlier = ana.show().snapshot;
    let found = |device: &Device| {
        let from = ana.data();
        let from = from.to_str().unwrap();
        device.command(["found", "--group", "Anew", "--me", "Ana", "--from", from])
    };
    let (mut whole, mut none) = (0, 0);
    for _ in 0..FOUNDINGS {
        let anew = Device::new("Ana");
        let mut child = found(&anew).spawn().unwrap();
        at_an_instant_within(Duration::from_millis(100), &mut random);
        // It may have ended by itself.
        drop(child.kill());
        let was_told = child.wait().unwrap().success();
        let shown = anew.kith(&["show", "--json"]);
        if shown.code == Some(0) {
            whole += 1;
        } else {
            assert!(!was_told, "founded and not here: {shown:?}");
            assert_plain(&shown.stderr);
            // Nothing that was begun stands in the way.
            assert!(found(&anew).status().unwrap().success());
            none += 1;
        }
        let new = anew.show().snapshot;
        assert_eq!((new.rules.len(), new.meetings.len()), (6, 6));
        assert_ne!(new.group, earlier.group);
        anew.kith(&["verify"]).succeeds();
    }
    assert_eq!(ana.show().snapshot, earlier);
    ana.kith(&["verify"]).succeeds();
    assert!(none > 0, "no kill came before the end: {whole} whole");
}

/// Starts a node, gives it edits and kills it; the edits that it had confirmed.
fn kill_a_node(node: Command, round: u64, random: &mut Random) -> Vec<Edit> {
    let mut node = Running::spawn(node);
    let mut sent = Vec::new();
    for nth in 0..EDITS {
        let edit = edit(round, nth);
        match node.send(json!({"command": {"edit": &edit}})) {
            Some(id) => sent.push((id, edit)),
            None => break,
        }
    }
    // Some die while opening, some while writing, some just after a confirmation.
    match random.below(3) {
        0 => at_an_instant_within(Duration::from_millis(400), random),
        1 => {
            let some = random.below(EDITS);
            node.line(|line| (line["id"].as_u64()? > some).then_some(()));
            at_an_instant_within(Duration::from_millis(8), random);
        }
        _ => {
            let some = random.below(EDITS);
            node.line(|line| (line["id"].as_u64()? > some).then_some(()));
        }
    }
    node.kill();
    let lines = node.end_of_lines();
    let done = |id: u64| lines.iter().any(|line| line["id"] == id && line["reply"] == "done");
    sent.into_iter().filter(|(id, _)| done(*id)).map(|(_, edit)| edit).collect()
}

/// Starts `kith do` and kills it; whatever it had confirmed by ending well.
fn kill_a_verb(ana: &Device, round: u64, random: &mut Random) -> Vec<Edit> {
    let edits: Vec<_> = (0..EDITS).map(|nth| edit(round, nth)).collect();
    let mut child = ana.command(["do", &serde_json::to_string(&edits).unwrap()]).spawn().unwrap();
    at_an_instant_within(Duration::from_millis(120), random);
    // It may have ended by itself.
    drop(child.kill());
    if child.wait().unwrap().success() { edits } else { Vec::new() }
}

fn edit(round: u64, nth: u64) -> Edit {
    let words = format!("round {round}, edit {nth}");
    if nth.is_multiple_of(2) {
        add_rule(&words, "All day.")
    } else {
        add_meeting(meeting_time(3, 4, 19), &words)
    }
}

/// Every confirmed edit is in the group, once.
#[track_caller]
fn all_there(group: &GroupSnapshot, confirmed: &[Edit]) {
    let rules = group.rules.iter().map(|rule| rule.title.words.clone());
    let places = group.meetings.iter().map(|meeting| {
        match meeting.place.values[0].value.written().map(|it| &it.words) {
            Some(Words::Known(words)) => words.clone(),
            Some(Words::NotHereYet | Words::TakenBack) | None => String::new(),
        }
    });
    let mut there: Vec<_> = rules.chain(places).collect();
    there.sort();
    assert!(there.windows(2).all(|pair| pair[0] != pair[1]), "an edit was done twice");
    for edit in confirmed {
        let (Edit::AddRule { title: words, .. } | Edit::AddMeeting { place: words, .. }) = edit
        else {
            panic!("{edit:?} is not of this test");
        };
        assert!(there.binary_search(words).is_ok(), "confirmed and lost: {edit:?}");
    }
}

/// Lets a random time go by: the instant of the kill is what is tested, there is no condition to wait for.
pub(crate) fn at_an_instant_within(longest: Duration, random: &mut Random) {
    let micros = u64::try_from(longest.as_micros()).unwrap();
    thread::park_timeout(Duration::from_micros(random.below(micros)));
}

/// Numbers that a printed seed brings back (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}
