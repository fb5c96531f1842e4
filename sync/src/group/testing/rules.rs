//! What two people read after acting at once on ground rules, written before the code.

use super::*;
use crate::group::edit::Stance;
use crate::group::snapshot::{GroundRule, RuleState};
use crate::id::{ExactHash, RecordId};

fn pair() -> (World, Peer, Peer) {
    let world = World::default();
    let (alice, bob) = (world.device(1, 1), world.device(2, 1));
    (world, alice, bob)
}

fn only_rule(peer: &Peer) -> GroundRule {
    let rules = peer.snapshot().rules;
    assert_eq!(rules.len(), 1);
    (*rules[0]).clone()
}

fn add_rule(peer: &mut Peer, wording: &str) -> (RecordId, ExactHash) {
    let (title, wording) = ("Quiet".to_owned(), wording.to_owned());
    peer.edit(&Edit::AddRule { title, wording, topic: None });
    let rule = only_rule(peer);
    (rule.id, rule.wording.wording.unwrap())
}

fn answer(peer: &mut Peer, rule: RecordId, wording: ExactHash, stance: Stance) {
    peer.edit(&Edit::AnswerRule { rule, wording, stance: Some(stance), why: None });
}

/// A rule that both agreed to, known to both.
fn agreed(alice: &mut Peer, bob: &mut Peer) -> (RecordId, ExactHash) {
    let (rule, wording) = add_rule(alice, "What is said here stays here");
    bob.hear(alice);
    answer(alice, rule, wording, Stance::Agree);
    answer(bob, rule, wording, Stance::AgreeWithReservation);
    meet(alice, bob);
    assert_eq!(only_rule(alice).state, RuleState::Agreed);
    (rule, wording)
}

#[test]
fn two_rewordings_are_joined_and_the_wording_that_held_goes_on_holding() {
    let (_, mut alice, mut bob) = pair();
    let (rule, _) = agreed(&mut alice, &mut bob);
    alice.write(TextField::RuleWording(rule), "All that is said here stays here");
    bob.write(TextField::RuleWording(rule), "What is said here stays here for ever");
    let mine = only_rule(&alice).wording.wording.unwrap();
    answer(&mut alice, rule, mine, Stance::Agree);
    let theirs = only_rule(&bob).wording.wording.unwrap();
    answer(&mut bob, rule, theirs, Stance::Agree);

    meet(&mut alice, &mut bob);

    let read = only_rule(&alice);
    assert_eq!(read.wording.words, "All that is said here stays here for ever");
    assert!(!read.wording.overlap);
    assert_eq!(read.wording.versions.len(), 2);
    assert!(read.answers.iter().all(|answer| !answer.current));
    let state = RuleState::EarlierWordingHolds {
        words: "What is said here stays here".to_owned(),
        waiting_for: vec![alice.me, bob.me],
    };
    assert_eq!(read.state, state);

    // Nobody has to write again: the joined text is a wording that can be agreed to.
    let joined = read.wording.wording.unwrap();
    answer(&mut alice, rule, joined, Stance::Agree);
    answer(&mut bob, rule, joined, Stance::StandAside);
    meet(&mut alice, &mut bob);
    assert_eq!(only_rule(&bob).state, RuleState::Agreed);
}

#[test]
fn one_word_changed_in_two_ways_is_shown_with_both() {
    let (_, mut alice, mut bob) = pair();
    let (rule, _) = agreed(&mut alice, &mut bob);
    alice.write(TextField::RuleWording(rule), "What is told here stays here");
    bob.write(TextField::RuleWording(rule), "What is shared here stays here");

    meet(&mut alice, &mut bob);

    let read = only_rule(&bob);
    assert_eq!(read.wording.words, "What is [told / shared] here stays here");
    assert!(read.wording.overlap);
}

#[test]
fn agreeing_while_another_rewords_leaves_the_agreement_on_the_old_wording() {
    let (_, mut alice, mut bob) = pair();
    let (rule, wording) = add_rule(&mut alice, "We come on time");
    answer(&mut alice, rule, wording, Stance::Agree);
    bob.hear(&alice);
    answer(&mut bob, rule, wording, Stance::Agree);
    alice.write(TextField::RuleWording(rule), "We come on time or say so");

    meet(&mut alice, &mut bob);

    let read = only_rule(&alice);
    assert_eq!(read.wording.words, "We come on time or say so");
    assert!(read.answers.iter().all(|answer| !answer.current && answer.wording == wording));
    let words = "We come on time".to_owned();
    let waiting_for = vec![alice.me, bob.me];
    assert_eq!(read.state, RuleState::EarlierWordingHolds { words, waiting_for });
}

