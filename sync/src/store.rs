//! The store of one group on one device: sealed rows in tables, written all or not at all.
//!
//! Invariant: a [`Store`] takes only [`Sealed`] rows and [`KeySlot`]s, so nothing readable reaches a disk; a commit that
//! returned is durable, one that failed left nothing half-written.
//! Source: FORMATS.md §9.

mod keeper;
#[cfg(any(test, feature = "test-utils"))]
mod memory;
#[cfg(feature = "net")]
mod sqlite;

use crate::seal::{KeySlot, RowKey, Sealed};

pub use crate::seal::Table;
pub use keeper::{Damage, Keeper, ReadError, Row, UnlockError, unlock};
#[cfg(any(test, feature = "test-utils"))]
pub use memory::{Fault, MemoryStore};
#[cfg(feature = "net")]
pub use sqlite::SqliteStore;
#[cfg(all(test, feature = "net"))]
pub(crate) use sqlite::full_disk;
#[cfg(feature = "net")]
pub(crate) use sqlite::{Lock, lock_file, open_mark};

/// The most key slots that a store holds.
pub const MAX_SLOTS: usize = 16;

/// One part of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Adds a row at the end of its table, or replaces the one of that key in its place.
    Put {
        /// Where.
        table: Table,
        /// Which row.
        key: RowKey,
        /// What it holds.
        sealed: Sealed,
    },
    /// Removes a row; one that is not there is no error. A body is always erased, as by [`Write::Erase`].
    Delete {
        /// Where.
        table: Table,
        /// Which row.
        key: RowKey,
    },
    /// Removes a row for good: before the commit returns, this row and whatever else the commit replaced or removed is
    /// overwritten in every file of the store. Slower. See [`Store::erasure_is_due`].
    Erase {
        /// Where.
        table: Table,
        /// Which row.
        key: RowKey,
    },
}

/// What a scan comes upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// A row.
    Row {
        /// Its key.
        key: RowKey,
        /// What it holds.
        sealed: Sealed,
    },
    /// One row or many that cannot be read from the disk any more.
    Unreadable,
}

/// Why a store does not do what it is asked. All are this device's own troubles.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no store in this folder.
    #[error("there is no group in this folder")]
    Missing,
    /// There is a store already.
    #[error("there is a group in this folder already")]
    AlreadyThere,
    /// Another process has the store open.
    #[error("another Kith is using this folder")]
    InUse,
    /// A newer program made the store. Nothing was changed.
    #[error(
        "a newer Kith wrote this folder (format {found}, known here: {known}); nothing was changed"
    )]
    NewerVersion {
        /// The store's version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// The store's file cannot be read as one, or no longer. Nothing was moved or deleted.
    #[error("the stored data is damaged; nothing was moved or deleted")]
    Damaged(#[source] Option<Source>),
    /// The disk is full. Nothing of the commit was written; it can be tried again.
    #[error("the disk is full; nothing was written")]
    Full(#[source] Source),
    /// The system does not let this process read or write there.
    #[error("the folder cannot be read or written by this user")]
    NotAllowed(#[source] Source),
    /// The disk failed. Whether a commit that failed so is on disk is known only after opening the store again.
    #[error("the disk reported an error")]
    Io(#[source] Source),
    /// An earlier write failed, so nothing more is written until the store is opened again.
    #[error(
        "nothing is written any more, because an earlier write failed; close and open the group again"
    )]
    Stopped,
    /// More key slots than a store holds, or none.
    #[error("a store has 1 to {MAX_SLOTS} key slots")]
    SlotCount,
}

/// What lies under a [`StoreError`].
pub type Source = Box<dyn std::error::Error + Send + Sync>;

/// Where rows are kept. One writer, which owns it.
pub trait Store: std::fmt::Debug + Send {
    /// The key slots, those too that are not understood here.
    fn slots(&mut self) -> Result<Vec<KeySlot>, StoreError>;

    /// Replaces all key slots at once, together with what is written beside it, and leaves no trace of the earlier ones.
    fn replace_slots(&mut self, slots: &[KeySlot], beside: &[Write]) -> Result<(), StoreError>;

    /// One row.
    fn get(&mut self, table: Table, key: &RowKey) -> Result<Option<Sealed>, StoreError>;

    /// Hands every row that can be read to `each`, in the order in which the keys were first put. A place that cannot be
    /// read is passed over and told.
    fn scan(&mut self, table: Table, each: &mut dyn FnMut(Scanned)) -> Result<(), StoreError>;

    /// Writes all or nothing, durably before it returns. After any failure but [`StoreError::Full`] the store takes no
    /// more writes.
    fn commit(&mut self, writes: &[Write]) -> Result<(), StoreError>;

    /// Does now what would hold up the next commits; for when nobody waits.
    fn make_room(&mut self) {}

    /// Whether something erased may still lie on disk, because the disk was full or failed; every further commit and
    /// the next opening try again.
    fn erasure_is_due(&self) -> bool;

    /// Reads everything and checks that the store is whole, as far as can be told without a key.
    fn check(&mut self) -> Result<(), StoreError>;
}
