//! Claims about damaged files: never a panic, never wrong content, and whatever can still be read is.

use super::super::super::Row;
use super::*;

/// How many rows `filled` puts into the entry table, and how long they are.
const FILLED: usize = 300;

fn filled(folder: &Path) -> Vec<Row> {
    let mut keeper = found(folder);
    let writes: Vec<_> = (0..FILLED)
        .map(|number| {
            // Every tenth is longer than a page.
            let length = if number % 10 == 0 { 6_000 } else { 100 };
            let mut text = vec![b'x'; length];
            text[..2].copy_from_slice(&u16::try_from(number).unwrap().to_be_bytes());
            keeper.put(Table::Entry, &number.to_be_bytes(), &text)
        })
        .collect();
    keeper.commit(&writes).unwrap();
    keeper.load(Table::Entry).unwrap().0
}

/// What a damaged store still gives; panics if it gives anything that was not put.
fn salvage(folder: &Path, all: &[Row]) -> Option<(usize, usize)> {
    let mut keeper = reopen(folder).ok()?;
    let (rows, damage) = keeper.load(Table::Entry).ok()?;
    for row in &rows {
        assert!(all.contains(row), "a row that was never put");
    }
    for number in 0..FILLED {
        if let Ok(Some(text)) = keeper.get(Table::Entry, &number.to_be_bytes()) {
            assert_eq!(text[..2], u16::try_from(number).unwrap().to_be_bytes());
        }
    }
    // A write may fail, and must not spoil more.
    let write = keeper.put(Table::Entry, b"new", b"new");
    drop(keeper.commit(&[write]));
    Some((rows.len(), damage.len()))
}

#[test]
fn a_bit_flipped_anywhere_gives_an_error_or_the_other_rows_and_never_wrong_ones() {
    let (whole, broken) = (folder(), folder());
    let all = filled(whole.path());
    let bytes = std::fs::read(whole.path().join("store.sqlite")).unwrap();
    let path = broken.path().join("store.sqlite");
    let (mut opened, mut lost_at_most) = (0, 0);
    // A prime stride meets every part of a page; the header and the first pages are met densely.
    let offsets: Vec<_> = (0..200).chain((200..bytes.len()).step_by(1_609)).collect();
    for &offset in &offsets {
        let mut flipped = bytes.clone();
        flipped[offset] ^= 1 << (offset % 8);
        std::fs::write(&path, flipped).unwrap();
        drop(std::fs::remove_file(broken.path().join("store.sqlite-wal")));
        if let Some((rows, _)) = salvage(broken.path(), &all) {
            opened += 1;
            lost_at_most = lost_at_most.max(FILLED - rows.min(FILLED));
        }
    }
    println!("{opened} of {} opened; at most {lost_at_most} rows lost", offsets.len());
    assert!(opened > offsets.len() / 3, "{opened} of {}", offsets.len());
}

#[test]
fn a_file_cut_off_anywhere_gives_an_error_or_the_other_rows_and_is_left_as_it_is() {
    let (whole, broken) = (folder(), folder());
    let all = filled(whole.path());
    let bytes = std::fs::read(whole.path().join("store.sqlite")).unwrap();
    let path = broken.path().join("store.sqlite");
    for length in (0..200).chain((200..bytes.len()).step_by(1_733)) {
        std::fs::write(&path, &bytes[..length]).unwrap();
        drop(std::fs::remove_file(broken.path().join("store.sqlite-wal")));
        if SqliteStore::open(broken.path()).is_err() {
            assert_eq!(std::fs::read(&path).unwrap(), &bytes[..length], "{length}");
        }
        salvage(broken.path(), &all);
    }
}

#[test]
fn rows_before_and_behind_an_unreadable_page_are_found() {
    let dir = folder();
    let all = filled(dir.path());
    spoil_a_page(dir.path());
    let mut keeper = reopen(dir.path()).unwrap();
    assert!(keeper.store().check().is_err());
    let (rows, damage) = keeper.load(Table::Entry).unwrap();
    assert_eq!(damage, [Damage::Unreadable]);
    assert!(rows.len() > FILLED - 60 && rows.len() < FILLED, "{}", rows.len());
    assert_eq!(rows.first(), all.first());
    assert_eq!(rows.last(), all.last());
}

#[test]
fn rows_that_a_damaged_page_hides_are_told_as_unreadable() {
    let dir = folder();
    filled(dir.path());
    let path = dir.path().join("store.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    let leaf = middle_leaf(&bytes);
    // The number of rows on the page.
    bytes[leaf + 4] -= 3;
    std::fs::write(&path, bytes).unwrap();
    let (rows, damage) = reopen(dir.path()).unwrap().load(Table::Entry).unwrap();
    assert_eq!((rows.len(), damage), (FILLED - 3, vec![Damage::Unreadable]));
}

/// Overwrites a page in the middle of the entry table.
fn spoil_a_page(folder: &Path) {
    let path = folder.join("store.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = middle_leaf(&bytes);
    bytes[middle..middle + 4096].fill(0xee);
    std::fs::write(&path, bytes).unwrap();
}

/// Where a page of rows in the middle of the entry table begins.
fn middle_leaf(bytes: &[u8]) -> usize {
    // A page that begins with 13 is a leaf, and nearly all leaves here are of that table.
    let leaves: Vec<_> =
        (1..bytes.len() / 4096).map(|page| page * 4096).filter(|&at| bytes[at] == 13).collect();
    leaves[leaves.len() / 2]
}

#[test]
fn a_damaged_store_is_rebuilt_from_what_can_be_read_and_kept_aside() {
    let dir = folder();
    filled(dir.path());
    spoil_a_page(dir.path());
    let damaged = std::fs::read(dir.path().join("store.sqlite")).unwrap();
    let (before, _) = reopen(dir.path()).unwrap().load(Table::Entry).unwrap();

    assert_eq!(SqliteStore::rebuild(dir.path()).unwrap(), 1);

    let mut keeper = reopen(dir.path()).unwrap();
    keeper.store().check().unwrap();
    assert_eq!(keeper.load(Table::Entry).unwrap(), (before, vec![]));
    let writes: Vec<_> =
        (0..FILLED).map(|n| keeper.put(Table::Entry, &n.to_be_bytes(), b"again")).collect();
    keeper.commit(&writes).unwrap();
    assert_eq!(keeper.load(Table::Entry).unwrap().0.len(), FILLED);
    assert_eq!(std::fs::read(dir.path().join("store.damaged")).unwrap(), damaged);
}

#[test]
fn a_log_cut_off_anywhere_gives_the_commits_before_the_cut_whole() {
    let (living, cut) = (folder(), folder());
    let mut keeper = found(living.path());
    for number in 0_u8..30 {
        let writes = Table::ALL.map(|table| keeper.put(table, &[number], &[number]));
        keeper.commit(&writes).unwrap();
    }
    copy(living.path(), cut.path());
    let wal = cut.path().join("store.sqlite-wal");
    let store = std::fs::read(cut.path().join("store.sqlite")).unwrap();
    let bytes = std::fs::read(&wal).unwrap();
    assert!(bytes.len() > 100_000, "{}", bytes.len());
    let mut last = 0;
    for length in (0..=bytes.len()).step_by(9_973).chain([bytes.len()]) {
        std::fs::write(cut.path().join("store.sqlite"), &store).unwrap();
        std::fs::write(&wal, &bytes[..length]).unwrap();
        let count = whole_commits(&mut reopen(cut.path()).unwrap());
        assert!(count >= last, "{length}");
        last = count;
    }
    assert_eq!(last, 30);
}
