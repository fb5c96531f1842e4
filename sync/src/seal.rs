//! Sealing: what makes a row unreadable at rest, and tells when it was altered, moved or comes from another store.
//!
//! Invariant: [`Sealed`] is made only here from plaintext, and the store takes nothing else; what opens is exactly what
//! was sealed under that table and row name in that store. Randomness is passed in. An older sealed row of the same name,
//! put back by somebody who can write to the disk, opens: the log's hash chains tell that, not the seal.
//! Source: FORMATS.md §9; XChaCha20-Poly1305, <https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-xchacha>.

mod key_slot;
mod keyring;
mod passphrase;
mod recovery;
mod secret;
mod slots;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

pub use key_slot::{Cost, KeySlot, SlotError, SlotKind};
#[cfg(any(test, feature = "test-utils"))]
pub use keyring::MemoryKeyring;
pub use keyring::{Keyring, KeyringError};
pub(crate) use passphrase::MAX_TYPED_BYTES;
pub use passphrase::{Passphrase, PassphraseError};
pub use recovery::{RECOVERY_GROUPS, RecoveryCode, RecoveryCodeError};
pub use secret::{KeyringName, Secret, SecretKind};
pub(crate) use slots::unlocked;
pub use slots::{Changed, KeyChange, KeysError, changed, keyring_names};

/// The version of a sealed row.
const ROW_VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;
/// Plaintexts are padded to a multiple of this, so that sizes tell little about the words.
const PADDING_BYTES: usize = 64;
/// Ends the plaintext; the zeros behind it are padding.
const PADDING_MARK: u8 = 0x80;

/// A source of randomness that fills the bytes it is given; the operating system's, or a seeded one in tests.
pub type Random<'a> = dyn FnMut(&mut [u8]) + Send + 'a;

/// The kinds of rows that a store holds. The numbers never change and are never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Signed entries of the log.
    Entry = 1,
    /// Bodies: what people typed.
    Body = 2,
    /// The group document.
    Document = 3,
    /// The last snapshot, by parts.
    Snapshot = 4,
    /// Commands confirmed and not yet applied, entries waiting for others.
    Pending = 5,
    /// This device's own: keys, addresses, notes, drafts, marks. Never synced.
    Private = 6,
}

impl Table {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::Entry, Self::Body, Self::Document, Self::Snapshot, Self::Pending, Self::Private];

    /// Its number in the formats.
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// The random name of one store, part of everything sealed in it. Not secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StoreId([u8; 16]);

impl StoreId {
    fn generate(random: &mut Random<'_>) -> Self {
        let mut bytes = [0; 16];
        random(&mut bytes);
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// The name of a row on disk: a keyed hash, so that it tells nothing without the data key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey([u8; 16]);

impl RowKey {
    /// Takes bytes that a store read.
    #[cfg(feature = "net")]
    pub(crate) const fn from_stored(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// A sealed row, as it lies on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Takes bytes that a store read; only [`Vault::open`] tells whether they are a row.
    #[cfg(any(feature = "net", feature = "test-utils", test))]
    pub(crate) const fn from_stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Why a row does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It was altered, moved from another row or store, cut off, or sealed with another key.
    #[error("a stored row is damaged")]
    Damaged,
    /// A newer program wrote it.
    #[error("a stored row has version {0}, which only a newer Kith can read")]
    UnknownVersion(u8),
}

/// The random key of one store, from which all others come. Wiped from memory when dropped.
struct DataKey(Box<[u8; 32]>);

impl DataKey {
    fn generate(random: &mut Random<'_>) -> Self {
        let mut key = Self(Box::new([0; 32]));
        random(key.0.as_mut_slice());
        key
    }

    fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self(Box::new([0; 32]));
        (bytes.len() == key.0.len()).then(|| {
            key.0.copy_from_slice(bytes);
            key
        })
    }

    /// A key for one use.
    fn derive(&self, context: &'static str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(blake3::derive_key(context, self.0.as_slice()))
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(..)")
    }
}

/// Seals and opens the rows of one store.
pub struct Vault {
    data_key: DataKey,
    // Boxed, so that moving the vault leaves no copies of keys behind.
    cipher: Box<XChaCha20Poly1305>,
    row_names: RowNames,
    store: StoreId,
}

/// Makes row keys, and opens nothing.
#[derive(Clone)]
pub struct RowNames(Box<Zeroizing<[u8; 32]>>);

impl std::fmt::Debug for RowNames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RowNames(..)")
    }
}

