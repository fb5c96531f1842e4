//! Ground rules and decisions, as a person puts them to the group, answers them and keeps them.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{Aside, Put, Stance, Topic};
use kith_sync::group::snapshot::Words;
use kith_sync::id::{ExactHash, RecordId};
use kith_sync::node::api::{Command, NodeState, Say};

use super::{App, click, edits, go, open, type_into};
use crate::desktop::scripted::{self, cleo, fresh, state};
use crate::desktop::{News, Request};
use crate::view::Place;
use crate::words::{Language, speak};

fn id(name: u8) -> RecordId {
    RecordId::from_bytes([name; 16])
}

#[test]
fn a_word_once_given_stands_alone_until_another_is_wanted() {
    let (mut harness, script) = open(scripted::deciding());
    go(&mut harness, Place::Rules);
    let (given, other) = ("I agree, with a reservation", "I stand aside");
    let rule = "Support rather than advice";
    harness.get_by_label(&format!("{given}: {rule}"));
    assert!(harness.query_by_label(&format!("{other}: {rule}")).is_none());
    click(&mut harness, &format!("Another word: {rule}"));
    click(&mut harness, &format!("{other}: {rule}"));
    let [Edit::AnswerRule { stance, .. }] = &edits(&script)[..] else {
        panic!("{:?}", edits(&script))
    };
    assert_eq!(*stance, Some(Stance::StandAside));
    assert!(harness.query_by_label(&format!("I have a concern: {rule}")).is_none(), "folded again");
}

#[test]
fn a_starting_point_is_edited_before_the_others_see_it() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Rules);
    harness.get_by_label_contains("Most groups begin with these four.");
    click(&mut harness, "Begin with this: Phones, notes and recording");
    assert_eq!(edits(&script), []);
    type_into(&mut harness, "A few words that name it", "!");
    click(&mut harness, "Put it to the group");
    let [Edit::AddRule { title, topic: Some(Topic::Phones), wording }] = &edits(&script)[..] else {
        panic!("{:?}", edits(&script))
    };
    assert_eq!(title, "Phones away, nothing recorded!");
    assert!(wording.starts_with("Phones are silent"));
}

#[test]
fn the_first_rules_get_the_day_of_the_third_meeting_with_one_press() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "Look at them again on 31 December");
    let on = Some(date(2026, 12, 31));
    let expected = [21, 24].map(|name| Edit::LookAgain { at: Put::Rule(id(name)), on });
    assert_eq!(edits(&script), expected);
}

#[test]
fn a_day_that_is_no_day_is_told_beside_it_and_not_sent() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "More: Phones");
    click(&mut harness, "A day to look at it again…: Phones");
    type_into(&mut harness, "A day to look at it again; empty: no day", "soon");
    harness.get_by_label_contains("This cannot be read as a date.");
    click(&mut harness, "Leave the day: Phones");
    click(&mut harness, "A day to look at it again…: Phones");
    type_into(&mut harness, "A day to look at it again; empty: no day", "2027-01-14");
    click(&mut harness, "Set the day: Phones");
    let on = Some(date(2027, 1, 14));
    assert_eq!(edits(&script), [Edit::LookAgain { at: Put::Rule(id(23)), on }]);
}

#[test]
fn a_concern_is_answered_by_name_and_what_is_half_said_stays() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "Answer Cleo’s concern: Support rather than advice");
    type_into(&mut harness, "Your answer to Cleo’s concern", "Yes, please");
    go(&mut harness, Place::Today);
    go(&mut harness, Place::Rules);
    type_into(&mut harness, "Your answer to Cleo’s concern", " do.");
    click(&mut harness, "Say it: Support rather than advice");
    let [Edit::Remark { on, words, to: Some(to) }] = &edits(&script)[..] else {
        panic!("{:?}", edits(&script))
    };
    assert_eq!((*on, words.as_str(), to.member), (Put::Rule(id(22)), "Yes, please do.", cleo()));
}

