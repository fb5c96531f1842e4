//! Two members write, connected and apart.

use kith_sync::group::edit::{Stance, TextField};
use kith_sync::group::snapshot::RuleState;
use serde_json::json;

use super::harness::words::{
    add_meeting, add_rule, answer, come, has_rule, meeting_time, reword, rule, write,
};
use super::harness::{converged, founded, pair};

const TITLE: &str = "What is said here stays here";
const WORDING: &str = "What we say stays in this room. We never tell a patient's details.";

#[test]
fn an_edit_on_one_device_shows_on_the_other() {
    let ((_ana, mut ana), (_ben, mut ben)) = pair();
    ana.edit(&write(TextField::FocusPurpose, "We meet to carry the nights together."));
    ben.shows(|group| group.focus.purpose.words == "We meet to carry the nights together.");
    ben.edit(&add_rule(TITLE, WORDING));
    ana.shows(|group| has_rule(group, TITLE));
    converged(&mut [&mut ana, &mut ben]);
    // Each is told that the other has it.
    let ben_is_told = ben.state();
    assert_eq!(ben_is_told.status.delivery.delivered, [ana.state().status.me]);
    assert!(ben_is_told.status.delivery.waiting.is_empty());
}

#[test]
fn what_somebody_types_shows_on_the_other_device_before_it_is_written() {
    let ((_ana, mut ana), (_ben, mut ben)) = pair();
    let draft = json!({"draft": {"text": "focus_purpose", "words": "We mee"}});
    assert_eq!(ana.command(&draft), "done");
    let seen = ben.state_with(|state| state.status.drafts.iter().any(|it| it.words == "We mee"));
    assert_eq!(seen.status.drafts[0].member, ana.state().status.me);
    assert_eq!(seen.snapshot.focus.purpose.words, "");

    assert_eq!(ana.command(&json!({"draft": {"text": "focus_purpose", "words": null}})), "done");
    ben.state_with(|state| state.status.drafts.is_empty());
}

#[test]
fn edits_made_apart_are_all_there_when_the_devices_meet() {
    let ((ana, ana_node), (ben, ben_node)) = pair();
    ana_node.stop();
    ben_node.stop();
    ana.does(&[
        write(TextField::FocusWho, "Nurses who work nights"),
        add_rule(TITLE, WORDING),
        add_meeting(meeting_time(3, 4, 19), "Library, room 2"),
    ]);
    ben.does(&[
        write(TextField::FocusWhat, "Sleep, and what comes home with us"),
        add_rule("Coming late", "Come in quietly whenever you come."),
    ]);

    let mut ana = ana.start();
    let mut ben = ben.start_beside(&[&ana]);
    let group = converged(&mut [&mut ana, &mut ben]);
    assert_eq!(group.focus.who.words, "Nurses who work nights");
    assert_eq!(group.focus.what.words, "Sleep, and what comes home with us");
    assert!(has_rule(&group, TITLE) && has_rule(&group, "Coming late"));
    assert_eq!(group.meetings.len(), 1);
}

#[test]
fn two_who_reword_different_places_of_a_rule_get_one_text_with_both_and_are_asked_again() {
    let ((_ana, mut ana), (_ben, mut ben)) = pair();
    ana.edit(&add_rule(TITLE, WORDING));
    let group = converged(&mut [&mut ana, &mut ben]);
    ana.edit(&answer(&group, TITLE, Stance::Agree, ""));
    ben.edit(&answer(&group, TITLE, Stance::Agree, ""));
    let group = converged(&mut [&mut ana, &mut ben]);
    assert_eq!(rule(&group, TITLE).state, RuleState::Agreed);

    ben.offline(true);
    let ours = "What we say stays in this room, for good. We never tell a patient's details.";
    let theirs = "What we say stays in this room. We never tell a patient's or a friend's details.";
    ana.edit(&reword(&group, TITLE, ours));
    ben.edit(&reword(&group, TITLE, theirs));
    // Ana agrees to her own new words, and has not seen Ben's.
    let hers = ana.state().snapshot;
    ana.edit(&answer(&hers, TITLE, Stance::Agree, ""));
    ben.offline(false);

    let group = converged(&mut [&mut ana, &mut ben]);
    let rule = rule(&group, TITLE);
    assert_eq!(
        rule.wording.words,
        "What we say stays in this room, for good. We never tell a patient's or a friend's details."
    );
    assert!(!rule.wording.overlap);
    assert_eq!(rule.wording.versions.len(), 2);
    // Nobody is bound to words they never saw; the wording that both agreed to goes on holding.
    assert!(rule.answers.iter().all(|answer| !answer.current), "{:#?}", rule.answers);
    let RuleState::EarlierWordingHolds { words, waiting_for } = &rule.state else {
        panic!("{:?}", rule.state);
    };
    assert_eq!((words.as_str(), waiting_for.len()), (WORDING, 2));
}

#[test]
fn two_who_change_the_same_word_both_see_both() {
    let ((_ana, mut ana), (_ben, mut ben)) = pair();
    ana.edit(&add_rule("Tired", "We say when we are tired."));
    let group = converged(&mut [&mut ana, &mut ben]);
    ben.offline(true);
    ana.edit(&reword(&group, "Tired", "We say when we are exhausted."));
    ben.edit(&reword(&group, "Tired", "We say when we are weary."));
    ben.offline(false);

    let group = converged(&mut [&mut ana, &mut ben]);
    let wording = &rule(&group, "Tired").wording;
    assert!(wording.overlap);
    assert!(wording.words.contains("exhausted") && wording.words.contains("weary"));
    assert!(!wording.words.contains("exhaustedweary"), "{}", wording.words);
    assert_eq!(wording.versions.len(), 2);

    // Whoever settles it starts from both.
    ben.edit(&reword(&group, "Tired", "We say when we are worn."));
    let group = converged(&mut [&mut ana, &mut ben]);
    let wording = &rule(&group, "Tired").wording;
    assert_eq!((wording.words.as_str(), wording.overlap), ("We say when we are worn.", false));
}

#[test]
fn a_yes_to_the_old_time_is_no_yes_to_the_new_one() {
    let ((_ana, mut ana), (_ben, mut ben)) = pair();
    ana.edit(&add_meeting(meeting_time(3, 4, 19), "Library, room 2"));
    let group = converged(&mut [&mut ana, &mut ben]);
    let meeting = group.meetings[0].id;
    ben.offline(true);
    let (when, moved) = (meeting_time(3, 5, 20), meeting_time(3, 5, 20));
    ana.edit(&kith_sync::group::Edit::MoveMeeting { meeting, when });
    ben.edit(&come(&group.meetings[0]));
    ben.offline(false);

    let group = converged(&mut [&mut ana, &mut ben]);
    let meeting = &group.meetings[0];
    assert_eq!(meeting.when.values.len(), 1);
    assert_eq!(meeting.when.values[0].value.time, moved);
    assert!(meeting.replies().all(|reply| !reply.current) && meeting.replies().count() == 1);
}

#[test]
fn a_device_without_a_network_still_takes_every_edit() {
    let ana = founded();
    ana.does(&[add_rule(TITLE, WORDING), write(TextField::GroupName, "Night shift, north")]);
    let group = ana.show().snapshot;
    assert_eq!(rule(&group, TITLE).wording.words, WORDING);
    assert_eq!(group.focus.name.words, "Night shift, north");
}
