//! The state of the window.

mod doing;
mod hearing;
mod keys;
mod waking;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::Frame;
use egui::{CentralPanel, Context, Ui};
use jiff::Zoned;

use super::backend::{Backend, CommandId, GroupHere};
use super::group::Group;
use crate::screen::door::{Door, Page, door_ui};
use crate::screen::{Action, Spot};
use crate::theme::{self, palette};
use crate::view::reminders::Of;

/// What the window begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// No group is on this device: found one or join one.
    FirstRun,
    /// A group is on this device: ask for its passphrase.
    Locked,
    /// A joining was begun on this device and is not finished.
    Unfinished,
    /// The backend opens the group by itself; its state follows.
    Starting,
}

/// The window.
pub struct App {
    backend: Box<dyn Backend>,
    clock: fn() -> Zoned,
    now: Zoned,
    door: Option<Door>,
    /// The groups on this device, newest first, and the one that is opened.
    groups: (Vec<GroupHere>, GroupHere),
    /// When joining last moved.
    moved_at: Option<Zoned>,
    group: Option<Group>,
    next_id: CommandId,
    /// Where the answers that are awaited belong.
    awaited: BTreeMap<CommandId, Spot>,
    /// What was reminded of since the window was opened.
    reminded: BTreeSet<Of>,
}

impl std::fmt::Debug for App {
    /// Tells nothing: the window holds what people wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    /// A window over `backend`, with `clock` for its time.
    pub fn new(
        context: &Context,
        mut backend: Box<dyn Backend>,
        opening: Opening,
        clock: fn() -> Zoned,
    ) -> Self {
        theme::install(context);
        let waking = context.clone();
        backend.set_waker(Arc::new(move || waking.request_repaint()));
        let page = match opening {
            Opening::FirstRun => Page::Welcome,
            Opening::Locked => Page::Unlock,
            Opening::Unfinished => Page::Unfinished,
            Opening::Starting => Page::Opening,
        };
        Self {
            backend,
            clock,
            now: clock(),
            door: Some(Door::at(page)),
            groups: (Vec::new(), GroupHere::FIRST),
            moved_at: None,
            group: None,
            next_id: 0,
            awaited: BTreeMap::new(),
            reminded: BTreeSet::new(),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut Frame) {
        let now = (self.clock)();
        let minute = |at: &Zoned| (at.date(), at.hour(), at.minute());
        if minute(&now) != minute(&self.now)
            && let Some(group) = &mut self.group
        {
            group.minute_passed();
        }
        self.now = now;
        for news in self.backend.take_news() {
            self.hear(context, news);
        }
        self.limit_joining(context);
        self.remind(context);
        self.wake_at_midnight(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let context = ui.ctx().clone();
        self.shortcuts(&context);
        let mut actions = Vec::new();
        if let Some(door) = &mut self.door {
            let mut through = false;
            CentralPanel::default().frame(theme::paper_frame(palette(&context))).show(ui, |ui| {
                let (groups, shown) = &self.groups;
                through = door_ui(ui, door, (groups, *shown), &mut actions);
            });
            if through {
                self.door = if self.group.is_some() { None } else { Some(Door::at(Page::Opening)) };
                context.request_repaint();
            }
        } else if let Some(group) = &mut self.group {
            group.show(ui, &self.now, &mut actions);
        }
        for action in actions {
            self.perform(&context, action);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let mut actions = Vec::new();
        if let Some(group) = &mut self.group {
            group.drafts.leave_texts(&mut actions);
        }
        for action in actions {
            if let Action::Do(spot, command) = action {
                self.send(spot, command);
            }
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