#[test]
fn a_decision_is_put_to_the_group_and_answered() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Decisions);
    click(&mut harness, "I stand aside: Two hours instead of ninety minutes");
    click(&mut harness, "Put a decision to the group");
    type_into(&mut harness, "A few words that name it", "Tea");
    type_into(&mut harness, "What is to be decided", "Each brings their own cup.");
    type_into(&mut harness, "Please answer by, if it matters", "2026-12-10");
    click(&mut harness, "Put it to the group");
    assert_eq!(
        edits(&script),
        [
            Edit::AnswerDecision {
                decision: id(84),
                wording: ExactHash::from_bytes([84; 32]),
                stance: Some(Stance::StandAside),
                why: None
            },
            Edit::AddDecision {
                title: "Tea".to_owned(),
                wording: "Each brings their own cup.".to_owned(),
                reasons: String::new(),
                until: Some(date(2026, 12, 10)),
            }
        ]
    );
}

#[test]
fn a_changed_word_and_an_answered_concern_are_visible() {
    let (mut harness, _script) = open(state());
    go(&mut harness, Place::Decisions);
    harness
        .get_by_label_contains("Cleo changed from agreeing to a concern: My bus leaves at nine.");
    harness.get_by_label("Ben, yesterday, to Cleo’s concern");
    harness.get_by_label("Our standing decisions");
}

#[test]
fn a_decision_is_set_aside_and_taken_up_again() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Decisions);
    click(&mut harness, "Decisions that were set aside: decisions");
    click(&mut harness, "Take it up again: A kettle");
    click(&mut harness, "More: A list of whom to call");
    click(&mut harness, "Set this decision aside: A list of whom to call");
    let aside = |name, aside| Edit::PutAside { what: Aside::Decision(id(name)), aside };
    assert_eq!(edits(&script), [aside(87, false), aside(81, true)]);
}

#[test]
fn the_rules_are_saved_as_a_page_where_nothing_is_yet() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "Save a page to print: ground rules");
    click(&mut harness, "Save the file");
    let saved = script.sent().into_iter().find_map(|request| match request {
        Request::Save { path, page, .. } => Some((path, page)),
        Request::Command { .. }
        | Request::Found { .. }
        | Request::Join { .. }
        | Request::GoOnJoining { .. }
        | Request::AskByFile { .. }
        | Request::ReadAnswer { .. }
        | Request::RequestWords { .. }
        | Request::StopJoining
        | Request::ForgetJoining
        | Request::Unlock { .. }
        | Request::UnlockOne { .. }
        | Request::UnlockByKeyring
        | Request::Keys { .. }
        | Request::Backup { .. }
        | Request::Restore { .. }
        | Request::Erase { .. }
        | Request::Notify { .. } => None,
    });
    let (path, page) = saved.unwrap();
    assert!(path.ends_with("to-print.html"));
    assert!(page.contains("What is said here stays here") && !page.contains("Ben"));
    harness.get_by_label_contains("The file is saved: ");

    script.refuse("There is a file of this name already.");
    click(&mut harness, "Save a page to print: ground rules");
    click(&mut harness, "Save the file");
    harness.get_by_label("There is a file of this name already.");
    harness.get_by_label("Where to save it");
}

/// What devices enforce is the group's decision rule: from the rule on new members it is a press to where it is changed.
#[test]
fn the_rule_on_new_members_leads_to_changing_how_the_group_decides() {
    let mut about = state();
    let snapshot = Arc::make_mut(&mut about.snapshot);
    let rule = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.rules)[0]);
    rule.topic = scripted::one_by_ben(Some(Topic::NewMembers));
    let (mut harness, script) = open(about);
    go(&mut harness, Place::Rules);
    click(&mut harness, "Decide in another way: What is said here stays here");
    click(&mut harness, "Two thirds: how many have to agree");
    click(&mut harness, "Put it to the group: another way to decide");
    let is_rule = |it: &Command| matches!(it, Command::Say(Say::ProposeRule { .. }));
    assert_eq!(script.commands().iter().filter(|it| is_rule(it)).count(), 1);
}

