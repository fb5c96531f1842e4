//! What the screens asked for, done after drawing; nothing here waits for an answer.

use egui::Context;
use egui::widgets::text_edit::TextEditState;
use kith_sync::node::api::Command;
use zeroize::Zeroizing;

use super::App;
use crate::desktop::backend::{CommandId, GroupHere, Request};
use crate::screen::door::{Door, Page};
use crate::screen::keys::KeysSpot;
use crate::screen::parcels::draft::ParcelSpot;
use crate::screen::parts::bring_in;
use crate::screen::switcher::SwitcherDraft;
use crate::screen::{Action, Spot};
use crate::view::Place;
use crate::view::switcher::Another;

impl App {
    /// Does what was asked for in the group `at`.
    pub(super) fn perform(&mut self, context: &Context, at: GroupHere, action: Action) {
        if !matches!(action, Action::Ask(_)) {
            self.groups.stay();
        }
        match action {
            Action::Go(place) => self.go(context, place),
            Action::Begin(begin) => {
                if let Some(group) = self.groups.get_mut(at)
                    && let Some(spot) = group.drafts.begin(begin)
                {
                    context.memory_mut(|memory| memory.request_focus(spot.first_field()));
                }
            }
            Action::Do(spot, command) => {
                if command == Command::Lock {
                    self.keep_and_write_all();
                    self.clear_clipboard(context);
                }
                self.send(at, spot, command);
            }
            Action::Ask(request) => {
                if request == Request::StopJoining {
                    self.moved_at = None;
                    if let Some(door) = &mut self.door {
                        door.page = Page::Join;
                    }
                }
                let about_joining = matches!(
                    request,
                    Request::GoOnJoining { .. }
                        | Request::ReadAnswer { .. }
                        | Request::RequestWords { .. }
                        | Request::ForgetJoining
                );
                let begun = self.door.as_ref().map(|door| door.begun).filter(|_| about_joining);
                self.backend.send(begun.unwrap_or(at), request);
            }
            Action::Groups => {
                self.switcher = Some(SwitcherDraft::default());
                context.request_repaint();
            }
            Action::Show(group) => self.show_group(context, group),
            Action::Unlock(group, passphrase) => {
                self.backend.send(group, Request::UnlockOne { passphrase });
            }
            Action::GoOnJoining(group) => self.leave_for(context, Door::unfinished(group)),
            Action::Another(Another::Join) => self.leave_for(context, Door::at(Page::Join)),
            Action::Another(Another::Found) => self.leave_for(context, Door::at(Page::Found)),
            Action::FoundAnew(anew) => self.leave_for(context, Door::anew(anew)),
            Action::Copy(text) => context.copy_text(text),
            Action::CopyContent(what) => {
                if let Some(group) = self.groups.get(at) {
                    context.copy_text(group.words(what, &self.now));
                }
            }
            Action::ReadFile(file) => self.read_file(context, at, file),
            Action::WriteParcelFor(member) => {
                if let Some(group) = self.groups.get_mut(at) {
                    group.drafts.parcels.write_for(member);
                    bring_in(context, Spot::Parcel(ParcelSpot::Write).card());
                }
                self.go(context, Place::Parcels);
            }
            Action::Save(spot, path, what) => {
                let Some(group) = self.groups.get(at) else { return };
                let page = group.words(what, &self.now);
                let (id, page) = (self.await_file_at(at, spot), Zeroizing::new(page));
                self.backend.send(at, Request::Save { id, path, page });
            }
            Action::Keys(spot, change) => {
                let id = self.await_file_at(at, Spot::Keys(spot));
                self.backend.send(at, Request::Keys { id, change });
            }
            Action::Backup(path) => {
                let id = self.await_file_at(at, Spot::Keys(KeysSpot::Backup));
                self.backend.send(at, Request::Backup { id, path });
            }
            Action::Erase => self.erase(at),
            Action::EraseLocked(group) => self.erase(group),
            Action::ToErase(group) => self.leave_for(context, Door::erasing(group)),
            Action::Idle(idle) => self.idle = idle,
        }
    }

    fn erase(&mut self, group: GroupHere) {
        let id = self.await_file_at(group, Spot::Keys(KeysSpot::Erase));
        self.backend.send(group, Request::Erase { id });
    }

    pub(super) fn go(&mut self, context: &Context, place: Place) {
        let Some(group) = self.groups.on_screen() else { return };
        if group.place == place {
            return;
        }
        if group.place == Place::Keys {
            group.drafts.keys.close();
        }
        group.turn_to(place);
        self.write(self.groups.shown());
        context.request_repaint();
    }

    /// Writes what is being typed in a group: something else is about to be shown.
    fn write(&mut self, at: GroupHere) {
        let Some(group) = self.groups.get_mut(at) else { return };
        for (spot, command) in group.drafts.leave_texts() {
            self.send(at, spot, command);
        }
    }

    /// Writes or keeps what is being typed in any group: all are about to be closed.
    pub(super) fn keep_and_write_all(&mut self) {
        for at in self.groups.open_ones() {
            self.keep_unsent_in(at);
            self.write(at);
        }
    }

    /// Puts another group on screen, as it was left.
    fn show_group(&mut self, context: &Context, group: GroupHere) {
        if group == self.groups.shown() || self.groups.get(group).is_none() {
            return;
        }
        self.write(self.groups.shown());
        self.groups.show(group);
        // The fields of both have the same names: caret and steps of undo must not go over.
        context.data_mut(egui::util::IdTypeMap::remove_by_type::<TextEditState>);
        context.memory_mut(egui::Memory::stop_text_input);
        context.request_repaint();
    }

    /// Goes to the door, with the group on screen open behind it.
    fn leave_for(&mut self, context: &Context, door: Door) {
        self.write(self.groups.shown());
        self.switcher = None;
        self.door = Some(door.beside());
        context.request_repaint();
    }

    pub(super) fn send(&mut self, at: GroupHere, spot: Spot, command: Command) {
        let writes = matches!(
            command,
            Command::WriteParcel { .. } | Command::ReadParcel { .. } | Command::Backup { .. }
        );
        let id = if writes { self.await_file_at(at, spot) } else { self.await_at(at, spot) };
        self.backend.send(at, Request::Command { id, command });
    }

    /// The same of a request that writes a file.
    fn await_file_at(&mut self, at: GroupHere, spot: Spot) -> CommandId {
        let id = self.await_at(at, spot);
        self.writing.insert(id);
        id
    }

    /// The name of a request whose answer belongs at a spot of a group.
    pub(super) fn await_at(&mut self, at: GroupHere, spot: Spot) -> CommandId {
        self.next_id += 1;
        self.awaited.insert(self.next_id, (at, spot));
        if let Some(group) = self.groups.get_mut(at)
            && spot != Spot::Silent
        {
            group.drafts.refusals.remove(&spot);
            group.drafts.waiting.insert(spot);
        }
        self.next_id
    }
}
