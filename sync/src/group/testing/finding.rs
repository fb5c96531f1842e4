//! What two people read after acting at once on whom the group may ask, written before the code: in both orders of arrival,
//! and with one device's clock days off.

use std::fmt::Write as _;

use jiff::civil::date;

use super::parts::at_once;
use super::*;
use crate::encoding::encode;
use crate::group::edit::{
    Aside, CandidateFact, CandidateMark, FocusFact, Openness, PostingFact, Stage,
};
use crate::group::keys::StageValue;
use crate::group::snapshot::{Candidate, Choice, Written};
use crate::id::RecordId;

fn add(peer: &mut Peer, name: &str) {
    let (line, from) = (format!("{name} of ward 3"), String::new());
    peer.edit(&Edit::AddCandidate { name: name.to_owned(), line, from, knows: false });
}

fn dana(peer: &mut Peer) {
    add(peer, "Dana");
}

/// Dana, added twice.
fn dana_twice(peer: &mut Peer) {
    dana(peer);
    add(peer, " dana");
}

fn id(peer: &Peer, at: usize) -> RecordId {
    peer.snapshot().candidates[at].id
}

fn set_at(peer: &mut Peer, at: usize, set: CandidateFact) {
    let candidate = id(peer, at);
    peer.edit(&Edit::SetCandidate { candidate, set });
}

fn set(peer: &mut Peer, fact: CandidateFact) {
    set_at(peer, 0, fact);
}

fn stage(stage: Stage, day: i8) -> CandidateFact {
    CandidateFact::Stage { stage, on: date(2026, 6, day) }
}

fn merge(peer: &mut Peer, from: usize, into: usize) {
    let other = id(peer, into);
    set_at(peer, from, CandidateFact::Same(Some(other)));
}

fn mark(peer: &mut Peer, mark: CandidateMark, on: bool) {
    let candidate = id(peer, 0);
    peer.edit(&Edit::MarkCandidate { candidate, mark, on });
}

fn said(choice: &Choice<Written>) -> String {
    let words = choice.values.iter().map(|it| match &it.value.words {
        Words::Known(words) => words.clone(),
        Words::NotHereYet | Words::TakenBack => "?".to_owned(),
    });
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.join(" or ")
}

fn member(id: &MemberId) -> &'static str {
    if *id == MemberId::from_bytes([1; 16]) { "Alice" } else { "Bob" }
}

fn told_person(person: &Candidate) -> String {
    let mut stages: Vec<_> =
        person.stage.values.iter().map(|it| (it.value.stage, it.value.on.day())).collect();
    stages.sort_unstable();
    let mut told = format!("{}: {stages:?}", said(&person.name));
    if !person.asking.is_empty() {
        let names: Vec<_> = person.asking.iter().map(member).collect();
        write!(told, ", asked next by {}", names.join(" and ")).unwrap();
    }
    if !person.knows.is_empty() {
        let names: Vec<_> = person.knows.iter().map(member).collect();
        write!(told, ", known to {}", names.join(" and ")).unwrap();
    }
    if !person.same.is_empty() {
        let names: Vec<_> = person.same.iter().map(|same| said(&same.name)).collect();
        write!(told, ", also as {}", names.join(" and ")).unwrap();
    }
    if !person.unsettled.is_empty() {
        told.push_str(", one person or two?");
    }
    told
}

