//! Pages that are kept outside Kith.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use kith_desktop::desktop::Unable;
use kith_sync::node::api::Reply;
use kith_sync::reason::Coded as _;
use tempfile::NamedTempFile;

/// Writes a page where nothing is yet: what is there is never written over.
pub(super) fn save(path: &Path, page: &str) -> Reply {
    let refused = |because: Unable| Reply::Refused { because: because.reason() };
    if !path.is_absolute() {
        return refused(Unable::NoWholePath);
    }
    match write_whole(path, page).map_err(|error| error.kind()) {
        Ok(()) => Reply::Done,
        Err(ErrorKind::AlreadyExists) => refused(Unable::FileExists),
        Err(ErrorKind::NotFound) => refused(Unable::NoSuchFolder),
        Err(ErrorKind::PermissionDenied) => refused(Unable::NotAllowed),
        Err(ErrorKind::StorageFull) => refused(Unable::DiskFull),
        Err(kind) => {
            tracing::warn!(%kind, "a file was not saved");
            refused(Unable::NotSaved)
        }
    }
}

/// Puts the whole page under its name, or nothing: a disk that is full leaves no cut page in the way of the next try.
fn write_whole(path: &Path, page: &str) -> std::io::Result<()> {
    let mut file = NamedTempFile::new_in(path.parent().unwrap_or(path))?;
    file.write_all(page.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    Ok(())
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
}
