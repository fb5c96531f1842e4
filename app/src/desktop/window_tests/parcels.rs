//! Parcels, as a person writes and reads them in the window, and comes in by files alone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::Command;

use super::walk::{SMALL, clipped, open_at, walk_to};
use super::{Harness, begin_asking, click, go, is_shown, open, sized, type_into, unnamed, window};
use crate::desktop::scripted::{Scripted, ana, ben, cleo, deciding, removed, state};
use crate::desktop::{App, GroupHere, News, Opening, Request};
use crate::view::Place;
use crate::words::{Language, speak};

/// A file that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}

/// Drops a file from a stick.
pub(super) fn drop_file(harness: &mut Harness<'static, App>, name: &str) {
    let file: Arc<dyn egui::DroppedFile + Send + Sync> =
        Arc::new(Dropped(Path::new("/stick").join(name)));
    harness.input_mut().hovered_files.clear();
    harness.input_mut().dropped_files.push(file);
    harness.run();
}

/// Holds a file over the window. As long as it is held there, the window looks whether it still is.
fn hold_over(harness: &mut Harness<'static, App>) {
    harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    harness.run_steps(2);
}

/// What is in a field.
fn value(harness: &Harness<'_, App>, label: &str) -> String {
    let field = harness.get_by_role_and_label(Role::TextInput, label);
    field.accesskit_node().value().unwrap_or_default()
}

fn is_neutral(path: &str) -> bool {
    let name = Path::new(path).file_name().unwrap().to_string_lossy().into_owned();
    let digits = name.strip_prefix("parcel-").and_then(|rest| rest.strip_suffix(".kith"));
    digits.is_some_and(|it| it.len() == 8 && it.chars().all(|digit| digit.is_ascii_hexdigit()))
}

/// For whom parcels were to be written, and where.
fn written(script: &Scripted) -> Vec<(Vec<MemberId>, bool, PathBuf)> {
    let mut written = Vec::new();
    for command in script.commands() {
        if let Command::WriteParcel { to, everything, file } = command {
            written.push((to, everything, file));
        }
    }
    written
}

#[test]
fn a_parcel_is_written_for_who_lacks_something_under_a_name_that_says_nothing() {
    let (mut harness, script) = open(state());
    walk_to(&mut harness, Place::Parcels);
    let first = value(&harness, "Where to put it");
    assert!(is_neutral(&first), "{first}");
    click(&mut harness, "Write the parcel");
    assert_eq!(written(&script), [(vec![cleo()], false, PathBuf::from(&first))]);
    harness.get_by_label("The parcel is written");
    harness.get_by_label(&first);
    harness.get_by_label("It is for Cleo. Nobody else can open it.");
    click(&mut harness, "Write another parcel");
    assert!(harness.query_by_label("The parcel is written").is_none());
    let next = value(&harness, "Where to put it");
    assert!(is_neutral(&next) && next != first, "{next}");

    click(&mut harness, "Ben");
    click(&mut harness, "My other devices");
    click(&mut harness, "Details");
    click(&mut harness, "Put in everything");
    click(&mut harness, "Write the parcel");
    assert_eq!(written(&script)[1], (vec![ana(), ben(), cleo()], true, PathBuf::from(&next)));
}

#[test]
fn where_nobody_is_chosen_nothing_is_written_and_a_refusal_is_said_where_it_was_asked() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    assert!(harness.query_by_label("Write a parcel for Ben…").is_none(), "Ben has everything");
    click(&mut harness, "Write a parcel for Cleo…");
    click(&mut harness, "Cleo");
    click(&mut harness, "Write the parcel");
    assert_eq!(script.commands(), []);
    click(&mut harness, "Cleo");
    script.refuse("There is a file of this name already.");
    let path = value(&harness, "Where to put it");
    click(&mut harness, "Write the parcel");
    harness.get_by_label("There is a file of this name already.");
    assert!(harness.query_by_label("The parcel is written").is_none());
    assert_eq!(value(&harness, "Where to put it"), path);
}

#[test]
fn a_file_that_is_held_over_the_window_says_what_becomes_of_it_and_is_read_once_let_go() {
    let (mut harness, script) = open(state());
    hold_over(&mut harness);
    harness.get_by_label("Drop it here to read it");
    drop_file(&mut harness, "from-ben.kith");
    assert!(harness.query_by_label("Drop it here to read it").is_none());
    let read =
        Command::ReadParcel { file: "/stick/from-ben.kith".into(), reply: None, let_in: None };
    assert_eq!(script.commands(), [read]);
    harness.get_by_label("A parcel from Ben");
    harness.get_by_label("What was new in it is here now.");

    let path = value(&harness, "Where to put the reply");
    assert!(path.starts_with("/stick/") && is_neutral(&path), "beside what it replies to: {path}");
    click(&mut harness, "Write the reply");
    assert_eq!(written(&script), [(vec![ben()], false, PathBuf::from(path))]);
    harness.get_by_label("The reply is written");
    assert!(harness.query_by_label("Write the reply").is_none());
    click(&mut harness, "See what is new");
    assert!(is_shown(&harness, Place::Today));
}

