//! The store on disk: one SQLite file of sealed rows, and a lock file.
//!
//! Invariant: one process at a time; a store that is newer or cannot be read is left as it was found. Erasing overwrites
//! (`secure_delete`) and folds the write-ahead log into the file and empties it.
//! Source: FORMATS.md §9; <https://sqlite.org/wal.html>, <https://sqlite.org/pragma.html>.

mod ahead;
mod files;
mod moving;
mod rebuild;
mod remove;
mod schema;

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Transaction, params};

use super::{MAX_SLOTS, Scanned, Store, StoreError, Table, Write};
use crate::seal::{KeySlot, RowKey, Sealed};

pub(crate) use files::{Lock, lock_file, open_mark};

use schema::{APPLICATION_ID, STORE_VERSION, check_schema, check_versions, name, schema};

/// The write-ahead log is folded into the file when it is longer and nobody waits.
const LONG_WAL_BYTES: u64 = 4 * 1024 * 1024;
/// When it is longer than this it is folded whoever waits.
const MAX_WAL_BYTES: u64 = 4 * LONG_WAL_BYTES;

/// The store of one group in a folder of its own.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    folder: PathBuf,
    ahead: ahead::Ahead,
    /// The write-ahead log has to be folded before anything erased is gone.
    fold_is_due: bool,
    /// A write failed in a way that leaves open what is on disk.
    stopped: bool,
    // Last, so that the file is closed before another process can come in.
    lock: files::Lock,
}

impl SqliteStore {
    /// Whether the folder holds a store.
    pub fn exists(folder: &Path) -> Result<bool, StoreError> {
        files::store(folder).try_exists().map_err(files::fault)
    }

    /// Makes a store with its first rows, and the folder for it. Killed at any instant, it leaves all of it or none.
    pub fn create(folder: &Path, slots: &[KeySlot], first: &[Write]) -> Result<Self, StoreError> {
        let lock = make(folder, slots, first.iter().map(Ok::<_, StoreError>))?;
        Self::open_locked(folder, lock)
    }

    /// Makes a store of rows as they come, all of them or none, and closes it.
    pub fn create_from<E: From<StoreError>>(
        folder: &Path,
        slots: &[KeySlot],
        rows: impl IntoIterator<Item = Result<Write, E>>,
    ) -> Result<(), E> {
        make(folder, slots, rows).map(drop)
    }

