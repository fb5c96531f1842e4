//! Deciding together who belongs, as a person does it in the window.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::kittest::Queryable as _;
use kith_sync::group::Edit;
use kith_sync::group::snapshot::{Standing, Words};
use kith_sync::id::{BodyName, DeviceId, EntryHash};
use kith_sync::node::api::{Answer, Command, Door, Moved, Outcome, Rule, Say, Threshold};

use super::{click, edits, go, open, passphrase, sized, type_into, window};
use crate::desktop::scripted::{
    Scripted, ana, ben, deciding, fresh, later, left_alone, proposed, removed, state,
};
use crate::desktop::{News, Opening, Request};
use crate::view::Place;
use crate::view::decisions::rule::FIRST_RULE;

fn said(script: &Scripted) -> Vec<Say> {
    let say = |command| if let Command::Say(say) = command { Some(say) } else { None };
    script.commands().into_iter().filter_map(say).collect()
}

#[test]
fn today_lists_what_waits_for_my_word_and_leads_there() {
    let (mut harness, _script) = open(deciding());
    harness.get_by_label("Settle it: The invitation for Gita was used twice. Which use counts?");
    harness.get_by_label("Invite: Farah can come in. Any of you can make the invitation.");
    click(&mut harness, "Answer: Cleo puts forward Emil. What do you say?");
    harness.get_by_label("Yes: Cleo puts forward Emil.");
}

#[test]
fn a_yes_is_given_with_a_line_and_enter() {
    let (mut harness, script) = open(deciding());
    go(&mut harness, Place::Members);
    click(&mut harness, "Yes: Cleo puts forward Emil.");
    assert_eq!(said(&script), [], "one press more, to be sure");
    type_into(&mut harness, "A line with it, if you like", "Gladly.");
    harness.key_press(Key::Enter);
    harness.run();
    let why = Some("Gladly.".to_owned());
    let proposal = EntryHash::from_bytes([61; 32]);
    assert_eq!(said(&script), [Say::Vote { proposal, answer: Answer::Yes, why }]);
    harness.get_by_label("Yes: Cleo puts forward Emil.");
    assert!(harness.query_by_label("Say so: Cleo puts forward Emil.").is_none());
}

#[test]
fn a_concern_about_a_person_needs_its_reason() {
    let (mut harness, script) = open(deciding());
    go(&mut harness, Place::Members);
    click(&mut harness, "I have a concern: Cleo puts forward Emil.");
    click(&mut harness, "Say so: Cleo puts forward Emil.");
    assert_eq!(said(&script), []);
    let question = "What is your concern? It is for the group to answer.";
    type_into(&mut harness, question, "We work on one ward.");
    click(&mut harness, "Say so: Cleo puts forward Emil.");
    assert!(matches!(&said(&script)[..], [Say::Vote { answer: Answer::Concern, .. }]));
}

#[test]
fn somebody_is_put_forward_with_the_keyboard_alone() {
    let (mut harness, script) = open(deciding());
    go(&mut harness, Place::Members);
    click(&mut harness, "Put somebody forward");
    harness.event(egui::Event::Text("emil".to_owned()));
    harness.run();
    harness.get_by_label_contains("Cleo has put forward somebody called the same.");
    harness.event(egui::Event::Text(" the younger".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let name = "emil the younger".to_owned();
    assert_eq!(said(&script), [Say::ProposePerson { name, returning: None, why: None }]);
    harness.get_by_label("Put somebody forward");
}

#[test]
fn an_invitation_is_made_from_the_card_of_the_person() {
    let (mut harness, script) = open(deciding());
    go(&mut harness, Place::Members);
    click(&mut harness, "Make the invitation for Farah");
    let proposal = EntryHash::from_bytes([63; 32]);
    assert_eq!(script.commands(), [Command::InviteProposed { proposal }]);
    click(&mut harness, "Show it as a picture, for a phone’s camera");
    harness.get_by_role_and_label(Role::Image, "The invitation for Farah as a picture to scan");
}

#[test]
fn enter_makes_the_founders_invitation() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Members);
    type_into(&mut harness, "What you call this person, for the group’s list", "Dana");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(script.commands(), [Command::Invite { name: "Dana".to_owned() }]);
}

