//! What the window costs: a frame with ten years of content, the first frame beside an empty window's, and idling.
//!
//! `cargo bench -p kith --bench window`; the first frame and idling need a display. Ratios are of one run.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a bench ends at the first thing that goes wrong, prints what it measured and reads the clock"
)]

use std::hint::black_box;
use std::process::Command as Process;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::App as _;
use egui::{Context, Event, Key, Modifiers, RawInput, Rect, Ui};
use kith_desktop::desktop::{App, Backend, GroupHere, News, Opening, Request, Waker};
use kith_sync::id::RecordId;
use kith_sync::node::Offline;
use kith_sync::node::api::NodeState;
use kith_sync::node::grown::{Grown, Life, WEEK, WEEKS_IN_TEN_YEARS};
use kith_sync::node::mine::{CheckIn, Issue, IssueWords, Mine, Note, Reminder, Talk};
use kith_sync::seal::Passphrase;

/// Frames of each sort.
const FRAMES: usize = 200;
/// Frames that are not counted.
const WARM: usize = 20;
/// Starts of each window, turn by turn.
const STARTS: usize = 7;
/// How long nothing is done, in seconds.
const IDLE_SECS: u64 = 10;
/// Until a window stands still after its start.
const SETTLING: Duration = Duration::from_secs(2);

/// A backend that tells one state and hears nothing.
struct Told(Option<NodeState>);

impl Backend for Told {
    fn set_waker(&mut self, _waker: Waker) {}

    fn send(&mut self, _group: GroupHere, _request: Request) {}

    fn take_news(&mut self) -> Vec<(GroupHere, News)> {
        self.0.take().map(|state| (GroupHere::FIRST, News::State(state))).into_iter().collect()
    }
}

/// Ten years, or as many weeks as `KITH_BENCH_WEEKS` says.
fn weeks() -> usize {
    let weeks = std::env::var("KITH_BENCH_WEEKS").ok().map(|weeks| weeks.parse().unwrap());
    weeks.unwrap_or(WEEKS_IN_TEN_YEARS)
}

/// A group of these years.
fn aged() -> NodeState {
    let mut grown = Grown::found(Life::Years).unwrap();
    grown.grow_to(weeks() * WEEK).unwrap();
    eprintln!("{} edits", grown.edits());
    let dirs = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let passphrase = Passphrase::new("a passphrase for the bench").unwrap();
    grown.keep([dirs[0].path(), dirs[1].path()], &passphrase).unwrap();
    Offline::open(dirs[0].path(), &passphrase).unwrap().state()
}

/// What a member kept for themselves in these years: each day, a note a week, an issue a quarter, a talk with each person.
fn kept(state: &NodeState) -> Mine {
    let today = jiff::Zoned::now().date();
    let days = i32::try_from(weeks() * 7).unwrap();
    let ago = |days: i32| today.saturating_sub(jiff::Span::new().days(days));
    let id = |number: i32| {
        let mut bytes = [0; 16];
        bytes[..4].copy_from_slice(&number.to_le_bytes());
        RecordId::from_bytes(bytes)
    };
    let words = |number: i32| format!("What I set down on day {number}, in a sentence or so.");
    let check_in = |at: i32| {
        let value = |step: i32| u8::try_from(at / step % 5 + 1).unwrap();
        CheckIn { day: ago(at), worn: value(1), well: value(3), line: words(at) }
    };
    let each = |step: usize| (0..days).rev().step_by(step);
    let note =
        |at: i32| Note { id: id(at), on: ago(at), number: at.unsigned_abs(), words: words(at) };
    let issue = |at: i32| {
        let [what, ideas, will_try, outcome] = [0, 1, 2, 3].map(|part| words(at + part));
        let words = IssueWords { what, ideas, will_try, outcome };
        Issue { id: id(at), on: ago(at), number: at.unsigned_abs(), words }
    };
    let reminder = |at: i32| {
        let at_noon = today.saturating_add(jiff::Span::new().days(at)).at(12, 0, 0, 0);
        Reminder { id: id(at), at: at_noon, words: words(at) }
    };
    let talk =
        |(at, candidate): (i32, RecordId)| Talk { candidate, words: words(at), done: Vec::new() };
    let people = state.snapshot.candidates.iter().map(|person| person.id);
    Mine {
        check_ins: each(1).map(check_in).collect(),
        notes: each(7).map(note).collect(),
        issues: each(91).map(issue).collect(),
        reminders: (1..20).map(reminder).collect(),
        talks: (0..).zip(people).map(talk).collect(),
        remind_minutes: Some(60),
        ..Mine::default()
    }
}

