//! What stands around every screen of a group: the navigation, how far words have got, what is wrong.

use std::collections::BTreeSet;

use egui::{
    Align, AtomExt as _, Button, CentralPanel, Panel, Popup, Response, RichText, ScrollArea, Theme,
    Ui,
};
use kith_sync::node::api::Command;
use lucide_icons::Icon;

use super::commands::{self, commands_ui};
use super::parts::{
    choice, icon_button, icon_text, note, notice, quiet, row, secondary, seen, small, subtitle,
};
use super::toast::toast_ui;
use super::unsent::again_ui;
use super::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::anew::AnewView;
use crate::view::commands::{Everywhere, ctrl, looks_view, place_keys};
use crate::view::shell::{ShellView, WelcomeView};
use crate::view::switcher::SwitcherView;
use crate::words::t;

/// What stands around a screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'a> {
    pub(crate) view: &'a ShellView,
    pub(crate) place: Place,
    /// Where something waits for this member's word.
    pub(crate) waiting: &'a BTreeSet<Place>,
    /// The groups on this device.
    pub(crate) groups: &'a SwitcherView,
}

/// Shows the frame, and a screen inside it.
pub(crate) fn shell_ui(
    ui: &mut Ui,
    around: Around<'_>,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
    screen: impl FnOnce(&mut Ui, &mut Drafts, &mut Vec<Action>),
) {
    let palette = palette(ui.ctx());
    let width = ui.available_width();
    if width < theme::NARROW_WINDOW {
        Panel::top("navigation")
            .resizable(false)
            .show_separator_line(false)
            .frame(theme::bar_frame(palette))
            .show(ui, |ui| bar_ui(ui, around, drafts, actions));
    } else {
        Panel::left("navigation")
            .exact_size(theme::NAV_WIDTH)
            .resizable(false)
            .show_separator_line(false)
            .frame(theme::nav_frame(palette))
            .show(ui, |ui| nav_ui(ui, around, drafts, actions));
    }
    CentralPanel::default().frame(theme::paper_frame(palette)).show(ui, |ui| {
        let margin = if banners_ui(ui, around.view, width, drafts, actions) {
            theme::page_margin_below(width)
        } else {
            theme::page_margin(width)
        };
        let area = ScrollArea::vertical().id_salt(around.place).auto_shrink(false).animated(false);
        let area = match drafts.scroll.to.take() {
            Some(to) => area.vertical_scroll_offset(to),
            None => area,
        };
        let shown = area.show(ui, |ui| {
            column_ui(ui, margin, |ui| screen(ui, drafts, actions));
        });
        drafts.scroll.now = shown.state.clamped_offset().y;
        toast_ui(ui, around.view.undo.as_deref(), drafts, actions);
        let can_undo = around.view.undo.is_some();
        commands_ui(ui, (can_undo, around.groups), drafts, actions);
    });
}

/// A column in the middle of what is there.
fn column_ui(ui: &mut Ui, margin: egui::Margin, content: impl FnOnce(&mut Ui)) {
    let all = ui.available_rect_before_wrap();
    let width = all.width().min(theme::COLUMN + margin.sum().x);
    let left = all.left() + (all.width() - width) / 2.0;
    let rect = egui::Rect::from_min_max(
        egui::pos2(left, all.top()),
        egui::pos2(left + width, all.bottom()),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        egui::Frame::new().inner_margin(margin).show(ui, content);
    });
}

fn nav_ui(ui: &mut Ui, around: Around<'_>, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    // What stands at the foot first: the screens scroll in what is left.
    Panel::bottom("foot")
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::NONE)
        .show(ui, |ui| foot_ui(ui, around, drafts, actions));
    CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| {
        ScrollArea::vertical().id_salt("places").auto_shrink(false).show(ui, |ui| {
            // The bar of a low window stands beside the words, not on them.
            ui.set_max_width(ui.available_width() - theme::GAP);
            group_ui(ui, around, actions);
            ui.add_space(theme::PART);
            places_ui(ui, around, actions);
        });
    });
}

