//! What people read after acting at once, each sentence written before the code: in both orders of arrival, and with
//! one device's clock days off.

use std::fmt::Write as _;

use super::*;
use crate::group::edit::{Reply, Stance};
use crate::group::snapshot::{GroundRule, Meeting, RuleState, Text};
use crate::id::{ExactHash, RecordId};

/// Lets two act at once after a common beginning, in every order and with every clock; what both read is the same.
pub(super) fn at_once<T: Copy>(
    beginning: impl Fn(&mut Peer, &mut Peer) -> T,
    alice_does: impl Fn(&mut Peer, T),
    bob_does: impl Fn(&mut Peer, T),
    reads: impl Fn(&Peer, T),
) {
    for (alice_ahead, bob_ahead) in [(0, 0), (9, 0), (0, 400)] {
        for order in 0..4 {
            let world = World::default();
            let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
            let roster = Touched { roster: true, ..Touched::default() };
            alice.refresh(&roster);
            bob.refresh(&roster);
            let common = beginning(&mut alice, &mut bob);
            meet(&mut alice, &mut bob);
            world.set_ahead(alice.me, alice_ahead);
            world.set_ahead(bob.me, bob_ahead);
            if order % 2 == 0 {
                alice_does(&mut alice, common);
                bob_does(&mut bob, common);
            } else {
                bob_does(&mut bob, common);
                alice_does(&mut alice, common);
            }
            if order < 2 {
                alice.hear(&bob);
            } else {
                bob.hear(&alice);
            }
            meet(&mut alice, &mut bob);
            reads(&alice, common);
            reads(&bob, common);
        }
    }
}

pub(super) fn name(member: MemberId) -> &'static str {
    if member == MemberId::from_bytes([1; 16]) { "Alice" } else { "Bob" }
}

fn names(members: &[MemberId]) -> String {
    members.iter().map(|member| name(*member)).collect::<Vec<_>>().join(" and ")
}

fn told_text(text: &Text) -> String {
    let mut told = text.words.clone();
    if text.versions.len() > 1 {
        let words = text.versions.iter().map(|version| match &version.words {
            Words::Known(words) => format!("{}: {words}", version.by.map_or("?", name)),
            Words::NotHereYet | Words::TakenBack => "?".to_owned(),
        });
        let mut words: Vec<String> = words.collect();
        words.sort();
        let how = if text.overlap { "choose" } else { "joined" };
        write!(told, " ({how}. {})", words.join(". ")).unwrap();
    }
    told
}

fn told_rule(rule: &GroundRule) -> String {
    let mut told = told_text(&rule.wording);
    match &rule.state {
        RuleState::InTheMaking { waiting_for } => {
            write!(told, " | in the making, waiting for {}", names(waiting_for)).unwrap();
        }
        RuleState::Agreed => told.push_str(" | agreed"),
        RuleState::EarlierWordingHolds { words, waiting_for } => {
            write!(told, " | until {} spoke, this holds: {words}", names(waiting_for)).unwrap();
        }
        RuleState::Concern { by, .. } => {
            write!(told, " | does not hold, {} has a concern", names(by)).unwrap();
        }
        RuleState::Aside => told.push_str(" | set aside"),
        RuleState::Unsettled => told.push_str(" | set aside or not? for you to settle"),
    }
    for answer in &rule.answers {
        let word = match answer.stance {
            Stance::Agree => "agrees",
            Stance::AgreeWithReservation => "agrees with a reservation",
            Stance::StandAside => "stands aside",
            Stance::Concern => "has a concern",
        };
        write!(told, " | {} {word}", name(answer.member)).unwrap();
        if !answer.current {
            write!(told, " to: {}", answer.words.as_deref().unwrap_or("?")).unwrap();
        }
    }
    told
}

