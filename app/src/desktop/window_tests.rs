//! The window, driven as a person would: by role and label, with the keyboard, without a display.

mod agreeing;
mod asking;
mod days;
mod deciding;
mod door;
mod erasing;
mod everywhere;
mod finding;
mod going;
mod history;
mod keeping;
mod keys;
mod letters;
mod locking;
mod minutes;
mod parcels;
mod pictures;
mod reaching;
mod reminding;
mod room;
mod schedule;
mod several;
mod together;
mod unsent;
mod walk;
mod writing;

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::{Action as Access, Role};
use egui::{Key, Theme, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use jiff::{ToSpan as _, Zoned};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Repeat, Reply, Stance, TextField};
use kith_sync::id::{EntryHash, ExactHash};
use kith_sync::node::api::{Command, JoinStep, NodeState, OpenInvitation};

use super::scripted::{self, Scripted, TICKET, busy, deciding, fresh, keeping, relayed, state};
use super::{App, News, Opening};
use crate::screen::text_id;
use crate::view::Place;
use crate::words::t;

thread_local! {
    static LATER_SECS: Cell<i64> = const { Cell::new(0) };
}

/// The clock of the tests: it moves only when told.
fn clock() -> Zoned {
    scripted::now().saturating_add(LATER_SECS.get().seconds())
}

fn window(opening: Opening) -> (Harness<'static, App>, Scripted) {
    sized(opening, [1120.0, 1600.0], Theme::Light)
}

fn sized(opening: Opening, size: [f32; 2], theme: Theme) -> (Harness<'static, App>, Scripted) {
    LATER_SECS.set(0);
    let script = Scripted::default();
    let backend = Box::new(script.clone());
    let mut harness =
        Harness::builder().with_size(size).with_theme(theme).build_eframe(|creation| {
            let app = App::new(&creation.egui_ctx, backend, opening, clock);
            creation.egui_ctx.set_theme(theme);
            app
        });
    harness.run();
    (harness, script)
}

fn open(state: NodeState) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = window(Opening::Starting);
    script.push(News::State(state));
    harness.run();
    (harness, script)
}

/// Goes to a screen through the navigation, also where something waits there.
fn go(harness: &mut Harness<'static, App>, place: Place) {
    let title = place.title();
    let to = [title.to_owned(), t!("frame-needs-word", title = title)];
    let node = harness
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| to.contains(&label)));
    // It is shown already where its button says so.
    if let Some(node) = node {
        node.click_accesskit();
        harness.run();
    }
}

/// Whether a screen is the one that is shown.
fn is_shown(harness: &Harness<'static, App>, place: Place) -> bool {
    let begins = format!("{}, shown now", place.title());
    let mut buttons = harness.get_all_by_role(Role::Button);
    buttons
        .any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&begins)))
}

fn click(harness: &mut Harness<'static, App>, label: &str) {
    harness.get_by_label(label).click_accesskit();
    harness.run();
}

fn type_into(harness: &mut Harness<'static, App>, label: &str, words: &str) {
    let field = |node: &egui_kittest::Node<'_>| {
        matches!(
            node.accesskit_node().role(),
            Role::TextInput | Role::MultilineTextInput | Role::PasswordInput
        )
    };
    let node = harness.get_all_by_label(label).find(field).unwrap();
    node.focus();
    harness.run();
    harness.get_all_by_label(label).find(field).unwrap().type_text(words);
    harness.run();
}

fn edits(script: &Scripted) -> Vec<Edit> {
    script
        .commands()
        .into_iter()
        .filter_map(|command| if let Command::Edit(edit) = command { Some(edit) } else { None })
        .collect()
}

fn unnamed(harness: &Harness<'_, App>) -> Vec<String> {
    harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| !node.is_hidden())
        .filter(|node| {
            node.data().supports_action(Access::Click) || node.data().supports_action(Access::Focus)
        })
        .filter(|node| {
            !matches!(
                node.role(),
                Role::Label
                    | Role::TextRun
                    | Role::Window
                    | Role::ScrollBar
                    | Role::ScrollView
                    | Role::GenericContainer
                    | Role::Unknown
            )
        })
        .filter(|node| node.label().is_none_or(|label| label.trim().is_empty()))
        .map(|node| format!("{:?} at {:?}", node.role(), node.raw_bounds()))
        .collect()
}

