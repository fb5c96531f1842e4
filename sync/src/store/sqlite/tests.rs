//! Claims about the store on disk.

mod damage;
mod killed;

use std::path::Path;
use std::process::Command;

use super::super::keeper::tests::{random, slot, words};
use super::super::{Damage, Keeper, UnlockError, unlock};
use super::*;
use crate::seal::{Cost, KeyChange, KeysError, OpenError, Secret, SlotError, Vault, changed};

const CANARY: &[u8] = b"the canary sings of a private sorrow";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn found(folder: &Path) -> Keeper<SqliteStore> {
    let vault = Vault::generate(&mut random(1));
    let store = SqliteStore::create(folder, &[slot(&vault, "alice's")], &[]).unwrap();
    Keeper::new(store, vault, random(2))
}

fn reopen(folder: &Path) -> Result<Keeper<SqliteStore>, UnlockError> {
    let mut store = SqliteStore::open(folder)?;
    let vault = unlock(&mut store, &words("alice's"))?;
    Ok(Keeper::new(store, vault, random(3)))
}

fn is_wrong<T>(opened: Result<T, UnlockError>) -> bool {
    let wrong = SlotError::WrongPassphrase;
    matches!(opened, Err(UnlockError::Keys(KeysError::Slot(told))) if told.to_string() == wrong.to_string())
}

fn put(keeper: &mut Keeper<SqliteStore>, table: Table, name: &[u8], plaintext: &[u8]) {
    let write = keeper.put(table, name, plaintext);
    keeper.commit(&[write]).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Every byte of every file in the folder.
fn all_bytes(folder: &Path) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap();
    files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

fn holds(folder: &Path, needle: &[u8]) -> bool {
    let files = all_bytes(folder);
    files.iter().any(|file| file.windows(needle.len()).any(|window| window == needle))
}

fn whole_commits(keeper: &mut Keeper<SqliteStore>) -> usize {
    let counts = Table::ALL.map(|table| {
        let (rows, damage) = keeper.load(table).unwrap();
        assert_eq!(damage, []);
        rows.len()
    });
    assert!(counts.iter().all(|&count| count == counts[0]), "{counts:?}");
    counts[0]
}

fn this_test(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("store::sqlite::tests::{name}"), "--nocapture"]);
    command
}

/// The names of the files in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

#[test]
fn rows_in_every_table_are_there_after_closing_and_opening() {
    let dir = folder();
    let mut keeper = found(dir.path());
    for table in Table::ALL {
        put(&mut keeper, table, b"2", b"second");
        put(&mut keeper, table, b"1", &vec![7; 20_000]);
        put(&mut keeper, table, b"2", b"replaced in its place");
    }
    drop(keeper);
    let mut keeper = reopen(dir.path()).unwrap();
    for table in Table::ALL {
        let (rows, damage) = keeper.load(table).unwrap();
        let plaintexts: Vec<_> = rows.iter().map(|row| row.plaintext.to_vec()).collect();
        assert_eq!(plaintexts, [b"replaced in its place".to_vec(), vec![7; 20_000]]);
        assert_eq!(damage, []);
        assert_eq!(*keeper.get(table, b"2").unwrap().unwrap(), b"replaced in its place");
    }
    keeper.store().check().unwrap();
}

#[test]
fn a_wrong_passphrase_is_told_apart_and_changes_nothing() {
    let dir = folder();
    put(&mut found(dir.path()), Table::Body, b"b", b"words");
    let mut store = SqliteStore::open(dir.path()).unwrap();
    let refused = unlock(&mut store, &words("mallory's"));
    assert!(is_wrong(refused));
    drop(store);
    let mut keeper = reopen(dir.path()).unwrap();
    assert_eq!(*keeper.get(Table::Body, b"b").unwrap().unwrap(), b"words");
}

#[test]
fn a_changed_passphrase_leaves_no_earlier_slot_in_any_file() {
    let dir = folder();
    let mut store = found(dir.path()).lock();
    let earlier = store.slots().unwrap();
    let (by, new) = (Secret::from(&words("alice's")), KeyChange::Passphrase(words("new")));
    let slots = changed(&earlier, Some(&by), &new, Cost::TEST, &mut random(3)).unwrap().slots;
    store.replace_slots(&slots, &[]).unwrap();
    assert!(!holds(dir.path(), earlier[0].as_bytes()) && holds(dir.path(), slots[0].as_bytes()));
    drop(store);
    assert!(is_wrong(reopen(dir.path())));
    assert!(unlock(&mut SqliteStore::open(dir.path()).unwrap(), &words("new")).is_ok());
}

