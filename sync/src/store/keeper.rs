//! A store together with its key: rows by their names, in plaintext.
//!
//! Invariant: a row that does not open is told and left where it is; putting it again mends it in its place.

use zeroize::Zeroizing;

use super::{Scanned, Store, StoreError, Table, Write};
use crate::seal::{KeysError, OpenError, Random, RowKey, RowNames, Secret, Vault, unlocked};

/// Why a store cannot be unlocked.
#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No key slot opens.
    #[error(transparent)]
    Keys(#[from] KeysError),
}

/// Opens a store by one of its key slots.
pub fn unlock(
    store: &mut (impl Store + ?Sized),
    secret: impl Into<Secret>,
) -> Result<Vault, UnlockError> {
    Ok(unlocked(&store.slots()?, &secret.into())?.vault)
}

/// Why one row cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The store cannot give it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It does not open.
    #[error(transparent)]
    Row(#[from] OpenError),
}

/// A row that was read and opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key on disk; the name that it was put under is not kept.
    pub key: RowKey,
    /// What was put.
    pub plaintext: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Row").field("key", &self.key).finish_non_exhaustive()
    }
}

/// Something in a table that cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A row is there and does not open.
    #[error("{reason}")]
    Row {
        /// Its key on disk.
        key: RowKey,
        /// Why.
        reason: OpenError,
    },
    /// Some rows cannot be read from the disk any more; how many is not known.
    #[error("a part of the stored data cannot be read")]
    Unreadable,
}

/// An unlocked store.
pub struct Keeper<S> {
    store: S,
    vault: Vault,
    random: Box<Random<'static>>,
}

impl<S> Keeper<S> {
    /// Joins a store with its vault, see [`unlock`] and [`Vault::generate`]; without a store yet, `()`.
    pub fn new(store: S, vault: Vault, random: Box<Random<'static>>) -> Self {
        Self { store, vault, random }
    }

    /// The same vault with another store.
    pub fn with_store<T>(self, store: T) -> Keeper<T> {
        Keeper { store, vault: self.vault, random: self.random }
    }

    /// The write that puts a row; see [`Keeper::commit`].
    pub fn put(&mut self, table: Table, name: &[u8], plaintext: &[u8]) -> Write {
        let key = self.vault.row_key(table, name);
        let sealed = self.vault.seal(table, &key, plaintext, &mut self.random);
        Write::Put { table, key, sealed }
    }

    /// The write that removes a row.
    pub fn delete(&self, table: Table, name: &[u8]) -> Write {
        Write::Delete { table, key: self.vault.row_key(table, name) }
    }

    /// The write that removes a row for good.
    pub fn erase(&self, table: Table, name: &[u8]) -> Write {
        Write::Erase { table, key: self.vault.row_key(table, name) }
    }

    /// What makes the names of its rows on disk.
    pub fn row_names(&self) -> RowNames {
        self.vault.row_names()
    }

    /// The key on disk of the row called `name`, to find it among [`Damage`].
    pub fn row_key(&self, table: Table, name: &[u8]) -> RowKey {
        self.vault.row_key(table, name)
    }
}

impl<S: Store> Keeper<S> {
    /// Writes all or nothing, durably before it returns.
    pub fn commit(&mut self, writes: &[Write]) -> Result<(), StoreError> {
        self.store.commit(writes)
    }

    /// Reads one row.
    pub fn get(
        &mut self,
        table: Table,
        name: &[u8],
    ) -> Result<Option<Zeroizing<Vec<u8>>>, ReadError> {
        let key = self.vault.row_key(table, name);
        let Some(sealed) = self.store.get(table, &key)? else { return Ok(None) };
        Ok(Some(self.vault.open(table, &key, &sealed)?))
    }

    /// Hands every row of a table to `each`, in the order in which they were first put, and what cannot be had in its
    /// place.
    pub fn scan(
        &mut self,
        table: Table,
        mut each: impl FnMut(Result<Row, Damage>),
    ) -> Result<(), StoreError> {
        let vault = &self.vault;
        self.store.scan(table, &mut |scanned| match scanned {
            Scanned::Row { key, sealed } => each(
                vault
                    .open(table, &key, &sealed)
                    .map(|plaintext| Row { key, plaintext })
                    .map_err(|reason| Damage::Row { key, reason }),
            ),
            Scanned::Unreadable => each(Err(Damage::Unreadable)),
        })
    }

