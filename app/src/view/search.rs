//! Looking for words in everything that the group keeps, and in what is kept for oneself.
//!
//! It looks through the snapshot of now, so what was taken back and whoever was turned down is not found; nothing of it is
//! written down anywhere, and no index is kept.

use icu_normalizer::DecomposingNormalizerBorrowed;
use kith_sync::group::edit::{Put, Shelf};
use kith_sync::group::snapshot::{Agreement, Choice, Text, Where, Words, Written};
use kith_sync::node::mine::Mine;

use super::agreement::name;
use super::{Place, Source};
use crate::words::t;

/// How many lines are listed.
const LISTED: usize = 60;
/// How much is told around what was found, in characters.
const AROUND: usize = 40;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoundView {
    /// Whether anything was looked for.
    pub(crate) is_asked: bool,
    pub(crate) lines: Vec<FoundLine>,
    /// Whether there is more than is listed.
    pub(crate) is_cut: bool,
}

/// A place where the words are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundLine {
    pub(crate) place: Place,
    /// "Ground rules: Phones".
    pub(crate) heading: String,
    /// The words around.
    pub(crate) words: String,
}

/// Looks for words: where all of them are in one text, in any case and with any accents.
pub(crate) fn search(source: &Source<'_>, mine: &Mine, asked: &str) -> FoundView {
    let asked: Vec<String> = asked.split_whitespace().map(fold).collect();
    if asked.is_empty() {
        return FoundView::default();
    }
    let mut found = Found { asked, view: FoundView { is_asked: true, ..FoundView::default() } };
    found.focus(source);
    for rule in source.snapshot.rules.iter() {
        found.agreement(
            Place::Rules,
            t!("search-ground-rules"),
            &name(Put::Rule(rule.id), rule),
            rule,
        );
    }
    for decision in source.snapshot.decisions.iter() {
        let called = name(Put::Decision(decision.put.id), &decision.put);
        found.agreement(Place::Decisions, t!("search-decisions"), &called, &decision.put);
        for text in [&decision.reasons, &decision.outcome] {
            found.text(Place::Decisions, &t!("search-decisions-2", called = called), text);
        }
    }
    found.meetings(source);
    found.content(source);
    found.people(source);
    found.mine(mine);
    found.carried();
    found.look(Place::Keys, Place::Keys.title(), t!("keys-search-words"));
    found.view
}

struct Found {
    asked: Vec<String>,
    view: FoundView,
}

impl Found {
    fn look(&mut self, place: Place, heading: &str, words: &str) {
        let folded = fold(words);
        if !self.asked.iter().all(|asked| folded.contains(asked.as_str())) {
            return;
        }
        if self.view.lines.len() >= LISTED {
            self.view.is_cut = true;
            return;
        }
        let first = self.asked.first().map_or("", String::as_str);
        let words = around(words, first);
        self.view.lines.push(FoundLine { place, heading: heading.to_owned(), words });
    }

    fn text(&mut self, place: Place, heading: &str, text: &Text) {
        self.look(place, heading, &text.words);
    }

    fn written(&mut self, place: Place, heading: &str, written: &Written) {
        if let Words::Known(words) = &written.words {
            self.look(place, heading, words);
        }
    }

    fn line(&mut self, place: Place, heading: &str, line: &Choice<Written>) {
        for chosen in &line.values {
            self.written(place, heading, &chosen.value);
        }
    }

    fn focus(&mut self, source: &Source<'_>) {
        let focus = &source.snapshot.focus;
        for (heading, text) in [
            (t!("search-focus-the-groups-name"), &focus.name),
            (t!("search-focus-purpose"), &focus.purpose),
            (t!("search-focus-for-whom"), &focus.who),
            (t!("search-focus-what-for"), &focus.what),
            (t!("search-focus-what-belongs-here"), &focus.inside),
            (t!("search-focus-what-does-not-belong-here"), &focus.outside),
            (t!("search-focus-where-members-come-from"), &focus.origin_why),
        ] {
            self.text(Place::Focus, heading, text);
        }
    }

