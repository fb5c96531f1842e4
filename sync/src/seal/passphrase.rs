//! What a person types to open a store.
//!
//! Invariant: one passphrase has one form, whichever keyboard made it; it is wiped from memory when dropped.
//! Source: FORMATS.md §10; the thinking of RFC 8265 §4, with compatibility forms folded, so that full-width letters of one
//! keyboard are the plain ones of another. Nothing is trimmed, and upper and lower case differ.

use icu_normalizer::ComposingNormalizerBorrowed;
use zeroize::Zeroizing;

/// The most that is taken, in bytes as typed.
pub(crate) const MAX_TYPED_BYTES: usize = 1024;
/// No character grows more than this by normalisation (U+FDFA does).
const MAX_GROWTH: usize = 11;

/// A passphrase in its one form.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

/// Why what was typed is no passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Nothing was typed.
    #[error("The passphrase is empty.")]
    Empty,
    /// It is too long.
    #[error("The passphrase is longer than {MAX_TYPED_BYTES} bytes.")]
    TooLong,
    /// It holds a line break, a tab or another control character.
    #[error("The passphrase contains a line break, a tab or another invisible control character.")]
    ControlCharacter,
}

impl Passphrase {
    /// Takes what was typed; a caller that reads a file cuts off its final line break first.
    pub fn new(typed: &str) -> Result<Self, PassphraseError> {
        if typed.is_empty() {
            return Err(PassphraseError::Empty);
        }
        if typed.len() > MAX_TYPED_BYTES {
            return Err(PassphraseError::TooLong);
        }
        if typed.chars().any(char::is_control) {
            return Err(PassphraseError::ControlCharacter);
        }
        // Room for the longest result from the start, so that growing leaves no copies behind.
        let mut form = Zeroizing::new(String::with_capacity(typed.len() * MAX_GROWTH));
        ComposingNormalizerBorrowed::new_nfkc()
            .normalize_to(typed, &mut *form)
            .unwrap_or_else(|_full| unreachable!("a string takes whatever is written to it"));
        Ok(Self(form))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(typed: &str) -> Vec<u8> {
        Passphrase::new(typed).unwrap().as_bytes().to_vec()
    }

    #[test]
    fn the_same_words_from_two_keyboards_are_one_passphrase() {
        assert_eq!(form("cafe\u{301} am See"), form("caf\u{e9} am See"));
        assert_eq!(form("ｏｐｅｎ\u{3000}１２"), form("open 12"));
        assert_eq!(form("two\u{a0}words"), form("two words"));
    }

    #[test]
    fn case_and_spaces_count() {
        assert_ne!(form("Open"), form("open"));
        assert_ne!(form("open "), form("open"));
    }

    #[test]
    fn nothing_too_much_and_control_characters_are_refused() {
        assert_eq!(Passphrase::new("").unwrap_err(), PassphraseError::Empty);
        assert_eq!(Passphrase::new("a\n").unwrap_err(), PassphraseError::ControlCharacter);
        assert_eq!(Passphrase::new(&"a".repeat(1025)).unwrap_err(), PassphraseError::TooLong);
        assert!(Passphrase::new(&"a".repeat(1024)).is_ok());
    }

    #[test]
    fn the_longest_form_fits_without_growing() {
        let longest = Passphrase::new(&"\u{fdfa}".repeat(341)).unwrap();
        assert_eq!(longest.0.len(), 341 * 33);
        assert!(longest.0.len() <= 341 * 3 * MAX_GROWTH);
    }

    #[test]
    fn it_is_not_shown() {
        assert_eq!(format!("{:?}", Passphrase::new("secret").unwrap()), "Passphrase(..)");
    }
}
