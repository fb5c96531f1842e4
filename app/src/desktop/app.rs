//! The state of the window.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::Frame;
use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{CentralPanel, Context, Key, KeyboardShortcut, Modifiers, Ui};
use jiff::Zoned;
use kith_sync::group::GroupSnapshot;
use kith_sync::group::snapshot::Text;
use kith_sync::node::api::{Command, JoinStep, NodeState, Reply};

use super::backend::{Backend, CommandId, News, Request};
use crate::screen::door::{Door, Page, door_ui};
use crate::screen::focus::focus_ui;
use crate::screen::meetings::meetings_ui;
use crate::screen::members::members_ui;
use crate::screen::rules::rules_ui;
use crate::screen::shell::shell_ui;
use crate::screen::today::today_ui;
use crate::screen::{Action, Drafts, FieldKey, Spot};
use crate::theme::{self, palette};
use crate::view::focus::{FocusView, focus_view};
use crate::view::meetings::{MeetingsView, meetings_view};
use crate::view::members::{MembersView, members_view};
use crate::view::people::{People, capital};
use crate::view::rules::{RulesView, rules_view};
use crate::view::shell::{ShellView, shell_view};
use crate::view::today::{TodayView, today_view};
use crate::view::{Place, Source};

/// Silence after which joining is given up.
const JOIN_SILENCE_SECS: i64 = 120;

/// What the window begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// No group is on this device: found one or join one.
    FirstRun,
    /// A group is on this device: ask for its passphrase.
    Locked,
    /// The backend opens the group by itself; its state follows.
    Starting,
}

/// The window.
pub struct App {
    backend: Box<dyn Backend>,
    clock: fn() -> Zoned,
    now: Zoned,
    door: Option<Door>,
    /// When joining last moved.
    moved_at: Option<Zoned>,
    group: Option<Group>,
    next_id: CommandId,
    /// Where the answers that are awaited belong.
    awaited: BTreeMap<CommandId, Spot>,
}

/// An open group.
struct Group {
    state: NodeState,
    place: Place,
    drafts: Drafts,
    /// The views of now; made anew when the state, the place or the minute changes.
    views: Option<Views>,
}

struct Views {
    shell: ShellView,
    screen: ScreenView,
}

