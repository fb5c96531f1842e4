//! What opens real groups is changed; they are kept in backups, brought back and erased.

use std::path::PathBuf;

use kith_desktop::desktop::{KeysChange, Openers};
use kith_sync::node::{keys_in, new_recovery_code};
use kith_sync::seal::MemoryKeyring;

use super::*;

fn typed(words: &str) -> Zeroizing<String> {
    Zeroizing::new(words.to_owned())
}

fn change(id: u64, change: KeysChange) -> Request {
    Request::Keys { id, change }
}

fn to(from: &str, to: &str) -> KeysChange {
    KeysChange::Passphrase { from: Opener::Passphrase(typed(from)), to: typed(to) }
}

fn is_refused((_, news): &(GroupHere, News), wanted: u64) -> bool {
    matches!(news, News::Reply(id, Reply::Refused { .. }) if *id == wanted)
}

fn is_not_started((_, news): &(GroupHere, News)) -> bool {
    matches!(news, News::NotStarted { .. })
}

/// Asks for something of which two groups come to be open, in whichever order.
async fn both_open(desk: &Desk, group: GroupHere, request: Request) -> Vec<(GroupHere, News)> {
    let mut heard = desk.ask(group, request, |news| is_open(news, "Second")).await;
    if !heard.iter().any(|news| is_open(news, "First")) {
        heard.extend(desk.hear(|news| is_open(news, "First")).await);
    }
    heard
}

