//! What two people read after acting at once on the focus, places, contacts and the shelf, written before the code: in
//! both orders of arrival, and with one device's clock days off.

use super::*;
use crate::group::edit::{
    Aside, Comfort, ContactField, FocusFact, FocusKind, Origin, PlaceFact, Shelf,
};
use crate::group::snapshot::{Choice, Contact, Kept, MeetingPlace, OwnWord, ShelfItem, Written};

/// Lets two act at once after a common beginning, in every order and with every clock; both then read this.
#[track_caller]
pub(super) fn at_once(
    beginning: &dyn Fn(&mut Peer),
    alice_does: &dyn Fn(&mut Peer),
    bob_does: &dyn Fn(&mut Peer),
    reads: &dyn Fn(&GroupSnapshot) -> String,
    sentence: &str,
) {
    for (alice_ahead, bob_ahead) in [(0, 0), (9, 0), (0, 400)] {
        for alice_is_first in [true, false] {
            let world = World::default();
            let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
            beginning(&mut alice);
            meet(&mut alice, &mut bob);
            world.set_ahead(alice.me, alice_ahead);
            world.set_ahead(bob.me, bob_ahead);
            alice_does(&mut alice);
            bob_does(&mut bob);
            if alice_is_first {
                bob.hear(&alice);
            } else {
                alice.hear(&bob);
            }
            assert_eq!(reads(&meet(&mut alice, &mut bob)), sentence);
        }
    }
}

pub(super) fn said(choice: &Choice<Written>) -> String {
    let mut words: Vec<String> =
        choice.values.iter().map(|it| told(&it.value.words).to_owned()).collect();
    words.sort();
    words.join(" or ")
}

fn told(words: &Words) -> &str {
    match words {
        Words::Known(words) => words,
        Words::NotHereYet | Words::TakenBack => "?",
    }
}

fn place(snapshot: &GroupSnapshot) -> MeetingPlace {
    (*snapshot.places[0]).clone()
}

fn contact(snapshot: &GroupSnapshot) -> Contact {
    (*snapshot.contacts[0]).clone()
}

fn item(snapshot: &GroupSnapshot) -> ShelfItem {
    (*snapshot.shelf[0]).clone()
}

fn library(peer: &mut Peer) {
    let set = vec![PlaceFact::Address("Main street 1".to_owned())];
    peer.edit(&Edit::AddPlace {
        name: "Library".to_owned(),
        set,
        access: "By the lift".to_owned(),
        notes: String::new(),
    });
}

fn crisis_line(peer: &mut Peer) {
    let (name, reach) = ("Crisis line".to_owned(), "111".to_owned());
    peer.edit(&Edit::AddContact { name, reach, region: String::new(), note: String::new() });
}

fn topic(peer: &mut Peer) {
    let words = "Handing over at six".to_owned();
    let (link, note) = (String::new(), String::new());
    peer.edit(&Edit::AddToShelf { shelf: Shelf::Topic, words, link, note });
}

fn correct(peer: &mut Peer, words: &str) {
    let contact = contact(&peer.snapshot()).id;
    let words = words.to_owned();
    peer.edit(&Edit::SetContact { contact, field: ContactField::Reach, words });
}

fn check(peer: &mut Peer, number: usize, day: i8) {
    let contact = contact(&peer.snapshot());
    let exact = contact.reach.values[number].value.exact;
    let on = Some(jiff::civil::date(2026, 6, day));
    peer.edit(&Edit::CheckContact { contact: contact.id, exact, on });
}

fn correct_and_check(peer: &mut Peer, words: &str, day: i8) {
    correct(peer, words);
    check(peer, 0, day);
}

fn told_contact(snapshot: &GroupSnapshot) -> String {
    let contact = contact(snapshot);
    let numbers = contact.reach.values.iter().map(|it| {
        let days: Vec<String> =
            it.value.checks.iter().map(|check| check.value.day().to_string()).collect();
        format!("{} checked on [{}]", told(&it.value.written.words), days.join(", "))
    });
    format!("{:?}: {}", contact.kept, numbers.collect::<Vec<_>>().join(" | "))
}

