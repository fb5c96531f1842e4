//! What was written stays between the members: not in files, not in logs, and gone when taken back.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kith_sync::group::edit::{Stance, TextField};
use kith_sync::group::snapshot::{Text, Words};
use kith_sync::group::{Edit, GroupSnapshot};
use kith_sync::id::{BodyName, MemberId};
use serde_json::json;

#[cfg(target_os = "linux")]
use super::harness::founded;
use super::harness::words::{add_meeting, add_rule, answer, meeting_time, reword, write};
use super::harness::{DEADLINE, Device, PASSPHRASE, Running, converged, eventually};

/// Stands in every field that takes words, with something behind it that tells which.
const CANARY: &str = "Kanarienvogel";

#[test]
fn no_file_and_no_log_holds_anything_that_was_written() {
    let (mut ana, mut ben) = (Traced::new("Ana"), Traced::new("Ben"));
    let group = format!("{CANARY}-group");
    ana.runs(&["found", "--group", &group, "--me", &ana.named()]);
    let mut ana_node = ana.start(&[]);
    let ticket = ana_node.invite(&format!("{CANARY}-invited"));
    ben.runs(&["join", &ticket, "--me", &ben.named(), "--listen", "127.0.0.1:0", "--no-mdns"]);
    let mut ben_node = ben.start(&[&ana_node]);
    fill(&mut ana_node, &mut ben_node);
    // A request that is not understood is answered without its words, and not logged.
    let answer =
        ana_node.ask(json!({"command": {"edit": {"do": "name_myself", "name": [CANARY]}}}));
    assert!(!answer.to_string().contains(CANARY), "{answer}");
    // A backup beside the stores is searched with them.
    let file = ana.device.data().join("kept");
    assert_eq!(ana_node.command(&json!({ "backup": { "file": file } })), "done");
    assert!(fs::metadata(&file).unwrap().len() > 10_000);
    let logs = [ana_node.stop().1, ben_node.stop().1];

    for log in ana.logs.iter().chain(&ben.logs).chain(&logs) {
        assert!(!log.contains(CANARY) && !log.contains(PASSPHRASE) && !log.contains(&ticket));
    }
    // They speak at all.
    assert!(logs.iter().all(|log| log.contains("DEBUG iroh")), "nothing was logged");
    for device in [&ana.device, &ben.device] {
        let mut looked_at = 0;
        search(&device.data(), CANARY, &mut looked_at);
        assert!(looked_at > 10_000, "only {looked_at} bytes were looked at");
    }
}

