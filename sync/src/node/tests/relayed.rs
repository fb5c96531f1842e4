//! The group's relay, from the decision to the network and away again.

use std::net::Ipv4Addr;
use std::path::PathBuf;

use super::*;
use crate::node::api::{Answer, PeerWay, RelayStatus, Say};
use crate::relay::Relay;
use crate::relay::list::RelayList;
use crate::relay::server::{RelayConfig, RelayLimits, RelayProof, RelayServer};

/// A relay that reads its list where a node keeps it.
struct House {
    _dir: TempDir,
    list: PathBuf,
    relay: Relay,
    server: RelayServer,
}

impl House {
    /// With a list of its own.
    async fn open() -> Self {
        let dir = TempDir::new().unwrap();
        let list = dir.path().join("list");
        Self::reading(dir, list).await
    }

    async fn reading(dir: TempDir, list: PathBuf) -> Self {
        let loopback = (Ipv4Addr::LOCALHOST, 0).into();
        let config = RelayConfig {
            listen: loopback,
            udp: Some(loopback),
            proof: RelayProof::Own(dir.path().to_owned()),
            lists: vec![list.clone()],
            limits: RelayLimits::default(),
        };
        let server = RelayServer::start(config, |_news| {}).await.unwrap();
        let (port, pin) = (server.addr().port(), server.pin().unwrap());
        Self { _dir: dir, list, relay: Relay::pinned("127.0.0.1", port, pin).unwrap(), server }
    }

    async fn has_connections(&self, count: usize) {
        let until = tokio::time::Instant::now() + Duration::from_secs(20);
        while self.server.connections() != count {
            assert!(tokio::time::Instant::now() < until, "{}", self.server.connections());
            tokio::task::yield_now().await;
        }
    }
}

async fn start_keeping(dir: &Path, list: PathBuf) -> Node {
    let options = Options { relay_list: Some(list), ..options() };
    let (node, _events) = Node::start(dir, &passphrase(), options).await.unwrap();
    eventually(&node, |state| !state.status.opening).await;
    node
}

async fn say(node: &Node, say: Say) {
    assert_eq!(node.command(Command::Say(say)).await, Reply::Done);
}

async fn propose(node: &Node, relay: Option<&Relay>) {
    say(node, Say::ProposeRelay { relay: relay.map(ToString::to_string), why: None }).await;
}

/// Bob agrees to the newest proposal once he has it.
async fn agree(bob: &Node, proposals: usize) {
    let has_it = |state: &NodeState| state.status.decisions.proposals.len() == proposals;
    let state = eventually(bob, has_it).await;
    let proposal = state.status.decisions.proposals[0].proposal;
    say(bob, Say::Vote { proposal, answer: Answer::Yes, why: None }).await;
}

fn is_reached(state: &NodeState) -> bool {
    matches!(state.status.reach.relay, RelayStatus::InForce { reached: true, .. })
}

fn is_connected(state: &NodeState) -> bool {
    state.status.peers.iter().all(|peer| peer.connected)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_that_decides_on_another_relay_leaves_the_earlier_one_and_both_go_on() {
    let first = House::open().await;
    // One list for both: what the two relays are told is not what this is about.
    let second = House::reading(TempDir::new().unwrap(), first.list.clone()).await;
    let Pair { alices, bobs, alice, bob } = Pair::new().await;
    alice.shutdown().await;
    let alice = start_keeping(alices.path(), first.list.clone()).await;
    let before = alice.state().borrow().status.decisions.proposals.len();
    let peers = alice.state().borrow().status.reach.addrs.clone();
    let device = alice.state().borrow().status.device;
    assert_eq!(bob.command(Command::Dial { device, addrs: peers }).await, Reply::Done);
    eventually(&bob, is_connected).await;

    propose(&alice, Some(&first.relay)).await;
    agree(&bob, before + 1).await;
    for node in [&alice, &bob] {
        eventually(node, is_reached).await;
    }
    first.has_connections(2).await;
    let listed = RelayList::from_text(&std::fs::read_to_string(&first.list).unwrap()).unwrap();
    assert_eq!((listed.devices.len(), listed.invitations.len()), (2, 0));

    propose(&alice, Some(&second.relay)).await;
    agree(&bob, before + 2).await;
    second.has_connections(2).await;
    first.has_connections(0).await;
    write_purpose(&bob, "to go on").await;
    eventually(&alice, |state| purpose(state) == "to go on").await;

    assert_eq!(alice.command(Command::SetRelay { on: false }).await, Reply::Done);
    second.has_connections(1).await;
    let state = eventually(&alice, is_connected).await;
    assert_eq!(state.status.peers[0].way, PeerWay::Direct);
    assert!(matches!(state.status.reach.relay, RelayStatus::RefusedHere { .. }));

    // The choice is kept; the group's decision to use none leaves nothing to refuse.
    alice.shutdown().await;
    let alice = start_keeping(alices.path(), first.list.clone()).await;
    let refused =
        |state: &NodeState| matches!(state.status.reach.relay, RelayStatus::RefusedHere { .. });
    eventually(&alice, refused).await;
    bob.shutdown().await;
    let (bob, _events) = start_beside(bobs.path(), &alice).await;
    eventually(&bob, is_connected).await;
    propose(&alice, None).await;
    agree(&bob, before + 3).await;
    for node in [&alice, &bob] {
        eventually(node, |state| state.status.reach.relay == RelayStatus::None).await;
    }
    second.has_connections(0).await;
    alice.shutdown().await;
    bob.shutdown().await;
    assert_whole(alices.path());
    assert_whole(bobs.path());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_is_not_reached_says_what_would_help() {
    let Pair { alice, bob, .. } = Pair::new().await;
    bob.shutdown().await;
    let why = |state: &NodeState| match &state.status.peers[0].way {
        PeerWay::Not { because, since: Some(_) } => because.english().contains("takes a relay"),
        _ => false,
    };
    // Bob's address is one of this machine, which nobody else could use.
    eventually(&alice, why).await;
    alice.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_that_cannot_be_written_is_told_and_written_once_it_can_be() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let folder = dir.path().join("relay");
    let alice = start_keeping(dir.path(), folder.join("list")).await;
    let tells = |state: &NodeState| {
        let mut problems = state.status.problems.iter();
        problems.any(|it| it.text.english().contains("tells the relay whom to let in"))
    };
    eventually(&alice, tells).await;
    std::fs::create_dir(&folder).unwrap();
    write_purpose(&alice, "to write").await;
    eventually(&alice, |state| !tells(state)).await;
    let list = RelayList::from_text(&std::fs::read_to_string(folder.join("list")).unwrap());
    assert_eq!(list.unwrap().devices.len(), 1);
    alice.shutdown().await;
}
