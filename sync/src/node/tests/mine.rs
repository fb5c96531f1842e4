//! What a member keeps for themselves: nowhere but in its own rows, and gone when it is deleted.

use std::fs;

use jiff::civil::date;

use super::*;
use crate::id::{ExactHash, RecordId};
use crate::node::mine::{IssueWords, Jot, Mine, TalkPoint};
use crate::node::offline::Unlocked;
use crate::store::{Scanned, SqliteStore, Store as _, Table};

const CANARY: &str = "canary of mine alone";

fn somebody() -> RecordId {
    RecordId::from_bytes([6; 16])
}

/// Something of everything, with the canary wherever there are words.
fn jots() -> Vec<Jot> {
    vec![
        Jot::CheckIn { day: date(2026, 11, 30), worn: 4, well: 2, line: CANARY.to_owned() },
        Jot::WriteNote { note: None, words: CANARY.to_owned() },
        Jot::WriteTalk { candidate: somebody(), words: CANARY.to_owned() },
        Jot::WriteIssue {
            issue: None,
            words: IssueWords {
                what: CANARY.to_owned(),
                ideas: CANARY.to_owned(),
                will_try: CANARY.to_owned(),
                outcome: CANARY.to_owned(),
            },
        },
        Jot::TickTalk { candidate: somebody(), point: TalkPoint::Trial, done: true },
        Jot::MarkRead { part: CANARY.to_owned(), mark: Some(ExactHash::from_bytes([1; 32])) },
        Jot::Remind { minutes: Some(45) },
        Jot::KeepUnsent { words: Some(CANARY.to_owned()) },
    ]
}

/// What deletes all of them.
fn deletions(mine: &Mine) -> Vec<Jot> {
    vec![
        Jot::ForgetCheckIn { day: date(2026, 11, 30) },
        Jot::ForgetNote { note: mine.notes[0].id },
        Jot::ForgetTalk { candidate: somebody() },
        Jot::ForgetIssue { issue: mine.issues[0].id },
        Jot::MarkRead { part: CANARY.to_owned(), mark: None },
        Jot::Remind { minutes: None },
        Jot::KeepUnsent { words: None },
    ]
}

fn words_of(mine: &Mine) -> String {
    serde_json::to_string(mine).unwrap()
}

/// The rows of the private table as they lie on disk.
fn private_rows(dir: &Path) -> Vec<Vec<u8>> {
    let mut rows = Vec::new();
    let mut store = SqliteStore::open(dir).unwrap();
    let mut each = |row: Scanned| match row {
        Scanned::Row { sealed, .. } => rows.push(sealed.as_bytes().to_vec()),
        Scanned::Unreadable => panic!("a row cannot be read"),
    };
    store.scan(Table::Private, &mut each).unwrap();
    rows
}

