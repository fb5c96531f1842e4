//! Passphrases, recovery codes and keyrings of groups that run and of groups that do not.

use std::path::Path;

use tempfile::TempDir;

use super::super::{Founding, Node, Offline, Options, found};
use super::*;
use crate::node::api::{Command, Reply};
use crate::seal::{MemoryKeyring, Table};

const OLD: &str = "a long night";
const NEW: &str = "a quiet morning";

fn words(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

fn typed(words: &str) -> Typed {
    Typed(words.to_owned().into())
}

fn change(from: &str, to: &str) -> Command {
    Command::Keys(KeysCommand::ChangePassphrase { from: typed(from), to: typed(to) })
}

fn options() -> Options {
    Options { listen: vec!["127.0.0.1:0".parse().unwrap()], ..Options::new(Cost::TEST) }
}

fn founded() -> TempDir {
    let dir = TempDir::new().unwrap();
    let founding = Founding::new("Night shift", "Alice");
    found(dir.path(), &words(OLD), &founding, &options()).unwrap();
    dir
}

async fn start(dir: &Path) -> Node {
    let (node, mut events) = Node::start(dir, &words(OLD), options()).await.unwrap();
    tokio::spawn(async move { while events.recv().await.is_some() {} });
    let mut state = node.state();
    state.wait_for(|state| !state.status.opening).await.unwrap();
    node
}

fn opens(dir: &Path, secret: impl Into<Secret>) -> Result<(), NodeError> {
    Offline::open(dir, secret).map(Offline::close)
}

fn slot_bytes(dir: &Path) -> Vec<Vec<u8>> {
    let slots = SqliteStore::open(dir).unwrap().slots().unwrap();
    slots.iter().map(|slot| slot.as_bytes().to_vec()).collect()
}

fn holds(dir: &Path, needle: &[u8]) -> bool {
    let files = std::fs::read_dir(dir).unwrap().map(|file| file.unwrap().path());
    files
        .map(|file| std::fs::read(file).unwrap())
        .any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passphrase_is_changed_while_the_group_runs_and_the_earlier_slot_is_in_no_file() {
    let dir = founded();
    let earlier = slot_bytes(dir.path());
    let node = start(dir.path()).await;
    let wrong = change("not it", NEW);
    let Reply::Refused { because } = node.command(wrong).await else { panic!("changed") };
    assert_eq!(because.code(), "node-wrong-passphrase");
    let no_passphrase = change(OLD, "a\nb");
    let Reply::Refused { because } = node.command(no_passphrase).await else { panic!("changed") };
    assert_eq!(because.code(), "passphrase-control-character");
    let asked = change(OLD, NEW);
    assert!(!format!("{asked:?}").contains(NEW));
    assert_eq!(node.command(asked).await, Reply::Done);
    assert!(!holds(dir.path(), &earlier[0]), "while it runs");
    node.shutdown().await;
    assert!(!holds(dir.path(), &earlier[0]));
    assert!(matches!(opens(dir.path(), &words(OLD)), Err(NodeError::WrongPassphrase)));
    opens(dir.path(), &words(NEW)).unwrap();
}

#[test]
fn a_change_that_was_made_before_is_told_as_made_and_costs_what_it_did() {
    let dir = founded();
    let (old, new) = (Secret::from(&words(OLD)), KeyChange::Passphrase(words(NEW)));
    let change = || change_keys(dir.path(), Some(&old), &new);
    assert_eq!(change().unwrap(), KeysChanged::Now);
    let slots = slot_bytes(dir.path());
    assert_eq!(change().unwrap(), KeysChanged::Before);
    assert_eq!(slot_bytes(dir.path()), slots);
    assert_eq!(KeySlot::decode(slots[0].clone()).cost(), Some(Cost::TEST));
    let other = KeyChange::Passphrase(words("neither"));
    let refused = change_keys(dir.path(), Some(&old), &other);
    assert!(matches!(refused, Err(NodeError::WrongPassphrase)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recovery_code_opens_until_a_newer_one_takes_its_place_or_it_is_removed() {
    let dir = founded();
    let node = start(dir.path()).await;
    let status = |node: &Node| node.state().borrow().status.keys;
    assert_eq!(status(&node), KeysStatus::default());
    let ([first, second], asked) = {
        let ((first, asked), (second, _)) = (new_recovery_code(), new_recovery_code());
        ([first, second], asked)
    };
    assert!(asked[0] < asked[1] && asked[1] < 7 && first != second);
    let set = |code: &str| {
        let (passphrase, code) = (typed(OLD), typed(code));
        Command::Keys(KeysCommand::SetRecoveryCode { passphrase, code })
    };
    let slip = first.text().replacen(|letter: char| letter != '0', "0", 1);
    let Reply::Refused { because } = node.command(set(&slip)).await else { panic!("kept") };
    assert_eq!((because.code(), status(&node)), ("recovery-group", KeysStatus::default()));
    assert_eq!(node.command(set(&first.text())).await, Reply::Done);
    assert!(status(&node).recovery_code);
    node.shutdown().await;
    opens(dir.path(), &first).unwrap();
    assert!(keys_in(dir.path()).unwrap().recovery_code);

    // Whoever has the code sets a new passphrase with it.
    let (by, new) = (Secret::from(&first), KeyChange::Passphrase(words(NEW)));
    change_keys(dir.path(), Some(&by), &new).unwrap();
    let (by, newer) = (Secret::from(&words(NEW)), KeyChange::RecoveryCode(second.clone()));
    change_keys(dir.path(), Some(&by), &newer).unwrap();
    assert!(matches!(opens(dir.path(), &first), Err(NodeError::OtherRecoveryCode)));
    opens(dir.path(), &second).unwrap();
    change_keys(dir.path(), None, &KeyChange::NoRecoveryCode).unwrap();
    assert!(matches!(opens(dir.path(), &second), Err(NodeError::OtherRecoveryCode)));
    opens(dir.path(), &words(NEW)).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keyring_opens_a_group_where_it_is_asked_to_and_keeps_nothing_afterwards() {
    let (dir, keyring) = (founded(), MemoryKeyring::default());
    let secret = || Secret::from(&words(OLD));
    assert!(matches!(from_keyring(dir.path(), &keyring), Err(NodeError::NotInKeyring)));
    turn_keyring_on(Place::Closed(dir.path()), secret(), &keyring).await.unwrap();
    opens(dir.path(), from_keyring(dir.path(), &keyring).unwrap()).unwrap();

    let node = start(dir.path()).await;
    assert!(node.state().borrow().status.keys.keyring);
    let handle = node.handle();
    turn_keyring_on(Place::Running(&handle), secret(), &keyring).await.unwrap();
    assert_eq!(keyring.len(), 1, "the earlier one is gone");
    node.shutdown().await;
    let kept = from_keyring(dir.path(), &keyring).unwrap();
    opens(dir.path(), &kept).unwrap();

    keyring.lock(true);
    assert!(matches!(
        from_keyring(dir.path(), &keyring),
        Err(NodeError::Keyring(KeyringError::Locked))
    ));
    opens(dir.path(), &words(OLD)).unwrap();
    let off = turn_keyring_off(Place::Closed(dir.path()), &keyring).await;
    assert!(matches!(off, Err(NodeError::Keyring(KeyringError::Locked))), "{off:?}");
    // What it still keeps opens nothing any more.
    keyring.lock(false);
    assert!(matches!(opens(dir.path(), &kept), Err(NodeError::OtherKeyring)));

    turn_keyring_on(Place::Closed(dir.path()), secret(), &keyring).await.unwrap();
    let before = keyring.len();
    turn_keyring_off(Place::Closed(dir.path()), &keyring).await.unwrap();
    assert_eq!(keyring.len(), before - 1);
    assert!(!keys_in(dir.path()).unwrap().keyring);
}

#[tokio::test]
async fn a_keyring_that_is_locked_or_a_wrong_passphrase_leaves_a_group_as_it_was() {
    let (dir, keyring) = (founded(), MemoryKeyring::default());
    let before = slot_bytes(dir.path());
    let place = Place::Closed(dir.path());
    let wrong = turn_keyring_on(place, Secret::from(&words("not it")), &keyring).await;
    assert!(matches!(wrong, Err(NodeError::WrongPassphrase)));
    keyring.lock(true);
    let locked = turn_keyring_on(place, Secret::from(&words(OLD)), &keyring).await;
    assert!(matches!(locked, Err(NodeError::Keyring(KeyringError::Locked))));
    keyring.lock(false);
    assert!(keyring.is_empty());
    assert_eq!(slot_bytes(dir.path()), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_that_is_erased_is_gone_with_what_the_keyring_kept_and_one_half_erased_says_so() {
    let (dir, keyring) = (founded(), MemoryKeyring::default());
    let on = turn_keyring_on(Place::Closed(dir.path()), Secret::from(&words(OLD)), &keyring);
    on.await.unwrap();
    let open = Offline::open(dir.path(), &words(OLD)).unwrap();
    let refused = crate::node::erase(dir.path(), &keyring);
    assert!(matches!(refused, Err(NodeError::InUse)));
    open.close();
    crate::node::erase(dir.path(), &keyring).unwrap();
    assert!(keyring.is_empty() && !crate::node::exists(dir.path()).unwrap());
    assert!(matches!(crate::node::erase(dir.path(), &keyring), Err(NodeError::NoGroup)));

    let half = founded();
    SqliteStore::open(half.path()).unwrap().erase_slots().unwrap();
    assert!(crate::node::is_being_erased(half.path()).unwrap());
    assert!(matches!(opens(half.path(), &words(OLD)), Err(NodeError::BeingErased)));
    crate::node::erase(half.path(), &keyring).unwrap();
    assert!(!crate::node::is_being_erased(half.path()).unwrap());
}

#[test]
fn what_was_half_erased_is_finished_at_the_next_start_and_nothing_else_is() {
    let (whole, half, keyring) = (founded(), founded(), MemoryKeyring::default());
    SqliteStore::open(half.path()).unwrap().erase_slots().unwrap();
    let finish = |dir: &TempDir| crate::node::finish_erasing(dir.path(), &keyring);
    assert!(!finish(&whole).unwrap());
    opens(whole.path(), &words(OLD)).unwrap();
    let open = SqliteStore::open(half.path()).unwrap();
    assert!(matches!(finish(&half), Err(NodeError::InUse)), "somebody else is at it");
    drop(open);
    assert!(finish(&half).unwrap());
    assert!(!crate::node::exists(half.path()).unwrap());
    assert!(!finish(&half).unwrap());
}

/// How many rows of its own a device keeps.
fn own_rows(dir: &Path) -> usize {
    let mut rows = 0;
    SqliteStore::open(dir).unwrap().scan(Table::Private, &mut |_row| rows += 1).unwrap();
    rows
}

fn set_code(code: &RecoveryCode) -> Command {
    let (passphrase, code) = (typed(OLD), typed(&code.text()));
    Command::Keys(KeysCommand::SetRecoveryCode { passphrase, code })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn since_when_there_is_a_recovery_code_is_kept_with_it_and_goes_with_it() {
    let (dir, today) = (founded(), Some(edge::local_date()));
    let made = |dir: &Path, passphrase: &str| {
        keys_opened(dir, &Secret::from(&words(passphrase))).unwrap().recovery_code_made
    };
    // What a first run keeps is there.
    start(dir.path()).await.shutdown().await;
    let (code, before) = (new_recovery_code().0, own_rows(dir.path()));
    let node = start(dir.path()).await;
    assert_eq!(node.command(set_code(&code)).await, Reply::Done);
    let status = node.state().borrow().status.keys;
    assert_eq!(status.recovery_code_made, today);
    // Another passphrase says nothing about it.
    assert_eq!(node.command(change(OLD, NEW)).await, Reply::Done);
    assert_eq!(node.state().borrow().status.keys.recovery_code_made, today);
    node.shutdown().await;
    assert_eq!((made(dir.path(), NEW), own_rows(dir.path())), (today, before + 1));
    // Without what opens it nothing is told but that there is one.
    assert_eq!(keys_in(dir.path()).unwrap().recovery_code_made, None);

    let (node, mut events) = Node::start(dir.path(), &words(NEW), options()).await.unwrap();
    tokio::spawn(async move { while events.recv().await.is_some() {} });
    let remove = Command::Keys(KeysCommand::RemoveRecoveryCode);
    assert_eq!(node.command(remove).await, Reply::Done);
    assert_eq!(node.state().borrow().status.keys, KeysStatus::default());
    node.shutdown().await;
    assert_eq!(own_rows(dir.path()), before, "with the code the day is gone");
}

#[test]
fn the_day_of_a_code_that_went_without_it_is_never_that_of_another() {
    let dir = founded();
    let (by, before) = (Secret::from(&words(OLD)), own_rows(dir.path()));
    let set = || {
        let change = KeyChange::RecoveryCode(new_recovery_code().0);
        change_keys(dir.path(), Some(&by), &change).unwrap();
    };
    let keys = || keys_opened(dir.path(), &by).unwrap();
    set();
    assert_eq!(keys().recovery_code_made, Some(edge::local_date()));
    // Taken away by whoever cannot open the group: what is sealed goes once somebody can.
    change_keys(dir.path(), None, &KeyChange::NoRecoveryCode).unwrap();
    assert_eq!(own_rows(dir.path()), before + 1);
    assert_eq!(keys(), KeysStatus::default());
    assert_eq!(own_rows(dir.path()), before);
    // Replaced by a program that keeps no day.
    set();
    let mut store = SqliteStore::open(dir.path()).unwrap();
    let change = KeyChange::RecoveryCode(new_recovery_code().0);
    let slots = store.slots().unwrap();
    let changed = changed(&slots, Some(&by), &change, Cost::TEST, &mut edge::fill).unwrap();
    store.replace_slots(&changed.slots, &[]).unwrap();
    drop(store);
    let told = keys();
    assert!(told.recovery_code && told.recovery_code_made.is_none(), "{told:?}");
    assert_eq!(own_rows(dir.path()), before);
    // And the next one has its own again.
    set();
    assert_eq!(keys().recovery_code_made, Some(edge::local_date()));
}

#[test]
fn the_day_of_a_code_has_exactly_these_bytes() {
    let slot = KeySlot::decode(vec![9, 9]);
    let made = CodeMade::new(&slot, jiff::civil::date(2026, 11, 12));
    let bytes = crate::encoding::encode(&made);
    assert_eq!(
        data_encoding::HEXLOWER.encode(&bytes),
        "0a323032362d31312d3132c98ab68a7c2350741bffe50f84867e42471a754cd3e1fefcfb60d508a84dd3c4"
    );
}
