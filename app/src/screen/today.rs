//! The screen "Today".

use egui::Ui;
use jiff::civil::Date;
use kith_sync::node::api::Command;

use super::meetings::meeting_ui;
use super::news::news_ui;
use super::parts::{
    card, line_with, note, primary, prose, quiet, quiet_row, secondary, small, soft, subtitle,
    title,
};
use super::search::search_ui;
use super::text::more_button;
use super::{Action, Drafts, List, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::keys::put_off;
use crate::view::today::TodayView;
use crate::words::t;

/// How many things that wait are shown until more are asked for: nobody does more than these at one sitting.
const NEEDS: usize = 8;

/// Shows the screen.
pub(crate) fn today_ui(
    ui: &mut Ui,
    view: &TodayView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, &view.date);
    if let Some(purpose) = &view.purpose {
        soft(ui, purpose);
    }
    ui.add_space(theme::PART);
    if search_ui(ui, &view.found, drafts, actions) {
        return;
    }
    if let Some(step) = &view.step {
        card(ui, |ui| {
            small(ui, t!("today-a-next-step-when-you-like"));
            prose(ui, &step.words);
            ui.add_space(theme::GAP);
            if primary(ui, step.button).clicked() {
                actions.push(Action::Go(step.place));
                if view.may_write {
                    actions.push(Action::Begin(step.begin.clone()));
                }
            }
        });
    }
    if let Some(meeting) = &view.meeting {
        card(ui, |ui| {
            small(ui, t!("today-the-next-meeting"));
            ui.push_id(meeting.id, |ui| meeting_ui(ui, meeting, view.may_write, drafts, actions));
            super::parts::refusal(ui, drafts.refusal(super::Spot::Meeting(meeting.id)));
            if view.meets_today && secondary(ui, t!("today-to-the-room")).clicked() {
                actions.push(Action::Go(Place::Room));
            }
        });
    } else if view.step.is_none() {
        card(ui, |ui| {
            small(ui, t!("today-the-next-meeting"));
            prose(ui, view.no_meeting);
            ui.add_space(theme::GAP);
            if secondary(ui, t!("today-look-at-the-meetings")).clicked() {
                actions.push(Action::Go(Place::Meetings));
            }
        });
    }
    if view.needs.is_empty() {
        if view.step.is_none() && view.may_write {
            soft(ui, t!("today-nothing-waits-for-your-word"));
            ui.add_space(theme::PART);
        }
    } else {
        card(ui, |ui| {
            subtitle(ui, t!("today-for-your-word"));
            ui.add_space(theme::GAP);
            let shown = drafts.shown_of(List::Needs, NEEDS);
            for (at, need) in view.needs.iter().take(shown).enumerate() {
                if at > 0 {
                    ui.separator();
                }
                let named = format!("{}: {}", need.button, need.words);
                if line_with(ui, need.button, named, |ui| {
                    ui.label(&need.words);
                }) {
                    drafts.scheduling.show_list();
                    actions.push(Action::Go(need.place));
                }
            }
            if view.needs.len() > shown {
                ui.add_space(theme::GAP);
                more_button(ui, drafts, List::Needs, t!("today-for-your-word"));
            }
        });
    }
    news_ui(ui, &view.news, drafts, actions);
    if let Some(words) = &view.backup {
        backup_ui(ui, words, view.today, drafts, actions);
    }
}

/// That a backup would be good; put off, it comes again after a month.
fn backup_ui(
    ui: &mut Ui,
    words: &str,
    today: Date,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        prose(ui, words);
        quiet_row(ui, |ui| {
            if quiet(ui, t!("keys-backup-keep")).clicked() {
                drafts.keys.begin_backup(ui);
                actions.push(Action::Go(Place::Keys));
            }
            if quiet(ui, t!("keys-today-later"))
                .accessible_name(t!("keys-today-later-name"))
                .clicked()
            {
                let jot = put_off(today);
                actions.push(Action::Do(Spot::Silent, Command::Mine(jot)));
            }
        });
    });
}