#[test]
fn a_use_of_an_invitation_is_settled_on() {
    let (mut harness, script) = open(deciding());
    go(&mut harness, Place::Members);
    click(&mut harness, "This is the right one: 1: let in by Ben on 28 November");
    assert_eq!(said(&script), [Say::Settle { admit: EntryHash::from_bytes([71; 32]) }]);
}

#[test]
fn taking_somebody_out_says_what_it_does_and_cannot_do_before() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "Take somebody out…");
    assert!(harness.query_by_label("Put it to the group: take Ben out").is_none());
    click(&mut harness, "Ben: take somebody out");
    harness.get_by_label_contains("What Ben already holds cannot be taken back.");
    assert_eq!(said(&script), []);
    click(&mut harness, "Put it to the group: take Ben out");
    assert_eq!(said(&script), [Say::ProposeRemoval { member: ben(), why: None }]);
}

#[test]
fn what_opens_at_the_foot_of_a_small_window_is_seen_at_once() {
    for (opens, shown) in [
        ("Somebody lost a device…", "Somebody lost a device"),
        ("Take somebody out…", "Leave it: take somebody out"),
        ("End the group…", "Put it to the group: end the group"),
        ("Leave the group…", "Stay"),
    ] {
        let (mut harness, script) = sized(Opening::Starting, [900.0, 600.0], Theme::Light);
        script.push(News::State(state()));
        harness.run();
        go(&mut harness, Place::Members);
        click(&mut harness, opens);
        let rect = harness.get_by_label(shown).rect();
        assert!(rect.top() >= 0.0 && rect.bottom() <= 600.0, "{shown}: {rect}");
    }
}

#[test]
fn a_lost_device_is_put_to_the_group_once_it_is_chosen() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "Somebody lost a device…");
    click(&mut harness, "Put it to the group: retire a lost device");
    assert_eq!(said(&script), []);
    click(&mut harness, "Ben: Device, heard today");
    click(&mut harness, "Put it to the group: retire a lost device");
    let device = DeviceId::from_bytes([2; 32]);
    assert_eq!(said(&script), [Say::ProposeRetiring { device, why: None }]);
}

#[test]
fn with_two_no_lost_device_is_put_to_the_group() {
    let mut state = state();
    let members = &mut Arc::make_mut(&mut state.snapshot).members;
    Arc::make_mut(members)[2].standing = Standing::Left;
    let (mut harness, _script) = open(state);
    go(&mut harness, Place::Members);
    harness.get_by_label_contains("what remains is to found the group anew");
    assert!(harness.query_by_label("Somebody lost a device…").is_none());
    assert!(harness.query_by_label("Take somebody out…").is_none());
}

#[test]
fn another_way_to_decide_is_put_to_the_group_once_it_differs() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "Decide in another way…");
    click(&mut harness, "Put it to the group: another way to decide");
    assert_eq!(said(&script), []);
    click(&mut harness, "Two thirds: how many have to agree");
    click(&mut harness, "Put it to the group: another way to decide");
    let (threshold, door, wordings) =
        (Threshold::TwoThirds, Door::ByVote, Some(Threshold::Everyone));
    assert_eq!(said(&script), [Say::ProposeRule { threshold, door, wordings, why: None }]);
}

#[test]
fn when_a_wording_holds_is_put_to_the_group_by_itself() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    harness.get_by_label_contains("holds once everyone has agreed to its wording");
    click(&mut harness, "Decide in another way…");
    click(&mut harness, "All but one: how many have to agree to a wording");
    click(&mut harness, "Put it to the group: another way to decide");
    let (threshold, door, wordings) =
        (Threshold::Everyone, Door::ByVote, Some(Threshold::AllButOne));
    assert_eq!(said(&script), [Say::ProposeRule { threshold, door, wordings, why: None }]);
}

