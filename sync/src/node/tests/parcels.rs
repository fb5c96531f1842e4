//! Files in place of a network: two and three devices that never meet.

mod apart;
mod joining;

use std::collections::BTreeSet;

use self::apart::{Apart, same};
use super::*;
use crate::id::MemberId;
use crate::node::api::{
    Answer, Door, Heard, JoinAsked, LetIn, Outcome, ParcelRead, ParcelWritten, Rule, Say, Threshold,
};
use crate::parcel::{Head, key_of_device, seal_parcel, seal_request};
use crate::protocol::Message;
use crate::reason::Reason;

/// How often each bad file is tried.
const VARIATIONS: usize = 20;

#[test]
fn what_one_wrote_reaches_the_other_and_the_reply_says_that_it_did() {
    let mut apart = Apart::two();
    apart.does("alice", add_rule("One"));
    apart.does("alice", add_rule("Two"));
    let (file, written) = apart.write("alice", &["bob"], false);
    assert_eq!((written.entries, written.leaves_out), (2, false));
    let bob = apart.member("bob");
    // Nothing is taken to have arrived because it was written.
    assert_eq!(apart.state("alice").status.delivery.waiting, [bob]);

    let reply = apart.file();
    let read = Command::ReadParcel { file: file.clone(), reply: Some(reply.clone()), let_in: None };
    let Reply::ParcelRead(read) = apart.run("bob", read) else { panic!() };
    assert_eq!(
        (read.entries, read.texts, read.is_incomplete, read.writer_lacks),
        (2, 4, false, false)
    );
    assert_eq!(read.reply.unwrap().entries, 0, "she has all of it");
    assert_eq!(titles(&apart.state("bob")), ["One", "Two"]);
    let closing = apart.read("alice", &reply);
    assert_eq!((closing.entries, closing.texts), (0, 0));
    let status = apart.state("alice").status;
    assert_eq!(status.delivery.delivered, [bob]);
    assert!(status.sent.iter().all(|line| line.waiting.is_empty()));
    assert_eq!(status.peers[0].heard, Heard::Today);
    same(&apart, &["alice", "bob"]);
}

#[test]
fn reading_twice_or_late_or_all_of_it_changes_nothing_more() {
    let mut apart = Apart::two();
    apart.does("alice", add_rule("One"));
    let (early, _) = apart.write("alice", &["bob"], false);
    apart.does("alice", add_rule("Two"));
    let (late, _) = apart.write("alice", &["bob"], true);
    assert!(apart.read("bob", &late).entries >= 2);
    let before = apart.everything("bob");
    for _ in 0..VARIATIONS {
        for file in [&early, &late] {
            let read = apart.read("bob", file);
            assert_eq!((read.entries, read.texts, read.is_incomplete), (0, 0, false));
            assert_eq!(read.broken_off, None);
        }
    }
    assert_eq!(apart.everything("bob"), before);
}

#[test]
fn a_parcel_that_follows_what_is_not_here_says_so_and_one_with_everything_mends_it() {
    let mut apart = Apart::two();
    apart.does("alice", add_rule("One"));
    // It is lost; and bob is believed to have it, because a reply of a copy of his device said so.
    let (lost, _) = apart.write("alice", &["bob"], false);
    let copy = apart.dir("copy of bob");
    std::fs::create_dir(&copy).unwrap();
    for file in std::fs::read_dir(apart.dir("bob")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.join(file.file_name())).unwrap();
    }
    let reply = apart.file();
    let read = Command::ReadParcel { file: lost, reply: Some(reply.clone()), let_in: None };
    assert!(matches!(apart.run("copy of bob", read), Reply::ParcelRead(_)));
    apart.read("alice", &reply);

    apart.does("alice", add_rule("Two"));
    let read = apart.bring("alice", "bob");
    assert!(read.is_incomplete && read.entries == 0, "{read:?}");
    let (file, _) = apart.write("alice", &["bob"], true);
    let read = apart.read("bob", &file);
    assert!(!read.is_incomplete && read.entries == 2, "{read:?}");
    same(&apart, &["alice", "bob"]);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let mut apart = Apart::two();
    let file = apart.file();
    std::fs::write(&file, "mine").unwrap();
    let to = vec![apart.member("bob")];
    let write = Command::WriteParcel { to, everything: false, file: file.clone() };
    let Reply::Refused { because } = apart.run("alice", write) else { panic!() };
    assert_eq!(because.code(), "parcel-file-there");
    let (parcel, _) = apart.write("alice", &["bob"], true);
    let before = apart.everything("bob");
    let read = Command::ReadParcel { file: parcel, reply: Some(file.clone()), let_in: None };
    let Reply::Refused { because } = apart.run("bob", read) else { panic!() };
    assert_eq!(because.code(), "parcel-file-there");
    assert_eq!(apart.everything("bob"), before);
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    assert_eq!(apart.refused("bob", &apart.dir("no such file")).code(), "parcel-no-file");
    let elsewhere = apart.dir("no such folder").join("file");
    let to = vec![apart.member("bob")];
    let write = Command::WriteParcel { to, everything: false, file: elsewhere };
    let Reply::Refused { because } = apart.run("alice", write) else { panic!() };
    assert_eq!(because.code(), "parcel-file");
}

