//! What people read after saying at once when they are usually free.

use jiff::civil::{Weekday, time};

use super::at_once::{at_once, name};
use super::*;
use crate::group::edit::{FreeSpan, FreeTimes, Weekdays};

fn free_on(day: Weekday) -> FreeTimes {
    let days = [day].into_iter().collect::<Weekdays>();
    let week = vec![FreeSpan { days, from: time(18, 0, 0, 0), until: time(21, 0, 0, 0) }];
    FreeTimes { zone: "Europe/Berlin".to_owned(), week, away: Vec::new() }
}

fn told(peer: &Peer) -> Vec<String> {
    let snapshot = peer.snapshot();
    let free = snapshot.schedule.free.iter();
    let told = free.map(|it| {
        let days: Vec<String> = it
            .value
            .week
            .iter()
            .flat_map(|it| it.days.days())
            .map(|day| format!("{day:?}"))
            .collect();
        format!("{}: {}", name(it.member), days.join(", "))
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

fn share(peer: &mut Peer, times: Option<FreeTimes>) {
    peer.edit(&Edit::ShareFreeTimes { times });
}

#[test]
fn each_says_it_for_themselves_and_neither_hides_the_other() {
    at_once(
        |_, _| (),
        |alice, ()| share(alice, Some(free_on(Weekday::Monday))),
        |bob, ()| share(bob, Some(free_on(Weekday::Tuesday))),
        |peer, ()| assert_eq!(told(peer), ["Alice: Monday", "Bob: Tuesday"]),
    );
}

#[test]
fn what_is_shared_no_more_is_in_no_snapshot_and_a_member_who_left_is_not_counted_on() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let roster = Touched { roster: true, ..Touched::default() };
    alice.refresh(&roster);
    bob.refresh(&roster);
    share(&mut alice, Some(free_on(Weekday::Monday)));
    share(&mut bob, Some(free_on(Weekday::Tuesday)));
    meet(&mut alice, &mut bob);
    share(&mut alice, None);
    meet(&mut alice, &mut bob);
    assert_eq!(
        (told(&alice), told(&bob)),
        (vec!["Bob: Tuesday".to_owned()], vec!["Bob: Tuesday".to_owned()])
    );
    world.set_standing(bob.me, Standing::Left);
    alice.refresh(&roster);
    assert_eq!(told(&alice), Vec::<String>::new());
}

#[test]
fn a_members_two_devices_at_once_both_stand() {
    let world = World::default();
    let (mut desk, mut laptop) = (world.device(1, 1), world.device(1, 2));
    let roster = Touched { roster: true, ..Touched::default() };
    desk.refresh(&roster);
    laptop.refresh(&roster);
    share(&mut desk, Some(free_on(Weekday::Monday)));
    share(&mut laptop, Some(free_on(Weekday::Tuesday)));
    meet(&mut desk, &mut laptop);
    assert_eq!(told(&desk), ["Alice: Monday", "Alice: Tuesday"]);
    assert_eq!(told(&desk), told(&laptop));
}