/// The navigation of a narrow window: one line, with the rest in a menu.
fn bar_ui(ui: &mut Ui, around: Around<'_>, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let menu = icon_button(ui, Icon::Menu, t!("frame-menu"));
        let height = ui.ctx().content_rect().height() - 2.0 * theme::SECTION;
        Popup::menu(&menu).frame(theme::float_frame(palette(ui.ctx()))).show(|ui| {
            ui.set_width(theme::NAV_WIDTH);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                group_ui(ui, around, actions);
                places_ui(ui, around, actions);
                foot_ui(ui, around, drafts, actions);
            });
        });
        let title = theme::semibold(around.place.title()).color(palette(ui.ctx()).ink);
        ui.add(egui::Label::new(title).truncate());
    });
}

fn places_ui(ui: &mut Ui, around: Around<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = theme::NAV_GAP;
    ui.spacing_mut().button_padding = theme::NAV_PADDING;
    for to in Place::LISTED {
        if to.begins_a_part() {
            ui.add_space(theme::NAV_PART);
        }
        let response = place_ui(ui, to, around);
        let response = match place_keys(to) {
            Some(keys) => response.on_hover_text(keys),
            None => response,
        };
        if response.clicked() {
            actions.push(Action::Go(to));
        }
    }
}

/// One screen in the navigation.
fn place_ui(ui: &mut Ui, to: Place, around: Around<'_>) -> Response {
    let palette = palette(ui.ctx());
    let (is_here, waits) = (to == around.place, around.waiting.contains(&to));
    let ink = if is_here { palette.ink } else { palette.soft };
    let title = to.title();
    let words = if is_here { theme::semibold(title) } else { RichText::new(title) };
    let sign = icon_text(sign_of(to)).color(if is_here { palette.clay } else { palette.soft });
    let mut button = Button::new((sign, words.color(ink).atom_shrink(true)))
        .frame_when_inactive(is_here)
        .wrap()
        .min_size(egui::vec2(ui.available_width(), 0.0))
        .gap(theme::ROW_GAP);
    if waits {
        button = button.right_text(icon_text(Icon::MessageCircleQuestionMark).color(palette.honey));
    }
    if is_here {
        button = button.fill(palette.paper).stroke(egui::Stroke::NONE).selected(false);
    }
    let response = seen(ui.add(button));
    response.accessible_name(match (is_here, waits) {
        (true, true) => t!("frame-shown-needs-word", title = title),
        (true, false) => t!("frame-shown-now", title = title),
        (false, true) => t!("frame-needs-word", title = title),
        (false, false) => title.to_owned(),
    })
}

/// The sign of a screen, beside its name.
const fn sign_of(place: Place) -> Icon {
    match place {
        Place::Today => Icon::Sun,
        Place::Focus => Icon::Compass,
        Place::Finding => Icon::UserPlus,
        Place::Members => Icon::Users,
        Place::Places => Icon::MapPin,
        Place::Meetings => Icon::CalendarDays,
        Place::Room => Icon::Armchair,
        Place::Rules => Icon::Handshake,
        Place::Decisions => Icon::Signpost,
        Place::Shelf => Icon::BookOpen,
        Place::Going => Icon::Sprout,
        Place::Mine => Icon::NotebookPen,
        Place::Help => Icon::LifeBuoy,
        Place::Whereabouts => Icon::Share2,
        Place::Reach => Icon::Waypoints,
        Place::Parcels => Icon::Package,
        Place::History => Icon::History,
        Place::Keys => Icon::KeyRound,
    }
}