/// A rule on which something was said five times.
fn much_said() -> NodeState {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let said = snapshot.decisions.iter().find_map(|it| it.put.remarks.first().cloned()).unwrap();
    let rule = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.rules)[0]);
    rule.remarks = (1..=5_u8)
        .map(|name| {
            let mut remark = Arc::unwrap_or_clone(said.clone());
            remark.to = None;
            remark.written.words = Words::Known(format!("Remark {name}"));
            Arc::new(remark)
        })
        .collect();
    state
}

#[test]
fn what_was_said_long_ago_is_a_press_away_in_both_languages() {
    let folds = [
        (Language::English, "Show 2 earlier remarks", "Hide the earlier remarks"),
        (Language::German, "2 frühere Äußerungen zeigen", "Frühere Äußerungen ausblenden"),
    ];
    for (language, open_words, close_words) in folds {
        speak(language);
        let (mut harness, _) = open(much_said());
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Num8);
        harness.run();
        assert!(harness.query_by_label("Remark 2").is_none());
        harness.get_by_label("Remark 3");
        click(&mut harness, &format!("{open_words}: What is said here stays here"));
        harness.get_by_label("Remark 1");
        click(&mut harness, &format!("{close_words}: What is said here stays here"));
        assert!(harness.query_by_label("Remark 1").is_none());
    }
}

/// The group, with ten more decisions that are like one of it.
fn ten_more_like(title: &str) -> NodeState {
    let mut state = state();
    let decisions = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).decisions);
    let one = decisions.iter().find(|it| it.put.title.words == title);
    let one = Arc::unwrap_or_clone(Arc::clone(one.unwrap()));
    for number in 100..110 {
        let mut other = one.clone();
        other.put.id = id(number);
        other.put.title.words = format!("Decision {number}");
        decisions.push(Arc::new(other));
    }
    state
}

#[test]
fn of_many_decisions_the_newest_are_shown_and_the_others_are_a_press_away() {
    let (mut harness, _script) = open(ten_more_like("A list of whom to call"));
    go(&mut harness, Place::Decisions);
    assert!(harness.query_by_label("Decision 109").is_some());
    assert!(harness.query_by_label("Decision 101").is_none());
    click(&mut harness, "Show more: Our standing decisions");
    assert!(harness.query_by_label("Decision 101").is_some());
    click(&mut harness, "Show more: Our standing decisions");
    assert!(harness.query_by_label("A list of whom to call").is_some());
    assert!(harness.query_by_label("Show more: Our standing decisions").is_none());
}

#[test]
fn of_much_that_waits_today_shows_what_fits_one_sitting_and_the_rest_is_a_press_away() {
    let (mut harness, _script) = open(ten_more_like("Two hours instead of ninety minutes"));
    let waiting = |harness: &Harness<'_, App>| {
        let all = harness.root().children_recursive();
        let labels = all.filter_map(|node| node.accesskit_node().label());
        labels.filter(|label| label.starts_with("Answer: A decision: ")).count()
    };
    let first = waiting(&harness);
    assert!((1..=8).contains(&first), "{first}");
    click(&mut harness, "Show more: For your word");
    assert_eq!(waiting(&harness), 11);
    assert!(harness.query_by_label("Show more: For your word").is_none());
}

#[test]
fn while_a_file_is_being_saved_the_button_says_so_and_afterwards_where_it_is() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    script.hold();
    click(&mut harness, "Save a page to print: ground rules");
    click(&mut harness, "Save the file");
    let button = harness.get_by_label("It is being saved…");
    assert!(button.accesskit_node().is_disabled(), "nobody saves it twice");
    let sent = script.sent();
    let Some(Request::Save { id, path, .. }) = sent.last() else { panic!("{sent:?}") };
    // Whoever goes on meanwhile is told of the one that was saved, where it was asked for.
    let done = format!("The file is saved: {}", path.display());
    assert!(harness.query_by_label(&done).is_none());
    script.push(News::Reply(*id, kith_sync::node::api::Reply::Done));
    harness.run();
    let told = harness.get_by_label(&done).accesskit_node().data().live();
    assert_eq!(told, Some(egui::accesskit::Live::Polite));
    assert!(harness.query_by_label("Where to save it").is_none());
}
