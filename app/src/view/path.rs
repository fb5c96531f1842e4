//! Where a file is, as people type or paste it.

use std::path::PathBuf;

/// The file that is meant: as it was copied in a list of files, or between the marks that such lists put around a name.
pub(crate) fn path_typed(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let within = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let typed = within('"').or_else(|| within('\'')).unwrap_or(typed);
    match typed.strip_prefix("file://") {
        Some(address) => decoded(address).into(),
        None => typed.into(),
    }
}

/// An address with what its signs stand for; as it is, where they make no words.
fn decoded(address: &str) -> String {
    let mut parts = address.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let sign = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match sign {
            Some(sign) => {
                bytes.push(sign);
                bytes.extend(part.bytes().skip(2));
            }
            None => bytes.extend(b"%".iter().copied().chain(part.bytes())),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_no_words| address.to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_file_is_found_however_its_place_was_copied() {
        for typed in [
            "/media/stick/für uns.kith",
            "  /media/stick/für uns.kith\n",
            "'/media/stick/für uns.kith'",
            "\"/media/stick/für uns.kith\"",
            "file:///media/stick/f%C3%BCr%20uns.kith",
        ] {
            assert_eq!(path_typed(typed), Path::new("/media/stick/für uns.kith"), "{typed}");
        }
        assert_eq!(path_typed("file:///100%/a%zz.kith"), Path::new("/100%/a%zz.kith"));
        assert_eq!(path_typed("/100%25.kith"), Path::new("/100%25.kith"), "no address");
    }
}
