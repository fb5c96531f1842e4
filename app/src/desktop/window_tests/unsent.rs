//! What is typed and not sent yet: over locking, closing and a crash, and no longer than it is unsent.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::group::Edit;
use kith_sync::node::api::{Command, NodeState};
use kith_sync::node::mine::{Jot, Mine};

use super::{App, LATER_SECS, click, edits, go, is_shown, open, rest, type_into, window};
use crate::desktop::scripted::{Scripted, state};
use crate::desktop::{News, Opening, Request};
use crate::view::Place;

const NAME: &str = "A few words that name it";

fn begin_rule(harness: &mut Harness<'static, App>) {
    go(harness, Place::Rules);
    click(harness, "Add a ground rule");
    type_into(harness, NAME, "Phones");
}

fn pass(harness: &mut Harness<'static, App>, secs: i64) {
    LATER_SECS.set(LATER_SECS.get() + secs);
    harness.run();
}

fn value(harness: &Harness<'static, App>, label: &str) -> String {
    let fields = harness.get_all_by_label(label);
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let mut values = fields
        .map(|field| field.accesskit_node())
        .filter(|node| is_field(node.role()))
        .filter_map(|node| node.value());
    values.next().unwrap()
}

/// The state with what was kept last.
fn with(script: &Scripted) -> NodeState {
    let unsent = script.unsent().pop().unwrap();
    NodeState { mine: Mine { unsent, ..Mine::default() }.into(), ..state() }
}

fn begin_again(state: NodeState) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = window(Opening::Starting);
    script.push(News::State(state));
    harness.run();
    (harness, script)
}

#[test]
fn it_is_there_again_after_locking_where_it_was_typed() {
    let (mut harness, script) = open(state());
    begin_rule(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run();
    let commands = script.sent().into_iter().filter_map(|request| {
        if let Request::Command { command, .. } = request { Some(command) } else { None }
    });
    let last: Vec<_> = commands.collect();
    assert!(
        matches!(
            last.as_slice(),
            [.., Command::Mine(Jot::KeepUnsent { words: Some(_) }), Command::Lock]
        ),
        "{last:?}"
    );
    script.push(News::Locked);
    harness.run();
    assert!(harness.query_by_label(NAME).is_none());
    script.push(News::State(with(&script)));
    harness.run();
    assert!(is_shown(&harness, Place::Rules));
    assert_eq!(value(&harness, NAME), "Phones");
    assert!(harness.query_by_label_contains("is there again").is_none(), "it is on screen");
}

#[test]
fn closing_keeps_it_and_the_next_start_says_where_it_is() {
    let (mut harness, script) = open(state());
    begin_rule(&mut harness);
    go(&mut harness, Place::Mine);
    type_into(&mut harness, "A line, if you like", "three nights");
    assert!(script.unsent().is_empty());
    eframe::App::on_exit(harness.state_mut(), None);
    assert_eq!(script.unsent().len(), 1);

    let (mut harness, script) = begin_again(with(&script));
    assert!(is_shown(&harness, Place::Today));
    let is_there_again = "What you had begun and not sent is there again:";
    harness.get_by_label(is_there_again);
    harness.get_by_label("Go to what you had begun: Mine alone");
    click(&mut harness, "Go to what you had begun: Ground rules");
    assert!(is_shown(&harness, Place::Rules));
    assert!(harness.query_by_label("Go to what you had begun: Ground rules").is_none());
    assert_eq!(value(&harness, NAME), "Phones");
    go(&mut harness, Place::Mine);
    assert_eq!(value(&harness, "A line, if you like"), "three nights");
    assert!(harness.query_by_label(is_there_again).is_none(), "nobody is told twice");
    eframe::App::on_exit(harness.state_mut(), None);
    assert!(script.unsent().is_empty(), "it is kept so already");
}

#[test]
fn a_crash_takes_no_more_than_a_few_seconds_and_nothing_is_kept_twice() {
    let (mut harness, script) = open(state());
    begin_rule(&mut harness);
    pass(&mut harness, 4);
    assert!(script.unsent().is_empty());
    type_into(&mut harness, NAME, " away");
    pass(&mut harness, 1);
    let kept = script.unsent();
    let [Some(words)] = kept.as_slice() else { panic!("{kept:?}") };
    assert!(words.contains("Phones away"), "while somebody goes on typing");
    assert!(rest(&harness).as_secs() > 9, "{:?}", rest(&harness));
    pass(&mut harness, 60);
    assert_eq!(script.unsent().len(), 1);
    harness.event(egui::Event::PointerMoved(egui::pos2(300.0, 300.0)));
    harness.run();
    pass(&mut harness, 60);
    assert_eq!(script.unsent().len(), 1, "looking types nothing");
}

#[test]
fn what_is_sent_or_put_away_is_kept_no_longer() {
    let (mut harness, script) = open(state());
    begin_rule(&mut harness);
    type_into(&mut harness, "The rule itself", "Out of sight.");
    pass(&mut harness, 5);
    assert_eq!(script.unsent().len(), 1);
    click(&mut harness, "Put it to the group");
    assert_eq!(script.unsent().pop(), Some(None), "at once");

    let by_pointer = |harness: &mut Harness<'static, App>| {
        harness.get_by_label("Not now").click();
        harness.run();
    };
    for put_away in [|harness: &mut _| click(harness, "Not now"), by_pointer] {
        begin_rule(&mut harness);
        pass(&mut harness, 5);
        assert!(matches!(script.unsent().pop(), Some(Some(_))));
        put_away(&mut harness);
        pass(&mut harness, 5);
        assert_eq!(script.unsent().pop(), Some(None));
    }
}