#[test]
fn the_last_agreement_and_a_concern_at_once_do_not_hold_yet() {
    let world = World::default();
    let (mut alice, mut bob, mut carol) =
        (world.device(1, 1), world.device(2, 1), world.device(3, 1));
    let (rule, wording) = add_rule(&mut alice, "Phones stay off");
    bob.hear(&alice);
    carol.hear(&alice);
    answer(&mut alice, rule, wording, Stance::Agree);
    answer(&mut bob, rule, wording, Stance::Agree);
    carol.edit(&Edit::AnswerRule {
        rule,
        wording,
        stance: Some(Stance::Concern),
        why: Some("I am on call".to_owned()),
    });

    alice.hear(&bob);
    meet(&mut alice, &mut carol);

    let read = only_rule(&alice);
    assert_eq!(read.state, RuleState::Concern { by: vec![carol.me], holds: None });
    let why = read.answers.iter().find(|answer| answer.member == carol.me).unwrap();
    assert_eq!(why.why.as_ref().unwrap().words, Words::Known("I am on call".to_owned()));
}

#[test]
fn a_concern_with_a_newer_wording_takes_nothing_from_the_one_that_holds() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let (rule, wording) = add_rule(&mut alice, "Phones stay off");
    bob.hear(&alice);
    answer(&mut alice, rule, wording, Stance::Agree);
    answer(&mut bob, rule, wording, Stance::Agree);
    meet(&mut alice, &mut bob);
    assert_eq!(only_rule(&alice).state, RuleState::Agreed);
    // Whoever comes later unsettles nothing, by a concern no more than by silence.
    let mut carol = world.device(3, 1);
    carol.hear(&alice);
    answer(&mut carol, rule, wording, Stance::Concern);
    meet(&mut alice, &mut carol);
    let holds = Some("Phones stay off".to_owned());
    let concern = |by, holds| RuleState::Concern { by: vec![by], holds };
    assert_eq!(only_rule(&alice).state, concern(carol.me, holds.clone()));
    alice.write(TextField::RuleWording(rule), "Phones stay outside");
    bob.hear(&alice);
    let now = only_rule(&bob).wording.wording.unwrap();
    answer(&mut bob, rule, now, Stance::Concern);
    meet(&mut alice, &mut bob);
    assert_eq!(only_rule(&alice).state, concern(bob.me, holds));
}

#[test]
fn set_aside_by_one_and_reworded_by_another_comes_back_as_both() {
    let (_, mut alice, mut bob) = pair();
    let (rule, _) = agreed(&mut alice, &mut bob);
    alice.edit(&Edit::SetRuleAside { rule, aside: true });
    assert_eq!(only_rule(&alice).state, RuleState::Aside);
    bob.write(TextField::RuleWording(rule), "What is said here stays with us");

    meet(&mut alice, &mut bob);
    assert_eq!(only_rule(&bob).state, RuleState::Unsettled);

    bob.edit(&Edit::SetRuleAside { rule, aside: true });
    meet(&mut alice, &mut bob);
    assert_eq!(only_rule(&alice).state, RuleState::Aside);
    let refused = alice.try_edit(&Edit::Write {
        text: TextField::RuleWording(rule),
        words: "New".to_owned(),
        from: None,
    });
    assert!(matches!(refused, Err(EditError::RuleAside)));
}

#[test]
fn set_aside_by_one_and_taken_up_by_another_shows_both() {
    let (_, mut alice, mut bob) = pair();
    let (rule, _) = agreed(&mut alice, &mut bob);
    alice.edit(&Edit::SetRuleAside { rule, aside: true });
    bob.edit(&Edit::SetRuleAside { rule, aside: false });

    meet(&mut alice, &mut bob);

    let read = only_rule(&alice);
    assert_eq!(read.state, RuleState::Unsettled);
    assert_eq!(read.aside.values.len(), 2);
}

#[test]
fn a_member_on_a_break_blocks_nothing_and_a_newcomer_unsettles_nothing() {
    let (world, mut alice, mut bob) = pair();
    let carol = world.member(3);
    world.set_standing(carol, Standing::OnBreak);
    let (rule, wording) = agreed(&mut alice, &mut bob);
    let dora = world.member(4);
    alice.refresh(&Touched { roster: true, ..Touched::default() });
    assert_eq!(only_rule(&alice).state, RuleState::Agreed);
    assert!(only_rule(&alice).answers.iter().all(|answer| answer.member != dora));

    // Speaking again does not unsettle it either.
    answer(&mut alice, rule, wording, Stance::StandAside);
    assert_eq!(only_rule(&alice).state, RuleState::Agreed);

    world.set_standing(carol, Standing::Member);
    alice.refresh(&Touched { roster: true, ..Touched::default() });
    assert_eq!(only_rule(&alice).state, RuleState::Agreed);
}

#[test]
fn who_has_not_spoken_is_visible_and_one_voice_alone_is_no_agreement() {
    let (_, mut alice, mut bob) = pair();
    let (rule, wording) = add_rule(&mut alice, "Everybody gets a turn");
    answer(&mut alice, rule, wording, Stance::Agree);
    meet(&mut alice, &mut bob);
    let waiting_for = vec![bob.me];
    assert_eq!(only_rule(&alice).state, RuleState::InTheMaking { waiting_for });
}

