//! Networks that exist only for one test: hosts in network namespaces of their own, joined by a router, each link recorded.
//!
//! Invariant: nothing reaches the machine's own network; no interface of it is in any of these namespaces.
//! Source: ip-netns(8), veth(4), nft(8), tcpdump(1).

use std::fs::File;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use super::capture::Captured;
use crate::harness::{DEADLINE, eventually};

/// Labs of one run of the tests, so that each has names of its own.
static LABS: AtomicU32 = AtomicU32::new(0);

/// What a recording ends with, sent by the lab itself.
const LAST: &str = "the last packet of this recording";
/// Where it is sent, at the nearest router: the port at which everything is thrown away.
pub(super) const LAST_PORT: u16 = 9;

/// A few networks and what stands in them; everything goes when dropped.
pub(crate) struct Lab {
    prefix: String,
    namespaces: Vec<String>,
    links: Vec<Link>,
    folder: TempDir,
}

/// One end of a cable, and what goes over it.
struct Link {
    host: String,
    namespace: String,
    /// The nearest router, to which the last packet of a recording goes.
    gateway: Ipv4Addr,
    recorder: Child,
    file: PathBuf,
}

/// A machine in the lab.
#[derive(Clone, Debug)]
pub(crate) struct Host {
    /// Its network namespace.
    pub(crate) namespace: String,
    /// Where it is.
    pub(crate) addr: Ipv4Addr,
}

/// A network in the lab, by the third number of its addresses: 10.77.n.0/24.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Net(u8);

impl Net {
    fn addr(self, last: u8) -> Ipv4Addr {
        Ipv4Addr::new(10, 77, self.0, last)
    }
}

impl Host {
    /// Gives it another address in its network, as a router does that has forgotten it.
    pub(crate) fn readdress(&mut self, last: u8) {
        let [a, b, c, _] = self.addr.octets();
        let before = self.addr;
        self.addr = Ipv4Addr::new(a, b, c, last);
        within(&self.namespace, &["ip", "addr", "del", &format!("{before}/24"), "dev", "eth0"]);
        set_up(&self.namespace, "eth0", self.addr);
        self.find_the_way_out();
    }

    /// Pulls its cable, or puts it back.
    pub(crate) fn unplug(&self, is_off: bool) {
        let state = if is_off { "down" } else { "up" };
        within(&self.namespace, &["ip", "link", "set", "eth0", state]);
        if !is_off {
            self.find_the_way_out();
        }
    }

    /// By its net's router, which stands at the first address.
    fn find_the_way_out(&self) {
        let [a, b, c, _] = self.addr.octets();
        let gateway = Ipv4Addr::new(a, b, c, 1).to_string();
        within(&self.namespace, &["ip", "route", "replace", "default", "via", &gateway]);
        multicast_over_eth0(&self.namespace);
    }
}

impl Lab {
    /// A router with nothing around it.
    pub(crate) fn new() -> Self {
        assert!(
            rustix::process::geteuid().is_root(),
            "network namespaces can be made by root alone: run these tests as root"
        );
        let nth = LABS.fetch_add(1, Ordering::Relaxed);
        let mut lab = Self {
            prefix: format!("kith{}x{nth}", std::process::id()),
            namespaces: Vec::new(),
            links: Vec::new(),
            folder: TempDir::new().unwrap(),
        };
        let router = lab.namespace("r");
        within(&router, &["sysctl", "-qw", "net.ipv4.ip_forward=1"]);
        within(&router, &["nft", "add table ip lab"]);
        within(
            &router,
            &[
                "nft",
                "add chain ip lab forward { type filter hook forward priority 0; policy accept; }",
            ],
        );
        lab
    }

    /// A network at the router, with nobody in it.
    pub(crate) fn net(&mut self, number: u8) -> Net {
        let (router, net, bridge) = (self.router(), Net(number), format!("net{number}"));
        within(&router, &["ip", "link", "add", &bridge, "type", "bridge", "mcast_snooping", "0"]);
        within(&router, &["ip", "addr", "add", &format!("{}/24", net.addr(1)), "dev", &bridge]);
        within(&router, &["ip", "link", "set", &bridge, "up"]);
        net
    }

    /// A host in a network; what it sends and is sent is recorded from now on.
    pub(crate) fn host(&mut self, name: &str, net: Net, last: u8) -> Host {
        let namespace = self.namespace(name);
        let addr = net.addr(last);
        self.plug(&namespace, &format!("net{}", net.0), addr, net.addr(1));
        self.record(name, &namespace, net.addr(1));
        Host { namespace, addr }
    }

    /// A home behind a router of its own, which hides its addresses and lets nobody in who was not written to.
    pub(crate) fn home(&mut self, name: &str, outside: Net, last: u8) -> Host {
        let gateway = self.namespace(&format!("{name}g"));
        self.plug(&gateway, &format!("net{}", outside.0), outside.addr(last), outside.addr(1));
        within(&gateway, &["sysctl", "-qw", "net.ipv4.ip_forward=1"]);
        for rule in [
            "add table ip home",
            "add chain ip home out { type nat hook postrouting priority 100; }",
            "add rule ip home out oifname eth0 masquerade",
            "add chain ip home in { type filter hook forward priority 0; policy accept; }",
            "add rule ip home in iifname eth0 ct state new drop",
            // Nor does it answer itself: a packet that it took would hold the port that the same packet's answer needs.
            "add chain ip home itself { type filter hook input priority 0; policy accept; }",
            "add rule ip home itself iifname eth0 ct state new drop",
        ] {
            within(&gateway, &["nft", rule]);
        }
        let namespace = self.namespace(name);
        let (inside, addr) = (Ipv4Addr::new(192, 168, last, 1), Ipv4Addr::new(192, 168, last, 2));
        cable(&namespace, "eth0", &gateway, "home");
        set_up(&gateway, "home", inside);
        set_up(&namespace, "eth0", addr);
        within(&namespace, &["ip", "route", "add", "default", "via", &inside.to_string()]);
        self.record(name, &namespace, inside);
        Host { namespace, addr }
    }

