//! Files that are dropped on the window: read by the group on screen, or taken as the answer that somebody at the door waits
//! for.

use std::path::PathBuf;

use egui::{Context, Ui};
use kith_sync::node::api::Command;

use super::App;
use crate::desktop::backend::GroupHere;
use crate::screen::Spot;
use crate::screen::drop::hovering_ui;
use crate::screen::parcels::draft::ParcelSpot;
use crate::screen::parts::bring_in;
use crate::view::Place;
use crate::words::t;

impl App {
    /// Does with the files that were just dropped what is done with them here.
    pub(super) fn take_dropped(&mut self, context: &Context) {
        let dropped = context.input(|input| input.raw.dropped_files.clone());
        let files: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        if files.is_empty() {
            return;
        }
        let at = self.groups.shown();
        if let Some(door) = &mut self.door {
            if let Some(file) = files.into_iter().next_back()
                && let Some(request) = door.take_file(&file)
            {
                self.backend.send(door.begun, request);
            }
            return;
        }
        self.switcher = None;
        if let Some(group) = self.groups.get_mut(at) {
            group.drafts.commands = None;
        }
        for file in files {
            self.read_file(context, at, file);
        }
    }

    /// Says what becomes of files that are held over the window.
    pub(super) fn show_hovering(&self, ui: &Ui) {
        let is_held = ui.input(|input| !input.raw.hovered_files.is_empty());
        if !is_held {
            return;
        }
        let words = match &self.door {
            Some(door) if door.takes_files() => t!("drop-the-answer-here"),
            Some(door) if door.takes_backup() => t!("drop-the-backup-here"),
            None if self.groups.is_open() => t!("drop-it-here"),
            Some(_) | None => t!("drop-open-first"),
        };
        hovering_ui(ui, words);
    }

    /// Reads a file in a group, and shows what comes of it.
    pub(super) fn read_file(&mut self, context: &Context, at: GroupHere, file: PathBuf) {
        let Some(group) = self.groups.get_mut(at) else { return };
        let nth = group.drafts.parcels.give(file.clone());
        group.drafts.parcels.path.clear();
        let spot = Spot::Parcel(ParcelSpot::Read(nth));
        group.look_again();
        bring_in(context, spot.card());
        self.go(context, Place::Parcels);
        self.send(at, spot, Command::ReadParcel { file, reply: None, let_in: None });
    }
}
