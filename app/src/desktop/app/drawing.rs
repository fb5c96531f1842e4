//! What stands in the window: the door, or the group on screen.

use egui::{CentralPanel, Ui};

use super::App;
use crate::desktop::backend::GroupHere;
use crate::screen::Action;
use crate::screen::door::{Door, Here, Page, door_ui};
use crate::screen::switcher::{self, switcher_ui};
use crate::theme::{self, palette};

impl App {
    /// Shows the door while there is one.
    pub(super) fn draw_door(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let Some(door) = &mut self.door else { return };
        let mut through = false;
        door.here = Here {
            groups: self.groups.count(),
            locked: self.groups.locked(),
            unfinished: self.groups.unfinished(),
            openers: self.openers,
        };
        let drafts = self.groups.on_screen().map(|group| &mut group.drafts);
        let paper = theme::paper_frame(palette(ui.ctx()));
        CentralPanel::default().frame(paper).show(ui, |ui| {
            through = door_ui(ui, door, drafts, actions);
        });
        if through {
            let is_open = self.groups.is_open();
            self.door = if is_open { None } else { Some(Door::at(Page::Opening)) };
            ui.ctx().request_repaint();
        }
    }

    /// Shows the group on screen, and the list of the groups above it while that is open.
    pub(super) fn draw_group(&mut self, ui: &mut Ui, at: GroupHere, actions: &mut Vec<Action>) {
        let view = self.groups.view(&self.now);
        let idle = self.idle;
        if let Some(group) = self.groups.on_screen() {
            group.drafts.keys.idle = idle;
            // The places that were scrolled to are each group's own.
            ui.push_id(at, |ui| group.show(ui, &self.now, &view, actions));
        }
        if let Some(draft) = &mut self.switcher
            && !switcher_ui(ui, &view, draft, actions)
        {
            self.switcher = None;
            switcher::forget(ui.ctx());
        }
    }
}
