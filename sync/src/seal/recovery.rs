//! A recovery code: 128 random bits in a form that is printed, put away, and typed when the passphrase is forgotten.
//!
//! Invariant: a slip in typing is told, with the group in which it is, before anything is stretched; a code is wiped from
//! memory when dropped.
//! Source: FORMATS.md §10.1; the letters are those of <https://www.crockford.com/base32.html>.

use zeroize::Zeroizing;

use super::{Passphrase, Random};
use crate::id;

/// How many groups of letters a code has.
pub const RECOVERY_GROUPS: usize = 7;
/// Letters in a group; the last one checks the others.
const GROUP_LETTERS: usize = 5;
const LETTERS: usize = RECOVERY_GROUPS * GROUP_LETTERS;
/// The more that is typed than a code has, the less it is one; no more is looked at.
const MAX_TYPED_BYTES: usize = 1024;
/// No I, L, O and U: they are read as others, or make words.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code that opens a store in place of its passphrase.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<String>);

/// Why what was typed is no recovery code. Groups are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// Letters are missing, or there are too many.
    #[error(
        "A recovery code has {LETTERS} letters and digits, in {RECOVERY_GROUPS} groups of {GROUP_LETTERS}. These are {found}."
    )]
    Length {
        /// How many were typed.
        found: usize,
    },
    /// A group does not fit its own check.
    #[error("There is a slip in group {group} of the recovery code.")]
    Group {
        /// Which.
        group: usize,
    },
    /// The groups do not fit together.
    #[error("There is a slip in the recovery code.")]
    Check,
}

impl RecoveryCode {
    /// Makes a new one.
    pub fn generate(random: &mut Random<'_>) -> Self {
        let mut bytes = Zeroizing::new([0; 16]);
        random(bytes.as_mut_slice());
        Self::of(&bytes)
    }

    fn of(bytes: &[u8; 16]) -> Self {
        let bits = Zeroizing::new(u128::from_be_bytes(*bytes));
        // 128 bits and 12 of a check are 28 letters.
        let letters = (0..28_u32).map(|nth| match nth {
            0..=24 => five(*bits >> (123 - 5 * nth)),
            // The last three bits, and the first two of the check.
            25 => (five(*bits << 2) & 0b1_1100) | five(u128::from(whole_check(bytes) >> 10)),
            _ => five(u128::from(whole_check(bytes) >> (5 * (27 - nth)))),
        });
        let letters = Zeroizing::new(letters.collect::<Vec<u8>>());
        let mut code = Zeroizing::new(String::with_capacity(LETTERS));
        for (nth, group) in letters.chunks(GROUP_LETTERS - 1).enumerate() {
            let check = group_check(nth, group);
            code.extend(group.iter().chain([&check]).map(|letter| written(*letter)));
        }
        Self(code)
    }

    /// Takes what was typed. Spaces, dashes, and whether letters are large or small, say nothing; O is 0, I and L are 1.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let mut code = Zeroizing::new(String::with_capacity(LETTERS));
        let mut found = 0;
        for letter in spelled(typed) {
            found += 1;
            if found <= LETTERS {
                // What is no letter of a code stays wrong in its place.
                code.push(if letter.is_ascii() { letter } else { '?' });
            }
        }
        if found != LETTERS {
            return Err(RecoveryCodeError::Length { found });
        }
        let mut letters = Zeroizing::new(Vec::with_capacity(LETTERS));
        for (nth, group) in code.as_bytes().chunks(GROUP_LETTERS).enumerate() {
            let slip = RecoveryCodeError::Group { group: nth + 1 };
            let values: Option<Vec<u8>> = group.iter().map(|letter| value(*letter)).collect();
            let values = Zeroizing::new(values.ok_or(slip)?);
            let (check, data) = values.split_last().ok_or(slip)?;
            if group_check(nth, data) != *check {
                return Err(slip);
            }
            letters.extend_from_slice(data);
        }
        let mut bits = Zeroizing::new(0_u128);
        for letter in letters.iter().take(25) {
            *bits = (*bits << 5) | u128::from(*letter);
        }
        let half = letters.get(25).copied().unwrap_or_default();
        *bits = (*bits << 3) | u128::from(half >> 2);
        let whole = Self::of(&Zeroizing::new(bits.to_be_bytes()));
        if *whole.0 == *code { Ok(whole) } else { Err(RecoveryCodeError::Check) }
    }

    /// Its groups, as they are written.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        (0..RECOVERY_GROUPS).filter_map(|nth| self.group(nth))
    }

    /// Whether what was typed is the group at `nth`, from 0.
    pub fn is_group(&self, nth: usize, typed: &str) -> bool {
        let typed: Zeroizing<String> = Zeroizing::new(spelled(typed).collect());
        self.group(nth) == Some(typed.as_str())
    }

    /// The code as it is written: its groups with dashes between.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.groups().collect::<Vec<_>>().join("-"))
    }

    /// What is stretched: the letters alone.
    pub(super) fn secret(&self) -> Passphrase {
        Passphrase::new(&self.0)
            .unwrap_or_else(|_not_one| unreachable!("a code is plain letters and digits"))
    }

    fn group(&self, nth: usize) -> Option<&str> {
        self.0.get(nth * GROUP_LETTERS..(nth + 1) * GROUP_LETTERS)
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

/// The letters of what was typed, in the form in which they are written.
fn spelled(typed: &str) -> impl Iterator<Item = char> {
    let letters = typed.chars().take(MAX_TYPED_BYTES);
    let is_between = |letter: char| {
        letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
    };
    letters.filter(move |letter| !is_between(*letter)).map(|letter| {
        match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        }
    })
}