/// A core file would hold everything in the clear.
#[cfg(target_os = "linux")]
#[test]
fn a_program_that_dies_leaves_no_memory_on_disk() {
    let ana = founded();
    let node = ana.start();
    let limits = fs::read_to_string(format!("/proc/{}/limits", node.pid())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
}

#[test]
fn what_was_taken_back_is_in_no_process_output_any_more() {
    let (mut ana, mut ben) = (Traced::new("Ana"), Traced::new("Ben"));
    ana.runs(&["found", "--group", "Night shift", "--me", "Ana"]);
    let mut ana_node = ana.start(&[]);
    let ticket = ana_node.invite("Ben");
    ben.runs(&["join", &ticket, "--me", "Ben", "--listen", "127.0.0.1:0", "--no-mdns"]);
    let mut ben_node = ben.start(&[&ana_node]);
    fill(&mut ana_node, &mut ben_node);
    assert!(shown(&mut ana_node).contains(CANARY) && shown(&mut ben_node).contains(CANARY));

    // Each takes back all that they wrote themselves; nobody else could.
    eventually(DEADLINE, || {
        for node in [&mut ana_node, &mut ben_node] {
            let state = node.state();
            let group = &state.snapshot;
            let all = bodies(group, state.status.me);
            for body in &all {
                node.edit(&Edit::TakeBack { body: *body });
            }
        }
        let (ana, ben) = (shown(&mut ana_node), shown(&mut ben_node));
        (!ana.contains(CANARY) && !ben.contains(CANARY)).then_some(())
    });
    converged(&mut [&mut ana_node, &mut ben_node]);
    ana_node.stop();
    ben_node.stop();
    for traced in [&ana, &ben] {
        for verb in [vec!["show"], vec!["show", "--json"], vec!["log"], vec!["verify"]] {
            let outcome = traced.device.kith(&verb);
            assert_eq!(outcome.code, Some(0), "{outcome:?}");
            assert!(!outcome.stdout.contains(CANARY), "{verb:?}: {}", outcome.stdout);
            assert!(!outcome.stderr.contains(CANARY), "{verb:?}: {}", outcome.stderr);
        }
    }
    // Started again it does not come back, nor for somebody who starts beside the other.
    let mut ana_node = ana.start(&[]);
    let mut ben_node = ben.start(&[&ana_node]);
    converged(&mut [&mut ana_node, &mut ben_node]);
    assert!(!shown(&mut ana_node).contains(CANARY));
    let (stdout, _) = ben_node.stop();
    assert!(!stdout.contains(CANARY));
}

/// A device all of whose processes log everything.
struct Traced {
    device: Device,
    logs: Vec<String>,
}

impl Traced {
    fn new(name: &str) -> Self {
        Self { device: Device::new(name), logs: Vec::new() }
    }

    fn named(&self) -> String {
        format!("{CANARY}-{}", self.device.name())
    }

    #[track_caller]
    fn runs(&mut self, args: &[&str]) {
        let mut command = self.device.command(args);
        let outcome =
            super::harness::Outcome::of(&command.env("RUST_LOG", "trace").output().unwrap());
        assert_eq!(outcome.code, Some(0), "{outcome:?}");
        self.logs.push(outcome.stderr);
    }

    fn start(&self, beside: &[&Running]) -> Running {
        let peers: Vec<_> = beside.iter().map(|node| node.addr()).collect();
        let mut command = self.device.node(&peers);
        command.env("RUST_LOG", "trace");
        let node = Running::spawn(command);
        node.event("ready");
        node
    }
}

/// Writes the canary into every field, on both devices.
fn fill(ana: &mut Running, ben: &mut Running) {
    let canary = |field: &str| format!("{CANARY}-{field}");
    let texts =
        [TextField::GroupName, TextField::FocusWho, TextField::FocusWhat, TextField::FocusPurpose];
    for text in texts {
        ana.edit(&write(text, &canary("first")));
        ana.edit(&write(text, &canary("second")));
    }
    ana.edit(&Edit::NameMyself { name: canary("name") });
    ana.edit(&add_rule(&canary("title"), &canary("wording")));
    ana.edit(&add_meeting(meeting_time(3, 4, 19), &canary("place")));
    ana.edit(&Edit::AddCandidate {
        name: canary("person"),
        line: canary("line"),
        from: canary("from"),
        knows: true,
    });
    let on = meeting_time(3, 4, 19).date;
    ana.edit(&Edit::AddPosting { place: canary("board"), on });
    // For herself alone: not even her own node tells it unasked.
    let check_in = json!({"mine": {"do": "check_in", "day": "2031-03-04", "worn": 4, "well": 2, "line": canary("worn")}});
    assert_eq!(ana.command(&check_in), "done");
    let note = json!({"mine": {"do": "write_note", "words": canary("note")}});
    assert_eq!(ana.command(&note), "done");
    assert!(!shown(ana).contains(&canary("worn")) && !shown(ana).contains(&canary("note")));
    let group = converged(&mut [ana, ben]);
    ben.edit(&answer(&group, &canary("title"), Stance::Concern, &canary("why")));
    ben.edit(&reword(&group, &canary("title"), &canary("reworded")));
    let place = canary("elsewhere");
    ben.edit(&Edit::PlaceMeeting { meeting: group.meetings[0].id, place });
    let draft = json!({"draft": {"text": "focus_who", "words": canary("draft")}});
    assert_eq!(ana.command(&draft), "done");
    ben.state_with(|state| !state.status.drafts.is_empty());
    assert_eq!(ana.command(&json!({"draft": {"text": "focus_who", "words": null}})), "done");
    ben.state_with(|state| state.status.drafts.is_empty());
    converged(&mut [ana, ben]);
}

fn shown(node: &mut Running) -> String {
    node.ask(json!({"show": true})).to_string()
}

/// Everything that `me` wrote and has not taken back, as far as the snapshot shows it.
fn bodies(group: &GroupSnapshot, me: MemberId) -> BTreeSet<BodyName> {
    let mut bodies = BTreeSet::new();
    let mut texts = |text: &Text| {
        let versions = text.versions.iter().chain(text.earlier.iter().map(|it| &**it));
        let mine = versions.filter(|it| it.by == Some(me) && it.words != Words::TakenBack);
        bodies.extend(mine.map(|version| version.body));
    };
    for text in [&group.focus.name, &group.focus.who, &group.focus.what, &group.focus.purpose] {
        texts(text);
    }
    for rule in group.rules.iter() {
        texts(&rule.title);
        texts(&rule.wording);
    }
    for rule in group.rules.iter() {
        let mine = rule.answers.iter().filter(|answer| answer.member == me);
        let whys = mine.filter_map(|answer| answer.why.as_ref());
        bodies.extend(whys.filter(|it| it.words != Words::TakenBack).map(|it| it.body));
    }
    for meeting in group.meetings.iter() {
        let mine = meeting.place.values.iter().filter(|it| it.by == Some(me));
        let places = mine.filter_map(|chosen| chosen.value.written());
        bodies.extend(places.filter(|it| it.words != Words::TakenBack).map(|it| it.body));
    }
    let people = group.candidates.iter().flat_map(|it| [&it.name, &it.line, &it.from]);
    for lines in people.chain(group.postings.iter().map(|posting| &posting.place)) {
        let mine = lines.values.iter().filter(|it| it.by == Some(me));
        let left = mine.filter(|it| it.value.words != Words::TakenBack);
        bodies.extend(left.map(|it| it.value.body));
    }
    let mine = group.members.iter().filter(|member| member.id == me && !member.name.is_empty());
    bodies.extend(mine.filter_map(|member| member.name_body));
    bodies
}

/// Looks for a canary in every file below a folder, as UTF-8 and as UTF-16.
pub(crate) fn search(folder: &Path, canary: &str, looked_at: &mut usize) {
    let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search(&path, canary, looked_at);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        *looked_at += bytes.len();
        for needle in [canary.as_bytes(), &wide] {
            let found = bytes.windows(needle.len()).any(|window| window == needle);
            assert!(!found, "{} holds what was written", path.display());
        }
        assert!(!path.to_string_lossy().contains(canary));
    }
}
