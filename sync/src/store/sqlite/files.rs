//! The files of a store: their names, who may read them, the lock, moving a new one into place, taking all away.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::StoreError;

const STORE: &str = "store.sqlite";
const WAL: &str = "store.sqlite-wal";
/// SQLite's own beside it, which this program does not ask for.
const SHM: &str = "store.sqlite-shm";
const JOURNAL: &str = "store.sqlite-journal";
const NEW: &str = "store.new";
const DAMAGED: &str = "store.damaged";
const MARK: &str = "mark";
const LOCK: &str = "lock";
/// Where SQLite keeps the user version and the application id in its header, which has 100 bytes.
const HEADER_BYTES: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

pub(super) fn store(folder: &Path) -> PathBuf {
    folder.join(STORE)
}

pub(super) fn wal(folder: &Path) -> PathBuf {
    folder.join(WAL)
}

pub(super) fn damaged(folder: &Path) -> PathBuf {
    folder.join(DAMAGED)
}

/// Makes the folder, for this user alone. One that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(fault)?;
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync_folder(parent),
        _ => Ok(()),
    }
}

/// Makes a folder that nobody made before, for this user alone; whether it did.
pub(super) fn make_new_folder(folder: &Path) -> Result<bool, StoreError> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Ok(()) => folder.parent().map_or(Ok(()), sync_folder).map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(fault(error)),
    }
}

/// A lock that is held until the last copy of this goes; the system lets it go when the process ends, however it ends.
#[derive(Clone, Debug)]
pub(crate) struct Lock {
    // For what its end does.
    held: Arc<Held>,
}

impl Lock {
    /// Whether the file that is locked is still the one of this name: who waited may have got one that was removed meanwhile.
    pub(crate) fn is_at(&self, file: &Path) -> io::Result<bool> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let (locked, named) = (self.held.0.metadata()?, fs::metadata(file));
            match named {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
                named => named.map(|it| (it.dev(), it.ino()) == (locked.dev(), locked.ino())),
            }
        }
        #[cfg(not(unix))]
        {
            // There a file that is open keeps its name.
            file.try_exists()
        }
    }
}

#[derive(Debug)]
struct Held(File);

impl Drop for Held {
    fn drop(&mut self) {
        // Closing alone would leave it to a process that is just being started from this one. If it fails, closing does it.
        drop(self.0.unlock());
    }
}

/// Takes the lock, or says at once that another process has it.
pub(super) fn lock(folder: &Path) -> Result<Lock, StoreError> {
    lock_file(&folder.join(LOCK), false).map_err(fault)?.ok_or(StoreError::InUse)
}

/// Takes the lock that a file is, which is made where there is none. Where somebody else has it, waits, or gives nothing at
/// once.
pub(crate) fn lock_file(file: &Path, waits: bool) -> io::Result<Option<Lock>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    let file = for_this_user(&mut options).open(file)?;
    let locked = if waits { file.lock().map_err(TryLockError::Error) } else { file.try_lock() };
    match locked {
        Ok(()) => Ok(Some(held(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        // Some network file systems have no such lock; for a store SQLite's own then stands alone.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
            Ok(Some(held(file)))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn held(file: File) -> Lock {
    Lock { held: Arc::new(Held(file)) }
}

/// An empty file to build a store in; what an earlier try left is removed.
pub(super) fn prepare_new(folder: &Path) -> Result<PathBuf, StoreError> {
    remove_new(folder)?;
    let new = folder.join(NEW);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    for_this_user(&mut options).open(&new).map_err(fault)?;
    Ok(new)
}

/// Removes a store that was not finished.
pub(super) fn remove_new(folder: &Path) -> Result<(), StoreError> {
    for suffix in ["-wal", "-shm", "-journal", ""] {
        remove_if_there(&folder.join(format!("{NEW}{suffix}")))?;
    }
    Ok(())
}

/// Removes every file but the lock, durably; what makes the folder one with a store in it goes last.
pub(super) fn remove(folder: &Path) -> Result<(), StoreError> {
    remove_new(folder)?;
    for file in [DAMAGED, MARK, JOURNAL, SHM, WAL, STORE] {
        remove_if_there(&folder.join(file))?;
    }
    sync_folder(folder)
}

/// Writes zeros over what else holds key slots, durably: what was set aside or not finished, and the `store` itself.
pub(super) fn overwrite(folder: &Path, store: bool) -> Result<(), StoreError> {
    let beside = [DAMAGED, NEW, "store.new-wal", "store.new-journal"];
    let own = [JOURNAL, WAL, STORE].into_iter().filter(|_| store);
    for file in beside.into_iter().chain(own) {
        match OpenOptions::new().write(true).open(folder.join(file)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(fault(error)),
            Ok(mut file) => {
                let bytes = file.metadata().map_err(fault)?.len();
                let mut zeros = io::repeat(0).take(bytes);
                io::copy(&mut zeros, &mut file).and_then(|_| file.sync_all()).map_err(fault)?;
            }
        }
    }
    Ok(())
}

fn remove_if_there(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(fault(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Gives a new store its name, durably.
pub(super) fn move_into_place(folder: &Path, new: &Path) -> Result<(), StoreError> {
    OpenOptions::new().write(true).open(new).and_then(|file| file.sync_all()).map_err(fault)?;
    fs::rename(new, store(folder)).map_err(fault)?;
    sync_folder(folder)
}

/// Moves a whole store that nobody has open out of `from` and into an empty folder, durably.
pub(super) fn move_over(from: &Path, folder: &Path) -> Result<(), StoreError> {
    // What an earlier store may have left is not this one's.
    for file in [MARK, JOURNAL, SHM, WAL] {
        remove_if_there(&folder.join(file))?;
    }
    fs::rename(store(from), store(folder)).map_err(fault)?;
    sync_folder(folder)
}

/// Copies the store aside, durably; an earlier one set aside is replaced.
pub(super) fn keep_damaged(folder: &Path) -> Result<(), StoreError> {
    let aside = damaged(folder);
    fs::copy(store(folder), &aside).map_err(fault)?;
    OpenOptions::new().write(true).open(&aside).and_then(|file| file.sync_all()).map_err(fault)?;
    sync_folder(folder)
}

/// Opens the mark beside the store, for this user alone; it is made where there is none.
pub(crate) fn open_mark(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    for_this_user(&mut options).open(folder.join(MARK))
}

/// What the file says of itself, read without SQLite, which would already change things.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) application_id: u32,
    pub(super) version: u32,
}

pub(super) fn read_header(path: &Path) -> Result<Header, StoreError> {
    let mut bytes = [0; HEADER_BYTES];
    match File::open(path).and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            return Err(StoreError::Damaged(Some(Box::new(error))));
        }
        Err(error) => return Err(fault(error)),
    }
    let number = |at: usize| {
        let four = bytes.get(at..).and_then(<[u8]>::first_chunk);
        four.map_or(0, |four| u32::from_be_bytes(*four))
    };
    if !bytes.starts_with(MAGIC) {
        return Err(StoreError::Damaged(None));
    }
    Ok(Header { application_id: number(68), version: number(60) })
}

pub(super) fn fault(error: io::Error) -> StoreError {
    let kind = error.kind();
    if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        StoreError::Full(Box::new(error))
    } else if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
        StoreError::NotAllowed(Box::new(error))
    } else {
        StoreError::Io(Box::new(error))
    }
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> Result<(), StoreError> {
    // There a folder cannot be synced; the file system's own journal keeps the order of names.
    Ok(())
}

fn for_this_user(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
