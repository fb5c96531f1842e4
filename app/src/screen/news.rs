//! What is new since this member last looked, on the screen "Today".

use egui::Ui;
use kith_sync::node::Command;

use super::parts::{card, line_with, quiet, refusal, row, small, soft, subtitle};
use super::{Action, Drafts, Spot};
use crate::theme;
use crate::view::news::NewsView;
use crate::words::t;

/// How many lines are seen before the rest is unfolded.
const SEEN: usize = 8;

/// Shows the list, where there is one.
pub(crate) fn news_ui(ui: &mut Ui, view: &NewsView, drafts: &Drafts, actions: &mut Vec<Action>) {
    if view.lines.is_empty() {
        return;
    }
    card(ui, |ui| {
        subtitle(ui, t!("news-new-since-you-last-looked"));
        ui.add_space(theme::GAP);
        let (first, rest) = view.lines.split_at(view.lines.len().min(SEEN));
        lines_ui(ui, first, actions);
        if !rest.is_empty() {
            egui::CollapsingHeader::new(t!("news-what-came-before")).id_salt("news before").show(
                ui,
                |ui| {
                    lines_ui(ui, rest, actions);
                    if let Some(cut) = view.cut {
                        soft(ui, cut);
                    }
                },
            );
        }
        ui.add_space(theme::GAP);
        row(ui, |ui| {
            let ready = !drafts.is_waiting(Spot::News);
            if ui
                .add_enabled_ui(ready, |ui| quiet(ui, t!("news-i-have-seen-these")).clicked())
                .inner
            {
                actions.push(Action::Do(Spot::News, Command::Looked));
            }
            small(ui, t!("news-only-this-device-knows-what-you"));
        });
        refusal(ui, drafts.refusal(Spot::News));
    });
}

fn lines_ui(ui: &mut Ui, lines: &[crate::view::news::NewView], actions: &mut Vec<Action>) {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        if line_with(ui, t!("news-look"), t!("news-look-2", words = line.words), |ui| {
            ui.label(&line.words);
        }) {
            actions.push(Action::Go(line.place));
        }
    }
}
