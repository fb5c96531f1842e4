//! Folders that are damaged: what is said, and that it is so.

use rusqlite::Connection;

use super::*;

fn store(dir: &Path) -> std::path::PathBuf {
    dir.join("store.sqlite")
}

/// A folder with a rule, closed.
fn with_a_rule() -> TempDir {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(Command::Edit(add_rule("First"))), Reply::Done);
    offline.close();
    dir
}

/// What happens to a folder.
type Damage = fn(&Path);

/// Overwrites the page at which a table begins.
fn spoil(dir: &Path, table: &str) {
    let connection = Connection::open(store(dir)).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: u32 = connection.query_row(sql, [table], |row| row.get(0)).unwrap();
    let size: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0)).unwrap();
    drop(connection);
    let (page, size) = (usize::try_from(page).unwrap(), usize::try_from(size).unwrap());
    let mut bytes = std::fs::read(store(dir)).unwrap();
    bytes[(page - 1) * size..page * size].fill(0xee);
    std::fs::write(store(dir), bytes).unwrap();
}

/// Changes the first row of a table.
fn alter(dir: &Path, table: &str, column: &str, change: impl FnOnce(&mut Vec<u8>)) {
    let connection = Connection::open(store(dir)).unwrap();
    let select = format!("SELECT rowid, {column} FROM {table} ORDER BY rowid LIMIT 1");
    let (row, mut bytes): (i64, Vec<u8>) =
        connection.query_row(&select, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    change(&mut bytes);
    let update = format!("UPDATE {table} SET {column} = ?2 WHERE rowid = ?1");
    assert_eq!(connection.execute(&update, (row, bytes)).unwrap(), 1);
}

#[test]
fn whatever_keeps_a_folder_from_being_opened_is_said_with_what_to_do_and_leaves_it_as_it_is() {
    let damages: [(&str, Damage); 5] = [
        ("the file is cut off", |dir| std::fs::write(store(dir), [0; 50]).unwrap()),
        ("it is another file", |dir| std::fs::write(store(dir), [1; 5000]).unwrap()),
        ("what the device is, is on a page that cannot be read", |dir| spoil(dir, "private")),
        ("what the device is does not open", |dir| {
            alter(dir, "private", "sealed", |bytes| bytes[40] ^= 1);
        }),
        ("the key slot is none", |dir| alter(dir, "slot", "bytes", |bytes| bytes.truncate(9))),
    ];
    for (what, damage) in damages {
        let dir = with_a_rule();
        damage(dir.path());
        let before = std::fs::read(store(dir.path())).unwrap();
        let error = Offline::open(dir.path(), &passphrase()).unwrap_err();
        let text = error.to_string();
        for said in ["damaged", "keep the folder", "safe on their devices", "a new folder"] {
            assert!(text.contains(said), "{what}: {text}");
        }
        assert_eq!(std::fs::read(store(dir.path())).unwrap(), before, "{what}");
    }
}

#[test]
fn what_a_newer_kith_sealed_is_not_called_damaged() {
    let dir = with_a_rule();
    alter(dir.path(), "private", "sealed", |bytes| bytes[0] = 2);
    let error = Offline::open(dir.path(), &passphrase()).unwrap_err();
    assert!(matches!(error, NodeError::NeedsNewer(_)), "{error:?}");
}

#[test]
fn a_snapshot_on_a_damaged_page_keeps_nobody_out() {
    let dir = with_a_rule();
    spoil(dir.path(), "snapshot");
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(titles(&offline.state()), ["First"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_ticket_of_ones_own_other_device_everything_that_had_reached_it_is_there_again() {
    let [first, second, again] = [(); 3].map(|()| TempDir::new().unwrap());
    found_in(first.path());
    let own = async |node: &Node| match node.command(Command::InviteMyDevice).await {
        Reply::Ticket { ticket, .. } => ticket,
        other => panic!("no ticket: {other:?}"),
    };
    let (node, _events) = start(first.path()).await;
    let ticket = own(&node).await;
    join_in(second.path(), &ticket, "Alice").await;
    write_purpose(&node, "We carry the nights together.").await;
    let (other, _events) = start(second.path()).await;
    eventually(&other, |state| !purpose(state).is_empty()).await;
    node.shutdown().await;
    spoil(first.path(), "private");
    let error = Node::start(first.path(), &passphrase(), options()).await.unwrap_err();
    assert!(matches!(error, NodeError::Damaged(_)), "{error:?}");

    let ticket = own(&other).await;
    join_in(again.path(), &ticket, "Alice").await;
    other.shutdown().await;
    let offline = Offline::open(again.path(), &passphrase()).unwrap();
    let state = offline.state();
    assert_eq!(purpose(&state), "We carry the nights together.");
    assert!(state.status.belongs);
    let me = state.status.me;
    assert!(state.snapshot.members.iter().any(|member| member.id == me && member.name == "Alice"));
}
