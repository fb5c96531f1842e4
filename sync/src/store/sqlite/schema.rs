//! The tables of a store's file, and whether a file is one.

use rusqlite::Connection;

use super::fault;
use crate::store::{StoreError, Table};

/// "kith", in the file's header.
pub(super) const APPLICATION_ID: u32 = u32::from_be_bytes(*b"kith");
/// The version of the file as a whole: its tables and their meaning.
pub(super) const STORE_VERSION: u32 = 1;

pub(super) fn name(table: Table) -> &'static str {
    match table {
        Table::Entry => "entry",
        Table::Body => "body",
        Table::Document => "document",
        Table::Snapshot => "snapshot",
        Table::Pending => "pending",
        Table::Private => "private",
    }
}

/// The statements that make the tables, as SQLite keeps them.
pub(super) fn schema() -> Vec<String> {
    let slot = "CREATE TABLE slot (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT";
    let rows = Table::ALL.map(|table| {
        format!(
            "CREATE TABLE {} (seq INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT",
            name(table)
        )
    });
    std::iter::once(slot.to_owned()).chain(rows).collect()
}

/// A file whose tables are not exactly these could hold triggers or views that do anything.
pub(super) fn check_schema(connection: &Connection) -> Result<(), StoreError> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid LIMIT 32";
    let found = connection
        .prepare(sql)
        .and_then(|mut all| {
            all.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()
        })
        .map_err(fault)?;
    if found == schema() { Ok(()) } else { Err(StoreError::Damaged(None)) }
}

pub(super) fn check_versions(application_id: u32, version: u32) -> Result<(), StoreError> {
    if application_id != APPLICATION_ID || version == 0 {
        return Err(StoreError::Damaged(None));
    }
    if version > STORE_VERSION {
        return Err(StoreError::NewerVersion { found: version, known: STORE_VERSION });
    }
    Ok(())
}
