//! What comes with time: joining that does not go on, reminders, midnight.

use std::time::Duration;

use egui::Context;
use jiff::Zoned;

use super::App;
use crate::desktop::backend::{GroupHere, Request};
use crate::screen::Spot;
use crate::screen::door::Page;
use crate::screen::mine::MineSpot;
use crate::view::reminders::Of;
use crate::words::t;

/// Silence after which joining is given up.
const JOIN_SILENCE_SECS: i64 = 120;

impl App {
    /// Notes what time it is; each open group hears of a new minute.
    pub(super) fn look_at_the_clock(&mut self) {
        let now = (self.clock)();
        let minute = |at: &Zoned| (at.date(), at.hour(), at.minute());
        if minute(&now) != minute(&self.now) {
            for (_, group) in self.groups.open() {
                group.minute_passed();
            }
        }
        self.now = now;
    }

    /// Gives up joining after a long silence; otherwise looks again when it would be over.
    pub(super) fn limit_joining(&mut self, context: &Context) {
        let Some(door) = &mut self.door else { return };
        if !matches!(door.page, Page::Joining(_)) {
            return;
        }
        let since = self.moved_at.get_or_insert_with(|| self.now.clone());
        let left = JOIN_SILENCE_SECS - self.now.duration_since(since).as_secs();
        if left > 0 {
            context.request_repaint_after(Duration::from_secs(left.unsigned_abs()));
        } else {
            self.moved_at = None;
            door.page = Page::Join;
            door.refused(t!("app-nothing-moved-for-two-minutes-is").to_owned());
            self.backend.send(self.groups.shown(), Request::StopJoining);
        }
    }

    /// Tells what is due, and looks again when the next one will be.
    pub(super) fn remind(&mut self, context: &Context) {
        let mut due: Vec<(GroupHere, Of, String)> = Vec::new();
        for (at, group) in self.groups.open() {
            let reminders = group.reminders(&self.now);
            let is_due = |of: Of, is_due: bool| is_due && !self.reminded.contains(&(at, of));
            due.extend(
                reminders
                    .iter()
                    .filter(|it| is_due(it.of, it.is_due(&self.now)))
                    .map(|it| (at, it.of, it.words.clone())),
            );
            let next = reminders.iter().map(|it| &it.at).filter(|at| **at > self.now).min();
            if let Some(next) = next {
                context.request_repaint_after(self.now.duration_until(next).unsigned_abs());
            }
        }
        for (at, of, words) in due {
            self.reminded.insert((at, of));
            let id = self.await_at(at, Spot::Mine(MineSpot::Reminding));
            self.backend.send(at, Request::Notify { id, words });
        }
    }

    /// Beside a room, the only clock on the screens tells the day.
    pub(super) fn wake_at_midnight(&self, context: &Context) {
        if !self.groups.has_any_open() {
            return;
        }
        let midnight = self.now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
        let left = midnight.map_or(Duration::from_hours(1), |midnight| {
            self.now.duration_until(&midnight).unsigned_abs()
        });
        context.request_repaint_after(left + Duration::from_secs(1));
    }
}
