//! The interface's words, in the language of whoever reads them: `i18n/<language>.ftl`, looked up with [`t!`].
//!
//! Invariant: no other module holds words that the window shows. Nothing here is a legal or medical fact or a number to
//! call; such things differ from place to place and change, and the group keeps its own.
//! Source: Project Fluent, <https://projectfluent.org>.

pub(crate) mod dates;
pub(crate) mod done;
pub(crate) mod focus;
pub(crate) mod help;
pub(crate) mod places;
pub(crate) mod reason;
pub(crate) mod shelf;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use icu_locale_core::subtags::language;
use icu_locale_core::{Locale, locale};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    English,
    German,
}

/// The words of a language.
type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> =
    LazyLock::new(|| bundle(Language::English, [include_str!("../i18n/en.ftl"), reason::ENGLISH]));
static GERMAN: LazyLock<Bundle> =
    LazyLock::new(|| bundle(Language::German, [include_str!("../i18n/de.ftl"), reason::GERMAN]));

/// What the system asked for.
static CHOSEN: OnceLock<Locale> = OnceLock::new();

/// Fixed words that stand in no file as a whole.
static JOINED: Mutex<BTreeMap<(Language, &'static str), &'static str>> =
    Mutex::new(BTreeMap::new());

thread_local! {
    /// What is read on this thread instead.
    static HERE: RefCell<Option<Locale>> = const { RefCell::new(None) };
}

/// Dates and times where the system asks for a language that Kith does not speak, or for none: day before month, 24 hours.
static FALLBACK: Locale = locale!("en-GB");

/// A message in the language of whoever reads it: fixed words, or a sentence with what is inserted by name.
macro_rules! t {
    ($key:literal) => { $crate::words::fixed($key) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::say($key, [$((stringify!($name), $crate::words::Inserted::inserted(&$value))),+])
    };
}
pub(crate) use t;

/// What can be inserted in a message: words as they are, numbers so that a message can tell one from several.
pub(crate) trait Inserted {
    /// The value that a message sees.
    fn inserted(&self) -> FluentValue<'static>;
}

impl Inserted for str {
    fn inserted(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Inserted for String {
    fn inserted(&self) -> FluentValue<'static> {
        self.as_str().inserted()
    }
}

impl<T: Inserted + ?Sized> Inserted for &T {
    fn inserted(&self) -> FluentValue<'static> {
        (*self).inserted()
    }
}

macro_rules! inserted_numbers {
    ($($number:ty),+) => {
        $(impl Inserted for $number {
            fn inserted(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        })+
    };
}
inserted_numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

impl Language {
    /// The language of a locale; English for one that Kith does not speak.
    fn of(locale: &Locale) -> Self {
        if locale.id.language == language!("de") { Self::German } else { Self::English }
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
        }
    }
}

/// Chooses the language and the forms of dates by what the system says, what it wants most first; without it, the neutral
/// form of English.
pub(crate) fn choose(system: impl IntoIterator<Item = String>) {
    // Chosen once: a second window of one process keeps what the first one has.
    let _chosen = CHOSEN.get_or_init(|| read(system));
}

/// The locale for what the system says, "de_AT.UTF-8" or "de-AT"; where it names no region first, that of the next that does.
fn read(system: impl IntoIterator<Item = String>) -> Locale {
    let mut said = system.into_iter().filter_map(|tag| {
        let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        Locale::try_from_str(&tag).ok()
    });
    let Some(mut locale) = said.next() else { return FALLBACK.clone() };
    if locale.id.region.is_none() {
        locale.id.region = said.find_map(|other| other.id.region);
    }
    if [language!("de"), language!("en")].contains(&locale.id.language) {
        return locale;
    }
    // A language that Kith does not speak gives no form of dates either: words and dates belong together. On which day a week
    // begins is no matter of words.
    dates::beginning_weeks_as(&FALLBACK, &locale)
}

/// Calls `each` with the locale that is read on this thread.
pub(crate) fn with_locale<R>(each: impl FnOnce(&Locale) -> R) -> R {
    HERE.with_borrow(|here| {
        each(here.as_ref().unwrap_or_else(|| CHOSEN.get().unwrap_or(&FALLBACK)))
    })
}

/// Lets this thread read a language.
#[cfg(test)]
pub(crate) fn speak(language: Language) {
    HERE.set(Some(match language {
        Language::English => FALLBACK.clone(),
        Language::German => locale!("de-DE"),
    }));
}

/// Lets this thread read as a system of this locale has it.
#[cfg(test)]
pub(crate) fn speak_as(system: &str) {
    HERE.set(Some(read([system.to_owned()])));
}

/// The language that is read on this thread.
pub(crate) fn language() -> Language {
    with_locale(Language::of)
}

/// A message in which nothing is inserted; use [`t!`].
pub(crate) fn fixed(key: &'static str) -> &'static str {
    let language = language();
    let bundle: &'static Bundle = language.bundle();
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    let Some(pattern) = pattern else {
        debug_assert!(false, "no words for {key}");
        return key;
    };
    match bundle.format_pattern(pattern, None, &mut Vec::new()) {
        Cow::Borrowed(words) => words,
        // Words that are put together, such as those with a bracket, are put together once.
        Cow::Owned(words) => {
            let mut kept = JOINED.lock().unwrap_or_else(PoisonError::into_inner);
            kept.entry((language, key)).or_insert_with(|| words.leak())
        }
    }
}

/// A message whose key comes from elsewhere, where there is one, with what is inserted in it.
fn found(key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let bundle = language().bundle();
    let pattern = bundle.get_message(key).and_then(|message| message.value())?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{key}: {errors:?}");
    Some(words)
}

/// A message with what is inserted in it; use [`t!`].
pub(crate) fn say<const N: usize>(
    key: &'static str,
    values: [(&'static str, FluentValue<'static>); N],
) -> String {
    let args: FluentArgs<'_> = values.into_iter().collect();
    let bundle = language().bundle();
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        // Every key stands in both languages: a test reads all of them out of the sources.
        debug_assert!(false, "no words for {key}");
        return key.to_owned();
    };
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{key}: {errors:?}");
    words
}

fn bundle(language: Language, sources: [&str; 2]) -> Bundle {
    let tag = match language {
        Language::English => "en-GB",
        Language::German => "de-DE",
    };
    // It only says how plurals are told apart.
    let mut bundle = Bundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    // Marks around names that no font draws.
    bundle.set_use_isolating(false);
    for source in sources {
        // What can be read is kept also where something cannot; a test reads each file whole.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // One that stands twice keeps its first words; a test finds it.
        drop(bundle.add_resource(resource));
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

    use super::*;

    const ENGLISH_WORDS: &str = include_str!("../i18n/en.ftl");
    const GERMAN_WORDS: &str = include_str!("../i18n/de.ftl");

    /// The messages of a language with what each inserts.
    fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| errors).unwrap();
        let mut found = BTreeMap::new();
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(!matches!(entry, Entry::Junk { .. }), "cannot be read: {entry:?}");
                continue;
            };
            let mut inserted = BTreeSet::new();
            insertions(message.value.as_ref().expect("each message has words"), &mut inserted);
            let twice = found.insert(message.id.name.to_owned(), inserted);
            assert_eq!(twice, None, "{} stands twice", message.id.name);
        }
        found
    }

    fn insertions(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    for variant in variants {
                        insertions(&variant.value, found);
                    }
                    selector
                }
            };
            if let InlineExpression::VariableReference { id } = inline {
                found.insert(id.name.to_owned());
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_insertions() {
        let (english, german) = (messages(ENGLISH_WORDS), messages(GERMAN_WORDS));
        for (key, inserted) in &english {
            assert_eq!(german.get(key), Some(inserted), "{key} in German");
        }
        for key in german.keys() {
            assert!(english.contains_key(key), "{key} is said in German alone");
        }
    }

    #[test]
    fn every_message_that_the_sources_ask_for_is_there_with_what_they_insert_and_none_is_left_over()
    {
        let mut sources_found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources_found);
        let english = messages(ENGLISH_WORDS);
        let mut asked = BTreeSet::new();
        for source in &sources_found {
            for call in source.split("t!(").skip(1) {
                let Some((key, rest)) =
                    call.trim_start().strip_prefix('"').and_then(|it| it.split_once('"'))
                else {
                    continue;
                };
                if key.is_empty() || !key.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
                {
                    continue;
                }
                let inserted = english.get(key).unwrap_or_else(|| panic!("{key} has no words"));
                if rest.trim_start().starts_with(')') {
                    assert!(inserted.is_empty(), "{key} lacks {inserted:?}");
                }
                asked.insert(key.to_owned());
            }
        }
        let unused: Vec<_> = english.keys().filter(|key| !asked.contains(*key)).collect();
        assert!(unused.is_empty(), "nobody says {unused:?}");
    }

    #[test]
    fn the_system_chooses_language_and_form_and_what_kith_does_not_speak_is_english() {
        let tag = |system: &[&str]| read(system.iter().map(|&it| it.to_owned())).to_string();
        assert_eq!(tag(&["de_AT.UTF-8"]), "de-AT");
        assert_eq!(tag(&["en-US"]), "en-US");
        assert_eq!(tag(&["fr_FR.UTF-8"]), "en-GB");
        assert_eq!(tag(&["C"]), "en-GB");
        assert_eq!(tag(&["no such thing"]), "en-GB");
        assert_eq!(tag(&[]), "en-GB");
    }

    #[test]
    fn the_region_is_kept_where_it_is_named_beside_the_language_or_the_language_is_not_spoken() {
        let tag = |system: &[&str]| read(system.iter().map(|&it| it.to_owned())).to_string();
        assert_eq!(tag(&["en", "de-DE"]), "en-DE");
        assert_eq!(tag(&["de", "en-US"]), "de-US");
        assert_eq!(tag(&["en-US", "de-DE"]), "en-US");
        // Weeks begin on Sunday in Brazil, and on Saturday in Egypt.
        assert_eq!(tag(&["pt_BR.UTF-8"]), "en-GB-u-fw-sun");
        assert_eq!(tag(&["ar-EG"]), "en-GB-u-fw-sat");
    }

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// One workplace or several is said in plain words, not in the two that people mix up.
    #[test]
    fn neither_of_the_two_words_that_people_mix_up_is_used_anywhere() {
        let mut found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        assert!(found.len() > 50);
        for beginning in ["inter", "intra"] {
            for joined in ["-", " ", ""] {
                let word = format!("{beginning}{joined}agency");
                let uses = |source: &String| source.to_lowercase().contains(&word);
                assert!(!found.iter().any(uses), "{word} is used");
            }
        }
    }
}
