//! What was copied here and lets somebody in is taken off the clipboard again when all is locked or the window closes.
//!
//! Invariant: what somebody copied since, here, is left alone; what was copied elsewhere cannot be seen.

use egui::{Context, OutputCommand};

use super::App;
use crate::view::keys::is_key;

impl App {
    /// Looks at what goes to the clipboard with this frame.
    pub(super) fn watch_clipboard(&mut self, context: &Context) {
        let (copied, selected) = context.output(|output| {
            let (mut copied, mut selected) = (None, None);
            for command in &output.commands {
                match command {
                    OutputCommand::CopyText(text) => copied = Some(is_key(text)),
                    OutputCommand::CopyImage(_) => copied = Some(false),
                    OutputCommand::TextSelectionSettled(text) => selected = Some(is_key(text)),
                    OutputCommand::OpenUrl(_) => {}
                }
            }
            (copied, selected)
        });
        self.has_copied_key = copied.unwrap_or(self.has_copied_key);
        self.has_selected_key = selected.unwrap_or(self.has_selected_key);
        if context.input(|input| input.viewport().close_requested()) {
            self.clear_clipboard(context);
        }
    }

    /// Takes an invitation or a code off the clipboard.
    pub(super) fn clear_clipboard(&mut self, context: &Context) {
        if std::mem::take(&mut self.has_copied_key) {
            context.copy_text(String::new());
        }
        if std::mem::take(&mut self.has_selected_key) {
            // What is selected can be inserted elsewhere too, where the system has that.
            let nothing = OutputCommand::TextSelectionSettled(String::new());
            context.output_mut(|output| output.commands.push(nothing));
        }
    }
}
