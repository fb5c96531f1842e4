//! How the window looks, where it stands and what was on screen, kept from one start to the next.
//!
//! Invariant: nothing of a group is in it, not even a name: sizes, a place, colours, the name of a folder. A file that cannot be read is as good
//! as none, and one that cannot be written costs nobody anything but the window's old place.

mod sight;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use egui::{Context, Pos2, Ui, Vec2, ViewportBuilder, ViewportCommand};
use serde::{Deserialize, Serialize};

use super::app::App;
use super::backend::GroupHere;
use crate::theme;
use crate::view::commands::Look;
use crate::view::keys::Idle;

/// How the window looks and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Appearance {
    colours: Look,
    /// How much larger everything is than usual.
    zoom: f32,
    /// Width and height of what is inside the window's frame, in points at the usual size.
    size: [f32; 2],
    /// The window's upper left corner on the desktop, where the system tells it.
    corner: Option<[f32; 2]>,
    is_maximized: bool,
    /// The group that was on screen, by its folder.
    #[serde(with = "folder")]
    group: Option<GroupHere>,
    /// After how long all is locked by itself.
    idle: Idle,
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            colours: Look::System,
            zoom: 1.0,
            size: theme::WINDOW,
            corner: None,
            is_maximized: false,
            group: None,
            idle: Idle::default(),
        }
    }
}

impl Appearance {
    /// Reads what was kept, as far as it makes sense.
    pub(super) fn load(path: &Path) -> Self {
        let read = std::fs::read(path).ok();
        let kept: Self =
            read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        kept.checked()
    }

    /// Keeps it, whole or not at all.
    pub(super) fn save(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.persist(path)?;
        Ok(())
    }

    /// What no window could be shown with is as usual.
    fn checked(self) -> Self {
        let usual = Self::default();
        let is_sane = |value: f32| value.is_finite() && value.abs() < 20_000.0;
        let [width, height] = self.size;
        let [least_width, least_height] = theme::WINDOW_MIN;
        let size = if self.size.iter().all(|side| is_sane(*side)) {
            [width.max(least_width), height.max(least_height)]
        } else {
            usual.size
        };
        let zoom = if theme::ZOOM.contains(&self.zoom) { self.zoom } else { usual.zoom };
        let corner = self.corner.filter(|corner| corner.iter().all(|side| is_sane(*side)));
        Self { zoom, size, corner, ..self }
    }

    /// The window as it was left.
    pub(super) fn window(&self, builder: ViewportBuilder) -> ViewportBuilder {
        let builder = builder.with_inner_size(Vec2::from(self.size) * self.zoom);
        let builder = builder.with_maximized(self.is_maximized);
        match self.corner {
            Some(corner) => builder.with_position(Pos2::from(corner) * self.zoom),
            None => builder,
        }
    }

    /// Gives a window its colours and size of letters.
    pub(super) fn apply(&self, context: &Context) {
        theme::set_look(context, self.colours);
        theme::set_zoom(context, self.zoom);
    }

    /// The group that was on screen.
    pub(super) fn group(&self) -> Option<GroupHere> {
        self.group
    }

    /// What somebody chose, as against what came of moving the window about.
    fn choices(&self) -> (Look, f32, Option<GroupHere>, Idle) {
        (self.colours, self.zoom, self.group, self.idle)
    }

    /// How the window is now.
    pub(super) fn look(&mut self, context: &Context) {
        self.colours = theme::look(context);
        // Keys and gestures that egui has by itself go further than the screens can follow.
        let zoom = theme::set_zoom(context, context.zoom_factor());
        let by = self.zoom / zoom;
        self.zoom = zoom;
        if (by - 1.0).abs() > f32::EPSILON {
            // What the system tells of the window is still in the points of before.
            self.size = self.size.map(|side| side * by);
            self.corner = self.corner.map(|corner| corner.map(|side| side * by));
            return;
        }
        context.input(|input| {
            let viewport = input.viewport();
            // A window that is put away has neither a place nor a size of its own.
            if viewport.minimized.unwrap_or(false) {
                return;
            }
            self.is_maximized = viewport.maximized.unwrap_or(false);
            // A window that fills the screen keeps the size it had before.
            if self.is_maximized || viewport.fullscreen.unwrap_or(false) {
                return;
            }
            let inner = viewport.inner_rect.unwrap_or(input.content_rect());
            self.size = inner.size().into();
            self.corner = viewport.outer_rect.map(|outer| outer.min.into());
        });
    }
}

/// A group by its folder, as the data folder has it; what names none is as good as nothing.
mod folder {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use super::GroupHere;

