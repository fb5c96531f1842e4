//! A backup: the sealed rows of one group or several in one file, as they lie in their stores.
//!
//! What makes the next opening quick (the saved document, the last snapshot) stays out: it is made anew from the entries.
//! So do key slots of keyrings, which are on one machine.
//!
//! Invariant: nothing is sealed or opened here: a backup holds what the stores hold, and opens with the same passphrase or
//! recovery code. Whatever is cut off, added or altered is noticed before anything of it counts.
//! Source: FORMATS.md §9.7; the padding is Padmé, <https://petsymposium.org/popets/2019/popets-2019-0056.pdf>, §4.

use std::io::{self, ErrorKind, Read};

use crate::seal::{KeySlot, RowKey, Sealed, SlotKind, Table};
use crate::store::{MAX_SLOTS, Write};

/// The most groups in one backup.
pub(crate) const MAX_GROUPS: usize = 64;
/// The longest file that is read or written.
pub(crate) const MAX_BYTES: u64 = 16 * 1024 * 1024 * 1024;
const MAGIC: &[u8; 11] = b"kith backup";
const VERSION: u8 = 1;
/// The longest record; rows are far shorter.
const MAX_RECORD_BYTES: usize = 16 * 1024 * 1024;
const KEY_SLOT: u8 = 0;
/// What a part's records end with: one of no length.
const END: [u8; 4] = [0; 4];
/// The tables whose rows are kept.
pub(crate) const TABLES: [Table; 4] = [Table::Entry, Table::Body, Table::Pending, Table::Private];

/// Why a backup cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It is something else.
    #[error("This file is no backup that Kith made. Nothing was changed.")]
    NotABackup,
    /// A newer program wrote it.
    #[error("A newer Kith wrote this backup, and this one cannot read it. Nothing was changed.")]
    Newer,
    /// Its end is missing.
    #[error(
        "The end of this backup is missing: it was cut off, perhaps while it was copied. Nothing was changed."
    )]
    CutOff,
    /// It is not as it was written.
    #[error("This backup is damaged: it is not as Kith wrote it. Nothing was changed.")]
    Damaged,
    /// It is longer than any backup.
    #[error("This is more than Kith keeps in one backup. Nothing was changed.")]
    TooLarge,
    /// There is a file of this name.
    #[error("There is a file of this name already. Choose another name. Nothing was changed.")]
    Exists,
    /// There is no such file, or no such folder to write it in.
    #[error("There is no such file or folder. Nothing was changed.")]
    NoSuchPlace,
    /// The system does not let this process read or write there.
    #[error("Kith may not read or write there. Nothing was changed.")]
    NotAllowed,
    /// The disk is full.
    #[error("The disk is full. Nothing was changed; make room, or choose another place.")]
    Full,
    /// The disk failed.
    #[error("The disk reported an error. Nothing was changed.")]
    Io(#[source] io::Error),
    /// A group in it is on this device already.
    #[error(
        "A group in this backup is on this device already. Nothing was changed. Erase it here first, or restore in another folder."
    )]
    GroupHere,
    /// There is nothing that could be kept or restored.
    #[error("There is no group here that could be kept in a backup.")]
    Nothing,
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        let is = |kinds: &[ErrorKind]| kinds.contains(&error.kind());
        if is(&[ErrorKind::UnexpectedEof]) {
            Self::CutOff
        } else if is(&[ErrorKind::AlreadyExists]) {
            Self::Exists
        } else if is(&[ErrorKind::NotFound, ErrorKind::NotADirectory]) {
            Self::NoSuchPlace
        } else if is(&[ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem]) {
            Self::NotAllowed
        } else if is(&[ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::FileTooLarge]) {
            Self::Full
        } else {
            Self::Io(error)
        }
    }
}

/// The beginning of a backup of so many groups.
pub(crate) fn header(groups: u8) -> [u8; 13] {
    let mut header = [0; 13];
    for (to, from) in header.iter_mut().zip(MAGIC.iter().chain(&[VERSION, groups])) {
        *to = *from;
    }
    header
}

/// Reads the beginning of a backup: how many groups are in it.
pub(crate) fn read_header(from: &mut impl Read) -> Result<u8, BackupError> {
    let mut bytes = [0; 13];
    from.read_exact(&mut bytes).map_err(|error| {
        // So short a file is no backup, whatever it is.
        let is_short = error.kind() == ErrorKind::UnexpectedEof;
        if is_short { BackupError::NotABackup } else { error.into() }
    })?;
    let [magic @ .., version, groups] = bytes;
    if magic != *MAGIC {
        return Err(BackupError::NotABackup);
    }
    match version {
        VERSION if (1..=MAX_GROUPS).contains(&usize::from(groups)) => Ok(groups),
        VERSION | 0 => Err(BackupError::Damaged),
        _ => Err(BackupError::Newer),
    }
}

