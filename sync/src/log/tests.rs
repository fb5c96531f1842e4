//! Claims about the log, from the outside.

mod model;
mod orders;
mod scale;
mod wire;

use std::collections::BTreeSet;

use super::testing::{Story, What, device, judge, key};
use super::*;
use crate::id::{BodyName, ParcelKey};
use crate::roster::{Purpose, prove_admit};

fn parked(story: &Story, log: &Log) -> BTreeSet<(usize, Parked)> {
    let standing = log.standing(&story.standings());
    let number =
        |at: usize| story.entries.iter().position(|e| Some(e.hash) == log.hash(at)).unwrap();
    standing.parked.iter().map(|(at, why)| (number(*at), *why)).collect()
}

fn edit(deps: &[usize]) -> What {
    What::Edit(deps.to_vec())
}

#[test]
fn only_the_device_that_opened_a_chain_can_continue_it() {
    let mut story = Story::new(2);
    let alices = story.write(0, Some(3), &[], edit(&[]));
    let entry = Entry {
        seq: story.entries[alices].entry.seq + 1,
        prev: Some(story.hash(alices)),
        ..story.entries[alices].entry.clone()
    };
    let forged = story.push(entry, 1);
    let mut log = story.log(0..=alices);
    let before = log.vector();
    let refusal = log.take_in(vec![story.entries[forged].clone()], judge);
    assert!(matches!(refusal, Err(Refusal::Invalid(_))));
    assert_eq!(log.vector(), before);
}

#[test]
fn nobody_binds_anothers_device_to_themselves_with_made_up_signatures() {
    let mut story = Story::new(2);
    let last = story.entries.len() - 1;
    let ticket = key(77);
    let invite = crate::roster::Invite {
        purpose: Purpose::OwnDevice,
        key: crate::id::InviteKey::from_bytes(ticket.verifying_key().to_bytes()),
        expires: crate::id::Day(1),
    };
    let invite = story.write(0, Some(last), &[], What::Say(Statement::Invite(invite)));
    let parcel_key = ParcelKey::from_bytes([3; 32]);
    let mut admit = prove_admit(story.group, story.hash(invite), &ticket, &key(5), parcel_key);
    admit.device = device(1);
    let admit = story.write(0, Some(invite), &[], What::Say(Statement::Admit(admit)));
    let bobs = story.write(1, None, &[admit], edit(&[]));
    let log = story.whole_log();
    assert!(log.position(&story.hash(bobs)).is_some());
    assert_eq!(log.chains().find(|c| c.1 == device(1)).unwrap().2, story.member(1));
}

#[test]
fn a_further_device_speaks_for_the_member_who_let_it_in() {
    let mut story = Story::new(1);
    let (phone, admitted) = story.add_own_device(0);
    let words = story.write(phone, None, &[admitted], edit(&[]));
    let log = story.whole_log();
    let chain = story.entries[words].entry.chain;
    assert_eq!(log.chain_author(&chain), Some((device(phone), story.member(0))));
}

#[test]
fn a_device_that_has_not_seen_its_own_admission_cannot_write() {
    let mut story = Story::new(2);
    let early = story.write(1, None, &[0], edit(&[]));
    let mut log = story.log(0..early);
    assert!(matches!(
        log.take_in(vec![story.entries[early].clone()], judge),
        Err(Refusal::Invalid("its device was never let in"))
    ));
}

#[test]
fn a_jump_in_the_numbers_of_a_chain_is_refused_and_takes_no_memory() {
    let mut story = Story::new(1);
    let entry = Entry {
        seq: u32::MAX,
        prev: Some(story.hash(0)),
        opening: None,
        kind: Kind::TakeBack(BodyName::from_bytes([1; 32])),
        ..story.entries[0].entry.clone()
    };
    let jump = story.push(entry, 0);
    let mut log = story.log([0]);
    assert!(log.take_in(vec![story.entries[jump].clone()], judge).is_err());
    assert_eq!(log.in_chain(&story.entries[0].entry.chain, 1), &[] as &[usize]);
}

#[test]
fn an_edit_that_is_no_change_stays_in_the_log_and_takes_its_chain_with_it() {
    let mut story = Story::new(2);
    let garbage = story.write(0, Some(3), &[], What::Garbage);
    let later = story.write(0, Some(garbage), &[], edit(&[]));
    let bobs = story.write(1, None, &[later], edit(&[]));
    let log = story.whole_log();
    assert_eq!(log.len(), story.entries.len());
    let expected = BTreeSet::from([(garbage, Parked::Invalid), (later, Parked::Invalid)]);
    assert_eq!(parked(&story, &log), expected);
    assert!(log.position(&story.hash(bobs)).is_some());
}

#[test]
fn an_edit_that_depends_on_what_its_entry_does_not_name_never_counts() {
    let mut story = Story::new(2);
    let first = story.write(0, Some(3), &[], edit(&[]));
    let vote = story.write(0, Some(first), &[], What::Unknown(300));
    let bobs = story.write(1, None, &[vote], edit(&[first]));
    let log = story.whole_log();
    assert_eq!(parked(&story, &log), BTreeSet::from([(bobs, Parked::Invalid)]));
}

