//! Photographs the main screens in a real window, driven by its keys, and fails where one shows nothing:
//! `cargo run -p kith --example screenshots [folder]`.

#[path = "../src/desktop/scripted.rs"]
#[allow(clippy::unwrap_used, reason = "fixed dates of an invented group")]
#[allow(dead_code, reason = "the pictures show some of its scenes")]
mod scripted;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Error};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use egui::{ColorImage, Context, Event, Key, Modifiers, RawInput, ThemePreference, Ui};
use kith_desktop::desktop::{App, News, Opening};
use kith_sync::node::api::NodeState;

/// Frames until everything stands where it will.
const SETTLING: u32 = 6;
/// A picture with fewer colours than this, or with one of them on more than this share of it, shows nothing.
const LEAST_COLOURS: usize = 24;
const MOST_OF_ONE: f64 = 0.97;

/// A picture to take.
struct Shot {
    name: &'static str,
    scene: fn() -> NodeState,
    /// Pressed together with Ctrl.
    key: Key,
    colours: ThemePreference,
}

const SHOTS: [Shot; 6] = [
    shot("today", scripted::state, Key::Num1, ThemePreference::Light),
    shot("meetings", scripted::keeping, Key::Num6, ThemePreference::Light),
    shot("rules", scripted::state, Key::Num8, ThemePreference::Light),
    shot("decisions", scripted::deciding, Key::Num9, ThemePreference::Light),
    shot("focus", scripted::keeping, Key::Num2, ThemePreference::Light),
    shot("today-dark", scripted::state, Key::Num1, ThemePreference::Dark),
];

const fn shot(
    name: &'static str,
    scene: fn() -> NodeState,
    key: Key,
    colours: ThemePreference,
) -> Shot {
    Shot { name, scene, key, colours }
}

/// The window, and how far the pictures are.
struct Photographer {
    app: App,
    backend: scripted::Scripted,
    folder: PathBuf,
    shots: std::slice::Iter<'static, Shot>,
    now: Option<&'static Shot>,
    frames: u32,
    key: Option<Key>,
    taken: Arc<Mutex<Option<Arc<ColorImage>>>>,
    /// What went wrong, or that all pictures were taken.
    outcome: Arc<Mutex<Option<Result<(), Error>>>>,
}

impl Photographer {
    fn next(&mut self, context: &Context) {
        self.now = self.shots.next();
        let Some(shot) = self.now else {
            self.end(context, Ok(()));
            return;
        };
        self.backend.push(News::State((shot.scene)()));
        context.set_theme(shot.colours);
        self.key = Some(shot.key);
        self.frames = 0;
    }

    fn end(&self, context: &Context, outcome: Result<(), Error>) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        context.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    fn photograph(&mut self, context: &Context) {
        context.request_repaint();
        let Some(shot) = self.now else { return };
        self.frames += 1;
        if self.frames == SETTLING {
            let (taken, waking) = (Arc::clone(&self.taken), context.clone());
            context.request_screenshot(move |image| {
                *taken.lock().unwrap_or_else(PoisonError::into_inner) = Some(image);
                waking.request_repaint();
            });
        }
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(image) = taken {
            let path = self.folder.join(shot.name).with_extension("png");
            match look_at(&image).and_then(|()| save(&path, &image)) {
                Ok(()) => self.next(context),
                Err(error) => {
                    let told = Error::other(format!("{}: {error}", shot.name));
                    self.now = None;
                    self.end(context, Err(told));
                }
            }
        }
    }
}

impl eframe::App for Photographer {
    fn raw_input_hook(&mut self, _context: &Context, input: &mut RawInput) {
        if self.frames == 1
            && let Some(key) = self.key.take()
        {
            let press = |pressed| Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::COMMAND,
            };
            input.events.extend([press(true), press(false)]);
        }
    }

    fn logic(&mut self, context: &Context, frame: &mut eframe::Frame) {
        self.app.logic(context, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        let context = ui.ctx().clone();
        if self.now.is_none() {
            self.next(&context);
        }
        self.photograph(&context);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }
}

/// Whether there is something to see.
fn look_at(image: &ColorImage) -> Result<(), Error> {
    let mut counts = BTreeMap::<[u8; 4], usize>::new();
    for pixel in &image.pixels {
        *counts.entry(pixel.to_array()).or_default() += 1;
    }
    let most = counts.values().max().copied().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a share of a few million")]
    let share = most as f64 / image.pixels.len().max(1) as f64;
    if counts.len() < LEAST_COLOURS || share > MOST_OF_ONE {
        return Err(Error::other("the window shows nothing"));
    }
    Ok(())
}

fn save(path: &Path, image: &ColorImage) -> Result<(), Error> {
    let size = image.size.map(u32::try_from);
    let [Ok(width), Ok(height)] = size else { return Err(Error::other("too large")) };
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path)?), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let rgb: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|pixel| {
            let [red, green, blue, _] = pixel.to_array();
            [red, green, blue]
        })
        .collect();
    encoder.write_header()?.write_image_data(&rgb)?;
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    kith_desktop::desktop::look_for_display()?;
    let folder = std::env::args_os().nth(1).map_or_else(|| "app/pictures".into(), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let outcome = Arc::new(Mutex::new(None));
    let told = Arc::clone(&outcome);
    let viewport =
        egui::ViewportBuilder::default().with_title("Kith").with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "kith",
        options,
        Box::new(move |creation| {
            let backend = scripted::Scripted::default();
            let opening = Opening::Starting;
            let app =
                App::new(&creation.egui_ctx, Box::new(backend.clone()), opening, scripted::now);
            Ok(Box::new(Photographer {
                app,
                backend,
                folder,
                shots: SHOTS.iter(),
                now: None,
                frames: 0,
                key: None,
                taken: Arc::default(),
                outcome: told,
            }))
        }),
    )?;
    let outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(outcome.unwrap_or_else(|| Err(Error::other("the window was closed before the end")))?)
}