#[test]
fn a_file_is_read_from_where_it_was_typed_or_pasted() {
    let (mut harness, script) = open(state());
    walk_to(&mut harness, Place::Parcels);
    type_into(&mut harness, "Where the file is", "file:///stick/all.kith");
    click(&mut harness, "Read it");
    let read = Command::ReadParcel { file: "/stick/all.kith".into(), reply: None, let_in: None };
    assert_eq!(script.commands(), [read]);
    harness.get_by_label("All of it was here already.");
    assert!(harness.query_by_label("Write the reply").is_none(), "there is nothing to tell");
    assert_eq!(value(&harness, "Where the file is"), "");
    click(&mut harness, "All right: A parcel from Ben");
    assert!(harness.query_by_label("A parcel from Ben").is_none());
}

#[test]
fn each_file_that_is_refused_has_its_own_sentence_beside_its_name() {
    let (mut harness, script) = open(state());
    for (name, told) in [
        ("other-group.kith", "This parcel belongs to another group."),
        ("cut.kith", "The end of this parcel is missing."),
        ("not-mine.kith", "This parcel is not for this device."),
    ] {
        drop_file(&mut harness, name);
        harness.get_by_label(&format!("The file {name}"));
        harness.get_by_label_contains(told);
    }
    assert!(harness.query_by_label("Write the reply").is_none());
    assert_eq!(script.commands().len(), 3);
    drop_file(&mut harness, "part.kith");
    harness.get_by_label_contains("A part of this parcel breaks the group's rules");
    harness.get_by_label_contains("Ask Ben for a parcel with everything.");
    harness.get_by_label_contains("Ben lacks something that is here.");
}

#[test]
fn of_several_that_were_read_one_is_put_away_and_the_others_stay_as_they_are() {
    let (mut harness, _script) = open(state());
    for name in ["from-ben.kith", "cut.kith", "request.kith"] {
        drop_file(&mut harness, name);
    }
    click(&mut harness, "Not now");
    assert!(harness.query_by_label("Let Dana in?").is_none());
    harness.get_by_label_contains("The end of this parcel is missing.");
    click(&mut harness, "All right: The file cut.kith");
    assert!(harness.query_by_label_contains("The end of this parcel is missing.").is_none());
    harness.get_by_label("A parcel from Ben");
    click(&mut harness, "Write the reply");
    harness.get_by_label("The reply is written");
}

#[test]
fn nobody_is_let_in_by_a_file_before_it_was_asked() {
    let (mut harness, script) = open(deciding());
    drop_file(&mut harness, "request.kith");
    harness.get_by_label("Let Dana in?");
    harness.get_by_label("river   lamp   seven   coat   mill   stone   early   green");
    let file = PathBuf::from("/stick/request.kith");
    let asked = Command::ReadParcel { file: file.clone(), reply: None, let_in: None };
    assert_eq!(script.commands(), std::slice::from_ref(&asked));
    click(&mut harness, "Not now");
    assert!(harness.query_by_label("Let Dana in?").is_none());
    assert_eq!(script.commands(), std::slice::from_ref(&asked));

    drop_file(&mut harness, "request.kith");
    let answer = value(&harness, "Where to put the answer");
    assert!(is_neutral(&answer));
    click(&mut harness, "Let Dana in");
    let reply = Some(PathBuf::from(&answer));
    let device = DeviceId::from_bytes([40; 32]);
    let let_in = Command::ReadParcel { file, reply, let_in: Some(device) };
    assert_eq!(script.commands(), [asked.clone(), asked, let_in]);
    harness.get_by_label("Dana is let in");
    harness.get_by_label("The answer is written");
    harness.get_by_label(&answer);
}

#[test]
fn letting_in_that_is_refused_says_why_and_can_be_tried_again() {
    let (mut harness, script) = open(state());
    drop_file(&mut harness, "request.kith");
    script.refuse("There is no room on the disk.");
    click(&mut harness, "Let Dana in");
    harness.get_by_label("There is no room on the disk.");
    harness.get_by_label("Let Dana in?");
    assert!(harness.query_by_label("Dana is let in").is_none());
}

#[test]
fn an_answer_that_comes_late_stands_beside_the_file_it_is_about() {
    let (mut harness, script) = open(state());
    script.hold();
    drop_file(&mut harness, "from-ben.kith");
    drop_file(&mut harness, "cut.kith");
    assert_eq!(harness.get_all_by_label("It is being read…").count(), 2);
    for name in ["from-ben.kith", "cut.kith"] {
        harness.get_by_label(&format!("The file {name}"));
    }
}

#[test]
fn whoever_was_taken_out_is_told_by_the_device_itself_what_cannot_be_done() {
    let (mut harness, script) = open(removed());
    script.refuse("You are no longer a member.");
    drop_file(&mut harness, "from-ben.kith");
    harness.get_by_label("You are no longer a member.");
}

