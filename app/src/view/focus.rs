//! The focus of the group, and how one is found.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use kith_sync::group::edit::{FocusKind, Grades, Origin, TextField};
use serde::{Deserialize, Serialize};

use super::Source;
use super::choice::{ChoiceView, choice_view};
use super::text::{TextView, text_view};
use super::when::short_date;
use crate::words::focus as say;
use crate::words::{Language, language, t};

/// The screen "Focus".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FocusView {
    pub(crate) name: TextView,
    pub(crate) purpose: TextView,
    /// What to know before the purpose is used for a notice.
    pub(crate) caution: Option<&'static str>,
    pub(crate) who: TextView,
    pub(crate) what: TextView,
    /// What is not said yet, kindly.
    pub(crate) missing: Option<&'static str>,
    pub(crate) kinds: Vec<KindView>,
    pub(crate) kinds_now: Now,
    pub(crate) inside: TextView,
    pub(crate) outside: TextView,
    pub(crate) origin: ChoiceView<Origin>,
    pub(crate) origin_now: Now,
    pub(crate) origin_why: TextView,
    pub(crate) grades: ChoiceView<Grades>,
    pub(crate) grades_now: Now,
    pub(crate) again: AgainView,
    pub(crate) may_write: bool,
}

/// How one of the things stands that are said in a word or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Now {
    pub(crate) words: String,
    /// Whether anything was said.
    pub(crate) is_set: bool,
    /// Whether it waits for somebody to settle it.
    pub(crate) is_asked: bool,
}

impl Now {
    fn of<T>(choice: &ChoiceView<T>, words: Option<String>) -> Self {
        let is_asked = !choice.several.is_empty();
        let open = || if is_asked { String::new() } else { t!("focus-not-said-yet").to_owned() };
        Self { is_set: words.is_some(), words: words.unwrap_or_else(open), is_asked }
    }
}

/// A kind that the group can be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KindView {
    pub(crate) kind: FocusKind,
    pub(crate) title: &'static str,
    pub(crate) explained: &'static str,
    pub(crate) holds: bool,
}

/// The day on which the focus is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgainView {
    pub(crate) day: ChoiceView<Option<Date>>,
    pub(crate) now: Now,
    /// What is said once the day has come.
    pub(crate) due: Option<String>,
    /// Days to choose from.
    pub(crate) offers: Vec<(Date, &'static str)>,
    /// One of them, as a day is written.
    pub(crate) hint: String,
}

/// What a focus text is about and what stands where nothing is written, by field.
pub(crate) fn name() -> (&'static str, &'static str) {
    (t!("focus-name-of-the-group"), t!("focus-a-name-that-gives-nothing-away"))
}
pub(crate) fn purpose() -> (&'static str, &'static str) {
    (t!("focus-purpose-in-one-sentence"), t!("focus-we-are-a-group-of-who"))
}
pub(crate) fn who() -> (&'static str, &'static str) {
    (t!("focus-who-it-is-for"), t!("focus-for-example-nurses-on-night-shifts"))
}
pub(crate) fn what() -> (&'static str, &'static str) {
    (t!("focus-what-it-is-for"), t!("focus-for-example-to-talk-about-what"))
}
fn inside() -> (&'static str, &'static str) {
    (t!("focus-what-belongs-here"), t!("focus-for-example-our-nights-our-sleep"))
}
fn outside() -> (&'static str, &'static str) {
    (t!("focus-what-does-not-belong-here"), t!("focus-for-example-clients-pay-who-is"))
}
fn why() -> (&'static str, &'static str) {
    (t!("focus-why-if-you-like-to-say"), t!("focus-what-speaks-for-it-and-what"))
}

/// Makes the screen.
pub(crate) fn focus_view(source: &Source<'_>) -> FocusView {
    let focus = &source.snapshot.focus;
    let text = |field, about, text| text_view(source, field, about, text);
    let purpose = text(TextField::FocusPurpose, purpose(), &focus.purpose);
    let is_missing = |text: &TextView| text.words.trim().is_empty() && text.typing.is_empty();
    let who = text(TextField::FocusWho, who(), &focus.who);
    let what = text(TextField::FocusWhat, what(), &focus.what);
    let missing = match (is_missing(&who), is_missing(&what)) {
        (true, true) => Some(say::both_open()),
        (true, false) => Some(say::who_open()),
        (false, true) => Some(say::what_open()),
        (false, false) => None,
    };
    let kinds: Vec<KindView> = say::kinds()
        .into_iter()
        .map(|(kind, title, explained)| KindView {
            kind,
            title,
            explained,
            holds: focus.kinds.contains(&kind),
        })
        .collect();
    let origin = choice_view(source, &focus.origin, |origin| worded(&say::origins(), *origin));
    let grades = choice_view(source, &focus.grades, |grades| worded(&say::grades(), *grades));
    FocusView {
        name: text(TextField::GroupName, name(), &focus.name),
        caution: (purpose.versions.len() > 1).then_some(say::no_notice()),
        purpose,
        missing,
        kinds_now: kinds_now(&kinds),
        kinds,
        inside: text(TextField::FocusInside, inside(), &focus.inside),
        outside: text(TextField::FocusOutside, outside(), &focus.outside),
        origin_now: Now::of(&origin, origin.settled.map(|it| worded(&say::origins(), it))),
        origin,
        origin_why: text(TextField::OriginWhy, why(), &focus.origin_why),
        grades_now: Now::of(&grades, grades.settled.map(|it| worded(&say::grades(), it))),
        grades,
        again: again_view(source),
        who,
        what,
        may_write: source.may_write(),
    }
}

