//! Coming in: by one's own ticket, once, and never past a liar.

use std::collections::BTreeSet;

use ed25519_dalek::SigningKey;

use super::*;
use crate::id::DeviceId;
use crate::invitation::{
    Door, Host, HostOutput, HostSetup, Newcomer, NewcomerOutput, NewcomerSetup, OpenInvite, Secret,
    Ticket, TicketDevice,
};
use crate::log::batch;
use crate::net::{JoinStream, Net, NetConfig, NetEvent};
use crate::node::folder::{DeviceRecord, Folder, Joining, Unmade};
use crate::node::offline::Unlocked;
use crate::roster::Purpose;

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

fn record_in(dir: &Path) -> DeviceRecord {
    Folder::open(dir, &passphrase()).unwrap().private().unwrap().unwrap()
}

/// A folder in which a joining was begun and got no further.
fn begun_in(dir: &Path, ticket: &str) {
    let joining = Some(Joining { ticket: ticket.to_owned(), name: "Bob".into() });
    let device = DeviceRecord { key: [1; 32], parcel_key: [2; 32], group: None, joining };
    let mut unmade = Unmade::new(&passphrase(), Cost::TEST).unwrap();
    let first = [unmade.folder.put_private(&device)];
    drop(unmade.make(dir, &first).unwrap());
}

