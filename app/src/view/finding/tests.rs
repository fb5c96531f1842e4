//! What a person reads on "Finding members".

use std::sync::Arc;

use jiff::civil::date;
use kith_sync::group::edit::{Openness, Stage};
use kith_sync::group::snapshot::{Candidate, Choice, Kept, Standing, Words};
use kith_sync::id::{Day, EntryHash, MemberId};
use kith_sync::node::api::{
    Answer, Door, Moved, NodeState, Outcome, Proposed, Rule, Said, Threshold, Word,
};
use kith_sync::node::mine::TalkPoint;

use super::person::TalkView;
use super::*;
use crate::desktop::scripted::{
    ana, ben, candidate, chosen, cleo, finding, fresh, line, now, stage,
};
use crate::words::{Language, speak};

fn view(state: &NodeState) -> FindingView {
    let now = now();
    let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
    finding_view(&source, &state.mine)
}

fn with(change: impl FnOnce(&mut kith_sync::group::GroupSnapshot)) -> NodeState {
    let mut state = finding();
    change(Arc::make_mut(&mut state.snapshot));
    state
}

fn only(person: Candidate) -> NodeState {
    with(|snapshot| snapshot.candidates = Arc::new(vec![Arc::new(person)]))
}

fn person(state: &NodeState) -> PersonView {
    view(state).people.first().unwrap().clone()
}

fn proposed(number: u8, name: &str, outcome: Outcome, concern: Option<MemberId>) -> Proposed {
    let word = |member| Word {
        member,
        said: Said::Answered(Answer::Concern),
        answers: Vec::new(),
        why: None,
        stale: false,
    };
    Proposed {
        proposal: EntryHash::from_bytes([number; 32]),
        motion: Moved::Person { name: Words::Known(name.to_owned()), returning: None },
        by: ben(),
        day: Day(20_000),
        until: Day(20_014),
        rule: Rule {
            threshold: Threshold::Everyone,
            door: Door::ByVote,
            wordings: Threshold::Everyone,
        },
        why: None,
        asked: concern.map(word).into_iter().collect(),
        needed: Some(3),
        closers: Vec::new(),
        outcome,
        invited_until: None,
        came_in: None,
    }
}

fn put(state: &mut NodeState, proposals: Vec<Proposed>) {
    Arc::make_mut(&mut state.status).decisions.proposals = proposals;
}

#[test]
fn two_entries_with_one_name_are_offered_to_be_one_and_never_are_by_themselves() {
    let view = view(&finding());
    assert_eq!(view.people.len(), 4);
    let offer = view.offers.first().unwrap();
    assert_eq!(view.offers.len(), 1);
    assert_eq!(
        offer.words,
        "“HANA” stands on the list twice: Ben and Cleo each added one. Is it one person?"
    );
    let twins = [view.people.first().unwrap().id, view.people.last().unwrap().id];
    assert_eq!([offer.other, offer.this], twins);
}

#[test]
fn one_or_two_said_differently_at_once_is_a_question() {
    let state = with(|snapshot| {
        let people = Arc::make_mut(&mut snapshot.candidates);
        let first = people.first().unwrap().id;
        Arc::make_mut(people.last_mut().unwrap()).unsettled = vec![first];
    });
    assert_eq!(
        view(&state).offers.first().unwrap().words,
        "One of you said that the two entries “HANA” are one person, and another that they are two. Which one is right?"
    );
}

#[test]
fn two_who_are_about_to_ask_the_same_person_see_it_before_they_call() {
    let hana = person(&finding());
    assert_eq!(
        hana.notes.first().unwrap(),
        "Cleo and you are about to ask Hana. Agree who does, before anybody calls."
    );
    let asked = |asking| person(&only(Candidate { asking, ..candidate(1, "Hana", vec![]) })).notes;
    assert_eq!(
        asked(vec![cleo()]),
        ["Cleo is about to ask Hana. Talk with each other before you call."]
    );
    assert_eq!(asked(vec![ana()]), ["You are about to ask Hana. The others see it."]);
    speak(Language::German);
    let told = asked(vec![ana(), cleo()]);
    assert!(told[0].starts_with("Cleo und du wollt gerade Hana fragen."), "{told:?}");
    let told = asked(vec![ben(), cleo()]);
    assert!(told[0].starts_with("Ben und Cleo wollen gerade Hana fragen."), "{told:?}");
}

