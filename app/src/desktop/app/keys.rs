//! The keys that lead somewhere from any screen.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::App;
use crate::screen::commands;
use crate::view::Place;
use crate::view::commands::Everywhere;

/// The keys that show a screen together with Ctrl, in the order of the navigation.
const PLACE_KEYS: [Key; 10] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
    Key::Num0,
];

impl App {
    pub(super) fn shortcuts(&mut self, context: &Context) {
        if !self.groups.is_open() || self.door.is_some() {
            return;
        }
        let pressed = |key| {
            context.input_mut(|input| {
                input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key))
            })
        };
        let mut asked = Vec::new();
        if context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) {
            asked.push(Everywhere::Go(Place::Help));
        }
        let places = PLACE_KEYS.into_iter().zip(Place::LISTED);
        asked.extend(places.filter(|(key, _)| pressed(*key)).map(|(_, to)| Everywhere::Go(to)));
        if pressed(Key::F) {
            asked.push(Everywhere::Find);
        }
        // In a field it is the field's own.
        if !context.egui_wants_keyboard_input() && pressed(Key::Z) {
            asked.push(Everywhere::Undo);
        }
        if pressed(Key::G) {
            asked.push(Everywhere::Groups);
        }
        if pressed(Key::L) {
            asked.push(Everywhere::Lock);
        }
        if pressed(Key::K)
            && let Some(group) = self.groups.on_screen()
        {
            commands::toggle(context, &mut group.drafts);
        }
        let at = self.groups.shown();
        let mut actions = Vec::new();
        for what in asked {
            commands::perform(context, what, &mut actions);
        }
        for action in actions {
            self.perform(context, at, action);
        }
    }
}