/// The window without a window: what its frames cost the processor, up to the triangles.
struct Drawn {
    context: Context,
    app: App,
    frame: eframe::Frame,
    frames: u32,
}

impl Drawn {
    fn new(state: NodeState) -> Self {
        let context = Context::default();
        let backend = Box::new(Told(Some(state)));
        let app = App::new(&context, backend, Opening::Starting, jiff::Zoned::now);
        Self { context, app, frame: eframe::Frame::_new_kittest(), frames: 0 }
    }

    fn draw(&mut self, events: Vec<Event>) -> Duration {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        self.app.logic(&self.context, &mut self.frame);
        let mut output = self.context.run_ui(input, |ui| self.app.ui(ui, &mut self.frame));
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.context.tessellate(shapes, output.pixels_per_point));
        let took = start.elapsed();
        output.textures_delta.clear();
        took
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) -> Duration {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.draw(vec![event(true), event(false)])
    }

    /// Goes to a screen with the keyboard; how long its first frame takes.
    fn go(&mut self, way: Way) -> Duration {
        match way {
            Way::Key(modifiers, key) => self.press(modifiers, key),
            Way::Named(name) => {
                self.press(Modifiers::COMMAND, Key::K);
                // What lies over the window has the keyboard once it was drawn.
                self.draw(Vec::new());
                self.draw(vec![Event::Text(name.to_owned())]);
                self.press(Modifiers::NONE, Key::Enter);
                self.draw(Vec::new())
            }
        }
    }
}

