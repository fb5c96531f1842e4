//! Files that a person names, opened to be read.
//!
//! Invariant: nothing is waited for: a pipe or a device that stands where a file was named is refused, and not opened for good.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Opens a file, which is of kind [`ErrorKind::InvalidInput`] where it is something else.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // Else opening a pipe waits for whoever writes into it.
        let flags = rustix::fs::OFlags::NONBLOCK.bits();
        options.custom_flags(i32::try_from(flags).unwrap_or_default());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(ErrorKind::InvalidInput, "this is no file"))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_is_refused_at_once() {
        let home = tempfile::TempDir::new().unwrap();
        let pipe = home.path().join("pipe");
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        let link = home.path().join("link");
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        for path in [&pipe, &link, &home.path().to_path_buf()] {
            assert_eq!(open(path).unwrap_err().kind(), ErrorKind::InvalidInput, "{path:?}");
        }
        let plain = home.path().join("plain");
        std::fs::write(&plain, "words").unwrap();
        assert_eq!(open(&plain).unwrap().metadata().unwrap().len(), 5);
    }
}