#[test]
fn what_was_put_is_in_no_file_in_the_clear_nor_its_name() {
    let dir = folder();
    let mut keeper = found(dir.path());
    for table in Table::ALL {
        put(&mut keeper, table, b"name of a row, also secret", CANARY);
    }
    // A wrong needle would find nothing either: what is on disk is found.
    let key = keeper.row_key(Table::Body, b"name of a row, also secret");
    for open in [true, false] {
        assert!(holds(dir.path(), key.as_bytes()), "open: {open}");
        for needle in [CANARY, &CANARY[4..14], b"also secret"] {
            assert!(!holds(dir.path(), needle), "open: {open}");
        }
        if open {
            // Closes the file, which folds the log into it.
            let vault = Vault::generate(&mut random(4));
            let elsewhere = folder();
            let other = SqliteStore::create(elsewhere.path(), &[slot(&vault, "x")], &[]).unwrap();
            *keeper.store() = other;
        }
    }
}

#[test]
fn a_store_is_taken_away_for_good_whatever_state_it_is_in() {
    let newer = |dir: &Path| {
        let path = dir.join("store.sqlite");
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[63] = 9;
        std::fs::write(path, bytes).unwrap();
    };
    let damaged =
        |dir: &Path| std::fs::write(dir.join("store.sqlite"), b"no store at all").unwrap();
    let set_aside = |dir: &Path| {
        std::fs::copy(dir.join("store.sqlite"), dir.join("store.damaged")).unwrap();
        std::fs::remove_file(dir.join("store.sqlite")).unwrap();
    };
    let states: [&dyn Fn(&Path); 4] = [&|_| (), &newer, &damaged, &set_aside];
    for (nth, state) in states.into_iter().enumerate() {
        let dir = folder();
        put(&mut found(dir.path()), Table::Body, b"b", CANARY);
        state(dir.path());
        let mut seen = 0;
        SqliteStore::destroy(dir.path(), |slots| seen += slots.len()).unwrap();
        assert_eq!(seen, usize::from(nth == 0));
        let left: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|it| it.unwrap()).collect();
        assert!(left.len() == 1 && left[0].file_name() == "lock", "{nth}: {left:?}");
        assert!(matches!(SqliteStore::destroy(dir.path(), |_| ()), Err(StoreError::Missing)));
    }
}

#[test]
fn a_store_that_is_open_is_not_taken_away() {
    let dir = folder();
    let mut keeper = found(dir.path());
    assert!(matches!(SqliteStore::destroy(dir.path(), |_| ()), Err(StoreError::InUse)));
    put(&mut keeper, Table::Body, b"b", b"words");
    drop(keeper);
    assert!(reopen(dir.path()).is_ok());
}

#[test]
fn without_its_slots_a_store_opens_with_nothing_and_no_file_holds_them() {
    let dir = folder();
    let mut keeper = found(dir.path());
    put(&mut keeper, Table::Body, b"b", b"words");
    let slots = keeper.store().slots().unwrap();
    keeper.store().erase_slots().unwrap();
    // The process is killed here.
    let left = killed(dir.path());
    for dir in [dir.path(), left.path()] {
        assert!(!holds(dir, slots[0].as_bytes()) && !holds(dir, &slots[0].as_bytes()[30..60]));
    }
    let opened = reopen(left.path());
    assert!(matches!(opened, Err(UnlockError::Keys(KeysError::Erased))));
    SqliteStore::destroy(left.path(), |slots| assert!(slots.is_empty())).unwrap();
}