impl RowNames {
    /// The name on disk of the row that is called `name` in `table`.
    pub fn row_key(&self, table: Table, name: &[u8]) -> RowKey {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(&[table.number()]);
        hasher.update(name);
        RowKey(crate::id::short(*hasher.finalize().as_bytes()))
    }
}

impl Vault {
    /// Makes the vault of a new store: its name and its key are random.
    pub fn generate(random: &mut Random<'_>) -> Self {
        let store = StoreId::generate(random);
        Self::new(DataKey::generate(random), store)
    }

    /// What checks a backup of this store: a keyed hash that nobody makes without the data key.
    #[cfg(feature = "net")]
    pub(crate) fn backup_check(&self) -> blake3::Hasher {
        blake3::Hasher::new_keyed(&self.data_key.derive("kith backup check 1"))
    }

    fn new(data_key: DataKey, store: StoreId) -> Self {
        let key = data_key.derive("kith row seal 1");
        let cipher = Box::new(XChaCha20Poly1305::new((&*key).into()));
        let row_names = RowNames(Box::new(data_key.derive("kith row name 1")));
        Self { data_key, cipher, row_names, store }
    }

    /// The store that this vault seals for.
    pub fn store(&self) -> StoreId {
        self.store
    }

    /// What makes the names of its rows on disk.
    pub fn row_names(&self) -> RowNames {
        self.row_names.clone()
    }

    /// The name on disk of the row that is called `name` in `table`.
    pub fn row_key(&self, table: Table, name: &[u8]) -> RowKey {
        self.row_names.row_key(table, name)
    }

    /// Seals `plaintext` for one row, with a new random nonce.
    pub fn seal(
        &self,
        table: Table,
        key: &RowKey,
        plaintext: &[u8],
        random: &mut Random<'_>,
    ) -> Sealed {
        let mut nonce = [0; NONCE_BYTES];
        random(&mut nonce);
        let padded = pad(plaintext);
        let associated = self.associated(table, key);
        let ciphertext = self
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: &padded, aad: &associated })
            .unwrap_or_else(|_too_long| unreachable!("a row is shorter than the cipher's 256 GiB"));
        let mut bytes = Vec::with_capacity(1 + NONCE_BYTES + ciphertext.len());
        bytes.push(ROW_VERSION);
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&ciphertext);
        Sealed(bytes)
    }

    /// Opens a row; what was sealed for another row, table or store does not open.
    pub fn open(
        &self,
        table: Table,
        key: &RowKey,
        sealed: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let (&version, rest) = sealed.0.split_first().ok_or(OpenError::Damaged)?;
        if version != ROW_VERSION {
            return Err(OpenError::UnknownVersion(version));
        }
        let (nonce, ciphertext) =
            rest.split_first_chunk::<NONCE_BYTES>().ok_or(OpenError::Damaged)?;
        let associated = self.associated(table, key);
        let payload = Payload { msg: ciphertext, aad: &associated };
        let padded = self
            .cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_not_authentic| OpenError::Damaged)?;
        unpad(Zeroizing::new(padded)).ok_or(OpenError::Damaged)
    }

    /// Version, store, table and row: of fixed lengths, so no two rows share a form.
    fn associated(&self, table: Table, key: &RowKey) -> Vec<u8> {
        let parts: [&[u8]; 4] = [&[ROW_VERSION], &self.store.0, &[table.number()], &key.0];
        parts.concat()
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // The data key and the cipher wipe themselves.
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("store", &self.store).finish_non_exhaustive()
    }
}

fn pad(plaintext: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = (plaintext.len() + 1).next_multiple_of(PADDING_BYTES);
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(plaintext);
    padded.push(PADDING_MARK);
    padded.resize(length, 0);
    padded
}

fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    let mark = padded.iter().rposition(|&byte| byte != 0)?;
    if padded.get(mark) != Some(&PADDING_MARK) {
        return None;
    }
    padded.truncate(mark);
    Some(padded)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Random bytes that are none: 0, 1, 2, …
    pub(crate) fn counting() -> impl FnMut(&mut [u8]) + Send {
        let mut next = 0_u8;
        move |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = next;
                next = next.wrapping_add(1);
            }
        }
    }

    fn vault(key: u8, store: u8) -> Vault {
        Vault::new(DataKey::from_slice(&[key; 32]).unwrap(), StoreId([store; 16]))
    }

    #[test]
    fn a_row_has_exactly_these_bytes() {
        let vault = vault(1, 2);
        let key = vault.row_key(Table::Body, b"name");
        assert_eq!(hex(key.as_bytes()), "48684e1b60e6c4345d972f9b03f738fb");
        let sealed = vault.seal(Table::Body, &key, b"hello", &mut counting());
        assert_eq!(
            hex(sealed.as_bytes()),
            "01000102030405060708090a0b0c0d0e0f10111213141516170740be7566764dd4712b12d64c52ea62b7944b985cd0ce40ba900ce536f3aa43763f70ace114768e426267c456d6e4a044a93dd94e8c3f6bc9ab678828a660cd840ea229a793198d437d7e662d2b118e"
        );
        assert_eq!(*vault.open(Table::Body, &key, &sealed).unwrap(), b"hello");
    }

    #[test]
    fn the_tables_have_exactly_these_numbers() {
        assert_eq!(Table::ALL.map(Table::number), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_row_moved_to_another_key_table_store_or_opened_with_another_data_key_is_refused() {
        let alice = vault(1, 2);
        let key = alice.row_key(Table::Entry, b"one");
        let sealed = alice.seal(Table::Entry, &key, b"words", &mut counting());

        let other = alice.row_key(Table::Entry, b"two");
        assert_eq!(alice.open(Table::Entry, &other, &sealed), Err(OpenError::Damaged));
        assert_eq!(alice.open(Table::Body, &key, &sealed), Err(OpenError::Damaged));
        assert_eq!(vault(1, 3).open(Table::Entry, &key, &sealed), Err(OpenError::Damaged));
        assert_eq!(vault(9, 2).open(Table::Entry, &key, &sealed), Err(OpenError::Damaged));
        assert_eq!(*alice.open(Table::Entry, &key, &sealed).unwrap(), b"words");
    }

    #[test]
    fn one_name_has_unlinked_row_keys_in_two_tables_and_two_stores() {
        let alice = vault(1, 2);
        assert_ne!(alice.row_key(Table::Entry, b"x"), alice.row_key(Table::Body, b"x"));
        assert_ne!(alice.row_key(Table::Entry, b"x"), vault(9, 2).row_key(Table::Entry, b"x"));
    }

    #[test]
    fn a_row_of_a_newer_version_is_told_from_a_damaged_one() {
        let vault = vault(1, 2);
        let key = vault.row_key(Table::Entry, b"one");
        let mut bytes = vault.seal(Table::Entry, &key, b"words", &mut counting()).0;
        bytes[0] = 2;
        let newer = Sealed::from_stored(bytes);
        assert_eq!(vault.open(Table::Entry, &key, &newer), Err(OpenError::UnknownVersion(2)));
    }

    #[test]
    fn a_short_text_and_a_shorter_one_have_the_same_size() {
        let vault = vault(1, 2);
        let key = vault.row_key(Table::Body, b"one");
        let size =
            |text: &[u8]| vault.seal(Table::Body, &key, text, &mut counting()).as_bytes().len();
        assert_eq!(size(b""), size(&[b'x'; 63]));
        assert_eq!(size(b"") + 64, size(&[b'x'; 64]));
    }

    #[test]
    fn keys_are_not_shown() {
        let shown = format!("{:?} {:?}", vault(77, 2), DataKey::from_slice(&[77; 32]).unwrap());
        assert!(!shown.contains("77"), "{shown}");
    }

    proptest! {
        #[test]
        fn whatever_was_sealed_opens_to_the_same_and_any_changed_byte_is_noticed(
            plaintext in proptest::collection::vec(any::<u8>(), 0..300),
            at in any::<prop::sample::Index>(),
            flip in 1_u8..,
        ) {
            let vault = vault(1, 2);
            let key = vault.row_key(Table::Private, b"row");
            let sealed = vault.seal(Table::Private, &key, &plaintext, &mut counting());
            prop_assert_eq!(&*vault.open(Table::Private, &key, &sealed).unwrap(), &plaintext);
            let mut bytes = sealed.0;
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            prop_assert!(vault.open(Table::Private, &key, &Sealed(bytes.clone())).is_err());
            bytes.truncate(at);
            prop_assert!(vault.open(Table::Private, &key, &Sealed(bytes)).is_err());
        }
    }

    fn hex(bytes: &[u8]) -> String {
        data_encoding::HEXLOWER.encode(bytes)
    }
}
