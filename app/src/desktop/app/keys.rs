//! The keys that lead somewhere from any screen.

use egui::{Context, Key, KeyboardShortcut, Modifiers};
use kith_sync::node::api::Command;

use super::App;
use crate::screen::search::search_field;
use crate::screen::shell::PLACE_KEYS;
use crate::screen::{Action, Spot};
use crate::view::Place;

impl App {
    pub(super) fn shortcuts(&mut self, context: &Context) {
        if self.group.is_none() || self.door.is_some() {
            return;
        }
        let pressed = |key| {
            context.input_mut(|input| {
                input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key))
            })
        };
        if context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) {
            self.go(context, Place::Help);
        }
        for (key, place) in PLACE_KEYS.into_iter().zip(Place::LISTED) {
            if pressed(key) {
                self.go(context, place);
            }
        }
        if pressed(Key::F) {
            self.go(context, Place::Today);
            context.memory_mut(|memory| memory.request_focus(search_field()));
        }
        // In a field it is the field's own.
        if !context.egui_wants_keyboard_input() && pressed(Key::Z) {
            self.send(Spot::General, Command::Undo);
        }
        if pressed(Key::L) {
            self.leave_texts(context);
            self.perform(context, Action::Do(Spot::General, Command::Lock));
        }
    }
}