    /// The folder of the first: the data folder itself.
    const FIRST: &str = ".";

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks for it")]
    #[expect(clippy::ref_option, reason = "as serde asks for it")]
    pub(super) fn serialize<S: Serializer>(
        group: &Option<GroupHere>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let folder = |group: &GroupHere| group.folder().unwrap_or_else(|| FIRST.to_owned());
        group.as_ref().map(folder).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<GroupHere>, D::Error> {
        let folder = Option::<String>::deserialize(deserializer)?;
        Ok(folder.and_then(|folder| match folder.as_str() {
            FIRST => Some(GroupHere::FIRST),
            folder => GroupHere::in_folder(folder),
        }))
    }
}

/// A window that is there again as it was left.
pub(super) struct Remembering {
    app: App,
    appearance: Appearance,
    /// What was written last.
    kept: Appearance,
    /// Where it is kept; nowhere for a window that nobody comes back to.
    path: Option<PathBuf>,
    /// Whether it has been looked whether the window can be seen where it was left.
    is_in_sight: bool,
}

impl Remembering {
    pub(super) fn new(mut app: App, appearance: Appearance, path: Option<PathBuf>) -> Self {
        app.set_idle(appearance.idle);
        Self { app, appearance, kept: appearance, path, is_in_sight: false }
    }

    /// Writes what somebody chose as soon as it is chosen: a window may be killed. Its size and place can wait for its end.
    fn keep_choices(&mut self) {
        if self.appearance.choices() != self.kept.choices() {
            self.keep();
        }
    }

    fn keep(&mut self) {
        let Some(path) = &self.path else { return };
        // A failure is not tried again with every frame, but at the end.
        self.kept = self.appearance;
        if let Err(error) = self.appearance.save(path) {
            tracing::warn!(%error, "the window's colours, size and place are not kept");
        }
    }

