//! The state of the window.

mod clipboard;
mod doing;
mod dropping;
mod groups;
mod hearing;
mod idle;
mod keys;
mod waking;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::Frame;
use egui::{CentralPanel, Context, Ui};
use jiff::Zoned;

use self::groups::Groups;
use super::backend::{Backend, CommandId, GroupHere, Openers};
use crate::screen::Spot;
use crate::screen::door::{Door, Here, Page, door_ui};
use crate::screen::switcher::{self, SwitcherDraft, switcher_ui};
use crate::theme::{self, palette};
use crate::view::keys::Idle;
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
            has_copied_key: false,
            has_selected_key: false,
        }
    }

    /// Locks by itself after this long.
    pub(super) fn set_idle(&mut self, idle: Idle) {
        self.idle = idle;
    }

    /// After how long it locks by itself.
    pub(super) fn idle(&self) -> Idle {
        self.idle
    }

    /// The group that was on screen last comes there first, if it opens.
    pub(super) fn show_first(&mut self, group: GroupHere) {
        self.groups.show_first(group);
    }

    /// Which group is to be on screen after the next start; absent while that cannot be said.
    pub(super) fn last_shown(&self) -> Option<GroupHere> {
        self.groups.last()
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut Frame) {
        let now = (self.clock)();
        let minute = |at: &Zoned| (at.date(), at.hour(), at.minute());
        if minute(&now) != minute(&self.now) {
            for (_, group) in self.groups.open() {
                group.minute_passed();
            }
        }
        self.now = now;
        for (of, news) in self.backend.take_news() {
            self.hear(context, of, news);
        }
        self.limit_joining(context);
        self.remind(context);
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
        if let Some(door) = &mut self.door {
            let mut through = false;
            door.here = Here { groups: self.groups.count(), openers: self.openers };
            let drafts = self.groups.on_screen().map(|group| &mut group.drafts);
            CentralPanel::default().frame(theme::paper_frame(palette(&context))).show(ui, |ui| {
                through = door_ui(ui, door, drafts, &mut actions);
            });
            if through {
                let is_open = self.groups.is_open();
                self.door = if is_open { None } else { Some(Door::at(Page::Opening)) };
                context.request_repaint();
            }
        } else {
            let view = self.groups.view(&self.now);
            let idle = self.idle;
            if let Some(group) = self.groups.on_screen() {
                group.drafts.keys.idle = idle;
                // The places that were scrolled to are each group's own.
                ui.push_id(at, |ui| group.show(ui, &self.now, &view, &mut actions));
            }
            if let Some(draft) = &mut self.switcher
                && !switcher_ui(ui, &view, draft, &mut actions)
            {
                self.switcher = None;
                switcher::forget(&context);
            }
        }
        self.show_hovering(ui);
        for action in actions {
            self.perform(&context, at, action);
        }
        self.watch_clipboard(&context);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.write_all();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
