//! What the window hears: news into its state.

use egui::widgets::text_edit::TextEditState;
use egui::{Context, ViewportCommand};
use kith_sync::node::api::{Command, JoinStep, NodeState};

use super::App;
use crate::desktop::backend::{GroupHere, News, Shut};
use crate::desktop::group::Group;
use crate::screen::Spot;
use crate::screen::door::{Door, Page};
use crate::screen::keys::KeysSpot;
use crate::screen::switcher::SwitcherDraft;
use crate::theme;
use crate::words::reason::said;
use crate::words::t;

impl App {
    pub(super) fn hear(&mut self, context: &Context, of: GroupHere, news: News) {
        match news {
            News::State(state) => self.hear_state(context, of, state),
            News::Reply(id, reply) => {
                self.writing.remove(&id);
                let Some((at, spot)) = self.awaited.remove(&id) else { return };
                let is_shown = at == self.groups.shown();
                if let Some(group) = self.groups.get_mut(at) {
                    group.hear_reply(spot, reply);
                    // The state may have come before the reply: what was held back is met now.
                    let told = group.meet_texts(is_shown.then_some(context));
                    self.tell(at, told);
                } else if spot == Spot::Keys(KeysSpot::Erase)
                    && let Some(door) = &mut self.door
                    && let Some(because) = reply.refusal()
                {
                    door.not_erased(at, said(&because));
                }
                if spot != Spot::Unsent {
                    self.keep_unsent_in(at);
                }
            }
            News::Join(step) => self.hear_step(step),
            News::NotStarted { because } => {
                self.moved_at = None;
                let door = self.door.get_or_insert_with(|| Door::at(Page::Unlock));
                if door.page == Page::Erase {
                    // That is of what was tried before.
                    return;
                }
                if matches!(door.page, Page::Joining(_)) {
                    // What was typed stays: it may only have to be sent once more.
                    door.page = Page::Join;
                } else if door.page == Page::Opening {
                    door.turn_to(Page::Unlock);
                }
                door.refused(said(&because));
            }
            News::Asked { file, words } => {
                self.joining_begun(of);
                let door = self.door.get_or_insert_with(Door::default);
                door.begun = of;
                door.asked_by_file(file, words);
            }
            News::RequestWords { words } => {
                if let Some(door) = &mut self.door {
                    door.begun = of;
                    door.tells_words(words);
                }
            }
            News::Unfinished { because } => {
                self.moved_at = None;
                self.joining_begun(of);
                let door = self.door.get_or_insert_with(Door::default);
                if let (Page::Asking { .. }, Some(because)) = (&door.page, &because) {
                    // The request stands: only this answer is not the one.
                    door.refused(said(because));
                    return;
                }
                let because = because.as_ref().map(said).or_else(|| door.problem());
                door.begun = of;
                door.turn_to(Page::Unfinished);
                if let Some(because) = because {
                    door.refused(because);
                }
            }
            News::Forgotten => {
                self.groups.remove(of);
                self.stand_where_it_goes_on();
            }
            News::Openers(openers) => self.openers = openers,
            News::Restoring(progress) => {
                if let Some(door) = &mut self.door {
                    door.restoring = Some(progress.percent());
                }
            }
            News::LeftOut => self.groups.tell(t!("keys-left-out").to_owned()),
            News::Erased => {
                self.groups.remove(of);
                self.awaited.retain(|_, (at, _)| *at != of);
                self.writing.retain(|id| self.awaited.contains_key(id));
                self.forget_fields(context);
                self.stand_where_it_goes_on();
                self.tell_erased();
            }
            News::Groups { groups } => {
                self.groups.are(&groups);
                if let (Some(door), Some(newest)) = (&mut self.door, groups.first())
                    && door.page == Page::Unfinished
                    && !groups.contains(&door.begun)
                {
                    door.begun = *newest;
                }
            }
            News::Began => {
                self.groups.show(of);
                if let Some(door) = &mut self.door {
                    door.began();
                }
                // Something else opens those that are locked still.
                self.groups.stay_closed(of);
            }
            News::Shut(why) => self.hear_shut(of, why),
            News::Locked => self.close(context),
            News::Close => context.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Joining a group is begun and not finished: it is neither open nor locked.
    fn joining_begun(&mut self, of: GroupHere) {
        if self.groups.get(of).is_none() {
            self.groups.shut(of, Shut::Unfinished);
        }
    }

    /// Forgets the groups that were open, and what was typed in them.
    fn close(&mut self, context: &Context) {
        self.groups.close();
        self.switcher = None;
        self.awaited.clear();
        self.writing.clear();
        self.door = Some(Door::at(Page::Unlock));
        self.forget_fields(context);
    }

    /// The group on screen where one is open, otherwise the door.
    fn stand_where_it_goes_on(&mut self) {
        self.door = match self.groups.count() {
            _ if self.groups.is_open() => None,
            0 => Some(Door::at(Page::Welcome)),
            _ => Some(Door::at(Page::Unlock)),
        };
    }

    /// Says where somebody stands now that the group is gone.
    fn tell_erased(&mut self) {
        let words = t!("door-it-is-erased");
        if let Some(door) = &mut self.door {
            door.told = Some(words);
        } else if let Some(group) = self.groups.on_screen() {
            group.drafts.refusals.insert(Spot::General, words.to_owned());
        }
    }

    /// Forgets what egui keeps of what was typed and shown.
    fn forget_fields(&mut self, context: &Context) {
        self.clear_clipboard(context);
        let (look, zoom) = (theme::look(context), context.zoom_factor());
        // The fields' own states hold what was typed.
        context.memory_mut(|memory| *memory = egui::Memory::default());
        theme::install(context);
        theme::set_look(context, look);
        theme::set_zoom(context, zoom);
    }

    pub(super) fn hear_state(&mut self, context: &Context, of: GroupHere, state: NodeState) {
        if self.groups.get(of).is_none()
            && state.status.opening
            && state.snapshot.members.is_empty()
        {
            // There is nothing of last time to show yet.
            return;
        }
        let is_shown = of == self.groups.shown();
        if let Some(group) = self.groups.get_mut(of) {
            let told = group.hear_state(is_shown.then_some(context), state);
            self.tell(of, told);
        } else {
            // Whoever is still at something at the door is shown the group that comes of it.
            let is_awaited = self.door.as_ref().is_some_and(Door::stays_open);
            let before = self.groups.shown();
            let mut group = Group::new(state);
            if self.door.as_ref().is_some_and(Door::came_by_file) {
                group.came_by_file();
            }
            self.groups.insert(of, group, is_awaited);
            if self.groups.shown() != before {
                // The fields of both have the same names.
                context.data_mut(egui::util::IdTypeMap::remove_by_type::<TextEditState>);
            }
            if let Some(switcher) = &mut self.switcher {
                switcher.answered(of);
            }
        }
        if !self.groups.is_open() {
            return;
        }
        if let Some(door) = &mut self.door {
            door.opened();
        }
        if self.door.as_ref().is_some_and(|door| !door.stays_open()) {
            self.door = None;
            // The fields' own states hold what was typed, passphrases too.
            context.data_mut(egui::util::IdTypeMap::remove_by_type::<TextEditState>);
        }
    }

    /// Tells what nobody waits for an answer to.
    pub(super) fn tell(&mut self, at: GroupHere, commands: Vec<Command>) {
        for command in commands {
            self.send(at, Spot::Silent, command);
        }
    }

    /// A group was not opened: it is told in the list of the groups, which opens where somebody waits for it.
    fn hear_shut(&mut self, of: GroupHere, why: Shut) {
        let was_awaited = of == self.groups.shown() && self.groups.has_any_open();
        self.groups.shut(of, why);
        if let Some(switcher) = &mut self.switcher {
            switcher.answered(of);
        }
        if was_awaited && self.door.as_ref().is_some_and(|door| door.page == Page::Opening) {
            self.door = None;
            self.switcher = Some(SwitcherDraft::default());
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