#[test]
fn of_two_siblings_the_one_stays_on_which_more_members_rest() {
    let mut story = Story::new(4);
    let start = story.write(0, Some(9), &[], edit(&[]));
    let left = story.write(0, Some(start), &[], edit(&[start]));
    let right = story.write(0, Some(start), &[], edit(&[start]));
    let bobs = story.write(1, None, &[left], edit(&[left]));
    let carols = story.write(2, None, &[right], edit(&[right]));
    let daves = story.write(3, None, &[carols, right], edit(&[right]));
    let log = story.whole_log();
    let expected = BTreeSet::from([(left, Parked::Forked), (bobs, Parked::Forked)]);
    assert_eq!(parked(&story, &log), expected);
    assert!(log.standing(&story.standings()).counts(log.position(&story.hash(daves)).unwrap()));
}

#[test]
fn statements_that_follow_no_edit_park_nothing() {
    let mut story = Story::new(1);
    let a = story.write(0, Some(0), &[], What::Unknown(300));
    let b = story.write(0, Some(0), &[], edit(&[]));
    let log = story.whole_log();
    assert!(parked(&story, &log).is_empty(), "{a} {b}");
}

#[test]
fn after_a_fork_the_author_opens_a_new_chain_and_can_write() {
    let mut story = Story::new(2);
    let start = story.write(0, Some(3), &[], edit(&[]));
    let left = story.write(0, Some(start), &[], edit(&[start]));
    story.write(0, Some(start), &[], edit(&[start]));
    let log = story.whole_log();
    let standing = log.standing(&story.standings());
    let at = log.position(&story.hash(left)).unwrap();
    assert!(!log.can_continue(at, &standing));
    let deps = [story.change(left).unwrap()];
    let basis = log.basis(device(0), None, &deps, &standing).unwrap();
    assert_eq!(basis.seq, 0);
    assert!(basis.seen.contains(&story.hash(left)));
    assert_eq!(basis.after.len(), 2);
}

#[test]
fn a_member_with_endless_chains_leaves_the_others_able_to_write() {
    let mut story = Story::new(2);
    let ends: Vec<_> = (0..2_000).map(|_| story.write(1, None, &[3], edit(&[]))).collect();
    let log = story.whole_log();
    let standing = log.standing(&story.standings());
    let counts: Vec<_> = ends
        .iter()
        .copied()
        .filter(|end| standing.counts(log.position(&story.hash(*end)).unwrap()))
        .collect();
    assert_eq!(counts.len(), MAX_OPEN_CHAINS);
    // What alice writes takes them in, and makes room for the next.
    let deps: Vec<_> = counts.iter().map(|at| story.change(*at).unwrap()).collect();
    let end = log.position(&story.hash(3));
    let basis = log.basis(device(0), end, &deps, &standing).unwrap();
    assert_eq!(basis.seen.len(), super::entry::MAX_SEEN);
    let alices = story.write(0, Some(3), &counts, edit(&counts));
    let log = story.whole_log();
    let standing = log.standing(&story.standings());
    let count = |at: &&usize| standing.counts(log.position(&story.hash(**at)).unwrap());
    assert!(count(&&alices));
    assert_eq!(ends.iter().filter(count).count(), 2 * MAX_OPEN_CHAINS);
}

#[test]
fn what_a_removed_member_wrote_unheard_counts_only_where_somebody_rests_on_it() {
    let mut story = Story::new(3);
    let heard = story.write(1, None, &[6], edit(&[]));
    let cut = story.write(0, Some(6), &[heard], What::Unknown(300));
    let used = story.write(1, Some(heard), &[], edit(&[heard]));
    let unused = story.write(1, Some(used), &[], edit(&[used]));
    story.write(2, None, &[used], edit(&[used]));
    let log = story.whole_log();
    let mut standings = story.standings();
    let departed = DeviceStanding::Departed { member: story.member(1), cut: vec![story.hash(cut)] };
    standings.insert(device(1), departed);
    let standing = log.standing(&standings);
    let unused = log.position(&story.hash(unused)).unwrap();
    assert_eq!(standing.parked.into_iter().collect::<Vec<_>>(), [(unused, Parked::Departed)]);
}

#[test]
fn a_lie_in_a_batch_leaves_the_log_as_it_was() {
    let mut story = Story::new(2);
    let good = story.write(0, Some(3), &[], edit(&[]));
    let stranger = story.write(9, None, &[good], edit(&[]));
    let mut log = story.log(0..=3);
    let (vector, facts) = (log.vector(), format!("{:?}", log.facts()));
    let batch = vec![story.entries[good].clone(), story.entries[stranger].clone()];
    assert!(log.take_in(batch, judge).is_err());
    assert_eq!((log.vector(), format!("{:?}", log.facts())), (vector, facts));
    assert_eq!(log.heads(), story.log(0..=3).heads());
    assert!(log.change(&story.change(good).unwrap()).is_empty());
    assert_eq!((log.oddities, &log.edit_heads), (0, &BTreeSet::new()));
    log.take_in(vec![story.entries[good].clone()], judge).unwrap();
    assert_eq!(log.vector(), story.log(0..=good).vector());
}