    /// Cuts two hosts off from each other; the router forwards nothing between them.
    pub(crate) fn part(&self, one: &Host, other: &Host) {
        for (from, to) in [(one, other), (other, one)] {
            let rule =
                format!("add rule ip lab forward ip saddr {} ip daddr {} drop", from.addr, to.addr);
            within(&self.router(), &["nft", &rule]);
        }
    }

    /// Undoes every [`Lab::part`].
    pub(crate) fn rejoin(&self) {
        within(&self.router(), &["nft", "flush chain ip lab forward"]);
    }

    /// Ends recording; all that went over every link.
    pub(crate) fn captured(&mut self) -> Vec<Captured> {
        self.links.drain(..).map(Link::end).collect()
    }

    fn router(&self) -> String {
        format!("{}r", self.prefix)
    }

    fn namespace(&mut self, name: &str) -> String {
        let namespace = format!("{}{name}", self.prefix);
        run(&["ip", "netns", "add", &namespace]);
        self.namespaces.push(namespace.clone());
        // IPv6 would add packets of the kernel's own to each link; what Kith sends is the same over both.
        within(&namespace, &["sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1"]);
        within(&namespace, &["sysctl", "-qw", "net.ipv6.conf.default.disable_ipv6=1"]);
        within(&namespace, &["ip", "link", "set", "lo", "up"]);
        namespace
    }

    /// Puts a cable between a namespace and one of the router's bridges.
    fn plug(&self, namespace: &str, bridge: &str, addr: Ipv4Addr, gateway: Ipv4Addr) {
        let [.., net, last] = addr.octets();
        let port = format!("p{net}x{last}");
        cable(namespace, "eth0", &self.router(), &port);
        within(&self.router(), &["ip", "link", "set", &port, "master", bridge, "up"]);
        set_up(namespace, "eth0", addr);
        within(namespace, &["ip", "route", "add", "default", "via", &gateway.to_string()]);
        multicast_over_eth0(namespace);
    }

    fn record(&mut self, name: &str, namespace: &str, gateway: Ipv4Addr) {
        let file = self.folder.path().join(format!("{name}.pcap"));
        let said = self.folder.path().join(format!("{name}.said"));
        let recorder = Command::new("nsenter")
            .arg(format!("--net=/run/netns/{namespace}"))
            // As root, into a folder that only root reads; each packet whole and at once.
            .args([
                "tcpdump",
                "-i",
                "eth0",
                "-p",
                "-s",
                "0",
                "-U",
                "--immediate-mode",
                "-n",
                "-Z",
                "root",
                "-w",
            ])
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&said).unwrap())
            .spawn()
            .expect("tcpdump is installed");
        eventually(DEADLINE, || {
            std::fs::read_to_string(&said)
                .is_ok_and(|said| said.contains("listening on"))
                .then_some(())
        });
        let (host, namespace) = (name.to_owned(), namespace.to_owned());
        self.links.push(Link { host, namespace, gateway, recorder, file });
    }
}

impl Link {
    fn end(mut self) -> Captured {
        // Once the last packet is on record, so are those before it.
        let last = format!("printf '%s' '{LAST}' >/dev/udp/{}/{LAST_PORT}", self.gateway);
        within(&self.namespace, &["bash", "-c", &last]);
        eventually(DEADLINE, || {
            let recorded = std::fs::read(&self.file).unwrap();
            recorded.windows(LAST.len()).any(|part| part == LAST.as_bytes()).then_some(())
        });
        let pid = rustix::process::Pid::from_child(&self.recorder);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        self.recorder.wait().unwrap();
        Captured::read(&self.host, &self.file)
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        for link in &mut self.links {
            // A test that failed leaves recorders running.
            drop(link.recorder.kill());
            drop(link.recorder.wait());
        }
        for namespace in &self.namespaces {
            drop(Command::new("ip").args(["netns", "del", namespace]).status());
        }
    }
}

fn cable(one: &str, one_end: &str, other: &str, other_end: &str) {
    within(
        one,
        &["ip", "link", "add", one_end, "type", "veth", "peer", "name", other_end, "netns", other],
    );
}

fn set_up(namespace: &str, interface: &str, addr: Ipv4Addr) {
    within(namespace, &["ip", "addr", "add", &format!("{addr}/24"), "dev", interface]);
    within(namespace, &["ip", "link", "set", interface, "up"]);
}

fn multicast_over_eth0(namespace: &str) {
    within(namespace, &["ip", "route", "replace", "224.0.0.0/4", "dev", "eth0"]);
}

/// Runs a command in a network namespace.
#[track_caller]
fn within(namespace: &str, args: &[&str]) {
    let inside = format!("--net=/run/netns/{namespace}");
    run(&[&["nsenter", &inside], args].concat());
}

#[track_caller]
fn run(args: &[&str]) {
    let (program, args) = args.split_first().expect("a command has a name");
    let output = Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}: {said}");
}