    /// Opens the store in a folder.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        if !Self::exists(folder)? {
            return Err(StoreError::Missing);
        }
        let lock = files::lock(folder)?;
        Self::open_locked(folder, lock)
    }

    fn open_locked(folder: &Path, lock: files::Lock) -> Result<Self, StoreError> {
        let path = files::store(folder);
        let header = files::read_header(&path)?;
        check_versions(header.application_id, header.version)?;
        let mut connection = connect(&path).map_err(fault)?;
        // Until all is known to be well, closing leaves the files as they are.
        keep_on_close(&connection, true)?;
        let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
        check_versions(
            pragma("application_id").map_err(fault)?,
            pragma("user_version").map_err(fault)?,
        )?;
        check_schema(&connection)?;
        let mode: String = connection
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
            .map_err(fault)?;
        if mode != "wal" {
            return Err(StoreError::Damaged(None));
        }
        keep_on_close(&connection, false)?;
        let ahead = ahead::Ahead::follow(&mut connection, files::wal(folder)).map_err(fault)?;
        let folder = folder.to_owned();
        let mut store = Self { connection, folder, ahead, fold_is_due: true, stopped: false, lock };
        // What a killed process erased may still lie in the log.
        store.fold_if_due();
        Ok(store)
    }

    /// One transaction, then the folding that it makes due. An error of the folding does not undo the transaction.
    fn write(
        &mut self,
        erases: bool,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        #[cfg(test)]
        full_disk::apply(&self.connection, self.ahead.path());
        let done = self.connection.transaction().and_then(|transaction| {
            work(&transaction)?;
            transaction.commit()
        });
        if let Err(error) = done {
            let error = fault(error);
            // A full disk refuses before anything counts; after other errors what is on disk is not certain.
            if !matches!(error, StoreError::Full(_)) || !self.connection.is_autocommit() {
                self.stop();
            }
            return Err(error);
        }
        self.fold_is_due |= erases;
        self.fold_if_due();
        Ok(())
    }

    fn fold_if_due(&mut self) {
        if self.fold_is_due || self.ahead.used_bytes() > MAX_WAL_BYTES {
            self.fold();
        }
    }

    /// Folds the log into the file; empties it too where something erased may lie in it.
    fn fold(&mut self) {
        let empties = self.fold_is_due;
        let mode = if empties { "TRUNCATE" } else { "PASSIVE" };
        let folded = self
            .connection
            .query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| row.get::<_, i64>(0))
            .map_err(fault);
        match folded {
            Ok(0) => {
                self.fold_is_due = false;
                self.ahead.folded(empties);
            }
            // It is tried again with the next commit; meanwhile the log itself is whole.
            Ok(_) | Err(StoreError::Full(_)) => {}
            // A failed sync may be reported once only, so nothing written after it could be relied on.
            Err(_failing) => self.stop(),
        }
    }

    fn stop(&mut self) {
        self.stopped = true;
        // Nothing is moved from the log to the file any more; the next opening reads both.
        drop(keep_on_close(&self.connection, true));
    }

    /// Hands on rows from `from` to the end, or to the first that cannot be read: then the number behind the last good.
    fn scan_from(
        &self,
        table: Table,
        from: i64,
        each: &mut dyn FnMut(Scanned),
    ) -> Result<Option<i64>, StoreError> {
        let sql =
            format!("SELECT seq, key, sealed FROM {} WHERE seq >= ?1 ORDER BY seq", name(table));
        let mut statement = self.connection.prepare_cached(&sql).map_err(fault)?;
        let mut rows = statement.query([from]).map_err(fault)?;
        let mut next = from;
        loop {
            match rows.next() {
                Ok(None) => return Ok(None),
                Ok(Some(row)) => {
                    let Ok(seq) = row.get::<_, i64>(0) else { return Ok(Some(next)) };
                    if seq < next {
                        // Only a damaged tree goes backwards, and it could go round for ever.
                        return Ok(Some(next));
                    }
                    next = seq.saturating_add(1);
                    each(match (row.get(1), row.get(2)) {
                        (Ok(key), Ok(sealed)) => Scanned::Row {
                            key: RowKey::from_stored(key),
                            sealed: Sealed::from_stored(sealed),
                        },
                        _ => Scanned::Unreadable,
                    });
                }
                Err(_unreadable) => return Ok(Some(next)),
            }
        }
    }

    fn count_by_index(&self, table: Table) -> Option<u64> {
        let table = name(table);
        let sql = format!("SELECT count(*) FROM {table} INDEXED BY sqlite_autoindex_{table}_1");
        let count = self.connection.prepare_cached(&sql).ok()?.query_row([], |row| row.get(0));
        count.ok().and_then(|count: i64| u64::try_from(count).ok())
    }

    /// The first row behind the unreadable place that begins at `from`: seeks ahead in growing steps, then halves back.
    fn behind_gap(&self, table: Table, from: i64) -> Option<i64> {
        let sql = format!(
            "SELECT seq, key, sealed FROM {} WHERE seq >= ?1 ORDER BY seq LIMIT 1",
            name(table)
        );
        let seek = |at: i64| -> rusqlite::Result<Option<i64>> {
            self.connection
                .prepare_cached(&sql)?
                .query_row([at], |row| {
                    row.get_ref(1)?;
                    row.get_ref(2)?;
                    row.get(0)
                })
                .optional()
        };
        let (mut bad, mut step) = (from, 1_i64);
        let mut good = loop {
            let at = from.checked_add(step)?;
            if seek(at).is_ok() {
                break at;
            }
            bad = at;
            step = step.checked_mul(2)?;
        };
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2;
            if seek(middle).is_ok() {
                good = middle;
            } else {
                bad = middle;
            }
        }
        // A damaged tree may answer with an earlier row; going on from there would go round for ever.
        seek(good).ok().flatten().filter(|&found| found > from)
    }
}

