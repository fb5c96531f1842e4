//! Where somebody was in a group when it was locked, and how they come back there.
//!
//! Invariant: nothing of the group's content is kept while it is locked.

use egui::Context;

use super::Group;
use crate::view::Place;

/// Where somebody was in a group when it was locked; nothing of its content.
#[derive(Clone, Copy, Debug)]
pub(in crate::desktop) struct Left {
    place: Place,
    /// How far it was scrolled.
    scrolled: f32,
}

impl Group {
    /// Where somebody is in it.
    pub(in crate::desktop) fn left(&self) -> Left {
        Left { place: self.place, scrolled: self.drafts.scroll.now }
    }

    /// Shows what was shown when it was locked.
    pub(in crate::desktop) fn come_back(&mut self, left: Left) {
        self.turn_to(left.place);
        self.drafts.scroll.to = Some(left.scrolled);
        self.back = Some((left, None));
    }

    /// A screen that was shorter while the group was being opened is scrolled once more, unless somebody did so meanwhile.
    pub(super) fn scroll_back(&mut self, context: &Context) {
        let scroll = &mut self.drafts.scroll;
        let Some((left, landed)) = &mut self.back else { return };
        let landed = *landed.get_or_insert(scroll.now);
        if self.state.status.opening && left.place == self.place {
            return;
        }
        if left.place == self.place && (scroll.now - landed).abs() < 1.0 {
            scroll.to = Some(left.scrolled);
            context.request_repaint();
        }
        self.back = None;
    }

    /// Whether this member is in a room that is held.
    pub(in crate::desktop) fn is_in_room(&self) -> bool {
        self.state.status.live.sittings.iter().any(|sitting| sitting.room.is_some())
    }
}
