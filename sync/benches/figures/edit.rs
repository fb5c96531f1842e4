//! One edit, from the command on one node until it shows on another, durable on both; beside the bare loop, turn by turn.

use std::path::Path;
use std::time::{Duration, Instant};

use kith_sync::group::Edit;
use kith_sync::group::edit::TextField;
use kith_sync::node::{Command, Event, Node, NodeState, Options, Reply};
use tokio::sync::mpsc;

use super::bare::Bare;
use super::table::{Table, Times, millis};
use super::{Group, options, passphrase};

/// A node whose document is loaded, and where it listens.
pub(crate) struct Up {
    pub(crate) node: Node,
    pub(crate) addrs: Vec<std::net::SocketAddr>,
    _events: tokio::task::JoinHandle<()>,
}

pub(crate) async fn start(dir: &Path, options: Options) -> Up {
    let (node, events) = Node::start(dir, &passphrase(), options).await.unwrap();
    let state =
        eventually(&node, |state| !state.status.opening && !state.status.reach.addrs.is_empty())
            .await;
    Up { node, addrs: state.status.reach.addrs.clone(), _events: tokio::spawn(drain(events)) }
}

async fn drain(mut events: mpsc::Receiver<Event>) {
    while events.recv().await.is_some() {}
}

pub(crate) async fn eventually(
    node: &Node,
    condition: impl FnMut(&NodeState) -> bool,
) -> NodeState {
    let mut state = node.state();
    let shown = tokio::time::timeout(Duration::from_mins(2), state.wait_for(condition)).await;
    shown.expect("it comes to that within two minutes").unwrap().clone()
}

/// Two nodes that have the same and are connected.
pub(crate) async fn meet(group: &Group) -> [Up; 2] {
    let alice = start(&group.dirs[0], options()).await;
    let bob = start(&group.dirs[1], Options { peers: alice.addrs.clone(), ..options() }).await;
    for up in [&alice, &bob] {
        eventually(&up.node, |state| {
            state.status.peers.iter().any(|peer| peer.connected && peer.has_all)
        })
        .await;
    }
    [alice, bob]
}

/// One edit: how long until it was on disk here, and until the other showed it.
pub(crate) async fn round(from: &Node, to: &Node, words: &str) -> (Duration, Duration) {
    let mut shown = to.state();
    let text = TextField::FocusPurpose;
    let edit = Edit::Write { text, words: words.to_owned(), from: None };
    let start = Instant::now();
    let seen = async {
        shown.wait_for(|state| state.snapshot.focus.purpose.words == words).await.unwrap();
        start.elapsed()
    };
    let done = async {
        assert_eq!(from.command(Command::Edit(edit)).await, Reply::Done);
        start.elapsed()
    };
    tokio::join!(done, seen)
}

fn words(round: usize) -> String {
    format!("To rest well, and to say so in the {round}th of our ways of putting it.")
}

pub(crate) async fn measure(group: &Group, home: &Path, table: &mut Table) {
    let rounds = if group.edits > 10_000 { 100 } else { 300 };
    let starts = if group.edits > 10_000 { 3 } else { 5 };
    let mut first = Times::default();
    for number in 1..starts {
        let [alice, bob] = meet(group).await;
        first.add(round(&alice.node, &bob.node, &format!("Start {number}.")).await.1);
        alice.node.shutdown().await;
        bob.node.shutdown().await;
    }
    let [alice, bob] = meet(group).await;
    first.add(round(&alice.node, &bob.node, "The last start.").await.1);

    let mut bares_first = Times::default();
    for number in 1..starts {
        let dir = home.join(format!("bare-{}-{number}", group.edits));
        std::fs::create_dir(&dir).unwrap();
        bares_first.add(Bare::open(&group.document, &dir).await.round("To rest.").await);
    }
    let dir = home.join(format!("bare-{}", group.edits));
    std::fs::create_dir(&dir).unwrap();
    let mut bare = Bare::open(&group.document, &dir).await;
    bares_first.add(bare.round("To rest.").await);
    let (mut bares, mut kiths, mut durable) =
        (Times::default(), Times::default(), Times::default());
    for number in 0..rounds + 10 {
        let words = words(number);
        let took = bare.round(&words).await;
        let (done, seen) = round(&alice.node, &bob.node, &words).await;
        if number >= 10 {
            bares.add(took);
            kiths.add(seen);
            durable.add(done);
        }
    }
    alice.node.shutdown().await;
    bob.node.shutdown().await;

    let size = group.edits;
    let ratio = kiths.median() / bares.median();
    let goal = if size == 10_000 { "≤ 1.2" } else { "" };
    let what = format!("edit → durable on both → visible, {size} changes");
    table.add(&what, &kiths.to_string(), &format!("bare loop {bares}"), Some(ratio), goal);
    table.keep(format!("edit {size}"), kiths.median());
    table.add(&format!("edit → durable here, {size} changes"), &durable.to_string(), "", None, "");
    let bare = format!("bare loop {bares_first}");
    let ratio = first.median() / bares_first.median();
    let what = format!("a run's first edit, {size} changes");
    table.add(&what, &first.to_string(), &bare, Some(ratio), "measured");
}

/// The largest group beside the smallest.
pub(crate) fn compare_sizes(groups: &[Group], table: &mut Table) {
    let kept = |group: Option<&Group>| group.and_then(|g| table.kept(&format!("edit {}", g.edits)));
    let (Some(small), Some(large)) = (kept(groups.first()), kept(groups.last())) else { return };
    let (figure, beside) = (millis(large), millis(small));
    table.add(
        "edit, the largest group beside the smallest",
        &figure,
        &beside,
        Some(large / small),
        "≤ 2",
    );
}
