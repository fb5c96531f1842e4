//! A request to come in was written, and Kith was closed before the answer came.

use egui::Theme;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zeroize::Zeroizing;

use super::walk::{SMALL, clipped, unreached};
use super::{App, begin_asking, click, sized, type_into, window};
use crate::desktop::scripted::{Scripted, later, reason};
use crate::desktop::{GroupHere, News, Opening, Request, Shut};
use crate::words::{Language, speak, t};

const WORDS: &str = "river   lamp   seven   coat\nmill   stone   early   green";

/// A window after the start, where these joinings are not finished.
fn unfinished(groups: &[GroupHere]) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = window(Opening::Unfinished);
    script.push(News::Groups { groups: groups.to_vec() });
    for group in groups {
        script.push_of(*group, News::Shut(Shut::Unfinished));
    }
    harness.run();
    (harness, script)
}

#[test]
fn the_words_of_the_request_are_there_again_with_the_passphrase() {
    let (mut harness, script) = unfinished(&[GroupHere::FIRST]);
    assert!(harness.query_by_label("Which one?").is_none());
    click(&mut harness, "Show the words of my request…");
    type_into(&mut harness, "Passphrase", "not this one");
    script.hold();
    click(&mut harness, "Show the words");
    script.push(News::Unfinished { because: reason("node-wrong-passphrase") });
    harness.run();
    let told = reason("node-wrong-passphrase").unwrap();
    harness.get_by_label(told.english());
    harness.get_by_label("Show the words");
    type_into(&mut harness, "Passphrase", "four calm words here");
    click(&mut harness, "Show the words");
    let passphrase = Zeroizing::new("four calm words here".to_owned());
    assert_eq!(script.sent().pop(), Some(Request::RequestWords { passphrase: passphrase.clone() }));
    let words = WORDS.split_whitespace().map(str::to_owned).collect();
    script.push(News::RequestWords { words: vec![words] });
    harness.run();
    harness.get_by_label(WORDS);
    assert!(harness.query_by_label_contains("by another invitation").is_none());
    // The answer is read there too, and nothing is typed twice.
    type_into(&mut harness, "Where the answer is", "/stick/answer.kith");
    click(&mut harness, "Read the answer");
    let file = "/stick/answer.kith".into();
    assert_eq!(script.sent().pop(), Some(Request::ReadAnswer { passphrase, file }));
}

#[test]
fn those_of_an_earlier_request_stand_below_those_of_the_newest() {
    let (mut harness, _script) = unfinished(&[GroupHere::FIRST]);
    click(&mut harness, "Show the words of my request…");
    type_into(&mut harness, "Passphrase", "four calm words here");
    click(&mut harness, "Show the words");
    let newest = harness.get_by_label(WORDS).rect();
    let said = harness.get_by_label_contains("You asked by another invitation before.").rect();
    let earlier = harness.get_by_label_contains("candle   oak").rect();
    assert!(newest.bottom() < said.top() && said.bottom() < earlier.top());
    click(&mut harness, "Go on in another way…");
    assert!(harness.query_by_label(WORDS).is_none());
}

#[test]
fn of_several_joinings_each_is_gone_on_with() {
    let (mut harness, script) = unfinished(&[later(), GroupHere::FIRST]);
    let about = "Joining is not finished";
    click(&mut harness, &format!("The first group here: {about}"));
    click(&mut harness, "Show the words of my request…");
    type_into(&mut harness, "Passphrase", "four calm words here");
    click(&mut harness, "Show the words");
    assert_eq!(script.last_of(), Some(GroupHere::FIRST));
    click(&mut harness, "Go on in another way…");
    click(&mut harness, &format!("Group of 24 November 2026: {about}"));
    type_into(&mut harness, "Passphrase", "four calm words here");
    click(&mut harness, "Go on");
    assert_eq!(script.last_of(), Some(later()));
}

#[test]
fn beside_a_locked_group_a_joining_is_gone_on_with_and_left_again() {
    let (mut harness, script) = window(Opening::Locked);
    script.push(News::Groups { groups: vec![later(), GroupHere::FIRST] });
    harness.run();
    assert!(harness.query_by_label("Go on with a joining").is_none());
    script.push_of(later(), News::Shut(Shut::Unfinished));
    harness.run();
    click(&mut harness, "Go on with a joining");
    harness.get_by_label("Joining is not finished");
    click(&mut harness, "Back");
    click(&mut harness, "Go on with a joining");
    click(&mut harness, "Forget it and begin anew…");
    click(&mut harness, "Forget it");
    assert_eq!(script.last_of(), Some(later()));
    // What is only begun is forgotten and not erased.
    click(&mut harness, "Keep it");
    click(&mut harness, "Back");
    click(&mut harness, "I forgot my passphrase");
    click(&mut harness, "Erase this group from this device…");
    harness.get_by_label("To erase it, type its name: The first group here");
}

#[test]
fn what_to_do_with_a_request_is_seen_first_however_far_down_it_was_asked_for() {
    let (mut harness, script) = sized(Opening::FirstRun, SMALL, Theme::Light);
    begin_asking(&mut harness);
    harness.get_by_label("Write the request").scroll_to_me();
    harness.run();
    click(&mut harness, "Write the request");
    let words = WORDS.split_whitespace().map(str::to_owned).collect();
    script.push(News::Asked { file: "/stick/request.kith".into(), words });
    harness.run();
    for label in ["Your request is written", WORDS] {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.top() >= 0.0 && rect.bottom() <= SMALL[1], "{label}: {rect:?}");
    }
}

#[test]
fn the_words_fit_a_small_window_with_letters_twice_as_large_and_are_reached_with_tab_alone() {
    for language in [Language::English, Language::German] {
        speak(language);
        for (theme, zoom) in [(Theme::Light, 1.0), (Theme::Dark, 2.0)] {
            let (mut harness, script) = sized(Opening::Unfinished, SMALL, theme);
            script.push(News::Groups { groups: vec![later(), GroupHere::FIRST] });
            for group in [later(), GroupHere::FIRST] {
                script.push_of(group, News::Shut(Shut::Unfinished));
            }
            harness.set_pixels_per_point(zoom);
            harness.set_size(egui::vec2(SMALL[0], SMALL[1]) / zoom);
            harness.run();
            click(&mut harness, t!("door-show-the-words"));
            let none = Vec::<String>::new();
            assert_eq!(clipped(&harness, SMALL[0] / zoom), none, "{language:?} {zoom}");
            type_into(&mut harness, t!("door-passphrase"), "four calm words here");
            click(&mut harness, t!("door-show-them"));
            harness.get_by_label(WORDS).accesskit_node();
            assert_eq!(clipped(&harness, SMALL[0] / zoom), none, "{language:?} {zoom}");
            assert_eq!(unreached(&mut harness), std::collections::BTreeSet::new());
        }
    }
}