fn told_meeting(meeting: &Meeting) -> String {
    let mut days: Vec<i8> =
        meeting.when.values.iter().map(|timed| timed.value.time.date.day()).collect();
    days.sort_unstable();
    let mut places: Vec<String> = meeting
        .place
        .values
        .iter()
        .map(|place| match place.value.written().map(|it| &it.words) {
            Some(Words::Known(words)) => words.clone(),
            Some(Words::NotHereYet | Words::TakenBack) | None => "?".to_owned(),
        })
        .collect();
    places.sort();
    let mut cancelled: Vec<bool> = meeting.cancelled.values.iter().map(|c| c.value).collect();
    cancelled.sort_unstable();
    let cancelled = match cancelled.as_slice() {
        [false] => "",
        [true] => ", cancelled",
        _ => ", cancelled or not?",
    };
    let days = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    let certain = if meeting.uncertain { ", not certain" } else { "" };
    let mut told = format!("on {days} at {}{cancelled}{certain}", places.join(" or "));
    for reply in meeting.replies() {
        let word = match reply.reply {
            Reply::Coming => "is coming",
            Reply::Late => "is late",
            Reply::NotThisTime => "is not coming",
        };
        let to = if reply.current { "" } else { " (said to another time)" };
        write!(told, " | {} {word}{to}", name(reply.member)).unwrap();
    }
    told
}

fn rule_of(peer: &Peer) -> GroundRule {
    (*peer.snapshot().rules[0]).clone()
}

fn meeting_of(peer: &Peer) -> Meeting {
    (*peer.snapshot().meetings[0]).clone()
}

fn answer(peer: &mut Peer, rule: RecordId, wording: ExactHash, stance: Stance) {
    peer.edit(&Edit::AnswerRule { rule, wording, stance: Some(stance), why: None });
}

/// A rule that both agreed to.
fn agreed(alice: &mut Peer, bob: &mut Peer) -> (RecordId, ExactHash) {
    let (rule, wording) = proposed(alice, bob);
    answer(alice, rule, wording, Stance::Agree);
    answer(bob, rule, wording, Stance::Agree);
    (rule, wording)
}

fn proposed(alice: &mut Peer, bob: &mut Peer) -> (RecordId, ExactHash) {
    let (title, wording) = ("Ours".to_owned(), "What is said here stays here".to_owned());
    alice.edit(&Edit::AddRule { title, wording, topic: None });
    bob.hear(alice);
    let rule = rule_of(alice);
    (rule.id, rule.wording.wording.unwrap())
}

fn planned(alice: &mut Peer, bob: &mut Peer) -> (RecordId, ExactHash) {
    alice.edit(&Edit::AddMeeting { when: evening(2), place: "Library".to_owned() });
    bob.hear(alice);
    let meeting = meeting_of(alice);
    (meeting.id, meeting.when.values[0].value.exact)
}

#[test]
fn the_purpose_reworded_in_two_places_is_joined_and_says_so() {
    at_once(
        |alice, _| drop(alice.write(TextField::FocusPurpose, "to rest and to talk")),
        |alice, ()| drop(alice.write(TextField::FocusPurpose, "to rest together and to talk")),
        |bob, ()| drop(bob.write(TextField::FocusPurpose, "to rest and to listen")),
        |peer, ()| {
            assert_eq!(
                told_text(&peer.snapshot().focus.purpose),
                "to rest together and to listen \
                 (joined. Alice: to rest together and to talk. Bob: to rest and to listen)"
            );
        },
    );
}

#[test]
fn a_name_changed_in_two_ways_shows_both() {
    at_once(
        |alice, _| drop(alice.write(TextField::GroupName, "Night shift")),
        |alice, ()| drop(alice.write(TextField::GroupName, "Night owls")),
        |bob, ()| drop(bob.write(TextField::GroupName, "Night shift")),
        |peer, ()| {
            let told = told_text(&peer.snapshot().focus.name);
            assert_eq!(told, "Night owls (joined. Alice: Night owls. Bob: Night shift)");
        },
    );
    at_once(
        |alice, _| drop(alice.write(TextField::GroupName, "Night shift")),
        |alice, ()| drop(alice.write(TextField::GroupName, "Night owls")),
        |bob, ()| drop(bob.write(TextField::GroupName, "Night people")),
        |peer, ()| {
            let told = told_text(&peer.snapshot().focus.name);
            let both = "(choose. Alice: Night owls. Bob: Night people)";
            let shown = ["Night [owls / people] ", "Night [people / owls] "];
            assert!(shown.iter().any(|shown| told == format!("{shown}{both}")), "{told}");
        },
    );
}

