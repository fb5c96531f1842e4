//! What is read of versions that people wrote apart, the same in every order of arrival.

use std::cell::Cell;

use super::*;
use crate::group::keys::version_id;
use crate::id::{BodyName, ChainId, Day, MemberId};

struct Nobody;

impl Origins for Nobody {
    fn origin(&self, _at: OpId) -> (Option<MemberId>, Day) {
        (None, Day(0))
    }
}

#[derive(Default)]
struct Shelf(BTreeMap<BodyName, Words>);

impl Bodies for Shelf {
    fn words(&self, body: &BodyName) -> Words {
        self.0.get(body).cloned().unwrap_or_default()
    }
}

/// Counts the bodies that were read.
struct Counting<'a>(&'a Shelf, Cell<usize>);

impl Bodies for Counting<'_> {
    fn words(&self, body: &BodyName) -> Words {
        self.1.set(self.1.get() + 1);
        self.0.words(body)
    }
}

#[derive(Default)]
struct Case {
    shelf: Shelf,
    versions: Vec<(VersionId, Version, OpId)>,
}

impl Case {
    fn write(&mut self, words: &str, replaces: &[VersionId]) -> VersionId {
        let number = u8::try_from(self.versions.len()).unwrap() + 1;
        let body = BodyName::from_bytes([number; 32]);
        self.shelf.0.insert(body, Words::Known(words.to_owned()));
        let mut replaces = replaces.to_vec();
        replaces.sort_unstable();
        let version = Version { body, replaces };
        let id = version_id(
            ChainId::from_bytes([0; 32]),
            "rule/x/wording",
            &crate::encoding::encode(&version),
        );
        self.versions.push((id, version, OpId { counter: u64::from(number), actor: [0; 32] }));
        id
    }

    fn take_back(&mut self, version: usize) {
        self.shelf.0.insert(self.versions[version].1.body, Words::TakenBack);
    }

    /// What is read, the same in every order of arrival.
    fn read(&self) -> Text {
        let read = |versions: &[(VersionId, Version, OpId)]| {
            let mut graph = TextGraph::default();
            for (id, version, at) in versions {
                graph.insert(*id, version.clone(), *at);
            }
            graph.read(&Nobody, &self.shelf, &mut Vec::new())
        };
        let text = read(&self.versions);
        let mut other = self.versions.clone();
        for _ in 0..other.len() {
            other.rotate_left(1);
            assert_eq!(read(&other), text);
            let mut backwards = other.clone();
            backwards.reverse();
            assert_eq!(read(&backwards), text);
        }
        text
    }
}

#[test]
fn two_changes_in_different_places_are_both_in_one_text() {
    let mut case = Case::default();
    let start = case.write("We meet to rest and to talk.", &[]);
    case.write("We meet every week to rest and to talk.", &[start]);
    case.write("We meet to rest and to listen.", &[start]);

    let text = case.read();

    assert_eq!(text.words, "We meet every week to rest and to listen.");
    assert!(!text.overlap);
    assert_eq!(text.versions.len(), 2);
}

#[test]
fn two_changes_of_one_word_are_both_shown_whole() {
    let mut case = Case::default();
    let start = case.write("I come home tired after work", &[]);
    case.write("I come home exhausted after work", &[start]);
    case.write("I come home weary after work", &[start]);

    let text = case.read();

    assert_eq!(text.words, "I come home [exhausted / weary] after work");
    assert!(text.overlap);
}

#[test]
fn whoever_writes_on_a_joined_text_settles_it() {
    let mut case = Case::default();
    let start = case.write("tired", &[]);
    let one = case.write("exhausted", &[start]);
    let other = case.write("weary", &[start]);
    case.write("worn out", &[one, other]);

    let text = case.read();

    assert_eq!((text.words.as_str(), text.overlap), ("worn out", false));
    let earlier: Vec<&Words> = text.earlier.iter().map(|version| &version.words).collect();
    assert_eq!(
        earlier,
        [
            &Words::Known("weary".to_owned()),
            &Words::Known("exhausted".to_owned()),
            &Words::Known("tired".to_owned())
        ]
    );
}

#[test]
fn settled_in_two_ways_at_once_it_is_open_again_and_neither_wins() {
    for (first, second) in [("exhausted", "weary"), ("weary", "exhausted")] {
        let mut case = Case::default();
        let start = case.write("I am tired today", &[]);
        let one = case.write("I am exhausted today", &[start]);
        let other = case.write("I am weary today", &[start]);
        case.write(&format!("I am {first} today"), &[one, other]);
        case.write(&format!("I am {second} today"), &[one, other]);

        let text = case.read();

        assert_eq!(text.words, format!("I am [{first} / {second}] today"));
        assert!(text.overlap);
    }
}

#[test]
fn settled_in_the_same_way_by_two_it_is_settled() {
    let mut case = Case::default();
    let start = case.write("I am tired today", &[]);
    let one = case.write("I am exhausted today", &[start]);
    let other = case.write("I am weary today", &[start]);
    case.write("I am weary today", &[one, other]);
    case.write("I am weary today", &[one, other]);

    let text = case.read();

    assert_eq!((text.words.as_str(), text.overlap), ("I am weary today", false));
}

#[test]
fn versions_that_nobody_replaces_are_bounded_work() {
    let mut case = Case::default();
    let start = case.write("one", &[]);
    for _ in 0..200 {
        case.write("other", &[start]);
    }
    let mut graph = TextGraph::default();
    for (id, version, at) in &case.versions {
        graph.insert(*id, version.clone(), *at);
    }
    assert_eq!(graph.unreplaced.len(), 200);
    assert!(graph.wordings.values().all(|versions| versions.len() <= MAX_REPLACES));
    let shelf = Counting(&case.shelf, Cell::new(0));
    let text = graph.read(&Nobody, &shelf, &mut Vec::new());
    assert_eq!((text.versions.len(), text.overlap), (LISTED, true));
    // Those joined and one more, those listed, and the one before them, which is looked for and read.
    assert!(shelf.1.get() <= MERGED + 1 + LISTED + 3, "{}", shelf.1.get());
}

#[test]
fn without_a_common_beginning_both_stand_one_under_the_other() {
    let mut case = Case::default();
    case.write("For nurses", &[]);
    case.write("For social workers", &[]);
    let text = case.read();
    assert_eq!((text.words.as_str(), text.overlap), ("For nurses\nFor social workers", true));
}

#[test]
fn a_beginning_that_was_taken_back_is_not_needed_and_not_shown() {
    let mut case = Case::default();
    let start = case.write("secret words", &[]);
    case.write("first words", &[start]);
    case.write("other words", &[start]);
    case.take_back(0);

    let text = case.read();

    assert_eq!(text.words, "first words\nother words");
    assert_eq!(text.earlier[0].words, Words::TakenBack);
}

#[test]
fn three_at_once_are_joined_the_same_everywhere() {
    let mut case = Case::default();
    let start = case.write("one two three four five", &[]);
    case.write("ONE two three four five", &[start]);
    case.write("one two THREE four five", &[start]);
    case.write("one two three four FIVE", &[start]);
    let text = case.read();
    assert_eq!((text.words.as_str(), text.overlap), ("ONE two THREE four FIVE", false));
}