/// How a screen is reached.
#[derive(Clone, Copy)]
enum Way {
    /// By its own key.
    Key(Modifiers, Key),
    /// By its name in the list of all commands.
    Named(&'static str),
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn frames(state: NodeState) {
    let mut drawn = Drawn::new(state);
    for _frame in 0..WARM {
        drawn.draw(Vec::new());
    }
    let number = |key| Way::Key(Modifiers::COMMAND, key);
    let screens = [
        ("Today", number(Key::Num1)),
        ("Focus", number(Key::Num2)),
        ("Finding members", number(Key::Num3)),
        ("Members", number(Key::Num4)),
        ("Places", number(Key::Num5)),
        ("Meetings", number(Key::Num6)),
        ("In the room", number(Key::Num7)),
        ("Ground rules", number(Key::Num8)),
        ("Decisions", number(Key::Num9)),
        ("Our shelf", number(Key::Num0)),
        ("How it is going", Way::Named("How it is going")),
        ("Mine alone", Way::Named("Mine alone")),
        ("Help", Way::Key(Modifiers::NONE, Key::F1)),
        ("Where my words go", Way::Named("Where my words go")),
        ("How we reach each other", Way::Named("How we reach each other")),
        ("Parcels", Way::Named("Parcels")),
        ("What was done", Way::Named("What was done")),
        ("What opens this group", Way::Named("What opens this group")),
    ];
    for (screen, way) in screens {
        let shown = drawn.go(way);
        let times = (0..FRAMES + WARM)
            .map(|n| {
                // A pointer that moves, so that nothing can be left out.
                #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
                let at = egui::pos2(400.0 + n as f32, 300.0);
                drawn.draw(vec![Event::PointerMoved(at)])
            })
            .skip(WARM)
            .collect();
        println!(
            "{screen}: frame {:.2?} (median of {FRAMES}), shown after {shown:.2?}",
            median(times)
        );
    }
}

/// A window that tells when its first frame was drawn, and how many it drew while nothing was done.
struct Watched {
    app: Box<dyn eframe::App>,
    start: Instant,
    frames: Arc<std::sync::atomic::AtomicU64>,
    is_first: bool,
    closes_at_once: bool,
}

impl eframe::App for Watched {
    fn logic(&mut self, context: &Context, frame: &mut eframe::Frame) {
        self.app.logic(context, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        self.frames.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if std::mem::take(&mut self.is_first) {
            println!("{}", self.start.elapsed().as_micros());
            if self.closes_at_once {
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }
}

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        ui.label("Kith");
    }
}

/// What a process of its own shows: "empty", "kith" or "idle".
fn show(what: &str, state: Option<NodeState>) {
    let start = Instant::now();
    let frames = Arc::new(std::sync::atomic::AtomicU64::new(0));
    let counted = Arc::clone(&frames);
    let closes_at_once = what != "idle";
    let is_empty = what == "empty";
    eframe::run_native(
        "kith",
        eframe::NativeOptions::default(),
        Box::new(move |creation| {
            let context = creation.egui_ctx.clone();
            if !closes_at_once {
                std::thread::spawn(move || {
                    std::thread::sleep(SETTLING);
                    let before = frames.load(std::sync::atomic::Ordering::Relaxed);
                    std::thread::sleep(Duration::from_secs(IDLE_SECS));
                    let drawn = frames.load(std::sync::atomic::Ordering::Relaxed) - before;
                    println!("{drawn}");
                    context.send_viewport_cmd(egui::ViewportCommand::Close);
                    context.request_repaint();
                });
            }
            let app: Box<dyn eframe::App> = if is_empty {
                Box::new(Empty)
            } else {
                let backend = Box::new(Told(state));
                Box::new(App::new(&creation.egui_ctx, backend, Opening::Starting, jiff::Zoned::now))
            };
            Ok(Box::new(Watched { app, start, frames: counted, is_first: true, closes_at_once }))
        }),
    )
    .unwrap();
}

/// Runs this program again to show something, and reads the numbers that it tells.
fn told(what: &str, state: &std::path::Path) -> Vec<u64> {
    let program = std::env::current_exe().unwrap();
    let output = Process::new(program).arg(what).arg(state).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    told.lines().map(|line| line.parse().unwrap()).collect()
}

fn main() {
    let mut args = std::env::args().skip(1);
    if let Some(what @ ("empty" | "kith" | "idle" | "frames")) = args.next().as_deref() {
        let state = args.next().map(|path| {
            let bytes = std::fs::read(path).unwrap();
            let mut state: NodeState = serde_json::from_slice(&bytes).unwrap();
            state.mine = Arc::new(kept(&state));
            state
        });
        if what == "frames" {
            frames(state.unwrap());
            return;
        }
        show(what, state);
        return;
    }
    let mut state = aged();
    state.mine = Arc::new(kept(&state));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), serde_json::to_vec(&state).unwrap()).unwrap();
    frames(state);
    kith_desktop::desktop::look_for_display().unwrap();
    let [mut empty, mut kith] = [Vec::new(), Vec::new()];
    for _start in 0..STARTS {
        for (what, times) in [("empty", &mut empty), ("kith", &mut kith)] {
            times.push(Duration::from_micros(told(what, file.path())[0]));
        }
    }
    let (empty, kith) = (median(empty), median(kith));
    let ratio = kith.as_secs_f64() / empty.as_secs_f64();
    println!("first frame: {kith:.0?} with content, {empty:.0?} empty, {ratio:.2} times");
    println!("frames in {IDLE_SECS} s of idling: {}", told("idle", file.path())[1]);
}
