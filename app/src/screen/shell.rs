//! What stands around every screen of a group: the navigation, how far words have got, what is wrong.

use egui::{Align, Button, CentralPanel, Key, Panel, RichText, ScrollArea, Theme, Ui};
use kith_sync::node::api::Command;

use super::parts::{note, quiet, quiet_row, secondary, seen, small};
use super::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::anew::AnewView;
use crate::view::shell::{ShellView, WelcomeView};

/// The keys that show a screen together with Ctrl, in the order of the navigation.
pub(crate) const PLACE_KEYS: [Key; 10] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
    Key::Num0,
];

/// Shows the frame, and a screen inside it.
pub(crate) fn shell_ui(
    ui: &mut Ui,
    view: &ShellView,
    place: Place,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    screen: impl FnOnce(&mut Ui, &mut Drafts, &mut Vec<Action>),
) {
    let palette = palette(ui.ctx());
    let width = ui.available_width();
    Panel::left("navigation")
        .exact_size(theme::NAV_WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(theme::nav_frame(palette))
        .show(ui, |ui| nav_ui(ui, view, place, actions));
    CentralPanel::default().frame(theme::paper_frame(palette)).show(ui, |ui| {
        banners_ui(ui, view, width, drafts, actions);
        ScrollArea::vertical().id_salt(place).auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(theme::page_margin(width)).show(ui, |ui| {
                ui.set_max_width(theme::COLUMN.min(ui.available_width()));
                screen(ui, drafts, actions);
            });
        });
    });
}

fn nav_ui(ui: &mut Ui, view: &ShellView, place: Place, actions: &mut Vec<Action>) {
    // What stands at the foot first: the screens scroll in what is left.
    Panel::bottom("foot")
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::NONE)
        .show(ui, |ui| foot_ui(ui, view, place, actions));
    CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| {
        ScrollArea::vertical().id_salt("places").auto_shrink(false).show(ui, |ui| {
            // The bar of a low window stands beside the words, not on them.
            ui.set_max_width(ui.available_width() - theme::GAP);
            group_name_ui(ui, &view.group);
            ui.add_space(theme::PART);
            places_ui(ui, place, actions);
        });
    });
}

fn places_ui(ui: &mut Ui, place: Place, actions: &mut Vec<Action>) {
    let palette = palette(ui.ctx());
    for (number, to) in Place::LISTED.into_iter().enumerate() {
        let here = to == place;
        if to.begins_a_part() {
            ui.add_space(theme::GAP);
        }
        let text = RichText::new(to.title()).color(if here { palette.ink } else { palette.soft });
        let mut button = Button::new(text)
            .frame_when_inactive(here)
            .min_size(egui::vec2(ui.available_width(), 0.0))
            .right_text("");
        if here {
            button = button.fill(palette.paper).selected(false);
        }
        let mut response = seen(ui.add(button));
        if to == Place::Help {
            response = response.on_hover_text("F1");
        } else if let Some(key) = PLACE_KEYS.get(number) {
            response = response.on_hover_text(format!("Ctrl+{}", key.symbol_or_name()));
        }
        let title = to.title();
        let name = if here { format!("{title}, shown now") } else { title.to_owned() };
        let response = response.accessible_name(name);
        if here {
            let mark = egui::Rect::from_center_size(
                response.rect.left_center() + egui::vec2(theme::NAV_MARK.x, 0.0),
                theme::NAV_MARK,
            );
            ui.painter().rect_filled(mark, theme::NAV_MARK.x / 2.0, palette.clay);
        }
        if response.clicked() {
            actions.push(Action::Go(to));
        }
    }
}

