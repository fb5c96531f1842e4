//! Why something does not count or was not done, in the reader's language: `i18n/reasons-<language>.ftl`, by the code of the
//! reason.

use fluent::{FluentArgs, FluentValue};
use kith_sync::reason::{Reason, Value};

/// The words of the reasons in English, as the window words them.
pub(super) const ENGLISH: &str = include_str!("../../i18n/reasons-en.ftl");
/// The words of the reasons in German.
pub(super) const GERMAN: &str = include_str!("../../i18n/reasons-de.ftl");

/// The words for a reason; one without words here stays as it is.
pub(crate) fn said(reason: &Reason) -> String {
    let values = reason.values().iter().map(|(name, value)| (*name, inserted(value)));
    let args: FluentArgs<'_> = values.collect();
    super::found(reason.code(), &args).unwrap_or_else(|| reason.to_string())
}

fn inserted(value: &Value) -> FluentValue<'static> {
    match value {
        Value::Number(number) => FluentValue::from(*number),
        Value::Words(words) => FluentValue::from(words.clone()),
        Value::Reason(reason) => FluentValue::from(said(reason)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_syntax::ast::Entry;
    use kith_sync::reason::every;
    use kith_sync::roster::Void;

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
    }

    #[test]
    fn whatever_a_reason_holds_is_told_in_every_language() {
        for reason in every() {
            let [english, german] = [Language::English, Language::German].map(|language| {
                speak(language);
                let words = said(&reason);
                for (name, value) in reason.values() {
                    let held = match value {
                        Value::Number(number) => number.to_string(),
                        Value::Words(words) => words.clone(),
                        Value::Reason(reason) => said(reason),
                    };
                    assert!(words.contains(&held), "{} tells no {name}: {words}", reason.code());
                }
                words
            });
            assert_ne!(english, german, "{}", reason.code());
        }
    }

    #[test]
    fn a_reason_within_a_reason_is_told_in_the_same_language() {
        speak(Language::German);
        let error = kith_sync::protocol::WriteError::Statement(Void::TooFew);
        assert_eq!(said(&(&error).into()), "Das würde nicht zählen: dafür seid ihr zu wenige.");
    }

    #[test]
    fn a_reason_that_is_not_known_stays_as_it_is() {
        speak(Language::German);
        assert_eq!(said(&Reason::from("of a newer part".to_owned())), "of a newer part");
    }
}
