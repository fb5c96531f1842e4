//! What is seen rather than read, and said in words to whoever does not see it: lines over days, faces, tables.

use std::sync::Arc;

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::node::mine::Mine;

use super::{News, Opening, go, open, sized};
use crate::desktop::scripted::{asking, finding, mine};
use crate::view::Place;
use crate::words::{Language, speak};

#[test]
fn how_the_days_went_is_a_picture_with_a_sentence_over_which_the_page_scrolls() {
    let (mut harness, script) = sized(Opening::Starting, [900.0, 600.0], Theme::Light);
    script.push(News::State(finding()));
    harness.run();
    go(&mut harness, Place::Mine);
    let worn = "How worn, from 3 November to 27 November: between “a little worn” and “worn out”. Each \
                day is in the list below.";
    let well = harness.get_by_label_contains("How well, from 3 November to 27 November: between");
    assert_eq!(well.accesskit_node().role(), Role::Image);
    let picture = |harness: &egui_kittest::Harness<'_, _>| harness.get_by_label(worn).rect();
    let roll = |harness: &mut egui_kittest::Harness<'_, _>, at: egui::Pos2| {
        harness.event(egui::Event::PointerMoved(at));
        harness.run();
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -120.0),
            modifiers: egui::Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        harness.run();
    };
    // Until it is in the middle of the window, and once more with the pointer over it.
    for _roll in 0..20 {
        if picture(&harness).center().y < 400.0 {
            break;
        }
        roll(&mut harness, egui::pos2(600.0, 300.0));
    }
    let before = picture(&harness);
    assert!((100.0..400.0).contains(&before.center().y), "{before:?}");
    roll(&mut harness, before.center());
    let after = picture(&harness);
    assert!(after.top() < before.top() - 50.0, "{before:?} {after:?}");
    assert!((after.width() - before.width()).abs() < 0.5, "nothing was zoomed");
}

#[test]
fn two_days_are_a_picture_also_in_a_narrow_window_and_in_german() {
    speak(Language::German);
    let (mut harness, script) = sized(Opening::Starting, [450.0, 1600.0], Theme::Dark);
    let mut state = finding();
    let check_ins = mine().check_ins.into_iter().skip(4).collect();
    state.mine = Arc::new(Mine { check_ins, ..Mine::default() });
    script.push(News::State(state));
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    harness.run();
    let field = harness.get_all_by_role(Role::TextInput).next().unwrap();
    field.type_text(Place::Mine.title());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let picture =
        harness.get_by_label_contains("Wie gut, vom 22. November bis 27. November:").rect();
    assert!(picture.left() >= 0.0 && picture.right() <= 450.0, "{picture:?}");
    assert!(picture.width() > 100.0, "{picture:?}");
}

#[test]
fn who_said_what_to_a_proposal_is_seen_as_faces_and_no_share_of_anything_is_told() {
    let (mut harness, _script) = open(asking());
    go(&mut harness, Place::Members);
    for words in ["Not now", "A concern", "Two answers", "Stand aside", "Not answered yet"] {
        assert!(harness.query_all_by_label(words).next().is_some(), "{words}");
    }
    let faces = harness.get_all_by_label("Gita").map(|node| node.rect());
    let yes = harness.get_all_by_label("Yes").map(|node| node.rect()).next().unwrap();
    let beside = faces.filter(|face| (face.center().y - yes.center().y).abs() < 5.0);
    assert_eq!(beside.count(), 1, "a face beside the word for where its person stands");
    let told = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).is_some_and(|words| words.contains('%'))
    };
    assert!(!harness.root().children_recursive().any(|node| told(&node)));
}