#[test]
fn different_stages_are_both_shown_and_a_not_now_holds_meanwhile() {
    let view = view(&finding());
    let jo = view.people.get(1).unwrap();
    assert_eq!(jo.stage, None);
    assert_eq!(jo.pill.0, "Two answers");
    assert_eq!(
        jo.standing,
        "Ben says “Spoken with”, since 27 November and Cleo says “Not now”, since 28 November. Which one is right?"
    );
    assert_eq!(jo.notes, ["A “not now” stands. Ask J. K. nothing more until you have settled it."]);
    assert_eq!(jo.putting, PuttingView::No("First settle where J. K. stands.".to_owned()));
    speak(Language::German);
    assert_eq!(
        self::view(&finding()).people[1].standing,
        "Ben sagt „Gesprochen, seit 27. November“ und Cleo sagt „Jetzt nicht, seit 28. November“. Was stimmt?"
    );
}

#[test]
fn one_stage_noted_on_two_days_is_no_question() {
    let stages = vec![stage(Stage::Asked, 20, ben()), stage(Stage::Asked, 22, cleo())];
    let person = person(&only(candidate(1, "Dana", stages)));
    assert_eq!(
        (person.stage, person.standing.as_str()),
        (Some(Stage::Asked), "Since 20 November.")
    );
}

#[test]
fn what_is_known_of_somebody_is_read_in_one_go_and_says_their_stage_once() {
    let view = view(&finding());
    assert_eq!(view.people[0].known(), "Since 20 November. Named by Ivo. Ben and you know them.");
    assert_eq!(view.people[0].pill.0, "An idea");
}

#[test]
fn before_somebody_is_put_to_the_group_it_is_asked_whether_the_group_talked_about_them() {
    let talked = vec![stage(Stage::SamePage, 20, ben())];
    let asked = person(&only(candidate(1, "Dana", talked.clone()))).putting;
    let PuttingView::AskFirst(words) = asked else { panic!("{asked:?}") };
    assert!(words.starts_with("Has the group talked about Dana?"), "{words}");
    let view = view(&finding());
    let lea = view.people.get(2).unwrap();
    assert_eq!(lea.putting, PuttingView::Put);
    assert_eq!(lea.facts, ["The group talked about them on 26 November."]);
    // Of two who say differently, the cautious one counts.
    let discussed =
        Choice { values: vec![chosen(Some(date(2026, 11, 26)), ben()), chosen(None, cleo())] };
    let person = person(&only(Candidate { discussed, ..candidate(1, "Dana", talked) }));
    assert!(matches!(person.putting, PuttingView::AskFirst(_)));
    assert_eq!(
        person.facts,
        [
            "Ben says that you talked about them on 26 November and Cleo says that you have not talked about them. Which one is right?"
        ]
    );
}

#[test]
fn whoever_is_alone_invites_and_is_not_asked_about_a_vote() {
    let mut state = fresh();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let dana = candidate(1, "Dana", vec![stage(Stage::SamePage, 20, ana())]);
    snapshot.candidates = Arc::new(vec![Arc::new(dana)]);
    assert_eq!(person(&state).putting, PuttingView::Invite);
}

#[test]
fn an_admission_that_meets_a_concern_waits_until_it_is_settled() {
    let mut state = only(candidate(1, "Dana", vec![stage(Stage::Vote, 20, ben())]));
    put(&mut state, vec![proposed(1, " dana", Outcome::Open, Some(cleo()))]);
    let person = person(&state);
    assert_eq!(
        person.notes,
        [
            "Cleo has a concern about letting Dana in. The admission waits until it is settled.",
            "Dana is put to the group. See “Members”.",
        ]
    );
    assert_eq!(
        person.putting,
        PuttingView::No(
            "Somebody called Dana is put to the group already; once is enough.".to_owned()
        )
    );
}

#[test]
fn one_person_admitted_twice_is_one_member() {
    let mut state = only(candidate(1, "Dana", vec![stage(Stage::Invited, 20, ben())]));
    let twice = vec![
        proposed(1, "Dana", Outcome::Passed, None),
        proposed(2, "DANA", Outcome::Passed, None),
    ];
    put(&mut state, twice);
    assert_eq!(
        person(&state).notes,
        [
            "Dana was put to the group more than once. If it is one person, it is one member: one invitation is enough."
        ]
    );
    let mut state = only(candidate(1, "Ben", vec![stage(Stage::Invited, 20, ben())]));
    put(&mut state, Vec::new());
    assert_eq!(
        person(&state).notes,
        ["A member is called Ben already. If that is the same person, nothing more is needed."]
    );
}

#[test]
fn places_are_told_in_words_and_reopen_when_somebody_leaves() {
    let places = |aim: Option<u8>, leave: usize| {
        let state = with(|snapshot| {
            let focus = Arc::make_mut(&mut snapshot.focus);
            focus.aim = Choice { values: aim.map(|aim| chosen(aim, ben())).into_iter().collect() };
            let members = Arc::make_mut(&mut snapshot.members);
            for member in members.iter_mut().rev().take(leave) {
                member.standing = Standing::Left;
            }
        });
        view(&state).places
    };
    assert_eq!(places(Some(5), 0), "Two places are open.");
    assert_eq!(places(Some(4), 0), "One place is open.");
    assert_eq!(places(Some(3), 0), "No place is open now. One opens again when somebody leaves.");
    assert_eq!(places(Some(3), 1), "One place is open.");
    assert_eq!(
        places(None, 0),
        "Four or five are a good beginning; you have set no size yet. Two places are open."
    );
}

