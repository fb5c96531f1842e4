//! The system's keyring: real `kith` processes and a real secret service, GNOME's, on a bus that is started for them. Needs
//! Debian's dbus and gnome-keyring; `.ci/keyring` runs it.
//!
//! Invariant: the tester's own bus, keyring and files are neither asked nor touched.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    unused_imports,
    reason = "a scenario that does not go as it says has to end at once; the harness serves other scenarios too"
)]

mod harness;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use harness::{DEADLINE, Device, Outcome, PASSPHRASE, eventually, founded};
use tempfile::TempDir;

/// What opens the service's own collection, so that nobody has to be asked for it.
const COLLECTION: &str = "what opens the keyring";
const NEW: &str = "twelve loud mornings";

/// Somebody's session: a bus, and a secret service on it.
struct Session {
    // Dropped last: the service writes in it.
    place: TempDir,
    address: String,
    bus: Child,
    service: Option<Child>,
}

impl Session {
    fn begin() -> Self {
        let place = TempDir::new().unwrap();
        let mut bus = at_home(place.path(), "dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        bus.arg(format!("--address=unix:path={}", place.path().join("bus").display()));
        let bus = bus.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut bus = bus.expect("dbus-daemon, of Debian's dbus-daemon");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        assert!(address.starts_with("unix:"), "the bus did not start: {address}");
        let mut session = Self { place, address, bus, service: None };
        session.start_service();
        session
    }

    /// Starts the service, with its collection open as after somebody has logged in.
    fn start_service(&mut self) {
        let mut service = at_home(self.place.path(), "gnome-keyring-daemon");
        service.args(["--unlock", "--components=secrets", "--foreground"]);
        service.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let service = service.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut service = service.spawn().expect("gnome-keyring-daemon, of Debian's gnome-keyring");
        service.stdin.take().unwrap().write_all(COLLECTION.as_bytes()).unwrap();
        self.service = Some(service);
        eventually(DEADLINE, || self.is_served().then_some(()));
    }

    /// Ends the service. Whoever asks for it then has another started by the bus, whose collection nobody has opened.
    fn stop_service(&mut self) {
        let mut service = self.service.take().unwrap();
        service.kill().unwrap();
        service.wait().unwrap();
        eventually(DEADLINE, || (!self.is_served()).then_some(()));
    }

    fn end_bus(&mut self) {
        self.bus.kill().unwrap();
        self.bus.wait().unwrap();
    }

    /// Whether the service answers.
    fn is_served(&self) -> bool {
        let name = "string:org.freedesktop.secrets";
        let owned = ["org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", name];
        self.ask(owned).is_some_and(|answer| answer.contains("true"))
    }

    /// How many things the service keeps for this program, open or locked.
    fn kept(&self) -> usize {
        let about = "dict:string:string:service,kith";
        let search = "org.freedesktop.Secret.Service.SearchItems";
        let found = ["org.freedesktop.secrets", "/org/freedesktop/secrets", search, about];
        self.ask(found).expect("the service answers").matches("object path").count()
    }

    fn ask(&self, [whom, object, what, about]: [&str; 4]) -> Option<String> {
        let mut ask = at_home(self.place.path(), "dbus-send");
        ask.args([&format!("--bus={}", self.address), "--print-reply"]);
        ask.args([&format!("--dest={whom}"), object, what, about]);
        let answer = ask.stderr(Stdio::null()).output().expect("dbus-send, of Debian's dbus-bin");
        answer.status.success().then(|| String::from_utf8(answer.stdout).unwrap())
    }

    /// Runs a verb in this session to its end.
    fn kith(&self, device: &Device, args: &[&str]) -> Outcome {
        self.run(device.command(args))
    }

    /// The same by what the keyring keeps, with no passphrase at hand.
    fn by_keyring(&self, device: &Device, args: &[&str]) -> Outcome {
        let mut command = device.command([args, &["--keyring"]].concat());
        command.env_remove("KITH_PASSPHRASE");
        self.run(command)
    }

    fn run(&self, mut command: Command) -> Outcome {
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address).stdin(Stdio::null());
        Outcome::of(&command.output().unwrap())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for child in self.service.iter_mut().chain([&mut self.bus]) {
            // It may have ended.
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// A program with a home of its own and nothing of the tester's.
fn at_home(home: &Path, program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", home).env("XDG_RUNTIME_DIR", home);
    command
}

/// Whether a file in a folder or below holds any of these words.
fn holds(folder: &Path, words: &[&str]) -> bool {
    std::fs::read_dir(folder).unwrap().map(|it| it.unwrap()).any(|entry| {
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            return holds(&entry.path(), words);
        }
        let bytes = if kind.is_file() { std::fs::read(entry.path()).unwrap() } else { Vec::new() };
        let has = |word: &&str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        words.iter().any(has)
    })
}

#[test]
fn what_was_chosen_opens_the_groups_in_a_new_process_until_it_is_taken_away() {
    let (session, ana) = (Session::begin(), founded());
    let beside = ana.founds_beside("Day shift");
    let said = session.by_keyring(&ana, &["show"]).fails_plainly();
    assert!(said.contains("keeps nothing"), "{said}");
    assert_eq!(session.kept(), 0);

    let told = session.kith(&ana, &["keyring", "on"]).succeeds();
    assert_eq!(told.lines().count(), 2, "{told}");
    assert_eq!(session.kept(), 2, "one thing for each group");
    assert!(session.kith(&ana, &["keyring"]).succeeds().lines().all(|line| line.ends_with("on")));
    assert!(session.by_keyring(&ana, &["show"]).succeeds().contains("Night shift"));
    let mut day = ana.command_in(&beside, ["show", "--keyring"]);
    day.env_remove("KITH_PASSPHRASE");
    assert!(session.run(day).succeeds().contains("Day shift"));
    // Nothing that the service keeps tells what it opens.
    assert!(!holds(session.place.path(), &["Night shift", "Day shift", "Ana", PASSPHRASE]));

    // Another passphrase changes nothing for the keyring; turned on again, what it kept before is gone.
    let mut change = ana.command(["passphrase"]);
    change.env("KITH_NEW_PASSPHRASE", NEW);
    session.run(change).succeeds();
    session.by_keyring(&ana, &["show"]).succeeds();
    let mut again = ana.command(["keyring", "on"]);
    again.env("KITH_PASSPHRASE", NEW);
    session.run(again).succeeds();
    assert_eq!(session.kept(), 2);
    session.by_keyring(&ana, &["verify"]).succeeds();

    session.kith(&ana, &["keyring", "off"]).succeeds();
    assert_eq!(session.kept(), 0);
    assert!(session.kith(&ana, &["keyring"]).succeeds().lines().all(|line| line.ends_with("off")));
    let said = session.by_keyring(&ana, &["show"]).fails_plainly();
    assert!(said.contains("keeps nothing"), "{said}");
    ana.kith_with(NEW, &["show"]).succeeds();
}

#[test]
fn what_the_keyring_keeps_outlives_the_service_and_goes_with_the_group() {
    let (mut session, ana) = (Session::begin(), founded());
    session.kith(&ana, &["keyring", "on"]).succeeds();
    // As after the next login.
    session.stop_service();
    session.start_service();
    session.by_keyring(&ana, &["show"]).succeeds();
    let mut erase = ana.command(["erase"]);
    erase.env("DBUS_SESSION_BUS_ADDRESS", &session.address);
    erase.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut erasing = erase.spawn().unwrap();
    erasing.stdin.take().unwrap().write_all(b"Night shift\n").unwrap();
    Outcome::of(&erasing.wait_with_output().unwrap()).succeeds();
    assert_eq!(session.kept(), 0);
}

#[test]
fn where_the_service_is_gone_a_plain_sentence_says_so_and_the_passphrase_opens() {
    let (mut session, ana) = (Session::begin(), founded());
    session.kith(&ana, &["keyring", "on"]).succeeds();
    let opens_by_passphrase_alone = |session: &Session, why: &str| {
        let said = session.by_keyring(&ana, &["show"]).fails_plainly();
        assert!(said.contains(why) && said.contains("Your passphrase opens everything"), "{said}");
        assert!(session.kith(&ana, &["show"]).succeeds().contains("Night shift"), "{why}");
        session.kith(&ana, &["verify"]).succeeds();
    };
    // The bus starts another service, whose collection nobody can open where nobody can be asked.
    session.stop_service();
    opens_by_passphrase_alone(&session, "The system's keyring is locked");
    session.end_bus();
    opens_by_passphrase_alone(&session, "This system has no keyring");
    // What cannot be put there is not turned on, and what is turned off opens nothing, whatever the service still keeps.
    let before = std::fs::read(ana.data().join("store.sqlite")).unwrap();
    let said = session.kith(&ana, &["keyring", "on"]).fails_plainly();
    assert!(said.contains("keyring"), "{said}");
    assert_eq!(std::fs::read(ana.data().join("store.sqlite")).unwrap(), before);
    let said = session.kith(&ana, &["keyring", "off"]).fails_plainly();
    assert!(said.contains("keyring"), "{said}");
    assert!(session.kith(&ana, &["keyring"]).succeeds().ends_with("off"));
    session.kith(&ana, &["show"]).succeeds();
}