fn people(snapshot: &GroupSnapshot) -> String {
    snapshot.candidates.iter().map(|it| told_person(it)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn two_who_add_the_same_person_have_two_entries_until_somebody_says_that_they_are_one() {
    at_once(
        &|_| {},
        &dana,
        &dana,
        &|snapshot| {
            let told = snapshot.candidates.iter().map(|it| said(&it.name)).collect::<Vec<_>>();
            told.join(" | ")
        },
        "Dana | Dana",
    );
    // Each merges into the other's: it is one person, the one that was added first.
    at_once(
        &dana_twice,
        &|alice| merge(alice, 0, 1),
        &|bob| merge(bob, 1, 0),
        &people,
        "Dana: [(Idea, 1)], also as dana",
    );
    // One says that they are one while another still works with both.
    at_once(
        &dana_twice,
        &|alice| merge(alice, 1, 0),
        &|bob| {
            set_at(bob, 0, stage(Stage::Asked, 3));
            set_at(bob, 1, stage(Stage::NotNow, 4));
            mark(bob, CandidateMark::Knows, true);
        },
        &people,
        "Dana: [(Asked, 3), (NotNow, 4)], known to Bob, also as dana",
    );
}

#[test]
fn what_was_said_to_be_one_person_can_be_told_apart_again() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    dana_twice(&mut alice);
    merge(&mut alice, 1, 0);
    set(&mut alice, stage(Stage::SpokenWith, 5));
    meet(&mut alice, &mut bob);
    let other = alice.snapshot().candidates[0].same[0].id;
    let first = id(&alice, 0);
    let again = Edit::SetCandidate { candidate: other, set: CandidateFact::Same(Some(first)) };
    let refused = bob.try_edit(&again).unwrap_err().to_string();
    assert_eq!(refused, "These are the same entry already.");
    // By whichever of the two.
    for apart in [other, first] {
        bob.edit(&Edit::SetCandidate { candidate: apart, set: CandidateFact::Same(None) });
        let read = people(&meet(&mut alice, &mut bob));
        assert_eq!(read, "Dana: [(SpokenWith, 5)] | dana: [(SpokenWith, 5)]");
        merge(&mut alice, 1, 0);
        meet(&mut alice, &mut bob);
    }
    // Said to be one by one and to be two by another at once: two, and somebody says which.
    let same = |candidate, other| Edit::SetCandidate { candidate, set: CandidateFact::Same(other) };
    bob.edit(&same(other, None));
    meet(&mut alice, &mut bob);
    alice.edit(&same(other, Some(first)));
    bob.edit(&same(other, None));
    let read = people(&meet(&mut alice, &mut bob));
    assert_eq!(read, "Dana: [(SpokenWith, 5)] | dana: [(SpokenWith, 5)], one person or two?");
}

#[test]
fn two_who_are_about_to_ask_the_same_person_both_see_it() {
    at_once(
        &dana,
        &|alice| mark(alice, CandidateMark::Asking, true),
        &|bob| mark(bob, CandidateMark::Asking, true),
        &people,
        "Dana: [(Idea, 1)], asked next by Alice and Bob",
    );
    // Each takes back only their own.
    at_once(
        &|alice| {
            dana(alice);
            mark(alice, CandidateMark::Asking, true);
        },
        &|alice| mark(alice, CandidateMark::Asking, false),
        &|bob| {
            mark(bob, CandidateMark::Asking, false);
            mark(bob, CandidateMark::Knows, true);
        },
        &people,
        "Dana: [(Idea, 1)], known to Bob",
    );
}

#[test]
fn different_stages_are_both_shown_and_a_not_now_is_never_lost() {
    at_once(
        &dana,
        &|alice| set(alice, stage(Stage::Invited, 3)),
        &|bob| set(bob, stage(Stage::NotNow, 4)),
        &people,
        "Dana: [(Invited, 3), (NotNow, 4)]",
    );
    at_once(
        &dana,
        &|alice| set(alice, stage(Stage::Asked, 3)),
        &|bob| set(bob, stage(Stage::SpokenWith, 3)),
        &people,
        "Dana: [(Asked, 3), (SpokenWith, 3)]",
    );
    // Whoever saw both settles it.
    at_once(
        &|alice| {
            dana(alice);
            set(alice, stage(Stage::Asked, 3));
        },
        &|alice| set(alice, stage(Stage::SamePage, 5)),
        &|_| {},
        &people,
        "Dana: [(SamePage, 5)]",
    );
}

#[test]
fn a_person_of_whom_all_say_not_now_is_listed_no_more() {
    // Said by both, of different days.
    at_once(
        &dana,
        &|alice| set(alice, stage(Stage::NotNow, 3)),
        &|bob| set(bob, stage(Stage::NotNow, 4)),
        &people,
        "",
    );
    // Renamed meanwhile: that is no word on where the person stands.
    at_once(
        &dana,
        &|alice| set(alice, stage(Stage::NotNow, 3)),
        &|bob| set(bob, CandidateFact::Name("Dana R.".to_owned())),
        &people,
        "",
    );
    // Of two entries for one person, both are gone.
    at_once(
        &|alice| {
            dana_twice(alice);
            set_at(alice, 1, stage(Stage::Asked, 1));
        },
        &|alice| {
            merge(alice, 1, 0);
            set(alice, stage(Stage::NotNow, 3));
        },
        &|_| {},
        &people,
        "",
    );
}

#[test]
fn naming_anothers_words_as_a_persons_name_is_not_that_others_doing() {
    let world = World::default();
    let (mut alice, mut mallory) = (world.device(1, 1), world.device(2, 1));
    alice.edit(&Edit::AddRule {
        title: "Phones".to_owned(),
        wording: "Silent.".to_owned(),
        topic: None,
    });
    let of_alice = world.bodies();
    meet(&mut alice, &mut mallory);
    add(&mut mallory, "Nobody");
    let person = id(&mallory, 0);
    // What no program writes: the name is made of the words of a rule of alice's.
    for body in &of_alice {
        let value = crate::encoding::encode(body);
        let key = crate::group::keys::shared("candidate", person, "name");
        mallory.puts(key, crate::group::chunk::Scalar::Bytes(value));
    }
    set(&mut mallory, stage(Stage::NotNow, 3));
    meet(&mut alice, &mut mallory);
    let turned_down = alice.view.turned_down();
    assert!(of_alice.iter().any(|body| turned_down.iter().any(|(it, _)| it == body)));
    assert!(turned_down.iter().all(|(_, chain)| *chain == mallory.document.chain()));
}

#[test]
fn everything_ever_written_about_a_person_who_was_turned_down_is_to_be_taken_back() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    dana(&mut alice);
    let candidate = id(&alice, 0);
    set(&mut alice, CandidateFact::Name("Dana R.".to_owned()));
    set(&mut alice, CandidateFact::From("Emil".to_owned()));
    let other = world.bodies().len();
    add(&mut alice, "Farah");
    assert_eq!(alice.view.turned_down().len(), 0);
    set(&mut alice, stage(Stage::NotNow, 3));
    assert_eq!(people(&alice.snapshot()), "Farah: [(Idea, 4)]");
    assert_eq!(alice.view.turned_down().len(), other, "an earlier name too, and no other's");
    assert!(!format!("{:?}", alice.snapshot()).contains("Dana"));
    let set = CandidateFact::Name("Nobody".to_owned());
    let refused = alice.try_edit(&Edit::SetCandidate { candidate, set }).unwrap_err();
    assert_eq!(refused.to_string(), "This person is not on the list (any more).");
    assert_eq!(alice.snapshot(), alice.read_anew());
}

