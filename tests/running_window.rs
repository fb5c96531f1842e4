//! The client in a real window, used with the keyboard alone and heard through the accessibility tree that a screen reader is
//! given. Needs a display; `.ci/window` gives it one.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test ends at the first thing that is not as it should be, and waits by the clock for another process"
)]

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use egui::accesskit::{Action, Node, NodeId, Role, TreeUpdate};
use egui::{Event, Key, Modifiers};
use egui_inspection::protocol::{
    PROTOCOL_VERSION, Request, Response, read_handshake, read_message, write_message,
};
use tempfile::TempDir;

/// How long a window may take to come, or founding a group on a slow machine.
const PATIENCE: Duration = Duration::from_mins(2);
/// More presses of Tab than any screen has controls.
const MOST_CONTROLS: usize = 400;

/// A client that runs, and the way to its window.
struct Running {
    process: Child,
    stream: TcpStream,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A port that is free now.
fn free_port() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

impl Running {
    fn start(data: &Path) -> Self {
        let at = free_port();
        let mut process = Command::new(env!("CARGO_BIN_EXE_kith"))
            .arg("--data")
            .arg(data)
            .env("EGUI_INSPECTION", at.to_string())
            .env("LANG", "C.UTF-8")
            .env_remove("WAYLAND_DISPLAY")
            .spawn()
            .unwrap();
        let since = Instant::now();
        let mut stream = loop {
            match TcpStream::connect(at) {
                Ok(stream) => break stream,
                Err(error) => {
                    assert!(process.try_wait().unwrap().is_none(), "the client ended");
                    assert!(since.elapsed() < PATIENCE, "the window does not answer: {error}");
                    std::thread::sleep(Duration::from_millis(50));
                }
            }
        };
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        assert_eq!(read_handshake(&mut stream).unwrap(), PROTOCOL_VERSION);
        Self { process, stream }
    }

    fn ask(&mut self, request: &Request) -> Response {
        write_message(&mut self.stream, request).unwrap();
        let response = read_message(&mut self.stream).unwrap();
        if let Response::Error { message } = response {
            panic!("{message}");
        }
        response
    }

    fn tree(&mut self) -> Tree {
        let Response::Tree { accesskit: Some(tree), .. } = self.ask(&Request::GetTree) else {
            panic!("the window tells no tree")
        };
        Tree(tree)
    }

    fn events(&mut self, events: Vec<Event>) {
        self.ask(&Request::ApplyEvents { events });
        self.ask(&Request::Settle { max_steps: 100 });
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.events(vec![event(true), event(false)]);
    }

    /// Goes on with Tab until what has this name has the keyboard.
    fn tab_to(&mut self, name: &str) {
        for _ in 0..MOST_CONTROLS {
            if self.tree().focused().is_some_and(|it| it.name == name) {
                return;
            }
            self.press(Key::Tab, Modifiers::NONE);
        }
        panic!("Tab never comes to “{name}”: {:#?}", self.tree().controls());
    }

    fn use_it(&mut self, name: &str) {
        self.tab_to(name);
        self.press(Key::Enter, Modifiers::NONE);
    }

    fn type_into(&mut self, name: &str, words: &str) {
        self.tab_to(name);
        self.events(vec![Event::Text(words.to_owned())]);
    }

