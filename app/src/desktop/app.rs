//! The state of the window.

mod clipboard;
mod doing;
mod drawing;
mod dropping;
mod groups;
mod hearing;
mod idle;
mod keeping;
mod keys;
mod opening;
mod waking;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::Frame;
use egui::{Context, Ui};
use jiff::Zoned;

use self::groups::Groups;
pub use self::opening::Opening;
use super::backend::{Backend, CommandId, GroupHere, Openers};
use crate::screen::Spot;
use crate::screen::door::Door;
use crate::screen::switcher::SwitcherDraft;
use crate::theme;
use crate::view::keys::Idle;
use crate::view::reminders::Of;

/// The window.
pub struct App {
    backend: Box<dyn Backend>,
    clock: fn() -> Zoned,
    now: Zoned,
    door: Option<Door>,
    groups: Groups,
    /// The list of the groups, while it is open.
    switcher: Option<SwitcherDraft>,
    /// When joining last moved.
    moved_at: Option<Zoned>,
    next_id: CommandId,
    /// Where the answers that are awaited belong.
    awaited: BTreeMap<CommandId, (GroupHere, Spot)>,
    /// What was reminded of since the window was opened.
    reminded: BTreeSet<(GroupHere, Of)>,
    /// Those of them that write a file: nothing is locked by itself meanwhile.
    writing: BTreeSet<CommandId>,
    /// What opens the groups that are locked.
    openers: Openers,
    /// After how long all is locked by itself.
    idle: Idle,
    /// When somebody last did something.
    touched_at: Zoned,
    /// Since when something may be typed that is not kept yet.
    typed_at: Option<Zoned>,
    /// Whether what was copied last lets somebody in.
    has_copied_key: bool,
    /// The same of what was selected last.
    has_selected_key: bool,
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
        Self {
            backend,
            clock,
            now: clock(),
            door: Some(Door::at(opening.page())),
            groups: Groups::default(),
            switcher: None,
            moved_at: None,
            next_id: 0,
            awaited: BTreeMap::new(),
            reminded: BTreeSet::new(),
            writing: BTreeSet::new(),
            openers: Openers::default(),
            idle: Idle::default(),
            touched_at: clock(),
            typed_at: None,
            has_copied_key: false,
            has_selected_key: false,
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut Frame) {
        self.look_at_the_clock();
        for (of, news) in self.backend.take_news() {
            self.hear(context, of, news);
        }
        self.limit_joining(context);
        self.remind(context);
        self.keep_what_is_typed(context);
        self.lock_when_idle(context);
        self.wake_at_midnight(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let context = ui.ctx().clone();
        self.shortcuts(&context);
        self.take_dropped(&context);
        // What is asked for is asked of the group that was drawn, also where another is shown next.
        let at = self.groups.shown();
        let mut actions = Vec::new();
        if self.door.is_some() {
            self.draw_door(ui, &mut actions);
        } else {
            self.draw_group(ui, at, &mut actions);
        }
        self.show_hovering(ui);
        for action in actions {
            self.perform(&context, at, action);
        }
        self.watch_clipboard(&context);
        self.watch_typing(&context);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_and_write_all();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