fn is_in_a_file(dir: &Path, needle: &[u8]) -> bool {
    fs::read_dir(dir).unwrap().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(needle.len()).any(|part| part == needle)
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_mine_alone_is_in_no_entry_body_snapshot_or_batch_and_nobody_is_told() {
    let pair = Pair::new().await;
    let entries = |node: &Node| serde_json::to_string(&*node.state().borrow()).unwrap();
    let before = pair.alice.state().borrow().clone();
    for jot in jots() {
        assert_eq!(pair.alice.command(Command::Mine(jot)).await, Reply::Done);
    }
    let state = pair.alice.state().borrow().clone();
    assert!(words_of(&state.mine).matches(CANARY).count() == 9, "all of it is shown here");
    assert_eq!(state.snapshot, before.snapshot);
    assert_eq!(state.status, before.status, "it made no entry that others would have to hear of");
    // What is written afterwards takes none of it along.
    write_purpose(&pair.alice, "to rest").await;
    let heard = eventually(&pair.bob, |state| purpose(state) == "to rest").await;
    assert_eq!(*heard.mine, Mine::default());
    for node in [&pair.alice, &pair.bob] {
        assert!(!entries(node).contains(CANARY), "the state as it is written holds none of it");
    }
    let (alices, bobs) = pair.shutdown().await;
    for dir in [&alices, &bobs] {
        let mut unlocked = Unlocked::open(dir.path(), &passphrase()).unwrap();
        let (opened, damage) = unlocked.rows().unwrap();
        assert_eq!(damage, []);
        assert!(!format!("{:?}", opened.entries).contains(CANARY));
        assert!(opened.bodies.iter().all(|(_, _, body)| !body.text.contains(CANARY)));
        let document = opened.document.unwrap().bytes;
        assert!(!document.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
        assert!(!serde_json::to_string(&unlocked.snapshot).unwrap().contains(CANARY));
        drop(unlocked);
        assert!(!is_in_a_file(dir.path(), CANARY.as_bytes()));
        let offline = Offline::open(dir.path(), &passphrase()).unwrap();
        assert!(!serde_json::to_string(&offline.history()).unwrap().contains(CANARY));
        let ledger = offline.replica.ledger();
        for at in 0..ledger.log().len() {
            let signed = ledger.signed_whole(at).unwrap();
            assert!(!format!("{:?} {:?}", signed.entry, ledger.keys(at)).contains(CANARY));
            assert!(signed.bodies.iter().all(|(_, body)| !body.text.contains(CANARY)));
        }
    }
    let kept = Offline::open(alices.path(), &passphrase()).unwrap().state().mine;
    assert_eq!(kept, state.mine, "it survives the restart");
}

#[test]
fn what_is_deleted_is_in_no_file_any_more_not_even_sealed() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let others = private_rows(dir.path()).len();
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    for jot in jots() {
        assert_eq!(offline.run(Command::Mine(jot)), Reply::Done);
    }
    offline.close();
    let before = private_rows(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let mine = offline.state().mine;
    // Words that are changed are gone too.
    let note = Some(mine.notes[0].id);
    let other = Jot::WriteNote { note, words: "other words".to_owned() };
    assert_eq!(offline.run(Command::Mine(other)), Reply::Done);
    for jot in deletions(&mine) {
        assert_eq!(offline.run(Command::Mine(jot)), Reply::Done);
    }
    assert_eq!(*offline.state().mine, Mine::default());
    drop(offline);
    let after = private_rows(dir.path());
    assert!(after.len() <= others + 1, "only what the device itself keeps is left");
    let gone: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    assert!(gone.len() >= 5, "{}", gone.len());
    for sealed in gone {
        assert!(!is_in_a_file(dir.path(), &sealed[30..60]));
    }
    let again = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(*again.state().mine, Mine::default());
}

#[test]
fn a_device_killed_while_something_is_kept_has_the_old_state_or_the_new_one() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let note = |words: &str, note| Command::Mine(Jot::WriteNote { note, words: words.to_owned() });
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(note("old", None)), Reply::Done);
    let id = offline.state().mine.notes[0].id;
    // Killed before it is on disk, and so before anybody was told that it is.
    assert_eq!(offline.perform(note("new", Some(id))), Reply::Done);
    drop(offline);
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().mine.notes[0].words, "old");
    // Killed once it is, whether or not anybody was told.
    assert_eq!(offline.perform(note("new", Some(id))), Reply::Done);
    assert!(offline.drain().is_empty(), "nothing of it goes to anybody");
    drop(offline);
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().mine.notes[0].words, "new");
    assert_eq!(offline.state().mine.notes.len(), 1);
}

#[test]
fn what_a_full_disk_refuses_is_not_confirmed_and_is_kept_once_there_is_room() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    full_disk::set(dir.path(), true);
    let words = many_words("kept");
    let note = |words: &str| Command::Mine(Jot::WriteNote { note: None, words: words.to_owned() });
    assert!(matches!(offline.run(note(&words)), Reply::Refused { .. }));
    full_disk::set(dir.path(), false);
    assert_eq!(offline.run(note("later")), Reply::Done);
    drop(offline);
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let kept: Vec<_> = offline.state().mine.notes.iter().map(|it| it.words.clone()).collect();
    assert_eq!(kept, [words, "later".to_owned()]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_can_be_kept_while_the_group_is_being_opened_and_by_somebody_who_has_left() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    Offline::open(dir.path(), &passphrase()).unwrap().close();
    // Not waited for: whether the document is there by then makes no difference.
    let (node, _events) = Node::start(dir.path(), &passphrase(), options()).await.unwrap();
    let keep = |words: &str| Command::Mine(Jot::WriteNote { note: None, words: words.to_owned() });
    assert_eq!(node.command(keep("early")).await, Reply::Done);
    assert_eq!(node.state().borrow().mine.notes.len(), 1);
    eventually(&node, |state| !state.status.opening).await;
    assert_eq!(node.command(Command::Leave { farewell: None }).await, Reply::Done);
    assert_eq!(node.command(keep("after")).await, Reply::Done);
    assert_eq!(node.state().borrow().mine.notes.len(), 2);
    assert_eq!(node.command(Command::Lock).await, Reply::Done);
    assert_eq!(*node.state().borrow().mine, Mine::default(), "locked, nothing of it stays");
    node.shutdown().await;
}

#[test]
fn a_damaged_row_is_told_and_the_rest_is_there() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    for jot in jots() {
        assert_eq!(offline.run(Command::Mine(jot)), Reply::Done);
    }
    // A row under another's name, as somebody with the disk and not the key could not make it.
    let stray = crate::node::mine::Change { name: b"elsewhere".to_vec(), row: None };
    let mut mine = Mine::default();
    let change = mine.jot(&jots()[1], date(2026, 11, 30), somebody()).unwrap();
    let stray = crate::node::mine::Change { row: change.row, ..stray };
    let writes = offline.folder.jotted(&stray);
    offline.folder.commit(&writes).unwrap();
    drop(offline);
    let state = Offline::open(dir.path(), &passphrase()).unwrap().state();
    assert_eq!(state.mine.notes.len(), 1);
    let told = state
        .status
        .problems
        .iter()
        .any(|problem| problem.text.english().contains("yourself alone"));
    assert!(told, "{:?}", state.status.problems);
}