/// Those that hold, in one line.
fn kinds_now(kinds: &[KindView]) -> Now {
    let held: Vec<&str> = kinds.iter().filter(|kind| kind.holds).map(|kind| kind.title).collect();
    let is_set = !held.is_empty();
    let words = if is_set { held.join(" · ") } else { t!("focus-not-said-yet").to_owned() };
    Now { words, is_set, is_asked: false }
}

fn worded<T: Copy + PartialEq>(all: &[(T, &str)], value: T) -> String {
    all.iter()
        .find(|(each, _)| *each == value)
        .map(|(_, words)| (*words).to_owned())
        .unwrap_or_default()
}

fn again_view(source: &Source<'_>) -> AgainView {
    let today = source.now.date();
    let said = |day: &Option<Date>| {
        day.map_or_else(|| t!("focus-no-day").to_owned(), |day| short_date(day, today))
    };
    let day = choice_view(source, &source.snapshot.focus.again, said);
    let set = day.settled.flatten();
    let offer = |span: Span, words| Some((today.checked_add(span).ok()?, words));
    let offers = [
        offer(3.months(), t!("focus-in-three-months")),
        offer(6.months(), t!("focus-in-six-months")),
        offer(1.year(), t!("focus-in-a-year")),
    ];
    let offers: Vec<_> = offers.into_iter().flatten().collect();
    let words = match set {
        None if day.several.is_empty() => t!("focus-no-day-is-set").to_owned(),
        None => String::new(),
        Some(day) if day == today => t!("focus-today-is-the-day-does-this").to_owned(),
        Some(day) if day < today => {
            t!("focus-was-the-day-does-this-still", today = short_date(day, today))
        }
        Some(day) => t!("focus-on", today = short_date(day, today)),
    };
    let due = set.filter(|day| *day <= today).map(|_| words.clone());
    AgainView {
        now: Now {
            is_asked: due.is_some() || !day.several.is_empty(),
            is_set: set.is_some(),
            words: if due.is_some() { String::new() } else { words },
        },
        due,
        day,
        hint: offers.first().map(|(day, _)| day.to_string()).unwrap_or_default(),
        offers,
    }
}

/// A sentence about the group while it is built: for whom, and what for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Sentence {
    pub(crate) who: String,
    pub(crate) what: String,
}

/// The sentence as far as it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentenceView {
    /// What one says to whom one asks.
    pub(crate) asking: String,
    /// What the group says of itself; absent while something is missing.
    pub(crate) purpose: Option<String>,
    /// What is missing, kindly.
    pub(crate) missing: Vec<&'static str>,
}

impl Sentence {
    /// From what the group has written of itself.
    pub(crate) fn of(view: &FocusView) -> Self {
        let first = |text: &TextView, opening: &str| {
            if text.overlap {
                return String::new();
            }
            let words = text.words.trim();
            let words = words.split_once(". ").map_or(words, |(first, _)| first);
            part(words, opening).to_owned()
        };
        let (who, what) = (first(&view.who, ""), first(&view.what, &opening_of_what()));
        // In German the words follow a colon, and most of those who are meant begin with a noun.
        let who = if language() == Language::German { who } else { uncapital(&who) };
        Self { who, what: uncapital(&what) }
    }

    pub(crate) fn view(&self) -> SentenceView {
        let (who, what) =
            (part(&self.who, &opening_of_who()), part(&self.what, &opening_of_what()));
        let mut missing = Vec::new();
        if who.is_empty() {
            missing.push(say::who_missing());
        }
        if what.is_empty() {
            missing.push(say::what_missing());
        }
        let or_open =
            |words: &str| if words.is_empty() { "…".to_owned() } else { words.to_owned() };
        SentenceView {
            asking: t!("focus-i-am-looking-to-form-a-2", who = or_open(who), what = or_open(what)),
            purpose: missing
                .is_empty()
                .then(|| t!("focus-we-are-a-group-of-who-2", who = who, what = what)),
            missing,
        }
    }
}

/// Words as they go into a sentence: without its beginning and its end.
/// How people begin to say who a group is for; the sentence says it already.
fn opening_of_who() -> String {
    format!("{} ", t!("focus-opening-who"))
}