#[test]
fn kinds_that_two_name_at_once_both_stay() {
    let kind = |kind, holds| Edit::SetFocus { set: FocusFact::Kind { kind, holds } };
    at_once(
        &|_| {},
        &|alice| drop(alice.edit(&kind(FocusKind::Profession, true))),
        &|bob| drop(bob.edit(&kind(FocusKind::Company, true))),
        &|snapshot| format!("{:?}", snapshot.focus.kinds),
        "[Profession, Company]",
    );
    // Taken out by one and named again by another who did not hear of it: it stays.
    at_once(
        &|alice| drop(alice.edit(&kind(FocusKind::Role, true))),
        &|alice| drop(alice.edit(&kind(FocusKind::Role, false))),
        &|bob| drop(bob.edit(&kind(FocusKind::Role, true))),
        &|snapshot| format!("{:?}", snapshot.focus.kinds),
        "[Role]",
    );
}

#[test]
fn two_answers_to_where_members_come_from_are_both_shown() {
    let origin = |origin| Edit::SetFocus { set: FocusFact::Origin(origin) };
    at_once(
        &|_| {},
        &|alice| drop(alice.edit(&origin(Origin::SameWorkplace))),
        &|bob| drop(bob.edit(&origin(Origin::Mixed))),
        &|snapshot| {
            let origin = &snapshot.focus.origin;
            let mut said: Vec<_> = origin.values.iter().map(|it| it.value).collect();
            said.sort_unstable();
            format!("{said:?} {:?}", origin.settled())
        },
        "[SameWorkplace, Mixed] None",
    );
}

#[test]
fn two_addresses_of_one_place_are_both_shown() {
    let moves = |peer: &mut Peer, address: &str| {
        let place = place(&peer.snapshot()).id;
        peer.edit(&Edit::SetPlace { place, set: PlaceFact::Address(address.to_owned()) });
    };
    at_once(
        &library,
        &|alice| moves(alice, "Side street 2"),
        &|bob| moves(bob, "Long lane 3"),
        &|snapshot| said(&place(snapshot).address),
        "Long lane 3 or Side street 2",
    );
    at_once(
        &library,
        &|alice| moves(alice, "Side street 2"),
        &|bob| moves(bob, " Side street 2"),
        &|snapshot| said(&place(snapshot).address),
        "Side street 2",
    );
}

#[test]
fn a_place_put_aside_by_one_and_moved_by_another_stays_until_somebody_settles_it() {
    let aside = |peer: &mut Peer, aside| {
        let what = Aside::Place(place(&peer.snapshot()).id);
        peer.edit(&Edit::PutAside { what, aside });
    };
    at_once(
        &library,
        &|alice| aside(alice, true),
        &|bob| {
            let place = place(&bob.snapshot()).id;
            bob.edit(&Edit::SetPlace { place, set: PlaceFact::Name("Town library".to_owned()) });
        },
        &|snapshot| format!("{} {:?}", said(&place(snapshot).name), place(snapshot).kept),
        "Town library Unsettled",
    );
    at_once(
        &library,
        &|alice| aside(alice, true),
        &|bob| aside(bob, true),
        &|snapshot| format!("{:?}", place(snapshot).kept),
        "Aside",
    );
}

#[test]
fn how_somebody_is_with_a_place_only_they_can_say_and_two_devices_of_one_ask_that_member() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let mut phone = world.device(1, 2);
    library(&mut alice);
    meet(&mut alice, &mut bob);
    meet(&mut alice, &mut phone);
    let id = place(&alice.snapshot()).id;
    let rate = |comfort| Edit::RatePlace { place: id, comfort: Some(comfort) };
    alice.edit(&rate(Comfort::RatherNot));
    bob.edit(&rate(Comfort::Fine));
    let read = place(&meet(&mut alice, &mut bob));
    assert_eq!(
        read.comfort,
        [
            OwnWord { member: alice.me, value: Comfort::RatherNot },
            OwnWord { member: bob.me, value: Comfort::Fine }
        ]
    );
    phone.edit(&rate(Comfort::Unsure));
    let read = place(&meet(&mut alice, &mut phone));
    let own: Vec<_> = read.comfort.iter().filter(|it| it.member == alice.me).collect();
    assert_eq!(own.len(), 2, "which one is it? she is asked");
    world.set_standing(bob.me, Standing::Left);
    alice.refresh(&Touched { roster: true, ..Touched::default() });
    assert!(place(&alice.snapshot()).comfort.iter().all(|it| it.member == alice.me));
}

