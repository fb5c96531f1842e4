//! Devices by hand: alice founds, bob and carol come in, all write, everybody has the same.

use super::simulator::{RULE, World};
use super::*;
use crate::group::edit::{Edit, TextField};
use crate::group::snapshot::Words;
use crate::id::Day;
use crate::roster::{Answer, Motion, Proposal, Purpose, Statement, Vote};

mod copies;
mod deciding;
mod hostile;
mod lent;
mod relay;

const ALICE: usize = 0;
const BOB: usize = 1;
const CAROL: usize = 2;

fn write(text: TextField, words: &str) -> Edit {
    Edit::Write { text, words: words.to_owned(), from: None }
}

fn purpose(words: &str) -> Edit {
    write(TextField::FocusPurpose, words)
}

/// Alice and bob, who is let in by alice alone.
fn two() -> World {
    let mut world = World::found("alice", RULE, 1);
    assert_eq!(world.let_in(ALICE, &[], "bob"), BOB);
    world.connect_all();
    world.run_until_quiescent();
    world
}

/// Alice, bob and carol.
fn three() -> World {
    let mut world = two();
    assert_eq!(world.let_in(ALICE, &[BOB], "carol"), CAROL);
    // Bob has to hear of carol before he lets her in.
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    world
}

fn same(world: &World) {
    let first = world.devices[0].ledger();
    for device in &world.devices[1..] {
        assert_eq!(device.ledger().log().heads(), first.log().heads(), "{}", device.name);
        assert_eq!(device.ledger().roster(), first.roster());
        assert_eq!(device.ledger().snapshot(), first.snapshot());
    }
}

fn purpose_of(world: &World, at: usize) -> String {
    world.devices[at].ledger().snapshot().focus.purpose.words.clone()
}

#[test]
fn what_one_writes_the_other_reads() {
    let mut world = two();
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, BOB), "to rest");
    same(&world);
    let (alice, bob) = (world.devices[ALICE].id(), world.devices[BOB].id());
    assert!(world.devices[ALICE].replica.as_ref().unwrap().has_all(bob));
    assert!(world.devices[BOB].replica.as_ref().unwrap().has_all(alice));
    assert!(world.devices[ALICE].told.iter().any(|it| matches!(it, Output::Complete { .. })));
}

#[test]
fn where_a_newcomer_is_told_before_anything_is_known_of_her_is_not_forgotten() {
    let mut world = two();
    let at = CAROL;
    // Alice lets carol in while bob, who is connected, has heard nothing of it yet.
    assert_eq!(world.let_in(ALICE, &[BOB], "carol"), at);
    let told = told_of(&world, at);
    let alice = world.devices[ALICE].as_peer();
    let frame = Message::Addresses(vec![told.clone()]).encode();
    let day = world.devices[BOB].day;
    let bob = world.devices[BOB].replica.as_mut().unwrap();
    assert!(!bob.ledger().allowed_peers().contains(&told.device));
    bob.handle(Input::Received { peer: alice, frame }, day);
    world.perform(BOB);
    let heard = |world: &World| {
        let mut told = world.devices[BOB].told.iter();
        told.any(|it| {
            matches!(it, Output::Addresses { known, .. } if known.contains(&told_of(world, at)))
        })
    };
    assert!(!heard(&world), "nobody dials who does not belong");

    world.run_until_quiescent();
    assert!(heard(&world), "once she belongs, bob knows where she is");
}

fn told_of(world: &World, at: usize) -> KnownAddrs {
    KnownAddrs { device: world.devices[at].id(), addrs: vec![([192, 0, 2, 1], 4711).into()] }
}

#[test]
fn what_was_written_apart_is_joined() {
    let mut world = two();
    world.edit(ALICE, &purpose("we meet to rest and to talk"));
    world.run_until_quiescent();
    world.cut_all();
    world.edit(ALICE, &purpose("we meet every week to rest and to talk"));
    world.edit(BOB, &purpose("we meet to rest and to listen"));
    world.edit(BOB, &Edit::NameMyself { name: "Bob".into() });
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, ALICE), "we meet every week to rest and to listen");
    same(&world);
}