/// How far words have got, and what concerns the whole window.
fn foot_ui(ui: &mut Ui, around: Around<'_>, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let soft = palette(ui.ctx()).soft;
    ui.spacing_mut().button_padding = theme::NAV_PADDING;
    ui.add_space(theme::GAP);
    let title = Place::Whereabouts.title();
    let sync = &around.view.sync;
    let sign = icon_text(sign_of(Place::Whereabouts)).small().color(soft);
    let words = RichText::new(sync).small().color(soft);
    let button = Button::new((sign, words.atom_shrink(true))).frame_when_inactive(false).wrap();
    let far = seen(ui.add(button.min_size(egui::vec2(ui.available_width(), 0.0))));
    let name = format!("{sync} {title}");
    let name =
        if around.place == Place::Whereabouts { t!("frame-shown-now", title = name) } else { name };
    if far.on_hover_text(title).accessible_name(name).clicked() {
        actions.push(Action::Go(Place::Whereabouts));
    }
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let lock = icon_button(ui, Icon::Lock, t!("frame-lock"));
        if lock.on_hover_text(ctrl("L")).clicked() {
            actions.push(Action::Do(Spot::General, Command::Lock));
        }
        let keys = icon_button(ui, sign_of(Place::Keys), Place::Keys.title());
        if keys.on_hover_text(Place::Keys.title()).clicked() {
            actions.push(Action::Go(Place::Keys));
        }
        look_ui(ui, actions);
        let all = icon_button(ui, Icon::Ellipsis, t!("commands-title"));
        if all.on_hover_text(ctrl("K")).clicked() {
            commands::toggle(ui.ctx(), drafts);
        }
        if let Some(what) = &around.view.undo {
            let undo = icon_button(ui, Icon::Undo2, &t!("frame-undo-name", what = what));
            let undo = undo.on_hover_text(t!("frame-undo-hint", what = what, keys = ctrl("Z")));
            if undo.clicked() {
                actions.push(Action::Do(Spot::General, Command::Undo));
            }
        }
    });
}

/// Light or dark, larger or smaller.
fn look_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let sign = match ui.ctx().theme() {
        Theme::Light => Icon::Moon,
        Theme::Dark => Icon::SunMedium,
    };
    let context = ui.ctx().clone();
    let button = icon_button(ui, sign, t!("frame-look"));
    let chosen = theme::look(&context);
    Popup::menu(&button).frame(theme::float_frame(palette(&context))).show(|ui| {
        ui.spacing_mut().button_padding = theme::NAV_PADDING;
        let mut is_of_colours = true;
        for command in looks_view() {
            let was_of_colours = is_of_colours;
            is_of_colours = matches!(command.what, Everywhere::Look(_));
            if was_of_colours && !is_of_colours {
                ui.separator();
            }
            let is_pressed = match command.what {
                Everywhere::Look(look) => choice(ui, look == chosen, &command.words).clicked(),
                Everywhere::Go(_)
                | Everywhere::Find
                | Everywhere::Undo
                | Everywhere::Lock
                | Everywhere::Groups
                | Everywhere::Show(_)
                | Everywhere::Another(_)
                | Everywhere::Zoom(_) => secondary(ui, &command.words).clicked(),
            };
            if is_pressed {
                commands::perform(&context, command.what, actions);
            }
        }
    });
}

/// The group on screen, which leads to the others; what waits there is said below.
fn group_ui(ui: &mut Ui, around: Around<'_>, actions: &mut Vec<Action>) {
    let name = around.view.group.as_str();
    let palette = palette(ui.ctx());
    let has_others = around.groups.rows.len() > 1;
    ui.spacing_mut().button_padding = theme::NAV_PADDING;
    let mut width = ui.available_width() - theme::NAV_PADDING.x * 2.0;
    if has_others {
        width -= theme::SECTION;
    }
    let name_job = name_job(ui, name, width);
    let mut button = Button::new(name_job).frame_when_inactive(false);
    if has_others {
        let sign = icon_text(Icon::ChevronsUpDown).color(palette.soft);
        button = button.right_text(sign).min_size(egui::vec2(ui.available_width(), 0.0));
    }
    let response =
        seen(ui.add(button)).on_hover_text(t!("switcher-hint", name = name, keys = ctrl("G")));
    let response = if has_others {
        response.accessible_name(t!("switcher-name", name = name))
    } else {
        response.accessible_name(name)
    };
    if response.clicked() {
        actions.push(Action::Groups);
    }
    if let Some(elsewhere) = &around.groups.elsewhere {
        let words = RichText::new(elsewhere).small().color(palette.soft);
        let margin = egui::Margin::symmetric(theme::NAV_INDENT, 0);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| ui.label(words));
    }
}