/// How long a file is in which `length` bytes are kept: longer by an eighth at the most, so that its length tells little.
pub(crate) fn padded(length: u64) -> u64 {
    let Some(exponent) = length.checked_ilog2().filter(|exponent| *exponent > 0) else {
        return length;
    };
    let kept = exponent.ilog2() + 1;
    let step = 1_u64 << exponent.saturating_sub(kept);
    length.next_multiple_of(step)
}

/// Writes one group, record by record.
pub(crate) struct PartWriter<'a, W> {
    out: &'a mut W,
    check: blake3::Hasher,
    bytes: u64,
}

impl<'a, W: io::Write> PartWriter<'a, W> {
    /// Begins the part at `nth`, from 0, of a backup of so many groups.
    pub(crate) fn begin(
        out: &'a mut W,
        check: blake3::Hasher,
        groups: u8,
        nth: u8,
        slots: &[KeySlot],
    ) -> Result<Self, BackupError> {
        let mut part = Self { out, check, bytes: 0 };
        part.check.update(&header(groups));
        part.check.update(&[nth]);
        let kept =
            |slot: &&KeySlot| matches!(slot.kind(), SlotKind::Passphrase | SlotKind::RecoveryCode);
        for slot in slots.iter().filter(kept) {
            part.record(&[&[KEY_SLOT], slot.as_bytes()])?;
        }
        Ok(part)
    }

    /// Adds a row.
    pub(crate) fn row(
        &mut self,
        table: Table,
        key: &RowKey,
        sealed: &Sealed,
    ) -> Result<(), BackupError> {
        self.record(&[&[table.number()], key.as_bytes(), sealed.as_bytes()])
    }

    /// Ends the part; how many bytes it has.
    pub(crate) fn end(mut self) -> Result<u64, BackupError> {
        self.put(&END)?;
        let check = self.check.finalize();
        self.out.write_all(check.as_bytes())?;
        Ok(self.bytes + 32)
    }

    fn record(&mut self, parts: &[&[u8]]) -> Result<(), BackupError> {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let length = u32::try_from(length).ok().filter(|it| *it as usize <= MAX_RECORD_BYTES);
        self.put(&length.ok_or(BackupError::TooLarge)?.to_le_bytes())?;
        parts.iter().try_for_each(|part| self.put(part))
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.check.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(self.out.write_all(bytes)?)
    }
}

/// Reads one group, record by record.
pub(crate) struct PartReader<'a, R> {
    from: &'a mut R,
    begun: [u8; 14],
    /// What was read, to be checked with the rest once there is a key; absent where there is one, or none will come.
    head: Option<Vec<u8>>,
    check: Option<blake3::Hasher>,
    bytes: u64,
    /// A record that was read to see that it is no slot.
    first: Option<Vec<u8>>,
    has_ended: bool,
}

impl<'a, R: Read> PartReader<'a, R> {
    /// Begins to read the part at `nth`, from 0, of a backup of so many groups: its key slots.
    pub(crate) fn begin(
        from: &'a mut R,
        groups: u8,
        nth: u8,
    ) -> Result<(Self, Vec<KeySlot>), BackupError> {
        let mut begun = [nth; 14];
        for (to, byte) in begun.iter_mut().zip(header(groups)) {
            *to = byte;
        }
        let (head, check, first) = (Some(Vec::new()), None, None);
        let mut part = Self { from, begun, head, check, bytes: 0, first, has_ended: false };
        let mut slots = Vec::new();
        while let Some(record) = part.record()? {
            let Some(slot) = record.strip_prefix(&[KEY_SLOT]) else {
                part.first = Some(record);
                break;
            };
            if slots.len() == MAX_SLOTS {
                return Err(BackupError::Damaged);
            }
            slots.push(KeySlot::decode(slot.to_vec()));
        }
        if slots.is_empty() { Err(BackupError::Damaged) } else { Ok((part, slots)) }
    }

    /// From now on what is read is checked, and what was read before too.
    pub(crate) fn check_with(&mut self, mut check: blake3::Hasher) {
        check.update(&self.begun);
        check.update(&self.head.take().unwrap_or_default());
        self.check = Some(check);
    }

    /// Reads to the end without a key; how many bytes the part has.
    pub(crate) fn pass_over(mut self) -> Result<u64, BackupError> {
        self.head = None;
        self.end()
    }

