//! One device: a data folder and the verbs of `kith` on it.

use std::ffi::OsStr;
use std::io::Write as _;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kith_sync::group::Edit;
use kith_sync::node::api::NodeState;
use tempfile::TempDir;

use super::Running;

/// Opens every folder of these tests.
pub(crate) const PASSPHRASE: &str = "eleven quiet nights";

/// A device; its folder goes when dropped.
pub(crate) struct Device {
    home: TempDir,
    name: String,
    listen: SocketAddr,
    /// The network namespace that it is in; absent: the tester's own, of which it uses loopback alone.
    namespace: Option<String>,
}

/// What a verb did.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Device {
    /// A device without a group.
    pub(crate) fn new(name: &str) -> Self {
        Self::at_port(name, 0)
    }

    /// A device without a group that always listens at one port, where others find it again; 0: at any.
    pub(crate) fn at_port(name: &str, port: u16) -> Self {
        let (home, listen) = (TempDir::new().unwrap(), (Ipv4Addr::LOCALHOST, port).into());
        Self { home, name: name.to_owned(), listen, namespace: None }
    }

    /// A device without a group in a network namespace, listening there at any port of every interface.
    #[allow(dead_code, reason = "the scenarios in network namespaces alone use it")]
    pub(crate) fn in_namespace(name: &str, namespace: &str) -> Self {
        let device = Self::new(name);
        let listen = (Ipv4Addr::UNSPECIFIED, 0).into();
        Self { listen, namespace: Some(namespace.to_owned()), ..device }
    }

    /// A device without a group that no device of the others can reach directly, nor it theirs: they have IPv4, it has IPv6.
    pub(crate) fn apart(name: &str) -> Self {
        Self { listen: (Ipv6Addr::LOCALHOST, 0).into(), ..Self::new(name) }
    }

    /// Whose it is.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where it listens, where that is a port of its own.
    pub(crate) fn listens_at(&self) -> SocketAddr {
        self.listen
    }

    /// Its data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// A copy of the device as it is now, as a backup or a disk image makes one.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new(&self.name);
        copy_folder(&self.data(), &copy.data());
        copy
    }

    /// Founds a second group, in a folder of its own in the data folder; where.
    #[track_caller]
    pub(crate) fn founds_beside(&self, group: &str) -> PathBuf {
        let beside = self.data().join("2031-03-04");
        let found = ["found", "--group", group, "--me", &self.name];
        self.kith_in(&beside, PASSPHRASE, &found).succeeds();
        beside
    }

    /// Runs a verb to its end with another passphrase.
    pub(crate) fn kith_with(&self, passphrase: &str, args: &[&str]) -> Outcome {
        self.kith_in(&self.data(), passphrase, args)
    }

    /// Puts an earlier copy in the place of the data folder.
    pub(crate) fn restore(&self, copy: &Self) {
        std::fs::remove_dir_all(self.data()).unwrap();
        copy_folder(&copy.data(), &self.data());
    }

    /// A command line on this device, not started yet.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        self.command_in(&self.data(), args)
    }

    /// A command line on another folder of this device.
    pub(crate) fn command_in<S: AsRef<OsStr>>(
        &self,
        folder: &Path,
        args: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = program(self.namespace.as_deref());
        self.environment(&mut command);
        command.arg("--data").arg(folder).args(args);
        command
    }

    /// Runs a verb on another folder of this device to its end, with a passphrase.
    pub(crate) fn kith_in(&self, folder: &Path, passphrase: &str, args: &[&str]) -> Outcome {
        let mut command = self.command_in(folder, args);
        Outcome::of(&command.env("KITH_PASSPHRASE", passphrase).output().unwrap())
    }

    /// Nothing of the tester's own surroundings, so that no test depends on them.
    pub(crate) fn environment(&self, command: &mut Command) {
        command.env_clear().env("HOME", self.home.path()).env("PATH", "/usr/bin:/bin");
        command.env("KITH_PASSPHRASE", PASSPHRASE).env("KITH_TEST_COST", "floor");
    }

    /// Runs a verb to its end.
    pub(crate) fn kith(&self, args: &[&str]) -> Outcome {
        Outcome::of(&self.command(args).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs a verb to its end, with something to read on standard input.
    pub(crate) fn kith_reads(&self, args: &[&str], input: &str) -> Outcome {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may end without reading, and its outcome tells then.
        drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
        Outcome::of(&child.wait_with_output().unwrap())
    }

    /// Does edits without the network.
    #[track_caller]
    pub(crate) fn does(&self, edits: &[Edit]) {
        self.kith(&["do", &serde_json::to_string(edits).unwrap()]).succeeds();
    }

    /// What the group keeps, as far as this device knows.
    #[track_caller]
    pub(crate) fn show(&self) -> NodeState {
        serde_json::from_str(&self.kith(&["show", "--json"]).succeeds()).unwrap()
    }

    /// Comes in with a ticket; the words to compare.
    #[track_caller]
    pub(crate) fn joins(&self, ticket: &str) -> String {
        self.tries_to_join(ticket, &[]).succeeds()
    }

    /// Tries to come in with a ticket, also at these addresses.
    pub(crate) fn tries_to_join(&self, ticket: &str, peers: &[SocketAddr]) -> Outcome {
        let mut args = vec!["join".to_owned(), ticket.to_owned()];
        args.extend(["--me".to_owned(), self.name.clone()]);
        args.extend(self.reach(peers));
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        self.kith(&args)
    }

    /// Starts `kith node` and waits until it is ready.
    #[track_caller]
    pub(crate) fn start(&self) -> Running {
        self.start_beside(&[])
    }

    /// Starts `kith node`, which tries these addresses, and waits until it is ready.
    #[track_caller]
    pub(crate) fn start_beside(&self, peers: &[&Running]) -> Running {
        let peers: Vec<_> = peers.iter().map(|peer| peer.addr()).collect();
        let node = Running::spawn(self.node(&peers));
        node.event("ready");
        node
    }

    /// The command line of `kith node`.
    pub(crate) fn node(&self, peers: &[SocketAddr]) -> Command {
        self.command(["node".to_owned()].into_iter().chain(self.reach(peers)))
    }

    fn reach(&self, peers: &[SocketAddr]) -> Vec<String> {
        let listen = self.listen.to_string();
        let mut args = ["--listen", &listen].map(str::to_owned).to_vec();
        if self.namespace.is_none() {
            args.push("--no-mdns".to_owned());
        }
        args.extend(peers.iter().flat_map(|peer| ["--peer".to_owned(), peer.to_string()]));
        args
    }
}

impl Outcome {
    /// Takes over what a process left.
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// It did what it was asked to; what it printed, without the last line break.
    #[track_caller]
    pub(crate) fn succeeds(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.stdout.trim_end().to_owned()
    }

    /// It said why not in a few plain words, whatever it printed before.
    #[track_caller]
    pub(crate) fn fails(self) -> String {
        assert_eq!(self.code, Some(1), "{self:?}");
        assert_plain(&self.stderr);
        self.stderr
    }

    /// It said why not, in a few plain words, and printed nothing.
    #[track_caller]
    pub(crate) fn fails_plainly(self) -> String {
        assert_eq!(self.stdout, "", "{self:?}");
        self.fails()
    }
}

/// Words that a person can do something with, and no trace of the program's inside.
#[track_caller]
pub(crate) fn assert_plain(message: &str) {
    assert!(!message.trim().is_empty(), "nothing was said");
    assert!(message.len() < 600, "too many words: {message}");
    for inside in ["panicked", "fault of its own", "unwrap", "Err(", "Error {", "::", "SQLITE"] {
        assert!(!message.contains(inside), "{inside} in: {message}");
    }
}

/// A group that Ana has just founded.
#[track_caller]
pub(crate) fn founded() -> Device {
    let ana = Device::new("Ana");
    ana.kith(&["found", "--group", "Night shift", "--me", "Ana"]).succeeds();
    ana
}

/// Ana and Ben, both running and connected.
#[track_caller]
pub(crate) fn pair() -> ((Device, Running), (Device, Running)) {
    let (ana, ben) = (founded(), Device::new("Ben"));
    let mut ana_node = ana.start();
    let ticket = ana_node.invite("Ben");
    ben.joins(&ticket);
    let mut ben_node = ben.start_beside(&[&ana_node]);
    super::running::converged(&mut [&mut ana_node, &mut ben_node]);
    ((ana, ana_node), (ben, ben_node))
}

/// Ana and Ben as in [`pair`], and a ticket that Ana made for Cleo before Ben came.
#[track_caller]
pub(crate) fn trio() -> ((Device, Running), (Device, Running), String) {
    let (ana, ben) = (founded(), Device::new("Ben"));
    let mut ana_node = ana.start();
    let (for_ben, for_cleo) = (ana_node.invite("Ben"), ana_node.invite("Cleo"));
    ben.joins(&for_ben);
    let mut ben_node = ben.start_beside(&[&ana_node]);
    super::running::converged(&mut [&mut ana_node, &mut ben_node]);
    ((ana, ana_node), (ben, ben_node), for_cleo)
}

/// Copies a data folder, as a backup does.
fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The program, not started yet, in a network namespace where one is named.
pub(super) fn program(namespace: Option<&str>) -> Command {
    let kith = env!("CARGO_BIN_EXE_kith");
    let Some(namespace) = namespace else { return Command::new(kith) };
    let mut command = Command::new("nsenter");
    command.arg(format!("--net=/run/netns/{namespace}")).arg(kith);
    command
}
