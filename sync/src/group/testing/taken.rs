//! What a meeting takes along, said by two at once: in both orders of arrival, and with one device's clock days off.

use super::parts::at_once;
use super::*;
use crate::group::edit::Aside;
use crate::group::snapshot::{Kept, TakenAlong};

fn taken(snapshot: &GroupSnapshot) -> TakenAlong {
    (*snapshot.taken[0]).clone()
}

fn on() -> jiff::civil::Date {
    jiff::civil::date(2026, 6, 11)
}

fn day(day: i8) -> jiff::civil::Date {
    jiff::civil::date(2026, 6, day)
}

fn along(peer: &mut Peer) {
    peer.edit(&Edit::AddTaken {
        on: on(),
        words: "Ask for the small room".to_owned(),
        until: Some(day(20)),
    });
}

fn reword(peer: &mut Peer, words: &str) {
    let id = taken(&peer.snapshot()).id;
    peer.write(TextField::TakenWords(id), words);
}

fn take(peer: &mut Peer, mine: bool) {
    let taken = taken(&peer.snapshot()).id;
    peer.edit(&Edit::Take { taken, mine });
}

fn tick(peer: &mut Peer, done: bool) {
    let taken = taken(&peer.snapshot()).id;
    peer.edit(&Edit::TickTaken { taken, done });
}

fn until(peer: &mut Peer, on: Option<i8>) {
    let taken = taken(&peer.snapshot()).id;
    peer.edit(&Edit::SetTakenUntil { taken, until: on.map(day) });
}

fn aside(peer: &mut Peer) {
    let what = Aside::Taken(taken(&peer.snapshot()).id);
    peer.edit(&Edit::PutAside { what, aside: true });
}

fn told(snapshot: &GroupSnapshot) -> String {
    let taken = taken(snapshot);
    let mut until: Vec<String> = taken
        .until
        .values
        .iter()
        .map(|it| it.value.map_or_else(|| "open".to_owned(), |day| day.day().to_string()))
        .collect();
    until.sort();
    let mut done: Vec<bool> = taken.done.values.iter().map(|it| it.value).collect();
    done.sort_unstable();
    format!(
        "{} until {} by {} done {done:?} {:?}",
        taken.words.words,
        until.join(" or "),
        taken.takers.len(),
        taken.kept
    )
}

#[test]
fn two_who_take_it_on_at_once_are_both_shown() {
    at_once(
        &along,
        &|alice| take(alice, true),
        &|bob| take(bob, true),
        &told,
        "Ask for the small room until 20 by 2 done [false] Here",
    );
}

#[test]
fn two_days_until_when_are_both_shown_and_the_same_day_twice_is_one() {
    at_once(
        &along,
        &|alice| until(alice, Some(18)),
        &|bob| until(bob, None),
        &told,
        "Ask for the small room until 18 or open by 0 done [false] Here",
    );
    at_once(
        &along,
        &|alice| until(alice, Some(18)),
        &|bob| until(bob, Some(18)),
        &told,
        "Ask for the small room until 18 by 0 done [false] Here",
    );
}

#[test]
fn done_by_one_while_another_rewords_it_is_done_and_done_and_open_at_once_are_both_shown() {
    at_once(
        &along,
        &|alice| tick(alice, true),
        &|bob| reword(bob, "Ask for the large room"),
        &told,
        "Ask for the large room until 20 by 0 done [true] Here",
    );
    at_once(
        &|peer| {
            along(peer);
            tick(peer, true);
        },
        &|alice| tick(alice, false),
        &|bob| tick(bob, true),
        &told,
        "Ask for the small room until 20 by 0 done [false, true] Here",
    );
}

#[test]
fn put_aside_by_one_and_reworded_by_another_it_stays_until_somebody_settles_it() {
    at_once(
        &along,
        &aside,
        &|bob| reword(bob, "Ask for the large room"),
        &told,
        "Ask for the large room until 20 by 0 done [false] Unsettled",
    );
    at_once(
        &along,
        &aside,
        &aside,
        &told,
        "Ask for the small room until 20 by 0 done [false] Aside",
    );
}

#[test]
fn only_a_member_takes_it_on_for_themselves_and_whoever_left_does_not_any_more() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    along(&mut alice);
    meet(&mut alice, &mut bob);
    take(&mut alice, true);
    take(&mut bob, false);
    assert_eq!(taken(&meet(&mut alice, &mut bob)).takers, [alice.me]);
    world.set_standing(alice.me, Standing::Left);
    assert_eq!(taken(&meet(&mut alice, &mut bob)).takers, []);
}

#[test]
fn what_cannot_be_is_refused_and_what_is_taken_back_is_gone() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    along(&mut alice);
    let id = taken(&alice.snapshot()).id;
    let far = jiff::civil::date(9999, 1, 1);
    let add = |on, words: &str, until| Edit::AddTaken { on, words: words.to_owned(), until };
    let refused = [
        (add(on(), " ", None), "What you take along needs a few words."),
        (add(far, "Rest", None), "The day has to be in the years from 1970 to 2200."),
        (add(on(), "Rest", Some(far)), "The day has to be in the years from 1970 to 2200."),
        (
            Edit::Take { taken: crate::id::RecordId::from_bytes([1; 16]), mine: true },
            "What was taken along is not here (yet).",
        ),
        (
            Edit::Write { text: TextField::TakenWords(id), words: String::new(), from: None },
            "What you take along needs a few words.",
        ),
    ];
    for (edit, words) in refused {
        assert_eq!(alice.try_edit(&edit).unwrap_err().to_string(), words, "{edit:?}");
    }
    let before = taken(&alice.snapshot());
    assert_eq!((before.on, before.kept), (on(), Kept::Here));
    let body = before.words.versions[0].body;
    world.take_back(body);
    alice.refresh(&Touched { bodies: [body].into_iter().collect(), ..Touched::default() });
    assert!(!format!("{:?}", alice.snapshot()).contains("small room"));
    assert_eq!(alice.snapshot(), alice.read_anew());
}
