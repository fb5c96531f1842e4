//! Restoring, whole or not at all.

use std::fs::File;

use tempfile::TempDir;

use super::super::api::{Command, Reply};
use super::super::{Backup, Founding, Offline, Options, found};
use super::*;
use crate::group::Edit;
use crate::seal::{Cost, KeyChange, Passphrase, RecoveryCode};

fn words(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

fn founded(name: &str, passphrase: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    let options = Options::new(Cost::TEST);
    found(dir.path(), &words(passphrase), &Founding::new(name, "Alice"), &options).unwrap();
    dir
}

/// Keeps groups with their passphrases in one file.
async fn kept(groups: &[(&TempDir, &str)]) -> (TempDir, PathBuf) {
    let place = TempDir::new().unwrap();
    let file = place.path().join("kept");
    let mut backup = Backup::begin(&file).unwrap();
    for (dir, passphrase) in groups {
        backup.add(dir.path(), &words(passphrase)).unwrap();
    }
    backup.finish().await.unwrap();
    (place, file)
}

fn add_rule(dir: &Path, title: &str) -> Reply {
    let mut group = Offline::open(dir, &words("one")).unwrap();
    let (title, wording) = (title.to_owned(), "As agreed.".to_owned());
    let reply = group.run(Command::Edit(Edit::AddRule { title, wording, topic: None }));
    group.close();
    reply
}

#[tokio::test]
async fn a_restored_group_is_the_same_member_and_goes_on_in_a_chain_of_its_own() {
    let original = founded("Night", "one");
    assert_eq!(add_rule(original.path(), "Before"), Reply::Done);
    let note = Command::Mine(crate::node::mine::Jot::WriteNote {
        note: None,
        words: "for myself alone".into(),
    });
    let mut group = Offline::open(original.path(), &words("one")).unwrap();
    assert_eq!(group.run(note), Reply::Done);
    group.close();
    let (place, file) = kept(&[(&original, "one")]).await;
    let home = place.path().join("new machine");
    assert_eq!(restore(&file, &home, &words("one")).unwrap().folders, std::slice::from_ref(&home));
    let states =
        [original.path(), &home].map(|dir| Offline::open(dir, &words("one")).unwrap().state());
    assert_eq!(states[0].snapshot, states[1].snapshot);
    assert_eq!(states[0].mine, states[1].mine);
    assert_eq!(states[0].status.me, states[1].status.me);
    for dir in [original.path(), &home] {
        assert_eq!(add_rule(dir, "After"), Reply::Done);
        assert_eq!(Offline::verify(dir, &words("one")).unwrap().problems, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_recovery_code_restores_and_the_keyring_of_the_other_machine_does_not_come_along() {
    let original = founded("Night", "one");
    let code = RecoveryCode::generate(&mut edge::fill);
    let keyring = Secret::from_keyring([5; 16], "kept elsewhere").unwrap();
    let by = Secret::from(&words("one"));
    for change in [KeyChange::RecoveryCode(code.clone()), KeyChange::Keyring(keyring)] {
        crate::node::change_keys(original.path(), Some(&by), &change).unwrap();
    }
    let (place, file) = kept(&[(&original, "one")]).await;
    let home = place.path().join("data");
    restore(&file, &home, &code).unwrap();
    let keys = crate::node::keys_in(&home).unwrap();
    assert!(keys.recovery_code && !keys.keyring);
    let keys = crate::node::keys_opened(&home, &Secret::from(&code)).unwrap();
    assert_eq!(keys.recovery_code_made, Some(edge::local_date()), "it came along");
    Offline::open(&home, &words("one")).unwrap();
}

#[tokio::test]
async fn groups_come_beside_those_that_are_here_and_never_twice() {
    let (night, day) = (founded("Night", "one"), founded("Day", "one"));
    let (_place, file) = kept(&[(&night, "one"), (&day, "one")]).await;
    let (_other_place, other) = kept(&[(&day, "one")]).await;
    let home = founded("Here before", "another");
    let restored = restore(&file, home.path(), &words("one")).unwrap();
    let today = edge::date(edge::today());
    let names = [today.to_string(), format!("{today}.1")];
    assert_eq!(restored.folders, names.map(|name| home.path().join(name)));
    let name = |dir: &Path, passphrase: &str| {
        Offline::open(dir, &words(passphrase)).unwrap().state().snapshot.focus.name.words.clone()
    };
    assert_eq!(name(home.path(), "another"), "Here before");
    assert_eq!([0, 1].map(|nth| name(&restored.folders[nth], "one")), ["Night", "Day"]);
    for again in [&file, &other] {
        let refused = restore(again, home.path(), &words("one"));
        assert!(matches!(refused, Err(NodeError::Backup(BackupError::GroupHere))), "{refused:?}");
    }
    let mut left: Vec<_> =
        fs::read_dir(home.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert!(!left.iter().any(|name| name == ASIDE || name == MADE), "{left:?}");
    // While one of them is open nothing is compared with it, and so nothing restored.
    let open = Offline::open(home.path(), &words("another")).unwrap();
    let in_use = restore(&file, home.path(), &words("one"));
    assert!(matches!(in_use, Err(NodeError::InUse)));
    open.close();
}

#[tokio::test]
async fn groups_with_another_passphrase_are_left_out_and_told_and_with_none_nothing_is_restored() {
    let (night, day) = (founded("Night", "one"), founded("Day", "two"));
    let (place, file) = kept(&[(&night, "one"), (&day, "two")]).await;
    let home = place.path().join("data");
    let wrong = restore(&file, &home, &words("three"));
    assert!(matches!(wrong, Err(NodeError::WrongPassphrase)));
    let code = RecoveryCode::generate(&mut edge::fill);
    assert!(matches!(restore(&file, &home, &code), Err(NodeError::OtherRecoveryCode)));
    assert!(!home.exists());
    let second = restore(&file, &home, &words("two")).unwrap();
    assert_eq!((second.folders.len(), second.left_out), (1, 1));
    let first = restore(&file, &home, &words("one")).unwrap();
    assert_eq!((first.folders.len(), first.left_out), (1, 1));
    assert_ne!(first.folders, second.folders);
}

#[tokio::test]
async fn a_backup_that_is_cut_off_damaged_too_large_or_none_changes_nothing() {
    let (night, day) = (founded("Night", "one"), founded("Day", "one"));
    let (place, file) = kept(&[(&night, "one"), (&day, "one")]).await;
    let whole = fs::read(&file).unwrap();
    let home = place.path().join("data");
    let bad = place.path().join("bad");
    let told = |bytes: &[u8]| {
        fs::write(&bad, bytes).unwrap();
        let refused = restore(&bad, &home, &words("one"));
        assert!(!home.exists());
        match refused {
            Err(NodeError::Backup(error)) => error,
            other => panic!("{other:?}"),
        }
    };
    for nth in 1..20 {
        let cut = &whole[..whole.len() * nth / 20];
        assert!(matches!(told(cut), BackupError::CutOff), "{nth}");
        let mut mangled = whole.clone();
        let at = (0..whole.len()).filter(|at| whole[*at] != 0 && *at > 400).nth(nth * 97).unwrap();
        mangled[at] ^= 1;
        assert!(matches!(told(&mangled), BackupError::Damaged | BackupError::CutOff), "{nth}");
    }
    assert!(matches!(told(b"Dear all, we meet again on Thursday."), BackupError::NotABackup));
    let mut newer = whole.clone();
    newer[11] = 7;
    assert!(matches!(told(&newer), BackupError::Newer));
    File::create(&bad).unwrap().set_len(MAX_BYTES + 1).unwrap();
    let huge = restore(&bad, &home, &words("one"));
    assert!(matches!(huge, Err(NodeError::Backup(BackupError::TooLarge))));
    let missing = restore(&place.path().join("none"), &home, &words("one"));
    assert!(matches!(missing, Err(NodeError::Backup(BackupError::NoSuchPlace))));
    assert!(!home.exists());
}

#[tokio::test]
async fn a_restoring_that_was_killed_once_all_was_made_is_finished_by_whoever_comes_next() {
    let (night, day) = (founded("Night", "one"), founded("Day", "one"));
    let (place, file) = kept(&[(&night, "one"), (&day, "one")]).await;
    let (home, elsewhere) = (place.path().join("data"), place.path().join("elsewhere"));
    let made = restore(&file, &elsewhere, &words("one")).unwrap();
    // Killed while groups were made: the next try begins anew.
    fs::create_dir_all(home.join(ASIDE).join("000")).unwrap();
    fs::write(home.join(ASIDE).join("000/store.new"), "half a store").unwrap();
    assert_eq!(settle(&home).unwrap(), Vec::<PathBuf>::new());
    // Killed between the first group and the second.
    let left = home.join(MADE).join("001");
    fs::create_dir_all(&left).unwrap();
    fs::rename(made.folders[1].join("store.sqlite"), left.join("store.sqlite")).unwrap();
    fs::rename(made.folders[0].join("store.sqlite"), home.join("store.sqlite")).unwrap();
    let brought = settle(&home).unwrap();
    assert_eq!(brought, [home.join(edge::date(edge::today()).to_string())]);
    for dir in [&home, &brought[0]] {
        assert_eq!(Offline::verify(dir, &words("one")).unwrap().problems, Vec::<String>::new());
    }
    assert!(!home.join(MADE).exists());
    assert_eq!(settle(&home).unwrap(), Vec::<PathBuf>::new());
    let again = restore(&file, &home, &words("one"));
    assert!(matches!(again, Err(NodeError::Backup(BackupError::GroupHere))));
    assert!(!home.join(ASIDE).exists(), "what a killed try left is gone");
}

#[tokio::test]
async fn how_far_restoring_is_goes_from_the_first_group_to_the_end_of_the_file() {
    let (night, day) = (founded("Night", "one"), founded("Day", "two"));
    let (place, file) = kept(&[(&night, "one"), (&day, "two")]).await;
    let length = fs::metadata(&file).unwrap().len();
    let mut heard = Vec::new();
    let mut told = |progress: Progress| heard.push(progress);
    let home = place.path().join("data");
    let telling = Telling::begin(edge::uptime(), &mut told).without_pause();
    let restored = restore_telling(&file, &home, &Secret::from(&words("two")), telling).unwrap();
    // What something else opens is read as well.
    assert_eq!(restored.left_out, 1);
    assert!(heard.iter().all(|it| it.all_bytes == length), "{heard:?}");
    assert!(heard.windows(2).all(|two| two[0].percent() < two[1].percent()), "{heard:?}");
    assert!(heard.len() > 10, "{heard:?}");
    assert_eq!(heard.last().unwrap().percent(), 100);
}

/// How often two are at it at once: what they could do to each other takes a moment that has to be hit.
const ROUNDS: usize = 24;

#[tokio::test]
async fn of_several_that_restore_at_the_same_moment_one_does_and_no_group_comes_twice() {
    let (night, day) = (founded("Night", "one"), founded("Day", "one"));
    let (place, file) = kept(&[(&night, "one"), (&day, "one")]).await;
    for round in 0..ROUNDS {
        let home = place.path().join(round.to_string());
        let starting = std::sync::Barrier::new(3);
        let at_once = || {
            starting.wait();
            restore(&file, &home, &words("one"))
        };
        let ends = std::thread::scope(|scope| {
            let all = [(); 3].map(|()| scope.spawn(at_once));
            all.map(|one| one.join().unwrap())
        });
        let told = format!("round {round}: {ends:?}");
        let (done, refused): (Vec<_>, Vec<_>) = ends.into_iter().partition(Result::is_ok);
        assert_eq!(done.len(), 1, "{told}");
        let is_plain = |error: &NodeError| {
            matches!(error, NodeError::InUse | NodeError::Backup(BackupError::GroupHere))
        };
        assert!(refused.iter().all(|it| it.as_ref().is_err_and(is_plain)), "{told}");
        let lock = HomeLock::wait(&home).unwrap();
        let here = Here::look(&lock, &Secret::from(&words("one"))).unwrap();
        assert_eq!((here.stores.len(), here.groups.len()), (2, 2), "{told}");
    }
}

#[tokio::test]
async fn nothing_is_looked_at_while_somebody_else_is_and_no_folder_of_theirs_is_taken() {
    let (night, day) = (founded("Night", "one"), founded("Day", "one"));
    let (place, file) = kept(&[(&night, "one"), (&day, "one")]).await;
    let home = place.path().join("data");
    // Somebody is about to found a group in the data folder itself.
    let claim = super::super::claim(&home).unwrap().unwrap();
    assert!(matches!(restore(&file, &home, &words("one")), Err(NodeError::InUse)));
    assert_eq!(fs::read_dir(&home).unwrap().count(), 1, "the lock alone");
    drop(claim);
    // And somebody in a folder of their own, where nothing is yet.
    let today = edge::date(edge::today());
    fs::create_dir_all(home.join(today.to_string())).unwrap();
    let restored = restore(&file, &home, &words("one")).unwrap();
    assert_eq!(restored.folders, [home.clone(), home.join(format!("{today}.1"))]);
    assert_eq!(fs::read_dir(home.join(today.to_string())).unwrap().count(), 0);
}