/// How far words have got, and what concerns the whole window.
fn foot_ui(ui: &mut Ui, view: &ShellView, place: Place, actions: &mut Vec<Action>) {
    let soft = palette(ui.ctx()).soft;
    ui.add_space(theme::GAP);
    let title = Place::Whereabouts.title();
    let here = if place == Place::Whereabouts { ", shown now" } else { "" };
    let words = RichText::new(format!("{} ›", view.sync)).small().color(soft);
    let far = seen(ui.add(Button::new(words).frame(false).wrap())).on_hover_text(title);
    if far.accessible_name(format!("{} {title}{here}", view.sync)).clicked() {
        actions.push(Action::Go(Place::Whereabouts));
    }
    if let Some(what) = &view.undo {
        let undo = quiet(ui, "Undo").on_hover_text(format!("You {what}. Ctrl+Z"));
        if undo.accessible_name(format!("Undo: {what}")).clicked() {
            actions.push(Action::Do(Spot::General, Command::Undo));
        }
    }
    quiet_row(ui, |ui| {
        if quiet(ui, "Lock").on_hover_text("Ctrl+L").clicked() {
            actions.push(Action::Do(Spot::General, Command::Lock));
        }
        let (text, to) = match ui.ctx().theme() {
            Theme::Light => ("Dark", Theme::Dark),
            Theme::Dark => ("Light", Theme::Light),
        };
        if quiet(ui, text).accessible_name(format!("{text} colours")).clicked() {
            ui.ctx().set_theme(to);
        }
    });
}

/// The group's name in a few lines; the whole of a longer one where the pointer rests.
fn group_name_ui(ui: &mut Ui, name: &str) {
    let text = RichText::new(name).text_style(theme::subtitle());
    let job = egui::WidgetText::from(text).into_layout_job(
        ui.style(),
        egui::FontSelection::Default,
        Align::Min,
    );
    let mut job = std::sync::Arc::unwrap_or_clone(job);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = theme::NAV_NAME_ROWS;
    ui.label(job).on_hover_text(name);
}

/// What has to be seen wherever on a screen somebody is.
fn banners_ui(
    ui: &mut Ui,
    view: &ShellView,
    window_width: f32,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let new: Vec<WelcomeView> = view
        .welcome
        .iter()
        .filter(|welcome| !drafts.compared.contains(&welcome.device))
        .cloned()
        .collect();
    let refused = drafts.refusal(Spot::General).map(str::to_owned);
    if view.problems.is_empty() && view.notices.is_empty() && new.is_empty() && refused.is_none() {
        return;
    }
    let height = ui.available_height() * theme::BANNERS_SHARE;
    ScrollArea::vertical().id_salt("banners").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            egui::Frame::new().inner_margin(theme::banner_margin(window_width)).show(ui, |ui| {
                ui.set_max_width(theme::COLUMN.min(ui.available_width()));
                let palette = palette(ui.ctx());
                if let Some(refused) = refused {
                    note(ui, palette.honey_pale, |ui| {
                        ui.label(refused);
                        if quiet(ui, "All right").clicked() {
                            drafts.refusals.remove(&Spot::General);
                        }
                    });
                    ui.add_space(theme::GAP);
                }
                notes_ui(ui, palette.clay_pale, &view.problems);
                notes_ui(ui, palette.nav, &view.notices);
                if let Some(anew) = &view.anew {
                    anew_ui(ui, anew, actions);
                }
                for welcome in new {
                    welcome_ui(ui, &welcome, drafts);
                }
            });
        },
    );
}

fn notes_ui(ui: &mut Ui, ground: egui::Color32, notes: &[String]) {
    for words in notes {
        note(ui, ground, |ui| ui.label(words));
        ui.add_space(theme::GAP);
    }
}

/// A way on for whoever is left with a group that can only be read.
fn anew_ui(ui: &mut Ui, anew: &AnewView, actions: &mut Vec<Action>) {
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        ui.label("What it has agreed on can be the beginning of a new group.");
        if secondary(ui, "Found the group anew…").clicked() {
            actions.push(Action::FoundAnew(anew.clone()));
        }
    });
    ui.add_space(theme::GAP);
}

fn welcome_ui(ui: &mut Ui, welcome: &WelcomeView, drafts: &mut Drafts) {
    let ground = palette(ui.ctx()).sage_pale;
    note(ui, ground, |ui| {
        ui.label(&welcome.who);
        ui.label(RichText::new(&welcome.words).text_style(theme::subtitle()));
        small(
            ui,
            "Compare these words in person or by phone. If they differ, somebody else may have come in: write nothing here that \
             should stay among you, and talk.",
        );
        if secondary(ui, "We have compared")
            .accessible_name(format!("We have compared: {}", welcome.who))
            .clicked()
        {
            drafts.compared.insert(welcome.device);
        }
    });
    ui.add_space(theme::GAP);
}
