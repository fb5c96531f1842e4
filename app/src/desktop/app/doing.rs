//! What the screens asked for, done after drawing; nothing here waits for an answer.

use egui::Context;
use kith_sync::node::api::Command;

use super::App;
use crate::desktop::backend::{CommandId, Request};
use crate::screen::door::{Door, Page};
use crate::screen::{Action, Spot};
use crate::view::Place;

impl App {
    pub(super) fn perform(&mut self, context: &Context, action: Action) {
        match action {
            Action::Go(place) => self.go(context, place),
            Action::Begin(begin) => {
                if let Some(group) = &mut self.group
                    && let Some(spot) = group.drafts.begin(begin)
                {
                    context.memory_mut(|memory| memory.request_focus(spot.first_field()));
                }
            }
            Action::Do(spot, command) => {
                if command == Command::Lock {
                    self.leave_texts(context);
                }
                self.send(spot, command);
            }
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

    pub(super) fn go(&mut self, context: &Context, place: Place) {
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
    pub(super) fn leave_texts(&mut self, context: &Context) {
        let Some(group) = &mut self.group else { return };
        let mut actions = Vec::new();
        group.drafts.leave_texts(&mut actions);
        for action in actions {
            self.perform(context, action);
        }
    }

    pub(super) fn send(&mut self, spot: Spot, command: Command) {
        let id = self.await_at(spot);
        self.backend.send(Request::Command { id, command });
    }

    /// The name of a request whose answer belongs at a spot.
    pub(super) fn await_at(&mut self, spot: Spot) -> CommandId {
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
}
