//! How it is going, as a person answers it in the window.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{HowItWorks, QuestionField, ReviewAnswer};
use kith_sync::id::RecordId;

use super::{click, edits, go, open, type_into};
use crate::desktop::scripted::{going, state};
use crate::view::Place;

#[test]
fn whoever_is_asked_is_led_there_and_answers_in_a_few_clicks() {
    let (mut harness, script) = open(going());
    click(&mut harness, "Answer: How is it working for you?");
    assert!(harness.query_by_label("Ben: It does me good").is_none(), "not before everybody");
    assert!(harness.query_by_label("Say so: how it is working").is_none(), "nothing is said yet");
    click(&mut harness, "Not as it is: how it is working");
    type_into(&mut harness, "What could be otherwise, if you like", "Begin on time.");
    click(&mut harness, "Say so: how it is working");
    let answer = ReviewAnswer {
        how: HowItWorks::NotAsItIs,
        keep: String::new(),
        change: "Begin on time.".to_owned(),
    };
    let review = RecordId::from_bytes([71; 16]);
    assert_eq!(edits(&script), [Edit::AnswerHowItWorks { review, answer: Some(answer) }]);
}

#[test]
fn an_answer_in_the_making_is_there_again_after_another_screen() {
    let (mut harness, _script) = open(going());
    go(&mut harness, Place::Going);
    click(&mut harness, "I am not sure: how it is working");
    type_into(&mut harness, "What should stay, if you like", "The tea.");
    go(&mut harness, Place::Today);
    go(&mut harness, Place::Going);
    let is_field =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::MultilineTextInput;
    assert!(harness.get_all_by_value("The tea.").any(|node| is_field(&node)));
}

#[test]
fn everybody_is_asked_by_choosing_until_when() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Going);
    click(&mut harness, "Ask everybody how it is working");
    click(&mut harness, "Ask everybody");
    assert_eq!(edits(&script), [], "a day has to be chosen");
    click(&mut harness, "In two weeks: shown at the latest");
    click(&mut harness, "Ask everybody");
    assert_eq!(edits(&script), [Edit::AskHowItWorks { shows: date(2026, 12, 14) }]);
}

#[test]
fn what_i_work_through_is_mine_to_write_and_others_is_only_to_read() {
    let (mut harness, script) = open(going());
    go(&mut harness, Place::Going);
    harness.get_by_label("Saying no to a double shift.");
    click(&mut harness, "Add: How it went: How it went");
    type_into(&mut harness, "How it went", "Better.");
    click(&mut harness, "Keep it: How it went");
    let question = RecordId::from_bytes([72; 16]);
    let (part, words) = (QuestionField::Outcome, "Better.".to_owned());
    assert_eq!(edits(&script), [Edit::WriteQuestion { question, part, words }]);
    click(&mut harness, "Change or take back: Yours, shared on 20 November");
    assert!(harness.query_all_by_label("Reword: What it is").count() == 1, "mine alone");
}

#[test]
fn something_is_shared_with_what_it_is_and_nothing_else_is_needed() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Going);
    click(&mut harness, "Share something");
    click(&mut harness, "Share it with the group");
    assert_eq!(edits(&script), []);
    type_into(&mut harness, "What it is", "I am short with everybody after nights.");
    click(&mut harness, "Share it with the group");
    let [Edit::ShareQuestion { what, ideas, .. }] = &edits(&script)[..] else {
        panic!("{:?}", edits(&script))
    };
    assert_eq!((what.as_str(), ideas.as_str()), ("I am short with everybody after nights.", ""));
}

#[test]
fn whoever_is_asked_how_it_is_working_reads_that_it_is_not_anonymous() {
    let (mut harness, _script) = open(going());
    go(&mut harness, Place::Going);
    harness.get_by_label_contains("It is not anonymous: each answer says whose it is.");
}