    /// The next row, if there is one more.
    pub(crate) fn row(&mut self) -> Result<Option<Write>, BackupError> {
        let record = match self.first.take() {
            Some(record) => Some(record),
            None => self.record()?,
        };
        let Some(record) = record else { return Ok(None) };
        let row = record.split_first().and_then(|(number, rest)| {
            let table = TABLES.into_iter().find(|table| table.number() == *number)?;
            let (key, sealed) = rest.split_first_chunk::<16>()?;
            let sealed = Sealed::from_stored(sealed.to_vec());
            Some(Write::Put { table, key: RowKey::from_stored(*key), sealed })
        });
        row.map(Some).ok_or(BackupError::Damaged)
    }

    /// Ends the part, passing over rows that were not asked for; how many bytes it has. Where there is a key, all of it was as
    /// it was written.
    pub(crate) fn end(mut self) -> Result<u64, BackupError> {
        while self.row()?.is_some() {}
        let mut check = [0; 32];
        self.from.read_exact(&mut check)?;
        match self.check {
            Some(made) if made.finalize() != check => Err(BackupError::Damaged),
            Some(_) | None => Ok(self.bytes + 32),
        }
    }

    fn record(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        if self.has_ended {
            return Ok(None);
        }
        let mut length = [0; 4];
        self.from.read_exact(&mut length)?;
        self.saw(&length);
        let length = u32::from_le_bytes(length) as usize;
        if length == 0 {
            self.has_ended = true;
            return Ok(None);
        }
        if length > MAX_RECORD_BYTES {
            return Err(BackupError::Damaged);
        }
        // Grows as it is read: what a damaged length promises need not be there.
        let mut record = Vec::new();
        let read = self.from.by_ref().take(length as u64).read_to_end(&mut record)?;
        if read < length {
            return Err(BackupError::CutOff);
        }
        self.saw(&record);
        Ok(Some(record))
    }

    fn saw(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        if let Some(check) = &mut self.check {
            check.update(bytes);
        }
        // No longer than sixteen slots and a row.
        if let Some(head) = &mut self.head {
            head.extend_from_slice(bytes);
        }
    }
}