impl Store for SqliteStore {
    fn slots(&mut self) -> Result<Vec<KeySlot>, StoreError> {
        let sql = "SELECT bytes FROM slot ORDER BY number LIMIT 16";
        let mut statement = self.connection.prepare_cached(sql).map_err(fault)?;
        let slots = statement
            .query_map([], |row| row.get(0))
            .and_then(Iterator::collect::<Result<Vec<Vec<u8>>, _>>)
            .map_err(fault)?;
        Ok(slots.into_iter().map(KeySlot::decode).collect())
    }

    fn replace_slots(&mut self, slots: &[KeySlot], beside: &[Write]) -> Result<(), StoreError> {
        if slots.is_empty() || slots.len() > MAX_SLOTS {
            return Err(StoreError::SlotCount);
        }
        self.write(true, |transaction| {
            transaction.execute("DELETE FROM slot", [])?;
            insert_slots(transaction, slots)?;
            beside.iter().try_for_each(|one| apply(transaction, one))
        })
    }

    fn get(&mut self, table: Table, key: &RowKey) -> Result<Option<Sealed>, StoreError> {
        let sql = format!("SELECT sealed FROM {} WHERE key = ?1", name(table));
        let mut statement = self.connection.prepare_cached(&sql).map_err(fault)?;
        let sealed = statement.query_row([key.as_bytes()], |row| row.get(0)).optional();
        Ok(sealed.map_err(fault)?.map(Sealed::from_stored))
    }

    fn scan(&mut self, table: Table, each: &mut dyn FnMut(Scanned)) -> Result<(), StoreError> {
        let (mut from, mut rows, mut told) = (0, 0_u64, false);
        let mut count = |scanned| {
            rows += u64::from(matches!(scanned, Scanned::Row { .. }));
            told |= matches!(scanned, Scanned::Unreadable);
            each(scanned);
        };
        while let Some(gap) = self.scan_from(table, from, &mut count)? {
            count(Scanned::Unreadable);
            match self.behind_gap(table, gap) {
                Some(behind) => from = behind,
                None => break,
            }
        }
        // A damaged page can be read and hold fewer rows than it did: the index, on other pages, tells.
        if !told && self.count_by_index(table).is_none_or(|indexed| indexed != rows) {
            each(Scanned::Unreadable);
        }
        Ok(())
    }

    fn commit(&mut self, writes: &[Write]) -> Result<(), StoreError> {
        let erases = writes.iter().any(|write| {
            matches!(write, Write::Erase { .. } | Write::Delete { table: Table::Body, .. })
        });
        self.write(erases, |transaction| writes.iter().try_for_each(|one| apply(transaction, one)))
    }

    fn make_room(&mut self) {
        if self.stopped {
            return;
        }
        if self.ahead.used_bytes() > LONG_WAL_BYTES {
            self.fold();
        }
        if let Err(error) = self.ahead.lengthen() {
            // The next commits are slower, and what really stands in their way they tell themselves.
            tracing::debug!(%error, "the log was not made longer");
        }
    }

    fn erasure_is_due(&self) -> bool {
        self.fold_is_due
    }

    fn check(&mut self) -> Result<(), StoreError> {
        let answer: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(fault)?;
        if answer == "ok" { Ok(()) } else { Err(StoreError::Damaged(Some(answer.into()))) }
    }
}

fn apply(transaction: &Transaction<'_>, write: &Write) -> rusqlite::Result<()> {
    match write {
        Write::Put { table, key, sealed } => {
            let sql = format!(
                "INSERT INTO {} (key, sealed) VALUES (?1, ?2) \
                 ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed",
                name(*table)
            );
            let row = params![key.as_bytes(), sealed.as_bytes()];
            transaction.prepare_cached(&sql)?.execute(row)?;
        }
        Write::Delete { table, key } | Write::Erase { table, key } => {
            let sql = format!("DELETE FROM {} WHERE key = ?1", name(*table));
            transaction.prepare_cached(&sql)?.execute([key.as_bytes()])?;
        }
    }
    Ok(())
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    // Exclusive before the first read: the log's index is then in memory, and a second process finds the file locked.
    // Checkpoints are made here and not by SQLite, which would keep their errors to itself.
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA cell_size_check = ON;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA wal_autocheckpoint = 0;
         PRAGMA secure_delete = ON;",
    )?;
    Ok(connection)
}

