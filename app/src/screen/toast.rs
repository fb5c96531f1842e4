//! What was just done, at the foot of the window for a moment, with the way to undo it.
//!
//! It goes by itself, takes no keyboard and no place, and says nothing that is not at hand elsewhere too.

use std::time::Duration;

use egui::{Align2, Area, Id, Order, Ui};
use kith_sync::node::api::Command;

use super::parts::{announced, secondary};
use super::{Action, Drafts, Spot};
use crate::theme::{self, palette};
use crate::words::t;

/// How long it stays, in seconds.
const STAYS_SECS: f64 = 12.0;

/// What was last done, and since when that is shown.
#[derive(Debug, Default)]
pub(crate) struct Toast {
    seen: Option<String>,
    until: Option<f64>,
}

/// Shows it where something new was done.
pub(crate) fn toast_ui(
    ui: &mut Ui,
    undo: Option<&str>,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let now = ui.input(|input| input.time);
    let toast = &mut drafts.toast;
    if toast.seen.as_deref() != undo {
        toast.until = undo.map(|_| now + STAYS_SECS);
        toast.seen = undo.map(str::to_owned);
    }
    let (Some(words), Some(until)) = (&toast.seen, toast.until) else { return };
    if now >= until {
        toast.until = None;
        return;
    }
    let context = ui.ctx().clone();
    context.request_repaint_after(Duration::from_secs_f64(until - now));
    let width = theme::TOAST_WIDTH.min(ui.available_width() - 2.0 * theme::PART);
    let id = Id::unique("toast");
    let area =
        Area::new(id).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, -theme::TOAST_LIFT);
    let is_undone = area
        .show(&context, |ui| {
            theme::float_frame(palette(&context))
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    ui.horizontal_wrapped(|ui| {
                        let told = ui.label(t!("toast-done", what = words));
                        announced(ui, &told);
                        secondary(ui, t!("toast-undo")).clicked()
                    })
                    .inner
                })
                .inner
        })
        .inner;
    if is_undone {
        toast.until = None;
        actions.push(Action::Do(Spot::General, Command::Undo));
    }
}