/// Why something was not done, by its code.
fn why(heard: &[(GroupHere, News)]) -> Vec<&str> {
    let codes = heard.iter().filter_map(|(_, news)| {
        if let News::Reply(_, Reply::Refused { because }) | News::NotStarted { because } = news {
            Some(because.code())
        } else {
            None
        }
    });
    codes.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_passphrase_opens_every_group_that_the_earlier_one_opened_and_no_other() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    desk.founded("Second", FIRST).await;
    let third = desk.founded("Third", SECOND).await;
    let heard =
        desk.ask(first, change(1, to(SECOND, "no matter what")), |news| is_refused(news, 1)).await;
    assert_eq!(why(&heard), ["node-wrong-passphrase"]);
    desk.ask(first, change(2, to(FIRST, "thirteen mild noons")), |news| is_done(news, 2)).await;
    desk.end().await;

    let desk = Desk::at(home.path());
    let heard = both_open(&desk, first, unlock("thirteen mild noons")).await;
    assert!(heard.contains(&(third, News::Shut(Shut::OtherPassphrase))));
    desk.ask(third, lock(1), is_locked).await;
    let heard = desk.ask(first, unlock(FIRST), is_not_started).await;
    assert_eq!(why(&heard), ["node-wrong-passphrase"]);
    desk.ask(first, unlock(SECOND), |news| is_open(news, "Third")).await;
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recovery_code_opens_and_sets_a_new_passphrase_until_it_is_taken_away() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let group = desk.founded("First", FIRST).await;
    let (code, _asked) = new_recovery_code();
    let by_code = || Opener::RecoveryCode(code.text());
    let set = KeysChange::RecoveryCode { passphrase: typed(FIRST), code: code.text() };
    desk.ask(group, change(1, set), |news| is_done(news, 1)).await;
    let heard = desk.ask(group, lock(2), |(_, news)| matches!(news, News::Openers(_))).await;
    let openers = Openers { recovery_code: true, keyring: false };
    assert!(heard.contains(&(GroupHere::FIRST, News::Openers(openers))));

    let other = Opener::RecoveryCode(new_recovery_code().0.text());
    let heard = desk.ask(group, Request::Unlock { with: other }, is_not_started).await;
    assert_eq!(why(&heard), ["node-other-recovery-code"]);
    desk.ask(group, Request::Unlock { with: by_code() }, |news| is_open(news, "First")).await;
    let new = KeysChange::Passphrase { from: by_code(), to: typed(SECOND) };
    desk.ask(group, change(3, new), |news| is_done(news, 3)).await;
    desk.ask(group, change(4, KeysChange::NoRecoveryCode), |news| is_done(news, 4)).await;
    desk.ask(group, lock(5), is_locked).await;
    desk.ask(group, Request::Unlock { with: by_code() }, is_not_started).await;
    desk.ask(group, unlock(SECOND), |news| is_open(news, "First")).await;
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyring_opens_while_it_is_on_and_a_locked_one_changes_nothing() {
    let home = TempDir::new().unwrap();
    let keyring = Arc::new(MemoryKeyring::default());
    let with = |worker: &mut Worker| worker.keyring = Arc::clone(&keyring) as Arc<dyn Keyring>;
    let desk = Desk::with(home.path(), with);
    let group = desk.founded("First", FIRST).await;
    let on = || KeysChange::Keyring { passphrase: typed(FIRST) };
    keyring.lock(true);
    let heard = desk.ask(group, change(1, on()), |news| is_refused(news, 1)).await;
    assert_eq!(why(&heard), ["keyring-locked"]);
    keyring.lock(false);
    desk.ask(group, change(2, on()), |news| is_done(news, 2)).await;
    desk.ask(group, lock(3), is_locked).await;
    desk.ask(group, Request::UnlockByKeyring, |news| is_open(news, "First")).await;
    desk.ask(group, change(4, KeysChange::NoKeyring), |news| is_done(news, 4)).await;
    assert!(keyring.is_empty());
    desk.ask(group, lock(5), is_locked).await;
    let heard = desk.ask(group, Request::UnlockByKeyring, is_not_started).await;
    assert_eq!(why(&heard), ["node-not-in-keyring"]);
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_was_written_while_the_groups_ran_comes_back_on_another_device() {
    let (home, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let file = other.path().join("backup.dat");
    let desk = Desk::at(&home.path().join("data"));
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    desk.ask(second, rule(1, "Tea"), |news| is_done(news, 1)).await;
    let backup = |id, path: PathBuf| Request::Backup { id, path };
    let is_kept = |(of, news): &(GroupHere, News)| matches!(news, News::State(state) if *of == second && state.status.backup.last.is_some());
    let heard = desk.ask(first, backup(2, file.clone()), |news| is_done(news, 2)).await;
    if !heard.iter().any(is_kept) {
        desk.hear(is_kept).await;
    }
    let heard = desk.ask(first, backup(3, file.clone()), |news| is_refused(news, 3)).await;
    assert_eq!(why(&heard), ["backup-exists"]);
    desk.end().await;

    let home = other.path().join("data");
    let desk = Desk::at(&home);
    let restore = |path: PathBuf, with: &str| Request::Restore {
        path,
        with: Opener::Passphrase(typed(with)),
    };
    for (path, with, code) in [
        (other.path().join("none.dat"), FIRST, "backup-no-such-place"),
        (file.clone(), SECOND, "node-wrong-passphrase"),
    ] {
        let heard = desk.ask(GroupHere::FIRST, restore(path, with), is_not_started).await;
        assert_eq!(why(&heard), [code]);
    }
    let heard = both_open(&desk, GroupHere::FIRST, restore(file.clone(), FIRST)).await;
    assert!(heard.contains(&(GroupHere::FIRST, News::Began)));
    let beside = of(&heard, |news| is_open(news, "Second"));
    desk.ask(beside, rule(4, "Silence"), |news| is_done(news, 4)).await;
    desk.end().await;
    let folders = Folders::look(home.clone()).unwrap();
    assert_eq!(titles(&folders.dir_of(beside), FIRST), ["Tea", "Silence"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erased_group_is_gone_and_the_others_go_on() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    let is_erased = |(_, news): &(GroupHere, News)| *news == News::Erased;
    let groups = |heard: &[(GroupHere, News)]| {
        heard.iter().rev().find_map(|(_, news)| {
            if let News::Groups { groups } = news { Some(groups.clone()) } else { None }
        })
    };
    let is_told = |(_, news): &(GroupHere, News)| matches!(news, News::Groups { .. });
    let heard = desk.ask(second, Request::Erase { id: 1 }, is_told).await;
    assert_eq!(groups(&heard), Some(vec![first]));
    assert!(heard.contains(&(second, News::Erased)));
    assert!(!home.path().join(second.folder().unwrap()).exists());
    desk.ask(first, rule(2, "Tea"), |news| is_done(news, 2)).await;
    desk.ask(first, Request::Erase { id: 3 }, is_erased).await;
    desk.ask(first, rule(4, "Late"), |news| is_refused(news, 4)).await;
    // Its folder is free for another group.
    desk.founded("Third", SECOND).await;
    desk.end().await;
    assert!(keys_in(home.path()).is_ok());
    assert_eq!(titles(home.path(), SECOND), Vec::<String>::new());
}

fn erase(id: u64) -> Request {
    Request::Erase { id }
}

fn is_erased((_, news): &(GroupHere, News)) -> bool {
    *news == News::Erased
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_group_is_erased_without_its_passphrase_and_the_others_open_as_before() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    let third = desk.founded("Third", SECOND).await;
    desk.end().await;

    let desk = Desk::at(home.path());
    let is_told = |(_, news): &(GroupHere, News)| matches!(news, News::Openers(_));
    desk.hear(is_told).await;
    let heard = desk.ask(second, erase(1), is_told).await;
    assert!(heard.contains(&(second, News::Erased)));
    assert!(heard.contains(&(first, News::Groups { groups: vec![third, first] })));
    assert!(!home.path().join(second.folder().unwrap()).exists());
    // The data folder itself is of the first, and what is in it stays.
    desk.ask(first, erase(2), is_erased).await;
    let heard = desk.ask(third, unlock(SECOND), |news| is_open(news, "Third")).await;
    assert!(!heard.iter().any(|(group, _)| *group == second));
    desk.end().await;
    assert!(!node::exists(home.path()).unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_process_has_open_or_is_just_being_opened_is_not_erased() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    desk.end().await;

    let other = Offline::open(home.path(), &Passphrase::new(FIRST).unwrap()).unwrap();
    let desk = Desk::at(home.path());
    let heard = desk.ask(first, erase(1), |news| is_refused(news, 1)).await;
    assert_eq!(why(&heard), ["node-in-use"]);
    other.close();
    desk.ask(first, unlock(FIRST), |news| is_open(news, "First")).await;
    desk.end().await;

    let gate = Arc::new(tokio::sync::Notify::new());
    let at_gate = Arc::clone(&gate);
    let desk = Desk::with(home.path(), move |worker| {
        worker.try_with(vec![first], true, move |dir| {
            let gate = Arc::clone(&at_gate);
            async move {
                gate.notified().await;
                start(dir, secret_of(FIRST)).await
            }
        });
    });
    desk.ask(first, erase(2), |news| is_refused(news, 2)).await;
    gate.notify_one();
    desk.hear(|news| is_open(news, "First")).await;
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_still_being_opened_after_all_was_locked_is_erased_in_its_turn() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    desk.end().await;

    let (desk, gate) = Desk::opening_late(home.path(), first);
    desk.ask(first, lock(1), is_locked).await;
    desk.requests.send((first, erase(2))).await.unwrap();
    // Nothing is opened that is about to go.
    desk.requests.send((first, unlock(FIRST))).await.unwrap();
    gate.notify_one();
    let heard = desk.hear(is_erased).await;
    assert!(!heard.iter().any(is_any_state), "{heard:?}");
    desk.end().await;
    assert!(!node::exists(home.path()).unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn erasing_that_broke_off_is_told_and_finished_at_the_next_start() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    desk.end().await;

    // No file of this name can be removed: what opens it is overwritten by then.
    let dir = home.path().join(second.folder().unwrap());
    let in_the_way = dir.join("store.new-shm");
    std::fs::create_dir(&in_the_way).unwrap();
    let desk = Desk::at(home.path());
    desk.ask(second, erase(1), |news| is_refused(news, 1)).await;
    let one = Request::UnlockOne { passphrase: typed(FIRST) };
    let is_shut = |(_, news): &(GroupHere, News)| matches!(news, News::Shut(Shut::Failed(because)) if because.code() == "node-being-erased");
    desk.ask(second, one, is_shut).await;
    desk.end().await;
    std::fs::remove_dir(&in_the_way).unwrap();

    let mut folders = Folders::look(home.path().to_owned()).unwrap();
    assert_eq!(folders.groups(), [second, first]);
    folders.finish_erasing(&MemoryKeyring::default());
    assert_eq!(folders.groups(), [first]);
    assert!(!dir.exists());
    assert_eq!(titles(home.path(), FIRST), Vec::<String>::new());
}
