//! Locking by itself, after nobody did anything for a while.
//!
//! Invariant: nothing is locked while a file is being written, nor while this member is in a room that is held: then the
//! screen is looked at, and not touched.

use std::time::Duration;

use egui::Context;
use kith_sync::node::api::Command;

use super::App;
use crate::desktop::backend::GroupHere;
use crate::screen::{Action, Spot};
use crate::view::keys::Idle;

impl App {
    /// Locks by itself after this long.
    pub(in crate::desktop) fn set_idle(&mut self, idle: Idle) {
        self.idle = idle;
    }

    /// After how long it locks by itself.
    pub(in crate::desktop) fn idle(&self) -> Idle {
        self.idle
    }

    /// Locks where nobody did anything for as long as was chosen; otherwise looks again when that would be over.
    pub(super) fn lock_when_idle(&mut self, context: &Context) {
        let is_touched = context.input(|input| !input.events.is_empty());
        if is_touched || !self.groups.has_any_open() || self.is_needed() {
            self.touched_at = self.now.clone();
        }
        let Some(minutes) = self.idle.minutes().filter(|_| self.groups.has_any_open()) else {
            return;
        };
        let gone = self.now.duration_since(&self.touched_at).as_secs();
        let left = minutes * 60 - gone;
        // A clock that was put back says nothing of how long nobody was here.
        if gone < 0 {
            self.touched_at = self.now.clone();
        }
        if left > 0 {
            context.request_repaint_after(Duration::from_secs(left.unsigned_abs()));
            return;
        }
        self.touched_at = self.now.clone();
        let shown = self.groups.shown();
        self.perform(context, shown, Action::Do(Spot::General, Command::Lock));
    }

    /// Whether it is in use without being touched.
    fn is_needed(&mut self) -> bool {
        !self.writing.is_empty()
            || self.groups.open().any(|(_, group): (GroupHere, _)| group.is_in_room())
    }
}