#[test]
fn that_it_could_not_be_kept_is_said_and_tried_again() {
    let (mut harness, script) = open(state());
    script.refuse("The disk is full.");
    begin_rule(&mut harness);
    pass(&mut harness, 5);
    harness.get_by_label_contains("closing Kith now would lose it. The disk is full.");
    assert_eq!(script.unsent().len(), 1);
    pass(&mut harness, 60);
    assert_eq!(script.unsent().len(), 1, "not over and over while nobody types");
    eframe::App::on_exit(harness.state_mut(), None);
    assert_eq!(script.unsent().len(), 2);
}

#[test]
fn a_shared_text_that_could_not_be_written_is_kept_and_is_there_again() {
    let (mut harness, script) = open(state());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Edit: Who it is for");
    type_into(&mut harness, "Who it is for", " And for those who rest.");
    script.refuse("This is too long.");
    go(&mut harness, Place::Today);
    assert!(matches!(script.unsent().as_slice(), [Some(_), ..]), "{:?}", script.unsent());
    let kept = with(&script);
    for is_refused in [true, false] {
        let (mut harness, script) = begin_again(kept.clone());
        if is_refused {
            script.refuse("This is too long.");
        }
        // It is tried again with the next step that is taken.
        click(&mut harness, "Go to what you had begun: Focus");
        let written = edits(&script);
        let [Edit::Write { words, .. }] = written.as_slice() else { panic!("{written:?}") };
        assert!(words.ends_with(" And for those who rest."));
        if is_refused {
            assert_eq!(value(&harness, "Who it is for"), *words);
            assert!(script.unsent().is_empty(), "it is kept as it is");
        } else {
            assert_eq!(script.unsent().pop(), Some(None));
        }
    }
}

#[test]
fn what_cannot_be_read_is_said_and_stays_kept() {
    let mine = Mine { unsent: Some("[later]".to_owned()), ..Mine::default() };
    let (mut harness, script) = begin_again(NodeState { mine: mine.into(), ..state() });
    harness.get_by_label_contains("was kept by a newer Kith");
    click(&mut harness, "All right");
    pass(&mut harness, 60);
    assert!(script.unsent().is_empty());
    begin_rule(&mut harness);
    pass(&mut harness, 5);
    assert_eq!(script.unsent().len(), 1);
}