#[test]
fn a_store_is_made_of_rows_one_by_one_or_not_at_all() {
    let (from, to) = (folder(), folder());
    let mut keeper = found(from.path());
    let writes: Vec<_> = (0..50_u8).map(|n| keeper.put(Table::Entry, &[n], &[n])).collect();
    let slots = keeper.store().slots().unwrap();
    let rows = |last: Result<Write, StoreError>| {
        writes.clone().into_iter().map(Ok).chain(std::iter::once(last))
    };
    let failing = rows(Err(StoreError::Stopped));
    let failed = SqliteStore::create_from(to.path(), &slots, failing);
    assert!(matches!(failed, Err(StoreError::Stopped)));
    assert!(!SqliteStore::exists(to.path()).unwrap());
    SqliteStore::create_from(to.path(), &slots, rows(Ok(writes[0].clone()))).unwrap();
    let (rows, damage) = reopen(to.path()).unwrap().load(Table::Entry).unwrap();
    assert_eq!((rows.len(), damage), (50, vec![]));
    let again = SqliteStore::create_from(to.path(), &slots, std::iter::empty::<Result<Write, _>>());
    assert!(matches!(again, Err(StoreError::AlreadyThere)));
}

/// What a kill would leave: the files as they are while the store is open.
fn killed(folder: &Path) -> tempfile::TempDir {
    let left = tempfile::tempdir().unwrap();
    copy(folder, left.path());
    left
}

#[test]
fn room_made_in_the_log_changes_nothing_that_is_read_after_a_kill() {
    let dir = folder();
    let mut keeper = found(dir.path());
    keeper.store().make_room();
    let bytes = std::fs::read(dir.path().join("store.sqlite-wal")).unwrap();
    assert!(bytes.len() >= 1024 * 1024 && bytes.iter().all(|byte| *byte == 0));
    assert_eq!(reopen(killed(dir.path()).path()).unwrap().load(Table::Entry).unwrap().0, []);

    put(&mut keeper, Table::Entry, b"1", b"first");
    keeper.store().make_room();
    put(&mut keeper, Table::Entry, b"2", b"second");
    assert_eq!(std::fs::read(dir.path().join("store.sqlite-wal")).unwrap().len(), bytes.len());
    let mut left = reopen(killed(dir.path()).path()).unwrap();
    left.store().check().unwrap();
    let rows = left.load(Table::Entry).unwrap().0;
    let plaintexts: Vec<_> = rows.iter().map(|row| row.plaintext.to_vec()).collect();
    assert_eq!(plaintexts, [b"first".as_slice(), b"second"]);
}

#[test]
fn a_long_log_begins_anew_keeps_every_row_and_still_forgets_what_is_erased() {
    let dir = folder();
    let mut keeper = found(dir.path());
    let write = keeper.put(Table::Body, b"words", CANARY);
    let Write::Put { sealed, .. } = &write else { unreachable!() };
    let needle = sealed.as_bytes()[30..60].to_vec();
    keeper.commit(&[write]).unwrap();
    let wal = dir.path().join("store.sqlite-wal");
    let mut longest = 0;
    for number in 0..160_u32 {
        put(&mut keeper, Table::Entry, &number.to_le_bytes(), &vec![7; 64 * 1024]);
        keeper.store().make_room();
        longest = longest.max(std::fs::metadata(&wal).unwrap().len());
    }
    // Ten mebibytes went through it.
    assert!(longest < 6 * 1024 * 1024, "{longest}");
    let mut left = reopen(killed(dir.path()).path()).unwrap();
    left.store().check().unwrap();
    assert_eq!(left.load(Table::Entry).unwrap().0.len(), 160);
    assert!(holds(dir.path(), &needle));

    let erase = keeper.erase(Table::Body, b"words");
    keeper.commit(&[erase]).unwrap();
    assert!(!keeper.stored().erasure_is_due());
    assert!(!holds(dir.path(), &needle));
}

#[test]
fn an_erased_row_is_in_no_file_even_sealed_and_neither_is_what_was_replaced_with_it() {
    let dir = folder();
    let mut keeper = found(dir.path());
    let mut rows = Vec::new();
    for (table, length) in [(Table::Body, 40), (Table::Body, 9_000), (Table::Snapshot, 30_000)] {
        let write =
            keeper.put(table, &[length.to_string().as_bytes()].concat(), &vec![b'x'; length]);
        let Write::Put { sealed, .. } = &write else { unreachable!() };
        rows.push(sealed.as_bytes()[30..60].to_vec());
        keeper.commit(&[write]).unwrap();
    }
    assert!(rows.iter().all(|sealed| holds(dir.path(), sealed)));
    let writes = [
        keeper.erase(Table::Body, b"40"),
        keeper.erase(Table::Body, b"9000"),
        keeper.put(Table::Snapshot, b"30000", b"without it"),
    ];
    keeper.commit(&writes).unwrap();
    assert!(!keeper.store().erasure_is_due());
    assert!(!rows.iter().any(|sealed| holds(dir.path(), sealed)));
    assert_eq!(*keeper.get(Table::Snapshot, b"30000").unwrap().unwrap(), b"without it");
}