/// The last five bits.
fn five(bits: u128) -> u8 {
    (bits & 0b1_1111).to_le_bytes().first().copied().unwrap_or_default()
}

fn written(letter: u8) -> char {
    // Letters have five bits, and the alphabet one character for each.
    char::from(ALPHABET.get(usize::from(letter)).copied().unwrap_or(b'?'))
}

fn value(letter: u8) -> Option<u8> {
    let at = ALPHABET.iter().position(|known| *known == letter)?;
    u8::try_from(at).ok()
}

/// Tells every single wrong letter of a group, and two groups that changed places.
fn group_check(nth: usize, letters: &[u8]) -> u8 {
    let sum =
        letters.iter().zip([1, 3, 5, 7]).map(|(letter, weight)| usize::from(*letter) * weight);
    five((sum.sum::<usize>() + 9 * nth) as u128)
}

/// Twelve bits over the whole.
fn whole_check(bytes: &[u8; 16]) -> u16 {
    let [first, second, ..] = id::hash("kith recovery code check 1", &[bytes]);
    u16::from_be_bytes([first, second]) >> 4
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code() -> RecoveryCode {
        let mut next = 0_u8;
        RecoveryCode::generate(&mut |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = next;
                next = next.wrapping_add(17);
            }
        })
    }

    #[test]
    fn a_code_has_exactly_these_letters() {
        assert_eq!(*code().text(), "008J6-4CT4F-ANK7B-F24SK-NAXWC-SQFER-ZYJSR");
        let zeros = RecoveryCode::generate(&mut |bytes: &mut [u8]| bytes.fill(0));
        assert_eq!(*zeros.text(), "00000-00009-0000J-0000V-00004-0000D-009ZW");
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let text = code().text();
        let spaced = text.replace('-', " \u{2013} ").to_lowercase().replace('0', "o");
        for typed in
            [text.replace('-', ""), spaced, text.replace('1', "l"), format!(" {}\n", *text)]
        {
            assert_eq!(RecoveryCode::parse(&typed), Ok(code()), "{typed}");
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_told() {
        let text = code().text();
        let short = text.split_at(text.len() - 2).0;
        assert_eq!(RecoveryCode::parse(short), Err(RecoveryCodeError::Length { found: 33 }));
        let long = format!("{}x", *text);
        assert_eq!(RecoveryCode::parse(&long), Err(RecoveryCodeError::Length { found: 36 }));
        assert_eq!(RecoveryCode::parse(""), Err(RecoveryCodeError::Length { found: 0 }));
        let huge = RecoveryCode::parse(&"0".repeat(1 << 20));
        assert_eq!(huge, Err(RecoveryCodeError::Length { found: MAX_TYPED_BYTES }));
    }

    #[test]
    fn every_single_wrong_letter_is_told_with_its_group() {
        let text = code().0.clone();
        for at in 0..LETTERS {
            for letter in ALPHABET.iter().copied().chain(*b"U?") {
                let mut typed = text.as_bytes().to_vec();
                if typed[at] == letter {
                    continue;
                }
                typed[at] = letter;
                let read = RecoveryCode::parse(std::str::from_utf8(&typed).unwrap());
                let group = at / GROUP_LETTERS + 1;
                assert_eq!(read, Err(RecoveryCodeError::Group { group }), "{at}");
            }
        }
    }

    #[test]
    fn groups_that_changed_places_are_told() {
        let text = code().text();
        let groups: Vec<_> = text.split('-').collect();
        for (one, other) in (0..7).flat_map(|one| (one + 1..7).map(move |other| (one, other))) {
            let mut typed = groups.clone();
            typed.swap(one, other);
            let read = RecoveryCode::parse(&typed.join("-"));
            assert_eq!(read, Err(RecoveryCodeError::Group { group: one + 1 }));
        }
    }

    #[test]
    fn a_part_that_is_typed_again_is_compared_in_its_written_form() {
        assert!(code().is_group(1, "4ct4f") && code().is_group(0, " OO8J-6 "));
        assert!(
            !code().is_group(1, "4ct4") && !code().is_group(0, "4ct4f") && !code().is_group(7, "")
        );
    }

    #[test]
    fn it_is_not_shown() {
        assert_eq!(format!("{:?}", code()), "RecoveryCode(..)");
    }

    proptest! {
        #[test]
        fn every_code_is_read_again_and_two_are_never_one(bytes: [u8; 16], others: [u8; 16]) {
            let made = RecoveryCode::of(&bytes);
            prop_assert_eq!(RecoveryCode::parse(&made.text()), Ok(made.clone()));
            prop_assert_eq!(made == RecoveryCode::of(&others), bytes == others);
        }
    }
}