/// Lets the time pass after which what was typed is kept, once.
fn keep_what_is_typed(harness: &mut Harness<'static, App>) {
    LATER_SECS.set(LATER_SECS.get() + 5);
    harness.run();
}

/// How long until the next frame, when nothing happens.
fn rest(harness: &Harness<'_, App>) -> Duration {
    harness.output().viewport_output.get(&ViewportId::ROOT).unwrap().repaint_delay
}

/// Answers what joining asks for.
fn answer_joining(harness: &mut Harness<'static, App>) {
    type_into(harness, "The invitation, as text", TICKET);
    click(harness, "Join a group");
    type_into(harness, "What the others call you", "Dana");
    click(harness, "Go on");
    passphrase(harness);
}

fn begin_joining(harness: &mut Harness<'static, App>) {
    answer_joining(harness);
    click(harness, "Join");
}

/// The same, up to where a request by a file is to lie.
fn begin_asking(harness: &mut Harness<'static, App>) {
    answer_joining(harness);
    click(harness, "There is no network: ask by a file…");
}

/// Answers what founding asks for, up to the passphrase.
fn begin_founding(harness: &mut Harness<'static, App>) {
    click(harness, "Found a group");
    type_into(harness, "Name of the group", "Thursday table");
    click(harness, "Go on");
    type_into(harness, "What the others call you", "Ana");
    click(harness, "Go on");
}

fn passphrase(harness: &mut Harness<'static, App>) {
    type_into(harness, "A passphrase for this device", "four calm words here");
    type_into(harness, "The same once more", "four calm words here");
}

#[test]
fn a_field_with_the_caret_in_it_draws_no_frame_either() {
    let (mut harness, _script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: What it is for");
    harness.input_mut().focused = true;
    harness.run();
    assert!(harness.ctx.memory(|memory| memory.has_focus(text_id(TextField::FocusWhat))));
    assert!(rest(&harness) > Duration::from_mins(1), "{:?}", rest(&harness));
}

#[test]
fn every_screen_fits_a_small_window_with_larger_text() {
    for (size, zoom) in [([900.0, 600.0], 1.0), ([1280.0, 800.0], 1.4)] {
        let (mut harness, script) = sized(Opening::Starting, size, Theme::Dark);
        harness.root().accesskit_node();
        script.push(News::State(keeping()));
        harness.run();
        harness.set_pixels_per_point(zoom);
        harness.set_size(egui::vec2(size[0], size[1]) / zoom);
        // The first screen is shown already: it is drawn again in its new size before it is looked at.
        harness.run();
        for place in Place::LISTED {
            go(&mut harness, place);
            fits(&harness, size[0] / zoom, place);
        }
        let words = Place::Whereabouts.title();
        harness.get_by_label_contains(words).click_accesskit();
        harness.run();
        fits(&harness, size[0] / zoom, Place::Whereabouts);
        click(&mut harness, Place::Reach.title());
        fits(&harness, size[0] / zoom, Place::Reach);
        click(&mut harness, "Write or read a parcel");
        fits(&harness, size[0] / zoom, Place::Parcels);
        harness.get_by_label_contains(words).click_accesskit();
        harness.run();
        click(&mut harness, "All that was done");
        harness.get_by_label("You founded the group.");
        fits(&harness, size[0] / zoom, Place::History);
    }
}

/// Whether every button ends inside the window.
fn fits(harness: &Harness<'_, App>, width: f32, place: Place) {
    for node in harness.root().children_recursive() {
        if node.accesskit_node().role() == Role::Button {
            let right = node.rect().right();
            let label = node.accesskit_node().label();
            assert!(right <= width, "{label:?} ends at {right} on {place:?}");
        }
    }
}

#[test]
fn the_keyboard_alone_reaches_and_uses_a_button() {
    let (mut harness, script) = open(state());
    let mut presses = 0;
    while !harness.get_by_label("I am coming: Thursday 3 December").is_focused() {
        harness.key_press(Key::Tab);
        harness.run();
        presses += 1;
        assert!(presses < 30, "the button is not in the order of the keyboard");
    }
    harness.key_press(Key::Enter);
    harness.run();
    let [Edit::ReplyToMeeting { reply, date: day, when, .. }] = edits(&script)[..] else {
        panic!("no reply was sent")
    };
    assert_eq!((reply, day), (Some(Reply::Coming), date(2026, 12, 3)));
    assert_eq!(when, ExactHash::from_bytes([42; 32]));
}

#[test]
fn a_concern_is_sent_with_its_reason_and_not_without() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Rules);
    click(&mut harness, "I have a concern: Phones");
    click(&mut harness, "Say so: Phones");
    assert_eq!(edits(&script), []);
    type_into(
        &mut harness,
        "What is your concern? It is for the group to answer.",
        "I am on call.",
    );
    click(&mut harness, "Say so: Phones");
    let [Edit::AnswerRule { stance, why, wording, .. }] = &edits(&script)[..] else {
        panic!("no answer")
    };
    assert_eq!((*stance, why.as_deref()), (Some(Stance::Concern), Some("I am on call.")));
    assert_eq!(*wording, ExactHash::from_bytes([23; 32]));
}