#[test]
fn the_end_of_the_group_is_put_to_the_group_after_it_was_said_what_it_means() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "End the group…");
    harness.get_by_label_contains("That a group ends can be right.");
    type_into(&mut harness, "Why, if you like", "We have said what we had to say.");
    assert_eq!(said(&script), []);
    click(&mut harness, "Put it to the group: end the group");
    let why = Some("We have said what we had to say.".to_owned());
    assert_eq!(said(&script), [Say::ProposeClosing { why }]);
}

#[test]
fn my_devices_are_named_and_a_lost_one_is_retired_after_a_question() {
    let (mut harness, script) = open(state());
    let phone = DeviceId::from_bytes([4; 32]);
    go(&mut harness, Place::Members);
    click(&mut harness, "Name it: This device");
    type_into(&mut harness, "What you call this device; the others see it too", "Laptop");
    harness.key_press(Key::Enter);
    harness.run();
    let device = DeviceId::from_bytes([1; 32]);
    assert_eq!(edits(&script), [Edit::NameDevice { device, name: "Laptop".to_owned() }]);
    click(&mut harness, "It is lost: Phone");
    assert_eq!(said(&script), []);
    click(&mut harness, "Retire it for good: Phone");
    assert_eq!(said(&script), [Say::Retire { device: phone }]);
}

#[test]
fn a_break_is_begun_after_a_question_and_ended_with_one_press() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "I need a break…");
    click(&mut harness, "I take a break: a break");
    let mut resting = state();
    let members = &mut Arc::make_mut(&mut resting.snapshot).members;
    Arc::make_mut(members)[0].standing = Standing::OnBreak;
    script.push(News::State(resting));
    harness.run();
    assert!(harness.query_by_label("Put somebody forward").is_none());
    click(&mut harness, "I am back");
    assert_eq!(said(&script), [Say::Pause, Say::Resume]);
}

#[test]
fn a_vote_past_its_day_is_closed_with_one_press_and_says_so() {
    let mut state = deciding();
    let decisions = &mut Arc::make_mut(&mut state.status).decisions;
    decisions.proposals.retain(|it| it.outcome == Outcome::Open);
    decisions.proposals[0].until = kith_sync::id::Day(decisions.proposals[0].day.0);
    let shown = state.clone();
    let (mut harness, script) = open(state);
    go(&mut harness, Place::Members);
    click(&mut harness, "Close the vote: Cleo puts forward Emil.");
    let proposal = EntryHash::from_bytes([61; 32]);
    assert_eq!(said(&script), [Say::CloseVote { proposal }]);
    let mut closing = shown;
    Arc::make_mut(&mut closing.status).decisions.proposals[0].closers = vec![ana()];
    script.push(News::State(closing));
    harness.run();
    harness
        .get_by_label("You have said that it can be closed. It is closed once enough of you have.");
    assert!(harness.query_by_label("Close the vote: Cleo puts forward Emil.").is_none());
}

#[test]
fn who_was_taken_out_is_told_so_calmly() {
    let (mut harness, _script) = open(removed());
    harness.get_by_label_contains("The group has decided that you are no longer a member.");
    harness.get_by_label("Ben is coming");
    // Nothing is shown that can never be pressed, and nothing is said of what would wait for them.
    assert!(harness.query_by_label("I am coming: Thursday 3 December").is_none());
    assert!(harness.query_by_label("Nothing waits for your word.").is_none());
    go(&mut harness, Place::Members);
    harness.get_by_label(
        "It was decided that you are no longer in the group (put forward by Cleo on 28 November).",
    );
    assert!(harness.query_by_label("Leave the group…").is_none());
}

#[test]
fn a_device_that_was_turned_away_says_by_whom() {
    let mut state = state();
    Arc::make_mut(&mut state.status).turned_away_by = vec![ben()];
    let (harness, _script) = open(state);
    harness.get_by_label_contains("Ben turned this device away when it last asked.");
}

#[test]
fn a_group_is_founded_with_the_rule_that_was_chosen() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "Found a group");
    type_into(&mut harness, "Name of the group", "Thursday table");
    click(&mut harness, "Decide in another way…");
    click(&mut harness, "All but one: how many have to agree");
    click(&mut harness, "Go on");
    type_into(&mut harness, "What the others call you", "Ana");
    click(&mut harness, "Go on");
    passphrase(&mut harness);
    click(&mut harness, "Found the group");
    let chosen = Rule { threshold: Threshold::AllButOne, ..FIRST_RULE };
    assert!(matches!(&script.sent()[..], [Request::Found { rule, .. }] if *rule == chosen));
}