#[test]
fn two_edits_in_one_step_both_stand() {
    let mut world = two();
    let day = Day(20_000);
    let mut number = 0;
    let mut random = || {
        number += 1;
        [number; 16]
    };
    let replica = world.devices[ALICE].replica.as_mut().unwrap();
    let both = replica.write(|ledger| {
        ledger.edit(&purpose("to rest"), day, &mut random)?;
        ledger.edit(&write(TextField::FocusWho, "nurses"), day, &mut random)
    });
    both.unwrap();
    world.run_until_quiescent();
    let focus = world.devices[BOB].ledger().snapshot().focus;
    assert_eq!((focus.purpose.words.as_str(), focus.who.words.as_str()), ("to rest", "nurses"));
    same(&world);
}

#[test]
fn whoever_leaves_hears_that_the_others_have_it_before_the_sessions_end() {
    let mut world = three();
    world.say(BOB, crate::roster::Statement::Leave(None));
    world.run_until_quiescent();
    let bob = world.devices[BOB].replica.as_ref().unwrap();
    let told = &world.devices[BOB].told;
    for other in [ALICE, CAROL] {
        let device = world.devices[other].id();
        assert!(bob.has_all(device), "{} has it", world.devices[other].name);
        assert!(!world.is_linked(BOB, other));
        let is_told = |it: &Output| matches!(it, Output::Complete { peer } if *peer == device);
        assert!(told.iter().any(is_told));
    }
    assert_eq!(world.devices[BOB].dismissed, [SessionEnd::NotInGroup, SessionEnd::NotInGroup]);
}

#[test]
fn whoever_leaves_while_another_is_away_knows_that_it_has_not_heard() {
    let mut world = three();
    world.cut(BOB, CAROL);
    world.cut(ALICE, CAROL);
    world.say(BOB, crate::roster::Statement::Leave(None));
    world.run_until_quiescent();
    let bob = world.devices[BOB].replica.as_ref().unwrap();
    assert!(bob.has_all(world.devices[ALICE].id()));
    assert!(!bob.has_all(world.devices[CAROL].id()));
}

#[test]
fn what_was_written_is_kept_and_sent_before_the_document_has_it() {
    let mut world = two();
    world.try_edit(ALICE, &purpose("to rest")).unwrap();
    let replica = world.devices[ALICE].replica.as_mut().unwrap();
    assert!(matches!(replica.poll_output(), Some(Output::Store(_))));
    assert!(matches!(replica.poll_output(), Some(Output::Send { .. })));
    assert!(replica.poll_output().is_none());
    assert_eq!(replica.ledger().snapshot().focus.purpose.words, "");
    replica.catch_up();
    assert!(matches!(replica.poll_output(), Some(Output::Changed)));
    assert_eq!(replica.ledger().snapshot().focus.purpose.words, "to rest");
}

#[test]
fn a_late_joiner_gets_the_whole_history_from_one_who_did_not_invite_it() {
    let mut world = two();
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    world.let_in(BOB, &[ALICE], "carol");
    world.cut_all();
    world.run_until_quiescent();
    world.edit(BOB, &purpose("to rest and to talk"));
    world.connect(BOB, CAROL);
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, CAROL), "to rest and to talk");
    world.edit(CAROL, &Edit::NameMyself { name: "Carol".into() });
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(world.devices[ALICE].ledger().snapshot().members.len(), 3);
}

#[test]
fn what_is_taken_back_is_nowhere() {
    let mut world = three();
    world.edit(BOB, &purpose("canary"));
    world.run_until_quiescent();
    let body = world.devices[ALICE].ledger().snapshot().focus.purpose.versions[0].body;
    let refused = world.try_edit(ALICE, &Edit::TakeBack { body });
    assert!(matches!(refused, Err(WriteError::NotYours)));
    world.edit(BOB, &Edit::TakeBack { body });
    world.run_until_quiescent();
    same(&world);
    for device in &world.devices {
        assert_eq!(device.ledger().snapshot().focus.purpose.versions[0].words, Words::TakenBack);
        assert!(device.ledger().body(&body).is_none());
        assert!(device.disk.body(&body).is_none());
    }
}