#[test]
fn a_meeting_with_an_unreadable_date_gets_a_sentence_beside_it() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "Add a meeting");
    type_into(&mut harness, "Date", "x");
    click(&mut harness, "Add the meeting");
    harness.get_by_label("This cannot be read as a date. Write it like this: 31/12/2026.");
    assert_eq!(edits(&script), []);
    click(&mut harness, "Pick a day: Date");
    click(&mut harness, "Monday, 30 November 2026");
    click(&mut harness, "A quarter of an hour later: Begins at");
    click(&mut harness, "Every two weeks");
    click(&mut harness, "Add the meeting");
    let [Edit::AddMeeting { when, place }] = &edits(&script)[..] else { panic!("no meeting") };
    assert_eq!(
        (when.date, when.time, when.repeat),
        (date(2026, 11, 30), jiff::civil::time(19, 15, 0, 0), Repeat::Weeks(2))
    );
    assert_eq!((when.zone.as_str(), place.as_str()), ("Europe/Berlin", ""));
}

#[test]
fn an_invitation_shows_as_text_and_picture_with_its_name() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Members);
    type_into(&mut harness, "What you call this person, for the group’s list", "Dana");
    click(&mut harness, "Make an invitation");
    assert_eq!(script.commands(), [Command::Invite { name: "Dana".to_owned() }]);
    click(&mut harness, "Show it as a picture, for a phone’s camera");
    harness.get_by_role_and_label(Role::Image, "The invitation for Dana as a picture to scan");
    assert_eq!(
        harness
            .get_by_role_and_label(Role::MultilineTextInput, "To send or to copy")
            .value()
            .as_deref(),
        Some(TICKET)
    );
    click(&mut harness, "Copy the text");
    harness.get_by_label("Copied. Whatever else reads your clipboard can read it too.");
}

#[test]
fn the_last_step_is_undone_with_a_press_or_a_key_and_a_refusal_is_said() {
    let mut state = state();
    let what = "set a day to look at a ground rule again".to_owned();
    Arc::make_mut(&mut state.status).undo = Some(what.clone());
    let (mut harness, script) = open(state);
    click(&mut harness, &format!("Undo: {what}"));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(script.commands(), [Command::Undo, Command::Undo]);
    script.refuse("This has been changed since.");
    click(&mut harness, &format!("Undo: {what}"));
    harness.get_by_label("This has been changed since.");
    click(&mut harness, "All right");
    assert!(harness.query_by_label("This has been changed since.").is_none());
}

#[test]
fn an_invitation_that_was_used_is_shown_no_longer() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Members);
    type_into(&mut harness, "What you call this person, for the group’s list", "Dana");
    click(&mut harness, "Make an invitation");
    let mut open = fresh();
    Arc::make_mut(&mut open.status).invitations.push(OpenInvitation {
        invite: EntryHash::from_bytes([9; 32]),
        proposal: Some(EntryHash::from_bytes([60; 32])),
        name: Some("Dana".to_owned()),
        ticket: Some(TICKET.to_owned()),
        expires: date(2026, 12, 14),
    });
    script.push(News::State(open));
    harness.run();
    harness.get_by_label("The invitation for Dana");
    script.push(News::State(fresh()));
    harness.run();
    assert!(harness.query_by_label("The invitation for Dana").is_none());
}

#[test]
fn words_to_compare_are_seen_however_far_down_somebody_is() {
    let (mut harness, script) = sized(Opening::Starting, [900.0, 600.0], Theme::Light);
    script.push(News::State(state()));
    harness.run();
    go(&mut harness, Place::Rules);
    let down = harness.get_by_label("Support rather than advice");
    down.scroll_to_me();
    harness.run();
    script.push(News::State(busy()));
    harness.run();
    let words = harness.get_by_label("river   lamp   seven   coat").rect();
    assert!(words.top() >= 0.0 && words.bottom() <= 600.0, "{words:?}");
}

