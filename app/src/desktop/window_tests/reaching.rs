//! How we reach each other, as a person looks at it and decides about it in the window.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::node::api::{Command, Outcome, Proposed, Say};

use super::walk::walk_to;
use super::{Harness, click, go, is_shown, open, type_into};
use crate::desktop::scripted::{cards, relayed, state};
use crate::desktop::{App, News};
use crate::view::Place;

fn ticked(harness: &Harness<'_, App>, label: &str) -> bool {
    let tick = harness.get_by_role_and_label(Role::CheckBox, label);
    tick.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

#[test]
fn the_page_is_reached_from_the_members_from_where_my_words_go_from_the_commands_and_by_search() {
    let (mut harness, _script) = open(state());
    let title = Place::Reach.title();
    let is_here = |harness: &Harness<'_, App>| {
        harness.query_by_label_contains("by the ways that stand here").is_some()
    };
    go(&mut harness, Place::Members);
    click(&mut harness, title);
    assert!(is_here(&harness));
    click(&mut harness, Place::Whereabouts.title());
    assert!(!is_here(&harness));
    click(&mut harness, title);
    assert!(is_here(&harness));
    go(&mut harness, Place::Today);
    walk_to(&mut harness, Place::Reach);
    assert!(is_here(&harness));
    go(&mut harness, Place::Today);
    type_into(&mut harness, "Look for words", "wi-fi relay");
    harness.get_by_label_contains("Look: How we reach each other").click_accesskit();
    harness.run();
    assert!(is_here(&harness));
}

#[test]
fn what_this_device_takes_part_in_is_one_press_and_stands_here_alone() {
    let (mut harness, script) = open(relayed("reached"));
    go(&mut harness, Place::Members);
    assert!(harness.query_by_label("Find the group’s devices on the same network").is_none());
    click(&mut harness, Place::Reach.title());
    assert!(ticked(&harness, "Find the group’s devices on the same network"));
    click(&mut harness, "Find the group’s devices on the same network");
    click(&mut harness, "Use the group’s relay");
    assert_eq!(
        script.commands(),
        [Command::SetNearby { on: false }, Command::SetRelay { on: false }]
    );
    script.push(News::State(relayed("refused")));
    harness.run();
    assert!(!ticked(&harness, "Use the group’s relay"));
    script.refuse("The disk is full.");
    click(&mut harness, "Use the group’s relay");
    harness.get_by_label("The disk is full.");
    assert!(!ticked(&harness, "Use the group’s relay"), "nothing changed");
}

#[test]
fn a_relay_is_put_to_the_group_and_a_bad_address_gets_a_sentence_and_changes_nothing() {
    let (mut harness, script) = open(state());
    walk_to(&mut harness, Place::Reach);
    assert!(harness.query_by_label("Use the group’s relay").is_none(), "there is none");
    assert!(harness.query_by_label("Suggest to use none…").is_none());
    click(&mut harness, "Suggest a relay…");
    click(&mut harness, "Put it to the group: a relay");
    assert_eq!(script.commands(), [], "an address is missing");
    script.refuse("This is no address of a relay.");
    type_into(&mut harness, "The relay’s address", "relay.example.org");
    type_into(&mut harness, "Why, if you like", "Nights on the road.");
    click(&mut harness, "Put it to the group: a relay");
    let said = |address: &str| {
        let why = Some("Nights on the road.".to_owned());
        Command::Say(Say::ProposeRelay { relay: Some(address.to_owned()), why })
    };
    assert_eq!(script.commands(), [said("relay.example.org")]);
    harness.get_by_label("This is no address of a relay.");
    let field = harness.get_by_role_and_label(Role::TextInput, "The relay’s address");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("relay.example.org"), "it stays");
    click(&mut harness, "Leave it: a relay");
    assert!(harness.query_by_label("This is no address of a relay.").is_none());
}

#[test]
fn giving_the_relay_up_says_what_it_means_first() {
    let (mut harness, script) = open(relayed("missed"));
    walk_to(&mut harness, Place::Reach);
    harness.get_by_label_contains("The relay is not reached now: it does not answer.");
    click(&mut harness, "Suggest to use none…");
    harness.get_by_label_contains("every device forgets the relay");
    click(&mut harness, "Put it to the group: a relay");
    let say = Say::ProposeRelay { relay: None, why: None };
    assert_eq!(script.commands(), [Command::Say(say)]);
    assert!(harness.query_by_label("No relay any more").is_none(), "it is put");
}

#[test]
fn what_waits_for_a_word_already_leads_there() {
    let (mut harness, _script) = open(cards());
    walk_to(&mut harness, Place::Reach);
    assert!(harness.query_by_label("Suggest a relay…").is_none());
    click(&mut harness, "Something about a relay waits for the group’s word: see Members");
    assert!(is_shown(&harness, Place::Members));
}

#[test]
fn what_is_proposed_about_a_relay_says_what_it_means_and_nothing_untrue() {
    let mut state = cards();
    let decisions = &mut Arc::make_mut(&mut state.status).decisions;
    decisions.proposals.retain(|it| matches!(it.motion, kith_sync::node::api::Moved::Relay(_)));
    assert!(matches!(&decisions.proposals[..], [Proposed { outcome: Outcome::Open, .. }]));
    let (mut harness, _script) = open(state);
    go(&mut harness, Place::Members);
    harness.get_by_label_contains("devices that cannot reach each other directly meet through it");
    assert!(harness.query_by_label_contains("uses no relay yet").is_none());
}

#[test]
fn whoever_is_not_reached_and_lacks_something_is_a_press_from_a_parcel() {
    let (mut harness, _script) = open(state());
    walk_to(&mut harness, Place::Reach);
    assert!(harness.query_by_label("Write a parcel: Ben: Device").is_none());
    click(&mut harness, "Write a parcel: Cleo: Device");
    assert!(ticked(&harness, "Cleo") && !ticked(&harness, "Ben"));
}