/// A device whose folder is set back to a backup has less than it had, and says so by its next parcel.
#[test]
fn a_device_that_was_set_back_is_written_for_as_it_says_it_is() {
    let mut apart = Apart::two();
    apart.bring("alice", "bob");
    let before = apart.dir("bob of before");
    copy(&apart.dir("bob"), &before);
    apart.does("alice", add_rule("While he still had it"));
    apart.bring("alice", "bob");
    apart.does("bob", add_rule("His own"));
    apart.bring("bob", "alice");
    std::fs::remove_dir_all(apart.dir("bob")).unwrap();
    std::fs::rename(&before, apart.dir("bob")).unwrap();
    apart.bring("bob", "alice");
    let read = apart.bring("alice", "bob");
    assert!(!read.is_incomplete && read.entries >= 2, "{read:?}");
    assert_eq!(titles(&apart.state("bob")).len(), 2);
    same(&apart, &["alice", "bob"]);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn what_cannot_be_taken_in_ends_the_look_at_a_parcel_of_somebody_unknown() {
    let apart = Apart::two();
    let group = apart.open("alice");
    let bobs: Vec<_> = group.replica.ledger().allowed_peers().into_iter().collect();
    let packing = crate::protocol::Packing {
        receivers: &bobs,
        everything: true,
        wants: &BTreeSet::new(),
        most_bytes: u64::MAX,
    };
    let frames = group.replica.pack(&packing).unwrap().frames;
    let mut trial = group.replica.trial();
    assert!(frames.iter().all(|frame| trial.add(frame).is_ok()));
    let broken = Message::Entries(crate::protocol::Batch { bytes: vec![7; 100] }).encode();
    assert!(trial.add(&broken).is_err() && trial.add(&[1, 2, 3]).is_err());
}

#[test]
fn a_parcel_for_others_or_of_another_group_is_refused_and_changes_nothing() {
    let mut apart = Apart::three();
    for nth in 0..VARIATIONS {
        apart.does("alice", add_rule(&format!("Rule {nth}")));
        let (for_carol, _) = apart.write("alice", &["carol"], nth % 2 == 0);
        assert_eq!(apart.refused("bob", &for_carol).code(), "parcel-not-for-this-device");
        // Nor does whoever wrote it open it again.
        assert_eq!(apart.refused("alice", &for_carol).code(), "parcel-not-for-this-device");
    }
    let mut elsewhere = Apart::two();
    let (other, _) = elsewhere.write("alice", &["bob"], true);
    assert_eq!(apart.refused("bob", &other).code(), "parcel-not-for-this-device");
    // Sealed to bob's device by somebody who knows its key, of another group, or naming others.
    let key_of = |apart: &Apart, name: &str| {
        let group = apart.open(name);
        let ledger = group.replica.ledger();
        ledger.roster().devices[&ledger.device()].parcel_key
    };
    let bobs = key_of(&apart, "bob");
    for nth in 0..u8::try_from(VARIATIONS).unwrap() {
        let group = apart.open("alice");
        let ledger = group.replica.ledger();
        let frames = vec![Message::Hello(ledger.log().vector()).encode()];
        let seal = |head: &Head| {
            let file = apart.dir(&format!("sealed by hand {nth}"));
            drop(std::fs::remove_file(&file));
            let out = std::fs::File::create_new(&file).unwrap();
            seal_parcel(out, &[bobs], &mut edge::fill, group.key(), head, &frames).unwrap();
            file
        };
        let members = vec![group.status().me];
        let mut other_group = *ledger.log().group().as_bytes();
        other_group[usize::from(nth)] ^= 1;
        let other_group = crate::id::GroupId::from_bytes(other_group);
        let head = Head::new(other_group, group.device(), members.clone(), edge::today(), &frames);
        let of_another = seal(&head.unwrap());
        assert_eq!(apart.refused("bob", &of_another).code(), "parcel-other-group");
        let ours = ledger.log().group();
        let head = Head::new(ours, group.device(), members, edge::today(), &frames);
        let for_others = seal(&head.unwrap());
        assert_eq!(apart.refused("bob", &for_others).code(), "parcel-not-for-this-device");
    }
}

#[test]
fn damaged_files_are_told_and_change_nothing_whatever_was_done_to_them() {
    let mut apart = Apart::two();
    for nth in 0..30 {
        // Words that cannot be made shorter.
        let word = |at: usize| blake3::hash(format!("{nth} {at}").as_bytes()).to_hex().to_string();
        let wording = (0..200).map(word).collect();
        let title = format!("Rule {nth}");
        apart.does("alice", Edit::AddRule { title, wording, topic: None });
    }
    let (file, _) = apart.write("alice", &["bob"], true);
    let right = std::fs::read(&file).unwrap();
    assert!(right.len() > 150_000, "{} bytes", right.len());
    let mut said = BTreeSet::new();
    for nth in 0..VARIATIONS {
        let at = right.len() * (2 * nth + 1) / (2 * VARIATIONS);
        std::fs::write(&file, &right[..at]).unwrap();
        said.insert(apart.refused("bob", &file).code());
        let mut mangled = right.clone();
        mangled[at] ^= 0x10;
        std::fs::write(&file, &mangled).unwrap();
        said.insert(apart.refused("bob", &file).code());
    }
    assert_eq!(said, ["parcel-cut-off", "parcel-damaged"].into());
    std::fs::write(&file, &right).unwrap();
    assert!(apart.read("bob", &file).entries >= 30);
    same(&apart, &["alice", "bob"]);
}

#[test]
fn nothing_is_taken_from_a_member_who_was_removed_and_what_the_others_passed_on_counts() {
    let mut apart = Apart::three();
    apart.bring("alice", "bob");
    apart.bring("bob", "carol");
    // Carol writes before she hears, and bob passes the first of it on.
    apart.does("carol", add_rule("Before"));
    apart.bring("carol", "bob");
    let carol = apart.member("carol");
    let removal = Say::ProposeRemoval { member: carol, why: None };
    assert_eq!(apart.run("bob", Command::Say(removal)), Reply::Done);
    apart.bring("bob", "alice");
    apart.agrees("alice");

    for nth in 0..VARIATIONS {
        apart.does("carol", add_rule(&format!("After {nth}")));
        let (file, _) = apart.write("carol", &["alice"], nth % 2 == 0);
        assert_eq!(apart.refused("alice", &file).code(), "parcel-writer-gone");
    }
    assert_eq!(titles(&apart.state("alice")), ["Before"]);
    // Nor is anything written for her any more.
    let file = apart.file();
    let write = Command::WriteParcel { to: vec![carol], everything: true, file };
    let Reply::Refused { because } = apart.run("alice", write) else { panic!() };
    assert_eq!(because.code(), "parcel-nobody-to-read");
}

#[test]
fn a_newcomer_whom_another_let_in_is_believed_by_what_the_parcel_itself_brings_and_a_stranger_is_not()
 {
    let mut apart = Apart::two();
    apart.agree_on("carol");
    apart.joins("bob", "carol");
    // Alice has not heard of it.
    assert_eq!(apart.state("alice").snapshot.members.len(), 2);
    let (file, _) = apart.write("carol", &["alice"], false);
    assert!(apart.read("alice", &file).entries > 0);
    assert_eq!(apart.state("alice").snapshot.members.len(), 3);
    same(&apart, &["alice", "carol"]);

    // Somebody who has what a member has, and a key that nobody let in.
    let group = apart.open("carol");
    let ledger = group.replica.ledger();
    let wants = BTreeSet::new();
    let receivers: Vec<_> = ledger.allowed_peers().into_iter().collect();
    let packing = crate::protocol::Packing {
        receivers: &receivers,
        everything: true,
        wants: &wants,
        most_bytes: u64::MAX,
    };
    let frames = group.replica.pack(&packing).unwrap().frames;
    let alice = apart.open("alice");
    let alices = alice.replica.ledger();
    let key = alices.roster().devices[&alices.device()].parcel_key;
    let (me, ours) = (alice.status().me, alices.log().group());
    drop(alice);
    drop(group);
    for nth in 0..u8::try_from(VARIATIONS).unwrap() {
        let stranger = ed25519_dalek::SigningKey::from_bytes(&[nth + 100; 32]);
        let device = crate::id::DeviceId::from_bytes(stranger.verifying_key().to_bytes());
        let head = Head::new(ours, device, vec![me], edge::today(), &frames).unwrap();
        let file = apart.file();
        let out = std::fs::File::create_new(&file).unwrap();
        seal_parcel(out, &[key], &mut edge::fill, &stranger, &head, &frames).unwrap();
        assert_eq!(apart.refused("alice", &file).code(), "parcel-writer-unknown");
    }
}

#[test]
fn what_is_only_for_those_who_vote_reaches_them_each_alone_and_nobody_else() {
    let mut apart = Apart::three();
    apart.bring("alice", "bob");
    apart.bring("bob", "carol");
    // Carol is on a break, so she is not asked.
    assert_eq!(apart.run("carol", Command::Say(Say::Pause)), Reply::Done);
    for (from, to) in [("carol", "alice"), ("alice", "bob"), ("carol", "bob")] {
        apart.bring(from, to);
    }
    let why = Some("just between us".to_owned());
    let person = Say::ProposePerson { name: "Dora".into(), returning: None, why };
    assert_eq!(apart.run("alice", Command::Say(person)), Reply::Done);
    let (file, written) = apart.write("alice", &["bob", "carol"], false);
    assert!(written.leaves_out && written.entries > 0, "{written:?}");
    for name in ["bob", "carol"] {
        assert_eq!(apart.read(name, &file).entries, 1);
        assert!(!apart.everything(name).contains("just between us"));
    }
    // Bob's reply asks for what he may have; carol asks for nothing.
    let bobs = apart.file();
    let reply = Command::ReadParcel { file: file.clone(), reply: Some(bobs.clone()), let_in: None };
    assert!(matches!(apart.run("bob", reply), Reply::ParcelRead(_)));
    apart.read("alice", &bobs);
    apart.bring("carol", "alice");
    let (for_bob, written) = apart.write("alice", &["bob"], false);
    assert_eq!((written.entries, written.leaves_out), (0, false));
    let read = apart.read("bob", &for_bob);
    assert_eq!((read.entries, read.texts), (0, 2));
    assert!(apart.everything("bob").contains("just between us"));
    // To her, also with everything, none of it goes; nor through bob.
    for from in ["alice", "bob"] {
        let (file, written) = apart.write(from, &["carol"], true);
        assert!(written.leaves_out);
        apart.read("carol", &file);
        assert!(!apart.everything("carol").contains("just between us"));
    }
}

#[test]
fn what_a_member_keeps_for_themselves_is_in_no_parcel() {
    let mut apart = Apart::two();
    let jot = crate::node::mine::Jot::WriteNote { note: None, words: "for my eyes".into() };
    assert_eq!(apart.run("alice", Command::Mine(jot)), Reply::Done);
    let (file, _) = apart.write("alice", &["bob"], true);
    apart.read("bob", &file);
    let bob = apart.open("bob");
    assert!(!format!("{bob:?}").contains("for my eyes"));
    let bytes = std::fs::read(file).unwrap();
    for part in ["for my eyes", "Night shift", "alice"] {
        assert!(!bytes.windows(part.len()).any(|window| window == part.as_bytes()));
    }
}

#[test]
fn a_disk_that_is_full_while_a_parcel_is_read_leaves_the_old_and_reading_again_brings_the_new() {
    let mut apart = Apart::two();
    let words = many_words("more than there is room for");
    apart.does("alice", Edit::AddRule { title: "One".into(), wording: words, topic: None });
    let (file, _) = apart.write("alice", &["bob"], false);
    let dir = apart.dir("bob");
    let mut bob = apart.open("bob");
    full_disk::set(&dir, true);
    let read = Command::ReadParcel { file: file.clone(), reply: None, let_in: None };
    let Reply::Refused { because } = bob.run(read) else { panic!("read") };
    assert!(because.english().contains("full"), "{because}");
    drop(bob);
    full_disk::set(&dir, false);
    assert_eq!(titles(&apart.state("bob")), Vec::<String>::new());
    assert_eq!(apart.read("bob", &file).entries, 1);
    assert_eq!(titles(&apart.state("bob")), ["One"]);
}

#[test]
fn a_part_that_breaks_the_rules_is_told_and_what_came_before_it_stays() {
    let apart = Apart::two();
    apart.does("alice", add_rule("One"));
    for nth in 0..VARIATIONS {
        let group = apart.open("alice");
        let ledger = group.replica.ledger();
        let bobs: Vec<_> = ledger.allowed_peers().into_iter().collect();
        let wants = BTreeSet::new();
        let packing = crate::protocol::Packing {
            receivers: &bobs,
            everything: true,
            wants: &wants,
            most_bytes: u64::MAX,
        };
        let mut frames = group.replica.pack(&packing).unwrap().frames;
        frames.push(match nth % 4 {
            0 => vec![1, 2, 3],
            1 => frames[0].clone(),
            2 => Message::Have(Vec::new()).encode(),
            _ => Message::Entries(crate::protocol::Batch { bytes: vec![7; 100 + nth] }).encode(),
        });
        let bob = ledger.roster().member_of(bobs[0]).unwrap();
        let head =
            Head::new(ledger.log().group(), group.device(), vec![bob], edge::today(), &frames);
        let key = ledger.roster().devices[&bobs[0]].parcel_key;
        let file = apart.dir(&format!("broken {nth}"));
        let out = std::fs::File::create_new(&file).unwrap();
        seal_parcel(out, &[key], &mut edge::fill, group.key(), &head.unwrap(), &frames).unwrap();
        drop(group);
        let read = apart.read("bob", &file);
        assert_eq!(read.broken_off.unwrap().code(), "trouble-parcel-broken-off");
        assert_eq!(titles(&apart.state("bob")), ["One"]);
        assert_whole(&apart.dir("bob"));
    }
}

#[test]
fn a_device_whose_key_for_parcels_is_none_is_named_and_the_others_are_written_for() {
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    let ticket = crate::invitation::Ticket::from_text(&apart.ticket("alice", "Mallory")).unwrap();
    let mallory = ed25519_dalek::SigningKey::from_bytes(&[66; 32]);
    let bad = crate::id::ParcelKey::from_bytes([0; 32]);
    let request = crate::invitation::JoinRequest::new(&ticket, &mallory, bad);
    let file = apart.file();
    let host = key_of_device(ticket.devices()[0].device).unwrap();
    let out = std::fs::File::create_new(&file).unwrap();
    seal_request(out, &[host], &mut edge::fill, &request).unwrap();
    // She is in, as far as the group's rules go, and no answer can be sealed to her.
    let answer = apart.file();
    let let_in = Some(request.device());
    let read = Command::ReadParcel { file, reply: Some(answer.clone()), let_in };
    let Reply::Refused { because } = apart.run("alice", read) else { panic!() };
    assert_eq!(because.code(), "parcel-nobody-to-read");
    assert!(!answer.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_node_reads_and_writes_parcels_and_passes_on_what_came() {
    let pair = Pair::new().await;
    // Bob's second device meets nobody.
    let Reply::Ticket { ticket, .. } = pair.bob.command(Command::InviteMyDevice).await else {
        panic!()
    };
    let home = TempDir::new().unwrap();
    let file = |name: &str| home.path().join(name);
    let phone = file("phone");
    join_by_parcel(&phone, &passphrase(), &ticket, "Bob", &options(), &file("request")).unwrap();
    let ask = Command::ReadParcel { file: file("request"), reply: None, let_in: None };
    let Reply::JoinRequest(asked) = pair.bob.command(ask).await else { panic!() };
    let (file_of, let_in) = (file("request"), Some(asked.device));
    let read = Command::ReadParcel { file: file_of, reply: Some(file("answer")), let_in };
    let Reply::LetIn(let_in) = pair.bob.command(read).await else { panic!() };
    eventually(&pair.bob, |state| state.status.welcome.iter().any(|it| it.words == let_in.words))
        .await;
    read_answer(&phone, &passphrase(), &options(), &file("answer")).unwrap();

    let mut offline = Offline::open(&phone, &passphrase()).unwrap();
    assert_eq!(offline.run(Command::Edit(add_rule("From the phone"))), Reply::Done);
    let me = offline.state().status.me;
    let write = Command::WriteParcel { to: vec![me], everything: false, file: file("parcel") };
    assert!(matches!(offline.run(write), Reply::ParcelWritten(_)));
    offline.close();
    let read =
        Command::ReadParcel { file: file("parcel"), reply: Some(file("reply")), let_in: None };
    let Reply::ParcelRead(read) = pair.bob.command(read).await else { panic!() };
    assert!(read.entries > 0 && read.reply.is_some());
    let state = pair.bob.state().borrow().clone();
    assert_eq!(titles(&state), ["From the phone"], "whoever looks after the reply sees it");
    // Alice hears it by the network at once.
    eventually(&pair.alice, |state| titles(state) == ["From the phone"]).await;
    assert!(matches!(
        Offline::open(&phone, &passphrase()).unwrap().run(Command::ReadParcel {
            file: file("reply"),
            reply: None,
            let_in: None
        }),
        Reply::ParcelRead(_)
    ));
    pair.shutdown().await;
}