    fn agreement(&mut self, place: Place, part: &str, called: &str, put: &Agreement) {
        let heading = format!("{part}: {called}");
        self.text(place, &heading, &put.title);
        self.text(place, &heading, &put.wording);
        for why in put.answers.iter().filter_map(|answer| answer.why.as_ref()) {
            self.written(place, &heading, why);
        }
        for remark in &put.remarks {
            self.written(place, &heading, &remark.written);
        }
    }

    fn meetings(&mut self, source: &Source<'_>) {
        for meeting in source.snapshot.meetings.iter() {
            let places = meeting.dates.iter().flat_map(|date| &date.place.values);
            for place in meeting.place.values.iter().chain(places) {
                if let Where::Words(written) = &place.value {
                    self.written(Place::Meetings, t!("search-meetings-where"), written);
                }
            }
        }
        for poll in source.snapshot.polls.iter() {
            self.line(Place::Meetings, t!("search-meetings-looking-for-a-date"), &poll.about);
        }
        for taken in source.snapshot.taken.iter() {
            self.text(Place::Room, t!("search-taken-along"), &taken.words);
        }
    }

    fn content(&mut self, source: &Source<'_>) {
        let snapshot = source.snapshot;
        for place in snapshot.places.iter() {
            for line in [&place.name, &place.cost, &place.booking] {
                self.line(Place::Places, t!("search-places"), line);
            }
            // Where somebody lives is found where it is shown, and not by chance.
            for text in [&place.access, &place.notes] {
                self.text(Place::Places, t!("search-places"), text);
            }
        }
        for contact in snapshot.contacts.iter() {
            for line in [&contact.name, &contact.region] {
                self.line(Place::Help, t!("search-help"), line);
            }
            for reach in &contact.reach.values {
                self.written(Place::Help, t!("search-help"), &reach.value.written);
            }
            self.text(Place::Help, t!("search-help"), &contact.note);
        }
        for item in snapshot.shelf.iter() {
            let heading = match item.shelf {
                Shelf::Topic => t!("search-our-shelf-a-topic"),
                Shelf::Tip => t!("search-our-shelf-a-tip"),
                Shelf::Resource => t!("search-our-shelf-to-read"),
                Shelf::Task => t!("search-our-shelf-a-task"),
            };
            for text in [&item.words, &item.note] {
                self.text(Place::Shelf, heading, text);
            }
            self.line(Place::Shelf, heading, &item.link);
        }
        for question in snapshot.questions.iter() {
            for part in [&question.what, &question.ideas, &question.will_try, &question.outcome] {
                self.line(Place::Going, t!("search-what-somebody-works-through"), part);
            }
        }
    }

    fn people(&mut self, source: &Source<'_>) {
        for member in source.snapshot.members.iter() {
            self.look(Place::Members, t!("search-members"), &member.name);
        }
        for person in source.snapshot.candidates.iter() {
            for line in [&person.name, &person.line, &person.from] {
                self.line(Place::Finding, t!("search-finding-members"), line);
            }
        }
        for posting in source.snapshot.postings.iter() {
            self.line(
                Place::Finding,
                t!("search-finding-members-where-a-notice-is"),
                &posting.place,
            );
        }
    }

    /// How words get to the others, which nobody has to know the name of.
    fn carried(&mut self) {
        let reach = t!("search-how-we-reach-each-other");
        self.look(Place::Reach, Place::Reach.title(), reach);
        self.look(Place::Parcels, Place::Parcels.title(), t!("search-parcels"));
    }

    fn mine(&mut self, mine: &Mine) {
        for note in &mine.notes {
            self.look(Place::Mine, t!("search-mine-alone-a-note"), &note.words);
        }
        for issue in &mine.issues {
            let words = &issue.words;
            for part in [&words.what, &words.ideas, &words.will_try, &words.outcome] {
                self.look(Place::Mine, t!("search-mine-alone-what-i-work-through"), part);
            }
        }
        for talk in &mine.talks {
            self.look(Place::Mine, t!("search-mine-alone-a-talk"), &talk.words);
        }
        for check_in in &mine.check_ins {
            self.look(Place::Mine, t!("search-mine-alone-how-i-was"), &check_in.line);
        }
    }
}