#[test]
fn of_two_corrections_of_one_number_both_are_shown_the_one_checked_last_first() {
    at_once(
        &crisis_line,
        &|alice| correct_and_check(alice, "112", 3),
        &|bob| correct_and_check(bob, "113", 9),
        &told_contact,
        "Here: 113 checked on [9] | 112 checked on [3]",
    );
}

#[test]
fn a_number_corrected_by_one_and_removed_by_another_stays() {
    at_once(
        &crisis_line,
        &|alice| correct(alice, "112"),
        &|bob| {
            let what = Aside::Contact(contact(&bob.snapshot()).id);
            bob.edit(&Edit::PutAside { what, aside: true });
        },
        &told_contact,
        "Unsettled: 112 checked on []",
    );
}

#[test]
fn a_check_says_nothing_of_a_number_that_was_corrected_meanwhile() {
    at_once(
        &crisis_line,
        &|alice| check(alice, 0, 3),
        &|bob| correct(bob, "113"),
        &told_contact,
        "Here: 113 checked on []",
    );
}

#[test]
fn the_same_correction_made_by_two_is_one_number_with_both_checks() {
    at_once(
        &crisis_line,
        &|alice| correct_and_check(alice, "112", 3),
        &|bob| correct_and_check(bob, "112 ", 9),
        &|snapshot| {
            let contact = contact(snapshot);
            let checks = &contact.reach.values[0].value.checks;
            format!("{} number, {} checks", contact.reach.values.len(), checks.len())
        },
        "1 number, 2 checks",
    );
}

#[test]
fn hands_raised_at_once_all_stay_and_done_by_one_while_another_rewords_is_done() {
    let raise = |peer: &mut Peer| {
        let item = item(&peer.snapshot()).id;
        peer.edit(&Edit::RaiseHand { item, raised: true });
    };
    at_once(
        &topic,
        &raise,
        &raise,
        &|snapshot| format!("{} hands", item(snapshot).hands.len()),
        "2 hands",
    );
    at_once(
        &topic,
        &|alice| {
            let id = item(&alice.snapshot()).id;
            alice.edit(&Edit::Tick { item: id, done: true });
        },
        &|bob| {
            let id = item(&bob.snapshot()).id;
            bob.write(TextField::ShelfWords(id), "Handing over at seven");
        },
        &|snapshot| {
            let item = item(snapshot);
            format!("{} {:?}", item.words.words, item.done.settled())
        },
        "Handing over at seven Some(true)",
    );
}

#[test]
fn what_cannot_be_is_refused_in_plain_words_and_changes_nothing() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    library(&mut alice);
    crisis_line(&mut alice);
    let before = alice.snapshot();
    let id = place(&before).id;
    let exact = contact(&before).reach.values[0].value.exact;
    let other = contact(&before).id;
    let far = jiff::civil::date(9999, 1, 1);
    let name = |name: &str| PlaceFact::Name(name.to_owned());
    let add_place = |name: &str, set| Edit::AddPlace {
        name: name.to_owned(),
        set,
        access: String::new(),
        notes: String::new(),
    };
    let refused = [
        (add_place(" ", Vec::new()), "A place needs a few words."),
        (add_place("Café", vec![name("Bar")]), "Each thing about a place can be said once."),
        (Edit::SetPlace { place: other, set: name("Café") }, "This place is not here (yet)."),
        (Edit::RaiseHand { item: id, raised: true }, "This is not on the shelf (yet)."),
        (
            Edit::SetFocus { set: FocusFact::Again(Some(far)) },
            "The day has to be in the years from 1970 to 2200.",
        ),
        (
            Edit::CheckContact { contact: other, exact, on: Some(far) },
            "The day has to be in the years from 1970 to 2200.",
        ),
        (
            Edit::CheckContact {
                contact: other,
                exact: crate::id::ExactHash::from_bytes([1; 32]),
                on: Some(jiff::civil::date(2026, 6, 1)),
            },
            "The number has changed in the meantime. Please look at it again.",
        ),
    ];
    for (edit, words) in refused {
        assert_eq!(alice.try_edit(&edit).unwrap_err().to_string(), words, "{edit:?}");
    }
    assert_eq!(alice.snapshot(), before);
}

