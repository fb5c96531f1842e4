//! The state of the window.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use eframe::Frame;
use egui::widgets::text_edit::TextEditState;
use egui::{CentralPanel, Context, Key, KeyboardShortcut, Modifiers, Ui};
use jiff::Zoned;
use kith_sync::node::api::{Command, JoinStep, NodeState};

use super::backend::{Backend, CommandId, GroupHere, News, Request};
use super::group::Group;
use crate::screen::door::{Door, Page, door_ui};
use crate::screen::mine::MineSpot;
use crate::screen::search::search_field;
use crate::screen::shell::PLACE_KEYS;
use crate::screen::{Action, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::reminders::Of;
use crate::words::t;

/// Silence after which joining is given up.
const JOIN_SILENCE_SECS: i64 = 120;

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

    fn hear(&mut self, context: &Context, news: News) {
        match news {
            News::State(state) => self.hear_state(context, state),
            News::Reply(id, reply) => {
                if let (Some(spot), Some(group)) = (self.awaited.remove(&id), &mut self.group) {
                    group.hear_reply(spot, reply);
                    // The state may have come before the reply: what was held back is met now.
                    let told = group.meet_texts(context);
                    self.tell(told);
                }
            }
            News::Join(step) => self.hear_step(step),
            News::NotStarted { because } => {
                self.moved_at = None;
                let door = self.door.get_or_insert_with(|| Door::at(Page::Unlock));
                if matches!(door.page, Page::Joining(_)) {
                    // What was typed stays: it may only have to be sent once more.
                    door.page = Page::Join;
                } else if door.page == Page::Opening {
                    door.turn_to(Page::Unlock);
                }
                door.refused(because);
            }
            News::Unfinished { because } => {
                self.moved_at = None;
                let door = self.door.get_or_insert_with(Door::default);
                let because = because.or_else(|| door.problem());
                door.turn_to(Page::Unfinished);
                if let Some(because) = because {
                    door.refused(because);
                }
            }
            News::Forgotten => self.door = Some(Door::at(Page::Welcome)),
            News::Groups { groups, shown } => self.groups = (groups, shown),
            News::Closed => self.close(context, Page::Opening),
            News::Locked => self.close(context, Page::Unlock),
        }
    }

    /// Forgets the group that was open, and what was typed in it.
    fn close(&mut self, context: &Context, page: Page) {
        self.group = None;
        self.awaited.clear();
        self.door = Some(Door::at(page));
        let chosen = context.options(|options| options.theme_preference);
        // The fields' own states hold what was typed.
        context.memory_mut(|memory| *memory = egui::Memory::default());
        theme::install(context);
        context.set_theme(chosen);
    }

    fn hear_state(&mut self, context: &Context, state: NodeState) {
        if self.group.is_none() && state.status.opening && state.snapshot.members.is_empty() {
            // There is nothing of last time to show yet.
            return;
        }
        if let Some(group) = &mut self.group {
            let told = group.hear_state(context, state);
            self.tell(told);
        } else {
            self.group = Some(Group::new(state));
        }
        if self.door.as_ref().is_some_and(|door| !door.stays_open()) {
            self.door = None;
            // The fields' own states hold what was typed, passphrases too.
            context.data_mut(egui::util::IdTypeMap::remove_by_type::<TextEditState>);
        }
    }

    /// Tells what nobody waits for an answer to.
    fn tell(&mut self, commands: Vec<Command>) {
        for command in commands {
            self.send(Spot::Silent, command);
        }
    }

    fn hear_step(&mut self, step: JoinStep) {
        let Some(door) = &mut self.door else { return };
        if let JoinStep::Joined { words } = step {
            self.moved_at = None;
            door.turn_to(Page::Compare(words));
        } else if matches!(door.page, Page::Joining(_)) {
            self.moved_at = Some(self.now.clone());
            door.page = Page::Joining(Some(step));
        }
    }

    /// Gives up joining after a long silence; otherwise looks again when it would be over.
    fn limit_joining(&mut self, context: &Context) {
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
            self.backend.send(Request::StopJoining);
        }
    }

    /// Tells what is due, and looks again when the next one will be.
    fn remind(&mut self, context: &Context) {
        let Some(group) = &mut self.group else { return };
        let reminders = group.reminders(&self.now);
        let is_due = |of: Of, is_due: bool| is_due && !self.reminded.contains(&of);
        let due: Vec<(Of, String)> = reminders
            .iter()
            .filter(|it| is_due(it.of, it.is_due(&self.now)))
            .map(|it| (it.of, it.words.clone()))
            .collect();
        let next = reminders.iter().map(|it| &it.at).filter(|at| **at > self.now).min();
        if let Some(next) = next {
            context.request_repaint_after(self.now.duration_until(next).unsigned_abs());
        }
        for (of, words) in due {
            self.reminded.insert(of);
            let id = self.await_at(Spot::Mine(MineSpot::Reminding));
            self.backend.send(Request::Notify { id, words });
        }
    }

    fn perform(&mut self, context: &Context, action: Action) {
        match action {
            Action::Go(place) => self.go(context, place),
            Action::Begin(begin) => {
                if let Some(group) = &mut self.group
                    && let Some(spot) = group.drafts.begin(begin)
                {
                    context.memory_mut(|memory| memory.request_focus(spot.first_field()));
                }
            }
            Action::Do(spot, command) => self.send(spot, command),
            Action::Ask(request) => {
                if request == Request::StopJoining {
                    self.moved_at = None;
                    if let Some(door) = &mut self.door {
                        door.page = Page::Join;
                    }
                }
                self.backend.send(request);
            }
            Action::FoundAnew(anew) => {
                self.leave_texts(context);
                self.door = Some(Door::anew(anew));
            }
            Action::Copy(text) => context.copy_text(text),
            Action::CopyContent(what) => {
                if let Some(group) = &self.group {
                    context.copy_text(group.words(what, &self.now));
                }
            }
            Action::Save(spot, path, what) => {
                let Some(group) = &self.group else { return };
                let page = group.words(what, &self.now);
                let id = self.await_at(spot);
                self.backend.send(Request::Save { id, path, page });
            }
        }
    }

    fn go(&mut self, context: &Context, place: Place) {
        let Some(group) = &mut self.group else { return };
        if group.place == place {
            return;
        }
        group.place = place;
        group.look_again();
        self.leave_texts(context);
        context.request_repaint();
    }

    /// Writes what is being typed: something else is about to be shown.
    fn leave_texts(&mut self, context: &Context) {
        let Some(group) = &mut self.group else { return };
        let mut actions = Vec::new();
        group.drafts.leave_texts(&mut actions);
        for action in actions {
            self.perform(context, action);
        }
    }

    fn send(&mut self, spot: Spot, command: Command) {
        let id = self.await_at(spot);
        self.backend.send(Request::Command { id, command });
    }

    /// The name of a request whose answer belongs at a spot.
    fn await_at(&mut self, spot: Spot) -> CommandId {
        self.next_id += 1;
        self.awaited.insert(self.next_id, spot);
        if let Some(group) = &mut self.group
            && spot != Spot::Silent
        {
            group.drafts.refusals.remove(&spot);
            group.drafts.waiting.insert(spot);
        }
        self.next_id
    }

    fn shortcuts(&mut self, context: &Context) {
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
        if self.group.is_some() {
            // Beside a room, the only clock on the screens tells the day.
            let midnight = self.now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
            let left = midnight.map_or(Duration::from_hours(1), |midnight| {
                self.now.duration_until(&midnight).unsigned_abs()
            });
            context.request_repaint_after(left + Duration::from_secs(1));
        }
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