#[test]
fn the_name_of_somebody_considered_is_there_until_they_are_in_and_then_nowhere() {
    let mut world = two();
    let day = Day(20_000);
    let replica = world.devices[ALICE].replica.as_mut().unwrap();
    let (person, proposal) = replica
        .write(|ledger| {
            let (person, body) = ledger.body_of("Carol of the night ward", &mut || [5; 16]);
            let motion = Motion::Admit { person, returning: None };
            let proposal = Proposal { motion, reason: None, until: Day(30_000) };
            let said = ledger.say(Statement::Propose(proposal), vec![(person, body)], day)?;
            Ok::<_, WriteError>((person, said))
        })
        .unwrap();
    world.perform(ALICE);
    world.run_until_quiescent();
    let vote = Vote { proposal, answer: Answer::Yes, why: None };
    world.say(BOB, Statement::Vote(vote));
    world.run_until_quiescent();
    let everywhere = |world: &World| {
        let has = |device: &super::simulator::Device| {
            (device.ledger().body(&person).is_some(), device.disk.body(&person).is_some())
        };
        world.devices.iter().map(has).collect::<Vec<_>>()
    };
    assert_eq!(everywhere(&world), [(true, true); 2], "whoever lets her in has to know whom");
    world.admit(ALICE, "carol", Purpose::Person(proposal));
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    assert_eq!(everywhere(&world), [(false, false); 3]);
    same(&world);
}

#[test]
fn a_draft_is_seen_and_never_stored() {
    let mut world = two();
    let draft = Draft { text: TextField::FocusPurpose, words: Some("to r".into()) };
    world.devices[ALICE].replica.as_mut().unwrap().tell_draft(&draft);
    world.run_until_quiescent();
    let peer = world.devices[ALICE].as_peer();
    let seen = |it: &&Output| matches!(it, Output::Draft { peer: from, draft: it } if *from == peer && *it == draft);
    assert_eq!(world.devices[BOB].told.iter().filter(seen).count(), 1);
    assert_eq!(world.devices[BOB].ledger().snapshot().focus.purpose.words, "");
}

#[test]
fn a_room_is_told_and_never_stored_and_a_malformed_one_ends_the_session() {
    let mut world = two();
    let rows = world.devices[BOB].disk.entries();
    let mut live = crate::live::Live::default();
    let (me, now) = (crate::id::MemberId::from_bytes([1; 16]), std::time::Duration::from_secs(5));
    let open = crate::live::LiveCommand::Open { format: crate::live::Ready::Trio };
    let [frame] = live.act(open, me, now, [7; 16]).unwrap().try_into().unwrap();
    world.devices[ALICE].replica.as_mut().unwrap().tell_live(&frame);
    world.run_until_quiescent();
    let peer = world.devices[ALICE].as_peer();
    let seen = |it: &&Output| matches!(it, Output::Live { peer: from, frame: it } if *from == peer && *it == frame);
    assert_eq!(world.devices[BOB].told.iter().filter(seen).count(), 1);
    assert_eq!(world.devices[BOB].disk.entries(), rows);

    let mut bytes = Message::Live(frame).encode();
    let last = bytes.len() - 1;
    // What it says of its own is no yes and no no.
    bytes[last] = 9;
    world.inject(ALICE, BOB, bytes);
    world.run_until_quiescent();
    assert_eq!(world.devices[ALICE].dismissed, [SessionEnd::Unreadable]);
}

#[test]
fn a_restart_goes_on_from_the_rows_with_and_without_the_saved_document() {
    for is_saved in [false, true] {
        let mut world = three();
        world.edit(ALICE, &purpose("to rest"));
        world.run_until_quiescent();
        if is_saved {
            world.devices[ALICE].disk.document = Some(world.devices[ALICE].ledger().save());
        }
        world.edit(BOB, &write(TextField::FocusWho, "nurses"));
        world.run_until_quiescent();
        let before = world.devices[ALICE].ledger().snapshot();
        world.crash(ALICE);
        world.start(ALICE);
        assert_eq!(world.devices[ALICE].ledger().snapshot(), before);
        world.edit(ALICE, &purpose("to rest and to talk"));
        world.connect_all();
        world.run_until_quiescent();
        assert_eq!(purpose_of(&world, CAROL), "to rest and to talk");
        same(&world);
    }
}

#[test]
fn a_device_set_back_to_an_older_copy_hears_again_what_it_once_had() {
    let mut world = three();
    world.edit(BOB, &purpose("to rest"));
    let backup = world.devices[BOB].disk.clone();
    world.edit(BOB, &purpose("to rest and to talk"));
    world.run_until_quiescent();
    world.crash(BOB);
    world.devices[BOB].disk = backup;
    world.start(BOB);
    world.edit(BOB, &write(TextField::FocusWho, "nurses"));
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(purpose_of(&world, BOB), "to rest and to talk");
    assert!(world.devices.iter().all(|device| device.dismissed.is_empty()));
}

