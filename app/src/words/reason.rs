//! Why something does not count, in the reader's language: `i18n/reasons-<language>.ftl`, by the code of the reason.

use kith_sync::reason::Reason;

/// The words of the reasons in English, as the group's own part words them.
pub(super) const ENGLISH: &str = include_str!("../../i18n/reasons-en.ftl");
/// The words of the reasons in German.
pub(super) const GERMAN: &str = include_str!("../../i18n/reasons-de.ftl");

/// The words for a reason; one without words here stays as it is.
pub(crate) fn said(reason: &Reason) -> String {
    super::found(reason.code()).unwrap_or_else(|| reason.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_syntax::ast::Entry;
    use kith_sync::reason::every;

    use super::*;
    use crate::words::{Language, speak};

    #[test]
    fn every_reason_has_words_in_both_languages_and_no_others_are_there() {
        let codes: BTreeSet<_> = every().iter().map(Reason::code).collect();
        for words in [ENGLISH, GERMAN] {
            let resource = fluent_syntax::parser::parse(words).map_err(|(_, errors)| errors);
            let mut said = BTreeSet::new();
            for entry in resource.unwrap().body {
                assert!(!matches!(entry, Entry::Junk { .. }), "cannot be read: {entry:?}");
                if let Entry::Message(message) = entry {
                    assert!(said.insert(message.id.name), "{} stands twice", message.id.name);
                }
            }
            assert_eq!(said, codes);
        }
        for reason in every() {
            speak(Language::English);
            assert_eq!(said(&reason), reason.to_string());
            speak(Language::German);
            assert_ne!(said(&reason), reason.to_string());
        }
    }

    #[test]
    fn a_reason_that_is_not_known_stays_as_it_is() {
        speak(Language::German);
        assert_eq!(said(&Reason::from("of a newer part".to_owned())), "of a newer part");
    }
}