/// Small letters without accents.
pub(super) fn fold(words: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(words);
    let is_accent = |letter: char| matches!(letter, '\u{300}'..='\u{36f}');
    apart.chars().filter(|letter| !is_accent(*letter)).flat_map(char::to_lowercase).collect()
}

/// What stands around the first place where something is, on one line.
fn around(words: &str, first: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<char> = words.chars().collect();
    let is_here = |at: &usize| {
        let rest: String = letters.iter().skip(*at).take(first.len() + AROUND).collect();
        fold(&rest).starts_with(first)
    };
    let at = (0..letters.len()).find(is_here).unwrap_or(0);
    let from = at.saturating_sub(AROUND);
    let until = letters.len().min(at + first.chars().count() + AROUND);
    let middle: String = letters.iter().skip(from).take(until - from).collect();
    let before = if from > 0 { "… " } else { "" };
    let after = if until < letters.len() { " …" } else { "" };
    format!("{before}{}{after}", middle.trim())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{keeping, now, snapshot, status};

    fn found(asked: &str) -> Vec<(Place, String)> {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let view = search(&source, &Mine::default(), asked);
        view.lines.into_iter().map(|line| (line.place, line.heading)).collect()
    }

    #[test]
    fn words_are_found_in_any_case_with_or_without_accents_and_all_of_them_together() {
        let phones = found("PHONES");
        assert!(!phones.is_empty());
        assert!(phones.iter().all(|it| *it == (Place::Rules, "Ground rules: Phones".to_owned())));
        assert!(found("cafe station").contains(&(Place::Meetings, "Meetings: where".to_owned())));
        assert_eq!(found("phones café"), []);
        assert_eq!(found("  "), []);
        assert_eq!(fold("Élise Müßig"), "elise mußig");
    }

    #[test]
    fn what_was_taken_back_is_not_found() {
        let (mut snapshot, status, now) = (snapshot(), status(), now());
        let canary = "canary";
        let meetings = Arc::make_mut(&mut Arc::make_mut(&mut snapshot).meetings);
        let place = &mut Arc::make_mut(&mut meetings[0]).place.values[0].value;
        let Where::Words(written) = place else { panic!("the place is in words") };
        written.words = Words::Known(canary.to_owned());
        let asked = |snapshot: &kith_sync::group::GroupSnapshot| {
            let source = Source { snapshot, status: &status, now: &now };
            search(&source, &Mine::default(), canary).lines.len()
        };
        assert_eq!(asked(&snapshot), 1);
        let meetings = Arc::make_mut(&mut Arc::make_mut(&mut snapshot).meetings);
        let place = &mut Arc::make_mut(&mut meetings[0]).place.values[0].value;
        let Where::Words(written) = place else { panic!("the place is in words") };
        written.words = Words::TakenBack;
        assert_eq!(asked(&snapshot), 0);
    }

    #[test]
    fn what_is_mine_alone_is_found_and_named_so() {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let mine = Mine {
            notes: vec![kith_sync::node::mine::Note {
                id: kith_sync::id::RecordId::from_bytes([1; 16]),
                on: now.date(),
                number: 1,
                words: "ask the gardener about the key".to_owned(),
            }],
            ..Mine::default()
        };
        let view = search(&source, &mine, "gardener");
        assert_eq!(view.lines.len(), 1);
        assert_eq!(view.lines[0].heading, "Mine alone: a note");
        assert_eq!(view.lines[0].words, "ask the gardener about the key");
    }

    #[test]
    fn a_long_text_is_told_around_the_words() {
        let long = format!("{} needle {}", "before ".repeat(30), "after ".repeat(30));
        let told = around(&long, "needle");
        assert!(
            told.starts_with("… ") && told.ends_with(" …") && told.contains("needle"),
            "{told}"
        );
        assert!(told.chars().count() < 100);
    }
}