#[test]
fn whoever_says_otherwise_at_once_brings_a_person_back_to_the_list() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    dana(&mut alice);
    meet(&mut alice, &mut bob);
    set(&mut alice, stage(Stage::NotNow, 3));
    set(&mut bob, stage(Stage::SpokenWith, 2));
    assert_eq!(people(&alice.snapshot()), "");
    let read = people(&meet(&mut alice, &mut bob));
    assert_eq!(read, "Dana: [(SpokenWith, 2), (NotNow, 3)]");
    set(&mut bob, stage(Stage::NotNow, 6));
    assert_eq!(people(&meet(&mut alice, &mut bob)), "");
}

#[test]
fn two_days_for_a_trial_or_a_talk_are_both_shown() {
    at_once(
        &dana,
        &|alice| {
            set(alice, CandidateFact::Trial(Some(date(2026, 7, 1))));
            set(alice, CandidateFact::Discussed(Some(date(2026, 6, 1))));
        },
        &|bob| {
            set(bob, CandidateFact::Trial(Some(date(2026, 7, 8))));
            set(bob, CandidateFact::Discussed(None));
        },
        &|snapshot| {
            let person = &snapshot.candidates[0];
            let days = |choice: &Choice<Option<jiff::civil::Date>>| {
                let days = choice.values.iter().map(|it| it.value.map(jiff::civil::Date::day));
                let mut days: Vec<_> = days.collect();
                days.sort_unstable();
                format!("{days:?}")
            };
            format!("{} {}", days(&person.trial), days(&person.discussed))
        },
        "[Some(1), Some(8)] [None, Some(1)]",
    );
}