#[test]
fn a_second_opener_is_refused_at_once_and_comes_in_after_the_first_has_gone() {
    let dir = folder();
    let first = found(dir.path());
    assert!(matches!(SqliteStore::open(dir.path()), Err(StoreError::InUse)));
    let vault = Vault::generate(&mut random(1));
    let again = SqliteStore::create(dir.path(), &[slot(&vault, "x")], &[]);
    assert!(matches!(again, Err(StoreError::InUse)));
    drop(first);
    let again = SqliteStore::create(dir.path(), &[slot(&vault, "x")], &[]);
    assert!(matches!(again, Err(StoreError::AlreadyThere)));
    assert!(SqliteStore::open(dir.path()).is_ok());
}

#[test]
fn sqlites_own_lock_refuses_too_where_the_lock_file_was_removed() {
    let dir = folder();
    let mut first = found(dir.path());
    put(&mut first, Table::Entry, b"1", b"1");
    std::fs::remove_file(dir.path().join("lock")).unwrap();
    // SQLite's locks are a process's, so the second has to be another one.
    if let Some(folder) = std::env::var_os("KITH_TEST_SECOND_OPENER") {
        let refused = SqliteStore::open(Path::new(&folder));
        assert!(matches!(refused, Err(StoreError::InUse)), "{refused:?}");
        return;
    }
    let second = this_test("sqlites_own_lock_refuses_too_where_the_lock_file_was_removed")
        .env("KITH_TEST_SECOND_OPENER", dir.path())
        .status();
    assert!(second.unwrap().success());
}

#[test]
fn a_folder_without_a_store_is_told_and_left_alone() {
    let dir = folder();
    assert!(matches!(SqliteStore::open(dir.path()), Err(StoreError::Missing)));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    assert!(matches!(SqliteStore::open(&dir.path().join("nowhere")), Err(StoreError::Missing)));
}

#[test]
fn a_creation_that_was_cut_off_is_begun_again() {
    let dir = folder();
    std::fs::write(dir.path().join("store.new"), b"half").unwrap();
    std::fs::write(dir.path().join("store.new-journal"), b"half").unwrap();
    assert!(matches!(SqliteStore::open(dir.path()), Err(StoreError::Missing)));
    drop(found(dir.path()));
    assert!(!dir.path().join("store.new").exists());
    assert!(reopen(dir.path()).is_ok());
}

#[cfg(unix)]
#[test]
fn only_this_user_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    let data = dir.path().join("deep").join("data");
    let mut keeper = found(&data);
    put(&mut keeper, Table::Entry, b"1", b"1");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    let files: Vec<_> =
        std::fs::read_dir(&data).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600));
}

#[test]
fn a_store_of_a_newer_version_is_refused_whole_and_not_a_byte_of_it_changes() {
    let dir = folder();
    drop(found(dir.path()));
    let path = dir.path().join("store.sqlite");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 7).unwrap();
    let before = all_bytes(dir.path());
    let refused = SqliteStore::open(dir.path());
    assert!(
        matches!(refused, Err(StoreError::NewerVersion { found: 7, known: STORE_VERSION })),
        "{refused:?}"
    );
    assert_eq!(all_bytes(dir.path()), before);
}