/// How people begin to say what it is for.
fn opening_of_what() -> String {
    format!("{} ", t!("focus-opening-what"))
}

fn part<'a>(words: &'a str, opening: &str) -> &'a str {
    let words = words.trim().trim_end_matches(['.', '…']).trim_end();
    let begins =
        words.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
    if begins { words.get(opening.len()..).unwrap_or(words).trim_start() } else { words }
}

/// Without the capital of a sentence; that of a word of capitals stays.
pub(super) fn uncapital(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{ben, fresh, keeping, now, snapshot, status};
    use crate::view::text::VersionView;
    use crate::words::speak;

    #[test]
    fn two_versions_at_once_stand_side_by_side_and_one_alone_is_prose() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = focus_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.name.words, "Thursday table");
        assert_eq!(view.name.versions, []);
        assert_eq!(view.who.byline.as_deref(), Some("Written by Ben on 9 November"));
        assert!(view.purpose.overlap);
        let by = |view: &VersionView| (view.by.clone(), view.mine);
        assert_eq!(
            view.purpose.versions.iter().map(by).collect::<Vec<_>>(),
            [("Ben, yesterday".to_owned(), false), ("You, yesterday".to_owned(), true)]
        );
        assert_eq!(view.caution, Some(say::no_notice()));
    }

    #[test]
    fn what_somebody_types_shows_under_its_text_alone() {
        let (snapshot, mut status, now) = (snapshot(), status(), now());
        let drafts = &mut Arc::make_mut(&mut status).drafts;
        drafts.push(kith_sync::node::api::LiveDraft {
            member: ben(),
            text: TextField::FocusWhat,
            words: "To listen".to_owned(),
        });
        let view = focus_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.what.typing, [("Ben".to_owned(), "To listen".to_owned())]);
        assert_eq!((view.who.typing, view.purpose.typing), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_is_not_said_yet_is_asked_for_and_what_is_said_is_not() {
        let (state, now) = (fresh(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let view = focus_view(&source);
        assert_eq!(view.missing, Some(say::both_open()));
        assert_eq!(view.caution, None);
        let (snapshot, status) = (snapshot(), status());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        assert_eq!(focus_view(&source).missing, None);
    }

    #[test]
    fn two_answers_are_shown_with_who_gave_them_and_none_stands() {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let view = focus_view(&source);
        assert_eq!(view.origin.settled, None);
        let told: Vec<_> =
            view.origin.several.iter().map(|it| (it.words.as_str(), it.by.as_str())).collect();
        assert_eq!(
            told,
            [
                ("From different workplaces", "Set by Ben yesterday"),
                ("Some from one, some from others", "Set by Cleo yesterday"),
            ]
        );
        assert!(view.origin_now.is_asked && view.origin_now.words.is_empty());
        assert_eq!(view.kinds_now.words, "What a profession asks of us · Simply company");
        assert_eq!(view.grades_now.words, "We look at each case");
    }

    #[test]
    fn the_day_to_look_again_is_told_before_on_and_after_it() {
        let (state, now) = (keeping(), now());
        let told = |months: i32| {
            let now = now.checked_add(months.months()).unwrap();
            let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
            let again = again_view(&source);
            (again.now.words, again.now.is_asked, again.due)
        };
        assert_eq!(told(0), ("On 28 February 2027.".to_owned(), false, None));
        let (words, is_asked, due) = told(4);
        assert_eq!((words.as_str(), is_asked), ("", true));
        assert!(due.is_some_and(|words| words.starts_with("28 February was the day.")));
    }

    #[test]
    fn the_sentence_is_built_from_its_parts_and_asks_for_what_is_missing() {
        let sentence =
            |who: &str, what: &str| Sentence { who: who.to_owned(), what: what.to_owned() }.view();
        let view = sentence("", " To rest. ");
        assert_eq!(view.asking, "I am looking to form a group of … to rest.");
        assert_eq!((view.purpose, view.missing), (None, vec![say::who_missing()]));
        assert_eq!(sentence("", "").missing, [say::who_missing(), say::what_missing()]);
        let view = sentence("a group of midwives", "sing…");
        assert_eq!(view.asking, "I am looking to form a group of midwives to sing.");
        assert_eq!(view.purpose.unwrap(), "We are a group of midwives who meet to sing.");
    }

    #[test]
    fn the_sentence_begins_with_what_the_group_has_written() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let sentence = Sentence::of(&focus_view(&source));
        assert!(sentence.who.starts_with("nurses and nursing assistants who work nights"));
        assert_eq!(
            sentence.what,
            "talk about what stays with us after a shift, and what helps us to rest"
        );
        assert_eq!(uncapital("ICU nurses"), "ICU nurses");
        speak(Language::German);
        let sentence = Sentence::of(&focus_view(&source));
        assert!(sentence.who.starts_with("Nurses and nursing assistants"), "{}", sentence.who);
    }
}