#[test]
fn two_sizes_and_two_answers_to_whether_it_is_open_are_both_shown_and_the_cautious_counts() {
    let state = with(|snapshot| {
        let focus = Arc::make_mut(&mut snapshot.focus);
        focus.aim = Choice { values: vec![chosen(6, cleo()), chosen(4, ana())] };
        let open = vec![chosen(Openness::Open, ben()), chosen(Openness::Closed, cleo())];
        focus.openness = Choice { values: open };
    });
    let view = view(&state);
    assert_eq!(view.aim.now, None);
    assert_eq!(
        view.aim.question.unwrap(),
        "Cleo says six and you say four. Which one is right? Meanwhile the smaller one counts."
    );
    assert_eq!(view.places, "One place is open. You take nobody new for now.");
    assert_eq!(
        view.openness.question.unwrap(),
        "Ben says that the group is open and Cleo says that it is closed for now. Which one is right? Until it is settled, you ask \
         nobody new."
    );
    assert!(view.notice_hint.is_some());
}

#[test]
fn a_trial_has_a_day_on_which_both_sides_say_whether_it_clicks() {
    let tried = |of| {
        let trial = Choice { values: vec![chosen(Some(of), ben())] };
        let stages = vec![stage(Stage::TryingOut, 20, ben())];
        person(&only(Candidate { trial, ..candidate(1, "Dana", stages) })).facts
    };
    assert_eq!(tried(date(2026, 12, 20)), ["On 20 December both sides say whether it clicks."]);
    assert_eq!(
        tried(date(2026, 11, 28)),
        ["The day for it was 28 November: do both sides say that it clicks?"]
    );
}

#[test]
fn what_i_noted_of_a_talk_is_beside_the_person_and_nobody_elses_is() {
    let view = view(&finding());
    let lea = view.people.get(2).unwrap();
    assert_eq!(lea.talk.done, [TalkPoint::Purpose, TalkPoint::Time, TalkPoint::Confidentiality]);
    assert_eq!(view.people.first().unwrap().talk, TalkView::default());
    assert_eq!(lea.same.first().unwrap().1, "Also written down as “Lea R.”, by Cleo.");
}

#[test]
fn turning_somebody_down_is_told_in_full_before_it_is_done() {
    let view = view(&finding());
    let words = &view.people.get(2).unwrap().turning_down;
    for part in ["Lea goes from every screen", "cannot be undone", "Copies may remain elsewhere."] {
        assert!(words.contains(part), "{words}");
    }
    assert!(view.people.first().unwrap().turning_down.contains("Another entry with the same name"));
}

#[test]
fn a_notice_that_cannot_be_made_says_why() {
    let made = view(&finding());
    assert!(made.notices.iter().all(|(_, made)| made.is_ok()));
    // As the group stands where two wrote the purpose at once.
    let state = crate::desktop::scripted::state();
    let refused = view(&state).notices.first().unwrap().1.clone().unwrap_err();
    assert!(refused.starts_with("Two of you wrote the purpose at once."), "{refused}");
}

#[test]
fn where_a_notice_is_and_whether_it_is_still_up() {
    let read = view(&finding());
    let told: Vec<_> = read.postings.iter().map(|it| (it.words.as_str(), it.question)).collect();
    assert_eq!(
        told,
        [
            ("Board beside the canteen. Put up by Ben on 12 November.", None),
            (
                "Newsletter of the nurses’ association. Put up by Ben on 12 November. Taken down again.",
                None
            ),
        ]
    );
    let state = with(|snapshot| {
        let postings = Arc::make_mut(&mut snapshot.postings);
        let first = Arc::make_mut(postings.first_mut().unwrap());
        first.kept = Kept::Unsettled;
    });
    assert_eq!(
        view(&state).postings.first().unwrap().question.unwrap(),
        "Taken down by one of you and corrected or kept by another at once. Is it still up?"
    );
}

#[test]
fn a_name_that_two_wrote_differently_at_once_is_shown_as_both() {
    let mut name = line("Dana", ben());
    name.values.extend(line("Dana R.", cleo()).values);
    let stages = vec![stage(Stage::SamePage, 20, ben())];
    let person = person(&only(Candidate { name, ..candidate(1, "", stages) }));
    assert_eq!(person.name, "Dana or Dana R.");
    assert_eq!(
        person.putting,
        PuttingView::No("First settle what this person is called.".to_owned())
    );
    assert_eq!(
        person.notes,
        ["Two of you wrote a line about this person at once; both are shown."]
    );
}