    /// Reads a whole table: what opens, and what does not.
    pub fn load(&mut self, table: Table) -> Result<(Vec<Row>, Vec<Damage>), StoreError> {
        let (mut rows, mut damage) = (Vec::new(), Vec::new());
        self.scan(table, |found| match found {
            Ok(row) => rows.push(row),
            Err(one) => damage.push(one),
        })?;
        Ok((rows, damage))
    }

    /// What checks a backup of it.
    #[cfg(feature = "net")]
    pub(crate) fn backup_check(&self) -> blake3::Hasher {
        self.vault.backup_check()
    }

    /// The store itself, for its checks.
    pub fn store(&mut self) -> &mut S {
        &mut self.store
    }

    /// The store itself, to be looked at.
    pub fn stored(&self) -> &S {
        &self.store
    }

    /// Locks: forgets the key and gives the store back.
    pub fn lock(self) -> S {
        self.store
    }
}

impl<S: std::fmt::Debug> std::fmt::Debug for Keeper<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").field("store", &self.store).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Fault, MemoryStore};
    use super::*;
    use crate::seal::{
        Cost, KeyChange, KeySlot, Passphrase, RecoveryCode, SlotError, SlotKind, changed,
    };

    /// Randomness that never repeats within a run of the tests and needs no system.
    pub(crate) fn random(seed: u8) -> Box<Random<'static>> {
        let mut reader = blake3::Hasher::new_keyed(&[seed; 32]).finalize_xof();
        Box::new(move |bytes: &mut [u8]| reader.fill(bytes))
    }

    pub(crate) fn words(typed: &str) -> Passphrase {
        Passphrase::new(typed).unwrap()
    }

    pub(crate) fn slot(vault: &Vault, typed: &str) -> KeySlot {
        let kind = SlotKind::Passphrase;
        KeySlot::create(kind, &words(typed), Cost::TEST, vault, &mut random(9)).unwrap()
    }

    fn alice() -> Keeper<MemoryStore> {
        let vault = Vault::generate(&mut random(1));
        let store = MemoryStore::create(&[slot(&vault, "alice's")]).unwrap();
        Keeper::new(store, vault, random(2))
    }

    fn names(keeper: &mut Keeper<MemoryStore>) -> Vec<Vec<u8>> {
        let (rows, damage) = keeper.load(Table::Entry).unwrap();
        assert_eq!(damage, []);
        rows.into_iter().map(|row| row.plaintext.to_vec()).collect()
    }

    #[test]
    fn rows_come_back_in_the_order_of_their_first_put() {
        let mut keeper = alice();
        for name in [b"c", b"a", b"b"] {
            let put = keeper.put(Table::Entry, name, name);
            keeper.commit(&[put]).unwrap();
        }
        let again = keeper.put(Table::Entry, b"c", b"again");
        let delete = keeper.delete(Table::Entry, b"a");
        keeper.commit(&[again, delete]).unwrap();
        assert_eq!(names(&mut keeper), [b"again".to_vec(), b"b".to_vec()]);
        assert_eq!(keeper.get(Table::Entry, b"a").unwrap(), None);
        assert_eq!(*keeper.get(Table::Entry, b"b").unwrap().unwrap(), b"b");
        assert_eq!(keeper.get(Table::Body, b"b").unwrap(), None);
    }

    #[test]
    fn a_damaged_row_is_told_and_mended_in_its_place() {
        let mut keeper = alice();
        let puts: Vec<_> =
            [b"1", b"2", b"3"].map(|name| keeper.put(Table::Entry, name, name)).into();
        keeper.commit(&puts).unwrap();
        let key = keeper.row_key(Table::Entry, b"2");
        keeper.store().damage(Table::Entry, &key);

        let (rows, damage) = keeper.load(Table::Entry).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(damage, [Damage::Row { key, reason: OpenError::Damaged }]);
        assert!(matches!(keeper.get(Table::Entry, b"2"), Err(ReadError::Row(OpenError::Damaged))));

        let mend = keeper.put(Table::Entry, b"2", b"2");
        keeper.commit(&[mend]).unwrap();
        assert_eq!(names(&mut keeper), [b"1", b"2", b"3"]);
    }

    #[test]
    fn only_the_new_passphrase_opens_after_a_change_and_other_slots_stay() {
        let mut keeper = alice();
        let code = RecoveryCode::generate(&mut random(5));
        let newer = KeySlot::decode(vec![2, 1, 2, 3]);
        let slots = keeper.store().slots().unwrap();
        let (by, change) = (Secret::from(&words("alice's")), KeyChange::RecoveryCode(code.clone()));
        let mut slots =
            changed(&slots, Some(&by), &change, Cost::TEST, &mut random(7)).unwrap().slots;
        slots.push(newer.clone());
        keeper.store().replace_slots(&slots, &[]).unwrap();
        let put = keeper.put(Table::Private, b"note", b"mine");
        keeper.commit(&[put]).unwrap();

        let mut store = keeper.lock();
        let new = KeyChange::Passphrase(words("new"));
        let old = Secret::from(&words("alice's"));
        let slots = changed(&slots, Some(&old), &new, Cost::TEST, &mut random(6)).unwrap().slots;
        store.replace_slots(&slots, &[]).unwrap();

        assert!(store.slots().unwrap().contains(&newer));
        let old = unlock(&mut store, old);
        assert!(matches!(old, Err(UnlockError::Keys(KeysError::Slot(SlotError::WrongPassphrase)))));
        assert!(unlock(&mut store, &code).is_ok());
        let vault = unlock(&mut store, &words("new")).unwrap();
        let mut keeper = Keeper::new(store, vault, random(3));
        assert_eq!(*keeper.get(Table::Private, b"note").unwrap().unwrap(), b"mine");
    }

    #[test]
    fn a_store_with_only_newer_slots_says_so_and_one_with_damaged_slots_too() {
        for (bytes, newer) in [(vec![2, 1], true), (vec![1, 0, 9], false)] {
            let mut store = MemoryStore::create(&[KeySlot::decode(bytes)]).unwrap();
            let refused = unlock(&mut store, &words("x"));
            let Err(UnlockError::Keys(KeysError::Slot(told))) = refused else { panic!("it opens") };
            let told_newer = matches!(told, SlotError::NeedsNewer);
            let told_damaged = matches!(told, SlotError::Damaged);
            assert_eq!((told_newer, told_damaged), (newer, !newer));
        }
    }

    #[test]
    fn a_full_disk_writes_nothing_and_can_be_tried_again_and_a_failing_one_stops_all_writes() {
        let mut keeper = alice();
        let one = keeper.put(Table::Entry, b"1", b"1");
        let two = keeper.put(Table::Entry, b"2", b"2");
        keeper.store().fail_commit(1, Fault::Full);
        keeper.commit(std::slice::from_ref(&one)).unwrap();
        assert!(matches!(keeper.commit(std::slice::from_ref(&two)), Err(StoreError::Full(_))));
        assert_eq!(names(&mut keeper), [b"1"]);
        keeper.commit(std::slice::from_ref(&two)).unwrap();
        assert_eq!(names(&mut keeper), [b"1", b"2"]);

        for (fault, survives) in [(Fault::LostOnError, false), (Fault::WrittenDespiteError, true)] {
            let three = keeper.put(Table::Entry, b"3", b"3");
            keeper.store().fail_commit(0, fault);
            let writes = [three];
            assert!(matches!(keeper.commit(&writes), Err(StoreError::Io(_))));
            assert!(matches!(keeper.commit(&writes), Err(StoreError::Stopped)));
            let reopened = keeper.store().reopen();
            *keeper.store() = reopened;
            assert_eq!(names(&mut keeper).len(), if survives { 3 } else { 2 });
        }
    }
}
