//! Everything that can be done from anywhere, with its key: what Ctrl+K lists.

use serde::{Deserialize, Serialize};

use super::Place;
use super::search::fold;
use super::switcher::Another;
use crate::desktop::GroupHere;
use crate::words::t;

/// Letters that are left of a word whose ending is not looked at, at the least.
const STEM: usize = 4;

/// Something that can be done from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Everywhere {
    Go(Place),
    /// Looks for words.
    Find,
    Undo,
    Lock,
    /// Lists the groups on this device.
    Groups,
    Show(GroupHere),
    Another(Another),
    Look(Look),
    Zoom(Zoom),
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Look {
    System,
    Light,
    Dark,
}

/// Another size of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zoom {
    Larger,
    Smaller,
    Usual,
}

/// One of them, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CommandView {
    pub(crate) what: Everywhere,
    pub(crate) words: String,
    /// Its key, as it stands on the keyboard.
    pub(crate) keys: Option<String>,
}

/// All that fit the words that were typed, in the order of the navigation.
pub(crate) fn commands_view(
    can_undo: bool,
    groups: &[(GroupHere, &str)],
    typed: &str,
) -> Vec<CommandView> {
    let typed: Vec<String> = typed.split_whitespace().map(fold).collect();
    let mut all = places();
    all.extend(groups.iter().map(|(here, name)| CommandView {
        what: Everywhere::Show(*here),
        words: t!("commands-show-group", name = *name),
        keys: None,
    }));
    all.extend(others(can_undo));
    let fitting = |fits: fn(&str, &str) -> bool| {
        let all = all.iter().filter(|command| {
            let words = fold(&command.words);
            typed.iter().all(|typed| fits(&words, typed))
        });
        all.cloned().collect::<Vec<_>>()
    };
    let exactly = fitting(|words, typed| words.contains(typed));
    if exactly.is_empty() { fitting(is_like) } else { exactly }
}

/// Whether one of the words is the same as the one that was typed but for its ending, as “dunkle” is as “dunkel” and “dunkler”.
fn is_like(words: &str, typed: &str) -> bool {
    let stem = stem(typed);
    words.split_whitespace().any(|word| word.contains(typed) || word.starts_with(&stem))
}

/// A word without the ending that it has by its place in a sentence, and without the vowel that is spoken only where nothing
/// follows it; a short word stays whole.
fn stem(word: &str) -> String {
    let ending = ["en", "er", "es", "em", "e"].into_iter().find_map(|it| word.strip_suffix(it));
    let stem = ending.filter(|stem| stem.chars().count() >= STEM).unwrap_or(word);
    match stem.strip_suffix("el") {
        Some(start) if start.chars().count() >= STEM => format!("{start}l"),
        Some(_) | None => stem.to_owned(),
    }
}

/// Those that change how the window looks.
pub(crate) fn looks_view() -> impl Iterator<Item = CommandView> {
    let is_look = |what| matches!(what, Everywhere::Look(_) | Everywhere::Zoom(_));
    others(false).into_iter().filter(move |command| is_look(command.what))
}

fn places() -> Vec<CommandView> {
    Place::LISTED
        .into_iter()
        .chain(Place::BESIDE)
        .map(|place| CommandView {
            what: Everywhere::Go(place),
            words: t!("commands-go", place = place.title()),
            keys: place_keys(place),
        })
        .collect()
}

/// The key that shows a screen, as it stands on the keyboard.
pub(crate) fn place_keys(place: Place) -> Option<String> {
    let number = Place::LISTED.into_iter().position(|listed| listed == place)?;
    match (place, number) {
        (Place::Help, _) => Some("F1".to_owned()),
        (_, 0..=8) => Some(ctrl(&(number + 1).to_string())),
        (_, 9) => Some(ctrl("0")),
        _ => None,
    }
}

fn others(can_undo: bool) -> Vec<CommandView> {
    let mut others = vec![
        (Everywhere::Find, t!("commands-find").to_owned(), Some(ctrl("F"))),
        (Everywhere::Groups, t!("switcher-title").to_owned(), Some(ctrl("G"))),
        (Everywhere::Another(Another::Join), t!("switcher-join").to_owned(), None),
        (Everywhere::Another(Another::Found), t!("switcher-found").to_owned(), None),
        (Everywhere::Lock, t!("commands-lock").to_owned(), Some(ctrl("L"))),
        (Everywhere::Look(Look::System), t!("commands-look-system").to_owned(), None),
        (Everywhere::Look(Look::Light), t!("commands-look-light").to_owned(), None),
        (Everywhere::Look(Look::Dark), t!("commands-look-dark").to_owned(), None),
        (Everywhere::Zoom(Zoom::Larger), t!("commands-larger").to_owned(), Some(ctrl("+"))),
        (Everywhere::Zoom(Zoom::Smaller), t!("commands-smaller").to_owned(), Some(ctrl("−"))),
        (Everywhere::Zoom(Zoom::Usual), t!("commands-usual").to_owned(), None),
    ];
    if can_undo {
        others.insert(1, (Everywhere::Undo, t!("commands-undo").to_owned(), Some(ctrl("Z"))));
    }
    others.into_iter().map(|(what, words, keys)| CommandView { what, words, keys }).collect()
}

/// A key that is pressed together with Ctrl.
pub(crate) fn ctrl(key: &str) -> String {
    t!("commands-ctrl", key = key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, speak};

    fn words(can_undo: bool, typed: &str) -> Vec<String> {
        commands_view(can_undo, &[], typed).into_iter().map(|command| command.words).collect()
    }

    #[test]
    fn what_fits_the_words_is_listed_in_any_case_and_order() {
        assert_eq!(words(false, "rules"), ["Go to: Ground rules"]);
        assert_eq!(words(false, "SMALLER text"), ["Smaller text"]);
        assert_eq!(words(false, "no such thing"), Vec::<String>::new());
    }

    #[test]
    fn a_colour_is_found_whatever_its_ending() {
        speak(Language::German);
        for typed in ["dunkel", "dunkle", "Dunkler", "dunkles", "dunkel farbe"] {
            assert_eq!(words(false, typed), ["Dunkle Farben"], "{typed}");
        }
        for typed in ["hell", "helle", "heller", "helles"] {
            assert_eq!(words(false, typed), ["Helle Farben"], "{typed}");
        }
        assert_eq!(words(false, "größer"), ["Größere Schrift"]);
        assert_eq!(words(false, "kleinerer Schrift"), ["Kleinere Schrift"]);
        speak(Language::English);
        assert_eq!(words(false, "darker"), ["Dark colours"]);
        assert_eq!(words(false, "lighter"), ["Light colours"]);
    }

    #[test]
    fn undo_is_listed_only_where_something_can_be_undone() {
        assert!(!words(false, "").contains(&"Undo my last step".to_owned()));
        assert!(words(true, "").contains(&"Undo my last step".to_owned()));
    }

    #[test]
    fn every_screen_is_there_and_no_key_is_given_twice() {
        let all = commands_view(true, &[], "");
        for place in Place::LISTED.into_iter().chain(Place::BESIDE) {
            assert!(all.iter().any(|command| command.what == Everywhere::Go(place)));
        }
        let mut keys: Vec<_> = all.iter().filter_map(|command| command.keys.clone()).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