fn keep_on_close(connection: &Connection, keep: bool) -> Result<(), StoreError> {
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)
        .map(drop)
        .map_err(fault)
}

/// Makes the folder and a whole store in it; gives the lock on it.
fn make<E: From<StoreError>, W: Borrow<Write>>(
    folder: &Path,
    slots: &[KeySlot],
    rows: impl IntoIterator<Item = Result<W, E>>,
) -> Result<files::Lock, E> {
    files::make_folder(folder)?;
    let lock = files::lock(folder)?;
    if SqliteStore::exists(folder)? {
        return Err(StoreError::AlreadyThere.into());
    }
    let new = files::prepare_new(folder)?;
    let built = build(&new, slots, rows)
        .and_then(|()| files::move_into_place(folder, &new).map_err(E::from));
    if let Err(error) = built {
        // What cannot be removed now is removed before the next try; nobody relies on it.
        drop(files::remove_new(folder));
        return Err(error);
    }
    Ok(lock)
}

/// Fills an empty file; it counts only once it is moved into place.
fn build<E: From<StoreError>, W: Borrow<Write>>(
    path: &Path,
    slots: &[KeySlot],
    rows: impl IntoIterator<Item = Result<W, E>>,
) -> Result<(), E> {
    if slots.is_empty() || slots.len() > MAX_SLOTS {
        return Err(StoreError::SlotCount.into());
    }
    let wrong = |error| E::from(fault(error));
    let mut connection = connect(path).map_err(wrong)?;
    let transaction = connection.transaction().map_err(wrong)?;
    let lay_out = || -> rusqlite::Result<()> {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", STORE_VERSION)?;
        for statement in schema() {
            transaction.execute(&statement, [])?;
        }
        insert_slots(&transaction, slots)
    };
    lay_out().map_err(wrong)?;
    for row in rows {
        apply(&transaction, row?.borrow()).map_err(wrong)?;
    }
    transaction.commit().map_err(wrong)?;
    connection.pragma_update(None, "journal_mode", "wal").map_err(wrong)?;
    connection.close().map_err(|(_connection, error)| wrong(error))
}

fn insert_slots(transaction: &Transaction<'_>, slots: &[KeySlot]) -> rusqlite::Result<()> {
    for slot in slots {
        transaction.execute("INSERT INTO slot (bytes) VALUES (?1)", [slot.as_bytes()])?;
    }
    Ok(())
}

fn fault(error: rusqlite::Error) -> StoreError {
    let code = error.sqlite_error_code();
    let is = |codes: &[ErrorCode]| code.is_some_and(|code| codes.contains(&code));
    if is(&[ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked]) {
        StoreError::InUse
    } else if is(&[ErrorCode::DiskFull]) {
        StoreError::Full(Box::new(error))
    } else if is(&[ErrorCode::ReadOnly, ErrorCode::PermissionDenied, ErrorCode::CannotOpen]) {
        StoreError::NotAllowed(Box::new(error))
    } else if is(&[ErrorCode::SystemIoFailure, ErrorCode::OutOfMemory]) {
        StoreError::Io(Box::new(error))
    } else {
        // The statements are fixed and tested, so whatever else fails has found a file that is not as it was written.
        StoreError::Damaged(Some(Box::new(error)))
    }
}

#[cfg(test)]
pub(crate) mod full_disk {
    //! A disk that is full for as long as a test says so, with the errors that SQLite itself gives.

    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};
    use std::sync::{Mutex, PoisonError};

    use rusqlite::Connection;

    static FOLDERS: Mutex<BTreeMap<PathBuf, bool>> = Mutex::new(BTreeMap::new());

    /// From now on the store in this folder does not grow, or grows again.
    pub(crate) fn set(folder: &Path, full: bool) {
        FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), full);
    }

    pub(super) fn apply(connection: &Connection, wal: &Path) {
        let folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(full) = wal.parent().and_then(|folder| folders.get(folder)) {
            // SQLite never takes fewer pages than there are.
            let pages = if *full { 1 } else { 4_294_967_294_u32 };
            connection.pragma_update(None, "max_page_count", pages).unwrap();
        }
    }
}
#[cfg(test)]
mod tests;
