//! What was done, as a person looks at it and takes words of their own back.

use egui_kittest::kittest::Queryable as _;
use kith_sync::group::Edit;
use kith_sync::id::BodyName;
use kith_sync::node::api::{About, Command};

use super::{click, edits, go, open};
use crate::desktop::News;
use crate::desktop::scripted::{Scripted, state};
use crate::view::Place;

fn asked(script: &Scripted) -> Vec<(Option<About>, bool)> {
    let ask = |command| {
        if let Command::History { about, only_mine, .. } = command {
            Some((about, only_mine))
        } else {
            None
        }
    };
    script.commands().into_iter().filter_map(ask).collect()
}

#[test]
fn each_part_leads_to_what_was_done_in_it() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "What was done here");
    harness.get_by_label("Cleo said whether they come.");
    assert!(harness.query_by_label("You founded the group.").is_none());
    click(&mut harness, "Everything: which part");
    harness.get_by_label("You founded the group.");
    harness.get_by_label("Today, Monday 30 November");
    click(&mut harness, "By me: by whom");
    assert!(harness.query_by_label("Cleo said whether they come.").is_none());
    harness.get_by_label("You founded the group.");
    assert_eq!(
        asked(&script),
        [(Some(About::Meetings), false), (None, false), (None, true)],
        "each is asked for once"
    );
}

#[test]
fn a_place_in_words_is_taken_back_where_it_was_done() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "What was done here");
    harness.get_by_label("At Ben’s, ring twice");
    click(&mut harness, "Take my words back: At Ben’s, ring twice");
    assert_eq!(edits(&script), []);
    click(&mut harness, "Take back for good: At Ben’s, ring twice");
    assert_eq!(edits(&script), [Edit::TakeBack { body: BodyName::from_bytes([77; 32]) }]);
}

#[test]
fn what_is_shown_is_asked_for_again_once_something_was_done() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "What was done here");
    harness.get_by_label("Nothing yet.");
    let told = asked(&script).len();
    let mut newer = state();
    newer.snapshot = std::sync::Arc::new((*newer.snapshot).clone());
    script.push(News::State(newer));
    harness.run();
    assert_eq!(asked(&script).len(), told + 1);
}