/// Whether what follows the last part, `length` bytes into the file, is its padding.
pub(crate) fn read_padding(from: &mut impl Read, length: u64) -> Result<(), BackupError> {
    let mut left = padded(length) - length;
    let mut bytes = [0; 4096];
    loop {
        let read = from.read(&mut bytes)?;
        let (seen, _) = bytes.split_at(read);
        if seen.iter().any(|byte| *byte != 0) || read as u64 > left {
            return Err(BackupError::Damaged);
        }
        left -= read as u64;
        match read {
            0 if left > 0 => return Err(BackupError::CutOff),
            0 => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::seal::tests::counting;
    use crate::seal::{Cost, Passphrase, Secret, Vault, unlocked};

    fn words(typed: &str) -> Passphrase {
        Passphrase::new(typed).unwrap()
    }

    fn vault() -> (Vault, KeySlot) {
        let mut random = counting();
        let vault = Vault::generate(&mut random);
        let kind = SlotKind::Passphrase;
        let slot = KeySlot::create(kind, &words("alice's"), Cost::TEST, &vault, &mut random);
        (vault, slot.unwrap())
    }

    fn rows(vault: &Vault) -> Vec<(Table, RowKey, Sealed)> {
        TABLES
            .map(|table| {
                let key = vault.row_key(table, b"name");
                (table, key, vault.seal(table, &key, b"words", &mut counting()))
            })
            .into()
    }

    /// A backup of so many groups that are all the same.
    fn backup(groups: u8) -> Vec<u8> {
        let (vault, slot) = vault();
        let mut bytes = header(groups).to_vec();
        for nth in 0..groups {
            let slots = [slot.clone(), KeySlot::decode(vec![9, 9])];
            let check = vault.backup_check();
            let mut part = PartWriter::begin(&mut bytes, check, groups, nth, &slots).unwrap();
            for (table, key, sealed) in rows(&vault) {
                part.row(table, &key, &sealed).unwrap();
            }
            part.end().unwrap();
        }
        let length = padded(bytes.len() as u64);
        bytes.resize(usize::try_from(length).unwrap(), 0);
        bytes
    }

    /// Reads it to the end; how many rows there were.
    fn read(mut bytes: &[u8]) -> Result<usize, BackupError> {
        let groups = read_header(&mut bytes)?;
        let (mut length, mut count) = (13, 0);
        for nth in 0..groups {
            let (mut part, slots) = PartReader::begin(&mut bytes, groups, nth)?;
            let opened = unlocked(&slots, &Secret::from(&words("alice's")));
            let opened = opened.map_err(|_wrong| BackupError::Damaged)?;
            part.check_with(opened.vault.backup_check());
            while part.row()?.is_some() {
                count += 1;
            }
            length += part.end()?;
        }
        read_padding(&mut bytes, length)?;
        Ok(count)
    }

    #[test]
    fn a_backup_has_exactly_these_bytes() {
        let bytes = backup(1);
        assert_eq!(bytes.len(), 672);
        assert_eq!(
            blake3::hash(&bytes).to_hex().as_str(),
            "2978559637299723f96820e2d34cb24ab76156ca5e05503573ec6f49aabcb0b5"
        );
        assert_eq!(
            data_encoding::HEXLOWER.encode(&bytes[..20]),
            "6b697468206261636b7570010173000000000100"
        );
    }

    #[test]
    fn every_row_comes_back_and_slots_that_are_not_understood_stay_out() {
        assert_eq!(read(&backup(1)).unwrap(), 4);
        assert_eq!(read(&backup(3)).unwrap(), 12);
    }

    #[test]
    fn a_backup_that_is_cut_off_anywhere_is_refused() {
        let whole = backup(2);
        for length in 0..whole.len() {
            let refused = read(&whole[..length]).unwrap_err();
            let told = matches!(
                (length, &refused),
                (0..13, BackupError::NotABackup) | (13.., BackupError::CutOff)
            );
            assert!(told, "{length}: {refused:?}");
        }
    }

    #[test]
    fn a_backup_with_any_byte_changed_is_refused() {
        let whole = backup(2);
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            let refused = read(&changed).unwrap_err();
            let told = match at {
                0..11 => matches!(refused, BackupError::NotABackup),
                11 => matches!(refused, BackupError::Newer),
                _ => matches!(refused, BackupError::Damaged | BackupError::CutOff),
            };
            assert!(told, "{at}: {refused:?}");
        }
        let longer = [whole, vec![0]].concat();
        assert!(matches!(read(&longer), Err(BackupError::Damaged)));
    }

    #[test]
    fn parts_that_change_places_are_noticed() {
        let whole = backup(2);
        let part = {
            let (vault, slot) = vault();
            let mut bytes = Vec::new();
            let check = vault.backup_check();
            let mut part = PartWriter::begin(&mut bytes, check, 2, 0, &[slot]).unwrap();
            for (table, key, sealed) in rows(&vault) {
                part.row(table, &key, &sealed).unwrap();
            }
            part.end().unwrap();
            bytes.len()
        };
        let mut swapped = whole[..13].to_vec();
        swapped.extend_from_slice(&whole[13 + part..13 + 2 * part]);
        swapped.extend_from_slice(&whole[13..13 + part]);
        swapped.extend_from_slice(&whole[13 + 2 * part..]);
        assert!(matches!(read(&swapped), Err(BackupError::Damaged)));
    }

    #[test]
    fn something_else_a_newer_backup_and_one_of_no_group_are_told_apart() {
        assert!(matches!(read(b""), Err(BackupError::NotABackup)));
        assert!(matches!(read(&[b'x'; 100]), Err(BackupError::NotABackup)));
        let mut newer = backup(1);
        newer[11] = 2;
        assert!(matches!(read(&newer), Err(BackupError::Newer)));
        for groups in [0, 65] {
            let mut odd = backup(1);
            odd[12] = groups;
            assert!(matches!(read(&odd), Err(BackupError::Damaged)));
        }
    }

    #[test]
    fn what_is_full_denied_or_missing_is_told_from_a_failing_disk() {
        let told = |kind: ErrorKind| BackupError::from(io::Error::from(kind));
        assert!(matches!(told(ErrorKind::StorageFull), BackupError::Full));
        assert!(matches!(told(ErrorKind::PermissionDenied), BackupError::NotAllowed));
        assert!(matches!(told(ErrorKind::NotFound), BackupError::NoSuchPlace));
        assert!(matches!(told(ErrorKind::AlreadyExists), BackupError::Exists));
        assert!(matches!(told(ErrorKind::Other), BackupError::Io(_)));
    }

    proptest! {
        #[test]
        fn the_padding_is_an_eighth_at_the_most_and_leaves_few_lengths(length in 2_u64..1 << 40) {
            let longer = padded(length);
            prop_assert!(longer >= length && longer - length <= length / 8 + 1);
            prop_assert_eq!(padded(longer), longer);
            // Of a length only its first bits show, about as many as its exponent has.
            prop_assert!(longer.trailing_zeros() + 7 >= longer.ilog2());
        }
    }
}
