//! A store in memory, for tests: it can fill up, fail, be cut off and be copied.

use std::collections::BTreeMap;

use super::{MAX_SLOTS, Scanned, Store, StoreError, Table, Write};
use crate::seal::{KeySlot, RowKey, Sealed};

/// How a commit can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The disk is full: nothing is written, and the next commit can succeed.
    Full,
    /// The disk fails, nothing is on it, and no more is written until the store is opened again.
    LostOnError,
    /// The disk fails after it wrote: the error is told, and after opening again everything is there.
    WrittenDespiteError,
}

/// A store in memory. A clone is a backup that was restored.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    slots: Vec<KeySlot>,
    tables: BTreeMap<Table, Rows>,
    fault: Option<(usize, Fault)>,
    /// What is on disk after a fault that was told as an error.
    after_fault: Option<BTreeMap<Table, Rows>>,
    stopped: bool,
}

#[derive(Clone, Debug, Default)]
struct Rows {
    order: BTreeMap<u64, RowKey>,
    rows: BTreeMap<RowKey, (u64, Sealed)>,
}

impl MemoryStore {
    /// Makes an empty store.
    pub fn create(slots: &[KeySlot]) -> Result<Self, StoreError> {
        let mut store = Self::default();
        store.replace_slots(slots, &[])?;
        Ok(store)
    }

    /// Lets a commit fail after `after` more have succeeded.
    pub fn fail_commit(&mut self, after: usize, fault: Fault) {
        self.fault = Some((after, fault));
    }

    /// What a process finds that opens the store after this one was killed.
    #[must_use]
    pub fn reopen(&self) -> Self {
        Self {
            slots: self.slots.clone(),
            tables: self.after_fault.clone().unwrap_or_else(|| self.tables.clone()),
            ..Self::default()
        }
    }

    /// Flips a bit of a row, if it is there.
    pub fn damage(&mut self, table: Table, key: &RowKey) {
        let row = self.tables.get_mut(&table).and_then(|rows| rows.rows.get_mut(key));
        if let Some((_, sealed)) = row {
            let mut bytes = sealed.as_bytes().to_vec();
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
            *sealed = Sealed::from_stored(bytes);
        }
    }

    fn next_fault(&mut self) -> Option<Fault> {
        let (after, fault) = self.fault.take()?;
        let Some(left) = after.checked_sub(1) else { return Some(fault) };
        self.fault = Some((left, fault));
        None
    }
}

impl Rows {
    fn put(&mut self, key: RowKey, sealed: Sealed) {
        let next = self.order.last_key_value().map_or(0, |(last, _)| last + 1);
        let (seq, row) = self.rows.entry(key).or_insert_with(|| (next, sealed.clone()));
        *row = sealed;
        self.order.insert(*seq, key);
    }

    fn remove(&mut self, key: &RowKey) {
        if let Some((seq, _)) = self.rows.remove(key) {
            self.order.remove(&seq);
        }
    }
}

fn apply(tables: &mut BTreeMap<Table, Rows>, writes: &[Write]) {
    for write in writes {
        match write {
            Write::Put { table, key, sealed } => {
                tables.entry(*table).or_default().put(*key, sealed.clone());
            }
            Write::Delete { table, key } | Write::Erase { table, key } => {
                tables.entry(*table).or_default().remove(key);
            }
        }
    }
}

impl Store for MemoryStore {
    fn slots(&mut self) -> Result<Vec<KeySlot>, StoreError> {
        Ok(self.slots.clone())
    }

    fn replace_slots(&mut self, slots: &[KeySlot], beside: &[Write]) -> Result<(), StoreError> {
        if slots.is_empty() || slots.len() > MAX_SLOTS {
            return Err(StoreError::SlotCount);
        }
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        self.slots = slots.to_vec();
        apply(&mut self.tables, beside);
        Ok(())
    }

    fn get(&mut self, table: Table, key: &RowKey) -> Result<Option<Sealed>, StoreError> {
        let row = self.tables.get(&table).and_then(|rows| rows.rows.get(key));
        Ok(row.map(|(_, sealed)| sealed.clone()))
    }

    fn scan(&mut self, table: Table, each: &mut dyn FnMut(Scanned)) -> Result<(), StoreError> {
        let Some(rows) = self.tables.get(&table) else { return Ok(()) };
        for key in rows.order.values() {
            if let Some((_, sealed)) = rows.rows.get(key) {
                each(Scanned::Row { key: *key, sealed: sealed.clone() });
            }
        }
        Ok(())
    }

    fn commit(&mut self, writes: &[Write]) -> Result<(), StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        match self.next_fault() {
            None => {
                apply(&mut self.tables, writes);
                Ok(())
            }
            Some(Fault::Full) => Err(StoreError::Full("a full disk, made up".into())),
            Some(Fault::LostOnError) => {
                self.stopped = true;
                Err(StoreError::Io("a failing disk, made up".into()))
            }
            Some(Fault::WrittenDespiteError) => {
                self.stopped = true;
                let mut tables = self.tables.clone();
                apply(&mut tables, writes);
                self.after_fault = Some(tables);
                Err(StoreError::Io("a failing disk, made up".into()))
            }
        }
    }

    fn erasure_is_due(&self) -> bool {
        false
    }

    fn check(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}