#[test]
fn what_opens_takes_the_keyboard() {
    let (mut harness, _script) = open(state());
    let has_keyboard = |harness: &Harness<'_, App>, label: &str| {
        harness.get_all_by_label(label).any(|node| node.is_focused())
    };
    go(&mut harness, Place::Rules);
    click(&mut harness, "Add a ground rule");
    assert!(has_keyboard(&harness, "A few words that name it"));
    click(&mut harness, "I have a concern: Phones");
    assert!(has_keyboard(&harness, "What is your concern? It is for the group to answer."));
    go(&mut harness, Place::Meetings);
    click(&mut harness, "More: Thursday 3 December");
    click(&mut harness, "Change the place: Thursday 3 December");
    assert!(has_keyboard(&harness, "Place, as you would tell each other"));
    click(&mut harness, "Add a meeting");
    assert!(has_keyboard(&harness, "Date"));
    go(&mut harness, Place::Members);
    click(&mut harness, "Change my name");
    assert!(has_keyboard(&harness, "What the others call you"));
    click(&mut harness, "Leave the group…");
    assert!(has_keyboard(&harness, "A last word to the others, if you like"));
}

#[test]
fn where_others_are_in_nobody_invites_alone_and_the_screen_says_so() {
    let (mut harness, _script) = open(state());
    go(&mut harness, Place::Members);
    harness.get_by_label_contains("Who else comes in is for all of you to decide.");
    assert!(harness.query_by_label("Make an invitation").is_none());
}

#[test]
fn leaving_says_what_it_does_before_it_does() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "Leave the group…");
    assert_eq!(script.commands(), []);
    type_into(&mut harness, "A last word to the others, if you like", "Thank you.");
    click(&mut harness, "Leave for good");
    assert_eq!(script.commands(), [Command::Leave { farewell: Some("Thank you.".to_owned()) }]);
}

#[test]
fn a_device_that_no_longer_belongs_reads_and_does_not_write() {
    let mut state = state();
    Arc::make_mut(&mut state.status).belongs = false;
    let (mut harness, _script) = open(state);
    harness.get_by_label_contains("This device no longer belongs to the group.");
    go(&mut harness, Place::Focus);
    assert!(harness.query_by_label("Edit: Who it is for").is_none());
    go(&mut harness, Place::Rules);
    assert!(harness.query_by_label("Add a ground rule").is_none());
}

#[test]
fn a_further_device_and_a_withdrawn_invitation_are_asked_for() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "Add another device of mine");
    harness.get_by_label("The invitation for another device of yours");
    click(&mut harness, "Withdraw the invitation for Dana");
    let [Command::InviteMyDevice, Command::WithdrawInvite { invite }] = script.commands()[..]
    else {
        panic!("{:?}", script.commands())
    };
    assert_eq!(invite, EntryHash::from_bytes([8; 32]));
}

#[test]
fn words_to_compare_stay_until_somebody_has_compared_them() {
    let (mut harness, _script) = open(busy());
    harness.get_by_label("river   lamp   seven   coat");
    go(&mut harness, Place::Focus);
    click(&mut harness, "We have compared: Cleo has come in.");
    assert!(harness.query_by_label("river   lamp   seven   coat").is_none());
}

#[test]
fn what_changed_since_i_agreed_is_shown_with_both_wordings() {
    let (mut harness, _script) = open(state());
    go(&mut harness, Place::Rules);
    harness.get_by_label("What changed since you agreed");
    harness.get_by_label_contains("(added: , with a round of arriving)");
    harness.get_by_label("Struck through: taken out. Underlined: added.");
}

#[test]
fn the_day_moves_on_at_midnight() {
    let (mut harness, _script) = open(state());
    harness.get_by_label("Monday 30 November");
    LATER_SECS.set(6 * 3600);
    harness.run();
    harness.get_by_label("Tuesday 1 December");
}

#[test]
fn two_times_are_settled_by_choosing_one() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Meetings);
    click(&mut harness, "This one: Sunday 13 December, 10:00 to 12:00");
    let [Edit::MoveMeeting { when, .. }] = &edits(&script)[..] else { panic!("nothing was moved") };
    assert_eq!(when.date, date(2026, 12, 13));
}
