//! Keeping what is typed and not sent yet: before closing and locking, and again and again while somebody types, so that a crash
//! takes no more than a few seconds of it.

use std::time::Duration;

use egui::{Context, Event};

use super::App;
use crate::desktop::backend::GroupHere;
use crate::desktop::group::Group;
use crate::screen::Spot;

/// Seconds after which what was typed is kept.
const KEPT_AFTER_SECS: i64 = 5;

impl App {
    /// Keeps what was typed a while ago; otherwise looks again when it is time.
    pub(super) fn keep_what_is_typed(&mut self, context: &Context) {
        let Some(typed_at) = &self.typed_at else { return };
        let since = self.now.duration_since(typed_at).as_secs();
        // A clock that was put back says nothing of how long ago it was.
        if (0..KEPT_AFTER_SECS).contains(&since) {
            let left = (KEPT_AFTER_SECS - since).unsigned_abs();
            context.request_repaint_after(Duration::from_secs(left));
            return;
        }
        self.keep_unsent();
    }

    /// Notes that something was typed that is not kept yet.
    pub(super) fn watch_typing(&mut self, context: &Context) {
        if self.typed_at.is_some() || !context.input(|input| input.events.iter().any(may_type)) {
            return;
        }
        if self.groups.on_screen().is_some_and(|group| group.has_to_keep_unsent()) {
            self.typed_at = Some(self.now.clone());
            context.request_repaint_after(Duration::from_secs(KEPT_AFTER_SECS.unsigned_abs()));
        }
    }

    /// Keeps what is typed in any group and not sent yet.
    fn keep_unsent(&mut self) {
        self.typed_at = None;
        for at in self.groups.open_ones() {
            self.keep_unsent_in(at);
        }
    }

    /// Keeps what is unsent in a group, where that is not kept so already: what was sent is kept no more.
    pub(super) fn keep_unsent_in(&mut self, at: GroupHere) {
        if let Some(command) = self.groups.get_mut(at).and_then(Group::keep_unsent) {
            self.send(at, Spot::Unsent, command);
        }
    }
}

/// Whether by it somebody may have typed something, or put away what was typed.
fn may_type(event: &Event) -> bool {
    // A button is pressed once the pointer lets go of it.
    matches!(
        event,
        Event::Text(_)
            | Event::Paste(_)
            | Event::Cut
            | Event::Ime(_)
            | Event::AccessKitActionRequest(_)
            | Event::Key { pressed: true, .. }
            | Event::PointerButton { pressed: false, .. }
    )
}
