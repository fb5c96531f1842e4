//! Why something does not count or was not done, as data: a code that stays the same, beside the sentence in English.
//!
//! Invariant: the codes and the list of all of them are written in one place, so that whoever words them in another
//! language can look through the whole list.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Gives the variants of errors their codes: first those that hold nothing, then, after `@with`, those whose sentence has
/// something inserted, each with an example, then, after `@through`, those that are told as what they hold. A function
/// `every` then gives a reason with each code.
macro_rules! reasons {
    ($($error:ident {
        $($variant:ident => $code:literal,)*
        $(@with { $($pattern:pat => $told:expr, as in $sample:expr;)+ })?
        $(@through { $($passed:pat => $inner:expr;)+ })?
    })+) => {
        $(impl crate::reason::Coded for $error {
            fn reason(&self) -> crate::reason::Reason {
                match self {
                    $(Self::$variant => crate::reason::told($code, []).by(self),)*
                    $($($pattern => $told.by(self),)+)?
                    $($($passed => crate::reason::Coded::reason($inner),)+)?
                }
            }
        })+

        /// One reason of every code.
        pub(crate) fn every() -> Vec<crate::reason::Reason> {
            [$(
                $(crate::reason::Coded::reason(&$error::$variant),)*
                $($(crate::reason::Coded::reason(&$sample),)+)?
            )+].into()
        }
    };
}
pub(crate) use reasons;

mod codes;

/// Why something does not count, or was not done. It is displayed, and written as JSON, as a sentence in plain English; read
/// from JSON it has that sentence and no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    code: &'static str,
    values: Vec<(&'static str, Value)>,
    english: String,
}

/// What is inserted in the sentence of a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(u64),
    /// Words that are no part of the sentence: a name, an address.
    Words(String),
    /// What is told in words of its own.
    Reason(Reason),
}

/// An error that can be told as a [`Reason`].
pub trait Coded {
    /// The reason. Its code is in kebab-case, one reason's alone, and stays the same.
    fn reason(&self) -> Reason;
}

/// A code with what is inserted, before the sentence is there.
#[derive(Debug)]
pub(crate) struct Told {
    code: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// A code, with what is inserted in its sentence by name.
pub(crate) fn told<const N: usize>(code: &'static str, values: [(&'static str, Value); N]) -> Told {
    Told { code, values: values.into() }
}

impl Told {
    /// The reason, in the error's own words.
    pub(crate) fn by(self, error: &impl fmt::Display) -> Reason {
        Reason { code: self.code, values: self.values, english: error.to_string() }
    }
}

/// One reason of every code, as an example.
pub fn every() -> Vec<Reason> {
    #[allow(unused_mut, reason = "without the network nothing is added")]
    let mut every = codes::every();
    #[cfg(feature = "net")]
    every.extend(crate::node::every_reason());
    every
}

impl Reason {
    /// The code, the same in every version; empty where it is not known.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What is inserted in the sentence, by name.
    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }

    /// The sentence, in plain English.
    pub fn english(&self) -> &str {
        &self.english
    }
}

impl<T: Coded> From<&T> for Reason {
    fn from(error: &T) -> Self {
        error.reason()
    }
}

impl Coded for Reason {
    fn reason(&self) -> Reason {
        self.clone()
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl<T: Coded> From<&T> for Value {
    fn from(error: &T) -> Self {
        Self::Reason(error.reason())
    }
}

impl From<String> for Reason {
    fn from(english: String) -> Self {
        Self { code: "", values: Vec::new(), english }
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
