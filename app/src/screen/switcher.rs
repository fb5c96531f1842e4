//! The groups on this device: which is on screen, what waits in the others, and the way to a further one.

use egui::widgets::text_edit::TextEditState;
use egui::{Context, Id, Modal, RichText, ScrollArea, TextEdit, Ui};
use zeroize::Zeroizing;

use super::Action;
use super::parts::{choice, entered, field, primary, quiet, row, secondary, small, subtitle};
use crate::desktop::GroupHere;
use crate::theme::{self, palette};
use crate::view::switcher::{Another, GroupRow, Offer, SwitcherView};
use crate::words::t;

/// The list while it is open.
#[derive(Debug, Default)]
pub(crate) struct SwitcherDraft {
    /// The group that is being unlocked.
    unlocking: Option<GroupHere>,
    passphrase: Zeroizing<String>,
    /// Whether an answer is awaited, and of which group.
    waiting: Option<GroupHere>,
    is_reached: bool,
}

impl SwitcherDraft {
    /// A group was opened or not: its answer is awaited no more.
    pub(crate) fn answered(&mut self, group: GroupHere) {
        if self.waiting == Some(group) {
            self.waiting = None;
        }
    }
}

fn field_id() -> Id {
    Id::unique("passphrase of a group")
}

/// Forgets what was typed as passphrase.
pub(crate) fn forget(context: &Context) {
    context.data_mut(|data| data.remove::<TextEditState>(field_id()));
}

/// Shows the list; whether it stays open.
pub(crate) fn switcher_ui(
    ui: &mut Ui,
    view: &SwitcherView,
    draft: &mut SwitcherDraft,
    actions: &mut Vec<Action>,
) -> bool {
    let context = ui.ctx().clone();
    let frame = theme::float_frame(palette(&context));
    let width = theme::PALETTE_WIDTH.min(ui.available_width() - 2.0 * theme::SECTION);
    let height = context.content_rect().height() * theme::COMMANDS_SHARE;
    let before = actions.len();
    let modal = Modal::new(Id::unique("groups")).frame(frame).show(&context, |ui| {
        ui.set_width(width);
        subtitle(ui, t!("switcher-title"));
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            // The bar of a long list stands beside the words, not on them; the ring of the first has its room above it.
            ui.set_max_width(ui.available_width() - theme::GAP);
            ui.add_space(theme::GAP);
            for group in &view.rows {
                row_ui(ui, group, draft, actions);
                ui.add_space(theme::GAP);
            }
        });
        row(ui, |ui| {
            for (another, words) in
                [(Another::Join, t!("switcher-join")), (Another::Found, t!("switcher-found"))]
            {
                if secondary(ui, words).clicked() {
                    actions.push(Action::Another(another));
                }
            }
            quiet(ui, t!("switcher-close")).clicked()
        })
    });
    // To unlock a group is answered here; anything else leads away.
    let leads_away = actions.iter().skip(before).any(|it| !matches!(it, Action::Unlock(..)));
    !(leads_away || modal.inner || modal.should_close())
}

fn row_ui(ui: &mut Ui, group: &GroupRow, draft: &mut SwitcherDraft, actions: &mut Vec<Action>) {
    let name = &group.name;
    row(ui, |ui| {
        name_ui(ui, group, draft, actions);
        let soft = palette(ui.ctx()).soft;
        ui.label(RichText::new(&group.words).small().color(soft));
        if group.offer == Offer::GoOnJoining {
            let go_on = secondary(ui, t!("switcher-go-on"));
            if go_on.accessible_name(t!("switcher-go-on-name", name = name)).clicked() {
                actions.push(Action::GoOnJoining(group.here));
            }
        }
        if group.offer == Offer::Unlock {
            offer_ui(ui, group, draft);
        }
    });
    if group.offer == Offer::Unlock {
        unlock_ui(ui, group, draft, actions);
    }
}

/// Its name, which leads there where it is open.
fn name_ui(ui: &mut Ui, group: &GroupRow, draft: &mut SwitcherDraft, actions: &mut Vec<Action>) {
    let name = &group.name;
    match group.offer {
        Offer::Show => {
            let button = choice(ui, group.is_shown, name);
            if !draft.is_reached && group.is_shown {
                // What is over the window is measured for a frame before it takes the keyboard.
                button.request_focus();
                draft.is_reached = button.has_focus();
            }
            let (name, words) = (name.as_str(), group.words.as_str());
            let button = button.accessible_name(if group.is_shown {
                t!("switcher-shown", name = name, words = words)
            } else {
                t!("switcher-show", name = name, words = words)
            });
            if button.clicked() {
                actions.push(Action::Show(group.here));
            }
        }
        Offer::Unlock | Offer::GoOnJoining | Offer::Wait => {
            ui.label(RichText::new(name));
        }
    }
}

/// Begins to unlock a group.
fn offer_ui(ui: &mut Ui, group: &GroupRow, draft: &mut SwitcherDraft) {
    if draft.waiting == Some(group.here) || draft.unlocking == Some(group.here) {
        return;
    }
    let unlock = secondary(ui, t!("switcher-unlock"));
    if unlock.accessible_name(t!("switcher-unlock-name", name = &group.name)).clicked() {
        draft.unlocking = Some(group.here);
        draft.passphrase = Zeroizing::default();
        forget(ui.ctx());
        ui.memory_mut(|memory| memory.request_focus(field_id()));
    }
}

fn unlock_ui(ui: &mut Ui, group: &GroupRow, draft: &mut SwitcherDraft, actions: &mut Vec<Action>) {
    if draft.waiting == Some(group.here) {
        small(ui, t!("switcher-opening"));
        return;
    }
    if draft.unlocking != Some(group.here) {
        return;
    }
    let edit = TextEdit::singleline(&mut *draft.passphrase).password(true).id(field_id());
    let typed = field(ui, t!("door-passphrase"), edit.desired_width(f32::INFINITY));
    let is_ready = !draft.passphrase.is_empty();
    let open = ui.add_enabled_ui(is_ready, |ui| primary(ui, t!("door-open"))).inner.clicked();
    if is_ready && (open || entered(ui, &typed)) {
        let passphrase = std::mem::take(&mut draft.passphrase);
        actions.push(Action::Unlock(group.here, passphrase));
        draft.waiting = Some(group.here);
        draft.unlocking = None;
        forget(ui.ctx());
    }
    let name = t!("switcher-erase-name", name = &group.name);
    if quiet(ui, t!("keys-erase-begin")).accessible_name(name).clicked() {
        actions.push(Action::ToErase(group.here));
    }
}