#[test]
fn two_answers_to_whether_the_group_is_open_and_to_its_size_are_both_shown() {
    let focus = |set| Edit::SetFocus { set };
    at_once(
        &|_| {},
        &|alice| {
            alice.edit(&focus(FocusFact::Openness(Openness::Open)));
            alice.edit(&focus(FocusFact::Aim(5)));
            alice.edit(&focus(FocusFact::Trial(Some(date(2026, 8, 1)))));
        },
        &|bob| {
            bob.edit(&focus(FocusFact::Openness(Openness::Closed)));
            bob.edit(&focus(FocusFact::Aim(6)));
            bob.edit(&focus(FocusFact::Trial(Some(date(2026, 8, 1)))));
        },
        &|snapshot| {
            let focus = &snapshot.focus;
            let mut open: Vec<_> = focus.openness.values.iter().map(|it| it.value).collect();
            let mut aim: Vec<_> = focus.aim.values.iter().map(|it| it.value).collect();
            open.sort_unstable();
            aim.sort_unstable();
            format!("{open:?} {aim:?} {}", focus.trial.values.len())
        },
        "[Open, Closed] [5, 6] 1",
    );
}

#[test]
fn a_notice_that_one_takes_down_and_another_corrects_stays_until_it_is_settled() {
    let on = date(2026, 6, 1);
    let add = |peer: &mut Peer| {
        peer.edit(&Edit::AddPosting { place: "Board of ward 3".to_owned(), on });
    };
    let down = |peer: &mut Peer| {
        let posting = peer.snapshot().postings[0].id;
        peer.edit(&Edit::PutAside { what: Aside::Posting(posting), aside: true });
    };
    let told = |snapshot: &GroupSnapshot| {
        let posting = &snapshot.postings[0];
        format!("{}: {:?}, {}", said(&posting.place), posting.kept, member(&posting.by.unwrap()))
    };
    at_once(&add, &down, &|_| {}, &told, "Board of ward 3: Aside, Alice");
    at_once(
        &add,
        &down,
        &|bob| {
            let posting = bob.snapshot().postings[0].id;
            let set = PostingFact::Where("Board of ward 5".to_owned());
            bob.edit(&Edit::SetPosting { posting, set });
        },
        &told,
        "Board of ward 5: Unsettled, Alice",
    );
}

#[test]
fn what_cannot_be_is_refused_in_plain_words_and_changes_nothing() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    dana(&mut alice);
    let before = alice.snapshot();
    let (candidate, other) = (id(&alice, 0), RecordId::from_bytes([8; 16]));
    let far = date(2400, 1, 1);
    let set = |candidate, set| Edit::SetCandidate { candidate, set };
    let gone = "This person is not on the list (any more).";
    let day = "The day has to be in the years from 1970 to 2200.";
    let named = |name: &str| Edit::AddCandidate {
        name: name.to_owned(),
        line: String::new(),
        from: String::new(),
        knows: true,
    };
    let mark = CandidateMark::Asking;
    let refused = [
        (named("  "), "A person needs a few words."),
        (named("one\ntwo"), "A person has to fit on one line."),
        (set(other, stage(Stage::Asked, 1)), gone),
        (set(candidate, CandidateFact::Same(Some(other))), gone),
        (set(candidate, CandidateFact::Same(Some(candidate))), "These are the same entry already."),
        (set(candidate, CandidateFact::Stage { stage: Stage::Asked, on: far }), day),
        (set(candidate, CandidateFact::Trial(Some(far))), day),
        (Edit::MarkCandidate { candidate: other, mark, on: true }, gone),
        (Edit::AddPosting { place: "Board".to_owned(), on: far }, day),
        (
            Edit::SetPosting { posting: other, set: PostingFact::On(date(2026, 1, 1)) },
            "This notice is not here (yet).",
        ),
        (Edit::SetFocus { set: FocusFact::Aim(1) }, "The group can aim at being from 2 to 24."),
        (Edit::SetFocus { set: FocusFact::Trial(Some(far)) }, day),
    ];
    for (edit, words) in refused {
        assert_eq!(alice.try_edit(&edit).unwrap_err().to_string(), words, "{edit:?}");
    }
    assert_eq!(alice.snapshot(), before);
}

#[test]
fn where_a_person_stands_keeps_its_bytes() {
    let value = StageValue { stage: Stage::NotNow, on: date(2026, 6, 5) };
    let other = RecordId::from_bytes([2; 16]);
    let found = [encode(&value), encode(&Some(other)), encode(&(Openness::Guests, 5_u8))];
    let found = found.map(|bytes| data_encoding::HEXLOWER.encode(&bytes));
    assert_eq!(found, ["080a323032362d30362d3035", "0102020202020202020202020202020202", "0205",]);
}