    /// Waits until a screen of this title is shown.
    fn wait_for_heading(&mut self, title: &str) {
        let since = Instant::now();
        let is_title = |node: &Node| {
            node.role() == Role::Heading && node.label().or(node.value()) == Some(title)
        };
        while !self.tree().0.nodes.iter().any(|(_, node)| is_title(node)) {
            let shown: Vec<_> = self.tree().names().collect();
            assert!(since.elapsed() < PATIENCE, "“{title}” never came: {shown:#?}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits until something of this name is shown.
    fn wait_for(&mut self, name: &str) {
        let since = Instant::now();
        while !self.tree().names().any(|it| it.contains(name)) {
            let shown: Vec<_> = self.tree().names().collect();
            assert!(since.elapsed() < PATIENCE, "“{name}” never came: {shown:#?}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// What the window tells a screen reader.
struct Tree(TreeUpdate);

/// Something that can be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Control {
    id: NodeId,
    role: String,
    name: String,
}

impl Tree {
    fn node(&self, id: NodeId) -> Option<&Node> {
        self.0.nodes.iter().find(|(at, _)| *at == id).map(|(_, node)| node)
    }

    /// Its own label, or what the nodes that label it say.
    fn name(&self, node: &Node) -> String {
        if let Some(label) = node.label() {
            return label.to_owned();
        }
        let by = node.labelled_by().iter().filter_map(|id| self.node(*id));
        by.filter_map(|it| it.label().or(it.value())).collect::<Vec<_>>().join(" ")
    }

    fn names(&self) -> impl Iterator<Item = String> {
        self.0.nodes.iter().map(|(_, node)| {
            let value = node.value().filter(|_| node.role() == Role::Label);
            value.map_or_else(|| self.name(node), str::to_owned)
        })
    }

    /// What can be pressed, chosen or typed into, but for what only scrolls.
    fn controls(&self) -> BTreeSet<Control> {
        let can_be_used = |node: &Node| {
            node.supports_action(Action::Focus)
                && !node.is_disabled()
                && !matches!(
                    node.role(),
                    Role::Label
                        | Role::TextRun
                        | Role::Window
                        | Role::ScrollBar
                        | Role::ScrollView
                        | Role::GenericContainer
                        | Role::Unknown
                )
        };
        let nodes = self.0.nodes.iter().filter(|(_, node)| can_be_used(node));
        nodes.map(|(id, node)| self.control(*id, node)).collect()
    }

    fn control(&self, id: NodeId, node: &Node) -> Control {
        Control { id, role: format!("{:?}", node.role()), name: self.name(node) }
    }

    fn focused(&self) -> Option<Control> {
        self.node(self.0.focus).map(|node| self.control(self.0.focus, node))
    }
}

/// Every control has a name, and those that Tab comes to are told with their names; the number of these.
fn walk(window: &mut Running, screen: &str) -> usize {
    let nameless: Vec<_> =
        window.tree().controls().into_iter().filter(|it| it.name.trim().is_empty()).collect();
    assert!(nameless.is_empty(), "{screen}: {nameless:#?}");
    assert!(!window.tree().controls().is_empty(), "{screen}: nothing can be used");
    let mut visited: Vec<Control> = Vec::new();
    for _ in 0..MOST_CONTROLS {
        window.press(Key::Tab, Modifiers::NONE);
        let Some(control) = window.tree().focused() else { continue };
        if visited.first() == Some(&control) {
            break;
        }
        assert!(!visited.contains(&control), "{screen}: Tab goes round without {control:?}");
        assert!(!control.name.trim().is_empty(), "{screen}: {control:?}");
        visited.push(control);
    }
    assert!(visited.len() < MOST_CONTROLS, "{screen}: Tab comes to no end");
    // What stands in a row or a grid has one stop for all of it, and arrows from there.
    let has_arrows = ["RadioButton"];
    let reached: BTreeSet<_> = visited.iter().map(|it| it.id).collect();
    let missed: Vec<_> = window
        .tree()
        .controls()
        .into_iter()
        .filter(|it| !reached.contains(&it.id) && !has_arrows.contains(&it.role.as_str()))
        .collect();
    assert!(missed.is_empty(), "{screen}: Tab never comes to {missed:#?}");
    visited.len()
}

#[test]
fn a_group_is_founded_and_every_screen_walked_with_the_keyboard_alone() {
    let data = TempDir::new().unwrap();
    let mut window = Running::start(data.path());
    window.wait_for("Welcome to Kith");
    walk(&mut window, "welcome");
    window.use_it("Found a group");
    window.type_into("Name of the group", "Thursday table");
    walk(&mut window, "founding");
    window.use_it("Go on");
    window.type_into("What the others call you", "Ana");
    window.use_it("Go on");
    window.type_into("A passphrase for this device", "four calm words here");
    window.type_into("The same once more", "four calm words here");
    window.use_it("Found the group");
    window.wait_for("Whom do you want to bring in first?");
    window.type_into("What you call this person, for the group’s list", "Ben");
    window.use_it("Make an invitation");
    window.wait_for("The invitation is made");
    let tree = window.tree();
    let ticket = tree.0.nodes.iter().filter(|(_, node)| node.role() == Role::MultilineTextInput);
    let texts: Vec<_> = ticket.filter_map(|(_, node)| node.value()).collect();
    assert!(texts.iter().any(|text| text.starts_with("kith1")), "{texts:?}");
    walk(&mut window, "invitation");
    window.use_it("To the group");
    window.wait_for("Thursday table");
    let screens = [
        (Key::Num1, "Today"),
        (Key::Num2, "Focus"),
        (Key::Num3, "Finding members"),
        (Key::Num4, "Members"),
        (Key::Num5, "Places"),
        (Key::Num6, "Meetings"),
        (Key::Num7, "In the room"),
        (Key::Num8, "Ground rules"),
        (Key::Num9, "Decisions"),
        (Key::Num0, "Our shelf"),
    ];
    for (key, screen) in screens {
        window.press(key, Modifiers::COMMAND);
        window.wait_for(&format!("{screen}, shown now"));
        let stops = walk(&mut window, screen);
        assert!(stops > 13, "{screen}: {stops}");
    }
    // What has no key of its own is gone to by what stands on the screens.
    let words = "Only you are here so far. Where my words go";
    let others = [
        ("How it is going", "How it is going"),
        ("Mine alone", "Mine alone"),
        ("Help", "Help"),
        (words, "Where my words go"),
        ("How we reach each other", "How we reach each other"),
        ("Write or read a parcel", "Parcels"),
        (words, "Where my words go"),
        ("All that was done", "What was done"),
        ("What opens this group", "What opens this group"),
    ];
    for (button, screen) in others {
        window.use_it(button);
        window.wait_for_heading(screen);
        let stops = walk(&mut window, screen);
        assert!(stops > 13, "{screen}: {stops}");
    }
    window.press(Key::L, Modifiers::COMMAND);
    window.wait_for("Kith is locked");
    let told: Vec<_> = window.tree().names().collect();
    assert!(!told.iter().any(|it| it.contains("Thursday table")), "{told:#?}");
    window.type_into("Passphrase", "four calm words here");
    window.use_it("Open");
    window.wait_for("Thursday table");
    ends_with_what_is_typed(window, data.path());
}

/// The system asks the program to end while somebody types, as when one logs off.
#[cfg(unix)]
fn ends_with_what_is_typed(mut window: Running, data: &Path) {
    window.press(Key::Num8, Modifiers::COMMAND);
    window.use_it("Add a ground rule");
    window.type_into("A few words that name it", "Phones stay outside");
    let id = window.process.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert!(window.process.wait().unwrap().success(), "it closes as if somebody had closed it");

    let mut window = Running::start(data);
    window.type_into("Passphrase", "four calm words here");
    window.use_it("Open");
    window.wait_for("What you had begun and not sent is there again:");
    window.use_it("Go to what you had begun: Ground rules");
    let tree = window.tree();
    let mut values = tree.0.nodes.iter().filter_map(|(_, node)| node.value());
    assert!(values.any(|value| value == "Phones stay outside"));
}

#[cfg(not(unix))]
fn ends_with_what_is_typed(_window: Running, _data: &Path) {}
