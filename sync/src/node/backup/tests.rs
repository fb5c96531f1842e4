//! Backups of groups that run and of groups that do not, and the reminder.

use tempfile::TempDir;

use super::super::api::{Command, NodeState, Reply};
use super::super::{Founding, Node, Options, found, restore};
use super::*;
use crate::group::Edit;
use crate::seal::{Cost, Passphrase};

fn words(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

fn passphrase() -> Passphrase {
    words("a long night")
}

fn options() -> Options {
    Options { listen: vec!["127.0.0.1:0".parse().unwrap()], ..Options::new(Cost::TEST) }
}

fn founded(name: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    found(dir.path(), &passphrase(), &Founding::new(name, "Alice"), &options()).unwrap();
    dir
}

async fn start(dir: &Path) -> Node {
    let (node, mut events) = Node::start(dir, &passphrase(), options()).await.unwrap();
    tokio::spawn(async move { while events.recv().await.is_some() {} });
    let mut state = node.state();
    state.wait_for(|state| !state.status.opening).await.unwrap();
    node
}

fn rule(title: &str) -> Command {
    Command::Edit(Edit::AddRule { title: title.into(), wording: "As agreed.".into(), topic: None })
}

fn titles(state: &NodeState) -> Vec<String> {
    state.snapshot.rules.iter().map(|rule| rule.title.words.clone()).collect()
}

fn files_in(dir: &Path) -> usize {
    std::fs::read_dir(dir).unwrap().count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn groups_that_run_and_groups_that_do_not_are_kept_in_one_file() {
    let (night, day, place) = (founded("Night"), founded("Day"), TempDir::new().unwrap());
    let node = start(night.path()).await;
    assert_eq!(node.command(rule("Written while it runs")).await, Reply::Done);
    let file = place.path().join("kept");
    let mut backup = Backup::begin(&file).unwrap();
    backup.add_running(node.handle());
    backup.add(day.path(), &passphrase()).unwrap();
    assert_eq!(files_in(place.path()), usize::from(!cfg!(target_os = "linux")));
    assert_eq!(backup.finish().await.unwrap(), Written { groups: 2, unreadable: 0 });
    assert_eq!(node.command(rule("Written afterwards")).await, Reply::Done);
    node.shutdown().await;
    assert_eq!(files_in(place.path()), 1);
    let length = std::fs::metadata(&file).unwrap().len();
    assert_eq!(padded(length), length);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    let home = place.path().join("data");
    let restored = restore(&file, &home, &passphrase()).unwrap();
    assert_eq!((restored.folders.len(), restored.left_out), (2, 0));
    assert_eq!(restored.folders[0], home);
    let states: Vec<NodeState> = restored
        .folders
        .iter()
        .map(|folder| Offline::open(folder, &passphrase()).unwrap().state())
        .collect();
    assert_eq!(titles(&states[0]), ["Written while it runs"]);
    assert_eq!(states[0].snapshot.focus.name.words, "Night");
    assert_eq!(states[1].snapshot.focus.name.words, "Day");
    for folder in &restored.folders {
        assert_eq!(Offline::verify(folder, &passphrase()).unwrap().problems, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_there_is_never_written_over_and_one_that_fails_is_not_there() {
    let (night, place) = (founded("Night"), TempDir::new().unwrap());
    let file = place.path().join("kept");
    std::fs::write(&file, "Dear all").unwrap();
    assert!(matches!(Backup::begin(&file), Err(BackupError::Exists)));
    // Somebody else's file that came meanwhile.
    std::fs::remove_file(&file).unwrap();
    let mut backup = Backup::begin(&file).unwrap();
    backup.add(night.path(), &passphrase()).unwrap();
    std::fs::write(&file, "Dear all").unwrap();
    let refused = backup.finish().await;
    assert!(matches!(refused, Err(NodeError::Backup(BackupError::Exists))), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "Dear all");

    let nowhere = Backup::begin(&place.path().join("none/kept")).map(drop);
    assert!(matches!(nowhere, Err(BackupError::NoSuchPlace)), "{nowhere:?}");
    let empty = Backup::begin(&place.path().join("empty")).unwrap().finish().await;
    assert!(matches!(empty, Err(NodeError::Backup(BackupError::Nothing))));
    let mut wrong = Backup::begin(&place.path().join("wrong")).unwrap();
    let refused = wrong.add(night.path(), &words("not it"));
    assert!(matches!(refused, Err(NodeError::WrongPassphrase)));
    drop(wrong);
    assert_eq!(files_in(place.path()), 1);
}

#[test]
fn where_files_need_a_name_the_one_beside_is_taken_over_and_never_stays() {
    let place = TempDir::new().unwrap();
    let (target, beside) = (place.path().join("kept"), place.path().join(".kept.part"));
    std::fs::write(&beside, "left by a killed process, and much longer than what comes").unwrap();
    let mut file = NewFile::create_named(&target).unwrap();
    assert!(matches!(NewFile::create_named(&target), Err(BackupError::Exists)), "it is at it");
    file.write(b"whole").unwrap();
    file.finish(8).unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), b"whole\0\0\0");
    assert_eq!(files_in(place.path()), 1);
    let dropped = NewFile::create_named(&place.path().join("other")).unwrap();
    assert_eq!(files_in(place.path()), 2);
    drop(dropped);
    assert_eq!(files_in(place.path()), 1);
    // And never over another.
    let mut late = NewFile::create_named(&place.path().join("late")).unwrap();
    late.write(b"late").unwrap();
    std::fs::write(place.path().join("late"), "Dear all").unwrap();
    assert!(matches!(late.finish(4), Err(BackupError::Exists)));
    assert_eq!(std::fs::read(place.path().join("late")).unwrap(), b"Dear all");
    assert_eq!(files_in(place.path()), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_on_this_device_alone_is_told_until_a_backup_holds_it() {
    let (night, place) = (founded("Night"), TempDir::new().unwrap());
    let today = Some(edge::date(edge::today()));
    let node = start(night.path()).await;
    let told = |node: &Node| node.state().borrow().status.backup.clone();
    assert_eq!(told(&node), BackupStatus { last: None, only_here_since: today });
    let backup = |name: &str| Command::Backup { file: place.path().join(name) };
    assert_eq!(node.command(backup("one")).await, Reply::Done);
    let kept = BackupStatus { last: today, only_here_since: None };
    let mut state = node.state();
    state.wait_for(|state| state.status.backup == kept).await.unwrap();
    let Reply::Refused { because } = node.command(backup("one")).await else { panic!("over it") };
    assert_eq!(because.code(), "backup-exists");
    assert_eq!(node.command(rule("After the backup")).await, Reply::Done);
    assert_eq!(told(&node), BackupStatus { last: today, only_here_since: today });
    node.shutdown().await;
    let state = Offline::open(night.path(), &passphrase()).unwrap().state();
    assert_eq!(state.status.backup, BackupStatus { last: today, only_here_since: today });
}