#[test]
fn an_entry_that_was_lost_and_came_again_fits_at_the_next_opening() {
    let mut world = two();
    let first = world.edit(ALICE, &purpose("to rest"));
    world.edit(ALICE, &purpose("to rest and to talk"));
    world.run_until_quiescent();
    world.edit(BOB, &purpose("to rest and to listen"));
    world.run_until_quiescent();
    let before = world.devices[BOB].ledger().snapshot();
    for is_saved in [false, true] {
        if is_saved {
            world.devices[BOB].disk.document = Some(world.devices[BOB].ledger().save());
        }
        world.crash(BOB);
        world.devices[BOB].disk.lose_and_fetch_again(first);
        world.start(BOB);
        assert_eq!(world.devices[BOB].ledger().snapshot(), before);
    }
    world.edit(BOB, &purpose("to rest after all"));
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
}

#[test]
fn words_whose_entry_cannot_be_read_stay_on_disk() {
    let mut world = two();
    let entry = world.edit(ALICE, &purpose("to rest"));
    let mut damaged = world.devices[ALICE].disk.clone();
    damaged.lose(entry);
    let (mut ledger, lost) = Ledger::open(
        world.group,
        world.devices[ALICE].key().clone(),
        [9; 16],
        damaged.open(),
        Box::new(Untold),
    )
    .unwrap();
    assert_eq!(lost, []);
    let erased = |row: &Row| matches!(row, Row::EraseBody(_));
    assert!(!ledger.settle().rows.iter().any(erased), "perhaps nobody else has them");
}

#[test]
fn one_member_writes_on_two_devices() {
    let mut world = two();
    let second = world.admit(ALICE, "alice's second", Purpose::OwnDevice);
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(world.devices[second].member(), world.devices[ALICE].member());
    let name = |name: &str| Edit::NameMyself { name: name.to_owned() };
    world.edit(second, &name("Alice"));
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(world.devices[BOB].ledger().snapshot().members.len(), 2);
}

#[test]
fn what_came_goes_to_disk_before_it_is_confirmed_shown_or_passed_on() {
    let mut world = three();
    let (alice, day) = (world.devices[ALICE].as_peer(), Day(20_000));
    world.try_edit(ALICE, &purpose("to rest")).unwrap();
    let mut frames = Vec::new();
    let mut is_stored = false;
    while let Some(output) = world.devices[ALICE].replica.as_mut().unwrap().poll_output() {
        is_stored |= matches!(output, Output::Store(_));
        let Output::Send { peer, frame } = output else { continue };
        assert!(is_stored, "alice tells nobody before it is on her disk");
        frames.extend((peer == world.devices[BOB].as_peer()).then_some(frame));
    }
    let bob = world.devices[BOB].replica.as_mut().unwrap();
    for frame in frames {
        bob.handle(Input::Received { peer: alice, frame }, day);
    }
    let outputs: Vec<Output> = std::iter::from_fn(|| bob.poll_output()).collect();
    let stored = outputs.iter().position(|it| matches!(it, Output::Store(_))).unwrap();
    assert_eq!(stored, 0, "{outputs:?}");
    let mut said = Vec::new();
    for output in &outputs {
        if let Output::Send { frame, .. } = output {
            said.extend(Message::decode(frame).unwrap());
        }
    }
    assert!(said.iter().any(|message| matches!(message, Message::Have(_))), "{said:?}");
    assert!(said.iter().any(|message| matches!(message, Message::Entries(_))), "carol hears it");
    assert!(outputs.iter().any(|output| matches!(output, Output::Changed)));
}

#[test]
fn a_disk_that_is_full_confirms_nothing() {
    let mut world = two();
    world.devices[BOB].disk.is_full = true;
    world.edit(ALICE, &purpose("to rest"));
    world.run_until_quiescent();
    assert!(world.devices[BOB].replica.is_none(), "it stopped");
    let bob = world.devices[BOB].id();
    assert!(!world.devices[ALICE].replica.as_ref().unwrap().has_all(bob));
    world.start(BOB);
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
}
