//! Every screen, in both languages and both themes, in a small window and with letters twice as large; and with Tab alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::{Action as Access, Role};
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use kith_sync::node::api::NodeState;

use super::super::scripted::{
    asking, begun, busy, cards, deciding, finding, fresh, going, in_the_room, keeping, relayed,
    removed, sealed,
};
use super::super::{App, News, Opening};
use super::{is_shown, sized};
use crate::view::Place;
use crate::words::{Language, speak, t};

pub(super) const SMALL: [f32; 2] = [900.0, 600.0];

/// Goes to a screen as one can from anywhere: by its name in the list of all commands.
pub(super) fn walk_to(harness: &mut Harness<'static, App>, place: Place) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    let field = harness.root().children_recursive().find(|node| {
        node.accesskit_node().role() == Role::TextInput && node.accesskit_node().is_focused()
    });
    field.expect("the list has the keyboard").type_text(place.title());
    harness.run();
    let go = t!("commands-go", place = place.title());
    let node = harness.root().children_recursive().find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label == go || label.starts_with(&format!("{go}, "))
    });
    node.expect("the screen is among the commands").click_accesskit();
    harness.run();
}

pub(super) fn open_at(state: NodeState, zoom: f32, theme: Theme) -> Harness<'static, App> {
    let (mut harness, script) = sized(Opening::Starting, SMALL, theme);
    script.push(News::State(state));
    harness.set_pixels_per_point(zoom);
    harness.set_size(egui::vec2(SMALL[0], SMALL[1]) / zoom);
    harness.run();
    harness
}

/// Whether something is in a part of its own that scrolls sideways.
fn scrolls_sideways(node: &Node<'_>) -> bool {
    let mut around = node.accesskit_node().parent();
    while let Some(node) = around {
        if node.role() == Role::ScrollView {
            return true;
        }
        around = node.parent();
    }
    false
}

/// What is drawn past the edge of a window of this width.
pub(super) fn clipped(harness: &Harness<'_, App>, width: f32) -> Vec<String> {
    harness
        .root()
        .children_recursive()
        .filter(|node| {
            let role = node.accesskit_node().role();
            matches!(
                role,
                Role::Button
                    | Role::Label
                    | Role::Heading
                    | Role::TextInput
                    | Role::MultilineTextInput
                    | Role::CheckBox
                    | Role::RadioButton
                    | Role::ProgressIndicator
            )
        })
        .filter(|node| !scrolls_sideways(node))
        .filter(|node| {
            let rect = node.rect();
            rect.left() < -0.5 || rect.right() > width + 0.5
        })
        .map(|node| {
            let words = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
            format!("{:?} at {:?}", words.unwrap_or_default(), node.rect())
        })
        .collect()
}

#[test]
fn nothing_is_clipped_in_either_language_and_theme_in_a_small_window_nor_with_letters_twice_as_large()
 {
    let relays: [fn() -> NodeState; 4] =
        [|| relayed("reached"), || relayed("missed"), || relayed("refused"), || relayed("two")];
    let scenes: [fn() -> NodeState; 12] = [
        fresh,
        begun,
        busy,
        deciding,
        keeping,
        cards,
        going,
        finding,
        in_the_room,
        asking,
        removed,
        sealed,
    ];
    for language in [Language::English, Language::German] {
        speak(language);
        for (theme, zoom) in
            [(Theme::Light, 1.0), (Theme::Dark, 1.0), (Theme::Light, 2.0), (Theme::Dark, 0.8)]
        {
            for scene in scenes {
                let mut harness = open_at(scene(), zoom, theme);
                for place in Place::LISTED.into_iter().chain(Place::BESIDE) {
                    walk_to(&mut harness, place);
                    let past = clipped(&harness, SMALL[0] / zoom);
                    assert_eq!(
                        past,
                        Vec::<String>::new(),
                        "{language:?} {theme:?} {zoom} {place:?}"
                    );
                }
            }
            for scene in relays {
                let mut harness = open_at(scene(), zoom, theme);
                for place in Place::BESIDE {
                    walk_to(&mut harness, place);
                    let past = clipped(&harness, SMALL[0] / zoom);
                    let none = Vec::<String>::new();
                    assert_eq!(past, none, "{language:?} {theme:?} {zoom} {place:?}");
                }
            }
        }
    }
}

#[test]
fn of_all_commands_many_are_seen_at_once_and_one_is_pressed_where_it_stands() {
    let mut harness = open_at(busy(), 1.0, Theme::Light);
    // It is as high again as before, also after few were left of it.
    walk_to(&mut harness, Place::Rules);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Go to: Meetings, Ctrl+6").click();
    harness.run();
    assert!(is_shown(&harness, Place::Meetings));
}

#[test]
fn a_long_name_is_broken_and_not_cut() {
    let mut state = deciding();
    let members = &mut Arc::make_mut(&mut state.snapshot).members;
    for member in Arc::make_mut(members) {
        member.name = "Ana-Sophia Wilhelmine von und zu Hohenstaufen-Oberwesterwald ".repeat(2);
    }
    let mut harness = open_at(state, 2.0, Theme::Light);
    for place in Place::LISTED {
        walk_to(&mut harness, place);
        assert_eq!(clipped(&harness, SMALL[0] / 2.0), Vec::<String>::new(), "on {place:?}");
    }
}

/// What can be used on the screen, by name.
fn usable(harness: &Harness<'_, App>) -> BTreeSet<String> {
    harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| {
            matches!(
                node.role(),
                Role::Button | Role::RadioButton | Role::TextInput | Role::MultilineTextInput
            )
        })
        .filter(|node| !node.is_disabled() && node.data().supports_action(Access::Focus))
        .filter_map(|node| node.label())
        .collect()
}

/// What can be used on the screen and is not reached with Tab.
pub(super) fn unreached(harness: &mut Harness<'static, App>) -> BTreeSet<String> {
    let mut left = usable(harness);
    let most = left.len() * 2 + 20;
    for _press in 0..most {
        harness.key_press(Key::Tab);
        harness.run();
        let focused = harness
            .root()
            .children_recursive()
            .find(|node| node.accesskit_node().is_focused())
            .and_then(|node| node.accesskit_node().label());
        if let Some(focused) = focused {
            left.remove(&focused);
        }
        if left.is_empty() {
            break;
        }
    }
    left
}

#[test]
fn every_control_of_every_screen_is_reached_with_tab_alone() {
    for scene in [busy, begun, keeping, deciding, finding, asking, sealed] {
        let mut harness = open_at(scene(), 1.0, Theme::Light);
        for place in Place::LISTED.into_iter().chain([Place::Reach, Place::Parcels, Place::Keys]) {
            walk_to(&mut harness, place);
            assert_eq!(unreached(&mut harness), BTreeSet::new(), "on {place:?}");
        }
    }
}
