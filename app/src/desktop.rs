//! The window: news in, one frame out, actions done after drawing.
//!
//! Invariant: `logic` alone takes news and `ui` alone draws; no frame waits for anything; without input, news or a day
//! that ends no frame is drawn.

mod app;
mod appearance;
mod backend;
pub(crate) mod draft;
mod group;
pub(crate) mod merge;
#[cfg(test)]
pub(crate) mod scripted;
mod unable;
#[cfg(test)]
mod window_tests;

use std::path::{Path, PathBuf};

pub use self::app::{App, Opening};
use self::appearance::{Appearance, Remembering};
pub use self::backend::{
    Backend, CommandId, GroupHere, KeysChange, News, Opener, Openers, Request, Shut, Waker,
};
pub use self::unable::Unable;

/// The window cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum DesktopError {
    /// There is nothing to show it on.
    #[error(
        "There is no display here to open a window on. Without a window, Kith runs as `kith node`; `kith --help` lists \
         everything else that works in a terminal."
    )]
    NoDisplay,
    /// The system refused to open it.
    #[error(
        "The window could not be opened. Without a window, Kith runs as `kith node`; `kith --help` lists everything else \
         that works in a terminal."
    )]
    Window(#[source] eframe::Error),
}

/// Whether there is something to open a window on, as far as can be told beforehand.
pub fn look_for_display() -> Result<(), DesktopError> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if has_display(is_set) { Ok(()) } else { Err(DesktopError::NoDisplay) }
}

/// Which group was on screen last, by what is kept in a file at `appearance`.
pub fn last_shown(appearance: &Path) -> Option<GroupHere> {
    Appearance::load(appearance).group()
}

/// Opens the window and returns when it is closed. How it looks and where it stands is read from and kept in a file at
/// `appearance`, if there is to be one.
pub fn run(
    backend: Box<dyn Backend>,
    opening: Opening,
    appearance: Option<PathBuf>,
) -> Result<(), DesktopError> {
    look_for_display()?;
    crate::words::choose(sys_locale::get_locales());
    let kept = appearance.as_deref().map_or_else(Appearance::default, Appearance::load);
    let options = eframe::NativeOptions {
        viewport: kept.window(viewport()),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "kith",
        options,
        Box::new(move |context| {
            let mut app = App::new(&context.egui_ctx, backend, opening, jiff::Zoned::now);
            if let Some(group) = kept.group() {
                app.show_first(group);
            }
            kept.apply(&context.egui_ctx);
            Ok(Box::new(Remembering::new(app, kept, appearance)))
        }),
    )
    .map_err(DesktopError::Window)
}

/// The window from outside: whoever sees a list of windows learns nothing of the group.
fn viewport() -> egui::ViewportBuilder {
    egui::ViewportBuilder::default()
        .with_title("Kith")
        .with_app_id("kith")
        .with_min_inner_size(crate::theme::WINDOW_MIN)
        .with_icon(egui::IconData::default())
}

/// Whether there is something to open a window on: asked first, because the window system may panic where there is not.
fn has_display(is_set: impl Fn(&str) -> bool) -> bool {
    !cfg!(all(unix, not(target_os = "macos")))
        || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(is_set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_names_the_program_alone() {
        assert_eq!(viewport().title.as_deref(), Some("Kith"));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn without_a_display_the_message_names_the_headless_mode() {
        assert!(!has_display(|_| false));
        assert!(has_display(|name| name == "DISPLAY"));
        assert!(has_display(|name| name == "WAYLAND_DISPLAY"));
        assert!(DesktopError::NoDisplay.to_string().contains("`kith node`"));
    }
}