async fn refused(dir: &Path, ticket: &str) -> NodeError {
    let joined = join(dir, &passphrase(), ticket, "Bob", &options(), &mut |_| {}).await;
    joined.expect_err("nobody should come in by this")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_joining_that_reached_nobody_goes_on_by_the_same_ticket_and_key_or_by_another_ticket() {
    let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    let (alice, _events) = start(alices.path()).await;
    let Reply::Ticket { invite, ticket: withdrawn } =
        alice.command(Command::Invite { name: "Bob".into() }).await
    else {
        panic!("no ticket")
    };
    assert_eq!(alice.command(Command::WithdrawInvite { invite }).await, Reply::Done);
    refused(bobs.path(), &withdrawn).await;
    let first = record_in(bobs.path());
    let error = Node::start(bobs.path(), &passphrase(), options()).await.expect_err("unfinished");
    assert!(matches!(error, NodeError::JoiningNotFinished), "{error:?}");
    refused(bobs.path(), &withdrawn).await;
    assert_eq!(record_in(bobs.path()).key, first.key, "the same ticket goes with the same key");

    let good = ticket(&alice, "Bob").await;
    join_in(bobs.path(), &good, "Bob").await;
    assert_ne!(record_in(bobs.path()).key, first.key, "a device comes in once by a key");
    let error = refused(bobs.path(), &good).await;
    assert!(matches!(error, NodeError::GroupHere), "{error:?}");
    let (bob, _events) = start(bobs.path()).await;
    eventually(&alice, all_delivered).await;
    bob.shutdown().await;
    alice.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_joining_that_was_begun_can_be_gone_on_with_or_forgotten_and_a_group_cannot() {
    let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    assert!(!joining_begun(alices.path()).unwrap());
    assert!(!forget_joining(alices.path()).unwrap(), "a group is not forgotten");
    let (alice, _events) = start(alices.path()).await;
    let good = ticket(&alice, "Bob").await;
    assert!(matches!(joining_begun(alices.path()), Err(NodeError::InUse)));

    begun_in(bobs.path(), &good);
    assert!(joining_begun(bobs.path()).unwrap());
    assert!(forget_joining(bobs.path()).unwrap());
    assert!(!exists(bobs.path()).unwrap());
    assert!(!forget_joining(bobs.path()).unwrap(), "there is nothing any more");
    let left = std::fs::read_dir(bobs.path()).unwrap();
    let left: Vec<_> = left.map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);

    begun_in(bobs.path(), &good);
    go_on(bobs.path(), &passphrase(), &options(), &mut |_| {}).await.unwrap();
    assert!(!joining_begun(bobs.path()).unwrap());
    let (bob, _events) = start(bobs.path()).await;
    eventually(&alice, all_delivered).await;
    bob.shutdown().await;
    alice.shutdown().await;
}

#[test]
fn a_store_that_was_rebuilt_is_not_forgotten_as_a_joining() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    // Of a damaged one there may be as little left as there is of a joining.
    let device = record_in(dir.path());
    let other = TempDir::new().unwrap();
    let mut unmade = Unmade::new(&passphrase(), Cost::TEST).unwrap();
    let first = [unmade.folder.put_private(&device)];
    drop(unmade.make(other.path(), &first).unwrap());
    assert!(joining_begun(other.path()).unwrap());
    crate::store::SqliteStore::rebuild(other.path()).unwrap();
    assert!(!joining_begun(other.path()).unwrap());
    assert!(!forget_joining(other.path()).unwrap());
    assert!(exists(other.path()).unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_left_does_not_come_in_again_by_the_old_ticket() {
    let [alices, bobs, carols, again] = [(); 4].map(|()| TempDir::new().unwrap());
    found_in(alices.path());
    let (alice, _events) = start(alices.path()).await;
    let (old, carol) = (ticket(&alice, "Bob").await, ticket(&alice, "Carol").await);
    // Another invitation keeps the door open.
    let own = alice.command(Command::InviteMyDevice).await;
    assert!(matches!(own, Reply::Ticket { .. }), "{own:?}");
    join_in(bobs.path(), &old, "Bob").await;
    join_in(carols.path(), &carol, "Carol").await;
    let (bob, _events) = start(bobs.path()).await;
    eventually(&bob, |state| state.status.peers.iter().any(|peer| peer.has_all)).await;
    assert_eq!(bob.command(Command::Leave { farewell: None }).await, Reply::Done);
    eventually(&alice, |state| state.status.peers.len() == 1).await;
    bob.shutdown().await;

    // The key and the ticket, in a folder that says that the joining was not finished.
    let mut device = record_in(bobs.path());
    device.group = None;
    device.joining = Some(Joining { ticket: old.clone(), name: "Bob".into() });
    let mut unmade = Unmade::new(&passphrase(), Cost::TEST).unwrap();
    let first = [unmade.folder.put_private(&device)];
    drop(unmade.make(again.path(), &first).unwrap());
    let error = refused(again.path(), &old).await;
    assert!(matches!(error, NodeError::Join(_)), "{error:?}");
    alice.shutdown().await;
}

/// A newcomer whose steps a test takes one by one.
struct Slowly {
    net: Net,
    stream: JoinStream,
    newcomer: Newcomer,
}

impl Slowly {
    async fn connect(ticket: &Ticket, seed: u8) -> Self {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let mut config = NetConfig::new(key.clone(), [seed; 32]);
        config.listen = options().listen;
        let (net, _events) = Net::bind(config).await.unwrap();
        let host = &ticket.devices()[0];
        let within = Duration::from_secs(10);
        let stream = net.join_connect(host.device, &host.addrs, within).await.unwrap();
        let newcomer = Newcomer::new(&NewcomerSetup {
            ticket,
            device_key: &key,
            parcel_key: Offline::parcel_key([seed; 32]),
            host: host.device,
            nonce: [seed; 32],
        });
        Self { net, stream, newcomer }
    }

    /// Takes the host's next frame; what is to be sent then.
    async fn step(&mut self) -> Result<NewcomerOutput, crate::invitation::JoinError> {
        let frame = self.stream.receive().await.unwrap().expect("the host says something");
        self.newcomer.handle(&frame)
    }

    async fn send(&mut self, output: NewcomerOutput) {
        let NewcomerOutput::Send(frame) = output else { panic!("{output:?}") };
        self.stream.send(&frame).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stalls_at_the_door_keeps_nobody_out_and_a_ticket_withdrawn_meanwhile_lets_nobody_in() {
    let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    let (alice, _events) = start(alices.path()).await;
    let bobs_ticket = ticket(&alice, "Bob").await;
    let Reply::Ticket { invite, ticket: carols } =
        alice.command(Command::Invite { name: "Carol".into() }).await
    else {
        panic!("no ticket")
    };
    // Both have shown the right ticket and say nothing more.
    let mut stalled = Vec::new();
    for (text, seed) in [(&bobs_ticket, 1), (&carols, 2)] {
        let ticket = Ticket::from_text(text).unwrap();
        let mut slowly = Slowly::connect(&ticket, seed).await;
        let knock = slowly.step().await.unwrap();
        slowly.send(knock).await;
        let prove = slowly.step().await.unwrap();
        stalled.push((slowly, prove));
    }
    join_in(bobs.path(), &bobs_ticket, "Bob").await;
    assert_eq!(alice.command(Command::WithdrawInvite { invite }).await, Reply::Done);
    for (mut slowly, prove) in stalled {
        slowly.send(prove).await;
        let answer = slowly.step().await;
        assert!(matches!(answer, Err(crate::invitation::JoinError::Ended)), "{answer:?}");
        slowly.net.shutdown().await;
    }
    let state = alice.state().borrow().clone();
    assert_eq!(state.snapshot.members.len(), 2);
    assert_eq!(state.status.invitations, []);
    alice.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_ticket_used_at_two_devices_that_cannot_hear_each_other_lets_neither_in() {
    let dirs = [(); 4].map(|()| TempDir::new().unwrap());
    found_in(dirs[0].path());
    let (laptop, _events) = start(dirs[0].path()).await;
    let Reply::Ticket { ticket: own, .. } = laptop.command(Command::InviteMyDevice).await else {
        panic!("no ticket")
    };
    join_in(dirs[1].path(), &own, "Alice").await;
    let (phone, _events) = start(dirs[1].path()).await;
    let bobs = ticket(&laptop, "Bob").await;
    eventually(&phone, |state| state.status.invitations.len() == 1).await;
    eventually(&phone, |state| {
        state.status.peers.iter().all(|peer| peer.has_all && peer.connected)
    })
    .await;
    let phones_device = phone.state().borrow().status.device;
    phone.shutdown().await;
    join_in(dirs[2].path(), &bobs, "Bob").await;
    laptop.shutdown().await;

    // The phone has not heard of Bob.
    let (phone, _events) = start(dirs[1].path()).await;
    assert_eq!(phone.state().borrow().snapshot.members.len(), 1);
    let bobs = Ticket::from_text(&bobs).unwrap();
    let secret = Secret::from_random(*bobs.secret().as_bytes());
    let addrs = phone.state().borrow().status.reach.addrs.clone();
    let device = TicketDevice { device: phones_device, addrs };
    let at_phone = Ticket::new(bobs.invite(), secret, [device], None).unwrap().to_text();
    join_in(dirs[3].path(), &at_phone, "Mallory").await;
    eventually(&phone, |state| state.snapshot.members.len() == 2).await;

    phone.shutdown().await;

    let (laptop, _events) = start(dirs[0].path()).await;
    let (phone, _events) = start_beside(dirs[1].path(), &laptop).await;
    for node in [&laptop, &phone] {
        // Only Alice's other device is left of those to talk with.
        let state = eventually(node, |state| {
            state.status.peers.len() == 1 && state.status.peers.iter().all(|peer| peer.has_all)
        })
        .await;
        assert!(state.status.belongs, "she is not shut out of her own group by it");
        assert_eq!(state.status.delivery, api::Delivery::default());
        assert_eq!(state.status.invitations, []);
    }
    write_purpose(&laptop, "to settle it").await;
    eventually(&phone, |state| purpose(state) == "to settle it").await;
    laptop.shutdown().await;
    phone.shutdown().await;
}

/// A device that lets anybody in, into a group of its own.
async fn lying_host(
    group_dir: &Path,
    ticket: &Ticket,
) -> (TicketDevice, tokio::task::JoinHandle<()>) {
    let offline = Offline::open(group_dir, &passphrase()).unwrap();
    let mut config = NetConfig::new(offline.key().clone(), [3; 32]);
    config.listen = options().listen;
    let (net, mut events) = Net::bind(config).await.unwrap();
    net.open_join(true);
    let me = TicketDevice { device: net.id(), addrs: net.addrs() };
    let invites = [OpenInvite {
        invite: ticket.invite(),
        key: ticket.secret().invite_key(),
        purpose: Purpose::OwnDevice,
        inviter: offline.replica.ledger().me().unwrap(),
        expires: edge::today().plus(3),
        used_by: None,
    }];
    let lying = tokio::spawn(async move {
        let ledger = offline.replica.ledger();
        let door = Door { me: ledger.me().unwrap(), today: edge::today(), invites: &invites };
        let mut host = None;
        while let Some(event) = events.recv().await {
            match event {
                NetEvent::JoinRequested { session, device, .. } => {
                    let (opened, frame) = Host::open(HostSetup {
                        group: ledger.log().group(),
                        host: net.id(),
                        newcomer: device,
                        challenge: [1; 32],
                        nonce: [2; 32],
                    });
                    host = Some(opened);
                    net.send(session, frame).unwrap();
                }
                NetEvent::Frame { session, bytes } => {
                    match host.as_mut().unwrap().handle(&bytes, &door).unwrap() {
                        HostOutput::Send(frame) => net.send(session, frame).unwrap(),
                        HostOutput::Admit(_) | HostOutput::AdmittedBefore { .. } => {
                            let entries: Vec<_> = (0..ledger.log().len())
                                .filter_map(|at| ledger.signed_whole(at))
                                .collect();
                            let batches = batch::encode_all(&entries).unwrap();
                            let last = batches.len() - 1;
                            for (at, bytes) in batches.into_iter().enumerate() {
                                let frame =
                                    host.as_mut().unwrap().content(bytes, at == last).unwrap();
                                net.send(session, frame).unwrap();
                            }
                        }
                        HostOutput::Finished => panic!("the newcomer kept a lie"),
                    }
                }
                _ => {}
            }
        }
    });
    (me, lying)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_that_lies_about_the_group_is_passed_over_and_nothing_of_it_is_kept() {
    let (alices, others, bobs) =
        (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    found(others.path(), &passphrase(), &Founding::new("A trap", "Mallory"), &options()).unwrap();
    let (alice, _events) = start(alices.path()).await;
    let good = Ticket::from_text(&ticket(&alice, "Bob").await).unwrap();
    let (liar, lying) = lying_host(others.path(), &good).await;
    let secret = || Secret::from_random(*good.secret().as_bytes());
    let only_liar = Ticket::new(good.invite(), secret(), [liar.clone()], None).unwrap();
    let error = refused(bobs.path(), &only_liar.to_text()).await;
    assert!(matches!(error, NodeError::NotThatGroup(_)), "{error:?}");
    assert!(Unlocked::open(bobs.path(), &passphrase()).is_err());

    let both = Ticket::new(
        good.invite(),
        secret(),
        std::iter::once(liar).chain(good.devices().iter().cloned()),
        None,
    );
    join_in(bobs.path(), &both.unwrap().to_text(), "Bob").await;
    let state = Offline::open(bobs.path(), &passphrase()).unwrap().state();
    assert_eq!(state.snapshot.focus.name.words, "Night shift");
    lying.abort();
    alice.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_made_before_the_network_ever_ran_works_where_the_address_is_told_otherwise() {
    let (alices, bobs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(alices.path());
    let mut offline = Offline::open(alices.path(), &passphrase()).unwrap();
    let Reply::Ticket { ticket, .. } = offline.run(Command::Invite { name: "Bob".into() }) else {
        panic!("no ticket")
    };
    drop(offline);
    assert!(Ticket::from_text(&ticket).unwrap().devices()[0].addrs.is_empty());
    let error = refused(bobs.path(), &ticket).await;
    assert!(matches!(error, NodeError::Unreachable(_)), "{error:?}");
    let (alice, _events) = start(alices.path()).await;
    // Now that it runs, the same invitation's ticket tells where.
    let state = eventually(&alice, |state| {
        let ticket = state.status.invitations[0].ticket.as_ref();
        ticket.is_some_and(|text| !Ticket::from_text(text).unwrap().devices()[0].addrs.is_empty())
    })
    .await;
    let peers = Options { peers: state.status.reach.addrs.clone(), ..options() };
    join(bobs.path(), &passphrase(), &ticket, "Bob", &peers, &mut |_| {}).await.unwrap();
    alice.shutdown().await;
}

#[test]
fn everyone_has_a_key_of_their_own() {
    let keys: BTreeSet<DeviceId> = (0..3)
        .map(|_| {
            let dir = TempDir::new().unwrap();
            found_in(dir.path());
            Offline::open(dir.path(), &passphrase()).unwrap().device()
        })
        .collect();
    assert_eq!(keys.len(), 3);
}