enum ScreenView {
    Today(Box<TodayView>),
    Focus(FocusView),
    Rules(RulesView),
    Meetings(MeetingsView),
    Members(MembersView),
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
            Opening::Starting => Page::Opening,
        };
        Self {
            backend,
            clock,
            now: clock(),
            door: Some(Door::at(page)),
            moved_at: None,
            group: None,
            next_id: 0,
            awaited: BTreeMap::new(),
        }
    }

    fn hear(&mut self, context: &Context, news: News) {
        match news {
            News::State(state) => self.hear_state(context, state),
            News::Reply(id, reply) => {
                if let (Some(spot), Some(group)) = (self.awaited.remove(&id), &mut self.group) {
                    group.hear_reply(spot, reply);
                    // The state may have come before the reply: what was held back is met now.
                    group.meet_texts(context);
                }
            }
            News::Join(step) => self.hear_step(step),
            News::NotStarted { because } => {
                self.moved_at = None;
                let door = self.door.get_or_insert_with(|| Door::at(Page::Unlock));
                if matches!(door.page, Page::Joining(_)) {
                    door.turn_to(Page::Join);
                }
                door.waiting = false;
                door.problem = Some(because);
            }
            News::Locked => {
                self.group = None;
                self.awaited.clear();
                self.door = Some(Door::at(Page::Unlock));
                // The fields' own states hold what was typed.
                context.memory_mut(|memory| *memory = egui::Memory::default());
                theme::install(context);
            }
        }
    }

    fn hear_state(&mut self, context: &Context, state: NodeState) {
        match &mut self.group {
            Some(group) => {
                group.state = state;
                group.views = None;
                group.meet_texts(context);
            }
            None => {
                self.group = Some(Group {
                    state,
                    place: Place::Today,
                    drafts: Drafts::default(),
                    views: None,
                });
            }
        }
        let joining = matches!(&self.door, Some(door) if matches!(door.page, Page::Joining(_)));
        if self.door.is_some() && !joining && !self.door.as_ref().is_some_and(Door::is_comparing) {
            self.door = None;
            // The fields' own states hold what was typed, passphrases too.
            context.data_mut(egui::util::IdTypeMap::remove_by_type::<TextEditState>);
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
            door.turn_to(Page::Join);
            door.problem = Some(
                "Nothing moved for two minutes. Is Kith open on the device that invited you? Are both on the same network? Then try \
                 once more; the invitation still works unless it was used."
                    .to_owned(),
            );
            self.backend.send(Request::StopJoining);
        }
    }

    fn perform(&mut self, context: &Context, action: Action) {
        match action {
            Action::Go(place) => self.go(context, place),
            Action::Do(spot, command) => self.send(spot, command),
            Action::Ask(request) => {
                if request == Request::StopJoining {
                    self.moved_at = None;
                    if let Some(door) = &mut self.door {
                        door.turn_to(Page::Join);
                    }
                }
                self.backend.send(request);
            }
            Action::Copy(text) => context.copy_text(text),
        }
    }

    fn go(&mut self, context: &Context, place: Place) {
        let Some(group) = &mut self.group else { return };
        if group.place == place {
            return;
        }
        let mut actions = Vec::new();
        group.drafts.leave_texts(&mut actions);
        group.place = place;
        group.views = None;
        for action in actions {
            self.perform(context, action);
        }
        context.request_repaint();
    }

    fn send(&mut self, spot: Spot, command: Command) {
        self.next_id += 1;
        self.awaited.insert(self.next_id, spot);
        if let Some(group) = &mut self.group
            && spot != Spot::Silent
        {
            group.drafts.refusals.remove(&spot);
            group.drafts.waiting.insert(spot);
        }
        self.backend.send(Request::Command { id: self.next_id, command });
    }

    fn shortcuts(&mut self, context: &Context) {
        const PLACES: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        if self.group.is_none() || self.door.is_some() {
            return;
        }
        let pressed = |key| {
            context.input_mut(|input| {
                input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key))
            })
        };
        for (key, place) in PLACES.into_iter().zip(Place::ALL) {
            if pressed(key) {
                self.go(context, place);
            }
        }
        if pressed(Key::L) {
            let mut actions = Vec::new();
            if let Some(group) = &mut self.group {
                group.drafts.leave_texts(&mut actions);
            }
            actions.push(Action::Do(Spot::General, Command::Lock));
            for action in actions {
                self.perform(context, action);
            }
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
            group.views = None;
        }
        self.now = now;
        for news in self.backend.take_news() {
            self.hear(context, news);
        }
        self.limit_joining(context);
        if self.group.is_some() {
            // The only clock on the screens tells the day.
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
                through = door_ui(ui, door, &mut actions);
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

impl Group {
    fn show(&mut self, ui: &mut Ui, now: &Zoned, actions: &mut Vec<Action>) {
        let source = Source { snapshot: &self.state.snapshot, status: &self.state.status, now };
        let place = self.place;
        let views = self.views.get_or_insert_with(|| Views {
            shell: shell_view(&source),
            screen: match place {
                Place::Today => ScreenView::Today(Box::new(today_view(&source))),
                Place::Focus => ScreenView::Focus(focus_view(&source)),
                Place::Rules => ScreenView::Rules(rules_view(&source)),
                Place::Meetings => ScreenView::Meetings(meetings_view(&source)),
                Place::Members => ScreenView::Members(members_view(&source)),
            },
        });
        let screen = &views.screen;
        shell_ui(ui, &views.shell, place, &mut self.drafts, actions, |ui, drafts, actions| {
            match screen {
                ScreenView::Today(view) => today_ui(ui, view, drafts, actions),
                ScreenView::Focus(view) => focus_ui(ui, view, drafts, actions),
                ScreenView::Rules(view) => rules_ui(ui, view, drafts, actions),
                ScreenView::Meetings(view) => meetings_ui(ui, view, drafts, actions),
                ScreenView::Members(view) => members_ui(ui, view, drafts, actions),
            }
        });
    }

    /// Lets what arrived meet what is being typed, with the caret where it was.
    fn meet_texts(&mut self, context: &Context) {
        let people = People::new(&self.state.snapshot.members, self.state.status.me);
        for (key, draft) in &mut self.drafts.texts {
            let Some(text) = text_of(&self.state.snapshot, *key) else { continue };
            let mine = self.state.status.me;
            let others: Vec<_> = text
                .versions
                .iter()
                .filter_map(|version| version.by)
                .filter(|by| *by != mine)
                .collect();
            let by = if others.is_empty() {
                "Your other device".to_owned()
            } else {
                capital(&people.list(&others))
            };
            let mut field = TextEditState::load(context, key.id()).unwrap_or_default();
            let range = field.cursor.char_range();
            let carets =
                range.map_or([0, 0], |range| [range.primary.index.0, range.secondary.index.0]);
            if let Some([primary, secondary]) = draft.meet(&by, text, carets)
                && range.is_some()
            {
                let range = CCursorRange::two(CCursor::new(secondary), CCursor::new(primary));
                field.cursor.set_char_range(Some(range));
                field.store(context, key.id());
            }
        }
    }

    fn hear_reply(&mut self, spot: Spot, reply: Reply) {
        self.drafts.waiting.remove(&spot);
        self.views = None;
        match reply {
            Reply::Refused { because } => {
                if let Spot::Text(key) = spot
                    && let Some(draft) = self.drafts.texts.get_mut(&key)
                {
                    draft.refused();
                }
                if spot != Spot::Silent {
                    self.drafts.refusals.insert(spot, because);
                }
            }
            Reply::Done => self.done(spot),
            Reply::Ticket { ticket, .. } => {
                let who = if spot == Spot::Invite {
                    std::mem::take(&mut self.drafts.invitee).trim().to_owned()
                } else {
                    "another device of yours".to_owned()
                };
                self.drafts.ticket = Some((who, ticket));
                self.drafts.copied = false;
            }
        }
    }

    fn done(&mut self, spot: Spot) {
        let drafts = &mut self.drafts;
        match spot {
            Spot::Text(key) => {
                if drafts.texts.get_mut(&key).is_some_and(crate::desktop::draft::TextDraft::written)
                {
                    drafts.texts.remove(&key);
                }
            }
            Spot::TakeBack(body) => {
                drafts.unfolded.remove(&crate::screen::Fold::TakeBack(body));
            }
            Spot::NewRule => drafts.new_rule = None,
            Spot::Rule(rule) => {
                drafts.answers.remove(&rule);
            }
            Spot::NewMeeting => drafts.new_meeting = None,
            Spot::Meeting(meeting) => {
                drafts.moving.remove(&meeting);
                drafts.placing.remove(&meeting);
            }
            Spot::MyName => drafts.my_name = None,
            Spot::Leave => drafts.farewell = None,
            Spot::Silent | Spot::General | Spot::Invite | Spot::MyDevice => {}
        }
    }
}

/// The group's text behind a field.
fn text_of(snapshot: &GroupSnapshot, key: FieldKey) -> Option<&Text> {
    let rule = |id| snapshot.rules.iter().find(|rule| rule.id == id);
    match key {
        FieldKey::Name => Some(&snapshot.focus.name),
        FieldKey::Who => Some(&snapshot.focus.who),
        FieldKey::What => Some(&snapshot.focus.what),
        FieldKey::Purpose => Some(&snapshot.focus.purpose),
        FieldKey::Title(id) => rule(id).map(|rule| &rule.title),
        FieldKey::Wording(id) => rule(id).map(|rule| &rule.wording),
    }
}
