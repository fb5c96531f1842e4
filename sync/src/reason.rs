//! Why something does not count, as data: a code that stays the same, beside the sentence in English.
//!
//! Invariant: the codes and the list of all of them are written in one place, so that whoever words them in another
//! language can look through the whole list.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use codes::every;

/// Gives the variants of errors their codes; a function `every` then gives a reason with each of them.
macro_rules! reasons {
    ($($error:ty { $($variant:ident => $code:literal),+ $(,)? })+) => {
        $(impl crate::reason::Coded for $error {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        })+

        /// One reason of every code.
        pub fn every() -> Vec<crate::reason::Reason> {
            vec![$($(crate::reason::Reason::from(&<$error>::$variant)),+),+]
        }
    };
}

mod codes;

/// Why something does not count. It is displayed, and written as JSON, as a sentence in plain English; read from
/// JSON it has that sentence and no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    code: &'static str,
    english: String,
}

/// An error that can be told as a [`Reason`].
pub trait Coded: fmt::Display {
    /// The code, in kebab-case; it is one of this error's alone and stays the same.
    fn code(&self) -> &'static str;
}

impl Reason {
    /// The code, the same in every version; empty where it is not known.
    pub fn code(&self) -> &'static str {
        self.code
    }
}

impl<T: Coded> From<&T> for Reason {
    fn from(error: &T) -> Self {
        Self { code: error.code(), english: error.to_string() }
    }
}

impl From<String> for Reason {
    fn from(english: String) -> Self {
        Self { code: "", english }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english)
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_kebab_case_and_one_reason_alone_has_it() {
        let codes: Vec<_> = every().iter().map(Reason::code).collect();
        let is_kebab = |it: char| it.is_ascii_lowercase() || it == '-';
        assert!(codes.iter().all(|code| !code.is_empty() && code.chars().all(is_kebab)));
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    }

    #[test]
    fn a_reason_is_its_sentence_in_json() {
        let reason = Reason::from(&crate::roster::Void::TooFew);
        let json = serde_json::to_string(&reason).unwrap();
        assert_eq!(json, "\"there are too few members for this\"");
        let read: Reason = serde_json::from_str(&json).unwrap();
        assert_eq!((read.code(), read.to_string()), ("", reason.to_string()));
    }
}