#[test]
fn anothers_words_are_put_to_the_group_at_the_words_themselves() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "About these words: Who it is for");
    click(&mut harness, "Ask the group to erase these words: the newest wording");
    harness.get_by_label_contains("they can take their own words back at once");
    assert_eq!(said(&script), []);
    type_into(&mut harness, "Why, if you like", "It names a patient.");
    harness.key_press(Key::Enter);
    harness.run();
    let body = BodyName::from_bytes([12; 32]);
    let why = Some("It names a patient.".to_owned());
    assert_eq!(said(&script), [Say::ProposeErasing { body, why: why.clone() }]);

    let mut asked = state();
    let motion = Moved::Erasing { body, words: Words::Known("Nurses".to_owned()) };
    Arc::make_mut(&mut asked.status).decisions.proposals = vec![proposed(66, motion, Vec::new())];
    script.push(News::State(asked));
    harness.run();
    harness.get_by_label_contains("The group is asked whether these words are erased");
}

#[test]
fn my_own_words_are_taken_back_without_asking_anybody_also_where_they_were_the_first() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "About these words: What it is for");
    click(&mut harness, "Take my words back: the newest wording");
    click(&mut harness, "Take back for good: the newest wording");
    assert_eq!(edits(&script), [Edit::TakeBack { body: BodyName::from_bytes([13; 32]) }]);
}

#[test]
fn whoever_is_left_alone_founds_the_group_anew_with_what_is_there() {
    let (mut harness, script) = open(left_alone());
    click(&mut harness, "Found the group anew…");
    // The names of before stand there.
    click(&mut harness, "Go on");
    click(&mut harness, "Go on");
    type_into(&mut harness, "A passphrase for this device", "four calm words here");
    // What still arrives of the earlier group does not shut the door.
    script.push(News::State(left_alone()));
    harness.run();
    type_into(&mut harness, "The same once more", "four calm words here");
    click(&mut harness, "Found the group");
    let [Request::Found { group, me, anew: true, .. }] = &script.sent()[..] else {
        panic!("{:?}", script.sent())
    };
    assert_eq!((group.as_str(), me.as_str()), ("Thursday table", "Ana"));
    script.push(News::NotStarted { because: "The disk is full.".to_owned().into() });
    harness.run();
    harness.get_by_label("The disk is full.");
    script.push_of(later(), News::Began);
    harness.run();
    harness.get_by_label("One moment");
    script.push_of(later(), News::State(fresh()));
    harness.run();
    assert!(harness.query_by_label("Found the group anew…").is_none());
    click(&mut harness, "Later");
    harness.get_by_label("Write the purpose");
}

#[test]
fn whoever_thinks_better_of_founding_anew_is_back_in_the_group() {
    let (mut harness, script) = open(left_alone());
    click(&mut harness, "Found the group anew…");
    click(&mut harness, "Back");
    harness.get_by_label_contains("Nobody else is left in the group.");
    assert_eq!(script.sent(), []);
}

#[test]
fn the_colours_and_the_size_of_letters_that_were_chosen_stay_over_a_lock() {
    let (mut harness, script) = open(state());
    harness.ctx.set_zoom_factor(1.5);
    click(&mut harness, "Colours and size");
    click(&mut harness, "Dark colours");
    assert_eq!(harness.ctx.theme(), Theme::Dark);
    script.push(News::Locked);
    harness.run();
    harness.get_by_label("Kith is locked");
    assert_eq!(harness.ctx.theme(), Theme::Dark);
    assert!((harness.ctx.zoom_factor() - 1.5).abs() < f32::EPSILON);
}

#[test]
fn what_folds_out_folds_in_by_its_own_words() {
    let (mut harness, _script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "More: Phones");
    click(&mut harness, "Less: Phones");
    harness.get_by_label("More: Phones");
}
