//! What the window hears: news into its state.

use egui::Context;
use egui::widgets::text_edit::TextEditState;
use kith_sync::node::api::{Command, JoinStep, NodeState};

use super::App;
use crate::desktop::backend::News;
use crate::desktop::group::Group;
use crate::screen::Spot;
use crate::screen::door::{Door, Page};
use crate::theme;

impl App {
    pub(super) fn hear(&mut self, context: &Context, news: News) {
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
    pub(super) fn close(&mut self, context: &Context, page: Page) {
        self.group = None;
        self.awaited.clear();
        self.door = Some(Door::at(page));
        let (look, zoom) = (theme::look(context), context.zoom_factor());
        // The fields' own states hold what was typed.
        context.memory_mut(|memory| *memory = egui::Memory::default());
        theme::install(context);
        theme::set_look(context, look);
        theme::set_zoom(context, zoom);
    }

    pub(super) fn hear_state(&mut self, context: &Context, state: NodeState) {
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
    pub(super) fn tell(&mut self, commands: Vec<Command>) {
        for command in commands {
            self.send(Spot::Silent, command);
        }
    }

    pub(super) fn hear_step(&mut self, step: JoinStep) {
        let Some(door) = &mut self.door else { return };
        if let JoinStep::Joined { words } = step {
            self.moved_at = None;
            door.turn_to(Page::Compare(words));
        } else if matches!(door.page, Page::Joining(_)) {
            self.moved_at = Some(self.now.clone());
            door.page = Page::Joining(Some(step));
        }
    }
}
