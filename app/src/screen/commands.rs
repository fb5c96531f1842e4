//! Everything that can be done from anywhere, listed with its keys and found by typing: Ctrl+K.

use egui::{Button, Context, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};
use kith_sync::node::api::Command;

use super::parts::{seen, small};
use super::{Action, Drafts, Spot};
use crate::screen::search::search_field;
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::commands::{CommandView, Everywhere, Zoom, commands_view};
use crate::view::switcher::SwitcherView;
use crate::words::t;

/// The list while it is open.
#[derive(Debug, Default)]
pub(crate) struct CommandsDraft {
    typed: String,
    /// Whether the keyboard has been at the field since the list was opened.
    is_reached: bool,
}

/// Opens the list, or closes it.
pub(crate) fn toggle(context: &Context, drafts: &mut Drafts) {
    if drafts.commands.take().is_none() {
        drafts.commands = Some(CommandsDraft::default());
        context.request_repaint();
    }
}

fn field_id() -> Id {
    Id::unique("all commands")
}

/// Shows the list where it is open.
pub(crate) fn commands_ui(
    ui: &mut Ui,
    (can_undo, groups): (bool, &SwitcherView),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let Some(draft) = &mut drafts.commands else { return };
    let context = ui.ctx().clone();
    let frame = theme::float_frame(palette(&context));
    let width = theme::PALETTE_WIDTH.min(ui.available_width() - 2.0 * theme::SECTION);
    let height = context.content_rect().height() * theme::COMMANDS_SHARE;
    let modal = Modal::new(Id::unique("commands")).frame(frame).show(&context, |ui| {
        ui.set_width(width);
        let hint = t!("commands-hint");
        let edit = TextEdit::singleline(&mut draft.typed).id(field_id()).hint_text(hint);
        let field =
            seen(ui.add(edit.desired_width(f32::INFINITY))).accessible_name(t!("commands-title"));
        if !draft.is_reached {
            // What is over the window is measured for a frame before it takes the keyboard.
            field.request_focus();
            draft.is_reached = field.has_focus();
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let down = field.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let all = commands_view(can_undo, &groups.others(), &draft.typed);
        ui.add_space(theme::GAP);
        if all.is_empty() {
            small(ui, t!("commands-none"));
        }
        let mut chosen = enter.then(|| all.first().map(|command| command.what)).flatten();
        // What lies over the window is only as high as it is told to be.
        let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::NAV_GAP;
            for (number, command) in all.iter().enumerate() {
                let response = command_ui(ui, command);
                if number == 0 && down {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(command.what);
                }
            }
        });
        chosen
    });
    let closes = modal.should_close();
    if let Some(chosen) = modal.inner {
        drafts.commands = None;
        perform(&context, chosen, actions);
    } else if closes {
        drafts.commands = None;
    }
}

fn command_ui(ui: &mut Ui, command: &CommandView) -> egui::Response {
    let soft = palette(ui.ctx()).soft;
    let keys = command.keys.as_deref().unwrap_or_default();
    let button = Button::new(command.words.as_str())
        .frame_when_inactive(false)
        .wrap()
        .right_text(RichText::new(keys).small().color(soft))
        .min_size(egui::vec2(ui.available_width(), 0.0));
    let response = seen(ui.add(button));
    match &command.keys {
        Some(keys) => {
            response.accessible_name(t!("commands-with-keys", words = &command.words, keys = keys))
        }
        None => response.accessible_name(&command.words),
    }
}

/// Does one of them.
pub(crate) fn perform(context: &Context, what: Everywhere, actions: &mut Vec<Action>) {
    match what {
        Everywhere::Go(place) => actions.push(Action::Go(place)),
        Everywhere::Find => {
            actions.push(Action::Go(Place::Today));
            context.memory_mut(|memory| memory.request_focus(search_field()));
        }
        Everywhere::Undo => actions.push(Action::Do(Spot::General, Command::Undo)),
        Everywhere::Groups => actions.push(Action::Groups),
        Everywhere::Show(group) => actions.push(Action::Show(group)),
        Everywhere::Another(another) => actions.push(Action::Another(another)),
        Everywhere::Lock => actions.push(Action::Do(Spot::General, Command::Lock)),
        Everywhere::Look(look) => theme::set_look(context, look),
        Everywhere::Zoom(zoom) => {
            let (now, step) = (context.zoom_factor(), theme::ZOOM_STEP);
            let next = match zoom {
                Zoom::Larger => now + step,
                Zoom::Smaller => now - step,
                Zoom::Usual => 1.0,
            };
            theme::set_zoom(context, next);
        }
    }
}