#[test]
fn taking_ones_word_back_leaves_none() {
    let (_, mut alice, mut bob) = pair();
    let (rule, wording) = agreed(&mut alice, &mut bob);
    bob.edit(&Edit::AnswerRule { rule, wording, stance: None, why: None });
    meet(&mut alice, &mut bob);
    let waiting_for = vec![bob.me];
    assert_eq!(only_rule(&alice).state, RuleState::InTheMaking { waiting_for });
    assert!(only_rule(&alice).answers.iter().all(|answer| answer.member == alice.me));
}

#[test]
fn two_devices_of_one_member_that_disagree_are_both_shown_and_count_for_nothing() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let mut other = world.device(2, 2);
    let (rule, wording) = add_rule(&mut alice, "We sit in a circle");
    bob.hear(&alice);
    other.hear(&alice);
    answer(&mut alice, rule, wording, Stance::Agree);
    answer(&mut bob, rule, wording, Stance::Agree);
    answer(&mut other, rule, wording, Stance::StandAside);

    alice.hear(&bob);
    meet(&mut alice, &mut other);

    let read = only_rule(&alice);
    assert_eq!(read.answers.iter().filter(|answer| answer.member == bob.me).count(), 2);
    assert_eq!(read.state, RuleState::InTheMaking { waiting_for: vec![bob.me] });

    answer(&mut other, rule, wording, Stance::StandAside);
    meet(&mut alice, &mut other);
    assert_eq!(only_rule(&alice).state, RuleState::Agreed);
}

#[test]
fn a_writer_replaces_only_what_they_saw() {
    let (_, mut alice, mut bob) = pair();
    alice.write(TextField::FocusPurpose, "to rest");
    bob.hear(&alice);
    let seen = bob.snapshot().focus.purpose.wording;
    alice.write(TextField::FocusPurpose, "to rest and talk");
    bob.hear(&alice);

    // Bob began typing before Alice's words came, and saves after.
    bob.edit(&Edit::Write {
        text: TextField::FocusPurpose,
        words: "together to rest".to_owned(),
        from: seen,
    });

    let read = meet(&mut alice, &mut bob).focus.purpose.clone();
    assert_eq!(read.words, "together to rest and talk");
    assert_eq!(read.versions.len(), 2);
    assert_eq!(read.versions[0].by, Some(alice.me));
    assert_eq!(read.versions[1].by, Some(bob.me));
}

#[test]
fn what_was_taken_back_is_gone_from_the_text_and_its_history() {
    let (world, mut alice, mut bob) = pair();
    let written = alice.write(TextField::FocusWho, "nurses of ward 7");
    alice.write(TextField::FocusWho, "nurses");
    let body = written.bodies[0].name;
    meet(&mut alice, &mut bob);
    world.take_back(body);
    let touched = Touched { bodies: [body].into(), ..Touched::default() };
    alice.refresh(&touched);
    bob.refresh(&touched);

    let read = meet(&mut alice, &mut bob).focus.who.clone();

    assert_eq!(read.words, "nurses");
    assert_eq!(read.earlier[0].words, Words::TakenBack);
    assert!(!format!("{read:?}").contains("ward 7"));
}

#[test]
fn a_mistake_is_told_and_changes_nothing() {
    let (world, mut alice, _) = pair();
    let before = alice.document.heads();
    let nobody = RecordId::from_bytes([5; 16]);
    let mistakes = [
        Edit::Write { text: TextField::GroupName, words: "  ".to_owned(), from: None },
        Edit::Write { text: TextField::FocusWho, words: "x".repeat(16_385), from: None },
        Edit::Write { text: TextField::RuleWording(nobody), words: "a".to_owned(), from: None },
        Edit::AddRule { title: "a\nb".to_owned(), wording: "c".to_owned(), topic: None },
        Edit::AddRule { title: "a".to_owned(), wording: String::new(), topic: None },
        Edit::SetRuleAside { rule: nobody, aside: true },
        Edit::NameMyself { name: "a".repeat(300) },
        Edit::CancelMeeting { meeting: nobody, cancelled: true },
        Edit::TakeBack { body: BodyName::from_bytes([1; 32]) },
        Edit::Write {
            text: TextField::FocusWho,
            words: "a".to_owned(),
            from: Some(ExactHash::from_bytes([3; 32])),
        },
    ];
    for mistake in &mistakes {
        let told = alice.try_edit(mistake).unwrap_err().to_string();
        assert!(told.ends_with('.'), "{told}");
    }
    world.set_standing(alice.me, Standing::Left);
    let told = alice.try_edit(&Edit::NameMyself { name: "Alice".to_owned() }).unwrap_err();
    assert!(matches!(told, EditError::NotAMember));
    assert_eq!(alice.document.heads(), before);
}