#[test]
fn two_rewordings_joined_bind_nobody_and_the_old_wording_holds() {
    let does = |words: &'static str| {
        move |peer: &mut Peer, (rule, _): (RecordId, ExactHash)| {
            peer.write(TextField::RuleWording(rule), words);
            let mine = rule_of(peer).wording.wording.unwrap();
            answer(peer, rule, mine, Stance::Agree);
        }
    };
    at_once(
        agreed,
        does("All that is said here stays here"),
        does("What is said here stays here for ever"),
        |peer, _| {
            assert_eq!(
                told_rule(&rule_of(peer)),
                "All that is said here stays here for ever (joined. Alice: All that is said here stays here. \
                 Bob: What is said here stays here for ever) | until Alice and Bob spoke, this holds: \
                 What is said here stays here | Alice agrees to: All that is said here stays here \
                 | Bob agrees to: What is said here stays here for ever"
            );
        },
    );
}

#[test]
fn agreeing_while_another_rewords_stays_with_the_old_wording() {
    at_once(
        proposed,
        |alice, (rule, _)| {
            drop(alice.write(TextField::RuleWording(rule), "What is said stays here"));
        },
        |bob, (rule, wording)| answer(bob, rule, wording, Stance::Agree),
        |peer, _| {
            assert_eq!(
                told_rule(&rule_of(peer)),
                "What is said stays here | in the making, waiting for Alice and Bob \
                 | Bob agrees to: What is said here stays here"
            );
        },
    );
}

#[test]
fn the_last_agreement_and_a_concern_do_not_hold() {
    at_once(
        proposed,
        |alice, (rule, wording)| answer(alice, rule, wording, Stance::Agree),
        |bob, (rule, wording)| answer(bob, rule, wording, Stance::Concern),
        |peer, _| {
            assert_eq!(
                told_rule(&rule_of(peer)),
                "What is said here stays here | does not hold, Bob has a concern | Alice agrees | Bob has a concern"
            );
        },
    );
}

#[test]
fn retired_by_one_and_reworded_by_another_is_to_settle() {
    at_once(
        agreed,
        |alice, (rule, _)| drop(alice.edit(&Edit::SetRuleAside { rule, aside: true })),
        |bob, (rule, _)| drop(bob.write(TextField::RuleWording(rule), "What is said stays here")),
        |peer, _| {
            let told = told_rule(&rule_of(peer));
            let before = "What is said stays here | set aside or not? for you to settle | ";
            assert!(told.starts_with(before), "{told}");
        },
    );
}

#[test]
fn two_wordings_side_by_side_cannot_be_agreed_to_before_one_is_chosen() {
    let words = |words: &'static str| {
        move |peer: &mut Peer, (rule, _): (RecordId, ExactHash)| {
            peer.write(TextField::RuleWording(rule), words);
        }
    };
    at_once(
        |alice, bob| {
            let (rule, wording) = agreed(alice, bob);
            meet(alice, bob);
            words("What is told here stays here")(alice, (rule, wording));
            words("What is shared here stays here")(bob, (rule, wording));
            meet(alice, bob);
            for peer in [alice, bob] {
                let shown = rule_of(peer).wording;
                assert!(shown.overlap);
                let from = shown.wording;
                let wording = from.unwrap();
                let stance = Some(Stance::Agree);
                let edit = Edit::AnswerRule { rule, wording, stance, why: None };
                let refused = peer.try_edit(&edit).unwrap_err().to_string();
                assert_eq!(refused, "Two wordings stand side by side. Choose one first.");
                let text = TextField::RuleWording(rule);
                let frozen = Edit::Write { text, words: shown.words, from };
                assert!(matches!(peer.try_edit(&frozen), Err(EditError::SideBySide)));
            }
            (rule, wording)
        },
        words("What is told here stays here"),
        words("What is shared here stays here"),
        |peer, _| {
            let told = told_rule(&rule_of(peer));
            assert!(
                told.contains("(choose. Alice: What is told here stays here. Bob: What is shared"),
                "{told}"
            );
            assert!(told.contains("this holds: What is said here stays here"), "{told}");
        },
    );
}

