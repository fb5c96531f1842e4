//! Where the headless mode gets the passphrase from.
//!
//! Invariant: it is never an argument, which other users of the machine could read, and is wiped from memory.

use std::env::{self, VarError};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use kith_sync::seal::{Passphrase, PassphraseError};
use zeroize::Zeroizing;

use super::prompt;

/// Where the passphrase stands when no file is named.
const VARIABLE: &str = "KITH_PASSPHRASE";
/// Where a new one stands.
const NEW_VARIABLE: &str = "KITH_NEW_PASSPHRASE";
/// More than any passphrase has.
const MAX_FILE_BYTES: u64 = 4096;

/// Why there is no passphrase.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoPassphrase {
    /// Neither source was given.
    #[error(
        "set {VARIABLE} to the passphrase, or name a file that holds it with --passphrase-file"
    )]
    Missing,
    /// Neither source of the new one was given.
    #[error(
        "set {NEW_VARIABLE} to the new passphrase, or name a file that holds it with --new-passphrase-file"
    )]
    MissingNew,
    /// Something else was given.
    #[error("a new folder is sealed with a passphrase; give it without --recovery and --keyring")]
    Needed,
    /// The two that were typed differ.
    #[error("The two are not the same. Nothing was changed.")]
    NotTheSame,
    /// The terminal failed.
    #[error("the terminal cannot be read")]
    Terminal(#[source] io::Error),
    /// The variable or the file is not text.
    #[error("the passphrase is not valid UTF-8 text")]
    NotText,
    /// The file cannot be read.
    #[error("the passphrase file cannot be read")]
    File(#[source] io::Error),
    /// It is no passphrase.
    #[error(transparent)]
    NotOne(#[from] PassphraseError),
}

/// Reads the passphrase from `file`, without its final line break, or else from the variable, or in a terminal.
pub(crate) fn read(file: Option<&Path>) -> Result<Passphrase, NoPassphrase> {
    Ok(Passphrase::new(&typed(file, "Passphrase: ")?)?)
}

/// Reads what stands there, whatever it is.
pub(crate) fn typed(
    file: Option<&Path>,
    question: &str,
) -> Result<Zeroizing<String>, NoPassphrase> {
    match given(file, VARIABLE)? {
        Some(typed) => Ok(typed),
        None => prompt::ask(question).map_err(NoPassphrase::Terminal)?.ok_or(NoPassphrase::Missing),
    }
}

/// Reads the passphrase from now on; in a terminal it is typed twice.
pub(crate) fn read_new(file: Option<&Path>) -> Result<Passphrase, NoPassphrase> {
    if let Some(typed) = given(file, NEW_VARIABLE)? {
        return Ok(Passphrase::new(&typed)?);
    }
    let ask = |question| prompt::ask(question).map_err(NoPassphrase::Terminal);
    let typed = ask("New passphrase: ")?.ok_or(NoPassphrase::MissingNew)?;
    let passphrase = Passphrase::new(&typed)?;
    let again = ask("The new passphrase again: ")?.ok_or(NoPassphrase::MissingNew)?;
    if typed == again { Ok(passphrase) } else { Err(NoPassphrase::NotTheSame) }
}

/// Whether it stands somewhere without anybody being asked.
pub(crate) fn is_given(file: Option<&Path>) -> bool {
    file.is_some() || env::var_os(VARIABLE).is_some()
}

fn given(file: Option<&Path>, variable: &str) -> Result<Option<Zeroizing<String>>, NoPassphrase> {
    if let Some(path) = file {
        return from_file(path).map(Some);
    }
    match env::var(variable) {
        Ok(typed) => Ok(Some(Zeroizing::new(typed))),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(NoPassphrase::NotText),
    }
}

fn from_file(path: &Path) -> Result<Zeroizing<String>, NoPassphrase> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096 + 1));
    let file = File::open(path).map_err(NoPassphrase::File)?;
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(NoPassphrase::File)?;
    let text = std::str::from_utf8(&bytes).map_err(|_not_utf8| NoPassphrase::NotText)?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(Zeroizing::new(text.strip_suffix('\r').unwrap_or(text).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(content: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("passphrase");
        std::fs::write(&path, content).unwrap();
        (dir, path)
    }

    #[test]
    fn only_the_final_line_break_of_a_file_is_no_part_of_it() {
        for (content, typed) in [("abc\n", "abc"), ("abc\r\n", "abc"), (" abc ", " abc ")] {
            let (_dir, path) = file(content.as_bytes());
            assert_eq!(*from_file(&path).unwrap(), typed);
        }
        let (_dir, path) = file(b"abc\n\n");
        assert!(matches!(read(Some(&path)), Err(NoPassphrase::NotOne(_))));
    }

    #[test]
    fn a_file_that_is_missing_huge_or_not_text_is_refused() {
        let (dir, path) = file(&[0xff; 3]);
        assert!(matches!(read(Some(&path)), Err(NoPassphrase::NotText)));
        assert!(matches!(read(Some(&dir.path().join("none"))), Err(NoPassphrase::File(_))));
        let (_dir, path) = file(&vec![b'a'; 100_000]);
        assert!(matches!(read(Some(&path)), Err(NoPassphrase::NotOne(PassphraseError::TooLong))));
    }
}