#[test]
fn a_full_disk_writes_nothing_keeps_what_was_there_and_goes_on_when_there_is_room() {
    let dir = folder();
    let mut keeper = found(dir.path());
    put(&mut keeper, Table::Entry, b"1", b"1");
    let pages: u32 =
        keeper.store().connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    keeper.store().connection.pragma_update(None, "max_page_count", pages + 2).unwrap();

    let writes = [
        keeper.put(Table::Entry, b"2", b"2"),
        keeper.put(Table::Document, b"d", &vec![1; 100_000]),
        keeper.delete(Table::Entry, b"1"),
    ];
    let refused = keeper.commit(&writes);
    assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
    assert_eq!(*keeper.get(Table::Entry, b"1").unwrap().unwrap(), b"1");
    assert_eq!(keeper.get(Table::Entry, b"2").unwrap(), None);
    put(&mut keeper, Table::Entry, b"small", b"still fits");

    keeper.store().connection.pragma_update(None, "max_page_count", 1_000_000).unwrap();
    keeper.commit(&writes).unwrap();
    drop(keeper);
    let mut keeper = reopen(dir.path()).unwrap();
    assert_eq!(keeper.get(Table::Entry, b"1").unwrap(), None);
    assert_eq!(keeper.get(Table::Document, b"d").unwrap().unwrap().len(), 100_000);
}

#[test]
fn after_a_write_error_nothing_more_is_written_and_everything_confirmed_is_there() {
    let dir = folder();
    let mut keeper = found(dir.path());
    put(&mut keeper, Table::Entry, b"1", b"1");
    keeper.store().connection.execute_batch("PRAGMA query_only = ON").unwrap();
    let write = [keeper.put(Table::Entry, b"2", b"2")];
    assert!(matches!(keeper.commit(&write), Err(StoreError::NotAllowed(_))));
    keeper.store().connection.execute_batch("PRAGMA query_only = OFF").unwrap();
    assert!(matches!(keeper.commit(&write), Err(StoreError::Stopped)));
    assert_eq!(*keeper.get(Table::Entry, b"1").unwrap().unwrap(), b"1");
    drop(keeper);
    let mut keeper = reopen(dir.path()).unwrap();
    assert_eq!(*keeper.get(Table::Entry, b"1").unwrap().unwrap(), b"1");
    assert_eq!(keeper.get(Table::Entry, b"2").unwrap(), None);
    keeper.commit(&write).unwrap();
}

#[test]
fn a_sealed_row_moved_to_another_key_or_table_is_refused() {
    let dir = folder();
    let mut keeper = found(dir.path());
    put(&mut keeper, Table::Entry, b"yes", b"agree");
    put(&mut keeper, Table::Entry, b"no", b"refuse");
    let db = &keeper.store().connection;
    db.execute_batch(
        "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE seq = 2) WHERE seq = 1;
         INSERT INTO body (key, sealed) SELECT key, sealed FROM entry WHERE seq = 2;",
    )
    .unwrap();
    let key = keeper.row_key(Table::Entry, b"yes");
    let (rows, damage) = keeper.load(Table::Entry).unwrap();
    assert_eq!(rows.iter().map(|row| row.plaintext.to_vec()).collect::<Vec<_>>(), [b"refuse"]);
    assert_eq!(damage, [Damage::Row { key, reason: OpenError::Damaged }]);
    let (rows, damage) = keeper.load(Table::Body).unwrap();
    assert_eq!((rows.len(), damage.len()), (0, 1));
}

/// Checks that each of the commits 0, 1, 2… is there in all tables or in none, and counts them.
#[test]
fn of_a_removed_store_nothing_is_left_but_the_lock_and_what_is_not_its_own() {
    let (living, dir) = (folder(), folder());
    let mut keeper = found(living.path());
    put(&mut keeper, Table::Entry, b"1", CANARY);
    // As a kill leaves it, in the middle of everything.
    copy(living.path(), dir.path());
    assert!(names(dir.path()).contains(&"store.sqlite-wal".to_owned()));
    for suffix in ["new", "new-wal", "new-journal", "damaged", "sqlite-shm", "sqlite-journal"] {
        std::fs::write(dir.path().join(format!("store.{suffix}")), b"").unwrap();
    }
    open_mark(dir.path()).unwrap();
    std::fs::write(dir.path().join("letter.txt"), "Dear all").unwrap();
    SqliteStore::open(dir.path()).unwrap().remove().unwrap();
    assert_eq!(names(dir.path()), ["letter.txt", "lock"]);
    assert!(matches!(SqliteStore::open(dir.path()), Err(StoreError::Missing)));
    found(dir.path());
}
