//! Nodes that are connected: what one writes, the others get; and what a lying member can and cannot do.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use ed25519_dalek::SigningKey;

use super::*;
use crate::id::DeviceId;
use crate::invitation::Ticket;
use crate::net::{Net, NetConfig, NetEvent, SessionId};
use crate::node::offline::Unlocked;
use crate::protocol::{KnownAddrs, Message};

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
async fn a_second_device_is_the_same_member_and_both_write() {
    let (laptops, phones) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(laptops.path());
    let (laptop, _events) = start(laptops.path()).await;
    let Reply::Ticket { ticket, .. } = laptop.command(Command::InviteMyDevice).await else {
        panic!("no ticket")
    };
    join_in(phones.path(), &ticket, "Alice").await;
    let (phone, _events) = start(phones.path()).await;
    write_purpose(&phone, "from the phone").await;
    eventually(&laptop, |state| purpose(state) == "from the phone").await;
    write_purpose(&laptop, "from the laptop").await;
    let state = eventually(&phone, |state| purpose(state) == "from the laptop").await;
    assert_eq!(state.snapshot.members.len(), 1);
    assert_eq!(state.snapshot.members[0].name, "Alice");
    assert_eq!(state.snapshot.members[0].devices.len(), 2);
    assert_eq!(state.status.me, laptop.state().borrow().status.me);
    laptop.shutdown().await;
    phone.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_third_comes_in_late_through_a_member_who_did_not_invite() {
    let (alices, bobs, carols) =
        (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    let (alice, _events) = start(alices.path()).await;
    let bobs_ticket = ticket(&alice, "Bob").await;
    ticket(&alice, "Carol").await;
    join_in(bobs.path(), &bobs_ticket, "Bob").await;
    let (bob, _events) = start(bobs.path()).await;
    write_purpose(&bob, "to rest").await;
    // The ticket names Bob's device as soon as Alice's knows where it is.
    let known = eventually(&alice, |state| {
        let ticket = state.status.invitations.first().and_then(|open| open.ticket.clone());
        ticket.is_some_and(|ticket| Ticket::from_text(&ticket).unwrap().devices().len() == 2)
            && purpose(state) == "to rest"
    })
    .await;
    eventually(&bob, all_delivered).await;
    alice.shutdown().await;

    let ticket = known.status.invitations[0].ticket.clone().unwrap();
    join_in(carols.path(), &ticket, "Carol").await;
    let (carol, _events) = start(carols.path()).await;
    eventually(&carol, |state| state.snapshot.members.len() == 3 && purpose(state) == "to rest")
        .await;
    let (alice, _events) = start(alices.path()).await;
    // That she is in may come from Bob, and how she is called from her own device, a little later.
    eventually(&alice, |state| {
        state.snapshot.members.iter().map(|one| one.name.as_str()).eq(["Alice", "Bob", "Carol"])
    })
    .await;
    for node in [alice, bob, carol] {
        node.shutdown().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_is_ready_before_it_tells_of_changes_and_the_same_port_is_used_again() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let everywhere = Options::new(Cost::TEST);
    let mut ports = Vec::new();
    for _ in 0..2 {
        let (node, mut events) =
            Node::start(dir.path(), &passphrase(), everywhere.clone()).await.unwrap();
        let first = events.recv().await.unwrap();
        let Event::Ready { addrs, .. } = first else { panic!("{first:?}") };
        assert!(!node.state().borrow().status.opening);
        assert!(matches!(events.recv().await, Some(Event::Changed { .. })));
        ports.extend(addrs.first().map(SocketAddr::port));
        node.shutdown().await;
    }
    ports.dedup();
    assert!(ports.len() <= 1, "{ports:?}");
}

/// A member's device whose owner sends whatever they like: Bob's key without Bob's program.
struct Mallory {
    net: Net,
    session: SessionId,
    events: mpsc::Receiver<NetEvent>,
}

impl Mallory {
    async fn with_key_of(dir: &Path, other: &Node) -> Self {
        let unlocked = Unlocked::open(dir, &passphrase()).unwrap();
        let mut config = NetConfig::new(SigningKey::from_bytes(&unlocked.device.key), [7; 32]);
        config.listen = options().listen;
        let state = other.state().borrow().clone();
        let device = state.status.device;
        config.devices = BTreeSet::from([device]);
        let (net, mut events) = Net::bind(config).await.unwrap();
        net.know(device, &state.status.reach.addrs);
        net.keep_connected(&BTreeSet::from([device]));
        loop {
            if let NetEvent::SessionOpened { session, .. } = events.recv().await.unwrap() {
                return Self { net, session, events };
            }
        }
    }

    fn says(&self, message: &Message) {
        self.net.send(self.session, message.encode()).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_who_tells_wrong_addresses_keeps_nobody_apart() {
    let Pair { bobs, alice, bob, .. } = Pair::new().await;
    let bobs_device = bob.state().borrow().status.device;
    bob.shutdown().await;
    let Reply::Ticket { ticket: before, .. } = alice.command(Command::InviteMyDevice).await else {
        panic!("no ticket")
    };
    let mallory = Mallory::with_key_of(bobs.path(), &alice).await;
    let real = Ticket::from_text(&before).unwrap();
    let alices_device = alice.state().borrow().status.device;
    assert!(real.devices().iter().any(|known| known.device == bobs_device));
    mallory.says(&Message::Hello(crate::log::Log::new(real_group(bobs.path())).vector()));
    for port in 1..40_u16 {
        let addrs = vec![([127, 9, 9, 9], port).into()];
        // Of Alice's own device, too: it knows better.
        let about = [alices_device, DeviceId::from_bytes([5; 32])];
        let known = about.map(|device| KnownAddrs { device, addrs: addrs.clone() });
        mallory.says(&Message::Addresses(known.to_vec()));
    }
    // She is heard in order, so once this shows, all of the above was taken in.
    mallory.says(&Message::Draft(crate::protocol::Draft {
        text: TextField::FocusWhat,
        words: Some("done".into()),
    }));
    let state = eventually(&alice, |state| !state.status.drafts.is_empty()).await;
    let ticket = state.status.invitations.iter().find_map(|open| open.ticket.clone()).unwrap();
    let ticket = Ticket::from_text(&ticket).unwrap();
    assert_eq!(ticket.devices()[0], real.devices()[0]);
    assert_eq!(ticket.devices().len(), 2, "nobody is known whom the group does not know");
    mallory.net.shutdown().await;
    alice.shutdown().await;
}

fn real_group(dir: &Path) -> crate::id::GroupId {
    Unlocked::open(dir, &passphrase()).unwrap().group
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_who_floods_does_not_keep_commands_waiting() {
    let Pair { bobs, alice, bob, .. } = Pair::new().await;
    bob.shutdown().await;
    let mallory = Mallory::with_key_of(bobs.path(), &alice).await;
    let flood = async {
        let words = Some("x".repeat(1000));
        let draft = Message::Draft(crate::protocol::Draft { text: TextField::FocusWho, words });
        loop {
            while mallory.net.queued_bytes(mallory.session).is_some_and(|bytes| bytes < 1 << 20) {
                // Where it is over, the flood is too.
                mallory.net.send(mallory.session, draft.encode()).ok();
            }
            tokio::task::yield_now().await;
        }
    };
    let writes = async {
        for round in 0..20 {
            write_purpose(&alice, &format!("round {round}")).await;
        }
    };
    let done = async {
        tokio::select! {
            () = flood => {}
            () = writes => {}
        }
    };
    tokio::time::timeout(Duration::from_secs(20), done).await.expect("commands have their turn");
    assert_eq!(purpose(&alice.state().borrow()), "round 19");
    mallory.net.shutdown().await;
    alice.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_breaks_the_rules_ends_the_session_and_is_told_in_plain_words() {
    let Pair { bobs, alices, alice, bob } = Pair::new().await;
    bob.shutdown().await;
    alice.shutdown().await;
    let (alice, mut events) = start(alices.path()).await;
    let mut mallory = Mallory::with_key_of(bobs.path(), &alice).await;
    mallory.net.send(mallory.session, vec![0xff; 50]).unwrap();
    let text = loop {
        if let Event::Problem(problem) = events.recv().await.unwrap() {
            break problem.text.to_string();
        }
    };
    assert!(text.contains("a device of Bob"), "{text}");
    let reason = loop {
        if let NetEvent::SessionClosed { reason, .. } = mallory.events.recv().await.unwrap() {
            break reason;
        }
    };
    assert_eq!(reason, crate::net::CloseReason::Misbehaved);
    let state = alice.state().borrow().clone();
    assert_eq!(state.status.problems, [], "nothing is wrong here");
    mallory.net.shutdown().await;
    alice.shutdown().await;
}
