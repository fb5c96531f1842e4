//! A file that is being made and has no name yet, or, where the system has no such files, one beside where it is to be.
//!
//! Invariant: it gets its name when it is whole and on the disk, and never that of another file. Killed at any instant, it
//! leaves nothing, or beside its place a file that the next try takes over.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::backup::BackupError;

/// The file.
#[derive(Debug)]
pub(super) struct NewFile {
    file: File,
    target: PathBuf,
    /// The name that it has meanwhile, if it has one.
    beside: Option<Beside>,
}

/// A file that goes when it is not finished.
#[derive(Debug)]
struct Beside(PathBuf);

impl Drop for Beside {
    fn drop(&mut self) {
        // What stays is taken over by the next try.
        drop(fs::remove_file(&self.0));
    }
}

impl NewFile {
    /// Begins a file that is to be at `target`, where nothing is.
    pub(super) fn create(target: &Path) -> Result<Self, BackupError> {
        if fs::symlink_metadata(target).is_ok() {
            return Err(BackupError::Exists);
        }
        let target = std::path::absolute(target)?;
        let folder = target.parent().ok_or(BackupError::NoSuchPlace)?;
        if let Some(file) = unnamed(folder) {
            return Ok(Self { file, target, beside: None });
        }
        Self::create_named(&target)
    }

    /// The same with a name beside where it is to be.
    pub(super) fn create_named(target: &Path) -> Result<Self, BackupError> {
        let name = target.file_name().ok_or(BackupError::NoSuchPlace)?;
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".part");
        let beside = target.with_file_name(hidden);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&beside)?;
        if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
            // Another process is making it.
            return Err(BackupError::Exists);
        }
        file.set_len(0)?;
        Ok(Self { file, target: target.to_owned(), beside: Some(Beside(beside)) })
    }

    /// Writes at the end.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        Ok(self.file.write_all(bytes)?)
    }

    /// To write at the end from elsewhere.
    pub(super) fn out(&self) -> Result<File, BackupError> {
        Ok(self.file.try_clone()?)
    }

    /// Fills it with zeros up to `length`, and gives it its name.
    pub(super) fn finish(self, length: u64) -> Result<(), BackupError> {
        let Self { file, target, beside } = self;
        file.set_len(length)?;
        file.sync_all()?;
        match beside {
            Some(beside) => {
                rename_to_new(&beside.0, &target)?;
                // It is there no more.
                std::mem::forget(beside);
            }
            None => give_name(&file, &target)?,
        }
        #[cfg(unix)]
        if let Some(folder) = target.parent() {
            File::open(folder).and_then(|folder| folder.sync_all())?;
        }
        Ok(())
    }
}

/// A file without a name, which goes by itself when the process ends.
#[cfg(target_os = "linux")]
fn unnamed(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    // Without it the file could not be given its name.
    fs::symlink_metadata("/proc/self/fd").ok()?;
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    // Where the file system has no such files, or anything else is wrong, the other way tells.
    open(folder, flags, Mode::RUSR | Mode::WUSR).ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
fn unnamed(_folder: &Path) -> Option<File> {
    None
}

#[cfg(target_os = "linux")]
fn give_name(file: &File, target: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD, linkat};
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, target, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn give_name(_file: &File, _target: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Renames a file, and never over another.
fn rename_to_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // Not every file system can.
            Err(Errno::INVAL | Errno::NOSYS) => {}
            done => return Ok(done?),
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}
