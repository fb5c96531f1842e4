//! Two and three nodes with real folders and real iroh on loopback.

use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::{mpsc, watch};

use super::*;

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
    found(dir, &passphrase(), "Night shift", "Alice", &options()).unwrap();
}

async fn join_in(dir: &Path, ticket: &str, name: &str) -> Vec<JoinStep> {
    let mut steps = Vec::new();
    join(dir, &passphrase(), ticket, name, &options(), &mut |step| steps.push(step)).await.unwrap();
    steps
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_writes_the_other_reads_and_both_know_it() {
    let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    let (alice, _events) = start(alices.path()).await;
    let ticket = ticket(&alice, "Bob").await;
    let steps = join_in(bobs.path(), &ticket, "Bob").await;
    let Some(JoinStep::Joined { words }) = steps.last() else { panic!("{steps:?}") };
    let welcomed = eventually(&alice, |state| !state.status.welcome.is_empty()).await;
    assert_eq!(&welcomed.status.welcome[0].words, words, "both sides see the same words");

    let (bob, _events) = start(bobs.path()).await;
    write_purpose(&alice, "to rest").await;
    let seen = eventually(&bob, |state| state.snapshot.focus.purpose.words == "to rest").await;
    assert_eq!(seen.snapshot.focus.name.words, "Night shift");
    write_purpose(&bob, "to rest well").await;
    eventually(&alice, |state| state.snapshot.focus.purpose.words == "to rest well").await;
    let alices_state = eventually(&alice, |state| state.status.delivery.waiting.is_empty()).await;
    assert_eq!(alices_state.status.delivery.delivered.len(), 1);
    let names: Vec<_> =
        alices_state.snapshot.members.iter().map(|member| member.name.clone()).collect();
    assert_eq!(names, ["Alice", "Bob"]);
    alice.shutdown().await;
    bob.shutdown().await;
    for dir in [&alices, &bobs] {
        assert_eq!(
            Offline::verify(dir.path(), &passphrase()).unwrap().problems,
            Vec::<String>::new()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_that_was_used_lets_nobody_else_in() {
    let dirs = [TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap()];
    found_in(dirs[0].path());
    let (alice, _events) = start(dirs[0].path()).await;
    let ticket = ticket(&alice, "Bob").await;
    join_in(dirs[1].path(), &ticket, "Bob").await;
    let refused =
        join(dirs[2].path(), &passphrase(), &ticket, "Mallory", &options(), &mut |_| {}).await;
    assert!(matches!(refused, Err(NodeError::Join(_) | NodeError::Unreachable(_))), "{refused:?}");
    alice.shutdown().await;
}

#[test]
fn an_edit_without_the_network_is_there_at_the_next_opening() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let edit = Edit::AddRule {
        title: "Here stays here".into(),
        wording: "What is said here stays here.".into(),
    };
    assert_eq!(offline.run(Command::Edit(edit)), Reply::Done);
    drop(offline);
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().snapshot.rules.len(), 1);
    offline.close();
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().snapshot.rules.len(), 1);
    assert!(matches!(Offline::open(dir.path(), &passphrase()), Err(NodeError::InUse)));
}
