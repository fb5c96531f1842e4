//! Pages that are kept outside Kith.
//!
//! Invariant: what stays of a page whose writer was killed is nothing where the system has files without a name; elsewhere it
//! is a hidden file of its own, no more than the page, which the next page that is saved beside it removes.

use std::fs::{DirEntry, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use kith_desktop::desktop::Unable;
use kith_sync::node::api::Reply;
use kith_sync::reason::{Coded as _, Reason};
use tempfile::{NamedTempFile, TempPath};

/// How the name of a file that is being written begins and ends, where it has to have one.
const BEGUN: &str = ".kith-";
const UNFINISHED: &str = ".unfinished";
/// Nobody is writing at a page any more for so long.
const LONG_BEFORE: Duration = Duration::from_hours(1);

/// Writes a page where nothing is yet: what is there is never written over.
pub(super) fn save(path: &Path, page: &str) -> Reply {
    let refused = |because: Unable| Reply::Refused { because: because.reason() };
    if !path.is_absolute() {
        return refused(Unable::NoWholePath);
    }
    match write_whole(path, page) {
        Ok(()) => Reply::Done,
        Err(error) => refused(unable(error.kind())),
    }
}

/// Why a file is not there.
fn unable(kind: ErrorKind) -> Unable {
    let known = [
        (ErrorKind::AlreadyExists, Unable::FileExists),
        (ErrorKind::NotFound, Unable::NoSuchFolder),
        (ErrorKind::PermissionDenied, Unable::NotAllowed),
        (ErrorKind::StorageFull, Unable::DiskFull),
    ];
    let found = known.into_iter().find(|(each, _)| *each == kind);
    found.map_or_else(
        || {
            tracing::warn!(%kind, "a file was not saved");
            Unable::NotSaved
        },
        |(_, unable)| unable,
    )
}

/// A file that somebody else writes under a hidden name until it is whole; dropped before, nothing of it stays.
pub(super) struct Unfinished {
    hidden: TempPath,
    path: PathBuf,
}

impl Unfinished {
    /// Makes room for it beside where it is to lie, where nothing is yet.
    pub(super) fn beside(path: &Path) -> Result<Self, Reason> {
        if !path.is_absolute() {
            return Err(Unable::NoWholePath.reason());
        }
        Self::make(path).map_err(|error| unable(error.kind()).reason())
    }

    fn make(path: &Path) -> std::io::Result<Self> {
        if path.try_exists()? {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let file = begin_hidden(path.parent().unwrap_or(path))?;
        let hidden = file.into_temp_path();
        // Whoever writes it writes no file over another.
        std::fs::remove_file(&hidden)?;
        Ok(Self { hidden, path: path.to_owned() })
    }

    /// Where it is to be written.
    pub(super) fn hidden(&self) -> &Path {
        &self.hidden
    }

    /// Gives it its own name, which nothing has.
    pub(super) fn put(self) -> Result<(), Reason> {
        let put = self.hidden.persist_noclobber(&self.path);
        put.map_err(|failed| unable(failed.error.kind()).reason())
    }
}

/// A file with a name that is nobody's, in a folder without those that were left long before.
fn begin_hidden(dir: &Path) -> std::io::Result<NamedTempFile> {
    let file = tempfile::Builder::new().prefix(BEGUN).suffix(UNFINISHED).tempfile_in(dir)?;
    clear(dir, file.as_file());
    Ok(file)
}

/// Puts the whole page under its name, or nothing: a disk that is full leaves no cut page in the way of the next try.
fn write_whole(path: &Path, page: &str) -> std::io::Result<()> {
    let dir = path.parent().unwrap_or(path);
    #[cfg(target_os = "linux")]
    if let Some(nameless) = nameless::begin(dir)? {
        fill(&nameless, page)?;
        if nameless::put(&nameless, path)? {
            return Ok(());
        }
    }
    let file = begin_hidden(dir)?;
    fill(file.as_file(), page)?;
    file.persist_noclobber(path)?;
    Ok(())
}

fn fill(mut file: &File, page: &str) -> std::io::Result<()> {
    file.write_all(page.as_bytes())?;
    file.sync_all()
}

/// Removes what a program that was killed while it saved has left in a folder long before `now`, which was just made there.
/// What cannot be removed is in nobody's way.
fn clear(dir: &Path, now: &File) {
    let made = |file: std::io::Result<std::fs::Metadata>| file.ok()?.modified().ok();
    let Some(now) = made(now.metadata()) else { return };
    let is_left = |entry: &DirEntry| {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| {
            name.strip_prefix(BEGUN).is_some_and(|name| name.ends_with(UNFINISHED))
        });
        is_ours && made(entry.metadata()).is_some_and(|then| then + LONG_BEFORE < now)
    };
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten().filter(is_left) {
        if let Err(error) = std::fs::remove_file(entry.path()) {
            tracing::warn!(kind = %error.kind(), "an unfinished file stays");
        }
    }
}

/// Files that have no name until they are whole, so that nothing stays of one whose writer was killed.
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use rustix::io::Errno;

    /// One in a folder; none where the file system has no such files.
    pub(super) fn begin(dir: &Path) -> io::Result<Option<File>> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        match open(dir, flags, Mode::RUSR | Mode::WUSR) {
            Ok(file) => Ok(Some(file.into())),
            Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives it a name that nothing has yet; false where the system does not show what is open.
    pub(super) fn put(file: &File, path: &Path) -> io::Result<bool> {
        let shown = format!("/proc/self/fd/{}", file.as_raw_fd());
        match linkat(CWD, shown, CWD, path, AtFlags::SYMLINK_FOLLOW) {
            Ok(()) => Ok(true),
            Err(Errno::NOENT | Errno::OPNOTSUPP | Errno::XDEV) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_page_is_never_written_over_another_file() {
        let home = TempDir::new().unwrap();
        let path = home.path().join("to-print.html");
        assert_eq!(save(&path, "one"), Reply::Done);
        let Reply::Refused { because } = save(&path, "two") else { panic!("written over") };
        assert!(because.english().starts_with("There is a file of this name already."));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        for elsewhere in [Path::new("to-print.html"), &home.path().join("none/to-print.html")] {
            assert!(matches!(save(elsewhere, "x"), Reply::Refused { .. }));
        }
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "nothing else stays");
    }

    #[test]
    fn a_parcel_has_a_hidden_name_until_it_is_whole_and_is_never_put_over_another_file() {
        let home = TempDir::new().unwrap();
        let names = || {
            let entries = std::fs::read_dir(home.path()).unwrap();
            let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let path = home.path().join("parcel.kith");
        let told = |because: Result<(), Reason>| because.unwrap_err().english().to_owned();
        let unfinished = Unfinished::beside(&path).unwrap();
        assert!(!unfinished.hidden().exists());
        std::fs::write(unfinished.hidden(), "half").unwrap();
        assert!(!path.exists());
        drop(unfinished);
        assert_eq!(names().len(), 0, "given up, nothing stays");

        let unfinished = Unfinished::beside(&path).unwrap();
        let at_once = Unfinished::beside(&path).unwrap();
        for (file, words) in [(&unfinished, "one"), (&at_once, "two")] {
            std::fs::write(file.hidden(), words).unwrap();
        }
        unfinished.put().unwrap();
        assert!(told(at_once.put()).starts_with("There is a file of this name already."));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(names(), ["parcel.kith"]);
        let refused = |path: &Path| told(Unfinished::beside(path).map(drop));
        assert!(refused(&path).starts_with("There is a file of this name already."));
        assert_eq!(refused(&home.path().join("none/parcel.kith")), "There is no such folder.");
        assert!(refused(Path::new("parcel.kith")).starts_with("Please give the whole path"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_page_has_no_name_until_it_is_whole() {
        let home = TempDir::new().unwrap();
        let count = || std::fs::read_dir(home.path()).unwrap().count();
        // Not every file system has such files; those that are in memory, as here or on most machines, have.
        let Some(file) = nameless::begin(home.path()).unwrap() else { return };
        fill(&file, "one").unwrap();
        assert_eq!(count(), 0);
        drop(file);
        assert_eq!(count(), 0, "killed here, nothing stays");
        let file = nameless::begin(home.path()).unwrap().unwrap();
        fill(&file, "two").unwrap();
        let path = home.path().join("to-print.html");
        assert!(nameless::put(&file, &path).unwrap());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(nameless::put(&file, &path).unwrap_err().kind(), ErrorKind::AlreadyExists);
    }

    #[test]
    fn what_a_killed_program_left_is_removed_where_nobody_writes_at_it_any_more() {
        let home = TempDir::new().unwrap();
        let put = |name: &str, age: Duration| {
            let file = File::create(home.path().join(name)).unwrap();
            let now = file.metadata().unwrap().modified().unwrap();
            file.set_modified(now - age).unwrap();
            file
        };
        let days = Duration::from_hours(48);
        let now = put("now", Duration::ZERO);
        put(".kith-a1b2c3.unfinished", days);
        put(".kith-d4e5f6.unfinished", Duration::from_mins(1));
        put(".kith-notes", days);
        put("kith.unfinished", days);
        clear(home.path(), &now);
        let names = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names = names.collect::<Vec<_>>();
        names.sort();
        assert_eq!(names, [".kith-d4e5f6.unfinished", ".kith-notes", "kith.unfinished", "now"]);
    }
}