#[test]
fn somebody_comes_in_by_files_alone() {
    let (mut harness, script) = window(Opening::FirstRun);
    begin_asking(&mut harness);
    let request = value(&harness, "Where to put the request");
    assert!(is_neutral(&request));
    click(&mut harness, "Write the request");
    let [Request::AskByFile { me, file, passphrase, .. }] = &script.sent()[..] else {
        panic!("{:?}", script.sent())
    };
    assert_eq!((me.as_str(), file.to_str()), ("Dana", Some(request.as_str())));
    let given = passphrase.clone();
    let words = ["river", "lamp", "seven", "coat"].map(str::to_owned).into();
    script.push(News::Asked { file: PathBuf::from(&request), words });
    harness.run();
    harness.get_by_label("Your request is written");
    harness.get_by_label(&request);
    harness.get_by_label("river   lamp   seven   coat");

    hold_over(&mut harness);
    harness.get_by_label("Drop the answer here to come in");
    drop_file(&mut harness, "other.kith");
    let answered = |script: &Scripted, name: &str| {
        let file = Path::new("/stick").join(name);
        let expected = Request::ReadAnswer { passphrase: given.clone(), file };
        script.sent().last() == Some(&expected)
    };
    assert!(answered(&script, "other.kith"), "nothing is typed twice");
    let because = "This parcel is not for this device.".to_owned();
    script.push(News::Unfinished { because: Some(because.clone().into()) });
    harness.run();
    harness.get_by_label(&because);
    harness.get_by_label("river   lamp   seven   coat");

    drop_file(&mut harness, "answer.kith");
    assert!(answered(&script, "answer.kith"));
    script.push(News::Began);
    script.push(News::State(state()));
    harness.run();
    harness.get_by_label_contains("You are in. The others do not know your name yet");
    click(&mut harness, "Write the parcel");
    let [(to, false, _)] = &written(&script)[..] else { panic!("{:?}", script.commands()) };
    assert_eq!(to, &[ben(), cleo()]);
    assert!(harness.query_by_label_contains("You are in. The others").is_none());
}

#[test]
fn a_request_that_was_not_written_leaves_everything_as_it_was_typed() {
    let (mut harness, script) = window(Opening::FirstRun);
    begin_asking(&mut harness);
    let request = value(&harness, "Where to put the request");
    click(&mut harness, "Write the request");
    script.push(News::NotStarted { because: "There is no such folder.".to_owned().into() });
    harness.run();
    harness.get_by_label("There is no such folder.");
    assert_eq!(value(&harness, "Where to put the request"), request);
    click(&mut harness, "Over the network after all");
    click(&mut harness, "Join");
    assert!(matches!(script.sent().last(), Some(Request::Join { .. })));
}

#[test]
fn after_a_restart_the_answer_is_read_with_the_passphrase() {
    let (mut harness, script) = window(Opening::Unfinished);
    drop_file(&mut harness, "answer.kith");
    assert_eq!(script.sent(), [], "the passphrase is missing");
    assert_eq!(value(&harness, "Where the answer is"), "/stick/answer.kith");
    harness.event(egui::Event::Text("four calm words here".to_owned()));
    harness.run();
    click(&mut harness, "Read the answer");
    assert!(
        matches!(&script.sent()[..], [Request::ReadAnswer { file, .. }] if file.ends_with("answer.kith"))
    );
    assert_eq!(script.last_of(), Some(GroupHere::FIRST));
    script.push(News::Unfinished { because: Some("It is damaged.".to_owned().into()) });
    harness.run();
    harness.get_by_label("It is damaged.");
}

#[test]
fn a_file_that_is_dropped_at_the_locked_door_opens_nothing() {
    let (mut harness, script) = window(Opening::Locked);
    hold_over(&mut harness);
    harness.get_by_label("Open your group first, then drop the file here");
    drop_file(&mut harness, "from-ben.kith");
    assert_eq!(script.sent(), []);
    assert!(!is_shown(&harness, Place::Today));
}

#[test]
fn what_was_read_and_a_request_fit_a_small_window_in_german_with_letters_twice_as_large() {
    speak(Language::German);
    for (zoom, theme) in [(1.0, Theme::Dark), (2.0, Theme::Light)] {
        let mut harness = open_at(state(), zoom, theme);
        for name in ["from-ben.kith", "part.kith", "cut.kith", "request.kith"] {
            drop_file(&mut harness, name);
        }
        assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new(), "{zoom}");
        click(&mut harness, "Dana zulassen");
        assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new(), "{zoom}");
        hold_over(&mut harness);
        assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new(), "{zoom}");

        let (mut harness, script) = sized(Opening::FirstRun, SMALL, theme);
        harness.set_pixels_per_point(zoom);
        harness.set_size(egui::vec2(SMALL[0], SMALL[1]) / zoom);
        harness.run();
        let file = "/home/dana/ein langer Ordner/".repeat(6) + "a.kith";
        let words = ["Fluss", "Lampe", "sieben", "Mantel"].map(str::to_owned).into();
        script.push(News::Asked { file: file.into(), words });
        harness.run();
        assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new(), "{zoom}");
        script.push(News::Unfinished { because: Some("Das ist sie nicht.".to_owned().into()) });
        harness.run();
        harness.get_by_label("Das ist sie nicht.");
        assert_eq!(unnamed(&harness), Vec::<String>::new());
    }
}