    /// A window that was left on a monitor that is gone comes to one that is there.
    fn come_into_sight(&mut self, context: &Context, frame: &eframe::Frame) {
        // One that fills the screen is looked at when it fills it no more.
        if self.is_in_sight || self.appearance.is_maximized {
            return;
        }
        self.is_in_sight = true;
        if let Some(corner) = frame.winit_window().and_then(|window| {
            let native = context.input(|input| input.viewport().native_pixels_per_point)?;
            let points = f64::from(context.zoom_factor() * native);
            let at = window.outer_position().ok()?.to_logical::<f32>(points);
            let size = window.outer_size().to_logical::<f32>(points);
            let shown = sight::rect(at.into(), size.into());
            let monitors = window.primary_monitor().into_iter().chain(window.available_monitors());
            let monitors: Vec<_> = monitors
                .map(|monitor| {
                    let at = monitor.position().to_logical::<f32>(points);
                    sight::rect(at.into(), monitor.size().to_logical::<f32>(points).into())
                })
                .collect();
            sight::corner_in_sight(shown, &monitors)
        }) {
            context.send_viewport_cmd(ViewportCommand::OuterPosition(corner));
        }
    }
}

impl eframe::App for Remembering {
    fn logic(&mut self, context: &Context, frame: &mut eframe::Frame) {
        self.appearance.look(context);
        self.appearance.group = self.app.last_shown().or(self.appearance.group);
        self.appearance.idle = self.app.idle();
        self.come_into_sight(context, frame);
        self.keep_choices();
        self.app.logic(context, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        // What was chosen in this frame is written before the next, which nothing else may ask for.
        let is_other = |group| self.appearance.group != Some(group);
        if theme::look(ui.ctx()) != self.appearance.colours
            || self.app.idle() != self.appearance.idle
            || self.app.last_shown().is_some_and(is_other)
        {
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        // What was typed goes first: it is worth more than the window's place.
        self.app.on_exit(gl);
        self.keep();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::desktop::scripted::{self, Scripted, later, night_table, state};
    use crate::desktop::{News, Opening};
    use crate::words::t;

    #[test]
    fn what_was_kept_is_there_again_and_names_nothing_of_a_group() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.json");
        let kept = Appearance {
            colours: Look::Dark,
            zoom: 1.5,
            size: [900.0, 600.0],
            corner: Some([20.0, 40.0]),
            is_maximized: false,
            group: Some(GroupHere::FIRST),
            idle: Idle::Hour,
        };
        kept.save(&path).unwrap();
        assert_eq!(Appearance::load(&path), kept);
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            r#"{"colours":"dark","zoom":1.5,"size":[900.0,600.0],"corner":[20.0,40.0],"is_maximized":false,"group":".","idle":"hour"}"#
        );
    }

    #[test]
    fn what_cannot_be_read_or_shown_is_as_usual() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.json");
        assert_eq!(Appearance::load(&path), Appearance::default());
        for bad in ["", "{", r#"{"zoom":900}"#, r#"{"size":[1e30,4]}"#, r#"{"corner":[1e30,0]}"#] {
            std::fs::write(&path, bad).unwrap();
            assert_eq!(Appearance::load(&path), Appearance::default(), "{bad}");
        }
        std::fs::write(&path, r#"{"size":[1,1]}"#).unwrap();
        let smallest = Appearance { size: theme::WINDOW_MIN, ..Appearance::default() };
        assert_eq!(Appearance::load(&path), smallest);
    }

    #[test]
    fn a_window_shows_the_colours_and_the_size_that_were_kept_and_never_one_beyond_bounds() {
        let context = Context::default();
        let kept = Appearance { colours: Look::Dark, zoom: 1.5, ..Appearance::default() };
        kept.apply(&context);
        let mut seen = Appearance::default();
        draw(&context, &mut seen);
        assert_eq!((seen.colours, seen.zoom), (Look::Dark, 1.5));
        context.set_zoom_factor(5.0);
        for _frame in 0..2 {
            draw(&context, &mut seen);
        }
        assert!((context.zoom_factor() - 2.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_window_is_as_large_as_it_was_after_its_letters_became_larger() {
        let context = Context::default();
        let mut seen = Appearance::default();
        draw(&context, &mut seen);
        seen = Appearance { size: [900.0, 600.0], corner: Some([30.0, 60.0]), ..seen };
        context.set_zoom_factor(1.5);
        draw(&context, &mut seen);
        let whole = |points: [f32; 2]| points.map(|side| (side * seen.zoom).round().to_string());
        assert_eq!(
            (whole(seen.size), whole(seen.corner.unwrap())),
            (["900", "600"].map(String::from), ["30", "60"].map(String::from))
        );
    }

    fn draw(context: &Context, seen: &mut Appearance) {
        let mut output = context.run_ui(egui::RawInput::default(), |ui| seen.look(ui.ctx()));
        output.textures_delta.clear();
    }

    /// A window over two groups, with what it keeps.
    fn window(path: &Path) -> (Harness<'static, Remembering>, Scripted) {
        let script = Scripted::default();
        let (backend, path) = (Box::new(script.clone()), path.to_owned());
        let builder = Harness::builder().with_size([1120.0, 1600.0]).with_theme(egui::Theme::Light);
        let harness = builder.build_eframe(move |creation| {
            let app = App::new(&creation.egui_ctx, backend, Opening::Locked, scripted::now);
            let light = Appearance { colours: Look::Light, ..Appearance::default() };
            Remembering::new(app, light, Some(path))
        });
        (harness, script)
    }

    #[test]
    fn what_is_chosen_is_kept_at_once_and_a_kill_loses_none_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.json");
        let (mut harness, script) = window(&path);
        harness.run();
        assert!(!path.exists(), "nothing was chosen");
        script.push(News::State(state()));
        script.push_of(later(), News::State(night_table()));
        harness.run();
        let first = (Look::Light, 1.0, Some(GroupHere::FIRST), Idle::Quarter);
        assert_eq!(Appearance::load(&path).choices(), first);

        for label in [t!("frame-look"), t!("commands-look-dark")] {
            harness.get_by_label(label).click_accesskit();
            harness.run();
        }
        assert_eq!(Appearance::load(&path).choices().0, Look::Dark);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Plus);
        harness.run();
        assert!(Appearance::load(&path).zoom > 1.0);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::G);
        harness.run();
        harness.get_by_label_contains("Night table. ").click_accesskit();
        harness.run();
        assert_eq!(Appearance::load(&path).group, Some(later()));
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written.contains(r#""group":"2026-11-24""#) && !written.contains("Night"));
        // Without its end.
        drop(harness);
        assert_eq!(Appearance::load(&path).group, Some(later()));
    }

    #[test]
    fn a_group_is_kept_by_its_folder_and_what_names_none_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.json");
        for (written, read) in [
            (r#"{"group":"."}"#, Some(GroupHere::FIRST)),
            (r#"{"group":"2026-11-24"}"#, Some(later())),
            (r#"{"group":"2026-11-24.1"}"#, Some(GroupHere { nth: 1, ..later() })),
            (r#"{"group":"../elsewhere"}"#, None),
            (r#"{"group":null}"#, None),
            ("{}", None),
        ] {
            std::fs::write(&path, written).unwrap();
            assert_eq!(Appearance::load(&path).group, read, "{written}");
        }
    }
}
