//! A `kith node` that runs, spoken to in JSON lines.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use kith_sync::group::{Edit, GroupSnapshot};
use kith_sync::node::api::NodeState;
use serde_json::{Value, json};

use super::{DEADLINE, eventually, now};

/// The process; killed when dropped.
pub(crate) struct Running {
    child: Child,
    input: Option<ChildStdin>,
    lines: Arc<Lines>,
    reader: Option<JoinHandle<()>>,
    logs: Arc<Mutex<Vec<u8>>>,
    listener: Option<JoinHandle<()>>,
    next: u64,
}

#[derive(Default)]
struct Lines {
    seen: Mutex<(Vec<Value>, String)>,
    more: Condvar,
}

impl Running {
    /// Starts it and waits for nothing.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("kith starts");
        let lines = Arc::new(Lines::default());
        let (stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let seen_by_reader = Arc::clone(&lines);
        let reader = thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                // A line cut off by a kill is no answer.
                let value = serde_json::from_str(&line).unwrap_or(Value::Null);
                let mut seen = seen_by_reader.seen.lock().unwrap();
                seen.0.push(value);
                seen.1.push_str(&line);
                seen.1.push('\n');
                drop(seen);
                seen_by_reader.more.notify_all();
            }
        });
        let logs = Arc::new(Mutex::new(Vec::new()));
        let logged = Arc::clone(&logs);
        let listener = thread::spawn(move || {
            let mut some = [0; 4096];
            while let Ok(length @ 1..) = stderr.read(&mut some) {
                logged.lock().unwrap().extend_from_slice(&some[..length]);
            }
        });
        let input = child.stdin.take();
        Self { child, input, lines, reader: Some(reader), logs, listener: Some(listener), next: 0 }
    }

    /// Waits for the first line that `wanted` finds something in.
    #[track_caller]
    pub(crate) fn line<T>(&self, wanted: impl Fn(&Value) -> Option<T>) -> T {
        let (end, mut seen) = (now() + DEADLINE, self.lines.seen.lock().unwrap());
        let mut looked_at = 0;
        loop {
            if let Some(found) = seen.0[looked_at..].iter().find_map(&wanted) {
                return found;
            }
            looked_at = seen.0.len();
            let left = end.saturating_duration_since(now());
            assert!(!left.is_zero(), "no such line came; {looked_at} lines: {:#?}", seen.0);
            seen = self.lines.more.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits for an event.
    #[track_caller]
    pub(crate) fn event(&self, name: &str) -> Value {
        self.line(|line| (line["event"] == name).then(|| line.clone()))
    }

    /// The process's number.
    #[cfg(target_os = "linux")]
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// All lines so far.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.lines.seen.lock().unwrap().0.clone()
    }

    /// What it wrote to standard error so far.
    pub(crate) fn logs(&self) -> String {
        String::from_utf8_lossy(&self.logs.lock().unwrap()).into_owned()
    }

    /// All lines that a killed process left.
    pub(crate) fn end_of_lines(&mut self) -> Vec<Value> {
        self.reader.take().expect("it ends once").join().unwrap();
        self.lines()
    }

    /// Where it listens.
    #[track_caller]
    pub(crate) fn addr(&self) -> SocketAddr {
        let ready = self.event("ready");
        ready["addrs"][0].as_str().expect("it listens somewhere").parse().unwrap()
    }

    /// Sends a request and waits for nothing; whether the process still takes it.
    pub(crate) fn send(&mut self, mut request: Value) -> Option<u64> {
        self.next += 1;
        request["id"] = json!(self.next);
        self.write(request.to_string().as_bytes()).then_some(self.next)
    }

    /// Writes a line; whether the process still takes it.
    pub(crate) fn write(&mut self, line: &[u8]) -> bool {
        let input = self.input.as_mut().expect("the input is open");
        input.write_all(&[line, b"\n"].concat()).is_ok()
    }

    /// Sends a request and waits for its answer.
    #[track_caller]
    pub(crate) fn ask(&mut self, request: Value) -> Value {
        let id = self.send(request).expect("it takes requests");
        self.line(|line| (line["id"] == id).then(|| line.clone()))
    }

    /// Gives a command and waits for the reply.
    #[track_caller]
    pub(crate) fn command(&mut self, command: &Value) -> Value {
        self.ask(json!({ "command": command }))["reply"].clone()
    }

    /// Does something in the group, which must be confirmed.
    #[track_caller]
    pub(crate) fn edit(&mut self, edit: &Edit) {
        let reply = self.command(&json!({ "edit": edit }));
        assert_eq!(reply, "done", "{edit:?}");
    }

    /// Makes an invitation.
    #[track_caller]
    pub(crate) fn invite(&mut self, name: &str) -> String {
        let reply = self.command(&json!({"invite": {"name": name}}));
        reply["ticket"]["ticket"].as_str().unwrap_or_else(|| panic!("{reply}")).to_owned()
    }

    /// What it shows now.
    #[track_caller]
    pub(crate) fn state(&mut self) -> NodeState {
        let answer = self.ask(json!({"show": true}));
        serde_json::from_value(answer["state"].clone()).unwrap()
    }

    /// Waits until it shows something.
    #[track_caller]
    pub(crate) fn shows(&mut self, what: impl Fn(&GroupSnapshot) -> bool) -> NodeState {
        self.state_with(|state| what(&state.snapshot))
    }

    /// Waits until its state is so.
    #[track_caller]
    pub(crate) fn state_with(&mut self, what: impl Fn(&NodeState) -> bool) -> NodeState {
        eventually(DEADLINE, || Some(self.state()).filter(&what))
    }

    /// Takes it off the network, or brings it back.
    #[track_caller]
    pub(crate) fn offline(&mut self, off: bool) {
        assert_eq!(self.ask(json!({ "offline": off }))["reply"], "done");
        if off {
            self.state_with(|state| state.status.peers.iter().all(|peer| !peer.connected));
        }
    }

    /// Closes its input and nothing else.
    pub(crate) fn close_input(&mut self) {
        self.input = None;
    }

    /// The process's id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Asks it to end and waits; gives back all it wrote to standard output and to standard error.
    #[track_caller]
    pub(crate) fn stop(mut self) -> (String, String) {
        assert_eq!(self.ask(json!({"stop": true}))["reply"], "done");
        let (status, stdout, stderr) = self.end();
        assert!(status.success(), "{status}: {stderr}");
        (stdout, stderr)
    }

    /// Waits for its end.
    #[track_caller]
    pub(crate) fn end(&mut self) -> (ExitStatus, String, String) {
        let status = eventually(DEADLINE, || self.child.try_wait().unwrap());
        self.listener.take().expect("it ends once").join().unwrap();
        let stderr = self.logs();
        self.end_of_lines();
        let stdout = self.lines.seen.lock().unwrap().1.clone();
        (status, stdout, stderr)
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until all show the same, and each has heard that the others have everything.
#[track_caller]
pub(crate) fn converged(nodes: &mut [&mut Running]) -> GroupSnapshot {
    let others = nodes.len() - 1;
    eventually(DEADLINE, || {
        let states: Vec<_> = nodes.iter_mut().map(|node| node.state()).collect();
        let complete = states.iter().all(|state| {
            let peers = &state.status.peers;
            peers.iter().filter(|peer| peer.has_all).count() >= others && !state.status.opening
        });
        let same = states.windows(2).all(|pair| pair[0].snapshot == pair[1].snapshot);
        (same && complete).then(|| GroupSnapshot::clone(&states[0].snapshot))
    })
}
