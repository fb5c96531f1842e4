//! `kill -9` at random instants.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use kith_sync::group::snapshot::Words;
use kith_sync::group::{Edit, GroupSnapshot};
use serde_json::json;

use super::harness::words::{add_meeting, add_rule, meeting_time};
use super::harness::{Device, Running, assert_plain, founded};

/// How many kills; the variable `KITH_KILLS` says otherwise.
const KILLS: u64 = 200;
/// How many parcels are read and killed; the same variable says otherwise.
const PARCELS: u64 = 100;
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

#[test]
fn a_parcel_whose_reading_is_killed_at_any_instant_leaves_the_old_or_the_new_and_is_read_again() {
    let kills = std::env::var("KITH_KILLS").map_or(PARCELS, |kills| kills.parse().unwrap());
    let seed = std::env::var("KITH_SEED")
        .map_or_else(|_| u64::from(std::process::id()), |seed| seed.parse().unwrap());
    println!("KITH_SEED={seed}");
    let (ana, ben, stick) = (founded(), Device::new("Ben"), tempfile::TempDir::new().unwrap());
    let mut random = Random(seed);
    let file = |name: &str| stick.path().join(name).to_str().unwrap().to_owned();
    let ticket = ana.kith(&["invite", "Ben"]).succeeds();
    let (request, answer) = (file("request"), file("answer"));
    let words = ben.kith(&["join", &ticket, "--me", "Ben", "--by-parcel", &request]).succeeds();
    ana.kith(&["parcel", "read", &request, "--reply", &answer, "--let-in", &words]).succeeds();

    // Coming in is killed as reading is.
    let (mut old, mut new) = (0, 0);
    while ben.kith(&["show"]).code != Some(0) {
        kill_a_reading(&ben, &file("answer"), &mut random);
        old += 1;
        if old == 20 {
            ben.kith(&["parcel", "read", &file("answer")]).succeeds();
        }
    }
    ben.kith(&["verify"]).succeeds();
    ben.kith(&["parcel", "write", "--for-all", &file("name")]).succeeds();
    ana.kith(&["parcel", "read", &file("name")]).succeeds();

    old = 0;
    for round in 0..kills {
        let before = ben.show().snapshot;
        ana.does(&(0..EDITS).map(|nth| edit(round, nth)).collect::<Vec<_>>());
        let after = ana.show().snapshot;
        let parcel = file(&format!("parcel {round}"));
        ana.kith(&["parcel", "write", "--for", "Ben", &parcel]).succeeds();
        let was_told = kill_a_reading(&ben, &parcel, &mut random);
        let shown = ben.show().snapshot;
        assert!(shown == before || shown == after, "round {round}: neither old nor new");
        assert!(shown == after || !was_told, "round {round}: confirmed and lost");
        if shown == after {
            new += 1;
        } else {
            old += 1;
        }
        let reply = file(&format!("reply {round}"));
        ben.kith(&["parcel", "read", &parcel, "--reply", &reply]).succeeds();
        assert_eq!(ben.show().snapshot, after);
        ana.kith(&["parcel", "read", &reply]).succeeds();
        if round % 10 == 9 {
            ben.kith(&["verify"]).succeeds();
        }
    }
    ben.kith(&["verify"]).succeeds();
    assert!(ana.show().status.delivery.waiting.is_empty());
    println!("{old} old, {new} new");
    assert!(kills < 50 || (old > 0 && new > 0), "all kills came too early or too late");
}

/// Starts to read a parcel and kills it; whether it had been confirmed by ending well.
fn kill_a_reading(device: &Device, parcel: &str, random: &mut Random) -> bool {
    let mut command = device.command(["parcel", "read", parcel]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    at_an_instant_within(Duration::from_millis(120), random);
    // It may have ended by itself.
    drop(child.kill());
    child.wait().unwrap().success()
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