/// The group's name in a few lines.
fn name_job(ui: &Ui, name: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let text = RichText::new(name).text_style(theme::subtitle());
    let job = egui::WidgetText::from(text).into_layout_job(
        ui.style(),
        egui::FontSelection::Default,
        Align::Min,
    );
    let mut job = std::sync::Arc::unwrap_or_clone(job);
    job.wrap.max_width = width;
    job.wrap.max_rows = theme::NAV_NAME_ROWS;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// What has to be seen wherever on a screen somebody is; whether there is anything.
fn banners_ui(
    ui: &mut Ui,
    view: &ShellView,
    window_width: f32,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) -> bool {
    let new: Vec<WelcomeView> = view
        .welcome
        .iter()
        .filter(|welcome| !drafts.compared.contains(&welcome.device))
        .cloned()
        .collect();
    let refused = drafts.refusal(Spot::General).map(str::to_owned);
    let is_told = !view.problems.is_empty() || !view.notices.is_empty() || !new.is_empty();
    if !is_told && refused.is_none() && drafts.again.is_empty() {
        return false;
    }
    let height = ui.available_height() * theme::BANNERS_SHARE;
    ScrollArea::vertical().id_salt("banners").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            column_ui(ui, theme::banner_margin(window_width), |ui| {
                let palette = palette(ui.ctx());
                if let Some(refused) = refused {
                    note(ui, palette.honey_pale, |ui| {
                        ui.label(refused);
                        if quiet(ui, t!("frame-all-right")).clicked() {
                            drafts.refusals.remove(&Spot::General);
                        }
                    });
                    ui.add_space(theme::GAP);
                }
                again_ui(ui, drafts, actions);
                notes_ui(ui, Icon::CircleAlert, palette.clay_pale, &view.problems);
                if let Some(anew) = &view.anew {
                    anew_ui(ui, &view.notices, anew, actions);
                } else {
                    notes_ui(ui, Icon::Info, palette.nav, &view.notices);
                }
                for welcome in new {
                    welcome_ui(ui, &welcome, drafts);
                }
            });
        },
    );
    true
}

fn notes_ui(ui: &mut Ui, sign: Icon, ground: egui::Color32, notes: &[String]) {
    for words in notes {
        notice(ui, sign, ground, words);
        ui.add_space(theme::GAP);
    }
}

/// Why a group can only be read, and a way on for whoever is left with it.
fn anew_ui(ui: &mut Ui, notices: &[String], anew: &AnewView, actions: &mut Vec<Action>) {
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        for words in notices {
            ui.label(words);
        }
        small(ui, t!("frame-anew"));
        if secondary(ui, t!("frame-anew-button")).clicked() {
            actions.push(Action::FoundAnew(anew.clone()));
        }
    });
    ui.add_space(theme::GAP);
}

fn welcome_ui(ui: &mut Ui, welcome: &WelcomeView, drafts: &mut Drafts) {
    let ground = palette(ui.ctx()).sage_pale;
    note(ui, ground, |ui| {
        ui.label(&welcome.who);
        subtitle(ui, &welcome.words);
        small(ui, t!("frame-compare"));
        let compared = secondary(ui, t!("frame-compared"));
        if compared.accessible_name(t!("frame-compared-name", who = &welcome.who)).clicked() {
            drafts.compared.insert(welcome.device);
        }
    });
    ui.add_space(theme::GAP);
}