#[test]
fn what_is_put_aside_is_taken_up_again_before_it_is_changed() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    library(&mut alice);
    crisis_line(&mut alice);
    topic(&mut alice);
    let before = meet(&mut alice, &mut bob);
    let (place, contact, item) = (place(&before).id, contact(&before), item(&before).id);
    let exact = contact.reach.values[0].value.exact;
    let contact = contact.id;
    let words = || "Other words".to_owned();
    let all = [Aside::Place(place), Aside::Contact(contact), Aside::Shelf(item)];
    for what in all {
        alice.edit(&Edit::PutAside { what, aside: true });
    }
    let write = |text| Edit::Write { text, words: words(), from: None };
    let on = Some(jiff::civil::date(2026, 6, 1));
    let changes = [
        (Edit::SetPlace { place, set: PlaceFact::Name(words()) }, "This place"),
        (Edit::RatePlace { place, comfort: Some(Comfort::Fine) }, "This place"),
        (write(TextField::PlaceAccess(place)), "This place"),
        (Edit::CheckContact { contact, exact, on }, "This contact"),
        (Edit::SetContact { contact, field: ContactField::Reach, words: words() }, "This contact"),
        (write(TextField::ContactNote(contact)), "This contact"),
        (Edit::SetLink { item, link: words() }, "This"),
        (Edit::RaiseHand { item, raised: true }, "This"),
        (Edit::Tick { item, done: true }, "This"),
        (write(TextField::ShelfWords(item)), "This"),
        (write(TextField::ShelfNote(item)), "This"),
    ];
    for (edit, what) in &changes {
        let said = alice.try_edit(edit).unwrap_err().to_string();
        assert_eq!(said, format!("{what} is put aside. Take it up again first."), "{edit:?}");
    }
    // A member's own word can be taken back all the same.
    alice.edit(&Edit::RatePlace { place, comfort: None });
    alice.edit(&Edit::CheckContact { contact, exact, on: None });
    alice.edit(&Edit::RaiseHand { item, raised: false });
    // Whoever changed it without having heard of that leaves it unsettled, and then anybody may change it.
    bob.edit(&changes[0].0);
    assert_eq!(self::place(&meet(&mut alice, &mut bob)).kept, Kept::Unsettled);
    alice.edit(&changes[2].0);
    for what in all {
        alice.edit(&Edit::PutAside { what, aside: false });
    }
    for (edit, _) in &changes {
        alice.edit(edit);
    }
    assert_eq!(self::place(&alice.snapshot()).kept, Kept::Here);
}

#[test]
fn what_is_taken_back_is_in_no_part_any_more() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    library(&mut alice);
    crisis_line(&mut alice);
    topic(&mut alice);
    let id = item(&alice.snapshot()).id;
    alice.write(TextField::ShelfNote(id), "canary note");
    for body in world.bodies() {
        world.take_back(body);
        let bodies = [body].into_iter().collect();
        alice.refresh(&Touched { bodies, ..Touched::default() });
    }
    let read = format!("{:?}", alice.snapshot());
    for word in ["Library", "Main street", "lift", "Crisis", "111", "Handing", "canary"] {
        assert!(!read.contains(word), "{word} is still in {read}");
    }
    assert_eq!(alice.snapshot(), alice.read_anew());
}