#[test]
fn two_who_choose_the_same_wording_have_settled_it() {
    at_once(
        |alice, bob| {
            let (rule, wording) = proposed(alice, bob);
            alice.write(TextField::RuleWording(rule), "What is told here stays here");
            bob.write(TextField::RuleWording(rule), "What is shared here stays here");
            (rule, wording)
        },
        |alice, (rule, _)| {
            drop(alice.write(TextField::RuleWording(rule), "What is told here stays here"));
        },
        |bob, (rule, _)| {
            drop(bob.write(TextField::RuleWording(rule), "What is told here stays here"));
        },
        |peer, (rule, _)| {
            let read = rule_of(peer);
            assert_eq!(
                (read.wording.words.as_str(), read.wording.overlap),
                ("What is told here stays here", false)
            );
            assert_eq!(read.id, rule);
        },
    );
}

#[test]
fn moved_and_cancelled_at_once_is_not_certain() {
    at_once(
        planned,
        |alice, (meeting, _)| drop(alice.edit(&Edit::MoveMeeting { meeting, when: evening(9) })),
        |bob, (meeting, _)| drop(bob.edit(&Edit::CancelMeeting { meeting, cancelled: true })),
        |peer, _| {
            assert_eq!(told_meeting(&meeting_of(peer)), "on 9 at Library, cancelled, not certain");
        },
    );
}

#[test]
fn two_times_and_two_places_are_all_shown() {
    let does = |day: i8, place: &'static str| {
        move |peer: &mut Peer, (meeting, _): (RecordId, ExactHash)| {
            peer.edit(&Edit::MoveMeeting { meeting, when: evening(day) });
            peer.edit(&Edit::PlaceMeeting { meeting, place: place.to_owned() });
        }
    };
    at_once(planned, does(9, "Café"), does(10, "Online"), |peer, _| {
        assert_eq!(told_meeting(&meeting_of(peer)), "on 9 or 10 at Café or Online, not certain");
    });
    at_once(planned, does(9, "Café"), does(9, "Café"), |peer, _| {
        assert_eq!(told_meeting(&meeting_of(peer)), "on 9 at Café");
    });
}

#[test]
fn cancelled_by_both_is_cancelled_and_brought_back_by_one_is_a_question() {
    let switch = |cancelled| {
        move |peer: &mut Peer, (meeting, _): (RecordId, ExactHash)| {
            peer.edit(&Edit::CancelMeeting { meeting, cancelled });
        }
    };
    at_once(planned, switch(true), switch(true), |peer, _| {
        assert_eq!(told_meeting(&meeting_of(peer)), "on 2 at Library, cancelled");
    });
    at_once(planned, switch(true), switch(false), |peer, _| {
        assert_eq!(
            told_meeting(&meeting_of(peer)),
            "on 2 at Library, cancelled or not?, not certain"
        );
    });
}

#[test]
fn a_reply_given_while_the_meeting_is_moved_is_one_to_the_old_time() {
    at_once(
        planned,
        |alice, (meeting, _)| drop(alice.edit(&Edit::MoveMeeting { meeting, when: evening(9) })),
        |bob, (meeting, when)| {
            let (date, reply) = (evening(2).date, Some(Reply::Coming));
            bob.edit(&Edit::ReplyToMeeting { meeting, date, when, reply });
        },
        |peer, _| {
            let told = "on 9 at Library | Bob is coming (said to another time)";
            assert_eq!(told_meeting(&meeting_of(peer)), told);
        },
    );
}
