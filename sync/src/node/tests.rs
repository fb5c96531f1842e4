//! Two and three nodes with real folders and real iroh on loopback.

#![allow(
    clippy::large_futures,
    clippy::match_wild_err_arm,
    clippy::wildcard_enum_match_arm,
    reason = "a test names what it expects, and anything else fails it"
)]

use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::{mpsc, watch};

use super::*;
use crate::group::Edit;
use crate::group::edit::{Stance, TextField};
use crate::protocol::Ledger;
use crate::store::full_disk;

mod damaged;
mod deaths;
mod disk;
mod joining;
mod leaving;
mod mine;
mod news;
mod opening;
mod parcels;
#[cfg(feature = "relay")]
mod relayed;
mod rooms;
mod taking_back;
mod together;
mod turned_down;
mod undo;

fn passphrase() -> Passphrase {
    Passphrase::new("a long night").unwrap()
}

fn options() -> Options {
    Options { listen: vec!["127.0.0.1:0".parse().unwrap()], ..Options::new(Cost::TEST) }
}

async fn start(dir: &Path) -> (Node, mpsc::Receiver<Event>) {
    let (node, events) = Node::start(dir, &passphrase(), options()).await.unwrap();
    eventually(&node, |state| !state.status.opening).await;
    (node, events)
}

/// Starts a node that is told where another is: ports change from run to run here.
async fn start_beside(dir: &Path, other: &Node) -> (Node, mpsc::Receiver<Event>) {
    let peers = other.state().borrow().status.reach.addrs.clone();
    let options = Options { peers, ..options() };
    let (node, events) = Node::start(dir, &passphrase(), options).await.unwrap();
    eventually(&node, |state| !state.status.opening).await;
    (node, events)
}

/// Waits until the node shows a state of which `condition` holds.
async fn eventually(node: &Node, condition: impl FnMut(&NodeState) -> bool) -> NodeState {
    let mut state: watch::Receiver<NodeState> = node.state();
    let shown = tokio::time::timeout(Duration::from_secs(20), state.wait_for(condition)).await;
    match shown {
        Ok(Ok(state)) => state.clone(),
        Ok(Err(gone)) => panic!("the node ended: {gone}"),
        Err(_late) => panic!("it never came to that: {:#?}", node.state().borrow()),
    }
}

async fn ticket(node: &Node, name: &str) -> String {
    match node.command(Command::Invite { name: name.into() }).await {
        Reply::Ticket { ticket, .. } => ticket,
        other => panic!("no ticket: {other:?}"),
    }
}

async fn write_purpose(node: &Node, words: &str) {
    let edit = Edit::Write { text: TextField::FocusPurpose, words: words.into(), from: None };
    assert_eq!(node.command(Command::Edit(edit)).await, Reply::Done);
}

fn found_in(dir: &Path) {
    found(dir, &passphrase(), &Founding::new("Night shift", "Alice"), &options()).unwrap();
}

async fn join_in(dir: &Path, ticket: &str, name: &str) -> Vec<JoinStep> {
    let mut steps = Vec::new();
    join(dir, &passphrase(), ticket, name, &options(), &mut |step| steps.push(step)).await.unwrap();
    steps
}

/// Two members with running nodes, connected and converged.
struct Pair {
    alices: TempDir,
    bobs: TempDir,
    alice: Node,
    bob: Node,
}

impl Pair {
    async fn new() -> Self {
        let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        found_in(alices.path());
        let (alice, _events) = start(alices.path()).await;
        let ticket = ticket(&alice, "Bob").await;
        join_in(bobs.path(), &ticket, "Bob").await;
        let (bob, _events) = start(bobs.path()).await;
        // What a newcomer is called is the first that they write, and comes after they are in.
        let named = |state: &NodeState| state.snapshot.members.iter().all(|it| !it.name.is_empty());
        for node in [&alice, &bob] {
            eventually(node, |state| all_delivered(state) && named(state)).await;
        }
        Self { alices, bobs, alice, bob }
    }

    async fn shutdown(self) -> (TempDir, TempDir) {
        self.alice.shutdown().await;
        self.bob.shutdown().await;
        for dir in [&self.alices, &self.bobs] {
            assert_whole(dir.path());
        }
        (self.alices, self.bobs)
    }
}

/// Whether there are two members, connected, and the other has everything.
fn all_delivered(state: &NodeState) -> bool {
    state.snapshot.members.len() > 1
        && state.status.peers.iter().all(|peer| peer.has_all && peer.connected)
        && state.status.delivery.waiting.is_empty()
}

fn assert_whole(dir: &Path) {
    let report = Offline::verify(dir, &passphrase()).unwrap();
    assert_eq!(report.problems, Vec::<String>::new());
}

fn purpose(state: &NodeState) -> &str {
    &state.snapshot.focus.purpose.words
}

/// More words than any page still has room for.
fn many_words(beginning: &str) -> String {
    format!("{beginning} {}", "word ".repeat(3000))
}

fn write(words: &str) -> Command {
    Command::Edit(Edit::Write {
        text: TextField::FocusPurpose,
        words: words.to_owned(),
        from: None,
    })
}

fn add_rule(title: &str) -> Edit {
    Edit::AddRule { title: title.into(), wording: "As agreed.".into(), topic: None }
}

fn titles(state: &NodeState) -> Vec<String> {
    state.snapshot.rules.iter().map(|rule| rule.title.words.clone()).collect()
}

/// Edits as they are kept on disk while a group is being opened.
fn keep_pending(dir: &Path, edits: &[Edit]) {
    let mut unlocked = offline::Unlocked::open(dir, &passphrase()).unwrap();
    for (number, edit) in (0..).zip(edits) {
        let json = serde_json::to_string(edit).unwrap();
        let write = unlocked.folder.put_pending(number, &json);
        unlocked.folder.commit(&[write]).unwrap();
    }
}
