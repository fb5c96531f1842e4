//! Devices that never meet: everything goes from one to the other in files.

use std::fs;
use std::path::{Path, PathBuf};

use kith_sync::group::edit::Stance;
use kith_sync::id::EntryHash;
use kith_sync::node::api::{NodeState, Outcome};
use serde_json::{Value, json};

use super::discretion::search;
use super::harness::words::{add_rule, answer, has_rule, names, rule};
use super::harness::{Device, converged, founded, pair};

/// Stands in whatever is written, and in no file that is carried.
const CANARY: &str = "Kanarienvogel";

/// A folder as a stick has it.
struct Stick(tempfile::TempDir);

impl Stick {
    fn new() -> Self {
        Self(tempfile::TempDir::new().unwrap())
    }

    fn file(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// Writes a parcel for one member.
#[track_caller]
fn write(from: &Device, to: &str, file: &str) {
    let said = from.kith(&["parcel", "write", "--for", to, file]).succeeds();
    assert!(said.contains(to) && said.contains(file), "{said}");
}

#[track_caller]
fn read(device: &Device, file: &str) -> String {
    device.kith(&["parcel", "read", file]).succeeds()
}

/// Comes in by files alone, and tells the host its name.
#[track_caller]
fn joins_by_parcel(host: &Device, newcomer: &Device, stick: &Stick) {
    let name = newcomer.name();
    let ticket = host.kith(&["invite", name]).succeeds();
    let files = ["request", "answer", "name"].map(|it| stick.file(&format!("{name} {it}")));
    let [request, answer, reply] = &files;
    let join = ["join", "-", "--me", name, "--by-parcel", request];
    let asked = newcomer.kith_reads(&join, &ticket);
    assert!(asked.stderr.contains("kith parcel read"), "{asked:?}");
    let words = asked.succeeds();
    // Whoever has not noted them sees them again until they are in.
    assert!(newcomer.kith(&["show"]).fails_plainly().contains(words.trim()));

    let shown = host.kith(&["parcel", "read", request]);
    assert!(shown.stdout.contains(name) && shown.stdout.contains(&words), "{shown:?}");
    assert!(shown.stderr.contains("--reply"), "{shown:?}");
    assert!(!names(&host.show().snapshot).contains(&""), "nobody was let in yet");
    // An answer lets nobody in whose words were not compared.
    let unread = host.kith(&["parcel", "read", request, "--reply", answer]);
    assert!(unread.succeeds().contains(&words) && !Path::new(answer).exists());
    let lets_in = ["parcel", "read", request, "--reply", answer, "--let-in"];
    let refused = host.kith(&[&lets_in[..], &["acorn almond amber anchor"]].concat());
    assert!(refused.fails_plainly().contains("others than those"));
    assert!(!names(&host.show().snapshot).contains(&""), "nobody was let in yet");
    assert_eq!(host.kith(&[&lets_in[..], &[words.as_str()]].concat()).succeeds(), words);

    assert_eq!(read(newcomer, answer), "You are in.");
    write(newcomer, host.name(), reply);
    read(host, reply);
}

#[test]
fn two_come_in_by_files_alone_write_apart_and_have_the_same_in_the_end() {
    let (ana, ben, stick) = (founded(), Device::new("Ben"), Stick::new());
    ana.does(&[add_rule(CANARY, &format!("{CANARY} stays here."))]);
    joins_by_parcel(&ana, &ben, &stick);
    let group = ben.show().snapshot;
    assert_eq!(names(&group), ["Ana", "Ben"]);
    ben.does(&[answer(&group, CANARY, Stance::Agree, ""), add_rule("Ben's", CANARY)]);
    ana.does(&[add_rule("Ana's", CANARY)]);

    // One goes there, the reply comes back.
    let (there, back) = (stick.file("there"), stick.file("back"));
    write(&ana, "Ben", &there);
    let outcome = ben.kith(&["parcel", "read", &there, "--reply", &back]);
    assert!(outcome.stdout.contains("Ana") && outcome.stderr.contains(&back), "{outcome:?}");
    let waiting = ana.show().status.delivery.clone();
    assert!(waiting.delivered.is_empty(), "nobody has answered yet: {waiting:?}");
    assert!(read(&ana, &back).contains("Ben"));
    let delivery = ana.show().status.delivery.clone();
    assert!(delivery.waiting.is_empty() && delivery.delivered.len() == 1, "{delivery:?}");
    let (anas, bens) = (ana.show().snapshot, ben.show().snapshot);
    assert_eq!(anas, bens);
    assert!(has_rule(&anas, "Ana's") && has_rule(&anas, "Ben's"));
    assert_eq!(rule(&anas, CANARY).answers.len(), 1);

    // Again, it changes nothing and says so.
    assert!(read(&ben, &there).contains("All of it was here already"));
    for device in [&ana, &ben] {
        device.kith(&["verify"]).succeeds();
    }
    let mut looked_at = 0;
    search(stick.0.path(), CANARY, &mut looked_at);
    search(stick.0.path(), "Night shift", &mut looked_at);
    assert!(looked_at > 40_000, "only {looked_at} bytes were looked at");
}

#[test]
fn a_parcel_goes_past_a_network_that_carries_the_rest() {
    let ((ana, mut ana_node), (_ben, mut ben_node)) = pair();
    let (cleo, stick) = (Device::new("Cleo"), Stick::new());
    let person = json!({"say": {"do": "propose_person", "name": "Cleo"}});
    assert_eq!(ana_node.command(&person), "done");
    let asked = ben_node.state_with(|state| open_proposal(state).is_some());
    let proposal = open_proposal(&asked).unwrap();
    let vote = json!({"say": {"do": "vote", "proposal": proposal, "answer": "yes"}});
    assert_eq!(ben_node.command(&vote), "done");
    converged(&mut [&mut ana_node, &mut ben_node]);
    let ticket = ana_node.invite("Cleo");
    let request = stick.file("request");
    cleo.kith(&["join", &ticket, "--me", "Cleo", "--by-parcel", &request]).succeeds();

    // Both running nodes have all that a terminal has.
    let answer = stick.path("answer");
    let asked = ana_node.command(&json!({"read_parcel": {"file": request}}));
    let device = &asked["join_request"]["device"];
    let read_it = json!({"file": request, "reply": answer, "let_in": device});
    let reply = ana_node.command(&json!({"read_parcel": read_it}));
    assert!(reply["let_in"]["words"].is_array(), "{reply}");
    ana_node.event("admitted");
    read(&cleo, answer.to_str().unwrap());
    cleo.does(&[add_rule("From afar", "Carried by hand.")]);
    let parcel = stick.file("parcel");
    cleo.kith(&["parcel", "write", "--for-all", &parcel]).succeeds();
    // Ben, who has not read the answer, reads it, and Ana hears of it over the network.
    let reply = ben_node.command(&json!({"read_parcel": {"file": parcel}}));
    assert!(reply["parcel_read"]["entries"].as_u64().unwrap() > 0, "{reply}");
    ana_node.shows(|group| has_rule(group, "From afar") && names(group).contains(&"Cleo"));
    let to = ana_node.state().snapshot.members.iter().map(|it| it.id).collect::<Vec<_>>();
    let file = stick.file("for all");
    let reply = ana_node.command(&json!({"write_parcel": {"to": to, "file": file}}));
    assert_eq!(reply["parcel_written"]["members"].as_array().unwrap().len(), 2, "{reply}");
    ana_node.stop();
    ben_node.stop();
    read(&cleo, &file);
    assert_eq!(cleo.show().snapshot, ana.show().snapshot);
}

#[test]
fn what_is_no_parcel_for_this_device_is_told_in_a_sentence_and_changes_nothing() {
    let (ana, ben, cleo, stick) = (founded(), Device::new("Ben"), founded(), Stick::new());
    joins_by_parcel(&ana, &ben, &stick);
    ana.does(&[add_rule("One", "Of many.")]);
    let parcel = stick.file("parcel");
    write(&ana, "Ben", &parcel);
    let right = fs::read(&parcel).unwrap();
    let bad = |name: &str, bytes: &[u8]| {
        fs::write(stick.path(name), bytes).unwrap();
        stick.file(name)
    };
    let mut mangled = right.clone();
    let last = mangled.len() - 1;
    mangled[last] ^= 1;
    let cases = [
        (bad("cut", &right[..right.len() / 2]), "end of this parcel is missing"),
        (bad("mangled", &mangled), "damaged or changed"),
        (bad("picture", b"\x89PNG\r\n\x1a\n"), "no parcel"),
        (bad("empty", b""), "no parcel"),
        (bad("newer", &[b"age-encryption.org/v9\n", &right[22..]].concat()), "newer Kith"),
        (stick.file("none"), "no file of that name"),
        (stick.file("Ben request"), "not for this device"),
        (stick.0.path().to_str().unwrap().to_owned(), "no parcel"),
    ];
    let before = ben.show().snapshot;
    for (file, said) in cases {
        let told = ben.kith(&["parcel", "read", &file]).fails_plainly();
        assert!(told.contains(said), "{file}: {told}");
    }
    // Another group's member.
    let told = cleo.kith(&["parcel", "read", &parcel]).fails_plainly();
    assert!(told.contains("not for this device"), "{told}");
    assert_eq!(ben.show().snapshot, before);
    assert!(read(&ben, &parcel).contains("is here now"));
}

#[test]
fn whom_a_parcel_is_for_is_matched_by_name_and_never_guessed() {
    let (ana, stick) = (founded(), Stick::new());
    let bens = [Device::new("Ben"), Device::new("Ben")];
    joins_by_parcel(&ana, &bens[0], &stick);
    let file = stick.file("parcel");
    let to = |who: &str| ana.kith(&["parcel", "write", "--for", who, &file]);
    assert!(to("Cleo").fails_plainly().contains("Nobody in the group is called “Cleo”"));
    assert!(to("Ana").fails_plainly().contains("None of them has another device"));
    to("ben").succeeds();
    assert!(to("Ben").fails_plainly().contains("file of that name"));

    // A second one of that name; the group has two members, so both agree.
    ana.kith(&["do", r#"{"do": "propose_person", "name": "Ben"}"#]).succeeds();
    let (there, back) = (stick.file("there"), stick.file("back"));
    write(&ana, "Ben", &there);
    read(&bens[0], &there);
    let proposal = open_proposal(&bens[0].show()).unwrap();
    let vote = json!({"do": "vote", "proposal": proposal, "answer": "yes"});
    bens[0].kith(&["do", &vote.to_string()]).succeeds();
    write(&bens[0], "Ana", &back);
    read(&ana, &back);
    let second = stick_of(&stick);
    joins_by_parcel_named(&ana, &bens[1], &second);
    let told = ana.kith(&["parcel", "write", "--for", "Ben", &stick.file("two")]).fails_plainly();
    assert!(told.contains("More than one member is called “Ben”"), "{told}");
    let id = ana.show().snapshot.members[1].id.to_string();
    let json = ana.kith(&["parcel", "write", "--for", &id, "--json", &stick.file("by id")]);
    let json: Value = serde_json::from_str(&json.succeeds()).unwrap();
    assert_eq!(json["reply"]["parcel_written"]["members"], json!([id]));
    // In a folder it gets a name that tells nothing.
    let folder = stick.path("folder");
    fs::create_dir(&folder).unwrap();
    ana.kith(&["parcel", "write", "--for-all", folder.to_str().unwrap()]).succeeds();
    let written: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    let name = written[0].as_ref().unwrap().file_name().into_string().unwrap();
    assert!(name.starts_with("parcel-") && !name.contains("Ben"), "{name}");
}

/// What waits for a word.
fn open_proposal(state: &NodeState) -> Option<EntryHash> {
    let mut proposals = state.status.decisions.proposals.iter();
    proposals.find(|it| it.outcome == Outcome::Open).map(|it| it.proposal)
}

/// A folder of its own on the stick.
fn stick_of(stick: &Stick) -> PathBuf {
    let folder = stick.path("second");
    fs::create_dir(&folder).unwrap();
    folder
}

/// Comes in where the host knows another of the same name, so that the reply goes by id.
fn joins_by_parcel_named(host: &Device, newcomer: &Device, folder: &Path) {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let ticket = host.kith(&["invite", newcomer.name()]).succeeds();
    let join = ["join", "-", "--me", newcomer.name(), "--by-parcel", &file("request")];
    let words = newcomer.kith_reads(&join, &ticket).succeeds();
    let (request, answer) = (file("request"), file("answer"));
    host.kith(&["parcel", "read", &request, "--reply", &answer, "--let-in", &words]).succeeds();
    read(newcomer, &file("answer"));
    write(newcomer, host.name(), &file("name"));
    read(host, &file("name"));
}
